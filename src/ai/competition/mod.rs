//! Competition: what a computer orders over quarters and half-years, and which treaties it offers.
//!
//! An ally arms, practises, convinces its public, presses its parliament when the public is ready, and helps the weakest of those who must
//! ratify. Whoever challenges looks for that same weakest public, and presses there before votes and elections; it spreads its levers, lets
//! worn ones go, and courts third nations.

pub(super) mod court;
pub(super) mod press;

use crate::ai::mind::known::{Thought, Topic, propose};
use crate::ai::mind::policy::{Skill, Strategy, Temper};
use crate::ai::mind::{Idea, Mind};
use crate::ai::orders;
use crate::catalog::quantity::{Hours, Thousandths};
use crate::catalog::{GoodId, NationId, PlaceId, PlaceKind, ProgrammeId, StockKind};
use crate::rules::Scenario;
use crate::rules::metric::{Comparison, Metric, Test};
use crate::rules::order::{Benefit, Counter, CounterKind, Exercise, Hasten, Invest, Launch, Order, Persuade, Preposition, Reassure, SetPolicy};
use crate::rules::phases::agreement::{permission, ratification};
use crate::rules::phases::homefront::election;
use crate::rules::phases::posture::is_assured;
use crate::rules::phases::pressure::{coercion, influence};
use crate::rules::scenario::{Clock, host_of};
use crate::rules::state::competition::{BenefitKind, StandingPolicy, WorkKind};
use crate::rules::state::{Agreement, Game};
use crate::rules::vocab::ids::{AgreementId, SeatId};
use crate::rules::vocab::parameter::Param;

/// How much a seat's unmet tests ask for a metric: for higher values, or for lower ones.
pub(super) fn asked(scenario: &Scenario, game: &Game, seat: SeatId, way: Comparison, wanted: impl Fn(Metric) -> bool) -> i32 {
    let fits = |test: &&Test| test.comparison == way && wanted(test.metric) && !test.holds_for(scenario, game, seat);
    let own = scenario.objectives.iter().filter(|objective| objective.seat == seat);
    own.flat_map(|objective| &objective.tiers).flat_map(|tier| &tier.0).filter(fits).count() as i32
}

impl Mind<'_> {
    /// What could be done for a nation in competition.
    pub(super) fn strategy(&mut self, nation: NationId, ideas: &mut Vec<Idea>) {
        if self.game.clock != Clock::Competition {
            return;
        }
        self.think_once(Topic::Means, nation, ideas, |mind, thoughts| {
            mind.arm(nation, thoughts);
            mind.store(nation, thoughts);
        });
        // Which hulls are missing where, and who was given something, changes with each order.
        self.think(ideas, |mind, thoughts| mind.shift(nation, thoughts));
        self.think_once(Topic::Guard, nation, ideas, |mind, thoughts| mind.protect(nation, thoughts));
        self.think(ideas, |mind, thoughts| mind.court(nation, thoughts));
        self.think_once(Topic::Course, nation, ideas, |mind, thoughts| {
            if mind.challenges(nation) {
                mind.press(nation, thoughts);
            } else {
                mind.convince(nation, thoughts);
                mind.practise(nation, thoughts);
                mind.help(nation, thoughts);
                mind.share(nation, thoughts);
            }
            orders::think(mind, nation, thoughts);
        });
    }

    /// Whether a nation presses others in this level.
    pub(super) fn challenges(&self, nation: NationId) -> bool {
        self.scenario.challengers().any(|challenger| challenger == nation)
    }

    pub(super) fn asks(&self, way: Comparison, wanted: impl Fn(Metric) -> bool) -> i32 {
        asked(self.scenario, &self.game, self.seat, way, wanted)
    }

    /// Programmes that would be in time.
    fn arm(&self, nation: NationId, thoughts: &mut Vec<Thought>) {
        let wish = self.asks(Comparison::AtLeast, |metric| matches!(metric, Metric::Programmes(n) if n == nation));
        // Of a last turn that it does not know it takes none to be near.
        let left = self.game.turns_ahead().map(|ahead| self.scenario.turn_hours.saturating_mul(u32::from(ahead) + 1));
        for index in 0..self.scenario.catalog.programmes.len() {
            let programme = &self.scenario.catalog.programmes[index];
            let in_time = left.is_none_or(|left| crate::rules::state::competition::MONTH_HOURS * u32::from(programme.months) <= left);
            if programme.nation == nation && in_time {
                let order = Order::Launch(Launch { nation, programme: ProgrammeId(index as u16) });
                propose(thoughts, 6 + 10 * wish, order);
            }
        }
        let wish = self.asks(Comparison::AtLeast, |metric| matches!(metric, Metric::Works(n) if n == nation));
        if wish > 0 {
            let assured = |place: &PlaceId| is_assured(self.scenario, &self.game, nation, *place);
            let bases = (0..self.scenario.catalog.places.len() as u16).map(PlaceId);
            let bases: Vec<PlaceId> =
                bases.filter(|&place| self.scenario.catalog.place(place).is(PlaceKind::AirBase)).filter(assured).take(6).collect();
            for place in bases {
                let order = Order::Invest(Invest { nation, place, work: WorkKind::Shelters });
                propose(thoughts, 14 * wish, order);
            }
        }
    }

    /// Munitions where they would be needed: at an ally's bases first, where its own may be used in a crisis.
    fn store(&self, nation: NationId, thoughts: &mut Vec<Thought>) {
        let wish = self.asks(Comparison::AtLeast, |metric| matches!(metric, Metric::Works(n) if n == nation));
        let munitions: Vec<(StockKind, u16)> = self
            .game
            .competition
            .front(nation)
            .stocks
            .iter()
            .filter(|(what, count)| what.is_munition() && **count >= 100)
            .map(|(&what, &count)| (what, count))
            .collect();
        let Some(&(what, _)) = munitions.iter().max_by_key(|(_, count)| *count) else { return };
        let stored = |place: PlaceId| {
            self.game.competition.works.iter().any(|work| work.nation == nation && work.place == place && matches!(work.kind, WorkKind::Stocks(_)))
        };
        let fits = |place: &PlaceId| {
            let known = self.scenario.catalog.place(*place);
            let host = host_of(self.scenario, *place);
            known.is(PlaceKind::AirBase)
                && host.is_some_and(|host| host != nation)
                && !stored(*place)
                && is_assured(self.scenario, &self.game, nation, *place)
        };
        let place = (0..self.scenario.catalog.places.len() as u16).map(PlaceId).find(fits);
        if let Some(place) = place {
            propose(thoughts, 3 + 11 * wish, Order::Preposition(Preposition { nation, place, what, count: 50 }));
        }
    }

    /// Answers to pressure on oneself.
    fn protect(&self, nation: NationId, thoughts: &mut Vec<Thought>) {
        if influence::attributable(&self.game, nation).next().is_some() {
            propose(thoughts, 26, Order::Counter(Counter { nation, kind: CounterKind::Attribute }));
        }
        let voting = self.hours_to_vote(nation).is_some_and(|hours| hours <= self.scenario.turn_hours * 2) || self.election_soon(nation);
        if voting && !self.scenario.challengers().any(|challenger| challenger == nation) {
            propose(thoughts, 14, Order::Counter(Counter { nation, kind: CounterKind::PreBunk }));
        }
        let wish = self.asks(Comparison::AtMost, |metric| matches!(metric, Metric::TradeLoss(n) if n == nation));
        let pressed: Vec<(GoodId, Thousandths)> =
            self.game.competition.coercions.iter().filter(|c| c.target == nation).map(|c| (c.good, c.wear)).collect();
        for (good, wear) in pressed {
            let weight = coercion::exposure(self.scenario, good, nation) * (1000 - i32::from(wear)) / 400 + 6 * wish;
            propose(thoughts, weight, Order::Counter(Counter { nation, kind: CounterKind::Divert(good) }));
        }
    }

    /// Hours before a nation's next vote on a treaty that promises something.
    pub(super) fn hours_to_vote(&self, nation: NationId) -> Option<Hours> {
        let hard = |agreement: &&Agreement| agreement.text.promises_help();
        self.game.agreements.iter().filter(hard).filter_map(|agreement| agreement.hours_to_ratify(nation)).min()
    }

    pub(super) fn election_soon(&self, nation: NationId) -> bool {
        let horizon = self.game.day_of(self.scenario, self.game.turn + 2);
        election::next(self.scenario, &self.game, nation).is_some_and(|(_, election)| election.day < horizon)
    }

    /// Its own public before its own parliament: the careful before they sign, the others when it is due.
    fn convince(&self, nation: NationId, thoughts: &mut Vec<Thought>) {
        let state = self.game.nations[nation.index()];
        let mut before = 0;
        for index in 0..self.game.agreements.len() {
            let agreement = &self.game.agreements[index];
            let Some(hours) = agreement.hours_to_ratify(nation) else { continue };
            let needed = ratification::threshold(self.scenario, &agreement.text, nation);
            // What the vote counts besides: a government that stands well carries some doubters with it.
            let margin = i32::from(state.support) - needed + (i32::from(state.standing) - 500) / 5;
            before = before.max(if margin < 60 { 24 } else { 8 });
            let room = match self.strategy {
                Strategy::Rush => i32::MIN,
                Strategy::Bargain => 50,
                _ => match self.temper {
                    Temper::Bold => -20,
                    Temper::Steady => 30,
                    Temper::Cautious => 60,
                },
            };
            // Pressing is for what would come too late, or before a vote that may bring another government.
            let late = self.game.turns_ahead().is_some_and(|ahead| hours > self.scenario.turn_hours.saturating_mul(u32::from(ahead)));
            if margin >= room {
                let order = Order::Hasten(Hasten { nation, agreement: AgreementId(index as u16) });
                propose(thoughts, if late || self.strategy == Strategy::Rush { 30 } else { 18 }, order);
            }
        }
        let readies = match self.strategy {
            Strategy::Bargain => true,
            Strategy::Rush | Strategy::Ignore | Strategy::Random | Strategy::Lesson | Strategy::Idle => false,
            Strategy::Objectives | Strategy::Cautious | Strategy::Bold => self.temper != Temper::Bold && self.skill > Skill::Novice,
        };
        let promises = self.asks(Comparison::AtLeast, |metric| matches!(metric, Metric::Bound(..) | Metric::Allies(_) | Metric::Treaties(_)));
        let carried = self.scenario.parameters.get(Param::RatifySupport) + self.scenario.parameters.get(Param::RatifyWide) + 40;
        if readies && (promises > 0 || self.strategy == Strategy::Bargain) && i32::from(state.support) < carried {
            before = before.max(if self.strategy == Strategy::Bargain || self.temper == Temper::Cautious { 22 } else { 13 });
        }
        let wish = self.asks(Comparison::AtLeast, |metric| matches!(metric, Metric::SupportChange(n) | Metric::Support(n) if n == nation));
        // A campaign that is worn convinces few.
        let worn = i32::from(self.game.competition.front(nation).persuasion_wear) / 50;
        propose(thoughts, before + 4 * wish - worn, Order::Persuade(Persuade { nation }));
        let wish = self.wish_to_reassure();
        if wish > 0 {
            propose(thoughts, wish, Order::Reassure(Reassure { nation }));
        }
    }

    /// What it is worth to reassure the region: a region that fears closer ties hears allies less. Whoever wants it fearful keeps silent.
    fn wish_to_reassure(&self) -> i32 {
        let own = self.scenario.objectives.iter().filter(|objective| objective.seat == self.seat);
        let tests = own.flat_map(|objective| &objective.tiers).flat_map(|tier| &tier.0);
        let fearful = tests.filter(|test| test.metric == Metric::Region && test.comparison == Comparison::AtMost).count() as i32;
        let wary =
            if i32::from(self.game.competition.region) < 470 { 9 } else { 4 * self.asks(Comparison::AtLeast, |metric| metric == Metric::Region) };
        wary - 12 * fearful
    }

    /// Exercises with whom an agreement lets one exercise.
    fn practise(&self, nation: NationId, thoughts: &mut Vec<Thought>) {
        let wish = self.asks(Comparison::AtLeast, |metric| match metric {
            Metric::Exercises(n) => n == nation,
            Metric::Interop(..) => true,
            _ => false,
        });
        let others: Vec<NationId> = self.scenario.nations_present().filter(|&other| other != nation).collect();
        let lets_in = |guest: NationId, place: PlaceId| {
            permission::at_place(self.scenario, &self.game, guest, place, crate::catalog::Operation::Logistics).allows()
        };
        let places: Vec<PlaceId> = (0..self.scenario.catalog.places.len() as u16)
            .map(PlaceId)
            .filter(|&place| self.scenario.catalog.place(place).is(PlaceKind::AirBase) && self.scenario.catalog.place(place).tier == 1)
            .collect();
        let mut best: Option<(Vec<NationId>, PlaceId)> = None;
        for place in places {
            let Some(host) = host_of(self.scenario, place) else { continue };
            if !lets_in(nation, place) {
                continue;
            }
            let partners: Vec<NationId> = others.iter().copied().filter(|&other| lets_in(other, place)).take(3).collect();
            let hosted = host == nation || partners.contains(&host);
            if hosted && !partners.is_empty() && best.as_ref().is_none_or(|(known, _)| partners.len() > known.len()) {
                best = Some((partners, place));
            }
        }
        if let Some((partners, place)) = best {
            propose(thoughts, 5 + 9 * wish, Order::Exercise(Exercise { nation, partners, place }));
        }
    }

    /// Help to the weakest public that must ratify, and an end to quarrels that weaken it.
    fn help(&self, nation: NationId, thoughts: &mut Vec<Thought>) {
        let others: Vec<NationId> = self.scenario.nations_present().filter(|&other| other != nation && !self.is_own(other)).collect();
        for &other in &others {
            let wish = self.asks(Comparison::AtLeast, |metric| matches!(metric, Metric::SupportChange(n) if n == other));
            let votes = (self.hours_to_vote(other).is_some() && self.hours_to_vote(nation).is_some()) || self.strategy == Strategy::Bargain;
            let doubt = (620 - i32::from(self.game.nations[other.index()].support)).max(0) / 12;
            let weight = 5 * wish + if votes { doubt } else { 0 };
            for kind in [BenefitKind::DisasterResponse, BenefitKind::Infrastructure, BenefitKind::Technology] {
                propose(thoughts, weight - kind as i32, Order::Benefit(Benefit { nation, to: other, kind }));
            }
            if self.game.competition.follows(nation, StandingPolicy::Tariffs(other)) && weight > 8 {
                let popular = self.asks(Comparison::AtLeast, |metric| matches!(metric, Metric::Strain(n) if n == other));
                let order = Order::SetPolicy(SetPolicy { nation, policy: StandingPolicy::Tariffs(other), on: false });
                propose(thoughts, weight + 4 - 20 * popular, order);
            }
        }
        let quarrel = |(by, policy): &(NationId, StandingPolicy)| match policy {
            StandingPolicy::Tariffs(on) => *by == nation || *on == nation,
            StandingPolicy::Silo | StandingPolicy::FairShare => false,
        };
        let quarrels = self.game.competition.policies.iter().filter(|entry| quarrel(entry)).count() as i32;
        if quarrels > 0 {
            propose(thoughts, 6 + 5 * quarrels, Order::SetPolicy(SetPolicy { nation, policy: StandingPolicy::Silo, on: true }));
        }
    }

    /// More money for defence where programmes want it and the government can bear it; an end to that when it can't.
    fn share(&self, nation: NationId, thoughts: &mut Vec<Thought>) {
        let state = self.game.nations[nation.index()];
        let wish = self.asks(Comparison::AtLeast, |metric| matches!(metric, Metric::Programmes(n) | Metric::Works(n) if n == nation));
        let office = self.asks(Comparison::AtLeast, |metric| matches!(metric, Metric::Standing(n) | Metric::StandingChange(n) if n == nation));
        let order = |on| Order::SetPolicy(SetPolicy { nation, policy: StandingPolicy::FairShare, on });
        if self.game.competition.follows(nation, StandingPolicy::FairShare) {
            let weak = state.standing < Thousandths(470) || (office > 0 && wish == 0);
            if weak {
                propose(thoughts, 8 + 3 * office, order(false));
            }
        } else if state.standing > Thousandths(500) && state.budget < 300 && wish > 0 {
            propose(thoughts, 5 + 3 * wish - 3 * office, order(true));
        }
    }
}
