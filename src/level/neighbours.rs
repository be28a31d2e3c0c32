//! What only the folder of a level tells: another level with the same title, and a file that the game does not list.

use std::io::Read as _;
use std::path::Path;

use super::diagnostic::{Code, Diagnostic, Span};
use super::shelf::MAX_FILES;
use super::{Library, Report};

/// How much of a neighbour is read to find its title, in bytes: titles stand at the head.
const HEAD: u64 = 65_536;

impl Library {
    /// Adds to a file's report what only its folder tells.
    pub fn look_beside(&self, path: &Path, report: &mut Report) {
        if !is_listed(path) {
            report.problems.insert(0, Diagnostic::error(Code::NotListed, start(), rename(path)));
        }
        let text = report.files.first().map_or("", |file| file.text.as_str());
        // A copy of one of the program's own levels is that level; a variant that takes its title over says so with `extends`.
        let Some((title, span)) = title_of(text).filter(|_| !is_a_copy(text)) else { return };
        let shipped = Self::embedded().find(|slug| Self::embedded_text(slug).and_then(title_of).is_some_and(|(known, _)| same(&known, &title)));
        let twin = shipped.map(|slug| format!("the program's own level `{slug}`")).or_else(|| twin_in_folder(path, &title));
        if let Some(twin) = twin {
            let at = report.problems.iter().position(|problem| problem.span.file > 0 || problem.span > span).unwrap_or(report.problems.len());
            report.problems.insert(at, same_title(span, &title, &twin));
        }
    }
}

fn start() -> Span {
    Span { line: 1, column: 1, length: 1, ..Span::default() }
}

/// The problem of two levels with one title.
pub(super) fn same_title(span: Span, title: &str, twin: &str) -> Diagnostic {
    let message =
        format!("the title \"{title}\" is that of {twin} too: in the list of levels nobody can tell them apart; give this one another `title`");
    Diagnostic::error(Code::SameTitle, span, message)
}

/// Whether a text is that of one of the program's own levels, word by word.
pub(super) fn is_a_copy(text: &str) -> bool {
    Library::embedded().any(|slug| Library::embedded_text(slug) == Some(text))
}

/// Whether two titles read alike.
pub(super) fn same(a: &str, b: &str) -> bool {
    let plain = |text: &str| text.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>();
    !a.trim().is_empty() && plain(a) == plain(b)
}

/// Whether the game lists a file of this name.
pub(super) fn is_listed(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending == "ron")
}

/// What to rename a file to that the game does not list.
pub(super) fn rename(path: &Path) -> String {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let stem = name.split(['.', ' ']).next().filter(|stem| !stem.is_empty()).unwrap_or("my_level");
    format!("the game lists only files whose names end in .ron, and this one is called {name}: rename it to {stem}.ron")
}

/// The file beside this one that has the same title, by name.
fn twin_in_folder(path: &Path, title: &str) -> Option<String> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut others: Vec<_> = std::fs::read_dir(folder).ok()?.flatten().map(|entry| entry.path()).collect();
    others.retain(|other| is_listed(other) && other.file_name() != path.file_name());
    others.sort();
    let twin = others.iter().take(MAX_FILES).find(|other| head(other).and_then(|text| title_of(&text)).is_some_and(|(known, _)| same(&known, title)));
    twin.and_then(|other| other.file_name()).map(|name| name.to_string_lossy().into_owned())
}

/// The first part of a file, if it is a file and text.
fn head(path: &Path) -> Option<String> {
    if !std::fs::metadata(path).ok()?.is_file() {
        return None;
    }
    let mut bytes = Vec::new();
    std::fs::File::open(path).ok()?.take(HEAD).read_to_end(&mut bytes).ok()?;
    // The last sign may be cut in two.
    let whole = std::str::from_utf8(&bytes).map_or_else(|error| error.valid_up_to(), str::len);
    String::from_utf8(bytes[..whole].to_vec()).ok()
}

/// Whether the head of a file reads like a level.
pub(super) fn looks_like_a_level(path: &Path) -> bool {
    head(path).is_some_and(|text| {
        let code = text.lines().map(str::trim).find(|line| !line.is_empty() && !line.trim_start_matches('\u{feff}').starts_with("//"));
        let opens = |line: &str| line.strip_prefix("Level(").is_some_and(|rest| rest.trim().is_empty() || rest.contains(':'));
        code.is_some_and(|line| opens(line.trim_start_matches('\u{feff}')))
    })
}

/// The title that a level's own text gives, and where it stands: read without the rest, so that it costs little.
pub(super) fn title_of(text: &str) -> Option<(String, Span)> {
    let (mut depth, mut word, mut named) = (0u32, String::new(), false);
    let (mut line, mut column) = (1u32, 0u32);
    let mut signs = text.chars().peekable();
    while let Some(c) = signs.next() {
        column += 1;
        match c {
            '\n' => (line, column) = (line + 1, 0),
            '/' if signs.peek() == Some(&'/') => while signs.next_if(|next| *next != '\n').is_some() {},
            '"' => {
                let (from, at_line) = (column, line);
                let mut content = String::new();
                while let Some(next) = signs.next() {
                    column += 1;
                    match next {
                        '"' => break,
                        '\\' => {
                            column += 1;
                            content.extend(signs.next());
                        }
                        '\n' => {
                            (line, column) = (line + 1, 0);
                            content.push('\n');
                        }
                        other => content.push(other),
                    }
                }
                if named && depth == 1 {
                    return Some((content, Span { file: 0, line: at_line, column: from, length: column.saturating_sub(from) + 1 }));
                }
                word.clear();
            }
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth = depth.saturating_sub(1),
            ':' => named = word == "title" && depth == 1,
            ',' => named = false,
            c if c.is_alphanumeric() || c == '_' => {
                word.push(c);
                continue;
            }
            _ => {}
        }
        if c != ':' {
            word.clear();
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{same, title_of};

    #[test]
    fn a_title_is_found_without_reading_the_rest() {
        let text =
            "// title: \"no\"\nLevel(\n    format: 2,\n    summary: \"title: \\\"no\\\"\", seats: [(title: \"no\")],\n    title: \"Reef watch\",\n)";
        let (title, span) = title_of(text).expect("a title");
        assert_eq!((title.as_str(), span.line, span.column, span.length), ("Reef watch", 5, 12, 12));
        assert!(title_of("Level(extends: \"senkaku\")").is_none());
        assert!(same("Reef  Watch", "reef watch"));
        assert!(!same("", " "));
    }
}
