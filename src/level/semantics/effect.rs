//! Effects, injects and agreements that change nothing on this clock, or in this level.

use std::collections::{BTreeMap, BTreeSet};

use super::{FilePlaces, measure};
use crate::catalog::NationId;
use crate::level::decode::Problems;
use crate::level::diagnostic::Code;
use crate::level::reach::LevelReach;
use crate::level::words::STATUSES;
use crate::rules::metric::Metric;
use crate::rules::scenario::{Clock, Effect, Scenario};
use crate::rules::state::competition::StandingPolicy;
use crate::rules::vocab::ids::InjectId;

/// Tells of what changes nothing, and what to write instead.
pub(super) fn check(reach: &LevelReach, places: &FilePlaces, problems: &mut Problems) {
    let scenario = reach.scenario;
    let known = LevelKnown::of(scenario, places);
    for (slug, span) in &places.empty_agreements {
        let message = format!(
            "`{slug}` has no clauses: it binds nobody to anything. Write what it says, such as \
             clauses: [Undertaking(who: \"phl\", what: Declare)], or leave it out"
        );
        problems.add(Code::NoEffect, *span, message);
    }
    for (name, nation, span) in &places.money {
        let read = known.tests(Metric::Budget(*nation));
        if scenario.clock != Clock::Competition && (*name == "income" || !read) {
            let message = format!("`{name}` counts on the clock Competition only, where money is spent: leave it out here");
            problems.add(Code::NoEffect, *span, message);
        }
    }
    for (index, inject) in scenario.injects.iter().enumerate() {
        let Some(place) = places.injects.get(index) else { continue };
        let awaited = places.awaited.contains(&InjectId(index as u16));
        if inject.text.trim().is_empty() && inject.effects.is_empty() && place.complete && !awaited {
            let message = format!("`{}` has neither `text` nor `effects`: people read its title, and nothing changes", inject.slug);
            problems.add(Code::NoEffect, place.name, message);
        }
        if !place.complete {
            continue;
        }
        for (effect, span) in inject.effects.iter().zip(&place.effects) {
            if let Some(why) = idle(reach, places, &known, effect) {
                problems.add(Code::NoEffect, *span, format!("this effect changes nothing here: {why}"));
            }
        }
    }
}

/// What the whole level says, gathered once.
struct LevelKnown {
    /// Measures that an objective or an inject tests.
    tested: BTreeSet<String>,
    /// How many effects there are on each agreement.
    moves: BTreeMap<u16, usize>,
}

impl LevelKnown {
    fn of(scenario: &Scenario, places: &FilePlaces) -> Self {
        let mut moves = BTreeMap::new();
        for effect in scenario.injects.iter().flat_map(|inject| &inject.effects) {
            if let Effect::Agreement { index, .. } = effect {
                *moves.entry(*index).or_default() += 1;
            }
        }
        Self { tested: places.tests.iter().map(|(test, _)| measure::key(test.metric)).collect(), moves }
    }

    fn tests(&self, metric: Metric) -> bool {
        self.tested.contains(&measure::key(metric))
    }
}

/// Why an effect changes nothing; `None` where it does.
fn idle(reach: &LevelReach, places: &FilePlaces, known: &LevelKnown, effect: &Effect) -> Option<String> {
    let scenario = reach.scenario;
    let name = |nation: NationId| scenario.catalog.nation(nation).name.as_str();
    let elsewhere = scenario.clock != Clock::Competition;
    let there = |what: &str, instead: &str| Some(format!("{what} on the clock Competition only{instead}"));
    let untested = effect.moves().is_some_and(|metric| !known.tests(metric));
    if effect.by() == Some(0) {
        return Some("it moves a number by 0: write how much, below 0 for less".to_owned());
    }
    match effect {
        Effect::Budget { .. } if elsewhere && untested => there("money is spent", ": Capital, Support or Standing count here"),
        Effect::Supply { feature, .. } | Effect::Fabric { feature, .. } if places.features_complete => {
            let outpost = scenario.feature(*feature).outpost;
            let read = known.tests(Metric::Supply(*feature)) || known.tests(Metric::Fabric(*feature));
            let place = &scenario.catalog.place(scenario.feature(*feature).place).name;
            (!outpost && !read).then(|| format!("nobody lives on {place}: write `outpost: true` at the feature"))
        }
        Effect::Weather { .. } if !elsewhere => Some("turns of months know no weather: it counts on the clocks Incident and Crisis".to_owned()),
        Effect::Agreement { index, status } => status_refused(scenario, known, *index, *status),
        Effect::Policy { nation, policy: StandingPolicy::Tariffs(on), .. } if on == nation => {
            Some(format!("{} lays no tariffs on itself: name another nation", name(*nation)))
        }
        Effect::Policy { policy, .. } if elsewhere => {
            let read = matches!(policy, StandingPolicy::Tariffs(_)) && !untested;
            if read { None } else { there("policies count", ": move Support or Standing instead") }
        }
        Effect::Alignment { nation, .. } if scenario.nations[nation.index()].alignment.is_none() => {
            Some(format!("{} is not courted: give it an `alignment` under `nations`", name(*nation)))
        }
        Effect::Alignment { .. } if elsewhere && untested => {
            there("third nations are courted", ": test Alignment in an objective, or move Support instead")
        }
        Effect::Region { .. } if elsewhere && untested => there("the region counts", ": test Region in an objective, or move Credit instead"),
        Effect::Coercion { .. } if elsewhere && untested => there("trade is lost", ": move Standing instead"),
        Effect::War if scenario.war.is_none() => {
            Some("the level has no `war`: write `war: ()`, with `prc` and `twn` under `nations`, or raise a rung with Rung".to_owned())
        }
        Effect::War if !scenario.war_is_inner() => Some("on the crisis clock war is fought from the first turn on".to_owned()),
        Effect::Budget { .. } | Effect::Weather { .. } | Effect::Policy { .. } | Effect::Alignment { .. } | Effect::Region { .. } => None,
        Effect::Coercion { .. } | Effect::War | Effect::Supply { .. } | Effect::Fabric { .. } => None,
        // These count on every clock.
        Effect::Support { .. } | Effect::Standing { .. } | Effect::Capital { .. } | Effect::Credit { .. } | Effect::Control { .. } => None,
        Effect::Rung { .. } | Effect::Reinforce => None,
    }
}

/// An agreement never goes back: what has lapsed stays so, and what is in force is not signed again.
fn status_refused(scenario: &Scenario, known: &LevelKnown, index: u16, status: crate::catalog::AgreementStatus) -> Option<String> {
    let setup = scenario.agreements.get(usize::from(index))?;
    if known.moves.get(&index).is_some_and(|moves| *moves > 1) || setup.status.may_become(status) {
        return None;
    }
    Some(format!("{} is {} at the start, and cannot become {} from there", setup.name, words(setup.status), words(status)))
}

fn words(status: crate::catalog::AgreementStatus) -> &'static str {
    STATUSES.iter().find(|(_, known)| *known == status).map_or("", |(word, _)| word)
}
