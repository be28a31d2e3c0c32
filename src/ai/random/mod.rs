//! A player without a plan: it does by lot whatever a seat may do, to no end. Studies ask with it whether the rules hold whatever anybody
//! does, and how much better a computer plays than chance.
//!
//! Each move is tried on a copy of the seat's own view, as the screens try what they offer: what the view takes, the game must take as well
//! ([`study`](crate::study) counts a refusal as a broken invariant).

mod deal;
pub(super) mod order;

use crate::catalog::{Act, NationId};
use crate::rules::event::Discard;
use crate::rules::phases::agreement::consultation::Consultation;
use crate::rules::state::view::View;
use crate::rules::state::{Game, Trial};
use crate::rules::vocab::dice::Dice;
use crate::rules::vocab::ids::{ProposalId, SeatId, SeatSet};
use crate::rules::vocab::stream::Stream;
use crate::rules::{Actor, Command, Scenario, turn};

/// Orders that are tried in a turn, at least and at most; those that are legal after the ones before are given.
const TRIES: (i32, i32) = (6, 40);
/// One turn in so many may end the peace, the war or the quarantine, so that games last.
const HASTY: u32 = 12;

/// What a seat does step by step, tried on what it knows.
struct Hand<'a> {
    scenario: &'a Scenario,
    game: Trial,
    actor: Actor,
    dice: Dice,
    done: Vec<Command>,
}

impl<'a> Hand<'a> {
    fn new(scenario: &'a Scenario, view: &View, actor: Actor, dice: Dice) -> Self {
        Self { scenario, game: Trial::of(&view.game), actor, dice, done: Vec::new() }
    }

    /// Does it, if it is legal.
    fn try_it(&mut self, command: Command) -> bool {
        let taken = turn::command(self.scenario, &mut self.game, &mut Discard, self.actor, &command).is_ok();
        if taken {
            self.done.push(command);
        }
        taken
    }
}

/// What is drawn from when an order or a text is made up.
pub struct Lot<'a> {
    /// The level.
    pub scenario: &'a Scenario,
    /// The game, or what a seat knows of it.
    pub game: &'a Game,
    /// Whose turn of chance.
    pub dice: &'a mut Dice,
    /// Who acts.
    pub nation: NationId,
    /// Whether it may end the peace, the war or the quarantine.
    pub hasty: bool,
}

impl Lot<'_> {
    pub(super) fn below(&mut self, bound: usize) -> usize {
        self.dice.below(u32::try_from(bound).unwrap_or(u32::MAX)) as usize
    }

    pub(super) fn coin(&mut self) -> bool {
        self.dice.below(2) == 0
    }

    pub(super) fn pick<T: Clone>(&mut self, list: &[T]) -> Option<T> {
        if list.is_empty() { None } else { list.get(self.below(list.len())).cloned() }
    }

    /// Another nation that takes part.
    pub(super) fn other(&mut self) -> Option<NationId> {
        let others: Vec<NationId> = self.scenario.nations_present().filter(|&nation| nation != self.nation).collect();
        self.pick(&others)
    }

    /// A place on the map of the level.
    pub(super) fn place(&mut self) -> Option<crate::catalog::PlaceId> {
        let on_map = self.scenario.place_cells.iter().enumerate().filter(|(_, cell)| cell.is_some());
        let places: Vec<_> = on_map.map(|(index, _)| crate::catalog::PlaceId(index as u16)).collect();
        self.pick(&places)
    }
}

/// The commands of a turn: the ceiling, orders, a guess, a message, and an order taken back.
pub(super) fn orders(scenario: &Scenario, view: &View, seat: SeatId, seed: u64) -> Vec<Command> {
    let dice = Dice::new(seed, view.game.turn, Stream::LotOrders(seat));
    let mut hand = Hand::new(scenario, view, Actor::Seat(seat), dice);
    let own = view.own_nations(scenario);
    let hasty = hand.dice.below(HASTY) == 0;
    if hand.dice.below(3) == 0 {
        let at = if hand.dice.below(2) == 0 { Act::ALL.len() - 1 } else { hand.dice.below(Act::ALL.len() as u32) as usize };
        let ceiling = Act::ALL[at];
        hand.try_it(Command::SetCeiling(ceiling));
    }
    for _ in 0..hand.dice.between(TRIES.0, TRIES.1) {
        let nation = own[hand.dice.below(own.len() as u32) as usize];
        let Hand { scenario, game, dice, .. } = &mut hand;
        let Some(order) = order::draw(&mut Lot { scenario, game, dice, nation, hasty }) else { continue };
        hand.try_it(Command::Give(order));
    }
    if hand.dice.below(8) == 0 {
        let given = hand.game.seats[seat.index()].orders.len() as u32;
        let at = hand.dice.below(given) as u16;
        hand.try_it(Command::TakeBack(at));
    }
    if hand.dice.below(3) == 0 {
        let permille = hand.dice.below(1001) as u16;
        hand.try_it(Command::Guess { permille });
    }
    if hand.dice.below(6) == 0 {
        let all = (0..scenario.seats.len()).fold(SeatSet::NONE, |set, index| set.union(SeatSet::one(SeatId(index as u8))));
        hand.try_it(Command::Say { to: all, text: "By lot.".to_owned() });
    }
    hand.done
}

/// The offers of a turn, and what else a bargain knows: offers taken back, agreements denounced, hosts consulted.
pub(super) fn offers(scenario: &Scenario, view: &View, seat: SeatId, seed: u64) -> Vec<Command> {
    let dice = Dice::new(seed, view.game.turn, Stream::LotOffers(seat));
    let mut hand = Hand::new(scenario, view, Actor::Seat(seat), dice);
    let own = view.own_nations(scenario);
    for _ in 0..hand.dice.below(5) {
        let nation = own[hand.dice.below(own.len() as u32) as usize];
        let Hand { scenario, game, dice, .. } = &mut hand;
        let Some(command) = deal::draw(&mut Lot { scenario, game, dice, nation, hasty: false }) else { continue };
        hand.try_it(command);
    }
    hand.done
}

/// The answer to an open offer: yes, no, or none; and after a no at times what would be signed instead.
pub(super) fn answer(scenario: &Scenario, view: &View, nation: NationId, id: ProposalId, seed: u64) -> Vec<Command> {
    let dice = Dice::new(seed, view.game.turn, Stream::LotAnswer { nation, proposal: id });
    let Some(actor) = view.viewer.actor() else { return Vec::new() };
    let mut hand = Hand::new(scenario, view, actor, dice);
    let Hand { game, dice, .. } = &mut hand;
    let mut lot = Lot { scenario, game, dice, nation, hasty: false };
    let Some(answer) = deal::answer(&mut lot) else { return Vec::new() };
    let refused = answer != crate::rules::phases::agreement::Answer::Accept;
    if hand.try_it(Command::Answer { nation, proposal: id, answer }) && refused {
        let Hand { game, dice, .. } = &mut hand;
        if let Some(counter) = deal::counter(&mut Lot { scenario, game, dice, nation, hasty: false }, id) {
            hand.try_it(counter);
        }
    }
    hand.done
}

/// Whether a host says no to a question, by a coin.
pub(super) fn refuses(asked: &Consultation, seed: u64) -> bool {
    let stream = Stream::LotConsulted { host: asked.host, guest: asked.nation, clause: asked.clause, agreement: asked.agreement };
    Dice::new(seed, asked.turn, stream).below(2) == 0
}

/// An order of any kind for a nation, with fields drawn from what there is; `None` where nothing of the kind is there. It may be illegal.
pub fn random_order(lot: &mut Lot<'_>) -> Option<crate::rules::order::Order> {
    order::draw(lot)
}
