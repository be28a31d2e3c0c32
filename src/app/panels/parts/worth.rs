//! Questions to the model of war: what an agreement, a clause, a base or a stock is worth to deterrence, and the war from the posture as it
//! stands. For Beijing, whose belief it is, and for the White Cell; for everybody once the level is over, in the debrief.

use bevy_egui::egui::{self, RichText, Ui};

use crate::app::bridge::{Asked, Thinking};
use crate::app::panels::parts::PressRow;
use crate::app::panels::{Desk, Intent, parts};
use crate::app::theme::{Palette, widgets};
use crate::catalog::{AgreementStatus, NationId};
use crate::report::Words;
use crate::report::headlines::doubt as told;
use crate::rules::doubt::preview::{DoubtAnswer, Preview, Question};
use crate::rules::doubt::{Eyes, PREVIEW_DRAWS, Without};
use crate::rules::models::war::Party;
use crate::rules::scenario::{Clock, Scenario};
use crate::rules::state::Game;
use crate::rules::vocab::ids::AgreementId;

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
        Some(Asked::Answered(Some(DoubtAnswer::Worth(paired)))) => {
            parts::fold(ui, p, ("worth", format!("{question:?}")), false, &PressRow::new(p, told::worth(&paired)).sign("⚖", p.agreement), |ui| {
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

/// What can be asked of a posture, sorted.
struct Questions {
    /// Offers on the table and what is on its way.
    ahead: Vec<Question>,
    /// Hosts, promises, institutions, stocks and works, each as a whole.
    whole: Vec<Question>,
    /// Agreements in force, one by one.
    agreements: Vec<Question>,
}

/// Everything that can be asked of a posture and concerns somebody who may fight for Taiwan against Beijing.
fn questions(scenario: &Scenario, game: &Game) -> Questions {
    let Some(setup) = scenario.war.as_deref() else { return Questions { ahead: Vec::new(), whole: Vec::new(), agreements: Vec::new() } };
    let fights = |nation: &NationId| setup.party(*nation).is_some_and(|party| party != Party::Prc);
    let concerns = |parties: &[NationId]| parties.iter().filter(|nation| fights(nation)).count() >= 2;
    let of = |id: AgreementId| game.agreement(id).is_some_and(|agreement| concerns(&agreement.text.parties));
    let mut ahead: Vec<Question> =
        game.proposals.iter().filter(|(_, offer)| offer.open && concerns(&offer.text.parties)).map(|(&id, _)| Question::Offer(id)).collect();
    let agreements = (0..game.agreements.len()).map(|at| AgreementId(at as u16)).filter(|&id| of(id)).filter_map(|id| of_agreement(game, id));
    ahead.extend(agreements.filter(|question| matches!(question, Question::Pending(_))));
    let (mut whole, mut single) = (Vec::new(), Vec::new());
    for what in Without::candidates(scenario, game) {
        let (list, counts) = match &what {
            Without::Agreement(id) | Without::Clause(id, _) => (&mut single, of(*id)),
            Without::Host(nation) | Without::Promises(nation) => (&mut whole, fights(nation)),
            Without::Institution(_) | Without::Stocks | Without::Works(_) => (&mut whole, true),
        };
        if counts {
            list.push(Question::Worth(what));
        }
    }
    Questions { ahead, whole, agreements: single }
}

/// Everything that can be asked of the posture, folded, to ask one by one.
pub fn drivers(ui: &mut Ui, desk: &Desk<'_>, out: &mut Vec<Intent>) {
    let Some(thinking) = desk.thinking.filter(|_| may_ask(desk)) else { return };
    let p = desk.palette;
    let line = PressRow::new(p, "What is each thing worth to deterrence?").sign("⚖", p.agreement);
    parts::fold(ui, p, "drivers", false, &line, |ui| {
        each(ui, p, desk.scenario, &desk.view.game, thinking, &mut |question| out.push(Intent::Ask(question)));
    });
}

/// Everything that can be asked of a posture, one by one or all of a kind at once; what has been answered stands first, the weightiest above.
pub fn each(ui: &mut Ui, p: &Palette, scenario: &Scenario, game: &Game, thinking: &Thinking, ask: &mut dyn FnMut(Question)) {
    let words = Words { scenario, game };
    let Questions { ahead, whole, agreements } = questions(scenario, game);
    parts::note(ui, p, format!("Each is asked with {PREVIEW_DRAWS} imagined wars with it and without it. Nothing in the game changes."));
    for (name, list, open) in [
        ("On the table or on its way, as if in force", ahead, true),
        ("Access, promises, stocks", whole, true),
        ("Agreement by agreement", agreements, false),
    ] {
        if list.is_empty() {
            continue;
        }
        parts::fold(ui, p, name, open, &PressRow::new(p, name).strong().aside(list.len().to_string()), |ui| {
            group(ui, p, &words, thinking, list, ask);
        });
    }
}

fn group(ui: &mut Ui, p: &Palette, words: &Words<'_>, thinking: &Thinking, mut list: Vec<Question>, ask: &mut dyn FnMut(Question)) {
    let answer = |question: &Question| match thinking.asked(question) {
        Some(Asked::Answered(Some(DoubtAnswer::Worth(paired)))) => Some(paired),
        Some(Asked::Working | Asked::Answered(_)) | None => None,
    };
    if list.iter().any(|question| thinking.asked(question).is_none()) && ui.button("Ask all of these").clicked() {
        list.iter().for_each(|question| ask(question.clone()));
    }
    list.sort_by_key(|question| {
        std::cmp::Reverse(answer(question).map_or((-1, 0), |paired| (paired.worth_permille().abs(), told::price(&paired).abs())))
    });
    for question in &list {
        let name = words.question(question);
        let salt = format!("{question:?}");
        match (answer(question), thinking.asked(question)) {
            (Some(paired), _) => {
                let line = PressRow::new(p, name).sign("⚖", p.agreement).aside(told::short_worth(&paired));
                parts::fold(ui, p, salt, false, &line, |ui| {
                    parts::text(ui, p, told::worth(&paired));
                    parts::points(ui, p, &told::worth_reasons(&paired));
                });
            }
            (None, None) => {
                let line = PressRow::new(p, name).sign("?", p.weak).aside("What is this worth?");
                if ui.push_id(salt, |ui| parts::row(ui, p, &line)).inner.clicked() {
                    ask(question.clone());
                }
            }
            (None, Some(Asked::Working)) => {
                parts::text(ui, p, format!("… {name}"));
            }
            (None, Some(Asked::Answered(_))) => {
                parts::text(ui, p, format!("– {name}: the model has no answer."));
            }
        }
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
            Some(Asked::Answered(Some(DoubtAnswer::War(preview)))) => {
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
        ui.painter().rect_filled(filled, 2.0, p.bar);
    }
    parts::note(ui, p, "Losses of a war on average:");
    for (who, what) in told::losses(words, preview) {
        widgets::fact(ui, p, &who, &what);
    }
}
