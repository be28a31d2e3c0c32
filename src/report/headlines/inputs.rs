//! Which numbers of the rules a result rests upon, so that a screen can show each with its value and its source. Each kind of event says it in
//! its row.

use crate::rules::event::Event;
pub use crate::rules::event::reads::behind;
use crate::rules::vocab::parameter::Param;

/// The parameters that decided an event. Empty where no number of the rules did.
pub fn parameters(event: &Event) -> Vec<Param> {
    event.facts().reads
}
