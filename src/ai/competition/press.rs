//! Pressure: the weakest public when it counts, few levers at a time, and none for longer than it brings more than it costs; and hulls
//! where they are missing.

use crate::ai::mind::Mind;
use crate::ai::mind::known::{Thought, propose};
use crate::ai::mind::policy::Skill;
use crate::catalog::quantity::{Hours, Thousandths};
use crate::catalog::{Domain, ElectionKind, GoodId, NationId};
use crate::rules::metric::{Comparison, Metric, Test};
use crate::rules::order::{Coerce, Influence, Order, Transfer};
use crate::rules::phases::agreement::ratification;
use crate::rules::phases::homefront::election;
use crate::rules::phases::pressure::coercion;
use crate::rules::state::Agreement;
use crate::rules::state::competition::{InfluenceKind, per_turn};
use crate::rules::state::view::band;
use crate::rules::vocab::ids::ForceId;
use crate::rules::vocab::parameter::Param;

/// How a public that must ratify looks from outside.
struct RatifyingPublic {
    nation: NationId,
    /// Support that can be seen less what its parliament asks, in permille.
    margin: i32,
    /// Turns until the vote, 0 for this one.
    turns: u32,
}

impl Mind<'_> {
    /// The publics that must ratify a promise, the weakest first.
    fn links(&self) -> Vec<RatifyingPublic> {
        let others: Vec<NationId> = self.scenario.nations_present().filter(|&other| !self.is_own(other)).collect();
        let mut links: Vec<RatifyingPublic> = Vec::new();
        for nation in others {
            let state = self.game.nations[nation.index()];
            let seen = i32::from(band(state.support)) + (i32::from(band(state.standing)) - 500) / 5;
            let open = |agreement: &&Agreement| agreement.text.promises_help() && !agreement.text.parties.iter().any(|&party| self.is_own(party));
            let votes = self.game.agreements.iter().filter(open).filter_map(|agreement| {
                let hours = agreement.hours_to_ratify(nation)?;
                Some((hours, seen - ratification::threshold(self.scenario, &agreement.text, nation)))
            });
            let Some((hours, margin)) = votes.min_by_key(|(hours, margin)| (*margin, *hours)) else { continue };
            let pace = (1000 + (i32::from(band(state.support)) - 500) * 2).clamp(500, 1500) as u32;
            let turns = hours.div_ceil((self.scenario.turn_hours * pace / 1000).max(Hours(1))).saturating_sub(1);
            links.push(RatifyingPublic { nation, margin, turns });
        }
        links.sort_by_key(|link| (link.margin, link.turns, link.nation));
        links
    }

    /// What pressing costs beyond its price, as its objectives see it: the nearer its name and the region are to what it needs, the dearer.
    fn shyness(&self, nation: NationId) -> i32 {
        let near = |test: &&Test| {
            let value = test.metric.value_for(self.scenario, &self.game, self.seat);
            match test.metric {
                Metric::Credit(n) => n == nation && test.comparison == Comparison::AtLeast && (test.value..test.value + 60).contains(&value),
                Metric::Region => test.comparison == Comparison::AtMost && (test.value - 60..=test.value).contains(&value),
                _ => false,
            }
        };
        let own = self.scenario.objectives.iter().filter(|objective| objective.seat == self.seat);
        own.flat_map(|objective| &objective.tiers).flat_map(|tier| &tier.0).filter(near).count() as i32
    }

    /// Pressure on the public that is weakest when it counts.
    pub(crate) fn press(&self, nation: NationId, thoughts: &mut Vec<Thought>) {
        let shy = self.shyness(nation);
        let mut links = self.links();
        if self.skill == Skill::Novice {
            // It presses whom it knows best, not who is weakest.
            links.sort_by_key(|link| link.nation);
        }
        let used = self.game.competition.coercions.iter().filter(|c| c.by == nation).count() as i32;
        for (place, link) in links.iter().enumerate() {
            // One parliament that says no is enough: the weakest gets most, the next some.
            let weakest = match place {
                0 => 14,
                1 => 4,
                _ => 0,
            };
            let doubt = (150 - link.margin).clamp(0, 240) / 12;
            self.lie(nation, link, weakest + doubt - 2 * shy, thoughts);
            self.lever(nation, link, weakest + doubt / 2 - 3 * shy - 8 * used, thoughts);
        }
        self.before_elections(nation, links.is_empty(), shy, thoughts);
        self.lift(nation, links.is_empty(), shy, thoughts);
        let wish = self.asks(Comparison::AtMost, |metric| metric == Metric::Region);
        if let Some(link) = links.first().filter(|_| wish > 0) {
            propose(thoughts, 5 * wish, Order::Influence(Influence { nation, target: link.nation, kind: InfluenceKind::Rhetoric }));
        }
    }

    /// Lies land a turn later, and what they moved comes back slowly: best the turn before the last one before the vote.
    fn lie(&self, nation: NationId, link: &RatifyingPublic, weight: i32, thoughts: &mut Vec<Thought>) {
        let timing = match (self.skill, link.turns) {
            (Skill::Novice, _) => 6,
            (_, 0) => 0,
            (_, 1 | 2) => 14,
            (_, _) => 5,
        };
        let warned = self.game.competition.front(link.nation).prebunked_until.is_some_and(|until| until > self.game.turn);
        let worn = i32::from(self.game.competition.front(nation).influence_wear) / 60;
        let weight = weight + timing - worn - if warned && self.skill > Skill::Novice { 8 } else { 0 };
        let target = link.nation;
        propose(thoughts, weight, Order::Influence(Influence { nation, target, kind: InfluenceKind::Disinformation }));
    }

    /// Trade bites from the next turn on: what hurts the target most for what it costs at home, while there is time for it to bite.
    fn lever(&self, nation: NationId, link: &RatifyingPublic, weight: i32, thoughts: &mut Vec<Thought>) {
        let timing = match link.turns {
            0 => -20,
            1 | 2 => 10,
            _ => 4,
        };
        for index in 0..self.scenario.catalog.goods.len() {
            let good = GoodId(index as u16);
            let exposed = coercion::exposure(self.scenario, good, link.nation);
            let cost = i32::from(self.scenario.catalog.goods[index].sender_cost);
            let mine = self.scenario.catalog.goods[index].by == nation;
            if mine && exposed > 0 {
                let weight = weight + timing + self.temper.bold(exposed * 2) - self.temper.timid(cost / 2) - self.toll_of_lever(nation, cost);
                propose(thoughts, weight, Order::Coerce(Coerce { nation, target: link.nation, good, lift: false }));
            }
        }
    }

    /// What a lever costs in its own objectives, in hundredths of a point: neighbours who draw together, its good name, and its standing at
    /// home over the two turns for which it is likely to be used. A novice does not count it.
    fn toll_of_lever(&self, nation: NationId, cost: i32) -> i32 {
        if self.skill == Skill::Novice {
            return 0;
        }
        let get = |param| self.scenario.parameters.get(param);
        let at_home = 2 * per_turn(self.scenario, cost / 2);
        let harm = |metric: Metric| match metric {
            Metric::Region => get(Param::RegionPressure),
            Metric::Credit(n) if n == nation => -get(Param::CoercionCredit),
            Metric::Standing(n) if n == nation => -at_home,
            _ => 0,
        };
        let own = self.scenario.objectives.iter().filter(|objective| objective.seat == self.seat);
        let tests = own.flat_map(|objective| &objective.tiers).flat_map(|tier| &tier.0);
        let toll = tests.map(|test| {
            let value = test.metric.value_for(self.scenario, &self.game, self.seat);
            let (room, harm) = match test.comparison {
                Comparison::AtLeast => (value - test.value, -harm(test.metric)),
                Comparison::AtMost => (test.value - value, harm(test.metric)),
            };
            // The nearer the limit, the likelier that this is the step that crosses it; what is lost already is only put further off.
            match (harm > 0, room >= 0) {
                (false, _) => 0,
                (true, true) => 100 * harm / (room + harm),
                (true, false) => 50 * harm / (harm - room),
            }
        });
        // Weights of pressure count about a third of a point for a whole one: a vote that is pressed may still say yes.
        self.temper.timid(toll.sum::<i32>() / 3)
    }

    /// Money and lies before a government's election: where a treaty waits on it, or where one is in the air.
    fn before_elections(&self, nation: NationId, nothing_signed: bool, shy: i32, thoughts: &mut Vec<Thought>) {
        let apart = self.asks(Comparison::AtMost, |metric| matches!(metric, Metric::Bound(..) | Metric::Allies(_)));
        let others: Vec<NationId> =
            self.scenario.nations_present().filter(|&other| !self.is_own(other) && self.game.seat_of(self.scenario, other).is_some()).collect();
        for target in others {
            let ahead = election::next(self.scenario, &self.game, target).filter(|(_, election)| election.kind == ElectionKind::Government);
            let waits = self.hours_to_vote(target).is_some();
            if ahead.is_none() || !self.election_soon(target) || !(waits || (nothing_signed && apart > 0)) {
                continue;
            }
            let weak = (550 - i32::from(self.game.nations[target.index()].standing)).clamp(0, 200) / 10;
            let weight = weak + if waits { 22 } else { 4 } - 2 * shy;
            let weight = if self.skill == Skill::Novice { weight / 2 } else { weight };
            propose(thoughts, weight, Order::Influence(Influence { nation, target, kind: InfluenceKind::Meddling }));
        }
    }

    /// Levers are let go when they are worn, when nothing is left to press for, and when they cost more at home or abroad than it can bear.
    fn lift(&self, nation: NationId, nothing_signed: bool, shy: i32, thoughts: &mut Vec<Thought>) {
        if self.skill == Skill::Novice {
            return;
        }
        let standing = i32::from(self.game.nations[nation.index()].standing);
        let used: Vec<(NationId, GoodId, Thousandths, u16)> =
            self.game.competition.coercions.iter().filter(|c| c.by == nation).map(|c| (c.target, c.good, c.wear, c.since_turn)).collect();
        for (target, good, wear, since) in used {
            let worn = if wear > Thousandths(650) { 10 } else { 0 };
            let idle = if nothing_signed && since < self.game.turn { 6 + 3 * shy } else { 0 };
            let cost = i32::from(self.scenario.catalog.goods[good.index()].sender_cost);
            let dear = if standing < 520 { cost / 3 } else { 0 };
            propose(thoughts, worn + idle + dear, Order::Coerce(Coerce { nation, target, good, lift: true }));
        }
    }

    /// Hulls from a flotilla that has more than it needs to one that has fewer: a quarter is long enough to shift them from sea to sea.
    pub(crate) fn shift(&self, nation: NationId, thoughts: &mut Vec<Thought>) {
        if self.skill == Skill::Novice {
            return;
        }
        let afloat: Vec<ForceId> = self
            .free_forces(nation)
            .into_iter()
            .filter(|id| self.game.forces.get(id).is_some_and(|force| self.domain(force) == Domain::Surface))
            .collect();
        for &to in &afloat {
            let Some((taker, task)) = self.game.forces.get(&to).and_then(|force| Some((force.clone(), force.task?))) else { continue };
            let Some(side) = self.side(task.feature, nation) else { continue };
            let (before, wanted, there) = self.worth_at(to, &taker, task.feature, side);
            let missing = wanted.saturating_sub(there + u32::from(taker.strength)).min(8) as u16;
            if missing == 0 {
                continue;
            }
            for &from in &afloat {
                let Some(giver) = self.game.forces.get(&from).filter(|giver| from != to && giver.kind == taker.kind && giver.strength > 1).cloned()
                else {
                    continue;
                };
                let hulls = missing.min(giver.strength - 1);
                let more = crate::rules::state::Force { strength: taker.strength + hulls, ..taker.clone() };
                let gain = self.worth_at(to, &more, task.feature, side).0 - before;
                let loss = giver.task.and_then(|task| Some((task.feature, self.side(task.feature, nation)?))).map_or(0, |(feature, side)| {
                    let less = crate::rules::state::Force { strength: giver.strength - hulls, ..giver.clone() };
                    self.worth_at(from, &giver, feature, side).0 - self.worth_at(from, &less, feature, side).0
                });
                propose(thoughts, gain - loss - 6, Order::Transfer(Transfer { from, to, hulls }));
            }
        }
    }
}
