//! Acts with reach: where a task group shows itself or fires, and whether it says so before; and on the other side, who looks where.

use crate::ai::mind::reason::Reason;
use crate::ai::mind::stakes::Happening;
use crate::ai::mind::{Idea, Mind, OrderDraft};
use crate::catalog::clause::InstitutionKind;
use crate::catalog::quantity::{Hours, Thousandths, Turns};
use crate::catalog::{Act, Domain, NationId, Pressing};
use crate::rules::metric::{Comparison, Metric, Test};
use crate::rules::order::{Order, Signal, SignalKind};
use crate::rules::scenario::{Clock, on_scene};
use crate::rules::state::Force;
use crate::rules::state::competition::share;
use crate::rules::vocab::ids::{FeatureId, ForceId};
use crate::rules::vocab::parameter::Param;

impl Mind<'_> {
    /// How many of its unmet tests ask for more of a metric.
    fn misses(&self, wanted: impl Fn(Metric) -> bool) -> i32 {
        let own = self.scenario.objectives.iter().filter(|objective| objective.seat == self.seat);
        let tests = own.flat_map(|objective| &objective.tiers).flat_map(|tier| &tier.0);
        let fits =
            |test: &&Test| test.comparison == Comparison::AtLeast && wanted(test.metric) && !test.holds_for(self.scenario, &self.game, self.seat);
        tests.filter(fits).count() as i32
    }

    /// Ideas for pressing with reach: show a task group, fire, harass those who watch, build.
    pub(crate) fn reach_ideas(&mut self, feature: FeatureId, nation: NationId, ideas: &mut Vec<Idea>) {
        let known = self.scenario.feature(feature).clone();
        if nation != known.challenger {
            return;
        }
        let fires = self.misses(|metric| metric == Metric::LiveFires(nation) || metric == Metric::Surprised(known.holder));
        let sails = self.misses(|metric| matches!(metric, Metric::Rounded(n, coast) if n == nation && coast == known.holder));
        let builds = self.misses(|metric| metric == Metric::Built(feature));
        let announced = self.game.nations[nation.index()].has_given_notice(self.game.turn);
        let new_coast = self.game.features[feature.index()].presence_of(nation).turns == Turns::NONE;
        if fires > 0 && feature.index() == 0 {
            self.notice_idea(feature, nation, known.holder, ideas);
        }
        // Announced just now: the guns wait for the next turn, if there is one.
        let waits = self.given_notice(nation) && !announced && self.game.turns_ahead() != Some(0);
        for id in self.free_forces(nation) {
            let Some(force) = self.game.forces.get(&id).cloned() else { continue };
            if force.damaged >= force.strength || self.domain(&force) == Domain::Subsurface {
                continue;
            }
            let bound = force.task.is_some_and(|task| !force.route.is_empty() && !on_scene(self.scenario, &force, task.feature));
            let late = (self.trip_hours(&force, feature) / self.scenario.turn_hours.max(Hours(1))).saturating_sub(1) as i32;
            let mut offer = |mind: &mut Self, act: Act, weight: i32| {
                let again = force.task.is_some_and(|task| task.feature == feature && task.act == act);
                // Under way it is called elsewhere only for what is clearly worth more.
                let weight = mind.judged(weight - 8 * late - if bound { 25 } else { 0 });
                if mind.can(id, act) && act <= mind.furthest() && !again && weight > 8 {
                    let against = act.opposes().then_some(known.holder);
                    ideas.push(Idea { draft: OrderDraft::Task { force: id, feature, act, against }, weight, reason: Reason::Reach { feature, act } });
                }
            };
            let taken = self.taken(feature, nation, id);
            if sails > 0 && new_coast && !taken {
                let net = self.net_of(Act::ShowForce, feature, nation, known.holder, false) + 12 * sails;
                offer(self, Act::ShowForce, net);
            }
            if fires > 0 && !waits && late == 0 && !taken {
                let net = self.net_of(Act::LiveFire, feature, nation, known.holder, announced)
                    + 12 * fires
                    + if new_coast { 6 + 12 * sails.min(1) } else { 0 };
                offer(self, Act::LiveFire, net);
            }
            if builds > 0 && self.scenario.clock == Clock::Competition && self.game.features[feature.index()].control <= 0 {
                let net = self.net_of(Act::Build, feature, nation, known.holder, false) + 10 * builds;
                offer(self, Act::Build, net);
            }
            if self.filmed_by(feature, known.holder) && self.wants.shyness > 2 && self.scenario.clock == Clock::Competition {
                let net = self.net_of(Act::Harass, feature, nation, known.holder, false) + 4 * self.wants.shyness;
                offer(self, Act::Harass, net);
            }
        }
    }

    /// Whether another force of its own is at this, or ordered to be.
    fn taken(&self, feature: FeatureId, nation: NationId, except: ForceId) -> bool {
        let at = |force: &Force| force.nation == nation && force.task.is_some_and(|task| task.feature == feature && task.act.has_reach());
        self.game.active_forces().any(|(id, force)| id != except && at(force))
    }

    fn filmed_by(&self, feature: FeatureId, nation: NationId) -> bool {
        self.game.active_forces().any(|(_, f)| f.nation == nation && f.task.is_some_and(|task| task.feature == feature && task.act == Act::Document))
    }

    /// What an act with reach would bring its objectives, in hundredths of a point: the published rule applied to what it sees.
    fn net_of(&mut self, act: Act, feature: FeatureId, nation: NationId, target: NationId, announced: bool) -> i32 {
        let get = |param| self.scenario.parameters.get(param) as i16;
        let (alarm, credit) = match act.press() {
            Some(Pressing::Fire) if announced => (get(Param::LiveFireAlarm) * get(Param::NoticeLeft) / 1000, 0),
            Some(Pressing::Fire) => (get(Param::LiveFireAlarm), get(Param::LiveFireCredit)),
            Some(Pressing::Harass) => (get(Param::HarassAlarm), get(Param::LiveFireCredit) / 2),
            Some(Pressing::Build) => (get(Param::BuildAlarm) / 2, get(Param::LiveFireCredit)),
            Some(Pressing::Show) | None => (get(Param::ShowForceAlarm), 0),
        };
        let rung = if announced { Act::ShowForce.rung() } else { act.rung() };
        let surprise = act == Act::LiveFire && !announced && !self.watched(feature, target, None);
        let stake =
            self.stake(Happening::Reached { act, feature, nation, target, alarm: Thousandths(alarm), credit: Thousandths(credit), rung, surprise });
        // Beyond the next tier a good name and a friendly public are worth something, too.
        let lasting = i32::from(credit) * self.wants.word / 3;
        if stake < 0 { self.temper.bold(-stake) - lasting } else { -self.temper.timid(stake + lasting) }
    }

    fn given_notice(&self, nation: NationId) -> bool {
        let notice = |order: &Order| matches!(order, Order::Signal(signal) if signal.nation == nation && signal.kind == SignalKind::Notice);
        self.game.seats[self.seat.index()].orders.iter().any(notice)
    }

    /// Notice of firing, where a good name or a low rung is worth more than the noise.
    fn notice_idea(&mut self, feature: FeatureId, nation: NationId, target: NationId, ideas: &mut Vec<Idea>) {
        let in_force = self.game.nations[nation.index()].notice_until.is_some_and(|until| until > self.game.turn);
        let able = self.free_forces(nation).into_iter().any(|id| self.can(id, Act::LiveFire));
        if in_force || !able || self.given_notice(nation) || self.game.turns_ahead() == Some(0) || Act::LiveFire > self.furthest() {
            return;
        }
        let quiet = self.net_of(Act::LiveFire, feature, nation, target, true);
        let loud = self.net_of(Act::LiveFire, feature, nation, target, false);
        let weight = self.judged(self.temper.timid(quiet - loud) + 2 * self.wants.word);
        if weight > 12 {
            let message = "Live firing on the high seas, in the area and at the hours published. Keep clear.".to_owned();
            let order = Order::Signal(Signal { nation, to: target, kind: SignalKind::Notice, message });
            ideas.push(Idea { draft: OrderDraft::Say(order), weight: weight + 20, reason: Reason::Notice });
        }
    }

    /// Ideas for watching: an aircraft or a ship where a task group is, or may be next, and nobody whose picture it shares looks.
    pub(crate) fn watch_ideas(&mut self, feature: FeatureId, nation: NationId, ideas: &mut Vec<Idea>) {
        let challenger = self.scenario.feature(feature).challenger;
        if self.is_own(challenger) {
            return;
        }
        let cares = |metric: Metric| matches!(metric, Metric::Surprised(n) if n == nation || self.allied(n, nation));
        let own = self.scenario.objectives.iter().filter(|objective| objective.seat == self.seat);
        let wish =
            own.flat_map(|o| &o.tiers).flat_map(|tier| &tier.0).filter(|test| test.comparison == Comparison::AtMost && cares(test.metric)).count()
                as i32;
        if wish == 0 {
            return;
        }
        let worth = self.watch_worth(feature, nation, challenger, wish);
        for id in self.free_forces(nation) {
            let Some(force) = self.game.forces.get(&id).cloned() else { continue };
            let now = force.task.map(|task| task.feature);
            if now == Some(feature) {
                continue;
            }
            let act = if self.can(id, Act::Document) { Act::Document } else { Act::Shadow };
            let flies = self.domain(&force) == Domain::Air;
            let in_time = if flies { on_scene(self.scenario, &force, feature) } else { self.trip_hours(&force, feature) <= self.scenario.turn_hours };
            if !self.can(id, act) || !in_time || self.watched(feature, nation, Some(id)) {
                continue;
            }
            // What it leaves unwatched where it looks now.
            let left = now.filter(|&at| !self.watched(at, nation, Some(id))).map_or(0, |at| self.watch_worth(at, nation, challenger, wish));
            let weight = self.judged(worth - left - if flies { 0 } else { 6 });
            if weight > 6 {
                let against = act.opposes().then_some(challenger);
                ideas.push(Idea { draft: OrderDraft::Task { force: id, feature, act, against }, weight, reason: Reason::Watch { feature } });
            }
        }
    }

    /// How much it matters that somebody looks at a feature: whether a group that fires is there, or can be within the turn.
    fn watch_worth(&mut self, feature: FeatureId, nation: NationId, challenger: NationId, wish: i32) -> i32 {
        let groups: Vec<Force> = self
            .game
            .active_forces()
            .filter(|(id, f)| f.nation == challenger && f.strength > 0 && self.can(*id, Act::LiveFire))
            .map(|(_, f)| f.clone())
            .collect();
        let near = |force: &Force| {
            let there = on_scene(self.scenario, force, feature);
            if there {
                10
            } else if self.trip_hours(force, feature) <= self.scenario.turn_hours {
                4
            } else {
                0
            }
        };
        let threat: i32 = groups.iter().map(near).max().unwrap_or(0);
        if threat == 0 {
            return 0;
        }
        let stake = self.stake(Happening::Surprised(nation));
        threat * (stake + 10 * wish) / 20
    }

    /// Whether another force than this one looks at a feature: its own, or one of a nation that shares its picture.
    fn watched(&self, feature: FeatureId, nation: NationId, except: Option<ForceId>) -> bool {
        let eyes = |other: NationId| other == nation || share(&self.game, other, nation, InstitutionKind::SharedIsr);
        let looks = |force: &Force| {
            force.strength > 0 && force.task.is_some_and(|task| task.feature == feature && !task.act.has_reach()) && eyes(force.nation)
        };
        self.game.active_forces().any(|(id, force)| Some(id) != except && looks(force))
    }
}
