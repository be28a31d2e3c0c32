//! What the files on programmes, goods, elections, stocks and model texts say, and their check.

use crate::catalog::quantity::Thousandths;
use serde::{Deserialize, Serialize};

use super::Catalog;
use super::aliases::nearest;
use super::build::certainty_of;
use super::clause::{Area, AttackOn, Consent, InstitutionKind, Operation, Response, Tension};
use super::competition::{Election, ElectionKind, Good, ModelClause, ModelText, Programme, StockDef, StockKind, TextRole, Yield};
use super::date::Date;
use super::ids::NationId;
use super::problem::CatalogProblem;
use super::types::{Certainty, Origin};

/// A row of `programmes.ron`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawProgramme {
    pub id: String,
    pub name: String,
    pub nation: String,
    pub cost_musd: i32,
    pub months: u16,
    #[serde(default)]
    pub begun: String,
    #[serde(default = "yes")]
    pub public: bool,
    pub yields: Vec<(StockKind, u16)>,
    pub note: String,
    #[serde(default)]
    pub source: String,
    #[serde(default)]
    pub assumption: String,
    pub certainty: String,
}

fn yes() -> bool {
    true
}

/// A row of `goods.ron`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawGood {
    pub id: String,
    pub name: String,
    pub by: String,
    pub exposure: Vec<(String, i16)>,
    pub sender_cost: i16,
    #[serde(default)]
    pub source: String,
    #[serde(default)]
    pub assumption: String,
}

/// A row of `elections.ron`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawElection {
    pub nation: String,
    pub day: String,
    pub kind: ElectionKind,
    pub name: String,
    pub certainty: String,
}

/// A row of `stocks.ron`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawStock {
    pub nation: String,
    pub what: StockKind,
    pub count: u16,
    #[serde(default)]
    pub source: String,
    #[serde(default)]
    pub assumption: String,
}

/// A clause of a model text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum RawModelClause {
    /// Each owes every other; `pacific` widens administered territory to the whole Pacific.
    Mutual {
        #[serde(default)]
        pacific: bool,
        trigger: AttackOn,
        response: Response,
    },
    /// Each lets all others use what it hosts.
    Access { operation: Operation, up_to: Tension, consent: Consent },
    /// All keep an institution.
    Common { kind: InstitutionKind },
}

/// A row of `texts.ron`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawModelText {
    pub id: String,
    pub name: String,
    #[serde(default)]
    pub role: Option<TextRole>,
    pub clauses: Vec<RawModelClause>,
    pub note: String,
}

/// The files that competition draws on, read and not yet checked.
#[derive(Clone, Debug, Default)]
pub struct RawCompetition {
    /// `programmes.ron`
    pub programmes: Vec<RawProgramme>,
    /// `goods.ron`
    pub goods: Vec<RawGood>,
    /// `elections.ron`
    pub elections: Vec<RawElection>,
    /// `stocks.ron`
    pub stocks: Vec<RawStock>,
    /// `texts.ron`
    pub texts: Vec<RawModelText>,
}

impl RawCompetition {
    /// The files that the program carries.
    ///
    /// # Errors
    /// What cannot be read.
    pub fn embedded() -> Result<Self, CatalogProblem> {
        use super::build::read;
        Ok(Self {
            programmes: read("programmes.ron", include_str!("../../levels/theatre/programmes.ron"))?,
            goods: read("goods.ron", include_str!("../../levels/theatre/goods.ron"))?,
            elections: read("elections.ron", include_str!("../../levels/theatre/elections.ron"))?,
            stocks: read("stocks.ron", include_str!("../../levels/theatre/stocks.ron"))?,
            texts: read("texts.ron", include_str!("../../levels/theatre/texts.ron"))?,
        })
    }

    /// Resolves every name into `catalog`, whose nations are known already.
    pub(super) fn check(&self, catalog: &mut Catalog, problems: &mut Vec<CatalogProblem>) {
        let mut check = CompetitionCheck { catalog, problems };
        for raw in &self.programmes {
            check.programme(raw);
        }
        for raw in &self.goods {
            check.good(raw);
        }
        for raw in &self.elections {
            check.election(raw);
        }
        for raw in &self.stocks {
            check.stock(raw);
        }
        for raw in &self.texts {
            check.text(raw);
        }
    }
}

struct CompetitionCheck<'a> {
    catalog: &'a mut Catalog,
    problems: &'a mut Vec<CatalogProblem>,
}

impl CompetitionCheck<'_> {
    fn problem(&mut self, item: &str, field: &'static str, text: &str, reason: &str, suggestion: Option<String>) {
        self.problems.push(CatalogProblem { item: item.to_owned(), field, text: text.to_owned(), reason: reason.to_owned(), suggestion });
    }

    fn nation(&mut self, item: &str, field: &'static str, slug: &str) -> NationId {
        self.catalog.nation_id(slug).unwrap_or_else(|| {
            let suggestion = nearest(slug, self.catalog.nations.iter().map(|nation| nation.slug.as_str())).map(str::to_owned);
            self.problem(item, field, slug, "no such nation", suggestion);
            NationId(0)
        })
    }

    fn origin(&mut self, item: &str, source: &str, assumption: &str) -> Origin {
        match (source.trim().is_empty(), assumption.trim().is_empty()) {
            (false, true) => Origin::Source(source.to_owned()),
            (true, false) => Origin::Assumption(assumption.to_owned()),
            (empty, _) => {
                let reason = if empty { "neither a source nor the reason for an assumption" } else { "a number is sourced or assumed, not both" };
                self.problem(item, "source", source, reason, None);
                Origin::Assumption(String::new())
            }
        }
    }

    fn certainty(&mut self, item: &str, text: &str) -> Certainty {
        certainty_of(text).unwrap_or_else(|| {
            self.problem(item, "certainty", text, "must be low, medium, high, read or invented", None);
            Certainty::Low
        })
    }

    fn day(&mut self, item: &str, field: &'static str, text: &str) -> Option<Date> {
        match Date::parse(text) {
            Ok(day) => Some(day),
            Err(reason) => {
                self.problem(item, field, text, &reason.to_string(), None);
                None
            }
        }
    }

    fn programme(&mut self, raw: &RawProgramme) {
        let item = format!("programmes {}", raw.id);
        let nation = self.nation(&item, "nation", &raw.nation);
        let begun = if raw.begun.is_empty() { None } else { self.day(&item, "begun", &raw.begun) };
        if self.catalog.programmes.iter().any(|known| known.slug == raw.id) {
            self.problem(&item, "id", &raw.id, "the name is used twice", None);
        }
        if raw.months == 0 || raw.months > 240 || raw.cost_musd <= 0 {
            self.problem(&item, "months", &raw.months.to_string(), "a programme takes 1 to 240 months and costs something", None);
        }
        if raw.yields.is_empty() {
            self.problem(&item, "yields", "", "a programme delivers something", None);
        }
        let origin = self.origin(&item, &raw.source, &raw.assumption);
        let certainty = self.certainty(&item, &raw.certainty);
        self.catalog.programmes.push(Programme {
            slug: raw.id.clone(),
            name: raw.name.clone(),
            nation,
            cost_musd: raw.cost_musd,
            months: raw.months,
            begun,
            public: raw.public,
            yields: raw.yields.iter().map(|&(what, count)| Yield { what, count }).collect(),
            note: raw.note.clone(),
            origin,
            certainty,
        });
    }

    fn good(&mut self, raw: &RawGood) {
        let item = format!("goods {}", raw.id);
        let by = self.nation(&item, "by", &raw.by);
        let exposure: Vec<(NationId, Thousandths)> =
            raw.exposure.iter().map(|(slug, share)| (self.nation(&item, "exposure", slug), Thousandths(*share))).collect();
        if let Some(&(_, share)) = exposure.iter().find(|(nation, share)| *nation == by || !(1..=100).contains(&share.0)) {
            self.problem(&item, "exposure", &share.to_string(), "exposure is 1 to 100 permille of another's product", None);
        }
        let origin = self.origin(&item, &raw.source, &raw.assumption);
        self.catalog.goods.push(Good {
            slug: raw.id.clone(),
            name: raw.name.clone(),
            by,
            exposure,
            sender_cost: Thousandths(raw.sender_cost),
            origin,
        });
    }

    fn election(&mut self, raw: &RawElection) {
        let item = format!("elections {} {}", raw.nation, raw.day);
        let nation = self.nation(&item, "nation", &raw.nation);
        let certainty = self.certainty(&item, &raw.certainty);
        if let Some(day) = self.day(&item, "day", &raw.day) {
            self.catalog.elections.push(Election { nation, day, kind: raw.kind, name: raw.name.clone(), certainty });
        }
    }

    fn stock(&mut self, raw: &RawStock) {
        let item = format!("stocks {} {:?}", raw.nation, raw.what);
        let nation = self.nation(&item, "nation", &raw.nation);
        let origin = self.origin(&item, &raw.source, &raw.assumption);
        if self.catalog.stocks.iter().any(|known| known.nation == nation && known.what == raw.what) {
            self.problem(&item, "what", &format!("{:?}", raw.what), "the stock stands twice", None);
        }
        self.catalog.stocks.push(StockDef { nation, what: raw.what, count: raw.count, origin });
    }

    fn text(&mut self, raw: &RawModelText) {
        let item = format!("texts {}", raw.id);
        if raw.clauses.is_empty() {
            self.problem(&item, "clauses", "", "a text has a clause", None);
        }
        if raw.role.is_some() && self.catalog.texts.iter().any(|other| other.role == raw.role) {
            self.problem(&item, "role", &raw.id, "another text has this role already", None);
        }
        let clause = |raw: &RawModelClause| match *raw {
            RawModelClause::Mutual { pacific, trigger, response } => {
                ModelClause::Mutual { area: if pacific { Area::Pacific } else { Area::Administered }, trigger, response }
            }
            RawModelClause::Access { operation, up_to, consent } => ModelClause::Access { operation, up_to, consent },
            RawModelClause::Common { kind } => ModelClause::Common { kind },
        };
        let clauses = raw.clauses.iter().map(clause).collect();
        self.catalog.texts.push(ModelText { slug: raw.id.clone(), name: raw.name.clone(), role: raw.role, clauses, note: raw.note.clone() });
    }
}
