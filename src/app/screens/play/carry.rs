//! Carrying out what a person means, and asking first where it matters.

use bevy_egui::egui::{self, Align2, Area, Context, Frame, Id, Key, Margin, Order as Layer, Response, RichText, Stroke};

use super::{Around, Leave, Notice, Over, Play, PlayQuestion, Wish, briefing};
use crate::app::bridge::{Table, picture, table::Round};
use crate::app::fields::{self, TextLine};
use crate::app::map::plan::MovePlan;
use crate::app::panels::orders::selected;
use crate::app::panels::tutor::spot::{self, Spot};
use crate::app::panels::{Desk, Intent, Selection, Tab, orders};
use crate::app::screens::games::IN_CLEAR;
use crate::app::theme::{Palette, widgets};
use crate::catalog::Domain;
use crate::geo::CellId;
use crate::rules::order::Order;
use crate::rules::scenario::Position;
use crate::rules::state::view::Viewer;
use crate::rules::{Command, Refusal};

/// What saving a copy means.
const COPIED: &str = "This game is saved at every step by itself. A copy is kept beside it and goes its own way.";
/// What naming a folder for a game without a save means.
const KEPT_FROM_NOW: &str =
    "This game is not kept so far: closing the window loses it. In a folder that you name it is saved now, and at every step from now on.";
/// The longest path of a folder, in characters.
const MAX_PATH: usize = 1_000;
/// The longest name of a copy, in characters: file systems take it with its ending.
const MAX_COPY_NAME: usize = 60;

/// Orders a planned move, or says why it cannot be.
pub fn order_planned(plan: &MovePlan, notice: &mut Option<Notice>, desk: &Desk, intents: &mut Vec<Intent>) {
    match (&plan.order, &plan.against) {
        (Some(order), None) => intents.push(Intent::Do(Command::Give(Order::Move(order.clone())))),
        (_, Some(refusal)) => *notice = Some(refusal_notice(desk, refusal, plan)),
        (None, None) => {}
    }
}

fn refusal_notice(desk: &Desk, refusal: &Refusal, plan: &MovePlan) -> Notice {
    let afloat = desk
        .view
        .game
        .forces
        .get(&plan.force)
        .is_some_and(|force| matches!(desk.scenario.catalog.force_type(force.kind).domain, Domain::Surface | Domain::Subsurface));
    let instead = desk.seat().filter(|_| afloat && selected::ask_intent(desk, refusal).is_some());
    let off = instead.and_then(|seat| MovePlan::to(desk.scenario, &desk.view.game, seat, plan.force, Position::Field(plan.goal)));
    let lie_off = off.filter(|off| off.against.is_none()).and_then(|off| off.order).map(Order::Move);
    Notice { text: desk.words().refusal(refusal), refusal: Some(refusal.clone()), lie_off }
}

/// Does what is meant; says where to go if that is away from this screen.
pub fn out(intent: Intent, play: &mut Play, table: &mut Table, around: &mut Around) -> Option<Leave> {
    match intent {
        Intent::Do(command) => {
            let p = around.settings.palette();
            let question = super::breach::question(&command, table, &super::desk(table, &p, around.settings));
            match question {
                Some(question) => play.question = Some(question),
                None => act(command, play, table),
            }
        }
        Intent::TakeBack(order) => report(table.take_back(order), play),
        Intent::EndTurn => return end_turn(play, table, around),
        Intent::Select(selection) => select(selection, play),
        Intent::GoTo(selection) => {
            select(selection, play);
            if let Some(cell) = cell_of(selection, table) {
                look(cell, table, around);
            }
        }
        Intent::Look(cell) => look(cell, table, around),
        Intent::Visit(cell) => {
            if let Some(at) = picture::at_cell(table.scenario(), around.ground, cell) {
                around.camera.visit(at);
            }
        }
        Intent::Frame(part) => around.camera.frame(part),
        Intent::Open(tab) => play.tab = tab,
        Intent::ShowEvents { turn, index } => super::telling::start(play, table, around, turn, index),
        Intent::AskAccess { .. } | Intent::OpenProposal(_) | Intent::OpenAgreement(_) | Intent::OpenPair(..) | Intent::OpenMessages => {
            play.notice = None;
            let p = around.settings.palette();
            if play.bargain.take_up(&super::desk(table, &p, around.settings), &intent) {
                play.tab = Tab::Bargain;
            }
        }
        Intent::MessagesRead(count) => table.messages_read(count),
        Intent::HandOver { seat, to } => report(table.hand_over(seat, to), play),
        Intent::Rewind { turn, reason } => report(table.rewind(turn, &reason), play),
        Intent::Ask(question) => table.ask(question),
        Intent::Debrief => return Some(Leave::Debrief),
    }
    None
}

fn act(command: Command, play: &mut Play, table: &mut Table) {
    let outcome = table.act(command);
    report(outcome, play);
}

fn report(outcome: Result<(), crate::app::bridge::Refused>, play: &mut Play) {
    play.notice = outcome.err().map(|refused| Notice { text: refused.text, refusal: refused.refusal, lie_off: None });
}

fn select(selection: Selection, play: &mut Play) {
    (play.selection, play.cursor, play.notice) = (selection, None, None);
    if selection != Selection::Nothing {
        play.tab = Tab::Selected;
    }
}

fn cell_of(selection: Selection, table: &Table) -> Option<CellId> {
    let scenario = table.scenario();
    match selection {
        Selection::Nothing => None,
        Selection::Force(id) => table.view().game.forces.get(&id).and_then(|force| scenario.cell_of(force.position)),
        Selection::Place(place) => scenario.cell_of(Position::At(place)),
        Selection::Feature(id) => scenario.features.get(id.index()).map(|feature| feature.cell),
        Selection::Cell(cell) => Some(cell),
    }
}

/// Moves the map there, unless it is well in view.
fn look(cell: CellId, table: &Table, around: &mut Around) {
    let Some(at) = picture::at_cell(table.scenario(), around.ground, cell) else { return };
    let inner = around.camera.view();
    let margin = inner.size() * 0.18;
    let well = at.x > inner.min.x + margin.x && at.x < inner.max.x - margin.x && at.y > inner.min.y + margin.y && at.y < inner.max.y - margin.y;
    if !well {
        around.camera.go_to(at, None);
    }
}

/// What is left to do, in words.
fn left_to_do(desk: &Desk) -> Vec<String> {
    let mut left = Vec::new();
    let (used, limit) = orders::staff_actions(desk);
    match limit.saturating_sub(used) {
        0 => {}
        1 => left.push("1 staff action is unused.".to_owned()),
        many => left.push(format!("{many} of {limit} staff actions are unused.")),
    }
    left.extend(super::breach::standing(desk));
    let own = desk.view.own_nations(desk.scenario);
    for proposal in desk.view.game.proposals.values().filter(|proposal| proposal.open) {
        if proposal.to.iter().zip(&proposal.answers).any(|(nation, answer)| answer.is_none() && own.contains(nation)) {
            left.push(format!("{} waits for your answer: {}.", desk.words().nation(proposal.from), proposal.text.name));
        }
    }
    let answered = |due: crate::rules::vocab::ids::DueId| {
        desk.view.game.seats.iter().flat_map(|seat| &seat.orders).any(|order| matches!(order, Order::Honour(order) if order.due == due))
    };
    for nation in &own {
        for (id, due) in desk.view.game.dues_of(*nation) {
            if due.until_turn <= desk.view.game.turn && !answered(id) {
                left.push(format!("Your promise to {} falls due now: unanswered, it counts as refused.", desk.words().the(due.beneficiary)));
            }
        }
    }
    left
}

/// Ends the viewer's part of the turn. Asks first when something is left, unless the person is sure.
fn end_turn(play: &mut Play, table: &mut Table, around: &Around) -> Option<Leave> {
    let sure = std::mem::take(&mut play.sure);
    let turn = table.view().game.turn;
    let seals = table.round() == Round::Orders && matches!(table.viewer(), Viewer::Seat(_));
    if seals && !sure && around.settings.ask_before_end {
        let p = around.settings.palette();
        let left = left_to_do(&super::desk(table, &p, around.settings));
        if !left.is_empty() {
            play.question = Some(PlayQuestion::EndTurn { left });
            return None;
        }
    }
    if seals && let Err(refused) = table.act(Command::Seal) {
        play.notice = Some(Notice { text: refused.text, refusal: refused.refusal, lie_off: None });
        return None;
    }
    if table.is_waiting() {
        // Whether it is sealed is not known yet: the bar says so.
        return None;
    }
    let next = table.next_viewer(turn);
    (play.selection, play.plan, play.cursor, play.tab) = (Selection::Nothing, None, None, Tab::News);
    // After the end everybody may look; where there is a White Cell, the debrief is its own to open.
    (table.is_shared() && (!table.is_over() || (next == Viewer::WhiteCell && table.viewer() != next))).then_some(Leave::Pass(next))
}

/// Does what the bar was pressed for.
pub fn wish(wish: Wish, play: &mut Play, around: &mut Around) -> Option<Leave> {
    match wish {
        Wish::Leave => return Some(Leave::Start),
        Wish::SaveCopy => play.question = Some(PlayQuestion::SaveCopy),
        Wish::Briefing => play.question = Some(PlayQuestion::Briefing),
        Wish::Debrief => return Some(Leave::Debrief),
        Wish::Settings => *around.over = Over::Settings,
        Wish::Help => *around.over = Over::Help,
        // Each viewer has a lesson of its own: the screen switches it.
        Wish::Lesson => {}
    }
    None
}

/// The refusal on show, over the map's lower edge.
pub fn notice(ctx: &Context, play: &mut Play, desk: &Desk, p: &Palette, map: &Response, intents: &mut Vec<Intent>) {
    let Some(notice) = &play.notice else { return };
    let mut close = false;
    let frame = Frame::new().fill(p.panel).stroke(Stroke::new(1.5, p.warn)).corner_radius(6).inner_margin(Margin::symmetric(14, 10));
    let at = map.rect.center_bottom() - egui::vec2(0.0, 56.0);
    Area::new(Id::new("notice")).order(Layer::Middle).fixed_pos(at).pivot(Align2::CENTER_BOTTOM).show(ctx, |ui| {
        frame.show(ui, |ui| {
            ui.set_max_width((map.rect.width() * 0.7).min(560.0));
            ui.label(RichText::new(&notice.text).color(p.strong));
            ui.horizontal(|ui| {
                if let Some((ask, label, effect)) = notice.refusal.as_ref().and_then(|refusal| selected::ask_intent(desk, refusal))
                    && ui.button(label).on_hover_text(effect).clicked()
                {
                    intents.push(ask);
                    close = true;
                }
                if let Some(order) = &notice.lie_off
                    && ui.button("Lie off instead").on_hover_text("Goes there and stays at sea.").clicked()
                {
                    intents.push(Intent::Do(Command::Give(order.clone())));
                    close = true;
                }
                close |= ui.button("Close").on_hover_text("Esc").clicked();
            });
        });
    });
    if close {
        play.notice = None;
    }
}

/// Windows that the rest waits for.
pub fn questions(ctx: &Context, play: &mut Play, table: &mut Table, around: &mut Around, p: &Palette, intents: &mut Vec<Intent>) {
    let Some(question) = play.question.clone() else { return };
    match question {
        PlayQuestion::EndTurn { left } => ask_end(ctx, play, around, p, &left, intents),
        PlayQuestion::SaveCopy => ask_copy(ctx, play, table, p),
        PlayQuestion::Breach { command, told } => {
            if let Some(command) = super::breach::ask(ctx, play, p, *command, &told) {
                act(command, play, table);
            }
        }
        PlayQuestion::Briefing => {
            let desk = super::desk(table, p, around.settings);
            let (done, close) = widgets::modal(ctx, "briefing", 760.0, |ui| {
                briefing::text(ui, &desk, ctx.viewport_rect().height() - 220.0);
                ui.add_space(10.0);
                widgets::main_button(ui, p, true, "Back to the map").clicked()
            });
            if done || close {
                play.question = None;
            }
        }
    }
}

fn ask_end(ctx: &Context, play: &mut Play, around: &mut Around, p: &Palette, left: &[String], intents: &mut Vec<Intent>) {
    let mut ask = around.settings.ask_before_end;
    let ((end, back), close) = widgets::modal(ctx, "end-turn", 460.0, |ui| {
        ui.heading("End the turn?");
        ui.add_space(4.0);
        for line in left {
            ui.label(format!("• {line}"));
        }
        ui.add_space(8.0);
        let mut never = !ask;
        ui.checkbox(&mut never, "Don't ask again (Settings brings it back)");
        ask = !never;
        ui.add_space(8.0);
        ui.horizontal(|ui| {
            let end = widgets::main_button(ui, p, true, "End turn");
            spot::at(&end, Spot::SurelyEnd);
            let back = widgets::side_button(ui, true, "Keep planning");
            if ui.memory(|memory| memory.focused().is_none()) {
                end.request_focus();
            }
            (end.clicked(), back.clicked())
        })
        .inner
    });
    around.settings.ask_before_end = ask;
    if end {
        play.sure = true;
        intents.push(Intent::EndTurn);
    }
    if end || back || close {
        play.question = None;
    }
}

fn ask_copy(ctx: &Context, play: &mut Play, table: &mut Table, p: &Palette) {
    let (title, what, name, limit) = if table.save().is_some() {
        ("Save a copy", COPIED, "Name of the copy", MAX_COPY_NAME)
    } else {
        ("Keep this game", KEPT_FROM_NOW, "Folder, such as /home/me/latticework", MAX_PATH)
    };
    let ((save, back), close) = widgets::modal(ctx, "save-copy", 460.0, |ui| {
        ui.heading(title);
        ui.label(RichText::new(what).color(p.weak));
        ui.label(RichText::new(IN_CLEAR).small().color(p.weak));
        ui.add_space(8.0);
        let field = ui.add(fields::line(&mut TextLine(&mut play.copy_name), limit).hint_text(name).desired_width(f32::INFINITY));
        field.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::TextEdit, true, name));
        if ui.memory(|memory| memory.focused().is_none()) {
            field.request_focus();
        }
        let entered = field.lost_focus() && ui.input(|i| i.key_pressed(Key::Enter));
        ui.add_space(8.0);
        ui.horizontal(|ui| {
            let ready = !play.copy_name.trim().is_empty();
            let save = widgets::main_button(ui, p, ready, "Save").clicked();
            let back = widgets::side_button(ui, true, "Back").clicked();
            (save || (entered && ready), back)
        })
        .inner
    });
    if save {
        let name = std::mem::take(&mut play.copy_name);
        let done = if table.save().is_some() { table.save_copy(&name) } else { table.keep_in(std::path::Path::new(name.trim())) };
        let text = match done {
            Ok(path) => format!("Saved as {}.", path.display()),
            Err(why) => why.to_string(),
        };
        play.notice = Some(Notice { text, refusal: None, lie_off: None });
    }
    if save || back || close {
        play.question = None;
    }
}
