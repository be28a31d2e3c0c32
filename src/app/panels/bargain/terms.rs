//! The terms of a clause on a form: a menu for each kind. A form knows no clauses, only the kinds of their terms; what a new one begins with
//! stands in `rules/phases/agreement/begin.rs`.

use bevy_egui::egui::{self, Ui};

use crate::app::panels::parts::place_choice;
use crate::app::panels::{Desk, parts};
use crate::catalog::clause::{Area, AttackOn, Consent, InstitutionKind, Places, Promise, Response, Tension, TermMut};
use crate::catalog::{Clause, NationId, Operation, PlaceId};
use crate::report::words;
use crate::report::words::clauses;
use crate::rules::phases::agreement::begin::hosted;

/// Menus that change a clause of a text between these parties.
pub(crate) fn menus(ui: &mut Ui, desk: &Desk<'_>, parties: &[NationId], clause: &mut Clause) {
    let (p, words) = (desk.palette, desk.words());
    let nations: Vec<(NationId, String)> = parties.iter().map(|&nation| (nation, words.nation(nation))).collect();
    let contested: Vec<PlaceId> = desk.scenario.features.iter().map(|feature| feature.place).collect();
    let (mut giver, mut changed) = (None, false);
    clause.change_terms(&mut |label, term| {
        let salt = ("clause", label);
        match term {
            TermMut::Giver(nation) => {
                changed = parts::menu(ui, p, label, salt, nation, &nations);
                giver = Some(*nation);
            }
            TermMut::Taker(nation) => _ = parts::menu(ui, p, label, salt, nation, &nations),
            TermMut::Takers(chosen) => {
                if changed {
                    chosen.retain(|nation| giver != Some(*nation));
                    if chosen.is_empty() {
                        chosen.extend(parties.iter().copied().find(|nation| giver != Some(*nation)));
                    }
                }
                members(ui, desk, label, parties, giver, chosen);
            }
            TermMut::Members(chosen) => members(ui, desk, label, parties, None, chosen),
            TermMut::Hosted(places) => {
                if changed {
                    *places = Places::AllHosted;
                }
                place_menu(ui, desk, label, &giver.map_or_else(Vec::new, |giver| vec![giver]), places);
            }
            TermMut::Seat(place) => _ = place_choice::menu(ui, desk, label, salt, place, &hosted(desk.scenario, parties)),
            TermMut::Operation(operation) => {
                let name = |operation| words::capital(words::operation(operation));
                parts::menu(ui, p, label, salt, operation, &named(Operation::ALL, name));
            }
            TermMut::Tension(tension) => _ = parts::menu(ui, p, label, salt, tension, &named(Tension::ALL, clauses::when)),
            TermMut::Consent(consent) => _ = parts::menu(ui, p, label, salt, consent, &named(Consent::choices(&[1, 2]), clauses::asked)),
            TermMut::Cap(cap) => {
                _ = parts::menu(
                    ui,
                    p,
                    label,
                    salt,
                    cap,
                    &named([None, Some(1), Some(2), Some(3), Some(4), Some(6), Some(8), Some(12)], clauses::at_once),
                )
            }
            TermMut::Until(until) => expiry(ui, desk, label, until),
            TermMut::Area(area) => {
                let areas = named(Area::choices(parties, &contested), |area| words.area(&area));
                parts::menu(ui, p, label, salt, area, &areas);
            }
            TermMut::Attack(attack) => _ = parts::menu(ui, p, label, salt, attack, &named(AttackOn::ALL, clauses::attacked)),
            TermMut::Response(response) => _ = parts::menu(ui, p, label, salt, response, &named(Response::ALL, clauses::responds)),
            TermMut::Institution(kind) => _ = parts::menu(ui, p, label, salt, kind, &named(InstitutionKind::ALL, clauses::keeps)),
            TermMut::Promise(what) => promise(ui, desk, label, &contested, what),
        }
    });
}

/// Choices with their names.
fn named<T: Clone, S: Into<String>>(all: impl IntoIterator<Item = T>, name: impl Fn(T) -> S) -> Vec<(T, String)> {
    all.into_iter().map(|one| (one.clone(), name(one).into())).collect()
}

/// What is promised, and where if it is about a place: those about none come first.
fn promise(ui: &mut Ui, desk: &Desk<'_>, label: &str, contested: &[PlaceId], what: &mut Promise) {
    let place = what.place().or(contested.first().copied());
    let mut kinds = Promise::all(place.unwrap_or(PlaceId(0)));
    kinds.retain(|kind| place.is_some() || kind.place().is_none());
    kinds.sort_by_key(|kind| kind.place().is_some());
    parts::menu(ui, desk.palette, label, ("clause", label), what, &named(kinds, clauses::promises));
    if let Some(mut place) = what.place() {
        let places = named(contested.iter().copied(), |place| desk.words().place(place));
        if parts::menu(ui, desk.palette, "Where", ("clause", "place"), &mut place, &places) {
            *what = what.at(place);
        }
    }
}

fn members(ui: &mut Ui, desk: &Desk<'_>, name: &str, parties: &[NationId], without: Option<NationId>, chosen: &mut Vec<NationId>) {
    ui.horizontal_wrapped(|ui| {
        ui.label(egui::RichText::new(name).small().color(desk.palette.weak));
        for &nation in parties.iter().filter(|nation| Some(**nation) != without) {
            let mut on = chosen.contains(&nation);
            if ui.checkbox(&mut on, desk.words().nation(nation)).changed() {
                if on { chosen.push(nation) } else { chosen.retain(|known| *known != nation) }
            }
        }
    });
}

fn place_menu(ui: &mut Ui, desk: &Desk<'_>, label: &str, hosts: &[NationId], places: &mut Places) {
    let p = desk.palette;
    let mut all = *places == Places::AllHosted;
    let listed = hosted(desk.scenario, hosts);
    let choices = [(true, "At all its places".to_owned()), (false, "At these places".to_owned())];
    if parts::menu(ui, p, label, ("clause", label), &mut all, &choices) {
        *places = if all { Places::AllHosted } else { Places::These(listed.first().copied().into_iter().collect()) };
    }
    let Places::These(these) = places else { return };
    place_choice::list(ui, desk, ("clause", label, "list"), &listed, these);
}

fn expiry(ui: &mut Ui, desk: &Desk<'_>, label: &str, until: &mut Option<u16>) {
    let turn = desk.view.game.turn;
    let named = |end: u16| (Some(end), format!("To the end of turn {end}"));
    let mut choices = vec![(None, "No end".to_owned())];
    // A level that tells its last turn has none after it to promise for.
    let last = desk.view.game.turns;
    let ends = [0, 1, 2, 3, 4, 6, 8, 12].map(|more| turn + more).into_iter().filter(|end| last.is_none_or(|last| *end < last));
    choices.extend(ends.map(named));
    if let Some(end) = *until
        && !choices.iter().any(|(choice, _)| *choice == Some(end))
    {
        choices.push(named(end));
    }
    parts::menu(ui, desk.palette, label, ("clause", label), until, &choices);
}
