//! How people sit at a game: what a save keeps beside the game itself, so that it is come back to as it was left.

use serde::{Deserialize, Serialize};

/// How people sat at a game when it was last played. Nothing that happens in the game depends on it. What an older program did not write, or
/// a newer one writes otherwise, has its default.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Sitting {
    /// When a step was last kept, in seconds since 1970 by the clock of that machine; 0 if that is not known. The store writes it with each
    /// step; the rules never see it.
    pub played_at: u64,
    /// Whether somebody facilitates at the screen, as the White Cell.
    pub white_cell: bool,
    /// Whether rounds of bargaining come before orders when several people share the screen.
    pub rounds: bool,
    /// The turn to which `round`, `done` and `cell_done` belong. In any other turn they say nothing: the round begins anew.
    pub turn: u16,
    /// Where the turn stands: 1 and 2 are the rounds of bargaining, 0 is orders; `None` if that is not known.
    pub round: Option<u8>,
    /// Indices of the seats that are through with this round.
    pub done: Vec<u8>,
    /// Whether the White Cell is through with this round.
    pub cell_done: bool,
    /// The names of the seats that people play, as the level calls them. The session fills it in.
    pub people: Vec<String>,
    /// Resolved turns in the course of play that stands. The session fills it in.
    pub turns: u16,
    /// Whether the level is over. The session fills it in.
    pub over: bool,
    /// How many lines the log had when `people`, `turns` and `over` were filled in.
    pub lines: u64,
    /// Whether this file is a copy that was put beside the game and has not been played on since.
    pub copy: bool,
    /// Whether this game branched off another ("what if").
    pub branch: bool,
}
