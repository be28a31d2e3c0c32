//! Turns and days. A level runs on one clock; a war that breaks out in it runs on its own, turn by turn, inside the turn of the level's
//! calendar in which it began, and the calendar resumes with the next.

use crate::catalog::Date;
use crate::catalog::quantity::Hours;
use crate::rules::scenario::Scenario;
use crate::rules::state::Game;
use crate::rules::vocab::crisis::Crisis;
use crate::rules::vocab::ids::ForceId;
use crate::rules::vocab::position::Clock;

/// Hours of a turn of a war that broke out on another clock: half a week.
pub const WAR_TURN_HOURS: Hours = Hours(84);

impl Game {
    /// The war that is being fought; `None` in peace and after it.
    pub fn at_war(&self) -> Option<&Crisis> {
        self.crisis.as_ref().filter(|crisis| self.clock == Clock::Crisis && crisis.war.outcome.is_none())
    }

    /// Whether a force fights with its task force in a war, or did so in this turn: then it does nothing else.
    pub fn in_task_force(&self, id: ForceId) -> bool {
        self.clock == Clock::Crisis && self.crisis.as_ref().is_some_and(|crisis| crisis.counters.contains_key(&id))
    }

    /// The war that is fought, or has just ended, inside the level's calendar.
    fn inner_war(&self, scenario: &Scenario) -> Option<&Crisis> {
        self.crisis.as_ref().filter(|_| self.clock == Clock::Crisis && scenario.war_is_inner())
    }

    /// Turns that follow this one; `None` where the last turn is kept from whoever looks: then no time is too short.
    pub fn turns_ahead(&self) -> Option<u16> {
        self.turns.map(|last| last.saturating_sub(self.turn))
    }

    /// Hours of the turn that is played.
    pub fn turn_hours(&self, scenario: &Scenario) -> Hours {
        if self.inner_war(scenario).is_some() { WAR_TURN_HOURS } else { scenario.turn_hours }
    }

    /// Wars inside the level's calendar: the turn that each began in, and how many turns it took, the one that goes on up to `turn`.
    fn inner_wars(&self, scenario: &Scenario, turn: u16) -> impl Iterator<Item = (u16, u16)> + '_ {
        let open = self.inner_war(scenario).map(move |crisis| (crisis.began_turn, turn.saturating_sub(crisis.began_turn).saturating_add(1)));
        self.wars.iter().copied().chain(open)
    }

    /// The turn of the level's calendar in which a turn falls: turns of war beyond the first of each do not count.
    pub fn calendar_turn(&self, scenario: &Scenario, turn: u16) -> u16 {
        let extra = |(began, turns): (u16, u16)| turn.saturating_sub(began).min(turns.saturating_sub(1));
        turn.saturating_sub(self.inner_wars(scenario, turn).map(extra).sum())
    }

    /// Whether a turn belongs to a war inside the level's calendar, and which of the war's it is, from 0.
    fn turn_of_war(&self, scenario: &Scenario, turn: u16) -> Option<u16> {
        self.inner_wars(scenario, turn).find(|&(began, turns)| turn >= began && turn < began.saturating_add(turns)).map(|(began, _)| turn - began)
    }

    /// The clock on which a turn is, or was, played.
    pub fn clock_of(&self, scenario: &Scenario, turn: u16) -> Clock {
        if self.turn_of_war(scenario, turn).is_some() { Clock::Crisis } else { scenario.clock }
    }

    /// Hours from the level's start to the start of a turn.
    pub fn hours_at(&self, scenario: &Scenario, turn: u16) -> Hours {
        let within = self.turn_of_war(scenario, turn).map_or(Hours::NONE, |at| WAR_TURN_HOURS * u32::from(at));
        scenario.hours_at(self.calendar_turn(scenario, turn)) + within
    }

    /// The day on which a turn begins.
    pub fn day_of(&self, scenario: &Scenario, turn: u16) -> Date {
        scenario.start.plus_days((Hours(u32::from(scenario.start_hour)) + self.hours_at(scenario, turn)).days())
    }
}
