//! What competition draws on: programmes with lead times, goods that can be withheld, elections, stocks, and model texts of agreements.

use crate::catalog::quantity::Thousandths;
use serde::{Deserialize, Serialize};

use super::clause::{Area, AttackOn, Consent, InstitutionKind, Operation, Response, Tension};
use super::date::Date;
use super::ids::NationId;
use super::types::{Certainty, Origin};

/// What a nation has in numbers. War rules count it down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum StockKind {
    /// Missiles against targets on land, 300 km and more.
    StrikeMissiles,
    /// Missiles against ships.
    AntiShipMissiles,
    /// Missiles against aircraft and missiles.
    Interceptors,
    /// Hardened aircraft shelters.
    Shelters,
    /// Unmanned aircraft that watch.
    Drones,
    /// Attack submarines beyond the order of battle.
    Submarines,
    /// Coast-guard hulls beyond the order of battle.
    Cutters,
    /// Troops that one wave of landing ships and ferries lifts, in hundreds.
    Sealift,
}

impl StockKind {
    /// All kinds.
    pub const ALL: [StockKind; 8] = [
        StockKind::StrikeMissiles,
        StockKind::AntiShipMissiles,
        StockKind::Interceptors,
        StockKind::Shelters,
        StockKind::Drones,
        StockKind::Submarines,
        StockKind::Cutters,
        StockKind::Sealift,
    ];

    /// Whether it can be stored ahead at an ally's place.
    pub fn is_munition(self) -> bool {
        matches!(self, StockKind::StrikeMissiles | StockKind::AntiShipMissiles | StockKind::Interceptors)
    }
}

/// So many of a kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Yield {
    /// What.
    pub what: StockKind,
    /// How many.
    pub count: u16,
}

/// A programme of procurement or modernisation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Programme {
    /// Short name.
    pub slug: String,
    /// Name on screens.
    pub name: String,
    /// Whose.
    pub nation: NationId,
    /// Cost in all, in millions of 2025 U.S. dollars, paid evenly over the lead time.
    pub cost_musd: i32,
    /// Months from the start to the delivery.
    pub months: u16,
    /// The day from which it is under way without anybody's order; `None` must be ordered.
    pub begun: Option<Date>,
    /// Whether others see that it is under way.
    pub public: bool,
    /// What it delivers, all at its end.
    pub yields: Vec<Yield>,
    /// What it is, in a sentence.
    pub note: String,
    /// Where cost, lead time and numbers come from.
    pub origin: Origin,
    /// How sure they are.
    pub certainty: Certainty,
}

/// A good that one nation can withhold from, or refuse to buy from, another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Good {
    /// Short name.
    pub slug: String,
    /// Name on screens.
    pub name: String,
    /// Who can use it as a lever.
    pub by: NationId,
    /// Nations that can be hit, each with the trade at stake in permille of its product.
    pub exposure: Vec<(NationId, Thousandths)>,
    /// Standing that it costs whoever uses it, a year, in permille.
    pub sender_cost: Thousandths,
    /// Where the exposures come from.
    pub origin: Origin,
}

/// What is elected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum ElectionKind {
    /// The government can fall.
    Government,
    /// A chamber or half a chamber: the government stays, with more or less behind it.
    Chamber,
}

/// An election on a known day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Election {
    /// Whose.
    pub nation: NationId,
    /// When.
    pub day: Date,
    /// What.
    pub kind: ElectionKind,
    /// Name on screens.
    pub name: String,
    /// How sure the day is.
    pub certainty: Certainty,
}

/// What a nation has of something when a level does not say otherwise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StockDef {
    /// Whose.
    pub nation: NationId,
    /// What.
    pub what: StockKind,
    /// How many.
    pub count: u16,
    /// Where the number comes from.
    pub origin: Origin,
}

/// A part of a model text, said of all its parties alike.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ModelClause {
    /// Each owes every other.
    Mutual {
        /// Where: administered territory or the Pacific.
        area: Area,
        /// When.
        trigger: AttackOn,
        /// What.
        response: Response,
    },
    /// Each lets all others use what it hosts.
    Access {
        /// For what.
        operation: Operation,
        /// Up to which tension.
        up_to: Tension,
        /// How.
        consent: Consent,
    },
    /// All keep an institution at a place that whoever writes the text chooses.
    Common {
        /// What kind.
        kind: InstitutionKind,
    },
}

/// What computers use a model text for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum TextRole {
    /// Binds its parties to act when one of them, its forces or its ships are attacked.
    Act,
    /// Binds them to act for territory alone.
    Territory,
    /// Binds them to consult.
    Consult,
    /// Opens bases in peace and crisis.
    Access,
    /// Opens bases for war.
    WarAccess,
    /// One staff for all.
    Headquarters,
    /// A group that plans together.
    Planning,
    /// Reconnaissance that all see.
    SharedIsr,
}

/// A model text that is at hand when nations bargain.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ModelText {
    /// Short name.
    pub slug: String,
    /// Name on screens.
    pub name: String,
    /// What computers use it for, if they write it of their own accord.
    pub role: Option<TextRole>,
    /// What it says of all its parties.
    pub clauses: Vec<ModelClause>,
    /// What it is for, in a sentence.
    pub note: String,
}
