//! Search for a place or a force by name; Ctrl+F or / opens it.

use bevy_egui::egui::{self, Key, Modifiers, RichText, Ui};

use super::marks::place_word;
use super::overlay::MapIntent;
use super::scene::{MapGround, Picture};
use super::symbols::icon_word;
use crate::app::fields::{self, TextLine};
use crate::app::theme::Palette;

/// The longest text that is searched for, in characters.
const MAX_SEARCH: usize = 80;

/// What stands in the search field, and whether it is open.
#[derive(bevy::prelude::Resource, Default)]
pub struct Search {
    /// Whether the field is shown.
    pub open: bool,
    text: String,
    row: usize,
    fresh: bool,
}

/// A thing that was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// Its name.
    pub name: String,
    /// What it is.
    pub what: String,
    /// How to go there.
    pub intent: MapIntent,
    /// Where.
    pub at: bevy::math::Vec2,
}

/// Up to ten places, waters and forces whose name holds the text, those that begin with it first.
pub fn find(text: &str, ground: &MapGround, picture: &Picture) -> Vec<Hit> {
    let wanted = plain(text);
    if wanted.is_empty() {
        return Vec::new();
    }
    let places = ground.places.iter().map(|place| Hit {
        name: place.name.clone(),
        what: place_word(place.kind).to_owned(),
        intent: MapIntent::Place(place.id),
        at: place.at,
    });
    let forces = picture.counters.iter().map(|c| Hit {
        name: c.name.clone(),
        what: format!("{} {}", c.symbol.letters, icon_word(c.symbol.icon)),
        intent: MapIntent::Force(c.id),
        at: c.at,
    });
    let names = ground.names.iter().map(|n| Hit { name: n.text.clone(), what: "water".into(), intent: MapIntent::Spot(n.at), at: n.at });
    let land = |realm: &super::scene::Realm| {
        let at = realm.seat.filter(|at| ground.bounds.0.contains(*at)).or(realm.anchors.first().map(|(at, _)| *at))?;
        Some(Hit { name: realm.text.clone(), what: "land".into(), intent: MapIntent::Spot(at), at })
    };
    let lands = ground.realms.iter().filter_map(land);
    let mut hits: Vec<(usize, Hit)> =
        places.chain(forces).chain(names).chain(lands).filter_map(|hit| plain(&hit.name).find(&wanted).map(|at| (at.min(1), hit))).collect();
    hits.sort_by(|(a, x), (b, y)| (a, x.name.len(), &x.name).cmp(&(b, y.name.len(), &y.name)));
    hits.into_iter().map(|(_, hit)| hit).take(10).collect()
}

/// Lower case, without marks on letters that occur in the theatre's names.
fn plain(text: &str) -> String {
    let bare = |c: char| match c {
        'á' | 'à' | 'ā' | 'ä' => 'a',
        'é' | 'è' | 'ē' => 'e',
        'í' | 'ī' => 'i',
        'ó' | 'ō' | 'ö' => 'o',
        'ú' | 'ū' | 'ü' => 'u',
        'ñ' => 'n',
        other => other,
    };
    text.trim().to_lowercase().chars().map(bare).collect()
}

impl Search {
    /// What stands in the field.
    pub fn words(&self) -> &str {
        &self.text
    }

    /// What stands in the field.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Opens the field with the cursor in it.
    pub fn start(&mut self) {
        *self = Search { open: true, fresh: true, ..Search::default() };
    }

    /// Shows the field and what it finds; gives back the hit that was chosen.
    pub fn show(&mut self, ui: &mut Ui, p: &Palette, ground: &MapGround, picture: &Picture) -> Option<Hit> {
        let keys = ui.input_mut(|i| {
            let mut key = |k| i.consume_key(Modifiers::NONE, k);
            (key(Key::Escape), key(Key::ArrowDown), key(Key::ArrowUp), key(Key::Enter))
        });
        if keys.0 {
            self.open = false;
            return None;
        }
        let field = ui.add(fields::line(&mut TextLine(&mut self.text), MAX_SEARCH).hint_text("Place, water or force").desired_width(f32::INFINITY));
        field.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::TextEdit, true, "Search the map"));
        if std::mem::take(&mut self.fresh) {
            field.request_focus();
        }
        if field.changed() {
            self.row = 0;
        }
        let hits = find(&self.text, ground, picture);
        self.row = (self.row + usize::from(keys.1)).saturating_sub(usize::from(keys.2)).min(hits.len().saturating_sub(1));
        let mut chosen = None;
        for (i, hit) in hits.iter().enumerate() {
            let text = egui::text::LayoutJob::simple_singleline(hit.name.clone(), egui::TextStyle::Body.resolve(ui.style()), p.text);
            let row = ui.add(
                egui::Button::selectable(i == self.row, text)
                    .truncate()
                    .right_text(RichText::new(&hit.what).small().color(p.weak))
                    .min_size(egui::vec2(ui.available_width(), 0.0)),
            );
            if row.clicked() || (keys.3 && i == self.row) {
                chosen = Some(hit.clone());
            }
        }
        if hits.is_empty() && !self.text.trim().is_empty() {
            ui.label(RichText::new("Nothing of that name").color(p.weak));
        }
        if chosen.is_some() {
            self.open = false;
        }
        chosen
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::map::scene::PlaceMark;

    fn place(id: u16, name: &str) -> PlaceMark {
        PlaceMark { id, name: name.into(), short: name.into(), ..PlaceMark::default() }
    }

    #[test]
    fn names_that_begin_with_the_text_come_first() {
        let ground = MapGround { places: vec![place(0, "Port Moresby"), place(1, "Moresby Bay"), place(2, "Ōminato")], ..MapGround::default() };
        let names = |text: &str| find(text, &ground, &Picture::default()).into_iter().map(|hit| hit.name).collect::<Vec<_>>();
        assert_eq!(names("mores"), ["Moresby Bay", "Port Moresby"]);
        assert_eq!(names("omi"), ["Ōminato"]);
        assert!(names("  ").is_empty() && names("xyz").is_empty());
    }
}
