//! Lists of a state that stand beside lists of the level: both have one length, since views and reports look into one at a position of the
//! other. Lists that are only asked what they have (programmes, injects, nations' stocks) may be shorter, as in a game under older rules.

use crate::rules::Scenario;
use crate::rules::crisis::Crisis;
use crate::rules::state::Game;
use crate::rules::vocab::command::MAX_ORDERS;

/// Why a state's lists are not those of a level.
pub(super) fn fault(scenario: &Scenario, game: &Game) -> Option<String> {
    let one = |what: &str, has: usize, wants: usize| (has != wants).then(|| format!("{what} has {has} rows, and the level has {wants}"));
    let parts = [
        one("nations", game.nations.len(), scenario.nations.len()),
        one("seats", game.seats.len(), scenario.seats.len()),
        one("features", game.features.len(), scenario.features.len()),
    ];
    let answers = game.proposals.values().any(|proposal| proposal.answers.len() != proposal.to.len());
    let answers = answers.then(|| "an offer has other answers than nations that it was made to".to_owned());
    let orders = game.seats.iter().any(|seat| seat.orders.len() > MAX_ORDERS).then(|| format!("a seat has more than {MAX_ORDERS} orders"));
    let quarantine = (game.quarantine.is_some() && scenario.quarantine.is_none()).then(|| "it has a quarantine, and the level has none".to_owned());
    parts.into_iter().flatten().next().or(answers).or(orders).or(quarantine).or_else(|| war(scenario, game))
}

fn war(scenario: &Scenario, game: &Game) -> Option<String> {
    let Crisis { war, .. } = game.crisis.as_ref()?;
    let Some(arena) = scenario.war.as_deref().map(|setup| &setup.arena) else { return Some("it has a war, and the level has none".to_owned()) };
    let one = |what: &str, has: usize, wants: usize| (has != wants).then(|| format!("crisis.war.{what} has {has} rows, and the level has {wants}"));
    let parts = [
        one("squadrons", war.squadrons.len(), arena.squadrons.len()),
        one("bases", war.bases.len(), arena.bases.len()),
        one("groups", war.groups.len(), arena.groups.len()),
        one("boats", war.boats.len(), arena.boats.len()),
        one("missiles", war.missiles.len(), arena.missiles.len()),
        one("zones", war.zones.len(), arena.zones.len()),
    ];
    parts.into_iter().flatten().next()
}

/// Why a clause that something points at is none of its agreement's.
pub(super) fn clauses(game: &Game) -> Option<String> {
    let dues = game.dues.iter().map(|due| (due.agreement, due.clause));
    let asked = game.consultations.iter().map(|asked| (asked.agreement, asked.clause));
    let calls = game.crisis.iter().flat_map(|crisis| &crisis.calls).map(|call| (call.agreement, call.clause));
    let there = |(agreement, clause): &(crate::rules::vocab::ids::AgreementId, u16)| {
        game.agreement(*agreement).is_some_and(|known| usize::from(*clause) < known.clauses().len())
    };
    let (agreement, clause) = dues.chain(asked).chain(calls).find(|named| !there(named))?;
    Some(format!("clause {} of agreement {} is named, and there is none", clause + 1, agreement.index() + 1))
}
