//! What both palettes hold.

use super::vision::{Vision, contrast, distance};
use crate::app::theme::palette::*;

fn all() -> [Palette; 4] {
    [(false, false), (false, true), (true, false), (true, true)].map(|(day, high_contrast)| Palette::new(Look { day, high_contrast }))
}

#[track_caller]
fn at_least(p: &Palette, asked: f64, what: &str, a: Color32, b: Color32) {
    let found = contrast(a, b);
    assert!(found >= asked, "{:?}: {what}: {a:?} on {b:?} is {found:.2}, asked {asked}", p.look);
}

/// The least distance of two colours over the four kinds of eyes.
fn apart(a: Color32, b: Color32) -> f64 {
    Vision::ALL.into_iter().map(|vision| distance(a, b, vision)).fold(f64::INFINITY, f64::min)
}

#[test]
fn sides_stay_apart_for_all_eyes() {
    for p in all() {
        for (i, one) in Side::ALL.into_iter().enumerate() {
            for other in Side::ALL.into_iter().skip(i + 1) {
                let found = apart(p.side(one), p.side(other));
                assert!(found >= 11.0, "{:?}: {one:?} and {other:?} are {found:.1} apart", p.look);
            }
        }
    }
}

/// Once a warning and the main button were 5.7 apart, and the lattice, ways and features had the colour of both.
#[test]
fn meanings_stay_apart_for_all_eyes() {
    for p in all() {
        for (what, a, b) in [
            ("a warning's sign and an action", p.warn, p.action),
            ("a warning's chip and an action", p.warn_chip, p.action),
            ("good and bad", p.good, p.bad),
            ("an agreement and an action", p.agreement, p.action),
            ("bad and an action", p.bad, p.action),
            ("good and an action", p.good, p.action),
            ("an agreement and an opponent", p.agreement, p.side(Side::Opponent)),
            ("an agreement and one's own", p.agreement, p.side(Side::Own)),
            ("an agreement and an ally", p.agreement, p.side(Side::Ally)),
            ("an agreement and a neutral", p.agreement, p.side(Side::Neutral)),
            ("an agreement and what is unknown", p.agreement, p.side(Side::Unknown)),
            ("a way that is barred and one's own", p.bad, p.route),
        ] {
            assert!(apart(a, b) >= 11.0, "{:?}: {what} are {:.1} apart", p.look, apart(a, b));
        }
    }
}

/// WCAG 2.2 asks 4.5:1 of text (1.4.3).
#[test]
fn text_stands_off_its_ground() {
    for p in all() {
        for ground in [p.ground, p.panel, p.raised] {
            for (what, text) in [
                ("text", p.text),
                ("titles", p.strong),
                ("second-rank text", p.weak),
                ("an action's text", p.action),
                ("good", p.good),
                ("warn", p.warn),
                ("bad", p.bad),
                ("an agreement", p.agreement),
            ] {
                at_least(&p, 4.5, what, text, ground);
            }
            for side in Side::ALL {
                at_least(&p, 4.5, side.word(), p.side_text(side), ground);
            }
        }
        at_least(&p, 4.5, "the main button", p.on_action, p.action);
        at_least(&p, 4.5, "a warning", p.on_warn, p.warn_chip);
        for control in [p.control, p.control_hover] {
            for text in [p.text, p.strong, p.weak] {
                at_least(&p, 4.5, "a control's text", text, control);
            }
        }
    }
}

/// WCAG 2.2 asks 3:1 of what shows that something can be pressed, and where the focus is (1.4.11); high contrast gives 4.5:1.
#[test]
fn edges_stand_off_their_ground() {
    for p in all() {
        let asked = if p.look.high_contrast { 4.5 } else { 3.0 };
        for ground in [p.ground, p.panel, p.raised] {
            at_least(&p, asked, "an edge", p.edge, ground);
            at_least(&p, 4.5, "the focus ring", p.action, ground);
            at_least(&p, 3.0, "a bar", p.bar, ground);
            for number in 0..7 {
                at_least(&p, 3.0, "a line of a chart", p.series(number), ground);
            }
        }
        at_least(&p, 4.5, "the focus ring on a control", p.action, p.control);
    }
}

#[test]
fn names_stand_off_land_and_sea() {
    let nations = include_str!("../../../../levels/theatre/nations.ron").lines().filter_map(|line| {
        let (_, rest) = line.split_once("colour: (")?;
        let mut parts = rest.split(')').next()?.split(',').map(|part| part.trim().parse::<u8>());
        Some((parts.next()?.ok()?, parts.next()?.ok()?, parts.next()?.ok()?))
    });
    let nations: Vec<_> = nations.collect();
    assert!(nations.len() > 30, "{}", nations.len());
    for p in all() {
        for sea in p.sea {
            for (what, name) in
                [("a water's name", p.water_name), ("a state's name", p.country_name), ("a place's name", p.text), ("a title", p.strong)]
            {
                at_least(&p, 4.5, what, name, sea);
            }
        }
        let tinted = nations.iter().map(|colour| p.owned_land(*colour));
        for land in tinted.chain([p.land]) {
            for (what, name) in [("a state's name", p.country_name), ("a place's name", p.text)] {
                at_least(&p, 4.5, what, name, land);
            }
        }
        at_least(&p, 4.5, "a state's name on what dries", p.country_name, p.drying);
        for land in [p.land, p.sea[0]] {
            at_least(&p, 3.0, "a coast", p.coast, land);
        }
    }
}

/// Symbols: an icon on its fill, and the marks that are drawn over a rim of their own.
#[test]
fn marks_can_be_made_out() {
    for p in all() {
        for side in Side::ALL {
            at_least(&p, 4.5, side.word(), p.on_side(side), p.side(side));
        }
        for (what, mark) in [("selection", p.selection), ("route", p.route), ("agreement", p.agreement), ("event", p.event)] {
            at_least(&p, 4.5, what, mark, p.selection_rim);
        }
        at_least(&p, 3.0, "agreement on land", p.agreement, p.land);
        assert_eq!(Side::ALL.map(|side| Palette::keyline(side).is_some()), [true, false, false, false, false]);
    }
}
