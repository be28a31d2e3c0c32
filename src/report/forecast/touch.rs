//! Which of a seat's own objectives an order or a text touches, and how: one table of what moves which metric.

use std::cmp::Ordering;

use super::in_war;
use crate::catalog::{Act, Domain};
use crate::report::headlines::moves::{MetricWay, foretold, serving};
use crate::report::words::Words;
use crate::rules::Scenario;
use crate::rules::metric::{Comparison, Metric};
use crate::rules::order::{Order, Undertake};
use crate::rules::phases::agreement::{AgreementText, clause, in_force};
use crate::rules::rehearsal::rehearse;
use crate::rules::state::{Game, Trial};
use crate::rules::vocab::ids::SeatId;
use crate::rules::vocab::measure::{MetricSubject, Pursuit, ReadFrom};
use crate::words::keys::forecast;
use crate::words::say;

/// The most objectives that are named.
const MOST: usize = 4;

/// When it goes that way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum When {
    /// With the order itself.
    Surely,
    /// If it gets done.
    Done,
    /// If it is stopped, or things go wrong.
    Stopped,
}

/// An objective that would be touched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Touch {
    /// Its title.
    pub title: String,
    /// Whether it comes nearer.
    pub helps: bool,
    /// When.
    pub when: When,
    /// What moves: "cargoes to Second Thomas Shoal".
    pub what: String,
    /// Whether that rises.
    pub rises: bool,
}

impl Touch {
    /// The touch in a sentence.
    pub fn sentence(&self) -> String {
        let when = match self.when {
            When::Surely => forecast::When::Surely,
            When::Done => forecast::When::Done,
            When::Stopped => forecast::When::Stopped,
        };
        say(forecast::Touch { helps: self.helps, title: self.title.clone(), when, what: self.what.clone(), rises: self.rises })
    }
}

pub(super) type MetricMove = (Metric, MetricWay, When);

/// The own objectives that an order touches.
pub fn of_order(words: &Words<'_>, seat: SeatId, order: &Order) -> Vec<Touch> {
    let (scenario, game) = (words.scenario, words.game);
    let moves = match order {
        Order::Undertake(order) => undertaken(scenario, game, order),
        Order::War(order) => in_war::moves(scenario, game, seat, order),
        order => {
            let rehearsal = rehearse(scenario, game, order);
            let mut moves: Vec<MetricMove> = Vec::new();
            for (event, when) in rehearsal.at_once.iter().map(|e| (e, When::Surely)).chain(rehearsal.later.iter().map(|e| (e, When::Done))) {
                moves.extend(foretold(game, event).into_iter().map(|(metric, way)| (metric, way, when)));
            }
            moves
        }
    };
    touched(words, seat, &moves)
}

/// The own objectives that a text touches once it is in force: what the objectives' own measures read of agreements is measured with the text
/// and without it; to that comes what the text has others do, as the clauses say.
pub fn of_text(words: &Words<'_>, seat: SeatId, text: &AgreementText) -> Vec<Touch> {
    let (scenario, game) = (words.scenario, words.game);
    let mut moves = measured(scenario, seat, game, &in_force::with_text(game, text));
    for clause in &text.clauses {
        let way = |rises| if rises { MetricWay::Up } else { MetricWay::Down };
        let done = clause::moves(scenario, text.instrument, clause).into_iter().filter(|(metric, _)| metric.row().read_from != ReadFrom::Agreements);
        moves.extend(done.map(|(metric, rises)| (metric, way(rises), When::Done)));
    }
    touched(words, seat, &moves)
}

/// How the measures of a seat's objectives stand after, against before: each is read as the objective reads it. What a war waits for, such as
/// consultations, is over in both.
pub(super) fn measured(scenario: &Scenario, seat: SeatId, before: &Game, after: &Game) -> Vec<MetricMove> {
    let (before, after) = (later(before), later(after));
    let mut moves: Vec<MetricMove> = Vec::new();
    for test in scenario.objectives.iter().filter(|objective| objective.seat == seat).flat_map(|objective| &objective.tiers).flat_map(|tier| &tier.0)
    {
        let value = |game: &Game| test.metric.value_for(scenario, game, seat);
        let way = match value(&after).cmp(&value(&before)) {
            Ordering::Greater => MetricWay::Up,
            Ordering::Less => MetricWay::Down,
            Ordering::Equal => continue,
        };
        moves.push((test.metric, way, When::Done));
    }
    moves
}

/// A game in which all has begun that is agreed or decided about a war.
fn later(game: &Game) -> Trial {
    let mut later = Trial::of(game);
    if let Some(crisis) = &mut later.crisis {
        crisis.war.turn = u8::MAX;
    }
    later
}

/// What a task at a feature moves.
fn undertaken(scenario: &Scenario, game: &Game, order: &Undertake) -> Vec<MetricMove> {
    let (Some(force), Some(feature)) = (game.forces.get(&order.force), scenario.features.get(order.feature.index())) else { return Vec::new() };
    let (nation, id, act) = (force.nation, order.feature, order.act);
    let other = order.against.unwrap_or(if feature.holder == nation { feature.challenger } else { feature.holder });
    let mut moves: Vec<MetricMove> = Vec::new();
    let mut add = |when: When, list: &[(Metric, MetricWay)]| moves.extend(list.iter().map(|&(metric, way)| (metric, way, when)));
    let all =
        |way: MetricWay, wishes: &[Pursuit], subjects: &[MetricSubject]| serving(wishes, subjects).map(|metric| (metric, way)).collect::<Vec<_>>();
    let (here, doer) = (MetricSubject::Feature(id), MetricSubject::Nation(nation));
    let afloat = scenario.catalog.force_type(force.kind).domain == Domain::Surface;
    if afloat && act.is_presence() {
        let holders = nation == feature.holder;
        add(When::Surely, &all(MetricWay::Up, &[Pursuit::Visits, Pursuit::Presence], &[here, doer]));
        add(
            When::Surely,
            &[
                (Metric::PresenceShare(id, other), MetricWay::Down),
                (Metric::Control(id), if holders { MetricWay::Up } else { MetricWay::Down }),
                (Metric::Rounded(nation, feature.holder), MetricWay::Up),
            ],
        );
        if feature.territorial_sea && nation == feature.challenger {
            add(When::Surely, &[(Metric::Incursions(nation), MetricWay::Up)]);
        }
    }
    if let Some(cargo) = act.cargo() {
        add(When::Done, &all(MetricWay::Up, &[Pursuit::Cargo], &[here]));
        add(When::Done, &all(MetricWay::Up, &[Pursuit::Standing], &[doer]));
        if cargo == crate::catalog::Cargo::RepairMaterial {
            add(When::Done, &all(MetricWay::Up, &[Pursuit::Material], &[here]));
            add(When::Done, &[(Metric::SupportChange(other), MetricWay::Down)]);
        }
    }
    match act {
        Act::Survey => add(When::Done, &all(MetricWay::Up, &[Pursuit::Standing], &[doer])),
        Act::Build => add(When::Done, &[(Metric::Built(id), MetricWay::Up)]),
        Act::LiveFire => add(When::Surely, &[(Metric::LiveFires(nation), MetricWay::Up), (Metric::Surprised(other), MetricWay::Up)]),
        _ => {}
    }
    if act.is_activity() {
        add(When::Stopped, &all(MetricWay::Up, &[Pursuit::Safety], &[doer]));
        add(When::Stopped, &all(MetricWay::Up, &[Pursuit::Calm], &[doer, MetricSubject::Nation(other)]));
        if act != Act::Patrol {
            add(When::Stopped, &all(MetricWay::Down, &[Pursuit::Standing], &[doer]));
        }
    }
    if act.opposes() && act > Act::Shadow {
        add(
            When::Done,
            &[
                (Metric::Deliveries(id), MetricWay::Down),
                (Metric::RepairDeliveries(id), MetricWay::Down),
                (Metric::Supply(id), MetricWay::Down),
                (Metric::SupportChange(nation), MetricWay::Up),
            ],
        );
        if act.rung() > game.rung(nation, other) {
            add(When::Surely, &[(Metric::Rung(nation, other), MetricWay::Up)]);
        }
        if act.rung() > game.rung_peak(nation, other) {
            add(When::Surely, &[(Metric::RungPeak(nation, other), MetricWay::Up)]);
        }
        if act > Act::Block {
            add(
                When::Stopped,
                &[(Metric::Credit(nation), MetricWay::Down), (Metric::Injuries(other), MetricWay::Up), (Metric::Deaths(other), MetricWay::Up)],
            );
        }
    }
    // Metrics of pairs are asked for in either order.
    let turned: Vec<MetricMove> = moves
        .iter()
        .filter_map(|&(metric, way, when)| match metric {
            Metric::Rung(a, b) => Some((Metric::Rung(b, a), way, when)),
            Metric::RungPeak(a, b) => Some((Metric::RungPeak(b, a), way, when)),
            _ => None,
        })
        .collect();
    moves.extend(turned);
    moves
}

/// The objectives of a seat among whose tests these moves are, each once for good and once for ill, what is sure first.
fn touched(words: &Words<'_>, seat: SeatId, moves: &[MetricMove]) -> Vec<Touch> {
    let mut found: Vec<Touch> = Vec::new();
    for objective in words.scenario.objectives.iter().filter(|objective| objective.seat == seat) {
        for test in objective.tiers.iter().flat_map(|tier| &tier.0) {
            for (metric, way, when) in moves.iter().filter(|(metric, ..)| *metric == test.metric) {
                let helps = (*way == MetricWay::Up) == (test.comparison == Comparison::AtLeast);
                if found.iter().any(|touch| touch.title == objective.title && touch.helps == helps) {
                    continue;
                }
                found.push(Touch { title: objective.title.clone(), helps, when: *when, what: words.metric(*metric), rises: *way == MetricWay::Up });
            }
        }
    }
    found.sort_by_key(|touch| touch.when);
    found.truncate(MOST);
    found
}
