//! Every output option against every input, every other output, and every kind of file that may be there already.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use crate::harness::program::{command, folder, run, status, text};
use crate::{levels, save};

/// A command with one output option, and what it reads.
struct Way {
    name: &'static str,
    arguments: &'static [&'static str],
    option: &'static str,
    inputs: &'static [&'static str],
    /// Whether the file is made and never replaced.
    new_only: bool,
}

const WAYS: [Way; 9] = [
    Way {
        name: "simulate --csv",
        arguments: &["simulate", "game.ron", "--games", "1"],
        option: "--csv",
        inputs: &["game.ron", "game_base.ron"],
        new_only: false,
    },
    Way {
        name: "simulate --beliefs",
        arguments: &["simulate", "game.ron", "--games", "1"],
        option: "--beliefs",
        inputs: &["game.ron", "game_base.ron"],
        new_only: false,
    },
    Way {
        name: "simulate --keep-as",
        arguments: &["simulate", "game.ron", "--games", "1", "--keep", "0"],
        option: "--keep-as",
        inputs: &["game.ron", "game_base.ron"],
        new_only: true,
    },
    Way {
        name: "study --csv",
        arguments: &["study", "war.ron", "--wars", "1", "--turns", "1", "--start", "other.ron"],
        option: "--csv",
        inputs: &["war.ron", "war_base.ron", "other.ron"],
        new_only: false,
    },
    Way {
        name: "study --html",
        arguments: &["study", "war.ron", "--wars", "1", "--turns", "1", "--start", "other.ron"],
        option: "--html",
        inputs: &["war.ron", "war_base.ron", "other.ron"],
        new_only: false,
    },
    Way {
        name: "study --merge --csv",
        arguments: &["study", "war.ron", "--wars", "2", "--turns", "1", "--merge", "p1.csv", "p2.csv"],
        option: "--csv",
        inputs: &["war.ron", "war_base.ron", "p1.csv", "p2.csv"],
        new_only: false,
    },
    Way {
        name: "study --merge --html",
        arguments: &["study", "war.ron", "--wars", "2", "--turns", "1", "--merge", "p1.csv", "p2.csv"],
        option: "--html",
        inputs: &["war.ron", "war_base.ron", "p1.csv", "p2.csv"],
        new_only: false,
    },
    Way {
        name: "report --html",
        arguments: &["report", "kept.lattice"],
        option: "--html",
        inputs: &["kept.lattice", "kept.lattice-journal"],
        new_only: false,
    },
    Way { name: "autoplay --save", arguments: &["autoplay", "game.ron"], option: "--save", inputs: &["game.ron"], new_only: true },
];

/// A folder with all that the commands read.
fn prepared(name: &str) -> PathBuf {
    let folder = folder(name);
    levels(&folder);
    fs::write(folder.join("other.ron"), "Level(format: 2, extends: \"war_base\", title: \"Another start\")").expect("written");
    save(&folder);
    for (shard, file) in [("1/2", "p1.csv"), ("2/2", "p2.csv")] {
        let done = run(&folder, &["study", "war.ron", "--wars", "2", "--turns", "1", "--shard", shard, "--csv", file]);
        assert_eq!(status(&done), 0, "{}", text(&done.stderr));
    }
    folder
}

fn tried(folder: &Path, way: &Way, out: &str, more: &[&str]) -> (i32, String) {
    let done = run(folder, &[way.arguments, &[way.option, out], more].concat());
    (status(&done), text(&done.stderr))
}

/// All files of a folder with what is in them.
fn contents(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut found: Vec<(PathBuf, Vec<u8>)> =
        fs::read_dir(folder).expect("a folder").flatten().map(|entry| (entry.path(), fs::read(entry.path()).unwrap_or_default())).collect();
    found.sort();
    found
}

#[cfg(unix)]
#[test]
fn no_output_destroys_an_input_however_it_is_spelt() {
    let folder = prepared("inputs");
    let mut wrong = Vec::new();
    for way in &WAYS {
        for input in way.inputs {
            let _ = fs::remove_file(folder.join("hard"));
            let _ = fs::remove_file(folder.join("soft"));
            let there = folder.join(input).exists();
            let mut spellings = vec![(*input).to_owned(), format!("./{input}"), folder.join(input).display().to_string()];
            if there {
                fs::hard_link(folder.join(input), folder.join("hard")).expect("a hard link");
                spellings.push("hard".to_owned());
            }
            std::os::unix::fs::symlink(input, folder.join("soft")).expect("a link");
            spellings.push("soft".to_owned());
            let before = contents(&folder);
            for (number, out) in spellings.iter().enumerate() {
                for force in [&[][..], &["--force"]] {
                    // `autoplay` goes on with a save that is there, and has no such option; `--force` is no matter of spelling.
                    if !force.is_empty() && (way.option == "--save" || number > 0) {
                        continue;
                    }
                    let (code, said) = tried(&folder, way, out, force);
                    if code != 2 {
                        wrong.push(format!("{} {out} {force:?}: exit {code}: {}", way.name, said.lines().next().unwrap_or_default()));
                    }
                    if contents(&folder) != before {
                        wrong.push(format!("{} {out} {force:?}: a file has changed", way.name));
                        let _ = fs::remove_dir_all(&folder);
                        prepared("inputs");
                        break;
                    }
                }
            }
        }
    }
    let _ = fs::remove_dir_all(&folder);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_two_outputs_of_a_run_are_one_file() {
    let folder = prepared("pairs");
    let game = ["simulate", "game.ron", "--games", "1"];
    let war = ["study", "war.ron", "--wars", "1", "--turns", "1"];
    let told = ["report", "kept.lattice"];
    let cases: [(&[&str], &[&str]); 12] = [
        (&game, &["--csv", "x.csv", "--beliefs", "x.csv"]),
        (&game, &["--csv", "x.csv", "--beliefs", "./x.csv"]),
        (&game, &["--csv", "x.csv", "--beliefs", "X.CSV"]),
        (&game, &["--csv", "x.csv", "--beliefs", "x.csv.part"]),
        (&game, &["--csv", "x.csv", "--keep", "0", "--keep-as", "x.csv"]),
        (&game, &["--csv", "x.csv", "--keep", "0", "--keep-as", "x.csv.part.sums"]),
        (&war, &["--csv", "x.csv", "--html", "x.csv"]),
        (&war, &["--csv", "x.csv", "--html", "./p1.csv/../x.csv"]),
        (&war, &["--csv", "x.csv", "--html", "x.csv.part"]),
        (&told, &["--html", "out/turns.csv", "--csv", "out"]),
        (&told, &["--html", "out/columns.csv", "--csv", "./out/"]),
        (&told, &["--html", "out", "--csv", "out"]),
    ];
    fs::create_dir(folder.join("out")).expect("a folder");
    for (arguments, outputs) in cases {
        let before = contents(&folder);
        for force in [&[][..], &["--force"]] {
            let done = run(&folder, &[arguments, outputs, force].concat());
            assert_eq!(status(&done), 2, "{outputs:?} {force:?}: {}", text(&done.stderr));
            assert_eq!(contents(&folder), before, "{outputs:?} {force:?}");
        }
    }
    let _ = fs::remove_dir_all(folder);
}

/// What may stand at the place of an output.
#[cfg(unix)]
#[test]
fn each_kind_of_file_that_is_there_is_treated_as_it_should_be() {
    let folder = prepared("kinds");
    let mut wrong = Vec::new();
    let mut expect = |way: &Way, kind: &str, wanted: bool, found: (i32, String), holds: bool| {
        if (found.0 == 0) != wanted || !matches!(found.0, 0 | 2) || !holds {
            wrong.push(format!("{}, {kind}: exit {}, kept {holds}: {}", way.name, found.0, found.1.lines().next().unwrap_or_default()));
        }
    };
    for way in WAYS.iter().filter(|way| way.option != "--save") {
        let out = folder.join("out");
        let free = || {
            let _ = fs::remove_file(&out).or_else(|_| fs::remove_dir_all(&out));
        };
        let holds = |wanted: &str| fs::read(&out).is_ok_and(|found| found == wanted.as_bytes());
        free();
        expect(way, "nothing", true, tried(&folder, way, "out", &[]), out.is_file());
        let first = fs::read(&out).unwrap_or_default();
        expect(
            way,
            "own earlier result",
            !way.new_only,
            tried(&folder, way, "out", &[]),
            fs::read(&out).is_ok_and(|now| now == first || way.option == "--keep-as"),
        );
        expect(way, "own earlier result, forced", !way.new_only, tried(&folder, way, "out", &["--force"]), out.is_file());
        fs::write(&out, "mine").expect("written");
        expect(way, "other file", false, tried(&folder, way, "out", &[]), holds("mine"));
        let forced = tried(&folder, way, "out", &["--force"]);
        expect(way, "other file, forced", !way.new_only, forced, holds("mine") == way.new_only);
        fs::write(&out, "").expect("written");
        expect(way, "empty file", false, tried(&folder, way, "out", &[]), holds(""));
        free();
        fs::write(&out, "mine").expect("written");
        let mut locked = fs::metadata(&out).expect("it is there").permissions();
        locked.set_readonly(true);
        fs::set_permissions(&out, locked).expect("set");
        expect(way, "read-only file", false, tried(&folder, way, "out", &["--force"]), holds("mine"));
        free();
        fs::create_dir(&out).expect("a folder");
        expect(way, "folder", false, tried(&folder, way, "out", &["--force"]), out.is_dir());
        free();
        let far = folder.join("far");
        std::os::unix::fs::symlink("far", &out).expect("a link");
        let made = tried(&folder, way, "out", &[]);
        expect(way, "dangling link", !way.new_only, made, out.is_symlink() && far.is_file() != way.new_only);
        free();
        let _ = fs::remove_file(&far);
        fs::write(&far, "mine").expect("written");
        std::os::unix::fs::symlink("far", &out).expect("a link");
        expect(way, "link to another file", false, tried(&folder, way, "out", &[]), out.is_symlink() && holds("mine"));
        free();
        let _ = fs::remove_file(&far);
        std::os::unix::fs::symlink("out", &out).expect("a link");
        expect(way, "link to itself", false, tried(&folder, way, "out", &["--force"]), out.is_symlink());
        free();
        expect(way, "missing folder", false, tried(&folder, way, "no/such/out", &[]), !folder.join("no").exists());
        expect(way, "the null device", !way.new_only, tried(&folder, way, "/dev/null", &[]), !Path::new("/dev/null").is_file());
        if way.name != "simulate --beliefs" {
            expect(way, "a full device", false, tried(&folder, way, "/dev/full", &[]), !Path::new("/dev/full").is_file());
        }
        if !way.new_only && make_pipe(&out) {
            let reader = std::process::Command::new("cat").arg(&out).stdout(Stdio::piped()).spawn().expect("cat runs");
            let found = tried(&folder, way, "out", &[]);
            let read = reader.wait_with_output().expect("read").stdout;
            expect(way, "pipe", true, found, read == first);
        }
        free();
    }
    let left: Vec<PathBuf> =
        contents(&folder).into_iter().map(|(path, _)| path).filter(|path| path.extension().is_some_and(|e| e == "tmp" || e == "part")).collect();
    let _ = fs::remove_dir_all(&folder);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(left.is_empty(), "left behind: {left:?}");
}

/// A pipe with a name, where the machine has the program that makes one.
#[cfg(unix)]
fn make_pipe(path: &Path) -> bool {
    std::process::Command::new("mkfifo").arg(path).status().is_ok_and(|done| done.success())
}

/// Every table of `report --csv` is an output of its own, `columns.csv` too; the folder of the save is no danger to the save.
#[cfg(unix)]
#[test]
fn every_table_of_a_report_is_an_output_of_its_own() {
    let folder = prepared("tables");
    let done = run(&folder, &["report", "kept.lattice", "--csv", "tables"]);
    assert_eq!(status(&done), 0, "{}", text(&done.stderr));
    let names: Vec<String> = text(&done.stdout).lines().map(|line| line.trim_start_matches("tables/").to_owned()).collect();
    assert!(names.len() >= 12 && names.contains(&"columns.csv".to_owned()), "{names:?}");
    for name in &names {
        let table = folder.join("tables").join(name);
        let kept = fs::read(&table).expect("a table");
        assert!(kept.starts_with(b"\xef\xbb\xbf"), "{name}: spreadsheets know UTF-8 by its mark");
        let save = fs::read(folder.join("kept.lattice")).expect("the save");
        fs::remove_file(&table).expect("removed");
        fs::hard_link(folder.join("kept.lattice"), &table).expect("a hard link");
        let before = contents(&folder.join("tables"));
        let refused = run(&folder, &["report", "kept.lattice", "--csv", "tables", "--force"]);
        assert_eq!(status(&refused), 2, "{name}");
        assert_eq!(fs::read(folder.join("kept.lattice")).expect("the save"), save, "{name}");
        assert_eq!(contents(&folder.join("tables")), before, "{name}: no table is written when one may not be");
        fs::remove_file(&table).expect("removed");
        fs::write(&table, "mine").expect("written");
        let asked = run(&folder, &["report", "kept.lattice", "--csv", "tables"]);
        assert_eq!(status(&asked), 2, "{name}");
        assert_eq!(fs::read(&table).expect("mine"), b"mine", "{name}");
        let forced = run(&folder, &["report", "kept.lattice", "--csv", "tables", "--force"]);
        assert_eq!(status(&forced), 0, "{name}: {}", text(&forced.stderr));
        assert_eq!(fs::read(&table).expect("a table"), kept, "{name}");
    }
    let beside = run(&folder, &["report", "kept.lattice", "--csv", "."]);
    assert_eq!(status(&beside), 0, "{}", text(&beside.stderr));
    assert_eq!(status(&run(&folder, &["replay", "kept.lattice"])), 0);
    fs::rename(folder.join("kept.lattice"), folder.join("events.csv")).expect("renamed");
    let itself = run(&folder, &["report", "events.csv", "--csv", ".", "--force"]);
    assert_eq!(status(&itself), 2, "{}", text(&itself.stderr));
    assert_eq!(status(&run(&folder, &["replay", "events.csv"])), 0);
    let a_file = run(&folder, &["report", "events.csv", "--csv", "game.ron", "--force"]);
    assert_eq!(status(&a_file), 2, "{}", text(&a_file.stderr));
    let _ = fs::remove_dir_all(folder);
}

/// Standard output that goes to a file is an output like the others.
#[test]
fn an_output_is_not_the_file_to_which_standard_output_goes() {
    let folder = prepared("stream");
    for name in ["rows.csv", "game.ron"] {
        let before = fs::read(folder.join("game.ron")).expect("a level");
        let stream = fs::OpenOptions::new().append(true).create(true).open(folder.join(name)).expect("opened");
        let outputs = ["simulate", "game.ron", "--games", "1", "--table", "--csv", name];
        let done = command(&folder).args(outputs).stdout(stream).output().expect("the program runs");
        assert_eq!(status(&done), 2, "{name}: {}", text(&done.stderr));
        assert_eq!(fs::read(folder.join("game.ron")).expect("a level"), before);
    }
    let straight = run(&folder, &["simulate", "game.ron", "--games", "2", "--csv", "/dev/stdout"]);
    assert_eq!((status(&straight), text(&straight.stdout).lines().count()), (0, 3), "{}", text(&straight.stderr));
    let _ = fs::remove_dir_all(folder);
}

/// A level that is mended keeps its old text, whatever stands there, and its permissions.
#[cfg(unix)]
#[test]
fn a_mended_level_keeps_every_old_text_and_no_device_is_read() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = folder("migrate");
    let text_of = "Level(format: 2, extends: \"senkaku\", title: \u{201c}Mine\u{201d})".as_bytes();
    let path = folder.join("level.ron");
    for (round, kept) in ["level.ron.old", "level.ron.old2", "level.ron.old3"].iter().enumerate() {
        fs::write(&path, text_of).expect("written");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).expect("set");
        let done = run(&folder, &["check", "--fix", "level.ron"]);
        assert!(matches!(status(&done), 0 | 1), "{}", text(&done.stderr));
        assert_eq!(fs::read(folder.join(kept)).expect("the old text"), text_of, "round {round}");
        assert_ne!(fs::read(&path).expect("the new text"), text_of);
        assert_eq!(fs::metadata(&path).expect("there").permissions().mode() & 0o777, 0o640);
    }
    let strange = run(&folder, &["migrate", "/dev/zero"]);
    assert_eq!(status(&strange), 1, "{}", text(&strange.stderr));
    if make_pipe(&folder.join("pipe.ron")) {
        assert_eq!(status(&run(&folder, &["migrate", "pipe.ron"])), 1);
        // Reading what the folder holds would wait for a writer.
        fs::remove_file(folder.join("pipe.ron")).expect("removed");
    }
    assert_eq!(contents(&folder).iter().filter(|(path, _)| path.extension().is_some_and(|ending| ending == "tmp")).count(), 0);
    let _ = fs::remove_dir_all(folder);
}
