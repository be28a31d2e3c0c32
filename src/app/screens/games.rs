//! Opening a game, new or saved, and putting it away: the way between the start screen and play.

use std::path::PathBuf;
use std::time::{SystemTime, UNIX_EPOCH};

use bevy::prelude::*;

use super::{Screen, pass::Passing, play::Play};
use crate::app::{
    Options,
    bridge::{self, NewGame, Stage, Table, Theatre},
    map::{
        furniture::Furniture,
        scene::{Ground, Picture},
    },
    settings::data_folder,
};
use crate::catalog::Date;
use crate::level::Origin;
use crate::session::Controller;

/// Opens what is asked for, and puts the game away where the theatre is shown without one.
pub fn plugin(app: &mut App) {
    app.init_resource::<Trouble>()
        .add_systems(Update, (open_from_command_line.run_if(resource_added::<Theatre>), open.run_if(resource_exists::<Open>)).chain())
        .add_systems(OnEnter(Screen::Start), put_away)
        .add_systems(OnEnter(Screen::Atlas), put_away);
}

/// A game that is to be opened.
#[derive(Resource, Clone, Debug)]
pub enum Open {
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
        /// Whether somebody facilitates at this screen.
        white_cell: bool,
    },
}

/// Why the last game could not be opened, for the screen that asked.
#[derive(Resource, Default)]
pub struct Trouble(pub Option<String>);

/// The folder of saved games.
pub fn saves_folder() -> Option<PathBuf> {
    data_folder().map(|folder| folder.join("games"))
}

/// The folder of the user's own levels.
pub fn levels_folder() -> Option<PathBuf> {
    data_folder().map(|folder| folder.join("levels"))
}

/// A number to draw chance from, different each time; six digits, so that people can say it to one another.
pub fn random_seed() -> u64 {
    use std::hash::{BuildHasher, Hasher};
    std::hash::RandomState::new().build_hasher().finish() % 900_000 + 100_000
}

/// A day and an hour in words, from seconds since 1970 (universal time).
pub fn moment(seconds: u64) -> String {
    let day = Date { year: 1970, month: 1, day: 1 }.plus_days((seconds / 86_400) as u32);
    format!("{}, {:02}:{:02} UTC", day.long(), seconds / 3600 % 24, seconds / 60 % 60)
}

/// A new file for a game of this level.
fn new_save(slug: &str) -> Option<PathBuf> {
    let folder = saves_folder()?;
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    let day = Date { year: 1970, month: 1, day: 1 }.plus_days((seconds / 86_400) as u32);
    let stem = format!("{slug}_{:04}-{:02}-{:02}_{:02}{:02}", day.year, day.month, day.day, seconds / 3600 % 24, seconds / 60 % 60);
    let named = |number: u32| folder.join(if number == 1 { format!("{stem}.lattice") } else { format!("{stem}_{number}.lattice") });
    (1..1000).map(named).find(|path| !path.exists())
}

#[expect(clippy::too_many_arguments, reason = "a Bevy system: its arguments are what it touches")]
fn open(
    mut commands: Commands,
    open: Res<Open>,
    theatre: Res<Theatre>,
    mut stage: ResMut<Stage>,
    mut ground: ResMut<Ground>,
    mut picture: ResMut<Picture>,
    mut furniture: ResMut<Furniture>,
    mut play: ResMut<Play>,
    mut passing: ResMut<Passing>,
    mut trouble: ResMut<Trouble>,
    mut next: ResMut<NextState<Screen>>,
) {
    let opened = match &*open {
        Open::New { game, save } => {
            let slug = match &game.origin {
                Origin::Program(slug) => (*slug).to_owned(),
                Origin::File(path) => path.file_stem().map_or_else(|| "level".to_owned(), |stem| stem.to_string_lossy().into_owned()),
            };
            let save = save.clone().or_else(|| new_save(&bridge::table::file_name(&slug)));
            Table::start(&theatre.0, game, save.as_deref())
        }
        Open::Saved { path, white_cell } => Table::resume(&theatre.0, path, *white_cell),
    };
    commands.remove_resource::<Open>();
    let entered = opened.and_then(|table| {
        bridge::enter_level(&theatre, &table, &mut stage, &mut ground, &mut picture, &mut furniture)?;
        Ok(table)
    });
    match entered {
        Err(why) => {
            warn!("{why}");
            trouble.0 = Some(why);
        }
        Ok(table) => {
            trouble.0 = None;
            play.begin();
            *passing = Passing::default();
            let viewer = table.viewer();
            if table.is_shared() {
                passing.to = Some(viewer);
                next.set(Screen::Pass);
            } else {
                // Whoever goes on with a game has been briefed.
                let goes_on = matches!(&*open, Open::Saved { .. });
                next.set(if goes_on { Screen::Play } else { passing.first_screen(viewer) });
            }
            commands.insert_resource(table);
        }
    }
}

/// The game is in its save: nothing is lost.
fn put_away(
    mut commands: Commands,
    mut stage: ResMut<Stage>,
    mut ground: ResMut<Ground>,
    mut picture: ResMut<Picture>,
    mut furniture: ResMut<Furniture>,
) {
    commands.remove_resource::<Table>();
    bridge::leave_level(&mut stage, &mut ground, &mut picture, &mut furniture);
}

/// What `--level`, `--seat`, `--seed` and `--save` ask for.
fn open_from_command_line(mut commands: Commands, options: Option<Res<Options>>, theatre: Res<Theatre>, mut trouble: ResMut<Trouble>) {
    let Some(options) = options else { return };
    match wanted(&options, &theatre) {
        Ok(None) => {}
        Ok(Some(open)) => commands.insert_resource(open),
        Err(why) => {
            crate::stderr::say(&format!("latticework: {why}"));
            trouble.0 = Some(why);
        }
    }
}

fn wanted(options: &Options, theatre: &Theatre) -> Result<Option<Open>, String> {
    if let (None, Some(save)) = (&options.level, &options.save) {
        return Ok(Some(Open::Saved { path: save.clone(), white_cell: false }));
    }
    let Some(level) = &options.level else { return Ok(None) };
    if let Some(save) = options.save.as_ref().filter(|save| save.exists()) {
        return Err(format!("{} exists already: give `--save` without `--level` to go on with it", save.display()));
    }
    let named = crate::level::Library::embedded().find(|slug| *slug == level);
    let origin = match named {
        Some(slug) => Origin::Program(slug),
        None => Origin::File(PathBuf::from(level)),
    };
    let report = theatre.0.open(&origin);
    let seats = &report.outline.seats;
    let names = || seats.iter().map(|seat| seat.slug.as_str()).collect::<Vec<_>>().join(", ");
    if report.scenario.is_none() {
        return Err(format!("{}level `{level}` cannot be played", crate::level::render(&report.problems, &report.files)));
    }
    let mut controllers = vec![Controller::Computer(crate::ai::Skill::Standard); seats.len()];
    let chosen: Vec<&str> = match options.seats.as_slice() {
        [] => seats.iter().find(|seat| seat.for_people).map(|seat| seat.slug.as_str()).into_iter().collect(),
        named => named.iter().map(String::as_str).collect(),
    };
    for slug in chosen {
        let at = seats.iter().position(|seat| seat.slug == slug).ok_or_else(|| format!("this level has no seat `{slug}`; it has {}", names()))?;
        controllers[at] = Controller::Person;
    }
    let game = NewGame { origin, controllers, white_cell: false, seed: options.seed.unwrap_or_else(random_seed), rounds: true };
    Ok(Some(Open::New { game, save: options.save.clone() }))
}
