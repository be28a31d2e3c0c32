//! Who ordered what: each seat's sealed list turn by turn, and what the White Cell did.

use crate::catalog::Act;
use crate::report::words::{act, capital, percent};
use crate::report::{Account, Words};
use crate::rules::order::Order;
use crate::rules::scenario::Effect;
use crate::rules::vocab::command::WhiteCommand;
use crate::rules::vocab::ids::SeatId;
use crate::rules::{Actor, Command};
use crate::session::{Controller, Entry};

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
            let mut lines: Vec<String> = sheet.orders.iter().map(|order| capital(&words.order(order))).collect();
            lines.extend(sheet.ceiling.map(|ceiling| format!("Ceiling set: {}", act(ceiling))));
            lines.extend(sheet.notes);
            if lines.is_empty() {
                continue;
            }
            let name = match by {
                Author::Seat(seat) => words.seat(seat),
                Author::WhiteCell => "White Cell".to_owned(),
            };
            all.push(TurnOrders { turn: moment.turn, by, name, lines });
        }
    }
    all
}

fn read(words: &Words<'_>, entry: &Entry, sheets: &mut std::collections::BTreeMap<Author, OrderSheet>) {
    if let Entry::Rewound { turn, reason } = entry {
        sheets.entry(Author::WhiteCell).or_default().notes.push(format!("Rewound the game to the start of turn {turn}{}", after_colon(reason)));
    } else if let Entry::Handed { seat, to } = entry {
        let to = match to {
            Controller::Person => "a person",
            Controller::Computer(_) => "an AI player",
        };
        sheets.entry(Author::WhiteCell).or_default().notes.push(format!("{} passed to {to}", words.seat(*seat)));
    } else if let Entry::Command { actor: Actor::Seat(seat), command } = entry {
        let sheet = sheets.entry(Author::Seat(*seat)).or_default();
        match command {
            Command::Give(order) => sheet.orders.push(order.clone()),
            Command::TakeBack(index) if usize::from(*index) < sheet.orders.len() => {
                sheet.orders.remove(usize::from(*index));
            }
            Command::SetCeiling(ceiling) => sheet.ceiling = Some(*ceiling),
            Command::Guess { permille } => {
                sheet.notes.push(format!("Guessed China's chance that a landing fails: {}", percent(i32::from(*permille))))
            }
            Command::Denounce { agreement, .. } => sheet.notes.push(format!("Denounced {}", words.agreement(*agreement))),
            Command::AskPermission { agreement, clause, .. } => {
                sheet.notes.push(format!("Consulted about {}", words.permission(*agreement, *clause)));
            }
            Command::RefusePermission { nation, agreement, clause, .. } => {
                sheet.notes.push(format!("Refused {} {}", words.the(*nation), words.permission(*agreement, *clause)));
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
            let title = words.scenario.injects.get(id.index()).map_or("a prepared inject", |inject| inject.title.as_str());
            format!("Played the inject: {title}")
        }
        WhiteCommand::Announce { title, effects, .. } => format!("Announced: {title}{}", with_effects(effects)),
        WhiteCommand::Pace { turns } => format!("Set the last turn to {turns}"),
        WhiteCommand::TakeDesk { seat, nation } => format!("Put {} under {}", words.the(*nation), words.seat(*seat)),
        WhiteCommand::ReturnDesk { seat, nation } => format!("Took {} from {}", words.the(*nation), words.seat(*seat)),
        WhiteCommand::Override { reason, effects } => format!("Override by hand{}{}", after_colon(reason), with_effects(effects)),
    }
}

/// A reason, for those who may read it: to others it is empty.
fn after_colon(reason: &str) -> String {
    if reason.is_empty() { String::new() } else { format!(": {reason}") }
}

fn with_effects(effects: &[Effect]) -> String {
    match effects.len() {
        0 => String::new(),
        1 => " (one effect)".to_owned(),
        many => format!(" ({many} effects)"),
    }
}
