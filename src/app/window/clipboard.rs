//! The clipboard, which another program holds: it may hang, and it may hold a book. So it is read on a thread of its own, for so long and so much at
//! most, and the picture goes on meanwhile. Most programs answer at once; for those a paste stands where it was asked for, before the keys after it.

use std::sync::{Arc, Mutex, PoisonError, mpsc};
use std::time::Duration;

use bevy::prelude::*;
use bevy::winit::{EventLoopProxyWrapper, WinitUserEvent};
use bevy_egui::{
    EguiContexts, EguiPrimaryContextPass,
    egui::{self, Align2, Area, Frame, Id, Margin, Order, RichText, Stroke},
};

use crate::app::{Awake, DrawSet, settings::Settings};

/// The most that is read, in bytes: more than any field takes.
pub const MOST: usize = 256 * 1024;
/// How long the clipboard's owner may take.
pub const PATIENCE: Duration = Duration::from_secs(3);
/// How long the picture waits for it: a paste that is there by then stands where it was asked for.
const AT_ONCE: Duration = Duration::from_millis(120);
/// How long a sentence about the clipboard stays, in seconds.
const SAID_S: f64 = 6.0;

/// What came of reading the clipboard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Read {
    /// The text, and whether there was more of it.
    Text(String, bool),
    /// It holds no text.
    Nothing,
    /// Whoever owns it does not answer.
    Silent,
}

/// Reads the clipboard: so many bytes at most, for so long at most. Called on a thread of its own.
pub type ClipboardReader = Arc<dyn Fn(usize, Duration) -> Read + Send + Sync>;

/// What is being pasted.
#[derive(Resource)]
pub struct Clipboard {
    read: ClipboardReader,
    waiting: Option<Mutex<mpsc::Receiver<Read>>>,
    /// The field for which it is read; `None` until it is known.
    field: Option<Option<Id>>,
    wake: Arc<Mutex<Option<Box<dyn Fn() + Send>>>>,
    said: Option<String>,
}

impl Default for Clipboard {
    fn default() -> Self {
        Self::of(Arc::new(read))
    }
}

impl Clipboard {
    /// A clipboard that is read this way.
    pub fn of(read: ClipboardReader) -> Self {
        Self { read, waiting: None, field: None, wake: Arc::default(), said: None }
    }

    /// Begins to paste. Gives the text if it is there at once; otherwise it comes by itself, to the field that has the focus now.
    pub fn paste(&mut self) -> Option<String> {
        if self.waiting.is_some() {
            return None;
        }
        let (tell, told) = mpsc::channel();
        let (read, wake) = (self.read.clone(), self.wake.clone());
        let begun = std::thread::Builder::new().name("clipboard".into()).spawn(move || {
            let _ = tell.send(read(MOST, PATIENCE));
            if let Some(wake) = &*wake.lock().unwrap_or_else(PoisonError::into_inner) {
                wake();
            }
        });
        if begun.is_err() {
            return None;
        }
        match told.recv_timeout(AT_ONCE) {
            Ok(read) => self.take(read),
            Err(mpsc::RecvTimeoutError::Timeout) => {
                (self.waiting, self.field) = (Some(Mutex::new(told)), None);
                None
            }
            Err(mpsc::RecvTimeoutError::Disconnected) => None,
        }
    }

    fn take(&mut self, read: Read) -> Option<String> {
        match read {
            Read::Text(text, more) => {
                self.said = more.then(|| "The clipboard holds more than can be pasted: only its beginning was taken.".to_owned());
                Some(text)
            }
            Read::Nothing => None,
            Read::Silent => {
                self.said = Some("Nothing was pasted: the program that holds the clipboard does not answer.".to_owned());
                None
            }
        }
    }

    /// What came late, if the field that it was meant for still has the focus.
    fn come(&mut self, focused: Option<Id>) -> Option<String> {
        let waiting = self.waiting.as_mut()?.get_mut().unwrap_or_else(PoisonError::into_inner);
        let meant = *self.field.get_or_insert(focused);
        let read = match waiting.try_recv() {
            Ok(read) => read,
            Err(mpsc::TryRecvError::Empty) => return None,
            Err(mpsc::TryRecvError::Disconnected) => Read::Nothing,
        };
        self.waiting = None;
        let text = self.take(read)?;
        if meant.is_some() && meant == focused {
            return Some(text);
        }
        self.said = Some("Nothing was pasted: the clipboard answered after the field had been left.".to_owned());
        None
    }
}

/// Brings in what comes late, and says what went wrong.
pub fn plugin(app: &mut App) {
    app.init_resource::<Clipboard>()
        .add_systems(Startup, wake_by_thread)
        .add_systems(EguiPrimaryContextPass, (arrive.in_set(DrawSet::Prepare), say.in_set(DrawSet::Overlays)));
}

fn wake_by_thread(clipboard: Res<Clipboard>, proxy: Option<Res<EventLoopProxyWrapper>>) {
    let Some(proxy) = proxy.map(|proxy| (**proxy).clone()) else { return };
    let wake = move || {
        let _ = proxy.send_event(WinitUserEvent::WakeUp);
    };
    *clipboard.wake.lock().unwrap_or_else(PoisonError::into_inner) = Some(Box::new(wake));
}

fn arrive(mut contexts: EguiContexts, mut clipboard: ResMut<Clipboard>, mut awake: ResMut<Awake>) -> Result {
    if clipboard.waiting.is_none() {
        return Ok(());
    }
    let ctx = contexts.ctx_mut()?;
    if let Some(text) = clipboard.come(ctx.memory(|memory| memory.focused())) {
        ctx.input_mut(|input| input.events.push(crate::app::fields::pasted(egui::Event::Paste(text))));
        awake.keep(2);
    }
    ctx.request_repaint_after_secs(0.2);
    Ok(())
}

fn say(mut contexts: EguiContexts, mut clipboard: ResMut<Clipboard>, settings: Res<Settings>, mut until: Local<Option<(String, f64)>>) -> Result {
    if clipboard.said.is_none() && until.is_none() {
        return Ok(());
    }
    let ctx = contexts.ctx_mut()?;
    let now = ctx.input(|input| input.time);
    if let Some(said) = clipboard.said.take() {
        *until = Some((said, now + SAID_S));
    }
    let Some((said, end)) = &*until else { return Ok(()) };
    if now >= *end {
        *until = None;
        ctx.request_repaint();
        return Ok(());
    }
    ctx.request_repaint_after_secs((*end - now) as f32);
    let p = settings.palette();
    let at = ctx.viewport_rect().center_bottom() - egui::vec2(0.0, 44.0);
    let frame = Frame::new().fill(p.panel).stroke(Stroke::new(1.5, p.warn)).corner_radius(6).inner_margin(Margin::symmetric(14, 8));
    Area::new(Id::new("clipboard")).order(Order::Tooltip).fixed_pos(at).pivot(Align2::CENTER_BOTTOM).interactable(false).show(ctx, |ui| {
        frame.show(ui, |ui| ui.label(RichText::new(said).color(p.strong)));
    });
    Ok(())
}

/// Empties the clipboard if it still holds this text; looked up and done aside. Waited for as long as most programs take, so that nobody who comes
/// next finds it.
pub fn empty_if(text: String) {
    let (tell, told) = mpsc::channel();
    let begun = std::thread::Builder::new().name("clipboard".into()).spawn(move || {
        if matches!(read(MOST, PATIENCE), Read::Text(held, _) if text.starts_with(&held) && !held.is_empty()) {
            bevy_egui::EguiClipboard::default().set_text("");
        }
        let _ = tell.send(());
    });
    if begun.is_ok() {
        let _ = told.recv_timeout(AT_ONCE);
    }
}

#[cfg(not(target_os = "linux"))]
fn read(most: usize, _: Duration) -> Read {
    match bevy_egui::EguiClipboard::default().get_text() {
        Some(text) => beginning(text, most),
        None => Read::Nothing,
    }
}

/// The beginning of a text, at most so many bytes.
#[cfg(any(test, not(target_os = "linux")))]
fn beginning(mut text: String, most: usize) -> Read {
    let more = text.len() > most;
    text.truncate(text.floor_char_boundary(most));
    Read::Text(text, more)
}

#[cfg(target_os = "linux")]
fn read(most: usize, patience: Duration) -> Read {
    x11::read(most, patience).unwrap_or(Read::Nothing)
}

/// The clipboard of X11: its owner is asked for the text, and hands it over whole or piece by piece.
#[cfg(target_os = "linux")]
mod x11 {
    use std::time::{Duration, Instant};

    use x11rb::connection::Connection as _;
    use x11rb::protocol::Event;
    use x11rb::protocol::xproto::{Atom, AtomEnum, ConnectionExt as _, CreateWindowAux, EventMask, GetPropertyReply, Property, Window, WindowClass};
    use x11rb::rust_connection::RustConnection;

    use super::Read;

    type ReadOutcome<T> = Result<T, Box<dyn std::error::Error>>;

    struct ClipboardAsking {
        display: RustConnection,
        window: Window,
        place: Atom,
        until: Instant,
    }

    /// Reads so many bytes at most, for so long at most.
    pub fn read(most: usize, patience: Duration) -> ReadOutcome<Read> {
        let until = Instant::now() + patience;
        let (display, screen) = crate::app::window::display::connect()?;
        let root = display.setup().roots.get(screen).ok_or("no such screen")?.root;
        let window = display.generate_id()?;
        let wanted = CreateWindowAux::new().event_mask(EventMask::PROPERTY_CHANGE);
        display.create_window(0, window, root, 0, 0, 1, 1, 0, WindowClass::INPUT_OUTPUT, 0, &wanted)?;
        let atom = |name: &str| -> ReadOutcome<Atom> { Ok(display.intern_atom(false, name.as_bytes())?.reply()?.atom) };
        let (clipboard, utf8, piecemeal, place) = (atom("CLIPBOARD")?, atom("UTF8_STRING")?, atom("INCR")?, atom("LATTICEWORK_PASTE")?);
        if display.get_selection_owner(clipboard)?.reply()?.owner == x11rb::NONE {
            return Ok(Read::Nothing);
        }
        let asking = ClipboardAsking { display, window, place, until };
        for kind in [utf8, AtomEnum::STRING.into()] {
            match asking.ask(clipboard, kind)? {
                None => return Ok(Read::Silent),
                Some(false) => {}
                Some(true) => {
                    let first = asking.piece(most)?;
                    let (bytes, more) = if first.type_ == piecemeal { asking.pieces(most)? } else { (first.value, first.bytes_after > 0) };
                    let Some((bytes, more)) = bounded(bytes, more, most) else { return Ok(Read::Silent) };
                    // The older kind is Latin-1.
                    let text = if kind == utf8 { whole_signs(bytes) } else { bytes.into_iter().map(char::from).collect() };
                    return Ok(Read::Text(text, more));
                }
            }
        }
        Ok(Read::Nothing)
    }

    /// Cut at the most that is taken; nothing at all that came of a broken off handing over is no text.
    fn bounded(mut bytes: Vec<u8>, more: bool, most: usize) -> Option<(Vec<u8>, bool)> {
        let more = more || bytes.len() > most;
        bytes.truncate(most);
        (!bytes.is_empty() || !more).then_some((bytes, more))
    }

    /// The text, without the part of a sign that was cut at its end.
    fn whole_signs(bytes: Vec<u8>) -> String {
        match String::from_utf8(bytes) {
            Ok(text) => text,
            Err(error) => {
                let (end, cut) = (error.utf8_error().valid_up_to(), error.utf8_error().error_len().is_none());
                let bytes = error.into_bytes();
                String::from_utf8_lossy(if cut { &bytes[..end] } else { &bytes }).into_owned()
            }
        }
    }

    impl ClipboardAsking {
        fn next(&self) -> ReadOutcome<Option<Event>> {
            while Instant::now() < self.until {
                if let Some(event) = self.display.poll_for_event()? {
                    return Ok(Some(event));
                }
                std::thread::sleep(Duration::from_millis(2));
            }
            Ok(None)
        }

        /// Asks for one kind of text: given or not, `None` if nobody answers.
        fn ask(&self, clipboard: Atom, kind: Atom) -> ReadOutcome<Option<bool>> {
            self.display.convert_selection(self.window, clipboard, kind, self.place, x11rb::CURRENT_TIME)?;
            self.display.flush()?;
            loop {
                match self.next()? {
                    None => return Ok(None),
                    Some(Event::SelectionNotify(event)) if event.requestor == self.window => return Ok(Some(event.property != x11rb::NONE)),
                    Some(_) => {}
                }
            }
        }

        /// Takes what lies there, and makes room for the next piece.
        fn piece(&self, most: usize) -> ReadOutcome<GetPropertyReply> {
            let words = u32::try_from(most.div_ceil(4)).unwrap_or(u32::MAX);
            let reply = self.display.get_property(true, self.window, self.place, AtomEnum::ANY, 0, words)?.reply()?;
            if reply.bytes_after > 0 {
                self.display.delete_property(self.window, self.place)?;
            }
            self.display.flush()?;
            Ok(reply)
        }

        fn pieces(&self, most: usize) -> ReadOutcome<(Vec<u8>, bool)> {
            let mut all = Vec::new();
            loop {
                match self.next()? {
                    None => return Ok((all, true)),
                    Some(Event::PropertyNotify(event)) if event.atom == self.place && event.state == Property::NEW_VALUE => {
                        let reply = self.piece(most)?;
                        if reply.value.is_empty() {
                            return Ok((all, false));
                        }
                        all.extend(reply.value);
                        if reply.bytes_after > 0 || all.len() >= most {
                            return Ok((all, true));
                        }
                    }
                    Some(_) => {}
                }
            }
        }
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        #[test]
        fn a_text_is_cut_between_signs() {
            assert_eq!(whole_signs("é日".bytes().take(4).collect()), "é");
            assert_eq!(whole_signs(b"a\xffb".to_vec()), "a\u{fffd}b");
            assert_eq!(bounded(vec![1; 9], false, 4), Some((vec![1; 4], true)));
            assert_eq!((bounded(Vec::new(), true, 4), bounded(Vec::new(), false, 4)), (None, Some((Vec::new(), false))));
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Instant;

    use super::*;

    fn slow(after: Duration, read: Read) -> Clipboard {
        Clipboard::of(Arc::new(move |_, _| {
            std::thread::sleep(after);
            read.clone()
        }))
    }

    fn waited(clipboard: &mut Clipboard, focused: Option<Id>) -> Option<String> {
        for _ in 0..300 {
            if let Some(text) = clipboard.come(focused) {
                return Some(text);
            }
            if clipboard.waiting.is_none() {
                return None;
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        None
    }

    #[test]
    fn what_is_there_at_once_is_pasted_at_once() {
        assert_eq!(slow(Duration::ZERO, Read::Text("a".into(), false)).paste().as_deref(), Some("a"));
        let mut book = slow(Duration::ZERO, Read::Text("a".into(), true));
        assert!(book.paste().is_some() && book.said.is_some_and(|said| said.contains("beginning")));
    }

    /// A program that hangs once stopped the picture for 17 seconds.
    #[test]
    fn a_program_that_hangs_stops_nothing() {
        let field = Some(Id::new("field"));
        let mut hung = slow(Duration::from_millis(600), Read::Silent);
        let begun = Instant::now();
        for _ in 0..5 {
            assert_eq!(hung.paste(), None);
        }
        assert!(begun.elapsed() < Duration::from_millis(400), "{:?}", begun.elapsed());
        assert_eq!(waited(&mut hung, field), None);
        assert!(hung.said.is_some_and(|said| said.contains("does not answer")));
    }

    #[test]
    fn what_comes_late_goes_to_its_own_field_or_nowhere() {
        let (field, other) = (Some(Id::new("field")), Some(Id::new("other")));
        let text = || Read::Text("late".into(), false);
        let mut late = slow(Duration::from_millis(250), text());
        assert!(late.paste().is_none());
        assert_eq!(waited(&mut late, field).as_deref(), Some("late"));
        let mut late = slow(Duration::from_millis(250), text());
        assert!(late.paste().is_none() && late.come(field).is_none());
        assert_eq!(waited(&mut late, other), None);
        assert!(late.said.is_some_and(|said| said.contains("left")));
    }

    #[test]
    fn a_book_is_cut() {
        assert_eq!(beginning("日日".into(), 4), Read::Text("日".into(), true));
    }
}
