//! Tables as CSV: one file a table, and one that documents every column.

use super::Account;
use super::table::{Cell, Table, columns, tables};

/// Every table of a report as files: name and text, `columns.csv` the last.
pub fn files(account: &Account) -> Vec<(String, String)> {
    let mut all = tables(account);
    all.push(columns(&all));
    all.iter().map(|table| (format!("{}.csv", table.slug), text(table))).collect()
}

/// A table as CSV: the first line names the columns.
///
/// Text that a spreadsheet would read as a formula gets an apostrophe before it, since levels and offers are written by people.
pub fn text(table: &Table) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    // Writing to memory does not fail, and every row has a cell a column.
    let _ = writer.write_record(table.columns.iter().map(|column| column.name));
    for row in &table.rows {
        let _ = writer.write_record(row.iter().map(plain));
    }
    writer.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
}

fn plain(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) if text.starts_with(['=', '+', '-', '@', '\t', '\r']) && text.parse::<f64>().is_err() => format!("'{text}"),
        Cell::Text(text) => text.clone(),
        Cell::Number(number) => number.to_string(),
        Cell::Flag(true) => "yes".to_owned(),
        Cell::Flag(false) => "no".to_owned(),
        Cell::Empty => String::new(),
    }
}
