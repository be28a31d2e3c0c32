//! What each clause is worth to AI players: what speaks for and against it, what it does to a team's own aims, how wide a promise it is, and
//! how it may be eased. An arm for each clause and each promise, so that a new one says all of it here.
//!
//! Weights of grounds are in permille of a decision, worths in hundredths of a point; their sizes are assumptions, their signs argued in
//! docs/RULES.md.

use crate::ai::mind::wants::Wants;
use crate::ai::value::weigh::{Scale, opponents};
use crate::catalog::clause::{AttackOn, Consent, Places, Promise, Response, Tension};
use crate::catalog::{Clause, NationId, Operation};
use crate::rules::Scenario;
use crate::rules::phases::agreement::{AgreementText, GroundKind};
use crate::rules::state::Game;
use crate::rules::state::competition::share;

impl Scale<'_> {
    /// How much a clause asks the nation to stand by others against Beijing, in percent of a promise to act.
    pub(crate) fn stands_by(&self, clause: &Clause) -> i32 {
        match clause {
            Clause::Obligation { obligor, beneficiary, trigger, response, .. } if *obligor == self.nation && !self.owes(*beneficiary, *trigger) => {
                match response {
                    Response::Consult => 40,
                    Response::Act => 100,
                    Response::Automatic => 140,
                }
            }
            Clause::Permission { grantor, up_to: Tension::War, operation, .. }
                if *grantor == self.nation && *operation >= Operation::CombatSorties =>
            {
                60
            }
            Clause::Obligation { .. } | Clause::Permission { .. } | Clause::Institution { .. } | Clause::Undertaking { .. } => 0,
        }
    }

    /// Whether it owes the same help already.
    fn owes(&self, beneficiary: NationId, attack: AttackOn) -> bool {
        self.owed_by(self.nation, beneficiary, attack)
    }

    fn owed_by(&self, by: NationId, to: NationId, attack: AttackOn) -> bool {
        self.game.live_clauses().any(|(_, _, clause)| clause.help(by, to).is_some_and(|help| help.trigger == attack))
    }

    /// What speaks for and against a clause.
    pub(crate) fn clause(&self, clause: &Clause, add: &mut impl FnMut(GroundKind, i32)) {
        match clause {
            Clause::Permission { grantor, grantees, operation, up_to, consent, .. } if *grantor == self.nation => {
                if grantees.iter().all(|&guest| self.grants(guest, *operation, *up_to)) {
                    return;
                }
                add(GroundKind::Operation, -burden(*operation) - if *up_to == Tension::War { 80 } else { 0 });
                add(
                    GroundKind::Control,
                    match consent {
                        Consent::Automatic => -30,
                        Consent::Consult(_) => 20,
                        Consent::Veto => 60,
                    },
                );
                add(GroundKind::Threat, if self.opponent { self.threat * 3 / 2 } else { self.threat * 4 });
                if self.opponent {
                    add(GroundKind::Exposure, -80 - i32::from(self.game.rung(self.nation, self.from)) * 150);
                }
            }
            Clause::Permission { .. } => add(GroundKind::Return, 40),
            Clause::Obligation { obligor, beneficiary, trigger, response, .. } if *obligor == self.nation && !self.owes(*beneficiary, *trigger) => {
                self.promise(*beneficiary, *trigger, *response, add);
            }
            Clause::Obligation { obligor, beneficiary, trigger, response, .. }
                if *beneficiary == self.nation && !self.owed_by(*obligor, *beneficiary, *trigger) =>
            {
                let worth = match response {
                    Response::Consult => 14,
                    Response::Act => 38,
                    Response::Automatic => 50,
                };
                add(GroundKind::Return, worth);
                add(GroundKind::Threat, worth * self.threat / 25);
            }
            Clause::Obligation { .. } => {}
            Clause::Institution { kind, members, .. } => {
                let new = members.contains(&self.nation)
                    && members.iter().any(|&other| other != self.nation && !share(self.game, self.nation, other, *kind));
                add(
                    GroundKind::Return,
                    if self.opponent {
                        -20
                    } else if new {
                        60
                    } else {
                        0
                    },
                );
            }
            Clause::Undertaking { who, what, .. } => self.undertaking(*who == self.nation, *what, add),
        }
    }

    /// A promise to help: heavier the more it may ask for, the wider it reaches and the nearer the other stands to a fight.
    fn promise(&self, beneficiary: NationId, trigger: AttackOn, response: Response, add: &mut impl FnMut(GroundKind, i32)) {
        let percent = match response {
            Response::Consult => 30,
            Response::Act => 100,
            Response::Automatic => 150,
        };
        let wide = if trigger == AttackOn::Territory { 100 } else { 130 };
        let quarrels = |other: NationId| opponents(self.scenario, self.nation, other);
        let trouble = self
            .scenario
            .nations_present()
            .filter(|&other| quarrels(other))
            .map(|other| i32::from(self.game.rung(beneficiary, other)))
            .max()
            .unwrap_or(0);
        // Shoals and ships are where the trouble is; territory is attacked in a war only.
        let entanglement = if trigger == AttackOn::Territory { 5 * trouble } else { 10 * trouble };
        add(GroundKind::Operation, -(28 + entanglement) * percent * wide / 10_000);
    }

    /// Whether it lets a guest do this already, up to that tension.
    fn grants(&self, guest: NationId, operation: Operation, up_to: Tension) -> bool {
        self.game.live_clauses().filter_map(|(_, _, clause)| clause.access(self.nation, guest)).any(|access| {
            *access.places == Places::AllHosted && access.operation == operation && access.up_to >= up_to && access.consent < Consent::Veto
        })
    }

    fn undertaking(&self, ours: bool, what: Promise, add: &mut impl FnMut(GroundKind, i32)) {
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
        let Some((id, feature)) = self.scenario.features().find(|(_, feature)| feature.place == place) else { return };
        let state = &self.game.features[id.index()];
        let rung = i32::from(self.game.rung(feature.holder, feature.challenger));
        let need = if state.supply == 0 {
            140
        } else if state.supply == 1 {
            70
        } else {
            0
        };
        let weight = match (what, ours) {
            // Whoever blocks gives up a lever, and is tired of it the further things have gone and the less it has stopped.
            (Promise::LetPass(_), true) => -230 + 50 * rung + 25 * i32::from(state.deliveries.min(3)),
            (Promise::LetPass(_), false) => 60 + need,
            (Promise::Inspection(_), true) => -130,
            (Promise::Inspection(_), false) => 110,
            (Promise::StayOut(_), true) => -220 + 40 * rung,
            (Promise::StayOut(_), false) => 160,
            (Promise::NoRepair(_), true) => {
                if state.fabric == 0 {
                    -160
                } else {
                    -50
                }
            }
            (Promise::NoRepair(_), false) => 70,
            (Promise::Declare | Promise::Observe, _) => 0,
        };
        add(if ours { GroundKind::Control } else { GroundKind::Return }, weight);
    }
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

/// What a clause does to a team's own aims.
#[derive(Clone, Copy, Debug)]
pub(crate) struct OwnWorth {
    /// In hundredths of a point.
    pub worth: i32,
    /// Whether the nation concedes something by it, which its public sees.
    pub concedes: bool,
}

/// What a clause is worth to a nation by what its team wants, before it is tried; `None` where only a trial tells.
pub(crate) fn own_worth(scenario: &Scenario, game: &Game, wants: &Wants, nation: NationId, clause: &Clause) -> Option<OwnWorth> {
    match clause {
        Clause::Permission { .. } | Clause::Obligation { .. } | Clause::Institution { .. } => None,
        Clause::Undertaking { who, what, until_turn } => {
            let concedes = *who == nation;
            let value = worth_of_promise(scenario, game, wants, *what, concedes)?;
            // What ends in a few days binds less, and gives less.
            Some(OwnWorth { worth: if until_turn.is_none() { value } else { value * 6 / 10 }, concedes })
        }
    }
}

fn worth_of_promise(scenario: &Scenario, game: &Game, wants: &Wants, what: Promise, ours: bool) -> Option<i32> {
    let (id, feature) = what.place().and_then(|place| scenario.features().find(|(_, feature)| feature.place == place))?;
    let at = wants.at(id);
    let state = &game.features[id.index()];
    let hunger = if feature.outpost && state.supply <= 1 { 25 } else { 0 };
    let value = match (what, ours) {
        (Promise::LetPass(_), false) => 5 * at.deliver + hunger,
        (Promise::LetPass(_), true) => -(7 * at.starve) + 3 * wants.shyness + 2 * wants.caution,
        (Promise::NoRepair(_), true) => -(14 * at.mend),
        (Promise::NoRepair(_), false) => 10 * at.decay,
        (Promise::Inspection(_), true) => -(9 * at.mend) - 6 * wants.standing - 10,
        (Promise::Inspection(_), false) => 10 * at.decay + 15,
        (Promise::StayOut(_), true) => -(10 * at.stay + 8 * at.push + 5 * at.hold + 8 * at.evict) + 4 * wants.shyness + 3 * wants.caution,
        (Promise::StayOut(_), false) => 12 * at.evict + 6 * at.hold + 4 * at.push,
        (Promise::Declare | Promise::Observe, _) => 0,
    };
    Some(value)
}

/// How wide a clause promises: 0 nothing, 1 to consult, 2 for territory, 3 for forces and ships, 4 automatic.
pub(crate) fn width(clause: &Clause) -> u8 {
    match clause {
        Clause::Obligation { response: Response::Automatic, .. } => 4,
        Clause::Obligation { response: Response::Consult, .. } => 1,
        Clause::Obligation { trigger: AttackOn::Territory, .. } => 2,
        Clause::Obligation { .. } => 3,
        Clause::Permission { .. } | Clause::Institution { .. } | Clause::Undertaking { .. } => 0,
    }
}

/// Access with the asking left to the host: only in peace, and after a consultation.
pub(crate) fn on_own_terms(text: &AgreementText, host: NationId) -> Option<AgreementText> {
    let mut changed = text.clone();
    for clause in &mut changed.clauses {
        if let Clause::Permission { grantor, up_to, consent, .. } = clause
            && *grantor == host
        {
            *up_to = Tension::Peace;
            *consent = Consent::Consult(1);
        }
    }
    (changed.clauses != text.clauses).then_some(changed)
}

/// Every text that is one step easier for `nation`.
pub fn eased(text: &AgreementText, nation: NationId, from: NationId) -> Vec<AgreementText> {
    let mut found = Vec::new();
    let mut with = |change: &dyn Fn(&mut AgreementText)| {
        let mut changed = text.clone();
        change(&mut changed);
        found.push(changed);
    };
    for (at, clause) in text.clauses.iter().enumerate() {
        match clause {
            Clause::Permission { grantor, operation, up_to, consent, .. } if *grantor == nation => {
                if *consent == Consent::Automatic {
                    with(&|text| edit_permission(text, at, |_, _, consent| *consent = Consent::Consult(1)));
                }
                if *up_to == Tension::War {
                    with(&|text| edit_permission(text, at, |_, up_to, _| *up_to = Tension::Crisis));
                }
                let milder = Operation::ALL.iter().rev().find(|milder| *milder < operation).copied();
                if let Some(milder) = milder.filter(|milder| *milder >= Operation::Logistics) {
                    with(&|text| edit_permission(text, at, |operation, _, _| *operation = milder));
                }
            }
            Clause::Permission { .. } | Clause::Institution { .. } => {}
            Clause::Obligation { obligor, .. } if *obligor == nation && text.clauses.len() > 1 => with(&|text| drop(text.clauses.remove(at))),
            Clause::Undertaking { who, .. } if *who == nation && text.clauses.len() > 1 => with(&|text| drop(text.clauses.remove(at))),
            Clause::Obligation { .. } => {}
            Clause::Undertaking { what: Promise::LetPass(place), .. } => {
                for promise in [Promise::NoRepair(*place), Promise::Inspection(*place)] {
                    let clause = Clause::Undertaking { who: from, what: promise, until_turn: None };
                    if !text.clauses.contains(&clause) {
                        with(&|text| text.clauses.push(clause.clone()));
                    }
                }
            }
            Clause::Undertaking { .. } => {}
        }
    }
    let declare = Clause::Undertaking { who: from, what: Promise::Declare, until_turn: None };
    if !text.clauses.contains(&declare) {
        with(&|text| text.clauses.push(declare.clone()));
    }
    found
}

fn edit_permission(text: &mut AgreementText, at: usize, edit: impl Fn(&mut Operation, &mut Tension, &mut Consent)) {
    if let Some(Clause::Permission { operation, up_to, consent, .. }) = text.clauses.get_mut(at) {
        edit(operation, up_to, consent);
    }
}
