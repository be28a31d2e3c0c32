//! Sentences of competition: pressure, posture, home fronts.

use crate::catalog::NationId;
use crate::catalog::quantity::{Hours, Thousandths};
use crate::report::headlines::doubt;
use crate::report::headlines::events::{Said, because, factors};
use crate::report::words::{Words, kinds};
use crate::rules::event::group::{Home, Posture, Pressure};
use crate::rules::state::competition::{MONTH_HOURS, WorkKind};
use crate::words::Phrase;
use crate::words::keys::competition;

/// What is said of trade, disinformation and courtship.
pub(crate) fn pressure(words: &Words<'_>, event: Pressure<'_>) -> Option<Said> {
    let line = Said::plain;
    Some(match event {
        Pressure::Wore { .. } => return None,
        Pressure::CoercionImposed { by, target, good } => {
            Said { why: vec![competition::BITES.into()], ..line(competition::Coercion { who: *by, whom: *target, good: *good }.into()) }
        }
        Pressure::CoercionLifted { by, target, good } => line(competition::CoercionLifted { who: *by, whom: *target, good: *good }.into()),
        Pressure::TradeHit { target, good, loss, why, .. } => {
            Said { why: factors(why), ..line(competition::TradeHit { who: *target, good: *good, by: -i32::from(*loss) }.into()) }
        }
        Pressure::TradeDiverted { nation, good, wear, .. } => {
            line(competition::Diverted { who: *nation, good: *good, wear: i32::from(*wear) }.into())
        }
        Pressure::Influenced { influence } => {
            line(competition::Influenced { who: influence.by, how: kinds::influence(influence.kind).into(), whom: influence.target }.into())
        }
        Pressure::InfluenceLanded { influence } => Said {
            why: vec![competition::Moves { by: i32::from(influence.effect) }.into()],
            ..line(competition::Spread { who: influence.by, whom: influence.target }.into())
        },
        Pressure::Misled { nation, kind, effect, why } => Said {
            why: factors(why),
            ..line(competition::Misled { who: *nation, how: kinds::influence(*kind).into(), by: -i32::from(*effect) }.into())
        },
        Pressure::Spoke { nation, target } => line(competition::Spoke { who: *nation, whom: *target }.into()),
        Pressure::Attributed { nation, influence, why } => Said {
            why: factors(why),
            ..line(competition::Attributed { who: *nation, whom: influence.by, how: kinds::influence(influence.kind).into() }.into())
        },
        Pressure::AttributionFailed { nation, why } => Said { why: factors(why), ..line(competition::AttributionFailed { who: *nation }.into()) },
        Pressure::PreBunked { nation, until_turn } => line(competition::Prebunked { who: *nation, until: *until_turn }.into()),
        Pressure::Induced { by, target, kind } => {
            line(competition::Induced { who: *by, whom: *target, what: kinds::inducement(*kind).into() }.into())
        }
        Pressure::AlignmentMoved { nation, to, driver, why } => {
            let mut reasons = because(*driver);
            reasons.extend(factors(why));
            let challengers: Vec<NationId> = words.scenario.challengers().collect();
            let tenths = to.size() as i32 / 30;
            let said: Phrase = if *to < Thousandths::NONE {
                competition::LeansTo { who: *nation, whom: challengers, tenths }.into()
            } else {
                competition::LeansToAllies { who: *nation, tenths }.into()
            };
            Said { why: reasons, ..line(said) }
        }
        Pressure::RegionMoved { by, why } => Said { why: because(*why), ..line(competition::Region { by: i32::from(*by) }.into()) },
    })
}

/// What is said of exercises, works, programmes and stocks.
pub(crate) fn posture(event: Posture<'_>) -> Option<Said> {
    let line = Said::plain;
    Some(match event {
        Posture::ExercisePlanned { exercise } => {
            line(competition::ExercisePlanned { who: exercise.lead, partners: exercise.partners.to_vec(), place: exercise.place }.into())
        }
        Posture::Exercised { exercise, why } => Said {
            why: factors(why),
            ..line(competition::Exercised { who: [&[exercise.lead], exercise.partners.as_slice()].concat(), place: exercise.place }.into())
        },
        Posture::InteropMoved { a, b, to, why } => {
            Said { why: because(*why), ..line(competition::Interop { who: *a, whom: *b, to: i32::from(*to) }.into()) }
        }
        Posture::WorkBegan { work } => line(match work.kind {
            WorkKind::Stocks(what) => {
                let what = kinds::stocked(work.count.into(), what, false);
                Phrase::from(competition::WorkShips { who: work.nation, what, place: work.place })
            }
            kind => competition::WorkBuilds { who: work.nation, what: kinds::work(kind).into(), place: work.place }.into(),
        }),
        Posture::WorkMoved { work, .. } if work.hours_left > Hours::NONE => return None,
        Posture::WorkMoved { work, .. } => line(competition::Ready { place: work.place, what: kinds::work(work.kind).into() }.into()),
        Posture::ProgrammeBegan { nation, programme, hours_left } => {
            let months = u64::from(hours_left.div_ceil(MONTH_HOURS));
            line(competition::ProgrammeBegan { who: *nation, programme: *programme, months }.into())
        }
        Posture::ProgrammeMoved { stalled: false, .. } => return None,
        Posture::ProgrammeMoved { programme, .. } => line(competition::ProgrammeWaits { programme: *programme }.into()),
        Posture::ProgrammeDelivered { nation, programme } => line(competition::ProgrammeDelivered { who: *nation, programme: *programme }.into()),
        Posture::StockMoved { nation, what, by, why } => {
            Said { why: because(*why), ..line(competition::StockMoved { who: *nation, what: kinds::stocked(*by, *what, true) }.into()) }
        }
        Posture::HullsDelivered { force, hulls } => line(competition::HullsDelivered { hulls: u64::from(*hulls), force: *force }.into()),
    })
}

/// What is said of policies, campaigns, elections, and of Beijing's belief.
pub(crate) fn home(words: &Words<'_>, event: Home<'_>) -> Option<Said> {
    let line = Said::plain;
    Some(match event {
        Home::PolicySet { nation, policy, on } => {
            line(competition::PolicySet { who: *nation, begins: *on, policy: Words::policy_phrase(*policy) }.into())
        }
        Home::Campaigned { nation } => line(competition::Campaigned { who: *nation }.into()),
        Home::Benefited { by, to, kind } => line(competition::Benefited { who: *by, whom: *to, what: kinds::benefit(*kind).into() }.into()),
        Home::Reassured { nation } => line(competition::Reassured { who: *nation }.into()),
        Home::ElectionHeld { nation, election, fell, swing, why } => {
            let name = words.scenario.catalog.elections.get(usize::from(*election)).map(|election| election.name.clone());
            let outcome = match (fell, *swing < Thousandths::NONE) {
                (true, _) => competition::Outcome::Falls,
                (false, true) => competition::Outcome::Weakened,
                (false, false) => competition::Outcome::Confirmed,
            };
            let swing = i32::from(*swing);
            Said { why: factors(why), ..line(competition::ElectionHeld { who: *nation, outcome, name, swing }.into()) }
        }
        Home::DoubtSettled { doubt } => Said::told(doubt::believed(doubt), doubt::believed_why(doubt)),
        Home::DoubtEstimated { estimate, .. } => line(doubt::estimated(*estimate).into()),
        Home::PromisesPriced { price: 0, .. } => return None,
        Home::PromisesPriced { nation, price } => line(competition::PromisesPriced { who: *nation, price: i64::from(*price) }.into()),
    })
}
