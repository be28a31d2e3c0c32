//! Orders made up by lot: a kind, and fields from what there is. One arm a kind, so that none is forgotten.

use super::Lot;
use crate::catalog::{Act, GoodId, PlaceId, ProgrammeId, StockKind};
use crate::rules::crisis::Note;
use crate::rules::models::war::{Basing, Party};
use crate::rules::order::war::{Agree, Aim, Allow, Engage, Enter, Invade, Mission, Operate, Rebase, Recommend, Rule, TaskForce, WarOrder};
use crate::rules::order::{
    Benefit, Coerce, Consult, Counter, CounterKind, Exercise, Hasten, Hold, Honour, Induce, Influence, Invest, Launch, MAX_PARTNERS, MAX_SHIPMENT,
    Move, Order, Persuade, Preposition, Publicise, QuarantineOrder, Reassure, SetPolicy, Signal, SignalKind, Transfer, Undertake,
};
use crate::rules::quarantine::{Cargo, Course, Crews, Grade, Guard, groups, running};
use crate::rules::scenario::{Clock, Position};
use crate::rules::state::competition::{BenefitKind, Inducement, InfluenceKind, Policy, WorkKind};
use crate::rules::vocab::ids::{AgreementId, DueId, FeatureId, ForceId};

/// An order of a kind that the clock knows: war and quarantine take half of them while they last.
pub(super) fn draw(lot: &mut Lot<'_>) -> Option<Order> {
    if lot.game.at_war().is_some() && lot.coin() {
        return war(lot).map(Order::War);
    }
    if running(lot.game).is_some() && lot.coin() {
        return quarantine(lot).map(Order::Quarantine);
    }
    let dues: Vec<DueId> = lot.game.dues_of(lot.nation).map(|(id, _)| id).collect();
    if !dues.is_empty() && lot.dice.below(4) == 0 {
        return Some(Order::Honour(Honour { nation: lot.nation, due: lot.pick(&dues)?, keep: lot.coin() }));
    }
    if lot.hasty && lot.scenario.war.is_some() && lot.game.at_war().is_none() && lot.dice.below(20) == 0 {
        return Some(Order::War(WarOrder::Invade(Invade { nation: lot.nation })));
    }
    if lot.game.clock == Clock::Competition && lot.dice.below(3) > 0 { competition(lot) } else { of_forces_and_words(lot) }
}

fn force(lot: &mut Lot<'_>) -> Option<ForceId> {
    let own: Vec<ForceId> = lot.game.active_forces().filter(|(_, force)| force.nation == lot.nation && !force.fixed).map(|(id, _)| id).collect();
    lot.pick(&own)
}

fn feature(lot: &mut Lot<'_>) -> Option<FeatureId> {
    let all: Vec<FeatureId> = lot.scenario.features().map(|(id, _)| id).collect();
    lot.pick(&all)
}

fn of_forces_and_words(lot: &mut Lot<'_>) -> Option<Order> {
    let (scenario, game, nation) = (lot.scenario, lot.game, lot.nation);
    Some(match lot.dice.below(9) {
        0 | 1 => {
            let force = force(lot)?;
            let to = match (lot.coin(), feature(lot)) {
                (true, Some(feature)) => Position::Field(scenario.feature(feature).cell),
                _ => Position::At(lot.place()?),
            };
            Order::Move(Move::plan(scenario, game, force, to).ok()?)
        }
        2..=4 => {
            let (force, feature) = (force(lot)?, feature(lot)?);
            // Half the time the gravest that it can do, or something to get done, so that both meet, and blood and obligations come about.
            let acts = &scenario.catalog.force_type(game.forces[&force].kind).acts;
            let act: Act = match lot.dice.below(4) {
                0 => acts.iter().copied().max()?,
                1 => lot.pick(&acts.iter().copied().filter(|act| act.is_activity() && *act != Act::Patrol).collect::<Vec<Act>>())?,
                _ => lot.pick(acts)?,
            };
            // Mostly whoever stands across, since only there somebody is met.
            let known = scenario.feature(feature);
            let across = if known.challenger == nation { known.holder } else { known.challenger };
            let other = if across != nation && lot.dice.below(4) > 0 { across } else { lot.other()? };
            let against = act.opposes().then_some(other);
            Order::Undertake(Undertake::plan(scenario, game, force, feature, act, against).ok()?)
        }
        5 => Order::Hold(Hold { force: force(lot)? }),
        6 => {
            let from = force(lot)?;
            let giver = &game.forces[&from];
            let alike = |(id, taker): (ForceId, &crate::rules::state::Force)| {
                (id != from && taker.nation == nation && taker.kind == giver.kind && taker.position == giver.position).then_some(id)
            };
            let takers: Vec<ForceId> = game.active_forces().filter_map(alike).collect();
            let hulls = 1 + lot.below(usize::from(giver.strength)) as u16;
            Order::Transfer(Transfer { from, to: lot.pick(&takers)?, hulls })
        }
        7 => {
            let (to, kind) = (lot.other()?, lot.pick(&SignalKind::ALL)?);
            let message = if lot.coin() { String::new() } else { "We mean what we say.".to_owned() };
            Order::Signal(Signal { nation, to, kind, message })
        }
        8 if lot.coin() => Order::Publicise(Publicise { nation, feature: feature(lot)? }),
        _ => Order::Consult(Consult { nation, ally: lot.other()? }),
    })
}

fn competition(lot: &mut Lot<'_>) -> Option<Order> {
    let (scenario, game, nation) = (lot.scenario, lot.game, lot.nation);
    let catalog = &scenario.catalog;
    let good = |lot: &mut Lot<'_>| GoodId(lot.below(catalog.goods.len()) as u16);
    Some(match lot.dice.below(12) {
        0 => {
            // What is withheld may be let go; else a lever of its own.
            let pulled: Vec<_> =
                game.competition.coercions.iter().filter(|known| known.by == nation).map(|known| (known.target, known.good)).collect();
            match (lot.coin(), lot.pick(&pulled)) {
                (true, Some((target, good))) => Order::Coerce(Coerce { nation, target, good, lift: true }),
                _ => Order::Coerce(Coerce { nation, target: lot.other()?, good: good(lot), lift: false }),
            }
        }
        1 => Order::Influence(Influence { nation, target: lot.other()?, kind: lot.pick(&InfluenceKind::ALL)? }),
        2 => {
            let divert = CounterKind::Divert(good(lot));
            Order::Counter(Counter { nation, kind: lot.pick(&[CounterKind::PreBunk, CounterKind::Attribute, divert])? })
        }
        3 => Order::Induce(Induce { nation, target: lot.other()?, kind: lot.pick(&Inducement::ALL)? }),
        4 => {
            let mut partners: Vec<_> = (0..=lot.below(MAX_PARTNERS)).filter_map(|_| lot.other()).collect();
            partners.sort();
            partners.dedup();
            Order::Exercise(Exercise { nation, partners, place: lot.place()? })
        }
        5 => {
            let (place, what) = (lot.place()?, lot.pick(&StockKind::ALL)?);
            let most = game.competition.front(nation).stock(what).min(MAX_SHIPMENT);
            Order::Preposition(Preposition { nation, place, what, count: 1 + lot.below(usize::from(most.max(1))) as u16 })
        }
        6 => Order::Invest(Invest { nation, place: lot.place()?, work: lot.pick(&[WorkKind::Runway, WorkKind::Fuel, WorkKind::Shelters])? }),
        7 => {
            let own = catalog.programmes.iter().enumerate().filter(|(_, programme)| programme.nation == nation);
            let own: Vec<ProgrammeId> = own.map(|(index, _)| ProgrammeId(index as u16)).collect();
            Order::Launch(Launch { nation, programme: lot.pick(&own)? })
        }
        8 => Order::Persuade(Persuade { nation }),
        9 => Order::Benefit(Benefit { nation, to: lot.other()?, kind: lot.pick(&BenefitKind::ALL)? }),
        10 => {
            let tariffs = Policy::Tariffs(lot.other()?);
            let policy = lot.pick(&[Policy::Silo, Policy::FairShare, tariffs])?;
            Order::SetPolicy(SetPolicy { nation, policy, on: !game.competition.follows(nation, policy) })
        }
        _ if lot.coin() => {
            let before = |id: &AgreementId| game.agreement(*id).is_some_and(|known| known.hours_to_ratify(nation).is_some());
            let waiting: Vec<AgreementId> = (0..game.agreements.len()).map(|index| AgreementId(index as u16)).filter(before).collect();
            Order::Hasten(Hasten { nation, agreement: lot.pick(&waiting)? })
        }
        _ => Order::Reassure(Reassure { nation }),
    })
}

fn war(lot: &mut Lot<'_>) -> Option<WarOrder> {
    let nation = lot.nation;
    let setup = lot.scenario.war.as_deref()?;
    let party = setup.party(nation)?;
    let base = |lot: &mut Lot<'_>| lot.pick(&setup.arena.bases).map(|base| base.place);
    let host = |lot: &mut Lot<'_>| lot.pick(&Party::ALL).map(|party| setup.nation(party));
    Some(match lot.dice.below(12) {
        0..=4 => {
            let own: Vec<TaskForce> = TaskForce::ALL.into_iter().filter(|task_force| task_force.is_of(setup, party)).collect();
            let task_force = lot.pick(&own)?;
            let aim = match lot.dice.below(3) {
                0 => Aim::Standing,
                1 => Aim::Host(host(lot)?),
                _ => Aim::Base(base(lot)?),
            };
            let zone = lot.below(setup.arena.zones.len()) as u8;
            let all = [Mission::Hold, Mission::StrikeBases(aim), Mission::StrikeShips, Mission::Hunt, Mission::Forward, Mission::Land(zone)];
            let fitting: Vec<Mission> = all.into_iter().filter(|mission| mission.fits(task_force)).collect();
            let mission = lot.pick(&fitting)?;
            let (share, keep) = (lot.below(1001) as u16, lot.below(1001) as u16);
            WarOrder::Operate(Operate { nation, task_force, mission, share, keep })
        }
        5 | 6 => WarOrder::Rebase(Rebase { nation, from: base(lot)?, to: base(lot)? }),
        7 => {
            let rule = if lot.coin() { Rule::Mainland } else { Rule::Spare(host(lot)?) };
            WarOrder::Engage(Engage { nation, rule, on: lot.coin() })
        }
        8 => WarOrder::Allow(Allow { host: nation, basing: lot.pick(&[Basing::None, Basing::Logistics, Basing::Combat])? }),
        9 => WarOrder::Enter(Enter { nation }),
        10 if lot.hasty || lot.dice.below(4) == 0 => WarOrder::Agree(Agree { nation, note: lot.pick(&Note::ALL)? }),
        10 => return None,
        _ => WarOrder::Recommend(Recommend { nation, rung: if lot.coin() { 7 } else { 8 } }),
    })
}

fn quarantine(lot: &mut Lot<'_>) -> Option<QuarantineOrder> {
    let nation = lot.nation;
    Some(match lot.dice.below(8) {
        0 => {
            let grades: &[Grade] =
                if lot.hasty { &[Grade::Lifted, Grade::Eased, Grade::Held, Grade::Tight] } else { &[Grade::Eased, Grade::Held, Grade::Tight] };
            let (grade, crews) = (lot.pick(grades)?, lot.pick(&[Crews::Shadow, Crews::Block, Crews::Board, Crews::Fire])?);
            QuarantineOrder::Cordon { nation, grade, crews }
        }
        1 => QuarantineOrder::Blockade { nation, mines: lot.coin(), submarines: lot.coin() },
        2 => QuarantineOrder::Sail { nation, course: lot.pick(&[Course::Wait, Course::Comply, Course::Run])? },
        3 => QuarantineOrder::Ration { nation, demand: 500 + lot.below(501) as u16 },
        4 => {
            let groups = lot.below(usize::from(groups(lot.scenario, nation)) + 1) as u8;
            let (guard, first) = (lot.pick(&[Guard::Accompany, Guard::Shoulder, Guard::ReturnFire])?, lot.pick(&Cargo::ALL)?);
            QuarantineOrder::Escort { nation, groups, guard, first }
        }
        5 => QuarantineOrder::Airlift { nation, on: lot.coin() },
        6 => QuarantineOrder::Surety { nation, on: lot.coin() },
        _ => QuarantineOrder::Ports { nation, open: lot.coin() },
    })
}

/// A place of a text, on the map or not.
pub(super) fn any_place(lot: &mut Lot<'_>) -> PlaceId {
    PlaceId(lot.below(lot.scenario.catalog.places.len()) as u16)
}
