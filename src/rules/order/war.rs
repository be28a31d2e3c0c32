//! Orders of the crisis clock: few and weighty. Task forces, not single counters; who enters, who opens which bases, whom to spare; notes.

use crate::catalog::NationId;
use crate::rules::crisis::{plans, terms};
use crate::rules::scenario::Scenario;
use crate::rules::scenario::war::WarSetup;
use crate::rules::state::Game;
use crate::rules::vocab::crisis::Crisis;
use crate::rules::vocab::error::{Already, Refusal, WarRefusal};
pub use crate::rules::vocab::order::war::{Agree, Aim, Allow, Engage, Enter, Invade, Mission, Operate, Rebase, Recommend, Rule, TaskForce, WarOrder};
use crate::rules::vocab::war::arena::{Fleet, Role};
use crate::rules::vocab::war::{Basing, Party};

impl TaskForce {
    /// All.
    pub const ALL: [TaskForce; 7] = [
        TaskForce::Missiles,
        TaskForce::Bombers,
        TaskForce::Submarines,
        TaskForce::Surface,
        TaskForce::Landing,
        TaskForce::Coastal,
        TaskForce::Reserves,
    ];

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

impl WarOrder {
    /// The nation that acts.
    pub fn nation(&self) -> NationId {
        match self {
            WarOrder::Operate(order) => order.nation,
            WarOrder::Rebase(order) => order.nation,
            WarOrder::Engage(order) => order.nation,
            WarOrder::Allow(order) => order.host,
            WarOrder::Enter(order) => order.nation,
            WarOrder::Agree(order) => order.nation,
            WarOrder::Recommend(order) => order.nation,
            WarOrder::Invade(order) => order.nation,
        }
    }

    /// Staff actions that it uses: decisions of governments take none.
    pub(super) fn staff_actions(&self) -> u8 {
        match self {
            WarOrder::Operate(_) | WarOrder::Rebase(_) | WarOrder::Invade(_) => 1,
            WarOrder::Engage(_) | WarOrder::Allow(_) | WarOrder::Enter(_) | WarOrder::Agree(_) | WarOrder::Recommend(_) => 0,
        }
    }

    /// Whether two orders are about the same thing, so that only one can stand.
    pub fn excludes(&self, other: &WarOrder) -> bool {
        match (self, other) {
            (WarOrder::Operate(a), WarOrder::Operate(b)) => a.nation == b.nation && a.task_force == b.task_force,
            (WarOrder::Rebase(a), WarOrder::Rebase(b)) => a.nation == b.nation && a.from == b.from,
            (WarOrder::Engage(a), WarOrder::Engage(b)) => a.nation == b.nation && a.rule == b.rule,
            (WarOrder::Allow(a), WarOrder::Allow(b)) => a.host == b.host,
            (WarOrder::Recommend(a), WarOrder::Recommend(b)) => a.nation == b.nation,
            (a, b) => a == b,
        }
    }

    /// Why the order cannot be given now. Reads only what the nation's seat may know.
    ///
    /// # Errors
    /// The first reason against it.
    pub(super) fn check(&self, scenario: &Scenario, game: &Game) -> Result<(), Refusal> {
        let setup = scenario.war.as_deref().ok_or(WarRefusal::NoWar)?;
        let nation = self.nation();
        let party = setup.party(nation).ok_or(WarRefusal::NoPart { nation })?;
        if let WarOrder::Invade(_) = self {
            return match (party, game.at_war()) {
                (Party::Prc, None) => Ok(()),
                (_, Some(_)) => Err(WarRefusal::UnderWay.into()),
                _ => Err(WarRefusal::NoInvasion { nation }.into()),
            };
        }
        let crisis = game.at_war().ok_or(WarRefusal::NoWar)?;
        match self {
            WarOrder::Operate(order) => order.check(setup, game, party),
            WarOrder::Rebase(order) => order.check(setup, game, crisis, party),
            WarOrder::Engage(order) => order.check(setup, crisis, party),
            WarOrder::Allow(order) => order.check(setup, game, party),
            WarOrder::Enter(_) if crisis.is_in(party) => Err(WarRefusal::Fights { nation }.into()),
            WarOrder::Enter(_) => Ok(()),
            WarOrder::Agree(order) if !order.note.needs(game, party) => Err(WarRefusal::NotConcerned { note: order.note }.into()),
            WarOrder::Agree(_) => Ok(()),
            WarOrder::Recommend(order) => {
                let armed = matches!(party, Party::Prc | Party::Usa) && matches!(order.rung, 7 | 8) && crisis.is_in(party);
                if armed { Ok(()) } else { Err(WarRefusal::NotNuclear.into()) }
            }
            // Looked at above: it needs that there is no war.
            WarOrder::Invade(_) => Ok(()),
        }
    }
}

impl Operate {
    fn check(&self, setup: &WarSetup, game: &Game, party: Party) -> Result<(), Refusal> {
        if !self.task_force.is_of(setup, party) {
            return Err(WarRefusal::NoTaskForce { nation: self.nation }.into());
        }
        if !self.mission.fits(self.task_force) || self.share > 1000 || self.keep > 1000 {
            return Err(WarRefusal::WrongMission.into());
        }
        match self.mission {
            Mission::Land(zone) => match setup.arena.zones.get(usize::from(zone)) {
                Some(zone) if zone.beaches_permille > 0 => Ok(()),
                _ => Err(WarRefusal::NoBeach.into()),
            },
            Mission::StrikeBases(aim) => self.aim(setup, game, party, aim),
            Mission::Hold | Mission::StrikeShips | Mission::Hunt | Mission::Forward => Ok(()),
        }
    }

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

impl Rebase {
    fn check(&self, setup: &WarSetup, game: &Game, crisis: &Crisis, party: Party) -> Result<(), Refusal> {
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

impl Engage {
    fn check(&self, setup: &WarSetup, crisis: &Crisis, party: Party) -> Result<(), Refusal> {
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

impl Allow {
    fn check(&self, setup: &WarSetup, game: &Game, party: Party) -> Result<(), Refusal> {
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

impl From<WarRefusal> for Refusal {
    fn from(why: WarRefusal) -> Self {
        Refusal::War(why)
    }
}
