//! Ctrl-C and its like while rows are written: the first asks the program to come to an end, so that whole rows stay and it can say how to go
//! on; a second ends it at once.
//!
//! No thread waits for signals: a machine that gives none runs this too.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock};

/// What a signal sets.
struct Flags {
    /// The signal that came, or 0.
    came: Arc<AtomicUsize>,
    /// Whether a signal ends the program at once, as it does where nobody looks for it.
    at_once: Arc<AtomicBool>,
}

/// While it lives, a first signal is only noted.
pub struct SignalWatch(&'static Flags);

/// Ctrl-C, `kill`, and a terminal that goes away.
#[cfg(unix)]
const SIGNALS: [i32; 3] = [signal_hook::consts::SIGINT, signal_hook::consts::SIGTERM, signal_hook::consts::SIGHUP];
#[cfg(not(unix))]
const SIGNALS: [i32; 2] = [signal_hook::consts::SIGINT, signal_hook::consts::SIGTERM];

impl SignalWatch {
    /// Begins to look for signals.
    pub fn begin() -> Self {
        static FLAGS: OnceLock<Flags> = OnceLock::new();
        let flags = FLAGS.get_or_init(|| {
            let flags = Flags { came: Arc::default(), at_once: Arc::new(AtomicBool::new(true)) };
            for signal in SIGNALS.into_iter().filter(|&signal| !waved_off(signal)) {
                // In this order: the second signal finds what the first has set. Where one cannot be looked for, it ends the program as ever.
                let _ = signal_hook::flag::register_conditional_default(signal, flags.at_once.clone())
                    .and_then(|_| signal_hook::flag::register(signal, flags.at_once.clone()))
                    .and_then(|_| signal_hook::flag::register_usize(signal, flags.came.clone(), signal as usize));
            }
            flags
        });
        flags.at_once.store(false, Ordering::SeqCst);
        Self(flags)
    }

    /// The signal that came, if one did.
    pub fn signal(&self) -> Option<u8> {
        match self.0.came.load(Ordering::SeqCst) {
            0 => None,
            signal => u8::try_from(signal).ok(),
        }
    }
}

impl Drop for SignalWatch {
    fn drop(&mut self) {
        self.0.at_once.store(true, Ordering::SeqCst);
    }
}

/// Whether the program was started with the wish that a terminal's end does not end it, as `nohup` does.
#[cfg(unix)]
fn waved_off(signal: i32) -> bool {
    if signal != signal_hook::consts::SIGHUP {
        return false;
    }
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let ignored = status.lines().find_map(|line| line.strip_prefix("SigIgn:")).and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok());
    ignored.is_some_and(|mask| mask & (1 << (signal - 1)) != 0)
}

#[cfg(not(unix))]
fn waved_off(_: i32) -> bool {
    false
}
