//! The whole app without a window or a graphics card: real screens, real systems, keys and buttons as the system tells them, frame by frame.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use bevy::ecs::message::Message;
use bevy::input::{
    ButtonState,
    keyboard::{Key, KeyCode, KeyboardInput},
    mouse::{MouseButton, MouseButtonInput},
};
use bevy::prelude::*;
use bevy::render::{
    RenderPlugin,
    settings::{RenderCreation, WgpuSettings},
};
use bevy::window::{CursorMoved, PrimaryWindow, WindowEvent};
use bevy_egui::{EguiContext, PrimaryEguiContext, egui};
use latticework::ai::Skill;
use latticework::app::bridge::{NewGame, Table};
use latticework::app::home::Home;
use latticework::app::map::{camera::MapCamera, furniture::Furniture};
use latticework::app::screens::{GameToOpen, Screen, load::Saves};
use latticework::app::settings::{Folder, Keeper, Settings};
use latticework::level::LevelOrigin;
use latticework::rules::state::view::Viewer;
use latticework::session::Controller;

/// The app, and a folder of its own in which it keeps things.
pub struct Run {
    pub app: App,
    folder: PathBuf,
}

impl Drop for Run {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

impl Run {
    pub fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("latticework-headless-{name}-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder).expect("a folder");
        let mut app = App::new();
        let render = RenderPlugin { render_creation: RenderCreation::Automatic(Box::new(WgpuSettings { backends: None, ..default() })), ..default() };
        let window = Window { resolution: bevy::window::WindowResolution::new(1280, 720), ..default() };
        app.add_plugins(
            DefaultPlugins
                .build()
                .disable::<bevy::winit::WinitPlugin>()
                .disable::<bevy::log::LogPlugin>()
                .set(WindowPlugin { primary_window: Some(window), ..default() })
                .set(render),
        );
        app.add_plugins(latticework::app::plugin);
        // Nothing of whoever runs the tests is read or written.
        app.insert_resource(Home::of(Some(folder.clone())));
        app.insert_resource(Keeper(Box::new(Folder(folder.clone())))).insert_resource(Settings::default());
        app.finish();
        app.cleanup();
        let mut run = Self { app, folder };
        run.frames(4);
        run
    }

    pub fn frames(&mut self, count: usize) {
        for _ in 0..count {
            self.app.update();
        }
    }

    /// Draws until something is so, or too long a time has passed.
    pub fn until(&mut self, what: &str, so: impl Fn(&mut Self) -> bool) {
        let begun = Instant::now();
        while !so(self) {
            assert!(begun.elapsed() < Duration::from_secs(60), "waited for {what} on {:?}", self.screen());
            self.app.update();
            std::thread::sleep(Duration::from_millis(2));
        }
    }

    /// Draws for so many seconds.
    pub fn rest(&mut self, seconds: f32) {
        let begun = Instant::now();
        while begun.elapsed() < Duration::from_secs_f32(seconds) {
            self.app.update();
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    pub fn screen(&self) -> Screen {
        *self.app.world().resource::<State<Screen>>().get()
    }

    fn table(&mut self) -> Mut<'_, Table> {
        self.app.world_mut().resource_mut::<Table>()
    }

    fn viewer(&self) -> Viewer {
        self.app.world().resource::<Table>().viewer()
    }

    pub fn window(&mut self) -> Entity {
        self.app.world_mut().query_filtered::<Entity, With<PrimaryWindow>>().single(self.app.world()).expect("a window")
    }

    pub fn context(&mut self) -> egui::Context {
        let mut contexts = self.app.world_mut().query_filtered::<&mut EguiContext, With<PrimaryEguiContext>>();
        contexts.single_mut(self.app.world_mut()).expect("a context").get_mut().clone()
    }

    pub fn tell<M: Message>(&mut self, message: M) {
        self.app.world_mut().write_message(message);
    }

    /// A key goes down or up; `repeat` as a held key tells it.
    pub fn key(&mut self, code: KeyCode, key: Key, down: bool, repeat: bool) {
        let window = self.window();
        let state = if down { ButtonState::Pressed } else { ButtonState::Released };
        let text = match (&key, down) {
            (Key::Character(text), true) => Some(text.clone()),
            _ => None,
        };
        self.tell(KeyboardInput { key_code: code, logical_key: key, state, text, repeat, window });
    }

    pub fn tap(&mut self, code: KeyCode, key: Key) {
        self.key(code, key.clone(), true, false);
        self.frames(1);
        self.key(code, key, false, false);
        self.frames(2);
    }

    pub fn enter(&mut self, down: bool) {
        self.key(KeyCode::Enter, Key::Enter, down, false);
        self.frames(1);
    }

    pub fn control(&mut self, down: bool) {
        self.key(KeyCode::ControlLeft, Key::Control, down, false);
        self.frames(1);
    }

    pub fn chord(&mut self, code: KeyCode, key: Key) {
        self.control(true);
        self.tap(code, key);
        self.control(false);
    }

    pub fn letters(&mut self, text: &str) {
        for sign in text.chars() {
            let code = match sign {
                ' ' => KeyCode::Space,
                _ => KeyCode::KeyX,
            };
            let key = if sign == ' ' { Key::Space } else { Key::Character(sign.to_string().into()) };
            self.tap(code, key);
        }
    }

    pub fn button(&mut self, at: (f32, f32), down: bool) {
        let window = self.window();
        let position = Vec2::new(at.0, at.1);
        let moved = CursorMoved { window, position, delta: None };
        self.tell(moved.clone());
        self.tell(WindowEvent::CursorMoved(moved));
        self.frames(1);
        let state = if down { ButtonState::Pressed } else { ButtonState::Released };
        let pressed = MouseButtonInput { button: MouseButton::Left, state, window };
        self.tell(pressed);
        self.tell(WindowEvent::MouseButtonInput(pressed));
        self.frames(2);
    }

    pub fn open(&mut self, people: &[usize], white_cell: bool, rounds: bool) {
        let controller = |seat: usize| if people.contains(&seat) { Controller::Person } else { Controller::Computer(Skill::Novice) };
        let controllers = (0..3).map(controller).collect();
        let game = NewGame { origin: LevelOrigin::Program("second_thomas"), controllers, white_cell, seed: 11, rounds };
        self.app.world_mut().insert_resource(GameToOpen::New { game, save: None });
        self.until("a game", |run| run.app.world().contains_resource::<Table>() && run.screen() != Screen::Start);
        self.rest(0.4);
    }

    /// Takes the screen as the next viewer does, and reads the briefing.
    fn take(&mut self) {
        assert_eq!(self.screen(), Screen::Pass);
        self.rest(0.4);
        self.tap(KeyCode::Enter, Key::Enter);
        self.rest(0.4);
        if self.screen() == Screen::Briefing {
            self.tap(KeyCode::Enter, Key::Enter);
            self.rest(0.4);
        }
        assert_eq!(self.screen(), Screen::Play);
    }
}

/// A held Enter ran through the screen between two people and stood on the other's map, 11 of 11 times.
#[test]
fn a_hold_ends_at_the_screen_between_two_people() {
    let mut run = Run::new("hold");
    run.open(&[0, 2], false, true);
    run.take();
    let first = run.viewer();
    run.control(true);
    run.enter(true);
    run.control(false);
    // Enter stays down: the system tells it again and again, and bevy_egui does not say that it repeats.
    for _ in 0..60 {
        run.enter(true);
        run.rest(0.03);
        assert_eq!(run.screen(), Screen::Pass, "the hold ran on to {:?}", run.viewer());
    }
    assert_eq!(run.viewer(), first, "nothing of the other has been fetched");
    run.enter(false);
    run.rest(0.1);
    run.tap(KeyCode::Enter, Key::Enter);
    run.rest(0.1);
    assert_ne!(run.viewer(), first, "a press of its own opens the page");
    assert_eq!(run.screen(), Screen::Briefing);
    // Nor does a hold on the screen between two people run through the briefing.
    run.rest(0.4);
    run.tap(KeyCode::Enter, Key::Enter);
    run.rest(0.4);
    run.chord(KeyCode::Enter, Key::Enter);
    run.rest(0.4);
    run.enter(true);
    for _ in 0..30 {
        run.enter(true);
        run.rest(0.02);
    }
    assert_eq!(run.screen(), Screen::Play, "second round: the first team has been briefed");
    assert_eq!(run.table().round(), latticework::app::bridge::table::Round::Bargain(2));
}

/// Two quick taps: the second is not meant for the screen that only then comes up.
#[test]
fn a_second_tap_does_not_open_the_next_page() {
    let mut run = Run::new("taps");
    run.open(&[0, 2], false, true);
    run.take();
    let first = run.viewer();
    let tap = |run: &mut Run| {
        run.key(KeyCode::Enter, Key::Enter, true, false);
        run.key(KeyCode::Enter, Key::Enter, false, false);
        run.frames(1);
    };
    run.control(true);
    tap(&mut run);
    // Told before the next screen can have been seen: with its first picture, and while that was drawn.
    run.key(KeyCode::ControlLeft, Key::Control, false, false);
    tap(&mut run);
    tap(&mut run);
    run.frames(4);
    assert_eq!((run.screen(), run.viewer()), (Screen::Pass, first));
}

/// A hold called up "End the turn?" and answered it unread.
#[test]
fn a_hold_answers_no_question_of_its_own() {
    let mut run = Run::new("question");
    run.open(&[0, 2], false, false);
    run.take();
    run.control(true);
    for _ in 0..40 {
        run.enter(true);
        run.rest(0.03);
    }
    assert_eq!(run.screen(), Screen::Play);
    let sealed = |run: &mut Run| run.table().view().game.seats[0].sealed;
    assert!(!sealed(&mut run), "the question was answered by the hold that asked it");
    run.enter(false);
    run.control(false);
    run.rest(0.3);
    run.tap(KeyCode::Enter, Key::Enter);
    run.rest(0.1);
    assert!(sealed(&mut run), "an answer of its own is taken");
    assert_eq!(run.screen(), Screen::Pass);
}

/// A mouse button that went down on one screen and comes up on another clicks nothing there.
#[test]
fn a_button_held_into_the_next_screen_clicks_nothing() {
    let mut run = Run::new("button");
    run.open(&[0, 2], false, true);
    run.take();
    let first = run.viewer();
    // Over the button that the next screen will have.
    let middle = (640.0, 360.0);
    run.button(middle, true);
    run.chord(KeyCode::Enter, Key::Enter);
    run.rest(0.4);
    assert_eq!(run.screen(), Screen::Pass);
    for y in (250..500).step_by(10) {
        run.button((640.0, y as f32), false);
        assert_eq!(run.screen(), Screen::Pass);
    }
    assert_eq!(run.viewer(), first);
}

/// Nothing of one team's search, map or folds is there when the next takes the screen; its own map comes back to it.
#[test]
fn nothing_of_one_team_stays_for_the_next() {
    let mut run = Run::new("traces");
    run.open(&[0, 2], false, true);
    run.take();
    let first = run.viewer();
    run.rest(0.5);
    let whole = run.app.world().resource::<MapCamera>().gaze();
    run.chord(KeyCode::KeyF, Key::Character("f".into()));
    run.letters("sierra");
    assert!(run.app.world().resource::<Furniture>().search.open);
    let at = run.app.world().resource::<MapCamera>().centre;
    run.app.world_mut().resource_mut::<MapCamera>().stand((at + Vec2::new(40.0, 10.0), 0.4));
    run.frames(3);
    let own = run.app.world().resource::<MapCamera>().gaze();
    let context = run.context();
    let kept = |context: &egui::Context| context.memory(|memory| memory.data.len());
    assert!(kept(&context) > 0, "egui remembers what was drawn");
    run.chord(KeyCode::Enter, Key::Enter);
    run.rest(0.3);
    assert_eq!(run.screen(), Screen::Pass);
    assert!(!run.app.world().resource::<Furniture>().search.open, "the search is put away");
    run.take();
    assert_ne!(run.viewer(), first);
    run.rest(0.5);
    let camera = run.app.world().resource::<MapCamera>().clone();
    assert!((camera.gaze().1 - whole.1).abs() < whole.1 * 0.05, "the other begins with the whole map: {:?}, not {whole:?}", camera.gaze());
    run.chord(KeyCode::Enter, Key::Enter);
    run.rest(0.3);
    run.take();
    assert_eq!(run.viewer(), first);
    let back = run.app.world().resource::<MapCamera>().gaze();
    assert!((back.0 - own.0).length() < 1.0 && (back.1 - own.1).abs() < 0.01, "its own map comes back: {back:?}, not {own:?}");
}

/// What stood in a field could be undone back by the next team.
#[test]
fn undo_brings_back_nothing_of_another_team() {
    let mut run = Run::new("undo");
    run.open(&[0, 2], false, true);
    run.take();
    let search = |run: &mut Run, text: &str| {
        run.chord(KeyCode::KeyF, Key::Character("f".into()));
        run.letters(text);
    };
    search(&mut run, "sierra madre");
    // egui notes an undo step only when the text has rested a second and a frame is drawn then.
    run.rest(1.3);
    run.chord(KeyCode::KeyA, Key::Character("a".into()));
    run.letters("x");
    run.rest(1.3);
    run.chord(KeyCode::Enter, Key::Enter);
    run.rest(0.3);
    run.take();
    search(&mut run, "b");
    run.rest(1.2);
    for _ in 0..4 {
        run.chord(KeyCode::KeyZ, Key::Character("z".into()));
        run.rest(0.1);
        let text = run.app.world().resource::<Furniture>().search.text().to_owned();
        assert!(!text.contains("sierra") && !text.contains('x'), "{text}");
    }
}

/// From game to game nothing stays either.
#[test]
fn nothing_of_one_game_stays_for_the_next() {
    let mut run = Run::new("games");
    run.open(&[0], false, true);
    run.rest(0.3);
    if run.screen() == Screen::Briefing {
        run.tap(KeyCode::Enter, Key::Enter);
    }
    run.rest(0.3);
    assert_eq!(run.screen(), Screen::Play);
    run.chord(KeyCode::KeyF, Key::Character("f".into()));
    run.letters("sierra");
    run.app.world_mut().resource_mut::<NextState<Screen>>().set(Screen::Start);
    run.frames(4);
    assert!(!run.app.world().resource::<Furniture>().search.open);
    run.open(&[2], false, true);
    assert!(run.app.world().resource::<Furniture>().search.text().is_empty());
    assert!(matches!(run.screen(), Screen::Briefing));
}

/// A stranger's save in the folder, and a level file, hold up no frame: they are read elsewhere.
#[test]
fn no_frame_waits_for_a_file() {
    let mut run = Run::new("files");
    let (games, levels) = (run.folder.join("games"), run.folder.join("levels"));
    std::fs::create_dir_all(&games).expect("a folder");
    std::fs::create_dir_all(&levels).expect("a folder");
    for number in 0..200 {
        std::fs::write(games.join(format!("{number}.lattice")), vec![b'x'; 4096]).expect("written");
    }
    let text = latticework::level::Library::embedded_text("draft_the_pact").expect("a level of the program");
    for number in 0..12 {
        std::fs::write(levels.join(format!("mine_{number}.ron")), text).expect("written");
    }
    for screen in [Screen::Load, Screen::Levels] {
        run.app.world_mut().resource_mut::<NextState<Screen>>().set(screen);
        let mut longest = Duration::ZERO;
        let begun = Instant::now();
        while begun.elapsed() < Duration::from_secs(4) {
            let frame = Instant::now();
            run.app.update();
            longest = longest.max(frame.elapsed());
            std::thread::sleep(Duration::from_millis(5));
        }
        assert!(longest < Duration::from_millis(1500), "{screen:?} stood still for {longest:?}");
    }
    assert!(run.app.world().contains_resource::<Saves>());
}
