//! Colours by meaning, each of which means one thing. There are two looks, a dark room and a day chart, and each has one palette that is
//! safe for all: sides stay apart for people who do not tell red from green, or blue from yellow. Shape and letters always repeat what
//! a colour says. `palette/tests.rs` holds contrast (WCAG 2.2, AA) and distance (CIEDE2000) of both.

use bevy_egui::egui::{Color32, RichText};

#[cfg(test)]
mod tests;
#[cfg(test)]
mod vision;

/// How a nation stands to the seat that is looking. It chooses the frame's shape (APP-6) and its colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// The seat's own nations.
    Own,
    /// Bound to the seat by a treaty or an arrangement in force.
    Ally,
    /// Neither bound nor opposed.
    Neutral,
    /// The other side of the contest.
    Opponent,
    /// Seen, not identified.
    Unknown,
}

impl Side {
    /// Every side, in the order of legends.
    pub const ALL: [Side; 5] = [Side::Own, Side::Ally, Side::Neutral, Side::Opponent, Side::Unknown];

    /// The word that stands beside the colour in legends and tooltips.
    pub fn word(self) -> &'static str {
        match self {
            Side::Own => "own",
            Side::Ally => "ally",
            Side::Neutral => "neutral",
            Side::Opponent => "opponent",
            Side::Unknown => "unknown",
        }
    }
}

/// Which of the palettes is drawn with. The usual one is the dark room.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Look {
    /// Dark on light, as a chart by day, instead of light on dark.
    pub day: bool,
    /// Edges at 4.5:1 instead of 3:1, thicker rims round names, no tints under them.
    pub high_contrast: bool,
}

/// How many tints the sea has. Their lower limits are 20, 50, 200, 1000 and 3000 m, and deeper.
pub const SEA_TINTS: usize = 6;

/// Every colour of the app, by meaning.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Palette {
    /// Which palette this is.
    pub look: Look,
    /// Behind everything.
    pub ground: Color32,
    /// Panels.
    pub panel: Color32,
    /// Cards and raised parts.
    pub raised: Color32,
    /// Controls at rest.
    pub control: Color32,
    /// Controls under the pointer.
    pub control_hover: Color32,
    /// Hairlines between parts: they carry no meaning. What can be pressed has an `edge`.
    pub line: Color32,
    /// Edges of controls and cards: at least 3:1 on panels, 4.5:1 with high contrast.
    pub edge: Color32,
    /// Running text.
    pub text: Color32,
    /// Titles.
    pub strong: Color32,
    /// Second-rank text; still at least 4.5:1 on `panel`.
    pub weak: Color32,
    /// The main button, the focus ring and the underline of the current tab, and nothing else.
    pub action: Color32,
    /// Text on `action`.
    pub on_action: Color32,
    /// Good, allowed, gained. Always with a mark or a word.
    pub good: Color32,
    /// The sign of what needs attention, where there is no room for a chip.
    pub warn: Color32,
    /// Behind words that ask for attention.
    pub warn_chip: Color32,
    /// Text on `warn_chip`.
    pub on_warn: Color32,
    /// Bad, forbidden, lost. Always with a mark or a word.
    pub bad: Color32,
    /// Agreements: the lattice on the map, and their signs in panels. Charts print limits and routes in magenta.
    pub agreement: Color32,
    /// What is selected on the map: brackets and rings, drawn over `selection_rim`.
    pub selection: Color32,
    /// The wider line under `selection`, which keeps it off any ground.
    pub selection_rim: Color32,
    /// The way that a force of the viewer's takes, where it may go; drawn over `selection_rim`.
    pub route: Color32,
    /// What the selected force can reach: an outline, and a faint tint.
    pub reach: Color32,
    /// A contested feature, whoever controls it: it takes no side's colour.
    pub feature: Color32,
    /// The ring round an event that is neither good nor bad.
    pub event: Color32,
    /// Bars of amounts that are nobody's.
    pub bar: Color32,
    /// Tints of the sea from the shallowest.
    pub sea: [Color32; SEA_TINTS],
    /// Land.
    pub land: Color32,
    /// Reefs and flats that dry.
    pub drying: Color32,
    /// Coasts.
    pub coast: Color32,
    /// Borders on land.
    pub border: Color32,
    /// Names of waters.
    pub water_name: Color32,
    /// Names of states.
    pub country_name: Color32,
    /// The grid of latitude and longitude.
    pub graticule: Color32,
    /// The hex grid.
    pub hex: Color32,
    /// The darkest ink: outlines of symbols.
    pub ink: Color32,
    /// The rim round names and the chips below symbols; drawn as [`Palette::rim`].
    pub halo: Color32,
    /// How far the rim round a name reaches, in points.
    pub halo_points: f32,
    own: Color32,
    ally: Color32,
    neutral: Color32,
    opponent: Color32,
    unknown: Color32,
}

const WHITE: Color32 = Color32::WHITE;
const INK: Color32 = rgb(0x0C1620);

impl Palette {
    /// The palette of a look.
    pub fn new(look: Look) -> Palette {
        let mut p = if look.day { DAY } else { DARK };
        p.look = look;
        if look.high_contrast {
            (p.edge, p.line) = if look.day { (rgb(0x53646F), rgb(0x7C8A94)) } else { (rgb(0x7F9DB8), rgb(0x5F7B94)) };
            // Second-rank text moves up, and cards lose their tint.
            p.weak = if look.day { rgb(0x3F4C56) } else { rgb(0xC3D0DB) };
            p.raised = p.panel;
            p.halo_points = 3.0;
        }
        p
    }

    /// The fill of a symbol's frame.
    pub fn side(&self, side: Side) -> Color32 {
        match side {
            Side::Own => self.own,
            Side::Ally => self.ally,
            Side::Neutral => self.neutral,
            Side::Opponent => self.opponent,
            Side::Unknown => self.unknown,
        }
    }

    /// Icons on the fill of a frame: ink, or white where the fill is dark.
    pub fn on_side(&self, side: Side) -> Color32 {
        if self.look.day && matches!(side, Side::Own | Side::Opponent) { WHITE } else { self.ink }
    }

    /// The line inside a frame of the viewer's own, which tells it from an ally's; other sides have none.
    pub fn keyline(side: Side) -> Option<Color32> {
        (side == Side::Own).then_some(WHITE)
    }

    /// A side's colour for text and thin lines on panels: at least 4.5:1.
    pub fn side_text(&self, side: Side) -> Color32 {
        match (self.look.day, side) {
            (false, Side::Opponent) => rgb(0xF0705A),
            (true, Side::Ally) => rgb(0x2F6F9F),
            (true, Side::Neutral) => rgb(0x5D6554),
            (true, Side::Unknown) => rgb(0x766000),
            _ => self.side(side),
        }
    }

    /// Land in the hue of the nation that holds it, as red, green and blue; with high contrast all land is one colour.
    pub fn owned_land(&self, (r, g, b): (u8, u8, u8)) -> Color32 {
        let share = if self.look.high_contrast { 0.0 } else { 0.3 };
        let mix = |land: u8, own: u8| (f32::from(land) * (1.0 - share) + f32::from(own) * share) as u8;
        Color32::from_rgb(mix(self.land.r(), r), mix(self.land.g(), g), mix(self.land.b(), b))
    }

    /// The halo at a strength of 0 to 1. On the day chart it is whole: half-clear white, drawn several times over itself, comes out grey.
    pub fn rim(&self, strength: f32) -> Color32 {
        if self.look.day { self.halo } else { self.halo.gamma_multiply(strength) }
    }

    /// Words that ask for attention, on their chip.
    pub fn warned(&self, text: impl Into<RichText>) -> RichText {
        text.into().color(self.on_warn).background_color(self.warn_chip)
    }

    /// Colours of the lines of a chart in their order; they stay apart for people who do not tell red from green.
    pub fn series(&self, number: usize) -> Color32 {
        let of = if self.look.day { &DAY_SERIES } else { &DARK_SERIES };
        of[number % of.len()]
    }
}

/// After Okabe and Ito (2008).
const DARK_SERIES: [Color32; 7] = [rgb(0x56B4E9), rgb(0xE69F00), rgb(0x2FC79A), rgb(0xF0E442), rgb(0xCC79A7), rgb(0xE8713B), rgb(0xD0D4D8)];
/// The same hues, deep enough for light paper.
const DAY_SERIES: [Color32; 7] = [rgb(0x1769AA), rgb(0xA65E00), rgb(0x0B7A5C), rgb(0x7A6A00), rgb(0x9B2F7E), rgb(0xB3261E), rgb(0x4A5761)];

const DARK: Palette = Palette {
    look: Look { day: false, high_contrast: false },
    ground: rgb(0x0A1420),
    panel: rgb(0x101C2A),
    raised: rgb(0x172636),
    control: rgb(0x1F3347),
    control_hover: rgb(0x29435C),
    line: rgb(0x2A3F54),
    edge: rgb(0x5F7B94),
    text: rgb(0xD3DDE6),
    strong: rgb(0xF3F7FA),
    weak: rgb(0xA3B4C4),
    action: rgb(0xF2B84B),
    on_action: rgb(0x14202C),
    good: rgb(0x3DB39A),
    warn: rgb(0xF5F0DC),
    warn_chip: rgb(0x7A5A12),
    on_warn: rgb(0xF5F0DC),
    bad: rgb(0xF0705A),
    agreement: rgb(0xE07FB0),
    selection: rgb(0xFFF6E0),
    selection_rim: rgb(0x0A1420),
    route: rgb(0x4FA8F0),
    reach: rgb(0xFFF6E0),
    feature: rgb(0xF3F7FA),
    event: rgb(0xF3F7FA),
    bar: rgb(0x8FA3B5),
    sea: [rgb(0x2F6079), rgb(0x275670), rgb(0x1F4A64), rgb(0x183F59), rgb(0x123149), rgb(0x0D2438)],
    land: rgb(0x3A4140),
    drying: rgb(0x3F5A4A),
    coast: rgb(0x9FB3BA),
    border: rgb(0x6C7A80),
    water_name: rgb(0xCDE1EC),
    country_name: rgb(0xE6EDF2),
    graticule: tint(0xFFFFFF, 26),
    hex: tint(0xFFFFFF, 15),
    ink: INK,
    halo: rgb(0x0A1420),
    halo_points: 1.0,
    own: rgb(0x4FA8F0),
    ally: rgb(0xA9D6FF),
    neutral: rgb(0xD8D3C0),
    opponent: rgb(0xE8563F),
    unknown: rgb(0xF2DC5D),
};

const DAY: Palette = Palette {
    look: Look { day: true, high_contrast: false },
    ground: rgb(0xE9ECE8),
    panel: rgb(0xFBFAF6),
    raised: rgb(0xFFFFFF),
    control: rgb(0xF1F0EA),
    control_hover: rgb(0xE2E4DD),
    line: rgb(0xD2D5CF),
    edge: rgb(0x6E7F8B),
    text: rgb(0x26333D),
    strong: rgb(0x17222B),
    weak: rgb(0x55636E),
    action: rgb(0x12324A),
    on_action: rgb(0xFFFFFF),
    good: rgb(0x17705E),
    warn: rgb(0x6B4F00),
    warn_chip: rgb(0xFFE08A),
    on_warn: rgb(0x17222B),
    bad: rgb(0xB3261E),
    agreement: rgb(0x9F2F7A),
    selection: rgb(0x17222B),
    selection_rim: rgb(0xFFFFFF),
    route: rgb(0x1769AA),
    reach: rgb(0x17222B),
    feature: rgb(0x17222B),
    event: rgb(0x17222B),
    bar: rgb(0x6E7F8B),
    sea: [rgb(0xA9D3E8), rgb(0xC6E2EF), rgb(0xDCEEF5), rgb(0xEBF5F8), rgb(0xF4F9FA), rgb(0xFAFCFB)],
    land: rgb(0xF0E3BC),
    drying: rgb(0xB9CFA6),
    coast: rgb(0x5B5344),
    border: rgb(0x9A8F7A),
    water_name: rgb(0x1F5674),
    country_name: rgb(0x463F33),
    graticule: tint(0x17222B, 31),
    hex: tint(0x17222B, 18),
    ink: INK,
    halo: rgb(0xFFFFFF),
    halo_points: 1.0,
    own: rgb(0x1769AA),
    ally: rgb(0x6FAEDC),
    neutral: rgb(0x7C8471),
    opponent: rgb(0xB3261E),
    unknown: rgb(0xC9A400),
};

const fn rgb(hex: u32) -> Color32 {
    Color32::from_rgb((hex >> 16) as u8, (hex >> 8) as u8, hex as u8)
}

/// A colour that lets the ground through; `alpha` of 255 is opaque. The channels are multiplied beforehand, as egui keeps them.
const fn tint(hex: u32, alpha: u8) -> Color32 {
    const fn part(channel: u32, alpha: u8) -> u8 {
        ((channel & 0xFF) * alpha as u32 / 255) as u8
    }
    Color32::from_rgba_premultiplied(part(hex >> 16, alpha), part(hex >> 8, alpha), part(hex, alpha), alpha)
}
