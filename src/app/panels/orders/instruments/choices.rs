//! The steps from a kind of order to an order, as the panel shows them: what each kind offers stands in its entry
//! ([`form`](crate::rules::order::form)); here it is asked in words, and for each choice it is said whether any order lies behind it.

use crate::app::panels::Desk;
use crate::catalog::quantity::Hours;
use crate::catalog::{NationId, ProgrammeId};
use crate::report::words;
use crate::report::words::order_words;
use crate::rules::order::form::{Asking, Besides, Chosen, Offer, Pick};
use crate::rules::order::{CounterKind, Kind, MAX_PARTNERS, Order};
use crate::rules::phases::programme;
use crate::rules::state::competition::HALF_YEAR_HOURS;
use crate::rules::vocab::error::{What, Who};
use crate::rules::{Refusal, turn};

fn offer(desk: &Desk<'_>, nation: NationId, kind: Kind, chosen: &Chosen) -> Offer<Order> {
    kind.offer(&Asking { scenario: desk.scenario, game: &desk.view.game, nation }, chosen)
}

/// The next step of a kind after what is chosen: its question and its choices. `None` when the order is complete.
pub fn step(desk: &Desk<'_>, nation: NationId, kind: Kind, chosen: &Chosen) -> Option<(String, Vec<Pick>)> {
    match offer(desk, nation, kind, chosen) {
        Offer::Choose(picks) => Some((order_words::question(kind, chosen), picks)),
        Offer::Order(_) | Offer::Nothing => None,
    }
}

/// The order that is chosen; `None` while a step is open.
pub fn order(desk: &Desk<'_>, nation: NationId, kind: Kind, chosen: &Chosen) -> Option<Order> {
    match offer(desk, nation, kind, chosen) {
        Offer::Order(order) => Some(order),
        Offer::Choose(_) | Offer::Nothing => None,
    }
}

/// Whether any order that begins with these choices can be given now.
///
/// # Errors
/// Why the first of them cannot.
pub fn verdict(desk: &Desk<'_>, nation: NationId, kind: Kind, chosen: &Chosen) -> Result<(), Refusal> {
    if let Some(order) = order(desk, nation, kind, chosen) {
        let Some(seat) = desk.seat() else { return Err(Refusal::OnlyFor { who: Who::Team }) };
        return if desk.open() { turn::can_give(desk.scenario, &desk.view.game, seat, &order) } else { Err(Refusal::Sealed) };
    }
    if kind.besides() == Besides::Partners && chosen.partners.is_empty() {
        return any(
            desk.scenario.nations_present().filter(|&other| other != nation).map(|other| Chosen { partners: vec![other], ..chosen.clone() }),
            |more| verdict(desk, nation, kind, more),
        );
    }
    let choices = step(desk, nation, kind, chosen).map_or_else(Vec::new, |(_, choices)| choices);
    any(choices.into_iter().map(|pick| with(chosen, pick)), |more| verdict(desk, nation, kind, more)).map_err(|refusal| kind.told(refusal, nation))
}

/// The choices with one more.
pub fn with(chosen: &Chosen, pick: Pick) -> Chosen {
    let mut more = chosen.clone();
    more.picks.push(pick);
    more
}

fn any(all: impl Iterator<Item = Chosen>, check: impl Fn(&Chosen) -> Result<(), Refusal>) -> Result<(), Refusal> {
    let mut first = None;
    for chosen in all {
        match check(&chosen) {
            Ok(()) => return Ok(()),
            Err(refusal) => first = first.or(Some(refusal)),
        }
    }
    Err(first.unwrap_or(Refusal::NoSuch { what: What::Choice }))
}

/// Whether another nation may be added to an exercise.
pub fn room_for_partner(chosen: &Chosen) -> bool {
    chosen.partners.len() < MAX_PARTNERS
}

/// What a choice is called.
pub fn name(desk: &Desk<'_>, nation: NationId, pick: Pick) -> String {
    let words = desk.words();
    match pick {
        Pick::Programme(programme) => words.programme(programme),
        Pick::Nation(other) if other == nation => format!("{} (your own)", words.nation(other)),
        Pick::Nation(other) => words.nation(other),
        Pick::Place(place) => words.place(place),
        Pick::Work(work) => words::capital(words::work(work)),
        Pick::Stock(what) => words::capital(words::stock(what)),
        Pick::Count(count) => count.to_string(),
        Pick::Good(good) => words.good(good),
        Pick::Influence(kind) => words::capital(words::influence(kind)),
        Pick::Counter(CounterKind::PreBunk) => "Warn the public of lies to come".to_owned(),
        Pick::Counter(CounterKind::Attribute) => "Name the author of what was spread".to_owned(),
        Pick::Counter(CounterKind::Divert(good)) => format!("Help traders to other markets: {}", words.good(good)),
        Pick::Inducement(kind) => words::capital(words::inducement(kind)),
        Pick::Benefit(kind) => words::capital(words::benefit(kind)),
        Pick::Policy(policy) => {
            let verb = if desk.view.game.competition.follows(nation, policy) { "End" } else { "Begin" };
            format!("{verb}: {}", words.policy(policy))
        }
        Pick::Agreement(agreement) => words.agreement(agreement),
        Pick::Feature(feature) => words.feature(feature),
        Pick::Signal(kind) => words::capital(words::signal(kind)),
    }
}

/// What is to be known of a choice in a few words; empty for nothing.
pub fn detail(desk: &Desk<'_>, nation: NationId, kind: Kind, chosen: &Chosen, pick: Pick) -> String {
    let (game, words) = (&desk.view.game, desk.words());
    match pick {
        Pick::Programme(id) => programme_detail(desk, id),
        Pick::Place(place) => desk.scenario.catalog.place(place).name.replace(&words.place(place), "").trim_matches([',', ' ']).to_owned(),
        Pick::Stock(what) => format!("{} in your own stock", game.competition.front(nation).stock(what)),
        Pick::Good(good) => {
            let used: Vec<String> =
                game.competition.coercions.iter().filter(|c| c.by == nation && c.good == good).map(|c| words.nation(c.target)).collect();
            if used.is_empty() { String::new() } else { format!("in use against {}", words::list(&used)) }
        }
        Pick::Nation(_)
        | Pick::Work(_)
        | Pick::Count(_)
        | Pick::Influence(_)
        | Pick::Counter(_)
        | Pick::Inducement(_)
        | Pick::Benefit(_)
        | Pick::Policy(_)
        | Pick::Agreement(_)
        | Pick::Feature(_)
        | Pick::Signal(_) => order_words::detail(&words, nation, kind, chosen, pick),
    }
}

fn programme_detail(desk: &Desk<'_>, id: ProgrammeId) -> String {
    let Some(programme) = desk.scenario.catalog.programmes.get(id.index()) else { return String::new() };
    let yields: Vec<String> = programme.yields.iter().map(|given| words::stocked(given.count.into(), given.what, false)).collect();
    let state = desk.view.game.competition.programme(id);
    if state.delivered {
        return format!("delivered: {}", words::list(&yields));
    }
    if state.running {
        let left = programme::half_years_left(state.hours_left);
        let turns = (i64::from(left) * HALF_YEAR_HOURS).unsigned_abs().div_ceil(u64::from(desk.scenario.turn_hours.max(Hours(1))));
        return format!("under way, {} left: {}", words::count(turns, "turn", "turns"), words::list(&yields));
    }
    format!("{} M$ over {} months: {}", programme.cost_musd, programme.months, words::list(&yields))
}
