//! The numbers that a nation has: support, approval, credibility, political capital and budget. What moved them, told together.

use crate::catalog::NationId;
use crate::report::words;
use crate::report::words::kinds;
use crate::rules::event::{Driver, Event};
use crate::rules::scenario::{Effect, Scenario};
use crate::rules::state::NationState;
use crate::words::keys::{events, lists, measures, nation_numbers};
use crate::words::{Language, say};

/// A number that a nation has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NationNumber {
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

impl NationNumber {
    /// All, as they are shown.
    pub const ALL: [NationNumber; 5] =
        [NationNumber::Support, NationNumber::Standing, NationNumber::Credit, NationNumber::Capital, NationNumber::Budget];

    /// Its name.
    pub fn word(self) -> &'static str {
        let label = match self {
            NationNumber::Support => nation_numbers::NAME_SUPPORT,
            NationNumber::Standing => nation_numbers::NAME_APPROVAL,
            NationNumber::Credit => nation_numbers::NAME_CREDIBILITY,
            NationNumber::Capital => nation_numbers::NAME_CAPITAL,
            NationNumber::Budget => nation_numbers::NAME_BUDGET,
        };
        label.text()
    }

    /// What it is, in a sentence.
    pub fn meaning(self) -> &'static str {
        let label = match self {
            NationNumber::Support => nation_numbers::MEANING_SUPPORT,
            NationNumber::Standing => nation_numbers::MEANING_APPROVAL,
            NationNumber::Credit => nation_numbers::MEANING_CREDIBILITY,
            NationNumber::Capital => nation_numbers::MEANING_CAPITAL,
            NationNumber::Budget => nation_numbers::MEANING_BUDGET,
        };
        label.text()
    }

    /// Its value.
    pub fn of(self, state: &NationState) -> i32 {
        match self {
            NationNumber::Support => i32::from(state.support),
            NationNumber::Standing => i32::from(state.standing),
            NationNumber::Credit => i32::from(state.credit),
            NationNumber::Capital => state.capital,
            NationNumber::Budget => state.budget,
        }
    }

    /// Its value before the first turn.
    pub fn at_start(self, scenario: &Scenario, nation: NationId) -> i32 {
        let setup = &scenario.nations[nation.index()];
        match self {
            NationNumber::Support => i32::from(setup.support),
            NationNumber::Standing => i32::from(setup.standing),
            NationNumber::Credit => i32::from(setup.credit),
            NationNumber::Capital => setup.capital,
            NationNumber::Budget => setup.budget,
        }
    }

    /// A value with its unit.
    pub fn value(self, value: i32) -> String {
        match self {
            NationNumber::Support | NationNumber::Standing | NationNumber::Credit => words::percent(value),
            NationNumber::Capital => words::number(value),
            NationNumber::Budget => say(measures::ValueMoney { value: value.into() }),
        }
    }

    /// A change with its sign.
    pub fn change(self, by: i32) -> String {
        match self {
            NationNumber::Support | NationNumber::Standing | NationNumber::Credit => words::signed_percent(by),
            NationNumber::Capital | NationNumber::Budget => words::signed(by),
        }
    }

    /// A change of it within a line: "support +2.5".
    fn moved(self, by: i32) -> String {
        match self {
            NationNumber::Support => say(nation_numbers::MovedSupport { by }),
            NationNumber::Standing => say(nation_numbers::MovedApproval { by }),
            NationNumber::Credit => say(nation_numbers::MovedCredibility { by }),
            NationNumber::Capital => say(nation_numbers::MovedCapital { by: by.into() }),
            NationNumber::Budget => say(nation_numbers::MovedBudget { by: by.into() }),
        }
    }

    /// Whose measure an event moved, by how much and why.
    pub fn moved_by(event: &Event) -> Option<(NationId, NationNumber, i32, Driver)> {
        let by_hand = |by_white_cell: bool| if by_white_cell { Driver::WhiteCell } else { Driver::Inject };
        match event {
            Event::SupportMoved { nation, by, why } => Some((*nation, NationNumber::Support, i32::from(*by), *why)),
            Event::StandingMoved { nation, by, why } => Some((*nation, NationNumber::Standing, i32::from(*by), *why)),
            Event::CreditMoved { nation, by, why } => Some((*nation, NationNumber::Credit, i32::from(*by), *why)),
            Event::CapitalMoved { nation, by, why } => Some((*nation, NationNumber::Capital, *by, *why)),
            Event::BudgetMoved { nation, by, why } => Some((*nation, NationNumber::Budget, *by, *why)),
            Event::EffectApplied { effect, by_white_cell } => {
                let (nation, measure, by) = match effect {
                    Effect::Support { nation, by } => (*nation, NationNumber::Support, i32::from(*by)),
                    Effect::Standing { nation, by } => (*nation, NationNumber::Standing, i32::from(*by)),
                    Effect::Credit { nation, by } => (*nation, NationNumber::Credit, i32::from(*by)),
                    Effect::Capital { nation, by } => (*nation, NationNumber::Capital, *by),
                    Effect::Budget { nation, by } => (*nation, NationNumber::Budget, *by),
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
pub fn by_driver<'e>(events: impl IntoIterator<Item = &'e Event>, nation: NationId, measure: NationNumber) -> Vec<(String, i32)> {
    let mut sums: Vec<(String, i32)> = Vec::new();
    for event in events {
        let Some((whose, what, by, why)) = NationNumber::moved_by(event) else { continue };
        if whose != nation || what != measure {
            continue;
        }
        let reason = Language::current().render(&events::Because { why: kinds::driver(why) }.into(), None);
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
    for measure in NationNumber::ALL {
        let sums = by_driver(events.iter().copied(), nation, measure);
        let total: i32 = sums.iter().map(|(_, by)| by).sum();
        if total != 0 {
            parts.push(measure.moved(total));
        }
        let line = |(reason, by)| say(nation_numbers::Why { what: measure.word().to_owned(), by: measure.change(by), reason });
        why.extend(sums.into_iter().map(line));
    }
    let parts = parts.into_iter().reduce(|so_far, next| say(lists::Middle { so_far, next }))?;
    Some((say(nation_numbers::Together { who: name.to_owned(), parts }), why))
}
