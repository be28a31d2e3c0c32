//! The numbers that a nation has: support, approval, credibility, political capital and budget. What moved them, told together.

use crate::catalog::NationId;
use crate::report::words;
use crate::rules::event::{Driver, Event};
use crate::rules::scenario::{Effect, Scenario};
use crate::rules::state::NationState;

/// A number that a nation has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Measure {
    /// Backing for closer defence ties; in China, cohesion behind pressure.
    Support,
    /// Approval of the government.
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
            Measure::Standing => "Approval",
            Measure::Credit => "Credibility",
            Measure::Capital => "Capital",
            Measure::Budget => "Budget",
        }
    }

    /// What it is, in a sentence.
    pub fn meaning(self) -> &'static str {
        match self {
            Measure::Support => "Public and elite backing for closer defence ties; in China, the leadership's cohesion behind pressure.",
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
    pub fn at_start(self, scenario: &Scenario, nation: NationId) -> i32 {
        let setup = &scenario.nations[nation.index()];
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
                    Effect::Control { .. } | Effect::Supply { .. } | Effect::Fabric { .. } | Effect::Rung { .. } | Effect::Weather { .. } => {
                        return None;
                    }
                    Effect::Agreement { .. } | Effect::Policy { .. } | Effect::Alignment { .. } | Effect::Region { .. } => return None,
                    Effect::Coercion { .. } | Effect::Reinforce | Effect::War => return None,
                };
                Some((nation, measure, by, by_hand(*by_white_cell)))
            }
            _ => None,
        }
    }
}

/// What moved a nation's measure, as sums by driver, the greatest first.
pub fn by_driver<'e>(events: impl IntoIterator<Item = &'e Event>, nation: NationId, measure: Measure) -> Vec<(String, i32)> {
    let mut sums: Vec<(String, i32)> = Vec::new();
    for event in events {
        let Some((whose, what, by, why)) = Measure::moved_by(event) else { continue };
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
    sums
}

/// All that moved a nation's numbers, in one line with a line for each reason; `None` where nothing moved in the end.
pub fn together(events: &[&Event], nation: NationId, name: &str) -> Option<(String, Vec<String>)> {
    let mut parts = Vec::new();
    let mut why = Vec::new();
    for measure in Measure::ALL {
        let sums = by_driver(events.iter().copied(), nation, measure);
        let total: i32 = sums.iter().map(|(_, by)| by).sum();
        if total != 0 {
            parts.push(format!("{} {}", measure.word().to_lowercase(), measure.change(total)));
        }
        why.extend(sums.into_iter().map(|(reason, by)| format!("{} {}: {reason}", measure.word(), measure.change(by))));
    }
    (!parts.is_empty()).then(|| (format!("{name}: {}", parts.join(", ")), why))
}
