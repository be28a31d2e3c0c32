//! The few widgets that the app adds to egui's: main buttons, cards, headings, key caps.

use bevy_egui::egui::{self, Align, Button, CornerRadius, Frame, Layout, Margin, Response, RichText, Stroke, Ui};

use super::{Palette, style};

/// The one button that leads on; at most one on a screen.
pub fn main_button(ui: &mut Ui, p: &Palette, enabled: bool, text: &str) -> Response {
    let label = RichText::new(text).family(style::bold()).color(if enabled { p.on_action } else { p.weak });
    tall_button(ui, enabled, label, 140.0, |button| if enabled { button.fill(p.action).stroke(Stroke::NONE) } else { button })
}

/// A button of the second rank, as tall as the main one.
pub fn side_button(ui: &mut Ui, enabled: bool, text: &str) -> Response {
    tall_button(ui, enabled, RichText::new(text), 96.0, |button| button)
}

/// A button 36 points tall with its label in the middle, whatever the layout around it.
fn tall_button(ui: &mut Ui, enabled: bool, label: RichText, least: f32, dress: impl FnOnce(Button<'static>) -> Button<'static>) -> Response {
    let padding = ui.spacing().button_padding.x * 2.0;
    let text = egui::WidgetText::from(label.clone()).into_galley(ui, Some(egui::TextWrapMode::Extend), f32::INFINITY, egui::TextStyle::Button);
    let size = egui::vec2((text.size().x + padding).max(least), 36.0);
    let middle = Layout::centered_and_justified(egui::Direction::LeftToRight);
    ui.allocate_ui_with_layout(size, middle, |ui| ui.add_enabled(enabled, dress(Button::new(label)))).inner
}

/// A raised card that takes the whole width.
pub fn card<R>(ui: &mut Ui, p: &Palette, selected: bool, content: impl FnOnce(&mut Ui) -> R) -> egui::InnerResponse<R> {
    let shown = Frame::new()
        .fill(p.raised)
        .stroke(Stroke::new(1.0, if selected { p.strong } else { p.edge }))
        .corner_radius(CornerRadius::same(6))
        .inner_margin(Margin::symmetric(14, 10))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            content(ui)
        });
    if selected {
        // Drawn inside the frame: a wider frame would move the text.
        ui.painter().rect_stroke(shown.response.rect, CornerRadius::same(6), Stroke::new(2.0, p.strong), egui::StrokeKind::Inside);
    }
    shown
}

/// The head of a page: a button that leads back, and the title, on one line. True when the button was pressed.
pub fn page_head(ui: &mut Ui, p: &Palette, back: &str, title: &str) -> bool {
    // The line is as high as the title from the start: a button laid out before a higher title would stand above its middle.
    let height = ui.text_style_height(&style::title()).max(ui.spacing().interact_size.y);
    let size = egui::vec2(ui.available_width(), height);
    ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), |ui| {
        let pressed = ui.button(back).clicked();
        ui.add(egui::Label::new(RichText::new(title).text_style(style::title()).color(p.strong)).truncate());
        pressed
    })
    .inner
}

/// What stands where there is nothing yet: what would be here, and what brings it.
pub fn empty(ui: &mut Ui, p: &Palette, what: &str, when: &str) {
    card(ui, p, false, |ui| {
        ui.label(RichText::new(what).family(style::bold()).color(p.strong));
        ui.add(egui::Label::new(RichText::new(when).color(p.weak)).wrap());
    });
}

/// A quiet heading in capitals above a group.
pub fn eyebrow(ui: &mut Ui, p: &Palette, text: &str) -> Response {
    ui.label(RichText::new(text.to_uppercase()).small().family(style::bold()).color(p.weak).extra_letter_spacing(0.8))
}

/// A key as it is printed on the keyboard.
pub fn key_cap(ui: &mut Ui, p: &Palette, text: &str) -> Response {
    Frame::new()
        .fill(p.control)
        .stroke(Stroke::new(1.0, p.edge))
        .corner_radius(CornerRadius::same(4))
        .inner_margin(Margin::symmetric(7, 2))
        .show(ui, |ui| ui.label(RichText::new(text).small().color(p.strong)))
        .response
}

/// A window in the middle of the screen that the rest waits for. Gives back what `content` gave, or `None` when it is to close.
pub fn modal<R>(ctx: &egui::Context, name: &str, width: f32, content: impl FnOnce(&mut Ui) -> R) -> (R, bool) {
    let style = ctx.global_style();
    let frame = Frame::window(&style).inner_margin(Margin::same(22));
    let shown = egui::Modal::new(egui::Id::new(name)).frame(frame).show(ctx, |ui| {
        ui.set_width(width.min(ctx.viewport_rect().width() - 96.0));
        content(ui)
    });
    let close = shown.should_close();
    (shown.inner, close)
}

/// A label and a value at the right edge of the same row.
pub fn fact(ui: &mut Ui, p: &Palette, label: &str, value: &str) -> Response {
    ui.horizontal(|ui| {
        ui.label(RichText::new(label).color(p.weak));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| ui.add(egui::Label::new(RichText::new(value).color(p.strong)).wrap())).inner
    })
    .inner
}
