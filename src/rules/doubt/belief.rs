//! What Beijing believes of a war: chances, read from public facts, from which each imagined war draws its terms.

use serde::{Deserialize, Serialize};

use crate::catalog::clause::{Area, Help, Response};
use crate::catalog::quantity::Thousandths;
use crate::catalog::{Date, NationId};
use crate::rules::crisis::{state as crisis_state, terms as crisis_terms};
use crate::rules::models::war::{fight, outcome, plan};
use crate::rules::scenario::Scenario;
use crate::rules::scenario::war::WarSetup;
use crate::rules::state::view::{View, Viewer, band};
use crate::rules::state::{Game, Seen};
use crate::rules::vocab::dice::Dice;
use crate::rules::vocab::doubt::{Count, HORIZON};
use crate::rules::vocab::parameter::Param;
use crate::rules::vocab::stream::Stream;
use crate::rules::vocab::war::event::WarDiscard;
use crate::rules::vocab::war::number::Number;
use crate::rules::vocab::war::since::Since;
use crate::rules::vocab::war::state::War;
use crate::rules::vocab::war::terms::{GUESTS, Terms};
use crate::rules::vocab::war::{Basing, Outcome, Party};

/// Whose eyes look at the posture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Eyes {
    /// Beijing's: others' support in bands, both sides' quality uncertain.
    Beijing,
    /// Nobody's: as things are. The White Cell's, and everybody's after the end.
    Truth,
}

/// What the draws are named by, in every game alike: two postures, in one game or in two, differ by what they are and not by luck.
const DRAWN: u64 = 0;

/// Allies of the United States that decide for themselves.
const ALLIES: [Party; 3] = [Party::Jpn, Party::Aus, Party::Phl];

/// Beijing's belief.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Belief {
    /// The terms that agreements give.
    terms: Terms,
    /// The forces as they stand.
    war: War,
    /// Chance that the United States fights, permille.
    usa: i32,
    /// By ally and by whoever fights already: chance that the ally joins, permille. An ally joins by its strongest reason.
    joins: [[i32; Party::COUNT]; Party::COUNT],
    /// By party: chance that a host keeps to the access that it has agreed, permille.
    keeps: [i32; Party::COUNT],
    /// By party: chance that a host grants access that it has not agreed, permille.
    grants: [i32; Party::COUNT],
    /// How far off both sides' quality may be, permille either way.
    spread: i32,
}

impl Belief {
    /// The belief that a posture gives. With Beijing's eyes the game is [`as_beijing_sees_it`].
    pub fn of(scenario: &Scenario, setup: &WarSetup, game: &Game, eyes: Eyes) -> Self {
        let get = |param| scenario.parameters.get(param);
        let mut terms = crisis_terms::terms(setup, game);
        if eyes == Eyes::Beijing {
            // How good both sides really are, and whether the preparations will be read, is not Beijing's to know.
            terms.warning = crisis_terms::warned_by(setup, setup.arena.numbers.count(Number::Warning).min(1000) as u16, terms.picture);
            (terms.taiwan_skill, terms.red_skill) = (1000, 1000);
        }
        let readiness = readiness(scenario, game);
        terms.red_skill = (i32::from(terms.red_skill) + readiness).clamp(300, 2000) as u16;
        let mut war = crisis_state::muster(scenario, setup, game, &terms);
        if eyes == Eyes::Beijing {
            // Others' submarines are what is published of them.
            for (row, state) in setup.arena.boats.iter().zip(&mut war.boats).filter(|(row, _)| row.party != Party::Prc) {
                state.boats = scenario.catalog.forces[row.def.index()].strength;
            }
        }
        let credit = |nation: NationId| (i32::from(game.nations[nation.index()].credit) - 500) * get(Param::DoubtCredit) / 1000;
        let support = |nation: NationId| {
            let exact = game.nations[nation.index()].support;
            i32::from(if eyes == Eyes::Beijing { band(exact) } else { exact }) - 500
        };
        let usa_nation = setup.nation(Party::Usa);
        let usa = get(Param::DoubtUsa) + credit(usa_nation) + support(usa_nation) / 2;
        let (mut joins, mut keeps, mut grants) = ([[0; Party::COUNT]; Party::COUNT], [0; Party::COUNT], [0; Party::COUNT]);
        for ally in ALLIES {
            let (nation, index) = (setup.nation(ally), ally.index());
            for to in ALLIES.into_iter().chain([Party::Usa]).filter(|&to| to != ally) {
                let by_promise = match promised(setup, game, ally, to) {
                    // Where nothing is left to decide, consensus at home does not weigh.
                    Some(Response::Automatic) => get(Param::DoubtAutomatic),
                    Some(Response::Act) => get(Param::DoubtAct) + credit(nation) + support(nation) / 2,
                    Some(Response::Consult) => get(Param::DoubtConsult) + credit(nation) + support(nation) / 2,
                    None if to == Party::Usa => get(Param::DoubtUnbound) + support(nation) / 2,
                    None => 0,
                };
                joins[index][to.index()] = if by_promise == 0 { 0 } else { by_promise.clamp(20, 980) };
            }
            keeps[index] = (get(Param::DoubtKeeps) + support(nation) / 5).clamp(20, 990);
            let bound = promised(setup, game, ally, Party::Usa).is_some_and(|response| response >= Response::Act);
            let by_promise = if bound { get(Param::DoubtGrantsBound) } else { 0 };
            grants[index] = (get(Param::DoubtGrants) + by_promise + support(nation) / 2).clamp(20, 980);
        }
        let spread = if eyes == Eyes::Beijing { get(Param::DoubtSpread) } else { 0 };
        Self { terms, war, usa: usa.clamp(20, 980), joins, keeps, grants, spread }
    }

    /// A number that tells beliefs apart (FNV-1a over their bytes).
    pub fn made_of(&self) -> u64 {
        let bytes = serde_json::to_vec(self).unwrap_or_default();
        bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
    }

    /// The terms that agreements give, with nothing drawn.
    pub fn terms(&self) -> &Terms {
        &self.terms
    }

    /// The forces as they stand.
    pub fn war(&self) -> &War {
        &self.war
    }

    /// The terms of one imagined war. Each uncertain thing has a stream of its own: a changed chance for one shifts no other.
    pub fn draw(&self, setup: &WarSetup, seed: u64, number: u32) -> Terms {
        let dice = |what: u8| stream(seed, number, what);
        let mut terms = self.terms.clone();
        let fights = dice(1).chance(Thousandths::of(self.usa));
        terms.enters[Party::Usa.index()] = Since::start_if(fights);
        // One number an ally: a promise to one more nation can only make it likelier that it joins. Who joins may bring in another.
        let drawn = [0, 1, 2].map(|at| dice(10 + at).below(1000) as i32);
        for _ in 0..ALLIES.len() {
            for (ally, drawn) in ALLIES.into_iter().zip(drawn) {
                let reason = |with: &Party| if terms.enters[with.index()].is_never() { 0 } else { self.joins[ally.index()][with.index()] };
                let chance = ALLIES.iter().chain([&Party::Usa]).map(reason).max().unwrap_or(0);
                // Whoever is bound comes in after the first attack, with the second turn.
                if fights && terms.enters[ally.index()].is_never() && drawn < chance {
                    terms.enters[ally.index()] = Since::turn(2);
                }
            }
        }
        for (at, ally) in ALLIES.into_iter().enumerate() {
            let (at, index) = (at as u8, ally.index());
            let joins = !terms.enters[index].is_never();
            let agreed = terms.basing[index] == Basing::Combat;
            let open = if agreed {
                dice(20 + at).chance(Thousandths::of(self.keeps[index]))
            } else {
                joins || dice(30 + at).chance(Thousandths::of(self.grants[index]))
            };
            // What is granted only when it is asked for gives sorties a turn after the decision, and the decision takes one.
            let from = if agreed { terms.basing_from[index] } else { 3 };
            set_access(&mut terms, setup, ally, open, agreed, from);
        }
        let off = |what| dice(what).between(-self.spread, self.spread);
        terms.taiwan_skill = (i32::from(terms.taiwan_skill) + off(40)).clamp(100, 3000) as u16;
        terms.red_skill = (i32::from(terms.red_skill) + off(41) / 2).clamp(100, 3000) as u16;
        terms
    }

    /// Whether Taiwan yields at the end of a war in which China gains ground: an island that stands alone against an army that grows does;
    /// one that is helped holds out, as a rule.
    pub fn yields(scenario: &Scenario, war: &War, seed: u64, number: u32) -> bool {
        let helped = Party::COALITION.into_iter().any(|party| party != Party::Twn && war.fights(party));
        !helped || stream(seed, number, 3).chance(Thousandths::of(scenario.parameters.get(Param::DoubtYields)))
    }

    /// Fights so many imagined wars and counts what comes of them.
    pub fn count(&self, setup: &WarSetup, scenario: &Scenario, draws: u16) -> Count {
        let mut count = Count::default();
        for number in 0..u32::from(draws) {
            let (outcome, war) = self.imagine(setup, scenario, number);
            count.add(scenario, outcome, &war);
        }
        count
    }

    /// What its promises cost an ally: what it loses, as a mean of so many imagined wars, in those that it joins and with the same numbers
    /// drawn would not if it had promised nothing (`alone`); the others are not fought. In aircraft, a ship for as many as Beijing weighs its
    /// own ships by ([`Param::DoubtCostShip`], [`Param::DoubtCostAircraft`]).
    pub fn price(&self, setup: &WarSetup, scenario: &Scenario, draws: u16, ally: Party, alone: &Self) -> u16 {
        let get = |param| scenario.parameters.get(param).max(0) as u32;
        let joins = |belief: &Self, number: u32| belief.draw(setup, DRAWN, number).enters[ally.index()] != Since::NEVER;
        let lost = |number: u32| {
            let tally = self.imagine(setup, scenario, number).1.tally;
            (tally.ships_of(ally) * get(Param::DoubtCostShip) + tally.aircraft_of(ally) * get(Param::DoubtCostAircraft))
                / get(Param::DoubtCostAircraft).max(1)
        };
        let all: u32 = (0..u32::from(draws)).filter(|&number| joins(self, number) && !joins(alone, number)).map(lost).sum();
        (all / u32::from(draws).max(1)).min(u32::from(u16::MAX)) as u16
    }

    /// The allies whose staffs ask what their promises cost.
    pub fn allies() -> [Party; 3] {
        ALLIES
    }

    /// Fights the imagined war of this number: how it ends, and how it stands then.
    pub(super) fn imagine(&self, setup: &WarSetup, scenario: &Scenario, number: u32) -> (Outcome, War) {
        let terms = self.draw(setup, DRAWN, number);
        let mut war = self.war.clone();
        let seed = war_seed(DRAWN, number);
        for _ in 0..HORIZON {
            let plans = plan::computer(&setup.arena, &terms, &war);
            fight(&setup.arena, &terms, &mut war, [&plans[0], &plans[1]], seed, &mut WarDiscard);
            if war.outcome.is_some() {
                break;
            }
        }
        let outcome = match outcome::at_the_end(&setup.arena, &war) {
            // An island that stands alone against an army that grows yields; one that is helped holds out, as a rule.
            Outcome::StalemateToward if Self::yields(scenario, &war, DRAWN, number) => Outcome::ChineseVictory,
            other => other,
        };
        (outcome, war)
    }
}

/// The chance of one uncertain thing in an imagined war.
fn stream(seed: u64, number: u32, what: u8) -> Dice {
    Dice::new(seed, 0, Stream::Imagined { number, what })
}

/// The seed from which an imagined war draws its fighting.
pub fn war_seed(seed: u64, number: u32) -> u64 {
    stream(seed, number, 2).bits()
}

/// The game as Beijing may know it.
pub fn as_beijing_sees_it(scenario: &Scenario, setup: &WarSetup, game: &Game) -> Seen {
    let beijing = setup.nation(Party::Prc);
    View::of(scenario, game, game.seat_of(scenario, beijing).map_or(Viewer::Desk(beijing), Viewer::Seat)).game
}

/// What a host's decision does to the terms: for the United States, and for its other allies, which wait where nothing regulates their stay.
fn set_access(terms: &mut Terms, setup: &WarSetup, host: Party, open: bool, agreed: bool, from: u8) {
    let index = host.index();
    // A host that joins the fight, or opens unasked, takes in all who fight on its side. One that keeps to its word keeps to its words to each.
    let to_all = open && (!agreed || !terms.enters[index].is_never());
    match (open, agreed) {
        (true, true) => {}
        (true, false) => (terms.basing[index], terms.basing_from[index]) = (Basing::Combat, from),
        (false, _) => terms.basing[index] = terms.basing[index].min(if agreed { Basing::None } else { Basing::Logistics }),
    }
    let hosted = |(_, base): &(usize, &crate::rules::vocab::war::arena::Base)| base.host == Some(host);
    for (at, _) in setup.arena.bases.iter().enumerate().filter(hosted) {
        match (open, agreed) {
            (true, true) => {}
            (true, false) => terms.at[at] = (Basing::Combat, from),
            (false, _) => terms.at[at].0 = terms.at[at].0.min(terms.basing[index]),
        }
        for (guest, access) in GUESTS.into_iter().zip(&mut terms.allied[at]).filter(|(guest, _)| *guest != host) {
            let then = from.max(3) + terms.status_turns[index][guest.index()];
            if to_all && (access.0 < Basing::Combat || access.1 > then) {
                *access = (Basing::Combat, then);
            } else if !open {
                access.0 = access.0.min(terms.basing[index]);
            }
        }
    }
    if open && !agreed {
        let from = Since::turn(from);
        terms.watch_from[index] = terms.watch_from[index].earlier(from);
        terms.defend_from[index] = terms.defend_from[index].earlier(from);
        if host == Party::Phl {
            terms.overflight_from = terms.overflight_from.earlier(from);
        }
    } else if !open && agreed {
        (terms.watch_from[index], terms.defend_from[index], terms.mainland_from[index]) = (Since::NEVER, Since::NEVER, false);
        if host == Party::Phl {
            terms.overflight_from = Since::NEVER;
        }
    }
}

/// The strongest promise in force under which an ally owes another nation help in a war that begins round Taiwan. A promise for the whole
/// Pacific covers forces wherever they are attacked; one for the other's soil alone, which may be spared, is worth a step less; one for the
/// ally's own soil is worth nothing until that is attacked, and then it fights anyway (the gap of the treaty of 1960).
fn promised(setup: &WarSetup, game: &Game, ally: Party, to: Party) -> Option<Response> {
    let (owes, helped) = (setup.nation(ally), setup.nation(to));
    let promise = |help: Help<'_>| match help.area {
        Area::Pacific => Some(help.response),
        Area::Administered => one_less(help.response),
        Area::TerritoryOf(soil) if *soil == helped => one_less(help.response),
        Area::TerritoryOf(_) | Area::At(_) => None,
    };
    game.live_clauses().filter_map(|(_, _, clause)| clause.help(owes, helped)).filter_map(promise).max()
}

fn one_less(response: Response) -> Option<Response> {
    match response {
        Response::Automatic => Some(Response::Act),
        Response::Act => Some(Response::Consult),
        Response::Consult => None,
    }
}

/// How far China's forces are from the quality of 2027, in permille of skill: less before ("ready by 2027"), more after.
fn readiness(scenario: &Scenario, game: &Game) -> i32 {
    let now = scenario.day_of(game.turn);
    let Some(ready) = Date::new(2027, 1, 1) else { return 0 };
    let days = i64::from(ready.days_until(now)) - i64::from(now.days_until(ready));
    (days * i64::from(scenario.parameters.get(Param::DoubtBuildUp)) / 365) as i32
}

impl Count {
    /// Counts one more war.
    pub(super) fn add(&mut self, scenario: &Scenario, outcome: Outcome, war: &War) {
        self.draws += 1;
        self.outcomes[Outcome::ALL.iter().position(|&known| known == outcome).unwrap_or(0)] += 1;
        self.cost = self.cost.saturating_add(cost(scenario, war));
    }
}

/// What a war cost Beijing, in permille of what success is worth.
pub fn cost(scenario: &Scenario, war: &War) -> u32 {
    let get = |param| scenario.parameters.get(param).max(0) as u32;
    let ships = war.tally.ships_of(Party::Prc) * get(Param::DoubtCostShip);
    let aircraft = war.tally.aircraft_of(Party::Prc) * get(Param::DoubtCostAircraft);
    let battalions = u32::from(war.tally.red_battalions) * get(Param::DoubtCostBattalion);
    (ships + aircraft + battalions) / 10
}
