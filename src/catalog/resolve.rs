//! Clauses: from names to identities, and what a clause may not say.

use super::Catalog;
use super::clause::{Area, Clause, Places, Promise};
use super::ids::{NationId, PlaceId};
use super::raw::{RawArea, RawClause, RawPromise};
use super::types::Host;

/// A clause with its names resolved; `None` if a name is unknown, and then `unknown` is told each (kind of thing, name).
pub fn clause_of(raw: &RawClause, catalog: &Catalog, unknown: &mut dyn FnMut(&'static str, &str)) -> Option<Clause> {
    let mut names = Names { catalog, unknown, complete: true };
    let clause = match raw {
        RawClause::Permission { grantor, grantees, places, operation, up_to, consent, cap, until_turn } => Clause::Permission {
            grantor: names.nation(grantor),
            grantees: names.nations(grantees),
            places: if places.is_empty() { Places::AllHosted } else { Places::These(names.places(places)) },
            operation: *operation,
            up_to: *up_to,
            consent: *consent,
            cap: *cap,
            until_turn: *until_turn,
        },
        RawClause::Obligation { obligor, beneficiary, area, trigger, response } => Clause::Obligation {
            obligor: names.nation(obligor),
            beneficiary: names.nation(beneficiary),
            area: match area {
                RawArea::Administered => Area::Administered,
                RawArea::TerritoryOf(nation) => Area::TerritoryOf(names.nation(nation)),
                RawArea::Pacific => Area::Pacific,
                RawArea::At(places) => Area::At(names.places(places)),
            },
            trigger: *trigger,
            response: *response,
        },
        RawClause::Institution { kind, host, members } => {
            Clause::Institution { kind: *kind, host: names.place(host), members: names.nations(members) }
        }
        RawClause::Undertaking { who, what, until_turn } => Clause::Undertaking {
            who: names.nation(who),
            what: match what {
                RawPromise::LetPass(place) => Promise::LetPass(names.place(place)),
                RawPromise::Inspection(place) => Promise::Inspection(names.place(place)),
                RawPromise::StayOut(place) => Promise::StayOut(names.place(place)),
                RawPromise::NoRepair(place) => Promise::NoRepair(names.place(place)),
                RawPromise::Declare => Promise::Declare,
                RawPromise::Observe => Promise::Observe,
            },
            until_turn: *until_turn,
        },
    };
    names.complete.then_some(clause)
}

/// Looks names up and keeps count of whether all were known.
struct Names<'a> {
    catalog: &'a Catalog,
    unknown: &'a mut dyn FnMut(&'static str, &str),
    complete: bool,
}

impl Names<'_> {
    fn nation(&mut self, slug: &str) -> NationId {
        self.catalog.nation_id(slug).unwrap_or_else(|| {
            (self.unknown)("nation", slug);
            self.complete = false;
            NationId(0)
        })
    }

    fn place(&mut self, slug: &str) -> PlaceId {
        self.catalog.place_id(slug).unwrap_or_else(|| {
            (self.unknown)("place", slug);
            self.complete = false;
            PlaceId(0)
        })
    }

    fn nations(&mut self, slugs: &[String]) -> Vec<NationId> {
        slugs.iter().map(|slug| self.nation(slug)).collect()
    }

    fn places(&mut self, slugs: &[String]) -> Vec<PlaceId> {
        slugs.iter().map(|slug| self.place(slug)).collect()
    }
}

/// What is wrong with a clause of an agreement between `parties`: (the offending name, why), all at once.
pub fn clause_faults(clause: &Clause, parties: &[NationId], catalog: &Catalog) -> Vec<(String, &'static str)> {
    let mut faults = Vec::new();
    let name = |nation: NationId| catalog.nation(nation).slug.clone();
    let outsiders = |nations: &[NationId]| -> Vec<(String, &'static str)> {
        nations
            .iter()
            .filter(|nation| !parties.contains(nation))
            .map(|&nation| (name(nation), "the nation is not a party to the agreement"))
            .collect()
    };
    match clause {
        Clause::Permission { grantor, grantees, places, .. } => {
            faults.extend(outsiders(&[*grantor]));
            faults.extend(outsiders(grantees));
            if grantees.is_empty() {
                faults.push((name(*grantor), "the permission is given to nobody"));
            }
            if grantees.contains(grantor) {
                faults.push((name(*grantor), "a nation needs no permission from itself"));
            }
            if let Places::These(places) = places {
                let foreign = places.iter().map(|&place| catalog.place(place)).filter(|place| !decides(*grantor, place.host, place.controller));
                faults.extend(foreign.map(|place| (place.slug.clone(), "the place is not the grantor's to open")));
            }
        }
        Clause::Obligation { obligor, beneficiary, .. } => {
            faults.extend(outsiders(&[*obligor, *beneficiary]));
            if obligor == beneficiary {
                faults.push((name(*obligor), "a nation owes nothing to itself"));
            }
        }
        Clause::Institution { members, host, .. } => {
            faults.extend(outsiders(members));
            if members.len() < 2 {
                faults.push((catalog.place(*host).slug.clone(), "an institution has at least two members"));
            }
        }
        Clause::Undertaking { who, .. } => faults.extend(outsiders(&[*who])),
    }
    faults
}

fn decides(nation: NationId, host: Host, controller: Option<NationId>) -> bool {
    match host {
        Host::Nation(host) => host == nation,
        Host::Disputed => controller == Some(nation),
        Host::International => false,
    }
}
