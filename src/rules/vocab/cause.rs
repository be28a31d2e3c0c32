//! Why things happened: what moved a number, what a chance was made of, what stopped a force.

use serde::{Deserialize, Serialize};

use crate::catalog::{Act, NationId, PlaceId};

/// One input of a result: what it is and how much it weighed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Factor {
    /// What.
    pub kind: FactorKind,
    /// How much; the unit belongs to the kind.
    pub value: i32,
}

/// What an input of a result is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum FactorKind {
    /// Weight of the hulls that act, in hundreds of tonnes.
    OwnWeight,
    /// Weight of the escorts that stand between, in hundreds of tonnes.
    EscortWeight,
    /// Weight of the hulls that oppose, in hundreds of tonnes.
    OpposingWeight,
    /// Chance to pass before other inputs, in permille.
    BaseChance,
    /// Change of that chance by the balance of hulls, in permille.
    Balance,
    /// Change of that chance by weather, in permille.
    Weather,
    /// Change of that chance by cameras on the scene, in permille.
    Witnesses,
    /// Change of that chance by a treaty ally's forces on the scene, in permille.
    AllyPresent,
    /// Change of that chance by a passage arrangement, in permille.
    Passage,
    /// The chance that resulted, in permille.
    Chance,
    /// The number that was drawn, in permille: the outcome follows from it.
    Drawn,
    /// Share of hull-hours, in percent.
    PresenceShare,
    /// Wear by earlier use, in permille.
    Wear,
    /// How grave the act was: its rung.
    Gravity,
    /// Hours.
    Hours,
    /// People.
    People,
    /// Trade at stake, in permille of product.
    Exposure,
    /// Effect before other inputs, in permille.
    Effect,
    /// Effect left where a public was warned, in permille.
    PreBunking,
    /// Nations that take part or help.
    Partners,
    /// Support, in permille.
    Backing,
    /// Support that is needed, in permille.
    Needed,
    /// Standing of the government, in permille.
    Standing,
    /// The mood of the day, in permille.
    Mood,
    /// What meddling moved, in permille.
    Meddling,
    /// What lost trade moved, in permille.
    TradeLoss,
    /// How far the region accepts closer ties, in permille.
    Region,
    /// Hours of transit, out and back.
    Transit,
    /// Hulls at sea at any time, in percent.
    Availability,
    /// Share of the time at sea that is on station, in permille.
    OnStation,
    /// Alarm left because firing was announced, in permille.
    Notice,
    /// Loss of standing left because it was seen to come, in permille.
    Forewarned,
}

/// Why support, standing, credit, capital or a rung moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Driver {
    /// The nation's people were killed.
    Deaths,
    /// The nation's people were injured.
    Injuries,
    /// A hull of the nation was damaged.
    Damage,
    /// A cargo got through.
    Delivery,
    /// A survey that nobody stopped.
    Survey,
    /// A cargo did not get through.
    Blocked,
    /// An outpost was lost.
    OutpostLost,
    /// Control of a feature moved.
    ControlShift,
    /// The nation published what happened.
    Publicity,
    /// The nation was shown to the world doing it.
    Exposure,
    /// An ally kept its word.
    AllyKept,
    /// An ally did not keep its word.
    AllyRefused,
    /// The nation kept its word.
    KeptWord,
    /// The nation did not keep its word.
    BrokeWord,
    /// Another's forces entered unasked.
    Incursion,
    /// The nation did something rash in the world's eyes.
    Rashness,
    /// A concession that the public dislikes.
    Concession,
    /// An understanding that calms things.
    Understanding,
    /// A signal.
    Signal,
    /// A signal that was misread.
    Misread,
    /// Prepared by the instructor.
    Inject,
    /// By the White Cell's hand.
    WhiteCell,
    /// What an order costs.
    OrderCost,
    /// What support yields in a turn.
    Income,
    /// Slowly back to where it was.
    Decay,
    /// An act in an encounter.
    Encounter(Act),
    /// Long presence without an answer.
    Persistence,
    /// A lever of trade was used.
    Coercion,
    /// Trade was lost to it.
    Embargo,
    /// Lies about closer ties.
    Disinformation,
    /// Money and lies before an election.
    Meddling,
    /// Speeches of blocs and a new Cold War.
    Rhetoric,
    /// The author of lies was named.
    Attribution,
    /// A third nation was offered something.
    Inducement,
    /// An exercise was held.
    Exercise,
    /// What was built at bases.
    Infrastructure,
    /// An institution at work.
    Institution,
    /// A programme.
    Programme,
    /// What is spent on defence.
    Spending,
    /// Tariffs between allies.
    Tariffs,
    /// What a standing policy costs.
    Upkeep,
    /// What closer ties bring to people.
    Benefit,
    /// A campaign at home.
    Campaign,
    /// An election.
    Election,
    /// A treaty before parliaments.
    Ratification,
    /// The region was reassured.
    Reassurance,
    /// Weapons were fired in another's waters or airways.
    LiveFire,
    /// A task group showed itself.
    ShowOfForce,
    /// Aircraft or ships were harassed.
    Harassment,
    /// An island was built.
    IslandBuilding,
    /// They fight each other.
    War,
    /// Nuclear forces were shown.
    Nuclear,
    /// Merchants are stopped, and others escort them.
    Quarantine,
}

/// Why a force stopped short.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum HaltReason {
    /// The host's permission ended while it was under way or in place.
    PermissionEnded { host: NationId, place: Option<PlaceId> },
    /// It must put into port.
    EnduranceSpent,
    /// Bad weather keeps small craft in.
    Weather,
    /// Nothing is left of it that could go on.
    Disabled,
    /// It was harassed, and broke off.
    Harassed,
}
