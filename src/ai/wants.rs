//! What a seat's objectives make it want.

use std::collections::BTreeMap;

use crate::catalog::NationId;
use crate::rules::Scenario;
use crate::rules::metric::{Comparison, Metric, Test};
use crate::rules::state::Game;
use crate::rules::vocab::ids::{FeatureId, SeatId};

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
                let frail = condition.0.iter().any(|test| only_rises(test.metric) && test.comparison == Comparison::AtMost);
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
        let own = |nation: NationId| scenario.seat(seat).nations.contains(&nation);
        let more = test.comparison == Comparison::AtLeast;
        let met = test.holds_for(scenario, game, seat);
        match test.metric {
            Metric::Control(f) => {
                let wants = self.features.entry(f).or_default();
                if met { wants.hold += weight } else { wants.push += weight }
            }
            Metric::Supply(f) | Metric::Garrison(f) | Metric::Deliveries(f) => {
                let wants = self.features.entry(f).or_default();
                if more { wants.deliver += weight } else { wants.starve += weight }
            }
            Metric::Fabric(f) | Metric::RepairDeliveries(f) => {
                let wants = self.features.entry(f).or_default();
                if more { wants.mend += weight } else { wants.decay += weight }
            }
            Metric::TurnsPresent(f, n) if own(n) && more => {
                let missing = test.value - i32::from(game.features[f.index()].presence_of(n).turns);
                let wants = self.features.entry(f).or_default();
                if missing > 0 {
                    wants.stay += weight;
                    wants.turns_missing = wants.turns_missing.max(missing);
                }
            }
            Metric::LongestStay(f, n) | Metric::HullHours(f, n) | Metric::PresenceShare(f, n) | Metric::TurnsPresent(f, n) => {
                let wants = self.features.entry(f).or_default();
                match (own(n), more) {
                    (true, true) => wants.stay += if met { 1 } else { weight },
                    (false, false) if scenario.feature(f).challenger == n => wants.evict += weight,
                    _ => {}
                }
            }
            Metric::Rung(a, b) | Metric::RungPeak(a, b) if !more => {
                for nation in [a, b] {
                    *self.calm.entry(nation).or_default() += weight;
                }
            }
            Metric::Deaths(_) | Metric::Injuries(_) | Metric::HullsDamaged(_) if !more => self.caution += weight,
            Metric::Publicised(n) => match (own(n), more) {
                (true, true) => self.support += weight,
                (false, false) => self.shyness += weight,
                _ => {}
            },
            Metric::Support(n) | Metric::SupportChange(n) if own(n) && more => self.support += if met { 1 } else { weight },
            // Another's public is moved by words.
            Metric::Support(n) | Metric::SupportChange(n) if more => *self.steady.entry(n).or_default() += if met { 1 } else { weight },
            Metric::Standing(n) | Metric::StandingChange(n) if own(n) && more => self.standing += if met { 1 } else { weight },
            Metric::Consultations(n) if own(n) && more && !met => self.consult += weight,
            Metric::Credit(n) if own(n) && more => {
                self.word += weight;
                self.shyness += weight;
            }
            Metric::ObligationsRefused(n) if own(n) && !more => self.word += 2 * weight,
            Metric::ObligationsKept(n) if own(n) && more => self.word += 2 * weight,
            Metric::AgreementsMade(a, b) => {
                for nation in [a, b] {
                    *self.understanding.entry(nation).or_default() += if more { weight } else { -weight };
                }
            }
            Metric::Incursions(n) if !own(n) && !more => {
                for (id, feature) in scenario.features() {
                    if feature.territorial_sea && feature.challenger == n {
                        self.features.entry(id).or_default().evict += weight;
                    }
                }
            }
            _ => {}
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

/// Whether a metric can only rise in a game.
fn only_rises(metric: Metric) -> bool {
    match metric {
        Metric::Turn
        | Metric::LongestStay(..)
        | Metric::HullHours(..)
        | Metric::RungPeak(..)
        | Metric::Deaths(_)
        | Metric::Injuries(_)
        | Metric::HullsDamaged(_)
        | Metric::Incursions(_)
        | Metric::Publicised(_)
        | Metric::ObligationsRefused(_)
        | Metric::ObligationsKept(_)
        | Metric::Consultations(_)
        | Metric::UndertakingsBroken(_)
        | Metric::TurnsPresent(..)
        | Metric::Deliveries(_)
        | Metric::RepairDeliveries(_)
        | Metric::Built(_)
        | Metric::Exercises(_)
        | Metric::Programmes(_)
        | Metric::Works(_)
        | Metric::ElectionsLost(_)
        | Metric::TreatiesFailed(_)
        | Metric::Coercions(_)
        | Metric::Named(_)
        | Metric::AircraftLost(_)
        | Metric::ShipsLost(_)
        | Metric::AtWar(_)
        | Metric::SoilAttacked(_)
        | Metric::PromiseCost(_)
        | Metric::LiveFires(_)
        | Metric::Surprised(_)
        | Metric::Rounded(..)
        | Metric::ShipsSeized
        | Metric::ShipsSunk
        | Metric::ConvoysThrough(_)
        | Metric::WarshipsLost(_) => true,
        Metric::Control(_)
        | Metric::Supply(_)
        | Metric::Fabric(_)
        | Metric::Garrison(_)
        | Metric::PresenceShare(..)
        | Metric::Rung(..)
        | Metric::Support(_)
        | Metric::SupportChange(_)
        | Metric::Standing(_)
        | Metric::StandingChange(_)
        | Metric::Capital(_)
        | Metric::Credit(_)
        | Metric::AgreementsMade(..)
        | Metric::Alignment(_)
        | Metric::Region
        | Metric::Interop(..)
        | Metric::Bound(..)
        | Metric::Allies(_)
        | Metric::Treaties(_)
        | Metric::SharesIsr(..)
        | Metric::Assured(..)
        | Metric::TradeLoss(_)
        | Metric::Strain(_)
        | Metric::Budget(_)
        | Metric::Power
        | Metric::GasDays
        | Metric::Endurance
        | Metric::Landed
        | Metric::QuarantineEnd
        | Metric::WarOutcome
        | Metric::WarNote
        | Metric::AreaHeld
        | Metric::Ashore
        | Metric::Basing(_) => false,
    }
}

/// Whether a test cannot come true any more: what only rises has risen above it, or too little time is left.
fn lost(scenario: &Scenario, game: &Game, seat: SeatId, test: &Test) -> bool {
    let value = test.metric.value_for(scenario, game, seat);
    // The level may keep its last turn to itself: then nothing is too late.
    let turns_left = game.turns_ahead().map_or(400, |ahead| i32::from(ahead) + 1);
    let hours_left = turns_left.saturating_mul(scenario.turn_hours as i32);
    match (test.metric, test.comparison) {
        (metric, Comparison::AtMost) if only_rises(metric) => value > test.value,
        (Metric::Garrison(_), Comparison::AtLeast) => value < test.value,
        (Metric::TurnsPresent(..), Comparison::AtLeast) => value + turns_left < test.value,
        (Metric::LongestStay(f, n), Comparison::AtLeast) => {
            let now = game.features[f.index()].presence_of(n).stay_hours as i32;
            value < test.value && now.saturating_add(hours_left) < test.value
        }
        (Metric::Control(_), Comparison::AtLeast) => value.saturating_add(turns_left) < test.value,
        (Metric::Control(_), Comparison::AtMost) => value.saturating_sub(turns_left) > test.value,
        _ => false,
    }
}
