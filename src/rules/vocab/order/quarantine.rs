//! Orders of a quarantine.

use serde::{Deserialize, Serialize};

use crate::catalog::NationId;
use crate::rules::vocab::quarantine::{Course, Crews, Grade, Guard, MerchantCargo};

/// Makes the types from the one list: a row gives what it does, its fields, its name in studies, and the staff actions that it takes: what
/// governments merely decide takes none.
macro_rules! orders {
    ($($(#[$what:meta])* $kind:ident { nation: NationId $(, $field:ident: $type:ty)* } is $name:literal, takes $staff:literal;)*) => {
        /// An order of a quarantine.
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
        pub enum QuarantineOrder {
            $($(#[$what])* $kind { nation: NationId $(, $field: $type)* },)*
        }

        /// An order of a quarantine, without what is ordered.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum QuarantineKind {
            $($(#[$what])* $kind,)*
        }

        impl QuarantineKind {
            /// All.
            pub const ALL: &'static [QuarantineKind] = &[$(QuarantineKind::$kind,)*];
        }

        impl QuarantineOrder {
            /// The names of all in studies.
            pub const NAMES: &'static [&'static str] = &[$($name,)*];

            /// The nation that acts.
            pub fn nation(&self) -> NationId {
                match self { $(Self::$kind { nation, .. } => *nation,)* }
            }

            /// Its name in studies.
            pub fn name(&self) -> &'static str {
                match self { $(Self::$kind { .. } => $name,)* }
            }

            /// Staff actions that it takes.
            pub fn staff_actions(&self) -> u8 {
                match self { $(Self::$kind { .. } => $staff,)* }
            }
        }
    };
}

orders! {
    /// Beijing: how tight the cordon is, and what its crews do with convoys. `Lifted` stands down.
    Cordon { nation: NationId, grade: Grade, crews: Crews } is "cordon", takes 1;
    /// Beijing: from quarantine to blockade and back.
    Blockade { nation: NationId, mines: bool, submarines: bool } is "blockade", takes 1;
    /// Taipei: what merchants that come alone are told.
    Sail { nation: NationId, course: Course } is "sail", takes 0;
    /// Taipei: demand for fuel that people are let have, permille.
    Ration { nation: NationId, demand: u16 } is "ration", takes 0;
    /// Who escorts, with how many groups, under which rules, and what for first. No groups stands down.
    Escort { nation: NationId, groups: u8, guard: Guard, first: MerchantCargo } is "convoy", takes 1;
    /// Begins to fly goods in, or ends it.
    Airlift { nation: NationId, on: bool } is "airlift", takes 1;
    /// Stands surety for ships that no insurer takes, or does so no longer.
    Surety { nation: NationId, on: bool } is "surety", takes 0;
    /// Opens ports to others' escorts, or closes them.
    Ports { nation: NationId, open: bool } is "ports", takes 0;
}
