//! Home fronts: support, standing, credit and political capital, each move with its driver.

use crate::catalog::NationId;
use crate::catalog::quantity::Thousandths;
use crate::rules::change::Change;
use crate::rules::event::Event;
use crate::rules::vocab::cause::Driver;
use crate::rules::vocab::money::Musd;
use crate::rules::vocab::parameter::Param;

fn small(by: Thousandths) -> Thousandths {
    by.clamp(-Thousandths::WHOLE, Thousandths::WHOLE)
}

/// Moves a nation's support, in permille. Only its own seat learns the number: others see the band.
pub fn support(change: &mut Change, nation: NationId, by: Thousandths, why: Driver) {
    if by != Thousandths::NONE {
        change.emit_to(nation, Event::SupportMoved { nation, by: small(by), why });
    }
}

/// Moves the standing of a nation's government, in permille.
pub fn standing(change: &mut Change, nation: NationId, by: Thousandths, why: Driver) {
    if by != Thousandths::NONE {
        change.emit_to(nation, Event::StandingMoved { nation, by: small(by), why });
    }
}

/// Moves how far a nation's word is taken, in permille. Everybody sees it.
pub fn credit(change: &mut Change, nation: NationId, by: Thousandths, why: Driver) {
    if by != Thousandths::NONE {
        change.emit_to_all(Event::CreditMoved { nation, by: small(by), why });
    }
}

/// Moves a nation's political capital.
pub fn capital(change: &mut Change, nation: NationId, by: i32, why: Driver) {
    if by != 0 {
        change.emit_to(nation, Event::CapitalMoved { nation, by, why });
    }
}

/// Moves a nation's budget.
pub fn budget(change: &mut Change, nation: NationId, by: Musd, why: Driver) {
    if by != Musd::NONE {
        change.emit_to(nation, Event::BudgetMoved { nation, by: by.0, why });
    }
}

/// Political capital that a nation earns in a turn: the square root of its support over a divisor, so that each further point of
/// support is worth less.
pub fn income(support: Thousandths, divisor: i32) -> i32 {
    (support.0.max(0) as u32).isqrt() as i32 / divisor.max(1)
}

/// What a turn brings: capital from support up to the cap, and publicity that is fresh again.
pub fn resolve(change: &mut Change) {
    let parameters = &change.scenario.parameters;
    let (divisor, cap, recovery) =
        (parameters.get(Param::IncomeDivisor), parameters.get(Param::CapitalCap), parameters.get(Param::PublicityRecovery));
    let nations: Vec<NationId> = change.scenario.nations_present().collect();
    for nation in nations {
        let state = change.game.nations[nation.index()];
        let room = (cap - state.capital).max(0);
        capital(change, nation, income(state.support, divisor).min(room), Driver::Income);
        if state.publicity_wear > Thousandths::NONE {
            change.emit_to_all(Event::PublicityWore { nation, to: Thousandths((i32::from(state.publicity_wear) - recovery).max(0) as i16) });
        }
    }
}

/// Moves how far the region accepts closer defence ties, in permille.
pub fn region(change: &mut Change, by: Thousandths, why: Driver) {
    let now = i32::from(change.game.competition.region);
    let to = (now + i32::from(by)).clamp(0, 1000);
    if to != now && !change.game.competition.fronts.is_empty() {
        change.emit_to_all(Event::RegionMoved { by: Thousandths((to - now) as i16), why });
    }
}

#[cfg(test)]
mod tests {
    use super::income;
    use crate::catalog::quantity::Thousandths;

    /// docs/RULES.md: support of 484 permille, divisor 5: the root is 22, the income 4; four times the support gives only twice the root.
    #[test]
    fn income_is_concave() {
        assert_eq!(income(Thousandths(484), 5), 4);
        assert_eq!(income(Thousandths(1000), 5), 6);
        assert_eq!(income(Thousandths(-3), 5), 0);
    }
}
