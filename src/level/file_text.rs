//! The text of a level file, and what a file is that is no plain text.

use std::io::Read as _;
use std::path::Path;

use crate::level::tree::MAX_BYTES;
use crate::platform::program;

/// A file that cannot be read as a level: why, and where if that is known.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct Unreadable {
    pub(super) message: String,
    /// Line and column, from 1.
    pub(super) place: (u32, u32),
    /// What of the file can be shown.
    pub(super) text: String,
}

impl Unreadable {
    fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), place: (1, 1), text: String::new() }
    }
}

/// How to save a text so that it can be read.
const PLAIN: &str = "save it as plain text with the encoding UTF-8, under a name that ends in .ron";

/// A level file's text, if it is a file, not too large, and plain text.
///
/// # Errors
/// What it is instead, or why it cannot be read.
pub fn read_level_text(path: &Path) -> Result<String, Unreadable> {
    let about = std::fs::metadata(path).map_err(|error| Unreadable::new(why(&error)))?;
    if about.is_dir() {
        return Err(Unreadable::new(folder(path)));
    }
    if !about.is_file() {
        return Err(Unreadable::new("this is no file: a pipe or a device holds no level"));
    }
    let mut bytes = Vec::new();
    let file = std::fs::File::open(path).map_err(|error| Unreadable::new(why(&error)))?;
    file.take(MAX_BYTES as u64 + 1).read_to_end(&mut bytes).map_err(|error| Unreadable::new(why(&error)))?;
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
    if let Some(what) = of_another_kind(&bytes, &ending) {
        return Err(Unreadable::new(what));
    }
    if about.len() > MAX_BYTES as u64 || bytes.len() > MAX_BYTES {
        return Err(Unreadable::new(format!("the file has {} bytes; a level may have {MAX_BYTES}", about.len().max(bytes.len() as u64))));
    }
    text_of(bytes)
}

/// Why a file cannot be read, in words.
pub(super) fn why(error: &std::io::Error) -> String {
    match error.kind() {
        std::io::ErrorKind::NotFound => "cannot read it: there is no such file".to_owned(),
        std::io::ErrorKind::PermissionDenied => "cannot read it: you may not read this file (its permissions forbid it)".to_owned(),
        _ => {
            let text = error.to_string();
            let text = text.split(" (os error").next().unwrap_or("").to_owned();
            format!("cannot read it: {text}")
        }
    }
}

/// What is said of a folder.
fn folder(path: &Path) -> String {
    let entries = std::fs::read_dir(path).into_iter().flatten().take(10_000).flatten();
    let names = entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).filter(|name| name.ends_with(".ron"));
    let mut names: Vec<String> = names.collect();
    names.sort_unstable();
    let more = if names.len() > 8 { format!(" and {} more", names.len() - 8) } else { String::new() };
    names.truncate(8);
    if names.is_empty() {
        "this is a folder, no file, and no level file (*.ron) lies in it".to_owned()
    } else {
        format!("this is a folder, no file: name a level in it, such as {}{more}", names.join(", "))
    }
}

/// What a file is, told by its first bytes, if it is no plain text.
fn of_another_kind(bytes: &[u8], ending: &str) -> Option<String> {
    let holds = |mark: &[u8]| bytes.windows(mark.len()).take(400_000).any(|window| window == mark);
    let begins = |mark: &[u8]| bytes.starts_with(mark);
    let word = |what: &str, how: &str| Some(format!("this is {what}, not plain text: {how}"));
    let in_word = format!("open it there and {PLAIN}");
    if begins(b"\xff\xfe\0\0") || begins(b"\0\0\xfe\xff") {
        return Some("this text has the encoding UTF-32: save it again with the encoding UTF-8".to_owned());
    }
    if begins(b"\xff\xfe") || begins(b"\xfe\xff") || is_utf_16(bytes) {
        return Some("this text has the encoding UTF-16 (Notepad calls it Unicode or UTF-16 LE): save it again with the encoding UTF-8".to_owned());
    }
    let program = program::name();
    let without_mark = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    if without_mark.starts_with(b"{\\rtf") {
        return word("a formatted document (RTF)", &format!("open it in the program that wrote it and {PLAIN}"));
    }
    if begins(b"PK\x03\x04") || begins(b"PK\x05\x06") {
        if holds(b"word/") || ending == "docx" {
            return word("a Word document (.docx)", &in_word);
        }
        if holds(b"xl/") || ending == "xlsx" {
            return word(
                "an Excel workbook (.xlsx)",
                &format!("a level is text: `{program} new FILE` writes one, and a row becomes an item such as (id: \"cutters\", ...)"),
            );
        }
        if holds(b"ppt/") || ending == "pptx" {
            return word("a PowerPoint file (.pptx)", &format!("a level is text: `{program} new FILE` writes one to copy your texts into"));
        }
        if holds(b"opendocument.text") || ending == "odt" {
            return word("an OpenDocument text (.odt)", &in_word);
        }
        if holds(b"opendocument.spreadsheet") || ending == "ods" {
            return word("an OpenDocument spreadsheet (.ods)", &format!("a level is text: `{program} new FILE` writes one to start from"));
        }
        return word("an archive (.zip)", "take the level out of it first");
    }
    if begins(b"\xd0\xcf\x11\xe0") {
        return word("a document of an older Office (.doc or .xls)", &in_word);
    }
    if begins(b"%PDF") {
        return word("a PDF", &format!("a level is text: copy what you need into a file that `{program} new FILE` writes"));
    }
    if begins(b"SQLite format 3\0") {
        return Some(format!("this is a saved game, not a level: `{program} replay` and `{program} report` read it"));
    }
    if begins(b"\x89PNG") || begins(b"\xff\xd8\xff") || begins(b"GIF8") || begins(b"BM") && bytes.get(6..10) == Some(&[0; 4][..]) {
        return word("a picture", "a level is text, and holds no pictures");
    }
    if begins(b"\x1f\x8b") || begins(b"7z\xbc\xaf") || begins(b"Rar!") || begins(b"BZh") {
        return word("a compressed file", "take the level out of it first");
    }
    let head = &without_mark[..without_mark.len().min(200)];
    let head = String::from_utf8_lossy(head).to_lowercase();
    if head.starts_with("<!doctype html") || head.starts_with("<html") || head.starts_with("<?xml") {
        return word("a web page (HTML or XML)", &format!("copy its text into a text editor and {PLAIN}"));
    }
    None
}

/// Whether every other byte is nearly always zero, as in Western text of two bytes a character.
fn is_utf_16(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(2_000) & !1];
    let zeros = |odd: usize| head.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count();
    head.len() >= 4 && (zeros(0) * 10 >= head.len() * 4 || zeros(1) * 10 >= head.len() * 4) && zeros(0) + zeros(1) < head.len()
}

/// The text of these bytes, without the mark that some editors put before it.
fn text_of(bytes: Vec<u8>) -> Result<String, Unreadable> {
    match String::from_utf8(bytes) {
        Ok(text) => Ok(without_mark(text)),
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            let bytes = error.into_bytes();
            let before = String::from_utf8_lossy(&bytes[..at]).into_owned();
            let before = before.strip_prefix('\u{feff}').unwrap_or(&before);
            let ends = before.char_indices().filter(|(at, c)| crate::level::tree::ends_line(*c, before[at + c.len_utf8()..].chars().next()));
            let (count, start) = ends.fold((0, 0), |(count, _), (at, c)| (count + 1, at + c.len_utf8()));
            let column = before[start..].chars().count() as u32 + 1;
            let byte = bytes[at];
            let meant = windows_1252(byte);
            let message = format!(
                "this text is not saved as UTF-8: byte {byte:02X} here is no character (in the Western encoding of Windows, ANSI, it is `{meant}`); save \
                 the file again with the encoding UTF-8"
            );
            // What was read so far is kept as it is; the rest is shown as Windows has it.
            let rest = bytes[at..].iter().take(2_000).map(|byte| windows_1252(*byte));
            let shown: String = before.chars().chain(rest).collect();
            Err(Unreadable { message, place: (count + 1, column), text: shown })
        }
    }
}

/// A text without the byte-order mark before it.
pub(super) fn without_mark(text: String) -> String {
    match text.strip_prefix('\u{feff}') {
        Some(rest) => rest.to_owned(),
        None => text,
    }
}

/// A byte as the Western encoding of Windows has it.
fn windows_1252(byte: u8) -> char {
    const HIGH: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘', '’', '“', '”', '•', '–', '—',
        '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
    ];
    match byte {
        0x80..=0x9f => HIGH[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}
