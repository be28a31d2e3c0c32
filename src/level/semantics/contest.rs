//! Whether anybody presses anybody.

use super::FilePlaces;
use crate::level::decode::Problems;
use crate::level::diagnostic::Code;
use crate::rules::scenario::{Clock, Scenario};

/// Tells of a level in which computers have nobody to press, or nowhere to do it.
pub(super) fn check(scenario: &Scenario, places: &FilePlaces, problems: &mut Problems) {
    if !places.features_complete || !places.nations_read {
        return;
    }
    let contested = !scenario.features.is_empty();
    let message = match scenario.clock {
        // Beijing presses wherever it takes part; elsewhere somebody must challenge somebody.
        Clock::Competition if scenario.challengers().next().is_none() => {
            "no nation presses another here: computers arm and practise against nobody. Add `prc` under `nations`, or a feature with a `challenger`"
        }
        Clock::Incident if !contested => {
            "the level has no `features`: on the incident clock ships meet, and computers act, at features only. \
             Add one, such as features: [(place: \"scarborough\", holder: \"phl\", challenger: \"prc\")]"
        }
        Clock::Incident | Clock::Competition | Clock::Crisis => return,
    };
    problems.add(Code::NobodyPresses, places.level, message);
}
