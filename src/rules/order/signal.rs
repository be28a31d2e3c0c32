//! Tells another nation what is meant. Without a message it is misread more often.

use super::entry::{Doer, EVERY_CLOCK, OrderEntry};
use super::form::{Asking, Besides, Chosen, Form, Offer, Pick, Purpose};
use crate::catalog::plain::plain_text;
use crate::catalog::quantity::Thousandths;
use crate::rules::change::Change;
use crate::rules::event::Event;
use crate::rules::phases::agreement::obligation;
use crate::rules::phases::{escalation, support};
use crate::rules::scenario::Scenario;
use crate::rules::state::Game;
use crate::rules::vocab::cause::Driver;
use crate::rules::vocab::command::MAX_MESSAGE;
use crate::rules::vocab::dice::Dice;
use crate::rules::vocab::error::{Refusal, What};
use crate::rules::vocab::ids::SeatId;
use crate::rules::vocab::order::{Signal, SignalKind};
use crate::rules::vocab::parameter::Param;
use crate::rules::vocab::position::Clock;
use crate::rules::vocab::stream::Stream;

impl OrderEntry for Signal {
    const NAMES: &'static [&'static str] = SignalKind::NAMES;
    const CLOCKS: &'static [Clock] = EVERY_CLOCK;
    const FORM: Form = Form::Panel(Purpose::Bargain, 2, Besides::Message);

    fn name(&self) -> &'static str {
        self.kind.name()
    }

    fn doer(&self) -> Doer {
        Doer::Nation(self.nation)
    }

    fn capital(&self, scenario: &Scenario) -> i32 {
        scenario.parameters.get(Param::CostSignal)
    }

    /// # Errors
    /// The other nation is none, or the message is too long or holds what cannot be seen.
    fn check(&self, scenario: &Scenario, _: &Game, _: SeatId) -> Result<(), Refusal> {
        let present = scenario.nations.get(self.to.index()).is_some_and(|setup| setup.present);
        if self.to == self.nation || !present {
            return Err(Refusal::BadOpponent);
        }
        if self.message.chars().count() > MAX_MESSAGE {
            return Err(Refusal::TooLarge { what: What::Text, limit: MAX_MESSAGE as u32 });
        }
        plain_text(&self.message)?;
        Ok(())
    }

    fn resolve(&self, change: &mut Change, seat: SeatId) {
        let scenario = change.scenario;
        if self.kind == SignalKind::Notice {
            support::capital(change, self.nation, -self.capital(scenario), Driver::OrderCost);
            let until_turn = change.game.turn + scenario.parameters.get(Param::NoticeTurns).clamp(0, 100) as u16;
            change.emit_to_all(Event::NoticeGiven { nation: self.nation, until_turn });
            return;
        }
        let with_message = !self.message.trim().is_empty();
        let risk = scenario.parameters.get(if with_message { Param::MisreadWithMessage } else { Param::MisreadWithout });
        let stream = Stream::Signal { from: self.nation, to: self.to, kind: self.kind };
        let misread = Dice::new(change.game.seed, change.game.turn, stream).chance(Thousandths::of(risk));
        let read_as = match (self.kind, misread) {
            (kind, false) => kind,
            // Comfort for one is a threat to another's ear, restraint looks like weakness, and a warning like bluster.
            (SignalKind::Reassure | SignalKind::Calm, true) => SignalKind::Warn,
            (SignalKind::Warn, true) => SignalKind::Calm,
            (SignalKind::Notice, true) => SignalKind::Notice,
        };
        let concerned = change.game.seats_of(scenario, &[self.nation, self.to]);
        support::capital(change, self.nation, -self.capital(scenario), Driver::OrderCost);
        let heard = Event::Signalled { from: self.nation, to: self.to, kind: self.kind, with_message, read_as, text: self.message.clone() };
        change.emit(concerned.union(crate::rules::vocab::ids::SeatSet::one(seat)), heard);
        // Words wear off: after four signals they count half.
        let sent = i32::from(change.game.nations[self.nation.index()].tally.signals.saturating_sub(1));
        let worn = |effect: i32| effect * 4 / (4 + sent);
        let (by, calm) = (worn(scenario.parameters.get(Param::SignalSupport)), worn(scenario.parameters.get(Param::SignalCalm)));
        match (self.kind, misread) {
            (SignalKind::Reassure, false) => support::support(change, self.to, Thousandths::of(by), Driver::Signal),
            (SignalKind::Warn, false) => support::support(change, self.to, Thousandths::of(-by), Driver::Signal),
            (SignalKind::Calm, false) => {
                support::standing(change, self.to, Thousandths::of(calm), Driver::Signal);
                escalation::calm(change, self.nation, self.to);
            }
            // An ally that misreads a reassurance doubts it; it does not feel threatened.
            (SignalKind::Reassure | SignalKind::Calm, true) if obligation::are_partners(&change.game, self.nation, self.to) => {
                support::support(change, self.to, Thousandths::of(-by), Driver::Misread);
            }
            (SignalKind::Reassure | SignalKind::Calm, true) => escalation::act(change, self.nation, self.to, 1, Driver::Misread),
            (SignalKind::Warn, true) => support::support(change, self.to, Thousandths::of(by), Driver::Misread),
            (SignalKind::Notice, _) => {}
        }
    }

    /// A signal may be misread; a notice is in a form that nobody misreads.
    fn is_foreseeable(&self) -> bool {
        self.kind == SignalKind::Notice
    }

    fn offer(asking: &Asking<'_>, chosen: &Chosen) -> Offer<Self> {
        match chosen.picks.as_slice() {
            [] => Offer::Choose(SignalKind::ALL.map(Pick::Signal).into()),
            [_] => Offer::Choose(asking.others(|_| true)),
            &[Pick::Signal(kind), Pick::Nation(to)] => {
                Offer::Order(Self { nation: asking.nation, to, kind, message: chosen.message.trim().to_owned() })
            }
            _ => Offer::Nothing,
        }
    }
}
