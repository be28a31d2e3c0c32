//! Agreements at the start: the theatre's between nations that take part, as they stood on the first day, with the level's changes, and the
//! level's own.

use std::collections::BTreeSet;

use super::Convert;
use crate::catalog::absent::nonzero;
use crate::catalog::clause::{
    Area, AttackOn, Clause, Consent, InstitutionKind, LAST_TURN, MOST_CONSULTING, MOST_FORCES, Made, Operation, Places, Promise, Response, Tension,
    TermSource,
};
use crate::catalog::{AgreementDefId, AgreementStatus, ClauseKind, Date, NationId, PlaceId, clause_faults};
use crate::level::decode::{Fields, call, int, list, text, word};
use crate::level::diagnostic::{Code, Span};
use crate::level::schema::AGREEMENT;
use crate::level::tree::{Node, Value};
use crate::level::words::{STATUSES, choice};
use crate::rules::scenario::AgreementSetup;

/// What a level says of an agreement.
struct AgreementEntry<'n> {
    slug: &'n str,
    span: Span,
    def: Option<AgreementDefId>,
    status: Option<AgreementStatus>,
    fields: Option<Fields<'n>>,
}

impl Convert<'_> {
    pub(super) fn agreements(&mut self, fields: &Fields, start: Option<Date>, places: &mut super::FilePlaces) -> Vec<AgreementSetup> {
        let day = start.unwrap_or(super::UNKNOWN_START);
        let entries = self.agreement_entries(fields);
        let empty = |fields: &Fields| matches!(fields.get("clauses").map(|node| &node.value), Some(Value::List(items)) if items.is_empty());
        for entry in &entries {
            if entry.fields.as_ref().is_some_and(|fields| empty(fields) || (entry.def.is_none() && !fields.has("clauses"))) {
                places.empty_agreements.push((entry.slug.to_owned(), entry.span));
            }
        }
        let mut setups = Vec::new();
        for index in 0..self.catalog.agreements.len() {
            let id = AgreementDefId(index as u16);
            let entry = entries.iter().find(|entry| entry.def == Some(id));
            let def = self.catalog.agreements[index].clone();
            let mut setup = AgreementSetup {
                def: Some(id),
                name: def.name.clone(),
                parties: def.parties.clone(),
                clauses: def.clauses.clone(),
                status: AgreementStatus::Proposed,
                quiet: def.quiet,
            };
            if let Some(entry) = entry {
                self.fill(&mut setup, entry);
            }
            let taking_part = setup.parties.iter().filter(|party| self.present.contains(party)).count();
            if taking_part < 2 {
                if let Some(entry) = entry.filter(|_| !self.unread.contains(&"nations")) {
                    let message = format!("`{}` binds fewer than two nations of this level: it would change nothing", entry.slug);
                    self.problems.add(Code::AbsentNation, entry.span, message);
                }
                continue;
            }
            let Some(status) = entry.and_then(|entry| entry.status).or_else(|| def.status_on(day)) else { continue };
            if setup.clauses.is_empty() && entry.is_none() {
                continue;
            }
            setup.status = status;
            self.agreement_slugs.push(def.slug);
            setups.push(setup);
        }
        for entry in entries.iter().filter(|entry| entry.def.is_none()) {
            if let Some(setup) = self.own_agreement(entry) {
                self.agreement_slugs.push(entry.slug.to_owned());
                setups.push(setup);
            }
        }
        setups
    }

    fn agreement_entries<'n>(&mut self, fields: &Fields<'n>) -> Vec<AgreementEntry<'n>> {
        let mut entries: Vec<AgreementEntry> = Vec::new();
        for (key, value) in self.table(fields, "agreements", "{\"us_phl_mdt\": InForce}") {
            let Some((slug, span)) = text(key, "the agreement", &mut self.problems) else { continue };
            let def = self.catalog.agreement_id(slug);
            let own = matches!(value.value, Value::Struct(..));
            if def.is_none() && !own {
                self.no_agreement(slug, span, format!("there is no agreement `{slug}`"));
            }
            if own && def.is_none() && !super::is_slug(slug) {
                self.problems.add(Code::BadText, span, "a short name has lower-case letters, digits and underscores, at most 40");
            }
            let (status, fields) = if own {
                let fields = Fields::open(value, "an agreement", AGREEMENT, &mut self.problems);
                let node = fields.as_ref().and_then(|fields| fields.get("status"));
                let status = node.map_or(Some(AgreementStatus::InForce), |node| word(node, "status", STATUSES, &mut self.problems));
                (status, fields)
            } else {
                (word(value, "the status", STATUSES, &mut self.problems), None)
            };
            if (def.is_some() || own) && entries.iter().all(|entry| entry.slug != slug) {
                entries.push(AgreementEntry { slug, span, def, status, fields });
            }
        }
        entries
    }

    /// An agreement that the theatre lacks.
    fn own_agreement(&mut self, entry: &AgreementEntry) -> Option<AgreementSetup> {
        let fields = entry.fields.as_ref()?;
        for name in ["name", "parties"] {
            if !fields.has(name) {
                let message = format!("the theatre has no agreement `{}`: one of the level's own needs `{name}`", entry.slug);
                self.problems.add(Code::MissingField, entry.span, message);
            }
        }
        let status = entry.status?;
        let mut setup = AgreementSetup { def: None, name: String::new(), parties: Vec::new(), clauses: Vec::new(), status, quiet: false };
        self.fill(&mut setup, entry);
        if let Some(node) = fields.get("parties")
            && matches!(&node.value, Value::List(items) if items.len() < 2)
        {
            self.problems.add(Code::BadClause, node.span, "an agreement has at least two parties");
        }
        (setup.parties.len() >= 2).then_some(setup)
    }

    /// Puts in what the level says of an agreement.
    fn fill(&mut self, setup: &mut AgreementSetup, entry: &AgreementEntry) {
        let Some(fields) = &entry.fields else { return };
        if fields.has("name") {
            setup.name = self.name(fields, "name");
        }
        setup.quiet = fields.flag("quiet", setup.quiet, &mut self.problems);
        let mut parties_known = true;
        if fields.has("parties") {
            let nodes = fields.list("parties", &mut self.problems);
            let parties: Vec<(NationId, Span)> =
                nodes.iter().filter_map(|node| self.nation(node, "the party").map(|nation| (nation, node.span))).collect();
            parties_known = parties.len() == nodes.len();
            setup.parties.clear();
            for (nation, span) in parties {
                if setup.parties.contains(&nation) {
                    self.problems.add(Code::SameNation, span, "this nation is a party already");
                } else {
                    setup.parties.push(nation);
                }
            }
        }
        if fields.has("clauses") {
            let nodes = fields.list("clauses", &mut self.problems);
            setup.clauses = nodes.iter().filter_map(|node| self.clause(node, &setup.parties, parties_known)).collect();
        }
    }

    fn clause(&mut self, node: &Node, parties: &[NationId], parties_known: bool) -> Option<Clause> {
        let name = match &node.value {
            Value::Struct(Some(name), _) | Value::Tuple(Some(name), _) | Value::Name(name) => name.as_str(),
            Value::Broken => return None,
            _ => {
                let written = ClauseKind::ALL.map(|kind| format!("{}(...)", kind.name()));
                let written = choice(written.iter().map(String::as_str));
                self.problems.add(Code::WrongKind, node.span, format!("a clause is written {written}"));
                return None;
            }
        };
        let Some(kind) = ClauseKind::ALL.into_iter().find(|kind| kind.name() == name) else {
            let message = format!("there is no clause `{name}`");
            self.problems.add_near(Code::UnknownWord, node.span, message, name, ClauseKind::ALL.iter().map(|kind| kind.name()));
            return None;
        };
        let fields = Fields::open(node, kind.called(), kind.fields(), &mut self.problems)?;
        let clause = kind.made_of(&mut WrittenClause { level: self, fields })?;
        if parties_known {
            for (wrong, reason) in clause_faults(&clause, parties, &self.catalog) {
                if self.problems.is_full() {
                    break;
                }
                let span = last_text(node, &wrong).unwrap_or(node.span);
                self.problems.add(Code::BadClause, span, reason);
            }
        }
        Some(clause)
    }

    fn consent(&mut self, node: &Node, name: &str) -> Option<Consent> {
        match call(node, &format!("`{name}`"), &mut self.problems)? {
            ("Automatic", []) => Some(Consent::Automatic),
            ("Veto", []) => Some(Consent::Veto),
            ("Consult", [turns]) => {
                int(turns, "the turns", 1..=i64::from(MOST_CONSULTING), &mut self.problems).map(|turns| Consent::Consult(turns as u8))
            }
            (wrong, _) => {
                let message = format!("`{name}` is {}, not `{wrong}`", Consent::WRITTEN);
                self.problems.add_near(Code::UnknownWord, node.span, message, wrong, Consent::NAMES.into_iter());
                None
            }
        }
    }

    fn area(&mut self, node: &Node, name: &str) -> Option<Area> {
        match call(node, &format!("`{name}`"), &mut self.problems)? {
            ("Administered", []) => Some(Area::Administered),
            ("Pacific", []) => Some(Area::Pacific),
            ("TerritoryOf", [nation]) => self.nation(nation, "the nation").map(Area::TerritoryOf),
            ("At", [places]) => {
                let nodes = list(places, "the places", &mut self.problems);
                let found: Vec<PlaceId> = nodes.iter().filter_map(|node| self.place(node, "the place")).map(|(id, _)| id).collect();
                (found.len() == nodes.len()).then(|| Area::At(each_once(found)))
            }
            (wrong, _) => {
                let message = format!("`{name}` is Administered, TerritoryOf(\"a nation\"), Pacific or At([\"a place\"]), not `{wrong}`");
                self.problems.add_near(Code::UnknownWord, node.span, message, wrong, Area::NAMES.into_iter());
                None
            }
        }
    }

    fn promise(&mut self, node: &Node, name: &str) -> Option<Promise> {
        let (written, items) = call(node, &format!("`{name}`"), &mut self.problems)?;
        let known = Promise::IN_LEVELS.iter().find(|(known, _)| *known == written).map(|(_, made)| made);
        match (known, items) {
            (Some(Made::Alone(promise)), []) => Some(*promise),
            (Some(Made::At(at)), [place]) => self.place(place, "the place").map(|(place, _)| at(place)),
            _ => {
                let message = format!("`{name}` is {}, not `{written}`", promises());
                let known = Promise::IN_LEVELS.iter().map(|(known, _)| *known);
                self.problems.add_near(Code::UnknownWord, node.span, message, written, known);
                None
            }
        }
    }

    /// All the nations of a list, or `None` if one cannot be read.
    fn nations_in(&mut self, fields: &Fields, name: &str) -> Option<Vec<NationId>> {
        let nodes = fields.list(name, &mut self.problems);
        let nations: Vec<NationId> = nodes.iter().filter_map(|node| self.nation(node, "the nation")).collect();
        (nations.len() == nodes.len()).then(|| each_once(nations))
    }

    /// All the places of a list, or `None` if one cannot be read.
    fn places_in(&mut self, fields: &Fields, name: &str) -> Option<Vec<PlaceId>> {
        let nodes = fields.list(name, &mut self.problems);
        let places: Vec<PlaceId> = nodes.iter().filter_map(|node| self.place(node, "the place")).map(|(id, _)| id).collect();
        (places.len() == nodes.len()).then(|| each_once(places))
    }
}

/// The terms of a clause that a level writes.
struct WrittenClause<'c, 'l, 'n> {
    level: &'c mut Convert<'l>,
    fields: Fields<'n>,
}

impl<'n> WrittenClause<'_, '_, 'n> {
    /// One of a few words.
    fn word<T: Copy>(&mut self, name: &'static str, words: &[(&'static str, T)]) -> Option<T> {
        self.fields.get(name).and_then(|node| word(node, name, words, &mut self.level.problems))
    }

    /// The field's value, or what it is without one.
    fn or_default<T: Default>(&mut self, name: &'static str, read: impl FnOnce(&mut Self, &'n Node) -> Option<T>) -> Option<T> {
        match self.fields.get(name) {
            Some(node) => read(self, node),
            None => Some(T::default()),
        }
    }

    /// A number of which 0 stands for none.
    fn count(&mut self, name: &'static str, most: u16) -> Option<u16> {
        nonzero(self.fields.int(name, 0..=i64::from(most), 0, &mut self.level.problems) as u16)
    }
}

impl TermSource for WrittenClause<'_, '_, '_> {
    fn giver(&mut self, name: &'static str) -> Option<NationId> {
        self.fields.get(name).and_then(|node| self.level.nation(node, name))
    }

    fn taker(&mut self, name: &'static str) -> Option<NationId> {
        self.giver(name)
    }

    fn takers(&mut self, name: &'static str) -> Option<Vec<NationId>> {
        self.level.nations_in(&self.fields, name)
    }

    fn members(&mut self, name: &'static str) -> Option<Vec<NationId>> {
        self.level.nations_in(&self.fields, name)
    }

    fn hosted(&mut self, name: &'static str) -> Option<Places> {
        self.level.places_in(&self.fields, name).map(Places::named)
    }

    fn seat(&mut self, name: &'static str) -> Option<PlaceId> {
        self.fields.get(name).and_then(|node| self.level.place(node, name)).map(|(place, _)| place)
    }

    fn operation(&mut self, name: &'static str) -> Option<Operation> {
        self.word(name, Operation::WORDS)
    }

    fn tension(&mut self, name: &'static str) -> Option<Tension> {
        self.or_default(name, |from, node| word(node, name, Tension::WORDS, &mut from.level.problems))
    }

    fn consent(&mut self, name: &'static str) -> Option<Consent> {
        self.or_default(name, |from, node| from.level.consent(node, name))
    }

    fn cap(&mut self, name: &'static str) -> Option<Option<u16>> {
        Some(self.count(name, MOST_FORCES))
    }

    fn until(&mut self, name: &'static str) -> Option<Option<u16>> {
        Some(self.count(name, LAST_TURN))
    }

    fn area(&mut self, name: &'static str) -> Option<Area> {
        self.fields.get(name).and_then(|node| self.level.area(node, name))
    }

    fn attack(&mut self, name: &'static str) -> Option<AttackOn> {
        self.word(name, AttackOn::WORDS)
    }

    fn response(&mut self, name: &'static str) -> Option<Response> {
        self.word(name, Response::WORDS)
    }

    fn institution(&mut self, name: &'static str) -> Option<InstitutionKind> {
        self.word(name, InstitutionKind::WORDS)
    }

    fn promise(&mut self, name: &'static str) -> Option<Promise> {
        self.fields.get(name).and_then(|node| self.level.promise(node, name))
    }
}

/// What can be undertaken, as a problem says it: those about a place first, the first of them with an example.
fn promises() -> String {
    let (mut at, mut alone) = (Vec::new(), Vec::new());
    for (name, made) in Promise::IN_LEVELS {
        match made {
            Made::At(_) if at.is_empty() => at.push(format!("{name}(\"a place\")")),
            Made::At(_) => at.push((*name).to_owned()),
            Made::Alone(_) => alone.push((*name).to_owned()),
        }
    }
    format!("{} with a place, or {}", choice(at.iter().map(String::as_str)), choice(alone.iter().map(String::as_str)))
}

/// A list without what it names again.
fn each_once<T: Ord + Copy>(list: Vec<T>) -> Vec<T> {
    let mut seen = BTreeSet::new();
    list.into_iter().filter(|item| seen.insert(*item)).collect()
}

/// Where this text stands last inside a value: of two equal nations, the second is the one too many.
fn last_text(node: &Node, wanted: &str) -> Option<Span> {
    match &node.value {
        Value::Text(text) => (text == wanted).then_some(node.span),
        Value::Tuple(_, items) | Value::List(items) => items.iter().rev().find_map(|item| last_text(item, wanted)),
        Value::Struct(_, fields) => fields.iter().rev().find_map(|field| last_text(&field.value, wanted)),
        Value::Map(entries) => entries.iter().rev().find_map(|(_, value)| last_text(value, wanted)),
        Value::Bool(_) | Value::Int(_) | Value::Float(_) | Value::Name(_) | Value::Odd(_) | Value::Broken => None,
    }
}
