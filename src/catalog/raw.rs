//! What the theatre files say, before it is checked. One struct a row; names are text.

use serde::{Deserialize, Serialize};

use super::clause::AgreementStatus;
pub use super::clause::RawClause;
use super::history::HistoryKind;
use super::types::{Domain, Icon, Missiles, PlaceKind};

/// A row of `nations.ron`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawNation {
    /// Whether it stays outside every treaty of defence.
    #[serde(default)]
    pub stays_out: bool,
    /// Whether it presses others wherever it plays a part.
    #[serde(default)]
    pub presses: bool,
    /// Whether its approval is told as the cohesion of its leadership.
    #[serde(default)]
    pub leadership: bool,
    /// Short name, lower case: `jpn`.
    pub id: String,
    /// ISO 3166 alpha-3 code as the geography has it: `JPN` (`CHN` is written `PRC`).
    pub iso: String,
    /// Name on screens.
    pub name: String,
    /// Whether the name takes "the" in a sentence: the Philippines.
    #[serde(default)]
    pub article: bool,
    /// Adjective: "Japanese".
    pub adjective: String,
    /// What stands before a noun, where that is not the adjective: "U.S.".
    #[serde(default)]
    pub before_noun: Option<String>,
    /// Colour on the map, red, green, blue.
    pub colour: (u8, u8, u8),
    /// Its capital with latitude and longitude in degrees, where that is no place of the theatre.
    #[serde(default)]
    pub capital: Option<(String, f64, f64)>,
}

/// A row of `places.ron`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawPlace {
    /// Short name.
    pub id: String,
    /// Name on screens.
    pub name: String,
    /// Latitude in degrees, north positive.
    pub lat: f64,
    /// Longitude in degrees, east positive, -180 to 180.
    pub lon: f64,
    /// What it is.
    pub kind: PlaceKind,
    /// What else is there: a town with a harbour takes ships, whatever its symbol says. None by default.
    #[serde(default)]
    pub also: Vec<PlaceKind>,
    /// Who operates it: a nation's short name, or `none`.
    pub controller: String,
    /// Whose consent its use needs: a nation's short name, `disputed` or `international`.
    pub host: String,
    /// Who claims it, where more than one nation does: nations' short names. None by default.
    #[serde(default)]
    pub claimants: Vec<String>,
    /// 1 core, 2 optional.
    pub tier: u8,
    /// Note on sources and use.
    #[serde(default)]
    pub note: String,
    /// How sure the data are.
    pub certainty: String,
}

/// A row of `force_types.ron`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawForceType {
    /// Short name.
    pub id: String,
    /// Name on screens.
    pub name: String,
    /// Where it moves.
    pub domain: Domain,
    /// The symbol.
    pub icon: Icon,
    /// What strength counts: "aircraft", "ships".
    pub unit: String,
    /// Speed of advance in km a day; for aircraft, ferry distance a day.
    pub speed_km_day: u32,
    /// Unrefuelled combat radius in km; 0 for what does not fly.
    pub radius_km: u32,
    /// Hours it stays out before it must put in.
    pub endurance_hours: u32,
    /// Distance at which it sees surface forces, in km.
    pub sensor_km: u32,
    /// Reach of its longest normal weapon, in km.
    pub reach_km: u32,
    /// Whether others see it only through ISR.
    #[serde(default)]
    pub hidden: bool,
    /// Tonnage of one hull in hundreds of tonnes, for encounters.
    #[serde(default)]
    pub mass: u32,
    /// Acts that it can do in encounters.
    #[serde(default)]
    pub acts: Vec<super::act::Act>,
    /// Whether bad weather keeps it in.
    #[serde(default)]
    pub small_craft: bool,
    /// What it launches from land in the model of war, if it does.
    #[serde(default)]
    pub missiles: Option<Missiles>,
    /// Where the numbers come from, and which are assumptions.
    pub source: String,
}

/// A row of `forces.ron`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawForceDef {
    /// Short name.
    pub id: String,
    /// Name on screens.
    pub name: String,
    /// Whose: a nation's short name.
    pub nation: String,
    /// What: a force type's short name.
    pub kind: String,
    /// Where: a place's short name.
    pub home: String,
    /// Aircraft, ships, launchers or brigades, 1 to 500.
    pub strength: u16,
    /// Speed of advance in km a day, 1 to 20,000, where it differs from the kind's.
    #[serde(default, with = "some", skip_serializing_if = "Option::is_none")]
    pub speed_km_day: Option<u32>,
    /// Combat radius in km, 1 to 15,000, where it differs from the kind's; of a group with aircraft, theirs.
    #[serde(default, with = "some", skip_serializing_if = "Option::is_none")]
    pub radius_km: Option<u32>,
    /// Reach of its longest weapon in km, 0 to 15,000, where it differs from the kind's.
    #[serde(default, with = "some", skip_serializing_if = "Option::is_none")]
    pub reach_km: Option<u32>,
    /// Whether it stays where it is. No by default.
    #[serde(default)]
    pub fixed: bool,
    /// Whether its missiles are aimed at ships and not at bases. No by default.
    #[serde(default)]
    pub anti_ship: bool,
    /// 1 core, 2 optional.
    pub tier: u8,
    /// Note.
    #[serde(default)]
    pub note: String,
    /// How sure the data are.
    pub certainty: String,
}

/// A row of `agreements.ron`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawAgreementDef {
    /// Short name.
    pub id: String,
    /// Name on screens.
    pub name: String,
    /// Nations' short names.
    pub parties: Vec<String>,
    /// Status from each date on, the earliest first.
    pub status: Vec<(String, AgreementStatus)>,
    /// What it says.
    #[serde(default)]
    pub clauses: Vec<RawClause>,
    /// Whether publicity between its parties suspends it.
    #[serde(default)]
    pub quiet: bool,
    /// What it is, in a sentence.
    pub note: String,
    /// How sure the data are.
    pub certainty: String,
}

/// A row of `parameters.ron`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawParameter {
    /// Short name, as the rules know it.
    pub id: String,
    /// The value.
    pub value: i32,
    /// The least and greatest value that is credible.
    pub range: (i32, i32),
    /// Unit.
    pub unit: String,
    /// What it does.
    pub meaning: String,
    /// Where the value comes from; empty when it is an assumption.
    #[serde(default)]
    pub source: String,
    /// Why the assumption is reasonable; empty when there is a source.
    #[serde(default)]
    pub assumption: String,
}

/// A row of `history.ron`: what happened, or what an instructor may let happen.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawHistoryEvent {
    /// Short name.
    pub id: String,
    /// Year and month, `2025-03`; empty for what is invented.
    #[serde(default)]
    pub month: String,
    /// Where, in words.
    pub place: String,
    /// Latitude in degrees, north positive.
    pub lat: f64,
    /// Longitude in degrees, east positive, -180 to 180.
    pub lon: f64,
    /// Who acted: nations' short names; empty is everybody.
    #[serde(default)]
    pub actors: Vec<String>,
    /// Upon whom: nations' short names; empty is everybody.
    #[serde(default)]
    pub targets: Vec<String>,
    /// What, in a sentence.
    pub text: String,
    /// 0 for a date to remember, 1 presence or rhetoric, 2 a coercive signal, 3 obstruction, 4 contact, damage or injury, 5 lethal force, landing or seizure.
    pub level: u8,
    /// What kind of event.
    pub kind: HistoryKind,
    /// How sure the data are; `invented` for what never happened.
    pub certainty: String,
}

/// Reads an optional number that is written without `Some`.
mod some {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    /// A number that is there.
    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Option<u32>, D::Error> {
        u32::deserialize(from).map(Some)
    }

    /// The number alone; 0 for none.
    pub fn serialize<S: Serializer>(value: &Option<u32>, to: S) -> Result<S::Ok, S::Error> {
        value.unwrap_or_default().serialize(to)
    }
}
