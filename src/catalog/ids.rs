//! Identities of theatre data: positions in the catalog's lists.

use serde::{Deserialize, Serialize};

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub struct $name(pub u16);

        impl $name {
            /// The position in the catalog's list.
            pub fn index(self) -> usize {
                usize::from(self.0)
            }
        }
    };
}

id!(
    /// A state in the model.
    NationId
);
id!(
    /// A named place on the map.
    PlaceId
);
id!(
    /// A kind of force.
    ForceTypeId
);
id!(
    /// A row of the theatre's order of battle.
    ForceDefId
);
id!(
    /// An agreement of the theatre.
    AgreementDefId
);
id!(
    /// A programme of procurement or modernisation.
    ProgrammeId
);
id!(
    /// A good that can be withheld.
    GoodId
);
id!(
    /// A model text of an agreement.
    TextId
);
