//! Questions to the model of war: what an agreement, a clause, a base or a stock is worth to deterrence, and the war from the posture as it
//! stands. For Beijing, whose belief it is, and for the White Cell; for everybody once the level is over, in the debrief.

use bevy_egui::egui::{self, RichText, Ui};

use super::parts::{self, Row};
use super::{Desk, Intent};
use crate::app::bridge::{Asked, Thinking};
use crate::app::theme::{Palette, widgets};
use crate::catalog::AgreementStatus;
use crate::report::{Words, doubt as told};
use crate::rules::doubt::preview::{Answer, Preview, Question};
use crate::rules::doubt::{Eyes, PREVIEW_DRAWS, Without};
use crate::rules::ids::AgreementId;
use crate::rules::scenario::{Clock, Scenario};
use crate::rules::state::Game;
use crate::rules::war::Party;

/// Whether this desk may ask: Beijing and the White Cell, on the competition clock of a level that knows war, in peace. What allies would
/// learn is Beijing's belief, which is not theirs.
pub fn may_ask(desk: &Desk<'_>) -> bool {
    let Some(setup) = desk.scenario.war.as_deref() else { return false };
    let peace = desk.scenario.clock == Clock::Competition && desk.view.game.at_war().is_none();
    let own = || desk.view.own_nations(desk.scenario).contains(&setup.nation(Party::Prc));
    desk.thinking.is_some() && peace && (desk.seat().is_none() || own())
}

/// A button that asks what something is worth, or the answer. Nothing for a desk that may not ask.
pub fn ask(ui: &mut Ui, desk: &Desk<'_>, question: &Question, out: &mut Vec<Intent>) {
    if let Some(thinking) = desk.thinking.filter(|_| may_ask(desk)) {
        one(ui, desk.palette, thinking, question, &mut |question| out.push(Intent::Ask(question)));
    }
}

fn one(ui: &mut Ui, p: &Palette, thinking: &Thinking, question: &Question, ask: &mut dyn FnMut(Question)) {
    match thinking.asked(question) {
        None => {
            let hover = format!("Fights {PREVIEW_DRAWS} imagined wars with it and without it. Nothing in the game changes.");
            if ui.button("What is this worth?").on_hover_text(hover).clicked() {
                ask(question.clone());
            }
        }
        Some(Asked::Working) => working(ui, p),
        Some(Asked::Answered(Some(Answer::Worth(paired)))) => {
            parts::fold(ui, p, ("worth", format!("{question:?}")), false, &Row::new(p, told::worth(&paired)).sign("⚖", p.accent), |ui| {
                parts::points(ui, p, &told::worth_reasons(&paired));
            });
        }
        Some(Asked::Answered(_)) => {
            parts::note(ui, p, "The model has no answer to this.");
        }
    }
}

fn working(ui: &mut Ui, p: &Palette) {
    parts::note(ui, p, format!("{PREVIEW_DRAWS} imagined wars are being fought…"));
}

/// The question that fits an agreement where it stands; `None` for one that has lapsed.
pub fn of_agreement(game: &Game, id: AgreementId) -> Option<Question> {
    match game.agreement(id)?.status {
        AgreementStatus::InForce => Some(Question::Worth(Without::Agreement(id))),
        AgreementStatus::Proposed | AgreementStatus::Signed | AgreementStatus::Ratifying => Some(Question::Pending(id)),
        AgreementStatus::Lapsed => None,
    }
}

/// Everything that can be asked of a posture: offers on the table, what is on its way, what is in force, built or stored.
fn questions(scenario: &Scenario, game: &Game) -> Vec<Question> {
    let mut all: Vec<Question> = game.proposals.iter().filter(|(_, offer)| offer.open).map(|(&id, _)| Question::Offer(id)).collect();
    let agreements = (0..game.agreements.len()).filter_map(|at| of_agreement(game, AgreementId(at as u16)));
    all.extend(agreements.filter(|question| matches!(question, Question::Pending(_))));
    all.extend(Without::candidates(scenario, game).into_iter().map(Question::Worth));
    all
}

/// Everything that can be asked of the posture, folded, to ask one by one.
pub fn drivers(ui: &mut Ui, desk: &Desk<'_>, out: &mut Vec<Intent>) {
    let Some(thinking) = desk.thinking.filter(|_| may_ask(desk)) else { return };
    let p = desk.palette;
    let line = Row::new(p, "What is each thing worth to deterrence?").sign("⚖", p.accent);
    parts::fold(ui, p, "drivers", false, &line, |ui| {
        each(ui, p, desk.scenario, &desk.view.game, thinking, &mut |question| out.push(Intent::Ask(question)));
    });
}

/// Everything that can be asked of a posture, one by one.
pub fn each(ui: &mut Ui, p: &Palette, scenario: &Scenario, game: &Game, thinking: &Thinking, ask: &mut dyn FnMut(Question)) {
    let words = Words { scenario, game };
    for (number, question) in questions(scenario, game).iter().enumerate() {
        parts::text(ui, p, words.question(question));
        ui.push_id(number, |ui| one(ui, p, thinking, question, ask));
    }
}

/// The war from the posture as it stands, through whose eyes it may be seen: a button each, or what came of it.
pub fn preview(ui: &mut Ui, p: &Palette, words: &Words<'_>, thinking: &Thinking, mut ask: impl FnMut(Question)) {
    parts::note(ui, p, format!("{PREVIEW_DRAWS} wars of four weeks for Taiwan from the posture as it stands. Nothing in the game changes."));
    for eyes in [Eyes::Truth, Eyes::Beijing] {
        let question = Question::War(eyes);
        let title = words.question(&question);
        match thinking.asked(&question) {
            None => {
                if ui.button(&title).clicked() {
                    ask(question);
                }
            }
            Some(Asked::Working) => {
                parts::text(ui, p, title);
                working(ui, p);
            }
            Some(Asked::Answered(Some(Answer::War(preview)))) => {
                ui.label(RichText::new(title).family(crate::app::theme::style::bold()).color(p.strong));
                show_preview(ui, p, words, &preview);
            }
            Some(Asked::Answered(_)) => {
                parts::note(ui, p, "The model has no answer to this.");
            }
        }
    }
}

fn show_preview(ui: &mut Ui, p: &Palette, words: &Words<'_>, preview: &Preview) {
    for line in told::shares(preview) {
        widgets::fact(ui, p, &line.outcome, &line.says);
        let (bar, _) = ui.allocate_exact_size(egui::vec2(ui.available_width(), 5.0), egui::Sense::hover());
        ui.painter().rect_filled(bar, 2.0, p.control);
        let filled = egui::Rect::from_min_size(bar.min, egui::vec2(bar.width() * line.share as f32 / 1000.0, bar.height()));
        ui.painter().rect_filled(filled, 2.0, p.accent);
    }
    parts::note(ui, p, "Losses of a war on average:");
    for (who, what) in told::losses(words, preview) {
        widgets::fact(ui, p, &who, &what);
    }
}
