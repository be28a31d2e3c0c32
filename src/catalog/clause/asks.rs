//! What is asked of a clause, wherever it stands: whom and what it is about, and what it gives.

use super::list::{Clause, Tie};
use super::promise::Promise;
use super::terms::{Area, AttackOn, Consent, InstitutionKind, Operation, Places, Response, Tension, Term};
use crate::catalog::ids::{NationId, PlaceId};

/// What one lets another do.
#[derive(Clone, Copy, Debug)]
pub struct PermissionTerms<'a> {
    /// Where.
    pub places: &'a Places,
    /// What.
    pub operation: Operation,
    /// At which tension at most.
    pub up_to: Tension,
    /// After which question.
    pub consent: Consent,
    /// The most forces at once; `None` is no cap.
    pub cap: Option<u16>,
    /// The last turn in which it holds; `None` is no end.
    pub until_turn: Option<u16>,
}

impl PermissionTerms<'_> {
    /// Whether it has not ended by `turn`.
    pub fn holds_in(&self, turn: u16) -> bool {
        self.until_turn.is_none_or(|until| turn <= until)
    }
}

/// The help that one owes another.
#[derive(Clone, Copy, Debug)]
pub struct Help<'a> {
    /// Where.
    pub area: &'a Area,
    /// When.
    pub trigger: AttackOn,
    /// What.
    pub response: Response,
}

/// Whether any of these clauses promises help.
pub fn promises_help(clauses: &[Clause]) -> bool {
    clauses.iter().any(Clause::promises_help)
}

impl Clause {
    /// Who gives; `None` where all do.
    pub fn giver(&self) -> Option<NationId> {
        let mut found = None;
        self.each_term(&mut |_, term| {
            if let Term::Giver(nation) = term {
                found = Some(*nation);
            }
        });
        found
    }

    /// To whom alone it gives; `None` where it gives all the parties.
    pub fn takers(&self) -> Option<&[NationId]> {
        let mut found = None;
        self.each_term(&mut |_, term| match term {
            Term::Taker(nation) => found = Some(std::slice::from_ref(nation)),
            Term::Takers(nations) => found = Some(nations.as_slice()),
            Term::Giver(_)
            | Term::Members(_)
            | Term::Hosted(_)
            | Term::Seat(_)
            | Term::Operation(_)
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
        found
    }

    /// The highest tension at which it lets anybody do something.
    pub fn up_to(&self) -> Option<Tension> {
        let mut found = None;
        self.each_term(&mut |_, term| {
            if let Term::Tension(tension) = term {
                found = Some(*tension);
            }
        });
        found
    }

    /// What it lets forces do.
    pub fn operation(&self) -> Option<Operation> {
        let mut found = None;
        self.each_term(&mut |_, term| {
            if let Term::Operation(operation) = term {
                found = Some(*operation);
            }
        });
        found
    }

    /// What it has somebody do when another is attacked.
    pub fn response(&self) -> Option<Response> {
        let mut found = None;
        self.each_term(&mut |_, term| {
            if let Term::Response(response) = term {
                found = Some(*response);
            }
        });
        found
    }

    /// Who keep it in common; `None` where one gives.
    pub fn members(&self) -> Option<&[NationId]> {
        let mut found = None;
        self.each_term(&mut |_, term| {
            if let Term::Members(nations) = term {
                found = Some(nations.as_slice());
            }
        });
        found
    }

    /// Places of the giver's that it names.
    pub fn hosted(&self) -> &[PlaceId] {
        let mut found: &[PlaceId] = &[];
        self.each_term(&mut |_, term| {
            if let Term::Hosted(places) = term {
                found = places.these();
            }
        });
        found
    }

    /// The last turn in which it holds; `None` is no end.
    pub fn until_turn(&self) -> Option<u16> {
        let mut found = None;
        self.each_term(&mut |_, term| {
            if let Term::Until(turn) = term {
                found = *turn;
            }
        });
        found
    }

    /// Whether it has not ended by `turn`.
    pub fn holds_in(&self, turn: u16) -> bool {
        self.until_turn().is_none_or(|until| turn <= until)
    }

    /// Whether a clause promises help: who can say so has a treaty before it.
    pub fn promises_help(&self) -> bool {
        self.kind().tie() == Tie::Duty
    }

    /// Whether it asks something of a nation.
    pub fn binds(&self, nation: NationId) -> bool {
        self.giver() == Some(nation)
    }

    /// Whether `a` gives `b` something by it, where it stands in an agreement of these parties.
    pub fn gives(&self, parties: &[NationId], a: NationId, b: NationId) -> bool {
        match (self.giver(), self.members()) {
            (Some(giver), _) => giver == a && self.takers().unwrap_or(parties).contains(&b),
            (None, Some(members)) => members.contains(&a) && members.contains(&b),
            (None, None) => false,
        }
    }

    /// Whether a nation gains by it: by what another is bound to, or as a member.
    pub fn favours(&self, nation: NationId) -> bool {
        if let Some(members) = self.members() {
            return members.contains(&nation);
        }
        let given = self.undertaking().is_none_or(|(_, what)| what.gives());
        given && self.takers().map_or_else(|| !self.binds(nation), |takers| takers.contains(&nation))
    }

    /// What `host` lets `guest` do by it, if it does.
    pub fn access(&self, host: NationId, guest: NationId) -> Option<PermissionTerms<'_>> {
        match self {
            Clause::Permission { grantor, grantees, places, operation, up_to, consent, cap, until_turn }
                if *grantor == host && grantees.contains(&guest) =>
            {
                let (operation, up_to, consent, cap, until_turn) = (*operation, *up_to, *consent, *cap, *until_turn);
                Some(PermissionTerms { places, operation, up_to, consent, cap, until_turn })
            }
            Clause::Permission { .. } | Clause::Obligation { .. } | Clause::Institution { .. } | Clause::Undertaking { .. } => None,
        }
    }

    /// Who lets `guest` do what by it, if anybody does.
    pub fn access_of(&self, guest: NationId) -> Option<(NationId, PermissionTerms<'_>)> {
        let host = self.giver()?;
        Some((host, self.access(host, guest)?))
    }

    /// Whether a nation lets anybody in by it.
    pub fn opens(&self, host: NationId) -> bool {
        self.kind().tie() == Tie::Access && self.binds(host)
    }

    /// The help that `obligor` owes `beneficiary` by it, if it does.
    pub fn help(&self, obligor: NationId, beneficiary: NationId) -> Option<Help<'_>> {
        match self {
            Clause::Obligation { obligor: by, beneficiary: to, area, trigger, response } if *by == obligor && *to == beneficiary => {
                Some(Help { area, trigger: *trigger, response: *response })
            }
            Clause::Obligation { .. } | Clause::Permission { .. } | Clause::Institution { .. } | Clause::Undertaking { .. } => None,
        }
    }

    /// Whether it binds the two to help, either way round.
    pub fn allies(&self, a: NationId, b: NationId) -> bool {
        self.help(a, b).is_some() || self.help(b, a).is_some()
    }

    /// Whether a nation owes anybody help by it.
    pub fn owes_help(&self, nation: NationId) -> bool {
        self.promises_help() && self.binds(nation)
    }

    /// The institution that it sets up, with its members.
    pub fn institution(&self) -> Option<(InstitutionKind, &[NationId])> {
        match self {
            Clause::Institution { kind, members, .. } => Some((*kind, members)),
            Clause::Permission { .. } | Clause::Obligation { .. } | Clause::Undertaking { .. } => None,
        }
    }

    /// Who undertakes what by it.
    pub fn undertaking(&self) -> Option<(NationId, Promise)> {
        match self {
            Clause::Undertaking { who, what, .. } => Some((*who, *what)),
            Clause::Permission { .. } | Clause::Obligation { .. } | Clause::Institution { .. } => None,
        }
    }

    /// What a nation has undertaken by it that holds in `turn`.
    pub fn undertaken(&self, nation: NationId, turn: u16) -> Option<Promise> {
        self.undertaking().filter(|(who, _)| *who == nation && self.holds_in(turn)).map(|(_, what)| what)
    }
}
