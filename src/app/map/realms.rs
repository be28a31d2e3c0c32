//! Where nations' names can stand: points of their land, and where their governments sit.

use std::collections::BTreeMap;

use bevy::math::{Rect as PlaneRect, Vec2};

use super::scene::{MapGround, Realm};
use super::soil::SEA;
use super::waters;
use crate::catalog::{Catalog, PlaceKind};
use crate::geo::Projection;

/// Points of land across the level's height.
const ACROSS: f32 = 44.0;
/// Points of land that are looked at in all, at most.
const MOST: f32 = 16_000.0;
/// A nation with fewer points than this has its islands' middles as well.
const FEW: usize = 6;
/// Islands whose middles are taken.
const ISLANDS: usize = 4;

/// Nations with land in what can come into view, and those whose capital is a place of the theatre. `parts` has the middle and the area in
/// square km of each piece of land, by the nation's letters.
pub fn all(catalog: &Catalog, ground: &MapGround, projection: Projection, seen: PlaneRect, parts: &BTreeMap<String, Vec<(Vec2, f32)>>) -> Vec<Realm> {
    let step = (ground.bounds.0.height() / ACROSS).max((seen.width() * seen.height() / MOST).sqrt());
    let mut found: BTreeMap<u8, Vec<(Vec2, f32)>> = BTreeMap::new();
    for row in 0..(seen.height() / step) as usize {
        for column in 0..(seen.width() / step) as usize {
            let at = seen.min + Vec2::new(column as f32 + 0.5, row as f32 + 0.5) * step;
            let code = ground.soil.at(at);
            if code != SEA {
                found.entry(code).or_default().push((at, step * step));
            }
        }
    }
    let mut realm = |nation: &crate::catalog::Nation| {
        let code = ground.soil.code(&nation.iso);
        let mut anchors = code.and_then(|code| found.remove(&code)).unwrap_or_default();
        let mut islands = parts.get(&nation.iso).cloned().unwrap_or_default();
        islands.retain(|(_, area)| *area > 0.0);
        islands.sort_by(|a, b| b.1.total_cmp(&a.1));
        let extent_km = islands.first().map_or(0.0, |(_, area)| area.sqrt() * 1.1);
        if anchors.len() < FEW {
            anchors.extend(islands.into_iter().take(ISLANDS));
        }
        let capital = catalog.places.iter().find(|place| place.kind == PlaceKind::Capital && place.controller == catalog.nation_id(&nation.slug));
        let capital = capital.map(|place| ground.to_plane(place.at));
        // A state of atolls too small for the coast's data has its capital.
        if anchors.is_empty() {
            anchors.extend(capital.filter(|at| seen.contains(*at)).map(|at| (at, 1.0)));
        }
        let far = waters::far_seat(&nation.iso).map(|(lat, lon)| {
            let (x, y) = projection.forward(lat, lon);
            Vec2::new(x as f32, y as f32)
        });
        let mean = (!anchors.is_empty()).then(|| anchors.iter().map(|(at, _)| *at).sum::<Vec2>() / anchors.len() as f32);
        let seat = capital.or(far).or(mean);
        Realm { text: short(&nation.name), code: code.unwrap_or(SEA), anchors, extent_km, seat, at_table: false, concerned: false }
    };
    catalog.nations.iter().map(&mut realm).collect()
}

/// A state's name as charts write it.
fn short(name: &str) -> String {
    name.strip_prefix("People's Republic of ").unwrap_or(name).to_owned()
}
