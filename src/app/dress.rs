//! How the window shows itself to the desktop: its title, its icon, and whether it fills the screen.

use bevy::{
    ecs::system::NonSendMarker,
    prelude::*,
    window::{MonitorSelection, PrimaryWindow, WindowMode},
    winit::WINIT_WINDOWS,
};

use super::{Awake, bridge::Table, screens::Screen};
use crate::report::Words;
use crate::rules::state::Phase;
use crate::rules::state::view::Viewer;

/// The window's name where no game is open.
pub const NAME: &str = "Latticework";
/// Side of the window's icon, in pixels; desktops scale it.
const ICON: u32 = 128;

/// Names the window after the game, gives it its icon, and lets F11 fill the screen.
pub fn plugin(app: &mut App) {
    app.add_systems(Update, (put_icon, fill_screen, name_window));
}

/// The window's title: the level, the turn and whose eyes it is seen with; nothing that the screen itself does not say to all.
fn name_window(table: Option<Res<Table>>, screen: Res<State<Screen>>, mut window: Single<&mut Window, With<PrimaryWindow>>) {
    let in_game = matches!(screen.get(), Screen::Briefing | Screen::Pass | Screen::Play | Screen::Debrief);
    let wanted = match table.filter(|_| in_game) {
        Some(table) => title(&table),
        None => NAME.to_owned(),
    };
    // Compared first: writing marks the window as changed.
    if window.title != wanted {
        window.title = wanted;
    }
}

/// "Draft the Pact, turn 4 of 6, Japan".
pub fn title(table: &Table) -> String {
    let (view, scenario) = (table.view(), table.scenario());
    let game = &view.game;
    let words = Words { scenario, game };
    let who = match view.viewer {
        Viewer::Seat(seat) => words.seat(seat),
        Viewer::Desk(nation) => words.nation(nation),
        Viewer::WhiteCell => "White Cell".to_owned(),
        Viewer::Public => "Public".to_owned(),
    };
    let when = match game.turns {
        _ if game.phase == Phase::Over => "finished".to_owned(),
        None => format!("turn {}", game.turn),
        Some(turns) => format!("turn {} of {turns}", game.turn),
    };
    super::fields::one_line(&format!("{}, {when}, {who}", scenario.text.title))
}

fn fill_screen(keys: Res<ButtonInput<KeyCode>>, mut window: Single<&mut Window, With<PrimaryWindow>>, mut awake: ResMut<Awake>) {
    if keys.just_pressed(KeyCode::F11) {
        window.mode = match window.mode {
            WindowMode::Windowed => WindowMode::BorderlessFullscreen(MonitorSelection::Current),
            _ => WindowMode::Windowed,
        };
        awake.keep(3);
    }
}

/// Bevy has no way to say it: the icon is handed to the window below it, once, when that is there.
fn put_icon(mut done: Local<bool>, window: Single<Entity, With<PrimaryWindow>>, _main_thread: NonSendMarker) {
    if *done {
        return;
    }
    WINIT_WINDOWS.with_borrow(|windows| {
        let Some(window) = windows.get_window(*window) else { return };
        *done = true;
        match winit::window::Icon::from_rgba(mark(ICON), ICON, ICON) {
            Ok(icon) => window.set_window_icon(Some(icon)),
            Err(error) => warn!("the window has no icon: {error}"),
        }
    });
}

/// Where the mark's nodes lie in a square of side 24: the hub and six round it.
const NODES: [(f32, f32); 7] = [(12.0, 12.0), (12.0, 4.0), (19.0, 8.0), (19.0, 16.0), (12.0, 20.0), (5.0, 16.0), (5.0, 8.0)];
/// Which of them are joined: two spokes of the hub are missing, and four bonds run along the rim.
const BONDS: [(usize, usize); 8] = [(0, 1), (0, 2), (0, 4), (0, 5), (1, 2), (2, 3), (4, 5), (5, 6)];

/// The program's mark, a lattice of seven nodes on ink, as rows of red, green, blue and alpha; `side` in pixels.
/// `assets/desktop/latticework.svg` is the same drawing.
fn mark(side: u32) -> Vec<u8> {
    const INK: [f32; 3] = [11.0, 26.0, 40.0];
    const MAGENTA: [f32; 3] = [224.0, 127.0, 176.0];
    let unit = 24.0 / side as f32;
    // How much of a pixel lies within a shape, from its distance to the shape's edge in units.
    let cover = |outside: f32| (0.5 - outside / unit).clamp(0.0, 1.0);
    let mut pixels = Vec::with_capacity((side * side * 4) as usize);
    for row in 0..side {
        for column in 0..side {
            let at = Vec2::new(column as f32 + 0.5, row as f32 + 0.5) * unit;
            let corner = (at - Vec2::splat(12.0)).abs() - Vec2::splat(12.0 - 4.0);
            let plate = cover(corner.max(Vec2::ZERO).length() - 4.0);
            let node = |&(x, y): &(f32, f32)| (at - Vec2::new(x, y)).abs();
            let nodes = NODES.iter().map(|n| (node(n).x + node(n).y - 2.6) * std::f32::consts::FRAC_1_SQRT_2);
            let bonds = BONDS.iter().map(|&(a, b)| {
                let (a, b) = (Vec2::from(NODES[a]), Vec2::from(NODES[b]));
                let along = ((at - a).dot(b - a) / (b - a).length_squared()).clamp(0.0, 1.0);
                at.distance(a + (b - a) * along) - 0.7
            });
            let drawn = nodes.chain(bonds).map(cover).fold(0.0, f32::max);
            pixels.extend(INK.iter().zip(MAGENTA).map(|(ink, line)| (ink + (line - ink) * drawn).round() as u8));
            pixels.push((plate * 255.0).round() as u8);
        }
    }
    pixels
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mark_is_a_lattice_on_a_plate() {
        for side in [16, 32, ICON] {
            let pixels = mark(side);
            assert_eq!(pixels.len(), (side * side * 4) as usize);
            let at = |x: f32, y: f32| {
                let scaled = |v: f32| (v / 24.0 * side as f32) as usize;
                let i = (scaled(y) * side as usize + scaled(x)) * 4;
                [pixels[i], pixels[i + 1], pixels[i + 2], pixels[i + 3]]
            };
            for (x, y) in NODES {
                assert_eq!(at(x, y), [224, 127, 176, 255], "node at {x}, {y}, {side} pixels");
            }
            assert!(at(0.1, 0.1)[3] < 64, "round corners");
            // The missing spoke to the south-east.
            assert_eq!(at(16.0, 14.0), [11, 26, 40, 255], "{side} pixels");
        }
    }
}
