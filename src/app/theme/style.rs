//! Sizes and spacing, laid into egui's style.

use bevy_egui::egui::{
    self, Color32, CornerRadius, FontFamily, FontId, Margin, Stroke, TextStyle, Vec2,
    style::{ScrollStyle, WidgetVisuals},
};

use super::Palette;
use crate::app::settings::Settings;
pub use crate::app::theme::fonts::set_fonts;

/// One step of the spacing scale, in points. Distances are whole multiples of it.
pub const STEP: f32 = 4.0;

/// Semi-bold: titles, key figures, nation letters.
pub fn bold() -> FontFamily {
    FontFamily::Name("bold".into())
}

/// Italic: names of waters, as charts have it, and asides.
pub fn italic() -> FontFamily {
    FontFamily::Name("italic".into())
}

/// A size between the screen's title and a panel's heading.
pub fn title() -> TextStyle {
    TextStyle::Name("title".into())
}

/// Sizes at text scale 1, in points.
fn text_styles() -> [(TextStyle, f32, FontFamily); 6] {
    [
        (TextStyle::Small, 12.0, FontFamily::Proportional),
        (TextStyle::Body, 14.0, FontFamily::Proportional),
        (TextStyle::Button, 14.0, FontFamily::Proportional),
        (TextStyle::Monospace, 13.0, FontFamily::Monospace),
        (TextStyle::Heading, 17.0, bold()),
        (title(), 30.0, bold()),
    ]
}

/// The least height of what can be pressed, in points at text scale 1.
pub const TARGET: f32 = 28.0;

/// How long a button may be held down for it still to be a click, in seconds: where drawing is slow, press and release reach egui a frame or
/// two later than they were made, and its own 0.8 s would lose the click.
const CLICK_SECONDS: f64 = 3.0;

/// Where egui keeps [`halo_points`].
const HALO: &str = "halo";

/// Keeps how far the rim round a name reaches. Said anew each pass: egui's memory is cleared between two people at one screen.
pub fn set_halo(ctx: &egui::Context, p: &Palette) {
    ctx.data_mut(|data| data.insert_temp(egui::Id::new(HALO), p.halo_points));
}

/// How far the rim round a name on the map reaches, in points, by the settings.
pub fn halo_points(ctx: &egui::Context) -> f32 {
    ctx.data(|data| data.get_temp(egui::Id::new(HALO))).unwrap_or(1.0)
}

/// Lays palette, text scale and motion into egui.
pub fn set_style(ctx: &egui::Context, settings: &Settings) {
    let p = settings.palette();
    ctx.set_theme(if p.look.day { egui::Theme::Light } else { egui::Theme::Dark });
    set_halo(ctx, &p);
    ctx.options_mut(|options| options.input_options.max_click_duration = CLICK_SECONDS);
    let scale = settings.text_scale();
    ctx.all_styles_mut(|style| {
        style.text_styles = text_styles().into_iter().map(|(s, size, family)| (s, FontId::new(size * scale, family))).collect();
        style.animation_time = if settings.reduced_motion { 0.0 } else { 0.1 };
        style.spacing.item_spacing = Vec2::new(2.0 * STEP, 1.5 * STEP);
        style.spacing.button_padding = Vec2::new(2.5 * STEP, 1.25 * STEP);
        style.spacing.window_margin = Margin::same(16);
        style.spacing.menu_margin = Margin::same(8);
        style.spacing.indent = 16.0;
        style.spacing.interact_size = Vec2::new(40.0, TARGET) * scale.max(1.0);
        style.spacing.icon_width = 16.0 * scale;
        style.spacing.scroll = ScrollStyle { floating: false, bar_width: 8.0, foreground_color: true, ..ScrollStyle::thin() };
        style.spacing.tooltip_width = 380.0 * scale;
        style.interaction.selectable_labels = false;
        style.interaction.tooltip_delay = 0.25;
        style.visuals = visuals(&p);
    });
}

fn visuals(p: &Palette) -> egui::Visuals {
    let mut v = if p.look.day { egui::Visuals::light() } else { egui::Visuals::dark() };
    let round = CornerRadius::same(5);
    let widget = |fill: Color32, line: Color32, text: Color32| WidgetVisuals {
        bg_fill: fill,
        weak_bg_fill: fill,
        bg_stroke: Stroke::new(1.0, line),
        corner_radius: round,
        fg_stroke: Stroke::new(1.0, text),
        expansion: 0.0,
    };
    v.widgets.noninteractive = widget(p.panel, p.line, p.text);
    v.widgets.inactive = widget(p.control, p.edge, p.text);
    v.widgets.hovered = widget(p.control_hover, p.strong, p.strong);
    v.widgets.active = widget(p.control_hover, p.action, p.strong);
    v.widgets.open = widget(p.control_hover, p.edge, p.strong);
    v.selection.bg_fill = p.action.gamma_multiply(0.28);
    v.selection.stroke = Stroke::new(1.5, p.action);
    v.hyperlink_color = p.action;
    v.faint_bg_color = p.raised;
    v.extreme_bg_color = p.ground;
    v.code_bg_color = p.raised;
    v.warn_fg_color = p.warn;
    v.error_fg_color = p.bad;
    v.weak_text_color = Some(p.weak);
    v.window_fill = p.panel;
    v.window_stroke = Stroke::new(1.0, p.edge);
    v.window_corner_radius = CornerRadius::same(8);
    v.menu_corner_radius = CornerRadius::same(6);
    v.panel_fill = p.panel;
    v.window_shadow = egui::Shadow { offset: [0, 6], blur: 24, spread: 0, color: Color32::from_black_alpha(if p.look.day { 40 } else { 120 }) };
    v.popup_shadow = egui::Shadow { offset: [0, 3], blur: 12, spread: 0, color: Color32::from_black_alpha(if p.look.day { 35 } else { 110 }) };
    // A blinking cursor would draw the window again and again while nothing happens.
    v.text_cursor.blink = false;
    v.interact_cursor = Some(egui::CursorIcon::PointingHand);
    v
}
