//! A resolved turn told on the map: begun when one comes in, or asked for.

use bevy_egui::egui::{self, Frame, Margin, Ui};

use super::{Around, Play};
use crate::app::bridge::Table;
use crate::app::panels::record::playback;
use crate::app::panels::record::playback::{Gaze, Pace, Playback, Wake};
use crate::app::panels::{Desk, Intent};

/// The first turns wait at each step until the person goes on.
const WAITS_TO_TURN: u16 = 2;

/// Begins to show the turn that was resolved since this viewer last looked.
pub fn begin_if_new(play: &mut Play, table: &Table, around: &Around) {
    let lists = table.history().len();
    // Whoever goes on with a saved game has seen its turns.
    let told = play.told.insert(table.viewer(), lists).unwrap_or(lists);
    if told < lists && lists > 1 {
        start(play, table, around, lists as u16 - 1, None);
    }
}

/// Shows a turn, from an event on if one is named.
pub fn start(play: &mut Play, table: &Table, around: &Around, turn: u16, index: Option<usize>) {
    let p = around.settings.palette();
    play.playback = Playback::new(&super::desk(table, &p, around.settings), around.ground, turn);
    if play.playback.is_some() && play.looked.is_none() {
        play.looked = Some((around.camera.gaze(), around.camera.area.height()));
    }
    let Some(playback) = &mut play.playback else { return };
    match index {
        Some(index) => playback.go_to_event(index),
        // Whoever is new reads each step in peace.
        None if turn <= WAITS_TO_TURN => playback.pause(true),
        None => {}
    }
}

/// Takes the keys of a turn that is shown, and lets it go on. `clear` says whether nothing lies over the screen: until then it waits.
pub fn go_on(ui: &Ui, play: &mut Play, around: &mut Around, clear: bool, intents: &mut Vec<Intent>) {
    let Some(playback) = &mut play.playback else { return };
    let ctx = ui.ctx();
    if clear {
        playback::keys(ctx, playback);
        let pace = Pace { seconds: f32::from(around.settings.event_seconds), reduced_motion: around.settings.reduced_motion };
        match playback.tick(ctx.input(|input| input.time), pace) {
            Wake::Now => ctx.request_repaint(),
            Wake::After(seconds) => ctx.request_repaint_after_secs(seconds),
            Wake::Never => {}
        }
    }
    intents.extend(playback.look().map(|gaze| match gaze {
        Gaze::Cell(cell) => Intent::Look(cell),
        Gaze::Part(part) => Intent::Frame(part),
    }));
    if playback.is_over() {
        play.playback = None;
        if let Some((gaze, height)) = play.looked.take() {
            around.camera.go_back(gaze, height);
        }
        ctx.request_repaint();
    }
}

/// The strip that says what is shown.
pub fn strip(ui: &mut Ui, play: &mut Play, desk: &Desk<'_>, intents: &mut Vec<Intent>) {
    let Some(playback) = &mut play.playback else { return };
    let frame = Frame::new().fill(desk.palette.panel).inner_margin(Margin::symmetric(12, 8));
    egui::Panel::bottom("told").frame(frame).show(ui, |ui| playback::show(ui, desk, playback, intents));
}
