//! The question before an order breaks an undertaking, or an offer is accepted that one's own forces act against: it names the agreement and the price.

use bevy_egui::egui::{Context, RichText};

use super::{Play, PlayQuestion};
use crate::app::bridge::Table;
use crate::app::panels::Desk;
use crate::app::theme::{Palette, widgets};
use crate::report::{forecast, words};
use crate::rules::Command;
use crate::rules::order::Order;
use crate::rules::phases::agreement::Answer;

/// What a command would break, a sentence each; empty if it breaks nothing.
pub fn broken(desk: &Desk, command: &Command) -> Vec<String> {
    let (scenario, game, words) = (desk.scenario, &desk.view.game, desk.words());
    match command {
        // What is owed is answered with open eyes: that button names its price.
        Command::Give(Order::Honour(_)) => Vec::new(),
        Command::Give(order) => forecast::breach(scenario, game, order).map(|breach| words::capital(&breach.sentence(&words))).into_iter().collect(),
        Command::Answer { nation, proposal, answer: Answer::Accept } => {
            let Some(offer) = game.proposals.get(proposal) else { return Vec::new() };
            let found = forecast::breaches_under(scenario, game, *nation, &offer.text);
            let told = found.into_iter().map(|(force, breach)| format!("{}: {}", words.force(force), breach.sentence(&words)));
            told.collect()
        }
        _ => Vec::new(),
    }
}

/// What own forces do against undertakings as they are told now, for the question at the end of a turn.
pub fn standing(desk: &Desk) -> Vec<String> {
    let words = desk.words();
    let own = desk.view.own_nations(desk.scenario).into_iter();
    let found = own.flat_map(|nation| forecast::standing_breaches(desk.scenario, &desk.view.game, nation));
    found.map(|(force, breach)| format!("{}: {}", words.force(force), breach.sentence(&words))).collect()
}

/// Asks. Gives back the command if it is to be carried out all the same.
pub fn ask(ctx: &Context, play: &mut Play, p: &Palette, command: Command, told: &[String]) -> Option<Command> {
    let accepts = matches!(command, Command::Answer { .. });
    let ((go, back), close) = widgets::modal(ctx, "breach", 480.0, |ui| {
        ui.heading(if accepts { "Accept, with forces that act against it?" } else { "Break an undertaking?" });
        ui.add_space(4.0);
        for line in told {
            ui.label(format!("• {line}"));
        }
        if accepts {
            ui.label(RichText::new("You can accept and give these forces another order in the same turn.").color(p.weak));
        }
        ui.add_space(8.0);
        ui.horizontal(|ui| {
            let back = widgets::main_button(ui, p, true, "Leave it");
            let go = widgets::side_button(ui, true, if accepts { "Accept all the same" } else { "Give the order all the same" });
            if ui.memory(|memory| memory.focused().is_none()) {
                back.request_focus();
            }
            (go.clicked(), back.clicked())
        })
        .inner
    });
    if go || back || close {
        play.question = None;
    }
    go.then_some(command)
}

/// Carries a command out, or asks first where it breaks something.
pub fn question(command: &Command, table: &Table, desk: &Desk) -> Option<PlayQuestion> {
    let told = if table.is_over() { Vec::new() } else { broken(desk, command) };
    (!told.is_empty()).then(|| PlayQuestion::Breach { command: Box::new(command.clone()), told })
}
