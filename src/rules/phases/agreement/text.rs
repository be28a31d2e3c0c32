//! The text of an agreement, and whether it holds together.

use crate::catalog::clause::{Area, Fault, Term, promises_help};
use crate::catalog::plain::plain_name;
use crate::catalog::{Clause, NationId, PlaceId, decides};
use crate::rules::scenario::Scenario;
pub use crate::rules::vocab::agreement::{AgreementText, Instrument};
use crate::rules::vocab::error::{Refusal, TextProblem, What};

/// The most clauses that one text may have.
pub const MAX_CLAUSES: usize = 64;
/// The longest name of an agreement, in characters.
pub const MAX_NAME: usize = 80;

impl AgreementText {
    /// Whether the text holds together, apart from what its clauses say.
    ///
    /// # Errors
    /// Too long, a name with a sign that cannot be seen, too few or repeated parties, no clause, or a clause whose nations do not fit ([`TextProblem`]).
    pub fn check(&self, scenario: &Scenario) -> Result<(), Refusal> {
        if self.name.chars().count() > MAX_NAME {
            return Err(Refusal::TooLarge { what: What::Text, limit: MAX_NAME as u32 });
        }
        plain_name(&self.name)?;
        if self.clauses.len() > MAX_CLAUSES {
            return Err(Refusal::TooLarge { what: What::List, limit: MAX_CLAUSES as u32 });
        }
        let mut parties = self.parties.clone();
        parties.sort();
        parties.dedup();
        let lonely = self.instrument != Instrument::Declaration && parties.len() < 2;
        if parties.is_empty() || lonely || parties.len() != self.parties.len() {
            return Err(Refusal::BadText { problem: TextProblem::Parties });
        }
        if self.clauses.is_empty() {
            return Err(Refusal::BadText { problem: TextProblem::Empty });
        }
        self.clauses.iter().try_for_each(|clause| {
            names_places(scenario, clause)?;
            self.check_clause(clause).map_err(|problem| Refusal::BadText { problem })
        })
    }
}

impl AgreementText {
    fn check_clause(&self, clause: &Clause) -> Result<(), TextProblem> {
        // Whose places are granted is looked at with the turn.
        let faults = clause.faults(&self.parties, |_, _| true);
        if let Some(&first) = faults.iter().min_by_key(|fault| rank(**fault, clause)) {
            return Err(match first {
                Fault::NotAParty(nation) => TextProblem::NotAParty(nation),
                Fault::ToNobody(_) | Fault::Alone(_) => TextProblem::Parties,
                Fault::WithItself(nation) => TextProblem::WithItself(nation),
                Fault::NotTheirs(_) => TextProblem::NotTheirsToGrant(clause.giver().unwrap_or(self.parties[0])),
            });
        }
        if clause.promises_help() && self.instrument != Instrument::Treaty { Err(TextProblem::WrongInstrument) } else { Ok(()) }
    }

    /// Whether what is granted is the grantor's to grant, and has not ended by `turn`.
    ///
    /// # Errors
    /// [`TextProblem::NotTheirsToGrant`] or [`TextProblem::AlreadyExpired`].
    pub fn check_against(&self, scenario: &Scenario, turn: u16) -> Result<(), Refusal> {
        // A treaty with Taiwan in it would begin what it is meant to prevent: it stays outside, as the article has it.
        if self.instrument == Instrument::Treaty
            && let Some(&excluded) =
                self.parties.iter().find(|party| scenario.catalog.nations.get(party.index()).is_some_and(|nation| nation.stays_out))
        {
            return Err(Refusal::BadText { problem: TextProblem::Excluded(excluded) });
        }
        for clause in &self.clauses {
            let foreign = clause.giver().filter(|&giver| clause.hosted().iter().any(|&place| !hosted_by(scenario, place, giver)));
            if let Some(giver) = foreign {
                return Err(Refusal::BadText { problem: TextProblem::NotTheirsToGrant(giver) });
            }
            if !clause.holds_in(turn) {
                return Err(Refusal::BadText { problem: TextProblem::AlreadyExpired });
            }
        }
        Ok(())
    }

    /// Whether it promises help.
    pub fn promises_help(&self) -> bool {
        promises_help(&self.clauses)
    }
}

/// Which of several faults of a clause is told: first of all that its giver has no say, then that it has no other side, and last who is outside.
fn rank(fault: Fault, clause: &Clause) -> u8 {
    match fault {
        Fault::NotAParty(nation) if clause.giver() == Some(nation) => 0,
        Fault::ToNobody(_) | Fault::Alone(_) => 1,
        Fault::WithItself(_) => 2,
        Fault::NotAParty(_) | Fault::NotTheirs(_) => 3,
    }
}

/// Whether every place of a clause exists, and its lists are no longer than they need be.
fn names_places(scenario: &Scenario, clause: &Clause) -> Result<(), Refusal> {
    let limit = scenario.catalog.places.len().max(scenario.catalog.nations.len());
    let (mut longest, mut nowhere, mut nobody) = (0, false, false);
    let mut place = |at: &PlaceId| nowhere |= at.index() >= scenario.catalog.places.len();
    clause.each_term(&mut |_, term| match term {
        Term::Takers(nations) | Term::Members(nations) => longest = longest.max(nations.len()),
        Term::Hosted(places) => {
            longest = longest.max(places.these().len());
            places.these().iter().for_each(&mut place);
        }
        Term::Area(Area::At(places)) => {
            longest = longest.max(places.len());
            places.iter().for_each(&mut place);
        }
        Term::Area(Area::TerritoryOf(nation)) => nobody |= nation.index() >= scenario.catalog.nations.len(),
        Term::Seat(at) => place(at),
        Term::Promise(what) => what.place().iter().for_each(&mut place),
        Term::Area(Area::Administered | Area::Pacific)
        | Term::Giver(_)
        | Term::Taker(_)
        | Term::Operation(_)
        | Term::Tension(_)
        | Term::Consent(_)
        | Term::Cap(_)
        | Term::Until(_)
        | Term::Attack(_)
        | Term::Response(_)
        | Term::Institution(_) => {}
    });
    if longest > limit {
        return Err(Refusal::TooLarge { what: What::List, limit: limit as u32 });
    }
    match (nowhere, nobody) {
        (true, _) => Err(Refusal::NoSuch { what: What::Place }),
        (false, true) => Err(Refusal::NoSuch { what: What::Nation }),
        (false, false) => Ok(()),
    }
}

fn hosted_by(scenario: &Scenario, place: PlaceId, nation: NationId) -> bool {
    scenario.catalog.places.get(place.index()).is_some_and(|place| decides(nation, place.host, place.controller))
}
