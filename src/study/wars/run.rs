//! Runs a study, a block of wars at a time, or takes its rows from files.

use super::case::{Case, Decisions};
use super::row::{WarRow, WarRowError};
use super::sums::Sums;
use super::written::{Written, WrittenError};
use crate::study::threads;

/// Wars that are held in memory at a time.
const BLOCK: u32 = 256;
/// Broken invariants that are kept to be shown.
const SHOWN: usize = 20;

/// Part of a study: the `part`th of `of` equal runs of wars.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shard {
    /// From 1.
    pub part: u32,
    /// How many.
    pub of: u32,
}

/// A text that names no part of a study.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no shard: write i/n with i from 1 to n, such as 3/8")]
pub struct NoShard(String);

impl Shard {
    /// All of it.
    pub const WHOLE: Shard = Shard { part: 1, of: 1 };

    /// Reads `i/n`.
    ///
    /// # Errors
    /// It is none.
    pub fn parse(text: &str) -> Result<Self, NoShard> {
        let numbers = text.split_once('/').and_then(|(part, of)| Some((part.parse().ok()?, of.parse().ok()?)));
        match numbers {
            Some((part, of)) if (1..=of).contains(&part) && of <= 100_000 => Ok(Self { part, of }),
            _ => Err(NoShard(text.to_owned())),
        }
    }

    /// The wars of it, of so many in all.
    pub fn wars(self, all: u32) -> std::ops::Range<u32> {
        let at = |part: u32| (u64::from(all) * u64::from(part) / u64::from(self.of)) as u32;
        at(self.part - 1)..at(self.part)
    }
}

/// Why rows of shards cannot be joined.
#[derive(Debug, thiserror::Error)]
pub enum MergeError {
    /// What a file holds is no row of the study.
    #[error("{file}{why}")]
    File {
        /// Its name.
        file: String,
        /// Where, and why.
        why: WrittenError,
    },
    /// Wars are in none of the files.
    #[error("{cut}{missing} of {wars} wars are missing, from number {first} to {last}: run the shards that hold them, and merge again",
        cut = left_out.iter().map(|line| format!("{line}\n")).collect::<String>())]
    Missing {
        /// Lines that were left out, in words.
        left_out: Vec<String>,
        /// How many are missing.
        missing: usize,
        /// Of how many.
        wars: usize,
        /// The number of the first.
        first: usize,
        /// And of the last.
        last: usize,
    },
}

/// A study of wars.
#[derive(Clone)]
pub struct Study {
    /// The level's title.
    pub title: String,
    /// The level's short name.
    pub level: String,
    /// The base first.
    pub cases: Vec<Case>,
    /// Wars of each case.
    pub wars: u32,
    /// The seed of all chance.
    pub seed: u64,
    /// Whether numbers are drawn over their ranges.
    pub sample: bool,
    /// What governments decide.
    pub decisions: Decisions,
    /// Tells this study from others: of levels' texts, options and the version of the rules.
    pub mark: u64,
}

/// What came of a study.
#[derive(Clone, Debug, Default)]
pub struct Totals {
    /// By case.
    pub sums: Vec<Sums>,
    /// The first invariants that were broken, in words.
    pub broken: Vec<String>,
    /// How many were broken in all.
    pub faults: u64,
    /// Lines of files that were left out of a merge, in words.
    pub left_out: Vec<String>,
}

/// A number that tells texts apart (FNV-1a over their bytes).
pub fn mark(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

impl Study {
    /// Short names of the cases.
    pub fn names(&self) -> Vec<&str> {
        self.cases.iter().map(|case| case.name.as_str()).collect()
    }

    /// Fights the wars of a shard. Rows go to `write`, war by war and in each case by case; `done` is told of each war.
    ///
    /// # Errors
    /// Those of `write`.
    pub fn run<E>(&self, shard: Shard, write: &mut dyn FnMut(&[WarRow]) -> Result<(), E>, done: &(dyn Fn() + Sync)) -> Result<Totals, E> {
        let mut totals = self.nothing_yet();
        self.fight(shard.wars(self.wars), &mut totals, write, done)?;
        Ok(totals)
    }

    /// Totals of no wars.
    pub fn nothing_yet(&self) -> Totals {
        Totals { sums: vec![Sums::default(); self.cases.len()], ..Totals::default() }
    }

    /// Fights these wars and adds them to the totals, as [`Study::run`] does.
    ///
    /// # Errors
    /// Those of `write`: what it was handed is then not among the totals.
    pub fn fight<E>(
        &self,
        wars: std::ops::Range<u32>,
        totals: &mut Totals,
        write: &mut dyn FnMut(&[WarRow]) -> Result<(), E>,
        done: &(dyn Fn() + Sync),
    ) -> Result<(), E> {
        let mut from = wars.start;
        while from < wars.end {
            let to = from.saturating_add(BLOCK).min(wars.end);
            let one = |number: u32| {
                let fight = |(index, case): (usize, &Case)| case.fight(index as u16, number, self.seed, self.sample);
                let rows: Vec<WarRow> = self.cases.iter().enumerate().map(fight).collect();
                done();
                rows
            };
            threads::in_order(from..to, one, &mut |rows: Vec<WarRow>| {
                write(&rows)?;
                self.count(&rows, totals);
                Ok(())
            })?;
            from = to;
        }
        Ok(())
    }

    /// Adds a war's rows to the totals.
    pub fn count(&self, rows: &[WarRow], totals: &mut Totals) {
        let Some(base) = rows.first() else { return };
        for (row, sums) in rows.iter().zip(&mut totals.sums) {
            sums.add(row, base);
            totals.faults += row.broken.len() as u64;
            let room = SHOWN.saturating_sub(totals.broken.len());
            totals
                .broken
                .extend(row.broken.iter().take(room).map(|fault| format!("{} war {}: {fault}", self.cases[usize::from(row.case)].name, row.number)));
        }
    }

    /// Joins rows of shards, with the names of their files, to what one run gives: the same rows in the same order, and the same totals.
    /// Nothing goes to `write` before all have been read.
    ///
    /// # Errors
    /// A row that is not of this study, a war that is there twice, or those that are missing; and those of `write`.
    pub fn merge<E: From<MergeError>>(&self, files: &[(String, Written)], write: &mut dyn FnMut(&[WarRow]) -> Result<(), E>) -> Result<Totals, E> {
        let names = self.names();
        let (wars, cases) = (self.wars as usize, self.cases.len());
        let mut left_out = Vec::new();
        let mut found: Vec<Option<WarRow>> = vec![None; wars * cases];
        for (file, written) in files {
            let mut take = |row: WarRow| {
                let slot = found.get_mut(row.number as usize * cases + usize::from(row.case)).filter(|_| (row.number as usize) < wars);
                match slot {
                    None => return Err(WarRowError::NoWar { number: row.number, wars }),
                    Some(Some(_)) => return Err(WarRowError::Twice { number: row.number, variant: names[usize::from(row.case)].to_owned() }),
                    Some(empty) => *empty = Some(row),
                }
                Ok(())
            };
            let read = written.each(self.mark, &names, &mut take).map_err(|why| MergeError::File { file: file.clone(), why })?;
            if let Some(line) = read {
                left_out.push(format!("{file}, line {line}: it was cut while it was written, and is left out"));
            }
        }
        let missing: Vec<usize> = (0..wars).filter(|number| found[number * cases..(number + 1) * cases].iter().any(Option::is_none)).collect();
        if let (Some(first), Some(last)) = (missing.first(), missing.last()) {
            return Err(MergeError::Missing { left_out, missing: missing.len(), wars, first: *first, last: *last }.into());
        }
        let mut totals = Totals { left_out, ..self.nothing_yet() };
        for rows in found.chunks(cases.max(1)) {
            let rows: Vec<WarRow> = rows.iter().flatten().cloned().collect();
            write(&rows)?;
            self.count(&rows, &mut totals);
        }
        Ok(totals)
    }
}
