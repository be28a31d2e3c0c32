//! Instruments: every order that no single force carries out. A kind is chosen, then step by step whom, where and what; each choice shows
//! whether it can be ordered now and why not, and the order shows its cost and what it would do before it is added.

pub mod choices;

use bevy_egui::egui::{self, RichText, Ui};

use crate::app::fields::{self, TextLine};
use crate::app::panels::parts::PressRow;
use crate::app::panels::{Desk, Intent, orders, parts};
use crate::app::theme::{Palette, style::STEP, widgets};
use crate::catalog::NationId;
use crate::report::forecast::prospect::{prospects, sources};
use crate::report::words;
use crate::report::words::order_words;
use crate::rules::order::form::{Besides, Chosen, Pick, Purpose};
use crate::rules::order::{Kind, Order};
use crate::rules::phases::programme;
use crate::rules::scenario::Clock;
use crate::rules::vocab::command::MAX_MESSAGE;
use crate::rules::vocab::money::Musd;
use crate::rules::vocab::parameter::Param;
use crate::rules::{Command, Refusal, turn};

/// How many choices that cannot be ordered are shown before they are folded.
const SHUT_SHOWN: usize = 6;

/// What the panel remembers.
#[derive(Clone, Debug, Default)]
pub struct InstrumentsState {
    /// The nation that acts, where the seat speaks for several.
    pub nation: Option<NationId>,
    /// The kind that is being composed.
    pub kind: Option<Kind>,
    /// What is chosen so far.
    pub chosen: Chosen,
    /// What was added last, in words, until something else is begun.
    pub added: Option<String>,
    turn: u16,
    /// The first choice of the step that has just opened takes the keyboard.
    focus: bool,
}

impl InstrumentsState {
    fn back_to_kinds(&mut self) {
        *self = Self { nation: self.nation, turn: self.turn, focus: true, ..Self::default() };
    }
}

/// Shows the panel.
pub fn show(ui: &mut Ui, desk: &Desk<'_>, state: &mut InstrumentsState, out: &mut Vec<Intent>) {
    let p = desk.palette;
    let own = desk.view.own_nations(desk.scenario);
    let (Some(&first), Some(_)) = (own.first(), desk.seat()) else {
        parts::note(ui, p, "Only seats give orders.");
        return;
    };
    let mut nation = state.nation.filter(|nation| own.contains(nation)).unwrap_or(first);
    means(ui, desk, nation);
    if own.len() > 1 {
        let choices: Vec<(NationId, String)> = own.iter().map(|&nation| (nation, desk.words().nation(nation))).collect();
        if parts::menu(ui, p, "For", "instrument-nation", &mut nation, &choices) {
            state.chosen = Chosen::default();
        }
        state.nation = Some(nation);
    }
    match state.kind {
        None => kinds(ui, desk, nation, state, out),
        Some(kind) => compose(ui, desk, nation, kind, state, out),
    }
}

/// What is left to order with.
fn means(ui: &mut Ui, desk: &Desk<'_>, nation: NationId) {
    let p = desk.palette;
    let (used, limit) = orders::staff_actions(desk);
    let (capital, budget) = left(desk, nation);
    let due = due(desk, nation);
    ui.horizontal_wrapped(|ui| {
        let fact = |ui: &mut Ui, name: &str, value: String, hover: &str| {
            ui.label(RichText::new(name).small().color(p.weak));
            ui.label(RichText::new(value).strong().color(p.strong)).on_hover_text(hover);
            ui.add_space(STEP);
        };
        fact(ui, "Staff actions left", format!("{} of {limit}", limit.saturating_sub(used)), "Each order to a force and each instrument takes one.");
        fact(ui, "Capital", capital.to_string(), "Political capital that is left after the orders of this turn.");
        fact(
            ui,
            "Budget",
            format!("{budget} M$"),
            "Money that is left after the orders of this turn and the instalments of programmes under way, in millions of 2025 U.S. dollars.",
        );
    });
    if due > Musd::NONE {
        parts::note(ui, p, format!("Programmes under way take {due} M$ this turn; the budget shown is what is left after them."));
    }
    lacking(ui, p, budget);
}

/// Says what lacks, and what follows from it.
fn lacking(ui: &mut Ui, p: &Palette, budget: Musd) {
    if budget < Musd::NONE {
        parts::note(ui, p, format!("{} M$ are lacking: programmes that cannot be paid in full are late.", -budget));
    }
}

/// What programmes under way take this turn.
fn due(desk: &Desk<'_>, nation: NationId) -> Musd {
    if desk.view.game.clock == Clock::Competition { Musd(programme::due(desk.scenario, &desk.view.game, nation)) } else { Musd(0) }
}

/// Political capital and money that a nation has left after the orders of this turn and the instalments of its programmes; money below 0 is what
/// they will lack.
fn left(desk: &Desk<'_>, nation: NationId) -> (i32, Musd) {
    let game = &desk.view.game;
    let given: &[Order] = desk.seat().map_or(&[], |seat| &game.seats[seat.index()].orders);
    let own = || given.iter().filter(|order| order.nation(game) == Ok(nation));
    let state = &game.nations[nation.index()];
    let capital: i32 = own().map(|order| order.capital(desk.scenario)).sum();
    let budget: Musd = own().map(|order| order.budget(desk.scenario)).sum();
    (state.capital - capital, Musd(state.budget) - budget - due(desk, nation))
}

/// Every kind, by purpose.
fn kinds(ui: &mut Ui, desk: &Desk<'_>, nation: NationId, state: &mut InstrumentsState, out: &mut Vec<Intent>) {
    let p = desk.palette;
    // What was added in the turn before is news no more.
    if state.turn != desk.view.game.turn {
        (state.turn, state.added) = (desk.view.game.turn, None);
    }
    if let Some(added) = &state.added {
        ui.add_space(STEP);
        parts::text(ui, p, format!("✔ Added: {added}."));
    }
    let (used, limit) = orders::staff_actions(desk);
    let spent = used >= limit;
    if spent {
        parts::note(ui, p, desk.words().refusal(&Refusal::NoStaffActions { limit }));
    }
    let mut focus = std::mem::take(&mut state.focus);
    for purpose in Purpose::ALL {
        parts::heading(ui, p, order_words::heading(purpose));
        for kind in purpose.kinds() {
            let verdict = choices::verdict(desk, nation, kind, &Chosen::default());
            let mut line = PressRow::new(p, order_words::name(kind));
            if let (Err(refusal), false) = (&verdict, spent) {
                line = line.sign("✖", p.weak).aside(desk.words().refusal(refusal));
            }
            // A kind that cannot be ordered now can still be looked into: each choice says why not.
            let response = parts::row(ui, p, &line).on_hover_text(order_words::meaning(kind));
            if std::mem::take(&mut focus) {
                response.request_focus();
            }
            if response.clicked() {
                *state = InstrumentsState { nation: state.nation, turn: state.turn, kind: Some(kind), focus: true, ..InstrumentsState::default() };
            }
        }
    }
    ui.add_space(2.0 * STEP);
    let given: &[Order] = desk.seat().map_or(&[], |seat| &desk.view.game.seats[seat.index()].orders);
    orders::list(ui, desk, given, out);
}

fn compose(ui: &mut Ui, desk: &Desk<'_>, nation: NationId, kind: Kind, state: &mut InstrumentsState, out: &mut Vec<Intent>) {
    let p = desk.palette;
    ui.add_space(STEP);
    if parts::row(ui, p, &PressRow::new(p, "All instruments").sign("←", p.strong)).clicked()
        || ui.input_mut(|i| i.consume_key(egui::Modifiers::NONE, egui::Key::Backspace)) && state.chosen.message.is_empty()
    {
        step_back(state);
        return;
    }
    ui.label(RichText::new(order_words::name(kind)).heading().color(p.strong));
    parts::note(ui, p, order_words::meaning(kind));
    chosen_so_far(ui, desk, nation, kind, state);
    if kind.besides() == Besides::Partners && state.chosen.picks.is_empty() {
        partners(ui, desk, nation, state);
    }
    match choices::step(desk, nation, kind, &state.chosen) {
        Some((question, picks)) => one_step(ui, desk, nation, kind, state, (&question, &picks)),
        None => complete(ui, desk, nation, kind, state, out),
    }
}

/// One step back: the last choice is open again, or all kinds.
fn step_back(state: &mut InstrumentsState) {
    if state.chosen.picks.pop().is_none() {
        state.back_to_kinds();
    }
    state.focus = true;
}

/// What was chosen, each to be changed by a click.
fn chosen_so_far(ui: &mut Ui, desk: &Desk<'_>, nation: NationId, kind: Kind, state: &mut InstrumentsState) {
    let p = desk.palette;
    let mut back_to = None;
    if kind.besides() == Besides::Partners && !state.chosen.picks.is_empty() {
        let line = PressRow::new(p, format!("With {}", desk.words().nations(&state.chosen.partners))).sign("✔", p.good).aside("change");
        if parts::row(ui, p, &line).clicked() {
            back_to = Some(0);
        }
    }
    for (at, &pick) in state.chosen.picks.iter().enumerate() {
        let line = PressRow::new(p, choices::name(desk, nation, pick)).sign("✔", p.good).aside("change");
        if parts::row(ui, p, &line).clicked() {
            back_to = Some(at);
        }
    }
    if let Some(at) = back_to {
        state.chosen.picks.truncate(at);
        state.focus = true;
    }
}

fn partners(ui: &mut Ui, desk: &Desk<'_>, nation: NationId, state: &mut InstrumentsState) {
    let p = desk.palette;
    parts::heading(ui, p, "Partners, one to three");
    let mut focus = std::mem::take(&mut state.focus);
    ui.horizontal_wrapped(|ui| {
        for other in desk.scenario.nations_present().filter(|&other| other != nation) {
            let mut on = state.chosen.partners.contains(&other);
            let room = on || choices::room_for_partner(&state.chosen);
            let toggle = ui.add_enabled(room, egui::Button::selectable(on, desk.words().nation(other)));
            if std::mem::take(&mut focus) {
                toggle.request_focus();
            }
            if toggle.clicked() {
                on = !on;
                if on {
                    state.chosen.partners.push(other)
                } else {
                    state.chosen.partners.retain(|known| *known != other)
                }
                state.chosen.partners.sort();
            }
        }
    });
}

fn one_step(ui: &mut Ui, desk: &Desk<'_>, nation: NationId, kind: Kind, state: &mut InstrumentsState, (question, picks): (&str, &[Pick])) {
    let p = desk.palette;
    parts::heading(ui, p, question);
    let judged = |pick: &Pick| (*pick, choices::verdict(desk, nation, kind, &choices::with(&state.chosen, *pick)).err());
    let (open, shut): (Vec<_>, Vec<_>) = picks.iter().map(judged).partition(|(_, against)| against.is_none());
    if picks.is_empty() && kind.besides() != Besides::Partners {
        let why = choices::verdict(desk, nation, kind, &state.chosen).err().map_or_else(String::new, |refusal| desk.words().refusal(&refusal));
        parts::note(ui, p, format!("Nothing to choose. {why}"));
    }
    if open.is_empty() && !shut.is_empty() {
        parts::note(ui, p, "None of these can be ordered now:");
    }
    let mut focus = std::mem::take(&mut state.focus);
    let mut taken = None;
    for (pick, _) in open {
        let line = PressRow::new(p, choices::name(desk, nation, pick)).aside(choices::detail(desk, nation, kind, &state.chosen, pick));
        let response = parts::row(ui, p, &line);
        if std::mem::take(&mut focus) {
            response.request_focus();
        }
        if response.clicked() {
            taken = Some(pick);
        }
    }
    let refused = |ui: &mut Ui| {
        for (pick, against) in &shut {
            refused_row(ui, desk, nation, kind, &state.chosen, (*pick, against.as_ref()));
        }
    };
    if shut.len() <= SHUT_SHOWN {
        refused(ui);
    } else {
        parts::fold(
            ui,
            p,
            ("shut", kind, state.chosen.picks.len()),
            false,
            &PressRow::new(p, format!("{} that cannot be ordered now, each with its reason", shut.len())),
            refused,
        );
    }
    if let Some(pick) = taken {
        state.chosen.picks.push(pick);
        state.focus = true;
    }
}

/// A choice that cannot be ordered, with its reason in plain sight.
fn refused_row(ui: &mut Ui, desk: &Desk<'_>, nation: NationId, kind: Kind, chosen: &Chosen, (pick, against): (Pick, Option<&Refusal>)) {
    let p = desk.palette;
    let why = against.map_or_else(String::new, |refusal| desk.words().refusal(refusal));
    let detail = choices::detail(desk, nation, kind, chosen, pick);
    let aside = if detail.is_empty() { why } else { format!("{detail}. {why}") };
    ui.add_enabled_ui(false, |ui| parts::row(ui, p, &PressRow::new(p, choices::name(desk, nation, pick)).sign("✖", p.weak).aside(aside)));
}

/// The order as it stands: what it costs, what it would do, and the button that adds it.
fn complete(ui: &mut Ui, desk: &Desk<'_>, nation: NationId, kind: Kind, state: &mut InstrumentsState, out: &mut Vec<Intent>) {
    let p = desk.palette;
    if kind.besides() == Besides::Message {
        let label = parts::note(ui, p, "Message; without one it is misread more often");
        let mut message = TextLine(&mut state.chosen.message);
        ui.add(fields::line(&mut message, MAX_MESSAGE).desired_width(f32::INFINITY)).labelled_by(label.id);
    }
    let Some(order) = choices::order(desk, nation, kind, &state.chosen) else { return };
    let Some(seat) = desk.seat() else { return };
    parts::heading(ui, p, "The order");
    parts::text(ui, p, format!("{}.", words::capital(&desk.words().order(&order))));
    let (capital, budget) = left(desk, nation);
    let (capital, budget) = (capital - order.capital(desk.scenario), budget - order.budget(desk.scenario));
    let due = due(desk, nation);
    let after = if due > Musd::NONE { format!("Left after it and {due} M$ for programmes under way") } else { "Left after it".to_owned() };
    parts::note(ui, p, format!("Costs {}. {after}: {capital} capital, {budget} M$.", orders::cost(desk, &order)));
    lacking(ui, p, budget);
    let against = turn::can_give(desk.scenario, &desk.view.game, seat, &order).err().or_else(|| (!desk.open()).then_some(Refusal::Sealed));
    if let Some(refusal) = &against {
        ui.label(RichText::new(format!("✖ {}", desk.words().refusal(refusal))).color(p.bad));
    }
    let add = widgets::main_button(ui, p, against.is_none(), "Add the order");
    if std::mem::take(&mut state.focus) && against.is_none() && kind.besides() != Besides::Message {
        add.request_focus();
    }
    if add.clicked() {
        out.push(Intent::Do(Command::Give(order.clone())));
        let added = desk.words().order(&order);
        state.back_to_kinds();
        state.added = Some(added);
        return;
    }
    would_do(ui, desk, &order);
}

fn would_do(ui: &mut Ui, desk: &Desk<'_>, order: &Order) {
    let p = desk.palette;
    parts::heading(ui, p, "What it would do, if nothing else happened");
    let all = prospects(&desk.words(), order, |nation| desk.view.knows(desk.scenario, nation));
    let mut when = String::new();
    for line in &all {
        if line.when != when {
            when.clone_from(&line.when);
            parts::note(ui, p, when.clone());
        }
        let (sign, colour) = parts::tone(p, line.tone);
        let why: Vec<String> = line.params.iter().flat_map(|&param| parts::parameter_lines(desk.scenario, param)).collect();
        let response = ui.horizontal_top(|ui| {
            ui.label(RichText::new(sign).small().color(colour));
            ui.add(egui::Label::new(RichText::new(&line.text).color(p.text)).wrap())
        });
        if !why.is_empty() {
            response.inner.on_hover_text(why.join("\n"));
        }
    }
    if all.is_empty() {
        parts::note(ui, p, "Nothing that can be told before.");
    }
    let facts = sources(&desk.words(), order);
    for fact in &facts {
        parts::note(ui, p, fact);
    }
    let mut params: Vec<Param> = all.into_iter().flat_map(|line| line.params).collect();
    params.sort();
    params.dedup();
    if !params.is_empty() {
        parts::fold(ui, p, ("prospect", facts.len()), false, &PressRow::new(p, "The numbers behind it, with sources").sign("§", p.weak), |ui| {
            for param in params {
                parts::parameter(ui, p, desk.scenario, param);
            }
        });
    }
}
