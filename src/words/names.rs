//! What things are called: the names of a scenario and of a game as its reader may know them, and where things are.

use super::keys::{names, time};
use super::language::Language;
use super::phrase::Phrase;
use super::second_names;
use super::shown::NameForms;
use crate::catalog::{GoodId, NationId, Place, PlaceId, ProgrammeId};
use crate::geo::CellId;
use crate::rules::scenario::{Position, Scenario};
use crate::rules::state::{Agreement, Game};
use crate::rules::vocab::ids::{AgreementId, FeatureId, ForceId, SeatId};

/// Metres from a place within which a hex is off it, and those within which it is near it.
const OFF_A_PLACE: u32 = 25_000;
const NEAR_A_PLACE: u32 = 120_000;

/// The names of a scenario and of a game as its reader may know it.
#[derive(Clone, Copy)]
pub struct Words<'a> {
    /// Names that never change.
    pub scenario: &'a Scenario,
    /// Names of forces and agreements, as the reader may know them.
    pub game: &'a Game,
}

impl Words<'_> {
    /// A phrase in the program's language.
    pub fn say(&self, phrase: impl Into<Phrase>) -> String {
        Language::current().render(&phrase.into(), Some(self))
    }

    /// A government or its country with all its forms.
    pub(super) fn government_in(&self, language: &Language, id: NationId) -> NameForms {
        let Some(nation) = self.scenario.catalog.nations.get(id.index()) else {
            return NameForms::one(language.label(names::UNKNOWN_NATION).to_owned());
        };
        if let Some(own) = language.named("nation", &nation.slug) {
            return own;
        }
        let text = if nation.article { format!("the {}", nation.name) } else { nation.name.clone() };
        let adjective = match &nation.before_noun {
            _ if nation.adjective.is_empty() => &nation.name,
            Some(before) => before,
            None => &nation.adjective,
        };
        let forms = [("bare", &nation.name), ("adjective", adjective), ("letters", &nation.iso)];
        NameForms { text, forms: forms.map(|(form, text)| (form.into(), text.clone())).into(), count: 1 }
    }

    /// A nation's name by itself, for a list or a heading.
    pub fn nation(&self, id: NationId) -> String {
        self.government_in(Language::current(), id).form("bare").to_owned()
    }

    /// A nation's name in a sentence, with its article if it takes one.
    pub fn the(&self, id: NationId) -> String {
        self.government_in(Language::current(), id).text
    }

    /// What is of a nation: "Philippine".
    pub fn adjective(&self, id: NationId) -> String {
        self.government_in(Language::current(), id).form("adjective").to_owned()
    }

    /// Three letters of a nation.
    pub fn letters(&self, id: NationId) -> String {
        self.scenario.catalog.nations.get(id.index()).map_or_else(String::new, |nation| nation.iso.clone())
    }

    /// Several nations' names in a sentence.
    pub fn nations(&self, ids: &[NationId]) -> String {
        self.say(names::Governments { who: ids.to_vec() })
    }

    /// A seat's name.
    pub fn seat(&self, id: SeatId) -> String {
        self.scenario.seats.get(id.index()).map_or_else(|| names::SEAT.text().to_owned(), |seat| seat.name.clone())
    }

    /// A place's name, short enough for a sentence.
    pub fn place(&self, id: PlaceId) -> String {
        self.place_in(Language::current(), id)
    }

    pub(super) fn place_in(&self, language: &Language, id: PlaceId) -> String {
        let Some(place) = self.scenario.catalog.places.get(id.index()) else { return language.label(names::PLACE).to_owned() };
        language.named("place", &place.slug).map_or_else(|| place.short(), |own| own.text)
    }

    /// A contested location's name.
    pub fn feature(&self, id: FeatureId) -> String {
        self.feature_in(Language::current(), id)
    }

    pub(super) fn feature_in(&self, language: &Language, id: FeatureId) -> String {
        let found = self.scenario.features.get(id.index());
        found.map_or_else(|| language.label(names::FEATURE).to_owned(), |feature| self.place_in(language, feature.place))
    }

    /// A force's name, if the reader may know it.
    pub fn force(&self, id: ForceId) -> String {
        self.force_in(Language::current(), id)
    }

    pub(super) fn force_in(&self, language: &Language, id: ForceId) -> String {
        let known = self.game.forces.get(&id);
        known.map_or_else(|| language.label(names::FORCE).to_owned(), |force| second_names::shown(&self.scenario.catalog, &force.name))
    }

    /// Several forces' names.
    pub fn forces(&self, ids: &[ForceId]) -> String {
        self.say(names::ForcesKnown { who: ids.to_vec() })
    }

    /// An agreement's name.
    pub fn agreement(&self, id: AgreementId) -> String {
        self.say(self.agreement_phrase(id))
    }

    pub(super) fn agreement_phrase(&self, id: AgreementId) -> Phrase {
        let Some(agreement) = self.game.agreement(id) else { return names::AGREEMENT.into() };
        let name = agreement.text.name.clone();
        let alike = |other: &Agreement| other.text.name == name && other.text.parties != agreement.text.parties;
        if self.game.agreements.iter().any(alike) {
            // Treaties of one name are told apart by their parties.
            return names::AgreementOfParties { name, parties: agreement.text.parties.clone() }.into();
        }
        names::AgreementNamed { name }.into()
    }

    /// A good that can be withheld.
    pub fn good(&self, good: GoodId) -> String {
        self.good_in(Language::current(), good)
    }

    pub(super) fn good_in(&self, language: &Language, good: GoodId) -> String {
        let Some(row) = self.scenario.catalog.goods.get(good.index()) else { return language.label(names::GOOD).to_owned() };
        language.named("good", &row.slug).map_or_else(|| row.name.clone(), |own| own.text)
    }

    /// A programme.
    pub fn programme(&self, programme: ProgrammeId) -> String {
        self.programme_in(Language::current(), programme)
    }

    pub(super) fn programme_in(&self, language: &Language, programme: ProgrammeId) -> String {
        let Some(row) = self.scenario.catalog.programmes.get(programme.index()) else { return language.label(names::PROGRAMME).to_owned() };
        language.named("programme", &row.slug).map_or_else(|| row.name.clone(), |own| own.text)
    }

    /// Where a force is.
    pub fn position(&self, at: Position) -> String {
        match at {
            Position::At(place) => self.place(place),
            Position::Field(cell) => self.cell(cell),
        }
    }

    /// A hex: the nearest named place within 120 km, or its position.
    pub fn cell(&self, cell: CellId) -> String {
        self.say(self.cell_phrase(cell))
    }

    pub(super) fn cell_phrase(&self, cell: CellId) -> Phrase {
        let Some(there) = self.scenario.map.cell(cell) else { return names::BEYOND_THE_MAP.into() };
        match self.near(cell) {
            Some((metres, place)) if metres < OFF_A_PLACE => names::OffPlace { place }.into(),
            Some((metres, place)) => names::NearPlace { km: u64::from((metres + 5_000) / 10_000 * 10), place }.into(),
            None => position(there.centre.lat(), there.centre.lon()).into(),
        }
    }

    /// Whether where a hex is says that it is off a place.
    pub fn is_off_a_place(&self, cell: CellId) -> bool {
        self.near(cell).is_some_and(|(metres, _)| metres < OFF_A_PLACE)
    }

    /// The named place nearest to a hex, with its distance in metres, if there is one within 120 km.
    fn near(&self, cell: CellId) -> Option<(u32, PlaceId)> {
        let there = self.scenario.map.cell(cell)?;
        let places = self.scenario.catalog.places.iter().enumerate();
        let near = places.map(|(index, place): (usize, &Place)| (place.at.distance_m(there.centre), index)).min()?;
        (near.0 < NEAR_A_PLACE).then_some((near.0, PlaceId(near.1 as u16)))
    }

    /// The same as where something is: "at 12.0° N, 115.3° E".
    pub fn at_cell(&self, cell: CellId) -> String {
        self.say(self.at_cell_phrase(cell))
    }

    /// The same as a phrase.
    pub fn at_cell_phrase(&self, cell: CellId) -> Phrase {
        let bare = self.scenario.map.cell(cell).is_some() && self.near(cell).is_none();
        let place = self.cell_phrase(cell);
        if bare { names::AtPosition { place }.into() } else { place }
    }

    /// With which turn something ends: "with turn 5", or "after the last turn" for what the game does not come to.
    pub fn with_turn(&self, turn: u16) -> String {
        self.say(self.with_turn_phrase(turn))
    }

    pub(super) fn with_turn_phrase(&self, turn: u16) -> Phrase {
        if self.is_played(turn) { time::WithTurn { turn: turn.into() }.into() } else { time::AFTER_THE_LAST.into() }
    }

    /// Until when something lasts, or by when it is due: "the end of turn 5", or "the end of the game" for what outlasts it.
    pub fn end_of(&self, turn: u16) -> String {
        self.say(self.end_of_phrase(turn))
    }

    pub(super) fn end_of_phrase(&self, turn: u16) -> Phrase {
        if self.is_played(turn) { time::EndOfTurn { turn: turn.into() }.into() } else { time::END_OF_THE_GAME.into() }
    }

    /// Whether the game comes to a turn, as far as the reader knows its last one.
    fn is_played(&self, turn: u16) -> bool {
        self.game.turns.is_none_or(|last| turn <= last)
    }
}

/// A position in degrees, with a letter in place of a sign: "12.0° N, 115.3° E"; `longitude` may run beyond 180.
pub fn position(latitude: f64, longitude: f64) -> names::Position {
    let longitude = if longitude > 180.0 { longitude - 360.0 } else { longitude };
    let tenths = |value: f64| (value.abs() * 10.0).round_ties_even() as i32;
    names::Position { latitude: tenths(latitude), north: latitude >= 0.0, longitude: tenths(longitude), east: longitude >= 0.0 }
}
