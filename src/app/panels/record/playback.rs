//! A resolved turn on the map, one thing at a time in the sequence in which it resolved: counters go from where they were to where they
//! are, marks stand where something happened, and each step opens to its reasons. What a phase of a war fires is one step: its salvos fly
//! together.
//!
//! [`Playback`] is a state machine that the play screen feeds with the time; when it is over nothing asks for another frame.

use std::collections::BTreeMap;

use bevy::math::{Rect as PlaneRect, Vec2};
use bevy_egui::egui::{self, Key, Modifiers, RichText, Ui};

use crate::app::bridge::lattice::{self, Changes};
use crate::app::map::lattice::DRAW_S;
use crate::app::map::scene::{EventMark, MapGround, Picture, Shot, Volley};
use crate::app::panels::parts::explain;
use crate::app::panels::record::phases::{self, WarPhase, fought};
use crate::app::panels::{Desk, Intent, parts};
use crate::app::theme::widgets;
use crate::geo::CellId;
use crate::report::headlines::reader::Reader;
use crate::report::headlines::salvo::{self, SalvoAct};
use crate::report::{Headline, Tone, Weight, beats, words};
use crate::rules::event::Event;
use crate::rules::scenario::{Position, Scenario};

/// Seconds in which counters slide.
const SLIDE_S: f32 = 1.1;
/// Seconds in which a mark grows.
const MARK_S: f32 = 0.7;
/// Seconds in which salvos fly and what came of them appears.
const SALVO_S: f32 = 1.6;
/// What a word takes to be read, as a part of the time that a person has set for a step.
const READ_A_WORD: f32 = 0.11;
/// Names that a step of movement lists; the rest is counted.
const NAMES: usize = 3;

/// How fast a turn is played.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pace {
    /// Seconds that a step is shown, beside the time of its movement.
    pub seconds: f32,
    /// Nothing slides or grows.
    pub reduced_motion: bool,
}

/// When the next frame is needed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Wake {
    /// At once: something moves.
    Now,
    /// After so many seconds: the next step.
    After(f32),
    /// Not before the person does something.
    Never,
}

/// A counter on its way.
#[derive(Clone, Debug, PartialEq)]
struct Slide {
    force: u32,
    path: Vec<Vec2>,
}

/// Where the map should look.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Gaze {
    /// At a cell.
    Cell(CellId),
    /// At a part of the plane.
    Part(PlaneRect),
}

/// One thing that is shown.
#[derive(Clone, Debug, PartialEq)]
struct PlayStep {
    /// Position in the turn's list of events.
    index: usize,
    headline: Headline,
    at: Option<Vec2>,
    slides: Vec<Slide>,
    /// A phase of a war: what it fired.
    phase: Option<WarPhase>,
    /// What of the map it crosses, if that is more than a place.
    part: Option<PlaneRect>,
}

/// A turn that is being shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Playback {
    turn: u16,
    steps: Vec<PlayStep>,
    at: usize,
    shown_s: f32,
    clock_s: Option<f64>,
    paused: bool,
    open: bool,
    unseen: bool,
    over: bool,
    pace: Pace,
    /// How the agreements changed in it.
    changes: Changes,
}

impl Playback {
    /// Shows what the resolution of `turn` brought (0 is the opening news). `None` if there is nothing to show.
    pub fn new(desk: &Desk<'_>, ground: &MapGround, turn: u16) -> Option<Self> {
        let mut steps = steps(desk, ground, turn);
        let start = usize::from(turn).checked_sub(1).and_then(|turn| desk.past.get(turn)).unwrap_or(desk.view);
        let events = desk.history.get(usize::from(turn)).map_or(&[][..], Vec::as_slice);
        let changes = Changes::of(&desk.words_of(turn), ground, &start.game.agreements, turn, events);
        if lattice::matters(desk.scenario, &start.game.agreements, turn) {
            // A link that draws itself may lie anywhere: whoever looks closely at something sees the whole map for that step.
            let mut from = 0;
            for step in &mut steps {
                if step.part.is_none() && changes.within(from..=step.index) {
                    step.part = Some(ground.bounds.0);
                }
                from = step.index + 1;
            }
        }
        let pace = Pace { seconds: 2.0, reduced_motion: false };
        let first = Self { turn, steps, at: 0, shown_s: 0.0, clock_s: None, paused: false, open: false, unseen: true, over: false, pace, changes };
        (!first.steps.is_empty()).then_some(first)
    }

    /// Goes to the step that shows an event, and waits there.
    pub fn go_to_event(&mut self, index: usize) {
        let at = self.steps.iter().rposition(|step| step.index <= index).unwrap_or(0);
        self.show_step(at);
        self.paused = true;
    }

    /// The turn that is shown.
    pub fn turn(&self) -> u16 {
        self.turn
    }

    /// Whether the last step has been shown, or the person has ended it.
    pub fn is_over(&self) -> bool {
        self.over
    }

    /// The number of the step that is shown, from 1, and how many there are.
    pub fn progress(&self) -> (usize, usize) {
        (self.at + 1, self.steps.len())
    }

    /// Position of the step's first event in the turn's list; `None` at no step.
    pub fn event_index(&self) -> Option<usize> {
        self.steps.get(self.at).map(|step| step.index)
    }

    /// What the step that is shown says.
    pub fn text(&self) -> &str {
        self.steps.get(self.at).map_or("", |step| step.headline.text.as_str())
    }

    /// The next step, or the end.
    pub fn next(&mut self) {
        if self.at + 1 < self.steps.len() { self.show_step(self.at + 1) } else { self.over = true }
    }

    /// The step before.
    pub fn back(&mut self) {
        self.show_step(self.at.saturating_sub(1));
    }

    /// Ends it: everything stands where it is now.
    pub fn end(&mut self) {
        self.over = true;
    }

    /// Waits at the step that is shown, or goes on.
    pub fn pause(&mut self, paused: bool) {
        self.paused = paused;
        self.clock_s = None;
    }

    /// Whether it waits.
    pub fn is_paused(&self) -> bool {
        self.paused
    }

    fn show_step(&mut self, at: usize) {
        (self.at, self.shown_s, self.clock_s, self.unseen) = (at, 0.0, None, true);
    }

    /// Lets time pass: `now_s` is any clock that only goes forward. Says when the next frame is needed.
    pub fn tick(&mut self, now_s: f64, pace: Pace) -> Wake {
        self.pace = pace;
        if self.over {
            return Wake::Never;
        }
        let passed = self.clock_s.map_or(0.0, |before| (now_s - before).max(0.0) as f32);
        self.clock_s = Some(now_s);
        self.shown_s += passed;
        let moving = self.moving_s();
        if self.shown_s < moving {
            return Wake::Now;
        }
        if self.paused {
            return Wake::Never;
        }
        let left = self.slide_s() + self.pause_s() - self.shown_s;
        if left > 0.0 {
            return Wake::After(left);
        }
        self.next();
        if self.over { Wake::Never } else { Wake::Now }
    }

    fn slide_s(&self) -> f32 {
        let slides = self.steps.get(self.at).is_some_and(|step| !step.slides.is_empty());
        if slides && !self.pace.reduced_motion { SLIDE_S } else { 0.0 }
    }

    fn moving_s(&self) -> f32 {
        if self.pace.reduced_motion { 0.0 } else { self.slide_s() + self.mark_s() }
    }

    fn phase(&self) -> Option<&WarPhase> {
        self.steps.get(self.at).and_then(|step| step.phase.as_ref())
    }

    /// Seconds in which what the step shows appears.
    fn mark_s(&self) -> f32 {
        if self.phase().is_some() { SALVO_S } else { MARK_S }
    }

    /// Seconds for which a step stays after its movement: salvos have to be read once they have arrived.
    fn pause_s(&self) -> f32 {
        let (mark, seconds) = (self.mark_s(), self.pace.seconds);
        // A long sentence takes longer to read; the setting makes all of it slower or faster.
        let read = READ_A_WORD * self.text().split_whitespace().count() as f32 * seconds;
        if self.phase().is_some() { mark + seconds.max(read) } else { seconds.max(mark).max(read) }
    }

    /// Where the map should look for the step that is shown; told once a step.
    pub fn look(&mut self) -> Option<Gaze> {
        let unseen = std::mem::replace(&mut self.unseen, false);
        let step = self.steps.get(self.at).filter(|_| unseen && !self.over)?;
        step.part.map(Gaze::Part).or(step.headline.cell.map(Gaze::Cell))
    }

    /// The salvos of the step that is shown.
    pub fn shots(&self) -> &[Shot] {
        self.phase().map_or(&[], |phase| &phase.shots)
    }

    /// Lays the step into the picture of the turn after: counters that have not moved yet stand where they were.
    pub fn lay_into(&self, picture: &mut Picture) {
        if self.over {
            return;
        }
        let places = self.places();
        for counter in &mut picture.counters {
            if let Some(&at) = places.get(&counter.id)
                && at != counter.at
            {
                counter.at = at;
                counter.place = None;
            }
        }
        picture.event = self.mark();
        picture.volley = self.phase().map(|phase| Volley { shots: phase.shots.clone(), progress: self.grown() });
        // How the armies stand is told by the step that fights ashore, and by nothing before it.
        if self.steps[self.at.min(self.steps.len())..].iter().any(|step| step.phase.as_ref().is_some_and(|phase| phase.act >= SalvoAct::Landing)) {
            picture.zones.clear();
        }
        self.lay_lattice_into(picture);
        // Ways that are meant for the turn after would stand beside what is past.
        picture.ways.clear();
    }

    /// The lattice as it stood at the step: what the step changed draws itself over what stood before.
    fn lay_lattice_into(&self, picture: &mut Picture) {
        let upto = |step: usize| self.steps.get(step).map(|step| step.index);
        // The last step ends where the turn ends.
        let now = if self.at + 1 < self.steps.len() { self.changes.after(upto(self.at)) } else { Some(&picture.lattice) };
        let Some(mut now) = now.cloned() else { return };
        if let Some(before) = self.changes.after(self.at.checked_sub(1).and_then(upto)) {
            let part = if self.pace.reduced_motion { 1.0 } else { ((self.shown_s - self.slide_s()) / DRAW_S).clamp(0.0, 1.0) };
            now.grow_from(before, part);
        }
        picture.lattice = now;
    }

    /// Where the forces are that move in this turn.
    fn places(&self) -> BTreeMap<u32, Vec2> {
        let mut places = BTreeMap::new();
        let part = if self.slide_s() > 0.0 { (self.shown_s / SLIDE_S).clamp(0.0, 1.0) } else { 1.0 };
        for (number, step) in self.steps.iter().enumerate() {
            for slide in &step.slides {
                let (Some(&first), Some(&last)) = (slide.path.first(), slide.path.last()) else { continue };
                match number.cmp(&self.at) {
                    std::cmp::Ordering::Less => places.insert(slide.force, last),
                    std::cmp::Ordering::Equal => places.insert(slide.force, along(&slide.path, part)),
                    // It has not set out; a later move starts where an earlier one ended.
                    std::cmp::Ordering::Greater => Some(*places.entry(slide.force).or_insert(first)),
                };
            }
        }
        places
    }

    /// How far the mark of the step has grown, from 0 to 1.
    fn grown(&self) -> f32 {
        if self.pace.reduced_motion { 1.0 } else { ((self.shown_s - self.slide_s()) / self.mark_s()).clamp(0.0, 1.0) }
    }

    fn mark(&self) -> Option<EventMark> {
        let step = self.steps.get(self.at).filter(|step| step.phase.is_none())?;
        let tone = match step.headline.tone {
            Tone::Grave => -1,
            Tone::Plain => 0,
            Tone::Calm => 1,
        };
        Some(EventMark { at: step.at?, text: step.headline.text.clone(), progress: self.grown(), tone })
    }
}

/// A point of a path after a part of its length, from 0 to 1.
fn along(path: &[Vec2], part: f32) -> Vec2 {
    let length: f32 = path.windows(2).map(|leg| leg[0].distance(leg[1])).sum();
    let mut left = length * part;
    for leg in path.windows(2) {
        let this = leg[0].distance(leg[1]);
        if left <= this {
            return if this > 0.0 { leg[0].lerp(leg[1], left / this) } else { leg[0] };
        }
        left -= this;
    }
    path.last().copied().unwrap_or_default()
}

fn steps(desk: &Desk<'_>, ground: &MapGround, turn: u16) -> Vec<PlayStep> {
    let Some(events) = desk.history.get(usize::from(turn)) else { return Vec::new() };
    let words = desk.words_of(turn);
    let reader = Reader::at(desk.scenario, words.game, desk.view.viewer);
    let mut steps: Vec<PlayStep> = Vec::new();
    for mut beat in beats(&words, events) {
        beat.headline.tone = reader.tone(&words, &events[beat.index].event, beat.headline.tone);
        if let Some(act) = fought(&events[beat.index].event).and_then(|event| salvo::act(&words, event)) {
            // Whoever enters the war in the midst of a salvo does not cut it in two.
            match steps.iter_mut().filter_map(|step| step.phase.as_mut()).find(|phase| phase.act == act) {
                Some(phase) => phase.indices.push(beat.index),
                None => {
                    let phase = WarPhase { act, indices: vec![beat.index], shots: Vec::new() };
                    steps.push(PlayStep { index: beat.index, at: None, headline: beat.headline, slides: Vec::new(), phase: Some(phase), part: None });
                }
            }
            continue;
        }
        let moved = match &events[beat.index].event {
            Event::Moved { force, from, path, to } => way(desk.scenario, ground, *from, path, *to).map(|path| Slide { force: force.0, path }),
            _ => None,
        };
        match (moved, steps.last_mut()) {
            // Moves that follow one another are one step: everybody sets out together.
            (Some(slide), Some(step)) if !step.slides.is_empty() => {
                step.headline.why.push(beat.headline.text);
                step.slides.push(slide);
            }
            (Some(slide), _) => {
                let headline = Headline { why: vec![beat.headline.text.clone()], ..beat.headline };
                steps.push(PlayStep { index: beat.index, at: None, headline, slides: vec![slide], phase: None, part: None });
            }
            (None, _) if beat.headline.weight == Weight::Headline => {
                let at = beat.headline.cell.and_then(|cell| desk.scenario.map.cell(cell)).map(|cell| ground.to_plane(cell.centre));
                steps.push(PlayStep { index: beat.index, at, headline: beat.headline, slides: Vec::new(), phase: None, part: None });
            }
            (None, _) => {}
        }
    }
    for step in &mut steps {
        if step.slides.len() > 1 {
            step.headline.text = movement(&step.headline.why);
            let ends = step.slides.iter().flat_map(|slide| slide.path.first().into_iter().chain(slide.path.last()));
            step.part = phases::around(ends.copied());
        }
    }
    let fired = steps.iter_mut().filter_map(|step| Some((&mut step.headline, &mut step.part, step.phase.as_mut()?)));
    phases::fire(desk, ground, turn, events, fired);
    steps
}

/// Several moves in a line.
fn movement(moves: &[String]) -> String {
    let shown = moves.iter().take(NAMES).cloned().collect::<Vec<_>>().join("; ");
    match moves.len().saturating_sub(NAMES) {
        0 => shown,
        1 => format!("{shown}; and one more force moves"),
        more => format!("{shown}; and {more} more forces move"),
    }
}

/// A way on the plane; `None` if an end of it lies outside the map.
fn way(scenario: &Scenario, ground: &MapGround, from: Position, path: &[CellId], to: Position) -> Option<Vec<Vec2>> {
    let cell = |cell: CellId| scenario.map.cell(cell).map(|cell| ground.to_plane(cell.centre));
    let position = |at: Position| match at {
        Position::At(place) => scenario.cell_of(at).map(|_| ground.to_plane(scenario.catalog.place(place).at)),
        Position::Field(at) => cell(at),
    };
    let (first, last) = (position(from)?, position(to)?);
    let mut way: Vec<Vec2> = std::iter::once(first).chain(path.iter().filter_map(|&at| cell(at))).collect();
    // A place lies in the path's last hex: the counter goes to the place itself.
    if matches!(to, Position::At(_)) && !path.is_empty() {
        way.pop();
    }
    way.push(last);
    way.dedup();
    (way.len() > 1).then_some(way)
}

/// Takes the keys of a playback: Space for the next step, Shift+Space for the one before, R for its reasons, Escape to end.
pub fn keys(ctx: &egui::Context, playback: &mut Playback) {
    if ctx.text_edit_focused() {
        return;
    }
    let pressed = |modifiers, key| ctx.input_mut(|input| input.consume_key(modifiers, key));
    if pressed(Modifiers::SHIFT, Key::Space) {
        playback.back();
    } else if pressed(Modifiers::NONE, Key::Space) {
        playback.next();
    } else if pressed(Modifiers::NONE, Key::R) {
        playback.toggle_reasons();
    } else if pressed(Modifiers::NONE, Key::Escape) {
        playback.end();
    }
}

impl Playback {
    /// Opens or closes the reasons of the step that is shown; it waits while they are open.
    fn toggle_reasons(&mut self) {
        self.open = !self.open;
        self.pause(self.open);
    }
}

/// Shows the strip below the map: what happens, its reasons, and how to go on.
pub fn show(ui: &mut Ui, desk: &Desk<'_>, playback: &mut Playback, out: &mut Vec<Intent>) {
    let Some(step) = playback.steps.get(playback.at).cloned() else { return };
    let p = desk.palette;
    let (number, of) = playback.progress();
    ui.horizontal(|ui| {
        let title = if playback.turn == 0 { "Opening".to_owned() } else { format!("Turn {}", playback.turn) };
        let waits = if playback.paused && !playback.open { " · waits for you" } else { "" };
        widgets::eyebrow(ui, p, &format!("{title} · {number} of {of}{waits}"));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if ui.button("Skip to the end").on_hover_text("Escape: closes this; the map shows how things stand now.").clicked() {
                playback.end();
            }
            let last = number == of;
            if ui.button(if last { "Done" } else { "Next event" }).on_hover_text("Space").clicked() {
                playback.next();
            }
            let (text, to) = if playback.paused { ("Play", false) } else { ("Pause", true) };
            let hint = if to { "It stays at this step." } else { "The steps follow one another by themselves; Settings say how fast." };
            if ui.button(text).on_hover_text(hint).clicked() {
                playback.pause(to);
                playback.open &= to;
            }
            if ui.add_enabled(number > 1, egui::Button::new("Back")).on_hover_text("Shift+Space").clicked() {
                playback.back();
            }
            if ui.selectable_label(playback.open, "Why").on_hover_text("R: its inputs, and the numbers of the rules behind them").clicked() {
                playback.toggle_reasons();
            }
            if let Some(cell) = step.headline.cell
                && ui.button("Look there").clicked()
            {
                out.push(Intent::Visit(cell));
            }
        });
    });
    ui.horizontal_top(|ui| {
        let (sign, colour) = parts::tone(p, step.headline.tone);
        ui.label(RichText::new(sign).color(colour));
        ui.add(egui::Label::new(RichText::new(words::capital(&step.headline.text)).color(p.strong)).wrap());
    });
    if playback.open {
        let height = ui.ctx().content_rect().height();
        let area = egui::ScrollArea::vertical().max_height(height * 0.3).min_scrolled_height(height * 0.22).auto_shrink([false, true]);
        widgets::scroll(ui, "playback", area, |ui| {
            if let Some(phase) = &step.phase {
                for &index in &phase.indices {
                    explain::show(ui, desk, explain::ExplainTopic::Event { turn: playback.turn, index });
                }
            } else if step.slides.is_empty() {
                explain::event(ui, desk, playback.turn, step.index);
            } else {
                parts::points(ui, p, &step.headline.why);
            }
        });
    }
}
