//! Who sees forces that only ISR sees: patrol and unmanned aircraft within reach, and everybody with whom the picture is shared.

use crate::catalog::clause::InstitutionKind;
use crate::catalog::quantity::{Km, Thousandths};
use crate::catalog::{Domain, Icon, NationId};
use crate::rules::change::Change;
use crate::rules::event::Event;
use crate::rules::state::competition::share;
use crate::rules::vocab::dice::Dice;
use crate::rules::vocab::force::Force;
use crate::rules::vocab::ids::{ForceId, NationSet};
use crate::rules::vocab::parameter::Param;
use crate::rules::vocab::stream::Stream;

/// Looks for every hidden force, and shares what is found.
pub fn resolve(change: &mut Change) {
    let scenario = change.scenario;
    let hidden = |force: &Force| scenario.catalog.force_type(force.kind).seen_by_isr_only;
    let sought: Vec<ForceId> = change.game.active_forces().filter(|(_, force)| hidden(force)).map(|(id, _)| id).collect();
    if sought.is_empty() {
        return;
    }
    let chance = scenario.parameters.get(Param::DetectionChance);
    let nations: Vec<NationId> = scenario.nations_present().collect();
    for id in sought {
        let force = &change.game.forces[&id];
        let owner = force.nation;
        let Some(cell) = scenario.cell_of(force.position) else { continue };
        let watches = |eye: &Force| {
            let kind = scenario.catalog.force_type(eye.kind);
            let looks = kind.domain == Domain::Air && matches!(kind.icon, Icon::PatrolAircraft | Icon::Drone);
            let near = || scenario.cell_of(eye.position).is_some_and(|at| Km::of_metres(scenario.map.distance_m(at, cell)) <= kind.radius_km);
            looks && eye.strength > 0 && near()
        };
        let mut seen = NationSet::NONE;
        for &nation in nations.iter().filter(|&&nation| nation != owner) {
            let eyes = change.game.active_forces().filter(|(_, eye)| eye.nation == nation && watches(eye)).count() as i32;
            if eyes > 0
                && Dice::new(change.game.seed, change.game.turn, Stream::Detection { force: id, nation })
                    .chance(Thousandths::of((chance * eyes.min(3)).min(900)))
            {
                seen = seen.union(NationSet::one(nation));
            }
        }
        let alone = seen;
        for &nation in nations.iter().filter(|&&nation| nation != owner) {
            let told = nations.iter().any(|&other| alone.contains(other) && share(&change.game, nation, other, InstitutionKind::SharedIsr));
            if told {
                seen = seen.union(NationSet::one(nation));
            }
        }
        if seen != change.game.forces[&id].seen_by {
            let finders: Vec<NationId> = nations.iter().copied().filter(|nation| seen.contains(*nation)).collect();
            let audience = change.game.seats_of(scenario, &finders);
            change.emit(audience, Event::Detected { force: id, seen_by: seen });
        }
    }
}
