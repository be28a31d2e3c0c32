//! What speaks for and against an offer, from facts that anybody can look up: backing at home, the threat as it is seen, exposure to
//! coercion, the operation and the clause. Weights are in permille of a decision; their sizes are assumptions, their signs argued in
//! docs/RULES.md.

use crate::catalog::quantity::{Hours, Thousandths};
use crate::catalog::{ElectionKind, GoodId, NationId};
use crate::rules::Scenario;
use crate::rules::phases::agreement::{AgreementText, Ground, GroundKind, Instrument, obligation, ratification};
use crate::rules::phases::homefront::election;
use crate::rules::phases::pressure::{coercion, courtship};
use crate::rules::scenario::Clock;
use crate::rules::state::Game;

/// What speaks for and against an offer to `nation` from `from`. Works on the game and on anybody's view of it.
pub fn weigh(scenario: &Scenario, game: &Game, nation: NationId, from: NationId, text: &AgreementText) -> Vec<Ground> {
    let scale = Scale { scenario, game, nation, from, threat: threat(scenario, game, nation), opponent: opponents(scenario, nation, from) };
    let mut grounds = Vec::new();
    let mut add = |kind, weight: i32| grounds.push(Ground { kind, weight: Thousandths(weight.clamp(-1000, 1000) as i16) });
    scale.at_home(text, &mut add);
    // A courted nation hears its suitors by where it leans.
    let courted = scenario.nations.get(nation.index()).is_some_and(|setup| setup.alignment.is_some());
    if courted {
        add(GroundKind::Alignment, i32::from(game.competition.front(nation).alignment) * courtship::side(scenario, from) / 3);
    }
    add(GroundKind::Credit, (i32::from(game.nations[from.index()].credit) - 500) / 4);
    for clause in &text.clauses {
        scale.clause(clause, &mut add);
    }
    let asked = game.proposals.values().filter(|proposal| proposal.from == from && proposal.to.contains(&nation)).count() as i32;
    add(GroundKind::Fatigue, -25 * (asked - 2).max(0));
    grounds
}

/// The threat as a nation sees it, in tenths of a rung: its highest rung with anybody, what it has lost of what it holds, and how far its
/// own work force at sea was hurt.
fn threat(scenario: &Scenario, game: &Game, nation: NationId) -> i32 {
    let rung = scenario.nations_present().map(|other| i32::from(game.rung(nation, other))).max().unwrap_or(0);
    if game.clock != Clock::Competition {
        return 10 * rung;
    }
    let held = scenario.features().filter(|(_, feature)| feature.holder == nation);
    let lost: i32 = held.map(|(id, _)| (-i32::from(game.features[id.index()].control)).max(0) + i32::from(game.features[id.index()].built)).sum();
    10 * rung + 2 * lost.min(6)
}

/// Whether one of the two presses others and the other does not.
pub(crate) fn opponents(scenario: &Scenario, a: NationId, b: NationId) -> bool {
    let presses = |nation: NationId| scenario.challengers().any(|challenger| challenger == nation);
    presses(a) != presses(b)
}

/// Who weighs whose offer, and what goes with every clause of it.
pub(crate) struct Scale<'a> {
    pub scenario: &'a Scenario,
    pub game: &'a Game,
    pub nation: NationId,
    pub from: NationId,
    /// The threat as the nation sees it, in tenths of a rung.
    pub threat: i32,
    /// Whether one of the two presses others and the other does not.
    pub opponent: bool,
}

impl Scale<'_> {
    /// What the home front makes of the text as a whole.
    fn at_home(&self, text: &AgreementText, add: &mut impl FnMut(GroundKind, i32)) {
        let state = &self.game.nations[self.nation.index()];
        let support = i32::from(state.support);
        let promises = self.promises(text);
        if self.opponent {
            // Backing at home for closer ties (Beijing: for pressure) stands in the way of an understanding with an opponent.
            add(GroundKind::Consensus, (500 - support) / 4);
        } else if text.instrument == Instrument::Treaty && promises > 0 {
            // Whoever signs what its parliament will not carry loses name and office.
            add(GroundKind::Consensus, (support - ratification::threshold(self.scenario, text, self.nation)) * 3 / 2);
        } else {
            add(GroundKind::Consensus, (support - self.scenario.parameters.get(crate::rules::vocab::parameter::Param::RatifyAccess)) / 8);
        }
        if promises == 0 || self.game.clock != Clock::Competition {
            return;
        }
        add(GroundKind::Exposure, -self.exposure() * promises / 100);
        let horizon = self.game.day_of(self.scenario, self.game.turn + 1);
        let voting = election::next(self.scenario, self.game, self.nation);
        if voting.is_some_and(|(_, election)| election.kind == ElectionKind::Government && election.day < horizon)
            && state.standing < Thousandths(550)
        {
            add(GroundKind::Timing, -60);
        }
    }

    /// How much a text asks a nation to stand by others against Beijing, in percent of a promise to act.
    fn promises(&self, text: &AgreementText) -> i32 {
        text.clauses.iter().map(|clause| self.stands_by(clause)).max().unwrap_or(0)
    }

    /// What levers of trade that are not yet in use could do to it.
    fn exposure(&self) -> i32 {
        let open = |index: usize| {
            let good = GoodId(index as u16);
            let by = self.scenario.catalog.goods[index].by;
            let used = self.game.competition.coercions.iter().any(|c| c.target == self.nation && c.good == good);
            if used || !opponents(self.scenario, self.nation, by) { 0 } else { coercion::exposure(self.scenario, good, self.nation) }
        };
        (0..self.scenario.catalog.goods.len()).map(open).sum::<i32>() * 3 / 2
    }
}

/// How a treaty goes before parliaments.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum RatifyPace {
    /// At their own pace.
    Usual,
    /// Expedited by each party's government.
    Expedited,
}

/// Turns that a treaty signed now takes before the slowest of its parties' parliaments, as far as anybody can tell: the turn of the
/// signature does not count, and each time that one is expedited saves a part.
pub(crate) fn turns_to_ratify(scenario: &Scenario, game: &Game, parties: &[NationId], pace: RatifyPace) -> u16 {
    let get = |param| crate::rules::state::competition::MONTH_HOURS * scenario.parameters.get(param).max(0) as u32;
    let saved = if pace == RatifyPace::Expedited { get(crate::rules::vocab::parameter::Param::HastenMonths) } else { Hours::NONE };
    let hours = u64::from(get(crate::rules::vocab::parameter::Param::RatificationMonths).saturating_sub(saved));
    let speed = |nation: &NationId| {
        let support = i32::from(crate::rules::state::view::band(game.nations[nation.index()].support));
        (1000 + (support - 500) * 2).clamp(500, 1500) as u64
    };
    let slowest = parties.iter().map(speed).min().unwrap_or(1000);
    let each = (u64::from(scenario.turn_hours) * slowest / 1000).max(1);
    hours.div_ceil(each).min(400) as u16
}

/// Whether a treaty signed now can still be ratified in this game; a level that hides its last turn leaves hope.
pub(crate) fn in_time(scenario: &Scenario, game: &Game, parties: &[NationId], pace: RatifyPace) -> bool {
    game.turns.is_none_or(|last| game.turn + turns_to_ratify(scenario, game, parties, pace) <= last)
}

/// Whether the two are bound to help, either way, or have a treaty ally in common.
pub(crate) fn like_minded(scenario: &Scenario, game: &Game, a: NationId, b: NationId) -> bool {
    let allied = |x, y| obligation::are_allies(game, x, y);
    allied(a, b) || scenario.nations_present().any(|hub| hub != a && hub != b && allied(a, hub) && allied(b, hub))
}
