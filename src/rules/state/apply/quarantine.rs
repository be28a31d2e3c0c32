//! What a quarantine changes.

use crate::rules::event::quarantine::QuarantineNews;
use crate::rules::state::Game;

/// Changes a game's quarantine. What a game without one is told changes nothing.
pub(super) fn apply(game: &mut Game, news: &QuarantineNews) {
    let Some(now) = game.quarantine.as_mut() else { return };
    match news {
        QuarantineNews::Decided { order } => order.apply(now),
        QuarantineNews::Counted { quarantine } => *now = (**quarantine).clone(),
        QuarantineNews::Ended { ending } => now.ending = Some(*ending),
        // These stand in the counts.
        QuarantineNews::Met { .. }
        | QuarantineNews::Convoyed { .. }
        | QuarantineNews::Collided { .. }
        | QuarantineNews::Fired { .. }
        | QuarantineNews::BecameWar { .. }
        | QuarantineNews::Sunk { .. }
        | QuarantineNews::Supplied { .. }
        | QuarantineNews::Endured { .. }
        | QuarantineNews::Sailed { .. } => {}
    }
}
