//! A quarantine: how it stands, and what the seat's government decides.

use bevy_egui::egui::Ui;

use crate::app::panels::orders::order_button;
use crate::app::panels::parts::{PressRow, fold, heading, menu};
use crate::app::panels::{Desk, Intent};
use crate::app::theme::widgets;
use crate::catalog::NationId;
use crate::report::headlines::quarantine as words;
use crate::report::words as plain;
use crate::rules::models::war::Party;
use crate::rules::order::Order;
use crate::rules::order::quarantine::QuarantineOrder;
use crate::rules::quarantine::{Course, Crews, Grade, Guard, MerchantCargo, Quarantine, groups, running};

/// What is being thought over.
#[derive(Clone, Debug)]
pub struct QuarantineOrdersState {
    grade: Grade,
    crews: Crews,
    groups: u8,
    guard: Guard,
    first: MerchantCargo,
}

impl Default for QuarantineOrdersState {
    fn default() -> Self {
        Self { grade: Grade::Held, crews: Crews::Block, groups: 1, guard: Guard::Shoulder, first: MerchantCargo::Gas }
    }
}

const GRADES: [Grade; 3] = [Grade::Eased, Grade::Held, Grade::Tight];
const CREWS: [Crews; 4] = [Crews::Shadow, Crews::Block, Crews::Board, Crews::Fire];
const GUARDS: [Guard; 3] = [Guard::Accompany, Guard::Shoulder, Guard::ReturnFire];
const COURSES: [Course; 3] = [Course::Wait, Course::Comply, Course::Run];
const RATIONS: [u16; 4] = [1000, 900, 800, 650];

/// The part of the orders panel that belongs to a quarantine.
pub fn show(ui: &mut Ui, desk: &Desk, state: &mut QuarantineOrdersState, intents: &mut Vec<Intent>) {
    let Some(now) = running(&desk.view.game) else { return };
    let p = desk.palette;
    let lines = words::lines(&desk.words());
    let Some((what, value)) = lines.first() else { return };
    heading(ui, p, "How the quarantine stands");
    fold(ui, p, "quarantine-stands", true, &PressRow::new(p, format!("{what}: {value}")), |ui| {
        for (what, value) in &lines[1..] {
            widgets::fact(ui, p, what, value);
        }
    });
    let Some(setup) = desk.scenario.war.as_deref().filter(|_| desk.open()) else { return };
    for nation in desk.view.own_nations(desk.scenario) {
        match setup.party(nation) {
            Some(Party::Prc) => cordon(ui, desk, now, nation, state, intents),
            Some(party) => {
                if party == Party::Twn {
                    island(ui, desk, nation, intents);
                }
                escorts(ui, desk, now, nation, state, intents);
                help(ui, desk, now, nation, party, intents);
            }
            None => {}
        }
    }
}

fn button(ui: &mut Ui, desk: &Desk, label: &str, hover: &str, order: QuarantineOrder, intents: &mut Vec<Intent>) {
    order_button(ui, desk, label, hover, Order::Quarantine(order), intents);
}

/// Beijing's.
fn cordon(ui: &mut Ui, desk: &Desk, now: &Quarantine, nation: NationId, state: &mut QuarantineOrdersState, intents: &mut Vec<Intent>) {
    let p = desk.palette;
    heading(ui, p, "The cordon");
    menu(ui, p, "How tight", "cordon-grade", &mut state.grade, &GRADES.map(|grade| (grade, words::grade(grade).to_owned())));
    menu(ui, p, "Crews", "cordon-crews", &mut state.crews, &CREWS.map(|crews| (crews, words::crews(crews).to_owned())));
    let (grade, crews) = (state.grade, state.crews);
    button(ui, desk, "Set the cordon", "It stands until you change it.", QuarantineOrder::Cordon { nation, grade, crews }, intents);
    button(
        ui,
        desk,
        "Lift the quarantine",
        "The crews go home; it ends the level.",
        QuarantineOrder::Cordon { nation, grade: Grade::Lifted, crews: now.crews },
        intents,
    );
    ui.horizontal_wrapped(|ui| {
        for (mines, submarines, label) in
            [(true, false, "Lay mines"), (false, true, "Send submarines"), (true, true, "Mines and submarines"), (false, false, "End the blockade")]
        {
            button(
                ui,
                desk,
                label,
                "A blockade stands at rung 4: ships are sunk, with their crews.",
                QuarantineOrder::Blockade { nation, mines, submarines },
                intents,
            );
        }
    });
}

/// Taipei's.
fn island(ui: &mut Ui, desk: &Desk, nation: NationId, intents: &mut Vec<Intent>) {
    heading(ui, desk.palette, "The island");
    ui.horizontal_wrapped(|ui| {
        for course in COURSES {
            let label = format!("Merchants {}", words::course(course));
            button(ui, desk, &label, "Those that come alone, without escorts.", QuarantineOrder::Sail { nation, course }, intents);
        }
    });
    ui.horizontal_wrapped(|ui| {
        for demand in RATIONS {
            let label = format!("Give out {} of the fuel", plain::percent(i32::from(demand)));
            button(
                ui,
                desk,
                &label,
                "Less light now, light for longer: darkness wears people down by its square.",
                QuarantineOrder::Ration { nation, demand },
                intents,
            );
        }
    });
}

fn escorts(ui: &mut Ui, desk: &Desk, now: &Quarantine, nation: NationId, state: &mut QuarantineOrdersState, intents: &mut Vec<Intent>) {
    let p = desk.palette;
    let have = groups(desk.scenario, nation);
    if have == 0 {
        return;
    }
    heading(ui, p, "Convoys");
    let choices: Vec<(u8, String)> = (1..=have).map(|groups| (groups, format!("{groups} of {have}"))).collect();
    state.groups = state.groups.clamp(1, have);
    menu(ui, p, "Groups", ("escort-groups", nation), &mut state.groups, &choices);
    menu(ui, p, "Told to", ("escort-guard", nation), &mut state.guard, &GUARDS.map(|guard| (guard, words::guard(guard).to_owned())));
    menu(ui, p, "First", ("escort-first", nation), &mut state.first, &MerchantCargo::ALL.map(|cargo| (cargo, words::cargo(cargo).to_owned())));
    let (groups, guard, first) = (state.groups, state.guard, state.first);
    button(ui, desk, "Escort convoys", "Each week, until you change it.", QuarantineOrder::Escort { nation, groups, guard, first }, intents);
    if now.escorts.contains_key(&nation) {
        button(ui, desk, "Escorts stand down", "They come home.", QuarantineOrder::Escort { nation, groups: 0, guard, first }, intents);
    }
}

/// What else a government can do: fly, stand surety, open ports.
fn help(ui: &mut Ui, desk: &Desk, now: &Quarantine, nation: NationId, party: Party, intents: &mut Vec<Intent>) {
    heading(ui, desk.palette, "Your government decides");
    ui.horizontal_wrapped(|ui| {
        if matches!(party, Party::Usa | Party::Jpn | Party::Aus) {
            let on = !now.airlift.contains(&nation);
            let label = if on { "Fly goods in" } else { "End the airlift" };
            button(ui, desk, label, "A sign more than a supply.", QuarantineOrder::Airlift { nation, on }, intents);
        }
        let on = !now.surety.contains(&nation);
        let label = if on { "Stand surety for ships" } else { "End the surety" };
        button(ui, desk, label, "Owners sail whom no insurer takes.", QuarantineOrder::Surety { nation, on }, intents);
        if matches!(party, Party::Jpn | Party::Phl) {
            let open = !now.ports.contains_key(&nation);
            let label = if open { "Open ports to escorts" } else { "Close ports to escorts" };
            button(
                ui,
                desk,
                label,
                "Others' escorts take more ships along with a port near by; from next week on.",
                QuarantineOrder::Ports { nation, open },
                intents,
            );
        }
    });
}
