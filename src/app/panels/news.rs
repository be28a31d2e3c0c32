//! What is new and what is asked of me: the first thing that a person reads in a turn. It fits into [`READING_WORDS`]: what exceeds it
//! is counted and folded.

use bevy_egui::egui::Ui;

use super::gather;
use super::parts::{self, Row};
use super::phases;
use super::{Desk, Intent, Selection, Tab};
use crate::app::theme::style::STEP;
use crate::catalog::NationId;
use crate::report::{Headline, Tone, Weight, headline, salvo, words};
use crate::rules::event::{Driver, Event};
use crate::rules::ids::{AgreementId, DueId, FeatureId, ForceId, ProposalId};
use crate::rules::order::{Honour, Order};
use crate::rules::scenario::{Clock, Effect, Position};
use crate::rules::state::{Due, NationState};
use crate::rules::{Command, Recorded};

/// The most words that a person has to read in a turn (DESIGN.md section 3: pace is the product).
pub const READING_WORDS: usize = 400;
/// Of those, what the news may take.
const NEWS_WORDS: usize = 190;
/// What they may take in a war: more is to be read with the orders then.
const NEWS_WORDS_AT_WAR: usize = 150;
/// What is asked may take this many lines; the rest is counted.
const ASKS_SHOWN: usize = 6;

/// What the news panel remembers.
#[derive(Clone, Debug, Default)]
pub struct NewsState {
    /// Whether lines beyond the budget are shown.
    pub all: bool,
}

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
            own.contains(&force.nation) && out && force.strength > 0 && limit > 0 && force.hours_out + 2 * turn_hours > limit
        };
        asks.extend(game.active_forces().filter(|(_, force)| tired(force)).map(|(id, _)| Ask::Endurance(id)));
    }
    if desk.unread() > 0 {
        asks.push(Ask::Unread(desk.unread()));
    }
    asks
}

/// Shows the panel.
pub fn show(ui: &mut Ui, desk: &Desk<'_>, state: &mut NewsState, out: &mut Vec<Intent>) {
    if desk.over() {
        over(ui, desk, out);
    }
    asked(ui, desk, out);
    own_numbers(ui, desk, out);
    happened(ui, desk, state, out);
}

fn over(ui: &mut Ui, desk: &Desk<'_>, out: &mut Vec<Intent>) {
    parts::heading(ui, desk.palette, "The level is over");
    let line = Row::new(desk.palette, "Go to the debrief").sign("■", desk.palette.strong).strong();
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
        let rest = Row::new(p, format!("{} more", asks.len() - ASKS_SHOWN));
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
            let line = Row::new(p, format!("Answer {}: {}", words.the(proposal.from), proposal.text.name))
                .sign("✉", p.agreement)
                .aside("lapses with this turn");
            if parts::row(ui, p, &line).clicked() {
                out.push(Intent::OpenProposal(id));
            }
        }
        Ask::Consultation(nation, agreement, clause) => {
            let Some(known) = game.consultations.iter().find(|known| known.is_open(nation, agreement, clause)) else { return };
            let line = Row::new(p, words::capital(&format!("{} asks to use {}", words.the(nation), words.permission(agreement, clause))))
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
            let line = Row::new(p, text).sign("▼", if state.supply == 0 { p.bad } else { p.warn }).aside(aside);
            if parts::row(ui, p, &line).clicked() {
                out.push(Intent::GoTo(Selection::Feature(id)));
            }
        }
        Ask::Endurance(id) => {
            let Some(force) = game.forces.get(&id) else { return };
            let limit = desk.scenario.catalog.force_type(force.kind).endurance_hours;
            let left = limit.saturating_sub(force.hours_out);
            let line = Row::new(p, format!("{} must go in", force.name)).sign("⚓", p.warn).aside(format!(
                "{} of {} at sea left",
                words::duration(left),
                words::duration(limit)
            ));
            if parts::row(ui, p, &line).clicked() {
                out.push(Intent::GoTo(Selection::Force(id)));
            }
        }
        Ask::Unread(count) => {
            let text = if count == 1 { "1 unread message".to_owned() } else { format!("{count} unread messages") };
            if parts::row(ui, p, &Row::new(p, text).sign("✉", p.agreement)).clicked() {
                out.push(Intent::OpenMessages);
            }
        }
    }
}

fn one_due(ui: &mut Ui, desk: &Desk<'_>, id: DueId, due: &Due, out: &mut Vec<Intent>) {
    let (p, words) = (desk.palette, desk.words());
    let line = Row::new(p, format!("You owe {} help against {}", words.the(due.beneficiary), words.the(due.against)))
        .sign("!", p.bad)
        .strong()
        .aside(format!("{}; by the end of turn {}", words.agreement(due.agreement), due.until_turn));
    if parts::row(ui, p, &line).clicked() {
        out.push(Intent::GoTo(Selection::Feature(due.feature)));
    }
    ui.horizontal_wrapped(|ui| {
        for (keep, text) in [(true, "Keep your word"), (false, "Refuse it")] {
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

/// The own numbers that moved in the last turn, each opening to what moved it.
fn own_numbers(ui: &mut Ui, desk: &Desk<'_>, out: &mut Vec<Intent>) {
    if desk.seat().is_none() {
        return;
    }
    let own = desk.view.own_nations(desk.scenario);
    let moved: Vec<(NationId, Measure, i32)> = own
        .iter()
        .flat_map(|&nation| Measure::ALL.iter().map(move |&measure| (nation, measure)))
        .filter_map(|(nation, measure)| {
            let before = desk.before().map_or_else(|| measure.of_setup(desk, nation), |view| measure.of(&view.game.nations[nation.index()]));
            let by = measure.of(&desk.view.game.nations[nation.index()]) - before;
            (by != 0).then_some((nation, measure, by))
        })
        .collect();
    if moved.is_empty() {
        return;
    }
    let p = desk.palette;
    parts::heading(ui, p, "Your numbers");
    for (nation, measure, by) in moved {
        let value = measure.of(&desk.view.game.nations[nation.index()]);
        let whose = if own.len() > 1 { format!("{}: ", desk.words().nation(nation)) } else { String::new() };
        let (sign, colour) = if by > 0 { ("▲", p.good) } else { ("▼", p.bad) };
        let line = Row::new(p, format!("{whose}{} {}", measure.word(), measure.value(value))).sign(sign, colour).aside(measure.change(by));
        parts::fold(ui, p, ("own", nation, measure.word()), false, &line, |ui| {
            parts::points(ui, p, &drivers_of(desk.news(), nation, measure));
            if parts::row(ui, p, &Row::new(p, "All its moves").sign("→", p.weak)).clicked() {
                out.push(Intent::Open(Tab::Standing));
            }
        });
    }
}

/// What moved a nation's measure in a turn, a line a driver.
pub fn drivers_of(events: &[Recorded], nation: NationId, measure: Measure) -> Vec<String> {
    let mut sums: Vec<(String, i32)> = Vec::new();
    for recorded in events {
        let Some((whose, what, by, why)) = Measure::moved_by(&recorded.event) else { continue };
        if whose != nation || what != measure {
            continue;
        }
        let reason = words::capital(&words::driver(why));
        match sums.iter_mut().find(|(known, _)| *known == reason) {
            Some((_, sum)) => *sum += by,
            None => sums.push((reason, by)),
        }
    }
    sums.sort_by_key(|(_, by)| -by.abs());
    sums.into_iter().map(|(reason, by)| format!("{} {reason}", measure.change(by))).collect()
}

/// A number that a nation has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Measure {
    /// Backing for closer defence ties; in Beijing, cohesion behind pressure.
    Support,
    /// Standing of the government.
    Standing,
    /// How far its word is taken.
    Credit,
    /// Political capital.
    Capital,
    /// Budget.
    Budget,
}

impl Measure {
    /// All, as they are shown.
    pub const ALL: [Measure; 5] = [Measure::Support, Measure::Standing, Measure::Credit, Measure::Capital, Measure::Budget];

    /// Its name.
    pub fn word(self) -> &'static str {
        match self {
            Measure::Support => "Support",
            Measure::Standing => "Standing",
            Measure::Credit => "Credit",
            Measure::Capital => "Capital",
            Measure::Budget => "Budget",
        }
    }

    /// What it is, in a sentence.
    pub fn meaning(self) -> &'static str {
        match self {
            Measure::Support => "Public and elite backing for closer defence ties; in Beijing, the leadership's cohesion behind pressure.",
            Measure::Standing => "How the government stands at home.",
            Measure::Credit => "How far others take its word. Everybody sees it.",
            Measure::Capital => "Political capital: what orders that need backing at home are paid with.",
            Measure::Budget => "Money for programmes and exercises, in millions of 2025 U.S. dollars.",
        }
    }

    /// Its value.
    pub fn of(self, state: &NationState) -> i32 {
        match self {
            Measure::Support => i32::from(state.support),
            Measure::Standing => i32::from(state.standing),
            Measure::Credit => i32::from(state.credit),
            Measure::Capital => state.capital,
            Measure::Budget => state.budget,
        }
    }

    /// Its value before the first turn.
    pub fn of_setup(self, desk: &Desk<'_>, nation: NationId) -> i32 {
        let setup = &desk.scenario.nations[nation.index()];
        match self {
            Measure::Support => i32::from(setup.support),
            Measure::Standing => i32::from(setup.standing),
            Measure::Credit => i32::from(setup.credit),
            Measure::Capital => setup.capital,
            Measure::Budget => setup.budget,
        }
    }

    /// A value with its unit.
    pub fn value(self, value: i32) -> String {
        match self {
            Measure::Support | Measure::Standing | Measure::Credit => words::percent(value),
            Measure::Capital => words::number(value),
            Measure::Budget => format!("{} M$", words::number(value)),
        }
    }

    /// A change with its sign.
    pub fn change(self, by: i32) -> String {
        match self {
            Measure::Support | Measure::Standing | Measure::Credit => words::signed_percent(by),
            Measure::Capital | Measure::Budget => words::signed(by),
        }
    }

    /// Whose measure an event moved, by how much and why.
    pub fn moved_by(event: &Event) -> Option<(NationId, Measure, i32, Driver)> {
        let by_hand = |by_white_cell: bool| if by_white_cell { Driver::WhiteCell } else { Driver::Inject };
        match event {
            Event::SupportMoved { nation, by, why } => Some((*nation, Measure::Support, i32::from(*by), *why)),
            Event::StandingMoved { nation, by, why } => Some((*nation, Measure::Standing, i32::from(*by), *why)),
            Event::CreditMoved { nation, by, why } => Some((*nation, Measure::Credit, i32::from(*by), *why)),
            Event::CapitalMoved { nation, by, why } => Some((*nation, Measure::Capital, *by, *why)),
            Event::BudgetMoved { nation, by, why } => Some((*nation, Measure::Budget, *by, *why)),
            Event::EffectApplied { effect, by_white_cell } => {
                let (nation, measure, by) = match effect {
                    Effect::Support { nation, by } => (*nation, Measure::Support, i32::from(*by)),
                    Effect::Standing { nation, by } => (*nation, Measure::Standing, i32::from(*by)),
                    Effect::Credit { nation, by } => (*nation, Measure::Credit, i32::from(*by)),
                    Effect::Capital { nation, by } => (*nation, Measure::Capital, *by),
                    Effect::Budget { nation, by } => (*nation, Measure::Budget, *by),
                    _ => return None,
                };
                Some((nation, measure, by, by_hand(*by_white_cell)))
            }
            _ => None,
        }
    }
}

fn happened(ui: &mut Ui, desk: &Desk<'_>, state: &mut NewsState, out: &mut Vec<Intent>) {
    let p = desk.palette;
    let own = desk.view.own_nations(desk.scenario);
    let shown_above = |event: &Event| desk.seat().is_some() && Measure::moved_by(event).is_some_and(|(nation, ..)| own.contains(&nation));
    let words = desk.words();
    let mut lines: Vec<(usize, Headline, bool)> = desk
        .news()
        .iter()
        .enumerate()
        .filter(|(_, recorded)| !shown_above(&recorded.event))
        .filter_map(|(index, recorded)| {
            let told = matches!(recorded.event, Event::Injected { .. });
            let mut headline = headline(&words, &recorded.event)?;
            // The other side's losses are no bad news.
            if let Some(tone) = phases::fought(&recorded.event).and_then(|event| salvo::tone(&words, &own, event)) {
                headline.tone = tone;
            }
            Some((index, headline, told))
        })
        .collect();
    gather::numbers(desk, &mut lines);
    gather::salvos(desk, &mut lines);
    // What was told from outside comes first, then what weighs most; within a weight, as it happened.
    lines.sort_by_key(|(index, headline, told)| (!told, std::cmp::Reverse(headline.weight), *index));
    let turn = desk.history.len().saturating_sub(1) as u16;
    parts::heading(ui, p, &if turn == 0 { "The situation".to_owned() } else { format!("What happened in turn {turn}") });
    if lines.is_empty() {
        parts::note(ui, p, "Nothing that reached you.");
    }
    let mut words_left = if desk.view.game.at_war().is_some() { NEWS_WORDS_AT_WAR } else { NEWS_WORDS };
    let mut fits = 0;
    for (_, headline, told) in &lines {
        let cost = parts::words_in(&headline.text) + if *told { headline.why.iter().map(|why| parts::words_in(why)).sum() } else { 0 };
        if headline.weight == Weight::Detail || cost > words_left {
            break;
        }
        words_left -= cost;
        fits += 1;
    }
    for (index, headline, told) in &lines[..fits] {
        one_headline(ui, desk, turn, *index, headline, *told, out);
    }
    let rest = &lines[fits..];
    if !rest.is_empty() {
        let text = if rest.len() == 1 { "1 more line".to_owned() } else { format!("{} more lines", rest.len()) };
        let response = parts::fold(ui, p, "news-rest", state.all, &Row::new(p, text), |ui| {
            for (index, headline, _) in rest {
                one_headline(ui, desk, turn, *index, headline, false, out);
            }
        });
        state.all ^= response.clicked();
    }
    if turn > 0 {
        ui.add_space(STEP);
        if parts::row(ui, p, &Row::new(p, "Show the turn on the map again").sign("▶", p.strong)).clicked() {
            out.push(Intent::ShowEvents { turn, index: 0 });
        }
    }
}

fn one_headline(ui: &mut Ui, desk: &Desk<'_>, turn: u16, index: usize, headline: &Headline, open: bool, out: &mut Vec<Intent>) {
    let p = desk.palette;
    let (sign, colour) = parts::tone(p, headline.tone);
    let mut line = Row::new(p, headline.text.clone()).sign(sign, colour);
    line.strong = headline.weight == Weight::Headline && headline.tone != Tone::Plain;
    parts::fold(ui, p, ("headline", turn, index), open, &line, |ui| {
        if headline.why.is_empty() {
            parts::note(ui, p, "Nothing more is known of it.");
        }
        if open {
            // What was told from outside is read, not listed.
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
                out.push(Intent::Look(cell));
            }
            if turn > 0 && ui.button("Show it on the map").clicked() {
                out.push(Intent::ShowEvents { turn, index });
            }
        });
    });
}
