//! A blockade: mines before the ports, and submarines that sink merchants. Convoys sail in swept channels and behind sonar.

use super::arrive::Week;
use crate::catalog::quantity::Thousandths;
use crate::rules::change::Change;
use crate::rules::event::Event;
use crate::rules::event::quarantine::QuarantineNews;
use crate::rules::phases::escalation;
use crate::rules::scenario::war::WarSetup;
use crate::rules::vocab::cause::Driver;
use crate::rules::vocab::dice::Dice;
use crate::rules::vocab::parameter::Param;
use crate::rules::vocab::quarantine::{MerchantCargo, Quarantine};
use crate::rules::vocab::stream::Stream;
use crate::rules::vocab::war::Party;

/// Rung of mines and submarines.
const RUNG: u8 = 4;

/// Resolves the phase.
pub fn resolve(change: &mut Change, setup: &WarSetup, now: &mut Quarantine, week: &mut Week) {
    if !now.is_blockade() {
        return;
    }
    let get = |param| change.scenario.parameters.get(param);
    let (mines, boats) = (i32::from(now.mines), i32::from(now.submarines));
    // A ship is hit once: first by a boat, then, if it got by, by a mine.
    let alone = (get(Param::SubAlone) * boats, get(Param::MineAlone) * mines);
    let guarded = (get(Param::SubConvoy) * boats, get(Param::MineConvoy) * mines);
    let mut dice = Dice::new(change.game.seed, change.game.turn, Stream::Undersea);
    let mut sunk = [0u32; 2];
    let mut hit = |ships: &mut u32, chances: (i32, i32)| {
        let lost = (0..*ships).filter(|_| dice.chance(Thousandths::of(chances.0)) || dice.chance(Thousandths::of(chances.1))).count() as u32;
        *ships -= lost;
        lost
    };
    let mut struck = Vec::new();
    for cargo in MerchantCargo::ALL {
        let lost = hit(&mut week.alone[cargo.index()], alone);
        week.sunk[cargo.index()] += lost;
        sunk[0] += lost;
        for (&nation, convoy) in &mut week.convoys {
            let lost = hit(&mut convoy[cargo.index()], guarded);
            week.sunk[cargo.index()] += lost;
            sunk[1] += lost;
            if lost > 0 {
                struck.push(nation);
            }
        }
    }
    let news = QuarantineNews::Sunk { alone: sunk[0], in_convoy: sunk[1], mines: now.mines, submarines: now.submarines };
    change.emit_to_all(Event::Quarantine(news));
    let beijing = setup.nation(Party::Prc);
    escalation::act(change, beijing, setup.nation(Party::Twn), RUNG, Driver::Quarantine);
    for nation in struck {
        escalation::act(change, beijing, nation, RUNG, Driver::Quarantine);
    }
}
