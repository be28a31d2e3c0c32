//! What only the competition clock moves: the data alone.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::listed::listed;
use super::pair::Pair;
use crate::catalog::quantity::{Hours, Thousandths};
use crate::catalog::{GoodId, NationId, PlaceId, StockKind, absent};

/// The part of the state that competition moves.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Competition {
    /// By nation.
    pub fronts: Vec<Front>,
    /// By [`ProgrammeId`](crate::catalog::ProgrammeId).
    pub programmes: Vec<ProgrammeState>,
    /// Works at bases and stocks stored ahead, in the order in which they began.
    pub works: Vec<Work>,
    /// Exercises that are planned and not yet held.
    pub exercises: Vec<PlannedExercise>,
    /// How well two nations' forces work together, in permille; public.
    pub interop: BTreeMap<Pair, Thousandths>,
    /// Goods that are withheld; public.
    pub coercions: Vec<Coercion>,
    /// Information operations; those that have not landed are their author's alone.
    pub influences: Vec<InformationOperation>,
    /// Policies in place; public.
    pub policies: BTreeSet<(NationId, StandingPolicy)>,
    /// How far the region, ASEAN first, accepts closer defence ties, in permille; public.
    pub region: Thousandths,
    /// Elections that were held, by position in the catalog: the turn, and whether the government fell.
    pub elections: BTreeMap<u16, (u16, bool)>,
}

/// What competition keeps of a nation.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Front {
    /// Counted munitions, shelters and the rest, by [`StockKind`]; its own alone.
    pub stocks: BTreeMap<StockKind, u16>,
    /// For a courted nation: from -1000 (Beijing) to 1000 (the allies); public.
    pub alignment: Thousandths,
    /// The turn to whose end its public is warned of disinformation to come; `None` where it never was.
    #[serde(with = "absent::zero")]
    pub prebunked_until: Option<u16>,
    /// Wear of campaigns at home, in permille of their effect lost; public.
    pub persuasion_wear: Thousandths,
    /// Wear of its information operations, in permille; public.
    pub influence_wear: Thousandths,
    /// Wear of its inducements, in permille; public.
    pub inducement_wear: Thousandths,
}

/// Where a programme stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProgrammeState {
    /// Whether it is under way.
    pub running: bool,
    /// Paid hours of work left.
    pub hours_left: Hours,
    /// Whether it has delivered.
    pub delivered: bool,
}

/// What is built at a base.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum WorkKind {
    /// Runways and aprons: aircraft disperse there.
    Runway,
    /// Fuel and piers: ships stay longer on station from there.
    Fuel,
    /// Four hardened shelters.
    Shelters,
    /// Munitions stored ahead.
    Stocks(StockKind),
}

/// A work at a base.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Work {
    /// Who pays and uses it.
    pub nation: NationId,
    /// Where.
    pub place: PlaceId,
    /// What.
    pub kind: WorkKind,
    /// How many, of stocks; else 1.
    pub count: u16,
    /// Hours of work left; 0 is done.
    pub hours_left: Hours,
}

/// An exercise that is planned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlannedExercise {
    /// Who leads.
    pub lead: NationId,
    /// Who takes part besides.
    pub partners: Vec<NationId>,
    /// Where.
    pub place: PlaceId,
    /// The turn in which it is held.
    pub turn: u16,
}

/// A good that is withheld, or not bought.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Coercion {
    /// Who.
    pub by: NationId,
    /// From whom.
    pub target: NationId,
    /// What.
    pub good: GoodId,
    /// Since when.
    pub since_turn: u16,
    /// How far trade has found other ways, in permille.
    pub wear: Thousandths,
}

listed! {
    /// What kind of information operation.
    InfluenceKind {
        /// Lies that set a public against closer ties.
        Disinformation = 0,
        /// Money and lies before an election.
        Meddling = 1,
        /// Speeches of blocs and a new Cold War, open and cheap.
        Rhetoric = 2,
    }
}

/// An information operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InformationOperation {
    /// Who.
    pub by: NationId,
    /// Against whose public.
    pub target: NationId,
    /// What.
    pub kind: InfluenceKind,
    /// When it was ordered.
    pub turn: u16,
    /// The turn in which it takes effect; `None` is with the target's next election.
    #[serde(with = "absent::largest")]
    pub lands_turn: Option<u16>,
    /// What it moved when it landed, in permille of support (or of the election's outcome); 0 before.
    pub effect: Thousandths,
    /// Whether it has landed.
    pub landed: bool,
    /// Whether its author has been named in public.
    pub attributed: bool,
}

impl InformationOperation {
    /// Whether it has landed, in this turn or later.
    pub fn landed_since(&self, turn: u16) -> bool {
        self.landed && self.lands_turn.is_some_and(|lands| lands >= turn)
    }
}

/// A policy that stands until it is ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum StandingPolicy {
    /// Security stays in its own silo: quarrels over trade weigh less on the alliance, for a little political capital each turn.
    Silo,
    /// A fair share: more money for defence, at a price at home.
    FairShare,
    /// Tariffs on this nation's goods: popular at home, a strain on the ally.
    Tariffs(NationId),
}

listed! {
    /// What a suitor offers a third nation.
    Inducement {
        /// Loans and gifts: quick, soon forgotten.
        Loan,
        /// Police advisers and equipment.
        Policing,
        /// A port, a cable, a hospital: slow and lasting.
        Infrastructure,
        /// Help after a storm.
        Relief,
    }
}

listed! {
    /// What closer ties bring to an ally's people.
    BenefitKind {
        /// Technology is shared.
        Technology,
        /// Roads, ports and grids that serve civilians too.
        Infrastructure,
        /// Forces help after a disaster.
        DisasterResponse,
    }
}

listed! {
    /// What wears out with use.
    Wearing {
        /// Campaigns at home.
        Persuasion,
        /// Information operations.
        Influence,
        /// Inducements.
        Inducement,
    }
}
