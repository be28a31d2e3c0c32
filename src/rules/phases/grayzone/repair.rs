//! Damaged hulls that have reached a port are repaired there.

use crate::catalog::quantity::Hours;
use crate::rules::change::Change;
use crate::rules::event::Event;
use crate::rules::vocab::ids::ForceId;
use crate::rules::vocab::position::Position;

/// Every force with damaged hulls in port works on them. In a war yards wait: what was damaged before is not among the hulls that it counts.
pub fn resolve(change: &mut Change) {
    let scenario = change.scenario;
    let in_port: Vec<ForceId> = change
        .game
        .active_forces()
        .filter(|(id, _)| change.game.at_war().is_none_or(|crisis| !crisis.counters.contains_key(id)))
        .filter(|(_, force)| force.damaged > 0 && matches!(force.position, Position::At(_)))
        .map(|(id, _)| id)
        .collect();
    for id in in_port {
        let force = &change.game.forces[&id];
        let (damaged, left) = (force.damaged, force.repair_hours.saturating_sub(change.game.turn_hours(scenario)));
        let own = change.game.seats_of(scenario, &[force.nation]);
        if left == Hours::NONE {
            let audience = change.seats_that_see(force);
            change.emit(audience, Event::HullsRepaired { force: id, hulls: damaged });
        } else {
            change.emit(own, Event::Repairing { force: id, hours_left: left });
        }
    }
}
