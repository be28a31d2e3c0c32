//! How a nation without a person weighs an offer, and what anybody can estimate of it from public facts.

use crate::ai::bargain::treaty;
use crate::ai::mind::policy::{Policy, Skill, Strategy, Temper};
use crate::ai::mind::reason::{Decision, Reason};
use crate::ai::value::weigh::weigh;
use crate::ai::{bargain, random};
use crate::catalog::NationId;
use crate::catalog::quantity::Thousandths;
use crate::rules::phases::agreement::consultation::Consultation;
use crate::rules::phases::agreement::{AgreementText, Answer, Ground, GroundKind, Instrument, ratification};
use crate::rules::state::Game;
use crate::rules::state::view::{View, Viewer};
use crate::rules::vocab::dice::Dice;
use crate::rules::vocab::ids::{ProposalId, SeatId};
use crate::rules::vocab::stream::Stream;
use crate::rules::{Command, Scenario};

/// How far a host leans to consent where it has promised to be consulted, in permille of a decision: an assumption.
const CONSULTED_LEANS: i32 = 120;

/// What a nation answers to an open offer, at once; `None` if it has answered or the offer is not to it. Chance is keyed to turn and
/// nations, so that asking again in the same turn rolls nothing again.
pub fn answer(scenario: &Scenario, view: &View, nation: NationId, id: ProposalId, seed: u64) -> Option<Answer> {
    weighed(scenario, view, nation, id, Skill::Standard.into(), seed).map(|(answer, _)| answer)
}

fn weighed(scenario: &Scenario, view: &View, nation: NationId, id: ProposalId, policy: Policy, seed: u64) -> Option<(Answer, Reason)> {
    let proposal = view.game.proposals.get(&id).filter(|proposal| proposal.open)?;
    let at = proposal.to.iter().position(|&to| to == nation)?;
    if proposal.answers[at].is_some() {
        return None;
    }
    let who = Judge { scenario, game: &view.game, seat: view.game.seat_of(scenario, nation), nation, policy, seed };
    let grounds = who.grounds(proposal.from, &proposal.text);
    let stream = Stream::Answer { nation, from: proposal.from, instrument: instrument_number(&proposal.text) };
    let mood = Dice::new(seed, view.game.turn, stream).between(-60, 60);
    let total = total(&grounds) + mood;
    let reason = Reason::Weighed { from: proposal.from, total };
    Some((if total >= 0 { Answer::Accept } else { Answer::Refuse { why: against(grounds) } }, reason))
}

/// All that a computer does about an open offer, with reasons: its answer, and after a refusal what it would accept instead.
pub fn replies(scenario: &Scenario, view: &View, nation: NationId, id: ProposalId, policy: impl Into<Policy>, seed: u64) -> Vec<Decision> {
    let policy = policy.into();
    let Some((answer, reason)) = weighed(scenario, view, nation, id, policy, seed) else { return Vec::new() };
    let refused = answer != Answer::Accept;
    let mut decisions = vec![Decision { command: Command::Answer { nation, proposal: id, answer }, reason }];
    if refused {
        let who = Judge { scenario, game: &view.game, seat: view.game.seat_of(scenario, nation), nation, policy, seed };
        let settled = match view.viewer {
            Viewer::Seat(seat) => bargain::counter(scenario, view, seat, nation, id),
            Viewer::Desk(_) | Viewer::WhiteCell | Viewer::Public => None,
        };
        decisions.extend(settled.or_else(|| treaty::counter(&who, id)));
    }
    decisions
}

/// What a host without a person does about a question under a clause that foresees consultation: nothing, which consents in time, or a
/// refusal. It weighs the clause as if it were offered anew, from what its agreements already say.
pub fn consulted(scenario: &Scenario, view: &View, host: NationId, asked: &Consultation, policy: impl Into<Policy>, seed: u64) -> Option<Decision> {
    if asked.host != host || asked.granted.is_some() {
        return None;
    }
    let policy = policy.into();
    // Whoever does only what it is told, or nothing, says nothing: the host's leave then goes without saying.
    if matches!(policy.strategy, Strategy::Lesson | Strategy::Idle) {
        return None;
    }
    let no = Command::RefusePermission { host, nation: asked.nation, agreement: asked.agreement, clause: asked.clause };
    if policy.strategy == Strategy::Random {
        return random::refuses(asked, seed).then_some(Decision { command: no, reason: Reason::RefuseLeave { to: asked.nation, total: -1 } });
    }
    let clause = view.game.agreements.get(asked.agreement.index())?.clauses().get(usize::from(asked.clause))?.clone();
    let text = AgreementText {
        name: String::new(),
        instrument: Instrument::Arrangement,
        parties: vec![host, asked.nation],
        clauses: vec![clause],
        quiet: false,
        revises: None,
        in_part: false,
    };
    let who = Judge { scenario, game: &view.game, seat: view.game.seat_of(scenario, host), nation: host, policy, seed };
    let grounds = who.grounds(asked.nation, &text);
    let stream = Stream::Consulted { host, guest: asked.nation, clause: asked.clause };
    let total = total(&grounds) + CONSULTED_LEANS + Dice::new(seed, asked.turn, stream).between(-60, 60);
    (total < 0).then_some(Decision { command: no, reason: Reason::RefuseLeave { to: asked.nation, total } })
}

/// The commands of [`replies`] of a computer that plays at standard.
pub fn reply(scenario: &Scenario, view: &View, nation: NationId, id: ProposalId, seed: u64) -> Vec<Command> {
    reply_as(scenario, view, nation, id, Skill::Standard, seed)
}

/// The commands of [`replies`].
pub fn reply_as(scenario: &Scenario, view: &View, nation: NationId, id: ProposalId, policy: impl Into<Policy>, seed: u64) -> Vec<Command> {
    let policy = policy.into();
    match policy.strategy {
        Strategy::Random => return random::answer(scenario, view, nation, id, seed),
        Strategy::Lesson | Strategy::Idle => return Vec::new(),
        _ => {}
    }
    replies(scenario, view, nation, id, policy, seed).into_iter().map(|decision| decision.command).collect()
}

/// Who weighs an offer, and how it is minded.
pub(crate) struct Judge<'a> {
    pub scenario: &'a Scenario,
    pub game: &'a Game,
    pub seat: Option<SeatId>,
    pub nation: NationId,
    pub policy: Policy,
    pub seed: u64,
}

impl Judge<'_> {
    /// The published grounds, for a seat what the offer does to its own objectives, and what its temper and its strategy make of promises.
    pub fn grounds(&self, from: NationId, text: &AgreementText) -> Vec<Ground> {
        let mut grounds = weigh(self.scenario, self.game, self.nation, from, text);
        if let Some(seat) = self.seat {
            grounds.push(own_worth(bargain::worth(self.scenario, self.game, seat, self.nation, text)));
            if text.clauses.iter().any(|clause| clause.owes_help(self.nation)) {
                grounds.push(own_worth(self.minded(seat, text)));
            }
        }
        grounds
    }

    /// How it is minded towards promises as such.
    fn minded(&self, seat: SeatId, text: &AgreementText) -> i32 {
        let backing = i32::from(self.game.nations[self.nation.index()].support) - ratification::threshold(self.scenario, text, self.nation);
        let careful = if backing < 0 { -150 } else { 60 };
        match self.policy.strategy {
            Strategy::Ignore => -1000,
            Strategy::Rush => 400,
            Strategy::Bargain => careful,
            _ => match self.policy.strategy.temper(self.seed, seat) {
                Temper::Cautious => careful / 2 - 40,
                Temper::Steady => 0,
                Temper::Bold => 90,
            },
        }
    }
}

/// What an offer does to one's own objectives, or to one's own mind about it, as a ground.
pub(crate) fn own_worth(weight: i32) -> Ground {
    Ground { kind: if weight < 0 { GroundKind::Control } else { GroundKind::Return }, weight: Thousandths(weight.clamp(-1000, 1000) as i16) }
}

/// The sum of grounds, in permille of a decision.
pub(crate) fn total(grounds: &[Ground]) -> i32 {
    grounds.iter().map(|ground| i32::from(ground.weight)).sum()
}

fn instrument_number(text: &AgreementText) -> u8 {
    match text.instrument {
        Instrument::Declaration => 0,
        Instrument::Arrangement => 1,
        Instrument::Treaty => 2,
    }
}

/// The grounds that spoke against, the weightiest first.
fn against(mut grounds: Vec<Ground>) -> Vec<Ground> {
    grounds.retain(|ground| ground.weight < Thousandths::NONE);
    grounds.sort_by_key(|ground| ground.weight);
    grounds.truncate(16);
    if grounds.is_empty() {
        // Nothing weighed against it but the mood of the day: what it would get is too little.
        grounds.push(Ground { kind: GroundKind::Return, weight: Thousandths(-1) });
    }
    grounds
}

/// What a nation's answer is likely to be, in permille, as anybody can estimate from public facts: the same weighing, with bands for what
/// is private.
pub fn estimate(scenario: &Scenario, public: &Game, nation: NationId, from: NationId, text: &AgreementText) -> i32 {
    let total: i32 = weigh(scenario, public, nation, from, text).iter().map(|ground| i32::from(ground.weight)).sum();
    // The mood spreads 60 either way, and the bands hide another 50.
    ((total + 110) * 1000 / 220).clamp(20, 980)
}
