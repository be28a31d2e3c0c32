//! A scenario: a level that has been read, checked and resolved against the theatre data. It never changes while a game runs.
//!
//! Whoever builds one (the [`level`](crate::level) reader, a test) has already checked every reference in it: the rules index without looking.

pub mod sea_ways;
pub mod war;

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use self::sea_ways::SeaWays;
use self::war::WarSetup;
use crate::catalog::quantity::{Hours, Km, Thousandths};
use crate::catalog::{Act, AgreementDefId, AgreementStatus, Catalog, Clause, Date, Domain, ForceTypeId, Host, NationId, PlaceId};
use crate::geo::{CellId, HexMap};
pub use crate::rules::vocab::effect::{Effect, Trigger};
use crate::rules::vocab::force::{Force, Task};
use crate::rules::vocab::ids::{FeatureId, InjectId, SeatId};
use crate::rules::vocab::lesson::LessonStep;
use crate::rules::vocab::measure::Condition;
use crate::rules::vocab::parameter::{Param, Parameters};
pub use crate::rules::vocab::position::{Clock, Position};
use crate::rules::vocab::quarantine::QuarantineSetup;

/// A level, checked: all that is fixed before the first turn. A client that joins a session gets it as bytes, as far as it may know it
/// ([`Scenario::known_to`]).
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Scenario {
    /// The level's short name: its file name without the ending.
    pub slug: String,
    /// What people read about the level before they play.
    pub text: LevelText,
    /// Nations, places, force types, agreements and their sources, with the level's overrides.
    pub catalog: Catalog,
    /// The map of the level's window.
    pub map: HexMap,
    /// Where each place lies on the map, by [`PlaceId`]; `None` is outside the window.
    pub place_cells: Vec<Option<CellId>>,
    /// The clock the game starts with.
    pub clock: Clock,
    /// The first day.
    pub start: Date,
    /// Hour of the first day at which the first turn begins, 0 to 23.
    pub start_hour: u8,
    /// Hours in a turn: 6 to 24 in incidents, 84 or 168 in crisis, a quarter (2190) or half-year (4380) in competition.
    pub turn_hours: Hours,
    /// How many turns the level lasts; `None` where that is kept from whoever reads it.
    pub turns: Option<u16>,
    /// Whether the number of turns is kept from the seats.
    pub last_turn_hidden: bool,
    /// Orders that one seat may give in a turn, other than bargaining.
    pub staff_actions: u8,
    /// Offers that one nation may make to another in a turn.
    pub offers_per_pair: u8,
    /// Who plays.
    pub seats: Vec<Seat>,
    /// What each nation starts with, by [`NationId`].
    pub nations: Vec<NationSetup>,
    /// Contested locations.
    pub features: Vec<Feature>,
    /// Every counter that is there at the start or arrives by an inject.
    pub forces: Vec<ForceSetup>,
    /// Agreements at the start.
    pub agreements: Vec<AgreementSetup>,
    /// What the White Cell has prepared.
    pub injects: Vec<Inject>,
    /// Private objectives of the seats.
    pub objectives: Vec<Objective>,
    /// What newcomers are told to do, in the order in which they are told.
    pub lessons: Vec<LessonStep>,
    /// Numbers that the rules use, with the level's overrides.
    pub parameters: Parameters,
    /// Ways by sea between features and places; empty but in competition.
    pub sea_ways: SeaWays,
    /// What the level says about war; `None` where there is none.
    pub war: Option<Arc<WarSetup>>,
    /// How a quarantine starts; `None` where there is none.
    pub quarantine: Option<QuarantineSetup>,
}

/// What people read about a level.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LevelText {
    /// Title on the start screen.
    pub title: String,
    /// Two or three sentences.
    pub summary: String,
    /// What participants should take away.
    pub aims: Vec<String>,
    /// Expected length of a session, in minutes.
    pub minutes: u16,
    /// The situation as all seats know it.
    pub situation: String,
    /// Where the facts come from.
    pub sources: Vec<String>,
    /// Questions for the debrief.
    pub questions: Vec<String>,
    /// For the instructor alone.
    pub instructor_notes: String,
}

/// A role that a team or a computer plays.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seat {
    /// Short name in files and on the command line, such as `philippines`.
    pub slug: String,
    /// Name on screens.
    pub name: String,
    /// The nations that it commands; the first is its own.
    pub nations: Vec<NationId>,
    /// Whether a person may take it.
    pub for_people: bool,
    /// What everybody may know of it.
    pub public_brief: String,
    /// What only this seat reads.
    pub private_brief: String,
    /// The furthest act its crews may go to, until the seat says otherwise.
    pub ceiling: Act,
    /// Points over all its objectives from which the seat counts as having succeeded; private as they are.
    pub success: u8,
}

/// What a nation starts with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NationSetup {
    /// Whether the nation plays a part in this level at all.
    pub present: bool,
    /// Public and elite backing for closer defence ties, in permille. For Beijing: elite cohesion behind pressure.
    pub support: Thousandths,
    /// Standing of the government at home, in permille.
    pub standing: Thousandths,
    /// Political capital.
    pub capital: i32,
    /// Budget, in millions of 2025 U.S. dollars.
    pub budget: i32,
    /// What comes in a year for programmes, works, exercises and aid, in millions of 2025 U.S. dollars.
    pub income: i32,
    /// For a nation that is courted: where it leans at the start, -3 (Beijing) to 3 (the allies).
    pub alignment: Option<i8>,
    /// How far others take its word, in permille.
    pub credit: Thousandths,
    /// Coast-guard hulls that the nation has in all, for the pool; those not in forces of the level are elsewhere.
    pub hull_pool: u16,
}

/// A contested location with a control track.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Feature {
    /// The place it lies at.
    pub place: PlaceId,
    /// Where it lies on the map.
    pub cell: CellId,
    /// Control +3 is this nation's.
    pub holder: NationId,
    /// Control -3 is this nation's.
    pub challenger: NationId,
    /// Control at the start, -3 to +3.
    pub control: i8,
    /// Whether the holder keeps people on it, who need supply.
    pub outpost: bool,
    /// Supply at the start, 0 to 3.
    pub supply: u8,
    /// Hours after which an outpost has used up one step of supply.
    pub supply_hours: Hours,
    /// State of the outpost's fabric at the start, 0 (falling apart) to 3.
    pub fabric: u8,
    /// Whether presence there is an incursion into the holder's territorial sea (the holder administers it), or free.
    pub territorial_sea: bool,
    /// Whether holder, challenger or both may reach it for the objectives of this level; named in briefings.
    pub note: String,
}

/// A counter as the level sets it up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ForceSetup {
    /// Short name in files.
    pub slug: String,
    /// Name on screens.
    pub name: String,
    /// Whose it is.
    pub nation: NationId,
    /// What it is.
    pub kind: ForceTypeId,
    /// Aircraft, hulls, launchers or brigades, 1 or more.
    pub strength: u16,
    /// Where it starts.
    pub position: Position,
    /// Its home.
    pub home: PlaceId,
    /// The inject that brings it; `None` is there from the start.
    pub arrives: Option<InjectId>,
    /// Whether the level ties it to its place.
    pub fixed: bool,
    /// What it does from the start.
    pub task: Option<Task>,
}

/// An agreement as the level sets it up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgreementSetup {
    /// The theatre agreement it comes from, if any.
    pub def: Option<AgreementDefId>,
    /// Name on screens.
    pub name: String,
    /// Who is bound.
    pub parties: Vec<NationId>,
    /// What it says.
    pub clauses: Vec<Clause>,
    /// Where it stands at the start.
    pub status: AgreementStatus,
    /// Whether it is a quiet understanding that publicity suspends.
    pub quiet: bool,
}

/// Something that happens from outside the seats' orders.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Inject {
    /// Short name in files.
    pub slug: String,
    /// Headline.
    pub title: String,
    /// What people read.
    pub text: String,
    /// Who reads it; empty is everybody.
    pub to: Vec<SeatId>,
    /// When.
    pub trigger: Trigger,
    /// What it changes.
    pub effects: Vec<Effect>,
}

/// A private objective of a seat, scored 0 to 3.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Objective {
    /// Whose it is.
    pub seat: SeatId,
    /// A line.
    pub title: String,
    /// What it means and why the seat wants it.
    pub text: String,
    /// Reaching the first threshold scores 1, the second 2, the third 3.
    pub tiers: [Condition; 3],
}

impl Scenario {
    /// Whether a war of this level breaks out inside it, and has turns of its own: on all clocks but that of crisis, and in a quarantine.
    pub fn war_is_inner(&self) -> bool {
        self.clock != Clock::Crisis || self.quarantine.is_some()
    }

    /// The seat that commands `nation`; `None` is a country desk.
    pub fn seat_of(&self, nation: NationId) -> Option<SeatId> {
        self.seats.iter().position(|seat| seat.nations.contains(&nation)).map(|index| SeatId(index as u8))
    }

    /// The seat with this identity.
    pub fn seat(&self, seat: SeatId) -> &Seat {
        &self.seats[seat.index()]
    }

    /// The feature with this identity.
    pub fn feature(&self, feature: FeatureId) -> &Feature {
        &self.features[feature.index()]
    }

    /// Every feature with its identity.
    pub fn features(&self) -> impl Iterator<Item = (FeatureId, &Feature)> {
        self.features.iter().enumerate().map(|(index, feature)| (FeatureId(index as u16), feature))
    }

    /// The nations that play a part in this level.
    pub fn nations_present(&self) -> impl Iterator<Item = NationId> + '_ {
        self.nations.iter().enumerate().filter(|(_, nation)| nation.present).map(|(index, _)| NationId(index as u16))
    }

    /// The map cell of a position; `None` is outside the window.
    pub fn cell_of(&self, position: Position) -> Option<CellId> {
        match position {
            Position::At(place) => self.place_cells.get(place.index()).copied().flatten(),
            Position::Field(cell) => Some(cell),
        }
    }

    /// The nations that press others in this level: whoever challenges somebody at a feature, and whoever the theatre says does.
    pub fn challengers(&self) -> impl Iterator<Item = NationId> + '_ {
        let challenges = |nation: NationId| self.features.iter().any(|feature| feature.challenger == nation);
        self.nations_present().filter(move |&nation| self.catalog.nation(nation).presses || challenges(nation))
    }

    /// The day on which `turn`, counted from 1, begins.
    pub fn day_of(&self, turn: u16) -> Date {
        self.start.plus_days((Hours(u32::from(self.start_hour)) + self.hours_at(turn)).days())
    }

    /// Hours from the level's start to the start of `turn`, counted from 1.
    pub fn hours_at(&self, turn: u16) -> Hours {
        self.turn_hours * u32::from(turn.saturating_sub(1))
    }
}

/// Who decides about a place: its host, or for a disputed one whoever controls it.
pub fn host_of(scenario: &Scenario, place: PlaceId) -> Option<NationId> {
    let place = scenario.catalog.place(place);
    match place.host {
        Host::Nation(host) => Some(host),
        Host::Disputed => place.controller,
        Host::International => None,
    }
}

/// Whether a force is on the scene of a feature: ships and boats within the scene's radius, aircraft within their own from their base.
pub fn on_scene(scenario: &Scenario, force: &Force, feature: FeatureId) -> bool {
    let Some(feature) = scenario.features.get(feature.index()) else { return false };
    let Some(cell) = scenario.cell_of(force.position) else { return false };
    let kind = scenario.catalog.force_type(force.kind);
    // The distance is asked for last: this is asked of every force at every feature.
    let metres = || scenario.map.distance_m(cell, feature.cell);
    match kind.domain {
        Domain::Air => Km::of_metres(metres()) <= kind.radius_km,
        Domain::Surface | Domain::Subsurface => {
            // On coarse maps the feature's own hex is the scene.
            let radius_m = (scenario.parameters.get(Param::SceneKm).max(0) as u32) * 1000;
            matches!(force.position, Position::Field(_)) && (cell == feature.cell || metres() <= radius_m)
        }
        Domain::Land => false,
    }
}
