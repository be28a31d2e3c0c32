//! A study as one HTML page: tables, outcome bars and what each variant changes, as SVG inside it; no script, no other file.

use maud::{DOCTYPE, Markup, html};

use crate::catalog::plain::shown;
use crate::report::pages::html::page_head;
use crate::study::Interval;
use crate::study::wars::{Study, Sums, Totals, about, blocks, difference};

/// Width of a chart, in SVG units, and the room for names at its left.
const WIDTH: f64 = 760.0;
const LEFT: f64 = 170.0;
/// Height of a bar with its gap.
const STEP: f64 = 24.0;
/// Outcomes from the best for China to the worst: column, name, colour and whether its letters are white.
const OUTCOMES: [(&str, &str, &str, &str); 4] = [
    ("success", "Chinese victory", "#a63603", "#ffffff"),
    ("toward", "stalemate toward China", "#fdbe85", "#1a1f24"),
    ("against", "stalemate against", "#9ecae1", "#1a1f24"),
    ("defeat", "Chinese defeat", "#08519c", "#ffffff"),
];
/// What the charts of changes show: column, name, factor.
const TORNADOS: [(&str, &str, f64); 4] = [
    ("success", "p, percentage points", 100.0),
    ("area_km2", "area in Chinese hands, km2", 1.0),
    ("usa_aircraft", "U.S. aircraft lost", 1.0),
    ("prc_ships", "Chinese ships lost", 1.0),
];

/// The page of a study.
pub fn study_page(study: &Study, totals: &Totals) -> String {
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            (page_head(&format!("{} – study", study.title), &format!("study {:016x}", study.mark)))
            body {
                h1 { (study.title) ": a study of wars" }
                p { (about(study, totals)) "." }
                p class="quiet small" { "Latticework " (env!("CARGO_PKG_VERSION")) ", rules " (crate::session::RULES_VERSION) ". Frequencies over stated assumptions, not probabilities of the world; docs/STUDIES.md says what each column means." }
                @if study.cases.len() > 1 {
                    h2 { "What differs" }
                    ul { @for case in study.cases.iter().skip(1) { li { b { (case.name) } ": " (case.what) } } }
                }
                h2 { "How wars end" }
                (outcome_bars(study, totals))
                @if study.cases.len() > 1 {
                    h2 { "What each variant changes" }
                    p class="small quiet" { "Mean difference to the base over wars with the same chances, the largest first; whiskers are 95% intervals." }
                    @for (column, name, scale) in TORNADOS { h3 { (name) } (tornado(study, totals, column, scale)) }
                }
                h2 { "Tables" }
                @for block in blocks(study, totals) {
                    h3 { (block.title) }
                    table {
                        tr { @for (at, column) in block.columns.iter().enumerate() { th class=(if at > 0 { "n" } else { "" }) { (column) } } }
                        @for (name, cells) in &block.rows { tr { td { (name) } @for cell in cells { td class="n small" { (cell) } } } }
                    }
                }
                p class="quiet small" { (crate::report::NEUTRAL) }
            }
        }
    };
    shown(&page.into_string()).into_owned()
}

/// A bar a case, its outcomes side by side.
fn outcome_bars(study: &Study, totals: &Totals) -> Markup {
    let height = STEP * (totals.sums.len() as f64 + 1.0) + 8.0;
    let wide = WIDTH - LEFT;
    html! {
        svg viewBox=(format!("0 0 {WIDTH} {height}")) role="img" aria-label="Shares of outcomes by variant" xmlns="http://www.w3.org/2000/svg" {
            @for (at, (_, name, colour, _)) in OUTCOMES.iter().enumerate() {
                rect x=(LEFT + at as f64 * 148.0) y="4" width="10" height="10" fill=(colour) {}
                text x=(LEFT + at as f64 * 148.0 + 14.0) y="13" class="axis" { (name) }
            }
            @for (row, sums) in totals.sums.iter().enumerate() {
                @let y = STEP * (row as f64 + 1.0);
                text x=(LEFT - 8.0) y=(y + 14.0) text-anchor="end" class="axis" { (study.cases[row].name) }
                @for (from, share, colour, ink) in parts(sums) {
                    rect x=(format!("{:.1}", LEFT + from * wide)) y=(y) width=(format!("{:.1}", share * wide)) height=(STEP - 6.0) fill=(colour) {}
                    @if share > 0.05 {
                        text x=(format!("{:.1}", LEFT + (from + share / 2.0) * wide)) y=(y + 13.0) text-anchor="middle" font-size="11" fill=(ink) { (format!("{:.0}%", share * 100.0)) }
                    }
                }
            }
        }
    }
}

/// Where each outcome's part of a bar begins, how long it is, and its colours.
fn parts(sums: &Sums) -> Vec<(f64, f64, &'static str, &'static str)> {
    let mut from = 0.0;
    let part = |(column, _, colour, ink): &(&str, &str, &'static str, &'static str)| {
        let share = sums.share(column).value;
        from += share;
        (from - share, share, *colour, *ink)
    };
    OUTCOMES.iter().map(part).collect()
}

/// Differences to the base, the largest first.
fn tornado(study: &Study, totals: &Totals, column: &str, scale: f64) -> Markup {
    let mut rows: Vec<(&str, Interval)> =
        study.cases.iter().zip(&totals.sums).skip(1).map(|(case, sums)| (case.name.as_str(), sums.change(column))).collect();
    rows.sort_by(|a, b| b.1.value.abs().total_cmp(&a.1.value.abs()));
    let most = rows.iter().flat_map(|(_, change)| [change.low.abs(), change.high.abs()]).fold(1e-9, f64::max);
    // Names at the left, values at the right, zero in the middle of what is between.
    let (middle, half) = ((LEFT + WIDTH - 190.0) / 2.0, (WIDTH - 190.0 - LEFT) / 2.0);
    let x = |value: f64| middle + value / most * half;
    let height = STEP * rows.len() as f64 + 6.0;
    html! {
        svg viewBox=(format!("0 0 {WIDTH} {height}")) role="img" aria-label=(format!("Difference to the base: {column}")) xmlns="http://www.w3.org/2000/svg" {
            line x1=(middle) x2=(middle) y1="0" y2=(height) stroke="#545d66" {}
            @for (row, (name, change)) in rows.iter().enumerate() {
                @let y = STEP * row as f64 + 4.0;
                @let (from, to) = (x(change.value.min(0.0)), x(change.value.max(0.0)));
                text x=(LEFT - 8.0) y=(y + 13.0) text-anchor="end" class="axis" { (name) }
                rect x=(format!("{from:.1}")) y=(y) width=(format!("{:.1}", to - from)) height=(STEP - 8.0) fill=(if change.value > 0.0 { "#d55e00" } else { "#0072b2" }) {}
                line x1=(format!("{:.1}", x(change.low))) x2=(format!("{:.1}", x(change.high))) y1=(y + 8.0) y2=(y + 8.0) stroke="#1a1f24" stroke-width="1.5" {}
                text x=(WIDTH - 184.0) y=(y + 13.0) class="axis" { (difference(*change, scale)) }
            }
        }
    }
}
