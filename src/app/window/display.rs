//! The display that the window opens on: whether it has what a window needs, and how much room there is. Asked before the window is made, since the
//! libraries below give up without a word that helps.

use super::size::Pixels;

/// What is known of the display before the window opens.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Display {
    /// Room for the window without its frame, in pixels, if the display says.
    pub room: Option<Pixels>,
    /// How many pixels the system wants a point to have; 1 if it does not say.
    pub scale: Option<f32>,
}

/// No window can be opened here: one sentence says why and what to do.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoDisplay {
    /// Only Wayland is here.
    #[error("Latticework opens its window through X11, and only Wayland is here (the variable DISPLAY is not set): start XWayland.")]
    OnlyWayland,
    /// There is none.
    #[error("Latticework opens a window, and there is no display here (the variable DISPLAY is not set).")]
    Nowhere,
    /// The display lacks extensions.
    #[error("Latticework opens a window, and the display {display} lacks what that needs: {}. Use a newer X server, such as TigerVNC or Xorg, or start \
        this one with these extensions on.", missing.join(", "))]
    Lacks {
        /// As the environment names it.
        display: String,
        /// The extensions, and what each is for.
        missing: Vec<String>,
    },
}

/// Looks at the display.
///
/// # Errors
/// No window can be opened here.
#[cfg(not(target_os = "linux"))]
pub fn look() -> Result<Display, NoDisplay> {
    Ok(Display::default())
}

#[cfg(target_os = "linux")]
pub use x11::{connect, look};

#[cfg(target_os = "linux")]
mod x11 {
    use std::time::{Duration, Instant};

    use x11rb::connection::Connection as _;
    use x11rb::protocol::Event;
    use x11rb::protocol::randr::{ConnectionExt as _, MonitorInfo};
    use x11rb::protocol::xproto::{
        Atom, AtomEnum, ClientMessageEvent, ConnectionExt as _, CreateWindowAux, EventMask, PropertyNotifyEvent, Screen, Window, WindowClass,
    };
    use x11rb::rust_connection::{ConnectError, RustConnection};

    use super::{Display, NoDisplay, Pixels};

    /// The extensions that the window's library cannot do without, and what each is for.
    const NEEDED: [(&str, &str); 3] = [("RANDR", "the sizes of screens"), ("XInputExtension", "the mouse"), ("XKEYBOARD", "the keyboard")];
    /// How long a window manager may take to say how broad its frames are.
    const FRAME_WAIT: Duration = Duration::from_millis(250);
    /// The frame of a window where none says how broad it is: left, right, above, below, in points.
    const USUAL_FRAME: [u32; 4] = [4, 4, 36, 6];

    /// Connects to the display that the environment names.
    pub fn connect() -> Result<(RustConnection, usize), ConnectError> {
        let named = std::env::var("DISPLAY").unwrap_or_default();
        match named.strip_prefix("unix:") {
            // The X library's older way to say "here"; a path is a path.
            Some(number) if number.starts_with(|sign: char| sign.is_ascii_digit()) => RustConnection::connect(Some(&format!(":{number}"))),
            _ => RustConnection::connect(None),
        }
    }

    /// Looks at the display. One that cannot be reached is left to the window's own library, which knows more ways.
    pub fn look() -> Result<Display, NoDisplay> {
        let named = std::env::var("DISPLAY").unwrap_or_default();
        if named.is_empty() {
            return Err(if std::env::var_os("WAYLAND_DISPLAY").is_some() { NoDisplay::OnlyWayland } else { NoDisplay::Nowhere });
        }
        let Ok((display, screen)) = connect() else { return Ok(Display::default()) };
        let missing = NEEDED.iter().filter(|(name, _)| !has(&display, name)).collect::<Vec<_>>();
        if !missing.is_empty() {
            let missing = missing.iter().map(|(name, what)| format!("{name} ({what})")).collect();
            return Err(NoDisplay::Lacks { display: named, missing });
        }
        let scale = scale(&display);
        Ok(Display { room: room(&display, screen, scale.unwrap_or(1.0)), scale })
    }

    fn has(display: &RustConnection, extension: &str) -> bool {
        // What cannot be asked is not said to be missing.
        let asked = display.query_extension(extension.as_bytes()).ok().and_then(|asked| asked.reply().ok());
        asked.is_none_or(|answer| answer.present)
    }

    /// The scale that the person set, as pixels a point.
    fn scale(display: &RustConnection) -> Option<f32> {
        let forced = std::env::var("WINIT_X11_SCALE_FACTOR").ok().and_then(|text| text.parse::<f32>().ok());
        let kept = || x11rb::resource_manager::new_from_default(display).ok()?.get_string("Xft.dpi", "")?.parse::<f32>().ok().map(|dpi| dpi / 96.0);
        forced.or_else(kept).filter(|scale| (0.5..=8.0).contains(scale))
    }

    /// The room that a window has on the main monitor, inside panels and its own frame.
    fn room(display: &RustConnection, screen: usize, scale: f32) -> Option<Pixels> {
        let root = display.setup().roots.get(screen)?;
        let (at, size) = monitor(display, root).unwrap_or(((0, 0), (root.width_in_pixels.into(), root.height_in_pixels.into())));
        let (mut left, mut top, mut right, mut bottom) = (at.0, at.1, at.0 + size.0, at.1 + size.1);
        let managed = !numbers(display, root.root, "_NET_SUPPORTING_WM_CHECK", 1).is_empty();
        if managed && let [x, y, width, height, ..] = numbers(display, root.root, "_NET_WORKAREA", 4)[..] {
            // The area spans all monitors; where it does not meet this one it says nothing of it.
            let within = (left.max(x), top.max(y), right.min(x + width), bottom.min(y + height));
            if within.2 > within.0 + 200 && within.3 > within.1 + 200 {
                (left, top, right, bottom) = within;
            }
        }
        let frame = if managed { frame(display, root).unwrap_or(USUAL_FRAME.map(|edge| (edge as f32 * scale).ceil() as u32)) } else { [0; 4] };
        let room = (right.saturating_sub(left), bottom.saturating_sub(top));
        Some((room.0.saturating_sub(frame[0] + frame[1]).max(1), room.1.saturating_sub(frame[2] + frame[3]).max(1)))
    }

    /// Where the main monitor lies, and its size; the first if none is the main one.
    fn monitor(display: &RustConnection, root: &Screen) -> Option<(Pixels, Pixels)> {
        let monitors = display.randr_get_monitors(root.root, true).ok()?.reply().ok()?.monitors;
        let one: &MonitorInfo = monitors.iter().find(|monitor| monitor.primary).or(monitors.first())?;
        let whole = |number: i16| u32::try_from(number).unwrap_or(0);
        (one.width > 0 && one.height > 0).then(|| ((whole(one.x), whole(one.y)), (one.width.into(), one.height.into())))
    }

    fn atom(display: &RustConnection, name: &str) -> Option<Atom> {
        Some(display.intern_atom(false, name.as_bytes()).ok()?.reply().ok()?.atom)
    }

    /// Numbers that stand under a name at a window.
    fn numbers(display: &RustConnection, window: Window, name: &str, most: u32) -> Vec<u32> {
        let read = || {
            let told = display.get_property(false, window, atom(display, name)?, AtomEnum::ANY, 0, most).ok()?.reply().ok()?;
            Some(told.value32()?.collect::<Vec<u32>>())
        };
        read().unwrap_or_default()
    }

    /// How broad the window manager's frames are (left, right, above, below), if it says.
    fn frame(display: &RustConnection, root: &Screen) -> Option<[u32; 4]> {
        let (ask, answer) = (atom(display, "_NET_REQUEST_FRAME_EXTENTS")?, atom(display, "_NET_FRAME_EXTENTS")?);
        let window = display.generate_id().ok()?;
        let wanted = CreateWindowAux::new().event_mask(EventMask::PROPERTY_CHANGE);
        display.create_window(0, window, root.root, 0, 0, 320, 200, 0, WindowClass::INPUT_OUTPUT, 0, &wanted).ok()?;
        let message = ClientMessageEvent::new(32, window, ask, [0u32; 5]);
        let managers = EventMask::SUBSTRUCTURE_REDIRECT | EventMask::SUBSTRUCTURE_NOTIFY;
        display.send_event(false, root.root, managers, message).ok()?;
        display.flush().ok()?;
        let until = Instant::now() + FRAME_WAIT;
        let mut found = None;
        while found.is_none() && Instant::now() < until {
            match display.poll_for_event().ok()? {
                Some(Event::PropertyNotify(PropertyNotifyEvent { atom, .. })) if atom == answer => {
                    found = <[u32; 4]>::try_from(numbers(display, window, "_NET_FRAME_EXTENTS", 4)).ok();
                }
                Some(_) => {}
                None => std::thread::sleep(Duration::from_millis(4)),
            }
        }
        let _ = display.destroy_window(window);
        let _ = display.flush();
        found.filter(|edges| edges.iter().all(|&edge| edge < 300))
    }
}
