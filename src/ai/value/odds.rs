//! What a computer expects of an encounter: the published chances, applied to what it sees.

use crate::ai::mind::Mind;
use crate::catalog::quantity::Thousandths;
use crate::catalog::{Act, Domain, NationId};
use crate::rules::Scenario;
use crate::rules::phases::grayzone::encounter;
use crate::rules::scenario::on_scene;
use crate::rules::state::{Force, Game};
use crate::rules::vocab::ids::FeatureId;
use crate::rules::vocab::parameter::Param;

/// Chances in permille.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Odds {
    /// The activity gets done.
    pub pass: i32,
    /// People of the side that wants to get it done are hurt.
    pub injury: i32,
    /// Somebody of it dies.
    pub death: i32,
}

/// Tonnage in hundreds of tonnes.
pub fn weight(scenario: &Scenario, force: &Force) -> i32 {
    i32::try_from(scenario.catalog.force_type(force.kind).mass.saturating_mul(u32::from(force.strength))).unwrap_or(1_000_000).min(1_000_000)
}

/// Forces on the scene of a feature, with what they do there.
pub fn at_work<'a>(scenario: &'a Scenario, game: &'a Game, feature: FeatureId) -> impl Iterator<Item = (&'a Force, Act, Option<NationId>)> {
    game.active_forces().filter_map(move |(_, force)| {
        let task = force.task.filter(|task| task.feature == feature && force.strength > 0)?;
        on_scene(scenario, force, feature).then_some((force, task.act, task.against))
    })
}

/// The chances of `actor`'s `cargo` or patrol of this weight against `opposing` hundreds of tonnes that use `act`.
pub fn of(mind: &Mind, feature: FeatureId, actor: NationId, own: i32, opposing: i32, act: Act) -> Odds {
    let (scenario, game) = (mind.scenario, &mind.game);
    let get = |param| scenario.parameters.get(param);
    let side = |force: &Force| force.nation == actor || mind.allied(force.nation, actor);
    let (mut escorts, mut cameras, mut ally) = (0i32, false, false);
    for (force, task, _) in at_work(scenario, game, feature).filter(|(force, ..)| side(force)) {
        let afloat = scenario.catalog.force_type(force.kind).domain == Domain::Surface;
        if task == Act::Escort {
            escorts = escorts.saturating_add(weight(scenario, force));
        }
        cameras |= task == Act::Document;
        ally |= force.nation != actor && afloat && matches!(task, Act::Patrol | Act::Escort);
    }
    let base = get(encounter::base_chance(act));
    let Some([damage, injury, death]) = encounter::harm(act).filter(|_| act > Act::Shadow) else {
        return Odds { pass: base, injury: 0, death: 0 };
    };
    let bonus = |there: bool, param| if there { get(param) } else { 0 };
    let balance = encounter::balance(own, escorts, opposing, Thousandths::of(get(Param::BalanceWeight)));
    let pass = (base + balance + bonus(cameras, Param::WitnessBonus) + bonus(ally, Param::AllyBonus)).clamp(20, 980);
    let hurt = (1000 - pass) * get(damage) / 1000 * get(injury) / 1000;
    Odds { pass, injury: hurt, death: hurt * get(death) / 1000 }
}
