//! What lies ahead and what presses now: elections, votes on treaties, programmes, trade and lies and hulls. Part of the panel of standing.

use bevy_egui::egui::Ui;

use crate::app::panels::parts::PressRow;
use crate::app::panels::{Desk, Intent, parts};
use crate::catalog::NationId;
use crate::report::forecast::ahead::ForecastLine;
use crate::report::forecast::{ahead, pressure};
use crate::report::words::count as counted;
use crate::rules::scenario::Clock;

/// Elections and votes on treaties ahead.
pub fn coming(ui: &mut Ui, desk: &Desk<'_>, out: &mut Vec<Intent>) {
    if desk.view.game.clock != Clock::Competition || desk.over() {
        return;
    }
    let (p, words) = (desk.palette, desk.words());
    let knows = |nation: NationId| desk.view.knows(desk.scenario, nation);
    let (elections, treaties) = (ahead::elections(&words, knows), ahead::ratifications(&words, knows));
    if elections.in_time.is_empty() && elections.later.is_empty() && treaties.is_empty() {
        return;
    }
    parts::heading(ui, p, "Ahead");
    for treaty in &treaties {
        line(ui, desk, ("treaty", treaty.id), &treaty.whole, |ui| {
            for (number, vote) in treaty.votes.iter().enumerate() {
                line(ui, desk, ("vote", treaty.id, number), vote, |_| {});
            }
            if ui.button("Read it").clicked() {
                out.push(Intent::OpenAgreement(treaty.id));
            }
        });
    }
    for election in &elections.in_time {
        line(ui, desk, ("election", &election.text), election, |_| {});
    }
    if !elections.later.is_empty() {
        let later =
            PressRow::new(p, format!("{} after the last turn", counted(elections.later.len() as u64, "election", "elections"))).sign("•", p.weak);
        parts::fold(ui, p, "elections-later", false, &later, |ui| {
            for election in &elections.later {
                line(ui, desk, ("election", &election.text), election, |_| {});
            }
        });
    }
}

/// Pressure now on each nation.
pub fn pressed(ui: &mut Ui, desk: &Desk<'_>) {
    if desk.view.game.clock != Clock::Competition {
        return;
    }
    let pressed = pressure::pressure(&desk.words(), desk.news());
    parts::heading(ui, desk.palette, "Pressure now");
    if pressed.is_empty() {
        parts::note(ui, desk.palette, "Nobody is pressed, as far as you know.");
    }
    for nation in &pressed {
        line(ui, desk, ("pressed", nation.nation), &nation.whole, |ui| {
            for (number, part) in nation.parts.iter().enumerate() {
                line(ui, desk, ("pressed", nation.nation, number), part, |_| {});
            }
        });
    }
}

/// Programmes in work and delivered.
pub fn programmes(ui: &mut Ui, desk: &Desk<'_>) {
    if desk.view.game.clock != Clock::Competition {
        return;
    }
    let p = desk.palette;
    let found = ahead::programmes(&desk.words(), desk.history, |nation| desk.view.knows(desk.scenario, nation));
    if found.in_work.is_empty() && found.delivered.is_empty() {
        return;
    }
    parts::heading(ui, p, "Programmes");
    let next = found.in_work.first().map_or_else(|| "none in work".to_owned(), |line| format!("next {}, {}", line.text, line.aside));
    let summary = PressRow::new(p, format!("{} in work, {} delivered", found.in_work.len(), found.delivered.len())).sign("⚒", p.weak).aside(next);
    parts::fold(ui, p, "programmes", false, &summary, |ui| {
        for (number, programme) in found.in_work.iter().chain(&found.delivered).enumerate() {
            line(ui, desk, ("programme", number), programme, |_| {});
        }
        if found.before > 0 {
            parts::note(ui, p, format!("{} more were delivered before the first turn.", found.before));
        }
    });
}

/// A line that opens to its inputs, to what `more` adds, and to the numbers of the rules with their sources.
fn line(ui: &mut Ui, desk: &Desk<'_>, salt: impl std::hash::Hash + std::fmt::Debug + Copy, line: &ForecastLine, more: impl FnOnce(&mut Ui)) {
    let p = desk.palette;
    let (sign, colour) = parts::tone(p, line.tone);
    let row = PressRow::new(p, line.text.clone()).sign(sign, colour).aside(line.aside.clone());
    parts::fold(ui, p, salt, false, &row, |ui| {
        more(ui);
        parts::points(ui, p, &line.why);
        if !line.params.is_empty() {
            parts::fold(ui, p, ("numbers of", salt), false, &PressRow::new(p, "The numbers behind it, with sources").sign("§", p.weak), |ui| {
                for &param in &line.params {
                    parts::parameter(ui, p, desk.scenario, param);
                }
            });
        }
    });
}
