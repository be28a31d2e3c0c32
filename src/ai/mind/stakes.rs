//! What would be at stake for a seat's objectives if something happened.

use crate::catalog::quantity::{Thousandths, Turns};
use crate::catalog::{Act, NationId};
use crate::rules::Scenario;
use crate::rules::metric::{Test, scores_for};
use crate::rules::state::{Game, Pair, Presence, Trial};
use crate::rules::vocab::ids::{FeatureId, SeatId};

/// Something that could happen in a turn, as far as objectives can tell: it changes features, nations and rungs, and nothing else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Happening {
    /// The nation refuses an obligation that fell due.
    Refused(NationId),
    /// The nation keeps an obligation that fell due.
    Kept(NationId),
    /// People of the nation are hurt.
    Injured(NationId),
    /// Somebody of the nation dies.
    Killed(NationId),
    /// The nation publishes what happened.
    Published(NationId),
    /// The victim publishes what was done to it, which costs the other its good name.
    Shown { by: NationId, victim: NationId },
    /// Two nations stand higher than ever before.
    Climbed(Pair, u8),
    /// Two nations stand on a rung again on which they have stood before.
    Returned(Pair, u8),
    /// The nation is at the feature for one more turn.
    Stayed(FeatureId, NationId),
    /// Somebody fires off the nation's coasts, unannounced and unseen.
    Surprised(NationId),
    /// A cargo comes through to an outpost; repair material mends it, everything else feeds it.
    Delivered { feature: FeatureId, repair: bool },
    /// An act with reach off another's coasts: what it does to the actor's name and to the other's public, in permille.
    Reached { act: Act, feature: FeatureId, nation: NationId, target: NationId, alarm: Thousandths, credit: Thousandths, rung: u8, surprise: bool },
}

impl Happening {
    /// Lets it happen.
    pub fn happen(self, game: &mut Trial) {
        match self {
            Happening::Refused(nation) => game.nations[nation.index()].tally.obligations_refused += 1,
            Happening::Kept(nation) => game.nations[nation.index()].tally.obligations_kept += 1,
            Happening::Injured(nation) => game.nations[nation.index()].tally.injuries += 2,
            Happening::Killed(nation) => game.nations[nation.index()].tally.deaths += 1,
            Happening::Published(nation) => game.nations[nation.index()].tally.publicised += 1,
            Happening::Shown { by, victim } => {
                game.nations[victim.index()].tally.publicised += 1;
                let own = &mut game.nations[by.index()];
                own.credit = own.credit.saturating_sub(Thousandths(12));
            }
            Happening::Climbed(pair, rung) => climb(game, pair, rung),
            Happening::Returned(pair, rung) => game.rungs.entry(pair).or_default().now = rung,
            Happening::Stayed(feature, nation) => stay(game, feature, nation),
            Happening::Surprised(nation) => game.nations[nation.index()].tally.surprised += 1,
            Happening::Delivered { feature, repair } => {
                let state = &mut game.features[feature.index()];
                state.deliveries += 1;
                if repair {
                    state.repair_deliveries += 1;
                    state.fabric = (state.fabric + 1).min(3);
                } else {
                    state.supply = (state.supply + 1).min(3);
                }
            }
            Happening::Reached { act, feature, nation, target, alarm, credit, rung, surprise } => {
                let own = &mut game.nations[nation.index()];
                own.credit = own.credit.saturating_sub(credit).max(Thousandths::NONE);
                own.tally.live_fires += u16::from(act == Act::LiveFire);
                let other = &mut game.nations[target.index()];
                other.support = (other.support + alarm).min(Thousandths(1000));
                other.tally.surprised += u16::from(surprise);
                game.features[feature.index()].built += u8::from(act == Act::Build);
                stay(game, feature, nation);
                climb(game, Pair::new(nation, target), rung);
            }
        }
    }
}

fn climb(game: &mut Trial, pair: Pair, rung: u8) {
    let entry = game.rungs.entry(pair).or_default();
    entry.now = entry.now.max(rung);
    entry.peak = entry.peak.max(rung);
}

/// One more turn of a nation at a feature.
pub(crate) fn stay(game: &mut Trial, feature: FeatureId, nation: NationId) {
    let presence = &mut game.features[feature.index()].presence;
    match presence.iter_mut().find(|presence| presence.nation == nation.0) {
        Some(presence) => presence.turns += Turns(1),
        None => presence.push(Presence { nation: nation.0, turns: Turns(1), ..Default::default() }),
    }
}

/// A seat's objectives, with those tests taken as settled that nothing which could happen in a turn would move.
pub(crate) struct Yardstick {
    seat: SeatId,
    /// By objective, the tests of each tier that are open. A tier that is settled against the seat, and those above it, are left out.
    objectives: Vec<Vec<Vec<Test>>>,
}

impl Yardstick {
    /// The objectives of a seat as its game stands.
    pub fn of(scenario: &Scenario, game: &Game, seat: SeatId) -> Self {
        let open = |tests: &[Test]| {
            let (open, settled): (Vec<Test>, Vec<Test>) = tests.iter().partition(|test| test.metric.row().read_from.moves_in_a_turn());
            settled.iter().all(|test| test.holds_for(scenario, game, seat)).then_some(open)
        };
        let own = scenario.objectives.iter().filter(|objective| objective.seat == seat);
        let objectives = own.map(|objective| objective.tiers.iter().map_while(|tier| open(&tier.0)).collect()).collect();
        Self { seat, objectives }
    }

    /// The seat's points in a game that differs in features, nations and rungs alone.
    pub fn points(&self, scenario: &Scenario, game: &Game) -> i32 {
        let holds = |tests: &&Vec<Test>| tests.iter().all(|test| test.holds_for(scenario, game, self.seat));
        let points = self.objectives.iter().map(|tiers| tiers.iter().take_while(holds).count() as i32).sum();
        // Held in every game that a debug build plays: what is taken as settled hides no point.
        debug_assert_eq!(points, scores_for(scenario, game, self.seat).iter().map(|(_, score)| i32::from(*score)).sum::<i32>());
        points
    }
}
