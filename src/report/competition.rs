//! Headlines of competition: agreements before parliaments, pressure, posture, home fronts.

use super::events::{Headline, Tone, Weight};
use super::words::{self, Words};
use crate::catalog::{NationId, Outcome};
use crate::rules::event::{Event, Factor};
use crate::rules::state::competition::{Policy, WorkKind};

fn factors(why: &[Factor]) -> Vec<String> {
    why.iter().map(|factor| words::factor(factor.kind, factor.value)).collect()
}

fn line(text: String, nations: &[NationId]) -> Headline {
    Headline { text, why: Vec::new(), cell: None, weight: Weight::Line, tone: Tone::Plain, nations: nations.to_vec() }
}

/// The headline of an event of competition; `None` for bookkeeping.
#[expect(clippy::too_many_lines, reason = "one arm an event: a list of sentences, not logic")]
pub(super) fn headline(words: &Words<'_>, event: &Event) -> Option<Headline> {
    let n = |id: NationId| words.the(id);
    let months = |hours: u32| words::count(hours.div_ceil(crate::rules::state::competition::MONTH_HOURS), "month", "months");
    Some(match event {
        Event::RatificationMoved { id, nation, hours_left } => Headline {
            weight: Weight::Detail,
            ..line(format!("{}: {} before the parliament of {}", words.agreement(*id), months(*hours_left), n(*nation)), &[*nation])
        },
        Event::RatificationPutOff { id, nation, hours_left, why } => Headline {
            weight: Weight::Headline,
            tone: Tone::Grave,
            why: factors(why),
            ..line(format!("{} puts off {}: {} more", n(*nation), words.agreement(*id), months(*hours_left)), &[*nation])
        },
        Event::Ratified { id, nation, why } => Headline {
            weight: Weight::Headline,
            tone: Tone::Calm,
            why: factors(why),
            ..line(format!("{} ratifies {}", n(*nation), words.agreement(*id)), &[*nation])
        },
        Event::RatificationFailed { id, nation, why } => Headline {
            weight: Weight::Headline,
            tone: Tone::Grave,
            why: factors(why),
            ..line(format!("{} fails in {}", words.agreement(*id), n(*nation)), &[*nation])
        },
        Event::CoercionImposed { by, target, good } => Headline {
            weight: Weight::Headline,
            tone: Tone::Grave,
            why: vec!["It bites from the next turn on, and wears out as trade finds other ways".to_owned()],
            ..line(format!("{} presses {} with {}", n(*by), n(*target), words.good(*good)), &[*by, *target])
        },
        Event::CoercionLifted { by, target, good } => {
            Headline { tone: Tone::Calm, ..line(format!("{} trades with {} again: {}", n(*by), n(*target), words.good(*good)), &[*by, *target]) }
        }
        Event::TradeHit { target, good, loss, why, .. } => Headline {
            tone: Tone::Grave,
            why: factors(why),
            ..line(format!("{} loses trade: {} (approval {})", n(*target), words.good(*good), words::signed_percent(-i32::from(*loss))), &[*target])
        },
        Event::TradeDiverted { nation, good, wear, .. } => Headline {
            tone: Tone::Calm,
            ..line(
                format!("Traders of {} find other markets: {} is worn by {}", n(*nation), words.good(*good), words::percent(i32::from(*wear))),
                &[*nation],
            )
        },
        Event::Influenced { influence } => {
            line(format!("{} begins to {} against {}", n(influence.by), words::influence(influence.kind), n(influence.target)), &[influence.by])
        }
        Event::InfluenceLanded { influence } => Headline {
            why: vec![format!("It moves {}", words::percent(i32::from(influence.effect)))],
            ..line(format!("What {} spread reaches {}", n(influence.by), n(influence.target)), &[influence.by])
        },
        Event::Misled { nation, kind, effect, why } => Headline {
            weight: Weight::Headline,
            tone: Tone::Grave,
            why: factors(why),
            ..line(
                format!("{}: an unknown author tried to {} ({})", n(*nation), words::influence(*kind), words::signed_percent(-i32::from(*effect))),
                &[*nation],
            )
        },
        Event::Spoke { nation, target } => {
            line(format!("{} warns of blocs and a new Cold War, with {} in mind", n(*nation), n(*target)), &[*nation, *target])
        }
        Event::Attributed { nation, influence, why } => Headline {
            weight: Weight::Headline,
            tone: Tone::Calm,
            why: factors(why),
            ..line(
                format!("{} names the author: {} tried to {}", n(*nation), n(influence.by), words::influence(influence.kind)),
                &[*nation, influence.by],
            )
        },
        Event::AttributionFailed { nation, why } => {
            Headline { why: factors(why), ..line(format!("{} cannot attribute the disinformation", n(*nation)), &[*nation]) }
        }
        Event::PreBunked { nation, until_turn } => {
            line(format!("{} prebunks: it warns its public of disinformation, to the end of turn {until_turn}", n(*nation)), &[*nation])
        }
        Event::Induced { by, target, kind } => line(format!("{} offers {} {}", n(*by), n(*target), words::inducement(*kind)), &[*by, *target]),
        Event::AlignmentMoved { nation, to, driver, why } => {
            let mut reasons = vec![words::capital(&words::driver(*driver))];
            reasons.extend(factors(why));
            let towards = if *to < 0 { "China" } else { "the allies" };
            Headline {
                why: reasons,
                ..line(format!("{} leans to {towards} ({}.{} of 3)", n(*nation), to.abs() / 300, to.abs() % 300 / 30), &[*nation])
            }
        }
        Event::Pressed { feature, nation, target, act, outcome, why } => Headline {
            cell: words.scenario.features.get(feature.index()).map(|f| f.cell),
            weight: Weight::Headline,
            tone: Tone::Grave,
            why: factors(why),
            ..line(
                format!(
                    "{}: {} {}{}",
                    words.feature(*feature),
                    n(*nation),
                    super::encounter::presses(*act, &n(*target)),
                    match outcome {
                        Outcome::Pass | Outcome::Delay => "",
                        Outcome::Damage => "; there is damage",
                        Outcome::Injury => "; people are hurt",
                        Outcome::Death => "; people are killed",
                    }
                ),
                &[*nation, *target],
            )
        },
        Event::NoticeGiven { nation, until_turn } => {
            line(format!("{} gives notice to mariners and airmen that it will fire, to the end of turn {until_turn}", n(*nation)), &[*nation])
        }
        Event::Surprised { nation, feature, by } => Headline {
            cell: words.scenario.features.get(feature.index()).map(|f| f.cell),
            weight: Weight::Headline,
            tone: Tone::Grave,
            ..line(
                format!(
                    "{} is taken by surprise: {} fires at {} unannounced and unwatched",
                    words::capital(&n(*nation)),
                    n(*by),
                    words.feature(*feature)
                ),
                &[*nation, *by],
            )
        },
        Event::Built { feature, nation, to } => Headline {
            cell: words.scenario.features.get(feature.index()).map(|f| f.cell),
            weight: Weight::Headline,
            tone: Tone::Grave,
            ..line(format!("{} builds at {}: step {to} of 3", n(*nation), words.feature(*feature)), &[*nation])
        },
        Event::Stationed { force, feature, base, hours, why } => Headline {
            cell: words.scenario.features.get(feature.index()).map(|f| f.cell),
            weight: Weight::Detail,
            why: factors(why),
            ..line(
                format!(
                    "{} is on station at {} for {}, from {}",
                    words.force(*force),
                    words.feature(*feature),
                    words::duration(*hours),
                    words.place(*base)
                ),
                &[],
            )
        },
        Event::ExercisePlanned { exercise } => line(
            format!("{} plans an exercise with {} at {}", n(exercise.lead), words.nations(&exercise.partners), words.place(exercise.place)),
            &[exercise.lead],
        ),
        Event::Exercised { exercise, why } => Headline {
            weight: Weight::Headline,
            cell: words.scenario.place_cells.get(exercise.place.index()).copied().flatten(),
            why: factors(why),
            ..line(
                format!("{} exercise at {}", words.nations(&[&[exercise.lead], exercise.partners.as_slice()].concat()), words.place(exercise.place)),
                &[exercise.lead],
            )
        },
        Event::InteropMoved { a, b, to, why } => Headline {
            weight: Weight::Detail,
            why: vec![words::capital(&words::driver(*why))],
            ..line(format!("{} and {} work together at {}", n(*a), n(*b), words::percent(i32::from(*to))), &[*a, *b])
        },
        Event::WorkBegan { work } => Headline {
            cell: words.scenario.place_cells.get(work.place.index()).copied().flatten(),
            ..line(
                match work.kind {
                    WorkKind::Stocks(what) => {
                        format!("{} ships {} to {}", n(work.nation), words::stocked(work.count.into(), what, false), words.place(work.place))
                    }
                    kind => format!("{} builds {} at {}", n(work.nation), words::work(kind), words.place(work.place)),
                },
                &[work.nation],
            )
        },
        Event::WorkMoved { work, .. } if work.hours_left > 0 => return None,
        Event::WorkMoved { work, .. } => Headline {
            tone: Tone::Calm,
            cell: words.scenario.place_cells.get(work.place.index()).copied().flatten(),
            ..line(format!("Ready at {}: {}", words.place(work.place), words::work(work.kind)), &[work.nation])
        },
        Event::ProgrammeBegan { nation, programme, hours_left } => {
            line(format!("{} begins: {} ({} to delivery)", n(*nation), words.programme(*programme), months(*hours_left)), &[*nation])
        }
        Event::ProgrammeMoved { stalled: false, .. } => return None,
        Event::ProgrammeMoved { programme, .. } => {
            Headline { tone: Tone::Grave, ..line(format!("Short of money, a programme waits: {}", words.programme(*programme)), &[]) }
        }
        Event::ProgrammeDelivered { nation, programme } => Headline {
            weight: Weight::Headline,
            tone: Tone::Calm,
            ..line(format!("{} has delivered: {}", n(*nation), words.programme(*programme)), &[*nation])
        },
        Event::StockMoved { nation, what, by, why } => Headline {
            weight: Weight::Detail,
            why: vec![words::capital(&words::driver(*why))],
            ..line(format!("{}: {}", n(*nation), words::stocked(*by, *what, true)), &[*nation])
        },
        Event::HullsDelivered { force, hulls } => line(
            format!("{} {} {}", words::count(*hulls, "new hull", "new hulls"), if *hulls == 1 { "joins" } else { "join" }, words.force(*force)),
            &[],
        ),
        Event::PolicySet { nation, policy, on } => Headline {
            weight: Weight::Headline,
            tone: if matches!(policy, Policy::Tariffs(_)) == *on { Tone::Grave } else { Tone::Calm },
            ..line(format!("{} {}: {}", n(*nation), if *on { "begins" } else { "ends" }, words.policy(*policy)), &[*nation])
        },
        Event::Campaigned { nation } => line(format!("The government of {} campaigns for closer ties", n(*nation)), &[*nation]),
        Event::Benefited { by, to, kind } => {
            Headline { tone: Tone::Calm, ..line(format!("{} for {}: {}", n(*by), n(*to), words::benefit(*kind)), &[*by, *to]) }
        }
        Event::Reassured { nation } => line(format!("{} reassures the region", n(*nation)), &[*nation]),
        Event::RegionMoved { by, why } => Headline {
            tone: if *by < 0 { Tone::Grave } else { Tone::Calm },
            why: vec![words::capital(&words::driver(*why))],
            ..line(format!("Acceptance in the region: {}", words::signed_percent(i32::from(*by))), &[])
        },
        Event::ElectionHeld { nation, election, fell, swing, why } => {
            let name = words.scenario.catalog.elections.get(usize::from(*election)).map_or("An election", |election| election.name.as_str());
            let outcome = match (fell, *swing < 0) {
                (true, _) => "the government falls",
                (false, true) => "the government is weakened",
                (false, false) => "the government is confirmed",
            };
            Headline {
                weight: Weight::Headline,
                tone: if *swing < 0 { Tone::Grave } else { Tone::Calm },
                why: factors(why),
                ..line(format!("{}: {outcome} ({name}; swing {})", words.nation(*nation), words::signed_percent(i32::from(*swing))), &[*nation])
            }
        }
        // Bookkeeping, and events that have their line elsewhere.
        _ => return None,
    })
}
