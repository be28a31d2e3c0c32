//! What comes of a request.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::request::RequestKind;
use crate::rules::{Refusal, Scenario};
use crate::session::{Export, Retelling, SaveFault};

/// What a request that was carried out brings.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Granted {
    /// It is done.
    Done,
    /// It is done, and what it made has this name where the game runs.
    Kept(String),
    /// All that the asker may take away.
    Export {
        /// All of it.
        export: Box<Export>,
        /// The level as the open record has it, where that is more than the asker was told of it.
        level: Option<Arc<Scenario>>,
    },
    /// What tells why AI players did what they did.
    Reasons(Box<Retelling>),
}

/// Why a request was not carried out. Nothing has changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Denial {
    /// It is not for this role.
    NotYours(RequestKind),
    /// It is for this role once the level is over, or the facilitator has opened the record.
    NotYet(RequestKind),
    /// The facilitator has stopped the game for now.
    Paused,
    /// The rules refuse it.
    Refused(Refusal),
    /// It could not be stored.
    NotStored {
        /// What kind of trouble it is.
        fault: SaveFault,
        /// It in a sentence.
        text: String,
    },
    /// It is not for now, in a sentence.
    NotNow(String),
    /// It is so long ago that what came of it is not kept any more. It was not done again.
    Forgotten,
}
