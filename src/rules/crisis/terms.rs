//! On what terms a war is fought: from the agreements in force, and from what governments have decided since it began.

use super::setup::WarSetup;
use crate::catalog::clause::{Consent, InstitutionKind, Tension};
use crate::catalog::{Clause, NationId, Operation};
use crate::rules::agreement::permission;
use crate::rules::competition::{WorkKind, share};
use crate::rules::scenario::Scenario;
use crate::rules::state::Game;
use crate::rules::war::{Basing, Number, Party, Terms};

/// The terms of the war as the posture stands: before one, those on which it would begin, with nobody's decision but the level's; in one,
/// those of the turn that is resolved.
pub fn terms(scenario: &Scenario, setup: &WarSetup, game: &Game) -> Terms {
    let mut terms = Terms {
        maritime_jassm: setup.maritime_jassm,
        taiwan_skill: setup.taiwan_skill,
        red_skill: setup.red_skill,
        headquarters: together(game, setup, InstitutionKind::Headquarters),
        shared_isr: wide_picture(game, setup),
        forward_stocks: stored_ahead(scenario, setup, game),
        ..Terms::default()
    };
    let isr = if terms.shared_isr { setup.arena.numbers.count(Number::WarningIsr) } else { 0 };
    terms.warning = (u32::from(setup.warning) + isr).min(1000) as u16;
    for party in Party::ALL {
        let at = party.index();
        terms.enters[at] = u8::from(setup.at_war.contains(&party));
        (terms.basing[at], terms.basing_from[at]) = agreed(scenario, setup, game, Party::Usa, party);
    }
    if let Some(crisis) = &game.crisis {
        terms.enters = crisis.enters;
        terms.mainland_strikes = crisis.mainland;
        for party in Party::ALL {
            (terms.basing[party.index()], terms.basing_from[party.index()]) = (basing_now(scenario, setup, game, party), 1);
        }
    }
    terms
}

/// What a host lets the United States do from its bases in the turn of the war that is played.
pub fn basing_now(scenario: &Scenario, setup: &WarSetup, game: &Game, host: Party) -> Basing {
    basing_of(scenario, setup, game, Party::Usa, host)
}

/// What a host lets a guest do from its bases in the turn of the war that is played. What it decided in the war goes for all who fight with it.
pub fn basing_of(scenario: &Scenario, setup: &WarSetup, game: &Game, guest: Party, host: Party) -> Basing {
    let turn = game.crisis.as_ref().map_or(1, |crisis| crisis.war.turn);
    let by_agreement = [Basing::Combat, Basing::Logistics].into_iter().find(|&basing| from(scenario, setup, game, guest, host, basing).is_some_and(|from| turn >= from));
    let decided = game.crisis.as_ref().and_then(|crisis| crisis.access[host.index()]).filter(|access| turn >= access.from_turn);
    match decided {
        // A host may allow more than it has agreed, not less.
        Some(access) => access.basing.max(by_agreement.unwrap_or(Basing::None)),
        None => by_agreement.unwrap_or(Basing::None),
    }
}

/// The most that agreements let others do from a host's bases, and from which turn of a war on.
pub fn agreed(scenario: &Scenario, setup: &WarSetup, game: &Game, guest: Party, host: Party) -> (Basing, u8) {
    let combat = from(scenario, setup, game, guest, host, Basing::Combat).map(|from| (Basing::Combat, from));
    let logistics = || from(scenario, setup, game, guest, host, Basing::Logistics).map(|from| (Basing::Logistics, from));
    combat.or_else(logistics).unwrap_or((Basing::None, 1))
}

/// The turn of a war from which a host lets a guest do this from a base of its own, by agreements in force; `None` is never
/// without a decision.
fn from(scenario: &Scenario, setup: &WarSetup, game: &Game, guest: Party, host: Party, basing: Basing) -> Option<u8> {
    if matches!(host, Party::Prc | Party::Usa | Party::Twn) {
        // Beijing and Taipei fight from their own bases; the United States lets its allies use its territories.
        return Some(1);
    }
    let (nation, guest) = (setup.nation(host), setup.nation(guest));
    let wanted = match basing {
        Basing::None => return Some(1),
        Basing::Logistics => [Operation::Logistics, Operation::CombatSorties],
        Basing::Combat => [Operation::CombatSorties, Operation::CombatSorties],
    };
    let bases = || setup.arena.bases.iter().filter(|base| permission::host_of(scenario, base.place) == Some(nation));
    let turns = |(id, _, clause): (crate::rules::ids::AgreementId, u16, &Clause)| {
        let Clause::Permission { grantor, grantees, places, operation, up_to: Tension::War, consent, until_turn, .. } = clause else { return None };
        let fits = *grantor == nation
            && grantees.contains(&guest)
            && wanted.contains(operation)
            && game.agreements[id.index()].is_bound(guest)
            && (*until_turn == 0 || game.turn <= *until_turn)
            && bases().any(|base| places.cover(Some(base.place)));
        match consent {
            _ if !fits => None,
            Consent::Automatic => Some(1),
            Consent::Consult(turns) if share(game, guest, nation, InstitutionKind::Headquarters) => Some(*turns),
            Consent::Consult(turns) => Some(1 + *turns),
            Consent::Veto => None,
        }
    };
    game.live_clauses().filter_map(turns).min().map(|turn| turn.max(1))
}

/// Whether the United States and Japan sit in an institution of this kind together.
fn together(game: &Game, setup: &WarSetup, kind: InstitutionKind) -> bool {
    share(game, setup.nation(Party::Usa), setup.nation(Party::Jpn), kind)
}

/// Whether one cell gives three allies or more, the United States and Japan among them, the same picture.
fn wide_picture(game: &Game, setup: &WarSetup) -> bool {
    let nation = |party| setup.nation(party);
    game.live_clauses().any(|(id, _, clause)| match clause {
        Clause::Institution { kind: InstitutionKind::SharedIsr, members, .. } => {
            let sits = |member: NationId| members.contains(&member) && game.agreements[id.index()].is_bound(member);
            sits(nation(Party::Usa)) && sits(nation(Party::Jpn)) && (sits(nation(Party::Aus)) || sits(nation(Party::Phl)))
        }
        _ => false,
    })
}

/// Whether munitions lie ready at a base whose host lets them be used.
fn stored_ahead(scenario: &Scenario, setup: &WarSetup, game: &Game) -> bool {
    let works = game.competition.works.iter().filter(|work| matches!(work.kind, WorkKind::Stocks(_)) && work.hours_left == 0).map(|work| work.place);
    setup.stocks.iter().copied().chain(works).any(|place| {
        let host = permission::host_of(scenario, place).and_then(|host| setup.party(host));
        host.is_some_and(|host| !matches!(host, Party::Prc | Party::Twn) && basing_now(scenario, setup, game, host) != Basing::None)
    })
}
