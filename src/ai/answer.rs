//! How a nation without a person weighs an offer, and what anybody can estimate of it from public facts.

use crate::catalog::clause::{Consent, Promise, Tension};
use crate::catalog::{Clause, NationId, Operation};
use super::bargain;
use super::reason::{Decision, Reason};
use crate::rules::{Command, Scenario};
use crate::rules::agreement::consultation::Consultation;
use crate::rules::pressure::courtship;
use crate::rules::agreement::{AgreementText, Answer, Ground, GroundKind, Instrument, obligation};
use crate::rules::dice::{Dice, Roll};
use crate::rules::ids::{ProposalId, SeatId};
use crate::rules::state::Game;
use crate::rules::view::{View, Viewer};

/// How far a host leans to consent where it has promised to be consulted, in permille of a decision: an assumption.
const CONSULTED_LEANS: i32 = 120;

/// What a nation answers to an open offer, at once; `None` if it has answered or the offer is not to it. Chance is keyed to turn and
/// nations, so that asking again in the same turn rolls nothing again.
pub fn answer(scenario: &Scenario, view: &View, nation: NationId, id: ProposalId, seed: u64) -> Option<Answer> {
    weighed(scenario, view, nation, id, seed).map(|(answer, _)| answer)
}

fn weighed(scenario: &Scenario, view: &View, nation: NationId, id: ProposalId, seed: u64) -> Option<(Answer, Reason)> {
    let proposal = view.game.proposals.get(&id).filter(|proposal| proposal.open)?;
    let at = proposal.to.iter().position(|&to| to == nation)?;
    if proposal.answers[at].is_some() {
        return None;
    }
    let seat = view.game.seat_of(scenario, nation);
    let grounds = grounds(scenario, &view.game, seat, nation, proposal.from, &proposal.text);
    let subject = u64::from(nation.0) << 32 | u64::from(proposal.from.0) << 16 | instrument_number(&proposal.text);
    let mood = Dice::new(seed, view.game.turn, Roll::Answer, subject).between(-60, 60);
    let total = total(&grounds) + mood;
    let reason = Reason::Weighed { from: proposal.from, total };
    Some((if total >= 0 { Answer::Accept } else { Answer::Refuse { why: against(grounds) } }, reason))
}

/// All that a computer does about an open offer, with reasons: its answer, and after a refusal what it would accept instead.
pub fn replies(scenario: &Scenario, view: &View, nation: NationId, id: ProposalId, seed: u64) -> Vec<Decision> {
    let Some((answer, reason)) = weighed(scenario, view, nation, id, seed) else { return Vec::new() };
    let refused = answer != Answer::Accept;
    let mut decisions = vec![Decision { command: Command::Answer { nation, proposal: id, answer }, reason }];
    if let (true, Viewer::Seat(seat)) = (refused, view.viewer) {
        decisions.extend(bargain::counter(scenario, view, seat, nation, id));
    }
    decisions
}

/// What a host without a person does about a question under a clause that foresees consultation: nothing, which consents in time, or a
/// refusal. It weighs the clause as if it were offered anew, from what its agreements already say.
pub fn consulted(scenario: &Scenario, view: &View, host: NationId, asked: &Consultation, seed: u64) -> Option<Decision> {
    if asked.host != host || asked.granted.is_some() {
        return None;
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
    let grounds = grounds(scenario, &view.game, view.game.seat_of(scenario, host), host, asked.nation, &text);
    let subject = u64::from(host.0) << 32 | u64::from(asked.nation.0) << 16 | 0x8000 | u64::from(asked.clause);
    let total = total(&grounds) + CONSULTED_LEANS + Dice::new(seed, asked.turn, Roll::Answer, subject).between(-60, 60);
    let command = Command::RefusePermission { host, nation: asked.nation, agreement: asked.agreement, clause: asked.clause };
    (total < 0).then_some(Decision { command, reason: Reason::RefuseLeave { to: asked.nation, total } })
}

/// The commands of [`replies`].
pub fn reply(scenario: &Scenario, view: &View, nation: NationId, id: ProposalId, seed: u64) -> Vec<Command> {
    replies(scenario, view, nation, id, seed).into_iter().map(|decision| decision.command).collect()
}

/// The published grounds, and for a seat what the offer does to its own objectives.
pub(super) fn grounds(scenario: &Scenario, game: &Game, seat: Option<SeatId>, nation: NationId, from: NationId, text: &AgreementText) -> Vec<Ground> {
    let mut grounds = weigh(scenario, game, nation, from, text);
    if let Some(seat) = seat {
        let worth = bargain::worth(scenario, game, seat, nation, text).clamp(-500, 500);
        let kind = if worth < 0 { GroundKind::Control } else { GroundKind::Return };
        grounds.push(Ground { kind, weight: worth as i16 });
    }
    grounds
}

/// The sum of grounds, in permille of a decision.
pub(super) fn total(grounds: &[Ground]) -> i32 {
    grounds.iter().map(|ground| i32::from(ground.weight)).sum()
}

fn instrument_number(text: &AgreementText) -> u64 {
    match text.instrument {
        Instrument::Declaration => 0,
        Instrument::Arrangement => 1,
        Instrument::Treaty => 2,
    }
}

/// The grounds that spoke against, the weightiest first.
fn against(mut grounds: Vec<Ground>) -> Vec<Ground> {
    grounds.retain(|ground| ground.weight < 0);
    grounds.sort_by_key(|ground| ground.weight);
    grounds.truncate(16);
    if grounds.is_empty() {
        // Nothing weighed against it but the mood of the day: what it would get is too little.
        grounds.push(Ground { kind: GroundKind::Return, weight: -1 });
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

/// What speaks for and against an offer. Weights are in permille of a decision; their sizes are assumptions, their signs argued in
/// docs/RULES.md.
pub fn weigh(scenario: &Scenario, game: &Game, nation: NationId, from: NationId, text: &AgreementText) -> Vec<Ground> {
    let state = &game.nations[nation.index()];
    let threat = threat(scenario, game, nation);
    // A courted nation hears its suitors by where it leans.
    let courted = scenario.nations.get(nation.index()).is_some_and(|setup| setup.alignment.is_some());
    let lean = if courted { i32::from(game.competition.front(nation).alignment) * courtship::side(scenario, from) } else { 0 };
    let friend = obligation::are_allies(game, nation, from) || lean >= 300;
    let facing = game.rung(nation, from);
    let mut grounds = vec![
        // Backing at home for closer ties (Beijing: for pressure) carries an agreement with a friend, and stands in the way of one with an opponent.
        Ground { kind: GroundKind::Consensus, weight: if friend { (state.support - 500) / 4 } else { (500 - state.support) / 4 } },
        Ground { kind: GroundKind::Credit, weight: (game.nations[from.index()].credit - 500) / 4 },
    ];
    if lean != 0 {
        grounds.push(Ground { kind: GroundKind::Alignment, weight: (lean / 3) as i16 });
    }
    let mut add = |kind, weight: i32| grounds.push(Ground { kind, weight: weight.clamp(-1000, 1000) as i16 });
    for clause in &text.clauses {
        match clause {
            Clause::Permission { grantor, operation, up_to, consent, .. } if *grantor == nation => {
                add(GroundKind::Operation, -burden(*operation) - if *up_to == Tension::War { 80 } else { 0 });
                add(GroundKind::Control, match consent {
                    Consent::Automatic => -30,
                    Consent::Consult(_) => 20,
                    Consent::Veto => 60,
                });
                add(GroundKind::Threat, if friend { threat * 40 } else { threat * 15 });
                if !friend {
                    add(GroundKind::Exposure, -80 - i32::from(facing) * 150);
                }
            }
            Clause::Permission { .. } => add(GroundKind::Return, 40),
            Clause::Obligation { obligor, .. } if *obligor == nation => {
                add(GroundKind::Operation, -160);
                add(GroundKind::Threat, threat * 45);
            }
            Clause::Obligation { .. } => add(GroundKind::Return, 90),
            Clause::Institution { .. } => add(GroundKind::Return, if friend { 60 } else { -20 }),
            Clause::Undertaking { who, what, .. } => undertaking(scenario, game, *who == nation, *what, &mut add),
        }
    }
    let asked = game.proposals.values().filter(|proposal| proposal.from == from && proposal.to.contains(&nation)).count() as i32;
    add(GroundKind::Fatigue, -25 * (asked - 2).max(0));
    grounds
}

fn undertaking(scenario: &Scenario, game: &Game, ours: bool, what: Promise, add: &mut impl FnMut(GroundKind, i32)) {
    let place = match what {
        Promise::LetPass(place) | Promise::Inspection(place) | Promise::StayOut(place) | Promise::NoRepair(place) => place,
        Promise::Declare => {
            add(GroundKind::Return, if ours { -10 } else { 60 });
            return;
        }
        // An observer owes nothing, and is seen to sit there.
        Promise::Observe => {
            add(GroundKind::Return, if ours { 10 } else { 30 });
            return;
        }
    };
    let Some((id, feature)) = scenario.features().find(|(_, feature)| feature.place == place) else { return };
    let state = &game.features[id.index()];
    let rung = i32::from(game.rung(feature.holder, feature.challenger));
    let need = if state.supply == 0 { 140 } else if state.supply == 1 { 70 } else { 0 };
    let weight = match (what, ours) {
        // Whoever blocks gives up a lever, and is tired of it the further things have gone and the less it has stopped.
        (Promise::LetPass(_), true) => -230 + 50 * rung + 25 * i32::from(state.deliveries.min(3)),
        (Promise::LetPass(_), false) => 60 + need,
        (Promise::Inspection(_), true) => -130,
        (Promise::Inspection(_), false) => 110,
        (Promise::StayOut(_), true) => -220 + 40 * rung,
        (Promise::StayOut(_), false) => 160,
        (Promise::NoRepair(_), true) => if state.fabric == 0 { -160 } else { -50 },
        (Promise::NoRepair(_), false) => 70,
        (Promise::Declare | Promise::Observe, _) => 0,
    };
    add(if ours { GroundKind::Control } else { GroundKind::Return }, weight);
}

/// How heavy an operation weighs on its host.
fn burden(operation: Operation) -> i32 {
    match operation {
        Operation::Overflight => 20,
        Operation::Logistics => 40,
        Operation::Isr => 60,
        Operation::DefensiveOperations => 110,
        Operation::CombatSorties => 200,
        Operation::MainlandStrikes => 320,
    }
}

/// The threat as a nation sees it: its highest rung with anybody, 0 to 8.
fn threat(scenario: &Scenario, game: &Game, nation: NationId) -> i32 {
    scenario.nations_present().map(|other| i32::from(game.rung(nation, other))).max().unwrap_or(0)
}
