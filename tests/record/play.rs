//! The games of the record: each level, played by AI players, by random play, and as a script says what neither does.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use latticework::ai::{self, Policy, Skill, Strategy};
use latticework::catalog::AgreementStatus;
use latticework::catalog::quantity::{Thousandths, Turns};
use latticework::rules::event::Event;
use latticework::rules::order::Order;
use latticework::rules::order::war::WarOrder;
use latticework::rules::scenario::{Clock, Effect, Inject, Scenario, Trigger};
use latticework::rules::state::view::{View, Viewer};
use latticework::rules::state::{Game, Live, Phase};
use latticework::rules::vocab::ids::SeatId;
use latticework::rules::{Actor, Command, Recorded, Refusal, WhiteCommand, turn};
use latticework::session::Entry;
use latticework::session::driver::{self, PlayedTable};
use latticework::study::{StudyPlan, play_recorded};

use super::canon::{Node, Seen, canonical};
use super::harness::chance;
use super::names::Names;
use super::renames::old;

/// Seeds of the games by AI players, and as many of those by random play.
pub const SEEDS: u64 = 10;

/// The last turn of a game in which China and Taiwan have the war to themselves: far enough for its end.
const ALONE_TURNS: u16 = 60;
/// Seeds of the games in which anybody tries anything.
const WILD: u64 = 3;
/// Their turns, and what is tried in each.
const WILD_TURNS: u32 = 8;
const WILD_COMMANDS: u32 = 120;

/// All games of a level as lines. `seen` counts the variants that occur.
pub fn level(scenario: &Scenario, seen: &Seen) -> String {
    let mut text = String::new();
    let all = |strategy| StudyPlan::all(scenario, Policy { skill: Skill::Standard, strategy });
    let plans = [("ai", all(Strategy::Objectives), SEEDS), ("random", all(Strategy::Random), SEEDS)];
    for (name, plan, seeds) in plans {
        for seed in 1..=seeds {
            let (_, entries) = play_recorded(scenario, &plan, 0, seed);
            let _ = writeln!(text, "game {name} {seed}");
            let mut telling = Telling::begin(scenario, seed, seen, &mut text);
            for entry in &entries {
                if let Entry::Command { actor, command } = entry {
                    telling.command(*actor, command);
                }
            }
        }
    }
    if scenario.war.is_some() && scenario.clock == Clock::Crisis {
        let _ = writeln!(text, "game alone 1");
        alone(Telling::begin(scenario, 1, seen, &mut text));
    }
    let everything = with_everything(scenario);
    for seed in 1..=WILD {
        let _ = writeln!(text, "game wild {seed}");
        wild(&mut Telling::begin(&everything, seed, seen, &mut text), seed);
    }
    text
}

/// A game in which all but China and Taiwan only watch, paced so that a war is fought to its end, and no note ends it before.
fn alone(telling: Telling<'_>) {
    let mut alone = Alone(telling);
    alone.0.command(Actor::WhiteCell, &Command::White(WhiteCommand::Pace { turns: ALONE_TURNS }));
    while alone.0.game.phase != Phase::Over {
        driver::turn(&mut alone).unwrap_or_else(|why| panic!("{why:?}"));
    }
}

/// The table of such a game.
struct Alone<'a>(Telling<'a>);

impl PlayedTable for Alone<'_> {
    type Error = Refusal;

    fn scenario(&self) -> &Scenario {
        self.0.scenario
    }

    fn game(&self) -> &Game {
        &self.0.game
    }

    fn seed(&self) -> u64 {
        self.0.game.seed
    }

    fn policy(&self, seat: SeatId) -> Option<Policy> {
        let plays = matches!(self.0.scenario.seat(seat).slug.as_str(), "taiwan" | "beijing");
        Some(Policy { skill: Skill::Standard, strategy: if plays { Strategy::Objectives } else { Strategy::Idle } })
    }

    fn carry_out(&mut self, actor: Actor, command: Command) -> Result<(), Refusal> {
        // Without notes and offers.
        let words = matches!(command, Command::Give(Order::War(WarOrder::Agree { .. })) | Command::Propose { .. } | Command::Denounce { .. });
        if words { Ok(()) } else { self.0.attempt(actor, &command) }
    }

    fn is_refusal(_: &Refusal) -> bool {
        true
    }
}

/// A level with what only ISR sees, with reinforcements, and with news that do what no level's news do.
fn with_everything(scenario: &Scenario) -> Scenario {
    let mut scenario = chance::with_secrets(scenario);
    let first = scenario.features().next().map(|(feature, _)| feature);
    let nation = scenario.nations_present().next();
    let mut effects = vec![Effect::Weather { turns: Turns(2) }, Effect::War];
    effects.extend(first.map(|feature| Effect::Control { feature, by: 1 }));
    effects.extend(nation.map(|nation| Effect::Support { nation, by: Thousandths(-7) }));
    if !scenario.agreements.is_empty() {
        effects.push(Effect::Agreement { index: 0, status: AgreementStatus::Lapsed });
    }
    let title = "All at once".to_owned();
    scenario.injects.push(Inject { slug: "all".to_owned(), title, text: String::new(), to: Vec::new(), trigger: Trigger::Turn(6), effects });
    scenario
}

/// A game in which anybody tries anything, the White Cell too: what nobody sensible does is recorded as well.
fn wild(telling: &mut Telling<'_>, seed: u64) {
    let mut dice = chance::stream(seed, 7);
    for _ in 0..WILD_TURNS {
        for seat in (0..telling.game.seats.len()).map(|index| SeatId(index as u8)) {
            let view = View::of(telling.scenario, &telling.game, Viewer::Seat(seat));
            for command in ai::turn(telling.scenario, &view, seat, Skill::Standard, seed) {
                let _ = telling.attempt(Actor::Seat(seat), &command);
            }
        }
        for _ in 0..WILD_COMMANDS {
            let (actor, command) = chance::random_command(telling.scenario, &telling.game, &mut dice);
            // The turn ends below, once.
            if !matches!(command, Command::Resolve | Command::Seal) {
                let _ = telling.attempt(actor, &command);
            }
        }
        for seat in (0..telling.game.seats.len()).map(|index| SeatId(index as u8)) {
            // Ends its turn, thinks again, and ends it.
            for command in [Command::Seal, Command::Unseal, Command::Seal] {
                let _ = telling.attempt(Actor::Seat(seat), &command);
            }
        }
        if telling.attempt(Actor::Session, &Command::Resolve).is_err() {
            return;
        }
    }
}

/// A game that is told as it is played.
pub struct Telling<'a> {
    scenario: &'a Scenario,
    /// The state.
    pub game: Live,
    seen: &'a Seen,
    before: BTreeMap<String, String>,
    out: &'a mut String,
}

impl<'a> Telling<'a> {
    /// Begins a game and tells its opening.
    pub fn begin(scenario: &'a Scenario, seed: u64, seen: &'a Seen, out: &'a mut String) -> Self {
        let mut opening = Vec::new();
        let game = Game::start(scenario, seed, &mut opening);
        let mut telling = Self { scenario, game, seen, before: BTreeMap::new(), out };
        telling.events(&opening);
        telling.state();
        telling
    }

    /// Carries a command out that the rules accept.
    fn command(&mut self, actor: Actor, command: &Command) {
        let done = self.attempt(actor, command);
        assert!(done.is_ok(), "{}: turn {}: {command:?} is refused", self.scenario.slug, self.game.turn);
    }

    /// Carries a command out and tells what came of it; tells nothing of one that is refused, and says so.
    fn attempt(&mut self, actor: Actor, command: &Command) -> Result<(), Refusal> {
        // Named as things stand before: an answer may end the offer that it names.
        let mut told = String::new();
        let met = Seen::default();
        let names = Names::of(self.scenario, &self.game, &met);
        line(&mut told, "c", &[canonical(&names, &actor), canonical(&names, command)]);
        let mut events = Vec::new();
        turn::command(self.scenario, &mut self.game, &mut events, actor, command)?;
        self.out.push_str(&told);
        self.seen.take(&met);
        self.events(&events);
        if *command == Command::Resolve {
            self.state();
        }
        Ok(())
    }

    fn events(&mut self, events: &[Recorded]) {
        let names = Names::of(self.scenario, &self.game, self.seen);
        for recorded in events {
            line(self.out, "e", &[canonical(&names, &recorded.audience), canonical(&names, &recorded.event)]);
            // What an inject does is in the level and not in the event: counted here.
            if let Event::Injected { inject, .. } = &recorded.event
                && let Some(inject) = inject.and_then(|inject| self.scenario.injects.get(inject.index()))
            {
                canonical(&names, &inject.effects);
            }
        }
    }

    /// What has changed in the state since it was told last.
    fn state(&mut self) {
        let names = Names::of(self.scenario, &self.game, self.seen);
        let _ = writeln!(self.out, "turn {}", self.game.turn);
        changes(self.out, &names, &self.game, &mut self.before);
    }
}

/// Tells what has changed in a state since `before`, which then is what it is now.
pub fn changes(out: &mut String, names: &Names<'_>, game: &Game, before: &mut BTreeMap<String, String>) {
    let mut lines = Vec::new();
    canonical(names, game).lines("", &mut lines);
    let split = |line: String| line.split_once('\t').map(|(path, value)| (path.to_owned(), value.to_owned()));
    let now: BTreeMap<String, String> = lines.iter().map(|line| old(line)).filter_map(split).collect();
    for (path, value) in &now {
        if before.get(path) != Some(value) {
            let _ = writeln!(out, "+{path}\t{value}");
        }
    }
    for path in before.keys().filter(|path| !now.contains_key(*path)) {
        let _ = writeln!(out, "-{path}");
    }
    *before = now;
}

/// A command or an event in one line: its values in the order of their paths.
pub fn line(out: &mut String, mark: &str, parts: &[Node]) {
    out.push_str(mark);
    for part in parts {
        let mut lines = Vec::new();
        part.lines("", &mut lines);
        let mut lines: Vec<String> = lines.iter().map(|line| old(line)).collect();
        lines.sort();
        for line in lines {
            let (path, value) = line.split_once('\t').unwrap_or((&line, ""));
            let _ = if path.is_empty() { write!(out, "\t{value}") } else { write!(out, "\t{path}={value}") };
        }
    }
    out.push('\n');
}
