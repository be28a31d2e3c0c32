//! The orders of this turn: the list with costs and undo, the ceiling, and the orders that no single force carries out.

pub mod instruments;
pub mod quarantine;
pub mod selected;
pub mod war;

use bevy_egui::egui::{self, ComboBox, RichText, Ui};

use crate::app::fields::{self, TextLine};
use crate::app::panels::parts::before;
use crate::app::panels::tutor::spot;
use crate::app::panels::tutor::spot::Spot;
use crate::app::panels::{Desk, Intent, Selection, parts};
use crate::app::theme::widgets;
use crate::catalog::{Act, NationId};
use crate::report::headlines::reasons;
use crate::report::words;
use crate::rules::order::{Consult, Honour, Order, Publicise, Signal, SignalKind};
use crate::rules::vocab::command::MAX_MESSAGE;
use crate::rules::vocab::ids::SeatId;
use crate::rules::vocab::money::Musd;
use crate::rules::{Command, Refusal, turn};

/// How a consultation works.
const CONSULT: &str =
    "In public, when the turn resolves; each further one counts half. It binds nobody and needs no answer: the news says when it was held.";

/// The most publications and consultations of which a line says what they would move; the hover of the button says it of each.
const SHOWN: usize = 3;

/// What is being written.
#[derive(Clone, Debug, Default)]
pub struct OrdersState {
    signal_to: Option<NationId>,
    signal: Option<SignalKind>,
    message: String,
    war: war::WarOrdersState,
    quarantine: quarantine::QuarantineOrdersState,
    given: GivenOrders,
}

/// The orders of a turn in the order in which they were given, those too that were taken back: a row stays in its place for the turn, so that none
/// comes under the pointer of another.
#[derive(Clone, Debug, Default)]
struct GivenOrders {
    turn: u16,
    rows: Vec<Order>,
}

impl GivenOrders {
    /// Takes in what was given since, and says of each row where its order stands now, if it stands.
    fn follow(&mut self, turn: u16, now: &[Order]) -> Vec<(Order, Option<usize>)> {
        if self.turn != turn {
            *self = Self { turn, rows: Vec::new() };
        }
        let mut free: Vec<usize> = (0..now.len()).collect();
        let mut places: Vec<Option<usize>> = Vec::new();
        for row in &self.rows {
            let at = free.iter().position(|&index| now[index] == *row);
            places.push(at.map(|at| free.remove(at)));
        }
        for index in free {
            self.rows.push(now[index].clone());
            places.push(Some(index));
        }
        self.rows.iter().cloned().zip(places).collect()
    }
}

impl OrdersState {
    /// The signal that is being written: what, to whom, and whether it has a message.
    pub fn signal(&self, desk: &Desk) -> (SignalKind, Option<NationId>, bool) {
        (self.signal.unwrap_or(SignalKind::Calm), addressee(desk, self), !self.message.trim().is_empty())
    }
}

/// To whom the signal goes that is being written: the one chosen, or the first there is.
fn addressee(desk: &Desk, state: &OrdersState) -> Option<NationId> {
    let own = desk.view.own_nations(desk.scenario);
    let others: Vec<NationId> = desk.scenario.nations_present().filter(|other| !own.contains(other)).collect();
    state.signal_to.filter(|to| others.contains(to)).or_else(|| others.first().copied())
}

/// The panel.
pub fn show(ui: &mut Ui, desk: &Desk, state: &mut OrdersState, intents: &mut Vec<Intent>) {
    let Some(seat) = desk.seat() else {
        ui.label("The White Cell gives no orders. Its commands are in its own panel.");
        return;
    };
    head(ui, desk);
    controls(ui, desk, state, intents);
    ui.add_space(10.0);
    rows(ui, desk, seat, state, intents);
}

/// Takes the room at the foot of the panel in which the orders that are given stand. It is always there, and always as high: what can be ordered
/// stands above it and is never moved by what is ordered.
pub fn place(ui: &mut Ui, desk: &Desk) -> Option<egui::Rect> {
    desk.seat()?;
    let height = (ui.available_height() * 0.3).clamp(96.0, 280.0);
    let panel = egui::Panel::bottom("orders given").exact_size(height).resizable(false).frame(egui::Frame::new().inner_margin(egui::Margin::same(4)));
    Some(panel.show(ui, |ui| ui.allocate_space(ui.available_size()).1).inner)
}

/// The orders that are given, in their room.
pub fn given(ui: &mut Ui, room: egui::Rect, desk: &Desk, state: &mut OrdersState, intents: &mut Vec<Intent>) {
    let Some(seat) = desk.seat() else { return };
    let mut ui = ui.new_child(egui::UiBuilder::new().id_salt("orders given").max_rect(room).layout(egui::Layout::top_down(egui::Align::Min)));
    ui.shrink_clip_rect(room.expand(4.0));
    head(&mut ui, desk);
    widgets::scroll(&mut ui, ("orders given", desk.view.game.turn), egui::ScrollArea::vertical().auto_shrink([false, false]), |ui| {
        rows(ui, desk, seat, state, intents);
    });
}

/// What can be ordered that no single force carries out.
pub fn controls(ui: &mut Ui, desk: &Desk, state: &mut OrdersState, intents: &mut Vec<Intent>) {
    let Some(seat) = desk.seat() else {
        ui.label("The White Cell gives no orders. Its commands are in its own panel.");
        return;
    };
    let own = &desk.view.game.seats[seat.index()];
    quarantine::show(ui, desk, &mut state.quarantine, intents);
    if desk.view.game.at_war().is_some() {
        war::show(ui, desk, &mut state.war, intents);
        ui.add_space(10.0);
    } else if desk.open() {
        war::launch(ui, desk, intents);
    }
    if desk.open() {
        ui.add_space(10.0);
        ceiling(ui, desk, own.ceiling, intents);
        ui.add_space(10.0);
        dues(ui, desk, intents);
        publicity(ui, desk, intents);
        consultations(ui, desk, intents);
        signals(ui, desk, state, intents);
    }
}

/// Staff actions used and there.
pub fn staff_actions(desk: &Desk) -> (u8, u8) {
    let used = desk.seat().map_or(0, |seat| desk.view.game.seats[seat.index()].orders.iter().map(Order::staff_actions).sum());
    (used, desk.scenario.staff_actions)
}

/// What an order costs, in words.
pub fn cost(desk: &Desk, order: &Order) -> String {
    let (staff, capital, budget) = (order.staff_actions(), order.capital(desk.scenario), order.budget(desk.scenario));
    let parts =
        [(staff > 0, format!("{staff} staff action")), (capital > 0, format!("{capital} capital")), (budget > Musd::NONE, format!("{budget} M$"))];
    let parts: Vec<String> = parts.into_iter().filter_map(|(costs, text)| costs.then_some(text)).collect();
    if parts.is_empty() { "free".to_owned() } else { parts.join(", ") }
}

/// The orders that are given, each with its cost and a way back.
pub fn list(ui: &mut Ui, desk: &Desk, orders: &[Order], intents: &mut Vec<Intent>) {
    head(ui, desk);
    let rows: Vec<(Order, Option<usize>)> = orders.iter().cloned().zip((0..).map(Some)).collect();
    show_rows(ui, desk, &rows, intents);
}

/// The orders of this turn, those too that were taken back, each in its place.
fn rows(ui: &mut Ui, desk: &Desk, seat: SeatId, state: &mut OrdersState, intents: &mut Vec<Intent>) {
    let rows = state.given.follow(desk.view.game.turn, &desk.view.game.seats[seat.index()].orders);
    show_rows(ui, desk, &rows, intents);
}

fn head(ui: &mut Ui, desk: &Desk) {
    let p = desk.palette;
    let (used, limit) = staff_actions(desk);
    ui.horizontal(|ui| {
        ui.heading("Orders");
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            ui.label(RichText::new(format!("{used} of {limit} staff actions")).color(p.weak))
                .on_hover_text("Each order to a force, signal, publication and consultation takes one. Holding, and honouring a commitment, take none. Offers and answers are free.");
        });
    });
}

fn show_rows(ui: &mut Ui, desk: &Desk, rows: &[(Order, Option<usize>)], intents: &mut Vec<Intent>) {
    let p = desk.palette;
    if rows.is_empty() {
        let none = if desk.over() {
            "The level is over."
        } else if desk.view.game.at_war().is_some() {
            "None yet. Your government decides above, and task forces take their orders there: forces follow them."
        } else {
            "None yet. Select a force on the map or with N, then send it somewhere or give it something to do."
        };
        ui.label(RichText::new(none).color(p.weak));
    }
    for (order, index) in rows {
        widgets::card(ui, p, false, |ui| {
            let words = desk.words().order(order);
            let line = |ui: &mut Ui| {
                let text = RichText::new(words::capital(&words));
                let text = if index.is_some() { text.color(p.strong) } else { text.color(p.weak).strikethrough() };
                let clicked = ui.vertical(|ui| {
                    let line = ui.add(egui::Label::new(text).wrap().sense(egui::Sense::click()));
                    let cost = if index.is_some() { cost(desk, order) } else { "taken back".to_owned() };
                    ui.label(RichText::new(cost).small().color(p.weak));
                    order.force().filter(|_| line.on_hover_text("Click to see it on the map").clicked())
                });
                clicked.inner
            };
            let mut meant = None;
            let end = |ui: &mut Ui| {
                if desk.open() {
                    meant = undo(ui, desk, order, *index, &words);
                }
            };
            let (force, ()) = widgets::row_with_end(ui, line, end);
            intents.extend(force.map(|force| Intent::GoTo(Selection::Force(force))));
            intents.extend(meant);
        });
    }
    if !desk.open() && !desk.over() {
        ui.label(RichText::new("You have ended your turn: other seats are still at work.").color(p.weak));
    }
}

/// Takes the order back, or gives it again where it was.
fn undo(ui: &mut Ui, desk: &Desk, order: &Order, index: Option<usize>, words: &str) -> Option<Intent> {
    let command = Command::Give(order.clone());
    let refusal = index.is_none().then(|| desk.refusal(&command)).flatten();
    let (label, hover) = if index.is_some() { ("Undo", "Takes the order back. Nothing is lost by it.") } else { ("Again", "Gives the order again.") };
    // As wide as each other: the words beside them break alike.
    let button = egui::Button::new(label).min_size(egui::vec2(56.0 * desk.text_scale.max(1.0), 0.0));
    let button = ui.add_enabled(refusal.is_none(), button).on_hover_text(hover);
    let button = match &refusal {
        Some(refusal) => button.on_disabled_hover_text(desk.words().refusal(refusal)),
        None => button,
    };
    button.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Button, refusal.is_none(), format!("{label}: {words}")));
    let meant = index.map_or(Some(Intent::Do(command)), |index| desk.take_back(index));
    meant.filter(|_| button.clicked())
}

fn ceiling(ui: &mut Ui, desk: &Desk, now: Act, intents: &mut Vec<Intent>) {
    let p = desk.palette;
    widgets::eyebrow(ui, p, "Use-of-force limit");
    ui.horizontal(|ui| {
        let chosen = ComboBox::from_id_salt("ceiling").selected_text(words::capital(words::act(now))).show_ui(ui, |ui| {
            let mut picked = None;
            for act in Act::ALL {
                let row = ui.selectable_label(act == now, words::capital(words::act(act))).on_hover_text(words::act_meaning(act));
                spot::at(&row, Spot::LimitTo(act));
                if row.clicked() {
                    picked = Some(act);
                }
            }
            picked
        });
        spot::at(&chosen.response, Spot::Limit);
        if let Some(act) = chosen.inner.flatten().filter(|&act| act != now) {
            intents.push(Intent::Do(Command::SetCeiling(act)));
        }
        ui.label(RichText::new("the furthest that they may go").small().color(p.weak));
    })
    .response
    .on_hover_text("In an encounter a crew may go one act further than it was told, never above the ceiling.");
}

/// A button for an order that can be given now, or the reason why it cannot.
pub fn order_button(ui: &mut Ui, desk: &Desk, label: &str, hover: &str, order: Order, intents: &mut Vec<Intent>) -> Option<egui::Response> {
    let seat = desk.seat()?;
    match turn::can_give(desk.scenario, &desk.view.game, seat, &order) {
        Ok(()) => {
            let button = ui.button(label).on_hover_ui(|ui| before::hover(ui, desk, hover, &order));
            if button.clicked() {
                intents.push(Intent::Do(Command::Give(order)));
            }
            Some(button)
        }
        Err(refusal) => {
            let why = desk.words().refusal(&refusal);
            Some(ui.add_enabled(false, egui::Button::new(label)).on_disabled_hover_text(format!("{hover}\nNot now: {why}")))
        }
    }
}

/// [`order_button`] of which a lesson may speak.
fn known_button(ui: &mut Ui, desk: &Desk, spot: Spot, (label, hover): (&str, &str), order: Order, intents: &mut Vec<Intent>) {
    if let Some(button) = order_button(ui, desk, label, hover, order, intents) {
        spot::at(&button, spot);
    }
}

fn dues(ui: &mut Ui, desk: &Desk, intents: &mut Vec<Intent>) {
    let (p, words) = (desk.palette, desk.words());
    let game = &desk.view.game;
    for nation in desk.view.own_nations(desk.scenario) {
        for (id, due) in game.dues_of(nation) {
            widgets::card(ui, p, true, |ui| {
                ui.label(RichText::new(format!("{} owes {} help", words.nation(nation), words.the(due.beneficiary))).strong().color(p.strong));
                let last = if due.until_turn <= game.turn { "this turn is the last".to_owned() } else { format!("until turn {}", due.until_turn) };
                ui.label(format!(
                    "{}, at {}; {last}. What is not kept in time counts as refused.",
                    words.agreement(due.agreement),
                    words.feature(due.feature)
                ));
                ui.horizontal(|ui| {
                    let order = |keep| Order::Honour(Honour { nation, due: id, keep });
                    order_button(ui, desk, "Honour it", "You honour the commitment.", order(true), intents);
                    order_button(ui, desk, "Decline", "Costs credibility with every ally.", order(false), intents);
                });
            });
            ui.add_space(6.0);
        }
    }
}

fn publicity(ui: &mut Ui, desk: &Desk, intents: &mut Vec<Intent>) {
    if desk.scenario.features().next().is_none() {
        return;
    }
    let p = desk.palette;
    widgets::eyebrow(ui, p, "Publicise").on_hover_text("Shows the world the gravest thing that an opponent did there, to you or a partner, in the last two turns. It raises support and costs the other credit; each time a little less. Quiet understandings with that nation are suspended.");
    let (Some(nation), Some(seat)) = (desk.nation(), desk.seat()) else { return };
    let orders = desk.scenario.features().map(|(feature, _)| (feature, Order::Publicise(Publicise { nation, feature })));
    let orders: Vec<(crate::rules::vocab::ids::FeatureId, Order)> = orders.collect();
    // Where nothing can be published for one and the same reason, the reason stands there in place of dead buttons.
    let refusals: Vec<Option<Refusal>> = orders.iter().map(|(_, order)| turn::can_give(desk.scenario, &desk.view.game, seat, order).err()).collect();
    if let Some(Some(first)) = refusals.first()
        && refusals.iter().all(|refusal| refusal.as_ref() == Some(first))
    {
        ui.label(RichText::new(desk.words().refusal(first)).small().color(p.weak));
        ui.add_space(8.0);
        return;
    }
    // Those too that are ordered by now: giving the order moves nothing.
    let told = |order: &Order| matches!(order, Order::Publicise(order) if order.subject(desk.scenario, &desk.view.game).is_some());
    let shown: Vec<String> =
        orders.iter().filter(|(_, order)| told(order)).take(SHOWN).map(|(feature, order)| publicised(desk, *feature, order)).collect();
    ui.horizontal_wrapped(|ui| {
        for (feature, order) in orders {
            let name = desk.words().feature(feature);
            known_button(ui, desk, Spot::Publicise(feature), (&name, &format!("Publicises what happened at {name}.")), order, intents);
        }
    });
    for line in shown {
        parts::note(ui, p, format!("• {line}"));
    }
    ui.add_space(8.0);
}

/// What publicising would show and move, in a line.
fn publicised(desk: &Desk, feature: crate::rules::vocab::ids::FeatureId, order: &Order) -> String {
    let words = desk.words();
    let Order::Publicise(publicise) = order else { return String::new() };
    let shown = publicise.subject(desk.scenario, &desk.view.game);
    let what = shown.map_or_else(String::new, |incident| {
        format!("shows that {} did this to {}: {}", words.the(incident.by), words.the(incident.against), words::act(incident.act))
    });
    let moved = before::forecast(desk, order).map(|forecast| forecast.effects.into_iter().map(|effect| effect.text).collect::<Vec<_>>());
    let moved = moved.filter(|moved| !moved.is_empty()).map_or_else(String::new, |moved| format!("; {}", moved.join(", ")));
    format!("{}: {what}{moved}; costs {}", words.feature(feature), cost(desk, order))
}

fn consultations(ui: &mut Ui, desk: &Desk, intents: &mut Vec<Intent>) {
    let (p, game) = (desk.palette, &desk.view.game);
    let own = desk.view.own_nations(desk.scenario);
    let pairs: Vec<(NationId, NationId)> = own
        .iter()
        .flat_map(|&nation| desk.scenario.nations_present().map(move |ally| (nation, ally)))
        .filter(|(nation, ally)| !own.contains(ally) && crate::rules::phases::agreement::obligation::are_allies(game, *nation, *ally))
        .collect();
    if pairs.is_empty() {
        return;
    }
    widgets::eyebrow(ui, p, "Consult under a treaty").on_hover_text("In public: it steadies your government and the ally's support for closer ties.");
    parts::note(ui, p, CONSULT);
    let told: Vec<String> = pairs.iter().map(|&(nation, ally)| consulted(desk, nation, ally)).collect();
    ui.horizontal_wrapped(|ui| {
        for (nation, ally) in pairs {
            let label = if own.len() > 1 {
                format!("{} with {}", desk.words().letters(nation), desk.words().nation(ally))
            } else {
                desk.words().nation(ally)
            };
            let purpose = consultation(desk, nation, ally);
            known_button(ui, desk, Spot::Consult(ally), (&label, &purpose), Order::Consult(Consult { nation, ally }), intents);
        }
    });
    // In war there is more to read than one can: the hover says it.
    let shown = if game.at_war().is_some() { 0 } else { SHOWN };
    for line in told.iter().take(shown) {
        parts::note(ui, p, format!("• {line}"));
    }
    ui.add_space(8.0);
}

/// What a consultation would move and cost, in a line.
fn consulted(desk: &Desk, nation: NationId, ally: NationId) -> String {
    let words = desk.words();
    let (own, others) = reasons::consultation(desk.scenario, &desk.view.game, nation, 0);
    let costs = cost(desk, &Order::Consult(Consult { nation, ally }));
    format!("{}: approval at home {own}, public support there {others}; costs {costs}", words.nation(ally))
}

/// What a consultation is for, and what it would move.
fn consultation(desk: &Desk, nation: NationId, ally: NationId) -> String {
    let words = desk.words();
    let (own, others) = reasons::consultation(desk.scenario, &desk.view.game, nation, 0);
    format!(
        "Consults {} in public under the treaty, so that your people see that you are not alone.\nMoves: government approval at home {own}, public support in {} {others}. Each further one counts half.",
        words.the(ally),
        words.the(ally)
    )
}

fn signals(ui: &mut Ui, desk: &Desk, state: &mut OrdersState, intents: &mut Vec<Intent>) {
    let (p, words) = (desk.palette, desk.words());
    let Some(nation) = desk.nation() else { return };
    widgets::eyebrow(ui, p, "Signal").on_hover_text("Tells another government what you mean. With a message it is misread less often.");
    let own = desk.view.own_nations(desk.scenario);
    let others: Vec<NationId> = desk.scenario.nations_present().filter(|other| !own.contains(other)).collect();
    let Some(to) = addressee(desk, state) else { return };
    let kind = state.signal.unwrap_or(SignalKind::Calm);
    ui.horizontal_wrapped(|ui| {
        let kinds = ComboBox::from_id_salt("signal-kind").selected_text(words::capital(words::signal(kind))).show_ui(ui, |ui| {
            for one in SignalKind::ALL {
                let row = ui.selectable_label(one == kind, words::capital(words::signal(one)));
                spot::at(&row, Spot::SignalKindTo(one));
                if row.clicked() {
                    state.signal = Some(one);
                }
            }
        });
        spot::at(&kinds.response, Spot::SignalKind);
        let nations = ComboBox::from_id_salt("signal-to").selected_text(words.nation(to)).show_ui(ui, |ui| {
            for &other in &others {
                let row = ui.selectable_label(other == to, words.nation(other));
                spot::at(&row, Spot::SignalToNation(other));
                if row.clicked() {
                    state.signal_to = Some(other);
                }
            }
        });
        spot::at(&nations.response, Spot::SignalTo);
    });
    let mut message = TextLine(&mut state.message);
    let edit = fields::line(&mut message, MAX_MESSAGE).hint_text("Message: without one it is misread more often");
    let field = ui.add(edit.desired_width(f32::INFINITY));
    field.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::TextEdit, true, "Message of the signal"));
    spot::at(&field, Spot::SignalText);
    let before = intents.len();
    let order = Order::Signal(Signal { nation, to, kind, message: state.message.trim().to_owned() });
    known_button(
        ui,
        desk,
        Spot::SendSignal,
        ("Send the signal", &format!("{} {}.", words::capital(words::signal(kind)), words.the(to))),
        order.clone(),
        intents,
    );
    parts::note(ui, p, format!("Costs {}.", cost(desk, &order)));
    if intents.len() > before {
        state.message.clear();
    }
}
