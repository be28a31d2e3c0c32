//! The panels of a game: functions from what the seat knows to what the person means. They hold no rules and touch no session, so that
//! they are tested by accessible name without Bevy or a GPU.
//!
//! To add a panel: a file here with `show(ui, &Desk, &mut ItsState, &mut Vec<Intent>)`, and a place in the play screen.

pub mod bargain;
pub mod orders;
pub mod parts;
pub mod record;
pub mod standing;
pub mod tutor;
pub mod white_cell;

use super::bridge::Thinking;
use super::theme::Palette;
use crate::catalog::{NationId, PlaceId};
use crate::geo::CellId;
use crate::report::Words;
use crate::rules::doubt::Question;
use crate::rules::state::Trial;
use crate::rules::state::view::{View, Viewer};
use crate::rules::vocab::error::Who;
use crate::rules::vocab::ids::{AgreementId, FeatureId, ForceId, ProposalId, SeatId};
use crate::rules::{Actor, Command, Discard, Recorded, Refusal, Scenario, turn};
use crate::session::{Controller, OrderId};

/// Everything that a panel may read: what the seat knows, and how to draw.
#[derive(Clone, Copy)]
pub struct Desk<'a> {
    /// The scenario as the seat may know it.
    pub scenario: &'a Scenario,
    /// The game as the seat may know it, now.
    pub view: &'a View,
    /// What the seat learned, turn by turn: at 0 the opening news, at n what the resolution of turn n brought.
    pub history: &'a [Vec<Recorded>],
    /// The view at the start of each turn, for what changed since; at 0 that of turn 1.
    pub past: &'a [View],
    /// The orders in the seat's list, in its order, as they are taken back.
    pub orders: &'a [OrderId],
    /// Colours.
    pub palette: &'a Palette,
    /// Factor for sizes that are not text styles.
    pub text_scale: f32,
    /// Who plays each seat.
    pub controllers: &'a [Controller],
    /// How many of the view's messages the person has read: the play screen keeps it, [`Intent::MessagesRead`] moves it.
    pub read_messages: usize,
    /// What was asked of the model, and why computers did what they did; `None` where nothing can be asked.
    pub thinking: Option<&'a Thinking>,
}

impl<'a> Desk<'a> {
    /// Names and sentences.
    pub fn words(&self) -> Words<'a> {
        Words { scenario: self.scenario, game: &self.view.game }
    }

    /// Names and sentences about what the resolution of `turn` brought (0 is the opening): with the names that were known after it.
    pub fn words_of(&self, turn: u16) -> Words<'a> {
        let game = self.past.get(usize::from(turn)).map_or(&self.view.game, |view| &view.game);
        Words { scenario: self.scenario, game }
    }

    /// The seat, if a seat looks (not the White Cell).
    pub fn seat(&self) -> Option<SeatId> {
        match self.view.viewer {
            Viewer::Seat(seat) => Some(seat),
            Viewer::Desk(_) | Viewer::WhiteCell | Viewer::Public => None,
        }
    }

    /// The nation that the seat speaks for first.
    pub fn nation(&self) -> Option<NationId> {
        self.view.own_nations(self.scenario).first().copied()
    }

    /// Whether the seat may still change its orders.
    pub fn open(&self) -> bool {
        self.seat().is_some_and(|seat| !self.view.game.seats[seat.index()].sealed) && !self.over()
    }

    /// Whether the level is over.
    pub fn over(&self) -> bool {
        self.view.game.phase == crate::rules::state::Phase::Over
    }

    /// Who gives commands at this desk; nobody where one only looks.
    pub fn actor(&self) -> Option<Actor> {
        self.view.viewer.actor()
    }

    /// Why a command would be refused, by a trial on the view; `None` if it would be taken.
    pub fn refusal(&self, command: &Command) -> Option<Refusal> {
        let Some(actor) = self.actor() else { return Some(Refusal::OnlyFor { who: Who::TeamOrDesk }) };
        let mut trial = Trial::of(&self.view.game);
        turn::command(self.scenario, &mut trial, &mut Discard, actor, command).err()
    }

    /// Takes the order at this place of the seat's list back, whatever stands there by then.
    pub fn take_back(&self, index: usize) -> Option<Intent> {
        self.orders.get(index).map(|&order| Intent::TakeBack(order))
    }

    /// How many messages are unread.
    pub fn unread(&self) -> usize {
        // What one has written oneself is no news.
        let unread = self.view.game.messages.iter().skip(self.read_messages);
        unread.filter(|message| message.from.is_none() || message.from != self.seat()).count()
    }

    /// The view at the start of the turn that was resolved last; `None` in the first turn.
    pub fn before(&self) -> Option<&'a View> {
        let turn = usize::from(self.view.game.turn);
        // At the end no new turn begins: the last one is the one that was resolved.
        if self.over() { self.past.get(turn.checked_sub(1)?) } else { self.past.get(turn.checked_sub(2)?) }
    }

    /// What the seat learned of the last resolved turn, or the opening news.
    pub fn news(&self) -> &'a [Recorded] {
        self.history.last().map_or(&[], Vec::as_slice)
    }
}

/// What is selected: on the map, in a list, by a key.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Selection {
    /// Nothing.
    #[default]
    Nothing,
    /// A force.
    Force(ForceId),
    /// A named place.
    Place(PlaceId),
    /// A contested location.
    Feature(FeatureId),
    /// A cell of the map.
    Cell(CellId),
}

/// The panels at the right of the map; one is open at a time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tab {
    /// What is new and what is asked of me.
    #[default]
    News,
    /// The selected force, place or feature, and what can be ordered.
    Selected,
    /// The orders of this turn.
    Orders,
    /// Orders that no single force carries out: programmes, works, pressure, words, home.
    Instruments,
    /// Offers, agreements, asking for access, messages.
    Bargain,
    /// Support, standing, capital, budget, credit; rungs of the ladder; each with its reasons.
    Standing,
    /// Briefing and private objectives.
    Objectives,
    /// The facilitator's.
    WhiteCell,
}

/// What a person means. The play screen carries it out.
#[derive(Clone, Debug, PartialEq)]
pub enum Intent {
    /// Give a command to the session.
    Do(Command),
    /// Take an order back.
    TakeBack(OrderId),
    /// Seal the orders: ends the turn for this seat. Asks first when staff actions or answers are left.
    EndTurn,
    /// Select something.
    Select(Selection),
    /// Select something and move the map there.
    GoTo(Selection),
    /// Move the map to a cell.
    Look(CellId),
    /// Move the map to a cell, close to it.
    Visit(CellId),
    /// Show a part of the plane on the map.
    Frame(bevy::math::Rect),
    /// Open a panel.
    Open(Tab),
    /// Show the resolution of a turn again on the map, or one event of it.
    ShowEvents {
        /// The turn that resolved; 0 is the opening news.
        turn: u16,
        /// Position in that turn's list in [`Desk::history`]; `None` for the whole turn.
        index: Option<usize>,
    },
    /// Start an offer to a nation, with the asking for access at this place filled in where one is given.
    AskAccess {
        /// Whose leave.
        host: NationId,
        /// Where.
        place: Option<PlaceId>,
        /// What for.
        operation: crate::catalog::Operation,
    },
    /// Open an offer to read, answer or counter.
    OpenProposal(ProposalId),
    /// Open an agreement to read.
    OpenAgreement(AgreementId),
    /// Open the agreements of two nations, with one of them unfolded.
    OpenPair(NationId, NationId, Option<AgreementId>),
    /// Open the messages.
    OpenMessages,
    /// So many of the view's messages have been read.
    MessagesRead(usize),
    /// Hand a seat to a person or a computer (White Cell).
    HandOver {
        /// Which.
        seat: SeatId,
        /// The computer's skill; `None` is a person.
        to: Option<crate::ai::Skill>,
    },
    /// Take the game back to the start of a turn (White Cell).
    Rewind {
        /// Which turn.
        turn: u16,
        /// Why.
        reason: String,
    },
    /// Ask the model of war.
    Ask(Question),
    /// Leave the game for the debrief.
    Debrief,
}
