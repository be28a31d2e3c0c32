//! Which numbers of the rules a result rests upon, so that a screen can show each with its value and its source.

use crate::catalog::Act;
use crate::rules::event::{Driver, Event};
use crate::rules::parameter::Param;

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
        Event::OrderGiven { .. }
        | Event::OrderTakenBack { .. }
        | Event::Sealed { .. }
        | Event::Unsealed { .. }
        | Event::CeilingSet { .. }
        | Event::MessageSent { .. }
        | Event::Proposed { .. }
        | Event::Answered { .. }
        | Event::Withdrawn { .. }
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
        | Event::WeatherSet { .. }
        | Event::Paced { .. }
        | Event::DeskTaken { .. }
        | Event::DeskReturned { .. }
        | Event::Overridden { .. }
        | Event::GameEnded => Vec::new(),
    }
}

/// The parameters behind a reason for which a measure or a rung moved.
pub fn behind(why: Driver) -> Vec<Param> {
    match why {
        Driver::Deaths => vec![Param::SupportDeath],
        Driver::Injuries => vec![Param::SupportInjury],
        Driver::Damage => vec![Param::SupportDamage],
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
        Driver::Encounter(_) | Driver::Inject | Driver::WhiteCell => Vec::new(),
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
    }
}

fn harm(act: Act) -> Vec<Param> {
    match act {
        Act::Block => vec![Param::DamageBlock, Param::InjuryBlock, Param::DeathBlock],
        Act::WaterCannon => vec![Param::DamageWaterCannon, Param::InjuryWaterCannon, Param::DeathWaterCannon],
        Act::Ram => vec![Param::DamageRam, Param::InjuryRam, Param::DeathRam, Param::OwnDamageRam],
        Act::Board => vec![Param::DamageBoard, Param::InjuryBoard, Param::DeathBoard],
        Act::Shadow | Act::Document | Act::Patrol | Act::Escort | Act::Resupply | Act::ResupplyRepair | Act::Survey => Vec::new(),
    }
}
