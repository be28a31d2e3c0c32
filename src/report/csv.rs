//! Tables as CSV: one file a table, and one that documents every column.

use super::Account;
use super::table::{Cell, Table, columns, tables};
use crate::catalog::plain::shown;

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
    let mut out = String::new();
    line(&mut out, table.columns.iter().map(|column| column.name.to_owned()));
    for row in &table.rows {
        line(&mut out, row.iter().map(plain));
    }
    out
}

/// A line as RFC 4180 has it: what holds a comma, a quotation mark or a line break stands in quotation marks, and these are doubled.
fn line(out: &mut String, cells: impl Iterator<Item = String>) {
    for (number, cell) in cells.enumerate() {
        if number > 0 {
            out.push(',');
        }
        if cell.contains([',', '"', '\n', '\r']) {
            out.push('"');
            out.push_str(&cell.replace('"', "\"\""));
            out.push('"');
        } else {
            out.push_str(&cell);
        }
    }
    out.push('\n');
}

fn plain(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) if text.starts_with(['=', '+', '-', '@', '\t', '\r']) && text.parse::<f64>().is_err() => format!("'{}", shown(text)),
        Cell::Text(text) => shown(text).into_owned(),
        Cell::Number(number) => number.to_string(),
        Cell::Flag(true) => "yes".to_owned(),
        Cell::Flag(false) => "no".to_owned(),
        Cell::Empty => String::new(),
    }
}
