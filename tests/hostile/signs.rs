//! Signs that cannot be seen: refused in names and texts, and never printed raw, whoever's file they stand in.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use latticework::ai::Skill;
use latticework::catalog::plain::is_hidden;
use latticework::level::{Code, render, render_json};
use latticework::report::Words;
use latticework::rules::agreement::{AgreementText, Instrument};
use latticework::rules::error::Refusal;
use latticework::rules::event::Discard;
use latticework::rules::ids::{SeatId, SeatSet};
use latticework::rules::state::Game;
use latticework::rules::{Actor, Command, WhiteCommand};
use latticework::session::{Controller, Session, SessionError};
use sha2::{Digest as _, Sha256};

use super::fields::{Struct, structs};
use super::{Folder, library, program};

/// Control characters, line breaks of other kinds, and what turns the direction of writing: no text may hold them.
fn moving() -> Vec<char> {
    let control = ('\0'..='\u{1f}').filter(|c| !matches!(c, '\n' | '\t')).chain('\u{7f}'..='\u{9f}');
    let bidi = ['\u{61c}', '\u{200e}', '\u{200f}'].into_iter().chain('\u{2028}'..='\u{202e}').chain('\u{2066}'..='\u{2069}');
    control.chain(bidi).collect()
}

/// What no name may hold besides.
const UNSEEN: &[char] =
    &['\t', '\u{ad}', '\u{200b}', '\u{200d}', '\u{2060}', '\u{feff}', '\u{3164}', '\u{2800}', '\u{e000}', '\u{fff9}', '\u{e0041}', '\u{10ffff}'];

/// Whether a text for people holds a sign that a terminal or a page would obey.
fn raw(text: &str) -> Option<char> {
    text.chars().find(|&c| is_hidden(c) && !matches!(c, '\n' | '\t'))
}

#[test]
fn every_sign_in_every_text_field_is_refused_where_it_stands() {
    let mut tried = 0;
    for of in structs() {
        for doc in of.docs.iter().filter(|doc| Struct::is_text(doc)) {
            let name = matches!(doc.name, "name" | "title");
            let short = doc.name == "id";
            let mut signs = moving();
            signs.extend(UNSEEN.iter().filter(|_| name || short));
            for sign in signs {
                let list = doc.kind.starts_with("list");
                let (open, close) = if list { ("[", "]") } else { ("", "") };
                // Alone it is the line break of an old system, and read as one.
                if sign == '\r' && !name {
                    continue;
                }
                let text = of.with(&format!("{}: {open}\"Ab{sign}cd\"{close}", doc.name));
                let report = library().check("level", "level.ron", &text, None);
                let column = text.chars().position(|c| c == sign).map_or(0, |at| at as u32 + 1);
                let at_sign = |problem: &latticework::level::Diagnostic| {
                    problem.code == Code::HiddenSign
                        && (problem.span.line, problem.span.column) == (1, column)
                        && problem.message.contains(&format!("U+{:04X}", sign as u32))
                };
                let refused = report.problems.iter().any(|problem| at_sign(problem) || ((short || sign == '\r') && problem.code == Code::BadText));
                assert!(refused, "{} `{}` with {sign:?}: {:#?}", of.heading, doc.name, report.problems);
                let told = render(&report.problems, &report.files);
                assert_eq!(raw(&told), None, "{} `{}` with {sign:?}", of.heading, doc.name);
                let json = render_json([(report.problems.as_slice(), report.files.as_slice())]);
                assert_eq!(raw(&json), None, "{} `{}` with {sign:?}", of.heading, doc.name);
                tried += 1;
            }
        }
    }
    println!("{tried} texts");
    assert!(tried > 1_500);
}

#[test]
fn names_that_show_nothing_or_look_alike_are_refused() {
    let level = |rest: &str| library().check("level", "level.ron", &format!("Level(format: 2, extends: \"second_thomas\", {rest})"), None);
    let codes = |rest: &str| level(rest).problems.iter().filter(|problem| !problem.is_warning()).map(|problem| problem.code).collect::<Vec<_>>();
    assert_eq!(codes("title: \"Fine\""), []);
    assert_eq!(codes("title: \"  \""), [Code::BadText]);
    assert_eq!(codes("title: \"\u{200b}\""), [Code::HiddenSign]);
    assert_eq!(codes("title: \"\u{3164}\u{3164}\""), [Code::HiddenSign]);
    assert_eq!(codes("title: \"two\nlines\""), [Code::BadText]);
    assert_eq!(codes("summary: \"two\n\tlines, \u{ab}quoted\u{bb}\""), []);
    assert_eq!(codes("summary: \"two\r\nlines\""), [], "line ends of Windows");
    assert_eq!(codes("seats: [(id: \"beijing\", name: \"Philippines\")]"), [Code::DuplicateName]);
    assert_eq!(codes("seats: [(id: \"beijing\", name: \"PHILIPPINES \")]"), [Code::DuplicateName]);
    let text = level("summary: \"two\r\nlines\"").scenario.map(|scenario| scenario.text.summary);
    assert_eq!(text.as_deref(), Some("two\nlines"));
}

#[test]
fn orders_messages_and_announcements_are_refused_in_words() {
    let report = library().open_embedded("second_thomas").unwrap_or_else(|| panic!("no tutorial"));
    let scenario = Arc::new(report.scenario.unwrap_or_else(|| panic!("{:?}", report.problems)));
    let mut controllers = vec![Controller::Computer(Skill::Standard); scenario.seats.len()];
    controllers[0] = Controller::Person;
    let mut session = Session::new(scenario.clone(), 1, controllers, None);
    session.advance().unwrap_or_else(|why| panic!("{why}"));
    let seat = Actor::Seat(SeatId(0));
    let say = |text: String| Command::Say { to: SeatSet::one(SeatId(1)), text };
    let announce = |title: &str, text: &str| {
        Command::White(WhiteCommand::Announce { title: title.to_owned(), text: text.to_owned(), to: SeatSet::ALL, effects: Vec::new() })
    };
    let start = Game::start(&scenario, 1, &mut Discard);
    let words = Words { scenario: &scenario, game: &start };
    let mut refuse = |actor: Actor, command: Command, sign: char| match session.submit(actor, command) {
        Err(SessionError::Refused(refusal)) => {
            assert_eq!(refusal, Refusal::HiddenSign { sign });
            let told = words.refusal(&refusal);
            assert!(told.contains(&format!("U+{:04X}", sign as u32)) && raw(&told).is_none(), "{told}");
        }
        other => panic!("{sign:?}: {other:?}"),
    };
    for sign in moving() {
        refuse(seat, say(format!("Hello{sign}")), sign);
        refuse(Actor::WhiteCell, announce(&format!("News{sign}"), ""), sign);
        refuse(Actor::WhiteCell, announce("News", &format!("Text{sign}")), sign);
        refuse(Actor::WhiteCell, Command::White(WhiteCommand::Override { reason: format!("So{sign}"), effects: Vec::new() }), sign);
        assert!(session_rewind_refused(&scenario, sign), "{sign:?}");
    }
    refuse(Actor::WhiteCell, announce("Two\nlines", ""), '\n');
    let mut text = AgreementText {
        name: String::new(),
        instrument: Instrument::Declaration,
        parties: scenario.seats[0].nations.clone(),
        clauses: Vec::new(),
        quiet: false,
        in_part: false,
        revises: None,
    };
    for sign in moving().into_iter().chain(['\n']).chain(UNSEEN.iter().copied()) {
        text.name = format!("Visiting{sign} forces");
        assert_eq!(text.check(&scenario).err(), Some(Refusal::HiddenSign { sign }));
    }
    text.name = "  ".to_owned();
    assert_eq!(text.check(&scenario).err(), Some(Refusal::EmptyText));
    assert!(session.submit(seat, say("Line\nbreaks\tare fine".to_owned())).is_ok());
}

/// What came of something that should have worked.
trait OrStop<T> {
    fn or_stop(self) -> T;
}

impl<T, E: std::fmt::Display> OrStop<T> for Result<T, E> {
    fn or_stop(self) -> T {
        self.unwrap_or_else(|why| panic!("{why}"))
    }
}

fn session_rewind_refused(scenario: &Arc<latticework::rules::Scenario>, sign: char) -> bool {
    let controllers = vec![Controller::Person; scenario.seats.len()];
    let mut session = Session::new(scenario.clone(), 1, controllers, None);
    matches!(session.rewind(1, &format!("Again{sign}")), Err(SessionError::Refused(Refusal::HiddenSign { .. })))
}

/// Runs the program, and holds that nothing raw came out.
fn plain(folder: &Path, arguments: &[&str]) -> (i32, String) {
    let output = program::run(folder, arguments);
    let told = program::text(&output.stdout) + &program::text(&output.stderr);
    assert!(String::from_utf8(output.stdout).is_ok() && String::from_utf8(output.stderr).is_ok(), "{arguments:?}");
    assert_eq!(raw(&told), None, "{arguments:?} printed {told:?}");
    (output.status.code().unwrap_or(-1), told)
}

#[test]
fn the_command_line_prints_nothing_raw_of_levels_and_names_of_files() {
    let folder = Folder::new("print");
    let all: String = moving().into_iter().filter(|&c| c != '\0').collect();
    let write = |name: &str, text: &str| fs::write(folder.0.join(name), text).unwrap_or_else(|error| panic!("{name:?}: {error}"));
    write("title.ron", &format!("Level(format: 2, extends: \"senkaku\", title: \"Sen{all}kaku\")"));
    write("nation.ron", &format!("Level(format: 2, extends: \"senkaku\", nations: {{\"jp{all}n\": ()}}, turns: \u{1b}[2J)"));
    write("old.ron", &format!("Level(format: 1, name: \"Sen{all}kaku\")"));
    for name in ["title.ron", "nation.ron", "old.ron"] {
        assert_eq!(plain(&folder.0, &["check", name]).0, 1, "{name}");
        assert_eq!(plain(&folder.0, &["check", "--json", name]).0, 1, "{name}");
        assert_ne!(plain(&folder.0, &["migrate", name]).0, 0, "{name}");
        assert_eq!(plain(&folder.0, &["simulate", name, "--games", "1"]).0, 2, "{name}");
        assert_eq!(plain(&folder.0, &["study", name, "--wars", "1"]).0, 2, "{name}");
    }
    // Names of files: those that the system allows.
    for name in ["esc\u{1b}[31mred.ron", "line\nerror L0101: forged\n  at x.ron", "c1\u{9b}31m.ron", "turned\u{202e}nor.ron", "\u{200b}.ron"] {
        assert_eq!(plain(&folder.0, &["check", name]).0, 1, "{name:?}");
        let missing = plain(&folder.0, &["simulate", name, "--games", "1"]);
        assert_eq!(missing.0, 2, "{name:?}");
        assert!(!missing.1.contains("\nerror L0101: forged"), "{missing:?}");
        assert_eq!(plain(&folder.0, &["study", "strait_2027", "--wars", "1", "--start", name]).0, 2, "{name:?}");
        for command in ["saves", "replay", "migrate"] {
            let (status, told) = plain(&folder.0, &[command, name]);
            assert_ne!(status, 0, "{command} {name:?}");
            assert!(!told.contains("\nerror L0101: forged"), "{told}");
        }
        assert_ne!(plain(&folder.0, &["report", name, "--html", "out.html"]).0, 0, "{name:?}");
        if name.ends_with(".ron") {
            let (status, told) = plain(&folder.0, &["new", name]);
            assert_eq!(status, 0, "{told}");
            assert_eq!(plain(&folder.0, &["check", name]).0, 0, "what `new` writes is sound whatever its file is called: {name:?}");
            assert_ne!(plain(&folder.0, &["new", name]).0, 0);
        }
    }
}

/// A finished save whose every text of people's is `MARK`.
fn marked_save(path: &Path) {
    let report = library().open_embedded("second_thomas").unwrap_or_else(|| panic!("no tutorial"));
    let scenario = Arc::new(report.scenario.unwrap_or_else(|| panic!("{:?}", report.problems)));
    let mut controllers = vec![Controller::Computer(Skill::Standard); scenario.seats.len()];
    controllers[0] = Controller::Person;
    let mut session = Session::start_saved(scenario, &report.files, 1, controllers, path).or_stop();
    session.advance().or_stop();
    let announce = WhiteCommand::Announce { title: "MARK".to_owned(), text: "MARK".to_owned(), to: SeatSet::ALL, effects: Vec::new() };
    session.submit(Actor::WhiteCell, Command::White(announce)).or_stop();
    let reason = WhiteCommand::Override { reason: "MARK".to_owned(), effects: Vec::new() };
    session.submit(Actor::WhiteCell, Command::White(reason)).or_stop();
    session.submit(Actor::Seat(SeatId(0)), Command::Say { to: SeatSet::ALL, text: "MARK".to_owned() }).or_stop();
    for _ in 0..2 {
        session.submit(Actor::Seat(SeatId(0)), Command::Seal).or_stop();
    }
    session.open_record().or_stop();
}

/// Puts `with` for `MARK` wherever it stands in a save, the names of forces too, and mends the hashes of the states.
fn forge(path: &Path, with: &str) {
    let json = serde_json::to_string(with).unwrap_or_default();
    let inside = &json[1..json.len() - 1];
    let save = rusqlite::Connection::open(path).or_stop();
    save.execute("UPDATE header SET body = json_set(body, '$.title', ?1)", [with]).or_stop();
    save.execute("UPDATE log SET entry = replace(entry, 'MARK', ?1)", [inside]).or_stop();
    for table in ["opening", "turns"] {
        save.execute(&format!("UPDATE {table} SET events = replace(events, 'MARK', ?1), state = replace(state, 'MARK', ?1)"), [inside]).or_stop();
        save.execute(&format!("UPDATE {table} SET state = replace(state, '\"name\":\"', '\"name\":\"' || ?1)"), [inside]).or_stop();
        let key = if table == "opening" { "id" } else { "number" };
        let mut rows = save.prepare(&format!("SELECT {key}, state FROM {table}")).or_stop();
        let states: Vec<(i64, String)> = rows.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).or_stop().collect::<Result<Vec<_>, _>>().or_stop();
        for (number, state) in states {
            let hash: String = Sha256::digest(state.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect();
            save.execute(&format!("UPDATE {table} SET hash = ?1 WHERE {key} = ?2"), rusqlite::params![hash, number]).or_stop();
        }
    }
    crate::sums::mend(&save).or_stop();
}

/// Every file of a folder, and of those in it.
fn files(folder: &Path) -> Vec<std::path::PathBuf> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{error}"));
    let paths = entries.flatten().map(|entry| entry.path());
    paths.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

#[test]
fn a_forged_save_reaches_no_terminal_page_or_table_raw() {
    let folder = Folder::new("forged");
    let saves = folder.0.join("saves");
    fs::create_dir(&saves).unwrap_or_else(|error| panic!("{error}"));
    let path = saves.join("n\n\u{1b}[31m.lattice");
    marked_save(&path);
    let all: String = moving().into_iter().filter(|&c| c != '\0').collect();
    forge(&path, &format!("\u{1b}[2J\nFAKE: Other game, 3 turns resolved\n{all}"));
    let name = path.display().to_string();
    let (_, listed) = plain(&folder.0, &["saves", "saves"]);
    assert_eq!(listed.lines().count(), 1, "one save has one line: {listed:?}");
    let (status, told) = plain(&folder.0, &["replay", &name]);
    assert_eq!(status, 0, "{told}");
    assert!(told.contains("\\u{1b}"), "the message is told, its signs written out: {told}");
    let (status, told) = plain(&folder.0, &["report", &name, "--html", "out/page.html", "--csv", "out/tables"]);
    let (status, told) = if status == 0 {
        (status, told)
    } else {
        fs::create_dir_all(folder.0.join("out")).unwrap_or_else(|error| panic!("{error}"));
        plain(&folder.0, &["report", &name, "--html", "out/page.html", "--csv", "out/tables"])
    };
    assert_eq!(status, 0, "{told}");
    let written = files(&folder.0.join("out"));
    assert!(written.len() > 5, "{written:?}");
    let mut shown = 0;
    for file in written {
        let text = fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n");
        assert_eq!(raw(&text), None, "{}", file.display());
        shown += usize::from(text.contains("\\u{1b}"));
    }
    assert!(shown >= 2, "the page and a table tell of it");
}
