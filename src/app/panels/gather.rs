//! Lines of the news that belong together, told as one: moves of a number, salvos of a phase of a war. Each opens to what it is made of.

use super::Desk;
use super::news::{Measure, drivers_of};
use super::phases::fought;
use crate::catalog::NationId;
use crate::report::salvo::{self, Act};
use crate::report::{Headline, Tone};
use crate::rules::event::Event;
use crate::rules::war::WarEvent;

/// A line: position of its event, what is told, and whether it was told from outside.
pub type Line = (usize, Headline, bool);

/// A number of another nation that moved several times in the turn is told once, with the sum, and opens to each reason.
pub fn numbers(desk: &Desk<'_>, lines: &mut Vec<Line>) {
    let news = desk.news();
    let moved = |index: usize| Measure::moved_by(&news[index].event).filter(|_| !matches!(news[index].event, Event::EffectApplied { .. }));
    let mut first: Vec<(NationId, Measure, usize, i32)> = Vec::new();
    let mut told: Vec<Line> = Vec::with_capacity(lines.len());
    for line in std::mem::take(lines) {
        let Some((nation, measure, by, _)) = moved(line.0) else {
            told.push(line);
            continue;
        };
        match first.iter_mut().find(|known| (known.0, known.1) == (nation, measure)) {
            None => {
                first.push((nation, measure, told.len(), by));
                told.push(line);
            }
            Some((_, _, at, sum)) => {
                *sum += by;
                let together = &mut told[*at].1;
                let what = together.text.rsplit_once(": ").map_or_else(|| together.text.clone(), |(what, _)| what.to_owned());
                together.text = format!("{what}: {}", measure.change(*sum));
                together.tone = if *sum < 0 { Tone::Grave } else { Tone::Calm };
                together.why = drivers_of(news, nation, measure);
            }
        }
    }
    *lines = told;
}

/// Salvos of one phase of a war are told once, with their sum, and open to each of them.
pub fn salvos(desk: &Desk<'_>, lines: &mut Vec<Line>) {
    let (news, words) = (desk.news(), desk.words());
    let fired = |index: usize| -> Option<(Act, &WarEvent)> {
        let event = fought(&news[index].event)?;
        let act = salvo::act(&words, event).filter(|act| matches!(act, Act::Bases | Act::BasesInChina | Act::Fleet | Act::Groups))?;
        Some((act, event))
    };
    let mut acts: Vec<(Act, usize, Vec<&WarEvent>)> = Vec::new();
    let mut told: Vec<Line> = Vec::with_capacity(lines.len());
    for line in std::mem::take(lines) {
        let Some((act, event)) = fired(line.0) else {
            told.push(line);
            continue;
        };
        match acts.iter_mut().find(|(known, ..)| *known == act) {
            None => {
                acts.push((act, told.len(), vec![event]));
                told.push(line);
            }
            Some((_, at, events)) => {
                let together = &mut told[*at].1;
                if events.len() == 1 {
                    together.why = vec![together.text.clone()];
                }
                events.push(event);
                together.text = salvo::summary(&words, act, events);
                together.weight = together.weight.max(line.1.weight);
                together.why.push(line.1.text);
            }
        }
    }
    *lines = told;
}
