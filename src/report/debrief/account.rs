//! A game as its reader may know it, turn by turn: the one input of every report, so that secrecy is settled in one place.

use std::sync::Arc;

use crate::catalog::NationId;
use crate::report::Words;
use crate::rules::state::view::Viewer;
use crate::rules::state::{Game, Phase, Seen};
use crate::rules::vocab::ids::SeatId;
use crate::rules::{Command, Discard, Recorded, Scenario};
use crate::session::{Entry, Export, Replay, Session};

/// A game as its reader may know it.
///
/// While it runs that is the reader's own view. Once the level is over, or the White Cell has opened the record, all read all, but for the
/// instructor's notes and the White Cell's reasons, which stay with the White Cell.
#[derive(Clone, Debug)]
pub struct Account {
    /// The level as the reader may know it.
    pub scenario: Arc<Scenario>,
    /// Who reads.
    pub reader: Viewer,
    /// Whether all is shown: the level is over, the record is open, or the White Cell reads.
    pub open: bool,
    /// The first turn's news.
    pub opening: Vec<Recorded>,
    /// Resolved turns, in order.
    pub turns: Vec<TurnAccount>,
    /// The end, or the turn under way.
    pub now: Seen,
    /// What a reader should know of how the save was read, in sentences.
    pub remarks: Vec<String>,
    /// What was done to the session, as far as the reader may know; what was rewound is left out.
    pub log: Vec<AccountLine>,
}

/// A resolved turn.
#[derive(Clone, Debug)]
pub struct TurnAccount {
    /// Which, counted from 1.
    pub number: u16,
    /// The game at its start.
    pub start: Seen,
    /// What happened, from its resolution to the next turn's news.
    pub events: Vec<Recorded>,
}

/// A line of the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccountLine {
    /// The turn in which it was given.
    pub turn: u16,
    /// What.
    pub entry: Entry,
}

/// A moment at which things are measured.
#[derive(Clone, Copy, Debug)]
pub struct Moment<'a> {
    /// The turn that begins; one more than the last resolved turn at the end.
    pub turn: u16,
    /// The game then.
    pub game: &'a Game,
}

impl Account {
    /// What `reader` may know of a session, with what has been done in the turn under way.
    pub fn of(session: &Session, reader: Viewer) -> Self {
        let mut account = Self::read(&Replay::of(session), session.entries(), reader);
        account.now = session.view(account.eyes()).game;
        account
    }

    /// What an export says, with the level as its reader may know it: what a client that asked for one tells.
    pub fn told(export: Export, scenario: Arc<Scenario>) -> Self {
        let Export { viewer: reader, open, log: lines, opening, turns, now, .. } = export;
        let open = open || reader == Viewer::WhiteCell;
        let eyes = if open { Viewer::WhiteCell } else { reader };
        let entries: Vec<Entry> = lines.into_iter().map(|line| line.entry).collect();
        let turns = turns.into_iter().map(|turn| TurnAccount { number: turn.turn, start: turn.start.game, events: turn.events });
        let turns = turns.collect();
        Self { scenario, reader, open, opening, turns, now: now.game, remarks: Vec::new(), log: log(&entries, eyes, reader) }
    }

    /// What `reader` may know of a game that is looked back at. `entries` are its log; without them the report holds no orders.
    pub fn read(replay: &Replay, entries: &[Entry], reader: Viewer) -> Self {
        let open = replay.is_open() || reader == Viewer::WhiteCell;
        let mut scenario = replay.scenario(reader);
        if reader != Viewer::WhiteCell {
            scenario.text.instructor_notes.clear();
        }
        let turn = |number: u16| {
            let start = replay.view(number, reader)?.game;
            Some(TurnAccount { number, start, events: replay.events(number, reader) })
        };
        let (turns, last) = ((1..=replay.turns()).filter_map(turn).collect(), replay.turns() + 1);
        let now = replay.view(last, reader).map_or_else(|| Seen::of(&Game::start(&scenario, 0, &mut Discard)), |view| view.game);
        let eyes = if open { Viewer::WhiteCell } else { reader };
        Self {
            scenario: Arc::new(scenario),
            reader,
            open,
            opening: replay.events(0, reader),
            turns,
            now,
            remarks: replay.remarks().to_vec(),
            log: log(entries, eyes, reader),
        }
    }

    /// Through whose eyes the reader looks.
    fn eyes(&self) -> Viewer {
        if self.open { Viewer::WhiteCell } else { self.reader }
    }

    /// Whether the level is over.
    pub fn is_over(&self) -> bool {
        self.now.phase == Phase::Over
    }

    /// The start of every turn that was resolved, and then the present.
    pub fn moments(&self) -> impl Iterator<Item = Moment<'_>> {
        let starts = self.turns.iter().map(|turn| Moment { turn: turn.number, game: &turn.start });
        let last = self.turns.last().map_or(1, |turn| turn.number + 1);
        starts.chain(std::iter::once(Moment { turn: last, game: &self.now }))
    }

    /// The resolved turn at this position in [`Account::turns`] as it ended.
    pub fn after(&self, position: usize) -> &Game {
        self.turns.get(position + 1).map_or(&self.now, |next| &next.start)
    }

    /// Names and sentences about a resolved turn, with the names that are known after it.
    pub fn words_after(&self, position: usize) -> Words<'_> {
        Words { scenario: &self.scenario, game: self.after(position) }
    }

    /// Names and sentences as things stand.
    pub fn words(&self) -> Words<'_> {
        Words { scenario: &self.scenario, game: &self.now }
    }

    /// Whether the reader knows this nation's own numbers, and not only their bands.
    pub fn knows(&self, nation: NationId) -> bool {
        self.open
            || match self.reader {
                Viewer::WhiteCell => true,
                Viewer::Desk(own) => own == nation,
                Viewer::Public => false,
                Viewer::Seat(seat) => self.now.commands(&self.scenario, seat, nation),
            }
    }

    /// The seats whose orders and objectives the reader may know.
    pub fn known_seats(&self) -> Vec<SeatId> {
        let all = (0..self.scenario.seats.len()).map(|index| SeatId(index as u8));
        all.filter(|&seat| self.open || self.reader == Viewer::Seat(seat)).collect()
    }

    /// Nations that play a part.
    pub fn nations(&self) -> Vec<NationId> {
        self.scenario.nations_present().collect()
    }
}

/// The course of play that stands, as `eyes` may know it and `reader` may read it: during a game a seat's own commands, and what everybody
/// sees.
fn log(entries: &[Entry], eyes: Viewer, reader: Viewer) -> Vec<AccountLine> {
    let own = eyes.actor();
    let (mut lines, mut turn) = (Vec::new(), 1_u16);
    for entry in entries {
        let mut shown = true;
        let now = turn;
        if let Entry::Command { actor, command } = entry {
            let resolves = matches!(command, Command::Resolve);
            shown = !resolves && (eyes == Viewer::WhiteCell || Some(*actor) == own);
            turn = turn.saturating_add(u16::from(resolves));
        } else if let Entry::Rewound { turn: to, .. } = entry {
            lines.retain(|line: &AccountLine| line.turn < *to);
            turn = *to;
        }
        if shown {
            lines.push(AccountLine { turn: now.min(turn), entry: entry.for_viewer(reader) });
        }
    }
    lines
}
