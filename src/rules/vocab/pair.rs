//! Two nations, whichever is named first: the key of what stands between them.

use serde::{Deserialize, Serialize, Serializer};

use crate::catalog::NationId;

/// Two nations, the lower identity first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(try_from = "String")]
pub struct Pair(NationId, NationId);

/// A text that is no pair.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a pair of nations")]
pub struct NoPair(String);

impl Pair {
    /// The pair, whichever is named first.
    pub fn new(a: NationId, b: NationId) -> Self {
        if a <= b { Self(a, b) } else { Self(b, a) }
    }

    /// Both members.
    pub fn members(self) -> (NationId, NationId) {
        (self.0, self.1)
    }
}

// Maps with such keys must be writable as JSON, whose keys are text. The type's name goes with it, as with other identities.
impl Serialize for Pair {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_newtype_struct("Pair", &String::from(*self))
    }
}

impl From<Pair> for String {
    fn from(pair: Pair) -> Self {
        format!("{}-{}", pair.0.0, pair.1.0)
    }
}

impl TryFrom<String> for Pair {
    type Error = NoPair;
    fn try_from(text: String) -> Result<Self, NoPair> {
        let parts = text.split_once('-').and_then(|(a, b)| Some((a.parse().ok()?, b.parse().ok()?)));
        parts.map(|(a, b)| Self::new(NationId(a), NationId(b))).ok_or(NoPair(text))
    }
}
