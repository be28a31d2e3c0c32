//! Texts that people wrote, or strangers: which signs a name and a longer text may hold, and how the rest is shown.
//!
//! A control character moves a terminal's cursor, an override of direction turns a line round, a sign without width makes two names look
//! alike. Levels, orders and forms refuse them with one rule, [`plain_name`] and [`plain_text`]; a form may mend what is pasted with
//! [`clean_name`] and [`clean_text`]. Whatever is printed goes through [`shown`] besides, since a save or a file's name asks nobody.

use std::borrow::Cow;
use std::fmt::Write as _;

/// What is wrong with a name or a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextFault {
    /// It holds a sign that nobody sees, or that moves what stands round it.
    Hidden {
        /// The sign.
        sign: char,
        /// How many characters stand before it.
        at: usize,
    },
    /// It is not empty, and shows nothing: blanks, or signs that have no shape.
    Blank,
}

impl TextFault {
    /// The fault in words, to follow the name of what has it.
    pub fn words(self) -> String {
        match self {
            Self::Hidden { sign, .. } => format!("holds a sign that cannot be seen: {}", code_point(sign)),
            Self::Blank => "shows nothing: it has only blanks".to_owned(),
        }
    }
}

/// A character as `U+202E`, with what it does if it is one of the usual ones.
pub fn code_point(sign: char) -> String {
    let what = match sign {
        '\n' => ", a line break",
        '\t' => ", a tab",
        '\r' => ", a carriage return",
        '\u{1b}' => ", which begins a command to a terminal",
        '\u{9b}' | '\u{9d}' => ", a command to a terminal",
        '\u{2028}' | '\u{2029}' => ", a line break of another kind",
        '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => ", which turns the direction of writing",
        '\u{ad}' => ", a hyphen that is not shown",
        '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' => ", a sign without width",
        _ if sign.is_control() => ", a control character",
        _ => "",
    };
    format!("U+{:04X}{what}", u32::from(sign))
}

/// Whether a character is never shown as it is: control characters, line breaks included; what turns the direction of writing; what has no
/// width, joiners of letters and soft hyphens apart; tags, private use, and what is no character.
pub fn is_hidden(c: char) -> bool {
    match c {
        ' '..='~' => false,
        _ if c.is_control() => true,
        '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' => true,
        '\u{fff9}'..='\u{fffb}' | '\u{e000}'..='\u{f8ff}' | '\u{fdd0}'..='\u{fdef}' | '\u{e0000}'..='\u{e0fff}' | '\u{f0000}'.. => true,
        _ => u32::from(c) & 0xfffe == 0xfffe,
    }
}

/// Whether a character moves what stands round it: one that no text may hold, long or short, line breaks and tabs apart.
fn moves(c: char) -> bool {
    c.is_control() || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{206f}' | '\u{e0000}'..='\u{e007f}')
}

/// Whether a character has no shape, although it counts as a letter or a mark.
fn has_no_shape(c: char) -> bool {
    let fillers = matches!(c, '\u{ad}' | '\u{34f}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{2800}' | '\u{3164}' | '\u{ffa0}');
    fillers || matches!(c, '\u{200c}' | '\u{200d}' | '\u{180b}'..='\u{180f}' | '\u{fe00}'..='\u{fe0f}') || is_hidden(c)
}

/// Joiners and marks of shape that some scripts and pictures are written with: they stand between or after letters that are not Latin, and a
/// joiner may follow a mark of shape.
fn joins(c: char, before: Option<char>) -> bool {
    let follows = |before: char| !has_no_shape(before) || (c == '\u{200d}' && matches!(before, '\u{fe00}'..='\u{fe0f}'));
    matches!(c, '\u{200c}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}') && before.is_some_and(|before| !before.is_ascii() && follows(before))
}

/// Whether a name or title is one line without a sign that cannot be seen, and shows something. An empty one has no fault here.
///
/// # Errors
/// The first fault.
pub fn plain_name(name: &str) -> Result<(), TextFault> {
    let mut before = None;
    for (at, sign) in name.chars().enumerate() {
        if has_no_shape(sign) && !joins(sign, before) {
            return Err(TextFault::Hidden { sign, at });
        }
        before = Some(sign);
    }
    if !name.is_empty() && name.chars().all(char::is_whitespace) { Err(TextFault::Blank) } else { Ok(()) }
}

/// Whether a longer text, which may have line breaks and tabs, holds no other control character and nothing that turns the direction of writing.
///
/// # Errors
/// The first fault.
pub fn plain_text(text: &str) -> Result<(), TextFault> {
    let found = text.chars().enumerate().find(|&(_, c)| moves(c) && !matches!(c, '\n' | '\t'));
    found.map_or(Ok(()), |(at, sign)| Err(TextFault::Hidden { sign, at }))
}

/// The name that was meant, on one line: line breaks and runs of blanks become one blank, what cannot be seen is left out. It may come out
/// empty; [`plain_name`] finds nothing in it.
pub fn clean_name(name: &str) -> String {
    let mut clean = String::with_capacity(name.len());
    let mut blank = false;
    for c in name.chars() {
        if c.is_whitespace() || matches!(c, '\u{2028}' | '\u{2029}') {
            blank = true;
        } else if !has_no_shape(c) || joins(c, clean.chars().next_back().filter(|_| !blank)) {
            if blank && !clean.is_empty() {
                clean.push(' ');
            }
            blank = false;
            clean.push(c);
        }
    }
    clean
}

/// The text that was meant: line breaks of other systems become plain ones, control characters and what turns the direction of writing are
/// left out. [`plain_text`] finds nothing in it.
pub fn clean_text(text: &str) -> String {
    let plain = text.replace("\r\n", "\n").replace(['\r', '\u{2028}', '\u{2029}', '\u{85}'], "\n");
    plain.chars().filter(|&c| !moves(c) || matches!(c, '\n' | '\t')).collect()
}

/// What two names have in common that look alike: letters without case, blanks as one, nothing that cannot be seen.
pub fn looks(name: &str) -> String {
    let kept: String = name.chars().filter(|&c| c.is_whitespace() || !has_no_shape(c)).collect();
    kept.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// A text for a terminal, a page or a table: what [`is_hidden`] is written out, `\u{1b}`, line breaks and tabs apart.
pub fn shown(text: &str) -> Cow<'_, str> {
    escaped(text, |c| is_hidden(c) && !matches!(c, '\n' | '\t'))
}

/// A name for a line of its own or a part of one, such as a file's: as [`shown`], with line breaks and tabs written out too.
pub fn shown_name(name: &str) -> Cow<'_, str> {
    escaped(name, is_hidden)
}

fn escaped(text: &str, hidden: impl Fn(char) -> bool) -> Cow<'_, str> {
    let Some(first) = text.find(&hidden) else { return Cow::Borrowed(text) };
    let mut out = String::with_capacity(text.len() + 16);
    out.push_str(&text[..first]);
    for c in text[first..].chars() {
        if hidden(c) {
            match c {
                '\n' => out.push_str("\\n"),
                '\t' => out.push_str("\\t"),
                '\r' => out.push_str("\\r"),
                _ => {
                    let _ = write!(out, "\\u{{{:x}}}", u32::from(c));
                }
            }
        } else {
            out.push(c);
        }
    }
    Cow::Owned(out)
}

/// JSON whose texts hold nothing that [`is_hidden`]: each such character stands as `\u` and four digits, twice beyond the first plane.
/// Line breaks between values stay.
pub fn plain_json(json: &str) -> Cow<'_, str> {
    let hidden = |c: char| is_hidden(c) && !matches!(c, '\n' | '\t' | '\r');
    if !json.contains(hidden) {
        return Cow::Borrowed(json);
    }
    let mut out = String::with_capacity(json.len() + 16);
    for c in json.chars() {
        if hidden(c) {
            for unit in c.encode_utf16(&mut [0; 2]) {
                let _ = write!(out, "\\u{unit:04x}");
            }
        } else {
            out.push(c);
        }
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One of every kind, and their neighbours that are fine.
    const HIDDEN: &[char] = &[
        '\0',
        '\u{7}',
        '\u{8}',
        '\r',
        '\u{1b}',
        '\u{7f}',
        '\u{80}',
        '\u{9b}',
        '\u{9f}',
        '\u{61c}',
        '\u{180e}',
        '\u{200b}',
        '\u{200e}',
        '\u{200f}',
        '\u{2028}',
        '\u{2029}',
        '\u{202a}',
        '\u{202e}',
        '\u{2060}',
        '\u{2066}',
        '\u{2069}',
        '\u{206f}',
        '\u{feff}',
        '\u{fff9}',
        '\u{e000}',
        '\u{fffe}',
        '\u{1ffff}',
        '\u{e0001}',
        '\u{e007f}',
        '\u{10fffd}',
    ];
    const FINE: &[&str] = &["Beijing", "Diaoyu · 钓魚島", "Quần đảo Trường Sa", "किल्ला", "می‌خواهم", "Đà Nẵng – “A”", "🏳️‍🌈", "Ōsaka (大阪)"];

    #[test]
    fn what_cannot_be_seen_is_refused_in_names_and_never_shown_raw() {
        for &c in HIDDEN {
            let name = format!("Bei{c}jing");
            assert_eq!(plain_name(&name), Err(TextFault::Hidden { sign: c, at: 3 }), "{c:?}");
            assert!(!shown(&name).contains(c) || c == '\n', "{c:?}");
            assert!(!shown_name(&name).contains(is_hidden), "{c:?}");
            let json = serde_json::to_string(&name).expect("a text");
            let plain = plain_json(&json);
            assert!(!plain.contains(is_hidden), "{plain}");
            assert_eq!(serde_json::from_str::<String>(&plain).ok().as_deref(), Some(name.as_str()));
            assert_eq!(plain_name(&clean_name(&name)), Ok(()), "{c:?}");
            assert_eq!(looks(&clean_name(&name)).replace(' ', ""), "beijing", "{c:?}");
        }
        for name in FINE {
            assert_eq!(plain_name(name), Ok(()), "{name}");
            assert_eq!(shown(name), *name);
            assert_eq!(clean_name(name), *name);
        }
        for blank in [" ", "\u{a0}\u{3000}", "\u{3164}", "\u{ad}", "\u{200d}", "\u{2800}"] {
            assert!(plain_name(blank).is_err(), "{blank:?}");
            assert_eq!(clean_name(blank), "", "{blank:?}");
        }
        assert_eq!(plain_name("two\nlines"), Err(TextFault::Hidden { sign: '\n', at: 3 }));
        assert_eq!(clean_name(" Visiting\r\n forces\t agreement\n"), "Visiting forces agreement");
    }

    #[test]
    fn a_longer_text_has_line_breaks_and_tabs_and_no_other_control_character() {
        assert_eq!(plain_text("one\n\ttwo"), Ok(()));
        assert_eq!(plain_text("a zero width\u{200b}space harms nobody in a text"), Ok(()));
        for c in ['\r', '\u{1b}', '\u{9b}', '\u{202e}', '\u{2066}', '\u{2028}', '\u{200f}', '\u{7f}'] {
            let text = format!("ab{c}");
            assert_eq!(plain_text(&text), Err(TextFault::Hidden { sign: c, at: 2 }));
            assert_eq!(plain_text(&clean_text(&text)), Ok(()));
        }
        assert_eq!(clean_text("a\r\nb\rc\u{2028}d\u{1b}[2J"), "a\nb\nc\nd[2J");
    }

    #[test]
    fn names_that_look_alike_are_alike() {
        assert_eq!(looks("Bei\u{200b}jing "), looks("BEIJING"));
        assert_eq!(looks("New\u{a0}  Delhi"), looks("new delhi"));
        assert_ne!(looks("Beijing"), looks("Taipei"));
    }
}
