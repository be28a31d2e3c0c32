//! How news reads for whoever reads it. A colour means one thing: good or bad for the reader's own side. What is good for an opponent is
//! bad for the reader; the White Cell has no side, and nothing is good or bad for it.

use std::collections::BTreeMap;

use crate::catalog::quantity::Thousandths;
use crate::catalog::{Act, EncounterOutcome, NationId};
use crate::report::Tone;
use crate::report::headlines::moves::MetricWay;
use crate::report::headlines::{moves, salvo};
use crate::report::words::Words;
use crate::rules::Scenario;
use crate::rules::crisis::WarSetup;
use crate::rules::event::Event;
use crate::rules::event::facts::{Bearing, Drift, Fares, WarBearing};
use crate::rules::metric::{Comparison, Metric, Test};
use crate::rules::models::war::Party;
use crate::rules::phases::agreement::obligation;
use crate::rules::scenario::Effect;
use crate::rules::state::Game;
use crate::rules::state::competition::StandingPolicy;
use crate::rules::state::view::Viewer;
use crate::rules::vocab::ids::{AgreementId, FeatureId, ForceId};
use crate::rules::vocab::war::event::WarEvent;

/// How a nation stands to a reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stance {
    /// The reader speaks for it.
    Own,
    /// Bound to the reader by a treaty, or beside it in a war.
    Friend,
    /// Across from the reader or a friend.
    Opponent,
    /// None of these.
    Neutral,
}

/// Who reads, and how every nation stands to them.
#[derive(Clone, Debug, Default)]
pub struct Reader {
    stances: BTreeMap<NationId, Stance>,
    /// What the objectives of whoever reads ask for.
    wishes: Vec<Test>,
}

impl Reader {
    /// How nations stand to those who speak for `own`, by what is public in `game`. Nobody's reader, such as the White Cell, has no side.
    pub fn of(scenario: &Scenario, game: &Game, own: &[NationId]) -> Self {
        let mut stances: BTreeMap<NationId, Stance> = own.iter().map(|&nation| (nation, Stance::Own)).collect();
        let present: Vec<NationId> = scenario.nations_present().collect();
        for &nation in &present {
            if !stances.contains_key(&nation) && own.iter().any(|&me| obligation::are_allies(game, me, nation)) {
                stances.insert(nation, Stance::Friend);
            }
        }
        let friend = |stances: &BTreeMap<NationId, Stance>, nation| matches!(stances.get(&nation), Some(Stance::Own | Stance::Friend));
        for feature in &scenario.features {
            for (a, b) in [(feature.holder, feature.challenger), (feature.challenger, feature.holder)] {
                if friend(&stances, a) && !friend(&stances, b) {
                    stances.insert(b, Stance::Opponent);
                }
            }
        }
        if let Some(war) = scenario.war.as_deref().filter(|_| game.at_war().is_some() || game.quarantine.is_some() || scenario.features.is_empty()) {
            let beijing = war.nation(Party::Prc);
            let coalition = Party::COALITION.map(|party| war.nation(party));
            for nation in coalition {
                let across = match (friend(&stances, nation), friend(&stances, beijing)) {
                    (true, false) => beijing,
                    (false, true) => nation,
                    _ => continue,
                };
                stances.insert(across, Stance::Opponent);
            }
            // Those who fight on one side are friends, whatever binds them.
            let fights = |nation: NationId| {
                let party = Party::ALL.into_iter().find(|&party| war.nation(party) == nation);
                game.at_war().is_some_and(|crisis| party.is_some_and(|party| crisis.is_in(party)))
            };
            if coalition.iter().any(|&nation| own.contains(&nation) && fights(nation)) {
                for nation in coalition.into_iter().filter(|&nation| fights(nation) && !own.contains(&nation)) {
                    stances.insert(nation, Stance::Friend);
                }
            }
        }
        let opponents: Vec<NationId> = stances.iter().filter(|(_, stance)| **stance == Stance::Opponent).map(|(&nation, _)| nation).collect();
        for &nation in &present {
            if !stances.contains_key(&nation) && opponents.iter().any(|&other| obligation::are_allies(game, other, nation)) {
                stances.insert(nation, Stance::Opponent);
            }
        }
        let asked = scenario.objectives.iter().filter(|objective| own.iter().any(|&nation| game.commands(scenario, objective.seat, nation)));
        let wishes = asked.flat_map(|objective| &objective.tiers).flat_map(|tier| tier.0.iter().copied()).collect();
        Self { stances, wishes }
    }

    /// The reader at a desk or a seat; the White Cell has no side.
    pub fn at(scenario: &Scenario, game: &Game, viewer: Viewer) -> Self {
        let own: Vec<NationId> = match viewer {
            Viewer::WhiteCell | Viewer::Public => Vec::new(),
            Viewer::Desk(nation) => vec![nation],
            Viewer::Seat(seat) => scenario.nations_present().filter(|&nation| game.commands(scenario, seat, nation)).collect(),
        };
        Self::of(scenario, game, &own)
    }

    /// How a nation stands to the reader.
    pub fn stance(&self, nation: NationId) -> Stance {
        self.stances.get(&nation).copied().unwrap_or(Stance::Neutral)
    }

    /// Whether the reader speaks for it.
    pub fn is_own(&self, nation: NationId) -> bool {
        self.stance(nation) == Stance::Own
    }

    /// Whether the reader speaks for nobody.
    pub fn is_nobody(&self) -> bool {
        self.stances.is_empty()
    }

    fn mine(&self, nation: NationId) -> bool {
        matches!(self.stance(nation), Stance::Own | Stance::Friend)
    }

    /// Something good or bad befell a nation.
    fn befell(&self, nation: NationId, fares: Fares) -> Tone {
        let we_fare = match self.stance(nation) {
            Stance::Own | Stance::Friend => fares,
            Stance::Opponent => fares.other(),
            Stance::Neutral => return Tone::Plain,
        };
        tone_of(we_fare)
    }

    /// Closer or looser ties between nations: what is good for those in them and their friends is bad for those across.
    fn ties(&self, parties: &[NationId], drift: Drift) -> Tone {
        let (ours, theirs) = (parties.iter().any(|&nation| self.mine(nation)), parties.iter().any(|&nation| self.stance(nation) == Stance::Opponent));
        let own = parties.iter().any(|&nation| self.is_own(nation));
        match (ours, theirs) {
            // A friend that settles something with an opponent without us is neither.
            (true, true) if !own => Tone::Plain,
            (true, _) => tone_of(Fares::well_if(drift == Drift::Closer)),
            (false, true) => tone_of(Fares::well_if(drift == Drift::Apart)),
            (false, false) => Tone::Plain,
        }
    }

    fn agreement(&self, game: &Game, id: AgreementId, drift: Drift) -> Tone {
        game.agreement(id).map_or(Tone::Plain, |agreement| self.ties(&agreement.text.parties, drift))
    }

    fn force(&self, game: &Game, id: ForceId, fares: Fares) -> Tone {
        game.forces.get(&id).map_or(Tone::Plain, |force| self.befell(force.nation, fares))
    }

    fn at_feature(&self, scenario: &Scenario, id: FeatureId, holder: Fares) -> Tone {
        let Some(feature) = scenario.features.get(id.index()) else { return Tone::Plain };
        match self.befell(feature.holder, holder) {
            Tone::Plain => self.befell(feature.challenger, holder.other()),
            tone => tone,
        }
    }

    /// How what moves some measures reads by the reader's own objectives; `None` where they ask for none of it, or for both ways.
    pub(crate) fn wished(&self, moves: &[(Metric, MetricWay)]) -> Option<Tone> {
        let asked = |&(metric, way): &(Metric, MetricWay)| {
            let of_it = self.wishes.iter().filter(move |test| test.metric == metric);
            of_it.map(move |test| (test.comparison == Comparison::AtLeast) == (way == MetricWay::Up))
        };
        let mut helps = moves.iter().flat_map(asked);
        let first = helps.next()?;
        helps.all(|other| other == first).then_some(if first { Tone::Calm } else { Tone::Grave })
    }

    /// How an event reads: first by what the reader's own objectives ask for, then by whom it befalls. `told` is how it reads in itself, for what has no side.
    pub fn tone(&self, words: &Words<'_>, event: &Event, told: Tone) -> Tone {
        let (scenario, game) = (words.scenario, words.game);
        if self.is_nobody() {
            return Tone::Plain;
        }
        if let Some(tone) = self.wished(&moves::by_event(game, event)) {
            return tone;
        }
        // Bad news for those named and their friends; to others they are neither.
        let grave_if = |harmed: bool| if harmed { Tone::Grave } else { Tone::Plain };
        match event.facts().bearing {
            Bearing::Nobody => Tone::Plain,
            Bearing::Told => told,
            Bearing::Everybody => Tone::Grave,
            Bearing::Nation(nation, fares) => self.befell(nation, fares),
            Bearing::Force(force, fares) => self.force(game, force, fares),
            Bearing::Holder(feature, fares) => self.at_feature(scenario, feature, fares),
            Bearing::Shortage(feature) => match self.at_feature(scenario, feature, Fares::Ill) {
                Tone::Calm => Tone::Plain,
                tone => tone,
            },
            // That people of the other side are hurt is no good news.
            Bearing::Harm(nation) => grave_if(self.mine(nation)),
            Bearing::Intrusion { by, of } => grave_if(self.mine(of) && !self.mine(by)),
            Bearing::Encounter { actor, opponent, act, outcome } => self.encounter(actor, opponent, act, outcome),
            Bearing::Ties(nations, drift) => self.ties(&nations, drift),
            Bearing::Talks(nations) => match self.ties(&nations, Drift::Closer) {
                Tone::Grave => Tone::Plain,
                tone => tone,
            },
            Bearing::Agreement(id, drift) => self.agreement(game, id, drift),
            Bearing::Answer(id, accepted) => game.proposals.get(&id).map_or(Tone::Plain, |offer| {
                // A refusal among others is no news of ours.
                let own = offer.text.parties.iter().any(|&nation| self.is_own(nation));
                if accepted || own { self.ties(&offer.text.parties, Drift::closer_if(accepted)) } else { Tone::Plain }
            }),
            Bearing::Breach(id, by) => {
                let party = game.agreement(id).is_some_and(|agreement| agreement.text.parties.iter().any(|&nation| self.is_own(nation)));
                grave_if(party || self.mine(by))
            }
            Bearing::Owed { obligor, beneficiary } => match (self.stance(obligor), self.stance(beneficiary)) {
                (Stance::Own, _) => Tone::Grave,
                (_, Stance::Own | Stance::Friend) => Tone::Calm,
                (_, Stance::Opponent) => Tone::Grave,
                _ => Tone::Plain,
            },
            Bearing::Due(id, kept) => game.dues.get(id.index()).map_or(Tone::Plain, |due| self.befell(due.beneficiary, Fares::well_if(kept))),
            Bearing::Rung(a, b, up) => match (self.mine(a) || self.mine(b), up) {
                (true, true) => Tone::Grave,
                (true, false) => Tone::Calm,
                (false, _) => Tone::Plain,
            },
            Bearing::Exposure { by, against } => match (self.stance(against), self.stance(by)) {
                (Stance::Own | Stance::Friend, _) => Tone::Grave,
                (Stance::Opponent, _) | (_, Stance::Own) => Tone::Calm,
                _ => Tone::Plain,
            },
            Bearing::Vote(nation, confirmed) => {
                if self.mine(nation) {
                    self.befell(nation, Fares::well_if(confirmed))
                } else {
                    Tone::Plain
                }
            }
            Bearing::Own(nation) => {
                if self.mine(nation) {
                    told
                } else {
                    Tone::Plain
                }
            }
            Bearing::Programme(programme, fares) => {
                scenario.catalog.programmes.get(programme.index()).map_or(Tone::Plain, |programme| self.befell(programme.nation, fares))
            }
            Bearing::Region(up) => self.region(scenario, up),
            Bearing::Effect(effect) => self.effect(scenario, &effect),
            Bearing::War(side) => self.in_war(words, &side),
        }
    }

    fn encounter(&self, actor: NationId, opponent: NationId, act: Act, outcome: EncounterOutcome) -> Tone {
        // Whoever only follows stops nobody: that something went on beside them is no defeat.
        if act <= Act::Shadow && outcome == EncounterOutcome::Pass {
            return Tone::Plain;
        }
        if self.mine(actor) {
            return if outcome == EncounterOutcome::Pass { Tone::Calm } else { Tone::Grave };
        }
        match outcome {
            EncounterOutcome::Pass if self.mine(opponent) => Tone::Grave,
            EncounterOutcome::Delay | EncounterOutcome::Damage if self.mine(opponent) => Tone::Calm,
            // That people are hurt is good for nobody.
            EncounterOutcome::Injury | EncounterOutcome::Death if self.mine(opponent) => Tone::Grave,
            _ => Tone::Plain,
        }
    }

    /// Whether the region accepts closer ties of those whom Beijing presses.
    fn region(&self, scenario: &Scenario, up: bool) -> Tone {
        let presses = scenario.challengers().any(|nation| self.is_own(nation));
        if up == presses { Tone::Grave } else { Tone::Calm }
    }

    fn effect(&self, scenario: &Scenario, effect: &Effect) -> Tone {
        match effect {
            Effect::Support { nation, by } | Effect::Standing { nation, by } | Effect::Credit { nation, by } => {
                self.befell(*nation, Fares::well_if(*by > Thousandths::NONE))
            }
            Effect::Capital { nation, by } | Effect::Budget { nation, by } => self.befell(*nation, Fares::well_if(*by > 0)),
            Effect::Control { feature, by } => self.at_feature(scenario, *feature, Fares::well_if(i32::from(*by) > 0)),
            Effect::Supply { feature, by } | Effect::Fabric { feature, by } => {
                self.at_feature(scenario, *feature, Fares::well_if(i32::from(*by) > 0))
            }
            Effect::Region { by } => self.region(scenario, *by > Thousandths::NONE),
            Effect::Policy { policy: StandingPolicy::Tariffs(target), on, .. } => self.befell(*target, Fares::well_if(!*on)),
            Effect::Coercion { target, .. } => self.befell(*target, Fares::Ill),
            Effect::War => Tone::Grave,
            Effect::Rung { .. }
            | Effect::Weather { .. }
            | Effect::Reinforce
            | Effect::Agreement { .. }
            | Effect::Policy { .. }
            | Effect::Alignment { .. } => Tone::Plain,
        }
    }

    /// How something of a war or a quarantine reads; without the level's war it has no sides.
    fn in_war(&self, words: &Words<'_>, side: &WarBearing) -> Tone {
        let Some(setup) = words.scenario.war.as_deref() else { return Tone::Plain };
        let beijing = setup.nation(Party::Prc);
        match side {
            WarBearing::Enters(nation) => self.joins(*nation),
            WarBearing::Leaves(nation) => match self.joins(*nation) {
                Tone::Calm => Tone::Grave,
                Tone::Grave => Tone::Calm,
                Tone::Plain => Tone::Plain,
            },
            // What a host decides is no news to itself.
            WarBearing::Grants(host) if self.is_own(*host) => Tone::Plain,
            WarBearing::Grants(_) => self.befell(beijing, Fares::Ill),
            WarBearing::AgainstBeijing if self.mine(beijing) => Tone::Grave,
            WarBearing::AgainstBeijing => Tone::Plain,
            WarBearing::Beijing(good) => self.befell(beijing, Fares::well_if(*good)),
            WarBearing::Island(good) => match self.befell(setup.nation(Party::Twn), Fares::well_if(*good)) {
                Tone::Plain => self.befell(beijing, Fares::well_if(!good)),
                tone => tone,
            },
            WarBearing::Fought(event) => self.fought(words, setup, event),
        }
    }

    fn fought(&self, words: &Words<'_>, setup: &WarSetup, event: &WarEvent) -> Tone {
        let own: Vec<NationId> = self.stances.iter().filter(|(_, stance)| **stance == Stance::Own).map(|(&nation, _)| nation).collect();
        match event {
            WarEvent::Entered { party, .. } => self.joins(setup.nation(*party)),
            // Own submarines that are lost are no victory.
            WarEvent::SubmarinesStruck { landing_ships, escorts, boats_lost, .. }
                if self.mine(setup.nation(Party::Usa)) && *boats_lost > landing_ships + escorts =>
            {
                Tone::Grave
            }
            event => salvo::tone(words, &own, event).unwrap_or(Tone::Plain),
        }
    }

    /// A nation comes into a war: good for those beside it.
    fn joins(&self, nation: NationId) -> Tone {
        match self.stance(nation) {
            Stance::Own => Tone::Plain,
            Stance::Friend => Tone::Calm,
            Stance::Opponent => Tone::Grave,
            Stance::Neutral => Tone::Plain,
        }
    }
}

/// How what is good or bad for the reader reads.
fn tone_of(fares: Fares) -> Tone {
    match fares {
        Fares::Well => Tone::Calm,
        Fares::Ill => Tone::Grave,
    }
}
