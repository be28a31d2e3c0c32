//! The briefing before the first turn, and again from the menu: the situation, what the seat knows and wants, and how long it lasts.

use bevy::prelude::*;
use bevy_egui::{
    EguiContexts, EguiPrimaryContextPass,
    egui::{Key, Modifiers, RichText, ScrollArea, Ui},
};

use super::{Over, Screen};
use crate::app::{
    DrawSet,
    bridge::Table,
    panels::Desk,
    settings::Settings,
    theme::{style, widgets},
};
use crate::report::words;
use crate::rules::view::Viewer;

/// The briefing screen.
pub fn plugin(app: &mut App) {
    app.add_systems(EguiPrimaryContextPass, show.in_set(DrawSet::Panels).run_if(in_state(Screen::Briefing).and_then(resource_exists::<Table>)));
}

/// The texts, in two columns, no taller than `height` points.
pub fn text(ui: &mut Ui, desk: &Desk, height: f32) {
    let p = desk.palette;
    let level = &desk.scenario.text;
    ui.label(RichText::new(&level.title).text_style(style::title()).color(p.strong));
    let turns = if desk.scenario.turns > 0 { format!("{} turns", desk.scenario.turns) } else { "An unknown number of turns".to_owned() };
    let length = format!("{turns} of {} each, about {} minutes. Begins {}.", desk.words().turn_length(), level.minutes, desk.words().moment(1));
    ui.label(RichText::new(length).color(p.weak));
    ui.add_space(6.0);
    ScrollArea::vertical().max_height(height.max(160.0)).show(ui, |ui| {
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
            Some(crate::session::Controller::Person) => "a person",
            Some(crate::session::Controller::Computer(_)) | None => "a computer",
        };
        ui.label(RichText::new(format!("{}, {who}", seat.name)).family(style::bold()).color(p.strong));
        ui.label(RichText::new(&seat.public_brief).color(p.text));
        ui.add_space(4.0);
    }
    if !level.aims.is_empty() {
        widgets::eyebrow(ui, p, "What this level is for");
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
    let own = desk.scenario.seat(seat);
    widgets::eyebrow(ui, p, "For your seat alone");
    ui.label(RichText::new(&own.private_brief).color(p.strong));
    ui.add_space(10.0);
    widgets::eyebrow(ui, p, "Your objectives: 0 to 3 points each");
    for objective in desk.scenario.objectives.iter().filter(|objective| objective.seat == seat) {
        widgets::card(ui, p, false, |ui| {
            ui.label(RichText::new(&objective.title).family(style::bold()).color(p.strong));
            ui.label(&objective.text);
            for (points, tier) in (1..).zip(&objective.tiers) {
                ui.label(RichText::new(format!("{points}: {}", words::capital(&desk.words().condition(tier)))).small().color(p.weak));
            }
        });
        ui.add_space(4.0);
    }
    ui.add_space(6.0);
    let nations = desk.words().nations(&desk.view.own_nations(desk.scenario));
    ui.label(RichText::new(format!("You command {nations}. {} staff actions a turn.", desk.scenario.staff_actions)).color(p.weak));
}

fn show(mut contexts: EguiContexts, settings: Res<Settings>, table: Res<Table>, over: Res<Over>, mut next: ResMut<NextState<Screen>>) -> Result {
    let ctx = contexts.ctx_mut()?;
    let p = settings.palette();
    let desk = Desk {
        scenario: table.scenario(),
        view: table.view(),
        history: table.history(),
        past: table.past(),
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
        let label = if matches!(desk.view.viewer, Viewer::WhiteCell) { "Take the White Cell's seat" } else { "Begin" };
        let button = widgets::main_button(ui, &p, true, label).on_hover_text("Enter");
        begin |= button.clicked();
        ui.label(RichText::new("The briefing stays at hand: Menu, Briefing, and under Aims.").small().color(p.weak));
    });
    if begin {
        next.set(Screen::Play);
    }
    Ok(())
}
