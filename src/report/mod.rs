//! What a game is told in: names and sentences for orders, refusals, events and their reasons; and what is told of it afterwards.
//!
//! Every report reads an [`Account`], which holds no more than its reader may know.

mod account;
pub mod agreements;
pub mod ahead;
pub mod bases;
mod beats;
mod chart;
pub mod clauses;
mod competition;
pub mod csv;
mod decisions;
pub mod doubt;
mod events;
mod html;
pub mod inputs;
pub mod losses;
pub mod measures;
pub mod numbers;
pub mod orders;
pub mod pact;
pub mod pressure;
pub mod prospect;
pub mod quarantine;
pub mod reasons;
mod refusal;
pub mod salvo;
mod scores;
mod series;
mod story;
mod study;
pub mod table;
pub mod war;
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
