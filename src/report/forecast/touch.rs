//! Which of a seat's own objectives an order or a text touches, and how: one table of what moves which metric.

use crate::catalog::{Act, Domain, NationId};
use crate::report::words::Words;
use crate::rules::Scenario;
use crate::rules::event::Event;
use crate::rules::metric::{Comparison, Metric, MetricKind};
use crate::rules::order::{Order, Undertake};
use crate::rules::phases::agreement::{AgreementText, clause};
use crate::rules::rehearsal::rehearse;
use crate::rules::state::Game;
use crate::rules::state::competition::Policy;
use crate::rules::vocab::ids::SeatId;
use crate::rules::vocab::measure::{MetricSubject, Pursuit};

/// The most objectives that are named.
const MOST: usize = 4;

/// Which way a metric goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    Up,
    Down,
}

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
        let Self { title, helps, when, what, rises } = self;
        let verb = if *helps { "helps" } else { "hurts" };
        let when = match when {
            When::Surely => "",
            When::Done => " if it gets done",
            When::Stopped => " if it goes wrong",
        };
        format!("{verb} your objective “{title}”{when}: {what} {}", if *rises { "↑" } else { "↓" })
    }
}

type Move = (Metric, Way, When);

/// Every metric of these things that whoever has one of the wishes is measured by.
fn serving(wishes: &[Pursuit], subjects: &[MetricSubject]) -> impl Iterator<Item = Metric> {
    wishes.iter().flat_map(|wish| MetricKind::serving(*wish, subjects))
}

/// The own objectives that an order touches.
pub fn of_order(words: &Words<'_>, seat: SeatId, order: &Order) -> Vec<Touch> {
    let (scenario, game) = (words.scenario, words.game);
    let moves = match order {
        Order::Undertake(order) => undertaken(scenario, game, order),
        order => {
            let rehearsal = rehearse(scenario, game, order);
            let mut moves: Vec<Move> = Vec::new();
            for (event, when) in rehearsal.at_once.iter().map(|e| (e, When::Surely)).chain(rehearsal.later.iter().map(|e| (e, When::Done))) {
                moves.extend(by_event(game, event).into_iter().map(|(metric, way)| (metric, way, when)));
            }
            moves
        }
    };
    touched(words, seat, &moves)
}

/// The own objectives that a text touches once it is in force.
pub fn of_text(words: &Words<'_>, seat: SeatId, text: &AgreementText) -> Vec<Touch> {
    let (scenario, mut moves) = (words.scenario, Vec::<Move>::new());
    for (number, &a) in text.parties.iter().enumerate() {
        for &b in &text.parties[number + 1..] {
            moves.extend([(Metric::AgreementsMade(a, b), Way::Up, When::Done), (Metric::AgreementsMade(b, a), Way::Up, When::Done)]);
        }
    }
    for clause in &text.clauses {
        let way = |rises| if rises { Way::Up } else { Way::Down };
        moves.extend(clause::moves(scenario, text.instrument, clause).into_iter().map(|(metric, rises)| (metric, way(rises), When::Done)));
    }
    touched(words, seat, &moves)
}

/// What a task at a feature moves.
fn undertaken(scenario: &Scenario, game: &Game, order: &Undertake) -> Vec<Move> {
    let (Some(force), Some(feature)) = (game.forces.get(&order.force), scenario.features.get(order.feature.index())) else { return Vec::new() };
    let (nation, id, act) = (force.nation, order.feature, order.act);
    let other = order.against.unwrap_or(if feature.holder == nation { feature.challenger } else { feature.holder });
    let mut moves: Vec<Move> = Vec::new();
    let mut add = |when: When, list: &[(Metric, Way)]| moves.extend(list.iter().map(|&(metric, way)| (metric, way, when)));
    let all = |way: Way, wishes: &[Pursuit], subjects: &[MetricSubject]| serving(wishes, subjects).map(|metric| (metric, way)).collect::<Vec<_>>();
    let (here, doer) = (MetricSubject::Feature(id), MetricSubject::Nation(nation));
    let afloat = scenario.catalog.force_type(force.kind).domain == Domain::Surface;
    if afloat && act.is_presence() {
        let holders = nation == feature.holder;
        add(When::Surely, &all(Way::Up, &[Pursuit::Visits, Pursuit::Presence], &[here, doer]));
        add(
            When::Surely,
            &[
                (Metric::PresenceShare(id, other), Way::Down),
                (Metric::Control(id), if holders { Way::Up } else { Way::Down }),
                (Metric::Rounded(nation, feature.holder), Way::Up),
            ],
        );
        if feature.territorial_sea && nation == feature.challenger {
            add(When::Surely, &[(Metric::Incursions(nation), Way::Up)]);
        }
    }
    if let Some(cargo) = act.cargo() {
        add(When::Done, &all(Way::Up, &[Pursuit::Cargo], &[here]));
        add(When::Done, &all(Way::Up, &[Pursuit::Standing], &[doer]));
        if cargo == crate::catalog::Cargo::RepairMaterial {
            add(When::Done, &all(Way::Up, &[Pursuit::Material], &[here]));
            add(When::Done, &[(Metric::SupportChange(other), Way::Down)]);
        }
    }
    match act {
        Act::Survey => add(When::Done, &all(Way::Up, &[Pursuit::Standing], &[doer])),
        Act::Build => add(When::Done, &[(Metric::Built(id), Way::Up)]),
        Act::LiveFire => add(When::Surely, &[(Metric::LiveFires(nation), Way::Up), (Metric::Surprised(other), Way::Up)]),
        _ => {}
    }
    if act.is_activity() {
        add(When::Stopped, &all(Way::Up, &[Pursuit::Safety], &[doer]));
        add(When::Stopped, &all(Way::Up, &[Pursuit::Calm], &[doer, MetricSubject::Nation(other)]));
        if act != Act::Patrol {
            add(When::Stopped, &all(Way::Down, &[Pursuit::Standing], &[doer]));
        }
    }
    if act.opposes() && act > Act::Shadow {
        add(
            When::Done,
            &[
                (Metric::Deliveries(id), Way::Down),
                (Metric::RepairDeliveries(id), Way::Down),
                (Metric::Supply(id), Way::Down),
                (Metric::SupportChange(nation), Way::Up),
            ],
        );
        if act.rung() > game.rung(nation, other) {
            add(When::Surely, &[(Metric::Rung(nation, other), Way::Up)]);
        }
        if act.rung() > game.rung_peak(nation, other) {
            add(When::Surely, &[(Metric::RungPeak(nation, other), Way::Up)]);
        }
        if act > Act::Block {
            add(When::Stopped, &[(Metric::Credit(nation), Way::Down), (Metric::Injuries(other), Way::Up), (Metric::Deaths(other), Way::Up)]);
        }
    }
    // Metrics of pairs are asked for in either order.
    let turned: Vec<Move> = moves
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

/// What an event moves.
fn by_event(game: &Game, event: &Event) -> Vec<(Metric, Way)> {
    let way = |by: i32| if by < 0 { Way::Down } else { Way::Up };
    match event {
        Event::SupportMoved { nation, by, .. } => {
            serving(&[Pursuit::Support], &[MetricSubject::Nation(*nation)]).map(|metric| (metric, way((*by).into()))).collect()
        }
        Event::StandingMoved { nation, by, .. } => {
            serving(&[Pursuit::Standing], &[MetricSubject::Nation(*nation)]).map(|metric| (metric, way((*by).into()))).collect()
        }
        Event::CreditMoved { nation, by, .. } => vec![(Metric::Credit(*nation), way((*by).into()))],
        Event::CapitalMoved { nation, by, .. } => vec![(Metric::Capital(*nation), way(*by))],
        Event::BudgetMoved { nation, by, .. } => vec![(Metric::Budget(*nation), way(*by))],
        Event::RegionMoved { by, .. } => vec![(Metric::Region, way((*by).into()))],
        Event::AlignmentMoved { nation, to, .. } => {
            vec![(Metric::Alignment(*nation), way(i32::from(*to) - i32::from(game.competition.front(*nation).alignment)))]
        }
        Event::InteropMoved { a, b, to, .. } => {
            let by = i32::from(*to) - i32::from(game.competition.interop(*a, *b));
            vec![(Metric::Interop(*a, *b), way(by)), (Metric::Interop(*b, *a), way(by))]
        }
        Event::Publicised { nation, .. } => vec![(Metric::Publicised(*nation), Way::Up)],
        Event::Consulted { nation, .. } => vec![(Metric::Consultations(*nation), Way::Up)],
        Event::ObligationSettled { id, kept } => {
            let due = game.dues.get(id.index());
            due.map(|due| (if *kept { Metric::ObligationsKept(due.obligor) } else { Metric::ObligationsRefused(due.obligor) }, Way::Up))
                .into_iter()
                .collect()
        }
        Event::AgreementSuspended { id, .. } => {
            let parties: &[NationId] = game.agreement(*id).map_or(&[], |agreement| &agreement.text.parties);
            let pairs = parties.iter().flat_map(|&a| parties.iter().map(move |&b| (a, b))).filter(|(a, b)| a != b);
            pairs.map(|(a, b)| (Metric::AgreementsMade(a, b), Way::Down)).collect()
        }
        Event::CoercionImposed { by, target, .. } => vec![(Metric::Coercions(*by), Way::Up), (Metric::TradeLoss(*target), Way::Up)],
        Event::CoercionLifted { target, .. } => vec![(Metric::TradeLoss(*target), Way::Down)],
        Event::TradeDiverted { nation, .. } => vec![(Metric::TradeLoss(*nation), Way::Down)],
        Event::PolicySet { policy: Policy::Tariffs(target), on, .. } => vec![(Metric::Strain(*target), if *on { Way::Up } else { Way::Down })],
        Event::Exercised { exercise, .. } => {
            [exercise.lead].iter().chain(&exercise.partners).map(|&nation| (Metric::Exercises(nation), Way::Up)).collect()
        }
        Event::WorkMoved { work, .. } if work.hours_left == 0 => vec![(Metric::Works(work.nation), Way::Up)],
        Event::ProgrammeDelivered { nation, .. } => vec![(Metric::Programmes(*nation), Way::Up)],
        _ => Vec::new(),
    }
}

/// The objectives of a seat among whose tests these moves are, each once for good and once for ill, what is sure first.
fn touched(words: &Words<'_>, seat: SeatId, moves: &[Move]) -> Vec<Touch> {
    let mut found: Vec<Touch> = Vec::new();
    for objective in words.scenario.objectives.iter().filter(|objective| objective.seat == seat) {
        for test in objective.tiers.iter().flat_map(|tier| &tier.0) {
            for (metric, way, when) in moves.iter().filter(|(metric, ..)| *metric == test.metric) {
                let helps = (*way == Way::Up) == (test.comparison == Comparison::AtLeast);
                if found.iter().any(|touch| touch.title == objective.title && touch.helps == helps) {
                    continue;
                }
                found.push(Touch { title: objective.title.clone(), helps, when: *when, what: words.metric(*metric), rises: *way == Way::Up });
            }
        }
    }
    found.sort_by_key(|touch| touch.when);
    found.truncate(MOST);
    found
}
