//! The facilitator's panel: sees every seat, paces, injects, hands over, takes a desk, overrides with a stated reason, takes the game back.

mod effects;

use bevy_egui::egui::{self, Ui};

use crate::ai::Skill;
use crate::app::fields::{self, TextLine, TextLines};
use crate::app::panels::parts::{PressRow, reasons, worth};
use crate::app::panels::{Desk, Intent, parts};
use crate::catalog::NationId;
use crate::report::words;
use crate::rules::scenario::{Effect, Trigger};
use crate::rules::state::view::Viewer;
use crate::rules::vocab::command::{MAX_HEADLINE, MAX_MESSAGE, MAX_REASON};
use crate::rules::vocab::ids::{InjectId, SeatId, SeatSet};
use crate::rules::{Command, WhiteCommand};
use crate::session::Controller;

use effects::{amount, effects};

/// What the panel remembers.
#[derive(Clone, Debug, Default)]
pub struct WhiteCellState {
    /// Title of what is announced.
    pub title: String,
    /// Its text.
    pub text: String,
    /// Who reads it; empty is everybody.
    pub to: Vec<SeatId>,
    /// What it changes.
    pub effects: Vec<Effect>,
    /// What an override changes.
    pub override_effects: Vec<Effect>,
    /// Why it is overridden.
    pub reason: String,
    /// The last turn that is about to be set; `None` is as it is.
    pub turns: Option<u16>,
    /// The turn to which the game is about to be taken back.
    pub rewind: u16,
    /// Why.
    pub rewind_reason: String,
}

/// Shows the panel.
pub fn show(ui: &mut Ui, desk: &Desk<'_>, state: &mut WhiteCellState, out: &mut Vec<Intent>) {
    if desk.view.viewer != Viewer::WhiteCell {
        parts::note(ui, desk.palette, "This is the White Cell's.");
        return;
    }
    seats(ui, desk, out);
    desks(ui, desk, out);
    injects(ui, desk, out);
    preview(ui, desk, out);
    announce(ui, desk, state, out);
    by_hand(ui, desk, state, out);
    pace(ui, desk, state, out);
    rewind(ui, desk, state, out);
}

fn player(controller: Option<&Controller>) -> &'static str {
    match controller {
        Some(Controller::Person) => "a person",
        Some(Controller::Computer(skill)) => skill_word(*skill),
        None => "somebody",
    }
}

/// Why the last person's seat is not handed to a computer.
const LAST_PERSON: &str = "It is the last person's seat: AI players alone would play to the end at once. Hand another seat to a person first.";

fn skill_word(skill: Skill) -> &'static str {
    match skill {
        Skill::Novice => "AI player, novice",
        Skill::Standard => "AI player, standard",
        Skill::Expert => "AI player, expert",
    }
}

fn seats(ui: &mut Ui, desk: &Desk<'_>, out: &mut Vec<Intent>) {
    let (p, words) = (desk.palette, desk.words());
    parts::heading(ui, p, "Seats");
    let people = desk.controllers.iter().filter(|&controller| *controller == Controller::Person).count();
    for (index, (setup, seat)) in desk.scenario.seats.iter().zip(&desk.view.game.seats).enumerate() {
        let id = SeatId(index as u8);
        let controller = desk.controllers.get(index);
        let (sign, colour) = if seat.sealed { ("✔", p.good) } else { ("…", p.warn) };
        let sealed = if seat.sealed { "has ended its turn" } else { "still at work" };
        let line = PressRow::new(p, setup.name.clone()).sign(sign, colour).aside(format!(
            "{}; {sealed}; {}",
            player(controller),
            words::count(seat.orders.len() as u64, "order", "orders")
        ));
        parts::fold(ui, p, ("seat", id), false, &line, |ui| {
            let orders: Vec<String> = seat.orders.iter().map(|order| words::capital(&words.order(order))).collect();
            if orders.is_empty() {
                parts::note(ui, p, "No orders.");
            }
            parts::points(ui, p, &orders);
            parts::note(ui, p, format!("Ceiling: {}.", words::act(seat.ceiling)));
            if matches!(controller, Some(Controller::Computer(_))) {
                why(ui, desk, id);
            }
            // Computers alone would play the game to its end at once, past the White Cell.
            let last = controller == Some(&Controller::Person) && people < 2;
            ui.horizontal_wrapped(|ui| {
                for (to, name) in [
                    (Controller::Person, "a person"),
                    (Controller::Computer(Skill::Novice), "a novice AI player"),
                    (Controller::Computer(Skill::Standard), "a standard AI player"),
                    (Controller::Computer(Skill::Expert), "an expert AI player"),
                ] {
                    let button = ui
                        .add_enabled(controller != Some(&to) && !desk.over() && !last, egui::Button::new(format!("Hand to {name}")))
                        .on_disabled_hover_text(if last { LAST_PERSON } else { "It is theirs already, or the level is over." });
                    if button.clicked() {
                        let to = match to {
                            Controller::Person => None,
                            Controller::Computer(skill) => Some(skill),
                        };
                        out.push(Intent::HandOver { seat: id, to });
                    }
                }
            });
        });
    }
}

/// What a computer's seat did this turn and the turn before, and why.
fn why(ui: &mut Ui, desk: &Desk<'_>, seat: SeatId) {
    let (p, turn) = (desk.palette, desk.view.game.turn);
    let decided = match desk.thinking.and_then(crate::app::bridge::Thinking::reasons) {
        Some(Ok(decided)) => decided,
        Some(Err(error)) => {
            parts::note(ui, p, format!("Its reasons cannot be worked out: {error}"));
            return;
        }
        None => {
            parts::note(ui, p, "Its reasons are being worked out…");
            return;
        }
    };
    for (of, name) in [(turn, "Why, this turn"), (turn.saturating_sub(1), "Why, the turn before")] {
        let its = || decided.iter().filter(|known| known.seat == seat && known.turn == of);
        let count = its().count();
        if count > 0 {
            let line = PressRow::new(p, name).sign("?", p.strong).aside(words::count(count as u64, "decision", "decisions"));
            parts::fold(ui, p, ("why", seat, of), of == turn, &line, |ui| reasons::show(ui, p, &desk.words(), its()));
        } else if of == turn {
            parts::note(ui, p, "It has not decided anything this turn yet.");
        }
    }
}

/// The war from the posture as it stands.
fn preview(ui: &mut Ui, desk: &Desk<'_>, out: &mut Vec<Intent>) {
    let (Some(thinking), true) = (desk.thinking, worth::may_ask(desk)) else { return };
    parts::heading(ui, desk.palette, "War preview");
    worth::preview(ui, desk.palette, &desk.words(), thinking, |question| out.push(Intent::Ask(question)));
}

fn desks(ui: &mut Ui, desk: &Desk<'_>, out: &mut Vec<Intent>) {
    let (p, words) = (desk.palette, desk.words());
    let game = &desk.view.game;
    let free: Vec<NationId> = desk.scenario.nations_present().filter(|&nation| game.seat_of(desk.scenario, nation).is_none()).collect();
    let taken: Vec<(SeatId, NationId)> =
        game.seats.iter().enumerate().flat_map(|(index, seat)| seat.extra_nations.iter().map(move |&nation| (SeatId(index as u8), nation))).collect();
    if free.is_empty() && taken.is_empty() {
        return;
    }
    parts::heading(ui, p, "Country desks");
    for nation in free {
        parts::fold(ui, p, ("desk", nation), false, &PressRow::new(p, words.nation(nation)).aside("an AI player answers for it"), |ui| {
            for index in 0..desk.scenario.seats.len() {
                let seat = SeatId(index as u8);
                let command = Command::White(WhiteCommand::TakeDesk { seat, nation });
                parts::command_button(ui, desk, &format!("Put it under {}", words.seat(seat)), command, out);
            }
        });
    }
    for (seat, nation) in taken {
        let command = Command::White(WhiteCommand::ReturnDesk { seat, nation });
        parts::note(ui, p, format!("{} speaks for {}.", words.seat(seat), words.the(nation)));
        parts::command_button(ui, desk, &format!("Return {} to its desk", words.the(nation)), command, out);
    }
}

fn injects(ui: &mut Ui, desk: &Desk<'_>, out: &mut Vec<Intent>) {
    let p = desk.palette;
    if desk.scenario.injects.is_empty() {
        return;
    }
    parts::heading(ui, p, "Prepared injects");
    let happened = |at: &usize| desk.view.game.has_happened(InjectId(*at as u16));
    let by_hand = |at: &usize| desk.scenario.injects[*at].trigger == Trigger::ByHand;
    let (past, ahead): (Vec<usize>, Vec<usize>) = (0..desk.scenario.injects.len()).partition(happened);
    let (waiting, coming): (Vec<usize>, Vec<usize>) = ahead.into_iter().partition(by_hand);
    for at in waiting {
        one_inject(ui, desk, at, out);
    }
    for (name, list) in [("come by themselves", coming), ("have happened", past)] {
        if list.is_empty() {
            continue;
        }
        parts::fold(ui, p, name, false, &PressRow::new(p, format!("{} that {name}", list.len())), |ui| {
            for at in list {
                one_inject(ui, desk, at, out);
            }
        });
    }
}

fn one_inject(ui: &mut Ui, desk: &Desk<'_>, at: usize, out: &mut Vec<Intent>) {
    let (p, words) = (desk.palette, desk.words());
    let inject = &desk.scenario.injects[at];
    let id = InjectId(at as u16);
    let happened = desk.view.game.injected.get(at).copied().flatten();
    let waits = || match &inject.trigger {
        Trigger::Turn(turn) => format!("comes at the start of turn {turn}"),
        Trigger::When { condition, from_turn } => format!("comes from turn {from_turn} on, when {}", words.condition(condition)),
        Trigger::ByHand => "waits for you".to_owned(),
    };
    let when = happened.map_or_else(waits, |turn| format!("happened in turn {turn}"));
    let (sign, colour) = if happened.is_some() { ("✔", p.weak) } else { ("⚡", p.strong) };
    let line = PressRow::new(p, inject.title.clone()).sign(sign, colour).aside(when);
    parts::fold(ui, p, ("inject", id), false, &line, |ui| {
        let to: Vec<String> = inject.to.iter().map(|&seat| words.seat(seat)).collect();
        parts::note(ui, p, format!("Read by {}.", if to.is_empty() { "everybody".to_owned() } else { words::list(&to) }));
        parts::text(ui, p, inject.text.clone());
        parts::points(ui, p, &inject.effects.iter().map(|effect| words.effect(effect)).collect::<Vec<_>>());
        if happened.is_none() {
            parts::command_button(ui, desk, "Play it now", Command::White(WhiteCommand::Inject(id)), out);
        }
    });
}

fn announce(ui: &mut Ui, desk: &Desk<'_>, state: &mut WhiteCellState, out: &mut Vec<Intent>) {
    let p = desk.palette;
    parts::heading(ui, p, "Announce something new");
    parts::fold(ui, p, "announce", false, &PressRow::new(p, "Write an announcement").sign("+", p.strong), |ui| {
        field(ui, desk, "Headline", &mut state.title, false, MAX_HEADLINE);
        field(ui, desk, "What people read", &mut state.text, true, MAX_MESSAGE);
        ui.horizontal_wrapped(|ui| {
            ui.label("Read by");
            for index in 0..desk.scenario.seats.len() {
                let seat = SeatId(index as u8);
                let mut on = state.to.contains(&seat);
                if ui.toggle_value(&mut on, desk.words().seat(seat)).changed() {
                    if on { state.to.push(seat) } else { state.to.retain(|known| *known != seat) }
                }
            }
        });
        if state.to.is_empty() {
            parts::note(ui, p, "Nobody named: everybody reads it.");
        }
        effects(ui, desk, "announced", &mut state.effects);
        let to = if state.to.is_empty() { SeatSet::ALL } else { state.to.iter().fold(SeatSet::NONE, |set, &seat| set.union(SeatSet::one(seat))) };
        let (title, text) = (state.title.trim().to_owned(), state.text.trim().to_owned());
        let command = Command::White(WhiteCommand::Announce { title, text, to, effects: state.effects.clone() });
        if parts::command_button(ui, desk, "Announce it", command, out) {
            (state.title, state.text) = (String::new(), String::new());
            (state.to, state.effects) = (Vec::new(), Vec::new());
        }
    });
}

fn by_hand(ui: &mut Ui, desk: &Desk<'_>, state: &mut WhiteCellState, out: &mut Vec<Intent>) {
    let p = desk.palette;
    parts::fold(ui, p, "override", false, &PressRow::new(p, "Override by hand, with a reason").sign("+", p.warn), |ui| {
        effects(ui, desk, "overridden", &mut state.override_effects);
        field(ui, desk, "Reason: for you alone, kept in the log. Teams read only what changes.", &mut state.reason, true, MAX_MESSAGE);
        if state.override_effects.is_empty() {
            parts::note(ui, p, "Add what is to change.");
            return;
        }
        let command = Command::White(WhiteCommand::Override { reason: state.reason.trim().to_owned(), effects: state.override_effects.clone() });
        if parts::command_button(ui, desk, "Override", command, out) {
            state.reason.clear();
            state.override_effects.clear();
        }
    });
}

fn field(ui: &mut Ui, desk: &Desk<'_>, name: &str, value: &mut String, tall: bool, limit: usize) {
    let label = parts::note(ui, desk.palette, name);
    let (mut rows, mut row);
    let edit = if tall {
        rows = TextLines(value);
        fields::lines(&mut rows, limit).desired_rows(3)
    } else {
        row = TextLine(value);
        fields::line(&mut row, limit)
    };
    ui.add(edit.desired_width(f32::INFINITY)).labelled_by(label.id);
}

fn pace(ui: &mut Ui, desk: &Desk<'_>, state: &mut WhiteCellState, out: &mut Vec<Intent>) {
    let (p, game) = (desk.palette, &desk.view.game);
    parts::heading(ui, p, "Pace");
    // The White Cell knows the last turn, whoever else may not.
    let Some(last) = game.turns else { return };
    parts::note(ui, p, format!("Turn {} of {last}.", game.turn));
    let turns = state.turns.get_or_insert(last);
    amount(ui, "Last turn", turns, game.turn..=400);
    let turns = *turns;
    if turns == last {
        ui.add_enabled(false, egui::Button::new("Set the last turn")).on_disabled_hover_text("Choose another turn first.");
    } else {
        parts::command_button(ui, desk, "Set the last turn", Command::White(WhiteCommand::Pace { turns }), out);
    }
}

fn rewind(ui: &mut Ui, desk: &Desk<'_>, state: &mut WhiteCellState, out: &mut Vec<Intent>) {
    let p = desk.palette;
    let resolved = desk.history.len().saturating_sub(1) as u16;
    parts::heading(ui, p, "Take the game back");
    if resolved == 0 {
        parts::note(ui, p, "No turn has been resolved yet.");
        return;
    }
    state.rewind = if state.rewind == 0 { resolved } else { state.rewind.min(resolved) };
    let turns: Vec<(u16, String)> =
        (1..=resolved).rev().map(|turn| (turn, format!("The start of turn {turn}: {}", desk.words().moment(turn)))).collect();
    parts::menu(ui, p, "To", "rewind-turn", &mut state.rewind, &turns);
    field(ui, desk, "Reason for going back: for you alone, kept in the log", &mut state.rewind_reason, false, MAX_REASON);
    let ready = !state.rewind_reason.trim().is_empty();
    let button = ui.add_enabled(ready, egui::Button::new("Take the game back"));
    if button.on_disabled_hover_text("State a reason.").clicked() {
        out.push(Intent::Rewind { turn: state.rewind, reason: state.rewind_reason.trim().to_owned() });
        state.rewind_reason.clear();
    }
}
