//! What a war needs beyond the order of battle: waters, air bases' defences, stocks of munitions, the ground of Taiwan, and the numbers of
//! the operational model. `levels/theatre/war.ron` holds them.

use serde::{Deserialize, Serialize};
use strum::{EnumIter, IntoEnumIterator};

use super::Catalog;
use super::aliases::nearest;
use super::ids::{NationId, PlaceId};
use super::problem::CatalogProblem;
use super::quantity::Km;
use super::raw::RawParameter;
use super::types::{Origin, ParameterDef};
use crate::catalog::quantity::Thousandths;
use crate::geo::LatLon;

/// `war.ron` as it is written.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawWar {
    /// Rows of the order of battle that take no part in the operational model, each with the reason.
    pub left_out: Vec<(String, String)>,
    /// Which nation plays which part, by short names.
    pub parties: Parties<String>,
    /// Waters in which ships and submarines fight.
    pub waters: Vec<RawWater>,
    /// Air bases with their defences.
    pub bases: Vec<RawAirBase>,
    /// Stocks of munitions that are counted for a nation as a whole.
    pub munitions: Vec<RawMunition>,
    /// The ground of Taiwan.
    pub zones: Vec<RawGroundZone>,
    /// Numbers of the model.
    pub numbers: Vec<RawParameter>,
    /// Postures that studies compare.
    pub variations: Vec<RawVariation>,
}

/// What a posture that studies compare is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum VariationKind {
    /// One thing taken away.
    Ablation,
    /// What published games varied.
    Lever,
    /// Clauses of a pact taken away: what is agreed is asked for instead, and promises are not there.
    Clause,
}

/// A posture that studies compare, as it is written.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawVariation {
    /// What it is for.
    pub kind: VariationKind,
    /// Short name.
    pub id: String,
    /// What differs, as `rules::crisis::variation` reads it.
    pub differs: String,
    /// What that means, in words.
    pub meaning: String,
}

/// The parts of the model of war, each with who plays it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Parties<T> {
    /// Lands, or does not.
    pub prc: T,
    /// Leads those who help.
    pub usa: T,
    /// Hosts most bases.
    pub jpn: T,
    /// Helps from afar.
    pub aus: T,
    /// Hosts bases in the south.
    pub phl: T,
    /// Is landed on.
    pub twn: T,
}

/// What the model of war takes a water for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, EnumIter)]
pub enum WaterRole {
    /// A landing fleet crosses it.
    Crossing,
    /// Fleets come to it from the ocean.
    Approach,
    /// Warships stand there to cover a crossing.
    Screen,
    /// Fleets wait there, far off.
    Rear,
}

/// A water.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawWater {
    /// Short name.
    pub id: String,
    /// Name on screens.
    pub name: String,
    /// Latitude of its middle, degrees.
    pub lat: f64,
    /// Longitude of its middle, degrees.
    pub lon: f64,
    /// What the model takes it for, if it knows it.
    #[serde(default)]
    pub role: Option<WaterRole>,
}

/// An air base.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawAirBase {
    /// A place.
    pub place: String,
    /// Hardened shelters, each for one fighter.
    pub shelters: u16,
    /// Interceptors against missiles, in all.
    pub interceptors: u16,
    /// Aircraft that it takes at most.
    pub capacity: u16,
    /// Where the numbers come from, or why they are assumed.
    pub source: String,
}

/// A stock of munitions.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawMunition {
    /// Short name, as the model knows it.
    pub id: String,
    /// Name on screens.
    pub name: String,
    /// Whose.
    pub nation: String,
    /// How many at the start.
    pub stock: u16,
    /// The least and greatest credible stock.
    pub range: (u16, u16),
    /// Reach, km.
    pub reach_km: u16,
    /// Where the numbers come from, or why they are assumed.
    pub source: String,
}

/// A part of Taiwan on which armies fight.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawGroundZone {
    /// Short name.
    pub id: String,
    /// Name on screens.
    pub name: String,
    /// Latitude of the point at which the map shows the fight there, degrees.
    pub lat: f64,
    /// Longitude of that point, degrees.
    pub lon: f64,
    /// Area, km2.
    pub area_km2: u16,
    /// Pace of an advance there, in permille of that over open country.
    pub pace_permille: u16,
    /// Defending battalions at the start.
    pub defenders: u16,
    /// Zones to which an advance goes on.
    pub onward: Vec<String>,
    /// Whether landing is possible there, and how good the beaches are, in permille of the best; 0 is none.
    pub beaches_permille: u16,
    /// Permille of its area after which its ports serve whoever came by sea; 0 is none.
    pub ports_at_permille: u16,
    /// Whether the capital lies there.
    pub capital: bool,
    /// Where the numbers come from, or why they are assumed.
    pub source: String,
}

/// War data, checked.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct WarData {
    /// Short names of rows of the order of battle that take no part, with the reason.
    pub left_out: Vec<(String, String)>,
    /// Which nation plays which part; nobody does before the theatre is read.
    pub parties: Option<Parties<NationId>>,
    /// Waters.
    pub waters: Vec<Water>,
    /// Air bases.
    pub bases: Vec<AirBase>,
    /// Stocks.
    pub munitions: Vec<Munition>,
    /// The ground of Taiwan.
    pub zones: Vec<GroundZone>,
    /// Numbers of the model.
    pub numbers: Vec<ParameterDef>,
    /// Postures that studies compare.
    pub variations: Vec<ShippedVariation>,
}

/// A posture that studies compare. What differs is text here: what it means is the rules' to say.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShippedVariation {
    /// What it is for.
    pub kind: VariationKind,
    /// Short name.
    pub slug: String,
    /// What differs.
    pub differs: String,
    /// What that means, in words.
    pub meaning: String,
}

impl WarData {
    /// The postures of a kind.
    pub fn variations_for(&self, kind: VariationKind) -> impl Iterator<Item = &ShippedVariation> {
        self.variations.iter().filter(move |row| row.kind == kind)
    }
}

/// A water in which ships and submarines fight.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Water {
    /// Short name.
    pub slug: String,
    /// Name on screens.
    pub name: String,
    /// Its middle.
    pub at: LatLon,
    /// What the model takes it for, if it knows it.
    pub role: Option<WaterRole>,
}

impl WarData {
    /// The water that the model takes for that.
    pub fn water(&self, role: WaterRole) -> Option<&Water> {
        self.waters.iter().find(|water| water.role == Some(role))
    }
}

/// An air base's defences.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AirBase {
    /// Where.
    pub place: PlaceId,
    /// Hardened shelters, each for one fighter.
    pub shelters: u16,
    /// Interceptors against missiles.
    pub interceptors: u16,
    /// Aircraft that it takes at most.
    pub capacity: u16,
    /// Where the numbers come from, or why they are assumed.
    pub source: String,
}

/// A stock of munitions of a nation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Munition {
    /// Short name.
    pub slug: String,
    /// Name on screens.
    pub name: String,
    /// Whose.
    pub nation: NationId,
    /// How many at the start.
    pub stock: u16,
    /// The least and greatest credible stock.
    pub range: (u16, u16),
    /// Reach.
    pub reach_km: Km,
    /// Where the numbers come from, or why they are assumed.
    pub source: String,
}

/// A part of Taiwan on which armies fight.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroundZone {
    /// Short name.
    pub slug: String,
    /// Name on screens.
    pub name: String,
    /// Where the map shows the fight there.
    pub at: LatLon,
    /// Area, km2.
    pub area_km2: u16,
    /// Pace of an advance, permille of that over open country.
    pub pace_permille: Thousandths,
    /// Defending battalions at the start.
    pub defenders: u16,
    /// Positions of the zones to which an advance goes on.
    pub onward: Vec<u8>,
    /// How good the beaches are, permille of the best; 0 is none.
    pub beaches_permille: Thousandths,
    /// Permille of its area after which its ports serve the landed; 0 is none.
    pub ports_at_permille: Thousandths,
    /// Whether the capital lies there.
    pub capital: bool,
    /// Where the numbers come from, or why they are assumed.
    pub source: String,
}

impl RawWar {
    /// The file that the program carries.
    ///
    /// # Errors
    /// It cannot be read.
    pub fn embedded() -> Result<Self, CatalogProblem> {
        ron::from_str(include_str!("../../levels/theatre/war.ron")).map_err(|error| CatalogProblem {
            item: "levels/theatre/war.ron".to_owned(),
            field: "",
            text: error.span.to_string(),
            reason: error.code.to_string(),
            suggestion: None,
        })
    }

    /// Resolves every name against the rest of the theatre data.
    ///
    /// # Errors
    /// All problems at once.
    pub fn check(&self, catalog: &Catalog) -> Result<WarData, Vec<CatalogProblem>> {
        let mut check = WarCheck { catalog, problems: Vec::new() };
        let data = check.all(self);
        if check.problems.is_empty() { Ok(data) } else { Err(check.problems) }
    }
}

fn shipped(raw: &RawVariation) -> ShippedVariation {
    ShippedVariation { kind: raw.kind, slug: raw.id.clone(), differs: raw.differs.clone(), meaning: raw.meaning.clone() }
}

struct WarCheck<'a> {
    catalog: &'a Catalog,
    problems: Vec<CatalogProblem>,
}

impl WarCheck<'_> {
    fn all(&mut self, raw: &RawWar) -> WarData {
        for (id, why) in &raw.left_out {
            self.named("left_out", id, self.catalog.force_def_id(id).is_some(), self.catalog.forces.iter().map(|force| force.slug.as_str()));
            self.explained("left_out", id, why);
        }
        let waters = raw.waters.iter().filter_map(|water| self.water(water)).collect();
        let bases = raw.bases.iter().filter_map(|base| self.base(base)).collect();
        let munitions = raw.munitions.iter().filter_map(|munition| self.munition(munition)).collect();
        let zones = raw.zones.iter().filter_map(|zone| self.zone(raw, zone)).collect();
        let numbers = raw.numbers.iter().map(|number| self.number(number)).collect();
        let variations = raw.variations.iter().map(shipped).collect();
        for role in WaterRole::iter() {
            let count = raw.waters.iter().filter(|water| water.role == Some(role)).count();
            if count != 1 {
                self.problem("waters", "role", &format!("{role:?}"), "one water has this role");
            }
        }
        WarData { left_out: raw.left_out.clone(), parties: self.parties(&raw.parties), waters, bases, munitions, zones, numbers, variations }
    }

    fn parties(&mut self, raw: &Parties<String>) -> Option<Parties<NationId>> {
        let mut of = |id: &String| {
            let found = self.catalog.nation_id(id);
            self.named("parties", id, found.is_some(), self.catalog.nations.iter().map(|nation| nation.slug.as_str()));
            found
        };
        let [prc, usa, jpn, aus, phl, twn] = [&raw.prc, &raw.usa, &raw.jpn, &raw.aus, &raw.phl, &raw.twn].map(&mut of);
        Some(Parties { prc: prc?, usa: usa?, jpn: jpn?, aus: aus?, phl: phl?, twn: twn? })
    }

    fn problem(&mut self, item: &str, field: &'static str, text: &str, reason: &str) {
        self.problems.push(CatalogProblem { item: format!("war {item}"), field, text: text.to_owned(), reason: reason.to_owned(), suggestion: None });
    }

    fn named<'a>(&mut self, item: &str, id: &str, found: bool, known: impl Iterator<Item = &'a str>) {
        if !found {
            let suggestion = nearest(id, known).map(str::to_owned);
            self.problems.push(CatalogProblem {
                item: format!("war {item}"),
                field: "id",
                text: id.to_owned(),
                reason: "the theatre has none of this name".to_owned(),
                suggestion,
            });
        }
    }

    fn explained(&mut self, item: &str, id: &str, source: &str) {
        if source.trim().is_empty() {
            self.problem(item, "source", id, "neither a source nor a reason");
        }
    }

    fn water(&mut self, raw: &RawWater) -> Option<Water> {
        let at = self.point(&format!("waters {}", raw.id), raw.lat, raw.lon);
        Some(Water { slug: raw.id.clone(), name: raw.name.clone(), at: at?, role: raw.role })
    }

    fn point(&mut self, item: &str, lat: f64, lon: f64) -> Option<LatLon> {
        let at = LatLon::from_degrees(lat, lon);
        if at.is_none() {
            self.problem(item, "lat", &format!("{lat} {lon}"), "no such point on the globe");
        }
        at
    }

    fn base(&mut self, raw: &RawAirBase) -> Option<AirBase> {
        let place = self.catalog.place_id(&raw.place);
        self.named("bases", &raw.place, place.is_some(), self.catalog.places.iter().map(|place| place.slug.as_str()));
        self.explained("bases", &raw.place, &raw.source);
        Some(AirBase { place: place?, shelters: raw.shelters, interceptors: raw.interceptors, capacity: raw.capacity, source: raw.source.clone() })
    }

    fn munition(&mut self, raw: &RawMunition) -> Option<Munition> {
        let nation = self.catalog.nation_id(&raw.nation);
        self.named("munitions", &raw.nation, nation.is_some(), self.catalog.nations.iter().map(|nation| nation.slug.as_str()));
        self.explained("munitions", &raw.id, &raw.source);
        if !(raw.range.0..=raw.range.1).contains(&raw.stock) {
            self.problem(&format!("munitions {}", raw.id), "stock", &raw.stock.to_string(), "the stock lies outside its range");
        }
        Some(Munition {
            slug: raw.id.clone(),
            name: raw.name.clone(),
            nation: nation?,
            stock: raw.stock,
            range: raw.range,
            reach_km: Km(u32::from(raw.reach_km)),
            source: raw.source.clone(),
        })
    }

    fn zone(&mut self, raw: &RawWar, zone: &RawGroundZone) -> Option<GroundZone> {
        let at = self.point(&format!("zones {}", zone.id), zone.lat, zone.lon);
        self.explained("zones", &zone.id, &zone.source);
        let mut onward = Vec::new();
        for id in &zone.onward {
            match raw.zones.iter().position(|other| other.id == *id) {
                Some(index) => onward.push(index as u8),
                None => self.named("zones", id, false, raw.zones.iter().map(|zone| zone.id.as_str())),
            }
        }
        Some(GroundZone {
            slug: zone.id.clone(),
            name: zone.name.clone(),
            at: at?,
            area_km2: zone.area_km2,
            pace_permille: Thousandths(zone.pace_permille as i16),
            defenders: zone.defenders,
            onward,
            beaches_permille: Thousandths(zone.beaches_permille as i16),
            ports_at_permille: Thousandths(zone.ports_at_permille as i16),
            capital: zone.capital,
            source: zone.source.clone(),
        })
    }

    fn number(&mut self, raw: &RawParameter) -> ParameterDef {
        if !(raw.range.0..=raw.range.1).contains(&raw.value) {
            self.problem(&format!("numbers {}", raw.id), "value", &raw.value.to_string(), "the value lies outside its range");
        }
        let origin = match (raw.source.trim().is_empty(), raw.assumption.trim().is_empty()) {
            (false, true) => Origin::Source(raw.source.clone()),
            (true, false) => Origin::Assumption(raw.assumption.clone()),
            _ => {
                self.problem(&format!("numbers {}", raw.id), "source", &raw.source, "a number has either a source or the reason for an assumption");
                Origin::Assumption(raw.assumption.clone())
            }
        };
        ParameterDef { slug: raw.id.clone(), value: raw.value, range: raw.range, unit: raw.unit.clone(), meaning: raw.meaning.clone(), origin }
    }
}
