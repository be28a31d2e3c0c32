//! What is taken away to see what it is worth: a clause, an agreement, what was built, what was stored.

use std::borrow::Cow;

use crate::catalog::quantity::Hours;
use crate::catalog::{AgreementStatus, Clause, NationId};
use crate::rules::phases::agreement::clause;
use crate::rules::scenario::war::WarSetup;
use crate::rules::scenario::{Scenario, host_of};
use crate::rules::state::{Game, Trial};
use crate::rules::vocab::agreement::Agreement;
use crate::rules::vocab::competition::WorkKind;
pub use crate::rules::vocab::doubt::Without;

impl Without {
    /// What can be asked of a posture: each agreement, host, promise and institution in force, and what was built and stored.
    pub fn candidates(scenario: &Scenario, game: &Game) -> Vec<Self> {
        let mut found: Vec<Self> = Vec::new();
        for (id, _, clause) in game.live_clauses() {
            found.push(Self::Agreement(id));
            found.extend(clause::weighed_with(clause));
        }
        for work in game.competition.works.iter().filter(|work| work.hours_left == Hours::NONE) {
            let stored = matches!(work.kind, WorkKind::Stocks(_));
            found.push(if stored { Self::Stocks } else { Self::Works(work.place) });
        }
        if scenario.war.as_deref().is_some_and(|setup| !setup.stocks.is_empty()) {
            found.push(Self::Stocks);
        }
        found.sort();
        found.dedup();
        found
    }

    /// The game without it.
    pub fn removed_from(&self, game: &Game) -> Trial {
        let mut left = Trial::of(game);
        let mut strike = |goes: &dyn Fn(&Clause) -> bool| {
            for agreement in &mut left.agreements {
                agreement.text.clauses.retain(|clause| !goes(clause));
            }
        };
        match self {
            Self::Agreement(id) => {
                if let Some(agreement) = left.agreements.get_mut(id.index()) {
                    agreement.status = AgreementStatus::Lapsed;
                }
            }
            Self::Clause(id, number) => {
                if let Some(Agreement { text, .. }) = left.agreements.get_mut(id.index())
                    && usize::from(*number) < text.clauses.len()
                {
                    text.clauses.remove(usize::from(*number));
                }
            }
            Self::Host(_) | Self::Promises(_) | Self::Institution(_) => strike(&|clause| clause::weighed_with(clause).as_ref() == Some(self)),
            Self::Stocks => left.competition.works.retain(|work| !matches!(work.kind, WorkKind::Stocks(_))),
            Self::Works(place) => left.competition.works.retain(|work| work.place != *place || matches!(work.kind, WorkKind::Stocks(_))),
        }
        left
    }

    /// What a level says about war without it.
    pub fn left_of<'a>(&self, setup: &'a WarSetup) -> Cow<'a, WarSetup> {
        if *self == Self::Stocks && !setup.stocks.is_empty() {
            Cow::Owned(WarSetup { stocks: Vec::new(), ..setup.clone() })
        } else {
            Cow::Borrowed(setup)
        }
    }

    /// The host whose access it is about, if it is about one: for words.
    pub fn host(&self, scenario: &Scenario) -> Option<NationId> {
        match self {
            Self::Host(host) => Some(*host),
            Self::Works(place) => host_of(scenario, *place),
            Self::Agreement(_) | Self::Clause(..) | Self::Promises(_) | Self::Institution(_) | Self::Stocks => None,
        }
    }
}
