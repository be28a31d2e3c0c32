//! The steps from a kind of instrument to an order: at each step a list of choices, and for each choice whether any order lies behind it.

use super::kinds::Kind;
use crate::app::panels::Desk;
use crate::catalog::{AgreementStatus, GoodId, NationId, PlaceId, ProgrammeId, StockKind};
use crate::report::words;
use crate::rules::order::{
    Benefit, Coerce, Consult, Counter, CounterKind, Exercise, Hasten, Induce, Influence, Invest, Launch, MAX_PARTNERS, MAX_SHIPMENT, Order, Persuade,
    Preposition, Publicise, Reassure, SetPolicy, Signal, SignalKind,
};
use crate::rules::phases::agreement::obligation;
use crate::rules::phases::homefront::election;
use crate::rules::phases::pressure::coercion;
use crate::rules::phases::programme;
use crate::rules::scenario::host_of;
use crate::rules::state::competition::{BenefitKind, HALF_YEAR_HOURS, Inducement, InfluenceKind, MONTH_HOURS, Policy, WorkKind};
use crate::rules::vocab::error::{What, Who};
use crate::rules::vocab::ids::{AgreementId, FeatureId};
use crate::rules::{Refusal, turn};

/// Something that was chosen at a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Pick {
    /// A programme.
    Programme(ProgrammeId),
    /// A nation.
    Nation(NationId),
    /// A place.
    Place(PlaceId),
    /// A work.
    Work(WorkKind),
    /// A kind of stock.
    Stock(StockKind),
    /// How many.
    Count(u16),
    /// A good.
    Good(GoodId),
    /// An information operation.
    Influence(InfluenceKind),
    /// A counter.
    Counter(CounterKind),
    /// An inducement.
    Inducement(Inducement),
    /// A benefit.
    Benefit(BenefitKind),
    /// A policy.
    Policy(Policy),
    /// An agreement.
    Agreement(AgreementId),
    /// A feature.
    Feature(FeatureId),
    /// A signal.
    Signal(SignalKind),
}

/// What is chosen so far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chosen {
    /// Step by step.
    pub picks: Vec<Pick>,
    /// Who takes part in an exercise besides.
    pub partners: Vec<NationId>,
    /// The message of a signal.
    pub message: String,
}

/// The next step of a kind after `picks`: its question and its choices. `None` when the order is complete.
pub fn step(desk: &Desk<'_>, nation: NationId, kind: Kind, chosen: &Chosen) -> Option<(&'static str, Vec<Pick>)> {
    let nations = |keep: &dyn Fn(NationId) -> bool| -> Vec<Pick> {
        desk.scenario.nations_present().filter(|&other| other != nation && keep(other)).map(Pick::Nation).collect()
    };
    let anybody = |_: NationId| true;
    let (game, catalog) = (&desk.view.game, &desk.scenario.catalog);
    Some(match (kind, chosen.picks.as_slice()) {
        (Kind::Programme, []) => {
            let own = catalog.programmes.iter().enumerate().filter(|(_, programme)| programme.nation == nation);
            ("Which programme", own.map(|(index, _)| Pick::Programme(ProgrammeId(index as u16))).collect())
        }
        (Kind::Works | Kind::Stocks, []) => ("In which country", hosts(desk, nation)),
        (Kind::Works | Kind::Stocks, [Pick::Nation(host)]) => ("At which base", places(desk, &[*host])),
        (Kind::Works, [_, Pick::Place(_)]) => ("What is built", [WorkKind::Runway, WorkKind::Fuel, WorkKind::Shelters].map(Pick::Work).into()),
        (Kind::Stocks, [_, Pick::Place(_)]) => {
            ("What is stored", StockKind::ALL.into_iter().filter(|what| what.is_munition()).map(Pick::Stock).collect())
        }
        (Kind::Stocks, [_, _, Pick::Stock(what)]) => ("How many", counts(game.competition.front(nation).stock(*what))),
        (Kind::Exercise, []) => {
            let mut all = chosen.partners.clone();
            all.push(nation);
            if chosen.partners.is_empty() { ("Where: choose a partner first", Vec::new()) } else { ("Where", places(desk, &all)) }
        }
        (Kind::Benefit, []) => ("What they get", BenefitKind::ALL.map(Pick::Benefit).into()),
        (Kind::Benefit, [_]) => ("Who gets it", nations(&anybody)),
        (Kind::Consult, []) => ("With whom", nations(&|other| obligation::are_allies(game, nation, other))),
        (Kind::Signal, []) => ("What you mean", SignalKind::ALL.map(Pick::Signal).into()),
        (Kind::Signal, [_]) => ("To whom", nations(&anybody)),
        (Kind::Hasten, []) => {
            let open = |(index, agreement): (usize, &crate::rules::state::Agreement)| {
                let waits = agreement.status != AgreementStatus::Lapsed && agreement.hours_to_ratify(nation).is_some();
                waits.then_some(Pick::Agreement(AgreementId(index as u16)))
            };
            ("Which treaty", game.agreements.iter().enumerate().filter_map(open).collect())
        }
        (Kind::Lever, []) => {
            let own = catalog.goods.iter().enumerate().filter(|(_, good)| good.by == nation);
            ("Which good", own.map(|(index, _)| Pick::Good(GoodId(index as u16))).collect())
        }
        (Kind::Lever, [Pick::Good(good)]) => ("Against whom", nations(&|other| coercion::exposure(desk.scenario, *good, other) > 0)),
        (Kind::Influence, []) => ("How", InfluenceKind::ALL.map(Pick::Influence).into()),
        (Kind::Influence, [_]) => ("On whose public", nations(&anybody)),
        (Kind::Counter, []) => {
            let mut counters = vec![Pick::Counter(CounterKind::PreBunk), Pick::Counter(CounterKind::Attribute)];
            let mut pressed: Vec<GoodId> = game.competition.coercions.iter().filter(|c| c.target == nation).map(|c| c.good).collect();
            pressed.dedup();
            counters.extend(pressed.into_iter().map(|good| Pick::Counter(CounterKind::Divert(good))));
            ("How", counters)
        }
        (Kind::Court, []) => ("Whom", nations(&|other| desk.scenario.nations[other.index()].alignment.is_some())),
        (Kind::Court, [_]) => ("With what", Inducement::ALL.map(Pick::Inducement).into()),
        (Kind::Publicise, []) => ("What happened where", desk.scenario.features().map(|(id, _)| Pick::Feature(id)).collect()),
        (Kind::Policy, []) => {
            let mut policies = vec![Pick::Policy(Policy::Silo), Pick::Policy(Policy::FairShare)];
            policies.extend(desk.scenario.nations_present().filter(|&other| other != nation).map(|other| Pick::Policy(Policy::Tariffs(other))));
            ("Which policy", policies)
        }
        _ => return None,
    })
}

/// The nations on whose ground this one could build or store, its own first: not the other side's, and with those that play no part in the
/// level, since an agreement with one of them counts as well.
fn hosts(desk: &Desk<'_>, nation: NationId) -> Vec<Pick> {
    let side = |other: NationId| desk.scenario.challengers().any(|challenger| challenger == other);
    let all = (0..desk.scenario.catalog.nations.len()).map(|index| NationId(index as u16));
    let others = all.filter(|&other| other != nation && side(other) == side(nation));
    [nation].into_iter().chain(others).filter(|&host| !places(desk, &[host]).is_empty()).map(Pick::Nation).collect()
}

/// Places that any of these hosts, the better known first.
fn places(desk: &Desk<'_>, hosts: &[NationId]) -> Vec<Pick> {
    let scenario = desk.scenario;
    let fits = |id: &PlaceId| host_of(scenario, *id).is_some_and(|host| hosts.contains(&host));
    let mut found: Vec<PlaceId> = (0..scenario.catalog.places.len()).map(|index| PlaceId(index as u16)).filter(fits).collect();
    found.sort_by_key(|id| (scenario.catalog.place(*id).tier, scenario.catalog.place(*id).name.clone()));
    found.into_iter().map(Pick::Place).collect()
}

fn counts(have: u16) -> Vec<Pick> {
    let mut counts: Vec<u16> = [6, 12, 25, 50, 100, MAX_SHIPMENT].into_iter().filter(|count| *count <= have).collect();
    let most = have.min(MAX_SHIPMENT);
    if most > 0 && !counts.contains(&most) {
        counts.push(most);
    }
    counts.into_iter().map(Pick::Count).collect()
}

/// The order that is chosen; `None` while a step is open.
pub fn order(desk: &Desk<'_>, nation: NationId, kind: Kind, chosen: &Chosen) -> Option<Order> {
    let game = &desk.view.game;
    Some(match (kind, chosen.picks.as_slice()) {
        (Kind::Programme, &[Pick::Programme(programme)]) => Order::Launch(Launch { nation, programme }),
        (Kind::Works, &[_, Pick::Place(place), Pick::Work(work)]) => Order::Invest(Invest { nation, place, work }),
        (Kind::Stocks, &[_, Pick::Place(place), Pick::Stock(what), Pick::Count(count)]) => {
            Order::Preposition(Preposition { nation, place, what, count })
        }
        (Kind::Exercise, &[Pick::Place(place)]) => Order::Exercise(Exercise { nation, partners: chosen.partners.clone(), place }),
        (Kind::Benefit, &[Pick::Benefit(kind), Pick::Nation(to)]) => Order::Benefit(Benefit { nation, to, kind }),
        (Kind::Consult, &[Pick::Nation(ally)]) => Order::Consult(Consult { nation, ally }),
        (Kind::Signal, &[Pick::Signal(kind), Pick::Nation(to)]) => {
            Order::Signal(Signal { nation, to, kind, message: chosen.message.trim().to_owned() })
        }
        (Kind::Hasten, &[Pick::Agreement(agreement)]) => Order::Hasten(Hasten { nation, agreement }),
        (Kind::Lever, &[Pick::Good(good), Pick::Nation(target)]) => {
            let lift = game.competition.coercions.iter().any(|c| c.by == nation && c.target == target && c.good == good);
            Order::Coerce(Coerce { nation, target, good, lift })
        }
        (Kind::Influence, &[Pick::Influence(kind), Pick::Nation(target)]) => Order::Influence(Influence { nation, target, kind }),
        (Kind::Counter, &[Pick::Counter(kind)]) => Order::Counter(Counter { nation, kind }),
        (Kind::Court, &[Pick::Nation(target), Pick::Inducement(kind)]) => Order::Induce(Induce { nation, target, kind }),
        (Kind::Publicise, &[Pick::Feature(feature)]) => Order::Publicise(Publicise { nation, feature }),
        (Kind::Persuade, []) => Order::Persuade(Persuade { nation }),
        (Kind::Policy, &[Pick::Policy(policy)]) => Order::SetPolicy(SetPolicy { nation, policy, on: !game.competition.follows(nation, policy) }),
        (Kind::Reassure, []) => Order::Reassure(Reassure { nation }),
        _ => return None,
    })
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
    if kind == Kind::Exercise && chosen.partners.is_empty() {
        return any(
            desk.scenario.nations_present().filter(|&other| other != nation).map(|other| Chosen { partners: vec![other], ..chosen.clone() }),
            |more| verdict(desk, nation, kind, more),
        );
    }
    let choices = step(desk, nation, kind, chosen).map_or_else(Vec::new, |(_, choices)| choices);
    any(choices.into_iter().map(|pick| with(chosen, pick)), |more| verdict(desk, nation, kind, more)).map_err(|refusal| match (kind, refusal) {
        // Said of what is chosen last, the general reason would puzzle.
        (Kind::Hasten, Refusal::NoSuch { .. }) => Refusal::NotRatifying,
        (Kind::Stocks, Refusal::NoSuch { .. }) => Refusal::NoSuch { what: What::Stock },
        (Kind::Lever, Refusal::NoSuch { .. }) => Refusal::NoLever { nation },
        (Kind::Programme, Refusal::NoSuch { .. }) => Refusal::NotItsProgramme { nation },
        (_, refusal) => refusal,
    })
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
    match (kind, pick) {
        (_, Pick::Programme(id)) => programme_detail(desk, id),
        (_, Pick::Place(place)) => desk.scenario.catalog.place(place).name.replace(&words.place(place), "").trim_matches([',', ' ']).to_owned(),
        (_, Pick::Stock(what)) => format!("{} in your own stock", game.competition.front(nation).stock(what)),
        (_, Pick::Good(good)) => {
            let used: Vec<String> =
                game.competition.coercions.iter().filter(|c| c.by == nation && c.good == good).map(|c| words.nation(c.target)).collect();
            if used.is_empty() { String::new() } else { format!("in use against {}", words::list(&used)) }
        }
        (Kind::Lever, Pick::Nation(target)) => {
            let Some(Pick::Good(good)) = chosen.picks.first() else { return String::new() };
            let stake = words::percent(coercion::exposure(desk.scenario, *good, target));
            let standing = game.competition.coercions.iter().find(|c| c.by == nation && c.target == target && c.good == *good);
            match standing {
                Some(c) => format!(
                    "{stake} of its product; in use since turn {}, worn by {}: choose it to end it",
                    c.since_turn,
                    words::percent(i32::from(c.wear))
                ),
                None => format!("{stake} of its product at stake"),
            }
        }
        (Kind::Influence, Pick::Nation(target)) => election::next(desk.scenario, game, target)
            .map_or_else(|| "no election ahead".to_owned(), |(_, election)| format!("{}, {}", election.name, election.day.long())),
        (Kind::Benefit, Pick::Nation(to)) => format!("support {}", super::super::standing::in_band(game.nations[to.index()].support)),
        (Kind::Court, Pick::Nation(target)) => {
            let leans = game.competition.front(target).alignment;
            format!("leans {}{}.{} of 3, Beijing below 0", if leans < 0 { "−" } else { "+" }, leans.abs() / 300, leans.abs() % 300 / 30)
        }
        (Kind::Hasten, Pick::Agreement(id)) => {
            let hours = game.agreement(id).and_then(|agreement| agreement.hours_to_ratify(nation)).unwrap_or(0);
            format!("{} to the vote at an even pace", words::count(hours.div_ceil(MONTH_HOURS), "month", "months"))
        }
        _ => String::new(),
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
        let turns = (i64::from(left) * HALF_YEAR_HOURS).unsigned_abs().div_ceil(u64::from(desk.scenario.turn_hours.max(1)));
        return format!("under way, {} left: {}", words::count(turns, "turn", "turns"), words::list(&yields));
    }
    format!("{} M$ over {} months: {}", programme.cost_musd, programme.months, words::list(&yields))
}
