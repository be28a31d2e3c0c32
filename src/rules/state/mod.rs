//! The state of a game at one moment: whole numbers only, no clock, no hash maps.
//!
//! Only `apply` changes it ([`live`](live) says who holds one). A seat's view is the same type with what the seat may not know blanked out
//! ([`view`](view)), so that one check serves screen, computer and host.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::catalog::clause::promises_help;
use crate::catalog::quantity::{Hours, Thousandths, Turns};
use crate::catalog::{Act, AgreementStatus, Clause, NationId, absent};
use crate::rules::scenario::Scenario;
use crate::rules::vocab::agreement::Consultation;
use crate::rules::vocab::competition::Competition;
use crate::rules::vocab::crisis::Crisis;
use crate::rules::vocab::doubt::Doubt;
use crate::rules::vocab::ids::{AgreementId, DueId, ForceId, InjectId, ProposalId, SeatId, SeatSet};
use crate::rules::vocab::order::Order;
pub use crate::rules::vocab::pair::Pair;
use crate::rules::vocab::position::Clock;
use crate::rules::vocab::quarantine::Quarantine;

mod apply;
pub mod calendar;
pub mod competition;
mod feature;
pub mod live;
pub(in crate::rules) mod setup;
pub mod view;

pub use crate::rules::vocab::agreement::{Agreement, Due, Proposal, Ratifying};
pub use crate::rules::vocab::command::Message;
pub use crate::rules::vocab::force::{Force, Task};
pub use feature::{FeatureState, Incident, Presence};
pub use live::{Live, Open, Played, Seen, Trial};

/// The state of a game, for whoever reads it. [`Live`], [`Seen`] and [`Trial`] hold one.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Game {
    /// What all chance is drawn from; 0 in a seat's view.
    pub seed: u64,
    /// The clock that runs now.
    pub clock: Clock,
    /// The turn, counted from 1.
    pub turn: u16,
    /// The last turn: the level's, unless the White Cell paced it otherwise; `None` where it is kept from whoever looks.
    #[serde(with = "absent::zero")]
    pub turns: Option<u16>,
    /// What the game waits for.
    pub phase: Phase,
    /// The turn to whose end bad weather at sea lasts; `None` is fair.
    #[serde(with = "absent::zero")]
    pub weather_until: Option<u16>,
    /// By nation.
    pub nations: Vec<NationState>,
    /// By seat.
    pub seats: Vec<SeatState>,
    /// By number.
    pub forces: BTreeMap<ForceId, Force>,
    /// By feature.
    pub features: Vec<FeatureState>,
    /// By agreement.
    pub agreements: Vec<Agreement>,
    /// By number.
    pub proposals: BTreeMap<ProposalId, Proposal>,
    /// Questions to hosts under clauses that foresee consultation; those concerned alone.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub consultations: Vec<Consultation>,
    /// Obligations that fell due.
    pub dues: Vec<Due>,
    /// Pairs of nations above rung 0 now or ever; the lower identity first.
    pub rungs: BTreeMap<Pair, Rung>,
    /// By inject: the turn in which it happened; `None` is not yet.
    #[serde(with = "absent::zeros")]
    pub injected: Vec<Option<u16>>,
    /// Text that seats sent one another.
    pub messages: Vec<Message>,
    /// What only the competition clock moves.
    #[serde(default)]
    pub competition: Competition,
    /// The war, once there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub crisis: Option<Crisis>,
    /// The quarantine, in a level that has one; public.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quarantine: Option<Quarantine>,
    /// Wars that broke out and ended inside the level's calendar: the turn that each began in, and how many turns it took; public.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub wars: Vec<(u16, u16)>,
    /// What Beijing believed of a war at the end of the last turn; in levels of competition that have one. Beijing's, but for the allies'
    /// estimate.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub doubt: Option<Doubt>,
}

/// What the game waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Phase {
    /// Bargaining and orders, until every seat has sealed.
    Orders,
    /// The level is over.
    Over,
}

/// Where a pair of nations stands on the escalation ladder.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rung {
    /// 0 to 8, DESIGN.md section 5.
    pub now: u8,
    /// The highest so far.
    pub peak: u8,
    /// Turns in a row without an act at or above this rung.
    pub quiet_turns: Turns,
}

/// A nation in the game.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NationState {
    /// Backing for closer defence ties (Beijing: elite cohesion behind pressure), in permille. Others see a band.
    pub support: Thousandths,
    /// Standing of the government, in permille. Others see a band.
    pub standing: Thousandths,
    /// Political capital; its own alone.
    pub capital: i32,
    /// Budget, in millions of U.S. dollars; its own alone.
    pub budget: i32,
    /// How far others take its word, in permille; public.
    pub credit: Thousandths,
    /// Wear of publicity, in permille of its effect lost; public.
    pub publicity_wear: Thousandths,
    /// The turn to whose end its notice of firing to mariners and airmen holds; `None` where it gave none. Public.
    #[serde(default, with = "absent::zero")]
    pub notice_until: Option<u16>,
    /// Counts for objectives and debrief; public.
    pub tally: Tally,
}

/// What has happened to, or been done by, a nation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Tally {
    /// Its people killed.
    pub deaths: u16,
    /// Its people injured.
    pub injuries: u16,
    /// Its hulls damaged.
    pub hulls_damaged: u16,
    /// Incursions by its forces.
    pub incursions: u16,
    /// Times that it published what happened.
    pub publicised: u16,
    /// Obligations refused.
    pub obligations_refused: u16,
    /// Obligations kept.
    pub obligations_kept: u16,
    /// Treaty consultations opened.
    pub consultations: u16,
    /// Undertakings broken.
    pub undertakings_broken: u16,
    /// Signals sent.
    pub signals: u16,
    /// Exercises that it took part in.
    pub exercises: u16,
    /// Programmes delivered to it.
    pub programmes: u16,
    /// Works at bases that were finished for it.
    pub works: u16,
    /// Times that its government fell in an election.
    pub elections_lost: u16,
    /// Treaties that failed in its parliament.
    pub treaties_failed: u16,
    /// Levers of trade that it used.
    pub coercions: u16,
    /// Information operations of which it was named the author.
    pub named: u16,
    /// Coast-guard hulls delivered to its forces.
    pub hulls_delivered: u16,
    /// Times that it fired in others' waters or airways, once a turn and place.
    pub live_fires: u16,
    /// Times that others fired off its coasts unannounced and unseen.
    pub surprised: u16,
}

/// A seat in the game.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeatState {
    /// Orders given this turn; its own alone.
    pub orders: Vec<Order>,
    /// Whether it has sealed them; public.
    pub sealed: bool,
    /// The furthest act that its crews may go to in an encounter; its own alone.
    pub ceiling: Act,
    /// Nations that it took over from a desk by the White Cell's command, beyond the level's.
    pub extra_nations: Vec<NationId>,
    /// By turn, its guess of Beijing's doubt, in permille, for the debrief; its own alone.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub guesses: BTreeMap<u16, Thousandths>,
}

impl NationState {
    /// Whether it has given notice of firing that holds in `turn`.
    pub fn has_given_notice(&self, turn: u16) -> bool {
        self.notice_until.is_some_and(|until| turn <= until)
    }
}

impl Agreement {
    /// Whether publicity suspends it in `turn`.
    pub fn is_suspended(&self, turn: u16) -> bool {
        self.suspended_until.is_some_and(|until| turn <= until)
    }

    /// Whether it has ended, by a denunciation or by expiry, with the resolution of `turn`.
    pub fn has_run_out(&self, turn: u16) -> bool {
        self.ends_turn.is_some_and(|ends| ends <= turn)
    }

    /// Whether its clauses bind in `turn`.
    pub fn binds(&self, turn: u16) -> bool {
        self.status == AgreementStatus::InForce && !self.is_suspended(turn)
    }

    /// Hours before a nation's parliament votes on it; `None` where it has not to, or has.
    pub fn hours_to_ratify(&self, nation: NationId) -> Option<Hours> {
        if self.status == AgreementStatus::Lapsed {
            return None;
        }
        self.ratifying.iter().find(|r| r.nation == nation && !r.done && !r.failed).map(|r| r.hours_left)
    }

    /// Whether a party is bound once the agreement is in force: it has ratified, or had not to.
    pub fn is_bound(&self, nation: NationId) -> bool {
        self.ratifying.iter().all(|r| r.nation != nation || r.done)
    }

    /// The clauses that bind in `turn`, with their numbers: those whose parties have all ratified.
    pub fn live_clauses(&self, turn: u16) -> impl Iterator<Item = (u16, &Clause)> {
        let live = move |(_, clause): &(usize, &Clause)| clause.is_signed(|nation| self.is_bound(nation));
        let clauses = if self.binds(turn) { self.clauses() } else { &[] };
        clauses.iter().enumerate().filter(live).map(|(number, clause)| (number as u16, clause))
    }

    /// Whether it promises help.
    pub fn promises_help(&self) -> bool {
        promises_help(&self.text.clauses)
    }

    /// The clauses, for whoever only reads them.
    pub fn clauses(&self) -> &[Clause] {
        &self.text.clauses
    }
}

impl Game {
    /// Whether the weather at sea is bad in the turn that is played.
    pub fn has_bad_weather(&self) -> bool {
        self.weather_until.is_some_and(|until| self.turn <= until)
    }

    /// The rung between two nations, 0 to 8.
    pub fn rung(&self, a: NationId, b: NationId) -> u8 {
        self.rungs.get(&Pair::new(a, b)).map_or(0, |rung| rung.now)
    }

    /// The highest rung between two nations so far.
    pub fn rung_peak(&self, a: NationId, b: NationId) -> u8 {
        self.rungs.get(&Pair::new(a, b)).map_or(0, |rung| rung.peak)
    }

    /// The agreement with this identity.
    pub fn agreement(&self, id: AgreementId) -> Option<&Agreement> {
        self.agreements.get(id.index())
    }

    /// Every clause that binds now: agreement, number, clause.
    pub fn live_clauses(&self) -> impl Iterator<Item = (AgreementId, u16, &Clause)> {
        self.agreements
            .iter()
            .enumerate()
            .flat_map(|(index, agreement)| agreement.live_clauses(self.turn).map(move |(number, clause)| (AgreementId(index as u16), number, clause)))
    }

    /// Agreements in force between `a` and `b` that were made in this game.
    pub fn agreements_made(&self, a: NationId, b: NationId) -> i32 {
        let made = |x: &&Agreement| x.made_here && x.binds(self.turn) && x.text.parties.contains(&a) && x.text.parties.contains(&b);
        self.agreements.iter().filter(made).count() as i32
    }

    /// Whether `nation` is commanded by `seat` in this game.
    pub fn commands(&self, scenario: &Scenario, seat: SeatId, nation: NationId) -> bool {
        scenario.seat(seat).nations.contains(&nation) || self.seats[seat.index()].extra_nations.contains(&nation)
    }

    /// The seat that commands `nation`; `None` is a country desk.
    pub fn seat_of(&self, scenario: &Scenario, nation: NationId) -> Option<SeatId> {
        let extra = self.seats.iter().position(|seat| seat.extra_nations.contains(&nation)).map(|index| SeatId(index as u8));
        extra.or_else(|| scenario.seat_of(nation))
    }

    /// The seats that command any of `nations`.
    pub fn seats_of(&self, scenario: &Scenario, nations: &[NationId]) -> SeatSet {
        nations.iter().filter_map(|&nation| self.seat_of(scenario, nation)).fold(SeatSet::NONE, |set, seat| set.union(SeatSet::one(seat)))
    }

    /// Whether an inject has happened.
    pub fn has_happened(&self, inject: InjectId) -> bool {
        self.injected.get(inject.index()).is_some_and(Option::is_some)
    }

    /// Forces in the game, with their numbers.
    pub fn active_forces(&self) -> impl Iterator<Item = (ForceId, &Force)> {
        self.forces.iter().filter(|(_, force)| force.active).map(|(&id, force)| (id, force))
    }

    /// Open dues of a nation, with their identities.
    pub fn dues_of(&self, nation: NationId) -> impl Iterator<Item = (DueId, &Due)> {
        let open = move |due: &&Due| due.obligor == nation && due.kept.is_none();
        self.dues.iter().enumerate().map(|(index, due)| (DueId(index as u16), due)).filter(move |(_, due)| open(due))
    }
}
