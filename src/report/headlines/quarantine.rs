//! Words of a quarantine: orders, refusals, and sentences with the inputs that explain each result.

use crate::catalog::NationId;
use crate::catalog::quantity::{Hours, Thousandths};
use crate::report::headlines::events::Said;
use crate::report::words;
use crate::report::words::Words;
use crate::rules::order::quarantine::QuarantineOrder;
use crate::rules::quarantine::{Course, Crews, Ending, Grade, Guard, MerchantCargo, QuarantineNews};
use crate::rules::vocab::error::QuarantineRefusal;

/// A cargo.
pub fn cargo(cargo: MerchantCargo) -> &'static str {
    match cargo {
        MerchantCargo::Gas => "gas",
        MerchantCargo::Coal => "coal",
        MerchantCargo::Oil => "oil",
        MerchantCargo::Goods => "goods",
    }
}

/// How tight the cordon is.
pub fn grade(grade: Grade) -> &'static str {
    match grade {
        Grade::Lifted => "lifted",
        Grade::Eased => "eased: papers are asked for",
        Grade::Held => "held: ships are inspected",
        Grade::Tight => "tight: most who are stopped are sent away",
    }
}

/// What Beijing's crews do with convoys.
pub fn crews(crews: Crews) -> &'static str {
    match crews {
        Crews::Shadow => "follow convoys",
        Crews::Block => "block convoys",
        Crews::Board => "board the merchants of convoys",
        Crews::Fire => "fire on whoever resists",
    }
}

/// What escorts are told.
pub fn guard(guard: Guard) -> &'static str {
    match guard {
        Guard::Accompany => "sail along",
        Guard::Shoulder => "stay between",
        Guard::ReturnFire => "fire at whoever boards or fires",
    }
}

/// What merchants are told.
pub fn course(course: Course) -> &'static str {
    match course {
        Course::Wait => "stay away",
        Course::Comply => "give their papers to Beijing's customs",
        Course::Run => "run the line",
    }
}

/// How it ended.
pub fn ending(ending: Ending) -> &'static str {
    match ending {
        Ending::Lifted => "Beijing lifts the quarantine",
        Ending::Standing => "the quarantine stands",
        Ending::Yielded => "Taiwan yields",
    }
}

impl Words<'_> {
    /// An order of a quarantine.
    pub fn quarantine_order(&self, order: &QuarantineOrder) -> String {
        match order {
            QuarantineOrder::Cordon { grade: Grade::Lifted, .. } => "lift the quarantine".to_owned(),
            QuarantineOrder::Cordon { grade: how, crews: what, .. } => format!("the cordon is {}; crews {}", grade(*how), crews(*what)),
            QuarantineOrder::Blockade { mines, submarines, .. } => match (mines, submarines) {
                (true, true) => "blockade: mines before the ports, submarines against merchants".to_owned(),
                (true, false) => "blockade: mines before the ports".to_owned(),
                (false, true) => "blockade: submarines against merchants".to_owned(),
                (false, false) => "no mines and no submarines against merchants".to_owned(),
            },
            QuarantineOrder::Sail { course: what, .. } => format!("merchants that come alone {}", course(*what)),
            QuarantineOrder::Ration { demand, .. } => format!("people get {} of the fuel they want", words::percent(i32::from(*demand))),
            QuarantineOrder::Escort { nation, groups: 0, .. } => format!("escorts of {} stand down", self.the(*nation)),
            QuarantineOrder::Escort { nation, groups, guard: what, first } => {
                let escorts = if *groups == 1 { "1 group of" } else { &format!("{groups} groups of") };
                let verb = if *groups == 1 { "escorts" } else { "escort" };
                format!("{escorts} {} {verb} convoys, told to {}, {} first", self.the(*nation), guard(*what), cargo(*first))
            }
            QuarantineOrder::Airlift { nation, on: true } => format!("{} flies goods to Taiwan", self.the(*nation)),
            QuarantineOrder::Airlift { nation, on: false } => format!("{} flies goods no longer", self.the(*nation)),
            QuarantineOrder::Surety { nation, on: true } => format!("{} stands surety for ships to Taiwan", self.the(*nation)),
            QuarantineOrder::Surety { nation, on: false } => format!("{} stands surety no longer", self.the(*nation)),
            QuarantineOrder::Ports { nation, open: true } => format!("{} opens its ports to escorts from next week on", self.the(*nation)),
            QuarantineOrder::Ports { nation, open: false } => format!("{} closes its ports to escorts", self.the(*nation)),
        }
    }

    /// Why an order of a quarantine was refused.
    pub(crate) fn quarantine_refusal(&self, why: QuarantineRefusal) -> String {
        match why {
            QuarantineRefusal::None => "There is no quarantine now.".to_owned(),
            QuarantineRefusal::NotTheirs { nation } => format!("That is not for {} to decide.", self.the(nation)),
            QuarantineRefusal::TooFewGroups { wanted, have } => format!("{wanted} groups of escorts are too many: you have {have}."),
            QuarantineRefusal::Ration { least } => {
                format!("Between {} and 100% of the fuel that people want can be given out.", words::percent(i32::from(least)))
            }
        }
    }
}

/// How a quarantine stands, as names and values; empty where there is none.
pub fn lines(words: &Words<'_>) -> Vec<(String, String)> {
    let Some(now) = &words.game.quarantine else { return Vec::new() };
    let percent = |permille: Thousandths| words::percent(permille.into());
    let mut lines = vec![
        ("Electricity".to_owned(), percent(now.power)),
        ("Endurance".to_owned(), percent(now.endurance)),
        (
            "Gas, coal, oil".to_owned(),
            format!("{}, {}, {} days", now.days(MerchantCargo::Gas), now.days(MerchantCargo::Coal), now.days(MerchantCargo::Oil)),
        ),
        ("Merchants landed".to_owned(), format!("{}% of those that came", now.landed_percent())),
        ("Taken, sunk".to_owned(), format!("{}, {}", now.ships(|ledger| ledger.seized), now.ships(|ledger| ledger.sunk))),
        ("The cordon".to_owned(), format!("{}; crews {}", grade(now.grade), crews(now.crews))),
        ("Merchants alone".to_owned(), course(now.course).to_owned()),
        ("Fuel given out".to_owned(), percent(Thousandths(now.ration as i16))),
    ];
    if now.is_blockade() {
        let means = [(now.mines, "mines"), (now.submarines, "submarines")];
        lines.push(("Blockade".to_owned(), means.iter().filter(|(on, _)| *on).map(|(_, what)| *what).collect::<Vec<_>>().join(", ")));
    }
    for (nation, escort) in &now.escorts {
        lines.push((
            format!("Escorts of {}", words.the(*nation)),
            format!("{}; {}, {} first", words::count(escort.groups, "group", "groups"), guard(escort.guard), cargo(escort.first)),
        ));
    }
    for (what, nations) in [("Fly goods in", &now.airlift), ("Stand surety", &now.surety)] {
        if !nations.is_empty() {
            lines.push((what.to_owned(), words.nations(&nations.iter().copied().collect::<Vec<_>>())));
        }
    }
    lines
}

/// What is said of what happened in a quarantine; `None` for bookkeeping.
pub(crate) fn said(words: &Words<'_>, news: &QuarantineNews) -> Option<Said> {
    let line = Said::plain;
    let n = |id: &NationId| words.the(*id);
    let percent = |permille: Thousandths| words::percent(permille.into());
    let ships = |number: u32| words::count(number, "ship", "ships");
    let days = |hours: Hours| words::count(hours.days(), "day", "days");
    Some(match news {
        QuarantineNews::Counted { .. } => return None,
        QuarantineNews::Decided { order } => {
            let (who, what) = (n(&order.nation()), words.quarantine_order(order));
            line(if what.contains(&who) { words::capital(&what) } else { format!("{who}: {what}") })
        }
        QuarantineNews::Met { came, bowed, turned_back, seized, hulls } => {
            let why = vec![
                format!("{} came alone; {hulls} of Beijing's hulls on the line", ships(*came)),
                format!("Gave their papers: {bowed}; sent away: {turned_back}; taken: {seized}"),
            ];
            let on = came.saturating_sub(turned_back + seized);
            Said { why, ..line(format!("Merchants that came alone: {on} of {came} went on")) }
        }
        QuarantineNews::Convoyed { nation, ships: sailed, seized, passed, crews: did, guard: told, chance, drawn } => {
            let why = vec![
                format!("Crews were told to {}, escorts to {}", crews(*did), guard(*told)),
                format!("Chance to come through {}; drawn {}", percent(*chance), percent(*drawn)),
            ];
            let text = match (passed, seized) {
                (true, _) => format!("A convoy of {} comes through with {}", n(nation), ships(*sailed)),
                (false, 0) => format!("A convoy of {} with {} is turned back", n(nation), ships(*sailed)),
                (false, taken) => format!("A convoy of {} is stopped; ships taken: {taken} of {sailed}", n(nation)),
            };
            Said { text, why }
        }
        QuarantineNews::Collided { nation } => line(format!("An escort of {} and a Chinese cutter collide; the cutter sinks", n(nation))),
        QuarantineNews::Fired { nation, cutters, warship } => {
            let lost = if *warship { format!("; {} loses a warship", n(nation)) } else { String::new() };
            let boats = words::count(*cutters, "cutter or boat is", "cutters and boats are");
            line(format!("Shots between escorts of {} and Chinese crews: {boats} lost{lost}", n(nation)))
        }
        QuarantineNews::BecameWar { nation } => line(format!("The shots become war: {} and China fight from next week on", n(nation))),
        QuarantineNews::Sunk { alone, in_convoy, mines, submarines } => {
            let by = match (mines, submarines) {
                (true, true) => "Mines and submarines",
                (true, false) => "Mines",
                (false, _) => "Submarines",
            };
            let why = vec![format!("{alone} that came alone, {in_convoy} in convoy")];
            Said { why, ..line(format!("{by} sink {}", words::count(alone + in_convoy, "merchant", "merchants"))) }
        }
        QuarantineNews::Supplied { landed, power, stock_hours, goods_met } => {
            let each = MerchantCargo::ALL.map(|one| format!("{} of {}", landed[one.index()], cargo(one))).join(", ");
            let left = MerchantCargo::ALL.map(|one| format!("{} {}", cargo(one), days(stock_hours[one.index()]))).join(", ");
            let why = vec![format!("Ships landed: {each}"), format!("In store: {left}"), format!("Goods on the shelves: {}", percent(*goods_met))];
            Said { why, ..line(format!("Taiwan has {} of the electricity that it wants; gas for {}", percent(*power), days(stock_hours[0]))) }
        }
        QuarantineNews::Endured { endurance, dark, hunger, spirit } => {
            let why = vec![format!("Darkness −{}, empty shelves −{}, help and habit +{}", percent(*dark), percent(*hunger), percent(*spirit))];
            Said { why, ..line(format!("Taiwan's endurance: {}", percent(*endurance))) }
        }
        QuarantineNews::Sailed { loaded, willing } => {
            let sum: u32 = loaded.iter().sum();
            Said { why: vec![format!("{} of owners dare", percent(*willing))], ..line(format!("Merchants that sail for Taiwan: {sum}")) }
        }
        QuarantineNews::Ended { ending: how } => line(words::capital(ending(*how))),
    })
}
