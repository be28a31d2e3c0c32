//! The app's panels and screens by accessible name, without a window or a GPU.

#![cfg(feature = "gui-tests")]

mod bargain;
mod debrief;
mod headless;
mod hotseat;
mod instruments;
mod look;
mod panels;
mod pasting;
mod picture;
mod play;
mod playback;
mod replay;
mod salvos;
mod screens;
mod stage;
mod standing;
mod war;
mod worth;
