//! What objectives and injects ask for, in words: conditions, what their metrics measure, and values with their units.

use crate::report::words::{Words, kinds};
use crate::rules::metric::{Comparison, Condition, Metric, Test};
use crate::rules::models::war::Outcome;
use crate::rules::vocab::measure::Unit;
use crate::words::keys::{measures, numbers};
use crate::words::{Language, Phrase};

impl Words<'_> {
    /// A condition of an objective or inject, in words.
    pub fn condition(&self, condition: &Condition) -> String {
        if condition.0.is_empty() {
            return measures::ALWAYS.text().to_owned();
        }
        self.say(measures::Together { tests: condition.0.iter().map(Self::test_phrase).collect() })
    }

    /// What a comparison asks for, in words.
    pub fn test(&self, test: &Test) -> String {
        self.say(Self::test_phrase(test))
    }

    /// The same as a phrase.
    pub(crate) fn test_phrase(test: &Test) -> Phrase {
        match (test.metric, test.comparison, test.value) {
            (Metric::QuarantineEnd, Comparison::AtMost, 0) => return measures::TEST_QUARANTINE_LIFTED.into(),
            (Metric::QuarantineEnd, Comparison::AtMost, 1) => return measures::TEST_TAIWAN_DOES_NOT_YIELD.into(),
            (Metric::QuarantineEnd, Comparison::AtLeast, 1) => return measures::TEST_QUARANTINE_NOT_LIFTED.into(),
            (Metric::QuarantineEnd, Comparison::AtLeast, 2) => return measures::TEST_TAIWAN_YIELDS.into(),
            (Metric::Bound(a, b), Comparison::AtMost, 0) => return measures::TestNotBound { who: a, whom: b }.into(),
            (Metric::AtWar(nation), Comparison::AtMost, 0) => return measures::TestNotAtWar { who: nation }.into(),
            (Metric::SoilAttacked(nation), Comparison::AtMost, 0) => return measures::TestNoAttack { who: nation }.into(),
            (Metric::WarNote, Comparison::AtLeast, 1) => return measures::TEST_ENDS_BY_AGREEMENT.into(),
            (Metric::WarOutcome, Comparison::AtMost, 1) => return measures::TEST_ENDS_NO_BETTER.into(),
            (Metric::WarOutcome, Comparison::AtLeast, 2) => return measures::TEST_ENDS_NO_WORSE.into(),
            (Metric::WarOutcome, Comparison::AtMost, ..=0) | (Metric::WarOutcome, Comparison::AtLeast, 3..) => {
                return measures::TestEndsIn { outcome: value_phrase(test.metric, test.value) }.into();
            }
            (Metric::ObligationsRefused(_), Comparison::AtMost, 0) => return measures::TestNo { what: Self::metric_phrase(test.metric) }.into(),
            (metric, Comparison::AtLeast, 1) if is_yes_or_no(metric) => return Self::metric_phrase(metric),
            (metric, Comparison::AtMost, 0) if is_yes_or_no(metric) => return measures::TestNo { what: Self::metric_phrase(metric) }.into(),
            _ => {}
        }
        measures::TestBound { what: Self::metric_phrase(test.metric), bound: bound_phrase(test) }.into()
    }

    /// What a metric measures.
    pub fn metric(&self, metric: Metric) -> String {
        self.say(Self::metric_phrase(metric))
    }

    /// The same as a phrase.
    pub(crate) fn metric_phrase(metric: Metric) -> Phrase {
        match metric {
            Metric::Turn => measures::TURN.into(),
            Metric::Control(id) => measures::Control { place: id }.into(),
            Metric::Supply(id) => measures::Supply { place: id }.into(),
            Metric::Fabric(id) => measures::HullCondition { place: id }.into(),
            Metric::Garrison(id) => measures::Garrison { place: id }.into(),
            Metric::Deliveries(id) => measures::Deliveries { place: id }.into(),
            Metric::RepairDeliveries(id) => measures::RepairDeliveries { place: id }.into(),
            Metric::LongestStay(id, nation) => measures::LongestStay { who: nation, place: id }.into(),
            Metric::HullHours(id, nation) => measures::ShipHours { who: nation, place: id }.into(),
            Metric::PresenceShare(id, nation) => measures::PresenceShare { who: nation, place: id }.into(),
            Metric::Rung(a, b) => measures::Rung { who: a, whom: b }.into(),
            Metric::RungPeak(a, b) => measures::RungPeak { who: a, whom: b }.into(),
            Metric::Support(id) => measures::Support { who: id }.into(),
            Metric::SupportChange(id) => measures::SupportChange { who: id }.into(),
            Metric::Standing(id) => measures::Approval { who: id }.into(),
            Metric::StandingChange(id) => measures::ApprovalChange { who: id }.into(),
            Metric::Capital(id) => measures::Capital { who: id }.into(),
            Metric::Credit(id) => measures::Credibility { who: id }.into(),
            Metric::Deaths(id) => measures::Deaths { who: id }.into(),
            Metric::Injuries(id) => measures::Injuries { who: id }.into(),
            Metric::HullsDamaged(id) => measures::HullsDamaged { who: id }.into(),
            Metric::Incursions(id) => measures::Incursions { who: id }.into(),
            Metric::Publicised(id) => measures::Publicised { who: id }.into(),
            Metric::ObligationsRefused(id) => measures::ObligationsRefused { who: id }.into(),
            Metric::ObligationsKept(id) => measures::ObligationsKept { who: id }.into(),
            Metric::Consultations(id) => measures::Consultations { who: id }.into(),
            Metric::AgreementsMade(a, b) => measures::AgreementsMade { who: a, whom: b }.into(),
            Metric::UndertakingsBroken(id) => measures::UndertakingsBroken { who: id }.into(),
            Metric::Built(id) => measures::Built { place: id }.into(),
            Metric::Alignment(id) => measures::Alignment { who: id }.into(),
            Metric::Region => measures::REGION.into(),
            Metric::Interop(a, b) => measures::Interop { who: a, whom: b }.into(),
            Metric::Bound(a, b) => measures::Bound { who: a, whom: b }.into(),
            Metric::Allies(id) => measures::Allies { who: id }.into(),
            Metric::Treaties(id) => measures::Treaties { who: id }.into(),
            Metric::SharesIsr(a, b) => measures::SharesIsr { who: a, whom: b }.into(),
            Metric::Assured(a, b) => measures::Assured { who: a, whom: b }.into(),
            Metric::Exercises(id) => measures::Exercises { who: id }.into(),
            Metric::Programmes(id) => measures::Programmes { who: id }.into(),
            Metric::Works(id) => measures::Works { who: id }.into(),
            Metric::TradeLoss(id) => measures::TradeLoss { who: id }.into(),
            Metric::Strain(id) => measures::Strain { who: id }.into(),
            Metric::ElectionsLost(id) => measures::ElectionsLost { who: id }.into(),
            Metric::TreatiesFailed(id) => measures::TreatiesFailed { who: id }.into(),
            Metric::Coercions(id) => measures::Coercions { who: id }.into(),
            Metric::Named(id) => measures::Attributed { who: id }.into(),
            Metric::Budget(id) => measures::Budget { who: id }.into(),
            Metric::WarOutcome => measures::WAR_OUTCOME.into(),
            Metric::WarNote => measures::WAR_NOTE.into(),
            Metric::AreaHeld => measures::AREA_HELD.into(),
            Metric::Ashore => measures::ASHORE.into(),
            Metric::AircraftLost(id) => measures::AircraftLost { who: id }.into(),
            Metric::ShipsLost(id) => measures::ShipsLost { who: id }.into(),
            Metric::AtWar(id) => measures::AtWar { who: id }.into(),
            Metric::PromiseCost(id) => measures::PromiseCost { who: id }.into(),
            Metric::SoilAttacked(id) => measures::SoilAttacked { who: id }.into(),
            Metric::Basing(id) => measures::Basing { who: id }.into(),
            Metric::Power => measures::POWER.into(),
            Metric::GasDays => measures::GAS_DAYS.into(),
            Metric::Endurance => measures::ENDURANCE.into(),
            Metric::Landed => measures::LANDED.into(),
            Metric::ShipsSeized => measures::SHIPS_SEIZED.into(),
            Metric::ShipsSunk => measures::SHIPS_SUNK.into(),
            Metric::QuarantineEnd => measures::QUARANTINE_END.into(),
            Metric::ConvoysThrough(id) => measures::ConvoysThrough { who: id }.into(),
            Metric::WarshipsLost(id) => measures::WarshipsLost { who: id }.into(),
            Metric::LiveFires(id) => measures::LiveFires { who: id }.into(),
            Metric::Surprised(id) => measures::Surprised { who: id }.into(),
            Metric::Rounded(id, coast) => measures::Rounded { coast, who: id }.into(),
            Metric::TurnsPresent(id, nation) => measures::TurnsPresent { who: nation, place: id }.into(),
        }
    }
}

/// Whether a metric is said to be so or not: assured access is told by its number.
pub(crate) fn is_yes_or_no(metric: Metric) -> bool {
    metric.row().unit == Unit::YesNo && !matches!(metric, Metric::Assured(..))
}

/// The bound of a comparison: "at least 2", or what must be so.
pub fn bound(test: &Test) -> String {
    Language::current().render(&bound_phrase(test), None)
}

/// The same as a phrase.
pub(crate) fn bound_phrase(test: &Test) -> Phrase {
    let value = value_phrase(test.metric, test.value);
    match (test.comparison, test.value) {
        (Comparison::AtLeast, 1) | (Comparison::AtMost, 0) if is_yes_or_no(test.metric) => value,
        (Comparison::AtLeast, _) => measures::AtLeast { value }.into(),
        (Comparison::AtMost, _) => measures::AtMost { value }.into(),
    }
}

/// A metric's value with its unit.
pub fn value(metric: Metric, value: i32) -> String {
    Language::current().render(&value_phrase(metric, value), None)
}

/// The same as a phrase.
pub(crate) fn value_phrase(metric: Metric, value: i32) -> Phrase {
    match metric.row().unit {
        Unit::Permille | Unit::SmallPermille => numbers::Share { value }.into(),
        Unit::Change => numbers::Points { value }.into(),
        Unit::Percent => measures::ValuePercent { value: value.into() }.into(),
        Unit::Money => measures::ValueMoney { value: value.into() }.into(),
        Unit::Hours => measures::ValueHours { value: value.into() }.into(),
        Unit::Days => measures::ValueDays { days: value.max(0) as u64 }.into(),
        Unit::Km2 => measures::ValueArea { value: value.into() }.into(),
        Unit::QuarantineEnd => match value {
            ..=0 => measures::VALUE_LIFTED.into(),
            1 => measures::VALUE_STANDING.into(),
            _ => measures::VALUE_YIELDED.into(),
        },
        Unit::WarOutcome => kinds::outcome(match value {
            ..=0 => Outcome::ChineseDefeat,
            1 => Outcome::StalemateAgainst,
            2 => Outcome::StalemateToward,
            _ => Outcome::ChineseVictory,
        })
        .into(),
        Unit::Basing => match value {
            ..=0 => measures::VALUE_NOTHING.into(),
            1 => measures::VALUE_SUPPLY.into(),
            _ => measures::VALUE_COMBAT.into(),
        },
        Unit::YesNo if is_yes_or_no(metric) && value < 2 => if value > 0 { measures::VALUE_YES } else { measures::VALUE_NO }.into(),
        Unit::YesNo | Unit::Number | Unit::Count => numbers::Plain { value: value.into() }.into(),
    }
}
