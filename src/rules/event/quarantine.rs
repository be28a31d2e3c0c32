//! What happens in a quarantine.

use serde::{Deserialize, Serialize};

use super::entry::entries;
use super::facts::{Audience, Bearing, EventEntry, Facts, Subject, Told, WarBearing, detail, headline, line};
use crate::catalog::NationId;
use crate::catalog::quantity::{Hours, Thousandths};
use crate::rules::vocab::order::quarantine::QuarantineOrder;
use crate::rules::vocab::parameter::Param;
use crate::rules::vocab::quarantine::{Crews, Ending, Guard, MerchantCargo, Quarantine};

/// Electricity, in permille of what is wanted, under which its lack is grave.
const DARK: Thousandths = Thousandths(900);
/// Electricity, in permille of what is wanted, under which a story tells of it. Assumed.
const VERY_DARK: Thousandths = Thousandths(800);

entries! {
    /// What happened in a quarantine.
    QuarantineNews;

    /// A week of a quarantine: all of it is public.
    Quarantine: War {
        /// A government changed what it does.
        Decided { order: QuarantineOrder } for Everybody, headline().of(&[order.nation()]).matters(100);
        /// Ships that came alone met the cordon.
        Met { came: u32, bowed: u32, turned_back: u32, seized: u32, hulls: u32 }
            for Everybody, headline().good(came.saturating_sub(turned_back + seized) * 2 > *came).matters(40 + seized * 4)
                .bears(Bearing::War(WarBearing::Island(*turned_back + *seized == 0)))
                .reads(&[
                    Param::HullStops,
                    Param::PassHeldFuel,
                    Param::PassHeldGoods,
                    Param::PassTightFuel,
                    Param::PassTightGoods,
                    Param::SeizeChance,
                ]);
        /// A convoy met it.
        Convoyed { nation: NationId, ships: u32, seized: u32, passed: bool, crews: Crews, guard: Guard, chance: Thousandths, drawn: Thousandths }
            for Everybody, headline().good(*passed).of(&[*nation]).matters(if *passed { 120 } else { 140 + ships })
                .bears(Bearing::War(WarBearing::Island(*passed)))
                .reads(&[
                    Param::ConvoyFar,
                    Param::ConvoyForward,
                    Param::ConvoyBlock,
                    Param::ConvoyBoard,
                    Param::ConvoyFire,
                    Param::GuardShoulder,
                    Param::GuardFire,
                ]);
        /// A cutter was lost in a collision with an escort.
        Collided { nation: NationId }
            for Everybody, headline().grave().of(&[*nation]).matters(130).bears(Bearing::War(WarBearing::Island(true))).reads(&[Param::CollisionChance]);
        /// Shots were exchanged.
        Fired { nation: NationId, cutters: u16, warship: bool }
            for Everybody, headline().grave().of(&[*nation]).matters(if *warship { 450 } else { 250 + u32::from(*cutters) })
                .bears(Bearing::Everybody).reads(&[Param::ShotsBoard, Param::ShotsFire, Param::CuttersLostMost, Param::WarshipLost]);
        /// War follows.
        BecameWar { nation: NationId }
            for Everybody, headline().grave().of(&[*nation]).matters(500).bears(Bearing::Everybody)
                .reads(&[Param::WarAfterLoss, Param::WarAfterShots]);
        /// Merchants were sunk by mines and submarines.
        Sunk { alone: u32, in_convoy: u32, mines: bool, submarines: bool }
            for Everybody, headline().grave().matters((alone + in_convoy) * 12).bears(Bearing::War(WarBearing::Island(false)))
                .reads(&[Param::SubAlone, Param::SubConvoy, Param::MineAlone, Param::MineConvoy]);
        /// What was landed and burnt: ships landed by cargo, electricity and goods in permille of what is wanted, hours left by cargo.
        Supplied { landed: [u32; MerchantCargo::COUNT], power: Thousandths, stock_hours: [Hours; MerchantCargo::COUNT], goods_met: Thousandths }
            for Everybody, if *power < DARK { headline().grave().bears(Bearing::War(WarBearing::Island(false))) } else { headline() }
                .matters(u32::from(*power < VERY_DARK) * 150)
                .reads(&[
                    Param::PowerGas,
                    Param::PowerCoal,
                    Param::PowerOil,
                    Param::StockGas,
                    Param::StockCoal,
                    Param::StockOil,
                    Param::StockGoods,
                    Param::AirliftHours,
                ]);
        /// How the island bears it, permille.
        Endured { endurance: Thousandths, dark: Thousandths, hunger: Thousandths, spirit: Thousandths }
            for Everybody, if *dark + *hunger > *spirit { headline().grave() } else { headline() }
                .reads(&[
                    Param::DarknessDivisor,
                    Param::HungerMost,
                    Param::ConvoySpirit,
                    Param::AirliftSpirit,
                    Param::CalmSpirit,
                    Param::YieldAt,
                ]);
        /// Ships that sail for the week after, by cargo, and the share of owners who dare.
        Sailed { loaded: [u32; MerchantCargo::COUNT], willing: Thousandths }
            for Everybody, line().reads(&[Param::FearCordon, Param::FearTurned, Param::FearSeized, Param::FearSunk, Param::SuretyWorth]);
        /// The counts after the week.
        Counted { quarantine: Box<Quarantine> } for Everybody, detail();
        /// It ended, and not by war.
        Ended { ending: Ending } for Everybody, headline().grave().matters(600).bears(Bearing::War(WarBearing::Island(*ending == Ending::Lifted)));
    }
}
