//! The first screen: what to do, over a quiet map of the theatre.

use bevy::prelude::*;
use bevy_egui::{
    EguiContexts, EguiPrimaryContextPass,
    egui::{self, Frame, Margin, RichText},
};

use super::{
    Over, Screen,
    games::{GameToOpen, Trouble},
    load::Saves,
};
use crate::app::{
    DrawSet, fields,
    map::{camera::MapCamera, scene::MapGround},
    settings::{Remarks, Settings},
    theme::{Palette, style},
};

/// The start screen.
pub fn plugin(app: &mut App) {
    app.add_systems(EguiPrimaryContextPass, show.in_set(DrawSet::Panels).run_if(in_state(Screen::Start)));
}

/// What a person chose on the start screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StartIntent {
    /// Go on with the game that was played last.
    Continue,
    /// Choose a level.
    Levels,
    /// Choose a saved game.
    Load,
    /// Look at the theatre.
    Atlas,
    /// Settings.
    Settings,
    /// Help.
    Help,
    /// Leave.
    Quit,
}

/// Width of the column of choices at the usual text size, in points.
const COLUMN: f32 = 440.0;
/// Space left and right in the column, in points.
const MARGIN: i8 = 48;

/// The width of the column of choices, in points: it grows with the text, up to most of the window.
pub fn column(window: f32, text_scale: f32) -> f32 {
    (COLUMN * text_scale).clamp(COLUMN, (window * 0.62).max(COLUMN))
}

/// The column of choices.
pub fn panel(ui: &mut egui::Ui, p: &Palette, last: Option<&str>, trouble: Option<&str>, remarks: &[String], intents: &mut Vec<StartIntent>) {
    let scale = ui.text_style_height(&egui::TextStyle::Body) / 17.0;
    ui.add_space(ui.available_height() * 0.12 / scale.max(1.0).powi(2));
    ui.label(RichText::new("Latticework").text_style(style::title()).size(44.0).color(p.strong));
    ui.label(RichText::new("A seminar wargame of alliances, coercion and deterrence in the Indo-Pacific").size(17.0).color(p.weak));
    ui.add_space(36.0 / scale.max(1.0));
    ui.spacing_mut().item_spacing.y = 10.0;
    let wide = egui::vec2(ui.available_width(), 42.0);
    let mut choice = |ui: &mut egui::Ui, title: &str, hint: &str, intent: StartIntent| {
        let (size, small) = (16.0 * scale, egui::TextStyle::Small.resolve(ui.style()));
        let measure = |text: &str, font: egui::FontId| ui.painter().layout_no_wrap(text.to_owned(), font, p.text).size().x;
        let room = wide.x - 2.0 * ui.spacing().button_padding.x;
        let beside = measure(title, egui::FontId::proportional(size)) + measure(hint, small.clone()) + 16.0 <= room;
        let button = if beside {
            egui::Button::new(RichText::new(title).size(size)).right_text(RichText::new(hint).small().color(p.weak))
        } else {
            // A long name stands below, cut to one line: beside it the title would have no room left.
            let mut text = egui::text::LayoutJob::default();
            text.wrap = egui::text::TextWrapping { max_width: room, max_rows: 2, break_anywhere: true, ..Default::default() };
            text.append(title, 0.0, egui::TextFormat::simple(egui::FontId::proportional(size), p.text));
            text.append(&format!("\n{hint}"), 0.0, egui::TextFormat::simple(small, p.weak));
            egui::Button::new(text)
        };
        if ui.add(button.min_size(wide)).clicked() {
            intents.push(intent);
        }
    };
    if let Some(last) = last {
        choice(ui, "Continue", last, StartIntent::Continue);
    }
    choice(ui, "Play a level", "", StartIntent::Levels);
    choice(ui, "Load a game", "", StartIntent::Load);
    choice(ui, "Theatre map", "places and forces", StartIntent::Atlas);
    choice(ui, "Settings", "text, colours, motion", StartIntent::Settings);
    choice(ui, "Help", "words, keys: F1", StartIntent::Help);
    choice(ui, "Quit", "", StartIntent::Quit);
    if let Some(text) = trouble {
        ui.label(RichText::new(text).color(p.bad));
    }
    for remark in remarks {
        ui.label(p.warned(remark).small());
    }
    ui.with_layout(egui::Layout::bottom_up(egui::Align::LEFT), |ui| {
        ui.add_space(16.0);
        ui.label(RichText::new(format!("Version {}", env!("CARGO_PKG_VERSION"))).small().color(p.weak));
        ui.label(RichText::new(crate::report::NEUTRAL).small().color(p.weak));
    });
}

#[expect(clippy::too_many_arguments, reason = "a Bevy system: its arguments are what it touches")]
fn show(
    mut commands: Commands,
    mut saves: ResMut<Saves>,
    mut remarks: ResMut<Remarks>,
    mut trouble: ResMut<Trouble>,
    mut contexts: EguiContexts,
    settings: Res<Settings>,
    mut over: ResMut<Over>,
    mut next: ResMut<NextState<Screen>>,
    mut camera: ResMut<MapCamera>,
    ground: Res<MapGround>,
    mut exit: MessageWriter<AppExit>,
) -> Result {
    let ctx = contexts.ctx_mut()?;
    let p = settings.palette();
    let mut ui = super::whole_window(ctx, "start");
    let mut intents = Vec::new();
    if saves.look() {
        ctx.request_repaint_after_secs(0.1);
    }
    let latest = saves.latest();
    let last = latest.map(|save| match &save.header {
        Ok(header) => format!("{}, {}", fields::one_line(&header.title), save.stands()),
        // What was interrupted says what it is when it is gone on with.
        Err(_) => format!("{}, interrupted", save.path.file_stem().map(|stem| stem.to_string_lossy()).unwrap_or_default()),
    });
    egui::Panel::left("start")
        .exact_size(column(ctx.viewport_rect().width(), settings.text_scale()))
        .resizable(false)
        .frame(Frame::new().fill(p.panel).inner_margin(Margin::symmetric(MARGIN, 0)))
        .show(&mut ui, |ui| panel(ui, &p, last.as_deref(), trouble.0.as_deref(), &remarks.0, &mut intents));
    camera.area = ui.available_rect_before_wrap();
    if !ground.land.is_empty() {
        camera.rest();
    }
    for intent in intents {
        trouble.0 = None;
        // Read once: whoever goes on has seen it.
        remarks.0.clear();
        match intent {
            StartIntent::Continue => {
                if let Some(save) = latest {
                    commands.insert_resource(GameToOpen::Saved { path: save.path.clone(), add_white_cell: false });
                }
            }
            StartIntent::Levels => next.set(Screen::Levels),
            StartIntent::Load => next.set(Screen::Load),
            StartIntent::Atlas => next.set(Screen::Atlas),
            StartIntent::Settings => *over = Over::Settings,
            StartIntent::Help => *over = Over::Help,
            StartIntent::Quit => {
                exit.write(AppExit::Success);
            }
        }
    }
    Ok(())
}
