//! Hulls at contested features: how many are wanted where, and which force is worth most where.

use crate::ai::mind::reason::Reason;
use crate::ai::mind::stakes::{Happening, stay};
use crate::ai::mind::{Idea, Mind, OrderDraft};
use crate::ai::value::odds;
use crate::ai::{Skill, Temper};
use crate::catalog::clause::Promise;
use crate::catalog::quantity::{Hours, Thousandths};
use crate::catalog::{Act, Domain, Icon, NationId};
use crate::rules::metric::{Comparison, Metric};
use crate::rules::order::{Hold, Order};
use crate::rules::scenario::on_scene;
use crate::rules::state::Force;
use crate::rules::vocab::ids::{FeatureId, ForceId};
use crate::rules::vocab::parameter::Param;

/// How much better an ally's public may stand in the end than its band shows now, in permille of support (assumption): half a band that
/// hides it, words still to come, and the visit itself.
const VISIT_HOPE: Thousandths = Thousandths(70);

/// Which side of a feature a nation is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FeatureSide {
    Holder,
    Challenger,
    /// A treaty ally of the holder.
    Ally,
}

/// Hulls at a feature as a nation sees them.
struct HullCount {
    own: u32,
    opposing: u32,
    third: u32,
    /// Of the other side's hulls elsewhere, those that could be there within two days and are busy at no other feature.
    near: u32,
}

/// A number of hulls that is wanted, and how much.
struct Goal {
    hulls: u32,
    worth: i32,
}

impl Mind<'_> {
    pub(crate) fn side(&self, feature: FeatureId, nation: NationId) -> Option<FeatureSide> {
        let known = self.scenario.feature(feature);
        if nation == known.holder {
            Some(FeatureSide::Holder)
        } else if nation == known.challenger {
            Some(FeatureSide::Challenger)
        } else {
            self.allied(nation, known.holder).then_some(FeatureSide::Ally)
        }
    }

    pub(crate) fn opponent(&self, feature: FeatureId, side: FeatureSide) -> NationId {
        let known = self.scenario.feature(feature);
        match side {
            FeatureSide::Holder | FeatureSide::Ally => known.challenger,
            FeatureSide::Challenger => known.holder,
        }
    }

    /// Hulls that count towards presence: its own there or on their way, leaving out `except`; others' as seen on the scene.
    fn count(&self, feature: FeatureId, nation: NationId, opponent: NationId, except: ForceId) -> HullCount {
        let mut count = HullCount { own: 0, opposing: 0, third: 0, near: self.near_once(feature, opponent, || self.near(feature, opponent)) };
        for (id, force) in self.game.active_forces() {
            let Some(task) = force.task.filter(|task| task.feature == feature) else { continue };
            let counts = self.domain(force) == Domain::Surface && task.act.is_presence();
            let there = on_scene(self.scenario, force, feature);
            if !counts || id == except || !(there || force.nation == nation) {
                continue;
            }
            let hulls = u32::from(force.strength);
            if force.nation == nation {
                count.own += hulls;
            } else if force.nation == opponent {
                count.opposing += hulls;
            } else {
                count.third += hulls;
            }
        }
        count
    }

    /// Hulls of `opponent` in sight that may be called in. A novice counts only what is there.
    fn near(&self, feature: FeatureId, opponent: NationId) -> u32 {
        if self.skill == Skill::Novice {
            return 0;
        }
        let may_come = |force: &Force| {
            let white = self.scenario.catalog.force_type(force.kind).acts.contains(&Act::Ram);
            let busy = || force.task.is_some() && self.scenario.features().any(|(id, _)| on_scene(self.scenario, force, id));
            force.nation == opponent && white && !force.fixed && !busy() && self.trip_hours(force, feature) <= Hours(48)
        };
        self.game.active_forces().filter(|(_, force)| may_come(force)).map(|(_, force)| u32::from(force.strength)).sum()
    }

    /// What its objectives ask for in hulls at a feature.
    fn goals(&self, feature: FeatureId, nation: NationId, side: FeatureSide, count: &HullCount) -> Vec<Goal> {
        let wants = self.wants.at(feature);
        let share = self.scenario.parameters.get(Param::ControlShare).clamp(1, 99) as u32;
        let stay = self.scenario.parameters.get(Param::StayShare).clamp(1, 99) as u32;
        // Who waits until the other side's relief is there is a turn too late: half of what may come is counted in.
        let opposing = count.opposing + count.near / 2;
        let others = opposing + count.third;
        let mut goals = Vec::new();
        match side {
            FeatureSide::Holder | FeatureSide::Challenger => {
                let enough = (opposing * (100 - share)).div_ceil(share).saturating_sub(count.third).max(1);
                goals.push(Goal { hulls: enough, worth: 14 * wants.hold });
                goals.push(Goal { hulls: others * share / (100 - share) + 1, worth: 14 * wants.push });
            }
            FeatureSide::Ally => {
                goals.push(Goal { hulls: 1, worth: self.worth_of_visit_once(feature, nation, || self.worth_of_visit(feature, nation)) })
            }
        }
        match side {
            FeatureSide::Challenger => {
                let share = if self.scenario.feature(feature).territorial_sea { stay } else { 1 };
                goals.push(Goal { hulls: others * share / (100 - share) + 2, worth: 30 * wants.stay });
            }
            FeatureSide::Holder => {
                let crowd = (opposing * (100 - stay)).div_ceil(stay).saturating_sub(count.third);
                goals.push(Goal { hulls: crowd, worth: 14 * wants.evict });
                goals.push(Goal { hulls: 1, worth: if self.pressed_for_turns(feature) { 40 * wants.stay } else { 14 * wants.stay } });
            }
            FeatureSide::Ally => {}
        }
        goals
    }

    /// Whether the price of an ally's turns at a feature is weighed within their worth.
    fn weighs_visits(&self, feature: FeatureId, nation: NationId, side: FeatureSide) -> bool {
        let mut own = self
            .scenario
            .objectives
            .iter()
            .filter(|objective| objective.seat == self.seat)
            .flat_map(|objective| &objective.tiers)
            .flat_map(|tier| &tier.0);
        let turns = Metric::TurnsPresent(feature, nation);
        side == FeatureSide::Ally && self.skill > Skill::Novice && own.any(|test| test.metric == turns && test.comparison == Comparison::AtMost)
    }

    /// What standing by an ally is worth. Where one objective asks for turns at a feature and another holds them against the seat, what counts
    /// is the best number of turns over all objectives, in hundredths of a point, taking what the ally's public may still warm to as given.
    /// A novice only sees what asks for them.
    fn worth_of_visit(&self, feature: FeatureId, nation: NationId) -> i32 {
        let pressed = self.pressed_for_turns(feature);
        if !self.weighs_visits(feature, nation, FeatureSide::Ally) {
            return self.wants.at(feature).stay * if pressed { 40 } else { 14 };
        }
        let mut game = self.game.clone();
        for ally in self.wants.steady.keys() {
            let state = &mut game.nations[ally.index()];
            state.support = (state.support + VISIT_HOPE).min(Thousandths(1000));
        }
        let none = self.yardstick.points(self.scenario, &game);
        let more = (1..=self.wants.at(feature).turns_missing).map(|_| {
            stay(&mut game, feature, nation);
            self.yardstick.points(self.scenario, &game) - none
        });
        // In turns of half a day nothing is lost by waiting until the turns that are left barely suffice.
        let best = more.max().unwrap_or(0).max(0);
        best * if pressed { 100 } else { 35 }
    }

    /// Whether the turns that are left barely suffice for the presence that its objectives ask for.
    fn pressed_for_turns(&self, feature: FeatureId) -> bool {
        self.game.turns_ahead().is_none_or(|ahead| self.wants.at(feature).turns_missing + 4 >= i32::from(ahead))
    }

    /// What a force is worth at a feature, on top of what else its nation has there.
    pub(crate) fn worth_at(&self, id: ForceId, force: &Force, feature: FeatureId, side: FeatureSide) -> (i32, u32, u32) {
        let opponent = self.opponent(feature, side);
        let count = self.count(feature, force.nation, opponent, id);
        let mut worth = 0;
        let mut wanted = 0;
        for goal in self.goals(feature, force.nation, side, &count) {
            if goal.worth <= 0 || goal.hulls == 0 {
                continue;
            }
            wanted = wanted.max(goal.hulls);
            let gain = u32::from(force.strength).min(goal.hulls.saturating_sub(count.own));
            worth += goal.worth * gain as i32 / goal.hulls.max(1) as i32;
        }
        // Grey hulls among white ones are a step in themselves; whoever minds harm takes it later.
        let grey = self.scenario.catalog.force_type(force.kind).icon == Icon::SurfaceCombatant && side != FeatureSide::Ally;
        let worth = if grey { worth * (100 - 12 * self.wants.caution.min(6)) / 100 } else { worth };
        (worth, wanted, count.own)
    }

    /// Ideas for presence: each free force where it is worth most, if that is worth more than what it does now.
    pub(crate) fn presence_ideas(&mut self, feature: FeatureId, nation: NationId, ideas: &mut Vec<Idea>) {
        let Some(side) = self.side(feature, nation) else { return };
        let place = self.scenario.feature(feature).place;
        if self.undertook(nation, Promise::StayOut(place)) {
            return;
        }
        let known = self.scenario.feature(feature);
        let at_outpost = side == FeatureSide::Challenger && known.outpost && self.game.features[feature.index()].garrison;
        // Who means to stop runs at an outpost is there for that.
        if at_outpost {
            return;
        }
        let price = if self.weighs_visits(feature, nation, side) { 0 } else { self.price_of_presence(feature, nation) };
        for id in self.free_forces(nation) {
            let Some(force) = self.game.forces.get(&id).cloned() else { continue };
            if self.domain(&force) != Domain::Surface || force.task.is_some_and(|task| task.act.cargo().is_some()) {
                continue;
            }
            if force.damaged >= force.strength {
                continue;
            }
            let (worth, wanted, there) = self.worth_at(id, &force, feature, side);
            let now = force.task.and_then(|task| {
                let side = self.side(task.feature, nation)?;
                (task.feature != feature).then(|| self.worth_at(id, &force, task.feature, side).0 + 12)
            });
            let late = self.trip_hours(&force, feature) / self.scenario.turn_hours.max(Hours(1));
            let gain = worth - now.unwrap_or(0) - 3 * late as i32 - price;
            let (act, why) = self.act_at(feature, side, &force, wanted, there);
            let against = act.opposes().then(|| self.opponent(feature, side));
            let same = force.task.is_some_and(|task| {
                task.feature == feature && (task.act == act || task.act == Act::Escort) && (task.against == against || task.act == Act::Escort)
            });
            if same || !self.can(id, act) || gain <= 6 {
                continue;
            }
            // Changing what a force does where it is matters less than bringing one that is missing.
            let here = force.task.is_some_and(|task| task.feature == feature);
            let weight = if here { 10 + gain / 4 } else { gain };
            let weight = self.judged(weight);
            ideas.push(Idea { draft: OrderDraft::Task { force: id, feature, act, against }, weight, reason: why });
        }
    }

    /// What a force does where it is present, when no run asks for more.
    fn act_at(&mut self, feature: FeatureId, side: FeatureSide, force: &Force, wanted: u32, there: u32) -> (Act, Reason) {
        let hulls = Reason::Hulls { feature, wanted, there };
        let opponent = self.opponent(feature, side);
        let wants = self.wants.at(feature);
        let met =
            odds::at_work(self.scenario, &self.game, feature).any(|(other, ..)| other.nation == opponent && self.domain(other) == Domain::Surface);
        match side {
            FeatureSide::Ally => (
                Act::Patrol,
                Reason::StandBy {
                    feature,
                    ally: self.scenario.feature(feature).holder,
                    turns: self.game.features[feature.index()].presence_of(force.nation).turns,
                },
            ),
            _ if !met => (Act::Patrol, hulls),
            FeatureSide::Holder if wants.evict > 0 || wants.push > 0 => {
                let act = self.crowding_act(feature, force, opponent, wants.evict.max(wants.push));
                (act, Reason::Crowd { feature, act })
            }
            FeatureSide::Challenger if wants.stay + wants.push > 2 => {
                // Who is blocked, shoves back; who is not, need not.
                let shoved =
                    odds::at_work(self.scenario, &self.game, feature).any(|(_, act, against)| act > Act::Shadow && against == Some(force.nation));
                let pushes = wants.push > 2 && self.temper == Temper::Bold;
                let act = if shoved || pushes { self.crowding_act(feature, force, opponent, wants.stay.max(wants.push)) } else { Act::Patrol };
                (act, if act.opposes() { Reason::Crowd { feature, act } } else { hulls })
            }
            FeatureSide::Holder | FeatureSide::Challenger => (Act::Patrol, hulls),
        }
    }

    /// Shadow, or harder if what it brings is worth what it costs.
    fn crowding_act(&mut self, feature: FeatureId, force: &Force, opponent: NationId, want: i32) -> Act {
        let (victim, own) = (opponent, force.nation);
        let mut best = (Act::Shadow, 0);
        for act in [Act::Block, Act::WaterCannon] {
            if act > self.furthest() || !self.scenario.catalog.force_type(force.kind).acts.contains(&act) {
                continue;
            }
            let weight = |nation: NationId| -> i32 {
                odds::at_work(self.scenario, &self.game, feature)
                    .filter(|(other, ..)| other.nation == nation)
                    .map(|(other, ..)| odds::weight(self.scenario, other))
                    .sum()
            };
            let odds = odds::of(self, feature, victim, weight(victim), weight(own).max(odds::weight(self.scenario, force)), act);
            let gain = 18 * want * (1000 - odds.pass) / 1000;
            let cost = self.cost_of(act, own, victim, odds);
            let net = self.temper.bold(gain) - self.temper.timid(cost);
            if net > best.1 {
                best = (act, net);
            }
        }
        best.0
    }

    /// What an act costs in expectation, in hundredths of a point: rungs, blood, and pictures.
    pub(crate) fn cost_of(&mut self, act: Act, own: NationId, victim: NationId, odds: odds::Odds) -> i32 {
        let peak = self.game.rung_peak(own, victim);
        let rung = act.rung();
        let pair = crate::rules::state::Pair::new(own, victim);
        let rung_cost = if rung > peak {
            self.stake(Happening::Climbed(pair, rung))
        } else if rung > self.game.rung(own, victim) {
            self.stake(Happening::Returned(pair, rung))
        } else {
            0
        };
        let injury = self.stake(Happening::Injured(victim)) + 12 * self.wants.caution;
        let death = self.stake(Happening::Killed(victim)) + 60 + 20 * self.wants.caution;
        let shown = if rung >= 2 {
            let stake = self.stake(Happening::Shown { by: own, victim });
            (stake + 5 * self.wants.shyness) / 2
        } else {
            0
        };
        // A first step up is the hardest: everybody's limits stand or fall with it.
        rung_cost * 3 / 4 + injury * odds.injury / 1000 + death * odds.death / 1000 + shown
    }

    /// What one more turn of presence would cost a seat, in hundredths of a point. A novice does not think of it.
    pub(crate) fn price_of_presence(&mut self, feature: FeatureId, nation: NationId) -> i32 {
        if self.skill == Skill::Novice {
            return 0;
        }
        let stake = self.stake(Happening::Stayed(feature, nation));
        self.temper.timid(stake)
    }

    /// Forces whose presence has become too dear stop.
    pub(crate) fn withdraw(&mut self) {
        for nation in self.nations.clone() {
            for id in self.free_forces(nation) {
                let Some(task) = self.game.forces.get(&id).and_then(|force| force.task) else { continue };
                let counts = task.act.is_presence();
                let place = self.scenario.feature(task.feature).place;
                let promised = self.undertook(nation, Promise::StayOut(place));
                let Some((force, side)) = self.game.forces.get(&id).cloned().zip(self.side(task.feature, nation)) else { continue };
                let price = self.price_of_presence(task.feature, nation);
                if counts && (promised || price > self.worth_at(id, &force, task.feature, side).0) {
                    self.give(Order::Hold(Hold { force: id }), Reason::Withdraw { feature: task.feature });
                }
            }
        }
    }

    /// Forces that oppose further than is worth it now ease off to watching.
    pub(crate) fn ease_off(&mut self) {
        if self.skill == Skill::Novice {
            return;
        }
        for nation in self.nations.clone() {
            for id in self.free_forces(nation) {
                let Some(force) = self.game.forces.get(&id).cloned() else { continue };
                let Some((task, against)) = force.task.and_then(|task| Some((task, task.against?))) else { continue };
                if task.act <= Act::Shadow {
                    continue;
                }
                let run =
                    odds::at_work(self.scenario, &self.game, task.feature).any(|(other, act, _)| other.nation == against && act.cargo().is_some());
                let act = match self.side(task.feature, nation) {
                    Some(side @ (FeatureSide::Holder | FeatureSide::Challenger))
                        if !run && self.wants.at(task.feature).evict + self.wants.at(task.feature).push + self.wants.at(task.feature).stay > 2 =>
                    {
                        self.act_at(task.feature, side, &force, 0, 0).0
                    }
                    _ => Act::Shadow,
                };
                if act < task.act && !run {
                    let against = act.opposes().then_some(against);
                    self.carry_out(
                        &OrderDraft::Task { force: id, feature: task.feature, act, against },
                        Reason::EaseOff { with: task.against.unwrap_or(nation) },
                    );
                }
            }
        }
    }
}
