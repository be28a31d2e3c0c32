//! Why a computer did what it did, in a sentence for the White Cell and the debrief.

use crate::ai::{CompetitionAim, Reason, WarAim};
use crate::report::words::{Words, kinds};
use crate::rules::Command;
use crate::rules::phases::agreement::{AgreementText, Answer};
use crate::session::Decided;
use crate::words::keys::{clauses, decisions, events};
use crate::words::{Label, Phrase, say};

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
    let why = words.say(events::Because { why: reason(&decided.reason) });
    let does = |what: Phrase| Some(Explained { stand: Stand::Does, text: words.say(decisions::Does { what }), why: why.clone(), detail: Vec::new() });
    let clauses =
        |text: &AgreementText| text.clauses.iter().map(|clause| words.say(clauses::Head { sentence: Words::clause_phrase(clause) })).collect();
    match &decided.command {
        Command::Give(order) => does(words.order_phrase(order)),
        Command::SetCeiling(act) => does(decisions::Ceiling { act: kinds::act(*act).into() }.into()),
        Command::Denounce { agreement, .. } => does(decisions::GivesNotice { agreement: *agreement }.into()),
        Command::AskPermission { agreement, clause, .. } => does(decisions::AsksFor { what: words.permission_phrase(*agreement, *clause) }.into()),
        Command::RefusePermission { nation, agreement, clause, .. } => {
            let text = words.say(decisions::Refuses { who: *nation, what: words.permission_phrase(*agreement, *clause) });
            Some(Explained { stand: Stand::Refuses, text, why, detail: Vec::new() })
        }
        Command::Propose { to, text, counters, .. } => {
            let (instead, who, name) = (counters.is_some(), to.to_vec(), text.name.clone());
            let text_line = words.say(decisions::Offers { instead, who, name });
            Some(Explained { stand: Stand::Offers, text: text_line, why, detail: clauses(text) })
        }
        Command::Answer { nation, proposal, answer } => {
            let offer = words.game.proposals.get(proposal);
            let accepts = *answer == Answer::Accept;
            let stand = if accepts { Stand::Agrees } else { Stand::Refuses };
            let text = match offer {
                Some(offer) => words.say(decisions::Answers { who: *nation, accepts, name: offer.text.name.clone(), whom: offer.from }),
                None => words.say(decisions::AnswersAnOffer { who: *nation, accepts }),
            };
            let weighed = |weight: i16, kind| decisions::Weighed { by: weight.into(), ground: kinds::weighed(kind).into() };
            let mut detail: Vec<String> = match answer {
                Answer::Accept => Vec::new(),
                Answer::Refuse { why } => why.iter().map(|ground| words.say(weighed(ground.weight.into(), ground.kind))).collect(),
            };
            detail.extend(offer.iter().flat_map(|offer| clauses(&offer.text) as Vec<String>).map(|clause| say(decisions::Asked { clause })));
            Some(Explained { stand, text, why, detail })
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
pub fn decision(words: &Words<'_>, why: &Reason) -> String {
    words.say(reason(why))
}

/// The same as a phrase.
fn reason(reason: &Reason) -> Phrase {
    match *reason {
        Reason::Feed { feature, hours_left } => decisions::Feed { place: feature, hours: hours_left.into() }.into(),
        Reason::Mend { feature, fabric } => decisions::Mend { place: feature, hull: u64::from(fabric) }.into(),
        Reason::Cover { feature, pass_permille } => decisions::Cover { place: feature, chance: pass_permille.into() }.into(),
        Reason::Film { feature } => decisions::Film { place: feature }.into(),
        Reason::Hulls { feature, wanted, there } => decisions::Hulls { wanted: u64::from(wanted), place: feature, there: u64::from(there) }.into(),
        Reason::Stop { feature, act, pass_permille } => {
            decisions::Stop { place: feature, act: kinds::act(act).into(), chance: pass_permille.into() }.into()
        }
        Reason::WatchOnly { feature } => decisions::WatchOnly { place: feature }.into(),
        Reason::Crowd { feature, act } => decisions::Crowd { place: feature, act: kinds::act(act).into() }.into(),
        Reason::StandBy { feature, ally, turns } => decisions::StandBy { who: ally, place: feature, turns: u64::from(turns) }.into(),
        Reason::Withdraw { feature } => decisions::Withdraw { place: feature }.into(),
        Reason::Refit => decisions::REFIT.into(),
        Reason::Recall { feature, injury_permille } => decisions::Recall { place: feature, chance: injury_permille.into() }.into(),
        Reason::EaseOff { with } => decisions::EaseOff { who: with }.into(),
        Reason::Bound { act } => decisions::Crews { act: kinds::act(act).into() }.into(),
        Reason::KeepWord { to } => decisions::KeepWord { who: to }.into(),
        Reason::BreakWord { to } => decisions::BreakWord { who: to }.into(),
        Reason::Publish { feature, effect_permille } => decisions::Publish { place: feature, by: effect_permille.into() }.into(),
        Reason::Consult { ally } => decisions::Consult { who: ally }.into(),
        Reason::Reassure { ally } => decisions::Reassure { who: ally }.into(),
        Reason::Warn { other } => decisions::Warn { who: other }.into(),
        Reason::Calm { other } => decisions::Calm { who: other }.into(),
        Reason::AskLeave { host } => decisions::AskLeave { who: host }.into(),
        Reason::RefuseLeave { to, total } => decisions::RefuseLeave { who: to, total }.into(),
        Reason::Launch { worth, bar } => decisions::Launch { worth, bar }.into(),
        Reason::Deal { with, worth } => decisions::Deal { who: with, worth }.into(),
        Reason::TakeBack { with } => decisions::TakeBack { who: with }.into(),
        Reason::Counter { with, worth } => decisions::Counter { who: with, worth }.into(),
        Reason::Reach { feature, act } => decisions::Reach { act: kinds::act(act).into(), place: feature }.into(),
        Reason::Notice => decisions::NOTICE.into(),
        Reason::Watch { feature } => decisions::Watch { place: feature }.into(),
        Reason::Compete { aim } => aim_of(aim).into(),
        Reason::Fight { aim } => war_aim(aim).into(),
        Reason::Weighed { from, total } => decisions::WeighedIn { who: from, total: total.abs(), favours: total >= 0 }.into(),
    }
}

/// What an order of competition is for.
fn aim_of(aim: CompetitionAim) -> Label {
    match aim {
        CompetitionAim::Bind => decisions::AIM_OF_BIND,
        CompetitionAim::Arm => decisions::AIM_OF_ARM,
        CompetitionAim::Build => decisions::AIM_OF_BUILD,
        CompetitionAim::Convince => decisions::AIM_OF_CONVINCE,
        CompetitionAim::Practise => decisions::AIM_OF_PRACTISE,
        CompetitionAim::Relieve => decisions::AIM_OF_RELIEVE,
        CompetitionAim::Protect => decisions::AIM_OF_PROTECT,
        CompetitionAim::Press => decisions::AIM_OF_PRESS,
        CompetitionAim::EaseOff => decisions::AIM_OF_EASE_OFF,
        CompetitionAim::Court => decisions::AIM_OF_COURT,
        CompetitionAim::Widen => decisions::AIM_OF_WIDEN,
        CompetitionAim::LetIn => decisions::AIM_OF_LET_IN,
        CompetitionAim::Access => decisions::AIM_OF_ACCESS,
        CompetitionAim::Store => decisions::AIM_OF_STORE,
        CompetitionAim::Shift => decisions::AIM_OF_SHIFT,
    }
}

/// What an order of the crisis clock is for.
fn war_aim(aim: WarAim) -> Label {
    match aim {
        WarAim::StrikeFirst => decisions::WAR_AIM_STRIKE_FIRST,
        WarAim::WearDown => decisions::WAR_AIM_WEAR_DOWN,
        WarAim::Spare => decisions::WAR_AIM_SPARE,
        WarAim::Keep => decisions::WAR_AIM_KEEP,
        WarAim::Land => decisions::WAR_AIM_LAND,
        WarAim::Wait => decisions::WAR_AIM_WAIT,
        WarAim::Sink => decisions::WAR_AIM_SINK,
        WarAim::Place => decisions::WAR_AIM_PLACE,
        WarAim::Enter => decisions::WAR_AIM_ENTER,
        WarAim::Open => decisions::WAR_AIM_OPEN,
        WarAim::Settle => decisions::WAR_AIM_SETTLE,
        WarAim::Squeeze => decisions::WAR_AIM_SQUEEZE,
        WarAim::Ease => decisions::WAR_AIM_EASE,
        WarAim::Feed => decisions::WAR_AIM_FEED,
        WarAim::Guard => decisions::WAR_AIM_GUARD,
    }
}
