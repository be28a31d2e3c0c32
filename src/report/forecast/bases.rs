//! How an air base stands in a war, as far as its reader may know it.

use crate::catalog::{NationId, PlaceId};
use crate::report::headlines::war::WarLine;
use crate::report::words::Words;
use crate::words::keys::{forecast, war};
use crate::words::{Label, say};

/// Aircraft and room, shelters, runways, and of `own` bases the interceptors that are left. Empty where there is no war, or no base of it.
pub fn base(words: &Words<'_>, own: &[NationId], place: PlaceId) -> Vec<WarLine> {
    let (Some(setup), Some(crisis)) = (words.war(), words.game.crisis.as_ref()) else { return Vec::new() };
    let Some(index) = setup.arena.base_at(place) else { return Vec::new() };
    let (Some(row), Some(state)) = (setup.arena.bases.get(usize::from(index)), crisis.war.bases.get(usize::from(index))) else { return Vec::new() };
    let line = |what: Label, value: String| WarLine { what: what.text().to_owned(), value };
    let mut lines = vec![
        line(forecast::BASE_AIRCRAFT, say(forecast::BaseRoom { aircraft: crisis.war.aircraft_at(index).into(), room: row.capacity.into() })),
        // Works may have added to those of the theatre.
        line(forecast::BASE_SHELTERS, say(war::LineLeft { left: state.shelters.into(), all: row.shelters.max(state.shelters).into() })),
    ];
    if state.closed_hours > 0 {
        lines.push(line(forecast::BASE_RUNWAYS, say(forecast::BaseClosed { hours: state.closed_hours.into() })));
    }
    if row.host.is_some_and(|host| own.contains(&setup.nation(host))) {
        lines.push(line(forecast::BASE_INTERCEPTORS, say(war::LineLeft { left: state.interceptors.into(), all: row.interceptors.into() })));
    }
    lines
}
