//! What happened in the theatre, for briefings and debriefs, and what an instructor may let happen.

use serde::{Deserialize, Serialize};

use super::Catalog;
use super::aliases::nearest;
use super::build::{certainty_of, read};
use super::date::Date;
use super::ids::NationId;
use super::problem::CatalogProblem;
use super::raw::RawHistoryEvent;
use super::types::Certainty;
use crate::geo::LatLon;

/// What kind of event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum HistoryKind {
    /// A date to remember: a treaty, a speech, a strategy.
    Milestone,
    /// An incident that happened.
    Incident,
    /// An incident that never happened: material for injects.
    Hypothetical,
}

/// Something that happened, or that an instructor may let happen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HistoryEvent {
    /// Short name.
    pub slug: String,
    /// The first day of its month; `None` for what is invented.
    pub month: Option<Date>,
    /// Where, in words.
    pub place: String,
    /// Where.
    pub at: LatLon,
    /// Who acted; empty is everybody.
    pub actors: Vec<NationId>,
    /// Upon whom; empty is everybody.
    pub targets: Vec<NationId>,
    /// What, in a sentence.
    pub text: String,
    /// 0 for a date to remember, 1 presence to 5 lethal force.
    pub level: u8,
    /// What kind.
    pub kind: HistoryKind,
    /// How sure the data are.
    pub certainty: Certainty,
}

impl HistoryEvent {
    /// The rung of the escalation ladder that it stands for; `None` for dates to remember and for the gravest, which are judged case by case.
    pub fn rung(&self) -> Option<u8> {
        match self.level {
            1 => Some(0),
            2 => Some(1),
            3 | 4 => Some(2),
            _ => None,
        }
    }
}

/// The history that the program carries, oldest first, what is invented last.
///
/// # Errors
/// Every problem in the file. A test holds that there are none.
pub fn history(catalog: &Catalog) -> Result<Vec<HistoryEvent>, Vec<CatalogProblem>> {
    let raw: Vec<RawHistoryEvent> = read("history.ron", include_str!("../../levels/theatre/history.ron")).map_err(|problem| vec![problem])?;
    check(&raw, catalog)
}

/// Resolves every name.
///
/// # Errors
/// All problems.
pub fn check(raw: &[RawHistoryEvent], catalog: &Catalog) -> Result<Vec<HistoryEvent>, Vec<CatalogProblem>> {
    let mut problems = Vec::new();
    let mut events: Vec<HistoryEvent> = Vec::new();
    for row in raw {
        let mut say = |field: &'static str, text: &str, reason: &str, suggestion: Option<String>| {
            let (item, text, reason) = (format!("history {}", row.id), text.to_owned(), reason.to_owned());
            problems.push(CatalogProblem { item, field, text, reason, suggestion });
        };
        if events.iter().any(|event| event.slug == row.id) {
            say("id", &row.id, "the name is used twice", None);
        }
        let invented = row.kind == HistoryKind::Hypothetical;
        let month = if row.month.is_empty() { None } else { Date::parse(&format!("{}-01", row.month)).ok() };
        if month.is_none() != invented {
            say("month", &row.month, "what happened has a year and month such as 2025-03, what is invented has none", None);
        }
        if row.level > 5 || (row.kind == HistoryKind::Milestone) != (row.level == 0) {
            say("level", &row.level.to_string(), "must be 0 for a date to remember, 1 to 5 for an incident", None);
        }
        let certainty = certainty_of(&row.certainty).filter(|&certainty| (certainty == Certainty::Invented) == invented);
        if certainty.is_none() {
            say("certainty", &row.certainty, "must be low, medium, high or read, and invented for what never happened", None);
        }
        let at = LatLon::from_degrees(row.lat, row.lon);
        if at.is_none() {
            say("lat", &format!("{}, {}", row.lat, row.lon), "no such point on the globe", None);
        }
        let mut nations = |field: &'static str, slugs: &[String]| -> Vec<NationId> {
            let known = |slug: &String| {
                let id = catalog.nation_id(slug);
                if id.is_none() {
                    let suggestion = nearest(slug, catalog.nations.iter().map(|nation| nation.slug.as_str())).map(str::to_owned);
                    say(field, slug, "no such nation", suggestion);
                }
                id
            };
            slugs.iter().filter_map(known).collect()
        };
        events.push(HistoryEvent {
            slug: row.id.clone(),
            month,
            place: row.place.clone(),
            at: at.unwrap_or_default(),
            actors: nations("actors", &row.actors),
            targets: nations("targets", &row.targets),
            text: row.text.clone(),
            level: row.level,
            kind: row.kind,
            certainty: certainty.unwrap_or(Certainty::Low),
        });
    }
    if problems.is_empty() { Ok(events) } else { Err(problems) }
}
