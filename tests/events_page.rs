//! `docs/EVENTS.md` lists every kind of event; its table is the code's own.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;

use latticework::rules::Event;
use latticework::rules::crisis::WarNews;
use latticework::rules::event::facts::EventEntry;
use latticework::rules::quarantine::QuarantineNews;
use serde::Deserialize;
use serde::de::value::{Error, StrDeserializer};

const HEAD: &str = "# Events

Everything that changes a game is an event: the log keeps it, the news tell it, a replay and a report read it again. This page lists the kinds,
by what they are about: what happened, who learns of it, and what each carries. It is made from the code
(`UPDATE_GOLDEN=1 cargo test --test events_page` writes it anew); a kind is a row in `src/rules/event/table.rs`, `war.rs` or `quarantine.rs`
there.
";

fn all() -> impl Iterator<Item = &'static EventEntry> {
    [Event::ENTRIES, WarNews::ENTRIES, QuarantineNews::ENTRIES].into_iter().flatten()
}

fn page() -> String {
    let (mut page, mut group) = (HEAD.to_owned(), "");
    for entry in all() {
        if entry.group != group {
            group = entry.group;
            let _ = write!(
                page,
                "\n## {group}\n\n{}\n\n| event | what happened | who learns of it | what it carries |\n|---|---|---|---|\n",
                entry.about.trim()
            );
        }
        let _ = writeln!(page, "| `{}` | {} | {} | {} |", entry.name, entry.what.trim(), entry.told.words(), entry.carries.join(", "));
    }
    page
}

#[test]
fn the_page_lists_every_kind_of_event() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/EVENTS.md");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&path, page()).unwrap_or_else(|why| panic!("{why}"));
    }
    let written = std::fs::read_to_string(path).unwrap_or_else(|why| panic!("docs/EVENTS.md: {why}"));
    for (written, made) in written.lines().zip(page().lines()) {
        assert_eq!(written, made, "docs/EVENTS.md: UPDATE_GOLDEN=1 writes it anew");
    }
    assert_eq!(written.lines().count(), page().lines().count(), "docs/EVENTS.md: UPDATE_GOLDEN=1 writes it anew");
}

/// The names that a save may have, as the reader of saves says them: those of the table, and what wraps the news of a war and a quarantine.
#[test]
fn a_save_knows_the_kinds_of_the_table_and_no_others() {
    fn known<'de, T: Deserialize<'de>>() -> BTreeSet<String> {
        let Err(why) = T::deserialize(StrDeserializer::<Error>::new("no such kind")) else { panic!("it reads anything") };
        why.to_string().split('`').skip(3).step_by(2).map(str::to_owned).collect()
    }
    let names =
        |entries: &[EventEntry], wraps: &[&str]| entries.iter().map(|entry| entry.name).chain(wraps.iter().copied()).map(str::to_owned).collect();
    assert_eq!(known::<Event>(), names(Event::ENTRIES, &["War", "Quarantine"]));
    assert_eq!(known::<WarNews>(), names(WarNews::ENTRIES, &[]));
    assert_eq!(known::<QuarantineNews>(), names(QuarantineNews::ENTRIES, &[]));
}
