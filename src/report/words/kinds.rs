//! A name for each kind of thing that the rules know: acts, pressure, stocks, work, signals, grounds, factors. One arm a kind.

use crate::catalog::clause::InstitutionKind;
use crate::catalog::{Act, AgreementStatus, Cargo, Operation, StockKind};
use crate::rules::crisis::Note;
use crate::rules::event::{Driver, FactorKind};
use crate::rules::models::war::{Basing, Outcome};
use crate::rules::order::SignalKind;
use crate::rules::order::war::TaskForce;
use crate::rules::phases::agreement::{GroundKind, Instrument};
use crate::rules::state::competition::{BenefitKind, Inducement, InfluenceKind, WorkKind};
use crate::words::keys::{kinds, numbers};
use crate::words::{Label, Phrase};

/// What an act is called, as what a force does.
pub fn act(act: Act) -> Label {
    match act {
        Act::Document => kinds::ACT_DOCUMENT,
        Act::Patrol => kinds::ACT_PATROL,
        Act::Escort => kinds::ACT_ESCORT,
        Act::Resupply => kinds::ACT_RESUPPLY,
        Act::ResupplyRepair => kinds::ACT_RESUPPLY_REPAIR,
        Act::Survey => kinds::ACT_SURVEY,
        Act::Build => kinds::ACT_BUILD,
        Act::Shadow => kinds::ACT_SHADOW,
        Act::ShowForce => kinds::ACT_SHOW_FORCE,
        Act::Block => kinds::ACT_BLOCK,
        Act::LiveFire => kinds::ACT_LIVE_FIRE,
        Act::Harass => kinds::ACT_HARASS,
        Act::WaterCannon => kinds::ACT_WATER_CANNON,
        Act::Ram => kinds::ACT_RAM,
        Act::Board => kinds::ACT_BOARD,
    }
}

/// What an act means, in a line.
pub fn act_meaning(act: Act) -> Label {
    match act {
        Act::Document => kinds::ACT_MEANING_DOCUMENT,
        Act::Patrol => kinds::ACT_MEANING_PATROL,
        Act::Escort => kinds::ACT_MEANING_ESCORT,
        Act::Resupply => kinds::ACT_MEANING_RESUPPLY,
        Act::ResupplyRepair => kinds::ACT_MEANING_RESUPPLY_REPAIR,
        Act::Survey => kinds::ACT_MEANING_SURVEY,
        Act::Build => kinds::ACT_MEANING_BUILD,
        Act::Shadow => kinds::ACT_MEANING_SHADOW,
        Act::ShowForce => kinds::ACT_MEANING_SHOW_FORCE,
        Act::Block => kinds::ACT_MEANING_BLOCK,
        Act::LiveFire => kinds::ACT_MEANING_LIVE_FIRE,
        Act::Harass => kinds::ACT_MEANING_HARASS,
        Act::WaterCannon => kinds::ACT_MEANING_WATER_CANNON,
        Act::Ram => kinds::ACT_MEANING_RAM,
        Act::Board => kinds::ACT_MEANING_BOARD,
    }
}

/// An information operation.
pub fn influence(kind: InfluenceKind) -> Label {
    match kind {
        InfluenceKind::Disinformation => kinds::INFLUENCE_DISINFORMATION,
        InfluenceKind::Meddling => kinds::INFLUENCE_MEDDLING,
        InfluenceKind::Rhetoric => kinds::INFLUENCE_RHETORIC,
    }
}

/// What a suitor offers.
pub fn inducement(kind: Inducement) -> Label {
    match kind {
        Inducement::Loan => kinds::INDUCEMENT_LOAN,
        Inducement::Policing => kinds::INDUCEMENT_POLICING,
        Inducement::Infrastructure => kinds::INDUCEMENT_INFRASTRUCTURE,
        Inducement::Relief => kinds::INDUCEMENT_RELIEF,
    }
}

/// What closer ties bring.
pub fn benefit(kind: BenefitKind) -> Label {
    match kind {
        BenefitKind::Technology => kinds::BENEFIT_TECHNOLOGY,
        BenefitKind::Infrastructure => kinds::BENEFIT_INFRASTRUCTURE,
        BenefitKind::DisasterResponse => kinds::BENEFIT_DISASTER_RESPONSE,
    }
}

/// What is counted in stocks.
pub fn stock(what: StockKind) -> Label {
    match what {
        StockKind::StrikeMissiles => kinds::STOCK_STRIKE_MISSILES,
        StockKind::AntiShipMissiles => kinds::STOCK_ANTI_SHIP_MISSILES,
        StockKind::Interceptors => kinds::STOCK_INTERCEPTORS,
        StockKind::Shelters => kinds::STOCK_SHELTERS,
        StockKind::Drones => kinds::STOCK_DRONES,
        StockKind::Submarines => kinds::STOCK_SUBMARINES,
        StockKind::Cutters => kinds::STOCK_CUTTERS,
        StockKind::Sealift => kinds::STOCK_SEALIFT,
    }
}

/// So much of a stock: "1 strike missile", "+2 cutters" with its sign if `with_sign`.
pub fn stocked(counted: i32, what: StockKind, with_sign: bool) -> Phrase {
    let value = i64::from(counted);
    let shown = if with_sign { numbers::Change { value }.into() } else { numbers::Plain { value }.into() };
    let number = counted.unsigned_abs().into();
    match what {
        StockKind::StrikeMissiles => kinds::StockedStrikeMissiles { shown, number }.into(),
        StockKind::AntiShipMissiles => kinds::StockedAntiShipMissiles { shown, number }.into(),
        StockKind::Interceptors => kinds::StockedInterceptors { shown, number }.into(),
        StockKind::Shelters => kinds::StockedShelters { shown, number }.into(),
        StockKind::Drones => kinds::StockedDrones { shown }.into(),
        StockKind::Submarines => kinds::StockedSubmarines { shown, number }.into(),
        StockKind::Cutters => kinds::StockedCutters { shown, number }.into(),
        StockKind::Sealift => kinds::StockedSealift { shown, number }.into(),
    }
}

/// What is built at a base.
pub fn work(kind: WorkKind) -> Label {
    match kind {
        WorkKind::Runway => kinds::WORK_RUNWAY,
        WorkKind::Fuel => kinds::WORK_FUEL,
        WorkKind::Shelters => kinds::WORK_SHELTERS,
        WorkKind::Stocks(_) => kinds::WORK_STOCKS,
    }
}

/// A cargo.
pub fn cargo(cargo: Cargo) -> Label {
    match cargo {
        Cargo::Supplies => kinds::CARGO_SUPPLIES,
        Cargo::RepairMaterial => kinds::CARGO_REPAIR_MATERIAL,
    }
}

/// An operation that a host may allow.
pub fn operation(operation: Operation) -> Label {
    match operation {
        Operation::Overflight => kinds::OPERATION_OVERFLIGHT,
        Operation::Logistics => kinds::OPERATION_LOGISTICS,
        Operation::Isr => kinds::OPERATION_ISR,
        Operation::DefensiveOperations => kinds::OPERATION_DEFENSIVE_OPERATIONS,
        Operation::CombatSorties => kinds::OPERATION_COMBAT_SORTIES,
        Operation::MainlandStrikes => kinds::OPERATION_MAINLAND_STRIKES,
    }
}

/// A signal, as what its sender does.
pub fn signal(kind: SignalKind) -> Label {
    match kind {
        SignalKind::Reassure => kinds::SIGNAL_REASSURE,
        SignalKind::Warn => kinds::SIGNAL_WARN,
        SignalKind::Calm => kinds::SIGNAL_CALM,
        SignalKind::Notice => kinds::SIGNAL_NOTICE,
    }
}

/// Where an agreement stands.
pub fn status(status: AgreementStatus) -> Label {
    match status {
        AgreementStatus::Proposed => kinds::STATUS_PROPOSED,
        AgreementStatus::Signed => kinds::STATUS_SIGNED,
        AgreementStatus::Ratifying => kinds::STATUS_RATIFYING,
        AgreementStatus::InForce => kinds::STATUS_IN_FORCE,
        AgreementStatus::Lapsed => kinds::STATUS_LAPSED,
    }
}

/// The strength of an agreement.
pub fn instrument(instrument: Instrument) -> Label {
    match instrument {
        Instrument::Declaration => kinds::INSTRUMENT_DECLARATION,
        Instrument::Arrangement => kinds::INSTRUMENT_ARRANGEMENT,
        Instrument::Treaty => kinds::INSTRUMENT_TREATY,
    }
}

/// A rung of the escalation ladder.
pub fn rung(rung: u8) -> Label {
    match rung {
        0 => kinds::RUNG_0,
        1 => kinds::RUNG_1,
        2 => kinds::RUNG_2,
        3 => kinds::RUNG_3,
        4 => kinds::RUNG_4,
        5 => kinds::RUNG_5,
        6 => kinds::RUNG_6,
        7 => kinds::RUNG_7,
        _ => kinds::RUNG_LAST,
    }
}

/// What weighed with a nation that was offered something.
pub fn ground(kind: GroundKind) -> Label {
    match kind {
        GroundKind::Consensus => kinds::GROUND_CONSENSUS,
        GroundKind::Threat => kinds::GROUND_THREAT,
        GroundKind::Exposure => kinds::GROUND_EXPOSURE,
        GroundKind::Operation => kinds::GROUND_OPERATION,
        GroundKind::Control => kinds::GROUND_CONTROL,
        GroundKind::Return => kinds::GROUND_RETURN,
        GroundKind::Credit => kinds::GROUND_CREDIT,
        GroundKind::Fatigue => kinds::GROUND_FATIGUE,
        GroundKind::Alignment => kinds::GROUND_ALIGNMENT,
        GroundKind::Timing => kinds::GROUND_TIMING,
        GroundKind::Unstated => kinds::GROUND_UNSTATED,
    }
}

/// What a nation weighs, whichever way it tips.
pub fn weighed(kind: GroundKind) -> Label {
    match kind {
        GroundKind::Consensus => kinds::WEIGHED_CONSENSUS,
        GroundKind::Threat => kinds::WEIGHED_THREAT,
        GroundKind::Exposure => kinds::WEIGHED_EXPOSURE,
        GroundKind::Operation => kinds::WEIGHED_OPERATION,
        GroundKind::Control => kinds::WEIGHED_CONTROL,
        GroundKind::Return => kinds::WEIGHED_RETURN,
        GroundKind::Credit => kinds::WEIGHED_CREDIT,
        GroundKind::Fatigue => kinds::WEIGHED_FATIGUE,
        GroundKind::Alignment => kinds::WEIGHED_ALIGNMENT,
        GroundKind::Timing => kinds::WEIGHED_TIMING,
        GroundKind::Unstated => kinds::WEIGHED_UNSTATED,
    }
}

/// Why something moved.
pub fn driver(driver: Driver) -> Phrase {
    let label = match driver {
        Driver::Deaths => kinds::DRIVER_DEATHS,
        Driver::Injuries => kinds::DRIVER_INJURIES,
        Driver::Damage => kinds::DRIVER_DAMAGE,
        Driver::Survey => kinds::DRIVER_SURVEY,
        Driver::Delivery => kinds::DRIVER_DELIVERY,
        Driver::Blocked => kinds::DRIVER_BLOCKED,
        Driver::OutpostLost => kinds::DRIVER_OUTPOST_LOST,
        Driver::ControlShift => kinds::DRIVER_CONTROL_SHIFT,
        Driver::Publicity => kinds::DRIVER_PUBLICITY,
        Driver::Exposure => kinds::DRIVER_EXPOSURE,
        Driver::AllyKept => kinds::DRIVER_ALLY_KEPT,
        Driver::AllyRefused => kinds::DRIVER_ALLY_REFUSED,
        Driver::KeptWord => kinds::DRIVER_KEPT_WORD,
        Driver::BrokeWord => kinds::DRIVER_BROKE_WORD,
        Driver::Incursion => kinds::DRIVER_INCURSION,
        Driver::Rashness => kinds::DRIVER_RASHNESS,
        Driver::Concession => kinds::DRIVER_CONCESSION,
        Driver::Understanding => kinds::DRIVER_UNDERSTANDING,
        Driver::Signal => kinds::DRIVER_SIGNAL,
        Driver::Misread => kinds::DRIVER_MISREAD,
        Driver::Inject => kinds::DRIVER_INJECT,
        Driver::WhiteCell => kinds::DRIVER_WHITE_CELL,
        Driver::OrderCost => kinds::DRIVER_ORDER_COST,
        Driver::Income => kinds::DRIVER_INCOME,
        Driver::Decay => kinds::DRIVER_DECAY,
        Driver::Encounter(what) => return kinds::DriverEncounter { act: act(what).into() }.into(),
        Driver::Persistence => kinds::DRIVER_PERSISTENCE,
        Driver::Coercion => kinds::DRIVER_COERCION,
        Driver::Embargo => kinds::DRIVER_EMBARGO,
        Driver::Disinformation => kinds::DRIVER_DISINFORMATION,
        Driver::Meddling => kinds::DRIVER_MEDDLING,
        Driver::Rhetoric => kinds::DRIVER_RHETORIC,
        Driver::Attribution => kinds::DRIVER_ATTRIBUTION,
        Driver::Inducement => kinds::DRIVER_INDUCEMENT,
        Driver::Exercise => kinds::DRIVER_EXERCISE,
        Driver::Infrastructure => kinds::DRIVER_INFRASTRUCTURE,
        Driver::Institution => kinds::DRIVER_INSTITUTION,
        Driver::Programme => kinds::DRIVER_PROGRAMME,
        Driver::Spending => kinds::DRIVER_SPENDING,
        Driver::Tariffs => kinds::DRIVER_TARIFFS,
        Driver::Upkeep => kinds::DRIVER_UPKEEP,
        Driver::Benefit => kinds::DRIVER_BENEFIT,
        Driver::Campaign => kinds::DRIVER_CAMPAIGN,
        Driver::Election => kinds::DRIVER_ELECTION,
        Driver::Ratification => kinds::DRIVER_RATIFICATION,
        Driver::Reassurance => kinds::DRIVER_REASSURANCE,
        Driver::LiveFire => kinds::DRIVER_LIVE_FIRE,
        Driver::ShowOfForce => kinds::DRIVER_SHOW_OF_FORCE,
        Driver::Harassment => kinds::DRIVER_HARASSMENT,
        Driver::IslandBuilding => kinds::DRIVER_ISLAND_BUILDING,
        Driver::War => kinds::DRIVER_WAR,
        Driver::Quarantine => kinds::DRIVER_QUARANTINE,
        Driver::Nuclear => kinds::DRIVER_NUCLEAR,
    };
    label.into()
}

/// An input of a result, with its value.
pub fn factor(kind: FactorKind, value: i32) -> Phrase {
    match kind {
        FactorKind::OwnWeight => kinds::FactorOwnWeight { tons: i64::from(value * 100) }.into(),
        FactorKind::EscortWeight => kinds::FactorEscortWeight { tons: i64::from(value * 100) }.into(),
        FactorKind::OpposingWeight => kinds::FactorOpposingWeight { tons: i64::from(value * 100) }.into(),
        FactorKind::BaseChance => kinds::FactorBaseChance { value }.into(),
        FactorKind::Balance => kinds::FactorBalance { value }.into(),
        FactorKind::Weather => kinds::FactorWeather { value }.into(),
        FactorKind::Witnesses => kinds::FactorWitnesses { value }.into(),
        FactorKind::AllyPresent => kinds::FactorAllyPresent { value }.into(),
        FactorKind::Passage => kinds::FactorPassage { value }.into(),
        FactorKind::Chance => kinds::FactorChance { value }.into(),
        FactorKind::Drawn => kinds::FactorDrawn { value }.into(),
        FactorKind::PresenceShare => kinds::FactorPresenceShare { value: value.into() }.into(),
        FactorKind::Wear => kinds::FactorWear { value }.into(),
        FactorKind::Gravity => kinds::FactorGravity { value: value.into() }.into(),
        FactorKind::Hours => kinds::FactorHours { value: value.into() }.into(),
        FactorKind::People => kinds::FactorPeople { number: value.max(0) as u64 }.into(),
        FactorKind::Exposure => kinds::FactorExposure { value }.into(),
        FactorKind::Effect => kinds::FactorEffect { value }.into(),
        FactorKind::PreBunking => kinds::FactorPreBunking { value }.into(),
        FactorKind::Partners => kinds::FactorPartners { number: value.max(0) as u64 }.into(),
        FactorKind::Backing => kinds::FactorBacking { value }.into(),
        FactorKind::Needed => kinds::FactorNeeded { value }.into(),
        FactorKind::Standing => kinds::FactorStanding { value }.into(),
        FactorKind::Mood => kinds::FactorMood { value }.into(),
        FactorKind::Meddling => kinds::FactorMeddling { value }.into(),
        FactorKind::TradeLoss => kinds::FactorTradeLoss { value }.into(),
        FactorKind::Region => kinds::FactorRegion { value }.into(),
        FactorKind::Transit => kinds::FactorTransit { value: value.max(0) as u32 }.into(),
        FactorKind::Notice => kinds::FactorNotice { value }.into(),
        FactorKind::Forewarned => kinds::FactorForewarned { value }.into(),
        FactorKind::OnStation => kinds::FactorOnStation { value }.into(),
        FactorKind::Availability => kinds::FactorAvailability { value: value.into() }.into(),
    }
}

/// What an institution is.
pub fn institution(kind: InstitutionKind) -> Label {
    match kind {
        InstitutionKind::Headquarters => kinds::INSTITUTION_HEADQUARTERS,
        InstitutionKind::WorkingGroup => kinds::INSTITUTION_WORKING_GROUP,
        InstitutionKind::SharedIsr => kinds::INSTITUTION_SHARED_ISR,
        InstitutionKind::CoordinationCentre => kinds::INSTITUTION_COORDINATION_CENTRE,
    }
}

/// A task force's name.
pub fn task_force(task_force: TaskForce) -> Label {
    match task_force {
        TaskForce::Missiles => kinds::TASK_FORCE_MISSILES,
        TaskForce::Bombers => kinds::TASK_FORCE_BOMBERS,
        TaskForce::Submarines => kinds::TASK_FORCE_SUBMARINES,
        TaskForce::Surface => kinds::TASK_FORCE_SURFACE,
        TaskForce::Landing => kinds::TASK_FORCE_LANDING,
        TaskForce::Coastal => kinds::TASK_FORCE_COASTAL,
        TaskForce::Reserves => kinds::TASK_FORCE_RESERVES,
    }
}

/// A note's name.
pub fn note(note: Note) -> Label {
    match note {
        Note::Surrender => kinds::NOTE_SURRENDER,
        Note::Withdrawal => kinds::NOTE_WITHDRAWAL,
        Note::Enclave => kinds::NOTE_ENCLAVE,
        Note::UsWithdrawal => kinds::NOTE_US_WITHDRAWAL,
    }
}

/// How a war ended.
pub fn outcome(outcome: Outcome) -> Label {
    match outcome {
        Outcome::ChineseVictory => kinds::OUTCOME_CHINESE_VICTORY,
        Outcome::StalemateToward => kinds::OUTCOME_STALEMATE_TOWARD,
        Outcome::StalemateAgainst => kinds::OUTCOME_STALEMATE_AGAINST,
        Outcome::ChineseDefeat => kinds::OUTCOME_CHINESE_DEFEAT,
    }
}

/// What a host lets others do.
pub fn basing(basing: Basing) -> Label {
    match basing {
        Basing::None => kinds::BASING_NONE,
        Basing::Logistics => kinds::BASING_LOGISTICS,
        Basing::Combat => kinds::BASING_COMBAT,
    }
}
