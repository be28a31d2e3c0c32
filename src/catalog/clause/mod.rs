//! The parts of an agreement that the model enforces (DESIGN.md section 4).
//!
//! `list.rs` is the one list of clauses, `promise.rs` the one list of what can be undertaken, `terms.rs` what their fields may hold.
//! `asks.rs` is what is asked of a clause, `fault.rs` what is wrong with one, whatever it is used for. What clauses do in a game stands in
//! `rules/phases/agreement/clause.rs`, what they are worth to AI players in `ai/clause.rs`, how they read in `report/clauses.rs`.

mod asks;
mod fault;
mod list;
mod promise;
mod terms;

pub use asks::{Help, PermissionTerms, promises_help};
pub use fault::Fault;
pub use list::{Clause, ClauseKind, FieldDoc, RawClause, Tie};
pub use promise::{Made, Promise, RawPromise};
pub use terms::{
    Area, AttackOn, Consent, InstitutionKind, LAST_TURN, MOST_CONSULTING, MOST_FORCES, Operation, Places, RawArea, Response, Tension, Term, TermKind,
    TermMut, TermSource,
};

use serde::{Deserialize, Serialize};

/// Where an agreement stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum AgreementStatus {
    /// On the table, signed by nobody.
    Proposed,
    /// Signed, not yet before parliaments.
    Signed,
    /// Before parliaments.
    Ratifying,
    /// Binding.
    InForce,
    /// Over.
    Lapsed,
}

impl AgreementStatus {
    /// All, from the first to the last.
    pub const ALL: [AgreementStatus; 5] =
        [AgreementStatus::Proposed, AgreementStatus::Signed, AgreementStatus::Ratifying, AgreementStatus::InForce, AgreementStatus::Lapsed];

    /// Whether an agreement may go from here to `next`.
    pub fn may_become(self, next: Self) -> bool {
        use AgreementStatus::{InForce, Lapsed, Proposed, Ratifying, Signed};
        matches!(
            (self, next),
            (Proposed, Signed | Ratifying | InForce | Lapsed)
                | (Signed, Ratifying | InForce | Lapsed)
                | (Ratifying, InForce | Lapsed)
                | (InForce, Lapsed)
        )
    }
}
