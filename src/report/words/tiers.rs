//! What an objective asks for, in one line: each measure once, with its values for 1, 2 and 3 points.
//!
//! A tier counts only with all tiers below it, so a test holds on from the tier that first names it.

use crate::catalog::NationId;
use crate::report::words::Words;
use crate::report::words::measures::{bound_phrase, value_phrase};
use crate::rules::metric::{Comparison, Condition, Metric, Test};
use crate::rules::scenario::Objective;
use crate::rules::vocab::measure::Unit;
use crate::words::keys::{lists, measures, numbers, tiers};
use crate::words::{Label, Phrase};

/// What stands in front of the lines, so that a reader knows what three values are.
pub const HEAD: Label = tiers::HEAD;

impl Words<'_> {
    /// The tiers of an objective as one line: "Deliveries ≥ 1 / 3 / 4; garrison on the shoal holds; for 3: control at Sandy Cay ≥ 0".
    pub fn tiers(&self, objective: &Objective) -> String {
        let own = &self.scenario.seat(objective.seat).nations;
        Teller { words: self, own }.line(&objective.tiers)
    }
}

/// Tells tiers to a team: what is its own needs no name.
struct Teller<'a> {
    words: &'a Words<'a>,
    own: &'a [NationId],
}

/// One measure with what it has to reach at each tier.
type TierAsked = (Test, [Option<i32>; 3]);

impl Teller<'_> {
    fn line(&self, tiers: &[Condition; 3]) -> String {
        let mut asked: Vec<TierAsked> = Vec::new();
        for test in tiers.iter().flat_map(|tier| &tier.0) {
            if !asked.iter().any(|(known, _)| (known.metric, known.comparison) == (test.metric, test.comparison)) {
                asked.push((*test, strictest(tiers, test)));
            }
        }
        // What is asked from the first point on stands in front, then what the second and the third add.
        let mut parts: [Vec<Phrase>; 3] = Default::default();
        let mut told: Vec<(Metric, Comparison)> = Vec::new();
        for (test, needed) in &asked {
            if !told.contains(&(test.metric, test.comparison)) {
                let alike = self.alike(test, needed, &asked);
                told.extend(alike.iter().map(|&metric| (metric, test.comparison)));
                self.part(test, needed, &alike, &mut parts);
            }
        }
        let mut line: Vec<Phrase> = Vec::new();
        for (tier, parts) in parts.into_iter().enumerate().filter(|(_, parts)| !parts.is_empty()) {
            if tier == 0 {
                line.extend(parts);
            } else {
                let Some(parts) = joined(parts, |so_far, next| lists::Row { so_far, next }.into()) else { continue };
                line.push(tiers::Later { points: tier as u64 + 1, parts }.into());
            }
        }
        match joined(line, |so_far, next| lists::Set { so_far, next }.into()) {
            Some(line) => self.words.say(tiers::Line { line }),
            None => tiers::ALWAYS.text().to_owned(),
        }
    }

    /// The measures that are told together: the public support of several nations that has to reach the same.
    fn alike(&self, test: &Test, needed: &[Option<i32>; 3], asked: &[TierAsked]) -> Vec<Metric> {
        if !matches!(test.metric, Metric::SupportChange(_)) {
            return vec![test.metric];
        }
        let same = |(other, values): &&TierAsked| {
            matches!(other.metric, Metric::SupportChange(_)) && other.comparison == test.comparison && values == needed
        };
        asked.iter().filter(same).map(|(other, _)| other.metric).collect()
    }

    /// Adds what one measure has to reach to the tier from which it is asked.
    fn part(&self, test: &Test, needed: &[Option<i32>; 3], alike: &[Metric], parts: &mut [Vec<Phrase>; 3]) {
        let from = needed.iter().position(Option::is_some).unwrap_or(0);
        let at = |needed: i32| Test { value: needed, ..*test };
        let name = || if alike.len() > 1 { self.support_in(alike) } else { self.measure(test.metric) };
        let steady = needed[from..].iter().all(|value| *value == needed[from]);
        if steady || needed.iter().flatten().all(|&needed| self.in_words(&at(needed)).is_some()) {
            let mut last = None;
            for (tier, needed) in needed.iter().enumerate() {
                let Some(needed) = needed.filter(|_| *needed != last) else { continue };
                last = Some(needed);
                parts[tier].push(self.in_words(&at(needed)).unwrap_or_else(|| compared(name(), test, &[Some(needed)])));
            }
            return;
        }
        parts[0].push(compared(name(), test, needed));
    }

    fn is_own(&self, id: NationId) -> bool {
        self.own == [id]
    }

    /// A government other than the team's own: what is its own needs no name.
    fn other(&self, id: NationId) -> Option<NationId> {
        (!self.is_own(id)).then_some(id)
    }

    /// Two governments; the first is absent if it is the team's own.
    fn pair(&self, a: NationId, b: NationId) -> (Option<NationId>, NationId) {
        if self.is_own(b) && !self.is_own(a) { (None, a) } else { (self.other(a), b) }
    }

    fn support_in(&self, alike: &[Metric]) -> Phrase {
        let nation = |metric: &Metric| match metric {
            Metric::SupportChange(id) => Some(tiers::Country { who: self.other(*id) }.into()),
            _ => None,
        };
        tiers::SupportChangeIn { countries: alike.iter().filter_map(nation).collect() }.into()
    }

    /// A test that reads best as a phrase of its own.
    fn in_words(&self, test: &Test) -> Option<Phrase> {
        let yes = (test.comparison, test.value) == (Comparison::AtLeast, 1);
        let none = (test.comparison, test.value) == (Comparison::AtMost, 0);
        Some(match test.metric {
            Metric::Garrison(id) if yes => tiers::GarrisonHolds { place: id }.into(),
            Metric::Bound(a, b) if yes || none => tiers::Bound { who: self.other(a), bound: yes, whom: self.other(b) }.into(),
            Metric::SharesIsr(a, b) if yes => {
                let (who, whom) = self.pair(a, b);
                tiers::IntelligenceSharing { who, whom }.into()
            }
            Metric::AtWar(id) if yes => tiers::Fights { who: self.other(id) }.into(),
            Metric::AtWar(id) if none => tiers::NotAtWar { who: self.other(id) }.into(),
            Metric::SoilAttacked(id) if none => tiers::NoAttack { who: self.other(id) }.into(),
            Metric::WarNote if yes => measures::TEST_ENDS_BY_AGREEMENT.into(),
            Metric::Basing(id) if test.comparison == Comparison::AtLeast => tiers::Allows { who: self.other(id), combat: test.value > 1 }.into(),
            Metric::QuarantineEnd => match (test.comparison, test.value) {
                (Comparison::AtMost, ..=0) => measures::TEST_QUARANTINE_LIFTED.into(),
                (Comparison::AtMost, _) => measures::TEST_TAIWAN_DOES_NOT_YIELD.into(),
                (Comparison::AtLeast, ..=1) => tiers::QUARANTINE_STANDS.into(),
                (Comparison::AtLeast, _) => measures::TEST_TAIWAN_YIELDS.into(),
            },
            Metric::WarOutcome => {
                let outcome = value_phrase(test.metric, test.value);
                match (test.comparison, test.value) {
                    (Comparison::AtMost, ..=0) | (Comparison::AtLeast, 3..) => outcome,
                    (Comparison::AtMost, 1..) => tiers::AtWorst { outcome }.into(),
                    (Comparison::AtLeast, _) => measures::AtLeast { value: outcome }.into(),
                }
            }
            metric if none && metric.row().unit == Unit::Count => measures::TestNo { what: self.measure(metric) }.into(),
            metric if metric.row().unit == Unit::YesNo => tiers::Named { what: self.measure(metric), bound: bound_phrase(test) }.into(),
            _ => return None,
        })
    }

    /// A short name of what is measured, for a line.
    fn measure(&self, metric: Metric) -> Phrase {
        match metric {
            Metric::Control(id) => tiers::Control { place: id }.into(),
            Metric::Supply(id) => tiers::Supply { place: id }.into(),
            Metric::Fabric(_) => tiers::HULL_CONDITION.into(),
            Metric::Deliveries(id) => tiers::Deliveries { place: id }.into(),
            Metric::RepairDeliveries(_) => tiers::REPAIR_DELIVERIES.into(),
            Metric::LongestStay(id, nation) => tiers::LongestStay { who: self.other(nation), place: id }.into(),
            Metric::HullHours(id, nation) => tiers::ShipHours { who: self.other(nation), place: id }.into(),
            Metric::PresenceShare(id, nation) => tiers::PresenceShare { who: self.other(nation), place: id }.into(),
            Metric::TurnsPresent(id, nation) => tiers::TurnsPresent { who: self.other(nation), place: id }.into(),
            Metric::Built(id) => tiers::Built { place: id }.into(),
            Metric::Rung(a, b) => {
                let (who, whom) = self.pair(a, b);
                tiers::Rung { who, whom }.into()
            }
            Metric::RungPeak(a, b) => {
                let (who, whom) = self.pair(a, b);
                tiers::RungPeak { who, whom }.into()
            }
            Metric::Support(id) => tiers::Support { who: self.other(id) }.into(),
            Metric::SupportChange(id) => tiers::SupportChange { who: self.other(id) }.into(),
            Metric::Credit(id) => tiers::Credibility { who: self.other(id) }.into(),
            Metric::Deaths(id) => tiers::Deaths { who: self.other(id) }.into(),
            Metric::Injuries(id) => tiers::Injuries { who: self.other(id) }.into(),
            Metric::HullsDamaged(id) => tiers::HullsDamaged { who: self.other(id) }.into(),
            Metric::Incursions(id) => tiers::Entries { who: self.other(id) }.into(),
            Metric::Publicised(id) => tiers::Publicised { who: self.other(id) }.into(),
            Metric::ObligationsRefused(id) => tiers::Declined { who: self.other(id) }.into(),
            Metric::ObligationsKept(id) => tiers::Honoured { who: self.other(id) }.into(),
            Metric::Consultations(id) => tiers::Consultations { who: self.other(id) }.into(),
            Metric::AgreementsMade(a, b) => {
                let (who, whom) = self.pair(a, b);
                tiers::Agreements { who, whom }.into()
            }
            Metric::UndertakingsBroken(id) => tiers::Broken { who: self.other(id) }.into(),
            Metric::Alignment(id) => tiers::Alignment { who: self.other(id) }.into(),
            Metric::Interop(a, b) => {
                let (who, whom) = self.pair(a, b);
                tiers::Interop { who, whom }.into()
            }
            Metric::Allies(id) => tiers::Allies { who: self.other(id) }.into(),
            Metric::Treaties(id) => tiers::Treaties { who: self.other(id) }.into(),
            Metric::Assured(a, b) => tiers::Assured { who: self.other(a), whom: b }.into(),
            Metric::Exercises(id) => tiers::Exercises { who: self.other(id) }.into(),
            Metric::Programmes(id) => tiers::Programmes { who: self.other(id) }.into(),
            Metric::Works(_) => tiers::WORKS.into(),
            Metric::TradeLoss(id) => tiers::TradeLost { who: self.other(id) }.into(),
            Metric::Strain(id) => tiers::Tariffs { who: self.other(id) }.into(),
            Metric::ElectionsLost(id) => tiers::ElectionsLost { who: self.other(id) }.into(),
            Metric::TreatiesFailed(id) => tiers::Rejected { who: self.other(id) }.into(),
            Metric::Coercions(id) => tiers::Restrictions { who: self.other(id) }.into(),
            Metric::Named(id) => tiers::Attributed { who: self.other(id) }.into(),
            Metric::Region => tiers::REGION.into(),
            Metric::AreaHeld => tiers::AREA_HELD.into(),
            Metric::PromiseCost(_) => tiers::EXPECTED_LOSSES.into(),
            Metric::AircraftLost(id) => tiers::AircraftLost { who: self.other(id) }.into(),
            Metric::ShipsLost(id) => tiers::ShipsLost { who: self.other(id) }.into(),
            Metric::Budget(id) => tiers::Budget { who: self.other(id) }.into(),
            Metric::Capital(id) => tiers::Capital { who: self.other(id) }.into(),
            Metric::Power => tiers::POWER.into(),
            Metric::Endurance => tiers::RESILIENCE.into(),
            Metric::Landed => tiers::LANDED.into(),
            Metric::ShipsSeized => tiers::SEIZED.into(),
            Metric::ShipsSunk => tiers::SUNK.into(),
            Metric::ConvoysThrough(id) => tiers::Convoys { who: self.other(id) }.into(),
            Metric::WarshipsLost(id) => tiers::EscortsLost { who: self.other(id) }.into(),
            Metric::LiveFires(id) => tiers::LiveFires { who: self.other(id) }.into(),
            Metric::Surprised(id) => tiers::Surprised { who: self.other(id) }.into(),
            Metric::Rounded(_, coast) => tiers::Visited { who: coast }.into(),
            Metric::Standing(id) => self.approval(id),
            Metric::StandingChange(id) => tiers::ApprovalChange { approval: self.approval(id) }.into(),
            Metric::Turn
            | Metric::Garrison(_)
            | Metric::Bound(..)
            | Metric::SharesIsr(..)
            | Metric::WarOutcome
            | Metric::WarNote
            | Metric::Ashore
            | Metric::AtWar(_)
            | Metric::SoilAttacked(_)
            | Metric::Basing(_)
            | Metric::GasDays
            | Metric::QuarantineEnd => Words::metric_phrase(metric),
        }
    }

    /// A government's approval; where it is led by a party, as China is, the cohesion of its leadership.
    fn approval(&self, id: NationId) -> Phrase {
        let leadership = self.words.scenario.catalog.nations.get(id.index()).is_some_and(|nation| nation.leadership);
        let who = self.other(id);
        if leadership { tiers::Cohesion { who }.into() } else { tiers::Approval { who }.into() }
    }
}

/// Phrases joined to one; `None` for none.
fn joined(parts: Vec<Phrase>, join: impl Fn(Phrase, Phrase) -> Phrase) -> Option<Phrase> {
    parts.into_iter().reduce(join)
}

/// What the measure of `like` has to reach at each tier: the strictest bound so far, or nothing before the first.
fn strictest(tiers: &[Condition; 3], like: &Test) -> [Option<i32>; 3] {
    let mut so_far: Option<i32> = None;
    tiers.each_ref().map(|tier| {
        for test in tier.0.iter().filter(|test| (test.metric, test.comparison) == (like.metric, like.comparison)) {
            so_far = Some(match (so_far, test.comparison) {
                (None, _) => test.value,
                (Some(before), Comparison::AtLeast) => before.max(test.value),
                (Some(before), Comparison::AtMost) => before.min(test.value),
            });
        }
        so_far
    })
}

/// A measure with what it has to reach, tier by tier: "deliveries ≥ 1 / 3 / 4".
fn compared(what: Phrase, test: &Test, needed: &[Option<i32>]) -> Phrase {
    let values = merged(test.metric, needed);
    match test.comparison {
        Comparison::AtLeast => tiers::NoLess { what, values }.into(),
        Comparison::AtMost => tiers::NoMore { what, values }.into(),
    }
}

/// Values with a unit that all share it once: "2.5 / 4.5%", "60 / 62%"; a dash for what is not asked.
fn merged(metric: Metric, needed: &[Option<i32>]) -> Phrase {
    let unit = metric.row().unit;
    let bare = |value: i32| match unit {
        Unit::Permille | Unit::SmallPermille => numbers::OfAHundred { value }.into(),
        Unit::Percent | Unit::Km2 | Unit::Money | Unit::Hours => numbers::Plain { value: value.into() }.into(),
        _ => value_phrase(metric, value),
    };
    let values = needed.iter().map(|needed| needed.map_or_else(|| tiers::NOT_ASKED.into(), bare)).collect();
    let Some(values) = joined(values, |so_far, next| tiers::Slash { so_far, next }.into()) else { return tiers::NOT_ASKED.into() };
    match unit {
        Unit::Permille | Unit::SmallPermille | Unit::Percent => tiers::InPercent { values }.into(),
        Unit::Km2 => tiers::InKm2 { values }.into(),
        Unit::Money => tiers::InMoney { values }.into(),
        Unit::Hours => tiers::InHours { values }.into(),
        _ => values,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Language;

    fn at_least(metric: Metric, value: i32) -> Test {
        Test { metric, comparison: Comparison::AtLeast, value }
    }

    #[test]
    fn a_test_holds_on_from_the_tier_that_first_names_it() {
        let tiers = [
            Condition(vec![at_least(Metric::Region, 100)]),
            Condition(vec![at_least(Metric::GasDays, 3)]),
            Condition(vec![at_least(Metric::Region, 300), at_least(Metric::GasDays, 2)]),
        ];
        assert_eq!(strictest(&tiers, &at_least(Metric::Region, 0)), [Some(100), Some(100), Some(300)]);
        assert_eq!(strictest(&tiers, &at_least(Metric::GasDays, 0)), [None, Some(3), Some(3)]);
    }

    #[test]
    fn a_unit_that_all_share_is_said_once() {
        let said = |metric, values: &[Option<i32>]| Language::current().render(&merged(metric, values), None);
        assert_eq!(said(Metric::Power, &[Some(25), Some(40), Some(55)]), "2.5 / 4 / 5.5%");
        assert_eq!(said(Metric::AreaHeld, &[None, Some(10), Some(12)]), "– / 10 / 12 km²");
        assert_eq!(said(Metric::Power, &[Some(600), Some(620), Some(620)]), "60 / 62 / 62%");
        assert_eq!(said(Metric::Turn, &[Some(-1), Some(1)]), "−1 / 1");
    }
}
