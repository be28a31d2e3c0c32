//! The panels: what they show, what a click means, and that what they offer is legal.

use egui_kittest::kittest::Queryable;
use latticework::app::panels::orders::selected;
use latticework::app::panels::record::news;
use latticework::app::panels::record::news::{Ask, NewsState, READING_WORDS};
use latticework::app::panels::{Intent, Selection, parts};
use latticework::catalog::PlaceId;
use latticework::report::headlines::digest::{Item, Rank};
use latticework::rules::Command;
use latticework::rules::event::Event;

use crate::stage::{Table, picture, read, stage, sticking_out};

fn words_on<S>(harness: &egui_kittest::Harness<'_, S>) -> usize {
    read(harness).iter().map(|text| parts::words_in(text)).sum()
}

#[test]
fn a_turns_news_fit_into_400_words() {
    for (level, seats) in [
        ("second_thomas", ["philippines", "united_states", "beijing"]),
        ("senkaku", ["japan", "united_states", "beijing"]),
        ("draft_the_pact", ["united_states", "philippines", "beijing"]),
        ("strait_2027", ["united_states", "japan", "beijing"]),
    ] {
        for seat in seats {
            let mut table = Table::new(level, seat);
            for _ in 0..5 {
                let known = table.known();
                let harness = stage::<NewsState>(&known, news::show);
                let words = words_on(&harness);
                assert!((5..=READING_WORDS).contains(&words), "{level}, {seat}, turn {}: {words} words", known.view.game.turn);
                table = table.play(1);
            }
        }
    }
}

#[test]
fn the_outpost_that_runs_dry_leads_to_its_place() {
    let known = Table::new("second_thomas", "philippines").known();
    let outpost = news::asks(&known.desk()).into_iter().find_map(|ask| match ask {
        Ask::Outpost(id) => Some(id),
        _ => None,
    });
    let outpost = outpost.expect("the Sierra Madre starts with little supply");
    let mut harness = stage::<NewsState>(&known, news::show);
    harness.get_by_label_contains("has supply for one step").click();
    harness.run_ok();
    assert_eq!(harness.state().intents, [Intent::GoTo(Selection::Feature(outpost))]);
}

#[test]
fn a_headline_opens_to_its_reasons() {
    let known = Table::new("second_thomas", "beijing").play(2).known();
    let desk = known.desk();
    let digest = news::digest(&desk);
    let has_reasons = |item: &&Item| item.rank != Rank::Told && !item.headline.why.is_empty();
    let found = digest.shown.iter().find(has_reasons).expect("something happened that has reasons").headline.clone();
    let mut harness = stage::<NewsState>(&known, news::show);
    picture(&harness, "news");
    assert!(!read(&harness).iter().any(|text| text.contains(&found.why[0])), "folded at first");
    harness.get_all_by_label(&found.text).next().expect("shown").click();
    harness.run_ok();
    picture(&harness, "news_open");
    assert!(read(&harness).iter().any(|text| text.contains(&found.why[0])), "{}", found.text);
}

/// The panel of what is selected, at this place.
fn at_place(known: &crate::stage::Known, id: PlaceId) -> egui_kittest::Harness<'_, crate::stage::Stage<selected::SelectedState>> {
    stage::<selected::SelectedState>(known, move |ui, desk, state, intents| selected::show(ui, desk, Selection::Place(id), state, intents))
}

#[test]
fn what_is_told_of_a_place_stays_within_its_panel() {
    for (level, seat) in [("second_thomas", "united_states"), ("draft_the_pact", "united_states"), ("senkaku", "japan")] {
        let known = Table::new(level, seat).known();
        for index in 0..known.scenario.catalog.places.len() {
            let harness = at_place(&known, PlaceId(index as u16));
            assert_eq!(sticking_out(&harness), Vec::<String>::new(), "{level}: {}", known.scenario.catalog.places[index].name);
        }
    }
}

#[test]
fn a_host_is_consulted_from_the_place() {
    let table = Table::new("second_thomas", "united_states");
    let known = table.known();
    let bautista = known.scenario.catalog.places.iter().position(|place| place.slug == "antonio_bautista").expect("a base on Palawan");
    let mut harness = at_place(&known, PlaceId(bautista as u16));
    picture(&harness, "place_consult");
    harness.get_by_label("Consult").click();
    harness.run_ok();
    let [Intent::Do(command @ Command::AskPermission { .. })] = harness.state().intents.as_slice() else { panic!("{:?}", harness.state().intents) };
    table.takes(command).expect("what is offered is legal");
}

#[test]
fn all_that_moved_a_governments_numbers_is_one_line() {
    let games = [("second_thomas", "philippines"), ("scarborough_cordon", "philippines"), ("draft_the_pact", "japan")];
    let mut many = 0;
    for (level, seat, turns) in games.into_iter().flat_map(|(level, seat)| (1..=5).map(move |turns| (level, seat, turns))) {
        let table = Table::new(level, seat).play(turns);
        let known = table.known();
        let mut harness = stage::<NewsState>(&known, news::show);
        let Some(fold) = harness.query_by_label_contains("Numbers that moved").map(|node| node.click()) else { continue };
        let () = fold;
        harness.run_ok();
        let texts = read(&harness);
        let moved = known.history.last().into_iter().flatten().filter(|recorded| matches!(recorded.event, Event::CreditMoved { .. })).count();
        let lines: Vec<&String> = texts.iter().filter(|text| text.contains(": ") && text.contains("credibility ")).collect();
        let mut nations: Vec<&str> = lines.iter().filter_map(|text| text.split(':').next()).collect();
        nations.sort_unstable();
        nations.dedup();
        assert_eq!(nations.len(), lines.len(), "{lines:?}");
        many += usize::from(moved > lines.len());
    }
    assert!(many > 0, "no credibility moved twice in a turn of these games: the test proves nothing");
}
