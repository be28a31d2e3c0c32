//! Kinds of order, as studies count them and take them out.

use std::fmt;

use crate::catalog::Act;
use crate::rules::Command;
use crate::rules::order::{Order, QuarantineOrder, SignalKind, WarOrder};

/// A kind of order: a task counts by what it does, a signal by what it means. An offer is a kind as well, though it is no order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum OrderKind {
    /// A force is sent somewhere.
    Move,
    /// A force does this at a feature.
    Undertake(Act),
    /// A force stops.
    Hold,
    /// Hulls pass from one force to another.
    Transfer,
    /// A signal that means this.
    Signal(SignalKind),
    /// What happened is published.
    Publicise,
    /// A treaty consultation.
    Consult,
    /// An obligation that fell due is answered.
    Honour,
    /// A good is withheld, or that ends.
    Coerce,
    /// An information operation.
    Influence,
    /// Pressure is countered.
    Counter,
    /// A third nation is courted.
    Induce,
    /// An exercise is planned.
    Exercise,
    /// Munitions are stored ahead.
    Preposition,
    /// Something is built at a base.
    Invest,
    /// A programme begins.
    Launch,
    /// A campaign at home.
    Persuade,
    /// An ally's people have something of closer ties.
    Benefit,
    /// A policy begins or ends.
    Policy,
    /// A parliament is pressed.
    Hasten,
    /// The region is reassured.
    Reassure,
    /// The cordon of a quarantine is set.
    Cordon,
    /// From quarantine to blockade and back.
    Blockade,
    /// Merchants are told what to do.
    Sail,
    /// Fuel is rationed.
    Ration,
    /// Convoys are escorted, or no longer.
    Convoy,
    /// Goods are flown in, or no longer.
    Airlift,
    /// A state stands surety for ships.
    Surety,
    /// Ports are opened to escorts.
    Ports,
    /// A task force has a mission, or squadrons move.
    Operate,
    /// A rule of engagement is set.
    Engage,
    /// A host opens or closes its bases.
    Allow,
    /// A nation enters a war.
    Enter,
    /// A note is agreed to.
    Agree,
    /// A nuclear rung is recommended.
    Recommend,
    /// The invasion is launched.
    Invade,
    /// An offer or a counter-offer.
    Offer,
}

impl OrderKind {
    /// Every kind there is.
    pub fn all() -> Vec<Self> {
        let mut all = vec![Self::Move, Self::Hold, Self::Transfer, Self::Publicise, Self::Consult, Self::Honour, Self::Offer];
        all.extend([Self::Coerce, Self::Influence, Self::Counter, Self::Induce, Self::Exercise, Self::Preposition, Self::Invest]);
        all.extend([Self::Launch, Self::Persuade, Self::Benefit, Self::Policy, Self::Hasten, Self::Reassure]);
        all.extend([Self::Cordon, Self::Blockade, Self::Sail, Self::Ration, Self::Convoy, Self::Airlift, Self::Surety, Self::Ports]);
        all.extend([Self::Operate, Self::Engage, Self::Allow, Self::Enter, Self::Agree, Self::Recommend, Self::Invade]);
        all.extend(Act::ALL.map(Self::Undertake));
        all.extend(SignalKind::ALL.map(Self::Signal));
        all.sort();
        all
    }

    /// The kind of an order.
    pub fn of(order: &Order) -> Self {
        match order {
            Order::Move(_) => Self::Move,
            Order::Undertake(order) => Self::Undertake(order.act),
            Order::Hold(_) => Self::Hold,
            Order::Transfer(_) => Self::Transfer,
            Order::Signal(order) => Self::Signal(order.kind),
            Order::Publicise(_) => Self::Publicise,
            Order::Consult(_) => Self::Consult,
            Order::Honour(_) => Self::Honour,
            Order::Coerce(_) => Self::Coerce,
            Order::Influence(_) => Self::Influence,
            Order::Counter(_) => Self::Counter,
            Order::Induce(_) => Self::Induce,
            Order::Exercise(_) => Self::Exercise,
            Order::Preposition(_) => Self::Preposition,
            Order::Invest(_) => Self::Invest,
            Order::Launch(_) => Self::Launch,
            Order::Persuade(_) => Self::Persuade,
            Order::Benefit(_) => Self::Benefit,
            Order::SetPolicy(_) => Self::Policy,
            Order::Hasten(_) => Self::Hasten,
            Order::Reassure(_) => Self::Reassure,
            Order::Quarantine(order) => match order {
                QuarantineOrder::Cordon { .. } => Self::Cordon,
                QuarantineOrder::Blockade { .. } => Self::Blockade,
                QuarantineOrder::Sail { .. } => Self::Sail,
                QuarantineOrder::Ration { .. } => Self::Ration,
                QuarantineOrder::Escort { .. } => Self::Convoy,
                QuarantineOrder::Airlift { .. } => Self::Airlift,
                QuarantineOrder::Surety { .. } => Self::Surety,
                QuarantineOrder::Ports { .. } => Self::Ports,
            },
            Order::War(order) => match order {
                WarOrder::Operate(_) | WarOrder::Rebase(_) => Self::Operate,
                WarOrder::Engage(_) => Self::Engage,
                WarOrder::Allow(_) => Self::Allow,
                WarOrder::Enter(_) => Self::Enter,
                WarOrder::Agree(_) => Self::Agree,
                WarOrder::Recommend(_) => Self::Recommend,
                WarOrder::Invade(_) => Self::Invade,
            },
        }
    }

    /// The kind of what a command does, if it is an order or an offer.
    pub fn of_command(command: &Command) -> Option<Self> {
        match command {
            Command::Give(order) => Some(Self::of(order)),
            Command::Propose { .. } => Some(Self::Offer),
            Command::TakeBack(_)
            | Command::SetCeiling(_)
            | Command::Seal
            | Command::Unseal
            | Command::Answer { .. }
            | Command::Withdraw { .. }
            | Command::AskPermission { .. }
            | Command::RefusePermission { .. }
            | Command::Denounce { .. }
            | Command::Guess { .. }
            | Command::Say { .. }
            | Command::Resolve
            | Command::White(_) => None,
        }
    }

    /// The kind with this name on the command line.
    ///
    /// # Errors
    /// There is none; the message lists all.
    pub fn named(name: &str) -> Result<Self, String> {
        let found = Self::all().into_iter().find(|kind| kind.to_string() == name);
        let names: Vec<String> = Self::all().iter().map(Self::to_string).collect();
        found.ok_or_else(|| format!("there is no kind of order `{name}`; the kinds are {}", names.join(", ")))
    }
}

impl fmt::Display for OrderKind {
    /// Its name on the command line and in tables.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = match self {
            Self::Move => "move",
            Self::Undertake(Act::Document) => "document",
            Self::Undertake(Act::Patrol) => "patrol",
            Self::Undertake(Act::Escort) => "escort",
            Self::Undertake(Act::Resupply) => "resupply",
            Self::Undertake(Act::ResupplyRepair) => "resupply-repair",
            Self::Undertake(Act::Survey) => "survey",
            Self::Undertake(Act::Build) => "build",
            Self::Undertake(Act::Shadow) => "shadow",
            Self::Undertake(Act::ShowForce) => "show-force",
            Self::Undertake(Act::Block) => "block",
            Self::Undertake(Act::LiveFire) => "live-fire",
            Self::Undertake(Act::Harass) => "harass",
            Self::Undertake(Act::WaterCannon) => "water-cannon",
            Self::Undertake(Act::Ram) => "ram",
            Self::Undertake(Act::Board) => "board",
            Self::Hold => "hold",
            Self::Transfer => "transfer",
            Self::Signal(SignalKind::Reassure) => "reassure",
            Self::Signal(SignalKind::Warn) => "warn",
            Self::Signal(SignalKind::Calm) => "calm",
            Self::Signal(SignalKind::Notice) => "notice",
            Self::Publicise => "publicise",
            Self::Consult => "consult",
            Self::Honour => "honour",
            Self::Coerce => "coerce",
            Self::Influence => "influence",
            Self::Counter => "counter",
            Self::Induce => "induce",
            Self::Exercise => "exercise",
            Self::Preposition => "preposition",
            Self::Invest => "invest",
            Self::Launch => "launch",
            Self::Persuade => "persuade",
            Self::Benefit => "benefit",
            Self::Policy => "policy",
            Self::Hasten => "hasten",
            Self::Reassure => "reassure-region",
            Self::Cordon => "cordon",
            Self::Blockade => "blockade",
            Self::Sail => "sail",
            Self::Ration => "ration",
            Self::Convoy => "convoy",
            Self::Airlift => "airlift",
            Self::Surety => "surety",
            Self::Ports => "ports",
            Self::Operate => "operate",
            Self::Engage => "engage",
            Self::Allow => "allow",
            Self::Enter => "enter",
            Self::Agree => "agree",
            Self::Recommend => "recommend",
            Self::Invade => "invade",
            Self::Offer => "offer",
        };
        f.write_str(name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_is_found_by_its_name_and_by_no_other() {
        for kind in OrderKind::all() {
            assert_eq!(OrderKind::named(&kind.to_string()), Ok(kind));
        }
        let refused = OrderKind::named("blok").unwrap_err();
        assert!(refused.contains("`blok`") && refused.contains("block"), "{refused}");
    }
}
