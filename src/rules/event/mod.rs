//! What happened. An event is the only vocabulary of change: `apply` is driven by it, the log keeps it, the map
//! animates it, the debrief reads it. Each carries the inputs that explain it.

use serde::{Deserialize, Serialize};

pub use crate::rules::vocab::cause::{Driver, Factor, FactorKind, HaltReason};

pub mod quarantine;
pub mod war;

use self::quarantine::QuarantineNews;
use self::war::WarNews;
use crate::catalog::{Act, Cargo, Outcome};
use crate::catalog::{AgreementStatus, GoodId, NationId, PlaceId, ProgrammeId, StockKind};
use crate::geo::CellId;
use crate::rules::vocab::agreement::{Agreement, Due, Proposal};
use crate::rules::vocab::agreement::{Answer, Consultation};
use crate::rules::vocab::command::Message;
use crate::rules::vocab::competition::{BenefitKind, Inducement, Influence, InfluenceKind, PlannedExercise, Policy, Wearing, Work};
use crate::rules::vocab::doubt::Doubt;
use crate::rules::vocab::effect::Effect;
use crate::rules::vocab::error::Refusal;
use crate::rules::vocab::force::Task;
use crate::rules::vocab::ids::{AgreementId, DueId, FeatureId, ForceId, InjectId, NationSet, ProposalId, SeatId, SeatSet};
use crate::rules::vocab::order::{Order, SignalKind};
use crate::rules::vocab::position::Position;

/// An event with who may know of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recorded {
    /// What happened.
    pub event: Event,
    /// The seats that learn of it.
    pub audience: SeatSet,
}

/// Where events go as they happen. Studies throw them away; a game records them.
pub trait Sink {
    /// Takes an event that has just been applied.
    fn record(&mut self, event: Event, audience: SeatSet);
}

impl Sink for Vec<Recorded> {
    fn record(&mut self, event: Event, audience: SeatSet) {
        self.push(Recorded { event, audience });
    }
}

/// Throws events away.
pub struct Discard;

impl Sink for Discard {
    fn record(&mut self, _: Event, _: SeatSet) {}
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Event {
    // Ordering
    OrderGiven {
        seat: SeatId,
        order: Order,
    },
    OrderTakenBack {
        seat: SeatId,
        index: u16,
    },
    Sealed {
        seat: SeatId,
    },
    Unsealed {
        seat: SeatId,
    },
    CeilingSet {
        seat: SeatId,
        ceiling: Act,
    },
    GuessNoted {
        seat: SeatId,
        permille: u16,
    },
    MessageSent {
        message: Message,
    },

    // Bargaining
    Proposed {
        id: ProposalId,
        proposal: Proposal,
    },
    Answered {
        id: ProposalId,
        nation: NationId,
        answer: Answer,
    },
    Withdrawn {
        id: ProposalId,
    },
    ProposalLapsed {
        id: ProposalId,
    },
    AgreementMade {
        id: AgreementId,
        agreement: Agreement,
    },
    AgreementMoved {
        id: AgreementId,
        status: AgreementStatus,
    },
    AgreementSuspended {
        id: AgreementId,
        until_turn: u16,
    },
    Denounced {
        id: AgreementId,
        by: NationId,
        ends_turn: u16,
    },
    PermissionAsked {
        consultation: Consultation,
    },
    PermissionAnswered {
        nation: NationId,
        agreement: AgreementId,
        clause: u16,
        granted: bool,
    },
    UndertakingBroken {
        id: AgreementId,
        clause: u16,
        by: NationId,
    },

    // Movement
    RouteSet {
        force: ForceId,
        route: Vec<CellId>,
        task: Option<Task>,
    },
    Moved {
        force: ForceId,
        from: Position,
        path: Vec<CellId>,
        to: Position,
    },
    /// What only the owner knows of a force under way.
    Logged {
        force: ForceId,
        progress_m: u32,
        hours_out: u32,
    },
    Halted {
        force: ForceId,
        why: HaltReason,
    },
    Incursion {
        force: ForceId,
        nation: NationId,
        of: NationId,
        cell: CellId,
    },
    HullsTransferred {
        from: ForceId,
        to: ForceId,
        hulls: u16,
    },
    Detected {
        force: ForceId,
        seen_by: NationSet,
    },
    Reinforced {
        force: ForceId,
    },

    // Gray zone
    Encountered {
        feature: FeatureId,
        actor: NationId,
        activity: Act,
        opponent: NationId,
        act: Act,
        outcome: Outcome,
        actor_forces: Vec<ForceId>,
        opponent_forces: Vec<ForceId>,
        why: Vec<Factor>,
    },
    HullsDamaged {
        force: ForceId,
        hulls: u16,
        repair_hours: u32,
    },
    HullsRepaired {
        force: ForceId,
        hulls: u16,
    },
    Repairing {
        force: ForceId,
        hours_left: u32,
    },
    HullsLost {
        force: ForceId,
        hulls: u16,
    },
    Casualties {
        nation: NationId,
        feature: FeatureId,
        deaths: u16,
        injuries: u16,
    },
    Delivered {
        feature: FeatureId,
        force: ForceId,
        cargo: Cargo,
    },
    /// A survey that nobody stopped.
    Surveyed {
        feature: FeatureId,
        force: ForceId,
        nation: NationId,
    },
    SupplyUsed {
        feature: FeatureId,
        clock_hours: u32,
        steps: u8,
    },
    FabricWorn {
        feature: FeatureId,
    },
    GarrisonLeft {
        feature: FeatureId,
    },
    PresenceCounted {
        feature: FeatureId,
        nation: NationId,
        hull_hours: u32,
        hours: u32,
    },
    ControlMoved {
        feature: FeatureId,
        by: i8,
        why: Vec<Factor>,
    },

    // Words and pressure
    Signalled {
        from: NationId,
        to: NationId,
        kind: SignalKind,
        with_message: bool,
        read_as: SignalKind,
        text: String,
    },
    Publicised {
        nation: NationId,
        feature: FeatureId,
        against: NationId,
        effect: i16,
        why: Vec<Factor>,
    },
    Consulted {
        nation: NationId,
        ally: NationId,
        agreement: AgreementId,
    },
    ObligationFellDue {
        id: DueId,
        due: Due,
    },
    ObligationSettled {
        id: DueId,
        kept: bool,
    },

    // Agreements before parliaments
    RatificationMoved {
        id: AgreementId,
        nation: NationId,
        hours_left: u32,
    },
    RatificationPutOff {
        id: AgreementId,
        nation: NationId,
        hours_left: u32,
        why: Vec<Factor>,
    },
    Ratified {
        id: AgreementId,
        nation: NationId,
        why: Vec<Factor>,
    },
    RatificationFailed {
        id: AgreementId,
        nation: NationId,
        why: Vec<Factor>,
    },

    // Competition: pressure
    CoercionImposed {
        by: NationId,
        target: NationId,
        good: GoodId,
    },
    CoercionLifted {
        by: NationId,
        target: NationId,
        good: GoodId,
    },
    TradeHit {
        by: NationId,
        target: NationId,
        good: GoodId,
        loss: i16,
        wear: i16,
        why: Vec<Factor>,
    },
    TradeDiverted {
        by: NationId,
        nation: NationId,
        good: GoodId,
        wear: i16,
    },
    Influenced {
        influence: Influence,
    },
    InfluenceLanded {
        influence: Influence,
    },
    Misled {
        nation: NationId,
        kind: InfluenceKind,
        effect: i16,
        why: Vec<Factor>,
    },
    Spoke {
        nation: NationId,
        target: NationId,
    },
    Attributed {
        nation: NationId,
        influence: Influence,
        why: Vec<Factor>,
    },
    AttributionFailed {
        nation: NationId,
        why: Vec<Factor>,
    },
    PreBunked {
        nation: NationId,
        until_turn: u16,
    },
    Induced {
        by: NationId,
        target: NationId,
        kind: Inducement,
    },
    AlignmentMoved {
        nation: NationId,
        to: i16,
        driver: Driver,
        why: Vec<Factor>,
    },
    /// A task group showed itself, fired, or aircraft were harassed.
    Pressed {
        feature: FeatureId,
        nation: NationId,
        target: NationId,
        act: Act,
        outcome: Outcome,
        why: Vec<Factor>,
    },
    Built {
        feature: FeatureId,
        nation: NationId,
        to: u8,
    },
    /// A nation announces to mariners and airmen that it will fire.
    NoticeGiven {
        nation: NationId,
        until_turn: u16,
    },
    /// Weapons were fired off a nation's coast, and it had neither been told nor seen them come.
    Surprised {
        nation: NationId,
        feature: FeatureId,
        by: NationId,
    },

    // Competition: posture and programmes
    /// A force keeps a station for a part of the turn.
    Stationed {
        force: ForceId,
        feature: FeatureId,
        base: PlaceId,
        hours: u32,
        why: Vec<Factor>,
    },
    ExercisePlanned {
        exercise: PlannedExercise,
    },
    Exercised {
        exercise: PlannedExercise,
        why: Vec<Factor>,
    },
    InteropMoved {
        a: NationId,
        b: NationId,
        to: i16,
        why: Driver,
    },
    WorkBegan {
        work: Work,
    },
    WorkMoved {
        index: u16,
        work: Work,
    },
    ProgrammeBegan {
        nation: NationId,
        programme: ProgrammeId,
        hours_left: u32,
    },
    ProgrammeMoved {
        programme: ProgrammeId,
        hours_left: u32,
        stalled: bool,
    },
    ProgrammeDelivered {
        nation: NationId,
        programme: ProgrammeId,
    },
    StockMoved {
        nation: NationId,
        what: StockKind,
        by: i32,
        why: Driver,
    },
    HullsDelivered {
        force: ForceId,
        hulls: u16,
    },

    // Competition: home fronts
    PolicySet {
        nation: NationId,
        policy: Policy,
        on: bool,
    },
    Campaigned {
        nation: NationId,
    },
    Benefited {
        by: NationId,
        to: NationId,
        kind: BenefitKind,
    },
    Reassured {
        nation: NationId,
    },
    RegionMoved {
        by: i16,
        why: Driver,
    },
    ElectionHeld {
        nation: NationId,
        election: u16,
        fell: bool,
        swing: i16,
        why: Vec<Factor>,
    },
    Wore {
        nation: NationId,
        what: Wearing,
        to: i16,
    },

    /// On the crisis clock.
    War(WarNews),
    /// In a quarantine.
    Quarantine(QuarantineNews),
    /// Beijing's belief at the end of a turn, for itself.
    DoubtSettled {
        doubt: Doubt,
    },
    /// What the allies' analysts read of it, for everybody else.
    DoubtEstimated {
        turn: u16,
        estimate: i16,
    },
    /// What a nation's staff reckons that its promises would cost it in a war: aircraft, and ships in aircraft's worth.
    PromisesPriced {
        nation: NationId,
        price: u16,
    },

    // Measures
    RungMoved {
        a: NationId,
        b: NationId,
        from: u8,
        to: u8,
        why: Driver,
    },
    RungQuiet {
        a: NationId,
        b: NationId,
        turns: u8,
    },
    SupportMoved {
        nation: NationId,
        by: i16,
        why: Driver,
    },
    StandingMoved {
        nation: NationId,
        by: i16,
        why: Driver,
    },
    CreditMoved {
        nation: NationId,
        by: i16,
        why: Driver,
    },
    CapitalMoved {
        nation: NationId,
        by: i32,
        why: Driver,
    },
    BudgetMoved {
        nation: NationId,
        by: i32,
        why: Driver,
    },
    PublicityWore {
        nation: NationId,
        to: i16,
    },

    // The turn, and the White Cell
    TurnBegan {
        turn: u16,
    },
    Injected {
        inject: InjectId,
        title: String,
        text: String,
    },
    EffectApplied {
        effect: Effect,
        by_white_cell: bool,
    },
    EffectLeftOut {
        effect: Effect,
        why: Refusal,
    },
    WeatherSet {
        until_turn: u16,
    },
    Paced {
        turns: u16,
    },
    DeskTaken {
        seat: SeatId,
        nation: NationId,
    },
    DeskReturned {
        seat: SeatId,
        nation: NationId,
    },
    Overridden {
        reason: String,
    },
    GameEnded,
}
