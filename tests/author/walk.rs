//! A walker for the tutorial: takes its sentences one by one, does what they tell, and looks whether what they promise is so. A sentence that tells
//! to do something which the walker does not know is a failure, and so is a block that no sentence announces.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use latticework::level::{Library, Shelf};

use crate::harness::program::{program, status, text};

/// Words with which a sentence tells a reader to do something. One that begins so must be known to the walker.
const TELLING: [&str; 20] = [
    "Add", "Bring", "Change", "Check", "Choose", "Copy", "Delete", "Give", "Let", "Move", "Now", "Open", "Press", "Put", "Run", "Save", "Take",
    "Try", "Under", "Write",
];

/// The title that the walker gives to its level.
const TITLE: &str = "Fishermen and cutters";

/// The sentences of a section, each with the block that follows it and the sentence after it.
pub fn pieces(section: &str) -> Vec<(String, Option<String>, Option<String>)> {
    let mut found: Vec<(String, Option<String>)> = Vec::new();
    let mut paragraph = String::new();
    let mut lines = section.lines().filter(|line| !line.starts_with("## ") && !line.starts_with("<!-- tutorial: "));
    while let Some(line) = lines.next() {
        if line == "```text" {
            found.extend(sentences(&std::mem::take(&mut paragraph)));
            let block: String = lines.by_ref().take_while(|line| *line != "```").map(|line| format!("{line}\n")).collect();
            let announced = found.last_mut().expect("a sentence before the first block");
            assert!(announced.1.is_none() && announced.0.ends_with(':'), "a block that nothing announces, after: {}", announced.0);
            announced.1 = Some(block);
        } else if line.is_empty() {
            found.extend(sentences(&std::mem::take(&mut paragraph)));
        } else {
            paragraph = format!("{paragraph} {line}");
        }
    }
    found.extend(sentences(&paragraph));
    let after: Vec<Option<String>> = found.iter().skip(1).map(|(sentence, _)| Some(sentence.clone())).chain([None]).collect();
    found.into_iter().zip(after).map(|((sentence, block), next)| (sentence, block, next)).collect()
}

/// The sentences of a paragraph, without the heading in bold that may stand before them. A point in a name between back quotes ends none.
fn sentences(paragraph: &str) -> Vec<(String, Option<String>)> {
    let paragraph = paragraph.trim();
    let text = paragraph.strip_prefix("**").and_then(|rest| rest.split_once("**")).map_or(paragraph, |(_, rest)| rest);
    let (mut found, mut sentence, mut quoted) = (Vec::new(), String::new(), false);
    let mut signs = text.chars().peekable();
    while let Some(sign) = signs.next() {
        quoted ^= sign == '`';
        sentence.push(sign);
        if !quoted && ".?!".contains(sign) && signs.peek().is_none_or(|next| *next == ' ') {
            found.push((std::mem::take(&mut sentence).trim().to_owned(), None));
        }
    }
    found.push((sentence.trim().to_owned(), None));
    found.retain(|(sentence, _)| !sentence.is_empty());
    found
}

/// What stands between back quotes, in order.
fn quoted(sentence: &str) -> Vec<&str> {
    sentence.split('`').skip(1).step_by(2).collect()
}

/// What stands in italics, in order.
fn italic(sentence: &str) -> Vec<&str> {
    sentence.split('*').skip(1).step_by(2).collect()
}

/// Somebody who follows the tutorial to the letter.
pub struct Walk {
    scratch: PathBuf,
    /// What the last command printed.
    last: Option<Output>,
    /// The last command that checks.
    check: Option<String>,
    /// Whether the last check was told without an answer: then it finds nothing.
    clean: bool,
    played: bool,
    edits: u32,
    answers: u32,
}

impl Walk {
    /// In a folder with nothing but the command `./play`, and a home with nothing in it.
    pub fn begin(scratch: PathBuf) -> Self {
        for folder in ["home", "Latticework"] {
            std::fs::create_dir_all(scratch.join(folder)).expect("a folder");
        }
        let script = format!("#!/bin/sh\nLATTICEWORK_PROGRAM=./play exec '{}' \"$@\"\n", program().display());
        let play = scratch.join("Latticework/play");
        std::fs::write(&play, script).expect("the script");
        #[cfg(unix)]
        std::fs::set_permissions(&play, std::os::unix::fs::PermissionsExt::from_mode(0o755)).expect("may be run");
        Self { scratch, last: None, check: None, clean: false, played: false, edits: 0, answers: 0 }
    }

    fn home(&self) -> PathBuf {
        self.scratch.join("home")
    }

    fn file(&self) -> PathBuf {
        self.scratch.join("Latticework/my_first.ron")
    }

    /// Does what a sentence tells.
    pub fn take(&mut self, sentence: &str, block: Option<&str>, next: Option<&str>) {
        let announces = next.is_some_and(|next| next.to_lowercase().starts_with("in the terminal, write:"));
        if let Some(block) = block {
            if sentence.contains("It answers") {
                self.compare(block);
            } else if sentence.to_lowercase().contains("in the terminal") || sentence.contains("from the terminal") {
                block.lines().for_each(|line| self.command(line));
            } else if sentence.starts_with("Under `") {
                self.settle();
                self.insert(sentence, block);
            } else {
                panic!("what is to be done with the block after: {sentence}");
            }
        } else if sentence.starts_with("Change the texts of ") {
            self.settle();
            self.retitle(&quoted(sentence));
        } else if let Some((_, told)) = sentence.split_once("write `").filter(|(_, told)| told.contains("` instead of `")) {
            self.settle();
            let (new, rest) = told.split_once("` instead of `").expect("what instead of what");
            let old = rest.split('`').next().expect("the end of it");
            self.edit(|text| {
                assert_eq!(text.matches(old).count(), 1, "{old} stands once");
                text.replace(old, new)
            });
        } else if sentence.contains("check again") || sentence.contains("Check again") {
            self.settle();
            let check = self.check.clone().expect("a check was told before");
            self.command(&check);
            self.clean = true;
        } else if sentence.contains("has a block for each team") {
            let printed = self.printed();
            let teams = quoted(sentence);
            assert!(teams.len() > 2, "{sentence}");
            for team in teams {
                assert!(printed.lines().any(|line| line.starts_with(&format!("{team}: "))), "{team} has no block: {printed}");
            }
        } else if sentence.starts_with("Open it in the text editor") {
            assert!(self.file().is_file(), "{sentence}");
        } else if sentence.starts_with("Choose ") || sentence.starts_with("Your level stands ") {
            self.on_screen(sentence);
            if sentence.starts_with("Your level stands at the end of the list") {
                self.listed();
            }
        } else if sentence.starts_with("Press its ") {
            self.on_screen(sentence);
            self.play();
        } else {
            let first = sentence.split(' ').next().unwrap_or_default();
            assert!(announces || !TELLING.contains(&first), "the walker does not know how to do this: {sentence}");
            assert!(!sentence.ends_with(':'), "a block should follow: {sentence}");
        }
    }

    /// A check that was told without an answer finds nothing.
    fn settle(&mut self) {
        if std::mem::take(&mut self.clean) {
            let last = self.last.as_ref().expect("a command was run");
            assert_eq!((status(last), self.printed().as_str()), (0, "my_first.ron: 0 errors, 0 warnings\n"));
        }
    }

    fn printed(&self) -> String {
        text(&self.last.as_ref().expect("a command was run").stdout)
    }

    /// The last command printed this, with the walker's home for the reader's.
    fn compare(&mut self, block: &str) {
        self.clean = false;
        self.answers += 1;
        assert_eq!(self.printed(), block.replace("/home/you", &self.home().display().to_string()));
    }

    /// Runs a command as it is printed. What opens the window is not run here: its level must be one that can be played.
    fn command(&mut self, line: &str) {
        self.settle();
        assert!(line.starts_with("./play"), "no command: {line}");
        if line == "./play" {
            return;
        }
        if let Some(level) = line.strip_prefix("./play --level ") {
            let report = Library::load().expect("theatre data load").open_file(&self.scratch.join("Latticework").join(level));
            assert!(report.scenario.is_some(), "{line}: {:?}", report.problems);
            return;
        }
        if line.starts_with("./play check ") {
            self.check = Some(line.to_owned());
        }
        let output = self.shell(line);
        assert!(line.starts_with("./play check ") || status(&output) == 0, "{line}: {}{}", text(&output.stdout), text(&output.stderr));
        self.last = Some(output);
    }

    fn shell(&self, line: &str) -> Output {
        let mut shell = Command::new("sh");
        shell.args(["-c", line]).current_dir(self.scratch.join("Latticework")).stdin(std::process::Stdio::null());
        shell.env("HOME", self.home()).env_remove("LATTICEWORK_HOME").env_remove("XDG_DATA_HOME").env_remove("LATTICEWORK_PROGRAM");
        shell.output().expect("a shell")
    }

    fn edit(&mut self, change: impl FnOnce(&str) -> String) {
        let before = std::fs::read_to_string(self.file()).expect("the level");
        let after = change(&before);
        assert_ne!(before, after, "an edit that changes nothing");
        std::fs::write(self.file(), after).expect("saved");
        self.edits += 1;
    }

    /// "Under `LIST`, as a new line behind the line of `KEY`", or "before the closing bracket `],` of that list".
    fn insert(&mut self, sentence: &str, block: &str) {
        let told = quoted(sentence);
        let after_key = sentence.contains("behind the line of `");
        assert!(after_key || sentence.contains("before the closing bracket `],` of that list, write:"), "where is that: {sentence}");
        self.edit(|text| {
            let list = text.find(&format!("\n    {}: ", told[0])).unwrap_or_else(|| panic!("{} stands in the file", told[0])) + 1;
            let at = if after_key {
                let key = list + text[list..].find(&format!("\n        \"{}\": ", told[1])).expect("its line") + 1;
                key + text[key..].find('\n').expect("its end") + 1
            } else {
                assert_eq!(told[1], "],");
                list + text[list..].find("\n    ],\n").expect("its closing bracket") + 1
            };
            format!("{}{block}{}", &text[..at], &text[at..])
        });
    }

    /// Gives the fields other texts, the title among them.
    fn retitle(&mut self, fields: &[&str]) {
        assert!(fields.contains(&"title"), "{fields:?}");
        for field in fields {
            let new = if *field == "title" { TITLE } else { "Boats, cutters and cameras.\\n\\nA second paragraph, with a \\\"quotation\\\"." };
            self.edit(|text| {
                let open = format!("\n    {field}: \"");
                let start = text.find(&open).unwrap_or_else(|| panic!("{field} stands in the file")) + open.len();
                let end = start + text[start..].find("\",\n").expect("its end");
                format!("{}{new}{}", &text[..start], &text[end..])
            });
        }
    }

    /// Words in italics are words of the screen.
    fn on_screen(&self, sentence: &str) {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/app/screens");
        let screens: String = ["start.rs", "levels.rs"].iter().map(|name| std::fs::read_to_string(root.join(name)).expect("a screen")).collect();
        let words = italic(sentence);
        assert!(!words.is_empty(), "{sentence}");
        for word in words {
            assert!(screens.contains(&format!("\"{word}\"")), "no screen says {word}");
        }
    }

    /// The game lists the level last, by its title, without errors. The screen shows what a [`Shelf`] of this folder holds.
    fn listed(&self) {
        let mut shelf = Shelf::new(Some(self.home().join(".local/share/latticework/levels")));
        shelf.refresh(&Library::load().expect("theatre data load"));
        let card = shelf.cards().last().expect("levels");
        assert_eq!((card.title(), card.errors(), card.warnings()), (TITLE, 0, 0));
        let printed = text(&self.shell("./play levels").stdout);
        assert!(printed.contains(TITLE), "{printed}");
    }

    /// Plays the level to its end, as a person's orders would, and reads the game.
    fn play(&mut self) {
        if !cfg!(feature = "store") {
            self.played = true;
            return;
        }
        let played = self.shell("./play autoplay my_first.ron --save game.lattice --seed 7");
        assert_eq!(status(&played), 0, "{}", text(&played.stderr));
        assert!(text(&played.stdout).contains("\nturn 5 "), "five turns");
        let told = self.shell("./play replay game.lattice --white-cell");
        let story = text(&told.stdout);
        assert_eq!(status(&told), 0, "{}", text(&told.stderr));
        assert!(story.contains("Turn 5 ") && story.contains("A statement in Washington"), "{story}");
        self.played = true;
    }

    /// The level was played, and the tutorial told what a tutorial tells.
    pub fn end(mut self) {
        self.settle();
        assert!(self.played, "the tutorial ends in a played level");
        assert!(self.edits >= 8 && self.answers >= 4, "{} edits, {} answers", self.edits, self.answers);
        let _ = std::fs::remove_dir_all(&self.scratch);
    }
}
