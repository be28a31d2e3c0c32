//! Agreements over time: where each stood turn by turn, and what was offered and answered.

use crate::catalog::NationId;
use crate::report::words::instrument;
use crate::report::{Account, Words};
use crate::rules::state::{Agreement, Game};
use crate::rules::vocab::ids::AgreementId;
use crate::words::keys::{agreements, lists};
use crate::words::say;

/// An agreement over time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgreementLine {
    /// Its name.
    pub name: String,
    /// Declaration, arrangement or treaty.
    pub instrument: &'static str,
    /// Who is bound.
    pub parties: Vec<NationId>,
    /// Whether it was made in this game.
    pub made_here: bool,
    /// Where it stood, the earliest first; each lasts until the next begins.
    pub spans: Vec<AgreementSpan>,
    /// What it says, a clause a line.
    pub clauses: Vec<String>,
}

/// A time in which an agreement stood somewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgreementSpan {
    /// The first turn at whose start it stood there; one more than the last resolved turn is the end.
    pub from_turn: u16,
    /// Where it stood, in words.
    pub status: String,
    /// Whether its clauses bound then.
    pub binds: bool,
}

/// An offer and what came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfferLine {
    /// The turn in which it was made.
    pub turn: u16,
    /// Who made it.
    pub from: String,
    /// To whom.
    pub to: String,
    /// What it is called.
    pub name: String,
    /// What each nation said, in words.
    pub answers: Vec<String>,
    /// What it says, a clause a line.
    pub clauses: Vec<String>,
    /// Whether it was made in private.
    pub private: bool,
    /// Whether it was accepted by all.
    pub accepted: bool,
}

/// Every agreement between nations of the level that the reader knows of: those made or moved in the game first, then as they came.
pub fn agreements(account: &Account) -> Vec<AgreementLine> {
    let words = account.words();
    let line = |(index, agreement): (usize, &Agreement)| AgreementLine {
        name: agreement.text.name.clone(),
        instrument: instrument(agreement.text.instrument),
        parties: agreement.text.parties.clone(),
        made_here: agreement.made_here,
        spans: spans(account, index),
        clauses: words.clauses(&agreement.text.clauses).into_iter().map(|said| said.text).collect(),
    };
    let concerns = |agreement: &&AgreementLine| {
        let present = |nation: &NationId| account.scenario.nations.get(nation.index()).is_some_and(|setup| setup.present);
        agreement.parties.iter().any(present)
    };
    let mut lines: Vec<AgreementLine> = account.now.agreements.iter().enumerate().map(line).collect();
    lines.retain(|line| concerns(&line));
    lines.sort_by_key(|line| (!line.made_here, line.spans.len() < 2));
    lines
}

fn spans(account: &Account, index: usize) -> Vec<AgreementSpan> {
    let mut spans: Vec<AgreementSpan> = Vec::new();
    for moment in account.moments() {
        let Some(agreement) = moment.game.agreements.get(index) else { continue };
        let span = AgreementSpan {
            from_turn: moment.turn,
            status: Words { scenario: &account.scenario, game: moment.game }.agreement_state(AgreementId(index as u16)),
            binds: agreement.binds(moment.game.turn),
        };
        if spans.last().is_none_or(|last| last.status != span.status) {
            spans.push(span);
        }
    }
    spans
}

/// Every offer that the reader knows of, in the order in which they were made.
pub fn offers(account: &Account) -> Vec<OfferLine> {
    let words = account.words();
    let known: Vec<&Game> = account.moments().map(|moment| moment.game).collect();
    // What is over may be cleared from the table: the latest state that still holds an offer tells what came of it.
    let mut latest = std::collections::BTreeMap::new();
    for game in known {
        latest.extend(&game.proposals);
    }
    let line = |proposal: &crate::rules::state::Proposal| OfferLine {
        turn: proposal.turn,
        from: words.nation(proposal.from),
        to: words.nations(&proposal.to),
        name: proposal.text.name.clone(),
        answers: proposal
            .to
            .iter()
            .zip(&proposal.answers)
            .map(|(&nation, answer)| {
                let answer = answer.as_ref().map(Words::answer_phrase);
                words.say(agreements::AnswerOf { who: nation, answer })
            })
            .collect(),
        clauses: words.clauses(&proposal.text.clauses).into_iter().map(|said| said.text).collect(),
        private: proposal.private,
        accepted: proposal.answers.iter().all(|answer| matches!(answer, Some(crate::rules::phases::agreement::Answer::Accept))),
    };
    let mut lines: Vec<OfferLine> = latest.values().map(|proposal| line(proposal)).collect();
    lines.sort_by_key(|line| line.turn);
    lines
}

impl AgreementLine {
    /// Where it stood over time, in a line such as "turn 2 signed, turn 4 in force".
    pub fn course(&self, account: &Account) -> String {
        let last = account.moments().last().map_or(1, |moment| moment.turn);
        let span = |span: &AgreementSpan| {
            let (at_the_end, turn, status) = (span.from_turn == last && account.is_over(), span.from_turn.into(), span.status.clone());
            if at_the_end { say(agreements::SpanAtTheEnd { status }) } else { say(agreements::SpanFrom { turn, status }) }
        };
        self.spans.iter().map(span).reduce(|so_far, next| say(lists::Apart { so_far, next })).unwrap_or_default()
    }

    /// Where it stands now.
    pub fn now(&self) -> &str {
        self.spans.last().map_or("", |span| span.status.as_str())
    }
}
