//! The story of each promise of help: who proposed it and who refused, what backing it was signed on, where pressure fell, how each
//! parliament voted, and why it came into force or did not.

use crate::catalog::{AgreementStatus, NationId};
use crate::report::words::kinds;
use crate::report::{Account, Words};
use crate::rules::event::{Event, Factor, FactorKind};
use crate::rules::phases::agreement::{Answer, GroundKind, Instrument, ratification};
use crate::rules::state::{Agreement, Game, Proposal};
use crate::rules::vocab::ids::AgreementId;
use crate::words::keys::{lists, pact, pressure};
use crate::words::{Phrase, say};

/// The story of one treaty of promises.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PactStory {
    /// Its name and parties.
    pub title: String,
    /// What happened, in order, a sentence each.
    pub lines: Vec<String>,
    /// What became of it and why, in a sentence.
    pub outcome: String,
    /// Whether it is in force.
    pub in_force: bool,
}

/// The most offers that were refused which a story tells.
const MOST_REFUSED: usize = 6;

/// The stories of all treaties with promises of help that were signed in the game, or lay before parliaments in it, the earliest first.
pub fn pact(account: &Account) -> Vec<PactStory> {
    let concerns = |(index, agreement): &(usize, &Agreement)| {
        let waited = account.turns.first().and_then(|turn| turn.start.agreements.get(*index)).is_some_and(|a| a.ratifying.iter().any(|r| !r.done));
        agreement.promises_help() && (agreement.made_here || waited)
    };
    account.now.agreements.iter().enumerate().filter(concerns).map(|(index, agreement)| tell(account, AgreementId(index as u16), agreement)).collect()
}

/// Offers of promises that came to nothing, with what was said, a sentence each; the latest say most, so the first are left out when there are
/// too many.
pub fn refused(account: &Account) -> Vec<String> {
    let words = account.words();
    let mut lines: Vec<String> = proposals(account).into_iter().filter(|p| p.text.promises_help()).filter_map(|p| refusal(&words, p)).collect();
    let left_out = lines.len().saturating_sub(MOST_REFUSED);
    lines.drain(..left_out);
    lines
}

fn proposals(account: &Account) -> Vec<&Proposal> {
    let mut latest = std::collections::BTreeMap::new();
    for moment in account.moments() {
        latest.extend(&moment.game.proposals);
    }
    let mut all: Vec<&Proposal> = latest.into_values().collect();
    all.sort_by_key(|proposal| proposal.turn);
    all
}

fn refusal(words: &Words<'_>, proposal: &Proposal) -> Option<String> {
    let said = |(&nation, answer): (&NationId, &Option<Answer>)| match answer {
        Some(Answer::Refuse { why }) => {
            let weightiest = why.iter().min_by_key(|ground| ground.weight).map_or(GroundKind::Unstated, |known| known.kind);
            Some(pact::SaidNo { who: nation, ground: kinds::ground(weightiest).into() }.into())
        }
        _ => None,
    };
    let no = proposal.to.iter().zip(&proposal.answers).filter_map(said).reduce(|so_far, next| lists::Row { so_far, next }.into())?;
    let (turn, who, name, whom) = (proposal.turn.into(), proposal.from, proposal.text.name.clone(), proposal.to.clone());
    Some(words.say(pact::Refused { turn, who, name, whom, no }))
}

fn tell(account: &Account, id: AgreementId, agreement: &Agreement) -> PactStory {
    let words = account.words();
    let text = &agreement.text;
    let mut lines = Vec::new();
    let origin = proposals(account).into_iter().find(|p| p.text == *text && p.answers.iter().all(|answer| *answer == Some(Answer::Accept)));
    if let Some(offer) = origin {
        let (turn, who, instead, whom) = (offer.turn.into(), offer.from, offer.counters.is_some(), offer.to.clone());
        lines.push(words.say(pact::Proposed { turn, who, instead, whom }));
    } else if !agreement.made_here {
        lines.push(pact::SIGNED_BEFORE.text().to_owned());
    }
    let signed_at = account.moments().find(|moment| moment.game.agreements.len() > id.index()).map(|moment| moment.game);
    let unready = signed_at.map_or_else(Vec::new, |game| backing(account, agreement, game, &mut lines));
    let pressed = pressure(account, id, agreement);
    lines.extend(pressed.line.clone());
    let votes = votes(account, id);
    lines.extend(votes.iter().map(|vote| vote.line.clone()));
    let in_force = agreement.status == AgreementStatus::InForce;
    PactStory {
        title: words.say(pact::Title { name: text.name.clone(), who: text.parties.clone() }),
        lines,
        outcome: outcome(account, agreement, &unready, &pressed, &votes),
        in_force,
    }
}

/// What backing each party had when it was signed; returns those whose public did not carry it.
fn backing(account: &Account, agreement: &Agreement, game: &Game, lines: &mut Vec<String>) -> Vec<NationId> {
    let words = account.words();
    let mut unready = Vec::new();
    let mut parts: Vec<Phrase> = Vec::new();
    for &party in agreement.text.parties.iter().filter(|party| agreement.ratifying.iter().any(|r| r.nation == **party)) {
        let (has, needs) = (i32::from(game.nations[party.index()].support), ratification::threshold(&account.scenario, &agreement.text, party));
        if has < needs {
            unready.push(party);
        }
        parts.push(pact::Backing { who: party, has, needs }.into());
    }
    if let Some(parts) = parts.into_iter().reduce(|so_far, next| lists::Set { so_far, next }.into()) {
        lines.push(words.say(pact::BackingWhenSigned { parts }));
    }
    unready
}

struct Pressed {
    line: Option<String>,
    /// The party that was pressed most, if any was.
    most: Option<NationId>,
}

/// Lies and levers that fell on the parties while the treaty was before parliaments.
fn pressure(account: &Account, id: AgreementId, agreement: &Agreement) -> Pressed {
    let words = account.words();
    let open = |game: &Game, nation: NationId| game.agreement(id).is_some_and(|known| known.hours_to_ratify(nation).is_some());
    let mut counts: Vec<(NationId, u32, u32, u32)> = agreement.text.parties.iter().map(|&party| (party, 0, 0, 0)).collect();
    for (position, turn) in account.turns.iter().enumerate() {
        for recorded in &turn.events {
            let (on, what) = match &recorded.event {
                Event::Misled { nation, .. } => (*nation, 0),
                Event::CoercionImposed { target, .. } => (*target, 1),
                Event::Pressed { target, .. } => (*target, 2),
                _ => continue,
            };
            let waits = open(&turn.start, on) || open(account.after(position), on);
            if let Some(count) = counts.iter_mut().find(|count| count.0 == on).filter(|_| waits) {
                match what {
                    0 => count.1 += 1,
                    1 => count.2 += 1,
                    _ => count.3 += 1,
                }
            }
        }
    }
    counts.retain(|(_, lies, levers, shows)| lies + levers + shows > 0);
    counts.sort_by_key(|&(nation, lies, levers, shows)| (std::cmp::Reverse(lies + levers + shows), nation));
    let part = |&(nation, lies, levers, shows): &(NationId, u32, u32, u32)| {
        let what = [
            (lies > 0).then(|| pressure::Campaigns { campaigns: lies.into() }.into()),
            (levers > 0).then(|| pressure::Levers { levers: levers.into() }.into()),
            (shows > 0).then(|| pact::ActsAtSea { acts: shows.into() }.into()),
        ];
        let what = what.into_iter().flatten().reduce(|so_far, next| lists::Row { so_far, next }.into());
        what.map(|what| pact::PressureOn { who: nation, what }.into())
    };
    let parts = counts.iter().filter_map(part).reduce(|so_far: Phrase, next| lists::Set { so_far, next }.into());
    let line = parts.map(|parts| words.say(pact::PressureWhile { parts }));
    Pressed { line, most: counts.first().map(|count| count.0) }
}

enum Vote {
    Yes,
    Later,
    No,
    /// A government that an election brought in dropped it.
    Dropped,
}

struct ToldPact {
    nation: NationId,
    turn: u16,
    vote: Vote,
    line: String,
}

/// How each parliament voted, in order.
fn votes(account: &Account, id: AgreementId) -> Vec<ToldPact> {
    let mut told = Vec::new();
    for turn in &account.turns {
        for recorded in &turn.events {
            let (nation, vote, why) = match &recorded.event {
                Event::Ratified { id: of, nation, why } if *of == id => (*nation, Vote::Yes, why),
                Event::RatificationPutOff { id: of, nation, why, .. } if *of == id => (*nation, Vote::Later, why),
                Event::RatificationFailed { id: of, nation, why } if *of == id => {
                    // An election that decides draws no mood of a parliament.
                    (*nation, if value(why, FactorKind::Mood).is_some() { Vote::No } else { Vote::Dropped }, why)
                }
                _ => continue,
            };
            let numbers = match (value(why, FactorKind::Backing), value(why, FactorKind::Needed)) {
                (Some(has), Some(needs)) => Some(pact::VoteNumbers { has, needs }.into()),
                _ => None,
            };
            let came = match vote {
                Vote::Yes => pact::Came::Yes,
                Vote::Later if why.is_empty() => pact::Came::Weakened,
                Vote::Later => pact::Came::PutOff,
                Vote::No => pact::Came::No,
                Vote::Dropped => pact::Came::Dropped,
            };
            let line = account.words().say(pact::VoteLine { turn: turn.number.into(), who: nation, came, numbers });
            told.push(ToldPact { nation, turn: turn.number, vote, line });
        }
    }
    told
}

fn value(why: &[Factor], kind: FactorKind) -> Option<i32> {
    why.iter().find(|factor| factor.kind == kind).map(|factor| factor.value)
}

fn outcome(account: &Account, agreement: &Agreement, unready: &[NationId], pressed: &Pressed, votes: &[ToldPact]) -> String {
    let words = account.words();
    let since = agreement.since_turn.map(u64::from);
    let aimed = |nation: NationId| pressed.most == Some(nation);
    let failed = votes.iter().find(|vote| matches!(vote.vote, Vote::No | Vote::Dropped));
    match (agreement.status, failed) {
        (AgreementStatus::InForce, Some(no)) => words.say(pact::InForceWithout { since, who: no.nation, aimed: aimed(no.nation) }),
        (AgreementStatus::InForce, None) if unready.is_empty() => say(pact::InForceCarried { since }),
        (AgreementStatus::InForce, None) => words.say(pact::InForceWon { since, who: unready.to_vec() }),
        (_, Some(no)) => {
            let (who, turn, early, aimed) = (no.nation, no.turn.into(), unready.contains(&no.nation), aimed(no.nation));
            match no.vote {
                Vote::Dropped => words.say(pact::FailedWithElection { turn, who, early, aimed }),
                Vote::Yes | Vote::Later | Vote::No => words.say(pact::FailedInParliament { who, turn, early, aimed }),
            }
        }
        (AgreementStatus::Lapsed, None) => say(pact::EndedSince { since }),
        (_, None) => {
            let who = agreement.ratifying.iter().filter(|r| !r.done && !r.failed).map(|r| r.nation).collect();
            let put_off = votes.iter().any(|vote| matches!(vote.vote, Vote::Later));
            words.say(pact::StillWaits { who, put_off })
        }
    }
}

/// A line of what kind of texts bind now, for whoever reads only one.
pub fn summary(account: &Account) -> Option<String> {
    let stories = pact(account);
    let in_force = stories.iter().filter(|story| story.in_force).count();
    let bind =
        account.now.agreements.iter().filter(|a| a.made_here && a.text.instrument == Instrument::Arrangement && a.binds(account.now.turn)).count();
    (!stories.is_empty()).then(|| say(pact::Summary { treaties: stories.len() as u64, in_force: in_force as u64, arrangements: bind as u64 }))
}
