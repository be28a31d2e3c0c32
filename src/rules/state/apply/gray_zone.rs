//! Encounters at contested features, and what they do to hulls, people, outposts and control.

use super::part::{bump, with_feature, with_force, with_nation};
use crate::catalog::quantity::Hours;
use crate::catalog::{Act, Cargo, NationId};
use crate::rules::event::group::GrayZone;
use crate::rules::state::{FeatureState, Game, Incident, Presence};

/// Changes features, and forces at them.
pub(super) fn apply(game: &mut Game, event: GrayZone<'_>) {
    match event {
        GrayZone::Encountered { feature, actor, opponent, act, .. } => {
            let incident = Incident { by: *opponent, against: *actor, act: *act, turn: game.turn };
            with_feature(game, *feature, |state| state.note(incident));
        }
        GrayZone::HullsDamaged { force, hulls, repair_hours } => {
            let mut nation = None;
            with_force(game, *force, |force| {
                let hulls = (*hulls).min(force.strength);
                force.strength -= hulls;
                force.damaged += hulls;
                force.repair_hours = force.repair_hours.max(*repair_hours);
                nation = Some((force.nation, hulls));
            });
            if let Some((nation, hulls)) = nation {
                with_nation(game, nation, |state| bump(&mut state.tally.hulls_damaged, hulls));
            }
        }
        GrayZone::HullsRepaired { force, hulls } => with_force(game, *force, |force| {
            let hulls = (*hulls).min(force.damaged);
            force.damaged -= hulls;
            force.strength += hulls;
            force.repair_hours = Hours::NONE;
        }),
        GrayZone::Repairing { force, hours_left } => with_force(game, *force, |force| force.repair_hours = *hours_left),
        GrayZone::HullsLost { force, hulls } => with_force(game, *force, |force| {
            let hulls = (*hulls).min(force.strength);
            force.strength -= hulls;
            force.lost += hulls;
        }),
        GrayZone::Casualties { nation, deaths, injuries, .. } => with_nation(game, *nation, |state| {
            bump(&mut state.tally.deaths, *deaths);
            bump(&mut state.tally.injuries, *injuries);
        }),
        GrayZone::Delivered { feature, cargo, .. } => with_feature(game, *feature, |state| {
            bump(&mut state.deliveries, 1);
            match cargo {
                Cargo::Supplies => {
                    state.supply = (state.supply + 1).min(3);
                    state.supply_clock_hours = Hours::NONE;
                }
                Cargo::RepairMaterial => {
                    bump(&mut state.repair_deliveries, 1);
                    state.fabric = (state.fabric + 1).min(3);
                }
            }
        }),
        GrayZone::SupplyUsed { feature, clock_hours, steps } => with_feature(game, *feature, |state| {
            state.supply -= (*steps).min(state.supply);
            state.supply_clock_hours = *clock_hours;
        }),
        GrayZone::FabricWorn { feature } => with_feature(game, *feature, |state| state.fabric = state.fabric.saturating_sub(1)),
        GrayZone::GarrisonLeft { feature } => with_feature(game, *feature, |state| state.garrison = false),
        GrayZone::PresenceCounted { feature, nation, hull_hours, hours } => {
            with_feature(game, *feature, |state| count_presence(state, *nation, *hull_hours, *hours));
        }
        GrayZone::ControlMoved { feature, by, .. } => {
            with_feature(game, *feature, |state| state.control = state.control.saturating_add(*by).clamp(-3, 3));
        }
        GrayZone::Surveyed { .. } => {}
        GrayZone::Stationed { force, hours, .. } => with_force(game, *force, |force| force.station_hours = *hours),
        GrayZone::Pressed { feature, nation, target, act, .. } => {
            let incident = Incident { by: *nation, against: *target, act: *act, turn: game.turn };
            with_feature(game, *feature, |state| state.note(incident));
            with_nation(game, *nation, |state| state.tally.live_fires = state.tally.live_fires.saturating_add(u16::from(*act == Act::LiveFire)));
        }
        GrayZone::NoticeGiven { nation, until_turn } => with_nation(game, *nation, |state| state.notice_until = Some(*until_turn)),
        GrayZone::Surprised { nation, .. } => with_nation(game, *nation, |state| state.tally.surprised = state.tally.surprised.saturating_add(1)),
        GrayZone::Built { feature, to, .. } => with_feature(game, *feature, |state| state.built = (*to).min(3)),
    }
}

fn count_presence(state: &mut FeatureState, nation: NationId, hull_hours: Hours, hours: Hours) {
    let at = match state.presence.binary_search_by_key(&nation.0, |presence| presence.nation) {
        Ok(at) => at,
        Err(at) => {
            state.presence.insert(at, Presence { nation: nation.0, ..Presence::default() });
            at
        }
    };
    let presence = &mut state.presence[at];
    presence.hull_hours_last = hull_hours;
    presence.hull_hours = presence.hull_hours.saturating_add(hull_hours);
    presence.stay_hours = if hours == Hours::NONE { Hours::NONE } else { presence.stay_hours.saturating_add(hours) };
    presence.longest_stay_hours = presence.longest_stay_hours.max(presence.stay_hours);
    bump(&mut presence.turns.0, u16::from(hours > Hours::NONE));
}
