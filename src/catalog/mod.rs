//! Theatre data: nations, places, kinds of force, the order of battle, agreements, and the numbers that the rules use.
//!
//! `levels/theatre/*.ron` hold them; [`Raw`](raw) structs are what the files say, [`Catalog`] is what was checked.

#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

pub mod absent;
mod act;
mod aliases;
mod build;
pub mod clause;
mod competition;
mod date;
pub mod history;
mod ids;
pub mod plain;
mod problem;
pub mod quantity;
pub mod raw;
pub mod raw_competition;
mod resolve;
mod types;
pub mod war;

pub use act::{Act, Cargo, EncounterOutcome, Pressing};
pub use aliases::{
    ALIASES, AliasesError, Candidate, MAX_NEAR, Meant, RawAlias, RawAliases, Thing, absent_field, fold, letters, meant, nearest, raw_aliases,
};
pub use build::{MAX_NAME, MAX_NATIONS, MAX_ROWS, MAX_SLUG, RawCatalog};
pub use clause::{AgreementStatus, Clause, ClauseKind, FieldDoc, Operation};
pub use competition::{Election, ElectionKind, Good, ModelClause, ModelText, Programme, StockDef, StockKind, TextRole, Yield};
pub use date::{Date, DateError};
pub use ids::{AgreementDefId, ForceDefId, ForceTypeId, GoodId, NationId, PlaceId, ProgrammeId, TextId};
pub use problem::CatalogProblem;
pub use resolve::{clause_faults, clause_of, decides};
pub use types::{AgreementDef, Certainty, Domain, ForceDef, ForceType, Host, Icon, Missiles, Nation, Origin, ParameterDef, Place, PlaceKind};

/// All theatre data, checked. Lists are in file order, so that identities are stable.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Catalog {
    /// States.
    pub nations: Vec<Nation>,
    /// Named places.
    pub places: Vec<Place>,
    /// Kinds of force.
    pub force_types: Vec<ForceType>,
    /// The order of battle.
    pub forces: Vec<ForceDef>,
    /// Agreements.
    pub agreements: Vec<AgreementDef>,
    /// Numbers that the rules use.
    pub parameters: Vec<ParameterDef>,
    /// What a war needs besides.
    pub war: war::WarData,
    /// Programmes of procurement and modernisation.
    pub programmes: Vec<Programme>,
    /// Goods that can be withheld.
    pub goods: Vec<Good>,
    /// Elections, whatever the level's dates.
    pub elections: Vec<Election>,
    /// What nations have, when a level does not say otherwise.
    pub stocks: Vec<StockDef>,
    /// Model texts of agreements.
    pub texts: Vec<ModelText>,
}

macro_rules! find {
    ($(#[$doc:meta])* $name:ident, $list:ident, $id:ident) => {
        $(#[$doc])*
        pub fn $name(&self, slug: &str) -> Option<$id> {
            self.$list.iter().position(|item| item.slug == slug).map(|index| $id(index as u16))
        }
    };
}

impl Catalog {
    /// The theatre data that the program carries.
    ///
    /// # Errors
    /// Every problem in the files. A test holds that there are none.
    pub fn theatre() -> Result<Self, Vec<CatalogProblem>> {
        let mut catalog = RawCatalog::embedded().and_then(|raw| raw.check())?;
        catalog.war = war::RawWar::embedded().map_err(|problem| vec![problem])?.check(&catalog)?;
        Ok(catalog)
    }

    find!(
        /// The nation with this short name.
        nation_id, nations, NationId
    );
    find!(
        /// The place with this short name.
        place_id, places, PlaceId
    );
    find!(
        /// The kind of force with this short name.
        force_type_id, force_types, ForceTypeId
    );
    find!(
        /// The row of the order of battle with this short name.
        force_def_id, forces, ForceDefId
    );
    find!(
        /// The agreement with this short name.
        agreement_id, agreements, AgreementDefId
    );
    find!(
        /// The programme with this short name.
        programme_id, programmes, ProgrammeId
    );
    find!(
        /// The good with this short name.
        good_id, goods, GoodId
    );
    find!(
        /// The model text with this short name.
        text_id, texts, TextId
    );

    /// The model text that computers use for that.
    pub fn text_for(&self, role: TextRole) -> Option<&ModelText> {
        self.texts.iter().find(|text| text.role == Some(role))
    }

    /// The place that is a nation's capital, if the theatre has it as one.
    pub fn capital_place(&self, nation: NationId) -> Option<PlaceId> {
        let found = self.places.iter().position(|place| place.kind == PlaceKind::Capital && place.controller == Some(nation));
        found.map(|index| PlaceId(index as u16))
    }

    /// A nation's capital: its name, and where it is. Every nation of the theatre has one.
    pub fn capital(&self, nation: NationId) -> Option<(&str, crate::geo::LatLon)> {
        match self.capital_place(nation) {
            Some(place) => Some((&self.place(place).name, self.place(place).at)),
            None => self.nations.get(nation.index())?.capital.as_ref().map(|(name, at)| (name.as_str(), *at)),
        }
    }

    /// A nation.
    pub fn nation(&self, id: NationId) -> &Nation {
        &self.nations[id.index()]
    }

    /// A place.
    pub fn place(&self, id: PlaceId) -> &Place {
        &self.places[id.index()]
    }

    /// A kind of force.
    pub fn force_type(&self, id: ForceTypeId) -> &ForceType {
        &self.force_types[id.index()]
    }
}
