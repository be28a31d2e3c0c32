//! What is new and what is asked of me: the first thing that a person reads in a turn. The main event stands first, what one's own side lost
//! and what became of one's objectives next. It fits into [`READING_WORDS`]: what exceeds it is folded by subject.

use bevy_egui::egui::Ui;

use crate::app::panels::parts::PressRow;
use crate::app::panels::tutor::spot;
use crate::app::panels::tutor::spot::Spot;
use crate::app::panels::{Desk, Intent, Selection, Tab, parts};
use crate::catalog::NationId;
use crate::catalog::quantity::Hours;
use crate::report::headlines::digest::{Digest, Item, NumbersLine, Rank};
pub use crate::report::headlines::nation_numbers::NationNumber;
use crate::report::headlines::reader::Reader;
use crate::report::headlines::{aims, nation_numbers};
use crate::report::words::second_names;
use crate::report::{Weight, words};
use crate::rules::event::Event;
use crate::rules::order::{Honour, Order};
use crate::rules::scenario::{Clock, Position};
use crate::rules::state::Due;
use crate::rules::vocab::ids::{AgreementId, DueId, FeatureId, ForceId, ProposalId};
use crate::rules::{Command, Recorded};

/// The most words that a person has to read in a turn (DESIGN.md section 3: pace is the product).
pub const READING_WORDS: usize = 400;
/// Of those, what the news may take.
const NEWS_WORDS: usize = 190;
/// What they may take in a war: more is to be read with the orders then.
const NEWS_WORDS_AT_WAR: usize = 125;
/// What is asked may take this many lines; the rest is counted.
const ASKS_SHOWN: usize = 6;

/// What the news panel remembers.
#[derive(Clone, Copy, Debug, Default)]
pub struct NewsState;

/// Something that waits for this seat.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ask {
    /// An obligation to keep or refuse.
    Due(DueId),
    /// An offer to answer.
    Offer(ProposalId),
    /// A consultation that the host may still refuse: who asks, under which clause.
    Consultation(NationId, AgreementId, u16),
    /// An outpost that is about to run dry, or has.
    Outpost(FeatureId),
    /// A force whose time at sea is up with this turn or the next.
    Endurance(ForceId),
    /// So many messages.
    Unread(usize),
}

/// Everything that waits for this seat, the most pressing first.
pub fn asks(desk: &Desk<'_>) -> Vec<Ask> {
    if desk.over() || desk.seat().is_none() {
        return Vec::new();
    }
    let game = &desk.view.game;
    let own = desk.view.own_nations(desk.scenario);
    let mut dues: Vec<(u16, Ask)> = own.iter().flat_map(|&nation| game.dues_of(nation).map(|(id, due)| (due.until_turn, Ask::Due(id)))).collect();
    dues.sort_by_key(|(until, _)| *until);
    let mut asks: Vec<Ask> = dues.into_iter().map(|(_, ask)| ask).collect();
    let waiting = |proposal: &crate::rules::state::Proposal| {
        proposal.open && proposal.to.iter().zip(&proposal.answers).any(|(to, answer)| own.contains(to) && answer.is_none())
    };
    asks.extend(game.proposals.iter().filter(|(_, proposal)| waiting(proposal)).map(|(&id, _)| Ask::Offer(id)));
    let consulted = game.consultations.iter().filter(|known| known.granted.is_none() && own.contains(&known.host));
    asks.extend(consulted.map(|known| Ask::Consultation(known.nation, known.agreement, known.clause)));
    for (id, feature) in desk.scenario.features() {
        let state = &game.features[id.index()];
        if feature.outpost && state.garrison && own.contains(&feature.holder) && state.supply <= 1 {
            asks.push(Ask::Outpost(id));
        }
    }
    // A station in competition is a quarter's work: its days out are counted within the turn.
    if desk.scenario.clock != Clock::Competition {
        let turn_hours = desk.scenario.turn_hours;
        let tired = |force: &crate::rules::state::Force| {
            let limit = desk.scenario.catalog.force_type(force.kind).endurance_hours;
            let out = matches!(force.position, Position::Field(_)) && (force.task.is_some() || force.route.is_empty());
            own.contains(&force.nation) && out && force.strength > 0 && limit > Hours::NONE && force.hours_out + turn_hours * 2 > limit
        };
        asks.extend(game.active_forces().filter(|(_, force)| tired(force)).map(|(id, _)| Ask::Endurance(id)));
    }
    if desk.unread() > 0 {
        asks.push(Ask::Unread(desk.unread()));
    }
    asks
}

/// Shows the panel.
pub fn show(ui: &mut Ui, desk: &Desk<'_>, _: &mut NewsState, out: &mut Vec<Intent>) {
    if desk.over() {
        over(ui, desk, out);
    }
    let digest = digest(desk);
    first(ui, desk, &digest, out);
    asked(ui, desk, out);
    rest(ui, desk, &digest, out);
}

fn over(ui: &mut Ui, desk: &Desk<'_>, out: &mut Vec<Intent>) {
    parts::heading(ui, desk.palette, "The level is over");
    let line = PressRow::new(desk.palette, "Go to the debrief").sign("■", desk.palette.strong).strong();
    if parts::row(ui, desk.palette, &line).clicked() {
        out.push(Intent::Debrief);
    }
}

fn asked(ui: &mut Ui, desk: &Desk<'_>, out: &mut Vec<Intent>) {
    let p = desk.palette;
    let asks = asks(desk);
    if desk.over() || desk.seat().is_none() {
        return;
    }
    parts::heading(ui, p, "Asked of you");
    if asks.is_empty() {
        parts::note(ui, p, "Nothing waits for an answer.");
    }
    for ask in asks.iter().take(ASKS_SHOWN) {
        one_ask(ui, desk, *ask, out);
    }
    if asks.len() > ASKS_SHOWN {
        let rest = PressRow::new(p, format!("{} more", asks.len() - ASKS_SHOWN));
        parts::fold(ui, p, "asks-rest", false, &rest, |ui| {
            for ask in &asks[ASKS_SHOWN..] {
                one_ask(ui, desk, *ask, out);
            }
        });
    }
}

fn one_ask(ui: &mut Ui, desk: &Desk<'_>, ask: Ask, out: &mut Vec<Intent>) {
    let (p, words, game) = (desk.palette, desk.words(), &desk.view.game);
    match ask {
        Ask::Due(id) => {
            if let Some(due) = game.dues.get(id.index()) {
                one_due(ui, desk, id, due, out);
            }
        }
        Ask::Offer(id) => {
            let Some(proposal) = game.proposals.get(&id) else { return };
            let line = PressRow::new(p, format!("Answer {}: {}", words.the(proposal.from), proposal.text.name))
                .sign("✉", p.agreement)
                .aside("lapses with this turn");
            if parts::row(ui, p, &line).clicked() {
                out.push(Intent::OpenProposal(id));
            }
        }
        Ask::Consultation(nation, agreement, clause) => {
            let Some(known) = game.consultations.iter().find(|known| known.is_open(nation, agreement, clause)) else { return };
            let line = PressRow::new(p, words::capital(&format!("{} asks to use {}", words.the(nation), words.permission(agreement, clause))))
                .sign("?", p.strong)
                .aside(format!("silence agrees at the end of turn {}", known.due_turn));
            parts::fold(ui, p, ("consultation", nation, agreement, clause), true, &line, |ui| {
                let refuse = Command::RefusePermission { host: known.host, nation, agreement, clause };
                parts::command_button(ui, desk, "Refuse", refuse, out);
            });
        }
        Ask::Outpost(id) => {
            let state = &game.features[id.index()];
            let left = desk.scenario.feature(id).supply_hours.saturating_sub(state.supply_clock_hours);
            let (text, aside) = if state.supply == 0 {
                (format!("{} has no supply", words.feature(id)), "its garrison leaves with this turn unless a cargo gets through".to_owned())
            } else {
                (format!("{} has supply for one step", words.feature(id)), format!("used up in {}", words::duration(left)))
            };
            let line = PressRow::new(p, text).sign("▼", if state.supply == 0 { p.bad } else { p.warn }).aside(aside);
            if parts::row(ui, p, &line).clicked() {
                out.push(Intent::GoTo(Selection::Feature(id)));
            }
        }
        Ask::Endurance(id) => {
            let Some(force) = game.forces.get(&id) else { return };
            let limit = desk.scenario.catalog.force_type(force.kind).endurance_hours;
            let left = limit.saturating_sub(force.hours_out);
            let line = PressRow::new(p, format!("{} must return to port", second_names::shown(&desk.scenario.catalog, &force.name)))
                .sign("⚓", p.warn)
                .aside(format!("{} of {} at sea left", words::duration(left), words::duration(limit)));
            if parts::row(ui, p, &line).clicked() {
                out.push(Intent::GoTo(Selection::Force(id)));
            }
        }
        Ask::Unread(count) => {
            let text = if count == 1 { "1 unread message".to_owned() } else { format!("{count} unread messages") };
            if parts::row(ui, p, &PressRow::new(p, text).sign("✉", p.agreement)).clicked() {
                out.push(Intent::OpenMessages);
            }
        }
    }
}

fn one_due(ui: &mut Ui, desk: &Desk<'_>, id: DueId, due: &Due, out: &mut Vec<Intent>) {
    let (p, words) = (desk.palette, desk.words());
    let line = PressRow::new(p, format!("You owe {} help against {}", words.the(due.beneficiary), words.the(due.against)))
        .sign("!", p.bad)
        .strong()
        .aside(format!("{}; by the end of turn {}", words.agreement(due.agreement), due.until_turn));
    if parts::row(ui, p, &line).clicked() {
        out.push(Intent::GoTo(Selection::Feature(due.feature)));
    }
    ui.horizontal_wrapped(|ui| {
        for (keep, text) in [(true, "Honour it"), (false, "Decline")] {
            let order = Order::Honour(Honour { nation: due.obligor, due: id, keep });
            let given = desk.seat().is_some_and(|seat| desk.view.game.seats[seat.index()].orders.contains(&order));
            let command = Command::Give(order);
            let refusal = if given { None } else { desk.refusal(&command) };
            let label = if given { format!("✔ {text}: ordered") } else { text.to_owned() };
            let button = ui.add_enabled(refusal.is_none() && !given, bevy_egui::egui::Button::new(label));
            if let Some(refusal) = &refusal {
                button.on_disabled_hover_text(words.refusal(refusal));
            } else if button.clicked() {
                out.push(Intent::Do(command));
            }
        }
    });
}

/// What moved a nation's measure in a turn, a line a driver.
pub fn drivers_of(events: &[Recorded], nation: NationId, measure: NationNumber) -> Vec<String> {
    let sums = nation_numbers::by_driver(events.iter().map(|recorded| &recorded.event), nation, measure);
    sums.into_iter().map(|(reason, by)| format!("{} {reason}", measure.change(by))).collect()
}

/// The last turn's news as this desk reads them.
pub fn digest(desk: &Desk<'_>) -> Digest {
    let words = desk.words();
    let reader = Reader::at(desk.scenario, &desk.view.game, desk.view.viewer);
    let moved = match (desk.seat(), desk.before()) {
        (Some(seat), Some(before)) => aims::moves(&words, seat, &before.game, &desk.view.game),
        _ => Vec::new(),
    };
    let budget = if desk.view.game.at_war().is_some() { NEWS_WORDS_AT_WAR } else { NEWS_WORDS };
    Digest::of(&words, &reader, desk.news(), moved, budget)
}

/// The number of the turn whose news are shown; 0 is the opening.
fn told_turn(desk: &Desk<'_>) -> u16 {
    desk.history.len().saturating_sub(1) as u16
}

/// The main event, what one's own side lost and what became of one's objectives.
fn first(ui: &mut Ui, desk: &Desk<'_>, digest: &Digest, out: &mut Vec<Intent>) {
    let (p, turn) = (desk.palette, told_turn(desk));
    parts::heading(ui, p, &if turn == 0 { "The situation".to_owned() } else { format!("What happened in turn {turn}") });
    if digest.shown.is_empty() && digest.aims.is_empty() {
        parts::note(ui, p, "No news of weight has reached you.");
    }
    for item in digest.shown.iter().filter(|item| item.rank <= Rank::OwnLoss) {
        one_headline(ui, desk, turn, item, true, out);
    }
    for (number, moved) in digest.aims.iter().enumerate() {
        let (sign, colour) = if moved.nearer { ("▲", p.good) } else { ("▼", p.bad) };
        let mut line = PressRow::new(p, moved.sentence()).sign(sign, colour);
        line.strong = moved.was != moved.is;
        parts::fold(ui, p, ("aim", turn, number), false, &line, |ui| {
            parts::points(ui, p, &moved.why);
            if parts::row(ui, p, &PressRow::new(p, "Your objectives").sign("→", p.weak)).clicked() {
                out.push(Intent::Open(Tab::Objectives));
            }
        });
    }
    if turn > 0 && parts::row(ui, p, &PressRow::new(p, "Show the turn on the map again").sign("▶", p.strong)).clicked() {
        out.push(Intent::ShowEvents { turn, index: None });
    }
}

/// What else happened; the rest by subject, and changes of numbers last.
fn rest(ui: &mut Ui, desk: &Desk<'_>, digest: &Digest, out: &mut Vec<Intent>) {
    let (p, turn) = (desk.palette, told_turn(desk));
    let more: Vec<&Item> = digest.shown.iter().filter(|item| item.rank > Rank::OwnLoss).collect();
    if !more.is_empty() {
        parts::heading(ui, p, if turn == 0 { "Also" } else { "What else happened" });
    }
    for item in more {
        one_headline(ui, desk, turn, item, true, out);
    }
    let lines: usize = digest.folded.iter().map(|(_, items)| items.len()).sum::<usize>() + digest.numbers.len();
    if lines == 0 {
        return;
    }
    parts::heading(ui, p, "In detail");
    for (subject, items) in &digest.folded {
        let line = PressRow::new(p, subject.title()).aside(words::count(items.len() as u64, "line", "lines"));
        let response = parts::fold(ui, p, ("news-of", *subject), false, &line, |ui| {
            for item in items {
                one_headline(ui, desk, turn, item, false, out);
            }
        });
        // Where the lesson sends its reader to an encounter: this is where it lies.
        let met = |item: &Item| matches!(desk.news().get(item.index).map(|recorded| &recorded.event), Some(Event::Encountered { .. }));
        if items.iter().any(met) {
            spot::at(&response, Spot::MoreNews);
        }
    }
    if !digest.numbers.is_empty() {
        let line = PressRow::new(p, "Numbers that moved").aside(words::count(digest.numbers.len() as u64, "government", "governments"));
        parts::fold(ui, p, "news-numbers", false, &line, |ui| {
            for numbers in &digest.numbers {
                one_government(ui, desk, numbers, out);
            }
        });
    }
}

/// All numbers of a government that moved, in a line that opens to why.
fn one_government(ui: &mut Ui, desk: &Desk<'_>, numbers: &NumbersLine, out: &mut Vec<Intent>) {
    let p = desk.palette;
    let line = PressRow::new(p, numbers.text.clone()).sign("•", p.weak);
    parts::fold(ui, p, ("numbers", told_turn(desk), numbers.nation), false, &line, |ui| {
        parts::points(ui, p, &numbers.why);
        if parts::row(ui, p, &PressRow::new(p, "All its moves").sign("→", p.weak)).clicked() {
            out.push(Intent::Open(Tab::Standing));
        }
    });
}

fn one_headline(ui: &mut Ui, desk: &Desk<'_>, turn: u16, item: &Item, shown: bool, out: &mut Vec<Intent>) {
    let (p, headline, index) = (desk.palette, &item.headline, item.index);
    // What was told from outside is read, not listed.
    let told = shown && desk.news().get(index).is_some_and(|recorded| matches!(recorded.event, Event::Injected { .. }));
    let (sign, colour) = parts::tone(p, headline.tone);
    let mut line = PressRow::new(p, headline.text.clone()).sign(sign, colour);
    line.strong = item.rank <= Rank::OwnLoss || (headline.weight == Weight::Headline && item.rank <= Rank::Decision);
    let row = parts::fold(ui, p, ("headline", turn, index), told, &line, |ui| {
        if headline.why.is_empty() {
            parts::note(ui, p, "Nothing more is known of it.");
        }
        if told {
            for paragraph in &headline.why {
                parts::text(ui, p, paragraph.clone());
            }
        } else {
            parts::points(ui, p, &headline.why);
        }
        ui.horizontal_wrapped(|ui| {
            if let Some(cell) = headline.cell
                && ui.button("Go there").clicked()
            {
                out.push(Intent::Visit(cell));
            }
            if turn > 0 && ui.button("Show it on the map").clicked() {
                out.push(Intent::ShowEvents { turn, index: Some(index) });
            }
        });
    });
    if matches!(desk.news().get(index).map(|recorded| &recorded.event), Some(Event::Encountered { .. })) {
        spot::at(&row, Spot::Encounter);
    }
}
