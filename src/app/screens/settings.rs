//! The settings, over any screen.

use bevy::prelude::*;
use bevy_egui::{
    EguiContexts, EguiPrimaryContextPass,
    egui::{self, RichText, Ui},
};

use super::Over;
use crate::app::{
    DrawSet,
    settings::{Remarks, Settings, TEXT_PERCENTS},
    theme::{Palette, Side, widgets},
};

/// The settings window.
pub fn plugin(app: &mut App) {
    app.add_systems(EguiPrimaryContextPass, show.in_set(DrawSet::Overlays).run_if(resource_equals(Over::Settings)));
}

/// The settings' controls; true if something changed.
pub fn panel(ui: &mut Ui, p: &Palette, settings: &mut Settings) -> bool {
    let before = settings.clone();
    widgets::eyebrow(ui, p, "Text size");
    ui.horizontal(|ui| {
        for percent in TEXT_PERCENTS {
            ui.selectable_value(&mut settings.text_percent, percent, format!("{percent}%"));
        }
    });
    ui.add_space(8.0);
    widgets::eyebrow(ui, p, "Colours");
    ui.horizontal(|ui| {
        ui.selectable_value(&mut settings.day_chart, false, "Dark room");
        ui.selectable_value(&mut settings.day_chart, true, "Day chart");
    });
    ui.checkbox(&mut settings.high_contrast, "High contrast: stronger edges, wider rims round names, no tints");
    ui.horizontal(|ui| {
        for side in Side::ALL {
            ui.label(RichText::new("■").color(p.side(side)));
            ui.label(RichText::new(side.word()).small());
        }
    });
    ui.add_space(8.0);
    widgets::eyebrow(ui, p, "Motion");
    ui.checkbox(&mut settings.reduced_motion, "Reduced motion: the map jumps instead of gliding");
    ui.horizontal(|ui| {
        let label = ui.label("Seconds that an event stays on the map");
        ui.add(egui::Slider::new(&mut settings.event_seconds, 1..=6)).labelled_by(label.id);
    });
    ui.add_space(8.0);
    widgets::eyebrow(ui, p, "Play");
    ui.checkbox(&mut settings.ask_before_end, "Ask before a turn ends while something is left to do");
    *settings != before
}

fn show(mut contexts: EguiContexts, mut settings: ResMut<Settings>, remarks: Res<Remarks>, mut over: ResMut<Over>) -> Result {
    let ctx = contexts.ctx_mut()?.clone();
    let p = settings.palette();
    let mut changed = settings.clone();
    let (done, close) = widgets::modal(&ctx, "settings", 520.0, |ui| {
        ui.heading("Settings");
        ui.add_space(8.0);
        panel(ui, &p, &mut changed);
        for remark in &remarks.0 {
            ui.label(p.warned(remark).small());
        }
        ui.add_space(14.0);
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| widgets::main_button(ui, &p, true, "Done").clicked()).inner
    });
    if changed != *settings {
        *settings = changed;
    }
    if done || close {
        *over = Over::Nothing;
    }
    Ok(())
}
