//! Rows that are merged: cut, impossible, endless ones are refused in words, and names are quoted.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use crate::harness::program::{folder, run, status, text};
use crate::levels;

const STUDY: [&str; 6] = ["study", "war.ron", "--wars", "4", "--turns", "1"];

fn parts(name: &str) -> PathBuf {
    let folder = folder(name);
    levels(&folder);
    for (shard, file) in [("1/2", "p1.csv"), ("2/2", "p2.csv")] {
        let done = run(&folder, &[&STUDY[..], &["--shard", shard, "--csv", file]].concat());
        assert_eq!(status(&done), 0, "{}", text(&done.stderr));
    }
    assert_eq!(status(&run(&folder, &[&STUDY[..], &["--csv", "whole.csv"]].concat())), 0);
    folder
}

fn merged(folder: &std::path::Path, second: &str) -> (i32, String) {
    let done = run(folder, &[&STUDY[..], &["--merge", "p1.csv", second, "--csv", "all.csv", "--force"]].concat());
    (status(&done), text(&done.stderr))
}

#[test]
fn a_part_that_was_cut_is_refused_wherever_it_was_cut() {
    let folder = parts("cut");
    let rows = fs::read(folder.join("p2.csv")).expect("rows");
    for cut in [1, 2, 3, 4, 10, 60] {
        fs::write(folder.join("cut.csv"), &rows[..rows.len() - cut]).expect("written");
        let (code, said) = merged(&folder, "cut.csv");
        assert_eq!(code, 2, "{cut} bytes fewer: {said}");
        assert!(said.contains("cut.csv, line 3") && said.contains("not whole"), "{cut} bytes fewer: {said}");
        assert!(!folder.join("all.csv").exists());
    }
    // What was still being written is known by its name: the torn line is left out, and what is missing is told.
    fs::write(folder.join("p2.csv.part"), &rows[..rows.len() - 3]).expect("written");
    let (code, said) = merged(&folder, "p2.csv.part");
    assert!(code == 2 && said.contains("left out") && said.contains("1 of 4 wars are missing"), "{said}");
    fs::write(folder.join("p2.csv.part"), [&rows[..], b"torn,1"].concat()).expect("written");
    let (code, said) = merged(&folder, "p2.csv.part");
    assert!(code == 0 && said.contains("p2.csv.part, line 4") && said.contains("left out"), "{said}");
    assert_eq!(fs::read(folder.join("all.csv")).expect("rows"), fs::read(folder.join("whole.csv")).expect("rows"));
    let _ = fs::remove_dir_all(folder);
}

#[test]
fn rows_that_went_through_a_spreadsheet_are_taken_and_impossible_ones_are_not() {
    let folder = parts("rows");
    let rows = fs::read_to_string(folder.join("p2.csv")).expect("rows");
    let whole = fs::read(folder.join("whole.csv")).expect("rows");
    let quoted = rows.replace(",base,", ",\"base\",");
    for (what, text) in [("a mark of UTF-8", format!("\u{feff}{rows}")), ("line ends", rows.replace('\n', "\r\n")), ("quotation marks", quoted)] {
        fs::write(folder.join("odd.csv"), text).expect("written");
        let (code, said) = merged(&folder, "odd.csv");
        assert_eq!(code, 0, "{what}: {said}");
        assert_eq!(fs::read(folder.join("all.csv")).expect("rows"), whole, "{what}");
    }
    let header: Vec<&str> = rows.lines().next().expect("a header").split(',').collect();
    let changed = |values: &[(&str, &str)]| {
        let mut lines: Vec<String> = rows.lines().map(str::to_owned).collect();
        let mut cells: Vec<String> = lines[1].split(',').map(str::to_owned).collect();
        for (column, value) in values {
            cells[header.iter().position(|name| name == column).expect("a column")] = (*value).to_owned();
        }
        lines[1] = cells.join(",");
        lines.join("\n") + "\n"
    };
    let ends = |value| ["success", "toward", "against", "defeat"].map(|column| (column, value));
    let cases: [(&str, String); 8] = [
        ("every outcome", changed(&ends("1"))),
        ("no outcome", changed(&ends("0"))),
        ("more left ashore than landed", changed(&[("landed", "3"), ("ashore", "4")])),
        ("more landing ships than ships", changed(&[("prc_ships", "3"), ("prc_landing_ships", "4")])),
        ("more carriers than ships", changed(&[("usa_ships", "1"), ("usa_carriers", "2")])),
        ("entered after the end", changed(&[("turns", "1"), ("jpn_entered", "3")])),
        ("a number below 0", changed(&[("landed", "-1")])),
        ("a number with a blank", changed(&[("landed", " 1")])),
    ];
    for (what, text) in cases {
        fs::write(folder.join("odd.csv"), text).expect("written");
        let (code, said) = merged(&folder, "odd.csv");
        assert!(code == 2 && said.contains("odd.csv, line 2"), "{what}: exit {code}: {said}");
        assert_eq!(fs::read(folder.join("all.csv")).expect("rows"), whole, "{what}: what was there stays");
    }
    let _ = fs::remove_dir_all(folder);
}

/// What has no end, or is no file, is refused at once.
#[cfg(unix)]
#[test]
fn devices_pipes_and_endless_lines_are_refused() {
    let folder = parts("endless");
    let header = fs::read_to_string(folder.join("p2.csv")).expect("rows").lines().next().expect("a header").to_owned();
    fs::write(folder.join("long.csv"), format!("{header}\n{}\n", "1".repeat(2_000_000))).expect("written");
    fs::write(folder.join("open.csv"), format!("{header}\n\"{}", "1,\n".repeat(500_000))).expect("written");
    fs::write(folder.join("bytes.csv"), [header.as_bytes(), b"\n\xff\xfe\n"].concat()).expect("written");
    let mut names = vec!["long.csv", "open.csv", "bytes.csv", "/dev/zero", "/dev/null", ".", "nothere.csv"];
    if Command::new("mkfifo").arg(folder.join("pipe.csv")).status().is_ok_and(|done| done.success()) {
        names.push("pipe.csv");
    }
    for name in names {
        let (code, said) = merged(&folder, name);
        assert!(code == 2 && said.contains(name), "{name}: exit {code}: {said}");
    }
    let _ = fs::remove_dir_all(folder);
}

/// A level's file name is the name of its variant: it may hold what separates cells.
#[cfg(unix)]
#[test]
fn names_of_files_are_quoted_in_rows_and_read_back() {
    let folder = parts("names");
    let names = ["a,b.ron", "say \"so\".ron", "=1+1,\"x.ron"];
    let mut arguments: Vec<&str> = STUDY.to_vec();
    for name in names {
        fs::write(folder.join(name), "Level(format: 2, extends: \"war_base\", title: \"Another\")").expect("written");
        arguments.extend(["--start", name]);
    }
    for (shard, file) in [("1/2", "n1.csv"), ("2/2", "n2.csv")] {
        let done = run(&folder, &[&arguments[..], &["--shard", shard, "--csv", file]].concat());
        assert_eq!(status(&done), 0, "{}", text(&done.stderr));
    }
    let done = run(&folder, &[&arguments[..], &["--csv", "whole.csv", "--force"]].concat());
    assert_eq!(status(&done), 0, "{}", text(&done.stderr));
    let rows = fs::read_to_string(folder.join("whole.csv")).expect("rows");
    assert!(rows.contains(",\"a,b\",") && rows.contains(",\"say \"\"so\"\"\",") && rows.contains(",\"=1+1,\"\"x\","), "{rows}");
    let joined = run(&folder, &[&arguments[..], &["--merge", "n2.csv", "n1.csv", "--csv", "joined.csv"]].concat());
    assert_eq!(status(&joined), 0, "{}", text(&joined.stderr));
    assert_eq!(fs::read_to_string(folder.join("joined.csv")).expect("rows"), rows);
    let _ = fs::remove_dir_all(folder);
}
