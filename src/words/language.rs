//! A language: its phrases, and how they are rendered. English is built in whole; another stands on it, so that what it lacks is said in English.

use std::sync::{LazyLock, OnceLock};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use super::arguments::Renderer;
use super::keys::{SOURCES, SPECS};
use super::phrase::{Label, Phrase};
use super::shown::{NameForms, at_the_head, how_many, in_the_form};
use super::{Words, keys};

/// A language's phrases, ready to be said.
pub struct Language {
    code: String,
    bundle: FluentBundle<FluentResource>,
    /// The texts of phrases without arguments, in the order of keys; empty for those with any.
    labels: Vec<String>,
    /// What says that which this language does not.
    behind: Option<&'static Language>,
    /// Whether it has names of its own for what the theatre names.
    names: bool,
}

/// Those that the program carries.
static CARRIED: LazyLock<Vec<&'static Language>> = LazyLock::new(|| {
    let of = |code: &str, behind| {
        let files = SOURCES.iter().find(|(known, _)| *known == code).map_or(&[][..], |(_, files)| files);
        let (language, _) = Language::new(code, files, behind);
        &*Box::leak(Box::new(language))
    };
    let english = of("en", None);
    let others = SOURCES.iter().filter(|(code, _)| *code != "en").map(|(code, _)| of(code, Some(english)));
    [english].into_iter().chain(others).collect()
});

static CURRENT: OnceLock<&'static Language> = OnceLock::new();

impl Language {
    /// A language from its files (name and text), with all that is wrong in them; `behind` says what they lack.
    pub fn new(code: &str, files: &[(&str, &str)], behind: Option<&'static Language>) -> (Self, Vec<String>) {
        let mut problems = Vec::new();
        // What a language is called decides its plurals; a name that is none has those of English.
        let id: LanguageIdentifier = code.parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![id]);
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(|value, _| match value {
            FluentValue::Number(number) if number.value < 0.0 => Some(format!("−{}", -number.value)),
            FluentValue::Number(number) => Some(number.value.to_string()),
            _ => None,
        }));
        let functions =
            [bundle.add_function("CAPITAL", at_the_head), bundle.add_function("COUNT", how_many), bundle.add_function("FORM", in_the_form)];
        problems.extend(functions.into_iter().filter_map(Result::err).map(|error| error.to_string()));
        for (file, text) in files {
            let resource = FluentResource::try_new((*text).to_owned()).unwrap_or_else(|(resource, errors)| {
                problems.extend(errors.into_iter().map(|error| format!("{file}: {error}")));
                resource
            });
            let twice = bundle.add_resource(resource).err().unwrap_or_default();
            problems.extend(twice.into_iter().map(|error| format!("{file}: {error}")));
        }
        let names = files.iter().any(|(file, _)| *file == "theatre.ftl");
        let mut language = Self { code: code.to_owned(), bundle, labels: Vec::new(), behind, names };
        let labels = SPECS
            .iter()
            .enumerate()
            .map(|(index, spec)| if spec.args.is_empty() { language.render(&Phrase::new(index as u16, Vec::new()), None) } else { String::new() });
        language.labels = labels.collect();
        (language, problems)
    }

    /// What the program carries, English first.
    pub fn carried() -> &'static [&'static Language] {
        &CARRIED
    }

    /// English.
    pub fn english() -> &'static Language {
        CARRIED[0]
    }

    /// The language that the program speaks: English, unless another was chosen.
    pub fn current() -> &'static Language {
        CURRENT.get().copied().unwrap_or_else(Self::english)
    }

    /// Makes it the language that the program speaks, once and before anything is said. Returns whether it could be chosen still.
    pub fn choose(&'static self) -> bool {
        CURRENT.set(self).is_ok()
    }

    /// Its code, such as `en`.
    pub fn code(&self) -> &str {
        &self.code
    }

    /// A phrase without arguments.
    pub(super) fn label(&self, label: Label) -> &str {
        self.labels.get(usize::from(label.0)).map_or("", String::as_str)
    }

    /// A phrase in this language, with names as `words` has them.
    pub fn render(&self, phrase: &Phrase, words: Option<&Words<'_>>) -> String {
        self.attempt(phrase, words).0
    }

    /// The same, with all that went wrong: a variable that the phrase does not take, a function that is not there.
    pub fn attempt(&self, phrase: &Phrase, words: Option<&Words<'_>>) -> (String, Vec<String>) {
        let found = self.bundle.get_message(phrase.key()).and_then(|message| message.value());
        let Some(pattern) = found else {
            let lacking = format!("{}: {} is not there", self.code, phrase.key());
            return self.behind.map_or_else(|| (phrase.key().to_owned(), vec![lacking]), |behind| behind.attempt(phrase, words));
        };
        let renderer = Renderer { language: self, words };
        let mut args = FluentArgs::with_capacity(phrase.args().len());
        for (name, arg) in phrase.args() {
            args.set(*name, renderer.value(arg));
        }
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, Some(&args), &mut errors).into_owned();
        (text, errors.into_iter().map(|error| format!("{}: {}: {error}", self.code, phrase.key())).collect())
    }

    /// What this language calls a thing of the theatre, such as `nation-phl`, with its forms; `None` where the theatre's own name does.
    pub(super) fn named(&self, kind: &str, slug: &str) -> Option<NameForms> {
        if !self.names {
            return None;
        }
        let message = self.bundle.get_message(&format!("{kind}-{slug}"))?;
        let text = |pattern| self.bundle.format_pattern(pattern, None, &mut Vec::new()).into_owned();
        let forms = message.attributes().map(|form| (form.id().to_owned().into(), text(form.value()))).collect();
        Some(NameForms { text: text(message.value()?), forms, count: 1 })
    }

    /// Several things in a sentence: "a", "a and b", "a, b and c".
    pub fn list(&self, items: &[String]) -> String {
        let Some((first, rest)) = items.split_first() else { return String::new() };
        let Some((last, middle)) = rest.split_last() else { return first.clone() };
        let so_far = middle.iter().fold(first.clone(), |so_far, next| self.render(&keys::lists::Middle { so_far, next: next.clone() }.into(), None));
        self.render(&keys::lists::Last { so_far, last: last.clone() }.into(), None)
    }
}
