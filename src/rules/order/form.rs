//! What a form needs to offer an order that no single force carries out: the choices, one after the other, and the order at their end. What
//! the steps and choices are called is said elsewhere; what may be chosen and what comes of it is each kind's own (`Entry::offer`).

use crate::catalog::{GoodId, NationId, PlaceId, ProgrammeId, StockKind};
use crate::rules::scenario::{Scenario, host_of};
use crate::rules::state::Game;
use crate::rules::vocab::competition::{BenefitKind, Inducement, InfluenceKind, StandingPolicy, WorkKind};
use crate::rules::vocab::ids::{AgreementId, FeatureId};
use crate::rules::vocab::order::{CounterKind, SignalKind};

/// What orders of a form are for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Purpose {
    /// Forces, bases, stocks, practice.
    Build,
    /// What makes a bargain possible, and holds it together.
    Bargain,
    /// Pressure on others, and what blunts it.
    Pressure,
    /// The own public and the neighbours.
    Home,
}

/// How a form offers a kind of order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// In the panel of instruments: what for, and the place among those of the same purpose, the least first; and what is asked besides.
    Panel(Purpose, u8, Besides),
    /// With the force that carries it out, the obligation that it answers, or the quarantine or war that it is of.
    Apart,
}

/// What a form takes besides choices.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Besides {
    /// Nothing.
    Nothing,
    /// A message in words, at the end.
    Message,
    /// One partner to three, at the beginning.
    Partners,
}

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
    Policy(StandingPolicy),
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

/// Who is asked, on what it knows.
#[derive(Clone, Copy)]
pub struct Asking<'a> {
    /// The level.
    pub scenario: &'a Scenario,
    /// The game as the seat knows it.
    pub game: &'a Game,
    /// The nation that acts.
    pub nation: NationId,
}

/// What comes after what is chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Offer<T> {
    /// One more choice.
    Choose(Vec<Pick>),
    /// The order: nothing is left to choose.
    Order(T),
    /// Neither: what is chosen does not belong together.
    Nothing,
}

impl<T> Offer<T> {
    pub(super) fn map<U>(self, with: impl FnOnce(T) -> U) -> Offer<U> {
        match self {
            Offer::Choose(picks) => Offer::Choose(picks),
            Offer::Order(order) => Offer::Order(with(order)),
            Offer::Nothing => Offer::Nothing,
        }
    }
}

impl Asking<'_> {
    /// The other nations that take part, those that `keep` keeps.
    pub(super) fn others(&self, keep: impl Fn(NationId) -> bool) -> Vec<Pick> {
        self.scenario.nations_present().filter(|&other| other != self.nation && keep(other)).map(Pick::Nation).collect()
    }

    /// The nations on whose ground this one could build or store, its own first: not the other side's, and with those that play no part in
    /// the level, since an agreement with one of them counts as well.
    pub(super) fn hosts(&self) -> Vec<Pick> {
        let side = |other: NationId| self.scenario.challengers().any(|challenger| challenger == other);
        let all = (0..self.scenario.catalog.nations.len()).map(|index| NationId(index as u16));
        let others = all.filter(|&other| other != self.nation && side(other) == side(self.nation));
        [self.nation].into_iter().chain(others).filter(|&host| !self.places(&[host]).is_empty()).map(Pick::Nation).collect()
    }

    /// Places that any of these hosts, the better known first.
    pub(super) fn places(&self, hosts: &[NationId]) -> Vec<Pick> {
        let scenario = self.scenario;
        let fits = |id: &PlaceId| host_of(scenario, *id).is_some_and(|host| hosts.contains(&host));
        let mut found: Vec<PlaceId> = (0..scenario.catalog.places.len()).map(|index| PlaceId(index as u16)).filter(fits).collect();
        found.sort_by_key(|id| (scenario.catalog.place(*id).tier, scenario.catalog.place(*id).name.clone()));
        found.into_iter().map(Pick::Place).collect()
    }
}

impl Purpose {
    /// All, as they are shown.
    pub const ALL: [Purpose; 4] = [Purpose::Build, Purpose::Bargain, Purpose::Pressure, Purpose::Home];
}
