//! The window as machines treat it: sizes, scales, hidden and shown, a clipboard that hangs. Without a window.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, mpsc};
use std::time::{Duration, Instant};

use bevy::input::{
    ButtonState,
    keyboard::{Key, KeyCode},
    mouse::{MouseButton, MouseButtonInput},
};
use bevy::prelude::*;
use bevy::window::{CursorMoved, PrimaryWindow, RequestRedraw, WindowEvent, WindowFocused, WindowOccluded, WindowResized, WindowScaleFactorChanged};
use latticework::app::map::camera::MapCamera;
use latticework::app::window::clipboard::{Clipboard, Read};

use crate::headless::Run;

fn resize(run: &mut Run, width: u32, height: u32) {
    let entity = run.window();
    let mut windows = run.app.world_mut().query_filtered::<&mut Window, With<PrimaryWindow>>();
    let mut window = windows.single_mut(run.app.world_mut()).expect("a window");
    window.resolution.set_physical_resolution(width, height);
    let (width, height) = (window.width(), window.height());
    run.tell(WindowResized { window: entity, width, height });
}

fn scale(run: &mut Run) -> f32 {
    let mut windows = run.app.world_mut().query_filtered::<&Window, With<PrimaryWindow>>();
    windows.single(run.app.world()).expect("a window").scale_factor()
}

/// Tells the app of its window's scale, as the window system does when it has changed.
fn tell_scale(run: &mut Run) {
    let (window, scale_factor) = (run.window(), f64::from(scale(run)));
    run.tell(WindowScaleFactorChanged { window, scale_factor });
}

fn redraws(run: &Run) -> bool {
    !run.app.world().resource::<Messages<RequestRedraw>>().is_empty()
}

fn camera(run: &Run) -> MapCamera {
    run.app.world().resource::<MapCamera>().clone()
}

/// The picture once stayed a size behind until the mouse moved.
#[test]
fn a_window_of_another_size_is_drawn_again_by_itself() {
    let mut run = Run::new("resized");
    run.rest(1.0);
    run.until("rest", |run| !redraws(run));
    resize(&mut run, 1600, 900);
    let mut drawn = 0;
    for _ in 0..4 {
        run.frames(1);
        drawn += u32::from(redraws(&run));
    }
    assert!(drawn >= 3, "{drawn} frames were asked for");
    run.until("rest", |run| !redraws(run));
}

/// A click at one pixel by one left a black map with no number for good.
#[test]
fn a_tiny_window_does_no_lasting_harm() {
    let mut run = Run::new("tiny");
    run.open(&[0], false, false);
    run.enter(true);
    run.enter(false);
    run.rest(0.5);
    run.tap(KeyCode::Home, Key::Home);
    run.rest(1.0);
    let before = camera(&run);
    for (width, height) in [(1, 1), (200, 120), (1, 900), (0, 0)] {
        resize(&mut run, width, height);
        run.frames(3);
        run.button((0.0, 0.0), true);
        run.button((0.0, 0.0), false);
        run.rest(0.3);
        resize(&mut run, 1280, 720);
        run.rest(0.5);
        run.tap(KeyCode::Home, Key::Home);
        run.rest(1.0);
        let now = camera(&run);
        let zoomed = now.zoom() / before.zoom();
        assert!(now.centre.is_finite() && zoomed > 0.9 && zoomed < 1.1, "{width}x{height}: {now:?}, {before:?}");
        assert_eq!(now.area, before.area, "{width}x{height}");
    }
}

/// Words grew and the ground under them did not.
#[test]
fn all_is_scaled_together_or_nothing() {
    let mut run = Run::new("scaled");
    run.open(&[0], false, false);
    run.enter(true);
    run.enter(false);
    resize(&mut run, 2560, 1440);
    run.rest(0.5);
    let before = camera(&run);
    run.chord(KeyCode::Equal, Key::Character("=".into()));
    tell_scale(&mut run);
    // A busy machine draws late.
    for _ in 0..10 {
        run.rest(0.8);
        if camera(&run).area != before.area {
            break;
        }
    }
    let after = camera(&run);
    assert_eq!(scale(&mut run), 1.1);
    assert_eq!(run.context().pixels_per_point(), 1.1, "egui draws at the window's scale");
    assert_eq!(run.context().zoom_factor(), 1.0);
    assert!((after.area.width() - before.area.width() / 1.1).abs() < 60.0, "{:?} and {:?}", before.area, after.area);
    assert!(after.area.right() <= 2560.0 / 1.1);
    for _ in 0..40 {
        run.chord(KeyCode::Equal, Key::Character("=".into()));
    }
    assert_eq!(scale(&mut run), 2.0, "bounded");
    resize(&mut run, 1280, 720);
    run.rest(0.3);
    assert_eq!(scale(&mut run), 1.125, "as far as the window has room");
    run.chord(KeyCode::Digit0, Key::Character("0".into()));
    run.rest(0.2);
    assert_eq!(scale(&mut run), 1.0);
    resize(&mut run, 683, 384);
    run.rest(0.3);
    assert_eq!(scale(&mut run), 0.6, "a small window shows all of it, smaller");
}

/// A drag whose release went to another desktop stuck the map to the pointer.
#[test]
fn nothing_stays_held_when_the_window_is_hidden() {
    let mut run = Run::new("hidden");
    run.open(&[0], false, false);
    run.enter(true);
    run.enter(false);
    run.rest(0.5);
    let window = run.window();
    let moved = |run: &mut Run, x: f32| {
        let event = CursorMoved { window, position: Vec2::new(x, 300.0), delta: None };
        run.tell(event.clone());
        run.tell(WindowEvent::CursorMoved(event));
        run.frames(2);
    };
    for (button, hides) in [(MouseButton::Left, true), (MouseButton::Left, false), (MouseButton::Middle, true), (MouseButton::Right, true)] {
        // Close by, so that the map can be moved.
        for _ in 0..3 {
            run.tap(KeyCode::NumpadAdd, Key::Character("+".into()));
        }
        run.rest(0.6);
        moved(&mut run, 300.0);
        let pressed = MouseButtonInput { button, state: ButtonState::Pressed, window };
        run.tell(pressed);
        run.tell(WindowEvent::MouseButtonInput(pressed));
        run.frames(2);
        moved(&mut run, 340.0);
        moved(&mut run, 360.0);
        if hides {
            run.tell(WindowFocused { window, focused: false });
        } else {
            run.tell(WindowOccluded { window, occluded: true });
        }
        run.frames(3);
        run.tell(WindowFocused { window, focused: true });
        run.rest(0.4);
        moved(&mut run, 420.0);
        let before = camera(&run).centre;
        moved(&mut run, 480.0);
        moved(&mut run, 520.0);
        assert_eq!(camera(&run).centre, before, "{button:?}: the map follows the pointer with no button down");
        assert!(!run.context().input(|input| input.pointer.any_down()), "{button:?}");
        run.tap(KeyCode::Home, Key::Home);
        run.rest(0.5);
    }
    // A key that was held is up.
    run.key(KeyCode::KeyD, Key::Character("d".into()), true, false);
    run.frames(2);
    run.control(true);
    run.tell(WindowFocused { window, focused: false });
    run.frames(2);
    run.tell(WindowFocused { window, focused: true });
    run.frames(2);
    assert!(run.context().input(|input| input.keys_down.is_empty() && input.modifiers.is_none()));
}

/// A chord whose keys go up within one frame was taken for the plain key.
#[test]
fn a_chord_within_one_frame_is_a_chord() {
    let mut run = Run::new("chord");
    run.open(&[0], false, false);
    run.enter(true);
    run.enter(false);
    run.rest(0.5);
    for (code, key, down) in [
        (KeyCode::ControlLeft, Key::Control, true),
        (KeyCode::KeyF, Key::Character("f".into()), true),
        (KeyCode::KeyF, Key::Character("f".into()), false),
        (KeyCode::ControlLeft, Key::Control, false),
    ] {
        run.key(code, key, down, false);
    }
    run.frames(3);
    assert!(run.context().text_edit_focused(), "Ctrl F opens the search");
    assert!(!run.app.world().resource::<latticework::app::map::furniture::Furniture>().search.words().contains('f'));
}

/// A program that hangs once stopped the picture for 17 seconds, and 50 MB filled the memory.
///
/// The program answers when the test lets it, so that no clock of a busy machine decides: twenty frames are drawn before it does.
#[test]
fn a_clipboard_never_stops_the_picture() {
    let book: Arc<str> = "All work and no play.\n".repeat(2_500_000).into();
    for (answers, comes) in [(false, ""), (true, "All work")] {
        let (asked, answered) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicBool::new(false)));
        let (book, asks, may) = (book.clone(), asked.clone(), answered.clone());
        let reader = move |most: usize, _: Duration| {
            asks.store(true, Ordering::SeqCst);
            // Far longer than any picture may stand; the test ends it.
            let begun = Instant::now();
            while !may.load(Ordering::SeqCst) && begun.elapsed() < Duration::from_secs(60) {
                std::thread::sleep(Duration::from_millis(5));
            }
            if answers { Read::Text(book[..most].to_owned(), true) } else { Read::Silent }
        };
        let mut run = Run::new("clipboard");
        run.app.insert_resource(Clipboard::of(Arc::new(reader)));
        run.open(&[0], false, false);
        run.enter(true);
        run.enter(false);
        run.rest(0.5);
        run.chord(KeyCode::KeyF, Key::Character("f".into()));
        run.frames(3);
        run.control(true);
        let begun = Instant::now();
        run.key(KeyCode::KeyV, Key::Character("v".into()), true, false);
        run.frames(20);
        assert!(asked.load(Ordering::SeqCst), "the clipboard was not read");
        assert!(begun.elapsed() < Duration::from_secs(30), "the picture stood until the program was given up");
        let words = |run: &Run| run.app.world().resource::<latticework::app::map::furniture::Furniture>().search.words().to_owned();
        assert_eq!(words(&run), "", "nothing has come yet");
        answered.store(true, Ordering::SeqCst);
        run.rest(1.0);
        let words = words(&run);
        assert!(words.starts_with(comes) && words.len() < 1_000 && words.is_empty() == comes.is_empty(), "{words:?}");
    }
}

/// However long it takes, the picture waits for the clipboard's owner no longer than a frame may take.
#[test]
fn a_paste_waits_for_its_owner_a_moment_only() {
    // The shortest of a few is what the program asks for; the rest is the machine.
    let waits = (0..3).map(|_| {
        let (release, hold) = mpsc::channel::<()>();
        let hold = Mutex::new(hold);
        let reader = move |_: usize, _: Duration| {
            let _ = hold.lock().expect("held once").recv_timeout(Duration::from_secs(60));
            Read::Silent
        };
        let begun = Instant::now();
        assert_eq!(Clipboard::of(Arc::new(reader)).paste(), None);
        drop(release);
        begun.elapsed()
    });
    assert!(waits.min().expect("three") < Duration::from_millis(500));
}

/// The overview's area was 600 points wide: names kept off the middle of the map, and clicks there went nowhere.
#[test]
fn controls_cover_no_more_of_the_map_than_they_show() {
    let mut run = Run::new("covered");
    run.open(&[0], false, false);
    run.enter(true);
    run.enter(false);
    run.rest(0.5);
    let covered = camera(&run).covered;
    assert!(covered.len() >= 3 && covered.iter().all(|rect| rect.width() < 270.0), "{covered:?}");
}
