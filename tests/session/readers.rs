//! Every reader of saves (`saves`, `replay`, `report`, resuming) on files that are interrupted, locked, foreign, or named strangely. The program
//! is driven from outside and makes the saves itself, so that an older one can be tried too (`tests/harness/program.rs`).

use std::path::{Path, PathBuf};
use std::process::Output;
use std::sync::OnceLock;
use std::time::{Duration, Instant};

use crate::common::{Folder, ok};
use crate::harness::program::{command, program, status, text};

/// A finished game, made once by the program that is tried.
fn game() -> &'static [u8] {
    static GAME: OnceLock<Vec<u8>> = OnceLock::new();
    GAME.get_or_init(|| {
        let folder = Folder::new("readers-game");
        let output = ok(command(&folder.0).args(["autoplay", "senkaku", "--save", "game.lattice"]).output());
        assert_eq!(status(&output), 0, "{}", text(&output.stderr));
        ok(std::fs::read(folder.file("game.lattice")))
    })
}

fn saved(folder: &Folder, name: &str) -> PathBuf {
    let path = folder.file(name);
    ok(std::fs::write(&path, game()));
    path
}

fn sql(path: &Path, text: &str) {
    let connection = ok(rusqlite::Connection::open(path));
    ok(connection.execute_batch(text));
}

fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

/// A save whose program was stopped in the middle of a step: file and journal as they stand while a transaction is being written.
fn interrupted(folder: &Folder, name: &str) -> PathBuf {
    let (from, to) = (saved(folder, "being written"), folder.file(name));
    let connection = ok(rusqlite::Connection::open(&from));
    // A small cache makes SQLite write pages into the file before the end.
    let work = "PRAGMA cache_size = 1; BEGIN IMMEDIATE; DELETE FROM log WHERE number > 3; UPDATE turns SET state = 'half', events = 'half';";
    ok(connection.execute_batch(work));
    for ending in ["", "-journal"] {
        ok(std::fs::copy(beside(&from, ending), beside(&to, ending)));
    }
    ok(connection.execute_batch("ROLLBACK"));
    drop(connection);
    ok(std::fs::remove_file(from));
    to
}

/// What each reader says of a save in `folder`: listing, telling, reporting.
fn readers(folder: &Folder, path: &Path) -> [Output; 3] {
    let temporary = folder.file("temporary");
    ok(std::fs::create_dir_all(&temporary));
    let run = |arguments: &[&std::ffi::OsStr]| ok(command(&folder.0).env("TMPDIR", &temporary).args(arguments).output());
    let (name, tables) = (path.as_os_str(), folder.file("tables"));
    let outputs = [
        run(&["saves".as_ref(), path.parent().unwrap_or(&folder.0).as_os_str()]),
        run(&["replay".as_ref(), name, "--white-cell".as_ref()]),
        run(&["report".as_ref(), name, "--white-cell".as_ref(), "--csv".as_ref(), tables.as_os_str()]),
    ];
    let left: Vec<_> = ok(std::fs::read_dir(&temporary)).flatten().map(|file| file.path()).collect();
    assert!(left.is_empty(), "a private copy was left: {left:?}");
    outputs
}

fn resume(folder: &Folder, path: &Path) -> Output {
    ok(command(&folder.0).args(["autoplay".as_ref(), "senkaku".as_ref(), "--save".as_ref(), path.as_os_str()]).output())
}

fn said(output: &Output) -> String {
    format!("{}{}", text(&output.stdout), text(&output.stderr))
}

#[test]
fn a_save_interrupted_in_a_step_is_listed_told_reported_and_resumed() {
    let folder = Folder::new("readers-hot");
    let whole = saved(&folder, "whole.lattice");
    let story = readers(&folder, &whole)[1].stdout.clone();
    ok(std::fs::remove_file(&whole));
    let path = interrupted(&folder, "game.lattice");
    let before = [ok(std::fs::read(&path)), ok(std::fs::read(beside(&path, "-journal")))];
    let [listed, told, reported] = readers(&folder, &path);
    assert_eq!(status(&listed), 0, "{}", said(&listed));
    assert!(text(&listed.stdout).contains("interrupted: opens on resume"), "{}", said(&listed));
    assert!(status(&told) == 0 && told.stdout == story, "{}", said(&told));
    assert!(text(&told.stderr).contains("private copy"), "{}", text(&told.stderr));
    assert_eq!(status(&reported), 0, "{}", said(&reported));
    assert!(before == [ok(std::fs::read(&path)), ok(std::fs::read(beside(&path, "-journal")))], "reading changed the save or its journal");
    let resumed = resume(&folder, &path);
    assert_eq!(status(&resumed), 0, "{}", said(&resumed));
    assert!(!beside(&path, "-journal").exists());
    let again = readers(&folder, &path);
    assert!(again.iter().all(|output| status(output) == 0) && again[1].stdout == story, "{}", said(&again[1]));
}

#[test]
fn a_journal_that_names_another_file_is_refused_and_nothing_is_touched() {
    let folder = Folder::new("readers-super");
    let path = interrupted(&folder, "game.lattice");
    let (victim, journal) = (folder.file("letters.txt"), beside(&path, "-journal"));
    ok(std::fs::write(&victim, "precious"));
    let name = victim.to_string_lossy().into_owned().into_bytes();
    let mut bytes = ok(std::fs::read(&journal));
    let sum: u32 = name.iter().map(|&byte| u32::from(byte)).sum();
    bytes.extend(&name);
    bytes.extend((name.len() as u32).to_be_bytes());
    bytes.extend(sum.to_be_bytes());
    bytes.extend([0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7]);
    ok(std::fs::write(&journal, &bytes));
    let before = ok(std::fs::read(&path));
    let [listed, told, reported] = readers(&folder, &path);
    for output in [listed, told, reported, resume(&folder, &path)] {
        assert!(status(&output) != 0 && said(&output).contains("names another file"), "{}", said(&output));
    }
    assert_eq!(ok(std::fs::read_to_string(&victim)), "precious");
    assert!(ok(std::fs::read(&path)) == before && ok(std::fs::read(&journal)) == bytes);
}

#[test]
fn a_journal_of_another_moment_is_not_rolled_back_into_a_save() {
    let folder = Folder::new("readers-stale");
    let path = interrupted(&folder, "game.lattice");
    let half = ok(std::fs::read(beside(&path, "-journal")));
    // A synchronising program brought a journal beside a save that is whole without it, and with it is not.
    ok(std::fs::write(&path, game()));
    let mut stale = half.clone();
    let (page, sector) = (4096, u32::from_be_bytes([stale[20], stale[21], stale[22], stale[23]]) as usize);
    // A record is a page's number, the page and its sum, of every 200th byte: that stays the same.
    for record in 0..(stale.len() - sector) / (page + 8) {
        let at = sector + record * (page + 8) + 4;
        stale[at..at + page].iter_mut().enumerate().filter(|(index, _)| index % 200 != (page - 200) % 200).for_each(|(_, byte)| *byte = 0xa5);
    }
    ok(std::fs::write(beside(&path, "-journal"), &stale));
    let resumed = resume(&folder, &path);
    assert_eq!(status(&resumed), 2, "{}", said(&resumed));
    assert!(ok(std::fs::read(&path)) == game(), "a foreign journal was written into the save");
}

#[test]
fn a_locked_save_is_in_use_and_holds_up_no_list() {
    let folder = Folder::new("readers-busy");
    for name in ["a.lattice", "b.lattice", "locked.lattice"] {
        saved(&folder, name);
    }
    let path = folder.file("locked.lattice");
    let connection = ok(rusqlite::Connection::open(&path));
    ok(connection.execute_batch("BEGIN EXCLUSIVE"));
    let begun = Instant::now();
    let listed = ok(command(&folder.0).args(["saves", "."]).output());
    assert_eq!(status(&listed), 1, "{}", said(&listed));
    assert!(text(&listed.stdout).contains("locked.lattice: in use by another program"), "{}", said(&listed));
    assert_eq!(text(&listed.stdout).matches("turns resolved").count(), 2);
    // Other readers wait two seconds; a busy machine is given some.
    assert!(begun.elapsed() < Duration::from_millis(1900), "{:?}", begun.elapsed());
    for output in readers(&folder, &path).into_iter().skip(1).chain([resume(&folder, &path)]) {
        assert!(status(&output) == 2 && said(&output).contains("in use by another program"), "{}", said(&output));
    }
}

#[test]
fn anything_but_our_own_tables_is_refused_in_every_format() {
    let folder = Folder::new("readers-foreign");
    let long = format!("/*{}*/", "x".repeat(5000));
    let many = |count: usize| (0..count).map(|number| format!("CREATE TABLE e{number} (x);")).collect::<String>();
    let trigger = "CREATE TRIGGER t AFTER INSERT ON log BEGIN DELETE FROM turns; END;";
    let generated = "DROP TABLE turns; CREATE TABLE turns (number INTEGER PRIMARY KEY, turn INTEGER NOT NULL, hash TEXT NOT NULL, state TEXT AS \
         (hex(zeroblob(number * 1000000))), events TEXT NOT NULL); INSERT INTO turns (number, turn, hash, events) VALUES (1, 1, '', '[]');";
    let cases: Vec<(&str, String)> = vec![
        ("a long trigger", format!("CREATE TRIGGER t AFTER INSERT ON log BEGIN {long} DELETE FROM turns; END;")),
        ("a trigger after sixty tables", many(60) + trigger),
        ("a trigger after ten tables", many(10) + trigger),
        ("a long view", format!("CREATE VIEW v AS SELECT 1 {long};")),
        ("an index", "CREATE INDEX i ON log (turn);".to_owned()),
        ("an index on an expression", "CREATE INDEX i ON log (json_extract(entry, '$.x'));".to_owned()),
        ("a table", "CREATE TABLE mine (x);".to_owned()),
        ("a table of statistics", "ANALYZE;".to_owned()),
        ("full text", "CREATE VIRTUAL TABLE f USING fts5(x);".to_owned()),
        ("an R-tree", "CREATE VIRTUAL TABLE r USING rtree(id, a, b);".to_owned()),
        ("a generated column", generated.to_owned()),
        ("a generated column of a newer format", format!("{generated} PRAGMA user_version = 9;")),
        ("a hidden generated column of a newer format", "ALTER TABLE log ADD COLUMN x INTEGER AS (turn + 1); PRAGMA user_version = 9;".to_owned()),
        ("a trigger of a newer format", format!("{trigger} PRAGMA user_version = 9;")),
        (
            "a long trigger of a newer format",
            format!("CREATE TRIGGER t AFTER INSERT ON log BEGIN {long} DELETE FROM turns; END; PRAGMA user_version = 9;"),
        ),
        ("a view of a newer format", "CREATE VIEW v AS SELECT 1; PRAGMA user_version = 9;".to_owned()),
        ("full text of a newer format", "CREATE VIRTUAL TABLE f USING fts5(x); PRAGMA user_version = 9;".to_owned()),
        ("format 0", "PRAGMA user_version = 0;".to_owned()),
        ("format -1", "PRAGMA user_version = -1;".to_owned()),
    ];
    for (what, work) in cases {
        let path = saved(&folder, "game.lattice");
        sql(&path, &work);
        let before = ok(std::fs::read(&path));
        let [listed, told, reported] = readers(&folder, &path);
        assert!(status(&listed) == 1 && said(&listed).contains("damaged"), "{what}: {}", said(&listed));
        for output in [told, reported, resume(&folder, &path)] {
            assert!(status(&output) == 2 && said(&output).contains("game.lattice is damaged"), "{what}: {}", said(&output));
        }
        assert!(ok(std::fs::read(&path)) == before, "{what}");
    }
}

#[test]
fn a_save_may_have_any_name() {
    let folder = Folder::new("readers-names");
    let mut names: Vec<std::ffi::OsString> =
        ["file:x.lattice", "file:y.lattice?mode=memory", ":memory:", "a?b#c%41.lattice", "two words.lattice", "two\nlines.lattice"]
            .map(Into::into)
            .into();
    #[cfg(unix)]
    {
        use std::os::unix::ffi::OsStringExt as _;
        names.push(std::ffi::OsString::from_vec(b"not \xff utf.lattice".to_vec()));
    }
    let story = readers(&folder, &saved(&folder, "plain.lattice"))[1].stdout.clone();
    for name in &names {
        let path = folder.0.join(name);
        // Resuming a finished game writes nothing; what is told is what was put there, so this file and no other was opened.
        ok(std::fs::write(&path, game()));
        for (arguments, what) in [(vec!["replay", "--white-cell"], "replay"), (vec!["autoplay", "senkaku", "--save"], "autoplay")] {
            let output = ok(command(&folder.0).args(&arguments).arg(name).output());
            assert_eq!(status(&output), 0, "{name:?} {what}: {}", said(&output));
            assert!(what != "replay" || output.stdout == story, "{name:?}");
        }
        // A game that is made under such a name is in that file too; two of them show it.
        if ![":memory:", "file:x.lattice"].iter().any(|made| *made == name) {
            continue;
        }
        ok(std::fs::remove_file(&path));
        let made = ok(command(&folder.0).args(["autoplay", "senkaku", "--save"]).arg(name).output());
        assert!(status(&made) == 0 && path.is_file(), "{name:?}: {}", said(&made));
    }
    let listed: Vec<PathBuf> = ok(std::fs::read_dir(&folder.0)).flatten().map(|file| file.path()).filter(|path| path.is_file()).collect();
    assert_eq!(listed.len(), names.len() + 1, "{listed:?}");
    let nameless = ok(command(&folder.0).args(["replay", "", "--white-cell"]).output());
    assert_eq!(status(&nameless), 2, "{}", said(&nameless));
}

#[test]
fn a_write_ahead_file_is_read_without_a_trace_and_resumed() {
    let folder = Folder::new("readers-wal");
    let path = saved(&folder, "game.lattice");
    let connection = ok(rusqlite::Connection::open(&path));
    ok(connection.query_row("PRAGMA journal_mode = WAL", [], |_| Ok(())));
    ok(connection.execute_batch("UPDATE log SET turn = turn"));
    let left: Vec<_> = ["", "-wal"].map(|ending| (ending, ok(std::fs::read(beside(&path, ending))))).into();
    drop(connection);
    ok(std::fs::remove_file(&path));
    for (ending, bytes) in &left {
        ok(std::fs::write(beside(&path, ending), bytes));
    }
    for output in readers(&folder, &path) {
        assert_eq!(status(&output), 0, "{}", said(&output));
    }
    assert!(left.iter().all(|(ending, bytes)| ok(std::fs::read(beside(&path, ending))) == *bytes) && !beside(&path, "-shm").exists());
    let resumed = resume(&folder, &path);
    assert!(status(&resumed) == 0 && !beside(&path, "-wal").exists(), "{}", said(&resumed));
}

#[test]
fn a_damaged_page_is_told_in_the_list() {
    let folder = Folder::new("readers-page");
    let path = saved(&folder, "game.lattice");
    let root: u32 =
        ok(ok(rusqlite::Connection::open(&path)).query_row("SELECT rootpage FROM sqlite_schema WHERE name = 'turns'", [], |row| row.get(0)));
    let (mut bytes, root) = (game().to_vec(), root as usize);
    // The tree of turns points beyond the file's end.
    bytes[(root - 1) * 4096 + 8..(root - 1) * 4096 + 12].fill(0x7f);
    ok(std::fs::write(&path, &bytes));
    let listed = ok(command(&folder.0).args(["saves", "."]).output());
    assert!(status(&listed) == 1 && said(&listed).contains("damaged"), "{}", said(&listed));
}

#[test]
fn a_small_save_that_unfolds_takes_little_memory() {
    if !cfg!(target_os = "linux") {
        println!("not run: there is no `ulimit -v` here");
        return;
    }
    let folder = Folder::new("readers-bomb");
    let path = saved(&folder, "game.lattice");
    bomb(&path, 200, 8 << 20);
    // The program's own code, stacks and data, 32 MB, and five times the file.
    let limit = (256 << 10) + (32 << 10) + 5 * ok(std::fs::metadata(&path)).len() / 1024;
    for arguments in ["saves .", "replay game.lattice --white-cell", "report game.lattice --white-cell --csv tables"] {
        let line = format!("ulimit -v {limit}; exec \"$0\" {arguments}");
        let output =
            ok(std::process::Command::new("sh").args(["-c", &line]).arg(program()).current_dir(&folder.0).env("RAYON_NUM_THREADS", "1").output());
        let words = ["damaged", "more is read out of it", "repeat themselves"];
        assert!([1, 2].contains(&status(&output)) && words.iter().any(|word| said(&output).contains(word)), "{arguments}: {}", said(&output));
    }
}

/// Makes the tree of turns point `times` times at the same page, which holds one turn with a story of `bytes` bytes.
fn bomb(path: &Path, times: usize, bytes: usize) {
    let connection = ok(rusqlite::Connection::open(path));
    let (number, events): (u32, String) =
        ok(connection.query_row("SELECT number, events FROM turns ORDER BY number LIMIT 1", [], |row| Ok((row.get(0)?, row.get(1)?))));
    let inner = events.trim_start_matches('[').trim_end_matches(']');
    let story = format!("[{}]", vec![inner; bytes / inner.len()].join(","));
    ok(connection.execute("DELETE FROM turns WHERE number <> ?1", [number]));
    ok(connection.execute("UPDATE turns SET events = ?1", [story]));
    ok(connection.execute_batch("VACUUM"));
    let root: u32 = ok(connection.query_row("SELECT rootpage FROM sqlite_schema WHERE name = 'turns'", [], |row| row.get(0)));
    drop(connection);
    let (mut file, root) = (ok(std::fs::read(path)), root as usize);
    let (page, leaf) = (4096, (file.len() / 4096 + 1) as u32);
    let moved = file[(root - 1) * page..root * page].to_vec();
    assert_eq!(moved[0], 13, "the root is a leaf");
    file.extend(moved);
    let mut inner = vec![0; page];
    let (mut end, mut pointers) = (page, Vec::new());
    for _ in 0..times {
        let mut cell = leaf.to_be_bytes().to_vec();
        if number < 128 {
            cell.push(number as u8)
        } else {
            cell.extend([0x80 | (number >> 7) as u8, number as u8 & 0x7f])
        }
        end -= cell.len();
        inner[end..end + cell.len()].copy_from_slice(&cell);
        pointers.extend((end as u16).to_be_bytes());
    }
    inner[0] = 5;
    inner[3..5].copy_from_slice(&(times as u16).to_be_bytes());
    inner[5..7].copy_from_slice(&(end as u16).to_be_bytes());
    inner[8..12].copy_from_slice(&leaf.to_be_bytes());
    inner[12..12 + pointers.len()].copy_from_slice(&pointers);
    file[(root - 1) * page..root * page].copy_from_slice(&inner);
    file[28..32].copy_from_slice(&leaf.to_be_bytes());
    ok(std::fs::write(path, file));
}

/// The program as a user without rights, or why that cannot be.
#[cfg(unix)]
fn as_nobody(folder: &Path) -> Result<std::process::Command, &'static str> {
    use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
    if ok(std::fs::metadata("/proc/self")).uid() != 0 {
        return Ok(command(folder));
    }
    let can = std::process::Command::new("setpriv").args(["--reuid=65534", "--regid=65534", "--clear-groups", "true"]).output();
    if !can.is_ok_and(|output| output.status.success()) {
        return Err("there is no setpriv, and root passes every permission");
    }
    // A copy that this user may reach.
    let copy = folder.join("program");
    ok(std::fs::copy(program(), &copy));
    ok(std::fs::set_permissions(&copy, std::fs::Permissions::from_mode(0o755)));
    let mut command = std::process::Command::new("setpriv");
    command.args(["--reuid=65534", "--regid=65534", "--clear-groups"]).arg(copy).current_dir(folder).stdin(std::process::Stdio::null());
    Ok(command)
}

#[cfg(unix)]
#[test]
fn what_may_not_be_read_or_written_is_told_as_such() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = Folder::new("readers-rights");
    let set = |path: &Path, mode: u32| ok(std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)));
    set(&folder.0, 0o755);
    let run = |arguments: &[&str]| as_nobody(&folder.0).map(|mut command| ok(command.args(arguments).env("TMPDIR", std::env::temp_dir()).output()));
    let closed = folder.file("closed");
    ok(std::fs::create_dir(&closed));
    ok(std::fs::write(closed.join("game.lattice"), game()));
    set(&closed, 0);
    let listed = match run(&["saves", "closed"]) {
        Ok(output) => output,
        Err(why) => {
            println!("not run: {why}");
            return;
        }
    };
    assert!(status(&listed) == 2 && said(&listed).contains("ermission denied"), "{}", said(&listed));
    set(&closed, 0o755);
    set(&closed.join("game.lattice"), 0);
    let listed = ok(run(&["saves", "closed"]));
    assert!(status(&listed) == 1 && said(&listed).contains("this user may not read it"), "{}", said(&listed));
    let told = ok(run(&["replay", "closed/game.lattice", "--white-cell"]));
    assert!(status(&told) == 2 && said(&told).contains("may not be read"), "{}", said(&told));
    // A folder, then a file, that may be read and not written.
    set(&closed.join("game.lattice"), 0o644);
    for _ in 0..2 {
        let told = ok(run(&["replay", "closed/game.lattice", "--white-cell"]));
        assert_eq!(status(&told), 0, "{}", said(&told));
        let resumed = ok(run(&["autoplay", "senkaku", "--save", "closed/game.lattice"]));
        assert!(status(&resumed) == 2 && said(&resumed).contains("can be read but not written"), "{}", said(&resumed));
        set(&closed, 0o777);
    }
    // An interrupted one there is told from a private copy.
    let hot = interrupted(&folder, "hot.lattice");
    for ending in ["", "-journal"] {
        ok(std::fs::copy(beside(&hot, ending), beside(&closed.join("game.lattice"), ending)));
        set(&beside(&closed.join("game.lattice"), ending), 0o644);
    }
    set(&closed, 0o555);
    let told = ok(run(&["replay", "closed/game.lattice", "--white-cell"]));
    assert_eq!(status(&told), 0, "{}", said(&told));
    let listed = ok(run(&["saves", "closed"]));
    assert!(status(&listed) == 0 && said(&listed).contains("interrupted: opens on resume"), "{}", said(&listed));
    let resumed = ok(run(&["autoplay", "senkaku", "--save", "closed/game.lattice"]));
    assert_eq!(status(&resumed), 2, "{}", said(&resumed));
    set(&closed, 0o755);
}
