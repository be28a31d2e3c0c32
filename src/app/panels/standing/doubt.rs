//! What Beijing believes of a war, for Beijing and the White Cell; what analysts read of it, for the others.

use bevy_egui::egui::{Slider, Ui};

use crate::app::panels::parts::{PressRow, worth};
use crate::app::panels::standing::StandingState;
use crate::app::panels::{Desk, Intent, parts};
use crate::report::headlines::doubt as words;
use crate::report::words::percent;
use crate::rules::Command;
use crate::rules::event::reads;

/// Shows what the reader may know of Beijing's doubt; nothing in levels that know no war.
pub fn show(ui: &mut Ui, desk: &Desk<'_>, state: &mut StandingState, out: &mut Vec<Intent>) {
    let Some(doubt) = desk.view.game.doubt else { return };
    let p = desk.palette;
    parts::heading(ui, p, "Doubt");
    let knows = doubt.now.draws > 0;
    if knows {
        let launches = doubt.worth.launches();
        let line = PressRow::new(p, words::line(&doubt)).sign(if launches { "!" } else { "•" }, if launches { p.bad } else { p.weak });
        parts::fold(ui, p, "doubt", false, &line, |ui| {
            parts::points(ui, p, &words::reasons(&doubt));
            numbers(ui, desk);
        });
    }
    if !knows || desk.seat().is_none() {
        let line = PressRow::new(p, words::estimate(doubt.estimate)).sign("~", p.weak);
        parts::fold(ui, p, "doubt-estimate", false, &line, |ui| {
            parts::note(ui, p, "A band, and analysts may be wrong about it.");
            numbers(ui, desk);
        });
    }
    guess(ui, desk, state, out);
    worth::drivers(ui, desk, out);
}

/// An allied team's own guess of this turn, for the debrief.
fn guess(ui: &mut Ui, desk: &Desk<'_>, state: &mut StandingState, out: &mut Vec<Intent>) {
    let Some(seat) = desk.seat().filter(|_| !desk.over() && desk.view.game.doubt.is_some_and(|doubt| doubt.now.draws == 0)) else { return };
    let p = desk.palette;
    let noted = desk.view.game.seats[seat.index()].guesses.get(&desk.view.game.turn).copied();
    let line = PressRow::new(
        p,
        noted.map_or_else(
            || "Your guess of this turn".to_owned(),
            |noted| format!("Your guess: as China sees it a landing fails with {}", percent(i32::from(noted))),
        ),
    )
    .sign(if noted.is_some() { "✔" } else { "?" }, p.strong)
    .aside("shown to all in the debrief");
    parts::fold(ui, p, "guess", false, &line, |ui| {
        parts::note(ui, p, "With what chance does Beijing think that a landing would fail? A note for the debrief: it changes nothing else.");
        let slider = Slider::new(&mut state.guess_percent, 0..=100).suffix("%");
        let label = ui.label("As China sees it, a landing fails with");
        ui.add(slider).labelled_by(label.id);
        parts::command_button(ui, desk, "Note it", Command::Guess { permille: state.guess_percent * 10 }, out);
    });
}

fn numbers(ui: &mut Ui, desk: &Desk<'_>) {
    let p = desk.palette;
    parts::fold(ui, p, "numbers of doubt", false, &PressRow::new(p, "The numbers behind it, with sources").sign("§", p.weak), |ui| {
        for &param in reads::DOUBT {
            parts::parameter(ui, p, desk.scenario, param);
        }
    });
}
