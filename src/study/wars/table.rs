//! What a study came to, as tables: the same blocks for terminal and page.

use std::fmt::Write as _;

use super::run::{Study, Totals};
use super::sums::Sums;
use crate::study::games::statistics::Interval;

/// A table of a study.
pub struct Block {
    /// What it shows.
    pub title: &'static str,
    /// Names of the columns; the first is the variant.
    pub columns: Vec<&'static str>,
    /// A row a variant: its name and its cells.
    pub rows: Vec<(String, Vec<String>)>,
}

/// Columns whose means are shown, by table.
const AIR: [(&str, &str); 6] = [
    ("usa_aircraft", "U.S."),
    ("jpn_aircraft", "Japan"),
    ("aus_aircraft", "Australia"),
    ("phl_aircraft", "Philippines"),
    ("twn_aircraft", "Taiwan"),
    ("prc_aircraft", "China"),
];
const SEA: [(&str, &str); 7] = [
    ("usa_ships", "U.S."),
    ("jpn_ships", "Japan"),
    ("aus_ships", "Australia"),
    ("phl_ships", "Philippines"),
    ("prc_ships", "China"),
    ("prc_landing_ships", "landing ships"),
    ("usa_boats", "U.S. submarines"),
];
const ASHORE: [(&str, &str); 6] = [
    ("landed", "battalions landed"),
    ("ashore", "left ashore"),
    ("area_km2", "area held, km2"),
    ("prc_casualties", "Chinese casualties"),
    ("twn_casualties", "Taiwanese casualties"),
    ("cost", "cost to Beijing"),
];
const CHANGES: [(&str, &str); 7] = [
    ("area_km2", "area held, km2"),
    ("ashore", "battalions ashore"),
    ("usa_aircraft", "U.S. aircraft"),
    ("jpn_aircraft", "Japanese aircraft"),
    ("prc_aircraft", "Chinese aircraft"),
    ("prc_ships", "Chinese ships"),
    ("cost", "cost to Beijing"),
];

/// A share in percent with its interval.
pub fn percent(share: Interval) -> String {
    format!("{:.1} ({:.1} to {:.1})", share.value * 100.0, share.low * 100.0, share.high * 100.0)
}

/// A mean with its interval: whole numbers where it is large.
pub fn number(mean: Interval) -> String {
    if mean.value.abs() >= 100.0 || mean.high.abs() >= 100.0 {
        format!("{:.0} ({:.0} to {:.0})", mean.value, mean.low, mean.high)
    } else {
        format!("{:.1} ({:.1} to {:.1})", mean.value, mean.low, mean.high)
    }
}

/// A difference with its interval, marked where zero lies outside.
pub fn difference(change: Interval, scale: f64) -> String {
    let (value, low, high) = (change.value * scale, change.low * scale, change.high * scale);
    let mark = if change.excludes_zero() { " *" } else { "" };
    if value.abs() >= 100.0 { format!("{value:+.0} ({low:+.0} to {high:+.0}){mark}") } else { format!("{value:+.1} ({low:+.1} to {high:+.1}){mark}") }
}

fn block(title: &'static str, columns: Vec<&'static str>, study: &Study, totals: &Totals, cells: impl Fn(&Sums) -> Vec<String>) -> Block {
    let row = |(index, sums): (usize, &Sums)| (study.cases[index].name.clone(), cells(sums));
    Block { title, columns, rows: totals.sums.iter().enumerate().map(row).collect() }
}

/// The tables of a study: outcomes, who fought, losses, the ground, and differences to the base.
pub fn blocks(study: &Study, totals: &Totals) -> Vec<Block> {
    let means = |title: &'static str, columns: &'static [(&'static str, &'static str)]| {
        let names = std::iter::once("variant").chain(columns.iter().map(|(_, name)| *name)).collect();
        block(title, names, study, totals, |sums| columns.iter().map(|(column, _)| number(sums.mean(column))).collect())
    };
    let outcomes = ["success", "toward", "against", "defeat"];
    let names = vec!["variant", "p: Chinese victory", "stalemate toward China", "stalemate against", "Chinese defeat"];
    let mut all = vec![block("Outcomes, percent of wars (95% Wilson interval)", names, study, totals, |sums| {
        outcomes.iter().map(|column| percent(sums.share(column))).collect()
    })];
    let entered = ["usa_entered", "jpn_entered", "aus_entered", "phl_entered"];
    let names = vec!["variant", "U.S.", "Japan", "Australia", "Philippines"];
    all.push(block("Who fought, percent of wars", names, study, totals, |sums| entered.iter().map(|column| percent(sums.share(column))).collect()));
    all.push(means("Aircraft lost, mean (95% interval)", &AIR));
    all.push(means("Ships lost, mean (95% interval)", &SEA));
    all.push(means("Ashore, mean (95% interval); cost in permille of what success is worth", &ASHORE));
    if study.cases.len() > 1 {
        let names = ["variant", "p, points"].into_iter().chain(CHANGES.iter().map(|(_, name)| *name)).collect();
        let mut changes = block("Difference to the base, war by war (95% interval; * zero lies outside)", names, study, totals, |sums| {
            let means = CHANGES.iter().map(|(column, _)| difference(sums.change(column), 1.0));
            std::iter::once(difference(sums.change("success"), 100.0)).chain(means).collect()
        });
        changes.rows.remove(0);
        all.push(changes);
    }
    all
}

/// What was run, in a sentence.
pub fn about(study: &Study, totals: &Totals) -> String {
    let wars = totals.sums.first().map_or(0, |sums| sums.wars);
    let sampled = if study.sample { ", numbers drawn over their ranges" } else { "" };
    format!("{} (`{}`): {wars} wars of each variant, seed {}, decisions {}{sampled}", study.title, study.level, study.seed, study.decisions.word())
}

/// The tables as text for a terminal.
pub fn text(study: &Study, totals: &Totals) -> String {
    let mut out = about(study, totals);
    out.push('\n');
    for case in study.cases.iter().skip(1) {
        let _ = writeln!(out, "  {}: {}", case.name, case.what);
    }
    for block in blocks(study, totals) {
        let _ = writeln!(out, "\n{}", block.title);
        let first = block.rows.iter().map(|(name, _)| name.chars().count()).max().unwrap_or(0).max(block.columns[0].len());
        let wide =
            |at: usize| block.rows.iter().map(|(_, cells)| cells[at].chars().count()).max().unwrap_or(0).max(block.columns[at + 1].chars().count());
        let widths: Vec<usize> = (0..block.columns.len() - 1).map(wide).collect();
        let mut line = |name: &str, cells: &mut dyn Iterator<Item = &str>| {
            let mut text = format!("  {name:first$}");
            for (cell, width) in cells.zip(&widths) {
                let _ = write!(text, "  {cell:width$}");
            }
            let _ = writeln!(out, "{}", text.trim_end());
        };
        line(block.columns[0], &mut block.columns[1..].iter().copied());
        for (name, cells) in &block.rows {
            line(name, &mut cells.iter().map(String::as_str));
        }
    }
    out
}
