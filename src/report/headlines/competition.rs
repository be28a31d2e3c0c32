//! Sentences of competition: pressure, posture, home fronts.

use crate::catalog::NationId;
use crate::catalog::quantity::{Hours, Thousandths};
use crate::report::headlines::doubt;
use crate::report::headlines::events::{Said, because, factors};
use crate::report::words;
use crate::report::words::Words;
use crate::rules::event::group::{Home, Posture, Pressure};
use crate::rules::state::competition::{MONTH_HOURS, WorkKind};

/// What is said of trade, disinformation and courtship.
pub(crate) fn pressure(words: &Words<'_>, event: Pressure<'_>) -> Option<Said> {
    let line = Said::plain;
    let n = |id: &NationId| words.the(*id);
    Some(match event {
        Pressure::Wore { .. } => return None,
        Pressure::CoercionImposed { by, target, good } => Said {
            why: vec!["It bites from the next turn on, and wears out as trade finds other ways".to_owned()],
            ..line(format!("{} presses {} with {}", n(by), n(target), words.good(*good)))
        },
        Pressure::CoercionLifted { by, target, good } => line(format!("{} trades with {} again: {}", n(by), n(target), words.good(*good))),
        Pressure::TradeHit { target, good, loss, why, .. } => Said {
            why: factors(why),
            ..line(format!("{} loses trade: {} (approval {})", n(target), words.good(*good), words::signed_percent(-i32::from(*loss))))
        },
        Pressure::TradeDiverted { nation, good, wear, .. } => {
            line(format!("Traders of {} find other markets: {} is worn by {}", n(nation), words.good(*good), words::percent(i32::from(*wear))))
        }
        Pressure::Influenced { influence } => {
            line(format!("{} begins to {} against {}", n(&influence.by), words::influence(influence.kind), n(&influence.target)))
        }
        Pressure::InfluenceLanded { influence } => Said {
            why: vec![format!("It moves {}", words::percent(i32::from(influence.effect)))],
            ..line(format!("What {} spread reaches {}", n(&influence.by), n(&influence.target)))
        },
        Pressure::Misled { nation, kind, effect, why } => Said {
            why: factors(why),
            ..line(format!("{}: an unknown author tried to {} ({})", n(nation), words::influence(*kind), words::signed_percent(-i32::from(*effect))))
        },
        Pressure::Spoke { nation, target } => line(format!("{} warns of blocs and a new Cold War, with {} in mind", n(nation), n(target))),
        Pressure::Attributed { nation, influence, why } => Said {
            why: factors(why),
            ..line(format!("{} names the author: {} tried to {}", n(nation), n(&influence.by), words::influence(influence.kind)))
        },
        Pressure::AttributionFailed { nation, why } => {
            Said { why: factors(why), ..line(format!("{} cannot attribute the disinformation", n(nation))) }
        }
        Pressure::PreBunked { nation, until_turn } => {
            line(format!("{} prebunks: it warns its public of disinformation, to {}", n(nation), words.end_of(*until_turn)))
        }
        Pressure::Induced { by, target, kind } => line(format!("{} offers {} {}", n(by), n(target), words::inducement(*kind))),
        Pressure::AlignmentMoved { nation, to, driver, why } => {
            let mut reasons = because(*driver);
            reasons.extend(factors(why));
            let challengers: Vec<NationId> = words.scenario.challengers().collect();
            let towards = if *to < Thousandths::NONE { words.nations(&challengers) } else { "the allies".to_owned() };
            Said { why: reasons, ..line(format!("{} leans to {towards} ({}.{} of 3)", n(nation), to.size() / 300, to.size() % 300 / 30)) }
        }
        Pressure::RegionMoved { by, why } => {
            Said { why: because(*why), ..line(format!("Acceptance in the region: {}", words::signed_percent(i32::from(*by)))) }
        }
    })
}

/// What is said of exercises, works, programmes and stocks.
pub(crate) fn posture(words: &Words<'_>, event: Posture<'_>) -> Option<Said> {
    let line = Said::plain;
    let n = |id: &NationId| words.the(*id);
    Some(match event {
        Posture::ExercisePlanned { exercise } => {
            line(format!("{} plans an exercise with {} at {}", n(&exercise.lead), words.nations(&exercise.partners), words.place(exercise.place)))
        }
        Posture::Exercised { exercise, why } => Said {
            why: factors(why),
            ..line(format!(
                "{} exercise at {}",
                words.nations(&[&[exercise.lead], exercise.partners.as_slice()].concat()),
                words.place(exercise.place)
            ))
        },
        Posture::InteropMoved { a, b, to, why } => {
            Said { why: because(*why), ..line(format!("{} and {} work together at {}", n(a), n(b), words::percent(i32::from(*to)))) }
        }
        Posture::WorkBegan { work } => line(match work.kind {
            WorkKind::Stocks(what) => {
                format!("{} ships {} to {}", n(&work.nation), words::stocked(work.count.into(), what, false), words.place(work.place))
            }
            kind => format!("{} builds {} at {}", n(&work.nation), words::work(kind), words.place(work.place)),
        }),
        Posture::WorkMoved { work, .. } if work.hours_left > Hours::NONE => return None,
        Posture::WorkMoved { work, .. } => line(format!("Ready at {}: {}", words.place(work.place), words::work(work.kind))),
        Posture::ProgrammeBegan { nation, programme, hours_left } => {
            let months = words::count(hours_left.div_ceil(MONTH_HOURS), "month", "months");
            line(format!("{} begins: {} ({months} to delivery)", n(nation), words.programme(*programme)))
        }
        Posture::ProgrammeMoved { stalled: false, .. } => return None,
        Posture::ProgrammeMoved { programme, .. } => line(format!("Short of money, a programme waits: {}", words.programme(*programme))),
        Posture::ProgrammeDelivered { nation, programme } => line(format!("{} has delivered: {}", n(nation), words.programme(*programme))),
        Posture::StockMoved { nation, what, by, why } => {
            Said { why: because(*why), ..line(format!("{}: {}", n(nation), words::stocked(*by, *what, true))) }
        }
        Posture::HullsDelivered { force, hulls } => {
            line(format!("{} {} {}", words::count(*hulls, "new hull", "new hulls"), if *hulls == 1 { "joins" } else { "join" }, words.force(*force)))
        }
    })
}

/// What is said of policies, campaigns, elections, and of Beijing's belief.
pub(crate) fn home(words: &Words<'_>, event: Home<'_>) -> Option<Said> {
    let line = Said::plain;
    let n = |id: &NationId| words.the(*id);
    Some(match event {
        Home::PolicySet { nation, policy, on } => line(format!("{} {}: {}", n(nation), if *on { "begins" } else { "ends" }, words.policy(*policy))),
        Home::Campaigned { nation } => line(format!("The government of {} campaigns for closer ties", n(nation))),
        Home::Benefited { by, to, kind } => line(format!("{} for {}: {}", n(by), n(to), words::benefit(*kind))),
        Home::Reassured { nation } => line(format!("{} reassures the region", n(nation))),
        Home::ElectionHeld { nation, election, fell, swing, why } => {
            let name = words.scenario.catalog.elections.get(usize::from(*election)).map_or("An election", |election| election.name.as_str());
            let outcome = match (fell, *swing < Thousandths::NONE) {
                (true, _) => "the government falls",
                (false, true) => "the government is weakened",
                (false, false) => "the government is confirmed",
            };
            Said {
                why: factors(why),
                ..line(format!("{}: {outcome} ({name}; swing {})", words.nation(*nation), words::signed_percent(i32::from(*swing))))
            }
        }
        Home::DoubtSettled { doubt } => Said { why: doubt::reasons(doubt), ..line(doubt::line(doubt)) },
        Home::DoubtEstimated { estimate, .. } => line(doubt::estimate(*estimate)),
        Home::PromisesPriced { price: 0, .. } => return None,
        Home::PromisesPriced { nation, price } => {
            line(format!("Promises would cost {} about {price} aircraft, or ships in their worth, if war came now", n(nation)))
        }
    })
}
