//! Whole games of computers against computers.

use std::collections::{BTreeMap, BTreeSet};
use std::convert::Infallible;
use std::ops::Range;

use crate::ai::{Policy, Skill, Strategy};
use crate::catalog::{AgreementStatus, NationId};
use crate::rules::crisis::WarNews;
use crate::rules::event::{Factor, FactorKind, Sink};
use crate::rules::metric::{Metric, scores_of};
use crate::rules::models::war::War;
use crate::rules::quarantine::Quarantine;
use crate::rules::state::{Agreement, FeatureState, Game, Live, NationState, Pair, Phase};
use crate::rules::vocab::ids::{AgreementId, FeatureId, SeatId, SeatSet};
use crate::rules::vocab::war::event::WarEvent;
use crate::rules::{Actor, Command, Event, Refusal, Scenario, turn};
use crate::session::driver::{self, PlayedTable};
use crate::session::{Entry, state_hash};
use crate::study::games::belief::{BeliefRow, Stage};
use crate::study::games::invariants::{broken_between, broken_invariants, broken_publicity};
use crate::study::games::kind::OrderKind;
use crate::study::games::war::broken_war;
use crate::study::threads;

/// Games of each thread whose rows may be held in memory at a time, while one before them is still played: enough that threads seldom wait for
/// the last game of a block.
const BLOCK: u32 = 64;

/// How the games of a study are played.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StudyPlan {
    /// How each seat's computer plays; those missing are standard.
    pub policies: Vec<Policy>,
    /// A kind of order that a seat may not give: its computer's commands of that kind are dropped.
    pub without: Option<(SeatId, OrderKind)>,
}

impl StudyPlan {
    /// Every seat plays like this.
    pub fn all(scenario: &Scenario, policy: impl Into<Policy>) -> Self {
        Self { policies: vec![policy.into(); scenario.seats.len()], without: None }
    }

    /// How a seat's computer plays.
    pub fn policy(&self, seat: SeatId) -> Policy {
        self.policies.get(seat.index()).copied().unwrap_or(Skill::Standard.into())
    }

    fn allows(&self, seat: SeatId, command: &Command) -> bool {
        let Some((barred, kind)) = self.without else { return true };
        barred != seat || OrderKind::of_command(command) != Some(kind)
    }
}

/// What came of a game.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GameRow {
    /// The game's number, from 0.
    pub number: u32,
    /// Its seed.
    pub seed: u64,
    /// Turns played.
    pub turns: u16,
    /// Scores, seat by seat and objective by objective.
    pub scores: Vec<Vec<u8>>,
    /// Nations at the end, by [`NationId`].
    pub nations: Vec<NationState>,
    /// Features at the end.
    pub features: Vec<FeatureState>,
    /// The highest rung of each pair of nations that ever stood above 0.
    pub peaks: BTreeMap<Pair, u8>,
    /// The war at the end, if there was one.
    pub war: Option<War>,
    /// The quarantine at the end, if there was one.
    pub quarantine: Option<Quarantine>,
    /// The turn in which a war inside the calendar was launched or broke out, if one did.
    pub launched_turn: Option<u16>,
    /// Beijing's belief, from the opening on, while it was settled.
    pub beliefs: Vec<BeliefRow>,
    /// What the objectives of the level measure, at the end; each metric once, in the order of [`measures`].
    pub measured: Vec<i32>,
    /// Agreements that were made.
    pub agreements: u32,
    /// What became of promises of help that were signed or before parliaments.
    pub pact: Pact,
    /// Encounters with a gravest act of rung 2 or more.
    pub clashes: u32,
    /// Orders and offers that were given, by seat and kind.
    pub used: BTreeMap<(SeatId, OrderKind), u32>,
    /// SHA-256 of the last state.
    pub hash: String,
    /// Invariants that were broken, in words: none in a sound game.
    pub broken: Vec<String>,
}

/// What became of treaties with promises of help.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pact {
    /// Signed in the game.
    pub signed: u32,
    /// The turn of the first signature, if there was one.
    pub first_signed_turn: Option<u16>,
    /// Entered into force.
    pub in_force: u32,
    /// Refused by a parliament at its vote.
    pub refused: u32,
    /// Dropped by a government that an election brought in.
    pub dropped: u32,
    /// Put off by a parliament or an election.
    pub put_off: u32,
}

impl GameRow {
    /// Points of a seat over all its objectives.
    pub fn points(&self, seat: SeatId) -> i32 {
        self.scores[seat.index()].iter().map(|&score| i32::from(score)).sum()
    }

    /// Whether a seat reached its level's threshold.
    pub fn succeeds(&self, scenario: &Scenario, seat: SeatId) -> bool {
        self.points(seat) >= i32::from(scenario.seat(seat).success)
    }

    /// The highest rung of any pair.
    pub fn rung_peak(&self) -> u8 {
        self.peaks.values().copied().max().unwrap_or(0)
    }

    /// Deaths of all nations.
    pub fn deaths(&self) -> u32 {
        self.nations.iter().map(|nation| u32::from(nation.tally.deaths)).sum()
    }
}

/// Counts what happens, and keeps nothing else.
#[derive(Default)]
struct Counts {
    clashes: u32,
    agreements: u32,
    /// What the phases of war did since this was last taken.
    fought: Vec<WarEvent>,
    /// Who showed whom to the world, and where, since this was last taken.
    shown: Vec<(NationId, NationId, FeatureId)>,
    pact: Pact,
    /// Treaties with promises of help that stood at the start, or were signed.
    treaties: BTreeSet<AgreementId>,
    turn: u16,
    /// The turn in which a war broke out, if one did.
    launched_turn: Option<u16>,
}

impl Counts {
    /// Whether a vote was a parliament's own: an election that decides draws no mood of its own.
    fn voted(why: &[Factor]) -> bool {
        why.iter().any(|factor| factor.kind == FactorKind::Mood)
    }
}

impl Sink for Counts {
    fn record(&mut self, event: Event, _: SeatSet) {
        match event {
            Event::Encountered { act, .. } if act.rung() >= 2 => self.clashes += 1,
            Event::War(WarNews::Fought { event }) => self.fought.push(event),
            Event::Publicised { nation, feature, against, .. } => self.shown.push((nation, against, feature)),
            Event::War(WarNews::BrokeOut { .. }) => _ = self.launched_turn.get_or_insert(self.turn),
            Event::TurnBegan { turn } => self.turn = turn,
            Event::AgreementMade { id, agreement } => {
                self.agreements += 1;
                if agreement.promises_help() {
                    self.treaties.insert(id);
                    self.pact.signed += 1;
                    self.pact.first_signed_turn.get_or_insert(self.turn);
                }
            }
            Event::AgreementMoved { id, status: AgreementStatus::InForce } if self.treaties.contains(&id) => self.pact.in_force += 1,
            Event::RatificationFailed { id, why, .. } if self.treaties.contains(&id) => {
                if Self::voted(&why) {
                    self.pact.refused += 1
                } else {
                    self.pact.dropped += 1
                }
            }
            Event::RatificationPutOff { id, .. } if self.treaties.contains(&id) => self.pact.put_off += 1,
            _ => {}
        }
    }
}

/// A study's table for the driver.
struct Playing<'a> {
    scenario: &'a Scenario,
    plan: &'a StudyPlan,
    game: Live,
    seed: u64,
    counts: Counts,
    used: BTreeMap<(SeatId, OrderKind), u32>,
    broken: Vec<String>,
    beliefs: Vec<BeliefRow>,
    /// What was accepted, if somebody wants to know it.
    log: Option<Vec<Entry>>,
}

impl Playing<'_> {
    /// Keeps the belief that was settled after `turn`; none is while there is war, or once there was one.
    fn believe(&mut self, turn: u16) {
        let Some(doubt) = self.game.doubt.filter(|_| self.game.crisis.is_none() || self.counts.launched_turn == Some(turn)) else { return };
        let stage = Stage::of(self.counts.treaties.iter().filter_map(|&id| self.game.agreement(id)));
        self.beliefs.push(BeliefRow { turn, stage, doubt });
    }
}

impl PlayedTable for Playing<'_> {
    type Error = Refusal;

    fn scenario(&self) -> &Scenario {
        self.scenario
    }

    fn game(&self) -> &Game {
        &self.game
    }

    fn seed(&self) -> u64 {
        self.seed
    }

    fn policy(&self, seat: SeatId) -> Option<Policy> {
        Some(self.plan.policy(seat))
    }

    /// What the plan bars is not done, and nobody is told. A player by lot has tried each command on its own view: what was legal there and is
    /// refused here would be a button that does nothing.
    fn carry_out(&mut self, actor: Actor, command: Command) -> Result<(), Refusal> {
        if let Actor::Seat(seat) = actor
            && !self.plan.allows(seat, &command)
        {
            return Ok(());
        }
        let taken = turn::command(self.scenario, &mut self.game, &mut self.counts, actor, &command);
        match (&taken, actor) {
            (Err(why), Actor::Seat(seat)) if self.plan.policy(seat).strategy == Strategy::Random => self
                .broken
                .push(format!("turn {}: seat {} may do this by its view, and the game refuses it ({why}): {command:?}", self.game.turn, seat.0)),
            (Ok(()), Actor::Seat(seat)) => {
                if let Some(kind) = OrderKind::of_command(&command) {
                    *self.used.entry((seat, kind)).or_default() += 1;
                }
            }
            _ => {}
        }
        if let (Ok(()), Some(log)) = (&taken, &mut self.log) {
            log.push(Entry::Command { actor, command });
        }
        taken
    }

    fn is_refusal(_: &Refusal) -> bool {
        true
    }
}

/// Plays one game to its end.
pub fn play(scenario: &Scenario, plan: &StudyPlan, number: u32, seed: u64) -> GameRow {
    played(scenario, plan, number, seed, None).0
}

/// Plays one game to its end as [`play`] does, and gives its log as well: a session that replays it comes to the same state.
pub fn play_recorded(scenario: &Scenario, plan: &StudyPlan, number: u32, seed: u64) -> (GameRow, Vec<Entry>) {
    let (row, log) = played(scenario, plan, number, seed, Some(Vec::new()));
    (row, log.unwrap_or_default())
}

fn played(scenario: &Scenario, plan: &StudyPlan, number: u32, seed: u64, log: Option<Vec<Entry>>) -> (GameRow, Option<Vec<Entry>>) {
    let mut counts = Counts::default();
    let game = Game::start(scenario, seed, &mut counts);
    let waiting = |(index, agreement): (usize, &Agreement)| {
        (agreement.promises_help() && agreement.status != AgreementStatus::InForce).then_some(AgreementId(index as u16))
    };
    counts.treaties = game.agreements.iter().enumerate().filter_map(waiting).collect();
    let mut table = Playing { scenario, plan, game, seed, counts, used: BTreeMap::new(), broken: Vec::new(), beliefs: Vec::new(), log };
    table.believe(0);
    while table.game.phase != Phase::Over {
        table.broken.extend(broken_invariants(scenario, &table.game));
        let before = table.game.turn;
        let start = table.game.clone();
        let resolved = driver::turn(&mut table);
        if start.crisis.is_none() {
            table.believe(before);
        }
        table.broken.extend(broken_between(scenario, &start, &table.game));
        let fought = std::mem::take(&mut table.counts.fought);
        table.broken.extend(broken_war(scenario, &start, &table.game, &fought));
        let shown = std::mem::take(&mut table.counts.shown);
        table.broken.extend(broken_publicity(scenario, &start, &table.game, &shown));
        if let Err(why) = resolved {
            table.broken.push(format!("turn {before}: it did not resolve ({why})"));
            break;
        }
    }
    table.broken.extend(broken_invariants(scenario, &table.game));
    let game = &table.game;
    let score = |seat: usize| scores_of(scenario, game, SeatId(seat as u8)).into_iter().map(|(_, score)| score).collect();
    let row = GameRow {
        number,
        seed,
        turns: game.turn,
        scores: (0..scenario.seats.len()).map(score).collect(),
        nations: game.nations.clone(),
        features: game.features.clone(),
        peaks: game.rungs.iter().map(|(&pair, rung)| (pair, rung.peak)).collect(),
        war: game.crisis.as_ref().map(|crisis| crisis.war.clone()),
        quarantine: game.quarantine.clone(),
        launched_turn: table.counts.launched_turn,
        beliefs: table.beliefs,
        measured: measures(scenario).into_iter().map(|metric| metric.value(scenario, game)).collect(),
        agreements: table.counts.agreements,
        pact: table.counts.pact,
        clashes: table.counts.clashes,
        used: table.used,
        hash: state_hash(game),
        broken: table.broken,
    };
    (row, table.log)
}

/// What the objectives of a level measure, each metric once, as they first ask for it.
pub fn measures(scenario: &Scenario) -> Vec<Metric> {
    let tests = scenario.objectives.iter().flat_map(|objective| &objective.tiers).flat_map(|tier| &tier.0);
    let mut found: Vec<Metric> = Vec::new();
    for test in tests {
        if !found.contains(&test.metric) {
            found.push(test.metric);
        }
    }
    found
}

/// The seed of a study's nth game.
pub fn seed_of(seed: u64, number: u32) -> u64 {
    seed.wrapping_mul(0x9E37_79B9_7F4A_7C15).wrapping_add(u64::from(number))
}

/// Plays `games` games, each from a seed of its own, in parallel where the program can, and hands on their rows in order. Few rows are held
/// at a time; `done` is told of each game as it ends.
///
/// # Errors
/// The first of `take`, after which no more games are begun.
pub fn each_game<E>(
    scenario: &Scenario,
    plan: &StudyPlan,
    games: u32,
    seed: u64,
    done: &(dyn Fn() + Sync),
    take: &mut dyn FnMut(GameRow) -> Result<(), E>,
) -> Result<(), E> {
    games_of(scenario, plan, 0..games, seed, done, take)
}

/// As [`each_game`], the games with these numbers.
///
/// # Errors
/// The first of `take`, after which no more games are begun.
pub fn games_of<E>(
    scenario: &Scenario,
    plan: &StudyPlan,
    numbers: Range<u32>,
    seed: u64,
    done: &(dyn Fn() + Sync),
    take: &mut dyn FnMut(GameRow) -> Result<(), E>,
) -> Result<(), E> {
    let games = numbers.end;
    let block = BLOCK.saturating_mul(threads::count());
    let mut from = numbers.start;
    while from < games {
        let to = games.min(from.saturating_add(block));
        let one = |number: u32| {
            let row = play(scenario, plan, number, seed_of(seed, number));
            done();
            row
        };
        threads::in_order(from..to, one, take)?;
        from = to;
    }
    Ok(())
}

/// All rows of [`each_game`], for studies of few games.
pub fn simulate(scenario: &Scenario, plan: &StudyPlan, games: u32, seed: u64, done: &(dyn Fn() + Sync)) -> Vec<GameRow> {
    let mut rows = Vec::new();
    let Ok(()) = each_game::<Infallible>(scenario, plan, games, seed, done, &mut |row| {
        rows.push(row);
        Ok(())
    });
    rows
}
