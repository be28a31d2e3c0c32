//! A computer at its turn: what it knows, what it is like, what it has decided so far, and how it picks among its ideas.

pub(super) mod known;
pub(super) mod policy;
pub(super) mod reason;
pub(super) mod stakes;
pub(super) mod wants;

use crate::ai::{Policy, Skill, Strategy, Temper};
use crate::catalog::quantity::{Hours, Thousandths};
use crate::catalog::{Act, Domain, NationId};
use crate::rules::order::{Move, Order, Undertake};
use crate::rules::scenario::{Position, on_scene};
use crate::rules::state::view::View;
use crate::rules::state::{Force, Trial};
use crate::rules::vocab::dice::Dice;
use crate::rules::vocab::error::Refusal;
use crate::rules::vocab::ids::{FeatureId, ForceId, SeatId};
use crate::rules::vocab::stream::Stream;
use crate::rules::{Command, Scenario, turn as rules_turn};
use known::Known;
use reason::{Decision, Reason};
use stakes::Yardstick;
use wants::Wants;

/// Something that could be done, how much it is wanted in hundredths of a point, and why.
#[derive(Clone, Debug)]
pub(super) struct Idea {
    pub draft: OrderDraft,
    pub weight: i32,
    pub reason: Reason,
}

/// An order before its way is worked out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum OrderDraft {
    Task { force: ForceId, feature: FeatureId, act: Act, against: Option<NationId> },
    Home(ForceId),
    Say(Order),
}

impl OrderDraft {
    fn force(&self) -> Option<ForceId> {
        match self {
            OrderDraft::Task { force, .. } | OrderDraft::Home(force) => Some(*force),
            OrderDraft::Say(_) => None,
        }
    }
}

pub(super) struct Mind<'a> {
    pub scenario: &'a Scenario,
    pub game: Trial,
    pub seat: SeatId,
    pub nations: Vec<NationId>,
    pub wants: Wants,
    pub skill: Skill,
    pub strategy: Strategy,
    pub temper: Temper,
    pub dice: Dice,
    pub known: Known,
    pub yardstick: Yardstick,
    /// Points of its seat as things stand.
    pub points: i32,
    decisions: Vec<Decision>,
}

impl<'a> Mind<'a> {
    /// A mind that looks at the game through `view`, and has decided nothing yet.
    pub fn new(scenario: &'a Scenario, view: &View, seat: SeatId, policy: Policy, seed: u64) -> Self {
        let mut game = Trial::of(&view.game);
        // Orders that it gave already this turn stand; it plans with any act, and sets its ceiling by what it has planned.
        game.seats[seat.index()].ceiling = Act::Board;
        let nations = view.own_nations(scenario);
        for force in game.forces.values_mut().filter(|force| nations.contains(&force.nation) && force.route.is_empty()) {
            // A task that it is neither at nor on its way to is none.
            force.task = force.task.filter(|task| on_scene(scenario, force, task.feature));
        }
        let yardstick = Yardstick::of(scenario, &game, seat);
        Self {
            scenario,
            nations,
            wants: Wants::of(scenario, &game, seat),
            skill: policy.skill,
            strategy: policy.strategy,
            temper: policy.strategy.temper(seed, seat),
            dice: Dice::new(seed, game.turn, Stream::Orders(seat)),
            known: Known::of(&game),
            points: yardstick.points(scenario, &game),
            yardstick,
            decisions: Vec::new(),
            game,
            seat,
        }
    }

    /// Whether the seat commands a nation.
    pub fn is_own(&self, nation: NationId) -> bool {
        self.nations.contains(&nation)
    }

    /// Forces of a nation that have no order yet this turn and may be ordered.
    pub fn free_forces(&self, nation: NationId) -> Vec<ForceId> {
        let ordered = &self.game.seats[self.seat.index()].orders;
        let free = |id: ForceId, force: &Force| {
            force.nation == nation && force.strength > 0 && !force.fixed && !ordered.iter().any(|order| order.force() == Some(id))
        };
        self.game.active_forces().filter(|(id, force)| free(*id, force)).map(|(id, _)| id).collect()
    }

    /// Whether a force is of a kind that can do this.
    pub fn can(&self, force: ForceId, act: Act) -> bool {
        self.game.forces.get(&force).is_some_and(|force| self.scenario.catalog.force_type(force.kind).acts.contains(&act))
    }

    /// Where a force moves.
    pub fn domain(&self, force: &Force) -> Domain {
        self.scenario.catalog.force_type(force.kind).domain
    }

    /// Whether small craft are slowed this turn.
    pub fn bad_weather(&self) -> bool {
        self.game.has_bad_weather()
    }

    /// Hours that a force needs to be at a feature; whole turns bind.
    pub fn trip_hours(&self, force: &Force, feature: FeatureId) -> Hours {
        let metres = self.scenario.cell_of(force.position).map_or(0, |cell| self.metres(cell, feature));
        let speed = u64::from(self.scenario.catalog.force_type(force.kind).speed_km_day.max(1));
        // Ways are longer than the great circle; a tenth is the published mean on such maps.
        let hours = Hours((u64::from(metres) * 24 * 11 / 10 / 1000 / speed) as u32);
        let turn = self.scenario.turn_hours.max(Hours(1));
        turn * hours.div_ceil(turn)
    }

    /// Gives an order if the rules allow it; afterwards its own picture of its forces follows it.
    pub fn give(&mut self, order: Order, reason: Reason) -> bool {
        if let Err(why) = rules_turn::can_give(self.scenario, &self.game, self.seat, &order) {
            self.ask_leave(&order, &why);
            return false;
        }
        if let Some(bound) = order.bound()
            && let Some(force) = self.game.forces.get_mut(&bound.force)
        {
            force.task = bound.task;
        }
        self.known.ordered();
        self.game.seats[self.seat.index()].orders.push(order.clone());
        self.decisions.push(Decision { command: Command::Give(order), reason });
        true
    }

    /// Where only a host's leave is missing that can be had by asking, asks.
    fn ask_leave(&mut self, order: &Order, why: &Refusal) {
        let (Refusal::MustConsult { host, agreement, clause, .. }, Ok(nation)) = (why, order.nation(&self.game)) else { return };
        let command = Command::AskPermission { nation, agreement: *agreement, clause: *clause };
        let asked = self.game.consultations.iter().any(|known| known.is_open(nation, *agreement, *clause));
        if !asked && self.decisions.iter().all(|decision| decision.command != command) {
            self.decisions.push(Decision { command, reason: Reason::AskLeave { host: *host } });
        }
    }

    /// Carries out a draft, if there is a way.
    pub fn carry_out(&mut self, draft: &OrderDraft, reason: Reason) -> bool {
        match draft {
            OrderDraft::Task { force, feature, act, against } => match Undertake::plan(self.scenario, &self.game, *force, *feature, *act, *against) {
                Ok(order) => self.give(Order::Undertake(order), reason),
                Err(_) => false,
            },
            OrderDraft::Home(force) => {
                let Some(home) = self.game.forces.get(force).map(|force| force.home) else { return false };
                match Move::plan(self.scenario, &self.game, *force, Position::At(home)) {
                    Ok(order) => self.give(Order::Move(order), reason),
                    Err(_) => false,
                }
            }
            OrderDraft::Say(order) => self.give(order.clone(), reason),
        }
    }

    /// Picks the best idea of those that `ideas` has, carries it out, and asks again, until nothing is worth an order.
    pub fn choose(&mut self, ideas: impl Fn(&mut Self) -> Vec<Idea>) {
        let mut passed_over: Vec<OrderDraft> = Vec::new();
        for _ in 0..24 {
            // Looking for ways costs time: nothing is looked for when no order can be given any more.
            let used: u8 = self.game.seats[self.seat.index()].orders.iter().map(Order::staff_actions).sum();
            if used >= self.scenario.staff_actions {
                return;
            }
            let mut found = ideas(self);
            found.retain(|idea| idea.weight > 0 && !passed_over.contains(&idea.draft));
            // Equal weights are settled by what comes first in the level, never by memory order.
            let mut best: Option<&Idea> = None;
            for idea in &found {
                if best.is_none_or(|known| idea.weight > known.weight) {
                    best = Some(idea);
                }
            }
            let Some(best) = best.cloned() else { return };
            let neglected = self.dice.chance(Thousandths::of(self.skill.neglect()));
            if neglected || !self.carry_out(&best.draft, best.reason) {
                // A force that is passed over this turn is passed over for good: a person who forgets it does not remember it a moment later.
                if neglected && let Some(force) = best.draft.force() {
                    passed_over.extend(found.iter().filter(|idea| idea.draft.force() == Some(force)).map(|idea| idea.draft.clone()));
                }
                passed_over.push(best.draft);
            }
        }
    }

    /// The furthest act that it considers: its standing rules of engagement, which the level gives as a first ceiling. The bold go beyond.
    pub fn furthest(&self) -> Act {
        let standing = self.scenario.seat(self.seat).ceiling;
        let bold = match standing {
            Act::Block => Act::WaterCannon,
            Act::WaterCannon | Act::Ram | Act::Board => Act::Board,
            other => other,
        };
        if self.temper == Temper::Bold { bold } else { standing }
    }

    /// A weight as this skill sees it: the less skilled, the further off.
    pub fn judged(&mut self, weight: i32) -> i32 {
        let off = self.skill.misjudges();
        weight * (100 + self.dice.between(-off, off)) / 100
    }

    /// Bounds the crews by what was planned, and hands over what was decided. The ceiling comes first: orders above it would be refused.
    pub fn finish(mut self, view: &View) -> Vec<Decision> {
        let own = |force: &Force| self.nations.contains(&force.nation);
        let planned =
            self.game.forces.values().filter(|force| own(force)).filter_map(|force| force.task).map(|task| task.act).filter(|act| act.opposes());
        let act = planned.max().unwrap_or(Act::Shadow);
        // A novice leaves its crews the leeway that the level gave them.
        let act = if self.skill == Skill::Novice { act.max(view.game.seats[self.seat.index()].ceiling) } else { act };
        if view.game.seats[self.seat.index()].ceiling != act {
            self.decisions.insert(0, Decision { command: Command::SetCeiling(act), reason: Reason::Bound { act } });
        }
        self.decisions
    }
}
