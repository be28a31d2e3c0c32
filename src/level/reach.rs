//! What a metric can come to in a level, and so which tests can never hold.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalog::{Domain, NationId};
use crate::rules::metric::{Comparison, Condition, Metric, Test};
use crate::rules::scenario::{Effect, NationSetup, Scenario};
use crate::rules::vocab::ids::FeatureId;
use crate::rules::vocab::measure::{Idle, Limits, Start};

/// Judges tests against a level. Where something could not be read, it holds back.
pub(super) struct LevelReach<'a> {
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

impl<'a> LevelReach<'a> {
    /// Judges a level, of which every force and every feature could be read or not.
    pub(super) fn of(scenario: &'a Scenario, forces_known: bool, features_known: bool) -> Self {
        let (mut hulls, mut coasts) = (BTreeMap::new(), BTreeMap::new());
        for force in scenario.forces.iter().filter(|force| scenario.catalog.force_type(force.kind).domain == Domain::Surface) {
            *hulls.entry(force.nation).or_insert(0) += i64::from(force.strength);
        }
        for feature in &scenario.features {
            *coasts.entry(feature.holder).or_insert(0) += 1;
        }
        let moves = |effect: &Effect| effect.moves().filter(|metric| matches!(metric.row().limits, Limits::Outpost(..))).and_then(Metric::feature);
        let moved = scenario.injects.iter().flat_map(|inject| &inject.effects).filter_map(moves).collect();
        Self { scenario, forces_known, features_known, hulls, coasts, moved }
    }
}

impl LevelReach<'_> {
    /// The least and greatest value that a metric can take.
    pub(super) fn bounds(&self, metric: Metric) -> (i64, i64) {
        let scenario = self.scenario;
        if (metric.is_of_war() && scenario.war.is_none()) || (metric.is_of_quarantine() && scenario.quarantine.is_none()) {
            return (0, 0);
        }
        let turns = i64::from(scenario.turns.unwrap_or_default());
        let hours = i64::from(scenario.turn_hours) * turns;
        let features = scenario.features.len() as i64;
        let there = |most: i64| (0, if metric.nation().is_none_or(|nation| self.may_be_there(nation)) { most } else { 0 });
        match metric.row().limits {
            Limits::Calendar => (1, turns),
            Limits::Between(low, high) => (low, high),
            Limits::Outpost(low, high, idle) => self.of_outpost(metric, (low, high), idle),
            Limits::Cargoes => self.of_outpost(metric, (0, turns * 8), Idle::None),
            Limits::StayHours => there(hours),
            Limits::HullHours => (0, hours.saturating_mul(metric.nation().map_or(NO_BOUND, |nation| self.hulls(nation)))),
            Limits::Ships(most) => there(most),
            Limits::ShipTurns => there(turns),
            Limits::ShipTurnsAtFeatures => there(turns * features),
            Limits::Coasts => there(metric.nations().nth(1).and_then(|coast| self.coasts.get(&coast).copied()).unwrap_or(0)),
            Limits::Change(start) => {
                let start = self.start(metric, start);
                (-start, 1000 - start)
            }
            Limits::EachTurn(most) => (0, turns * most),
            Limits::EachFeature => (0, turns * features.max(1)),
            Limits::Courted if self.is_courted(metric) => (-3, 3),
            Limits::Courted => (0, 0),
            Limits::Others => (0, scenario.nations_present().count() as i64 - 1),
            Limits::Unbounded => (0, NO_BOUND),
        }
    }

    /// What a change is counted from, in permille.
    fn start(&self, metric: Metric, start: Start) -> i64 {
        let setup = metric.nation().map(|nation| &self.scenario.nations[nation.index()]);
        let permille = |setup: &NationSetup| match start {
            Start::Support => setup.support,
            Start::Standing => setup.standing,
        };
        setup.map_or(0, |setup| i64::from(permille(setup)))
    }

    fn is_courted(&self, metric: Metric) -> bool {
        metric.nation().is_some_and(|nation| self.scenario.nations[nation.index()].alignment.is_some())
    }

    /// The bounds at an outpost; elsewhere nothing moves the number but an inject.
    fn of_outpost(&self, metric: Metric, bounds: (i64, i64), idle: Idle) -> (i64, i64) {
        let Some(id) = metric.feature() else { return bounds };
        let Some(feature) = self.scenario.features.get(id.index()).filter(|_| self.features_known) else { return bounds };
        if feature.outpost || self.moved.contains(&id) {
            return bounds;
        }
        let value = match idle {
            Idle::Supply => i64::from(feature.supply),
            Idle::Fabric => i64::from(feature.fabric),
            Idle::None => 0,
        };
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
        let written = |test: &Test| crate::level::semantics::measure_as_written(self.scenario, test.metric);
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
        let turns = scenario.turns.unwrap_or_default();
        let hours = u64::from(scenario.turn_hours) * u64::from(turns);
        if metric.is_of_war() && scenario.war.is_none() {
            return Some("it has no `war`".to_owned());
        }
        if metric.is_of_quarantine() && scenario.quarantine.is_none() {
            return Some("it has no `quarantine`".to_owned());
        }
        let named = |nation: NationId| &scenario.catalog.nation(nation).name;
        let no_ships = || metric.nation().filter(|&nation| !self.may_be_there(nation)).map(|nation| format!("{} has no ships here", named(nation)));
        let lasts = format!("the level lasts {turns} turns, {hours} hours");
        let no_outpost = || {
            let known = scenario.features.get(metric.feature()?.index()).filter(|_| self.features_known)?;
            (!known.outpost).then(|| format!("{} is no outpost", scenario.catalog.place(known.place).name))
        };
        match metric.row().limits {
            Limits::Calendar | Limits::EachTurn(_) | Limits::EachFeature => Some(lasts),
            Limits::StayHours | Limits::ShipTurns => no_ships().or(Some(lasts)),
            Limits::HullHours => {
                let hulls = |nation| format!("{lasts}, and {} has {} hulls", named(nation), self.hulls(nation));
                no_ships().or(metric.nation().map(hulls))
            }
            Limits::Ships(_) | Limits::ShipTurnsAtFeatures | Limits::Coasts => no_ships(),
            Limits::Outpost(..) => no_outpost(),
            Limits::Cargoes => no_outpost().or(Some(format!("eight cargoes a turn, and {lasts}"))),
            Limits::Change(start) => {
                let field = match start {
                    Start::Support => "support",
                    Start::Standing => "standing",
                };
                Some(format!("`{field}` is {} at the start, of 0 to 1000", self.start(metric, start)))
            }
            Limits::Others => Some(format!("{} nations take part", scenario.nations_present().count())),
            Limits::Courted if self.is_courted(metric) => None,
            Limits::Courted => metric.nation().map(|nation| format!("{} is not courted: give it an `alignment`", named(nation))),
            Limits::Between(..) | Limits::Unbounded => None,
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
