//! What a metric can come to in a level, and so which tests can never hold.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalog::{Domain, NationId};
use crate::rules::metric::{Comparison, Condition, Metric, Test};
use crate::rules::scenario::{Effect, Scenario};
use crate::rules::vocab::ids::FeatureId;

/// Judges tests against a level. Where something could not be read, it holds back.
pub(super) struct Reach<'a> {
    pub(super) scenario: &'a Scenario,
    /// Whether every force could be read.
    forces_known: bool,
    /// Whether every feature could be read.
    features_known: bool,
    /// Hulls afloat of each nation that has any.
    hulls: BTreeMap<NationId, i64>,
    /// How many features each nation holds.
    coasts: BTreeMap<NationId, i64>,
    /// Features whose supply or fabric an inject moves.
    moved: BTreeSet<FeatureId>,
}

/// Nothing in a game comes near it.
const NO_BOUND: i64 = i32::MAX as i64;

impl<'a> Reach<'a> {
    /// Judges a level, of which every force and every feature could be read or not.
    pub(super) fn of(scenario: &'a Scenario, forces_known: bool, features_known: bool) -> Self {
        let (mut hulls, mut coasts) = (BTreeMap::new(), BTreeMap::new());
        for force in scenario.forces.iter().filter(|force| scenario.catalog.force_type(force.kind).domain == Domain::Surface) {
            *hulls.entry(force.nation).or_insert(0) += i64::from(force.strength);
        }
        for feature in &scenario.features {
            *coasts.entry(feature.holder).or_insert(0) += 1;
        }
        let moves = |effect: &Effect| match effect {
            Effect::Supply { feature, .. } | Effect::Fabric { feature, .. } => Some(*feature),
            _ => None,
        };
        let moved = scenario.injects.iter().flat_map(|inject| &inject.effects).filter_map(moves).collect();
        Self { scenario, forces_known, features_known, hulls, coasts, moved }
    }
}

impl Reach<'_> {
    /// The least and greatest value that a metric can take.
    pub(super) fn bounds(&self, metric: Metric) -> (i64, i64) {
        let scenario = self.scenario;
        if metric.is_of_war() && scenario.war.is_none() {
            return (0, 0);
        }
        let turns = i64::from(scenario.turns);
        let hours = i64::from(scenario.turn_hours) * turns;
        match metric {
            Metric::Turn => (1, turns),
            Metric::Control(_) => (-3, 3),
            Metric::Supply(f) => self.of_outpost(f, (0, 3), |supply, _| supply),
            Metric::Fabric(f) => self.of_outpost(f, (0, 3), |_, fabric| fabric),
            Metric::Garrison(f) => self.of_outpost(f, (0, 1), |_, _| 0),
            Metric::Deliveries(f) | Metric::RepairDeliveries(f) => self.of_outpost(f, (0, turns * 8), |_, _| 0),
            Metric::LongestStay(_, n) => (0, if self.may_be_there(n) { hours } else { 0 }),
            Metric::HullHours(_, n) => (0, hours.saturating_mul(self.hulls(n))),
            Metric::PresenceShare(_, n) => (0, if self.may_be_there(n) { 100 } else { 0 }),
            Metric::TurnsPresent(_, n) => (0, if self.may_be_there(n) { turns } else { 0 }),
            Metric::Rung(..) | Metric::RungPeak(..) => (0, 8),
            Metric::Support(_) | Metric::Standing(_) | Metric::Credit(_) => (0, 1000),
            Metric::SupportChange(n) => {
                let start = i64::from(self.scenario.nations[n.index()].support);
                (-start, 1000 - start)
            }
            Metric::StandingChange(n) => {
                let start = i64::from(self.scenario.nations[n.index()].standing);
                (-start, 1000 - start)
            }
            Metric::Capital(_) => (0, 1_000),
            Metric::Publicised(_) => (0, turns * (scenario.features.len() as i64).max(1)),
            Metric::Consultations(_) => (0, turns * 30),
            Metric::Built(_) => (0, 3),
            Metric::LiveFires(n) => (0, if self.may_be_there(n) { turns * scenario.features.len() as i64 } else { 0 }),
            Metric::Rounded(n, coast) => {
                let coasts = self.coasts.get(&coast).copied().unwrap_or(0);
                (0, if self.may_be_there(n) { coasts } else { 0 })
            }
            Metric::Alignment(n) => {
                if self.scenario.nations[n.index()].alignment.is_some() {
                    (-3, 3)
                } else {
                    (0, 0)
                }
            }
            Metric::Region | Metric::Interop(..) | Metric::TradeLoss(_) => (0, 1000),
            Metric::Bound(..) | Metric::SharesIsr(..) | Metric::Assured(..) => (0, 1),
            Metric::Allies(_) | Metric::Strain(_) => (0, self.scenario.nations_present().count() as i64 - 1),
            Metric::WarOutcome => (0, 3),
            Metric::Basing(_) => (0, 2),
            Metric::WarNote | Metric::AtWar(_) | Metric::SoilAttacked(_) => (0, 1),
            Metric::PromiseCost(_) => (0, NO_BOUND),
            Metric::AreaHeld | Metric::Ashore | Metric::AircraftLost(_) | Metric::ShipsLost(_) => (0, NO_BOUND),
            _ if metric.is_of_quarantine() && scenario.quarantine.is_none() => (0, 0),
            Metric::QuarantineEnd => (0, 2),
            Metric::Landed => (0, 100),
            Metric::Power | Metric::Endurance => (0, 1000),
            Metric::GasDays | Metric::ShipsSeized | Metric::ShipsSunk | Metric::WarshipsLost(_) => (0, NO_BOUND),
            Metric::ConvoysThrough(_) => (0, turns),
            Metric::Exercises(_)
            | Metric::Treaties(_)
            | Metric::Programmes(_)
            | Metric::Works(_)
            | Metric::ElectionsLost(_)
            | Metric::TreatiesFailed(_)
            | Metric::Coercions(_)
            | Metric::Named(_)
            | Metric::Surprised(_)
            | Metric::Budget(_)
            | Metric::HullsDamaged(_)
            | Metric::Deaths(_)
            | Metric::Injuries(_)
            | Metric::Incursions(_)
            | Metric::ObligationsKept(_)
            | Metric::ObligationsRefused(_)
            | Metric::UndertakingsBroken(_)
            | Metric::AgreementsMade(..) => (0, NO_BOUND),
        }
    }

    /// The bounds at an outpost; elsewhere nothing moves the number but an inject.
    fn of_outpost(&self, id: FeatureId, bounds: (i64, i64), fixed: fn(i64, i64) -> i64) -> (i64, i64) {
        let Some(feature) = self.scenario.features.get(id.index()).filter(|_| self.features_known) else { return bounds };
        if feature.outpost || self.moved.contains(&id) {
            return bounds;
        }
        let value = fixed(i64::from(feature.supply), i64::from(feature.fabric));
        (value, value)
    }

    fn may_be_there(&self, nation: NationId) -> bool {
        !self.forces_known || self.hulls.contains_key(&nation)
    }

    fn hulls(&self, nation: NationId) -> i64 {
        if self.forces_known { self.hulls.get(&nation).copied().unwrap_or(0) } else { NO_BOUND }
    }

    pub(super) fn possible(&self, test: &Test) -> bool {
        let (low, high) = self.bounds(test.metric);
        match test.comparison {
            Comparison::AtLeast => i64::from(test.value) <= high,
            Comparison::AtMost => i64::from(test.value) >= low,
        }
    }

    /// Whether these tests can never all hold at once.
    pub(super) fn impossible(&self, tests: &[Test]) -> bool {
        tests.iter().any(|test| !self.possible(test)) || tests.iter().any(|a| tests.iter().any(|b| contradict(a, b)))
    }

    /// Why these tests can never all hold at once, in words.
    pub(super) fn why_not(&self, tests: &[Test]) -> String {
        let written = |test: &Test| super::semantics::measure_as_written(self.scenario, test.metric);
        if let Some(test) = tests.iter().find(|test| !self.possible(test)) {
            let (low, high) = self.bounds(test.metric);
            let (asked, name) = (test.value, written(test));
            let asks = match test.comparison {
                Comparison::AtLeast => format!("at least {asked} is asked"),
                Comparison::AtMost => format!("at most {asked} is asked"),
            };
            let span = match (low, high) {
                (low, high) if low == high => format!("`{name}` stays {low} in this level"),
                (low, NO_BOUND) => format!("`{name}` begins at {low}"),
                (low, high) => format!("`{name}` runs from {low} to {high} in this level"),
            };
            return match self.because(test.metric) {
                Some(why) => format!("{span} ({why}), and {asks}"),
                None => format!("{span}, and {asks}"),
            };
        }
        let clash = tests.iter().find_map(|a| tests.iter().find(|b| contradict(a, b)).map(|b| (a, b)));
        clash.map_or_else(String::new, |(a, b)| format!("`{}` cannot be at least {} and at most {} at once", written(a), a.value, b.value))
    }

    /// What sets the bounds of a measure in this level, where it is not plain.
    fn because(&self, metric: Metric) -> Option<String> {
        let scenario = self.scenario;
        let turns = scenario.turns;
        let hours = u64::from(scenario.turn_hours) * u64::from(turns);
        let ships = |n: NationId| (!self.may_be_there(n)).then(|| format!("{} has no ships here", scenario.catalog.nation(n).name));
        let lasts = format!("the level lasts {turns} turns, {hours} hours");
        let outpost = |f: FeatureId| {
            let known = scenario.features.get(f.index()).filter(|_| self.features_known)?;
            (!known.outpost).then(|| format!("{} is no outpost", scenario.catalog.place(known.place).name))
        };
        match metric {
            Metric::Turn => Some(lasts),
            Metric::LongestStay(_, n) | Metric::TurnsPresent(_, n) => ships(n).or(Some(lasts)),
            Metric::HullHours(_, n) => {
                let hulls = self.hulls(n);
                ships(n).or(Some(format!("{lasts}, and {} has {hulls} hulls", scenario.catalog.nation(n).name)))
            }
            Metric::PresenceShare(_, n) | Metric::LiveFires(n) | Metric::Rounded(n, _) => ships(n),
            Metric::Supply(f) | Metric::Fabric(f) | Metric::Garrison(f) => outpost(f),
            Metric::Deliveries(f) | Metric::RepairDeliveries(f) => outpost(f).or(Some(format!("eight cargoes a turn, and {lasts}"))),
            Metric::SupportChange(n) => Some(format!("`support` is {} at the start, of 0 to 1000", scenario.nations[n.index()].support)),
            Metric::StandingChange(n) => Some(format!("`standing` is {} at the start, of 0 to 1000", scenario.nations[n.index()].standing)),
            Metric::Publicised(_) | Metric::Consultations(_) => Some(lasts),
            Metric::ConvoysThrough(_) if scenario.quarantine.is_some() => Some(lasts),
            Metric::Allies(_) | Metric::Strain(_) => Some(format!("{} nations take part", scenario.nations_present().count())),
            Metric::Alignment(n) if scenario.nations[n.index()].alignment.is_none() => {
                Some(format!("{} is not courted: give it an `alignment`", scenario.catalog.nation(n).name))
            }
            _ if metric.is_of_war() && scenario.war.is_none() => Some("it has no `war`".to_owned()),
            _ if metric.is_of_quarantine() && scenario.quarantine.is_none() => Some("it has no `quarantine`".to_owned()),
            _ => None,
        }
    }

    /// Whether a test holds whatever happens.
    pub(super) fn certain(&self, test: &Test) -> bool {
        let (low, high) = self.bounds(test.metric);
        match test.comparison {
            Comparison::AtLeast => i64::from(test.value) <= low,
            Comparison::AtMost => i64::from(test.value) >= high,
        }
    }
}

fn contradict(a: &Test, b: &Test) -> bool {
    a.metric == b.metric && a.comparison == Comparison::AtLeast && b.comparison == Comparison::AtMost && a.value > b.value
}

/// Whether whoever meets `easier` has met every test of `harder`.
pub(super) fn adds_nothing(harder: &Condition, easier: &[Test]) -> bool {
    let implied = |test: &Test| {
        easier.iter().any(|known| {
            known.metric == test.metric
                && known.comparison == test.comparison
                && match test.comparison {
                    Comparison::AtLeast => known.value >= test.value,
                    Comparison::AtMost => known.value <= test.value,
                }
        })
    };
    harder.0.iter().all(implied)
}
