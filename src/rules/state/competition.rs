//! What only the competition clock moves: stocks and programmes, works at bases, exercises, coercion, information operations, the
//! alignment of third nations, policies, and how far the region accepts closer defence ties.

use std::collections::BTreeMap;

use crate::catalog::quantity::{Hours, Thousandths};
use crate::catalog::{NationId, PlaceId, ProgrammeId, StockKind, Yield};
use crate::rules::scenario::Scenario;
use crate::rules::state::Game;
pub use crate::rules::vocab::competition::{
    BenefitKind, Coercion, Competition, Front, Inducement, InfluenceKind, InformationOperation, PlannedExercise, ProgrammeState, StandingPolicy,
    Wearing, Work, WorkKind,
};
use crate::rules::vocab::pair::Pair;

/// A half-year: the span on which rates of competition are given.
pub const HALF_YEAR_HOURS: i64 = 4_380;
/// Hours in a month, a twelfth of a year.
pub const MONTH_HOURS: Hours = Hours(730);
/// One of the three steps of alignment to either side, in its thousandths.
pub const ALIGNMENT_STEP: i32 = 300;

impl Inducement {
    /// How far it moves a courted nation, in percent of a loan. Assumption: in the order in which such offers were answered since 2018.
    pub fn weight_percent(self) -> i32 {
        match self {
            Self::Loan => 100,
            Self::Policing => 80,
            Self::Infrastructure => 130,
            Self::Relief => 60,
        }
    }
}

impl Front {
    /// Whether its public is warned of disinformation in `turn`.
    pub fn is_prebunked(&self, turn: u16) -> bool {
        self.prebunked_until.is_some_and(|until| turn <= until)
    }

    /// How many of a kind it has.
    pub fn stock(&self, what: StockKind) -> u16 {
        self.stocks.get(&what).copied().unwrap_or(0)
    }

    /// The steps of its alignment, -3 (Beijing) to 3 (the allies): the nearest whole one, so that 1.5 of 3 counts as 2.
    pub fn alignment_steps(&self) -> i32 {
        let now = i32::from(self.alignment);
        ((now.abs() + ALIGNMENT_STEP / 2) / ALIGNMENT_STEP).min(3) * now.signum()
    }

    /// The wear of something, in permille.
    pub fn wear(&self, what: Wearing) -> Thousandths {
        match what {
            Wearing::Persuasion => self.persuasion_wear,
            Wearing::Influence => self.influence_wear,
            Wearing::Inducement => self.inducement_wear,
        }
    }
}

impl Competition {
    /// The first state: the theatre's stocks, and programmes that began before the level.
    pub fn start(scenario: &Scenario) -> Self {
        let catalog = &scenario.catalog;
        let front = |index: usize| Front {
            stocks: catalog.stocks.iter().filter(|stock| stock.nation.index() == index).map(|stock| (stock.what, stock.count)).collect(),
            alignment: Thousandths(
                scenario.nations.get(index).and_then(|setup| setup.alignment).map_or(0, |steps| i16::from(steps) * ALIGNMENT_STEP as i16),
            ),
            ..Front::default()
        };
        let mut fronts: Vec<Front> = (0..scenario.nations.len()).map(front).collect();
        let mut programmes = Vec::new();
        for programme in &catalog.programmes {
            let lead_hours = MONTH_HOURS * u32::from(programme.months);
            let elapsed = programme.begun.filter(|begun| *begun <= scenario.start).map(|begun| begun.days_until(scenario.start) * 24);
            let present = scenario.nations.get(programme.nation.index()).is_some_and(|setup| setup.present);
            let state = match elapsed {
                Some(hours) if present && hours >= lead_hours.0 => {
                    fronts[programme.nation.index()].add(&programme.yields);
                    ProgrammeState { delivered: true, ..ProgrammeState::default() }
                }
                Some(hours) if present => ProgrammeState { running: true, hours_left: lead_hours - Hours(hours), delivered: false },
                _ => ProgrammeState::default(),
            };
            programmes.push(state);
        }
        Self { fronts, programmes, region: Thousandths(500), ..Self::default() }
    }

    /// A nation's part; empty for one that the state does not know.
    pub fn front(&self, nation: NationId) -> &Front {
        const NONE: &Front = &Front {
            stocks: BTreeMap::new(),
            alignment: Thousandths::NONE,
            prebunked_until: None,
            persuasion_wear: Thousandths::NONE,
            influence_wear: Thousandths::NONE,
            inducement_wear: Thousandths::NONE,
        };
        self.fronts.get(nation.index()).unwrap_or(NONE)
    }

    /// Where a programme stands.
    pub fn programme(&self, id: ProgrammeId) -> ProgrammeState {
        self.programmes.get(id.index()).copied().unwrap_or_default()
    }

    /// How well two nations' forces work together, in permille.
    pub fn interop(&self, a: NationId, b: NationId) -> Thousandths {
        self.interop.get(&Pair::new(a, b)).copied().unwrap_or(Thousandths::NONE)
    }

    /// Whether a nation follows a policy.
    pub fn follows(&self, nation: NationId, policy: StandingPolicy) -> bool {
        self.policies.contains(&(nation, policy))
    }

    /// Finished works of a nation at a place.
    pub fn works_at(&self, nation: NationId, place: PlaceId) -> impl Iterator<Item = &Work> {
        self.works.iter().filter(move |work| work.nation == nation && work.place == place && work.hours_left == Hours::NONE)
    }
}

impl Front {
    fn add(&mut self, yields: &[Yield]) {
        for given in yields {
            let count = self.stocks.entry(given.what).or_default();
            *count = count.saturating_add(given.count);
        }
    }
}

/// A rate that is given for a half-year, for this level's turn; never rounded to nothing.
pub fn per_turn(scenario: &Scenario, per_half_year: i32) -> i32 {
    let scaled = i64::from(per_half_year) * i64::from(scenario.turn_hours) / HALF_YEAR_HOURS;
    if scaled == 0 { per_half_year.signum() } else { scaled.clamp(-1_000_000, 1_000_000) as i32 }
}

/// A nation's shared institutions of a kind with another, in force now.
pub fn share(game: &Game, a: NationId, b: NationId, kind: crate::catalog::clause::InstitutionKind) -> bool {
    game.live_clauses().any(|(id, _, clause)| {
        clause.institution().is_some_and(|(found, members)| {
            let sits = |nation: NationId| members.contains(&nation) && game.agreements[id.index()].is_bound(nation);
            found == kind && sits(a) && sits(b)
        })
    })
}
