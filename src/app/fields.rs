//! Text fields: what may stand in them, and how much. A field cuts what is typed or pasted before it is laid out, so that no clipboard
//! freezes the window; a field of one line holds one line, wherever its text came from.

use std::ops::Range;

use bevy_egui::egui::{Event, TextBuffer, TextEdit, text::CharIndex};

use crate::catalog::plain::{clean_name, clean_text, plain_name};

/// The most that is taken from a clipboard at once, in characters: no field holds as much.
const MAX_PASTE: usize = 20_000;

/// A field of one line, at most `limit` characters.
pub fn line<'t>(text: &'t mut TextLine<'_>, limit: usize) -> TextEdit<'t> {
    TextEdit::singleline(text).char_limit(limit)
}

/// A field of several lines, at most `limit` characters.
pub fn lines<'t>(text: &'t mut TextLines<'_>, limit: usize) -> TextEdit<'t> {
    TextEdit::multiline(text).char_limit(limit)
}

/// A text of one line: line breaks and tabs that come in become one space, signs that cannot be seen stay out.
pub struct TextLine<'a>(pub &'a mut String);

/// A text of several lines: line breaks stay, tabs become one space, control signs stay out.
pub struct TextLines<'a>(pub &'a mut String);

/// What comes from a clipboard, in the form in which fields take it; other events as they are.
pub fn pasted(event: Event) -> Event {
    let strange = |text: &str| text.len() > 1 && (text.len() > MAX_PASTE || plain_name(text).is_err());
    match event {
        Event::Text(text) | Event::Paste(text) if strange(&text) => Event::Paste(many_lines(&text)),
        other => other,
    }
}

/// The beginning of a text, no longer than is taken at once.
fn beginning(text: &str) -> &str {
    text.char_indices().nth(MAX_PASTE).map_or(text, |(end, _)| &text[..end])
}

/// A text as one line, as the rules want a name: each run of breaks, tabs and blanks is one space, signs that cannot be seen are left out. A
/// blank before or after stays, since more may be typed there.
pub fn one_line(text: &str) -> String {
    let text = beginning(text);
    let clean = clean_name(text);
    let blank = |there: bool| if there { " " } else { "" };
    if clean.is_empty() {
        return blank(text.contains(char::is_whitespace)).to_owned();
    }
    format!("{}{clean}{}", blank(text.starts_with(char::is_whitespace)), blank(text.ends_with(char::is_whitespace)))
}

/// A text with its lines, as the rules want a text: lines end alike wherever it comes from, a tab is a space.
fn many_lines(text: &str) -> String {
    clean_text(beginning(text)).replace('\t', " ")
}

macro_rules! buffer {
    ($name:ident, $clean:expr) => {
        impl TextBuffer for $name<'_> {
            fn is_mutable(&self) -> bool {
                true
            }

            fn as_str(&self) -> &str {
                self.0
            }

            fn insert_text(&mut self, text: &str, at: CharIndex) -> usize {
                TextBuffer::insert_text(self.0, &$clean(text), at)
            }

            fn delete_char_range(&mut self, range: Range<CharIndex>) {
                TextBuffer::delete_char_range(self.0, range);
            }

            fn type_id(&self) -> std::any::TypeId {
                std::any::TypeId::of::<String>()
            }
        }
    };
}

buffer!(TextLine, one_line);
buffer!(TextLines, many_lines);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_stays_one_line() {
        assert_eq!(one_line("Shoal watch\nround the clock\r\nUOTSURI AT DAWN"), "Shoal watch round the clock UOTSURI AT DAWN");
        assert_eq!(one_line("a\t\tb \r\n\r\n c  d"), "a b c d");
        assert_eq!((one_line(" "), one_line("\n"), one_line(" a "), one_line("\u{7}")), (" ".into(), " ".into(), " a ".into(), String::new()));
        assert_eq!(one_line("\u{1b}[31mred\u{202e}\u{7}"), "[31mred");
        assert_eq!(one_line("黄岩岛 é ß"), "黄岩岛 é ß");
        assert_eq!(one_line(&"x".repeat(50_000)).len(), MAX_PASTE);
    }

    #[test]
    fn lines_end_alike() {
        assert_eq!(many_lines("a\r\nb\rc\n\td\u{0}"), "a\nb\nc\n d");
    }

    #[test]
    fn typed_signs_go_through_as_they_are() {
        assert!(matches!(pasted(Event::Text("\n".into())), Event::Text(_)));
        assert!(matches!(pasted(Event::Text("é".into())), Event::Text(_)));
        assert!(matches!(pasted(Event::Text("a\nb".into())), Event::Paste(text) if text == "a\nb"));
    }
}
