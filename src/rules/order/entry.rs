//! What is said of a kind of order, all in one place: its entry.

use super::form::{Asking, Chosen, Form, Offer};
use crate::catalog::NationId;
use crate::geo::CellId;
use crate::rules::change::Change;
use crate::rules::scenario::Scenario;
use crate::rules::state::Game;
use crate::rules::vocab::competition::WorkKind;
use crate::rules::vocab::error::Refusal;
use crate::rules::vocab::force::Task;
use crate::rules::vocab::ids::{ForceId, SeatId};
use crate::rules::vocab::money::Musd;
use crate::rules::vocab::order::{Coerce, Exercise, Influence, Launch, OfKind, SetPolicy};
use crate::rules::vocab::position::Clock;

/// Clocks of what is ordered on each.
pub const EVERY_CLOCK: &[Clock] = &[Clock::Incident, Clock::Competition, Clock::Crisis];
/// Clocks of what needs quarters and half-years.
pub const COMPETITION: &[Clock] = &[Clock::Competition];

/// Who carries an order out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doer {
    /// A force. It takes one order a turn.
    Force(ForceId),
    /// A nation as such.
    Nation(NationId),
}

/// When in a turn an order is carried out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// As forces set out, before any moves.
    SettingOut,
    /// As the week of a quarantine begins.
    Quarantine,
    /// In the phases of the crisis clock, which read the orders themselves.
    War,
    /// After encounters and movement, with the words of the turn.
    Words,
}

/// Where a force is bound by an order, and for what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bound<'a> {
    /// Which.
    pub force: ForceId,
    /// The cells on its way; empty for one that stays, or flies from its base.
    pub route: &'a [CellId],
    /// What it has to do there.
    pub task: Option<Task>,
}

/// What comes of an order by itself after the turn in which it is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Follows<'a> {
    /// Nothing that can be told before.
    Nothing,
    /// A lever of trade bites turn by turn.
    Trade(&'a Coerce),
    /// An information operation lands.
    Landing(&'a Influence),
    /// An exercise is held.
    Drill(&'a Exercise),
    /// A programme delivers.
    Delivery(&'a Launch),
    /// A work of this nation at this place is ready.
    Work(NationId, crate::catalog::PlaceId, WorkKind),
    /// A policy acts turn by turn.
    Policy(&'a SetPolicy),
}

/// A kind of order, whole. The turn, its rehearsal, forms, random play, studies and pages read it here; sentences stand in
/// [`report`](crate::report), and what an AI player thinks of it in [`ai`](crate::ai).
pub trait OrderEntry: OfKind {
    /// Its name on the command line and in tables; several where a kind does things that studies tell apart.
    const NAMES: &'static [&'static str];
    /// The clocks of levels on which it exists. On another, and while a war interrupts the level's own, it is refused.
    const CLOCKS: &'static [Clock];
    /// How a form offers it.
    const FORM: Form;
    /// When it is carried out.
    const STEP: Step = Step::Words;

    /// Which of its names fits.
    fn name(&self) -> &'static str {
        Self::NAMES[0]
    }

    /// Who carries it out.
    fn doer(&self) -> Doer;

    /// Staff actions that it uses: [`Scenario::staff_actions`] limits their sum.
    fn staff_actions(&self) -> u8 {
        1
    }

    /// Political capital that it uses.
    fn capital(&self, _: &Scenario) -> i32 {
        0
    }

    /// Money that it uses this turn.
    fn budget(&self, _: &Scenario) -> Musd {
        Musd::NONE
    }

    /// Where it binds a force; `None` for what moves none.
    fn bound(&self) -> Option<Bound<'_>> {
        None
    }

    /// Whether it is about the same thing as one that is given, so that only one of them can stand. Two orders to one force, and two that are
    /// alike, never stand together, whatever this says.
    fn excludes(&self, _: &Self) -> bool {
        false
    }

    /// Why it cannot be given now, its clock and its doer apart. Reads only what the seat may know.
    ///
    /// # Errors
    /// The first reason against it.
    fn check(&self, scenario: &Scenario, game: &Game, seat: SeatId) -> Result<(), Refusal>;

    /// Carries it out, as an order of `seat`.
    fn resolve(&self, change: &mut Change, seat: SeatId);

    /// Whether what it brings at once hangs on no chance and on nobody's meeting, so that it can be rehearsed.
    fn is_foreseeable(&self) -> bool {
        true
    }

    /// What comes of it later.
    fn follows(&self) -> Follows<'_> {
        Follows::Nothing
    }

    /// What a form has to ask after what is chosen, or the order that is chosen. Asked only where [`FORM`](Self::FORM) is in the panel.
    fn offer(_: &Asking<'_>, _: &Chosen) -> Offer<Self> {
        Offer::Nothing
    }

    /// What a form says for want of anything to choose from.
    fn nothing_to_choose(_: NationId) -> Option<Refusal> {
        None
    }
}
