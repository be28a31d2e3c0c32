//! No sign without a glyph, in what the program says and in what players type.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use bevy_egui::egui::{Context, FontFamily, RawInput};

use crate::app::theme::fonts::*;

/// Every family with the signs that its fonts have.
fn families() -> Vec<(FontFamily, BTreeSet<char>)> {
    let ctx = Context::default();
    set_fonts(&ctx);
    ctx.begin_pass(RawInput::default());
    let found = [FontFamily::Proportional, bold(), italic(), FontFamily::Monospace]
        .map(|family| {
            let signs = ctx.fonts_mut(|fonts| fonts.fonts.font(&family).characters().keys().copied().collect());
            (family, signs)
        })
        .to_vec();
    // Nothing is drawn: egui wants its textures taken or thrown away on purpose.
    ctx.end_pass().textures_delta.clear();
    found
}

fn missing(have: &BTreeSet<char>, asked: impl IntoIterator<Item = char>) -> BTreeSet<char> {
    asked.into_iter().filter(|c| !have.contains(c)).collect()
}

/// Signs of a line of `signs.txt`.
fn listed(runs: &str) -> Vec<char> {
    runs.split(' ')
        .flat_map(|run| {
            let (from, to) = run.split_once('-').unwrap_or((run, run));
            let point = |text: &str| u32::from_str_radix(text, 16).expect("a code point");
            (point(from)..=point(to)).filter_map(char::from_u32)
        })
        .collect()
}

/// JIS X 0208 has 6,879 signs, GB 2312 7,445, KS X 1001 8,227 with the two that were added later, Big5 13,706 with two Han signs twice.
#[test]
fn every_sign_is_drawn() {
    let standards: BTreeMap<&str, Vec<char>> = include_str!("signs.txt")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| {
            let parts: Vec<&str> = line.split('\t').collect();
            let signs = listed(parts[2]);
            assert_eq!(signs.len().to_string(), parts[1], "{}", parts[0]);
            (parts[0], signs)
        })
        .collect();
    let counted: Vec<(&str, usize)> = standards.iter().map(|(name, signs)| (*name, signs.len())).collect();
    assert_eq!(counted, [("Big5", 13_706), ("GB 2312", 7_445), ("JIS X 0208", 6_879), ("KS X 1001", 8_225)]);
    for (name, sample) in [("JIS X 0208", "亜腕弌熙ぁんァヶ≒"), ("GB 2312", "啊座亍齄"), ("KS X 1001", "가힝伽詰ː"), ("Big5", "一籲乂齾")]
    {
        assert!(sample.chars().all(|c| standards[name].contains(&c)), "the list of {name} has {sample}");
    }
    for (family, have) in families() {
        for (name, signs) in &standards {
            let lacking = missing(&have, signs.iter().copied());
            assert!(lacking.is_empty(), "{family:?} lacks of {name}: {lacking:?}");
        }
        assert_eq!(missing(&have, '\u{AC00}'..='\u{D7A3}'), BTreeSet::new(), "{family:?}: Hangul syllables");
        assert_eq!(missing(&have, '！'..='～'), BTreeSet::new(), "{family:?}: full width");
        let filipino = "ABKDEGHILMNÑNGOPRSTUWYabkdeghilmnñngoprstuwyCFJQVXZcfjqvxzÁÀÂáàâÉÈÊéèêÍÌÎíìîÓÒÔóòôÚÙÛúùûËëÄäÖöÜü₱’‘“”–—…";
        assert_eq!(missing(&have, filipino.chars()), BTreeSet::new(), "{family:?}: Filipino");
    }
}

/// Files below a folder of the sources whose name ends in one of these.
fn files(folder: &str, ends: &[&str]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).expect("a folder of the sources").flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if ends.iter().any(|end| path.to_string_lossy().ends_with(end)) {
                found.push(path);
            }
        }
    }
    found
}

/// Signs that the program knows how to read in a file or to hide, and never shows as themselves.
const NEVER_SHOWN: &str = "﹣﹢﹦﹫‒―،\u{2800}";

#[test]
fn no_message_and_no_level_has_a_sign_without_a_glyph() {
    let mut used: BTreeMap<char, String> = BTreeMap::new();
    let (sources, texts) = (files("src", &[".rs"]), [files("levels", &[".ron"]), files("assets/map", &[".csv"])].concat());
    assert!(sources.len() > 300 && texts.len() > 15, "{} {}", sources.len(), texts.len());
    for path in sources.iter().chain(&texts) {
        let text = std::fs::read_to_string(path).expect("a text");
        let is_source = path.extension().is_some_and(|end| end == "rs");
        if is_source && (path.ends_with("tests.rs") || path.components().any(|part| part.as_os_str() == "tests")) {
            continue;
        }
        let said = if is_source { text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default() } else { &text };
        for line in said.lines().filter(|line| !is_source || !line.trim_start().starts_with("//")) {
            for c in line.chars().filter(|c| !c.is_control()) {
                used.entry(c).or_insert_with(|| path.display().to_string());
            }
        }
    }
    assert!(used.contains_key(&'−') && used.contains_key(&'▲'));
    for (family, have) in families() {
        let lacking: Vec<_> = used.iter().filter(|(c, _)| !have.contains(c) && !NEVER_SHOWN.contains(**c)).collect();
        assert!(lacking.is_empty(), "{family:?} lacks {lacking:?}");
    }
}

/// The font that a sign comes from: names stay in Inter, and the signs of panels in egui's own.
#[test]
fn inter_stands_first() {
    let fonts = definitions();
    for (family, first) in [(FontFamily::Proportional, "inter"), (bold(), "inter-bold"), (italic(), "inter-italic"), (FontFamily::Monospace, "Hack")]
    {
        let list = &fonts.families[&family];
        assert_eq!(list[0], first);
        assert_eq!(list[list.len() - 2..], LAST);
    }
}
