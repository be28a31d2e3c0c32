//! What is wrong with a level, where, and what to do about it.

use std::fmt::Write as _;

use serde::Serialize;

use super::source::Lines;
use crate::catalog::plain::{plain_json, shown, shown_name};

/// A place in a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Span {
    /// Which of the files that were read: 0 is the level, others are what it extends.
    pub file: u16,
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
    /// Length in characters.
    pub length: u32,
}

macro_rules! codes {
    ($($(#[doc = $doc:literal])* $name:ident = $code:literal,)*) => {
        /// What kind of problem. The code is stable: documents and scripts may rely on it.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Code { $($(#[doc = $doc])* $name,)* }

        impl Code {
            /// Every code.
            pub const ALL: &'static [Code] = &[$(Code::$name,)*];

            /// Its stable text.
            pub fn text(self) -> &'static str {
                match self { $(Code::$name => $code,)* }
            }

            /// What it means, for the author.
            pub fn meaning(self) -> &'static str {
                match self { $(Code::$name => concat!($($doc),*).trim_ascii(),)* }
            }
        }
    };
}

codes! {
    /// The file cannot be read at all.
    NoFile = "L0001",
    /// The file, its nesting or a list in it is too large.
    TooLarge = "L0002",
    /// A bracket, comma, colon, quotation mark or value is missing or does not belong here.
    Syntax = "L0101",
    /// The value is of the wrong kind, such as a number where text belongs.
    WrongKind = "L0102",
    /// The field is unknown here, most often misspelt.
    UnknownField = "L0103",
    /// A field without a default is missing.
    MissingField = "L0104",
    /// The field stands twice.
    DuplicateField = "L0105",
    /// The word is none of those that are possible here.
    UnknownWord = "L0106",
    /// The number lies outside its range.
    OutOfRange = "L0107",
    /// There is no such day.
    BadDate = "L0108",
    /// The text is empty or too long.
    BadText = "L0109",
    /// The format version is none that this program reads.
    BadFormat = "L0110",
    /// A name or text holds a sign that cannot be seen, or that moves what stands round it.
    HiddenSign = "L0111",
    /// No such nation.
    UnknownNation = "L0201",
    /// No such place.
    UnknownPlace = "L0202",
    /// No such kind of force.
    UnknownForceType = "L0203",
    /// No such force in the theatre's order of battle.
    UnknownForce = "L0204",
    /// No such agreement.
    UnknownAgreement = "L0205",
    /// No such seat in this level.
    UnknownSeat = "L0206",
    /// No such feature in this level.
    UnknownFeature = "L0207",
    /// No such inject in this level.
    UnknownInject = "L0208",
    /// No such parameter.
    UnknownParameter = "L0209",
    /// No such level to extend, or it extends itself.
    UnknownLevel = "L0210",
    /// The name is taken.
    DuplicateName = "L0301",
    /// A nation has two seats.
    NationTwice = "L0302",
    /// The nation plays no part in this level: it is missing under `nations`.
    AbsentNation = "L0303",
    /// The map's window or hex size is out of bounds.
    BadMap = "L0304",
    /// The place or point lies outside the map's window.
    OffMap = "L0305",
    /// The force cannot be there: a ship on land, aircraft without an airfield.
    WrongElement = "L0306",
    /// The force has no home where it may be based.
    NoHome = "L0307",
    /// The force's act is not one that its kind can do.
    CannotDo = "L0308",
    /// The inject can never happen.
    NeverHappens = "L0309",
    /// The objective can never be reached, or its tiers do not rise.
    Unreachable = "L0310",
    /// The agreement's text does not hold together, such as a clause between a nation and itself.
    BadClause = "L0311",
    /// Nobody can play: there is no seat for people, or no seat at all.
    NoSeat = "L0312",
    /// The turn's length does not fit the clock.
    BadClock = "L0313",
    /// Holder and challenger of a feature are the same.
    SameNation = "L0314",
    /// A war for Taiwan cannot be fought as it is written: the crisis clock without `war` and `quarantine`, or China or Taiwan missing.
    NoWar = "L0315",
    /// Legal, but unwise: the seat has no objectives, or fewer than three.
    FewObjectives = "W0401",
    /// Legal, but unwise: a nation takes part and has neither forces nor a seat.
    IdleNation = "W0402",
    /// Legal, but unwise: a text that people read is missing.
    NoText = "W0403",
    /// Legal, but unwise: the parameter's value lies outside its credible range.
    Incredible = "W0404",
    /// Legal, but unwise: the session will run longer than its stated length.
    LongSession = "W0405",
    /// Legal, but unwise: a text that is read at the table has more than 400 words.
    LongText = "W0406",
    /// Legal, but unwise: more staff actions in a turn than people can decide on in the time.
    TooBusy = "W0407",
    /// Legal, but unwise: the level names no sources.
    NoSources = "W0408",
    /// Legal, but unwise: a force starts where its host does not let it stay, and leaves in the first turn.
    NoLeave = "W0410",
    /// Legal, but unwise: seats for people that command no forces have little to do.
    NoForces = "W0411",
    /// Legal, but unwise: a condition that always holds.
    AlwaysHolds = "W0412",
    /// Legal, but unwise: a force's `task` that it can never take up.
    StaysAway = "W0413",
    /// Legal, but unwise: a measure that nothing moves on this clock, or in this level.
    NeverMoves = "W0414",
    /// Legal, but unwise: what is written changes nothing on this clock, or in this level.
    NoEffect = "W0415",
    /// Legal, but unwise: a number of thousandths that looks like percent.
    LooksLikePercent = "W0416",
    /// Legal, but unwise: nobody presses anybody in this level.
    NobodyPresses = "W0417",
    /// Legal, but unwise: another level has the same title.
    SameTitle = "W0418",
    /// Legal, but unwise: the game does not list a file of this name.
    NotListed = "W0419",
    /// Legal, but unwise: a text that stands for one still to be written.
    Placeholder = "W0420",
}

impl Code {
    /// Whether such a problem is certain in a file whose brackets do not match: others may only be the echo of that.
    pub(super) fn stands_without_shape(self) -> bool {
        use Code::{MissingField, Syntax, UnknownLevel};
        self != MissingField
            && (self.stands_alone() || matches!(self, Syntax | UnknownLevel))
            && !matches!(self, Code::UnknownField | Code::WrongKind)
    }

    /// Whether such a problem can be told although the level that this one extends was not found.
    pub(super) fn stands_alone(self) -> bool {
        use Code::{
            BadDate, BadFormat, BadText, DuplicateField, HiddenSign, NoFile, OutOfRange, Syntax, TooLarge, UnknownAgreement, UnknownField,
            UnknownForce, UnknownForceType, UnknownLevel, UnknownNation, UnknownParameter, UnknownPlace, UnknownWord, WrongKind,
        };
        matches!(
            self,
            NoFile
                | TooLarge
                | Syntax
                | WrongKind
                | UnknownField
                | DuplicateField
                | UnknownWord
                | OutOfRange
                | BadDate
                | BadText
                | HiddenSign
                | BadFormat
                | UnknownNation
                | UnknownPlace
                | UnknownForceType
                | UnknownForce
                | UnknownAgreement
                | UnknownParameter
                | UnknownLevel
        )
    }
}

/// One problem.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// What kind.
    pub code: Code,
    /// Where.
    pub span: Span,
    /// What is wrong, in the author's words.
    pub message: String,
    /// The nearest right name or the change that would mend it.
    pub suggestion: Option<String>,
    /// Changes of the text that mend it, where there is one answer: `latticework check --fix` makes them.
    pub edits: Vec<Edit>,
}

/// A change of a file's text: what stands at a place, on one line, is replaced.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// What is replaced; a length of 0 inserts.
    pub span: Span,
    /// What stands there then.
    pub text: String,
}

/// A message is cut in its middle beyond so many characters: what it names may be as long as the file.
const MAX_MESSAGE: usize = 600;
/// What stays of the head of a message that is cut, and of its end.
const KEPT: (usize, usize) = (360, 200);

/// The message, with its middle left out if it is too long.
fn clipped(message: String) -> String {
    let Some((head, _)) = message.char_indices().nth(KEPT.0).filter(|_| message.char_indices().nth(MAX_MESSAGE).is_some()) else { return message };
    let tail = message.char_indices().rev().nth(KEPT.1).map_or(0, |(at, _)| at);
    format!("{} ... {}", &message[..head], &message[tail..])
}

impl Diagnostic {
    /// A problem without a suggestion. A message of more than some hundred characters loses its middle.
    pub fn error(code: Code, span: Span, message: String) -> Self {
        Self { code, span, message: clipped(message), suggestion: None, edits: Vec::new() }
    }

    /// With what belongs at the marked place, as it is written there: shown, and put in by `check --fix`.
    #[must_use]
    pub fn mend(mut self, text: impl Into<String>) -> Self {
        let text = text.into();
        self.edits = vec![Edit { span: self.span, text: text.clone() }];
        self.suggestion = Some(text);
        self
    }

    /// With the right name for a text at the marked place.
    #[must_use]
    pub fn mend_name(mut self, name: Option<&str>) -> Self {
        if let Some(name) = name {
            self.edits = vec![Edit { span: self.span, text: format!("\"{name}\"") }];
            self.suggestion = Some(name.to_owned());
        }
        self
    }

    /// With the nearest right name.
    #[must_use]
    pub fn suggest(mut self, suggestion: Option<&str>) -> Self {
        self.suggestion = suggestion.map(str::to_owned);
        self
    }

    /// Whether it is only a warning.
    pub fn is_warning(&self) -> bool {
        self.code.text().starts_with('W')
    }
}

/// A file that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceFile {
    /// Its name as the author knows it.
    pub name: String,
    /// Its text.
    pub text: String,
}

impl SourceFile {
    /// The text at a place, at most 60 characters.
    pub fn at(&self, span: Span) -> String {
        Lines::of(&self.text).at(span)
    }
}

/// The lines of the files, for problems that come one after another.
fn lines_of(files: &[SourceFile]) -> Vec<Lines<'_>> {
    files.iter().map(|file| Lines::of(&file.text)).collect()
}

/// The longest suggestion that is printed, in characters.
const MAX_SUGGESTION: usize = 400;

/// Problems as people read them: file, line, column, the line itself, the reason, and what to write instead.
pub fn render(problems: &[Diagnostic], files: &[SourceFile]) -> String {
    let mut out = String::new();
    let mut lines = lines_of(files);
    for problem in problems {
        let kind = if problem.is_warning() { "warning" } else { "error" };
        let file = files.get(usize::from(problem.span.file));
        let name = file.map_or("?", |file| file.name.as_str());
        let _ = writeln!(out, "{kind} {}: {}", problem.code.text(), shown(&problem.message));
        let _ = writeln!(out, "  at {}:{}:{}", shown_name(name), problem.span.line, problem.span.column);
        // A file that could not be read has no line to show.
        let readable = problem.code != Code::NoFile || file.is_some_and(|file| !file.text.is_empty());
        if let Some(lines) = lines.get_mut(usize::from(problem.span.file)).filter(|_| readable) {
            let (line, before, marked) = lines.marked(problem.span);
            let _ = writeln!(out, "{:>6} | {line}", problem.span.line);
            let _ = writeln!(out, "       | {}{}", " ".repeat(before), "^".repeat(marked));
        }
        if let Some(suggestion) = &problem.suggestion {
            let short: String = suggestion.chars().take(MAX_SUGGESTION).collect();
            let more = if short.len() < suggestion.len() { " ..." } else { "" };
            let _ = writeln!(out, "  did you mean `{}{more}`?", shown(&short));
        }
        out.push('\n');
    }
    out
}

#[derive(Serialize)]
struct DiagnosticRow<'a> {
    code: &'a str,
    severity: &'a str,
    file: &'a str,
    line: u32,
    column: u32,
    text: String,
    message: &'a str,
    suggestion: Option<&'a str>,
}

/// Problems for programs: one JSON list for all levels that were checked, each with the files that it was read from.
pub fn render_json<'a>(levels: impl IntoIterator<Item = (&'a [Diagnostic], &'a [SourceFile])>) -> String {
    let of_level = |(problems, files): (&'a [Diagnostic], &'a [SourceFile])| {
        let mut lines = lines_of(files);
        problems.iter().map(|problem| row(problem, files, &mut lines)).collect::<Vec<DiagnosticRow>>()
    };
    let rows: Vec<DiagnosticRow> = levels.into_iter().flat_map(of_level).collect();
    let json = serde_json::to_string_pretty(&rows).unwrap_or_else(|error| format!("\"{error}\""));
    plain_json(&json).into_owned()
}

fn row<'a>(problem: &'a Diagnostic, files: &'a [SourceFile], lines: &mut [Lines<'_>]) -> DiagnosticRow<'a> {
    let file = files.get(usize::from(problem.span.file));
    DiagnosticRow {
        code: problem.code.text(),
        severity: if problem.is_warning() { "warning" } else { "error" },
        file: file.map_or("?", |file| file.name.as_str()),
        line: problem.span.line,
        column: problem.span.column,
        text: lines.get_mut(usize::from(problem.span.file)).map(|lines| lines.at(problem.span)).unwrap_or_default(),
        message: &problem.message,
        suggestion: problem.suggestion.as_deref(),
    }
}
