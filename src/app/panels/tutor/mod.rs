//! The lesson: a card that says what to do next, and the mark on the control that does it. A step waits until it is done or skipped.
//!
//! What is done is read from the game wherever the game can tell, so that a game that is continued goes on where it was. What a person only
//! looks at is remembered while the game is open, and may be looked at again.

pub mod spot;

use std::collections::BTreeSet;

use bevy_egui::egui::{self, Frame, Margin, RichText, Stroke, Ui};

use super::{Desk, Selection, Tab};
use crate::app::panels::bargain::Part;
use crate::app::panels::bargain::drafts::Draft;
use crate::app::panels::record::news;
use crate::app::panels::record::news::Ask;
use crate::app::theme::style;
use crate::catalog::NationId;
use crate::rules::event::Event;
use crate::rules::lesson::{self, Deed, LessonStep, Page, State};
use crate::rules::order::SignalKind;
use crate::rules::vocab::ids::{FeatureId, ForceId, SeatId};
use spot::Spot;

/// What is told when a turn has no step left.
const END: (&str, &str) = ("End the turn", "Nothing is left to learn this turn. End it: the others order too, and the turn resolves.");
/// What is told at a turn's end while somebody waits for the team's answer.
const ANSWER_FIRST: (&str, &str) = (
    "Somebody waits for you",
    "The lesson has nothing more this turn, but you are asked for something: see \u{201c}Asked of you\u{201d} in the news and decide. Then end the turn.",
);
/// What is told of a step whose force has been told something else.
const UNDO_FIRST: &str = "It has been told something else this turn: undo that order, or skip the step.";
/// What is told in a turn that has no step at all.
const GO_ON: (&str, &str) = ("No new step this turn", "Your forces go on with what they do. Read the news, then end the turn.");

/// What the card remembers.
#[derive(Clone, Debug, Default)]
pub struct TutorState {
    /// The person has left the lesson.
    pub off: bool,
    /// The card shows its title only.
    folded: bool,
    /// Steps that were skipped, with the turn.
    skipped: BTreeSet<(u16, usize)>,
    /// Steps that were looked at, of those of which the game cannot tell.
    seen: BTreeSet<usize>,
    /// An encounter of the last turn was opened: in which turn that was.
    odds: u16,
    /// The step that is read again, by its place in the turn's list.
    review: Option<usize>,
}

/// What is open on the screen, as far as the lesson asks.
#[derive(Clone, Copy)]
pub struct Opened<'a> {
    /// The open panel.
    pub tab: Tab,
    /// What is selected.
    pub selection: Selection,
    /// The open part of diplomacy.
    pub part: Part,
    /// The offer that is being written.
    pub draft: Option<&'a Draft>,
    /// The signal that is being written: what, to whom, and whether it has a message.
    pub signal: (SignalKind, Option<NationId>, bool),
}

/// What the card says now.
struct Now {
    /// Steps of this turn, by their place in [`Scenario::lessons`](crate::rules::Scenario::lessons).
    steps: Vec<usize>,
    /// The one that is waited for, by its place in `steps`; past the last, the turn is to be ended.
    at: usize,
}

/// What is to be looked at on the map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sight {
    /// A force.
    Force(ForceId),
    /// A contested feature.
    Feature(FeatureId),
}

impl TutorState {
    /// The lesson's card for this desk; `None` where nobody is taught.
    fn now(&self, desk: &Desk) -> Option<Now> {
        let seat = self.taught(desk)?;
        let mut steps = lesson::steps_now(desk.scenario, &desk.view.game, seat);
        // What cannot be done now was not taught.
        steps.retain(|&step| lesson::state(desk.scenario, &desk.view.game, seat, &desk.scenario.lessons[step].deed) != State::Barred);
        let at = steps.iter().position(|&step| !self.passed(desk, seat, step)).unwrap_or(steps.len());
        if desk.over() && at == steps.len() {
            return None;
        }
        Some(Now { steps, at })
    }

    /// The seat that is taught, while it is.
    fn taught(&self, desk: &Desk) -> Option<SeatId> {
        let seat = desk.seat()?;
        (!self.off && (desk.open() || desk.over()) && lesson::teaches(desk.scenario, seat)).then_some(seat)
    }

    /// Whether a step is done, skipped, or not to be done now.
    fn passed(&self, desk: &Desk, seat: SeatId, step: usize) -> bool {
        let deed = &desk.scenario.lessons[step].deed;
        if self.skipped.contains(&(desk.view.game.turn, step)) {
            return true;
        }
        match lesson::state(desk.scenario, &desk.view.game, seat, deed) {
            State::Done | State::Barred => true,
            State::Open => false,
            State::Unseen => match deed {
                Deed::EndTurn => false,
                Deed::Open(Page::Debrief) => !desk.over(),
                Deed::Open(Page::Odds) => self.seen.contains(&step) || !encounters(desk),
                _ => self.seen.contains(&step),
            },
        }
    }

    /// What the mark leads to, the goal first, and what is ringed on the map.
    pub fn way(&self, desk: &Desk, open: &Opened) -> (Vec<Spot>, Option<Sight>) {
        let Some(now) = self.now(desk) else { return (Vec::new(), None) };
        if self.review.is_some() {
            return (vec![Spot::Next], None);
        }
        let Some(&step) = now.steps.get(now.at) else { return (end_way(desk, open), None) };
        let deed = &desk.scenario.lessons[step].deed;
        let seat = desk.scenario.lessons[step].seat;
        let listed = [Spot::Back, Spot::Tab(Tab::Selected)];
        match deed {
            Deed::Order { force, act, feature } => {
                let sight = if open.selection == Selection::Force(*force) { Sight::Feature(*feature) } else { Sight::Force(*force) };
                let mut way = vec![Spot::Act(*force, *feature, *act), Spot::Force(*force)];
                way.extend(listed);
                (way, Some(sight))
            }
            Deed::Look(feature) => {
                let there = open.tab == Tab::Selected && open.selection == Selection::Feature(*feature);
                let mut way = if there { vec![Spot::Next] } else { vec![Spot::Feature(*feature)] };
                way.extend(listed);
                (way, Some(Sight::Feature(*feature)))
            }
            Deed::Accept(nation) => {
                let offer = lesson::offer_of(desk.scenario, &desk.view.game, seat, *nation);
                let mut way: Vec<Spot> = offer.iter().flat_map(|&(id, _)| [Spot::Accept(id), Spot::Offer(id)]).collect();
                way.extend([Spot::Part(Part::Offers), Spot::Tab(Tab::Bargain)]);
                (way, None)
            }
            Deed::Offer(nation, model) => {
                let addressed = open.draft.is_some_and(|draft| draft.to == [*nation]);
                let own = desk.scenario.seat(seat).nations.first().copied();
                let wanted = own.and_then(|own| lesson::model_text(desk.scenario, *model, own, *nation));
                let written = addressed && open.draft.is_some_and(|draft| Some(&draft.text.clauses) == wanted.as_ref().map(|text| &text.clauses));
                let mut way = if written {
                    vec![Spot::MakeOffer]
                } else if addressed {
                    vec![Spot::Model(*model), Spot::Models]
                } else {
                    vec![Spot::To(*nation)]
                };
                way.extend([Spot::Part(Part::Write), Spot::Tab(Tab::Bargain)]);
                (way, None)
            }
            Deed::Publicise(feature) => (vec![Spot::Publicise(*feature), Spot::Tab(Tab::Orders)], Some(Sight::Feature(*feature))),
            Deed::Consult(ally) => (vec![Spot::Consult(*ally), Spot::Tab(Tab::Orders)], None),
            Deed::Signal { to, kind, .. } => {
                let (now, whom, says) = open.signal;
                let way = if now != *kind {
                    vec![Spot::SignalKindTo(*kind), Spot::SignalKind]
                } else if whom != Some(*to) {
                    vec![Spot::SignalToNation(*to), Spot::SignalTo]
                } else if says {
                    vec![Spot::SendSignal]
                } else {
                    vec![Spot::SignalText]
                };
                (way.into_iter().chain([Spot::Tab(Tab::Orders)]).collect(), None)
            }
            Deed::Limit(act) => (vec![Spot::LimitTo(*act), Spot::Limit, Spot::Tab(Tab::Orders)], None),
            Deed::Open(page) => (self.page_way(desk, open, *page), None),
            Deed::EndTurn => (end_way(desk, open), None),
        }
    }

    fn page_way(&self, desk: &Desk, open: &Opened, page: Page) -> Vec<Spot> {
        let goal = match page {
            Page::Debrief => return vec![Spot::EndTurn],
            Page::Odds if self.odds == desk.view.game.turn => return vec![Spot::Next],
            Page::Odds => return vec![Spot::Encounter, Spot::MoreNews, Spot::Tab(Tab::News)],
            Page::Agreements if open.tab == Tab::Bargain && open.part != Part::Agreements => {
                return vec![Spot::Part(Part::Agreements), Spot::Tab(Tab::Bargain)];
            }
            Page::Diplomacy | Page::Agreements => Tab::Bargain,
            Page::News => Tab::News,
            Page::Forces => Tab::Selected,
            Page::Orders => Tab::Orders,
            Page::Status => Tab::Standing,
            Page::Objectives => Tab::Objectives,
        };
        if open.tab == goal { vec![Spot::Next] } else { vec![Spot::Tab(goal)] }
    }

    /// Whether the step that is waited for only wants to be looked at, and is.
    fn looked(&self, desk: &Desk, open: &Opened) -> bool {
        self.way(desk, open).0.first() == Some(&Spot::Next)
    }
}

/// Whether the last turn had an encounter of which this desk knows.
fn encounters(desk: &Desk) -> bool {
    desk.news().iter().any(|recorded| matches!(recorded.event, Event::Encountered { .. }))
}

/// Whether somebody waits for the team's answer: an obligation that fell due, an offer, a question about a permission.
fn awaited(desk: &Desk) -> bool {
    let waits = |ask: &Ask| matches!(ask, Ask::Due(..) | Ask::Offer(_) | Ask::Consultation(..));
    desk.open() && news::asks(desk).iter().any(waits)
}

/// The way to the end of the turn: by the news, while somebody waits for an answer.
fn end_way(desk: &Desk, open: &Opened) -> Vec<Spot> {
    if awaited(desk) && open.tab != Tab::News { vec![Spot::SurelyEnd, Spot::Tab(Tab::News)] } else { vec![Spot::SurelyEnd, Spot::EndTurn] }
}

/// Whether a step waits because its force has been told something else this turn.
fn told_otherwise(desk: &Desk, step: &LessonStep) -> bool {
    let Deed::Order { force, .. } = &step.deed else { return false };
    let state = lesson::state(desk.scenario, &desk.view.game, step.seat, &step.deed);
    let orders = desk.view.game.seats.get(step.seat.index()).map_or(&[][..], |seat| seat.orders.as_slice());
    state == State::Open && orders.iter().any(|order| order.force() == Some(*force))
}

/// The card. Nothing where nobody is taught.
pub fn show(ui: &mut Ui, desk: &Desk, state: &mut TutorState, open: &Opened) {
    if spot::pressed(ui.ctx()).contains(&Spot::Encounter) {
        state.odds = desk.view.game.turn;
    }
    let Some(now) = state.now(desk) else { return };
    let p = desk.palette;
    if state.review.is_some_and(|review| review >= now.at) {
        state.review = None;
    }
    let place = state.review.unwrap_or(now.at);
    let step = now.steps.get(place).map(|&index| (index, &desk.scenario.lessons[index]));
    let (title, text) = match step {
        Some((_, step)) => (step.title.as_str(), step.text.as_str()),
        None if awaited(desk) => ANSWER_FIRST,
        None if now.steps.is_empty() => GO_ON,
        None => END,
    };
    let frame = Frame::new().fill(p.raised).stroke(Stroke::new(1.5, p.action)).corner_radius(6).inner_margin(Margin::symmetric(12, 8));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal(|ui| {
            let fold = ui.small_button(if state.folded { "⏵" } else { "⏷" });
            fold.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Button, true, "Fold the lesson"));
            if fold.clicked() {
                state.folded = !state.folded;
            }
            // Not numbered: steps come as the game brings what they speak of.
            ui.label(RichText::new(format!("Lesson · turn {}", desk.view.game.turn)).small().color(p.weak));
            ui.add(egui::Label::new(RichText::new(title).family(style::bold()).color(p.strong)).truncate());
        });
        if state.folded {
            return;
        }
        ui.label(RichText::new(text).color(p.text));
        if now.steps.is_empty()
            && !awaited(desk)
            && let Some(main) = news::digest(desk).shown.first()
        {
            ui.label(RichText::new(format!("The news: {}.", main.headline.text)).color(p.text));
        }
        if step.is_some_and(|(_, step)| told_otherwise(desk, step)) {
            ui.label(RichText::new(UNDO_FIRST).color(p.warn));
        }
        buttons(ui, desk, state, open, place, step.map(|(index, _)| index));
    });
    ui.add_space(6.0);
}

fn buttons(ui: &mut Ui, desk: &Desk, state: &mut TutorState, open: &Opened, place: usize, step: Option<usize>) {
    let p = desk.palette;
    ui.horizontal_wrapped(|ui| {
        if place > 0 && ui.small_button("Back").on_hover_text("Reads the step before again. Nothing is undone.").clicked() {
            state.review = Some(place - 1);
        }
        if state.review.is_some() {
            let next = ui.small_button("Next");
            spot::at(&next, Spot::Next);
            if next.clicked() {
                state.review = Some(place + 1);
            }
        } else if let Some(step) = step {
            if state.looked(desk, open) {
                let next = ui.small_button("Next");
                spot::at(&next, Spot::Next);
                if next.clicked() {
                    state.seen.insert(step);
                }
            } else if ui.small_button("Skip step").on_hover_text("Goes on without doing it, for this turn.").clicked() {
                state.skipped.insert((desk.view.game.turn, step));
            }
        }
        let leave = ui.add(egui::Button::new(RichText::new("Leave the lesson").small().color(p.weak)).frame(false));
        if leave.on_hover_text("You play on without it. The menu brings it back.").clicked() {
            state.off = true;
        }
    });
}
