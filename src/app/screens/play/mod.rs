//! Play: the map in the middle, one panel at the right, what is most asked above and a hint below. All of it is one function over the
//! game on the table, so that tests drive it without a window.

mod bar;
mod breach;
mod carry;
mod keys;
mod map;
mod side;
mod telling;

use std::collections::BTreeMap;

use bevy::prelude::*;
use bevy_egui::{
    EguiContexts, EguiPrimaryContextPass,
    egui::{Response, Stroke, Ui},
};

use super::{Over, Screen, briefing};
use crate::app::bridge::{Table, picture};
use crate::app::map::camera::MapCamera;
use crate::app::map::furniture::Furniture;
use crate::app::map::overlay::MapChosen;
use crate::app::map::plan::MovePlan;
use crate::app::map::scene::{Layers, MapGround, Picture};
use crate::app::panels::orders::{instruments, selected};
use crate::app::panels::record::news;
use crate::app::panels::record::playback::Playback;
use crate::app::panels::standing::objectives;
use crate::app::panels::tutor::{Opened, TutorState, spot};
use crate::app::panels::{Desk, Intent, Selection, Tab, bargain, orders, standing, tutor, white_cell};
use crate::app::settings::Settings;
use crate::app::theme::Palette;
use crate::app::{DrawSet, presses};
use crate::geo::CellId;
use crate::rules::Refusal;
use crate::rules::order::Order;
use crate::rules::state::view::Viewer;

/// The play screen.
pub fn plugin(app: &mut App) {
    // Other screens draw their own pictures on the map.
    app.init_resource::<Play>()
        .add_systems(OnEnter(Screen::Play), |mut play: ResMut<Play>| play.drawn = None)
        .add_systems(EguiPrimaryContextPass, show_screen.in_set(DrawSet::Panels).run_if(in_state(Screen::Play).and_then(resource_exists::<Table>)));
}

/// What the person has open and chosen; begins anew with each viewer.
#[derive(Resource, Default)]
pub struct Play {
    /// The open panel.
    pub tab: Tab,
    /// What is selected.
    pub selection: Selection,
    /// The move that is being thought over.
    plan: Option<MovePlan>,
    /// The hex that arrow keys steer to; `None` while they move the map.
    cursor: Option<CellId>,
    /// The hex under the pointer.
    pointer: Option<CellId>,
    notice: Option<Notice>,
    question: Option<PlayQuestion>,
    chosen: MapChosen,
    selected: selected::SelectedState,
    orders: orders::OrdersState,
    instruments: instruments::InstrumentsState,
    news: news::NewsState,
    bargain: bargain::BargainState,
    standing: standing::StandingState,
    objectives: objectives::ObjectivesState,
    white_cell: white_cell::WhiteCellState,
    /// The lesson of each viewer.
    tutor: BTreeMap<Viewer, TutorState>,
    copy_name: String,
    /// The person has been asked whether the turn is to end.
    sure: bool,
    /// Whether the level shows the lattice by itself, once that is known.
    lattice_by_level: Option<bool>,
    drawn: Option<(u64, Selection, Option<MovePlan>, Option<u16>)>,
    /// The picture before a turn that is being shown is laid into it.
    base: Picture,
    /// A resolved turn that is being shown.
    playback: Option<Playback>,
    /// Where the map looked before a turn was shown: the middle and the scale, and how high its area was. It goes back there.
    looked: Option<((Vec2, f32), f32)>,
    /// How many lists of events each viewer has been shown.
    told: BTreeMap<Viewer, usize>,
    version: u64,
}

/// A refusal on show, with what would help.
struct Notice {
    text: String,
    refusal: Option<Refusal>,
    /// The order to lie off a port instead of putting in.
    lie_off: Option<Order>,
}

/// What the screen asks before it goes on.
#[derive(Clone, Debug, PartialEq, Eq)]
enum PlayQuestion {
    /// End the turn although something is left?
    EndTurn { left: Vec<String> },
    /// Under what name is a copy to be saved?
    SaveCopy,
    /// The briefing, to read again.
    Briefing,
    /// Do what breaks an undertaking?
    Breach { command: Box<crate::rules::Command>, told: Vec<String> },
}

/// Where the person goes from here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leave {
    /// To the start screen; the game is kept.
    Start,
    /// The screen passes to another.
    Pass(Viewer),
    /// To the debrief.
    Debrief,
}

/// What of the app the screen reads and changes beside the game.
pub struct Around<'a> {
    /// The person's settings.
    pub settings: &'a mut Settings,
    /// Help and settings.
    pub over: &'a mut Over,
    /// Where the map looks.
    pub camera: &'a mut MapCamera,
    /// What of the map is shown.
    pub layers: &'a mut Layers,
    /// What stands round the map.
    pub furniture: &'a mut Furniture,
    /// The still ground.
    pub ground: &'a mut MapGround,
    /// What moves on it.
    pub picture: &'a mut Picture,
}

impl Play {
    /// Begins anew for another viewer of the same game.
    pub fn begin(&mut self) {
        *self = Self { told: std::mem::take(&mut self.told), tutor: std::mem::take(&mut self.tutor), ..Self::default() };
    }

    /// Says something over the map's lower edge.
    pub fn say(&mut self, text: String) {
        self.notice = Some(Notice { text, refusal: None, lie_off: None });
    }

    /// What is open, as far as a lesson asks.
    fn opened(&self, desk: &Desk) -> Opened<'_> {
        Opened {
            tab: self.tab,
            selection: self.selection,
            part: self.bargain.part,
            draft: self.bargain.compose.draft.as_ref(),
            signal: self.orders.signal(desk),
        }
    }

    /// Where the map looked before the turn that is being shown, if one is: the middle and the scale.
    pub fn looked_before(&self) -> Option<(Vec2, f32)> {
        self.looked.map(|(gaze, _)| gaze)
    }
}

/// What panels read.
fn desk<'a>(table: &'a Table, p: &'a Palette, settings: &Settings) -> Desk<'a> {
    Desk {
        scenario: table.scenario(),
        view: table.view(),
        history: table.history(),
        past: table.past(),
        orders: table.orders(),
        palette: p,
        text_scale: settings.text_scale(),
        controllers: table.controllers(),
        read_messages: table.read_messages(),
        thinking: Some(table.thinking()),
    }
}

/// Draws the screen and does what the person means.
pub fn show(ui: &mut Ui, play: &mut Play, table: &mut Table, around: &mut Around) -> Option<Leave> {
    let p = around.settings.palette();
    if play.version != table.version() {
        play.version = table.version();
        play.selected.forget();
        play.plan = None;
        telling::begin_if_new(play, table, around);
    }
    table.think(ui.ctx(), play.tab == Tab::WhiteCell);
    if let Some(refused) = table.late_refusal() {
        play.notice = Some(Notice { text: refused.text, refusal: refused.refusal, lie_off: None });
    }
    let mut intents = Vec::new();
    let mut wishes = Vec::new();
    let asked = play.question.is_some();
    let clear = *around.over == Over::Nothing && !asked;
    telling::go_on(ui, play, around, clear, &mut intents);
    if clear {
        keys::before(ui, play, &desk(table, &p, around.settings), around, &mut intents, &mut wishes);
    }
    let sight = lead(ui, play, &desk(table, &p, around.settings));
    let end = bar::top(ui, play, table, around, &mut intents, &mut wishes);
    bar::hint(ui, play, &desk(table, &p, around.settings));
    // The keyboard goes through the screen as one reads: the bar, the map, the panel beside it, and the end of the turn last.
    telling::strip(ui, play, &desk(table, &p, around.settings), &mut intents);
    let beside = side::place(ui, &desk(table, &p, around.settings));
    let response = map::show(ui, play, table, around, &p, &mut intents);
    side::show(ui, beside, play, &desk(table, &p, around.settings), &mut intents);
    bar::end(ui, end, table, around, &p, &mut intents);
    ring(ui, sight, table, around, &p, &response);
    if clear {
        keys::after(ui, play, &desk(table, &p, around.settings), &response, &mut intents);
    }
    carry::notice(ui.ctx(), play, &desk(table, &p, around.settings), &p, &response, &mut intents);
    carry::questions(ui.ctx(), play, table, around, &p, &mut intents);
    spot::end(ui.ctx(), p.action);
    let mut leave = None;
    let ends = intents.contains(&Intent::EndTurn);
    for intent in intents {
        leave = carry::out(intent, play, table, around).or(leave);
    }
    for wish in wishes {
        if wish == Wish::Lesson {
            let lesson = play.tutor.entry(table.viewer()).or_default();
            lesson.off = !lesson.off;
        }
        leave = carry::wish(wish, play, around).or(leave);
    }
    // A held key answers no question that it called up, and ends no second turn.
    if ends || (!asked && play.question.is_some()) {
        presses::renew(ui.ctx());
    }
    leave
}

/// Tells the controls what the lesson speaks of; gives back what it speaks of on the map.
fn lead(ui: &Ui, play: &Play, desk: &Desk) -> Option<tutor::Sight> {
    let (way, sight) = {
        let open = play.opened(desk);
        play.tutor.get(&desk.view.viewer).map_or_else(|| TutorState::default().way(desk, &open), |state| state.way(desk, &open))
    };
    spot::begin(ui.ctx(), way);
    sight
}

/// Rings what the lesson speaks of on the map.
fn ring(ui: &Ui, sight: Option<tutor::Sight>, table: &Table, around: &Around, p: &Palette, map: &Response) {
    let scenario = table.scenario();
    let cell = match sight {
        None => return,
        Some(tutor::Sight::Feature(id)) => scenario.features.get(id.index()).map(|feature| feature.cell),
        Some(tutor::Sight::Force(id)) => table.view().game.forces.get(&id).and_then(|force| scenario.cell_of(force.position)),
    };
    let at = cell.and_then(|cell| picture::at_cell(scenario, around.ground, cell)).map(|at| around.camera.to_screen(at));
    if let Some(at) = at.filter(|at| map.rect.contains(*at)) {
        let painter = ui.ctx().layer_painter(map.layer_id).with_clip_rect(map.rect);
        // Four arcs on the diagonals: names stand beside, above or below what they name, and are not crossed out.
        let radius = 24.0 * around.settings.text_scale();
        for quarter in 0..4_u8 {
            let arc = (-4..=4_i8).map(|step| {
                let angle = (f32::from(quarter) * 90.0 + 45.0 + f32::from(step) * 5.0).to_radians();
                at + bevy_egui::egui::vec2(angle.cos(), angle.sin()) * radius
            });
            painter.line(arc.collect(), Stroke::new(3.0, p.action));
        }
    }
}

/// What the bar and the menu are pressed for, beside what the game knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wish {
    Leave,
    SaveCopy,
    Briefing,
    Lesson,
    Debrief,
    Settings,
    Help,
}

#[expect(clippy::too_many_arguments, reason = "a Bevy system: its arguments are what it touches")]
fn show_screen(
    mut contexts: EguiContexts,
    mut play: ResMut<Play>,
    mut table: ResMut<Table>,
    mut settings: ResMut<Settings>,
    mut over: ResMut<Over>,
    mut camera: ResMut<MapCamera>,
    mut layers: ResMut<Layers>,
    mut furniture: ResMut<Furniture>,
    mut ground: ResMut<MapGround>,
    mut picture: ResMut<Picture>,
    mut next: ResMut<NextState<Screen>>,
    mut pass: ResMut<super::pass::Passing>,
) -> Result {
    let ctx = contexts.ctx_mut()?;
    let mut ui = super::whole_window(ctx, "play");
    // Changes are told to Bevy only where there are any: the ground's would rebuild its meshes, the settings' would be written to disk.
    let (mut new_settings, mut new_over, mut new_layers) = (settings.clone(), *over, *layers);
    let mut around = Around {
        settings: &mut new_settings,
        over: &mut new_over,
        camera: camera.bypass_change_detection(),
        layers: &mut new_layers,
        furniture: &mut furniture,
        ground: ground.bypass_change_detection(),
        picture: &mut picture,
    };
    let viewer = table.viewer();
    let leave = show(&mut ui, &mut play, &mut table, &mut around);
    if let Some(Leave::Pass(to)) = leave {
        super::pass::hide(ctx, viewer, &mut play, &mut pass, &mut around);
        pass.to = Some(to);
    }
    settings.set_if_neq(new_settings);
    over.set_if_neq(new_over);
    layers.set_if_neq(new_layers);
    match leave {
        None => {}
        Some(Leave::Start) => next.set(Screen::Start),
        Some(Leave::Pass(_)) => next.set(Screen::Pass),
        Some(Leave::Debrief) => next.set(Screen::Debrief),
    }
    Ok(())
}
