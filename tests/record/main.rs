//! The record: what games do, kept in words that no rename, no new order of fields and no new numbering touches. The rules may be built
//! anew; as long as this holds, every game goes as it went.
//!
//! `UPDATE_GOLDEN=1 cargo test --test record` writes it anew: only whoever changes what a game does may, and says so.

mod canon;
#[path = "../harness/mod.rs"]
mod harness;
mod keep;
mod kinds;
mod names;
mod play;
mod renames;
#[cfg(feature = "store")]
mod saves;

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use latticework::catalog::clause::Promise;
use latticework::catalog::{Act, Clause};
use latticework::rules::crisis::WarNews;
use latticework::rules::order::Order;
use latticework::rules::order::quarantine::QuarantineOrder;
use latticework::rules::order::war::WarOrder;
use latticework::rules::quarantine::QuarantineNews;
use latticework::rules::scenario::Effect;
use latticework::rules::vocab::war::event::WarEvent;
use latticework::rules::{Command, Event, WhiteCommand};

use canon::Seen;

/// The most bytes of all files together.
const MOST: u64 = 30_000_000;

/// The record of every level as the code makes it now, with what occurs in it. Levels are told side by side: each by itself is one thread's.
fn told() -> (Vec<(String, String)>, Seen) {
    let (next, told) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
    let work = || {
        while let Some(level) = harness::levels::levels().get(next.fetch_add(1, Ordering::Relaxed)) {
            let seen = Seen::default();
            let text = play::level(level, &seen);
            told.lock().unwrap_or_else(PoisonError::into_inner).push((level.slug.clone(), text, seen));
        }
    };
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(work);
        }
    });
    let mut told = told.into_inner().unwrap_or_else(PoisonError::into_inner);
    told.sort_by(|a, b| a.0.cmp(&b.0));
    let all = Seen::default();
    let levels = told.into_iter().map(|(slug, text, seen)| {
        all.take(&seen);
        (slug, text)
    });
    (levels.collect(), all)
}

#[test]
fn games_go_as_they_went() {
    let (levels, seen) = told();
    assert_eq!(levels.len(), harness::levels::levels().len(), "a level's games broke off");
    let mut differences = Vec::new();
    for (level, now) in levels {
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            keep::write(&level, &now);
            continue;
        }
        match keep::read(&level) {
            None => differences.push(format!("{level}: no record; UPDATE_GOLDEN=1 makes one")),
            Some(kept) => differences.extend(keep::first_difference(&kept, &now).map(|what| format!("{level}: {what}"))),
        }
    }
    assert!(differences.is_empty(), "games go otherwise than they went:\n{}", differences.join("\n"));
    assert!(keep::size() < MOST, "the record takes {} bytes", keep::size());
    // Where a kind never occurs, the record says nothing of it.
    let wanted = [
        ("Order", kinds::variants_of::<Order>()),
        ("WarOrder", kinds::variants_of::<WarOrder>()),
        ("QuarantineOrder", kinds::variants_of::<QuarantineOrder>()),
        ("Clause", kinds::variants_of::<Clause>()),
        ("Promise", kinds::variants_of::<Promise>()),
        ("Effect", kinds::variants_of::<Effect>()),
        ("Act", kinds::variants_of::<Act>()),
        ("Command", kinds::variants_of::<Command>()),
        ("WhiteCommand", kinds::variants_of::<WhiteCommand>()),
        ("Event", kinds::variants_of::<Event>()),
        ("WarNews", kinds::variants_of::<WarNews>()),
        ("WarEvent", kinds::variants_of::<WarEvent>()),
        ("QuarantineNews", kinds::variants_of::<QuarantineNews>()),
    ];
    let missing: Vec<String> = wanted
        .iter()
        .flat_map(|(kind, variants)| {
            variants.iter().filter(|variant| seen.count(kind, variant) == 0).map(move |variant| format!("{kind}::{variant}"))
        })
        .collect();
    assert!(missing.is_empty(), "no game of the record has {}", missing.join(", "));
}
