//! Which numbers of the rules a result rests upon, so that a screen can show each with its value and its source: what several kinds of
//! events share.

use crate::catalog::Act;
use crate::rules::vocab::cause::Driver;
use crate::rules::vocab::effect::Effect;
use crate::rules::vocab::parameter::Param;

/// The numbers that doubt is made of.
pub const DOUBT: &[Param] = &[
    Param::DoubtUsa,
    Param::DoubtCredit,
    Param::DoubtAutomatic,
    Param::DoubtAct,
    Param::DoubtConsult,
    Param::DoubtUnbound,
    Param::DoubtKeeps,
    Param::DoubtGrants,
    Param::DoubtGrantsBound,
    Param::DoubtSpread,
    Param::DoubtBuildUp,
    Param::DoubtYields,
    Param::DoubtFailure,
    Param::DoubtCostShip,
    Param::DoubtCostAircraft,
    Param::DoubtCostBattalion,
    Param::DoubtPeace,
    Param::DoubtPatience,
    Param::DoubtNoise,
];

/// The parameters behind an encounter with an opponent that acts so.
pub(super) fn encounter(act: Act) -> Vec<Param> {
    let mut all: Vec<Param> = base_chance(act).into_iter().collect();
    all.extend([Param::BalanceWeight, Param::WitnessBonus, Param::AllyBonus, Param::WeatherMalus, Param::ContactEscalation]);
    all.extend(harm(act));
    all
}

/// How far an effect moves a measure, in permille.
pub(super) fn moved(effect: &Effect) -> u32 {
    match effect {
        Effect::Support { by, .. } | Effect::Standing { by, .. } | Effect::Credit { by, .. } => by.size(),
        Effect::Capital { .. }
        | Effect::Budget { .. }
        | Effect::Control { .. }
        | Effect::Supply { .. }
        | Effect::Fabric { .. }
        | Effect::Rung { .. }
        | Effect::Weather { .. }
        | Effect::Reinforce
        | Effect::Agreement { .. }
        | Effect::Policy { .. }
        | Effect::Alignment { .. }
        | Effect::Region { .. }
        | Effect::War
        | Effect::Coercion { .. } => 0,
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

/// What an act that stops others reads: the chance to pass it, and those of damage, injury and death; `None` for acts that stop nobody.
pub fn stopping(act: Act) -> Option<(Param, [Param; 3])> {
    match act {
        Act::Block => Some((Param::PassBlock, [Param::DamageBlock, Param::InjuryBlock, Param::DeathBlock])),
        Act::WaterCannon => Some((Param::PassWaterCannon, [Param::DamageWaterCannon, Param::InjuryWaterCannon, Param::DeathWaterCannon])),
        Act::Ram => Some((Param::PassRam, [Param::DamageRam, Param::InjuryRam, Param::DeathRam])),
        Act::Board => Some((Param::PassBoard, [Param::DamageBoard, Param::InjuryBoard, Param::DeathBoard])),
        Act::Document | Act::Patrol | Act::Escort | Act::Resupply | Act::ResupplyRepair | Act::Survey | Act::Build => None,
        Act::Shadow | Act::ShowForce | Act::LiveFire | Act::Harass => None,
    }
}

fn base_chance(act: Act) -> Option<Param> {
    match act {
        Act::Shadow => Some(Param::PassShadow),
        _ => stopping(act).map(|(pass, _)| pass),
    }
}

/// The parameters behind the harm that an act does.
pub fn harm(act: Act) -> Vec<Param> {
    let stops = stopping(act).into_iter().flat_map(|(_, harm)| harm);
    let besides = match act {
        Act::Ram => vec![Param::OwnDamageRam],
        Act::LiveFire => vec![Param::LiveFireAlarm, Param::LiveFireCredit],
        Act::ShowForce => vec![Param::ShowForceAlarm],
        Act::Harass => vec![Param::HarassAlarm, Param::HarassBreaks, Param::HarassDamage, Param::HarassInjury, Param::HarassDeath],
        Act::Build => vec![Param::BuildAlarm],
        Act::Block | Act::WaterCannon | Act::Board | Act::Shadow | Act::Document => Vec::new(),
        Act::Patrol | Act::Escort | Act::Resupply | Act::ResupplyRepair | Act::Survey => Vec::new(),
    };
    stops.chain(besides).collect()
}
