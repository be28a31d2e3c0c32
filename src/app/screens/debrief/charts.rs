//! Measures turn by turn: one chart at a time, each line with its own colour and stroke, its name in the legend and its last value beside it.

use bevy_egui::egui::{self, RichText, Ui};
use egui_plot::{Corner, GridMark, HoverPosition, Legend, Line, LineStyle, Plot, PlotPoints, Points};

use super::{DebriefData, DebriefState};
use crate::app::panels::parts;
use crate::app::theme::Palette;
use crate::report::words::capital;
use crate::report::{Measure, Series, span};

/// Shows the chart of the chosen measure, and what never moved below it.
pub fn show(ui: &mut Ui, data: &DebriefData, state: &mut DebriefState, p: &Palette) {
    let there: Vec<Measure> = Measure::ALL.into_iter().filter(|measure| data.series.iter().any(|line| line.measure == *measure)).collect();
    let chosen = state.measure.filter(|measure| there.contains(measure)).or(there.first().copied());
    let Some(measure) = chosen else { return };
    ui.horizontal_wrapped(|ui| {
        for other in there {
            if ui.selectable_label(other == measure, other.title()).clicked() {
                state.measure = Some(other);
            }
        }
    });
    parts::note(ui, p, format!("{}.", capital(measure.meaning())));
    // What Beijing would have doubted had it known everything is worked out beside the window.
    let truth = state.thinking.truth().map(|values| Series {
        measure: Measure::Doubt,
        subject: "As things were".to_owned(),
        exact: true,
        values: values.to_vec(),
    });
    let of_it: Vec<&Series> = data.series.iter().chain(&truth).filter(|line| line.measure == measure).collect();
    let (moving, still): (Vec<&Series>, Vec<&Series>) = of_it.into_iter().partition(|line| line.moves());
    if !still.is_empty() {
        let value = |line: &&Series| line.last().map_or_else(|| line.subject.clone(), |value| format!("{} {}", line.subject, measure.value(value)));
        parts::note(ui, p, format!("Unchanged: {}", still.iter().map(value).collect::<Vec<_>>().join(", ")));
    }
    if moving.is_empty() {
        crate::app::theme::widgets::empty(ui, p, "Nothing moved here", "A line is drawn once this measure has changed for somebody.");
        return;
    }
    let moments: Vec<u16> = data.account.moments().map(|moment| moment.turn).collect();
    let over = data.account.is_over();
    plot(ui, measure, &moving, &moments, over, p);
    table(ui, measure, &moving, &moments, over, p);
}

fn plot(ui: &mut Ui, measure: Measure, lines: &[&Series], moments: &[u16], over: bool, p: &Palette) {
    let grid = p.line;
    let (low, high) = span(measure, lines);
    let last = moments.last().copied().unwrap_or(1);
    let name = move |x: f64| {
        let turn = x.round();
        if (x - turn).abs() > 0.01 || turn < 1.0 || turn > f64::from(last) {
            String::new()
        } else if over && turn as u16 == last {
            "end".to_owned()
        } else {
            format!("turn {turn}")
        }
    };
    let height = (ui.available_height() - 34.0 - 22.0 * lines.len() as f32).clamp(200.0, 620.0);
    Plot::new(("debrief", measure.slug()))
        .height(height)
        .legend(Legend::default().position(free_corner(lines, low, high)))
        .x_grid_spacer(move |_| (1..=last).map(|turn| GridMark { value: f64::from(turn), step_size: 1.0 }).collect())
        .y_grid_spacer(move |_| marks(low, high))
        .grid_color(grid)
        .allow_zoom(false)
        .allow_drag(false)
        .allow_scroll(false)
        .allow_boxed_zoom(false)
        .default_x_bounds(0.9, f64::from(last) + 0.1)
        .default_y_bounds(f64::from(low), f64::from(high))
        .x_axis_formatter(move |mark, _| name(mark.value))
        .y_axis_formatter(move |mark, _| if mark.value.fract() == 0.0 { measure.value(mark.value as i32) } else { String::new() })
        .label_formatter(move |at| match at {
            HoverPosition::NearDataPoint { plot_name, position, .. } => {
                Some(format!("{plot_name}\n{}: {}", name(position.x), measure.value(position.y.round() as i32)))
            }
            HoverPosition::Elsewhere { .. } => None,
        })
        .show(ui, |plot| {
            for (number, line) in lines.iter().enumerate() {
                let colour = p.series(number);
                let stroke = match number % 3 {
                    0 => LineStyle::Solid,
                    1 => LineStyle::Dashed { length: 10.0 },
                    _ => LineStyle::Dotted { spacing: 6.0 },
                };
                let points: Vec<[f64; 2]> =
                    moments.iter().zip(&line.values).filter_map(|(&turn, value)| value.map(|value| [f64::from(turn), f64::from(value)])).collect();
                let title = if line.exact { line.subject.clone() } else { format!("{} (band)", line.subject) };
                plot.line(Line::new(title.clone(), PlotPoints::from(points.clone())).color(colour).width(2.5).style(stroke));
                plot.points(Points::new(title, PlotPoints::from(points)).color(colour).radius(3.0));
            }
        });
}

/// Marks of the value axis: about five.
fn marks(low: i32, high: i32) -> Vec<GridMark> {
    let rough = ((high - low) / 5).max(1);
    let step = [1, 2, 5, 10, 20, 50, 100, 200].into_iter().find(|&step| step >= rough).unwrap_or(rough);
    let first = low.div_euclid(step) * step;
    let values = (0..20).map(|number| first + number * step).filter(|value| (low..=high).contains(value));
    values.map(|value| GridMark { value: f64::from(value), step_size: f64::from(step) }).collect()
}

/// The corner that the lines leave free.
fn free_corner(lines: &[&Series], low: i32, high: i32) -> Corner {
    let middle = (low + high) / 2;
    let crowd = |left: bool, top: bool| {
        let here = |line: &&Series| {
            let third = line.values.len().div_ceil(3);
            let part: Vec<i32> =
                if left { &line.values[..third] } else { &line.values[line.values.len() - third..] }.iter().flatten().copied().collect();
            part.into_iter().filter(|&value| (value > middle) == top).count()
        };
        lines.iter().map(here).sum::<usize>()
    };
    let corners =
        [(Corner::LeftTop, true, true), (Corner::RightBottom, false, false), (Corner::LeftBottom, true, false), (Corner::RightTop, false, true)];
    corners.into_iter().min_by_key(|&(_, left, top)| crowd(left, top)).map_or(Corner::LeftTop, |(corner, ..)| corner)
}

/// The same as numbers: what a chart shows must be readable without it.
fn table(ui: &mut Ui, measure: Measure, lines: &[&Series], moments: &[u16], over: bool, p: &Palette) {
    egui::ScrollArea::both().id_salt("numbers").auto_shrink([false, true]).show(ui, |ui| {
        egui::Grid::new("numbers").striped(true).spacing([14.0, 3.0]).show(ui, |ui| {
            ui.label(RichText::new("start of turn").small().color(p.weak));
            for turn in moments {
                let name = if over && Some(turn) == moments.last() { "end".to_owned() } else { turn.to_string() };
                ui.label(RichText::new(name).small().color(p.weak));
            }
            ui.end_row();
            for line in lines {
                ui.label(RichText::new(&line.subject).small());
                for value in &line.values {
                    ui.label(RichText::new(value.map_or_else(|| "–".to_owned(), |value| measure.value(value))).small());
                }
                ui.end_row();
            }
        });
    });
}
