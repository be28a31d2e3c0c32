//! The parts of an agreement that the model enforces (DESIGN.md section 4).

use serde::{Deserialize, Serialize};

use super::ids::{NationId, PlaceId};

/// Where an agreement stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum AgreementStatus {
    /// On the table, signed by nobody.
    Proposed,
    /// Signed, not yet before parliaments.
    Signed,
    /// Before parliaments.
    Ratifying,
    /// Binding.
    InForce,
    /// Over.
    Lapsed,
}

impl AgreementStatus {
    /// All, from the first to the last.
    pub const ALL: [AgreementStatus; 5] =
        [AgreementStatus::Proposed, AgreementStatus::Signed, AgreementStatus::Ratifying, AgreementStatus::InForce, AgreementStatus::Lapsed];

    /// Whether an agreement may go from here to `next`.
    pub fn may_become(self, next: Self) -> bool {
        use AgreementStatus::{InForce, Lapsed, Proposed, Ratifying, Signed};
        matches!(
            (self, next),
            (Proposed, Signed | Ratifying | InForce | Lapsed)
                | (Signed, Ratifying | InForce | Lapsed)
                | (Ratifying, InForce | Lapsed)
                | (InForce, Lapsed)
        )
    }
}

/// What forces of another nation may be allowed to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Operation {
    /// Fly through the airspace.
    Overflight,
    /// Put in, refuel, be based.
    Logistics,
    /// Fly or sail intelligence, surveillance and reconnaissance from there.
    Isr,
    /// Defend from there.
    DefensiveOperations,
    /// Fly combat sorties from there.
    CombatSorties,
    /// Strike the mainland from there.
    MainlandStrikes,
}

impl Operation {
    /// All operations, the mildest first.
    pub const ALL: [Operation; 6] = [
        Operation::Overflight,
        Operation::Logistics,
        Operation::Isr,
        Operation::DefensiveOperations,
        Operation::CombatSorties,
        Operation::MainlandStrikes,
    ];
}

/// How tense things are where the permission is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Tension {
    /// Rungs 0 to 2.
    Peace,
    /// Rung 3.
    Crisis,
    /// Rung 4 and above.
    War,
}

impl Tension {
    /// The tension at a rung of the ladder.
    pub fn at_rung(rung: u8) -> Self {
        match rung {
            0..=2 => Tension::Peace,
            3 => Tension::Crisis,
            _ => Tension::War,
        }
    }
}

/// How a permission is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Consent {
    /// Without asking.
    Automatic,
    /// After so many turns of consultation.
    Consult(u8),
    /// The host may say no each time, and does unless it has said yes.
    Veto,
}

/// The places that a permission covers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Places {
    /// All that the grantor hosts.
    AllHosted,
    /// These.
    These(Vec<PlaceId>),
}

impl Places {
    /// Whether `place` is covered; `None` asks about airspace and waters at large.
    pub fn cover(&self, place: Option<PlaceId>) -> bool {
        match (self, place) {
            (Places::AllHosted, _) => true,
            (Places::These(list), Some(place)) => list.contains(&place),
            (Places::These(_), None) => false,
        }
    }
}

/// Where an obligation holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Area {
    /// Territories under the beneficiary's administration.
    Administered,
    /// Territories under this nation's administration, whoever is attacked there.
    TerritoryOf(NationId),
    /// Anywhere in the Pacific, the South China Sea included.
    Pacific,
    /// At these places only.
    At(Vec<PlaceId>),
}

/// What triggers an obligation: an armed attack on this.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum AttackOn {
    /// Territory.
    Territory,
    /// Armed forces.
    Forces,
    /// Public vessels and aircraft, the coast guard included.
    PublicVessels,
}

/// What an obligation asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Response {
    /// Consult at once.
    Consult,
    /// Act, by one's own constitutional processes.
    Act,
    /// Be at war.
    Automatic,
}

/// What kind of institution.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum InstitutionKind {
    /// A combined headquarters.
    Headquarters,
    /// A working group that plans.
    WorkingGroup,
    /// A cell that shares ISR: members see what any of them sees.
    SharedIsr,
    /// A coordination centre.
    CoordinationCentre,
}

/// What somebody undertakes to do or to leave.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Promise {
    /// Lets supply runs of the counterpart pass to this place.
    LetPass(PlaceId),
    /// Gives notice of supply runs to this place and lets the cargo be looked at.
    Inspection(PlaceId),
    /// Keeps its hulls out of the territorial sea of this place.
    StayOut(PlaceId),
    /// Brings no building material to this place.
    NoRepair(PlaceId),
    /// Stands by the counterpart in words.
    Declare,
    /// Sits in as an observer, and owes nothing.
    Observe,
}

/// A part of an agreement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Clause {
    /// What the grantor allows.
    Permission {
        /// Who allows.
        grantor: NationId,
        /// Whom.
        grantees: Vec<NationId>,
        /// Where.
        places: Places,
        /// What.
        operation: Operation,
        /// When: the least tension at which it holds, and all below.
        up_to: Tension,
        /// How.
        consent: Consent,
        /// At most so many forces at once; 0 is no cap.
        cap: u16,
        /// The last turn in which it holds; 0 is no end.
        until_turn: u16,
    },
    /// What the obligor owes.
    Obligation {
        /// Who owes.
        obligor: NationId,
        /// To whom.
        beneficiary: NationId,
        /// Where.
        area: Area,
        /// When.
        trigger: AttackOn,
        /// What.
        response: Response,
    },
    /// What they keep in common.
    Institution {
        /// What kind.
        kind: InstitutionKind,
        /// Where.
        host: PlaceId,
        /// Whose.
        members: Vec<NationId>,
    },
    /// What somebody undertakes.
    Undertaking {
        /// Who.
        who: NationId,
        /// What.
        what: Promise,
        /// The last turn in which it holds; 0 is no end.
        until_turn: u16,
    },
}
