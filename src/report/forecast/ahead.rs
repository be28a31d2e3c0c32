//! What lies ahead, as far as the reader may know: elections with what is at stake, votes on treaties with their prospect, programmes with
//! their delivery. Each line opens to the inputs that make it.

use crate::catalog::quantity::Hours;
use crate::catalog::{Date, ElectionKind, NationId};
use crate::report::Tone;
use crate::report::headlines::inputs;
use crate::report::words::{Words, kinds, percent};
use crate::rules::Recorded;
use crate::rules::event::{Driver, Event};
use crate::rules::phases::agreement::{AgreementText, ratification};
use crate::rules::phases::homefront::election;
use crate::rules::phases::pressure::coercion;
use crate::rules::phases::programme;
use crate::rules::state::Agreement;
use crate::rules::state::competition::ProgrammeState;
use crate::rules::state::view::BAND;
use crate::rules::vocab::ids::AgreementId;
use crate::rules::vocab::parameter::Param;
use crate::words::keys::{ahead, names, numbers, time};
use crate::words::{Label, Phrase, say};

/// Elections further off than this are not shown: two years.
const HORIZON_DAYS: u32 = 730;

/// A line that opens to its inputs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ForecastLine {
    /// What.
    pub text: String,
    /// When, or how it stands.
    pub aside: String,
    /// Good or bad for whom it concerns.
    pub tone: Tone,
    /// The inputs, a sentence each.
    pub why: Vec<String>,
    /// The numbers of the rules behind it.
    pub params: Vec<Param>,
}

/// Elections ahead.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Elections {
    /// Within the level, the nearest first.
    pub in_time: Vec<ForecastLine>,
    /// After its last turn.
    pub later: Vec<ForecastLine>,
}

/// The next election of each nation present. `knows` says whose own numbers are known exactly.
pub fn elections(words: &Words<'_>, knows: impl Fn(NationId) -> bool) -> Elections {
    let (scenario, game) = (words.scenario, words.game);
    let today = game.day_of(scenario, game.turn);
    let mut ahead: Vec<_> =
        scenario.nations_present().filter_map(|nation| election::next(scenario, game, nation)).map(|(_, election)| election).collect();
    ahead.retain(|election| today.days_until(election.day) <= HORIZON_DAYS);
    ahead.sort_by_key(|election| (election.day, election.nation));
    let line = |election: &crate::catalog::Election| {
        let nation = election.nation;
        let standing = i32::from(game.nations[nation.index()].standing);
        let (get, exact) = (|param| scenario.parameters.get(param), knows(nation));
        let harm = coercion::harm(scenario, game, nation) * get(Param::ElectionHarm);
        let swing = standing - 500 - harm;
        let wins = chance(swing, get(Param::ElectionMood));
        let confirmed = likely(Precision::exactly_if(knows(nation)), swing, get(Param::ElectionMood));
        let mood = get(Param::ElectionMood);
        let stakes = match election.kind {
            ElectionKind::Government => {
                let treaties = waiting(words, nation);
                if treaties.is_empty() { ahead::GOVERNMENT_FALLS.into() } else { ahead::GovernmentFallsWith { treaties }.into() }
            }
            ElectionKind::Chamber => ahead::GOVERNMENT_STAYS.into(),
        };
        let mut why = vec![
            words.say(ahead::AtStake { stakes }),
            words.say(ahead::Confirmed { chance: confirmed.clone() }),
            say(ahead::ApprovalSwing { exact, approval: standing, swing: standing - 500 }),
        ];
        if harm > 0 {
            why.push(say(ahead::TradeLost { by: -harm }));
        }
        why.push(say(ahead::MoodAndMeddling { mood }));
        let (day, turn) = (election.day, turn_of(words, election.day).unwrap_or_else(|| time::AFTER_THE_LAST.into()));
        ForecastLine {
            text: words.say(ahead::Election { name: election.name.clone(), who: nation }),
            aside: words.say(ahead::ElectionWhen { day, turn, chance: confirmed }),
            tone: tone(wins),
            why,
            params: vec![Param::ElectionMood, Param::ElectionHarm, Param::ElectionWon],
        }
    };
    let (in_time, later): (Vec<_>, Vec<_>) = ahead.into_iter().partition(|election| turn_of(words, election.day).is_some());
    Elections { in_time: in_time.into_iter().map(line).collect(), later: later.into_iter().map(line).collect() }
}

/// Treaties of a nation that wait for its parliament.
fn waiting(words: &Words<'_>, nation: NationId) -> Vec<Phrase> {
    let waits = |agreement: &&Agreement| agreement.hours_to_ratify(nation).is_some();
    let named = |agreement: &Agreement| names::AgreementNamed { name: agreement.text.name.clone() }.into();
    words.game.agreements.iter().filter(waits).map(named).collect()
}

/// In which turn a day falls, in words; `None` after the last.
fn turn_of(words: &Words<'_>, day: Date) -> Option<Phrase> {
    let game = words.game;
    let last = game.turns.unwrap_or_else(|| game.turn.saturating_add(40));
    let falls = (game.turn..=last).find(|&turn| day < game.day_of(words.scenario, turn.saturating_add(1)));
    falls.map(|turn| if turn == game.turn { ahead::THIS_TURN.into() } else { ahead::InTurn { turn: turn.into() }.into() })
}

/// A turn ahead, in words.
fn coming(words: &Words<'_>, turn: u16) -> Phrase {
    match turn {
        turn if turn <= words.game.turn => ahead::THIS_TURN.into(),
        turn if words.game.turns.is_some_and(|last| turn > last) => time::AFTER_THE_LAST.into(),
        turn => ahead::InTurn { turn: turn.into() }.into(),
    }
}

/// How well a reader knows another nation's numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Precision {
    /// As they are: its own, or all of them.
    Exactly,
    /// By their bands.
    InBands,
}

impl Precision {
    /// Exactly, or in bands.
    pub const fn exactly_if(own: bool) -> Self {
        if own { Self::Exactly } else { Self::InBands }
    }
}

/// A chance in words: exact where the margin is, else between those of the two ends of the band in which it lies.
fn likely(known: Precision, margin: i32, spread: i32) -> Phrase {
    if known == Precision::Exactly {
        return numbers::Share { value: chance(margin, spread) }.into();
    }
    let half = i32::from(BAND) / 2;
    let (low, high) = (chance(margin - half, spread), chance(margin + half, spread));
    let (low, high) = (low as u64 / 10, high as u64 / 10);
    if low == high { ahead::AboutPercent { chance: low }.into() } else { numbers::Band { low, high }.into() }
}

/// The chance, in permille, that a margin with a mood of up to `spread` either way is not below 0.
fn chance(margin: i32, spread: i32) -> i32 {
    let all = 2 * spread.max(0) + 1;
    (margin + spread.max(0) + 1).clamp(0, all) * 1000 / all
}

fn tone(chance: i32) -> Tone {
    match chance {
        700.. => Tone::Calm,
        300..700 => Tone::Plain,
        _ => Tone::Grave,
    }
}

/// A treaty before parliaments: a line for it, and one for each party.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ratification {
    /// Which.
    pub id: AgreementId,
    /// How it stands as a whole.
    pub whole: ForecastLine,
    /// Each party's vote.
    pub votes: Vec<ForecastLine>,
}

/// Treaties in process, the next vote first.
pub fn ratifications(words: &Words<'_>, knows: impl Fn(NationId) -> bool) -> Vec<Ratification> {
    let game = words.game;
    let mut all: Vec<(u16, Ratification)> = Vec::new();
    for (index, agreement) in game.agreements.iter().enumerate() {
        let id = AgreementId(index as u16);
        let open = agreement
            .ratifying
            .iter()
            .filter_map(|party| ratification::vote_turn(words.scenario, game, id, party.nation).map(|turn| (turn, party.nation)));
        let Some((next, nation)) = open.min() else { continue };
        let votes: Vec<ForecastLine> =
            agreement.ratifying.iter().map(|party| vote(words, id, agreement, *party, Precision::exactly_if(knows(party.nation)))).collect();
        let worst = votes.iter().map(|line| line.tone).min_by_key(|tone| match tone {
            Tone::Grave => 0,
            Tone::Plain => 1,
            Tone::Calm => 2,
        });
        let done = agreement.ratifying.iter().filter(|party| party.done).count();
        let whole = ForecastLine {
            text: agreement.text.name.clone(),
            aside: words.say(ahead::Ratified { done: done as u64, all: agreement.ratifying.len() as u64, who: nation, turn: coming(words, next) }),
            tone: worst.unwrap_or(Tone::Plain),
            why: vec![if agreement.text.in_part { ahead::BINDS_IN_PART } else { ahead::BINDS_ALL }.text().to_owned()],
            params: vec![
                Param::RatificationMonths,
                Param::RatifySupport,
                Param::RatifyWide,
                Param::RatifyConsult,
                Param::RatifyAutomatic,
                Param::RatifyAccess,
            ],
        };
        all.push((next, Ratification { id, whole, votes }));
    }
    all.sort_by_key(|(next, ratification)| (*next, ratification.id));
    all.into_iter().map(|(_, ratification)| ratification).collect()
}

fn vote(words: &Words<'_>, id: AgreementId, agreement: &Agreement, party: crate::rules::state::Ratifying, known: Precision) -> ForecastLine {
    let (scenario, game, nation) = (words.scenario, words.game, party.nation);
    let plain = |aside: Label, tone| {
        let (text, aside) = (words.nation(nation), aside.text().to_owned());
        ForecastLine { text, aside, tone, why: Vec::new(), params: Vec::new() }
    };
    let Some(turn) = ratification::vote_turn(scenario, game, id, nation) else {
        return match (party.done, party.failed) {
            (true, _) => plain(ahead::HAS_RATIFIED, Tone::Calm),
            (_, true) => plain(ahead::HAS_SAID_NO, Tone::Grave),
            (false, false) => plain(ahead::VOTES_NO_MORE, Tone::Plain),
        };
    };
    let get = |param| scenario.parameters.get(param);
    let exact = known == Precision::Exactly;
    let (support, standing) = (i32::from(game.nations[nation.index()].support), i32::from(game.nations[nation.index()].standing));
    let needed = ratification::threshold(scenario, &agreement.text, nation);
    let margin = support - needed + (standing - 500) / 5;
    let yes = chance(margin, get(Param::RatifyMood));
    let carried = likely(known, margin, get(Param::RatifyMood));
    let not_no = chance(margin + get(Param::RatifySlack), get(Param::RatifyMood));
    let months = party.hours_left.div_ceil(crate::rules::state::competition::MONTH_HOURS);
    ForecastLine {
        text: words.say(ahead::YesWith { who: nation, chance: carried }),
        aside: words.say(ahead::Votes { turn: coming(words, turn), exact, support, needed }),
        tone: tone(yes),
        why: vec![
            say(ahead::SupportNeeded { exact, support, needed, margin: support - needed }),
            say(ahead::ApprovalCounts { exact, approval: standing, by: (standing - 500) / 5 }),
            say(ahead::Mood { mood: get(Param::RatifyMood) }),
            say(ahead::IfNotYes { exact, put_off: not_no - yes, no: 1000 - not_no }),
            say(ahead::UsualPace { months: months.into() }),
        ],
        params: vec![Param::RatifyMood, Param::RatifySlack],
    }
}

/// The chance in permille, least and most, that a nation's parliament says yes to a text if support stays where it is, and the support that it
/// takes in words. `known` says whether the reader knows the numbers themselves.
pub fn carried(words: &Words<'_>, text: &AgreementText, nation: NationId, known: Precision) -> (i32, i32, String) {
    let (scenario, state) = (words.scenario, &words.game.nations[nation.index()]);
    let needed = ratification::threshold(scenario, text, nation);
    let margin = i32::from(state.support) - needed + (i32::from(state.standing) - 500) / 5;
    let mood = scenario.parameters.get(Param::RatifyMood);
    let half = if known == Precision::Exactly { 0 } else { i32::from(BAND) / 2 };
    (chance(margin - half, mood), chance(margin + half, mood), percent(needed))
}

/// Programmes: what is in work, and what was delivered in the game.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Programmes {
    /// In work, the next delivery first; others' without a date.
    pub in_work: Vec<ForecastLine>,
    /// Delivered in the game, the latest first.
    pub delivered: Vec<ForecastLine>,
    /// How many were delivered before the first turn.
    pub before: usize,
}

/// Programmes as far as the reader knows them. `history` is what the reader learned, turn by turn.
pub fn programmes(words: &Words<'_>, history: &[Vec<Recorded>], knows: impl Fn(NationId) -> bool) -> Programmes {
    let (scenario, game) = (words.scenario, words.game);
    let mut found = Programmes::default();
    let mut dated: Vec<(u32, ForecastLine)> = Vec::new();
    let mut done: Vec<(u16, ForecastLine)> = Vec::new();
    for (index, (programme, state)) in scenario.catalog.programmes.iter().zip(&game.competition.programmes).enumerate() {
        let ProgrammeState { running, hours_left, delivered } = *state;
        let given = |count, what| ahead::Yield { count, what: kinds::stock(what).into() }.into();
        let yields: Vec<Phrase> = programme.yields.iter().map(|row| given(row.count.into(), row.what)).collect();
        let text = words.say(ahead::Programme { who: programme.nation, name: programme.name.clone() });
        let mut why = vec![programme.note.clone()];
        if !yields.is_empty() {
            why.push(words.say(ahead::Delivers { yields }));
        }
        if running && knows(programme.nation) {
            let cost = programme::instalment(scenario, programme, scenario.turn_hours.min(hours_left));
            let budget = game.nations[programme.nation.index()].budget;
            let stalled = last_move(history, index).unwrap_or(false);
            let turn = game.turn.saturating_add(hours_left.div_ceil(scenario.turn_hours.max(Hours(1))).max(1) as u16 - 1);
            why.push(say(ahead::Costs { cost: cost.into(), budget: budget.into() }));
            dated.push((
                hours_left.0,
                ForecastLine {
                    text,
                    aside: words.say(ahead::Delivery { turn: coming(words, turn), day: day(words, hours_left), stalled }),
                    tone: if stalled { Tone::Grave } else { Tone::Plain },
                    why,
                    params: inputs::behind(Driver::Programme),
                },
            ));
        } else if running {
            why.push(ahead::ITS_OWN_TO_KNOW.text().to_owned());
            let aside = ahead::IN_WORK.text().to_owned();
            dated.push((u32::MAX, ForecastLine { text, aside, tone: Tone::Plain, why, params: Vec::new() }));
        } else if delivered {
            match delivered_in(history, index) {
                Some(turn) => done.push((
                    turn,
                    ForecastLine {
                        text,
                        aside: say(ahead::DeliveredIn { turn: turn.into() }),
                        tone: Tone::Calm,
                        why,
                        params: inputs::behind(Driver::Programme),
                    },
                )),
                None => found.before += 1,
            }
        }
    }
    dated.sort_by_key(|(hours, _)| *hours);
    done.sort_by_key(|(turn, _)| std::cmp::Reverse(*turn));
    found.in_work = dated.into_iter().map(|(_, line)| line).collect();
    found.delivered = done.into_iter().map(|(_, line)| line).collect();
    found
}

fn day(words: &Words<'_>, hours: Hours) -> Date {
    words.game.day_of(words.scenario, words.game.turn).plus_days(hours.days())
}

/// Whether a programme stalled when it was last paid for.
fn last_move(history: &[Vec<Recorded>], index: usize) -> Option<bool> {
    history.iter().flatten().rev().find_map(|recorded| match recorded.event {
        Event::ProgrammeMoved { programme, stalled, .. } if programme.index() == index => Some(stalled),
        _ => None,
    })
}

fn delivered_in(history: &[Vec<Recorded>], index: usize) -> Option<u16> {
    let delivers = |recorded: &Recorded| matches!(recorded.event, Event::ProgrammeDelivered { programme, .. } if programme.index() == index);
    history.iter().position(|events| events.iter().any(delivers)).map(|turn| turn as u16)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A margin with a mood from -90 to 90, each of 181 alike.
    #[test]
    fn a_chance_counts_the_moods_that_carry() {
        assert_eq!((chance(90, 90), chance(-91, 90), chance(0, 90)), (1000, 0, 91 * 1000 / 181));
        assert_eq!((chance(500, 90), chance(-1000, 90), chance(0, 0), chance(-1, 0)), (1000, 0, 1000, 0));
    }
}
