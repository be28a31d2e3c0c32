//! The escalation ladder between each pair of nations: acts raise it at once, quiet lets it fall slowly.

use crate::catalog::NationId;
use crate::catalog::quantity::Turns;
use crate::rules::change::Change;
use crate::rules::event::Event;
use crate::rules::vocab::cause::Driver;
use crate::rules::vocab::pair::Pair;
use crate::rules::vocab::parameter::Param;

/// Something happened between two nations at a rung: they stand at least there now.
pub fn act(change: &mut Change, a: NationId, b: NationId, rung: u8, why: Driver) {
    if a == b || rung == 0 {
        return;
    }
    let acted = change.acted.entry(Pair::new(a, b)).or_default();
    *acted = (*acted).max(rung);
    let from = change.game.rung(a, b);
    if rung > from {
        change.emit_to_all(Event::RungMoved { a, b, from, to: rung, why });
    }
}

/// Words that are heard as meant: where no act spoke against them this turn, they count as a quiet turn more.
pub fn calm(change: &mut Change, a: NationId, b: NationId) {
    let pair = Pair::new(a, b);
    let Some(rung) = change.game.rungs.get(&pair).copied() else { return };
    if rung.now > 0 && change.acted.get(&pair).copied().unwrap_or(0) < rung.now {
        change.emit_to_all(Event::RungQuiet { a, b, turns: rung.quiet_turns.saturating_add(Turns(1)) });
    }
}

/// Pairs that were quiet below their rung come down by one after enough quiet turns.
pub fn resolve(change: &mut Change) {
    let patience = change.scenario.parameters.get(Param::RungDecay).clamp(1, 100) as u16;
    let pairs: Vec<(Pair, u8, Turns)> = change.game.rungs.iter().map(|(&pair, rung)| (pair, rung.now, rung.quiet_turns)).collect();
    for (pair, now, quiet) in pairs {
        let (a, b) = pair.members();
        let acted = change.acted.get(&pair).copied().unwrap_or(0);
        if now == 0 {
            continue;
        }
        if acted >= now {
            if quiet != Turns::NONE {
                change.emit_to_all(Event::RungQuiet { a, b, turns: Turns::NONE });
            }
        } else if quiet.saturating_add(Turns(1)) >= Turns(patience) {
            change.emit_to_all(Event::RungMoved { a, b, from: now, to: now - 1, why: Driver::Decay });
        } else {
            change.emit_to_all(Event::RungQuiet { a, b, turns: quiet.saturating_add(Turns(1)) });
        }
    }
}
