//! The game again, turn by turn on the map: one's own view while it runs, everybody's once the record is open.

use bevy::prelude::*;
use bevy_egui::{
    EguiContexts, EguiPrimaryContextPass,
    egui::{self, Frame, Key, Margin, Modifiers, RichText, Slider, Ui},
};

use super::{Over, Screen, debrief::DebriefData};
use crate::app::DrawSet;
use crate::app::bridge::{lattice, picture};
use crate::app::map::camera::MapCamera;
use crate::app::map::furniture::{Controls, Furniture};
use crate::app::map::overlay::{MapChosen, Scene};
use crate::app::map::scene::{Layers, MapGround, Picture};
use crate::app::map::{furniture, overlay};
use crate::app::panels::record::playback;
use crate::app::panels::record::playback::{Gaze, Pace, Playback, Wake};
use crate::app::panels::{Desk, Intent, Selection};
use crate::app::settings::{LatticeShown, Settings};
use crate::app::theme::Palette;
use crate::report::Account;
use crate::rules::Recorded;
use crate::rules::state::view::{View, Viewer};

/// The replay.
pub fn plugin(app: &mut App) {
    app.init_resource::<ReplayScreen>().add_systems(EguiPrimaryContextPass, show_screen.in_set(DrawSet::Panels).run_if(in_state(Screen::Replay)));
}

/// A game that is looked at again.
#[derive(Resource, Default)]
pub struct ReplayScreen {
    record: Option<ReplayRecord>,
    /// The moment that is shown: the start of this turn, or the end.
    turn: u16,
    playback: Option<Playback>,
    chosen: MapChosen,
    /// Whether the level shows the lattice by itself, once that is known.
    lattice_by_level: Option<bool>,
    drawn: Option<u16>,
    base: Picture,
}

/// What a desk borrows, for a game that has been played.
struct ReplayRecord {
    account: Account,
    history: Vec<Vec<Recorded>>,
    past: Vec<View>,
    now: View,
}

impl ReplayRecord {
    fn of(account: &Account) -> Self {
        let viewer = if account.open { Viewer::WhiteCell } else { account.reader };
        let view = |game: &crate::rules::state::Seen| View { viewer, game: game.clone() };
        let history = std::iter::once(account.opening.clone()).chain(account.turns.iter().map(|turn| turn.events.clone()));
        Self {
            history: history.collect(),
            past: account.turns.iter().map(|turn| view(&turn.start)).collect(),
            now: view(&account.now),
            account: account.clone(),
        }
    }

    /// The last moment: one more than the last resolved turn.
    fn last(&self) -> u16 {
        self.account.turns.len() as u16 + 1
    }

    fn view(&self, turn: u16) -> &View {
        self.past.get(usize::from(turn).saturating_sub(1)).unwrap_or(&self.now)
    }

    fn desk<'a>(&'a self, p: &'a Palette, text_scale: f32) -> Desk<'a> {
        Desk {
            scenario: &self.account.scenario,
            view: &self.now,
            history: &self.history,
            past: &self.past,
            orders: &[],
            palette: p,
            text_scale,
            controllers: &[],
            read_messages: 0,
            thinking: None,
        }
    }
}

/// What the person means in the replay.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReplayIntent {
    /// Show the start of a turn, or the end.
    At(u16),
    /// Play the turn that begins here.
    Play,
    /// Back to the debrief.
    Leave,
}

impl ReplayScreen {
    /// Opens a game at a turn; with `index` it shows that event, otherwise it plays the turn.
    pub fn open(&mut self, data: &DebriefData, turn: u16, index: Option<usize>, ground: &MapGround) {
        let record = ReplayRecord::of(&data.account);
        *self = Self { turn: turn.clamp(1, record.last()), record: Some(record), ..Self::default() };
        self.play(ground);
        if let (Some(playback), Some(index)) = (&mut self.playback, index) {
            playback.go_to_event(index);
        }
    }

    /// The moment that is shown.
    pub fn turn(&self) -> u16 {
        self.turn
    }

    /// The turn that is being played, if one is.
    pub fn playback(&self) -> Option<&Playback> {
        self.playback.as_ref()
    }

    fn play(&mut self, ground: &MapGround) {
        let Some(record) = &self.record else { return };
        // Nothing is drawn with it: a desk has colours, and this one only reads.
        let p = Palette::new(crate::app::theme::Look::default());
        self.playback = (self.turn < record.last()).then(|| Playback::new(&record.desk(&p, 1.0), ground, self.turn)).flatten();
        if self.playback.is_none() {
            self.turn = (self.turn + 1).min(record.last());
        }
    }

    fn go(&mut self, turn: u16) {
        let last = self.record.as_ref().map_or(1, ReplayRecord::last);
        (self.turn, self.playback) = (turn.clamp(1, last), None);
    }

    /// Does what is meant, but for leaving.
    pub fn carry_out(&mut self, intent: ReplayIntent, ground: &MapGround) {
        match intent {
            ReplayIntent::At(turn) => self.go(turn),
            ReplayIntent::Play => self.play(ground),
            ReplayIntent::Leave => {}
        }
    }

    /// Lets a playing turn go on; when it is over the next turn's start is shown.
    fn tick(&mut self, now_s: f64, pace: Pace) -> Wake {
        let Some(playback) = &mut self.playback else { return Wake::Never };
        let wake = playback.tick(now_s, pace);
        if playback.is_over() {
            self.go(self.turn + 1);
            return Wake::Now;
        }
        wake
    }
}

/// Shows the bar with the slider, and the strip of what happens. What lies between is the map's.
pub fn controls(ui: &mut Ui, replay: &mut ReplayScreen, p: &Palette, text_scale: f32, out: &mut Vec<ReplayIntent>, looks: &mut Vec<Intent>) {
    let ReplayScreen { record: Some(record), turn, playback, .. } = replay else { return };
    keys(ui, *turn, playback, out);
    let words = record.account.words();
    let last = record.last();
    let frame = Frame::new().fill(p.panel).inner_margin(Margin::symmetric(12, 8));
    egui::Panel::top("replay-bar").frame(frame).show(ui, |ui| {
        ui.horizontal(|ui| {
            if ui.button("← Debrief").on_hover_text("Escape").clicked() {
                out.push(ReplayIntent::Leave);
            }
            ui.add_space(8.0);
            ui.heading("Replay");
            ui.label(RichText::new(&record.account.scenario.text.title).color(p.weak));
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                let whose = if record.account.open { "everybody's view" } else { "your seat's view" };
                ui.label(RichText::new(whose).small().color(p.weak));
            });
        });
        ui.horizontal(|ui| {
            if ui.add_enabled(*turn > 1, egui::Button::new("Turn before")).on_hover_text("Page Up").clicked() {
                out.push(ReplayIntent::At(*turn - 1));
            }
            let mut at = *turn;
            ui.spacing_mut().slider_width = (ui.available_width() * 0.4).clamp(160.0, 700.0);
            let label = ui.label("Turn");
            let slider = Slider::new(&mut at, 1..=last).custom_formatter(
                move |value, _| {
                    if value as u16 == last { "end".to_owned() } else { format!("{value}") }
                },
            );
            if ui.add(slider).labelled_by(label.id).changed() {
                out.push(ReplayIntent::At(at));
            }
            if ui.add_enabled(*turn < last, egui::Button::new("Turn after")).on_hover_text("Page Down").clicked() {
                out.push(ReplayIntent::At(*turn + 1));
            }
            if ui.add_enabled(*turn < last && playback.is_none(), egui::Button::new("Play this turn")).on_hover_text("Space").clicked() {
                out.push(ReplayIntent::Play);
            }
            let when = if *turn == last && record.account.is_over() { "the end".to_owned() } else { words.moment(*turn) };
            ui.label(RichText::new(when).color(p.weak));
        });
    });
    if let Some(playback) = playback {
        egui::Panel::bottom("replay-strip").frame(frame).show(ui, |ui| playback::show(ui, &record.desk(p, text_scale), playback, looks));
    }
}

fn keys(ui: &Ui, turn: u16, playback: &mut Option<Playback>, out: &mut Vec<ReplayIntent>) {
    let pressed = |key| ui.ctx().input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if pressed(Key::PageUp) {
        out.push(ReplayIntent::At(turn.saturating_sub(1)));
    }
    if pressed(Key::PageDown) {
        out.push(ReplayIntent::At(turn + 1));
    }
    match playback {
        Some(playback) => playback::keys(ui.ctx(), playback),
        None if pressed(Key::Space) => out.push(ReplayIntent::Play),
        None if pressed(Key::Escape) => out.push(ReplayIntent::Leave),
        None => {}
    }
}

#[expect(clippy::too_many_arguments, reason = "a Bevy system: its arguments are what it touches")]
fn show_screen(
    mut contexts: EguiContexts,
    mut replay: ResMut<ReplayScreen>,
    mut settings: ResMut<Settings>,
    over: Res<Over>,
    mut camera: ResMut<MapCamera>,
    mut layers: ResMut<Layers>,
    mut furniture: ResMut<Furniture>,
    mut ground: ResMut<MapGround>,
    mut picture: ResMut<Picture>,
    mut next: ResMut<NextState<Screen>>,
) -> Result {
    let ctx = contexts.ctx_mut()?;
    let p = settings.palette();
    let mut ui = super::whole_window(ctx, "replay");
    let (mut meant, mut looks) = (Vec::new(), Vec::new());
    if *over == Over::Nothing {
        let pace = Pace { seconds: f32::from(settings.event_seconds), reduced_motion: settings.reduced_motion };
        match replay.tick(ctx.input(|input| input.time), pace) {
            Wake::Now => ctx.request_repaint(),
            Wake::After(seconds) => ctx.request_repaint_after_secs(seconds),
            Wake::Never => {}
        }
    }
    controls(&mut ui, &mut replay, &p, settings.text_scale(), &mut meant, &mut looks);
    // Colours of places change with control; their meshes do not.
    let ground = ground.bypass_change_detection();
    draw(&mut replay, ground, &mut picture);
    let ReplayScreen { record: Some(record), playback, chosen, lattice_by_level, .. } = &mut *replay else {
        next.set(Screen::Start);
        return Ok(());
    };
    let camera = camera.bypass_change_detection();
    match playback.as_mut().and_then(Playback::look) {
        Some(Gaze::Cell(cell)) => looks.push(Intent::Look(cell)),
        Some(Gaze::Part(part)) => camera.frame(part),
        None => {}
    }
    for look in looks {
        let (Intent::Look(cell) | Intent::Visit(cell)) = look else { continue };
        let Some(at) = picture::at_cell(&record.account.scenario, ground, cell) else { continue };
        if matches!(look, Intent::Visit(_)) { camera.visit(at) } else { camera.go_to(at, None) }
    }
    let game = &record.view(1).game;
    let usual = *lattice_by_level.get_or_insert_with(|| {
        let usual = lattice::matters(&record.account.scenario, &game.agreements, game.turn);
        layers.lattice = settings.lattice.on(usual);
        usual
    });
    let scene =
        Scene { ground, picture: &picture, layers: *layers, palette: &p, text_scale: settings.text_scale(), reduced_motion: settings.reduced_motion };
    let mut ignored = Vec::new();
    let response = egui::CentralPanel::no_frame().show(&mut ui, |ui| overlay::show(ui, camera, &scene, chosen, &mut ignored)).inner;
    let mut chosen_layers = *layers;
    let controls = Controls { camera, layers: &mut chosen_layers, furniture: &mut furniture };
    furniture::show(ctx, &response, &scene, controls, &mut ignored);
    if chosen_layers.lattice != layers.lattice {
        settings.lattice = LatticeShown::chosen(chosen_layers.lattice, usual);
    }
    layers.set_if_neq(chosen_layers);
    for intent in meant {
        if intent == ReplayIntent::Leave {
            next.set(Screen::Debrief);
        }
        replay.carry_out(intent, ground);
    }
    Ok(())
}

/// Builds the picture of the moment, and lays what is being played into it.
fn draw(replay: &mut ReplayScreen, ground: &mut MapGround, shown: &mut Picture) {
    let ReplayScreen { record: Some(record), turn, playback, drawn, base, .. } = replay else { return };
    // A turn that plays is drawn from what stood after it.
    let moment = *turn + u16::from(playback.is_some());
    if *drawn != Some(moment) {
        let (scenario, view) = (&record.account.scenario, record.view(moment));
        picture::refresh_places(ground, scenario, view);
        *base = picture::picture(scenario, view, ground, Selection::Nothing, None);
        *drawn = Some(moment);
    }
    *shown = base.clone();
    if let Some(playback) = playback {
        playback.lay_into(shown);
    }
}
