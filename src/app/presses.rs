//! Which presses count. A screen or a question that comes up takes only presses that began after it was drawn: whoever holds Enter down, or
//! taps twice, answers nothing that stood not there to be read. So no hold runs through the screen between two people, and none answers the
//! question that it called up.
//!
//! It sits before egui, as one of its plugins, so that every button, key and field obeys it. The keys in question are those that press
//! buttons (Enter, with and without Ctrl, and the space bar) and the mouse's buttons; what is typed into a field is typed.

use std::collections::BTreeSet;

use bevy::{ecs::system::SystemParam, prelude::*};
use bevy_egui::{
    EguiContext, EguiContexts, EguiPrimaryContextPass,
    egui::{Context, Event, FullOutput, Key, Modifiers, OutputCommand, Plugin as EguiHook, PointerButton, Pos2, RawInput},
};

use super::{
    DrawSet, fields,
    screens::{Over, Screen},
    window::clipboard,
};

/// How long a screen stands before presses count: shorter, and the second of two quick taps would be meant for the screen before.
const SETTLE_S: f64 = 0.2;
/// Passes until what was gathered while the screen was being drawn is through.
const SETTLE_PASSES: u8 = 2;
/// Where the mouse lets go of what the screen before had of it: nothing is there.
const NOWHERE: Pos2 = Pos2::new(-1.0e5, -1.0e5);

/// Lets presses count by screen: each begins anew.
pub fn plugin(app: &mut App) {
    app.add_systems(PostStartup, install_in_all).add_systems(EguiPrimaryContextPass, renew_by_screen.in_set(DrawSet::Prepare));
}

fn install_in_all(mut contexts: Query<&mut EguiContext>) {
    for mut context in &mut contexts {
        install(context.get_mut());
    }
}

fn renew_by_screen(mut contexts: EguiContexts, screen: Res<State<Screen>>, over: Res<Over>, mut last: Local<Option<(Screen, Over)>>) -> Result {
    let now = (*screen.get(), *over);
    if last.replace(now) != Some(now) {
        renew(contexts.ctx_mut()?);
    }
    Ok(())
}

/// What was copied out of a field into the clipboard.
#[derive(SystemParam)]
pub struct Copied<'w, 's> {
    contexts: EguiContexts<'w, 's>,
}

impl Copied<'_, '_> {
    /// Empties the clipboard if it still holds what was copied here: the next team's fields are not to be filled with it.
    pub fn forget(&mut self) {
        let Ok(ctx) = self.contexts.ctx_mut() else { return };
        let copied = ctx.with_plugin::<Presses, _>(|presses| presses.copied.take()).flatten();
        if let Some(copied) = copied.filter(|copied| !copied.is_empty()) {
            clipboard::empty_if(copied);
        }
    }
}

/// What is held down, and what of it began too early.
#[derive(Default)]
pub struct Presses {
    keys: BTreeSet<Key>,
    buttons: Vec<PointerButton>,
    stale_keys: BTreeSet<Key>,
    stale_buttons: Vec<PointerButton>,
    /// Buttons that egui still takes for pressed, to be let go.
    to_release: Vec<PointerButton>,
    pointer: Option<Pos2>,
    /// Since when a new screen stands, and how many passes have begun since.
    fresh: Option<(f64, u8)>,
    /// What was copied last.
    copied: Option<String>,
}

/// Lets presses count from now on, in windows where [`renew`] is called.
pub fn install(ctx: &Context) {
    ctx.add_plugin(Presses::default());
}

/// Another screen or question is being drawn: whatever is held down now, and whatever is pressed before it can be read, does nothing there.
pub fn renew(ctx: &Context) {
    let now = ctx.input(|input| input.time);
    if ctx.with_plugin::<Presses, ()>(|presses| presses.renew(now)).is_none() {
        return;
    }
    ctx.input_mut(|input| input.events.retain(|event| !matches!(event, Event::Key { key, pressed: true, .. } if presses_buttons(*key))));
    ctx.request_repaint();
}

fn presses_buttons(key: Key) -> bool {
    matches!(key, Key::Enter | Key::Space)
}

impl Presses {
    fn renew(&mut self, now: f64) {
        self.stale_keys.clone_from(&self.keys);
        self.to_release = self.buttons.iter().filter(|button| !self.stale_buttons.contains(button)).copied().collect();
        self.stale_buttons.clone_from(&self.buttons);
        self.fresh = Some((now, 0));
    }

    /// Whether a press that begins now was begun too early.
    fn too_early(&mut self, now: f64) -> bool {
        if self.fresh.is_some_and(|(since, passes)| passes >= SETTLE_PASSES && now - since >= SETTLE_S) {
            self.fresh = None;
        }
        self.fresh.is_some()
    }

    /// Whether an event goes on to egui.
    fn lets_through(&mut self, event: &Event, now: f64) -> bool {
        match event {
            Event::Key { key, pressed: true, modifiers, .. } if presses_buttons(*key) => {
                let begins = self.keys.insert(*key);
                if begins && self.too_early(now) {
                    self.stale_keys.insert(*key);
                }
                // A chord is meant once, however long it is held.
                !self.stale_keys.contains(key) && (begins || !modifiers.command)
            }
            Event::Key { key, pressed: false, .. } => {
                self.keys.remove(key);
                self.stale_keys.remove(key);
                true
            }
            Event::PointerButton { button, pressed: true, pos, .. } => {
                self.pointer = Some(*pos);
                if !self.buttons.contains(button) {
                    self.buttons.push(*button);
                    if self.too_early(now) {
                        self.stale_buttons.push(*button);
                    }
                }
                !self.stale_buttons.contains(button)
            }
            Event::PointerButton { button, pressed: false, pos, .. } => {
                self.pointer = Some(*pos);
                self.buttons.retain(|held| held != button);
                let stale = self.stale_buttons.contains(button);
                self.stale_buttons.retain(|held| held != button);
                !stale
            }
            Event::PointerMoved(pos) => {
                self.pointer = Some(*pos);
                true
            }
            // Releases are not told to a window that has lost the focus.
            Event::WindowFocused(false) => {
                self.keys.clear();
                self.stale_keys.clear();
                true
            }
            _ => true,
        }
    }

    /// What lets go of the mouse's buttons that a window without the focus, or one that is not to be seen, would never hear the end of: where
    /// nothing is, so that nothing is clicked.
    fn let_go(&mut self) -> Vec<Event> {
        let held: Vec<PointerButton> = std::mem::take(&mut self.buttons).into_iter().filter(|button| !self.stale_buttons.contains(button)).collect();
        self.stale_buttons.clear();
        if held.is_empty() {
            return Vec::new();
        }
        let up = |button| Event::PointerButton { pos: NOWHERE, button, pressed: false, modifiers: Modifiers::NONE };
        let mut events = vec![Event::PointerMoved(NOWHERE)];
        events.extend(held.into_iter().map(up));
        events.push(Event::PointerGone);
        events
    }
}

impl EguiHook for Presses {
    fn debug_name(&self) -> &'static str {
        "presses"
    }

    fn input_hook(&mut self, ctx: &Context, input: &mut RawInput) {
        let now = input.time.unwrap_or_else(|| ctx.input(|input| input.time));
        if let Some((_, passes)) = &mut self.fresh {
            *passes = passes.saturating_add(1);
        }
        let mut released = Vec::new();
        for button in std::mem::take(&mut self.to_release) {
            released.push(Event::PointerMoved(NOWHERE));
            released.push(Event::PointerButton { pos: NOWHERE, button, pressed: false, modifiers: Modifiers::NONE });
            released.extend(self.pointer.map(Event::PointerMoved));
        }
        let mut all = released;
        for event in std::mem::take(&mut input.events) {
            if !self.lets_through(&event, now) {
                continue;
            }
            let leaves = matches!(event, Event::WindowFocused(false));
            all.push(fields::pasted(event));
            if leaves {
                all.extend(self.let_go());
            }
        }
        input.events = all;
    }

    fn output_hook(&mut self, _: &Context, output: &mut FullOutput) {
        for command in &output.platform_output.commands {
            if let OutputCommand::CopyText(text) = command {
                self.copied = Some(text.clone());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use bevy_egui::egui::pos2;

    use super::*;

    fn key(key: Key, pressed: bool, modifiers: Modifiers) -> Event {
        Event::Key { key, physical_key: None, pressed, repeat: false, modifiers }
    }

    /// The presses of Enter that reach egui in a pass that begins at `time`.
    fn enters(ctx: &Context, time: f64, events: Vec<Event>) -> usize {
        let mut count = 0;
        let input = RawInput { time: Some(time), events, ..RawInput::default() };
        let mut output = ctx.run_ui(input, |ui| {
            count = ui.input(|input| input.events.iter().filter(|event| matches!(event, Event::Key { key: Key::Enter, pressed: true, .. })).count());
        });
        // Nothing is painted here.
        output.textures_delta.clear();
        count
    }

    #[test]
    fn a_hold_ends_at_the_next_screen() {
        let ctx = Context::default();
        install(&ctx);
        let (down, up) = (key(Key::Enter, true, Modifiers::NONE), key(Key::Enter, false, Modifiers::NONE));
        assert_eq!(enters(&ctx, 0.0, vec![down.clone()]), 1);
        renew(&ctx);
        for step in 1..40 {
            assert_eq!(enters(&ctx, f64::from(step) * 0.1, vec![down.clone()]), 0, "still held");
        }
        assert_eq!(enters(&ctx, 5.0, vec![up.clone(), down.clone()]), 1, "let go and pressed again");
        // What is pressed before the screen can be seen is stale until it is let go, however long that takes.
        let _ = enters(&ctx, 5.1, vec![up.clone()]);
        renew(&ctx);
        assert_eq!(enters(&ctx, 5.15, vec![down.clone()]), 0);
        assert_eq!(enters(&ctx, 9.0, vec![down.clone()]), 0);
        assert_eq!(enters(&ctx, 9.1, vec![up, down]), 1);
    }

    #[test]
    fn a_chord_is_meant_once() {
        let ctx = Context::default();
        install(&ctx);
        let down = key(Key::Enter, true, Modifiers::COMMAND);
        assert_eq!((enters(&ctx, 0.0, vec![down.clone()]), enters(&ctx, 0.5, vec![down.clone(), down])), (1, 0));
    }

    /// A drag whose release went to another desktop stuck the map to the pointer.
    #[test]
    fn a_drag_ends_when_the_window_is_left() {
        let ctx = Context::default();
        install(&ctx);
        let press =
            |button: PointerButton, pressed: bool| Event::PointerButton { pos: pos2(30.0, 30.0), button, pressed, modifiers: Modifiers::NONE };
        let dragged = |time: f64, events: Vec<Event>| {
            let mut dragged = (false, false);
            let mut output = ctx.run_ui(RawInput { time: Some(time), events, ..RawInput::default() }, |ui| {
                let (_, map) = ui.allocate_exact_size(bevy_egui::egui::vec2(200.0, 200.0), bevy_egui::egui::Sense::click_and_drag());
                dragged = (map.dragged(), map.clicked() || map.secondary_clicked());
            });
            output.textures_delta.clear();
            dragged
        };
        for (round, button) in [PointerButton::Primary, PointerButton::Secondary, PointerButton::Middle].into_iter().enumerate() {
            let dragged = |time: f64, events| dragged(time + 3.0 * round as f64, events);
            let moved = |by: f32| Event::PointerMoved(pos2(30.0 + by, 30.0));
            let _ = dragged(0.0, vec![moved(0.0)]);
            let _ = dragged(0.1, vec![moved(0.0), press(button, true)]);
            assert!(dragged(0.2, vec![moved(60.0)]).0, "{button:?}");
            assert_eq!(dragged(0.3, vec![Event::WindowFocused(false)]), (false, false), "{button:?} is let go, and nothing is clicked");
            assert_eq!(dragged(2.0, vec![Event::WindowFocused(true), moved(90.0)]), (false, false), "{button:?}");
            // A release that comes after all does nothing.
            assert_eq!(dragged(2.1, vec![press(button, false)]), (false, false), "{button:?}");
        }
    }

    #[test]
    fn a_button_held_from_the_screen_before_clicks_nothing() {
        let ctx = Context::default();
        install(&ctx);
        let at = pos2(10.0, 10.0);
        let press = |pressed: bool| Event::PointerButton { pos: at, button: PointerButton::Primary, pressed, modifiers: Modifiers::NONE };
        let clicks = |time: f64, events: Vec<Event>| {
            let mut clicked = false;
            let mut output = ctx.run_ui(RawInput { time: Some(time), events, ..RawInput::default() }, |ui| {
                clicked = ui.button("wide enough to be hit").clicked();
            });
            output.textures_delta.clear();
            clicked
        };
        assert!(!clicks(0.0, vec![Event::PointerMoved(at)]));
        assert!(!clicks(0.1, vec![press(true)]));
        assert!(clicks(0.2, vec![press(false)]), "a click");
        assert!(!clicks(1.0, vec![press(true)]));
        renew(&ctx);
        assert!(!clicks(1.5, Vec::new()));
        assert!(!clicks(2.0, vec![press(false)]), "begun before");
        assert!(!clicks(2.1, vec![press(true)]));
        assert!(clicks(2.2, vec![press(false)]), "begun after");
    }
}
