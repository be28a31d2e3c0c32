//! Points and edges of the map that lie elsewhere than was meant: latitude and longitude swapped, west for east, degrees and minutes.

use super::amounts::{decimal, degrees_of};
use super::convert::Convert;
use super::diagnostic::{Code, Diagnostic, Edit, Span};
use crate::geo::{HexMap, LatLon, THEATRE, Window};
use crate::level::tree::{Node, Sort, Value, fragment};

/// What a pair says in degrees, whatever its order and form; and whether that is the form that this format has.
pub(super) struct DegreePair {
    pub(super) lat: f64,
    pub(super) lon: f64,
    pub(super) plain: bool,
}

/// The pair of a node: a group of two numbers, or what people write for one.
pub(super) fn pair_of(node: &Node) -> Option<DegreePair> {
    match &node.value {
        Value::Tuple(None, items) => pair_of_items(items),
        Value::List(items) if items.len() == 2 => pair_of_items(items).map(|pair| DegreePair { plain: false, ..pair }),
        Value::Struct(None, fields) if fields.len() == 2 => {
            let named = |names: &[&str]| fields.iter().find(|field| names.contains(&field.name.to_lowercase().as_str())).map(|field| &field.value);
            let (lat, lon) = (named(&["lat", "latitude", "y"])?, named(&["lon", "lng", "long", "longitude", "x"])?);
            pair_of_items(&[lat.clone(), lon.clone()]).map(|pair| DegreePair { plain: false, ..pair })
        }
        Value::Text(text) if text.contains(|c: char| c.is_ascii_digit()) => {
            let inner = text.trim().trim_start_matches('(').trim_end_matches(')');
            let node = fragment(&format!("({inner})")).or_else(|| between_words(inner))?;
            let Value::Tuple(None, items) = &node.value else { return None };
            pair_of_items(items).map(|pair| DegreePair { plain: false, ..pair })
        }
        _ => None,
    }
}

/// `11.4 N 116.9 E`: two numbers with a blank between.
fn between_words(text: &str) -> Option<Node> {
    let blanks = text.char_indices().filter(|(_, c)| *c == ' ' || *c == ';' || *c == '/');
    blanks.take(8).find_map(|(at, _)| {
        let node = fragment(&format!("({}, {})", &text[..at], &text[at + 1..]))?;
        matches!(&node.value, Value::Tuple(None, items) if items.len() == 2).then_some(node)
    })
}

fn pair_of_items(items: &[Node]) -> Option<DegreePair> {
    if let [first, second] = items {
        let ((a, sort_a), (b, sort_b)) = (degrees_of(first)?, degrees_of(second)?);
        let plain = sort_a.is_none() && sort_b.is_none();
        let turned = sort_a == Some(Sort::Longitude) || sort_b == Some(Sort::Latitude);
        let (lat, lon) = if turned { (b, a) } else { (a, b) };
        return Some(DegreePair { lat, lon, plain });
    }
    // Decimal commas: each of them parts a number in two.
    let decimal_comma = |whole: &Node, behind: &Node| match (&whole.value, &behind.value) {
        (Value::Int(whole), Value::Int(part)) if *part >= 0 => {
            // As many digits as stand in the file: `04` has two.
            let size = whole.abs() as f64 + *part as f64 / 10f64.powi(i32::try_from(behind.span.length).unwrap_or(1));
            Some(if *whole < 0 { -size } else { size })
        }
        _ => None,
    };
    let plain = |node: &Node| degrees_of(node).map(|(degrees, _)| degrees);
    let (lat, lon) = match items {
        [a, b, c, d] => (decimal_comma(a, b)?, decimal_comma(c, d)?),
        [a @ Node { value: Value::Float(_), .. }, b, c] => (plain(a)?, decimal_comma(b, c)?),
        [a, b, c @ Node { value: Value::Float(_), .. }] => (decimal_comma(a, b)?, plain(c)?),
        _ => return None,
    };
    Some(DegreePair { lat, lon, plain: false })
}

/// The ways in which a point may have been meant, the likeliest first: swapped, west for east, south for north.
fn readings(lat: f64, lon: f64) -> [(f64, f64); 7] {
    [(lon, lat), (lat, -lon), (-lat, lon), (-lat, -lon), (lon, -lat), (-lon, lat), (-lon, -lat)]
}

/// The readings of a point that lie where they should.
fn fitting(lat: f64, lon: f64, fits: impl Fn(LatLon) -> bool) -> Vec<(f64, f64)> {
    let there = |(lat, lon): &(f64, f64)| LatLon::from_degrees(*lat, *lon).is_some_and(&fits);
    let [swapped, east, north, rest @ ..] = readings(lat, lon);
    // One slip is likelier than two.
    let near: Vec<(f64, f64)> = [swapped, east, north].into_iter().filter(there).collect();
    if near.is_empty() { rest.into_iter().filter(there).collect() } else { near }
}

fn point(lat: f64, lon: f64) -> String {
    format!("({}, {})", decimal(lat), decimal(lon))
}

fn side(lon: f64) -> String {
    let lon = if lon > 180.0 { lon - 360.0 } else { lon };
    format!("{} {}", decimal(lon.abs()).trim_end_matches(".0"), if lon < 0.0 { 'W' } else { 'E' })
}

fn height(lat: f64) -> String {
    format!("{} {}", decimal(lat.abs()).trim_end_matches(".0"), if lat < 0.0 { 'S' } else { 'N' })
}

/// Where a window runs, in words.
pub(super) fn window_in_words(window: Window) -> String {
    format!("{} to {} and {} to {}", side(window.west), side(window.east), height(window.south), height(window.north))
}

impl Convert<'_> {
    /// Tells that a pair is not written as this format has it, with the right form.
    pub(super) fn odd_pair(&mut self, node: &Node, pair: &DegreePair) {
        let fits = |at: LatLon| self.map_of().is_some_and(|map| map.cell_at(at).is_some());
        let here = LatLon::from_degrees(pair.lat, pair.lon).is_some_and(fits);
        let others = fitting(pair.lat, pair.lon, fits);
        let (lat, lon) = if here { (pair.lat, pair.lon) } else { others.first().copied().unwrap_or((pair.lat, pair.lon)) };
        let message = "a point is two numbers with decimal points, latitude first: without letters, degree signs and quotation marks, south and west with a minus";
        self.problems.push(Diagnostic::error(Code::WrongKind, node.span, message.to_owned()).mend(point(lat, lon)));
    }

    /// Tells that a place of the level's own lies nowhere, or beyond the theatre though it is meant within. Says whether it did.
    pub(super) fn place_outside(&mut self, lat: (f64, Span), lon: (f64, Span)) -> bool {
        let [west, east, south, north] = THEATRE;
        let within = |at: LatLon| (west..=east).contains(&at.lon()) && (south..=north).contains(&at.lat());
        let at = LatLon::from_degrees(lat.0, lon.0);
        let meant = fitting(lat.0, lon.0, within);
        if at.is_some_and(within) || (at.is_some() && meant.is_empty()) {
            return false;
        }
        let span = if lat.0.abs() <= 90.0 && at.is_none() { lon.1 } else { lat.1 };
        let message = match at {
            None => "there is no such point on the globe: latitude -90 to 90, longitude -180 to 360".to_owned(),
            Some(at) => format!("{} lies beyond the theatre, which runs {}", super::convert::degrees(at), window_in_words(Window::ALL)),
        };
        let mut problem = Diagnostic::error(Code::OutOfRange, span, message);
        if let [(meant_lat, meant_lon), more @ ..] = &meant[..] {
            problem.suggestion = Some(format!("lat: {}, lon: {}", decimal(*meant_lat), decimal(*meant_lon)));
            if more.is_empty() {
                problem.edits = vec![Edit { span: lat.1, text: decimal(*meant_lat) }, Edit { span: lon.1, text: decimal(*meant_lon) }];
            }
        }
        self.problems.push(problem);
        true
    }
}

/// Tells that a point lies outside the window, or nowhere, with what was meant.
pub(super) fn point_outside(span: Span, lat: f64, lon: f64, map: &HexMap) -> Diagnostic {
    let fits = fitting(lat, lon, |at| map.cell_at(at).is_some());
    let window = window_in_words(map.projection.map_or(Window::ALL, |projection| projection.window()));
    let message = match (LatLon::from_degrees(lat, lon), fits.first()) {
        (_, Some(first)) if *first == (lon, lat) => format!("latitude comes first, and the map's window runs {window}"),
        (None, _) => "there is no such point on the globe: latitude -90 to 90, longitude -180 to 360".to_owned(),
        (Some(at), _) => {
            let at = super::convert::degrees(at);
            format!("the point {at} lies outside the map's window, which runs {window}; latitude comes first")
        }
    };
    let mut problem = Diagnostic::error(Code::OffMap, span, message);
    if let [(lat, lon), more @ ..] = &fits[..] {
        problem = problem.mend(point(*lat, *lon));
        if !more.is_empty() {
            // Two answers: the likelier is told, and none is put in.
            problem.edits.clear();
        }
    }
    problem
}

/// The edges of a window as they were meant: with edges swapped, latitude for longitude, west for east.
pub(super) fn meant_edges([west, east, south, north]: [f64; 4]) -> Option<[f64; 4]> {
    let candidates = [
        [east, west, south, north],
        [west, east, north, south],
        [east, west, north, south],
        [south, north, west, east],
        [north, south, west, east],
        [south, north, east, west],
        [north, south, east, west],
        [-west, east, south, north],
        [west, -east, south, north],
        [-west, -east, south, north],
        [-east, -west, south, north],
    ];
    candidates.into_iter().find(|[west, east, south, north]| Window::new(*west, *east, *south, *north).is_ok())
}
