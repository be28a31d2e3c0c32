//! Signs that cannot be seen: refused in names and texts, and never printed raw, whoever's file they stand in.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use latticework::ai::Skill;
use latticework::catalog::plain::is_hidden;
use latticework::level::{Code, render, render_json};
use latticework::report::Words;
use latticework::rules::event::Discard;
use latticework::rules::phases::agreement::{AgreementText, Instrument};
use latticework::rules::state::Game;
use latticework::rules::vocab::error::Refusal;
use latticework::rules::vocab::ids::{SeatId, SeatSet};
use latticework::rules::{Actor, Command, WhiteCommand};
use latticework::session::{Controller, Session, SessionError};

use super::fields::{Struct, structs};
use super::harness::program;
use super::{Folder, library};

/// Control characters, line breaks of other kinds, and what turns the direction of writing: no text may hold them.
pub fn moving() -> Vec<char> {
    let control = ('\0'..='\u{1f}').filter(|c| !matches!(c, '\n' | '\t')).chain('\u{7f}'..='\u{9f}');
    let bidi = ['\u{61c}', '\u{200e}', '\u{200f}'].into_iter().chain('\u{2028}'..='\u{202e}').chain('\u{2066}'..='\u{2069}');
    control.chain(bidi).collect()
}

/// What no name may hold besides.
const UNSEEN: &[char] =
    &['\t', '\u{ad}', '\u{200b}', '\u{200d}', '\u{2060}', '\u{feff}', '\u{3164}', '\u{2800}', '\u{e000}', '\u{fff9}', '\u{e0041}', '\u{10ffff}'];

/// Whether a text for people holds a sign that a terminal or a page would obey.
pub fn raw(text: &str) -> Option<char> {
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

fn session_rewind_refused(scenario: &Arc<latticework::rules::Scenario>, sign: char) -> bool {
    let controllers = vec![Controller::Person; scenario.seats.len()];
    let mut session = Session::new(scenario.clone(), 1, controllers, None);
    matches!(session.rewind(1, &format!("Again{sign}")), Err(SessionError::Refused(Refusal::HiddenSign { .. })))
}

/// Runs the program, and holds that nothing raw came out.
pub fn plain(folder: &Path, arguments: &[&str]) -> (i32, String) {
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
