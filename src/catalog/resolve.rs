//! Clauses: from names to identities, and what a clause may not say.

use super::Catalog;
use super::absent::nonzero;
use super::clause::{
    Area, AttackOn, Clause, Consent, Fault, InstitutionKind, Operation, Places, Promise, RawArea, RawClause, RawPromise, Response, Tension,
};
use super::ids::{NationId, PlaceId};
use super::types::Host;

/// A clause with its names resolved; `None` if a name is unknown, and then `unknown` is told each (kind of thing, name).
pub fn clause_of(raw: &RawClause, catalog: &Catalog, unknown: &mut dyn FnMut(&'static str, &str)) -> Option<Clause> {
    let mut names = Names { catalog, unknown, complete: true };
    let clause = raw.resolve(&mut names);
    names.complete.then_some(clause)
}

/// Looks names up and keeps count of whether all were known.
pub(super) struct Names<'a> {
    catalog: &'a Catalog,
    unknown: &'a mut dyn FnMut(&'static str, &str),
    complete: bool,
}

/// What a file says, as what it is in a game.
pub(super) trait Resolve<T> {
    /// With its names looked up.
    fn resolve(&self, names: &mut Names<'_>) -> T;
}

impl Resolve<NationId> for String {
    fn resolve(&self, names: &mut Names<'_>) -> NationId {
        names.catalog.nation_id(self).unwrap_or_else(|| {
            (names.unknown)("nation", self);
            names.complete = false;
            NationId(0)
        })
    }
}

impl Resolve<PlaceId> for String {
    fn resolve(&self, names: &mut Names<'_>) -> PlaceId {
        names.catalog.place_id(self).unwrap_or_else(|| {
            (names.unknown)("place", self);
            names.complete = false;
            PlaceId(0)
        })
    }
}

impl<T> Resolve<Vec<T>> for Vec<String>
where
    String: Resolve<T>,
{
    fn resolve(&self, names: &mut Names<'_>) -> Vec<T> {
        self.iter().map(|slug| slug.resolve(names)).collect()
    }
}

impl Resolve<Places> for Vec<String> {
    fn resolve(&self, names: &mut Names<'_>) -> Places {
        Places::named(self.resolve(names))
    }
}

impl Resolve<Area> for RawArea {
    fn resolve(&self, names: &mut Names<'_>) -> Area {
        match self {
            RawArea::Administered => Area::Administered,
            RawArea::TerritoryOf(nation) => Area::TerritoryOf(nation.resolve(names)),
            RawArea::Pacific => Area::Pacific,
            RawArea::At(places) => Area::At(places.resolve(names)),
        }
    }
}

impl Resolve<Promise> for RawPromise {
    fn resolve(&self, names: &mut Names<'_>) -> Promise {
        self.with_place(|slug| slug.to_owned().resolve(names))
    }
}

macro_rules! as_it_is {
    ($($kind:ty),+) => {
        $(impl Resolve<$kind> for $kind {
            fn resolve(&self, _: &mut Names<'_>) -> $kind {
                *self
            }
        })+
    };
}

as_it_is!(Operation, Tension, Consent, AttackOn, Response, InstitutionKind);

impl Resolve<Option<u16>> for u16 {
    fn resolve(&self, _: &mut Names<'_>) -> Option<u16> {
        nonzero(*self)
    }
}

/// What is wrong with a clause of an agreement between `parties`: (the offending name, why), all at once.
pub fn clause_faults(clause: &Clause, parties: &[NationId], catalog: &Catalog) -> Vec<(String, &'static str)> {
    let nation = |nation: NationId| catalog.nation(nation).slug.clone();
    let place = |place: PlaceId| catalog.place(place).slug.clone();
    let named = |fault: Fault| match fault {
        Fault::NotAParty(who) | Fault::ToNobody(who) | Fault::WithItself(who) => nation(who),
        Fault::Alone(seat) => seat.map(place).unwrap_or_default(),
        Fault::NotTheirs(at) => place(at),
    };
    let theirs = |nation: NationId, at: PlaceId| decides(nation, catalog.place(at).host, catalog.place(at).controller);
    let tie = clause.kind().tie();
    clause.faults(parties, theirs).into_iter().map(|fault| (named(fault), fault.reason(tie))).collect()
}

/// Whether it is for a nation to say who uses a place.
pub fn decides(nation: NationId, host: Host, controller: Option<NationId>) -> bool {
    match host {
        Host::Nation(host) => host == nation,
        Host::Disputed => controller == Some(nation),
        Host::International => false,
    }
}
