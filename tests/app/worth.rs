//! Questions to the model: who may ask, what comes of it, and that nothing leaks; and why computers did what they did.

use std::time::Duration;

use bevy_egui::egui::Context;
use egui_kittest::kittest::Queryable as _;
use latticework::app::bridge::{Asked, Thinking};
use latticework::app::panels::bargain::{BargainState, Part};
use latticework::app::panels::standing::StandingState;
use latticework::app::panels::white_cell::WhiteCellState;
use latticework::app::panels::{Intent, bargain, standing, white_cell};
use latticework::rules::doubt::preview::DoubtAnswer;
use latticework::rules::doubt::{Eyes, Question, Without};
use latticework::rules::vocab::ids::SeatId;

use crate::stage::{Known, Table, picture, read, stage};

/// Waits until everything is worked out.
pub fn wait(thinking: &mut Thinking) {
    let ctx = Context::default();
    for _ in 0..3_000 {
        if !thinking.go_on(&ctx) {
            return;
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    panic!("it takes more than a minute");
}

fn ask(known: &mut Known, question: &Question) {
    let (scenario, game) = (std::sync::Arc::new(known.scenario.clone()), known.view.game.clone());
    known.thinking.look_at(known.view.viewer, &game);
    known.thinking.ask(question.clone(), scenario, game);
    wait(&mut known.thinking);
}

/// Beijing and the White Cell may ask what agreements are worth; allies may not, whatever they open.
#[test]
fn only_beijing_and_the_white_cell_may_ask() {
    for (seat, may) in [("beijing", true), ("japan", false), ("united_states", false)] {
        let known = Table::new("draft_the_pact", seat).known();
        let mut harness = stage::<StandingState>(&known, standing::show);
        assert_eq!(harness.query_by_label_contains("worth to deterrence").is_some(), may, "{seat}");
        if may {
            harness.get_by_label_contains("worth to deterrence").click();
            harness.run_ok();
            picture(&harness, "worth_drivers");
            harness.get_all_by_label_contains("What is this worth?").next().expect("a question").click();
            harness.run_ok();
            assert!(matches!(harness.state().intents.as_slice(), [Intent::Ask(_)]), "{:?}", harness.state().intents);
        }
        let mut harness = stage::<BargainState>(&known, bargain::show);
        harness.state_mut().state.part = Part::Agreements;
        harness.run_ok();
        harness.get_by_label_contains("US-Philippines Mutual Defense Treaty").click();
        harness.run_ok();
        assert_eq!(harness.query_by_label("What is this worth?").is_some(), may, "{seat}");
    }
    let known = Table::new("draft_the_pact", "japan").white_cell().known();
    let harness = stage::<StandingState>(&known, standing::show);
    assert!(harness.query_by_label_contains("worth to deterrence").is_some());
}

/// What Beijing's seat is told follows from its own view: the same as from the whole game, through its eyes.
#[test]
fn an_answer_to_beijing_needs_no_more_than_its_view() {
    let table = Table::new("draft_the_pact", "beijing").play(2);
    let known = table.known();
    let question = Question::Worth(Without::Promises(known.scenario.catalog.nation_id("jpn").expect("known")));
    let from_view = question.ask(&known.scenario, &known.view.game, 16);
    let from_all = question.ask(table.session.scenario(), table.session.game(), 16);
    assert!(from_view.is_some());
    assert_eq!(from_view, from_all);
}

/// An answer says by how much, with its interval, and stays until the posture changes.
#[test]
fn an_answer_shows_the_change_and_its_interval() {
    let table = Table::new("draft_the_pact", "beijing");
    let mut known = table.known();
    let question = Question::Worth(Without::Promises(known.scenario.catalog.nation_id("phl").expect("known")));
    ask(&mut known, &question);
    let Some(Asked::Answered(Some(DoubtAnswer::Worth(paired)))) = known.thinking.asked(&question) else { panic!("an answer") };
    assert_eq!(paired.with.draws, 400);
    let mut harness = stage::<StandingState>(&known, standing::show);
    harness.get_by_label_contains("worth to deterrence").click();
    harness.run_ok();
    picture(&harness, "worth_answer");
    let line = format!("The promises of the Philippines {}", latticework::report::headlines::doubt::short_worth(&paired));
    harness.get_by_label(&line).click();
    harness.run_ok();
    let (low, high) = paired.interval_permille();
    assert!(low <= paired.worth_permille() && paired.worth_permille() <= high);
    let all = read(&harness).join("\n");
    assert!(all.contains("(80%: ") && all.contains("400 imagined wars, each fought with it and without it"), "{all}");
    drop(harness);
    let mut game = latticework::rules::state::Trial::of(&known.view.game);
    game.turn += 1;
    known.thinking.look_at(known.view.viewer, &game);
    assert_eq!(known.thinking.asked(&question), None, "another posture, another answer");
}

/// The White Cell's preview: four outcomes that add up, with losses.
#[test]
fn the_white_cell_previews_the_war_as_it_is_and_as_beijing_believes_it() {
    let mut known = Table::new("draft_the_pact", "japan").white_cell().known();
    let harness = stage::<WhiteCellState>(&known, white_cell::show);
    harness.get_by_label("The war as Beijing believes it").click();
    drop(harness);
    for eyes in [Eyes::Truth, Eyes::Beijing] {
        ask(&mut known, &Question::War(eyes));
        let Some(Asked::Answered(Some(DoubtAnswer::War(preview)))) = known.thinking.asked(&Question::War(eyes)) else { panic!("an answer") };
        assert_eq!(preview.count.outcomes.iter().sum::<u16>(), 400);
        assert!(preview.ships.iter().sum::<u32>() > 0 && preview.battalions > 0, "{preview:?}");
    }
    let harness = stage::<WhiteCellState>(&known, white_cell::show);
    picture(&harness, "white_cell_preview");
    let all = read(&harness).join("\n");
    for said in ["A Chinese victory", "A Chinese defeat", "80%: ", "battalions; fights in", "The war as things are"] {
        assert!(all.contains(said), "{said}: {all}");
    }
}

/// The White Cell reads of each computer's seat what it chose and why, this turn and the one before.
#[test]
fn the_white_cell_reads_why_computers_did_what_they_did() {
    let table = Table::new("draft_the_pact", "japan").play(2).white_cell();
    let mut known = table.known();
    known.thinking.retell(1, || table.session.retelling());
    wait(&mut known.thinking);
    let decided = known.thinking.reasons().expect("worked out").expect("replays").to_vec();
    let beijing = SeatId(known.scenario.seats.iter().position(|seat| seat.slug == "beijing").expect("a seat") as u8);
    assert!(decided.iter().any(|known| known.seat == beijing && known.turn == 2));
    let mut harness = stage::<WhiteCellState>(&known, white_cell::show);
    harness.get_by_label_contains("China AI player").click();
    harness.run_ok();
    let line = read(&harness).into_iter().find(|text| text.starts_with("Why, the turn before")).expect("reasons");
    harness.get_by_label(&line).click();
    harness.run_ok();
    picture(&harness, "white_cell_reasons");
    let words = known.desk().words();
    let told: Vec<_> = decided
        .iter()
        .filter(|known| known.seat == beijing && known.turn == 2)
        .filter_map(|known| latticework::report::explained(&words, known))
        .collect();
    let all = read(&harness).join("\n");
    assert!(!told.is_empty() && told.iter().all(|told| all.contains(&told.why)), "{all}");
}

/// An allied team notes its guess of the turn; it stands in the chart of doubt beside belief and analysts once all is open.
#[test]
fn a_guess_is_noted_and_plotted() {
    use latticework::report::{Account, Measure, series};
    use latticework::rules::{Actor, Command};
    let mut table = Table::new("draft_the_pact", "japan").play(1);
    let known = table.known();
    let mut harness = stage::<StandingState>(&known, standing::show);
    harness.get_by_label_contains("Your guess of this turn").click();
    harness.run_ok();
    harness.state_mut().state.guess_percent = 65;
    harness.run_ok();
    picture(&harness, "standing_guess");
    harness.get_by_label("Note it").click();
    harness.run_ok();
    let [Intent::Do(command @ Command::Guess { permille: 650 })] = harness.state().intents.as_slice() else {
        panic!("{:?}", harness.state().intents)
    };
    assert_eq!(table.takes(command), Ok(()));
    table.session.submit(Actor::Seat(table.seat()), command.clone()).expect("noted");
    let subjects = |table: &Table| -> Vec<String> {
        let all = series(&Account::of(&table.session, table.viewer));
        all.into_iter().filter(|line| line.measure == Measure::Doubt).map(|line| line.subject).collect()
    };
    assert_eq!(subjects(&table), ["Allied analysts", "Guess of Japan"], "during the game a seat sees its own");
    assert_eq!(subjects(&table.white_cell()), ["Beijing's belief", "Allied analysts", "Guess of Japan"]);
    let beijing = Table::new("draft_the_pact", "beijing").known();
    assert!(stage::<StandingState>(&beijing, standing::show).query_by_label_contains("Your guess").is_none(), "Beijing knows its own");
}
