//! What the map draws: the still ground (built once a level) and the moving picture (built from a seat's view).
//!
//! Everything here lies on the plane of the level's projection: kilometres, x east, y north.

use bevy::math::{Rect as PlaneRect, Vec2};
use bevy::prelude::Resource;

use super::lattice::Lattice;
use super::soil::Soil;
use super::symbols::Symbol;
use crate::app::theme::{Palette, Side};
use crate::catalog::PlaceKind;
use crate::geo::{LatLon, Projection};

/// Triangles on the plane.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Triangles {
    /// Corners.
    pub points: Vec<Vec2>,
    /// Three positions in `points` a triangle.
    pub indices: Vec<u32>,
}

/// A piece of land.
#[derive(Clone, Debug, PartialEq)]
pub struct LandPart {
    /// Its surface.
    pub shape: Triangles,
    /// The owner's colour on the map, if it is a nation of the model.
    pub colour: Option<(u8, u8, u8)>,
}

/// Depth classes of the sea in a grid, from the north-west corner of the theatre to its south-east corner.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DepthPicture {
    /// Columns.
    pub width: u32,
    /// Rows.
    pub height: u32,
    /// The class of each cell: how many of [`DEPTH_CLASSES_M`](crate::geo::DEPTH_CLASSES_M) its depth reaches.
    pub classes: Vec<u8>,
}

/// What a name on the map belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameKind {
    /// An ocean or a sea.
    Sea,
    /// A strait, channel or passage.
    Strait,
}

/// A name that lies on the ground.
#[derive(Clone, Debug, PartialEq)]
pub struct GroundName {
    /// The text.
    pub text: String,
    /// Its middle.
    pub at: Vec2,
    /// How wide the named thing is, in km: the name shows while it is neither a speck nor far wider than the view.
    pub extent_km: f32,
    /// What it names.
    pub kind: NameKind,
}

/// A nation whose land is on the map, and where its name can stand.
#[derive(Clone, Debug, PartialEq)]
pub struct Realm {
    /// Its name, as short as charts write it.
    pub text: String,
    /// Its code in [`Soil`].
    pub code: u8,
    /// Points of its land, with the square km that each stands for.
    pub anchors: Vec<(Vec2, f32)>,
    /// The rough width of its largest part, in km.
    pub extent_km: f32,
    /// Where its government sits, on or off the map; `None` where the data do not say.
    pub seat: Option<Vec2>,
    /// Whether a team of the level speaks for it.
    pub at_table: bool,
    /// Whether it plays a part without a team, claims what the level is about, or is landed on in the model of war: it is named wherever its land is
    /// in view.
    pub concerned: bool,
}

/// A colour on the map: of a side, or for who takes no side of a nation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tint {
    /// How it stands to the viewer.
    Side(Side),
    /// A nation's own colour, as its land has it.
    Nation((u8, u8, u8)),
}

impl Tint {
    /// The colour, light enough for dark icons on it.
    pub fn colour(self, p: &Palette) -> bevy_egui::egui::Color32 {
        let light = |v: u8| (f32::from(v) * 0.6 + 255.0 * 0.4) as u8;
        match self {
            Tint::Side(side) => p.side(side),
            Tint::Nation((r, g, b)) => bevy_egui::egui::Color32::from_rgb(light(r), light(g), light(b)),
        }
    }

    /// Icons on it.
    pub fn ink(self, p: &Palette) -> bevy_egui::egui::Color32 {
        match self {
            Tint::Side(side) => p.on_side(side),
            Tint::Nation(_) => p.ink,
        }
    }
}

/// A hex of the grid.
#[derive(Clone, Debug, PartialEq)]
pub struct HexShape {
    /// Middle on the plane.
    pub centre: Vec2,
    /// Six corners in order.
    pub corners: [Vec2; 6],
}

/// A named place.
#[derive(Clone, Debug, PartialEq)]
pub struct PlaceMark {
    /// Position in the catalog's list of places.
    pub id: u16,
    /// Full name.
    pub name: String,
    /// Name beside its symbol.
    pub short: String,
    /// Where.
    pub at: Vec2,
    /// What.
    pub kind: PlaceKind,
    /// How the operator stands to the viewer.
    pub side: Side,
    /// Three letters of the operator; empty for none.
    pub letters: String,
    /// 1 core, 2 optional.
    pub tier: u8,
    /// Control of a contested feature from -3 to +3; `None` elsewhere.
    pub control: Option<i8>,
    /// The colours of those who gain with -3 and with +3, as the viewer sees them.
    pub ends: [Tint; 2],
    /// The colour of whoever operates it.
    pub tint: Tint,
    /// Codes of land on which its name may stand: its host's and its operator's, if nobody else claims it.
    pub lands: Vec<u8>,
}

impl Default for PlaceMark {
    fn default() -> Self {
        let neutral = Tint::Side(Side::Neutral);
        PlaceMark {
            id: 0,
            name: String::new(),
            short: String::new(),
            at: Vec2::ZERO,
            kind: PlaceKind::Port,
            side: Side::Neutral,
            letters: String::new(),
            tier: 1,
            control: None,
            ends: [neutral; 2],
            tint: neutral,
            lands: Vec::new(),
        }
    }
}

/// The still ground of a level.
#[derive(Resource, Clone, Debug, Default)]
pub struct MapGround {
    /// The level's area.
    pub bounds: PlaceBounds,
    /// What the depth data cover: water is drawn far beyond the level's area.
    pub theatre: PlaceBounds,
    /// What the map shows first; `None` for all of the level's area.
    pub opening: Option<PlaneRect>,
    /// Water by depth.
    pub depth: DepthPicture,
    /// Land.
    pub land: Vec<LandPart>,
    /// Coasts; a closed one ends at its first point.
    pub coasts: Vec<Vec<Vec2>>,
    /// Borders on land.
    pub borders: Vec<Vec<Vec2>>,
    /// Islets too small to have a coast here, drawn as dots, with their names.
    pub islets: Vec<(Vec2, String)>,
    /// Names of waters.
    pub names: Vec<GroundName>,
    /// Nations with land on the map, and those of the level's teams.
    pub realms: Vec<Realm>,
    /// Names of groups of features, with the reach of each in km.
    pub groups: Vec<GroundName>,
    /// Whose land is where.
    pub soil: Soil,
    /// The hex grid.
    pub hexes: Vec<HexShape>,
    /// Distance between opposite sides of a hex, in km.
    pub hex_km: f32,
    /// Named places.
    pub places: Vec<PlaceMark>,
    /// Between degrees and the plane; `None` for a synthetic map.
    pub projection: Option<Projection>,
}

impl MapGround {
    /// A point of the globe on the plane.
    pub fn to_plane(&self, at: LatLon) -> Vec2 {
        let (x, y) = self.projection.map_or((0.0, 0.0), |projection| projection.forward(at.lat(), at.lon()));
        Vec2::new(x as f32, y as f32)
    }

    /// A point of the plane on the globe.
    pub fn to_globe(&self, at: Vec2) -> Option<LatLon> {
        let (lat, lon) = self.projection?.inverse(f64::from(at.x), f64::from(at.y));
        LatLon::from_degrees(lat, lon)
    }

    /// A ring of true distance round a point: what lies `km` away by great circle, as a line on the plane.
    pub fn ring(&self, centre: LatLon, km: f64) -> Vec<Vec2> {
        const EARTH_RADIUS_KM: f64 = 6371.0;
        let (lat, lon, arc) = (centre.lat().to_radians(), centre.lon(), km / EARTH_RADIUS_KM);
        (0..=120)
            .filter_map(|step| {
                let bearing = f64::from(step * 3).to_radians();
                let sin_lat = lat.sin() * arc.cos() + lat.cos() * arc.sin() * bearing.cos();
                let east = (bearing.sin() * arc.sin() * lat.cos()).atan2(arc.cos() - lat.sin() * sin_lat);
                // Not through `LatLon`: its longitudes wrap, and the ring must not.
                let (x, y) = self.projection?.forward(sin_lat.asin().to_degrees(), lon + east.to_degrees());
                Some(Vec2::new(x as f32, y as f32))
            })
            .collect()
    }
}

/// The rectangle that the ground covers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PlaceBounds(pub PlaneRect);

impl Default for PlaceBounds {
    fn default() -> Self {
        PlaceBounds(PlaneRect::new(-1.0, -1.0, 1.0, 1.0))
    }
}

/// One counter on the map.
#[derive(Clone, Debug, PartialEq)]
pub struct MapForce {
    /// The force's number in the view.
    pub id: u32,
    /// Its symbol.
    pub symbol: Symbol,
    /// Its name.
    pub name: String,
    /// Where it is.
    pub at: Vec2,
    /// The place it is at, if it is at one.
    pub place: Option<u16>,
    /// Whether the viewer commands it.
    pub own: bool,
    /// The code of its nation's land, and of the coast that it stands on, in [`Soil`]; the coast is the sea for what is at sea.
    pub lands: [u8; 2],
    /// What it does, in a few words; empty where the viewer cannot know.
    pub doing: String,
}

/// How a step of a planned way stands with those whose leave it needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepPermission {
    /// Free, or permitted.
    Granted,
    /// Must be asked for first.
    Ask,
    /// Forbidden, or an incursion.
    Denied,
}

/// A way over the map.
#[derive(Clone, Debug, PartialEq)]
pub struct Way {
    /// The points, the start first.
    pub points: Vec<Vec2>,
    /// One a leg.
    pub leaves: Vec<StepPermission>,
    /// What stands at its end, such as "2.5 days".
    pub label: String,
    /// Ordered already (solid) or only tried (dashed).
    pub ordered: bool,
}

/// A ring of true distance around a point.
#[derive(Clone, Debug, PartialEq)]
pub struct RangeRing {
    /// The ring on the plane.
    pub points: Vec<Vec2>,
    /// What it means, such as "radius 1,000 km".
    pub label: String,
    /// Whose.
    pub side: Side,
}

/// A mark that an event leaves on the map while it is shown.
#[derive(Clone, Debug, PartialEq)]
pub struct EventMark {
    /// Where.
    pub at: Vec2,
    /// Headline.
    pub text: String,
    /// 0 to 1: how far its showing has gone.
    pub progress: f32,
    /// Good, bad or neither for the viewer.
    pub tone: i8,
}

/// Weapons, or troops, on their way.
#[derive(Clone, Debug, PartialEq)]
pub struct Shot {
    /// From where; empty where the viewer cannot know.
    pub from: Vec<Vec2>,
    /// Where they fall.
    pub to: Vec2,
    /// Whose; `None` where both sides fight.
    pub side: Option<Side>,
    /// In what colour; `None` where both sides fight.
    pub tint: Option<Tint>,
    /// What was fired and what came of it.
    pub lines: Vec<String>,
}

/// The salvos of one phase of a turn, while they are shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Volley {
    /// The salvos, the gravest first.
    pub shots: Vec<Shot>,
    /// 0 to 1: how far their showing has gone.
    pub progress: f32,
}

/// How the armies stand in a zone of Taiwan.
#[derive(Clone, Debug, PartialEq)]
pub struct ZoneMark {
    /// Where.
    pub at: Vec2,
    /// What is told of it.
    pub text: String,
    /// Chinese and Taiwanese battalions.
    pub battalions: (u16, u16),
    /// The colours of China and of Taiwan, as the viewer sees them.
    pub sides: (Tint, Tint),
}

/// The moving picture, built anew from each view.
#[derive(Resource, Clone, Debug, Default)]
pub struct Picture {
    /// Forces.
    pub counters: Vec<MapForce>,
    /// Hexes that the selected force can reach, with the days to each, in tenths.
    pub reachable: Vec<(Vec2, u32)>,
    /// The outline of these hexes.
    pub reach_rim: Vec<[Vec2; 2]>,
    /// Ways ordered or tried.
    pub ways: Vec<Way>,
    /// Range rings of the selected force.
    pub rings: Vec<RangeRing>,
    /// Presence at sea: where, whose side, and weight in ship-days.
    pub presence: Vec<(Vec2, Side, u32)>,
    /// Agreements as links between governments.
    pub lattice: Lattice,
    /// The event that is being shown.
    pub event: Option<EventMark>,
    /// Salvos that are being shown.
    pub volley: Option<Volley>,
    /// The ground fight on Taiwan.
    pub zones: Vec<ZoneMark>,
}

/// What of the map is shown; the person's choice.
#[derive(Resource, Clone, Copy, Debug, PartialEq, Eq)]
pub struct Layers {
    /// Water by depth.
    pub depth: bool,
    /// Land in its owner's colour.
    pub owners: bool,
    /// Hex grid.
    pub hexes: bool,
    /// Range rings.
    pub ranges: bool,
    /// Contested features.
    pub features: bool,
    /// Presence at sea.
    pub presence: bool,
    /// Agreements as links between nations.
    pub lattice: bool,
}

impl Default for Layers {
    fn default() -> Self {
        Layers { depth: true, owners: true, hexes: true, ranges: true, features: true, presence: false, lattice: false }
    }
}
