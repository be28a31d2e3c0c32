//! The key to the lattice, on the map while its layer is on; and the card of what the pointer is on.

use bevy_egui::egui::{self, Align2, Area, Frame, Id, Margin, Order, Pos2, Rect, Response, RichText, Sense, Stroke, Ui, pos2, vec2};

use super::draw::{Brush, Under};
use super::{AgreementState, Flow, KeptLattice, Kind, Lattice, Strand};
use crate::app::map::overlay::Scene;
use crate::app::theme::Palette;

/// Length of a sample line, in points.
const SAMPLE_PTS: f32 = 46.0;
/// The most agreements that a card tells.
const TOLD: usize = 5;
/// The most clauses of each that a card tells.
const LINES: usize = 1;
/// Maps narrower than this, in points, begin with the legend folded to its title.
const NARROW_PTS: f32 = 560.0;
/// Maps lower than this, in points, begin with what most lines are.
const LOW_PTS: f32 = 800.0;
/// The rows of the short legend: what most lines are.
const SHORT: usize = 6;

/// How much of the legend is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fold {
    /// Its title.
    Title,
    /// What most lines are.
    Short,
    /// All of it.
    Whole,
}

/// A row of the legend.
#[derive(Clone, Copy, Debug, PartialEq)]
enum LegendRow {
    Line(Strand, &'static str),
    Mark(Kind, &'static str),
}

/// The rows: kinds, states, direction, marks; the most usual first.
fn rows() -> Vec<LegendRow> {
    let strand = |kind, state, flow| Strand { kind, state, flow, light: false };
    vec![
        LegendRow::Line(strand(Kind::Duty, AgreementState::InForce, Flow::Both), "owes help if attacked"),
        LegendRow::Line(strand(Kind::Access, AgreementState::InForce, Flow::Both), "lets forces in"),
        LegendRow::Line(Strand { light: true, ..strand(Kind::Access, AgreementState::InForce, Flow::Both) }, "lets forces in, in peace only"),
        LegendRow::Line(strand(Kind::Institution, AgreementState::InForce, Flow::Both), "common institution"),
        LegendRow::Line(strand(Kind::Understanding, AgreementState::InForce, Flow::Both), "understanding only"),
        LegendRow::Line(strand(Kind::Duty, AgreementState::Pending, Flow::Both), "signed, not in force yet"),
        LegendRow::Line(strand(Kind::Duty, AgreementState::Lapsed, Flow::Both), "lapsed in this game"),
        LegendRow::Line(strand(Kind::Access, AgreementState::InForce, Flow::Forth), "one way: to whom it is given"),
        LegendRow::Mark(Kind::Access, "and lets forces in"),
        LegendRow::Mark(Kind::Institution, "and an institution"),
        LegendRow::Mark(Kind::Understanding, "and an understanding"),
    ]
}

/// Shows the legend in the map's upper left corner.
pub fn show(ctx: &egui::Context, area: Rect, scene: &Scene<'_>, kept: &mut KeptLattice) {
    let p = scene.palette;
    let fold = *kept.legend_fold.get_or_insert(if area.width() < NARROW_PTS {
        Fold::Title
    } else if area.height() < LOW_PTS {
        Fold::Short
    } else {
        Fold::Whole
    });
    let frame = Frame::new().fill(p.panel.gamma_multiply(0.9)).stroke(Stroke::new(1.0, p.edge)).corner_radius(6).inner_margin(Margin::same(8));
    let shown = Area::new(Id::new("lattice-legend"))
        .order(Order::Middle)
        .fixed_pos(area.left_top() + vec2(10.0, 10.0))
        .pivot(Align2::LEFT_TOP)
        .constrain_to(area)
        .show(ctx, |ui| {
            frame
                .show(ui, |ui| {
                    ui.spacing_mut().item_spacing.y = 2.0;
                    ui.spacing_mut().interact_size.y = 15.0;
                    let folded = fold == Fold::Title;
                    let sign = if folded { "▶" } else { "▼" };
                    let title = ui.add(egui::Button::new(RichText::new(format!("{sign} Agreements")).small().strong()).frame(false));
                    title.widget_info(|| egui::WidgetInfo::selected(egui::WidgetType::Button, true, !folded, "Key to the lattice of agreements"));
                    if title.on_hover_text("What the lines between capitals mean").clicked() {
                        kept.legend_fold = Some(if folded { Fold::Short } else { Fold::Title });
                        ctx.request_repaint();
                    }
                    let shown = match fold {
                        Fold::Title => 0,
                        Fold::Short => SHORT,
                        Fold::Whole => usize::MAX,
                    };
                    for row in rows().into_iter().take(shown) {
                        one(ui, p, row, scene.text_scale);
                    }
                    if folded {
                        return;
                    }
                    if fold == Fold::Whole {
                        ui.label(RichText::new("Pale: not at the table").small().color(p.weak));
                    }
                    let (more, to) = if fold == Fold::Short { ("more…", Fold::Whole) } else { ("less", Fold::Short) };
                    if ui.add(egui::Button::new(RichText::new(more).small().color(p.weak)).frame(false)).clicked() {
                        kept.legend_fold = Some(to);
                        ctx.request_repaint();
                    }
                })
                .response
                .rect
        });
    if kept.legend != Some(shown.inner) {
        // Names and nodes keep off it from the next frame on.
        kept.legend = Some(shown.inner);
        ctx.request_repaint();
    }
}

fn one(ui: &mut Ui, p: &Palette, row: LegendRow, text_scale: f32) {
    ui.horizontal(|ui| {
        let (rect, _) = ui.allocate_exact_size(vec2(SAMPLE_PTS, 15.0 * text_scale), Sense::hover());
        let line: Vec<Pos2> = (0..=12).map(|step| pos2(rect.left() + 2.0 + (SAMPLE_PTS - 4.0) * step as f32 / 12.0, rect.center().y)).collect();
        let brush = Brush { painter: ui.painter(), palette: p, strength: 1.0, thin: false, lit: false };
        let text = match row {
            LegendRow::Line(strand, text) => {
                brush.sample(&line, strand);
                text
            }
            LegendRow::Mark(kind, text) => {
                brush.sample(&line, Strand { kind: Kind::Duty, state: AgreementState::InForce, flow: Flow::Both, light: false });
                brush.mark(rect.center(), vec2(1.0, 0.0), Some(kind));
                text
            }
        };
        ui.label(RichText::new(text).small().color(p.text));
    });
}

/// Shows what the pointer is on, beside it.
pub fn card(ui: &Ui, response: &Response, p: &Palette, lattice: &Lattice, under: Under) {
    ui.ctx().set_cursor_icon(egui::CursorIcon::PointingHand);
    response.clone().on_hover_ui_at_pointer(|ui| {
        ui.set_max_width(380.0);
        match under {
            Under::Node(index) => {
                let Some(node) = lattice.nodes.get(index) else { return };
                let bound = lattice.bonds.iter().filter(|bond| bond.ends.0 == index || bond.ends.1 == index).count();
                ui.label(RichText::new(&node.name).strong().color(p.strong));
                ui.label(format!("Capital: {}. {}", node.capital, crate::report::words::count(bound as u64, "link", "links")));
            }
            Under::Bond(index) => {
                let Some(bond) = lattice.bonds.get(index) else { return };
                let (a, b) = (&lattice.nodes[bond.ends.0].name, &lattice.nodes[bond.ends.1].name);
                ui.label(RichText::new(format!("{a} and {b}")).strong().color(p.strong));
                for told in bond.told.iter().take(TOLD) {
                    ui.add_space(3.0);
                    ui.label(RichText::new(&told.name).color(p.strong));
                    ui.label(RichText::new(&told.state).small().color(p.weak));
                    let more = told.lines.len().saturating_sub(LINES);
                    for line in told.lines.iter().take(LINES) {
                        let more = if more == 0 { String::new() } else { format!(" (and {more} more)") };
                        ui.label(RichText::new(format!("· {line}{more}")).small());
                    }
                }
                if bond.told.len() > TOLD {
                    ui.label(RichText::new(format!("and {} more", bond.told.len() - TOLD)).small().color(p.weak));
                }
                ui.add_space(3.0);
                ui.label(RichText::new("Click to read them").small().color(p.weak));
            }
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_legend_tells_every_kind_every_state_and_the_direction() {
        let rows = rows();
        let has = |wanted: &dyn Fn(&Strand) -> bool| rows.iter().any(|row| matches!(row, LegendRow::Line(strand, _) if wanted(strand)));
        for kind in Kind::ALL {
            assert!(has(&|strand| strand.kind == kind && strand.state == AgreementState::InForce), "{kind:?}");
        }
        for state in AgreementState::ALL {
            assert!(has(&|strand| strand.state == state), "{state:?}");
        }
        assert!(has(&|strand| strand.flow != Flow::Both));
        for kind in [Kind::Access, Kind::Institution, Kind::Understanding] {
            assert!(rows.iter().any(|row| matches!(row, LegendRow::Mark(mark, _) if *mark == kind)), "{kind:?} as a mark");
        }
    }
}
