//! Rows of games as CSV.

use std::fmt::Write as _;

use crate::catalog::NationId;
use crate::rules::Scenario;
use crate::rules::state::Pair;
use crate::rules::vocab::ids::SeatId;
use crate::study::games::kind::OrderKind;
use crate::study::games::simulate::GameRow;

type GameColumn<'a> = (String, Box<dyn Fn(&GameRow) -> i64 + 'a>);

/// The columns of a level's rows: what the game came to; points and success of each seat and its score on each objective; each feature; each
/// nation; each pair's highest rung; how many orders of each kind each seat gave; the state's hash.
pub struct Columns<'a>(Vec<GameColumn<'a>>);

impl<'a> Columns<'a> {
    /// Those of a level.
    pub fn of(scenario: &'a Scenario) -> Self {
        Self(columns(scenario))
    }

    /// The first line of a file, with its end.
    pub fn header(&self) -> String {
        let names: Vec<&str> = self.0.iter().map(|(name, _)| name.as_str()).collect();
        format!("game,seed,{},hash\n", names.join(","))
    }

    /// A game's line, with its end.
    pub fn line(&self, row: &GameRow) -> String {
        let mut out = format!("{},{}", row.number, row.seed);
        for (_, value) in &self.0 {
            let _ = write!(out, ",{}", value(row));
        }
        let _ = writeln!(out, ",{}", row.hash);
        out
    }
}

/// Rows as CSV: a header, then a line a game.
pub fn to_csv(scenario: &Scenario, rows: &[GameRow]) -> String {
    let columns = Columns::of(scenario);
    rows.iter().fold(columns.header(), |out, row| out + &columns.line(row))
}

fn columns(scenario: &Scenario) -> Vec<GameColumn<'_>> {
    let mut columns: Vec<GameColumn<'_>> = vec![
        ("turns".to_owned(), Box::new(|row| row.turns.into())),
        ("deaths".to_owned(), Box::new(|row| row.deaths().into())),
        ("rung_peak".to_owned(), Box::new(|row| row.rung_peak().into())),
        ("clashes".to_owned(), Box::new(|row| row.clashes.into())),
        ("agreements".to_owned(), Box::new(|row| row.agreements.into())),
        ("promises_signed".to_owned(), Box::new(|row| row.pact.signed.into())),
        ("promises_first_turn".to_owned(), Box::new(|row| row.pact.first_signed_turn.unwrap_or_default().into())),
        ("promises_in_force".to_owned(), Box::new(|row| row.pact.in_force.into())),
        ("promises_refused".to_owned(), Box::new(|row| row.pact.refused.into())),
        ("promises_dropped".to_owned(), Box::new(|row| row.pact.dropped.into())),
        ("promises_put_off".to_owned(), Box::new(|row| row.pact.put_off.into())),
        ("launched_turn".to_owned(), Box::new(|row| row.launched_turn.unwrap_or_default().into())),
    ];
    seats(scenario, &mut columns);
    features(scenario, &mut columns);
    nations(scenario, &mut columns);
    orders(scenario, &mut columns);
    columns
}

fn seats<'a>(scenario: &'a Scenario, columns: &mut Vec<GameColumn<'a>>) {
    for (index, seat) in scenario.seats.iter().enumerate() {
        let id = SeatId(index as u8);
        columns.push((format!("{}_points", seat.slug), Box::new(move |row| row.points(id).into())));
        columns.push((format!("{}_success", seat.slug), Box::new(move |row| i64::from(row.succeeds(scenario, id)))));
        let objectives = scenario.objectives.iter().filter(|objective| objective.seat == id).count();
        for number in 0..objectives {
            columns.push((format!("{}_{}", seat.slug, number + 1), Box::new(move |row| row.scores[index][number].into())));
        }
    }
}

fn features<'a>(scenario: &'a Scenario, columns: &mut Vec<GameColumn<'a>>) {
    for (index, feature) in scenario.features.iter().enumerate() {
        let slug = &scenario.catalog.place(feature.place).slug;
        let challenger = feature.challenger;
        columns.push((format!("{slug}_control"), Box::new(move |row| row.features[index].control.into())));
        columns.push((format!("{slug}_stay_hours"), Box::new(move |row| row.features[index].presence_of(challenger).longest_stay_hours.into())));
        columns.push((format!("{slug}_share_percent"), Box::new(move |row| row.features[index].share_percent(challenger).into())));
        if feature.outpost {
            columns.push((format!("{slug}_supply"), Box::new(move |row| row.features[index].supply.into())));
            columns.push((format!("{slug}_fabric"), Box::new(move |row| row.features[index].fabric.into())));
            columns.push((format!("{slug}_garrison"), Box::new(move |row| row.features[index].garrison.into())));
            columns.push((format!("{slug}_deliveries"), Box::new(move |row| row.features[index].deliveries.into())));
            columns.push((format!("{slug}_repairs"), Box::new(move |row| row.features[index].repair_deliveries.into())));
        }
    }
}

fn nations<'a>(scenario: &'a Scenario, columns: &mut Vec<GameColumn<'a>>) {
    let present: Vec<NationId> = scenario.nations_present().collect();
    for &nation in &present {
        let (slug, at, setup) = (&scenario.catalog.nation(nation).slug, nation.index(), scenario.nations[nation.index()]);
        columns.push((format!("{slug}_support_change"), Box::new(move |row| i64::from(row.nations[at].support - setup.support))));
        columns.push((format!("{slug}_standing_change"), Box::new(move |row| i64::from(row.nations[at].standing - setup.standing))));
        columns.push((format!("{slug}_credit"), Box::new(move |row| row.nations[at].credit.into())));
        columns.push((format!("{slug}_deaths"), Box::new(move |row| row.nations[at].tally.deaths.into())));
        columns.push((format!("{slug}_injuries"), Box::new(move |row| row.nations[at].tally.injuries.into())));
        columns.push((format!("{slug}_hulls_damaged"), Box::new(move |row| row.nations[at].tally.hulls_damaged.into())));
        columns.push((format!("{slug}_kept"), Box::new(move |row| row.nations[at].tally.obligations_kept.into())));
        columns.push((format!("{slug}_refused"), Box::new(move |row| row.nations[at].tally.obligations_refused.into())));
    }
    for (index, &a) in present.iter().enumerate() {
        for &b in &present[index + 1..] {
            let name = format!("peak_{}_{}", scenario.catalog.nation(a).slug, scenario.catalog.nation(b).slug);
            columns.push((name, Box::new(move |row| row.peaks.get(&Pair::new(a, b)).copied().unwrap_or(0).into())));
        }
    }
}

fn orders<'a>(scenario: &'a Scenario, columns: &mut Vec<GameColumn<'a>>) {
    for (index, seat) in scenario.seats.iter().enumerate() {
        for kind in OrderKind::all() {
            let key = (SeatId(index as u8), kind);
            columns.push((format!("{}_{kind}", seat.slug), Box::new(move |row| row.used.get(&key).copied().unwrap_or(0).into())));
        }
    }
}
