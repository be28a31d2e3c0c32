//! What a seat's objectives make it want.

use std::collections::BTreeMap;

use crate::catalog::NationId;
use crate::rules::Scenario;
use crate::rules::ids::{FeatureId, SeatId};
use crate::rules::metric::{Comparison, Metric, Test};
use crate::rules::state::Game;

/// How much a seat wants what at a feature, 0 and up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FeatureWants {
    /// Hulls there, to hold or to take it.
    pub presence: i32,
    /// An unbroken stay.
    pub stay: i32,
    /// Cargo to get through.
    pub deliver: i32,
    /// Building material to get through.
    pub repair: i32,
    /// Cargo not to get through.
    pub starve: i32,
    /// Others not to stay.
    pub evict: i32,
}

/// What a seat wants.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wants {
    /// By feature.
    pub features: BTreeMap<FeatureId, FeatureWants>,
    /// The highest rung that its objectives bear with each other nation; absent is no matter.
    pub rung_limit: BTreeMap<NationId, u8>,
    /// How much it minds deaths, injuries and damage.
    pub caution: i32,
    /// How much it wants publicity.
    pub publicity: i32,
    /// How much it minds being shown doing things.
    pub shyness: i32,
    /// How much it wants to consult.
    pub consult: i32,
    /// How much its word is worth to it.
    pub word: i32,
    /// How much it wants an understanding, by nation.
    pub understanding: BTreeMap<NationId, i32>,
}

impl Wants {
    /// What the objectives of a seat ask for, those out of reach or reached already weighing less.
    pub fn of(scenario: &Scenario, game: &Game, seat: SeatId) -> Self {
        let mut wants = Self::default();
        for objective in scenario.objectives.iter().filter(|objective| objective.seat == seat) {
            let reached = objective.tiers.iter().take_while(|tier| tier.holds(scenario, game)).count();
            for (tier, condition) in objective.tiers.iter().enumerate() {
                let weight = if tier < reached { 1 } else { 3 - (tier - reached).min(2) as i32 };
                for test in &condition.0 {
                    wants.test(scenario, seat, test, weight);
                }
            }
        }
        wants.by_role(scenario, seat);
        wants
    }

    fn test(&mut self, scenario: &Scenario, seat: SeatId, test: &Test, weight: i32) {
        let own = |nation: NationId| scenario.seat(seat).nations.contains(&nation);
        let more = test.comparison == Comparison::AtLeast;
        match test.metric {
            Metric::Control(f) => {
                let holder = own(scenario.feature(f).holder);
                let wants = self.features.entry(f).or_default();
                // Whoever wants control low and whoever wants it high both want hulls there.
                wants.presence += weight;
                if holder == more {
                    wants.evict += weight;
                }
            }
            Metric::Supply(f) | Metric::Garrison(f) | Metric::Deliveries(f) => {
                let wants = self.features.entry(f).or_default();
                if more { wants.deliver += weight } else { wants.starve += weight }
            }
            Metric::Fabric(f) | Metric::RepairDeliveries(f) => {
                let wants = self.features.entry(f).or_default();
                if more { wants.repair += weight } else { wants.starve += weight }
            }
            Metric::LongestStay(f, n) | Metric::HullHours(f, n) | Metric::PresenceShare(f, n) | Metric::TurnsPresent(f, n) => {
                let wants = self.features.entry(f).or_default();
                match (own(n), more) {
                    (true, true) => {
                        wants.stay += weight;
                        wants.presence += weight;
                    }
                    (false, false) => wants.evict += weight,
                    _ => {}
                }
            }
            Metric::Rung(a, b) | Metric::RungPeak(a, b) => {
                let other = if own(a) { b } else { a };
                if !more {
                    let limit = self.rung_limit.entry(other).or_insert(8);
                    *limit = (*limit).min(test.value.clamp(0, 8) as u8);
                }
            }
            Metric::Deaths(_) | Metric::Injuries(_) | Metric::HullsDamaged(_) if !more => self.caution += weight,
            Metric::Publicised(n) => match (own(n), more) {
                (true, true) => self.publicity += 2 * weight,
                (false, false) => self.shyness += weight,
                _ => {}
            },
            Metric::Support(n) | Metric::SupportChange(n) if own(n) && more => self.publicity += weight,
            Metric::Consultations(n) if own(n) && more => self.consult += weight,
            Metric::Credit(n) if own(n) && more => {
                self.word += weight;
                self.shyness += weight;
            }
            Metric::ObligationsRefused(n) if own(n) && !more => self.word += 2 * weight,
            Metric::ObligationsKept(n) if own(n) && more => self.word += 2 * weight,
            Metric::AgreementsMade(a, b) => {
                let other = if own(a) { b } else { a };
                *self.understanding.entry(other).or_default() += if more { weight } else { -weight };
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
            if own(feature.holder) {
                let wants = self.features.entry(id).or_default();
                wants.presence += 1;
                wants.deliver += i32::from(feature.outpost);
            } else if own(feature.challenger) {
                let wants = self.features.entry(id).or_default();
                wants.presence += 1;
                wants.starve += i32::from(feature.outpost);
            }
        }
    }

    /// What it wants at a feature.
    pub fn at(&self, feature: FeatureId) -> FeatureWants {
        self.features.get(&feature).copied().unwrap_or_default()
    }

    /// The highest rung that it bears with a nation.
    pub fn bears(&self, nation: NationId) -> u8 {
        self.rung_limit.get(&nation).copied().unwrap_or(if self.caution > 3 { 2 } else { 3 })
    }
}
