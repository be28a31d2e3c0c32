//! What makes the map a chart: graticule, a scale that holds at the latitude where it is read, positions in degrees and minutes.

use bevy::math::Vec2;
use bevy_egui::egui::{Align2, FontId, Painter, Pos2, Rect, Stroke, pos2, vec2};

use super::camera::MapCamera;
use super::scene::MapGround;
use crate::app::theme::Palette;
use crate::geo::LatLon;

/// Kilometres in a nautical mile.
const KM_PER_NMI: f32 = 1.852;
/// The bar's length at most, in points.
const BAR: f32 = 130.0;
/// Steps of the graticule in degrees, and the least distance of its lines in points.
const STEPS: [f64; 6] = [20.0, 10.0, 5.0, 2.0, 1.0, 0.5];
const APART: f32 = 90.0;

/// A scale bar: what it says and how long it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// Points.
    pub length: f32,
    /// Nautical miles first, the latitude last.
    pub text: String,
}

/// The bar for a latitude. The map is true to scale from north to south; from east to west a kilometre grows longer towards the poles.
pub fn bar(camera: &MapCamera, ground: &MapGround, lat: f64) -> Bar {
    let middle = ground.projection.map_or(lat, |projection| projection.inverse(0.0, 0.0).0);
    let km_per_pt = camera.km_per_pt * (lat.to_radians().cos() / middle.to_radians().cos()) as f32;
    let wanted = BAR * km_per_pt / KM_PER_NMI;
    let power = 10f32.powf(wanted.log10().floor());
    let nmi = [5.0, 2.0, 1.0].into_iter().map(|k| k * power).find(|nmi| *nmi <= wanted).unwrap_or(power);
    let number = |v: f32| if v >= 10.0 { format!("{v:.0}") } else { format!("{v:.1}") };
    let at = if lat.round() == 0.0 { "the equator".to_owned() } else { format!("{:.0}° {}", lat.abs(), if lat < 0.0 { "S" } else { "N" }) };
    Bar { length: nmi * KM_PER_NMI / km_per_pt, text: format!("{} nmi ({} km) east to west at {at}", number(nmi), number(nmi * KM_PER_NMI)) }
}

/// Draws the bar with its left end at `corner`; gives back the ground that it takes.
pub fn paint_bar(painter: &Painter, p: &Palette, bar: &Bar, corner: Pos2, text_scale: f32) -> Rect {
    let y = corner.y - 6.0;
    let galley = painter.layout_no_wrap(bar.text.clone(), FontId::proportional((11.0 * text_scale).round()), p.text);
    let whole = Rect::from_min_max(pos2(corner.x, y - 9.0 - galley.size().y), pos2(corner.x + bar.length.max(galley.size().x + 4.0), y + 3.0));
    painter.rect_filled(whole.expand2(vec2(5.0, 3.0)), 4.0, p.ground.gamma_multiply(0.7));
    let line = |a: Pos2, b: Pos2| painter.line_segment([a, b], Stroke::new(2.0, p.text));
    line(pos2(corner.x, y), pos2(corner.x + bar.length, y));
    line(pos2(corner.x, y - 5.0), pos2(corner.x, y + 1.0));
    line(pos2(corner.x + bar.length, y - 5.0), pos2(corner.x + bar.length, y + 1.0));
    painter.galley(pos2(corner.x + 4.0, y - 7.0 - galley.size().y), galley, p.text);
    whole.expand(6.0)
}

/// The distance of the graticule's lines in degrees at this zoom.
pub fn step(camera: &MapCamera) -> f64 {
    let degrees = f64::from(APART * camera.km_per_pt) / 111.195;
    STEPS.iter().rev().copied().find(|step| *step >= degrees).unwrap_or(STEPS[0])
}

/// Draws meridians and parallels, with their degrees along the upper and the left edge.
pub fn graticule(painter: &Painter, p: &Palette, camera: &MapCamera, ground: &MapGround, text_scale: f32) {
    let Some(projection) = ground.projection else { return };
    let view = camera.view();
    let (south, west) = projection.inverse(f64::from(view.min.x), f64::from(view.min.y));
    let (north, east) = projection.inverse(f64::from(view.max.x), f64::from(view.max.y));
    let step = step(camera);
    let stroke = Stroke::new(0.5, p.graticule);
    let font = FontId::proportional((10.0 * text_scale).round());
    let ink = p.weak;
    let marks = |low: f64, high: f64| (((low / step).ceil() as i64)..=((high / step).floor() as i64)).map(move |n| n as f64 * step);
    let screen = |lat: f64, lon: f64| {
        let (lat0, lon0) = projection.inverse(0.0, 0.0);
        let scale = projection.inverse(1000.0, 1000.0);
        camera.to_screen(Vec2::new(((lon - lon0) / (scale.1 - lon0) * 1000.0) as f32, ((lat - lat0) / (scale.0 - lat0) * 1000.0) as f32))
    };
    for lon in marks(west, east) {
        let x = screen(0.0, lon).x;
        painter.line_segment([pos2(x, camera.area.top()), pos2(x, camera.area.bottom())], stroke);
        painter.text(pos2(x + 3.0, camera.area.top() + 2.0), Align2::LEFT_TOP, meridian(lon), font.clone(), ink);
    }
    for lat in marks(south.max(-85.0), north.min(85.0)) {
        let y = screen(lat, 0.0).y;
        painter.line_segment([pos2(camera.area.left(), y), pos2(camera.area.right(), y)], stroke);
        painter.text(pos2(camera.area.left() + 3.0, y - 1.0), Align2::LEFT_BOTTOM, parallel(lat), font.clone(), ink);
    }
}

fn figure(value: f64) -> String {
    if value.fract() == 0.0 { format!("{value:.0}°") } else { format!("{:.0}°{:02.0}′", value.trunc(), value.fract() * 60.0) }
}

fn meridian(lon: f64) -> String {
    let lon = if lon > 180.0 { lon - 360.0 } else { lon };
    let side = if lon == 0.0 || lon.abs() == 180.0 {
        ""
    } else if lon < 0.0 {
        " W"
    } else {
        " E"
    };
    format!("{}{side}", figure(lon.abs()))
}

fn parallel(lat: f64) -> String {
    let side = if lat == 0.0 {
        ""
    } else if lat < 0.0 {
        " S"
    } else {
        " N"
    };
    format!("{}{side}", figure(lat.abs()))
}

/// A position as charts write it: 14°35.1′ N 120°58.2′ E.
pub fn degrees(at: LatLon) -> String {
    let part = |value: f64, plus: &str, minus: &str| {
        let tenths = (value.abs() * 600.0).round() as u32;
        format!("{}°{:02}.{}′ {}", tenths / 600, tenths / 10 % 60, tenths % 10, if value < 0.0 { minus } else { plus })
    };
    let lon = if at.lon() > 180.0 { at.lon() - 360.0 } else { at.lon() };
    format!("{} {}", part(at.lat(), "N", "S"), part(lon, "E", "W"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geo::{Projection, Window};

    #[test]
    fn positions_read_as_on_charts() {
        let at = |lat, lon| LatLon::from_degrees(lat, lon).map(degrees);
        assert_eq!(at(14.585, 120.97).as_deref(), Some("14°35.1′ N 120°58.2′ E"));
        assert_eq!(at(-9.0, -160.5).as_deref(), Some("9°00.0′ S 160°30.0′ W"));
        assert_eq!(at(0.9999, 0.0).as_deref(), Some("1°00.0′ N 0°00.0′ E"));
        assert_eq!((meridian(190.0).as_str(), parallel(-7.5).as_str(), parallel(0.0).as_str()), ("170° W", "7°30′ S", "0°"));
    }

    /// The bar says what two points so far apart on a parallel measure by great circle.
    #[test]
    fn the_bar_is_right_where_it_is_read() {
        let window = Window::new(100.0, 180.0, -45.0, 45.0).expect("a window");
        let projection = Projection::of(window);
        let ground = MapGround { projection: Some(projection), ..MapGround::default() };
        for km_per_pt in [0.4, 2.0, 7.5] {
            let mut camera = MapCamera::default();
            camera.km_per_pt = km_per_pt;
            for lat in [-45.0f64, -10.0, 0.0, 24.0, 35.7] {
                let bar = bar(&camera, &ground, lat);
                let (x, y) = projection.forward(lat, 130.0);
                let far = projection.inverse(x + f64::from(bar.length * km_per_pt), y);
                let ends = [LatLon::from_degrees(lat, 130.0), LatLon::from_degrees(far.0, far.1)].map(|end| end.expect("on the globe"));
                let true_nmi = ends[0].distance_m(ends[1]) as f32 / 1852.0;
                let said: f32 = bar.text.split(' ').next().and_then(|number| number.parse().ok()).expect("a number first");
                assert!((said / true_nmi - 1.0).abs() < 0.02, "{lat} at {km_per_pt}: {} measures {true_nmi}", bar.text);
                assert!(bar.length <= BAR + 0.1 && bar.length > BAR * 0.35, "{}", bar.length);
            }
        }
    }
}
