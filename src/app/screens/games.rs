//! Opening a game, new or saved, and putting it away: the way between the start screen and play.

use std::path::{Path, PathBuf};

use bevy::prelude::*;
use bevy_egui::{EguiContexts, EguiPrimaryContextPass, egui::RichText};

use super::{
    Screen,
    debrief::Debrief,
    pass::{self, Passing, Shown},
    play::Play,
    replay::ReplayScreen,
};
use crate::app::{
    Awake, DrawSet, Options,
    aside::{Aside, WorkOutcome},
    bridge::{self, NewGame, SavedView, Table, TableError, Theatre},
    home::{self, Home},
    map::{ground::NoGround, scene::MapGround},
    settings::Settings,
    theme::widgets,
};
use crate::catalog::Date;
use crate::level::{LevelOrigin, Library};
use crate::session::{Controller, SessionError};

/// Opens what is asked for, and puts the game away where the theatre is shown without one.
pub fn plugin(app: &mut App) {
    app.init_resource::<Trouble>()
        .add_systems(
            Update,
            (
                open_from_command_line.run_if(resource_added::<Theatre>),
                begin.run_if(resource_exists::<GameToOpen>),
                enter.run_if(resource_exists::<OpeningGame>),
            )
                .chain(),
        )
        .add_systems(EguiPrimaryContextPass, wait.in_set(DrawSet::Overlays).run_if(resource_exists::<OpeningGame>))
        .add_systems(OnEnter(Screen::Start), put_away)
        .add_systems(OnEnter(Screen::Atlas), put_away);
}

/// A game that is to be opened.
#[derive(Resource, Clone, Debug)]
pub enum GameToOpen {
    /// A new one, kept in this file, or in one of its own.
    New {
        /// How it is set up.
        game: NewGame,
        /// Where it is kept; `None` is the folder of saved games.
        save: Option<PathBuf>,
    },
    /// A saved one.
    Saved {
        /// Which.
        path: PathBuf,
        /// Whether somebody facilitates at this screen from now on, if nobody did: who did comes back by itself.
        add_white_cell: bool,
    },
}

/// Why the last game could not be opened, for the screen that asked.
#[derive(Resource, Default)]
pub struct Trouble(pub Option<String>);

/// What a person should know of every saved game.
pub const IN_CLEAR: &str =
    "A save holds every team's secrets and messages in clear: whoever has the file can read them. Give it to no player before the end.";
/// What is said of a game that has no save.
const NOT_KEPT: &str = "This game is not kept: closing the window loses it. Menu, Keep this game, names a folder for it.";
/// How often the window looks whether a game is open, in seconds.
const LOOK_SECONDS: f32 = 0.05;

/// A number to draw chance from, different each time; six digits, so that people can say it to one another. The same one where the machine
/// gives no chance: whoever sets a game up sees it, and can type another.
pub fn random_seed() -> u64 {
    crate::platform::entropy::number().unwrap_or_default() % 900_000 + 100_000
}

/// A day and an hour in words, from seconds since 1970 (universal time).
pub fn moment(seconds: u64) -> String {
    let day = Date { year: 1970, month: 1, day: 1 }.plus_days((seconds / 86_400) as u32);
    format!("{}, {:02}:{:02} UTC", day.long(), seconds / 3600 % 24, seconds / 60 % 60)
}

/// Why a game is not opened.
#[derive(Debug, thiserror::Error)]
enum UnopenedGame {
    /// It cannot be begun.
    #[error(transparent)]
    Table(#[from] TableError),
    /// It cannot be gone on with.
    #[error(transparent)]
    Game(#[from] SessionError),
    /// Its map cannot be drawn.
    #[error(transparent)]
    Ground(#[from] NoGround),
    /// A new game would lie where a save is.
    #[error("{} exists already: give `--save` without `--level` to go on with it", .0.display())]
    SaveThere(PathBuf),
    /// Its level has errors.
    #[error("{problems}level `{level}` cannot be played")]
    Level {
        /// As it was named.
        level: String,
        /// Its problems, as they are shown.
        problems: String,
    },
    /// A seat is not there.
    #[error("this level has no seat `{name}`; it has {}", seats.join(", "))]
    NoSeat {
        /// As it was named.
        name: String,
        /// The seats that there are.
        seats: Vec<String>,
    },
    /// The program failed.
    #[error("The game could not be opened: the program met a fault in it that it did not foresee.")]
    Lost,
}

/// A game that is being opened, off the drawing path: a level or a save may take long to check and to play again, a stranger's above all.
#[derive(Resource)]
struct OpeningGame {
    work: Aside<Result<Option<OpenedGame>, UnopenedGame>>,
    since_s: f64,
}

/// A game that is ready to be shown.
struct OpenedGame {
    table: Table,
    ground: MapGround,
    /// Whether it is gone on with.
    goes_on: bool,
}

/// How long a game may take to open before the window says so, in seconds.
const SAY_AFTER_S: f64 = 0.4;

#[expect(clippy::too_many_arguments, reason = "a Bevy system: its arguments are what it touches")]
fn begin(
    mut commands: Commands,
    open: Res<GameToOpen>,
    theatre: Res<Theatre>,
    home: Res<Home>,
    under_way: Option<Res<OpeningGame>>,
    time: Res<Time<Real>>,
    mut awake: ResMut<Awake>,
) {
    commands.remove_resource::<GameToOpen>();
    if under_way.is_some() {
        return;
    }
    let (open, library, saves) = (open.clone(), theatre.0.clone(), home.saves().filter(|_| home.trouble().is_none()));
    commands.insert_resource(start(&time, move || opened(open, &library, saves.as_deref()).map(Some)));
    awake.keep(2);
}

fn start(time: &Time<Real>, work: impl FnOnce() -> Result<Option<OpenedGame>, UnopenedGame> + Send + 'static) -> OpeningGame {
    OpeningGame { work: Aside::begin(work), since_s: time.elapsed_secs_f64() }
}

fn opened(open: GameToOpen, library: &Library, saves: Option<&Path>) -> Result<OpenedGame, UnopenedGame> {
    let goes_on = matches!(open, GameToOpen::Saved { .. });
    let table = match open {
        GameToOpen::New { game, save } => {
            let slug = match &game.origin {
                LevelOrigin::Program(slug) => (*slug).to_owned(),
                LevelOrigin::File(path) => path.file_stem().map_or_else(|| "level".to_owned(), |stem| stem.to_string_lossy().into_owned()),
            };
            let save = save.or_else(|| saves.and_then(|folder| bridge::table::new_save(folder, &bridge::table::file_name(&slug))));
            Table::start(library, &game, save.as_deref())?
        }
        GameToOpen::Saved { path, add_white_cell } => Table::resume(library, &path, add_white_cell)?,
    };
    let ground = bridge::picture::ground(&library.geography, table.scenario(), table.view())?;
    Ok(OpenedGame { table, ground, goes_on })
}

/// Says that a game is being opened, and lets a person give it up.
fn wait(mut commands: Commands, mut contexts: EguiContexts, opening: Res<OpeningGame>, settings: Res<Settings>, time: Res<Time<Real>>) -> Result {
    let ctx = contexts.ctx_mut()?.clone();
    ctx.request_repaint_after_secs(LOOK_SECONDS);
    if time.elapsed_secs_f64() - opening.since_s < SAY_AFTER_S {
        return Ok(());
    }
    let p = settings.palette();
    let (give_up, close) = widgets::modal(&ctx, "opening", 420.0, |ui| {
        ui.heading("Opening the game…");
        ui.label(RichText::new("Its level is checked, and what was played is played again.").color(p.weak));
        ui.add_space(8.0);
        widgets::side_button(ui, true, "Give up").clicked()
    });
    if give_up || close {
        commands.remove_resource::<OpeningGame>();
    }
    Ok(())
}

#[expect(clippy::too_many_arguments, reason = "a Bevy system: its arguments are what it touches")]
fn enter(
    mut commands: Commands,
    mut contexts: EguiContexts,
    mut opening: ResMut<OpeningGame>,
    mut stage: ResMut<SavedView>,
    mut around: Shown,
    mut play: ResMut<Play>,
    mut passing: ResMut<Passing>,
    mut trouble: ResMut<Trouble>,
    mut next: ResMut<NextState<Screen>>,
) -> Result {
    let outcome = match opening.work.look() {
        WorkOutcome::Working => return Ok(()),
        WorkOutcome::Done(outcome) => outcome,
        WorkOutcome::Lost => Err(UnopenedGame::Lost),
    };
    commands.remove_resource::<OpeningGame>();
    let ctx = contexts.ctx_mut()?;
    match outcome {
        Ok(None) => {}
        Err(why) => {
            crate::stderr::say(&format!("latticework: {why}"));
            trouble.0 = Some(why.to_string());
        }
        Ok(Some(OpenedGame { table, ground, goes_on })) => {
            trouble.0 = None;
            *play = Play::default();
            *passing = Passing::default();
            if goes_on {
                passing.briefed = table.briefed();
            }
            pass::clear(ctx, &mut play, &mut around.around());
            bridge::enter_level(ground, &mut stage, &mut around.ground, &mut around.picture, &mut around.furniture);
            let viewer = table.viewer();
            if table.is_shared() {
                passing.to = Some(viewer);
                next.set(Screen::Pass);
            } else {
                // Whoever goes on with a game has been briefed.
                next.set(if goes_on { Screen::Play } else { passing.first_screen(viewer) });
            }
            if table.save().is_none() {
                play.say(NOT_KEPT.to_owned());
            }
            commands.insert_resource(table);
        }
    }
    Ok(())
}

/// The game is in its save, if it has one: nothing is lost. Nothing of it stays on the screen.
fn put_away(mut commands: Commands, mut contexts: EguiContexts, mut stage: ResMut<SavedView>, mut around: Shown, mut play: ResMut<Play>) -> Result {
    commands.remove_resource::<Table>();
    commands.insert_resource(Debrief::default());
    commands.insert_resource(ReplayScreen::default());
    *play = Play::default();
    // At the very start there is no picture yet to be put away, and no pass of egui.
    if let Ok(ctx) = contexts.ctx_mut() {
        let shown = std::mem::take(&mut *around.picture);
        pass::clear(ctx, &mut play, &mut around.around());
        *around.picture = shown;
    }
    bridge::leave_level(&mut stage, &mut around.ground, &mut around.picture, &mut around.furniture);
    Ok(())
}

/// What `--level`, `--seat`, `--seed` and `--save` ask for.
fn open_from_command_line(mut commands: Commands, options: Option<Res<Options>>, theatre: Res<Theatre>, home: Res<Home>, time: Res<Time<Real>>) {
    let Some(options) = options.filter(|options| options.level.is_some() || options.save.is_some()) else { return };
    let (options, library, folder) = (options.clone(), theatre.0.clone(), home.folder().map(Path::to_path_buf));
    commands.insert_resource(start(&time, move || {
        let Some(open) = wanted(&options, &library)? else { return Ok(None) };
        // Without a folder that can be written the game is not kept, and the screen says so.
        let kept = folder.filter(|folder| home::can_keep(Some(folder)).is_ok()).map(|folder| home::saves_in(&folder));
        opened(open, &library, kept.as_deref()).map(Some)
    }));
}

fn wanted(options: &Options, library: &Library) -> Result<Option<GameToOpen>, UnopenedGame> {
    if let (None, Some(save)) = (&options.level, &options.save) {
        return Ok(Some(GameToOpen::Saved { path: save.clone(), add_white_cell: false }));
    }
    let Some(level) = &options.level else { return Ok(None) };
    if let Some(save) = options.save.as_ref().filter(|save| save.exists()) {
        return Err(UnopenedGame::SaveThere(save.clone()));
    }
    let named = crate::level::Library::embedded().find(|slug| *slug == level);
    let origin = match named {
        Some(slug) => LevelOrigin::Program(slug),
        None => LevelOrigin::File(PathBuf::from(level)),
    };
    let report = library.open(&origin);
    let seats = &report.outline.seats;
    if report.scenario.is_none() {
        return Err(UnopenedGame::Level { level: level.clone(), problems: crate::level::render(&report.problems, &report.files) });
    }
    let no_seat = |name: &str| UnopenedGame::NoSeat { name: name.to_owned(), seats: seats.iter().map(|seat| seat.slug.clone()).collect() };
    let mut controllers = vec![Controller::Computer(crate::ai::Skill::Standard); seats.len()];
    let chosen: Vec<&str> = match options.seats.as_slice() {
        [] => seats.iter().find(|seat| seat.for_people).map(|seat| seat.slug.as_str()).into_iter().collect(),
        named => named.iter().map(String::as_str).collect(),
    };
    for slug in chosen {
        let at = seats.iter().position(|seat| seat.slug == slug).ok_or_else(|| no_seat(slug))?;
        controllers[at] = Controller::Person;
    }
    let game = NewGame { origin, controllers, white_cell: false, seed: options.seed.unwrap_or_else(random_seed), rounds: true };
    Ok(Some(GameToOpen::New { game, save: options.save.clone() }))
}
