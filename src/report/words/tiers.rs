//! What an objective asks for, in one line: each measure once, with its values for 1, 2 and 3 points.
//!
//! A tier counts only with all tiers below it, so a test holds on from the tier that first names it.

use crate::catalog::NationId;
use crate::report::words::measures::{bound, value};
use crate::report::words::{Words, capital, list};
use crate::rules::metric::{Comparison, Condition, Metric, Test};
use crate::rules::scenario::Objective;
use crate::rules::vocab::measure::Unit;

/// What stands in front of the lines, so that a reader knows what three values are.
pub const HEAD: &str = "for 1 / 2 / 3 points";

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
        let mut parts: [Vec<String>; 3] = Default::default();
        let mut told: Vec<(Metric, Comparison)> = Vec::new();
        for (test, needed) in &asked {
            if !told.contains(&(test.metric, test.comparison)) {
                let alike = self.alike(test, needed, &asked);
                told.extend(alike.iter().map(|&metric| (metric, test.comparison)));
                self.part(test, needed, &alike, &mut parts);
            }
        }
        let mut line: Vec<String> = Vec::new();
        for (tier, parts) in parts.iter().enumerate().filter(|(_, parts)| !parts.is_empty()) {
            if tier == 0 {
                line.extend(parts.iter().cloned());
            } else {
                line.push(format!("for {}: {}", tier + 1, parts.join(", ")));
            }
        }
        if line.is_empty() { "Always".to_owned() } else { capital(&line.join("; ")) }
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
    fn part(&self, test: &Test, needed: &[Option<i32>; 3], alike: &[Metric], parts: &mut [Vec<String>; 3]) {
        let from = needed.iter().position(Option::is_some).unwrap_or(0);
        let at = |needed: i32| Test { value: needed, ..*test };
        let name = if alike.len() > 1 { self.support_in(alike) } else { self.measure(test.metric) };
        let steady = needed[from..].iter().all(|value| *value == needed[from]);
        if steady || needed.iter().flatten().all(|&needed| self.in_words(&at(needed)).is_some()) {
            let mut last = None;
            for (tier, needed) in needed.iter().enumerate() {
                let Some(needed) = needed.filter(|_| *needed != last) else { continue };
                last = Some(needed);
                let compared = || format!("{name} {} {}", sign(test.comparison), merged(&[value(test.metric, needed)]));
                parts[tier].push(self.in_words(&at(needed)).unwrap_or_else(compared));
            }
            return;
        }
        let values: Vec<String> = needed.iter().map(|needed| needed.map_or_else(|| "–".to_owned(), |needed| value(test.metric, needed))).collect();
        parts[0].push(format!("{name} {} {}", sign(test.comparison), merged(&values)));
    }

    fn is_own(&self, id: NationId) -> bool {
        self.own == [id]
    }

    /// "Japan", or "you".
    fn who(&self, id: NationId) -> String {
        if self.is_own(id) { "you".to_owned() } else { self.words.the(id) }
    }

    /// " of Japan", or nothing for the team's own.
    fn of(&self, id: NationId) -> String {
        if self.is_own(id) { String::new() } else { format!(" of {}", self.words.the(id)) }
    }

    /// " in Japan", or " at home".
    fn at(&self, id: NationId) -> String {
        if self.is_own(id) { " at home".to_owned() } else { format!(" in {}", self.words.the(id)) }
    }

    /// " by Japan", or " by you".
    fn by(&self, id: NationId) -> String {
        format!(" by {}", self.who(id))
    }

    /// " with China" for the team's own, or " between Australia and China".
    fn between(&self, a: NationId, b: NationId) -> String {
        match (self.is_own(a), self.is_own(b)) {
            (true, _) => format!(" with {}", self.words.the(b)),
            (_, true) => format!(" with {}", self.words.the(a)),
            _ => format!(" between {} and {}", self.words.the(a), self.words.the(b)),
        }
    }

    fn support_in(&self, alike: &[Metric]) -> String {
        let nation = |metric: &Metric| match metric {
            Metric::SupportChange(id) => Some(if self.is_own(*id) { "your country".to_owned() } else { self.words.the(*id) }),
            _ => None,
        };
        format!("change of public support in {}", list(&alike.iter().filter_map(nation).collect::<Vec<_>>()))
    }

    /// A test that reads best as a phrase of its own.
    fn in_words(&self, test: &Test) -> Option<String> {
        let f = |id| self.words.feature(id);
        let yes = (test.comparison, test.value) == (Comparison::AtLeast, 1);
        let none = (test.comparison, test.value) == (Comparison::AtMost, 0);
        Some(match test.metric {
            Metric::Garrison(id) if yes => format!("garrison on {} holds", f(id)),
            Metric::Bound(a, b) if yes => format!("{} bound to help {}", self.who(a), self.who(b)),
            Metric::Bound(a, b) if none => format!("{} not bound to help {}", self.who(a), self.who(b)),
            Metric::SharesIsr(a, b) if yes => format!("intelligence-sharing{}", self.between(a, b)),
            Metric::AtWar(id) if yes => {
                if self.is_own(id) {
                    "you fight".to_owned()
                } else {
                    format!("{} fights", self.words.the(id))
                }
            }
            Metric::AtWar(id) if none && self.is_own(id) => "you are not at war".to_owned(),
            Metric::AtWar(id) if none => format!("{} not at war", self.words.the(id)),
            Metric::SoilAttacked(id) if none && self.is_own(id) => "no attack on your territory".to_owned(),
            Metric::SoilAttacked(id) if none => format!("no attack on the territory of {}", self.words.the(id)),
            Metric::WarNote if yes => "the war ends by agreement".to_owned(),
            Metric::Basing(id) if test.comparison == Comparison::AtLeast => {
                let what = if test.value <= 1 { "supply" } else { "combat sorties" };
                if self.is_own(id) { format!("you allow {what}") } else { format!("{} allows {what}", self.words.the(id)) }
            }
            Metric::QuarantineEnd => match (test.comparison, test.value) {
                (Comparison::AtMost, ..=0) => "the quarantine is lifted".to_owned(),
                (Comparison::AtMost, _) => "Taiwan does not yield".to_owned(),
                (Comparison::AtLeast, ..=1) => "the quarantine stands".to_owned(),
                (Comparison::AtLeast, _) => "Taiwan yields".to_owned(),
            },
            Metric::WarOutcome => {
                let outcome = value(test.metric, test.value);
                match (test.comparison, test.value) {
                    (Comparison::AtMost, ..=0) | (Comparison::AtLeast, 3..) => outcome,
                    (Comparison::AtMost, 1..) => format!("at worst {outcome}"),
                    (Comparison::AtLeast, _) => format!("at least {outcome}"),
                }
            }
            metric if none && metric.row().unit == Unit::Count => format!("no {}", self.measure(metric)),
            metric if metric.row().unit == Unit::YesNo => format!("{}: {}", self.measure(metric), bound(test)),
            _ => return None,
        })
    }

    /// A short name of what is measured, for a line.
    fn measure(&self, metric: Metric) -> String {
        let f = |id| self.words.feature(id);
        let (of, at, by, between) = (|id| self.of(id), |id| self.at(id), |id| self.by(id), |a, b| self.between(a, b));
        match metric {
            Metric::Control(id) => format!("control at {}", f(id)),
            Metric::Supply(id) => format!("supply at {}", f(id)),
            Metric::Fabric(_) => "hull condition".to_owned(),
            Metric::Deliveries(id) => format!("deliveries to {}", f(id)),
            Metric::RepairDeliveries(_) => "deliveries of repair materials".to_owned(),
            Metric::LongestStay(id, nation) => format!("longest stay{} at {}", of(nation), f(id)),
            Metric::HullHours(id, nation) => format!("ship-hours{} at {}", of(nation), f(id)),
            Metric::PresenceShare(id, nation) => format!("share of ship-days{} at {}", of(nation), f(id)),
            Metric::TurnsPresent(id, nation) => format!("turns{} at {}", of(nation), f(id)),
            Metric::Built(id) => format!("construction at {}", f(id)),
            Metric::Rung(a, b) => format!("escalation{} at the end", between(a, b)),
            Metric::RungPeak(a, b) => format!("highest escalation{}", between(a, b)),
            Metric::Support(id) => format!("public support{}", at(id)),
            Metric::SupportChange(id) => format!("change of public support{}", at(id)),
            Metric::Standing(id) => self.approval(id),
            Metric::StandingChange(id) => format!("change of {}", self.approval(id)),
            Metric::Credit(id) => format!("credibility{}", of(id)),
            Metric::Deaths(id) => format!("deaths{}", of(id)),
            Metric::Injuries(id) => format!("injuries{}", of(id)),
            Metric::HullsDamaged(id) => format!("damaged ships{}", of(id)),
            Metric::Incursions(id) => format!("entries without permission{}", by(id)),
            Metric::Publicised(id) => format!("incidents publicised{}", by(id)),
            Metric::ObligationsRefused(id) => format!("commitments declined{}", by(id)),
            Metric::ObligationsKept(id) => format!("commitments honoured{}", by(id)),
            Metric::Consultations(id) => format!("treaty consultations{}", of(id)),
            Metric::AgreementsMade(a, b) => format!("new agreements{}", between(a, b)),
            Metric::UndertakingsBroken(id) => format!("undertakings broken{}", by(id)),
            Metric::Alignment(id) => format!("alignment{}", of(id)),
            Metric::Interop(a, b) => format!("interoperability{}", between(a, b)),
            Metric::Allies(id) => format!("nations bound to help {}", self.who(id)),
            Metric::Treaties(id) => format!("new treaties binding {}", self.who(id)),
            Metric::Assured(a, b) => format!("assured access{} to {}", of(a), self.words.the(b)),
            Metric::Exercises(id) => format!("exercises{}", of(id)),
            Metric::Programmes(id) => format!("programmes delivered{}", self.to(id)),
            Metric::Works(_) => "infrastructure completed".to_owned(),
            Metric::TradeLoss(id) => format!("trade lost{}", by(id)),
            Metric::Strain(id) => format!("tariffs on {}", self.who(id)),
            Metric::ElectionsLost(id) => format!("election lost{}", by(id)),
            Metric::TreatiesFailed(id) => format!("treaties rejected{}", at(id)),
            Metric::Coercions(id) => format!("trade restrictions{}", by(id)),
            Metric::Named(id) => format!("operations attributed to {}", self.who(id)),
            Metric::Region => "regional acceptance of allied ties".to_owned(),
            Metric::AreaHeld => "area of Taiwan held by China".to_owned(),
            Metric::PromiseCost(_) => "expected losses from commitments".to_owned(),
            Metric::AircraftLost(id) => format!("aircraft lost{}", by(id)),
            Metric::ShipsLost(id) => format!("ships lost{}", by(id)),
            Metric::Budget(id) => format!("budget{}", of(id)),
            Metric::Capital(id) => format!("political capital{}", of(id)),
            Metric::Power => "electricity in Taiwan".to_owned(),
            Metric::Endurance => "societal resilience of Taiwan".to_owned(),
            Metric::Landed => "merchant ships landed".to_owned(),
            Metric::ShipsSeized => "merchant ships seized".to_owned(),
            Metric::ShipsSunk => "merchant ships sunk".to_owned(),
            Metric::ConvoysThrough(id) => format!("convoys{} arrived", of(id)),
            Metric::WarshipsLost(id) => format!("escorts lost{}", by(id)),
            Metric::LiveFires(id) => format!("live firings{}", by(id)),
            Metric::Surprised(id) => format!("firings that surprise {}", self.who(id)),
            Metric::Rounded(_, coast) => format!("places visited off {}", self.words.the(coast)),
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
            | Metric::QuarantineEnd => self.words.metric(metric),
        }
    }

    /// " to Japan", or nothing for the team's own.
    fn to(&self, id: NationId) -> String {
        if self.is_own(id) { String::new() } else { format!(" to {}", self.words.the(id)) }
    }

    /// A government's approval; where it is led by a party, as China is, the cohesion of its leadership.
    fn approval(&self, id: NationId) -> String {
        let leadership = self.words.scenario.catalog.nations.get(id.index()).is_some_and(|nation| nation.leadership);
        match (leadership, self.is_own(id)) {
            (true, _) => format!("leadership cohesion{}", self.of(id)),
            (false, true) => "government approval".to_owned(),
            (false, false) => format!("government approval in {}", self.words.the(id)),
        }
    }
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

const fn sign(comparison: Comparison) -> &'static str {
    match comparison {
        Comparison::AtLeast => "≥",
        Comparison::AtMost => "≤",
    }
}

/// Values with a unit that all share it once, and without a decimal that says nothing: "2.5 / 4.5%", "60 / 62%".
fn merged(values: &[String]) -> String {
    let unit = ["%", " km²", " M$", " h"].into_iter().find(|unit| values.iter().all(|value| value == "–" || value.ends_with(unit))).unwrap_or("");
    let bare: Vec<&str> = values.iter().map(|value| value.strip_suffix(unit).unwrap_or(value)).collect();
    let whole = bare.iter().all(|value| *value == "–" || value.ends_with(".0"));
    let short: Vec<&str> = bare.iter().map(|value| if whole { value.strip_suffix(".0").unwrap_or(value) } else { value }).collect();
    format!("{}{unit}", short.join(" / ")).replace('-', "−")
}

#[cfg(test)]
mod tests {
    use super::*;

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
        let values = |list: &[&str]| list.iter().map(|&text| text.to_owned()).collect::<Vec<_>>();
        assert_eq!(merged(&values(&["2.5%", "4.0%", "5.5%"])), "2.5 / 4.0 / 5.5%");
        assert_eq!(merged(&values(&["–", "10 h", "12 h"])), "– / 10 / 12 h");
        assert_eq!(merged(&values(&["60.0%", "62.0%", "62.0%"])), "60 / 62 / 62%");
        assert_eq!(merged(&values(&["+0.0", "+1.0"])), "+0 / +1");
        assert_eq!(merged(&values(&["1", "2%"])), "1 / 2%");
    }
}
