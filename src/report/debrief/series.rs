//! Measures turn by turn, for charts and tables.

use crate::catalog::NationId;
use crate::catalog::quantity::Hours;
use crate::report::Account;
use crate::rules::models::war::Party;
use crate::rules::state::{Game, Pair};
use crate::rules::vocab::ids::FeatureId;
use crate::words::keys::{measures, series};
use crate::words::say;

/// What a series measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Measure {
    /// Support of a nation, in permille.
    Support,
    /// Standing of a government, in permille.
    Standing,
    /// How far a nation's word is taken, in permille.
    Credit,
    /// Political capital.
    Capital,
    /// The rung between two nations, 0 to 8.
    Rung,
    /// Control of a feature, -3 to +3.
    Control,
    /// Supply of an outpost, 0 to 3.
    Supply,
    /// Share of the hull-hours of the turn before, in percent.
    Presence,
    /// Area of Taiwan in Chinese hands, km2.
    AreaHeld,
    /// Aircraft that a nation lost in a war so far.
    AircraftLost,
    /// Ships that a nation lost in a war so far.
    ShipsLost,
    /// Beijing's doubt, in permille: as it is believed, as analysts read it, as teams guessed it.
    Doubt,
}

impl Measure {
    /// All of them, as they stand in charts.
    pub const ALL: [Measure; 12] = [
        Measure::Support,
        Measure::Standing,
        Measure::Credit,
        Measure::Capital,
        Measure::Rung,
        Measure::Control,
        Measure::Supply,
        Measure::Presence,
        Measure::AreaHeld,
        Measure::AircraftLost,
        Measure::ShipsLost,
        Measure::Doubt,
    ];

    /// Its title above a chart.
    pub fn title(self) -> &'static str {
        let label = match self {
            Measure::Support => series::TITLE_SUPPORT,
            Measure::Standing => series::TITLE_STANDING,
            Measure::Credit => series::TITLE_CREDIT,
            Measure::Capital => series::TITLE_CAPITAL,
            Measure::Rung => series::TITLE_RUNG,
            Measure::Control => series::TITLE_CONTROL,
            Measure::Supply => series::TITLE_SUPPLY,
            Measure::Presence => series::TITLE_PRESENCE,
            Measure::AreaHeld => series::TITLE_AREA_HELD,
            Measure::AircraftLost => series::TITLE_AIRCRAFT_LOST,
            Measure::ShipsLost => series::TITLE_SHIPS_LOST,
            Measure::Doubt => series::TITLE_DOUBT,
        };
        label.text()
    }

    /// What it means, in a line.
    pub fn meaning(self) -> &'static str {
        let label = match self {
            Measure::Support => series::MEANING_SUPPORT,
            Measure::Standing => series::MEANING_STANDING,
            Measure::Credit => series::MEANING_CREDIT,
            Measure::Capital => series::MEANING_CAPITAL,
            Measure::Rung => series::MEANING_RUNG,
            Measure::Control => series::MEANING_CONTROL,
            Measure::Supply => series::MEANING_SUPPLY,
            Measure::Presence => series::MEANING_PRESENCE,
            Measure::AreaHeld => series::MEANING_AREA_HELD,
            Measure::AircraftLost => series::MEANING_AIRCRAFT_LOST,
            Measure::ShipsLost => series::MEANING_SHIPS_LOST,
            Measure::Doubt => series::MEANING_DOUBT,
        };
        label.text()
    }

    /// Short name in files.
    pub fn slug(self) -> &'static str {
        match self {
            Measure::Support => "support_permille",
            Measure::Standing => "standing_permille",
            Measure::Credit => "credit_permille",
            Measure::Capital => "capital",
            Measure::Rung => "rung",
            Measure::Control => "control",
            Measure::Supply => "supply",
            Measure::Presence => "presence_percent",
            Measure::AreaHeld => "area_held_km2",
            Measure::AircraftLost => "aircraft_lost",
            Measure::ShipsLost => "ships_lost",
            Measure::Doubt => "doubt_permille",
        }
    }

    /// The least and greatest value that can be, for the axis; `None` if there is no greatest.
    pub fn range(self) -> Option<(i32, i32)> {
        match self {
            Measure::Support | Measure::Standing | Measure::Credit | Measure::Doubt => Some((0, 1000)),
            Measure::Capital | Measure::AreaHeld | Measure::AircraftLost | Measure::ShipsLost => None,
            Measure::Rung => Some((0, 8)),
            Measure::Control => Some((-3, 3)),
            Measure::Supply => Some((0, 3)),
            Measure::Presence => Some((0, 100)),
        }
    }

    /// A value as it is read, with its unit.
    pub fn value(self, value: i32) -> String {
        match self {
            Measure::Support | Measure::Standing | Measure::Credit | Measure::Doubt => crate::report::words::numbers::percent(value),
            Measure::Control => crate::report::words::numbers::signed(value),
            Measure::Presence => say(measures::ValuePercent { value: value.into() }),
            Measure::AreaHeld => say(measures::ValueArea { value: value.into() }),
            Measure::Capital | Measure::Rung | Measure::Supply | Measure::AircraftLost | Measure::ShipsLost => {
                crate::report::words::numbers::number(value)
            }
        }
    }
}

/// A measure of one subject, turn by turn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Series {
    /// What is measured.
    pub measure: Measure,
    /// Of whom or what.
    pub subject: String,
    /// Whether the values are exact; otherwise the middle of the band that the reader sees.
    pub exact: bool,
    /// A value at each of [`Account::moments`]; `None` where there is none yet.
    pub values: Vec<Option<i32>>,
}

impl Series {
    /// The last value, if there is one.
    pub fn last(&self) -> Option<i32> {
        self.values.last().copied().flatten()
    }

    /// Whether the value ever changes.
    pub fn moves(&self) -> bool {
        self.values.windows(2).any(|pair| pair[0] != pair[1])
    }
}

/// Every series that the reader may know. Others' support and standing are bands; their capital is not shown.
pub fn series(account: &Account) -> Vec<Series> {
    let mut all = Vec::new();
    let words = account.words();
    let mut add = |measure, subject: String, exact, value: &dyn Fn(&Game) -> Option<i32>| {
        all.push(Series { measure, subject, exact, values: account.moments().map(|moment| value(moment.game)).collect() });
    };
    for &nation in &account.nations() {
        let (name, exact, at) = (words.nation(nation), account.knows(nation), nation.index());
        add(Measure::Support, name.clone(), exact, &|game| Some(game.nations[at].support.into()));
        add(Measure::Standing, name.clone(), exact, &|game| Some(game.nations[at].standing.into()));
        add(Measure::Credit, name.clone(), true, &|game| Some(game.nations[at].credit.into()));
        if exact {
            add(Measure::Capital, name, true, &|game| Some(game.nations[at].capital));
        }
    }
    let pairs: Vec<Pair> = account.now.rungs.iter().filter(|(_, rung)| rung.peak > 0).map(|(&pair, _)| pair).collect();
    for pair in pairs {
        let (a, b) = pair.members();
        let subject = words.say(series::Pair { who: a, whom: b });
        add(Measure::Rung, subject, true, &|game| Some(game.rung(a, b).into()));
    }
    for (id, feature) in account.scenario.features() {
        let (name, at) = (words.feature(id), id.index());
        add(Measure::Control, name.clone(), true, &|game| Some(game.features[at].control.into()));
        if feature.outpost {
            add(Measure::Supply, name.clone(), true, &|game| game.features[at].garrison.then(|| game.features[at].supply.into()));
        }
        for nation in came(account, id) {
            let subject = words.say(series::At { who: nation, place: name.clone() });
            add(Measure::Presence, subject, true, &|game| presence(game, id, nation));
        }
    }
    if account.moments().any(|moment| moment.game.doubt.is_some()) {
        let believed = |game: &Game| game.doubt.filter(|doubt| doubt.now.draws > 0).map(|doubt| doubt.permille());
        if account.moments().any(|moment| believed(moment.game).is_some()) {
            add(Measure::Doubt, series::BELIEF.text().to_owned(), true, &believed);
        }
        add(Measure::Doubt, series::ANALYSTS.text().to_owned(), false, &|game| game.doubt.map(|doubt| doubt.estimate.into()));
    }
    if account.now.crisis.is_some() {
        add(Measure::AreaHeld, words.party_name(Party::Prc), true, &|game| game.crisis.as_ref().map(|crisis| crisis.war.held_km2() as i32));
        for party in Party::ALL {
            let name = words.party_name(party);
            add(Measure::AircraftLost, name.clone(), true, &|game| game.crisis.as_ref().map(|crisis| crisis.war.tally.aircraft_of(party) as i32));
            add(Measure::ShipsLost, name, true, &|game| game.crisis.as_ref().map(|crisis| crisis.war.tally.ships_of(party) as i32));
        }
    }
    all.extend(guesses(account));
    all.sort_by_key(|series| series.measure);
    all
}

/// What seats guessed of Beijing's doubt, as far as the reader may know; a seat that never guessed has no line.
fn guesses(account: &Account) -> Vec<Series> {
    let of = |(seat, state): (&crate::rules::scenario::Seat, &crate::rules::state::SeatState)| {
        let values = account.moments().map(|moment| state.guesses.get(&moment.turn).copied().map(i32::from)).collect();
        let guessed = !state.guesses.is_empty();
        guessed.then(|| Series { measure: Measure::Doubt, subject: say(series::GuessOf { team: seat.name.clone() }), exact: true, values })
    };
    account.scenario.seats.iter().zip(&account.now.seats).filter_map(of).collect()
}

/// Nations whose hulls were ever at a feature.
fn came(account: &Account, feature: FeatureId) -> Vec<NationId> {
    let state = &account.now.features[feature.index()];
    state.presence.iter().filter(|presence| presence.hull_hours > Hours::NONE).map(|presence| NationId(presence.nation)).collect()
}

fn presence(game: &Game, feature: FeatureId, nation: NationId) -> Option<i32> {
    let state = &game.features[feature.index()];
    let counted = state.presence.iter().any(|presence| presence.hull_hours_last > Hours::NONE);
    counted.then(|| state.share_last_percent(nation))
}
