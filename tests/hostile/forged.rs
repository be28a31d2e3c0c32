//! A save whose texts were forged: nothing of them reaches a terminal, a page or a table raw.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use latticework::ai::Skill;
use latticework::rules::vocab::ids::{SeatId, SeatSet};
use latticework::rules::{Actor, Command, WhiteCommand};
use latticework::session::{Controller, Session};
use sha2::{Digest as _, Sha256};

use super::signs::{moving, plain, raw};
use super::{Folder, library};

/// What came of something that should have worked.
trait OrStop<T> {
    fn or_stop(self) -> T;
}

impl<T, E: std::fmt::Display> OrStop<T> for Result<T, E> {
    fn or_stop(self) -> T {
        self.unwrap_or_else(|why| panic!("{why}"))
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
    crate::harness::sums::mend(&save).or_stop();
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
