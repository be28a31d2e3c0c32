//! Pressure on a nation now, as far as the reader may know: trade that is withheld, lies, others' hulls at its features.

use crate::catalog::NationId;
use crate::catalog::quantity::{Hours, Thousandths};
use crate::report::forecast::ahead::ForecastLine;
use crate::report::headlines::inputs;
use crate::report::words::Words;
use crate::report::{Tone, words};
use crate::rules::Recorded;
use crate::rules::event::{Driver, Event};
use crate::rules::phases::pressure::coercion;
use crate::rules::state::competition::per_turn;
use crate::rules::vocab::parameter::Param;

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
    let count = |lines: &[ForecastLine], one: &str, many: &str| match lines.len() {
        0 => None,
        1 => Some(format!("1 {one}")),
        more => Some(format!("{more} {many}")),
    };
    let sums = [
        count(&trade, "lever of trade", "levers of trade"),
        count(&lies, "campaign of lies", "campaigns of lies"),
        count(&sea, "feature or act at sea", "features and acts at sea"),
    ];
    let sums: Vec<String> = sums.into_iter().flatten().collect();
    if sums.is_empty() {
        return None;
    }
    let grave = trade.iter().chain(&lies).chain(&sea).any(|line| line.tone == Tone::Grave);
    let mut why = Vec::new();
    if let Some(until) = words.game.competition.front(nation).prebunked_until.filter(|until| *until >= words.game.turn) {
        why.push(format!("Its public is warned of disinformation, to {}", words.end_of(until)));
    }
    let whole = ForecastLine {
        text: words.nation(nation),
        aside: words::list(&sums),
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
            text: words::capital(&format!("{} withholds: {}", words.the(c.by), words.good(c.good))),
            aside: format!("since turn {}; approval {} a turn", c.since_turn, words::signed_percent(-loss)),
            tone: Tone::Grave,
            why: vec![
                format!("Trade at stake: {} of its product", words::percent(exposed)),
                format!("Trade has found other ways for {} of it", words::percent(wear)),
                if c.since_turn >= game.turn {
                    "It bites from the next turn on".to_owned()
                } else {
                    "It bites each turn, less as it wears out".to_owned()
                },
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
        let author = if i.by == nation { "Somebody".to_owned() } else { words.the(i.by) };
        let named = if i.attributed { ", named as the author" } else { "" };
        let (aside, why) = if let Some(lands) = i.lands_turn.filter(|_| i.landed) {
            let by = if i.effect == Thousandths::NONE {
                "what it moved is its own to know".to_owned()
            } else {
                format!("moved {}", words::signed_percent(-i32::from(i.effect)))
            };
            (format!("turn {lands}; {by}"), format!("It landed in turn {lands}"))
        } else {
            ("on its way".to_owned(), "It has not landed yet".to_owned())
        };
        let tone = if i.landed { Tone::Grave } else { Tone::Plain };
        ForecastLine {
            text: words::capital(&format!("{author}{named}: to {}", words::influence(i.kind))),
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
                text: format!("{} at {}", words.nation(feature.challenger), words.feature(id)),
                aside: format!("{share}% of ship-hours last turn; control {}", words::signed(state.control)),
                tone: if share > 60 { Tone::Grave } else { Tone::Plain },
                why: vec!["Control moves a step on a share of ship-hours, or by a decisive encounter".to_owned()],
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
                aside: "last turn".to_owned(),
                tone: Tone::Grave,
                why: told.why,
                params: inputs::parameters(&recorded.event),
            });
        }
    }
    lines
}
