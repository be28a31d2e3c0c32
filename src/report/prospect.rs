//! What an order would do, in words and numbers: its rehearsal told line by line, each with the numbers of the rules behind it.

use super::inputs;
use super::words::{self, Words};
use super::{Tone, headline};
use crate::catalog::{NationId, Origin};
use crate::rules::event::{Driver, Event};
use crate::rules::order::{CounterKind, Order, SignalKind};
use crate::rules::phases::homefront::election;
use crate::rules::phases::pressure::influence;
use crate::rules::rehearsal::{Lag, rehearse};
use crate::rules::state::competition::Policy;
use crate::rules::vocab::parameter::Param;

/// One thing that an order would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prospect {
    /// When, such as "With this turn".
    pub when: String,
    /// What.
    pub text: String,
    /// Good or bad for whoever it befalls.
    pub tone: Tone,
    /// The numbers of the rules behind it.
    pub params: Vec<Param>,
}

/// What a legal order would do if nothing else happened, as far as its giver can know: numbers of nations of which it sees only a band
/// (those for which `knows` is false) are told as "about".
pub fn prospects(words: &Words<'_>, order: &Order, knows: impl Fn(NationId) -> bool) -> Vec<Prospect> {
    let rehearsal = rehearse(words.scenario, words.game, order);
    let now = "With this turn";
    let mut found = Vec::new();
    let mut tell = |when: &str, events: &[Event]| {
        for event in events {
            if let Some((text, tone)) = line(words, event, &knows) {
                found.push(Prospect { when: when.to_owned(), text, tone, params: inputs::parameters(event) });
            }
        }
    };
    tell(now, &rehearsal.at_once);
    let turn = words.game.turn;
    let when = match rehearsal.lag {
        Lag::Nothing => String::new(),
        Lag::At(at) if at <= turn => now.to_owned(),
        Lag::At(at) if words.game.turns != 0 && at > words.game.turns => format!("After the last turn ({})", words.moment(at)),
        Lag::At(at) => format!("With turn {at} ({})", words.moment(at)),
        Lag::EachFrom(from) if from <= turn => "Each turn from this one".to_owned(),
        Lag::EachFrom(from) => format!("Each turn from turn {from}, less as it wears out"),
        Lag::Election => "With the next election".to_owned(),
    };
    tell(&when, &rehearsal.later);
    found.extend(left_to_chance(words, order));
    found
}

/// A line for an event of a rehearsal; `None` for what the order itself says already, and for its cost.
fn line(words: &Words<'_>, event: &Event, knows: &impl Fn(NationId) -> bool) -> Option<(String, Tone)> {
    let tone = |by: i32| if by < 0 { Tone::Grave } else { Tone::Calm };
    let about = |nation: NationId| if knows(nation) { "" } else { "about " };
    let points = |what: &str, nation: NationId, by: i16| {
        (format!("{what} {} {}{}", words.the(nation), about(nation), words::signed_percent(i32::from(by))), tone(i32::from(by)))
    };
    match event {
        Event::CapitalMoved { why: Driver::OrderCost, .. } | Event::BudgetMoved { why: Driver::OrderCost, .. } => None,
        Event::SupportMoved { nation, by, .. } => Some(points("Support in", *nation, *by)),
        Event::StandingMoved { nation, by, .. } => Some(points("Approval of the government of", *nation, *by)),
        Event::CreditMoved { nation, by, .. } => {
            Some((format!("Credibility of {} {}", words.the(*nation), words::signed_percent(i32::from(*by))), tone(i32::from(*by))))
        }
        Event::CapitalMoved { nation, by, .. } => Some((format!("Capital of {} {}", words.the(*nation), words::signed(*by)), tone(*by))),
        Event::BudgetMoved { nation, by, .. } => Some((format!("Budget of {} {} M$", words.the(*nation), words::signed(*by)), tone(*by))),
        Event::Misled { nation, effect, .. } => {
            let what = format!("It reaches {} and moves {}", words.the(*nation), words::percent(i32::from(*effect)));
            Some((what, Tone::Plain))
        }
        Event::Wore { to, .. } => Some((format!("Done again soon, {} less comes of it", words::percent(i32::from(*to))), Tone::Plain)),
        // What is ordered is said by the order, and what follows by the lines below it.
        Event::Influenced { .. }
        | Event::InfluenceLanded { .. }
        | Event::Spoke { .. }
        | Event::Campaigned { .. }
        | Event::Benefited { .. }
        | Event::Reassured { .. }
        | Event::Induced { .. }
        | Event::PolicySet { .. }
        | Event::CoercionImposed { .. }
        | Event::TradeHit { .. }
        | Event::ExercisePlanned { .. }
        | Event::WorkBegan { .. }
        | Event::Publicised { .. }
        | Event::Consulted { .. } => None,
        event => headline(words, event).map(|told| (told.text, told.tone)),
    }
}

/// What hangs on a draw, with its chance.
fn left_to_chance(words: &Words<'_>, order: &Order) -> Vec<Prospect> {
    let get = |param| words.scenario.parameters.get(param);
    let plain = |text: String, params: Vec<Param>| Prospect { when: "With this turn".to_owned(), text, tone: Tone::Plain, params };
    match order {
        Order::Counter(order) if order.kind == CounterKind::Attribute => {
            let (helpers, chance) = influence::attribution(words.scenario, words.game, order.nation);
            let chances = vec![Param::AttributionChance, Param::AttributionPerPartner];
            let back = vec![Param::AttributionReturn, Param::AttributionCredit];
            vec![
                plain(
                    format!(
                        "The author of each is found with {}, {} helping",
                        words::percent(chance),
                        words::count(helpers.max(0) as u64, "nation", "nations")
                    ),
                    chances,
                ),
                plain(
                    format!(
                        "Found, {} of what it moved comes back, and the author loses {} of credibility",
                        words::percent(get(Param::AttributionReturn)),
                        words::percent(get(Param::AttributionCredit))
                    ),
                    back,
                ),
            ]
        }
        Order::Influence(order) => {
            let when = election::next(words.scenario, words.game, order.target).map(|(_, election)| election);
            when.map(|election| Prospect {
                when: "Calendar".to_owned(),
                text: format!("{}: {}", election.name, election.day.long()),
                tone: Tone::Plain,
                params: Vec::new(),
            })
            .into_iter()
            .collect()
        }
        Order::Signal(order) if order.kind == SignalKind::Notice => Vec::new(),
        Order::Signal(order) => {
            let with_message = !order.message.trim().is_empty();
            let param = if with_message { Param::MisreadWithMessage } else { Param::MisreadWithout };
            let meant = match order.kind {
                SignalKind::Notice => String::new(),
                SignalKind::Reassure => {
                    format!("Support in {} about {} at most", words.the(order.to), words::signed_percent(get(Param::SignalSupport)))
                }
                SignalKind::Warn => format!("Support in {} about {} at most", words.the(order.to), words::signed_percent(-get(Param::SignalSupport))),
                SignalKind::Calm => format!(
                    "Approval of the government of {} about {} at most, and a quieter rung between you",
                    words.the(order.to),
                    words::signed_percent(get(Param::SignalCalm))
                ),
            };
            vec![
                plain(meant, vec![Param::SignalSupport, Param::SignalCalm]),
                plain(
                    format!("Misread with {}{}", words::percent(get(param)), if with_message { "" } else { "; with a message less often" }),
                    vec![param],
                ),
            ]
        }
        Order::SetPolicy(order) if order.policy == Policy::Silo && order.on => {
            vec![plain(
                format!("Tariffs weigh {} of what they would between you and an ally", words::percent(get(Param::SiloLeft))),
                vec![Param::SiloLeft],
            )]
        }
        _ => Vec::new(),
    }
}

/// Where the facts behind what an order names come from: a programme, a good. A line each; empty where the numbers of the rules say all.
pub fn sources(words: &Words<'_>, order: &Order) -> Vec<String> {
    let catalog = &words.scenario.catalog;
    let told = |origin: &Origin| match origin {
        Origin::Source(source) => format!("Source: {source}"),
        Origin::Assumption(why) => format!("Assumption: {why}"),
    };
    match order {
        Order::Launch(order) => {
            catalog.programmes.get(order.programme.index()).map(|programme| vec![programme.note.clone(), told(&programme.origin)]).unwrap_or_default()
        }
        Order::Coerce(order) => catalog.goods.get(order.good.index()).map(|good| vec![told(&good.origin)]).unwrap_or_default(),
        _ => Vec::new(),
    }
}
