//! The bargain: offers on the table, their texts in words, answers and counter-offers, asking for access; and beside it the agreements in
//! force ([`lattice`]) and talk ([`messages`]).

pub mod compose;
pub mod drafts;
pub mod lattice;
pub mod messages;
pub(super) mod terms;

use bevy_egui::egui::{self, Ui};

use crate::app::panels::parts::{PressRow, before, worth};
use crate::app::panels::tutor::spot;
use crate::app::panels::tutor::spot::Spot;
use crate::app::panels::{Desk, Intent, parts};
use crate::app::theme::style::STEP;
use crate::catalog::NationId;
use crate::catalog::quantity::Thousandths;
use crate::report::words;
use crate::rules::Command;
use crate::rules::doubt::Question;
use crate::rules::phases::agreement::{AgreementText, Answer, Ground, GroundKind, Instrument};
use crate::rules::state::Proposal;
use crate::rules::vocab::ids::ProposalId;
use compose::ComposeState;
use drafts::Draft;
use lattice::LatticeState;
use messages::MessagesState;

/// The parts of the panel.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Part {
    /// Offers on the table.
    #[default]
    Offers,
    /// Writing one.
    Write,
    /// Agreements.
    Agreements,
    /// Talk.
    Messages,
}

/// What the panel remembers.
#[derive(Clone, Debug, Default)]
pub struct BargainState {
    /// The part that is open.
    pub part: Part,
    /// The offer that was opened from elsewhere, to be shown unfolded.
    pub opened: Option<ProposalId>,
    /// Whether that offer is still to be brought into view.
    to_view: bool,
    /// An offer was made while this was the last one known: the next one of one's own is it.
    made_after: Option<Option<ProposalId>>,
    /// The ground that a refusal will state.
    pub ground: Option<GroundKind>,
    /// The draft.
    pub compose: ComposeState,
    /// The agreements.
    pub lattice: LatticeState,
    /// The messages.
    pub messages: MessagesState,
}

impl BargainState {
    /// Takes up an intent that leads here. True if it was one: the play screen then opens [`Tab::Bargain`](crate::app::panels::Tab::Bargain).
    pub fn take_up(&mut self, desk: &Desk<'_>, intent: &Intent) -> bool {
        match intent {
            Intent::OpenProposal(id) => {
                self.part = Part::Offers;
                (self.opened, self.to_view) = (Some(*id), true);
            }
            Intent::OpenAgreement(id) => {
                self.part = Part::Agreements;
                (self.lattice.opened, self.lattice.pair) = (Some(*id), None);
            }
            Intent::OpenPair(a, b, agreement) => {
                self.part = Part::Agreements;
                (self.lattice.opened, self.lattice.pair) = (*agreement, Some((*a, *b)));
            }
            Intent::OpenMessages => self.part = Part::Messages,
            Intent::AskAccess { host, place, operation } => {
                let Some(own) = desk.nation() else { return false };
                self.part = Part::Write;
                self.compose.begin(drafts::ask_access(desk, own, *host, *place, *operation));
            }
            _ => return false,
        }
        true
    }

    fn write(&mut self, draft: Draft) {
        self.part = Part::Write;
        self.compose.begin(draft);
    }
}

/// The names of the parts, over the page, which may be long.
pub fn parts_of(ui: &mut Ui, desk: &Desk<'_>, state: &mut BargainState) {
    ui.horizontal_wrapped(|ui| {
        let waiting = to_answer(desk).len();
        let counted = |name: &str, count: usize| if count == 0 { name.to_owned() } else { format!("{name} ({count})") };
        for (part, name) in [
            (Part::Offers, counted("Offers", waiting)),
            (Part::Write, "Write".to_owned()),
            (Part::Agreements, "Agreements".to_owned()),
            (Part::Messages, counted("Messages", desk.unread())),
        ] {
            spot::at(&ui.selectable_value(&mut state.part, part, name), Spot::Part(part));
        }
    });
    ui.add_space(STEP);
}

/// Shows the part that is open.
pub fn show(ui: &mut Ui, desk: &Desk<'_>, state: &mut BargainState, out: &mut Vec<Intent>) {
    match state.part {
        Part::Offers => offers(ui, desk, state, out),
        Part::Write => {
            if compose::show(ui, desk, &mut state.compose, out) {
                state.part = Part::Offers;
                state.made_after = Some(desk.view.game.proposals.keys().next_back().copied());
            }
        }
        Part::Agreements => lattice::show(ui, desk, &mut state.lattice, out),
        Part::Messages => messages::show(ui, desk, &mut state.messages, out),
    }
}

/// The offers that a nation of this desk has still to answer.
pub fn to_answer(desk: &Desk<'_>) -> Vec<ProposalId> {
    let own = desk.view.own_nations(desk.scenario);
    let waits = |offer: &Proposal| offer.open && offer.to.iter().zip(&offer.answers).any(|(to, answer)| own.contains(to) && answer.is_none());
    if desk.seat().is_none() {
        return Vec::new();
    }
    desk.view.game.proposals.iter().filter(|(_, offer)| waits(offer)).map(|(&id, _)| id).collect()
}

fn offers(ui: &mut Ui, desk: &Desk<'_>, state: &mut BargainState, out: &mut Vec<Intent>) {
    let p = desk.palette;
    let own = if desk.seat().is_some() { desk.view.own_nations(desk.scenario) } else { Vec::new() };
    let turn = desk.view.game.turn;
    let waiting = to_answer(desk);
    if let Some(known) = state.made_after
        && let Some((&id, _)) = desk.view.game.proposals.iter().rev().find(|(id, offer)| Some(**id) > known && own.contains(&offer.from))
    {
        (state.opened, state.to_view, state.made_after) = (Some(id), true, None);
    }
    parts::heading(ui, p, "To you");
    if waiting.is_empty() {
        parts::note(ui, p, "No offer waits for your answer.");
    }
    for &id in &waiting {
        one_offer(ui, desk, state, id, waiting.len() == 1, out);
    }
    let all = &desk.view.game.proposals;
    let listed = |keep: &dyn Fn(&Proposal) -> bool| -> Vec<ProposalId> {
        all.iter().filter(|(id, offer)| !waiting.contains(id) && keep(offer)).map(|(&id, _)| id).collect()
    };
    let mine = listed(&|offer| own.contains(&offer.from) && offer.turn == turn);
    parts::heading(ui, p, "Yours this turn");
    if mine.is_empty() {
        parts::note(ui, p, "You have made none. Offers are free. One can be withdrawn until it is answered; that it was made stays known.");
    }
    for id in mine {
        let answered = all[&id].answers.iter().any(Option::is_some);
        one_offer(ui, desk, state, id, answered, out);
    }
    for (title, list) in [
        ("Others on the table", listed(&|offer| offer.open && !own.contains(&offer.from))),
        ("Answered or closed", listed(&|offer| !offer.open && (offer.turn != turn || !own.contains(&offer.from)) && offer.turn + 2 > turn)),
    ] {
        if !list.is_empty() {
            parts::heading(ui, p, title);
        }
        for id in list {
            one_offer(ui, desk, state, id, false, out);
        }
    }
}

fn one_offer(ui: &mut Ui, desk: &Desk<'_>, state: &mut BargainState, id: ProposalId, open: bool, out: &mut Vec<Intent>) {
    let (p, words) = (desk.palette, desk.words());
    let Some(offer) = desk.view.game.proposals.get(&id) else { return };
    let opened = state.opened == Some(id);
    let status = match (offer.open, accepted(offer)) {
        (true, true) => accepted_then(offer.text.instrument),
        (true, false) => "on the table",
        (false, true) => "agreed",
        (false, false) => "closed",
    };
    let (sign, colour) = match (offer.open, accepted(offer)) {
        (_, true) => ("✔", p.good),
        (true, false) => ("✉", p.agreement),
        (false, false) => ("✖", p.weak),
    };
    let line = PressRow::new(p, words::capital(&format!("{} to {}: {}", words.the(offer.from), words.nations(&offer.to), offer.text.name)))
        .sign(sign, colour)
        .aside(format!("{status}{}", if offer.private { ", private" } else { ", public" }))
        .chosen(opened);
    let folded = parts::fold(ui, p, ("offer", id, opened), open || opened, &line, |ui| {
        read_text(ui, desk, &offer.text, false);
        difference(ui, desk, offer);
        let own = desk.view.own_nations(desk.scenario);
        if offer.open && offer.text.parties.iter().any(|party| own.contains(party)) {
            before::text(ui, desk, &offer.text);
        }
        worth::ask(ui, desk, &Question::Offer(id), out);
        answers(ui, desk, state, offer, out);
        act_on(ui, desk, state, id, offer, out);
    });
    spot::at(&folded, Spot::Offer(id));
    if opened && std::mem::take(&mut state.to_view) {
        ui.scroll_to_rect_animation(folded.rect, Some(egui::Align::TOP), egui::style::ScrollAnimation::none());
    }
    if opened && folded.clicked() {
        state.opened = None;
    }
}

/// What a counter-offer changes in the text that it answers.
fn difference(ui: &mut Ui, desk: &Desk<'_>, offer: &Proposal) {
    let (p, words) = (desk.palette, desk.words());
    let Some(before) = offer.counters.and_then(|id| desk.view.game.proposals.get(&id)) else { return };
    let only_in = |one: &AgreementText, other: &AgreementText| {
        let clauses: Vec<_> = one.clauses.iter().filter(|clause| !other.clauses.contains(clause)).cloned().collect();
        words.clauses(&clauses).into_iter().map(|said| said.text).collect::<Vec<_>>()
    };
    let (struck, new) = (only_in(&before.text, &offer.text), only_in(&offer.text, &before.text));
    parts::heading(ui, p, &format!("Changed from the offer of {}", words.the(before.from)));
    for said in &struck {
        parts::note(ui, p, format!("− {said}."));
    }
    for said in &new {
        parts::text(ui, p, format!("+ {said}."));
    }
    if before.text.instrument != offer.text.instrument {
        parts::text(ui, p, format!("{} instead of {}.", words::instrument(offer.text.instrument), words::instrument(before.text.instrument)));
    }
    let kept = offer.text.clauses.len() - offer.text.clauses.iter().filter(|clause| !before.text.clauses.contains(clause)).count();
    if struck.is_empty() && new.is_empty() {
        parts::note(ui, p, "No clause is changed.");
    } else {
        parts::note(ui, p, format!("{} as it was.", words::count(kept as u64, "clause stays", "clauses stay")));
    }
}

/// What becomes of an offer that all have accepted.
fn accepted_then(instrument: Instrument) -> &'static str {
    match instrument {
        Instrument::Declaration | Instrument::Arrangement => "accepted: binds when the turn resolves",
        Instrument::Treaty => "accepted: signed when the turn resolves, binds once it is ratified",
    }
}

fn accepted(offer: &Proposal) -> bool {
    offer.answers.iter().all(|answer| *answer == Some(Answer::Accept))
}

/// A text, clause by clause, in words; with what it takes for it to bind, unless it does.
pub fn read_text(ui: &mut Ui, desk: &Desk<'_>, text: &AgreementText, made: bool) {
    let (p, words) = (desk.palette, desk.words());
    let form = match text.instrument {
        _ if made => "",
        Instrument::Declaration => ": in force when the turn resolves, and breakable",
        Instrument::Arrangement => ": in force when the turn resolves",
        Instrument::Treaty => ": a promise, which must be ratified, about 14 months",
    };
    let quiet = if text.quiet { ". Quiet: publicity between its parties suspends it" } else { "" };
    parts::note(ui, p, format!("{} of {}{form}{quiet}.", words::instrument(text.instrument), words.nations(&text.parties)));
    for (number, said) in words.clauses(&text.clauses).into_iter().enumerate() {
        parts::text(ui, p, format!("{}. {}.", number + 1, said.text));
    }
}

/// What each nation has said, why, and what it would rather sign.
fn answers(ui: &mut Ui, desk: &Desk<'_>, state: &mut BargainState, offer: &Proposal, out: &mut Vec<Intent>) {
    let (p, words) = (desk.palette, desk.words());
    let own = desk.view.own_nations(desk.scenario);
    for (&nation, answer) in offer.to.iter().zip(&offer.answers) {
        let Some(answer) = answer else {
            if !own.contains(&nation) && offer.open {
                parts::note(ui, p, words::capital(&format!("{} has not answered.", words.the(nation))));
                compose::likely(ui, desk, nation, offer.from, &offer.text);
            }
            continue;
        };
        let accepts = *answer == Answer::Accept;
        let line = PressRow::new(p, words::capital(&format!("{} {}", words.the(nation), words.answer(answer))))
            .sign(if accepts { "✔" } else { "✖" }, if accepts { p.good } else { p.bad });
        parts::fold(ui, p, ("answer", offer.turn, nation, &offer.text.name), false, &line, |ui| {
            let grounds: &[Ground] = match answer {
                Answer::Accept => &[],
                Answer::Refuse { why } => why,
            };
            if grounds.is_empty() {
                parts::note(ui, p, "An acceptance states no grounds.");
            }
            let stated = |ground: &Ground| format!("{} {}", words::signed_percent(i32::from(ground.weight)), words::weighed(ground.kind));
            parts::points(ui, p, &grounds.iter().map(stated).collect::<Vec<_>>());
        });
        let asked_by_us = desk.seat().is_some() && own.contains(&offer.from) && offer.turn == desk.view.game.turn;
        if !accepts && asked_by_us {
            would_sign(ui, desk, state, nation, offer, out);
        }
    }
}

fn would_sign(ui: &mut Ui, desk: &Desk<'_>, state: &mut BargainState, nation: NationId, offer: &Proposal, out: &mut Vec<Intent>) {
    let (p, words) = (desk.palette, desk.words());
    let countered =
        |other: &&Proposal| other.from == nation && other.turn == offer.turn && other.counters.is_some() && other.to.contains(&offer.from);
    if desk.view.game.proposals.values().any(|other| countered(&other)) {
        parts::note(ui, p, words::capital(&format!("{} has made a counter-offer: it stands under “To you”.", words.the(nation))));
        return;
    }
    let Some(text) = drafts::softened(desk, nation, offer.from, &offer.text) else {
        parts::note(ui, p, format!("No text near this one that still brings you something is likely to win {} now.", words.the(nation)));
        return;
    };
    parts::note(ui, p, words::capital(&format!("{} would more likely sign:", words.the(nation))));
    for said in words.clauses(&text.clauses) {
        let new = if said.clauses.iter().all(|&at| offer.text.clauses.contains(&text.clauses[at])) { "" } else { " (new)" };
        parts::text(ui, p, format!("• {}{new}.", said.text));
    }
    let draft = Draft { from: offer.from, to: offer.to.clone(), text, counters: None, private: offer.private };
    ui.horizontal_wrapped(|ui| {
        parts::command_button(ui, desk, "Offer that", draft.command(), out);
        if ui.button("Change it first").clicked() {
            state.write(draft.clone());
        }
    });
}

/// What the reader may do about an offer.
fn act_on(ui: &mut Ui, desk: &Desk<'_>, state: &mut BargainState, id: ProposalId, offer: &Proposal, out: &mut Vec<Intent>) {
    if desk.seat().is_none() {
        return;
    }
    let (p, words) = (desk.palette, desk.words());
    let own = desk.view.own_nations(desk.scenario);
    for (&nation, answer) in offer.to.iter().zip(&offer.answers) {
        if !own.contains(&nation) || (answer.is_some() && offer.turn != desk.view.game.turn) {
            continue;
        }
        let whose = if own.len() > 1 { format!(" for {}", words.the(nation)) } else { String::new() };
        if answer.is_none() && offer.open {
            let mut ground = state.ground.unwrap_or(GroundKind::Unstated);
            let grounds = [
                GroundKind::Unstated,
                GroundKind::Consensus,
                GroundKind::Threat,
                GroundKind::Exposure,
                GroundKind::Operation,
                GroundKind::Control,
                GroundKind::Return,
                GroundKind::Credit,
                GroundKind::Fatigue,
                GroundKind::Timing,
            ]
            .map(|kind| (kind, words::capital(words::ground(kind))));
            if parts::menu(ui, p, "Ground for a refusal", ("ground", id), &mut ground, &grounds) {
                state.ground = Some(ground);
            }
            ui.horizontal_wrapped(|ui| {
                let accept = Command::Answer { nation, proposal: id, answer: Answer::Accept };
                spot::at(&parts::command(ui, desk, &format!("Accept{whose}"), accept, out), Spot::Accept(id));
                let weight = Thousandths(if ground == GroundKind::Unstated { 0 } else { -100 });
                let refuse = Command::Answer { nation, proposal: id, answer: Answer::Refuse { why: vec![Ground { kind: ground, weight }] } };
                parts::command_button(ui, desk, &format!("Refuse{whose}"), refuse, out);
                counter_button(ui, desk, state, nation, id, &whose);
            });
        } else if matches!(answer, Some(Answer::Refuse { .. })) {
            counter_button(ui, desk, state, nation, id, &whose);
        }
    }
    if own.contains(&offer.from) && offer.open {
        parts::command_button(ui, desk, "Withdraw the offer", Command::Withdraw { nation: offer.from, proposal: id }, out);
    }
}

fn counter_button(ui: &mut Ui, desk: &Desk<'_>, state: &mut BargainState, nation: NationId, id: ProposalId, whose: &str) {
    let button = ui.add_enabled(!desk.over(), egui::Button::new(format!("Counter{whose}…")));
    if button.on_hover_text("Write a changed text in answer.").clicked()
        && let Some(draft) = drafts::counter(desk, nation, id)
    {
        state.write(draft);
    }
}
