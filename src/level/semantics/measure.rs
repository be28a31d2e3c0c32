//! Measures that nothing moves on this clock, or with what this level has.

use std::collections::BTreeSet;

use super::{Places, written};
use crate::catalog::{Act, Date, Domain, NationId};
use crate::level::decode::Problems;
use crate::level::diagnostic::Code;
use crate::level::reach::Reach;
use crate::rules::metric::{Metric, Test};
use crate::rules::models::war::Party;
use crate::rules::scenario::{Clock, Effect, Scenario};
use crate::rules::state::competition::Policy;
use crate::rules::vocab::ids::FeatureId;

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
pub(super) fn check(reach: &Reach, places: &Places, problems: &mut Problems) -> Still {
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
    places: &'a Places,
}

/// Why a measure stays as it is in this level; `None` where it may move.
fn stays(reach: &Reach, places: &Places, metric: Metric) -> Option<String> {
    let level = Level { scenario: reach.scenario, places };
    if places.forces_complete && places.features_complete {
        level.of_what_there_is(metric).or_else(|| level.of_the_clock(metric))
    } else {
        level.of_the_clock(metric)
    }
}

impl Level<'_> {
    fn has_effect(&self, wanted: impl Fn(&Effect) -> bool) -> bool {
        self.scenario.injects.iter().flat_map(|inject| &inject.effects).any(wanted)
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

    /// What of a measure only the competition clock moves, or a seat's orders, or an effect.
    fn of_the_clock(&self, metric: Metric) -> Option<String> {
        let only_there = |what: &str, instead: &str| (!self.in_competition()).then(|| format!("{what} on the clock Competition only{instead}"));
        match metric {
            Metric::Exercises(n) => {
                only_there("exercises are ordered", ": measure presence instead, such as TurnsPresent").or_else(|| self.nobody_orders_at_all(n))
            }
            Metric::Programmes(n) => only_there("programmes are ordered and delivered", "").or_else(|| self.no_programme(n)),
            Metric::Works(n) => only_there("works are built", "").or_else(|| self.nobody_orders(n)),
            Metric::Coercions(n) => {
                only_there("levers of trade are used", ": measure rungs, Incursions or Credit instead").or_else(|| self.no_lever(n))
            }
            Metric::Named(n) => only_there("information operations are ordered", "").or_else(|| self.nobody_orders(n)),
            Metric::ElectionsLost(n) => {
                only_there("elections are held", ": measure Standing or StandingChange instead").or_else(|| self.no_election(n))
            }
            Metric::Interop(..) => only_there("forces learn to work together", ": measure AgreementsMade or SharesIsr instead"),
            Metric::Built(f) => only_there("islands are built", ": measure Control instead").or_else(|| {
                let challenger = self.scenario.feature(f).challenger;
                let can = self.can(challenger, Act::Build) || !self.places.forces_complete;
                (!can).then(|| format!("{} has no force that builds, such as one of the kind `amphib_lift`", self.nation(challenger)))
            }),
            Metric::TreatiesFailed(_) | Metric::Treaties(_) => self.no_vote(),
            Metric::TradeLoss(n) => {
                let withheld = self.has_effect(|effect| matches!(effect, Effect::Coercion { target, .. } if *target == n));
                let exposed = self.scenario.catalog.goods.iter().any(|good| good.exposure.iter().any(|(nation, _)| *nation == n));
                if !exposed {
                    return Some(format!("no good of the theatre can be withheld from {}", self.nation(n)));
                }
                if withheld { None } else { only_there("goods are withheld", ", or by an inject with the effect Coercion") }
            }
            Metric::Strain(n) => {
                let burdened = self.has_effect(|effect| matches!(effect, Effect::Policy { policy: Policy::Tariffs(on), .. } if *on == n));
                if burdened { None } else { only_there("tariffs are laid", ", or by an inject with the effect Policy") }
            }
            Metric::Budget(n) => {
                let moved = self.has_effect(|effect| matches!(effect, Effect::Budget { nation, by } if *nation == n && *by != 0));
                if moved { None } else { only_there("money comes in and is spent", ", or by an inject with the effect Budget") }
            }
            Metric::Alignment(n) => {
                if self.scenario.nations[n.index()].alignment.is_none() {
                    let name = self.nation(n);
                    return Some(format!("{name} is not courted: give it an `alignment` under `nations`"));
                }
                let moved = self.has_effect(|effect| matches!(effect, Effect::Alignment { nation, .. } if *nation == n));
                if moved { None } else { only_there("third nations are courted", ", or by an inject with the effect Alignment") }
            }
            Metric::Region => {
                let moved = self.has_effect(|effect| matches!(effect, Effect::Region { .. }));
                // Islands, live fire and shows of force far from home are felt in the region on every clock.
                let felt = !self.scenario.features.is_empty();
                if moved || felt { None } else { only_there("the region is worked on", ", or by an inject with the effect Region") }
            }
            Metric::Publicised(n) | Metric::Consultations(n) => self.nobody_orders(n),
            Metric::PromiseCost(n) => self.no_war().or_else(|| only_there("promises are weighed", "")).or_else(|| self.no_party(n)),
            Metric::WarOutcome | Metric::WarNote | Metric::AreaHeld | Metric::Ashore => self.no_war(),
            Metric::AircraftLost(n) | Metric::ShipsLost(n) | Metric::AtWar(n) | Metric::SoilAttacked(n) | Metric::Basing(n) => {
                self.no_war().or_else(|| self.no_party(n))
            }
            Metric::QuarantineEnd | Metric::Landed | Metric::Power | Metric::Endurance | Metric::GasDays => self.no_quarantine(),
            Metric::ShipsSeized | Metric::ShipsSunk => self.no_quarantine(),
            Metric::WarshipsLost(n) | Metric::ConvoysThrough(n) => self.no_quarantine().or_else(|| self.no_party(n)),
            _ => None,
        }
    }

    /// What of a measure needs ships, boats or features that the level lacks.
    fn of_what_there_is(&self, metric: Metric) -> Option<String> {
        match metric {
            Metric::Control(f) => {
                let feature = self.scenario.feature(f);
                let moved = self.has_effect(|effect| matches!(effect, Effect::Control { feature, by } if *feature == f && *by != 0));
                let sails = self.afloat(feature.holder) || self.afloat(feature.challenger);
                (!moved && !sails).then(|| {
                    let (holder, challenger) = (self.nation(feature.holder), self.nation(feature.challenger));
                    format!("control follows the ships that are there, and neither {holder} nor {challenger} has any")
                })
            }
            Metric::Supply(f) | Metric::Fabric(f) | Metric::Garrison(f) => {
                let moved = self.has_effect(|effect| match effect {
                    Effect::Supply { feature, by } => *feature == f && *by != 0 && matches!(metric, Metric::Supply(_)),
                    Effect::Fabric { feature, by } => *feature == f && *by != 0 && matches!(metric, Metric::Fabric(_)),
                    _ => false,
                });
                (!self.scenario.feature(f).outpost && !moved).then(|| self.no_outpost(f))
            }
            Metric::Deliveries(f) => self.no_cargo(f, &[Act::Resupply, Act::ResupplyRepair]),
            Metric::RepairDeliveries(f) => self.no_cargo(f, &[Act::ResupplyRepair]),
            Metric::LongestStay(_, n) | Metric::HullHours(_, n) | Metric::PresenceShare(_, n) | Metric::TurnsPresent(_, n) => self.no_ships(n),
            Metric::Deaths(n) | Metric::Injuries(n) | Metric::HullsDamaged(n) => {
                if self.scenario.features.is_empty() {
                    return Some("people are hurt where crews meet, at features, and the level has none: add one under `features`".to_owned());
                }
                let out = self.scenario.forces.iter().any(|force| force.nation == n && self.domain(force) != Domain::Land);
                (!out).then(|| format!("{} has nobody at sea or in the air", self.nation(n)))
            }
            Metric::Incursions(n) => {
                let out = self.scenario.forces.iter().any(|force| force.nation == n && self.domain(force) != Domain::Land && !force.fixed);
                (!out).then(|| format!("{} has no force that could enter others' waters", self.nation(n)))
            }
            Metric::Publicised(_) if self.scenario.features.is_empty() => {
                Some("what happened at a feature is published, and the level has none: add one under `features`".to_owned())
            }
            Metric::LiveFires(n) => self.nobody_fires(n),
            Metric::Surprised(n) => {
                let coast = self.scenario.features.iter().any(|feature| feature.holder == n);
                let fires = self.scenario.nations_present().any(|other| other != n && self.can(other, Act::LiveFire));
                (!(coast && fires)).then(|| {
                    let name = self.nation(n);
                    format!("others must fire at a feature that {name} holds: give it one, and another nation a force that fires, such as a `sag`")
                })
            }
            Metric::Rounded(n, coast) => {
                let there = self.scenario.features.iter().any(|feature| feature.holder == coast);
                if there { self.no_ships(n) } else { Some(format!("{} holds no feature in this level", self.nation(coast))) }
            }
            _ => None,
        }
    }

    fn domain(&self, force: &crate::rules::scenario::ForceSetup) -> Domain {
        self.scenario.catalog.force_type(force.kind).domain
    }

    fn afloat(&self, nation: NationId) -> bool {
        self.scenario.forces.iter().any(|force| force.nation == nation && self.domain(force) == Domain::Surface)
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
            format!("no force of {holder} can bring {what}: give it one of the kind `resupply_boats`")
        })
    }

    fn nobody_fires(&self, n: NationId) -> Option<String> {
        let target = self.scenario.features.iter().any(|feature| feature.holder != n);
        if !self.can(n, Act::LiveFire) {
            return Some(format!("{} has no force that fires live, such as a `sag`", self.nation(n)));
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
        self.scenario.day_of(self.scenario.turns + 1)
    }

    fn no_election(&self, nation: NationId) -> Option<String> {
        let (first, last) = (self.scenario.start, self.last_day());
        let any = self.scenario.catalog.elections.iter().any(|election| election.nation == nation && election.day >= first && election.day < last);
        (!any).then(|| format!("{} holds no election between {} and {}", self.nation(nation), first.long(), last.long()))
    }

    fn no_vote(&self) -> Option<String> {
        let lasts = self.scenario.turn_hours.saturating_mul(u32::from(self.scenario.turns));
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
