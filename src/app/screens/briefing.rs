//! The briefing before the first turn, and again from the menu: the situation, what the seat knows and wants, and how long it lasts.

use bevy::prelude::*;
use bevy_egui::{
    EguiContexts, EguiPrimaryContextPass,
    egui::{Key, Modifiers, RichText, ScrollArea, Ui},
};

use super::{Over, Screen};
use crate::app::DrawSet;
use crate::app::bridge::Table;
use crate::app::panels::Desk;
use crate::app::panels::standing::brief;
use crate::app::settings::Settings;
use crate::app::theme::{style, widgets};
use crate::report::words;
use crate::report::words::tiers;
use crate::rules::state::view::Viewer;

/// The briefing screen.
pub fn plugin(app: &mut App) {
    app.add_systems(EguiPrimaryContextPass, show.in_set(DrawSet::Panels).run_if(in_state(Screen::Briefing).and_then(resource_exists::<Table>)));
}

/// The texts, in two columns, no taller than `height` points.
pub fn text(ui: &mut Ui, desk: &Desk, height: f32) {
    let p = desk.palette;
    let level = &desk.scenario.text;
    ui.label(RichText::new(&level.title).text_style(style::title()).color(p.strong));
    let turns = desk.scenario.turns.map_or_else(|| "Number of turns not announced".to_owned(), |turns| words::count(turns, "turn", "turns"));
    let length = format!("{turns} · {} a turn · about {} minutes · begins {}", desk.words().turn_length(), level.minutes, desk.words().moment(1));
    ui.label(RichText::new(length).color(p.weak));
    ui.add_space(6.0);
    widgets::scroll(ui, "briefing", ScrollArea::vertical().max_height(height.max(160.0)), |ui| {
        ui.columns(2, |columns| {
            columns[0].vertical(|ui| public(ui, desk));
            columns[1].vertical(|ui| private(ui, desk));
        });
    });
}

fn public(ui: &mut Ui, desk: &Desk) {
    let (p, level) = (desk.palette, &desk.scenario.text);
    widgets::eyebrow(ui, p, "The situation");
    ui.label(&level.situation);
    ui.add_space(8.0);
    widgets::eyebrow(ui, p, "Who is at the table");
    for (index, seat) in desk.scenario.seats.iter().enumerate() {
        let who = match desk.controllers.get(index) {
            Some(crate::session::Controller::Person) => "human",
            Some(crate::session::Controller::Computer(_)) | None => "AI player",
        };
        ui.label(RichText::new(format!("{}, {who}", seat.name)).family(style::bold()).color(p.strong));
        ui.label(RichText::new(&seat.public_brief).color(p.text));
        ui.add_space(4.0);
    }
    if !level.aims.is_empty() {
        widgets::eyebrow(ui, p, "What this scenario is for");
        for aim in &level.aims {
            ui.label(format!("• {aim}"));
        }
    }
}

fn private(ui: &mut Ui, desk: &Desk) {
    let p = desk.palette;
    let Some(seat) = desk.seat() else {
        widgets::eyebrow(ui, p, "For the facilitator");
        ui.label(&desk.scenario.text.instructor_notes);
        return;
    };
    widgets::eyebrow(ui, p, "Confidential: your team only");
    brief::show(ui, p, &desk.scenario.seat(seat).private_brief);
    ui.add_space(10.0);
    widgets::eyebrow(ui, p, &format!("Your objectives, {}", tiers::HEAD.text()));
    for objective in desk.scenario.objectives.iter().filter(|objective| objective.seat == seat) {
        widgets::card(ui, p, false, |ui| {
            ui.label(RichText::new(&objective.title).family(style::bold()).color(p.strong));
            ui.label(&objective.text);
            ui.label(RichText::new(desk.words().tiers(objective)).small().color(p.weak));
        });
        ui.add_space(4.0);
    }
    ui.add_space(6.0);
    let nations = desk.words().nations(&desk.view.own_nations(desk.scenario));
    let actions = words::count(u64::from(desk.scenario.staff_actions), "order", "orders");
    let success = desk.scenario.seat(seat).success;
    let text = format!("You lead {nations} and may give {actions} a turn (staff actions). {success} points are a success.");
    ui.label(RichText::new(text).color(p.weak));
}

fn show(mut contexts: EguiContexts, settings: Res<Settings>, table: Res<Table>, over: Res<Over>, mut next: ResMut<NextState<Screen>>) -> Result {
    let ctx = contexts.ctx_mut()?;
    let p = settings.palette();
    let desk = Desk {
        scenario: table.scenario(),
        view: table.view(),
        history: table.history(),
        past: table.past(),
        orders: &[],
        palette: &p,
        text_scale: settings.text_scale(),
        controllers: table.controllers(),
        read_messages: table.read_messages(),
        thinking: None,
    };
    let mut ui = super::whole_window(ctx, "briefing");
    let mut begin = *over == Over::Nothing && ctx.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Enter));
    super::page(&mut ui, &p, 1060.0, |ui| {
        let height = ui.available_height() - 170.0;
        text(ui, &desk, height);
        ui.add_space(12.0);
        let label = if matches!(desk.view.viewer, Viewer::WhiteCell) { "Take the facilitator's seat (White Cell)" } else { "Begin" };
        let button = widgets::main_button(ui, &p, true, label).on_hover_text("Enter");
        begin |= button.clicked();
        ui.label(
            RichText::new("Reopen this briefing at any time: Menu, Briefing, or the Objectives panel. F1 explains every word.").small().color(p.weak),
        );
    });
    if begin {
        next.set(Screen::Play);
    }
    Ok(())
}
