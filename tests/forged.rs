//! Saves whose content was forged, with every hash mended: each number in a state, in the events of a turn and in the log is set to values
//! that it cannot have. Whoever views, tells or reports such a save gets it told, or an error in words; nothing ends the program.
//!
//! `LATTICEWORK_FORGED=1` tries each kind of number with each value, the short form with a few.

#![cfg(feature = "store")]

mod harness;

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use latticework::ai::Skill;
use latticework::catalog::raw::RawNation;
use latticework::catalog::{NationId, RawCatalog};
use latticework::report;
use latticework::report::pages::csv;
use latticework::report::{Account, Words, headline};
use latticework::rules::state::view::Viewer;
use latticework::rules::vocab::ids::{NationSet, SeatId, SeatSet};
use latticework::rules::{Actor, Command, Scenario};
use latticework::session::{Controller, Header, Replay, Session, SessionError, SqliteStore};
use serde_json::Value;
use sha2::{Digest, Sha256};

use harness::folder::Folder;
use harness::levels::library;

/// A level of each clock, a pact, and a stand-off at sea: together they hold every kind of state.
const LEVELS: [(&str, usize); 5] = [("second_thomas", 2), ("draft_the_pact", 3), ("strait_2027", 3), ("quarantine", 2), ("tasman_live_fire", 2)];

/// What no such number can be, or what adding to it wraps.
const FEW: [i128; 4] = [5_000, 65_535, 4_294_967_295, -32_768];
const MANY: [i128; 13] =
    [0, -1, 127, -128, 255, 5_000, 32_767, -32_768, 65_535, 2_147_483_647, -2_147_483_648, 9_223_372_036_854_775_807, 18_446_744_073_709_551_615];

fn is_long() -> bool {
    std::env::var_os("LATTICEWORK_FORGED").is_some()
}

/// The values for the kind of number that comes at this place: all, or the most of 16 bits with one other in turn.
fn values(at: usize) -> Vec<i128> {
    if is_long() { MANY.to_vec() } else { vec![65_535, FEW[at % FEW.len()]] }
}

fn ok<T, E: std::fmt::Display>(result: Result<T, E>) -> T {
    result.unwrap_or_else(|error| panic!("{error}"))
}

/// A save of a running game, and what a forger finds in it.
struct Save {
    slug: &'static str,
    path: PathBuf,
    scenario: Arc<Scenario>,
    header: Header,
    /// The last turn's line of the log, its state and its events.
    number: i64,
    state: Value,
    events: Value,
    log: Vec<Value>,
}

impl Save {
    fn make(folder: &Path, slug: &'static str, turns: usize) -> Self {
        let path = folder.join(format!("{slug}.lattice"));
        let report = library().open_embedded(slug).unwrap_or_else(|| panic!("no level {slug}"));
        let scenario = Arc::new(report.scenario.unwrap_or_else(|| panic!("{slug}: {:?}", report.problems)));
        let person = scenario.seats.iter().position(|seat| seat.for_people).unwrap_or(0);
        let mut controllers = vec![Controller::Computer(Skill::Standard); scenario.seats.len()];
        controllers[person] = Controller::Person;
        let mut session = ok(Session::start_saved(scenario.clone(), &report.files, 303, controllers, &path));
        ok(session.advance());
        let seat = SeatId(person as u8);
        while session.turns().len() < turns && !session.is_over() {
            ok(session.order_for::<SessionError>(seat, Skill::Standard, 303, &mut |_| Ok(())));
            ok(session.submit(Actor::Seat(seat), Command::Seal));
        }
        assert!(!session.is_over(), "{slug} is over, and shows no view of a seat");
        drop(session);
        let connection = ok(rusqlite::Connection::open(&path));
        let json = |text: String| -> Value { ok(serde_json::from_str(&text)) };
        let last = "SELECT number, state, events FROM turns ORDER BY number DESC LIMIT 1";
        let (number, state, events) = ok(connection.query_row(last, [], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))));
        let mut statement = ok(connection.prepare("SELECT entry FROM log ORDER BY number"));
        let lines = ok(statement.query_map([], |row| row.get::<_, String>(0)));
        let log = lines.map(|line| json(ok(line))).collect();
        let header = ok(ok(SqliteStore::open_to_read(&path)).header());
        Self { slug, path, scenario, header, number, state: json(state), events: json(events), log }
    }

    fn viewers(&self) -> Vec<Viewer> {
        let seats = (0..self.scenario.seats.len()).map(|index| Viewer::Seat(SeatId(index as u8)));
        std::iter::once(Viewer::WhiteCell).chain(seats).collect()
    }

    /// Reads the file as `replay` and `report` do, for every viewer; the tables for one of them in turn, or for all.
    fn read(&self, case: usize) -> Result<(), String> {
        let store = SqliteStore::open_to_read(&self.path).map_err(|error| error.to_string())?;
        let replay = Replay::open_with(&store, self.header.clone(), self.scenario.clone()).map_err(|error| error.to_string())?;
        let entries = replay.entries(&store);
        let log = entries.as_deref().unwrap_or_default();
        let viewers = self.viewers();
        for (at, &viewer) in viewers.iter().enumerate() {
            let scenario = replay.scenario(viewer);
            for turn in [replay.turns().saturating_sub(1), replay.turns()] {
                let Some(view) = replay.view(turn + 1, viewer) else { continue };
                let words = Words { scenario: &scenario, game: &view.game };
                for recorded in replay.events(turn, viewer) {
                    let _ = headline(&words, &recorded.event);
                }
            }
            // Reports take longest: in the short form one in three, each of another reader.
            if is_long() || (case.is_multiple_of(3) && case / 3 % viewers.len() == at) {
                let account = Account::read(&replay, log, viewer);
                let _ = (report::html(&account), csv::files(&account));
            }
        }
        entries.map_err(|error| error.to_string())?;
        // A turn that is left out was refused.
        replay.remarks().iter().find(|remark| remark.contains("damaged")).map_or(Ok(()), |remark| Err(remark.clone()))
    }
}

/// A number in a JSON value: its kind, as its way with all positions alike, and where one such stands.
fn numbers(value: &Value, way: &str, pointer: &str, found: &mut BTreeMap<String, Spot>) {
    let spot = |key: bool| Spot { pointer: pointer.to_owned(), key };
    match value {
        Value::Number(_) => {
            found.entry(way.to_owned()).or_insert_with(|| spot(false));
        }
        Value::Array(items) => {
            for (at, item) in items.iter().enumerate() {
                numbers(item, &format!("{way}[]"), &format!("{pointer}/{at}"), found);
            }
        }
        Value::Object(fields) => {
            for (name, field) in fields {
                let numbered = name.starts_with(|c: char| c.is_ascii_digit());
                let step = if numbered { "{}".to_owned() } else { format!(".{name}") };
                let to = format!("{pointer}/{name}");
                if numbered {
                    found.entry(format!("{way}{{key}}")).or_insert_with(|| Spot { pointer: to.clone(), key: true });
                }
                numbers(field, &format!("{way}{step}"), &to, found);
            }
        }
        Value::Null | Value::Bool(_) | Value::String(_) => {}
    }
}

#[derive(Clone)]
struct Spot {
    pointer: String,
    /// Whether it is the key of a map.
    key: bool,
}

/// The value with another number in one place.
fn forged(value: &Value, spot: &Spot, number: i128) -> Value {
    let mut value = value.clone();
    let new = i64::try_from(number).map(Value::from).or_else(|_| u64::try_from(number).map(Value::from)).unwrap_or(Value::Null);
    if spot.key {
        let (parent, key) = spot.pointer.rsplit_once('/').unwrap_or_default();
        if let Some(Value::Object(fields)) = value.pointer_mut(parent) {
            let field = fields.remove(key).unwrap_or(Value::Null);
            // A pair of nations keeps its second.
            let name = key.split_once('-').map_or_else(|| number.to_string(), |(_, other)| format!("{number}-{other}"));
            fields.insert(name, field);
        }
    } else if let Some(place) = value.pointer_mut(&spot.pointer) {
        *place = new;
    }
    value
}

fn hash(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

thread_local! {
    /// Where the last panic of this thread came from.
    static PANIC: RefCell<String> = const { RefCell::new(String::new()) };
}

fn quietly() {
    std::panic::set_hook(Box::new(|info| PANIC.set(info.to_string().replace('\n', " "))));
}

/// What came of reading forged saves.
#[derive(Default)]
struct Tally {
    told: usize,
    refused: usize,
    panics: Vec<String>,
    wordless: Vec<String>,
}

impl Tally {
    fn read(&mut self, save: &Save, case: usize, what: &str) {
        match catch_unwind(AssertUnwindSafe(|| save.read(case))) {
            Ok(Ok(())) => self.told += 1,
            Ok(Err(why)) => {
                self.refused += 1;
                let words = why.split_whitespace().count() > 4 && !why.contains("{ ") && why.len() < 600;
                if !words {
                    self.wordless.push(format!("{what}: {why}"));
                }
            }
            Err(_) => {
                self.panics.push(format!("{what}: {}", PANIC.take()));
            }
        }
    }

    fn end(&self, name: &str) {
        println!("{name}: {} told, {} refused, {} panics", self.told, self.refused, self.panics.len());
        assert!(self.panics.is_empty(), "{} of {name} end the program:\n{}", self.panics.len(), self.panics.join("\n"));
        assert!(self.wordless.is_empty(), "no words:\n{}", self.wordless.join("\n"));
        assert!(self.told > 0 && self.refused > 0, "{} told, {} refused: nothing is tried here", self.told, self.refused);
    }
}

/// Forges one kind of number after the other in what `part` gives of each save, and has `write` put it into the file.
fn forge(name: &'static str, part: fn(&Save) -> Value, write: fn(&rusqlite::Connection, &Save, &Value)) {
    let folder = Folder::new(name);
    let saves: Vec<Save> = LEVELS.iter().map(|&(slug, turns)| Save::make(&folder.0, slug, turns)).collect();
    let mut known: BTreeMap<String, Spot> = BTreeMap::new();
    let mut tally = Tally::default();
    quietly();
    let mut case = 0;
    for save in &saves {
        let whole = ok(std::fs::read(&save.path));
        let value = part(save);
        let mut found = BTreeMap::new();
        numbers(&value, "", "", &mut found);
        found.retain(|way, _| is_long() || !known.contains_key(way));
        let connection = ok(rusqlite::Connection::open(&save.path));
        ok(connection.execute_batch("PRAGMA synchronous = OFF; PRAGMA journal_mode = MEMORY"));
        for (at, (way, spot)) in found.iter().enumerate() {
            for number in values(at) {
                write(&connection, save, &forged(&value, spot, number));
                ok(harness::sums::mend(&connection));
                case += 1;
                tally.read(save, case, &format!("{} {way} = {number}", save.slug));
            }
        }
        // The whole save is told: it was the number that was refused.
        drop(connection);
        ok(std::fs::write(&save.path, whole));
        assert!(save.read(0).is_ok(), "{}: {:?}", save.slug, save.read(0));
        known.extend(found);
    }
    let _ = std::panic::take_hook();
    println!("{name}: {} kinds of number", known.len());
    tally.end(name);
}

#[test]
fn a_number_in_a_state_is_checked_or_survived() {
    forge(
        "states",
        |save| save.state.clone(),
        |connection, save, state| {
            let text = state.to_string();
            ok(connection.execute("UPDATE turns SET state = ?1, hash = ?2 WHERE number = ?3", rusqlite::params![text, hash(&text), save.number]));
        },
    );
}

#[test]
fn a_number_in_the_events_is_checked_or_survived() {
    forge(
        "events",
        |save| save.events.clone(),
        |connection, save, events| {
            ok(connection.execute("UPDATE turns SET events = ?1 WHERE number = ?2", rusqlite::params![events.to_string(), save.number]));
        },
    );
}

#[test]
fn a_number_in_the_log_is_checked_or_survived() {
    forge(
        "log",
        |save| Value::Array(save.log.clone()),
        |connection, _, log| {
            let Value::Array(lines) = log else { return };
            for (number, line) in lines.iter().enumerate() {
                let changed = "UPDATE log SET entry = ?1 WHERE number = ?2 AND entry <> ?1";
                ok(connection.execute(changed, rusqlite::params![line.to_string(), number as i64]));
            }
        },
    );
}

/// A list of a state that is shorter, longer or empty fits no level that it stands beside.
#[test]
fn a_list_of_another_length_is_checked_or_survived() {
    fn lists(value: &Value, way: &str, pointer: &str, found: &mut BTreeMap<String, String>) {
        match value {
            Value::Array(items) => {
                found.entry(way.to_owned()).or_insert_with(|| pointer.to_owned());
                for (at, item) in items.iter().enumerate() {
                    lists(item, &format!("{way}[]"), &format!("{pointer}/{at}"), found);
                }
            }
            Value::Object(fields) => {
                for (name, field) in fields {
                    let step = if name.starts_with(|c: char| c.is_ascii_digit()) { "{}" } else { name.as_str() };
                    lists(field, &format!("{way}.{step}"), &format!("{pointer}/{name}"), found);
                }
            }
            _ => {}
        }
    }
    let folder = Folder::new("lists");
    let saves: Vec<Save> = LEVELS.iter().map(|&(slug, turns)| Save::make(&folder.0, slug, turns)).collect();
    let (mut tally, mut case) = (Tally::default(), 0);
    let mut known: BTreeMap<String, String> = BTreeMap::new();
    quietly();
    for save in &saves {
        let mut found = BTreeMap::new();
        lists(&save.state, "", "", &mut found);
        found.retain(|way, _| is_long() || !known.contains_key(way));
        let connection = ok(rusqlite::Connection::open(&save.path));
        ok(connection.execute_batch("PRAGMA synchronous = OFF; PRAGMA journal_mode = MEMORY"));
        for (way, pointer) in &found {
            for change in ["empty", "shorter", "longer"] {
                let mut state = save.state.clone();
                let Some(Value::Array(items)) = state.pointer_mut(pointer) else { continue };
                match change {
                    "empty" => items.clear(),
                    "shorter" => drop(items.pop()),
                    _ => items.extend(items.last().cloned()),
                }
                let text = state.to_string();
                let sql = "UPDATE turns SET state = ?1, hash = ?2 WHERE number = ?3";
                ok(connection.execute(sql, rusqlite::params![text, hash(&text), save.number]));
                case += 1;
                tally.read(save, case, &format!("{} {way} is {change}", save.slug));
            }
        }
        known.extend(found);
    }
    let _ = std::panic::take_hook();
    tally.end("lists");
}

/// Every type of identity is known to whoever checks a save: a new one that is not would be a number that nobody looks at.
#[test]
fn each_type_of_identity_is_known_where_saves_are_checked() {
    let known = include_str!("../src/session/fits/kinds.rs");
    let mut missing = Vec::new();
    for file in [include_str!("../src/rules/vocab/ids.rs"), include_str!("../src/catalog/ids.rs"), include_str!("../src/geo/map.rs")] {
        let names = file.split(|c: char| !c.is_alphanumeric()).filter(|word| word.ends_with("Id") || word.ends_with("Set"));
        missing.extend(names.filter(|name| name.len() > 3 && !known.contains(&format!("\"{name}\""))));
    }
    missing.retain(|name| *name != "BTreeSet");
    missing.dedup();
    assert!(missing.is_empty(), "src/session/fits/kinds.rs does not name {missing:?}");
}

/// A number of the rules or of the war model with which nothing can be computed is refused where it stands, and one that merely surprises
/// is not.
#[test]
fn a_number_that_cannot_be_computed_with_is_refused_in_a_level() {
    let level = |text: &str| {
        let report = library().check("x", "x.ron", text, None);
        let errors = report.problems.iter().filter(|problem| !problem.is_warning());
        errors.map(|problem| (problem.code.text(), problem.span.line, problem.span.column, problem.message.clone())).collect::<Vec<_>>()
    };
    let numbers = |list: &str| level(&format!("Level(format: 2, extends: \"strait_2027\",\n  war: (numbers: {{{list}}}))"));
    let parameters = |list: &str| level(&format!("Level(format: 2, extends: \"second_thomas\",\n  parameters: {{{list}}})"));
    for slug in ["missiles_srbm", "missiles_glcm", "salvo_first", "mines_turns", "sub_reload_turns", "casualties_battalion"] {
        for value in [1_000_000, -1_000_000, 70_000_000] {
            let found = numbers(&format!("\"{slug}\": {value}"));
            assert_eq!(found.len(), 1, "{slug}: {value}: {found:?}");
            assert_eq!((found[0].0, found[0].1), ("L0107", 2), "{found:?}");
            assert!(found[0].3.contains(slug), "{found:?}");
        }
    }
    assert_eq!(numbers("\"missiles_srbm\": 12, \"salvo_first\": 900"), []);
    for slug in ["pass_block", "fabric_hours", "support_death", "cost_signal"] {
        let found = parameters(&format!("\"{slug}\": 1000000"));
        assert!(found.len() == 1 && found[0].0 == "L0107" && found[0].1 == 2, "{slug}: {found:?}");
    }
    assert_eq!(parameters("\"pass_block\": 5, \"cost_signal\": 40"), []);
    // Few a launcher, and many launchers: more in all than the model counts.
    let many = numbers("\"missiles_srbm\": 60, \"missiles_mrbm\": 60, \"missiles_irbm\": 60, \"missiles_glcm\": 60");
    assert!(many.iter().all(|(code, ..)| *code == "L0107"), "{many:?}");
}

/// Who sees what is kept as one bit a nation: a 65th nation would look through the first one's eyes.
#[test]
fn there_are_no_more_nations_than_can_be_told_apart() {
    let grown = |count: usize| {
        let mut raw = RawCatalog::embedded().unwrap_or_else(|problems| panic!("{problems:#?}"));
        let known = raw.nations.len();
        let example = raw.nations[0].clone();
        raw.nations.extend((known..count).map(|number| RawNation { id: format!("n{number}"), iso: format!("N{number}"), ..example.clone() }));
        raw.check().err().unwrap_or_default()
    };
    assert!(grown(NationSet::MOST).iter().all(|problem| problem.item != "nations"), "{:?}", grown(NationSet::MOST));
    let problems = grown(NationSet::MOST + 1);
    assert!(problems.iter().any(|problem| problem.item == "nations" && problem.reason.contains("64")), "{problems:?}");
    // No two of those that may be are one in a set.
    let all: Vec<NationId> = (0..NationSet::MOST as u16).map(NationId).collect();
    for &nation in &all {
        let alone = NationSet::one(nation);
        assert!(all.iter().all(|&other| alone.contains(other) == (other == nation)), "{nation:?}");
    }
    assert!(!NationSet::ALL.contains(NationId(64)), "a nation that cannot be in a set is in none");
    assert!(!SeatSet::one(SeatId(32)).contains(SeatId(0)), "nor a seat");
}
