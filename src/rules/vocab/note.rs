//! Notes by which a war ends.

use serde::{Deserialize, Serialize};

/// A note.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Note {
    /// Taiwan yields.
    Surrender,
    /// China withdraws in phases.
    Withdrawal,
    /// Arms rest where they stand: China keeps what it holds.
    Enclave,
    /// The United States fights no longer; the others go on.
    UsWithdrawal,
}
