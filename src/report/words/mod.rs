//! Names and sentences. Screens, debriefs and error texts all speak through here, so that a thing has one name everywhere.

pub mod clauses;
mod kinds;
pub mod measures;
pub mod numbers;
pub mod order_words;
pub(super) mod refusal;
pub mod second_names;
pub mod tiers;
pub mod wordlist;

pub use kinds::{
    act, act_meaning, basing, benefit, cargo, driver, factor, ground, inducement, influence, institution, instrument, note, operation, outcome, rung,
    signal, status, stock, stocked, task_force, weighed, work,
};
pub use numbers::{number, percent, signed, signed_percent};

use crate::catalog::quantity::{Hours, Thousandths, Turns};
use crate::catalog::{Date, GoodId, NationId, Place, PlaceId, ProgrammeId};
use crate::geo::CellId;
use crate::rules::event::HaltReason;
use crate::rules::phases::agreement::{AgreementText, Answer, GroundKind};
use crate::rules::scenario::{Clock, Effect, Position, Scenario};
use crate::rules::state::Game;
use crate::rules::state::competition::StandingPolicy;
use crate::rules::vocab::ids::{AgreementId, FeatureId, ForceId, SeatId};

/// What is said of a turn that the game does not come to.
pub const AFTER_THE_LAST: &str = "after the last turn";

/// The names of a scenario and of a game as its reader may know it.
#[derive(Clone, Copy)]
pub struct Words<'a> {
    /// Names that never change.
    pub scenario: &'a Scenario,
    /// Names of forces and agreements, as the reader may know them.
    pub game: &'a Game,
}

impl Words<'_> {
    /// A nation's name by itself, for a list or a heading.
    pub fn nation(&self, id: NationId) -> String {
        self.scenario.catalog.nations.get(id.index()).map_or_else(|| "an unknown nation".to_owned(), |nation| nation.name.clone())
    }

    /// A nation's name in a sentence, with its article if it takes one.
    pub fn the(&self, id: NationId) -> String {
        let name = self.nation(id);
        let article = self.scenario.catalog.nations.get(id.index()).is_some_and(|nation| nation.article);
        if article { format!("the {name}") } else { name }
    }

    /// What is of a nation: "Philippine".
    pub fn adjective(&self, id: NationId) -> String {
        let found = self.scenario.catalog.nations.get(id.index()).filter(|nation| !nation.adjective.is_empty());
        match found {
            Some(nation) => nation.before_noun.as_ref().unwrap_or(&nation.adjective).clone(),
            None => self.nation(id),
        }
    }

    /// Three letters of a nation.
    pub fn letters(&self, id: NationId) -> String {
        self.scenario.catalog.nations.get(id.index()).map_or_else(String::new, |nation| nation.iso.clone())
    }

    /// Several nations' names in a sentence.
    pub fn nations(&self, ids: &[NationId]) -> String {
        list(&ids.iter().map(|&id| self.the(id)).collect::<Vec<_>>())
    }

    /// A seat's name.
    pub fn seat(&self, id: SeatId) -> String {
        self.scenario.seats.get(id.index()).map_or_else(|| "a seat".to_owned(), |seat| seat.name.clone())
    }

    /// A place's name, short enough for a sentence.
    pub fn place(&self, id: PlaceId) -> String {
        self.scenario.catalog.places.get(id.index()).map_or_else(|| "a place".to_owned(), Place::short)
    }

    /// A contested location's name.
    pub fn feature(&self, id: FeatureId) -> String {
        self.scenario.features.get(id.index()).map_or_else(|| "a feature".to_owned(), |feature| self.place(feature.place))
    }

    /// A force's name, if the reader may know it.
    pub fn force(&self, id: ForceId) -> String {
        self.game.forces.get(&id).map_or_else(|| "a force".to_owned(), |force| second_names::shown(&self.scenario.catalog, &force.name))
    }

    /// Several forces' names.
    pub fn forces(&self, ids: &[ForceId]) -> String {
        let known: Vec<String> = ids.iter().filter(|id| self.game.forces.contains_key(id)).map(|&id| self.force(id)).collect();
        if known.is_empty() { "forces".to_owned() } else { list(&known) }
    }

    /// An agreement's name.
    pub fn agreement(&self, id: AgreementId) -> String {
        let Some(agreement) = self.game.agreement(id) else { return "an agreement".to_owned() };
        let name = &agreement.text.name;
        let alike = |other: &crate::rules::state::Agreement| other.text.name == *name && other.text.parties != agreement.text.parties;
        if !self.game.agreements.iter().any(alike) {
            return name.clone();
        }
        // Treaties of one name are told apart by their parties.
        format!("{name} ({})", list(&agreement.text.parties.iter().map(|&nation| self.nation(nation)).collect::<Vec<_>>()))
    }

    /// Where a force is.
    pub fn position(&self, at: Position) -> String {
        match at {
            Position::At(place) => self.place(place),
            Position::Field(cell) => self.cell(cell),
        }
    }

    /// A hex: the nearest named place within 120 km, or its position.
    pub fn cell(&self, cell: CellId) -> String {
        let Some(there) = self.scenario.map.cell(cell) else { return "beyond the map".to_owned() };
        let near = self.scenario.catalog.places.iter().map(|place| (place.at.distance_m(there.centre), place)).min_by_key(|(metres, _)| *metres);
        match near {
            Some((metres, place)) if metres < 25_000 => format!("off {}", place.short()),
            Some((metres, place)) if metres < 120_000 => format!("{} km from {}", (metres + 5_000) / 10_000 * 10, place.short()),
            _ => numbers::position(there.centre.lat(), there.centre.lon()),
        }
    }

    /// The same as where something is: "at 12.0° N, 115.3° E".
    pub fn at_cell(&self, cell: CellId) -> String {
        let place = self.cell(cell);
        if place.contains('°') { format!("at {place}") } else { place }
    }

    /// What a force enters that comes to a cell of `of`'s. Islets that another nation claims are administered, and called nobody's.
    pub fn territory(&self, of: NationId, cell: CellId) -> String {
        let (scenario, there) = (self.scenario, self.scenario.map.cell(cell));
        let around = there.and_then(|there| scenario.map.around.get(usize::from(there.around?))).cloned();
        let contested = || scenario.features().find(|(_, feature)| feature.territorial_sea && feature.holder == of && feature.cell == cell);
        let around = around.or_else(|| contested().map(|(id, _)| self.feature(id)));
        match around {
            Some(islets) => format!("the territorial sea around {islets}, administered by {}", self.the(of)),
            None if there.is_some_and(|there| there.territorial_sea.is_some()) => format!("the territorial sea of {}", self.the(of)),
            None => format!("the airspace of {}", self.the(of)),
        }
    }

    /// The same as what was entered without permission: "the territorial sea of Japan without permission".
    pub fn entered(&self, of: NationId, cell: CellId) -> String {
        let territory = self.territory(of, cell);
        // What is said of the place stands between commas.
        let comma = if territory.contains(", administered by ") { "," } else { "" };
        format!("{territory}{comma} without permission")
    }

    /// Several such entries in a list.
    pub fn entries(&self, of: &[(NationId, CellId)]) -> String {
        list(&of.iter().map(|&(of, cell)| self.entered(of, cell)).collect::<Vec<_>>())
    }

    /// The day and hour at which a turn begins.
    pub fn moment(&self, turn: u16) -> String {
        let hours = Hours(u32::from(self.scenario.start_hour)) + self.game.hours_at(self.scenario, turn);
        let day = self.scenario.start.plus_days(hours.days());
        match self.game.clock_of(self.scenario, turn) {
            Clock::Incident => format!("{}, {:02}:00", day.long(), hours.0 % 24),
            Clock::Competition => self.season(turn),
            Clock::Crisis => day.long(),
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
        let same = |name: fn(Date) -> String| turns.windows(2).any(|pair| name(day(pair[0])) == name(day(pair[1])));
        if !same(quarter) {
            quarter(day(turn))
        } else if !same(Date::month_and_year) {
            day(turn).month_and_year()
        } else {
            game.day_of(scenario, turn).long()
        }
    }

    /// With which turn something ends: "with turn 5", or "after the last turn" for what the game does not come to.
    pub fn with_turn(&self, turn: u16) -> String {
        if self.is_played(turn) { format!("with turn {turn}") } else { AFTER_THE_LAST.to_owned() }
    }

    /// Until when something lasts, or by when it is due: "the end of turn 5", or "the end of the game" for what outlasts it.
    pub fn end_of(&self, turn: u16) -> String {
        if self.is_played(turn) { format!("the end of turn {turn}") } else { "the end of the game".to_owned() }
    }

    /// Whether the game comes to a turn, as far as the reader knows its last one.
    fn is_played(&self, turn: u16) -> bool {
        self.game.turns.is_none_or(|last| turn <= last)
    }

    /// How long a turn is.
    pub fn turn_length(&self) -> String {
        duration(self.scenario.turn_hours)
    }

    /// What an inject or the White Cell's hand changes.
    pub fn effect(&self, effect: &Effect) -> String {
        let points = |by: Thousandths| signed_percent(by.into());
        match effect {
            Effect::Support { nation, by } => format!("support in {} {}", self.the(*nation), points(*by)),
            Effect::Standing { nation, by } => format!("approval of the government of {} {}", self.the(*nation), points(*by)),
            Effect::Credit { nation, by } => format!("credibility of {} {}", self.the(*nation), points(*by)),
            Effect::Capital { nation, by } => format!("political capital of {} {}", self.the(*nation), signed(*by)),
            Effect::Budget { nation, by } => format!("budget of {} {} M$", self.the(*nation), signed(*by)),
            Effect::Control { feature, by } => format!("control of {} {}", self.feature(*feature), signed(*by)),
            Effect::Supply { feature, by } => format!("supply at {} {}", self.feature(*feature), signed(*by)),
            Effect::Fabric { feature, by } => format!("hull condition at {} {}", self.feature(*feature), signed(*by)),
            Effect::Rung { a, b, to } => format!("{} and {} stand at rung {to}, {}", self.the(*a), self.the(*b), rung(*to)),
            Effect::Weather { turns: Turns(1) } => "bad weather at sea for a turn".to_owned(),
            Effect::Weather { turns } => format!("bad weather at sea for {turns} turns"),
            Effect::Reinforce => "forces arrive".to_owned(),
            Effect::War => "war for Taiwan begins".to_owned(),
            Effect::Policy { nation, policy, on } => {
                format!("{} {}: {}", self.the(*nation), if *on { "begins" } else { "ends" }, self.policy(*policy))
            }
            Effect::Alignment { nation, by } => format!("alignment of {} {}", self.the(*nation), points(*by)),
            Effect::Region { by } => format!("acceptance in the region {}", points(*by)),
            Effect::Coercion { good, target } => format!("{} is withheld from {}", self.good(*good), self.the(*target)),
            Effect::Agreement { index, status: next } => format!("{} is {}", self.agreement(AgreementId(*index)), status(*next)),
        }
    }

    /// Where an agreement stands, with what limits it now.
    pub fn agreement_state(&self, id: AgreementId) -> String {
        let Some(agreement) = self.game.agreement(id) else { return String::new() };
        let suspended = if agreement.is_suspended(self.game.turn) { ", suspended by publicity" } else { "" };
        let ends = agreement.ends_turn.map_or_else(String::new, |turn| format!(", ends {}", self.with_turn(turn)));
        format!("{}{suspended}{ends}", status(agreement.status))
    }

    /// What an answer to an offer says.
    pub fn answer(&self, answer: &Answer) -> String {
        match answer {
            Answer::Accept => "accepts".to_owned(),
            Answer::Refuse { why } => {
                let mut grounds: Vec<_> =
                    why.iter().filter(|ground| ground.weight < Thousandths::NONE || ground.kind == GroundKind::Unstated).collect();
                grounds.sort_by_key(|ground| ground.weight);
                // A ground can weigh for the nation and again for its seat: it is said once.
                let mut reasons: Vec<String> = Vec::new();
                for reason in grounds.iter().map(|ground| self::ground(ground.kind).to_owned()) {
                    if !reasons.contains(&reason) {
                        reasons.push(reason);
                    }
                }
                reasons.truncate(3);
                if reasons.is_empty() { "refuses".to_owned() } else { format!("refuses: {}", list(&reasons)) }
            }
        }
    }

    /// A good that can be withheld.
    pub fn good(&self, good: GoodId) -> String {
        self.scenario.catalog.goods.get(good.index()).map_or_else(|| "a good".to_owned(), |good| good.name.clone())
    }

    /// A programme.
    pub fn programme(&self, programme: ProgrammeId) -> String {
        self.scenario.catalog.programmes.get(programme.index()).map_or_else(|| "a programme".to_owned(), |programme| programme.name.clone())
    }

    /// A policy.
    pub fn policy(&self, policy: StandingPolicy) -> String {
        match policy {
            StandingPolicy::Silo => "keep security in its own silo".to_owned(),
            StandingPolicy::FairShare => "a fair share for defence".to_owned(),
            StandingPolicy::Tariffs(on) => format!("tariffs on {}", self.the(on)),
        }
    }

    /// Why a force stopped short.
    pub fn halt(&self, why: HaltReason) -> String {
        match why {
            HaltReason::PermissionEnded { host, place } => {
                let at = place.map_or_else(String::new, |place| format!(" at {}", self.place(place)));
                format!("{} no longer lets it stay{at}", self.the(host))
            }
            HaltReason::EnduranceSpent => "its time at sea is up".to_owned(),
            HaltReason::Weather => "bad weather keeps small craft in".to_owned(),
            HaltReason::Disabled => "nothing of it can go on".to_owned(),
            HaltReason::Harassed => "it was harassed and has broken off".to_owned(),
        }
    }

    /// A proposed text in a line: its instrument and what it is called.
    pub fn text_line(&self, text: &AgreementText) -> String {
        format!("{}: {}", instrument(text.instrument), text.name)
    }
}

/// Hours in the unit that reads best.
pub fn duration(hours: Hours) -> String {
    match hours.0 {
        0..48 => format!("{hours} h"),
        48..1_000 => format!("{}.{} days", hours.days(), hours.0 % 24 * 10 / 24),
        _ => format!("{} days", hours.days()),
    }
}

/// The quarter of a day, such as "second quarter of 2026".
fn quarter(day: Date) -> String {
    let names = ["first", "second", "third", "fourth"];
    format!("{} quarter of {}", names[usize::from((day.month.clamp(1, 12) - 1) / 3)], day.year)
}

/// "a", "a and b", "a, b and c".
pub fn list(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

pub(super) fn short_list(items: &[String], most: usize) -> String {
    if items.len() <= most { list(items) } else { format!("{} and {} more places", items[..most].join(", "), items.len() - most) }
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
        assert_eq!(short_list(&items(5), 3), "p0, p1, p2 and 2 more places");
        assert_eq!((percent(484), signed_percent(-35), signed_percent(4)), ("48.4%".into(), "−3.5".into(), "+0.4".into()));
        assert_eq!((duration(Hours(12)), duration(Hours(60)), duration(Hours(2190))), ("12 h".into(), "2.5 days".into(), "91 days".into()));
        assert_eq!(capital("ram"), "Ram");
    }
}
