//! Lessons: the steps that a newcomer is led through.

use super::{Convert, FilePlaces};
use crate::level::decode::{Fields, call, text, word};
use crate::level::diagnostic::{Code, Span};
use crate::level::schema::{ACT_WORDS, DEEDS, LESSON};
use crate::level::tree::Node;
use crate::rules::lesson::{Deed, LessonStep, Model, Page};
use crate::rules::metric::Condition;
use crate::rules::open_number;
use crate::rules::order::SignalKind;
use crate::rules::scenario::{ForceSetup, Objective};
use crate::rules::vocab::ids::{ForceId, SeatId};

/// More words in a step than people read before they do it.
const MANY_WORDS: usize = 45;

/// Pages, as the format writes them.
const PAGES: &[(&str, Page)] = &[
    ("News", Page::News),
    ("Odds", Page::Odds),
    ("Forces", Page::Forces),
    ("Orders", Page::Orders),
    ("Diplomacy", Page::Diplomacy),
    ("Agreements", Page::Agreements),
    ("Status", Page::Status),
    ("Objectives", Page::Objectives),
    ("Debrief", Page::Debrief),
];
/// Model texts, as the format writes them.
const MODELS: &[(&str, Model)] = &[("Passage", Model::Passage), ("Inspection", Model::Inspection), ("Support", Model::Support)];
/// Signals, as the format writes them.
const SIGNALS: &[(&str, SignalKind)] = &[("Reassure", SignalKind::Reassure), ("Warn", SignalKind::Warn), ("Calm", SignalKind::Calm)];

impl Convert<'_> {
    pub(super) fn lessons(&mut self, fields: &Fields, forces: &[ForceSetup], objectives: &[Objective], places: &mut FilePlaces) -> Vec<LessonStep> {
        let mut steps = Vec::new();
        for node in self.items(fields, "lessons") {
            let Some(fields) = Fields::open(node, "a step of a lesson", LESSON, &mut self.problems) else { continue };
            steps.extend(self.step(&fields, forces, objectives, places));
        }
        steps
    }

    fn step(&mut self, fields: &Fields, forces: &[ForceSetup], objectives: &[Objective], places: &mut FilePlaces) -> Option<LessonStep> {
        let seat = fields.get("team").and_then(|node| self.seat(node));
        let from_turn = fields.int("turn", 1..=100, 1, &mut self.problems);
        let to_turn = fields.int("to_turn", 1..=100, from_turn, &mut self.problems);
        let span_of = |name: &str| fields.get(name).map_or(fields.span, |node| node.span);
        if from_turn > self.turns {
            let message = format!("the level ends after turn {}: this step is never offered", self.turns);
            self.problems.add(Code::NeverHappens, span_of("turn"), message);
        } else if to_turn < from_turn {
            let message = format!("`to_turn` is before `turn`, {from_turn}: this step is never offered");
            self.problems.add(Code::NeverHappens, span_of("to_turn"), message);
        }
        let when = fields.get("when").map_or(Some(Condition::default()), |node| self.condition(node));
        let title = self.name(fields, "title");
        let words = fields.text("text", &mut self.problems);
        self.unwritten("`text`", &words, span_of("text"));
        let count = words.split_whitespace().count();
        if count > MANY_WORDS {
            let message = format!("the step \"{title}\" has {count} words; people read {MANY_WORDS} at most before they do it");
            self.problems.add(Code::LongText, span_of("text"), message);
        }
        let deed = fields.get("until").and_then(|node| self.deed(node, forces, places));
        let serves = self.serves(fields, seat, objectives);
        Some(LessonStep { seat: seat?, from_turn: from_turn as u16, to_turn: to_turn as u16, when: when?, title, text: words, deed: deed?, serves })
    }

    /// The title of one of the team's own objectives.
    fn serves(&mut self, fields: &Fields, seat: Option<SeatId>, objectives: &[Objective]) -> String {
        let Some((title, span)) = fields.get("serves").and_then(|node| text(node, "serves", &mut self.problems)) else { return String::new() };
        let own: Vec<&str> = objectives.iter().filter(|one| Some(one.seat) == seat).map(|one| one.title.as_str()).collect();
        if seat.is_some() && !own.is_empty() && !own.contains(&title) {
            let message = format!("this team has no objective called \"{title}\", so that nothing is served; it has: {}", own.join(", "));
            self.problems.add(Code::NoEffect, span, message);
        }
        title.to_owned()
    }

    /// What a step waits for: `Order("boats_1", Resupply, "second_thomas")`.
    fn deed(&mut self, node: &Node, forces: &[ForceSetup], places: &FilePlaces) -> Option<Deed> {
        let (name, items) = call(node, "a deed", &mut self.problems)?;
        let shape = self.known(name, node.span, "deed", DEEDS)?;
        let items = self.in_brackets(node.span, name, items, shape)?;
        Some(match (name, items) {
            ("Order", [force, act, feature]) => {
                let (force, act, feature) = (self.force_to_order(force, forces, places), self.act(act), self.feature(feature));
                let ((force, kind), act, feature) = (force?, act?, feature?);
                if !self.catalog.force_type(kind).acts.contains(&act) {
                    let able = ACT_WORDS.iter().filter(|(_, act)| self.catalog.force_type(kind).acts.contains(act)).map(|(word, _)| *word);
                    let message = format!("this force cannot do that; it can: {}", able.collect::<Vec<_>>().join(", "));
                    self.problems.add(Code::CannotDo, node.span, message);
                }
                Deed::Order { force, act, feature }
            }
            ("Accept", [nation]) => Deed::Accept(self.nation(nation, "the nation")?),
            ("Offer", [nation, model]) => {
                let (nation, model) = (self.nation(nation, "the nation"), word(model, "the text", MODELS, &mut self.problems));
                Deed::Offer(nation?, model?)
            }
            ("Publicise", [feature]) => Deed::Publicise(self.feature(feature)?),
            ("Consult", [nation]) => Deed::Consult(self.nation(nation, "the nation")?),
            ("Signal", [nation, kind, message]) => {
                let (to, kind) = (self.nation(nation, "the nation"), word(kind, "the signal", SIGNALS, &mut self.problems));
                let message = text(message, "the message", &mut self.problems).map(|(message, _)| message.to_owned());
                Deed::Signal { to: to?, kind: kind?, message: message? }
            }
            ("Limit", [act]) => Deed::Limit(self.act(act)?),
            ("Look", [feature]) => Deed::Look(self.feature(feature)?),
            ("Open", [page]) => Deed::Open(word(page, "the page", PAGES, &mut self.problems)?),
            _ => Deed::EndTurn,
        })
    }

    /// A force that is there from the start, seen by all: its number is known before the game begins.
    fn force_to_order(&mut self, node: &Node, forces: &[ForceSetup], places: &FilePlaces) -> Option<(ForceId, crate::catalog::ForceTypeId)> {
        let (slug, span) = text(node, "the force", &mut self.problems)?;
        let Some(index) = forces.iter().position(|force| force.slug == slug) else {
            if places.forces_complete {
                let known = forces.iter().map(|force| force.slug.as_str());
                self.problems.add_near_name(Code::UnknownForce, span, format!("this level has no force `{slug}`"), slug, known);
            }
            return None;
        };
        let number = open_number(&self.catalog, forces, index);
        if number.is_none() || forces[index].fixed {
            self.cannot_be_ordered(slug, span);
        }
        number.map(|number| (number, forces[index].kind))
    }

    fn cannot_be_ordered(&mut self, slug: &str, span: Span) {
        let message = format!("`{slug}` comes later, is hidden, or is tied to its place: a lesson cannot name it");
        self.problems.add(Code::CannotDo, span, message);
    }
}
