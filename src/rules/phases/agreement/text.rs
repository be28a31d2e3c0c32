//! The text of an agreement, and whether it holds together.

use crate::catalog::clause::{Area, Places, Promise};
use crate::catalog::plain::plain_name;
use crate::catalog::{Clause, Host, NationId, PlaceId};
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
        let party = |nation: &NationId| if self.parties.contains(nation) { Ok(()) } else { Err(TextProblem::NotAParty(*nation)) };
        match clause {
            Clause::Permission { grantor, grantees, .. } => {
                party(grantor)?;
                if grantees.is_empty() {
                    return Err(TextProblem::Parties);
                }
                if grantees.contains(grantor) {
                    return Err(TextProblem::WithItself(*grantor));
                }
                grantees.iter().try_for_each(party)
            }
            Clause::Obligation { obligor, beneficiary, .. } => {
                party(obligor)?;
                party(beneficiary)?;
                if obligor == beneficiary {
                    return Err(TextProblem::WithItself(*obligor));
                }
                if self.instrument == Instrument::Treaty { Ok(()) } else { Err(TextProblem::WrongInstrument) }
            }
            Clause::Institution { members, .. } => {
                if members.len() < 2 {
                    return Err(TextProblem::Parties);
                }
                members.iter().try_for_each(party)
            }
            Clause::Undertaking { who, .. } => party(who),
        }
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
            let problem = match clause {
                Clause::Permission { grantor, places: Places::These(places), .. }
                    if places.iter().any(|&place| !hosted_by(scenario, place, *grantor)) =>
                {
                    Some(TextProblem::NotTheirsToGrant(*grantor))
                }
                Clause::Permission { until_turn, .. } | Clause::Undertaking { until_turn, .. } if *until_turn != 0 && *until_turn < turn => {
                    Some(TextProblem::AlreadyExpired)
                }
                _ => None,
            };
            if let Some(problem) = problem {
                return Err(Refusal::BadText { problem });
            }
        }
        Ok(())
    }
}

/// Whether every place of a clause exists, and its lists are no longer than they need be.
fn names_places(scenario: &Scenario, clause: &Clause) -> Result<(), Refusal> {
    let place = |place: &PlaceId| scenario.catalog.places.get(place.index()).map(|_| ()).ok_or(Refusal::NoSuch { what: What::Place });
    let list = |length: usize| {
        let limit = scenario.catalog.places.len().max(scenario.catalog.nations.len());
        if length > limit { Err(Refusal::TooLarge { what: What::List, limit: limit as u32 }) } else { Ok(()) }
    };
    match clause {
        Clause::Permission { grantees, places, .. } => {
            list(grantees.len())?;
            let Places::These(places) = places else { return Ok(()) };
            list(places.len())?;
            places.iter().try_for_each(place)
        }
        Clause::Obligation { area: Area::At(places), .. } => {
            list(places.len())?;
            places.iter().try_for_each(place)
        }
        Clause::Obligation { area: Area::TerritoryOf(nation), .. } => {
            scenario.catalog.nations.get(nation.index()).map(|_| ()).ok_or(Refusal::NoSuch { what: What::Nation })
        }
        Clause::Obligation { area: Area::Administered | Area::Pacific, .. } => Ok(()),
        Clause::Institution { host, members, .. } => {
            list(members.len())?;
            place(host)
        }
        Clause::Undertaking { what, .. } => match what {
            Promise::LetPass(at) | Promise::Inspection(at) | Promise::StayOut(at) | Promise::NoRepair(at) => place(at),
            Promise::Declare | Promise::Observe => Ok(()),
        },
    }
}

fn hosted_by(scenario: &Scenario, place: PlaceId, nation: NationId) -> bool {
    scenario.catalog.places.get(place.index()).is_some_and(|place| match place.host {
        Host::Nation(host) => host == nation,
        Host::Disputed => place.controller == Some(nation),
        Host::International => false,
    })
}
