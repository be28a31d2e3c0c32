//! Saves that are damaged, by accident or on purpose: no panic, no hang, a sentence that says what is wrong, and nothing changed.

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use latticework::report::{Words, headline};
use latticework::rules::state::view::Viewer;
use latticework::rules::vocab::ids::SeatId;
use latticework::rules::{Actor, Scenario};
use latticework::session::{Entry, Replay, Session, SessionError, SqliteStore};
use serde_json::Value;

use crate::common::{Folder, library, ok, play, start, why};

/// A save of a game of `turns` turns, and its level.
fn saved(folder: &Folder, turns: usize) -> (std::path::PathBuf, Arc<Scenario>) {
    let path = folder.file("game.lattice");
    let mut session = start(71, 1, Some(&path));
    play(&mut session, turns);
    (path, session.scenario().clone())
}

fn sql(path: &Path, text: &str) {
    let connection = ok(rusqlite::Connection::open(path));
    ok(connection.execute_batch(text));
}

#[test]
#[expect(clippy::type_complexity, reason = "a table of cases")]
fn each_kind_of_damage_has_its_sentence_and_changes_nothing() {
    let folder = Folder::new("kinds");
    let (path, _) = saved(&folder, 2);
    let whole = ok(std::fs::read(&path));
    let long = "x".repeat(17 << 20);
    // What is done to the file, and what reading or resuming it says.
    let cases: Vec<(&str, Box<dyn Fn(&Path)>, &str)> = vec![
        ("empty", Box::new(|path| ok(std::fs::write(path, b""))), "no saved game"),
        ("text", Box::new(|path| ok(std::fs::write(path, b"Dear diary"))), "no saved game"),
        ("another application's", Box::new(|path| sql(path, "PRAGMA application_id = 7")), "no saved game"),
        ("no header", Box::new(|path| sql(path, "DELETE FROM header")), "header is missing"),
        ("a header that is no JSON", Box::new(|path| sql(path, "UPDATE header SET body = 'hello'")), "header cannot be read"),
        ("a line is missing", Box::new(|path| sql(path, "DELETE FROM log WHERE number = 2")), "line 3 of the log is missing"),
        ("a line is no JSON", Box::new(|path| sql(path, "UPDATE log SET entry = '{' WHERE number = 1")), "line 2 of the log is not what was written"),
        ("the log is cut", Box::new(|path| sql(path, "DELETE FROM log WHERE number > 3")), "belongs to no line|comes out differently"),
        ("a turn is missing", Box::new(|path| sql(path, "DELETE FROM turns WHERE turn = 1")), "turn 1 is missing|comes out differently"),
        (
            "a state was changed",
            Box::new(|path| sql(path, "UPDATE turns SET state = replace(state, '\"credit\":5', '\"credit\":9')")),
            "not what was written|",
        ),
        ("a hash was changed", Box::new(|path| sql(path, "UPDATE turns SET hash = 'abc'")), "not what was written|comes out differently"),
        (
            "the level was changed",
            Box::new(|path| sql(path, "UPDATE header SET body = json_set(body, '$.files[0][1]', '(format: 2)')")),
            "the level in this save has|what it says of its level",
        ),
        (
            "no level",
            Box::new(|path| sql(path, "UPDATE header SET body = json_set(body, '$.files', json('[]'))")),
            "the level in this save has|what it says of its level",
        ),
        ("a table is missing", Box::new(|path| sql(path, "DROP TABLE log")), "the table `log` is missing"),
        ("a table is another", Box::new(|path| sql(path, "DROP TABLE log; CREATE TABLE log (number INTEGER)")), "not as this program makes it"),
        (
            "a view in place of a table",
            Box::new(|path| {
                let endless =
                    "WITH RECURSIVE n(number) AS (SELECT 0 UNION ALL SELECT number + 1 FROM n) SELECT number, 1 AS turn, '{}' AS entry FROM n";
                sql(path, &format!("DROP TABLE log; CREATE VIEW log AS {endless}"));
            }),
            "the table `log` is missing",
        ),
        ("a trigger", Box::new(|path| sql(path, "CREATE TRIGGER t AFTER INSERT ON log BEGIN DELETE FROM turns; END")), "holds the trigger `t`"),
        (
            "a huge line",
            Box::new(move |path| sql(path, &format!("UPDATE log SET entry = '{long}' WHERE number = 1"))),
            "line 2 of the log is too long",
        ),
        ("cut in half", Box::new(|path| cut(path, 2)), "malformed|damaged|no saved game"),
        ("a page is zero", Box::new(|path| zero(path, 4096, 4096)), "malformed|damaged|not a database"),
    ];
    for (name, damage, said) in cases {
        ok(std::fs::write(&path, &whole));
        damage(&path);
        let damaged = ok(std::fs::read(&path));
        let sentences = [Session::resume(&path, library()).err(), Replay::open(&path, library()).err()];
        assert!(sentences.iter().any(Option::is_some) || said.ends_with('|'), "{name}: nobody noticed");
        for sentence in sentences.iter().flatten().map(ToString::to_string) {
            assert!(said.split('|').any(|part| sentence.contains(part)), "{name}: {sentence}");
        }
        assert!(ok(std::fs::read(&path)) == damaged, "{name}: the file was changed");
        // A list shows the others all the same.
        assert_eq!(latticework::session::saves_in(&folder.0).expect("a folder that can be read").len(), 1, "{name}");
    }
    assert!(why(Session::resume(&folder.file("nowhere.lattice"), library())).contains("nowhere.lattice"));
    assert!(why(Replay::open(&folder.0, library())).contains("no saved game"), "a folder is no save");
}

fn cut(path: &Path, divisor: usize) {
    let bytes = ok(std::fs::read(path));
    ok(std::fs::write(path, &bytes[..bytes.len() / divisor]));
}

fn zero(path: &Path, from: usize, count: usize) {
    let mut bytes = ok(std::fs::read(path));
    bytes[from..from + count].fill(0);
    ok(std::fs::write(path, bytes));
}

/// A small generator: the same mutations on every machine.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % bound.max(1) as u64) as usize
    }
}

/// Flips, zeroes, moves or cuts bytes.
fn mutate_bytes(random: &mut Random, bytes: &mut Vec<u8>) {
    for _ in 0..=random.below(6) {
        let (at, length) = (random.below(bytes.len()), 1 + random.below(64));
        let end = (at + length).min(bytes.len());
        match random.below(8) {
            0 => bytes[at..end].fill(0),
            1 => bytes[at..end].fill(0xff),
            2 if random.below(4) == 0 => bytes.truncate(at.max(1)),
            3 => {
                let from = random.below(bytes.len() - (end - at) + 1);
                bytes.copy_within(from..from + (end - at), at);
            }
            _ => bytes[at] ^= 1 << random.below(8),
        }
    }
}

/// Changes one value in a JSON text, and keeps it JSON.
fn mutate_value(random: &mut Random, value: &mut Value, names: &[String]) {
    const NUMBERS: [u64; 12] = [0, 1, 2, 7, 31, 32, 99, 255, 256, 65_535, 4_294_967_295, u64::MAX];
    let descend = random.below(4) != 0;
    match value {
        Value::Object(fields) if descend && !fields.is_empty() => {
            let at = random.below(fields.len());
            if let Some(field) = fields.values_mut().nth(at) {
                mutate_value(random, field, names);
            }
        }
        Value::Array(items) if descend && !items.is_empty() => {
            let at = random.below(items.len());
            mutate_value(random, &mut items[at], names);
        }
        Value::Object(fields) => {
            let Some(name) = fields.keys().nth(random.below(fields.len())).cloned() else { return };
            let field = fields.remove(&name).unwrap_or(Value::Null);
            // Without the field, or under another's name.
            if random.below(2) == 0 {
                fields.insert(names[random.below(names.len())].clone(), field);
            }
        }
        Value::Array(items) => match random.below(3) {
            0 => items.clear(),
            1 => items.extend(items.clone()),
            _ => items.extend(std::iter::repeat_n(Value::from(NUMBERS[random.below(NUMBERS.len())]), 1 + random.below(100))),
        },
        Value::Number(_) => *value = Value::from(NUMBERS[random.below(NUMBERS.len())]),
        Value::String(_) if random.below(3) == 0 => *value = Value::from("é\u{0}x".repeat(random.below(2000))),
        Value::String(_) => *value = Value::from(names[random.below(names.len())].clone()),
        Value::Bool(flag) => *flag = !*flag,
        Value::Null => *value = Value::from(NUMBERS[random.below(NUMBERS.len())]),
    }
}

/// Every name in the log: field names, kinds, texts.
fn names_in(value: &Value, names: &mut Vec<String>) {
    match value {
        Value::Object(fields) => fields.iter().for_each(|(name, field)| {
            names.push(name.clone());
            names_in(field, names);
        }),
        Value::Array(items) => items.iter().for_each(|item| names_in(item, names)),
        Value::String(text) => names.push(text.clone()),
        _ => {}
    }
}

/// Reads a save as a screen would: every view and every event in words, which it gives back.
fn read_all(replay: &Replay) -> String {
    let mut told = String::new();
    for viewer in [Viewer::WhiteCell, Viewer::Seat(SeatId(0)), Viewer::Seat(SeatId(1))] {
        let scenario = replay.scenario(viewer);
        for turn in 0..=replay.turns() {
            let Some(view) = replay.view(turn + 1, viewer) else { continue };
            let words = Words { scenario: &scenario, game: &view.game };
            for recorded in replay.events(turn, viewer) {
                let line = headline(&words, &recorded.event).map_or(String::new(), |line| line.text);
                told = told + &line + "\n";
            }
        }
    }
    told
}

/// The longest that one save may take. Generous: the machine that runs this is busy with other tests.
const LIMIT: Duration = Duration::from_secs(10);

#[test]
fn six_thousand_saves_with_damaged_bytes() {
    let folder = Folder::new("bytes");
    let (path, scenario) = saved(&folder, 1);
    let whole = ok(std::fs::read(&path));
    let read = |path: &Path| {
        SqliteStore::open_to_read(path).map_err(SessionError::Store).and_then(|store| {
            let header = store.header()?;
            Replay::open_with(&store, header, scenario.clone())
        })
    };
    let said = read_all(&ok(read(&path)));
    let (mut untouched, mut named, mut refused) = (0, 0, 0);
    let mut random = Random(0x1a77_1ce5);
    for number in 0..6_000 {
        let mut bytes = whole.clone();
        mutate_bytes(&mut random, &mut bytes);
        ok(std::fs::write(&path, &bytes));
        let begun = Instant::now();
        match read(&path) {
            Ok(replay) if replay.remarks().is_empty() => {
                untouched += 1;
                assert!(read_all(&replay) == said, "save {number} tells something else, and does not say that it is damaged");
            }
            Ok(replay) => {
                named += 1;
                read_all(&replay);
            }
            Err(error) => {
                refused += 1;
                assert!(!error.to_string().is_empty());
            }
        }
        if number % 20 == 0 {
            assert!(ok(std::fs::read(&path)) == bytes, "save {number} was changed by reading it");
        }
        assert!(begun.elapsed() < LIMIT, "save {number} took {:?}", begun.elapsed());
    }
    // Most bytes belong to texts, which a sum or the JSON reader guards; some mutations hit what is not in use.
    assert!(untouched > 100 && named > 100 && named + refused > 3_000, "{untouched} untouched, {named} named, {refused} refused");
}

#[test]
fn four_thousand_saves_with_mutated_lines_and_events() {
    let folder = Folder::new("lines");
    let (path, scenario) = saved(&folder, 2);
    let store = ok(SqliteStore::open(&path));
    let (header, entries) = (ok(store.header()), ok(store.entries()));
    let values: Vec<Value> = entries.iter().map(|entry| ok(serde_json::to_value(entry))).collect();
    let mut names = Vec::new();
    values.iter().for_each(|value| names_in(value, &mut names));
    names.sort();
    names.dedup();
    let mut random = Random(0x0bad_5eed);
    let (mut read, mut played) = (0, 0);
    // The lines up to the first turn's end: each game is played again to there.
    let first = entries.iter().position(|entry| matches!(entry, Entry::Command { actor: Actor::Session, .. })).unwrap_or(0) + 1;
    for number in 0..4_000 {
        let at = random.below(first);
        let mut value = values[at].clone();
        for _ in 0..=random.below(2) {
            mutate_value(&mut random, &mut value, &names);
        }
        let begun = Instant::now();
        // As `SqliteStore::entries` reads a line.
        let Ok(entry) = serde_json::from_str::<Entry>(&value.to_string()) else { continue };
        read += 1;
        let mut log = entries[..first].to_vec();
        log[at] = entry;
        if let Ok(session) = Session::replay(scenario.clone(), header.seed, header.controllers.clone(), &log) {
            played += 1;
            read_all(&Replay::of(&session));
        }
        assert!(begun.elapsed() < LIMIT, "log {number} took {:?}: {value}", begun.elapsed());
    }
    assert!(read > 400 && played > 10, "{read} of 4000 could be read, {played} could be played");
}

#[test]
fn a_save_whose_lines_were_changed_is_refused_when_resumed() {
    let folder = Folder::new("forged");
    let (path, _) = saved(&folder, 2);
    // An order taken out of the log, with the numbers of the lines put right: it replays, and comes out differently.
    sql(&path, "DELETE FROM log WHERE number = 1; UPDATE log SET number = number - 1 WHERE number > 1; UPDATE turns SET number = number - 1;");
    ok(crate::harness::sums::mend(&ok(rusqlite::Connection::open(&path))));
    let before = ok(std::fs::read(&path));
    let sentence = why(Session::resume(&path, library()));
    assert!(sentence.contains("comes out differently") || sentence.contains("cannot be played"), "{sentence}");
    assert!(ok(std::fs::read(&path)) == before);
}
