//! The pages of the debrief but the charts.

use bevy_egui::egui::{self, Color32, FontId, Grid, Rect, RichText, Sense, Stroke, StrokeKind, Ui, vec2};

use super::{DebriefData, DebriefIntent, DebriefPage, DebriefState, dots, part, result};
use crate::app::panels::parts;
use crate::app::panels::parts::{PressRow, reasons as decisions, worth};
use crate::app::theme::{Palette, style, widgets};
use crate::report::debrief::agreements::AgreementLine;
use crate::report::debrief::lesson::Served;
use crate::report::words::capital;
use crate::report::{ObjectiveResult, SeatResult, TurningPoint};
use crate::rules::state::view::Viewer;

/// Shows a page.
pub fn show(ui: &mut Ui, data: &DebriefData, state: &mut DebriefState, p: &Palette, out: &mut Vec<DebriefIntent>) {
    match state.page {
        DebriefPage::Story => story(ui, data, p, out),
        DebriefPage::Scores => scores(ui, data, p),
        DebriefPage::Charts => {}
        DebriefPage::Agreements => agreements(ui, data, p),
        DebriefPage::Losses => losses(ui, data, p, out),
        DebriefPage::Orders => orders(ui, data, p, out),
        DebriefPage::Reasons => reasons(ui, data, state, p),
        DebriefPage::War => war(ui, data, state, p),
        DebriefPage::Questions => questions(ui, data, p),
    }
}

/// Which acts served each objective: the last page of a lesson, below the result.
pub(super) fn lesson(ui: &mut Ui, served: &[Served], p: &Palette) {
    widgets::card(ui, p, true, |ui| {
        widgets::eyebrow(ui, p, "Lesson: what you reached, and by what");
        for one in served {
            let sign = if one.score > 0 { ("✔", p.good) } else { ("✖", p.warn) };
            ui.add_space(4.0);
            ui.horizontal_wrapped(|ui| {
                ui.label(RichText::new(sign.0).color(sign.1));
                ui.label(RichText::new(format!("{}   {}", one.title, dots(one.score))).color(p.strong));
            });
            if !one.decided.is_empty() {
                parts::note(ui, p, capital(&one.decided));
            }
            let acts = if one.acts.is_empty() { vec!["No step of the lesson was meant for it".to_owned()] } else { one.acts.clone() };
            parts::points(ui, p, &acts);
        }
    });
    ui.add_space(8.0);
}

fn story(ui: &mut Ui, data: &DebriefData, p: &Palette, out: &mut Vec<DebriefIntent>) {
    result::show(ui, data, p, out);
    part(ui, p, "The whole story");
    if data.story.is_empty() {
        widgets::empty(
            ui,
            p,
            "No turning point yet",
            "What changed the course of the game stands here, with its causes, once a turn has brought it.",
        );
    }
    for point in &data.story {
        widgets::card(ui, p, false, |ui| turning_point(ui, data, point, p, out));
        ui.add_space(6.0);
    }
}

fn turning_point(ui: &mut Ui, data: &DebriefData, point: &TurningPoint, p: &Palette, out: &mut Vec<DebriefIntent>) {
    widgets::eyebrow(ui, p, &format!("Turn {} · {}", point.turn, data.account.words().moment(point.turn)));
    let (sign, colour) = parts::tone(p, point.tone);
    ui.horizontal_wrapped(|ui| {
        ui.label(RichText::new(sign).color(colour));
        ui.label(RichText::new(&point.text).family(style::bold()).color(p.strong));
    });
    if !point.why.is_empty() {
        part(ui, p, "Why");
        parts::points(ui, p, &point.why.iter().map(|line| capital(line)).collect::<Vec<_>>());
    }
    if !point.led_to.is_empty() {
        part(ui, p, "It led to");
        parts::points(ui, p, &point.led_to);
    }
    if !point.scores.is_empty() {
        part(ui, p, "It moved these objectives");
        parts::points(ui, p, &point.scores);
    }
    ui.add_space(4.0);
    ui.horizontal_wrapped(|ui| {
        if ui.button("Show on the map").clicked() {
            out.push(DebriefIntent::Show { turn: point.turn, index: point.index });
        }
        what_if(ui, data, point.turn, out);
    });
}

/// The way into another game from the start of a turn.
pub(super) fn what_if(ui: &mut Ui, data: &DebriefData, turn: u16, out: &mut Vec<DebriefIntent>) {
    if data.may_branch {
        let hint = "Plays on from the start of this turn, in a game of its own. The same decisions meet the same luck again.";
        if ui.button(format!("What if? Play on from turn {turn}")).on_hover_text(hint).clicked() {
            out.push(DebriefIntent::Branch(turn));
        }
    }
}

fn scores(ui: &mut Ui, data: &DebriefData, p: &Palette) {
    if data.account.is_over() {
        parts::note(ui, p, "Objectives were private, and in conflict. There is no single winner.");
    } else {
        parts::note(ui, p, "As things stand now.");
    }
    for seat in &data.scores {
        part(ui, p, "");
        seat_scores(ui, seat, p);
    }
}

fn seat_scores(ui: &mut Ui, seat: &SeatResult, p: &Palette) {
    ui.horizontal_wrapped(|ui| {
        ui.heading(&seat.name);
        ui.label(RichText::new(format!("{} of {} points", seat.points, seat.most)).color(p.strong));
        if seat.success > 0 {
            let (text, colour) = if seat.succeeded() { ("✔ success", p.good) } else { ("✖ short of success", p.warn) };
            ui.label(RichText::new(format!("{text} (from {})", seat.success)).color(colour));
        }
    });
    for (number, objective) in seat.objectives.iter().enumerate() {
        let line = PressRow::new(p, format!("{}   {}", dots(objective.score), objective.title)).aside(objective.decided.clone());
        parts::fold(ui, p, ("objective", &seat.name, number), false, &line, |ui| objective_detail(ui, objective, p));
    }
}

fn objective_detail(ui: &mut Ui, objective: &ObjectiveResult, p: &Palette) {
    parts::text(ui, p, objective.text.clone());
    for (tier, result) in objective.tiers.iter().enumerate() {
        let held = if result.held { "✔" } else { "✖" };
        parts::note(ui, p, format!("{held} For {}:", tier + 1));
        let lines = result.tests.iter().map(|test| format!("{}: {}", capital(&test.asks), test.came()));
        parts::points(ui, p, &lines.collect::<Vec<_>>());
    }
    let course: Vec<String> = objective.by_moment.iter().map(u8::to_string).collect();
    parts::note(ui, p, format!("Turn by turn: {}", course.join("  ")));
}

fn agreements(ui: &mut Ui, data: &DebriefData, p: &Palette) {
    let moved = |line: &&AgreementLine| line.made_here || line.spans.len() > 1;
    part(ui, p, "Made or moved in this game");
    if !data.agreements.iter().any(|line| moved(&line)) {
        parts::note(ui, p, "No agreement was made or moved.");
    }
    for line in data.agreements.iter().filter(moved) {
        one_agreement(ui, data, line, p);
    }
    part(ui, p, "Unchanged from the start");
    for line in data.agreements.iter().filter(|line| !moved(line)) {
        let aside = format!("{} · {} · {}", line.instrument, data.account.words().nations(&line.parties), line.now());
        parts::fold(ui, p, ("agreement", &line.name), false, &PressRow::new(p, line.name.clone()).aside(aside), |ui| {
            parts::points(ui, p, &line.clauses)
        });
    }
    if !data.offers.is_empty() {
        part(ui, p, "Offers and answers");
        for (number, offer) in data.offers.iter().enumerate() {
            let sign = if offer.accepted { "✔" } else { "✖" };
            let private = if offer.private { ", in private" } else { "" };
            let line = PressRow::new(p, format!("Turn {}: {} offers {} to {}{private}", offer.turn, offer.from, offer.name, offer.to))
                .sign(sign, if offer.accepted { p.good } else { p.weak })
                .aside(offer.answers.join("; "));
            parts::fold(ui, p, ("offer", number), false, &line, |ui| parts::points(ui, p, &offer.clauses));
        }
    }
}

fn one_agreement(ui: &mut Ui, data: &DebriefData, line: &AgreementLine, p: &Palette) {
    let row = PressRow::new(p, line.name.clone()).aside(format!("{} · {}", line.instrument, data.account.words().nations(&line.parties)));
    parts::fold(ui, p, ("agreement", &line.name), false, &row, |ui| parts::points(ui, p, &line.clauses));
    timeline(ui, data, line, p);
}

/// Where an agreement stood, as a bar over the turns: filled while it bound.
fn timeline(ui: &mut Ui, data: &DebriefData, line: &AgreementLine, p: &Palette) {
    let last = data.account.turns.last().map_or(1, |turn| turn.number + 1);
    let height = ui.text_style_height(&egui::TextStyle::Small) + 6.0;
    let (area, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    let course = capital(&line.course(&data.account));
    response.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Label, true, course.clone()));
    let x = |turn: u16| area.left() + area.width() * f32::from(turn - 1) / f32::from(last.max(2) - 1).max(1.0);
    for (number, span) in line.spans.iter().enumerate() {
        let end = line.spans.get(number + 1).map_or(area.right(), |next| x(next.from_turn));
        // What came to be with the last turn has no width of its own: it gets a little.
        let start = x(span.from_turn).min(area.right() - 6.0);
        let bar = Rect::from_min_max(egui::pos2(start, area.top() + 1.0), egui::pos2(end.max(start + 6.0) - 2.0, area.bottom() - 1.0));
        let (fill, ink) = if span.binds { (p.agreement.gamma_multiply(0.35), p.strong) } else { (Color32::TRANSPARENT, p.weak) };
        ui.painter().rect(bar, 3.0, fill, Stroke::new(1.0, p.agreement), StrokeKind::Inside);
        let text = format!("{}: {}", span.from_turn, span.status);
        let galley = ui.painter().layout_no_wrap(text, FontId::proportional(height * 0.62), ink);
        if galley.size().x + 10.0 < bar.width() {
            ui.painter().galley(bar.left_center() + vec2(6.0, -galley.size().y * 0.5), galley, ink);
        }
    }
    response.on_hover_text(course);
    ui.add_space(4.0);
}

fn losses(ui: &mut Ui, data: &DebriefData, p: &Palette, out: &mut Vec<DebriefIntent>) {
    if data.occasions.is_empty() {
        widgets::empty(
            ui,
            p,
            "No losses",
            "Nobody was hurt, and no hull was damaged. The killed, the injured and hulls stand here by nation and occasion.",
        );
        return;
    }
    if !data.war.is_empty() {
        part(ui, p, "The war");
        for line in &data.war {
            widgets::fact(ui, p, &line.what, &line.value);
        }
    }
    if data.occasions.iter().all(|line| line.in_war) {
        return;
    }
    part(ui, p, "By nation");
    Grid::new("losses").striped(true).num_columns(5).spacing([28.0, 6.0]).show(ui, |ui| {
        for head in ["Nation", "Killed", "Injured", "Hulls damaged", "Hulls lost"] {
            ui.label(RichText::new(head).small().color(p.weak));
        }
        ui.end_row();
        for sum in data.losses.iter().filter(|sum| sum.deaths + sum.injuries + sum.damaged + sum.lost > 0) {
            ui.label(&sum.nation);
            for count in [sum.deaths, sum.injuries, sum.damaged, sum.lost] {
                ui.label(count.to_string());
            }
            ui.end_row();
        }
    });
    part(ui, p, "As it happened");
    for line in data.occasions.iter().filter(|line| !line.in_war) {
        let row = PressRow::new(p, format!("Turn {}: {}, {}", line.turn, line.nation, line.what)).sign("▼", p.bad).aside(line.in_words());
        if parts::row(ui, p, &row).on_hover_text("Show on the map").clicked() {
            out.push(DebriefIntent::Show { turn: line.turn, index: Some(line.index) });
        }
    }
}

fn orders(ui: &mut Ui, data: &DebriefData, p: &Palette, out: &mut Vec<DebriefIntent>) {
    if data.orders.is_empty() {
        parts::note(ui, p, "No orders are on record.");
    }
    let mut turns: Vec<u16> = data.orders.iter().map(|sheet| sheet.turn).collect();
    turns.dedup();
    for turn in turns {
        part(ui, p, &format!("Turn {turn} · {}", data.account.words().moment(turn)));
        for sheet in data.orders.iter().filter(|sheet| sheet.turn == turn) {
            ui.label(RichText::new(&sheet.name).family(style::bold()).color(p.strong));
            for line in &sheet.lines {
                ui.add(egui::Label::new(RichText::new(format!("• {line}")).color(p.text)).wrap());
            }
        }
        ui.horizontal_wrapped(|ui| {
            if data.account.turns.iter().any(|resolved| resolved.number == turn) && ui.button(format!("Show turn {turn} on the map")).clicked() {
                out.push(DebriefIntent::Show { turn, index: None });
            }
            what_if(ui, data, turn, out);
        });
    }
}

/// What each computer's seat chose in a turn, and why.
fn reasons(ui: &mut Ui, data: &DebriefData, state: &mut DebriefState, p: &Palette) {
    let account = &data.account;
    let decided = match state.thinking.reasons() {
        Some(Ok([])) => {
            parts::text(ui, p, "No AI player has decided anything.");
            return;
        }
        Some(Ok(decided)) => decided,
        Some(Err(error)) => {
            parts::text(ui, p, format!("Reasons cannot be worked out: {error}"));
            return;
        }
        None => {
            parts::text(ui, p, "What AI players weighed is being worked out from the log…");
            return;
        }
    };
    parts::note(
        ui,
        p,
        "AI players saw no more than their teams may know. A decision opens to what was weighed; country desks state their grounds with their answers, under Agreements.",
    );
    let mut turns: Vec<u16> = decided.iter().map(|known| known.turn).collect();
    turns.dedup();
    let shown = turns.iter().copied().find(|&turn| turn == state.turn).or(turns.last().copied()).unwrap_or(0);
    ui.horizontal_wrapped(|ui| {
        ui.label(RichText::new("Turn").color(p.weak));
        for &turn in &turns {
            if ui.selectable_label(turn == shown, turn.to_string()).clicked() {
                state.turn = turn;
            }
        }
        ui.label(RichText::new(account.words().moment(shown)).small().color(p.weak));
    });
    let position = account.turns.iter().position(|turn| turn.number == shown);
    let words = position.map_or_else(|| account.words(), |position| account.words_after(position));
    for (index, seat) in account.scenario.seats.iter().enumerate() {
        let its = || decided.iter().filter(|known| known.turn == shown && known.seat.index() == index);
        let count = its().count();
        if count > 0 {
            let line = PressRow::new(p, seat.name.clone()).strong().aside(crate::report::words::count(count as u64, "decision", "decisions"));
            parts::fold(ui, p, ("reasons", shown, index), true, &line, |ui| decisions::show(ui, p, &words, its()));
        }
    }
}

/// The war from the posture at the end, and what each thing in it was worth.
fn war(ui: &mut Ui, data: &DebriefData, state: &mut DebriefState, p: &Palette) {
    let account = &data.account;
    let mut asked = Vec::new();
    part(ui, p, "If it had come to war");
    worth::preview(ui, p, &account.words(), &state.thinking, |question| asked.push(question));
    part(ui, p, "What each thing was worth to deterrence");
    worth::each(ui, p, &account.scenario, &account.now, &state.thinking, &mut |question| asked.push(question));
    for question in asked {
        state.thinking.ask(question, account.scenario.clone(), account.now.clone());
    }
}

fn questions(ui: &mut Ui, data: &DebriefData, p: &Palette) {
    let text = &data.account.scenario.text;
    if text.questions.is_empty() {
        parts::note(ui, p, "This level asks no questions of its own.");
    }
    for (number, question) in text.questions.iter().enumerate() {
        ui.add_space(6.0);
        ui.add(egui::Label::new(RichText::new(format!("{}. {question}", number + 1)).size(16.0).color(p.strong)).wrap());
    }
    if !text.aims.is_empty() {
        part(ui, p, "What the level is for");
        parts::points(ui, p, &text.aims);
    }
    if data.account.reader == Viewer::WhiteCell && !text.instructor_notes.trim().is_empty() {
        part(ui, p, "Notes for the instructor");
        for paragraph in text.instructor_notes.split("\n\n") {
            parts::text(ui, p, paragraph.trim());
        }
    }
}
