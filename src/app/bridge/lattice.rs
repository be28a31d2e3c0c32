//! From the agreements that a viewer knows to the lattice that the map draws; and how it changed within a turn.

use std::collections::BTreeSet;

use bevy::math::Vec2;

use crate::app::map::lattice::{AgreementState, Bond, Flow, Kind, Lattice, LatticeNode, Strand, ToldAgreement};
use crate::app::map::scene::MapGround;
use crate::catalog::clause::{Response, Tension};
use crate::catalog::{AgreementStatus, Clause, NationId, Operation};
use crate::geo::LatLon;
use crate::report::{Words, words};
use crate::rules::event::{Event, Recorded};
use crate::rules::scenario::{Clock, Effect, Scenario};
use crate::rules::state::Agreement;
use crate::rules::vocab::ids::AgreementId;

/// Governments that must be bound to one another, or able to be, for the lattice to be what a level is about.
const GOVERNMENTS: usize = 3;

/// What the two directions of a pair hold of one kind in one state.
type Ways = (bool, bool);

/// What binds two governments, by kind and state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Between {
    ways: [[Ways; 3]; 4],
    /// Some access in force holds beyond peace.
    firm: bool,
}

impl Between {
    /// What a kind holds in a state: whether the first gives the second, and the second the first.
    pub fn ways(&self, kind: Kind, state: AgreementState) -> (bool, bool) {
        self.ways[kind as usize][state as usize]
    }

    fn any(&self, kind: Kind, state: AgreementState) -> bool {
        let (forth, back) = self.ways(kind, state);
        forth || back
    }

    fn add(&mut self, kind: Kind, state: AgreementState, forth: bool, back: bool) {
        let ways = &mut self.ways[kind as usize][state as usize];
        *ways = (ways.0 || forth, ways.1 || back);
    }

    /// The lines of its link: the strongest in force; beside it the strongest that is on its way, and the strongest that lapsed where
    /// nothing of its kind is left.
    pub fn strands(&self) -> Vec<Strand> {
        let strand = |kind: Kind, state: AgreementState| {
            let flow = match self.ways(kind, state) {
                (true, false) => Flow::Forth,
                (false, true) => Flow::Back,
                _ => Flow::Both,
            };
            let light = kind == Kind::Access && state == AgreementState::InForce && !self.firm;
            Strand { kind, state, flow, light }
        };
        let strongest = |state: AgreementState, wanted: &dyn Fn(Kind) -> bool| {
            Kind::ALL.into_iter().find(|&kind| self.any(kind, state) && wanted(kind)).map(|kind| strand(kind, state))
        };
        let left = |kind: Kind| self.any(kind, AgreementState::InForce) || self.any(kind, AgreementState::Pending);
        let lines = [
            strongest(AgreementState::InForce, &|_| true),
            strongest(AgreementState::Pending, &|_| true),
            strongest(AgreementState::Lapsed, &|kind| !left(kind)),
        ];
        lines.into_iter().flatten().collect()
    }

    /// What is in force beside the strongest.
    pub fn marks(&self) -> Vec<Kind> {
        Kind::ALL.into_iter().filter(|&kind| self.any(kind, AgreementState::InForce)).skip(1).collect()
    }
}

/// How far a clause of an agreement is in `turn`; `None` is neither agreed nor ended here.
fn state_of(agreement: &Agreement, number: u16, clause: &Clause, turn: u16) -> Option<AgreementState> {
    match agreement.status {
        AgreementStatus::InForce if !agreement.binds(turn) => None,
        AgreementStatus::InForce if !clause.holds_in(turn) => Some(AgreementState::Lapsed),
        AgreementStatus::InForce if agreement.live_clauses(turn).any(|(live, _)| live == number) => Some(AgreementState::InForce),
        // In force between others: this part still waits for a parliament, or one has said no.
        AgreementStatus::InForce => agreement.ratifying.iter().any(|party| !party.done && !party.failed).then_some(AgreementState::Pending),
        AgreementStatus::Signed | AgreementStatus::Ratifying => Some(AgreementState::Pending),
        AgreementStatus::Lapsed => agreement.since_turn.map(|_| AgreementState::Lapsed),
        AgreementStatus::Proposed => None,
    }
}

/// What a clause gives, of two governments: its kind, and whether the first gives the second and the second the first.
fn gives(agreement: &Agreement, clause: &Clause, a: NationId, b: NationId) -> Option<(Kind, bool, bool)> {
    let parties = &agreement.text.parties;
    let (forth, back) = (clause.gives(parties, a, b), clause.gives(parties, b, a));
    (forth || back).then_some((clause.kind().tie(), forth, back))
}

/// What binds two governments in `turn`.
pub fn between(agreements: &[Agreement], turn: u16, a: NationId, b: NationId) -> Between {
    let mut found = Between::default();
    for agreement in agreements {
        for (number, clause) in agreement.clauses().iter().enumerate() {
            if let Some((kind, forth, back)) = gives(agreement, clause, a, b)
                && let Some(state) = state_of(agreement, number as u16, clause, turn)
            {
                found.add(kind, state, forth, back);
                found.firm |= state == AgreementState::InForce && clause.up_to() > Some(Tension::Peace);
            }
        }
    }
    found
}

/// What a text that nobody has signed yet would have `giver` give `taker`.
pub fn proposed(agreements: &[Agreement], giver: NationId, taker: NationId) -> Vec<Kind> {
    let on_paper = agreements.iter().filter(|agreement| agreement.status == AgreementStatus::Proposed);
    let kinds: BTreeSet<Kind> = on_paper
        .flat_map(|agreement| agreement.clauses().iter().filter_map(move |clause| gives(agreement, clause, giver, taker)))
        .filter(|(_, forth, _)| *forth)
        .map(|(kind, ..)| kind)
        .collect();
    kinds.into_iter().rev().collect()
}

/// The lattice as the reader of `words` knows it now.
pub fn lattice(words: &Words<'_>, ground: &MapGround) -> Lattice {
    woven(words, ground, &words.game.agreements, words.game.turn)
}

/// The lattice of these agreements in `turn`.
fn woven(words: &Words<'_>, ground: &MapGround, agreements: &[Agreement], turn: u16) -> Lattice {
    let scenario = words.scenario;
    let seated: BTreeSet<NationId> = scenario.seats.iter().flat_map(|seat| seat.nations.iter().copied()).collect();
    let mut nodes: Vec<LatticeNode> = scenario
        .nations_present()
        .filter_map(|nation| {
            let (capital, at) = scenario.catalog.capital(nation)?;
            let name = words.nation(nation);
            Some(LatticeNode { nation, name, capital: capital.to_owned(), at: plane(ground, at), seated: seated.contains(&nation) })
        })
        .collect();
    // Those at the table come first: their links choose their ways first.
    nodes.sort_by_key(|node| (!node.seated, node.nation));
    let mut bonds = Vec::new();
    for b in 0..nodes.len() {
        for a in 0..b {
            let (from, to) = (nodes[a].nation, nodes[b].nation);
            let between = between(agreements, turn, from, to);
            let strands = between.strands();
            if !strands.is_empty() {
                let told = told(words, agreements, turn, from, to);
                bonds.push(Bond { ends: (a, b), strands, marks: between.marks(), told, drawn: 1.0, before: None });
            }
        }
    }
    // Whoever is bound to nobody has a node only at the table.
    let kept: Vec<bool> = (0..nodes.len()).map(|at| nodes[at].seated || bonds.iter().any(|bond| bond.ends.0 == at || bond.ends.1 == at)).collect();
    let place = |at: usize| kept[..at].iter().filter(|kept| **kept).count();
    for bond in &mut bonds {
        bond.ends = (place(bond.ends.0), place(bond.ends.1));
    }
    let mut kept = kept.iter();
    nodes.retain(|_| *kept.next().unwrap_or(&true));
    Lattice { nodes, bonds }
}

/// A capital on the plane, on the side of the map to which the way is shorter: Washington lies east of Tokyo, Paris west of Delhi.
fn plane(ground: &MapGround, at: LatLon) -> Vec2 {
    let Some(middle) = ground.to_globe(ground.bounds.0.center()) else { return ground.to_plane(at) };
    let east = (at.lon() - middle.lon() + 540.0).rem_euclid(360.0) - 180.0;
    let Some(projection) = ground.projection else { return ground.to_plane(at) };
    // The mirror of a point as far to the east: a projection may wrap what lies west of its window.
    let (x, y) = projection.forward(at.lat(), middle.lon() + east.abs());
    let (zero, _) = projection.forward(at.lat(), middle.lon());
    Vec2::new((zero + (x - zero) * east.signum()) as f32, y as f32)
}

/// The agreements of a pair, for the card of its link.
fn told(words: &Words<'_>, agreements: &[Agreement], turn: u16, a: NationId, b: NationId) -> Vec<ToldAgreement> {
    let mut told: Vec<(Option<AgreementState>, Kind, ToldAgreement)> = Vec::new();
    for (index, agreement) in agreements.iter().enumerate() {
        let mut clauses = Vec::new();
        for (number, clause) in agreement.clauses().iter().enumerate() {
            if let Some((kind, forth, back)) = gives(agreement, clause, a, b) {
                clauses.push((kind, state_of(agreement, number as u16, clause, turn), forth, back, clause));
            }
        }
        let suspended = agreement.status == AgreementStatus::InForce && !agreement.binds(turn);
        if clauses.is_empty() || (!suspended && clauses.iter().all(|(_, state, ..)| state.is_none())) {
            continue;
        }
        let strongest = clauses.iter().map(|(kind, ..)| *kind).max().unwrap_or(Kind::Understanding);
        let state = clauses.iter().filter_map(|(_, state, ..)| *state).max();
        let lines = Kind::ALL.iter().filter_map(|&kind| line(words, kind, &clauses, a, b)).collect();
        let one =
            ToldAgreement { agreement: AgreementId(index as u16), name: agreement.text.name.clone(), state: stands(words, agreement, turn), lines };
        told.push((state, strongest, one));
    }
    told.sort_by_key(|(state, kind, told)| (std::cmp::Reverse(*state), std::cmp::Reverse(*kind), told.agreement));
    told.into_iter().map(|(.., told)| told).collect()
}

/// Where an agreement stands, since when, until when, and whose parliaments it waits for.
fn stands(words: &Words<'_>, agreement: &Agreement, turn: u16) -> String {
    let since = agreement.since_turn.map_or_else(|| "since before the game".to_owned(), |turn| format!("since turn {turn}"));
    let mut text = format!("{} {since}", words::status(agreement.status));
    let in_force = agreement.status == AgreementStatus::InForce;
    if let Some(until) = agreement.suspended_until.filter(|_| in_force && !agreement.binds(turn)) {
        text.push_str(&format!("; suspended by publicity to {}", words.end_of(until)));
    }
    if let Some(ends) = agreement.ends_turn.filter(|_| in_force) {
        text.push_str(&format!("; ends {}", words.with_turn(ends)));
    }
    if agreement.status != AgreementStatus::Lapsed {
        let those = |wanted: &dyn Fn(&crate::rules::state::Ratifying) -> bool| {
            words.nations(&agreement.ratifying.iter().filter(|party| wanted(party)).map(|party| party.nation).collect::<Vec<_>>())
        };
        let (done, waits) = (those(&|party| party.done), those(&|party| !party.done && !party.failed));
        if !done.is_empty() {
            text.push_str(&format!("; ratified by {done}"));
        }
        if !waits.is_empty() {
            text.push_str(&format!("; waits for {waits}"));
        }
    }
    words::capital(&text)
}

/// A clause of a pair: its kind, how far it is, which way it goes.
type GivenClause<'c> = (Kind, Option<AgreementState>, bool, bool, &'c Clause);

/// Who gives whom what of one kind, in a sentence.
fn line(words: &Words<'_>, kind: Kind, clauses: &[GivenClause<'_>], a: NationId, b: NationId) -> Option<String> {
    let of_kind: Vec<&GivenClause<'_>> = clauses.iter().filter(|(its, ..)| *its == kind).collect();
    let (forth, back) = (of_kind.iter().any(|(_, _, forth, ..)| *forth), of_kind.iter().any(|(_, _, _, back, _)| *back));
    if !(forth || back) {
        return None;
    }
    let (the_a, the_b) = (words.the(a), words.the(b));
    let text = match kind {
        Kind::Duty => {
            let most = |way: bool| {
                let responses = of_kind.iter().filter(|(_, _, forth, back, _)| if way { *forth } else { *back });
                responses.filter_map(|(.., clause)| clause.response()).max()
            };
            match (most(true), most(false)) {
                (Some(one), Some(other)) if one == other => format!("{the_a} and {the_b} owe each other help: {}", response(one)),
                (one, other) => {
                    let owes = |who: &str, whom: &str, what: Option<Response>| Some(format!("{who} owes {whom} help: {}", response(what?)));
                    words::list(&[owes(&the_a, &the_b, one), owes(&the_b, &the_a, other)].into_iter().flatten().collect::<Vec<_>>())
                }
            }
        }
        Kind::Access => {
            let most = |way: bool| {
                let granted = of_kind.iter().filter(|(_, _, forth, back, _)| if way { *forth } else { *back });
                granted.filter_map(|(.., clause)| clause.operation()).max()
            };
            match (most(true), most(false)) {
                (Some(one), Some(other)) if one == other => format!("{the_a} and {the_b} let each other's forces in: {}", upto(one)),
                (one, other) => {
                    let lets = |who: &str, whom: &str, what: Option<Operation>| Some(format!("{who} lets forces of {whom} in: {}", upto(what?)));
                    words::list(&[lets(&the_a, &the_b, one), lets(&the_b, &the_a, other)].into_iter().flatten().collect::<Vec<_>>())
                }
            }
        }
        Kind::Institution => {
            let kept: BTreeSet<&str> =
                of_kind.iter().filter_map(|(.., clause)| clause.institution().map(|(kind, _)| words::institution(kind))).collect();
            format!("both keep {}", words::list(&kept.into_iter().map(str::to_owned).collect::<Vec<_>>()))
        }
        Kind::Understanding => {
            let said = |clause: &Clause| match clause.undertaking() {
                Some((who, what)) => format!("{} {}", words.the(who), words.promise(what)),
                None => words.clause(clause),
            };
            let promised: Vec<String> = of_kind.iter().map(|(.., clause)| said(clause)).collect();
            words::list(&promised)
        }
    };
    // What has no short form is said whole.
    let text = if text.is_empty() { words::list(&of_kind.iter().map(|(.., clause)| words.clause(clause)).collect::<Vec<_>>()) } else { text };
    Some(words::capital(&text))
}

fn response(response: Response) -> &'static str {
    match response {
        Response::Consult => "to consult",
        Response::Act => "to act",
        Response::Automatic => "to be at war at once",
    }
}

fn upto(operation: Operation) -> String {
    match operation {
        Operation::Overflight => words::operation(operation).to_owned(),
        _ => format!("up to {}", words::operation(operation)),
    }
}

/// Whether the lattice is what a level is about, so that it is on the map from the start: agreements are bargained for or a war asks for
/// them, and at least three governments are bound to one another, or three teams can bind themselves.
pub fn matters(scenario: &Scenario, agreements: &[Agreement], turn: u16) -> bool {
    if scenario.clock == Clock::Incident {
        return false;
    }
    let nations: Vec<NationId> = scenario.nations_present().collect();
    let bound = |&&a: &&NationId| {
        nations.iter().any(|&b| a != b && between(agreements, turn, a, b).strands().iter().any(|s| s.state == AgreementState::InForce))
    };
    let bargains = scenario.clock == Clock::Competition && scenario.seats.len() >= GOVERNMENTS;
    bargains || nations.iter().filter(bound).count() >= GOVERNMENTS
}

/// How the lattice changed within a turn: after each of some events, as it then stood.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Changes {
    /// The position of an event in the turn's list, and the lattice after it, in order; the first stands from the start.
    stages: Vec<(usize, Lattice)>,
}

impl Changes {
    /// Follows the agreements through the events of a turn. `start` are those at its start.
    pub fn of(words: &Words<'_>, ground: &MapGround, start: &[Agreement], turn: u16, events: &[Recorded]) -> Self {
        let mut agreements = start.to_vec();
        let mut stages = vec![(0, woven(words, ground, &agreements, turn))];
        for (index, recorded) in events.iter().enumerate() {
            if follow(&mut agreements, turn, &recorded.event) {
                let now = woven(words, ground, &agreements, turn);
                if stages.last().is_none_or(|(_, last)| !alike(last, &now)) {
                    stages.push((index, now));
                }
            }
        }
        Self { stages }
    }

    /// Whether an event within these positions of the turn's list changed the lattice.
    pub fn within(&self, events: std::ops::RangeInclusive<usize>) -> bool {
        self.stages.iter().skip(1).any(|(index, _)| events.contains(index))
    }

    /// The lattice after the event at `index`, which may be before the first.
    pub fn after(&self, index: Option<usize>) -> Option<&Lattice> {
        let reached = |(number, stage): (usize, &(usize, Lattice))| number == 0 || index.is_some_and(|index| stage.0 <= index);
        self.stages.iter().enumerate().take_while(|&(number, stage)| reached((number, stage))).last().map(|(_, (_, lattice))| lattice)
    }
}

/// Whether two lattices draw alike.
fn alike(a: &Lattice, b: &Lattice) -> bool {
    let same = |(a, b): (&Bond, &Bond)| a.ends == b.ends && a.strands == b.strands && a.marks == b.marks;
    a.nodes == b.nodes && a.bonds.len() == b.bonds.len() && a.bonds.iter().zip(&b.bonds).all(same)
}

/// Lets an event change the agreements; false if it is not about them.
fn follow(agreements: &mut Vec<Agreement>, turn: u16, event: &Event) -> bool {
    let mut change = |index: usize, change: &dyn Fn(&mut Agreement)| agreements.get_mut(index).map(change).is_some();
    match event {
        Event::AgreementMade { id, agreement } => {
            let next = id.index() == agreements.len();
            if next {
                agreements.push(agreement.clone());
            }
            next
        }
        Event::AgreementMoved { id, status } => change(id.index(), &|agreement| (agreement.status, agreement.since_turn) = (*status, Some(turn))),
        Event::AgreementSuspended { id, until_turn } => change(id.index(), &|agreement| agreement.suspended_until = Some(*until_turn)),
        Event::Ratified { id, nation, .. } => change(id.index(), &|agreement| {
            agreement.ratifying.iter_mut().filter(|party| party.nation == *nation).for_each(|party| party.done = true)
        }),
        Event::RatificationFailed { id, nation, .. } => change(id.index(), &|agreement| {
            agreement.ratifying.iter_mut().filter(|party| party.nation == *nation).for_each(|party| party.failed = true)
        }),
        Event::EffectApplied { effect: Effect::Agreement { index, status }, .. } => {
            change(usize::from(*index), &|agreement| (agreement.status, agreement.since_turn) = (*status, Some(turn)))
        }
        _ => false,
    }
}
