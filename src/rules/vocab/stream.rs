//! Streams of chance, named by what they decide.
//!
//! Each kind of decision has a pinned number, and so has whatever it is for. A number is never reused or moved: a game that was played once
//! draws the same again. Whoever adds a stream takes a number that stands nowhere in [`Stream::pinned`].

use crate::catalog::{Act, NationId};
use crate::rules::vocab::competition::InfluenceKind;
use crate::rules::vocab::ids::{AgreementId, FeatureId, ForceId, ProposalId, SeatId};
use crate::rules::vocab::order::SignalKind;
use crate::rules::vocab::quarantine::MerchantCargo;

/// What a stream of chance decides, and for whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stream {
    /// The numbers that a hidden force may bear; `slug` is a hash of its short name.
    ForceNumber {
        /// The hash.
        slug: u64,
    },
    /// What happens where two sides meet at a feature.
    Encounter(Meeting),
    /// Whether a crew at close quarters goes further than it was told.
    Contact(Meeting),
    /// How a signal is read by its receiver.
    Signal {
        /// Who signals.
        from: NationId,
        /// To whom.
        to: NationId,
        /// What.
        kind: SignalKind,
    },
    /// Whether one nation finds a hidden force.
    Detection {
        /// The force.
        force: ForceId,
        /// Who looks.
        nation: NationId,
    },
    /// Whether the author of an information operation is found.
    Attribution {
        /// The author.
        by: NationId,
        /// Who was aimed at.
        target: NationId,
        /// The turn in which it began.
        begun: u16,
        /// What kind.
        kind: InfluenceKind,
    },
    /// How a parliament votes on a treaty.
    Ratification {
        /// The treaty.
        agreement: AgreementId,
        /// Whose parliament.
        nation: NationId,
    },
    /// How an election goes; its place among the level's.
    Election(u16),
    /// What comes of harassment in the air or at sea.
    Harassment {
        /// Where.
        feature: FeatureId,
        /// Who harasses.
        nation: NationId,
        /// Whom.
        target: NationId,
    },
    /// What is cut on the seabed in a quarantine.
    Undersea,
    /// What comes of ships with a cargo that meet a cordon.
    Cordon(MerchantCargo),
    /// What comes of a nation's convoy.
    Convoy(NationId),
    /// The fighting of a phase of the operational model; the phase's own pinned number.
    War {
        /// Its number, 1 or more.
        phase: u8,
    },
    /// What analysts read of a war that is imagined.
    Estimate,
    /// One uncertain thing in an imagined war.
    Imagined {
        /// Which war.
        number: u32,
        /// Which thing, below 256.
        what: u8,
    },
    /// What a study draws for a number over its credible range.
    Sampled {
        /// Which game.
        number: u32,
        /// Which number, below 65,536.
        what: u16,
    },
    /// The orders of a computer's team.
    Orders(SeatId),
    /// The offers of a computer's team.
    Bargain(SeatId),
    /// How much risk a computer's team takes.
    Temper(SeatId),
    /// What a computer answers to an offer; `instrument` is its number, 0 to 2, so that asking again rolls nothing again.
    Answer {
        /// Who answers.
        nation: NationId,
        /// Who offered.
        from: NationId,
        /// 0 a declaration, 1 an arrangement, 2 a treaty.
        instrument: u8,
    },
    /// What a computer's host says when it is consulted.
    Consulted {
        /// The host.
        host: NationId,
        /// Who asks.
        guest: NationId,
        /// By which clause.
        clause: u16,
    },
    /// Whatever a test or a bench draws.
    Test(u64),
    /// The orders of a player by lot.
    LotOrders(SeatId),
    /// The offers of a player by lot.
    LotOffers(SeatId),
    /// The answer of a player by lot.
    LotAnswer {
        /// Who answers.
        nation: NationId,
        /// Which offer.
        proposal: ProposalId,
    },
    /// What a host by lot says when it is consulted.
    LotConsulted {
        /// The host.
        host: NationId,
        /// Who asks.
        guest: NationId,
        /// By which clause.
        clause: u16,
        /// Of which agreement.
        agreement: AgreementId,
    },
}

/// Two sides that meet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Meeting {
    /// Where.
    pub feature: FeatureId,
    /// Who acts.
    pub nation: NationId,
    /// What it does.
    pub act: Act,
    /// Who stands in its way.
    pub opponent: NationId,
}

impl Stream {
    /// Its pinned name: the number of what is decided, and that of what it is decided for.
    pub(super) fn pinned(self) -> (u32, u64) {
        let nation = |id: NationId| u64::from(id.0);
        match self {
            Stream::ForceNumber { slug } => (1, slug),
            Stream::Encounter(meeting) => (2, meeting.pinned()),
            Stream::Signal { from, to, kind } => (3, nation(from) << 16 | low(to) << 8 | kind as u64 | high(to) << 48),
            Stream::Answer { nation: by, from, instrument } => (4, nation(by) << 32 | nation(from) << 16 | u64::from(instrument)),
            Stream::Consulted { host, guest, clause } => (4, nation(host) << 32 | nation(guest) << 16 | 0x8000 | u64::from(clause)),
            Stream::LotAnswer { nation: by, proposal } => (4, 9_200 + nation(by) + (u64::from(proposal.0) << 16)),
            Stream::LotConsulted { host, guest, clause, agreement } => {
                (4, 9_300 + nation(host) + (nation(guest) << 16) + (u64::from(clause) << 32) + (u64::from(agreement.0) << 48))
            }
            Stream::Orders(seat) => (5, u64::from(seat.0)),
            Stream::Bargain(seat) => (5, 1_000 + u64::from(seat.0)),
            Stream::Temper(seat) => (5, 7_000 + u64::from(seat.0)),
            Stream::LotOrders(seat) => (5, 9_000 + u64::from(seat.0)),
            Stream::LotOffers(seat) => (5, 9_100 + u64::from(seat.0)),
            // Tests have drawn from here since before streams had names.
            Stream::Test(subject) => (5, subject),
            Stream::Detection { force, nation: by } => (6, u64::from(force.0) << 16 | nation(by)),
            Stream::Contact(meeting) => (9, meeting.pinned()),
            Stream::War { phase } => (11, u64::from(phase)),
            Stream::Imagined { number, what } => (12, u64::from(number) << 8 | u64::from(what)),
            Stream::Estimate => (12, 1 << 40),
            Stream::Sampled { number, what } => (13, u64::from(number) << 16 | u64::from(what)),
            Stream::Attribution { by, target, begun, kind } => (21, nation(by) << 32 | nation(target) << 16 | u64::from(begun) << 2 | kind as u64),
            Stream::Ratification { agreement, nation: by } => (22, u64::from(agreement.0) << 16 | nation(by)),
            Stream::Election(index) => (23, u64::from(index)),
            Stream::Harassment { feature, nation: by, target } => (24, u64::from(feature.0) << 32 | nation(by) << 16 | nation(target)),
            Stream::Undersea => (25, 1),
            Stream::Cordon(cargo) => (25, 10 + cargo.index() as u64),
            Stream::Convoy(by) => (25, 100 + nation(by)),
        }
    }
}

impl Meeting {
    fn pinned(self) -> u64 {
        u64::from(self.feature.0) << 32 | u64::from(self.nation.0) << 16 | (self.act as u64) << 8 | low(self.opponent) | high(self.opponent) << 48
    }
}

/// The part of a nation's number for which streams once had room.
fn low(nation: NationId) -> u64 {
    u64::from(nation.0 & 0xff)
}

/// The rest of it: 0 for the first 256 nations.
fn high(nation: NationId) -> u64 {
    u64::from(nation.0 >> 8)
}

#[cfg(test)]
mod tests {
    use super::*;

    const MEETING: Meeting = Meeting { feature: FeatureId(3), nation: NationId(4), act: Act::Ram, opponent: NationId(5) };

    #[test]
    fn what_a_played_game_drew_from_is_pinned() {
        // Whoever moves a number plays every saved game anew: these stand as they were when they were first written down.
        assert_eq!(Stream::Encounter(MEETING).pinned(), (2, 3 << 32 | 4 << 16 | 13 << 8 | 5));
        assert_eq!(Stream::Signal { from: NationId(2), to: NationId(4), kind: SignalKind::Notice }.pinned(), (3, 2 << 16 | 4 << 8 | 3));
        let attributed = Stream::Attribution { by: NationId(4), target: NationId(3), begun: 7, kind: InfluenceKind::Rhetoric };
        assert_eq!(attributed.pinned(), (21, 4 << 32 | 3 << 16 | 7 << 2 | 2));
        assert_eq!(Stream::Cordon(MerchantCargo::Goods).pinned(), (25, 13));
    }

    #[test]
    fn a_nation_beyond_the_256th_draws_from_a_stream_of_its_own() {
        let against = |opponent| Stream::Encounter(Meeting { opponent: NationId(opponent), ..MEETING }).pinned();
        assert_ne!(against(5), against(5 + 256));
        let to = |to| Stream::Signal { from: NationId(1), to: NationId(to), kind: SignalKind::Warn }.pinned();
        assert_ne!(to(4), to(4 + 256));
    }
}
