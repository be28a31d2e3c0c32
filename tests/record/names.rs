//! The names of what numbers stand for: nations, places, forces, agreements, offers, and the rows of lists.

use std::collections::BTreeMap;

use latticework::rules::Scenario;
use latticework::rules::state::{Game, Pair};
use latticework::rules::vocab::ids::{AgreementId, ForceId, NationSet, ProposalId, SeatId, SeatSet};

use super::canon::Seen;

/// Names in a level and in one state of a game of it.
pub struct Names<'a> {
    scenario: &'a Scenario,
    /// Counts the variants that are met.
    pub seen: &'a Seen,
    forces: BTreeMap<ForceId, String>,
    agreements: Vec<String>,
    proposals: BTreeMap<ProposalId, String>,
}

/// A name as one word.
fn word(text: &str) -> String {
    text.replace([' ', '\t', '\n'], "_")
}

/// Names that stand for one thing each: a second one of the same name gets a number.
fn distinct(names: impl Iterator<Item = String>) -> Vec<String> {
    let mut seen: BTreeMap<String, u32> = BTreeMap::new();
    let number = |name: String| {
        let count = seen.entry(name.clone()).or_default();
        *count += 1;
        if *count == 1 { name } else { format!("{name}#{count}") }
    };
    names.map(number).collect()
}

impl<'a> Names<'a> {
    /// The names in a state.
    pub fn of(scenario: &'a Scenario, game: &Game, seen: &'a Seen) -> Self {
        let nation = |id: latticework::catalog::NationId| scenario.catalog.nation(id).slug.clone();
        let force = |force: &latticework::rules::state::Force| format!("{}:{}", nation(force.nation), word(&force.name));
        let forces = game.forces.keys().copied().zip(distinct(game.forces.values().map(force))).collect();
        let agreements = distinct(game.agreements.iter().map(|agreement| format!("“{}”", word(&agreement.text.name))));
        let offer = |offer: &latticework::rules::state::Proposal| {
            let to: Vec<String> = offer.to.iter().map(|&to| nation(to)).collect();
            format!("t{}:{}>{}", offer.turn, nation(offer.from), to.join("+"))
        };
        let proposals = game.proposals.keys().copied().zip(distinct(game.proposals.values().map(offer))).collect();
        Self { scenario, seen, forces, agreements, proposals }
    }

    fn nation(&self, at: usize) -> Option<String> {
        self.scenario.catalog.nations.get(at).map(|row| row.slug.clone())
    }

    fn seat(&self, at: usize) -> Option<String> {
        self.scenario.seats.get(at).map(|seat| seat.slug.clone())
    }

    fn place(&self, at: usize) -> Option<String> {
        self.scenario.catalog.places.get(at).map(|row| row.slug.clone())
    }

    fn feature(&self, at: usize) -> Option<String> {
        self.scenario.features.get(at).and_then(|feature| self.place(feature.place.index()))
    }

    fn row(&self, def: latticework::catalog::ForceDefId) -> Option<String> {
        self.scenario.catalog.forces.get(def.index()).map(|row| row.slug.clone())
    }

    /// What a number of a type of its own stands for.
    pub fn of_kind(&self, kind: &str, value: i128) -> Option<String> {
        let at = usize::try_from(value).ok()?;
        let catalog = &self.scenario.catalog;
        match kind {
            "NationId" => self.nation(at),
            "SeatId" => self.seat(at),
            "PlaceId" => self.place(at),
            "FeatureId" => self.feature(at),
            "ForceTypeId" => catalog.force_types.get(at).map(|row| row.slug.clone()),
            "ForceDefId" => catalog.forces.get(at).map(|row| row.slug.clone()),
            "AgreementDefId" => catalog.agreements.get(at).map(|row| row.slug.clone()),
            "ProgrammeId" => catalog.programmes.get(at).map(|row| row.slug.clone()),
            "GoodId" => catalog.goods.get(at).map(|row| row.slug.clone()),
            "TextId" => catalog.texts.get(at).map(|row| row.slug.clone()),
            "InjectId" if value == i128::from(u16::MAX) => Some("none".to_owned()),
            "InjectId" => self.scenario.injects.get(at).map(|inject| inject.slug.clone()),
            "ObjectiveId" => Some(format!("objective{at}")),
            "DueId" => Some(format!("due{at}")),
            "CellId" => self.scenario.map.cells.get(at).map(|cell| format!("{},{}", cell.hex.x, cell.hex.y)),
            "ForceId" => Some(self.forces.get(&ForceId(at as u32)).cloned().unwrap_or_else(|| "unknown".to_owned())),
            "AgreementId" => Some(self.agreements.get(AgreementId(at as u16).index()).cloned().unwrap_or_else(|| "later".to_owned())),
            "ProposalId" => Some(self.proposals.get(&ProposalId(at as u32)).cloned().unwrap_or_else(|| "unknown".to_owned())),
            "SeatSet" => Some(self.seats(SeatSet(at as u32))),
            "NationSet" => self.set(value),
            _ => None,
        }
    }

    fn seats(&self, set: SeatSet) -> String {
        if set == SeatSet::ALL {
            return "all".to_owned();
        }
        let members: Vec<String> =
            (0..self.scenario.seats.len()).filter(|&at| set.contains(SeatId(at as u8))).filter_map(|at| self.seat(at)).collect();
        if members.is_empty() { "white_cell".to_owned() } else { members.join("+") }
    }

    /// An empty set is nothing: absent.
    fn set(&self, value: i128) -> Option<String> {
        let set = NationSet(u64::try_from(value).ok()?);
        if set == NationSet::NONE {
            return None;
        }
        if set == NationSet::ALL {
            return Some("all".to_owned());
        }
        let member = |&at: &usize| set.contains(latticework::catalog::NationId(at as u16));
        let mut members: Vec<String> = (0..self.scenario.catalog.nations.len()).filter(member).filter_map(|at| self.nation(at)).collect();
        members.sort();
        Some(members.join("+"))
    }

    /// What a plain number in a field stands for, where it stands for a thing.
    pub fn of_field(&self, owner: &str, field: &str, value: i128) -> Option<String> {
        let at = usize::try_from(value).ok()?;
        let arena = self.scenario.war.as_deref().map(|setup| &setup.arena);
        match (owner, field) {
            ("Presence", "nation") => self.nation(at),
            ("SquadronState" | "WarEvent::Rebased" | "WarEvent::BaseStruck", "base") => self.place(arena?.bases.get(at)?.place.index()),
            ("WarEvent::Rebased", "squadron") | ("Row", "Squadron") => self.row(arena?.squadrons.get(at)?.def),
            ("Row", "Group") => self.row(arena?.groups.get(at)?.def),
            ("Row", "Boats") => self.row(arena?.boats.get(at)?.def),
            ("Row", "Missiles") => self.row(arena?.missiles.get(at)?.def),
            ("Event::ElectionHeld", "election") | (_, "elections.key") => {
                let election = self.scenario.catalog.elections.get(at)?;
                Some(format!("{}:{}", self.nation(election.nation.index())?, word(&election.day.long())))
            }
            _ => None,
        }
    }

    /// What a text of a type of its own stands for.
    pub fn of_text(&self, kind: &str, text: &str) -> Option<String> {
        if kind != "Pair" {
            return None;
        }
        let pair = Pair::try_from(text.to_owned()).ok()?;
        let (a, b) = pair.members();
        let mut both = [self.nation(a.index())?, self.nation(b.index())?];
        both.sort();
        Some(both.join("-"))
    }

    /// The names of the rows of a list that stands beside one of the level; `None` where the rows have no names but their places.
    pub fn list(&self, owner: &str, field: &str, length: usize) -> Option<Vec<String>> {
        let catalog = &self.scenario.catalog;
        let arena = self.scenario.war.as_deref().map(|setup| &setup.arena);
        let rows = |names: Vec<Option<String>>| Some(distinct(names.into_iter().map(Option::unwrap_or_default)).into_iter().collect::<Vec<_>>());
        let names = match (owner, field) {
            ("Game", "nations") | ("Competition", "fronts") => rows((0..length).map(|at| self.nation(at)).collect()),
            ("Game", "seats") => rows((0..length).map(|at| self.seat(at)).collect()),
            ("Game", "features") => rows((0..length).map(|at| self.feature(at)).collect()),
            ("Game", "agreements") => Some(self.agreements.clone()),
            ("Game", "injected") => rows(self.scenario.injects.iter().map(|inject| Some(inject.slug.clone())).collect()),
            ("Competition", "programmes") => rows(catalog.programmes.iter().map(|row| Some(row.slug.clone())).collect()),
            ("War", "squadrons") => rows(arena?.squadrons.iter().map(|row| self.row(row.def)).collect()),
            ("War", "bases") => rows(arena?.bases.iter().map(|row| self.place(row.place.index())).collect()),
            ("War", "groups") => rows(arena?.groups.iter().map(|row| self.row(row.def)).collect()),
            ("War", "boats") => rows(arena?.boats.iter().map(|row| self.row(row.def)).collect()),
            ("War", "missiles") => rows(arena?.missiles.iter().map(|row| self.row(row.def)).collect()),
            _ => None,
        }?;
        (names.len() >= length).then_some(names)
    }
}
