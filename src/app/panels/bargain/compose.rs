//! Writing an offer: clauses are chosen from menus, never typed.

use bevy_egui::egui::{self, Ui};

use crate::ai;
use crate::app::fields::{self, TextLine};
use crate::app::panels::bargain::drafts::{Draft, StartingText};
use crate::app::panels::bargain::{drafts, terms};
use crate::app::panels::parts::{PressRow, before};
use crate::app::panels::tutor::spot;
use crate::app::panels::tutor::spot::Spot;
use crate::app::panels::{Desk, Intent, parts};
use crate::app::theme::{style::STEP, widgets};
use crate::catalog::quantity::Thousandths;
use crate::catalog::{Clause, ClauseKind, NationId};
use crate::report::words;
use crate::rules::phases::agreement::{AgreementText, Instrument, MAX_NAME, begin};
use crate::session::Controller;

/// What the writing of an offer remembers.
#[derive(Clone, Debug, Default)]
pub struct ComposeState {
    /// What is being written.
    pub draft: Option<Draft>,
    /// The clause whose menus are open.
    pub editing: Option<usize>,
    /// The text whose place another has taken: one click brings it back.
    pub replaced: Option<Draft>,
    /// Whether the text is still to be brought into view: it was begun from elsewhere.
    to_view: bool,
}

impl ComposeState {
    /// Takes up a text from elsewhere. One that was being written is kept beside it.
    pub fn begin(&mut self, draft: Draft) {
        self.put_aside();
        (self.draft, self.editing, self.to_view) = (Some(draft), None, true);
    }

    /// Keeps what is being written, if it says anything.
    fn put_aside(&mut self) {
        if let Some(old) = self.draft.take_if(|draft| !draft.text.clauses.is_empty()) {
            self.replaced = Some(old);
        }
    }
}

/// Shows the draft, or how to begin one. True if an offer was made.
pub fn show(ui: &mut Ui, desk: &Desk<'_>, state: &mut ComposeState, out: &mut Vec<Intent>) -> bool {
    let own = desk.view.own_nations(desk.scenario);
    let Some(&first) = own.first() else {
        parts::note(ui, desk.palette, "Only nations make offers.");
        return false;
    };
    let draft = state.draft.get_or_insert_with(|| Draft::new(first, Vec::new()));
    parties(ui, desk, &own, draft);
    if draft.to.is_empty() && draft.text.instrument != Instrument::Declaration {
        parts::note(ui, desk.palette, "Choose to whom, and a model text to begin with.");
    }
    let (from, to, before) = (draft.from, draft.to.clone(), draft.clone());
    let taken = models(ui, desk, draft);
    if taken && !before.text.clauses.is_empty() && before.text.clauses != draft.text.clauses {
        state.replaced = Some(before);
    }
    bring_back(ui, desk, state);
    let draft = state.draft.get_or_insert_with(|| Draft::new(first, Vec::new()));
    draft_text(ui, desk, draft, &mut state.editing, taken || std::mem::take(&mut state.to_view));
    let made = send(ui, desk, draft, out);
    ui.add_space(STEP);
    if made {
        *state = ComposeState::default();
    } else if ui.button("Discard the draft").clicked() {
        // Whom one wanted to ask stays chosen.
        state.put_aside();
        (state.draft, state.editing) = (Some(Draft::new(from, to)), None);
    }
    made
}

/// The text that another took the place of, if there is one: a click exchanges the two.
fn bring_back(ui: &mut Ui, desk: &Desk<'_>, state: &mut ComposeState) {
    let Some(old) = &mut state.replaced else { return };
    let says = words::count(old.text.clauses.len() as u64, "clause", "clauses");
    let line = PressRow::new(desk.palette, format!("Bring back “{}”", old.text.name)).sign("←", desk.palette.agreement).aside(says);
    if !parts::row(ui, desk.palette, &line).on_hover_text("The text that you were writing before this one. The two change places.").clicked() {
        return;
    }
    state.editing = None;
    match &mut state.draft {
        Some(now) if !now.text.clauses.is_empty() => std::mem::swap(now, old),
        _ => state.draft = state.replaced.take(),
    }
}

fn parties(ui: &mut Ui, desk: &Desk<'_>, own: &[NationId], draft: &mut Draft) {
    let (p, words) = (desk.palette, desk.words());
    let mut changed = false;
    if own.len() > 1 {
        let choices: Vec<(NationId, String)> = own.iter().map(|&nation| (nation, words.nation(nation))).collect();
        changed |= parts::menu(ui, p, "From", "draft-from", &mut draft.from, &choices);
        draft.to.retain(|nation| *nation != draft.from);
    }
    parts::heading(ui, p, if draft.counters.is_some() { "Counter-offer to" } else { "Offer to" });
    ui.horizontal_wrapped(|ui| {
        for nation in desk.scenario.nations_present().filter(|nation| *nation != draft.from) {
            let mut chosen = draft.to.contains(&nation);
            let toggle = ui.toggle_value(&mut chosen, words.nation(nation));
            spot::at(&toggle, Spot::To(nation));
            if toggle.changed() {
                changed = true;
                if chosen { draft.to.push(nation) } else { draft.to.retain(|known| *known != nation) }
            }
        }
    });
    if changed {
        draft.settle_parties();
    }
}

/// Texts to begin with. True if one was taken up.
fn models(ui: &mut Ui, desk: &Desk<'_>, draft: &mut Draft) -> bool {
    let p = desk.palette;
    let mut taken = false;
    let line = PressRow::new(p, "Model texts").sign("§", p.agreement);
    let fold = parts::fold(ui, p, "models", draft.text.clauses.is_empty(), &line, |ui| {
        for model in StartingText::all(desk.scenario).into_iter().filter(|model| model.fits(desk)) {
            let filled = model.fill(desk, draft.from, &draft.to);
            ui.add_enabled_ui(filled.is_some(), |ui| {
                let line = PressRow::new(p, model.name(desk.scenario)).aside(model.meaning(desk.scenario));
                let response = parts::row(ui, p, &line);
                if let Some(known) = model.of_a_lesson() {
                    spot::at(&response, Spot::Model(known));
                }
                let response = response.on_disabled_hover_text(if draft.to.is_empty() { "Choose to whom first." } else { model.needs() });
                if let Some(text) = filled
                    && response.clicked()
                {
                    draft.text = text;
                    taken = true;
                }
            });
        }
    });
    spot::at(&fold, Spot::Models);
    taken
}

fn draft_text(ui: &mut Ui, desk: &Desk<'_>, draft: &mut Draft, editing: &mut Option<usize>, to_view: bool) {
    let p = desk.palette;
    if to_view {
        // The models fill a small window: what one of them put here would stay unseen below.
        ui.scroll_to_cursor(Some(egui::Align::TOP));
    }
    parts::heading(ui, p, "Text");
    ui.horizontal(|ui| {
        let label = ui.label(egui::RichText::new("Name").small().color(p.weak));
        let mut name = TextLine(&mut draft.text.name);
        let edit = fields::line(&mut name, MAX_NAME).desired_width(ui.available_width() - 8.0);
        ui.add(edit).labelled_by(label.id);
    });
    let strength = |instrument| match instrument {
        Instrument::Declaration => "Declaration: in force with the turn, breakable",
        Instrument::Arrangement => "Arrangement: in force with the turn",
        Instrument::Treaty => "Treaty: a promise, must be ratified",
    };
    let instruments = Instrument::ALL.map(|instrument| (instrument, strength(instrument).to_owned()));
    parts::menu(ui, p, "Form", "draft-form", &mut draft.text.instrument, &instruments);
    clauses(ui, desk, draft, editing);
    add_clause(ui, desk, draft, editing);
    ui.horizontal_wrapped(|ui| {
        ui.checkbox(&mut draft.private, "Private").on_hover_text("Only the nations concerned see the offer until it is accepted.");
        ui.checkbox(&mut draft.text.quiet, "Quiet").on_hover_text("A quiet understanding calms, and publicity between its parties suspends it.");
        if draft.text.instrument == Instrument::Treaty && draft.text.parties.len() > 2 {
            ui.checkbox(&mut draft.text.in_part, "In force in part").on_hover_text("It binds those who have ratified before all have.");
        }
    });
}

/// The clauses, those that say the same of all parties in one line that opens to each.
fn clauses(ui: &mut Ui, desk: &Desk<'_>, draft: &mut Draft, editing: &mut Option<usize>) {
    let p = desk.palette;
    let mut gone: Vec<usize> = Vec::new();
    for (number, said) in desk.words().clauses(&draft.text.clauses).into_iter().enumerate() {
        let text = format!("{}. {}", number + 1, said.text);
        let [at] = said.clauses[..] else {
            let count = format!("{} clauses", said.clauses.len());
            // A clause that is being changed is in sight, also one that was just added and says what others say.
            let inside = editing.is_some_and(|at| said.clauses.contains(&at));
            parts::fold(ui, p, ("clauses", said.clauses.first(), inside), inside, &PressRow::new(p, text).aside(&count), |ui| {
                if ui.button(format!("Strike these {} clauses", said.clauses.len())).clicked() {
                    gone.clone_from(&said.clauses);
                }
                for &at in &said.clauses {
                    let alone = words::capital(&desk.words().clause(&draft.text.clauses[at]));
                    one_clause(ui, desk, draft, (at, &alone), editing, &mut gone);
                }
            });
            continue;
        };
        one_clause(ui, desk, draft, (at, &text), editing, &mut gone);
    }
    if !gone.is_empty() {
        let mut at = 0;
        draft.text.clauses.retain(|_| {
            at += 1;
            !gone.contains(&(at - 1))
        });
        *editing = None;
    }
}

/// One clause, which opens to menus that change it.
fn one_clause(ui: &mut Ui, desk: &Desk<'_>, draft: &mut Draft, (at, text): (usize, &str), editing: &mut Option<usize>, gone: &mut Vec<usize>) {
    let open = *editing == Some(at);
    let line = PressRow::new(desk.palette, text).aside("change").chosen(open);
    if parts::row(ui, desk.palette, &line).clicked() {
        *editing = if open { None } else { Some(at) };
    }
    if open {
        ui.indent(("clause", at), |ui| {
            let parties = draft.text.parties.clone();
            terms::menus(ui, desk, &parties, &mut draft.text.clauses[at]);
            if ui.button("Strike this clause").clicked() {
                gone.push(at);
            }
        });
    }
}

fn add_clause(ui: &mut Ui, desk: &Desk<'_>, draft: &mut Draft, editing: &mut Option<usize>) {
    let (p, parties) = (desk.palette, draft.text.parties.clone());
    let (own, other) = (draft.from, draft.to.first().copied());
    ui.horizontal_wrapped(|ui| {
        ui.label(egui::RichText::new("Add").small().color(p.weak));
        let mut add = |ui: &mut Ui, name: &str, hint: &str, clause: Option<Clause>| {
            let button = ui.add_enabled(clause.is_some(), egui::Button::new(name)).on_hover_text(hint);
            if let Some(clause) = clause
                && button.clicked()
            {
                draft.text.clauses.push(clause);
                *editing = Some(draft.text.clauses.len() - 1);
            }
        };
        for kind in ClauseKind::ALL {
            add(ui, kind.name(), kind.hint(), begin::begun(desk.scenario, &desk.view.game, kind, own, other, &parties));
        }
    });
}

/// The judgement of each nation that is asked, and the button that makes the offer.
fn send(ui: &mut Ui, desk: &Desk<'_>, draft: &Draft, out: &mut Vec<Intent>) -> bool {
    let p = desk.palette;
    if !draft.to.is_empty() && !draft.text.clauses.is_empty() {
        parts::heading(ui, p, "Likely answers, from public facts");
        for &nation in &draft.to {
            likely(ui, desk, nation, draft.from, &draft.text);
        }
    }
    before::text(ui, desk, &draft.text);
    for &nation in &draft.to {
        let game = &desk.view.game;
        let made = game.proposals.values().filter(|offer| offer.turn == game.turn && offer.from == draft.from && offer.to.contains(&nation)).count();
        let left = usize::from(desk.scenario.offers_per_pair).saturating_sub(made);
        parts::note(ui, p, format!("{left} of {} offers to {} left this turn.", desk.scenario.offers_per_pair, desk.words().the(nation)));
    }
    let command = draft.command();
    let refusal = desk.refusal(&command);
    if let Some(refusal) = &refusal {
        parts::note(ui, p, format!("Not yet: {}", desk.words().refusal(refusal)));
    }
    let name = match (draft.text.instrument, draft.to.is_empty(), draft.counters) {
        (Instrument::Declaration, true, _) => "Declare it",
        (_, _, Some(_)) => "Make the counter-offer",
        _ => "Make the offer",
    };
    let button = widgets::main_button(ui, p, refusal.is_none(), name);
    spot::at(&button, Spot::MakeOffer);
    let made = button.clicked();
    if made {
        out.push(Intent::Do(command));
    }
    made
}

/// A nation's likely answer as a band, opening to its grounds.
pub fn likely(ui: &mut Ui, desk: &Desk<'_>, nation: NationId, from: NationId, text: &AgreementText) {
    let p = desk.palette;
    let likely = drafts::likely(desk, nation, from, text);
    let (sign, colour) = match likely.leans_to_yes() {
        Some(true) => ("▲", p.good),
        Some(false) => ("▼", p.bad),
        None => ("•", p.warn),
    };
    let band = likely.band().map_or_else(String::new, |(least, most)| format!("{least} to {most} in 10"));
    let line = PressRow::new(p, format!("{}: {}", desk.words().nation(nation), likely.word())).sign(sign, colour).aside(band);
    parts::fold(ui, p, ("likely", nation), false, &line, |ui| {
        let person =
            desk.view.game.seat_of(desk.scenario, nation).is_some_and(|seat| desk.controllers.get(seat.index()) == Some(&Controller::Person));
        parts::note(
            ui,
            p,
            if person {
                "A person decides for it: this is what an AI player in its place would weigh. Ask."
            } else {
                "What an AI player would weigh, as far as anybody can see; its exact numbers, its objectives and its mood are its own."
            },
        );
        let mut grounds = ai::weigh(desk.scenario, &desk.view.game, nation, from, text);
        grounds.retain(|ground| ground.weight != Thousandths::NONE);
        grounds.sort_by_key(|ground| -i32::from(ground.weight).abs());
        let lines: Vec<String> =
            grounds.iter().map(|g| format!("{} {}", words::signed_percent(i32::from(g.weight)), words::weighed(g.kind))).collect();
        parts::points(ui, p, &lines);
    });
}
