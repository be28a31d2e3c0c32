//! Measures that nothing moves on this clock, or with what this level has.

use std::collections::BTreeSet;

use super::{FilePlaces, written};
use crate::catalog::{Act, Date, Domain, NationId};
use crate::level::decode::Problems;
use crate::level::diagnostic::Code;
use crate::level::reach::LevelReach;
use crate::rules::metric::{Metric, Test};
use crate::rules::models::war::Party;
use crate::rules::scenario::{Clock, Effect, Scenario};
use crate::rules::vocab::ids::FeatureId;
use crate::rules::vocab::measure::{Means, Need, ReadFrom};

/// Measures that stay as they are.
#[derive(Debug, Default)]
pub(super) struct Still(BTreeSet<String>);

impl Still {
    /// Whether a test's measure stays as it is: that it holds, or never does, has been told.
    pub(super) fn has(&self, test: &Test) -> bool {
        !self.0.is_empty() && self.0.contains(&key(test.metric))
    }
}

/// What tells measures apart.
pub(super) fn key(metric: Metric) -> String {
    format!("{metric:?}")
}

/// Tells of measures that stay as they are, with what is missing: once for all tests of one.
pub(super) fn check(reach: &LevelReach, places: &FilePlaces, problems: &mut Problems) -> Still {
    let mut still = Still::default();
    let mut seen: BTreeSet<String> = BTreeSet::new();
    for (test, span) in places.tests.iter().filter(|(test, _)| reach.possible(test)) {
        let key = key(test.metric);
        if !seen.insert(key.clone()) {
            continue;
        }
        let Some(why) = stays(reach, places, test.metric) else { continue };
        let message = format!("`{}` never moves here: {why}", written::measure(reach.scenario, test.metric));
        problems.add(Code::NeverMoves, *span, message);
        still.0.insert(key);
    }
    still
}

/// What a level has, as far as it could be read.
struct Level<'a> {
    scenario: &'a Scenario,
    places: &'a FilePlaces,
}

/// Why a measure stays as it is in this level; `None` where it may move.
fn stays(reach: &LevelReach, places: &FilePlaces, metric: Metric) -> Option<String> {
    let level = Level { scenario: reach.scenario, places };
    let counted = places.forces_complete && places.features_complete;
    metric.row().needs.iter().filter(|need| counted || !matches!(need, Need::There(_))).find_map(|need| level.lacks(*need, metric))
}

impl Level<'_> {
    /// Whether an inject's effect moves a measure.
    fn has_effect(&self, metric: Metric) -> bool {
        // By 0 is not at all. Who courts by 0 is told so at the effect, and not at the test besides.
        let by_zero = |effect: &Effect| effect.by() == Some(0) && metric.row().read_from != ReadFrom::Competition;
        self.scenario.injects.iter().flat_map(|inject| &inject.effects).any(|effect| effect.moves() == Some(metric) && !by_zero(effect))
    }

    fn nation(&self, nation: NationId) -> &str {
        &self.scenario.catalog.nation(nation).name
    }

    fn place(&self, feature: FeatureId) -> &str {
        self.scenario.features.get(feature.index()).map_or("it", |feature| &self.scenario.catalog.place(feature.place).name)
    }

    fn in_competition(&self) -> bool {
        self.scenario.clock == Clock::Competition
    }

    /// What of a need of a measure's row the level lacks; `None` where it is met.
    fn lacks(&self, need: Need, metric: Metric) -> Option<String> {
        let of_feature = |lacks: &dyn Fn(FeatureId) -> Option<String>| metric.feature().and_then(lacks);
        let of_nation = |lacks: &dyn Fn(NationId) -> Option<String>| metric.nation().and_then(lacks);
        let competition =
            |what: &str, instead: &str, or: bool| (!self.in_competition() && !or).then(|| format!("{what} on the clock Competition only{instead}"));
        match need {
            Need::There(means) => self.lacks_means(means, metric),
            // What an effect moves, and islands, live fire and shows of force far from home, count on every clock.
            Need::Competition { what, instead } => competition(what, instead, false),
            Need::CompetitionOrEffect { what, instead } => competition(what, instead, self.has_effect(metric)),
            Need::CompetitionOrFeatures { what, instead } => {
                competition(what, instead, self.has_effect(metric) || !self.scenario.features.is_empty())
            }
            Need::Seat => of_nation(&|n| self.nobody_orders(n)),
            Need::SeatAmongSeats => of_nation(&|n| self.nobody_orders_at_all(n)),
            Need::Programme => of_nation(&|n| self.no_programme(n)),
            Need::Lever => of_nation(&|n| self.no_lever(n)),
            Need::Election => of_nation(&|n| self.no_election(n)),
            Need::Builder => of_feature(&|f| self.nobody_builds(f)),
            Need::Vote => self.no_vote(),
            Need::Exposure => of_nation(&|n| self.no_exposure(n)),
            Need::Courted => of_nation(&|n| self.not_courted(n)),
            Need::War => self.no_war(),
            Need::Party => of_nation(&|n| self.no_party(n)),
            Need::Quarantine => self.no_quarantine(),
        }
    }

    /// What of the forces and features that a measure needs the level lacks.
    fn lacks_means(&self, means: Means, metric: Metric) -> Option<String> {
        let of_feature = |lacks: &dyn Fn(FeatureId) -> Option<String>| metric.feature().and_then(lacks);
        let of_nation = |lacks: &dyn Fn(NationId) -> Option<String>| metric.nation().and_then(lacks);
        match means {
            Means::ShipsAtFeature => of_feature(&|f| self.nobody_sails(f, metric)),
            Means::Outpost => of_feature(&|f| (!self.scenario.feature(f).outpost && !self.has_effect(metric)).then(|| self.no_outpost(f))),
            Means::Cargo => of_feature(&|f| self.no_cargo(f, &[Act::Resupply, Act::ResupplyRepair])),
            Means::RepairMaterial => of_feature(&|f| self.no_cargo(f, &[Act::ResupplyRepair])),
            Means::Ships => of_nation(&|n| self.no_ships(n)),
            Means::Coasts => metric.nations().nth(1).and_then(|coast| self.no_coast(coast)).or_else(|| of_nation(&|n| self.no_ships(n))),
            Means::Crews => of_nation(&|n| self.no_crews(n)),
            Means::Intruders => of_nation(&|n| self.no_intruders(n)),
            Means::Features => self
                .scenario
                .features
                .is_empty()
                .then(|| "what happened at a feature is published, and the level has none: add one under `features`".to_owned()),
            Means::Guns => of_nation(&|n| self.nobody_fires(n)),
            Means::GunsOfOthers => of_nation(&|n| self.nobody_fires_at(n)),
        }
    }

    fn nobody_sails(&self, f: FeatureId, control: Metric) -> Option<String> {
        let feature = self.scenario.feature(f);
        let sails = self.afloat(feature.holder) || self.afloat(feature.challenger);
        (!self.has_effect(control) && !sails).then(|| {
            let (holder, challenger) = (self.nation(feature.holder), self.nation(feature.challenger));
            format!("control follows the ships that are there, and neither {holder} nor {challenger} has any")
        })
    }

    fn no_coast(&self, nation: NationId) -> Option<String> {
        let there = self.scenario.features.iter().any(|feature| feature.holder == nation);
        (!there).then(|| format!("{} holds no feature in this level", self.nation(nation)))
    }

    fn no_crews(&self, n: NationId) -> Option<String> {
        if self.scenario.features.is_empty() {
            return Some("people are hurt where crews meet, at features, and the level has none: add one under `features`".to_owned());
        }
        let out = self.scenario.forces.iter().any(|force| force.nation == n && self.domain(force) != Domain::Land);
        (!out).then(|| format!("{} has nobody at sea or in the air", self.nation(n)))
    }

    fn no_intruders(&self, n: NationId) -> Option<String> {
        let out = self.scenario.forces.iter().any(|force| force.nation == n && self.domain(force) != Domain::Land && !force.fixed);
        (!out).then(|| format!("{} has no force that could enter others' waters", self.nation(n)))
    }

    fn nobody_fires_at(&self, n: NationId) -> Option<String> {
        let coast = self.scenario.features.iter().any(|feature| feature.holder == n);
        let fires = self.scenario.nations_present().any(|other| other != n && self.can(other, Act::LiveFire));
        (!(coast && fires)).then(|| {
            let name = self.nation(n);
            let fires = self.kind_that(Act::LiveFire);
            format!("others must fire at a feature that {name} holds: give it one, and another nation a force that fires, such as a `{fires}`")
        })
    }

    fn nobody_builds(&self, f: FeatureId) -> Option<String> {
        let challenger = self.scenario.feature(f).challenger;
        let can = self.can(challenger, Act::Build) || !self.places.forces_complete;
        (!can).then(|| format!("{} has no force that builds, such as one of the kind `{}`", self.nation(challenger), self.kind_that(Act::Build)))
    }

    fn no_exposure(&self, n: NationId) -> Option<String> {
        let exposed = self.scenario.catalog.goods.iter().any(|good| good.exposure.iter().any(|(nation, _)| *nation == n));
        (!exposed).then(|| format!("no good of the theatre can be withheld from {}", self.nation(n)))
    }

    fn not_courted(&self, n: NationId) -> Option<String> {
        let courted = self.scenario.nations[n.index()].alignment.is_some();
        (!courted).then(|| format!("{} is not courted: give it an `alignment` under `nations`", self.nation(n)))
    }

    fn domain(&self, force: &crate::rules::scenario::ForceSetup) -> Domain {
        self.scenario.catalog.force_type(force.kind).domain
    }

    fn afloat(&self, nation: NationId) -> bool {
        self.scenario.forces.iter().any(|force| force.nation == nation && self.domain(force) == Domain::Surface)
    }

    /// The smallest kind of force that can do something, as an example.
    fn kind_that(&self, act: Act) -> &str {
        let able = self.scenario.catalog.force_types.iter().filter(|kind| kind.acts.contains(&act));
        able.min_by_key(|kind| kind.mass).map_or("none", |kind| kind.slug.as_str())
    }

    fn can(&self, nation: NationId, act: Act) -> bool {
        self.scenario.forces.iter().any(|force| force.nation == nation && self.scenario.catalog.force_type(force.kind).acts.contains(&act))
    }

    fn no_ships(&self, nation: NationId) -> Option<String> {
        (!self.afloat(nation)).then(|| format!("{} has no ships in this level: add some under `forces`", self.nation(nation)))
    }

    fn no_outpost(&self, feature: FeatureId) -> String {
        format!("{} is no outpost: write `outpost: true` at the feature", self.place(feature))
    }

    fn no_cargo(&self, f: FeatureId, acts: &[Act]) -> Option<String> {
        let feature = self.scenario.feature(f);
        if !feature.outpost {
            return Some(self.no_outpost(f));
        }
        let brings = acts.iter().any(|&act| self.can(feature.holder, act));
        let what = if acts.contains(&Act::Resupply) { "cargo" } else { "repair material" };
        (!brings).then(|| {
            let holder = self.nation(feature.holder);
            format!("no force of {holder} can bring {what}: give it one of the kind `{}`", self.kind_that(Act::ResupplyRepair))
        })
    }

    fn nobody_fires(&self, n: NationId) -> Option<String> {
        let target = self.scenario.features.iter().any(|feature| feature.holder != n);
        if !self.can(n, Act::LiveFire) {
            return Some(format!("{} has no force that fires live, such as a `{}`", self.nation(n), self.kind_that(Act::LiveFire)));
        }
        (!target).then(|| "live fire is at features that others hold, and there is none".to_owned())
    }

    /// Orders are given by seats: a desk answers, and gives none.
    fn nobody_orders(&self, nation: NationId) -> Option<String> {
        let known = self.places.seats.len() == self.scenario.seats.len();
        (known && self.scenario.seat_of(nation).is_none()).then(|| format!("{} has no seat, and only seats give orders", self.nation(nation)))
    }

    fn nobody_orders_at_all(&self, nation: NationId) -> Option<String> {
        if self.scenario.seats.iter().any(|seat| !seat.nations.is_empty()) { None } else { self.nobody_orders(nation) }
    }

    fn no_programme(&self, nation: NationId) -> Option<String> {
        let any = self.scenario.catalog.programmes.iter().any(|programme| programme.nation == nation);
        (!any).then(|| format!("the theatre has no programme of {}", self.nation(nation)))
    }

    fn no_lever(&self, nation: NationId) -> Option<String> {
        let any = self.scenario.catalog.goods.iter().any(|good| good.by == nation);
        let none = (!any).then(|| format!("{} has no lever of trade in the theatre", self.nation(nation)));
        none.or_else(|| self.nobody_orders(nation))
    }

    fn last_day(&self) -> Date {
        self.scenario.day_of(self.scenario.turns.unwrap_or_default() + 1)
    }

    fn no_election(&self, nation: NationId) -> Option<String> {
        let (first, last) = (self.scenario.start, self.last_day());
        let any = self.scenario.catalog.elections.iter().any(|election| election.nation == nation && election.day >= first && election.day < last);
        (!any).then(|| format!("{} holds no election between {} and {}", self.nation(nation), first.long(), last.long()))
    }

    fn no_vote(&self) -> Option<String> {
        let lasts = self.scenario.turn_hours.saturating_mul(u32::from(self.scenario.turns.unwrap_or_default()));
        (lasts < crate::rules::state::competition::MONTH_HOURS)
            .then(|| format!("a parliament takes months over a treaty, and the level lasts {lasts} hours: measure AgreementsMade instead"))
    }

    fn no_war(&self) -> Option<String> {
        self.scenario
            .war
            .is_none()
            .then(|| "the level has no `war`: write `war: ()`, with `prc` and `twn` under `nations`, or take another measure".to_owned())
    }

    fn no_party(&self, nation: NationId) -> Option<String> {
        Party::of(&self.scenario.catalog, nation).is_none().then(|| {
            let name = self.nation(nation);
            format!("{name} has no part in the model of war, which knows usa, jpn, aus, phl, prc and twn")
        })
    }

    fn no_quarantine(&self) -> Option<String> {
        let message = "the level has no `quarantine`: write one, on the clock Crisis in turns of a week, or take another measure";
        self.scenario.quarantine.is_none().then(|| message.to_owned())
    }
}
