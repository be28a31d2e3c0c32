//! Forces: what they are, where they start, what they do.

use std::collections::BTreeMap;

use super::{Convert, FilePlaces, ForcePlace};
use crate::catalog::{Domain, ForceTypeId, PlaceKind};
use crate::geo::LatLon;
use crate::level::decode::{Fields, rebracketed, text};
use crate::level::diagnostic::{Code, Diagnostic, Edit};
use crate::level::points::{pair_of, point_outside};
use crate::level::schema::FORCE;
use crate::level::tree::{Node, Value};
use crate::level::words::ACTS;
use crate::rules::phases::movement::mover_of;
use crate::rules::scenario::{ForceSetup, Position};
use crate::rules::state::Task;

impl Convert<'_> {
    pub(super) fn forces(&mut self, fields: &Fields, places: &mut FilePlaces) -> Vec<ForceSetup> {
        let items = self.items(fields, "forces");
        let mut forces: Vec<ForceSetup> = Vec::new();
        let mut taken = BTreeMap::new();
        for node in items {
            let Some(fields) = Fields::open(node, "a force", FORCE, &mut self.problems) else { continue };
            let slug = self.slug(&fields, &mut taken);
            if let Some(force) = self.force(&fields, slug, places) {
                let span = |names: [&str; 3]| names.into_iter().find_map(|name| fields.get(name)).map_or(node.span, |node| node.span);
                places.forces.push(ForcePlace {
                    at: span(["at", "home", "theatre"]),
                    home: span(["home", "theatre", "at"]),
                    task: span(["task", "id", "at"]),
                });
                forces.push(force);
            }
        }
        places.forces_complete = forces.len() == items.len();
        forces
    }

    fn force(&mut self, fields: &Fields, slug: String, places: &mut FilePlaces) -> Option<ForceSetup> {
        let theatre = fields.get("theatre").and_then(|node| {
            let (name, span) = text(node, "theatre", &mut self.problems)?;
            let id = self.catalog.force_def_id(name);
            if id.is_none() {
                self.no_force(name, span);
            }
            id.map(|id| (self.catalog.forces[id.index()].clone(), span))
        });
        let missing = |this: &mut Self, field: &str| {
            if !fields.has("theatre") {
                let message = format!("a force needs `{field}`, or `theatre` to take it from");
                this.problems.add(Code::MissingField, fields.span, message);
            }
        };
        let nation = match (fields.get("nation"), &theatre) {
            (Some(node), _) => self.nation(node, "nation"),
            (None, Some((def, span))) => {
                let (slug, span) = (self.catalog.nation(def.nation).slug.clone(), *span);
                self.nation_named(&slug, span)
            }
            (None, None) => {
                missing(self, "nation");
                None
            }
        };
        let kind = match (fields.get("kind"), &theatre) {
            (Some(node), _) => self.force_type(node),
            (None, Some((def, _))) => Some(def.kind),
            (None, None) => {
                missing(self, "kind");
                None
            }
        };
        let strength = fields.int("strength", 1..=500, theatre.as_ref().map_or(1, |(def, _)| i64::from(def.strength)), &mut self.problems);
        let at = fields.get("at").and_then(|node| self.position(node, kind));
        let home = match fields.get("home") {
            Some(node) => self.place(node, "home").map(|(id, _)| id),
            None => match (&theatre, at) {
                (_, Some(Position::At(place))) if theatre.is_none() => Some(place),
                (Some((def, _)), _) => Some(def.home),
                _ => None,
            },
        };
        if home.is_none() && !fields.has("home") && !fields.has("theatre") && !matches!(fields.get("at"), Some(node) if Self::is_text(node)) {
            self.problems.add(Code::NoHome, fields.span, "a force needs a `home`, or to start `at` a place that is its home");
        }
        let name = if fields.has("name") { self.name(fields, "name") } else { String::new() };
        let task = fields.get("task").and_then(|node| self.task(node, kind));
        let arrives = fields.get("arrives").and_then(|node| self.inject(node));
        places.awaited.extend(arrives);
        places.awaits_unknown |= fields.has("arrives") && arrives.is_none();
        let fixed = fields.flag("fixed", theatre.as_ref().is_some_and(|(def, _)| def.fixed), &mut self.problems);
        let (nation, kind, home) = (nation?, kind?, home?);
        let home_span = fields.get("home").or_else(|| fields.get("at")).or_else(|| fields.get("theatre")).map_or(fields.span, |node| node.span);
        let domain = self.catalog.force_type(kind).domain;
        let place = self.catalog.place(home);
        // Where it starts has been told already.
        let told = matches!(at, Some(Position::At(place)) if place == home) && fields.has("at");
        if !place.takes(domain) && !told {
            let message = format!("{} is {} and cannot be the home of {}", place.name, kind_words(place.kind), force_words(domain));
            self.problems.add(Code::NoHome, home_span, message);
        }
        let default_name = theatre.map_or_else(|| slug.clone(), |(def, _)| def.name);
        Some(ForceSetup {
            slug,
            name: if name.is_empty() { default_name } else { name },
            nation,
            kind,
            strength: strength as u16,
            position: at.unwrap_or(Position::At(home)),
            home,
            arrives,
            fixed,
            task,
        })
    }

    fn force_type(&mut self, node: &Node) -> Option<ForceTypeId> {
        let (name, span) = text(node, "kind", &mut self.problems)?;
        let id = self.catalog.force_type_id(name);
        if id.is_none() {
            self.no_kind(name, span);
        }
        id
    }

    fn position(&mut self, node: &Node, kind: Option<ForceTypeId>) -> Option<Position> {
        let domain = kind.map(|kind| self.catalog.force_type(kind).domain);
        let pair = pair_of(node);
        if Self::is_text(node) && (pair.is_none() || self.catalog.place_id(text_of(node)).is_some()) {
            let (id, span) = self.place(node, "at")?;
            let place = self.catalog.place(id);
            if let Some(domain) = domain
                && !place.takes(domain)
            {
                let message = format!("{} is {} and does not take {}", place.name, kind_words(place.kind), force_words(domain));
                self.problems.add(Code::WrongElement, span, message);
            }
            return Some(Position::At(id));
        }
        let Some(pair) = pair else {
            self.problems.add(Code::WrongKind, node.span, "`at` is a place's short name or (latitude, longitude)");
            return None;
        };
        if !pair.plain {
            self.odd_pair(node, &pair);
            return None;
        }
        let map = self.map.as_ref()?;
        let cell = LatLon::from_degrees(pair.lat, pair.lon).and_then(|at| map.cell_at(at));
        let Some(cell) = cell else {
            self.problems.push(point_outside(node.span, pair.lat, pair.lon, map));
            return None;
        };
        if let Some(domain) = domain {
            let admitted = map.cell(cell).is_some_and(|cell| cell.admits(mover_of(domain)));
            let message = match domain {
                Domain::Air => Some("aircraft start at a place that takes them, not at a point"),
                Domain::Surface | Domain::Subsurface if !admitted => Some("this point lies on land, and this force floats"),
                Domain::Land if !admitted => Some("this point lies at sea, and this force is on land"),
                Domain::Surface | Domain::Subsurface | Domain::Land => None,
            };
            if let Some(message) = message {
                self.problems.add(Code::WrongElement, node.span, message);
            }
        }
        Some(Position::Field(cell))
    }

    fn task(&mut self, node: &Node, kind: Option<ForceTypeId>) -> Option<Task> {
        let Value::Tuple(None, items) = &node.value else {
            if matches!(node.value, Value::List(_)) && node.span.length > 1 {
                let message = "`task` stands in round brackets: (\"feature\", Act) or (\"feature\", Act, \"nation\")".to_owned();
                let edits = rebracketed(node.span, "(", ")");
                self.problems.push(Diagnostic { edits, ..Diagnostic::error(Code::WrongKind, node.span, message) });
                return None;
            }
            self.problems.add(Code::WrongKind, node.span, "`task` is (\"feature\", Act) or (\"feature\", Act, \"nation\")");
            return None;
        };
        if let [act @ Node { value: Value::Name(word), .. }, feature @ Node { value: Value::Text(place), .. }, ..] = &items[..] {
            let mut problem = Diagnostic::error(Code::WrongKind, node.span, "in `task` the feature comes first, then the act".to_owned());
            problem.suggestion = Some(format!("(\"{place}\", {word})")).filter(|_| items.len() == 2);
            let edits = [(act.span, format!("\"{place}\"")), (feature.span, word.clone())];
            problem.edits = edits.map(|(span, text)| Edit { span, text }).to_vec();
            self.problems.push(problem);
            return None;
        }
        let (feature, act, against) = match &items[..] {
            [feature, act] => (self.feature(feature), self.act(act).map(|a| (a, act.span)), None),
            [feature, act, nation] => (self.feature(feature), self.act(act).map(|a| (a, act.span)), Some(self.nation(nation, "the nation")?)),
            _ => {
                self.problems.add(Code::WrongKind, node.span, "`task` is (\"feature\", Act) or (\"feature\", Act, \"nation\")");
                return None;
            }
        };
        let (act, span) = act?;
        if let Some(kind) = kind
            && !self.catalog.force_type(kind).acts.contains(&act)
        {
            let kind = self.catalog.force_type(kind);
            let can: Vec<&str> = ACTS.iter().filter(|(_, known)| kind.acts.contains(known)).map(|(word, _)| *word).collect();
            let can = if can.is_empty() { "it does nothing at features".to_owned() } else { format!("it can {}", can.join(", ")) };
            let message = format!("a force of the kind {} cannot do that: {can}", kind.name.to_lowercase());
            self.problems.add(Code::CannotDo, span, message);
        }
        if act.opposes() != against.is_some() {
            let message =
                if act.opposes() { "this act needs the nation that it is against" } else { "this act is against nobody: leave the nation out" };
            self.problems.add(Code::WrongKind, span, message);
        }
        Some(Task { feature: feature?, act, against })
    }
}

fn text_of(node: &Node) -> &str {
    match &node.value {
        Value::Text(text) => text,
        _ => "",
    }
}

fn kind_words(kind: PlaceKind) -> &'static str {
    match kind {
        PlaceKind::AirBase => "an air base",
        PlaceKind::NavalBase => "a naval base",
        PlaceKind::Port => "a port",
        PlaceKind::Headquarters => "a headquarters",
        PlaceKind::Capital => "a capital",
        PlaceKind::MissileSite => "a missile site",
        PlaceKind::Outpost => "an outpost",
        PlaceKind::Feature => "a feature",
        PlaceKind::Strait => "a strait",
    }
}

fn force_words(domain: Domain) -> &'static str {
    match domain {
        Domain::Air => "aircraft",
        Domain::Surface => "ships",
        Domain::Subsurface => "submarines",
        Domain::Land => "land forces",
    }
}
