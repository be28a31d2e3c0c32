//! AI players: that they keep to the rules (`players`), and what they decide and why, on each clock. A test's name is the sentence that it
//! holds; its body sets the scene, and mostly changes the one fact that the sentence turns on.

#[path = "../harness/mod.rs"]
mod harness;

mod answers;
mod competition;
mod incident;
mod players;
mod quarantine;
mod scene;
mod war;
