//! What a clause begins with on a form: something that can be said at once, and changed after.

use super::permission;
use crate::catalog::clause::{Area, AttackOn, Consent, InstitutionKind, Places, Promise, Response, Tension, TermSource};
use crate::catalog::{Clause, ClauseKind, NationId, Operation, PlaceId, PlaceKind};
use crate::rules::scenario::{Scenario, host_of};
use crate::rules::state::Game;

/// What a new clause is begun with.
struct ClauseBegun<'a> {
    scenario: &'a Scenario,
    game: &'a Game,
    parties: &'a [NationId],
    /// Who gives, and who gets; `None` where nobody is asked yet.
    giver: Option<NationId>,
    taker: Option<NationId>,
}

/// A new clause of a text that `own` writes to `other`; `None` where it cannot be said between these parties yet.
pub fn begun(scenario: &Scenario, game: &Game, kind: ClauseKind, own: NationId, other: Option<NationId>, parties: &[NationId]) -> Option<Clause> {
    let (giver, taker) = if kind.is_begun_by_writer() { (Some(own), other) } else { (other, Some(own)) };
    kind.made_of(&mut ClauseBegun { scenario, game, parties, giver, taker })
}

/// Up to when a new permission reaches: in peace and crisis, and in war too where one of the two is at war already.
pub fn up_to(game: &Game, host: NationId, guest: NationId) -> Tension {
    permission::tension_between(game, host, guest).max(Tension::Crisis)
}

/// Places that any of the nations hosts on the level's map, the better known first.
pub fn hosted(scenario: &Scenario, hosts: &[NationId]) -> Vec<PlaceId> {
    let fits = |id: &PlaceId| {
        let place = scenario.catalog.place(*id);
        let of_use = !matches!(place.kind, PlaceKind::Strait | PlaceKind::Capital);
        of_use && scenario.place_cells[id.index()].is_some() && host_of(scenario, *id).is_some_and(|host| hosts.contains(&host))
    };
    let mut found: Vec<PlaceId> = (0..scenario.catalog.places.len()).map(|index| PlaceId(index as u16)).filter(fits).collect();
    found.sort_by_key(|id| (scenario.catalog.place(*id).tier, scenario.catalog.place(*id).name.clone()));
    found
}

impl TermSource for ClauseBegun<'_> {
    fn giver(&mut self, _: &'static str) -> Option<NationId> {
        self.giver
    }

    fn taker(&mut self, _: &'static str) -> Option<NationId> {
        self.taker
    }

    fn takers(&mut self, _: &'static str) -> Option<Vec<NationId>> {
        Some(vec![self.taker?])
    }

    fn members(&mut self, _: &'static str) -> Option<Vec<NationId>> {
        (self.parties.len() > 1).then(|| self.parties.to_vec())
    }

    fn hosted(&mut self, _: &'static str) -> Option<Places> {
        Some(Places::AllHosted)
    }

    fn seat(&mut self, _: &'static str) -> Option<PlaceId> {
        // A headquarters if there is one: the first name of the alphabet is no place to plan from.
        let hosts = hosted(self.scenario, self.parties);
        let seat = hosts.iter().find(|place| self.scenario.catalog.place(**place).kind == PlaceKind::Headquarters);
        seat.or(hosts.first()).copied()
    }

    fn operation(&mut self, _: &'static str) -> Option<Operation> {
        Some(Operation::Logistics)
    }

    fn tension(&mut self, _: &'static str) -> Option<Tension> {
        Some(up_to(self.game, self.giver?, self.taker?))
    }

    fn consent(&mut self, _: &'static str) -> Option<Consent> {
        Some(Consent::Automatic)
    }

    fn cap(&mut self, _: &'static str) -> Option<Option<u16>> {
        Some(None)
    }

    fn until(&mut self, _: &'static str) -> Option<Option<u16>> {
        Some(None)
    }

    fn area(&mut self, _: &'static str) -> Option<Area> {
        Some(Area::Pacific)
    }

    fn attack(&mut self, _: &'static str) -> Option<AttackOn> {
        Some(AttackOn::Forces)
    }

    fn response(&mut self, _: &'static str) -> Option<Response> {
        Some(Response::Act)
    }

    fn institution(&mut self, _: &'static str) -> Option<InstitutionKind> {
        Some(InstitutionKind::WorkingGroup)
    }

    fn promise(&mut self, _: &'static str) -> Option<Promise> {
        Some(Promise::Declare)
    }
}
