//! Every clause of the one list (`catalog/clause/list.rs`) is wherever clauses are: forms begin it, lots draw it, levels write it, pages and
//! sentences tell it, and it stands in force.

mod harness;

use std::collections::BTreeSet;

use latticework::ai::{self, Policy, Skill, Strategy};
use latticework::catalog::clause::{Area, Promise, Term, TermMut};
use latticework::catalog::{AgreementStatus, Clause, ClauseKind, NationId};
use latticework::report::Words;
use latticework::rules::event::Discard;
use latticework::rules::phases::agreement::{AgreementText, Instrument, begin, clause};
use latticework::rules::state::view::{View, Viewer};
use latticework::rules::state::{Agreement, Game};
use latticework::rules::vocab::ids::SeatId;
use latticework::rules::{Command, Scenario};

use harness::levels::{level, library};

const LEVEL: &str = "draft_the_pact";

fn scenario() -> Scenario {
    level(LEVEL)
}

fn two(scenario: &Scenario) -> [NationId; 2] {
    ["usa", "jpn"].map(|slug| scenario.catalog.nation_id(slug).expect("a nation"))
}

/// A clause of each kind, as a form begins it.
fn begun(scenario: &Scenario, game: &Game) -> Vec<Clause> {
    let [own, other] = two(scenario);
    let begin = |kind| begin::begun(scenario, game, kind, own, Some(other), &[own, other]);
    ClauseKind::ALL.into_iter().map(|kind| begin(kind).unwrap_or_else(|| panic!("no form begins {}", kind.called()))).collect()
}

/// A text of all kinds of clause, in force.
fn agreed(scenario: &Scenario, clauses: Vec<Clause>) -> Agreement {
    let parties = two(scenario).to_vec();
    let text =
        AgreementText { name: "All".to_owned(), instrument: Instrument::Treaty, parties, clauses, quiet: false, in_part: false, revises: None };
    assert_eq!(text.check(scenario).and(text.check_against(scenario, 1)), Ok(()));
    let status = AgreementStatus::InForce;
    Agreement { def: None, text, status, since_turn: None, ends_turn: None, suspended_until: None, made_here: true, ratifying: Vec::new() }
}

#[test]
fn forms_begin_each_and_name_its_fields() {
    let scenario = scenario();
    let game = Game::start(&scenario, 1, &mut Discard);
    for (mut clause, kind) in begun(&scenario, &game).into_iter().zip(ClauseKind::ALL) {
        assert_eq!(clause.kind(), kind);
        assert!(!kind.hint().is_empty() && !kind.about().is_empty() && !kind.called().is_empty());
        let (mut labels, mut until) = (BTreeSet::new(), None);
        let before = clause.clone();
        clause.change_terms(&mut |label, term| {
            assert!(!label.is_empty() && labels.insert(label), "{kind:?} names a field twice: {label}");
            if let TermMut::Until(turn) = term {
                (*turn, until) = (Some(3), Some(3));
            }
        });
        assert_eq!(labels.len(), kind.fields().len());
        assert_eq!(clause.until_turn(), until, "what a form changes is changed");
        assert_eq!(clause != before, until.is_some());
    }
}

#[test]
fn each_has_somebody_who_gives_or_members_and_binds_in_force() {
    let scenario = scenario();
    let game = Game::start(&scenario, 1, &mut Discard);
    let [own, other] = two(&scenario);
    let clauses = begun(&scenario, &game);
    for clause in &clauses {
        let (one, all) = (clause.giver(), clause.members());
        assert!(one.is_some() != all.is_some(), "{clause:?} is given by one, or kept by all");
        assert!(clause.gives(&[own, other], own, other) || clause.gives(&[own, other], other, own), "{clause:?} ties nobody");
        assert!(clause.favours(own) || clause.favours(other), "{clause:?} is of use to nobody");
    }
    assert_eq!(agreed(&scenario, clauses.clone()).live_clauses(1).count(), clauses.len());
}

#[test]
fn lots_draw_each() {
    let scenario = scenario();
    let game = Game::start(&scenario, 1, &mut Discard);
    let view = View::of(&scenario, &game, Viewer::Seat(SeatId(0)));
    let policy = Policy { skill: Skill::Standard, strategy: Strategy::Random };
    let mut drawn = BTreeSet::new();
    for seed in 0..400 {
        for command in ai::offers(&scenario, &view, SeatId(0), policy, seed) {
            if let Command::Propose { text, .. } = command {
                drawn.extend(text.clauses.iter().filter(|_| text.name == "Drawn by lot").map(Clause::kind));
            }
        }
    }
    assert_eq!(drawn, BTreeSet::from(ClauseKind::ALL), "a lot draws every kind of clause");
}

/// A clause as a level writes it: its fields by their tables.
fn written(scenario: &Scenario, clause: &Clause) -> String {
    let nation = |id: &NationId| format!("\"{}\"", scenario.catalog.nation(*id).slug);
    let place = |id: &latticework::catalog::PlaceId| format!("\"{}\"", scenario.catalog.place(*id).slug);
    let nations = |all: &[NationId]| format!("[{}]", all.iter().map(nation).collect::<Vec<_>>().join(", "));
    let places = |all: &[latticework::catalog::PlaceId]| format!("[{}]", all.iter().map(place).collect::<Vec<_>>().join(", "));
    let mut fields = Vec::new();
    clause.each_term(&mut |name, term| {
        let value = match term {
            Term::Giver(one) | Term::Taker(one) => nation(one),
            Term::Takers(all) | Term::Members(all) => nations(all),
            Term::Hosted(all) => places(all.these()),
            Term::Seat(at) => place(at),
            Term::Operation(word) => format!("{word:?}"),
            Term::Tension(word) => format!("{word:?}"),
            Term::Consent(word) => format!("{word:?}"),
            Term::Attack(word) => format!("{word:?}"),
            Term::Response(word) => format!("{word:?}"),
            Term::Institution(word) => format!("{word:?}"),
            Term::Cap(number) | Term::Until(number) => number.unwrap_or_default().to_string(),
            Term::Area(Area::At(all)) => format!("At({})", places(all)),
            Term::Area(Area::TerritoryOf(one)) => format!("TerritoryOf({})", nation(one)),
            Term::Area(word) => format!("{word:?}"),
            Term::Promise(what) => match what.place() {
                Some(at) => format!("{}({})", format!("{what:?}").split('(').next().unwrap_or_default(), place(&at)),
                None => format!("{what:?}"),
            },
        };
        fields.push(format!("{name}: {value}"));
    });
    format!("{}({})", clause.kind().name(), fields.join(", "))
}

#[test]
fn levels_write_each_clause_and_promise() {
    let scenario = scenario();
    let game = Game::start(&scenario, 1, &mut Discard);
    let mut clauses = begun(&scenario, &game);
    let (who, at) = (two(&scenario)[0], scenario.features[0].place);
    let in_levels = |what: &Promise| Promise::IN_LEVELS.iter().any(|(name, _)| format!("{what:?}").split('(').next() == Some(name));
    let promises: Vec<Promise> = Promise::all(at).into_iter().filter(in_levels).collect();
    assert_eq!(promises.len(), Promise::IN_LEVELS.len());
    clauses.extend(promises.into_iter().map(|what| Clause::Undertaking { who, what, until_turn: Some(4) }));
    let lines: Vec<String> = clauses.iter().map(|clause| written(&scenario, clause)).collect();
    let text = format!(
        "(\n    format: 2,\n    extends: \"{LEVEL}\",\n    title: \"All clauses\",\n    agreements: {{\n        \"all\": (name: \"All\", parties: [\"usa\", \"jpn\"], clauses: [{}]),\n    }},\n)\n",
        lines.join(", ")
    );
    let report = library().check("all_clauses", "all_clauses.ron", &text, None);
    let read = report.scenario.unwrap_or_else(|| panic!("{:#?}\n{text}", report.problems));
    let all = read.agreements.iter().find(|agreement| agreement.name == "All").expect("the agreement");
    assert_eq!(all.clauses, clauses);
}

#[test]
fn sentences_tell_each_apart() {
    let scenario = scenario();
    let game = Game::start(&scenario, 1, &mut Discard);
    let (words, clauses) = (Words { scenario: &scenario, game: &game }, begun(&scenario, &game));
    let told: BTreeSet<String> = clauses.iter().map(|clause| words.clause(clause)).collect();
    assert_eq!(told.len(), clauses.len());
    assert_eq!(words.clauses(&clauses).len(), clauses.len());
}

#[test]
fn each_goes_by_numbers_of_the_rules() {
    let page = include_str!("../docs/RULES.md");
    for kind in ClauseKind::ALL {
        let parameters = clause::parameters(kind);
        assert!(!parameters.is_empty(), "{kind:?} reads no number");
        for parameter in parameters {
            assert!(page.contains(&format!("`{}`", parameter.slug())), "docs/RULES.md says nothing of `{}`", parameter.slug());
        }
    }
}
