//! Pressure on a nation now, as far as the reader may know: trade that is withheld, lies, others' hulls at its features.

use crate::catalog::NationId;
use crate::catalog::quantity::{Hours, Thousandths};
use crate::report::Tone;
use crate::report::forecast::ahead::ForecastLine;
use crate::report::headlines::inputs;
use crate::report::words::{Words, kinds};
use crate::rules::Recorded;
use crate::rules::event::{Driver, Event};
use crate::rules::phases::pressure::coercion;
use crate::rules::state::competition::per_turn;
use crate::rules::vocab::parameter::Param;
use crate::words::keys::pressure;
use crate::words::{Phrase, say};

/// Lies older than this many turns are not pressure now.
const FRESH_TURNS: u16 = 2;

/// What presses a nation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pressure {
    /// Whom.
    pub nation: NationId,
    /// All of it in a line.
    pub whole: ForecastLine,
    /// Each part.
    pub parts: Vec<ForecastLine>,
}

/// Pressure by nation, the most pressed first; nations that nothing presses have no line. `news` is what the reader learned of the last turn.
pub fn pressure(words: &Words<'_>, news: &[Recorded]) -> Vec<Pressure> {
    let mut all: Vec<Pressure> = words.scenario.nations_present().filter_map(|nation| on(words, news, nation)).collect();
    all.sort_by_key(|pressure| (std::cmp::Reverse(pressure.parts.len()), pressure.nation));
    all
}

fn on(words: &Words<'_>, news: &[Recorded], nation: NationId) -> Option<Pressure> {
    let (trade, lies, sea) = (trade(words, nation), lies(words, nation), sea(words, news, nation));
    let parts = |lines: &[ForecastLine]| lines.len() as u64;
    let sums = [
        (!trade.is_empty()).then(|| pressure::Levers { levers: parts(&trade) }.into()),
        (!lies.is_empty()).then(|| pressure::Campaigns { campaigns: parts(&lies) }.into()),
        (!sea.is_empty()).then(|| pressure::AtSea { places: parts(&sea) }.into()),
    ];
    let sums: Vec<Phrase> = sums.into_iter().flatten().collect();
    if sums.is_empty() {
        return None;
    }
    let grave = trade.iter().chain(&lies).chain(&sea).any(|line| line.tone == Tone::Grave);
    let mut why = Vec::new();
    if let Some(until) = words.game.competition.front(nation).prebunked_until.filter(|until| *until >= words.game.turn) {
        why.push(words.say(pressure::Warned { until }));
    }
    let whole = ForecastLine {
        text: words.nation(nation),
        aside: words.say(pressure::Sums { sums }),
        tone: if grave { Tone::Grave } else { Tone::Plain },
        why,
        params: Vec::new(),
    };
    Some(Pressure { nation, whole, parts: trade.into_iter().chain(lies).chain(sea).collect() })
}

fn trade(words: &Words<'_>, nation: NationId) -> Vec<ForecastLine> {
    let (scenario, game) = (words.scenario, words.game);
    let line = |c: &crate::rules::state::competition::Coercion| {
        let (exposed, wear) = (coercion::exposure(scenario, c.good, c.target), i32::from(c.wear));
        let loss = per_turn(scenario, exposed * scenario.parameters.get(Param::CoercionBite)) * (1000 - wear) / 1000;
        ForecastLine {
            text: words.say(pressure::Withholds { who: c.by, good: c.good }),
            aside: say(pressure::SinceTurn { turn: c.since_turn.into(), by: -loss }),
            tone: Tone::Grave,
            why: vec![
                say(pressure::TradeAtStake { share: exposed }),
                say(pressure::OtherWays { share: wear }),
                if c.since_turn >= game.turn { pressure::BITES_NEXT_TURN } else { pressure::BITES_EACH_TURN }.text().to_owned(),
            ],
            params: inputs::behind(Driver::Embargo),
        }
    };
    game.competition.coercions.iter().filter(|c| c.target == nation).map(line).collect()
}

fn lies(words: &Words<'_>, nation: NationId) -> Vec<ForecastLine> {
    let game = words.game;
    let fresh = |i: &&crate::rules::state::competition::InformationOperation| {
        i.target == nation && if i.landed { i.landed_since(game.turn.saturating_sub(FRESH_TURNS)) } else { i.by != nation }
    };
    let line = |i: &crate::rules::state::competition::InformationOperation| {
        // Whoever is lied to without knowing by whom has its own name in the author's place.
        let author = (i.by != nation).then_some(i.by);
        let (aside, why) = match i.lands_turn.filter(|_| i.landed) {
            Some(turn) => {
                let turn = turn.into();
                let aside = if i.effect == Thousandths::NONE {
                    say(pressure::LandedUnknown { turn })
                } else {
                    say(pressure::LandedMoved { turn, by: -i32::from(i.effect) })
                };
                (aside, say(pressure::LandedIn { turn }))
            }
            None => (pressure::ON_ITS_WAY.text().to_owned(), pressure::NOT_LANDED.text().to_owned()),
        };
        let tone = if i.landed { Tone::Grave } else { Tone::Plain };
        ForecastLine {
            text: words.say(pressure::Operation { author, named: i.attributed, what: kinds::influence(i.kind).into() }),
            aside,
            tone,
            why: vec![why],
            params: inputs::behind(Driver::Disinformation),
        }
    };
    game.competition.influences.iter().filter(fresh).map(line).collect()
}

fn sea(words: &Words<'_>, news: &[Recorded], nation: NationId) -> Vec<ForecastLine> {
    let mut lines = Vec::new();
    for (id, feature) in words.scenario.features().filter(|(_, feature)| feature.holder == nation) {
        let Some(state) = words.game.features.get(id.index()) else { continue };
        let share = state.share_last_percent(feature.challenger);
        let there = state.presence.iter().any(|presence| presence.nation == feature.challenger.0 && presence.hull_hours_last > Hours::NONE);
        if there {
            lines.push(ForecastLine {
                text: words.say(pressure::HullsAt { who: feature.challenger, place: id }),
                aside: say(pressure::ShareOfShipHours { share: share.into(), control: state.control.into() }),
                tone: if share > 60 { Tone::Grave } else { Tone::Plain },
                why: vec![pressure::CONTROL_MOVES.text().to_owned()],
                params: vec![Param::ControlShare],
            });
        }
    }
    for recorded in news {
        if let Event::Pressed { target, .. } = &recorded.event
            && *target == nation
            && let Some(told) = crate::report::headline(words, &recorded.event)
        {
            lines.push(ForecastLine {
                text: told.text,
                aside: pressure::LAST_TURN.text().to_owned(),
                tone: Tone::Grave,
                why: told.why,
                params: inputs::parameters(&recorded.event),
            });
        }
    }
    lines
}
