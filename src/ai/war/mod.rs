//! A computer at war: whether to fight and to open bases, whom to strike and whom to spare, where to land, when ships come forward, which
//! note to sign. From its seat's view alone: bases, aircraft and ships are public, and so is what governments have decided.

pub(super) mod quarantine;

use crate::ai::mind::Mind;
use crate::ai::mind::reason::{Reason, WarAim};
use crate::ai::{Skill, Temper};
use crate::catalog::quantity::Thousandths;
use crate::catalog::{NationId, PlaceId};
use crate::rules::crisis::{Crisis, Note, WarSetup, note, plans, terms};
use crate::rules::metric::{Comparison, Metric};
use crate::rules::models::war::{Basing, Number, Party};
use crate::rules::order::Order;
use crate::rules::order::war::{Agree, Aim, Allow, Engage, Enter, Invade, Mission, Operate, Rebase, Rule, TaskForce, WarOrder};
use crate::rules::vocab::war::arena::Role;

/// Turn of the war up to which ships stay out of reach: the heaviest salvos fall before. Assumed, from the published games.
const SHIPS_WAIT: u8 = 3;
/// Fighters fly to the Strait from no further, with tankers, km: as the model of air superiority has it.
const FIGHTERS_KM: u16 = 2000;
/// Who stands further off comes by the standing plan, a few squadrons a turn, km.
const OUTSIDE_KM: u16 = 3200;
/// The turn of the war from which governments think of notes.
const NOTES_FROM: u8 = 3;

impl Mind<'_> {
    /// Beijing's decision for or against war: before anything else takes its staff's time.
    pub(super) fn decide_for_war(&mut self) {
        let Some(setup) = self.scenario.war.clone() else { return };
        self.launch(&setup);
    }

    /// The orders of the crisis clock.
    pub(super) fn fight(&mut self) {
        let Some(setup) = self.scenario.war.clone() else { return };
        for nation in self.nations.clone() {
            let Some(crisis) = self.game.at_war().cloned() else { return };
            let Some(party) = setup.party(nation) else { continue };
            self.notes(&setup, &crisis, party, nation);
            match party {
                Party::Prc => self.beijing(&setup, &crisis, nation),
                Party::Twn => {}
                Party::Usa | Party::Jpn | Party::Aus | Party::Phl => {
                    self.join(&crisis, party, nation);
                    self.open(&setup, &crisis, party, nation);
                    self.ships(&setup, &crisis, party, nation);
                    self.squadrons(&setup, &crisis, party, nation);
                }
            }
        }
    }

    /// Beijing launches when its belief says that war now is worth more than waiting. Other seats do not know the belief.
    fn launch(&mut self, setup: &WarSetup) {
        let nation = setup.nation(Party::Prc);
        let Some(worth) = self.game.doubt.filter(|doubt| doubt.now.draws > 0).map(|doubt| doubt.worth) else { return };
        if self.is_own(nation) && self.game.at_war().is_none() && worth.launches() {
            self.give(Order::War(WarOrder::Invade(Invade { nation })), Reason::Launch { worth: worth.now, bar: worth.bar });
        }
    }

    fn order(&mut self, order: WarOrder, aim: WarAim) -> bool {
        self.give(Order::War(order), Reason::Fight { aim })
    }

    fn operate(&mut self, order: Operate, aim: WarAim) {
        self.order(WarOrder::Operate(order), aim);
    }

    /// Notes that are as good as what it has. What nobody would sign is not offered each turn again.
    fn notes(&mut self, setup: &WarSetup, crisis: &Crisis, party: Party, nation: NationId) {
        let turn = crisis.war.turn;
        for kind in Note::ALL {
            let offered = crisis.consents.get(&kind).is_some_and(|turns| turns.iter().any(|at| at.is_fresh(turn, 1)));
            let own = crisis.consents.get(&kind).is_some_and(|turns| turns[party.index()].is_fresh(turn, 2));
            let due = offered || (turn >= NOTES_FROM && !own);
            if due && kind.needs(&self.game, party) && note::acceptable(setup, &self.game, party, kind) {
                self.order(WarOrder::Agree(Agree { nation, note: kind }), WarAim::Settle);
            }
        }
    }

    /// Beijing: whom to strike, how much to keep, where to land.
    fn beijing(&mut self, setup: &WarSetup, crisis: &Crisis, nation: NationId) {
        let turn = crisis.war.turn;
        let number = |number: Number| setup.arena.numbers.count(number) as u16;
        let open = |party: Party| terms::basing_now(setup, &self.game, party) == Basing::Combat;
        let japan = setup.nation(Party::Jpn);
        let (japan_open, japan_in, us_in) = (open(Party::Jpn), crisis.is_in(Party::Jpn), crisis.is_in(Party::Usa));
        // In the first turn bases that are open by agreement will be used: whoever waits gives the first strike away. Bold novices strike
        // closed ones too, and bring Japan in; played out (Strait 2027, 150 games), that costs Beijing a sixth of what it would hold.
        let first = turn == 1 && (japan_open || (self.temper == Temper::Bold && self.skill == Skill::Novice));
        let aim = if japan_in || (japan_open && us_in) || first { Aim::Host(japan) } else { Aim::Standing };
        if aim == Aim::Standing && !japan_in && !crisis.spared[Party::Jpn.index()] {
            self.order(WarOrder::Engage(Engage { nation, rule: Rule::Spare(japan), on: true }), WarAim::Spare);
        } else if aim != Aim::Standing && crisis.spared[Party::Jpn.index()] && !japan_in {
            // The rule is lifted now; the aim holds from the next turn on, when the order can be given.
            self.order(WarOrder::Engage(Engage { nation, rule: Rule::Spare(japan), on: false }), WarAim::StrikeFirst);
        }
        let usual = if turn == 1 { number(Number::SalvoFirst) } else { number(Number::SalvoLater) };
        let share = match self.temper {
            Temper::Bold => usual + usual / 4,
            Temper::Steady => usual,
            Temper::Cautious => usual - usual / 5,
        };
        // Missiles are worth most while aircraft are many: an expert spends them half as fast again.
        let share = if self.skill == Skill::Expert { share * 3 / 2 } else { share };
        let keep = if self.temper == Temper::Cautious { 200 } else { 50 };
        let why = if first { WarAim::StrikeFirst } else { WarAim::WearDown };
        self.operate(Operate { nation, task_force: TaskForce::Missiles, mission: Mission::StrikeBases(aim), share: share.min(1000), keep }, why);
        let war = &crisis.war;
        let left = war.landing_ships(&setup.arena) * 1000 / setup.arena.landing_ships().max(1);
        if left < setup.arena.numbers.count(Number::FleetBroken) {
            self.operate(Operate { nation, task_force: TaskForce::Landing, mission: Mission::Hold, share: 1000, keep: 0 }, WarAim::Keep);
        } else if war.red_ashore() == 0 {
            let zones = &setup.arena.zones;
            let best = (0..zones.len()).filter(|&zone| zones[zone].beaches_permille > Thousandths::NONE).max_by_key(|&zone| beach(zones, zone));
            if let Some(zone) = best {
                self.operate(
                    Operate { nation, task_force: TaskForce::Landing, mission: Mission::Land(zone as u8), share: 1000, keep: 0 },
                    WarAim::Land,
                );
            }
        }
        let targets = setup
            .arena
            .groups
            .iter()
            .zip(&war.groups)
            .any(|(row, state)| row.party != Party::Prc && row.party != Party::Twn && state.at_sea && war.fights(row.party));
        // An expert leaves the split between ships and bases to the standing plan, which serves better than ships alone.
        if turn > 1 && targets && us_in && self.skill != Skill::Expert {
            self.operate(Operate { nation, task_force: TaskForce::Bombers, mission: Mission::StrikeShips, share: 1000, keep: 100 }, WarAim::Sink);
        }
    }

    /// Whether a nation goes to war: it has promised, it would be next, or its objectives ask for it.
    fn join(&mut self, crisis: &Crisis, party: Party, nation: NationId) {
        if crisis.is_in(party) {
            return;
        }
        let called = crisis.calls.iter().find(|call| call.obligor == nation && call.kept.is_none()).map(|call| call.beneficiary);
        let friends = Party::COALITION.into_iter().filter(|&other| crisis.is_in(other)).count() as i32;
        let stays_out = self.asks(Comparison::AtMost, |metric| matches!(metric, Metric::AtWar(n) if n == nation)) > 0;
        let saves_taiwan = self.asks(Comparison::AtMost, |metric| matches!(metric, Metric::WarOutcome | Metric::AreaHeld)) > 0;
        let mut will = 0;
        will += if called.is_some() { 60 } else { 0 };
        will += if saves_taiwan { 40 } else { 0 };
        will += if party == Party::Usa { 25 } else { -30 };
        will += 10 * (friends - 1);
        will -= if stays_out { 40 } else { 0 };
        will -= 10 * self.wants.caution.min(3);
        will = if will > 0 { self.temper.bold(will) } else { self.temper.timid(will) };
        // How the war goes adds to it: whoever sees Taiwan fall acts sooner.
        will += (crisis.war.held_km2() / 200).min(30) as i32;
        let will = self.judged(will);
        if will > 35 {
            let reason = called.map_or(Reason::Fight { aim: WarAim::Enter }, |to| Reason::KeepWord { to });
            self.give(Order::War(WarOrder::Enter(Enter { nation })), reason);
        }
    }

    /// Whether a host opens its bases: once it fights; for the United States, when that fights and the host is not timid.
    fn open(&mut self, setup: &WarSetup, crisis: &Crisis, party: Party, nation: NationId) {
        if party == Party::Usa {
            return;
        }
        let ordered = self.game.seats[self.seat.index()]
            .orders
            .iter()
            .any(|order| matches!(order, Order::War(WarOrder::Enter(enter)) if enter.nation == nation));
        let fights = crisis.is_in(party) || ordered;
        let closed = self.asks(Comparison::AtMost, |metric| {
            matches!(metric, Metric::Basing(n) if n == nation) || matches!(metric, Metric::SoilAttacked(n) if n == nation)
        }) > 0;
        let us_in = crisis.is_in(Party::Usa);
        // Australia's bases are far from the fight; the others' are struck for it.
        let near = party != Party::Aus;
        let opens = fights || (us_in && (!near || self.temper == Temper::Bold || (self.temper == Temper::Steady && !closed)));
        let now = terms::basing_now(setup, &self.game, party);
        if opens && now < Basing::Combat {
            self.order(WarOrder::Allow(Allow { host: nation, basing: Basing::Combat }), WarAim::Open);
        } else if us_in && now < Basing::Logistics {
            self.order(WarOrder::Allow(Allow { host: nation, basing: Basing::Logistics }), WarAim::Open);
        }
    }

    /// Ships wait out of reach while the heaviest salvos fall, and bombers go for the fleet.
    fn ships(&mut self, setup: &WarSetup, crisis: &Crisis, party: Party, nation: NationId) {
        let turn = crisis.war.turn;
        let wait = match self.skill {
            Skill::Novice => 0,
            Skill::Standard | Skill::Expert => SHIPS_WAIT,
        };
        let (mission, aim) = if turn <= wait { (Mission::Hold, WarAim::Wait) } else { (Mission::Forward, WarAim::Sink) };
        self.operate(Operate { nation, task_force: TaskForce::Surface, mission, share: 1000, keep: 0 }, aim);
        // Bases in China are left alone where its objectives ask for that, unless it is bold.
        let china = setup.nation(Party::Prc);
        let spares =
            self.asks(Comparison::AtMost, |metric| matches!(metric, Metric::SoilAttacked(n) if n == china)) > 0 && self.temper != Temper::Bold;
        if party == Party::Usa && spares == crisis.mainland {
            self.order(WarOrder::Engage(Engage { nation, rule: Rule::Mainland, on: !spares }), WarAim::Spare);
        }
        if party == Party::Usa && crisis.war.landing_ships(&setup.arena) > 0 {
            self.operate(Operate { nation, task_force: TaskForce::Bombers, mission: Mission::StrikeShips, share: 1000, keep: 0 }, WarAim::Sink);
        }
    }

    /// Fighters that may not fly from where they stand, or stand where missiles fall thickest, go elsewhere: two bases a turn.
    fn squadrons(&mut self, setup: &WarSetup, crisis: &Crisis, party: Party, nation: NationId) {
        if !crisis.is_in(party) {
            return;
        }
        let (arena, war) = (&setup.arena, &crisis.war);
        let basing = |base: usize| match arena.bases[base].host {
            Some(host) if host == party => Basing::Combat,
            Some(_) => terms::basing_at(setup, &self.game, party, arena.bases[base].place),
            None => Basing::None,
        };
        let fighters = |base: usize| {
            let there = arena
                .squadrons
                .iter()
                .zip(&war.squadrons)
                .filter(|(row, state)| row.party == party && row.role == Role::Fighter && usize::from(state.base) == base);
            there.map(|(_, state)| u32::from(state.aircraft)).sum::<u32>()
        };
        let useless = |base: usize| basing(base) < Basing::Combat || arena.bases[base].km_to_strait > FIGHTERS_KM;
        let outside = |base: usize| arena.bases[base].km_to_strait > OUTSIDE_KM;
        let mut from: Vec<usize> = (0..arena.bases.len()).filter(|&base| fighters(base) > 0 && useless(base) && !outside(base)).collect();
        from.sort_by_key(|&base| (std::cmp::Reverse(fighters(base)), base));
        let moves: Vec<(PlaceId, PlaceId)> = from
            .into_iter()
            .take(2)
            .filter_map(|base| {
                let place = arena.bases[base].place;
                let fits = |goal: &usize| {
                    let there = &arena.bases[*goal];
                    *goal != base
                        && !useless(*goal)
                        && there.host != Some(Party::Twn)
                        && there.host != Some(Party::Prc)
                        && plans::room_at(setup, war, there.place) >= 12
                };
                let goal = (0..arena.bases.len()).filter(fits).min_by_key(|&goal| arena.bases[goal].km_to_strait)?;
                Some((place, arena.bases[goal].place))
            })
            .collect();
        for (from, to) in moves {
            self.order(WarOrder::Rebase(Rebase { nation, from, to }), WarAim::Place);
        }
    }
}

/// How good a zone is to land in: beaches first, then few defenders.
fn beach(zones: &[crate::catalog::war::GroundZone], zone: usize) -> (Thousandths, std::cmp::Reverse<u16>) {
    (zones[zone].beaches_permille, std::cmp::Reverse(zones[zone].defenders))
}
