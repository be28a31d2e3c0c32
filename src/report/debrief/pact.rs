//! The story of each promise of help: who proposed it and who refused, what backing it was signed on, where pressure fell, how each
//! parliament voted, and why it came into force or did not.

use crate::catalog::{AgreementStatus, NationId};
use crate::report::words::{count, ground};
use crate::report::{Account, Words};
use crate::rules::event::{Event, Factor, FactorKind};
use crate::rules::phases::agreement::{Answer, Instrument, ratification};
use crate::rules::state::{Agreement, Game, Proposal};
use crate::rules::vocab::ids::AgreementId;

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
            let weightiest = why.iter().min_by_key(|ground| ground.weight).map_or("no reason given", |known| ground(known.kind));
            Some(format!("{} said no ({weightiest})", words.the(nation)))
        }
        _ => None,
    };
    let no: Vec<String> = proposal.to.iter().zip(&proposal.answers).filter_map(said).collect();
    let to = words.nations(&proposal.to);
    (!no.is_empty())
        .then(|| format!("Turn {}: {} offered {} to {to}; {}", proposal.turn, words.the(proposal.from), proposal.text.name, no.join(", ")))
}

fn tell(account: &Account, id: AgreementId, agreement: &Agreement) -> PactStory {
    let words = account.words();
    let text = &agreement.text;
    let mut lines = Vec::new();
    let origin = proposals(account).into_iter().find(|p| p.text == *text && p.answers.iter().all(|answer| *answer == Some(Answer::Accept)));
    if let Some(offer) = origin {
        let how = if offer.counters.is_some() { "proposed it instead of another offer" } else { "proposed it" };
        lines.push(format!("Turn {}: {} {how}, and {} signed", offer.turn, words.the(offer.from), words.nations(&offer.to)));
    } else if !agreement.made_here {
        lines.push("It was signed before the first turn".to_owned());
    }
    let signed_at = account.moments().find(|moment| moment.game.agreements.len() > id.index()).map(|moment| moment.game);
    let unready = signed_at.map_or_else(Vec::new, |game| backing(account, agreement, game, &mut lines));
    let pressed = pressure(account, id, agreement);
    lines.extend(pressed.line.clone());
    let votes = votes(account, id);
    lines.extend(votes.iter().map(|vote| vote.line.clone()));
    let in_force = agreement.status == AgreementStatus::InForce;
    PactStory {
        title: format!("{}: {}", text.name, words.nations(&text.parties)),
        lines,
        outcome: outcome(account, agreement, &unready, &pressed, &votes),
        in_force,
    }
}

/// What backing each party had when it was signed; returns those whose public did not carry it.
fn backing(account: &Account, agreement: &Agreement, game: &Game, lines: &mut Vec<String>) -> Vec<NationId> {
    let words = account.words();
    let mut unready = Vec::new();
    let mut parts = Vec::new();
    for &party in agreement.text.parties.iter().filter(|party| agreement.ratifying.iter().any(|r| r.nation == **party)) {
        let (has, needs) = (i32::from(game.nations[party.index()].support), ratification::threshold(&account.scenario, &agreement.text, party));
        if has < needs {
            unready.push(party);
        }
        parts.push(format!("{} {} of the {} that its promise needs", words.the(party), words_percent(has), words_percent(needs)));
    }
    if !parts.is_empty() {
        lines.push(format!("Backing when it was signed: {}", parts.join("; ")));
    }
    unready
}

fn words_percent(permille: i32) -> String {
    crate::report::words::percent(permille)
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
        let mut what = Vec::new();
        for (count, one, many) in
            [(lies, "campaign of lies", "campaigns of lies"), (levers, "lever of trade", "levers of trade"), (shows, "act at sea", "acts at sea")]
        {
            if count > 0 {
                what.push(format!("{count} {}", if count == 1 { one } else { many }));
            }
        }
        format!("on {}: {}", words.the(nation), what.join(", "))
    };
    let line = (!counts.is_empty()).then(|| format!("Pressure while it waited, {}", counts.iter().map(part).collect::<Vec<_>>().join("; ")));
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
            let name = account.words().the(nation);
            let numbers = match (value(why, FactorKind::Backing), value(why, FactorKind::Needed)) {
                (Some(has), Some(needs)) => format!(", with backing of about {} where {} is needed", words_percent(has), words_percent(needs)),
                _ => String::new(),
            };
            let what = match vote {
                Vote::Yes => "parliament says yes",
                Vote::Later if why.is_empty() => "it waits: the election weakened the government",
                Vote::Later => "it is put off",
                Vote::No => "parliament says no",
                Vote::Dropped => "the new government lets it fall",
            };
            told.push(ToldPact { nation, turn: turn.number, vote, line: format!("Turn {}, {name}: {what}{numbers}", turn.number) });
        }
    }
    told
}

fn value(why: &[Factor], kind: FactorKind) -> Option<i32> {
    why.iter().find(|factor| factor.kind == kind).map(|factor| factor.value)
}

fn outcome(account: &Account, agreement: &Agreement, unready: &[NationId], pressed: &Pressed, votes: &[ToldPact]) -> String {
    let words = account.words();
    let since = |status: &str| agreement.since_turn.map_or_else(|| format!("{status} before the game"), |turn| format!("{status} in turn {turn}"));
    let early = |nation: NationId| {
        if unready.contains(&nation) {
            " It had been signed before that public carried it."
        } else {
            " Its public carried it when it was signed, and no longer."
        }
    };
    let aimed = |nation: NationId| if pressed.most == Some(nation) { " Pressure had been aimed there most." } else { "" };
    let failed = votes.iter().find(|vote| matches!(vote.vote, Vote::No | Vote::Dropped));
    match (agreement.status, failed) {
        (AgreementStatus::InForce, Some(no)) => format!("{}, without {}.{}", since("It entered into force"), words.the(no.nation), aimed(no.nation)),
        (AgreementStatus::InForce, None) if unready.is_empty() => {
            format!("{}: every public carried it from the day it was signed.", since("It entered into force"))
        }
        (AgreementStatus::InForce, None) => {
            format!("{}, although {} had to be won over after the signature.", since("It entered into force"), words.nations(unready))
        }
        (_, Some(no)) => {
            let name = words.the(no.nation);
            let how = match no.vote {
                Vote::Dropped => format!("It failed with an election in turn {}: the new government of {name} did not stand by it.", no.turn),
                Vote::Yes | Vote::Later | Vote::No => format!("It failed in the parliament of {name} in turn {}.", no.turn),
            };
            format!("{how}{}{}", early(no.nation), aimed(no.nation))
        }
        (AgreementStatus::Lapsed, None) => since("It ended").to_owned() + ".",
        (_, None) => {
            let open: Vec<NationId> = agreement.ratifying.iter().filter(|r| !r.done && !r.failed).map(|r| r.nation).collect();
            let slow = votes.iter().any(|vote| matches!(vote.vote, Vote::Later));
            let why = if slow { " Votes were put off before publics that did not carry it." } else { "" };
            format!("It still waits for {}.{why}", words.nations(&open))
        }
    }
}

/// A line of what kind of texts bind now, for whoever reads only one.
pub fn summary(account: &Account) -> Option<String> {
    let stories = pact(account);
    let in_force = stories.iter().filter(|story| story.in_force).count();
    let bind =
        account.now.agreements.iter().filter(|a| a.made_here && a.text.instrument == Instrument::Arrangement && a.binds(account.now.turn)).count();
    (!stories.is_empty()).then(|| {
        let (was, is) = (if stories.len() == 1 { "was" } else { "were" }, if in_force == 1 { "is" } else { "are" });
        format!(
            "{} {was} signed or before parliaments; {in_force} {is} in force, beside {} made in the game.",
            count(stories.len() as u64, "treaty of help", "treaties of help"),
            count(bind as u64, "arrangement", "arrangements")
        )
    })
}
