//! Makes a Rust type of every phrase of `assets/words/en`, so that a phrase that is not there, an argument that it does not have and one of the
//! wrong type do not build. What is made stands in `messages.rs` of cargo's output folder and is read in as `latticework::words::keys`.
//!
//! A phrase without arguments becomes a constant (a `Label`), one with arguments a struct with a field for each; a file of phrases becomes a
//! module. The comment above a phrase says the type of each argument, `# $who (government) $hulls (count)`; [`TYPES`] lists what there is.
//! Besides these an argument may be one of several words, `$came (through | stopped)`, which becomes an enum (`yes | no` a `bool`), and may be
//! absent, `$until (turn-end, if any)`: the phrase then chooses, with `[absent]` among the variants.
//!
//! Other languages' folders are read in as they are: that they fit is for `tests/words` to hold.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Message, Pattern, PatternElement, VariantKey};

/// The types of arguments: as comments write them, as Rust has them, and the variant of `PhraseArg`.
const TYPES: [(&str, &str, &str); 29] = [
    ("government", "t::NationId", "Government"),
    ("governments", "Vec<t::NationId>", "Governments"),
    ("team", "t::SeatId", "Team"),
    ("teams", "Vec<t::SeatId>", "Teams"),
    ("place", "t::PlaceId", "Place"),
    ("places", "Vec<t::PlaceId>", "Places"),
    ("feature", "t::FeatureId", "Feature"),
    ("features", "Vec<t::FeatureId>", "Features"),
    ("cell", "t::CellId", "Cell"),
    ("force", "t::ForceId", "Force"),
    ("forces", "Vec<t::ForceId>", "Forces"),
    ("agreement", "t::AgreementId", "Agreement"),
    ("good", "t::GoodId", "Good"),
    ("programme", "t::ProgrammeId", "Programme"),
    ("count", "u64", "Count"),
    ("number", "i64", "Number"),
    ("signed", "i64", "Signed"),
    ("percent", "i32", "Percent"),
    ("signed-percent", "i32", "SignedPercent"),
    ("share", "i32", "Share"),
    ("tenths", "i32", "Tenths"),
    ("hundredths", "i32", "Hundredths"),
    ("duration", "u32", "Duration"),
    ("date", "t::Date", "Day"),
    ("turn-with", "u16", "TurnWith"),
    ("turn-end", "u16", "TurnEnd"),
    ("text", "String", "Text"),
    ("phrase", "t::Phrase", "Phrase"),
    ("phrases", "Vec<t::Phrase>", "Phrases"),
];

/// Types that need no names of a scenario, beside choices.
const NAMELESS: [&str; 11] = ["count", "number", "signed", "percent", "signed-percent", "share", "tenths", "hundredths", "duration", "date", "text"];

/// What phrases may call.
const FUNCTIONS: [&str; 3] = ["CAPITAL", "COUNT", "FORM"];

/// An argument, as the comment above its phrase declares it.
struct Argument {
    name: String,
    kind: ArgumentKind,
    optional: bool,
}

enum ArgumentKind {
    /// A row of [`TYPES`].
    Typed(usize),
    /// One of several words.
    Choice(Vec<String>),
}

/// A phrase of `en`.
struct Phrase {
    key: String,
    /// Its text as the file has it, for the documentation.
    english: String,
    arguments: Vec<Argument>,
}

fn main() {
    let folder = Path::new("assets/words");
    println!("cargo::rerun-if-changed=assets/words");
    println!("cargo::rerun-if-changed=build.rs");
    let mut problems = Vec::new();
    let mut seen = BTreeSet::new();
    let mut files = Vec::new();
    for path in phrases_in(&folder.join("en")) {
        let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        files.push((stem, read(&path, &text, &mut seen, &mut problems)));
    }
    assert!(problems.is_empty(), "assets/words/en:\n{}", problems.join("\n"));
    let made = rust(&files) + &sources(folder);
    let out = PathBuf::from(std::env::var_os("OUT_DIR").expect("cargo names a folder")).join("messages.rs");
    std::fs::write(&out, made).unwrap_or_else(|error| panic!("{}: {error}", out.display()));
}

/// The files of a language, in order.
fn phrases_in(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut files: Vec<PathBuf> =
        entries.flatten().map(|entry| entry.path()).filter(|path| path.extension().is_some_and(|end| end == "ftl")).collect();
    files.sort();
    files
}

/// The phrases of a file, with what is wrong in it.
fn read(path: &Path, text: &str, seen: &mut BTreeSet<String>, problems: &mut Vec<String>) -> Vec<Phrase> {
    let mut phrases = Vec::new();
    let mut problem = |what: String| problems.push(format!("{}: {what}", path.display()));
    let resource = fluent_syntax::parser::parse(text).unwrap_or_else(|(resource, errors)| {
        for error in errors {
            let line = text[..error.pos.start].lines().count();
            problem(format!("line {line}: {error}"));
        }
        resource
    });
    for entry in &resource.body {
        let Entry::Message(message) = entry else { continue };
        let key = message.id.name.to_owned();
        if !seen.insert(key.clone()) {
            problem(format!("{key} stands twice"));
        }
        match phrase(message, text) {
            Ok(phrase) => phrases.push(phrase),
            Err(why) => problem(format!("{key}: {why}")),
        }
    }
    phrases
}

fn phrase(message: &Message<&str>, text: &str) -> Result<Phrase, String> {
    let comment = message.comment.as_ref().map_or_else(String::new, |comment| comment.content.join(" "));
    let arguments = declared(&comment)?;
    let pattern = message.value.as_ref().ok_or("has no text")?;
    let mut uses = Uses::default();
    uses.pattern(pattern)?;
    for argument in &arguments {
        let name = &argument.name;
        if !uses.variables.contains(name) {
            return Err(format!("does not use ${name}"));
        }
        let variants = uses.variants.get(name);
        if argument.optional && !variants.is_some_and(|all| all.iter().all(|keys| keys.contains("absent"))) {
            return Err(format!("says nothing for an absent ${name}"));
        }
        if let ArgumentKind::Choice(choices) = &argument.kind {
            let wanted: BTreeSet<String> = choices.iter().cloned().chain(argument.optional.then(|| "absent".to_owned())).collect();
            if variants.is_none_or(|all| all.iter().any(|keys| *keys != wanted)) {
                return Err(format!("chooses by ${name}, and not among {wanted:?}"));
            }
        }
    }
    if let Some(name) = uses.variables.iter().find(|name| !arguments.iter().any(|argument| argument.name == **name)) {
        return Err(format!("uses ${name}, of which the comment says no type"));
    }
    Ok(Phrase { key: message.id.name.to_owned(), english: english(text, message.id.name), arguments })
}

/// The arguments that a comment declares: `$who (government) $until (turn-end, if any)`.
fn declared(comment: &str) -> Result<Vec<Argument>, String> {
    let mut found = Vec::new();
    for part in comment.split('$').skip(1) {
        let (name, rest) = part.split_once(" (").ok_or_else(|| format!("${part} has no type in brackets"))?;
        let (written, _) = rest.split_once(')').ok_or_else(|| format!("${name}: no closing bracket"))?;
        let (written, optional) = written.strip_suffix(", if any").map_or((written, false), |written| (written, true));
        let kind = if written.contains('|') {
            ArgumentKind::Choice(written.split('|').map(|choice| choice.trim().to_owned()).collect())
        } else {
            let row = TYPES.iter().position(|(known, ..)| *known == written);
            ArgumentKind::Typed(row.ok_or_else(|| format!("${name}: there is no type `{written}`"))?)
        };
        found.push(Argument { name: name.to_owned(), kind, optional });
    }
    Ok(found)
}

/// What a phrase names, and by which variants it chooses.
#[derive(Default)]
struct Uses {
    variables: BTreeSet<String>,
    /// By variable: the variants of each place that chooses by it.
    variants: BTreeMap<String, Vec<BTreeSet<String>>>,
}

impl Uses {
    fn pattern(&mut self, pattern: &Pattern<&str>) -> Result<(), String> {
        for element in &pattern.elements {
            if let PatternElement::Placeable { expression } = element {
                self.expression(expression)?;
            }
        }
        Ok(())
    }

    fn expression(&mut self, expression: &Expression<&str>) -> Result<(), String> {
        match expression {
            Expression::Inline(inline) => self.inline(inline),
            Expression::Select { selector, variants } => {
                self.inline(selector)?;
                if let InlineExpression::VariableReference { id } = selector {
                    let keys = variants.iter().map(|variant| match &variant.key {
                        VariantKey::Identifier { name } => (*name).to_owned(),
                        VariantKey::NumberLiteral { value } => (*value).to_owned(),
                    });
                    self.variants.entry(id.name.to_owned()).or_default().push(keys.collect());
                }
                variants.iter().try_for_each(|variant| self.pattern(&variant.value))
            }
        }
    }

    fn inline(&mut self, inline: &InlineExpression<&str>) -> Result<(), String> {
        match inline {
            InlineExpression::VariableReference { id } => {
                self.variables.insert(id.name.to_owned());
                Ok(())
            }
            InlineExpression::FunctionReference { id, arguments } => {
                if !FUNCTIONS.contains(&id.name) {
                    return Err(format!("there is no function {}", id.name));
                }
                arguments.positional.iter().try_for_each(|argument| self.inline(argument))
            }
            InlineExpression::Placeable { expression } => self.expression(expression),
            InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } | InlineExpression::TermReference { .. } => Ok(()),
            InlineExpression::MessageReference { id, .. } => Err(format!("refers to {}: take it as an argument", id.name)),
        }
    }
}

/// A phrase as its file writes it, without its key.
fn english(text: &str, key: &str) -> String {
    let mut lines = text.lines().skip_while(|line| line.strip_prefix(key).is_none_or(|rest| !rest.trim_start().starts_with('=')));
    let first = lines.next().and_then(|line| line.split_once('=')).map_or("", |(_, first)| first).trim();
    let more = lines.take_while(|line| line.starts_with(' ') || line.starts_with('}'));
    [first].into_iter().chain(more.map(str::trim_end)).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// `made-of` as `made_of`, and as a field if it is a word of Rust's.
fn snake(name: &str) -> String {
    let name = name.replace('-', "_");
    if ["as", "for", "if", "in", "move", "ref", "type", "use", "where", "while"].contains(&name.as_str()) { format!("r#{name}") } else { name }
}

/// `made-of` as `MadeOf`.
fn camel(name: &str) -> String {
    let parts = name.split('-').map(|part| {
        let mut letters = part.chars();
        letters.next().map_or_else(String::new, |first| first.to_ascii_uppercase().to_string() + letters.as_str())
    });
    parts.collect()
}

fn is_yes_or_no(choices: &[String]) -> bool {
    choices == ["yes", "no"]
}

/// The types of all phrases, a module a file, and the list of what each takes.
fn rust(files: &[(String, Vec<Phrase>)]) -> String {
    let mut made = String::from("// Made by build.rs from assets/words/en: change the phrases there.\n\n");
    let mut specs = String::new();
    let mut index = 0usize;
    for (stem, phrases) in files {
        let _ = writeln!(made, "/// Phrases of `assets/words/en/{stem}.ftl`.\npub mod {} {{", snake(stem));
        made.push_str("    use super::prelude as t;\n\n");
        let mut enums: BTreeMap<String, (Vec<String>, String)> = BTreeMap::new();
        for phrase in phrases {
            let name = phrase.key.strip_prefix(&format!("{stem}-")).unwrap_or(&phrase.key);
            for line in phrase.english.lines() {
                let _ = writeln!(made, "    /// `{}`", line.replace('`', "'"));
            }
            if phrase.arguments.is_empty() {
                let _ = writeln!(made, "    pub const {}: t::Label = t::Label({index});", snake(name).trim_start_matches("r#").to_uppercase());
            } else {
                typed(&mut made, phrase, &camel(name), index, &mut enums);
            }
            spec(&mut specs, phrase);
            index += 1;
        }
        for (name, (choices, _)) in &enums {
            choice(&mut made, name, choices);
        }
        made.push_str("}\n\n");
    }
    let _ = write!(made, "/// What every phrase takes, in the order of keys.\npub static SPECS: [PhraseSpec; {index}] = [\n{specs}];\n\n");
    made
}

/// A phrase with arguments: its struct, and how it becomes data.
fn typed(made: &mut String, phrase: &Phrase, name: &str, index: usize, enums: &mut BTreeMap<String, (Vec<String>, String)>) {
    let _ = writeln!(made, "    pub struct {name} {{");
    let mut args = String::new();
    let mut nameless = true;
    for Argument { name: argument, kind, optional } in &phrase.arguments {
        let field = snake(argument);
        let from = format!("message.{field}");
        // How a value becomes an argument: `made` of what is there, and `of` as a function where it may be absent.
        let (rust, made_of, of) = match kind {
            ArgumentKind::Typed(row) => {
                let (written, rust, variant) = TYPES[*row];
                nameless &= NAMELESS.contains(&written);
                (rust.to_owned(), format!("t::PhraseArg::{variant}({from})"), format!("t::PhraseArg::{variant}"))
            }
            ArgumentKind::Choice(choices) if is_yes_or_no(choices) => {
                let word = |of: &str| format!("t::PhraseArg::Choice(if {of} {{ \"yes\" }} else {{ \"no\" }})");
                ("bool".to_owned(), word(&from), format!("|value| {}", word("value")))
            }
            ArgumentKind::Choice(choices) => {
                let (known, whose) = enums.entry(camel(argument)).or_insert_with(|| (choices.clone(), phrase.key.clone()));
                assert!(known == choices, "{}: ${argument} has other choices than in {whose}: give it another name", phrase.key);
                let word = |of: &str| format!("t::PhraseArg::Choice({of}.word())");
                (camel(argument), word(&from), format!("|value| {}", word("value")))
            }
        };
        let described = if *optional { "if any" } else { "as the phrase has it" };
        let rust = if *optional { format!("Option<{rust}>") } else { rust };
        let _ = writeln!(made, "        /// `${argument}`, {described}.\n        pub {field}: {rust},");
        let value = if *optional { format!("{from}.map_or(t::PhraseArg::Absent, {of})") } else { made_of };
        let _ = write!(args, "(\"{argument}\", {value}), ");
    }
    made.push_str("    }\n");
    let _ = writeln!(
        made,
        "    impl From<{name}> for t::Phrase {{\n        fn from(message: {name}) -> Self {{\n            t::Phrase::new({index}, vec![{}])\n        }}\n    }}",
        args.trim_end_matches(", ")
    );
    if nameless {
        let _ = writeln!(made, "    impl t::Nameless for {name} {{}}");
    }
}

/// The enum of an argument that is one of several words.
fn choice(made: &mut String, name: &str, choices: &[String]) {
    let _ =
        writeln!(made, "    /// What `${}` can be.\n    #[derive(Clone, Copy, Debug, PartialEq, Eq)]\n    pub enum {name} {{", name.to_lowercase());
    for choice in choices {
        let _ = writeln!(made, "        /// `{choice}`.\n        {},", camel(choice));
    }
    let _ = writeln!(made, "    }}\n    impl {name} {{\n        fn word(self) -> &'static str {{\n            match self {{");
    for choice in choices {
        let _ = writeln!(made, "                Self::{} => \"{choice}\",", camel(choice));
    }
    made.push_str("            }\n        }\n    }\n");
}

/// The row of a phrase in the list of what each takes.
fn spec(specs: &mut String, phrase: &Phrase) {
    let _ = write!(specs, "    PhraseSpec {{ key: \"{}\", args: &[", phrase.key);
    for argument in &phrase.arguments {
        let (kind, choices) = match &argument.kind {
            ArgumentKind::Typed(row) => (TYPES[*row].0, &[][..]),
            ArgumentKind::Choice(choices) => ("choice", choices.as_slice()),
        };
        let _ =
            write!(specs, "ArgSpec {{ name: \"{}\", kind: \"{kind}\", choices: &{choices:?}, optional: {} }}, ", argument.name, argument.optional);
    }
    specs.push_str("] },\n");
}

/// The files of every language, with their texts.
fn sources(folder: &Path) -> String {
    let root = std::env::var("CARGO_MANIFEST_DIR").expect("cargo names the folder");
    let entries = std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut languages: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).filter(|path| path.is_dir()).collect();
    languages.sort();
    let mut made = String::from("/// The languages that the program carries: their codes, and their files with name and text.\n");
    made.push_str("pub static SOURCES: &[(&str, &[(&str, &str)])] = &[\n");
    for language in languages {
        let _ = writeln!(made, "    ({:?}, &[", language.file_name().unwrap_or_default().to_string_lossy());
        for file in phrases_in(&language) {
            let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let _ = writeln!(made, "        ({name:?}, include_str!({:?})),", Path::new(&root).join(&file).display().to_string());
        }
        made.push_str("    ]),\n");
    }
    made.push_str("];\n");
    made
}
