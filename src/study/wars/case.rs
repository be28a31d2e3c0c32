//! One posture from which wars are fought, and one war of it.

use std::sync::Arc;

use super::row::{Ended, WarRow};
use crate::rules::Scenario;
use crate::rules::crisis::{Variation, WarSetup};
use crate::rules::doubt::Eyes;
use crate::rules::doubt::belief::{self, Belief};
use crate::rules::event::Discard;
use crate::rules::models::war::{Number, Outcome, Terms, fight, outcome, plan};
use crate::rules::scenario::Clock;
use crate::rules::state::{Game, Trial};
use crate::rules::vocab::dice::Dice;
use crate::rules::vocab::stream::Stream;
use crate::rules::vocab::war::arena::NationMunition;
use crate::rules::vocab::war::event::WarEvent;
use crate::study::games::war::broken_turn;

/// What governments decide in the wars of a study.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decisions {
    /// Who fights and who opens bases is drawn, war by war, by the chances that agreements, support and credit give.
    Drawn,
    /// As the level and its agreements have it: nothing is drawn, and nobody is asked.
    Agreed,
    /// As Beijing believes: the chances that it reads from what it may know, both sides' quality uncertain.
    Belief,
}

impl Decisions {
    /// All, as they are written.
    pub const ALL: [(&'static str, Decisions); 3] = [("drawn", Decisions::Drawn), ("agreed", Decisions::Agreed), ("belief", Decisions::Belief)];

    /// Its name.
    pub fn word(self) -> &'static str {
        match self {
            Self::Drawn => "drawn",
            Self::Agreed => "agreed",
            Self::Belief => "belief",
        }
    }
}

/// The level with this short name says nothing about war.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the level `{0}` has no war: its file needs the field `war`, see docs/LEVELS.md")]
pub struct NoWar(String);

/// A posture from which wars are fought.
#[derive(Clone)]
pub struct Case {
    /// Its short name in tables: `base`, a variation's, or a level's.
    pub name: String,
    /// What differs from the base, in words.
    pub what: String,
    scenario: Arc<Scenario>,
    variation: Variation,
    /// Variations of which each war takes one in turn.
    one_of: Vec<Variation>,
    /// For each of `one_of`, or for none: what the level says about war, and the chances that the posture gives.
    readied: Vec<(WarSetup, Belief)>,
    game: Trial,
    decisions: Decisions,
    turns: u8,
}

impl Case {
    /// The posture with which a level starts, changed by a variation.
    ///
    /// # Errors
    /// The level has no war.
    pub fn new(
        name: &str,
        what: &str,
        scenario: Arc<Scenario>,
        variation: Variation,
        decisions: Decisions,
        turns: Option<u8>,
    ) -> Result<Self, NoWar> {
        let Some(setup) = scenario.war.clone() else { return Err(NoWar(scenario.slug.clone())) };
        let mut game = Trial::of(&Game::start(&scenario, 1, &mut Discard));
        // The posture before the first shot: what a war under way has decided is decided again.
        game.crisis = None;
        let by_level = if scenario.clock == Clock::Crisis { scenario.turns.unwrap_or_default().min(30) as u8 } else { setup.turns };
        let turns = turns.unwrap_or(by_level);
        let one_of: Vec<Variation> = setup.one_of.clone();
        let mut case =
            Self { name: name.to_owned(), what: what.to_owned(), scenario, variation, one_of, readied: Vec::new(), game, decisions, turns };
        let ways = case.one_of.len().max(1);
        case.readied = (0..ways).map(|way| case.ready(way, |_| {})).collect();
        Ok(case)
    }

    /// What the level says about war and what its posture gives, with `change` made to the numbers first.
    fn ready(&self, way: usize, change: impl Fn(&mut WarSetup)) -> (WarSetup, Belief) {
        let mut setup = self.scenario.war.as_deref().cloned().unwrap_or_else(|| unreachable!("a case has a war"));
        change(&mut setup);
        let mut game = self.game.clone();
        for variation in self.one_of.get(way).into_iter().chain([&self.variation]) {
            variation.setup(&mut setup);
            game = variation.posture(&setup, &game);
        }
        let eyes = if self.decisions == Decisions::Belief { Eyes::Beijing } else { Eyes::Truth };
        let belief = match eyes {
            Eyes::Beijing => Belief::of(&self.scenario, &setup, &belief::as_beijing_sees_it(&self.scenario, &setup, &game), eyes),
            Eyes::Truth => Belief::of(&self.scenario, &setup, &game, eyes),
        };
        (setup, belief)
    }

    /// Fights the war with this number.
    pub fn fight(&self, case: u16, number: u32, seed: u64, sample: bool) -> WarRow {
        let way = number as usize % self.readied.len().max(1);
        if sample {
            let ready = self.ready(way, |setup| sampled(setup, &self.scenario, seed, number));
            self.fight_on(&ready, way, case, number, seed)
        } else {
            self.fight_on(&self.readied[way], way, case, number, seed)
        }
    }

    fn fight_on(&self, (setup, belief): &(WarSetup, Belief), way: usize, case: u16, number: u32, seed: u64) -> WarRow {
        let mut terms: Terms = match self.decisions {
            Decisions::Agreed => belief.terms().clone(),
            Decisions::Drawn | Decisions::Belief => belief.draw(setup, seed, number),
        };
        for variation in self.one_of.get(way).into_iter().chain([&self.variation]) {
            variation.terms(setup, &mut terms);
        }
        let mut war = belief.war().clone();
        let war_seed = belief::war_seed(seed, number);
        let mut broken: Vec<String> = Vec::new();
        let mut fought: Vec<WarEvent> = Vec::new();
        for _ in 0..self.turns {
            let before = war.clone();
            let plans = plan::computer(&setup.arena, &terms, &war);
            fought.clear();
            fight(&setup.arena, &terms, &mut war, [&plans[0], &plans[1]], war_seed, &mut fought);
            broken.extend(broken_turn(&setup.arena, &terms, &before, &war, &fought));
            if war.outcome.is_some() {
                break;
            }
        }
        let ended = outcome::at_the_end(&setup.arena, &war);
        let yields = self.decisions != Decisions::Agreed && ended == Outcome::StalemateToward && Belief::yields(&self.scenario, &war, seed, number);
        let ended = if yields { Outcome::ChineseVictory } else { ended };
        WarRow::of(case, number, &Ended { scenario: &self.scenario, arena: &setup.arena, war: &war, outcome: ended }, broken)
    }
}

/// Draws every number of the model, and every stock that is counted for a nation as a whole, evenly over its credible range; a level's own
/// values give way. All cases of a study draw the same.
fn sampled(setup: &mut WarSetup, scenario: &Scenario, seed: u64, number: u32) {
    let draw = |what: u16, (low, high): (i32, i32)| Dice::new(seed, 0, Stream::Sampled { number, what }).between(low, high);
    for (index, known) in Number::ALL.iter().enumerate() {
        if let Some(def) = scenario.catalog.war.numbers.iter().find(|def| def.slug == known.slug()) {
            setup.arena.numbers.set(*known, draw(index as u16, def.range));
        }
    }
    for munition in NationMunition::ALL {
        if let Some(row) = scenario.catalog.war.munitions.iter().find(|row| row.slug == munition.slug()) {
            let (low, high) = row.range;
            setup.arena.munitions[munition.index()] = draw(1000 + munition.index() as u16, (i32::from(low), i32::from(high))) as u16;
        }
    }
}
