//! Mends the sums of a save whose rows a test has changed on purpose: what it tries is then the content, not the sum.

use rusqlite::{Connection, params};
use sha2::{Digest, Sha256};

fn sha256(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Mends every sum in a save.
pub fn mend(connection: &Connection) -> rusqlite::Result<()> {
    let body: String = connection.query_row("SELECT body FROM header", [], |row| row.get(0))?;
    connection.execute("UPDATE header SET sum = ?1", [sha256(&body)])?;
    for sql in ["SELECT rowid, 0, 0, events FROM opening", "SELECT number, number, turn, events FROM turns"] {
        let table = if sql.ends_with("turns") { "turns" } else { "opening" };
        let mut rows = connection.prepare(sql)?;
        let found = rows.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))?;
        let found: Vec<(i64, i64, i64, String)> = found.collect::<Result<_, _>>()?;
        for (row, number, turn, events) in found {
            let sum = sha256(&format!("{number} {turn}\n{events}"));
            connection.execute(&format!("UPDATE {table} SET sum = ?1 WHERE rowid = ?2 AND sum <> ?1"), params![sum, row])?;
        }
    }
    let mut rows = connection.prepare("SELECT number, turn, entry FROM log ORDER BY number")?;
    let found = rows.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    let found: Vec<(i64, i64, String)> = found.collect::<Result<_, _>>()?;
    let mut before = String::new();
    for (number, turn, entry) in found {
        before = sha256(&format!("{before}\n{number} {turn}\n{entry}"));
        connection.execute("UPDATE log SET sum = ?1 WHERE number = ?2 AND sum <> ?1", params![before, number])?;
    }
    Ok(())
}
