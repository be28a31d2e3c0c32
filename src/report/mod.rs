//! What a game is told in: names and sentences for orders, refusals, events and their reasons; and what is told of it afterwards.
//!
//! Every report reads an [`Account`], which holds no more than its reader may know.

/// What the start screen and the foot of every report say of names and boundaries.
pub const NEUTRAL: &str = "Names, boundaries and colours imply no position on the status of any territory.";

pub mod debrief;
pub mod forecast;
pub mod headlines;
pub mod pages;
pub mod words;

pub use debrief::account::{Account, AccountLine, Moment, TurnAccount};
pub use debrief::scores::{ObjectiveResult, SeatResult, TestResult, TierResult, scores};
pub use debrief::series::{Measure, Series, series};
pub use debrief::story::{MOST_POINTS, TurningPoint, story};
pub use headlines::beats::{Beat, beats};
pub use headlines::decisions::{Explained, Stand, decision, explained};
pub use headlines::events::{Headline, Tone, Weight, headline};
pub use pages::chart::span;
pub use pages::html::{html, page_mark};
pub use pages::study::study_page;
pub use words::Words;
