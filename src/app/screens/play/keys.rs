//! Keys of the play screen. What lies above (help, a question, a text field) comes first; what the map uses for itself stands in `map`.

use bevy_egui::egui::{self, Key, Modifiers, Response, Ui};

use super::{Around, Play, Wish};
use crate::app::map::camera;
use crate::app::panels::orders::selected;
use crate::app::panels::{Desk, Intent, Selection, Tab};
use crate::geo::CellId;
use crate::rules::order::Order;
use crate::rules::scenario::Clock;
use crate::rules::vocab::ids::FeatureId;

/// The panels with their keys, in the order of the tabs.
pub const TABS: [(Tab, &str, Key, &str); 8] = [
    (Tab::News, "News", Key::F2, "F2"),
    (Tab::Selected, "Selected", Key::F3, "F3"),
    (Tab::Orders, "Orders", Key::F4, "F4"),
    (Tab::Bargain, "Diplomacy", Key::F5, "F5"),
    (Tab::Standing, "Status", Key::F6, "F6"),
    (Tab::Objectives, "Objectives", Key::F7, "F7"),
    // A seat has the one, the facilitator the other.
    (Tab::Instruments, "Policy", Key::F8, "F8"),
    (Tab::WhiteCell, "White Cell", Key::F8, "F8"),
];

/// Whether a panel is for this viewer.
pub fn offered(tab: Tab, desk: &Desk) -> bool {
    match tab {
        Tab::WhiteCell => desk.seat().is_none(),
        Tab::Orders => desk.seat().is_some(),
        Tab::Instruments => desk.seat().is_some() && desk.view.game.clock == Clock::Competition,
        Tab::News | Tab::Selected | Tab::Bargain | Tab::Standing | Tab::Objectives => true,
    }
}

/// Keys that work wherever the focus is, and arrows that steer a hex instead of the map: before anything else reads them.
pub fn before(ui: &Ui, play: &mut Play, desk: &Desk, around: &mut Around, intents: &mut Vec<Intent>, wishes: &mut Vec<Wish>) {
    let ctx = ui.ctx();
    for (tab, _, key, _) in TABS {
        if offered(tab, desk) && ctx.input_mut(|i| i.consume_key(Modifiers::NONE, key)) {
            intents.push(Intent::Open(tab));
        }
    }
    if ctx.input_mut(|i| i.consume_key(Modifiers::COMMAND, Key::Enter)) {
        intents.push(Intent::EndTurn);
    }
    if ctx.input_mut(|i| i.consume_key(Modifiers::COMMAND, Key::S)) {
        wishes.push(Wish::SaveCopy);
    }
    around.camera.arrows_taken = play.cursor.is_some();
}

/// Keys that belong to the map: while no field or button has the focus.
pub fn after(ui: &Ui, play: &mut Play, desk: &Desk, map: &Response, intents: &mut Vec<Intent>) {
    let ctx = ui.ctx();
    if !camera::map_has_keys(ctx, map) {
        if ctx.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Escape)) {
            ctx.memory_mut(|memory| {
                if let Some(id) = memory.focused() {
                    memory.surrender_focus(id);
                }
            });
        }
        return;
    }
    let pressed = |modifiers: Modifiers, key: Key| ctx.input_mut(|i| i.consume_key(modifiers, key));
    if pressed(Modifiers::SHIFT, Key::N) {
        cycle_forces(play, desk, false, intents);
    } else if pressed(Modifiers::NONE, Key::N) {
        cycle_forces(play, desk, true, intents);
    }
    if pressed(Modifiers::NONE, Key::G) {
        cycle_features(play, desk, intents);
    }
    if pressed(Modifiers::COMMAND, Key::Z) {
        undo_last(desk, intents);
    }
    if pressed(Modifiers::NONE, Key::O) {
        play.cursor = match (play.cursor, play.selection) {
            (None, Selection::Force(id)) if desk.open() && selected::orderable(desk).contains(&id) => {
                desk.view.game.forces.get(&id).and_then(|force| desk.scenario.cell_of(force.position))
            }
            _ => None,
        };
    }
    if let Some(cursor) = play.cursor {
        for (key, towards) in [(Key::ArrowLeft, (-1, 0)), (Key::ArrowRight, (1, 0)), (Key::ArrowUp, (0, 1)), (Key::ArrowDown, (0, -1))] {
            if pressed(Modifiers::NONE, key)
                && let Some(next) = neighbour(desk, cursor, towards)
            {
                play.cursor = Some(next);
                play.pointer = Some(next);
                intents.push(Intent::Look(next));
            }
        }
    }
    if pressed(Modifiers::NONE, Key::Enter)
        && let Some(plan) = &play.plan
    {
        super::carry::order_planned(plan, &mut play.notice, desk, intents);
        play.cursor = None;
    }
    if pressed(Modifiers::NONE, Key::Escape) {
        step_back(play);
    }
}

/// Esc: the topmost of what is open goes first.
fn step_back(play: &mut Play) {
    if play.notice.take().is_some() {
    } else if play.cursor.take().is_some() {
        play.plan = None;
    } else if play.chosen.tray.take().is_none() {
        (play.selection, play.plan) = (Selection::Nothing, None);
    }
}

fn cycle_forces(play: &Play, desk: &Desk, forward: bool, intents: &mut Vec<Intent>) {
    let ids = selected::orderable(desk);
    let at = match play.selection {
        Selection::Force(id) => ids.iter().position(|&known| known == id),
        _ => None,
    };
    let next = match (at, forward) {
        (None, true) => 0,
        (None, false) => ids.len().saturating_sub(1),
        (Some(at), true) => (at + 1) % ids.len().max(1),
        (Some(at), false) => (at + ids.len() - 1) % ids.len().max(1),
    };
    if let Some(&id) = ids.get(next) {
        intents.push(Intent::GoTo(Selection::Force(id)));
    }
}

fn cycle_features(play: &Play, desk: &Desk, intents: &mut Vec<Intent>) {
    let count = desk.scenario.features.len() as u16;
    let next = match play.selection {
        Selection::Feature(id) => (id.0 + 1) % count.max(1),
        _ => 0,
    };
    if next < count {
        intents.push(Intent::GoTo(Selection::Feature(FeatureId(next))));
    }
}

fn undo_last(desk: &Desk, intents: &mut Vec<Intent>) {
    let orders: &[Order] = desk.seat().filter(|_| desk.open()).map_or(&[], |seat| &desk.view.game.seats[seat.index()].orders);
    intents.extend(orders.len().checked_sub(1).and_then(|last| desk.take_back(last)));
}

/// The neighbour of a hex in a direction. Up and down zigzag by rows, so that two steps up lead straight north.
fn neighbour(desk: &Desk, cell: CellId, (x, y): (i32, i32)) -> Option<CellId> {
    let map = &desk.scenario.map;
    let here = map.cell(cell)?;
    let lean = if here.hex.y & 1 == 0 { 0.5 } else { -0.5 };
    let towards = egui::vec2(x as f32 + if y == 0 { 0.0 } else { lean }, y as f32);
    let projection = map.projection?;
    let plane = |id: CellId| map.cell(id).map(|cell| projection.forward(cell.centre.lat(), cell.centre.lon()));
    let (x0, y0) = plane(cell)?;
    let fit = |id: CellId| {
        let (x1, y1) = plane(id).unwrap_or((x0, y0));
        let way = egui::vec2((x1 - x0) as f32, (y1 - y0) as f32).normalized();
        way.dot(towards.normalized())
    };
    let next = map.steps(cell).iter().map(|&(id, _)| id).filter(|id| map.cell(*id).is_some_and(|to| to.hex.unsigned_distance_to(here.hex) == 1));
    next.filter(|&id| fit(id) > 0.6).max_by(|&a, &b| fit(a).total_cmp(&fit(b)))
}
