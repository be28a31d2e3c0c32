//! Shows the world what happened at a feature.

use super::entry::{Doer, EVERY_CLOCK, OrderEntry};
use super::form::{Asking, Besides, Chosen, Form, Offer, Pick, Purpose};
use crate::catalog::quantity::Thousandths;
use crate::catalog::{Act, NationId};
use crate::rules::change::Change;
use crate::rules::event::Event;
use crate::rules::phases::agreement::obligation;
use crate::rules::phases::support;
use crate::rules::scenario::{Scenario, on_scene};
use crate::rules::state::{Game, Incident};
use crate::rules::vocab::cause::{Driver, Factor, FactorKind};
use crate::rules::vocab::error::{Refusal, What};
use crate::rules::vocab::ids::{AgreementId, SeatId};
use crate::rules::vocab::order::Publicise;
use crate::rules::vocab::parameter::Param;
use crate::rules::vocab::position::Clock;

impl OrderEntry for Publicise {
    const NAMES: &'static [&'static str] = &["publicise"];
    const CLOCKS: &'static [Clock] = EVERY_CLOCK;
    const FORM: Form = Form::Panel(Purpose::Pressure, 4, Besides::Nothing);

    fn doer(&self) -> Doer {
        Doer::Nation(self.nation)
    }

    fn capital(&self, scenario: &Scenario) -> i32 {
        scenario.parameters.get(Param::CostPublicise)
    }

    /// # Errors
    /// No opponent lately did anything there to the nation or a partner of it.
    fn check(&self, scenario: &Scenario, game: &Game, _: SeatId) -> Result<(), Refusal> {
        if self.feature.index() >= scenario.features.len() {
            return Err(Refusal::NoSuch { what: What::Feature });
        }
        self.subject(scenario, game).map(|_| ()).ok_or(Refusal::NothingToPublish)
    }

    fn resolve(&self, change: &mut Change, _: SeatId) {
        let scenario = change.scenario;
        let get = |param| scenario.parameters.get(param);
        let Some(Incident { by: against, act, .. }) = self.subject(scenario, &change.game) else { return };
        let wear = i32::from(change.game.nations[self.nation.index()].publicity_wear);
        let cameras = change.game.active_forces().any(|(_, force)| {
            force.nation == self.nation
                && force.task.is_some_and(|task| task.feature == self.feature && task.act == Act::Document)
                && on_scene(scenario, force, self.feature)
        });
        let gravity = i32::from(act.rung());
        // Pictures of one's own make half as much again.
        let raw = get(Param::PublicityEffect) * gravity / 2 * if cameras { 3 } else { 2 } / 2;
        let effect = raw * (1000 - wear) / 1000;
        let why = vec![
            Factor { kind: FactorKind::Gravity, value: gravity },
            Factor { kind: FactorKind::Witnesses, value: i32::from(cameras) },
            Factor { kind: FactorKind::Wear, value: wear },
        ];
        support::capital(change, self.nation, -self.capital(scenario), Driver::OrderCost);
        change.emit_to_all(Event::Publicised { nation: self.nation, feature: self.feature, against, effect: Thousandths(effect as i16), why });
        support::support(change, self.nation, Thousandths::of(effect), Driver::Publicity);
        let exposure = get(Param::PublicityExposure) * (1000 - wear) / 1000 * gravity / 2;
        support::credit(change, against, Thousandths::of(-exposure), Driver::Exposure);
        let worn = (wear + get(Param::PublicityWear)).min(1000) as i16;
        change.emit_to_all(Event::PublicityWore { nation: self.nation, to: Thousandths(worn) });
        self.suspend_quiet(change, against);
    }

    fn offer(asking: &Asking<'_>, chosen: &Chosen) -> Offer<Self> {
        match chosen.picks.as_slice() {
            [] => Offer::Choose(asking.scenario.features().map(|(id, _)| Pick::Feature(id)).collect()),
            &[Pick::Feature(feature)] => Offer::Order(Self { nation: asking.nation, feature }),
            _ => Offer::Nothing,
        }
    }
}

impl Publicise {
    /// What it would show: the gravest thing that an opponent lately did there to the nation or a partner of it; of several as grave what was
    /// done to the nation itself, and then the latest. What oneself or a partner did is shown to nobody.
    pub fn subject(&self, scenario: &Scenario, game: &Game) -> Option<Incident> {
        let own_side = |other: NationId| {
            let together = game.seat_of(scenario, self.nation).is_some_and(|seat| game.seat_of(scenario, other) == Some(seat));
            other == self.nation || together || obligation::are_partners(game, self.nation, other)
        };
        let incidents = game.features[self.feature.index()].incidents.iter().copied();
        let shown = incidents.filter(|incident| incident.is_fresh(game.turn) && !own_side(incident.by) && own_side(incident.against));
        shown.max_by_key(|incident| (incident.act.rung(), incident.against == self.nation, incident.turn, incident.act, incident.by))
    }

    /// Quiet understandings between the two do not survive the cameras for a while.
    fn suspend_quiet(&self, change: &mut Change, against: NationId) {
        let until_turn = change.game.turn + change.scenario.parameters.get(Param::PublicitySuspends).max(0) as u16;
        let quiet = |agreement: &crate::rules::state::Agreement| {
            agreement.text.quiet
                && agreement.binds(change.game.turn)
                && agreement.text.parties.contains(&self.nation)
                && agreement.text.parties.contains(&against)
        };
        let ids: Vec<AgreementId> =
            change.game.agreements.iter().enumerate().filter(|(_, a)| quiet(a)).map(|(index, _)| AgreementId(index as u16)).collect();
        for id in ids {
            change.emit_to_all(Event::AgreementSuspended { id, until_turn });
        }
    }
}
