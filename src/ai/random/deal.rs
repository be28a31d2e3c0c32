//! Moves of a bargain made up by lot: model texts and texts of any clauses, counters, answers, notice, questions to hosts.

use super::Lot;
use super::order::any_place;
use crate::catalog::clause::{Area, AttackOn, Consent, InstitutionKind, Places, Promise, Response, Tension, TermKind, TermSource, promises_help};
use crate::catalog::quantity::Thousandths;
use crate::catalog::{Clause, ClauseKind, NationId, Operation, PlaceId};
use crate::rules::Command;
use crate::rules::phases::agreement::{AgreementText, Answer, Ground, GroundKind, Instrument, model};
use crate::rules::scenario::host_of;
use crate::rules::vocab::ids::{AgreementId, ProposalId};

/// A move before orders are given.
pub(super) fn draw(lot: &mut Lot<'_>) -> Option<Command> {
    let (game, nation) = (lot.game, lot.nation);
    match lot.dice.below(16) {
        0..=5 => {
            let to = partners(lot);
            let parties = with(nation, &to);
            let known = lot.pick(&lot.scenario.catalog.texts)?;
            let text = model::fill(&known, &parties, model::seat_for(lot.scenario, &parties));
            Some(propose(lot, to, text, None))
        }
        6..=9 => {
            let to = if lot.dice.below(5) == 0 { Vec::new() } else { partners(lot) };
            let text = text(lot, &to)?;
            Some(propose(lot, to, text, None))
        }
        10 => {
            // What stands is revised: its parties again, with another clause.
            let standing: Vec<(usize, AgreementText)> = game
                .agreements
                .iter()
                .enumerate()
                .filter(|(_, known)| known.text.parties.contains(&nation))
                .map(|(index, known)| (index, known.text.clone()))
                .collect();
            let (index, mut text) = lot.pick(&standing)?;
            let to: Vec<NationId> =
                text.parties.iter().copied().filter(|&party| party != nation && lot.scenario.nations[party.index()].present).collect();
            change(lot, &mut text);
            text.parties = with(nation, &to);
            text.revises = Some(AgreementId(index as u16));
            Some(propose(lot, to, text, None))
        }
        11 => {
            let own: Vec<ProposalId> = game.proposals.iter().filter(|(_, offer)| offer.open && offer.from == nation).map(|(&id, _)| id).collect();
            Some(Command::Withdraw { nation, proposal: lot.pick(&own)? })
        }
        12 if lot.dice.below(3) == 0 => {
            let own: Vec<AgreementId> = (0..game.agreements.len())
                .filter(|&index| game.agreements[index].text.parties.contains(&nation))
                .map(|index| AgreementId(index as u16))
                .collect();
            Some(Command::Denounce { nation, agreement: lot.pick(&own)? })
        }
        12 => None,
        _ => {
            let asks = |(index, known): (usize, &crate::rules::state::Agreement)| {
                let asked = |clause: &Clause| clause.access_of(nation).is_some_and(|(_, access)| access.consent.is_consultation());
                let foreseen = known.clauses().iter().enumerate().filter(|(_, clause)| asked(clause));
                foreseen.map(|(clause, _)| (AgreementId(index as u16), clause as u16)).collect::<Vec<_>>()
            };
            let all: Vec<(AgreementId, u16)> = game.agreements.iter().enumerate().flat_map(asks).collect();
            let (agreement, clause) = lot.pick(&all)?;
            Some(Command::AskPermission { nation, agreement, clause })
        }
    }
}

/// Yes, no with any ground, or nothing.
pub(super) fn answer(lot: &mut Lot<'_>) -> Option<Answer> {
    match lot.dice.below(20) {
        0..=9 => Some(Answer::Accept),
        10..=18 => {
            let kinds =
                [GroundKind::Unstated, GroundKind::Consensus, GroundKind::Threat, GroundKind::Exposure, GroundKind::Operation, GroundKind::Return];
            Some(Answer::Refuse { why: vec![Ground { kind: lot.pick(&kinds)?, weight: Thousandths(-(lot.below(300) as i16)) }] })
        }
        _ => None,
    }
}

/// What is offered instead of what was refused: its text with a clause more or less. A counter-offer is seldom countered again.
pub(super) fn counter(lot: &mut Lot<'_>, id: ProposalId) -> Option<Command> {
    let offer = lot.game.proposals.get(&id)?.clone();
    if lot.dice.below(if offer.counters.is_some() { 12 } else { 3 }) > 0 {
        return None;
    }
    let to: Vec<NationId> = with(offer.from, &offer.to).into_iter().filter(|&party| party != lot.nation).collect();
    let mut text = offer.text;
    change(lot, &mut text);
    Some(propose(lot, to, text, Some(id)))
}

fn propose(lot: &mut Lot<'_>, to: Vec<NationId>, text: AgreementText, counters: Option<ProposalId>) -> Command {
    Command::Propose { from: lot.nation, to, text, counters, private: lot.coin() }
}

/// One to three others that take part.
fn partners(lot: &mut Lot<'_>) -> Vec<NationId> {
    let mut found: Vec<NationId> = (0..=lot.below(3)).filter_map(|_| lot.other()).collect();
    found.sort();
    found.dedup();
    found
}

fn with(nation: NationId, to: &[NationId]) -> Vec<NationId> {
    let mut all: Vec<NationId> = to.iter().copied().chain([nation]).collect();
    all.sort();
    all
}

/// A text of one to three clauses, as strong as they need, or stronger.
fn text(lot: &mut Lot<'_>, to: &[NationId]) -> Option<AgreementText> {
    let parties = with(lot.nation, to);
    let clauses: Vec<Clause> = (0..=lot.below(3)).filter_map(|_| clause(lot, &parties)).collect();
    let instrument = if promises_help(&clauses) || lot.dice.below(5) == 0 {
        Instrument::Treaty
    } else if to.is_empty() || lot.dice.below(4) == 0 {
        Instrument::Declaration
    } else {
        Instrument::Arrangement
    };
    Some(AgreementText { name: "Drawn by lot".to_owned(), instrument, parties, clauses, quiet: lot.coin(), in_part: lot.coin(), revises: None })
}

/// A clause less, a clause more, or one for another.
fn change(lot: &mut Lot<'_>, text: &mut AgreementText) {
    if lot.coin() && !text.clauses.is_empty() {
        let at = lot.below(text.clauses.len());
        text.clauses.remove(at);
    }
    if lot.coin() || text.clauses.is_empty() {
        text.clauses.extend(clause(lot, &text.parties.clone()));
    }
}

fn clause(lot: &mut Lot<'_>, parties: &[NationId]) -> Option<Clause> {
    let giver = lot.pick(parties)?;
    let others: Vec<NationId> = parties.iter().copied().filter(|&party| party != giver).collect();
    let until = if lot.coin() { None } else { Some(lot.game.turn + 1 + lot.below(6) as u16) };
    let kind = ClauseKind::ALL[lot.below(ClauseKind::ALL.len())];
    let mut drawn = Drawn { giver, others, parties, until, places: Places::AllHosted, place: None, taker: None, failed: false, lot };
    kind.terms().iter().for_each(|&term| drawn.look_round(term));
    kind.made_of(&mut drawn)
}

/// What a clause is drawn with.
struct Drawn<'d, 'l> {
    lot: &'d mut Lot<'l>,
    parties: &'d [NationId],
    /// Who gives, drawn before all else.
    giver: NationId,
    others: Vec<NationId>,
    until: Option<u16>,
    /// Places of the giver's, and a place to speak of.
    places: Places,
    place: Option<PlaceId>,
    /// Who gets, once drawn.
    taker: Option<NationId>,
    /// Whether there was nothing to draw from: then no more is drawn.
    failed: bool,
}

impl Drawn<'_, '_> {
    /// Places are drawn before the rest of a clause: drawn games go by that.
    fn look_round(&mut self, term: TermKind) {
        match term {
            TermKind::Hosted => {
                let hosted = hosted(self.lot, &[self.giver]);
                let place = self.lot.pick(&hosted).filter(|_| self.lot.coin());
                self.places = Places::named(place.into_iter().collect());
            }
            TermKind::Area => self.place = Some(any_place(self.lot)),
            TermKind::Promise => {
                let contested: Vec<PlaceId> = self.lot.scenario.features.iter().map(|feature| feature.place).collect();
                self.place = Some(self.lot.pick(&contested).unwrap_or(any_place(self.lot)));
            }
            TermKind::Giver
            | TermKind::Taker
            | TermKind::Takers
            | TermKind::Members
            | TermKind::Seat
            | TermKind::Operation
            | TermKind::Tension
            | TermKind::Consent
            | TermKind::Cap
            | TermKind::Until
            | TermKind::Attack
            | TermKind::Response
            | TermKind::Institution => {}
        }
    }

    /// One of these; none once there was nothing to draw from.
    fn pick<T: Clone>(&mut self, list: &[T]) -> Option<T> {
        let found = if self.failed { None } else { self.lot.pick(list) };
        self.failed = found.is_none();
        found
    }
}

impl TermSource for Drawn<'_, '_> {
    fn giver(&mut self, _: &'static str) -> Option<NationId> {
        Some(self.giver)
    }

    fn taker(&mut self, _: &'static str) -> Option<NationId> {
        self.taker = self.pick(&self.others.clone());
        self.taker
    }

    fn takers(&mut self, name: &'static str) -> Option<Vec<NationId>> {
        Some(vec![self.taker(name)?])
    }

    fn members(&mut self, _: &'static str) -> Option<Vec<NationId>> {
        Some(self.parties.to_vec())
    }

    fn hosted(&mut self, _: &'static str) -> Option<Places> {
        Some(self.places.clone())
    }

    fn seat(&mut self, _: &'static str) -> Option<PlaceId> {
        let hosted = hosted(self.lot, self.parties);
        self.pick(&hosted)
    }

    fn operation(&mut self, _: &'static str) -> Option<Operation> {
        self.pick(&Operation::ALL)
    }

    fn tension(&mut self, _: &'static str) -> Option<Tension> {
        self.pick(&Tension::ALL)
    }

    fn consent(&mut self, _: &'static str) -> Option<Consent> {
        self.pick(&Consent::choices(&[1, 3]))
    }

    fn cap(&mut self, _: &'static str) -> Option<Option<u16>> {
        self.pick(&[None, Some(1), Some(2), Some(3)])
    }

    fn until(&mut self, _: &'static str) -> Option<Option<u16>> {
        Some(self.until)
    }

    fn area(&mut self, _: &'static str) -> Option<Area> {
        self.pick(&Area::choices(self.taker.as_slice(), self.place.as_slice()))
    }

    fn attack(&mut self, _: &'static str) -> Option<AttackOn> {
        self.pick(&AttackOn::ALL)
    }

    fn response(&mut self, _: &'static str) -> Option<Response> {
        self.pick(&Response::ALL)
    }

    fn institution(&mut self, _: &'static str) -> Option<InstitutionKind> {
        self.pick(&InstitutionKind::ALL)
    }

    fn promise(&mut self, _: &'static str) -> Option<Promise> {
        let place = self.place?;
        self.pick(&Promise::all(place))
    }
}

/// Places that one of these hosts.
fn hosted(lot: &Lot<'_>, hosts: &[NationId]) -> Vec<PlaceId> {
    let all = (0..lot.scenario.catalog.places.len()).map(|index| PlaceId(index as u16));
    all.filter(|&place| host_of(lot.scenario, place).is_some_and(|host| hosts.contains(&host))).collect()
}
