//! Ships that come alone meet the cordon: they give their papers and wait for a verdict, run and are caught or not, or stay away.

use super::arrive::Week;
use crate::catalog::Icon;
use crate::catalog::quantity::Thousandths;
use crate::rules::change::Change;
use crate::rules::event::Event;
use crate::rules::event::quarantine::QuarantineNews;
use crate::rules::phases::escalation;
use crate::rules::scenario::Scenario;
use crate::rules::scenario::war::WarSetup;
use crate::rules::state::Game;
use crate::rules::vocab::cause::Driver;
use crate::rules::vocab::dice::Dice;
use crate::rules::vocab::parameter::Param;
use crate::rules::vocab::quarantine::{Course, Grade, MerchantCargo, Quarantine};
use crate::rules::vocab::stream::Stream;
use crate::rules::vocab::war::Party;

/// Rung of a quarantine.
const RUNG: u8 = 3;

/// Beijing's hulls on the line in a week: coast guard and militia, as many as are at sea at any time.
pub fn hulls(scenario: &Scenario, setup: &WarSetup, game: &Game) -> u32 {
    let beijing = setup.nation(Party::Prc);
    let kind = |force: &crate::rules::state::Force| scenario.catalog.force_type(force.kind).icon;
    let counts = |force: &&crate::rules::state::Force| force.nation == beijing && matches!(kind(force), Icon::CoastGuard | Icon::Militia);
    let afloat: u32 = game.active_forces().map(|(_, force)| force).filter(counts).map(|force| u32::from(force.strength)).sum();
    afloat * scenario.parameters.get(Param::HullAvailability).max(0) as u32 / 100
}

/// Ships that can be stopped in a week: what each hull on the line stops, half of it where only papers are asked for.
pub fn stops(scenario: &Scenario, setup: &WarSetup, game: &Game, grade: Grade) -> u32 {
    let each = scenario.parameters.get(Param::HullStops).max(0) as u32;
    let all = hulls(scenario, setup, game) * each / 1000;
    match grade {
        Grade::Lifted => 0,
        Grade::Eased => all / 2,
        Grade::Held | Grade::Tight => all,
    }
}

/// Chance that a ship that gave its papers may go on, permille.
pub fn verdict(scenario: &Scenario, grade: Grade, cargo: MerchantCargo) -> i32 {
    let get = |param| scenario.parameters.get(param);
    let fuel = cargo != MerchantCargo::Goods;
    match grade {
        Grade::Lifted | Grade::Eased => 1000,
        Grade::Held if fuel => get(Param::PassHeldFuel),
        Grade::Held => get(Param::PassHeldGoods),
        Grade::Tight if fuel => get(Param::PassTightFuel),
        Grade::Tight => get(Param::PassTightGoods),
    }
}

/// Resolves the phase.
pub fn resolve(change: &mut Change, setup: &WarSetup, now: &mut Quarantine, week: &mut Week) {
    let scenario = change.scenario;
    let came: u32 = week.alone.iter().sum();
    let before = (week.stopped(), week.bowed, week.seized.iter().sum::<u32>());
    match (now.grade, now.course) {
        (Grade::Lifted, Course::Comply | Course::Run) => {}
        (_, Course::Wait) => {
            for cargo in MerchantCargo::ALL {
                week.turned_back[cargo.index()] += std::mem::take(&mut week.alone[cargo.index()]);
            }
        }
        (grade, Course::Comply) => {
            for cargo in MerchantCargo::ALL {
                let (mut dice, chance) = (dice(change, cargo), verdict(scenario, grade, cargo));
                let ships = week.alone[cargo.index()];
                let sent_away = (0..ships).filter(|_| !dice.chance(Thousandths::of(chance))).count() as u32;
                week.bowed += ships;
                week.alone[cargo.index()] -= sent_away;
                week.turned_back[cargo.index()] += sent_away;
            }
        }
        (grade, Course::Run) => run(change, setup, grade, week, came),
    }
    let (stopped, seized) = (week.stopped() - before.0, week.seized.iter().sum::<u32>() - before.2);
    let (hulls, bowed) = (hulls(scenario, setup, &change.game), week.bowed - before.1);
    let news = QuarantineNews::Met { came, bowed, turned_back: stopped - seized, seized, hulls };
    change.emit_to_all(Event::Quarantine(news));
    if now.grade != Grade::Lifted {
        escalation::act(change, setup.nation(Party::Prc), setup.nation(Party::Twn), RUNG, Driver::Quarantine);
    }
}

fn dice(change: &Change, cargo: MerchantCargo) -> Dice {
    Dice::new(change.game.seed, change.game.turn, Stream::Cordon(cargo))
}

/// Ships that run: each is caught with the chance that there is a hull for it. Whoever is caught is let go where the cordon is eased, sent
/// away where it is held, and where it is tight may be taken.
fn run(change: &Change, setup: &WarSetup, grade: Grade, week: &mut Week, came: u32) {
    let caught = (stops(change.scenario, setup, &change.game, grade) * 1000).checked_div(came).unwrap_or(0).min(1000) as i32;
    let seize = if grade == Grade::Tight { change.scenario.parameters.get(Param::SeizeChance) } else { 0 };
    if grade == Grade::Eased {
        return;
    }
    for cargo in MerchantCargo::ALL {
        let mut dice = dice(change, cargo);
        for _ in 0..week.alone[cargo.index()] {
            if !dice.chance(Thousandths::of(caught)) {
                continue;
            }
            week.alone[cargo.index()] -= 1;
            if dice.chance(Thousandths::of(seize)) { week.seized[cargo.index()] += 1 } else { week.turned_back[cargo.index()] += 1 }
        }
    }
}
