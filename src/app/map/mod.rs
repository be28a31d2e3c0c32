//! The map: ground as Bevy meshes, and over it symbols, names and marks through egui's painter. The mouse and the keys reach it
//! through one egui widget, so that panels, windows and the map never quarrel about who was meant.

pub mod camera;
pub mod chart;
pub mod depth;
pub mod furniture;
pub mod ground;
pub mod kept;
pub mod labels;
pub mod lattice;
pub mod layers;
pub mod layout;
pub mod lines;
pub mod marks;
pub mod minimap;
pub mod overlay;
pub mod plan;
pub mod realms;
pub mod salvos;
pub mod scene;
pub mod search;
pub mod soil;
pub mod symbols;
pub mod tray;
pub mod waters;

use bevy::prelude::*;
use bevy_egui::EguiPostUpdateSet;

use camera::MapCamera;

/// Marks the camera that draws the map.
#[derive(Component)]
pub struct MapEye;

/// All parts of the map.
pub fn plugin(app: &mut App) {
    app.init_resource::<MapCamera>()
        .init_resource::<scene::Picture>()
        .init_resource::<furniture::Furniture>()
        .add_plugins((depth::plugin, lines::plugin, layers::plugin))
        // After the map's widget has moved the eye in this frame: a frame later the ground would lag behind what is drawn over it.
        .add_systems(
            PostUpdate,
            aim.after(EguiPostUpdateSet::EndPass).before(bevy::camera::CameraUpdateSystems).before(bevy::transform::TransformSystems::Propagate),
        );
}

/// Points Bevy's camera to where the map's eye looks: the middle of the map's area need not be the middle of the window.
fn aim(camera: Res<MapCamera>, window: Single<&Window>, eye: Single<(&mut Transform, &mut Projection), With<MapEye>>) {
    let (mut transform, mut projection) = eye.into_inner();
    let middle = Vec2::new(window.width(), window.height()) * 0.5;
    let off = Vec2::new(camera.area.center().x - middle.x, middle.y - camera.area.center().y) * camera.km_per_pt;
    let at = (camera.centre - off).extend(transform.translation.z);
    if transform.translation != at {
        transform.translation = at;
    }
    if let Projection::Orthographic(view) = projection.as_ref()
        && view.scale != camera.km_per_pt
        && let Projection::Orthographic(view) = projection.as_mut()
    {
        view.scale = camera.km_per_pt;
    }
}
