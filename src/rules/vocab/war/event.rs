//! What happens in a war: small numeric events, each with the inputs that explain it.

use serde::{Deserialize, Serialize};

use crate::rules::vocab::war::arena::{BaseIndex, NationMunition};
use crate::rules::vocab::war::{Outcome, Party};

/// How an aircraft or a ship was lost.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Cause {
    /// Aircraft on the ground, by missiles.
    OnTheGround,
    /// Aircraft in a fight in the air.
    InTheAir,
    /// Aircraft by ground defences.
    AirDefence,
    /// Ships by missiles.
    Missiles,
    /// Ships and boats by submarines, or submarines by those who hunt them.
    Undersea,
    /// Ships by mines.
    Mines,
    /// Ships in port.
    InPort,
}

impl Cause {
    /// All causes, in the order of tables.
    pub const ALL: [Cause; 7] =
        [Cause::OnTheGround, Cause::InTheAir, Cause::AirDefence, Cause::Missiles, Cause::Undersea, Cause::Mines, Cause::InPort];
}

/// An event of a war.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum WarEvent {
    /// Whether the coalition dispersed before the first salvo.
    Warned { warned: bool, permille: u16 },
    /// A party entered the war.
    Entered { party: Party, attacked: bool },
    /// A squadron came to another base.
    Rebased { squadron: u16, base: BaseIndex },
    /// Missiles on a base.
    BaseStruck {
        base: BaseIndex,
        ballistic: u16,
        cruise: u16,
        arrived: u16,
        intercepted: u16,
        interceptors_used: u16,
        on_runways: u16,
        closed_hours: u16,
        shelters_lost: u16,
        aircraft_there: u16,
        aircraft_away: u16,
        aircraft_lost: u16,
        dispersed: bool,
    },
    /// Submarines in the Strait.
    SubmarinesStruck { boats: u16, landing_ships: u16, escorts: u16, boats_lost: u16 },
    /// Chinese submarines at sea.
    RedSubmarinesStruck { boats: u16, ships: u16, boats_lost: u16 },
    /// Mines off the beaches.
    MinesStruck { landing_ships: u16 },
    /// Fights in the air over the Strait.
    AirFought { red_sorties: u32, blue_sorties: u32, fights: u32, red_lost: u16, blue_lost: u16, to_air_defence: u16 },
    /// A salvo at ships.
    SalvoFired {
        munition: Option<NationMunition>,
        at: Party,
        fired: u16,
        located: u16,
        flew: u16,
        intercepted: u16,
        stopped: u16,
        hits: u16,
        ships_lost: u16,
        landing_ships_lost: u16,
    },
    /// Troops put ashore.
    Landed { zone: u8, ships: u16, battalions: u16, by_air: u16 },
    /// The fight in a zone.
    GroundFought { zone: u8, red: u16, supplied: u16, blue: u16, pace: u16, area_gained: u16, red_lost: u16, blue_lost: u16 },
    /// Reinforcements reached a zone.
    Reinforced { zone: u8, battalions: u16 },
    /// The war ended.
    Ended { outcome: Outcome },
}

/// Where events of a war go.
pub trait WarSink {
    /// Takes an event that has just been applied.
    fn record(&mut self, event: WarEvent);
}

impl WarSink for Vec<WarEvent> {
    fn record(&mut self, event: WarEvent) {
        self.push(event);
    }
}

/// Throws events away.
pub struct WarDiscard;

impl WarSink for WarDiscard {
    fn record(&mut self, _: WarEvent) {}
}
