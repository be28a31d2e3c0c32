//! The screens of the app as Bevy states, and what may lie over any of them: help and settings.

mod atlas;
mod briefing;
pub mod debrief;
mod games;
pub mod help;
pub mod levels;
pub mod load;
pub mod pass;
pub mod play;
pub mod replay;
mod settings;
pub mod setup;
pub mod start;
pub mod wordlist;

use bevy::prelude::*;
use bevy_egui::egui::{self, LayerId, Stroke, Ui, UiBuilder};

use super::theme::Palette;

pub use games::GameToOpen;

/// Where the person is.
#[derive(States, Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Screen {
    /// Continue, levels, load, atlas, settings, help.
    #[default]
    Start,
    /// Which level to play.
    Levels,
    /// Who plays which seat.
    Setup,
    /// Which saved game to go on with.
    Load,
    /// What the seat knows and wants.
    Briefing,
    /// Hidden, until the next person is ready.
    Pass,
    /// The game.
    Play,
    /// After the game, or to look back during it: what happened and why.
    Debrief,
    /// The game again, turn by turn on the map.
    Replay,
    /// The theatre's map without a game: places, waters, the order of battle.
    Atlas,
}

/// What lies over the screen.
#[derive(Resource, Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Over {
    /// Nothing.
    #[default]
    Nothing,
    /// Words, how a turn goes, keys and symbols.
    Help,
    /// Settings.
    Settings,
}

/// All screens.
pub fn plugin(app: &mut App) {
    app.init_state::<Screen>().init_resource::<Over>().add_plugins((
        start::plugin,
        levels::plugin,
        setup::plugin,
        load::plugin,
        games::plugin,
        briefing::plugin,
        pass::plugin,
        play::plugin,
        debrief::plugin,
        replay::plugin,
        atlas::plugin,
        help::plugin,
        settings::plugin,
    ));
}

/// The whole window as an egui area, under all windows and popups. `name` is the screen's: what is drawn on one screen is never taken for
/// something on another, though it stand at the same place.
pub fn whole_window(ctx: &egui::Context, name: &str) -> Ui {
    Ui::new(ctx.clone(), egui::Id::new(("window", name)), UiBuilder::new().layer_id(LayerId::background()).max_rect(ctx.viewport_rect()))
}

/// A page of text and choices: a column in the middle of the window, at most `width` points wide.
pub fn page<R>(ui: &mut Ui, p: &Palette, width: f32, content: impl FnOnce(&mut Ui) -> R) -> R {
    let window = ui.max_rect();
    ui.painter().rect_filled(window, 0.0, p.ground);
    let size = egui::vec2((window.width() - 32.0).min(width), window.height() - 32.0);
    let column = egui::Rect::from_center_size(window.center(), size);
    ui.painter().rect(column, 8.0, p.panel, Stroke::new(1.0, p.line), egui::StrokeKind::Inside);
    ui.scope_builder(UiBuilder::new().max_rect(column.shrink(24.0)), content).inner
}
