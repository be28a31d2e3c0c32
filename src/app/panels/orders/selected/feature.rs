//! A contested feature: who controls it, who is there, and how its outpost fares.

use bevy_egui::egui::{RichText, Sense, Ui, vec2};

use super::{Desk, Intent, force_row, orderable};
use crate::app::bridge::picture::Sides;
use crate::app::map::marks::control_track;
use crate::app::theme::widgets;
use crate::catalog::NationId;
use crate::catalog::quantity::Hours;
use crate::report::words;
use crate::rules::scenario::on_scene;
use crate::rules::state::Incident;
use crate::rules::vocab::ids::FeatureId;

/// What is known of a feature, and what can be done there.
pub fn show(ui: &mut Ui, desk: &Desk, id: FeatureId, intents: &mut Vec<Intent>) {
    let (p, words) = (desk.palette, desk.words());
    let (feature, state) = (desk.scenario.feature(id), &desk.view.game.features[id.index()]);
    ui.heading(words.feature(id));
    ui.label(RichText::new(&feature.note).color(p.weak));
    ui.add_space(6.0);
    ui.horizontal(|ui| {
        ui.label(RichText::new("Control").color(p.weak));
        let (rect, _) = ui.allocate_exact_size(vec2(70.0, 12.0), Sense::hover());
        let sides = Sides::of(desk.scenario, desk.view);
        let ends = [feature.challenger, feature.holder].map(|nation| sides.tint(desk.scenario, nation));
        control_track(ui.painter(), p, rect.left_top() + vec2(0.0, 2.0), state.control, ends);
    })
    .response
    .on_hover_text(format!(
        "+3 is {}'s, −3 is {}'s. It moves one step a turn on a share of ship-days over {}%, or on a decisive encounter.",
        words.nation(feature.holder),
        words.nation(feature.challenger),
        desk.scenario.parameters.get(crate::rules::vocab::parameter::Param::ControlShare)
    ));
    if feature.outpost {
        widgets::fact(ui, p, "Outpost", if state.garrison { "held" } else { "abandoned" });
        widgets::fact(ui, p, "Supply", &format!("{} of 3", state.supply)).on_hover_text(format!(
            "Each cargo that gets through adds one; one is used up every {}. At 0 for a turn the garrison leaves.",
            words::duration(feature.supply_hours)
        ));
        widgets::fact(ui, p, "Hull condition", &format!("{} of 3", state.fabric))
            .on_hover_text("It rusts; repair materials that are delivered add a step.");
        widgets::fact(ui, p, "Cargoes through", &format!("{}, {} of them repair materials", state.deliveries, state.repair_deliveries));
    }
    for Incident { by, against, act, turn } in state.incidents.iter().rev() {
        widgets::fact(ui, p, &format!("Turn {turn}"), &format!("{} by {} against {}", words::act(*act), words.the(*by), words.the(*against)));
    }
    ui.add_space(8.0);
    widgets::eyebrow(ui, p, "Ship-hours last turn");
    for presence in state.presence.iter().filter(|presence| presence.hull_hours > Hours::NONE) {
        let nation = NationId(presence.nation);
        let value = format!("{} ({}%)", presence.hull_hours_last, state.share_last_percent(nation));
        widgets::fact(ui, p, &words.nation(nation), &value).on_hover_text(format!(
            "In all {} ship-hours ({}%); longest stay {}.",
            presence.hull_hours,
            state.share_percent(nation),
            words::duration(presence.longest_stay_hours)
        ));
    }
    if state.presence.iter().all(|presence| presence.hull_hours == Hours::NONE) {
        ui.label(RichText::new("Nobody has been there yet.").color(p.weak));
    }
    let there = |force: &crate::rules::state::Force| {
        on_scene(desk.scenario, force, id)
            && (force.task.is_some_and(|task| task.feature == id) || matches!(force.position, crate::rules::scenario::Position::Field(_)))
    };
    let here: Vec<_> = desk.view.game.active_forces().filter(|(_, force)| there(force)).map(|(id, _)| id).collect();
    ui.add_space(8.0);
    widgets::eyebrow(ui, p, "On the scene");
    for force in &here {
        force_row(ui, desk, *force, intents);
    }
    if here.is_empty() {
        ui.label(RichText::new("Nobody that you see.").color(p.weak));
    }
    if desk.open() {
        send(ui, desk, &here, intents);
    }
}

/// Own forces that could be sent.
fn send(ui: &mut Ui, desk: &Desk, here: &[crate::rules::vocab::ids::ForceId], intents: &mut Vec<Intent>) {
    let can = |force: &crate::rules::vocab::ids::ForceId| {
        let force = &desk.view.game.forces[force];
        !desk.scenario.catalog.force_type(force.kind).acts.is_empty()
    };
    let mine: Vec<_> = orderable(desk).into_iter().filter(|force| !here.contains(force)).filter(can).collect();
    if mine.is_empty() {
        return;
    }
    ui.add_space(8.0);
    widgets::eyebrow(ui, desk.palette, "You could send");
    // Those that are on their way already stay in their places, and say so.
    for force in mine {
        force_row(ui, desk, force, intents);
    }
}
