//! `latticework new`, `check` and `migrate` through the program itself: what they print, what they write, and with which status they end.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn folder(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("latticework-command-{name}-{}", std::process::id()));
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).expect("a folder for the test");
    folder
}

fn latticework(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_latticework")).args(arguments).current_dir(folder).output().expect("the program runs")
}

fn status(output: &Output) -> i32 {
    output.status.code().unwrap_or(-1)
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[test]
fn a_new_level_passes_check_and_is_never_overwritten() {
    let folder = folder("new");
    assert_eq!(status(&latticework(&folder, &["new", "mine.ron"])), 0);
    let checked = latticework(&folder, &["check", "mine.ron"]);
    assert_eq!((status(&checked), text(&checked.stdout)), (0, "mine.ron: 0 errors, 0 warnings\n".to_owned()));
    std::fs::write(folder.join("mine.ron"), "mine").expect("written");
    let again = latticework(&folder, &["new", "mine.ron"]);
    assert_eq!(status(&again), 2);
    assert!(text(&again.stderr).contains("mine.ron is there already"), "{}", text(&again.stderr));
    assert_eq!(std::fs::read_to_string(folder.join("mine.ron")).expect("a text"), "mine");
    let nameless = latticework(&folder, &["new", "mine"]);
    assert_eq!(status(&nameless), 2);
    assert!(text(&nameless.stderr).contains("mine.ron"), "it says what to write");
    let _ = std::fs::remove_dir_all(folder);
}

#[test]
fn check_ends_with_0_1_or_2() {
    let folder = folder("status");
    std::fs::write(folder.join("wrong.ron"), "Level(format: 2, extends: \"senkaku\", turns: 900)").expect("written");
    std::fs::write(folder.join("unwise.ron"), "Level(format: 2, extends: \"senkaku\", sources: [])").expect("written");
    for (arguments, expected) in [
        (vec!["check", "senkaku"], 0),
        (vec!["check", "unwise.ron"], 0),
        (vec!["check", "wrong.ron"], 1),
        (vec!["check", "senkaku", "wrong.ron"], 1),
        (vec!["check", "missing.ron"], 1),
        (vec!["check"], 2),
        (vec!["check", "--jsn", "senkaku"], 2),
    ] {
        assert_eq!(status(&latticework(&folder, &arguments)), expected, "{arguments:?}");
    }
    let output = latticework(&folder, &["check", "wrong.ron", "unwise.ron"]);
    let expected = "error L0107: `turns` is 900; it may be 1 to 100
  at wrong.ron:1:45
     1 | Level(format: 2, extends: \"senkaku\", turns: 900)
       |                                             ^^^

wrong.ron: 1 error, 0 warnings
warning W0408: the level names no `sources`: nobody can tell facts from inventions
  at unwise.ron:1:1
     1 | Level(format: 2, extends: \"senkaku\", sources: [])
       | ^^^^^

unwise.ron: 0 errors, 1 warning
";
    assert_eq!(text(&output.stdout), expected);
    let _ = std::fs::remove_dir_all(folder);
}

#[test]
fn check_prints_one_json_list() {
    let folder = folder("json");
    std::fs::write(folder.join("a.ron"), "Level(format: 2, extends: \"senkaku\", turns: 900)").expect("written");
    std::fs::write(folder.join("b.ron"), "Level(format: 2, extends: \"senkaku\", nations: {\"phi\": ()})").expect("written");
    let output = latticework(&folder, &["check", "--json", "a.ron", "b.ron", "senkaku"]);
    assert_eq!(status(&output), 1);
    let rows: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let expected = serde_json::json!([
        {"code": "L0107", "severity": "error", "file": "a.ron", "line": 1, "column": 45, "text": "900",
         "message": "`turns` is 900; it may be 1 to 100", "suggestion": null},
        {"code": "L0201", "severity": "error", "file": "b.ron", "line": 1, "column": 48, "text": "\"phi\"",
         "message": "there is no nation `phi`", "suggestion": "phl"},
    ]);
    assert_eq!(rows, expected);
    let fine = latticework(&folder, &["check", "--json", "senkaku"]);
    assert_eq!((status(&fine), text(&fine.stdout)), (0, "[]\n".to_owned()));
    let _ = std::fs::remove_dir_all(folder);
}

#[test]
fn what_is_no_level_file_is_told_and_nothing_breaks() {
    let folder = folder("nofile");
    std::fs::write(folder.join("bytes.ron"), [0xff, 0xfe, 0x00]).expect("written");
    std::fs::write(folder.join("huge.ron"), vec![b' '; 2_000_001]).expect("written");
    std::fs::create_dir(folder.join("folder.ron")).expect("made");
    for (name, code, words) in [
        ("missing.ron", "L0001", "there is no such file"),
        ("bytes.ron", "L0001", "UTF-16"),
        ("folder.ron", "L0001", "no file"),
        ("huge.ron", "L0001", "2000001 bytes"),
    ] {
        let output = latticework(&folder, &["check", name]);
        let said = text(&output.stdout);
        assert_eq!(status(&output), 1, "{name}");
        assert!(said.contains(code) && said.contains(words), "{name}: {said}");
    }
    let _ = std::fs::remove_dir_all(folder);
}

#[test]
fn migrate_leaves_the_present_format_and_refuses_others() {
    let folder = folder("migrate");
    let present = "Level(format: 2, extends: \"senkaku\")";
    std::fs::write(folder.join("present.ron"), present).expect("written");
    let output = latticework(&folder, &["migrate", "present.ron"]);
    assert_eq!((status(&output), text(&output.stdout)), (0, "present.ron: has the present format already\n".to_owned()));
    assert_eq!(std::fs::read_dir(&folder).expect("a folder").count(), 1, "nothing was written");

    let newer = "Level(format: 9)";
    std::fs::write(folder.join("newer.ron"), newer).expect("written");
    let output = latticework(&folder, &["migrate", "newer.ron"]);
    assert_eq!(status(&output), 1);
    assert!(text(&output.stderr).contains("get a newer Latticework"), "{}", text(&output.stderr));
    assert_eq!(std::fs::read_to_string(folder.join("newer.ron")).expect("a text"), newer, "it stays as it is");
    let _ = std::fs::remove_dir_all(folder);
}
