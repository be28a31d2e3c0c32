//! Encounters, harm, control and signals in whole sentences: one for each way that such a thing can end.

use crate::catalog::{Act, EncounterOutcome, NationId};
use crate::report::words::{Words, count};
use crate::rules::order::SignalKind;
use crate::rules::vocab::ids::FeatureId;

/// What happened where one nation wanted to do something and another stood against it.
pub(crate) fn sentence(words: &Words<'_>, (actor, activity): (NationId, Act), (opponent, act): (NationId, Act), outcome: EncounterOutcome) -> String {
    let whose = words.adjective(actor);
    let who = words.the(opponent);
    let (what, one) = subject(activity, &whose);
    let (goes_on, breaks_off) = match (activity.cargo().is_some(), one) {
        (true, _) => ("gets through", "turns back"),
        (false, true) => ("goes on", "breaks off"),
        (false, false) => ("stay", "break off"),
    };
    if outcome == EncounterOutcome::Pass {
        return match act {
            Act::Block => format!("the {what} {goes_on} although {who} blocks the way"),
            Act::WaterCannon => format!("the {what} {goes_on} although {who} uses water cannon"),
            Act::Ram => format!("the {what} {goes_on} although {who} rams"),
            Act::Board => format!("the {what} {goes_on} although {who} tries to board"),
            Act::Shadow => format!("the {what} {goes_on}; {who} follows and watches"),
            _ => format!("the {what} {goes_on} with {who} on the scene"),
        };
    }
    let stopped = match act {
        Act::Block => format!("{who} blocks the {what}"),
        Act::WaterCannon => format!("{who} stops the {what} with water cannon"),
        Act::Ram => format!("{who} rams and stops the {what}"),
        Act::Board => format!("{who} boards and stops the {what}"),
        Act::Shadow => format!("the {what} {breaks_off} with {who} close by"),
        _ => format!("the {what} {breaks_off} with {who} on the scene"),
    };
    match outcome {
        EncounterOutcome::Pass | EncounterOutcome::Delay => stopped,
        EncounterOutcome::Damage => format!("{stopped}; a hull is damaged"),
        EncounterOutcome::Injury => format!("{stopped}; people are hurt"),
        EncounterOutcome::Death => format!("{stopped}; people are killed"),
    }
}

/// What is at work, as the subject of a sentence, and whether it is one thing.
fn subject(activity: Act, whose: &str) -> (String, bool) {
    let one = |what: &str| (format!("{whose} {what}"), true);
    let ships = |what: &str| (format!("{whose} ships that {what}"), false);
    match activity {
        Act::Resupply => one("supply run"),
        Act::ResupplyRepair => one("run with repair materials"),
        Act::Patrol => one("patrol"),
        Act::Survey => one("survey"),
        Act::Build => one("dredging"),
        Act::Document => one("watch"),
        Act::Escort => one("escort"),
        Act::ShowForce => one("show of force"),
        Act::LiveFire => one("firing exercise"),
        Act::Shadow => ships("shadow"),
        Act::Block => ships("block"),
        Act::Harass => ships("harass"),
        Act::WaterCannon => ships("use water cannon"),
        Act::Ram => ships("ram"),
        Act::Board => ships("board"),
    }
}

/// What a nation does to press another, as the rest of a sentence.
pub(crate) fn presses(act: Act, target: &str) -> String {
    match act {
        Act::ShowForce => format!("shows force to {target}"),
        Act::LiveFire => format!("fires live weapons in view of {target}"),
        Act::Harass => format!("harasses ships or aircraft of {target}"),
        Act::Block => format!("blocks {target}"),
        Act::WaterCannon => format!("uses water cannon against {target}"),
        Act::Ram => format!("rams ships of {target}"),
        Act::Board => format!("boards ships of {target}"),
        Act::Shadow => format!("shadows {target}"),
        Act::Build => format!("builds against the will of {target}"),
        Act::Document | Act::Patrol | Act::Escort | Act::Resupply | Act::ResupplyRepair | Act::Survey => format!("shows itself to {target}"),
    }
}

/// Who was hurt, in plain words.
pub(crate) fn casualties(words: &Words<'_>, nation: NationId, deaths: u16, injuries: u16) -> String {
    let of = words.the(nation);
    let people = |number: u16| count(number, "person", "people");
    match (deaths, injuries) {
        (0, injured) => format!("{} of {of} {} injured", people(injured), is(injured)),
        (killed, 0) => format!("{} of {of} {} killed", people(killed), is(killed)),
        (killed, injured) => format!("{} of {of} {} killed and {injured} injured", people(killed), is(killed)),
    }
}

fn is(number: u16) -> &'static str {
    if number == 1 { "is" } else { "are" }
}

/// Control moved by a step. Nobody controls the high seas: there it is presence.
pub(crate) fn control(words: &Words<'_>, feature: FeatureId, towards: NationId, by: i8) -> String {
    let (name, towards) = (words.feature(feature), words.the(towards));
    let steps = count(by.unsigned_abs(), "step", "steps");
    match name.strip_prefix("Off ") {
        Some(coast) => format!("Naval presence off {coast} shifts {steps} towards {towards}"),
        None => format!("Control at {name} moves {steps} towards {towards}"),
    }
}

/// A signal as what its sender does to whom.
pub(crate) fn signals(kind: SignalKind, to: &str) -> String {
    match kind {
        SignalKind::Reassure => format!("reassures {to}"),
        SignalKind::Warn => format!("warns {to}"),
        SignalKind::Calm => format!("calls on {to} to keep calm"),
        SignalKind::Notice => format!("gives {to} notice of firing"),
    }
}

/// A signal as what it was taken for.
pub(crate) fn signal_noun(kind: SignalKind) -> &'static str {
    match kind {
        SignalKind::Reassure => "a reassurance",
        SignalKind::Warn => "a warning",
        SignalKind::Calm => "a call for calm",
        SignalKind::Notice => "notice of firing",
    }
}
