//! Checked theatre data.

use serde::{Deserialize, Serialize};

use super::act::Act;
use super::clause::{AgreementStatus, Clause};
use super::date::Date;
use super::ids::{ForceTypeId, NationId, PlaceId};
use super::quantity::Km;
use crate::catalog::quantity::Hours;
use crate::geo::LatLon;

/// Where a force moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Domain {
    /// Flies.
    Air,
    /// Floats.
    Surface,
    /// Dives.
    Subsurface,
    /// Walks and drives.
    Land,
}

/// Missiles that a land unit launches at bases and fleets in the model of war.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Missiles {
    /// Ballistic ones of short range.
    ShortBallistic,
    /// Ballistic ones of medium and intermediate range: which of the two, the unit's reach says.
    Ballistic,
    /// Cruise missiles.
    Cruise,
}

/// The symbol inside the frame, by function (APP-6).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Icon {
    Fighter,
    Bomber,
    Tanker,
    PatrolAircraft,
    Transport,
    Helicopter,
    Drone,
    Carrier,
    SurfaceCombatant,
    Amphibious,
    Submarine,
    CoastGuard,
    Militia,
    Survey,
    Logistics,
    Infantry,
    MissileSurface,
    MissileAir,
}

/// How sure the data of a row are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Certainty {
    /// Recalled, or argued from little.
    Low,
    /// Recalled, plausible.
    Medium,
    /// Recalled, well known.
    High,
    /// Seen in a source.
    Read,
    /// Made up for the game.
    Invented,
}

impl Certainty {
    /// All, with their names in files.
    pub const ALL: [(&'static str, Certainty); 5] = [
        ("low", Certainty::Low),
        ("medium", Certainty::Medium),
        ("high", Certainty::High),
        ("read", Certainty::Read),
        ("invented", Certainty::Invented),
    ];
}

/// What a place is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum PlaceKind {
    AirBase,
    NavalBase,
    Port,
    Headquarters,
    Capital,
    MissileSite,
    Outpost,
    Feature,
    Strait,
}

impl PlaceKind {
    /// Whether ships can lie there and be supplied.
    pub fn takes_ships(self) -> bool {
        matches!(self, PlaceKind::NavalBase | PlaceKind::Port | PlaceKind::Outpost)
    }

    /// Whether aircraft can be based there. An outpost is a garrison on a reef: one with a runway is an air base besides.
    pub fn takes_aircraft(self) -> bool {
        matches!(self, PlaceKind::AirBase | PlaceKind::Headquarters)
    }

    /// Whether land forces can be stationed there.
    pub fn takes_land(self) -> bool {
        !matches!(self, PlaceKind::Strait | PlaceKind::Feature)
    }

    /// Whether forces of this domain can be stationed there.
    pub fn takes(self, domain: Domain) -> bool {
        match domain {
            Domain::Air => self.takes_aircraft(),
            Domain::Surface | Domain::Subsurface => self.takes_ships(),
            Domain::Land => self.takes_land(),
        }
    }
}

/// Whose consent the use of a place needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Host {
    /// This nation's.
    Nation(NationId),
    /// Disputed: who controls it decides.
    Disputed,
    /// Nobody's.
    International,
}

/// A state in the model.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Nation {
    /// Short name, lower case.
    pub slug: String,
    /// Code in the geography.
    pub iso: String,
    /// Name on screens.
    pub name: String,
    /// Whether the name takes "the" in a sentence.
    pub article: bool,
    /// Adjective.
    pub adjective: String,
    /// What stands before a noun, where that is not the adjective.
    pub before_noun: Option<String>,
    /// Whether it presses others wherever it plays a part: whether it doubts is what the game asks.
    pub presses: bool,
    /// Whether its approval is told as the cohesion of its leadership.
    pub leadership: bool,
    /// Whether it stays outside every treaty of defence, whoever asks.
    pub stays_out: bool,
    /// Colour on the map.
    pub colour: (u8, u8, u8),
    /// The name of its capital and where that is, if it is no place of the theatre; ask [`Catalog::capital`](super::Catalog::capital).
    pub capital: Option<(String, LatLon)>,
}

/// A named place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// Short name.
    pub slug: String,
    /// Name on screens.
    pub name: String,
    /// Where.
    pub at: LatLon,
    /// What.
    pub kind: PlaceKind,
    /// What else is there.
    pub also: Vec<PlaceKind>,
    /// Who operates it.
    pub controller: Option<NationId>,
    /// Whose consent its use needs.
    pub host: Host,
    /// Who claims it, where more than one nation does.
    pub claimants: Vec<NationId>,
    /// 1 core, 2 optional.
    pub tier: u8,
    /// Note.
    pub note: String,
    /// How sure the data are.
    pub certainty: Certainty,
}

impl Place {
    /// The name for sentences and map labels: without what stands in brackets or after a stroke. No two places share one.
    pub fn short(&self) -> String {
        let plain = self.name.split(" / ").next().unwrap_or(&self.name);
        let mut short = String::new();
        let mut rest = plain;
        while let Some((before, bracket)) = rest.split_once(" (") {
            short.push_str(before);
            rest = bracket.split_once(')').map_or("", |(_, after)| after);
        }
        short + rest
    }

    /// Whether it is of this kind, by its symbol or besides.
    pub fn is(&self, kind: PlaceKind) -> bool {
        self.kind == kind || self.also.contains(&kind)
    }

    /// Whether forces of this domain can be stationed there.
    pub fn takes(&self, domain: Domain) -> bool {
        self.kind.takes(domain) || self.also.iter().any(|kind| kind.takes(domain))
    }
}

/// A kind of force.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ForceType {
    /// Short name.
    pub slug: String,
    /// Name on screens.
    pub name: String,
    /// Where it moves.
    pub domain: Domain,
    /// The symbol.
    pub icon: Icon,
    /// What strength counts.
    pub unit: String,
    /// Speed of advance, km a day.
    pub speed_km_day: u32,
    /// Combat radius; none for what does not fly.
    pub radius_km: Km,
    /// Hours out before it must put in.
    pub endurance_hours: Hours,
    /// Distance at which it sees surface forces.
    pub sensor_km: Km,
    /// Reach of its longest normal weapon.
    pub reach_km: Km,
    /// Whether others see it only through ISR.
    pub seen_by_isr_only: bool,
    /// Tonnage of one hull, hundreds of tonnes.
    pub mass: u32,
    /// Acts that it can do in encounters.
    pub acts: Vec<Act>,
    /// Whether bad weather keeps it in.
    pub small_craft: bool,
    /// What it launches from land in the model of war, if it does.
    pub missiles: Option<Missiles>,
    /// Where the numbers come from.
    pub source: String,
}

/// A row of the theatre's order of battle.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ForceDef {
    /// Short name.
    pub slug: String,
    /// Name on screens.
    pub name: String,
    /// Whose.
    pub nation: NationId,
    /// What.
    pub kind: ForceTypeId,
    /// Where.
    pub home: PlaceId,
    /// Aircraft, ships, launchers or brigades.
    pub strength: u16,
    /// Speed of advance, km a day.
    pub speed_km_day: u32,
    /// Combat radius; of a group with aircraft, theirs; none for what does not fly.
    pub radius_km: Km,
    /// Reach of its longest weapon.
    pub reach_km: Km,
    /// Whether it stays where it is.
    pub fixed: bool,
    /// Whether its missiles are aimed at ships and not at bases.
    pub anti_ship: bool,
    /// 1 core, 2 optional.
    pub tier: u8,
    /// Note.
    pub note: String,
    /// How sure the data are.
    pub certainty: Certainty,
}

/// An agreement of the theatre.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgreementDef {
    /// Short name.
    pub slug: String,
    /// Name on screens.
    pub name: String,
    /// Who is bound.
    pub parties: Vec<NationId>,
    /// Status from each date on, the earliest first.
    pub status: Vec<(Date, AgreementStatus)>,
    /// What it says.
    pub clauses: Vec<Clause>,
    /// Whether publicity between its parties suspends it.
    pub quiet: bool,
    /// What it is, in a sentence.
    pub note: String,
    /// How sure the data are.
    pub certainty: Certainty,
}

impl AgreementDef {
    /// Where it stands on a day; `None` before its first date.
    pub fn status_on(&self, day: Date) -> Option<AgreementStatus> {
        self.status.iter().take_while(|(from, _)| *from <= day).last().map(|&(_, status)| status)
    }
}

/// A number that the rules use.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ParameterDef {
    /// Short name.
    pub slug: String,
    /// The value.
    pub value: i32,
    /// The least and greatest credible value.
    pub range: (i32, i32),
    /// Unit.
    pub unit: String,
    /// What it does.
    pub meaning: String,
    /// Where it comes from, or why it is assumed.
    pub origin: Origin,
}

impl ParameterDef {
    /// The values with which the rules can compute: ten times as wide as what is credible, to either side, but for what cannot be negative.
    pub fn bearable(&self) -> std::ops::RangeInclusive<i64> {
        let (low, high) = (i64::from(self.range.0), i64::from(self.range.1));
        let margin = 10 * (high - low).max(high.abs()).max(low.abs()).max(10);
        let least = if low >= 0 && self.counts() { 0 } else { low - margin };
        least..=high + margin
    }

    /// Whether it counts things or time, of which there are never fewer than none.
    fn counts(&self) -> bool {
        !matches!(self.unit.as_str(), "permille" | "percent")
    }
}

/// Where a number comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Origin {
    /// A source.
    Source(String),
    /// An assumption, and why it is reasonable.
    Assumption(String),
}
