//! Orders made up by lot: which kind. The fields of each stand with its kind ([`orders`](crate::ai::orders)), those of war and quarantine
//! here.

use super::Lot;
use crate::ai::orders::{self, Share};
use crate::catalog::{NationId, PlaceId};
use crate::rules::crisis::Note;
use crate::rules::models::war::{Basing, Party};
use crate::rules::order::entry::COMPETITION;
use crate::rules::order::war::{Agree, Aim, Allow, Engage, Enter, Invade, Mission, Operate, Rebase, Recommend, Rule, TaskForce, WarOrder};
use crate::rules::order::{Kind, Order, QuarantineOrder};
use crate::rules::quarantine::{Course, Crews, Grade, Guard, MerchantCargo, groups, running};
use crate::rules::scenario::Clock;
use crate::rules::scenario::war::WarSetup;
use crate::rules::vocab::ids::{FeatureId, ForceId};
use crate::rules::vocab::order::quarantine::QuarantineKind;
use crate::rules::vocab::order::war::each_war_order;

/// An order of a kind that the clock knows: war and quarantine take half of them while they last.
pub(super) fn draw(lot: &mut Lot<'_>) -> Option<Order> {
    if lot.game.at_war().is_some() && lot.coin() {
        return orders::draw(Kind::War, lot);
    }
    if running(lot.game).is_some() && lot.coin() {
        return orders::draw(Kind::Quarantine, lot);
    }
    if lot.game.dues_of(lot.nation).next().is_some() && lot.dice.below(4) == 0 {
        return orders::draw(Kind::Honour, lot);
    }
    if lot.hasty && lot.scenario.war.is_some() && lot.game.at_war().is_none() && lot.dice.below(20) == 0 {
        return Some(Order::War(WarOrder::Invade(Invade { nation: lot.nation })));
    }
    let of_competition = lot.game.clock == Clock::Competition && lot.dice.below(3) > 0;
    let kind = kind(lot, of_competition)?;
    orders::draw(kind, lot)
}

/// A kind by lot, of those that only competition knows or of the others, in the order of the list and each by its share.
fn kind(lot: &mut Lot<'_>, of_competition: bool) -> Option<Kind> {
    let mut sides: Vec<(u32, Vec<Kind>)> = Vec::new();
    for &kind in Kind::ALL.iter().filter(|kind| (kind.clocks() == COMPETITION) == of_competition) {
        match (orders::share(kind), sides.last_mut()) {
            (Share::Sides(count), _) => sides.push((count, vec![kind])),
            (Share::WithTheOneBefore, Some((_, shared))) => shared.push(kind),
            (Share::WithTheOneBefore, None) => sides.push((1, vec![kind])),
            (Share::Apart, _) => {}
        }
    }
    let mut left = lot.dice.below(sides.iter().map(|(count, _)| count).sum());
    for (count, kinds) in sides {
        if left < count {
            return if kinds.len() == 1 { kinds.first().copied() } else { lot.pick(&kinds) };
        }
        left -= count;
    }
    None
}

/// A force of the nation that can be ordered.
pub(in crate::ai) fn force(lot: &mut Lot<'_>) -> Option<ForceId> {
    let own: Vec<ForceId> = lot.game.active_forces().filter(|(_, force)| force.nation == lot.nation && !force.fixed).map(|(id, _)| id).collect();
    lot.pick(&own)
}

/// A contested feature.
pub(in crate::ai) fn feature(lot: &mut Lot<'_>) -> Option<FeatureId> {
    let all: Vec<FeatureId> = lot.scenario.features().map(|(id, _)| id).collect();
    lot.pick(&all)
}

/// An order of the crisis clock, drawn by lot.
trait InWar: Sized + Into<WarOrder> {
    /// Sides of the die that are its own.
    const SIDES: u32;

    /// One by lot; `None` where nothing of the kind is there.
    fn draw(lot: &mut Lot<'_>, setup: &WarSetup, party: Party) -> Option<Self>;
}

/// What the list gives for each row: its sides, and how it is drawn.
type WarOrderRow = (u32, fn(&mut Lot<'_>, &WarSetup, Party) -> Option<WarOrder>);

/// A row for each of the list.
macro_rules! rows {
    ({} $($(#[$what:meta])* $kind:ident($data:ident),)*) => {
        &[$(($data::SIDES, |lot, setup, party| $data::draw(lot, setup, party).map(WarOrder::from)),)*]
    };
}

const WAR: &[WarOrderRow] = each_war_order!([rows] {});

fn base(lot: &mut Lot<'_>, setup: &WarSetup) -> Option<PlaceId> {
    lot.pick(&setup.arena.bases).map(|base| base.place)
}

fn host(lot: &mut Lot<'_>, setup: &WarSetup) -> Option<NationId> {
    lot.pick(&Party::ALL).map(|party| setup.nation(party))
}

/// An order of the crisis clock.
pub(in crate::ai) fn war(lot: &mut Lot<'_>) -> Option<WarOrder> {
    let setup = lot.scenario.war.as_deref()?;
    let party = setup.party(lot.nation)?;
    let mut left = lot.dice.below(WAR.iter().map(|(sides, _)| sides).sum());
    let mut row = WAR.iter();
    let (_, draw) = row.find(|(sides, _)| {
        let found = left < *sides;
        left = left.saturating_sub(*sides);
        found
    })?;
    draw(lot, setup, party)
}

impl InWar for Operate {
    const SIDES: u32 = 5;

    fn draw(lot: &mut Lot<'_>, setup: &WarSetup, party: Party) -> Option<Self> {
        let own: Vec<TaskForce> = TaskForce::ALL.into_iter().filter(|task_force| task_force.is_of(setup, party)).collect();
        let task_force = lot.pick(&own)?;
        let aim = match lot.dice.below(3) {
            0 => Aim::Standing,
            1 => Aim::Host(host(lot, setup)?),
            _ => Aim::Base(base(lot, setup)?),
        };
        let zone = lot.below(setup.arena.zones.len()) as u8;
        let all = [Mission::Hold, Mission::StrikeBases(aim), Mission::StrikeShips, Mission::Hunt, Mission::Forward, Mission::Land(zone)];
        let fitting: Vec<Mission> = all.into_iter().filter(|mission| mission.fits(task_force)).collect();
        let mission = lot.pick(&fitting)?;
        let (share, keep) = (lot.below(1001) as u16, lot.below(1001) as u16);
        Some(Operate { nation: lot.nation, task_force, mission, share, keep })
    }
}

impl InWar for Rebase {
    const SIDES: u32 = 2;

    fn draw(lot: &mut Lot<'_>, setup: &WarSetup, _: Party) -> Option<Self> {
        Some(Rebase { nation: lot.nation, from: base(lot, setup)?, to: base(lot, setup)? })
    }
}

impl InWar for Engage {
    const SIDES: u32 = 1;

    fn draw(lot: &mut Lot<'_>, setup: &WarSetup, _: Party) -> Option<Self> {
        let rule = if lot.coin() { Rule::Mainland } else { Rule::Spare(host(lot, setup)?) };
        Some(Engage { nation: lot.nation, rule, on: lot.coin() })
    }
}

impl InWar for Allow {
    const SIDES: u32 = 1;

    fn draw(lot: &mut Lot<'_>, _: &WarSetup, _: Party) -> Option<Self> {
        Some(Allow { host: lot.nation, basing: lot.pick(&[Basing::None, Basing::Logistics, Basing::Combat])? })
    }
}

impl InWar for Enter {
    const SIDES: u32 = 1;

    fn draw(lot: &mut Lot<'_>, _: &WarSetup, _: Party) -> Option<Self> {
        Some(Enter { nation: lot.nation })
    }
}

impl InWar for Agree {
    const SIDES: u32 = 1;

    /// Rarely, so that wars last.
    fn draw(lot: &mut Lot<'_>, _: &WarSetup, _: Party) -> Option<Self> {
        if !lot.hasty && lot.dice.below(4) != 0 {
            return None;
        }
        Some(Agree { nation: lot.nation, note: lot.pick(&Note::ALL)? })
    }
}

impl InWar for Recommend {
    const SIDES: u32 = 1;

    fn draw(lot: &mut Lot<'_>, _: &WarSetup, _: Party) -> Option<Self> {
        Some(Recommend { nation: lot.nation, rung: if lot.coin() { 7 } else { 8 } })
    }
}

impl InWar for Invade {
    // It has its own occasion, in peace.
    const SIDES: u32 = 0;

    fn draw(lot: &mut Lot<'_>, _: &WarSetup, _: Party) -> Option<Self> {
        Some(Invade { nation: lot.nation })
    }
}

/// An order of a quarantine.
pub(in crate::ai) fn quarantine(lot: &mut Lot<'_>) -> Option<QuarantineOrder> {
    let nation = lot.nation;
    Some(match lot.pick(QuarantineKind::ALL)? {
        QuarantineKind::Cordon => {
            let grades: &[Grade] =
                if lot.hasty { &[Grade::Lifted, Grade::Eased, Grade::Held, Grade::Tight] } else { &[Grade::Eased, Grade::Held, Grade::Tight] };
            let (grade, crews) = (lot.pick(grades)?, lot.pick(&[Crews::Shadow, Crews::Block, Crews::Board, Crews::Fire])?);
            QuarantineOrder::Cordon { nation, grade, crews }
        }
        QuarantineKind::Blockade => QuarantineOrder::Blockade { nation, mines: lot.coin(), submarines: lot.coin() },
        QuarantineKind::Sail => QuarantineOrder::Sail { nation, course: lot.pick(&[Course::Wait, Course::Comply, Course::Run])? },
        QuarantineKind::Ration => QuarantineOrder::Ration { nation, demand: 500 + lot.below(501) as u16 },
        QuarantineKind::Escort => {
            let groups = lot.below(usize::from(groups(lot.scenario, nation)) + 1) as u8;
            let (guard, first) = (lot.pick(&[Guard::Accompany, Guard::Shoulder, Guard::ReturnFire])?, lot.pick(&MerchantCargo::ALL)?);
            QuarantineOrder::Escort { nation, groups, guard, first }
        }
        QuarantineKind::Airlift => QuarantineOrder::Airlift { nation, on: lot.coin() },
        QuarantineKind::Surety => QuarantineOrder::Surety { nation, on: lot.coin() },
        QuarantineKind::Ports => QuarantineOrder::Ports { nation, open: lot.coin() },
    })
}

/// A place of a text, on the map or not.
pub(super) fn any_place(lot: &mut Lot<'_>) -> PlaceId {
    PlaceId(lot.below(lot.scenario.catalog.places.len()) as u16)
}
