//! Talk between seats: open, bilateral, private. The White Cell reads all.

use bevy_egui::egui::{RichText, Ui};

use crate::app::fields::{self, TextLines};
use crate::app::panels::{Desk, Intent, parts};
use crate::app::theme::{style, widgets};
use crate::rules::Command;
use crate::rules::state::Message;
use crate::rules::vocab::command::MAX_MESSAGE;
use crate::rules::vocab::ids::{SeatId, SeatSet};
use crate::session::Controller;

/// How many messages are shown before the older ones are folded away.
const SHOWN: usize = 8;

/// What the panel remembers.
#[derive(Clone, Debug, Default)]
pub struct MessagesState {
    /// What is being written.
    pub text: String,
    /// To whom, beside or instead of all.
    pub to: Vec<SeatId>,
    /// Up to which message they were unread when the panel was opened: those keep their mark while it is open.
    fresh_from: Option<(usize, usize)>,
}

/// Shows the panel.
pub fn show(ui: &mut Ui, desk: &Desk<'_>, state: &mut MessagesState, out: &mut Vec<Intent>) {
    let p = desk.palette;
    let messages = &desk.view.game.messages;
    write(ui, desk, state, out);
    parts::heading(ui, p, "Messages");
    if messages.is_empty() {
        parts::note(ui, p, "Nothing has been said.");
    }
    let fresh = fresh_from(state, desk);
    let newest_first: Vec<(usize, &Message)> = messages.iter().enumerate().rev().collect();
    let shown = newest_first.len().min(SHOWN.max(messages.len() - fresh.min(messages.len())));
    for (at, message) in &newest_first[..shown] {
        one(ui, desk, message, *at >= fresh && (message.from.is_none() || message.from != desk.seat()));
    }
    if newest_first.len() > shown {
        let rest = parts::PressRow::new(p, format!("{} older", newest_first.len() - shown));
        parts::fold(ui, p, "older-messages", false, &rest, |ui| {
            for (_, message) in &newest_first[shown..] {
                one(ui, desk, message, false);
            }
        });
    }
    if desk.unread() > 0 {
        out.push(Intent::MessagesRead(messages.len()));
    }
}

/// The first message that was unread when the reader came; it stays marked until more arrive.
fn fresh_from(state: &mut MessagesState, desk: &Desk<'_>) -> usize {
    let count = desk.view.game.messages.len();
    match state.fresh_from {
        Some((from, of)) if of == count => from,
        _ => {
            let from = desk.read_messages.min(count);
            state.fresh_from = Some((from, count));
            from
        }
    }
}

fn one(ui: &mut Ui, desk: &Desk<'_>, message: &Message, fresh: bool) {
    let (p, words) = (desk.palette, desk.words());
    let from = message.from.map_or_else(|| "White Cell".to_owned(), |seat| words.seat(seat));
    widgets::card(ui, p, fresh, |ui| {
        ui.horizontal_wrapped(|ui| {
            let mark = if fresh { "● new · " } else { "" };
            ui.label(RichText::new(format!("{mark}{from} → {}", readers(desk, message.to))).family(style::bold()).small().color(p.strong));
            ui.label(RichText::new(format!("turn {}", message.turn)).small().color(p.weak));
        });
        parts::text(ui, p, message.text.clone());
    });
}

fn readers(desk: &Desk<'_>, to: SeatSet) -> String {
    let seats: Vec<SeatId> = (0..desk.scenario.seats.len()).map(|index| SeatId(index as u8)).collect();
    if seats.iter().all(|&seat| to.contains(seat)) {
        return "all".to_owned();
    }
    let named: Vec<String> = seats.into_iter().filter(|&seat| to.contains(seat)).map(|seat| desk.words().seat(seat)).collect();
    if named.is_empty() { "the White Cell".to_owned() } else { crate::report::words::list(&named) }
}

fn write(ui: &mut Ui, desk: &Desk<'_>, state: &mut MessagesState, out: &mut Vec<Intent>) {
    let p = desk.palette;
    parts::heading(ui, p, "Write to");
    let others: Vec<SeatId> = (0..desk.scenario.seats.len()).map(|index| SeatId(index as u8)).filter(|&seat| Some(seat) != desk.seat()).collect();
    ui.horizontal_wrapped(|ui| {
        let mut all = others.iter().all(|seat| state.to.contains(seat));
        if ui.toggle_value(&mut all, "All, openly").changed() {
            state.to = if all { others.clone() } else { Vec::new() };
        }
        for &seat in &others {
            let mut on = state.to.contains(&seat);
            if ui.toggle_value(&mut on, desk.words().seat(seat)).changed() {
                if on { state.to.push(seat) } else { state.to.retain(|known| *known != seat) }
            }
        }
    });
    let people = |seat: &SeatId| desk.controllers.get(seat.index()) == Some(&Controller::Person);
    let reads = if others.iter().any(people) {
        "Only those named read it; the White Cell reads all. AI players do not read messages: to move them, use orders and offers."
    } else {
        "Nobody here reads it: all other teams are AI players, which do not read messages. To move them, use orders, signals and offers."
    };
    let label = parts::note(ui, p, reads);
    let mut text = TextLines(&mut state.text);
    let edit = fields::lines(&mut text, MAX_MESSAGE).desired_rows(3).desired_width(f32::INFINITY).hint_text("Your message");
    ui.add(edit).labelled_by(label.id);
    let all = others.iter().all(|seat| state.to.contains(seat));
    let to = if all { SeatSet::ALL } else { state.to.iter().fold(SeatSet::NONE, |set, &seat| set.union(SeatSet::one(seat))) };
    let nobody = state.to.is_empty();
    let command = Command::Say { to, text: state.text.trim().to_owned() };
    let sent = ui.add_enabled_ui(!nobody, |ui| parts::command_button(ui, desk, "Send", command, out)).inner;
    if sent {
        state.text.clear();
    }
}
