//! Who ordered what: each seat's sealed list turn by turn, and what the White Cell did.

use crate::catalog::Act;
use crate::report::words::kinds;
use crate::report::{Account, Words};
use crate::rules::order::Order;
use crate::rules::vocab::command::WhiteCommand;
use crate::rules::vocab::ids::SeatId;
use crate::rules::{Actor, Command};
use crate::session::{Controller, Entry};
use crate::words::keys::{account, decisions};
use crate::words::say;

/// What one seat, or the White Cell, did in a turn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TurnOrders {
    /// The turn.
    pub turn: u16,
    /// Who.
    pub by: Author,
    /// Its name.
    pub name: String,
    /// What, a line each.
    pub lines: Vec<String>,
}

/// Who gave orders.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Author {
    /// A seat.
    Seat(SeatId),
    /// The facilitator.
    WhiteCell,
}

/// What a seat's list holds while the log is read.
#[derive(Default)]
struct OrderSheet {
    orders: Vec<Order>,
    ceiling: Option<Act>,
    notes: Vec<String>,
}

/// Orders turn by turn, as they were sealed: what was taken back is left out. Seats without an order have no line.
pub fn orders(account: &Account) -> Vec<TurnOrders> {
    let mut all = Vec::new();
    for moment in account.moments() {
        let words = Words { scenario: &account.scenario, game: moment.game };
        let mut sheets: std::collections::BTreeMap<Author, OrderSheet> = std::collections::BTreeMap::new();
        for line in account.log.iter().filter(|line| line.turn == moment.turn) {
            read(&words, &line.entry, &mut sheets);
        }
        for (by, sheet) in sheets {
            let mut lines: Vec<String> = sheet.orders.iter().map(|order| words.say(decisions::Does { what: words.order_phrase(order) })).collect();
            lines.extend(sheet.ceiling.map(|ceiling| words.say(account::Ceiling { act: kinds::act(ceiling).into() })));
            lines.extend(sheet.notes);
            if lines.is_empty() {
                continue;
            }
            let name = match by {
                Author::Seat(seat) => words.seat(seat),
                Author::WhiteCell => account::WHITE_CELL.text().to_owned(),
            };
            all.push(TurnOrders { turn: moment.turn, by, name, lines });
        }
    }
    all
}

fn read(words: &Words<'_>, entry: &Entry, sheets: &mut std::collections::BTreeMap<Author, OrderSheet>) {
    if let Entry::Rewound { turn, reason } = entry {
        sheets.entry(Author::WhiteCell).or_default().notes.push(say(account::Rewound { turn: (*turn).into(), reason: unless_empty(reason) }));
    } else if let Entry::Handed { seat, to } = entry {
        let person = matches!(to, Controller::Person);
        sheets.entry(Author::WhiteCell).or_default().notes.push(words.say(account::PassedTo { team: *seat, person }));
    } else if let Entry::Command { actor: Actor::Seat(seat), command } = entry {
        let sheet = sheets.entry(Author::Seat(*seat)).or_default();
        match command {
            Command::Give(order) => sheet.orders.push(order.clone()),
            Command::TakeBack(index) if usize::from(*index) < sheet.orders.len() => {
                sheet.orders.remove(usize::from(*index));
            }
            Command::SetCeiling(ceiling) => sheet.ceiling = Some(*ceiling),
            Command::Guess { permille } => sheet.notes.push(say(account::Guessed { chance: i32::from(*permille) })),
            Command::Denounce { agreement, .. } => sheet.notes.push(words.say(account::Denounced { agreement: *agreement })),
            Command::AskPermission { agreement, clause, .. } => {
                sheet.notes.push(words.say(account::ConsultedAbout { what: words.permission_phrase(*agreement, *clause) }));
            }
            Command::RefusePermission { nation, agreement, clause, .. } => {
                sheet.notes.push(words.say(account::Refused { who: *nation, what: words.permission_phrase(*agreement, *clause) }));
            }
            Command::TakeBack(_)
            | Command::Seal
            | Command::Unseal
            | Command::Propose { .. }
            | Command::Answer { .. }
            | Command::Withdraw { .. }
            | Command::Say { .. }
            | Command::Resolve
            | Command::White(_) => {}
        }
    } else if let Entry::Command { actor: Actor::WhiteCell, command: Command::White(command) } = entry {
        sheets.entry(Author::WhiteCell).or_default().notes.push(white(words, command));
    }
}

fn white(words: &Words<'_>, command: &WhiteCommand) -> String {
    match command {
        WhiteCommand::Inject(id) => {
            let title = words.scenario.injects.get(id.index()).map(|inject| inject.title.clone());
            say(account::PlayedInject { title })
        }
        WhiteCommand::Announce { title, effects, .. } => say(account::Announced { title: title.clone(), effects: effects.len() as u64 }),
        WhiteCommand::Pace { turns } => say(account::LastTurn { turns: (*turns).into() }),
        WhiteCommand::TakeDesk { seat, nation } => words.say(account::PutUnder { who: *nation, team: *seat }),
        WhiteCommand::ReturnDesk { seat, nation } => words.say(account::TookFrom { who: *nation, team: *seat }),
        WhiteCommand::Override { reason, effects } => say(account::Override { reason: unless_empty(reason), effects: effects.len() as u64 }),
    }
}

/// A reason, for those who may read it: to others it is empty.
fn unless_empty(reason: &str) -> Option<String> {
    (!reason.is_empty()).then(|| reason.to_owned())
}
