//! Which saved game to go on with.

use std::path::{Path, PathBuf};

use bevy::prelude::*;
use bevy_egui::{
    EguiContexts, EguiPrimaryContextPass,
    egui::{self, Key, Modifiers, RichText, ScrollArea, Ui},
};

use super::{
    Over, Screen,
    games::{GameToOpen, IN_CLEAR, Trouble, moment},
};
use crate::app::{
    DrawSet,
    aside::{Aside, WorkOutcome},
    fields,
    home::{self, Home, Keeping},
    settings::{Keeper, Settings},
    theme::{Palette, widgets},
};
use crate::platform::program;
use crate::report::words;
use crate::session::{Controller, Header, SaveFault, SavedGame, game_to_continue, saves_in};

/// The list of saves.
pub fn plugin(app: &mut App) {
    app.init_resource::<Saves>()
        .add_systems(OnEnter(Screen::Load), find)
        .add_systems(OnEnter(Screen::Start), find)
        .add_systems(EguiPrimaryContextPass, show.in_set(DrawSet::Panels).run_if(in_state(Screen::Load)));
}

/// Saved games, the latest first, as they were when the screen opened. They are looked through off the drawing path: a stranger's file, a slow
/// disk or another program's lock holds up no frame.
#[derive(Resource, Default)]
pub struct Saves {
    found: Found,
    looking: Option<Aside<Found>>,
}

/// What a folder of saved games holds.
#[derive(Clone, Default)]
pub struct Found {
    /// Saved games, the latest first.
    pub saves: Vec<SavedGame>,
    /// Why the folder could not be read, in words.
    pub trouble: Option<String>,
}

impl Found {
    /// Looks through a folder; one that is missing holds none.
    pub fn in_folder(folder: Option<&Path>) -> Self {
        let Some(folder) = folder else { return Self::default() };
        match saves_in(folder) {
            Ok(saves) => Self { saves, trouble: None },
            // What is in a folder that may not be read is not nothing.
            Err(why) => Self { saves: Vec::new(), trouble: Some(format!("The folder of saved games cannot be read: {why}.")) },
        }
    }
}

impl Saves {
    /// The game to go on with.
    pub fn latest(&self) -> Option<&SavedGame> {
        game_to_continue(&self.found.saves)
    }

    /// Begins to look through a folder.
    pub fn find(&mut self, folder: Option<PathBuf>) {
        self.looking = Some(Aside::begin(move || Found::in_folder(folder.as_deref())));
    }

    /// Takes in what has been found. True while it is being looked for.
    pub fn look(&mut self) -> bool {
        match self.looking.as_mut().map(Aside::look) {
            Some(WorkOutcome::Done(found)) => (self.found, self.looking) = (found, None),
            Some(WorkOutcome::Lost) => self.looking = None,
            Some(WorkOutcome::Working) | None => {}
        }
        self.looking.is_some()
    }
}

fn find(mut saves: ResMut<Saves>, mut home: ResMut<Home>) {
    saves.find(home.saves());
    home.ask();
}

/// What a person chose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LoadIntent {
    /// Back to the start screen.
    Back,
    /// Go on with this one.
    Open(std::path::PathBuf),
}

/// Who plays, as the save itself says; an older one says how many.
fn people(save: &SavedGame, header: &Header) -> String {
    let number = header.controllers.iter().filter(|controller| **controller == Controller::Person).count();
    let mut names = save.sitting.people.iter().map(|name| one_line(name, 40)).take(8).collect::<Vec<_>>();
    if names.is_empty() {
        names.push(match number {
            0 => "AI players only".to_owned(),
            1 => "one human".to_owned(),
            many => format!("{many} humans"),
        });
    }
    if save.sitting.white_cell {
        names.push("White Cell".to_owned());
    }
    names.join(", ")
}

/// A stranger's words on one line of so many signs.
fn one_line(text: &str, most: usize) -> String {
    let line: String = fields::one_line(text).chars().take(most + 1).collect();
    if line.chars().count() > most { line.chars().take(most).chain(['…']).collect() } else { line }
}

/// What can be done about a save that does not open, or not to play on; `None` where there is nothing to add.
fn what_to_do(fault: SaveFault) -> Option<String> {
    let program = program::name();
    let advice = match fault {
        SaveFault::Interrupted => "The program was stopped in the middle of a step. Going on puts it in order: what was acknowledged is there.",
        SaveFault::Busy => "Another program, or another window of this one, is writing to it. Close that, then open this list again.",
        SaveFault::Newer => {
            return Some(format!("A newer Latticework made it: play it on with that one. This one can show what was played: `{program} replay`."));
        }
        SaveFault::Older | SaveFault::OtherRules => {
            return Some(format!("It can be read, not played on: `{program} replay` and `{program} report` show what was played."));
        }
        SaveFault::Damaged => {
            return Some(format!("It is a saved game, and not whole: a copy made earlier may be. What of it can be read, `{program} report` tells."));
        }
        SaveFault::NotOurs => "The file is no saved game of Latticework, whatever its name says.",
        SaveFault::NotAllowed => "The file belongs to somebody else, or its permissions keep you out: ask its owner, or change them.",
        SaveFault::ReadOnly => "It can be read, not played on, where it is: copy it to a folder that you may write in.",
        SaveFault::Elsewhere => "Let the synchronising program bring the file to this machine, then open this list again.",
        SaveFault::ForeignJournal => "Remove nothing by hand: copy the save alone to another folder, without what lies beside it.",
        SaveFault::TooLarge
        | SaveFault::Gone
        | SaveFault::Replaced
        | SaveFault::Exists
        | SaveFault::Full
        | SaveFault::Disk
        | SaveFault::Overtaken
        | SaveFault::Other => return None,
    };
    Some(advice.to_owned())
}

/// What the list shows.
pub struct Listed<'a> {
    /// The games.
    pub found: &'a Found,
    /// Whether the folder is still being looked through.
    pub looking: bool,
    /// Why the last game could not be opened.
    pub trouble: Option<&'a str>,
}

/// The list.
pub fn panel(
    ui: &mut Ui,
    p: &Palette,
    listed: &Listed<'_>,
    keeping: Keeping<impl FnOnce(&mut Ui)>,
    white_cell: &mut bool,
    intents: &mut Vec<LoadIntent>,
) {
    let &Listed { found, looking, trouble } = listed;
    if widgets::page_head(ui, p, "← Back", "Saved games") {
        intents.push(LoadIntent::Back);
    }
    if let Some(text) = trouble {
        ui.label(RichText::new(text).color(p.bad));
    }
    ui.label(RichText::new(IN_CLEAR).small().color(p.weak));
    (keeping.shown)(ui);
    ui.add_space(8.0);
    if let Some(text) = &found.trouble {
        ui.label(RichText::new(text).color(p.bad));
    }
    if !found.saves.is_empty() {
        ui.checkbox(white_cell, "Add a facilitator (White Cell) to a game that has none");
        ui.label(
            RichText::new("A game comes back with its White Cell, its rounds and whoever was through with the round, as it was left.")
                .small()
                .color(p.weak),
        );
        ui.add_space(4.0);
    } else if looking {
        ui.label(RichText::new("Looking through the saved games…").color(p.weak));
    } else if found.trouble.is_none() {
        let when = if keeping.can { "A game is saved at every step by itself, and appears here." } else { "Games are not kept in this run." };
        widgets::empty(ui, p, "No saved games yet", when);
    }
    widgets::scroll(ui, "saves", ScrollArea::vertical().auto_shrink([false, false]), |ui| {
        for save in &found.saves {
            widgets::card(ui, p, false, |ui| card(ui, p, save, intents));
        }
    });
}

fn card(ui: &mut Ui, p: &Palette, save: &SavedGame, intents: &mut Vec<LoadIntent>) {
    let file = save.path.file_stem().map(|stem| one_line(&stem.to_string_lossy(), 120)).unwrap_or_default();
    let fault = |ui: &mut Ui, fault: SaveFault| {
        let played = fault.can_be_played();
        let text = words::capital(&format!("{}.", fault.words()));
        ui.label(if played || fault.can_be_read() { p.warned(text) } else { RichText::new(text).color(p.bad) });
        if let Some(advice) = what_to_do(fault) {
            ui.label(RichText::new(advice).small().color(p.weak));
        }
    };
    let can = save.read_only.is_none() && save.fault.is_none_or(SaveFault::can_be_played);
    ui.horizontal(|ui| {
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Min), |ui| {
            if can || save.header.is_ok() {
                let button = widgets::side_button(ui, can, "Go on");
                button.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Button, can, format!("Go on with {file}")));
                if button.clicked() {
                    intents.push(LoadIntent::Open(save.path.clone()));
                }
            }
            ui.with_layout(egui::Layout::top_down(egui::Align::LEFT), |ui| {
                match &save.header {
                    Err(why) => {
                        ui.heading(&file);
                        if save.fault.is_none_or(|fault| fault == SaveFault::Other) {
                            ui.label(RichText::new(one_line(&why.text, 300)).color(p.bad));
                        }
                    }
                    Ok(header) => {
                        ui.heading(one_line(&header.title, 120));
                        ui.label(format!("{} · {} · {}", words::capital(&save.stands()), people(save, header), moment(save.changed)));
                        ui.label(RichText::new(&file).small().color(p.weak));
                    }
                }
                if save.conflict {
                    ui.label(p.warned("It looks like the copy that a synchronising program kept of a game changed in two places.").small());
                }
                if let Some(trouble) = save.fault {
                    fault(ui, trouble);
                } else if let Some(why) = &save.read_only {
                    ui.label(p.warned(format!("It can be read, not played on: {why}.")));
                }
            });
        });
    });
}

#[expect(clippy::too_many_arguments, reason = "a Bevy system: its arguments are what it touches")]
fn show(
    mut commands: Commands,
    mut contexts: EguiContexts,
    settings: Res<Settings>,
    over: Res<Over>,
    mut saves: ResMut<Saves>,
    mut home: ResMut<Home>,
    mut keeper: ResMut<Keeper>,
    mut refused: Local<Option<String>>,
    mut white_cell: Local<bool>,
    mut trouble: ResMut<Trouble>,
    mut next: ResMut<NextState<Screen>>,
) -> Result {
    let ctx = contexts.ctx_mut()?;
    let p = settings.palette();
    let mut intents = Vec::new();
    let mut ui = super::whole_window(ctx, "load");
    let looking = saves.look();
    if home.look() || looking {
        ctx.request_repaint_after_secs(0.1);
    }
    let keeps = home.trouble().is_none();
    let mut moved = false;
    super::page(&mut ui, &p, 820.0, |ui| {
        let shown = |ui: &mut Ui| moved = home::panel(ui, &p, home.bypass_change_detection(), &mut refused);
        let listed = Listed { found: &saves.found, looking, trouble: trouble.0.as_deref() };
        panel(ui, &p, &listed, Keeping { can: keeps, shown }, &mut white_cell, &mut intents);
    });
    if moved {
        home::follow(&home, &mut keeper);
        saves.find(home.saves());
        ctx.request_repaint();
    }
    if *over == Over::Nothing && ctx.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Escape)) {
        intents.push(LoadIntent::Back);
    }
    for intent in intents {
        match intent {
            LoadIntent::Back => {
                trouble.0 = None;
                next.set(Screen::Start);
            }
            // The box is for this game alone: the next one asks again.
            LoadIntent::Open(path) => commands.insert_resource(GameToOpen::Saved { path, add_white_cell: std::mem::take(&mut *white_cell) }),
        }
    }
    Ok(())
}
