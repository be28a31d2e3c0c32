//! Names and sentences. Screens, debriefs and error texts all speak through here, so that a thing has one name everywhere.

pub mod clauses;
pub mod kinds;
pub mod measures;
pub mod numbers;
pub mod order_words;
pub(super) mod refusal;
mod texts;
pub mod tiers;
pub mod wordlist;

pub use crate::words::{Words, second_names};
pub use numbers::{number, percent, signed, signed_percent};
pub use texts::{
    act, act_meaning, basing, benefit, cargo, driver, factor, ground, inducement, influence, institution, instrument, note, operation, outcome, rung,
    signal, status, stock, stocked, task_force, weighed, work,
};

use crate::catalog::quantity::{Hours, Thousandths};
use crate::catalog::{Date, NationId};
use crate::geo::CellId;
use crate::rules::event::HaltReason;
use crate::rules::phases::agreement::{AgreementText, Answer, GroundKind};
use crate::rules::scenario::{Clock, Effect};
use crate::rules::state::competition::StandingPolicy;
use crate::rules::vocab::ids::AgreementId;
use crate::words::keys::{agreements, effects, entries, time};
use crate::words::{Label, Language, Phrase, say};

impl Words<'_> {
    /// The islets around which a cell of `of`'s is territorial sea and that another nation claims.
    fn islets(&self, of: NationId, cell: CellId) -> Option<String> {
        let (scenario, there) = (self.scenario, self.scenario.map.cell(cell));
        let around = there.and_then(|there| scenario.map.around.get(usize::from(there.around?))).cloned();
        let contested = || scenario.features().find(|(_, feature)| feature.territorial_sea && feature.holder == of && feature.cell == cell);
        around.or_else(|| contested().map(|(id, _)| self.feature(id)))
    }

    fn is_sea(&self, cell: CellId) -> bool {
        self.scenario.map.cell(cell).is_some_and(|there| there.territorial_sea.is_some())
    }

    /// What a force enters that comes to a cell of `of`'s. Islets that another nation claims are administered, and called nobody's.
    pub fn territory(&self, of: NationId, cell: CellId) -> String {
        match self.islets(of, cell) {
            Some(islets) => self.say(entries::SeaAround { islets, who: of }),
            None if self.is_sea(cell) => self.say(entries::Sea { who: of }),
            None => self.say(entries::Airspace { who: of }),
        }
    }

    /// The same as what was entered without permission: "the territorial sea of Japan without permission".
    pub(crate) fn entered(&self, of: NationId, cell: CellId) -> Phrase {
        match self.islets(of, cell) {
            Some(islets) => entries::IntoSeaAround { islets, who: of }.into(),
            None if self.is_sea(cell) => entries::IntoSea { who: of }.into(),
            None => entries::IntoAirspace { who: of }.into(),
        }
    }

    /// Several such entries in a list.
    pub fn entries(&self, of: &[(NationId, CellId)]) -> String {
        self.say(entries::Several { entries: of.iter().map(|&(of, cell)| self.entered(of, cell)).collect() })
    }

    /// The day and hour at which a turn begins.
    pub fn moment(&self, turn: u16) -> String {
        let hours = Hours(u32::from(self.scenario.start_hour)) + self.game.hours_at(self.scenario, turn);
        let day = self.scenario.start.plus_days(hours.days());
        match self.game.clock_of(self.scenario, turn) {
            Clock::Incident => self.say(time::DayAndHour { day, hour: format!("{:02}", (hours % Hours(24)).0) }),
            Clock::Competition => self.season(turn),
            Clock::Crisis => self.say(time::Date { day }),
        }
    }

    /// When a turn of the competition is, by the quarter that it lies in; by months where quarters would not tell turns apart.
    fn season(&self, turn: u16) -> String {
        let (scenario, game) = (self.scenario, self.game);
        // A quarter's turn has 91 days and a bit: what begins with the last days of a quarter is the next one's turn.
        let days = scenario.turn_hours.days();
        let day = |turn: u16| game.day_of(scenario, turn).plus_days((days / 8).min(11));
        let last = game.turns.unwrap_or(game.turn.max(turn));
        // A war's turns are called by their days, and a calendar that waits for one stands still.
        let turns: Vec<u16> = (1..=last).filter(|&turn| game.clock_of(scenario, turn) == Clock::Competition).collect();
        let same = |months: u8| turns.windows(2).any(|pair| part_of_year(day(pair[0]), months) == part_of_year(day(pair[1]), months));
        if !same(3) {
            let (year, quarter) = part_of_year(day(turn), 3);
            self.say(time::Quarter { quarter: (quarter + 1).into(), year: year.to_string() })
        } else if !same(1) {
            let day = day(turn);
            self.say(time::MonthAndYear { month: day.month.into(), year: day.year.to_string() })
        } else {
            self.say(time::Date { day: game.day_of(scenario, turn) })
        }
    }

    /// How long a turn is.
    pub fn turn_length(&self) -> String {
        duration(self.scenario.turn_hours)
    }

    /// What an inject or the White Cell's hand changes.
    pub fn effect(&self, effect: &Effect) -> String {
        self.say(Self::effect_phrase(effect))
    }

    /// The same as a phrase.
    pub(crate) fn effect_phrase(effect: &Effect) -> Phrase {
        match effect {
            Effect::Support { nation, by } => effects::Support { who: *nation, by: i32::from(*by) }.into(),
            Effect::Standing { nation, by } => effects::Approval { who: *nation, by: i32::from(*by) }.into(),
            Effect::Credit { nation, by } => effects::Credibility { who: *nation, by: i32::from(*by) }.into(),
            Effect::Capital { nation, by } => effects::Capital { who: *nation, by: i64::from(*by) }.into(),
            Effect::Budget { nation, by } => effects::Budget { who: *nation, by: i64::from(*by) }.into(),
            Effect::Control { feature, by } => effects::Control { place: *feature, by: i64::from(*by) }.into(),
            Effect::Supply { feature, by } => effects::Supply { place: *feature, by: i64::from(*by) }.into(),
            Effect::Fabric { feature, by } => effects::HullCondition { place: *feature, by: i64::from(*by) }.into(),
            Effect::Rung { a, b, to } => effects::Rung { who: *a, whom: *b, rung: u64::from(*to), name: kinds::rung(*to).into() }.into(),
            Effect::Weather { turns } => effects::Weather { turns: u64::from(*turns) }.into(),
            Effect::Reinforce => effects::FORCES.into(),
            Effect::War => effects::WAR.into(),
            Effect::Policy { nation, policy, on } => effects::Policy { who: *nation, begins: *on, policy: Self::policy_phrase(*policy) }.into(),
            Effect::Alignment { nation, by } => effects::Alignment { who: *nation, by: i32::from(*by) }.into(),
            Effect::Region { by } => effects::Region { by: i32::from(*by) }.into(),
            Effect::Coercion { good, target } => effects::Coercion { good: *good, who: *target }.into(),
            Effect::Agreement { index, status: next } => {
                effects::Agreement { agreement: AgreementId(*index), status: kinds::status(*next).into() }.into()
            }
        }
    }

    /// Where an agreement stands, with what limits it now.
    pub fn agreement_state(&self, id: AgreementId) -> String {
        let Some(agreement) = self.game.agreement(id) else { return String::new() };
        let (status, suspended) = (kinds::status(agreement.status).into(), agreement.is_suspended(self.game.turn));
        self.say(agreements::State { status, suspended, ends: agreement.ends_turn })
    }

    /// What an answer to an offer says.
    pub fn answer(&self, answer: &Answer) -> String {
        self.say(Self::answer_phrase(answer))
    }

    /// The same as a phrase: "refuses: too little backing at home".
    pub(crate) fn answer_phrase(answer: &Answer) -> Phrase {
        let Answer::Refuse { why } = answer else { return agreements::ANSWER_ACCEPTS.into() };
        let mut grounds: Vec<_> = why.iter().filter(|ground| ground.weight < Thousandths::NONE || ground.kind == GroundKind::Unstated).collect();
        grounds.sort_by_key(|ground| ground.weight);
        // A ground can weigh for the nation and again for its seat: it is said once.
        let mut reasons: Vec<Label> = Vec::new();
        for reason in grounds.iter().map(|ground| kinds::ground(ground.kind)) {
            if !reasons.contains(&reason) {
                reasons.push(reason);
            }
        }
        reasons.truncate(3);
        if reasons.is_empty() {
            return agreements::ANSWER_REFUSES.into();
        }
        agreements::AnswerRefusesFor { reasons: reasons.into_iter().map(Phrase::from).collect() }.into()
    }

    /// A policy.
    pub fn policy(&self, policy: StandingPolicy) -> String {
        self.say(Self::policy_phrase(policy))
    }

    /// The same as a phrase.
    pub(crate) fn policy_phrase(policy: StandingPolicy) -> Phrase {
        match policy {
            StandingPolicy::Silo => agreements::POLICY_SILO.into(),
            StandingPolicy::FairShare => agreements::POLICY_FAIR_SHARE.into(),
            StandingPolicy::Tariffs(on) => agreements::PolicyTariffs { who: on }.into(),
        }
    }

    /// Why a force stopped short.
    pub fn halt(&self, why: HaltReason) -> String {
        self.say(Self::halt_phrase(why))
    }

    /// The same as a phrase.
    pub(crate) fn halt_phrase(why: HaltReason) -> Phrase {
        match why {
            HaltReason::PermissionEnded { host, place } => agreements::HaltPermissionEnded { who: host, place }.into(),
            HaltReason::EnduranceSpent => agreements::HALT_ENDURANCE.into(),
            HaltReason::Weather => agreements::HALT_WEATHER.into(),
            HaltReason::Disabled => agreements::HALT_DISABLED.into(),
            HaltReason::Harassed => agreements::HALT_HARASSED.into(),
        }
    }

    /// A proposed text in a line: its instrument and what it is called.
    pub fn text_line(&self, text: &AgreementText) -> String {
        self.say(agreements::TextLine { strength: kinds::instrument(text.instrument).into(), name: text.name.clone() })
    }
}

/// Hours in the unit that reads best.
pub fn duration(hours: Hours) -> String {
    say(time::Length { hours: hours.0 })
}

/// The part of its year that a day lies in, counted from 0, where parts have so many months.
fn part_of_year(day: Date, months: u8) -> (u16, u8) {
    (day.year, (day.month.clamp(1, 12) - 1) / months)
}

/// "a", "a and b", "a, b and c".
pub fn list(items: &[String]) -> String {
    Language::current().list(items)
}

/// A count with its noun: "1 ship", "3 ships".
pub fn count(number: impl Into<u64>, one: &str, many: &str) -> String {
    match number.into() {
        1 => format!("1 {one}"),
        number => format!("{number} {many}"),
    }
}

/// The first letter in upper case.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_and_numbers_read_well() {
        let items = |n: usize| (0..n).map(|i| format!("p{i}")).collect::<Vec<_>>();
        assert_eq!(list(&items(1)), "p0");
        assert_eq!(list(&items(3)), "p0, p1 and p2");
        assert_eq!((percent(484), signed_percent(-35), signed_percent(4)), ("48.4%".into(), "−3.5".into(), "+0.4".into()));
        assert_eq!((duration(Hours(12)), duration(Hours(60)), duration(Hours(2190))), ("12 h".into(), "2.5 days".into(), "91 days".into()));
        assert_eq!(capital("ram"), "Ram");
    }
}
