//! From what the files say to what is checked: every name is resolved, and all problems are found in one pass.

use std::collections::BTreeSet;

use super::Catalog;
use super::aliases::nearest;
use super::clause::AgreementStatus;
use super::date::Date;
use super::ids::NationId;
use super::problem::CatalogProblem;
use super::quantity::Km;
use super::raw::{RawAgreementDef, RawForceDef, RawForceType, RawNation, RawParameter, RawPlace};
use super::raw_competition::RawCompetition;
use super::resolve::{clause_faults, clause_of};
use super::types::{AgreementDef, Certainty, Domain, ForceDef, ForceType, Host, Nation, Origin, ParameterDef, Place};
use crate::catalog::quantity::Hours;
use crate::geo::LatLon;

/// The most rows that a list may have: identities are 16 bits wide, and no theatre needs more.
pub const MAX_ROWS: usize = 4_096;
/// The most nations: who sees what is kept as one bit a nation.
pub const MAX_NATIONS: usize = 64;
/// The longest name on screens, in characters.
pub const MAX_NAME: usize = 100;
/// The longest short name, in characters.
pub const MAX_SLUG: usize = 40;

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
    /// Programmes, goods, elections, stocks and model texts.
    pub competition: RawCompetition,
}

pub(super) fn read<T: serde::de::DeserializeOwned>(file: &'static str, text: &str) -> Result<Vec<T>, CatalogProblem> {
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
                competition: RawCompetition::embedded()?,
            })
        };
        all().map_err(|problem| vec![problem])
    }

    /// Resolves every name.
    ///
    /// # Errors
    /// All problems.
    pub fn check(&self) -> Result<Catalog, Vec<CatalogProblem>> {
        let mut build = Build { catalog: Catalog::default(), problems: Vec::new(), taken: BTreeSet::new(), hosts_known: true };
        let lists = [
            ("nations", self.nations.len(), MAX_NATIONS),
            ("places", self.places.len(), MAX_ROWS),
            ("force_types", self.force_types.len(), MAX_ROWS),
            ("forces", self.forces.len(), MAX_ROWS),
            ("agreements", self.agreements.len(), MAX_ROWS),
            ("parameters", self.parameters.len(), MAX_ROWS),
        ];
        for (list, rows, most) in lists {
            if rows > most {
                build.problem(list, "", &rows.to_string(), &format!("more than {most} rows"), None);
            }
        }
        if !build.problems.is_empty() {
            return Err(build.problems);
        }
        for raw in &self.nations {
            build.nation(raw);
        }
        for raw in &self.places {
            build.place(raw);
        }
        build.capitals();
        for raw in &self.force_types {
            build.force_type(raw);
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
        self.competition.check(&mut build.catalog, &mut build.problems);
        if build.problems.is_empty() { Ok(build.catalog) } else { Err(build.problems) }
    }
}

struct Build {
    catalog: Catalog,
    problems: Vec<CatalogProblem>,
    /// Short names, by list.
    taken: BTreeSet<(&'static str, String)>,
    /// Whether every place has a known host: if not, who may open what cannot be judged.
    hosts_known: bool,
}

impl Build {
    fn problem(&mut self, item: &str, field: &'static str, text: &str, reason: &str, suggestion: Option<String>) {
        self.problems.push(CatalogProblem { item: item.to_owned(), field, text: text.to_owned(), reason: reason.to_owned(), suggestion });
    }

    /// The item's name in problems, after a look at its short name.
    fn item(&mut self, list: &'static str, id: &str) -> String {
        let item = format!("{list} {id}");
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
        if id.is_empty() || id.len() > MAX_SLUG || !id.chars().all(plain) {
            self.problem(&item, "id", id, "a short name has 1 to 40 small letters, digits and underscores", None);
        }
        if !self.taken.insert((list, id.to_owned())) {
            self.problem(&item, "id", id, "the name is used twice", None);
        }
        item
    }

    fn name(&mut self, item: &str, name: &str) {
        if name.trim().is_empty() || name.chars().count() > MAX_NAME {
            self.problem(item, "name", name, "a name has 1 to 100 characters", None);
        }
    }

    fn tier(&mut self, item: &str, tier: u8) {
        self.range(item, "tier", u32::from(tier), 1, 2);
    }

    fn range(&mut self, item: &str, field: &'static str, value: u32, least: u32, most: u32) {
        if !(least..=most).contains(&value) {
            self.problem(item, field, &value.to_string(), &format!("must be {least} to {most}"), None);
        }
    }

    fn certainty(&mut self, item: &str, text: &str) -> Certainty {
        certainty_of(text).unwrap_or_else(|| {
            let suggestion = nearest(text, Certainty::ALL.iter().map(|(name, _)| *name)).map(str::to_owned);
            self.problem(item, "certainty", text, "must be low, medium, high, read or invented", suggestion);
            Certainty::Low
        })
    }

    fn nation_id(&mut self, item: &str, field: &'static str, slug: &str) -> NationId {
        self.catalog.nation_id(slug).unwrap_or_else(|| {
            let suggestion = self.suggest("nation", slug);
            self.problem(item, field, slug, "no such nation", suggestion);
            NationId(0)
        })
    }

    fn suggest(&self, kind: &str, slug: &str) -> Option<String> {
        let found = match kind {
            "nation" => nearest(slug, self.catalog.nations.iter().map(|n| n.slug.as_str())),
            "place" => nearest(slug, self.catalog.places.iter().map(|p| p.slug.as_str())),
            _ => nearest(slug, self.catalog.force_types.iter().map(|t| t.slug.as_str())),
        }?;
        // A name on screens stands for its short name.
        let by_name = match kind {
            "nation" => self.catalog.nations.iter().find(|n| n.name == found).map(|n| &n.slug),
            "place" => self.catalog.places.iter().find(|p| p.name == found).map(|p| &p.slug),
            _ => self.catalog.force_types.iter().find(|t| t.name == found).map(|t| &t.slug),
        };
        Some(by_name.cloned().unwrap_or_else(|| found.to_owned()))
    }

    fn nation(&mut self, raw: &RawNation) {
        let item = self.item("nations", &raw.id);
        self.name(&item, &raw.name);
        if raw.iso.len() != 3 || !raw.iso.chars().all(|c| c.is_ascii_uppercase()) {
            self.problem(&item, "iso", &raw.iso, "a code has three capital letters", None);
        }
        let capital = raw.capital.as_ref().map(|(name, lat, lon)| {
            self.name(&item, name);
            let at = LatLon::from_degrees(*lat, *lon).unwrap_or_else(|| {
                self.problem(&item, "capital", &format!("{lat}, {lon}"), "no such point on the globe", None);
                LatLon::default()
            });
            (name.clone(), at)
        });
        self.catalog.nations.push(Nation {
            slug: raw.id.clone(),
            iso: raw.iso.clone(),
            name: raw.name.clone(),
            article: raw.article,
            adjective: raw.adjective.clone(),
            before_noun: raw.before_noun.clone(),
            presses: raw.presses,
            leadership: raw.leadership,
            stays_out: raw.stays_out,
            colour: raw.colour,
            capital,
        });
    }

    /// A capital that is a place of the theatre is not told a second time: the two could differ.
    fn capitals(&mut self) {
        let twice: Vec<(String, String)> = self
            .catalog
            .nations
            .iter()
            .enumerate()
            .filter(|(index, _)| self.catalog.capital_place(NationId(*index as u16)).is_some())
            .filter_map(|(_, nation)| Some((format!("nations {}", nation.slug), nation.capital.as_ref()?.0.clone())))
            .collect();
        for (item, name) in twice {
            self.problem(&item, "capital", &name, "its capital is a place of the theatre already", None);
        }
    }

    fn place(&mut self, raw: &RawPlace) {
        let item = self.item("places", &raw.id);
        self.name(&item, &raw.name);
        self.tier(&item, raw.tier);
        let controller = (raw.controller != "none").then(|| self.nation_id(&item, "controller", &raw.controller));
        let host = match raw.host.as_str() {
            "disputed" => Host::Disputed,
            "international" => Host::International,
            slug => {
                let host = self.nation_id(&item, "host", slug);
                self.hosts_known &= self.catalog.nation_id(slug).is_some();
                Host::Nation(host)
            }
        };
        let at = LatLon::from_degrees(raw.lat, raw.lon).unwrap_or_else(|| {
            self.problem(&item, "lat", &format!("{}, {}", raw.lat, raw.lon), "no such point on the globe", None);
            LatLon::default()
        });
        let claimants = raw.claimants.iter().map(|slug| self.nation_id(&item, "claimants", slug)).collect();
        let certainty = self.certainty(&item, &raw.certainty);
        self.catalog.places.push(Place {
            slug: raw.id.clone(),
            name: raw.name.clone(),
            at,
            kind: raw.kind,
            also: raw.also.clone(),
            controller,
            host,
            claimants,
            tier: raw.tier,
            note: raw.note.clone(),
            certainty,
        });
    }

    fn force_type(&mut self, raw: &RawForceType) {
        let item = self.item("force_types", &raw.id);
        self.name(&item, &raw.name);
        self.range(&item, "speed_km_day", raw.speed_km_day, 0, 20_000);
        self.range(&item, "radius_km", raw.radius_km, 0, 15_000);
        self.range(&item, "endurance_hours", raw.endurance_hours, 1, 8_760);
        self.range(&item, "sensor_km", raw.sensor_km, 0, 2_000);
        self.range(&item, "reach_km", raw.reach_km, 0, 15_000);
        self.range(&item, "mass", raw.mass, 0, 2_000);
        if raw.domain == Domain::Air && raw.radius_km == 0 {
            self.problem(&item, "radius_km", "0", "what flies has a combat radius", None);
        }
        if raw.source.trim().is_empty() {
            self.problem(&item, "source", "", "says neither where the numbers come from nor which are assumed", None);
        }
        self.catalog.force_types.push(ForceType {
            slug: raw.id.clone(),
            name: raw.name.clone(),
            domain: raw.domain,
            icon: raw.icon,
            unit: raw.unit.clone(),
            speed_km_day: raw.speed_km_day,
            radius_km: Km(raw.radius_km),
            endurance_hours: Hours(raw.endurance_hours),
            sensor_km: Km(raw.sensor_km),
            reach_km: Km(raw.reach_km),
            seen_by_isr_only: raw.hidden,
            mass: raw.mass,
            acts: raw.acts.clone(),
            small_craft: raw.small_craft,
            missiles: raw.missiles,
            source: raw.source.clone(),
        });
    }

    fn force(&mut self, raw: &RawForceDef) {
        let item = self.item("forces", &raw.id);
        self.name(&item, &raw.name);
        self.tier(&item, raw.tier);
        self.range(&item, "strength", u32::from(raw.strength), 1, 500);
        let nation = self.nation_id(&item, "nation", &raw.nation);
        let home = self.catalog.place_id(&raw.home);
        if home.is_none() {
            let suggestion = self.suggest("place", &raw.home);
            self.problem(&item, "home", &raw.home, "no such place", suggestion);
        }
        let kind = self.catalog.force_type_id(&raw.kind);
        if kind.is_none() {
            let suggestion = self.suggest("force type", &raw.kind);
            self.problem(&item, "kind", &raw.kind, "no such kind of force", suggestion);
        }
        for (field, value, least, most) in
            [("speed_km_day", raw.speed_km_day, 1, 20_000), ("radius_km", raw.radius_km, 1, 15_000), ("reach_km", raw.reach_km, 0, 15_000)]
        {
            if let Some(value) = value {
                self.range(&item, field, value, least, most);
            }
        }
        let certainty = self.certainty(&item, &raw.certainty);
        let (Some(home), Some(kind)) = (home, kind) else { return };
        let of_kind = self.catalog.force_type(kind).clone();
        if !self.catalog.place(home).takes(of_kind.domain) {
            self.problem(&item, "home", &raw.home, wrong_element(of_kind.domain), None);
        }
        self.catalog.forces.push(ForceDef {
            slug: raw.id.clone(),
            name: raw.name.clone(),
            nation,
            kind,
            home,
            strength: raw.strength,
            speed_km_day: raw.speed_km_day.unwrap_or(of_kind.speed_km_day),
            radius_km: raw.radius_km.map_or(of_kind.radius_km, Km),
            reach_km: raw.reach_km.map_or(of_kind.reach_km, Km),
            fixed: raw.fixed,
            anti_ship: raw.anti_ship,
            tier: raw.tier,
            note: raw.note.clone(),
            certainty,
        });
    }

    fn agreement(&mut self, raw: &RawAgreementDef) {
        let item = self.item("agreements", &raw.id);
        self.name(&item, &raw.name);
        let parties: Vec<NationId> = raw.parties.iter().map(|slug| self.nation_id(&item, "parties", slug)).collect();
        let mut seen = BTreeSet::new();
        for slug in raw.parties.iter().filter(|slug| !seen.insert(slug.as_str())) {
            self.problem(&item, "parties", slug, "the party is named twice", None);
        }
        if parties.is_empty() {
            self.problem(&item, "parties", "", "an agreement has at least one party", None);
        }
        let status = self.status(&item, &raw.status);
        let mut clauses = Vec::new();
        for clause in &raw.clauses {
            let mut unknown = Vec::new();
            let resolved = clause_of(clause, &self.catalog, &mut |kind, slug| unknown.push((kind, slug.to_owned())));
            for (kind, slug) in unknown {
                let suggestion = self.suggest(kind, &slug);
                self.problem(&item, "clauses", &slug, &format!("no such {kind}"), suggestion);
            }
            let judged = resolved.iter().filter(|_| self.hosts_known);
            let faults = judged.flat_map(|clause| clause_faults(clause, &parties, &self.catalog)).collect::<Vec<_>>();
            for (text, reason) in faults {
                self.problem(&item, "clauses", &text, reason, None);
            }
            clauses.extend(resolved);
        }
        let certainty = self.certainty(&item, &raw.certainty);
        self.catalog.agreements.push(AgreementDef {
            slug: raw.id.clone(),
            name: raw.name.clone(),
            parties,
            status,
            clauses,
            quiet: raw.quiet,
            note: raw.note.clone(),
            certainty,
        });
    }

    fn status(&mut self, item: &str, raw: &[(String, AgreementStatus)]) -> Vec<(Date, AgreementStatus)> {
        let mut status: Vec<(Date, AgreementStatus)> = Vec::new();
        if raw.is_empty() {
            self.problem(item, "status", "", "an agreement stands somewhere from some day on", None);
        }
        for (date, state) in raw {
            let day = match Date::parse(date) {
                Ok(day) => day,
                Err(reason) => {
                    self.problem(item, "status", date, &reason.to_string(), None);
                    continue;
                }
            };
            if let Some(&(before, from)) = status.last() {
                if before >= day {
                    self.problem(item, "status", date, "dates must rise", None);
                }
                if !from.may_become(*state) {
                    self.problem(item, "status", &format!("{state:?}"), &format!("cannot follow {from:?}"), None);
                }
            }
            status.push((day, *state));
        }
        status
    }

    fn parameter(&mut self, raw: &RawParameter) {
        let item = self.item("parameters", &raw.id);
        if raw.range.0 > raw.range.1 || !(raw.range.0..=raw.range.1).contains(&raw.value) {
            self.problem(&item, "value", &raw.value.to_string(), "the value lies outside its range", None);
        }
        let origin = match (raw.source.trim().is_empty(), raw.assumption.trim().is_empty()) {
            (false, true) => Origin::Source(raw.source.clone()),
            (true, false) => Origin::Assumption(raw.assumption.clone()),
            (true, true) => {
                self.problem(&item, "source", "", "neither a source nor the reason for an assumption", None);
                Origin::Assumption(String::new())
            }
            (false, false) => {
                self.problem(&item, "assumption", &raw.assumption, "both a source and an assumption: a number is one or the other", None);
                Origin::Source(raw.source.clone())
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

/// The certainty with this name in files.
pub(super) fn certainty_of(text: &str) -> Option<Certainty> {
    Certainty::ALL.iter().find(|(name, _)| *name == text).map(|&(_, certainty)| certainty)
}

fn wrong_element(domain: Domain) -> &'static str {
    match domain {
        Domain::Air => "aircraft cannot be based there",
        Domain::Surface | Domain::Subsurface => "ships cannot lie there",
        Domain::Land => "land forces cannot be stationed there",
    }
}
