//! Standing, objectives and the White Cell: numbers that explain themselves, what is missing, and commands that are legal.

use egui_kittest::kittest::{NodeT as _, Queryable};
use latticework::ai::Skill;
use latticework::app::panels::standing::objectives::ObjectivesState;
use latticework::app::panels::standing::{StandingState, objectives};
use latticework::app::panels::white_cell::WhiteCellState;
use latticework::app::panels::{Intent, Selection, standing, white_cell};
use latticework::rules::metric::score;
use latticework::rules::state::view::View;
use latticework::rules::vocab::ids::{FeatureId, InjectId, SeatId};
use latticework::rules::{Command, WhiteCommand};

use crate::stage::{Table, picture, read, stage};

#[test]
fn a_number_opens_to_its_moves_and_their_sources() {
    let known = Table::new("second_thomas", "philippines").play(4).known();
    let mut harness = stage::<StandingState>(&known, standing::show);
    picture(&harness, "standing");
    harness.get_by_label_contains("Capital ").click();
    harness.run_ok();
    harness.get_by_label("The numbers behind it, with sources").click();
    harness.run_ok();
    picture(&harness, "standing_capital");
    let texts = read(&harness);
    assert!(texts.iter().any(|text| text.contains("What support yields in a turn")), "{texts:#?}");
    assert!(texts.iter().any(|text| text.contains("plausible: ")));
    assert!(texts.iter().any(|text| text.contains("Assumption: ") || text.contains("Source: ")));
}

/// What the ledger says adds up to what the number moved.
#[test]
fn the_ledger_adds_up() {
    use latticework::app::panels::record::news::NationNumber;
    for (level, seat) in [("second_thomas", "philippines"), ("senkaku", "beijing")] {
        let known = Table::new(level, seat).play(5).known();
        let desk = known.desk();
        let nation = desk.nation().expect("own");
        for measure in NationNumber::ALL {
            let moved: i32 = known
                .history
                .iter()
                .flatten()
                .filter_map(|recorded| NationNumber::moved_by(&recorded.event))
                .filter(|(whose, what, ..)| *whose == nation && *what == measure)
                .map(|(_, _, by, _)| by)
                .sum();
            let by = measure.of(&known.view.game.nations[nation.index()]) - measure.at_start(desk.scenario, nation);
            // Support, standing and credit stay within 0 and 1000: a move beyond that is cut.
            assert!(
                moved == by || measure.of(&known.view.game.nations[nation.index()]) % 1000 == 0,
                "{level}, {measure:?}: {moved} told, {by} moved"
            );
        }
    }
}

#[test]
fn others_show_only_bands() {
    let table = Table::new("second_thomas", "philippines").play(2);
    let known = table.known();
    let prc = known.scenario.catalog.nation_id("prc").expect("known");
    let exact = table.session.game().nations[prc.index()].support;
    let harness = stage::<StandingState>(&known, standing::show);
    let line = read(&harness).into_iter().find(|text| text.starts_with("China support ")).expect("a line");
    assert!(line.contains(&standing::in_band(exact)), "{line}");
    assert!(!line.contains(&format!("{}.{}", exact.0 / 10, exact.0 % 10)), "{line}");
}

#[test]
fn a_feature_and_a_pair_open() {
    let known = Table::new("second_thomas", "philippines").play(4).known();
    let mut harness = stage::<StandingState>(&known, standing::show);
    harness.get_by_label_contains("Second Thomas Shoal").click();
    harness.run_ok();
    assert!(read(&harness).iter().any(|text| text.contains("% of ship-hours last turn")));
    harness.get_by_label("Go there").click();
    harness.run_ok();
    assert_eq!(harness.state().intents, [Intent::GoTo(Selection::Feature(FeatureId(0)))]);
    let pair = read(&harness).into_iter().find(|text| text.contains("highest ")).expect("a pair above rung 0");
    harness.get_by_label(&pair).click();
    harness.run_ok();
    picture(&harness, "standing_pair");
    assert!(read(&harness).iter().any(|text| text.contains("► ")), "the rung where it stands");
}

#[test]
fn objectives_say_what_is_missing() {
    let known = Table::new("senkaku", "japan").play(3).known();
    let mut harness = stage::<ObjectivesState>(&known, objectives::show);
    let own: Vec<_> = known.scenario.objectives.iter().collect();
    assert_eq!(own.len(), 4, "others' objectives are not on the desk");
    let points: u8 = own.iter().map(|objective| score(&known.scenario, &known.view.game, &objective.tiers)).sum();
    harness.get_by_label(&format!("{points} of 12 points as things stand; success from {}.", known.scenario.seats[0].success));
    harness.get_by_label_contains("Administer").click();
    harness.run_ok();
    picture(&harness, "objectives");
    assert!(read(&harness).iter().any(|text| text.contains("at least 1: now ")));
    harness.get_by_label_contains("Confidential: your team only").click();
    harness.run_ok();
    assert!(read(&harness).iter().any(|text| text.contains("administered by the coast guard alone")));
}

#[test]
fn the_white_cell_plays_an_inject_and_hands_a_seat_over() {
    let table = Table::new("second_thomas", "philippines").play(1).white_cell();
    let known = table.known();
    let mut harness = stage::<WhiteCellState>(&known, white_cell::show);
    picture(&harness, "white_cell");
    let waiting = (0..known.scenario.injects.len()).find(|&at| known.view.game.injected[at].is_none()).expect("one has not happened");
    harness.get_by_label_contains("that come by themselves").click();
    harness.run_ok();
    harness.get_by_label_contains(&known.scenario.injects[waiting].title).click();
    harness.run_ok();
    harness.get_by_label("Play it now").click();
    harness.run_ok();
    assert_eq!(harness.state().intents, [Intent::Do(Command::White(WhiteCommand::Inject(InjectId(waiting as u16))))]);
    harness.get_by_label_contains("China AI player").click();
    harness.run_ok();
    harness.get_by_label("Hand to an expert AI player").click();
    harness.run_ok();
    assert_eq!(harness.state().intents.last(), Some(&Intent::HandOver { seat: SeatId(2), to: Some(Skill::Expert) }));
}

#[test]
fn the_last_persons_seat_is_not_handed_to_a_computer() {
    let known = Table::new("second_thomas", "philippines").play(1).white_cell().known();
    let mut harness = stage::<WhiteCellState>(&known, white_cell::show);
    harness.get_by_label_contains("Philippines a person").click();
    harness.run_ok();
    for name in ["a novice AI player", "a standard AI player", "an expert AI player"] {
        let label = format!("Hand to {name}");
        assert!(harness.get_by_label(label.as_str()).accesskit_node().is_disabled(), "{name}: the game would be over");
    }
    let shared = Table::of_people("second_thomas", "philippines").white_cell().known();
    let mut harness = stage::<WhiteCellState>(&shared, white_cell::show);
    harness.get_by_label_contains("Philippines a person").click();
    harness.run_ok();
    assert!(!harness.get_by_label("Hand to a novice AI player").accesskit_node().is_disabled(), "others still play");
}

#[test]
fn the_white_cell_overrides_only_with_a_reason_and_what_it_offers_is_legal() {
    let table = Table::new("second_thomas", "philippines").play(1).white_cell();
    let known = table.known();
    let mut harness = stage::<WhiteCellState>(&known, white_cell::show);
    harness.get_by_label_contains("Override by hand").click();
    harness.run_ok();
    for name in ["Support", "Weather", "Control", "Supply", "Rung", "Agreement"] {
        harness.get_by_label(name).click();
        harness.run_ok();
    }
    picture(&harness, "white_cell_override");
    assert!(harness.get_by_label("Override").accesskit_node().is_disabled(), "no reason yet");
    harness.state_mut().state.reason = "The players agreed on it".to_owned();
    harness.run_ok();
    harness.get_by_label("Override").click();
    harness.run_ok();
    let Some(Intent::Do(command)) = harness.state().intents.last() else { panic!("{:?}", harness.state().intents) };
    assert_eq!(table.takes(command), Ok(()));
    let Command::White(WhiteCommand::Override { effects, .. }) = command else { panic!("{command:?}") };
    assert_eq!(effects.len(), 6);
}

#[test]
fn the_white_cell_announces_paces_and_takes_back() {
    let table = Table::new("second_thomas", "philippines").play(2).white_cell();
    let known = table.known();
    let mut harness = stage::<WhiteCellState>(&known, white_cell::show);
    harness.get_by_label_contains("Write an announcement").click();
    harness.run_ok();
    harness.state_mut().state.title = "A storm".to_owned();
    harness.state_mut().state.text = "Small craft stay in.".to_owned();
    harness.state_mut().state.turns = known.view.game.turns.map(|last| last + 2);
    harness.state_mut().state.rewind = 1;
    harness.run_ok();
    harness.get_by_label("Announce it").click();
    harness.run_ok();
    harness.get_by_label("Set the last turn").click();
    harness.run_ok();
    assert!(harness.get_by_label("Take the game back").accesskit_node().is_disabled(), "no reason yet");
    harness.state_mut().state.rewind_reason = "A mistake of ours".to_owned();
    harness.run_ok();
    harness.get_by_label("Take the game back").click();
    harness.run_ok();
    let intents = &harness.state().intents;
    for intent in intents {
        if let Intent::Do(command) = intent {
            assert_eq!(table.takes(command), Ok(()));
        }
    }
    assert_eq!(intents.len(), 3, "{intents:?}");
    assert_eq!(intents[2], Intent::Rewind { turn: 1, reason: "A mistake of ours".to_owned() });
}

#[test]
fn a_seat_sees_nothing_of_the_white_cells() {
    let known = Table::new("second_thomas", "philippines").known();
    let harness = stage::<WhiteCellState>(&known, white_cell::show);
    assert_eq!(read(&harness), ["This is the White Cell's."]);
    let view: &View = &known.view;
    assert!(view.game.injected.is_empty());
}

/// Draft the Pact after four turns of computers: what lies ahead and presses opens to its inputs, and what is folded at first is short.
#[test]
fn what_lies_ahead_and_presses_opens_to_its_inputs() {
    let known = Table::new("draft_the_pact", "philippines").play(3).known();
    let mut harness = stage::<StandingState>(&known, standing::show);
    picture(&harness, "standing_outlook");
    let texts = read(&harness);
    let words: usize = texts.iter().map(|text| latticework::app::panels::parts::words_in(text)).sum();
    assert!(words <= 260, "{words} words before anything is opened: {texts:#?}");
    let election = texts.iter().find(|text| text.contains("midterm elections (US")).expect("an election ahead").clone();
    assert!(election.contains("3 November 2026") && election.contains("confirmed with ") && election.contains(" to "), "{election}");
    harness.get_by_label(&election).click();
    harness.run_ok();
    assert!(read(&harness).iter().any(|text| text.contains("At stake: ")));
    let later = texts.iter().find(|text| text.contains("after the last turn")).expect("elections that come too late").clone();
    assert!(later.ends_with(" elections after the last turn"), "{later}");
    let programmes = texts.iter().find(|text| text.contains(" in work, ") && text.contains(" delivered")).expect("programmes").clone();
    harness.get_by_label(&programmes).click();
    harness.run_ok();
    picture(&harness, "standing_programmes");
    assert!(read(&harness).iter().any(|text| text.starts_with("JPN: ") && text.ends_with(" in work")), "{:#?}", read(&harness));
}

/// A pact that waits: who votes when, on what support, is said to each seat; of others about.
#[test]
fn a_treaty_before_parliaments_says_when_and_with_what_prospect() {
    let known = Table::new("draft_the_pact_signed", "japan").known();
    let mut harness = stage::<StandingState>(&known, standing::show);
    let texts = read(&harness);
    let in_process = |text: &&String| text.starts_with("Pacific Defense Pact") && text.contains(" ratified; next: ");
    let line = texts.iter().find(in_process).unwrap_or_else(|| panic!("a treaty in process: {texts:#?}")).clone();
    harness.get_by_label(&line).click();
    harness.run_ok();
    picture(&harness, "standing_votes");
    let texts = read(&harness);
    let own = texts.iter().find(|text| text.starts_with("Japan: yes with ")).expect("its own vote").clone();
    assert!(!own.contains("about") && own.contains("votes ") && own.contains("needed "), "{own}");
    assert!(texts.iter().any(|text| text.starts_with("Australia: yes with ") && text.contains("support about ")), "{texts:#?}");
    harness.get_by_label(&own).click();
    harness.run_ok();
    assert!(read(&harness).iter().any(|text| text.contains("where this text needs ")));
}

/// Policy, alignment, coercion and war have menus, what they offer is legal, and the rung is that of the tensest pair.
#[test]
fn the_white_cell_changes_policies_alignment_trade_and_peace() {
    use latticework::rules::scenario::Effect;
    let table = Table::new("pacific_contest", "australia").play(1).white_cell();
    let known = table.known();
    let mut harness = stage::<WhiteCellState>(&known, white_cell::show);
    harness.get_by_label_contains("Override by hand").click();
    harness.run_ok();
    for name in ["Policy", "Alignment", "Rung"] {
        harness.get_by_label(name).click();
        harness.run_ok();
    }
    picture(&harness, "white_cell_policies");
    harness.state_mut().state.reason = "For the seminar".to_owned();
    harness.run_ok();
    harness.get_by_label("Override").click();
    harness.run_ok();
    let Some(Intent::Do(command)) = harness.state().intents.last() else { panic!("{:?}", harness.state().intents) };
    assert_eq!(table.takes(command), Ok(()));
    let Command::White(WhiteCommand::Override { effects, .. }) = command else { panic!("{command:?}") };
    let Effect::Rung { a, b, to } = effects[2] else { panic!("{effects:?}") };
    let game = table.session.game();
    assert_eq!(game.rung(a, b), game.rungs.values().map(|rung| rung.now).max().unwrap_or(0), "the tensest pair");
    assert_eq!(to, game.rung(a, b) + 1);

    let table = Table::new("draft_the_pact", "japan").play(1).white_cell();
    let known = table.known();
    for name in ["Coercion", "War"] {
        let mut harness = stage::<WhiteCellState>(&known, white_cell::show);
        harness.state_mut().state.reason = "For the seminar".to_owned();
        harness.get_by_label_contains("Override by hand").click();
        harness.run_ok();
        harness.get_by_label(name).click();
        harness.run_ok();
        picture(&harness, &format!("white_cell_{}", name.to_lowercase()));
        harness.get_by_label("Override").click();
        harness.run_ok();
        let Some(Intent::Do(command)) = harness.state().intents.last() else { panic!("{name}: {:?}", harness.state().intents) };
        assert_eq!(table.takes(command), Ok(()), "{name}");
    }
}
