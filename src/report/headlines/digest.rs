//! A turn's news in the order in which one wants to know them: the main event, what one's own side lost, what became of one's objectives,
//! what was decided, what else happened; the rest by subject, and all changes of numbers in one line a government.

use std::cmp::Reverse;

use crate::catalog::NationId;
use crate::report::headlines::aims::AimMove;
use crate::report::headlines::events::told_by_the_war;
use crate::report::headlines::nation_numbers::NationNumber;
use crate::report::headlines::reader::Reader;
use crate::report::headlines::salvo::SalvoAct;
use crate::report::headlines::{nation_numbers, salvo, weight};
use crate::report::{Headline, Tone, Weight, Words, headline};
use crate::rules::Recorded;
use crate::rules::crisis::WarNews;
use crate::rules::event::Event;
use crate::rules::event::facts::Loss;
pub use crate::rules::event::facts::Subject;
use crate::rules::models::war::Party;
use crate::rules::vocab::war::event::WarEvent;
use crate::words::keys::digest;
use crate::words::{Phrase, say};

/// How many lines are read in a turn that has no headline.
const QUIET_LINES: usize = 3;

/// Where a line stands, in the order of reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rank {
    /// The main event of the turn.
    Main,
    /// People, hulls or an outpost of the reader's own.
    OwnLoss,
    /// What an author or the White Cell tells.
    Told,
    /// Elections, votes, treaties made, in force or ended, wars entered and left.
    Decision,
    /// Anything else that is worth a stop.
    Event,
    /// A line for whoever wants to know.
    Line,
    /// Bookkeeping.
    Detail,
}

impl Subject {
    /// What a group of such lines is called.
    pub fn title(self) -> &'static str {
        let label = match self {
            Subject::War => digest::TITLE_WAR,
            Subject::AtSea => digest::TITLE_AT_SEA,
            Subject::Agreements => digest::TITLE_AGREEMENTS,
            Subject::Messages => digest::TITLE_MESSAGES,
            Subject::Pressure => digest::TITLE_PRESSURE,
            Subject::Escalation => digest::TITLE_ESCALATION,
            Subject::Home => digest::TITLE_HOME,
            Subject::Level => digest::TITLE_LEVEL,
        };
        label.text()
    }
}

/// A line of the news.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// The position of its event in the turn's list; of several, the first.
    pub index: usize,
    /// What it says, with the tone for the reader.
    pub headline: Headline,
    /// Where it stands.
    pub rank: Rank,
    /// What it is about.
    pub subject: Subject,
    /// How much it weighs for the reader; strikes that are told in one line weigh together.
    pub importance: u32,
}

/// The numbers of one government that moved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NumbersLine {
    /// Whose.
    pub nation: NationId,
    /// "Philippines: support +5.3, approval −1.8".
    pub text: String,
    /// Each reason.
    pub why: Vec<String>,
}

/// A turn's news.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Digest {
    /// The lines to read, in order; all of them weigh at least [`Weight::Line`]. Empty only where there is no such line.
    pub shown: Vec<Item>,
    /// The reader's own objectives that moved; to be shown after the own losses.
    pub aims: Vec<AimMove>,
    /// The rest by subject.
    pub folded: Vec<(Subject, Vec<Item>)>,
    /// Changes of numbers, a line a government, the reader's own first.
    pub numbers: Vec<NumbersLine>,
}

impl Digest {
    /// Sorts what a reader learned of a turn. `budget` is how many words the lines to read may have.
    pub fn of(words: &Words<'_>, reader: &Reader, events: &[Recorded], aims: Vec<AimMove>, budget: usize) -> Self {
        let mut items = items(words, reader, events);
        if let Some(main) = main(&items) {
            items[main].rank = Rank::Main;
        }
        items.sort_by_key(|item| (item.rank, Reverse(item.importance), item.index));
        let mut digest = Self { aims, numbers: numbers_of(words, reader, events), ..Self::default() };
        let mut left = budget.saturating_sub(digest.aims.iter().map(|moved| words_in(&moved.sentence())).sum());
        let mut full = false;
        // In a turn without a headline the heaviest lines are the news: nobody is told that there are none while some are folded away.
        let mut quiet = if items.iter().any(|item| item.rank <= Rank::Event) { 0 } else { QUIET_LINES };
        for item in items {
            let told = if item.rank == Rank::Told || matches!(events[item.index].event, Event::Injected { .. }) {
                item.headline.why.iter().map(|why| words_in(why)).sum()
            } else {
                0
            };
            let cost = words_in(&item.headline.text) + told;
            // The main event stands there whatever its length.
            full |= item.rank != Rank::Main && cost > left;
            let raised = item.rank == Rank::Line && quiet > 0;
            if (item.rank <= Rank::Event || raised) && !full {
                quiet = quiet.saturating_sub(usize::from(raised));
                left = left.saturating_sub(cost);
                digest.shown.push(item);
                continue;
            }
            match digest.folded.iter_mut().find(|(subject, _)| *subject == item.subject) {
                Some((_, lines)) => lines.push(item),
                None => digest.folded.push((item.subject, vec![item])),
            }
        }
        digest.folded.sort_by_key(|(subject, _)| *subject);
        digest
    }
}

/// How many words a text has.
pub fn words_in(text: &str) -> usize {
    text.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count()
}

/// The main event: what weighs most, what befalls the reader's own side more.
fn main(items: &[Item]) -> Option<usize> {
    let heavy = |(at, item): (usize, &Item)| {
        let may = item.headline.weight == Weight::Headline && item.rank < Rank::Line && item.importance > 0;
        may.then_some((item.importance, Reverse(item.index), at))
    };
    items.iter().enumerate().filter_map(heavy).max().map(|(_, _, at)| at)
}

fn importance(words: &Words<'_>, reader: &Reader, event: &Event, headline: &Headline) -> u32 {
    // An inject is the author's word: where nothing else weighs, it is what the turn is about.
    let weight = if matches!(event, Event::Injected { .. }) { 90 } else { weight::importance(words.game, event) };
    let named = headline.nations.iter().chain(weight::parties(words.game, event));
    let own = named.into_iter().any(|&nation| reader.is_own(nation));
    if own { weight * 3 / 2 } else { weight }
}

fn items(words: &Words<'_>, reader: &Reader, events: &[Recorded]) -> Vec<Item> {
    let mut items: Vec<Item> = Vec::new();
    let mut groups = Groups::default();
    for (index, recorded) in events.iter().enumerate() {
        let event = &recorded.event;
        if NationNumber::moved_by(event).is_some() || known_already(words, reader, event) {
            continue;
        }
        let Some(mut headline) = headline(words, event) else { continue };
        headline.tone = reader.tone(words, event, headline.tone);
        let (rank, importance) = (rank(words, reader, event, &headline), importance(words, reader, event, &headline));
        let item = Item { index, rank, subject: event.subject(), headline, importance };
        groups.take(words, event, item, &mut items);
    }
    items
}

/// What the reader did itself, and so knows.
fn known_already(words: &Words<'_>, reader: &Reader, event: &Event) -> bool {
    match event {
        Event::Proposed { proposal, .. } => reader.is_own(proposal.from),
        Event::Answered { nation, .. } => reader.is_own(*nation),
        Event::Withdrawn { id } => words.game.proposals.get(id).is_some_and(|proposal| reader.is_own(proposal.from)),
        // What is not a nation's own answer or offer is news to it.
        _ => false,
    }
}

/// Lines that say the same of several: told once, and opening to each.
#[derive(Default)]
struct Groups<'e> {
    known: Vec<(Alike, usize, usize, Vec<&'e WarEvent>)>,
}

#[derive(Clone, PartialEq, Eq)]
enum Alike {
    Moves,
    Rebased,
    Stock,
    Readings(NationId),
    Entries(NationId, Phrase),
    Presence,
    Stalled,
    Salvos(SalvoAct),
}

impl<'e> Groups<'e> {
    fn take(&mut self, words: &Words<'_>, event: &'e Event, item: Item, items: &mut Vec<Item>) {
        let Some((alike, fought)) = alike(words, event) else {
            items.push(item);
            return;
        };
        let Some((alike, at, count, told)) = self.known.iter_mut().find(|(known, ..)| *known == alike) else {
            self.known.push((alike, items.len(), 1, fought.into_iter().collect()));
            items.push(item);
            return;
        };
        let together = &mut items[*at];
        if *count == 1 {
            together.headline.why = vec![together.headline.text.clone()];
        }
        *count += 1;
        told.extend(fought);
        together.headline.why.push(item.headline.text);
        together.headline.weight = together.headline.weight.max(item.headline.weight);
        together.rank = together.rank.min(item.rank);
        together.importance = match alike {
            Alike::Salvos(_) => together.importance + item.importance,
            _ => together.importance.max(item.importance),
        };
        if together.headline.tone != item.headline.tone {
            together.headline.tone = Tone::Plain;
        }
        let n = *count as u64;
        together.headline.text = match alike {
            Alike::Moves => say(digest::Moves { forces: n }),
            Alike::Rebased => say(digest::Rebased { squadrons: n }),
            Alike::Stock => say(digest::Stocks { ways: n }),
            Alike::Readings(nation) => words.say(digest::Readings { treaties: n, who: *nation }),
            Alike::Entries(nation, entered) => words.say(digest::Entries { forces: n, who: *nation, entered: entered.clone() }),
            Alike::Presence => digest::PRESENCE.text().to_owned(),
            Alike::Stalled => say(digest::Stalled { programmes: n }),
            Alike::Salvos(act) => salvo::summary(words, *act, told),
        };
    }
}

fn alike<'e>(words: &Words<'_>, event: &'e Event) -> Option<(Alike, Option<&'e WarEvent>)> {
    let alone = |alike| Some((alike, None));
    match event {
        Event::Moved { .. } => alone(Alike::Moves),
        Event::StockMoved { .. } => alone(Alike::Stock),
        Event::RatificationMoved { nation, .. } => alone(Alike::Readings(*nation)),
        Event::Incursion { nation, of, cell, .. } => alone(Alike::Entries(*nation, words.entered(*of, *cell))),
        Event::PresenceCounted { .. } => alone(Alike::Presence),
        Event::ProgrammeMoved { stalled: true, .. } => alone(Alike::Stalled),
        Event::War(WarNews::Fought { event } | WarNews::Seen { event }) => match event {
            WarEvent::Rebased { .. } => alone(Alike::Rebased),
            event => {
                let act = salvo::act(words, event)
                    .filter(|act| matches!(act, SalvoAct::Bases | SalvoAct::BasesInChina | SalvoAct::Fleet | SalvoAct::Groups))?;
                Some((Alike::Salvos(act), Some(event)))
            }
        },
        // A kind that does not come in numbers has a line of its own.
        _ => None,
    }
}

fn rank(words: &Words<'_>, reader: &Reader, event: &Event, headline: &Headline) -> Rank {
    if matches!(event, Event::Injected { .. }) {
        return Rank::Told;
    }
    if own_loss(words, reader, event) {
        return Rank::OwnLoss;
    }
    // What another government says to the reader is read, however light it weighs.
    if matches!(event, Event::Signalled { to, .. } if reader.is_own(*to)) {
        return Rank::Event;
    }
    match (headline.weight, event.facts().decision) {
        (Weight::Headline, true) => Rank::Decision,
        (Weight::Headline, false) => Rank::Event,
        (Weight::Line, _) => Rank::Line,
        (Weight::Detail, _) => Rank::Detail,
    }
}

fn own_loss(words: &Words<'_>, reader: &Reader, event: &Event) -> bool {
    if let Event::War(WarNews::Fought { event } | WarNews::Seen { event }) = event {
        return own_loss_in_war(words, reader, event);
    }
    match event.facts().loss {
        _ if told_by_the_war(words.game, event) => false,
        None => false,
        Some(Loss::People(nation)) => reader.is_own(nation),
        Some(Loss::Hulls(force)) => words.game.forces.get(&force).is_some_and(|force| reader.is_own(force.nation)),
        Some(Loss::Outpost(feature)) => words.scenario.features.get(feature.index()).is_some_and(|held| reader.is_own(held.holder)),
    }
}

/// Whether a phase of a war cost the reader something.
fn own_loss_in_war(words: &Words<'_>, reader: &Reader, event: &WarEvent) -> bool {
    let Some(setup) = words.scenario.war.as_deref() else { return false };
    let own = |party: Party| reader.is_own(setup.nation(party));
    match event {
        WarEvent::BaseStruck { aircraft_lost, base, .. } => {
            let host = setup.arena.bases.get(usize::from(*base)).and_then(|base| base.host);
            *aircraft_lost > 0 && host.is_some_and(own)
        }
        WarEvent::SalvoFired { at, ships_lost, .. } => *ships_lost > 0 && own(*at),
        WarEvent::SubmarinesStruck { boats_lost, landing_ships, escorts, .. } => {
            (*boats_lost > 0 && own(Party::Usa)) || (landing_ships + escorts > 0 && own(Party::Prc))
        }
        WarEvent::RedSubmarinesStruck { boats_lost, ships, .. } => {
            (*boats_lost > 0 && own(Party::Prc)) || (*ships > 0 && Party::COALITION.into_iter().any(own))
        }
        WarEvent::MinesStruck { landing_ships } => *landing_ships > 0 && own(Party::Prc),
        WarEvent::Warned { .. }
        | WarEvent::Entered { .. }
        | WarEvent::Rebased { .. }
        | WarEvent::AirFought { .. }
        | WarEvent::Landed { .. }
        | WarEvent::GroundFought { .. }
        | WarEvent::Reinforced { .. }
        | WarEvent::Ended { .. } => false,
    }
}

fn numbers_of(words: &Words<'_>, reader: &Reader, events: &[Recorded]) -> Vec<NumbersLine> {
    let all: Vec<&Event> = events.iter().map(|recorded| &recorded.event).collect();
    let mut nations: Vec<NationId> = all.iter().filter_map(|event| NationNumber::moved_by(event)).map(|(nation, ..)| nation).collect();
    nations.sort_by_key(|&nation| (!reader.is_own(nation), nation));
    nations.dedup();
    let line = |nation: NationId| {
        let (text, why) = nation_numbers::together(&all, nation, &words.nation(nation))?;
        Some(NumbersLine { nation, text, why })
    };
    nations.into_iter().filter_map(line).collect()
}
