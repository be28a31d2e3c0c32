//! Choosing a place from many: grouped by the government that hosts it, and found by typing a part of its name.

use std::fmt::Debug;
use std::hash::Hash;

use bevy_egui::egui::{self, ComboBox, Id, PopupCloseBehavior, RichText, ScrollArea, Ui};

use crate::app::fields::{self, TextLine};
use crate::app::panels::Desk;
use crate::catalog::PlaceId;
use crate::rules::scenario::host_of;

/// Longest search, in letters.
const MAX_SEARCH: usize = 40;
/// From so many places on there is a field to search them.
const SEARCHED_FROM: usize = 9;

/// The places whose name or host has `query` in it, by host and then by name; the hosts in the order in which they come first.
pub fn grouped(desk: &Desk<'_>, places: &[PlaceId], query: &str) -> Vec<(String, Vec<PlaceId>)> {
    let query = query.trim().to_lowercase();
    let mut groups: Vec<(String, Vec<PlaceId>)> = Vec::new();
    for &place in places {
        let host = host_of(desk.scenario, place).map_or_else(String::new, |host| desk.words().nation(host));
        // The name in full: it has what others call the place in brackets.
        let found = [&desk.scenario.catalog.place(place).name, &host].iter().any(|name| name.to_lowercase().contains(&query));
        let group = match groups.iter_mut().position(|(known, _)| *known == host) {
            Some(at) => at,
            None => {
                groups.push((host, Vec::new()));
                groups.len() - 1
            }
        };
        if found {
            groups[group].1.push(place);
        }
    }
    groups.retain(|(_, places)| !places.is_empty());
    for (_, places) in &mut groups {
        places.sort_by_key(|&place| desk.words().place(place));
    }
    groups
}

/// A menu of places with its name in front. True if another was taken.
pub fn menu(ui: &mut Ui, desk: &Desk<'_>, name: &str, salt: impl Hash + Debug, value: &mut PlaceId, places: &[PlaceId]) -> bool {
    let before = *value;
    ui.horizontal(|ui| {
        let label = ui.label(RichText::new(name).small().color(desk.palette.weak));
        let width = (ui.available_width() - 12.0).clamp(80.0, 260.0);
        let id = ui.make_persistent_id(Id::new(("place-search", &salt)));
        ComboBox::from_id_salt(Id::new(salt))
            .selected_text(desk.words().place(*value))
            .width(width)
            .truncate()
            .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
            .show_ui(ui, |ui| {
                let groups = search(ui, desk, id, places);
                for (host, places) in groups {
                    ui.label(RichText::new(host).small().strong().color(desk.palette.weak));
                    for place in places {
                        if ui.selectable_value(value, place, desk.words().place(place)).clicked() {
                            ui.data_mut(|data| data.remove::<String>(id));
                            ui.close();
                        }
                    }
                }
            })
            .response
            .labelled_by(label.id);
    });
    *value != before
}

/// A list of places, any number of which can be taken.
pub fn list(ui: &mut Ui, desk: &Desk<'_>, salt: impl Hash + Debug, places: &[PlaceId], taken: &mut Vec<PlaceId>) {
    let id = ui.make_persistent_id(Id::new(("place-search", &salt)));
    let groups = search(ui, desk, id, places);
    ScrollArea::vertical().id_salt(Id::new(salt)).max_height(160.0).show(ui, |ui| {
        let headed = groups.len() > 1;
        for (host, places) in groups {
            if headed {
                ui.label(RichText::new(host).small().strong().color(desk.palette.weak));
            }
            for place in places {
                let mut on = taken.contains(&place);
                if ui.checkbox(&mut on, desk.words().place(place)).changed() {
                    if on { taken.push(place) } else { taken.retain(|known| *known != place) }
                }
            }
        }
    });
}

/// The field to search with, where there are many, and what it leaves.
fn search(ui: &mut Ui, desk: &Desk<'_>, id: Id, places: &[PlaceId]) -> Vec<(String, Vec<PlaceId>)> {
    let mut query: String = ui.data(|data| data.get_temp(id)).unwrap_or_default();
    if places.len() >= SEARCHED_FROM {
        let field = ui.add(fields::line(&mut TextLine(&mut query), MAX_SEARCH).hint_text("Search places").desired_width(f32::INFINITY));
        field.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::TextEdit, true, "Search places"));
        if field.changed() {
            ui.data_mut(|data| data.insert_temp(id, query.clone()));
        }
    }
    let groups = grouped(desk, places, &query);
    if groups.is_empty() {
        ui.label(RichText::new("No such place. Clear the search.").small().color(desk.palette.weak));
    }
    groups
}
