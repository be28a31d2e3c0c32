//! The look: a nautical chart, in a dark room or by day; one type scale, one spacing unit. Panels take their colours and distances from
//! here and nowhere else, so that the day chart, high contrast and larger text reach every corner.

mod fonts;
pub mod palette;
pub mod style;
pub mod widgets;

pub use palette::{Look, Palette, Side};

use bevy::prelude::*;
use bevy_egui::{EguiContext, EguiContexts, EguiPrimaryContextPass};

use super::settings::Settings;

/// Keeps egui's style in step with the settings.
pub fn plugin(app: &mut App) {
    app.add_systems(PostStartup, set_fonts).add_systems(EguiPrimaryContextPass, apply.in_set(super::DrawSet::Prepare));
}

/// Before the first pass, so that no text is ever laid out without its font.
fn set_fonts(mut contexts: Query<&mut EguiContext>) {
    for mut context in &mut contexts {
        style::set_fonts(context.get_mut());
    }
}

fn apply(mut contexts: EguiContexts, settings: Res<Settings>) -> Result {
    let ctx = contexts.ctx_mut()?;
    if settings.is_changed() {
        style::set_style(ctx, &settings);
    }
    style::set_halo(ctx, &settings.palette());
    Ok(())
}
