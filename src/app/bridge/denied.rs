//! Why something was not done, in words with what to do.

use super::Refused;
use crate::report::Words;
use crate::session::protocol::Denial;

/// A denial as screens show it.
pub fn refused(words: &Words<'_>, denial: &Denial) -> Refused {
    match denial {
        Denial::Refused(refusal) => Refused { text: words.refusal(refusal), refusal: Some(refusal.clone()) },
        other => Refused { text: in_words(other), refusal: None },
    }
}

/// A denial in a sentence, where nothing of the game is known.
pub fn in_words(denial: &Denial) -> String {
    match denial {
        Denial::Refused(refusal) => refusal.to_string(),
        Denial::NotYours(_) => "Whoever looks here may not do that.".to_owned(),
        Denial::NotYet(_) => "That waits for the end of the level, or for the White Cell to open the record.".to_owned(),
        Denial::Paused => "The White Cell has stopped the game for now.".to_owned(),
        Denial::NotStored { text, .. } | Denial::NotNow(text) => text.clone(),
        Denial::Forgotten => "The session was started again in between: look whether this was done.".to_owned(),
    }
}
