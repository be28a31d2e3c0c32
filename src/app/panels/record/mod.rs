//! What has happened: news ([`news`]), and the turn played back on the map ([`playback`], [`phases`]).

pub mod news;
pub(super) mod phases;
pub mod playback;
