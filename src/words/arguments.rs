//! Arguments of phrases as a reader of a language sees them: names that the reader may know, numbers and days as the language writes them.

use fluent_bundle::FluentValue;

use super::keys::{names, numbers, time};
use super::phrase::{Phrase, PhraseArg};
use super::shown::NameForms;
use super::{Language, Words};
use crate::catalog::{Date, NationId};

/// What makes text of a phrase: a language, and the names of a game if the phrase has any.
pub(super) struct Renderer<'a> {
    pub language: &'a Language,
    pub words: Option<&'a Words<'a>>,
}

impl Renderer<'_> {
    /// A phrase as text.
    pub fn text(&self, phrase: impl Into<Phrase>) -> String {
        self.language.render(&phrase.into(), self.words)
    }

    /// An argument as Fluent takes it.
    pub fn value(&self, arg: &PhraseArg) -> FluentValue<'static> {
        match arg {
            PhraseArg::Government(id) => custom(self.government(*id)),
            PhraseArg::Governments(ids) => custom(self.governments(ids)),
            PhraseArg::Team(id) => self.name(|words| words.seat(*id)).into(),
            PhraseArg::Teams(ids) => custom(self.several(ids.iter().map(|&id| self.name(|words| words.seat(id))))),
            PhraseArg::Place(id) => self.name(|words| words.place_in(self.language, *id)).into(),
            PhraseArg::Places(ids) => custom(self.several(ids.iter().map(|&id| self.name(|words| words.place_in(self.language, id))))),
            PhraseArg::Feature(id) => self.name(|words| words.feature_in(self.language, *id)).into(),
            PhraseArg::Features(ids) => custom(self.several(ids.iter().map(|&id| self.name(|words| words.feature_in(self.language, id))))),
            PhraseArg::Cell(id) => self.name(|words| self.text(words.cell_phrase(*id))).into(),
            PhraseArg::Force(id) => self.name(|words| words.force_in(self.language, *id)).into(),
            PhraseArg::Forces(ids) => custom(self.forces(ids)),
            PhraseArg::Agreement(id) => self.name(|words| self.text(words.agreement_phrase(*id))).into(),
            PhraseArg::Good(id) => self.name(|words| words.good_in(self.language, *id)).into(),
            PhraseArg::Programme(id) => self.name(|words| words.programme_in(self.language, *id)).into(),
            PhraseArg::TurnWith(turn) => self.name(|words| self.text(words.with_turn_phrase(*turn))).into(),
            PhraseArg::TurnEnd(turn) => self.name(|words| self.text(words.end_of_phrase(*turn))).into(),
            PhraseArg::Count(count) => FluentValue::from(*count as f64),
            PhraseArg::Number(number) => FluentValue::from(*number as f64),
            PhraseArg::Signed(number) => signed(*number).into(),
            PhraseArg::Percent(permille) => self.text(numbers::Percent { number: self.tenths(*permille) }).into(),
            PhraseArg::SignedPercent(permille) => format!("{}{}", if *permille > 0 { "+" } else { "" }, self.tenths(*permille)).into(),
            PhraseArg::Share(permille) => self.tenths(*permille).into(),
            PhraseArg::Tenths(value) => self.decimal(*value, 1).into(),
            PhraseArg::Hundredths(value) => self.decimal(*value, 2).into(),
            PhraseArg::Duration(hours) => self.duration(*hours).into(),
            PhraseArg::Day(date) => self.day(*date).into(),
            PhraseArg::Text(text) => text.clone().into(),
            PhraseArg::Phrase(phrase) => self.language.render(phrase, self.words).into(),
            PhraseArg::Phrases(phrases) => custom(self.several(phrases.iter().map(|phrase| self.language.render(phrase, self.words)))),
            PhraseArg::Choice(word) => (*word).into(),
            PhraseArg::Absent => "absent".into(),
        }
    }

    fn name(&self, name: impl Fn(&Words<'_>) -> String) -> String {
        self.words.map_or_else(|| "?".to_owned(), name)
    }

    fn government(&self, id: NationId) -> NameForms {
        self.words.map_or_else(NameForms::default, |words| words.government_in(self.language, id))
    }

    fn governments(&self, ids: &[NationId]) -> NameForms {
        let all: Vec<NameForms> = ids.iter().map(|&id| self.government(id)).collect();
        let bare: Vec<String> = all.iter().map(|shown| shown.form("bare").to_owned()).collect();
        let shown = self.several(all.into_iter().map(|shown| shown.text));
        NameForms { forms: vec![("bare".into(), self.language.list(&bare))], ..shown }
    }

    fn forces(&self, ids: &[crate::rules::vocab::ids::ForceId]) -> NameForms {
        let known = ids.iter().filter(|id| self.words.is_some_and(|words| words.game.forces.contains_key(id)));
        let shown = self.several(known.map(|&id| self.name(|words| words.force_in(self.language, id))));
        if shown.count == 0 { NameForms::one(self.language.label(names::FORCES).to_owned()) } else { shown }
    }

    fn several(&self, items: impl Iterator<Item = String>) -> NameForms {
        let items: Vec<String> = items.collect();
        NameForms { text: self.language.list(&items), forms: Vec::new(), count: items.len() }
    }

    /// Tenths as a decimal, whole where it is.
    fn tenths(&self, value: i32) -> String {
        if value % 10 == 0 { format!("{}{}", minus(value), value.unsigned_abs() / 10) } else { self.decimal(value, 1) }
    }

    /// A number of so many decimals, by its last one.
    fn decimal(&self, value: i32, decimals: usize) -> String {
        let unit = 10_u32.pow(decimals as u32);
        let (whole, rest) = (value.unsigned_abs() / unit, value.unsigned_abs() % unit);
        format!("{}{}", minus(value), self.text(numbers::Decimal { whole: whole.into(), decimals: format!("{rest:0decimals$}") }))
    }

    fn duration(&self, hours: u32) -> String {
        match hours {
            0..48 => self.text(time::Hours { hours: hours.into() }),
            48..1_000 => {
                let tenths = hours / 24 * 10 + hours % 24 * 10 / 24;
                self.text(time::DaysAndTenths { days: tenths as i32 })
            }
            _ => self.text(time::ManyDays { days: (hours / 24).into() }),
        }
    }

    fn day(&self, date: Date) -> String {
        self.text(time::Day { day: date.day.into(), month: date.month.into(), year: date.year.to_string() })
    }
}

fn custom(shown: NameForms) -> FluentValue<'static> {
    FluentValue::Custom(Box::new(shown))
}

/// The sign of a number below zero: the true one.
fn minus(value: i32) -> &'static str {
    if value < 0 { "−" } else { "" }
}

/// A change with its sign.
fn signed(value: i64) -> String {
    match value {
        1.. => format!("+{value}"),
        0 => "0".to_owned(),
        _ => format!("−{}", value.unsigned_abs()),
    }
}
