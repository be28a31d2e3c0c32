//! Between the game and the pictures: the only part of the app that has a client of a session, and that turns what a seat knows into what the map
//! draws.

mod after;
mod atlas;
mod denied;
mod error;
mod host;
pub mod lattice;
pub mod opening;
pub mod picture;
pub mod table;
mod thinking;

use std::sync::Arc;

use bevy::prelude::*;

use super::map::{
    furniture::Furniture,
    ground,
    scene::{MapGround, Picture},
};
use crate::level::Library;

pub use error::TableError;
pub use table::{NewGame, Refused, Table};
pub use thinking::{Asked, Thinking};

/// Loads the theatre at start.
pub fn plugin(app: &mut App) {
    app.init_resource::<SavedView>().add_systems(Startup, load_theatre);
}

/// Theatre data and geography, against which levels are read.
#[derive(Resource)]
pub struct Theatre(pub Arc<Library>);

/// What the map shows while a game is on, beside the atlas that it put away.
#[derive(Resource, Default)]
pub struct SavedView {
    put_away: Option<(MapGround, Picture)>,
}

fn load_theatre(mut commands: Commands) -> Result {
    let library = Library::load()?;
    let (ground, picture) = atlas::build(&library)?;
    commands.insert_resource(picture);
    commands.insert_resource(ground);
    commands.insert_resource(Theatre(Arc::new(library)));
    Ok(())
}

/// Lays the ground of a game's level under the map.
pub fn enter_level(level: MapGround, stage: &mut SavedView, ground: &mut MapGround, picture: &mut Picture, furniture: &mut Furniture) {
    let atlas = (std::mem::replace(ground, level), std::mem::take(picture));
    stage.put_away.get_or_insert(atlas);
    furniture.minimap.forget();
}

/// Lays the atlas under the map again.
pub fn leave_level(stage: &mut SavedView, ground: &mut MapGround, picture: &mut Picture, furniture: &mut Furniture) {
    if let Some((old_ground, old_picture)) = stage.put_away.take() {
        (*ground, *picture) = (old_ground, old_picture);
        furniture.minimap.forget();
        furniture.pointer = None;
        furniture.pointer_note.clear();
    }
}
