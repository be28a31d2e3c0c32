//! Orders of a quarantine.

use serde::{Deserialize, Serialize};

use crate::catalog::NationId;
use crate::rules::vocab::quarantine::{Cargo, Course, Crews, Grade, Guard};

/// An order of a quarantine.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum QuarantineOrder {
    /// Beijing: how tight the cordon is, and what its crews do with convoys. `Lifted` stands down.
    Cordon { nation: NationId, grade: Grade, crews: Crews },
    /// Beijing: from quarantine to blockade and back.
    Blockade { nation: NationId, mines: bool, submarines: bool },
    /// Taipei: what merchants that come alone are told.
    Sail { nation: NationId, course: Course },
    /// Taipei: demand for fuel that people are let have, permille.
    Ration { nation: NationId, demand: u16 },
    /// Who escorts, with how many groups, under which rules, and what for first. No groups stands down.
    Escort { nation: NationId, groups: u8, guard: Guard, first: Cargo },
    /// Begins to fly goods in, or ends it.
    Airlift { nation: NationId, on: bool },
    /// Stands surety for ships that no insurer takes, or does so no longer.
    Surety { nation: NationId, on: bool },
    /// Opens ports to others' escorts, or closes them.
    Ports { nation: NationId, open: bool },
}
