//! The news of a turn, in the order in which one wants to know them, from every seat of every level; and the debrief's result.

mod harness;

use std::sync::Arc;

use latticework::ai::Skill;
use latticework::catalog::clause::Tie;
use latticework::catalog::{AgreementStatus, Clause, NationId};
use latticework::report::debrief::outcome::outcome;
use latticework::report::headlines::aims;
use latticework::report::headlines::digest::{Digest, Rank};
use latticework::report::headlines::nation_numbers::NationNumber;
use latticework::report::headlines::reader::Reader;
use latticework::report::{Account, Tone, Weight, Words, headline, scores, story};
use latticework::rules::crisis::WarNews;
use latticework::rules::event::Event;
use latticework::rules::scenario::Scenario;
use latticework::rules::state::view::{View, Viewer};
use latticework::rules::vocab::ids::{AgreementId, SeatId};
use latticework::rules::vocab::war::event::WarEvent;
use latticework::rules::{Actor, Command, Recorded};
use latticework::session::{Controller, Session};

use harness::levels::levels;

/// Words that the lines to read may have, as in the news panel.
const BUDGET: usize = 190;

fn played(level: &Arc<Scenario>, seed: u64) -> Session {
    let mut session = Session::new(level.clone(), seed, vec![Controller::Computer(Skill::Standard); level.seats.len()], None);
    session.advance().expect("nothing is stored");
    session
}

/// What is done with a turn as its seat may know it: its events, and what the news make of them.
type Each<'a> = &'a mut dyn FnMut(&Scenario, &View, &[Recorded], &Digest);

/// What a seat read after each turn: the view, the events, and the news made of them.
fn read(session: &Session, seat: SeatId, each: Each<'_>) {
    let viewer = Viewer::Seat(seat);
    let known = session.scenario().known_to(viewer);
    for turn in 0..=session.turns().len() as u16 {
        let now = session.view_at(turn + 1, viewer).unwrap_or_else(|| session.view(viewer));
        let events = session.events(turn, viewer);
        let reader = Reader::at(&known, &now.game, viewer);
        let words = Words { scenario: &known, game: &now.game };
        let before = (turn > 0).then(|| session.view_at(turn, viewer)).flatten();
        let moved = before.map_or_else(Vec::new, |before| aims::moves(&words, seat, &before.game, &now.game));
        each(&known, &now, &events, &Digest::of(&words, &reader, &events, moved, BUDGET));
    }
}

/// Whether a line says no more than that a number of a government changed.
fn is_only_a_number(text: &str) -> bool {
    let measured = ["support", "approval", "credibility", "standing", "capital", "budget"];
    let lower = text.to_lowercase();
    let (Some((what, change)), true) = (lower.rsplit_once(' '), measured.iter().any(|word| lower.contains(word))) else { return false };
    let change = change.trim_end_matches(['%', ')']);
    let signed = change.starts_with(['+', '−', '-']) && change.chars().skip(1).all(|c| c.is_ascii_digit() || c == '.');
    signed && measured.iter().any(|word| what.contains(word)) && !lower.contains("publicises") && !lower.contains("objective")
}

#[test]
fn the_checker_of_numbers_knows_them() {
    for yes in ["Support in Japan: +0.4", "Credibility of China: −1.5", "Philippines: support +5.3, approval −1.8", "Political capital of Japan: +2"]
    {
        assert!(is_only_a_number(yes), "{yes}");
    }
    for no in [
        "Japan ratifies the Pact",
        "Second Thomas Shoal: China blocks the Philippine supply run",
        "Control at Sabina Shoal moves 1 step towards China",
    ] {
        assert!(!is_only_a_number(no), "{no}");
    }
}

#[test]
fn few_of_the_lines_shown_only_report_a_number_and_a_government_has_one_such_line() {
    let (mut shown, mut numbers, mut moved) = (0, 0, 0);
    for level in levels() {
        for seed in 1..3 {
            let session = played(level, seed);
            for seat in (0..level.seats.len()).map(|index| SeatId(index as u8)) {
                read(&session, seat, &mut |_, _, events, digest| {
                    shown += digest.shown.len() + digest.aims.len();
                    numbers += digest.shown.iter().filter(|item| is_only_a_number(&item.headline.text)).count();
                    moved += events.iter().filter(|recorded| NationNumber::moved_by(&recorded.event).is_some()).count();
                    let mut nations: Vec<NationId> = digest.numbers.iter().map(|line| line.nation).collect();
                    nations.dedup();
                    assert_eq!(nations.len(), digest.numbers.len(), "a line a government");
                });
            }
        }
    }
    assert!(shown > 1000 && moved > 1000, "the games must have news: {shown}, {moved}");
    assert!(numbers * 10 < shown, "{numbers} of {shown} lines only report a number");
}

#[test]
fn the_main_event_stands_first_then_own_losses_and_nothing_of_weight_is_lost() {
    let (mut mains, mut losses) = (0, 0);
    for level in levels() {
        let session = played(level, 5);
        for seat in (0..level.seats.len()).map(|index| SeatId(index as u8)) {
            read(&session, seat, &mut |known, now, events, digest| {
                let ranks: Vec<Rank> = digest.shown.iter().map(|item| item.rank).collect();
                assert!(ranks.is_sorted(), "{}: {ranks:?}", level.slug);
                mains += ranks.iter().filter(|rank| **rank == Rank::Main).count();
                losses += ranks.iter().filter(|rank| **rank == Rank::OwnLoss).count();
                let words = Words { scenario: known, game: &now.game };
                let heavy = |recorded: &&Recorded| headline(&words, &recorded.event).is_some_and(|told| told.weight == Weight::Headline);
                if events.iter().any(|recorded| heavy(&recorded) && !matches!(recorded.event, Event::War(_) | Event::PermissionAnswered { .. })) {
                    assert!(!digest.shown.is_empty(), "{}: something of weight happened", level.slug);
                }
                // Elections, votes and entries into force stand before mere events.
                let rank_of = |wanted: &dyn Fn(&Event) -> bool| {
                    let all = digest.shown.iter().chain(digest.folded.iter().flat_map(|(_, items)| items));
                    all.filter(|item| wanted(&events[item.index].event)).map(|item| item.rank).collect::<Vec<_>>()
                };
                let voted = |event: &Event| matches!(event, Event::Ratified { .. } | Event::RatificationFailed { .. } | Event::ElectionHeld { .. });
                assert!(rank_of(&voted).iter().all(|rank| *rank <= Rank::Decision), "{}", level.slug);
            });
        }
    }
    assert!(mains > 100 && losses > 10, "{mains} main events, {losses} own losses");
}

/// A pact stands above an annex to it, an agreement of one's own above the like of others, and an entry into force above the vote that brought it.
#[test]
fn the_heavier_agreement_stands_first() {
    let (mut compared, mut entered) = (0, 0);
    for level in levels().iter().filter(|level| level.slug.starts_with("draft_the_pact") || level.slug == "scarborough_cordon") {
        for seed in [7, 11] {
            let session = played(level, seed);
            for seat in (0..level.seats.len()).map(|index| SeatId(index as u8)) {
                read(&session, seat, &mut |_, now, events, digest| {
                    let all: Vec<&Event> = digest.shown.iter().map(|item| &events[item.index].event).collect();
                    let made: Vec<(bool, usize, Option<Tie>)> = all
                        .iter()
                        .filter_map(|event| {
                            let Event::AgreementMade { agreement, .. } = event else { return None };
                            let own = agreement.text.parties.iter().any(|&nation| level.seat(seat).nations.contains(&nation));
                            Some((own, agreement.text.parties.len(), heaviest(&agreement.text.clauses)))
                        })
                        .collect();
                    for (at, before) in made.iter().enumerate() {
                        for after in &made[at + 1..] {
                            let above = after.0 >= before.0 && after.1 >= before.1 && after.2 >= before.2 && after != before;
                            assert!(!above, "{}, seed {seed}: {after:?} stands below {before:?}", level.slug);
                            compared += usize::from(after != before);
                        }
                    }
                    let at = |wanted: &dyn Fn(&Event) -> bool| all.iter().position(|event| wanted(event));
                    for (index, _) in now.game.agreements.iter().enumerate() {
                        let id = AgreementId(index as u16);
                        let force =
                            |event: &Event| matches!(event, Event::AgreementMoved { id: known, status: AgreementStatus::InForce } if *known == id);
                        let vote = |event: &Event| matches!(event, Event::Ratified { id: known, .. } if *known == id);
                        if let (Some(force), Some(vote)) = (at(&force), at(&vote)) {
                            assert!(force < vote, "{}, seed {seed}: a vote stands above the entry into force", level.slug);
                            entered += 1;
                        }
                    }
                });
            }
        }
    }
    assert!(compared > 50 && entered > 3, "{compared} agreements compared, {entered} entries into force");
}

/// A duty, access, an institution, an understanding, the heaviest last.
fn heaviest(clauses: &[Clause]) -> Option<Tie> {
    clauses.iter().map(|clause| clause.kind().tie()).max()
}

/// Whoever may know of something that is worth a line is told so: no turn folds all of it away.
#[test]
fn a_turn_with_a_line_has_news() {
    let mut quiet = 0;
    for level in levels() {
        for seed in 1..3 {
            let session = played(level, seed);
            for seat in (0..level.seats.len()).map(|index| SeatId(index as u8)) {
                read(&session, seat, &mut |_, _, _, digest| {
                    let folded = digest.folded.iter().flat_map(|(_, items)| items).filter(|item| item.rank <= Rank::Line).count();
                    assert!(
                        !digest.shown.is_empty() || !digest.aims.is_empty() || folded == 0,
                        "{}, seed {seed}: {folded} lines are folded and none is shown",
                        level.slug
                    );
                    quiet += usize::from(digest.shown.iter().any(|item| item.rank == Rank::Line));
                });
            }
        }
    }
    assert!(quiet > 0, "no quiet turn was seen: the test proves nothing");
}

/// What a war did is said with who did it, without zeros and without words of the trade.
#[test]
fn losses_of_a_war_are_told_in_plain_words() {
    let mut told = 0;
    for level in levels().iter().filter(|level| level.slug.starts_with("strait_2027")) {
        let session = played(level, 7);
        for viewer in (0..level.seats.len()).map(|index| Viewer::Seat(SeatId(index as u8))).chain([Viewer::WhiteCell]) {
            for turn in 1..=session.turns().len() as u16 {
                let after = session.view_at(turn + 1, viewer).unwrap_or_else(|| session.view(viewer));
                let words = Words { scenario: level, game: &after.game };
                for recorded in session.events(turn, viewer) {
                    let Event::War(WarNews::Fought { event } | WarNews::Seen { event }) = &recorded.event else { continue };
                    let Some(line) = headline(&words, &recorded.event) else { continue };
                    let whole = format!("{}. {}.", line.text, line.why.join(". "));
                    for odd in [
                        " 0 ballistic",
                        " 0 cruise",
                        " 0 interceptor",
                        " 0 hour",
                        " 0 shelter",
                        " boat",
                        "wing to wing",
                        "in rows",
                        "arrived",
                        "at what was found",
                    ] {
                        assert!(!whole.contains(odd), "{}: {whole:?} says {odd:?}", level.slug);
                    }
                    let struck = matches!(event, WarEvent::BaseStruck { .. } | WarEvent::SalvoFired { .. } | WarEvent::SubmarinesStruck { .. });
                    assert!(!struck || line.text.contains(" destroy ") || line.text.contains(" sink "), "{whole}: by whom?");
                    told += usize::from(struck);
                }
            }
        }
    }
    assert!(told > 500, "{told} strikes");
}

/// Strikes that are told in one line weigh together: a night that costs scores of aircraft stands above a duty that falls due by it.
#[test]
fn a_night_of_strikes_is_the_main_event() {
    let mut nights = 0;
    for level in levels().iter().filter(|level| level.slug.starts_with("strait_2027")) {
        let session = played(level, 3);
        for seat in (0..level.seats.len()).map(|index| SeatId(index as u8)) {
            read(&session, seat, &mut |_, _, events, digest| {
                let lost = events.iter().filter_map(|recorded| match &recorded.event {
                    Event::War(WarNews::Fought { event: WarEvent::BaseStruck { aircraft_lost, .. } })
                    | Event::War(WarNews::Seen { event: WarEvent::BaseStruck { aircraft_lost, .. } }) => Some(u32::from(*aircraft_lost)),
                    _ => None,
                });
                let ended = events.iter().any(|recorded| matches!(recorded.event, Event::War(WarNews::Ended { .. })));
                if lost.sum::<u32>() <= 80 || ended {
                    return;
                }
                nights += 1;
                let main = digest.shown.first().filter(|item| item.rank == Rank::Main).expect("such a night is news");
                let strikes = matches!(events[main.index].event, Event::War(WarNews::Fought { .. } | WarNews::Seen { .. }));
                assert!(strikes, "{}", main.headline.text);
            });
        }
    }
    assert!(nights > 40, "{nights} nights");
}

/// A fight has two sides: what is good for the one that fights is not good for the other, and the White Cell takes none.
#[test]
fn a_colour_means_good_or_bad_for_the_reader() {
    let (mut opposed, mut seen) = (0, 0);
    for level in levels() {
        let session = played(level, 3);
        let nobody = Reader::at(level, session.game(), Viewer::WhiteCell);
        for turn in 1..=session.turns().len() as u16 {
            let after = session.view_at(turn + 1, Viewer::WhiteCell).unwrap_or_else(|| session.view(Viewer::WhiteCell));
            let words = Words { scenario: level, game: &after.game };
            for recorded in session.events(turn, Viewer::WhiteCell) {
                assert_eq!(nobody.tone(&words, &recorded.event, Tone::Grave), Tone::Plain);
                if let Event::Encountered { actor, opponent, outcome, act, .. } = recorded.event {
                    let of = |nation| Reader::of(level, &after.game, &[nation]).tone(&words, &recorded.event, Tone::Plain);
                    let (one, other) = (of(actor), of(opponent));
                    seen += 1;
                    let hurt = outcome > latticework::catalog::EncounterOutcome::Damage;
                    assert!(one != Tone::Calm || other != Tone::Calm, "{actor:?} {opponent:?} {outcome:?}");
                    assert!(hurt || one != Tone::Grave || other != Tone::Grave, "{actor:?} {opponent:?} {outcome:?} {act:?}");
                    opposed += usize::from(one != other);
                }
            }
        }
    }
    assert!(seen > 20 && opposed > 10, "{opposed} of {seen}");
}

#[test]
fn the_result_says_success_or_not_and_what_was_on_the_table() {
    let level = levels().iter().find(|level| level.slug == "second_thomas").expect("the tutorial");
    let seat = (0..level.seats.len()).find(|&index| level.seats[index].slug == "philippines").map(|index| SeatId(index as u8)).expect("a seat");
    let mut controllers = vec![Controller::Computer(Skill::Standard); level.seats.len()];
    controllers[seat.index()] = Controller::Person;
    let mut named = 0;
    for seed in 1..6 {
        // Whoever does nothing leaves on the table what is offered.
        let mut session = Session::new(level.clone(), seed, controllers.clone(), None);
        session.advance().expect("nothing is stored");
        while !session.is_over() {
            session.submit(Actor::Seat(seat), Command::Seal).expect("nothing else to do");
            session.advance().expect("nothing is stored");
        }
        let account = Account::of(&session, Viewer::Seat(seat));
        let (scores, story) = (scores(&account), story(&account));
        let result = outcome(&account, &scores, &story).expect("a seat reads");
        let own = scores.iter().find(|one| one.seat == seat).expect("its score");
        assert_eq!(result.success, Some(own.succeeded()));
        assert!(result.sentence.contains(if own.succeeded() { ": success" } else { "no success" }), "{}", result.sentence);
        assert!(result.sentence.contains(&format!("{} of {}", own.points, own.most)), "{}", result.sentence);
        assert!((1..=3).contains(&result.turned.len()) && result.turned.is_sorted(), "{:?}", result.turned);
        let short = own.objectives.iter().filter(|objective| objective.score < 3).count();
        assert_eq!(result.missed.len(), short, "each objective short of full says what was missing");
        assert!(result.missed.iter().all(|missed| missed.missing.starts_with("For ")));
        assert!(result.unused.iter().any(|line| line.starts_with("Staff actions that were not used")), "{:?}", result.unused);
        named += result.missed.iter().flat_map(|missed| &missed.open).filter(|line| line.starts_with("On the table and not accepted")).count();
    }
    assert!(named > 0, "in no game was anything offered that would have served an objective: the test proves nothing");
}
