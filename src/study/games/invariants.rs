//! What must hold of every game at every moment, and from one moment to the next.

use crate::catalog::{AgreementStatus, Domain, NationId, Operation};
use crate::rules::Scenario;
use crate::rules::phases::agreement::{obligation, permission};
use crate::rules::phases::movement;
use crate::rules::quarantine::{MerchantCargo, Quarantine};
use crate::rules::scenario::Position;
use crate::rules::state::{Game, Trial};
use crate::rules::vocab::ids::FeatureId;

/// What must hold at every moment, and does not.
pub fn broken_invariants(scenario: &Scenario, game: &Game) -> Vec<String> {
    let mut broken = Vec::new();
    let mut say = |what: String| broken.push(format!("turn {}: {what}", game.turn));
    for (id, force) in &game.forces {
        let kind = scenario.catalog.force_type(force.kind);
        let cell = scenario.cell_of(force.position).and_then(|cell| scenario.map.cell(cell));
        let afloat = matches!(kind.domain, Domain::Surface | Domain::Subsurface);
        if afloat && matches!(force.position, Position::Field(_)) && cell.is_some_and(|cell| !cell.has_sea()) {
            say(format!("{} ({}) floats on land", force.name, id.0));
        }
        if force.damaged == 0 && force.strength == 0 && force.lost == 0 {
            say(format!("{} is nothing", force.name));
        }
    }
    for nation in scenario.nations_present() {
        let name = &scenario.catalog.nation(nation).name;
        let (now, began) = (hulls(game, nation), began_with(scenario, nation) + u32::from(game.nations[nation.index()].tally.hulls_delivered));
        if now != began {
            say(format!("{name} has {now} hulls, began with {began}"));
        }
        let state = &game.nations[nation.index()];
        let fine = [state.support, state.standing, state.credit, state.publicity_wear].iter().all(|value| (0..=1000).contains(&value.0));
        if !fine || state.capital < 0 || state.budget < 0 {
            say(format!("{name} has numbers out of bounds"));
        }
    }
    for (feature, state) in scenario.features.iter().zip(&game.features) {
        if !(-3..=3).contains(&state.control) || state.supply > 3 || state.fabric > 3 || (state.garrison && !feature.outpost) {
            say("a feature's numbers are out of bounds".to_owned());
        }
    }
    for (pair, rung) in &game.rungs {
        if rung.now > 8 || rung.peak < rung.now {
            say(format!("the rung of {pair:?} is {} and its peak {}", rung.now, rung.peak));
        }
    }
    for (index, agreement) in game.agreements.iter().enumerate() {
        let legal = scenario.agreements.get(index).is_none_or(|setup| agreement.status == setup.status || setup.status.may_become(agreement.status));
        if !legal {
            say(format!("{} has come to {:?}, which its first status does not allow", agreement.text.name, agreement.status));
        }
        if agreement.status == AgreementStatus::InForce && agreement.ends_turn.is_some_and(|ends| ends < game.turn) {
            say(format!("{} is in force after its end", agreement.text.name));
        }
    }
    if let Some(quarantine) = &game.quarantine {
        broken.extend(broken_quarantine(scenario, quarantine).into_iter().map(|what| format!("turn {}: {what}", game.turn)));
    }
    broken
}

/// What must hold of a quarantine: every ship is accounted for, stores hold no more than they can, shares are shares.
fn broken_quarantine(scenario: &Scenario, now: &Quarantine) -> Vec<String> {
    let mut broken = Vec::new();
    for cargo in MerchantCargo::ALL {
        if !now.ledger[cargo.index()].balances() {
            broken.push(format!("ships with {cargo:?} appear or vanish: {:?}", now.ledger[cargo.index()]));
        }
        if now.stock_hours[cargo.index()] > Quarantine::room_hours(scenario, cargo) {
            broken.push(format!("{cargo:?} for {} hours is more than fits", now.stock_hours[cargo.index()]));
        }
    }
    if ![now.power, now.endurance, now.fear].iter().all(|value| (0..=1000).contains(&value.0)) {
        broken.push(format!("electricity {}, endurance {} or fear {} is out of bounds", now.power, now.endurance, now.fear));
    }
    if now.through.iter().any(|(nation, through)| now.sent.get(nation).is_none_or(|sent| through > sent)) {
        broken.push("more convoys came through than sailed".to_owned());
    }
    broken
}

/// What must hold between the starts of two turns in a row, and does not.
pub fn broken_between(scenario: &Scenario, before: &Game, after: &Game) -> Vec<String> {
    let mut broken = Vec::new();
    let mut say = |what: String| broken.push(format!("turn {} to {}: {what}", before.turn, after.turn));
    let meanwhile = || as_forces_moved(before, after);
    for (id, force) in after.forces.iter().filter(|(_, force)| force.active) {
        match force.position {
            Position::At(place) => {
                // When leave ends a force has a turn to go; whoever had none before either is there against the rules, unless its home is
                // there and it has nowhere else to go.
                let leave = |game: &Game| permission::still_at_place(scenario, game, force.nation, place, Operation::Logistics).allows();
                // In a war the crisis phases decide who may use which base.
                let in_war = after.crisis.as_ref().is_some_and(|crisis| crisis.counters.contains_key(id));
                if force.home != place && !in_war && !leave(after) && !leave(before) && !leave(&meanwhile()) {
                    say(format!("{} lies at {} without leave", force.name, scenario.catalog.place(place).name));
                }
            }
            Position::Field(at) => {
                // A ship that only passes through has not entered; nor has one that lies there in distress.
                let entered = movement::enters(scenario, after, force, at, &force.route).filter(|&owner| {
                    let then = before.forces.get(id).filter(|then| then.active);
                    let cell = then.and_then(|then| Some((then, scenario.cell_of(then.position)?)));
                    force.strength > 0 && cell.is_some_and(|(then, cell)| movement::enters(scenario, after, then, cell, &then.route) != Some(owner))
                });
                let recorded = |game: &Game| game.nations[force.nation.index()].tally.incursions;
                let open = !scenario.catalog.force_type(force.kind).seen_by_isr_only;
                if let Some(owner) = entered
                    && open
                    && recorded(after) == recorded(before)
                    && movement::incursion_at(scenario, &meanwhile(), force, at).is_some()
                {
                    let owner = &scenario.catalog.nation(owner).name;
                    say(format!("{} entered the waters of {owner} without leave, and no incursion was recorded", force.name));
                }
            }
        }
    }
    for (then, now) in before.agreements.iter().zip(&after.agreements) {
        if then.status != now.status && !then.status.may_become(now.status) {
            say(format!("{} went from {:?} to {:?}", now.text.name, then.status, now.status));
        }
    }
    if after.agreements.len() < before.agreements.len() || after.dues.len() < before.dues.len() {
        say("an agreement or an obligation has vanished".to_owned());
    }
    for (pair, then) in &before.rungs {
        if after.rungs.get(pair).is_none_or(|now| now.peak < then.peak) {
            say(format!("the peak of {pair:?} has sunk"));
        }
    }
    for (index, (then, now)) in before.nations.iter().zip(&after.nations).enumerate() {
        let (then, now) = (&then.tally, &now.tally);
        if now.deaths < then.deaths || now.incursions < then.incursions || now.obligations_refused < then.obligations_refused {
            say(format!("what nation {index} has been counted has been uncounted"));
        }
    }
    broken
}

/// What must hold of who was shown to the world in a turn, and does not: an opponent that did something there, never oneself, a nation of one's
/// team or a partner. Who became a partner, or ceased to be one, within the turn counts as none.
pub(crate) fn broken_publicity(scenario: &Scenario, before: &Game, after: &Game, shown: &[(NationId, NationId, FeatureId)]) -> Vec<String> {
    let partners = |a, b| obligation::are_partners(before, a, b) && obligation::are_partners(after, a, b);
    let of_one_team = |a, b| after.seat_of(scenario, a).is_some_and(|seat| after.seat_of(scenario, b) == Some(seat));
    let mut broken = Vec::new();
    for &(nation, against, feature) in shown {
        let did = after.features[feature.index()].incidents.iter().any(|incident| incident.by == against);
        if nation == against || partners(nation, against) || of_one_team(nation, against) || !did {
            let name = |nation| &scenario.catalog.nation(nation).name;
            broken.push(format!("turn {}: {} shows the world {}", before.turn, name(nation), name(against)));
        }
    }
    broken
}

/// As things stood when forces moved: what is agreed or granted with the turn may be gone again in it, when a rung rises, or when what was
/// agreed in quiet is made public and suspended.
fn as_forces_moved(before: &Game, after: &Game) -> Trial {
    let mut game = Trial::of(after);
    game.rungs.clone_from(&before.rungs);
    for (index, agreement) in game.agreements.iter_mut().enumerate() {
        agreement.suspended_until = before.agreements.get(index).and_then(|then| then.suspended_until);
    }
    game
}

fn hulls(game: &Game, nation: NationId) -> u32 {
    let count = |force: &crate::rules::state::Force| u32::from(force.strength) + u32::from(force.damaged) + u32::from(force.lost);
    game.forces.values().filter(|force| force.nation == nation).map(count).sum()
}

fn began_with(scenario: &Scenario, nation: NationId) -> u32 {
    scenario.forces.iter().filter(|setup| setup.nation == nation).map(|setup| u32::from(setup.strength)).sum()
}
