//! Orders of the crisis clock: few and weighty. Task forces, not single counters; who enters, who opens which bases, whom to spare; notes.

use super::entry::{Doer, EVERY_CLOCK, OrderEntry, Step};
use super::form::Form;
use crate::catalog::NationId;
use crate::catalog::quantity::Thousandths;
use crate::rules::change::Change;
use crate::rules::crisis::{plans, terms};
use crate::rules::scenario::Scenario;
use crate::rules::scenario::war::WarSetup;
use crate::rules::state::Game;
use crate::rules::vocab::crisis::Crisis;
use crate::rules::vocab::error::{Already, Refusal, WarRefusal};
use crate::rules::vocab::ids::SeatId;
pub use crate::rules::vocab::order::war::{Agree, Aim, Allow, Engage, Enter, Invade, Mission, Operate, Rebase, Recommend, Rule, TaskForce, WarOrder};
use crate::rules::vocab::order::war::{OfWar, each_war_order, with_war_order};
use crate::rules::vocab::position::Clock;
use crate::rules::vocab::war::arena::{Fleet, Role};
use crate::rules::vocab::war::{Basing, Party};

impl TaskForce {
    /// Whether a party has one. From the order of battle, which is public.
    pub fn is_of(self, setup: &WarSetup, party: Party) -> bool {
        match self {
            TaskForce::Missiles => party == Party::Prc,
            TaskForce::Bombers => setup.arena.squadrons.iter().any(|row| row.party == party && row.role == Role::Bomber),
            // The submarines of the others guard their own straits and ports.
            TaskForce::Submarines => party == Party::Usa,
            // China's escorts go with the landing; Taiwan's ships stay with their coast.
            TaskForce::Surface => {
                !matches!(party, Party::Prc | Party::Twn) && setup.arena.groups.iter().any(|row| row.party == party && row.fleet != Fleet::Landing)
            }
            TaskForce::Coastal => matches!(party, Party::Jpn | Party::Twn),
            TaskForce::Reserves => party == Party::Twn,
            TaskForce::Landing => setup.arena.groups.iter().any(|row| row.party == party && row.fleet == Fleet::Landing),
        }
    }
}

impl Mission {
    /// Whether a task force can do this.
    pub fn fits(self, task_force: TaskForce) -> bool {
        match self {
            Mission::Hold => true,
            Mission::StrikeBases(_) => matches!(task_force, TaskForce::Missiles | TaskForce::Bombers),
            Mission::StrikeShips => matches!(task_force, TaskForce::Bombers | TaskForce::Coastal),
            Mission::Hunt => task_force == TaskForce::Submarines,
            Mission::Forward => matches!(task_force, TaskForce::Surface | TaskForce::Reserves),
            Mission::Land(_) => task_force == TaskForce::Landing,
        }
    }
}

/// What is said of one of the orders of the crisis clock: its entry.
pub trait WarEntry: OfWar {
    /// Its name in studies.
    const NAME: &'static str;
    /// Staff actions that it uses: decisions of governments take none.
    const STAFF_ACTIONS: u8;

    /// The nation that acts.
    fn nation(&self) -> NationId;

    /// Whether it is about the same thing as one that is given.
    fn excludes(&self, given: &Self) -> bool;

    /// Why it cannot be given by a party to the order of battle. Reads only what the nation's seat may know.
    ///
    /// # Errors
    /// The first reason against it.
    fn check(&self, setup: &WarSetup, game: &Game, party: Party) -> Result<(), Refusal>;
}

/// The war that is under way.
fn under_way(game: &Game) -> Result<&Crisis, Refusal> {
    Ok(game.at_war().ok_or(WarRefusal::NoWar)?)
}

impl WarOrder {
    /// The nation that acts.
    pub fn nation(&self) -> NationId {
        with_war_order!(self, order => order.nation())
    }
}

/// The names of the orders of a list.
macro_rules! names {
    ({} $($(#[$what:meta])* $kind:ident($data:ident),)*) => {
        &[$($data::NAME,)*]
    };
}

impl OrderEntry for WarOrder {
    const NAMES: &'static [&'static str] = each_war_order!([names] {});
    // Where there is no war, `check` says so better than a clock would.
    const CLOCKS: &'static [Clock] = EVERY_CLOCK;
    const FORM: Form = Form::Apart;
    const STEP: Step = Step::War;

    fn name(&self) -> &'static str {
        fn of<T: WarEntry>(_: &T) -> &'static str {
            T::NAME
        }
        with_war_order!(self, order => of(order))
    }

    fn doer(&self) -> Doer {
        Doer::Nation(self.nation())
    }

    fn staff_actions(&self) -> u8 {
        fn of<T: WarEntry>(_: &T) -> u8 {
            T::STAFF_ACTIONS
        }
        with_war_order!(self, order => of(order))
    }

    fn excludes(&self, given: &Self) -> bool {
        with_war_order!(self, order => OfWar::of(given).is_some_and(|given| order.excludes(given)))
    }

    fn check(&self, scenario: &Scenario, game: &Game, _: SeatId) -> Result<(), Refusal> {
        let setup = scenario.war.as_deref().ok_or(WarRefusal::NoWar)?;
        let nation = self.nation();
        let party = setup.party(nation).ok_or(WarRefusal::NoPart { nation })?;
        with_war_order!(self, order => order.check(setup, game, party))
    }

    /// The phases of the crisis clock read it.
    fn resolve(&self, _: &mut Change, _: SeatId) {}

    /// What comes of it hangs on the other side's plan.
    fn is_foreseeable(&self) -> bool {
        false
    }
}

impl WarEntry for Operate {
    const NAME: &'static str = "operate";
    const STAFF_ACTIONS: u8 = 1;

    fn nation(&self) -> NationId {
        self.nation
    }

    fn excludes(&self, given: &Self) -> bool {
        self.nation == given.nation && self.task_force == given.task_force
    }

    fn check(&self, setup: &WarSetup, game: &Game, party: Party) -> Result<(), Refusal> {
        under_way(game)?;
        if !self.task_force.is_of(setup, party) {
            return Err(WarRefusal::NoTaskForce { nation: self.nation }.into());
        }
        if !self.mission.fits(self.task_force) || self.share > 1000 || self.keep > 1000 {
            return Err(WarRefusal::WrongMission.into());
        }
        match self.mission {
            Mission::Land(zone) => match setup.arena.zones.get(usize::from(zone)) {
                Some(zone) if zone.beaches_permille > Thousandths::NONE => Ok(()),
                _ => Err(WarRefusal::NoBeach.into()),
            },
            Mission::StrikeBases(aim) => self.aim(setup, game, party, aim),
            Mission::Hold | Mission::StrikeShips | Mission::Hunt | Mission::Forward => Ok(()),
        }
    }
}

impl Operate {
    /// What is aimed at is on the other side's soil and within reach of a missile of the order of battle.
    fn aim(&self, setup: &WarSetup, game: &Game, party: Party, aim: Aim) -> Result<(), Refusal> {
        if aim == Aim::Standing {
            return Ok(());
        }
        // Bombers take their targets from the standing plan; only missiles are aimed base by base.
        if self.task_force != TaskForce::Missiles || party != Party::Prc {
            return Err(WarRefusal::WrongMission.into());
        }
        let reached = |base: usize| setup.arena.missiles.iter().any(|unit| unit.reaches[base]);
        let enemy = |base: usize| setup.arena.bases[base].host.is_some_and(|host| host != Party::Prc);
        let named = |base: usize| match aim {
            Aim::Standing => true,
            Aim::Host(nation) => setup.arena.bases[base].host.is_some_and(|host| setup.nation(host) == nation),
            Aim::Base(place) => setup.arena.bases[base].place == place,
        };
        let found: Vec<usize> = (0..setup.arena.bases.len()).filter(|&base| named(base) && enemy(base)).collect();
        if found.is_empty() {
            return Err(WarRefusal::NoTarget.into());
        }
        let spared = |base: usize| {
            let host = setup.arena.bases[base].host;
            host.is_some_and(|host| game.crisis.as_ref().is_some_and(|crisis| crisis.spared[host.index()] && !crisis.war.fights(host)))
        };
        if found.iter().all(|&base| spared(base)) {
            return Err(WarRefusal::Spared.into());
        }
        if found.into_iter().any(reached) { Ok(()) } else { Err(WarRefusal::OutOfReach.into()) }
    }
}

impl WarEntry for Rebase {
    const NAME: &'static str = "operate";
    const STAFF_ACTIONS: u8 = 1;

    fn nation(&self) -> NationId {
        self.nation
    }

    fn excludes(&self, given: &Self) -> bool {
        self.nation == given.nation && self.from == given.from
    }

    fn check(&self, setup: &WarSetup, game: &Game, party: Party) -> Result<(), Refusal> {
        let crisis = under_way(game)?;
        if setup.arena.base_at(self.from).is_none() {
            return Err(WarRefusal::NoBase { place: self.from }.into());
        }
        let goal = setup.arena.base_at(self.to).ok_or(WarRefusal::NoBase { place: self.to })?;
        if self.from == self.to {
            return Err(Refusal::Duplicate { what: Already::Based });
        }
        let moving = plans::squadrons_at(setup, &crisis.war, party, self.from);
        let Some(least) = moving.iter().map(|&index| u32::from(crisis.war.squadrons[usize::from(index)].aircraft)).min() else {
            return Err(WarRefusal::NothingThere { place: self.from }.into());
        };
        let host = setup.arena.bases[usize::from(goal)].host;
        let refused = || WarRefusal::NoLeave { place: self.to }.into();
        match host {
            Some(host) if host == party => {}
            Some(host) if (host == Party::Prc) != (party == Party::Prc) => return Err(refused()),
            Some(Party::Twn) | None => return Err(refused()),
            Some(_) if terms::basing_at(setup, game, party, self.to) == Basing::None => return Err(refused()),
            Some(_) => {}
        }
        let room = plans::room_at(setup, &crisis.war, self.to);
        if room < least { Err(WarRefusal::NoRoom { place: self.to, room }.into()) } else { Ok(()) }
    }
}

impl WarEntry for Engage {
    const NAME: &'static str = "engage";
    const STAFF_ACTIONS: u8 = 0;

    fn nation(&self) -> NationId {
        self.nation
    }

    fn excludes(&self, given: &Self) -> bool {
        self.nation == given.nation && self.rule == given.rule
    }

    fn check(&self, setup: &WarSetup, game: &Game, party: Party) -> Result<(), Refusal> {
        let crisis = under_way(game)?;
        let (fits, now) = match self.rule {
            Rule::Mainland => (party == Party::Usa, crisis.mainland),
            Rule::Spare(nation) => {
                let host = setup.party(nation).filter(|&host| host != Party::Prc);
                (party == Party::Prc && host.is_some(), host.is_some_and(|host| crisis.spared[host.index()]))
            }
        };
        if !fits {
            return Err(WarRefusal::NoRule { nation: self.nation }.into());
        }
        if now == self.on { Err(Refusal::Duplicate { what: Already::Ruled }) } else { Ok(()) }
    }
}

impl WarEntry for Allow {
    const NAME: &'static str = "allow";
    const STAFF_ACTIONS: u8 = 0;

    fn nation(&self) -> NationId {
        self.host
    }

    fn excludes(&self, given: &Self) -> bool {
        self.host == given.host
    }

    fn check(&self, setup: &WarSetup, game: &Game, party: Party) -> Result<(), Refusal> {
        under_way(game)?;
        if !matches!(party, Party::Jpn | Party::Aus | Party::Phl) {
            return Err(WarRefusal::NoHost { nation: self.host }.into());
        }
        let (agreed, from) = terms::agreed(setup, game, Party::Usa, party);
        let turn = game.crisis.as_ref().map_or(1, |crisis| crisis.war.turn);
        if self.basing < agreed && turn >= from {
            return Err(WarRefusal::Agreed { nation: self.host }.into());
        }
        let decided = game.crisis.as_ref().and_then(|crisis| crisis.access[party.index()]).map(|access| access.basing);
        let stands = decided.unwrap_or_else(|| terms::basing_now(setup, game, party));
        if stands == self.basing { Err(Refusal::Duplicate { what: Already::Ruled }) } else { Ok(()) }
    }
}

impl WarEntry for Enter {
    const NAME: &'static str = "enter";
    const STAFF_ACTIONS: u8 = 0;

    fn nation(&self) -> NationId {
        self.nation
    }

    fn excludes(&self, given: &Self) -> bool {
        self == given
    }

    fn check(&self, _: &WarSetup, game: &Game, party: Party) -> Result<(), Refusal> {
        if under_way(game)?.is_in(party) { Err(WarRefusal::Fights { nation: self.nation }.into()) } else { Ok(()) }
    }
}

impl WarEntry for Agree {
    const NAME: &'static str = "agree";
    const STAFF_ACTIONS: u8 = 0;

    fn nation(&self) -> NationId {
        self.nation
    }

    fn excludes(&self, given: &Self) -> bool {
        self == given
    }

    fn check(&self, _: &WarSetup, game: &Game, party: Party) -> Result<(), Refusal> {
        under_way(game)?;
        if self.note.needs(game, party) { Ok(()) } else { Err(WarRefusal::NotConcerned { note: self.note }.into()) }
    }
}

impl WarEntry for Recommend {
    const NAME: &'static str = "recommend";
    const STAFF_ACTIONS: u8 = 0;

    fn nation(&self) -> NationId {
        self.nation
    }

    fn excludes(&self, given: &Self) -> bool {
        self.nation == given.nation
    }

    fn check(&self, _: &WarSetup, game: &Game, party: Party) -> Result<(), Refusal> {
        let crisis = under_way(game)?;
        let armed = matches!(party, Party::Prc | Party::Usa) && matches!(self.rung, 7 | 8) && crisis.is_in(party);
        if armed { Ok(()) } else { Err(WarRefusal::NotNuclear.into()) }
    }
}

impl WarEntry for Invade {
    const NAME: &'static str = "invade";
    const STAFF_ACTIONS: u8 = 1;

    fn nation(&self) -> NationId {
        self.nation
    }

    fn excludes(&self, given: &Self) -> bool {
        self == given
    }

    fn check(&self, _: &WarSetup, game: &Game, party: Party) -> Result<(), Refusal> {
        match (party, game.at_war()) {
            (Party::Prc, None) => Ok(()),
            (_, Some(_)) => Err(WarRefusal::UnderWay.into()),
            (_, None) => Err(WarRefusal::NoInvasion { nation: self.nation }.into()),
        }
    }
}

impl From<WarRefusal> for Refusal {
    fn from(why: WarRefusal) -> Self {
        Refusal::War(why)
    }
}
