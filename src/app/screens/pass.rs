//! Between two people at one screen: everything is hidden until the next is ready.
//!
//! What one team opened, typed, searched for or looked at is put away when its turn ends and again when the next takes the screen: what egui
//! remembers of its fields (undo included), folds and scroll positions too. Only where its own map looked waits for it.

use std::collections::{BTreeMap, BTreeSet};

use bevy::{ecs::system::SystemParam, math::Vec2, prelude::*};
use bevy_egui::{
    EguiContexts, EguiPrimaryContextPass,
    egui::{self, Context, Key, Modifiers, RichText, Ui},
};

use super::{
    Over, Screen,
    debrief::Debrief,
    play::{Around, Play},
    replay::ReplayScreen,
};
use crate::app::{
    DrawSet,
    bridge::{Table, table::Round},
    map::{
        camera::MapCamera,
        furniture::Furniture,
        scene::{Layers, MapGround, Picture},
    },
    presses::Copied,
    settings::Settings,
    theme::{Palette, style, widgets},
};
use crate::rules::state::view::Viewer;

/// The screen between two people.
pub fn plugin(app: &mut App) {
    app.init_resource::<Passing>()
        .add_systems(OnEnter(Screen::Pass), put_away_reports)
        .add_systems(EguiPrimaryContextPass, show.in_set(DrawSet::Panels).run_if(in_state(Screen::Pass).and_then(resource_exists::<Table>)));
}

/// Who is to take the screen, and who has read the briefing.
#[derive(Resource, Default)]
pub struct Passing {
    /// Who is next.
    pub to: Option<Viewer>,
    /// Who has been briefed.
    pub briefed: BTreeSet<Viewer>,
    kept: BTreeMap<Viewer, KeptScreen>,
}

/// What of the app a screen shows and changes, as a system takes it.
#[derive(SystemParam)]
pub struct Shown<'w> {
    settings: ResMut<'w, Settings>,
    over: ResMut<'w, Over>,
    camera: ResMut<'w, MapCamera>,
    layers: ResMut<'w, Layers>,
    /// What stands round the map.
    pub furniture: ResMut<'w, Furniture>,
    /// The still ground.
    pub ground: ResMut<'w, MapGround>,
    /// What moves on it.
    pub picture: ResMut<'w, Picture>,
}

impl Shown<'_> {
    /// The same, as the play screen takes it. What is not put away is not told to Bevy as changed.
    pub fn around(&mut self) -> Around<'_> {
        Around {
            settings: self.settings.bypass_change_detection(),
            over: self.over.bypass_change_detection(),
            camera: &mut self.camera,
            layers: &mut self.layers,
            furniture: &mut self.furniture,
            ground: self.ground.bypass_change_detection(),
            picture: &mut self.picture,
        }
    }
}

/// What waits for a viewer until it takes the screen again: no word, no name, only how its own map stood.
#[derive(Clone, Copy, Debug)]
struct KeptScreen {
    gaze: (Vec2, f32),
    layers: Layers,
    minimap_hidden: bool,
}

/// Forgets all that egui remembers of what has been drawn: what stood in fields and could be undone, folds, scroll positions, menus, the
/// focus. Settings and fonts stay.
pub fn forget(ctx: &Context) {
    ctx.memory_mut(|memory| {
        memory.data = Default::default();
        memory.caches = Default::default();
        memory.to_global.clear();
        memory.reset_areas();
        memory.stop_text_input();
    });
    egui::Popup::close_all(ctx);
    ctx.clear_animations();
}

/// Puts away whatever shows or remembers what the last viewer did, whoever comes next.
pub fn clear(ctx: &Context, play: &mut Play, around: &mut Around) {
    play.begin();
    around.furniture.forget_viewer();
    *around.layers = Layers::default();
    *around.picture = Picture::default();
    around.camera.forget();
    forget(ctx);
}

/// The viewer's turn is over: puts everything away, and keeps for its own next turn where its map looked.
pub fn hide(ctx: &Context, viewer: Viewer, play: &mut Play, passing: &mut Passing, around: &mut Around) {
    let kept = KeptScreen {
        gaze: play.looked_before().unwrap_or_else(|| around.camera.gaze()),
        layers: *around.layers,
        minimap_hidden: around.furniture.minimap_hidden,
    };
    passing.kept.insert(viewer, kept);
    clear(ctx, play, around);
}

/// The next viewer takes the screen. Says where it goes.
pub fn take(ctx: &Context, viewer: Viewer, table: &mut Table, play: &mut Play, passing: &mut Passing, around: &mut Around) -> Screen {
    clear(ctx, play, around);
    table.pass_to(viewer);
    if let Some(kept) = passing.kept.get(&viewer) {
        around.camera.stand(kept.gaze);
        *around.layers = kept.layers;
        around.furniture.minimap_hidden = kept.minimap_hidden;
    }
    passing.to = None;
    passing.first_screen(viewer)
}

/// Reports and replays hold what their reader knew, and what was copied out of a field waits in the clipboard.
fn put_away_reports(mut debrief: ResMut<Debrief>, mut replay: ResMut<ReplayScreen>, mut copied: Copied) {
    *debrief = Debrief::default();
    *replay = ReplayScreen::default();
    copied.forget();
}

impl Passing {
    /// Where somebody who takes the screen goes first.
    pub fn first_screen(&mut self, viewer: Viewer) -> Screen {
        if self.briefed.insert(viewer) { Screen::Briefing } else { Screen::Play }
    }
}

/// The words; true when the next person is ready: by the button, or, where nothing lies over the screen, by Enter. Shows nothing of the game.
pub fn panel(ui: &mut Ui, p: &Palette, open: bool, to: Viewer, name: &str, table: &Table) -> bool {
    let (turn, over) = (table.view().game.turn, table.is_over());
    let key = open && ui.ctx().input_mut(|i| i.consume_key(Modifiers::NONE, Key::Enter));
    ui.vertical_centered(|ui| {
        ui.add_space(ui.available_height() * 0.28);
        ui.label(RichText::new(format!("Pass on: {name}")).text_style(style::title()).size(40.0).color(p.strong));
        ui.add_space(6.0);
        let what = match table.round() {
            _ if over => "The level is over.",
            _ if to == Viewer::WhiteCell => "Between the teams: inject, announce, pace or override, then pass on.",
            Round::Bargain(1) => "First round of bargaining: make offers and answer them.",
            Round::Bargain(_) => "Second round of bargaining: answer, and say your last word.",
            Round::Orders => "Orders: give them, then end your turn.",
        };
        ui.label(RichText::new(format!("Turn {turn}. {what}")).size(16.0).color(p.text));
        ui.label(RichText::new("Everybody else looks away.").color(p.weak));
        if let Some(why) = table.trouble() {
            ui.add_space(6.0);
            ui.label(RichText::new(format!("The save could not be told who is through with this round: {why}")).color(p.bad));
        }
        ui.add_space(28.0);
        let ready = widgets::main_button(ui, p, true, &crate::report::words::capital(&format!("{name} is ready")));
        ui.add_space(6.0);
        ui.label(RichText::new("or press Enter").small().color(p.weak));
        ready.clicked() || key
    })
    .inner
}

fn show(
    mut contexts: EguiContexts,
    mut shown: Shown,
    mut table: ResMut<Table>,
    mut passing: ResMut<Passing>,
    mut play: ResMut<Play>,
    mut next: ResMut<NextState<Screen>>,
) -> Result {
    let ctx = contexts.ctx_mut()?;
    let p = shown.settings.palette();
    let to = passing.to.unwrap_or(table.viewer());
    let name = match to {
        Viewer::Seat(seat) => table.scenario().seat(seat).name.clone(),
        Viewer::Desk(nation) => table.scenario().catalog.nation(nation).name.clone(),
        Viewer::WhiteCell => "the White Cell".to_owned(),
        Viewer::Public => "the projector".to_owned(),
    };
    let mut ui = super::whole_window(ctx, "pass");
    ui.painter().rect_filled(ui.max_rect(), 0.0, p.panel);
    let frame = egui::CentralPanel::default().frame(egui::Frame::new().fill(p.panel));
    let open = *shown.over == Over::Nothing;
    let ready = frame.show(&mut ui, |ui| panel(ui, &p, open, to, &name, &table)).inner;
    if ready {
        next.set(take(ctx, to, &mut table, &mut play, &mut passing, &mut shown.around()));
    }
    Ok(())
}
