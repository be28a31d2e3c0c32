//! The one driver of a game: what AI players do in a turn, and in which order.
//!
//! Offers -> answers, until no counter-offer comes -> orders, each list sealed -> hosts that were consulted -> the turn resolves. Sessions,
//! studies and tests each have a table of their own, and all are driven from here: what one of them plays, each plays.

use crate::ai::{self, Policy, Skill, Strategy};
use crate::catalog::NationId;
use crate::rules::state::view::{View, Viewer};
use crate::rules::state::{Game, Phase};
use crate::rules::vocab::agreement::{Consultation, Proposal};
use crate::rules::vocab::ids::{ProposalId, SeatId};
use crate::rules::{Actor, Command, Scenario};

/// What comes next at a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableStep {
    /// AI players make offers.
    Offers,
    /// Offers that are open are answered; once for each round of counter-offers.
    Answers,
    /// AI players order.
    Orders,
    /// The turn resolves.
    Resolve,
}

/// A game that is played, and who plays it.
pub trait PlayedTable {
    /// Why a command was not carried out.
    type Error;

    /// The level.
    fn scenario(&self) -> &Scenario;

    /// The game as it stands.
    fn game(&self) -> &Game;

    /// What AI players draw their chance from.
    fn seed(&self) -> u64;

    /// How a seat is played; `None` where a person plays it.
    fn policy(&self, seat: SeatId) -> Option<Policy>;

    /// Carries out a command.
    ///
    /// # Errors
    /// The rules refuse it, or the table can't go on: see [`Self::is_refusal`]. Then nothing has changed.
    fn carry_out(&mut self, actor: Actor, command: Command) -> Result<(), Self::Error>;

    /// Whether an error says no more than that the rules refuse a command.
    fn is_refusal(error: &Self::Error) -> bool;

    /// Is told what comes next.
    fn before(&mut self, _: TableStep) {}
}

/// Who decides something, through whose eyes, and how.
struct Player {
    actor: Actor,
    viewer: Viewer,
    policy: Policy,
}

/// Who answers for a nation: a seat's AI player or a desk; `None` when a person does.
fn player_of<T: PlayedTable>(table: &T, nation: NationId) -> Option<Player> {
    match table.game().seat_of(table.scenario(), nation) {
        None => Some(Player { actor: Actor::Desk(nation), viewer: Viewer::Desk(nation), policy: Skill::Standard.into() }),
        Some(seat) => table.policy(seat).map(|policy| Player { actor: Actor::Seat(seat), viewer: Viewer::Seat(seat), policy }),
    }
}

/// The seats of AI players, with how they play.
fn seats<T: PlayedTable>(table: &T) -> Vec<(SeatId, Policy)> {
    let seats = (0..table.scenario().seats.len()).map(|index| SeatId(index as u8));
    seats.filter_map(|seat| table.policy(seat).map(|policy| (seat, policy))).collect()
}

fn view<T: PlayedTable>(table: &T, viewer: Viewer) -> View {
    View::of(table.scenario(), table.game(), viewer)
}

fn is_over<T: PlayedTable>(table: &T) -> bool {
    table.game().phase == Phase::Over
}

/// Does what an AI player wants. What the rules refuse is dropped: it is no more than a person could do.
fn attempt<T: PlayedTable>(table: &mut T, actor: Actor, command: Command) -> Result<(), T::Error> {
    match table.carry_out(actor, command) {
        Err(error) if !T::is_refusal(&error) => Err(error),
        Ok(()) | Err(_) => Ok(()),
    }
}

/// Plays a turn, if AI players hold all seats.
///
/// # Errors
/// The table can't go on.
pub fn turn<T: PlayedTable>(table: &mut T) -> Result<(), T::Error> {
    bargain(table)?;
    order(table)?;
    resolve(table)
}

/// AI players make offers, and all that are open are answered.
///
/// # Errors
/// The table can't go on.
pub fn bargain<T: PlayedTable>(table: &mut T) -> Result<(), T::Error> {
    offer(table)?;
    answers(table)
}

/// AI players make offers.
///
/// # Errors
/// The table can't go on.
pub fn offer<T: PlayedTable>(table: &mut T) -> Result<(), T::Error> {
    table.before(TableStep::Offers);
    for (seat, policy) in seats(table) {
        let offers = ai::offers(table.scenario(), &view(table, Viewer::Seat(seat)), seat, policy, table.seed());
        for command in offers {
            attempt(table, Actor::Seat(seat), command)?;
        }
    }
    Ok(())
}

/// AI players reply to what somebody did while the turn is open: hosts that are consulted, then whoever has an offer to answer.
///
/// # Errors
/// The table can't go on.
pub fn reply<T: PlayedTable>(table: &mut T) -> Result<(), T::Error> {
    consulted(table)?;
    answers(table)
}

/// AI players whose seat has not sealed give their orders and seal; then those who were consulted make up their minds.
///
/// # Errors
/// The table can't go on.
pub fn order<T: PlayedTable>(table: &mut T) -> Result<(), T::Error> {
    led(table)?;
    table.before(TableStep::Orders);
    for (seat, policy) in seats(table) {
        if table.game().seats[seat.index()].sealed {
            continue;
        }
        if policy.strategy != Strategy::Lesson {
            let orders = ai::turn(table.scenario(), &view(table, Viewer::Seat(seat)), seat, policy, table.seed());
            for command in orders {
                attempt(table, Actor::Seat(seat), command)?;
            }
        }
        table.carry_out(Actor::Seat(seat), Command::Seal)?;
    }
    consulted(table)
}

/// Resolves the turn.
///
/// # Errors
/// A seat has not sealed, or the table can't go on.
pub fn resolve<T: PlayedTable>(table: &mut T) -> Result<(), T::Error> {
    table.before(TableStep::Resolve);
    table.carry_out(Actor::Session, Command::Resolve)
}

/// Teams that do what the lesson says see what the others offer, and are answered, before the others order: as people are.
fn led<T: PlayedTable>(table: &mut T) -> Result<(), T::Error> {
    for (seat, policy) in seats(table).into_iter().filter(|(_, policy)| policy.strategy == Strategy::Lesson) {
        let orders = ai::turn(table.scenario(), &view(table, Viewer::Seat(seat)), seat, policy, table.seed());
        for command in orders {
            attempt(table, Actor::Seat(seat), command)?;
            reply(table)?;
        }
    }
    Ok(())
}

/// AI players that are consulted say no, or let time pass.
fn consulted<T: PlayedTable>(table: &mut T) -> Result<(), T::Error> {
    if is_over(table) {
        return Ok(());
    }
    let turn = table.game().turn;
    let new = table.game().consultations.iter().filter(|asked| asked.turn == turn && asked.granted.is_none());
    for asked in new.copied().collect::<Vec<Consultation>>() {
        let Some(Player { actor, viewer, policy }) = player_of(table, asked.host) else { continue };
        let decision = ai::consulted(table.scenario(), &view(table, viewer), asked.host, &asked, policy, table.seed());
        if let Some(decision) = decision {
            attempt(table, actor, decision.command)?;
        }
    }
    Ok(())
}

/// AI players answer the offers that are open, and what is offered instead.
fn answers<T: PlayedTable>(table: &mut T) -> Result<(), T::Error> {
    while !is_over(table) {
        let offers = table.game().proposals.len();
        answer_once(table)?;
        // Only a counter-offer asks for another round.
        if table.game().proposals.len() == offers {
            break;
        }
    }
    Ok(())
}

/// AI players answer the offers that are open now; what they offer instead stays unanswered.
///
/// # Errors
/// The table can't go on.
pub fn answer_once<T: PlayedTable>(table: &mut T) -> Result<(), T::Error> {
    table.before(TableStep::Answers);
    for (id, nation) in unanswered(table.game()) {
        let Some(Player { actor, viewer, policy }) = player_of(table, nation) else { continue };
        let replies = ai::reply_as(table.scenario(), &view(table, viewer), nation, id, policy, table.seed());
        for command in replies {
            // An earlier answer may have closed the offer.
            attempt(table, actor, command)?;
        }
    }
    Ok(())
}

/// Open offers, with each nation that has not answered.
pub fn unanswered(game: &Game) -> Vec<(ProposalId, NationId)> {
    let waiting = |(&id, offer): (&ProposalId, &Proposal)| {
        let open = offer.to.iter().zip(&offer.answers).filter(|(_, answer)| offer.open && answer.is_none());
        open.map(|(&nation, _)| (id, nation)).collect::<Vec<_>>()
    };
    game.proposals.iter().flat_map(waiting).collect()
}
