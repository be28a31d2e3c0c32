//! What a seat's objectives make it want.

use std::collections::BTreeMap;

use crate::catalog::NationId;
use crate::rules::Scenario;
use crate::rules::metric::{Comparison, Test};
use crate::rules::state::Game;
use crate::rules::vocab::ids::{FeatureId, SeatId};
use crate::rules::vocab::measure::{Pursuit, Speed, Trend};

/// How much a seat wants what at a feature, 0 and up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FeatureWants {
    /// Control moved its way from where it stands.
    pub push: i32,
    /// Control kept where it stands.
    pub hold: i32,
    /// Presence for its own sake: an unbroken stay, a share, turns on the scene.
    pub stay: i32,
    /// Turns on the scene that are still missing, at most.
    pub turns_missing: i32,
    /// Cargo to get through.
    pub deliver: i32,
    /// Building material to get through.
    pub mend: i32,
    /// Cargo not to get through.
    pub starve: i32,
    /// Building material not to get through.
    pub decay: i32,
    /// Others not to stay.
    pub evict: i32,
}

/// What a seat wants.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wants {
    /// By feature.
    pub features: BTreeMap<FeatureId, FeatureWants>,
    /// How much it minds deaths, injuries and damage.
    pub caution: i32,
    /// How much it wants support at home.
    pub support: i32,
    /// How much it wants standing at home.
    pub standing: i32,
    /// How much it minds being shown doing things.
    pub shyness: i32,
    /// How much it wants to consult.
    pub consult: i32,
    /// How much its word is worth to it.
    pub word: i32,
    /// How much it wants another nation's public steadied.
    pub steady: BTreeMap<NationId, i32>,
    /// How much it wants things calm with each other nation, or between others.
    pub calm: BTreeMap<NationId, i32>,
    /// How much it wants an understanding, by nation.
    pub understanding: BTreeMap<NationId, i32>,
}

impl Wants {
    /// What the objectives of a seat ask for: the next tier weighs most, those behind it less, one that cannot be reached any more nothing.
    pub fn of(scenario: &Scenario, game: &Game, seat: SeatId) -> Self {
        let mut wants = Self::default();
        for objective in scenario.objectives.iter().filter(|objective| objective.seat == seat) {
            let reached = objective.tiers.iter().take_while(|tier| tier.holds_for(scenario, game, seat)).count();
            for (tier, condition) in objective.tiers.iter().enumerate() {
                if condition.0.iter().any(|test| lost(scenario, game, seat, test)) {
                    break;
                }
                // What is reached and can be lost again by one more event is worth more care than what stands.
                let frail = condition.0.iter().any(|test| test.metric.row().trend.only_rises() && test.comparison == Comparison::AtMost);
                let weight = if tier >= reached {
                    3 - (tier - reached).min(2) as i32
                } else if frail {
                    2
                } else {
                    1
                };
                for test in &condition.0 {
                    wants.test(scenario, game, seat, test, weight);
                }
            }
        }
        wants.by_role(scenario, seat);
        wants
    }

    fn test(&mut self, scenario: &Scenario, game: &Game, seat: SeatId, test: &Test, weight: i32) {
        let own = || test.metric.nation().is_some_and(|nation| scenario.seat(seat).nations.contains(&nation));
        let more = test.comparison == Comparison::AtLeast;
        let met = test.holds_for(scenario, game, seat);
        match test.metric.row().pursuit {
            Pursuit::Control | Pursuit::Cargo | Pursuit::Material | Pursuit::Visits | Pursuit::Presence => {
                self.at_feature(scenario, game, seat, test, weight)
            }
            Pursuit::Calm if !more => {
                for nation in test.metric.nations() {
                    *self.calm.entry(nation).or_default() += weight;
                }
            }
            Pursuit::Safety if !more => self.caution += weight,
            Pursuit::Publicity => match (own(), more) {
                (true, true) => self.support += weight,
                (false, false) => self.shyness += weight,
                _ => {}
            },
            Pursuit::Support if own() && more => self.support += if met { 1 } else { weight },
            // Another's public is moved by words.
            Pursuit::Support if more => {
                for nation in test.metric.nations() {
                    *self.steady.entry(nation).or_default() += if met { 1 } else { weight };
                }
            }
            Pursuit::Standing if own() && more => self.standing += if met { 1 } else { weight },
            Pursuit::Consultation if own() && more && !met => self.consult += weight,
            Pursuit::Credit if own() && more => {
                self.word += weight;
                self.shyness += weight;
            }
            Pursuit::NoRefusal if own() && !more => self.word += 2 * weight,
            Pursuit::Keeping if own() && more => self.word += 2 * weight,
            Pursuit::Understanding => {
                for nation in test.metric.nations() {
                    *self.understanding.entry(nation).or_default() += if more { weight } else { -weight };
                }
            }
            Pursuit::NoIncursion if !own() && !more => {
                for (id, feature) in scenario.features() {
                    if feature.territorial_sea && test.metric.nation() == Some(feature.challenger) {
                        self.features.entry(id).or_default().evict += weight;
                    }
                }
            }
            // Asked for the other way round, or of another nation, these move it to nothing.
            Pursuit::Calm | Pursuit::Safety | Pursuit::Support | Pursuit::Standing | Pursuit::Consultation | Pursuit::Credit => {}
            Pursuit::NoRefusal | Pursuit::Keeping | Pursuit::NoIncursion | Pursuit::ByName => {}
        }
    }

    /// What a test of a feature's measure asks for there.
    fn at_feature(&mut self, scenario: &Scenario, game: &Game, seat: SeatId, test: &Test, weight: i32) {
        let Some(feature) = test.metric.feature() else { return };
        let more = test.comparison == Comparison::AtLeast;
        let met = test.holds_for(scenario, game, seat);
        let wants = self.features.entry(feature).or_default();
        match test.metric.row().pursuit {
            Pursuit::Control if met => wants.hold += weight,
            Pursuit::Control => wants.push += weight,
            Pursuit::Cargo if more => wants.deliver += weight,
            Pursuit::Cargo => wants.starve += weight,
            Pursuit::Material if more => wants.mend += weight,
            Pursuit::Material => wants.decay += weight,
            wish => {
                let Some(nation) = test.metric.nation() else { return };
                match (scenario.seat(seat).nations.contains(&nation), more) {
                    (true, true) if wish == Pursuit::Visits => {
                        let missing = test.value - i32::from(game.features[feature.index()].presence_of(nation).turns);
                        if missing > 0 {
                            wants.stay += weight;
                            wants.turns_missing = wants.turns_missing.max(missing);
                        }
                    }
                    (true, true) => wants.stay += if met { 1 } else { weight },
                    (false, false) if scenario.feature(feature).challenger == nation => wants.evict += weight,
                    _ => {}
                }
            }
        }
    }

    /// What being holder or challenger makes anybody want, objectives or not.
    fn by_role(&mut self, scenario: &Scenario, seat: SeatId) {
        for (id, feature) in scenario.features() {
            let own = |nation: NationId| scenario.seat(seat).nations.contains(&nation);
            if own(feature.holder) || own(feature.challenger) {
                let wants = self.features.entry(id).or_default();
                wants.hold += 1;
                wants.deliver += i32::from(feature.outpost && own(feature.holder));
                wants.starve += i32::from(feature.outpost && own(feature.challenger));
            }
        }
    }

    /// What it wants at a feature.
    pub fn at(&self, feature: FeatureId) -> FeatureWants {
        self.features.get(&feature).copied().unwrap_or_default()
    }
}

/// Whether a test cannot come true any more: what only rises has risen above it, or too little time is left.
fn lost(scenario: &Scenario, game: &Game, seat: SeatId, test: &Test) -> bool {
    let value = test.metric.value_for(scenario, game, seat);
    // The level may keep its last turn to itself: then nothing is too late.
    let turns_left = game.turns_ahead().map_or(400, |ahead| i32::from(ahead) + 1);
    let hours_left = turns_left.saturating_mul(scenario.turn_hours.0 as i32);
    let row = test.metric.row();
    match (row.trend, row.speed, test.comparison) {
        (course, _, Comparison::AtMost) if course.only_rises() => value > test.value,
        (Trend::Falls, _, Comparison::AtLeast) => value < test.value,
        (_, Speed::Step, Comparison::AtLeast) => value.saturating_add(turns_left) < test.value,
        (_, Speed::Step, Comparison::AtMost) => value.saturating_sub(turns_left) > test.value,
        (_, Speed::Stay, Comparison::AtLeast) => {
            let stay = test.metric.feature().zip(test.metric.nation());
            let now = stay.map_or(0, |(feature, nation)| game.features[feature.index()].presence_of(nation).stay_hours.0 as i32);
            value < test.value && now.saturating_add(hours_left) < test.value
        }
        (_, Speed::Events | Speed::Drift, _) | (_, Speed::Stay, Comparison::AtMost) => false,
    }
}
