//! The screens of the app as Bevy states, and what may lie over any of them: help and settings.

mod atlas;
mod help;
mod settings;
mod start;

use bevy::prelude::*;
use bevy_egui::egui::{self, LayerId, Ui, UiBuilder};


/// Where the person is.
#[derive(States, Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Screen {
    /// Continue, levels, load, atlas, settings, help.
    #[default]
    Start,
    /// The theatre's map without a game: places, waters, the order of battle.
    Atlas,
}

/// What lies over the screen.
#[derive(Resource, Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Over {
    /// Nothing.
    #[default]
    Nothing,
    /// Keys and symbols.
    Help,
    /// Settings.
    Settings,
}

/// All screens.
pub fn plugin(app: &mut App) {
    app.init_state::<Screen>().init_resource::<Over>().add_plugins((start::plugin, atlas::plugin, help::plugin, settings::plugin));
}

/// The whole window as an egui area, under all windows and popups.
pub fn whole_window(ctx: &egui::Context) -> Ui {
    Ui::new(ctx.clone(), egui::Id::new("window"), UiBuilder::new().layer_id(LayerId::background()).max_rect(ctx.viewport_rect()))
}
