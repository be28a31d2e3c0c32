//! A phrase as data: its key and its arguments, without a word of any language.

use super::keys::SPECS;
use super::language::Language;
use crate::catalog::{Date, GoodId, NationId, PlaceId, ProgrammeId};
use crate::geo::CellId;
use crate::rules::vocab::ids::{AgreementId, FeatureId, ForceId, SeatId};

/// What a phrase takes, as its file declares it.
#[derive(Debug)]
pub struct PhraseSpec {
    /// Its key in every language.
    pub key: &'static str,
    /// Its arguments.
    pub args: &'static [ArgSpec],
}

/// An argument of a phrase.
#[derive(Debug)]
pub struct ArgSpec {
    /// Its name, without the dollar sign.
    pub name: &'static str,
    /// Its type, as the comment above the phrase writes it; `choice` for one of several words.
    pub kind: &'static str,
    /// The words that it can be, for a choice.
    pub choices: &'static [&'static str],
    /// Whether it may be absent.
    pub optional: bool,
}

/// An argument with its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PhraseArg {
    /// A government or the country that it governs: "the Philippines".
    Government(NationId),
    /// Several, as a list.
    Governments(Vec<NationId>),
    /// A team.
    Team(SeatId),
    /// Several, as a list.
    Teams(Vec<SeatId>),
    /// A place.
    Place(PlaceId),
    /// Several, as a list.
    Places(Vec<PlaceId>),
    /// A contested place.
    Feature(FeatureId),
    /// Several, as a list.
    Features(Vec<FeatureId>),
    /// Where a hex is.
    Cell(CellId),
    /// A force, if the reader may know it.
    Force(ForceId),
    /// Several, those that the reader may know.
    Forces(Vec<ForceId>),
    /// An agreement.
    Agreement(AgreementId),
    /// What is traded.
    Good(GoodId),
    /// A programme.
    Programme(ProgrammeId),
    /// How many: chooses between one and several.
    Count(u64),
    /// A number, which may be below zero.
    Number(i64),
    /// A change, with its sign.
    Signed(i64),
    /// Thousandths, as percent.
    Percent(i32),
    /// A change in thousandths, as percentage points with their sign.
    SignedPercent(i32),
    /// Thousandths as a number of percent, without the sign of percent.
    Share(i32),
    /// Tenths, as a decimal.
    Tenths(i32),
    /// Hundredths, as a decimal.
    Hundredths(i32),
    /// Hours, in the unit that reads best.
    Duration(u32),
    /// A day.
    Day(Date),
    /// With which turn something ends: "with turn 5", or "after the last turn".
    TurnWith(u16),
    /// Until when something lasts: "the end of turn 5", or "the end of the game".
    TurnEnd(u16),
    /// A level's or a person's own words.
    Text(String),
    /// Another phrase.
    Phrase(Phrase),
    /// Several, as a list.
    Phrases(Vec<Phrase>),
    /// One of several words, by which a phrase chooses.
    Choice(&'static str),
    /// Nothing, where there may be something.
    Absent,
}

/// A key with its arguments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    key: u16,
    args: Vec<(&'static str, PhraseArg)>,
}

impl Phrase {
    /// The phrase of a row of the list, with its arguments.
    pub(in crate::words) fn new(key: u16, args: Vec<(&'static str, PhraseArg)>) -> Self {
        Self { key, args }
    }

    /// A phrase by its key, with arguments as the key's type would have given them: what looks through all phrases makes them so.
    pub fn of(key: &str, args: Vec<(&'static str, PhraseArg)>) -> Option<Self> {
        let at = SPECS.iter().position(|spec| spec.key == key)?;
        Some(Self { key: at as u16, args })
    }

    /// Its key.
    pub fn key(&self) -> &'static str {
        SPECS[usize::from(self.key)].key
    }

    /// Its arguments by name.
    pub fn args(&self) -> &[(&'static str, PhraseArg)] {
        &self.args
    }
}

/// A phrase that takes nothing: a name or a sentence by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Label(pub(in crate::words) u16);

impl Label {
    /// Its text in the program's language.
    pub fn text(self) -> &'static str {
        Language::current().label(self)
    }

    /// Its key.
    pub fn key(self) -> &'static str {
        SPECS[usize::from(self.0)].key
    }
}

impl From<Label> for Phrase {
    fn from(label: Label) -> Self {
        Self::new(label.0, Vec::new())
    }
}

impl From<Label> for String {
    fn from(label: Label) -> Self {
        label.text().to_owned()
    }
}

/// What names nothing of a game: no `Words` are needed to say it.
pub trait Nameless: Into<Phrase> {}

/// A phrase of numbers, days and texts, in the program's language.
pub fn say(phrase: impl Nameless) -> String {
    Language::current().render(&phrase.into(), None)
}
