//! Reports of finished games, and of running ones as a seat may know them.

mod harness;

use std::sync::Arc;

use latticework::ai::Skill;
use latticework::catalog::{NationId, PlaceId};
use latticework::level::Library;
use latticework::report;
use latticework::report::Account;
use latticework::report::pages::{csv as csv_report, table};
use latticework::report::words::Words;
use latticework::rules::event::Event;
use latticework::rules::event::facts::{EventRole, Joins};
use latticework::rules::metric::{score, scores_of};
use latticework::rules::phases::agreement::model;
use latticework::rules::phases::grayzone::Act;
use latticework::rules::state::Game;
use latticework::rules::state::view::Viewer;
use latticework::rules::vocab::ids::SeatId;
use latticework::rules::{Actor, Command, Scenario};
use latticework::session::{Controller, Session, SessionError};

use harness::levels::{levels, library};

/// A shipped level, read once.
fn level(slug: &str) -> Arc<Scenario> {
    levels().iter().find(|level| level.slug == slug).unwrap_or_else(|| panic!("no level {slug}")).clone()
}

fn computers(scenario: &Scenario) -> Vec<Controller> {
    vec![Controller::Computer(Skill::Standard); scenario.seats.len()]
}

/// A game of computers, to its end.
fn played(slug: &str, seed: u64) -> Session {
    let scenario = level(slug);
    let controllers = computers(&scenario);
    let mut session = Session::new(scenario, seed, controllers, None);
    session.advance().expect("nothing is stored");
    assert!(session.is_over());
    session
}

/// A game in which people hold every seat, after some turns in which they sealed what computers would have ordered.
fn running(slug: &str, turns: u16) -> Session {
    let scenario = level(slug);
    let mut session = Session::new(scenario.clone(), 9, vec![Controller::Person; scenario.seats.len()], None);
    for _ in 0..turns {
        for index in 0..scenario.seats.len() {
            let seat = SeatId(index as u8);
            let seed = session.seed();
            session.order_for::<SessionError>(seat, Skill::Standard, seed, &mut |_| Ok(())).expect("kept");
        }
        for index in 0..scenario.seats.len() {
            session.submit(Actor::Seat(SeatId(index as u8)), Command::Seal).expect("seals");
        }
    }
    assert_eq!(session.turns().len(), usize::from(turns));
    session
}

#[test]
fn scores_and_series_are_those_of_the_game() {
    for slug in Library::embedded() {
        let session = played(slug, 3);
        let (scenario, game) = (session.scenario().clone(), session.game());
        let account = Account::of(&session, Viewer::Seat(SeatId(0)));
        let results = report::scores(&account);
        assert_eq!(results.len(), scenario.seats.len(), "after the end everybody sees all seats");
        for result in &results {
            let expected: Vec<u8> = scores_of(&scenario, game, result.seat).into_iter().map(|(_, score)| score).collect();
            assert_eq!(result.objectives.iter().map(|objective| objective.score).collect::<Vec<_>>(), expected, "{slug}, {}", result.name);
            for objective in &result.objectives {
                assert_eq!(objective.tiers.iter().take_while(|tier| tier.held).count(), usize::from(objective.score));
                assert_eq!(objective.by_moment.len(), account.turns.len() + 1);
                assert_eq!(objective.by_moment.last(), Some(&objective.score));
            }
        }
        let lines = report::series(&account);
        for nation in scenario.nations_present() {
            let name = &scenario.catalog.nation(nation).name;
            let found = |measure| lines.iter().find(|line| line.measure == measure && line.subject == *name).and_then(report::Series::last);
            let state = &game.nations[nation.index()];
            assert_eq!(found(report::Measure::Support), Some(state.support.into()));
            assert_eq!(found(report::Measure::Capital), Some(state.capital));
        }
        // What analysts read of Beijing's doubt stays a band.
        let exact = |line: &report::Series| line.exact || line.measure == report::Measure::Doubt;
        assert!(lines.iter().all(|line| exact(line) && line.values.len() == account.turns.len() + 1));
    }
}

#[test]
fn a_story_is_short_in_order_and_points_at_what_happened() {
    for slug in Library::embedded() {
        for seed in 1..6 {
            let account = Account::of(&played(slug, seed), Viewer::WhiteCell);
            let story = report::story(&account);
            assert!(!story.is_empty() && story.len() <= report::MOST_POINTS, "{slug} {seed}: {}", story.len());
            assert!(story.windows(2).all(|pair| (pair[0].turn, pair[0].index) < (pair[1].turn, pair[1].index)));
            for point in &story {
                let turn = account.turns.iter().find(|turn| turn.number == point.turn).expect("a turn that was played");
                assert!(point.index.is_none_or(|index| index < turn.events.len()));
                assert!(!point.text.is_empty());
            }
            let changed = report::scores(&account).iter().flat_map(|seat| &seat.objectives).any(|o| o.by_moment.windows(2).any(|w| w[0] != w[1]));
            assert_eq!(changed, story.iter().any(|point| !point.scores.is_empty()), "{slug} {seed}: a score that moves is told");
        }
    }
}

/// What a debrief says turned an objective did turn it: before that event the objective stood as it did before the turn, after it (and what
/// followed from it) as it did at the turn's end. A team is told of its own objectives alone.
#[test]
fn a_turning_point_names_what_moved_the_objective() {
    let mut told = 0;
    for slug in ["draft_the_pact", "strait_2027", "scarborough_cordon", "second_thomas", "pacific_contest"] {
        let session = played(slug, 7);
        for index in 0..session.scenario().seats.len() {
            let seat = SeatId(index as u8);
            let account = Account::of(&session, Viewer::Seat(seat));
            let result = report::scores(&account).into_iter().find(|result| result.seat == seat).expect("its own");
            let story = report::story(&account);
            for point in &story {
                let position = account.turns.iter().position(|turn| turn.number == point.turn).expect("a turn");
                let turn = &account.turns[position];
                for line in &point.scores {
                    let (title, _) = line.rsplit_once(": ").expect("a title and its scores");
                    let objective = result
                        .objectives
                        .iter()
                        .find(|objective| objective.title == title)
                        .unwrap_or_else(|| panic!("{slug}: {line} is not of {}", result.name));
                    let (was, is) = (objective.by_moment[position], objective.by_moment[position + 1]);
                    assert_eq!(*line, format!("{title}: {was} → {is}"), "{slug}");
                    // The same objective, followed through the turn.
                    let tiers = &account.scenario.objectives.iter().find(|one| one.seat == seat && one.title == title).expect("the objective").tiers;
                    let mut course = vec![score(&account.scenario, &turn.start, tiers)];
                    latticework::rules::course::course(&account.scenario, &turn.start, &turn.events, |_, game| {
                        course.push(score(&account.scenario, game, tiers));
                    });
                    let last = (1..course.len()).rev().find(|&at| course[at] != course[at - 1]).expect("it moved") - 1;
                    let named = point.index.expect("an event");
                    assert!(named <= last, "{slug}, turn {}: {line} is credited to what came after it", point.turn);
                    let words = account.words_after(position);
                    // What followed stands with what it followed from; what is told together joins it.
                    let follows = |event: &Event| matches!(event.facts().role, EventRole::Follows(_)) || report::headline(&words, event).is_none();
                    let mut from = last;
                    while from > named && follows(&turn.events[from].event) {
                        from -= 1;
                    }
                    let joined = turn.events[from].event.facts().joins != Joins::Never;
                    assert!(from == named || joined, "{slug}, turn {}: {line} is credited to “{}”", point.turn, point.text);
                    told += 1;
                }
            }
            // What is told first moved something, and nothing is told twice.
            let turned = report::debrief::outcome::turned(&story);
            assert!(turned.iter().all(|&at| !story[at].scores.is_empty()));
            let mut said: Vec<(u16, &String)> = story.iter().flat_map(|point| point.scores.iter().map(|line| (point.turn, line))).collect();
            let count = said.len();
            said.sort();
            said.dedup();
            assert_eq!(said.len(), count, "{slug}");
        }
    }
    assert!(told > 60, "{told}");
}

/// No two turns of a level are called alike, and nothing is said to end with a turn that no level has.
#[test]
fn turns_are_told_apart_and_none_is_named_that_does_not_come() {
    for slug in Library::embedded() {
        let session = played(slug, 3);
        let scenario = session.scenario().clone();
        let account = Account::of(&session, Viewer::Seat(SeatId(0)));
        let words = account.words();
        let mut names: Vec<String> = (1..=account.turns.len() as u16).map(|turn| words.moment(turn)).collect();
        names.sort();
        names.dedup();
        assert_eq!(names.len(), account.turns.len(), "{slug}: {names:?}");
        let last = scenario.turns.expect("a level of the program has a last turn");
        assert_eq!(words.with_turn(last), format!("with turn {last}"));
        assert_eq!(words.with_turn(last + 1), "after the last turn");
        assert_eq!(words.end_of(last + 1), "the end of the game");
        let page = report::html(&account);
        for phrase in ["with turn ", "the end of turn "] {
            for named in page.split(phrase).skip(1) {
                let number: u16 = named.chars().take_while(char::is_ascii_digit).collect::<String>().parse().unwrap_or(0);
                assert!(number <= account.turns.len().max(usize::from(last)) as u16, "{slug}: {phrase}{number}");
            }
        }
    }
}

/// Over a few games of *Draft the Pact* the debrief tells of promises that came into force, that a parliament refused and that fell with an
/// election, and says where, on what backing and where pressure was aimed.
#[test]
fn the_story_of_the_pact_says_where_it_failed_and_why() {
    let mut told = String::new();
    let (mut in_force, mut stories) = (0, 0);
    for seed in 1..13 {
        let session = played(if seed % 3 == 0 { "draft_the_pact_signed" } else { "draft_the_pact" }, seed);
        let account = Account::of(&session, Viewer::WhiteCell);
        for story in report::debrief::pact::pact(&account) {
            stories += 1;
            in_force += usize::from(story.in_force);
            assert!(!story.lines.is_empty() && story.outcome.ends_with('.'), "{story:?}");
            told += &format!("{}\n{}\n", story.lines.join("\n"), story.outcome);
        }
        assert!(report::html(&account).contains("The story of the pact"));
    }
    assert!(in_force > 0 && in_force < stories, "{in_force} of {stories} in force");
    for part in [
        "proposed it",
        "Backing when it was signed",
        "Pressure while it waited",
        "parliament says yes",
        "It failed in the parliament of",
        "It failed with an election",
        "It had been signed before that public carried it.",
        "Pressure had been aimed there most.",
    ] {
        assert!(told.contains(part), "nobody is told `{part}`:\n{told}");
    }
}

#[test]
fn what_was_ordered_is_what_was_sealed() {
    let session = played("second_thomas", 3);
    let account = Account::of(&session, Viewer::WhiteCell);
    let sheets = report::debrief::orders::orders(&account);
    let given = session
        .entries()
        .iter()
        .filter(|entry| matches!(entry, latticework::session::Entry::Command { command: Command::Give(_) | Command::SetCeiling(_), .. }));
    assert_eq!(sheets.iter().map(|sheet| sheet.lines.len()).sum::<usize>(), given.count(), "computers take nothing back");
}

/// Reads CSV as RFC 4180 has it.
fn parse_csv(text: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell, mut quoted) = (Vec::new(), Vec::new(), String::new(), false);
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match (letter, quoted) {
            ('"', true) if letters.peek() == Some(&'"') => {
                letters.next();
                cell.push('"');
            }
            ('"', _) => quoted = !quoted,
            (',', false) => row.push(std::mem::take(&mut cell)),
            ('\n', false) => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            (letter, _) => cell.push(letter),
        }
    }
    assert!(!quoted && row.is_empty() && cell.is_empty(), "ends within a line");
    rows
}

#[test]
fn csv_reads_back_as_it_was() {
    for slug in Library::embedded() {
        let account = Account::of(&played(slug, 4), Viewer::WhiteCell);
        let tables = table::tables(&account);
        let files = csv_report::files(&account);
        assert_eq!(files.len(), tables.len() + 1);
        for (wanted, (name, text)) in tables.iter().zip(&files) {
            assert_eq!(*name, format!("{}.csv", wanted.slug));
            let mut rows = parse_csv(text.strip_prefix('\u{feff}').unwrap_or_else(|| panic!("{name}: without the mark of UTF-8")));
            assert_eq!(rows.remove(0), wanted.columns.iter().map(|column| column.name).collect::<Vec<_>>());
            assert_eq!(rows.len(), wanted.rows.len(), "{name}");
            for (row, cells) in rows.iter().zip(&wanted.rows) {
                assert_eq!(row.len(), wanted.columns.len(), "{name}");
                for (read, cell) in row.iter().zip(cells) {
                    match cell {
                        table::TableCell::Text(text) => assert_eq!(read.trim_start_matches('\''), text.trim_start_matches('\'')),
                        table::TableCell::Number(number) => assert_eq!(read.parse::<i64>().ok(), Some(*number)),
                        table::TableCell::Flag(flag) => assert_eq!(read, if *flag { "yes" } else { "no" }),
                        table::TableCell::Empty => assert_eq!(read, ""),
                    }
                }
            }
        }
        assert!(tables.iter().all(|table| table.columns.iter().all(|column| !column.meaning.is_empty())));
    }
}

/// What the columns are called and mean is a promise to whoever reads the files.
#[test]
fn columns_are_as_documented() {
    let account = Account::of(&running("second_thomas", 1), Viewer::WhiteCell);
    harness::golden::snapshot("tests/snapshots", "report_columns", &csv_report::text(&table::columns(&table::tables(&account))));
}

#[test]
fn a_formula_in_a_text_does_not_reach_a_spreadsheet() {
    let column = table::TableColumn { name: "a", meaning: "anything" };
    let row = |text: &str| vec![table::TableCell::from(text)];
    let table =
        table::ReportTable { slug: "t", row: "a row", columns: vec![column], rows: vec![row("=1+1"), row("@x"), row("-3"), row("a \"b\", c")] };
    assert_eq!(csv_report::text(&table), "a\n'=1+1\n'@x\n-3\n\"a \"\"b\"\", c\"\n");
}

/// Tags close in the order in which they opened, attributes are sound, no script and nothing from elsewhere.
fn check_html(html: &str) {
    let mut open: Vec<&str> = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        assert!(!rest[..at].contains('>') || open.last() == Some(&"style"), "a stray > near {}", &rest[..at.min(80)]);
        let end = at + rest[at..].find('>').expect("every tag ends");
        let tag = &rest[at + 1..end];
        rest = &rest[end + 1..];
        if tag.starts_with('!') {
            continue;
        }
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop(), Some(name));
            continue;
        }
        let name = tag.split(' ').next().unwrap_or_default();
        assert!(!name.is_empty() && name.chars().all(|letter| letter.is_ascii_alphanumeric()), "<{tag}>");
        assert_ne!(name, "script");
        // Attributes come as name="value", with quotation marks inside the value escaped.
        let mut attributes = tag[name.len()..].trim_start();
        while !attributes.is_empty() {
            let (key, value) = attributes.split_once("=\"").unwrap_or_else(|| panic!("<{tag}>"));
            let (_, after) = value.split_once('"').unwrap_or_else(|| panic!("<{tag}>"));
            assert!(!key.starts_with("on") && !["src", "href"].contains(&key), "{key}");
            attributes = after.trim_start();
        }
        if !["br", "meta"].contains(&name) {
            open.push(name);
        }
    }
    assert!(open.is_empty(), "left open: {open:?}");
}

#[test]
fn html_is_well_formed_and_stands_alone() {
    for slug in Library::embedded() {
        for seed in [2, 5] {
            let html = report::html(&Account::of(&played(slug, seed), Viewer::WhiteCell));
            check_html(&html);
            assert!(html.contains("Turning points") && html.contains("<svg") && html.contains("Notes for the instructor"), "{slug}");
        }
    }
    let seat = report::html(&Account::of(&played("senkaku", 2), Viewer::Seat(SeatId(1))));
    assert!(!seat.contains("Notes for the instructor"), "the notes stay with the White Cell, after the end too");
    assert!(seat.contains("Questions for the debrief"));
}

#[test]
fn what_people_write_is_escaped() {
    let text = Library::embedded_text("senkaku").expect("shipped");
    let at = text.find("title:").expect("has a title");
    let end = at + text[at..].find('\n').expect("ends");
    let hostile = r#"title: "<script>alert(1)</script> & \"Seas\"","#;
    let text = format!("{}{hostile}{}", &text[..at], &text[end..]);
    let scenario = Arc::new(library().check("hostile", "hostile.ron", &text, None).scenario.expect("still a sound level"));
    let mut session = Session::new(scenario.clone(), 1, computers(&scenario), None);
    session.advance().expect("plays");
    let html = report::html(&Account::of(&session, Viewer::WhiteCell));
    check_html(&html);
    assert!(!html.contains("<script") && html.contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;Seas&quot;"));
}

/// During a game a report holds what its seat may know: neither what others mean to do nor what the level hides from it.
#[test]
fn a_seats_report_tells_nothing_hidden() {
    for slug in Library::embedded() {
        let session = running(slug, 4);
        let scenario = session.scenario();
        let whole = |reader| {
            let account = Account::of(&session, reader);
            let files: String = csv_report::files(&account).into_iter().map(|(name, text)| name + &text).collect();
            report::html(&account) + &files
        };
        let all = whole(Viewer::WhiteCell);
        for index in 0..scenario.seats.len() {
            let own = SeatId(index as u8);
            let told = whole(Viewer::Seat(own));
            let escaped = |text: &str| maud::html! { (text) }.into_string();
            let others = scenario.objectives.iter().filter(|objective| objective.seat != own);
            for objective in others {
                let title = escaped(&objective.title);
                let shared = scenario.objectives.iter().any(|mine| mine.seat == own && mine.title == objective.title);
                assert!(all.contains(&title) && (shared || !told.contains(&format!("<td>{title}<br>"))), "{slug}: {title}");
                let alike = scenario.objectives.iter().any(|mine| mine.seat == own && mine.text == objective.text);
                assert!(alike || !told.contains(&escaped(&objective.text)), "{slug}: {}", objective.text);
            }
            for inject in scenario.injects.iter().zip(&session.game().injected).filter(|(_, turn)| turn.is_none()).map(|(inject, _)| inject) {
                assert!(!told.contains(&escaped(&inject.text)), "{slug}: {}", inject.title);
            }
            assert!(!told.contains("Notes for the instructor") && !told.contains("Questions for the debrief"));
            assert!(!told.contains(&format!("seed {}", session.seed())));
            let sheets = report::debrief::orders::orders(&Account::of(&session, Viewer::Seat(own)));
            assert!(sheets.iter().all(|sheet| sheet.by == report::debrief::orders::Author::Seat(own)), "{slug}: only its own orders");
            assert!(!sheets.is_empty());
        }
    }
}

/// Two games that differ only in what one seat may not know give it the same report, byte for byte.
#[test]
fn what_others_do_in_secret_changes_nothing() {
    let (calm, mut wild) = (running("second_thomas", 3), running("second_thomas", 3));
    let other = SeatId(2);
    wild.submit(Actor::Seat(other), Command::SetCeiling(Act::Ram)).expect("its own ceiling");
    wild.order_for::<SessionError>(other, Skill::Standard, 77, &mut |_| Ok(())).expect("kept");
    wild.submit(Actor::WhiteCell, Command::Say { to: latticework::rules::vocab::ids::SeatSet::one(other), text: "between us".to_owned() })
        .expect("says");
    let whole = |session: &Session, reader| {
        let account = Account::of(session, reader);
        report::html(&account) + &csv_report::files(&account).into_iter().map(|(_, text)| text).collect::<String>()
    };
    assert_eq!(whole(&calm, Viewer::Seat(SeatId(0))), whole(&wild, Viewer::Seat(SeatId(0))));
    assert_ne!(whole(&calm, Viewer::WhiteCell), whole(&wild, Viewer::WhiteCell), "it is there to be seen");
}

#[test]
fn a_model_text_of_four_is_told_in_a_sentence_a_term() {
    let scenario = level("draft_the_pact");
    let game = Game::start(&scenario, 1, &mut Vec::new());
    let words = Words { scenario: &scenario, game: &game };
    let id = |slug: &str| NationId(scenario.catalog.nations.iter().position(|nation| nation.slug == slug).expect("a nation") as u16);
    let four = [id("usa"), id("jpn"), id("aus"), id("phl")];
    let host = scenario.catalog.places.iter().position(|place| place.slug == "yokota").map(|index| PlaceId(index as u16));
    for model in &scenario.catalog.texts {
        for parties in [&four[..2], &four[..3], &four[..]] {
            let text = model::fill(model, parties, host);
            let said = words.clauses(&text.clauses);
            assert!(said.len() <= model.clauses.len(), "{}: {said:?}", model.name);
            let mut told: Vec<usize> = said.iter().flat_map(|one| one.clauses.clone()).collect();
            told.sort_unstable();
            assert_eq!(told, (0..text.clauses.len()).collect::<Vec<_>>(), "{}: each clause is told once", model.name);
        }
    }
    let model = |slug: &str| scenario.catalog.texts.iter().find(|model| model.slug == slug).expect("a model text");
    let read = |slug: &str, parties: &[_]| {
        words.clauses(&model::fill(model(slug), parties, None).clauses).into_iter().map(|said| said.text).collect::<Vec<_>>()
    };
    assert_eq!(
        read("act_treaty", &four),
        [
            "Each of the United States, Japan, Australia and the Philippines acts if the territory of another is attacked under its administration",
            "Each of the United States, Japan, Australia and the Philippines acts if the armed forces of another are attacked anywhere in the Pacific",
            "Each of the United States, Japan, Australia and the Philippines acts if the public vessels and aircraft of another are attacked anywhere in the Pacific",
        ]
    );
    assert_eq!(
        read("access_annex", &four[..2]),
        [
            "The United States and Japan let each other fly over and put in and refuel at all their places without asking, in peace and crisis",
            "The United States and Japan let each other fly reconnaissance at all their places after a turn of consultation, in peace and crisis",
        ]
    );
}

#[test]
fn clauses_that_do_not_hold_between_all_stay_apart() {
    let scenario = level("draft_the_pact");
    let game = Game::start(&scenario, 1, &mut Vec::new());
    let words = Words { scenario: &scenario, game: &game };
    let id = |slug: &str| NationId(scenario.catalog.nations.iter().position(|nation| nation.slug == slug).expect("a nation") as u16);
    let four = [id("usa"), id("jpn"), id("aus"), id("phl")];
    let mut text = model::fill(scenario.catalog.texts.iter().find(|model| model.slug == "territory_treaty").expect("a model text"), &four, None);
    assert_eq!(words.clauses(&text.clauses).len(), 1);
    let struck = text.clauses.remove(4);
    let said = words.clauses(&text.clauses);
    assert_eq!(said.len(), 11);
    assert!(said.iter().all(|one| one.text != words.clause(&struck)), "what was struck is not told");
}
