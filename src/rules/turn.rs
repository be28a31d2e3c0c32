//! A turn: taking commands, and the fixed sequence in which it resolves.
//!
//! Incident: agreements -> encounters -> movement -> presence, control and supply -> words and publicity -> obligations -> rungs ->
//! support -> repair -> next turn's news. Crisis: the same, with the phases of [`quarantine`] or [`crisis`] after movement. Competition: agreements -> movement -> encounters, presence and control -> acts with reach ->
//! orders of words, coercion and information, exercises, works and programmes -> what of these falls into the turn -> obligations ->
//! rungs -> support, policies, elections -> next turn's news.

use super::change::Change;
use super::event::{Event, Sink};
use super::scenario::Scenario;
use super::state::{Game, Phase, Played};
use crate::catalog::plain::plain_text;
use crate::rules::order::entry::Step;
use crate::rules::order::{self, Order};
use crate::rules::phases::agreement::{bargain, consultation, obligation, permission};
use crate::rules::phases::grayzone::{control, encounter, reach, repair};
use crate::rules::phases::{escalation, homefront, movement, posture, pressure, programme, station, support};
use crate::rules::vocab::command::{Actor, Command, MAX_MESSAGE, MAX_ORDERS, Message, WhiteCommand};
use crate::rules::vocab::error::{Already, Refusal, What, Who};
use crate::rules::vocab::ids::{SeatId, SeatSet};
use crate::rules::vocab::money::Musd;
use crate::rules::vocab::position::Clock;
use crate::rules::{crisis, doubt, inject, quarantine};

/// The last turn that the White Cell can set.
const MAX_TURNS: u16 = 400;

/// Carries out a command. When it is refused nothing has changed.
///
/// # Errors
/// Why not.
pub fn command(scenario: &Scenario, game: &mut impl Played, sink: &mut dyn Sink, actor: Actor, command: &Command) -> Result<(), Refusal> {
    if game.phase == Phase::Over && !matches!(command, Command::White(_) | Command::Say { .. }) {
        return Err(Refusal::Over);
    }
    let mut change = Change::new(scenario, game, sink);
    match (actor, command) {
        (Actor::Seat(seat), Command::Give(order)) => give(&mut change, seat, order),
        (Actor::Seat(seat), Command::TakeBack(index)) => take_back(&mut change, seat, *index),
        (Actor::Seat(seat), Command::SetCeiling(act)) => {
            open_seat(&change.game, seat)?;
            let mut ordered =
                change.game.seats[seat.index()].orders.iter().filter_map(Order::bound).filter_map(|bound| bound.task).map(|task| task.act);
            if let Some(broken) = ordered.find(|ordered| ordered.opposes() && ordered > act) {
                return Err(Refusal::AboveCeiling { act: broken, ceiling: *act });
            }
            change.emit(SeatSet::one(seat), Event::CeilingSet { seat, ceiling: *act });
            Ok(())
        }
        (Actor::Seat(seat), Command::Guess { permille }) => {
            change.game.seats.get(seat.index()).ok_or(Refusal::NoSuch { what: What::Seat })?;
            // There is something to guess where doubt is settled: in competition, in a level that knows war, in peace.
            if scenario.war.is_none() || scenario.clock != Clock::Competition || change.game.at_war().is_some() {
                return Err(Refusal::WrongClock);
            }
            change.emit(SeatSet::one(seat), Event::GuessNoted { seat, permille: *permille });
            Ok(())
        }
        (Actor::Seat(seat), Command::Seal) => {
            open_seat(&change.game, seat)?;
            change.emit_to_all(Event::Sealed { seat });
            Ok(())
        }
        (Actor::Seat(seat), Command::Unseal) => {
            let state = change.game.seats.get(seat.index()).ok_or(Refusal::NoSuch { what: What::Seat })?;
            if !state.sealed {
                return Err(Refusal::Duplicate { what: Already::Open });
            }
            change.emit_to_all(Event::Unsealed { seat });
            Ok(())
        }
        (Actor::Seat(_) | Actor::Desk(_), Command::Propose { from, to, text, counters, private }) => {
            speaks_for(&change, actor, *from)?;
            bargain::propose(&mut change, *from, to, text, *counters, *private)
        }
        (Actor::Seat(_) | Actor::Desk(_), Command::Answer { nation, proposal, answer }) => {
            speaks_for(&change, actor, *nation)?;
            bargain::answer(&mut change, *nation, *proposal, answer)
        }
        (Actor::Seat(_) | Actor::Desk(_), Command::Withdraw { nation, proposal }) => {
            speaks_for(&change, actor, *nation)?;
            bargain::withdraw(&mut change, *nation, *proposal)
        }
        (Actor::Seat(_) | Actor::Desk(_), Command::Denounce { nation, agreement }) => {
            speaks_for(&change, actor, *nation)?;
            bargain::denounce(&mut change, *nation, *agreement)
        }
        (Actor::Seat(_) | Actor::Desk(_), Command::AskPermission { nation, agreement, clause }) => {
            speaks_for(&change, actor, *nation)?;
            consultation::ask(&mut change, *nation, *agreement, *clause)
        }
        (Actor::Seat(_) | Actor::Desk(_), Command::RefusePermission { host, nation, agreement, clause }) => {
            speaks_for(&change, actor, *host)?;
            consultation::refuse(&mut change, *host, *nation, *agreement, *clause)
        }
        (Actor::Seat(_) | Actor::WhiteCell, Command::Say { to, text }) => say(&mut change, actor, *to, text),
        (Actor::Session, Command::Resolve) => {
            if change.game.seats.iter().any(|seat| !seat.sealed) {
                return Err(Refusal::NotAllSealed);
            }
            resolve(&mut change);
            Ok(())
        }
        (Actor::WhiteCell, Command::White(white)) => white_cell(&mut change, white),
        (_, Command::White(_)) => Err(Refusal::WhiteCellOnly),
        (_, Command::Resolve) => Err(Refusal::OnlyFor { who: Who::Session }),
        (Actor::Desk(_) | Actor::Session, Command::Say { .. }) => Err(Refusal::OnlyFor { who: Who::TeamOrWhiteCell }),
        (
            Actor::Desk(_) | Actor::WhiteCell | Actor::Session,
            Command::Give(_) | Command::TakeBack(_) | Command::SetCeiling(_) | Command::Guess { .. } | Command::Seal | Command::Unseal,
        ) => Err(Refusal::OnlyFor { who: Who::Team }),
        (
            Actor::WhiteCell | Actor::Session,
            Command::Propose { .. }
            | Command::Answer { .. }
            | Command::Withdraw { .. }
            | Command::Denounce { .. }
            | Command::AskPermission { .. }
            | Command::RefusePermission { .. },
        ) => Err(Refusal::OnlyFor { who: Who::TeamOrDesk }),
    }
}

/// The seat, if its orders are open.
fn open_seat(game: &Game, seat: SeatId) -> Result<(), Refusal> {
    let state = game.seats.get(seat.index()).ok_or(Refusal::NoSuch { what: What::Seat })?;
    if state.sealed { Err(Refusal::Sealed) } else { Ok(()) }
}

fn speaks_for(change: &Change, actor: Actor, nation: crate::catalog::NationId) -> Result<(), Refusal> {
    if !change.scenario.nations.get(nation.index()).is_some_and(|setup| setup.present) {
        return Err(Refusal::NoSuch { what: What::Nation });
    }
    let allowed = match actor {
        Actor::Seat(seat) => {
            if seat.index() >= change.game.seats.len() {
                return Err(Refusal::NoSuch { what: What::Seat });
            }
            change.game.commands(change.scenario, seat, nation)
        }
        Actor::Desk(own) => own == nation && change.game.seat_of(change.scenario, nation).is_none(),
        Actor::WhiteCell | Actor::Session => true,
    };
    if allowed { Ok(()) } else { Err(Refusal::NotYourNation { nation }) }
}

fn give(change: &mut Change, seat: SeatId, order: &Order) -> Result<(), Refusal> {
    open_seat(&change.game, seat)?;
    can_give(change.scenario, &change.game, seat, order)?;
    change.emit(SeatSet::one(seat), Event::OrderGiven { seat, order: order.clone() });
    Ok(())
}

/// Why `seat` cannot add `order` to its list now. Works on the seat's view as well as on the game.
///
/// # Errors
/// The first reason against it.
pub fn can_give(scenario: &Scenario, game: &Game, seat: SeatId, order: &Order) -> Result<(), Refusal> {
    let state = game.seats.get(seat.index()).ok_or(Refusal::NoSuch { what: What::Seat })?;
    if state.orders.len() >= MAX_ORDERS {
        return Err(Refusal::TooLarge { what: What::List, limit: MAX_ORDERS as u32 });
    }
    order.check(scenario, game, seat)?;
    if let Some(force) = order.force()
        && state.orders.iter().any(|given| given.force() == Some(force))
    {
        return Err(Refusal::AlreadyOrdered { force });
    }
    if state.orders.iter().any(|given| given == order || order.excludes(given)) {
        return Err(Refusal::Duplicate { what: Already::Ordered });
    }
    let used: u8 = state.orders.iter().map(Order::staff_actions).sum();
    if used + order.staff_actions() > scenario.staff_actions {
        return Err(Refusal::NoStaffActions { limit: scenario.staff_actions });
    }
    let nation = order.nation(game)?;
    let spent: i32 = state.orders.iter().filter(|given| given.nation(game) == Ok(nation)).map(|given| given.capital(scenario)).sum();
    let needed = spent + order.capital(scenario);
    let have = game.nations[nation.index()].capital;
    if order.capital(scenario) > 0 && needed > have {
        return Err(Refusal::TooLittleCapital { needed, have });
    }
    let spent: Musd = state.orders.iter().filter(|given| given.nation(game) == Ok(nation)).map(|given| given.budget(scenario)).sum();
    let needed = spent + order.budget(scenario);
    let have = Musd(game.nations[nation.index()].budget);
    if order.budget(scenario) > Musd::NONE && needed > have {
        return Err(Refusal::TooLittleBudget { needed: needed.0, have: have.0 });
    }
    Ok(())
}

fn take_back(change: &mut Change, seat: SeatId, index: u16) -> Result<(), Refusal> {
    open_seat(&change.game, seat)?;
    if usize::from(index) >= change.game.seats[seat.index()].orders.len() {
        return Err(Refusal::NoSuch { what: What::Order });
    }
    change.emit(SeatSet::one(seat), Event::OrderTakenBack { seat, index });
    Ok(())
}

fn say(change: &mut Change, actor: Actor, to: SeatSet, text: &str) -> Result<(), Refusal> {
    if text.trim().is_empty() {
        return Err(Refusal::EmptyText);
    }
    if text.chars().count() > MAX_MESSAGE {
        return Err(Refusal::TooLarge { what: What::Text, limit: MAX_MESSAGE as u32 });
    }
    plain_text(text)?;
    let from = match actor {
        Actor::Seat(seat) if seat.index() < change.game.seats.len() => Some(seat),
        Actor::Seat(_) => return Err(Refusal::NoSuch { what: What::Seat }),
        _ => None,
    };
    let audience = from.map_or(to, |seat| to.union(SeatSet::one(seat)));
    let message = Message { from, to, turn: change.game.turn, text: text.to_owned() };
    change.emit(audience, Event::MessageSent { message });
    Ok(())
}

fn white_cell(change: &mut Change, command: &WhiteCommand) -> Result<(), Refusal> {
    let seat_exists = |change: &Change, seat: SeatId| {
        if seat.index() < change.game.seats.len() { Ok(()) } else { Err(Refusal::NoSuch { what: What::Seat }) }
    };
    match command {
        WhiteCommand::Inject(id) => inject::play_by_hand(change, *id),
        WhiteCommand::Announce { title, text, to, effects } => inject::announce(change, title, text, *to, effects),
        WhiteCommand::Override { reason, effects } => inject::override_by_hand(change, reason, effects),
        WhiteCommand::Pace { turns } => {
            if change.game.phase == Phase::Over {
                return Err(Refusal::Over);
            }
            if *turns < change.game.turn || *turns > MAX_TURNS {
                return Err(Refusal::WrongLastTurn { from: change.game.turn, to: MAX_TURNS });
            }
            let audience = if change.scenario.last_turn_hidden { SeatSet::NONE } else { SeatSet::ALL };
            change.emit(audience, Event::Paced { turns: *turns });
            Ok(())
        }
        WhiteCommand::TakeDesk { seat, nation } => {
            seat_exists(change, *seat)?;
            if !change.scenario.nations.get(nation.index()).is_some_and(|setup| setup.present) {
                return Err(Refusal::NoSuch { what: What::Nation });
            }
            if change.game.seat_of(change.scenario, *nation).is_some() {
                return Err(Refusal::Duplicate { what: Already::Seated });
            }
            change.emit_to_all(Event::DeskTaken { seat: *seat, nation: *nation });
            Ok(())
        }
        WhiteCommand::ReturnDesk { seat, nation } => {
            seat_exists(change, *seat)?;
            if !change.game.seats[seat.index()].extra_nations.contains(nation) {
                return Err(Refusal::NoSuch { what: What::Nation });
            }
            change.emit_to_all(Event::DeskReturned { seat: *seat, nation: *nation });
            Ok(())
        }
    }
}

/// Resolves the turn in its published sequence and begins the next, or ends the game.
fn resolve(change: &mut Change) {
    let orders = sealed_orders(&change.game);
    let without_leave = permission::without_leave(change.scenario, &change.game);
    bargain::resolve(change);
    consultation::resolve(change);
    permission::expel(change, &without_leave);
    let clock = change.game.clock;
    let driven_off = match clock {
        Clock::Incident | Clock::Crisis => {
            order::carry_out(change, &orders, Step::SettingOut);
            let driven_off = encounter::resolve(change);
            movement::resolve(change);
            driven_off
        }
        Clock::Competition => {
            order::carry_out(change, &orders, Step::SettingOut);
            movement::resolve(change);
            station::resolve(change);
            encounter::resolve(change)
        }
    };
    order::carry_out(change, &orders, Step::Quarantine);
    quarantine::resolve(change);
    crisis::resolve(change, &orders);
    control::resolve(change, &driven_off);
    reach::resolve(change);
    order::carry_out(change, &orders, Step::Words);
    if clock == Clock::Competition {
        pressure::resolve(change);
        posture::resolve(change);
        programme::resolve(change);
    }
    obligation::resolve(change);
    escalation::resolve(change);
    if clock != Clock::Crisis {
        support::resolve(change);
    }
    if clock == Clock::Competition {
        homefront::resolve(change);
    }
    repair::resolve(change);
    doubt::settle(change);
    next_turn(change, &orders);
}

/// Every order of the turn, seat by seat in the order in which they were given.
fn sealed_orders(game: &Game) -> Vec<(SeatId, Order)> {
    let of_seat = |(index, state): (usize, &super::state::SeatState)| {
        let seat = SeatId(index as u8);
        state.orders.iter().map(move |order| (seat, order.clone())).collect::<Vec<_>>()
    };
    game.seats.iter().enumerate().flat_map(of_seat).collect()
}

fn next_turn(change: &mut Change, orders: &[(SeatId, Order)]) {
    let (scenario, turn) = (change.scenario, change.game.turn + 1);
    crisis::resume(change);
    let breaks_out = crisis::breaks_out(scenario, &change.game, orders);
    // A war that is launched in the last turn is fought to its end: a decision for war has its price, whenever it is made.
    let fights_on = breaks_out || (scenario.war_is_inner() && change.game.at_war().is_some());
    let ends = change.game.turns.is_some_and(|last| change.game.calendar_turn(scenario, turn) > last) && !fights_on;
    let is_over = scenario.clock == Clock::Crisis && (crisis::is_over(&change.game) || quarantine::is_over(&change.game));
    if ends || is_over {
        change.emit_to_all(Event::GameEnded);
        return;
    }
    if breaks_out {
        crisis::begin(change, turn);
    }
    change.emit_to_all(Event::TurnBegan { turn });
    inject::resolve(change);
}
