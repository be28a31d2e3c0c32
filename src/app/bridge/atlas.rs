//! The theatre without a game.

use super::{Ground, Picture, ground};
use crate::app::map::{scene::Counter, symbols::Symbol};
use crate::app::theme::Side;
use crate::catalog::{AgreementStatus, Catalog, Clause, NationId};
use crate::geo::{HexMap, Window};
use crate::level::Library;

/// Hexes of the atlas, in km: the size at which the whole theatre is played.
const ATLAS_HEX_KM: u16 = 150;

/// Ground and order of battle of the whole theatre.
///
/// # Errors
/// The program's own geography is damaged.
pub fn build(library: &Library) -> Result<(Ground, Picture), String> {
    let (catalog, geography) = (&library.catalog, &library.geography);
    let map = HexMap::build(geography, Window::ALL, ATLAS_HEX_KM).map_err(|problem| format!("the theatre's map cannot be built: {problem:?}"))?;
    let ground = ground::build(geography, &map, catalog, |nation| side_in_atlas(catalog, nation))?;
    let picture = atlas_picture(catalog, &ground);
    Ok((ground, picture))
}

/// How nations stand to one another in the atlas, which is drawn from Washington: allies are those that a treaty in force binds to it.
fn side_in_atlas(catalog: &Catalog, nation: NationId) -> Side {
    let slug = catalog.nation(nation).slug.as_str();
    let Some(usa) = catalog.nation_id("usa") else { return Side::Neutral };
    let bound = catalog.agreements.iter().any(|agreement| {
        let in_force = agreement.status.last().is_some_and(|&(_, status)| status == AgreementStatus::InForce);
        in_force
            && agreement.clauses.iter().any(|clause| match clause {
                Clause::Obligation { obligor, beneficiary, .. } => *obligor == usa && *beneficiary == nation,
                _ => false,
            })
    });
    match slug {
        "usa" => Side::Own,
        "prc" | "prk" | "rus" => Side::Opponent,
        _ if bound => Side::Ally,
        _ => Side::Neutral,
    }
}

fn atlas_picture(catalog: &Catalog, ground: &Ground) -> Picture {
    let counter = |(id, force): (usize, &crate::catalog::ForceDef)| {
        let kind = catalog.force_type(force.kind);
        let at = ground.to_plane(catalog.place(force.home).at);
        let nation = catalog.nation(force.nation);
        let symbol = Symbol {
            icon: kind.icon,
            domain: kind.domain,
            side: side_in_atlas(catalog, force.nation),
            letters: nation.iso.clone(),
            strength: force.strength,
            uncertain: false,
        };
        Counter { id: id as u32, symbol, name: force.name.clone(), at, place: Some(force.home.0), own: false }
    };
    let inside = |counter: &Counter| ground.bounds.0.contains(counter.at);
    Picture { counters: catalog.forces.iter().enumerate().map(counter).filter(inside).collect(), ..Picture::default() }
}
