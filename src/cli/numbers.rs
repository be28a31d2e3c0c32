//! Numbers on the command line: what is none, or too small, is told with what to write instead.

/// A text that is no such number.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NumberError {
    /// No games at all.
    #[error("no games tell nothing: write how many to play, such as 100")]
    NoGames,
    /// The size of a window.
    #[cfg(feature = "app")]
    #[error("a size is two numbers with an x between, such as 1920x1080")]
    Size,
    /// How many games.
    #[error("the number of games is a whole number from 1 to {}, such as 100", u32::MAX)]
    Games,
    /// Which game.
    #[cfg(feature = "store")]
    #[error("games are counted from 0, as in the first column of the rows: write a whole number, such as 17")]
    Game,
    /// A seed.
    #[error("a seed is a whole number from 0 to {}, such as 1", u64::MAX)]
    Seed,
    /// How many wars.
    #[error("the number of wars is a whole number, such as 400")]
    Wars,
    /// How many turns.
    #[error("turns are a whole number from 1 to 30")]
    Turns,
    /// Which turn.
    #[cfg(feature = "store")]
    #[error("a turn is a whole number; 0 is the opening")]
    Turn,
}

/// The size of a window in pixels, such as 1920x1080.
///
/// # Errors
/// What to write.
#[cfg(feature = "app")]
pub fn size(text: &str) -> Result<(u32, u32), NumberError> {
    let parsed = text.split_once('x').and_then(|(w, h)| Some((w.parse().ok()?, h.parse().ok()?)));
    parsed.ok_or(NumberError::Size)
}

/// How many games: one or more.
///
/// # Errors
/// What to write.
pub fn games(text: &str) -> Result<u32, NumberError> {
    match text.parse() {
        Ok(0) => Err(NumberError::NoGames),
        Ok(games) => Ok(games),
        Err(_) => Err(NumberError::Games),
    }
}

/// The number of a game of a run, from 0.
///
/// # Errors
/// What to write.
#[cfg(feature = "store")]
pub fn game(text: &str) -> Result<u32, NumberError> {
    text.parse().map_err(|_| NumberError::Game)
}

/// A seed.
///
/// # Errors
/// What to write.
pub fn seed(text: &str) -> Result<u64, NumberError> {
    text.parse().map_err(|_| NumberError::Seed)
}

/// How many wars: the study itself says how many there may be.
///
/// # Errors
/// What to write.
pub fn wars(text: &str) -> Result<u32, NumberError> {
    text.parse().map_err(|_| NumberError::Wars)
}

/// How many turns a war lasts at most.
///
/// # Errors
/// What to write.
pub fn turns(text: &str) -> Result<u8, NumberError> {
    text.parse().map_err(|_| NumberError::Turns)
}

/// The number of a turn.
///
/// # Errors
/// What to write.
#[cfg(feature = "store")]
pub fn turn(text: &str) -> Result<u16, NumberError> {
    text.parse().map_err(|_| NumberError::Turn)
}
