//! The panel at the right: tabs and what is open.

use bevy_egui::egui::{self, Align, FontId, Frame, Layout, Margin, Rect, RichText, ScrollArea, TextStyle, Ui, UiBuilder};

use super::Play;
use super::keys::{TABS, offered};
use crate::app::panels::orders::{instruments, selected};
use crate::app::panels::record::news;
use crate::app::panels::standing::objectives;
use crate::app::panels::tutor::{self, spot, spot::Spot};
use crate::app::panels::{Desk, Intent, Tab, bargain, orders, standing, white_cell};
use crate::app::theme::{terms, widgets};

/// Width at text scale 1, in points.
const WIDTH: f32 = 420.0;

/// Takes the panel's room from the map, before the map is drawn. What stands in it comes after the map, so that the keyboard reaches it after the map.
pub fn place(ui: &mut Ui, desk: &Desk) -> Rect {
    let width = (WIDTH * desk.text_scale).min(ui.available_width() * 0.45);
    let frame = Frame::new().fill(desk.palette.panel).inner_margin(Margin::symmetric(14, 10));
    let panel = egui::Panel::right("side").exact_size(width).resizable(false).frame(frame);
    panel.show(ui, |ui| ui.allocate_space(ui.available_size()).1).inner
}

/// The panel beside the map, in its room.
pub fn show(ui: &mut Ui, room: Rect, play: &mut Play, desk: &Desk, intents: &mut Vec<Intent>) {
    let mut ui = ui.new_child(UiBuilder::new().id_salt("side").max_rect(room).layout(Layout::top_down(Align::Min)));
    ui.shrink_clip_rect(room.expand2(egui::vec2(14.0, 10.0)));
    let ui = &mut ui;
    let mut lesson = play.tutor.remove(&desk.view.viewer).unwrap_or_default();
    tutor::show(ui, desk, &mut lesson, &play.opened(desk));
    play.tutor.insert(desk.view.viewer, lesson);
    tabs(ui, play.tab, desk, intents);
    ui.separator();
    let tab = play.tab;
    if tab == Tab::Bargain {
        bargain::parts_of(ui, desk, &mut play.bargain);
    }
    let given = if tab == Tab::Orders { orders::place(ui, desk) } else { None };
    let mut content = |ui: &mut Ui| match tab {
        Tab::Selected => selected::show(ui, desk, play.selection, &mut play.selected, intents),
        Tab::Orders => orders::controls(ui, desk, &mut play.orders, intents),
        Tab::Instruments => instruments::show(ui, desk, &mut play.instruments, intents),
        Tab::News => news::show(ui, desk, &mut play.news, intents),
        Tab::Objectives => objectives::show(ui, desk, &mut play.objectives, intents),
        Tab::Standing => standing::show(ui, desk, &mut play.standing, intents),
        Tab::Bargain => bargain::show(ui, desk, &mut play.bargain, intents),
        Tab::WhiteCell => white_cell::show(ui, desk, &mut play.white_cell, intents),
    };
    // Another force, and the same panel in another turn, is another page.
    let page = (tab, desk.view.game.turn, (tab == Tab::Selected).then(|| format!("{:?}", play.selection)));
    widgets::scroll(ui, page, ScrollArea::vertical().auto_shrink([false, false]), |ui| {
        // The bar at the edge takes room from the text, not the text from the map.
        ui.set_max_width(ui.available_width());
        content(ui);
    });
    if let Some(room) = given {
        orders::given(ui, room, desk, &mut play.orders, intents);
    }
}

/// Room beside a tab's name, and between two tabs, in points.
const TAB_PADDING: f32 = 4.0;
const TAB_GAP: f32 = 2.0;
/// Tabs shrink to this share of the chosen text size, so that all stand in one row; below it they stand in two rows.
const LEAST_SHRINK: f32 = 0.85;

/// The tabs. One row, with names a little smaller where they would not fit; where text is set very large, two rows of equal length.
fn tabs(ui: &mut Ui, open: Tab, desk: &Desk, intents: &mut Vec<Intent>) {
    let offered: Vec<_> = TABS.into_iter().filter(|&(tab, ..)| offered(tab, desk)).collect();
    let font = TextStyle::Button.resolve(ui.style());
    let (padding, gap) = (TAB_PADDING * desk.text_scale.min(1.0), TAB_GAP);
    let width_of = |ui: &Ui, size: f32, row: &[(Tab, &str, egui::Key, &str)]| -> f32 {
        let font = FontId::new(size, font.family.clone());
        let names: f32 = row
            .iter()
            .map(|(_, name, ..)| ui.fonts_mut(|fonts| fonts.layout_no_wrap((*name).to_owned(), font.clone(), desk.palette.text).size().x))
            .sum();
        names + row.len() as f32 * (2.0 * padding + gap)
    };
    let room = ui.available_width();
    let shrink = |ui: &Ui, row: &[(Tab, &str, egui::Key, &str)]| {
        let beside = row.len() as f32 * (2.0 * padding + gap);
        ((room - beside) / (width_of(ui, font.size, row) - beside).max(1.0)).min(1.0)
    };
    let in_one = shrink(ui, &offered);
    let rows: Vec<_> = if in_one >= LEAST_SHRINK { vec![&offered[..]] } else { offered.chunks(offered.len().div_ceil(2).max(1)).collect() };
    let size = font.size * rows.iter().map(|row| shrink(ui, row)).fold(1.0, f32::min);
    for row in rows {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = gap;
            ui.spacing_mut().button_padding.x = padding;
            for &(tab, name, _, key) in row {
                let key = terms::of_tab(name, key);
                let chosen = open == tab;
                let text = RichText::new(name).size(size).color(if chosen { desk.palette.strong } else { desk.palette.weak });
                let response = ui.selectable_label(chosen, text).on_hover_text(key);
                spot::at(&response, Spot::Tab(tab));
                if response.clicked() {
                    intents.push(Intent::Open(tab));
                }
            }
        });
    }
}
