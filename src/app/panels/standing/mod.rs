//! Where nations stand: support, standing, credit, capital and budget with a ledger of every move; what lies ahead and what presses
//! ([`outlook`]); the escalation ladder of each pair; the features. Each number opens to what moved it and to where it comes from.

pub mod brief;
pub mod doubt;
pub mod objectives;
pub mod outlook;

use bevy_egui::egui::Ui;

use crate::app::panels::parts::PressRow;
use crate::app::panels::record::news::{NationNumber, drivers_of};
use crate::app::panels::{Desk, Intent, Selection, parts};
use crate::catalog::NationId;
use crate::catalog::quantity::Hours;
use crate::report::words;
pub use crate::report::words::numbers::in_band;
use crate::rules::event::{Driver, Event};
use crate::rules::phases::support::income;
use crate::rules::state::Pair;
use crate::rules::vocab::ids::FeatureId;
use crate::rules::vocab::parameter::Param;

/// So many nations or features stand folded under one line, so that the panel reads at a glance.
const FOLDED_FROM: usize = 5;

/// What the panel remembers.
#[derive(Clone, Debug)]
pub struct StandingState {
    /// Whether pairs at rung 0 are shown as well.
    pub all_pairs: bool,
    /// The guess of Beijing's doubt that is about to be noted, in percent.
    pub guess_percent: u16,
}

impl Default for StandingState {
    fn default() -> Self {
        Self { all_pairs: false, guess_percent: 50 }
    }
}

/// Shows the panel.
pub fn show(ui: &mut Ui, desk: &Desk<'_>, state: &mut StandingState, out: &mut Vec<Intent>) {
    let p = desk.palette;
    if desk.seat().is_some() {
        let own = desk.view.own_nations(desk.scenario);
        for &nation in &own {
            parts::heading(ui, p, &desk.words().nation(nation));
            own_nation(ui, desk, nation);
        }
        doubt::show(ui, desk, state, out);
        outlook::coming(ui, desk, out);
        outlook::pressed(ui, desk);
        outlook::programmes(ui, desk);
        ladder(ui, desk, state);
        others(ui, desk, &own);
    } else {
        doubt::show(ui, desk, state, out);
        outlook::coming(ui, desk, out);
        outlook::pressed(ui, desk);
        outlook::programmes(ui, desk);
        ladder(ui, desk, state);
        parts::heading(ui, p, "Governments");
        for nation in desk.scenario.nations_present() {
            let now = &desk.view.game.nations[nation.index()];
            let line = PressRow::new(p, desk.words().nation(nation)).sign("•", p.weak).aside(format!(
                "support {}, approval {}, credibility {}",
                words::percent(i32::from(now.support)),
                words::percent(i32::from(now.standing)),
                words::percent(i32::from(now.credit))
            ));
            parts::fold(ui, p, ("nation", nation), false, &line, |ui| own_nation(ui, desk, nation));
        }
    }
    features(ui, desk, out);
}

fn own_nation(ui: &mut Ui, desk: &Desk<'_>, nation: NationId) {
    let p = desk.palette;
    let state = &desk.view.game.nations[nation.index()];
    for measure in NationNumber::ALL {
        let value = measure.of(state);
        if measure == NationNumber::Budget && value == 0 && measure.at_start(desk.scenario, nation) == 0 {
            continue;
        }
        let by = value - measure.at_start(desk.scenario, nation);
        let (sign, colour) = match by {
            0 => ("•", p.weak),
            1.. => ("▲", p.good),
            _ => ("▼", p.bad),
        };
        let since = if by == 0 { "as at the start".to_owned() } else { format!("{} since the start", measure.change(by)) };
        let line = PressRow::new(p, format!("{} {}", measure.word(), measure.value(value))).sign(sign, colour).aside(since);
        parts::fold(ui, p, ("ledger", nation, measure), false, &line, |ui| {
            parts::note(ui, p, measure.meaning());
            ledger(ui, desk, nation, measure);
            inputs(ui, desk, nation, measure);
        });
    }
    tally(ui, desk, nation);
}

/// Every move, the latest turn first.
fn ledger(ui: &mut Ui, desk: &Desk<'_>, nation: NationId, measure: NationNumber) {
    let p = desk.palette;
    let mut any = false;
    for (turn, events) in desk.history.iter().enumerate().rev() {
        let lines = drivers_of(events, nation, measure);
        if lines.is_empty() {
            continue;
        }
        any = true;
        let when = if turn == 0 { "Before turn 1".to_owned() } else { format!("Turn {turn}") };
        parts::note(ui, p, format!("{when}: {}", lines.join("; ")));
    }
    if !any {
        parts::note(ui, p, "Nothing has moved it.");
    }
}

/// The numbers of the rules behind the moves that happened, with their sources.
fn inputs(ui: &mut Ui, desk: &Desk<'_>, nation: NationId, measure: NationNumber) {
    let p = desk.palette;
    if measure == NationNumber::Capital {
        let support = desk.view.game.nations[nation.index()].support;
        let divisor = desk.scenario.parameters.get(Param::IncomeDivisor);
        parts::note(
            ui,
            p,
            format!(
                "Each turn brings {}: the square root of support ({}) over {divisor}, up to {}.",
                income(support, divisor),
                support,
                desk.scenario.parameters.get(Param::CapitalCap)
            ),
        );
    }
    let mut params: Vec<Param> = if measure == NationNumber::Capital { vec![Param::IncomeDivisor, Param::CapitalCap] } else { Vec::new() };
    for recorded in desk.history.iter().flatten() {
        if let Some((whose, what, _, why)) = NationNumber::moved_by(&recorded.event)
            && whose == nation
            && what == measure
        {
            params.extend(params_of(why, measure));
        }
    }
    params.sort();
    params.dedup();
    if params.is_empty() {
        return;
    }
    parts::fold(ui, p, ("sources", nation, measure), false, &PressRow::new(p, "The numbers behind it, with sources").sign("§", p.weak), |ui| {
        for param in params {
            parts::parameter(ui, p, desk.scenario, param);
        }
    });
}

/// The numbers of the rules that size a driver's effect on a measure: what orders cost in capital sizes nothing else.
fn params_of(driver: Driver, measure: NationNumber) -> Vec<Param> {
    let elsewhere = matches!(driver, Driver::OrderCost) && measure != NationNumber::Capital;
    if elsewhere { Vec::new() } else { crate::report::headlines::inputs::behind(driver) }
}

fn tally(ui: &mut Ui, desk: &Desk<'_>, nation: NationId) {
    let p = desk.palette;
    let counts = desk.view.game.nations[nation.index()].tally;
    let lines: Vec<String> = [
        ("person killed", "people killed", counts.deaths),
        ("person injured", "people injured", counts.injuries),
        ("hull damaged", "hulls damaged", counts.hulls_damaged),
        ("entry without permission", "entries without permission", counts.incursions),
        ("act publicised", "acts publicised", counts.publicised),
        ("commitment honoured", "commitments honoured", counts.obligations_kept),
        ("commitment declined", "commitments declined", counts.obligations_refused),
        ("consultation", "consultations", counts.consultations),
        ("undertaking broken", "undertakings broken", counts.undertakings_broken),
    ]
    .iter()
    .filter(|(_, _, count)| *count > 0)
    .map(|(one, many, count)| words::count(*count, one, many))
    .collect();
    if !lines.is_empty() {
        parts::note(ui, p, format!("So far: {}.", words::list(&lines)));
    }
}

fn others(ui: &mut Ui, desk: &Desk<'_>, own: &[NationId]) {
    let p = desk.palette;
    let others: Vec<NationId> = desk.scenario.nations_present().filter(|nation| !own.contains(nation)).collect();
    if others.is_empty() {
        return;
    }
    if others.len() > FOLDED_FROM {
        let line = PressRow::new(p, "Others, as anybody sees them").sign("•", p.weak).aside(format!("{} governments", others.len()));
        parts::fold(ui, p, "others", false, &line, |ui| each_other(ui, desk, &others));
    } else {
        parts::heading(ui, p, "Others, as anybody sees them");
        each_other(ui, desk, &others);
    }
}

fn each_other(ui: &mut Ui, desk: &Desk<'_>, others: &[NationId]) {
    let p = desk.palette;
    for &nation in others {
        let state = &desk.view.game.nations[nation.index()];
        let line = PressRow::new(p, desk.words().nation(nation)).sign("•", p.weak).aside(format!(
            "support {}, approval {}, credibility {}",
            in_band(state.support),
            in_band(state.standing),
            words::percent(i32::from(state.credit))
        ));
        parts::fold(ui, p, ("other", nation), false, &line, |ui| {
            parts::note(ui, p, "Support and approval show only in bands of ten points; capital and budget are its own. Credibility is public:");
            ledger(ui, desk, nation, NationNumber::Credit);
            inputs(ui, desk, nation, NationNumber::Credit);
            tally(ui, desk, nation);
        });
    }
}

fn ladder(ui: &mut Ui, desk: &Desk<'_>, state: &mut StandingState) {
    let p = desk.palette;
    let game = &desk.view.game;
    parts::heading(ui, p, "Escalation");
    let mut pairs: Vec<(Pair, crate::rules::state::Rung)> = game.rungs.iter().map(|(&pair, &rung)| (pair, rung)).collect();
    pairs.sort_by_key(|(pair, rung)| (std::cmp::Reverse((rung.now, rung.peak)), *pair));
    let calm = pairs.iter().filter(|(_, rung)| rung.now == 0).count();
    if pairs.len() == calm {
        parts::note(ui, p, "No pair stands above 0 of 8, competition.");
    }
    if calm > 0 {
        ui.checkbox(&mut state.all_pairs, format!("Show {calm} that are back at 0"));
    }
    for (pair, rung) in pairs.into_iter().filter(|(_, rung)| rung.now > 0 || state.all_pairs) {
        one_pair(ui, desk, pair, rung);
    }
}

fn one_pair(ui: &mut Ui, desk: &Desk<'_>, pair: Pair, rung: crate::rules::state::Rung) {
    let (p, words) = (desk.palette, desk.words());
    let (a, b) = pair.members();
    let colour = match rung.now {
        0 => p.good,
        1 | 2 => p.warn,
        _ => p.bad,
    };
    let sign = ["0", "1", "2", "3", "4", "5", "6", "7", "8"][usize::from(rung.now.min(8))];
    let line = PressRow::new(p, format!("{} and {}: {}", words.nation(a), words.nation(b), words::rung(rung.now)))
        .sign(sign, colour)
        .aside(format!("escalation {} of 8, highest {}", rung.now, rung.peak));
    parts::fold(ui, p, ("pair", a, b), false, &line, |ui| {
        let steps: Vec<String> = (0..=8_u8)
            .rev()
            .map(|step| {
                let mark = if step == rung.now {
                    "► "
                } else if step == rung.peak {
                    "△ "
                } else {
                    ""
                };
                format!("{mark}{step} {}", words::rung(step))
            })
            .collect();
        parts::points(ui, p, &steps);
        let patience = desk.scenario.parameters.get(Param::RungDecay);
        parts::note(
            ui,
            p,
            format!(
                "It falls by one after {} without an incident; so far {}.",
                words::count(patience.max(0) as u64, "turn", "turns"),
                rung.quiet_turns
            ),
        );
        let mut any = false;
        for (turn, events) in desk.history.iter().enumerate().rev() {
            for recorded in events {
                if let Event::RungMoved { a: x, b: y, from, to, why } = recorded.event
                    && Pair::new(x, y) == pair
                {
                    any = true;
                    parts::note(ui, p, format!("Turn {turn}: {from} → {to}, {}", words::driver(why)));
                }
            }
        }
        if !any {
            parts::note(ui, p, "It stood there when the level began.");
        }
        parts::parameter(ui, p, desk.scenario, Param::RungDecay);
    });
}

fn features(ui: &mut Ui, desk: &Desk<'_>, out: &mut Vec<Intent>) {
    if desk.scenario.features.is_empty() {
        return;
    }
    let p = desk.palette;
    let mut each = |ui: &mut Ui| {
        for (id, _) in desk.scenario.features() {
            one_feature(ui, desk, id, out);
        }
    };
    let count = desk.scenario.features.len();
    if count >= FOLDED_FROM {
        let line = PressRow::new(p, "Features").sign("◆", p.feature).aside(format!("{count} places that are contested"));
        parts::fold(ui, p, "features", false, &line, each);
    } else {
        parts::heading(ui, p, "Features");
        each(ui);
    }
}

/// Control in words: whose, and how firmly.
pub fn control(desk: &Desk<'_>, id: FeatureId) -> String {
    let feature = desk.scenario.feature(id);
    let control = desk.view.game.features[id.index()].control;
    match control {
        0 => "control 0, contested".to_owned(),
        1.. => format!("control {}, towards {}", words::signed(control), desk.words().the(feature.holder)),
        _ => format!("control {}, towards {}", words::signed(control), desk.words().the(feature.challenger)),
    }
}

fn one_feature(ui: &mut Ui, desk: &Desk<'_>, id: FeatureId, out: &mut Vec<Intent>) {
    let (p, words) = (desk.palette, desk.words());
    let (setup, state) = (desk.scenario.feature(id), &desk.view.game.features[id.index()]);
    let supply =
        if setup.outpost && state.garrison { format!("; supply {} of 3, hull condition {} of 3", state.supply, state.fabric) } else { String::new() };
    let line = PressRow::new(p, words.feature(id)).sign("◆", p.feature).aside(format!("{}{supply}", control(desk, id)));
    parts::fold(ui, p, ("feature", id), false, &line, |ui| {
        let mut present: Vec<_> = state.presence.iter().filter(|presence| presence.hull_hours > Hours::NONE).collect();
        present.sort_by_key(|presence| std::cmp::Reverse(presence.hull_hours_last));
        for presence in present {
            let nation = NationId(presence.nation);
            parts::note(
                ui,
                p,
                format!(
                    "{}: {}% of ship-hours last turn, {}% in all; longest stay {}",
                    words.nation(nation),
                    state.share_last_percent(nation),
                    state.share_percent(nation),
                    words::duration(presence.longest_stay_hours)
                ),
            );
        }
        if setup.outpost {
            let left = setup.supply_hours.saturating_sub(state.supply_clock_hours);
            parts::note(
                ui,
                p,
                if state.garrison {
                    format!(
                        "A step of supply lasts {}; the next is used up in {}. {} cargoes so far.",
                        words::duration(setup.supply_hours),
                        words::duration(left),
                        state.deliveries
                    )
                } else {
                    "Its garrison has left.".to_owned()
                },
            );
        }
        for (turn, events) in desk.history.iter().enumerate().rev() {
            for recorded in events {
                if let Event::ControlMoved { feature, by, why } = &recorded.event
                    && *feature == id
                {
                    let inputs: Vec<String> = why.iter().map(|factor| words::factor(factor.kind, factor.value)).collect();
                    parts::note(ui, p, format!("Turn {turn}: control {} ({})", words::signed(*by), words::list(&inputs)));
                }
            }
        }
        for param in [Param::ControlShare, Param::SceneKm] {
            parts::parameter(ui, p, desk.scenario, param);
        }
        if ui.button("Go there").clicked() {
            out.push(Intent::GoTo(Selection::Feature(id)));
        }
    });
}
