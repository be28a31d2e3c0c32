//! Effects that the White Cell puts together by hand.

use bevy_egui::egui::{self, Ui};

use crate::app::panels::{Desk, parts};
use crate::app::theme::style::STEP;
use crate::catalog::quantity::{Thousandths, Turns};
use crate::catalog::{AgreementStatus, GoodId, NationId};
use crate::report::words;
use crate::rules::scenario::Effect;
use crate::rules::state::competition::StandingPolicy;
use crate::rules::vocab::effect::EffectKind;
use crate::rules::vocab::ids::FeatureId;

/// Effects chosen from menus: a list with sizes that can be changed, and buttons that add one.
pub(super) fn effects(ui: &mut Ui, desk: &Desk<'_>, salt: &str, list: &mut Vec<Effect>) {
    let (p, words) = (desk.palette, desk.words());
    let mut gone = None;
    for (at, effect) in list.iter_mut().enumerate() {
        parts::note(ui, p, words::capital(&words.effect(effect)));
        effect_menus(ui, desk, (salt, at), effect);
        if ui.button(format!("Remove effect {}", at + 1)).clicked() {
            gone = Some(at);
        }
    }
    if let Some(at) = gone {
        list.remove(at);
    }
    if desk.scenario.nations_present().next().is_none() {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        ui.label("Add effect");
        let mut choices: Vec<(u8, &str, Effect)> = EffectKind::ALL.iter().filter_map(|&kind| offered(desk, kind)).collect();
        choices.sort_by_key(|(place, ..)| *place);
        for (_, name, effect) in choices {
            if ui.button(name).clicked() {
                list.push(effect);
            }
        }
    });
    ui.add_space(STEP);
}

/// The button of an effect: its place among the others, what it says and what it adds. `None` where the effect cannot be by hand, or not now.
fn offered(desk: &Desk<'_>, kind: EffectKind) -> Option<(u8, &'static str, Effect)> {
    let mut nations = desk.scenario.nations_present();
    let nation = nations.next()?;
    let feature = (!desk.scenario.features.is_empty()).then_some(FeatureId(0));
    let competition = (desk.scenario.clock == crate::rules::scenario::Clock::Competition).then_some(());
    Some(match kind {
        EffectKind::Support => (0, "Support", Effect::Support { nation, by: Thousandths(20) }),
        EffectKind::Standing => (1, "Standing", Effect::Standing { nation, by: Thousandths(20) }),
        EffectKind::Credit => (2, "Credibility", Effect::Credit { nation, by: Thousandths(20) }),
        EffectKind::Capital => (3, "Capital", Effect::Capital { nation, by: 2 }),
        EffectKind::Budget => (4, "Budget", Effect::Budget { nation, by: 100 }),
        EffectKind::Weather => (5, "Weather", Effect::Weather { turns: Turns(1) }),
        EffectKind::Region => {
            competition?;
            (6, "Region", Effect::Region { by: Thousandths(20) })
        }
        EffectKind::Control => (7, "Control", Effect::Control { feature: feature?, by: 1 }),
        EffectKind::Supply => (8, "Supply", Effect::Supply { feature: feature?, by: 1 }),
        EffectKind::Fabric => (9, "Hull condition", Effect::Fabric { feature: feature?, by: 1 }),
        EffectKind::Rung => {
            let other = nations.next()?;
            let (a, b) = tensest(desk).unwrap_or((nation, other));
            (10, "Rung", Effect::Rung { a, b, to: (desk.view.game.rung(a, b) + 1).min(8) })
        }
        EffectKind::Policy => {
            competition?;
            (11, "Policy", Effect::Policy { nation, policy: StandingPolicy::FairShare, on: true })
        }
        EffectKind::Alignment => {
            competition?;
            (12, "Alignment", Effect::Alignment { nation: courted(desk).first()?.0, by: Thousandths(100) })
        }
        EffectKind::Coercion => {
            competition?;
            let (good, target) = exposed(desk).first().map(|(good, _, target, _)| (*good, *target))?;
            (13, "Coercion", Effect::Coercion { good, target })
        }
        EffectKind::War => {
            (desk.scenario.war.is_some() && desk.view.game.at_war().is_none()).then_some(())?;
            (14, "War", Effect::War)
        }
        EffectKind::Agreement => {
            let agreements = &desk.view.game.agreements;
            let index = agreements.iter().position(|agreement| !next_statuses(agreement.status).is_empty())?;
            (15, "Agreement", Effect::Agreement { index: index as u16, status: next_statuses(agreements[index].status)[0] })
        }
        EffectKind::Reinforce => return None,
    })
}

/// The pair of nations that stands highest on the escalation ladder now, or stood highest; `None` where none ever left rung 0.
fn tensest(desk: &Desk<'_>) -> Option<(NationId, NationId)> {
    let (pair, _) = desk.view.game.rungs.iter().max_by_key(|(pair, rung)| (rung.now, rung.peak, std::cmp::Reverse(**pair)))?;
    Some(pair.members())
}

/// Nations that both sides court.
fn courted(desk: &Desk<'_>) -> Vec<(NationId, String)> {
    let courted = desk.scenario.nations_present().filter(|nation| desk.scenario.nations[nation.index()].alignment.is_some());
    courted.map(|nation| (nation, desk.words().nation(nation))).collect()
}

/// Every good with every nation present that it can be withheld from, by identity and name.
fn exposed(desk: &Desk<'_>) -> Vec<(GoodId, String, NationId, String)> {
    let words = desk.words();
    let present = |nation: NationId| desk.scenario.nations.get(nation.index()).is_some_and(|setup| setup.present);
    let of = |(index, good): (usize, &crate::catalog::Good)| {
        let id = GoodId(index as u16);
        let hit = good.exposure.iter().filter(|(nation, share)| *share > Thousandths::NONE && present(*nation));
        hit.map(|&(nation, _)| (id, words::capital(&words.good(id)), nation, words.nation(nation))).collect::<Vec<_>>()
    };
    desk.scenario.catalog.goods.iter().enumerate().flat_map(of).collect()
}

fn next_statuses(from: AgreementStatus) -> Vec<AgreementStatus> {
    [AgreementStatus::Signed, AgreementStatus::Ratifying, AgreementStatus::InForce, AgreementStatus::Lapsed]
        .into_iter()
        .filter(|&next| from.may_become(next))
        .collect()
}

fn effect_menus(ui: &mut Ui, desk: &Desk<'_>, salt: (&str, usize), effect: &mut Effect) {
    let (p, words) = (desk.palette, desk.words());
    let nations: Vec<(NationId, String)> = desk.scenario.nations_present().map(|nation| (nation, words.nation(nation))).collect();
    let features: Vec<(FeatureId, String)> = desk.scenario.features().map(|(id, _)| (id, words.feature(id))).collect();
    match effect {
        Effect::Support { nation, by } | Effect::Standing { nation, by } | Effect::Credit { nation, by } => {
            parts::menu(ui, p, "Nation", (salt, "nation"), nation, &nations);
            amount(ui, "By, in tenths of a point", &mut by.0, -1000..=1000);
        }
        Effect::Capital { nation, by } | Effect::Budget { nation, by } => {
            parts::menu(ui, p, "Nation", (salt, "nation"), nation, &nations);
            amount(ui, "By", by, -100_000..=100_000);
        }
        Effect::Control { feature, by } | Effect::Supply { feature, by } | Effect::Fabric { feature, by } => {
            parts::menu(ui, p, "Feature", (salt, "feature"), feature, &features);
            amount(ui, "By", by, -6..=6);
        }
        Effect::Rung { a, b, to } => {
            parts::menu(ui, p, "Between", (salt, "a"), a, &nations);
            parts::menu(ui, p, "and", (salt, "b"), b, &nations);
            let rungs: Vec<(u8, String)> = (0..=8).map(|rung| (rung, format!("{rung} {}", words::rung(rung)))).collect();
            parts::menu(ui, p, "Rung", (salt, "rung"), to, &rungs);
        }
        Effect::Weather { turns } => amount(ui, "Turns", &mut turns.0, 1..=20),
        Effect::Agreement { index, status } => {
            let all: Vec<(u16, String)> = desk
                .view
                .game
                .agreements
                .iter()
                .enumerate()
                .filter(|(_, agreement)| !next_statuses(agreement.status).is_empty())
                .map(|(at, agreement)| (at as u16, agreement.text.name.clone()))
                .collect();
            let chosen = parts::menu(ui, p, "Agreement", (salt, "agreement"), index, &all);
            let next = desk.view.game.agreements.get(usize::from(*index)).map_or_else(Vec::new, |agreement| next_statuses(agreement.status));
            if chosen && let Some(&first) = next.first() {
                *status = first;
            }
            let statuses: Vec<(AgreementStatus, String)> = next.into_iter().map(|status| (status, words::status(status).to_owned())).collect();
            parts::menu(ui, p, "Becomes", (salt, "status"), status, &statuses);
        }
        Effect::Region { by } => amount(ui, "By, in tenths of a point", &mut by.0, -1000..=1000),
        Effect::Alignment { nation, by } => {
            parts::menu(ui, p, "Nation", (salt, "nation"), nation, &courted(desk));
            amount(ui, "By, in tenths of a point; below 0 to Beijing", &mut by.0, -1000..=1000);
        }
        Effect::Policy { nation, policy, on } => {
            parts::menu(ui, p, "Nation", (salt, "nation"), nation, &nations);
            let tariffs = nations.iter().filter(|(on, _)| on != nation).map(|(on, _)| StandingPolicy::Tariffs(*on));
            let all: Vec<(StandingPolicy, String)> = [StandingPolicy::Silo, StandingPolicy::FairShare]
                .into_iter()
                .chain(tariffs)
                .map(|policy| (policy, words::capital(&words.policy(policy))))
                .collect();
            parts::menu(ui, p, "Policy", (salt, "policy"), policy, &all);
            parts::menu(ui, p, "It", (salt, "on"), on, &[(true, "begins".to_owned()), (false, "ends".to_owned())]);
        }
        Effect::Coercion { good, target } => {
            let all = exposed(desk);
            let mut goods: Vec<(GoodId, String)> = all.iter().map(|(good, name, ..)| (*good, name.clone())).collect();
            goods.dedup();
            let chosen = parts::menu(ui, p, "Good", (salt, "good"), good, &goods);
            let targets: Vec<(NationId, String)> =
                all.iter().filter(|(of, ..)| of == good).map(|(_, _, nation, name)| (*nation, name.clone())).collect();
            if chosen && let Some((first, _)) = targets.first() {
                *target = *first;
            }
            parts::menu(ui, p, "Withheld from", (salt, "target"), target, &targets);
        }
        // War has no size; only a prepared inject names the forces that it brings.
        Effect::Reinforce | Effect::War => {}
    }
}

pub(super) fn amount<N: egui::emath::Numeric>(ui: &mut Ui, name: &str, value: &mut N, range: std::ops::RangeInclusive<N>) {
    ui.horizontal(|ui| {
        let label = ui.label(name);
        ui.add(egui::DragValue::new(value).range(range)).labelled_by(label.id);
    });
}
