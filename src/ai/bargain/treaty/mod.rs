//! Treaties and annexes in competition: what a seat offers, what it would accept instead of what it refused, what it widens, whom it lets
//! in, and what it gives notice of.
//!
//! How fast it goes is its temper's, or its strategy's: the hasty offer the fullest pact at once, all or nothing; the careful build
//! institutions and access, wait for publics that carry a promise, and write it so that it may enter into force in part.

mod texts;

use crate::ai::bargain::answer;
use crate::ai::bargain::answer::{Judge, total};
use crate::ai::mind::policy::{Policy, Skill, Strategy, Temper};
use crate::ai::mind::reason::{CompetitionAim, Decision, Reason};
use crate::ai::value::weigh::{RatifyPace, in_time, like_minded};
use crate::ai::value::{clause, weigh};
use crate::ai::{bargain, competition};
use crate::catalog::clause::{Consent, InstitutionKind, PermissionTerms, Promise, Tension};
use crate::catalog::quantity::Thousandths;
use crate::catalog::{AgreementStatus, Clause, NationId, Operation, TextRole};
use crate::rules::metric::{Comparison, Metric};
use crate::rules::phases::agreement::{AgreementText, Answer, Instrument, obligation, ratification};
use crate::rules::scenario::Clock;
use crate::rules::state::competition::share;
use crate::rules::state::view::{View, band};
use crate::rules::state::{Agreement, Game, Proposal};
use crate::rules::vocab::ids::{AgreementId, ProposalId, SeatId};
use crate::rules::{Command, Scenario};

use texts::{model_of, width, width_of};

/// Texts that promise less and less.
const LADDER: [TextRole; 3] = [TextRole::Act, TextRole::Territory, TextRole::Consult];
/// A chance of a yes, in permille and as anybody can estimate it, below which an annex is not worth a partner's time: an assumption.
const HOPELESS: i32 = 100;
/// The most offers of a seat in one turn. Promises come first, and each partner is asked one thing at a time: the rest waits for the next turn.
const MOST_OFFERS: usize = 4;

/// How fast a seat goes about a pact.
#[derive(Clone, Copy, PartialEq, Eq)]
enum TreatyPace {
    Never,
    Careful,
    AsAsked,
    Headlong,
}

struct TreatyDesk<'a> {
    scenario: &'a Scenario,
    game: &'a Game,
    seat: SeatId,
    nation: NationId,
    pace: TreatyPace,
    skill: Skill,
    /// Nations of other seats with whom a pact could be made, itself included.
    circle: Vec<NationId>,
    decisions: Vec<Decision>,
}

/// The treaties, annexes and notices of a seat in competition.
pub(crate) fn offers(scenario: &Scenario, view: &View, seat: SeatId, policy: Policy, seed: u64) -> Vec<Decision> {
    let Some(&nation) = scenario.seat(seat).nations.first() else { return Vec::new() };
    if view.game.clock != Clock::Competition || (policy.skill == Skill::Novice && !view.game.turn.is_multiple_of(2)) {
        return Vec::new();
    }
    let pace = match policy.strategy {
        Strategy::Ignore | Strategy::Lesson | Strategy::Idle => TreatyPace::Never,
        Strategy::Rush => TreatyPace::Headlong,
        Strategy::Bargain => TreatyPace::Careful,
        Strategy::Objectives | Strategy::Cautious | Strategy::Bold | Strategy::Random => match policy.strategy.temper(seed, seat) {
            Temper::Cautious => TreatyPace::Careful,
            Temper::Steady => TreatyPace::AsAsked,
            Temper::Bold => TreatyPace::Headlong,
        },
    };
    let mut desk = TreatyDesk {
        scenario,
        game: &view.game,
        seat,
        nation,
        pace,
        skill: policy.skill,
        circle: circle(scenario, &view.game, nation),
        decisions: Vec::new(),
    };
    if scenario.challengers().any(|challenger| challenger == nation) {
        desk.notice_of_understandings();
    } else {
        if desk.pace != TreatyPace::Never && (desk.wants_promises() || matches!(policy.strategy, Strategy::Rush | Strategy::Bargain)) {
            desk.promises();
            desk.widen();
            desk.let_in();
        }
        desk.headquarters();
        desk.annexes();
        desk.observers();
    }
    let left = MOST_OFFERS.saturating_sub(desk.made().count());
    desk.decisions.truncate(left);
    desk.decisions
}

/// The nations with a seat that `nation` could make a pact with, itself included: like-minded, and nobody who presses others.
fn circle(scenario: &Scenario, game: &Game, nation: NationId) -> Vec<NationId> {
    let presses = |other: NationId| scenario.challengers().any(|challenger| challenger == other);
    let fits = |other: NationId| {
        let bound = other == nation || (game.seat_of(scenario, other).is_some() && like_minded(scenario, game, nation, other));
        bound && !presses(other) && !scenario.catalog.nation(other).stays_out
    };
    scenario.nations_present().filter(|&other| fits(other)).collect()
}

impl TreatyDesk<'_> {
    /// Whether its unmet tests ask for more of a metric.
    fn wants_more(&self, wanted: impl Fn(Metric) -> bool) -> bool {
        competition::asked(self.scenario, self.game, self.seat, Comparison::AtLeast, wanted) > 0
    }

    /// Whether its objectives ask for promises between nations.
    fn wants_promises(&self) -> bool {
        self.wants_more(|metric| matches!(metric, Metric::Bound(..) | Metric::Allies(_) | Metric::Treaties(_)))
    }

    fn others(&self) -> Vec<NationId> {
        self.circle.iter().copied().filter(|&other| other != self.nation).collect()
    }

    /// A model text for `parties`, with its institutions at a headquarters of one of them.
    fn model(&self, roles: &[TextRole], parties: &[NationId]) -> Option<AgreementText> {
        model_of(self.scenario, roles, parties)
    }

    fn offer(&mut self, text: AgreementText, aim: CompetitionAim) {
        let to: Vec<NationId> = text.parties.iter().copied().filter(|&party| party != self.nation).collect();
        let command = Command::Propose { from: self.nation, to, text, counters: None, private: false };
        self.decisions.push(Decision { command, reason: Reason::Compete { aim } });
    }

    /// What this seat has offered in this turn already: it may be asked for offers again when something has been answered.
    fn made(&self) -> impl Iterator<Item = &Proposal> {
        self.game.proposals.values().filter(|offer| offer.from == self.nation && offer.turn == self.game.turn && offer.counters.is_none())
    }

    /// Whether an offer that promises something between these is open, or this seat's own was refused a turn ago.
    fn tried(&self, parties: &[NationId]) -> bool {
        self.game.proposals.values().any(|proposal| {
            let together = parties.iter().all(|party| proposal.text.parties.contains(party));
            let recent = proposal.open || (proposal.from == self.nation && proposal.turn + 1 >= self.game.turn);
            together && recent && proposal.text.instrument == Instrument::Treaty
        })
    }

    /// Whether a treaty of promises made in this game, or signed before it and not yet in force, is before the parliaments of all these.
    fn under_way(&self, parties: &[NationId]) -> bool {
        self.game.agreements.iter().any(|agreement| {
            let open = agreement.ratifying.iter().any(|r| !r.done && !r.failed) && agreement.status != AgreementStatus::Lapsed;
            open && agreement.text.promises_help() && parties.iter().all(|party| agreement.text.parties.contains(party))
        })
    }

    /// Whether each of these owes each other help already.
    fn bound(&self, parties: &[NationId]) -> bool {
        let pairs = parties.iter().flat_map(|&a| parties.iter().map(move |&b| (a, b))).filter(|(a, b)| a < b);
        pairs.into_iter().all(|(a, b)| obligation::are_allies(self.game, a, b))
    }

    /// The widest text that every public would carry, as far as can be seen: bands for others, and some room above the threshold.
    fn widest_ready(&self, parties: &[NationId], room: i32) -> Option<TextRole> {
        LADDER.into_iter().find(|&role| {
            let Some(text) = self.model(&[role], parties) else { return false };
            parties.iter().all(|&party| {
                let backing = i32::from(self.game.nations[party.index()].support);
                let backing = if party == self.nation { backing } else { i32::from(band(Thousandths(backing as i16))) };
                let room = if party == self.nation { room } else { 0 };
                backing >= ratification::threshold(self.scenario, &text, party) + room
            })
        })
    }

    fn promises(&mut self) {
        let all = self.circle.clone();
        match self.pace {
            TreatyPace::Never => {}
            TreatyPace::Headlong if all.len() > 2 => {
                if !self.tried(&all) && !self.under_way(&all) && !self.bound(&all) && in_time(self.scenario, self.game, &all, RatifyPace::Expedited) {
                    let text = self.model(&[TextRole::Act, TextRole::Headquarters, TextRole::Planning, TextRole::SharedIsr], &all);
                    if let Some(text) = text {
                        self.offer(AgreementText { name: "Pact of mutual defence".to_owned(), ..text }, CompetitionAim::Bind);
                    }
                }
            }
            TreatyPace::Careful if all.len() > 2 => self.step_by_step(&all),
            TreatyPace::Careful | TreatyPace::Headlong | TreatyPace::AsAsked => self.pair_by_pair(),
        }
    }

    /// One text for all, as wide as all carry, which may enter into force in part. Publics are readied until no more time is left.
    fn step_by_step(&mut self, all: &[NationId]) {
        if self.tried(all) || self.under_way(all) || self.bound(all) || !in_time(self.scenario, self.game, all, RatifyPace::Expedited) {
            return;
        }
        let last_chance =
            self.game.turns.is_some_and(|last| self.game.turn + weigh::turns_to_ratify(self.scenario, self.game, all, RatifyPace::Usual) >= last);
        let ready = self.widest_ready(all, if last_chance { 0 } else { 30 });
        let role = match ready {
            Some(TextRole::Act) => TextRole::Act,
            Some(other) if last_chance => other,
            _ => return,
        };
        if let Some(text) = self.model(&[role, TextRole::Planning], all) {
            self.offer(AgreementText { in_part: true, ..text }, CompetitionAim::Bind);
        }
    }

    /// A text with each whom its objectives name, as wide as both publics seem to carry.
    fn pair_by_pair(&mut self) {
        for other in self.others() {
            let pair = [self.nation, other];
            let wanted = self.wants_more(|metric| match metric {
                Metric::Bound(a, b) | Metric::Interop(a, b) => (a == self.nation && b == other) || (b == self.nation && a == other),
                Metric::Allies(n) | Metric::Treaties(n) => n == self.nation,
                _ => false,
            });
            let free = !self.tried(&pair) && !self.under_way(&pair) && !obligation::are_allies(self.game, self.nation, other);
            if !wanted || !free || !in_time(self.scenario, self.game, &pair, RatifyPace::Expedited) {
                continue;
            }
            let room = if self.skill == Skill::Novice { -400 } else { -20 };
            let role = if self.skill == Skill::Novice { Some(TextRole::Act) } else { self.widest_ready(&pair, room) };
            let text = role.and_then(|role| self.model(&[role], &pair));
            if let Some(text) = text {
                self.offer(text, CompetitionAim::Bind);
            }
        }
    }

    /// A promise in force is widened once publics carry more: a revision takes its place when all have ratified it.
    fn widen(&mut self) {
        if self.skill == Skill::Novice {
            return;
        }
        let narrow = |(index, agreement): (usize, &Agreement)| {
            let own = agreement.made_here && agreement.binds(self.game.turn) && agreement.text.parties.contains(&self.nation);
            let seated = agreement.text.parties.iter().all(|party| self.circle.contains(party));
            (own && seated && agreement.text.promises_help()).then(|| (AgreementId(index as u16), agreement.text.clone()))
        };
        let Some((id, old)) = self.game.agreements.iter().enumerate().find_map(narrow) else { return };
        let revised = self.game.agreements.iter().any(|agreement| agreement.text.revises == Some(id) && agreement.status != AgreementStatus::Lapsed);
        if revised || self.tried(&old.parties) || !in_time(self.scenario, self.game, &old.parties, RatifyPace::Expedited) {
            return;
        }
        let Some(wider) = self.widest_ready(&old.parties, 40).filter(|&role| width(self.scenario, role) > width_of(&old)) else { return };
        if let Some(text) = self.model(&[wider, TextRole::Planning], &old.parties) {
            self.offer(AgreementText { revises: Some(id), in_part: false, ..text }, CompetitionAim::Widen);
        }
    }

    /// Friends of the parties are asked to accede to a promise that stands: a revision with them in it.
    fn let_in(&mut self) {
        let standing = |(index, agreement): (usize, &Agreement)| {
            let own = agreement.made_here && agreement.binds(self.game.turn) && agreement.text.parties.contains(&self.nation);
            (own && agreement.text.promises_help()).then(|| (AgreementId(index as u16), agreement.text.clone()))
        };
        let Some((id, old)) = self.game.agreements.iter().enumerate().find_map(standing) else { return };
        let present = |nation: &&NationId| !old.parties.contains(nation) && !self.scenario.catalog.nation(**nation).stays_out;
        let nations: Vec<NationId> = self.scenario.nations_present().collect();
        let ally_of_one = |nation: NationId| old.parties.iter().any(|&party| obligation::are_allies(self.game, party, nation));
        // One at a time, and not again once it was asked.
        let asked = |nation: NationId| {
            self.game.proposals.values().any(|p| p.text.revises == Some(id) && p.to.contains(&nation) && p.turn + 2 >= self.game.turn)
                || self.game.agreements.iter().any(|a| a.text.revises == Some(id) && a.status != AgreementStatus::Lapsed)
        };
        let guest = nations.iter().filter(present).find(|&&nation| ally_of_one(nation) && !opponents(self.scenario, nation) && !asked(nation));
        let Some(&guest) = guest else { return };
        let mut parties = old.parties.clone();
        parties.push(guest);
        let role = LADDER.into_iter().find(|&role| width(self.scenario, role) <= width_of(&old)).unwrap_or(TextRole::Consult);
        if let Some(text) = self.model(&[role], &parties) {
            let name = format!("{} with {}", old.name, self.scenario.catalog.nation(guest).name);
            let name: String = name.chars().take(crate::rules::phases::agreement::MAX_NAME).collect();
            self.offer(AgreementText { name, revises: Some(id), ..text }, CompetitionAim::LetIn);
        }
    }

    /// One staff for all who plan together already: the careful build what holds forces together before they promise, and after.
    fn headquarters(&mut self) {
        let all = self.circle.clone();
        let share_all = |kind| all.iter().filter(|&&other| other != self.nation).all(|&other| share(self.game, self.nation, other, kind));
        let wants = self.pace == TreatyPace::Careful && self.wants_promises() && all.len() > 2;
        if !wants || !share_all(InstitutionKind::WorkingGroup) || share_all(InstitutionKind::Headquarters) {
            return;
        }
        let Some(text) = self.model(&[TextRole::Headquarters], &all) else { return };
        let tried = self.game.proposals.values().any(|p| p.text.name == text.name && (p.open || p.turn + 2 >= self.game.turn));
        if !tried {
            self.offer(text, CompetitionAim::Bind);
        }
    }

    /// Institutions and access: legal ability without a promise.
    fn annexes(&mut self) {
        for other in self.others() {
            let now = self.decisions.iter().any(|decision| matches!(&decision.command, Command::Propose { to, .. } if to[..] == [other]));
            if now || self.made().any(|offer| offer.to[..] == [other]) {
                continue;
            }
            let pair = [self.nation, other];
            let between = |a: NationId, b: NationId| (a == self.nation && b == other) || (b == self.nation && a == other);
            let builds = matches!(self.pace, TreatyPace::Careful) && self.wants_promises();
            let isr = self.wants_more(|metric| matches!(metric, Metric::SharesIsr(a, b) if between(a, b)));
            let plans = self.wants_more(|metric| matches!(metric, Metric::Interop(a, b) | Metric::Bound(a, b) if between(a, b)))
                || self.wants_more(|metric| matches!(metric, Metric::Allies(n) | Metric::Exercises(n) if n == self.nation));
            let access = self.wants_more(|metric| match metric {
                Metric::Assured(guest, _) | Metric::Works(guest) | Metric::Exercises(guest) => guest == self.nation,
                _ => false,
            });
            // What is built together is one text: whoever reads it has one answer to give.
            let mut built: Vec<TextRole> = Vec::new();
            if (isr || builds) && !share(self.game, self.nation, other, InstitutionKind::SharedIsr) {
                built.push(TextRole::SharedIsr);
            }
            if (plans || builds) && !share(self.game, self.nation, other, InstitutionKind::WorkingGroup) {
                built.push(TextRole::Planning);
            }
            let mut texts: Vec<Vec<TextRole>> = Vec::from_iter((!built.is_empty()).then_some(built));
            if access && !self.lets_in(other, Operation::Logistics, Tension::Crisis) {
                texts.push(vec![TextRole::Access]);
            }
            // What makes a promise worth something on the first day is agreed once there is one.
            if access
                && self.skill >= Skill::Standard
                && obligation::are_allies(self.game, self.nation, other)
                && !self.lets_in(other, Operation::DefensiveOperations, Tension::War)
            {
                texts.push(vec![TextRole::WarAccess]);
            }
            for roles in texts {
                let Some(text) = self.model(&roles, &pair).filter(|text| !text.clauses.is_empty()) else { continue };
                let tried = self.game.proposals.values().any(|proposal| {
                    let ours = proposal.text.parties.contains(&self.nation) && proposal.text.parties.contains(&other);
                    ours && proposal.text.name == text.name && (proposal.open || proposal.turn + 2 >= self.game.turn)
                });
                let hopeless = self.skill >= Skill::Standard && answer::estimate(self.scenario, self.game, other, self.nation, &text) < HOPELESS;
                if !tried && !hopeless {
                    self.offer(
                        text,
                        if matches!(roles[0], TextRole::Access | TextRole::WarAccess) { CompetitionAim::Access } else { CompetitionAim::Bind },
                    );
                    break;
                }
            }
        }
    }

    /// Whether `host` lets this nation's forces do that at some place without a veto, up to that tension.
    fn lets_in(&self, host: NationId, operation: Operation, up_to: Tension) -> bool {
        let lets = |access: PermissionTerms<'_>| access.operation == operation && access.up_to >= up_to && access.consent < Consent::Veto;
        self.game.live_clauses().filter_map(|(_, _, clause)| clause.access(host, self.nation)).any(lets)
    }

    /// A neighbour who sits in sees what a pact is not for: asked where the region has grown cool, and a promise has been signed.
    fn observers(&mut self) {
        let signed = self
            .game
            .agreements
            .iter()
            .any(|a| a.made_here && a.text.promises_help() && a.status != AgreementStatus::Lapsed && a.text.parties.contains(&self.nation));
        if self.game.competition.region >= Thousandths(480) || !signed || self.skill == Skill::Novice {
            return;
        }
        let sits = |nation: NationId| {
            let seat = |clause: &Clause| clause.undertaking() == Some((nation, Promise::Observe));
            let known =
                self.game.agreements.iter().any(|agreement| agreement.status != AgreementStatus::Lapsed && agreement.clauses().iter().any(seat));
            known || self.game.proposals.values().any(|p| p.turn + 1 >= self.game.turn && p.text.clauses.iter().any(seat))
        };
        let outside =
            |nation: NationId| self.game.seat_of(self.scenario, nation).is_none() && !like_minded(self.scenario, self.game, self.nation, nation);
        let neighbours: Vec<NationId> = self
            .scenario
            .nations_present()
            .filter(|&n| outside(n) && !self.scenario.catalog.nation(n).stays_out && !opponents(self.scenario, n))
            .collect();
        let Some(&guest) = neighbours.iter().find(|&&nation| !sits(nation) && self.scenario.nations[nation.index()].alignment.is_none()) else {
            return;
        };
        let text = AgreementText {
            name: format!("{} as an observer", self.scenario.catalog.nation(guest).name),
            instrument: Instrument::Arrangement,
            parties: vec![self.nation, guest],
            clauses: vec![Clause::Undertaking { who: guest, what: Promise::Observe, until_turn: None }],
            quiet: false,
            in_part: false,
            revises: None,
        };
        self.offer(text, CompetitionAim::Convince);
    }

    /// A challenger gives notice of quiet understandings with whoever signs a promise with others: what was given for quiet is taken back.
    fn notice_of_understandings(&mut self) {
        let signs = |nation: NationId| {
            self.game.agreements.iter().any(|a| {
                let new = (a.made_here || !a.ratifying.is_empty()) && a.text.promises_help() && a.status != AgreementStatus::Lapsed;
                let binding = self.pace == TreatyPace::Headlong || a.status == AgreementStatus::InForce;
                new && binding && a.text.parties.contains(&nation) && !a.text.parties.contains(&self.nation)
            })
        };
        if self.pace == TreatyPace::Careful || self.skill == Skill::Novice {
            return;
        }
        for (index, agreement) in self.game.agreements.iter().enumerate() {
            let open = agreement.status == AgreementStatus::InForce
                && agreement.ends_turn.is_none()
                && agreement.text.quiet
                && agreement.text.parties.contains(&self.nation);
            let other = agreement.text.parties.iter().copied().find(|&party| party != self.nation);
            if open && let Some(other) = other.filter(|&other| signs(other)) {
                let command = Command::Denounce { nation: self.nation, agreement: AgreementId(index as u16) };
                self.decisions.push(Decision { command, reason: Reason::TakeBack { with: other } });
            }
        }
    }
}

/// A nation that presses others in this level.
fn opponents(scenario: &Scenario, nation: NationId) -> bool {
    scenario.challengers().any(|challenger| challenger == nation)
}

/// What a nation that has just refused an offer would accept instead: less of a promise, or access on its own terms. A counter-offer is not
/// countered again.
pub(crate) fn counter(who: &Judge<'_>, id: ProposalId) -> Option<Decision> {
    let refused = who.game.proposals.get(&id).filter(|proposal| proposal.counters.is_none() && who.game.clock == Clock::Competition)?;
    let mut parties = vec![who.nation, refused.from];
    parties.extend(refused.to.iter().copied().filter(|&to| to != who.nation));
    // Whoever else was asked may have said what it would accept already.
    let countered = who.game.proposals.values().any(|proposal| proposal.counters == Some(id));
    if countered || who.policy.strategy == Strategy::Ignore && refused.text.promises_help() {
        return None;
    }
    let mut texts: Vec<AgreementText> = Vec::new();
    let wide = width_of(&refused.text);
    for role in LADDER {
        if let Some(text) = model_of(who.scenario, &[role], &parties).filter(|text| width_of(text) < wide) {
            texts.push(AgreementText { in_part: parties.len() > 2, revises: refused.text.revises, ..text });
        }
    }
    if wide == 0 {
        texts.extend(clause::on_own_terms(&refused.text, who.nation));
    }
    let acceptable = |text: &AgreementText| {
        let stands = who.game.agreements.iter().any(|agreement| {
            agreement.status != AgreementStatus::Lapsed && agreement.text.clauses == text.clauses && agreement.text.parties == text.parties
        });
        !stands && total(&who.grounds(refused.from, text)) >= 0
    };
    let text = texts.into_iter().find(acceptable)?;
    let worth = who.seat.map_or(0, |seat| bargain::worth(who.scenario, who.game, seat, who.nation, &text));
    let to = parties[1..].to_vec();
    let answered = refused.answers.iter().filter(|answer| matches!(answer, Some(Answer::Refuse { .. }))).count();
    (answered <= 1).then_some(Decision {
        command: Command::Propose { from: who.nation, to, text, counters: Some(id), private: refused.private },
        reason: Reason::Counter { with: refused.from, worth },
    })
}
