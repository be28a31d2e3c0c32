//! Events as headlines: what happened, where, how grave it is, and the reasons behind it. What is known of each kind stands in its row
//! (`rules::event`); here are the sentences.

use crate::catalog::quantity::{Hours, Thousandths};
use crate::catalog::{EncounterOutcome, NationId};
use crate::geo::CellId;
use crate::report::headlines::{bargaining, competition, encounter, quarantine, reasons, war};
use crate::report::words;
use crate::report::words::Words;
use crate::rules::event::facts::{Concerned, EventSpot};
pub use crate::rules::event::facts::{Tone, Weight};
use crate::rules::event::group::{GrayZone, Ladder, Level, Measures, Movement, Signals};
use crate::rules::event::war::WarNews;
use crate::rules::event::{Driver, Event, EventGroup, Factor};
use crate::rules::scenario::Position;
use crate::rules::state::Game;
use crate::rules::vocab::parameter::Param;

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

/// What is said of an event.
pub(crate) struct Said {
    /// What happened.
    pub text: String,
    /// The reasons and inputs, a line each.
    pub why: Vec<String>,
}

impl Said {
    /// With no reasons.
    pub fn plain(text: String) -> Self {
        Self { text, why: Vec::new() }
    }
}

/// The inputs of a result, a line each.
pub(crate) fn factors(why: &[Factor]) -> Vec<String> {
    why.iter().map(|factor| words::factor(factor.kind, factor.value)).collect()
}

/// Why something moved.
pub(crate) fn because(why: Driver) -> Vec<String> {
    vec![words::capital(&words::driver(why))]
}

/// The headline of an event; `None` for what a reader never needs to see as a line (ordering and bookkeeping of one's own).
pub fn headline(words: &Words<'_>, event: &Event) -> Option<Headline> {
    let told = match event {
        // What a phase did has no weight but by what came of it.
        Event::War(WarNews::Fought { event } | WarNews::Seen { event }) => war::fought(words, event)?,
        _ => {
            let (Said { text, why }, facts) = (said(words, event)?, event.facts());
            let weight = if told_by_the_war(words.game, event) { Weight::Detail } else { facts.weight };
            Headline { text, why, cell: cell(words, facts.spot), weight, tone: facts.tone, nations: nations(words, facts.concerned)? }
        }
    };
    Some(Headline { text: words::capital(&told.text), ..told })
}

/// Whether the phases of a war tell of it already: what was lost, and to what.
pub(crate) fn told_by_the_war(game: &Game, event: &Event) -> bool {
    let counted = |force| game.crisis.as_ref().is_some_and(|crisis| crisis.counters.contains_key(force));
    matches!(event, Event::HullsLost { force, .. } if counted(force))
}

fn cell(words: &Words<'_>, spot: Option<EventSpot>) -> Option<CellId> {
    match spot? {
        EventSpot::Feature(feature) => words.scenario.features.get(feature.index()).map(|feature| feature.cell),
        EventSpot::Force(force) => words.game.forces.get(&force).and_then(|force| words.scenario.cell_of(force.position)),
        EventSpot::Place(place) => words.scenario.place_cells.get(place.index()).copied().flatten(),
        EventSpot::Position(position) => words.scenario.cell_of(position),
        EventSpot::Cell(cell) => Some(cell),
    }
}

fn nations(words: &Words<'_>, concerned: Concerned) -> Option<Vec<NationId>> {
    match concerned {
        Concerned::Nations(nations) => Some(nations),
        Concerned::Contest(feature) => words.scenario.features.get(feature.index()).map(|feature| vec![feature.holder, feature.challenger]),
        Concerned::Due(due) => words.game.dues.get(due.index()).map(|due| vec![due.obligor, due.beneficiary]),
        Concerned::Call(index) => {
            let calls = words.game.crisis.as_ref().map(|crisis| &crisis.calls);
            calls?.get(usize::from(index)).map(|call| vec![call.obligor, call.beneficiary])
        }
    }
}

fn said(words: &Words<'_>, event: &Event) -> Option<Said> {
    match event.grouped() {
        // The log and the state hold what teams order and say.
        EventGroup::Ordering(_) => None,
        EventGroup::Bargaining(event) => bargaining::said(words, event),
        EventGroup::Movement(event) => movement(words, event),
        EventGroup::GrayZone(event) => gray_zone(words, event),
        EventGroup::Signals(event) => Some(signals(words, event)),
        EventGroup::Pressure(event) => competition::pressure(words, event),
        EventGroup::Posture(event) => competition::posture(words, event),
        EventGroup::Home(event) => competition::home(words, event),
        EventGroup::Measures(event) => measures(words, event),
        EventGroup::Ladder(event) => ladder(words, event),
        EventGroup::Level(event) => level(words, event),
        EventGroup::War(news) => war::said(words, news),
        EventGroup::Quarantine(news) => quarantine::said(words, news),
    }
}

/// Forces on their way.
fn movement(words: &Words<'_>, event: Movement<'_>) -> Option<Said> {
    let line = Said::plain;
    Some(match event {
        Movement::RouteSet { .. } | Movement::Logged { .. } => return None,
        Movement::Moved { force, to, .. } => line(match to {
            Position::At(place) => format!("{} puts in at {}", words.force(*force), words.place(*place)),
            Position::Field(cell) => format!("{} is {}", words.force(*force), words.at_cell(*cell)),
        }),
        Movement::Halted { force, why } => line(format!("{} breaks off: {}", words.force(*force), words.halt(*why))),
        Movement::Incursion { force, nation, of, cell } => {
            line(format!("{} of {} enters {}", words.force(*force), words.the(*nation), words.entered(*of, *cell)))
        }
        Movement::HullsTransferred { from, to, hulls } => line(format!(
            "{} of {} {} {}",
            words::count(*hulls, "hull", "hulls"),
            words.force(*from),
            if *hulls == 1 { "joins" } else { "join" },
            words.force(*to)
        )),
        Movement::Detected { force, .. } => {
            words.game.forces.get(force)?;
            line(format!("{} is seen", words.force(*force)))
        }
        Movement::Reinforced { force } => line(format!("{} arrives", words.force(*force))),
    })
}

/// Encounters at contested features, and what they do to hulls, people, outposts and control.
fn gray_zone(words: &Words<'_>, event: GrayZone<'_>) -> Option<Said> {
    let line = Said::plain;
    let n = |id: &NationId| words.the(*id);
    Some(match event {
        GrayZone::Repairing { .. } | GrayZone::SupplyUsed { steps: 0, .. } => return None,
        GrayZone::Encountered { feature, actor, activity, opponent, act, outcome, why, .. } => Said {
            why: reasons::encounter(why),
            ..line(format!("{}: {}", words.feature(*feature), encounter::sentence(words, (*actor, *activity), (*opponent, *act), *outcome)))
        },
        GrayZone::HullsDamaged { force, hulls, repair_hours } => {
            line(format!("{} of {} damaged; repairs take {}", hull(*hulls), words.force(*force), words::duration(*repair_hours)))
        }
        GrayZone::HullsRepaired { force, hulls } => line(format!("{} of {} repaired", hull(*hulls), words.force(*force))),
        GrayZone::HullsLost { force, hulls } => line(format!("{} of {} lost", hull(*hulls), words.force(*force))),
        GrayZone::Casualties { nation, feature, deaths, injuries } => {
            line(format!("{}: {}", words.feature(*feature), encounter::casualties(words, *nation, *deaths, *injuries)))
        }
        GrayZone::Delivered { feature, force, cargo } => {
            line(format!("{}: {} brought to {}", words.force(*force), words::cargo(*cargo), words.feature(*feature)))
        }
        GrayZone::Surveyed { feature, force, nation } => {
            line(format!("{} of {} surveys at {}, and nobody stops it", words.force(*force), n(nation), words.feature(*feature)))
        }
        GrayZone::SupplyUsed { feature, steps, .. } => line(format!("{} has used up {steps} of its supply", words.feature(*feature))),
        GrayZone::FabricWorn { feature } => Said {
            why: vec![format!(
                "It rusts by a step every {}; a delivery of repair materials adds one",
                words::duration(Hours(words.scenario.parameters.get(Param::FabricHours).max(0) as u32))
            )],
            ..line(format!("The hull at {} wears: its condition falls by one", words.feature(*feature)))
        },
        GrayZone::GarrisonLeft { feature } => line(format!("The garrison leaves {}: its supply has run out", words.feature(*feature))),
        GrayZone::PresenceCounted { feature, nation, hull_hours, .. } => {
            line(format!("{} at {}: {}", n(nation), words.feature(*feature), words::count(*hull_hours, "ship-hour", "ship-hours")))
        }
        GrayZone::ControlMoved { feature, by, why } => {
            let setup = words.scenario.features.get(feature.index())?;
            let towards = if *by > 0 { setup.holder } else { setup.challenger };
            Said { why: factors(why), ..line(encounter::control(words, *feature, towards, *by)) }
        }
        GrayZone::Pressed { feature, nation, target, act, outcome, why } => {
            let came = match outcome {
                EncounterOutcome::Pass | EncounterOutcome::Delay => "",
                EncounterOutcome::Damage => "; there is damage",
                EncounterOutcome::Injury => "; people are hurt",
                EncounterOutcome::Death => "; people are killed",
            };
            Said { why: factors(why), ..line(format!("{}: {} {}{came}", words.feature(*feature), n(nation), encounter::presses(*act, &n(target)))) }
        }
        GrayZone::NoticeGiven { nation, until_turn } => {
            line(format!("{} gives notice to mariners and airmen that it will fire, to {}", n(nation), words.end_of(*until_turn)))
        }
        GrayZone::Surprised { nation, feature, by } => line(format!(
            "{} is taken by surprise: {} fires at {} unannounced and unwatched",
            words::capital(&n(nation)),
            n(by),
            words.feature(*feature)
        )),
        GrayZone::Built { feature, nation, to } => line(format!("{} builds at {}: step {to} of 3", n(nation), words.feature(*feature))),
        GrayZone::Stationed { force, feature, base, hours, why } => Said {
            why: factors(why),
            ..line(format!(
                "{} is on station at {} for {}, from {}",
                words.force(*force),
                words.feature(*feature),
                words::duration(*hours),
                words.place(*base)
            ))
        },
    })
}

/// Signals, publicity, consultations.
fn signals(words: &Words<'_>, event: Signals<'_>) -> Said {
    let line = Said::plain;
    let n = |id: &NationId| words.the(*id);
    match event {
        Signals::Signalled { from, to, kind, read_as, text, .. } => {
            let misread = if kind == read_as { String::new() } else { format!("; it was read as {}", encounter::signal_noun(*read_as)) };
            let said = if text.trim().is_empty() { String::new() } else { format!(" — “{}”", text.trim()) };
            line(format!("{} {}{misread}{said}", n(from), encounter::signals(*kind, &n(to))))
        }
        Signals::Publicised { nation, feature, against, effect, why } => Said {
            why: reasons::publicity(why),
            ..line(format!(
                "{} publicises what {} did at {} (its support {})",
                n(nation),
                n(against),
                words.feature(*feature),
                words::signed_percent(i32::from(*effect))
            ))
        },
        Signals::Consulted { nation, ally, agreement } => Said {
            why: reasons::consulted(words, *nation, *ally),
            ..line(format!("{} consults {} under {}", n(nation), n(ally), words.agreement(*agreement)))
        },
    }
}

/// What nations have.
fn measures(words: &Words<'_>, event: Measures<'_>) -> Option<Said> {
    let moved = |nation: &NationId, what: &str, by: String, why: &Driver| Said {
        why: because(*why),
        ..Said::plain(format!("{what} {}: {by}", words.the(*nation)))
    };
    let percent = |by: &Thousandths| words::signed_percent(i32::from(*by));
    Some(match event {
        Measures::PublicityWore { .. } => return None,
        Measures::SupportMoved { nation, by, why } => moved(nation, "Support in", percent(by), why),
        Measures::StandingMoved { nation, by, why } => moved(nation, "Approval of the government of", percent(by), why),
        Measures::CreditMoved { nation, by, why } => moved(nation, "Credibility of", percent(by), why),
        Measures::CapitalMoved { nation, by, why } => moved(nation, "Political capital of", words::signed(*by), why),
        Measures::BudgetMoved { nation, by, why } => moved(nation, "Budget of", format!("{} M$", words::signed(*by)), why),
    })
}

/// The ladder of escalation. A rise by an encounter names it: being followed by ships is one, and a reader who sees no clash would look for it.
fn ladder(words: &Words<'_>, event: Ladder<'_>) -> Option<Said> {
    match event {
        Ladder::RungQuiet { .. } => None,
        Ladder::RungMoved { a, b, from, to, why } => {
            let encounter = to > from && matches!(why, Driver::Encounter(_));
            let cause = if encounter { format!("; cause: {}", words::driver(*why)) } else { String::new() };
            let text = format!("Escalation between {} and {}: {from} → {to} of 8, {}{cause}", words.the(*a), words.the(*b), words::rung(*to));
            Some(Said { text, why: because(*why) })
        }
    }
}

/// The turn, injects, and the White Cell.
fn level(words: &Words<'_>, event: Level<'_>) -> Option<Said> {
    let line = Said::plain;
    Some(match event {
        Level::TurnBegan { .. } => return None,
        Level::Injected { title, text, .. } => Said { text: title.clone(), why: vec![text.clone()] },
        Level::EffectApplied { effect, by_white_cell } => {
            let why = if *by_white_cell { vec!["By the White Cell".to_owned()] } else { Vec::new() };
            Said { why, ..line(reasons::effect(words, effect)) }
        }
        Level::EffectLeftOut { effect, why } => {
            Said { why: vec![words.refusal(why)], ..line(format!("Left out of an inject: {}", words.effect(effect))) }
        }
        Level::Paced { turns } => line(format!("The White Cell sets the last turn: {turns}")),
        Level::DeskTaken { seat, nation } => line(format!("{} now speaks for {}", words.seat(*seat), words.the(*nation))),
        Level::DeskReturned { nation, .. } => line(format!("{} is a country desk again", words.the(*nation))),
        Level::Overridden { reason } => line(format!("The White Cell overrides: {reason}")),
        Level::GameEnded => line("The level is over".to_owned()),
    })
}

/// So many hulls.
fn hull(hulls: u16) -> String {
    words::count(hulls, "hull", "hulls")
}
