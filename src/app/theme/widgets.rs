//! The few widgets that the app adds to egui's: main buttons, cards, headings, key caps.

use bevy_egui::egui::{
    self, Align, Button, CornerRadius, Frame, Key, Layout, Margin, Modifiers, Response, RichText, ScrollArea, Stroke, Ui,
    containers::scroll_area::ScrollAreaOutput,
};

use super::{Palette, style};

/// The least width of a main button, in points.
const MAIN_WIDTH: f32 = 140.0;

/// The one button that leads on; at most one on a screen.
pub fn main_button(ui: &mut Ui, p: &Palette, enabled: bool, text: &str) -> Response {
    let label = RichText::new(text).family(style::bold()).color(if enabled { p.on_action } else { p.weak });
    tall_button(ui, enabled, label, MAIN_WIDTH, |button| if enabled { button.fill(p.action).stroke(Stroke::NONE) } else { button })
}

/// The room that [`main_button`] takes.
pub fn main_size(ui: &Ui, text: &str) -> egui::Vec2 {
    tall_size(ui, RichText::new(text).family(style::bold()), MAIN_WIDTH)
}

fn tall_size(ui: &Ui, label: RichText, least: f32) -> egui::Vec2 {
    let padding = ui.spacing().button_padding.x * 2.0;
    let text = egui::WidgetText::from(label).into_galley(ui, Some(egui::TextWrapMode::Extend), f32::INFINITY, egui::TextStyle::Button);
    egui::vec2((text.size().x + padding).max(least), 36.0)
}

/// A button of the second rank, as tall as the main one.
pub fn side_button(ui: &mut Ui, enabled: bool, text: &str) -> Response {
    tall_button(ui, enabled, RichText::new(text), 96.0, |button| button)
}

/// A button 36 points tall with its label in the middle, whatever the layout around it.
fn tall_button(ui: &mut Ui, enabled: bool, label: RichText, least: f32, dress: impl FnOnce(Button<'static>) -> Button<'static>) -> Response {
    let size = tall_size(ui, label.clone(), least);
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

/// A row with something at its right end: what `left` draws has the rest of the width. Both are laid out from left to right, as they are read and as
/// the keyboard goes through them; so the right one's width has to be known before, and is what it was a pass ago.
pub fn row_with_end<L, R>(ui: &mut Ui, left: impl FnOnce(&mut Ui) -> L, right: impl FnOnce(&mut Ui) -> R) -> (L, R) {
    let key = ui.next_auto_id().with("row with end");
    let known: Option<f32> = ui.data(|data| data.get_temp(key));
    ui.horizontal(|ui| {
        let room = (ui.available_width() - known.unwrap_or(120.0) - ui.spacing().item_spacing.x).max(0.0);
        let middle = Layout::left_to_right(Align::Center);
        let first = ui.allocate_ui_with_layout(egui::vec2(room, ui.spacing().interact_size.y), middle, |ui| {
            ui.set_width(room);
            left(ui)
        });
        let last = ui.scope(right);
        let width = last.response.rect.width();
        if known.is_none_or(|known| (known - width).abs() > 0.5) {
            ui.data_mut(|data| data.insert_temp(key, width));
            ui.ctx().request_discard("the right end of a row has another width");
        }
        (first.inner, last.inner)
    })
    .inner
}

/// A place that scrolls. `name` is its page's: a page that was not there a moment ago opens at its top. The control that gets the focus by key comes
/// into view; Page Up and Page Down, Home and End scroll by pages where no field and nothing else wants them.
pub fn scroll<R>(ui: &mut Ui, name: impl egui::AsId, area: ScrollArea, content: impl FnOnce(&mut Ui) -> R) -> ScrollAreaOutput<R> {
    let ctx = ui.ctx().clone();
    let key = ui.id().with(("scrolled", egui::Id::new(name)));
    let pass = ctx.cumulative_pass_nr();
    let last: Option<u64> = ctx.data(|data| data.get_temp(key));
    ctx.data_mut(|data| data.insert_temp(key, pass));
    let area = area.id_salt(key);
    let area = if last.is_none_or(|last| last + 2 < pass) { area.scroll_offset(egui::Vec2::ZERO) } else { area };
    let mut shown = area.show(ui, |ui| {
        let inner = content(ui);
        follow_focus(ui);
        inner
    });
    let end = (shown.content_size.y - shown.inner_rect.height()).max(0.0);
    if end > 0.0
        && let Some(offset) = paged(&ctx, ui.layer_id(), shown.inner_rect, shown.state.offset.y, end)
    {
        shown.state.offset.y = offset;
        shown.state.store(&ctx, shown.id);
        ctx.request_repaint();
    }
    shown
}

/// How many passes the control that got the focus is followed: what stands above it may still grow.
const FOLLOWED: u64 = 4;

/// Brings the control that has just got the focus into the view of the page around it. What was clicked is in sight and stays where it is.
fn follow_focus(ui: &mut Ui) {
    let ctx = ui.ctx().clone();
    let key = egui::Id::new("followed focus");
    let (now, pass) = (ctx.memory(|memory| memory.focused()), ctx.cumulative_pass_nr());
    let (known, since): (Option<egui::Id>, u64) = ctx.data(|data| data.get_temp(key)).unwrap_or_default();
    let mut since = since;
    if known != now {
        let by_mouse = ctx.input(|input| input.pointer.any_down() || input.pointer.any_released());
        since = if by_mouse { 0 } else { pass + FOLLOWED };
        ctx.data_mut(|data| data.insert_temp(key, (now, since)));
    }
    let Some(response) = now.filter(|_| since >= pass).and_then(|id| ctx.read_response(id)) else { return };
    let here = response.layer_id == ui.layer_id() && ui.min_rect().expand(2.0).contains(response.rect.center());
    if here && !ui.clip_rect().contains_rect(response.rect) {
        ui.scroll_to_rect_animation(response.rect.expand(6.0), None, egui::style::ScrollAnimation::none());
        ctx.request_repaint();
    }
}

/// Where the keys that were pressed bring a page that stands at `offset` of `end`; `None` if none was meant for it.
fn paged(ctx: &egui::Context, layer: egui::LayerId, view: egui::Rect, offset: f32, end: f32) -> Option<f32> {
    let below = ctx.memory(|memory| memory.top_modal_layer()).is_some_and(|top| top != layer);
    if below || ctx.text_edit_focused() || egui::Popup::is_any_open(ctx) {
        return None;
    }
    // The map beside a panel has Home for itself.
    let page = view.width() > ctx.viewport_rect().width() * 0.5;
    let (turns, ends) = match ctx.memory(|memory| memory.focused()).and_then(|id| ctx.read_response(id)) {
        Some(focused) => (focused.layer_id == layer && view.contains(focused.rect.center())).then_some((true, true)).unwrap_or_default(),
        None => (page || ctx.input(|input| input.pointer.hover_pos().is_some_and(|at| view.contains(at))), page),
    };
    let step = view.height() * 0.9;
    let taken = |key: Key| ctx.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if turns && taken(Key::PageDown) {
        Some((offset + step).min(end))
    } else if turns && taken(Key::PageUp) {
        Some((offset - step).max(0.0))
    } else if ends && taken(Key::Home) {
        Some(0.0)
    } else if ends && taken(Key::End) {
        Some(end)
    } else {
        None
    }
}

/// A quiet heading in capitals above a group.
pub fn eyebrow(ui: &mut Ui, p: &Palette, text: &str) -> Response {
    let heading = ui.label(RichText::new(text.to_uppercase()).small().family(style::bold()).color(p.weak).extra_letter_spacing(0.8));
    super::terms::hover(heading, text)
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
        super::terms::hover(ui.label(RichText::new(label).color(p.weak)), label);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| ui.add(egui::Label::new(RichText::new(value).color(p.strong)).wrap())).inner
    })
    .inner
}
