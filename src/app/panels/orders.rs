//! The orders of this turn: the list with costs and undo, the ceiling, and the orders that no single force carries out.

use bevy_egui::egui::{self, ComboBox, RichText, Ui};

use super::{Desk, Intent, Selection, quarantine, war};
use crate::app::fields::{self, Line};
use crate::app::theme::widgets;
use crate::catalog::{Act, NationId};
use crate::report::words;
use crate::rules::order::{Consult, Honour, Order, Publicise, Signal, SignalKind};
use crate::rules::turn::MAX_MESSAGE;
use crate::rules::{Command, Refusal, turn};

/// What is being written.
#[derive(Clone, Debug, Default)]
pub struct State {
    signal_to: Option<NationId>,
    signal: Option<SignalKind>,
    message: String,
    war: war::State,
    quarantine: quarantine::State,
}

/// The panel.
pub fn show(ui: &mut Ui, desk: &Desk, state: &mut State, intents: &mut Vec<Intent>) {
    let Some(seat) = desk.seat() else {
        ui.label("The White Cell gives no orders. Its commands are in its own panel.");
        return;
    };
    let own = &desk.view.game.seats[seat.index()];
    list(ui, desk, &own.orders, intents);
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
    let parts = [(staff > 0, format!("{staff} staff action")), (capital > 0, format!("{capital} capital")), (budget > 0, format!("{budget} M$"))];
    let parts: Vec<String> = parts.into_iter().filter_map(|(costs, text)| costs.then_some(text)).collect();
    if parts.is_empty() { "free".to_owned() } else { parts.join(", ") }
}

/// The orders that are given, each with its cost and a way back.
pub fn list(ui: &mut Ui, desk: &Desk, orders: &[Order], intents: &mut Vec<Intent>) {
    let p = desk.palette;
    let (used, limit) = staff_actions(desk);
    ui.horizontal(|ui| {
        ui.heading("Orders");
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            ui.label(RichText::new(format!("{used} of {limit} staff actions")).color(p.weak))
                .on_hover_text("Each order to a force, signal, publication and consultation takes one. Holding and honouring a promise take none. Offers and answers are free.");
        });
    });
    if orders.is_empty() {
        let none = if desk.over() {
            "The level is over."
        } else if desk.view.game.at_war().is_some() {
            "None yet. Below your government decides, and task forces take orders: forces follow theirs."
        } else {
            "None yet. Select a force on the map or with N, then send it somewhere or give it something to do."
        };
        ui.label(RichText::new(none).color(p.weak));
    }
    for (index, order) in orders.iter().enumerate() {
        widgets::card(ui, p, false, |ui| {
            ui.horizontal(|ui| {
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    let words = desk.words().order(order);
                    if desk.open() {
                        let undo = ui.button("Undo").on_hover_text("Takes the order back. Nothing is lost by it.");
                        undo.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Button, true, format!("Undo: {words}")));
                        if undo.clicked() {
                            intents.push(Intent::Do(Command::TakeBack(index as u16)));
                        }
                    }
                    ui.with_layout(egui::Layout::top_down(egui::Align::LEFT), |ui| {
                        let line = ui.add(egui::Label::new(RichText::new(words::capital(&words)).color(p.strong)).wrap().sense(egui::Sense::click()));
                        if let Some(force) = order.force()
                            && line.on_hover_text("Click to see it on the map").clicked()
                        {
                            intents.push(Intent::GoTo(Selection::Force(force)));
                        }
                        ui.label(RichText::new(cost(desk, order)).small().color(p.weak));
                    });
                });
            });
        });
    }
    if !desk.open() && !desk.over() {
        ui.label(RichText::new("You have ended your turn: other seats are still at work.").color(p.weak));
    }
}

fn ceiling(ui: &mut Ui, desk: &Desk, now: Act, intents: &mut Vec<Intent>) {
    let p = desk.palette;
    widgets::eyebrow(ui, p, "Ceiling for your crews");
    ui.horizontal(|ui| {
        let chosen = ComboBox::from_id_salt("ceiling").selected_text(words::capital(words::act(now))).show_ui(ui, |ui| {
            let mut picked = None;
            for act in Act::ALL {
                let row = ui.selectable_label(act == now, words::capital(words::act(act))).on_hover_text(words::act_meaning(act));
                if row.clicked() {
                    picked = Some(act);
                }
            }
            picked
        });
        if let Some(act) = chosen.inner.flatten().filter(|&act| act != now) {
            intents.push(Intent::Do(Command::SetCeiling(act)));
        }
        ui.label(RichText::new("the furthest that they may go").small().color(p.weak));
    })
    .response
    .on_hover_text("In an encounter a crew may go one act further than it was told, never above the ceiling.");
}

/// A button for an order that can be given now, or the reason why it cannot.
pub fn order_button(ui: &mut Ui, desk: &Desk, label: &str, hover: &str, order: Order, intents: &mut Vec<Intent>) {
    let Some(seat) = desk.seat() else { return };
    match turn::can_give(desk.scenario, &desk.view.game, seat, &order) {
        Ok(()) => {
            let hover = format!("{hover}\nCosts: {}.", cost(desk, &order));
            if ui.button(label).on_hover_text(hover).clicked() {
                intents.push(Intent::Do(Command::Give(order)));
            }
        }
        Err(refusal) => {
            let why = desk.words().refusal(&refusal);
            ui.add_enabled(false, egui::Button::new(label)).on_disabled_hover_text(format!("{hover}\nNot now: {why}"));
        }
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
                    order_button(ui, desk, "Keep the promise", "You stand by your word.", order(true), intents);
                    order_button(ui, desk, "Refuse", "Costs credit with every ally.", order(false), intents);
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
    let orders: Vec<(crate::rules::ids::FeatureId, Order)> = orders.collect();
    // Where nothing can be published for one and the same reason, the reason stands there in place of dead buttons.
    let refusals: Vec<Option<Refusal>> = orders.iter().map(|(_, order)| turn::can_give(desk.scenario, &desk.view.game, seat, order).err()).collect();
    if let Some(Some(first)) = refusals.first()
        && refusals.iter().all(|refusal| refusal.as_ref() == Some(first))
    {
        ui.label(RichText::new(desk.words().refusal(first)).small().color(p.weak));
        ui.add_space(8.0);
        return;
    }
    ui.horizontal_wrapped(|ui| {
        for (feature, order) in orders {
            let name = desk.words().feature(feature);
            order_button(ui, desk, &name, &format!("Publish what happened at {name}."), order, intents);
        }
    });
    ui.add_space(8.0);
}

fn consultations(ui: &mut Ui, desk: &Desk, intents: &mut Vec<Intent>) {
    let (p, game) = (desk.palette, &desk.view.game);
    let own = desk.view.own_nations(desk.scenario);
    let pairs: Vec<(NationId, NationId)> = own
        .iter()
        .flat_map(|&nation| desk.scenario.nations_present().map(move |ally| (nation, ally)))
        .filter(|(nation, ally)| !own.contains(ally) && crate::rules::agreement::obligation::are_allies(game, *nation, *ally))
        .collect();
    if pairs.is_empty() {
        return;
    }
    widgets::eyebrow(ui, p, "Consult under a treaty").on_hover_text("In public: it steadies your government and the ally's support for closer ties.");
    ui.horizontal_wrapped(|ui| {
        for (nation, ally) in pairs {
            let label = if own.len() > 1 {
                format!("{} with {}", desk.words().letters(nation), desk.words().nation(ally))
            } else {
                desk.words().nation(ally)
            };
            order_button(ui, desk, &label, "Opens a consultation.", Order::Consult(Consult { nation, ally }), intents);
        }
    });
    ui.add_space(8.0);
}

fn signals(ui: &mut Ui, desk: &Desk, state: &mut State, intents: &mut Vec<Intent>) {
    let (p, words) = (desk.palette, desk.words());
    let Some(nation) = desk.nation() else { return };
    widgets::eyebrow(ui, p, "Signal").on_hover_text("Tells another government what you mean. With a message it is misread less often.");
    let own = desk.view.own_nations(desk.scenario);
    let others: Vec<NationId> = desk.scenario.nations_present().filter(|other| !own.contains(other)).collect();
    let to = state.signal_to.filter(|to| others.contains(to)).or_else(|| others.first().copied());
    let Some(to) = to else { return };
    let kind = state.signal.unwrap_or(SignalKind::Calm);
    ui.horizontal_wrapped(|ui| {
        ComboBox::from_id_salt("signal-kind").selected_text(words::capital(words::signal(kind))).show_ui(ui, |ui| {
            for one in SignalKind::ALL {
                if ui.selectable_label(one == kind, words::capital(words::signal(one))).clicked() {
                    state.signal = Some(one);
                }
            }
        });
        ComboBox::from_id_salt("signal-to").selected_text(words.nation(to)).show_ui(ui, |ui| {
            for &other in &others {
                if ui.selectable_label(other == to, words.nation(other)).clicked() {
                    state.signal_to = Some(other);
                }
            }
        });
    });
    let mut message = Line(&mut state.message);
    let edit = fields::line(&mut message, MAX_MESSAGE).hint_text("Message: without one it is misread more often");
    let field = ui.add(edit.desired_width(f32::INFINITY));
    field.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::TextEdit, true, "Message of the signal"));
    let before = intents.len();
    let order = Order::Signal(Signal { nation, to, kind, message: state.message.trim().to_owned() });
    order_button(ui, desk, "Send the signal", &format!("{} {}.", words::capital(words::signal(kind)), words.the(to)), order, intents);
    if intents.len() > before {
        state.message.clear();
    }
}
