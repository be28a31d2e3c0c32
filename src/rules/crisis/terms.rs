//! On what terms a war is fought: from the agreements in force, and from what governments have decided since it began.

use super::setup::WarSetup;
use crate::catalog::clause::{Consent, InstitutionKind, Tension};
use crate::catalog::{Clause, NationId, Operation, PlaceId};
use crate::rules::competition::{WorkKind, share};
use crate::rules::ids::AgreementId;
use crate::rules::state::Game;
use crate::rules::war::arena::Base;
use crate::rules::war::{Basing, Number, Party, Terms};

/// The terms of the war as the posture stands: before one, those on which it would begin, with nobody's decision but the level's; in one,
/// those of the turn that is resolved.
pub fn terms(setup: &WarSetup, game: &Game) -> Terms {
    let mut terms = Terms {
        maritime_jassm: setup.maritime_jassm,
        taiwan_skill: setup.taiwan_skill,
        red_skill: setup.red_skill,
        red_missiles: setup.red_missiles,
        extra_shelters: setup.extra_shelters,
        headquarters: together(game, setup, InstitutionKind::Headquarters),
        shared_isr: wide_picture(game, setup),
        forward_stocks: stored_ahead(setup, game),
        ..Terms::default()
    };
    let isr = if terms.shared_isr { setup.arena.numbers.count(Number::WarningIsr) } else { 0 };
    terms.warning = (u32::from(setup.warning) + isr).min(1000) as u16;
    for party in Party::ALL {
        let at = party.index();
        terms.enters[at] = u8::from(setup.at_war.contains(&party));
        (terms.basing[at], terms.basing_from[at]) = agreed(setup, game, Party::Usa, party);
    }
    let bases = setup.arena.bases.iter();
    if let Some(crisis) = &game.crisis {
        terms.enters = crisis.enters;
        terms.mainland_strikes = crisis.mainland;
        for party in Party::ALL {
            (terms.basing[party.index()], terms.basing_from[party.index()]) = (basing_of(setup, game, Party::Usa, party), 1);
        }
        terms.at = bases.map(|base| (basing_at(setup, game, Party::Usa, base.place), 1)).collect();
    } else {
        let at = |base: &Base| base.host.map_or((Basing::None, 1), |host| agreed_at(setup, game, Party::Usa, host, Some(base.place)));
        terms.at = bases.map(at).collect();
    }
    terms
}

/// The most that a host lets the United States do from any of its bases in the turn of the war that is played.
pub fn basing_now(setup: &WarSetup, game: &Game, host: Party) -> Basing {
    basing_of(setup, game, Party::Usa, host)
}

/// The most that a host lets a guest do from any of its bases in the turn of the war that is played.
pub fn basing_of(setup: &WarSetup, game: &Game, guest: Party, host: Party) -> Basing {
    granted(setup, game, guest, host, None)
}

/// What a guest may do from a base in the turn of the war that is played.
pub fn basing_at(setup: &WarSetup, game: &Game, guest: Party, place: PlaceId) -> Basing {
    host_at(setup, place).map_or(Basing::None, |host| granted(setup, game, guest, host, Some(place)))
}

/// Whose soil a base is on.
fn host_at(setup: &WarSetup, place: PlaceId) -> Option<Party> {
    setup.arena.base_at(place).and_then(|base| setup.arena.bases[usize::from(base)].host)
}

/// By agreement, and by what the host decided in the war: that goes for all its bases and all who fight with it. A host may allow more than
/// it has agreed, not less.
fn granted(setup: &WarSetup, game: &Game, guest: Party, host: Party, place: Option<PlaceId>) -> Basing {
    let turn = game.crisis.as_ref().map_or(1, |crisis| crisis.war.turn);
    let agreed = |basing: &Basing| from(setup, game, guest, host, place, *basing).is_some_and(|from| turn >= from);
    let by_agreement = [Basing::Combat, Basing::Logistics].into_iter().find(agreed).unwrap_or(Basing::None);
    let decided = game.crisis.as_ref().and_then(|crisis| crisis.access[host.index()]).filter(|access| turn >= access.from_turn);
    decided.map_or(by_agreement, |access| access.basing.max(by_agreement))
}

/// The most that agreements let a guest do from any of a host's bases, and from which turn of a war on.
pub fn agreed(setup: &WarSetup, game: &Game, guest: Party, host: Party) -> (Basing, u8) {
    agreed_at(setup, game, guest, host, None)
}

fn agreed_at(setup: &WarSetup, game: &Game, guest: Party, host: Party, place: Option<PlaceId>) -> (Basing, u8) {
    let turn = |basing| from(setup, game, guest, host, place, basing).map(|from| (basing, from));
    turn(Basing::Combat).or_else(|| turn(Basing::Logistics)).unwrap_or((Basing::None, 1))
}

/// The turn of a war from which a host lets a guest do this from a base of its own (`None`: from any), by agreements in force; never without
/// a decision where there is none.
fn from(setup: &WarSetup, game: &Game, guest: Party, host: Party, place: Option<PlaceId>, basing: Basing) -> Option<u8> {
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
    let hosted = || setup.arena.bases.iter().filter(|base| base.host == Some(host));
    let turns = |(id, _, clause): (AgreementId, u16, &Clause)| {
        let Clause::Permission { grantor, grantees, places, operation, up_to: Tension::War, consent, until_turn, .. } = clause else { return None };
        let fits = *grantor == nation
            && grantees.contains(&guest)
            && wanted.contains(operation)
            && game.agreements[id.index()].is_bound(guest)
            && (*until_turn == 0 || game.turn <= *until_turn)
            && place.map_or_else(|| hosted().any(|base| places.cover(Some(base.place))), |place| places.cover(Some(place)));
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
fn stored_ahead(setup: &WarSetup, game: &Game) -> bool {
    let works = game.competition.works.iter().filter(|work| matches!(work.kind, WorkKind::Stocks(_)) && work.hours_left == 0).map(|work| work.place);
    setup.stocks.iter().copied().chain(works).any(|place| {
        host_at(setup, place).is_some_and(|host| !matches!(host, Party::Prc | Party::Twn)) && basing_at(setup, game, Party::Usa, place) != Basing::None
    })
}
