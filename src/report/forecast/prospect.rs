//! What an order would do, in words and numbers: its rehearsal told line by line, each with the numbers of the rules behind it.

use crate::catalog::NationId;
use crate::report::headlines::reader::Reader;
use crate::report::headlines::{inputs, moves};
pub use crate::report::words::order_words::sources;
use crate::report::words::{Words, order_words};
use crate::report::{Tone, headline};
use crate::rules::event::{Driver, Event};
use crate::rules::order::Order;
use crate::rules::rehearsal::{Lag, rehearse};
use crate::rules::state::view::Viewer;
use crate::rules::vocab::parameter::Param;
use crate::words::keys::{forecast, orders};
use crate::words::say;

/// One thing that an order would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prospect {
    /// When, such as "With this turn".
    pub when: String,
    /// What.
    pub text: String,
    /// Good or bad for whoever gives the order: by its own objectives first.
    pub tone: Tone,
    /// The numbers of the rules behind it.
    pub params: Vec<Param>,
}

/// What a legal order would do if nothing else happened, as far as its giver can know: numbers of nations of which it sees only a band
/// (those for which `knows` is false) are told as "about".
pub fn prospects(words: &Words<'_>, order: &Order, knows: impl Fn(NationId) -> bool) -> Vec<Prospect> {
    let rehearsal = rehearse(words.scenario, words.game, order);
    let now = orders::WITH_THIS_TURN.text();
    let seat = order.nation(words.game).ok().and_then(|nation| words.game.seat_of(words.scenario, nation));
    let reader = seat.map_or_else(Reader::default, |seat| Reader::at(words.scenario, words.game, Viewer::Seat(seat)));
    let mut found = Vec::new();
    let mut tell = |when: &str, events: &[Event]| {
        for event in events {
            if let Some((text, told)) = line(words, event, &knows) {
                let tone = reader.wished(&moves::foretold(words.game, event)).unwrap_or_else(|| reader.tone(words, event, told));
                found.push(Prospect { when: when.to_owned(), text, tone, params: inputs::parameters(event) });
            }
        }
    };
    tell(now, &rehearsal.at_once);
    let turn = words.game.turn;
    let when = match rehearsal.lag {
        Lag::Nothing => String::new(),
        Lag::At(at) if at <= turn => now.to_owned(),
        Lag::At(at) if words.game.turns.is_some_and(|last| at > last) => say(forecast::AfterTheLast { when: words.moment(at) }),
        Lag::At(at) => say(forecast::WithTurn { turn: at.into(), when: words.moment(at) }),
        Lag::EachFrom(from) if from <= turn => forecast::EACH_TURN.text().to_owned(),
        Lag::EachFrom(from) => say(forecast::EachTurnFrom { turn: from.into() }),
        Lag::Election => forecast::WITH_THE_NEXT_ELECTION.text().to_owned(),
    };
    tell(&when, &rehearsal.later);
    found.extend(order_words::chances(words, order));
    found
}

/// A line for an event of a rehearsal; `None` for what the order itself says already, and for its cost.
fn line(words: &Words<'_>, event: &Event, knows: &impl Fn(NationId) -> bool) -> Option<(String, Tone)> {
    let tone = |by: i32| if by < 0 { Tone::Grave } else { Tone::Calm };
    match event {
        Event::CapitalMoved { why: Driver::OrderCost, .. } | Event::BudgetMoved { why: Driver::OrderCost, .. } => None,
        Event::SupportMoved { nation, by, .. } => {
            let (who, exact, by) = (*nation, knows(*nation), i32::from(*by));
            Some((words.say(forecast::SupportMoves { who, exact, by }), tone(by)))
        }
        Event::StandingMoved { nation, by, .. } => {
            let (who, exact, by) = (*nation, knows(*nation), i32::from(*by));
            Some((words.say(forecast::ApprovalMoves { who, exact, by }), tone(by)))
        }
        Event::CreditMoved { nation, by, .. } => {
            let by = i32::from(*by);
            Some((words.say(forecast::CredibilityMoves { who: *nation, by }), tone(by)))
        }
        Event::CapitalMoved { nation, by, .. } => Some((words.say(forecast::CapitalMoves { who: *nation, by: i64::from(*by) }), tone(*by))),
        Event::BudgetMoved { nation, by, .. } => Some((words.say(forecast::BudgetMoves { who: *nation, by: i64::from(*by) }), tone(*by))),
        Event::Misled { nation, effect, .. } => Some((words.say(forecast::ReachesAndMoves { who: *nation, by: i32::from(*effect) }), Tone::Plain)),
        Event::Wore { to, .. } => Some((say(forecast::DoneAgain { less: i32::from(*to) }), Tone::Plain)),
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
