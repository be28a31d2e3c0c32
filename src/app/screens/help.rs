//! Words, how a turn goes, keys and symbols, over any screen; F1 opens it anywhere.

use bevy::prelude::*;
use bevy_egui::{
    EguiContexts, EguiPrimaryContextPass,
    egui::{self, RichText, Sense, Ui, vec2},
};

use super::Over;
use super::wordlist::{self, WordsState};
use crate::app::{
    DrawSet,
    bridge::Table,
    map::{
        marks::{place_mark, place_word},
        scene::{PlaceMark, Tint},
        symbols::{self, Symbol},
    },
    settings::Settings,
    theme::{Palette, Side, terms, widgets},
};
use crate::catalog::{Domain, Icon, PlaceKind};
use crate::report::words::wordlist::Values;

/// Help.
pub fn plugin(app: &mut App) {
    app.init_resource::<HelpState>()
        .add_systems(EguiPrimaryContextPass, whose_numbers.in_set(DrawSet::Prepare))
        .add_systems(EguiPrimaryContextPass, (open_by_key, show.run_if(resource_equals(Over::Help))).chain().in_set(DrawSet::Overlays));
}

/// Which page of help is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum HelpPage {
    /// The word list.
    #[default]
    Words,
    /// How a turn goes, keys and symbols.
    Keys,
}

/// What help remembers.
#[derive(Resource, Clone, Debug, Default)]
pub struct HelpState {
    /// The page that is open.
    pub page: HelpPage,
    /// The word list's search.
    pub words: WordsState,
}

/// How a turn goes, a line each.
pub const TURN: [&str; 5] = [
    "1. News: read what the last turn brought, and answer what waits for you.",
    "2. Look: select a force, a place or a feature on the map, or a government in the Status panel.",
    "3. Decide: give orders up to your staff actions, and bargain with the other teams.",
    "4. End turn: your orders are submitted. They stay secret until every team has submitted.",
    "5. Result: all orders are carried out together, and the next news tell what came of them and why.",
];

/// The word list tells the numbers of the game that is played.
fn whose_numbers(mut contexts: EguiContexts, table: Option<Res<Table>>, mut told: Local<Option<String>>) -> Result {
    let title = table.as_ref().map(|table| table.scenario().text.title.clone());
    let ctx = contexts.ctx_mut()?;
    // What egui remembers is put away when the screen is passed to another team.
    if *told != title || title.is_some() && !terms::is_set(ctx) {
        terms::set(ctx, table.map(|table| Values::of(table.scenario())));
        *told = title;
    }
    Ok(())
}

/// What the edges of a key and the gap after it take of its column, in points.
const KEY_MARGIN: f32 = 24.0;

/// Every key with what it does: the one list that help shows.
pub const KEYS: &[(&str, &str)] = &[
    ("N, Shift N", "next, previous force of yours"),
    ("G", "next contested feature"),
    ("Right button, O", "send the selected force: to the hex under the pointer, or steer with the arrows"),
    ("Enter", "order the way that is shown"),
    ("Ctrl Z", "take the last order back"),
    ("Ctrl Enter", "end the turn"),
    ("F2 to F8", "panels: news, selected, orders, diplomacy, status, objectives, policy (or White Cell)"),
    ("Ctrl S", "save a copy"),
    ("Arrows, W A S D", "move the map"),
    ("Mouse wheel, + −", "zoom"),
    ("Home", "show the whole map"),
    ("Ctrl F, /", "search for a place, a water or a force"),
    ("1 to 7", "switch a layer of the map"),
    ("M", "overview map"),
    ("Tab, Shift Tab", "next, previous control"),
    ("Enter, Space", "press the control"),
    ("Esc", "close, clear the selection, go back"),
    ("F11", "fill the screen, and back"),
    ("F1", "words, how a turn goes, keys and symbols"),
];

fn open_by_key(mut contexts: EguiContexts, mut over: ResMut<Over>, mut state: ResMut<HelpState>) -> Result {
    let ctx = contexts.ctx_mut()?;
    if ctx.input_mut(|i| i.consume_key(egui::Modifiers::NONE, egui::Key::F1)) {
        let next = if *over == Over::Help { Over::Nothing } else { Over::Help };
        over.set_if_neq(next);
    }
    // However it was opened, one can type at once, and nothing is left of the last search.
    if over.is_changed() && *over == Over::Help {
        state.words.query.clear();
        state.words.focus = state.page == HelpPage::Words;
    }
    Ok(())
}

/// How a turn goes, in five lines.
pub fn turn(ui: &mut Ui, p: &Palette) {
    widgets::eyebrow(ui, p, "How a turn goes");
    for line in TURN {
        ui.label(line);
    }
    ui.add_space(10.0);
}

/// How a turn goes; below it keys beside symbols, or above them where large text leaves no room for both.
pub fn body(ui: &mut Ui, p: &Palette, text_scale: f32) {
    turn(ui, p);
    if ui.available_width() >= 900.0 * text_scale {
        ui.columns(2, |columns| {
            widgets::eyebrow(&mut columns[0], p, "Keys");
            keys(&mut columns[0], p);
            legend(&mut columns[1], p);
        });
    } else {
        widgets::eyebrow(ui, p, "Keys");
        keys(ui, p);
        ui.add_space(10.0);
        legend(ui, p);
    }
}

/// Keys, each with what it does on one line. The column is as wide as the widest key, reckoned before: a grid would learn it only from a frame
/// that has been drawn, and set words beside other keys until the next.
pub fn keys(ui: &mut Ui, p: &Palette) {
    let font = egui::TextStyle::Small.resolve(ui.style());
    let width = |keys: &str| ui.painter().layout_no_wrap(keys.to_owned(), font.clone(), p.strong).size().x;
    let column = KEYS.iter().map(|(keys, _)| width(keys)).fold(0.0, f32::max) + KEY_MARGIN;
    for (keys, what) in KEYS {
        ui.horizontal_top(|ui| {
            ui.allocate_ui_with_layout(vec2(column, 0.0), egui::Layout::left_to_right(egui::Align::Min), |ui| {
                ui.set_min_width(column);
                ui.style_mut().wrap_mode = Some(egui::TextWrapMode::Extend);
                widgets::key_cap(ui, p, keys);
            });
            ui.add(egui::Label::new(*what).wrap());
        });
    }
}

/// Symbols: frames by side and element, icons by function, marks of places.
pub fn legend(ui: &mut Ui, p: &Palette) {
    widgets::eyebrow(ui, p, "The frame says whose, and where it moves");
    egui::Grid::new("frames").num_columns(5).spacing([10.0, 8.0]).show(ui, |ui| {
        ui.label("");
        for word in ["land", "sea", "air", "under water"] {
            ui.label(RichText::new(word).small().color(p.weak));
        }
        ui.end_row();
        for side in Side::ALL {
            ui.label(side.word());
            for (icon, domain) in [
                (Icon::Infantry, Domain::Land),
                (Icon::SurfaceCombatant, Domain::Surface),
                (Icon::Fighter, Domain::Air),
                (Icon::Submarine, Domain::Subsurface),
            ] {
                sample(ui, p, icon, domain, side);
            }
            ui.end_row();
        }
        ui.label("other side, not fighting").on_hover_text("Coast guards and the like of the other side, until shots are exchanged.");
        ui.label("");
        let (rect, _) = ui.allocate_exact_size(vec2(44.0, 38.0), Sense::hover());
        let symbol = Symbol { suspect: true, ..Symbol::new(Icon::CoastGuard, Domain::Surface, Side::Opponent) };
        symbols::paint(ui.painter(), p, rect.center(), 26.0, &symbol);
        ui.end_row();
    });
    ui.add_space(10.0);
    widgets::eyebrow(ui, p, "The icon says what");
    egui::Grid::new("icons").num_columns(4).spacing([10.0, 8.0]).show(ui, |ui| {
        for (i, (icon, domain)) in symbols::LEGEND.into_iter().enumerate() {
            sample(ui, p, icon, domain, Side::Own);
            ui.label(symbols::icon_word(icon));
            if i % 2 == 1 {
                ui.end_row();
            }
        }
    });
    ui.add_space(10.0);
    widgets::eyebrow(ui, p, "Places");
    egui::Grid::new("places").num_columns(4).spacing([10.0, 6.0]).show(ui, |ui| {
        use PlaceKind::{AirBase, Capital, Feature, Headquarters, MissileSite, NavalBase, Outpost, Port};
        for (i, kind) in [AirBase, NavalBase, Port, Headquarters, Capital, MissileSite, Outpost, Feature].into_iter().enumerate() {
            let (rect, _) = ui.allocate_exact_size(vec2(24.0, 22.0), Sense::hover());
            let place = PlaceMark { kind, tint: Tint::Side(Side::Own), ..PlaceMark::default() };
            place_mark(ui.painter(), p, rect.center(), 6.0, &place, false);
            ui.label(place_word(kind));
            if i % 2 == 1 {
                ui.end_row();
            }
        }
    });
}

fn sample(ui: &mut Ui, p: &Palette, icon: Icon, domain: Domain, side: Side) {
    let (rect, _) = ui.allocate_exact_size(vec2(44.0, 38.0), Sense::hover());
    let symbol = Symbol::new(icon, domain, side);
    symbols::paint(ui.painter(), p, rect.center(), 26.0, &symbol);
}

/// The heads of the pages. A page that is opened takes the keyboard where it has a field.
pub fn pages(ui: &mut Ui, state: &mut HelpState) {
    ui.horizontal(|ui| {
        for (page, name) in [(HelpPage::Words, "Words"), (HelpPage::Keys, "How a turn goes, keys and symbols")] {
            if ui.selectable_label(state.page == page, name).clicked() {
                state.page = page;
                state.words.focus = page == HelpPage::Words;
            }
        }
    });
}

fn show(mut contexts: EguiContexts, settings: Res<Settings>, mut over: ResMut<Over>, mut state: ResMut<HelpState>) -> Result {
    let ctx = contexts.ctx_mut()?.clone();
    let p = settings.palette();
    let screen = ctx.viewport_rect();
    let state = &mut *state;
    let (done, close) = widgets::modal(&ctx, "help", 960.0 * settings.text_scale().max(1.0), |ui| {
        let done = ui
            .horizontal(|ui| {
                ui.heading("Help");
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| widgets::side_button(ui, true, "Close").clicked()).inner
            })
            .inner;
        pages(ui, state);
        ui.separator();
        let height = screen.height() - 240.0;
        match state.page {
            HelpPage::Words => wordlist::page(ui, &p, &mut state.words, height),
            HelpPage::Keys => {
                widgets::scroll(ui, "keys", egui::ScrollArea::vertical().max_height(height).min_scrolled_height(height), |ui| {
                    body(ui, &p, settings.text_scale());
                });
            }
        }
        done
    });
    if done || close {
        *over = Over::Nothing;
    }
    Ok(())
}
