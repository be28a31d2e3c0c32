//! Worlds that differ from a given one in what a seat may not know, and in nothing else (docs/RULES.md, "What is hidden").
//!
//! [`hide_game`] and [`hide_scenario`] go through every field: each struct is taken apart without `..`, so that a new field does not
//! compile until somebody has said who may know it.

pub mod start;

use std::sync::Arc;

use latticework::catalog::absent::nonzero;
use latticework::catalog::quantity::{Hours, Thousandths};
use latticework::catalog::{Act, Clause, NationId, StockKind};
use latticework::rules::crisis::{Call, Crisis, Note, Recommendation, Row, WarSetup};
use latticework::rules::models::war::{Party, War};
use latticework::rules::order::{Hold, Order};
use latticework::rules::phases::agreement::Answer;
use latticework::rules::phases::agreement::consultation::Consultation;
use latticework::rules::scenario::{LevelText, NationSetup, Objective, Scenario, Seat};
use latticework::rules::state::competition::{Competition, Front, InformationOperation};
use latticework::rules::state::view::{Viewer, band, sees_force};
use latticework::rules::state::{
    Agreement, Due, FeatureState, Force, Game, Incident, Message, NationState, Presence, Proposal, Rung, SeatState, Tally, Task, Trial,
};
use latticework::rules::vocab::dice::Dice;
use latticework::rules::vocab::ids::{AgreementId, FeatureId, ForceId, InjectId, NationSet, ProposalId, SeatId, SeatSet};
use latticework::rules::vocab::war::arena::NationMunition;
use latticework::rules::vocab::war::since::Since;
use latticework::rules::vocab::war::state::{BaseState, BoatsState, GroupState, SquadronState, ZoneState};

fn owns(scenario: &Scenario, game: &Game, seat: SeatId, nation: NationId) -> bool {
    game.commands(scenario, seat, nation)
}

/// Another value in the same band.
fn same_band(dice: &mut Dice, value: Thousandths) -> Thousandths {
    let low = band(value) - Thousandths(50);
    let changed = Thousandths::of(dice.between(i32::from(low), i32::from(low) + 99));
    assert_eq!(band(changed), band(value));
    changed
}

/// Changes, at random, everything in `game` that `seat` may not know.
pub fn hide_game(scenario: &Scenario, game: &mut Trial, seat: SeatId, dice: &mut Dice) {
    let known = game.clone();
    let own = |nation: NationId| owns(scenario, &known, seat, nation);
    let Game {
        seed,
        clock: _,
        turn: _,
        turns,
        phase: _,
        weather_until: _,
        nations,
        seats,
        forces,
        features,
        agreements,
        proposals,
        consultations,
        dues,
        rungs,
        injected,
        messages,
        competition,
        crisis,
        // All of it is public.
        quarantine: _,
        wars: _,
        doubt,
    } = &mut **game;
    *seed = dice.bits();
    if scenario.last_turn_hidden {
        *turns = Some((dice.below(300) + 30) as u16);
    }
    for (index, nation) in nations.iter_mut().enumerate() {
        if !own(NationId(index as u16)) {
            hide_nation(nation, dice);
        }
    }
    for (index, state) in seats.iter_mut().enumerate() {
        let SeatState { orders, sealed: _, ceiling, extra_nations: _, guesses } = state;
        if index != seat.index() {
            *ceiling = Act::ALL[dice.below(11) as usize];
            *guesses = (0..dice.below(3)).map(|turn| (turn as u16 + 1, Thousandths(dice.below(1001) as i16))).collect();
            orders.truncate(dice.below(3) as usize);
            orders.extend((0..dice.below(3)).map(|number| Order::Hold(Hold { force: ForceId(number) })));
        }
    }
    hide_forces(scenario, &known, forces, seat, dice);
    features.iter().for_each(public_feature);
    agreements.iter().for_each(public_agreement);
    dues.iter().for_each(public_due);
    rungs.values().for_each(|Rung { now: _, peak: _, quiet_turns: _ }| {});
    if let Some(doubt) = doubt {
        let latticework::rules::doubt::Doubt { turn: _, now, later, worth, made_of, estimate: _, price } = doubt;
        *made_of = dice.bits();
        if !own(scenario.catalog.nation_id("prc").unwrap_or(NationId(0))) {
            now.outcomes[0] = dice.below(60) as u16;
            later.cost = dice.below(5000);
            worth.now = dice.below(900) as i32 - 400;
        }
        if let Some(setup) = scenario.war.as_deref() {
            for party in Party::ALL.into_iter().filter(|&party| !own(setup.nation(party))) {
                price[party.index()] = dice.below(200) as u16;
            }
        }
    }
    hide_proposals(proposals, &own, dice);
    hide_consultations(consultations, agreements, &own, dice);
    for at in injected.iter_mut() {
        *at = nonzero(dice.below(20) as u16);
    }
    if dice.below(2) == 0 {
        injected.push(Some(1));
    }
    hide_messages(messages, seat, dice);
    hide_competition(scenario, competition, &own, dice);
    if let Some(crisis) = crisis {
        hide_crisis(scenario, &known, crisis, seat, dice);
    }
}

fn hide_crisis(scenario: &Scenario, known: &Game, crisis: &mut Crisis, seat: SeatId, dice: &mut Dice) {
    let Some(setup) = scenario.war.as_deref() else { return };
    let own = |party: Party| owns(scenario, known, seat, setup.nation(party));
    let Crisis {
        began_turn: _,
        war,
        enters: _,
        withdrew: _,
        access: _,
        spared,
        mainland,
        struck: _,
        consents,
        calls,
        recommended,
        accepted: _,
        counters,
    } = crisis;
    calls.iter().for_each(|Call { agreement: _, clause: _, obligor: _, beneficiary: _, place: _, until_turn: _, kept: _ }| {});
    let War {
        turn: _,
        entered: _,
        warned: _,
        squadrons,
        bases,
        groups,
        boats,
        missiles,
        munitions,
        air_defence: _,
        zones,
        stragglers: _,
        tally,
        outcome: _,
    } = war;
    squadrons.iter().for_each(|SquadronState { aircraft: _, base: _, just_came: _ }| {});
    groups.iter().for_each(|GroupState { ships: _, at_sea: _ }| {});
    zones.iter().for_each(|ZoneState { red: _, blue: _, held_km2: _ }| {});
    let losses = tally;
    if !own(Party::Prc) {
        missiles.iter_mut().for_each(|left| *left = dice.below(900) as u16);
        losses.missiles = dice.below(900) as u16;
        *spared = [dice.below(2) == 0; Party::COUNT];
    }
    if !own(Party::Usa) {
        *mainland = dice.below(2) == 0;
    }
    for munition in NationMunition::ALL.into_iter().filter(|munition| !own(munition.owner())) {
        munitions[munition.index()] = dice.below(900) as u16;
        losses.fired[munition.index()] = dice.below(900) as u16;
    }
    for (BoatsState { boats, ready_turn }, _) in boats.iter_mut().zip(&setup.arena.boats).filter(|(_, row)| !own(row.party)) {
        (*boats, *ready_turn) = (dice.below(4) as u16, dice.below(9) as u8);
    }
    for party in Party::ALL.into_iter().filter(|&party| !own(party)) {
        losses.boats[party.index()] = dice.below(9) as u16;
    }
    for (BaseState { interceptors, shelters: _, closed_hours: _ }, _) in
        bases.iter_mut().zip(&setup.arena.bases).filter(|(_, row)| !row.host.is_some_and(own))
    {
        *interceptors = dice.below(90) as u16;
    }
    let concerns = |note: &Note| Party::ALL.into_iter().any(|party| own(party) && note.concerns(party));
    for note in Note::ALL.into_iter().filter(|note| !concerns(note)) {
        consents.insert(note, [Since::turn(dice.below(5) as u8); Party::COUNT]);
    }
    let secret = Recommendation { nation: setup.nation(if own(Party::Prc) { Party::Usa } else { Party::Prc }), rung: 7, turn: 1, followed: false };
    recommended.push(secret);
    let seen = |id: &ForceId| known.forces.get(id).is_some_and(|force| sees_force(scenario, known, Viewer::Seat(seat), force));
    counters.retain(|id, _| seen(id) || dice.below(2) == 0);
    counters.insert(ForceId(dice.bits() as u32 | 1 << 31), Row::Boats(0));
}

fn hide_nation(nation: &mut NationState, dice: &mut Dice) {
    let NationState { support, standing, capital, budget, credit: _, publicity_wear: _, notice_until: _, tally } = nation;
    *support = same_band(dice, *support);
    *standing = same_band(dice, *standing);
    *capital = dice.below(1_000) as i32;
    *budget = dice.below(1_000_000) as i32;
    let Tally {
        deaths: _,
        injuries: _,
        hulls_damaged: _,
        incursions: _,
        publicised: _,
        obligations_refused: _,
        obligations_kept: _,
        consultations: _,
        undertakings_broken: _,
        signals,
        exercises: _,
        programmes,
        works,
        elections_lost: _,
        treaties_failed: _,
        coercions: _,
        named: _,
        live_fires: _,
        surprised: _,
        hulls_delivered: _,
    } = tally;
    *programmes = dice.below(9) as u16;
    *works = dice.below(9) as u16;
    *signals = dice.below(50) as u16;
}

fn hide_forces(scenario: &Scenario, known: &Game, forces: &mut std::collections::BTreeMap<ForceId, Force>, seat: SeatId, dice: &mut Dice) {
    let own_bits =
        scenario.nations_present().filter(|&nation| owns(scenario, known, seat, nation)).fold(0u64, |bits, nation| bits | 1 << (nation.0 % 64));
    let sees = |force: &Force| sees_force(scenario, known, Viewer::Seat(seat), force);
    // Forces that the seat may not know of: some go, some change in everything, new ones come.
    let unseen: Vec<(ForceId, Force)> = forces.iter().filter(|(_, force)| !sees(force)).map(|(&id, force)| (id, force.clone())).collect();
    for (id, force) in unseen {
        match dice.below(3) {
            0 => {
                forces.remove(&id);
            }
            1 => {
                let other = Force { name: Arc::from("another"), strength: 1 + dice.below(9) as u16, fixed: !force.fixed, ..force };
                forces.insert(id, other);
            }
            _ => {
                forces.insert(ForceId((1 << 24) + 77 + dice.below(1 << 23)), force);
            }
        }
    }
    for force in forces.values_mut().filter(|force| sees(force)) {
        let on_scene = force.task.is_some_and(|task| latticework::rules::scenario::on_scene(scenario, force, task.feature));
        let Force {
            name: _,
            nation,
            kind: _,
            position: _,
            home: _,
            strength: _,
            damaged: _,
            lost: _,
            repair_hours,
            hours_out,
            route,
            progress_m,
            task,
            fixed: _,
            active: _,
            arrives,
            seen_by,
            station_hours,
        } = force;
        *arrives = (dice.below(2) == 0).then_some(InjectId(3));
        *seen_by = NationSet((seen_by.0 & own_bits) | (dice.bits() & !own_bits));
        if !owns(scenario, known, seat, *nation) {
            *repair_hours = Hours(dice.below(500));
            *station_hours = Hours(dice.below(500));
            *hours_out = Hours(dice.below(500));
            *progress_m = dice.below(20_000);
            *route = (0..dice.below(5)).map(latticework::geo::CellId).collect();
            if !on_scene && dice.below(2) == 0 {
                *task = None;
            }
        }
    }
    // A ship on its way to do something: the task is its own seat's to know until it is there.
    let away: Vec<ForceId> =
        forces.iter().filter(|(_, force)| sees(force) && !owns(scenario, known, seat, force.nation)).map(|(&id, _)| id).collect();
    for id in away {
        let Some(force) = forces.get_mut(&id) else { continue };
        let feature = FeatureId(dice.below(scenario.features.len() as u32) as u16);
        if force.task.is_none() && !latticework::rules::scenario::on_scene(scenario, force, feature) {
            force.task = Some(Task { feature, act: Act::Patrol, against: None });
        }
    }
}

/// Stocks, shipments, programmes that are not public, and operations whose author is not known.
fn hide_competition(scenario: &Scenario, state: &mut Competition, own: &dyn Fn(NationId) -> bool, dice: &mut Dice) {
    let Competition { fronts, programmes, works, exercises: _, interop: _, coercions: _, influences, policies: _, region: _, elections: _ } = state;
    for (index, front) in fronts.iter_mut().enumerate() {
        let Front { stocks, alignment: _, prebunked_until: _, persuasion_wear: _, influence_wear, inducement_wear: _ } = front;
        if !own(NationId(index as u16)) {
            stocks.insert(StockKind::Interceptors, dice.below(900) as u16);
            *influence_wear = Thousandths(dice.below(900) as i16);
        }
    }
    for (programme, known) in scenario.catalog.programmes.iter().zip(programmes.iter_mut()) {
        if !own(programme.nation) {
            known.hours_left = Hours(dice.below(9_000));
            if !programme.public {
                known.running = dice.below(2) == 0;
                known.delivered = dice.below(2) == 0;
            }
        }
    }
    for work in works.iter_mut().filter(|work| !own(work.nation) && work.hours_left > Hours(0)) {
        work.hours_left = Hours(1 + dice.below(9_000));
    }
    let secret = |influence: &InformationOperation| !(own(influence.by) || influence.attributed || own(influence.target) && influence.landed);
    influences.retain(|influence| !secret(influence) || dice.below(2) == 0);
    for influence in influences.iter_mut().filter(|influence| secret(influence)) {
        influence.effect = Thousandths(dice.below(90) as i16);
    }
}

fn public_feature(state: &FeatureState) {
    let FeatureState {
        control: _,
        supply: _,
        supply_clock_hours: _,
        fabric: _,
        built: _,
        garrison: _,
        deliveries: _,
        repair_deliveries: _,
        presence,
        incidents,
    } = state;
    incidents.iter().for_each(|Incident { by: _, against: _, act: _, turn: _ }| {});
    presence.iter().for_each(|Presence { nation: _, hull_hours_last: _, hull_hours: _, stay_hours: _, longest_stay_hours: _, turns: _ }| {});
}

fn public_agreement(agreement: &Agreement) {
    let Agreement { def: _, text: _, status: _, since_turn: _, ends_turn: _, suspended_until: _, made_here: _, ratifying: _ } = agreement;
}

fn public_due(due: &Due) {
    let Due { agreement: _, clause: _, obligor: _, beneficiary: _, against: _, feature: _, turn: _, until_turn: _, kept: _ } = due;
}

fn hide_proposals(proposals: &mut std::collections::BTreeMap<ProposalId, Proposal>, own: &dyn Fn(NationId) -> bool, dice: &mut Dice) {
    let others: Vec<(ProposalId, Proposal)> = proposals
        .iter()
        .filter(|(_, proposal)| proposal.private && !own(proposal.from) && !proposal.to.iter().any(|&to| own(to)))
        .map(|(&id, proposal)| (id, proposal.clone()))
        .collect();
    for (id, proposal) in others {
        let Proposal { from, to, text, turn, answers, open, counters, private } = proposal;
        match dice.below(3) {
            0 => {
                proposals.remove(&id);
            }
            1 => {
                let mut text = text;
                text.name.push_str(" (other words)");
                let answers = answers.iter().map(|_| Some(Answer::Refuse { why: vec![] })).collect();
                proposals.insert(id, Proposal { from, to, text, turn, answers, open: !open, counters: None, private });
            }
            _ => {
                let nth = ProposalId::of(turn, from, to[0], 60 + dice.below(9) as u8);
                proposals.insert(nth, Proposal { from, to, text, turn, answers, open, counters, private });
            }
        }
    }
}

/// What others are asked, and what they answer, is theirs alone; how much of it there is, too.
fn hide_consultations(consultations: &mut Vec<Consultation>, agreements: &[Agreement], own: &dyn Fn(NationId) -> bool, dice: &mut Dice) {
    let concerns = |known: &Consultation| own(known.nation) || own(known.host);
    consultations.retain(|known| concerns(known) || dice.below(2) == 0);
    for known in consultations.iter_mut() {
        let Consultation { nation: _, host: _, agreement: _, clause: _, operation: _, tension: _, turn: _, due_turn, granted } = known;
        if !own(known.nation) && !own(known.host) {
            *due_turn = dice.below(20) as u16;
            *granted = [None, Some(true), Some(false)][dice.below(3) as usize];
        }
    }
    for _ in 0..dice.below(3) {
        let id = dice.below(agreements.len().max(1) as u32) as u16;
        let clauses = agreements.get(usize::from(id)).map_or(&[][..], Agreement::clauses);
        let permission = clauses.iter().enumerate().find_map(|(clause, text)| match text {
            Clause::Permission { grantor, grantees, operation, .. } => Some((clause as u16, *grantor, *grantees.first()?, *operation)),
            _ => None,
        });
        let Some((clause, host, nation, operation)) = permission.filter(|(_, host, guest, _)| !own(*host) && !own(*guest)) else { continue };
        let granted = Some(dice.below(2) == 0);
        let tension = latticework::catalog::clause::Tension::War;
        consultations.push(Consultation { nation, host, agreement: AgreementId(id), clause, operation, tension, turn: 1, due_turn: 1, granted });
    }
}

fn hide_messages(messages: &mut Vec<Message>, seat: SeatId, dice: &mut Dice) {
    messages.retain(|Message { from, to, turn: _, text: _ }| *from == Some(seat) || to.contains(seat) || dice.below(2) == 0);
    let others = SeatSet(!SeatSet::one(seat).0);
    for _ in 0..dice.below(3) {
        let at = dice.below(messages.len() as u32 + 1) as usize;
        messages.insert(at, Message { from: None, to: others, turn: 1, text: format!("secret {}", dice.bits()) });
    }
}

/// Changes, at random, everything in a scenario that `seat` may not know.
pub fn hide_scenario(scenario: &Scenario, game: &Game, seat: SeatId, dice: &mut Dice) -> Scenario {
    let mut other = scenario.clone();
    let Scenario {
        slug: _,
        text,
        catalog: _,
        map: _,
        place_cells: _,
        clock: _,
        start: _,
        start_hour: _,
        turn_hours: _,
        turns,
        last_turn_hidden,
        staff_actions: _,
        offers_per_pair: _,
        seats,
        nations,
        features: _,
        forces,
        agreements: _,
        injects,
        objectives,
        lessons,
        parameters: _,
        sea_ways: _,
        war,
        quarantine: _,
    } = &mut other;
    if let Some(known) = war.as_deref() {
        let mut hidden = known.clone();
        let own = |party: Party| scenario.seat(seat).nations.contains(&known.nation(party));
        let WarSetup {
            arena,
            at_war: _,
            turns: _,
            warning,
            taiwan_skill,
            red_skill,
            maritime_jassm: _,
            red_missiles,
            extra_shelters: _,
            stocks: _,
            one_of: _,
            as_agreed: _,
            opening: _,
        } = &mut hidden;
        arena.boats.iter_mut().filter(|row| !own(row.party)).for_each(|row| row.boats = dice.below(5) as u16);
        if !own(Party::Prc) {
            arena.missiles.iter_mut().for_each(|row| row.launchers = dice.below(50) as u16);
            *red_missiles = 500 + dice.below(900) as u16;
        }
        (*warning, *taiwan_skill, *red_skill) = (dice.below(1000) as u16, 500 + dice.below(900) as u16, 500 + dice.below(900) as u16);
        *war = Some(Arc::new(hidden));
    }
    let LevelText { title: _, summary: _, aims: _, minutes: _, situation: _, sources: _, questions: _, instructor_notes } = text;
    instructor_notes.push_str(" And a secret.");
    if *last_turn_hidden {
        *turns = Some(1 + dice.below(100) as u16);
    }
    for (index, one) in seats.iter_mut().enumerate() {
        let Seat { slug: _, name: _, nations: _, for_people: _, public_brief: _, private_brief, ceiling, success: _ } = one;
        if index != seat.index() {
            private_brief.push_str(" And a secret.");
            *ceiling = Act::ALL[dice.below(11) as usize];
        }
    }
    for (index, setup) in nations.iter_mut().enumerate() {
        let NationSetup { present: _, support, standing, capital, budget, income, alignment: _, credit: _, hull_pool: _ } = setup;
        // What a seat took over from a desk it knows as it stands now, and its start in bands.
        if !scenario.seat(seat).nations.contains(&NationId(index as u16)) && game.seats[seat.index()].extra_nations.is_empty() {
            *support = same_band(dice, *support);
            *standing = same_band(dice, *standing);
            *capital = dice.below(100) as i32;
            *budget = dice.below(100) as i32;
            *income = dice.below(100) as i32;
        }
    }
    forces.truncate(dice.below(forces.len() as u32) as usize);
    injects.truncate(dice.below(injects.len() as u32 + 1) as usize);
    objectives.retain(|Objective { seat: whose, title: _, text: _, tiers: _ }| *whose == seat || dice.below(2) == 0);
    lessons.retain(|step| step.seat == seat || dice.below(2) == 0);
    other
}
