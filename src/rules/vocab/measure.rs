//! What objectives measure: the data alone. [`metric`](crate::rules::metric) takes the measures.

use serde::{Deserialize, Serialize};

use super::ids::FeatureId;
use crate::catalog::NationId;

/// A whole number that a game has at any moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Metric {
    /// The turn, counted from 1.
    Turn,
    /// Control of a feature, -3 (challenger) to +3 (holder).
    Control(FeatureId),
    /// Supply of an outpost, 0 to 3.
    Supply(FeatureId),
    /// State of an outpost's fabric, 0 to 3.
    Fabric(FeatureId),
    /// Whether the holder's people are still there: 1 or 0.
    Garrison(FeatureId),
    /// Cargoes that reached an outpost so far.
    Deliveries(FeatureId),
    /// Cargoes of repair material that reached an outpost so far.
    RepairDeliveries(FeatureId),
    /// The longest unbroken stay of a nation's hulls at a feature so far, in hours.
    LongestStay(FeatureId, NationId),
    /// Hull-hours of a nation at a feature so far.
    HullHours(FeatureId, NationId),
    /// A nation's share of all hull-hours at a feature so far, in percent.
    PresenceShare(FeatureId, NationId),
    /// The rung between two nations now, 0 to 8.
    Rung(NationId, NationId),
    /// The highest rung between two nations so far.
    RungPeak(NationId, NationId),
    /// A nation's support, in permille.
    Support(NationId),
    /// Support now less support at the start, in permille.
    SupportChange(NationId),
    /// The standing of a nation's government, in permille.
    Standing(NationId),
    /// Standing now less standing at the start, in permille.
    StandingChange(NationId),
    /// Political capital.
    Capital(NationId),
    /// How far a nation's word is taken, in permille.
    Credit(NationId),
    /// Deaths of a nation's people so far.
    Deaths(NationId),
    /// Injuries of a nation's people so far.
    Injuries(NationId),
    /// A nation's hulls damaged so far.
    HullsDamaged(NationId),
    /// Incursions by a nation so far.
    Incursions(NationId),
    /// Times that a nation published what happened.
    Publicised(NationId),
    /// Obligations that a nation refused so far.
    ObligationsRefused(NationId),
    /// Obligations that a nation kept so far.
    ObligationsKept(NationId),
    /// Treaty consultations that a nation opened so far.
    Consultations(NationId),
    /// Agreements in force between two nations now, of those that were made in this game.
    AgreementsMade(NationId, NationId),
    /// Undertakings that a nation broke so far.
    UndertakingsBroken(NationId),
    /// Turns in which the first nation's forces were on the scene of a feature, so far.
    TurnsPresent(FeatureId, NationId),
    /// What the challenger has built at a feature, 0 to 3.
    Built(FeatureId),
    /// Where a courted nation leans, -3 (Beijing) to 3 (the allies).
    Alignment(NationId),
    /// How far the region accepts closer defence ties, in permille.
    Region,
    /// How well two nations' forces work together, in permille.
    Interop(NationId, NationId),
    /// Whether the first nation is bound by a treaty in force to help the second: 1 or 0.
    Bound(NationId, NationId),
    /// Nations that are bound to help a nation.
    Allies(NationId),
    /// Treaties with obligations that were made in this game, bind the nation and are in force.
    Treaties(NationId),
    /// Whether two nations share reconnaissance: 1 or 0.
    SharesIsr(NationId, NationId),
    /// Whether the first nation's use of places of the second is assured, in a crisis too: 1 or 0.
    Assured(NationId, NationId),
    /// Exercises that a nation took part in so far.
    Exercises(NationId),
    /// Programmes delivered to a nation so far.
    Programmes(NationId),
    /// Works at bases finished for a nation so far.
    Works(NationId),
    /// Trade that a nation has lost now and not made good, in permille of its product.
    TradeLoss(NationId),
    /// Tariffs of other nations of this level on a nation now.
    Strain(NationId),
    /// Times that a nation's government fell in an election so far.
    ElectionsLost(NationId),
    /// Treaties that failed in a nation's parliament so far.
    TreatiesFailed(NationId),
    /// Levers of trade that a nation used so far.
    Coercions(NationId),
    /// Information operations of which a nation was named the author so far.
    Named(NationId),
    /// Budget, in millions of U.S. dollars.
    Budget(NationId),
    /// How a war ended, or would end if it stopped now: 0 (Chinese defeat) to 3 (Chinese victory); 0 without one.
    WarOutcome,
    /// Whether a war ended by a note: 1 or 0.
    WarNote,
    /// Area of Taiwan in Chinese hands, km2.
    AreaHeld,
    /// Chinese battalions ashore.
    Ashore,
    /// Aircraft that a nation lost in a war so far.
    AircraftLost(NationId),
    /// Ships that a nation lost in a war so far, submarines apart.
    ShipsLost(NationId),
    /// Whether a nation fights, or fought, in a war: 1 or 0.
    AtWar(NationId),
    /// What a nation's promises of help cost it in a war as it is expected now: aircraft, and ships in aircraft's worth, that it loses on
    /// average because it promised to fight ([`Doubt::price`](super::doubt::Doubt::price)).
    PromiseCost(NationId),
    /// Whether a nation's soil was attacked in a war: 1 or 0.
    SoilAttacked(NationId),
    /// What a nation lets others do from its bases now: 0 (nothing), 1 (supply) or 2 (combat sorties).
    Basing(NationId),
    /// Electricity that Taiwan has in a quarantine, permille of what is wanted.
    Power,
    /// Days of natural gas that Taiwan has left in a quarantine.
    GasDays,
    /// How long Taiwan holds out in a quarantine, permille.
    Endurance,
    /// Merchants landed in a quarantine, percent of those that arrived.
    Landed,
    /// Merchants taken in a quarantine so far.
    ShipsSeized,
    /// Merchants sunk in a quarantine so far.
    ShipsSunk,
    /// How a quarantine stands: 0 lifted, 1 it goes on or stands at the end, 2 Taiwan has yielded.
    QuarantineEnd,
    /// Convoys of the nation that came through.
    ConvoysThrough(NationId),
    /// Escorts that the nation lost in a quarantine; for Beijing its cutters and militia.
    WarshipsLost(NationId),
    /// Times that a nation fired in others' waters or airways, once a turn and place.
    LiveFires(NationId),
    /// Times that others fired off a nation's coasts unannounced and unseen.
    Surprised(NationId),
    /// Features of the second nation at which the first has been in this game: how far round its coasts it has sailed.
    Rounded(NationId, NationId),
}

/// How a metric is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Comparison {
    /// At least the value.
    AtLeast,
    /// At most the value.
    AtMost,
}

/// One comparison of a metric with a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Test {
    /// What is measured.
    pub metric: Metric,
    /// How it is compared.
    pub comparison: Comparison,
    /// With what.
    pub value: i32,
}

/// Tests that must all hold. Empty holds always.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Condition(pub Vec<Test>);
