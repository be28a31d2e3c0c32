//! Why a computer did what it did, in a sentence for the White Cell and the debrief.

use crate::ai::{CompetitionAim, Reason, WarAim};
use crate::catalog::quantity::Thousandths;
use crate::report::words;
use crate::report::words::Words;
use crate::rules::Command;
use crate::rules::phases::agreement::{AgreementText, Answer};
use crate::session::Decided;

/// What kind of decision it was, for a mark beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stand {
    /// An order, a ceiling, a notice.
    Does,
    /// An offer, or what it would accept instead of one.
    Offers,
    /// It agreed.
    Agrees,
    /// It refused.
    Refuses,
}

/// A computer's decision in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explained {
    /// What kind.
    pub stand: Stand,
    /// What it did.
    pub text: String,
    /// Why.
    pub why: String,
    /// What it weighed, or what its offer says, a line each.
    pub detail: Vec<String>,
}

/// A decision of a computer in words. `None` for what is no decision of its own.
pub fn explained(words: &Words<'_>, decided: &Decided) -> Option<Explained> {
    let why = words::capital(&decision(words, &decided.reason));
    let does = |text: String| Some(Explained { stand: Stand::Does, text: words::capital(&text), why: why.clone(), detail: Vec::new() });
    let clauses = |text: &AgreementText| text.clauses.iter().map(|clause| words::capital(&words.clause(clause))).collect();
    match &decided.command {
        Command::Give(order) => does(words.order(order)),
        Command::SetCeiling(act) => does(format!("ceiling: {}", words::act(*act))),
        Command::Denounce { agreement, .. } => does(format!("gives notice of {}", words.agreement(*agreement))),
        Command::AskPermission { agreement, clause, .. } => does(format!("asks for {}", words.permission(*agreement, *clause))),
        Command::RefusePermission { nation, agreement, clause, .. } => {
            let text = format!("Refuses {} {}", words.the(*nation), words.permission(*agreement, *clause));
            Some(Explained { stand: Stand::Refuses, text, why, detail: Vec::new() })
        }
        Command::Propose { to, text, counters, .. } => {
            let verb = if counters.is_some() { "Would accept instead, and offers" } else { "Offers" };
            let text_line = format!("{verb} {}: {}", words.nations(to), text.name);
            Some(Explained { stand: Stand::Offers, text: text_line, why, detail: clauses(text) })
        }
        Command::Answer { nation, proposal, answer } => {
            let offer = words.game.proposals.get(proposal);
            let of = offer.map_or_else(|| "an offer".to_owned(), |offer| format!("{} of {}", offer.text.name, words.the(offer.from)));
            let (stand, verb) = if *answer == Answer::Accept { (Stand::Agrees, "accepts") } else { (Stand::Refuses, "refuses") };
            let mut detail: Vec<String> = match answer {
                Answer::Accept => Vec::new(),
                Answer::Refuse { why } => {
                    why.iter().map(|ground| format!("{} {}", words::signed_percent(i32::from(ground.weight)), words::weighed(ground.kind))).collect()
                }
            };
            detail.extend(offer.iter().flat_map(|offer| clauses(&offer.text) as Vec<String>).map(|clause| format!("Asked: {clause}")));
            Some(Explained { stand, text: format!("{} {verb}: {of}", words.the(*nation)), why, detail })
        }
        Command::TakeBack(_)
        | Command::Seal
        | Command::Unseal
        | Command::Withdraw { .. }
        | Command::Guess { .. }
        | Command::Say { .. }
        | Command::Resolve
        | Command::White(_) => None,
    }
}

/// The sentence that goes with a decision.
pub fn decision(words: &Words<'_>, reason: &Reason) -> String {
    let percent = |permille: Thousandths| words::percent(permille.into());
    match *reason {
        Reason::Feed { feature, hours_left } => format!("what {} has lasts {} more", words.feature(feature), words::duration(hours_left)),
        Reason::Mend { feature, fabric } => {
            format!("the hull at {} is at {fabric} of 3 and gives way without repair materials", words.feature(feature))
        }
        Reason::Cover { feature, pass_permille } => {
            format!("a run to {} that is blocked passes with {} as things stand: cover would help", words.feature(feature), percent(pass_permille))
        }
        Reason::Film { feature } => format!("what happens at {} should be seen", words.feature(feature)),
        Reason::Hulls { feature, wanted, there } => {
            let (are, there_are) = (if wanted == 1 { "is" } else { "are" }, if there == 1 { "is" } else { "are" });
            format!(
                "{} {are} wanted at {}, and {there} {there_are} there or on the way",
                words::count(wanted, "hull", "hulls"),
                words.feature(feature)
            )
        }
        Reason::Stop { feature, act, pass_permille } => {
            let (act, place) = (words::act(act).to_lowercase(), words.feature(feature));
            format!("a cargo is at {place}: against {act} it passes with {}, and stopping it is worth what that may cost", percent(pass_permille))
        }
        Reason::WatchOnly { feature } => format!("at {} watching is enough: more would cost more than it brings", words.feature(feature)),
        Reason::Crowd { feature, act } => {
            format!("the other side's hulls at {} should be worn down: {}", words.feature(feature), words::act(act).to_lowercase())
        }
        Reason::StandBy { feature, ally, turns } => {
            format!("{} should not stand alone at {}: turns there so far {turns}", words.the(ally), words.feature(feature))
        }
        Reason::Withdraw { feature } => format!("one more turn at {} would cost more than it brings", words.feature(feature)),
        Reason::Refit => "more hulls are damaged than fit: they go home".to_owned(),
        Reason::Recall { feature, injury_permille } => {
            format!("at {} somebody would be hurt with {}: the cargo is not worth it", words.feature(feature), percent(injury_permille))
        }
        Reason::EaseOff { with } => format!("things have gone further with {} than its objectives bear", words.the(with)),
        Reason::Bound { act } => format!("its crews may go as far as it has planned, and no further: {}", words::act(act).to_lowercase()),
        Reason::KeepWord { to } => format!("a promise to {} fell due, and its name is worth more than the risk", words.the(to)),
        Reason::BreakWord { to } => format!("a promise to {} fell due, and keeping it would risk more than its name is worth", words.the(to)),
        Reason::Publish { feature, effect_permille } => {
            format!("pictures from {} should raise support by {}", words.feature(feature), percent(effect_permille))
        }
        Reason::Consult { ally } => format!("{}'s public backing steadies the government", words.the(ally)),
        Reason::Reassure { ally } => format!("{} should know that it is not alone", words.the(ally)),
        Reason::Warn { other } => format!("{} should know the limit", words.the(other)),
        Reason::Calm { other } => format!("{} should know that this can end here", words.the(other)),
        Reason::AskLeave { host } => format!("the leave of {} takes time to get, and will be needed", words.the(host)),
        Reason::RefuseLeave { to, total } => {
            format!("what {} asks weighs more than it brings: {} on balance", words.the(to), words::signed_percent(total))
        }
        Reason::Launch { worth, bar } => {
            format!("war now is worth {} to it, and waiting {}", words::signed_percent(worth), words::signed_percent(bar))
        }
        Reason::Deal { with, worth } => format!("an understanding with {} is worth {} of a point to it", words.the(with), hundredths(worth)),
        Reason::TakeBack { with } => format!("{} binds itself to others, and what was given for quiet is taken back", words.the(with)),
        Reason::Counter { with, worth } => {
            format!("it said no to {}, and this it would accept: worth {} of a point to it", words.the(with), hundredths(worth))
        }
        Reason::Reach { feature, act } => format!("{} is wanted at {}", words::act(act).to_lowercase(), words.feature(feature)),
        Reason::Notice => "firing that was announced costs neither its name nor a rung".to_owned(),
        Reason::Watch { feature } => format!("nobody looks at {}, and a task group is there or may be", words.feature(feature)),
        Reason::Compete { aim } => aim_of(aim).to_owned(),
        Reason::Fight { aim } => war_aim(aim).to_owned(),
        Reason::Weighed { from, total } => {
            let side = if total >= 0 { "for" } else { "against" };
            format!("what it weighed in the offer of {} came to {} {side} it", words.the(from), percent(Thousandths::of(total.abs())))
        }
    }
}

/// What an order of competition is for.
fn aim_of(aim: CompetitionAim) -> &'static str {
    match aim {
        CompetitionAim::Bind => "a promise that binds is what its objectives ask for",
        CompetitionAim::Arm => "a programme that is begun now is in time",
        CompetitionAim::Build => "what is built is what makes access worth something",
        CompetitionAim::Convince => "its public, or the region, must go along first",
        CompetitionAim::Practise => "forces that practise together are worth more",
        CompetitionAim::Relieve => "an ally's public is the weakest link",
        CompetitionAim::Protect => "it is pressed, or will be before the vote",
        CompetitionAim::Press => "this public is the weakest, and its vote is near",
        CompetitionAim::EaseOff => "a lever that is worn costs more than it brings",
        CompetitionAim::Court => "this nation can be had",
        CompetitionAim::Widen => "publics carry more than what is promised now",
        CompetitionAim::LetIn => "one more in the promise makes it worth more to all",
        CompetitionAim::Access => "what may be used in a crisis is what is built on",
        CompetitionAim::Store => "munitions should lie where they would be needed",
        CompetitionAim::Shift => "hulls lie idle there and are missing here",
    }
}

/// What an order of the crisis clock is for.
fn war_aim(aim: WarAim) -> &'static str {
    match aim {
        WarAim::StrikeFirst => "bases that are open to the other side are struck before it uses them",
        WarAim::WearDown => "bases that the other side uses are worn down",
        WarAim::Spare => "striking would bring in who might stay out",
        WarAim::Keep => "what is left is kept",
        WarAim::Land => "the beaches there are the best",
        WarAim::Wait => "ships wait while the other side's missiles last",
        WarAim::Sink => "whoever sinks the ships decides the war",
        WarAim::Place => "from there squadrons may fly",
        WarAim::Enter => "whoever stays out now would be alone later",
        WarAim::Open => "allies who may use its bases can fight beside it",
        WarAim::Settle => "what is offered is as good as what would come",
        WarAim::Squeeze => "the island is pressed until it asks for terms",
        WarAim::Ease => "going on would cost more than it brings",
        WarAim::Feed => "the island's lights stay on while ships come",
        WarAim::Guard => "merchants come through where warships go along",
    }
}

fn hundredths(value: i32) -> String {
    format!("{}.{:02}", value / 100, (value % 100).abs())
}
