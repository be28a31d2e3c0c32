//! Names of kinds as texts in the program's language; [`kinds`] has them as phrases.

use super::kinds;
use crate::catalog::clause::InstitutionKind;
use crate::catalog::{Act, AgreementStatus, Cargo, Operation, StockKind};
use crate::rules::crisis::Note;
use crate::rules::event::{Driver, FactorKind};
use crate::rules::models::war::{Basing, Outcome};
use crate::rules::order::SignalKind;
use crate::rules::order::war::TaskForce;
use crate::rules::phases::agreement::{GroundKind, Instrument};
use crate::rules::state::competition::{BenefitKind, Inducement, InfluenceKind, WorkKind};
use crate::words::Language;

macro_rules! texts {
    ($($(#[$doc:meta])* $name:ident($kind:ty);)*) => {
        $($(#[$doc])* pub fn $name(kind: $kind) -> &'static str {
            kinds::$name(kind).text()
        })*
    };
}

texts! {
    /// What an act is called, as what a force does.
    act(Act);
    /// What an act means, in a line.
    act_meaning(Act);
    /// An information operation.
    influence(InfluenceKind);
    /// What a suitor offers.
    inducement(Inducement);
    /// What closer ties bring.
    benefit(BenefitKind);
    /// What is counted in stocks.
    stock(StockKind);
    /// What is built at a base.
    work(WorkKind);
    /// A cargo.
    cargo(Cargo);
    /// An operation that a host may allow.
    operation(Operation);
    /// A signal, as what its sender does.
    signal(SignalKind);
    /// Where an agreement stands.
    status(AgreementStatus);
    /// The strength of an agreement.
    instrument(Instrument);
    /// A rung of the escalation ladder.
    rung(u8);
    /// What weighed with a nation that was offered something.
    ground(GroundKind);
    /// What a nation weighs, whichever way it tips.
    weighed(GroundKind);
    /// What an institution is.
    institution(InstitutionKind);
    /// A task force's name.
    task_force(TaskForce);
    /// A note's name.
    note(Note);
    /// How a war ended.
    outcome(Outcome);
    /// What a host lets others do.
    basing(Basing);
}

/// Why something moved.
pub fn driver(driver: Driver) -> String {
    Language::current().render(&kinds::driver(driver), None)
}

/// An input of a result, with its value.
pub fn factor(kind: FactorKind, value: i32) -> String {
    Language::current().render(&kinds::factor(kind, value), None)
}

/// So much of a stock: "1 strike missile", "+2 cutters" with its sign if `with_sign`.
pub fn stocked(counted: i32, what: StockKind, with_sign: bool) -> String {
    Language::current().render(&kinds::stocked(counted, what, with_sign), None)
}
