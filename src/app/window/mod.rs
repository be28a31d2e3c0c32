//! The window on the machine that is there: what the display can do, how large the window opens and how large everything in it is drawn, keys as
//! they were struck, and the clipboard.

pub mod clipboard;
pub mod display;
pub mod keyboard;
pub mod size;
#[cfg(target_os = "linux")]
mod watch;

use bevy::prelude::*;

/// All of it.
pub fn plugin(app: &mut App) {
    app.add_plugins((keyboard::plugin, clipboard::plugin, size::plugin));
}
