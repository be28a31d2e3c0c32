//! Words: publicity, consultations and signals.

use crate::ai::Skill;
use crate::ai::mind::reason::Reason;
use crate::ai::mind::stakes::Happening;
use crate::ai::mind::{Idea, Mind, OrderDraft};
use crate::catalog::quantity::Thousandths;
use crate::catalog::{Act, NationId};
use crate::rules::order::{Consult, Order, Publicise, Signal, SignalKind};
use crate::rules::state::Incident;
use crate::rules::vocab::ids::FeatureId;
use crate::rules::vocab::parameter::Param;

/// What an ally is told, one after the other.
const REASSURANCES: [&str; 4] = [
    "Our commitment stands. We see what is done to you, and we are near.",
    "Nothing in our commitment has changed. Ask, and we answer the same day.",
    "The treaty means what it says. We have told the other side so.",
    "We say it again in public, so that nobody can mistake it: we stand with you.",
];

/// A signal that may be worth sending.
struct SignalSaid {
    to: NationId,
    kind: SignalKind,
    weight: i32,
    reason: Reason,
}

impl Mind<'_> {
    pub(crate) fn words(&mut self, nation: NationId, ideas: &mut Vec<Idea>) {
        for index in 0..self.scenario.features.len() {
            self.publish(FeatureId(index as u16), nation, ideas);
        }
        self.consult(nation, ideas);
        self.signals(nation, ideas);
    }

    /// What publishing would bring its own public, in permille: the published rule applied to what it sees.
    fn publicity(&self, feature: FeatureId, nation: NationId, act: Act) -> i32 {
        let gravity = i32::from(act.rung());
        let wear = i32::from(self.game.nations[nation.index()].publicity_wear);
        let filmed =
            self.game.active_forces().any(|(_, f)| f.nation == nation && f.task.is_some_and(|t| t.feature == feature && t.act == Act::Document));
        let raw = self.scenario.parameters.get(Param::PublicityEffect) * gravity / 2 * if filmed { 3 } else { 2 } / 2;
        raw * (1000 - wear) / 1000
    }

    fn publish(&mut self, feature: FeatureId, nation: NationId, ideas: &mut Vec<Idea>) {
        let publicise = Publicise { nation, feature };
        let Some(Incident { by: against, act, .. }) = publicise.subject(self.scenario, &self.game) else { return };
        let effect = self.publicity(feature, nation, act);
        let quiet = self
            .game
            .agreements
            .iter()
            .any(|a| a.text.quiet && a.binds(self.game.turn) && a.text.parties.contains(&nation) && a.text.parties.contains(&against));
        let worn = i32::from(self.game.nations[nation.index()].publicity_wear);
        // Whoever plays well waits until the pictures are strong and the last ones forgotten.
        let patience = match self.skill {
            Skill::Novice => 0,
            Skill::Standard => 12,
            Skill::Expert => 18,
        };
        if quiet || (effect <= patience && self.skill > Skill::Novice) {
            return;
        }
        let last = self.game.turns_ahead() == Some(0);
        // Its own objectives may ask it to say little.
        let price = self.stake(Happening::Published(nation));
        let weight = effect * self.wants.support.min(6) / 3 - worn / 40 + if last { 10 } else { 0 } - price.max(0);
        let weight = self.judged(weight);
        let order = Order::Publicise(publicise);
        ideas.push(Idea { draft: OrderDraft::Say(order), weight, reason: Reason::Publish { feature, effect_permille: Thousandths::of(effect) } });
    }

    fn allies(&self, nation: NationId) -> Vec<NationId> {
        self.scenario.nations_present().filter(|&other| other != nation && !self.is_own(other) && self.allied(nation, other)).collect()
    }

    fn consult(&mut self, nation: NationId, ideas: &mut Vec<Idea>) {
        let tense = self.scenario.nations_present().any(|other| self.game.rung(nation, other) >= 1);
        let before = u32::from(self.game.nations[nation.index()].tally.consultations.min(8));
        let gain = self.scenario.parameters.get(Param::ConsultStanding) >> before;
        if !tense {
            return;
        }
        for ally in self.allies(nation) {
            let weight = self.judged(gain * self.wants.standing.min(6) / 2 + 20 * self.wants.consult);
            if weight <= 6 {
                continue;
            }
            ideas.push(Idea { draft: OrderDraft::Say(Order::Consult(Consult { nation, ally })), weight, reason: Reason::Consult { ally } });
        }
    }

    fn signals(&mut self, nation: NationId, ideas: &mut Vec<Idea>) {
        let sent = i32::from(self.game.nations[nation.index()].tally.signals);
        let worn = |weight: i32| weight * 4 / (4 + 2 * sent);
        for other in self.scenario.nations_present().collect::<Vec<_>>() {
            if other == nation || self.is_own(other) {
                continue;
            }
            let rung = i32::from(self.game.rung(nation, other));
            let ally = self.allied(nation, other);
            let calm = self.wants.calm.get(&other).copied().unwrap_or(0);
            let hard =
                self.game.forces.values().any(|f| self.is_own(f.nation) && f.task.is_some_and(|t| t.act > Act::Shadow && t.against == Some(other)));
            // To speak of calm while one's own crews block is not believed, nor meant.
            if !ally && rung >= 1 && calm > 0 && !hard {
                let said = SignalSaid { to: other, kind: SignalKind::Calm, weight: worn(6 * rung + 4 * calm), reason: Reason::Calm { other } };
                self.signal(nation, said, ideas);
            }
            let pressed = self.scenario.nations_present().any(|third| self.game.rung(other, third) >= 2);
            if ally && (pressed || self.wants.steady.contains_key(&other)) {
                let effect = self.scenario.parameters.get(Param::SignalSupport) * 4 / (4 + sent);
                let steady = self.wants.steady.get(&other).copied().unwrap_or(0).min(5);
                let weight = effect * (2 + steady) / 2 + if sent == 0 { self.wants.word } else { 0 };
                let said = SignalSaid { to: other, kind: SignalKind::Reassure, weight, reason: Reason::Reassure { ally: other } };
                self.signal(nation, said, ideas);
            }
            let threatened = self.allies(nation).into_iter().any(|ally| self.game.rung(ally, other) >= 2) || rung >= 2;
            if !ally && threatened && !hard && self.wants.word > 2 {
                let weight = self.temper.bold(worn(12)) - 3 * calm;
                let said = SignalSaid { to: other, kind: SignalKind::Warn, weight, reason: Reason::Warn { other } };
                self.signal(nation, said, ideas);
            }
        }
    }

    fn signal(&mut self, nation: NationId, said: SignalSaid, ideas: &mut Vec<Idea>) {
        let SignalSaid { to, kind, weight, reason } = said;
        let given = self.game.seats[self.seat.index()].orders.iter().any(|order| matches!(order, Order::Signal(signal) if signal.to == to));
        if given || weight <= 8 {
            return;
        }
        // What was said before is not said again in the same words.
        let sent = usize::from(self.game.nations[nation.index()].tally.signals);
        // A novice saves the words, and is misread more often.
        let text = match (self.skill, kind) {
            (Skill::Novice, _) => "",
            (_, SignalKind::Reassure) => REASSURANCES[sent % REASSURANCES.len()],
            (_, SignalKind::Warn) => "We know where your crews are and what they do. Another step has consequences that you do not want.",
            (_, SignalKind::Notice) => "Live firing on the high seas, in the area and at the hours published. Keep clear.",
            (_, SignalKind::Calm) => "We have shown what we had to show. Keep your crews back, and ours will stay back too.",
        };
        let weight = self.judged(weight);
        let order = Order::Signal(Signal { nation, to, kind, message: text.to_owned() });
        ideas.push(Idea { draft: OrderDraft::Say(order), weight, reason });
    }
}
