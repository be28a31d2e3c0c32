//! A turn's events in beats: what happened, one thing at a time, each with what followed from it.

use crate::report::{Headline, Weight, Words, headline};
use crate::rules::Recorded;
use crate::rules::event::facts::EventRole;

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
        match (recorded.event.facts().role, beats.last_mut()) {
            (EventRole::Follows(permille), Some(beat)) => {
                beat.followed.push((index, headline));
                beat.moved += permille;
            }
            (EventRole::Follows(_) | EventRole::Stands, _) => beats.push(Beat { index, headline, followed: Vec::new(), moved: 0 }),
            (EventRole::Routine, _) => {
                beats.push(Beat { index, headline: Headline { weight: Weight::Detail, ..headline }, followed: Vec::new(), moved: 0 })
            }
        }
    }
    beats
}
