//! A turn's events in beats: what happened, one thing at a time, each with what followed from it.

use super::{Headline, Weight, Words, headline};
use crate::rules::Recorded;
use crate::rules::event::{Driver, Event};
use crate::rules::scenario::Effect;

/// One thing that happened, with what followed from it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beat {
    /// Its position in the turn's list of events.
    pub index: usize,
    /// What happened.
    pub headline: Headline,
    /// What followed, with positions: support that moved, hulls that were damaged.
    pub followed: Vec<(usize, Headline)>,
    /// How much the measures moved that followed, as the sum of permille up or down.
    pub moved: u32,
}

/// The beats of a turn, in its sequence. What a turn brings anyway (income, wear) stands in a beat of its own.
pub fn beats(words: &Words<'_>, events: &[Recorded]) -> Vec<Beat> {
    let mut beats: Vec<Beat> = Vec::new();
    for (index, recorded) in events.iter().enumerate() {
        let Some(headline) = headline(words, &recorded.event) else { continue };
        let role = role(&recorded.event);
        match (role, beats.last_mut()) {
            (Role::Follows(permille), Some(beat)) => {
                beat.followed.push((index, headline));
                beat.moved += permille;
            }
            (Role::Follows(_) | Role::Stands, _) => beats.push(Beat { index, headline, followed: Vec::new(), moved: 0 }),
            (Role::Routine, _) => {
                beats.push(Beat { index, headline: Headline { weight: Weight::Detail, ..headline }, followed: Vec::new(), moved: 0 })
            }
        }
    }
    beats
}

/// How an event stands to the one before it.
enum Role {
    /// Something new.
    Stands,
    /// A consequence of what came before, with how far it moved a measure in permille.
    Follows(u32),
    /// What each turn brings.
    Routine,
}

fn role(event: &Event) -> Role {
    let measure = |why: Driver, permille: u32| match why {
        Driver::Income | Driver::Decay | Driver::OrderCost => Role::Routine,
        _ => Role::Follows(permille),
    };
    match event {
        Event::SupportMoved { by, why, .. } | Event::StandingMoved { by, why, .. } | Event::CreditMoved { by, why, .. } => {
            measure(*why, u32::from(by.unsigned_abs()))
        }
        Event::CapitalMoved { why, .. } | Event::BudgetMoved { why, .. } => measure(*why, 0),
        Event::RungMoved { why: Driver::Decay, .. } | Event::HullsRepaired { .. } => Role::Routine,
        Event::EffectApplied { effect, .. } => match effect {
            Effect::Support { by, .. } | Effect::Standing { by, .. } | Effect::Credit { by, .. } => Role::Follows(u32::from(by.unsigned_abs())),
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
            | Effect::Coercion { .. } => Role::Follows(0),
        },
        Event::HullsDamaged { .. } | Event::StockMoved { .. } | Event::HullsDelivered { .. } => Role::Follows(0),
        Event::RegionMoved { by, why } => measure(*why, u32::from(by.unsigned_abs())),
        Event::AlignmentMoved { driver: why, .. } | Event::InteropMoved { why, .. } => measure(*why, 0),
        Event::EffectLeftOut { .. }
        | Event::OrderGiven { .. }
        | Event::OrderTakenBack { .. }
        | Event::Sealed { .. }
        | Event::Unsealed { .. }
        | Event::GuessNoted { .. }
        | Event::CeilingSet { .. }
        | Event::MessageSent { .. }
        | Event::Proposed { .. }
        | Event::Answered { .. }
        | Event::Withdrawn { .. }
        | Event::DoubtSettled { .. }
        | Event::DoubtEstimated { .. }
        | Event::PromisesPriced { .. }
        | Event::PermissionAsked { .. }
        | Event::PermissionAnswered { .. }
        | Event::ProposalLapsed { .. }
        | Event::AgreementMade { .. }
        | Event::AgreementMoved { .. }
        | Event::AgreementSuspended { .. }
        | Event::Denounced { .. }
        | Event::UndertakingBroken { .. }
        | Event::RouteSet { .. }
        | Event::Moved { .. }
        | Event::Logged { .. }
        | Event::Halted { .. }
        | Event::Incursion { .. }
        | Event::HullsTransferred { .. }
        | Event::Detected { .. }
        | Event::Reinforced { .. }
        | Event::Encountered { .. }
        | Event::Repairing { .. }
        | Event::HullsLost { .. }
        | Event::Casualties { .. }
        | Event::Delivered { .. }
        | Event::Surveyed { .. }
        | Event::SupplyUsed { .. }
        | Event::FabricWorn { .. }
        | Event::GarrisonLeft { .. }
        | Event::PresenceCounted { .. }
        | Event::ControlMoved { .. }
        | Event::Signalled { .. }
        | Event::Publicised { .. }
        | Event::Consulted { .. }
        | Event::ObligationFellDue { .. }
        | Event::ObligationSettled { .. }
        | Event::RungMoved { .. }
        | Event::RungQuiet { .. }
        | Event::PublicityWore { .. }
        | Event::TurnBegan { .. }
        | Event::Injected { .. }
        | Event::WeatherSet { .. }
        | Event::Paced { .. }
        | Event::DeskTaken { .. }
        | Event::DeskReturned { .. }
        | Event::Overridden { .. }
        | Event::RatificationMoved { .. }
        | Event::RatificationPutOff { .. }
        | Event::Ratified { .. }
        | Event::RatificationFailed { .. }
        | Event::CoercionImposed { .. }
        | Event::CoercionLifted { .. }
        | Event::TradeHit { .. }
        | Event::TradeDiverted { .. }
        | Event::Influenced { .. }
        | Event::InfluenceLanded { .. }
        | Event::Misled { .. }
        | Event::Spoke { .. }
        | Event::Attributed { .. }
        | Event::AttributionFailed { .. }
        | Event::PreBunked { .. }
        | Event::Induced { .. }
        | Event::Pressed { .. }
        | Event::NoticeGiven { .. }
        | Event::Surprised { .. }
        | Event::Built { .. }
        | Event::Stationed { .. }
        | Event::ExercisePlanned { .. }
        | Event::Exercised { .. }
        | Event::WorkBegan { .. }
        | Event::WorkMoved { .. }
        | Event::ProgrammeBegan { .. }
        | Event::ProgrammeMoved { .. }
        | Event::ProgrammeDelivered { .. }
        | Event::PolicySet { .. }
        | Event::Campaigned { .. }
        | Event::Benefited { .. }
        | Event::Reassured { .. }
        | Event::ElectionHeld { .. }
        | Event::Wore { .. }
        | Event::War(_)
        | Event::Quarantine(_)
        | Event::GameEnded => Role::Stands,
    }
}
