//! War: how it stands, what the government decides, and what its task forces do.

use bevy_egui::egui::Ui;

use crate::app::panels::orders::order_button;
use crate::app::panels::parts::{PressRow, fold, heading, menu, note};
use crate::app::panels::{Desk, Intent};
use crate::app::theme::widgets;
use crate::catalog::quantity::Thousandths;
use crate::catalog::{NationId, PlaceId};
use crate::report::headlines::war as words;
use crate::rules::crisis::{Note, WarSetup, plans};
use crate::rules::models::war::{Basing, Party, War};
use crate::rules::order::Order;
use crate::rules::order::war::{Agree, Aim, Allow, Engage, Enter, Invade, Mission, Operate, Rebase, Recommend, Rule, TaskForce, WarOrder};
use crate::rules::turn;

/// What is being thought over.
#[derive(Clone, Debug, Default)]
pub struct WarOrdersState {
    /// The turn that is thought over: an order to a task force holds for one turn, and the next begins with none.
    turn: u16,
    /// By task force.
    missions: Vec<TaskDraft>,
    from: Option<PlaceId>,
    to: Option<PlaceId>,
}

/// An order to a task force before it is given.
#[derive(Clone, Copy, Debug, PartialEq)]
struct TaskDraft {
    task_force: TaskForce,
    mission: Mission,
    share: u16,
    keep: u16,
}

/// A nation in its war.
struct WarSide<'a> {
    setup: &'a WarSetup,
    war: &'a War,
    party: Party,
    nation: NationId,
}

/// How much is committed, and how much kept: a few round shares.
const SHARES: [u16; 4] = [1000, 750, 500, 250];
/// Of missiles left: nobody fires all in one turn by a slip.
const SALVOS: [u16; 5] = [600, 400, 220, 100, 50];
const KEPT: [u16; 4] = [0, 100, 250, 500];

/// The part of the orders panel that belongs to a war.
pub fn show(ui: &mut Ui, desk: &Desk, state: &mut WarOrdersState, intents: &mut Vec<Intent>) {
    let (Some(setup), Some(crisis)) = (desk.scenario.war.as_deref(), desk.view.game.crisis.as_ref()) else { return };
    let own = desk.view.own_nations(desk.scenario);
    if state.turn != desk.view.game.turn {
        *state = WarOrdersState { turn: desk.view.game.turn, ..WarOrdersState::default() };
    }
    stands(ui, desk, &own);
    if !desk.open() {
        return;
    }
    for nation in own {
        let Some(party) = setup.party(nation) else { continue };
        calls(ui, desk, nation);
        government(ui, desk, setup, party, nation, intents);
        let side = WarSide { setup, war: &crisis.war, party, nation };
        task_forces(ui, desk, &side, state, intents);
        squadrons(ui, desk, &side, state, intents);
        notes(ui, desk, party, nation, intents);
    }
}

/// In peace, in a level that knows war: Beijing may launch.
pub fn launch(ui: &mut Ui, desk: &Desk, intents: &mut Vec<Intent>) {
    let Some(setup) = desk.scenario.war.as_deref() else { return };
    for nation in desk.view.own_nations(desk.scenario).into_iter().filter(|&nation| setup.party(nation) == Some(Party::Prc)) {
        heading(ui, desk.palette, &desk.words().nation(setup.nation(Party::Twn)));
        button(ui, desk, "Launch the invasion", "War from the next turn on, in turns of half a week.", WarOrder::Invade(Invade { nation }), intents);
    }
}

/// How the war stands: in a line, and opened in full.
fn stands(ui: &mut Ui, desk: &Desk, own: &[NationId]) {
    let p = desk.palette;
    let lines: Vec<words::WarLine> = words::lines(&desk.words(), own).into_iter().chain(words::access(&desk.words())).collect();
    let Some(first) = lines.first() else { return };
    heading(ui, p, "How the war stands");
    fold(ui, p, "war-stands", false, &PressRow::new(p, format!("{}: {}", first.what, first.value)), |ui| {
        for line in &lines[1..] {
            widgets::fact(ui, p, &line.what, &line.value);
        }
    });
}

/// Obligations that the war called up, and that wait for an answer.
fn calls(ui: &mut Ui, desk: &Desk, nation: NationId) {
    let (p, words) = (desk.palette, desk.words());
    let Some(crisis) = desk.view.game.crisis.as_ref() else { return };
    for call in crisis.calls.iter().filter(|call| call.obligor == nation && call.kept.is_none()) {
        let last = if call.until_turn <= crisis.war.turn {
            "this turn is the last".to_owned()
        } else {
            format!("until turn {} of the war", call.until_turn)
        };
        widgets::card(ui, p, true, |ui| {
            ui.label(format!(
                "You owe {} help, by {}; {last}. Entering the war keeps your word; what is not kept in time counts as refused, with every ally.",
                words.nation(call.beneficiary),
                words.agreement(call.agreement)
            ));
        });
    }
}

fn button(ui: &mut Ui, desk: &Desk, label: &str, hover: &str, order: WarOrder, intents: &mut Vec<Intent>) {
    order_button(ui, desk, label, hover, Order::War(order), intents);
}

/// What a government decides: free of staff actions.
fn government(ui: &mut Ui, desk: &Desk, setup: &WarSetup, party: Party, nation: NationId, intents: &mut Vec<Intent>) {
    let p = desk.palette;
    heading(ui, p, "Your government decides");
    if party == Party::Twn && desk.view.game.crisis.as_ref().is_some_and(|crisis| crisis.is_in(party)) {
        crate::app::panels::parts::note(
            ui,
            p,
            "Nothing by decree now: your country is at war, and its bases are its own. Task forces take orders above, war-termination proposals stand below.",
        );
    }
    ui.horizontal_wrapped(|ui| {
        if !desk.view.game.crisis.as_ref().is_some_and(|crisis| crisis.is_in(party)) {
            button(ui, desk, "Enter the war", "Your forces fight from this turn on.", WarOrder::Enter(Enter { nation }), intents);
        }
        if matches!(party, Party::Jpn | Party::Aus | Party::Phl) {
            for (basing, label) in
                [(Basing::Combat, "Allow combat sorties"), (Basing::Logistics, "Allow supply only"), (Basing::None, "Allow nothing")]
            {
                let hover = "What others may do from your bases. More than now serves from the next turn on; less at once.";
                button(ui, desk, label, hover, WarOrder::Allow(Allow { host: nation, basing }), intents);
            }
        }
        let crisis = desk.view.game.crisis.as_ref();
        if party == Party::Usa {
            let on = !crisis.is_some_and(|crisis| crisis.mainland);
            let label = if on { "Strike bases in China" } else { "Leave bases in China alone" };
            button(
                ui,
                desk,
                label,
                "A rule of engagement; it stands until you change it.",
                WarOrder::Engage(Engage { nation, rule: Rule::Mainland, on }),
                intents,
            );
        }
        if party == Party::Prc {
            let peaceful = |host: &Party| !crisis.is_some_and(|crisis| crisis.is_in(*host));
            for host in [Party::Jpn, Party::Phl, Party::Aus, Party::Usa].into_iter().filter(peaceful) {
                let on = !crisis.is_some_and(|crisis| crisis.spared[host.index()]);
                let label = format!("{} {}", if on { "Spare the territory of" } else { "No longer spare" }, desk.words().party(host));
                let order = WarOrder::Engage(Engage { nation, rule: Rule::Spare(setup.nation(host)), on });
                button(ui, desk, &label, "While that nation does not fight; it stands until you change it.", order, intents);
            }
        }
    });
    if matches!(party, Party::Prc | Party::Usa) {
        ui.horizontal_wrapped(|ui| {
            for (rung, label) in [(7, "Recommend nuclear signalling"), (8, "Recommend nuclear use")] {
                let hover = "The White Cell decides. Without one, signalling is done only by a side whose war is lost, and use never.";
                button(ui, desk, label, hover, WarOrder::Recommend(Recommend { nation, rung }), intents);
            }
        });
    }
}

/// The missions that a task force can have.
fn missions(setup: &WarSetup, task_force: TaskForce, words: &crate::report::Words) -> Vec<(Mission, String)> {
    let hold = (Mission::Hold, "hold back".to_owned());
    match task_force {
        TaskForce::Missiles => {
            let mut all = vec![(Mission::StrikeBases(Aim::Standing), "strike bases that fight".to_owned())];
            for host in [Party::Jpn, Party::Phl, Party::Usa, Party::Aus] {
                all.push((Mission::StrikeBases(Aim::Host(setup.nation(host))), format!("also all of {}", words.party(host))));
            }
            all.push(hold);
            all
        }
        TaskForce::Bombers => {
            vec![(Mission::StrikeShips, "strike ships".to_owned()), (Mission::StrikeBases(Aim::Standing), "strike bases".to_owned()), hold]
        }
        TaskForce::Submarines => vec![(Mission::Hunt, "hunt in the Strait".to_owned()), hold],
        TaskForce::Surface => vec![(Mission::Forward, "come forward".to_owned()), hold],
        TaskForce::Coastal => vec![(Mission::StrikeShips, "fire at ships".to_owned()), hold],
        TaskForce::Reserves => vec![(Mission::Forward, "move to the fight".to_owned()), hold],
        TaskForce::Landing => {
            let zones = setup.arena.zones.iter().enumerate().filter(|(_, zone)| zone.beaches_permille > Thousandths::NONE);
            let mut all: Vec<(Mission, String)> =
                zones.map(|(index, zone)| (Mission::Land(index as u8), format!("land in the {}", zone.name.to_lowercase()))).collect();
            all.push(hold);
            all
        }
    }
}

/// What each task force does this turn. Whoever is given nothing follows its standing plan.
fn task_forces(ui: &mut Ui, desk: &Desk, side: &WarSide<'_>, state: &mut WarOrdersState, intents: &mut Vec<Intent>) {
    let &WarSide { setup, war, party, nation } = side;
    let p = desk.palette;
    let own: Vec<TaskForce> = TaskForce::ALL.into_iter().filter(|task_force| task_force.is_of(setup, party)).collect();
    if own.is_empty() {
        return;
    }
    heading(ui, p, "Task forces");
    note(ui, p, "One order each, for this turn; a task force without one follows its standing plan.");
    for task_force in own {
        let choices = missions(setup, task_force, &desk.words());
        let at = match state.missions.iter().position(|draft| draft.task_force == task_force) {
            Some(at) => at,
            None => {
                let usual = if war.turn == 1 { SALVOS[1] } else { SALVOS[2] };
                let share = if task_force == TaskForce::Missiles { usual } else { SHARES[0] };
                state.missions.push(TaskDraft { task_force, mission: choices[0].0, share, keep: 0 });
                state.missions.len() - 1
            }
        };
        let draft = &mut state.missions[at];
        let name = crate::report::words::capital(crate::report::words::task_force(task_force));
        widgets::card(ui, p, false, |ui| {
            ui.label(name.as_str());
            if let Some(ordered) = ordered(desk, nation, task_force, &choices) {
                note(ui, p, ordered);
            }
            menu(ui, p, "Mission", (name.as_str(), "mission"), &mut draft.mission, &choices);
            if draft.mission != Mission::Hold && task_force != TaskForce::Surface {
                let of_all = if task_force == TaskForce::Missiles { &SALVOS[..] } else { &SHARES[..] };
                let shares: Vec<(u16, String)> = of_all.iter().map(|&share| (share, format!("{}%", share / 10))).collect();
                menu(ui, p, "Committed", (name.as_str(), "share"), &mut draft.share, &shares);
            }
            if draft.mission != Mission::Hold && matches!(task_force, TaskForce::Missiles | TaskForce::Bombers | TaskForce::Coastal) {
                let kept = KEPT.map(|keep| (keep, format!("{}% of the stock", keep / 10)));
                menu(ui, p, "Kept back", (name.as_str(), "keep"), &mut draft.keep, &kept);
            }
            let order = Operate { nation, task_force, mission: draft.mission, share: draft.share, keep: draft.keep };
            button(ui, desk, &format!("Order: {}", name.to_lowercase()), "What it does this turn.", WarOrder::Operate(order), intents);
        });
    }
}

/// What a task force is ordered to do this turn; `None` while it follows its standing plan. The choices below say only what could be ordered.
fn ordered(desk: &Desk, nation: NationId, task_force: TaskForce, choices: &[(Mission, String)]) -> Option<String> {
    let given: &[Order] = desk.seat().map_or(&[], |seat| &desk.view.game.seats[seat.index()].orders);
    let mission = given.iter().find_map(|order| match order {
        Order::War(WarOrder::Operate(order)) if order.nation == nation && order.task_force == task_force => Some(order.mission),
        _ => None,
    })?;
    let (_, name) = choices.iter().find(|(known, _)| *known == mission)?;
    Some(format!("Ordered for this turn: {name}."))
}

/// Squadrons from base to base.
fn squadrons(ui: &mut Ui, desk: &Desk, side: &WarSide<'_>, state: &mut WarOrdersState, intents: &mut Vec<Intent>) {
    let &WarSide { setup, war, party, nation } = side;
    let p = desk.palette;
    let Some(seat) = desk.seat() else { return };
    let places = || setup.arena.bases.iter().map(|base| base.place);
    let aircraft = |place: PlaceId| {
        let there = plans::squadrons_at(setup, war, party, place);
        there.into_iter().map(|index| u32::from(war.squadrons[usize::from(index)].aircraft)).sum::<u32>()
    };
    let from: Vec<(Option<PlaceId>, String)> = places()
        .map(|place| (place, aircraft(place)))
        .filter(|(_, count)| *count > 0)
        .map(|(place, count)| (Some(place), format!("{} ({count})", desk.words().place(place))))
        .collect();
    if from.is_empty() {
        return;
    }
    heading(ui, p, "Move squadrons");
    note(ui, p, "As many as find room; they fly from there in the next turn.");
    if !from.iter().any(|(place, _)| *place == state.from) {
        state.from = from[0].0;
    }
    if menu(ui, p, "From", "squadrons-from", &mut state.from, &from) {
        state.to = None;
    }
    let Some(start) = state.from else { return };
    let may =
        |to: PlaceId| turn::can_give(desk.scenario, &desk.view.game, seat, &Order::War(WarOrder::Rebase(Rebase { nation, from: start, to }))).is_ok();
    let to: Vec<(Option<PlaceId>, String)> = places()
        .filter(|&place| may(place))
        .map(|place| (Some(place), format!("{} (room for {})", desk.words().place(place), plans::room_at(setup, war, place))))
        .collect();
    if to.is_empty() {
        note(ui, p, "No base lets them in that has room.");
        return;
    }
    if !to.iter().any(|(place, _)| *place == state.to) {
        state.to = to[0].0;
    }
    menu(ui, p, "To", "squadrons-to", &mut state.to, &to);
    if let Some(to) = state.to {
        button(
            ui,
            desk,
            "Move the squadrons",
            "They are struck where they stand when missiles fall.",
            WarOrder::Rebase(Rebase { nation, from: start, to }),
            intents,
        );
    }
}

/// Notes that end the war, or a nation's part in it.
fn notes(ui: &mut Ui, desk: &Desk, party: Party, nation: NationId, intents: &mut Vec<Intent>) {
    let (p, game) = (desk.palette, &desk.view.game);
    let Some(crisis) = game.crisis.as_ref() else { return };
    let concerned: Vec<Note> = Note::ALL.into_iter().filter(|note| note.needs(game, party)).collect();
    if concerned.is_empty() {
        return;
    }
    heading(ui, p, "Notes");
    note(ui, p, "What all whom it needs have agreed to, in this turn or the last, ends the fighting.");
    for one in concerned {
        let agreed = crisis.consents.get(&one).map(|turns| {
            let fresh = Party::ALL.into_iter().filter(|party| turns[party.index()].is_fresh(crisis.war.turn, 1));
            fresh.map(|party| desk.words().party(party)).collect::<Vec<String>>()
        });
        ui.horizontal_wrapped(|ui| {
            button(
                ui,
                desk,
                &crate::report::words::capital(crate::report::words::note(one)),
                "You agree to this note.",
                WarOrder::Agree(Agree { nation, note: one }),
                intents,
            );
            if let Some(agreed) = agreed.filter(|agreed| !agreed.is_empty()) {
                note(ui, p, format!("agreed to by {}", crate::report::words::list(&agreed)));
            }
        });
    }
}
