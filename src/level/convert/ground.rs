//! The map of the level's window, and the places on it.

use std::collections::BTreeMap;

use super::Convert;
use crate::catalog::{Certainty, Domain, Host, NationId, Place, PlaceId, PlaceKind};
use crate::geo::{CellId, LatLon, MapProblem, Mover, Window};
use crate::level::amounts::decimal;
use crate::level::decode::{Fields, number, text, word};
use crate::level::diagnostic::{Code, Diagnostic, Edit, Span};
use crate::level::points::{meant_edges, window_in_words};
use crate::level::schema::{MAP, PLACE};
use crate::level::tree::{Node, Value};

/// Kinds of place, as the format writes them.
pub(in crate::level) const PLACE_KINDS: &[(&str, PlaceKind)] = &[
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

impl Convert<'_> {
    pub(super) fn extra_places(&mut self, fields: &Fields) {
        let items = self.items(fields, "places");
        let known = self.catalog.places.iter().take(if items.is_empty() { 0 } else { usize::MAX });
        let mut taken: BTreeMap<String, Span> = known.map(|place| (place.slug.clone(), Span::default())).collect();
        for node in items {
            let Some(fields) = Fields::open(node, "a place", PLACE, &mut self.problems) else { continue };
            let slug = self.slug(&fields, &mut taken);
            let degrees = |this: &mut Self, name: &str| fields.get(name).and_then(|node| number(node, name, &mut this.problems));
            let (lat, lon) = (degrees(self, "lat"), degrees(self, "lon"));
            let at = lat.zip(lon).and_then(|(lat, lon)| LatLon::from_degrees(lat, lon));
            if let (Some(lat), Some(lon)) = (lat, lon) {
                let span = |name: &str| fields.get(name).map_or(node.span, |node| node.span);
                self.place_outside((lat, span("lat")), (lon, span("lon")));
            }
            let kind = fields.get("kind").and_then(|node| word(node, "kind", PLACE_KINDS, &mut self.problems));
            let also = fields.list("also", &mut self.problems).iter();
            let also = also.filter_map(|node| word(node, "also", PLACE_KINDS, &mut self.problems)).collect();
            let host = match fields.get("host") {
                None => Host::International,
                Some(Node { value: Value::Text(word), .. }) if word == "disputed" => Host::Disputed,
                Some(Node { value: Value::Text(word), .. }) if word == "international" => Host::International,
                Some(node) => self.any_nation(node, "host").map_or(Host::International, Host::Nation),
            };
            let controller = fields.get("controller").and_then(|node| self.any_nation(node, "controller"));
            let name = self.name(&fields, "name");
            let note = fields.text("note", &mut self.problems);
            if let (Some(at), Some(kind)) = (at, kind) {
                let (certainty, claimants) = (Certainty::Invented, Vec::new());
                self.catalog.places.push(Place { slug, name, at, kind, also, controller, host, claimants, tier: 1, note, certainty });
            }
        }
    }

    /// A nation of the theatre, whether or not it plays a part.
    fn any_nation(&mut self, node: &Node, what: &str) -> Option<NationId> {
        let (slug, span) = text(node, what, &mut self.problems)?;
        self.theatre_nation(slug, span)
    }

    pub(super) fn build_map(&mut self, fields: &Fields) {
        let Some(node) = fields.get("map") else { return };
        let Some(map) = Fields::open(node, "the map", MAP, &mut self.problems) else { return };
        let before = self.problems.0.len();
        let hex_km = map.int("hex_km", 15..=250, 50, &mut self.problems) as u16;
        let edges: Vec<f64> =
            ["west", "east", "south", "north"].iter().filter_map(|name| map.get(name).and_then(|n| number(n, name, &mut self.problems))).collect();
        let [west, east, south, north] = edges[..] else { return };
        if self.problems.0.len() > before {
            return;
        }
        let built = Window::new(west, east, south, north).and_then(|window| self.maps.build(self.geography, window, hex_km));
        match built {
            Ok(map) => self.map = Some(map),
            Err(problem) => {
                let at = |name: &str| map.get(name).map_or(node.span, |node| node.span);
                let span = match problem {
                    MapProblem::Empty if south >= north => at("south"),
                    MapProblem::Empty => at("west"),
                    MapProblem::OutsideTheatre => outside(west, east, south).map_or(at("north"), at),
                    MapProblem::HexSize | MapProblem::TooManyHexes { .. } => map.get("hex_km").map_or(node.span, |node| node.span),
                    MapProblem::Damaged => node.span,
                };
                let mut told = Diagnostic::error(Code::BadMap, span, map_problem(problem));
                let meant = matches!(problem, MapProblem::Empty | MapProblem::OutsideTheatre).then(|| meant_edges([west, east, south, north]));
                if let Some(meant) = meant.flatten() {
                    let names = ["west", "east", "south", "north"];
                    let edges: Vec<String> = names.iter().zip(meant).map(|(name, edge)| format!("{name}: {}", decimal(edge))).collect();
                    told.suggestion = Some(edges.join(", "));
                    let changed = names.iter().zip(meant).zip([west, east, south, north]).filter(|((_, meant), written)| meant != written);
                    told.edits = changed.map(|((name, meant), _)| Edit { span: at(name), text: decimal(meant) }).collect();
                }
                self.problems.push(told);
            }
        }
    }

    pub(super) fn place_cells(&self) -> Vec<Option<CellId>> {
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

    pub(super) fn place(&mut self, node: &Node, what: &str) -> Option<(PlaceId, Span)> {
        let (slug, span) = text(node, what, &mut self.problems)?;
        let id = self.place_slugs.position(slug).map(|at| PlaceId(at as u16));
        if id.is_none() {
            self.no_place(slug, span);
        }
        id.map(|id| (id, span))
    }

    /// The place of a feature: a point alone has no name by which objectives could speak of it.
    pub(super) fn place_of_feature(&mut self, node: &Node) -> Option<(PlaceId, CellId)> {
        if matches!(node.value, Value::Tuple(None, _)) {
            let message = "a feature lies at a place, not at a point: put the point under `places`, with an `id`, and name that here";
            self.problems.add(Code::WrongKind, node.span, message);
            return None;
        }
        self.place_in_window(node, "place")
    }

    pub(super) fn place_in_window(&mut self, node: &Node, what: &str) -> Option<(PlaceId, CellId)> {
        let (id, span) = self.place(node, what)?;
        let place = self.catalog.place(id);
        let Some(map) = self.map.as_ref() else { return Some((id, CellId(0))) };
        let mover = if place.takes(Domain::Surface) || place.kind == PlaceKind::Feature { Mover::Sea } else { Mover::Air };
        match map.cell_near(place.at, mover) {
            Some(cell) => Some((id, cell)),
            None => {
                let window = map.projection.map_or(Window::ALL, |projection| projection.window());
                let message = format!("{} ({}) lies outside the map's window, which runs {}", place.name, degrees(place.at), window_in_words(window));
                self.problems.add(Code::OffMap, span, message);
                None
            }
        }
    }
}

/// A point as people write it: `15.1 N 117.8 E`.
pub(in crate::level) fn degrees(at: LatLon) -> String {
    let (lat, lon) = (at.lat(), if at.lon() > 180.0 { at.lon() - 360.0 } else { at.lon() });
    let (ns, ew) = (if lat < 0.0 { 'S' } else { 'N' }, if lon < 0.0 { 'W' } else { 'E' });
    format!("{:.1} {ns} {:.1} {ew}", lat.abs(), lon.abs())
}

/// The edge that lies outside the theatre, the northern one apart.
fn outside(west: f64, east: f64, south: f64) -> Option<&'static str> {
    let past = |lon: f64| if lon < 0.0 { lon + 360.0 } else { lon };
    let [least_west, most_east, least_south, _] = crate::geo::THEATRE;
    if past(west) < least_west {
        Some("west")
    } else if past(east) > most_east {
        Some("east")
    } else if south < least_south {
        Some("south")
    } else {
        None
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
