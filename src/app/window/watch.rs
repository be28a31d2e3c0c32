//! A second look at the keyboard of X11. The window's own events say which key was struck, and what that key means is read from the server when the
//! event's turn comes. Programs that type for people (auto-type, remote desktops) give one key another meaning for each foreign sign, so that after
//! a slow frame the meaning is already the next sign's. A thread of its own, which draws nothing, reads the meaning at once and keeps it with the
//! press.

use std::collections::VecDeque;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use x11rb::connection::Connection as _;
use x11rb::protocol::Event;
use x11rb::protocol::xproto::{ChangeWindowAttributesAux, ConnectionExt as _, EventMask, KeyButMask, Mapping};
use x11rb::rust_connection::RustConnection;

/// Presses that are remembered until the window asks for them.
const MOST: usize = 4096;
/// How old a press may be that the window asks for.
const OLDEST: Duration = Duration::from_secs(10);
/// How long after a key was given another meaning the window's own reading of it is in doubt.
const DOUBT: Duration = Duration::from_secs(5);
/// How long is waited for a press that the window knows of and this thread does not yet.
const PATIENCE: Duration = Duration::from_millis(25);

/// What the thread has seen.
pub struct Watch {
    seen: Arc<(Mutex<WatchSeen>, Condvar)>,
}

#[derive(Default)]
struct WatchSeen {
    presses: VecDeque<Press>,
    /// Presses that the window did not wait for: they are not kept when they come.
    owed: Vec<u8>,
    /// When each key was last given another meaning.
    changed: Vec<Option<Instant>>,
    /// The window was taken from the screen since this was last asked.
    hidden: bool,
    alive: bool,
}

/// A press as the server told it.
#[derive(Clone, Copy)]
struct Press {
    code: u8,
    at: Instant,
    sign: Option<char>,
}

fn lock(seen: &Mutex<WatchSeen>) -> MutexGuard<'_, WatchSeen> {
    seen.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Watch {
    /// Begins to watch the keys of a window, by its number in X11.
    pub fn begin(window: u32) -> Self {
        let seen = Arc::new((Mutex::new(WatchSeen { changed: vec![None; 256], alive: true, ..WatchSeen::default() }), Condvar::new()));
        let theirs = seen.clone();
        let begun = std::thread::Builder::new().name("keys".into()).spawn(move || {
            let _ = watch(window, &theirs);
            lock(&theirs.0).alive = false;
            theirs.1.notify_all();
        });
        if begun.is_err() {
            lock(&seen.0).alive = false;
        }
        Self { seen }
    }

    /// The sign that a press of this key meant when it was struck, where the window's own reading is in doubt; `None` where it is not.
    pub fn meant(&self, code: u8) -> Option<char> {
        let until = Instant::now() + PATIENCE;
        let mut seen = lock(&self.seen.0);
        loop {
            while seen.presses.front().is_some_and(|press| press.at.elapsed() > OLDEST) {
                seen.presses.pop_front();
            }
            if let Some(at) = seen.presses.iter().position(|press| press.code == code) {
                let press = seen.presses.drain(..=at).next_back()?;
                let changed = seen.changed.get(usize::from(code)).copied().flatten()?;
                return press.sign.filter(|_| changed + DOUBT > press.at);
            }
            let left = until.saturating_duration_since(Instant::now());
            if left.is_zero() || !seen.alive {
                seen.owed.push(code);
                return None;
            }
            seen = self.seen.1.wait_timeout(seen, left).unwrap_or_else(PoisonError::into_inner).0;
        }
    }

    /// Whether the window was taken from the screen (put away, another desktop) since this was last asked.
    pub fn was_hidden(&self) -> bool {
        std::mem::take(&mut lock(&self.seen.0).hidden)
    }
}

/// What every key means, as the server tells it: for each key the same number of signs.
struct Meanings {
    first: u8,
    each: usize,
    signs: Vec<u32>,
}

impl Meanings {
    fn read(display: &RustConnection) -> Result<Self, Box<dyn std::error::Error>> {
        let (first, last) = (display.setup().min_keycode, display.setup().max_keycode);
        let told = display.get_keyboard_mapping(first, last.saturating_sub(first).saturating_add(1))?.reply()?;
        Ok(Self { first, each: usize::from(told.keysyms_per_keycode), signs: told.keysyms })
    }

    fn row(&self, code: u8) -> &[u32] {
        let at = usize::from(code.saturating_sub(self.first)) * self.each;
        self.signs.get(at..at + self.each).unwrap_or_default()
    }

    /// The sign of a key with these modifiers: columns one and two of the first group, three and four of the second, five and six with the third
    /// level (AltGr).
    fn sign(&self, code: u8, state: KeyButMask) -> Option<char> {
        let row = self.row(code);
        let at = |column: usize| row.get(column).copied().filter(|&sign| sign != 0);
        let group = if u16::from(state) & 0x2000 == 0 { 0 } else { 2 };
        let base = if u16::from(state) & u16::from(KeyButMask::MOD5) == 0 { group } else { 4 };
        let shift = u16::from(state) & u16::from(KeyButMask::SHIFT) != 0;
        let symbol = if shift { at(base + 1).or_else(|| at(base)) } else { at(base) }?;
        let sign = xkeysym::Keysym::new(symbol).key_char().filter(|sign| !sign.is_control())?;
        let capitals = u16::from(state) & u16::from(KeyButMask::LOCK) != 0 && !shift;
        Some(if capitals && sign.is_alphabetic() { sign.to_uppercase().next().unwrap_or(sign) } else { sign })
    }
}

fn watch(window: u32, seen: &(Mutex<WatchSeen>, Condvar)) -> Result<(), Box<dyn std::error::Error>> {
    let (display, _) = super::display::connect()?;
    let wanted = EventMask::KEY_PRESS | EventMask::STRUCTURE_NOTIFY;
    display.change_window_attributes(window, &ChangeWindowAttributesAux::new().event_mask(wanted))?.check()?;
    let mut meanings = Meanings::read(&display)?;
    loop {
        match display.wait_for_event()? {
            Event::MappingNotify(event) if event.request != Mapping::POINTER => {
                let now = Meanings::read(&display)?;
                let mut seen = lock(&seen.0);
                let differs = |code: u8| meanings.row(code) != now.row(code);
                for code in (now.first..=u8::MAX).filter(|&code| differs(code)) {
                    if let Some(changed) = seen.changed.get_mut(usize::from(code)) {
                        *changed = Some(Instant::now());
                    }
                }
                drop(seen);
                meanings = now;
            }
            Event::KeyPress(event) => {
                let press = Press { code: event.detail, at: Instant::now(), sign: meanings.sign(event.detail, event.state) };
                let mut now = lock(&seen.0);
                if let Some(owed) = now.owed.iter().position(|&code| code == press.code) {
                    now.owed.remove(owed);
                } else {
                    if now.presses.len() >= MOST {
                        now.presses.pop_front();
                    }
                    now.presses.push_back(press);
                }
                drop(now);
                seen.1.notify_all();
            }
            Event::UnmapNotify(event) if event.window == window => lock(&seen.0).hidden = true,
            Event::DestroyNotify(event) if event.window == window => return Ok(()),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_means_what_its_row_says() {
        let signs =
            vec![u32::from(b'a'), u32::from(b'A'), 0, 0, 0xe6, 0xc6, 0x0100_65e5, 0, 0, 0, 0, 0, u32::from(b'2'), u32::from(b'@'), 0, 0, 0, 0];
        let meanings = Meanings { first: 8, each: 6, signs };
        let none = KeyButMask::default();
        assert_eq!(meanings.sign(8, none), Some('a'));
        assert_eq!(meanings.sign(8, KeyButMask::SHIFT), Some('A'));
        assert_eq!(meanings.sign(8, KeyButMask::LOCK), Some('A'));
        assert_eq!(meanings.sign(8, KeyButMask::MOD5), Some('æ'));
        assert_eq!((meanings.sign(9, none), meanings.sign(9, KeyButMask::SHIFT)), (Some('日'), Some('日')), "one sign for both");
        assert_eq!((meanings.sign(10, KeyButMask::SHIFT), meanings.sign(10, KeyButMask::LOCK)), (Some('@'), Some('2')));
        assert_eq!(meanings.sign(200, none), None);
    }

    /// The sign that was meant goes with the press, whatever the key was made to mean after it.
    #[test]
    fn a_press_keeps_its_sign() {
        let now = Instant::now();
        let watch = |changed: Option<Instant>, presses: &[(u8, char)]| {
            let presses = presses.iter().map(|&(code, sign)| Press { code, at: now, sign: Some(sign) }).collect();
            let mut all = vec![None; 256];
            all[9] = changed;
            Watch { seen: Arc::new((Mutex::new(WatchSeen { presses, changed: all, alive: false, ..WatchSeen::default() }), Condvar::new())) }
        };
        let typed = watch(Some(now), &[(30, 'x'), (9, 'é'), (9, 'ß')]);
        assert_eq!((typed.meant(9), typed.meant(9), typed.meant(9)), (Some('é'), Some('ß'), None));
        assert_eq!(watch(None, &[(9, 'é')]).meant(9), None, "no doubt, no second opinion");
        assert_eq!(watch(now.checked_sub(Duration::from_secs(60)), &[(9, 'é')]).meant(9), None, "long ago");
    }
}
