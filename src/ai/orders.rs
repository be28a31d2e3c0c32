//! What machines that play need of each kind of order: how it is drawn by lot, what an AI player wants with it, and when it thinks of it.
//! One place a kind: the compiler names the kind that has none.

use super::random::Lot;
use super::random::order::{feature, force, quarantine, war};
use crate::ai::mind::Mind;
use crate::ai::mind::known::Thought;
use crate::ai::mind::reason::CompetitionAim;
use crate::catalog::{Act, GoodId, NationId, ProgrammeId, StockKind};
use crate::rules::order::entry::OrderEntry;
use crate::rules::order::{
    Benefit, Coerce, Consult, Counter, CounterKind, Exercise, Hasten, Hold, Honour, Induce, Influence, Invest, Kind, Launch, MAX_PARTNERS,
    MAX_SHIPMENT, Move, Order, Persuade, Preposition, Publicise, QuarantineOrder, Reassure, SetPolicy, Signal, SignalKind, Transfer, Undertake,
    WarOrder,
};
use crate::rules::scenario::Position;
use crate::rules::state::Force;
use crate::rules::state::competition::{BenefitKind, Coercion, Inducement, InfluenceKind, StandingPolicy, WorkKind};
use crate::rules::vocab::ids::{AgreementId, DueId, ForceId};
use crate::rules::vocab::order::{with_kind, with_order};

/// How often a kind is drawn by lot, on a die for the kinds that only competition knows and on one for the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Share {
    /// So many sides of the die are its own.
    Sides(u32),
    /// It shares the side of the kind before it: a second draw decides.
    WithTheOneBefore,
    /// It is on no die: it has its own occasion.
    Apart,
}

/// A kind of order, as machines play it.
trait AiPlayed: OrderEntry {
    /// How often it is drawn by lot.
    const SHARE: Share;

    /// One by lot, with fields from what there is; `None` where nothing of the kind is there. It may be illegal.
    fn draw(lot: &mut Lot<'_>) -> Option<Self>;

    /// What an AI player wants with it on the competition clock; `None` for what it gives for other reasons, or never.
    fn aim(&self) -> Option<CompetitionAim>;

    /// What an AI player thinks of on the competition clock for one of its nations. Most kinds are thought of together with others of their
    /// subject ([`competition`](crate::ai::competition), [`press`](crate::ai::competition::press), [`court`](crate::ai::competition::court)), in an order that settles ties; a kind
    /// that stands by itself is thought of here, after them.
    fn think(_: &Mind<'_>, _: NationId, _: &mut Vec<Thought>) {}
}

/// How often a kind is drawn by lot.
pub(super) fn share(kind: Kind) -> Share {
    with_kind!(kind, Data => Data::SHARE)
}

/// An order of a kind by lot.
pub(super) fn draw(kind: Kind, lot: &mut Lot<'_>) -> Option<Order> {
    with_kind!(kind, Data => Data::draw(lot).map(Order::from))
}

/// What an AI player wants with an order on the competition clock.
pub(super) fn aim(order: &Order) -> Option<CompetitionAim> {
    with_order!(order, order => order.aim())
}

/// What an AI player thinks of for a nation, of the kinds that stand by themselves.
pub(super) fn think(mind: &Mind<'_>, nation: NationId, thoughts: &mut Vec<Thought>) {
    for &kind in Kind::ALL {
        with_kind!(kind, Data => Data::think(mind, nation, thoughts));
    }
}

fn good(lot: &mut Lot<'_>) -> GoodId {
    GoodId(lot.below(lot.scenario.catalog.goods.len()) as u16)
}

impl AiPlayed for Move {
    const SHARE: Share = Share::Sides(2);

    fn draw(lot: &mut Lot<'_>) -> Option<Self> {
        let force = force(lot)?;
        let to = match (lot.coin(), feature(lot)) {
            (true, Some(feature)) => Position::Field(lot.scenario.feature(feature).cell),
            _ => Position::At(lot.place()?),
        };
        Move::plan(lot.scenario, lot.game, force, to).ok()
    }

    fn aim(&self) -> Option<CompetitionAim> {
        None
    }
}

impl AiPlayed for Undertake {
    const SHARE: Share = Share::Sides(3);

    fn draw(lot: &mut Lot<'_>) -> Option<Self> {
        let (scenario, game, nation) = (lot.scenario, lot.game, lot.nation);
        let (force, feature) = (force(lot)?, feature(lot)?);
        // Half the time the gravest that it can do, or something to get done, so that both meet, and blood and obligations come about.
        let acts = &scenario.catalog.force_type(game.forces[&force].kind).acts;
        let act: Act = match lot.dice.below(4) {
            0 => acts.iter().copied().max()?,
            1 => lot.pick(&acts.iter().copied().filter(|act| act.is_activity() && *act != Act::Patrol).collect::<Vec<Act>>())?,
            _ => lot.pick(acts)?,
        };
        // Mostly whoever stands across, since only there somebody is met.
        let known = scenario.feature(feature);
        let across = if known.challenger == nation { known.holder } else { known.challenger };
        let other = if across != nation && lot.dice.below(4) > 0 { across } else { lot.other()? };
        let against = act.opposes().then_some(other);
        Undertake::plan(scenario, game, force, feature, act, against).ok()
    }

    fn aim(&self) -> Option<CompetitionAim> {
        None
    }
}

impl AiPlayed for Hold {
    const SHARE: Share = Share::Sides(1);

    fn draw(lot: &mut Lot<'_>) -> Option<Self> {
        Some(Hold { force: force(lot)? })
    }

    fn aim(&self) -> Option<CompetitionAim> {
        None
    }
}

impl AiPlayed for Transfer {
    const SHARE: Share = Share::Sides(1);

    fn draw(lot: &mut Lot<'_>) -> Option<Self> {
        let (game, nation) = (lot.game, lot.nation);
        let from = force(lot)?;
        let giver = &game.forces[&from];
        let alike = |(id, taker): (ForceId, &Force)| {
            (id != from && taker.nation == nation && taker.kind == giver.kind && taker.position == giver.position).then_some(id)
        };
        let takers: Vec<ForceId> = game.active_forces().filter_map(alike).collect();
        let hulls = 1 + lot.below(usize::from(giver.strength)) as u16;
        Some(Transfer { from, to: lot.pick(&takers)?, hulls })
    }

    fn aim(&self) -> Option<CompetitionAim> {
        Some(CompetitionAim::Shift)
    }
}

impl AiPlayed for Signal {
    const SHARE: Share = Share::Sides(1);

    fn draw(lot: &mut Lot<'_>) -> Option<Self> {
        let (to, kind) = (lot.other()?, lot.pick(&SignalKind::ALL)?);
        let message = if lot.coin() { String::new() } else { "We mean what we say.".to_owned() };
        Some(Signal { nation: lot.nation, to, kind, message })
    }

    fn aim(&self) -> Option<CompetitionAim> {
        None
    }
}

impl AiPlayed for Publicise {
    const SHARE: Share = Share::Sides(1);

    fn draw(lot: &mut Lot<'_>) -> Option<Self> {
        Some(Publicise { nation: lot.nation, feature: feature(lot)? })
    }

    fn aim(&self) -> Option<CompetitionAim> {
        None
    }
}

impl AiPlayed for Consult {
    const SHARE: Share = Share::WithTheOneBefore;

    fn draw(lot: &mut Lot<'_>) -> Option<Self> {
        Some(Consult { nation: lot.nation, ally: lot.other()? })
    }

    fn aim(&self) -> Option<CompetitionAim> {
        None
    }
}

impl AiPlayed for Honour {
    const SHARE: Share = Share::Apart;

    fn draw(lot: &mut Lot<'_>) -> Option<Self> {
        let dues: Vec<DueId> = lot.game.dues_of(lot.nation).map(|(id, _)| id).collect();
        Some(Honour { nation: lot.nation, due: lot.pick(&dues)?, keep: lot.coin() })
    }

    fn aim(&self) -> Option<CompetitionAim> {
        None
    }
}

impl AiPlayed for Coerce {
    const SHARE: Share = Share::Sides(1);

    fn draw(lot: &mut Lot<'_>) -> Option<Self> {
        let nation = lot.nation;
        // What is withheld may be let go; else a lever of its own.
        let pulled: Vec<Coercion> = lot.game.competition.coercions.iter().filter(|known| known.by == nation).copied().collect();
        Some(match (lot.coin(), lot.pick(&pulled)) {
            (true, Some(pulled)) => Coerce { nation, target: pulled.target, good: pulled.good, lift: true },
            _ => Coerce { nation, target: lot.other()?, good: good(lot), lift: false },
        })
    }

    fn aim(&self) -> Option<CompetitionAim> {
        Some(if self.lift { CompetitionAim::EaseOff } else { CompetitionAim::Press })
    }
}

impl AiPlayed for Influence {
    const SHARE: Share = Share::Sides(1);

    fn draw(lot: &mut Lot<'_>) -> Option<Self> {
        Some(Influence { nation: lot.nation, target: lot.other()?, kind: lot.pick(&InfluenceKind::ALL)? })
    }

    fn aim(&self) -> Option<CompetitionAim> {
        Some(CompetitionAim::Press)
    }
}

impl AiPlayed for Counter {
    const SHARE: Share = Share::Sides(1);

    fn draw(lot: &mut Lot<'_>) -> Option<Self> {
        let divert = CounterKind::Divert(good(lot));
        Some(Counter { nation: lot.nation, kind: lot.pick(&[CounterKind::PreBunk, CounterKind::Attribute, divert])? })
    }

    fn aim(&self) -> Option<CompetitionAim> {
        Some(CompetitionAim::Protect)
    }
}

impl AiPlayed for Induce {
    const SHARE: Share = Share::Sides(1);

    fn draw(lot: &mut Lot<'_>) -> Option<Self> {
        Some(Induce { nation: lot.nation, target: lot.other()?, kind: lot.pick(&Inducement::ALL)? })
    }

    fn aim(&self) -> Option<CompetitionAim> {
        Some(CompetitionAim::Court)
    }
}

impl AiPlayed for Exercise {
    const SHARE: Share = Share::Sides(1);

    fn draw(lot: &mut Lot<'_>) -> Option<Self> {
        let mut partners: Vec<_> = (0..=lot.below(MAX_PARTNERS)).filter_map(|_| lot.other()).collect();
        partners.sort();
        partners.dedup();
        Some(Exercise { nation: lot.nation, partners, place: lot.place()? })
    }

    fn aim(&self) -> Option<CompetitionAim> {
        Some(CompetitionAim::Practise)
    }
}

impl AiPlayed for Preposition {
    const SHARE: Share = Share::Sides(1);

    fn draw(lot: &mut Lot<'_>) -> Option<Self> {
        let nation = lot.nation;
        let (place, what) = (lot.place()?, lot.pick(&StockKind::ALL)?);
        let most = lot.game.competition.front(nation).stock(what).min(MAX_SHIPMENT);
        Some(Preposition { nation, place, what, count: 1 + lot.below(usize::from(most.max(1))) as u16 })
    }

    fn aim(&self) -> Option<CompetitionAim> {
        Some(CompetitionAim::Store)
    }
}

impl AiPlayed for Invest {
    const SHARE: Share = Share::Sides(1);

    fn draw(lot: &mut Lot<'_>) -> Option<Self> {
        Some(Invest { nation: lot.nation, place: lot.place()?, work: lot.pick(&[WorkKind::Runway, WorkKind::Fuel, WorkKind::Shelters])? })
    }

    fn aim(&self) -> Option<CompetitionAim> {
        Some(CompetitionAim::Build)
    }
}

impl AiPlayed for Launch {
    const SHARE: Share = Share::Sides(1);

    fn draw(lot: &mut Lot<'_>) -> Option<Self> {
        let nation = lot.nation;
        let own = lot.scenario.catalog.programmes.iter().enumerate().filter(|(_, programme)| programme.nation == nation);
        let own: Vec<ProgrammeId> = own.map(|(index, _)| ProgrammeId(index as u16)).collect();
        Some(Launch { nation, programme: lot.pick(&own)? })
    }

    fn aim(&self) -> Option<CompetitionAim> {
        Some(CompetitionAim::Arm)
    }
}

impl AiPlayed for Persuade {
    const SHARE: Share = Share::Sides(1);

    fn draw(lot: &mut Lot<'_>) -> Option<Self> {
        Some(Persuade { nation: lot.nation })
    }

    fn aim(&self) -> Option<CompetitionAim> {
        Some(CompetitionAim::Convince)
    }
}

impl AiPlayed for Benefit {
    const SHARE: Share = Share::Sides(1);

    fn draw(lot: &mut Lot<'_>) -> Option<Self> {
        Some(Benefit { nation: lot.nation, to: lot.other()?, kind: lot.pick(&BenefitKind::ALL)? })
    }

    fn aim(&self) -> Option<CompetitionAim> {
        Some(CompetitionAim::Relieve)
    }
}

impl AiPlayed for SetPolicy {
    const SHARE: Share = Share::Sides(1);

    fn draw(lot: &mut Lot<'_>) -> Option<Self> {
        let nation = lot.nation;
        let tariffs = StandingPolicy::Tariffs(lot.other()?);
        let policy = lot.pick(&[StandingPolicy::Silo, StandingPolicy::FairShare, tariffs])?;
        Some(SetPolicy { nation, policy, on: !lot.game.competition.follows(nation, policy) })
    }

    fn aim(&self) -> Option<CompetitionAim> {
        Some(match (self.policy, self.on) {
            (StandingPolicy::FairShare, true) => CompetitionAim::Arm,
            (StandingPolicy::FairShare, false) => CompetitionAim::EaseOff,
            (StandingPolicy::Silo | StandingPolicy::Tariffs(_), _) => CompetitionAim::Relieve,
        })
    }
}

impl AiPlayed for Hasten {
    const SHARE: Share = Share::Sides(1);

    fn draw(lot: &mut Lot<'_>) -> Option<Self> {
        let (game, nation) = (lot.game, lot.nation);
        let before = |id: &AgreementId| game.agreement(*id).is_some_and(|known| known.hours_to_ratify(nation).is_some());
        let waiting: Vec<AgreementId> = (0..game.agreements.len()).map(|index| AgreementId(index as u16)).filter(before).collect();
        Some(Hasten { nation, agreement: lot.pick(&waiting)? })
    }

    fn aim(&self) -> Option<CompetitionAim> {
        Some(CompetitionAim::Bind)
    }
}

impl AiPlayed for Reassure {
    const SHARE: Share = Share::WithTheOneBefore;

    fn draw(lot: &mut Lot<'_>) -> Option<Self> {
        Some(Reassure { nation: lot.nation })
    }

    fn aim(&self) -> Option<CompetitionAim> {
        Some(CompetitionAim::Convince)
    }
}

impl AiPlayed for QuarantineOrder {
    const SHARE: Share = Share::Apart;

    fn draw(lot: &mut Lot<'_>) -> Option<Self> {
        quarantine(lot)
    }

    fn aim(&self) -> Option<CompetitionAim> {
        None
    }
}

impl AiPlayed for WarOrder {
    const SHARE: Share = Share::Apart;

    fn draw(lot: &mut Lot<'_>) -> Option<Self> {
        war(lot)
    }

    fn aim(&self) -> Option<CompetitionAim> {
        None
    }
}
