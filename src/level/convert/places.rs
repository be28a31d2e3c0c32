//! Where in the files the things of a level stand, for findings about the whole of it.

use std::collections::BTreeSet;

use super::super::diagnostic::Span;
use crate::catalog::NationId;
use crate::rules::metric::Test;
use crate::rules::vocab::ids::InjectId;

/// Where things stand in the file, and what was lost to errors, for checks of meaning.
#[derive(Debug, Default)]
pub(in crate::level) struct FilePlaces {
    pub(in crate::level) seats: Vec<SeatPlace>,
    pub(in crate::level) objectives: Vec<[Span; 3]>,
    pub(in crate::level) injects: Vec<InjectPlace>,
    pub(in crate::level) forces: Vec<ForcePlace>,
    pub(in crate::level) nations: Vec<(NationId, Span)>,
    pub(in crate::level) features: Vec<Span>,
    pub(in crate::level) awaited: BTreeSet<InjectId>,
    /// Whether a force waits for an inject that could not be found.
    pub(in crate::level) awaits_unknown: bool,
    pub(in crate::level) level: Span,
    /// Fields of the level that stand there, readable or not.
    pub(in crate::level) written: Vec<&'static str>,
    pub(in crate::level) minutes: Span,
    pub(in crate::level) staff_actions: Span,
    /// Every test of objectives and injects, and where it stands.
    pub(in crate::level) tests: Vec<(Test, Span)>,
    /// Numbers of thousandths that the level gives: what, where, how much.
    pub(in crate::level) permille: Vec<(String, Span, i64)>,
    /// Money that the level gives: which field, to whom, where.
    pub(in crate::level) money: Vec<(&'static str, NationId, Span)>,
    /// Agreements of the level's own words without a clause.
    pub(in crate::level) empty_agreements: Vec<(String, Span)>,
    /// Texts that people read: what, where, how many words.
    pub(in crate::level) texts: Vec<(String, Span, usize)>,
    /// Whether every force could be read: if not, what nations have is not known.
    pub(in crate::level) forces_complete: bool,
    /// Whether every feature could be read.
    pub(in crate::level) features_complete: bool,
    /// Whether the table of nations could be read.
    pub(in crate::level) nations_read: bool,
    /// Whether there is a map; without one nothing lies outside it.
    pub(in crate::level) has_map: bool,
}

/// Where a seat stands.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::level) struct SeatPlace {
    pub(in crate::level) span: Span,
    pub(in crate::level) success: Span,
    /// How many objectives the file lists, readable or not.
    pub(in crate::level) objectives: usize,
    /// Whether a private briefing stands there, readable or not.
    pub(in crate::level) private_brief: bool,
}

/// Where a force stands.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::level) struct ForcePlace {
    /// What says where it starts.
    pub(in crate::level) at: Span,
    /// What says where its home is.
    pub(in crate::level) home: Span,
    /// What says what it does from the start.
    pub(in crate::level) task: Span,
}

/// Where an inject stands.
#[derive(Clone, Debug, Default)]
pub(in crate::level) struct InjectPlace {
    pub(in crate::level) span: Span,
    /// Whether its effects could be read.
    pub(in crate::level) complete: bool,
    /// Where its name stands.
    pub(in crate::level) name: Span,
    /// Where each of its effects stands, if all could be read.
    pub(in crate::level) effects: Vec<Span>,
}
