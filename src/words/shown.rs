//! What a name or a list is to a phrase: its text, its other forms, and how many it is of; and the functions that phrases call.

use std::borrow::Cow;

use fluent_bundle::types::FluentType;
use fluent_bundle::{FluentArgs, FluentValue};

/// A name or a list of names, ready for a phrase.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub(super) struct NameForms {
    /// As it stands within a sentence.
    pub text: String,
    /// Its other forms by name: `bare`, `adjective`; what the language's own names have.
    pub forms: Vec<(Cow<'static, str>, String)>,
    /// How many it is of.
    pub count: usize,
}

impl NameForms {
    /// One thing.
    pub fn one(text: String) -> Self {
        Self { text, forms: Vec::new(), count: 1 }
    }

    /// A form of it; as it stands where it has none of that name.
    pub fn form(&self, name: &str) -> &str {
        self.forms.iter().find(|(known, _)| known == name).map_or(&self.text, |(_, text)| text)
    }
}

impl FluentType for NameForms {
    fn duplicate(&self) -> Box<dyn FluentType + Send> {
        Box::new(self.clone())
    }

    fn as_string(&self, _: &intl_memoizer::IntlLangMemoizer) -> Cow<'static, str> {
        self.text.clone().into()
    }

    fn as_string_threadsafe(&self, _: &intl_memoizer::concurrent::IntlLangMemoizer) -> Cow<'static, str> {
        self.text.clone().into()
    }
}

/// The first letter in upper case.
pub(super) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// `CAPITAL($who)`: as it stands at the head of a sentence.
pub(super) fn at_the_head<'a>(positional: &[FluentValue<'a>], _: &FluentArgs<'_>) -> FluentValue<'a> {
    match positional {
        [FluentValue::String(text)] => capital(text).into(),
        [FluentValue::Custom(shown)] => named(&**shown).map_or(FluentValue::Error, |shown| capital(&shown.text).into()),
        _ => FluentValue::Error,
    }
}

/// `COUNT($who)`: how many a list is of, for a phrase to choose by.
pub(super) fn how_many<'a>(positional: &[FluentValue<'a>], _: &FluentArgs<'_>) -> FluentValue<'a> {
    match positional {
        [FluentValue::Custom(shown)] => named(&**shown).map_or(FluentValue::Error, |shown| shown.count.into()),
        _ => FluentValue::Error,
    }
}

/// `FORM($who, "adjective")`: another form of a name.
pub(super) fn in_the_form<'a>(positional: &[FluentValue<'a>], _: &FluentArgs<'_>) -> FluentValue<'a> {
    match positional {
        [FluentValue::Custom(shown), FluentValue::String(form)] => {
            named(&**shown).map_or(FluentValue::Error, |shown| shown.form(form).to_owned().into())
        }
        _ => FluentValue::Error,
    }
}

fn named(value: &(dyn FluentType + Send)) -> Option<&NameForms> {
    value.as_any().downcast_ref::<NameForms>()
}
