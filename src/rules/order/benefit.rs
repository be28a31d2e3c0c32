//! Lets an ally's people have something of closer ties.

use super::entry::{COMPETITION, Doer, OrderEntry};
use super::form::{Asking, Besides, Chosen, Form, Offer, Pick, Purpose};
use crate::catalog::clause::InstitutionKind;
use crate::rules::change::Change;
use crate::rules::phases::homefront;
use crate::rules::scenario::Scenario;
use crate::rules::state::Game;
use crate::rules::state::competition::share;
use crate::rules::vocab::competition::BenefitKind;
use crate::rules::vocab::error::Refusal;
use crate::rules::vocab::ids::SeatId;
use crate::rules::vocab::money::Musd;
use crate::rules::vocab::order::Benefit;
use crate::rules::vocab::parameter::Param;
use crate::rules::vocab::position::Clock;

impl OrderEntry for Benefit {
    const NAMES: &'static [&'static str] = &["benefit"];
    const CLOCKS: &'static [Clock] = COMPETITION;
    const FORM: Form = Form::Panel(Purpose::Bargain, 0, Besides::Nothing);

    fn doer(&self) -> Doer {
        Doer::Nation(self.nation)
    }

    fn budget(&self, scenario: &Scenario) -> Musd {
        Musd(scenario.parameters.get(match self.kind {
            BenefitKind::Technology => Param::CostTechnology,
            BenefitKind::Infrastructure => Param::CostInfrastructure,
            BenefitKind::DisasterResponse => Param::CostDisaster,
        }))
    }

    /// # Errors
    /// The other nation is none, or technology is to be shared where no agreement keeps secrets.
    fn check(&self, scenario: &Scenario, game: &Game, _: SeatId) -> Result<(), Refusal> {
        let present = scenario.nations.get(self.to.index()).is_some_and(|setup| setup.present);
        if !present || self.to == self.nation {
            return Err(Refusal::BadOpponent);
        }
        let secret =
            share(game, self.nation, self.to, InstitutionKind::SharedIsr) || share(game, self.nation, self.to, InstitutionKind::WorkingGroup);
        if self.kind == BenefitKind::Technology && !secret {
            return Err(Refusal::NoLegalBasis { guest: self.to, host: self.nation });
        }
        Ok(())
    }

    fn resolve(&self, change: &mut Change, _: SeatId) {
        homefront::benefit(change, self, self.budget(change.scenario));
    }

    fn offer(asking: &Asking<'_>, chosen: &Chosen) -> Offer<Self> {
        match chosen.picks.as_slice() {
            [] => Offer::Choose(BenefitKind::ALL.map(Pick::Benefit).into()),
            [_] => Offer::Choose(asking.others(|_| true)),
            &[Pick::Benefit(kind), Pick::Nation(to)] => Offer::Order(Self { nation: asking.nation, to, kind }),
            _ => Offer::Nothing,
        }
    }
}
