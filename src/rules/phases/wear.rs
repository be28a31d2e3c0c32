//! Wear: what is done again soon brings less.

use crate::catalog::NationId;
use crate::catalog::quantity::Thousandths;
use crate::rules::change::Change;
use crate::rules::event::Event;
use crate::rules::vocab::competition::Wearing;
use crate::rules::vocab::parameter::Param;

/// What is left of an effect after wear, and the event of one use more.
pub(in crate::rules) fn worn(change: &mut Change, nation: NationId, what: Wearing, effect: i32) -> i32 {
    let wear = i32::from(change.game.competition.front(nation).wear(what));
    let left = effect * (1000 - wear) / 1000;
    let to = (wear + change.scenario.parameters.get(Param::WearPerUse)).min(900) as i16;
    set(change, nation, what, Thousandths(to));
    left
}

/// That operations are run at all is their author's secret.
pub(in crate::rules) fn set(change: &mut Change, nation: NationId, what: Wearing, to: Thousandths) {
    match what {
        Wearing::Influence => change.emit_to(nation, Event::Wore { nation, what, to }),
        Wearing::Persuasion | Wearing::Inducement => change.emit_to_all(Event::Wore { nation, what, to }),
    }
}
