//! What a game is told in: names and sentences for orders, refusals, events and their reasons; and what is told of it afterwards.
//!
//! Every report reads an [`Account`], which holds no more than its reader may know.

/// What the start screen and the foot of every report say of names and boundaries.
pub const NEUTRAL: &str = "Names, boundaries and colours imply no position on the status of any territory.";

mod account;
pub mod agreements;
pub mod ahead;
pub mod aims;
mod bargaining;
pub mod bases;
mod beats;
pub mod briefing;
mod chart;
pub mod clauses;
mod competition;
pub mod csv;
mod decisions;
pub mod digest;
pub mod doubt;
mod encounter;
mod events;
pub mod forecast;
mod html;
pub mod inputs;
pub mod lesson;
pub mod losses;
pub mod measures;
mod moves;
pub mod nation_numbers;
pub mod numbers;
pub mod order_words;
pub mod orders;
pub mod outcome;
pub mod pact;
pub mod pressure;
pub mod prospect;
pub mod quarantine;
pub mod reader;
pub mod reasons;
mod refusal;
pub mod salvo;
mod scores;
pub mod second_names;
mod series;
mod story;
mod study;
pub mod table;
pub mod tiers;
pub mod war;
pub mod weight;
pub mod wordlist;
pub mod words;

pub use account::{Account, LogLine, Moment, TurnAccount};
pub use beats::{Beat, beats};
pub use chart::span;
pub use decisions::{Explained, Stand, decision, explained};
pub use events::{Headline, Tone, Weight, headline};
pub use html::{html, page_mark};
pub use scores::{ObjectiveResult, SeatResult, TestResult, TierResult, scores};
pub use series::{Measure, Series, series};
pub use story::{MOST_POINTS, TurningPoint, story};
pub use study::study_page;
pub use words::Words;
