//! What the agreements in force let a nation's forces do where others are the hosts.
//!
//! The most permissive clause in force applies. A host's own forces need nobody's leave; the high seas are free.

use crate::catalog::clause::{Consent, InstitutionKind, Tension};
use crate::catalog::quantity::Turns;
use crate::catalog::{Clause, Domain, NationId, Operation, PlaceId};
use crate::rules::change::Change;
use crate::rules::event::Event;
use crate::rules::scenario::{Scenario, host_of};
use crate::rules::state::Game;
use crate::rules::state::competition::share;
use crate::rules::vocab::cause::HaltReason;
use crate::rules::vocab::ids::{AgreementId, ForceId};
use crate::rules::vocab::position::Position;

/// Whether an operation is allowed somewhere, and by what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It is the nation's own.
    Own,
    /// It is nobody's.
    Free,
    /// An agreement allows it.
    Granted {
        /// Which.
        agreement: AgreementId,
        /// Which of its clauses.
        clause: u16,
    },
    /// An agreement foresees it, but the host must be asked.
    AfterConsultation {
        /// The host.
        host: NationId,
        /// Which agreement.
        agreement: AgreementId,
        /// Which of its clauses.
        clause: u16,
        /// For how many turns.
        turns: Turns,
    },
    /// Nothing allows it.
    Denied {
        /// The host.
        host: NationId,
    },
}

impl Verdict {
    /// Whether it may be done now.
    pub fn allows(self) -> bool {
        matches!(self, Verdict::Own | Verdict::Free | Verdict::Granted { .. })
    }
}

/// How tense things are for a nation: by its highest rung with anybody.
pub fn tension_of(game: &Game, nation: NationId) -> Tension {
    let involved = |(pair, rung): (&crate::rules::state::Pair, &crate::rules::state::Rung)| {
        let (a, b) = pair.members();
        (a == nation || b == nation).then_some(rung.now)
    };
    Tension::at_rung(game.rungs.iter().filter_map(involved).max().unwrap_or(0))
}

/// How tense things are for a host and its guest: the worse of the two.
pub fn tension_between(game: &Game, host: NationId, guest: NationId) -> Tension {
    tension_of(game, host).max(tension_of(game, guest))
}

/// What a permission asks of `nation` now: less than its text where a headquarters or a consultation has done the asking.
pub(super) fn consent_now(game: &Game, nation: NationId, id: AgreementId, number: u16, clause: &Clause, tension: Tension) -> Consent {
    let Some((host, access)) = clause.access_of(nation) else { return Consent::Veto };
    match access.consent {
        Consent::Consult(_) if game.consultations.iter().any(|known| known.lets(nation, id, number, tension)) => Consent::Automatic,
        // A combined headquarters has done the asking beforehand: consultation there takes a turn less.
        Consent::Consult(turns) if share(game, nation, host, InstitutionKind::Headquarters) => Consent::Consult(turns.saturating_sub(1)),
        other => other,
    }
}

/// Whether one more force of `nation` may use `place` for `operation` now.
pub fn at_place(scenario: &Scenario, game: &Game, nation: NationId, place: PlaceId, operation: Operation) -> Verdict {
    used(scenario, game, nation, place, operation, 1)
}

/// Whether the forces that `nation` has at `place` may go on using it for `operation`: under a cap they count themselves, once.
pub fn still_at_place(scenario: &Scenario, game: &Game, nation: NationId, place: PlaceId, operation: Operation) -> Verdict {
    used(scenario, game, nation, place, operation, 0)
}

fn used(scenario: &Scenario, game: &Game, nation: NationId, place: PlaceId, operation: Operation, more: usize) -> Verdict {
    match host_of(scenario, place) {
        None => Verdict::Free,
        Some(host) if host == nation => Verdict::Own,
        Some(host) => by_agreement(scenario, game, &Use { nation, host, place: Some(place), operation, more }),
    }
}

/// Whether `nation` may pass through `host`'s airspace or territorial sea, places apart.
pub fn in_territory(scenario: &Scenario, game: &Game, nation: NationId, host: NationId, operation: Operation) -> Verdict {
    if host == nation {
        return Verdict::Own;
    }
    by_agreement(scenario, game, &Use { nation, host, place: None, operation, more: 0 })
}

/// A use that `nation` makes of what is `host`'s.
struct Use {
    nation: NationId,
    host: NationId,
    /// Without one, the airspace and the territorial sea.
    place: Option<PlaceId>,
    operation: Operation,
    /// Forces that come to those that are there.
    more: usize,
}

fn by_agreement(scenario: &Scenario, game: &Game, wanted: &Use) -> Verdict {
    let &Use { nation, host, place, operation, more } = wanted;
    let tension = tension_between(game, host, nation);
    let mut best: Option<(Consent, AgreementId, u16)> = None;
    // Counted once, and only if a clause has a cap.
    let mut there: Option<usize> = None;
    for (id, number, clause) in game.live_clauses() {
        let Some(access) = clause.access(host, nation) else { continue };
        let fits = game.agreements[id.index()].is_bound(nation)
            && access.places.cover(place)
            && access.operation == operation
            && tension <= access.up_to
            && access.holds_in(game.turn)
            && access.cap.is_none_or(|cap| *there.get_or_insert_with(|| guests(scenario, game, nation, host)) + more <= usize::from(cap));
        if !fits {
            continue;
        }
        let consent = consent_now(game, nation, id, number, clause, tension);
        if best.is_none_or(|(known, ..)| consent < known) {
            best = Some((consent, id, number));
        }
    }
    match best {
        Some((Consent::Automatic | Consent::Consult(0), agreement, clause)) => Verdict::Granted { agreement, clause },
        Some((Consent::Consult(turns), agreement, clause)) => Verdict::AfterConsultation { host, agreement, clause, turns: Turns(u16::from(turns)) },
        Some((Consent::Veto, ..)) | None => Verdict::Denied { host },
    }
}

/// How many forces of `nation` are at places of `host`.
fn guests(scenario: &Scenario, game: &Game, nation: NationId, host: NationId) -> usize {
    let there = |force: &crate::rules::state::Force| match force.position {
        Position::At(place) => force.nation == nation && host_of(scenario, place) == Some(host),
        Position::Field(_) => false,
    };
    game.active_forces().filter(|(_, force)| there(force)).count()
}

/// Forces that lie where they have no leave to be, with the place and its host.
pub fn without_leave(scenario: &Scenario, game: &Game) -> Vec<(ForceId, PlaceId, NationId)> {
    let found = |(id, force): (ForceId, &crate::rules::state::Force)| {
        let Position::At(place) = force.position else { return None };
        match still_at_place(scenario, game, force.nation, place, Operation::Logistics) {
            Verdict::AfterConsultation { host, .. } | Verdict::Denied { host } => Some((id, place, host)),
            Verdict::Own | Verdict::Free | Verdict::Granted { .. } => None,
        }
    };
    // In a war the crisis phases decide who may use which base, and for what.
    let in_war = |id: ForceId| game.at_war().is_some_and(|crisis| crisis.counters.contains_key(&id));
    game.active_forces().filter(|(id, _)| !in_war(*id)).filter_map(found).collect()
}

/// Forces whose leave ended in an earlier turn, and has not come back, leave: ships put to sea, the others go home. `since_before` are those
/// that had none when the turn's resolution began.
pub fn expel(change: &mut Change, since_before: &[(ForceId, PlaceId, NationId)]) {
    let scenario = change.scenario;
    let leaving = without_leave(scenario, &change.game);
    for (id, place, host) in leaving.into_iter().filter(|entry| since_before.contains(entry)) {
        let force = &change.game.forces[&id];
        let from = force.position;
        let afloat = matches!(scenario.catalog.force_type(force.kind).domain, Domain::Surface | Domain::Subsurface);
        let home = force.home;
        let at_sea = scenario.cell_of(from).filter(|_| afloat).map(Position::Field);
        let to = at_sea.or_else(|| (home != place).then_some(Position::At(home)));
        // A force whose home is abroad and lost has nowhere to go: it stays, disarmed, until there is leave or an order.
        let Some(to) = to else { continue };
        let audience = change.seats_that_see(force);
        let hidden = scenario.catalog.force_type(force.kind).seen_by_isr_only;
        let told_of_move = if hidden { change.game.seats_of(scenario, &[force.nation]) } else { audience };
        change.emit(audience, Event::Halted { force: id, why: HaltReason::PermissionEnded { host, place: Some(place) } });
        change.emit(told_of_move, Event::Moved { force: id, from, path: Vec::new(), to });
    }
}
