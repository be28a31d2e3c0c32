//! The turning points of a game in words: what moved most, why, and what it led to.

use std::collections::BTreeMap;

use crate::geo::CellId;
use crate::report::headlines::events::told_by_the_war;
use crate::report::headlines::reader::Reader;
use crate::report::headlines::{aims, weight};
use crate::report::{Account, Beat, Headline, Tone, Weight, beats, words};
use crate::rules::course::course;
use crate::rules::event::Event;
use crate::rules::event::facts::Joins;
use crate::rules::metric::score;
use crate::rules::scenario::Objective;
use crate::rules::state::Game;
use crate::rules::state::view::Viewer;
use crate::rules::vocab::ids::AgreementId;
use crate::words::keys::story;

/// The most turning points that a story tells.
pub const MOST_POINTS: usize = 12;
/// Permille of support, standing and credit from which a small thing is told for what it led to. Assumed.
const WORTH_TELLING: u32 = 20;
/// What a changed score of an objective adds to the weight of what changed it. Assumed.
const SCORE_WEIGHT: u32 = 60;
/// The weight of a moved objective itself, where what moved it has no line of its own. Assumed.
const COUNTED: u32 = 100;

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
    /// The reader's objectives whose score this very event changed, a line each; for the White Cell those of all teams.
    pub scores: Vec<String>,
    /// Where.
    pub cell: Option<CellId>,
    /// How it reads.
    pub tone: Tone,
    /// How much it weighs against others: what kind of thing it is, and how far it moved support, standing and credit (permille).
    pub importance: u32,
}

/// The turning points, in the order in which they happened, at most [`MOST_POINTS`]. What moved the reader's objectives comes before what
/// only weighs.
pub fn story(account: &Account) -> Vec<TurningPoint> {
    let mut points = Vec::new();
    for position in 0..account.turns.len() {
        points.extend(denounced(account, position));
        points.extend(of_turn(account, position));
    }
    let mut ranked: Vec<usize> = (0..points.len()).collect();
    ranked.sort_by_key(|&at| (points[at].scores.is_empty(), std::cmp::Reverse(points[at].importance), at));
    ranked.truncate(MOST_POINTS);
    ranked.sort_unstable();
    ranked.into_iter().map(|at| points[at].clone()).collect()
}

/// What a turn has to tell, in the order in which it happened.
fn of_turn(account: &Account, position: usize) -> Vec<TurningPoint> {
    let (turn, words) = (&account.turns[position], account.words_after(position));
    let reader = Reader::at(&account.scenario, &account.now, account.reader);
    let mut moves = moved(account, position);
    let mut told: Vec<TurningPoint> = Vec::new();
    for mut beat in beats(&words, &turn.events) {
        let event = &turn.events[beat.index].event;
        beat.headline.tone = reader.tone(&words, event, beat.headline.tone);
        let scores = taken(&mut moves, &beat);
        if scores.is_empty() && told_by_the_war(words.game, event) {
            continue;
        }
        let importance = weight::importance(words.game, event);
        let weight = importance + beat.moved + SCORE_WEIGHT * scores.len() as u32;
        if let Some(point) = told.last_mut()
            && joins(event, point.index.map(|index| &turn.events[index].event))
        {
            join(point, &beat, weight);
            point.scores.extend(scores);
        } else if importance > 0 || beat.moved >= WORTH_TELLING || !scores.is_empty() {
            told.push(TurningPoint { scores, ..point(turn.number, &beat, weight) });
        }
    }
    told.extend(moves.iter().filter_map(|(&index, moves)| counted(turn.number, index, moves)));
    told.sort_by_key(|point| point.index);
    told
}

fn point(turn: u16, beat: &Beat, importance: u32) -> TurningPoint {
    let Headline { text, why, cell, tone, .. } = beat.headline.clone();
    TurningPoint { turn, index: Some(beat.index), text, why, led_to: consequences(beat), scores: Vec::new(), cell, tone, importance }
}

/// Objectives that the turn left with another score, by the position of the event that brought it there. One that cannot be traced to an
/// event is left out: then less is said, and nothing wrong.
fn moved(account: &Account, position: usize) -> BTreeMap<usize, Vec<ScoreMove>> {
    let (turn, after) = (&account.turns[position], account.after(position));
    let told = |objective: &&Objective| match account.reader {
        Viewer::Seat(seat) => objective.seat == seat,
        Viewer::WhiteCell => true,
        Viewer::Desk(_) | Viewer::Public => false,
    };
    let at = |game: &Game, objective: &Objective| match account.open {
        true => score(&account.scenario, game, &objective.tiers),
        false => objective.tiers.iter().take_while(|tier| tier.holds_for(&account.scenario, game, objective.seat)).count() as u8,
    };
    let mut found: BTreeMap<usize, Vec<ScoreMove>> = BTreeMap::new();
    let changed = account.scenario.objectives.iter().filter(told).map(|objective| (objective, at(&turn.start, objective), at(after, objective)));
    let mut traced: Vec<Traced> =
        changed.filter(|(_, was, is)| was != is).map(|(objective, was, is)| Traced { objective, was, is, last: was, by: None }).collect();
    if traced.is_empty() {
        return found;
    }
    course(&account.scenario, &turn.start, &turn.events, |index, game| {
        for Traced { objective, last, by, .. } in &mut traced {
            let now = at(game, objective);
            if now != *last {
                (*last, *by) = (now, Some(index));
            }
        }
    });
    for Traced { objective, was, is, last, by } in traced {
        let Some(by) = by.filter(|_| last == is) else { continue };
        let team = (account.reader == Viewer::WhiteCell).then_some(objective.seat);
        let (title, from, to) = (objective.title.clone(), u64::from(was), u64::from(is));
        let line = account.words().say(story::ScoreMove { team, title, from, to });
        found.entry(by).or_default().push(ScoreMove { line, inputs: inputs(account, position, objective) });
    }
    found
}

/// An objective whose score a turn changed, while the event that did it is looked for.
struct Traced<'a> {
    objective: &'a Objective,
    /// Its score before the turn.
    was: u8,
    /// Its score after the turn.
    is: u8,
    /// Where the course of events last left it.
    last: u8,
    /// The event that left it there.
    by: Option<usize>,
}

/// An objective's change of score.
struct ScoreMove {
    /// "Second Thomas Shoal: 0 → 2".
    line: String,
    /// The numbers that it reads and that the turn moved.
    inputs: Vec<String>,
}

/// The numbers that an objective reads and that a turn moved.
fn inputs(account: &Account, position: usize, objective: &Objective) -> Vec<String> {
    let (turn, words) = (&account.turns[position], account.words_after(position));
    let moves = aims::moves(&words, objective.seat, &turn.start, words.game);
    moves.into_iter().find(|moved| moved.title == objective.title).map_or_else(Vec::new, |moved| moved.why)
}

/// The lines of objectives that a beat moved, by itself or by what followed from it; they are taken out of `moves`.
fn taken(moves: &mut BTreeMap<usize, Vec<ScoreMove>>, beat: &Beat) -> Vec<String> {
    let events = std::iter::once(beat.index).chain(beat.followed.iter().map(|(index, _)| *index));
    events.filter_map(|index| moves.remove(&index)).flatten().map(|moved| moved.line).collect()
}

/// Objectives that were moved by an event without a line of its own, such as a war's count after a turn: the numbers that moved are told.
fn counted(turn: u16, index: usize, moves: &[ScoreMove]) -> Option<TurningPoint> {
    let mut why: Vec<String> = Vec::new();
    for line in moves.iter().flat_map(|moved| &moved.inputs) {
        if !why.contains(line) {
            why.push(line.clone());
        }
    }
    let text = why.first()?.clone();
    why.remove(0);
    Some(TurningPoint {
        turn,
        index: Some(index),
        text: words::capital(&text),
        why,
        led_to: Vec::new(),
        scores: moves.iter().map(|moved| moved.line.clone()).collect(),
        cell: None,
        tone: Tone::Plain,
        importance: COUNTED + SCORE_WEIGHT * moves.len() as u32,
    })
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

/// Agreements of which notice was given during a turn before orders resolved, so that it stands in no list of events.
fn denounced(account: &Account, position: usize) -> Vec<TurningPoint> {
    let (before, after) = (&account.turns[position].start, account.after(position));
    let words = account.words_after(position);
    let given = |(index, agreement): (usize, &crate::rules::state::Agreement)| {
        let was = before.agreements.get(index)?;
        let id = AgreementId(index as u16);
        let listed =
            account.turns[position].events.iter().any(|recorded| matches!(recorded.event, Event::Denounced { id: known, .. } if known == id));
        agreement.ends_turn.filter(|_| was.ends_turn.is_none() && !listed).map(|ends| TurningPoint {
            turn: account.turns[position].number,
            index: None,
            text: words.say(story::Denounced { agreement: id, ends }),
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
