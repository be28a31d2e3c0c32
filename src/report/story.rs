//! The turning points of a game in words: what moved most, why, and what it led to.

use super::events::told_by_the_war;
use super::reader::Reader;
use super::{Account, Beat, Headline, Tone, Weight, beats};
use crate::geo::CellId;
use crate::rules::event::Event;
use crate::rules::event::facts::Joins;
use crate::rules::metric::score;
use crate::rules::vocab::ids::AgreementId;

/// The most turning points that a story tells.
pub const MOST_POINTS: usize = 12;
/// Permille of support, standing and credit from which a small thing is told for what it led to. Assumed.
const WORTH_TELLING: u32 = 20;
/// What a changed score of an objective adds to the weight of what changed it. Assumed.
const SCORE_WEIGHT: u32 = 60;

/// A turning point.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TurningPoint {
    /// The turn that resolved; 0 is the opening news.
    pub turn: u16,
    /// Position in that turn's events; `None` for what was done between them.
    pub index: Option<usize>,
    /// What happened.
    pub text: String,
    /// Why: its inputs, a line each.
    pub why: Vec<String>,
    /// What it led to, a line each.
    pub led_to: Vec<String>,
    /// Scores of objectives that changed with this turn, told with the weightiest thing that happened in it.
    pub scores: Vec<String>,
    /// Where.
    pub cell: Option<CellId>,
    /// How it reads.
    pub tone: Tone,
    /// How much it weighs against others: what kind of thing it is, and how far it moved support, standing and credit (permille).
    pub importance: u32,
}

/// The turning points, in the order in which they happened, at most [`MOST_POINTS`].
pub fn story(account: &Account) -> Vec<TurningPoint> {
    let mut points = Vec::new();
    let reader = Reader::at(&account.scenario, &account.now, account.reader);
    for (position, turn) in account.turns.iter().enumerate() {
        let words = account.words_after(position);
        points.extend(denounced(account, position));
        let mut told: Vec<TurningPoint> = Vec::new();
        for mut beat in beats(&words, &turn.events) {
            let event = &turn.events[beat.index].event;
            beat.headline.tone = reader.tone(&words, event, beat.headline.tone);
            if told_by_the_war(account.after(position), event) {
                continue;
            }
            let importance = event.facts().importance;
            let weight = importance + beat.moved;
            if let Some(point) = told.last_mut()
                && joins(event, point.index.map(|index| &turn.events[index].event))
            {
                join(point, &beat, weight);
            } else if importance > 0 || beat.moved >= WORTH_TELLING {
                told.push(point(turn.number, &beat, weight));
            }
        }
        if let Some(main) = told.iter_mut().max_by_key(|point| (point.importance, std::cmp::Reverse(point.index))) {
            main.scores = scores_moved(account, position);
            main.importance += SCORE_WEIGHT * main.scores.len() as u32;
        }
        points.extend(told);
    }
    let mut ranked: Vec<usize> = (0..points.len()).collect();
    ranked.sort_by_key(|&at| (std::cmp::Reverse(points[at].importance), at));
    ranked.truncate(MOST_POINTS);
    ranked.sort_unstable();
    ranked.into_iter().map(|at| points[at].clone()).collect()
}

fn point(turn: u16, beat: &Beat, importance: u32) -> TurningPoint {
    let Headline { text, why, cell, tone, .. } = beat.headline.clone();
    TurningPoint { turn, index: Some(beat.index), text, why, led_to: consequences(beat), scores: Vec::new(), cell, tone, importance }
}

/// Tells a consequence with what it followed from.
fn join(point: &mut TurningPoint, beat: &Beat, importance: u32) {
    point.led_to.push(beat.headline.text.clone());
    point.led_to.extend(consequences(beat));
    point.importance += importance;
    if beat.headline.tone != Tone::Plain && point.tone != Tone::Grave {
        point.tone = beat.headline.tone;
    }
}

fn consequences(beat: &Beat) -> Vec<String> {
    let worth = beat.followed.iter().filter(|(_, headline)| headline.weight > Weight::Detail);
    worth.map(|(_, headline)| with_reason(headline)).collect()
}

/// A headline with its reasons in brackets.
fn with_reason(headline: &Headline) -> String {
    if headline.why.is_empty() { headline.text.clone() } else { format!("{} ({})", headline.text, headline.why.join("; ").to_lowercase()) }
}

/// Scores that are not what they were at the turn's start, of objectives that the reader may know.
fn scores_moved(account: &Account, position: usize) -> Vec<String> {
    let (before, after) = (&account.turns[position].start, account.after(position));
    let changed = |objective: &crate::rules::scenario::Objective| {
        let at = |game| score(&account.scenario, game, &objective.tiers);
        let (was, is) = (at(before), at(after));
        (was != is).then(|| format!("{}, {}: {was} → {is}", account.words().seat(objective.seat), objective.title))
    };
    account.scenario.objectives.iter().filter_map(changed).collect()
}

/// Agreements of which notice was given during a turn: that happens before orders resolve, and so stands in no list of events.
fn denounced(account: &Account, position: usize) -> Vec<TurningPoint> {
    let (before, after) = (&account.turns[position].start, account.after(position));
    let words = account.words_after(position);
    let given = |(index, agreement): (usize, &crate::rules::state::Agreement)| {
        let was = before.agreements.get(index)?;
        agreement.ends_turn.filter(|_| was.ends_turn.is_none()).map(|ends| TurningPoint {
            turn: account.turns[position].number,
            index: None,
            text: format!("{} is denounced; it ends with turn {ends}", words.agreement(AgreementId(index as u16))),
            why: Vec::new(),
            led_to: Vec::new(),
            scores: Vec::new(),
            cell: None,
            tone: Tone::Grave,
            importance: 300,
        })
    };
    after.agreements.iter().enumerate().filter_map(given).collect()
}

/// Whether an event is told together with what came before it.
fn joins(event: &Event, before: Option<&Event>) -> bool {
    match event.facts().joins {
        Joins::Never => false,
        Joins::Encounters => matches!(before, Some(Event::Encountered { .. })),
        Joins::Anything => true,
    }
}
