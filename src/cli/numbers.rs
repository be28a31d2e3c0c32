//! Numbers on the command line: what is none, or too small, is told with what to write instead.

/// How many games: one or more.
///
/// # Errors
/// What to write.
pub fn games(text: &str) -> Result<u32, String> {
    match text.parse() {
        Ok(0) => Err("no games tell nothing: write how many to play, such as 100".to_owned()),
        Ok(games) => Ok(games),
        Err(_) => Err(format!("the number of games is a whole number from 1 to {}, such as 100", u32::MAX)),
    }
}

/// The number of a game of a run, from 0.
///
/// # Errors
/// What to write.
#[cfg(feature = "store")]
pub fn game(text: &str) -> Result<u32, String> {
    text.parse().map_err(|_| "games are counted from 0, as in the first column of the rows: write a whole number, such as 17".to_owned())
}

/// A seed.
///
/// # Errors
/// What to write.
pub fn seed(text: &str) -> Result<u64, String> {
    text.parse().map_err(|_| format!("a seed is a whole number from 0 to {}, such as 1", u64::MAX))
}

/// How many wars: the study itself says how many there may be.
///
/// # Errors
/// What to write.
pub fn wars(text: &str) -> Result<u32, String> {
    text.parse().map_err(|_| "the number of wars is a whole number, such as 400".to_owned())
}

/// How many turns a war lasts at most.
///
/// # Errors
/// What to write.
pub fn turns(text: &str) -> Result<u8, String> {
    text.parse().map_err(|_| "turns are a whole number from 1 to 30".to_owned())
}

/// The number of a turn.
///
/// # Errors
/// What to write.
#[cfg(feature = "store")]
pub fn turn(text: &str) -> Result<u16, String> {
    text.parse().map_err(|_| "a turn is a whole number; 0 is the opening".to_owned())
}
