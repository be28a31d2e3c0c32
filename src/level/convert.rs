//! From a tree to a checked scenario, with every problem of syntax, shape and meaning in one pass.

use super::decode::{Fields, Problems, date, number, text, word};
use super::diagnostic::{Code, Diagnostic, Span};
use super::schema::{FEATURE, FORCE, FORMAT, INJECT, LEVEL, MAP, NATION, OBJECTIVE, PLACE, SEAT};
use super::semantics;
use super::tree::{Field, Node, Value};
use super::words::STATUSES;
use crate::catalog::{AgreementStatus, Catalog, Certainty, Date, Domain, Host, NationId, Place, PlaceId, PlaceKind, nearest};
use crate::geo::{CellId, Geography, HexMap, LatLon, MapProblem, Mover, Window};
use crate::rules::grayzone::Act;
use crate::rules::ids::SeatId;
use crate::rules::metric::Condition;
use crate::rules::movement::mover_of;
use crate::rules::parameter::{Param, Parameters};
use crate::rules::scenario::{
    AgreementSetup, Clock, Feature, ForceSetup, Inject, LevelText, NationSetup, Objective, Position, Scenario, Seat, Trigger,
};
use crate::rules::state::Task;

/// Kinds of place, as the format writes them.
const PLACE_KINDS: &[(&str, PlaceKind)] = &[
    ("AirBase", PlaceKind::AirBase),
    ("NavalBase", PlaceKind::NavalBase),
    ("Port", PlaceKind::Port),
    ("Headquarters", PlaceKind::Headquarters),
    ("Capital", PlaceKind::Capital),
    ("MissileSite", PlaceKind::MissileSite),
    ("Outpost", PlaceKind::Outpost),
    ("Feature", PlaceKind::Feature),
    ("Strait", PlaceKind::Strait),
];

/// The most items in any list of a level.
const MAX_ITEMS: usize = 1_000;

/// A conversion under way.
pub struct Convert<'a> {
    pub(super) problems: Problems,
    pub(super) catalog: Catalog,
    pub(super) present: Vec<NationId>,
    pub(super) feature_slugs: Vec<String>,
    pub(super) inject_slugs: Vec<String>,
    pub(super) agreement_slugs: Vec<String>,
    pub(super) turns: i64,
    seat_slugs: Vec<String>,
    map: Option<HexMap>,
    geography: &'a Geography,
}

/// Where things stand in the file, for checks of meaning.
#[derive(Debug, Default)]
pub(super) struct Places {
    pub(super) seats: Vec<Span>,
    pub(super) objectives: Vec<[Span; 3]>,
    pub(super) injects: Vec<Span>,
    pub(super) forces: Vec<Span>,
    pub(super) nations: Vec<(NationId, Span)>,
    pub(super) level: Span,
    pub(super) minutes: Span,
}

/// Puts the fields of `base` where `level` has none.
pub fn inherit(level: &mut Node, base: &Node) {
    let Value::Struct(_, base_fields) = &base.value else { return };
    let Value::Struct(_, fields) = &mut level.value else { return };
    for field in base_fields {
        if matches!(field.name.as_str(), "extends" | "format") {
            continue;
        }
        match fields.iter_mut().find(|own| own.name == field.name) {
            None => fields.push(field.clone()),
            Some(own) => merge_tables(own, field),
        }
    }
}

/// Tables are merged entry by entry; anything else of the level's own stands as it is.
fn merge_tables(own: &mut Field, base: &Field) {
    let (Value::Map(entries), Value::Map(inherited)) = (&mut own.value.value, &base.value.value) else { return };
    for (key, value) in inherited {
        if !entries.iter().any(|(known, _)| known.value == key.value) {
            entries.push((key.clone(), value.clone()));
        }
    }
}

/// The scenario of a tree, or all its problems; warnings come with a scenario too.
pub fn convert(slug: &str, root: &Node, catalog: &Catalog, geography: &Geography) -> (Option<Scenario>, Vec<Diagnostic>) {
    let mut convert = Convert {
        problems: Problems::default(),
        catalog: catalog.clone(),
        present: Vec::new(),
        feature_slugs: Vec::new(),
        inject_slugs: Vec::new(),
        agreement_slugs: Vec::new(),
        turns: 0,
        seat_slugs: Vec::new(),
        map: None,
        geography,
    };
    let scenario = convert.level(slug, root);
    let mut problems = convert.problems.0;
    problems.sort_by_key(|problem| (problem.span, problem.code));
    problems.dedup();
    let failed = problems.iter().any(|problem| !problem.is_warning());
    (scenario.filter(|_| !failed), problems)
}

/// A short name: lower-case letters, digits and underscores.
fn is_slug(text: &str) -> bool {
    !text.is_empty() && text.len() <= 40 && text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
}

impl Convert<'_> {
    fn level(&mut self, slug: &str, root: &Node) -> Option<Scenario> {
        let fields = Fields::open(root, "a level", LEVEL, &mut self.problems)?;
        let format = fields.int("format", 1..=1_000, FORMAT, &mut self.problems);
        if format != FORMAT {
            let span = fields.get("format").map_or(root.span, |node| node.span);
            let message = if format < FORMAT {
                format!("this level has the old format {format}; run `latticework migrate` on it to get format {FORMAT}")
            } else {
                format!("this level has format {format}, which is newer than this program's {FORMAT}")
            };
            self.problems.add(Code::BadFormat, span, message);
        }
        for name in ["title", "map", "start"] {
            if fields.get(name).is_none() {
                let message = format!("a level needs the field `{name}`, here or in the level it extends");
                self.problems.add(Code::MissingField, root.span, message);
            }
        }
        let mut places = Places { level: root.span, ..Places::default() };
        places.minutes = fields.get("minutes").map_or(root.span, |node| node.span);
        self.turns = fields.int("turns", 1..=100, 10, &mut self.problems);
        let start = fields.get("start").and_then(|node| date(node, "start", &mut self.problems));
        self.extra_places(&fields);
        self.build_map(&fields);
        let place_cells = self.place_cells();
        let nations = self.nations(&fields, &mut places);
        self.collect_slugs(&fields);
        let agreements = self.agreements(&fields, start);
        let features = self.features(&fields);
        let injects = self.injects(&fields, &mut places);
        let (seats, objectives) = self.seats(&fields, &mut places);
        let forces = self.forces(&fields, &mut places);
        let parameters = self.parameters(&fields);
        let clock = self.clock(&fields);
        let turn_hours = self.turn_hours(&fields, clock);
        let text = self.level_text(&fields);
        let scenario = Scenario {
            slug: slug.to_owned(),
            text,
            catalog: self.catalog.clone(),
            map: self.map.take()?,
            place_cells,
            clock,
            start: start?,
            start_hour: fields.int("start_hour", 0..=23, 6, &mut self.problems) as u8,
            turn_hours,
            turns: self.turns as u16,
            last_turn_hidden: fields.flag("last_turn_hidden", false, &mut self.problems),
            staff_actions: fields.int("staff_actions", 1..=30, 5, &mut self.problems) as u8,
            offers_per_pair: fields.int("offers_per_pair", 1..=20, 3, &mut self.problems) as u8,
            seats,
            nations,
            features,
            forces,
            agreements,
            injects,
            objectives,
            parameters: parameters?,
        };
        semantics::check(&scenario, &places, &mut self.problems);
        Some(scenario)
    }

    fn level_text(&mut self, fields: &Fields) -> LevelText {
        let problems = &mut self.problems;
        let owned = |list: Vec<(&str, Span)>| list.into_iter().map(|(text, _)| text.to_owned()).collect();
        LevelText {
            title: fields.text("title", problems),
            summary: fields.text("summary", problems),
            aims: owned(fields.texts("aims", problems)),
            minutes: fields.int("minutes", 10..=600, 60, problems) as u16,
            situation: fields.text("situation", problems),
            sources: owned(fields.texts("sources", problems)),
            questions: owned(fields.texts("questions", problems)),
            instructor_notes: fields.text("instructor_notes", problems),
        }
    }

    fn items<'n>(&mut self, fields: &Fields<'n>, name: &str) -> &'n [Node] {
        let items = fields.list(name, &mut self.problems);
        if items.len() > MAX_ITEMS {
            self.problems.add(Code::TooLarge, items[MAX_ITEMS].span, format!("`{name}` has more than {MAX_ITEMS} items"));
        }
        &items[..items.len().min(MAX_ITEMS)]
    }

    /// A short name that is free in its list.
    fn slug(&mut self, fields: &Fields, taken: &[String]) -> String {
        let Some((slug, span)) = fields.get("id").and_then(|node| text(node, "id", &mut self.problems)) else { return String::new() };
        if !is_slug(slug) {
            let message = "a short name has lower-case letters, digits and underscores, at most 40".to_owned();
            self.problems.add(Code::BadText, span, message);
        }
        if taken.iter().any(|known| known == slug) {
            self.problems.add(Code::DuplicateName, span, format!("the name `{slug}` is taken"));
        }
        slug.to_owned()
    }

    fn clock(&mut self, fields: &Fields) -> Clock {
        let words = [("Incident", Clock::Incident), ("Competition", Clock::Competition), ("Crisis", Clock::Crisis)];
        fields.get("clock").and_then(|node| word(node, "clock", &words, &mut self.problems)).unwrap_or(Clock::Incident)
    }

    fn turn_hours(&mut self, fields: &Fields, clock: Clock) -> u32 {
        let hours = fields.int("turn_hours", 6..=4_400, 12, &mut self.problems);
        let span = fields.get("turn_hours").map_or(fields.span, |node| node.span);
        let fits = match clock {
            Clock::Incident => (6..=24).contains(&hours),
            Clock::Competition => (2_000..=4_400).contains(&hours),
            Clock::Crisis => matches!(hours, 84 | 168),
        };
        if !fits {
            let message = "a turn has 6 to 24 hours in an incident, 2190 or 4380 in competition, 84 or 168 in crisis";
            self.problems.add(Code::BadClock, span, message);
        }
        hours as u32
    }

    fn extra_places(&mut self, fields: &Fields) {
        let items = self.items(fields, "places");
        for node in items {
            let Some(fields) = Fields::open(node, "a place", PLACE, &mut self.problems) else { continue };
            let taken: Vec<String> = self.catalog.places.iter().map(|place| place.slug.clone()).collect();
            let slug = self.slug(&fields, &taken);
            let degrees = |this: &mut Self, name: &str| fields.get(name).and_then(|node| number(node, name, &mut this.problems));
            let (lat, lon) = (degrees(self, "lat"), degrees(self, "lon"));
            let at = lat.zip(lon).and_then(|(lat, lon)| LatLon::from_degrees(lat, lon));
            if at.is_none() && lat.is_some() && lon.is_some() {
                self.problems.add(Code::OutOfRange, node.span, "there is no such point on the globe");
            }
            let kind = fields.get("kind").and_then(|node| word(node, "kind", PLACE_KINDS, &mut self.problems));
            let nation = |this: &mut Self, node: &Node| {
                let (slug, span) = text(node, "the nation", &mut this.problems)?;
                let id = this.catalog.nation_id(slug);
                if id.is_none() {
                    let known = this.catalog.nations.iter().map(|nation| nation.slug.as_str());
                    this.problems.add_near(Code::UnknownNation, span, format!("there is no nation `{slug}`"), slug, known);
                }
                id
            };
            let host = match fields.get("host") {
                None => Host::International,
                Some(Node { value: Value::Text(word), .. }) if word == "disputed" => Host::Disputed,
                Some(Node { value: Value::Text(word), .. }) if word == "international" => Host::International,
                Some(node) => nation(self, node).map_or(Host::International, Host::Nation),
            };
            let controller = fields.get("controller").and_then(|node| nation(self, node));
            let name = fields.text("name", &mut self.problems);
            if let (Some(at), Some(kind)) = (at, kind) {
                let certainty = Certainty::Invented;
                let (also, claimants, note) = (Vec::new(), Vec::new(), String::new());
                self.catalog.places.push(Place { slug, name, at, kind, also, controller, host, claimants, tier: 1, note, certainty });
            }
        }
    }

    fn build_map(&mut self, fields: &Fields) {
        let Some(node) = fields.get("map") else { return };
        let Some(map) = Fields::open(node, "the map", MAP, &mut self.problems) else { return };
        let hex_km = map.int("hex_km", 15..=250, 50, &mut self.problems) as u16;
        let edges: Vec<f64> =
            ["west", "east", "south", "north"].iter().filter_map(|name| map.get(name).and_then(|n| number(n, name, &mut self.problems))).collect();
        let [west, east, south, north] = edges[..] else { return };
        let built = Window::new(west, east, south, north).and_then(|window| HexMap::build(self.geography, window, hex_km));
        match built {
            Ok(map) => self.map = Some(map),
            Err(problem) => self.problems.add(Code::BadMap, node.span, map_problem(problem)),
        }
    }

    fn place_cells(&self) -> Vec<Option<CellId>> {
        let Some(map) = &self.map else { return vec![None; self.catalog.places.len()] };
        let cell = |place: &Place| {
            let mover = match place.kind {
                PlaceKind::NavalBase | PlaceKind::Port | PlaceKind::Outpost | PlaceKind::Feature | PlaceKind::Strait => Mover::Sea,
                PlaceKind::AirBase | PlaceKind::Headquarters | PlaceKind::Capital | PlaceKind::MissileSite => Mover::Air,
            };
            map.cell_near(place.at, mover)
        };
        self.catalog.places.iter().map(cell).collect()
    }

    fn nations(&mut self, fields: &Fields, places: &mut Places) -> Vec<NationSetup> {
        let mut setups = vec![NationSetup::default(); self.catalog.nations.len()];
        let Some(node) = fields.get("nations") else { return setups };
        let Value::Map(entries) = &node.value else {
            self.problems.add(Code::WrongKind, node.span, "`nations` is a table in curly brackets: {\"phl\": (support: 560)}");
            return setups;
        };
        for (key, value) in entries {
            let Some((slug, span)) = text(key, "the nation", &mut self.problems) else { continue };
            let Some(id) = self.catalog.nation_id(slug) else {
                let known = self.catalog.nations.iter().map(|nation| nation.slug.as_str());
                self.problems.add_near(Code::UnknownNation, span, format!("there is no nation `{slug}`"), slug, known);
                continue;
            };
            if self.present.contains(&id) {
                self.problems.add(Code::DuplicateName, span, format!("`{slug}` stands twice"));
                continue;
            }
            self.present.push(id);
            places.nations.push((id, span));
            let Some(fields) = Fields::open(value, "a nation", NATION, &mut self.problems) else { continue };
            let problems = &mut self.problems;
            setups[id.index()] = NationSetup {
                present: true,
                support: fields.int("support", 0..=1000, 500, problems) as i16,
                standing: fields.int("standing", 0..=1000, 500, problems) as i16,
                capital: fields.int("capital", 0..=100, 10, problems) as i32,
                budget: fields.int("budget", 0..=1_000_000, 0, problems) as i32,
                credit: fields.int("credit", 0..=1000, 500, problems) as i16,
                hull_pool: fields.int("hull_pool", 0..=1000, 0, problems) as u16,
            };
        }
        setups
    }

    /// Names that others refer to, before anything is converted.
    fn collect_slugs(&mut self, fields: &Fields) {
        let named = |node: &Node, field: &str| match &node.value {
            Value::Struct(_, fields) => fields.iter().find(|f| f.name == field).and_then(|f| match &f.value.value {
                Value::Text(text) => Some(text.clone()),
                _ => None,
            }),
            _ => None,
        };
        let mut slugs = |list: &str, field: &str| -> Vec<String> {
            fields.list(list, &mut self.problems).iter().map(|node| named(node, field).unwrap_or_default()).collect()
        };
        self.feature_slugs = slugs("features", "place");
        self.inject_slugs = slugs("injects", "id");
        self.seat_slugs = slugs("seats", "id");
    }

    /// The theatre's agreements between nations that take part, as they stood on the first day, with the level's changes.
    fn agreements(&mut self, fields: &Fields, start: Option<Date>) -> Vec<AgreementSetup> {
        let day = start.unwrap_or(Date { year: 2025, month: 1, day: 1 });
        let mut changes: Vec<(String, AgreementStatus)> = Vec::new();
        if let Some(node) = fields.get("agreements") {
            if let Value::Map(entries) = &node.value {
                for (key, value) in entries {
                    let Some((slug, span)) = text(key, "the agreement", &mut self.problems) else { continue };
                    if self.catalog.agreement_id(slug).is_none() {
                        let known = self.catalog.agreements.iter().map(|agreement| agreement.slug.as_str());
                        self.problems.add_near(Code::UnknownAgreement, span, format!("there is no agreement `{slug}`"), slug, known);
                    }
                    if let Some(status) = word(value, "the status", STATUSES, &mut self.problems) {
                        changes.push((slug.to_owned(), status));
                    }
                }
            } else {
                self.problems.add(Code::WrongKind, node.span, "`agreements` is a table in curly brackets: {\"us_phl_mdt\": InForce}");
            }
        }
        let mut setups = Vec::new();
        for (index, def) in self.catalog.agreements.iter().enumerate() {
            let changed = changes.iter().find(|(slug, _)| *slug == def.slug).map(|&(_, status)| status);
            let parties = def.parties.iter().filter(|party| self.present.contains(party)).count();
            let Some(status) = changed.or_else(|| def.status_on(day)) else { continue };
            if parties < 2 || (def.clauses.is_empty() && changed.is_none()) {
                continue;
            }
            self.agreement_slugs.push(def.slug.clone());
            setups.push(AgreementSetup {
                def: Some(crate::catalog::AgreementDefId(index as u16)),
                name: def.name.clone(),
                parties: def.parties.clone(),
                clauses: def.clauses.clone(),
                status,
                quiet: def.quiet,
            });
        }
        setups
    }

    fn place(&mut self, node: &Node, what: &str) -> Option<(PlaceId, Span)> {
        let (slug, span) = text(node, what, &mut self.problems)?;
        let id = self.catalog.place_id(slug);
        if id.is_none() {
            let known = self.catalog.places.iter().map(|place| place.slug.as_str());
            self.problems.add_near(Code::UnknownPlace, span, format!("there is no place `{slug}`"), slug, known);
        }
        id.map(|id| (id, span))
    }

    fn place_in_window(&mut self, node: &Node, what: &str) -> Option<(PlaceId, CellId)> {
        let (id, span) = self.place(node, what)?;
        let place = self.catalog.place(id);
        let map = self.map.as_ref()?;
        let mover = if place.takes(Domain::Surface) || place.kind == PlaceKind::Feature { Mover::Sea } else { Mover::Air };
        match map.cell_near(place.at, mover) {
            Some(cell) => Some((id, cell)),
            None => {
                let message = format!("{} lies outside the map's window", place.name);
                self.problems.add(Code::OffMap, span, message);
                None
            }
        }
    }

    fn features(&mut self, fields: &Fields) -> Vec<Feature> {
        let items = self.items(fields, "features");
        let mut features: Vec<Feature> = Vec::new();
        for node in items {
            let Some(fields) = Fields::open(node, "a feature", FEATURE, &mut self.problems) else { continue };
            let place = fields.get("place").and_then(|node| self.place_in_window(node, "place"));
            if let Some((id, _)) = place
                && features.iter().any(|feature| feature.place == id)
            {
                let span = fields.get("place").map_or(node.span, |node| node.span);
                self.problems.add(Code::DuplicateName, span, "this feature stands twice");
            }
            let holder = fields.get("holder").and_then(|node| self.nation(node, "holder"));
            let challenger = fields.get("challenger").and_then(|node| self.nation(node, "challenger"));
            if holder.is_some() && holder == challenger {
                let span = fields.get("challenger").map_or(node.span, |node| node.span);
                self.problems.add(Code::SameNation, span, "holder and challenger are the same nation");
            }
            let problems = &mut self.problems;
            let (control, supply) = (fields.int("control", -3..=3, 0, problems), fields.int("supply", 0..=3, 2, problems));
            let supply_hours = fields.int("supply_hours", 6..=10_000, 72, problems);
            let fabric = fields.int("fabric", 0..=3, 3, problems);
            let (outpost, territorial_sea) = (fields.flag("outpost", false, problems), fields.flag("territorial_sea", false, problems));
            let note = fields.text("note", problems);
            let (Some((place, cell)), Some(holder), Some(challenger)) = (place, holder, challenger) else { continue };
            features.push(Feature {
                place,
                cell,
                holder,
                challenger,
                control: control as i8,
                outpost,
                supply: supply as u8,
                supply_hours: supply_hours as u32,
                fabric: fabric as u8,
                territorial_sea,
                note,
            });
        }
        features
    }

    fn seat(&mut self, node: &Node) -> Option<SeatId> {
        let (slug, span) = text(node, "the seat", &mut self.problems)?;
        let at = self.seat_slugs.iter().position(|known| known == slug);
        if at.is_none() {
            let known = self.seat_slugs.iter().map(String::as_str);
            self.problems.add_near(Code::UnknownSeat, span, format!("this level has no seat `{slug}`"), slug, known);
        }
        at.map(|index| SeatId(index as u8))
    }

    fn injects(&mut self, fields: &Fields, places: &mut Places) -> Vec<Inject> {
        let items = self.items(fields, "injects");
        let mut injects: Vec<Inject> = Vec::new();
        for node in items {
            let Some(fields) = Fields::open(node, "an inject", INJECT, &mut self.problems) else { continue };
            let taken: Vec<String> = injects.iter().map(|inject| inject.slug.clone()).collect();
            let slug = self.slug(&fields, &taken);
            let when = fields.get("when");
            let trigger = when.and_then(|node| self.trigger(node));
            let to = fields.list("to", &mut self.problems).iter().filter_map(|node| self.seat(node)).collect();
            let effects = fields.list("effects", &mut self.problems).iter().filter_map(|node| self.effect(node)).collect();
            places.injects.push(when.map_or(node.span, |node| node.span));
            injects.push(Inject {
                slug,
                title: fields.text("title", &mut self.problems),
                text: fields.text("text", &mut self.problems),
                to,
                trigger: trigger.unwrap_or(Trigger::ByHand),
                effects,
            });
        }
        injects
    }

    fn seats(&mut self, fields: &Fields, places: &mut Places) -> (Vec<Seat>, Vec<Objective>) {
        let items = self.items(fields, "seats");
        let mut seats: Vec<Seat> = Vec::new();
        let mut objectives: Vec<Objective> = Vec::new();
        for node in items.iter().take(24) {
            let Some(fields) = Fields::open(node, "a seat", SEAT, &mut self.problems) else { continue };
            let taken: Vec<String> = seats.iter().map(|seat| seat.slug.clone()).collect();
            let slug = self.slug(&fields, &taken);
            let mut nations = Vec::new();
            for node in fields.list("nations", &mut self.problems) {
                let Some(nation) = self.nation(node, "the nation") else { continue };
                if nations.contains(&nation) || seats.iter().any(|seat| seat.nations.contains(&nation)) {
                    let message = format!("{} has a seat already", self.catalog.nation(nation).name);
                    self.problems.add(Code::NationTwice, node.span, message);
                }
                nations.push(nation);
            }
            if let Some(list) = fields.get("nations")
                && matches!(&list.value, Value::List(items) if items.is_empty())
            {
                self.problems.add(Code::NoSeat, list.span, "a seat commands at least one nation");
            }
            let id = SeatId(seats.len() as u8);
            for node in fields.list("objectives", &mut self.problems) {
                if let Some((objective, spans)) = self.objective(node, id) {
                    objectives.push(objective);
                    places.objectives.push(spans);
                }
            }
            places.seats.push(fields.get("id").map_or(node.span, |node| node.span));
            let most = objectives.iter().filter(|objective| objective.seat == id).count() as i64 * 3;
            seats.push(Seat {
                slug,
                name: fields.text("name", &mut self.problems),
                nations,
                for_people: fields.flag("for_people", true, &mut self.problems),
                public_brief: fields.text("public_brief", &mut self.problems),
                private_brief: fields.text("private_brief", &mut self.problems),
                ceiling: fields.get("ceiling").and_then(|node| self.act(node)).unwrap_or(Act::Block),
                success: fields.int("success", 1..=60, (most + 1) / 2, &mut self.problems) as u8,
            });
        }
        if items.len() > 24 {
            self.problems.add(Code::TooLarge, items[24].span, "a level has at most 24 seats");
        }
        (seats, objectives)
    }

    fn objective(&mut self, node: &Node, seat: SeatId) -> Option<(Objective, [Span; 3])> {
        let fields = Fields::open(node, "an objective", OBJECTIVE, &mut self.problems)?;
        let tiers = fields.list("tiers", &mut self.problems);
        let span = fields.get("tiers").map_or(node.span, |node| node.span);
        let [first, second, third] = tiers else {
            if fields.get("tiers").is_some() {
                self.problems.add(Code::WrongKind, span, "`tiers` has three lists of tests: for a score of 1, of 2 and of 3");
            }
            return None;
        };
        let spans = [first.span, second.span, third.span];
        let conditions: Vec<Condition> = [first, second, third].into_iter().filter_map(|tier| self.condition(tier)).collect();
        let tiers: [Condition; 3] = conditions.try_into().ok()?;
        let (title, text) = (fields.text("title", &mut self.problems), fields.text("text", &mut self.problems));
        Some((Objective { seat, title, text, tiers }, spans))
    }

    fn forces(&mut self, fields: &Fields, places: &mut Places) -> Vec<ForceSetup> {
        let items = self.items(fields, "forces");
        let mut forces: Vec<ForceSetup> = Vec::new();
        for node in items {
            let Some(fields) = Fields::open(node, "a force", FORCE, &mut self.problems) else { continue };
            let taken: Vec<String> = forces.iter().map(|force| force.slug.clone()).collect();
            let slug = self.slug(&fields, &taken);
            if let Some(force) = self.force(&fields, slug) {
                places.forces.push(fields.get("at").or_else(|| fields.get("home")).map_or(node.span, |node| node.span));
                forces.push(force);
            }
        }
        forces
    }

    fn force(&mut self, fields: &Fields, slug: String) -> Option<ForceSetup> {
        let theatre = match fields.get("theatre") {
            None => None,
            Some(node) => {
                let (name, span) = text(node, "theatre", &mut self.problems)?;
                let Some(id) = self.catalog.force_def_id(name) else {
                    let known = self.catalog.forces.iter().map(|force| force.slug.as_str());
                    self.problems.add_near(Code::UnknownForce, span, format!("the order of battle has no force `{name}`"), name, known);
                    return None;
                };
                Some((self.catalog.forces[id.index()].clone(), span))
            }
        };
        let missing = |this: &mut Self, field: &str| {
            let message = format!("a force needs `{field}`, or `theatre` to take it from");
            this.problems.add(Code::MissingField, fields.span, message);
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
            (Some(node), _) => {
                let (name, span) = text(node, "kind", &mut self.problems)?;
                let id = self.catalog.force_type_id(name);
                if id.is_none() {
                    let known = self.catalog.force_types.iter().map(|kind| kind.slug.as_str());
                    self.problems.add_near(Code::UnknownForceType, span, format!("there is no kind of force `{name}`"), name, known);
                }
                id
            }
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
        if home.is_none() && fields.get("home").is_none() {
            self.problems.add(Code::NoHome, fields.span, "a force needs a `home`, or to start `at` a place that is its home");
        }
        let name = fields.text("name", &mut self.problems);
        let task = fields.get("task").and_then(|node| self.task(node, kind));
        let arrives = fields.get("arrives").and_then(|node| self.inject(node));
        let fixed = fields.flag("fixed", theatre.as_ref().is_some_and(|(def, _)| def.fixed), &mut self.problems);
        let (nation, kind, home) = (nation?, kind?, home?);
        let home_span = fields.get("home").or_else(|| fields.get("at")).or_else(|| fields.get("theatre")).map_or(fields.span, |node| node.span);
        let domain = self.catalog.force_type(kind).domain;
        let place = self.catalog.place(home);
        if !place.takes(domain) {
            let message = format!("{} cannot be the home of this kind of force", place.name);
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

    fn position(&mut self, node: &Node, kind: Option<crate::catalog::ForceTypeId>) -> Option<Position> {
        let domain = kind.map(|kind| self.catalog.force_type(kind).domain);
        if Self::is_text(node) {
            let (id, span) = self.place(node, "at")?;
            let place = self.catalog.place(id);
            if let Some(domain) = domain
                && !place.takes(domain)
            {
                let message = format!("{} does not take this kind of force", place.name);
                self.problems.add(Code::WrongElement, span, message);
            }
            return Some(Position::At(id));
        }
        let Value::Tuple(None, items) = &node.value else {
            self.problems.add(Code::WrongKind, node.span, "`at` is a place's short name or (latitude, longitude)");
            return None;
        };
        let degrees: Vec<f64> = items.iter().filter_map(|item| number(item, "at", &mut self.problems)).collect();
        let [lat, lon] = degrees[..] else {
            self.problems.add(Code::WrongKind, node.span, "`at` is a place's short name or (latitude, longitude)");
            return None;
        };
        let map = self.map.as_ref()?;
        let cell = LatLon::from_degrees(lat, lon).and_then(|at| map.cell_at(at));
        let Some(cell) = cell else {
            self.problems.add(Code::OffMap, node.span, "this point lies outside the map's window");
            return None;
        };
        let admitted = domain.is_none_or(|domain| domain != Domain::Air && map.cell(cell).is_some_and(|cell| cell.admits(mover_of(domain))));
        if !admitted {
            let message = if domain == Some(Domain::Air) { "aircraft start at a place, not in the field" } else { "this kind of force cannot be there: land and sea" };
            self.problems.add(Code::WrongElement, node.span, message);
        }
        Some(Position::Field(cell))
    }

    fn task(&mut self, node: &Node, kind: Option<crate::catalog::ForceTypeId>) -> Option<Task> {
        let Value::Tuple(None, items) = &node.value else {
            self.problems.add(Code::WrongKind, node.span, "`task` is (\"feature\", Act) or (\"feature\", Act, \"nation\")");
            return None;
        };
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
            self.problems.add(Code::CannotDo, span, format!("a {} cannot do that", self.catalog.force_type(kind).name.to_lowercase()));
        }
        if act.opposes() != against.is_some() {
            let message = if act.opposes() { "this act needs the nation that it is against" } else { "this act is against nobody: leave the nation out" };
            self.problems.add(Code::WrongKind, span, message);
        }
        Some(Task { feature: feature?, act, against })
    }

    fn parameters(&mut self, fields: &Fields) -> Option<Parameters> {
        let mut parameters = Parameters::of(&self.catalog).ok()?;
        let Some(node) = fields.get("parameters") else { return Some(parameters) };
        let Value::Map(entries) = &node.value else {
            self.problems.add(Code::WrongKind, node.span, "`parameters` is a table in curly brackets: {\"pass_block\": 550}");
            return Some(parameters);
        };
        for (key, value) in entries {
            let Some((slug, span)) = text(key, "the parameter", &mut self.problems) else { continue };
            let Some(&param) = Param::ALL.iter().find(|param| param.slug() == slug) else {
                let suggestion = nearest(slug, Param::ALL.iter().map(|param| param.slug())).map(str::to_owned);
                let mut problem = Diagnostic::error(Code::UnknownParameter, span, format!("there is no parameter `{slug}`"));
                problem.suggestion = suggestion;
                self.problems.0.push(problem);
                continue;
            };
            let Some(number) = super::decode::int(value, slug, -1_000_000..=1_000_000, &mut self.problems) else { continue };
            let range = self.catalog.parameters.iter().find(|def| def.slug == slug).map(|def| def.range);
            if let Some((low, high)) = range
                && !(i64::from(low)..=i64::from(high)).contains(&number)
            {
                let message = format!("`{slug}` is {number}; credible values are {low} to {high}");
                self.problems.add(Code::Incredible, value.span, message);
            }
            parameters.set(param, number as i32);
        }
        Some(parameters)
    }
}

fn map_problem(problem: MapProblem) -> String {
    match problem {
        MapProblem::Empty => "the western edge must lie west of the eastern, the southern south of the northern".to_owned(),
        MapProblem::OutsideTheatre => "the window reaches beyond the theatre: 60 to 210 (150 west) in longitude, -50 to 60 in latitude".to_owned(),
        MapProblem::HexSize => "a hex has 15 to 250 km".to_owned(),
        MapProblem::TooManyHexes { hexes } => {
            format!("this makes {hexes} hexes, and a map may have {}: take a smaller window or larger hexes", crate::geo::MAX_CELLS)
        }
        MapProblem::Damaged => "the program's geography is damaged: install it again".to_owned(),
    }
}
