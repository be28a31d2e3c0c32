//! What speaks for and against an offer, from facts that anybody can look up: backing at home, the threat as it is seen, exposure to
//! coercion, the operation and the clause. Weights are in permille of a decision; their sizes are assumptions, their signs argued in
//! docs/RULES.md.

use crate::catalog::clause::{AttackOn, Consent, Promise, Response, Tension};
use crate::catalog::{Clause, ElectionKind, GoodId, NationId, Operation};
use crate::rules::Scenario;
use crate::rules::phases::agreement::{AgreementText, Ground, GroundKind, Instrument, obligation, ratification};
use crate::rules::phases::homefront::election;
use crate::rules::phases::pressure::{coercion, courtship};
use crate::rules::scenario::Clock;
use crate::rules::state::Game;
use crate::rules::state::competition::share;

/// What speaks for and against an offer to `nation` from `from`. Works on the game and on anybody's view of it.
pub fn weigh(scenario: &Scenario, game: &Game, nation: NationId, from: NationId, text: &AgreementText) -> Vec<Ground> {
    let scale = Scale { scenario, game, nation, from, threat: threat(scenario, game, nation), opponent: opponents(scenario, nation, from) };
    let mut grounds = Vec::new();
    let mut add = |kind, weight: i32| grounds.push(Ground { kind, weight: weight.clamp(-1000, 1000) as i16 });
    scale.at_home(text, &mut add);
    // A courted nation hears its suitors by where it leans.
    let courted = scenario.nations.get(nation.index()).is_some_and(|setup| setup.alignment.is_some());
    if courted {
        add(GroundKind::Alignment, i32::from(game.competition.front(nation).alignment) * courtship::side(scenario, from) / 3);
    }
    add(GroundKind::Credit, (i32::from(game.nations[from.index()].credit) - 500) / 4);
    for clause in &text.clauses {
        scale.clause(clause, &mut add);
    }
    let asked = game.proposals.values().filter(|proposal| proposal.from == from && proposal.to.contains(&nation)).count() as i32;
    add(GroundKind::Fatigue, -25 * (asked - 2).max(0));
    grounds
}

/// The threat as a nation sees it, in tenths of a rung: its highest rung with anybody, what it has lost of what it holds, and how far its
/// own work force at sea was hurt.
fn threat(scenario: &Scenario, game: &Game, nation: NationId) -> i32 {
    let rung = scenario.nations_present().map(|other| i32::from(game.rung(nation, other))).max().unwrap_or(0);
    if game.clock != Clock::Competition {
        return 10 * rung;
    }
    let held = scenario.features().filter(|(_, feature)| feature.holder == nation);
    let lost: i32 = held.map(|(id, _)| (-i32::from(game.features[id.index()].control)).max(0) + i32::from(game.features[id.index()].built)).sum();
    10 * rung + 2 * lost.min(6)
}

/// Whether one of the two presses others and the other does not.
fn opponents(scenario: &Scenario, a: NationId, b: NationId) -> bool {
    let presses = |nation: NationId| scenario.challengers().any(|challenger| challenger == nation);
    presses(a) != presses(b)
}

struct Scale<'a> {
    scenario: &'a Scenario,
    game: &'a Game,
    nation: NationId,
    from: NationId,
    threat: i32,
    opponent: bool,
}

impl Scale<'_> {
    /// What the home front makes of the text as a whole.
    fn at_home(&self, text: &AgreementText, add: &mut impl FnMut(GroundKind, i32)) {
        let state = &self.game.nations[self.nation.index()];
        let support = i32::from(state.support);
        let promises = self.promises(text);
        if self.opponent {
            // Backing at home for closer ties (Beijing: for pressure) stands in the way of an understanding with an opponent.
            add(GroundKind::Consensus, (500 - support) / 4);
        } else if text.instrument == Instrument::Treaty && promises > 0 {
            // Whoever signs what its parliament will not carry loses name and office.
            add(GroundKind::Consensus, (support - ratification::threshold(self.scenario, text, self.nation)) * 3 / 2);
        } else {
            add(GroundKind::Consensus, (support - self.scenario.parameters.get(crate::rules::vocab::parameter::Param::RatifyAccess)) / 8);
        }
        if promises == 0 || self.game.clock != Clock::Competition {
            return;
        }
        add(GroundKind::Exposure, -self.exposure() * promises / 100);
        let horizon = self.game.day_of(self.scenario, self.game.turn + 1);
        let voting = election::next(self.scenario, self.game, self.nation);
        if voting.is_some_and(|(_, election)| election.kind == ElectionKind::Government && election.day < horizon) && state.standing < 550 {
            add(GroundKind::Timing, -60);
        }
    }

    /// How much a text asks a nation to stand by others against Beijing, in percent of a promise to act.
    fn promises(&self, text: &AgreementText) -> i32 {
        let asks = |clause: &Clause| match clause {
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
            _ => 0,
        };
        text.clauses.iter().map(asks).max().unwrap_or(0)
    }

    /// What levers of trade that are not yet in use could do to it.
    fn exposure(&self) -> i32 {
        let open = |index: usize| {
            let good = GoodId(index as u16);
            let by = self.scenario.catalog.goods[index].by;
            let used = self.game.competition.coercions.iter().any(|c| c.target == self.nation && c.good == good);
            if used || !opponents(self.scenario, self.nation, by) { 0 } else { coercion::exposure(self.scenario, good, self.nation) }
        };
        (0..self.scenario.catalog.goods.len()).map(open).sum::<i32>() * 3 / 2
    }

    /// Whether it owes the same help already.
    fn owes(&self, beneficiary: NationId, attack: AttackOn) -> bool {
        self.owed_by(self.nation, beneficiary, attack)
    }

    fn owed_by(&self, by: NationId, to: NationId, attack: AttackOn) -> bool {
        self.game.live_clauses().any(|(_, _, clause)| match clause {
            Clause::Obligation { obligor, beneficiary, trigger, .. } => *obligor == by && *beneficiary == to && *trigger == attack,
            _ => false,
        })
    }

    fn clause(&self, clause: &Clause, add: &mut impl FnMut(GroundKind, i32)) {
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
        self.game.live_clauses().any(|(_, _, clause)| match clause {
            Clause::Permission { grantor, grantees, places, operation: known, up_to: until, consent, .. } => {
                let everywhere = matches!(places, crate::catalog::clause::Places::AllHosted);
                *grantor == self.nation
                    && grantees.contains(&guest)
                    && everywhere
                    && *known == operation
                    && *until >= up_to
                    && *consent < Consent::Veto
            }
            _ => false,
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

/// Turns that a treaty signed now takes before the slowest of its parties' parliaments, as far as anybody can tell: the turn of the
/// signature does not count, and every pressing saves a part.
pub(super) fn turns_to_ratify(scenario: &Scenario, game: &Game, parties: &[NationId], pressed: bool) -> u16 {
    let get = |param| scenario.parameters.get(param).max(0) as u32 * crate::rules::state::competition::MONTH_HOURS;
    let saved = if pressed { get(crate::rules::vocab::parameter::Param::HastenMonths) } else { 0 };
    let hours = u64::from(get(crate::rules::vocab::parameter::Param::RatificationMonths).saturating_sub(saved));
    let pace = |nation: &NationId| {
        let support = i32::from(crate::rules::state::view::band(game.nations[nation.index()].support));
        (1000 + (support - 500) * 2).clamp(500, 1500) as u64
    };
    let slowest = parties.iter().map(pace).min().unwrap_or(1000);
    let each = (u64::from(scenario.turn_hours) * slowest / 1000).max(1);
    hours.div_ceil(each).min(400) as u16
}

/// Whether a treaty signed now can still be ratified in this game; a level that hides its last turn leaves hope.
pub(super) fn in_time(scenario: &Scenario, game: &Game, parties: &[NationId], pressed: bool) -> bool {
    game.turns == 0 || game.turn + turns_to_ratify(scenario, game, parties, pressed) <= game.turns
}

/// Whether the two are bound to help, either way, or have a treaty ally in common.
pub(super) fn like_minded(scenario: &Scenario, game: &Game, a: NationId, b: NationId) -> bool {
    let allied = |x, y| obligation::are_allies(game, x, y);
    allied(a, b) || scenario.nations_present().any(|hub| hub != a && hub != b && allied(a, hub) && allied(b, hub))
}
