//! From wants to orders: each idea is an order with a weight; those that the rules allow are given, the weightiest first.

use super::wants::{FeatureWants, Wants};
use super::{Skill, answer};
use crate::catalog::clause::Promise;
use crate::catalog::{Clause, Domain, Icon, NationId};
use crate::rules::agreement::{AgreementText, Instrument, obligation};
use crate::rules::dice::{Dice, Roll};
use crate::rules::grayzone::{Act, control};
use crate::rules::ids::{DueId, FeatureId, ForceId, SeatId};
use crate::rules::order::{Consult, Hold, Honour, Move, Order, Publicise, Signal, SignalKind, Undertake};
use crate::rules::scenario::Position;
use crate::rules::state::{Force, Game};
use crate::rules::view::View;
use crate::rules::{Command, Scenario, turn as rules_turn};

/// What a force is thought to do next: an act at a feature, against whom, and how much that is wanted.
#[derive(Clone, Copy, Debug)]
struct Idea {
    force: ForceId,
    feature: FeatureId,
    act: Act,
    against: Option<NationId>,
    weight: i32,
}

struct Mind<'a> {
    scenario: &'a Scenario,
    game: Game,
    seat: SeatId,
    nations: Vec<NationId>,
    wants: Wants,
    dice: Dice,
    skill: Skill,
    commands: Vec<Command>,
}

/// The commands of a computer's turn, orders and ceiling, without the sealing.
pub fn turn(scenario: &Scenario, view: &View, seat: SeatId, skill: Skill, seed: u64) -> Vec<Command> {
    let mut mind = Mind {
        scenario,
        game: view.game.clone(),
        seat,
        nations: view.own_nations(scenario),
        wants: Wants::of(scenario, &view.game, seat),
        dice: Dice::new(seed, view.game.turn, Roll::Plan, u64::from(seat.0)),
        skill,
        commands: Vec::new(),
    };
    mind.set_ceiling();
    mind.honour();
    mind.repair();
    mind.employ();
    mind.speak();
    mind.commands
}

/// Offers that a computer makes before it orders.
pub fn offers(scenario: &Scenario, view: &View, seat: SeatId, skill: Skill, seed: u64) -> Vec<Command> {
    let game = &view.game;
    let wants = Wants::of(scenario, game, seat);
    let mut dice = Dice::new(seed, game.turn, Roll::Plan, 1_000 + u64::from(seat.0));
    let own = scenario.seat(seat).nations.first().copied();
    let mut commands = Vec::new();
    for (id, feature) in scenario.features() {
        let state = &game.features[id.index()];
        let Some(nation) = own.filter(|&nation| nation == feature.holder || nation == feature.challenger) else { continue };
        let other = if nation == feature.holder { feature.challenger } else { feature.holder };
        if !feature.outpost || !state.garrison || wants.understanding.get(&other).copied().unwrap_or(0) < 0 || dice.chance(skill.neglect()) {
            continue;
        }
        let let_pass = Promise::LetPass(feature.place);
        let settled = obligation::undertaken(game, feature.challenger, let_pass).is_some();
        let tried = game.proposals.values().any(|p| p.turn + 3 > game.turn && (p.from == nation || p.to.contains(&nation)) && p.to.len() == 1);
        let pressed = if nation == feature.holder { state.supply == 0 } else { game.rung(nation, other) >= 2 && wants.caution + wants.shyness > 2 };
        if settled || tried || !pressed {
            continue;
        }
        let text = passage(feature.holder, feature.challenger, feature.place);
        if answer::weigh(scenario, game, nation, other, &text).iter().map(|ground| i32::from(ground.weight)).sum::<i32>() >= -40 {
            commands.push(Command::Propose { from: nation, to: vec![other], text, counters: None, private: true });
        }
    }
    commands
}

/// The understanding that both sides can live with: passage against inspection, and no building material.
fn passage(holder: NationId, challenger: NationId, place: crate::catalog::PlaceId) -> AgreementText {
    AgreementText {
        name: "Provisional understanding on supply runs".to_owned(),
        instrument: Instrument::Arrangement,
        parties: vec![holder, challenger],
        clauses: vec![
            Clause::Undertaking { who: challenger, what: Promise::LetPass(place), until_turn: 0 },
            Clause::Undertaking { who: holder, what: Promise::NoRepair(place), until_turn: 0 },
        ],
        quiet: true,
        in_part: false,
    }
}

impl Mind<'_> {
    fn give(&mut self, order: Order) -> bool {
        let allowed = rules_turn::can_give(self.scenario, &self.game, self.seat, &order).is_ok();
        if allowed {
            self.game.seats[self.seat.index()].orders.push(order.clone());
            self.commands.push(Command::Give(order));
        }
        allowed
    }

    fn is_own(&self, nation: NationId) -> bool {
        self.nations.contains(&nation)
    }

    /// The furthest act that does not lead above the rung that its objectives bear.
    fn furthest(&self, against: NationId) -> Act {
        let bears = self.wants.bears(against);
        let strained = self.wants.caution + self.wants.shyness;
        match bears {
            0 => Act::Patrol,
            1 => Act::Shadow,
            2 if strained > 5 => Act::WaterCannon,
            2 => Act::Ram,
            _ if strained > 2 => Act::WaterCannon,
            _ => Act::Board,
        }
    }

    fn set_ceiling(&mut self) {
        let opponents = self.opponents();
        let ceiling = opponents.iter().map(|&nation| self.furthest(nation)).max().unwrap_or(Act::Block).max(Act::Shadow);
        if self.game.seats[self.seat.index()].ceiling != ceiling {
            self.game.seats[self.seat.index()].ceiling = ceiling;
            self.commands.push(Command::SetCeiling(ceiling));
        }
    }

    fn opponents(&self) -> Vec<NationId> {
        let mut found: Vec<NationId> = Vec::new();
        for feature in &self.scenario.features {
            for (side, other) in [(feature.holder, feature.challenger), (feature.challenger, feature.holder)] {
                let ours = self.is_own(side) || self.nations.iter().any(|&nation| obligation::are_allies(&self.game, nation, side));
                if ours && !self.is_own(other) && !found.contains(&other) {
                    found.push(other);
                }
            }
        }
        found
    }

    /// Obligations that fell due: a nation whose word is worth something to it sends somebody and keeps it.
    fn honour(&mut self) {
        let dues: Vec<(DueId, crate::rules::state::Due)> =
            self.nations.iter().flat_map(|&nation| self.game.dues_of(nation).map(|(id, due)| (id, *due)).collect::<Vec<_>>()).collect();
        for (id, due) in dues {
            let keep = Order::Honour(Honour { nation: due.obligor, due: id, keep: true });
            if self.give(keep.clone()) {
                continue;
            }
            let willing = self.wants.word + 1 >= self.wants.caution / 2;
            let ships: Vec<ForceId> = self.free_forces(due.obligor).filter(|(_, force)| self.can(force, Act::Patrol)).map(|(id, _)| id).collect();
            let sent = willing && ships.into_iter().any(|ship| self.undertake(ship, due.feature, Act::Patrol, None));
            if sent {
                self.give(keep);
            } else if due.until_turn <= self.game.turn && !willing {
                self.give(Order::Honour(Honour { nation: due.obligor, due: id, keep: false }));
            }
        }
    }

    fn can(&self, force: &Force, act: Act) -> bool {
        self.scenario.catalog.force_type(force.kind).acts.contains(&act)
    }

    /// Forces of a nation that have no order yet this turn and may be ordered.
    fn free_forces(&self, nation: NationId) -> impl Iterator<Item = (ForceId, &Force)> {
        let ordered = &self.game.seats[self.seat.index()].orders;
        self.game
            .active_forces()
            .filter(move |(id, force)| force.nation == nation && force.strength > 0 && !force.fixed && !ordered.iter().any(|o| o.force() == Some(*id)))
    }

    fn undertake(&mut self, force: ForceId, feature: FeatureId, act: Act, against: Option<NationId>) -> bool {
        match Undertake::plan(self.scenario, &self.game, force, feature, act, against) {
            Ok(order) => self.give(Order::Undertake(order)),
            Err(_) => false,
        }
    }

    /// Forces that are mostly damaged go home.
    fn repair(&mut self) {
        for nation in self.nations.clone() {
            let hurt: Vec<ForceId> = self
                .free_forces(nation)
                .filter(|(_, force)| force.damaged >= force.strength && matches!(force.position, Position::Field(_)) && (force.task.is_some() || force.route.is_empty()))
                .map(|(id, _)| id)
                .collect();
            for id in hurt {
                let home = self.game.forces[&id].home;
                if let Ok(order) = Move::plan(self.scenario, &self.game, id, Position::At(home)) {
                    self.give(Order::Move(order));
                }
            }
        }
    }

    /// Everything that forces could do, the most wanted first.
    fn employ(&mut self) {
        let mut ideas = Vec::new();
        for (id, _) in self.scenario.features() {
            for nation in self.nations.clone() {
                self.ideas_at(id, nation, &mut ideas);
            }
        }
        ideas.sort_by_key(|idea| (std::cmp::Reverse(idea.weight), idea.force, idea.feature, idea.act));
        let mut used: Vec<ForceId> = Vec::new();
        for idea in ideas {
            if used.contains(&idea.force) || idea.weight <= 0 {
                continue;
            }
            let force = &self.game.forces[&idea.force];
            let same = force.task.is_some_and(|task| task.feature == idea.feature && task.act == idea.act && task.against == idea.against);
            if same {
                used.push(idea.force);
                continue;
            }
            if self.dice.chance(self.skill.neglect()) {
                continue;
            }
            if self.undertake(idea.force, idea.feature, idea.act, idea.against) {
                used.push(idea.force);
            }
        }
        self.stand_down();
    }

    /// Forces that oppose beyond what is wanted now stop.
    fn stand_down(&mut self) {
        for nation in self.nations.clone() {
            let rash: Vec<ForceId> = self
                .free_forces(nation)
                .filter(|(_, force)| force.task.is_some_and(|task| task.against.is_some_and(|other| task.act > self.furthest(other))))
                .map(|(id, _)| id)
                .collect();
            for id in rash {
                self.give(Order::Hold(Hold { force: id }));
            }
        }
    }

    fn ideas_at(&self, id: FeatureId, nation: NationId, ideas: &mut Vec<Idea>) {
        let feature = self.scenario.feature(id);
        let wants = self.wants.at(id);
        let allied_to_holder = nation == feature.holder || obligation::are_allies(&self.game, nation, feature.holder);
        let opponent = if allied_to_holder { feature.challenger } else { feature.holder };
        for (force_id, force) in self.free_forces(nation) {
            let kind = self.scenario.catalog.force_type(force.kind);
            let mut idea = |act: Act, weight: i32| {
                let against = act.opposes().then_some(opponent);
                if weight > 0 && kind.acts.contains(&act) && against != Some(nation) {
                    ideas.push(Idea { force: force_id, feature: id, act, against, weight: weight + self.nearness(force, id) });
                }
            };
            if nation == feature.holder {
                self.holder_ideas(id, force, wants, &mut idea);
            } else if nation == feature.challenger {
                self.challenger_ideas(id, wants, &mut idea);
            } else if allied_to_holder {
                self.ally_ideas(kind.domain, id, wants, &mut idea);
            }
            if kind.domain == Domain::Air && (allied_to_holder || nation == feature.challenger) {
                idea(Act::Document, 4 + wants.deliver + self.wants.publicity);
            }
        }
    }

    /// Being near counts a little, being there already a little more.
    fn nearness(&self, force: &Force, feature: FeatureId) -> i32 {
        if force.task.is_some_and(|task| task.feature == feature) {
            return 4;
        }
        let cell = self.scenario.cell_of(force.position);
        let km = cell.map_or(9_999, |cell| self.scenario.map.distance_m(cell, self.scenario.feature(feature).cell) / 1000);
        3 - (km / 250).min(3) as i32
    }

    fn holder_ideas(&self, id: FeatureId, force: &Force, wants: FeatureWants, idea: &mut impl FnMut(Act, i32)) {
        let feature = self.scenario.feature(id);
        let state = &self.game.features[id.index()];
        let weather = self.game.weather_until >= self.game.turn;
        if feature.outpost && state.garrison && !weather {
            let hunger = 3 - i32::from(state.supply);
            idea(Act::Resupply, if state.supply < 3 { 2 * wants.deliver + 6 * hunger } else { 0 });
            let promised = obligation::undertaken(&self.game, feature.holder, Promise::NoRepair(feature.place)).is_some();
            let decay = 3 - i32::from(state.fabric);
            idea(Act::ResupplyRepair, if promised || state.supply == 0 { 0 } else { 2 * wants.repair + 3 * decay });
        }
        let running = self.game.active_forces().any(|(_, f)| {
            f.nation == force.nation && f.task.is_some_and(|task| task.feature == id && task.act.cargo().is_some())
        });
        if running || (feature.outpost && wants.deliver > 0) {
            idea(Act::Escort, 6 + wants.deliver);
        }
        idea(Act::Patrol, 2 + 3 * wants.presence);
        let seen = self.opposition(id, feature.challenger);
        if seen && wants.evict > 0 {
            let act = if self.wants.bears(feature.challenger) >= 2 && self.game.features[id.index()].presence_of(feature.challenger).stay_hours > 24 {
                Act::Block
            } else {
                Act::Shadow
            };
            idea(act, 3 + 2 * wants.evict);
        }
    }

    fn challenger_ideas(&self, id: FeatureId, wants: FeatureWants, idea: &mut impl FnMut(Act, i32)) {
        let feature = self.scenario.feature(id);
        let furthest = self.furthest(feature.holder);
        let rung = self.game.rung(feature.holder, feature.challenger);
        let promised = obligation::undertaken(&self.game, feature.challenger, Promise::LetPass(feature.place)).is_some();
        let running = self.game.active_forces().any(|(_, f)| {
            f.nation == feature.holder && f.task.is_some_and(|task| task.feature == id && task.act.cargo().is_some())
        });
        if feature.outpost && !promised {
            // The mildest act that can be hoped to stop a run; harder ones when the outpost is close to giving up or earlier ones failed.
            let state = &self.game.features[id.index()];
            let pressed = i32::from(state.deliveries) + i32::from(state.supply <= 1) + i32::from(running);
            let act = match pressed {
                0 => Act::Shadow,
                1 => Act::Block,
                2 => Act::WaterCannon,
                _ => Act::Ram,
            };
            let act = act.min(furthest).max(Act::Shadow);
            let calm = self.wants.bears(feature.holder) <= rung && act.rung() >= rung;
            idea(if calm { Act::Shadow } else { act }, 6 + 2 * wants.starve + i32::from(running) * 4);
        }
        if self.wants.features.len() > 1 || !feature.outpost {
            idea(Act::Patrol, 3 + 3 * wants.presence + 2 * wants.stay);
        }
        idea(Act::Survey, 2 + wants.presence);
    }

    fn ally_ideas(&self, domain: Domain, id: FeatureId, wants: FeatureWants, idea: &mut impl FnMut(Act, i32)) {
        if domain != Domain::Surface {
            return;
        }
        let feature = self.scenario.feature(id);
        let rung = self.game.rung(feature.holder, feature.challenger);
        // Presence deters while things are tense, and provokes while they are calm.
        let worth = 2 * wants.presence + 2 * wants.deliver + wants.evict + i32::from(rung) * 2 - self.wants.caution / 2;
        idea(Act::Patrol, worth);
    }

    /// Whether a nation's hulls are on the scene.
    fn opposition(&self, id: FeatureId, nation: NationId) -> bool {
        self.game.active_forces().any(|(_, force)| {
            force.nation == nation
                && self.scenario.catalog.force_type(force.kind).icon != Icon::Submarine
                && control::on_scene(self.scenario, force, id)
        })
    }

    /// Publicity, consultations and signals.
    fn speak(&mut self) {
        for nation in self.nations.clone() {
            let state = self.game.nations[nation.index()];
            for (id, _) in self.scenario.features() {
                let grave = self.game.features[id.index()].last_incident_act.is_some_and(|act| act.rung() >= 2);
                let recent = self.game.features[id.index()].last_incident_turn + 1 >= self.game.turn;
                let quiet_kept = self.game.agreements.iter().any(|a| a.text.quiet && a.binds(self.game.turn) && a.text.parties.contains(&nation));
                let worth = self.wants.publicity * 2 - i32::from(state.publicity_wear) / 100;
                if grave && recent && !quiet_kept && worth > 0 {
                    self.give(Order::Publicise(Publicise { nation, feature: id }));
                }
            }
            self.consult(nation);
            self.signal(nation);
        }
    }

    fn consult(&mut self, nation: NationId) {
        let tense = self.scenario.nations_present().any(|other| self.game.rung(nation, other) >= 2);
        if self.wants.consult == 0 || !tense || self.game.nations[nation.index()].tally.consultations >= 2 {
            return;
        }
        let allies: Vec<NationId> = self.scenario.nations_present().filter(|&other| other != nation && obligation::are_allies(&self.game, nation, other)).collect();
        if let Some(&ally) = allies.first() {
            self.give(Order::Consult(Consult { nation, ally }));
        }
    }

    fn signal(&mut self, nation: NationId) {
        for other in self.opponents() {
            let rung = self.game.rung(nation, other);
            let limit = self.wants.bears(other);
            if rung >= 2 && rung >= limit && self.dice.chance(500) {
                let message = "We want this to calm down, and expect the same of you.".to_owned();
                self.give(Order::Signal(Signal { nation, to: other, kind: SignalKind::Calm, message }));
            }
        }
        let allies: Vec<NationId> = self
            .scenario
            .nations_present()
            .filter(|&other| other != nation && obligation::are_allies(&self.game, nation, other))
            .filter(|&other| self.scenario.nations_present().any(|third| self.game.rung(other, third) >= 2))
            .collect();
        for ally in allies {
            if self.wants.word > 0 && self.dice.chance(300) {
                let message = "Our commitment stands.".to_owned();
                self.give(Order::Signal(Signal { nation, to: ally, kind: SignalKind::Reassure, message }));
            }
        }
    }
}
