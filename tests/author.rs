//! An author's half hour: `docs/LEVELS.md`'s tutorial walked word by word to a played level, the list of levels, and the commands that texts tell.

mod harness;
mod author {
    pub mod walk;
}

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use author::walk::{Walk, pieces};
use harness::program::{folder, status, text};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(name: &str) -> String {
    std::fs::read_to_string(root().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// The program as a person with this home folder starts it, who stands in this folder.
fn at_home(home: &Path, folder: &Path) -> Command {
    let mut command = harness::program::command(folder);
    command.env("HOME", home).env("LATTICEWORK_PROGRAM", "./play").env_remove("LATTICEWORK_HOME").env_remove("XDG_DATA_HOME");
    command
}

fn levels(home: &Path, folder: &Path, arguments: &[&str]) -> Output {
    at_home(home, folder).arg("levels").args(arguments).output().expect("the program runs")
}

#[test]
fn the_tutorial_leads_word_by_word_to_a_played_level() {
    let page = read("docs/LEVELS.md");
    let start = page.find("## Your first level in half an hour\n").expect("the tutorial");
    let section = &page[start..];
    let section = &section[..section.find("\n## Where levels lie").expect("the end of the tutorial")];
    let mut walk = Walk::begin(folder("walk"));
    for (sentence, block, next) in pieces(section) {
        walk.take(&sentence, block.as_deref(), next.as_deref());
    }
    walk.end();
    let minutes: u32 =
        section.split(" minutes).**").chain(section.split(" minute).**")).filter_map(|before| before.rsplit('(').next()?.parse::<u32>().ok()).sum();
    assert!((20..=30).contains(&minutes), "the steps take {minutes} minutes");
}

#[test]
fn the_list_of_levels_names_its_folder_makes_it_and_leads_to_a_file() {
    let scratch = folder("levels");
    let (home, desk) = (scratch.join("home"), scratch.join("desk"));
    std::fs::create_dir_all(&home).expect("a home");
    std::fs::create_dir_all(&desk).expect("a folder");
    let shelf = home.join(".local/share/latticework/levels");
    let first = levels(&home, &desk, &[]);
    let said = text(&first.stdout);
    assert_eq!(status(&first), 0, "{}", text(&first.stderr));
    assert!(shelf.is_dir(), "it is there when somebody looks for it");
    assert!(said.contains("second_thomas") && said.contains(&format!("Your own levels, in {}:", shelf.display())), "{said}");
    assert!(said.contains("none yet: `./play new FILE.ron`"), "{said}");

    assert_eq!(status(&at_home(&home, &desk).args(["new", "mine.ron"]).output().expect("runs")), 0);
    for _ in 0..2 {
        let added = levels(&home, &desk, &["--add", "mine.ron"]);
        assert_eq!(status(&added), 0, "{}", text(&added.stderr));
        assert!(text(&added.stdout).contains(&shelf.display().to_string()));
    }
    // One text: what is changed where it is, is changed in the list.
    let mine = std::fs::read_to_string(desk.join("mine.ron")).expect("a level").replace("title: \"Mine\"", "title: \"Reed Bank\"");
    std::fs::write(desk.join("mine.ron"), mine).expect("written");
    let said = text(&levels(&home, &desk, &[]).stdout);
    assert!(said.contains("mine.ron") && said.contains("Reed Bank") && said.contains("0 errors, 0 warnings"), "{said}");

    // A variant finds its base beside the real file.
    std::fs::write(desk.join("variant.ron"), "Level(format: 2, extends: \"mine\", title: \"A variant\")").expect("written");
    assert_eq!(status(&levels(&home, &desk, &["--add", "variant.ron"])), 0);
    let said = text(&levels(&home, &desk, &[]).stdout);
    assert!(said.lines().any(|line| line.contains("A variant") && line.contains(" 0 errors")), "{said}");

    // What is gone is told.
    std::fs::remove_file(desk.join("variant.ron")).expect("removed");
    let said = text(&levels(&home, &desk, &[]).stdout);
    assert!(said.lines().any(|line| line.contains("variant.ron") && line.contains("is gone")), "{said}");
    let _ = std::fs::remove_dir_all(scratch);
}

#[test]
fn what_cannot_be_put_into_the_list_is_refused_in_words() {
    let scratch = folder("refused");
    let shelf = scratch.join(".local/share/latticework/levels");
    std::fs::create_dir_all(shelf.join("sub")).expect("folders");
    std::fs::write(shelf.join("taken.ron"), "another level").expect("written");
    for name in ["taken.ron", "notes.txt"] {
        std::fs::write(scratch.join(name), "Level()").expect("written");
    }
    std::fs::create_dir(scratch.join("folder.ron")).expect("made");
    for (file, words) in [
        ("missing.ron", "cannot read missing.ron"),
        ("notes.txt", "ends in .ron"),
        ("folder.ron", "is no file"),
        ("taken.ron", "is there already, and is another file"),
    ] {
        let output = levels(&scratch, &scratch, &["--add", file]);
        let said = text(&output.stderr);
        assert_eq!((status(&output), said.contains(words)), (2, true), "{file}: {said}");
    }
    assert_eq!(std::fs::read_to_string(shelf.join("taken.ron")).expect("a text"), "another level");
    // Without a home folder nothing is guessed.
    let mut homeless = at_home(&scratch, &scratch);
    let output = homeless.env_remove("HOME").arg("levels").output().expect("runs");
    assert_eq!((status(&output), text(&output.stdout).contains("LATTICEWORK_HOME")), (0, true), "{}", text(&output.stdout));
    let output = homeless.args(["--add", "taken.ron"]).output().expect("runs");
    assert_eq!((status(&output), text(&output.stderr).contains("LATTICEWORK_HOME")), (2, true), "{}", text(&output.stderr));
    let _ = std::fs::remove_dir_all(scratch);
}

#[test]
fn help_speaks_of_the_program_as_it_was_started_and_names_the_folders() {
    let home = folder("help");
    let help = |arguments: &[&str], program: Option<&str>| {
        let mut command = at_home(&home, &home);
        match program {
            Some(name) => command.env("LATTICEWORK_PROGRAM", name),
            None => command.env_remove("LATTICEWORK_PROGRAM"),
        };
        // Lines are broken to fit a terminal: words count, not lines.
        let said = text(&command.args(arguments).output().expect("runs").stdout);
        said.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let top = help(&["--help"], Some("./play"));
    assert!(top.contains("Usage: ./play"), "{top}");
    for folder in ["levels", "games"] {
        assert!(top.contains(&home.join(".local/share/latticework").join(folder).display().to_string()), "{top}");
    }
    assert!(help(&["check", "--help"], Some("./play")).contains("Usage: ./play check"));
    assert!(help(&["--help"], None).contains("Usage: latticework"));
    assert!(help(&["--help"], Some("a\u{1b}[31mb")).contains("Usage: latticework"), "no commands to a terminal");
    if cfg!(feature = "store") {
        for of in [&["--help"][..], &["saves", "--help"], &["replay", "--help"], &["report", "--help"]] {
            assert!(help(of, Some("./play")).contains("holds every secret in clear"), "{of:?}");
        }
    }
    let _ = std::fs::remove_dir_all(home);
}

#[test]
fn a_new_levels_notes_and_answers_tell_commands_that_work() {
    let home = folder("told");
    let output = at_home(&home, &home).args(["new", "Reed Bank.ron"]).output().expect("runs");
    let said = text(&output.stdout);
    let notes = std::fs::read_to_string(home.join("Reed Bank.ron")).expect("a level");
    assert!(said.contains("./play check 'Reed Bank.ron'") && notes.contains("//     ./play check 'Reed Bank.ron'"), "{said}{notes}");
    // A line break in a file's name does not end the note that names it.
    let odd = "a\nb.ron";
    assert_eq!(status(&at_home(&home, &home).args(["new", odd]).output().expect("runs")), 0);
    let checked = at_home(&home, &home).args(["check", odd]).output().expect("runs");
    assert_eq!(status(&checked), 0, "{}", text(&checked.stdout));
    let _ = std::fs::remove_dir_all(home);
}

/// Pages that tell commands to people.
const PAGES: [&str; 3] = ["README.md", "docs/LEVELS.md", "docs/STUDIES.md"];

#[test]
fn pages_tell_the_command_that_exists() {
    let listed = text(&harness::program::run(root(), &["--help"]).stdout);
    let known = |word: &str| listed.lines().any(|line| line.trim_start().split(' ').next() == Some(word) && line.starts_with("  "));
    for page in PAGES {
        let told = read(page);
        for word in ["new", "levels", "check", "migrate", "simulate", "study", "saves", "replay", "report"] {
            assert!(
                !told.contains(&format!("latticework {word} ")) && !told.contains(&format!("`latticework {word}`")),
                "{page} tells `latticework {word}`"
            );
        }
        for (at, _) in told.match_indices("./play ") {
            let word: String = told[at + "./play ".len()..].chars().take_while(|c| c.is_alphanumeric() || *c == '-').collect();
            let plain = word.chars().next().is_some_and(char::is_lowercase);
            assert!(!plain || known(&word) || told[..at].ends_with("    "), "{page} tells `./play {word}`, which there is not");
        }
    }
    let script: PathBuf = root().join("play");
    assert!(std::fs::read_to_string(script).expect("the script").contains("export LATTICEWORK_PROGRAM"));
}

/// The repository's own script, with a stand-in for cargo that builds nothing: what it starts is the program under test.
#[cfg(target_os = "linux")]
#[test]
fn the_script_starts_the_program_where_the_person_stands_and_says_its_own_name() {
    use std::os::unix::fs::PermissionsExt as _;
    let scratch = folder("script");
    for (name, says) in [("cargo", "cargo 1.99.0"), ("rustc", "rustc 1.99.0 (stand-in)"), ("cc", "cc")] {
        let path = scratch.join("bin").join(name);
        std::fs::create_dir_all(scratch.join("bin")).expect("a folder");
        std::fs::write(&path, format!("#!/bin/sh\necho '{says}'\n")).expect("written");
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755)).expect("may be run");
    }
    std::fs::create_dir_all(scratch.join("target/play")).expect("a folder");
    std::os::unix::fs::symlink(harness::program::program(), scratch.join("target/play/latticework")).expect("a link");
    let play = |from: &Path, name: &str, arguments: &[&str]| {
        let path = format!("{}:{}", scratch.join("bin").display(), std::env::var("PATH").unwrap_or_default());
        let mut script = Command::new("bash");
        script.args(["-c", &format!("{name} \"$@\""), "bash"]).args(arguments).current_dir(from).env("PATH", path).env("HOME", &scratch);
        script.env("CARGO_TARGET_DIR", scratch.join("target")).env_remove("LATTICEWORK_PROGRAM").env_remove("LATTICEWORK_HOME");
        script.output().expect("bash")
    };
    let root_name = program_typed(root());
    let output = play(&scratch, &format!("{root_name}/play"), &["new", "mine.ron"]);
    let said = text(&output.stdout);
    assert_eq!(status(&output), 0, "{}", text(&output.stderr));
    assert!(scratch.join("mine.ron").is_file(), "the file lies where the person stands");
    assert!(said.contains(&format!("{root_name}/play check mine.ron")), "{said}");
    let output = play(root(), "./play", &["--help"]);
    assert!(text(&output.stdout).contains("Usage: ./play"), "{}{}", text(&output.stdout), text(&output.stderr));
    let _ = std::fs::remove_dir_all(scratch);
}

#[cfg(target_os = "linux")]
fn program_typed(path: &Path) -> String {
    latticework::platform::program::typed(&path.display().to_string())
}
