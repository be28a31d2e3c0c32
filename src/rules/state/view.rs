//! What a seat may know: the game with everything else blanked out.
//!
//! A view is a [`Game`], so that one check and one screen serve all. Blanking must not depend on what is blanked: two games that differ
//! only in what a seat may not know give the same view, byte for byte (`tests/secrecy.rs`). Hidden (DESIGN.md section 9): the seed;
//! other seats' orders, ceilings and messages; other nations' budget and capital, and the exact support behind its band; private
//! proposals of others; forces that only ISR sees; the ways and tasks of others' forces.

use serde::{Deserialize, Serialize};

use crate::catalog::quantity::{Hours, Thousandths};
use crate::catalog::{Act, NationId};
use crate::rules::event::war::WarNews;
use crate::rules::event::{Event, Recorded};
use crate::rules::scenario::{Scenario, host_of};
use crate::rules::state::{Game, Seen};
use crate::rules::vocab::command::Actor;
use crate::rules::vocab::force::Force;
use crate::rules::vocab::ids::{NationSet, SeatId, SeatSet};
use crate::rules::vocab::war::Party;
use crate::rules::vocab::war::arena::NationMunition;

/// Who looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Viewer {
    /// A seat.
    Seat(SeatId),
    /// A country desk, for a nation without a seat.
    Desk(NationId),
    /// The facilitator: sees all.
    WhiteCell,
    /// The projector: what every team may know, and nothing more.
    Public,
}

impl Viewer {
    /// Whoever acts for those who look; nobody for the projector.
    pub fn actor(self) -> Option<Actor> {
        match self {
            Self::Seat(seat) => Some(Actor::Seat(seat)),
            Self::Desk(nation) => Some(Actor::Desk(nation)),
            Self::WhiteCell => Some(Actor::WhiteCell),
            Self::Public => None,
        }
    }
}

/// A game as somebody may know it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct View {
    /// Who looks.
    pub viewer: Viewer,
    /// The game, with what the viewer may not know blanked out.
    pub game: Seen,
}

/// Width of the bands in which others see support and standing, in permille.
pub const BAND: Thousandths = Thousandths(100);

/// The middle of the band in which a value lies.
pub fn band(value: Thousandths) -> Thousandths {
    Thousandths((value.0.clamp(0, 999) / BAND.0) * BAND.0 + BAND.0 / 2)
}

impl View {
    /// The game as `viewer` may know it.
    pub fn of(scenario: &Scenario, game: &Game, viewer: Viewer) -> Self {
        let mut seen = game.copy();
        if viewer != Viewer::WhiteCell {
            blank(scenario, game, &mut seen, viewer);
        }
        Self { viewer, game: Seen(seen) }
    }

    /// Whether the viewer knows this nation's own numbers.
    pub fn knows(&self, scenario: &Scenario, nation: NationId) -> bool {
        owns(scenario, &self.game, self.viewer, nation)
    }

    /// The nations that the viewer speaks for.
    pub fn own_nations(&self, scenario: &Scenario) -> Vec<NationId> {
        match self.viewer {
            Viewer::WhiteCell => scenario.nations_present().collect(),
            Viewer::Desk(nation) => vec![nation],
            Viewer::Public => Vec::new(),
            Viewer::Seat(seat) => {
                let extra = &self.game.seats[seat.index()].extra_nations;
                scenario.seat(seat).nations.iter().chain(extra).copied().collect()
            }
        }
    }
}

/// Whether `viewer` speaks for `nation`.
fn owns(scenario: &Scenario, game: &Game, viewer: Viewer, nation: NationId) -> bool {
    match viewer {
        Viewer::WhiteCell => true,
        Viewer::Desk(own) => own == nation,
        Viewer::Public => false,
        Viewer::Seat(seat) => game.commands(scenario, seat, nation),
    }
}

/// Whether `viewer` sees this force of another.
pub fn sees_force(scenario: &Scenario, game: &Game, viewer: Viewer, force: &Force) -> bool {
    // Who comes in by an inject is the instructor's to know until then, its own seat included.
    if viewer == Viewer::WhiteCell || (force.active && owns(scenario, game, viewer, force.nation)) {
        return true;
    }
    let seen_openly = !scenario.catalog.force_type(force.kind).seen_by_isr_only;
    let nation_sees = |nation: NationId| force.seen_by.contains(nation);
    let by_isr = match viewer {
        Viewer::WhiteCell => true,
        Viewer::Desk(nation) => nation_sees(nation),
        Viewer::Public => false,
        Viewer::Seat(seat) => scenario.seat(seat).nations.iter().chain(&game.seats[seat.index()].extra_nations).any(|&nation| nation_sees(nation)),
    };
    force.active && (seen_openly || by_isr)
}

impl Scenario {
    /// The scenario as `viewer` may know it: without other seats' briefings and objectives, what the instructor has prepared, and the
    /// set-up of forces, whose visible part the view holds.
    #[must_use]
    pub fn known_to(&self, viewer: Viewer) -> Self {
        let mut known = self.clone();
        if viewer == Viewer::WhiteCell {
            return known;
        }
        let own = |seat: usize| viewer == Viewer::Seat(SeatId(seat as u8));
        for (index, seat) in known.seats.iter_mut().enumerate() {
            if !own(index) {
                seat.private_brief.clear();
                seat.ceiling = Act::Document;
                seat.success = 0;
            }
        }
        known.objectives.retain(|objective| own(objective.seat.index()));
        known.lessons.retain(|step| own(step.seat.index()));
        known.injects.clear();
        known.forces.clear();
        known.text.instructor_notes.clear();
        known.war = known.war.as_deref().map(|setup| {
            let own: Vec<NationId> = match viewer {
                Viewer::WhiteCell => self.nations_present().collect(),
                Viewer::Desk(nation) => vec![nation],
                Viewer::Public => Vec::new(),
                Viewer::Seat(seat) => self.seat(seat).nations.clone(),
            };
            std::sync::Arc::new(setup.known_to(&own))
        });
        for (index, nation) in known.nations.iter_mut().enumerate() {
            let speaks = match viewer {
                Viewer::WhiteCell => true,
                Viewer::Desk(own) => own.index() == index,
                Viewer::Public => false,
                Viewer::Seat(seat) => self.seat(seat).nations.iter().any(|nation| nation.index() == index),
            };
            if !speaks {
                nation.support = band(nation.support);
                nation.standing = band(nation.standing);
                nation.capital = 0;
                nation.budget = 0;
                nation.income = 0;
            }
        }
        if self.last_turn_hidden {
            known.turns = None;
        }
        known
    }
}

fn blank(scenario: &Scenario, game: &Game, seen: &mut Game, viewer: Viewer) {
    seen.seed = 0;
    let own_seat = match viewer {
        Viewer::Seat(seat) => Some(seat),
        Viewer::Desk(_) | Viewer::WhiteCell | Viewer::Public => None,
    };
    for (index, seat) in seen.seats.iter_mut().enumerate() {
        if own_seat.map(SeatId::index) != Some(index) {
            seat.orders.clear();
            seat.ceiling = Act::Document;
            seat.guesses.clear();
        }
    }
    for (index, nation) in seen.nations.iter_mut().enumerate() {
        if !owns(scenario, game, viewer, NationId(index as u16)) {
            nation.support = band(nation.support);
            nation.standing = band(nation.standing);
            nation.capital = 0;
            nation.budget = 0;
            nation.tally.programmes = 0;
            nation.tally.works = 0;
            // Signals pass between two; how many a nation sent is no more public than they are.
            nation.tally.signals = 0;
        }
    }
    seen.forces.retain(|_, force| sees_force(scenario, game, viewer, force));
    let own_eyes: NationSet = scenario.nations_present().filter(|&nation| owns(scenario, game, viewer, nation)).collect();
    for force in seen.forces.values_mut() {
        force.arrives = None;
        // Who else sees it, its owner included, nobody is told.
        force.seen_by = force.seen_by.among(own_eyes);
        if owns(scenario, game, viewer, force.nation) {
            force.seen_by = NationSet::NONE;
        } else {
            force.route.clear();
            force.progress_m = 0;
            force.hours_out = Hours::NONE;
            force.repair_hours = Hours::NONE;
            // What it does on the scene is seen; what it means to do is not.
            let on_scene = force.task.is_some_and(|task| crate::rules::scenario::on_scene(scenario, force, task.feature));
            if !on_scene {
                force.task = None;
            }
            force.station_hours = Hours::NONE;
        }
    }
    seen.proposals.retain(|_, proposal| {
        let concerned = owns(scenario, game, viewer, proposal.from) || proposal.to.iter().any(|&to| owns(scenario, game, viewer, to));
        concerned || !proposal.private
    });
    seen.consultations.retain(|known| owns(scenario, game, viewer, known.nation) || owns(scenario, game, viewer, known.host));
    competition(scenario, game, seen, viewer);
    crisis(scenario, game, seen, viewer);
    if let (Some(setup), Some(known)) = (scenario.war.as_deref(), seen.doubt.as_mut()) {
        known.made_of = 0;
        for party in Party::ALL.into_iter().filter(|&party| !owns(scenario, game, viewer, setup.nation(party))) {
            known.price[party.index()] = 0;
        }
        if !owns(scenario, game, viewer, setup.nation(Party::Prc)) {
            *known = known.as_allies_see_it();
        }
    }
    seen.injected.clear();
    if scenario.last_turn_hidden {
        seen.turns = None;
    }
    seen.messages.retain(|message| match own_seat {
        Some(seat) => message.to.contains(seat) || message.from == Some(seat),
        None => false,
    });
}

/// Blanks what competition keeps of others: stocks, shipments, programmes that are not public, and operations whose author is unknown.
fn competition(scenario: &Scenario, game: &Game, seen: &mut Game, viewer: Viewer) {
    let own = |nation: NationId| owns(scenario, game, viewer, nation);
    let state = &mut seen.competition;
    for (index, front) in state.fronts.iter_mut().enumerate() {
        if !own(NationId(index as u16)) {
            front.stocks.clear();
            front.influence_wear = Thousandths::NONE;
        }
    }
    for (programme, known) in scenario.catalog.programmes.iter().zip(&mut state.programmes) {
        if !own(programme.nation) {
            // That a public programme is under way is seen; how far it has come is not.
            known.hours_left = Hours::NONE;
            if !programme.public {
                *known = crate::rules::state::competition::ProgrammeState::default();
            }
        }
    }
    state.works.retain(|work| {
        let host = host_of(scenario, work.place);
        !matches!(work.kind, crate::rules::state::competition::WorkKind::Stocks(_)) || own(work.nation) || host.is_some_and(own)
    });
    for work in &mut state.works {
        if !own(work.nation) {
            work.hours_left = Hours(u32::from(work.hours_left > Hours::NONE));
        }
    }
    state.influences.retain(|influence| own(influence.by) || influence.attributed || (own(influence.target) && influence.landed));
    for influence in &mut state.influences {
        if !own(influence.by) && !influence.attributed {
            // Whoever is lied to knows that it is, not by whom, nor when it was ordered.
            influence.by = influence.target;
            influence.turn = 0;
        }
        if !own(influence.by) && !own(influence.target) {
            influence.effect = Thousandths::NONE;
        }
    }
}

/// Blanks what a war keeps of others: stocks, missiles, submarines, rules of engagement, notes among others.
fn crisis(scenario: &Scenario, game: &Game, seen: &mut Game, viewer: Viewer) {
    let (Some(setup), Some(crisis)) = (scenario.war.as_deref(), seen.crisis.as_mut()) else {
        seen.crisis = None;
        return;
    };
    let own = |party: Party| owns(scenario, game, viewer, setup.nation(party));
    let war = &mut crisis.war;
    if !own(Party::Prc) {
        war.missiles.fill(0);
        war.tally.missiles = 0;
        crisis.spared = [false; Party::COUNT];
    }
    if !own(Party::Usa) {
        crisis.mainland = true;
    }
    for munition in NationMunition::ALL.into_iter().filter(|munition| !own(munition.owner())) {
        war.munitions[munition.index()] = 0;
        war.tally.fired[munition.index()] = 0;
    }
    for (state, row) in war.boats.iter_mut().zip(&setup.arena.boats).filter(|(_, row)| !own(row.party)) {
        (state.boats, state.ready_turn) = (0, row.from_turn);
    }
    for party in Party::ALL.into_iter().filter(|&party| !own(party)) {
        war.tally.boats[party.index()] = 0;
    }
    for (state, row) in war.bases.iter_mut().zip(&setup.arena.bases).filter(|(_, row)| !row.host.is_some_and(own)) {
        state.interceptors = row.interceptors;
    }
    crisis.consents.retain(|note, _| Party::ALL.into_iter().any(|party| own(party) && note.concerns(party)));
    crisis.recommended.retain(|recommended| recommended.followed || owns(scenario, game, viewer, recommended.nation));
    crisis.counters.retain(|id, _| seen.forces.contains_key(id));
}

/// Whether an event stays with the White Cell for good, the open record after the end included: an umpire's reasons are not the seats' to
/// read. (Saves of older rules hold such events for all.)
pub fn is_private(event: &Event) -> bool {
    matches!(event, Event::Overridden { .. })
}

/// The events of a turn as `viewer` may know them.
pub fn events_for(events: &[Recorded], viewer: Viewer) -> Vec<Recorded> {
    let allowed = |recorded: &&Recorded| match viewer {
        // What others saw of a thing says no more than the thing itself.
        Viewer::WhiteCell => !matches!(recorded.event, Event::War(WarNews::Seen { .. })),
        Viewer::Seat(seat) => recorded.audience.contains(seat) && !is_private(&recorded.event),
        Viewer::Desk(_) | Viewer::Public => recorded.audience == SeatSet::ALL && !is_private(&recorded.event),
    };
    // Who else knows of it is nobody's business, nor is how many other injects are prepared.
    let narrowed = |recorded: &Recorded| match (viewer, &recorded.event) {
        (Viewer::WhiteCell, _) => recorded.clone(),
        (_, Event::Injected { title, text, .. }) => {
            let event = Event::Injected { inject: None, title: title.clone(), text: text.clone() };
            Recorded { event, audience: SeatSet::NONE }
        }
        (_, event) => Recorded { event: event.clone(), audience: SeatSet::NONE },
    };
    events.iter().filter(allowed).map(narrowed).collect()
}
