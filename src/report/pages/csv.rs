//! Tables as CSV: one file a table, and one that documents every column.

use crate::catalog::plain::{is_hidden, shown};
use crate::report::Account;
use crate::report::pages::table::{ReportTable, TableCell, columns, tables};
use crate::study::games::records::{BYTE_ORDER_MARK, quoted};

/// Every table of a report as files: name and text, `columns.csv` the last. They are made for people and their spreadsheets, and begin with the
/// mark by which these know UTF-8.
pub fn files(account: &Account) -> Vec<(String, String)> {
    let mut all = tables(account);
    all.push(columns(&all));
    all.iter().map(|table| (format!("{}.csv", table.slug), format!("{BYTE_ORDER_MARK}{}", text(table)))).collect()
}

/// A table as CSV: the first line names the columns.
///
/// Text that a spreadsheet would read as a formula gets an apostrophe before it, since levels and offers are written by people.
pub fn text(table: &ReportTable) -> String {
    let mut out = String::new();
    line(&mut out, table.columns.iter().map(|column| column.name.to_owned()));
    for row in &table.rows {
        line(&mut out, row.iter().map(plain));
    }
    out
}

fn line(out: &mut String, cells: impl Iterator<Item = String>) {
    for (number, cell) in cells.enumerate() {
        if number > 0 {
            out.push(',');
        }
        out.push_str(&quoted(&cell));
    }
    out.push('\n');
}

/// Whether a spreadsheet may read a text as a formula: what it takes for the first sign decides, behind blanks, line breaks, quotation marks
/// and signs that cannot be seen, and full-width signs count as their like.
fn is_formula(text: &str) -> bool {
    let unseen = |sign: char| sign.is_whitespace() || is_hidden(sign) || matches!(sign, '"' | '\u{ff02}' | '\u{ad}' | '\u{200c}' | '\u{200d}');
    text.starts_with(['\t', '\r'])
        || text.trim_start_matches(unseen).starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '−', '﹢', '﹣', '﹦', '﹫'])
}

/// Whether a text is a number in figures: what a spreadsheet may make of it is what it is.
fn is_number(text: &str) -> bool {
    text.contains(|sign: char| sign.is_ascii_digit()) && text.parse::<f64>().is_ok()
}

fn plain(cell: &TableCell) -> String {
    match cell {
        TableCell::Text(text) if is_formula(text) && !is_number(text) => format!("'{}", shown(text)),
        TableCell::Text(text) => shown(text).into_owned(),
        TableCell::Number(number) => number.to_string(),
        TableCell::Flag(true) => "yes".to_owned(),
        TableCell::Flag(false) => "no".to_owned(),
        TableCell::Empty => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_spreadsheet_takes_for_a_formula_is_defused() {
        let formulas = [
            "=1+1",
            "+1 more",
            "-x",
            "@SUM(A1)",
            "\t=1",
            "\r=1",
            " =1+1",
            "\n=1",
            "\"=1",
            " \"\n =1",
            "＝1+1",
            "＋1 a",
            "－x",
            "＠x",
            "\u{200b}=1",
            "\u{a0}=1",
        ];
        for text in formulas {
            assert_eq!(plain(&TableCell::Text(text.to_owned())), format!("'{}", shown(text)), "{text:?}");
        }
        for text in ["", "plain", "1 = 1", "-4.25", "+7", "'=1", "a\n=1", "–"] {
            assert_eq!(plain(&TableCell::Text(text.to_owned())), text, "{text:?}");
        }
    }
}
