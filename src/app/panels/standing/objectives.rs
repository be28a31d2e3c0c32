//! What the seat is for: its briefing, its private objectives with what each tier asks and how things stand, and the level's aims.

use bevy_egui::egui::Ui;

use crate::app::panels::parts::PressRow;
use crate::app::panels::{Desk, Intent, parts};
use crate::report::words;
use crate::report::words::measures;
use crate::rules::metric::{Comparison, Condition, Metric, score};
use crate::rules::scenario::Objective;
use crate::rules::vocab::ids::SeatId;
use crate::rules::vocab::measure::{KnownTo, Trend};

/// What the panel remembers.
#[derive(Clone, Copy, Debug, Default)]
pub struct ObjectivesState;

/// Shows the panel.
pub fn show(ui: &mut Ui, desk: &Desk<'_>, _: &mut ObjectivesState, _: &mut Vec<Intent>) {
    let seats: Vec<SeatId> = match desk.seat() {
        Some(seat) => vec![seat],
        None => (0..desk.scenario.seats.len()).map(|index| SeatId(index as u8)).collect(),
    };
    for seat in seats {
        objectives(ui, desk, seat);
    }
    briefing(ui, desk);
}

fn objectives(ui: &mut Ui, desk: &Desk<'_>, seat: SeatId) {
    let p = desk.palette;
    let (scenario, game) = (desk.scenario, &desk.view.game);
    let own: Vec<&Objective> = scenario.objectives.iter().filter(|objective| objective.seat == seat).collect();
    if own.is_empty() {
        return;
    }
    let title = if desk.seat().is_some() { "Your objectives".to_owned() } else { format!("Objectives of {}", desk.words().seat(seat)) };
    parts::heading(ui, p, &title);
    let points: u8 = own.iter().map(|objective| score(scenario, game, &objective.tiers)).sum();
    parts::text(ui, p, format!("{points} of {} points as things stand; success from {}.", 3 * own.len(), scenario.seat(seat).success));
    for objective in own {
        one(ui, desk, objective);
    }
}

fn one(ui: &mut Ui, desk: &Desk<'_>, objective: &Objective) {
    let p = desk.palette;
    let reached = score(desk.scenario, &desk.view.game, &objective.tiers);
    let (sign, colour) = match reached {
        0 => ("○", p.bad),
        1 => ("◔", p.warn),
        2 => ("◑", p.warn),
        _ => ("●", p.good),
    };
    let line = PressRow::new(p, objective.title.clone()).sign(sign, colour).strong().aside(format!("{reached} of 3"));
    parts::fold(ui, p, ("objective", objective.seat, &objective.title), false, &line, |ui| {
        parts::text(ui, p, objective.text.clone());
        parts::note(ui, p, format!("{}: {}", words::capital(crate::report::words::tiers::HEAD.text()), desk.words().tiers(objective)));
        for (tier, condition) in objective.tiers.iter().enumerate() {
            let holds = condition.holds(desk.scenario, &desk.view.game);
            let mark = if holds { "✔" } else { "✖" };
            parts::note(ui, p, format!("{mark} {} {}", tier + 1, if tier == 0 { "point" } else { "points" }));
            for line in tests(desk, condition) {
                parts::note(ui, p, format!("    {line}"));
            }
        }
        parts::note(ui, p, "A tier counts only with all tiers below it, and at the end of the level.");
    });
}

/// What each test of a condition asks, and how it stands now.
pub fn tests(desk: &Desk<'_>, condition: &Condition) -> Vec<String> {
    if condition.0.is_empty() {
        return vec!["Always".to_owned()];
    }
    let line = |test: &crate::rules::metric::Test| {
        let asks = words::capital(&desk.words().test(test));
        let now = test.metric.value(desk.scenario, &desk.view.game);
        let known = if is_exact(desk, test.metric) { "now" } else { "now about" };
        let mark = if test.holds(desk.scenario, &desk.view.game) { "✔" } else { "✖" };
        // One more of what can only rise, and it is lost: said before it happens.
        let brink = test.comparison == Comparison::AtMost && now == test.value && test.metric.row().trend == Trend::RisesForGood;
        let brink = if brink { "; one more and it is lost" } else { "" };
        format!("{mark} {asks}: {known} {}{brink}", measures::value(test.metric, now))
    };
    condition.0.iter().map(line).collect()
}

/// Whether the desk knows the number itself, not only its band.
fn is_exact(desk: &Desk<'_>, metric: Metric) -> bool {
    match metric.row().known_to {
        KnownTo::Itself => metric.nation().is_none_or(|nation| desk.view.knows(desk.scenario, nation)),
        KnownTo::All => true,
    }
}

fn briefing(ui: &mut Ui, desk: &Desk<'_>) {
    let p = desk.palette;
    let text = &desk.scenario.text;
    parts::heading(ui, p, "Briefing");
    if let Some(seat) = desk.seat() {
        let seat = desk.scenario.seat(seat);
        parts::fold(ui, p, "private-brief", false, &PressRow::new(p, "Confidential: your team only").sign("■", p.strong), |ui| {
            crate::app::panels::standing::brief::show(ui, p, &seat.private_brief);
        });
    }
    parts::fold(ui, p, "situation", false, &PressRow::new(p, "The situation, as all know it"), |ui| parts::text(ui, p, text.situation.clone()));
    parts::fold(ui, p, "seats", false, &PressRow::new(p, "The teams"), |ui| {
        for seat in &desk.scenario.seats {
            parts::text(ui, p, format!("{}. {}", seat.name, seat.public_brief));
        }
    });
    parts::fold(ui, p, "aims", false, &PressRow::new(p, "What this scenario is for"), |ui| parts::points(ui, p, &text.aims));
    parts::fold(ui, p, "facts", false, &PressRow::new(p, "Where the facts come from"), |ui| parts::points(ui, p, &text.sources));
    if desk.seat().is_none() && !text.instructor_notes.is_empty() {
        parts::fold(ui, p, "notes", false, &PressRow::new(p, "For the facilitator"), |ui| parts::text(ui, p, text.instructor_notes.clone()));
    }
}
