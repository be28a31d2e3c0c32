//! The still ground as Bevy meshes: water by depth, land, coasts, hex grid, and the line round the level's area with a veil over what lies
//! beyond. Built once a level; the choice of layers and the zoom only change what is visible and how strongly.

use bevy::{
    asset::RenderAssetUsages,
    mesh::{Indices, PrimitiveTopology},
    prelude::*,
};
use bevy_egui::egui::Color32;

use super::{
    camera::MapCamera,
    depth::{self, DepthMaterial},
    lines::{LineMaterial, line_mesh},
    scene::{Layers, MapGround, Triangles},
};
use crate::app::{Awake, settings::Settings};

/// Rebuilds the meshes with the ground, and follows layers and zoom.
pub fn plugin(app: &mut App) {
    app.init_resource::<MapGround>()
        .init_resource::<Layers>()
        .add_systems(PostUpdate, (build.run_if(resource_changed::<MapGround>.or_else(resource_changed::<Settings>)), follow).chain());
}

/// Which part of the ground an entity is.
#[derive(Component, Clone, Copy, Debug, PartialEq, Eq)]
enum Layer {
    Sea,
    Land,
    Owners,
    Hexes,
    Border,
    Coast,
    Veil,
    Neatline,
    Frame,
}

fn linear(c: Color32) -> [f32; 4] {
    let c = Color::srgb_u8(c.r(), c.g(), c.b()).to_linear();
    [c.red, c.green, c.blue, 1.0]
}

/// Many shapes, each in its colour, as one mesh.
fn coloured_mesh<'a>(shapes: impl IntoIterator<Item = (&'a Triangles, Color32)>) -> Mesh {
    let (mut positions, mut colours, mut indices) = (Vec::new(), Vec::new(), Vec::new());
    for (shape, colour) in shapes {
        let base = positions.len() as u32;
        positions.extend(shape.points.iter().map(|p| [p.x, p.y, 0.0]));
        colours.extend(std::iter::repeat_n(linear(colour), shape.points.len()));
        indices.extend(shape.indices.iter().map(|i| base + i));
    }
    Mesh::new(PrimitiveTopology::TriangleList, RenderAssetUsages::RENDER_WORLD)
        .with_inserted_attribute(Mesh::ATTRIBUTE_POSITION, positions)
        .with_inserted_attribute(Mesh::ATTRIBUTE_COLOR, colours)
        .with_inserted_indices(Indices::U32(indices))
}

/// How much larger than the theatre the water is drawn, in each direction: windows are of every shape, and water has no edge. Beyond the data
/// the depths at their edge go on.
const OCEAN: f32 = 4.0;
/// How dark the veil over what lies beyond the level's area is.
const VEIL: f32 = 0.42;
/// How far the outer line stands off the level's area, as a part of its longer side.
const FRAME_GAP: f32 = 0.006;

/// The theatre's rectangle with the depth picture stretched over it, north up, and water far beyond.
fn ocean(theatre: Rect) -> Mesh {
    let whole = Rect::from_center_size(theatre.center(), theatre.size() * OCEAN);
    let (a, b) = (whole.min, whole.max);
    let (low, high) = (0.5 - 0.5 * OCEAN, 0.5 + 0.5 * OCEAN);
    Mesh::new(PrimitiveTopology::TriangleList, RenderAssetUsages::RENDER_WORLD)
        .with_inserted_attribute(Mesh::ATTRIBUTE_POSITION, vec![[a.x, a.y, 0.0], [b.x, a.y, 0.0], [b.x, b.y, 0.0], [a.x, b.y, 0.0]])
        .with_inserted_attribute(Mesh::ATTRIBUTE_UV_0, vec![[low, high], [high, high], [high, low], [low, low]])
        .with_inserted_indices(Indices::U32(vec![0, 1, 2, 0, 2, 3]))
}

/// Everything but the level's area.
fn beyond(bounds: Rect, theatre: Rect) -> Mesh {
    let whole = Rect::from_center_size(theatre.center(), theatre.size() * OCEAN);
    let (o, i) = (whole, bounds);
    let corners = |r: Rect| [[r.min.x, r.min.y, 0.0], [r.max.x, r.min.y, 0.0], [r.max.x, r.max.y, 0.0], [r.min.x, r.max.y, 0.0]];
    let positions = [corners(o), corners(i)].concat();
    let indices = (0..4u32).flat_map(|n| [n, (n + 1) % 4, 4 + n, (n + 1) % 4, 4 + (n + 1) % 4, 4 + n]).collect();
    Mesh::new(PrimitiveTopology::TriangleList, RenderAssetUsages::RENDER_WORLD)
        .with_inserted_attribute(Mesh::ATTRIBUTE_POSITION, positions)
        .with_inserted_indices(Indices::U32(indices))
}

/// A rectangle as a closed line.
fn outline(r: Rect) -> [Vec2; 5] {
    [r.min, Vec2::new(r.max.x, r.min.y), r.max, Vec2::new(r.min.x, r.max.y), r.min]
}

/// The three sides of each hex that no neighbour draws, and all sides at the edge: each line once.
fn hex_lines(ground: &MapGround) -> Vec<[Vec2; 2]> {
    let key = |a: Vec2, b: Vec2| {
        let q = |v: Vec2| ((v.x * 4.0).round() as i64, (v.y * 4.0).round() as i64);
        let (a, b) = (q(a), q(b));
        if a <= b { (a, b) } else { (b, a) }
    };
    let mut seen = std::collections::BTreeSet::new();
    let mut lines = Vec::new();
    for hex in &ground.hexes {
        for i in 0..6 {
            let (a, b) = (hex.corners[i], hex.corners[(i + 1) % 6]);
            if seen.insert(key(a, b)) {
                lines.push([a, b]);
            }
        }
    }
    lines
}

#[expect(clippy::too_many_arguments, reason = "a Bevy system: its arguments are what it touches")]
fn build(
    mut commands: Commands,
    old: Query<Entity, With<Layer>>,
    ground: Res<MapGround>,
    settings: Res<Settings>,
    mut meshes: ResMut<Assets<Mesh>>,
    mut fills: ResMut<Assets<ColorMaterial>>,
    mut lines: ResMut<Assets<LineMaterial>>,
    mut seas: ResMut<Assets<DepthMaterial>>,
    mut images: ResMut<Assets<Image>>,
    mut clear: ResMut<ClearColor>,
    mut camera: ResMut<MapCamera>,
    mut awake: ResMut<Awake>,
    mut depths: Local<Option<Handle<Image>>>,
) {
    for entity in &old {
        commands.entity(entity).despawn();
    }
    let palette = settings.palette();
    clear.0 = Color::srgb_u8(palette.ground.r(), palette.ground.g(), palette.ground.b());
    awake.keep(3);
    if ground.land.is_empty() && ground.hexes.is_empty() {
        return;
    }
    if ground.is_changed() {
        camera.look_at_map(ground.bounds.0);
    }
    let white = fills.add(ColorMaterial::from(Color::WHITE));
    // The depths are the theatre's whatever the level: their picture is made once.
    let classes = depths.get_or_insert_with(|| images.add(depth::texture(&ground.depth))).clone();
    let shape = Vec4::new(ground.depth.width as f32, ground.depth.height as f32, 1.0, 0.0);
    let sea = DepthMaterial { classes, colours: depth::colours(&palette), shape };
    commands.spawn((Layer::Sea, Mesh2d(meshes.add(ocean(ground.theatre.0))), MeshMaterial2d(seas.add(sea)), Transform::default()));
    let neutral = palette.land;
    let parts = [
        (Layer::Land, 2.0, coloured_mesh(ground.land.iter().map(|part| (&part.shape, neutral)))),
        (
            Layer::Owners,
            3.0,
            coloured_mesh(ground.land.iter().map(|part| (&part.shape, part.colour.map_or(neutral, |colour| palette.owned_land(colour))))),
        ),
    ];
    // A level without land or borders has meshes without a corner: Bevy gives these no memory, and then misses it.
    for (layer, z, mesh) in parts.into_iter().filter(|(.., mesh)| mesh.count_vertices() > 0) {
        commands.spawn((layer, Mesh2d(meshes.add(mesh)), MeshMaterial2d(white.clone()), Transform::from_xyz(0.0, 0.0, z)));
    }
    let dark = Color::srgba_u8(palette.ground.r(), palette.ground.g(), palette.ground.b(), (VEIL * 255.0) as u8);
    let veil = meshes.add(beyond(ground.bounds.0, ground.theatre.0));
    commands.spawn((Layer::Veil, Mesh2d(veil), MeshMaterial2d(fills.add(ColorMaterial::from(dark))), Transform::from_xyz(0.0, 0.0, 7.0)));
    let mut spawn_lines = |layer, z, mesh: Mesh, colour: Color, width: f32| {
        if mesh.count_vertices() == 0 {
            return;
        }
        let material = lines.add(LineMaterial { color: colour.to_linear(), shape: Vec4::new(width, 0.0, 0.0, 0.0) });
        commands.spawn((layer, Mesh2d(meshes.add(mesh)), MeshMaterial2d(material), Transform::from_xyz(0.0, 0.0, z)));
    };
    let coast = Color::srgba_u8(palette.coast.r(), palette.coast.g(), palette.coast.b(), 190);
    spawn_lines(Layer::Coast, 5.0, line_mesh(ground.coasts.iter().map(Vec::as_slice)), coast, 1.25);
    let border = Color::srgba_u8(palette.border.r(), palette.border.g(), palette.border.b(), 190);
    spawn_lines(Layer::Border, 4.0, line_mesh(ground.borders.iter().map(Vec::as_slice)), border, 1.0);
    let bounds = ground.bounds.0;
    let gap = FRAME_GAP * bounds.width().max(bounds.height());
    let neat = Color::srgb_u8(palette.text.r(), palette.text.g(), palette.text.b());
    spawn_lines(Layer::Neatline, 8.0, line_mesh([outline(bounds).as_slice()]), neat, 0.75);
    spawn_lines(Layer::Frame, 8.0, line_mesh([outline(bounds.inflate(gap)).as_slice()]), neat, 2.0);
    let grid = hex_lines(&ground);
    spawn_lines(
        Layer::Hexes,
        6.0,
        line_mesh(grid.iter().map(<[Vec2; 2]>::as_slice)),
        if palette.look.day { Color::BLACK } else { Color::WHITE },
        1.0,
    );
}

/// Shows the chosen layers; the grid fades out where its hexes are too small on screen to help.
#[expect(clippy::too_many_arguments, reason = "a Bevy system: its arguments are what it touches")]
fn follow(
    layers: Res<Layers>,
    camera: Res<MapCamera>,
    ground: Res<MapGround>,
    window: Single<&Window>,
    mut parts: Query<(&Layer, &mut Visibility, Option<&MeshMaterial2d<LineMaterial>>)>,
    mut lines: ResMut<Assets<LineMaterial>>,
    mut seas: ResMut<Assets<DepthMaterial>>,
) {
    let bands = f32::from(u8::from(layers.depth));
    let stale: Vec<_> = seas.iter().filter(|(_, sea)| sea.shape.z != bands).map(|(id, _)| id).collect();
    for id in stale {
        if let Some(mut sea) = seas.get_mut(id) {
            sea.shape.z = bands;
        }
    }
    let hex_pts = ground.hex_km / camera.km_per_pt;
    let grid_strength = ((hex_pts - 11.0) / 40.0).clamp(0.0, 1.0);
    for (layer, mut visible, material) in &mut parts {
        let on = match layer {
            Layer::Sea | Layer::Coast | Layer::Border | Layer::Veil | Layer::Neatline | Layer::Frame => true,
            Layer::Land => !layers.owners,
            Layer::Owners => layers.owners,
            Layer::Hexes => layers.hexes && grid_strength > 0.0,
        };
        visible.set_if_neq(if on { Visibility::Inherited } else { Visibility::Hidden });
        let Some(material) = material else { continue };
        let (alpha, width) = match layer {
            Layer::Hexes => (0.015 + 0.06 * grid_strength, 1.0),
            Layer::Border => (0.7, 1.0),
            Layer::Neatline => (0.8, 0.75),
            Layer::Frame => (0.8, 2.0),
            _ => (0.85, (1.0 + 0.25 * camera.zoom().log2().max(0.0)).min(1.8)),
        };
        let width = width * window.scale_factor();
        let stale = lines.get(&material.0).is_some_and(|m| (m.color.alpha - alpha).abs() > 0.004 || (m.shape.x - width).abs() > 0.02);
        if stale && let Some(mut m) = lines.get_mut(&material.0) {
            m.color.alpha = alpha;
            m.shape.x = width;
        }
    }
}
