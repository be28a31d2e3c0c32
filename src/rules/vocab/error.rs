//! Why a command was refused. The state is untouched, and the person gets every fact needed to do better.

use serde::{Deserialize, Serialize};

use crate::catalog::plain::TextFault;
use crate::catalog::quantity::{Hours, Km, Turns};
use crate::catalog::{Act, AgreementStatus, GoodId, NationId, PlaceId};
use crate::rules::vocab::ids::ForceId;
use crate::rules::vocab::note::Note;
use crate::rules::vocab::order::CounterKind;

/// Why a command was refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Refusal {
    /// The level is over.
    Over,
    /// The seat has sealed its orders for this turn.
    Sealed,
    /// The command is the White Cell's alone.
    WhiteCellOnly,
    /// The command is not for whoever gave it.
    OnlyFor { who: Who },
    /// The seat does not command this nation.
    NotYourNation { nation: NationId },
    /// There is no such force, or the seat may not know of it.
    NoSuchForce { force: ForceId },
    /// The force is another's.
    NotYourForce { force: ForceId },
    /// The level ties the force to its place.
    ForceFixed { force: ForceId },
    /// The force has an order this turn already.
    AlreadyOrdered { force: ForceId },
    /// All staff actions of this turn are used.
    NoStaffActions { limit: u8 },
    /// No such seat, feature, agreement, proposal, order or cell.
    NoSuch { what: What },
    /// The way is not a chain of neighbouring cells, or its start is not where the force is.
    BrokenRoute { step: u32 },
    /// This kind of force cannot go there.
    Impassable { step: u32, by: Obstacle },
    /// No way leads there for this kind of force.
    Unreachable,
    /// It cannot get there and back within its endurance or range.
    OutOfRange { needed_km: Km, limit_km: Km },
    /// It must put into port first.
    EnduranceSpent { hours_out: Hours, limit_hours: Hours },
    /// The host has not agreed.
    NoPermission { host: NationId, place: Option<PlaceId>, operation: crate::catalog::Operation },
    /// The host agreed only after consultation, which takes time.
    MustConsult { host: NationId, agreement: crate::rules::vocab::ids::AgreementId, clause: u16, turns: Turns },
    /// The act is beyond the ceiling that the seat itself set.
    AboveCeiling { act: Act, ceiling: Act },
    /// This kind of force cannot do that, or not at that feature.
    CannotDo { force: ForceId, act: Act },
    /// The act needs an opponent, or the one named cannot be one.
    BadOpponent,
    /// Nothing happened there lately that could be published.
    NothingToPublish,
    /// Not enough political capital.
    TooLittleCapital { needed: i32, have: i32 },
    /// Not enough budget, in millions of U.S. dollars.
    TooLittleBudget { needed: i32, have: i32 },
    /// The limit on offers between these two in a turn is reached.
    TooManyOffers { to: NationId, limit: u8 },
    /// The offer is not open, or not to this nation.
    NotOnOffer,
    /// The text of an agreement does not hold together.
    BadText { problem: TextProblem },
    /// Too long or too many: a cap on input.
    TooLarge { what: What, limit: u32 },
    /// What is asked for stands already.
    Duplicate { what: Already },
    /// A text that says nothing.
    EmptyText,
    /// A name or text holds a sign that cannot be seen, or that moves what stands round it.
    HiddenSign {
        /// The first such sign.
        sign: char,
    },
    /// A White Cell command needs a stated reason.
    NeedsReason,
    /// The promise is to act: a force must be there, or on its way with something to do there.
    NeedsForceThere { feature: crate::rules::vocab::ids::FeatureId },
    /// There is no treaty between the two under which to consult.
    NoTreaty { ally: NationId },
    /// Not every seat has sealed.
    NotAllSealed,
    /// The rules of this clock do not know the order.
    WrongClock,
    /// The nation does not trade in that good with whoever would withhold it.
    NotExposed { nation: NationId, good: GoodId },
    /// The good is no lever of the nation.
    NoLever { nation: NationId },
    /// The programme is none of the nation's.
    NotItsProgramme { nation: NationId },
    /// The nation is no party to it, it is not in force, or notice was given already.
    NotBound { nation: NationId, agreement: crate::rules::vocab::ids::AgreementId },
    /// An agreement cannot go from where it stands to that.
    WrongStatus { agreement: crate::rules::vocab::ids::AgreementId, from: AgreementStatus, to: AgreementStatus },
    /// A rung is between two nations, from 0 to 8.
    WrongRung,
    /// Forces arrive only with the inject that names them.
    OnlyByInject,
    /// The last turn lies outside these.
    WrongLastTurn { from: u16, to: u16 },
    /// The place takes no forces of this kind.
    WrongPlace { place: PlaceId, force: ForceId },
    /// Nobody owns the place who could be host there.
    NoHostThere { place: PlaceId },
    /// An exercise is of the leader and of one to so many others.
    WrongPartners { most: u8 },
    /// Only so many hulls can be shifted: one stays.
    WrongHulls { most: u16 },
    /// No election of the nation lies ahead in this level.
    NoElection { nation: NationId },
    /// Nothing presses the nation now that could be countered so.
    NothingToCounter { nation: NationId, kind: CounterKind },
    /// The nation is courted by nobody in this level.
    NotCourted { nation: NationId },
    /// No agreement lets the guest's forces in, or keeps its secrets, with the host.
    NoLegalBasis { guest: NationId, host: NationId },
    /// Access to the place is not assured: automatic, in a crisis too.
    NotAssured { place: PlaceId },
    /// The treaty is not before this nation's parliament.
    NotRatifying,
    /// An order of the crisis clock.
    War(WarRefusal),
    /// An order of a quarantine.
    Quarantine(QuarantineRefusal),
}

/// Why an order of a quarantine was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum QuarantineRefusal {
    /// There is no quarantine, or it is over, or it has become war.
    None,
    /// It is not for this nation to decide.
    NotTheirs { nation: NationId },
    /// The nation has fewer groups of escorts.
    TooFewGroups { wanted: u8, have: u8 },
    /// Nobody can live with so little, or so much, permille.
    Ration { least: u16 },
}

/// Why an order of the crisis clock was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum WarRefusal {
    /// There is no war, or it is over.
    NoWar,
    /// The level knows no war.
    NotInLevel,
    /// The war is being fought already.
    UnderWay,
    /// Only Beijing launches an invasion.
    NoInvasion { nation: NationId },
    /// The rule of engagement is another's to set.
    NoRule { nation: NationId },
    /// No base of this war is there.
    NoBase { place: PlaceId },
    /// What is aimed at is no base of the other side.
    NoTarget,
    /// The nation has no part in the model of the war.
    NoPart { nation: NationId },
    /// The nation has no such task force.
    NoTaskForce { nation: NationId },
    /// The task force cannot do that.
    WrongMission,
    /// Nobody can land in that zone.
    NoBeach,
    /// No missile reaches what is aimed at.
    OutOfReach,
    /// The seat's own rules of engagement spare it.
    Spared,
    /// The nation has no squadron there.
    NothingThere { place: PlaceId },
    /// The host does not let them in.
    NoLeave { place: PlaceId },
    /// The base is full.
    NoRoom { place: PlaceId, room: u32 },
    /// The nation hosts nobody in this war.
    NoHost { nation: NationId },
    /// The nation has agreed to more already.
    Agreed { nation: NationId },
    /// The nation fights already.
    Fights { nation: NationId },
    /// The note is for others to agree to.
    NotConcerned { note: Note },
    /// The nation has nothing to recommend there.
    NotNuclear,
    /// The force fights with its task force.
    InTaskForce { force: ForceId },
}

/// Whose a command is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Who {
    /// A team's: orders, and sealing them.
    Team,
    /// Whoever speaks for a nation: its team, or its country desk.
    TeamOrDesk,
    /// A team's or the White Cell's: messages.
    TeamOrWhiteCell,
    /// The session's own: a turn resolves by itself.
    Session,
}

/// What stands already, so that it cannot be done again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Already {
    /// The same order is in the list, or another about the same thing.
    Ordered,
    /// The seat's orders are open.
    Open,
    /// The force does nothing that could be ended.
    Idle,
    /// The lever is pulled.
    Pressed,
    /// No such lever is pulled that could be let go.
    NotPressed,
    /// The public is warned.
    Warned,
    /// As much of this is built there as is of use.
    Built,
    /// The programme runs, or has delivered.
    Begun,
    /// The same exercise is planned.
    Planned,
    /// The policy stands.
    Followed,
    /// The policy does not stand.
    NotFollowed,
    /// The squadrons are there.
    Based,
    /// The rule of engagement, or what others may do from the bases, stands so.
    Ruled,
    /// The same offer is on the table.
    Offered,
    /// The host has been asked.
    Asked,
    /// The inject was played.
    Played,
    /// A seat speaks for the nation.
    Seated,
}

/// What a person named that is not there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum What {
    /// A seat.
    Seat,
    /// A nation.
    Nation,
    /// A feature.
    Feature,
    /// A place.
    Place,
    /// A cell of the map.
    Cell,
    /// An agreement.
    Agreement,
    /// A proposal.
    Proposal,
    /// An order in the list.
    Order,
    /// Anything or anybody that an order could be given for.
    Choice,
    /// An obligation that fell due.
    Obligation,
    /// An inject.
    Inject,
    /// A turn.
    Turn,
    /// A text.
    Text,
    /// A list.
    List,
    /// A good.
    Good,
    /// A programme.
    Programme,
    /// A stock.
    Stock,
    /// A permission that foresees consultation.
    Permission,
}

/// Why a cell cannot be entered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Obstacle {
    /// Land, for what floats.
    Land,
    /// Sea, for what walks.
    Sea,
    /// Water too shallow for a submarine.
    Shallow,
    /// Another's land, for land forces that have no leave to be there.
    ForeignLand(NationId),
}

/// What is wrong with a proposed text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum TextProblem {
    /// No clause.
    Empty,
    /// Fewer than two parties, or one named twice.
    Parties,
    /// A clause between a nation and itself.
    WithItself(NationId),
    /// A clause names a nation that is no party.
    NotAParty(NationId),
    /// A nation grants what is not its own to grant.
    NotTheirsToGrant(NationId),
    /// A promise in an instrument that carries none.
    WrongInstrument,
    /// It is over before it begins.
    AlreadyExpired,
    /// The nation can be no party: the text would make it a member of what its absence protects.
    Excluded(NationId),
    /// The text revises an agreement that is none, is over, or binds others who are not asked.
    BadRevision,
}

impl From<TextFault> for Refusal {
    fn from(fault: TextFault) -> Self {
        match fault {
            TextFault::Hidden { sign, .. } => Self::HiddenSign { sign },
            TextFault::Blank => Self::EmptyText,
        }
    }
}

impl std::error::Error for Refusal {}
