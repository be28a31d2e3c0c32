//! Orders of a quarantine: how tight the cordon is, what crews and escorts are told, who escorts, flies in, stands surety or opens ports, what
//! merchants are told, how much is burnt. What stands stays until it is changed.

use super::entry::{Doer, EVERY_CLOCK, OrderEntry, Step};
use super::form::Form;
use crate::catalog::NationId;
use crate::rules::change::Change;
use crate::rules::event::Event;
use crate::rules::event::quarantine::QuarantineNews;
use crate::rules::phases::support;
use crate::rules::quarantine::{groups, running};
use crate::rules::scenario::Scenario;
use crate::rules::state::Game;
use crate::rules::vocab::cause::Driver;
use crate::rules::vocab::error::{Already, QuarantineRefusal, Refusal};
use crate::rules::vocab::ids::SeatId;
pub use crate::rules::vocab::order::quarantine::QuarantineOrder;
use crate::rules::vocab::parameter::Param;
use crate::rules::vocab::position::Clock;
use crate::rules::vocab::quarantine::{Escort, Quarantine};
use crate::rules::vocab::war::Party;

/// The least demand that can be lived with, permille.
pub const RATION_LEAST: u16 = 500;

impl OrderEntry for QuarantineOrder {
    const NAMES: &'static [&'static str] = QuarantineOrder::NAMES;
    // Where there is no quarantine, `check` says so better than a clock would.
    const CLOCKS: &'static [Clock] = EVERY_CLOCK;
    const FORM: Form = Form::Apart;
    const STEP: Step = Step::Quarantine;

    fn name(&self) -> &'static str {
        self.name()
    }

    fn doer(&self) -> Doer {
        Doer::Nation(self.nation())
    }

    fn staff_actions(&self) -> u8 {
        self.staff_actions()
    }

    /// A surety is money that a parliament must find.
    fn capital(&self, scenario: &Scenario) -> i32 {
        if matches!(self, QuarantineOrder::Surety { on: true, .. }) { scenario.parameters.get(Param::CostSurety) } else { 0 }
    }

    fn excludes(&self, given: &Self) -> bool {
        self.nation() == given.nation() && std::mem::discriminant(self) == std::mem::discriminant(given)
    }

    fn check(&self, scenario: &Scenario, game: &Game, _: SeatId) -> Result<(), Refusal> {
        let (Some(setup), Some(now)) = (scenario.war.as_deref(), running(game)) else { return Err(QuarantineRefusal::None.into()) };
        let nation = self.nation();
        let party = setup.party(nation).ok_or(QuarantineRefusal::NotTheirs { nation })?;
        let theirs = match self {
            QuarantineOrder::Cordon { .. } | QuarantineOrder::Blockade { .. } => party == Party::Prc,
            QuarantineOrder::Sail { .. } | QuarantineOrder::Ration { .. } => party == Party::Twn,
            QuarantineOrder::Escort { .. } | QuarantineOrder::Surety { .. } => party != Party::Prc,
            QuarantineOrder::Airlift { .. } => matches!(party, Party::Usa | Party::Jpn | Party::Aus),
            QuarantineOrder::Ports { .. } => matches!(party, Party::Jpn | Party::Phl),
        };
        if !theirs {
            return Err(QuarantineRefusal::NotTheirs { nation }.into());
        }
        if let QuarantineOrder::Escort { groups: wanted, .. } = self {
            let have = groups(scenario, nation);
            if *wanted > have {
                return Err(QuarantineRefusal::TooFewGroups { wanted: *wanted, have }.into());
            }
        }
        if let QuarantineOrder::Ration { demand, .. } = self
            && !(RATION_LEAST..=1000).contains(demand)
        {
            return Err(QuarantineRefusal::Ration { least: RATION_LEAST }.into());
        }
        if self.stands(now) { Err(Refusal::Duplicate { what: Already::Ruled }) } else { Ok(()) }
    }

    fn resolve(&self, change: &mut Change, _: SeatId) {
        if running(&change.game).is_none() {
            return;
        }
        let cost = self.capital(change.scenario);
        if cost > 0 {
            support::capital(change, self.nation(), -cost, Driver::OrderCost);
        }
        change.emit_to_all(Event::Quarantine(QuarantineNews::Decided { order: self.clone() }));
    }
}

impl QuarantineOrder {
    /// Whether it would change nothing.
    fn stands(&self, now: &Quarantine) -> bool {
        match self {
            QuarantineOrder::Cordon { grade, crews, .. } => now.grade == *grade && now.crews == *crews,
            QuarantineOrder::Blockade { mines, submarines, .. } => now.mines == *mines && now.submarines == *submarines,
            QuarantineOrder::Sail { course, .. } => now.course == *course,
            QuarantineOrder::Ration { demand, .. } => now.ration == *demand,
            QuarantineOrder::Escort { nation, groups, guard, first } => {
                let standing = now.escorts.get(nation);
                standing.map_or(*groups == 0, |escort| *escort == Escort { groups: *groups, guard: *guard, first: *first })
            }
            QuarantineOrder::Airlift { nation, on } => now.airlift.contains(nation) == *on,
            QuarantineOrder::Surety { nation, on } => now.surety.contains(nation) == *on,
            QuarantineOrder::Ports { nation, open } => now.ports.contains_key(nation) == *open,
        }
    }

    /// What it changes.
    pub(in crate::rules) fn apply(&self, now: &mut Quarantine) {
        match self {
            QuarantineOrder::Cordon { grade, crews, .. } => (now.grade, now.crews) = (*grade, *crews),
            QuarantineOrder::Blockade { mines, submarines, .. } => (now.mines, now.submarines) = (*mines, *submarines),
            QuarantineOrder::Sail { course, .. } => now.course = *course,
            QuarantineOrder::Ration { demand, .. } => now.ration = *demand,
            QuarantineOrder::Escort { nation, groups: 0, .. } => {
                now.escorts.remove(nation);
            }
            QuarantineOrder::Escort { nation, groups, guard, first } => {
                now.escorts.insert(*nation, Escort { groups: *groups, guard: *guard, first: *first });
            }
            QuarantineOrder::Airlift { nation, on } => set(&mut now.airlift, *nation, *on),
            QuarantineOrder::Surety { nation, on } => set(&mut now.surety, *nation, *on),
            // A host's word serves from the week after: delay is the price of not having agreed before.
            QuarantineOrder::Ports { nation, open: true } => {
                now.ports.insert(*nation, now.week + 1);
            }
            QuarantineOrder::Ports { nation, open: false } => {
                now.ports.remove(nation);
            }
        }
    }
}

fn set(nations: &mut std::collections::BTreeSet<NationId>, nation: NationId, on: bool) {
    if on {
        nations.insert(nation);
    } else {
        nations.remove(&nation);
    }
}

impl From<QuarantineRefusal> for Refusal {
    fn from(why: QuarantineRefusal) -> Self {
        Refusal::Quarantine(why)
    }
}
