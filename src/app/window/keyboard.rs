//! Keys as they were struck. Each goes to egui with the modifiers that held when it was struck, not with those that hold when the frame is drawn: so
//! a chord whose keys are up again within one frame is a chord, and a modifier that is latched (sticky keys) counts like one that is held. The
//! systems of bevy_egui, which count presses and releases of modifier keys, are switched off for this.

use std::collections::{BTreeMap, VecDeque};

use bevy::input::keyboard::{Key, KeyboardInput};
use bevy::prelude::*;
use bevy::window::{WindowFocused, WindowOccluded};
use bevy::winit::RawWinitWindowEvent;
use bevy_egui::input::{EguiInputEvent, ModifierKeysState};
use bevy_egui::{EguiInputSet, EguiPreUpdateSet, PrimaryEguiContext, egui, helpers};
use winit::event::WindowEvent;
use winit::platform::scancode::PhysicalKeyExtScancode as _;

use super::clipboard::Clipboard;

/// Takes the keyboard over from bevy_egui.
pub fn plugin(app: &mut App) {
    app.add_message::<RawWinitWindowEvent>()
        .init_resource::<Struck>()
        .add_systems(PreUpdate, gather.in_set(EguiPreUpdateSet::ProcessInput).in_set(EguiInputSet::InitReading))
        .add_systems(PreUpdate, tell.in_set(EguiPreUpdateSet::ProcessInput).in_set(EguiInputSet::ReadBevyMessages));
}

/// What was struck since the last frame, and what is held.
#[derive(Resource, Default)]
struct Struck {
    strokes: Vec<KeyStroke>,
    /// The window lost the focus, or was taken from the screen: nothing is held any more.
    let_go: bool,
    /// The window has the focus again.
    came_back: bool,
    down: BTreeMap<egui::Key, Option<egui::Key>>,
}

/// One key going down or up.
#[derive(Clone, Debug, PartialEq)]
struct KeyStroke {
    key: Option<egui::Key>,
    physical: Option<egui::Key>,
    pressed: bool,
    repeat: bool,
    modifiers: egui::Modifiers,
    /// What it writes, if it writes at all.
    text: Option<String>,
}

/// What the system told beside a key: the modifiers that held, and the key's number.
struct KeyBeside {
    pressed: bool,
    repeat: bool,
    text: Option<String>,
    code: Option<u32>,
    modifiers: egui::Modifiers,
}

/// Modifiers in egui's words; `logo` is the key with the system's sign.
fn modifiers(shift: bool, ctrl: bool, alt: bool, logo: bool) -> egui::Modifiers {
    let mac = cfg!(target_os = "macos");
    egui::Modifiers { alt, ctrl, shift, mac_cmd: mac && logo, command: if mac { logo } else { ctrl } }
}

/// Whether a key writes with these modifiers: a chord does not, the third level of a keyboard (Ctrl and Alt together) does.
fn writes(modifiers: egui::Modifiers) -> bool {
    !modifiers.command && !modifiers.ctrl || !cfg!(target_os = "macos") && modifiers.ctrl && modifiers.alt
}

#[cfg(target_os = "linux")]
type Second = Option<super::watch::Watch>;
#[cfg(not(target_os = "linux"))]
type Second = ();

/// What a key meant when it was struck, where there is doubt.
#[cfg(target_os = "linux")]
fn meant(second: &Second, code: Option<u32>) -> Option<char> {
    second.as_ref()?.meant(u8::try_from(code?.checked_add(8)?).ok()?)
}

#[cfg(not(target_os = "linux"))]
fn meant(_: &Second, _: Option<u32>) -> Option<char> {
    None
}

#[cfg(target_os = "linux")]
fn look_twice(second: &mut Second, window: u64) -> bool {
    // Only X11 numbers its windows so; anything larger is an address.
    let Ok(window) = u32::try_from(window) else { return false };
    second.get_or_insert_with(|| super::watch::Watch::begin(window)).was_hidden()
}

#[cfg(not(target_os = "linux"))]
fn look_twice(_: &mut Second, _: u64) -> bool {
    false
}

/// Reads what was struck, in order, with the modifiers of each.
#[expect(clippy::too_many_arguments, reason = "a Bevy system: its arguments are what it touches")]
fn gather(
    mut raw: MessageReader<RawWinitWindowEvent>,
    mut keys: MessageReader<KeyboardInput>,
    mut focus: MessageReader<WindowFocused>,
    mut covered: MessageReader<WindowOccluded>,
    mut state: ResMut<ModifierKeysState>,
    mut struck: ResMut<Struck>,
    mut now: Local<egui::Modifiers>,
    mut second: Local<Second>,
) {
    let mut beside = VecDeque::new();
    for event in raw.read() {
        struck.let_go |= look_twice(&mut second, u64::from(event.window_id));
        match &event.event {
            WindowEvent::ModifiersChanged(changed) => {
                let held = changed.state();
                *now = modifiers(held.shift_key(), held.control_key(), held.alt_key(), held.super_key());
                state.win = held.super_key();
            }
            WindowEvent::KeyboardInput { event, is_synthetic: false, .. } => beside.push_back(KeyBeside {
                pressed: event.state.is_pressed(),
                repeat: event.repeat,
                text: event.text.as_ref().map(ToString::to_string),
                code: event.physical_key.to_scancode(),
                modifiers: *now,
            }),
            _ => {}
        }
    }
    for event in focus.read() {
        (struck.let_go, struck.came_back) = (struck.let_go || !event.focused, event.focused);
    }
    struck.let_go |= covered.read().any(|event| event.occluded);
    let told = !beside.is_empty();
    for input in keys.read() {
        let same = |one: &KeyBeside| {
            one.pressed == input.state.is_pressed()
                && one.repeat == input.repeat
                && one.text.as_deref() == input.text.as_ref().map(|text| text.as_str())
        };
        let one = beside.iter().position(same).and_then(|at| beside.drain(..=at).next_back());
        let sign = one.as_ref().filter(|one| one.pressed).and_then(|one| meant(&second, one.code));
        let held = one.map_or(*now, |one| one.modifiers);
        struck.strokes.push(stroke(input, held, sign));
        if !told {
            // Nobody tells of modifiers but their keys.
            count(input, &mut now);
        }
    }
    if struck.let_go {
        *now = egui::Modifiers::NONE;
    }
    (state.shift, state.ctrl, state.alt) = (now.shift, now.ctrl, now.alt);
    state.win &= !struck.let_go;
}

/// Modifiers by the presses of their keys.
fn count(input: &KeyboardInput, now: &mut egui::Modifiers) {
    let down = input.state.is_pressed();
    match input.logical_key {
        Key::Shift => now.shift = down,
        Key::Control => *now = modifiers(now.shift, down, now.alt, now.mac_cmd),
        Key::Alt => now.alt = down,
        Key::Super | Key::Meta => *now = modifiers(now.shift, now.ctrl, now.alt, down),
        _ => {}
    }
}

/// A key as egui takes it; `sign` is what it meant, where its own words are in doubt.
fn stroke(input: &KeyboardInput, held: egui::Modifiers, sign: Option<char>) -> KeyStroke {
    let pressed = input.state.is_pressed();
    let logical = match sign {
        Some(sign) => egui::Key::from_name(&sign.to_string()),
        None => helpers::bevy_to_egui_key(&input.logical_key),
    };
    let physical = helpers::bevy_to_egui_physical_key(&input.key_code);
    let written = || match (&input.text, &input.logical_key) {
        (Some(text), _) => Some(text.to_string()),
        (None, Key::Character(text)) => Some(text.to_string()),
        (None, Key::Space) => Some(" ".to_owned()),
        (None, _) => None,
    };
    let text = sign.map(String::from).or_else(written).filter(|text| pressed && writes(held) && !text.is_empty() && !text.contains(char::is_control));
    KeyStroke { key: logical.or(physical), physical, pressed, repeat: input.repeat, modifiers: held, text }
}

/// Tells egui.
fn tell(
    mut struck: ResMut<Struck>,
    mut clipboard: ResMut<Clipboard>,
    contexts: Query<Entity, With<PrimaryEguiContext>>,
    mut events: MessageWriter<EguiInputEvent>,
) {
    let struck = &mut *struck;
    let mut all = Vec::new();
    if std::mem::take(&mut struck.let_go) {
        let held = std::mem::take(&mut struck.down);
        let up = |(key, physical_key)| egui::Event::Key { key, physical_key, pressed: false, repeat: false, modifiers: egui::Modifiers::NONE };
        all.extend(held.into_iter().map(up));
        all.push(egui::Event::WindowFocused(false));
    }
    if std::mem::take(&mut struck.came_back) {
        all.push(egui::Event::WindowFocused(true));
    }
    for stroke in std::mem::take(&mut struck.strokes) {
        if let Some(text) = stroke.text {
            all.push(egui::Event::Text(text));
        }
        let Some(key) = stroke.key else { continue };
        if stroke.pressed {
            struck.down.insert(key, stroke.physical);
        } else {
            struck.down.remove(&key);
        }
        let (pressed, modifiers) = (stroke.pressed, stroke.modifiers);
        all.push(egui::Event::Key { key, physical_key: stroke.physical, pressed, repeat: stroke.repeat, modifiers });
        if pressed && modifiers.command {
            match key {
                egui::Key::C => all.push(egui::Event::Copy),
                egui::Key::X => all.push(egui::Event::Cut),
                egui::Key::V => all.extend(clipboard.paste().map(egui::Event::Paste)),
                _ => {}
            }
        }
    }
    for context in &contexts {
        events.write_batch(all.iter().cloned().map(|event| EguiInputEvent { context, event }));
    }
}

#[cfg(test)]
mod tests {
    use bevy::input::{ButtonState, keyboard::KeyCode};

    use super::*;

    fn input(code: KeyCode, key: Key, text: Option<&str>, state: ButtonState) -> KeyboardInput {
        KeyboardInput { key_code: code, logical_key: key, state, text: text.map(Into::into), repeat: false, window: Entity::PLACEHOLDER }
    }

    #[test]
    fn a_latched_modifier_counts_like_a_held_one() {
        let f = input(KeyCode::KeyF, Key::Character("f".into()), Some("f"), ButtonState::Pressed);
        let latched = stroke(&f, modifiers(false, true, false, false), None);
        assert_eq!((latched.key, latched.text, latched.modifiers.command), (Some(egui::Key::F), None, !cfg!(target_os = "macos")));
        assert_eq!(stroke(&f, egui::Modifiers::NONE, None).text.as_deref(), Some("f"));
        let at = input(KeyCode::KeyQ, Key::Character("@".into()), Some("@"), ButtonState::Pressed);
        assert_eq!(stroke(&at, modifiers(false, true, true, false), None).text.as_deref(), (!cfg!(target_os = "macos")).then_some("@"));
    }

    #[test]
    fn a_sign_in_doubt_is_written_as_it_was_meant() {
        let wrong = input(KeyCode::KeyB, Key::Character("–".into()), Some("–"), ButtonState::Pressed);
        assert_eq!(stroke(&wrong, egui::Modifiers::NONE, Some('é')).text.as_deref(), Some("é"));
        let lost = input(KeyCode::KeyB, Key::Unidentified(bevy::input::keyboard::NativeKey::Unidentified), None, ButtonState::Pressed);
        assert_eq!(stroke(&lost, egui::Modifiers::NONE, Some('日')).text.as_deref(), Some("日"));
        let up = input(KeyCode::KeyB, Key::Character("b".into()), None, ButtonState::Released);
        assert_eq!(stroke(&up, egui::Modifiers::NONE, None).text, None);
    }

    #[test]
    fn control_signs_are_not_written() {
        let enter = input(KeyCode::Enter, Key::Enter, Some("\r"), ButtonState::Pressed);
        assert_eq!(
            (stroke(&enter, egui::Modifiers::NONE, None).text, stroke(&enter, egui::Modifiers::NONE, None).key),
            (None, Some(egui::Key::Enter))
        );
        let space = input(KeyCode::Space, Key::Space, None, ButtonState::Pressed);
        assert_eq!(stroke(&space, egui::Modifiers::NONE, None).text.as_deref(), Some(" "));
    }
}
