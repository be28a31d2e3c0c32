//! Understandings: what a seat would offer, what it is worth to it, and what it would accept instead of an offer.

pub(super) mod answer;
pub(super) mod treaty;

use crate::ai::mind::policy::{Policy, Strategy};
use crate::ai::mind::reason::{Decision, Reason};
use crate::ai::mind::wants::Wants;
use crate::ai::random;
use crate::ai::value::clause::OwnWorth;
use crate::ai::value::{clause, weigh};
use crate::catalog::clause::{Promise, Tie};
use crate::catalog::quantity::Thousandths;
use crate::catalog::{AgreementStatus, Clause, NationId, PlaceId};
use crate::rules::metric::scores_for;
use crate::rules::phases::agreement::{AgreementText, Instrument, obligation};
use crate::rules::scenario::Feature;
use crate::rules::state::view::View;
use crate::rules::state::{Agreement, Game, Trial};
use crate::rules::vocab::dice::Dice;
use crate::rules::vocab::ids::{ProposalId, SeatId};
use crate::rules::vocab::parameter::Param;
use crate::rules::vocab::stream::Stream;
use crate::rules::{Command, Scenario};

/// An understanding between two nations over a feature, from both sides' promises.
fn text(name: &str, holder: NationId, challenger: NationId, promises: [(NationId, Promise); 2], until_turn: Option<u16>) -> AgreementText {
    let clause = |(who, what)| Clause::Undertaking { who, what, until_turn };
    AgreementText {
        name: name.to_owned(),
        instrument: Instrument::Arrangement,
        parties: vec![holder, challenger],
        clauses: promises.into_iter().map(clause).collect(),
        quiet: true,
        in_part: false,
        revises: None,
    }
}

/// The understandings that are known to work at such a feature: over an outpost, passage against no building material, against a look at
/// the cargo, or for a few days only; in a territorial sea, both sides' hulls out of it.
fn texts(game: &Game, feature: &Feature) -> Vec<AgreementText> {
    let (holder, challenger, place): (NationId, NationId, PlaceId) = (feature.holder, feature.challenger, feature.place);
    let soon = Some(game.turn.saturating_add(4));
    if feature.outpost {
        let pass = (challenger, Promise::LetPass(place));
        vec![
            text("Provisional understanding on supply runs", holder, challenger, [pass, (holder, Promise::NoRepair(place))], None),
            text("Understanding on supply runs, for two days", holder, challenger, [pass, (holder, Promise::NoRepair(place))], soon),
            text("Understanding on supply runs with notice", holder, challenger, [pass, (holder, Promise::Inspection(place))], None),
        ]
    } else if feature.territorial_sea {
        let out = Promise::StayOut(place);
        vec![
            text("Both sides' cutters twelve miles apart", holder, challenger, [(challenger, out), (holder, out)], None),
            text("Both sides' cutters apart, for two days", holder, challenger, [(challenger, out), (holder, out)], soon),
            text("Joint statement on calm at sea", holder, challenger, [(challenger, Promise::Declare), (holder, Promise::Declare)], None),
        ]
    } else {
        Vec::new()
    }
}

/// What a text is worth to a seat by its own objectives, in hundredths of a point.
pub(super) fn worth(scenario: &Scenario, game: &Game, seat: SeatId, nation: NationId, text: &AgreementText) -> i32 {
    let wants = Wants::of(scenario, game, seat);
    let other = text.parties.iter().copied().find(|&party| party != nation).unwrap_or(nation);
    let mut worth = 15 * wants.understanding.get(&other).copied().unwrap_or(0) + 3 * wants.calm.get(&other).copied().unwrap_or(0);
    let own: Vec<OwnWorth> = text.clauses.iter().filter_map(|clause| clause::own_worth(scenario, game, &wants, nation, clause)).collect();
    worth += own.iter().map(|own| own.worth).sum::<i32>();
    let concessions = own.iter().filter(|own| own.concedes).count();
    let words_only = text.clauses.iter().all(|clause| clause.undertaking().is_some_and(|(_, what)| what == Promise::Declare));
    if words_only {
        worth /= 3;
    }
    let price = scenario.parameters.get(Param::ConcessionStanding) as i16 * concessions as i16;
    worth + in_force_worth(scenario, game, seat, text) - standing_stake(scenario, game, seat, nation, Thousandths(price))
}

/// What a text of promises, access or institutions would be worth to a seat's objectives if it were in force: points, and tests on the way to
/// them. Of a treaty that can't be ratified any more, nothing.
fn in_force_worth(scenario: &Scenario, game: &Game, seat: SeatId, text: &AgreementText) -> i32 {
    let only_words = text.clauses.iter().all(|clause| clause.kind().tie() == Tie::Understanding);
    if only_words || (text.instrument == Instrument::Treaty && !weigh::in_time(scenario, game, &text.parties, weigh::RatifyPace::Expedited)) {
        return 0;
    }
    let tests = |game: &Game| {
        let own = scenario.objectives.iter().filter(|objective| objective.seat == seat);
        own.flat_map(|objective| &objective.tiers).flat_map(|tier| &tier.0).filter(|test| test.holds_for(scenario, game, seat)).count() as i32
    };
    let points = |game: &Game| scores_for(scenario, game, seat).iter().map(|(_, score)| i32::from(*score)).sum::<i32>();
    let mut after = Trial::of(game);
    after.agreements.push(Agreement {
        def: None,
        text: text.clone(),
        status: AgreementStatus::InForce,
        since_turn: Some(game.turn),
        ends_turn: None,
        suspended_until: None,
        made_here: true,
        ratifying: Vec::new(),
    });
    60 * (points(&after) - points(game)) + 15 * (tests(&after) - tests(game))
}

/// Points that a loss of standing would cost a seat now, in hundredths, and a little in any case.
fn standing_stake(scenario: &Scenario, game: &Game, seat: SeatId, nation: NationId, by: Thousandths) -> i32 {
    let points = |game: &Game| scores_for(scenario, game, seat).iter().map(|(_, score)| i32::from(*score)).sum::<i32>();
    let mut after = Trial::of(game);
    let state = &mut after.nations[nation.index()];
    state.standing = state.standing.saturating_sub(by);
    (points(game) - points(&after)) * 60 + i32::from(by) / 4
}

/// The understanding over a feature that is worth most to a seat and may be accepted: with what it is worth to it.
fn best(
    scenario: &Scenario,
    game: &Game,
    seat: SeatId,
    nation: NationId,
    feature: &Feature,
    except: Option<&AgreementText>,
) -> Option<(AgreementText, i32)> {
    let other = if nation == feature.holder { feature.challenger } else { feature.holder };
    texts(game, feature)
        .into_iter()
        .filter(|text| except.is_none_or(|refused| refused.clauses != text.clauses))
        .filter(|text| answer::estimate(scenario, game, other, nation, text) >= 150)
        .map(|text| {
            let worth = worth(scenario, game, seat, nation, &text);
            (text, worth)
        })
        .max_by_key(|(_, worth)| *worth)
}

/// Whether something over a feature is settled between its two sides already.
fn settled(game: &Game, feature: &Feature) -> bool {
    [Promise::LetPass(feature.place), Promise::StayOut(feature.place)]
        .into_iter()
        .any(|promise| obligation::undertaken(game, feature.challenger, promise).is_some())
}

/// Offers that a computer makes before it orders, with reasons.
pub fn bargain(scenario: &Scenario, view: &View, seat: SeatId, policy: impl Into<Policy>, seed: u64) -> Vec<Decision> {
    let game = &view.game;
    let policy = policy.into();
    let mut dice = Dice::new(seed, game.turn, Stream::Bargain(seat));
    let own = view.own_nations(scenario);
    let mut decisions = Vec::new();
    for (_, feature) in scenario.features() {
        let Some(&nation) = own.iter().find(|&&nation| nation == feature.holder || nation == feature.challenger) else { continue };
        let other = if nation == feature.holder { feature.challenger } else { feature.holder };
        let neglected = dice.chance(Thousandths::of(policy.skill.neglect() + 250));
        let tried = game
            .proposals
            .values()
            .any(|p| p.turn + 3 > game.turn && p.to.len() == 1 && (p.from == nation || p.to[0] == nation) && (p.from == other || p.to[0] == other));
        let lost_outpost = feature.outpost && !game.features[scenario.features.iter().position(|f| f.place == feature.place).unwrap_or(0)].garrison;
        if neglected || tried || lost_outpost || settled(game, feature) || own.contains(&other) {
            continue;
        }
        let Some((text, worth)) = best(scenario, game, seat, nation, feature, None) else { continue };
        if worth >= 20 {
            let command = Command::Propose { from: nation, to: vec![other], text, counters: None, private: true };
            decisions.push(Decision { command, reason: Reason::Deal { with: other, worth } });
        }
    }
    decisions.extend(treaty::offers(scenario, view, seat, policy, seed));
    decisions
}

/// The commands of a computer's bargaining before it orders.
pub fn offers(scenario: &Scenario, view: &View, seat: SeatId, policy: impl Into<Policy>, seed: u64) -> Vec<Command> {
    let policy = policy.into();
    match policy.strategy {
        Strategy::Random => return random::offers(scenario, view, seat, seed),
        Strategy::Lesson | Strategy::Idle => return Vec::new(),
        _ => {}
    }
    bargain(scenario, view, seat, policy, seed).into_iter().map(|decision| decision.command).collect()
}

/// What a seat that has just refused an offer would accept instead, if there is such a thing. A counter-offer is not countered again.
pub(super) fn counter(scenario: &Scenario, view: &View, seat: SeatId, nation: NationId, id: ProposalId) -> Option<Decision> {
    let game = &view.game;
    let refused = game.proposals.get(&id).filter(|proposal| proposal.counters.is_none() && proposal.to.len() == 1)?;
    let concerns = |feature: &&Feature| {
        let named = |clause: &Clause| clause.undertaking().and_then(|(_, what)| what.place()) == Some(feature.place);
        let sides = [feature.holder, feature.challenger];
        sides.contains(&nation) && sides.contains(&refused.from) && refused.text.clauses.iter().any(named)
    };
    let feature = scenario.features.iter().find(concerns)?;
    let (text, worth) = best(scenario, game, seat, nation, feature, Some(&refused.text))?;
    let mut grounds = weigh::weigh(scenario, game, nation, refused.from, &text);
    grounds.push(answer::own_worth(worth));
    let acceptable = worth >= 0 && answer::total(&grounds) >= 0;
    acceptable.then(|| Decision {
        command: Command::Propose { from: nation, to: vec![refused.from], text, counters: Some(id), private: true },
        reason: Reason::Counter { with: refused.from, worth },
    })
}
