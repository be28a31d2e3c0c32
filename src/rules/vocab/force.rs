//! A force and what it does: the data alone.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::ids::{FeatureId, InjectId, NationSet};
use super::position::Position;
use crate::catalog::quantity::Hours;
use crate::catalog::{Act, ForceTypeId, NationId};
use crate::geo::CellId;

/// A counter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Force {
    /// Name on screens.
    pub name: Arc<str>,
    /// Whose.
    pub nation: NationId,
    /// What.
    pub kind: ForceTypeId,
    /// Where.
    pub position: Position,
    /// Its home.
    pub home: crate::catalog::PlaceId,
    /// Fit aircraft, hulls, launchers or brigades.
    pub strength: u16,
    /// Of its original number, how many are under repair.
    pub damaged: u16,
    /// Of its original number, how many are gone for good.
    pub lost: u16,
    /// Hours of repair left for the damaged; 0 when none are.
    pub repair_hours: Hours,
    /// Hours since it last lay in a port or on an airfield where it may be supplied.
    pub hours_out: Hours,
    /// What is left of the way it is going: cells, the next first. Its own seat's alone.
    pub route: Vec<CellId>,
    /// Metres already made towards the next cell of the route.
    pub progress_m: u32,
    /// What it is doing at a feature, or on the way to do.
    pub task: Option<Task>,
    /// Whether its seat may order it.
    pub fixed: bool,
    /// Whether it is in the game yet (it may arrive by an inject) or still.
    pub active: bool,
    /// The inject that brings it in, until it has.
    pub arrives: Option<InjectId>,
    /// In competition: hours of the turn on station, after transit, port and repair.
    #[serde(default)]
    pub station_hours: Hours,
    /// For kinds that only ISR sees: the nations that see it now.
    pub seen_by: NationSet,
}

/// What a force does at a feature.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Task {
    /// Where.
    pub feature: FeatureId,
    /// What.
    pub act: Act,
    /// Against whom, for acts that have an opponent.
    pub against: Option<NationId>,
}
