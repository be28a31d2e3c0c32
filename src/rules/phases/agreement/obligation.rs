//! Obligations: when they fall due, and what keeping or refusing them does to a nation's name.

use crate::catalog::clause::{Area, AttackOn, Promise, Tie};
use crate::catalog::quantity::Thousandths;
use crate::catalog::{Clause, Host, NationId};
use crate::rules::change::Change;
use crate::rules::event::Event;
use crate::rules::phases::support;
use crate::rules::scenario::Scenario;
use crate::rules::state::Game;
use crate::rules::vocab::agreement::Due;
use crate::rules::vocab::cause::Driver;
use crate::rules::vocab::ids::{AgreementId, DueId, FeatureId};
use crate::rules::vocab::parameter::Param;

/// Whether an obligation's area covers a feature for this beneficiary.
fn covers(scenario: &Scenario, area: &Area, beneficiary: NationId, feature: FeatureId) -> bool {
    let feature = scenario.feature(feature);
    let administers = |nation: NationId| {
        let hosted = scenario.catalog.place(feature.place).host == Host::Nation(nation);
        hosted || (feature.territorial_sea && feature.holder == nation)
    };
    match area {
        Area::Pacific => true,
        Area::At(places) => places.contains(&feature.place),
        Area::Administered => administers(beneficiary),
        Area::TerritoryOf(nation) => administers(*nation),
    }
}

/// What each ally owes when `beneficiary` is attacked at `feature`: obligor, agreement and clause, one for each obligor.
pub fn owed(scenario: &Scenario, game: &Game, beneficiary: NationId, feature: FeatureId, attack: AttackOn) -> Vec<(NationId, AgreementId, u16)> {
    let mut found: Vec<(NationId, AgreementId, u16)> = Vec::new();
    for (id, number, clause) in game.live_clauses() {
        if let Some(obligor) = clause.giver()
            && let Some(help) = clause.help(obligor, beneficiary)
            && help.trigger == attack
            && covers(scenario, help.area, beneficiary, feature)
            && !found.iter().any(|(known, ..)| *known == obligor)
        {
            found.push((obligor, id, number));
        }
    }
    found
}

/// Whether any treaty in force binds the two to help, either way round.
pub fn treaty_between(game: &Game, a: NationId, b: NationId) -> Option<AgreementId> {
    game.live_clauses().find(|(_, _, clause)| clause.allies(a, b)).map(|(id, ..)| id)
}

/// Whether `nation` counts `other` among its treaty allies.
pub fn are_allies(game: &Game, nation: NationId, other: NationId) -> bool {
    treaty_between(game, nation, other).is_some()
}

/// Whether the two help each other, grant each other access or keep an institution in common: neither shows the world what the other did.
pub fn are_partners(game: &Game, a: NationId, b: NationId) -> bool {
    let join = |(id, _, clause): (AgreementId, u16, &Clause)| {
        let parties = &game.agreements[id.index()].text.parties;
        clause.kind().tie() > Tie::Understanding && (clause.gives(parties, a, b) || clause.gives(parties, b, a))
    };
    game.live_clauses().any(join)
}

/// The undertaking in force by which `who` promised `what`, if any.
pub fn undertaken(game: &Game, who: NationId, what: Promise) -> Option<(AgreementId, u16)> {
    game.live_clauses().find(|(_, _, clause)| clause.undertaken(who, game.turn) == Some(what)).map(|(id, number, _)| (id, number))
}

/// `who` acted against what it had undertaken.
pub fn broke(change: &mut Change, who: NationId, (id, clause): (AgreementId, u16)) {
    change.emit_to_all(Event::UndertakingBroken { id, clause, by: who });
    support::credit(change, who, Thousandths::of(-change.scenario.parameters.get(Param::CreditBroke)), Driver::BrokeWord);
}

/// Blood was drawn, or a public vessel boarded: the treaties that cover it fall due.
pub fn attacked(change: &mut Change, victim: NationId, against: NationId, feature: FeatureId, attack: AttackOn) {
    let turn = change.game.turn;
    let turns = change.scenario.parameters.get(Param::ObligationTurns).max(1) as u16;
    for (obligor, agreement, clause) in owed(change.scenario, &change.game, victim, feature, attack) {
        let open = |due: &Due| due.kept.is_none() && due.obligor == obligor && due.beneficiary == victim && due.against == against;
        if obligor == against || change.game.dues.iter().any(open) {
            continue;
        }
        let id = DueId(change.game.dues.len() as u16);
        let due = Due { agreement, clause, obligor, beneficiary: victim, against, feature, turn, until_turn: turn + turns, kept: None };
        change.emit_to_all(Event::ObligationFellDue { id, due });
    }
}

/// A death opens a consultation with every treaty ally of the victim. It is never war by itself.
pub fn consult_allies(change: &mut Change, victim: NationId) {
    let scenario = change.scenario;
    for ally in scenario.nations_present().filter(|&ally| ally != victim) {
        if let Some(agreement) = treaty_between(&change.game, victim, ally) {
            change.emit_to_all(Event::Consulted { nation: victim, ally, agreement });
        }
    }
}

/// An obligor answered.
pub fn settle(change: &mut Change, id: DueId, kept: bool) {
    let Some(due) = change.game.dues.get(id.index()).copied() else { return };
    change.emit_to_all(Event::ObligationSettled { id, kept });
    weigh(change, due.obligor, due.beneficiary, kept);
}

/// What keeping an obligation, or not, does to the obligor's name and to what its allies think of it.
pub fn weigh(change: &mut Change, obligor: NationId, beneficiary: NationId, kept: bool) {
    let get = |param| change.scenario.parameters.get(param);
    let (kept_credit, refused_credit) = (get(Param::CreditKept), get(Param::CreditRefused));
    let (kept_support, refused_support) = (get(Param::AllyKept), get(Param::AllyRefused));
    if kept {
        support::credit(change, obligor, Thousandths::of(kept_credit), Driver::KeptWord);
        support::support(change, beneficiary, Thousandths::of(kept_support), Driver::AllyKept);
    } else {
        support::credit(change, obligor, Thousandths::of(-refused_credit), Driver::BrokeWord);
        support::support(change, beneficiary, Thousandths::of(-refused_support), Driver::AllyRefused);
        // Every other ally of the obligor draws its own conclusion.
        let others: Vec<NationId> = change.scenario.nations_present().filter(|&n| n != beneficiary && n != obligor).collect();
        for other in others {
            if are_allies(&change.game, other, obligor) {
                support::support(change, other, Thousandths::of(-refused_support / 2), Driver::AllyRefused);
            }
        }
    }
}

/// Obligations that were not kept in time are refused.
pub fn resolve(change: &mut Change) {
    let turn = change.game.turn;
    let late = |(index, due): (usize, &Due)| (due.kept.is_none() && due.until_turn <= turn).then_some(DueId(index as u16));
    let late: Vec<DueId> = change.game.dues.iter().enumerate().filter_map(late).collect();
    for id in late {
        settle(change, id, false);
    }
}
