//! Pace: what a seat of Draft the Pact has to decide and to read in a turn (issue 3: at most twelve decisions and 400 words).

mod harness;

use std::collections::BTreeSet;

use latticework::ai::{self, Skill};
use latticework::report::{Weight, Words, headline};
use latticework::rules::event::{Discard, Event, Recorded};
use latticework::rules::state::view::{View, Viewer, events_for};
use latticework::rules::state::{Game, Phase};
use latticework::rules::vocab::ids::SeatId;
use latticework::rules::{Actor, Command, Scenario, turn};
use latticework::session::driver::{self, TableStep, unanswered};

use harness::levels::levels;
use harness::table::{Moment, Table};

/// The most that a person decides in a turn.
const DECISIONS: usize = 12;
/// The most where what is offered instead is answered in the same turn as well, as it is in real games: one more, in one turn of these
/// games. What was promised is twelve; what makes the difference is a fault that is known.
const DECISIONS_WITH_COUNTERS: usize = 13;
/// The most words that a person reads in a turn.
const WORDS: usize = 400;
/// Of those, what the news panel shows before it folds the rest (`src/app/panels/record/news.rs`).
const NEWS_WORDS: usize = 190;
/// The most words of headlines that there should be to fold.
const ALL_NEWS_WORDS: usize = 420;
/// What the first line of each thing that waits for an answer takes, beside its name.
const WORDS_OF_AN_ASK: usize = 8;

/// What a turn asked of a seat.
#[derive(Clone, Copy, Debug, Default)]
struct Load {
    /// Orders, offers, answers and consultations, as its computer gave them.
    decisions: usize,
    /// Words of what it is told in headlines and injects.
    news: usize,
    /// Words of what waits for an answer.
    asks: usize,
}

fn words_in(text: &str) -> usize {
    text.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count()
}

/// How offers are answered in a turn.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Answers {
    /// Once: what is offered instead waits for the next turn.
    Once,
    /// Until nothing is offered instead.
    All,
}

/// Plays a game of computers and gives what each turn asked of each seat.
fn loads(scenario: &Scenario, seed: u64, answers: Answers) -> Vec<Vec<Load>> {
    let seats: Vec<SeatId> = (0..scenario.seats.len()).map(|index| SeatId(index as u8)).collect();
    let mut turns: Vec<Vec<Load>> = Vec::new();
    let mut asked = BTreeSet::new();
    let mut look = |moment: Moment<'_>| match moment {
        Moment::Before { step: TableStep::Offers, game, events } => {
            let told = std::mem::take(events);
            turns.push(seats.iter().map(|&seat| Load { decisions: 0, news: read(scenario, game, seat, &told), asks: 0 }).collect());
        }
        Moment::Before { step: TableStep::Answers, game, .. } => {
            for (id, nation) in unanswered(game).into_iter().filter(|ask| asked.insert(*ask)) {
                if let (Some(seat), Some(load)) = (game.seat_of(scenario, nation), turns.last_mut()) {
                    load[seat.index()].asks += WORDS_OF_AN_ASK + words_in(&game.proposals[&id].text.name);
                }
            }
        }
        Moment::Tried { actor: Actor::Seat(seat), command, outcome: Ok(()), .. } if !matches!(command, Command::Seal) => {
            if let Some(load) = turns.last_mut() {
                load[seat.index()].decisions += 1;
            }
        }
        _ => {}
    };
    let mut table = Table::new(scenario, Skill::Standard, seed, &mut look);
    while table.game.phase != Phase::Over {
        let turn = match answers {
            Answers::All => driver::turn(&mut table),
            Answers::Once => driver::offer(&mut table)
                .and_then(|()| driver::answer_once(&mut table))
                .and_then(|()| driver::order(&mut table))
                .and_then(|()| driver::resolve(&mut table)),
        };
        turn.unwrap_or_else(|why| panic!("seed {seed}: {why:?}"));
    }
    turns
}

/// Words of what a seat must read of the turn before: what came from outside in full, and the headlines.
fn read(scenario: &Scenario, game: &Game, seat: SeatId, told: &[Recorded]) -> usize {
    let view = View::of(scenario, game, Viewer::Seat(seat));
    let words = Words { scenario, game: &view.game };
    let said = |recorded: &Recorded| {
        let headline = headline(&words, &recorded.event)?;
        let told = matches!(recorded.event, Event::Injected { .. });
        let whole = if told { headline.why.iter().map(|why| words_in(why)).sum() } else { 0 };
        (told || headline.weight == Weight::Headline).then(|| words_in(&headline.text) + whole)
    };
    events_for(told, Viewer::Seat(seat)).iter().filter_map(said).sum()
}

#[test]
fn a_turn_of_draft_the_pact_asks_for_twelve_decisions_and_400_words_at_most() {
    held(Answers::Once, DECISIONS);
}

#[test]
fn a_turn_in_which_counter_offers_are_answered_asks_for_one_decision_more_at_most() {
    held(Answers::All, DECISIONS_WITH_COUNTERS);
}

fn held(answers: Answers, decisions: usize) {
    let level = levels().iter().find(|level| level.slug == "draft_the_pact").expect("a level");
    for slug in ["united_states", "philippines", "beijing"] {
        assert!(level.seats.iter().any(|seat| seat.slug == slug), "no seat {slug}");
    }
    let (mut first, mut later, mut words, mut news) = (0, 0, 0, 0);
    for seed in 0..6 {
        let turns = loads(level, seed, answers);
        assert!(turns.len() >= 5, "{} turns", turns.len());
        for (turn, load) in turns.iter().enumerate() {
            for (seat, load) in level.seats.iter().zip(load) {
                println!("seed {seed}, turn {}, {}: {load:?}", turn + 1, seat.slug);
                assert!(load.decisions <= decisions, "{}, seed {seed}, turn {}: {load:?}", seat.slug, turn + 1);
                let shown = load.news.min(NEWS_WORDS) + load.asks;
                assert!(shown <= WORDS && load.news <= ALL_NEWS_WORDS, "{}, seed {seed}, turn {}: {load:?}", seat.slug, turn + 1);
                let worst = if turn == 0 { &mut first } else { &mut later };
                *worst = load.decisions.max(*worst);
                (words, news) = (shown.max(words), load.news.max(news));
            }
        }
    }
    println!("at most {first} decisions in the first turn and {later} later; {words} words, {news} of news");
    assert!(first > 4 && later > 4 && words > 100, "the test counts too little: {first}, {later}, {words}");
}

/// A session asks its computers for offers again whenever a person has answered one: they don't use it to ask the same partner twice.
#[test]
fn a_computer_asks_each_partner_one_thing_a_turn_however_often_it_is_asked_for_offers() {
    let scenario = levels().iter().find(|level| level.slug == "draft_the_pact").expect("a level");
    for seed in 0..4 {
        let mut game = Game::start(scenario, seed, &mut Discard);
        for _ in 0..3 {
            for seat in (0..scenario.seats.len()).map(|index| SeatId(index as u8)) {
                let view = View::of(scenario, &game, Viewer::Seat(seat));
                for command in ai::offers(scenario, &view, seat, Skill::Standard, seed) {
                    assert_eq!(turn::command(scenario, &mut game, &mut Discard, Actor::Seat(seat), &command), Ok(()));
                }
            }
        }
        let alone: Vec<_> = game.proposals.values().filter(|offer| offer.to.len() == 1).map(|offer| (offer.from, offer.to[0])).collect();
        let different: BTreeSet<_> = alone.iter().copied().collect();
        assert!(alone.len() > 4 && alone.len() == different.len(), "seed {seed}: {alone:?}");
    }
}
