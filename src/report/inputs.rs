//! Which numbers of the rules a result rests upon, so that a screen can show each with its value and its source.

use crate::catalog::Act;
use crate::rules::event::{Driver, Event};
use crate::rules::quarantine::QuarantineNews;
use crate::rules::vocab::parameter::Param;

/// The parameters that decided an event. Empty where no number of the rules did.
pub fn parameters(event: &Event) -> Vec<Param> {
    match event {
        Event::Encountered { act, .. } => {
            let mut all: Vec<Param> = base_chance(*act).into_iter().collect();
            all.extend([Param::BalanceWeight, Param::WitnessBonus, Param::AllyBonus, Param::WeatherMalus, Param::ContactEscalation]);
            all.extend(harm(*act));
            all
        }
        Event::HullsDamaged { .. } | Event::HullsRepaired { .. } | Event::Repairing { .. } => vec![Param::RepairHours],
        Event::Casualties { .. } => vec![Param::InjuredMost, Param::KilledMost],
        Event::ControlMoved { .. } => vec![Param::ControlShare],
        Event::PresenceCounted { .. } => vec![Param::SceneKm, Param::HullAvailability, Param::StayShare],
        Event::FabricWorn { .. } => vec![Param::FabricHours],
        Event::Signalled { with_message: true, .. } => vec![Param::MisreadWithMessage, Param::SignalSupport, Param::SignalCalm],
        Event::Signalled { with_message: false, .. } => vec![Param::MisreadWithout, Param::SignalSupport, Param::SignalCalm],
        Event::Publicised { .. } => vec![Param::PublicityEffect, Param::PublicityExposure, Param::PublicityWear],
        Event::PublicityWore { .. } => vec![Param::PublicityWear, Param::PublicityRecovery],
        Event::AgreementSuspended { .. } => vec![Param::PublicitySuspends],
        Event::Consulted { .. } => vec![Param::ConsultStanding, Param::ConsultSupport],
        Event::ObligationFellDue { .. } => vec![Param::ObligationTurns],
        Event::ObligationSettled { kept: true, .. } => vec![Param::AllyKept, Param::CreditKept],
        Event::ObligationSettled { kept: false, .. } => vec![Param::AllyRefused, Param::CreditRefused],
        Event::UndertakingBroken { .. } => vec![Param::CreditBroke],
        Event::Incursion { .. } => vec![Param::IncursionSupport, Param::IncursionStanding],
        Event::SupportMoved { why, .. }
        | Event::StandingMoved { why, .. }
        | Event::CreditMoved { why, .. }
        | Event::CapitalMoved { why, .. }
        | Event::BudgetMoved { why, .. }
        | Event::RungMoved { why, .. } => behind(*why),
        Event::RungQuiet { .. } => vec![Param::RungDecay],
        Event::CoercionImposed { .. } => vec![Param::CostCoerce, Param::CoercionRally, Param::CoercionCredit],
        Event::TradeHit { .. } => vec![Param::CoercionBite, Param::CoercionWear],
        Event::TradeDiverted { .. } => vec![Param::CostDivert, Param::DivertWear],
        Event::Influenced { .. } => vec![Param::DisinformationEffect, Param::MeddlingEffect, Param::RhetoricEffect, Param::WearPerUse],
        Event::InfluenceLanded { .. } => vec![Param::PreBunkLeft],
        Event::Misled { .. } => vec![Param::PreBunkLeft],
        Event::Attributed { .. } => vec![Param::AttributionChance, Param::AttributionPerPartner, Param::AttributionReturn, Param::AttributionCredit],
        Event::AttributionFailed { .. } => vec![Param::AttributionChance, Param::AttributionPerPartner],
        Event::PreBunked { .. } => vec![Param::CostPreBunk, Param::PreBunkTurns, Param::PreBunkLeft],
        Event::Induced { .. } => vec![Param::InduceStep, Param::WearPerUse],
        Event::AlignmentMoved { .. } => vec![Param::InduceStep, Param::CourtshipFade],
        Event::Stationed { .. } => vec![Param::HullAvailability],
        Event::ExercisePlanned { .. } => vec![Param::CostExercise],
        Event::Exercised { .. } => vec![Param::ExerciseInterop, Param::ExerciseSupport, Param::ExerciseProvokes, Param::RegionExercise],
        Event::InteropMoved { .. } => vec![Param::InteropGrowth, Param::InteropFade, Param::InteropHeadquarters, Param::InteropPlans, Param::InteropCentre],
        Event::WorkBegan { .. } => vec![Param::WorkMonths, Param::PrepositionMonths],
        Event::WorkMoved { .. } => vec![Param::WorkMonths, Param::SheltersPerWork],
        Event::ProgrammeDelivered { .. } => vec![Param::ProgrammeStanding],
        Event::PolicySet { .. } => vec![Param::CostPolicy, Param::SiloLeft, Param::FairShareBudget, Param::TariffStrain],
        Event::Campaigned { .. } => vec![Param::CostPersuade, Param::PersuadeEffect],
        Event::Benefited { .. } => vec![Param::TechnologyEffect, Param::InfrastructureEffect, Param::DisasterEffect],
        Event::Reassured { .. } => vec![Param::CostReassure, Param::ReassureEffect],
        Event::ElectionHeld { .. } => vec![Param::ElectionMood, Param::ElectionHarm, Param::ElectionWon],
        Event::Wore { .. } => vec![Param::WearPerUse, Param::WearRecovery],
        Event::RatificationMoved { .. } => vec![Param::RatificationMonths, Param::HastenMonths],
        Event::RatificationPutOff { .. } => vec![Param::RatifySupport, Param::RatifyMood, Param::RatifySlack],
        Event::Ratified { .. } => vec![Param::RatifySupport, Param::RatifyAccess, Param::RatifyMood],
        Event::RatificationFailed { .. } => vec![Param::RatifySupport, Param::RatifyMood, Param::RatifySlack, Param::RatifyFailCredit],
        Event::DoubtSettled { .. } | Event::DoubtEstimated { .. } | Event::PromisesPriced { .. } => super::doubt::parameters(),
        Event::Surveyed { .. } => vec![Param::SurveyStanding],
        Event::Built { .. } => vec![Param::BuildAlarm],
        Event::Spoke { .. } => vec![Param::RhetoricEffect, Param::RegionRhetoric],
        Event::Pressed { act, .. } => harm(*act),
        Event::NoticeGiven { .. } => vec![Param::NoticeTurns, Param::NoticeLeft],
        Event::Surprised { .. } => vec![Param::LiveFireAlarm, Param::ForewarnedLeft],
        Event::RegionMoved { why, .. } | Event::StockMoved { why, .. } => behind(*why),
        Event::OrderGiven { .. }
        | Event::OrderTakenBack { .. }
        | Event::Sealed { .. }
        | Event::Unsealed { .. }
        | Event::GuessNoted { .. }
        | Event::CeilingSet { .. }
        | Event::MessageSent { .. }
        | Event::Proposed { .. }
        | Event::Answered { .. }
        | Event::Withdrawn { .. }
        | Event::PermissionAsked { .. }
        | Event::PermissionAnswered { .. }
        | Event::ProposalLapsed { .. }
        | Event::AgreementMade { .. }
        | Event::AgreementMoved { .. }
        | Event::Denounced { .. }
        | Event::RouteSet { .. }
        | Event::Moved { .. }
        | Event::Logged { .. }
        | Event::Halted { .. }
        | Event::HullsTransferred { .. }
        | Event::Detected { .. }
        | Event::Reinforced { .. }
        | Event::HullsLost { .. }
        | Event::Delivered { .. }
        | Event::SupplyUsed { .. }
        | Event::GarrisonLeft { .. }
        | Event::TurnBegan { .. }
        | Event::Injected { .. }
        | Event::EffectApplied { .. }
        | Event::EffectLeftOut { .. }
        | Event::WeatherSet { .. }
        | Event::Paced { .. }
        | Event::DeskTaken { .. }
        | Event::DeskReturned { .. }
        | Event::Overridden { .. }
        | Event::CoercionLifted { .. }
        | Event::ProgrammeBegan { .. }
        | Event::ProgrammeMoved { .. }
        | Event::HullsDelivered { .. }
        // Numbers of the operational model stand in war.ron, not among the parameters.
        | Event::War(_)
        | Event::GameEnded => Vec::new(),
        Event::Quarantine(news) => of_quarantine(news),
    }
}

/// The parameters behind what happens in a quarantine.
fn of_quarantine(news: &QuarantineNews) -> Vec<Param> {
    match news {
        QuarantineNews::Met { .. } => {
            vec![Param::HullStops, Param::PassHeldFuel, Param::PassHeldGoods, Param::PassTightFuel, Param::PassTightGoods, Param::SeizeChance]
        }
        QuarantineNews::Convoyed { .. } => vec![
            Param::ConvoyFar,
            Param::ConvoyForward,
            Param::ConvoyBlock,
            Param::ConvoyBoard,
            Param::ConvoyFire,
            Param::GuardShoulder,
            Param::GuardFire,
        ],
        QuarantineNews::Collided { .. } => vec![Param::CollisionChance],
        QuarantineNews::Fired { .. } => vec![Param::ShotsBoard, Param::ShotsFire, Param::CuttersLostMost, Param::WarshipLost],
        QuarantineNews::BecameWar { .. } => vec![Param::WarAfterLoss, Param::WarAfterShots],
        QuarantineNews::Sunk { .. } => vec![Param::SubAlone, Param::SubConvoy, Param::MineAlone, Param::MineConvoy],
        QuarantineNews::Supplied { .. } => vec![
            Param::PowerGas,
            Param::PowerCoal,
            Param::PowerOil,
            Param::StockGas,
            Param::StockCoal,
            Param::StockOil,
            Param::StockGoods,
            Param::AirliftHours,
        ],
        QuarantineNews::Endured { .. } => {
            vec![Param::DarknessDivisor, Param::HungerMost, Param::ConvoySpirit, Param::AirliftSpirit, Param::CalmSpirit, Param::YieldAt]
        }
        QuarantineNews::Sailed { .. } => vec![Param::FearCordon, Param::FearTurned, Param::FearSeized, Param::FearSunk, Param::SuretyWorth],
        QuarantineNews::Decided { .. } | QuarantineNews::Counted { .. } | QuarantineNews::Ended { .. } => Vec::new(),
    }
}

/// The parameters behind a reason for which a measure or a rung moved.
pub fn behind(why: Driver) -> Vec<Param> {
    match why {
        Driver::Deaths => vec![Param::SupportDeath],
        Driver::Injuries => vec![Param::SupportInjury],
        Driver::Damage => vec![Param::SupportDamage],
        Driver::Survey => vec![Param::SurveyStanding],
        Driver::Delivery => vec![Param::StandingDelivery, Param::CohesionSetback],
        Driver::Blocked => vec![Param::StandingBlocked, Param::CohesionGain],
        Driver::OutpostLost => vec![Param::StandingOutpostLost, Param::StandingControl],
        Driver::ControlShift => vec![Param::StandingControl],
        Driver::Publicity => vec![Param::PublicityEffect, Param::PublicityWear],
        Driver::Exposure => vec![Param::PublicityExposure],
        Driver::AllyKept => vec![Param::AllyKept],
        Driver::AllyRefused => vec![Param::AllyRefused],
        Driver::KeptWord => vec![Param::CreditKept],
        Driver::BrokeWord => vec![Param::CreditBroke, Param::CreditRefused],
        Driver::Incursion => vec![Param::IncursionSupport],
        Driver::Persistence => vec![Param::IncursionStanding],
        Driver::Rashness => vec![Param::RashnessStanding],
        Driver::Concession => vec![Param::ConcessionStanding],
        Driver::Signal | Driver::Misread | Driver::Understanding => vec![Param::SignalSupport, Param::SignalCalm],
        Driver::OrderCost => vec![Param::CostPublicise, Param::CostSignal, Param::CostConsult],
        Driver::Income => vec![Param::IncomeDivisor, Param::CapitalCap],
        Driver::Decay => vec![Param::RungDecay],
        Driver::Coercion => vec![Param::CoercionRally, Param::CoercionCredit, Param::RegionPressure],
        Driver::Embargo => vec![Param::CoercionBite, Param::CoercionWear],
        Driver::Disinformation => vec![Param::DisinformationEffect, Param::PreBunkLeft],
        Driver::Meddling => vec![Param::MeddlingEffect],
        Driver::Rhetoric => vec![Param::RhetoricEffect, Param::RegionRhetoric],
        Driver::Attribution => vec![Param::AttributionReturn, Param::AttributionCredit],
        Driver::Inducement => vec![Param::InduceStep],
        Driver::Exercise => vec![Param::ExerciseSupport, Param::ExerciseProvokes, Param::ExerciseInterop],
        Driver::Infrastructure => vec![Param::WorkSupport, Param::SheltersPerWork],
        Driver::Institution => vec![Param::InteropGrowth],
        Driver::Programme => vec![Param::ProgrammeStanding],
        Driver::Spending => vec![Param::FairShareStanding, Param::FairShareAlly],
        Driver::Tariffs => vec![Param::TariffHome, Param::TariffStrain, Param::TariffRelief, Param::SiloLeft],
        Driver::Upkeep => vec![Param::SiloUpkeep],
        Driver::Benefit => vec![Param::TechnologyEffect, Param::InfrastructureEffect, Param::DisasterEffect],
        Driver::Campaign => vec![Param::PersuadeEffect, Param::WearPerUse],
        Driver::Election => vec![Param::ElectionMood, Param::ElectionWon],
        Driver::Ratification => vec![Param::RatifyFailCredit, Param::RatifyFailStanding, Param::RatifyFailAlly, Param::RegionTreaty],
        Driver::Reassurance => vec![Param::ReassureEffect, Param::RegionObserver],
        Driver::LiveFire => vec![Param::LiveFireAlarm, Param::LiveFireCredit, Param::NoticeLeft, Param::ForewarnedLeft],
        Driver::ShowOfForce => vec![Param::ShowForceAlarm],
        Driver::Harassment => vec![Param::HarassAlarm],
        Driver::IslandBuilding => vec![Param::BuildAlarm],
        Driver::Encounter(_) | Driver::Inject | Driver::WhiteCell | Driver::War | Driver::Nuclear => Vec::new(),
        Driver::Quarantine => {
            vec![Param::CordonStanding, Param::ConvoyStanding, Param::ComplyStanding, Param::CollisionSupport, Param::WarshipSupport]
        }
    }
}

fn base_chance(act: Act) -> Option<Param> {
    match act {
        Act::Shadow => Some(Param::PassShadow),
        Act::Block => Some(Param::PassBlock),
        Act::WaterCannon => Some(Param::PassWaterCannon),
        Act::Ram => Some(Param::PassRam),
        Act::Board => Some(Param::PassBoard),
        Act::Document | Act::Patrol | Act::Escort | Act::Resupply | Act::ResupplyRepair | Act::Survey => None,
        Act::Build | Act::ShowForce | Act::LiveFire | Act::Harass => None,
    }
}

fn harm(act: Act) -> Vec<Param> {
    match act {
        Act::Block => vec![Param::DamageBlock, Param::InjuryBlock, Param::DeathBlock],
        Act::WaterCannon => vec![Param::DamageWaterCannon, Param::InjuryWaterCannon, Param::DeathWaterCannon],
        Act::Ram => vec![Param::DamageRam, Param::InjuryRam, Param::DeathRam, Param::OwnDamageRam],
        Act::Board => vec![Param::DamageBoard, Param::InjuryBoard, Param::DeathBoard],
        Act::LiveFire => vec![Param::LiveFireAlarm, Param::LiveFireCredit],
        Act::ShowForce => vec![Param::ShowForceAlarm],
        Act::Harass => vec![Param::HarassAlarm, Param::HarassBreaks, Param::HarassDamage, Param::HarassInjury, Param::HarassDeath],
        Act::Build => vec![Param::BuildAlarm],
        Act::Shadow | Act::Document | Act::Patrol | Act::Escort | Act::Resupply | Act::ResupplyRepair | Act::Survey => Vec::new(),
    }
}
