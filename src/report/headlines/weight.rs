//! How much an event weighs among the news of a turn and in a story. The table of events gives each kind its weight; of an agreement the
//! text counts too. Only readers ask for it: nothing in a game does.

use crate::catalog::clause::Tie;
use crate::catalog::{AgreementStatus, Clause, NationId};
use crate::rules::event::Event;
use crate::rules::phases::agreement::AgreementText;
use crate::rules::state::Game;

/// What an agreement of two that binds them to little weighs. The steps below are assumed: a party more outweighs a clause of the next
/// heavier kind, and a pact of four stands above any annex to it.
const OF_TWO: u32 = 180;
/// What each further party adds.
const A_PARTY: u32 = 60;
/// What coming into force adds: from then on it binds.
const IN_FORCE: u32 = 60;
/// What one parliament's yes lacks to the agreement itself.
const ONE_VOTE: u32 = 60;

/// The weight of an event that a reader is told of, 0 for what is never told by itself. `game` is the game after it.
pub fn importance(game: &Game, event: &Event) -> u32 {
    let plain = event.facts().importance;
    let Some(text) = text(game, event) else { return plain };
    match event {
        Event::AgreementMade { .. } => of_text(text),
        Event::AgreementMoved { status: AgreementStatus::InForce, .. } => of_text(text) + IN_FORCE,
        Event::AgreementMoved { .. } => of_text(text),
        Event::Ratified { .. } => plain.max(of_text(text) - ONE_VOTE).min(of_text(text)),
        // What stops an agreement weighs no less than what would have come of it.
        Event::Denounced { .. } | Event::RatificationFailed { .. } => plain.max(of_text(text) + IN_FORCE),
        _ => plain,
    }
}

/// The parties of the agreement that an event is about; empty for any other event.
pub fn parties<'a>(game: &'a Game, event: &'a Event) -> &'a [NationId] {
    text(game, event).map_or(&[], |text| &text.parties)
}

fn text<'a>(game: &'a Game, event: &'a Event) -> Option<&'a AgreementText> {
    match event {
        Event::AgreementMade { agreement, .. } => Some(&agreement.text),
        Event::AgreementMoved { id, .. }
        | Event::AgreementSuspended { id, .. }
        | Event::Denounced { id, .. }
        | Event::UndertakingBroken { id, .. }
        | Event::Ratified { id, .. }
        | Event::RatificationFailed { id, .. }
        | Event::RatificationPutOff { id, .. } => game.agreement(*id).map(|agreement| &agreement.text),
        _ => None,
    }
}

/// What a text weighs: by its parties, and by the heaviest thing that it says.
fn of_text(text: &AgreementText) -> u32 {
    let heaviest = text.clauses.iter().map(of_clause).max().unwrap_or(0);
    OF_TWO + A_PARTY * (text.parties.len() as u32).saturating_sub(2) + heaviest
}

/// A duty before access, access before an institution, that before an understanding.
fn of_clause(clause: &Clause) -> u32 {
    match clause.kind().tie() {
        Tie::Duty => 120,
        Tie::Access => 55,
        Tie::Institution => 30,
        Tie::Understanding => 0,
    }
}
