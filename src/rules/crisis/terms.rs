//! On what terms a war is fought: from the agreements in force, and from what governments have decided since it began.

use crate::catalog::clause::{Consent, InstitutionKind, PermissionTerms, Tension};
use crate::catalog::quantity::Hours;
use crate::catalog::{Clause, NationId, Operation, PlaceId};
use crate::rules::scenario::war::WarSetup;
use crate::rules::state::competition::share;
use crate::rules::state::{Game, Trial};
use crate::rules::vocab::competition::WorkKind;
use crate::rules::vocab::crisis::Access;
use crate::rules::vocab::ids::AgreementId;
use crate::rules::vocab::war::arena::Base;
use crate::rules::vocab::war::number::Number;
use crate::rules::vocab::war::since::Since;
use crate::rules::vocab::war::terms::{GUESTS, Terms};
use crate::rules::vocab::war::{Basing, Party};

/// The terms of the war as the posture stands: before one, those on which it would begin, with nobody's decision but the level's; in one,
/// those of the turn that is resolved.
pub fn terms(setup: &WarSetup, game: &Game) -> Terms {
    let mut terms = Terms {
        maritime_jassm: setup.maritime_jassm,
        taiwan_skill: setup.taiwan_skill,
        red_skill: setup.red_skill,
        red_missiles: setup.red_missiles,
        extra_shelters: setup.extra_shelters,
        picture: picture(setup, game),
        stocks: stored_ahead(setup, game),
        ..Terms::default()
    };
    terms.warning = warned_by(setup, setup.warning, terms.picture);
    let since = |from: Option<u8>| from.map_or(Since::NEVER, Since::turn);
    for party in Party::ALL {
        let at = party.index();
        terms.enters[at] = Since::start_if(setup.at_war.contains(&party));
        terms.planning[at] = planning(setup, game, party);
        for guest in GUESTS {
            terms.status_turns[at][guest.index()] = status_turns(setup, game, guest, party);
        }
        let may = |operation| since(from_by(setup, game, Party::Usa, party, None, &[operation, Operation::CombatSorties]));
        terms.watch_from[at] = may(Operation::Isr);
        terms.defend_from[at] = may(Operation::DefensiveOperations);
        terms.mainland_from[at] = from_by(setup, game, Party::Usa, party, None, &[Operation::MainlandStrikes]).is_some();
    }
    let over = [Operation::Overflight, Operation::CombatSorties];
    terms.overflight_from = since(from_by(setup, game, Party::Usa, Party::Phl, None, &over));
    if let Some(crisis) = &game.crisis {
        terms.enters = crisis.enters;
        terms.mainland_strikes = crisis.mainland;
        for party in Party::ALL {
            (terms.basing[party.index()], terms.basing_from[party.index()]) = (basing_of(setup, game, Party::Usa, party), 1);
        }
        terms.at = setup.arena.bases.iter().map(|base| (basing_at(setup, game, Party::Usa, base.place), 1)).collect();
        terms.allied = setup.arena.bases.iter().map(|base| GUESTS.map(|guest| (basing_at(setup, game, guest, base.place), 1))).collect();
    } else {
        for party in Party::ALL {
            (terms.basing[party.index()], terms.basing_from[party.index()]) = agreed(setup, game, Party::Usa, party);
        }
        let at = |guest: Party, base: &Base| base.host.map_or((Basing::None, 1), |host| agreed_at(setup, game, guest, host, Some(base.place)));
        terms.at = setup.arena.bases.iter().map(|base| at(Party::Usa, base)).collect();
        terms.allied = setup.arena.bases.iter().map(|base| GUESTS.map(|guest| at(guest, base))).collect();
    }
    terms
}

/// The chance of warning, permille, with what a shared picture adds.
pub fn warned_by(setup: &WarSetup, warning: u16, picture: u16) -> u16 {
    let more = setup.arena.numbers.count(Number::WarningIsr) * u32::from(picture) / 1000;
    (u32::from(warning) + more).min(1000) as u16
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

/// By agreement, and by what the host decided in the war: that goes for all its bases and all who fight with it, later for guests whose
/// stay nothing regulates. A host may allow more than it has agreed, not less.
fn granted(setup: &WarSetup, game: &Game, guest: Party, host: Party, place: Option<PlaceId>) -> Basing {
    let turn = game.crisis.as_ref().map_or(1, |crisis| crisis.war.turn);
    let agreed = |basing: &Basing| from(setup, game, guest, host, place, *basing).is_some_and(|from| turn >= from);
    let by_agreement = [Basing::Combat, Basing::Logistics].into_iter().find(agreed).unwrap_or(Basing::None);
    let waits = |access: &Access| access.from_turn.saturating_add(status_turns(setup, game, guest, host));
    let decided = game.crisis.as_ref().and_then(|crisis| crisis.access[host.index()]).filter(|access| turn >= waits(access));
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

/// The turn of a war from which a host lets a guest use a base of its own (`None`: any) so far, by agreements in force; never without a
/// decision where there is none.
fn from(setup: &WarSetup, game: &Game, guest: Party, host: Party, place: Option<PlaceId>, basing: Basing) -> Option<u8> {
    match basing {
        Basing::None => Some(1),
        Basing::Logistics => from_by(setup, game, guest, host, place, &[Operation::Logistics, Operation::CombatSorties]),
        Basing::Combat => from_by(setup, game, guest, host, place, &[Operation::CombatSorties]),
    }
}

/// The turn of a war from which permissions of any of these kinds hold.
fn from_by(setup: &WarSetup, game: &Game, guest: Party, host: Party, place: Option<PlaceId>, wanted: &[Operation]) -> Option<u8> {
    if guest == host || matches!(host, Party::Prc | Party::Usa | Party::Twn) {
        // Beijing and Taipei fight from their own bases; the United States lets its allies use its territories.
        return Some(1);
    }
    let (nation, guest) = (setup.nation(host), setup.nation(guest));
    let hosted = || setup.arena.bases.iter().filter(|base| base.host == Some(host));
    let turns = |(id, _, clause): (AgreementId, u16, &Clause)| {
        let access = clause.access(nation, guest).filter(|access| access.up_to == Tension::War)?;
        let covered = |place| access.places.cover(Some(place));
        let fits = wanted.contains(&access.operation)
            && game.agreements[id.index()].is_bound(guest)
            && access.holds_in(game.turn)
            && place.map_or_else(|| hosted().any(|base| covered(base.place)), covered);
        match access.consent {
            _ if !fits => None,
            Consent::Automatic => Some(1),
            Consent::Consult(turns) if share(game, guest, nation, InstitutionKind::Headquarters) => Some(turns),
            Consent::Consult(turns) => Some(1 + turns),
            Consent::Veto => None,
        }
    };
    game.live_clauses().filter_map(turns).min().map(|turn| turn.max(1))
}

/// Turns that a guest waits longer than others once a host lets it in: none where an agreement on visiting forces or on supply between the
/// two is in force, whatever the tension it was made for; else what it takes to settle on what terms foreign forces stay.
fn status_turns(setup: &WarSetup, game: &Game, guest: Party, host: Party) -> u8 {
    if guest == host || matches!(host, Party::Prc | Party::Usa | Party::Twn) {
        return 0;
    }
    let (host, guest) = (setup.nation(host), setup.nation(guest));
    let regulated = game.live_clauses().any(|(id, _, clause)| {
        let serves = |access: PermissionTerms<'_>| matches!(access.operation, Operation::Logistics | Operation::CombatSorties);
        clause.access(host, guest).is_some_and(serves) && game.agreements[id.index()].is_bound(guest)
    });
    if regulated { 0 } else { setup.arena.numbers.count(Number::StatusTurns).min(30) as u8 }
}

/// The four allies between whom a picture and plans are shared.
const FOUR: [Party; 4] = [Party::Usa, Party::Jpn, Party::Aus, Party::Phl];

/// Which of the four sit in an institution that is in force.
fn members(setup: &WarSetup, game: &Game, id: AgreementId, sitting: &[NationId]) -> [bool; FOUR.len()] {
    FOUR.map(|party| sitting.contains(&setup.nation(party)) && game.agreements[id.index()].is_bound(setup.nation(party)))
}

/// How much of one picture the four share, permille: the mean over their six pairs. A pair in one cell with a third has all of it; a pair that
/// exchanges between two has a part.
fn picture(setup: &WarSetup, game: &Game) -> u16 {
    let pair = setup.arena.numbers.count(Number::IsrPair).min(1000);
    let mut shared = [[0_u32; FOUR.len()]; FOUR.len()];
    for (id, _, clause) in game.live_clauses() {
        let Some((InstitutionKind::SharedIsr, sitting)) = clause.institution() else { continue };
        let sits = members(setup, game, id, sitting);
        let worth = if sits.iter().filter(|&&sits| sits).count() >= 3 { 1000 } else { pair };
        for (a, row) in shared.iter_mut().enumerate() {
            for (_, known) in row.iter_mut().enumerate().filter(|&(b, _)| a < b && sits[a] && sits[b]) {
                *known = (*known).max(worth);
            }
        }
    }
    (shared.iter().flatten().sum::<u32>() / 6) as u16
}

/// Takes out of a game what gives three of the four or more the same picture; what two exchange stays.
pub(super) fn split_picture(setup: &WarSetup, game: &mut Trial) {
    let four = FOUR.map(|party| setup.nation(party));
    let wide = |clause: &Clause| {
        let of_three = |members: &[NationId]| four.iter().filter(|nation| members.contains(nation)).count() >= 3;
        clause.institution().is_some_and(|(kind, members)| kind == InstitutionKind::SharedIsr && of_three(members))
    };
    for agreement in &mut game.agreements {
        agreement.text.clauses.retain(|clause| !wide(clause));
    }
}

/// How much of its planning a party does with the other three, permille: the mean over them. All of it with those who sit in a headquarters
/// with it, a part with those who sit in a working group or a coordination centre.
fn planning(setup: &WarSetup, game: &Game, party: Party) -> u16 {
    let Some(own) = FOUR.iter().position(|&known| known == party) else { return 0 };
    let group = setup.arena.numbers.count(Number::WorkingGroup).min(1000);
    let mut done = [0_u32; FOUR.len()];
    for (id, _, clause) in game.live_clauses() {
        let Some((kind, sitting)) = clause.institution() else { continue };
        let worth = match kind {
            InstitutionKind::Headquarters => 1000,
            InstitutionKind::WorkingGroup | InstitutionKind::CoordinationCentre => group,
            InstitutionKind::SharedIsr => continue,
        };
        let sits = members(setup, game, id, sitting);
        for (_, done) in done.iter_mut().enumerate().filter(|&(other, _)| other != own && sits[own] && sits[other]) {
            *done = (*done).max(worth);
        }
    }
    (done.iter().sum::<u32>() / 3) as u16
}

/// By host: whether munitions lie ready at a base of its that it lets be used.
fn stored_ahead(setup: &WarSetup, game: &Game) -> [bool; Party::COUNT] {
    let works = game
        .competition
        .works
        .iter()
        .filter(|work| matches!(work.kind, WorkKind::Stocks(_)) && work.hours_left == Hours::NONE)
        .map(|work| work.place);
    let mut stored = [false; Party::COUNT];
    for place in setup.stocks.iter().copied().chain(works) {
        if let Some(host) = host_at(setup, place).filter(|host| !matches!(host, Party::Prc | Party::Twn)) {
            stored[host.index()] |= basing_at(setup, game, Party::Usa, place) != Basing::None;
        }
    }
    stored
}
