//! What objectives and injects ask for, in words: conditions, what their metrics measure, and values with their units.

use crate::report::words::{Words, count, list, number, percent, signed_percent};
use crate::rules::metric::{Comparison, Condition, Metric, Test};
use crate::rules::models::war::Outcome;
use crate::rules::vocab::measure::Unit;

impl Words<'_> {
    /// A condition of an objective or inject, in words.
    pub fn condition(&self, condition: &Condition) -> String {
        if condition.0.is_empty() {
            return "always".to_owned();
        }
        list(&condition.0.iter().map(|test| self.test(test)).collect::<Vec<_>>())
    }

    /// What a comparison asks for, in words.
    pub fn test(&self, test: &Test) -> String {
        match (test.metric, test.comparison, test.value) {
            (Metric::QuarantineEnd, Comparison::AtMost, 0) => return "the quarantine is lifted".to_owned(),
            (Metric::QuarantineEnd, Comparison::AtMost, 1) => return "Taiwan does not yield".to_owned(),
            (Metric::QuarantineEnd, Comparison::AtLeast, 1) => return "the quarantine is not lifted".to_owned(),
            (Metric::QuarantineEnd, Comparison::AtLeast, 2) => return "Taiwan yields".to_owned(),
            (Metric::Bound(a, b), Comparison::AtMost, 0) => return format!("{} not bound to help {}", self.the(a), self.the(b)),
            (Metric::AtWar(nation), Comparison::AtMost, 0) => return format!("{} not at war", self.the(nation)),
            (Metric::SoilAttacked(nation), Comparison::AtMost, 0) => return format!("no attack on the territory of {}", self.the(nation)),
            (Metric::WarNote, Comparison::AtLeast, 1) => return "the war ends by agreement".to_owned(),
            (Metric::WarOutcome, Comparison::AtMost, 1) => return "the war ends no better for China than in a stalemate against it".to_owned(),
            (Metric::WarOutcome, Comparison::AtLeast, 2) => return "the war ends no worse for China than in a stalemate toward it".to_owned(),
            (Metric::WarOutcome, Comparison::AtMost, ..=0) | (Metric::WarOutcome, Comparison::AtLeast, 3..) => {
                return format!("the war ends in {}", value(test.metric, test.value));
            }
            (Metric::ObligationsRefused(_), Comparison::AtMost, 0) => return format!("no {}", self.metric(test.metric)),
            (metric, Comparison::AtLeast, 1) if is_yes_or_no(metric) => return self.metric(metric),
            (metric, Comparison::AtMost, 0) if is_yes_or_no(metric) => return format!("no {}", self.metric(metric)),
            _ => {}
        }
        format!("{} {}", self.metric(test.metric), bound(test))
    }

    /// What a metric measures.
    pub fn metric(&self, metric: Metric) -> String {
        let (f, n) = (|id| self.feature(id), |id| self.the(id));
        match metric {
            Metric::Turn => "turn".to_owned(),
            Metric::Control(id) => format!("control of {}", f(id)),
            Metric::Supply(id) => format!("supply at {}", f(id)),
            Metric::Fabric(id) => format!("hull condition at {}", f(id)),
            Metric::Garrison(id) => format!("garrison on {}", f(id)),
            Metric::Deliveries(id) => format!("cargoes to {}", f(id)),
            Metric::RepairDeliveries(id) => format!("cargoes of repair materials to {}", f(id)),
            Metric::LongestStay(id, nation) => format!("longest stay of {} at {}", n(nation), f(id)),
            Metric::HullHours(id, nation) => format!("ship-hours of {} at {}", n(nation), f(id)),
            Metric::PresenceShare(id, nation) => format!("share of presence of {} at {}", n(nation), f(id)),
            Metric::Rung(a, b) => format!("escalation between {} and {}", n(a), n(b)),
            Metric::RungPeak(a, b) => format!("highest escalation between {} and {}", n(a), n(b)),
            Metric::Support(id) => format!("support in {}", n(id)),
            Metric::SupportChange(id) => format!("change of support in {}", n(id)),
            Metric::Standing(id) => format!("approval of the government of {}", n(id)),
            Metric::StandingChange(id) => format!("change of the approval of the government of {}", n(id)),
            Metric::Capital(id) => format!("political capital of {}", n(id)),
            Metric::Credit(id) => format!("credibility of {}", n(id)),
            Metric::Deaths(id) => format!("deaths of {}", n(id)),
            Metric::Injuries(id) => format!("injured of {}", n(id)),
            Metric::HullsDamaged(id) => format!("damaged hulls of {}", n(id)),
            Metric::Incursions(id) => format!("entries without permission by {}", n(id)),
            Metric::Publicised(id) => format!("acts publicised by {}", n(id)),
            Metric::ObligationsRefused(id) => format!("obligations that {} refused", n(id)),
            Metric::ObligationsKept(id) => format!("obligations that {} kept", n(id)),
            Metric::Consultations(id) => format!("treaty consultations of {}", n(id)),
            Metric::AgreementsMade(a, b) => format!("agreements made between {} and {}", n(a), n(b)),
            Metric::UndertakingsBroken(id) => format!("undertakings that {} broke", n(id)),
            Metric::Built(id) => format!("what was built at {}", f(id)),
            Metric::Alignment(id) => format!("alignment of {}", n(id)),
            Metric::Region => "acceptance in the region".to_owned(),
            Metric::Interop(a, b) => format!("how well {} and {} work together", n(a), n(b)),
            Metric::Bound(a, b) => format!("{} bound to help {}", n(a), n(b)),
            Metric::Allies(id) => format!("nations bound to help {}", n(id)),
            Metric::Treaties(id) => format!("new treaties in force that bind {}", n(id)),
            Metric::SharesIsr(a, b) => format!("shared reconnaissance of {} and {}", n(a), n(b)),
            Metric::Assured(a, b) => format!("assured access of {} to {}", n(a), n(b)),
            Metric::Exercises(id) => format!("exercises of {}", n(id)),
            Metric::Programmes(id) => format!("programmes delivered to {}", n(id)),
            Metric::Works(id) => format!("works finished for {}", n(id)),
            Metric::TradeLoss(id) => format!("trade lost by {}", n(id)),
            Metric::Strain(id) => format!("tariffs of others on {}", n(id)),
            Metric::ElectionsLost(id) => format!("elections lost by the government of {}", n(id)),
            Metric::TreatiesFailed(id) => format!("treaties that failed in {}", n(id)),
            Metric::Coercions(id) => format!("trade restrictions used by {}", n(id)),
            Metric::Named(id) => format!("operations attributed to {}", n(id)),
            Metric::Budget(id) => format!("budget of {}", n(id)),
            Metric::WarOutcome => "outcome of the war for China".to_owned(),
            Metric::WarNote => "war ended by a note".to_owned(),
            Metric::AreaHeld => "area of Taiwan in Chinese hands".to_owned(),
            Metric::Ashore => "Chinese battalions ashore".to_owned(),
            Metric::AircraftLost(id) => format!("aircraft lost by {}", n(id)),
            Metric::ShipsLost(id) => format!("ships lost by {}", n(id)),
            Metric::AtWar(id) => format!("{} at war", n(id)),
            Metric::PromiseCost(id) => format!("expected losses that its commitments bring {} (aircraft, and ships counted as aircraft)", n(id)),
            Metric::SoilAttacked(id) => format!("territory of {} attacked", n(id)),
            Metric::Basing(id) => format!("what {} allows from its bases", n(id)),
            Metric::Power => "electricity in Taiwan".to_owned(),
            Metric::GasDays => "days of gas in Taiwan".to_owned(),
            Metric::Endurance => "endurance of Taiwan".to_owned(),
            Metric::Landed => "merchants landed of those that arrived".to_owned(),
            Metric::ShipsSeized => "merchants taken".to_owned(),
            Metric::ShipsSunk => "merchants sunk".to_owned(),
            Metric::QuarantineEnd => "how the quarantine stands".to_owned(),
            Metric::ConvoysThrough(id) => format!("convoys of {} that came through", n(id)),
            Metric::WarshipsLost(id) => format!("escorts or cutters lost by {}", n(id)),
            Metric::LiveFires(id) => format!("live firings of {}", n(id)),
            Metric::Surprised(id) => format!("firings that took {} by surprise", n(id)),
            Metric::Rounded(id, coast) => format!("places off the coasts of {} at which {} has been", n(coast), n(id)),
            Metric::TurnsPresent(id, nation) => format!("turns of {} at {}", n(nation), f(id)),
        }
    }
}

/// Whether a metric is said to be so or not: assured access is told by its number.
pub(crate) fn is_yes_or_no(metric: Metric) -> bool {
    metric.row().unit == Unit::YesNo && !matches!(metric, Metric::Assured(..))
}

/// The bound of a comparison: "at least 2", or what must be so.
pub fn bound(test: &Test) -> String {
    match (test.comparison, test.value) {
        (Comparison::AtLeast, 1) | (Comparison::AtMost, 0) if is_yes_or_no(test.metric) => return value(test.metric, test.value),
        (Comparison::AtLeast | Comparison::AtMost, _) => {}
    }
    let way = match test.comparison {
        Comparison::AtLeast => "at least",
        Comparison::AtMost => "at most",
    };
    format!("{way} {}", value(test.metric, test.value))
}

/// A metric's value with its unit.
pub fn value(metric: Metric, value: i32) -> String {
    match metric.row().unit {
        Unit::Permille | Unit::SmallPermille => percent(value),
        Unit::Change => signed_percent(value),
        Unit::Percent => format!("{value}%"),
        Unit::Money => format!("{} M$", number(value)),
        Unit::Hours => format!("{value} h"),
        Unit::Days => count(value.max(0) as u64, "day", "days"),
        Unit::Km2 => format!("{value} km²"),
        Unit::QuarantineEnd => match value {
            ..=0 => "lifted".to_owned(),
            1 => "standing".to_owned(),
            _ => "Taiwan has yielded".to_owned(),
        },
        Unit::WarOutcome => match value {
            ..=0 => crate::report::words::outcome(Outcome::ChineseDefeat).to_owned(),
            1 => crate::report::words::outcome(Outcome::StalemateAgainst).to_owned(),
            2 => crate::report::words::outcome(Outcome::StalemateToward).to_owned(),
            _ => crate::report::words::outcome(Outcome::ChineseVictory).to_owned(),
        },
        Unit::Basing => match value {
            ..=0 => "nothing".to_owned(),
            1 => "supply".to_owned(),
            _ => "combat sorties".to_owned(),
        },
        Unit::YesNo if is_yes_or_no(metric) && value < 2 => if value > 0 { "yes" } else { "no" }.to_owned(),
        Unit::YesNo | Unit::Number | Unit::Count => number(value),
    }
}
