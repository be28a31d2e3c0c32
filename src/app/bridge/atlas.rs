//! The theatre without a game.

use super::{MapGround, Picture, ground};
use crate::app::map::{
    ground::NoGround,
    scene::{MapForce, Tint},
    soil::SEA,
    symbols::Symbol,
};
use crate::app::theme::Side;
use crate::catalog::Catalog;
use crate::geo::{HexMap, Window};
use crate::level::Library;
use crate::report::words::second_names;

/// Hexes of the atlas, in km: the size at which the whole theatre is played.
const ATLAS_HEX_KM: u16 = 150;

/// Ground and order of battle of the whole theatre.
///
/// # Errors
/// The program's own geography is damaged.
pub fn build(library: &Library) -> Result<(MapGround, Picture), NoGround> {
    let (catalog, geography) = (&library.catalog, &library.geography);
    let map = HexMap::build(geography, Window::ALL, ATLAS_HEX_KM).map_err(NoGround::Theatre)?;
    let mut ground = ground::build(geography, &map, catalog, |_| Side::Neutral)?;
    // Nobody looks at the atlas from a side: all nations are neutral there, in their own colours.
    for place in &mut ground.places {
        let controller = catalog.places[usize::from(place.id)].controller;
        place.tint = controller.map_or(Tint::Side(Side::Neutral), |nation| Tint::Nation(catalog.nation(nation).colour));
    }
    let picture = atlas_picture(catalog, &ground);
    Ok((ground, picture))
}

fn atlas_picture(catalog: &Catalog, ground: &MapGround) -> Picture {
    let counter = |(id, force): (usize, &crate::catalog::ForceDef)| {
        let kind = catalog.force_type(force.kind);
        let at = ground.to_plane(catalog.place(force.home).at);
        let nation = catalog.nation(force.nation);
        let symbol = Symbol {
            letters: nation.iso.clone(),
            strength: force.strength,
            nation: Some(nation.colour),
            ..Symbol::new(kind.icon, kind.domain, Side::Neutral)
        };
        let lands = [ground.soil.code(&nation.iso).unwrap_or(SEA), ground.soil.coast(at)];
        let doing = format!("at {}", catalog.place(force.home).short());
        MapForce { id: id as u32, symbol, name: second_names::shown(catalog, &force.name), at, place: Some(force.home.0), own: false, lands, doing }
    };
    let inside = |counter: &MapForce| ground.bounds.0.contains(counter.at);
    Picture { counters: catalog.forces.iter().enumerate().map(counter).filter(inside).collect(), ..Picture::default() }
}
