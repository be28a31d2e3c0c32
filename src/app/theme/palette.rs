//! Colours by meaning. Two palettes: the usual one, and one whose pairs stay apart for people who do not tell red from green
//! (blue, orange, grey and violet after Okabe and Ito, 2008). Shape and letters always repeat what a colour says.

use bevy_egui::egui::Color32;

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

/// Every colour of the app, by meaning.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Palette {
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
    /// Hairlines between parts.
    pub line: Color32,
    /// Running text.
    pub text: Color32,
    /// Titles.
    pub strong: Color32,
    /// Second-rank text; still at least 4.5:1 on `panel`.
    pub weak: Color32,
    /// The one accent: selection, focus, the main button.
    pub accent: Color32,
    /// Text on the accent.
    pub on_accent: Color32,
    /// Good, allowed, gained. Always with a mark or a word.
    pub good: Color32,
    /// Needs attention.
    pub warn: Color32,
    /// Bad, forbidden, lost.
    pub bad: Color32,
    own: Color32,
    ally: Color32,
    neutral: Color32,
    opponent: Color32,
    unknown: Color32,
}

impl Palette {
    /// The usual palette, or the one for colour-blind users.
    pub fn new(colour_blind: bool) -> Palette {
        let base = Palette {
            ground: rgb(0x0A1420),
            panel: rgb(0x101C2A),
            raised: rgb(0x172636),
            control: rgb(0x1F3347),
            control_hover: rgb(0x29435C),
            line: rgb(0x2A3F54),
            text: rgb(0xD3DDE6),
            strong: rgb(0xF3F7FA),
            weak: rgb(0x93A6B8),
            accent: rgb(0xE3B65B),
            on_accent: rgb(0x14202C),
            good: rgb(0x6CC39A),
            warn: rgb(0xE9A94B),
            bad: rgb(0xF08072),
            own: rgb(0x7FC4F2),
            ally: rgb(0x9AD6C8),
            neutral: rgb(0xA5D48A),
            opponent: rgb(0xF38A80),
            unknown: rgb(0xEBDD8A),
        };
        if colour_blind {
            Palette {
                good: rgb(0x56B4E9),
                warn: rgb(0xF0E442),
                bad: rgb(0xE69F00),
                own: rgb(0x56B4E9),
                ally: rgb(0xB9D7F2),
                neutral: rgb(0xC9CDD1),
                opponent: rgb(0xE69F00),
                unknown: rgb(0xF0E442),
                ..base
            }
        } else {
            base
        }
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
}

const fn rgb(hex: u32) -> Color32 {
    Color32::from_rgb((hex >> 16) as u8, (hex >> 8) as u8, hex as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn luminance(c: Color32) -> f64 {
        let lin = |v: u8| {
            let v = f64::from(v) / 255.0;
            if v <= 0.04045 { v / 12.92 } else { ((v + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * lin(c.r()) + 0.7152 * lin(c.g()) + 0.0722 * lin(c.b())
    }

    fn contrast(a: Color32, b: Color32) -> f64 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// WCAG 2.1 asks 4.5:1 of running text.
    #[test]
    fn text_stands_off_its_ground() {
        for colour_blind in [false, true] {
            let p = Palette::new(colour_blind);
            for ground in [p.ground, p.panel, p.raised] {
                for text in [p.text, p.strong, p.weak, p.accent, p.good, p.warn, p.bad] {
                    assert!(contrast(text, ground) >= 4.5, "{text:?} on {ground:?}: {}", contrast(text, ground));
                }
            }
            assert!(contrast(p.on_accent, p.accent) >= 4.5);
            assert!(contrast(p.text, p.control) >= 4.5 && contrast(p.strong, p.control_hover) >= 4.5);
        }
    }
}
