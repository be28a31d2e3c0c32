//! Whether a nation's escorts have a port near by: Japan's and the Philippines' have their own; for others one that an agreement in force opens in a crisis, or one that a host opened.

use crate::catalog::clause::{Consent, PermissionTerms, Tension};
use crate::catalog::{NationId, Operation};
use crate::rules::scenario::war::WarSetup;
use crate::rules::state::Game;
use crate::rules::vocab::quarantine::Quarantine;
use crate::rules::vocab::war::Party;

/// Hosts whose ports lie within two days of Taiwan.
pub const NEAR: [Party; 2] = [Party::Jpn, Party::Phl];

/// Whether escorts of `nation` have a port near by this week.
pub fn near_port(setup: &WarSetup, game: &Game, now: &Quarantine, nation: NationId) -> bool {
    // Taiwan's frigates are few and small, and their own ports are the ones that are shut off: they count as from afar.
    let own = setup.party(nation).is_some_and(|party| NEAR.contains(&party));
    own || NEAR.into_iter().any(|host| lets_in(game, now, setup.nation(host), nation))
}

/// Whether a host lets another's escorts refuel in its ports this week: by a clause in force for a crisis (after as many weeks as it foresees
/// for consultation), or since it opened them.
pub fn lets_in(game: &Game, now: &Quarantine, host: NationId, guest: NationId) -> bool {
    let opened = now.ports.get(&host).is_some_and(|&from| now.week >= from);
    let agreed = |access: PermissionTerms<'_>| {
        let serves = matches!(access.operation, Operation::Logistics | Operation::DefensiveOperations | Operation::CombatSorties);
        let in_time = match access.consent {
            Consent::Automatic => true,
            Consent::Consult(weeks) => now.week > weeks,
            Consent::Veto => false,
        };
        serves && access.up_to >= Tension::Crisis && access.holds_in(game.turn) && in_time
    };
    opened || game.live_clauses().filter_map(|(_, _, clause)| clause.access(host, guest)).any(agreed)
}
