//! Which level to play: the program's and those in the user's own folder. A broken one shows its problems where they are; a changed file
//! is read again while the list is open.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use bevy::prelude::*;
use bevy_egui::{
    EguiContexts, EguiPrimaryContextPass,
    egui::{self, Key, Modifiers, RichText, ScrollArea, Ui},
};

use super::{Over, Screen, setup::Setup};
use crate::app::{
    DrawSet,
    aside::{Aside, WorkOutcome},
    bridge::Theatre,
    home::Home,
    progress::Progress,
    settings::Settings,
    theme::{Palette, style, widgets},
};
use crate::catalog::plain::{shown, shown_name};
use crate::level::{LevelCard, LevelOrigin, Library, Shelf};
use crate::platform::program;
use crate::report::words;

/// How often the folder is looked at while the list is open.
const LOOK_EVERY: Duration = Duration::from_millis(1500);
/// How often the window looks whether files have been read.
const LOOK_WHILE_READING: Duration = Duration::from_millis(200);
/// The short name of the level that teaches the game.
const FIRST: &str = "second_thomas";
/// How many problems of a level are shown at first.
const PROBLEMS_SHOWN: usize = 6;

/// The list of levels.
pub fn plugin(app: &mut App) {
    app.init_resource::<Shelves>()
        .add_systems(OnEnter(Screen::Levels), fill)
        .add_systems(EguiPrimaryContextPass, show.in_set(DrawSet::Panels).run_if(in_state(Screen::Levels)));
}

/// The levels, kept between visits. Files are read and checked off the drawing path: a stranger's may take long.
#[derive(Resource, Default)]
pub struct Shelves {
    cards: Arc<Vec<LevelCard>>,
    shelf: Option<Shelf>,
    reading: Option<Aside<(Shelf, Option<Vec<LevelCard>>)>>,
    folder: Option<PathBuf>,
    /// Whether the user's folder has been read once.
    looked: bool,
    looked_s: f64,
}

impl Shelves {
    /// The level with this origin.
    pub fn card(&self, origin: &LevelOrigin) -> Option<&LevelCard> {
        self.cards.iter().find(|card| card.origin == *origin)
    }

    /// Reads what is new or changed: first the program's levels, then those of `folder`.
    fn read(&mut self, library: Arc<Library>, folder: Option<PathBuf>) {
        if self.reading.is_some() {
            return;
        }
        let mut shelf = self.shelf.take().unwrap_or_default();
        if !self.cards.is_empty() && (!self.looked || self.folder != folder) {
            (self.looked, self.folder) = (true, folder.clone());
            shelf.look_in(folder);
        }
        let folder = self.folder.clone();
        self.reading = Some(Aside::begin(move || {
            // The list names it: whoever looks for it finds it. Where it cannot be made, the start screen has said why.
            let _ = folder.map(std::fs::create_dir_all);
            let changed = shelf.refresh(&library).then(|| shelf.cards().to_vec());
            (shelf, changed)
        }));
    }

    /// Takes in what has been read. True while something is being read.
    fn look(&mut self) -> bool {
        match self.reading.as_mut().map(Aside::look) {
            Some(WorkOutcome::Done((shelf, changed))) => {
                (self.shelf, self.reading) = (Some(shelf), None);
                if let Some(cards) = changed {
                    self.cards = Arc::new(cards);
                }
            }
            Some(WorkOutcome::Lost) => self.reading = None,
            Some(WorkOutcome::Working) | None => {}
        }
        self.reading.is_some()
    }
}

fn fill(mut shelves: ResMut<Shelves>, theatre: Res<Theatre>, home: Res<Home>) {
    shelves.read(theatre.0.clone(), home.levels());
}

/// What a person chose in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LevelsIntent {
    /// Back to the start screen.
    Back,
    /// Set up a game of this level.
    Choose(LevelOrigin),
}

/// What the list shows.
#[derive(Clone, Copy)]
pub struct LevelList<'a> {
    /// The levels.
    pub cards: &'a [LevelCard],
    /// Whether files are still being read and checked.
    pub reading: bool,
    /// The folder of the user's own levels, if there is one.
    pub folder: Option<&'a str>,
    /// What was reached in them.
    pub progress: &'a Progress,
}

/// The list.
pub fn panel(ui: &mut Ui, p: &Palette, list: LevelList<'_>, intents: &mut Vec<LevelsIntent>) {
    let LevelList { cards, reading, folder, progress } = list;
    if widgets::page_head(ui, p, "← Back", "Levels") {
        intents.push(LevelsIntent::Back);
    }
    ui.add_space(8.0);
    widgets::scroll(ui, "levels", ScrollArea::vertical().auto_shrink([false, false]), |ui| {
        let (carried, own): (Vec<&LevelCard>, Vec<&LevelCard>) = cards.iter().partition(|card| matches!(card.origin, LevelOrigin::Program(_)));
        if carried.is_empty() && reading {
            // The program's own come first and soon: no heading stands alone until then.
            ui.label(RichText::new("Levels are being read and checked…").color(p.weak));
            return;
        }
        for card in carried {
            level(ui, p, card, progress, intents);
        }
        ui.add_space(10.0);
        widgets::eyebrow(ui, p, "Your own levels");
        if reading {
            ui.label(RichText::new("Level files are being read and checked…").color(p.weak));
        }
        if let Some(folder) = folder {
            let program = program::name();
            let how = format!(
                "Level files (.ron) in {} appear here. `{program} new FILE` writes one to begin with, `{program} levels --add FILE` brings it here.",
                shown_name(folder)
            );
            if own.is_empty() && !reading {
                widgets::empty(ui, p, "None yet", &how);
            } else {
                ui.label(RichText::new(how).small().color(p.weak));
            }
        }
        for card in own {
            level(ui, p, card, progress, intents);
        }
    });
}

fn level(ui: &mut Ui, p: &Palette, card: &LevelCard, progress: &Progress, intents: &mut Vec<LevelsIntent>) {
    let errors = card.errors();
    widgets::card(ui, p, false, |ui| {
        ui.horizontal(|ui| {
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Min), |ui| {
                let button = widgets::side_button(ui, errors == 0, "Play");
                button.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Button, errors == 0, format!("Play {}", shown_name(card.title()))));
                if button.clicked() {
                    intents.push(LevelsIntent::Choose(card.origin.clone()));
                }
                ui.with_layout(egui::Layout::top_down(egui::Align::LEFT), |ui| facts(ui, p, card, progress));
            });
        });
        problems(ui, p, card);
    });
    ui.add_space(4.0);
}

fn facts(ui: &mut Ui, p: &Palette, card: &LevelCard, progress: &Progress) {
    let outline = &card.outline;
    ui.heading(shown_name(card.title()));
    if card.origin == LevelOrigin::Program(FIRST) {
        ui.label(RichText::new("▶ Start here: it teaches the game as it is played").family(style::bold()).color(p.strong));
    }
    let seats: Vec<&str> = outline.seats.iter().filter(|seat| seat.for_people).map(|seat| seat.name.as_str()).collect();
    let turns = outline.turns.map_or_else(|| "number of turns not announced".to_owned(), |turns| words::count(turns, "turn", "turns"));
    let mut line = format!("{} minutes · {turns}", outline.minutes);
    if !seats.is_empty() {
        line += &format!(" · {}", shown_name(&seats.join(", ")));
    }
    ui.label(RichText::new(line).color(p.weak));
    ui.label(shown(&outline.summary));
    if let Some(best) = progress.line(card.title()) {
        ui.label(RichText::new(shown_name(&best)).small().color(p.strong)).on_hover_text("Games that were played to the end on this machine.");
    }
}

fn problems(ui: &mut Ui, p: &Palette, card: &LevelCard) {
    if card.problems.is_empty() {
        return;
    }
    let (errors, warnings) = (card.errors(), card.warnings());
    let count = |number: usize, what: &str| match number {
        0 => String::new(),
        1 => format!("1 {what}"),
        many => format!("{many} {what}s"),
    };
    let title = [count(errors, "error"), count(warnings, "warning")].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
    let colour = if errors > 0 { p.bad } else { p.warn };
    let note = if errors > 0 {
        let what = if errors == 1 { "this is mended" } else { "these are mended" };
        format!("✖ {title}: it cannot be played until {what}. This list follows the file.")
    } else {
        format!("⚠ {title}")
    };
    egui::CollapsingHeader::new(RichText::new(note).color(colour)).id_salt(("problems", &card.slug)).default_open(errors > 0).show(ui, |ui| {
        for problem in card.problems.iter().take(PROBLEMS_SHOWN) {
            let file = card.files.get(usize::from(problem.span.file)).map_or("", |file| file.name.as_str());
            let file = file.rsplit(['/', '\\']).next().unwrap_or(file);
            ui.label(
                RichText::new(format!("{}, line {}, column {}", shown_name(file), problem.span.line, problem.span.column)).small().color(p.weak),
            );
            ui.label(RichText::new(shown(&problem.message)).color(if problem.is_warning() { p.warn } else { p.bad }));
            if let Some(suggestion) = &problem.suggestion {
                ui.label(RichText::new(format!("Did you mean `{suggestion}`?")).color(p.text));
            }
        }
        if card.problems.len() > PROBLEMS_SHOWN {
            ui.label(
                RichText::new(format!("and {} more: `{} check` lists all", card.problems.len() - PROBLEMS_SHOWN, program::name()))
                    .small()
                    .color(p.weak),
            );
        }
    });
}

#[expect(clippy::too_many_arguments, reason = "a Bevy system: its arguments are what it touches")]
fn show(
    mut contexts: EguiContexts,
    settings: Res<Settings>,
    theatre: Res<Theatre>,
    home: Res<Home>,
    over: Res<Over>,
    time: Res<Time<Real>>,
    progress: Res<Progress>,
    mut shelves: ResMut<Shelves>,
    mut setup: ResMut<Setup>,
    mut next: ResMut<NextState<Screen>>,
) -> Result {
    let ctx = contexts.ctx_mut()?;
    let p = settings.palette();
    let reading = shelves.look();
    if !reading && (!shelves.looked || time.elapsed_secs_f64() - shelves.looked_s >= LOOK_EVERY.as_secs_f64()) {
        shelves.looked_s = time.elapsed_secs_f64();
        shelves.read(theatre.0.clone(), home.levels());
    }
    // Files change without an event: looked at again by and by, and drawn only then.
    ctx.request_repaint_after(if shelves.reading.is_some() { LOOK_WHILE_READING } else { LOOK_EVERY });
    let folder = home.levels().map(|folder| folder.display().to_string());
    let reading = !shelves.looked || (shelves.reading.is_some() && time.elapsed_secs_f64() - shelves.looked_s > 1.0);
    let mut intents = Vec::new();
    let mut ui = super::whole_window(ctx, "levels");
    let list = LevelList { cards: &shelves.cards, reading, folder: folder.as_deref(), progress: &progress };
    super::page(&mut ui, &p, 980.0, |ui| panel(ui, &p, list, &mut intents));
    if *over == Over::Nothing && ctx.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Escape)) {
        intents.push(LevelsIntent::Back);
    }
    for intent in intents {
        match intent {
            LevelsIntent::Back => next.set(Screen::Start),
            LevelsIntent::Choose(origin) => {
                if let Some(card) = shelves.card(&origin) {
                    *setup = Setup::of(card);
                    next.set(Screen::Setup);
                }
            }
        }
    }
    Ok(())
}
