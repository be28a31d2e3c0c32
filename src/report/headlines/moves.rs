//! What moves which measure: by it the reader is told whose objectives an order or an event touches, and which way.

use crate::catalog::NationId;
use crate::catalog::quantity::Hours;
use crate::rules::event::Event;
use crate::rules::metric::{Metric, MetricKind};
use crate::rules::state::Game;
use crate::rules::state::competition::StandingPolicy;
use crate::rules::vocab::measure::{MetricSubject, Pursuit};

/// Which way a metric goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum MetricWay {
    /// It rises.
    Up,
    /// It falls.
    Down,
}

/// Every metric of these things that whoever has one of the wishes is measured by.
pub(crate) fn serving(wishes: &[Pursuit], subjects: &[MetricSubject]) -> impl Iterator<Item = Metric> {
    wishes.iter().flat_map(|wish| MetricKind::serving(*wish, subjects))
}

/// What an event moves, whenever it is read.
pub(crate) fn by_event(game: &Game, event: &Event) -> Vec<(Metric, MetricWay)> {
    let way = |by: i32| if by < 0 { MetricWay::Down } else { MetricWay::Up };
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
        Event::Publicised { nation, .. } => vec![(Metric::Publicised(*nation), MetricWay::Up)],
        Event::Consulted { nation, .. } => vec![(Metric::Consultations(*nation), MetricWay::Up)],
        Event::ObligationSettled { id, kept } => {
            let due = game.dues.get(id.index());
            due.map(|due| (if *kept { Metric::ObligationsKept(due.obligor) } else { Metric::ObligationsRefused(due.obligor) }, MetricWay::Up))
                .into_iter()
                .collect()
        }
        Event::AgreementSuspended { id, .. } => {
            let parties: &[NationId] = game.agreement(*id).map_or(&[], |agreement| &agreement.text.parties);
            let pairs = parties.iter().flat_map(|&a| parties.iter().map(move |&b| (a, b))).filter(|(a, b)| a != b);
            pairs.map(|(a, b)| (Metric::AgreementsMade(a, b), MetricWay::Down)).collect()
        }
        Event::CoercionImposed { by, target, .. } => vec![(Metric::Coercions(*by), MetricWay::Up), (Metric::TradeLoss(*target), MetricWay::Up)],
        Event::CoercionLifted { target, .. } => vec![(Metric::TradeLoss(*target), MetricWay::Down)],
        Event::TradeDiverted { nation, .. } => vec![(Metric::TradeLoss(*nation), MetricWay::Down)],
        Event::PolicySet { policy: StandingPolicy::Tariffs(target), on, .. } => {
            vec![(Metric::Strain(*target), if *on { MetricWay::Up } else { MetricWay::Down })]
        }
        Event::Exercised { exercise, .. } => {
            [exercise.lead].iter().chain(&exercise.partners).map(|&nation| (Metric::Exercises(nation), MetricWay::Up)).collect()
        }
        Event::WorkMoved { work, .. } if work.hours_left == Hours::NONE => vec![(Metric::Works(work.nation), MetricWay::Up)],
        Event::ProgrammeDelivered { nation, .. } => vec![(Metric::Programmes(*nation), MetricWay::Up)],
        _ => Vec::new(),
    }
}

/// What an event that is only foretold moves: that too which says where a number comes to, read against `before`.
pub(crate) fn foretold(before: &Game, event: &Event) -> Vec<(Metric, MetricWay)> {
    let way = |by: i32| if by < 0 { MetricWay::Down } else { MetricWay::Up };
    match event {
        Event::AlignmentMoved { nation, to, .. } => {
            vec![(Metric::Alignment(*nation), way(i32::from(*to) - i32::from(before.competition.front(*nation).alignment)))]
        }
        Event::InteropMoved { a, b, to, .. } => {
            let by = i32::from(*to) - i32::from(before.competition.interop(*a, *b));
            vec![(Metric::Interop(*a, *b), way(by)), (Metric::Interop(*b, *a), way(by))]
        }
        event => by_event(before, event),
    }
}
