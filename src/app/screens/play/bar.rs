//! The bar above (what is asked at every moment) and the line below (what can be done now).

use bevy_egui::egui::{self, Align, Frame, Layout, Margin, Rect, RichText, Ui, UiBuilder};

use super::{Around, Play, Wish};
use crate::app::bridge::{Table, table::Round};
use crate::app::panels::orders::selected;
use crate::app::panels::tutor::spot::{self, Spot};
use crate::app::panels::{Desk, Intent, Selection, Tab, orders};
use crate::app::theme::{Palette, style, terms, widgets};
use crate::report::words;
use crate::rules::lesson;
use crate::rules::state::view::Viewer;

/// The bar at the top of the window: who plays and when, figures, the menu. Gives the place of the button that ends the turn, which is drawn last.
pub fn top(ui: &mut Ui, play: &mut Play, table: &Table, around: &Around, intents: &mut Vec<Intent>, wishes: &mut Vec<Wish>) -> Rect {
    let p = &around.settings.palette();
    let desk = super::desk(table, p, around.settings);
    let frame = Frame::new().fill(p.panel).inner_margin(Margin::symmetric(14, 8));
    egui::Panel::top("play-bar")
        .frame(frame)
        .show(ui, |ui| {
            let right = |ui: &mut Ui| {
                chips(ui, p, &desk, intents);
                ui.add_space(6.0);
                let taught = desk.seat().is_some_and(|seat| lesson::teaches(desk.scenario, seat));
                ui.menu_button("Menu", |ui| menu(ui, play, table.save().is_some(), taught, wishes));
                ui.allocate_space(widgets::main_size(ui, end_words(&desk, table).0)).1
            };
            widgets::row_with_end(ui, |ui| title(ui, p, &desk, table), right).1
        })
        .inner
}

/// The button that ends the turn, in its place in the bar. Drawn after all else on the screen: the keyboard comes to it last.
pub fn end(ui: &mut Ui, place: Rect, table: &Table, around: &Around, p: &Palette, intents: &mut Vec<Intent>) {
    let desk = super::desk(table, p, around.settings);
    let mut ui = ui.new_child(UiBuilder::new().id_salt("end of the turn").max_rect(place).layout(Layout::left_to_right(Align::Center)));
    end_button(&mut ui, p, &desk, table, intents);
}

fn title(ui: &mut Ui, p: &Palette, desk: &Desk, table: &Table) {
    let who = match desk.view.viewer {
        Viewer::Seat(seat) => desk.words().seat(seat),
        Viewer::Desk(nation) => desk.words().nation(nation),
        Viewer::WhiteCell => "White Cell".to_owned(),
        Viewer::Public => "Public".to_owned(),
    };
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.add(egui::Label::new(RichText::new(who).family(style::bold()).color(p.strong)).truncate());
        let game = &desk.view.game;
        let of = game.turns.map_or_else(String::new, |last| format!(" of {last}"));
        let stands = match (table.is_waiting(), table.is_paused()) {
            (true, _) => " · waiting for an answer…",
            (false, true) => " · stopped by the White Cell",
            (false, false) => "",
        };
        let when = format!("Turn {}{of} · {}{stands}", game.turn, desk.words().moment(game.turn));
        let line = ui.add(egui::Label::new(RichText::new(when).small().color(p.weak)).truncate());
        line.on_hover_text(format!("{}. A turn is {}.", desk.scenario.text.title, desk.words().turn_length()));
    });
}

/// What the button that ends the turn says, and what it does.
fn end_words(desk: &Desk, table: &Table) -> (&'static str, &'static str) {
    match (desk.over(), desk.view.viewer, table.round(), table.is_shared()) {
        (true, ..) => ("Debrief", "The level is over: who wanted what, and what came of it."),
        (false, Viewer::WhiteCell, ..) => ("Pass on", "Ctrl Enter"),
        (false, _, Round::Bargain(1), _) => {
            ("Pass on (round 1)", "First round of bargaining: make and answer offers, then pass the screen on. Ctrl Enter")
        }
        (false, _, Round::Bargain(_), _) => ("Pass on (round 2)", "Second round of bargaining, then orders. Ctrl Enter"),
        (false, _, Round::Orders, true) => ("End turn", "Ends your turn and passes the screen on. Ctrl Enter"),
        (false, _, Round::Orders, false) => ("End turn", "Ends your turn: the others order too, and the turn resolves. Ctrl Enter"),
    }
}

fn end_button(ui: &mut Ui, p: &Palette, desk: &Desk, table: &Table, intents: &mut Vec<Intent>) {
    let (label, hover) = end_words(desk, table);
    let enabled = desk.over() || desk.open() || desk.seat().is_none();
    let button = widgets::main_button(ui, p, enabled, label).on_hover_text(hover);
    spot::at(&button, Spot::EndTurn);
    if button.clicked() {
        intents.push(if desk.over() { Intent::Debrief } else { Intent::EndTurn });
    }
}

fn menu(ui: &mut Ui, play: &mut Play, kept: bool, taught: bool, wishes: &mut Vec<Wish>) {
    for (label, key, wish) in [
        ("Briefing", "", Wish::Briefing),
        ("Leave or take up the lesson", "", Wish::Lesson),
        ("What happened so far", "", Wish::Debrief),
        (if kept { "Save a copy as…" } else { "Keep this game…" }, "Ctrl S", Wish::SaveCopy),
        ("Settings", "", Wish::Settings),
        ("Help", "F1", Wish::Help),
        ("Leave to the start screen", if kept { "the game is kept" } else { "the game is lost" }, Wish::Leave),
    ] {
        if wish == Wish::Lesson && !taught {
            continue;
        }
        if ui.add(egui::Button::new(label).shortcut_text(key)).clicked() {
            wishes.push(wish);
            play.notice = None;
            ui.close();
        }
    }
}

/// Figures of the moment; each opens to its reasons on hover, and the panel of standing on a click. Left to right.
fn chips(ui: &mut Ui, p: &Palette, desk: &Desk, intents: &mut Vec<Intent>) {
    let mut chip = |ui: &mut Ui, label: &str, value: &str, hover: String, open: Tab| {
        let text = egui::text::LayoutJob::default();
        let mut text = text;
        let small = egui::TextStyle::Small.resolve(ui.style());
        let body = egui::FontId::new(egui::TextStyle::Body.resolve(ui.style()).size, style::bold());
        text.append(label, 0.0, egui::TextFormat::simple(small, p.weak));
        text.append(value, 6.0, egui::TextFormat::simple(body, p.strong));
        let button = ui.add(egui::Button::new(text).fill(p.raised));
        button.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Button, true, format!("{label} {value}")));
        if terms::hover(button.on_hover_text(hover), label).clicked() {
            intents.push(Intent::Open(open));
        }
    };
    let own = desk.view.own_nations(desk.scenario);
    if let Some(nation) = desk.nation().filter(|_| desk.seat().is_some()) {
        let state = &desk.view.game.nations[nation.index()];
        let all = |value: &dyn Fn(&crate::rules::state::NationState) -> String| {
            own.iter()
                .map(|&nation| format!("{}: {}", desk.words().nation(nation), value(&desk.view.game.nations[nation.index()])))
                .collect::<Vec<_>>()
                .join("\n")
        };
        chip(
            ui,
            "Support",
            &words::percent(i32::from(state.support)),
            format!("Public and elite backing for closer defence ties.\n{}", all(&|s| words::percent(i32::from(s.support)))),
            Tab::Standing,
        );
        if state.budget != 0 {
            chip(
                ui,
                "Budget",
                &format!("{} M$", words::number(state.budget)),
                format!("Millions of U.S. dollars.\n{}", all(&|s| format!("{} M$", words::number(s.budget)))),
                Tab::Standing,
            );
        }
        chip(
            ui,
            "Capital",
            &words::number(state.capital),
            format!("Political capital: signals, publicity and consultations cost it; support earns it.\n{}", all(&|s| words::number(s.capital))),
            Tab::Standing,
        );
    }
    if desk.seat().is_some() {
        let (used, limit) = orders::staff_actions(desk);
        chip(
            ui,
            "Staff",
            &format!("{used}/{limit}"),
            "Staff actions used this turn: each order to a force, signal, publication or consultation takes one.".to_owned(),
            Tab::Orders,
        );
    }
    let highest = desk.view.game.rungs.iter().filter(|(pair, rung)| {
        let (a, b) = pair.members();
        rung.now > 0 && (own.contains(&a) || own.contains(&b))
    });
    if let Some((pair, rung)) = highest.max_by_key(|(_, rung)| rung.now) {
        let (a, b) = pair.members();
        let hover = format!(
            "{} and {}: {}. The highest rung of the escalation ladder between you and anybody.",
            desk.words().nation(a),
            desk.words().nation(b),
            words::rung(rung.now)
        );
        chip(ui, "Rung", &rung.now.to_string(), hover, Tab::Standing);
    } else {
        chip(ui, "Rung", "0", format!("{} with everybody.", words::capital(words::rung(0))), Tab::Standing);
    }
}

/// The line that says what to do next.
pub fn hint(ui: &mut Ui, play: &Play, desk: &Desk) {
    let p = desk.palette;
    egui::Panel::bottom("hint").frame(Frame::new().fill(p.panel).inner_margin(Margin::symmetric(14, 5))).show(ui, |ui| {
        ui.add(egui::Label::new(RichText::new(text(play, desk)).color(p.text)).truncate());
    });
}

/// What can be done now.
fn text(play: &Play, desk: &Desk) -> String {
    if play.playback.is_some() {
        return "What happened, one thing at a time: Space for the next, R for the reasons, Esc to go on playing.".to_owned();
    }
    if desk.over() {
        return "The level is over. Look round, then open the debrief.".to_owned();
    }
    if desk.seat().is_none() {
        return "White Cell: you see everything. Your commands are in the panel at the right.".to_owned();
    }
    if !desk.open() {
        return "You have ended your turn: other seats are still at work.".to_owned();
    }
    let words = desk.words();
    if let Some(plan) = &play.plan {
        let name = words.force(plan.force);
        let days = crate::app::bridge::picture::days_word(plan.tenths);
        let what = words.entries(&plan.intrudes);
        return match (&plan.against, plan.intrudes.is_empty()) {
            (Some(refusal), _) => format!("{name}: {}", words.refusal(refusal)),
            (None, true) => format!("{name} to {}: {days}. Right-click or Enter orders it.", words.cell(plan.goal)),
            (None, false) => format!(
                "{name} to {}: {days}. On the way it enters {what}, which moves the rung. Right-click or Enter orders it.",
                words.cell(plan.goal)
            ),
        };
    }
    let (used, limit) = orders::staff_actions(desk);
    match play.selection {
        Selection::Force(id) if selected::orderable(desk).contains(&id) => {
            let ordered = desk.view.game.seats.iter().flat_map(|seat| &seat.orders).any(|order| order.force() == Some(id));
            if ordered {
                "It has its order. N selects the next force; Undo takes the order back.".to_owned()
            } else {
                "Choose what it does in the panel, right-click a hex to send it there, or press O and steer with the arrow keys.".to_owned()
            }
        }
        // In a war orders go to task forces: a squadron or a group by itself is only looked at.
        Selection::Nothing | Selection::Force(_) | Selection::Feature(_) | Selection::Place(_) | Selection::Cell(_)
            if desk.view.game.at_war().is_some() =>
        {
            format!("{used} of {limit} staff actions used. Task forces take their orders in the Orders panel; Ctrl Enter ends the turn.")
        }
        Selection::Force(_) => "This force is not yours to order. N selects your next one; Esc lets go.".to_owned(),
        Selection::Feature(_) => "Select one of your forces to send it here. G shows the next contested feature.".to_owned(),
        Selection::Place(_) | Selection::Cell(_) => "N selects your next force; Esc lets go.".to_owned(),
        Selection::Nothing if used == 0 => "Select a force: click it, press N, or choose it from the list (F3).".to_owned(),
        Selection::Nothing if used + 1 == limit => "1 staff action left. N selects your next force; Ctrl Enter ends the turn.".to_owned(),
        Selection::Nothing if used < limit => format!("{} staff actions left. N selects your next force; Ctrl Enter ends the turn.", limit - used),
        Selection::Nothing => "All staff actions are used. Ctrl Enter ends the turn.".to_owned(),
    }
}
