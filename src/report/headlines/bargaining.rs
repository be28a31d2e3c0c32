//! Sentences of bargaining: offers, agreements, permissions, commitments, parliaments.

use crate::catalog::NationId;
use crate::catalog::quantity::Hours;
use crate::report::headlines::events::{Said, factors};
use crate::report::words;
use crate::report::words::Words;
use crate::rules::event::group::Bargaining;
use crate::rules::state::competition::MONTH_HOURS;

/// What is said of an event of bargaining.
pub(crate) fn said(words: &Words<'_>, event: Bargaining<'_>) -> Option<Said> {
    let line = Said::plain;
    let n = |id: &NationId| words.the(*id);
    let months = |hours: &Hours| words::count(hours.div_ceil(MONTH_HOURS), "month", "months");
    Some(match event {
        Bargaining::Proposed { proposal, .. } => {
            line(format!("{} offers {} to {}", n(&proposal.from), proposal.text.name, words.nations(&proposal.to)))
        }
        Bargaining::Answered { id, nation, answer } => {
            let offer = words.game.proposals.get(id).map_or_else(|| "an offer".to_owned(), |proposal| proposal.text.name.clone());
            line(format!("{offer}: {} {}", n(nation), words.answer(answer)))
        }
        Bargaining::Withdrawn { .. } => line("An offer was withdrawn".to_owned()),
        Bargaining::ProposalLapsed { .. } => line("An offer lapsed".to_owned()),
        Bargaining::AgreementMade { agreement, .. } => Said {
            why: words.clauses(&agreement.text.clauses).into_iter().map(|said| said.text).collect(),
            ..line(format!("{} agree: {} ({})", words.nations(&agreement.text.parties), agreement.text.name, words::status(agreement.status)))
        },
        Bargaining::AgreementMoved { id, status } => line(format!("{} is now {}", words.agreement(*id), words::status(*status))),
        Bargaining::AgreementSuspended { id, until_turn } => Said {
            why: vec!["Quiet understandings do not survive publicity between their parties".to_owned()],
            ..line(format!("{} is suspended to {}", words.agreement(*id), words.end_of(*until_turn)))
        },
        Bargaining::Denounced { id, by, ends_turn } => {
            line(format!("{} denounces {}; it ends {}", n(by), words.agreement(*id), words.with_turn(*ends_turn)))
        }
        Bargaining::PermissionAsked { consultation: known } => line(format!(
            "{} asks {} whether its forces may {}, under {}: agreed at {} unless {} refuses",
            n(&known.nation),
            n(&known.host),
            words::operation(known.operation),
            words.agreement(known.agreement),
            words.end_of(known.due_turn),
            n(&known.host)
        )),
        Bargaining::PermissionAnswered { nation, agreement, clause, granted } => {
            let verb = if *granted { "may now use" } else { "is refused" };
            line(format!("{} {verb} {}", n(nation), words.permission(*agreement, *clause)))
        }
        Bargaining::UndertakingBroken { id, clause, by } => Said {
            why: words.undertaking(*id, *clause).into_iter().collect(),
            ..line(format!("{} breaks what it undertook in {}", n(by), words.agreement(*id)))
        },
        Bargaining::ObligationFellDue { due, .. } => Said {
            why: vec![format!("Written in {}; to be answered by {}", words.agreement(due.agreement), words.end_of(due.until_turn))],
            ..line(format!("A treaty commitment is triggered: {} owes {} help against {}", n(&due.obligor), n(&due.beneficiary), n(&due.against)))
        },
        Bargaining::ObligationSettled { id, kept } => {
            let due = words.game.dues.get(id.index())?;
            line(format!("{} {} its commitment to {}", n(&due.obligor), if *kept { "honours" } else { "declines" }, n(&due.beneficiary)))
        }
        Bargaining::RatificationMoved { id, nation, hours_left } => {
            line(format!("{}: {} before the parliament of {}", words.agreement(*id), months(hours_left), n(nation)))
        }
        Bargaining::RatificationPutOff { id, nation, hours_left, why } => {
            Said { why: factors(why), ..line(format!("{} puts off {}: {} more", n(nation), words.agreement(*id), months(hours_left))) }
        }
        Bargaining::Ratified { id, nation, why } => Said { why: factors(why), ..line(format!("{} ratifies {}", n(nation), words.agreement(*id))) },
        Bargaining::RatificationFailed { id, nation, why } => {
            Said { why: factors(why), ..line(format!("{} fails in {}", words.agreement(*id), n(nation))) }
        }
    })
}
