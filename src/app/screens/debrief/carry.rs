//! The debrief as a screen: where its data come from, and what its buttons do.

use std::io;
use std::path::{Path, PathBuf};

use bevy::prelude::*;
use bevy_egui::{EguiContexts, EguiPrimaryContextPass};

use super::{DebriefData, DebriefIntent, DebriefState};
use crate::app::{
    DrawSet,
    bridge::{Table, TableError},
    home::Home,
    map::scene::MapGround,
    progress::Progress,
    screens::{GameToOpen, Over, Screen, replay::ReplayScreen},
    settings::Settings,
    theme::widgets,
};
use crate::report;
use crate::report::Account;
use crate::report::pages::csv;
use crate::rules::state::Seen;
use crate::rules::state::view::Viewer;

/// How often the screen looks whether the game's story has come, in seconds.
const LOOK_SECONDS: f32 = 0.1;

/// The debrief.
pub fn plugin(app: &mut App) {
    app.init_resource::<Debrief>().add_systems(
        EguiPrimaryContextPass,
        show_screen.in_set(DrawSet::Panels).run_if(in_state(Screen::Debrief).and_then(resource_exists::<Table>)),
    );
}

/// What the debrief has worked out, and what is open.
#[derive(Resource, Default)]
pub struct Debrief {
    data: Option<(u64, Viewer, DebriefData)>,
    state: DebriefState,
}

#[expect(clippy::too_many_arguments, reason = "a Bevy system: its arguments are what it touches")]
fn show_screen(
    mut commands: Commands,
    mut contexts: EguiContexts,
    mut debrief: ResMut<Debrief>,
    mut table: ResMut<Table>,
    mut replay: ResMut<ReplayScreen>,
    ground: Res<MapGround>,
    home: Res<Home>,
    settings: Res<Settings>,
    over: Res<Over>,
    mut progress: ResMut<Progress>,
    mut next: ResMut<NextState<Screen>>,
) -> Result {
    let ctx = contexts.ctx_mut()?;
    let (version, viewer) = (table.version(), table.viewer());
    if debrief.data.as_ref().is_none_or(|(old, whose, _)| (*old, *whose) != (version, viewer)) {
        // What it tells has still to come: the screen says so, and looks again.
        let Some(account) = table.account() else { return wait(ctx, &table, &settings, &mut next) };
        let data = DebriefData::of(account);
        let mut known = progress.clone();
        if known.note(&data.account, &data.scores) {
            *progress = known;
        }
        let mut state = DebriefState::default();
        if data.account.open {
            state.thinking.weigh_truth(data.account.scenario.clone(), data.account.moments().map(|moment| Seen::of(moment.game)).collect());
        }
        *debrief = Debrief { data: Some((version, viewer, data)), state };
    }
    let Debrief { data: Some((_, _, data)), state } = &mut *debrief else { return Ok(()) };
    if data.account.open
        && state.thinking.lacks_reasons(version)
        && let Some(retelling) = table.retelling()
    {
        state.thinking.retell(version, || retelling);
    }
    let mut ui = crate::app::screens::whole_window(ctx, "debrief");
    let p = settings.palette();
    let mut meant = Vec::new();
    super::show(&mut ui, data, state, &p, settings.text_scale(), &mut meant);
    if *over == Over::Nothing && ctx.input_mut(|input| input.consume_key(bevy_egui::egui::Modifiers::NONE, bevy_egui::egui::Key::Escape)) {
        meant.push(DebriefIntent::Leave);
    }
    for intent in meant {
        match intent {
            DebriefIntent::Show { turn, index } => {
                replay.open(data, turn, index, &ground);
                next.set(Screen::Replay);
            }
            DebriefIntent::ExportHtml => {
                state.notice = told(reports_folder(&home).and_then(|folder| export_html(&data.account, &folder, &table.stem())))
            }
            DebriefIntent::ExportCsv => {
                state.notice = told(reports_folder(&home).and_then(|folder| export_csv(&data.account, &folder, &table.stem())))
            }
            DebriefIntent::Branch(turn) => {
                let folder = home.saves().ok_or(CarryError::NoGames);
                match folder.and_then(|folder| Ok(table.branch(turn, &folder)?)) {
                    Ok(path) => commands.insert_resource(GameToOpen::Saved { path, add_white_cell: viewer == Viewer::WhiteCell }),
                    Err(why) => state.notice = why.to_string(),
                }
            }
            DebriefIntent::Leave => next.set(Screen::Play),
        }
    }
    Ok(())
}

/// Nothing to tell yet.
fn wait(ctx: &bevy_egui::egui::Context, table: &Table, settings: &Settings, next: &mut NextState<Screen>) -> Result {
    let mut ui = crate::app::screens::whole_window(ctx, "debrief");
    let p = settings.palette();
    ui.ctx().request_repaint_after_secs(LOOK_SECONDS);
    let text = if table.is_waiting() { "Waiting for the session to tell what happened…" } else { "The session does not tell what happened." };
    ui.vertical_centered(|ui| {
        ui.add_space(ui.available_height() * 0.4);
        ui.label(bevy_egui::egui::RichText::new(text).color(p.text));
        if widgets::side_button(ui, true, "Back").clicked() {
            next.set(Screen::Play);
        }
    });
    Ok(())
}

/// Why nothing is written of a game.
#[derive(Debug, thiserror::Error)]
pub enum CarryError {
    /// There is no folder for reports.
    #[error("This system names no home folder to save reports in.")]
    NoReports,
    /// There is no folder for games.
    #[error("This system names no home folder to save games in.")]
    NoGames,
    /// A folder cannot be made.
    #[error("{} cannot be made: {why}", folder.display())]
    Unmade {
        /// Which.
        folder: PathBuf,
        /// Why not.
        why: io::Error,
    },
    /// A file cannot be written.
    #[error("{} cannot be written: {why}", path.display())]
    Unwritten {
        /// Which.
        path: PathBuf,
        /// Why not.
        why: io::Error,
    },
    /// No game can branch off.
    #[error(transparent)]
    Branch(#[from] TableError),
}

fn told(outcome: Result<PathBuf, CarryError>) -> String {
    outcome.map_or_else(|why| why.to_string(), |path| format!("Saved: {}", path.display()))
}

/// Where reports are written.
fn reports_folder(home: &Home) -> Result<PathBuf, CarryError> {
    home.reports().ok_or(CarryError::NoReports)
}

/// The path of a report in `folder`, which is made; each reader has files of its own, since they may hold different things.
fn report_path(account: &Account, folder: &Path, stem: &str, ending: &str) -> Result<PathBuf, CarryError> {
    let reader = match account.reader {
        Viewer::WhiteCell => "white_cell".to_owned(),
        Viewer::Seat(seat) => account.scenario.seat(seat).slug.clone(),
        Viewer::Desk(nation) => account.scenario.catalog.nation(nation).slug.clone(),
        Viewer::Public => "public".to_owned(),
    };
    std::fs::create_dir_all(folder).map_err(|why| CarryError::Unmade { folder: folder.to_owned(), why })?;
    Ok(folder.join(format!("{stem}_{reader}{ending}")))
}

/// Writes the report as one HTML file in `folder`. Gives back its path.
///
/// # Errors
/// The folder cannot be made, or the file not be written.
pub fn export_html(account: &Account, folder: &Path, stem: &str) -> Result<PathBuf, CarryError> {
    let path = report_path(account, folder, stem, ".html")?;
    match std::fs::write(&path, report::html(account)) {
        Ok(()) => Ok(path),
        Err(why) => Err(CarryError::Unwritten { path, why }),
    }
}

/// Writes the report's tables as CSV files in a folder of their own in `folder`. Gives back its path.
///
/// # Errors
/// A folder cannot be made, or a file not be written.
pub fn export_csv(account: &Account, folder: &Path, stem: &str) -> Result<PathBuf, CarryError> {
    let tables = report_path(account, folder, stem, "_tables")?;
    std::fs::create_dir_all(&tables).map_err(|why| CarryError::Unmade { folder: tables.clone(), why })?;
    for (name, text) in csv::files(account) {
        let path = tables.join(name);
        std::fs::write(&path, text).map_err(|why| CarryError::Unwritten { path, why })?;
    }
    Ok(tables)
}
