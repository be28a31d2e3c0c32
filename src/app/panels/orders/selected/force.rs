//! A force: its facts, and every order that it can take.

use bevy_egui::egui::{self, Button, ComboBox, DragValue, RichText, Ui};

use super::{Desk, ForceOptions, Intent, Refusable, SelectedState, Selection};
use crate::app::bridge::picture::days_word;
use crate::app::panels::parts;
use crate::app::panels::tutor::spot;
use crate::app::panels::tutor::spot::Spot;
use crate::app::theme::widgets;
use crate::catalog::{Domain, NationId};
use crate::report::words;
use crate::report::words::second_names;
use crate::rules::scenario::Position;
use crate::rules::state::Force;
use crate::rules::vocab::ids::ForceId;
use crate::rules::{Command, Refusal};

/// What is known of a force and, for one's own, what it can be ordered to do.
pub fn show(ui: &mut Ui, desk: &Desk, id: ForceId, state: &mut SelectedState, intents: &mut Vec<Intent>) {
    let p = desk.palette;
    let Some(force) = desk.view.game.forces.get(&id) else {
        ui.label(RichText::new("This force is out of sight now.").color(p.weak));
        return;
    };
    facts(ui, desk, id, force, intents);
    let own = desk.seat().is_some_and(|seat| desk.view.game.commands(desk.scenario, seat, force.nation));
    if !own || !desk.open() {
        return;
    }
    if force.fixed {
        ui.add_space(6.0);
        ui.label(RichText::new("Tied to its place in this level: it takes no orders.").color(p.weak));
        return;
    }
    given(ui, desk, id, intents);
    orders(ui, desk, id, force, state, intents);
}

/// Strength with what it counts: "1 boat", "4 ships", "2 aircraft".
pub(super) fn strength(count: u16, unit: &str) -> String {
    let unit = if count == 1 { unit.strip_suffix('s').unwrap_or(unit) } else { unit };
    format!("{count} {unit}")
}

fn facts(ui: &mut Ui, desk: &Desk, id: ForceId, force: &Force, intents: &mut Vec<Intent>) {
    let (p, words) = (desk.palette, desk.words());
    let kind = desk.scenario.catalog.force_type(force.kind);
    ui.heading(second_names::shown(&desk.scenario.catalog, &force.name));
    ui.label(RichText::new(format!("{} · {}", words.nation(force.nation), kind.name)).color(p.weak));
    ui.add_space(4.0);
    let mut strength = strength(force.strength, &kind.unit);
    if force.damaged > 0 {
        strength += &format!(", {} damaged", force.damaged);
    }
    if force.lost > 0 {
        strength += &format!(", {} lost", force.lost);
    }
    widgets::fact(ui, p, "Strength", &strength);
    widgets::fact(ui, p, "Now", &super::doing_now(desk, id));
    if let Position::At(place) = force.position
        && own_task(force)
    {
        let home = if place == force.home { " (home)" } else { "" };
        let at = widgets::fact(ui, p, "Lies at", &format!("{}{home}", words.place(place))).interact(egui::Sense::click());
        if at.clicked() {
            intents.push(Intent::GoTo(Selection::Place(place)));
        }
    }
    let own = desk.view.knows(desk.scenario, force.nation);
    let pace = format!("{} km a day", kind.speed_km_day);
    match kind.domain {
        Domain::Air => {
            widgets::fact(ui, p, "Radius", &format!("{} km", kind.radius_km)).on_hover_text(format!("Source: {}", kind.source));
        }
        Domain::Surface | Domain::Subsurface | Domain::Land => {
            widgets::fact(ui, p, "Speed of advance", &pace).on_hover_text(format!("Source: {}", kind.source));
        }
    }
    if own && matches!(kind.domain, Domain::Surface | Domain::Subsurface) {
        let left = kind.endurance_hours.saturating_sub(force.hours_out);
        widgets::fact(ui, p, "Can stay out", &words::duration(left))
            .on_hover_text("It puts in to be supplied; when its time is up it makes for home.");
    }
    if kind.seen_by_isr_only {
        let text = if own { "others see it only through ISR" } else { "seen through ISR: it may have moved" };
        ui.label(RichText::new(text).small().color(p.weak));
    }
}

/// Whether what it is doing does not already say where it is.
fn own_task(force: &Force) -> bool {
    force.task.is_some() || !force.route.is_empty()
}

/// The order that the force has. Its place is there without one too, so that giving it moves nothing under the pointer.
fn given(ui: &mut Ui, desk: &Desk, id: ForceId, intents: &mut Vec<Intent>) {
    let Some(seat) = desk.seat() else { return };
    let orders = &desk.view.game.seats[seat.index()].orders;
    let index = orders.iter().position(|order| order.force() == Some(id));
    let p = desk.palette;
    let lines = 2.0 * ui.text_style_height(&egui::TextStyle::Body);
    ui.add_space(8.0);
    widgets::card(ui, p, index.is_some(), |ui| {
        ui.scope(|ui| {
            ui.set_min_height(lines);
            match index {
                Some(index) => ui.label(RichText::new(words::capital(&desk.words().order(&orders[index]))).color(p.strong)),
                None => ui.label(RichText::new("No order yet: choose below, or right-click the map.").color(p.weak)),
            }
        });
        let undo = ui.add_enabled(index.is_some(), Button::new("Undo the order"));
        if let Some(index) = index.filter(|_| undo.clicked()) {
            intents.extend(desk.take_back(index));
        }
    });
}

fn orders(ui: &mut Ui, desk: &Desk, id: ForceId, force: &Force, state: &mut SelectedState, intents: &mut Vec<Intent>) {
    let Some(seat) = desk.seat() else { return };
    let fresh = state.options.as_ref().is_some_and(|options| options.force == id && options.against == state.against);
    if !fresh {
        state.options = ForceOptions::of(desk.scenario, &desk.view.game, seat, id, state.against);
    }
    let Some(options) = state.options.clone() else { return };
    let p = desk.palette;
    let opposes = options.features.iter().flat_map(|at| &at.acts).any(|act| act.act.opposes());
    if opposes {
        ui.add_space(8.0);
        against(ui, desk, force, state);
    }
    for at in &options.features {
        if at.acts.is_empty() {
            continue;
        }
        let flies = desk.scenario.catalog.force_type(force.kind).domain == Domain::Air;
        let way = match at.tenths {
            None => "no way there".to_owned(),
            Some(0) if flies => "from its base".to_owned(),
            Some(0) => "on the scene".to_owned(),
            Some(tenths) => days_word(tenths),
        };
        widgets::eyebrow(ui, p, &format!("{} · {way}", desk.words().feature(at.feature)));
        if !at.intrudes.is_empty() {
            let what = desk.words().entries(&at.intrudes);
            ui.label(p.warned(format!(" ⚠ on the way it enters {what} ")).small());
        }
        ui.horizontal_wrapped(|ui| {
            for act in &at.acts {
                let label = words::capital(words::act(act.act));
                let mut hover = words::act_meaning(act.act).to_owned();
                if let crate::rules::order::Order::Undertake(order) = &act.option.order
                    && let Some(other) = order.against
                {
                    hover += &format!(" (against {})", desk.words().the(other));
                }
                let button = refusable(ui, desk, &label, &hover, &act.option, intents);
                spot::at(&button, Spot::Act(id, at.feature, act.act));
            }
        });
        if !at.odds.is_empty() {
            let odds: Vec<String> = at.odds.iter().map(|(act, band)| format!("{} {band}", words::act(*act))).collect();
            parts::note(ui, p, format!("Odds: {}", odds.join(" · "))).on_hover_text(
                "The chance that it succeeds, least and most, from what you see there now and what you have ordered. Hover a button for what lies behind it.",
            );
        }
        // The reason has a line also where there is none, or where the order that was given takes its place.
        let line = ui.text_style_height(&egui::TextStyle::Small) + ui.spacing().item_spacing.y;
        let before = ui.min_rect().bottom();
        common_reason(ui, desk, &at.acts.iter().map(|act| &act.option).collect::<Vec<_>>(), intents);
        ui.add_space((line - (ui.min_rect().bottom() - before)).max(0.0));
    }
    bases(ui, desk, &options, intents);
    if let Some(hold) = &options.hold {
        ui.add_space(8.0);
        refusable(ui, desk, "Stop what it is doing", "It stays where it is and drops its task.", hold, intents);
    }
    transfers(ui, desk, force, &options, state, intents);
}

/// Against whom shadowing, blocking and the rest are meant.
fn against(ui: &mut Ui, desk: &Desk, force: &Force, state: &mut SelectedState) {
    let words = desk.words();
    let others: Vec<NationId> = desk.scenario.nations_present().filter(|&other| other != force.nation).collect();
    ui.horizontal(|ui| {
        let label = ui.label(RichText::new("Oppose").color(desk.palette.weak));
        let shown = state.against.map_or_else(|| "whoever is across from you".to_owned(), |nation| words.nation(nation));
        ComboBox::from_id_salt("against")
            .selected_text(shown)
            .show_ui(ui, |ui| {
                ui.selectable_value(&mut state.against, None, "whoever is across from you");
                for other in others {
                    ui.selectable_value(&mut state.against, Some(other), words.nation(other));
                }
            })
            .response
            .labelled_by(label.id);
    });
}

/// A button for an order, or for asking for what it lacks.
fn refusable(ui: &mut Ui, desk: &Desk, label: &str, hover: &str, option: &Refusable, intents: &mut Vec<Intent>) -> egui::Response {
    order_button(ui, desk, Button::new(label), hover, option, intents)
}

fn order_button(ui: &mut Ui, desk: &Desk, button: Button<'_>, hover: &str, option: &Refusable, intents: &mut Vec<Intent>) -> egui::Response {
    match &option.against {
        None => {
            let effect = format!("{}.", words::capital(hover));
            let response = ui.add(button).on_hover_ui(|ui| crate::app::panels::parts::before::hover(ui, desk, &effect, &option.order));
            if response.clicked() {
                intents.push(Intent::Do(Command::Give(option.order.clone())));
            }
            response
        }
        Some(refusal) => {
            let why = desk.words().refusal(refusal);
            ui.add_enabled(false, button).on_disabled_hover_text(format!("{}.\nNot now: {why}", words::capital(hover)))
        }
    }
}

/// If nothing can be done for one and the same reason, that is written out, with the way out of it.
fn common_reason(ui: &mut Ui, desk: &Desk, options: &[&Refusable], intents: &mut Vec<Intent>) {
    let Some(first) = options.first().and_then(|option| option.against.as_ref()) else { return };
    if matches!(first, Refusal::AlreadyOrdered { .. }) {
        // The order stands above, with the way to take it back.
        return;
    }
    if options.iter().all(|option| option.against.as_ref() == Some(first)) {
        reason(ui, desk, first, intents);
    }
}

/// A refusal in words; where a host's leave is missing, with the offer to ask for it.
pub fn reason(ui: &mut Ui, desk: &Desk, refusal: &Refusal, intents: &mut Vec<Intent>) {
    ui.label(RichText::new(desk.words().refusal(refusal)).small().color(desk.palette.warn));
    if let Some((ask, label, _)) = ask_intent(desk, refusal)
        && ui.button(label).clicked()
    {
        intents.push(ask);
    }
}

/// What would lift a refusal, if a host's leave is what is missing: the intent, its name, and what it does.
pub fn ask_intent(desk: &Desk, refusal: &Refusal) -> Option<(Intent, &'static str, String)> {
    match refusal {
        Refusal::NoPermission { host, place, operation } => {
            let ask = Intent::AskAccess { host: *host, place: *place, operation: *operation };
            Some((ask, "Ask for access", "Starts an offer to the host.".to_owned()))
        }
        Refusal::MustConsult { host, agreement, clause, turns } => {
            let own = desk.view.own_nations(desk.scenario).into_iter();
            let asks = own.map(|nation| Command::AskPermission { nation, agreement: *agreement, clause: *clause });
            let command = asks.into_iter().find(|command| desk.refusal(command).is_none())?;
            let words = desk.words();
            let when = desk.view.game.turn + u16::from(*turns);
            let effect = format!("Asks {} under {}. Unless it refuses, you may from turn {when}.", words.the(*host), words.agreement(*agreement));
            Some((Intent::Do(command), "Consult", effect))
        }
        _ => None,
    }
}

fn bases(ui: &mut Ui, desk: &Desk, options: &ForceOptions, intents: &mut Vec<Intent>) {
    let p = desk.palette;
    if options.bases.is_empty() {
        return;
    }
    ui.add_space(8.0);
    widgets::eyebrow(ui, p, "Go to");
    for base in &options.bases {
        let row = egui::vec2(ui.available_width(), ui.spacing().interact_size.y);
        ui.allocate_ui_with_layout(row, egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let name = desk.words().place(base.place);
            let label =
                if desk.view.game.forces.get(&options.force).is_some_and(|force| force.home == base.place) { format!("{name} (home)") } else { name };
            if let Some((ask, label, effect)) = base.option.against.as_ref().and_then(|against| ask_intent(desk, against)) {
                let short = label.split(' ').next().unwrap_or(label);
                let button = ui.button(short).on_hover_text(effect);
                button.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Button, true, label));
                if button.clicked() {
                    intents.push(ask);
                }
            }
            let days = RichText::new(days_word(base.tenths)).small().color(p.weak);
            let button = Button::new(label.as_str()).right_text(days).truncate().min_size(egui::vec2(ui.available_width(), 0.0));
            order_button(ui, desk, button, "goes there and is supplied", &base.option, intents);
        });
    }
}

fn transfers(ui: &mut Ui, desk: &Desk, force: &Force, options: &ForceOptions, state: &mut SelectedState, intents: &mut Vec<Intent>) {
    let Some(seat) = desk.seat().filter(|_| !options.takers.is_empty()) else { return };
    ui.add_space(8.0);
    widgets::eyebrow(ui, desk.palette, "Pass hulls to");
    state.hulls = state.hulls.clamp(1, force.strength.saturating_sub(1).max(1));
    ui.horizontal_wrapped(|ui| {
        let word = if state.hulls == 1 { " hull" } else { " hulls" };
        ui.add(DragValue::new(&mut state.hulls).range(1..=force.strength.saturating_sub(1).max(1)).suffix(word));
        for &taker in &options.takers {
            let order = options.transfer(taker, state.hulls);
            let against = crate::rules::turn::can_give(desk.scenario, &desk.view.game, seat, &order).err();
            let name = desk.words().force(taker);
            refusable(ui, desk, &name, "takes them from the next turn on", &Refusable { order, against }, intents);
        }
    });
}
