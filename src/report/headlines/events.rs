//! Events as headlines: what happened, where, how grave it is, and the reasons behind it. What is known of each kind stands in its row
//! (`rules::event`); here are the sentences.

use crate::catalog::NationId;
use crate::geo::CellId;
use crate::report::headlines::{bargaining, competition, encounter, quarantine, reasons, war};
use crate::report::words::{Words, kinds};
use crate::rules::event::facts::{Concerned, EventSpot};
pub use crate::rules::event::facts::{Tone, Weight};
use crate::rules::event::group::{GrayZone, Ladder, Level, Measures, Movement, Signals};
use crate::rules::event::war::WarNews;
use crate::rules::event::{Driver, Event, EventGroup, Factor};
use crate::rules::scenario::Position;
use crate::rules::state::Game;
use crate::rules::vocab::parameter::Param;
use crate::words::Phrase;
use crate::words::keys::events;

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
    pub text: Phrase,
    /// The reasons and inputs, a line each.
    pub why: Vec<Phrase>,
}

impl Said {
    /// With its reasons.
    pub fn told(text: Phrase, why: Vec<Phrase>) -> Self {
        Self { text, why }
    }

    /// With no reasons.
    pub fn plain(text: Phrase) -> Self {
        Self { text, why: Vec::new() }
    }
}

/// The inputs of a result, a line each.
pub(crate) fn factors(why: &[Factor]) -> Vec<Phrase> {
    why.iter().map(|factor| kinds::factor(factor.kind, factor.value)).collect()
}

/// Why something moved.
pub(crate) fn because(why: Driver) -> Vec<Phrase> {
    vec![events::Because { why: kinds::driver(why) }.into()]
}

/// The headline of an event; `None` for what a reader never needs to see as a line (ordering and bookkeeping of one's own).
pub fn headline(words: &Words<'_>, event: &Event) -> Option<Headline> {
    // What a phase did has no weight but by what came of it.
    if let Event::War(WarNews::Fought { event } | WarNews::Seen { event }) = event {
        return war::fought(words, event);
    }
    let (said, facts) = (said(words, event)?, event.facts());
    let weight = if told_by_the_war(words.game, event) { Weight::Detail } else { facts.weight };
    let (text, why) = (words.say(said.text), said.why.into_iter().map(|line| words.say(line)).collect());
    Some(Headline { text, why, cell: cell(words, facts.spot), weight, tone: facts.tone, nations: nations(words, facts.concerned)? })
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
        EventGroup::Posture(event) => competition::posture(event),
        EventGroup::Home(event) => competition::home(words, event),
        EventGroup::Measures(event) => measures(event),
        EventGroup::Ladder(event) => ladder(event),
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
        Movement::Moved { force, to, .. } => match to {
            Position::At(place) => line(events::PutsIn { force: *force, place: *place }.into()),
            Position::Field(cell) => line(events::IsAt { force: *force, at: words.at_cell_phrase(*cell) }.into()),
        },
        Movement::Halted { force, why } => line(events::Halted { force: *force, why: Words::halt_phrase(*why) }.into()),
        Movement::Incursion { force, nation, of, cell } => {
            line(events::Entered { force: *force, who: *nation, entered: words.entered(*of, *cell) }.into())
        }
        Movement::HullsTransferred { from, to, hulls } => line(events::HullsTransferred { hulls: u64::from(*hulls), from: *from, to: *to }.into()),
        Movement::Detected { force, .. } => {
            words.game.forces.get(force)?;
            line(events::Seen { force: *force }.into())
        }
        Movement::Reinforced { force } => line(events::Arrives { force: *force }.into()),
    })
}

/// Encounters at contested features, and what they do to hulls, people, outposts and control.
fn gray_zone(words: &Words<'_>, event: GrayZone<'_>) -> Option<Said> {
    let line = Said::plain;
    Some(match event {
        GrayZone::Repairing { .. } | GrayZone::SupplyUsed { steps: 0, .. } => return None,
        GrayZone::Encountered { feature, actor, activity, opponent, act, outcome, why, .. } => {
            Said { why: reasons::encounter(why), ..line(encounter::sentence(*feature, (*actor, *activity), (*opponent, *act), *outcome)) }
        }
        GrayZone::HullsDamaged { force, hulls, repair_hours } => {
            line(events::HullsDamaged { hulls: u64::from(*hulls), force: *force, repairs: (*repair_hours).into() }.into())
        }
        GrayZone::HullsRepaired { force, hulls } => line(events::HullsRepaired { hulls: u64::from(*hulls), force: *force }.into()),
        GrayZone::HullsLost { force, hulls } => line(events::HullsLost { hulls: u64::from(*hulls), force: *force }.into()),
        GrayZone::Casualties { nation, feature, deaths, injuries } => line(encounter::casualties(*feature, *nation, *deaths, *injuries)),
        GrayZone::Delivered { feature, force, cargo } => {
            line(events::Delivered { force: *force, cargo: kinds::cargo(*cargo).into(), place: *feature }.into())
        }
        GrayZone::Surveyed { feature, force, nation } => line(events::Surveyed { force: *force, who: *nation, place: *feature }.into()),
        GrayZone::SupplyUsed { feature, steps, .. } => line(events::SupplyUsed { place: *feature, steps: u64::from(*steps) }.into()),
        GrayZone::FabricWorn { feature } => Said {
            why: vec![events::HullRusts { every: words.scenario.parameters.get(Param::FabricHours).max(0) as u32 }.into()],
            ..line(events::HullWears { place: *feature }.into())
        },
        GrayZone::GarrisonLeft { feature } => line(events::GarrisonLeaves { place: *feature }.into()),
        GrayZone::PresenceCounted { feature, nation, hull_hours, .. } => {
            line(events::Presence { who: *nation, place: *feature, hours: u64::from(*hull_hours) }.into())
        }
        GrayZone::ControlMoved { feature, by, why } => {
            let setup = words.scenario.features.get(feature.index())?;
            let towards = if *by > 0 { setup.holder } else { setup.challenger };
            Said { why: factors(why), ..line(encounter::control(words, *feature, towards, *by)) }
        }
        GrayZone::Pressed { feature, nation, target, act, outcome, why } => {
            Said { why: factors(why), ..line(encounter::pressed(*feature, *nation, (*target, *act), *outcome)) }
        }
        GrayZone::NoticeGiven { nation, until_turn } => line(events::NoticeGiven { who: *nation, until: *until_turn }.into()),
        GrayZone::Surprised { nation, feature, by } => line(events::Surprised { who: *nation, by: *by, place: *feature }.into()),
        GrayZone::Built { feature, nation, to } => line(events::Built { who: *nation, place: *feature, step: u64::from(*to) }.into()),
        GrayZone::Stationed { force, feature, base, hours, why } => {
            Said { why: factors(why), ..line(events::OnStation { force: *force, place: *feature, hours: (*hours).into(), base: *base }.into()) }
        }
    })
}

/// Signals, publicity, consultations.
fn signals(words: &Words<'_>, event: Signals<'_>) -> Said {
    let line = Said::plain;
    match event {
        Signals::Signalled { from, to, kind, read_as, text, .. } => line(encounter::signalled(*from, *to, (*kind, *read_as), text.trim())),
        Signals::Publicised { nation, feature, against, effect, why } => Said {
            why: reasons::publicity(why),
            ..line(events::Publicised { who: *nation, whom: *against, place: *feature, by: i32::from(*effect) }.into())
        },
        Signals::Consulted { nation, ally, agreement } => Said {
            why: reasons::consulted(words, *nation, *ally),
            ..line(events::Consulted { who: *nation, whom: *ally, agreement: *agreement }.into())
        },
    }
}

/// What nations have.
fn measures(event: Measures<'_>) -> Option<Said> {
    let moved = |said: Phrase, why: &Driver| Said { why: because(*why), ..Said::plain(said) };
    Some(match event {
        Measures::PublicityWore { .. } => return None,
        Measures::SupportMoved { nation, by, why } => moved(events::SupportMoved { who: *nation, by: i32::from(*by) }.into(), why),
        Measures::StandingMoved { nation, by, why } => moved(events::ApprovalMoved { who: *nation, by: i32::from(*by) }.into(), why),
        Measures::CreditMoved { nation, by, why } => moved(events::CredibilityMoved { who: *nation, by: i32::from(*by) }.into(), why),
        Measures::CapitalMoved { nation, by, why } => moved(events::CapitalMoved { who: *nation, by: i64::from(*by) }.into(), why),
        Measures::BudgetMoved { nation, by, why } => moved(events::BudgetMoved { who: *nation, by: i64::from(*by) }.into(), why),
    })
}

/// The ladder of escalation. A rise by an encounter names it: being followed by ships is one, and a reader who sees no clash would look for it.
fn ladder(event: Ladder<'_>) -> Option<Said> {
    match event {
        Ladder::RungQuiet { .. } => None,
        Ladder::RungMoved { a, b, from, to, why } => {
            let encounter = to > from && matches!(why, Driver::Encounter(_));
            let text = events::RungMoved {
                who: *a,
                whom: *b,
                from: u64::from(*from),
                to: u64::from(*to),
                name: kinds::rung(*to).into(),
                cause: encounter.then(|| kinds::driver(*why)),
            };
            Some(Said::told(text.into(), because(*why)))
        }
    }
}

/// The turn, injects, and the White Cell.
fn level(words: &Words<'_>, event: Level<'_>) -> Option<Said> {
    let line = Said::plain;
    Some(match event {
        Level::TurnBegan { .. } => return None,
        Level::Injected { title, text, .. } => {
            Said::told(events::Injected { title: title.clone() }.into(), vec![events::InjectedText { text: text.clone() }.into()])
        }
        Level::EffectApplied { effect, by_white_cell } => {
            let why = if *by_white_cell { vec![events::BY_THE_WHITE_CELL.into()] } else { Vec::new() };
            Said { why, ..line(reasons::effect(effect)) }
        }
        Level::EffectLeftOut { effect, why } => {
            Said { why: vec![words.refusal_phrase(why)], ..line(events::EffectLeftOut { effect: Words::effect_phrase(effect) }.into()) }
        }
        Level::Paced { turns } => line(events::LastTurn { turns: u64::from(*turns) }.into()),
        Level::DeskTaken { seat, nation } => line(events::DeskTaken { team: *seat, who: *nation }.into()),
        Level::DeskReturned { nation, .. } => line(events::DeskReturned { who: *nation }.into()),
        Level::Overridden { reason } => line(events::Overridden { reason: reason.clone() }.into()),
        Level::GameEnded => line(events::LEVEL_OVER.into()),
    })
}
