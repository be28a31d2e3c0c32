//! Which resolved turns of a save stand: its log, followed line by line.

use super::rows::LogRow;

/// Turns and a log that do not fit one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(in crate::session) enum CourseFault {
    /// This turn is not there.
    #[error("turn {0} is missing in this save")]
    Missing(usize),
    /// No line finished this turn.
    #[error("turn {0} in this save belongs to no line of its log")]
    WithoutLine(u16),
}

/// The turn to which a line of the log takes the game back, if it does.
fn rewound_to(line: &str) -> Option<u16> {
    if !line.contains("Rewound") {
        return None;
    }
    let value: serde_json::Value = serde_json::from_str(line).ok()?;
    let turn = value.get("Rewound")?.get("turn")?.as_u64()?;
    Some(u16::try_from(turn).unwrap_or(u16::MAX))
}

/// Follows a log and tells which resolved turns stand: what was taken back does not. Lists and replays count by this one rule.
pub(in crate::session) struct LogCourse {
    rows: std::iter::Peekable<std::vec::IntoIter<(u64, u16)>>,
    stands: Vec<u64>,
    /// Whether a line was damaged since the last turn: it may have taken the game back.
    doubtful: bool,
}

/// What a line of the log did to the course of play.
pub(in crate::session) enum Turned {
    /// Nothing was resolved.
    No,
    /// The next turn was resolved by it.
    Resolved,
    /// The next turn was resolved by it, and the save says another number of it.
    Misnumbered,
}

impl LogCourse {
    /// Before the first line. `turns` are all that were resolved: line and turn.
    pub fn new(turns: Vec<(u64, u16)>) -> Self {
        Self { rows: turns.into_iter().peekable(), stands: Vec::new(), doubtful: false }
    }

    /// How many turns stand so far.
    pub fn turns(&self) -> usize {
        self.stands.len()
    }

    /// Goes on by a line, which may have taken the game back to the start of a turn.
    ///
    /// # Errors
    /// The turn that it finished is not the next one.
    pub fn line(&mut self, row: &LogRow) -> Result<Turned, CourseFault> {
        match &row.text {
            Err(_) => self.doubtful = true,
            Ok(line) => {
                if let Some(turn) = rewound_to(line) {
                    self.stands.truncate(usize::from(turn).saturating_sub(1));
                }
            }
        }
        let Some((_, turn)) = self.rows.next_if(|(at, _)| *at == row.number) else { return Ok(Turned::No) };
        let turn = usize::from(turn);
        if self.doubtful && turn > 0 && turn <= self.stands.len() {
            self.stands.truncate(turn - 1);
        }
        self.doubtful = false;
        let next = self.stands.len() + 1;
        self.stands.push(row.number);
        if turn == next {
            return Ok(Turned::Resolved);
        }
        // Where a turn is missing, all that follow have other numbers; one alone is a wrong number.
        let is_missing = match self.rows.peek() {
            Some((_, after)) => usize::from(*after) != next + 1,
            None => turn == next + 1,
        };
        if is_missing { Err(CourseFault::Missing(next)) } else { Ok(Turned::Misnumbered) }
    }

    /// After the last line: the lines that finished the turns that stand.
    ///
    /// # Errors
    /// A turn belongs to no line.
    pub fn end(mut self) -> Result<Vec<u64>, CourseFault> {
        match self.rows.next() {
            Some((_, turn)) => Err(CourseFault::WithoutLine(turn)),
            None => Ok(self.stands),
        }
    }
}
