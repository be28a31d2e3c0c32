//! Works on another nation's public.

use super::entry::{COMPETITION, Doer, Follows, OrderEntry};
use super::form::{Asking, Besides, Chosen, Form, Offer, Pick, Purpose};
use crate::rules::change::Change;
use crate::rules::phases::pressure;
use crate::rules::scenario::Scenario;
use crate::rules::state::Game;
use crate::rules::vocab::competition::InfluenceKind;
use crate::rules::vocab::error::Refusal;
use crate::rules::vocab::ids::SeatId;
use crate::rules::vocab::order::Influence;
use crate::rules::vocab::parameter::Param;
use crate::rules::vocab::position::Clock;

impl OrderEntry for Influence {
    const NAMES: &'static [&'static str] = &["influence"];
    const CLOCKS: &'static [Clock] = COMPETITION;
    const FORM: Form = Form::Panel(Purpose::Pressure, 1, Besides::Nothing);

    fn doer(&self) -> Doer {
        Doer::Nation(self.nation)
    }

    fn capital(&self, scenario: &Scenario) -> i32 {
        scenario.parameters.get(match self.kind {
            InfluenceKind::Disinformation => Param::CostDisinformation,
            InfluenceKind::Meddling => Param::CostMeddling,
            InfluenceKind::Rhetoric => Param::CostRhetoric,
        })
    }

    /// # Errors
    /// The target is none, or no election is ahead to meddle in.
    fn check(&self, scenario: &Scenario, game: &Game, _: SeatId) -> Result<(), Refusal> {
        let present = scenario.nations.get(self.target.index()).is_some_and(|setup| setup.present);
        if !present || self.target == self.nation {
            return Err(Refusal::BadOpponent);
        }
        if self.kind == InfluenceKind::Meddling && crate::rules::phases::homefront::election::next(scenario, game, self.target).is_none() {
            return Err(Refusal::NoElection { nation: self.target });
        }
        Ok(())
    }

    fn resolve(&self, change: &mut Change, _: SeatId) {
        pressure::influence::begin(change, self, self.capital(change.scenario));
    }

    fn follows(&self) -> Follows<'_> {
        Follows::Landing(self)
    }

    fn offer(asking: &Asking<'_>, chosen: &Chosen) -> Offer<Self> {
        match chosen.picks.as_slice() {
            [] => Offer::Choose(InfluenceKind::ALL.map(Pick::Influence).into()),
            [_] => Offer::Choose(asking.others(|_| true)),
            &[Pick::Influence(kind), Pick::Nation(target)] => Offer::Order(Self { nation: asking.nation, target, kind }),
            _ => Offer::Nothing,
        }
    }
}
