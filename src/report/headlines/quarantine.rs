//! Words of a quarantine: orders, refusals, and sentences with the inputs that explain each result.

use crate::report::headlines::events::Said;
use crate::report::words::Words;
use crate::rules::order::quarantine::QuarantineOrder;
use crate::rules::quarantine::{Course, Crews, Ending, Grade, Guard, MerchantCargo, Quarantine, QuarantineNews};
use crate::rules::vocab::error::QuarantineRefusal;
use crate::words::keys::{numbers, quarantine};
use crate::words::{Label, Phrase};

/// A cargo.
fn cargo_label(cargo: MerchantCargo) -> Label {
    match cargo {
        MerchantCargo::Gas => quarantine::CARGO_GAS,
        MerchantCargo::Coal => quarantine::CARGO_COAL,
        MerchantCargo::Oil => quarantine::CARGO_OIL,
        MerchantCargo::Goods => quarantine::CARGO_GOODS,
    }
}

/// How tight the cordon is.
fn grade_label(grade: Grade) -> Label {
    match grade {
        Grade::Lifted => quarantine::GRADE_LIFTED,
        Grade::Eased => quarantine::GRADE_EASED,
        Grade::Held => quarantine::GRADE_HELD,
        Grade::Tight => quarantine::GRADE_TIGHT,
    }
}

/// What Beijing's crews do with convoys.
fn crews_label(crews: Crews) -> Label {
    match crews {
        Crews::Shadow => quarantine::CREWS_SHADOW,
        Crews::Block => quarantine::CREWS_BLOCK,
        Crews::Board => quarantine::CREWS_BOARD,
        Crews::Fire => quarantine::CREWS_FIRE,
    }
}

/// What escorts are told.
fn guard_label(guard: Guard) -> Label {
    match guard {
        Guard::Accompany => quarantine::GUARD_ACCOMPANY,
        Guard::Shoulder => quarantine::GUARD_SHOULDER,
        Guard::ReturnFire => quarantine::GUARD_RETURN_FIRE,
    }
}

/// What merchants are told.
fn course_label(course: Course) -> Label {
    match course {
        Course::Wait => quarantine::COURSE_WAIT,
        Course::Comply => quarantine::COURSE_COMPLY,
        Course::Run => quarantine::COURSE_RUN,
    }
}

/// How it ended.
fn ending_label(ending: Ending) -> Label {
    match ending {
        Ending::Lifted => quarantine::ENDING_LIFTED,
        Ending::Standing => quarantine::ENDING_STANDING,
        Ending::Yielded => quarantine::ENDING_YIELDED,
    }
}

/// A cargo.
pub fn cargo(kind: MerchantCargo) -> &'static str {
    cargo_label(kind).text()
}

/// How tight the cordon is.
pub fn grade(kind: Grade) -> &'static str {
    grade_label(kind).text()
}

/// What Beijing's crews do with convoys.
pub fn crews(kind: Crews) -> &'static str {
    crews_label(kind).text()
}

/// What escorts are told.
pub fn guard(kind: Guard) -> &'static str {
    guard_label(kind).text()
}

/// What merchants are told.
pub fn course(kind: Course) -> &'static str {
    course_label(kind).text()
}

impl Words<'_> {
    /// An order of a quarantine.
    pub fn quarantine_order(&self, order: &QuarantineOrder) -> String {
        self.say(self.quarantine_order_phrase(order))
    }

    /// The same as a phrase.
    pub(crate) fn quarantine_order_phrase(&self, order: &QuarantineOrder) -> Phrase {
        match order {
            QuarantineOrder::Cordon { grade: Grade::Lifted, .. } => quarantine::ORDER_LIFT.into(),
            QuarantineOrder::Cordon { grade, crews, .. } => {
                quarantine::OrderCordon { grade: grade_label(*grade).into(), crews: crews_label(*crews).into() }.into()
            }
            QuarantineOrder::Blockade { mines, submarines, .. } => match (mines, submarines) {
                (true, true) => quarantine::ORDER_BLOCKADE_BY_BOTH.into(),
                (true, false) => quarantine::ORDER_BLOCKADE_BY_MINES.into(),
                (false, true) => quarantine::ORDER_BLOCKADE_BY_SUBMARINES.into(),
                (false, false) => quarantine::ORDER_NO_BLOCKADE.into(),
            },
            QuarantineOrder::Sail { course, .. } => quarantine::OrderSail { course: course_label(*course).into() }.into(),
            QuarantineOrder::Ration { demand, .. } => quarantine::OrderRation { share: i32::from(*demand) }.into(),
            QuarantineOrder::Escort { nation, groups: 0, .. } => quarantine::OrderStandDown { who: *nation }.into(),
            QuarantineOrder::Escort { nation, groups, guard, first } => quarantine::OrderEscort {
                who: *nation,
                groups: (*groups).into(),
                guard: guard_label(*guard).into(),
                first: cargo_label(*first).into(),
            }
            .into(),
            QuarantineOrder::Airlift { nation, on } => quarantine::OrderAirlift { who: *nation, on: *on }.into(),
            QuarantineOrder::Surety { nation, on } => quarantine::OrderSurety { who: *nation, on: *on }.into(),
            QuarantineOrder::Ports { nation, open } => quarantine::OrderPorts { who: *nation, open: *open }.into(),
        }
    }

    /// Why an order of a quarantine was refused.
    pub(crate) fn quarantine_refusal(why: QuarantineRefusal) -> Phrase {
        match why {
            QuarantineRefusal::None => quarantine::REFUSED_NONE.into(),
            QuarantineRefusal::NotTheirs { nation } => quarantine::RefusedNotTheirs { who: nation }.into(),
            QuarantineRefusal::TooFewGroups { wanted, have } => quarantine::RefusedTooFewGroups { wanted: wanted.into(), have: have.into() }.into(),
            QuarantineRefusal::Ration { least } => quarantine::RefusedRation { least: i32::from(least) }.into(),
        }
    }
}

/// Whether an order is told with whom it is of in its own sentence.
const fn names_its_nation(order: &QuarantineOrder) -> bool {
    matches!(order, QuarantineOrder::Escort { .. } | QuarantineOrder::Airlift { .. } | QuarantineOrder::Surety { .. } | QuarantineOrder::Ports { .. })
}

/// How a quarantine stands, as names and values; empty where there is none.
pub fn lines(words: &Words<'_>) -> Vec<(String, String)> {
    let Some(now) = &words.game.quarantine else { return Vec::new() };
    let line = |name: Label, value: Phrase| (name.text().to_owned(), words.say(value));
    let share = |permille: i16| numbers::Share { value: permille.into() }.into();
    let mut lines = vec![
        line(quarantine::ELECTRICITY, share(now.power.into())),
        line(quarantine::ENDURANCE, share(now.endurance.into())),
        line(quarantine::STORES, stores(now)),
        line(quarantine::MERCHANTS_LANDED, quarantine::LandedOfThese { percent: i64::from(now.landed_percent()) }.into()),
        line(
            quarantine::TAKEN_AND_SUNK,
            quarantine::TakenAndSunkOf { taken: now.ships(|ledger| ledger.seized).into(), sunk: now.ships(|ledger| ledger.sunk).into() }.into(),
        ),
        line(quarantine::CORDON, quarantine::CordonIs { grade: grade_label(now.grade).into(), crews: crews_label(now.crews).into() }.into()),
        line(quarantine::MERCHANTS_ALONE, course_label(now.course).into()),
        line(quarantine::FUEL, share(now.ration as i16)),
    ];
    if now.is_blockade() {
        let means = match (now.mines, now.submarines) {
            (true, true) => quarantine::MINES_AND_SUBMARINES,
            (true, false) => quarantine::MINES,
            (false, _) => quarantine::SUBMARINES,
        };
        lines.push(line(quarantine::BLOCKADE, means.into()));
    }
    for (nation, escort) in &now.escorts {
        let told =
            quarantine::EscortsAre { groups: escort.groups.into(), guard: guard_label(escort.guard).into(), first: cargo_label(escort.first).into() };
        lines.push((words.say(quarantine::EscortsOf { who: *nation }), words.say(told)));
    }
    for (what, nations) in [(quarantine::FLY_IN, &now.airlift), (quarantine::STAND_SURETY, &now.surety)] {
        if !nations.is_empty() {
            lines.push((what.text().to_owned(), words.nations(&nations.iter().copied().collect::<Vec<_>>())));
        }
    }
    lines
}

/// Days of fuel in store.
fn stores(now: &Quarantine) -> Phrase {
    let days = |cargo| i64::from(now.days(cargo));
    quarantine::StoresOf { gas: days(MerchantCargo::Gas), coal: days(MerchantCargo::Coal), oil: days(MerchantCargo::Oil) }.into()
}

/// What is said of what happened in a quarantine; `None` for bookkeeping.
pub(crate) fn said(words: &Words<'_>, news: &QuarantineNews) -> Option<Said> {
    let (told, line) = (Said::told, Said::plain);
    Some(match news {
        QuarantineNews::Counted { .. } => return None,
        QuarantineNews::Decided { order } => {
            let decision = words.quarantine_order_phrase(order);
            line(if names_its_nation(order) {
                quarantine::Decided { decision }.into()
            } else {
                quarantine::DecidedBy { who: order.nation(), decision }.into()
            })
        }
        QuarantineNews::Met { came, bowed, turned_back, seized, hulls } => {
            let (came, taken) = (u64::from(*came), u64::from(*seized));
            let why = vec![
                quarantine::CameAlone { ships: came, hulls: u64::from(*hulls) }.into(),
                quarantine::Papers { gave: u64::from(*bowed), away: u64::from(*turned_back), taken }.into(),
            ];
            let on = came.saturating_sub(u64::from(turned_back + seized));
            told(quarantine::WentOn { on, came }.into(), why)
        }
        QuarantineNews::Convoyed { nation, ships, seized, passed, crews: did, guard: told_to, chance, drawn } => {
            let (who, ships) = (*nation, u64::from(*ships));
            let why = vec![
                quarantine::ToldTo { crews: crews_label(*did).into(), escorts: guard_label(*told_to).into() }.into(),
                quarantine::ConvoyChance { chance: i32::from(*chance), drawn: i32::from(*drawn) }.into(),
            ];
            let text = match (passed, seized) {
                (true, _) => quarantine::ConvoyPasses { who, ships }.into(),
                (false, 0) => quarantine::ConvoyTurnedBack { who, ships }.into(),
                (false, taken) => quarantine::ConvoyStopped { who, taken: u64::from(*taken), ships }.into(),
            };
            told(text, why)
        }
        QuarantineNews::Collided { nation } => line(quarantine::Collided { who: *nation }.into()),
        QuarantineNews::Fired { nation, cutters, warship } => {
            line(quarantine::Fired { who: *nation, boats: u64::from(*cutters), warship: *warship }.into())
        }
        QuarantineNews::BecameWar { nation } => line(quarantine::BecameWar { who: *nation }.into()),
        QuarantineNews::Sunk { alone, in_convoy, mines, submarines } => {
            let by = match (mines, submarines) {
                (true, true) => quarantine::SunkBy::Both,
                (true, false) => quarantine::SunkBy::Mines,
                (false, _) => quarantine::SunkBy::Submarines,
            };
            let why = vec![quarantine::SunkHow { alone: u64::from(*alone), convoy: u64::from(*in_convoy) }.into()];
            told(quarantine::Sunk { sunk_by: by, merchants: u64::from(alone + in_convoy) }.into(), why)
        }
        QuarantineNews::Supplied { landed, power, stock_hours, goods_met } => {
            let (ships, days) =
                (|cargo: MerchantCargo| u64::from(landed[cargo.index()]), |cargo: MerchantCargo| u64::from(stock_hours[cargo.index()] / 24));
            let [gas, coal, oil, goods] = MerchantCargo::ALL;
            let why = vec![
                quarantine::ShipsLanded { gas: ships(gas), coal: ships(coal), oil: ships(oil), goods: ships(goods) }.into(),
                quarantine::InStore { gas: days(gas), coal: days(coal), oil: days(oil), goods: days(goods) }.into(),
                quarantine::OnTheShelves { share: i32::from(*goods_met) }.into(),
            ];
            told(quarantine::Supplied { power: i32::from(*power), days: u64::from(stock_hours[0] / 24) }.into(), why)
        }
        QuarantineNews::Endured { endurance, dark, hunger, spirit } => {
            let why = quarantine::EnduredWhy { dark: i32::from(*dark), hunger: i32::from(*hunger), spirit: i32::from(*spirit) };
            told(quarantine::Endured { endurance: i32::from(*endurance) }.into(), vec![why.into()])
        }
        QuarantineNews::Sailed { loaded, willing } => {
            let merchants = loaded.iter().map(|&ships| u64::from(ships)).sum();
            told(quarantine::Sailed { merchants }.into(), vec![quarantine::Dare { share: i32::from(*willing) }.into()])
        }
        QuarantineNews::Ended { ending } => line(quarantine::Ended { ending: ending_label(*ending).into() }.into()),
    })
}
