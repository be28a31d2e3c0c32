//! From a tree to a checked scenario, with every problem of syntax, shape and meaning in one pass.

mod agreements;
mod cast;
mod events;
mod forces;
mod ground;
mod lessons;
mod names;
mod places;
mod war;

use std::collections::BTreeMap;

pub(super) use ground::degrees;
pub(super) use places::{FilePlaces, ForcePlace, InjectPlace, SeatPlace};

use super::decode::{Fields, Problems, date, most, text, too_many, word};
use super::diagnostic::{Code, Diagnostic, Span};
use super::library::Maps;
use super::schema::{FORMAT, LEAVE_OUT, LEVEL};
use crate::catalog::plain::{TextFault, plain_name, plain_text};
use crate::catalog::quantity::Hours;
use crate::catalog::{Catalog, Date, NationId, letters};
use crate::geo::{Geography, HexMap};
use crate::level::semantics;
use crate::level::tree::{Node, Value};
use crate::rules::metric::Test;
use crate::rules::scenario::sea_ways::SeaWays;
use crate::rules::scenario::{Clock, ForceSetup, LevelText, Scenario};
use names::ShortNames;

/// The most features times hexes in competition, where ways by sea lead from each feature over the whole map.
const MAX_WAYS: usize = 200_000;
/// The most forces under way from the start times hexes: each way is looked for over the map.
const MAX_SAILED: usize = 3_000_000;
/// The longest name on screens, in characters.
const MAX_NAME: usize = 120;

/// A conversion under way.
pub struct Convert<'a> {
    pub(super) problems: Problems,
    pub(super) catalog: Catalog,
    pub(super) present: Vec<NationId>,
    pub(super) feature_slugs: ShortNames,
    pub(super) inject_slugs: ShortNames,
    pub(super) agreement_slugs: ShortNames,
    pub(super) turns: i64,
    /// The day on which each turn begins; empty if the start is not known.
    pub(super) days: Vec<Date>,
    /// Lists and tables that could not be read: what they hold is not known, and no name of theirs is wrong.
    pub(super) unread: Vec<&'static str>,
    /// Lists and tables in which a name could not be read, or is wrong: one that is missing there may be that one, and the cause is told.
    pub(super) unsure: Vec<&'static str>,
    /// What `leave_out` names, with its place: the list and the name.
    left_out: Vec<(&'static str, String, Span)>,
    /// Every test that could be read, and where it stands.
    pub(super) tests: Vec<(Test, Span)>,
    seat_slugs: ShortNames,
    /// The theatre's places, and the level's own.
    place_slugs: ShortNames,
    map: Option<HexMap>,
    geography: &'a Geography,
    maps: &'a Maps,
}

/// The scenario of a tree, or all its problems; warnings come with a scenario too. A level that is `kept` in a saved game is read as it was
/// played: that it could not be begun today does not close its record.
pub fn convert(slug: &str, root: &Node, catalog: &Catalog, geography: &Geography, maps: &Maps, kept: bool) -> (Option<Scenario>, Vec<Diagnostic>) {
    let mut convert = Convert {
        problems: Problems::default(),
        catalog: catalog.clone(),
        present: Vec::new(),
        feature_slugs: ShortNames::default(),
        inject_slugs: ShortNames::default(),
        agreement_slugs: ShortNames::default(),
        turns: 0,
        days: Vec::new(),
        unread: Vec::new(),
        unsure: Vec::new(),
        left_out: Vec::new(),
        tests: Vec::new(),
        seat_slugs: ShortNames::default(),
        place_slugs: ShortNames::default(),
        map: None,
        geography,
        maps,
    };
    let scenario = convert.level(slug, root);
    let mut problems = convert.problems.0;
    problems.retain(|problem| !(kept && problem.code == Code::NoWar));
    problems.sort_by_key(|problem| (problem.span, problem.code));
    problems.dedup();
    let failed = problems.iter().any(|problem| !problem.is_warning());
    (scenario.filter(|_| !failed), problems)
}

/// Where the sign stands that cannot be seen, if the name is written as it is read; else where the name stands.
fn place_of(fault: TextFault, name: &str, span: Span) -> Span {
    match fault {
        TextFault::Hidden { at, .. } if span.length as usize == name.chars().count() + 2 => {
            Span { column: span.column + 1 + at as u32, length: 1, ..span }
        }
        _ => span,
    }
}

/// A short name: lower-case letters, digits and underscores.
fn is_slug(text: &str) -> bool {
    !text.is_empty() && text.len() <= 40 && text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
}

/// Where a name stands that another takes a second time.
fn place_of_first(first: Span, second: Span) -> String {
    match (first.line, first.file == second.file) {
        (0, _) => "by a place of the theatre".to_owned(),
        (line, true) if line == second.line => "earlier on this line".to_owned(),
        (line, true) => format!("on line {line}"),
        (_, false) => "by the level that this one extends".to_owned(),
    }
}

/// A short name as it might have been meant: `Second Watch` becomes `second_watch`.
fn slug_of(text: &str) -> Option<String> {
    let plain: String =
        letters(text).chars().filter_map(|c| if c == ' ' { Some('_') } else { c.is_ascii_alphanumeric().then_some(c) }).take(40).collect();
    let trimmed = plain.trim_matches('_').to_owned();
    is_slug(&trimmed).then_some(trimmed)
}

impl Convert<'_> {
    fn level(&mut self, slug: &str, root: &Node) -> Option<Scenario> {
        if let Some(problem) = other_format(root) {
            // What fields mean in another format is not known here: one clear error is all that can be said.
            self.problems.push(problem);
            return None;
        }
        let fields = Fields::open(root, "a level", LEVEL, &mut self.problems)?;
        fields.int("format", 1..=1_000, FORMAT, &mut self.problems);
        for name in ["title", "map", "start"] {
            if !fields.has(name) {
                let message = format!("a level needs the field `{name}`, here or in the level it extends");
                self.problems.add(Code::MissingField, root.span, message);
            }
        }
        self.leave_out(&fields);
        let span_of = |name: &str| fields.get(name).map_or(root.span, |node| node.span);
        let mut places =
            FilePlaces { level: root.span, minutes: span_of("minutes"), staff_actions: span_of("staff_actions"), ..FilePlaces::default() };
        places.written = LEVEL.iter().map(|doc| doc.name).filter(|name| fields.has(name)).collect();
        self.turns = fields.int("turns", 1..=100, 10, &mut self.problems);
        let start = fields.get("start").and_then(|node| date(node, "start", &mut self.problems));
        let start_hour = fields.int("start_hour", 0..=23, 6, &mut self.problems) as u8;
        let clock = self.clock(&fields);
        let turn_hours = self.turn_hours(&fields, clock);
        if let Some(start) = start {
            self.days = turn_days(start, start_hour, turn_hours, self.turns);
        }
        for name in ["nations", "seats", "features", "injects"] {
            if fields.has(name) && !matches!(fields.get(name).map(|node| &node.value), Some(Value::List(_) | Value::Map(_))) {
                self.unread.push(name);
            }
        }
        if matches!(fields.get("nations").map(|node| &node.value), Some(Value::List(_))) {
            self.unread.push("nations");
        }
        self.extra_places(&fields);
        self.place_slugs = ShortNames::of(self.catalog.places.iter().map(|place| place.slug.clone()));
        self.build_map(&fields);
        places.has_map = self.map.is_some();
        let place_cells = self.place_cells();
        let nations = self.nations(&fields, &mut places);
        places.nations_read = !self.unread.contains(&"nations");
        self.collect_slugs(&fields);
        let agreements = self.agreements(&fields, start, &mut places);
        let features = self.features(&fields, &mut places);
        let injects = self.injects(&fields, &mut places);
        let (seats, objectives) = self.seats(&fields, &mut places);
        let mut forces = self.forces(&fields, &mut places);
        let lessons = self.lessons(&fields, &forces, &objectives, &mut places);
        let war = self.war(&fields, clock, &mut forces, &place_cells, &mut places);
        let quarantine = self.quarantine(&fields, clock);
        let parameters = self.parameters(&fields);
        let text = self.level_text(&fields, &mut places);
        let mut scenario = Scenario {
            slug: slug.to_owned(),
            text,
            catalog: std::mem::take(&mut self.catalog),
            map: self.map.take().unwrap_or_else(|| HexMap::flat(1, 1, 50)),
            place_cells,
            clock,
            start: start.unwrap_or(UNKNOWN_START),
            start_hour,
            turn_hours,
            turns: Some(self.turns as u16),
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
            lessons,
            parameters: parameters?,
            sea_ways: SeaWays::default(),
            war,
            quarantine,
        };
        let ways = scenario.features.len() * scenario.map.cells.len();
        if clock == Clock::Competition && ways > MAX_WAYS {
            let message = format!(
                "{} features on a map of {} hexes are more than the ways by sea can be worked out for: take larger hexes or fewer features",
                scenario.features.len(),
                scenario.map.cells.len()
            );
            self.problems.add(Code::TooLarge, span_of("features"), message);
        } else if clock == Clock::Competition {
            scenario.sea_ways = SeaWays::of(&scenario.map, &scenario.place_cells, scenario.features.iter().map(|feature| feature.cell));
        }
        let cell = |force: &ForceSetup| scenario.cell_of(force.position);
        let away = |force: &&ForceSetup| force.task.is_some_and(|task| cell(force) != scenario.features.get(task.feature.index()).map(|f| f.cell));
        let sails = scenario.forces.iter().filter(away).count();
        if sails * scenario.map.cells.len() > MAX_SAILED {
            let cells = scenario.map.cells.len();
            let message = format!(
                "{sails} forces with a `task` away from where they start, on a map of {cells} hexes, are more than ways can be worked out for: \
                 take larger hexes, or start them where their tasks are"
            );
            self.problems.add(Code::TooLarge, span_of("forces"), message);
        }
        places.tests = std::mem::take(&mut self.tests);
        semantics::check(&scenario, &places, &mut self.problems);
        (start.is_some() && places.has_map).then_some(scenario)
    }

    fn level_text(&mut self, fields: &Fields, places: &mut FilePlaces) -> LevelText {
        for (list, what) in [("aims", "an aim"), ("sources", "a source"), ("questions", "a question")] {
            // What is no text is told below.
            for (text, span) in fields.texts(list, &mut Problems::default()) {
                self.unwritten(what, text, span);
            }
        }
        if let Some((notes, span)) = fields.get("instructor_notes").and_then(|node| text(node, "instructor_notes", &mut Problems::default())) {
            self.unwritten("`instructor_notes`", notes, span);
        }
        let owned = |list: Vec<(&str, Span)>| list.into_iter().map(|(text, _)| text.to_owned()).collect();
        LevelText {
            title: self.name(fields, "title"),
            summary: self.prose(fields, "summary", "the summary", places),
            aims: owned(fields.texts("aims", &mut self.problems)),
            minutes: fields.int("minutes", 10..=600, 60, &mut self.problems) as u16,
            situation: self.prose(fields, "situation", "the situation", places),
            sources: owned(fields.texts("sources", &mut self.problems)),
            questions: owned(fields.texts("questions", &mut self.problems)),
            instructor_notes: fields.text("instructor_notes", &mut self.problems),
        }
    }

    /// A name or title: neither empty nor too long, on one line.
    fn name(&mut self, fields: &Fields, field: &str) -> String {
        let Some((name, span)) = fields.get(field).and_then(|node| text(node, field, &mut self.problems)) else { return String::new() };
        if name.trim().is_empty() {
            self.problems.add(Code::BadText, span, format!("`{field}` is empty: people would not know what it is"));
        } else if name.chars().count() > MAX_NAME || name.contains('\n') {
            self.problems.add(Code::BadText, span, format!("`{field}` has one line of at most {MAX_NAME} characters"));
        } else if let (Err(fault), Ok(())) = (plain_name(name), plain_text(name)) {
            // What no text may hold has been told where it stands.
            self.problems.add(Code::HiddenSign, place_of(fault, name, span), format!("`{field}` {}", fault.words()));
        }
        self.unwritten(&format!("`{field}`"), name, span);
        name.to_owned()
    }

    /// Tells of a text that stands for one still to be written.
    fn unwritten(&mut self, what: &str, text: &str, span: Span) {
        if semantics::is_placeholder(text) {
            let message = format!("{what} is \"{}\": people read it as it stands; write the text, or leave the field out", text.trim());
            self.problems.add(Code::Placeholder, span, message);
        }
    }

    /// A text that people read at the table; its length is judged later.
    fn prose(&mut self, fields: &Fields, field: &str, what: &str, places: &mut FilePlaces) -> String {
        let Some((text, span)) = fields.get(field).and_then(|node| text(node, field, &mut self.problems)) else { return String::new() };
        places.texts.push((what.to_owned(), span, text.split_whitespace().count()));
        self.unwritten(what, text, span);
        text.to_owned()
    }

    fn items<'n>(&mut self, fields: &Fields<'n>, name: &str) -> &'n [Node] {
        fields.list(name, &mut self.problems)
    }

    /// A table in curly brackets; none when it is absent.
    fn table<'n>(&mut self, fields: &Fields<'n>, name: &str, example: &str) -> &'n [(Node, Node)] {
        let Some(node) = fields.get(name) else { return &[] };
        let Value::Map(entries) = &node.value else {
            self.problems.add(Code::WrongKind, node.span, format!("`{name}` is a table in curly brackets: {example}"));
            return &[];
        };
        if let Some((key, _)) = entries.get(most(name)) {
            too_many(key.span, name, &mut self.problems);
        }
        let entries = &entries[..entries.len().min(most(name))];
        let mut seen: BTreeMap<&str, Span> = BTreeMap::new();
        for (key, _) in entries {
            let Value::Text(slug) = &key.value else { continue };
            match seen.get(slug.as_str()) {
                Some(first) => {
                    let first = place_of_first(*first, key.span);
                    self.problems.add(Code::DuplicateName, key.span, format!("`{slug}` stands twice in `{name}`: the first is {first}"));
                }
                None => {
                    seen.insert(slug, key.span);
                }
            }
        }
        entries
    }

    /// The map, if it could be read.
    pub(super) fn map_of(&self) -> Option<&HexMap> {
        self.map.as_ref()
    }

    /// Whether a name that is missing in a list is to be told: not where the list could not be read, or names in it.
    pub(super) fn knows(&self, list: &str) -> bool {
        !self.unread.contains(&list) && !self.unsure.contains(&list)
    }

    /// Tells that a level which is extended still names what this one leaves out, where it is left out. Says whether that is so.
    pub(super) fn left_out_but_named(&mut self, list: &str, name: &str, code: Code, span: Span, who: &str) -> bool {
        let Some((.., at)) = self.left_out.iter().find(|(of, known, _)| *of == list && known == name) else { return false };
        if span.file == 0 {
            let message = format!("`{name}` is left out by `leave_out` (line {}), and named here: take it out of one of the two", at.line);
            self.problems.add(code, span, message);
            return true;
        }
        let message = format!(
            "{who} of the level that this one extends still names `{name}` (its line {}): write that anew here, or leave it out too",
            span.line
        );
        let problem = Diagnostic::error(code, *at, message);
        self.problems.push(problem);
        true
    }

    /// A short name that is free in its list.
    fn slug(&mut self, fields: &Fields, taken: &mut BTreeMap<String, Span>) -> String {
        let Some((slug, span)) = fields.get("id").and_then(|node| text(node, "id", &mut self.problems)) else { return String::new() };
        if !is_slug(slug) {
            let message = format!("`{slug}` is no short name: it has lower-case letters, digits and underscores, at most 40");
            self.problems.push(Diagnostic::error(Code::BadText, span, message).mend_name(slug_of(slug).as_deref()));
        }
        match taken.get(slug) {
            Some(first) => {
                self.problems.add(Code::DuplicateName, span, format!("the name `{slug}` is taken already: {}", place_of_first(*first, span)))
            }
            None => {
                taken.insert(slug.to_owned(), span);
            }
        }
        slug.to_owned()
    }

    /// `leave_out` has done its work when the level took over what it extends; here only its shape is looked at.
    fn leave_out(&mut self, fields: &Fields) {
        let Some(lists) = fields.get("leave_out").and_then(|node| Fields::open(node, "`leave_out`", LEAVE_OUT, &mut self.problems)) else { return };
        for doc in LEAVE_OUT {
            let names = lists.texts(doc.name, &mut self.problems);
            self.left_out.extend(names.into_iter().map(|(name, span)| (doc.name, name.to_owned(), span)));
        }
        if !fields.has("extends") {
            let message = "`leave_out` is for a level that extends another: this one takes nothing over";
            self.problems.add(Code::UnknownLevel, lists.span, message);
        }
    }

    fn clock(&mut self, fields: &Fields) -> Clock {
        let words = [("Incident", Clock::Incident), ("Competition", Clock::Competition), ("Crisis", Clock::Crisis)];
        fields.get("clock").and_then(|node| word(node, "clock", &words, &mut self.problems)).unwrap_or(Clock::Incident)
    }

    fn turn_hours(&mut self, fields: &Fields, clock: Clock) -> Hours {
        let default = match clock {
            Clock::Incident => 12,
            Clock::Competition => 2_190,
            Clock::Crisis => 84,
        };
        let hours = fields.int("turn_hours", 6..=4_400, default, &mut self.problems);
        let span = fields.get("turn_hours").map_or(fields.span, |node| node.span);
        let (fits, message) = match clock {
            Clock::Incident => ((6..=24).contains(&hours), "on the incident clock a turn has 6 to 24 hours"),
            Clock::Competition => {
                ((2_000..=4_400).contains(&hours), "on the competition clock a turn has 2190 hours (a quarter) or 4380 (a half-year)")
            }
            Clock::Crisis => (matches!(hours, 84 | 168), "on the crisis clock a turn has 84 hours (3.5 days) or 168 (a week)"),
        };
        if !fits {
            self.problems.add(Code::BadClock, span, format!("{message}, not {hours}"));
        }
        Hours(hours as u32)
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
        let mut unheard = Problems::default();
        let mut slugs = |list: &str, field: &str| {
            let items = fields.list(list, &mut unheard);
            ShortNames::of(items.iter().map(|node| named(node, field).unwrap_or_default()))
        };
        self.feature_slugs = slugs("features", "place");
        self.inject_slugs = slugs("injects", "id");
        self.seat_slugs = slugs("seats", "id");
        if self.feature_slugs.iter().any(|slug| self.catalog.place_id(slug).is_none()) {
            self.unsure.push("features");
        }
        for (list, known) in [("injects", &self.inject_slugs), ("seats", &self.seat_slugs)] {
            if known.iter().any(|slug| !is_slug(slug)) {
                self.unsure.push(list);
            }
        }
    }
}

/// Stands in for a start that could not be read; such a level never starts.
const UNKNOWN_START: Date = Date { year: 2025, month: 1, day: 1 };

/// The day on which each turn begins.
fn turn_days(start: Date, start_hour: u8, turn_hours: Hours, turns: i64) -> Vec<Date> {
    let (mut day, mut days_gone) = (start, 0);
    let mut days = Vec::new();
    for turn in 0..turns as u32 {
        let days_now = (Hours(u32::from(start_hour)) + turn_hours * turn).days();
        day = day.plus_days(days_now - days_gone);
        days_gone = days_now;
        days.push(day);
    }
    days
}

/// The error of a level that is not written in this format.
fn other_format(root: &Node) -> Option<Diagnostic> {
    let Value::Struct(_, fields) = &root.value else { return None };
    let node = &fields.iter().find(|field| field.name == "format")?.value;
    let Value::Int(format @ 1..=1_000) = node.value else { return None };
    let other = super::migrate::is_present(format).err()?;
    Some(Diagnostic::error(Code::BadFormat, node.span, other.to_string()))
}
