//! What must hold of every game at every moment.

use crate::catalog::{AgreementStatus, Domain};
use crate::rules::Scenario;
use crate::rules::agreement::permission;
use crate::rules::scenario::Position;
use crate::rules::state::Game;

/// What must hold at every moment, and does not.
pub fn broken_invariants(scenario: &Scenario, game: &Game) -> Vec<String> {
    let mut broken = Vec::new();
    for (id, force) in &game.forces {
        if let Position::At(place) = force.position
            && force.active
            && !permission::at_place(scenario, game, force.nation, place, crate::catalog::Operation::Logistics).allows()
            && force.home != place
        {
            broken.push(format!("turn {}: {} lies at {} without leave", game.turn, force.name, scenario.catalog.place(place).name));
        }
        let on_land = scenario.cell_of(force.position).and_then(|cell| scenario.map.cell(cell)).is_some_and(|cell| !cell.has_sea());
        let afloat = matches!(scenario.catalog.force_type(force.kind).domain, Domain::Surface | Domain::Subsurface);
        if afloat && on_land && matches!(force.position, Position::Field(_)) {
            broken.push(format!("turn {}: {} ({}) floats on land", game.turn, force.name, id.0));
        }
    }
    for nation in scenario.nations_present() {
        let hulls = |game: &Game| -> u32 {
            game.forces.values().filter(|force| force.nation == nation).map(|f| u32::from(f.strength) + u32::from(f.damaged) + u32::from(f.lost)).sum()
        };
        let began: u32 = scenario.forces.iter().filter(|setup| setup.nation == nation).map(|setup| u32::from(setup.strength)).sum();
        if hulls(game) != began {
            broken.push(format!("turn {}: {} has {} hulls, began with {began}", game.turn, scenario.catalog.nation(nation).name, hulls(game)));
        }
        let state = &game.nations[nation.index()];
        let fine = (0..=1000).contains(&state.support) && (0..=1000).contains(&state.standing) && (0..=1000).contains(&state.credit);
        if !fine || state.capital < 0 || state.budget < 0 {
            broken.push(format!("turn {}: {} has numbers out of bounds", game.turn, scenario.catalog.nation(nation).name));
        }
    }
    for feature in &game.features {
        if !(-3..=3).contains(&feature.control) || feature.supply > 3 || feature.fabric > 3 {
            broken.push(format!("turn {}: a feature's numbers are out of bounds", game.turn));
        }
    }
    for (setup, agreement) in scenario.agreements.iter().zip(&game.agreements) {
        let legal = agreement.status == setup.status || setup.status.may_become(agreement.status);
        if !legal {
            broken.push(format!("turn {}: {} went from {:?} to {:?}", game.turn, agreement.text.name, setup.status, agreement.status));
        }
        if agreement.status == AgreementStatus::InForce && agreement.ends_turn != 0 && agreement.ends_turn < game.turn {
            broken.push(format!("turn {}: {} is in force after its end", game.turn, agreement.text.name));
        }
    }
    broken
}
