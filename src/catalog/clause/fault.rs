//! What can be wrong with a clause of an agreement between some nations, whoever wrote it: the theatre's file, a level or a player.

use super::list::{Clause, Tie};
use super::terms::Term;
use crate::catalog::ids::{NationId, PlaceId};

/// Something that a clause may not say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// This nation is no party to the agreement.
    NotAParty(NationId),
    /// This nation gives something to nobody.
    ToNobody(NationId),
    /// This nation is bound to itself.
    WithItself(NationId),
    /// Fewer than two keep something in common; where, if it stands somewhere.
    Alone(Option<PlaceId>),
    /// This place is not the giver's.
    NotTheirs(PlaceId),
}

impl Clause {
    /// What is wrong with it in an agreement of these parties, all at once. `theirs` tells whether a nation decides about a place.
    pub fn faults(&self, parties: &[NationId], theirs: impl Fn(NationId, PlaceId) -> bool) -> Vec<Fault> {
        let (giver, mut outside, mut others, mut foreign) = (self.giver(), Vec::new(), Vec::new(), Vec::new());
        let mut seat = None;
        let mut party = |nation: &NationId| {
            if !parties.contains(nation) {
                outside.push(Fault::NotAParty(*nation));
            }
        };
        self.each_term(&mut |_, term| match term {
            Term::Giver(nation) => party(nation),
            Term::Taker(nation) => {
                party(nation);
                others.extend((giver == Some(*nation)).then_some(Fault::WithItself(*nation)));
            }
            Term::Takers(nations) => {
                nations.iter().for_each(&mut party);
                if let Some(giver) = giver {
                    others.extend(nations.is_empty().then_some(Fault::ToNobody(giver)));
                    others.extend(nations.contains(&giver).then_some(Fault::WithItself(giver)));
                }
            }
            Term::Members(nations) => {
                nations.iter().for_each(&mut party);
                others.extend((nations.len() < 2).then_some(Fault::Alone(seat)));
            }
            Term::Hosted(places) => {
                let wrong = |place: &&PlaceId| giver.is_some_and(|giver| !theirs(giver, **place));
                foreign.extend(places.these().iter().filter(wrong).map(|&place| Fault::NotTheirs(place)));
            }
            Term::Seat(place) => seat = Some(*place),
            Term::Operation(_)
            | Term::Tension(_)
            | Term::Consent(_)
            | Term::Cap(_)
            | Term::Until(_)
            | Term::Area(_)
            | Term::Attack(_)
            | Term::Response(_)
            | Term::Institution(_)
            | Term::Promise(_) => {}
        });
        outside.into_iter().chain(others).chain(foreign).collect()
    }
}

impl Fault {
    /// Why it may not be said, in words for whoever writes a file, in a clause that ties nations so.
    pub fn reason(self, tie: Tie) -> &'static str {
        match (self, tie) {
            (Fault::NotAParty(_), _) => "the nation is not a party to the agreement",
            (Fault::ToNobody(_), Tie::Access) => "the permission is given to nobody",
            (Fault::ToNobody(_), Tie::Duty | Tie::Institution | Tie::Understanding) => "the clause gives to nobody",
            (Fault::WithItself(_), Tie::Access) => "a nation needs no permission from itself",
            (Fault::WithItself(_), Tie::Duty | Tie::Institution | Tie::Understanding) => "a nation owes nothing to itself",
            (Fault::Alone(_), _) => "an institution has at least two members",
            (Fault::NotTheirs(_), _) => "the place is not the grantor's to open",
        }
    }
}
