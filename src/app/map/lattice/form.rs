//! What a kind of agreement looks like, and what being ratified or lapsed does to it.

use super::{AgreementState, Kind};

/// How a line is struck.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Stroke {
    /// Unbroken.
    Solid,
    /// Broken: on and off, in points.
    Dashed(f32, f32),
    /// Dots so many points apart.
    Dotted(f32),
}

/// The form of a line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LineForm {
    /// Two lines side by side instead of one.
    pub double: bool,
    /// How it is struck.
    pub stroke: Stroke,
    /// Width of each line in points.
    pub width: f32,
    /// A diamond stands in its middle: filled for what is in force.
    pub diamond: bool,
    /// A short stroke crosses it out.
    pub crossed: bool,
    /// Part of the full colour.
    pub strength: f32,
    /// Without colour: it is over.
    pub grey: bool,
}

/// The form of a kind in a state.
pub fn of(kind: Kind, state: AgreementState) -> LineForm {
    let (double, stroke, width, diamond) = match kind {
        Kind::Duty => (true, Stroke::Solid, 2.0, false),
        Kind::Access => (false, Stroke::Solid, 1.8, false),
        Kind::Institution => (false, Stroke::Solid, 1.8, true),
        Kind::Understanding => (false, Stroke::Dotted(6.0), 2.4, false),
    };
    let whole = LineForm { double, stroke, width, diamond, crossed: false, strength: 1.0, grey: false };
    match state {
        AgreementState::InForce => whole,
        // What was dotted stays dotted, further apart: dashes would make a treaty of it.
        AgreementState::Pending => {
            let stroke = if stroke == Stroke::Solid { Stroke::Dashed(7.0, 6.0) } else { Stroke::Dotted(11.0) };
            LineForm { stroke, strength: 0.6, ..whole }
        }
        AgreementState::Lapsed => LineForm { crossed: true, strength: 0.7, grey: true, width: width * 0.7, ..whole },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_in_every_state_has_a_form_of_its_own_without_its_colour() {
        let mut seen: Vec<(Kind, AgreementState, LineForm)> = Vec::new();
        for kind in Kind::ALL {
            for state in AgreementState::ALL {
                // Colour and its strength alone must not tell.
                let form = LineForm { strength: 1.0, grey: false, width: 1.0, ..of(kind, state) };
                let twin = seen.iter().find(|(.., other)| *other == form);
                assert!(twin.is_none(), "{kind:?} {state:?} looks like {twin:?}");
                seen.push((kind, state, form));
            }
        }
    }

    #[test]
    fn what_does_not_bind_is_paler_and_what_is_over_is_crossed_and_grey() {
        for kind in Kind::ALL {
            let [in_force, pending, lapsed] = AgreementState::ALL.map(|state| of(kind, state));
            assert!(pending.strength < in_force.strength && !pending.crossed && !pending.grey);
            assert!(lapsed.crossed && lapsed.grey && !in_force.crossed && !in_force.grey);
        }
        assert!(of(Kind::Duty, AgreementState::InForce).double, "a treaty commitment is the heaviest");
        assert!(matches!(of(Kind::Understanding, AgreementState::InForce).stroke, Stroke::Dotted(_)), "an understanding is no treaty");
    }
}
