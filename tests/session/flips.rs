//! A flipped bit in any column of a save is told, and loses no more than it touches. `LATTICEWORK_FLIPS` is how many bits of each column are tried.

use std::path::Path;

use latticework::report::{Words, headline};
use latticework::rules::state::view::Viewer;
use latticework::session::{Replay, Session, saves_in};
use rusqlite::types::Value;

use crate::common::{Folder, library, ok, play, start};

/// Every table with the columns that something is told from.
const COLUMNS: [(&str, &str, &[&str]); 4] = [
    ("header", "id", &["body", "sum"]),
    ("opening", "id", &["hash", "state", "events", "sum"]),
    ("log", "number", &["turn", "entry", "sum"]),
    ("turns", "number", &["turn", "hash", "state", "events", "sum"]),
];

/// What a save tells of each turn.
fn told(replay: &Replay) -> Vec<String> {
    let scenario = replay.scenario(Viewer::WhiteCell);
    let tell = |turn: u16| {
        let Some(view) = replay.view(turn + 1, Viewer::WhiteCell) else { return String::new() };
        let words = Words { scenario: &scenario, game: &view.game };
        let events = replay.events(turn, Viewer::WhiteCell);
        let lines = events.iter().filter_map(|recorded| headline(&words, &recorded.event));
        lines.map(|line| format!("{}\n{}\n", line.text, line.why.join("\n"))).collect()
    };
    (0..=replay.turns()).map(tell).collect()
}

/// Flips one bit of a value in a row that `random` chooses.
fn flip(path: &Path, table: &str, key: &str, column: &str, random: &mut u64) -> i64 {
    let mut draw = |bound: usize| {
        *random ^= *random << 13;
        *random ^= *random >> 7;
        *random ^= *random << 17;
        (*random % bound.max(1) as u64) as usize
    };
    let connection = ok(rusqlite::Connection::open(path));
    let mut rows = ok(connection.prepare(&format!("SELECT {key} FROM {table} ORDER BY {key}")));
    let keys: Vec<i64> = ok(rows.query_map([], |row| row.get(0))).map(ok).collect();
    let row = keys[draw(keys.len())];
    let sql = format!("SELECT {column} FROM {table} WHERE {key} = ?1");
    let value: Value = ok(connection.query_row(&sql, [row], |row| row.get(0)));
    let update = |what: &str| format!("UPDATE {table} SET {column} = {what} WHERE {key} = ?1");
    match value {
        Value::Integer(number) => ok(connection.execute(&update("?2"), [row, number ^ (1 << draw(4))])),
        Value::Text(text) => {
            let mut bytes = text.into_bytes();
            let at = draw(bytes.len());
            bytes[at] ^= 1 << draw(8);
            ok(connection.execute(&update("CAST(?2 AS TEXT)"), rusqlite::params![row, bytes]))
        }
        other => panic!("{table}.{column} holds {other:?}"),
    };
    row
}

#[test]
fn a_flipped_bit_is_told_and_the_other_turns_are_too() {
    let folder = Folder::new("flips");
    let path = folder.file("game.lattice");
    play(&mut start(83, 1, Some(&path)), 3);
    let whole = ok(std::fs::read(&path));
    let before = ok(Replay::open(&path, library()));
    let expected = told(&before);
    assert!(before.remarks().is_empty() && expected.iter().filter(|text| text.len() > 100).count() >= 3, "{expected:?}");
    let many: u64 = std::env::var("LATTICEWORK_FLIPS").ok().and_then(|many| many.parse().ok()).unwrap_or(3);
    let mut random = 0x9e37_79b9_7f4a_7c15;
    let (mut read, mut refused, mut left_out) = (0, 0, 0);
    for (table, key, columns) in COLUMNS {
        for column in columns {
            for _ in 0..many {
                ok(std::fs::write(&path, &whole));
                let row = flip(&path, table, key, column, &mut random);
                let case = format!("{table}.{column} of {row}");
                let replay = match Replay::open(&path, library()) {
                    Ok(replay) => replay,
                    Err(why) => {
                        assert_eq!(table, "header", "{case}: only what the whole save needs may lose it: {why}");
                        assert!(why.to_string().contains("game.lattice"), "{case}: {why}");
                        refused += 1;
                        continue;
                    }
                };
                read += 1;
                assert!(replay.remarks().iter().any(|remark| remark.contains("damaged")), "{case}: {:?}", replay.remarks());
                assert_eq!(replay.turns(), before.turns(), "{case}");
                if table == "header" {
                    continue;
                }
                for (turn, text) in told(&replay).into_iter().enumerate() {
                    if replay.is_whole(turn as u16) {
                        assert_eq!(text, expected[turn], "{case}: turn {turn}");
                    } else {
                        assert!(text.is_empty() && matches!(table, "opening" | "turns"), "{case}: {text}");
                        let name = if turn == 0 { "The opening".to_owned() } else { format!("Turn {turn}") };
                        assert!(replay.remarks().iter().any(|remark| remark.starts_with(&name)), "{case}: {:?}", replay.remarks());
                        left_out += 1;
                    }
                }
                // The list looks at what it reads, and a game goes on if it comes out as it did.
                let listed = saves_in(&folder.0).expect("a folder that can be read").remove(0);
                assert!(table != "log" || listed.fault.is_some(), "{case}: {listed:?}");
                let resumed = Session::resume(&path, library());
                if table == "log" {
                    let why = resumed.err().map(|why| why.to_string()).unwrap_or_default();
                    assert!(why.contains("game.lattice") && why.contains("log"), "{case}: {why}");
                } else if *column == "events" {
                    assert!(resumed.is_ok(), "{case}: {:?}", resumed.err());
                }
            }
        }
    }
    println!("{read} told, {refused} refused, {left_out} turns left out");
    assert!(read > 0 && left_out > 0);
}
