//! What an AI player does at contested places: what is due first ([`duty`]), hulls ([`hulls`]), supply runs ([`outpost`]), acts with reach
//! ([`reach`]), and words about them ([`speak`]).

pub(super) mod duty;
pub(super) mod hulls;
pub(super) mod outpost;
pub(super) mod reach;
pub(super) mod speak;
