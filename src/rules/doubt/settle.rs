//! Once a turn of competition Beijing's doubt is settled: war now, war a year later, and what follows.

use super::belief::{Belief, Eyes, as_beijing_sees_it};
use super::later::a_year_on;
use crate::catalog::clause::InstitutionKind;
use crate::catalog::quantity::Thousandths;
use crate::rules::change::Change;
use crate::rules::event::Event;
use crate::rules::scenario::Scenario;
use crate::rules::scenario::war::WarSetup;
use crate::rules::state::Game;
use crate::rules::state::view::{View, Viewer, band};
use crate::rules::vocab::dice::Dice;
use crate::rules::vocab::doubt::{Count, DRAWS, Doubt, Fought, Without, Worth};
use crate::rules::vocab::ids::SeatSet;
use crate::rules::vocab::parameter::Param;
use crate::rules::vocab::position::Clock;
use crate::rules::vocab::stream::Stream;
use crate::rules::vocab::war::Party;

/// Settles the doubt of this turn, in levels with a war that is not being fought.
pub fn settle(change: &mut Change) {
    let scenario = change.scenario;
    let Some(setup) = scenario.war.as_deref() else { return };
    if scenario.clock != Clock::Competition || change.game.crisis.is_some() {
        return;
    }
    let doubt = settled(scenario, setup, &change.game);
    let beijing = change.game.seats_of(scenario, &[setup.nation(Party::Prc)]);
    let price = doubt.price;
    change.emit(beijing, Event::DoubtSettled { doubt: Doubt { price: [0; Party::COUNT], ..doubt } });
    for ally in Belief::allies() {
        let nation = setup.nation(ally);
        let own = change.game.seats_of(scenario, &[nation]);
        change.emit(own, Event::PromisesPriced { nation, price: price[ally.index()] });
    }
    change.emit(SeatSet::ALL.without(beijing), Event::DoubtEstimated { turn: doubt.turn, estimate: doubt.estimate });
}

/// The doubt of the posture as it stands.
pub fn settled(scenario: &Scenario, setup: &WarSetup, game: &Game) -> Doubt {
    let seen = as_beijing_sees_it(scenario, setup, game);
    let belief = Belief::of(scenario, setup, &seen, Eyes::Beijing);
    let expected = Belief::of(scenario, setup, &a_year_on(scenario, &seen), Eyes::Beijing);
    let staffs = Staff::all(scenario, setup, game);
    let reckoned = staffs.iter().fold(0, |sum: u64, staff| sum.rotate_left(3) ^ staff.bound.made_of() ^ staff.alone.made_of().rotate_left(1));
    let made_of = belief.made_of() ^ expected.made_of().rotate_left(1) ^ reckoned.rotate_left(2);
    // The same beliefs give the same counts, in this game and in others of the level: nothing is fought again.
    let fight = || {
        let mut price = [0; Party::COUNT];
        for staff in &staffs {
            price[staff.ally.index()] = staff.bound.price(&staff.setup, scenario, DRAWS, staff.ally, &staff.alone);
        }
        Fought { now: belief.count(setup, scenario, DRAWS), later: expected.count(setup, scenario, DRAWS), price }
    };
    let Fought { now, later, price } = match &game.doubt {
        Some(known) if known.made_of == made_of => Fought { now: known.now, later: known.later, price: known.price },
        Some(_) => fight(),
        None => setup.opening.of(made_of, fight),
    };
    Doubt { turn: game.turn, now, later, price, worth: weigh(scenario, &now, &later), made_of, estimate: estimate(scenario, setup, game, &now) }
}

/// What an ally's own staff reckons with: the war as it may know the posture, as it is bound and as if it had promised nothing.
struct Staff {
    ally: Party,
    setup: WarSetup,
    bound: Belief,
    alone: Belief,
}

impl Staff {
    fn all(scenario: &Scenario, setup: &WarSetup, game: &Game) -> Vec<Self> {
        let of = |ally: Party| {
            let nation = setup.nation(ally);
            let owes = game.live_clauses().any(|(_, _, clause)| clause.owes_help(nation));
            owes.then(|| {
                let seen = View::of(scenario, game, game.seat_of(scenario, nation).map_or(Viewer::Desk(nation), Viewer::Seat)).game;
                let free = Without::Promises(nation).removed_from(&seen);
                let known = setup.reckoned_by(&[nation], &scenario.catalog);
                let belief = |game: &Game| Belief::of(scenario, &known, game, Eyes::Beijing);
                let (bound, alone) = (belief(&seen), belief(&free));
                Self { ally, setup: known, bound, alone }
            })
        };
        Belief::allies().into_iter().filter_map(of).collect()
    }
}

/// What Beijing weighs.
pub fn weigh(scenario: &Scenario, now: &Count, later: &Count) -> Worth {
    let (peace, patience) = (scenario.parameters.get(Param::DoubtPeace), scenario.parameters.get(Param::DoubtPatience));
    let (now, later) = (now.utility(scenario), later.utility(scenario));
    let bar = ((1000 - patience) * peace + patience * peace.max(later)) / 1000;
    Worth { now, later, bar }
}

/// What the allies' analysts read: the middle of a band, off by chance; less so where three nations look at one picture.
fn estimate(scenario: &Scenario, setup: &WarSetup, game: &Game, now: &Count) -> Thousandths {
    let wide = scenario.parameters.get(Param::DoubtNoise);
    let nation = |party| setup.nation(party);
    let shared = crate::rules::state::competition::share(game, nation(Party::Usa), nation(Party::Jpn), InstitutionKind::SharedIsr);
    let off = if shared { wide / 2 } else { wide };
    let noise = Dice::new(game.seed, game.turn, Stream::Estimate).between(-off, off);
    band(Thousandths((1000 - now.success_permille() + noise).clamp(0, 1000) as i16))
}
