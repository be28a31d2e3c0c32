//! What is wanted, how things stand and what is on the table: in lines.

use bevy_egui::egui::{RichText, Ui};

use crate::app::panels::{Desk, Intent};
use crate::app::theme::widgets;
use crate::report::words;
use crate::rules::agreement::Answer;
use crate::rules::{Command, metric};

pub fn objectives(ui: &mut Ui, desk: &Desk) {
    let p = desk.palette;
    let Some(seat) = desk.seat() else { return };
    ui.heading("What you want");
    for (index, score) in metric::scores_of(desk.scenario, &desk.view.game, seat) {
        let Some(objective) = desk.scenario.objectives.get(index) else { continue };
        widgets::card(ui, p, false, |ui| {
            widgets::fact(ui, p, &objective.title, &format!("{score} of 3"));
            ui.label(RichText::new(&objective.text).color(p.weak));
        });
    }
    ui.add_space(8.0);
    widgets::eyebrow(ui, p, "For your eyes only");
    ui.label(&desk.scenario.seat(seat).private_brief);
}

pub fn standing(ui: &mut Ui, desk: &Desk) {
    let p = desk.palette;
    ui.heading("Standing");
    for nation in desk.scenario.nations_present() {
        let state = &desk.view.game.nations[nation.index()];
        widgets::eyebrow(ui, p, &desk.words().nation(nation));
        widgets::fact(ui, p, "Support", &words::percent(i32::from(state.support)));
        widgets::fact(ui, p, "Standing", &words::percent(i32::from(state.standing)));
        widgets::fact(ui, p, "Credit", &words::percent(i32::from(state.credit)));
    }
}

pub fn offers(ui: &mut Ui, desk: &Desk, intents: &mut Vec<Intent>) {
    let p = desk.palette;
    ui.heading("On the table");
    let own = desk.view.own_nations(desk.scenario);
    for (&id, proposal) in desk.view.game.proposals.iter().filter(|(_, proposal)| proposal.open) {
        widgets::card(ui, p, false, |ui| {
            ui.label(RichText::new(format!("{}: {}", desk.words().nation(proposal.from), proposal.text.name)).color(p.strong));
            for clause in &proposal.text.clauses {
                ui.label(desk.words().clause(clause));
            }
            let waiting = proposal.to.iter().zip(&proposal.answers).find(|(nation, answer)| answer.is_none() && own.contains(nation));
            if let Some((&nation, _)) = waiting.filter(|_| desk.open()) {
                ui.horizontal(|ui| {
                    if ui.button("Accept").clicked() {
                        intents.push(Intent::Do(Command::Answer { nation, proposal: id, answer: Answer::Accept }));
                    }
                });
            }
        });
    }
}
