//! Encounters, harm, control and signals in whole sentences: one for each way that such a thing can end.

use crate::catalog::{Act, EncounterOutcome, NationId};
use crate::report::words::Words;
use crate::rules::order::SignalKind;
use crate::rules::vocab::ids::FeatureId;
use crate::words::Phrase;
use crate::words::keys::encounters;

/// What happened where one nation wanted to do something and another stood against it.
pub(crate) fn sentence(place: FeatureId, (who, activity): (NationId, Act), (whom, act): (NationId, Act), outcome: EncounterOutcome) -> Phrase {
    let harm = match outcome {
        EncounterOutcome::Pass => {
            let activity = goes_on(activity);
            return match act {
                Act::Block => encounters::PassesBlock { place, who, activity, whom }.into(),
                Act::WaterCannon => encounters::PassesWaterCannon { place, who, activity, whom }.into(),
                Act::Ram => encounters::PassesRam { place, who, activity, whom }.into(),
                Act::Board => encounters::PassesBoard { place, who, activity, whom }.into(),
                Act::Shadow => encounters::PassesShadow { place, who, activity, whom }.into(),
                _ => encounters::PassesOther { place, who, activity, whom }.into(),
            };
        }
        EncounterOutcome::Delay => encounters::Harm::None,
        EncounterOutcome::Damage => encounters::Harm::Damage,
        EncounterOutcome::Injury => encounters::Harm::Injury,
        EncounterOutcome::Death => encounters::Harm::Death,
    };
    match act {
        Act::Block => encounters::StoppedBlock { place, who, activity: subject(activity), whom, harm }.into(),
        Act::WaterCannon => encounters::StoppedWaterCannon { place, who, activity: subject(activity), whom, harm }.into(),
        Act::Ram => encounters::StoppedRam { place, who, activity: subject(activity), whom, harm }.into(),
        Act::Board => encounters::StoppedBoard { place, who, activity: subject(activity), whom, harm }.into(),
        Act::Shadow => encounters::StoppedShadow { place, who, activity: breaks_off(activity), whom, harm }.into(),
        _ => encounters::StoppedOther { place, who, activity: breaks_off(activity), whom, harm }.into(),
    }
}

/// What is at work.
fn subject(activity: Act) -> Phrase {
    let label = match activity {
        Act::Document => encounters::SUBJECT_DOCUMENT,
        Act::Patrol => encounters::SUBJECT_PATROL,
        Act::Escort => encounters::SUBJECT_ESCORT,
        Act::Resupply => encounters::SUBJECT_RESUPPLY,
        Act::ResupplyRepair => encounters::SUBJECT_RESUPPLY_REPAIR,
        Act::Survey => encounters::SUBJECT_SURVEY,
        Act::Build => encounters::SUBJECT_BUILD,
        Act::Shadow => encounters::SUBJECT_SHADOW,
        Act::ShowForce => encounters::SUBJECT_SHOW_FORCE,
        Act::Block => encounters::SUBJECT_BLOCK,
        Act::LiveFire => encounters::SUBJECT_LIVE_FIRE,
        Act::Harass => encounters::SUBJECT_HARASS,
        Act::WaterCannon => encounters::SUBJECT_WATER_CANNON,
        Act::Ram => encounters::SUBJECT_RAM,
        Act::Board => encounters::SUBJECT_BOARD,
    };
    label.into()
}

/// What is at work, and goes on.
fn goes_on(activity: Act) -> Phrase {
    let label = match activity {
        Act::Document => encounters::GOES_ON_DOCUMENT,
        Act::Patrol => encounters::GOES_ON_PATROL,
        Act::Escort => encounters::GOES_ON_ESCORT,
        Act::Resupply => encounters::GOES_ON_RESUPPLY,
        Act::ResupplyRepair => encounters::GOES_ON_RESUPPLY_REPAIR,
        Act::Survey => encounters::GOES_ON_SURVEY,
        Act::Build => encounters::GOES_ON_BUILD,
        Act::Shadow => encounters::GOES_ON_SHADOW,
        Act::ShowForce => encounters::GOES_ON_SHOW_FORCE,
        Act::Block => encounters::GOES_ON_BLOCK,
        Act::LiveFire => encounters::GOES_ON_LIVE_FIRE,
        Act::Harass => encounters::GOES_ON_HARASS,
        Act::WaterCannon => encounters::GOES_ON_WATER_CANNON,
        Act::Ram => encounters::GOES_ON_RAM,
        Act::Board => encounters::GOES_ON_BOARD,
    };
    label.into()
}

/// What is at work, and breaks off.
fn breaks_off(activity: Act) -> Phrase {
    let label = match activity {
        Act::Document => encounters::BREAKS_OFF_DOCUMENT,
        Act::Patrol => encounters::BREAKS_OFF_PATROL,
        Act::Escort => encounters::BREAKS_OFF_ESCORT,
        Act::Resupply => encounters::BREAKS_OFF_RESUPPLY,
        Act::ResupplyRepair => encounters::BREAKS_OFF_RESUPPLY_REPAIR,
        Act::Survey => encounters::BREAKS_OFF_SURVEY,
        Act::Build => encounters::BREAKS_OFF_BUILD,
        Act::Shadow => encounters::BREAKS_OFF_SHADOW,
        Act::ShowForce => encounters::BREAKS_OFF_SHOW_FORCE,
        Act::Block => encounters::BREAKS_OFF_BLOCK,
        Act::LiveFire => encounters::BREAKS_OFF_LIVE_FIRE,
        Act::Harass => encounters::BREAKS_OFF_HARASS,
        Act::WaterCannon => encounters::BREAKS_OFF_WATER_CANNON,
        Act::Ram => encounters::BREAKS_OFF_RAM,
        Act::Board => encounters::BREAKS_OFF_BOARD,
    };
    label.into()
}

/// What a nation did to press another.
pub(crate) fn pressed(place: FeatureId, who: NationId, (whom, act): (NationId, Act), outcome: EncounterOutcome) -> Phrase {
    let came = match outcome {
        EncounterOutcome::Pass | EncounterOutcome::Delay => encounters::Came::Nothing,
        EncounterOutcome::Damage => encounters::Came::Damage,
        EncounterOutcome::Injury => encounters::Came::Injury,
        EncounterOutcome::Death => encounters::Came::Death,
    };
    match act {
        Act::ShowForce => encounters::PressesShowForce { place, who, whom, came }.into(),
        Act::LiveFire => encounters::PressesLiveFire { place, who, whom, came }.into(),
        Act::Harass => encounters::PressesHarass { place, who, whom, came }.into(),
        Act::Block => encounters::PressesBlock { place, who, whom, came }.into(),
        Act::WaterCannon => encounters::PressesWaterCannon { place, who, whom, came }.into(),
        Act::Ram => encounters::PressesRam { place, who, whom, came }.into(),
        Act::Board => encounters::PressesBoard { place, who, whom, came }.into(),
        Act::Shadow => encounters::PressesShadow { place, who, whom, came }.into(),
        Act::Build => encounters::PressesBuild { place, who, whom, came }.into(),
        Act::Document | Act::Patrol | Act::Escort | Act::Resupply | Act::ResupplyRepair | Act::Survey => {
            encounters::PressesOther { place, who, whom, came }.into()
        }
    }
}

/// Who was hurt, in plain words.
pub(crate) fn casualties(place: FeatureId, who: NationId, deaths: u16, injuries: u16) -> Phrase {
    let (killed, injured) = (u64::from(deaths), u64::from(injuries));
    match (deaths, injuries) {
        (0, _) => encounters::Injured { place, who, injured }.into(),
        (_, 0) => encounters::Killed { place, who, killed }.into(),
        _ => encounters::KilledAndInjured { place, who, killed, injured }.into(),
    }
}

/// Control moved by a step. Nobody controls the high seas: there it is presence.
pub(crate) fn control(words: &Words<'_>, place: FeatureId, who: NationId, by: i8) -> Phrase {
    let steps = u64::from(by.unsigned_abs());
    match words.feature(place).strip_prefix("Off ") {
        Some(coast) => encounters::PresenceShifts { coast: coast.to_owned(), steps, who }.into(),
        None => encounters::ControlMoves { place, steps, who }.into(),
    }
}

/// A signal as what its sender does to whom, how it was read, and its words.
pub(crate) fn signalled(who: NationId, whom: NationId, (kind, read): (SignalKind, SignalKind), said: &str) -> Phrase {
    let read_as = match read {
        _ if read == kind => encounters::ReadAs::AsMeant,
        SignalKind::Reassure => encounters::ReadAs::Reassurance,
        SignalKind::Warn => encounters::ReadAs::Warning,
        SignalKind::Calm => encounters::ReadAs::Calm,
        SignalKind::Notice => encounters::ReadAs::Notice,
    };
    let said = (!said.is_empty()).then(|| said.to_owned());
    match kind {
        SignalKind::Reassure => encounters::Reassures { who, whom, read_as, said }.into(),
        SignalKind::Warn => encounters::Warns { who, whom, read_as, said }.into(),
        SignalKind::Calm => encounters::Calms { who, whom, read_as, said }.into(),
        SignalKind::Notice => encounters::GivesNotice { who, whom, read_as, said }.into(),
    }
}
