//! What happens on the crisis clock.

use serde::{Deserialize, Serialize};

use super::entry::entries;
use super::facts::{Audience, Bearing, Concerned, EventEntry, EventSpot, Facts, Subject, Told, WarBearing, detail, headline};
use crate::catalog::NationId;
use crate::rules::vocab::crisis::{Call, Crisis};
use crate::rules::vocab::note::Note;
use crate::rules::vocab::war::event::WarEvent;
use crate::rules::vocab::war::state::War;
use crate::rules::vocab::war::{Basing, Outcome};

entries! {
    /// What happened on the crisis clock.
    WarNews;

    /// A war, its calendar, who fights in it, and how it ends.
    War: War {
        /// A war begins, with the state that it starts from; the White Cell's alone.
        Began { crisis: Box<Crisis> } for WhiteCell, detail().decision();
        /// War breaks out, and these fight from its first turn on.
        BrokeOut { at_war: Vec<NationId> } for Everybody, headline().grave().of(at_war).matters(500).decision().bears(Bearing::Everybody);
        /// The level's calendar goes on after a war.
        Resumed { began_turn: u16, turns: u16 } for Everybody, headline().decision();
        /// A nation decided to fight, from this turn of the war on.
        Decided { nation: NationId, from_turn: u8 }
            for Everybody, headline().grave().of(&[*nation]).matters(350).decision().bears(Bearing::War(WarBearing::Enters(*nation)));
        /// A host decided what others may do from its bases, from this turn of the war on.
        Allowed { host: NationId, basing: Basing, from_turn: u8 }
            for Everybody, headline().of(&[*host]).matters(200).decision().bears(Bearing::War(WarBearing::Grants(*host)));
        /// Whether U.S. bombers may strike bases in China; its own seat's.
        MainlandRule { nation: NationId, allowed: bool } for Nations(vec![*nation]), detail().grave().of(&[*nation]).decision();
        /// Whether Beijing spares a host's soil while that does not fight; its own seat's.
        SpareRule { nation: NationId, host: NationId, spared: bool }
            for Nations(vec![*nation]), detail().grave().of(&[*nation]).decision();
        /// What a phase did.
        Fought { event: WarEvent }
            for Fought(event.clone()), headline().grave().matters(weight(event)).bears(Bearing::War(WarBearing::Fought(event.clone())));
        /// What those saw of it who may not know its inputs: numbers that are hidden are 0.
        Seen { event: WarEvent }
            for Seen(event.clone()), headline().grave().matters(weight(event)).bears(Bearing::War(WarBearing::Fought(event.clone())));
        /// The counts after the turn; the White Cell's alone.
        Counted { war: Box<War> } for WhiteCell, detail().decision();
        /// An obligation falls due because of the war.
        Called { call: Call }
            for Everybody, Facts { spot: call.place.map(EventSpot::Place), ..headline().grave() }.of(&[call.obligor, call.beneficiary]).matters(220)
                .decision().bears(Bearing::War(WarBearing::AgainstBeijing));
        /// It was kept, or not.
        Answered { index: u16, kept: bool }
            for Everybody, headline().good(*kept).among(Concerned::Call(*index)).matters(if *kept { 220 } else { 350 }).decision()
                .bears(Bearing::War(WarBearing::Beijing(!*kept)));
        /// A party agrees to a note; those concerned learn of it.
        Agreed { nation: NationId, note: Note, turn: u8 } for Note(*note), headline().calm().of(&[*nation]).matters(180).decision();
        /// A team recommends rung 7 or 8.
        Recommended { nation: NationId, rung: u8, followed: bool }
            for Recommendation(*nation, *followed), headline().grave().of(&[*nation]).matters(200).decision().bears(Bearing::Told);
        /// A nation fights no longer.
        Withdrew { nation: NationId }
            for Everybody, headline().grave().of(&[*nation]).matters(350).decision().bears(Bearing::War(WarBearing::Leaves(*nation)));
        /// The war ended: by a note, or where it stood.
        Ended { outcome: Outcome, note: Option<Note> }
            for Everybody, headline().matters(600).decision()
                .bears(Bearing::War(WarBearing::Beijing(matches!(outcome, Outcome::ChineseVictory | Outcome::StalemateToward))));
    }
}

/// How much what a phase did weighs in a story; 0 is never told by itself. Assumed, as the other weights are.
fn weight(event: &WarEvent) -> u32 {
    match event {
        WarEvent::Ended { .. } => 600,
        WarEvent::Entered { attacked: true, .. } => 400,
        // Told by the decision.
        WarEvent::Entered { attacked: false, .. } => 0,
        WarEvent::BaseStruck { aircraft_lost, .. } => u32::from(*aircraft_lost) * 6,
        WarEvent::SalvoFired { ships_lost, .. } => u32::from(*ships_lost) * 12,
        WarEvent::Warned { .. } => 150,
        WarEvent::Landed { .. } => 100,
        WarEvent::GroundFought { area_gained, .. } => u32::from(*area_gained) / 8,
        WarEvent::SubmarinesStruck { landing_ships, escorts, .. } => (u32::from(*landing_ships) + u32::from(*escorts)) * 12,
        WarEvent::RedSubmarinesStruck { ships, .. } => u32::from(*ships) * 12,
        WarEvent::AirFought { red_lost, blue_lost, .. } => (u32::from(*red_lost) + u32::from(*blue_lost)) * 2,
        WarEvent::MinesStruck { .. } | WarEvent::Reinforced { .. } | WarEvent::Rebased { .. } => 0,
    }
}
