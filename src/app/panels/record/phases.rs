//! Phases of a turn of war for the playback: what each fired, told in a sentence and drawn as salvos.

use bevy::math::{Rect as PlaneRect, Vec2};

use crate::app::bridge::picture::Sides;
use crate::app::map::scene::{MapGround, Shot};
use crate::app::panels::Desk;
use crate::report::headlines::salvo;
use crate::report::headlines::salvo::{SalvoAct, WarTurn};
use crate::report::{Headline, Tone};
use crate::rules::crisis::WarNews;
use crate::rules::event::{Event, Recorded};
use crate::rules::models::war::WarEvent;

/// What is shown of the map round salvos at least, in km.
const FRAME_KM: f32 = 1600.0;

/// Salvos of a phase from which on each is drawn from one place only: more lines hide what they show.
const MANY: usize = 8;

/// A phase of a war.
#[derive(Clone, Debug, PartialEq)]
pub struct WarPhase {
    /// Which.
    pub act: SalvoAct,
    /// Positions of its events in the turn's list.
    pub indices: Vec<usize>,
    /// Its salvos, the gravest first.
    pub shots: Vec<Shot>,
}

/// What a phase of a war did, as this viewer may know it.
pub fn fought(event: &Event) -> Option<&WarEvent> {
    match event {
        Event::War(WarNews::Fought { event } | WarNews::Seen { event }) => Some(event),
        _ => None,
    }
}

/// A phase that is to be given its salvos: its headline, what of the map it crosses, and itself.
pub type Fired<'s> = (&'s mut Headline, &'s mut Option<PlaneRect>, &'s mut WarPhase);

/// Gives each phase of a war its salvos and its sentence.
pub fn fire<'s>(desk: &Desk<'_>, ground: &MapGround, turn: u16, events: &[Recorded], fired: impl Iterator<Item = Fired<'s>>) {
    let words = desk.words_of(turn);
    let before = usize::from(turn).checked_sub(1).and_then(|turn| desk.past.get(turn));
    let Some(theatre) = before.and_then(|before| WarTurn::of(words, &before.game)) else { return };
    let (sides, own) = (Sides::of(desk.scenario, desk.view), desk.view.own_nations(desk.scenario));
    for (headline, part, phase) in fired {
        let told: Vec<&WarEvent> = phase.indices.iter().filter_map(|&index| fought(&events.get(index)?.event)).collect();
        headline.text = salvo::summary(&words, phase.act, &told);
        let mut tones = told.iter().filter_map(|event| salvo::tone(&words, &own, event));
        if let Some(first) = tones.next() {
            headline.tone = if tones.all(|tone| tone == first) { first } else { Tone::Plain };
        }
        let most = if told.len() > MANY { 1 } else { usize::MAX };
        let shot = |salvo: salvo::Salvo| Shot {
            from: salvo.from.into_iter().take(most).map(|at| ground.to_plane(at)).collect(),
            to: ground.to_plane(salvo.to),
            side: salvo.by.map(|nation| sides.side(nation)),
            tint: salvo.by.map(|nation| sides.tint(desk.scenario, nation)),
            lines: salvo.lines,
        };
        let mut salvos: Vec<(u32, salvo::Salvo)> = told.iter().filter_map(|event| Some((salvo::gravity(event), theatre.salvo(event)?))).collect();
        salvos.sort_by_key(|(gravity, _)| std::cmp::Reverse(*gravity));
        phase.shots = salvos.into_iter().map(|(_, salvo)| shot(salvo)).collect();
        let bounds = ground.bounds.0;
        let crossed = phase.shots.iter().flat_map(|shot| shot.from.iter().chain([&shot.to])).filter(|at| bounds.contains(**at));
        *part = around(crossed.copied());
    }
}

/// A part of the plane that holds these points, and is no speck.
pub fn around(points: impl Iterator<Item = Vec2>) -> Option<PlaneRect> {
    let part = points.fold(None, |part: Option<PlaneRect>, at| Some(part.map_or(PlaneRect::from_corners(at, at), |part| part.union_point(at))))?;
    Some(PlaneRect::from_center_size(part.center(), part.size().max(Vec2::splat(FRAME_KM))))
}
