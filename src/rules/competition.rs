//! What only the competition clock moves: stocks and programmes, works at bases, exercises, coercion, information operations, the
//! alignment of third nations, policies, and how far the region accepts closer defence ties.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::scenario::Scenario;
use super::state::{Game, Pair};
use crate::catalog::{GoodId, NationId, PlaceId, ProgrammeId, StockKind, Yield};

/// A half-year: the span on which rates of competition are given.
pub const HALF_YEAR_HOURS: i64 = 4_380;
/// Hours in a month, a twelfth of a year.
pub const MONTH_HOURS: u32 = 730;
/// One of the three steps of alignment to either side, in its thousandths.
pub const ALIGNMENT_STEP: i32 = 300;

/// The part of the state that competition moves.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Competition {
    /// By nation.
    pub fronts: Vec<Front>,
    /// By [`ProgrammeId`].
    pub programmes: Vec<ProgrammeState>,
    /// Works at bases and stocks stored ahead, in the order in which they began.
    pub works: Vec<Work>,
    /// Exercises that are planned and not yet held.
    pub exercises: Vec<PlannedExercise>,
    /// How well two nations' forces work together, in permille; public.
    pub interop: BTreeMap<Pair, i16>,
    /// Goods that are withheld; public.
    pub coercions: Vec<Coercion>,
    /// Information operations; those that have not landed are their author's alone.
    pub influences: Vec<Influence>,
    /// Policies in place; public.
    pub policies: BTreeSet<(NationId, Policy)>,
    /// How far the region, ASEAN first, accepts closer defence ties, in permille; public.
    pub region: i16,
    /// Elections that were held, by position in the catalog: the turn, and whether the government fell.
    pub elections: BTreeMap<u16, (u16, bool)>,
}

/// What competition keeps of a nation.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Front {
    /// Counted munitions, shelters and the rest, by [`StockKind`]; its own alone.
    pub stocks: BTreeMap<StockKind, u16>,
    /// For a courted nation: from -1000 (Beijing) to 1000 (the allies); public.
    pub alignment: i16,
    /// To the end of this turn its public is warned of lies to come; 0 is not.
    pub prebunked_until: u16,
    /// Wear of campaigns at home, in permille of their effect lost; public.
    pub persuasion_wear: i16,
    /// Wear of its information operations, in permille; public.
    pub influence_wear: i16,
    /// Wear of its inducements, in permille; public.
    pub inducement_wear: i16,
}

/// Where a programme stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProgrammeState {
    /// Whether it is under way.
    pub running: bool,
    /// Paid hours of work left.
    pub hours_left: u32,
    /// Whether it has delivered.
    pub delivered: bool,
}

/// What is built at a base.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum WorkKind {
    /// Runways and aprons: aircraft disperse there.
    Runway,
    /// Fuel and piers: ships stay longer on station from there.
    Fuel,
    /// Four hardened shelters.
    Shelters,
    /// Munitions stored ahead.
    Stocks(StockKind),
}

/// A work at a base.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Work {
    /// Who pays and uses it.
    pub nation: NationId,
    /// Where.
    pub place: PlaceId,
    /// What.
    pub kind: WorkKind,
    /// How many, of stocks; else 1.
    pub count: u16,
    /// Hours of work left; 0 is done.
    pub hours_left: u32,
}

/// An exercise that is planned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlannedExercise {
    /// Who leads.
    pub lead: NationId,
    /// Who takes part besides.
    pub partners: Vec<NationId>,
    /// Where.
    pub place: PlaceId,
    /// The turn in which it is held.
    pub turn: u16,
}

/// A good that is withheld, or not bought.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Coercion {
    /// Who.
    pub by: NationId,
    /// From whom.
    pub target: NationId,
    /// What.
    pub good: GoodId,
    /// Since when.
    pub since_turn: u16,
    /// How far trade has found other ways, in permille.
    pub wear: i16,
}

/// What kind of information operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum InfluenceKind {
    /// Lies that set a public against closer ties.
    Disinformation,
    /// Money and lies before an election.
    Meddling,
    /// Speeches of blocs and a new Cold War, open and cheap.
    Rhetoric,
}

impl InfluenceKind {
    /// All kinds.
    pub const ALL: [InfluenceKind; 3] = [InfluenceKind::Disinformation, InfluenceKind::Meddling, InfluenceKind::Rhetoric];
}

/// An information operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Influence {
    /// Who.
    pub by: NationId,
    /// Against whose public.
    pub target: NationId,
    /// What.
    pub kind: InfluenceKind,
    /// When it was ordered.
    pub turn: u16,
    /// When it takes effect.
    pub lands_turn: u16,
    /// What it moved when it landed, in permille of support (or of the election's outcome); 0 before.
    pub effect: i16,
    /// Whether it has landed.
    pub landed: bool,
    /// Whether its author has been named in public.
    pub attributed: bool,
}

/// A policy that stands until it is ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Policy {
    /// Security stays in its own silo: quarrels over trade weigh less on the alliance, for a little political capital each turn.
    Silo,
    /// A fair share: more money for defence, at a price at home.
    FairShare,
    /// Tariffs on this nation's goods: popular at home, a strain on the ally.
    Tariffs(NationId),
}

/// What a suitor offers a third nation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Inducement {
    /// Loans and gifts: quick, soon forgotten.
    Loan,
    /// Police advisers and equipment.
    Policing,
    /// A port, a cable, a hospital: slow and lasting.
    Infrastructure,
    /// Help after a storm.
    Relief,
}

impl Inducement {
    /// All kinds.
    pub const ALL: [Inducement; 4] = [Inducement::Loan, Inducement::Policing, Inducement::Infrastructure, Inducement::Relief];

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

/// What closer ties bring to an ally's people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum BenefitKind {
    /// Technology is shared.
    Technology,
    /// Roads, ports and grids that serve civilians too.
    Infrastructure,
    /// Forces help after a disaster.
    DisasterResponse,
}

impl BenefitKind {
    /// All kinds.
    pub const ALL: [BenefitKind; 3] = [BenefitKind::Technology, BenefitKind::Infrastructure, BenefitKind::DisasterResponse];
}

/// What wears out with use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Wearing {
    /// Campaigns at home.
    Persuasion,
    /// Information operations.
    Influence,
    /// Inducements.
    Inducement,
}

impl Front {
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
    pub fn wear(&self, what: Wearing) -> i16 {
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
            alignment: scenario.nations.get(index).and_then(|setup| setup.alignment).map_or(0, |steps| i16::from(steps) * ALIGNMENT_STEP as i16),
            ..Front::default()
        };
        let mut fronts: Vec<Front> = (0..scenario.nations.len()).map(front).collect();
        let mut programmes = Vec::new();
        for programme in &catalog.programmes {
            let lead_hours = u32::from(programme.months) * MONTH_HOURS;
            let elapsed = programme.begun.filter(|begun| *begun <= scenario.start).map(|begun| begun.days_until(scenario.start) * 24);
            let present = scenario.nations.get(programme.nation.index()).is_some_and(|setup| setup.present);
            let state = match elapsed {
                Some(hours) if present && hours >= lead_hours => {
                    fronts[programme.nation.index()].add(&programme.yields);
                    ProgrammeState { delivered: true, ..ProgrammeState::default() }
                }
                Some(hours) if present => ProgrammeState { running: true, hours_left: lead_hours - hours, delivered: false },
                _ => ProgrammeState::default(),
            };
            programmes.push(state);
        }
        Self { fronts, programmes, region: 500, ..Self::default() }
    }

    /// A nation's part; empty for one that the state does not know.
    pub fn front(&self, nation: NationId) -> &Front {
        const NONE: &Front =
            &Front { stocks: BTreeMap::new(), alignment: 0, prebunked_until: 0, persuasion_wear: 0, influence_wear: 0, inducement_wear: 0 };
        self.fronts.get(nation.index()).unwrap_or(NONE)
    }

    /// Where a programme stands.
    pub fn programme(&self, id: ProgrammeId) -> ProgrammeState {
        self.programmes.get(id.index()).copied().unwrap_or_default()
    }

    /// How well two nations' forces work together, in permille.
    pub fn interop(&self, a: NationId, b: NationId) -> i16 {
        self.interop.get(&Pair::new(a, b)).copied().unwrap_or(0)
    }

    /// Whether a nation follows a policy.
    pub fn follows(&self, nation: NationId, policy: Policy) -> bool {
        self.policies.contains(&(nation, policy))
    }

    /// Finished works of a nation at a place.
    pub fn works_at(&self, nation: NationId, place: PlaceId) -> impl Iterator<Item = &Work> {
        self.works.iter().filter(move |work| work.nation == nation && work.place == place && work.hours_left == 0)
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
    game.live_clauses().any(|(id, _, clause)| match clause {
        crate::catalog::Clause::Institution { kind: found, members, .. } => {
            let sits = |nation: NationId| members.contains(&nation) && game.agreements[id.index()].is_bound(nation);
            *found == kind && sits(a) && sits(b)
        }
        _ => false,
    })
}
