//! A computer in a quarantine: how tight to draw the cordon, whom to escort under which rules, what to tell merchants. From its seat's view
//! alone: all counts of a quarantine are public. Its thresholds are judgement (assumption): they set what tempers do, not what rules allow.

use crate::ai::mind::Mind;
use crate::ai::mind::reason::{Reason, WarAim};
use crate::ai::{Skill, Temper};
use crate::catalog::NationId;
use crate::catalog::quantity::Thousandths;
use crate::rules::metric::{Comparison, Metric};
use crate::rules::models::war::Party;
use crate::rules::order::Order;
use crate::rules::order::quarantine::QuarantineOrder;
use crate::rules::quarantine::state::Quarantine;
use crate::rules::quarantine::{Course, Crews, Escort, Grade, Guard, MerchantCargo, groups, running};
use crate::rules::scenario::war::WarSetup;

/// Electricity below which governments of the coalition act on it, permille.
const DIM: Thousandths = Thousandths(930);
/// Electricity below which they do what they can.
const DARK: Thousandths = Thousandths(800);
/// Rung with Beijing from which cautious governments go no further: shots.
const SHOTS: u8 = 5;

impl Mind<'_> {
    /// The orders of a quarantine, before anything else takes the staff's time.
    pub(crate) fn quarantine(&mut self) {
        let Some(setup) = self.scenario.war.clone() else { return };
        let Some(now) = running(&self.game).cloned() else { return };
        for nation in self.nations.clone() {
            match setup.party(nation) {
                Some(Party::Prc) => self.besiege(&setup, &now, nation),
                Some(Party::Twn) => self.hold_out(&now, nation),
                Some(party) => self.relieve(&setup, &now, nation, party),
                None => {}
            }
        }
    }

    fn decide_in_quarantine(&mut self, order: QuarantineOrder, aim: WarAim) {
        self.give(Order::Quarantine(order), Reason::Fight { aim });
    }

    /// Beijing: tighter while it works and nobody shoots; a blockade when it is bold and convoys come through; home when it does not work.
    fn besiege(&mut self, setup: &WarSetup, now: &Quarantine, nation: NationId) {
        let (bold, cautious) = (self.temper == Temper::Bold, self.temper == Temper::Cautious);
        let escorts: u32 = now.sent.values().map(|&sent| u32::from(sent)).sum();
        let through: u32 = now.through.values().map(|&through| u32::from(through)).sum();
        let leaks = escorts >= 3 && through * 10 > escorts * 6;
        let highest = Party::COALITION.iter().map(|&party| self.game.rung(nation, setup.nation(party))).max().unwrap_or(0);
        let presses = now.power < DARK || now.endurance < Thousandths(450);
        // Lifting costs face, and ends it: for whoever sees that the lights stay on, or that the next step is war.
        let hopeless = now.week >= 6 && now.power >= DIM && now.endurance > Thousandths(550) && !bold;
        let afraid = highest >= SHOTS && cautious && !presses;
        if hopeless || afraid {
            self.decide_in_quarantine(QuarantineOrder::Cordon { nation, grade: Grade::Lifted, crews: now.crews }, WarAim::Ease);
            return;
        }
        let grade = match self.temper {
            Temper::Bold => Grade::Tight,
            Temper::Steady if now.week >= 2 => Grade::Tight,
            Temper::Cautious if now.week >= 3 && highest < SHOTS => Grade::Tight,
            Temper::Steady | Temper::Cautious => Grade::Held,
        };
        let crews = match self.temper {
            Temper::Bold if leaks && now.week >= 3 => Crews::Fire,
            Temper::Bold => Crews::Board,
            Temper::Steady if leaks || now.week >= 4 => Crews::Board,
            Temper::Steady | Temper::Cautious => Crews::Block,
        };
        if (now.grade, now.crews) != (grade, crews) {
            self.decide_in_quarantine(QuarantineOrder::Cordon { nation, grade, crews }, WarAim::Squeeze);
        }
        // Mines are for whoever has tried all else; novices try them early.
        let from = if self.skill == Skill::Novice { 3 } else { 5 };
        if bold && !now.is_blockade() && now.week >= from && !presses && (leaks || now.power >= DIM) {
            self.decide_in_quarantine(QuarantineOrder::Blockade { nation, mines: true, submarines: self.skill == Skill::Novice }, WarAim::Squeeze);
        }
    }

    /// Taipei: runs the line while that costs less than it brings, saves fuel before it runs out, and sends its own warships for gas.
    fn hold_out(&mut self, now: &Quarantine, nation: NationId) {
        let waits = now.is_blockade() && now.escorts.is_empty();
        let bows = !waits && self.temper == Temper::Cautious && now.grade != Grade::Tight;
        let course = if waits {
            Course::Wait
        } else if bows {
            Course::Comply
        } else {
            Course::Run
        };
        if now.course != course {
            self.decide_in_quarantine(QuarantineOrder::Sail { nation, course }, WarAim::Feed);
        }
        let gas = now.days(MerchantCargo::Gas);
        // What is saved this week is burnt in the next: where there is more gas than this week burns, less than about two weeks do, and a next week.
        // With less than a week's gas there is nothing to save, and coal would be left unburnt.
        let ahead = self.game.turns_ahead() != Some(0);
        let demand = if self.skill != Skill::Novice && ahead && (7..13).contains(&gas) { 900 } else { 1000 };
        if now.ration != demand {
            self.decide_in_quarantine(QuarantineOrder::Ration { nation, demand }, WarAim::Feed);
        }
        if !now.surety.contains(&nation) && now.fear > Thousandths(150) {
            self.decide_in_quarantine(QuarantineOrder::Surety { nation, on: true }, WarAim::Feed);
        }
        let have = groups(self.scenario, nation);
        self.escort(now, nation, if now.week >= 2 { have.min(2) } else { 0 }, Guard::Accompany, MerchantCargo::Gas);
    }

    fn escort(&mut self, now: &Quarantine, nation: NationId, groups: u8, guard: Guard, first: MerchantCargo) {
        let wanted = (groups > 0).then_some(Escort { groups, guard, first });
        if now.escorts.get(&nation).copied() != wanted {
            let aim = if groups > 0 { WarAim::Guard } else { WarAim::Ease };
            self.decide_in_quarantine(QuarantineOrder::Escort { nation, groups, guard, first }, aim);
        }
    }

    /// The others: sureties and aircraft first, ports for who escorts, warships when the lights go out.
    fn relieve(&mut self, setup: &WarSetup, now: &Quarantine, nation: NationId, party: Party) {
        let beijing = setup.nation(Party::Prc);
        let support = self.game.nations[nation.index()].support;
        let usa = setup.nation(Party::Usa);
        let american = now.escorts.contains_key(&usa);
        // An objective that asks for distance is heard before all else.
        let stays_away =
            self.asks(Comparison::AtMost, |metric| matches!(metric, Metric::Rung(a, b) | Metric::RungPeak(a, b) if a == nation || b == nation)) > 0;
        let shy = stays_away && self.temper != Temper::Bold;
        if matches!(party, Party::Usa | Party::Jpn | Party::Aus) && !now.airlift.contains(&nation) && now.week >= 2 {
            self.decide_in_quarantine(QuarantineOrder::Airlift { nation, on: true }, WarAim::Feed);
        }
        if !now.surety.contains(&nation) && now.fear > Thousandths(100) && party != Party::Phl && support >= Thousandths(480) {
            self.decide_in_quarantine(QuarantineOrder::Surety { nation, on: true }, WarAim::Feed);
        }
        let opens = american
            && !now.ports.contains_key(&nation)
            && (support >= Thousandths(520) || self.temper == Temper::Bold)
            && !(shy && party == Party::Phl);
        if matches!(party, Party::Jpn | Party::Phl) && opens {
            self.decide_in_quarantine(QuarantineOrder::Ports { nation, open: true }, WarAim::Open);
        }
        let have = groups(self.scenario, nation);
        let gas = now.days(MerchantCargo::Gas);
        let first = if gas < 14 { MerchantCargo::Gas } else { MerchantCargo::Coal };
        let shots = self.game.rung(nation, beijing) >= SHOTS;
        let guard = match self.temper {
            Temper::Bold => Guard::ReturnFire,
            Temper::Steady if now.crews >= Crews::Board => Guard::ReturnFire,
            Temper::Steady => Guard::Shoulder,
            Temper::Cautious => Guard::Accompany,
        };
        let wanted = match party {
            Party::Usa => {
                let early = if self.temper == Temper::Bold { 1 } else { 2 };
                let all = if now.power < DARK { have } else { have.div_ceil(2) };
                if now.week >= early && (gas < 10 || now.power < DIM || self.temper == Temper::Bold) { all } else { 0 }
            }
            // Nobody goes before Washington does.
            Party::Jpn if american && support >= Thousandths(500) && (now.power < DIM || self.temper == Temper::Bold) => have.div_ceil(2),
            Party::Aus if american && support >= Thousandths(520) && now.power < DARK => have.min(1),
            Party::Jpn | Party::Aus | Party::Phl | Party::Prc | Party::Twn => 0,
        };
        let wanted = if (shots && self.temper == Temper::Cautious) || (shy && party != Party::Usa && now.power >= DARK) { 0 } else { wanted };
        // Whoever has gone stays while the cordon does: turning about is worse than not having come.
        let stays = now.escorts.get(&nation).map_or(0, |escort| escort.groups);
        let wanted = if shots && self.temper == Temper::Cautious { wanted } else { wanted.max(stays) };
        if wanted > 0 || stays > 0 {
            self.escort(now, nation, wanted, guard, first);
        }
    }
}
