//! Choosing a place from many: grouped by government, found by a part of a name that any claimant uses.

use bevy_egui::egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;
use latticework::app::panels::parts::place_choice;
use latticework::catalog::PlaceId;

use crate::stage::{Table, read, stage};

/// The place that is chosen, by its number.
#[derive(Default)]
struct Chosen(u16);

fn every_place(known: &crate::stage::Known) -> Vec<PlaceId> {
    (0..known.scenario.catalog.places.len()).map(|index| PlaceId(index as u16)).collect()
}

#[test]
fn places_stand_under_their_government_and_are_found_by_any_of_their_names() {
    let known = Table::new("draft_the_pact", "japan").known();
    let (desk, all) = (known.desk(), every_place(&known));
    let groups = place_choice::grouped(&desk, &all, "");
    let count: usize = groups.iter().map(|(_, places)| places.len()).sum();
    assert_eq!(count, all.len(), "none is lost");
    let mut hosts: Vec<&String> = groups.iter().map(|(host, _)| host).collect();
    hosts.dedup();
    assert_eq!(hosts.len(), groups.len(), "a government stands once");
    for (host, places) in &groups {
        let names: Vec<String> = places.iter().map(|&place| desk.words().place(place)).collect();
        assert!(names.is_sorted(), "{host}: {names:?}");
    }
    for (query, slug) in [("meiji", "mischief"), ("AYUNGIN", "second_thomas"), ("uotsuri", "senkaku"), ("tindal", "tindal")] {
        let found = place_choice::grouped(&desk, &all, query);
        let slugs: Vec<&str> = found.iter().flat_map(|(_, places)| places).map(|&place| known.scenario.catalog.place(place).slug.as_str()).collect();
        assert!(slugs.contains(&slug) && slugs.len() < 5, "{query}: {slugs:?}");
    }
    let australian = place_choice::grouped(&desk, &all, "australia");
    assert!(australian.iter().any(|(host, places)| host == "Australia" && places.len() > 5), "a government's name finds its places");
    assert!(place_choice::grouped(&desk, &all, "atlantis").is_empty());
}

#[test]
fn a_menu_of_places_is_searched_and_taken_from() {
    let known = Table::new("draft_the_pact", "japan").known();
    let all = every_place(&known);
    let mut harness = stage::<Chosen>(&known, |ui, desk, chosen, _| {
        let mut place = PlaceId(chosen.0);
        place_choice::menu(ui, desk, "At", "test-at", &mut place, &all);
        chosen.0 = place.0;
    });
    harness.get_by_role(Role::ComboBox).click();
    harness.run_ok();
    harness.get_by_label("Search places").focus();
    harness.run_ok();
    harness.event(bevy_egui::egui::Event::Text("tindal".to_owned()));
    harness.run_ok();
    assert!(read(&harness).iter().any(|text| text == "Australia"), "the government stands above: {:?}", read(&harness));
    let tindal = all.iter().copied().find(|&place| known.scenario.catalog.place(place).slug == "tindal").expect("a place");
    harness.get_by_label(&known.desk().words().place(tindal)).click();
    harness.run_ok();
    assert_eq!(harness.state().state.0, tindal.0);
}
