//! Who takes part: nations, seats and their objectives.

use std::collections::BTreeMap;

use super::{Convert, FilePlaces, SeatPlace};
use crate::catalog::plain::looks;
use crate::catalog::quantity::Thousandths;
use crate::level::decode::{Fields, int, text};
use crate::level::diagnostic::{Code, Span};
use crate::level::schema::{NATION, OBJECTIVE, SEAT};
use crate::level::tree::{Node, Value};
use crate::rules::metric::Condition;
use crate::rules::phases::grayzone::Act;
use crate::rules::scenario::{NationSetup, Objective, Seat};
use crate::rules::vocab::ids::{SeatId, SeatSet};

/// The most seats of a level.
const MAX_SEATS: usize = 24;
const _: () = assert!(MAX_SEATS <= SeatSet::MOST, "seats must be told apart in sets");
/// The most objectives of a seat.
const MAX_OBJECTIVES: usize = 20;

impl Convert<'_> {
    pub(super) fn nations(&mut self, fields: &Fields, places: &mut FilePlaces) -> Vec<NationSetup> {
        let mut setups = vec![NationSetup::default(); self.catalog.nations.len()];
        for (key, value) in self.table(fields, "nations", "{\"phl\": (support: 560)}") {
            let Some((slug, span)) = text(key, "the nation", &mut self.problems) else { continue };
            let Some(id) = self.theatre_nation(slug, span) else {
                self.unsure.push("nations");
                continue;
            };
            if self.present.contains(&id) {
                continue;
            }
            self.present.push(id);
            places.nations.push((id, span));
            let Some(fields) = Fields::open(value, "a nation", NATION, &mut self.problems) else { continue };
            for name in ["support", "standing", "credit"] {
                if let Some(Node { value: Value::Int(number), span }) = fields.get(name) {
                    places.permille.push((format!("`{name}`"), *span, *number));
                }
            }
            if fields.get("hull_pool").is_some_and(|node| !matches!(node.value, Value::Int(0))) {
                let span = fields.get("hull_pool").map_or(fields.span, |node| node.span);
                let message = "`hull_pool` counts nowhere: the hulls of a nation are those of its `forces`; leave it out";
                self.problems.add(Code::NoEffect, span, message);
            }
            for name in ["budget", "income"] {
                if let Some(Node { value: Value::Int(1..), span }) = fields.get(name) {
                    places.money.push((name, id, *span));
                }
            }
            let problems = &mut self.problems;
            setups[id.index()] = NationSetup {
                present: true,
                support: Thousandths(fields.int("support", 0..=1000, 500, problems) as i16),
                standing: Thousandths(fields.int("standing", 0..=1000, 500, problems) as i16),
                capital: fields.int("capital", 0..=100, 10, problems) as i32,
                budget: fields.int("budget", 0..=1_000_000, 0, problems) as i32,
                income: fields.int("income", 0..=1_000_000, 0, problems) as i32,
                alignment: fields.get("alignment").and_then(|node| int(node, "alignment", -3..=3, problems)).map(|steps| steps as i8),
                credit: Thousandths(fields.int("credit", 0..=1000, 500, problems) as i16),
                hull_pool: fields.int("hull_pool", 0..=1000, 0, problems) as u16,
            };
        }
        setups
    }

    pub(super) fn seat(&mut self, node: &Node) -> Option<SeatId> {
        let (slug, span) = text(node, "the seat", &mut self.problems)?;
        let at = self.seat_slugs.position(slug);
        if at.is_none() && self.knows("seats") && !self.left_out_but_named("seats", slug, Code::UnknownSeat, span, "an inject") {
            let known = self.seat_slugs.iter();
            self.problems.add_near_name(Code::UnknownSeat, span, format!("this level has no seat `{slug}`"), slug, known);
        }
        at.filter(|index| *index < MAX_SEATS).map(|index| SeatId(index as u8))
    }

    pub(super) fn seats(&mut self, fields: &Fields, places: &mut FilePlaces) -> (Vec<Seat>, Vec<Objective>) {
        let items = self.items(fields, "seats");
        let mut seats: Vec<Seat> = Vec::new();
        let mut objectives: Vec<Objective> = Vec::new();
        let (mut taken, mut alike) = (BTreeMap::new(), BTreeMap::new());
        if let Some(node) = items.get(MAX_SEATS) {
            self.problems.add(Code::TooLarge, node.span, format!("a level has at most {MAX_SEATS} seats"));
        }
        for node in items.iter().take(MAX_SEATS) {
            let Some(fields) = Fields::open(node, "a seat", SEAT, &mut self.problems) else { continue };
            let slug = self.slug(&fields, &mut taken);
            let mut nations = Vec::new();
            for node in fields.list("nations", &mut self.problems) {
                let Some(nation) = self.nation(node, "the nation") else { continue };
                let other = seats.iter().position(|seat| seat.nations.contains(&nation));
                if nations.contains(&nation) || other.is_some() {
                    let row = self.catalog.nation(nation);
                    let name = format!("{}{}", if row.article { "the " } else { "" }, row.name);
                    let message = match other.map(|index| (&seats[index].slug, places.seats.get(index))) {
                        Some((slug, Some(place))) if place.span.file == node.span.file => {
                            format!("{name} has a seat already: `{slug}`, on line {}", place.span.line)
                        }
                        Some((slug, _)) => format!("{name} has a seat already: `{slug}`"),
                        None => format!("{name} stands twice among the nations of this seat"),
                    };
                    self.problems.add(Code::NationTwice, node.span, message);
                }
                if !nations.contains(&nation) {
                    nations.push(nation);
                }
            }
            if let Some(list) = fields.get("nations")
                && matches!(&list.value, Value::List(items) if items.is_empty())
            {
                self.problems.add(Code::NoSeat, list.span, format!("the seat `{slug}` commands no nation: nobody could play it"));
            }
            let id = SeatId(seats.len() as u8);
            let listed = fields.list("objectives", &mut self.problems);
            if let Some(node) = listed.get(MAX_OBJECTIVES) {
                self.problems.add(Code::TooLarge, node.span, format!("a seat has at most {MAX_OBJECTIVES} objectives; three or four are enough"));
            }
            for node in listed.iter().take(MAX_OBJECTIVES) {
                if let Some((objective, spans)) = self.objective(node, id, places) {
                    objectives.push(objective);
                    places.objectives.push(spans);
                }
            }
            let span = fields.get("id").map_or(node.span, |node| node.span);
            // An empty text is there and says nothing.
            let private_brief = fields.has("private_brief")
                && !matches!(fields.get("private_brief").map(|node| &node.value), Some(Value::Text(text)) if text.is_empty());
            places.seats.push(SeatPlace {
                span,
                success: fields.get("success").map_or(span, |node| node.span),
                objectives: listed.len(),
                private_brief,
            });
            let most = objectives.iter().filter(|objective| objective.seat == id).count() as i64 * 3;
            let name = self.name(&fields, "name");
            let name_span = fields.get("name").map_or(span, |node| node.span);
            if let Some(other) = Some(looks(&name)).filter(|looks| !looks.is_empty()).and_then(|looks| alike.insert(looks, name_span)) {
                // Where one of them stands in a level that this one extends, the other is to be changed.
                let span = if other.file < name_span.file { other } else { name_span };
                self.problems.add(
                    Code::DuplicateName,
                    span,
                    format!("two seats are called \"{name}\", or look so: people could not tell them apart"),
                );
            }
            seats.push(Seat {
                name,
                nations,
                for_people: fields.flag("for_people", true, &mut self.problems),
                public_brief: self.prose(&fields, "public_brief", &format!("the public briefing of `{slug}`"), places),
                private_brief: self.prose(&fields, "private_brief", &format!("the private briefing of `{slug}`"), places),
                ceiling: fields.get("ceiling").and_then(|node| self.act(node)).unwrap_or(Act::Block),
                success: fields.int("success", 1..=60, (most + 1) / 2, &mut self.problems) as u8,
                slug,
            });
        }
        (seats, objectives)
    }

    fn objective(&mut self, node: &Node, seat: SeatId, places: &mut FilePlaces) -> Option<(Objective, [Span; 3])> {
        let fields = Fields::open(node, "an objective", OBJECTIVE, &mut self.problems)?;
        let title = self.name(&fields, "title");
        let text = self.prose(&fields, "text", &format!("the text of \"{title}\""), places);
        let tiers = fields.list("tiers", &mut self.problems);
        let span = fields.get("tiers").map_or(node.span, |node| node.span);
        let [first, second, third] = tiers else {
            if matches!(fields.get("tiers"), Some(Node { value: Value::List(_), .. })) {
                let message = format!("`tiers` has three lists of tests, for a score of 1, of 2 and of 3; there are {}", tiers.len());
                self.problems.add(Code::WrongKind, span, message);
            }
            return None;
        };
        let spans = [first.span, second.span, third.span];
        let conditions: Vec<Condition> = [first, second, third].into_iter().filter_map(|tier| self.condition(tier)).collect();
        let tiers: [Condition; 3] = conditions.try_into().ok()?;
        Some((Objective { seat, title, text, tiers }, spans))
    }
}
