//! What clients and the authority say to each other: data, and bytes.
//!
//! Everything that anybody does to a session is a [`Request`] with an id of its client's. Who asks is known to the authority by the
//! connection, and never said. Every reply names its request. What has changed is pushed, to each client what its role may know, under
//! numbers of its own, so that nothing hidden can be counted.
//!
//! The bytes are JSON, as views and states are in saves: a browser, a light page and a script read it with what they have, a field that one
//! side does not know yet is left out or filled in, and what a client may know can be searched for what it may not.

mod push;
mod reply;
mod request;
mod role;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

pub use push::{Push, SessionStanding, Snapshot, ToldPart};
pub use reply::{Denial, Granted};
pub use request::{Request, RequestKind};
pub use role::{ClientRole, Watched};

/// The version of the protocol: both sides say it, and a client of another says so to its person.
pub const PROTOCOL: u32 = 1;
/// The longest message from a client, in bytes: far more than the longest text of an agreement.
pub const MAX_ASKED: usize = 256 * 1024;

/// A request of a client: counted from 1 by the client, without gaps, so that one that is sent twice is known again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct RequestId(pub u64);

/// What a client says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ClientSays {
    /// Asks for something to be done.
    Do {
        /// The client's number for it.
        id: RequestId,
        /// What.
        request: Box<Request>,
    },
    /// Says up to which push it has everything: it has just come, or has missed one.
    Sync {
        /// The protocol that it speaks.
        protocol: u32,
        /// Which run of the authority it has heard; `None` is none.
        life: Option<u64>,
        /// The number of the last push of that run that it took in; 0 is none.
        have: u32,
    },
}

/// What the authority says.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum AuthoritySays {
    /// What came of a request.
    Reply {
        /// Which.
        to: RequestId,
        /// What.
        outcome: Result<Granted, Denial>,
    },
    /// What has changed.
    Push(Push),
    /// All that the client may know: after it has missed something.
    Snapshot(Snapshot),
    /// The client has everything.
    Current {
        /// The number of the last push.
        number: u32,
    },
    /// What the client said could not be read, or is longer than [`MAX_ASKED`]. Nothing was done.
    Unreadable,
    /// The client speaks another protocol than this one.
    OtherProtocol(u32),
}

/// Why bytes are no message.
#[derive(Debug, thiserror::Error)]
pub enum ProtocolError {
    /// They are not what the protocol says.
    #[error("these bytes are no message: {0}")]
    Unreadable(#[from] serde_json::Error),
    /// There are more than a message may have.
    #[error("a message of {0} bytes is too long")]
    TooLong(usize),
}

/// A message as bytes.
pub fn encode<T: Serialize>(message: &T) -> Vec<u8> {
    // Writing plain data to memory does not fail; nothing would be refused by whoever reads it.
    serde_json::to_vec(message).unwrap_or_default()
}

/// Bytes as a message.
///
/// # Errors
/// They are none.
pub fn decode<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, ProtocolError> {
    Ok(serde_json::from_slice(bytes)?)
}
