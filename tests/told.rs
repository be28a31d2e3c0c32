//! What is told reads well: numbers agree with their nouns, and a refusal says what was wrong and what would be legal.

mod harness;

use latticework::ai::Skill;
use latticework::catalog::{Act, AgreementStatus};
use latticework::report::words::measures::value;
use latticework::report::{self, Account, Words, headline};
use latticework::rules::event::Discard;
use latticework::rules::metric::Metric;
use latticework::rules::state::Game;
use latticework::rules::state::view::Viewer;
use latticework::rules::vocab::error::{Already, Refusal, WarRefusal, What};
use latticework::rules::vocab::ids::AgreementId;
use latticework::session::{Controller, Session};

use harness::levels::levels;

/// Words that stand between a number and its noun.
const BETWEEN: [&str; 9] = ["landing", "cruise", "ballistic", "chinese", "taiwanese", "new", "strike", "anti-ship", "staff"];
/// Words in "s" that are no plurals.
const SINGULAR: [&str; 12] = ["is", "was", "has", "does", "this", "as", "less", "loses", "joins", "lands", "gains", "reads"];
/// Nouns that are counted in what is told.
const NOUNS: [&str; 18] = [
    "ship",
    "escort",
    "hull",
    "turn",
    "month",
    "battalion",
    "missile",
    "interceptor",
    "shelter",
    "boat",
    "fight",
    "hit",
    "nation",
    "treaty",
    "offer",
    "arrangement",
    "sortie",
    "cutter",
];

/// Numbers that do not agree with their nouns: "1 ships", "3 ship".
fn disagreements(text: &str) -> Vec<String> {
    let words: Vec<String> = text.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()).collect();
    let raw: Vec<&str> = text.split_whitespace().collect();
    let mut found = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let Ok(number) = word.parse::<u32>() else { continue };
        // A number that ends a phrase, or that numbers a turn or a rung, counts nothing that follows.
        let numbers = at > 0 && ["turn", "turns", "rung", "step"].contains(&words[at - 1].as_str());
        if numbers || raw[at].ends_with([',', ';', '.', ':', ')', '%', ']']) {
            continue;
        }
        let mut noun = at + 1;
        while words.get(noun).is_some_and(|word| BETWEEN.contains(&word.as_str())) {
            noun += 1;
        }
        let Some(noun) = words.get(noun) else { continue };
        let plural = noun.ends_with('s') && !noun.ends_with("ss") && !SINGULAR.contains(&noun.as_str());
        if (number == 1 && plural) || (number != 1 && NOUNS.contains(&noun.as_str())) {
            found.push(format!("{} … in: {text}", words[at..(at + 3).min(words.len())].join(" ")));
        }
    }
    found
}

#[test]
fn the_checker_of_plurals_finds_them() {
    for wrong in ["China loses 1 ships", "sink 1 landing ships and 2 escorts", "after 3 turn", "(1 Chinese sorties over the Strait)"] {
        assert_eq!(disagreements(wrong).len(), 1, "{wrong}");
    }
    for right in ["China loses 1 ship", "signed in turn 1 votes follow", "turn 1: ships sail", "1 is lost, 2 ships", "at rung 1, ships", "11 ships"] {
        assert_eq!(disagreements(right), Vec::<String>::new());
    }
}

/// "Submarines sink 1 landing ships" was told. Every headline with its reasons, and the whole report, of games of every level.
#[test]
fn numbers_agree_with_their_nouns_in_all_that_is_told() {
    let mut told = 0;
    for level in levels() {
        for seed in 1..4 {
            let controllers = vec![Controller::Computer(Skill::Standard); level.seats.len()];
            let mut session = Session::new(level.clone(), seed, controllers, None);
            session.advance().expect("nothing is stored");
            let account = Account::of(&session, Viewer::WhiteCell);
            for (position, turn) in account.turns.iter().enumerate() {
                let words = account.words_after(position);
                for headline in turn.events.iter().filter_map(|recorded| headline(&words, &recorded.event)) {
                    for line in headline.why.iter().chain([&headline.text]) {
                        told += 1;
                        assert_eq!(disagreements(line), Vec::<String>::new(), "{} {seed}", level.slug);
                    }
                }
            }
            let html = report::html(&account);
            for piece in html.split('>').filter_map(|piece| piece.split('<').next()) {
                assert_eq!(disagreements(piece), Vec::<String>::new(), "{} {seed}", level.slug);
            }
        }
    }
    assert!(told > 20_000, "{told}");
}

/// "There is no such good" and "That stands already" told nobody what to do instead.
#[test]
fn a_refusal_names_what_was_wrong_and_what_would_be_legal() {
    let level = levels().iter().find(|level| level.slug == "draft_the_pact").expect("a level");
    let game = Game::start(level, 1, &mut Discard);
    let words = Words { scenario: level, game: &game };
    let nation = |slug: &str| level.catalog.nation_id(slug).unwrap_or_else(|| panic!("no nation {slug}"));
    let good = level.catalog.good_id("iron_ore").expect("a good");
    let (force, kind) = game
        .forces
        .iter()
        .map(|(&id, force)| (id, level.catalog.force_type(force.kind)))
        .find(|(_, kind)| !kind.acts.contains(&Act::Board))
        .expect("a force");
    let said = |refusal: Refusal| words.refusal(&refusal);
    let has = |refusal: Refusal, parts: &[&str]| {
        let text = said(refusal.clone());
        for part in parts {
            assert!(text.contains(part), "{refusal:?} says “{text}”, and not “{part}”");
        }
    };
    has(Refusal::NoLever { nation: nation("prc") }, &["China has no such lever", "It can withhold"]);
    has(Refusal::NotExposed { nation: nation("phl"), good }, &["Philippines", &words.good(good), "Those that do", "Australia"]);
    has(Refusal::NoSuch { what: What::Seat }, &["no such seat", "Its seats", "China"]);
    has(Refusal::NoSuch { what: What::Nation }, &["No such nation", "Those that do", "others"]);
    has(Refusal::NoSuch { what: What::Feature }, &["Contested are", "Scarborough"]);
    has(Refusal::NotItsProgramme { nation: nation("aus") }, &["Australia has no such programme", "Its own are"]);
    has(Refusal::CannotDo { force, act: Act::Board }, &[&words.force(force), "It can", report::words::act(kind.acts[0])]);
    let (from, to) = (AgreementStatus::Lapsed, AgreementStatus::InForce);
    has(Refusal::WrongStatus { agreement: AgreementId(0), from, to }, &["is lapsed and cannot become in force", "It can become: none"]);
    has(Refusal::WrongStatus { agreement: AgreementId(0), from: to, to: AgreementStatus::Signed }, &["It can become: lapsed"]);
    has(Refusal::NotBound { nation: nation("twn"), agreement: AgreementId(0) }, &["Taiwan is not bound", "It can denounce"]);
    has(Refusal::NotAllSealed, &["Still at work: ", "Japan"]);
    has(Refusal::WrongHulls { most: 3 }, &["From 1 to 3 hulls"]);
    has(Refusal::WrongLastTurn { from: 2, to: 400 }, &["from 2 to 400"]);
    has(Refusal::NotCourted { nation: nation("sgp") }, &["Singapore is not courted"]);
    has(Refusal::Duplicate { what: Already::Planned }, &["planned already", "Choose other partners"]);
    has(Refusal::War(WarRefusal::NoBeach), &["Beaches are in"]);
}

/// Where something is so or is not, an objective says so, and does not count it.
#[test]
fn what_is_so_or_not_is_not_counted() {
    let mut asked = 0;
    for level in levels() {
        let game = Game::start(level, 1, &mut Discard);
        let words = Words { scenario: level, game: &game };
        for test in level.objectives.iter().flat_map(|objective| &objective.tiers).flat_map(|tier| &tier.0) {
            let so = matches!(
                test.metric,
                Metric::Garrison(_) | Metric::Bound(..) | Metric::SharesIsr(..) | Metric::AtWar(_) | Metric::WarNote | Metric::SoilAttacked(_)
            );
            let said = words.test(test);
            asked += u32::from(so);
            assert!(!so || !(said.contains("at least") || said.contains("at most")), "{}: {said}", level.slug);
            assert!(!so || matches!(value(test.metric, test.metric.value(level, &game)).as_str(), "yes" | "no"), "{}: {said}", level.slug);
        }
    }
    assert!(asked > 20, "only {asked} such objectives: the test looks at too little");
}
