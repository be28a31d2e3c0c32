//! Between the game and the pictures: the one file that knows both sides.

use bevy::prelude::*;

use super::map::{
    ground,
    scene::{Counter, Ground, Picture},
    symbols::Symbol,
};
use super::theme::Side;
use crate::catalog::{AgreementStatus, Catalog, Clause, NationId};
use crate::geo::{Geography, HexMap, Window};

/// Hexes of the atlas, in km: the size at which the whole theatre is played.
const ATLAS_HEX_KM: u16 = 150;

/// Loads the theatre at start.
pub fn plugin(app: &mut App) {
    app.add_systems(Startup, load_theatre);
}

/// The theatre without a game.
#[derive(Resource)]
pub struct Theatre {
    /// Nations, places, forces, agreements.
    pub catalog: Catalog,
    /// Coasts, owners, depths.
    pub geography: Geography,
}

fn load_theatre(mut commands: Commands) -> Result {
    let catalog = Catalog::theatre().map_err(|problems| format!("the theatre data do not hold together: {} problems", problems.len()))?;
    let geography = Geography::load()?;
    let map = HexMap::build(&geography, Window::ALL, ATLAS_HEX_KM).map_err(|problem| format!("the theatre's map cannot be built: {problem:?}"))?;
    let ground = ground::build(&geography, &map, &catalog, |nation| side_in_atlas(&catalog, nation))?;
    commands.insert_resource(atlas_picture(&catalog, &ground));
    commands.insert_resource(ground);
    commands.insert_resource(Theatre { catalog, geography });
    Ok(())
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
