//! A scene: a level at a moment that the test makes, and what an AI player does in it.

use latticework::ai::{self, Decision, Policy, Reason, Skill, Strategy, Temper};
use latticework::catalog::quantity::Hours;
use latticework::catalog::{AgreementStatus, NationId};
use latticework::rules::phases::agreement::{AgreementText, Instrument, model};
use latticework::rules::scenario::Scenario;
use latticework::rules::state::view::{View, Viewer};
use latticework::rules::state::{Agreement, Game, NationState, Pair, Ratifying, Trial};
use latticework::rules::vocab::ids::{AgreementId, ForceId, ProposalId, SeatId};
use latticework::rules::{Command, Recorded, Refusal};

pub use crate::harness::names::Names;
use crate::harness::{levels, names, turns};

/// In how many games a decision is looked for: an AI player leaves ideas unused, and misjudges, by chance.
const GAMES: usize = 12;

/// How an AI player is minded.
#[derive(Clone, Copy, Debug)]
pub struct Who {
    pub policy: Policy,
    /// The risk attitude that the game must have drawn for it; none where the strategy sets it, or where it does not matter.
    temper: Option<Temper>,
}

fn of(skill: Skill, strategy: Strategy, temper: Option<Temper>) -> Who {
    Who { policy: Policy { skill, strategy }, temper }
}

/// Gains weigh heavier than costs.
pub fn bold(skill: Skill) -> Who {
    of(skill, Strategy::Bold, None)
}

/// Costs weigh heavier than gains.
pub fn cautious(skill: Skill) -> Who {
    of(skill, Strategy::Cautious, None)
}

/// They weigh alike.
pub fn steady(skill: Skill) -> Who {
    of(skill, Strategy::Objectives, Some(Temper::Steady))
}

/// Whatever its risk attitude: an AI desk has none.
pub fn anybody(skill: Skill) -> Who {
    of(skill, Strategy::Objectives, None)
}

/// Who plays a strategy of studies.
pub fn set_on(strategy: Strategy, skill: Skill) -> Who {
    of(skill, strategy, None)
}

/// Whether something is among the decisions.
pub fn has(decisions: &[Decision], wanted: impl Fn(&Command, &Reason) -> bool) -> bool {
    decisions.iter().any(|decision| wanted(&decision.command, &decision.reason))
}

/// A level at a moment of the test's making.
pub struct Scene {
    pub scenario: Scenario,
    pub game: Trial,
}

impl Names for Scene {
    fn scenario(&self) -> &Scenario {
        &self.scenario
    }
}

impl Scene {
    /// The level at its start, without its injects.
    pub fn of(slug: &str) -> Self {
        let scenario = levels::quiet(slug);
        let game = Trial::of(&Game::start(&scenario, 1, &mut Vec::<Recorded>::new()));
        Self { scenario, game }
    }

    pub fn force(&self, name: &str) -> ForceId {
        names::force(&self.game, name)
    }

    pub fn seat(&self, slug: &str) -> SeatId {
        self.game.seat_of(&self.scenario, self.nation(slug)).unwrap_or_else(|| panic!("{slug} is an AI desk"))
    }

    pub fn set(&mut self, slug: &str, change: impl FnOnce(&mut NationState)) {
        let nation = self.nation(slug);
        change(&mut self.game.nations[nation.index()]);
    }

    /// Two nations stand on this rung.
    pub fn rung(&mut self, a: &str, b: &str, now: u8) {
        let pair = Pair::new(self.nation(a), self.nation(b));
        let known = self.game.rungs.entry(pair).or_default();
        known.now = now;
        known.peak = known.peak.max(now);
    }

    /// The games in which this AI player of a nation is as the test wants it.
    fn seeds(&self, slug: &str, who: Who) -> Vec<u64> {
        let seat = self.game.seat_of(&self.scenario, self.nation(slug));
        let fits = |seed: &u64| who.temper.is_none_or(|temper| seat.is_some_and(|seat| Temper::of(*seed, seat) == temper));
        (1..400).filter(fits).take(GAMES).collect()
    }

    fn view(&self, slug: &str) -> View {
        let nation = self.nation(slug);
        View::of(&self.scenario, &self.game, self.game.seat_of(&self.scenario, nation).map_or(Viewer::Desk(nation), Viewer::Seat))
    }

    /// What it orders in each of some games.
    pub fn orders(&self, slug: &str, who: Who) -> Vec<Vec<Decision>> {
        let (view, seat) = (self.view(slug), self.seat(slug));
        self.seeds(slug, who).into_iter().map(|seed| ai::decide(&self.scenario, &view, seat, who.policy, seed)).collect()
    }

    /// What it offers in each of some games.
    pub fn offers(&self, slug: &str, who: Who) -> Vec<Vec<Decision>> {
        let (view, seat) = (self.view(slug), self.seat(slug));
        self.seeds(slug, who).into_iter().map(|seed| ai::bargain(&self.scenario, &view, seat, who.policy, seed)).collect()
    }

    /// What it says to an offer in each of some games.
    pub fn replies(&self, slug: &str, who: Who, id: ProposalId) -> Vec<Vec<Decision>> {
        let (view, nation) = (self.view(slug), self.nation(slug));
        self.seeds(slug, who).into_iter().map(|seed| ai::replies(&self.scenario, &view, nation, id, who.policy, seed)).collect()
    }

    /// What it says to an offer in the game with this seed.
    pub fn reply(&self, slug: &str, who: Who, id: ProposalId, seed: u64) -> Vec<Decision> {
        ai::replies(&self.scenario, &self.view(slug), self.nation(slug), id, who.policy, seed)
    }

    /// It does this in every game.
    #[track_caller]
    pub fn always(&self, slug: &str, who: Who, wanted: impl Fn(&Command, &Reason) -> bool) {
        for decisions in self.orders(slug, who) {
            assert!(has(&decisions, &wanted), "{slug} {who:?}: {decisions:#?}");
        }
    }

    /// It does this in some games: it has other things to do as well, and forgets some.
    #[track_caller]
    pub fn sometimes(&self, slug: &str, who: Who, wanted: impl Fn(&Command, &Reason) -> bool) {
        let games = self.orders(slug, who);
        assert!(games.iter().any(|decisions| has(decisions, &wanted)), "{slug} {who:?}: never; the first: {:#?}", games.first());
    }

    /// It does this in half of the games at least: chance may keep it from it in others.
    #[track_caller]
    pub fn mostly(&self, slug: &str, who: Who, wanted: impl Fn(&Command, &Reason) -> bool) {
        let games = self.orders(slug, who);
        let done = games.iter().filter(|decisions| has(decisions, &wanted)).count();
        assert!(2 * done >= games.len(), "{slug} {who:?}: in {done} of {} games; the first: {:#?}", games.len(), games.first());
    }

    /// It does this in no game.
    #[track_caller]
    pub fn never(&self, slug: &str, who: Who, wanted: impl Fn(&Command, &Reason) -> bool) {
        for decisions in self.orders(slug, who) {
            assert!(!has(&decisions, &wanted), "{slug} {who:?}: {decisions:#?}");
        }
    }

    /// Somebody gives a command.
    pub fn command(&mut self, nation: NationId, command: &Command) -> Result<(), Refusal> {
        turns::speak(&self.scenario, &mut self.game, nation, command)
    }

    /// An offer of the first party of a text to the others.
    #[track_caller]
    pub fn offer(&mut self, text: &AgreementText, private: bool) -> ProposalId {
        let (from, to) = (text.parties[0], text.parties[1..].to_vec());
        let made = self.command(from, &Command::Propose { from, to, text: text.clone(), counters: None, private });
        made.unwrap_or_else(|why| panic!("{why:?}"));
        self.game.proposals.keys().next_back().copied().unwrap_or_else(|| panic!("nothing was offered"))
    }

    /// A model text for these parties.
    pub fn model(&self, slug: &str, parties: &[&str]) -> AgreementText {
        let id = self.scenario.catalog.text_id(slug).unwrap_or_else(|| panic!("no text {slug}"));
        let parties: Vec<NationId> = parties.iter().map(|slug| self.nation(slug)).collect();
        let host = model::seat_for(&self.scenario, &parties);
        model::fill(&self.scenario.catalog.texts[id.index()], &parties, host)
    }

    /// An agreement that stands from before.
    pub fn stands(&mut self, text: AgreementText, status: AgreementStatus) -> AgreementId {
        let open = status == AgreementStatus::Ratifying;
        let before = |&nation: &NationId| Ratifying { nation, hours_left: Hours(5000), done: false, failed: false };
        let ratifying = if open { text.parties.iter().map(before).collect() } else { Vec::new() };
        let made = Agreement { def: None, text, status, since_turn: Some(1), ends_turn: None, suspended_until: None, made_here: true, ratifying };
        self.game.agreements.push(made);
        AgreementId(self.game.agreements.len() as u16 - 1)
    }
}

/// A text of these clauses, an arrangement.
pub fn arrangement(name: &str, parties: Vec<NationId>, clauses: Vec<latticework::catalog::Clause>) -> AgreementText {
    AgreementText { name: name.to_owned(), instrument: Instrument::Arrangement, parties, clauses, quiet: true, in_part: false, revises: None }
}
