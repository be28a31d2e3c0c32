//! Notes by which a war ends: each turn any party may agree to one, and one to which all that it needs have agreed, in this turn or the
//! one before, is accepted.

use crate::catalog::NationId;
use crate::rules::change::Change;
use crate::rules::event::Event;
use crate::rules::event::war::WarNews;
use crate::rules::models::war::outcome;
use crate::rules::scenario::war::WarSetup;
use crate::rules::state::Game;
pub use crate::rules::vocab::note::Note;
use crate::rules::vocab::war::number::Number;
use crate::rules::vocab::war::{Outcome, Party};

/// Share of the capital's zone in Chinese hands from which a desk in Taipei yields, permille.
const YIELDS_AT: u32 = 500;

impl Note {
    /// All notes.
    pub const ALL: [Note; 4] = [Note::Surrender, Note::Withdrawal, Note::Enclave, Note::UsWithdrawal];

    /// Whether a party is one of those that it is about: they learn who has agreed.
    pub fn concerns(self, party: Party) -> bool {
        match party {
            Party::Prc => true,
            Party::Usa => self != Note::Surrender,
            Party::Twn => self != Note::UsWithdrawal,
            Party::Jpn | Party::Aus | Party::Phl => false,
        }
    }

    /// Whether a party has to agree to it as the war stands.
    pub fn needs(self, game: &Game, party: Party) -> bool {
        let american_war = game.crisis.as_ref().is_some_and(|crisis| crisis.is_in(Party::Usa));
        match self {
            // Nobody leaves a war that it has not entered.
            Note::UsWithdrawal => american_war && self.concerns(party),
            Note::Surrender | Note::Withdrawal | Note::Enclave => self.concerns(party) && (party != Party::Usa || american_war),
        }
    }

    /// How a war ends by it.
    fn outcome(self, setup: &WarSetup, game: &Game) -> Option<Outcome> {
        let held = game.crisis.as_ref().map_or(0, |crisis| crisis.war.held_km2());
        match self {
            Note::Surrender => Some(Outcome::ChineseVictory),
            Note::Withdrawal => Some(Outcome::ChineseDefeat),
            Note::Enclave if held >= setup.arena.numbers.count(Number::TrendArea) => Some(Outcome::StalemateToward),
            Note::Enclave => Some(Outcome::StalemateAgainst),
            Note::UsWithdrawal => None,
        }
    }
}

/// A party agrees to a note.
pub(super) fn consent(change: &mut Change, setup: &WarSetup, nation: NationId, note: Note) {
    let Some(turn) = change.game.crisis.as_ref().map(|crisis| crisis.war.turn) else { return };
    let concerned: Vec<NationId> = Party::ALL.into_iter().filter(|&party| note.concerns(party)).map(|party| setup.nation(party)).collect();
    let audience = change.game.seats_of(change.scenario, &concerned);
    change.emit(audience, Event::War(WarNews::Agreed { nation, note, turn }));
}

/// Whether all that a note needs have agreed to it in the turn of the war `turn` or the one before.
pub fn is_accepted(game: &Game, note: Note, turn: u8) -> bool {
    let Some(crisis) = game.crisis.as_ref() else { return false };
    let agreed = crisis.consents.get(&note).copied().unwrap_or_default();
    let fresh = |party: Party| agreed[party.index()].is_fresh(turn, 1);
    let mut needed = Party::ALL.into_iter().filter(|&party| note.needs(game, party)).peekable();
    needed.peek().is_some() && needed.all(fresh)
}

/// Whether a party that a computer speaks for agrees to a note, as the war stands. Published and cautious: it takes what is at least as good
/// as what it would have if the war stopped now.
pub fn acceptable(setup: &WarSetup, game: &Game, party: Party, note: Note) -> bool {
    let Some(crisis) = game.crisis.as_ref() else { return false };
    let now = outcome::at_the_end(&setup.arena, &crisis.war);
    let capital = setup.arena.capital_zone();
    let held = u32::from(crisis.war.zones[capital].held_km2) * 1000 / u32::from(setup.arena.zones[capital].area_km2.max(1));
    match (party, note) {
        (Party::Prc, Note::Surrender | Note::UsWithdrawal) => true,
        (Party::Prc, Note::Enclave) => now >= Outcome::StalemateAgainst && crisis.war.turn > 3,
        (Party::Prc, Note::Withdrawal) => now == Outcome::ChineseDefeat && crisis.war.turn > 3,
        (Party::Twn, Note::Surrender) => held >= YIELDS_AT,
        (Party::Twn, Note::Enclave) => now <= Outcome::StalemateToward,
        (Party::Usa, Note::Enclave) => now <= Outcome::StalemateToward,
        (Party::Twn | Party::Usa, Note::Withdrawal) => true,
        (Party::Usa, Note::UsWithdrawal) => false,
        _ => false,
    }
}

/// Ends the war, or one nation's part in it, by a note that all whom it needs have agreed to.
pub(super) fn resolve(change: &mut Change, setup: &WarSetup) {
    // The counts have moved on to the next turn: what was agreed in the turn that was fought is one before it.
    let Some(turn) = change.game.crisis.as_ref().filter(|crisis| crisis.war.outcome.is_none()).map(|crisis| crisis.war.turn.saturating_sub(1)) else {
        return;
    };
    for note in Note::ALL {
        if !is_accepted(&change.game, note, turn) {
            continue;
        }
        match note.outcome(setup, &change.game) {
            Some(outcome) => {
                change.emit_to_all(Event::War(WarNews::Ended { outcome, note: Some(note) }));
                return;
            }
            None => change.emit_to_all(Event::War(WarNews::Withdrew { nation: setup.nation(Party::Usa) })),
        }
    }
}
