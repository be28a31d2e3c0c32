//! What comes from outside the seats' orders: the level's injects, and the White Cell's hand.

use super::change::Change;
use super::crisis;
use super::event::{Discard, Event};
use super::scenario::Scenario;
use super::state::{Game, Trial};
use crate::catalog::NationId;
use crate::catalog::plain::{plain_name, plain_text};
use crate::rules::phases::pressure;
use crate::rules::vocab::command::{MAX_HEADLINE, MAX_MESSAGE};
use crate::rules::vocab::competition::StandingPolicy;
use crate::rules::vocab::effect::{Effect, Trigger};
use crate::rules::vocab::error::{Already, Refusal, WarRefusal, What};
use crate::rules::vocab::force::Force;
use crate::rules::vocab::ids::{AgreementId, ForceId, InjectId, SeatSet};

/// The most effects of one announcement or override.
const MAX_EFFECTS: usize = 32;

/// Whose doing an effect is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum By {
    /// The level's: its time has come.
    Level,
    /// The White Cell's.
    WhiteCell,
}

/// Plays every inject whose time has come. An effect that the game has overtaken (a treaty that has lapsed is to enter into force) is left
/// out, whoever plays the inject.
pub fn resolve(change: &mut Change) {
    let scenario = change.scenario;
    // Prepared events follow the level's calendar.
    let turn = change.game.calendar_turn(scenario, change.game.turn);
    for (index, inject) in scenario.injects.iter().enumerate() {
        let id = InjectId(index as u16);
        if change.game.has_happened(id) {
            continue;
        }
        let due = match &inject.trigger {
            Trigger::Turn(at) => *at == turn,
            Trigger::When { condition, from_turn } => turn >= *from_turn && condition.holds(scenario, &change.game),
            Trigger::ByHand => false,
        };
        if due {
            play(change, id, By::Level);
        }
    }
}

/// The White Cell plays an inject now.
///
/// # Errors
/// There is none such, or it has happened.
pub fn play_by_hand(change: &mut Change, id: InjectId) -> Result<(), Refusal> {
    if id.index() >= change.scenario.injects.len() {
        return Err(Refusal::NoSuch { what: What::Inject });
    }
    if change.game.has_happened(id) {
        return Err(Refusal::Duplicate { what: Already::Played });
    }
    play(change, id, By::WhiteCell);
    Ok(())
}

fn play(change: &mut Change, id: InjectId, by: By) {
    let scenario = change.scenario;
    let inject = &scenario.injects[id.index()];
    let readers = inject.to.iter().fold(SeatSet::NONE, |set, &seat| set.union(SeatSet::one(seat)));
    let audience = if inject.to.is_empty() { SeatSet::ALL } else { readers };
    change.emit(audience, Event::Injected { inject: Some(id), title: inject.title.clone(), text: inject.text.clone() });
    for effect in &inject.effects {
        if *effect == Effect::Reinforce {
            effect_of(change, effect, by, audience);
            reinforce(change, id);
            continue;
        }
        // The level was written before the game went its way: what can no longer be is left out, and the White Cell is told.
        match fault(scenario, &change.game, effect) {
            Ok(()) => effect_of(change, effect, by, audience),
            Err(why) => change.emit(SeatSet::NONE, Event::EffectLeftOut { effect: effect.clone(), why }),
        }
    }
}

fn reinforce(change: &mut Change, id: InjectId) {
    let waiting = |(_, force): &(&ForceId, &Force)| force.arrives == Some(id);
    let coming: Vec<ForceId> = change.game.forces.iter().filter(waiting).map(|(&id, _)| id).collect();
    for force in coming {
        let arrived = change.game.forces.get(&force).map(|force| Force { active: true, ..force.clone() });
        let audience = arrived.map_or(SeatSet::NONE, |force| change.seats_that_see(&force));
        change.emit(audience, Event::Reinforced { force });
    }
}

fn effect_of(change: &mut Change, effect: &Effect, by: By, audience: SeatSet) {
    // A nation's own numbers are its own seat's to know.
    let readers = match effect {
        Effect::Support { nation, .. } | Effect::Standing { nation, .. } | Effect::Capital { nation, .. } | Effect::Budget { nation, .. } => {
            change.game.seats_of(change.scenario, &[*nation])
        }
        Effect::Credit { .. } | Effect::Control { .. } | Effect::Supply { .. } | Effect::Fabric { .. } | Effect::Rung { .. } => SeatSet::ALL,
        Effect::Weather { .. } | Effect::Agreement { .. } => SeatSet::ALL,
        Effect::Policy { .. } | Effect::Alignment { .. } | Effect::Region { .. } | Effect::Coercion { .. } | Effect::War => SeatSet::ALL,
        Effect::Reinforce => audience,
    };
    change.emit(readers, Event::EffectApplied { effect: effect.clone(), by_white_cell: by == By::WhiteCell });
    if *effect == Effect::War {
        crisis::begin(change, change.game.turn);
    }
}

/// The White Cell tells seats something new.
///
/// # Errors
/// The text is empty, too long or holds what cannot be seen, or an effect names what is not there.
pub fn announce(change: &mut Change, title: &str, text: &str, to: SeatSet, effects: &[Effect]) -> Result<(), Refusal> {
    if title.trim().is_empty() {
        return Err(Refusal::EmptyText);
    }
    if title.chars().count() > MAX_HEADLINE || text.chars().count() > MAX_MESSAGE {
        return Err(Refusal::TooLarge { what: What::Text, limit: MAX_MESSAGE as u32 });
    }
    plain_name(title)?;
    plain_text(text)?;
    check_effects(change, effects)?;
    // An announcement has no prepared inject behind it, and marks none as played.
    change.emit(to, Event::Injected { inject: None, title: title.to_owned(), text: text.to_owned() });
    for effect in effects {
        effect_of(change, effect, By::WhiteCell, to);
    }
    Ok(())
}

/// The White Cell changes something by hand. Its reason is its own; seats read what changed, each as far as it may know it.
///
/// # Errors
/// There is no reason or one that holds what cannot be seen, or an effect names what is not there.
pub fn override_by_hand(change: &mut Change, reason: &str, effects: &[Effect]) -> Result<(), Refusal> {
    if reason.trim().is_empty() {
        return Err(Refusal::NeedsReason);
    }
    if reason.chars().count() > MAX_MESSAGE {
        return Err(Refusal::TooLarge { what: What::Text, limit: MAX_MESSAGE as u32 });
    }
    plain_text(reason)?;
    check_effects(change, effects)?;
    change.emit(SeatSet::NONE, Event::Overridden { reason: reason.to_owned() });
    for effect in effects {
        effect_of(change, effect, By::WhiteCell, SeatSet::ALL);
    }
    Ok(())
}

/// Checks a list of effects, each against the state that those before it leave.
fn check_effects(change: &Change, effects: &[Effect]) -> Result<(), Refusal> {
    if effects.len() > MAX_EFFECTS {
        return Err(Refusal::TooLarge { what: What::List, limit: MAX_EFFECTS as u32 });
    }
    let mut trial = Trial::of(&change.game);
    for effect in effects {
        fault(change.scenario, &trial, effect)?;
        effect_of(&mut Change::new(change.scenario, &mut trial, &mut Discard), effect, By::WhiteCell, SeatSet::NONE);
    }
    Ok(())
}

/// Why an effect cannot be as a game stands. Forces arrive with the inject that names them, and not by hand.
fn fault(scenario: &Scenario, game: &Game, effect: &Effect) -> Result<(), Refusal> {
    let there = |nation: &NationId| {
        let present = scenario.nations.get(nation.index()).is_some_and(|setup| setup.present);
        if present { Ok(()) } else { Err(Refusal::NoSuch { what: What::Nation }) }
    };
    match effect {
        Effect::Support { nation, .. }
        | Effect::Standing { nation, .. }
        | Effect::Capital { nation, .. }
        | Effect::Budget { nation, .. }
        | Effect::Credit { nation, .. } => there(nation),
        Effect::Control { feature, .. } | Effect::Supply { feature, .. } | Effect::Fabric { feature, .. } => {
            if feature.index() < game.features.len() { Ok(()) } else { Err(Refusal::NoSuch { what: What::Feature }) }
        }
        Effect::Rung { a, b, to } => {
            there(a)?;
            there(b)?;
            if a == b || *to > 8 { Err(Refusal::WrongRung) } else { Ok(()) }
        }
        Effect::Agreement { index, status } => {
            let agreement = game.agreements.get(usize::from(*index)).ok_or(Refusal::NoSuch { what: What::Agreement })?;
            let (from, to) = (agreement.status, *status);
            if from.may_become(to) { Ok(()) } else { Err(Refusal::WrongStatus { agreement: AgreementId(*index), from, to }) }
        }
        Effect::Weather { .. } | Effect::Region { .. } => Ok(()),
        Effect::Policy { nation, policy, .. } => {
            there(nation)?;
            match policy {
                StandingPolicy::Tariffs(on) if on == nation => Err(Refusal::BadOpponent),
                StandingPolicy::Tariffs(on) => there(on),
                StandingPolicy::Silo | StandingPolicy::FairShare => Ok(()),
            }
        }
        Effect::Alignment { nation, .. } => {
            let courted = scenario.nations.get(nation.index()).is_some_and(|setup| setup.alignment.is_some());
            if courted { Ok(()) } else { Err(Refusal::NotCourted { nation: *nation }) }
        }
        Effect::Coercion { good, target } => {
            there(target)?;
            let exposed = pressure::coercion::exposure(scenario, *good, *target) > 0;
            if exposed { Ok(()) } else { Err(Refusal::NotExposed { nation: *target, good: *good }) }
        }
        Effect::Reinforce => Err(Refusal::OnlyByInject),
        // A war needs a level that says what it is, and none that is fought already.
        Effect::War if scenario.war.is_none() => Err(WarRefusal::NotInLevel.into()),
        Effect::War if game.at_war().is_some() => Err(WarRefusal::UnderWay.into()),
        Effect::War => Ok(()),
    }
}
