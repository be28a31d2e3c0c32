//! Competition: what a computer orders over quarters and half-years, and which treaties it offers.
//!
//! An ally arms, practises, convinces its public, presses its parliament when the public is ready, and helps the weakest of those who must
//! ratify. Whoever challenges looks for that same weakest public, and presses there before votes and elections; it spreads its levers, lets
//! worn ones go, and courts third nations.

use super::Skill;
use super::mind::{Draft, Idea, Mind};
use super::reason::{Aim, Decision, Reason};
use crate::catalog::clause::InstitutionKind;
use crate::catalog::{ElectionKind, GoodId, NationId, PlaceId, PlaceKind, ProgrammeId};
use crate::rules::agreement::{model, permission, ratification};
use crate::rules::competition::{BenefitKind, InfluenceKind, Policy, WorkKind, share};
use crate::rules::homefront::election;
use crate::rules::ids::{AgreementId, SeatId};
use crate::rules::metric::{Comparison, Metric, Test};
use crate::rules::order::{Benefit, Coerce, Counter, CounterKind, Exercise, Hasten, Influence, Invest, Launch, Order, Persuade, Reassure, SetPolicy};
use crate::rules::pressure::{coercion, influence};
use crate::rules::scenario::Clock;
use crate::rules::state::Game;
use crate::rules::view::View;
use crate::rules::{Command, Scenario};

/// How much a seat's unmet tests ask for a metric: higher values if `more`.
fn asked(scenario: &Scenario, game: &Game, seat: SeatId, more: bool, wanted: impl Fn(Metric) -> bool) -> i32 {
    let way = if more { Comparison::AtLeast } else { Comparison::AtMost };
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
        self.arm(nation, ideas);
        self.court(nation, ideas);
        self.protect(nation, ideas);
        if self.scenario.challengers().any(|challenger| challenger == nation) {
            self.press(nation, ideas);
        } else {
            self.convince(nation, ideas);
            self.practise(nation, ideas);
            self.help(nation, ideas);
        }
    }

    pub(super) fn propose_idea(&mut self, ideas: &mut Vec<Idea>, weight: i32, aim: Aim, order: Order) {
        let weight = self.judged(weight);
        ideas.push(Idea { draft: Draft::Say(order), weight, reason: Reason::Compete { aim } });
    }

    pub(super) fn asks(&self, more: bool, wanted: impl Fn(Metric) -> bool) -> i32 {
        asked(self.scenario, &self.game, self.seat, more, wanted)
    }

    /// Programmes that would be in time.
    fn arm(&mut self, nation: NationId, ideas: &mut Vec<Idea>) {
        let wish = self.asks(true, |metric| matches!(metric, Metric::Programmes(n) if n == nation));
        let left = u32::from(self.game.turns.saturating_sub(self.game.turn) + 1) * self.scenario.turn_hours;
        for index in 0..self.scenario.catalog.programmes.len() {
            let programme = &self.scenario.catalog.programmes[index];
            let in_time = u32::from(programme.months) * crate::rules::competition::MONTH_HOURS <= left;
            if programme.nation == nation && in_time {
                let order = Order::Launch(Launch { nation, programme: ProgrammeId(index as u16) });
                self.propose_idea(ideas, 6 + 10 * wish, Aim::Arm, order);
            }
        }
        let wish = self.asks(true, |metric| matches!(metric, Metric::Works(n) if n == nation));
        if wish > 0 {
            let assured = |place: &PlaceId| crate::rules::posture::is_assured(self.scenario, &self.game, nation, *place);
            let bases = (0..self.scenario.catalog.places.len() as u16).map(PlaceId);
            let bases: Vec<PlaceId> = bases.filter(|&place| self.scenario.catalog.place(place).is(PlaceKind::AirBase)).filter(assured).take(6).collect();
            for place in bases {
                let order = Order::Invest(Invest { nation, place, work: WorkKind::Shelters });
                self.propose_idea(ideas, 14 * wish, Aim::Build, order);
            }
        }
    }

    /// Answers to pressure on oneself.
    fn protect(&mut self, nation: NationId, ideas: &mut Vec<Idea>) {
        if influence::attributable(&self.game, nation).next().is_some() {
            self.propose_idea(ideas, 26, Aim::Protect, Order::Counter(Counter { nation, kind: CounterKind::Attribute }));
        }
        let voting = self.hours_to_vote(nation).is_some_and(|hours| hours <= 2 * self.scenario.turn_hours) || self.election_soon(nation);
        if voting && !self.scenario.challengers().any(|challenger| challenger == nation) {
            self.propose_idea(ideas, 14, Aim::Protect, Order::Counter(Counter { nation, kind: CounterKind::PreBunk }));
        }
        let wish = self.asks(false, |metric| matches!(metric, Metric::TradeLoss(n) if n == nation));
        let pressed: Vec<(GoodId, i16)> = self.game.competition.coercions.iter().filter(|c| c.target == nation).map(|c| (c.good, c.wear)).collect();
        for (good, wear) in pressed {
            let weight = coercion::exposure(self.scenario, good, nation) * (1000 - i32::from(wear)) / 400 + 6 * wish;
            self.propose_idea(ideas, weight, Aim::Protect, Order::Counter(Counter { nation, kind: CounterKind::Divert(good) }));
        }
    }

    /// Hours before a nation's next vote on a treaty that promises something.
    fn hours_to_vote(&self, nation: NationId) -> Option<u32> {
        let hard = |agreement: &&crate::rules::state::Agreement| {
            ratification::threshold(self.scenario, agreement) > self.scenario.parameters.get(crate::rules::parameter::Param::RatifyAccess)
        };
        self.game.agreements.iter().filter(hard).filter_map(|agreement| agreement.hours_to_ratify(nation)).min()
    }

    fn election_soon(&self, nation: NationId) -> bool {
        let horizon = self.game.day_of(self.scenario, self.game.turn + 2);
        election::next(self.scenario, &self.game, nation).is_some_and(|(_, election)| election.day < horizon)
    }

    /// Its own public before its own parliament.
    fn convince(&mut self, nation: NationId, ideas: &mut Vec<Idea>) {
        let state = self.game.nations[nation.index()];
        let mut before = 0;
        for index in 0..self.game.agreements.len() {
            let agreement = &self.game.agreements[index];
            if agreement.hours_to_ratify(nation).is_none() {
                continue;
            }
            let margin = i32::from(state.support) - ratification::threshold(self.scenario, agreement);
            before = before.max(if margin < 60 { 24 } else { 8 });
            if margin >= 40 {
                let order = Order::Hasten(Hasten { nation, agreement: AgreementId(index as u16) });
                self.propose_idea(ideas, 18, Aim::Bind, order);
            }
        }
        let wish = self.asks(true, |metric| matches!(metric, Metric::SupportChange(n) | Metric::Support(n) if n == nation));
        self.propose_idea(ideas, before + 4 * wish, Aim::Convince, Order::Persuade(Persuade { nation }));
        if i32::from(self.game.competition.region) < 470 {
            self.propose_idea(ideas, 9, Aim::Convince, Order::Reassure(Reassure { nation }));
        }
    }

    /// Exercises with whom an agreement lets one exercise.
    fn practise(&mut self, nation: NationId, ideas: &mut Vec<Idea>) {
        let wish = self.asks(true, |metric| match metric {
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
            let Some(host) = permission::host_of(self.scenario, place) else { continue };
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
            self.propose_idea(ideas, 5 + 9 * wish, Aim::Practise, Order::Exercise(Exercise { nation, partners, place }));
        }
    }

    /// Help to the weakest public that must ratify, and an end to quarrels that weaken it.
    fn help(&mut self, nation: NationId, ideas: &mut Vec<Idea>) {
        let others: Vec<NationId> = self.scenario.nations_present().filter(|&other| other != nation && !self.is_own(other)).collect();
        for &other in &others {
            let wish = self.asks(true, |metric| matches!(metric, Metric::SupportChange(n) if n == other));
            let votes = self.hours_to_vote(other).is_some() && self.hours_to_vote(nation).is_some();
            let doubt = (620 - i32::from(self.game.nations[other.index()].support)).max(0) / 12;
            let weight = 5 * wish + if votes { doubt } else { 0 };
            for kind in [BenefitKind::DisasterResponse, BenefitKind::Infrastructure, BenefitKind::Technology] {
                self.propose_idea(ideas, weight - kind as i32, Aim::Relieve, Order::Benefit(Benefit { nation, to: other, kind }));
            }
            if self.game.competition.follows(nation, Policy::Tariffs(other)) && weight > 8 {
                let popular = self.asks(true, |metric| matches!(metric, Metric::Strain(n) if n == other));
                let order = Order::SetPolicy(SetPolicy { nation, policy: Policy::Tariffs(other), on: false });
                self.propose_idea(ideas, weight + 4 - 20 * popular, Aim::Relieve, order);
            }
        }
        let quarrel = |(by, policy): &(NationId, Policy)| match policy {
            Policy::Tariffs(on) => *by == nation || *on == nation,
            Policy::Silo | Policy::FairShare => false,
        };
        let quarrels = self.game.competition.policies.iter().filter(|entry| quarrel(entry)).count() as i32;
        if quarrels > 0 {
            self.propose_idea(ideas, 6 + 5 * quarrels, Aim::Relieve, Order::SetPolicy(SetPolicy { nation, policy: Policy::Silo, on: true }));
        }
    }

    /// Pressure on the public that is weakest when it counts.
    fn press(&mut self, nation: NationId, ideas: &mut Vec<Idea>) {
        let targets: Vec<NationId> = self.scenario.nations_present().filter(|&other| other != nation && !self.is_own(other)).collect();
        let shy = self.asks(true, |metric| matches!(metric, Metric::Credit(n) if n == nation)) + self.asks(false, |metric| metric == Metric::Region);
        for &target in &targets {
            let doubt = (700 - i32::from(self.game.nations[target.index()].support)).max(0) / 20;
            let Some(hours) = self.hours_to_vote(target) else { continue };
            let near = if hours <= 2 * self.scenario.turn_hours { 16 } else { 6 };
            let order = Order::Influence(Influence { nation, target, kind: InfluenceKind::Disinformation });
            self.propose_idea(ideas, near + doubt - 2 * shy, Aim::Press, order);
            let soon = election::next(self.scenario, &self.game, target).filter(|(_, election)| election.kind == ElectionKind::Government);
            if soon.is_some() && self.election_soon(target) {
                let order = Order::Influence(Influence { nation, target, kind: InfluenceKind::Meddling });
                self.propose_idea(ideas, 14 + doubt - 2 * shy, Aim::Press, order);
            }
            let used = self.game.competition.coercions.iter().filter(|c| c.by == nation).count() as i32;
            for index in 0..self.scenario.catalog.goods.len() {
                let good = GoodId(index as u16);
                let exposed = coercion::exposure(self.scenario, good, target);
                let cost = i32::from(self.scenario.catalog.goods[index].sender_cost);
                let weight = near + doubt / 2 + exposed * 2 - cost / 2 - 8 * used - 3 * shy;
                if exposed > 0 {
                    self.propose_idea(ideas, weight, Aim::Press, Order::Coerce(Coerce { nation, target, good, lift: false }));
                }
            }
        }
        // A lever that is worn costs more than it brings.
        let worn: Vec<(NationId, GoodId)> =
            self.game.competition.coercions.iter().filter(|c| c.by == nation && c.wear > 650).map(|c| (c.target, c.good)).collect();
        for (target, good) in worn {
            self.propose_idea(ideas, 10, Aim::EaseOff, Order::Coerce(Coerce { nation, target, good, lift: true }));
        }
        let wish = self.asks(false, |metric| metric == Metric::Region);
        if wish > 0
            && let Some(&target) = targets.iter().find(|&&target| self.hours_to_vote(target).is_some())
        {
            self.propose_idea(ideas, 5 * wish, Aim::Press, Order::Influence(Influence { nation, target, kind: InfluenceKind::Rhetoric }));
        }
    }
}

/// The treaties and arrangements that a seat offers in competition: what its objectives ask for and nothing binds yet.
pub(super) fn offers(scenario: &Scenario, view: &View, seat: SeatId, skill: Skill) -> Vec<Decision> {
    let game = &view.game;
    let Some(&nation) = scenario.seat(seat).nations.first() else { return Vec::new() };
    if game.clock != Clock::Competition || (skill == Skill::Novice && !game.turn.is_multiple_of(2)) {
        return Vec::new();
    }
    let mut decisions = Vec::new();
    let partners: Vec<NationId> = scenario.nations_present().filter(|&other| other != nation && !scenario.seat(seat).nations.contains(&other)).collect();
    for other in partners {
        let between = |metric: Metric| match metric {
            Metric::Bound(a, b) | Metric::Interop(a, b) => (a == nation && b == other) || (b == nation && a == other),
            // Whoever wants more friends asks those with whom it has ties already.
            Metric::Allies(n) => n == nation && game.competition.interop(nation, other) > 0,
            _ => false,
        };
        let challenger = scenario.challengers().any(|one| one == other || one == nation);
        let pact = asked(scenario, game, seat, true, between) > 0 && !challenger;
        let isr = asked(scenario, game, seat, true, |metric| {
            matches!(metric, Metric::SharesIsr(a, b) if (a == nation && b == other) || (b == nation && a == other))
        }) > 0;
        let open = game.proposals.values().any(|p| p.turn + 1 >= game.turn && p.from == nation && p.to == [other]);
        let under_way = game.agreements.iter().any(|a| a.made_here && a.text.parties.contains(&other) && a.hours_to_ratify(nation).is_some());
        if open {
            continue;
        }
        let host = scenario.catalog.places.iter().position(|place| place.kind == PlaceKind::Headquarters && place.host == crate::catalog::Host::Nation(nation));
        let host = host.map(|index| PlaceId(index as u16));
        let mut slugs: Vec<&str> = Vec::new();
        if pact && !under_way {
            // The narrower promise first where the other's public is not ready for the wider.
            slugs.push(if game.nations[other.index()].support >= 550 { "act_treaty" } else { "territory_treaty" });
        }
        if isr && !share(game, nation, other, InstitutionKind::SharedIsr) {
            slugs.push("isr_annex");
        }
        if pact && !share(game, nation, other, InstitutionKind::WorkingGroup) {
            slugs.push("planning_annex");
        }
        for slug in slugs {
            let Some(id) = scenario.catalog.text_id(slug) else { continue };
            let text = model::fill(&scenario.catalog.texts[id.index()], &[nation, other], host);
            if text.clauses.is_empty() {
                continue;
            }
            let command = Command::Propose { from: nation, to: vec![other], text, counters: None, private: false };
            decisions.push(Decision { command, reason: Reason::Compete { aim: Aim::Bind } });
        }
    }
    decisions
}
