//! How long frames take: the map moves with every layer on, each frame is timed, and the program ends with the figures
//! (docs/PERFORMANCE.md).

use std::time::Instant;

use bevy::prelude::*;

use super::Awake;
use super::map::{camera::MapCamera, scene::Layers};
use super::screens::Screen;

/// Frames that are drawn before the first is timed: fonts, meshes and pipelines are made in them.
const WARM_UP: u32 = 30;

/// Times frames.
#[derive(Resource)]
pub(super) struct FramePace {
    wanted: u32,
    drawn: u32,
    last: Option<Instant>,
    took_us: Vec<u32>,
}

impl FramePace {
    /// Times so many frames.
    pub(super) fn new(frames: u32) -> Self {
        Self { wanted: frames.max(1), drawn: 0, last: None, took_us: Vec::new() }
    }
}

/// Skips the briefing, moves the map, takes the time; ends the program with a line of figures.
#[expect(clippy::too_many_arguments, reason = "a Bevy system: its arguments are what it touches")]
pub(super) fn time_frames(
    mut pace: ResMut<FramePace>,
    mut awake: ResMut<Awake>,
    mut camera: ResMut<MapCamera>,
    mut layers: ResMut<Layers>,
    screen: Res<State<Screen>>,
    mut next: ResMut<NextState<Screen>>,
    mut exit: MessageWriter<AppExit>,
) {
    awake.keep(4);
    match screen.get() {
        Screen::Play => {}
        Screen::Briefing => {
            next.set(Screen::Play);
            return;
        }
        _ => return,
    }
    *layers = Layers { depth: true, owners: true, hexes: true, ranges: true, features: true, presence: true, lattice: true };
    let angle = pace.drawn as f32 * 0.05;
    let reach = camera.bounds.size() * 0.15;
    camera.centre = camera.bounds.center() + Vec2::new(angle.cos() * reach.x, angle.sin() * reach.y);
    let now = Instant::now();
    if let Some(last) = pace.last.replace(now)
        && pace.drawn > WARM_UP
    {
        pace.took_us.push(now.duration_since(last).as_micros().min(u128::from(u32::MAX)) as u32);
    }
    pace.drawn += 1;
    if pace.took_us.len() as u32 == pace.wanted {
        let mut sorted = pace.took_us.clone();
        sorted.sort_unstable();
        let at = |percent: usize| sorted[(sorted.len() - 1) * percent / 100] as f32 / 1000.0;
        println!("{} frames: median {:.1} ms, 95% under {:.1} ms, worst {:.1} ms", sorted.len(), at(50), at(95), at(100));
        exit.write(AppExit::Success);
    }
}
