//! Supply runs: when boats go, with what and under whose cover; and whether, and how hard, to stop them.

use crate::ai::incident::hulls::FeatureSide;
use crate::ai::mind::reason::Reason;
use crate::ai::mind::stakes::Happening;
use crate::ai::mind::{Idea, Mind, OrderDraft};
use crate::ai::value::odds;
use crate::ai::{Skill, Temper};
use crate::catalog::clause::Promise;
use crate::catalog::quantity::{Hours, Thousandths};
use crate::catalog::{Act, Domain, NationId};
use crate::rules::scenario::Position;
use crate::rules::state::Force;
use crate::rules::vocab::ids::{FeatureId, ForceId};

impl Mind<'_> {
    /// Hours until an outpost has nothing left.
    fn hours_left(&self, feature: FeatureId) -> Hours {
        let state = &self.game.features[feature.index()];
        (self.scenario.feature(feature).supply_hours * u32::from(state.supply)).saturating_sub(state.supply_clock_hours)
    }

    /// Ideas for the side that feeds an outpost.
    pub(crate) fn supply_ideas(&mut self, feature: FeatureId, nation: NationId, ideas: &mut Vec<Idea>) {
        let known = self.scenario.feature(feature).clone();
        let state = self.game.features[feature.index()].clone();
        if nation != known.holder || !known.outpost || !state.garrison {
            return;
        }
        let wants = self.wants.at(feature);
        let left = self.hours_left(feature);
        let promised = self.undertook(nation, Promise::NoRepair(known.place)) || self.undertook(nation, Promise::Inspection(known.place));
        let carries = |cargo: Act| {
            self.game.active_forces().filter(|(_, f)| f.nation == nation && f.task.is_some_and(|t| t.feature == feature && t.act == cargo)).count()
                as i32
        };
        let (supplies, material) = (carries(Act::Resupply), carries(Act::ResupplyRepair));
        for id in self.free_forces(nation) {
            let Some(force) = self.game.forces.get(&id).cloned() else { continue };
            let busy = force.task.is_some_and(|task| task.act.cargo().is_some());
            if !self.can(id, Act::Resupply) || busy || force.damaged > force.strength || !matches!(force.position, Position::At(_)) {
                continue;
            }
            let trip = self.trip_hours(&force, feature) + self.scenario.turn_hours;
            // A storm lasts a turn or two: boats wait in port if the outpost can.
            if self.skill >= Skill::Standard && self.bad_weather() && left > trip + self.scenario.turn_hours {
                continue;
            }
            let urgency = if left <= trip {
                150
            } else if left <= trip + self.scenario.turn_hours * 2 {
                60
            } else {
                0
            };
            let room = if state.supply + supplies.min(3) as u8 >= 3 { 0 } else { 1 };
            let feed = room * (30 + 12 * wants.deliver + urgency - 60 * supplies);
            let mend = if promised || material > 0 || state.fabric >= 3 {
                0
            } else {
                22 * wants.mend + if state.fabric == 0 { 30 } else { 0 } - 10 * material
            };
            let mend = if urgency >= 150 && supplies == 0 { mend / 4 } else { mend };
            let (feed, mend) = (self.judged(feed), self.judged(mend));
            ideas.push(Idea {
                draft: OrderDraft::Task { force: id, feature, act: Act::Resupply, against: None },
                weight: feed,
                reason: Reason::Feed { feature, hours_left: left },
            });
            ideas.push(Idea {
                draft: OrderDraft::Task { force: id, feature, act: Act::ResupplyRepair, against: None },
                weight: mend,
                reason: Reason::Mend { feature, fabric: state.fabric },
            });
        }
    }

    /// Ideas for covering runs: escorts, allies beside them, and cameras.
    pub(crate) fn cover_ideas(&mut self, feature: FeatureId, nation: NationId, ideas: &mut Vec<Idea>) {
        let Some(side @ (FeatureSide::Holder | FeatureSide::Ally)) = self.side(feature, nation) else { return };
        let known = self.scenario.feature(feature).clone();
        let wants = self.wants.at(feature);
        let garrison = known.outpost && self.game.features[feature.index()].garrison;
        let let_pass = self.undertook(known.challenger, Promise::LetPass(known.place));
        let run = self.runs(feature, known.holder);
        let opposing = self.opposing_weight(feature, known.challenger, known.holder);
        let pass = odds::of(self, feature, known.holder, 2, opposing.max(100), Act::Block).pass;
        for id in self.free_forces(nation) {
            let Some(force) = self.game.forces.get(&id).cloned() else { continue };
            let at = force.task.filter(|task| task.feature == feature);
            match self.domain(&force) {
                Domain::Air => self.film_idea(id, &force, feature, side, ideas),
                Domain::Surface if garrison && !let_pass && self.can(id, Act::Escort) => {
                    let better = odds::weight(self.scenario, &force) * 300 / (opposing.max(100) + 20);
                    let mut weight = (if run { 30 } else { 8 }) + better.min(120) / 3 + 5 * wants.deliver;
                    if side == FeatureSide::Ally {
                        // Sailing beside an ally's boats is a step that the cautious leave.
                        let price = self.price_of_presence(feature, nation);
                        weight = if run && wants.deliver > 0 { self.temper.bold(weight) - 5 * self.wants.caution - price } else { 0 };
                    } else if self.trip_hours(&force, feature) > self.scenario.turn_hours * 2 {
                        weight -= 25;
                    }
                    let away = force
                        .task
                        .filter(|task| task.feature != feature)
                        .and_then(|task| Some(self.worth_at(id, &force, task.feature, self.side(task.feature, nation)?).0));
                    let same = at.is_some_and(|task| task.act == Act::Escort);
                    if !same {
                        let weight = self.judged(weight - away.unwrap_or(0));
                        ideas.push(Idea {
                            draft: OrderDraft::Task { force: id, feature, act: Act::Escort, against: None },
                            weight,
                            reason: Reason::Cover { feature, pass_permille: Thousandths::of(pass) },
                        });
                    }
                }
                _ => {}
            }
        }
    }

    fn film_idea(&mut self, id: ForceId, force: &Force, feature: FeatureId, side: FeatureSide, ideas: &mut Vec<Idea>) {
        let wants = self.wants.at(feature);
        let filmed = self
            .game
            .active_forces()
            .any(|(other, f)| other != id && f.nation == force.nation && f.task.is_some_and(|t| t.feature == feature && t.act == Act::Document));
        let idle = force.task.is_none();
        if idle && !filmed && self.can(id, Act::Document) && crate::rules::scenario::on_scene(self.scenario, force, feature) {
            let ally = if side == FeatureSide::Ally { 0 } else { 10 };
            let weight = self.judged(6 + ally + 4 * wants.deliver + 3 * self.wants.support + 2 * wants.hold);
            ideas.push(Idea {
                draft: OrderDraft::Task { force: id, feature, act: Act::Document, against: None },
                weight,
                reason: Reason::Film { feature },
            });
        }
    }

    /// Whether boats of `holder` are seen with cargo at a feature, or are known to be on their way.
    fn runs(&self, feature: FeatureId, holder: NationId) -> bool {
        self.game
            .active_forces()
            .any(|(_, force)| force.nation == holder && force.task.is_some_and(|task| task.feature == feature && task.act.cargo().is_some()))
    }

    /// Weight of `nation`'s hulls on the scene, in hundreds of tonnes; all of them can turn against `target`.
    pub(crate) fn opposing_weight(&self, feature: FeatureId, nation: NationId, target: NationId) -> i32 {
        let hulls = |force: &Force, against: Option<NationId>| force.nation == nation && (against.is_none() || against == Some(target));
        odds::at_work(self.scenario, &self.game, feature)
            .filter(|(force, _, against)| hulls(force, *against))
            .map(|(force, ..)| odds::weight(self.scenario, force))
            .sum()
    }

    /// Boats at the outpost whose crews risk more than the cargo is worth are called back.
    pub(crate) fn recall(&mut self) {
        if self.skill == Skill::Novice {
            return;
        }
        for nation in self.nations.clone() {
            for id in self.free_forces(nation) {
                let Some(force) = self.game.forces.get(&id).cloned() else { continue };
                let Some(task) = force.task.filter(|task| task.act.cargo().is_some()) else { continue };
                if !crate::rules::scenario::on_scene(self.scenario, &force, task.feature) || self.hours_left(task.feature) <= self.scenario.turn_hours
                {
                    continue;
                }
                let challenger = self.scenario.feature(task.feature).challenger;
                let worst = odds::at_work(self.scenario, &self.game, task.feature)
                    .filter(|(f, act, _)| f.nation == challenger && act.opposes())
                    .map(|(_, act, _)| act)
                    .max();
                let Some(worst) = worst.filter(|act| *act > Act::Block) else { continue };
                let opposing = self.opposing_weight(task.feature, challenger, nation);
                let odds = odds::of(self, task.feature, nation, odds::weight(self.scenario, &force), opposing, worst);
                let hurt = self.stake(Happening::Injured(nation)) + 10 * self.wants.caution;
                let killed = self.stake(Happening::Killed(nation)) + 100;
                let cost = self.temper.timid((hurt * odds.injury + killed * odds.death) / 1000);
                let wants = self.wants.at(task.feature);
                let gain = self.temper.bold((wants.deliver + wants.mend) * 9 * odds.pass / 1000);
                if cost > gain {
                    let home = OrderDraft::Home(id);
                    self.carry_out(&home, Reason::Recall { feature: task.feature, injury_permille: Thousandths::of(odds.injury) });
                }
            }
        }
    }

    /// Ideas for the side that would rather see the outpost go: how hard to stop a run that is there.
    pub(crate) fn stop_ideas(&mut self, feature: FeatureId, nation: NationId, ideas: &mut Vec<Idea>) {
        let known = self.scenario.feature(feature).clone();
        if nation != known.challenger || !known.outpost || !self.game.features[feature.index()].garrison {
            return;
        }
        let cargo = odds::at_work(self.scenario, &self.game, feature)
            .filter(|(f, act, _)| f.nation == known.holder && act.cargo().is_some())
            .map(|(f, act, _)| (odds::weight(self.scenario, f), act))
            .max_by_key(|(_, act)| *act);
        let promised = self.undertook(nation, Promise::LetPass(known.place));
        let (act, reason) = match cargo {
            Some((weight, cargo)) if !promised => self.stopping_act(feature, nation, weight, cargo),
            // A run that is not there yet is met by watching: so is one that may pass.
            _ => (Act::Shadow, Reason::WatchOnly { feature }),
        };
        let stake = match reason {
            Reason::Stop { .. } => 60,
            _ => 12,
        };
        for id in self.free_forces(nation) {
            let Some(force) = self.game.forces.get(&id).cloned() else { continue };
            if self.domain(&force) != Domain::Surface || force.damaged >= force.strength {
                continue;
            }
            let there = force.task.is_some_and(|task| task.feature == feature);
            let on_scene = crate::rules::scenario::on_scene(self.scenario, &force, feature);
            // Each kind of hull goes as far as it can, up to the act that was chosen.
            let types = &self.scenario.catalog.force_type(force.kind).acts;
            let Some(own) = types.iter().copied().filter(|&known| known.opposes() && known <= act).max() else { continue };
            let same = force.task.is_some_and(|task| task.feature == feature && task.act == own && task.against == Some(known.holder));
            let wants = self.wants.at(feature);
            let (mut weight, _, _) = self.worth_at(id, &force, feature, FeatureSide::Challenger);
            if on_scene {
                // A patrol of militia is presence enough until a run is there to be stopped.
                weight = if there && own == Act::Shadow { if cargo.is_some() { 12 } else { 0 } } else { weight / 4 + stake };
            } else if there {
                continue;
            } else {
                let late = self.trip_hours(&force, feature) / self.scenario.turn_hours.max(Hours(1));
                let away = force.task.and_then(|task| Some(self.worth_at(id, &force, task.feature, self.side(task.feature, nation)?).0 + 12));
                weight += 5 * (wants.starve + wants.decay).min(8) - 6 * late as i32 - away.unwrap_or(0);
                if late == 0 || own == Act::Shadow {
                    weight -= 4
                }
            }
            if !same {
                let weight = self.judged(weight);
                ideas.push(Idea { draft: OrderDraft::Task { force: id, feature, act: own, against: Some(known.holder) }, weight, reason });
            }
        }
    }

    /// The act against a run that brings most for what it costs.
    fn stopping_act(&mut self, feature: FeatureId, nation: NationId, weight: i32, cargo: Act) -> (Act, Reason) {
        let holder = self.scenario.feature(feature).holder;
        let wants = self.wants.at(feature);
        let repair = cargo == Act::ResupplyRepair;
        let stake = self.stake(Happening::Delivered { feature, repair });
        let hungry = if self.game.features[feature.index()].supply == 0 { 40 } else { 0 };
        let value = stake + hungry + 6 * if repair { wants.decay + wants.starve } else { wants.starve };
        if self.skill == Skill::Novice {
            // It does what its temper says, whatever is at stake.
            let act = match self.temper {
                Temper::Cautious => Act::Shadow,
                Temper::Steady => Act::Block,
                Temper::Bold => Act::Ram,
            };
            let opposing = self.opposing_weight(feature, nation, holder);
            let pass = odds::of(self, feature, holder, weight, opposing, act).pass;
            return (act, Reason::Stop { feature, act, pass_permille: Thousandths::of(pass) });
        }
        let opposing = self.opposing_weight(feature, nation, holder);
        let open = odds::of(self, feature, holder, weight, opposing, Act::Shadow).pass;
        let mut best = (Act::Shadow, 0, open);
        for act in [Act::Block, Act::WaterCannon, Act::Ram, Act::Board] {
            // Boarding is for those who dare, and when little else is left.
            if act > self.furthest() || (act == Act::Board && stake < 100) {
                continue;
            }
            let odds = odds::of(self, feature, holder, weight, opposing, act);
            let gain = value * (open - odds.pass) / 1000;
            let cost = self.cost_of(act, nation, holder, odds);
            let net = self.temper.bold(gain) - self.temper.timid(cost);
            let net = self.judged(net);
            if net > best.1 {
                best = (act, net, odds.pass);
            }
        }
        let (act, _, pass) = best;
        let reason =
            if act == Act::Shadow { Reason::WatchOnly { feature } } else { Reason::Stop { feature, act, pass_permille: Thousandths::of(pass) } };
        (act, reason)
    }
}
