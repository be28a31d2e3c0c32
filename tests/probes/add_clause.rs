//! Copied to `tests/added.rs` of a scratch copy by `tests/probes/add.sh`: finds the clause that `add_clause.patch` adds wherever clauses are.

use latticework::ai::{self, Policy, Skill, Strategy};
use latticework::catalog::{Clause, ClauseKind, NationId};
use latticework::level::{Library, schema};
use latticework::report::{Words, forecast};
use latticework::rules::change::Change;
use latticework::rules::event::{Discard, Event};
use latticework::rules::phases::agreement::{AgreementText, Instrument, begin, clause};
use latticework::rules::state::Game;
use latticework::rules::state::view::{View, Viewer};
use latticework::rules::vocab::ids::SeatId;
use latticework::rules::{Command, Scenario};

const NAME: &str = "Notice";

fn scenario() -> Scenario {
    let library = Library::load().unwrap_or_else(|why| panic!("{why}"));
    library.open_embedded("draft_the_pact").and_then(|report| report.scenario).expect("a level of the competition clock")
}

fn kind() -> ClauseKind {
    ClauseKind::ALL.into_iter().find(|kind| kind.name() == NAME).expect("it is in the list of clauses")
}

fn two(scenario: &Scenario) -> [NationId; 2] {
    ["usa", "jpn"].map(|slug| scenario.catalog.nation_id(slug).expect("a nation"))
}

#[test]
fn forms_begin_it() {
    let scenario = scenario();
    let game = Game::start(&scenario, 1, &mut Discard);
    let [own, other] = two(&scenario);
    let begun = begin::begun(&scenario, &game, kind(), own, Some(other), &[own, other]).expect("it can be said");
    assert!(begun.binds(own) && begun.gives(&[own, other], own, other));
    assert!(Words { scenario: &scenario, game: &game }.clause(&begun).contains("exercises"));
    assert_eq!(begin::begun(&scenario, &game, kind(), own, None, &[own]), None, "to nobody it is not");
}

#[test]
fn random_deals_draw_it() {
    let scenario = scenario();
    let game = Game::start(&scenario, 1, &mut Discard);
    let view = View::of(&scenario, &game, Viewer::Seat(SeatId(0)));
    let policy = Policy { skill: Skill::Standard, strategy: Strategy::Random };
    let drawn = (0..400).flat_map(|seed| ai::offers(&scenario, &view, SeatId(0), policy, seed)).any(|command| match command {
        Command::Propose { text, .. } => text.clauses.iter().any(|clause| clause.kind() == kind()),
        _ => false,
    });
    assert!(drawn);
}

#[test]
fn levels_write_it_and_it_is_in_force() {
    let text = "(format: 2, extends: \"draft_the_pact\", title: \"Notices\", agreements: {\"all\": (name: \"All\", parties: [\"usa\", \"jpn\"], \
                clauses: [Notice(teller: \"usa\", told: \"jpn\", until_turn: 4)])})";
    let report = Library::load().unwrap_or_else(|why| panic!("{why}")).check("notices", "notices.ron", text, None);
    let scenario = report.scenario.unwrap_or_else(|| panic!("{:#?}", report.problems));
    let game = Game::start(&scenario, 1, &mut Discard);
    let (_, _, clause) = game.live_clauses().find(|(_, _, clause)| clause.kind() == kind()).expect("it is in force");
    assert!(clause.holds_in(4) && !clause.holds_in(5), "it ends");
    let headings: Vec<&str> = schema::ALL.iter().map(|(heading, _)| *heading).collect();
    assert!(headings.contains(&"A clause: `Notice(...)`"));
}

#[test]
fn it_is_weighed_and_does_something() {
    let scenario = scenario();
    let mut game = Game::start(&scenario, 1, &mut Discard);
    let [own, other] = two(&scenario);
    let clauses: Vec<Clause> = begin::begun(&scenario, &game, kind(), own, Some(other), &[own, other]).into_iter().collect();
    let text = |clauses| AgreementText {
        name: "Notice".to_owned(),
        instrument: Instrument::Arrangement,
        parties: vec![own, other],
        clauses,
        quiet: false,
        in_part: false,
        revises: None,
    };
    let (empty, full) = (text(Vec::new()), text(clauses));
    assert!(forecast::gains(&full, other) && !forecast::gains(&full, own));
    assert!(ai::weigh(&scenario, &game, other, own, &full).len() > ai::weigh(&scenario, &game, other, own, &empty).len());
    assert!(!clause::parameters(kind()).is_empty());
    let mut heard = Vec::new();
    clause::agreed(&mut Change::new(&scenario, &mut game, &mut heard), &full.clauses[0]);
    assert!(heard.iter().any(|recorded| matches!(recorded.event, Event::RegionMoved { by, .. } if by > 0)), "the region hears of it: {heard:?}");
}
