//! How an air base stands in a war, as far as its reader may know it.

use crate::catalog::{NationId, PlaceId};
use crate::report::headlines::war::WarLine;
use crate::report::words::Words;

/// Aircraft and room, shelters, runways, and of `own` bases the interceptors that are left. Empty where there is no war, or no base of it.
pub fn base(words: &Words<'_>, own: &[NationId], place: PlaceId) -> Vec<WarLine> {
    let (Some(setup), Some(crisis)) = (words.war(), words.game.crisis.as_ref()) else { return Vec::new() };
    let Some(index) = setup.arena.base_at(place) else { return Vec::new() };
    let (Some(row), Some(state)) = (setup.arena.bases.get(usize::from(index)), crisis.war.bases.get(usize::from(index))) else { return Vec::new() };
    let line = |what: &str, value: String| WarLine { what: what.to_owned(), value };
    let mut lines = vec![
        line("Aircraft", format!("{} (room for {})", crisis.war.aircraft_at(index), row.capacity)),
        // Works may have added to those of the theatre.
        line("Shelters", format!("{} of {} left", state.shelters, row.shelters.max(state.shelters))),
    ];
    if state.closed_hours > 0 {
        lines.push(line("Runways", format!("closed for {} h of the last turn", state.closed_hours)));
    }
    if row.host.is_some_and(|host| own.contains(&setup.nation(host))) {
        lines.push(line("Interceptors", format!("{} of {} left", state.interceptors, row.interceptors)));
    }
    lines
}
