//! What each clause does in a game: an arm for each, so that a new one says all of it here. How a clause that stands in force is found and
//! read is its own ([`crate::catalog::clause`]).

use crate::catalog::clause::{AttackOn, Consent, InstitutionKind, Promise, Response};
use crate::catalog::quantity::Thousandths;
use crate::catalog::{Act, Clause, ClauseKind, NationId, Operation, PlaceId};
use crate::rules::change::Change;
use crate::rules::phases::support;
use crate::rules::scenario::Scenario;
use crate::rules::vocab::agreement::Instrument;
use crate::rules::vocab::cause::Driver;
use crate::rules::vocab::doubt::Without;
use crate::rules::vocab::measure::{Metric, MetricKind, MetricSubject, Pursuit};
use crate::rules::vocab::parameter::Param;

/// The numbers that a kind of clause goes by: what parliaments ask for it, what it brings, and what keeping or breaking it costs.
pub const fn parameters(kind: ClauseKind) -> &'static [Param] {
    match kind {
        ClauseKind::Permission => &[Param::RatifyAccess],
        ClauseKind::Obligation => &[
            Param::RatifySupport,
            Param::RatifyWide,
            Param::RatifyConsult,
            Param::RatifyAutomatic,
            Param::ObligationTurns,
            Param::CreditKept,
            Param::CreditRefused,
            Param::AllyKept,
            Param::AllyRefused,
        ],
        ClauseKind::Institution => {
            &[Param::RatifyAccess, Param::InteropHeadquarters, Param::InteropPlans, Param::InteropCentre, Param::InteropGrowth]
        }
        ClauseKind::Undertaking => &[Param::RatifyAccess, Param::ConcessionStanding, Param::RegionObserver, Param::CreditBroke],
    }
}

/// What a clause brings about as soon as it is agreed.
pub fn agreed(change: &mut Change, clause: &Clause) {
    match clause {
        Clause::Permission { .. } | Clause::Obligation { .. } | Clause::Institution { .. } => {}
        Clause::Undertaking { who, what, .. } => match what {
            Promise::Observe => support::region(change, Thousandths::of(change.scenario.parameters.get(Param::RegionObserver)), Driver::Reassurance),
            Promise::Declare => {}
            Promise::LetPass(_) | Promise::Inspection(_) | Promise::StayOut(_) | Promise::NoRepair(_) => {
                support::standing(change, *who, Thousandths::of(-change.scenario.parameters.get(Param::ConcessionStanding)), Driver::Concession);
            }
        },
    }
}

/// How much more support a nation's parliament asks for because of a clause of a treaty of promises, in permille; `None` where the clause
/// asks nothing of it.
pub(super) fn asked_of_parliament(scenario: &Scenario, clause: &Clause, nation: NationId) -> Option<i32> {
    let get = |param| scenario.parameters.get(param);
    match clause {
        Clause::Obligation { obligor, trigger, response, .. } if *obligor == nation => {
            let wide = if *trigger == AttackOn::Territory { 0 } else { get(Param::RatifyWide) };
            Some(match response {
                Response::Consult => -get(Param::RatifyConsult),
                Response::Act => wide,
                Response::Automatic => wide + get(Param::RatifyAutomatic),
            })
        }
        Clause::Obligation { .. } | Clause::Permission { .. } | Clause::Institution { .. } | Clause::Undertaking { .. } => None,
    }
}

/// With what a clause is weighed when Beijing's doubt is asked what it is worth, beside the agreement that it stands in.
pub fn weighed_with(clause: &Clause) -> Option<Without> {
    match clause {
        Clause::Permission { grantor, .. } => Some(Without::Host(*grantor)),
        Clause::Obligation { obligor, .. } => Some(Without::Promises(*obligor)),
        Clause::Institution { kind, .. } => Some(Without::Institution(*kind)),
        Clause::Undertaking { .. } => None,
    }
}

/// What a clause moves once it is in force: metrics, and whether they rise.
pub fn moves(scenario: &Scenario, instrument: Instrument, clause: &Clause) -> Vec<(Metric, bool)> {
    match clause {
        Clause::Obligation { obligor, beneficiary, .. } => {
            let mut found =
                vec![(Metric::Bound(*obligor, *beneficiary), true), (Metric::Allies(*beneficiary), true), (Metric::PromiseCost(*obligor), true)];
            if instrument == Instrument::Treaty {
                found.push((Metric::Treaties(*obligor), true));
            }
            found
        }
        Clause::Permission { grantor, grantees, operation, consent, .. } => {
            let assured = *operation >= Operation::Logistics && *consent == Consent::Automatic;
            grantees.iter().filter(|_| assured).map(|&guest| (Metric::Assured(guest, *grantor), true)).collect()
        }
        Clause::Institution { kind, members, .. } => match kind {
            InstitutionKind::SharedIsr => {
                let pairs = members.iter().flat_map(|&a| members.iter().map(move |&b| (a, b))).filter(|(a, b)| a != b);
                pairs.map(|(a, b)| (Metric::SharesIsr(a, b), true)).collect()
            }
            InstitutionKind::Headquarters | InstitutionKind::WorkingGroup | InstitutionKind::CoordinationCentre => Vec::new(),
        },
        Clause::Undertaking { who, what, .. } => moved_by_promise(scenario, *who, *what),
    }
}

/// Every metric of these things that whoever has one of the wishes is measured by, and whether it rises.
fn serving(wishes: &[Pursuit], subjects: &[MetricSubject], rises: bool) -> Vec<(Metric, bool)> {
    wishes.iter().flat_map(|wish| MetricKind::serving(*wish, subjects)).map(|metric| (metric, rises)).collect()
}

fn moved_by_promise(scenario: &Scenario, who: NationId, what: Promise) -> Vec<(Metric, bool)> {
    let at = what.place().and_then(|place| scenario.features().find(|(_, feature)| feature.place == place));
    let Some((id, feature)) = at else { return Vec::new() };
    match what {
        Promise::LetPass(_) => serving(&[Pursuit::Cargo], &[MetricSubject::Feature(id)], true),
        Promise::NoRepair(_) | Promise::Inspection(_) => serving(&[Pursuit::Material], &[MetricSubject::Feature(id)], false),
        Promise::StayOut(_) => {
            let holds = feature.holder == who;
            let other = if holds { feature.challenger } else { feature.holder };
            let less = serving(&[Pursuit::Visits, Pursuit::Presence], &[MetricSubject::Feature(id), MetricSubject::Nation(who)], false);
            less.into_iter().chain([(Metric::PresenceShare(id, other), true), (Metric::Control(id), !holds)]).collect()
        }
        Promise::Declare | Promise::Observe => Vec::new(),
    }
}

/// Whether a force that does this at a place breaks a promise of its nation's: for certain, or only if the other side comes; `None` if it
/// does not. `afloat` is whether it is a surface force.
pub fn broken_by(what: Promise, place: PlaceId, act: Act, afloat: bool) -> Option<bool> {
    if what.place() != Some(place) {
        return None;
    }
    let counts = !matches!(act, Act::Document | Act::Resupply | Act::ResupplyRepair);
    match what {
        Promise::StayOut(_) => (afloat && counts).then_some(true),
        Promise::NoRepair(_) | Promise::Inspection(_) => (act == Act::ResupplyRepair).then_some(true),
        // Whoever only follows lets pass.
        Promise::LetPass(_) => (act > Act::Shadow && act.opposes()).then_some(false),
        Promise::Declare | Promise::Observe => None,
    }
}
