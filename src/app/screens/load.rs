//! Which saved game to go on with.

use bevy::prelude::*;
use bevy_egui::{
    EguiContexts, EguiPrimaryContextPass,
    egui::{self, Key, Modifiers, RichText, ScrollArea, Ui},
};

use super::{
    Over, Screen,
    games::{Open, Trouble, moment, saves_folder},
};
use crate::app::{
    DrawSet,
    bridge::Theatre,
    settings::Settings,
    theme::{Palette, style, widgets},
};
use crate::report::words;
use crate::session::{Controller, Header, SavedGame, list_saves};

/// The list of saves.
pub fn plugin(app: &mut App) {
    app.init_resource::<Saves>()
        .add_systems(OnEnter(Screen::Load), find)
        .add_systems(OnEnter(Screen::Start), find)
        .add_systems(EguiPrimaryContextPass, show.in_set(DrawSet::Panels).run_if(in_state(Screen::Load)));
}

/// Saved games, the latest first, as they were when the screen opened.
#[derive(Resource, Default)]
pub struct Saves(pub Vec<SavedGame>);

impl Saves {
    /// The game that was played last and can be played on.
    pub fn latest(&self) -> Option<&SavedGame> {
        self.0.iter().find(|save| save.header.is_ok() && save.read_only.is_none())
    }
}

fn find(mut saves: ResMut<Saves>) {
    saves.0 = saves_folder().map(|folder| list_saves(&folder)).unwrap_or_default();
}

/// What a person chose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LoadIntent {
    /// Back to the start screen.
    Back,
    /// Go on with this one.
    Open(std::path::PathBuf),
}

/// Who played, from the level's text in the save: the seats of people.
fn people(header: &Header, seats: &[String]) -> String {
    let person = |(index, controller): (usize, &Controller)| (*controller == Controller::Person).then(|| seats.get(index).cloned()).flatten();
    let names: Vec<String> = header.controllers.iter().enumerate().filter_map(person).collect();
    if names.is_empty() { "computers only".to_owned() } else { names.join(", ") }
}

/// The list. `seats_of` names the seats of a save's level.
pub fn panel(
    ui: &mut Ui,
    p: &Palette,
    saves: &[SavedGame],
    seats_of: &dyn Fn(&Header) -> Vec<String>,
    white_cell: &mut bool,
    trouble: Option<&str>,
    intents: &mut Vec<LoadIntent>,
) {
    ui.horizontal(|ui| {
        if ui.button("← Back").clicked() {
            intents.push(LoadIntent::Back);
        }
        ui.label(RichText::new("Saved games").text_style(style::title()).color(p.strong));
    });
    if let Some(text) = trouble {
        ui.label(RichText::new(text).color(p.bad));
    }
    ui.add_space(8.0);
    if !saves.is_empty() {
        ui.checkbox(white_cell, "A facilitator sits here too, as the White Cell");
        ui.add_space(4.0);
    } else {
        ui.label(RichText::new("None yet. A game is saved at every step by itself.").color(p.weak));
    }
    ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
        for save in saves {
            let file = save.path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
            widgets::card(ui, p, false, |ui| match &save.header {
                Err(why) => {
                    ui.heading(&file);
                    ui.label(RichText::new(why).color(p.bad));
                }
                Ok(header) => {
                    ui.horizontal(|ui| {
                        ui.with_layout(egui::Layout::right_to_left(egui::Align::Min), |ui| {
                            let can = save.read_only.is_none();
                            let button = widgets::side_button(ui, can, "Go on");
                            button.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Button, can, format!("Go on with {file}")));
                            if button.clicked() {
                                intents.push(LoadIntent::Open(save.path.clone()));
                            }
                            ui.with_layout(egui::Layout::top_down(egui::Align::LEFT), |ui| {
                                ui.heading(&header.title);
                                let line =
                                    format!("{} · {} · {}", words::capital(&save.stands()), people(header, &seats_of(header)), moment(save.changed));
                                ui.label(line);
                                ui.label(RichText::new(format!("{file}, seed {}", header.seed)).small().color(p.weak));
                                if let Some(why) = &save.read_only {
                                    ui.label(RichText::new(format!("It can be read, not played on: {why}.")).color(p.warn));
                                }
                            });
                        });
                    });
                }
            });
        }
    });
}

#[expect(clippy::too_many_arguments, reason = "a Bevy system: its arguments are what it touches")]
fn show(
    mut commands: Commands,
    mut contexts: EguiContexts,
    settings: Res<Settings>,
    over: Res<Over>,
    saves: Res<Saves>,
    theatre: Res<Theatre>,
    mut names: Local<std::collections::BTreeMap<String, Vec<String>>>,
    mut white_cell: Local<bool>,
    mut trouble: ResMut<Trouble>,
    mut next: ResMut<NextState<Screen>>,
) -> Result {
    let ctx = contexts.ctx_mut()?;
    let p = Palette::new(settings.colour_blind);
    for header in saves.0.iter().filter_map(|save| save.header.as_ref().ok()) {
        let read = || theatre.0.check_files(&header.level, &header.files).outline.seats.into_iter().map(|seat| seat.name).collect();
        names.entry(header.level.clone()).or_insert_with(read);
    }
    let seats_of = |header: &Header| names.get(&header.level).cloned().unwrap_or_default();
    let mut intents = Vec::new();
    let mut ui = super::whole_window(ctx);
    super::page(&mut ui, &p, 820.0, |ui| panel(ui, &p, &saves.0, &seats_of, &mut white_cell, trouble.0.as_deref(), &mut intents));
    if *over == Over::Nothing && ctx.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Escape)) {
        intents.push(LoadIntent::Back);
    }
    for intent in intents {
        match intent {
            LoadIntent::Back => {
                trouble.0 = None;
                next.set(Screen::Start);
            }
            LoadIntent::Open(path) => commands.insert_resource(Open::Saved { path, white_cell: *white_cell }),
        }
    }
    Ok(())
}
