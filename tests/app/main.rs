//! The app's panels and screens by accessible name, without a window or a GPU.

#![cfg(feature = "gui-tests")]

mod bargain;
mod debrief;
mod focus;
mod headless;
mod hotseat;
mod instruments;
mod lattice;
mod lesson;
mod look;
mod map_sides;
mod map_truth;
mod panels;
mod pasting;
mod picture;
mod places;
mod play;
mod playback;
mod replay;
mod salvos;
mod screens;
mod stage;
mod standing;
mod war;
mod window;
mod words;
mod worth;
