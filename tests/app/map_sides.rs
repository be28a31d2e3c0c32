//! Sides on the map are as the viewer sees them: who gains control, whose coast guard is hostile, and what the White Cell sees.

use latticework::app::theme::Side;
use latticework::catalog::quantity::Turns;
use latticework::geo::Geography;
use latticework::level::Library;
use latticework::rules::state::view::Viewer;

use crate::map_truth::{AREAS, Map, levels};
use crate::stage::Table;

#[test]
fn control_is_in_the_colour_of_who_gains_as_the_viewer_sees_it() {
    use latticework::app::map::scene::Tint;
    let geography = Geography::load().expect("geography");
    let ends = |team: &str, white: bool| {
        let table = Table::of_people("second_thomas", team);
        let known = if white { table.white_cell().known() } else { table.known() };
        let map = Map::new(&known, &geography, AREAS[0]);
        map.ground.places.iter().find(|place| place.name.starts_with("Scarborough")).expect("the shoal").ends
    };
    let scenario = Library::load().expect("data").open_embedded("second_thomas").expect("a level").scenario.expect("valid");
    let of = |slug: &str| {
        let nation = scenario.catalog.nation_id(slug).expect("a nation");
        scenario.seats.iter().find(|seat| seat.nations.contains(&nation)).map(|seat| seat.slug.clone()).expect("a team")
    };
    assert_eq!(ends(&of("phl"), false), [Tint::Side(Side::Opponent), Tint::Side(Side::Own)]);
    assert_eq!(ends(&of("prc"), false), [Tint::Side(Side::Own), Tint::Side(Side::Opponent)]);
    assert!(ends(&of("phl"), true).iter().all(|end| matches!(end, Tint::Nation(_))), "the White Cell takes no side");
}

#[test]
fn the_other_sides_coast_guard_is_not_hostile_before_shots() {
    use latticework::catalog::Icon;
    use latticework::rules::state::{Pair, Rung, Seen, Trial};
    let geography = Geography::load().expect("geography");
    let known = Table::of_people("second_thomas", "philippines").known();
    let map = Map::new(&known, &geography, AREAS[0]);
    let theirs = |icon: Icon| map.picture.counters.iter().filter(move |c| c.symbol.side == Side::Opponent && c.symbol.icon == icon);
    assert!(theirs(Icon::CoastGuard).count() > 0 && theirs(Icon::CoastGuard).all(|c| c.symbol.suspect));
    assert!(theirs(Icon::SurfaceCombatant).all(|c| !c.symbol.suspect));
    // With shots on the ladder between the two it is.
    let mut later = Table::of_people("second_thomas", "philippines").known();
    let mut game = Trial::of(&later.view.game);
    for rung in game.rungs.values_mut() {
        (rung.now, rung.peak) = (5, 5);
    }
    let nation = |slug: &str| later.scenario.catalog.nation_id(slug).expect("a nation");
    let pair = Pair::new(nation("phl"), nation("prc"));
    game.rungs.insert(pair, Rung { now: 5, peak: 5, quiet_turns: Turns(0) });
    later.view.game = Seen::of(&game);
    let map = Map::new(&later, &geography, AREAS[0]);
    let guards = map.picture.counters.iter().filter(|c| c.symbol.side == Side::Opponent && c.symbol.icon == Icon::CoastGuard);
    assert!(guards.clone().count() > 0 && guards.into_iter().all(|c| !c.symbol.suspect));
}

#[test]
fn the_white_cell_sees_nations_and_no_sides() {
    for level in ["second_thomas", "strait_2027"] {
        let seat = levels().into_iter().find(|(known, _)| *known == level).map(|(_, teams)| teams[0].clone()).expect("a level");
        let known = Table::of_people(level, &seat).white_cell().known();
        assert_eq!(known.view.viewer, Viewer::WhiteCell);
        let map = Map::new(&known, &Geography::load().expect("geography"), AREAS[0]);
        let counters = &map.picture.counters;
        assert!(counters.len() > 3 && counters.iter().all(|c| c.symbol.side == Side::Neutral && c.symbol.nation.is_some() && !c.symbol.suspect));
    }
}
