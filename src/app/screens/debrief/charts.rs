//! Measures turn by turn: one chart at a time, each line with its own colour and stroke, its name in the legend and its last value beside it.

use bevy_egui::egui::{self, Color32, RichText, Ui};
use egui_plot::{HoverPosition, Legend, Line, LineStyle, Plot, PlotPoints, Points};

use super::{DebriefData, DebriefState};
use crate::app::panels::parts;
use crate::app::theme::Palette;
use crate::report::words::capital;
use crate::report::{Measure, Series, span};

/// Colours that stay apart on a dark ground for people who do not tell red from green (Okabe and Ito, 2008).
const COLOURS: [Color32; 7] = [
    Color32::from_rgb(0x56, 0xB4, 0xE9),
    Color32::from_rgb(0xE6, 0x9F, 0x00),
    Color32::from_rgb(0x2F, 0xC7, 0x9A),
    Color32::from_rgb(0xF0, 0xE4, 0x42),
    Color32::from_rgb(0xCC, 0x79, 0xA7),
    Color32::from_rgb(0xE8, 0x71, 0x3B),
    Color32::from_rgb(0xD0, 0xD4, 0xD8),
];

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
    let of_it: Vec<&Series> = data.series.iter().filter(|line| line.measure == measure).collect();
    let (moving, still): (Vec<&Series>, Vec<&Series>) = of_it.into_iter().partition(|line| line.moves());
    if !still.is_empty() {
        let value = |line: &&Series| line.last().map_or_else(|| line.subject.clone(), |value| format!("{} {}", line.subject, measure.value(value)));
        parts::note(ui, p, format!("Unchanged: {}", still.iter().map(value).collect::<Vec<_>>().join(", ")));
    }
    if moving.is_empty() {
        parts::text(ui, p, "Nothing moved here.");
        return;
    }
    let moments: Vec<u16> = data.account.moments().map(|moment| moment.turn).collect();
    plot(ui, measure, &moving, &moments, data.account.is_over());
    table(ui, measure, &moving, &moments, p);
}

fn plot(ui: &mut Ui, measure: Measure, lines: &[&Series], moments: &[u16], over: bool) {
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
        .legend(Legend::default())
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
                let colour = COLOURS[number % COLOURS.len()];
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

/// The same as numbers: what a chart shows must be readable without it.
fn table(ui: &mut Ui, measure: Measure, lines: &[&Series], moments: &[u16], p: &Palette) {
    egui::ScrollArea::both().id_salt("numbers").auto_shrink([false, true]).show(ui, |ui| {
        egui::Grid::new("numbers").striped(true).spacing([14.0, 3.0]).show(ui, |ui| {
            ui.label(RichText::new("start of turn").small().color(p.weak));
            for turn in moments {
                ui.label(RichText::new(turn.to_string()).small().color(p.weak));
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
