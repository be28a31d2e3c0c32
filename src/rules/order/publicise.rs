//! Shows the world what happened at a feature.

use serde::{Deserialize, Serialize};

use crate::catalog::NationId;
use crate::rules::error::{Refusal, What};
use crate::rules::event::{Driver, Event, Factor, FactorKind};
use crate::rules::grayzone::{Act, control};
use crate::rules::ids::{AgreementId, FeatureId};
use crate::rules::parameter::Param;
use crate::rules::scenario::Scenario;
use crate::rules::state::Game;
use crate::rules::support;
use crate::rules::turn::Change;

/// A nation publishes what was done at a feature in the last two turns.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Publicise {
    /// Who.
    pub nation: NationId,
    /// Where it happened.
    pub feature: FeatureId,
}

impl Publicise {
    pub(super) fn capital(&self, scenario: &Scenario) -> i32 {
        scenario.parameters.get(Param::CostPublicise)
    }

    /// # Errors
    /// Nothing happened there lately, or the nation did it itself.
    pub(super) fn check(&self, scenario: &Scenario, game: &Game) -> Result<(), Refusal> {
        if self.feature.index() >= scenario.features.len() {
            return Err(Refusal::NoSuch { what: What::Feature });
        }
        let state = &game.features[self.feature.index()];
        let fresh = state.last_incident_turn > 0 && state.last_incident_turn + 2 >= game.turn;
        if fresh && state.last_incident_by.is_some_and(|by| by != self.nation) { Ok(()) } else { Err(Refusal::NothingToPublish) }
    }

    pub(in crate::rules) fn resolve(&self, change: &mut Change) {
        let scenario = change.scenario;
        let get = |param| scenario.parameters.get(param);
        let state = &change.game.features[self.feature.index()];
        let (Some(against), Some(act)) = (state.last_incident_by, state.last_incident_act) else { return };
        let wear = i32::from(change.game.nations[self.nation.index()].publicity_wear);
        let cameras = change.game.active_forces().any(|(_, force)| {
            force.nation == self.nation
                && force.task.is_some_and(|task| task.feature == self.feature && task.act == Act::Document)
                && control::on_scene(scenario, force, self.feature)
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
        change.emit_to_all(Event::Publicised { nation: self.nation, feature: self.feature, against, effect: effect as i16, why });
        support::support(change, self.nation, effect, Driver::Publicity);
        let exposure = get(Param::PublicityExposure) * (1000 - wear) / 1000 * gravity / 2;
        support::credit(change, against, -exposure, Driver::Exposure);
        let worn = (wear + get(Param::PublicityWear)).min(1000) as i16;
        change.emit_to_all(Event::PublicityWore { nation: self.nation, to: worn });
        self.suspend_quiet(change, against);
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
