//! Line charts as SVG, for print: each line has its own colour, its own dash and its name at its end, so that none is told by colour alone.

use maud::{Markup, html};

use crate::report::{Measure, Series};

/// Width and height of a chart, in SVG units.
const SIZE: (i32, i32) = (760, 240);
/// Room left, right (for names), above and below the lines.
const LEFT: i32 = 52;
const RIGHT: i32 = 230;
const TOP: i32 = 12;
const BOTTOM: i32 = 28;
/// The least distance between two names, in SVG units.
const NAME_STEP: i32 = 14;
/// Colours that stay apart for people who do not tell red from green (Okabe and Ito, 2008), dark enough for paper.
const COLOURS: [&str; 6] = ["#0072b2", "#d55e00", "#007a5e", "#7b3294", "#333333", "#a6611a"];
const DASHES: [&str; 4] = ["none", "7 3", "2 3", "9 3 2 3"];

/// The values that an axis spans: what the measure allows, narrowed to what is there.
pub fn span(measure: Measure, lines: &[&Series]) -> (i32, i32) {
    let values: Vec<i32> = lines.iter().flat_map(|line| line.values.iter().flatten().copied()).collect();
    let (low, high) = (values.iter().min().copied().unwrap_or(0), values.iter().max().copied().unwrap_or(1));
    match measure {
        Measure::Support | Measure::Standing | Measure::Credit | Measure::Doubt => {
            let (low, high) = (low / 50 * 50 - 50, (high + 49) / 50 * 50 + 50);
            (low.max(0), high.min(1000))
        }
        Measure::Capital | Measure::AreaHeld | Measure::AircraftLost | Measure::ShipsLost => (0, high.max(10)),
        Measure::Rung => (0, (high + 1).clamp(3, 8)),
        Measure::Control => (-3, 3),
        Measure::Supply => (0, 3),
        Measure::Presence => (0, 100),
    }
}

/// A chart of lines of one measure. `moments` name the points: turns, and the end.
pub fn chart(measure: Measure, lines: &[&Series], moments: &[String]) -> Markup {
    let (low, high) = span(measure, lines);
    let (width, height) = SIZE;
    let (right, bottom) = (width - RIGHT, height - BOTTOM);
    let steps = (moments.len() as i32 - 1).max(1);
    let x = |at: usize| LEFT + (right - LEFT) * at as i32 / steps;
    let y = |value: i32| bottom - (bottom - TOP) * (value - low) / (high - low).max(1);
    let every = (moments.len() / 12).max(1);
    let names = names(lines, &y);
    html! {
        svg viewBox=(format!("0 0 {width} {height}")) role="img" aria-label=(measure.title()) xmlns="http://www.w3.org/2000/svg" {
            @for value in ticks(low, high) {
                line x1=(LEFT) x2=(right) y1=(y(value)) y2=(y(value)) class="grid" {}
                text x=(LEFT - 6) y=(y(value) + 4) text-anchor="end" class="axis" { (measure.value(value)) }
            }
            @for (at, name) in moments.iter().enumerate().filter(|(at, _)| at % every == 0 || at + 1 == moments.len()) {
                text x=(x(at)) y=(bottom + 18) text-anchor="middle" class="axis" { (name) }
            }
            @for (number, line) in lines.iter().enumerate() {
                @let (colour, dash) = (COLOURS[number % COLOURS.len()], DASHES[number % DASHES.len()]);
                @for run in runs(line) {
                    polyline points=(run.iter().map(|&(at, value)| format!("{},{}", x(at), y(value))).collect::<Vec<_>>().join(" "))
                        fill="none" stroke=(colour) stroke-width="2" stroke-dasharray=(dash) {}
                }
                @if let Some(at) = names[number] {
                    text x=(right + 8) y=(at + 4) fill=(colour) class="name" {
                        (line.subject) " " (line.last().map(|value| measure.value(value)).unwrap_or_default()) @if !line.exact { " (band)" }
                    }
                }
            }
        }
    }
}

/// Stretches of a line without gaps.
fn runs(line: &Series) -> Vec<Vec<(usize, i32)>> {
    let mut runs: Vec<Vec<(usize, i32)>> = vec![Vec::new()];
    for (at, value) in line.values.iter().enumerate() {
        match (value, runs.last_mut()) {
            (Some(value), Some(run)) => run.push((at, *value)),
            _ => runs.push(Vec::new()),
        }
    }
    runs.retain(|run| !run.is_empty());
    runs
}

/// Values at which the axis is marked: about five.
fn ticks(low: i32, high: i32) -> Vec<i32> {
    let rough = ((high - low) / 5).max(1);
    let step = [1, 2, 5, 10, 20, 25, 50, 100, 200, 250].into_iter().find(|&step| step >= rough).unwrap_or(rough);
    let first = low.div_euclid(step) * step;
    (0..).map(|i| first + i * step).skip_while(|&value| value < low).take_while(|&value| value <= high).collect()
}

/// Where each line's name stands: at its end, moved apart where they would lie on one another. `None` where a line has no last value.
fn names(lines: &[&Series], y: &dyn Fn(i32) -> i32) -> Vec<Option<i32>> {
    let last_known = |line: &Series| line.values.iter().rev().flatten().next().copied();
    let mut order: Vec<(i32, usize)> = lines.iter().enumerate().filter_map(|(at, line)| Some((y(last_known(line)?), at))).collect();
    order.sort_unstable();
    let mut placed = vec![None; lines.len()];
    let mut next = i32::MIN;
    for (wanted, at) in order {
        let y = wanted.max(next);
        placed[at] = Some(y);
        next = y + NAME_STEP;
    }
    placed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_never_lie_on_one_another() {
        let line = |value| Series { measure: Measure::Rung, subject: String::new(), exact: true, values: vec![Some(value)] };
        let lines = [line(2), line(2), line(3)];
        let lines: Vec<&Series> = lines.iter().collect();
        let mut at: Vec<i32> = names(&lines, &|value| 100 - value).into_iter().flatten().collect();
        at.sort_unstable();
        assert!(at.windows(2).all(|pair| pair[1] - pair[0] >= NAME_STEP), "{at:?}");
    }

    #[test]
    fn an_axis_has_a_handful_of_marks_within_it() {
        for (low, high) in [(0, 8), (-3, 3), (350, 750), (0, 1000), (0, 100), (0, 61)] {
            let marks = ticks(low, high);
            assert!((3..=9).contains(&marks.len()) && marks.iter().all(|m| (low..=high).contains(m)), "{low}..{high}: {marks:?}");
        }
    }

    #[test]
    fn gaps_stay_gaps() {
        let line = Series { measure: Measure::Presence, subject: String::new(), exact: true, values: vec![None, Some(1), None, Some(2), Some(3)] };
        assert_eq!(runs(&line), [vec![(1, 1)], vec![(3, 2), (4, 3)]]);
    }
}
