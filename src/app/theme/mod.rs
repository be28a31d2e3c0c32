//! The look: one dark nautical-chart palette, one type scale, one spacing unit. Panels take their colours and distances from
//! here and nowhere else, so that the colour-blind palette and larger text reach every corner.

pub mod palette;
pub mod style;
pub mod widgets;

pub use palette::{Palette, Side};

use bevy::prelude::*;
use bevy_egui::{EguiContexts, EguiPrimaryContextPass};

use super::settings::Settings;

/// Keeps egui's style in step with the settings.
pub fn plugin(app: &mut App) {
    app.add_systems(EguiPrimaryContextPass, apply.in_set(super::DrawSet::Prepare));
}

fn apply(mut contexts: EguiContexts, settings: Res<Settings>, mut fonts_set: Local<bool>) -> Result {
    let ctx = contexts.ctx_mut()?;
    if !*fonts_set {
        style::set_fonts(ctx);
        *fonts_set = true;
    } else if !settings.is_changed() {
        return Ok(());
    }
    style::set_style(ctx, &settings);
    Ok(())
}
