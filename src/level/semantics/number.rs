//! Numbers of thousandths that look like percent.

use super::FilePlaces;
use crate::level::decode::Problems;
use crate::level::diagnostic::{Code, Diagnostic, Span};
use crate::rules::scenario::Scenario;
use crate::rules::vocab::measure::Unit;

/// Tells of support of 56 where 560 is meant, where it is given and where it is tested.
pub(super) fn check(scenario: &Scenario, places: &FilePlaces, problems: &mut Problems) {
    for (what, span, number) in &places.permille {
        tell(what, *span, *number, &number.to_string(), |number| number.to_string(), problems);
    }
    for (test, span) in &places.tests {
        // A good name may be all but lost, and forces that never met work together badly: small numbers of these are meant.
        if test.metric.row().unit == Unit::Permille {
            let metric = super::written::measure(scenario, test.metric);
            let meant = |number: i64| format!("{}({metric}, {number})", super::written::comparison(test.comparison));
            tell(&format!("`{metric}`"), *span, i64::from(test.value), &test.value.to_string(), meant, problems);
        }
    }
}

fn tell(what: &str, span: Span, number: i64, said: &str, meant: impl Fn(i64) -> String, problems: &mut Problems) {
    if !(1..100).contains(&number) {
        return;
    }
    let (whole, tenth) = (number / 10, number % 10);
    let message = format!("{what} counts thousandths, and {said} is {whole}.{tenth} percent");
    // A small number may be meant: `check --fix` leaves it.
    problems.push(Diagnostic::error(Code::LooksLikePercent, span, message).suggest(Some(&meant(number * 10))));
}
