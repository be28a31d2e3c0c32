//! Events as headlines: what happened, where, how grave it is, and the reasons behind it.

use super::competition;
use super::quarantine;
use super::reasons;
use super::war;
use super::words::{self, Words};
use crate::catalog::{NationId, Outcome};
use crate::geo::CellId;
use crate::rules::event::{Driver, Event};
use crate::rules::phases::agreement::Answer;
use crate::rules::scenario::Position;
use crate::rules::vocab::ids::{FeatureId, ForceId};
use crate::rules::vocab::parameter::Param;

/// How much of a reader's attention an event deserves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// Bookkeeping: only in full lists.
    Detail,
    /// Worth a line.
    Line,
    /// Worth a stop on the map.
    Headline,
}

/// Whether an event is good or bad news in itself, whoever reads it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Harm, loss, a word broken.
    Grave,
    /// Neither.
    Plain,
    /// Relief, a word kept, a cargo through.
    Calm,
}

/// An event for a reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Headline {
    /// What happened.
    pub text: String,
    /// The reasons and inputs, a line each.
    pub why: Vec<String>,
    /// Where it happened.
    pub cell: Option<CellId>,
    /// How much attention it deserves.
    pub weight: Weight,
    /// How it reads.
    pub tone: Tone,
    /// Nations that it concerns.
    pub nations: Vec<NationId>,
}

impl Headline {
    /// What is told of a war or a quarantine: grave, and worth a line of its own.
    pub(super) fn grave(text: String, nations: &[NationId]) -> Self {
        Self { text, why: Vec::new(), cell: None, weight: Weight::Headline, tone: Tone::Grave, nations: nations.to_vec() }
    }
}

/// The headline of an event; `None` for what a reader never needs to see as a line (ordering and bookkeeping of one's own).
pub fn headline(words: &Words<'_>, event: &Event) -> Option<Headline> {
    sentence(words, event).map(|told| Headline { text: words::capital(&told.text), ..told })
}

#[expect(clippy::too_many_lines, reason = "one arm an event: a list of sentences, not logic")]
fn sentence(words: &Words<'_>, event: &Event) -> Option<Headline> {
    let at_feature = |feature: FeatureId| words.scenario.features.get(feature.index()).map(|f| f.cell);
    let at_force = |force: ForceId| words.game.forces.get(&force).and_then(|f| words.scenario.cell_of(f.position));
    let factors = |why: &[crate::rules::event::Factor]| why.iter().map(|f| words::factor(f.kind, f.value)).collect::<Vec<_>>();
    let line = |text: String| Headline { text, why: Vec::new(), cell: None, weight: Weight::Line, tone: Tone::Plain, nations: Vec::new() };
    let because = |why| vec![words::capital(&words::driver(why))];
    let n = |id| words.the(id);
    Some(match event {
        Event::OrderGiven { .. }
        | Event::OrderTakenBack { .. }
        | Event::Sealed { .. }
        | Event::Unsealed { .. }
        | Event::GuessNoted { .. }
        | Event::CeilingSet { .. }
        | Event::MessageSent { .. }
        | Event::RouteSet { .. }
        | Event::Logged { .. }
        | Event::RungQuiet { .. }
        | Event::PublicityWore { .. }
        | Event::Repairing { .. }
        | Event::TurnBegan { .. } => return None,
        Event::Proposed { proposal, .. } => line(format!("{} offers {} to {}", n(proposal.from), proposal.text.name, words.nations(&proposal.to))),
        Event::Answered { id, nation, answer } => {
            let offer = words.game.proposals.get(id).map_or_else(|| "an offer".to_owned(), |proposal| proposal.text.name.clone());
            let tone = if *answer == Answer::Accept { Tone::Calm } else { Tone::Plain };
            Headline { tone, ..line(format!("{offer}: {} {}", n(*nation), words.answer(answer))) }
        }
        Event::Withdrawn { .. } => line("An offer was withdrawn".to_owned()),
        Event::ProposalLapsed { .. } => Headline { weight: Weight::Detail, ..line("An offer lapsed".to_owned()) },
        Event::AgreementMade { agreement, .. } => Headline {
            why: words.clauses(&agreement.text.clauses).into_iter().map(|said| said.text).collect(),
            weight: Weight::Headline,
            tone: Tone::Calm,
            nations: agreement.text.parties.clone(),
            ..line(format!("{} agree: {} ({})", words.nations(&agreement.text.parties), agreement.text.name, words::status(agreement.status)))
        },
        Event::AgreementMoved { id, status } => {
            Headline { weight: Weight::Headline, ..line(format!("{} is now {}", words.agreement(*id), words::status(*status))) }
        }
        Event::AgreementSuspended { id, until_turn } => Headline {
            tone: Tone::Grave,
            why: vec!["Quiet understandings do not survive publicity between their parties".to_owned()],
            ..line(format!("{} is suspended to the end of turn {until_turn}", words.agreement(*id)))
        },
        Event::Denounced { id, by, ends_turn } => Headline {
            tone: Tone::Grave,
            weight: Weight::Headline,
            ..line(format!("{} denounces {}; it ends with turn {ends_turn}", n(*by), words.agreement(*id)))
        },
        Event::DoubtSettled { doubt } => Headline { why: super::doubt::reasons(doubt), ..line(super::doubt::line(doubt)) },
        Event::PromisesPriced { price: 0, .. } => return None,
        Event::PromisesPriced { nation, price } => Headline {
            weight: Weight::Detail,
            nations: vec![*nation],
            ..line(format!("Promises would cost {} about {price} aircraft, or ships in their worth, if war came now", n(*nation)))
        },
        Event::DoubtEstimated { estimate, .. } => line(super::doubt::estimate(*estimate)),
        Event::Surveyed { feature, force, nation } => Headline {
            cell: at_feature(*feature),
            nations: vec![*nation],
            ..line(format!("{} of {} surveys at {}, and nobody stops it", words.force(*force), n(*nation), words.feature(*feature)))
        },
        Event::PermissionAsked { consultation: known } => Headline {
            nations: vec![known.nation, known.host],
            ..line(format!(
                "{} asks {} whether its forces may {}, under {}: agreed at the end of turn {} unless {} refuses",
                n(known.nation),
                n(known.host),
                super::words::operation(known.operation),
                words.agreement(known.agreement),
                known.due_turn,
                n(known.host)
            ))
        },
        Event::PermissionAnswered { nation, agreement, clause, granted } => {
            let (verb, tone) = if *granted { ("may now use", Tone::Calm) } else { ("is refused", Tone::Plain) };
            let what = words.permission(*agreement, *clause);
            Headline { tone, weight: Weight::Headline, nations: vec![*nation], ..line(format!("{} {verb} {what}", n(*nation))) }
        }
        Event::UndertakingBroken { id, clause, by } => Headline {
            tone: Tone::Grave,
            weight: Weight::Headline,
            nations: vec![*by],
            why: words.undertaking(*id, *clause).into_iter().collect(),
            ..line(format!("{} breaks what it undertook in {}", n(*by), words.agreement(*id)))
        },
        Event::Moved { force, to, .. } => Headline {
            cell: words.scenario.cell_of(*to),
            weight: Weight::Detail,
            ..line(match to {
                Position::At(place) => format!("{} puts in at {}", words.force(*force), words.place(*place)),
                Position::Field(cell) => format!("{} is {}", words.force(*force), words.at_cell(*cell)),
            })
        },
        Event::Halted { force, why } => {
            Headline { cell: at_force(*force), tone: Tone::Grave, ..line(format!("{} breaks off: {}", words.force(*force), words.halt(*why))) }
        }
        Event::Incursion { force, nation, of, cell } => Headline {
            cell: Some(*cell),
            weight: Weight::Headline,
            tone: Tone::Grave,
            nations: vec![*nation, *of],
            ..line(format!("{} of {} enters {}", words.force(*force), n(*nation), words.entered(*of, *cell)))
        },
        Event::HullsTransferred { from, to, hulls } => Headline {
            cell: at_force(*to),
            weight: Weight::Detail,
            ..line(format!(
                "{} of {} {} {}",
                words::count(*hulls, "hull", "hulls"),
                words.force(*from),
                if *hulls == 1 { "joins" } else { "join" },
                words.force(*to)
            ))
        },
        Event::Detected { force, .. } => {
            words.game.forces.get(force)?;
            Headline { cell: at_force(*force), ..line(format!("{} is seen", words.force(*force))) }
        }
        Event::Reinforced { force } => Headline { cell: at_force(*force), ..line(format!("{} arrives", words.force(*force))) },
        Event::Encountered { feature, actor, activity, opponent, act, outcome, why, .. } => Headline {
            cell: at_feature(*feature),
            weight: Weight::Headline,
            tone: if *outcome == Outcome::Pass { Tone::Calm } else { Tone::Grave },
            nations: vec![*actor, *opponent],
            why: reasons::encounter(why),
            ..line(format!("{}: {}", words.feature(*feature), super::encounter::sentence(words, (*actor, *activity), (*opponent, *act), *outcome)))
        },
        Event::HullsDamaged { force, hulls, repair_hours } => Headline {
            cell: at_force(*force),
            tone: Tone::Grave,
            ..line(format!("{} of {} damaged; repairs take {}", hull(*hulls), words.force(*force), words::duration(*repair_hours)))
        },
        Event::HullsRepaired { force, hulls } => Headline {
            cell: at_force(*force),
            weight: Weight::Detail,
            tone: Tone::Calm,
            ..line(format!("{} of {} repaired", hull(*hulls), words.force(*force)))
        },
        Event::HullsLost { force, hulls } => {
            // In a war the phases tell what was lost, and to what.
            let counted = words.game.crisis.as_ref().is_some_and(|crisis| crisis.counters.contains_key(force));
            let weight = if counted { Weight::Detail } else { Weight::Headline };
            Headline { cell: at_force(*force), weight, tone: Tone::Grave, ..line(format!("{} of {} lost", hull(*hulls), words.force(*force))) }
        }
        Event::Casualties { nation, feature, deaths, injuries } => Headline {
            cell: at_feature(*feature),
            weight: Weight::Headline,
            tone: Tone::Grave,
            nations: vec![*nation],
            ..line(format!("{}: {}", words.feature(*feature), super::encounter::casualties(words, *nation, *deaths, *injuries)))
        },
        Event::Delivered { feature, force, cargo } => Headline {
            cell: at_feature(*feature),
            weight: Weight::Headline,
            tone: Tone::Calm,
            ..line(format!("{}: {} brought to {}", words.force(*force), words::cargo(*cargo), words.feature(*feature)))
        },
        Event::SupplyUsed { steps: 0, .. } => return None,
        Event::SupplyUsed { feature, steps, .. } => {
            Headline { cell: at_feature(*feature), ..line(format!("{} has used up {steps} of its supply", words.feature(*feature))) }
        }
        Event::FabricWorn { feature } => Headline {
            cell: at_feature(*feature),
            tone: Tone::Grave,
            why: vec![format!(
                "It rusts by a step every {}; a delivery of repair materials adds one",
                words::duration(words.scenario.parameters.get(Param::FabricHours).max(0) as u32)
            )],
            ..line(format!("The hull at {} wears: its condition falls by one", words.feature(*feature)))
        },
        Event::GarrisonLeft { feature } => Headline {
            cell: at_feature(*feature),
            weight: Weight::Headline,
            tone: Tone::Grave,
            ..line(format!("The garrison leaves {}: its supply has run out", words.feature(*feature)))
        },
        Event::PresenceCounted { feature, nation, hull_hours, .. } => Headline {
            cell: at_feature(*feature),
            weight: Weight::Detail,
            ..line(format!("{} at {}: {}", n(*nation), words.feature(*feature), words::count(*hull_hours, "ship-hour", "ship-hours")))
        },
        Event::ControlMoved { feature, by, why } => {
            let setup = words.scenario.features.get(feature.index())?;
            let towards = if *by > 0 { setup.holder } else { setup.challenger };
            Headline {
                cell: at_feature(*feature),
                weight: Weight::Headline,
                nations: vec![setup.holder, setup.challenger],
                why: factors(why),
                ..line(super::encounter::control(words, *feature, towards, *by))
            }
        }
        Event::Signalled { from, to, kind, read_as, text, .. } => {
            let misread = if kind == read_as { String::new() } else { format!("; it was read as {}", super::encounter::signal_noun(*read_as)) };
            let said = if text.trim().is_empty() { String::new() } else { format!(" — “{}”", text.trim()) };
            Headline { nations: vec![*from, *to], ..line(format!("{} {}{misread}{said}", n(*from), super::encounter::signals(*kind, &n(*to)))) }
        }
        Event::Publicised { nation, feature, against, effect, why } => Headline {
            cell: at_feature(*feature),
            weight: Weight::Headline,
            nations: vec![*nation, *against],
            why: reasons::publicity(why),
            ..line(format!(
                "{} publicises what {} did at {} (its support {})",
                n(*nation),
                n(*against),
                words.feature(*feature),
                words::signed_percent(i32::from(*effect))
            ))
        },
        Event::Consulted { nation, ally, agreement } => Headline {
            weight: Weight::Headline,
            nations: vec![*nation, *ally],
            why: reasons::consulted(words, *nation, *ally),
            ..line(format!("{} consults {} under {}", n(*nation), n(*ally), words.agreement(*agreement)))
        },
        Event::ObligationFellDue { due, .. } => Headline {
            cell: at_feature(due.feature),
            weight: Weight::Headline,
            tone: Tone::Grave,
            nations: vec![due.obligor, due.beneficiary],
            why: vec![format!("Written in {}; to be answered by the end of turn {}", words.agreement(due.agreement), due.until_turn)],
            ..line(format!("A treaty commitment is triggered: {} owes {} help against {}", n(due.obligor), n(due.beneficiary), n(due.against)))
        },
        Event::ObligationSettled { id, kept } => {
            let due = words.game.dues.get(id.index())?;
            Headline {
                weight: Weight::Headline,
                tone: if *kept { Tone::Calm } else { Tone::Grave },
                nations: vec![due.obligor, due.beneficiary],
                ..line(format!("{} {} its commitment to {}", n(due.obligor), if *kept { "honours" } else { "declines" }, n(due.beneficiary)))
            }
        }
        Event::RatificationMoved { .. }
        | Event::RatificationPutOff { .. }
        | Event::Ratified { .. }
        | Event::RatificationFailed { .. }
        | Event::CoercionImposed { .. }
        | Event::CoercionLifted { .. }
        | Event::TradeHit { .. }
        | Event::TradeDiverted { .. }
        | Event::Influenced { .. }
        | Event::InfluenceLanded { .. }
        | Event::Misled { .. }
        | Event::Spoke { .. }
        | Event::Attributed { .. }
        | Event::AttributionFailed { .. }
        | Event::PreBunked { .. }
        | Event::Induced { .. }
        | Event::AlignmentMoved { .. }
        | Event::Pressed { .. }
        | Event::NoticeGiven { .. }
        | Event::Surprised { .. }
        | Event::Built { .. }
        | Event::Stationed { .. }
        | Event::ExercisePlanned { .. }
        | Event::Exercised { .. }
        | Event::InteropMoved { .. }
        | Event::WorkBegan { .. }
        | Event::WorkMoved { .. }
        | Event::ProgrammeBegan { .. }
        | Event::ProgrammeMoved { .. }
        | Event::ProgrammeDelivered { .. }
        | Event::StockMoved { .. }
        | Event::HullsDelivered { .. }
        | Event::PolicySet { .. }
        | Event::Campaigned { .. }
        | Event::Benefited { .. }
        | Event::Reassured { .. }
        | Event::RegionMoved { .. }
        | Event::ElectionHeld { .. }
        | Event::Wore { .. } => return competition::headline(words, event),
        Event::War(news) => return war::headline(words, news),
        Event::Quarantine(news) => return quarantine::headline(words, news),
        Event::RungMoved { a, b, from, to, why } => Headline {
            weight: if to > from { Weight::Headline } else { Weight::Line },
            tone: if to > from { Tone::Grave } else { Tone::Calm },
            nations: vec![*a, *b],
            why: because(*why),
            ..line(rung_moved(words, (*a, *b), (*from, *to), *why))
        },
        Event::SupportMoved { nation, by, why } => {
            moved(&line, words, *nation, ("Support in", words::signed_percent(i32::from(*by))), because(*why), *by < 0)
        }
        Event::StandingMoved { nation, by, why } => {
            moved(&line, words, *nation, ("Approval of the government of", words::signed_percent(i32::from(*by))), because(*why), *by < 0)
        }
        Event::CreditMoved { nation, by, why } => {
            moved(&line, words, *nation, ("Credibility of", words::signed_percent(i32::from(*by))), because(*why), *by < 0)
        }
        Event::CapitalMoved { nation, by, why } => {
            Headline { weight: Weight::Detail, ..moved(&line, words, *nation, ("Political capital of", words::signed(*by)), because(*why), *by < 0) }
        }
        Event::BudgetMoved { nation, by, why } => Headline {
            weight: Weight::Detail,
            ..moved(&line, words, *nation, ("Budget of", format!("{} M$", words::signed(*by))), because(*why), *by < 0)
        },
        Event::Injected { title, text, .. } => Headline { weight: Weight::Headline, why: vec![text.clone()], ..line(title.clone()) },
        Event::EffectApplied { effect, by_white_cell } => {
            let why = if *by_white_cell { vec!["By the White Cell".to_owned()] } else { Vec::new() };
            Headline { why, ..line(reasons::effect(words, effect)) }
        }
        Event::EffectLeftOut { effect, why } => {
            Headline { why: vec![words.refusal(why)], ..line(format!("Left out of an inject: {}", words.effect(effect))) }
        }
        Event::WeatherSet { until_turn } => line(format!("Bad weather at sea to the end of turn {until_turn}: small craft are slowed")),
        Event::Paced { turns } => line(format!("The White Cell sets the last turn: {turns}")),
        Event::DeskTaken { seat, nation } => line(format!("{} now speaks for {}", words.seat(*seat), n(*nation))),
        Event::DeskReturned { nation, .. } => line(format!("{} is a country desk again", n(*nation))),
        Event::Overridden { reason } => Headline { weight: Weight::Headline, ..line(format!("The White Cell overrides: {reason}")) },
        Event::GameEnded => Headline { weight: Weight::Headline, ..line("The level is over".to_owned()) },
    })
}

/// A measure that moved: which, and by how much.
fn moved(
    line: &dyn Fn(String) -> Headline,
    words: &Words<'_>,
    nation: NationId,
    (what, by): (&str, String),
    why: Vec<String>,
    down: bool,
) -> Headline {
    Headline { tone: if down { Tone::Grave } else { Tone::Calm }, nations: vec![nation], why, ..line(format!("{what} {}: {by}", words.the(nation))) }
}

/// Two nations on another rung. A rise by an encounter names it: being followed by ships is one, and a reader who sees no clash would look for it.
fn rung_moved(words: &Words<'_>, (a, b): (NationId, NationId), (from, to): (u8, u8), why: Driver) -> String {
    let encounter = to > from && matches!(why, Driver::Encounter(_));
    let cause = if encounter { format!("; cause: {}", words::driver(why)) } else { String::new() };
    format!("Escalation between {} and {}: {from} → {to} of 8, {}{cause}", words.the(a), words.the(b), words::rung(to))
}

/// So many hulls.
fn hull(hulls: u16) -> String {
    words::count(hulls, "hull", "hulls")
}
