//! Agreements at the start: the theatre's between nations that take part, as they stood on the first day, with the level's changes, and the
//! level's own.

use std::collections::BTreeSet;

use super::Convert;
use crate::catalog::clause::{Area, AttackOn, Clause, Consent, InstitutionKind, Operation, Places, Promise, Response, Tension};
use crate::catalog::{AgreementDefId, AgreementStatus, Date, NationId, PlaceId, clause_faults};
use crate::level::decode::{Fields, call, int, list, text, word};
use crate::level::diagnostic::{Code, Span};
use crate::level::schema::{AGREEMENT, INSTITUTION, OBLIGATION, PERMISSION, UNDERTAKING};
use crate::level::tree::{Node, Value};
use crate::level::words::STATUSES;
use crate::rules::scenario::AgreementSetup;

const OPERATIONS: &[(&str, Operation)] = &[
    ("Overflight", Operation::Overflight),
    ("Logistics", Operation::Logistics),
    ("Isr", Operation::Isr),
    ("DefensiveOperations", Operation::DefensiveOperations),
    ("CombatSorties", Operation::CombatSorties),
    ("MainlandStrikes", Operation::MainlandStrikes),
];
const TENSIONS: &[(&str, Tension)] = &[("Peace", Tension::Peace), ("Crisis", Tension::Crisis), ("War", Tension::War)];
const ATTACKS: &[(&str, AttackOn)] = &[("Territory", AttackOn::Territory), ("Forces", AttackOn::Forces), ("PublicVessels", AttackOn::PublicVessels)];
const RESPONSES: &[(&str, Response)] = &[("Consult", Response::Consult), ("Act", Response::Act), ("Automatic", Response::Automatic)];
const INSTITUTIONS: &[(&str, InstitutionKind)] = &[
    ("Headquarters", InstitutionKind::Headquarters),
    ("WorkingGroup", InstitutionKind::WorkingGroup),
    ("SharedIsr", InstitutionKind::SharedIsr),
    ("CoordinationCentre", InstitutionKind::CoordinationCentre),
];
const CLAUSES: [&str; 4] = ["Permission", "Obligation", "Institution", "Undertaking"];

/// What a level says of an agreement.
struct Entry<'n> {
    slug: &'n str,
    span: Span,
    def: Option<AgreementDefId>,
    status: Option<AgreementStatus>,
    fields: Option<Fields<'n>>,
}

impl Convert<'_> {
    pub(super) fn agreements(&mut self, fields: &Fields, start: Option<Date>, places: &mut super::Places) -> Vec<AgreementSetup> {
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

    fn agreement_entries<'n>(&mut self, fields: &Fields<'n>) -> Vec<Entry<'n>> {
        let mut entries: Vec<Entry> = Vec::new();
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
                entries.push(Entry { slug, span, def, status, fields });
            }
        }
        entries
    }

    /// An agreement that the theatre lacks.
    fn own_agreement(&mut self, entry: &Entry) -> Option<AgreementSetup> {
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
    fn fill(&mut self, setup: &mut AgreementSetup, entry: &Entry) {
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
                let message = "a clause is written Permission(...), Obligation(...), Institution(...) or Undertaking(...)";
                self.problems.add(Code::WrongKind, node.span, message);
                return None;
            }
        };
        let clause = match name {
            "Permission" => self.permission(node),
            "Obligation" => self.obligation(node),
            "Institution" => self.institution(node),
            "Undertaking" => self.undertaking(node),
            _ => {
                let message = format!("there is no clause `{name}`");
                self.problems.add_near(Code::UnknownWord, node.span, message, name, CLAUSES.into_iter());
                None
            }
        }?;
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

    fn permission(&mut self, node: &Node) -> Option<Clause> {
        let fields = Fields::open(node, "a permission", PERMISSION, &mut self.problems)?;
        let grantor = fields.get("grantor").and_then(|node| self.nation(node, "grantor"));
        let grantees = self.nations_in(&fields, "grantees");
        let places = self.places_in(&fields, "places");
        let operation = fields.get("operation").and_then(|node| word(node, "operation", OPERATIONS, &mut self.problems));
        let up_to = fields.get("up_to").map_or(Some(Tension::Peace), |node| word(node, "up_to", TENSIONS, &mut self.problems));
        let consent = fields.get("consent").map_or(Some(Consent::Automatic), |node| self.consent(node));
        let cap = fields.int("cap", 0..=500, 0, &mut self.problems) as u16;
        let until_turn = fields.int("until_turn", 0..=100, 0, &mut self.problems) as u16;
        let places = places?;
        let places = if places.is_empty() { Places::AllHosted } else { Places::These(places) };
        Some(Clause::Permission {
            grantor: grantor?,
            grantees: grantees?,
            places,
            operation: operation?,
            up_to: up_to?,
            consent: consent?,
            cap,
            until_turn,
        })
    }

    fn consent(&mut self, node: &Node) -> Option<Consent> {
        match call(node, "`consent`", &mut self.problems)? {
            ("Automatic", []) => Some(Consent::Automatic),
            ("Veto", []) => Some(Consent::Veto),
            ("Consult", [turns]) => int(turns, "the turns", 1..=20, &mut self.problems).map(|turns| Consent::Consult(turns as u8)),
            (name, _) => {
                let message = format!("`consent` is Automatic, Consult(turns) or Veto, not `{name}`");
                self.problems.add_near(Code::UnknownWord, node.span, message, name, ["Automatic", "Consult", "Veto"].into_iter());
                None
            }
        }
    }

    fn obligation(&mut self, node: &Node) -> Option<Clause> {
        let fields = Fields::open(node, "an obligation", OBLIGATION, &mut self.problems)?;
        let obligor = fields.get("obligor").and_then(|node| self.nation(node, "obligor"));
        let beneficiary = fields.get("beneficiary").and_then(|node| self.nation(node, "beneficiary"));
        let area = fields.get("area").and_then(|node| self.area(node));
        let trigger = fields.get("trigger").and_then(|node| word(node, "trigger", ATTACKS, &mut self.problems));
        let response = fields.get("response").and_then(|node| word(node, "response", RESPONSES, &mut self.problems));
        Some(Clause::Obligation { obligor: obligor?, beneficiary: beneficiary?, area: area?, trigger: trigger?, response: response? })
    }

    fn area(&mut self, node: &Node) -> Option<Area> {
        match call(node, "`area`", &mut self.problems)? {
            ("Administered", []) => Some(Area::Administered),
            ("Pacific", []) => Some(Area::Pacific),
            ("TerritoryOf", [nation]) => self.nation(nation, "the nation").map(Area::TerritoryOf),
            ("At", [places]) => {
                let nodes = list(places, "the places", &mut self.problems);
                let found: Vec<PlaceId> = nodes.iter().filter_map(|node| self.place(node, "the place")).map(|(id, _)| id).collect();
                (found.len() == nodes.len()).then(|| Area::At(each_once(found)))
            }
            (name, _) => {
                let message = format!("`area` is Administered, TerritoryOf(\"a nation\"), Pacific or At([\"a place\"]), not `{name}`");
                let known = ["Administered", "TerritoryOf", "Pacific", "At"];
                self.problems.add_near(Code::UnknownWord, node.span, message, name, known.into_iter());
                None
            }
        }
    }

    fn institution(&mut self, node: &Node) -> Option<Clause> {
        let fields = Fields::open(node, "an institution", INSTITUTION, &mut self.problems)?;
        let kind = fields.get("kind").and_then(|node| word(node, "kind", INSTITUTIONS, &mut self.problems));
        let host = fields.get("host").and_then(|node| self.place(node, "host"));
        let members = self.nations_in(&fields, "members");
        Some(Clause::Institution { kind: kind?, host: host?.0, members: members? })
    }

    fn undertaking(&mut self, node: &Node) -> Option<Clause> {
        let fields = Fields::open(node, "an undertaking", UNDERTAKING, &mut self.problems)?;
        let who = fields.get("who").and_then(|node| self.nation(node, "who"));
        let what = fields.get("what").and_then(|node| self.promise(node));
        let until_turn = fields.int("until_turn", 0..=100, 0, &mut self.problems) as u16;
        Some(Clause::Undertaking { who: who?, what: what?, until_turn })
    }

    fn promise(&mut self, node: &Node) -> Option<Promise> {
        let (name, items) = call(node, "`what`", &mut self.problems)?;
        let at: fn(PlaceId) -> Promise = match (name, items) {
            ("Declare", []) => return Some(Promise::Declare),
            ("LetPass", [_]) => Promise::LetPass,
            ("Inspection", [_]) => Promise::Inspection,
            ("StayOut", [_]) => Promise::StayOut,
            ("NoRepair", [_]) => Promise::NoRepair,
            _ => {
                let message = format!("`what` is LetPass(\"a place\"), Inspection, StayOut or NoRepair with a place, or Declare, not `{name}`");
                let known = ["LetPass", "Inspection", "StayOut", "NoRepair", "Declare"];
                self.problems.add_near(Code::UnknownWord, node.span, message, name, known.into_iter());
                return None;
            }
        };
        items.first().and_then(|node| self.place(node, "the place")).map(|(place, _)| at(place))
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
