//! The pieces that panels are made of: rows that lead somewhere, rows that open to their reasons, numbers that explain themselves,
//! menus with a name. All take the whole width, wrap their text, and carry their text as accessible name.

pub mod before;
pub mod explain;
pub mod place_choice;
pub mod reasons;
pub mod worth;

use std::fmt::Debug;
use std::hash::Hash;

use bevy_egui::egui::{
    self, Align, Align2, ComboBox, CornerRadius, FontId, Id, Response, RichText, Sense, Stroke, StrokeKind, TextFormat, TextStyle, Ui, WidgetInfo,
    WidgetType, collapsing_header::CollapsingState, text::LayoutJob, vec2,
};

use crate::app::panels::{Desk, Intent};
use crate::app::theme::{Palette, style, terms, widgets};
use crate::catalog::Origin;
use crate::report::{Tone, Weight, words};
use crate::rules::vocab::parameter::Param;
use crate::rules::{Command, Scenario};

/// A line that can be pressed.
#[derive(Clone, Debug)]
pub struct PressRow<'t> {
    /// A mark in front, so that colour is never the only sign; empty for none.
    pub sign: &'t str,
    /// Colour of the mark.
    pub colour: egui::Color32,
    /// What it says.
    pub text: String,
    /// Said more quietly after it; empty for none.
    pub aside: String,
    /// Whether it is set in semi-bold.
    pub strong: bool,
    /// Whether it is marked as chosen.
    pub chosen: bool,
}

impl<'t> PressRow<'t> {
    /// A plain line.
    pub fn new(p: &Palette, text: impl Into<String>) -> Self {
        Self { sign: "", colour: p.weak, text: text.into(), aside: String::new(), strong: false, chosen: false }
    }

    /// With a mark in front.
    #[must_use]
    pub fn sign(self, sign: &'t str, colour: egui::Color32) -> Self {
        Self { sign, colour, ..self }
    }

    /// With a quiet remark.
    #[must_use]
    pub fn aside(self, aside: impl Into<String>) -> Self {
        Self { aside: aside.into(), ..self }
    }

    /// In semi-bold.
    #[must_use]
    pub fn strong(self) -> Self {
        Self { strong: true, ..self }
    }

    /// Marked as chosen.
    #[must_use]
    pub fn chosen(self, chosen: bool) -> Self {
        Self { chosen, ..self }
    }
}

/// The mark and colour of good and bad news.
pub fn tone(p: &Palette, tone: Tone) -> (&'static str, egui::Color32) {
    match tone {
        Tone::Grave => ("▼", p.bad),
        Tone::Plain => ("•", p.weak),
        Tone::Calm => ("▲", p.good),
    }
}

/// Shows a line that can be pressed.
pub fn row(ui: &mut Ui, p: &Palette, row: &PressRow<'_>) -> Response {
    pressable(ui, p, row, None)
}

fn pressable(ui: &mut Ui, p: &Palette, row: &PressRow<'_>, expanded: Option<bool>) -> Response {
    const PAD: egui::Vec2 = vec2(8.0, 5.0);
    let body = TextStyle::Body.resolve(ui.style());
    let mark = if row.sign.is_empty() { 0.0 } else { body.size * 1.3 };
    let arrow = if expanded.is_some() { body.size * 1.1 } else { 0.0 };
    let width = ui.available_width();
    let mut job = LayoutJob::default();
    job.wrap.max_width = (width - 2.0 * PAD.x - mark - arrow).max(40.0);
    let font = if row.strong { FontId::new(body.size, style::bold()) } else { body.clone() };
    let ink = if !ui.is_enabled() {
        p.weak
    } else if row.strong {
        p.strong
    } else {
        p.text
    };
    job.append(&row.text, 0.0, TextFormat { font_id: font, color: ink, ..TextFormat::default() });
    if !row.aside.is_empty() {
        let small = TextStyle::Small.resolve(ui.style());
        job.append(&row.aside, body.size * 0.6, TextFormat { font_id: small, color: p.weak, valign: Align::Center, ..TextFormat::default() });
    }
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
    let (rect, response) = ui.allocate_exact_size(vec2(width, (galley.size().y + 2.0 * PAD.y).max(style::TARGET)), Sense::click());
    let enabled = ui.is_enabled();
    response.widget_info(|| {
        let name = if row.aside.is_empty() { row.text.clone() } else { format!("{} {}", row.text, row.aside) };
        WidgetInfo::selected(WidgetType::Button, enabled, row.chosen, name)
    });
    if let Some(open) = expanded {
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_expanded(open));
    }
    if ui.is_rect_visible(rect) {
        let painter = ui.painter();
        if response.hovered() || response.has_focus() || row.chosen {
            let line = if response.has_focus() || row.chosen {
                Stroke::new(2.0, if response.has_focus() { p.action } else { p.strong })
            } else {
                Stroke::NONE
            };
            painter.rect(rect, CornerRadius::same(4), p.control, line, StrokeKind::Inside);
        }
        let mut left = rect.min + PAD;
        let middle = body.size * 0.62;
        if let Some(open) = expanded {
            let arrow_sign = if open { "⏷" } else { "⏵" };
            painter.text(left + vec2(0.0, middle), Align2::LEFT_CENTER, arrow_sign, FontId::proportional(body.size * 0.8), p.weak);
            left.x += arrow;
        }
        if !row.sign.is_empty() {
            painter.text(left + vec2(0.0, middle), Align2::LEFT_CENTER, row.sign, FontId::proportional(body.size * 0.85), row.colour);
            left.x += mark;
        }
        painter.galley(left, galley, p.text);
    }
    response
}

/// A line that opens to what stands behind it.
pub fn fold<R>(
    ui: &mut Ui,
    p: &Palette,
    salt: impl Hash + Debug,
    open_at_first: bool,
    line: &PressRow<'_>,
    body: impl FnOnce(&mut Ui) -> R,
) -> Response {
    let id = ui.make_persistent_id(Id::new(salt));
    let mut state = CollapsingState::load_with_default_open(ui.ctx(), id, open_at_first);
    let response = terms::hover(pressable(ui, p, line, Some(state.is_open())), &line.text);
    if response.clicked() {
        state.toggle(ui);
    }
    state.show_body_indented(&response, ui, body);
    response
}

/// A heading above a group.
pub fn heading(ui: &mut Ui, p: &Palette, text: &str) {
    ui.add_space(2.0 * style::STEP);
    widgets::eyebrow(ui, p, text);
}

/// A line of second rank that wraps.
pub fn note(ui: &mut Ui, p: &Palette, text: impl Into<String>) -> Response {
    ui.add(egui::Label::new(RichText::new(text).small().color(p.weak)).wrap())
}

/// Running text that wraps.
pub fn text(ui: &mut Ui, p: &Palette, text: impl Into<String>) -> Response {
    ui.add(egui::Label::new(RichText::new(text).color(p.text)).wrap())
}

/// Inputs of a result, a line each, as points.
pub fn points(ui: &mut Ui, p: &Palette, lines: &[String]) {
    for line in lines {
        note(ui, p, format!("• {line}"));
    }
}

/// A menu with its name in front. True if another choice was taken.
pub fn menu<T: PartialEq + Clone>(ui: &mut Ui, p: &Palette, name: &str, salt: impl Hash + Debug, value: &mut T, choices: &[(T, String)]) -> bool {
    ui.horizontal(|ui| {
        let label = ui.label(RichText::new(name).small().color(p.weak));
        bare_menu(ui, label.id, salt, value, choices)
    })
    .inner
}

fn bare_menu<T: PartialEq + Clone>(ui: &mut Ui, label: Id, salt: impl Hash + Debug, value: &mut T, choices: &[(T, String)]) -> bool {
    let now = choices.iter().find(|(choice, _)| choice == value).map_or("choose", |(_, text)| text.as_str());
    let mut changed = false;
    let width = (ui.available_width() - 12.0).clamp(80.0, 260.0);
    ComboBox::from_id_salt(Id::new(salt))
        .selected_text(now)
        .width(width)
        .truncate()
        .show_ui(ui, |ui| {
            for (choice, text) in choices {
                changed |= ui.selectable_value(value, choice.clone(), text.as_str()).changed();
            }
        })
        .response
        .labelled_by(label);
    changed
}

/// A button that gives a command. Where the rules would refuse it, it is disabled and says why. True if it was pressed.
pub fn command_button(ui: &mut Ui, desk: &Desk<'_>, text: &str, command: Command, out: &mut Vec<Intent>) -> bool {
    self::command(ui, desk, text, command, out).clicked()
}

/// The same, giving back the button.
pub fn command(ui: &mut Ui, desk: &Desk<'_>, text: &str, command: Command, out: &mut Vec<Intent>) -> Response {
    let refusal = desk.refusal(&command);
    let button = ui.add_enabled(refusal.is_none(), egui::Button::new(text));
    match refusal {
        Some(refusal) => button.on_disabled_hover_text(desk.words().refusal(&refusal)),
        None => {
            if button.clicked() {
                out.push(Intent::Do(command));
            }
            button
        }
    }
}

/// Where a number of the rules comes from: what it does, its value in this level, its credible range, its source or why it is assumed.
pub fn parameter(ui: &mut Ui, p: &Palette, scenario: &Scenario, param: Param) {
    for line in parameter_lines(scenario, param) {
        note(ui, p, line);
    }
}

/// The same as lines.
pub fn parameter_lines(scenario: &Scenario, param: Param) -> Vec<String> {
    let value = scenario.parameters.get(param);
    let Some(def) = scenario.catalog.parameters.iter().find(|def| def.slug == param.slug()) else {
        return Vec::new();
    };
    let shown = |value: i32| match def.unit.as_str() {
        "permille" => words::percent(value),
        "" => value.to_string(),
        unit => format!("{value} {}", if value == 1 { unit.strip_suffix('s').unwrap_or(unit) } else { unit }),
    };
    let set_here = if value == def.value { String::new() } else { format!(", set by this level (elsewhere {})", shown(def.value)) };
    let (least, most) = def.range;
    let origin = match &def.origin {
        Origin::Source(source) => format!("Source: {source}"),
        Origin::Assumption(why) => format!("Assumption: {}", why.trim_end_matches(", to be balanced").trim_end_matches("; a starting value")),
    };
    let meaning = words::capital(def.meaning.trim_end_matches('.'));
    vec![format!("{meaning}: {}{set_here} (plausible: {} to {}).", shown(value), shown(least), shown(most)), origin]
}

/// Whether a headline is worth a line of its own in the news.
pub fn is_news(weight: Weight) -> bool {
    weight >= Weight::Line
}

pub use crate::report::headlines::digest::words_in;
