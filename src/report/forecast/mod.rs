//! What an order may bring, told before it is given: odds in a band, what it does by itself, which of one's own objectives it touches, and
//! which undertaking it would break.
//!
//! All of it reads a seat's view and nothing else, so that two worlds which differ only in what the seat may not know give the same forecast
//! (`tests/secrecy.rs` holds that).

pub mod ahead;
pub mod bases;
mod breach;
mod in_war;
mod meeting;
mod offer;
pub mod pressure;
pub mod prospect;
mod touch;

pub use breach::{Breach, breach, breaches_under, standing_breaches};
pub use meeting::{ForecastMeeting, Unknown, meetings};
pub use offer::{Standing, allowed, gains, ratification, standing};
pub use touch::{Touch, of_order as touches, of_text};

use crate::catalog::NationId;
use crate::report::words::{Words, order_words};
use crate::rules::order::Order;
use crate::rules::vocab::ids::SeatId;
use crate::words::keys::forecast;
use crate::words::{Language, Phrase, say};
use prospect::{Prospect, prospects};

/// What is known beforehand of an order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Forecast {
    /// Its odds, a line for each thing that is left to chance.
    pub odds: Vec<String>,
    /// The same in a few words, for beside the button; empty where there are none.
    pub short: String,
    /// Why there are no odds; empty where there are some, or where nothing is left to chance.
    pub no_odds: String,
    /// What it does by itself.
    pub effects: Vec<Prospect>,
    /// The own objectives that it touches.
    pub touches: Vec<Touch>,
    /// The undertaking that it would break.
    pub breach: Option<Breach>,
}

/// What is known beforehand of a legal order of `seat`, whose view `words` holds. `knows` says whose numbers it knows exactly.
pub fn of(words: &Words<'_>, seat: SeatId, order: &Order, knows: impl Fn(NationId) -> bool) -> Forecast {
    let (scenario, game) = (words.scenario, words.game);
    let mut told = Forecast {
        effects: prospects(words, order, knows),
        touches: touch::of_order(words, seat, order),
        breach: breach(scenario, game, order),
        ..Forecast::default()
    };
    if let Order::Undertake(task) = order {
        match meetings(scenario, game, task) {
            Ok(found) => {
                told.short = found.iter().min_by_key(|meeting| meeting.for_giver().0).map(ForecastMeeting::band).unwrap_or_default();
                told.odds = found.iter().map(|meeting| meeting.sentence(words)).collect();
            }
            Err(unknown) => told.no_odds = unknown.sentence(words),
        }
    } else {
        told.no_odds = order_words::no_odds(order.kind()).to_owned();
    }
    told
}

/// A band of a chance in tenths: "3 to 6 in 10".
pub fn tenths(least: i32, most: i32) -> String {
    Language::current().render(&tenths_phrase(least, most), None)
}

/// The same as a phrase.
fn tenths_phrase(least: i32, most: i32) -> Phrase {
    let (low, high) = ((least.clamp(0, 1000) + 25) / 100, (most.clamp(0, 1000) + 75) / 100);
    match (low.min(10), high.min(10)) {
        (0, 0) => forecast::HARDLY_EVER.into(),
        (10, 10) => forecast::ALMOST_ALWAYS.into(),
        (low, high) if low == high => forecast::AboutInTen { low: low.into() }.into(),
        (low, high) => forecast::InTen { low: low.into(), high: high.into() }.into(),
    }
}

/// The lines of a forecast, as they are told under an order.
pub fn lines(words: &Words<'_>, forecast: &Forecast) -> Vec<String> {
    let mut lines = forecast.odds.clone();
    if !forecast.no_odds.is_empty() {
        lines.push(forecast.no_odds.clone());
    }
    lines.extend(forecast.effects.iter().map(|effect| say(forecast::Effect { when: effect.when.clone(), text: effect.text.clone() })));
    lines.extend(forecast.touches.iter().map(Touch::sentence));
    if let Some(breach) = &forecast.breach {
        lines.insert(0, breach.sentence(words));
    }
    lines.into_iter().map(|line| say(forecast::Head { line })).collect()
}
