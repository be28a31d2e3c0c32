//! Counters follow the counts: what was lost, which base a squadron came to, where ships are.

use crate::catalog::war::WaterRole;
use crate::geo::CellId;
use crate::rules::change::Change;
use crate::rules::event::Event;
use crate::rules::models::war::Plan;
use crate::rules::scenario::Scenario;
use crate::rules::scenario::war::WarSetup;
use crate::rules::vocab::crisis::Row;
use crate::rules::vocab::ids::ForceId;
use crate::rules::vocab::position::Position;
use crate::rules::vocab::war::Party;
use crate::rules::vocab::war::arena::{Arena, Fleet};
use crate::rules::vocab::war::state::War;

/// Moves counters and takes their losses, after a turn was fought.
pub(super) fn resolve(change: &mut Change, setup: &WarSetup, plans: &[Plan; 2], before: &War, after: &War) {
    let Some(crisis) = change.game.crisis.as_ref() else { return };
    let counters: Vec<(ForceId, Row)> = crisis.counters.iter().map(|(&id, &row)| (id, row)).collect();
    for (id, row) in counters {
        let lost = match row {
            Row::Squadron(index) => before.squadrons[usize::from(index)].aircraft - after.squadrons[usize::from(index)].aircraft,
            Row::Group(index) => before.groups[usize::from(index)].ships - after.groups[usize::from(index)].ships,
            Row::Boats(index) => before.boats[usize::from(index)].boats - after.boats[usize::from(index)].boats,
            // Launchers are not struck in this model: what they fire is.
            Row::Missiles(_) => 0,
        };
        move_to(change, setup, plans, after, id, row);
        let Some(force) = change.game.forces.get(&id) else { continue };
        let hulls = lost.min(force.strength);
        if hulls > 0 {
            let audience = change.seats_that_see(force);
            let own = change.game.seats_of(change.scenario, &[force.nation]);
            let hidden = change.scenario.catalog.force_type(force.kind).seen_by_isr_only;
            change.emit(if hidden { own } else { audience }, Event::HullsLost { force: id, hulls });
        }
    }
}

fn move_to(change: &mut Change, setup: &WarSetup, plans: &[Plan; 2], after: &War, id: ForceId, row: Row) {
    let scenario = change.scenario;
    let to = match row {
        Row::Squadron(index) => Some(Position::At(setup.arena.bases[usize::from(after.squadrons[usize::from(index)].base)].place)),
        Row::Group(index) => station(scenario, &setup.arena, plans, after, usize::from(index)).map(Position::Field),
        Row::Boats(_) | Row::Missiles(_) => None,
    };
    let Some(force) = change.game.forces.get(&id) else { return };
    let from = force.position;
    // A base outside the window has no counter on the map.
    let Some(to) = to.filter(|&to| to != from && scenario.cell_of(to).is_some()) else { return };
    let audience = change.seats_that_see(force);
    change.emit(audience, Event::Moved { force: id, from, path: Vec::new(), to });
}

/// Where a group at sea stands: China's in the Strait and before it, allied ones that came forward in the western Philippine Sea, the
/// others off Guam.
fn station(scenario: &Scenario, arena: &Arena, plans: &[Plan; 2], after: &War, index: usize) -> Option<CellId> {
    let (group, state) = (&arena.groups[index], after.groups[index]);
    if !state.at_sea || state.ships == 0 || !after.fights(group.party) {
        return None;
    }
    let forward = plans[1].forward.get(index).copied().unwrap_or(false) && group.from_turn < after.turn;
    let water = match (group.party, group.fleet) {
        (Party::Prc, Fleet::Landing) => plans[0].landing.map(|_| WaterRole::Crossing)?,
        (Party::Prc, Fleet::Surface | Fleet::Carrier) => WaterRole::Screen,
        (Party::Twn, _) => return None,
        _ if forward => WaterRole::Approach,
        _ if group.in_reach => WaterRole::Rear,
        _ => return None,
    };
    let at = scenario.catalog.war.water(water)?.at;
    let cell = scenario.map.cell_at(at)?;
    scenario.map.cell(cell).filter(|cell| cell.has_sea()).map(|_| cell)
}
