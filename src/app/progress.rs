//! The best result of each team in each level that was played to its end on this machine: shown beside the levels, kept between runs.

use std::collections::BTreeMap;

use bevy::prelude::*;
use serde::{Deserialize, Serialize};

use super::settings::{KeepError, Keeper, Remarks};
use crate::report::{Account, SeatResult};
use crate::rules::state::view::Viewer;

const FILE: &str = "results.ron";
/// Results of so many levels are kept, so that the file stays small enough to be read.
const MOST_LEVELS: usize = 200;

/// Reads the results at start and writes them when they change.
pub fn plugin(app: &mut App) {
    app.init_resource::<Progress>().add_systems(Startup, take_up).add_systems(Last, save);
}

/// What a team came to at best.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Best {
    /// Points over all objectives.
    pub points: u32,
    /// The most that could be had.
    pub most: u32,
    /// Whether it was a success.
    pub success: bool,
}

/// The best results, by level (its title, which tells a copy from its model) and team.
#[derive(Resource, Clone, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    levels: BTreeMap<String, BTreeMap<String, Best>>,
    /// Whether what is on the disk could not be read: then it is left as it is.
    closed: bool,
}

impl Progress {
    /// Takes in the result of a game that is over, as its reader may know it. True if it is better than what was known.
    pub fn note(&mut self, account: &Account, scores: &[SeatResult]) -> bool {
        let Viewer::Seat(seat) = account.reader else { return false };
        let Some(result) = scores.iter().find(|result| result.seat == seat).filter(|_| account.is_over()) else { return false };
        let best = Best { points: result.points, most: result.most, success: result.succeeded() };
        let level = &account.scenario.text.title;
        if !self.levels.contains_key(level) && self.levels.len() >= MOST_LEVELS {
            return false;
        }
        let known = self.levels.get(level).and_then(|teams| teams.get(&result.name));
        let better = known.is_none_or(|known| (best.success, best.points) > (known.success, known.points));
        if better {
            self.levels.entry(level.clone()).or_default().insert(result.name.clone(), best);
        }
        better
    }

    /// The best results in a level, in a line; `None` where none was played to the end.
    pub fn line(&self, level: &str) -> Option<String> {
        let teams = self.levels.get(level)?;
        let told = |(team, best): (&String, &Best)| format!("{} {team} {} of {}", if best.success { "✔" } else { "·" }, best.points, best.most);
        Some(format!("Your best: {}", teams.iter().map(told).collect::<Vec<_>>().join("   ")))
    }
}

fn take_up(mut progress: ResMut<Progress>, keeper: Res<Keeper>, mut remarks: ResMut<Remarks>) {
    let text = match keeper.0.read(FILE) {
        Ok(None) => return,
        Ok(Some(text)) => text,
        Err(why) => {
            progress.closed = true;
            remarks.0.push(format!("Earlier results cannot be read, and new ones are not kept: {why}."));
            return;
        }
    };
    match ron::from_str(&text) {
        Ok(levels) => progress.bypass_change_detection().levels = levels,
        Err(_) => match keeper.0.set_aside(FILE) {
            Ok(name) => remarks.0.push(format!("Earlier results could not be read; the file is kept as {name}, and the list begins anew.")),
            Err(why) => {
                progress.closed = true;
                remarks.0.push(format!("Earlier results could not be read, and new ones are not kept: {why}."));
            }
        },
    }
}

fn save(progress: Res<Progress>, keeper: Res<Keeper>, mut remarks: ResMut<Remarks>) {
    if !progress.is_changed() || progress.closed || progress.levels.is_empty() {
        return;
    }
    let written = ron::ser::to_string_pretty(&progress.levels, ron::ser::PrettyConfig::default()).map_err(KeepError::from);
    let said = written.and_then(|text| keeper.0.write(FILE, &text)).err().map(|why| format!("Results hold for this run only: {why}."));
    if let Some(said) = said
        && !remarks.0.contains(&said)
    {
        remarks.0.push(said);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_tells_each_team_and_whether_it_succeeded() {
        let mut progress = Progress::default();
        assert_eq!(progress.line("A level"), None);
        let teams = progress.levels.entry("A level".to_owned()).or_default();
        teams.insert("Japan".to_owned(), Best { points: 9, most: 12, success: true });
        teams.insert("China".to_owned(), Best { points: 3, most: 12, success: false });
        assert_eq!(progress.line("A level").as_deref(), Some("Your best: · China 3 of 12   ✔ Japan 9 of 12"));
    }
}
