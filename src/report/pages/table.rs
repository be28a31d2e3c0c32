//! The report as tables, with every column documented: for spreadsheets, statistics and print alike.

use crate::geo::LatLon;
use crate::report::debrief::agreements::{agreements, offers};
use crate::report::debrief::orders;
use crate::report::headlines::losses;
use crate::report::{Account, Weight, headline, scores, series, story};

/// A value in a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TableCell {
    /// Text.
    Text(String),
    /// A whole number.
    Number(i64),
    /// Yes or no.
    Flag(bool),
    /// Nothing.
    Empty,
}

impl From<&str> for TableCell {
    fn from(text: &str) -> Self {
        TableCell::Text(text.to_owned())
    }
}

impl From<String> for TableCell {
    fn from(text: String) -> Self {
        TableCell::Text(text)
    }
}

impl From<bool> for TableCell {
    fn from(flag: bool) -> Self {
        TableCell::Flag(flag)
    }
}

macro_rules! whole {
    ($($kind:ty),*) => { $(impl From<$kind> for TableCell { fn from(value: $kind) -> Self { TableCell::Number(value.into()) } })* };
}
whole!(u8, u16, u32, i32, i64);

impl<T: Into<TableCell>> From<Option<T>> for TableCell {
    fn from(value: Option<T>) -> Self {
        value.map_or(TableCell::Empty, Into::into)
    }
}

/// A column and what it holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TableColumn {
    /// Its name, without spaces.
    pub name: &'static str,
    /// What it holds, with its unit.
    pub meaning: &'static str,
}

/// A table of a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportTable {
    /// Short name: that of its file.
    pub slug: &'static str,
    /// What a row is.
    pub row: &'static str,
    /// Its columns.
    pub columns: Vec<TableColumn>,
    /// Its rows, each with a cell a column.
    pub rows: Vec<Vec<TableCell>>,
}

const TURN: TableColumn = TableColumn { name: "turn", meaning: "the turn, counted from 1" };

fn table(slug: &'static str, row: &'static str, columns: &[(&'static str, &'static str)], rows: Vec<Vec<TableCell>>) -> ReportTable {
    let columns = columns.iter().map(|&(name, meaning)| if name == TURN.name && meaning.is_empty() { TURN } else { TableColumn { name, meaning } });
    ReportTable { slug, row, columns: columns.collect(), rows }
}

/// Every table of a report, in a fixed order.
pub fn tables(account: &Account) -> Vec<ReportTable> {
    vec![
        turns(account),
        story_table(account),
        events(account),
        measures(account),
        scores_table(account),
        score_course(account),
        test_table(account),
        agreement_table(account),
        offer_table(account),
        loss_table(account),
        order_table(account),
    ]
}

/// The documentation of `tables` as a table of its own.
pub fn columns(tables: &[ReportTable]) -> ReportTable {
    let rows = tables.iter().flat_map(|table| {
        let line = |column: &TableColumn| vec![table.slug.into(), table.row.into(), column.name.into(), column.meaning.into()];
        table.columns.iter().map(line).collect::<Vec<_>>()
    });
    table(
        "columns",
        "a column of another table",
        &[("table", "the table: its file's name"), ("row", "what a row of that table is"), ("column", "the column"), ("meaning", "what it holds")],
        rows.collect(),
    )
}

fn turns(account: &Account) -> ReportTable {
    let words = account.words();
    let resolved = account.turns.len();
    let row = |(position, moment): (usize, crate::report::Moment<'_>)| {
        vec![moment.turn.into(), words.moment(moment.turn).into(), (position < resolved).into()]
    };
    table(
        "turns",
        "a moment: the start of a turn, or the end",
        &[
            ("turn", "the turn that begins; one more than the last at the end"),
            ("moment", "the day and hour"),
            ("resolved", "whether the turn was resolved"),
        ],
        account.moments().enumerate().map(row).collect(),
    )
}

fn story_table(account: &Account) -> ReportTable {
    let rows = story(account).into_iter().map(|point| {
        vec![
            point.turn.into(),
            point.text.into(),
            point.why.join("; ").into(),
            point.led_to.join("; ").into(),
            point.scores.join("; ").into(),
            point.importance.into(),
        ]
    });
    table(
        "story",
        "a turning point, in the order in which they happened",
        &[
            ("turn", ""),
            ("what", "what happened"),
            ("why", "its inputs"),
            ("led_to", "what followed from it"),
            ("scores", "the reader's objectives whose score it changed; for the White Cell those of all teams"),
            ("weight", "how much it weighs against others: its kind, plus permille of support, standing and credit moved, plus 60 a changed score"),
        ],
        rows.collect(),
    )
}

fn events(account: &Account) -> ReportTable {
    let opening = std::iter::once((0, account.words(), &account.opening));
    let turns = account.turns.iter().enumerate().map(|(position, turn)| (turn.number, account.words_after(position), &turn.events));
    let mut rows = Vec::new();
    for (turn, words, events) in opening.chain(turns) {
        for (index, recorded) in events.iter().enumerate() {
            let Some(event) = headline(&words, &recorded.event) else { continue };
            let weight = match event.weight {
                Weight::Detail => "detail",
                Weight::Line => "line",
                Weight::Headline => "headline",
            };
            let at = event.cell.and_then(|cell| account.scenario.map.cell(cell)).map(|cell| cell.centre);
            let degrees = |value: fn(LatLon) -> f64| at.map(|at| format!("{:.2}", value(at)));
            let nations: Vec<String> = event.nations.iter().map(|&nation| words.letters(nation)).collect();
            rows.push(vec![
                turn.into(),
                (index as u32).into(),
                event.text.into(),
                event.why.join("; ").into(),
                weight.into(),
                nations.join(" ").into(),
                degrees(LatLon::lat).into(),
                degrees(LatLon::lon).into(),
            ]);
        }
    }
    table(
        "events",
        "something that happened, in the sequence in which the turn resolved",
        &[
            ("turn", "the turn that resolved; 0 is the opening news"),
            ("number", "position in the turn's sequence, from 0; gaps are bookkeeping"),
            ("what", "what happened"),
            ("why", "its inputs"),
            ("weight", "detail, line or headline"),
            ("nations", "nations that it concerns, three letters each"),
            ("latitude", "of the hex, in degrees north"),
            ("longitude", "of the hex, in degrees east"),
        ],
        rows,
    )
}

fn measures(account: &Account) -> ReportTable {
    let moments: Vec<u16> = account.moments().map(|moment| moment.turn).collect();
    let mut rows = Vec::new();
    for line in series(account) {
        for (&turn, &value) in moments.iter().zip(&line.values) {
            rows.push(vec![turn.into(), line.measure.slug().into(), line.subject.clone().into(), value.into(), line.exact.into()]);
        }
    }
    table(
        "measures",
        "a measure of a nation, pair or feature at the start of a turn",
        &[
            ("turn", "the turn that begins; one more than the last at the end"),
            (
                "measure",
                "support, standing and credit in permille; capital; rung 0 to 8; control -3 to 3; supply 0 to 3; presence: percent of the last turn's hull-hours",
            ),
            ("subject", "of whom or what"),
            ("value", "the value; empty where there is none yet"),
            ("exact", "false: the middle of the band that this reader sees"),
        ],
        rows,
    )
}

fn scores_table(account: &Account) -> ReportTable {
    let rows = scores(account).into_iter().flat_map(|seat| {
        let row = |(at, objective): (usize, &crate::report::ObjectiveResult)| {
            vec![
                seat.name.clone().into(),
                (at as u32 + 1).into(),
                objective.title.clone().into(),
                objective.text.clone().into(),
                objective.score.into(),
                objective.decided.clone().into(),
                seat.points.into(),
                seat.success.into(),
            ]
        };
        seat.objectives.iter().enumerate().map(row).collect::<Vec<_>>()
    });
    table(
        "scores",
        "an objective of a seat",
        &[
            ("seat", "whose"),
            ("number", "its number in the seat's list, from 1"),
            ("objective", "what the seat wanted"),
            ("text", "what it means"),
            ("score", "0 to 3"),
            ("decided", "what decided it"),
            ("points", "of the seat over all its objectives"),
            ("success", "the points from which the seat counts as having succeeded"),
        ],
        rows.collect(),
    )
}

fn score_course(account: &Account) -> ReportTable {
    let moments: Vec<u16> = account.moments().map(|moment| moment.turn).collect();
    let mut rows = Vec::new();
    for seat in scores(account) {
        for objective in &seat.objectives {
            for (&turn, &score) in moments.iter().zip(&objective.by_moment) {
                rows.push(vec![seat.name.clone().into(), objective.title.clone().into(), turn.into(), score.into()]);
            }
        }
    }
    table(
        "score_course",
        "the score of an objective at the start of a turn, had the level ended there",
        &[
            ("seat", "whose"),
            ("objective", "what the seat wanted"),
            ("turn", "the turn that begins; one more than the last at the end"),
            ("score", "0 to 3"),
        ],
        rows,
    )
}

fn test_table(account: &Account) -> ReportTable {
    let mut rows = Vec::new();
    for seat in scores(account) {
        for objective in &seat.objectives {
            for (tier, result) in objective.tiers.iter().enumerate() {
                for test in &result.tests {
                    rows.push(vec![
                        seat.name.clone().into(),
                        objective.title.clone().into(),
                        (tier as u32 + 1).into(),
                        test.metric.clone().into(),
                        test.bound.clone().into(),
                        test.came_to.clone().into(),
                        test.held.into(),
                    ]);
                }
            }
        }
    }
    table(
        "tests",
        "something that a tier of an objective asks for",
        &[
            ("seat", "whose"),
            ("objective", "what the seat wanted"),
            ("tier", "1 to 3: the score that it gives, with all tiers below"),
            ("metric", "what is measured"),
            ("bound", "what it had to come to"),
            ("came_to", "what it came to"),
            ("held", "whether that was enough"),
        ],
        rows,
    )
}

fn agreement_table(account: &Account) -> ReportTable {
    let words = account.words();
    let mut rows = Vec::new();
    for line in agreements(account) {
        for span in &line.spans {
            rows.push(vec![
                line.name.clone().into(),
                line.instrument.into(),
                words.nations(&line.parties).into(),
                line.made_here.into(),
                span.from_turn.into(),
                span.status.clone().into(),
                span.binds.into(),
                line.clauses.join("; ").into(),
            ]);
        }
    }
    table(
        "agreements",
        "a time in which an agreement stood somewhere",
        &[
            ("agreement", "its name"),
            ("instrument", "declaration, arrangement or treaty"),
            ("parties", "who is bound"),
            ("made_here", "whether it was made in this game"),
            ("from_turn", "the first turn at whose start it stood there"),
            ("status", "where it stood"),
            ("binds", "whether its clauses bound then"),
            ("clauses", "what it says"),
        ],
        rows,
    )
}

fn offer_table(account: &Account) -> ReportTable {
    let rows = offers(account).into_iter().map(|offer| {
        vec![
            offer.turn.into(),
            offer.from.into(),
            offer.to.into(),
            offer.name.into(),
            offer.accepted.into(),
            offer.answers.join("; ").into(),
            offer.private.into(),
            offer.clauses.join("; ").into(),
        ]
    });
    table(
        "offers",
        "an offer of one nation to others",
        &[
            ("turn", "the turn in which it was made"),
            ("from", "who made it"),
            ("to", "to whom"),
            ("offer", "what it is called"),
            ("accepted", "whether all accepted"),
            ("answers", "what each said, with its reasons"),
            ("private", "whether only those concerned knew of it"),
            ("clauses", "what it says"),
        ],
        rows.collect(),
    )
}

fn loss_table(account: &Account) -> ReportTable {
    let rows = losses::by_occasion(account).into_iter().map(|loss| {
        vec![loss.turn.into(), loss.nation.into(), loss.what.into(), loss.deaths.into(), loss.injuries.into(), loss.damaged.into(), loss.lost.into()]
    });
    table(
        "losses",
        "an occasion on which something was lost",
        &[
            ("turn", ""),
            ("nation", "whose"),
            ("what", "the force, or where the people were"),
            ("deaths", "people killed"),
            ("injuries", "people injured"),
            ("damaged", "hulls damaged"),
            ("lost", "hulls lost for good"),
        ],
        rows.collect(),
    )
}

fn order_table(account: &Account) -> ReportTable {
    let rows = orders::orders(account).into_iter().flat_map(|sheet| {
        let line = |(at, line): (usize, &String)| vec![sheet.turn.into(), sheet.name.clone().into(), (at as u32 + 1).into(), line.clone().into()];
        sheet.lines.iter().enumerate().map(line).collect::<Vec<_>>()
    });
    table(
        "orders",
        "an order as it was sealed, or a deed of the White Cell",
        &[("turn", ""), ("by", "the seat, or the White Cell"), ("number", "its position in the list, from 1"), ("order", "what")],
        rows.collect(),
    )
}
