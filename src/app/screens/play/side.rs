//! The panel at the right: tabs and what is open.

use bevy_egui::egui::{self, Frame, Margin, RichText, ScrollArea, Ui};

use super::keys::{TABS, offered};
use super::Play;
use crate::app::panels::{Desk, Intent, Tab, bargain, instruments, news, objectives, orders, selected, standing, white_cell};

/// Width at text scale 1, in points.
const WIDTH: f32 = 420.0;

/// The panel beside the map.
pub fn show(ui: &mut Ui, play: &mut Play, desk: &Desk, intents: &mut Vec<Intent>) {
    let p = desk.palette;
    let width = (WIDTH * desk.text_scale).min(ui.available_width() * 0.45);
    let frame = Frame::new().fill(p.panel).inner_margin(Margin::symmetric(14, 10));
    egui::Panel::right("side").exact_size(width).resizable(false).frame(frame).show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = 3.0;
            ui.spacing_mut().button_padding.x = 6.0;
            for (tab, name, _, key) in TABS {
                if !offered(tab, desk) {
                    continue;
                }
                let open = play.tab == tab;
                let text = RichText::new(name).color(if open { p.strong } else { p.weak });
                let button = ui.selectable_label(open, text).on_hover_text(key);
                if button.clicked() {
                    intents.push(Intent::Open(tab));
                }
            }
        });
        ui.separator();
        let tab = play.tab;
        let mut content = |ui: &mut Ui| match tab {
            Tab::Selected => selected::show(ui, desk, play.selection, &mut play.selected, intents),
            Tab::Orders => orders::show(ui, desk, &mut play.orders, intents),
            Tab::Instruments => instruments::show(ui, desk, &mut play.instruments, intents),
            Tab::News => news::show(ui, desk, &mut play.news, intents),
            Tab::Objectives => objectives::show(ui, desk, &mut play.objectives, intents),
            Tab::Standing => standing::show(ui, desk, &mut play.standing, intents),
            Tab::Bargain => bargain::show(ui, desk, &mut play.bargain, intents),
            Tab::WhiteCell => white_cell::show(ui, desk, &mut play.white_cell, intents),
        };
        ScrollArea::vertical().id_salt(tab).auto_shrink([false, false]).show(ui, |ui| {
            // The bar at the edge takes room from the text, not the text from the map.
            ui.set_max_width(ui.available_width());
            content(ui);
        });
    });
}
