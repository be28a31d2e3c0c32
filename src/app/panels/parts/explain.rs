//! What stands behind an event or a number: its inputs, the numbers of the rules that weighed them with their sources, and what followed.

use bevy_egui::egui::{RichText, Ui};

use crate::app::panels::record::news::NationNumber;
use crate::app::panels::{Desk, parts};
use crate::catalog::NationId;
use crate::report::headlines::inputs;
use crate::report::{Beat, beats, headline, words};
use crate::rules::event::{Event, Factor};
use crate::rules::vocab::parameter::Param;

/// What is to be explained.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExplainTopic {
    /// Something that happened.
    Event {
        /// The turn that resolved; 0 is the opening news.
        turn: u16,
        /// Position in that turn's list in [`Desk::history`].
        index: usize,
    },
    /// A number of a nation.
    Measure(NationId, NationNumber),
}

/// Shows the card.
pub fn show(ui: &mut Ui, desk: &Desk<'_>, topic: ExplainTopic) {
    match topic {
        ExplainTopic::Event { turn, index } => {
            let told = desk.history.get(usize::from(turn)).and_then(|events| headline(&desk.words_of(turn), &events.get(index)?.event));
            if let Some(told) = told {
                ui.label(RichText::new(&told.text).strong());
            }
            event(ui, desk, turn, index);
        }
        ExplainTopic::Measure(nation, measure) => number(ui, desk, nation, measure),
    }
}

/// The inputs of an event, one line each with every one that the rules looked at.
pub fn factors(event: &Event) -> &[Factor] {
    match event {
        Event::Encountered { why, .. } | Event::ControlMoved { why, .. } | Event::Publicised { why, .. } => why,
        _ => &[],
    }
}

/// What stands behind an event, without the event itself.
pub fn event(ui: &mut Ui, desk: &Desk<'_>, turn: u16, index: usize) {
    let p = desk.palette;
    let Some(events) = desk.history.get(usize::from(turn)) else { return };
    let Some(recorded) = events.get(index) else { return };
    let words = desk.words_of(turn);
    let Some(told) = headline(&words, &recorded.event) else { return };
    parts::points(ui, p, &told.why);
    let all = factors(&recorded.event);
    if !all.is_empty() {
        let line = parts::PressRow::new(p, "All inputs");
        parts::fold(ui, p, ("inputs", turn, index), false, &line, |ui| {
            parts::points(ui, p, &all.iter().map(|input| words::capital(&words::factor(input.kind, input.value))).collect::<Vec<_>>());
        });
    }
    let followed = beats(&words, events).into_iter().find(|beat: &Beat| beat.index == index).map(|beat| beat.followed).unwrap_or_default();
    if !followed.is_empty() {
        parts::heading(ui, p, "What followed");
        for (_, line) in &followed {
            parts::note(ui, p, with_reasons(&line.text, &line.why));
        }
    }
    rules(ui, desk, &inputs::parameters(&recorded.event), ("rules", turn, index));
}

fn with_reasons(text: &str, why: &[String]) -> String {
    if why.is_empty() { text.to_owned() } else { format!("{text} ({})", why.join("; ")) }
}

/// The numbers of the rules, folded: each with its value, range and source, or the word "assumption".
fn rules(ui: &mut Ui, desk: &Desk<'_>, params: &[Param], salt: impl std::hash::Hash + std::fmt::Debug) {
    if params.is_empty() {
        return;
    }
    let p = desk.palette;
    let line = parts::PressRow::new(p, "Numbers of the rules, with their sources");
    parts::fold(ui, p, salt, false, &line, |ui| {
        for &param in params {
            parts::parameter(ui, p, desk.scenario, param);
        }
    });
}

fn number(ui: &mut Ui, desk: &Desk<'_>, nation: NationId, measure: NationNumber) {
    let (p, words) = (desk.palette, desk.words());
    let state = &desk.view.game.nations[nation.index()];
    let (now, start) = (measure.of(state), measure.at_start(desk.scenario, nation));
    let exact = measure == NationNumber::Credit || desk.view.knows(desk.scenario, nation);
    ui.label(RichText::new(format!("{} of {}: {}", measure.word(), words.the(nation), measure.value(now))).strong());
    parts::note(ui, p, measure.meaning());
    if !exact {
        parts::note(ui, p, "Others see no more than this: the middle of the band in which it lies.");
        return;
    }
    parts::note(ui, p, format!("At the start: {}", measure.value(start)));
    let mut drivers = Vec::new();
    let mut lines = Vec::new();
    for (turn, events) in desk.history.iter().enumerate() {
        for recorded in events {
            if let Some((_, _, by, why)) = NationNumber::moved_by(&recorded.event).filter(|(of, what, ..)| (*of, *what) == (nation, measure)) {
                lines.push(format!("Turn {turn}: {} {}", measure.change(by), words::capital(&words::driver(why))));
                drivers.push(why);
            }
        }
    }
    if lines.is_empty() {
        parts::note(ui, p, "It has not moved.");
    }
    parts::points(ui, p, &lines);
    drivers.sort();
    drivers.dedup();
    let mut params: Vec<Param> = drivers.into_iter().flat_map(inputs::behind).collect();
    params.sort();
    params.dedup();
    rules(ui, desk, &params, ("rules of", nation, measure));
}
