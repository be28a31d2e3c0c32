//! The odds of an encounter, from what a seat sees: who is on the scene, what they do there, and how far they may go.

use super::{tenths, tenths_phrase};
use crate::catalog::quantity::Thousandths;
use crate::catalog::{Act, Domain, NationId};
use crate::report::words::{Words, kinds};
use crate::rules::Scenario;
use crate::rules::order::{Order, Undertake};
use crate::rules::phases::agreement::obligation;
use crate::rules::phases::grayzone::encounter;
use crate::rules::scenario::{Position, on_scene};
use crate::rules::state::{Force, Game, Task, Trial};
use crate::rules::vocab::ids::FeatureId;
use crate::rules::vocab::parameter::Param;
use crate::words::Phrase;
use crate::words::keys::meeting;

/// An encounter that an order leads to, as things stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ForecastMeeting {
    /// Who wants to get something done.
    pub actor: NationId,
    /// What.
    pub activity: Act,
    /// Who stands against it.
    pub opponent: NationId,
    /// What it does now, and how far it may go.
    pub acts: (Act, Act),
    /// The chance that the activity gets done while the other side does what it does now, in permille.
    pub as_now: i32,
    /// The chance if it goes as far as it may, with the ships that are told to, and with all that are there: least and most, in permille.
    pub further: (i32, i32),
    /// The chance whatever it does, in permille: at least.
    pub least: i32,
    /// At most.
    pub most: i32,
    /// The chance that people of the actor are hurt, in permille, at most.
    pub hurt: i32,
    /// Whether whoever gives the order is the one who stands against it.
    pub opposing: bool,
}

/// Why an encounter has no odds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unknown {
    /// Nobody is there to stand against it.
    Unopposed(Act),
    /// Nobody is there to be stopped.
    NothingToStop,
    /// It helps an activity of its own side, and there is none.
    NothingToHelp(Act),
    /// It is done by showing oneself; nobody can stop it.
    Unstoppable,
}

impl Unknown {
    /// The reason in a sentence.
    pub fn sentence(self, _: &Words<'_>) -> String {
        let label = match self {
            Unknown::Unopposed(act) if act.cargo().is_some() => meeting::NO_ODDS_CARGO,
            Unknown::Unopposed(_) => meeting::NO_ODDS_UNOPPOSED,
            Unknown::NothingToStop => meeting::NO_ODDS_NOTHING_TO_STOP,
            Unknown::NothingToHelp(Act::Document) => meeting::NO_ODDS_PICTURES,
            Unknown::NothingToHelp(_) => meeting::NO_ODDS_NOTHING_TO_HELP,
            Unknown::Unstoppable => meeting::NO_ODDS_UNSTOPPABLE,
        };
        label.text().to_owned()
    }
}

impl ForecastMeeting {
    /// The chance of success of whoever gives the order, in permille, least and most.
    pub fn for_giver(&self) -> (i32, i32) {
        if self.opposing { (1000 - self.most, 1000 - self.least) } else { (self.least, self.most) }
    }

    /// The giver's chance as a band: "3 to 6 in 10".
    pub fn band(&self) -> String {
        let (least, most) = self.for_giver();
        tenths(least, most)
    }

    /// The odds in a sentence: as things stand, and how far they fall if the other side goes further.
    pub fn sentence(&self, words: &Words<'_>) -> String {
        let Self { actor, activity, opponent, acts: (now, worst), hurt, opposing, .. } = *self;
        let (least, most) = self.for_giver();
        let (chance, harm) = (tenths_phrase(least, most), (hurt >= 5).then(|| share(hurt)));
        if opposing {
            return words.say(meeting::Stops { who: actor, activity: thing(activity), chance, harm });
        }
        let cargo = activity.cargo().is_some();
        if now == worst {
            return words.say(meeting::Against { cargo, chance, who: opponent, act: kinds::act(now).into(), harm });
        }
        words.say(meeting::Further {
            cargo,
            chance: tenths_phrase(self.as_now, self.as_now),
            who: opponent,
            act: kinds::act(now).into(),
            further: tenths_phrase(self.further.0, self.further.1),
            worst: kinds::act(worst).into(),
            harm,
        })
    }
}

fn share(permille: i32) -> Phrase {
    if permille < 50 { meeting::ONE_IN_TWENTY.into() } else { meeting::InTen { tenths: ((permille + 99) / 100).min(10).into() }.into() }
}

fn thing(activity: Act) -> Phrase {
    let label = match activity {
        Act::Resupply | Act::ResupplyRepair => meeting::THING_SUPPLY_RUN,
        Act::Patrol => meeting::THING_PATROL,
        Act::Survey => meeting::THING_SURVEY,
        Act::Build => meeting::THING_DREDGING,
        Act::Document | Act::Escort | Act::Shadow | Act::ShowForce | Act::Block | Act::LiveFire => meeting::THING_SHIPS,
        Act::Harass | Act::WaterCannon | Act::Ram | Act::Board => meeting::THING_SHIPS,
    };
    label.into()
}

/// The encounters that an order leads to, with what the seat has ordered besides.
///
/// # Errors
/// Why there are no odds.
pub fn meetings(scenario: &Scenario, game: &Game, order: &Undertake) -> Result<Vec<ForecastMeeting>, Unknown> {
    let Some(giver) = game.forces.get(&order.force).map(|force| force.nation) else { return Err(Unknown::Unstoppable) };
    let mut trial = Trial::of(game);
    // Orders of the seat are all that a view holds: they are carried out together.
    let ordered: Vec<Undertake> = game
        .seats
        .iter()
        .flat_map(|seat| &seat.orders)
        .filter_map(|given| if let Order::Undertake(given) = given { Some(given.clone()) } else { None })
        .filter(|given| given.force != order.force)
        .chain([order.clone()])
        .collect();
    for given in &ordered {
        send(scenario, &mut trial, given);
    }
    let at = order.feature;
    let act = order.act;
    if act.has_reach() && act != Act::Build {
        return Err(Unknown::Unstoppable);
    }
    if act.is_activity() {
        let found = against(scenario, &trial, at, giver, act);
        return if found.is_empty() { Err(Unknown::Unopposed(act)) } else { Ok(found) };
    }
    if act.helps() {
        let side = |nation: NationId| nation == giver || obligation::are_allies(game, nation, giver);
        let mut found = Vec::new();
        for (nation, activity) in activities(scenario, &trial, at).into_iter().filter(|(nation, _)| side(*nation)) {
            found.extend(against(scenario, &trial, at, nation, activity));
        }
        return if found.is_empty() { Err(Unknown::NothingToHelp(act)) } else { Ok(found) };
    }
    let Some(target) = order.against else { return Err(Unknown::NothingToStop) };
    let mut found = Vec::new();
    for (_, activity) in activities(scenario, &trial, at).into_iter().filter(|(nation, activity)| *nation == target && act.disturbs(*activity)) {
        let side = MeetingSide { actor: target, activity, opponent: giver, acts: (act, act), opposing: true };
        found.extend(one(scenario, &trial, at, side));
    }
    if found.is_empty() { Err(Unknown::NothingToStop) } else { Ok(found) }
}

/// Puts a force where its order sends it.
fn send(scenario: &Scenario, game: &mut Trial, order: &Undertake) {
    let Some(feature) = scenario.features.get(order.feature.index()) else { return };
    let Some(force) = game.forces.get_mut(&order.force) else { return };
    force.task = Some(Task { feature: order.feature, act: order.act, against: order.against });
    if scenario.catalog.force_type(force.kind).domain != Domain::Air {
        force.position = Position::Field(feature.cell);
        force.route.clear();
    }
}

fn at_work<'a>(scenario: &'a Scenario, game: &'a Game, feature: FeatureId) -> impl Iterator<Item = (&'a Force, Act, Option<NationId>)> {
    game.active_forces().filter_map(move |(_, force)| {
        let seen = !scenario.catalog.force_type(force.kind).seen_by_isr_only;
        let task = force.task.filter(|task| task.feature == feature && force.strength > 0 && seen)?;
        on_scene(scenario, force, feature).then_some((force, task.act, task.against))
    })
}

fn activities(scenario: &Scenario, game: &Game, feature: FeatureId) -> Vec<(NationId, Act)> {
    let mut found: Vec<(NationId, Act)> = at_work(scenario, game, feature)
        .filter(|(_, act, _)| act.is_activity() || act.opposes())
        .map(|(force, act, _)| (force.nation, act))
        .collect();
    // Whoever opposes others wants to stay as well: its gravest act stands for that.
    found.sort_by_key(|(nation, act)| (*nation, act.opposes(), std::cmp::Reverse(*act)));
    found.dedup_by(|later, first| later.0 == first.0 && (later.1 == first.1 || (later.1.opposes() && first.1.opposes())));
    found
}

/// Everybody who stands against an activity now.
fn against(scenario: &Scenario, game: &Game, feature: FeatureId, actor: NationId, activity: Act) -> Vec<ForecastMeeting> {
    let mut opponents: Vec<(NationId, Act)> = at_work(scenario, game, feature)
        .filter(|(force, act, against)| act.disturbs(activity) && *against == Some(actor) && force.nation != actor)
        .map(|(force, act, _)| (force.nation, act))
        .collect();
    opponents.sort_by_key(|(nation, act)| (*nation, std::cmp::Reverse(*act)));
    opponents.dedup_by_key(|(nation, _)| *nation);
    let mut found = Vec::new();
    for (opponent, act) in opponents {
        let further = match act {
            // Whoever only follows may be told to stand in the way.
            Act::Shadow => Act::Block,
            act => act.further().unwrap_or(act),
        };
        let able = at_work(scenario, game, feature)
            .any(|(force, ..)| force.nation == opponent && scenario.catalog.force_type(force.kind).acts.contains(&further));
        let side = MeetingSide { actor, activity, opponent, acts: (act, if able { further } else { act }), opposing: false };
        found.extend(one(scenario, game, feature, side));
    }
    found
}

/// One side's activity and one opponent of it.
struct MeetingSide {
    actor: NationId,
    activity: Act,
    opponent: NationId,
    /// What the opponent was told to do, and the furthest that its crews may go.
    acts: (Act, Act),
    /// Whether the order that is asked about is the opponent's.
    opposing: bool,
}

/// The odds of one side's activity against one opponent.
fn one(scenario: &Scenario, game: &Game, feature: FeatureId, side: MeetingSide) -> Option<ForecastMeeting> {
    let MeetingSide { actor, activity, opponent, acts, opposing } = side;
    let get = |param| scenario.parameters.get(param);
    let weight = |force: &Force| (u64::from(scenario.catalog.force_type(force.kind).mass) * u64::from(force.strength)).min(1_000_000) as i32;
    let (mut own, mut escorts, mut opposed, mut all_of_them) = (0_i32, 0_i32, 0_i32, 0_i32);
    let (mut cameras, mut ally) = (false, false);
    for (force, act, against) in at_work(scenario, game, feature) {
        let side = force.nation == actor || obligation::are_allies(game, force.nation, actor);
        let heavy = weight(force);
        if force.nation == actor && (act == activity || (activity.opposes() && act.opposes())) {
            own = own.saturating_add(heavy);
        }
        if side && act == Act::Escort {
            escorts = escorts.saturating_add(heavy);
        }
        cameras |= side && act == Act::Document;
        let afloat = scenario.catalog.force_type(force.kind).domain == Domain::Surface;
        ally |= side && force.nation != actor && afloat && matches!(act, Act::Patrol | Act::Escort);
        if force.nation == opponent && act.opposes() {
            all_of_them = all_of_them.saturating_add(heavy);
            if against == Some(actor) {
                opposed = opposed.saturating_add(heavy);
            }
        }
    }
    if own == 0 {
        return None;
    }
    let weather = game.has_bad_weather();
    let chance = |act: Act, opposed: i32| {
        let base = get(encounter::base_chance(act));
        if act <= Act::Shadow {
            return base;
        }
        let bonus = |there: bool, by: i32| if there { by } else { 0 };
        let sum = base
            + encounter::balance(own, escorts, opposed, Thousandths::of(get(Param::BalanceWeight)))
            + bonus(weather, -get(Param::WeatherMalus))
            + bonus(cameras, get(Param::WitnessBonus))
            + bonus(ally, get(Param::AllyBonus));
        sum.clamp(20, 980)
    };
    let as_now = chance(acts.0, opposed);
    let (told, all) = (chance(acts.1, opposed), chance(acts.1, all_of_them.max(opposed)));
    let further = (told.min(all), told.max(all));
    let (least, most) = (as_now.min(further.0), as_now.max(further.1));
    let hurt = [acts.0, acts.1]
        .into_iter()
        .filter_map(|act| {
            let [damage, injury, _] = encounter::harm(act)?;
            Some((1000 - least) * get(damage) / 1000 * get(injury) / 1000)
        })
        .max()
        .unwrap_or(0);
    Some(ForecastMeeting { actor, activity, opponent, acts, as_now, further, least, most, hurt, opposing })
}
