//! From what the files say to what is checked: every name is resolved, and all problems are found in one pass.

use super::clause::{Area, Clause, Places, Promise};
use super::date::Date;
use super::ids::{NationId, PlaceId};
use super::raw::{RawAgreementDef, RawArea, RawClause, RawForceDef, RawForceType, RawNation, RawParameter, RawPlace, RawPromise};
use super::types::{AgreementDef, ForceDef, ForceType, Host, Nation, Origin, ParameterDef, Place};
use super::Catalog;
use crate::geo::LatLon;

/// What is wrong with an item of the theatre data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CatalogProblem {
    /// The list and the item: `forces us_csg5`.
    pub item: String,
    /// The field.
    pub field: &'static str,
    /// What it says.
    pub text: String,
    /// What is wrong.
    pub reason: String,
    /// The nearest right name.
    pub suggestion: Option<String>,
}

/// All theatre files, read and not yet checked.
#[derive(Clone, Debug, Default)]
pub struct RawCatalog {
    /// `nations.ron`
    pub nations: Vec<RawNation>,
    /// `places.ron`
    pub places: Vec<RawPlace>,
    /// `force_types.ron`
    pub force_types: Vec<RawForceType>,
    /// `forces.ron`
    pub forces: Vec<RawForceDef>,
    /// `agreements.ron`
    pub agreements: Vec<RawAgreementDef>,
    /// `parameters.ron`
    pub parameters: Vec<RawParameter>,
}

/// The known name that is nearest to `wrong`, if any is near enough to be meant.
pub fn nearest<'a>(wrong: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let wrong = wrong.to_lowercase();
    let scored = known.map(|name| (strsim::jaro_winkler(&wrong, &name.to_lowercase()), name));
    let best = scored.fold(None, |best: Option<(f64, &str)>, (score, name)| match best {
        Some((least, _)) if least >= score => best,
        _ => Some((score, name)),
    });
    best.filter(|(score, _)| *score > 0.78).map(|(_, name)| name)
}

fn read<T: serde::de::DeserializeOwned>(file: &'static str, text: &str) -> Result<Vec<T>, CatalogProblem> {
    ron::from_str(text).map_err(|error| CatalogProblem {
        item: format!("levels/theatre/{file}"),
        field: "",
        text: error.span.to_string(),
        reason: error.code.to_string(),
        suggestion: None,
    })
}

impl RawCatalog {
    /// The files that the program carries.
    ///
    /// # Errors
    /// What cannot be read.
    pub fn embedded() -> Result<Self, Vec<CatalogProblem>> {
        let all = || -> Result<Self, CatalogProblem> {
            Ok(Self {
                nations: read("nations.ron", include_str!("../../levels/theatre/nations.ron"))?,
                places: read("places.ron", include_str!("../../levels/theatre/places.ron"))?,
                force_types: read("force_types.ron", include_str!("../../levels/theatre/force_types.ron"))?,
                forces: read("forces.ron", include_str!("../../levels/theatre/forces.ron"))?,
                agreements: read("agreements.ron", include_str!("../../levels/theatre/agreements.ron"))?,
                parameters: read("parameters.ron", include_str!("../../levels/theatre/parameters.ron"))?,
            })
        };
        all().map_err(|problem| vec![problem])
    }

    /// Resolves every name.
    ///
    /// # Errors
    /// All problems.
    pub fn check(&self) -> Result<Catalog, Vec<CatalogProblem>> {
        let mut build = Build::default();
        for raw in &self.nations {
            build.unique("nations", &raw.id, build.catalog.nations.iter().any(|n| n.slug == raw.id));
            build.catalog.nations.push(Nation {
                slug: raw.id.clone(),
                iso: raw.iso.clone(),
                name: raw.name.clone(),
                adjective: raw.adjective.clone(),
                colour: raw.colour,
            });
        }
        for raw in &self.places {
            build.place(raw);
        }
        for raw in &self.force_types {
            build.unique("force_types", &raw.id, build.catalog.force_types.iter().any(|t| t.slug == raw.id));
            build.catalog.force_types.push(force_type(raw));
        }
        for raw in &self.forces {
            build.force(raw);
        }
        for raw in &self.agreements {
            build.agreement(raw);
        }
        for raw in &self.parameters {
            build.parameter(raw);
        }
        if build.problems.is_empty() { Ok(build.catalog) } else { Err(build.problems) }
    }
}

fn force_type(raw: &RawForceType) -> ForceType {
    ForceType {
        slug: raw.id.clone(),
        name: raw.name.clone(),
        domain: raw.domain,
        icon: raw.icon,
        unit: raw.unit.clone(),
        speed_km_day: raw.speed_km_day,
        radius_km: raw.radius_km,
        endurance_hours: raw.endurance_hours,
        sensor_km: raw.sensor_km,
        reach_km: raw.reach_km,
        seen_by_isr_only: raw.hidden,
        mass: raw.mass,
        acts: raw.acts.clone(),
        small_craft: raw.small_craft,
        source: raw.source.clone(),
    }
}

#[derive(Default)]
struct Build {
    catalog: Catalog,
    problems: Vec<CatalogProblem>,
}

impl Build {
    fn problem(&mut self, item: String, field: &'static str, text: &str, reason: &str, suggestion: Option<String>) {
        self.problems.push(CatalogProblem { item, field, text: text.to_owned(), reason: reason.to_owned(), suggestion });
    }

    fn unique(&mut self, list: &str, id: &str, taken: bool) {
        if taken {
            self.problem(format!("{list} {id}"), "id", id, "the name is used twice", None);
        }
    }

    fn nation(&mut self, item: &str, field: &'static str, slug: &str) -> NationId {
        self.catalog.nation_id(slug).unwrap_or_else(|| {
            let suggestion = nearest(slug, self.catalog.nations.iter().map(|n| n.slug.as_str())).map(str::to_owned);
            self.problem(item.to_owned(), field, slug, "no such nation", suggestion);
            NationId(0)
        })
    }

    fn place_id(&mut self, item: &str, field: &'static str, slug: &str) -> PlaceId {
        self.catalog.place_id(slug).unwrap_or_else(|| {
            let suggestion = nearest(slug, self.catalog.places.iter().map(|p| p.slug.as_str())).map(str::to_owned);
            self.problem(item.to_owned(), field, slug, "no such place", suggestion);
            PlaceId(0)
        })
    }

    fn place(&mut self, raw: &RawPlace) {
        let item = format!("places {}", raw.id);
        self.unique("places", &raw.id, self.catalog.places.iter().any(|p| p.slug == raw.id));
        let controller = (raw.controller != "none").then(|| self.nation(&item, "controller", &raw.controller));
        let host = match raw.host.as_str() {
            "disputed" => Host::Disputed,
            "international" => Host::International,
            slug => Host::Nation(self.nation(&item, "host", slug)),
        };
        let at = LatLon::from_degrees(raw.lat, raw.lon).unwrap_or_else(|| {
            self.problem(item.clone(), "lat", &format!("{}, {}", raw.lat, raw.lon), "no such point on the globe", None);
            LatLon::default()
        });
        self.catalog.places.push(Place {
            slug: raw.id.clone(),
            name: raw.name.clone(),
            at,
            kind: raw.kind,
            controller,
            host,
            tier: raw.tier,
            note: raw.note.clone(),
        });
    }

    fn force(&mut self, raw: &RawForceDef) {
        let item = format!("forces {}", raw.id);
        self.unique("forces", &raw.id, self.catalog.forces.iter().any(|f| f.slug == raw.id));
        let nation = self.nation(&item, "nation", &raw.nation);
        let home = self.place_id(&item, "home", &raw.home);
        let kind = self.catalog.force_type_id(&raw.kind).unwrap_or_else(|| {
            let suggestion = nearest(&raw.kind, self.catalog.force_types.iter().map(|t| t.slug.as_str())).map(str::to_owned);
            self.problem(item.clone(), "kind", &raw.kind, "no such kind of force", suggestion);
            super::ForceTypeId(0)
        });
        if raw.strength == 0 {
            self.problem(item, "strength", "0", "a force has at least one", None);
        }
        self.catalog.forces.push(ForceDef {
            slug: raw.id.clone(),
            name: raw.name.clone(),
            nation,
            kind,
            home,
            strength: raw.strength,
            tier: raw.tier,
            note: raw.note.clone(),
        });
    }

    fn agreement(&mut self, raw: &RawAgreementDef) {
        let item = format!("agreements {}", raw.id);
        self.unique("agreements", &raw.id, self.catalog.agreements.iter().any(|a| a.slug == raw.id));
        let parties = raw.parties.iter().map(|slug| self.nation(&item, "parties", slug)).collect();
        let mut status = Vec::new();
        for (date, state) in &raw.status {
            match Date::parse(date) {
                Ok(day) => status.push((day, *state)),
                Err(reason) => self.problem(item.clone(), "status", date, &reason, None),
            }
        }
        if !status.is_sorted() {
            self.problem(item.clone(), "status", "", "dates must rise", None);
        }
        let mut clauses = Vec::new();
        for clause in &raw.clauses {
            let mut unknown = Vec::new();
            let resolved = clause_of(clause, &self.catalog, &mut |kind, slug| unknown.push((kind, slug.to_owned())));
            for (kind, slug) in unknown {
                self.problem(item.clone(), "clauses", &slug, &format!("no such {kind}"), None);
            }
            clauses.extend(resolved);
        }
        self.catalog.agreements.push(AgreementDef {
            slug: raw.id.clone(),
            name: raw.name.clone(),
            parties,
            status,
            clauses,
            quiet: raw.quiet,
            note: raw.note.clone(),
        });
    }

    fn parameter(&mut self, raw: &RawParameter) {
        let item = format!("parameters {}", raw.id);
        self.unique("parameters", &raw.id, self.catalog.parameters.iter().any(|p| p.slug == raw.id));
        if raw.range.0 > raw.range.1 || !(raw.range.0..=raw.range.1).contains(&raw.value) {
            self.problem(item.clone(), "value", &raw.value.to_string(), "the value lies outside its range", None);
        }
        let origin = match (raw.source.is_empty(), raw.assumption.is_empty()) {
            (false, _) => Origin::Source(raw.source.clone()),
            (true, false) => Origin::Assumption(raw.assumption.clone()),
            (true, true) => {
                self.problem(item, "source", "", "neither a source nor the reason for an assumption", None);
                Origin::Assumption(String::new())
            }
        };
        self.catalog.parameters.push(ParameterDef {
            slug: raw.id.clone(),
            value: raw.value,
            range: raw.range,
            unit: raw.unit.clone(),
            meaning: raw.meaning.clone(),
            origin,
        });
    }
}

/// A clause with its names resolved; `None` if a name is unknown, and then `unknown` is told each (kind of thing, name).
pub fn clause_of(raw: &RawClause, catalog: &Catalog, unknown: &mut dyn FnMut(&'static str, &str)) -> Option<Clause> {
    let mut complete = true;
    let mut nation = |slug: &str, unknown: &mut dyn FnMut(&'static str, &str)| {
        catalog.nation_id(slug).unwrap_or_else(|| {
            unknown("nation", slug);
            complete = false;
            NationId(0)
        })
    };
    let mut places_known = true;
    let mut place = |slug: &str, unknown: &mut dyn FnMut(&'static str, &str)| {
        catalog.place_id(slug).unwrap_or_else(|| {
            unknown("place", slug);
            places_known = false;
            PlaceId(0)
        })
    };
    let clause = match raw {
        RawClause::Permission { grantor, grantees, places, operation, up_to, consent, cap, until_turn } => Clause::Permission {
            grantor: nation(grantor, unknown),
            grantees: grantees.iter().map(|slug| nation(slug, unknown)).collect(),
            places: if places.is_empty() { Places::AllHosted } else { Places::These(places.iter().map(|slug| place(slug, unknown)).collect()) },
            operation: *operation,
            up_to: *up_to,
            consent: *consent,
            cap: *cap,
            until_turn: *until_turn,
        },
        RawClause::Obligation { obligor, beneficiary, area, trigger, response } => Clause::Obligation {
            obligor: nation(obligor, unknown),
            beneficiary: nation(beneficiary, unknown),
            area: match area {
                RawArea::Administered => Area::Administered,
                RawArea::Pacific => Area::Pacific,
                RawArea::At(list) => Area::At(list.iter().map(|slug| place(slug, unknown)).collect()),
            },
            trigger: *trigger,
            response: *response,
        },
        RawClause::Institution { kind, host, members } => Clause::Institution {
            kind: *kind,
            host: place(host, unknown),
            members: members.iter().map(|slug| nation(slug, unknown)).collect(),
        },
        RawClause::Undertaking { who, what, until_turn } => Clause::Undertaking {
            who: nation(who, unknown),
            what: match what {
                RawPromise::LetPass(slug) => Promise::LetPass(place(slug, unknown)),
                RawPromise::Inspection(slug) => Promise::Inspection(place(slug, unknown)),
                RawPromise::StayOut(slug) => Promise::StayOut(place(slug, unknown)),
                RawPromise::NoRepair(slug) => Promise::NoRepair(place(slug, unknown)),
                RawPromise::Declare => Promise::Declare,
            },
            until_turn: *until_turn,
        },
    };
    (complete && places_known).then_some(clause)
}
