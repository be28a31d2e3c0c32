//! Why something was refused, in words: what was wrong, and what would be legal instead.

use crate::catalog::plain::code_point;
use crate::catalog::quantity::Km;
use crate::catalog::quantity::Thousandths;
use crate::catalog::{Act, AgreementStatus, Domain, GoodId, NationId, PlaceId, ProgrammeId};
use crate::report::words::{Words, kinds};
use crate::rules::models::war::Party;
use crate::rules::order::CounterKind;
use crate::rules::phases::agreement::Instrument;
use crate::rules::scenario::Clock;
use crate::rules::vocab::error::{Already, Obstacle, Refusal, TextProblem, WarRefusal, What};
use crate::rules::vocab::ids::{AgreementId, FeatureId, ForceId, SeatId};
use crate::words::keys::refusals;
use crate::words::{Label, Phrase};

/// The most things that a refusal lists.
const MOST: usize = 6;

impl Words<'_> {
    /// Why something was refused.
    pub fn refusal(&self, refusal: &Refusal) -> String {
        self.say(self.refusal_phrase(refusal))
    }

    #[expect(clippy::too_many_lines, reason = "one arm a refusal: a list of sentences, not logic")]
    pub(crate) fn refusal_phrase(&self, refusal: &Refusal) -> Phrase {
        match refusal {
            Refusal::Over => refusals::OVER.into(),
            Refusal::Sealed => refusals::SEALED.into(),
            Refusal::WhiteCellOnly | Refusal::OnlyFor { .. } => refusals::Plain { text: refusal.to_string() }.into(),
            Refusal::NotYourNation { nation } => refusals::NotYourNation { who: *nation }.into(),
            Refusal::NoSuchForce { force } => match self.game.forces.get(force) {
                Some(known) => refusals::CannotTakeOrder { force: known.name.to_string() }.into(),
                None => refusals::NO_SUCH_FORCE.into(),
            },
            Refusal::NotYourForce { force } => refusals::NotYourForce { force: *force }.into(),
            Refusal::ForceFixed { force } => refusals::ForceFixed { force: *force }.into(),
            Refusal::AlreadyOrdered { force } => refusals::AlreadyOrdered { force: *force }.into(),
            Refusal::NoStaffActions { limit } => refusals::NoStaffActions { limit: u64::from(*limit) }.into(),
            Refusal::NoSuch { what } => self.missing(*what),
            Refusal::BrokenRoute { .. } => refusals::BROKEN_ROUTE.into(),
            Refusal::Impassable { by, .. } => match by {
                Obstacle::Land => refusals::LAND_IN_THE_WAY.into(),
                Obstacle::Sea => refusals::SEA_IN_THE_WAY.into(),
                Obstacle::Shallow => refusals::TOO_SHALLOW.into(),
                Obstacle::ForeignLand(owner) => refusals::ForeignLand { who: *owner }.into(),
            },
            Refusal::Unreachable => refusals::UNREACHABLE.into(),
            Refusal::OutOfRange { needed_km, limit_km: Km(0) } => refusals::NeedsBase { km: u64::from(*needed_km) }.into(),
            Refusal::OutOfRange { needed_km, limit_km } => refusals::TooFar { km: u64::from(*needed_km), limit: u64::from(*limit_km) }.into(),
            Refusal::EnduranceSpent { hours_out, limit_hours } => {
                refusals::EnduranceSpent { out: (*hours_out).into(), limit: (*limit_hours).into() }.into()
            }
            Refusal::NoPermission { host, place, operation: wanted } => {
                refusals::NoPermission { who: *host, operation: kinds::operation(*wanted).into(), place: *place }.into()
            }
            Refusal::MustConsult { host, agreement, turns, .. } => {
                let asked = self.game.consultations.iter().any(|asked| asked.granted.is_none() && asked.host == *host);
                refusals::MustConsult { who: *host, agreement: *agreement, turns: u64::from(*turns), asked }.into()
            }
            Refusal::AboveCeiling { act: wanted, ceiling } => {
                refusals::AboveCeiling { act: kinds::act(*wanted).into(), ceiling: kinds::act(*ceiling).into() }.into()
            }
            Refusal::CannotDo { force, act: wanted } => self.cannot(*force, *wanted),
            Refusal::BadOpponent => {
                let all: Vec<NationId> = self.scenario.nations_present().collect();
                refusals::BadOpponent { all: some(&all, |&who| refusals::Nation { who }.into()) }.into()
            }
            Refusal::NothingToPublish => refusals::NOTHING_TO_PUBLISH.into(),
            Refusal::TooLittleCapital { needed, have } => refusals::TooLittleCapital { needed: i64::from(*needed), have: i64::from(*have) }.into(),
            Refusal::TooLittleBudget { needed, have } => refusals::TooLittleBudget { needed: i64::from(*needed), have: i64::from(*have) }.into(),
            Refusal::TooManyOffers { to, limit } => refusals::TooManyOffers { who: *to, offers: u64::from(*limit) }.into(),
            Refusal::NotOnOffer => refusals::NOT_ON_OFFER.into(),
            Refusal::BadText { problem } => self.text_problem(*problem),
            Refusal::EmptyText => refusals::EMPTY_TEXT.into(),
            Refusal::HiddenSign { sign } => refusals::HiddenSign { sign: code_point(*sign) }.into(),
            Refusal::TooLarge { what: What::Stock, limit: 0 } => refusals::NO_SUCH_MUNITIONS.into(),
            Refusal::TooLarge { what: What::Stock, limit } => refusals::TooManyMunitions { limit: u64::from(*limit) }.into(),
            Refusal::TooLarge { what: What::Text, limit } => refusals::TextTooLong { limit: u64::from(*limit) }.into(),
            Refusal::TooLarge { limit, .. } => refusals::ListTooLong { limit: u64::from(*limit) }.into(),
            Refusal::Duplicate { what } => already(*what).into(),
            Refusal::NeedsReason => refusals::NEEDS_REASON.into(),
            Refusal::NeedsForceThere { feature } => refusals::NeedsForceThere { place: *feature }.into(),
            Refusal::NoTreaty { ally } => refusals::NoTreaty { who: *ally }.into(),
            Refusal::NotAllSealed => {
                let open = self.game.seats.iter().enumerate().filter(|(_, seat)| !seat.sealed);
                let open: Vec<SeatId> = open.map(|(index, _)| SeatId(index as u8)).collect();
                refusals::NotAllSealed { open: some(&open, |&team| refusals::Team { team }.into()) }.into()
            }
            Refusal::WrongClock if self.scenario.clock == Clock::Competition => refusals::WAITS_FOR_WAR.into(),
            Refusal::WrongClock => refusals::WrongClock { length: self.scenario.turn_hours.into() }.into(),
            Refusal::NotExposed { nation, good } => self.not_exposed(*nation, *good),
            Refusal::NoLever { nation } => {
                let own = self.scenario.catalog.goods.iter().enumerate().filter(|(_, good)| good.by == *nation);
                let own: Vec<GoodId> = own.map(|(index, _)| GoodId(index as u16)).collect();
                refusals::NoLever { who: *nation, goods: some(&own, |&good| refusals::Good { good }.into()) }.into()
            }
            Refusal::NotItsProgramme { nation } => {
                let own = self.scenario.catalog.programmes.iter().enumerate().filter(|(_, programme)| programme.nation == *nation);
                let own: Vec<ProgrammeId> = own.map(|(index, _)| ProgrammeId(index as u16)).collect();
                refusals::NotItsProgramme { who: *nation, programmes: some(&own, |&programme| refusals::Programme { programme }.into()) }.into()
            }
            Refusal::NotBound { nation, agreement } => {
                let bound = |id: &AgreementId| {
                    self.game.agreement(*id).is_some_and(|known| {
                        known.status == AgreementStatus::InForce && known.ends_turn.is_none() && known.text.parties.contains(nation)
                    })
                };
                let all: Vec<AgreementId> = (0..self.game.agreements.len()).map(|index| AgreementId(index as u16)).filter(bound).collect();
                let others = some(&all, |&agreement| refusals::Agreement { agreement }.into());
                refusals::NotBound { who: *nation, agreement: *agreement, others }.into()
            }
            Refusal::WrongStatus { agreement, from, to } => {
                let next: Vec<AgreementStatus> = AgreementStatus::ALL.into_iter().filter(|&next| from.may_become(next)).collect();
                let next = some(&next, |&next| kinds::status(next).into());
                let (from, to) = (kinds::status(*from).into(), kinds::status(*to).into());
                refusals::WrongStatus { agreement: *agreement, from, to, next }.into()
            }
            Refusal::WrongRung => refusals::WRONG_RUNG.into(),
            Refusal::OnlyByInject => refusals::ONLY_BY_INJECT.into(),
            Refusal::WrongLastTurn { from, to } => refusals::WrongLastTurn { from: u64::from(*from), to: u64::from(*to) }.into(),
            Refusal::WrongPlace { place, force } => self.wrong_place(*place, *force),
            Refusal::NoHostThere { place } => refusals::NoHostThere { place: *place }.into(),
            Refusal::WrongPartners { most } => refusals::WrongPartners { most: u64::from(*most) }.into(),
            Refusal::WrongHulls { most } => refusals::WrongHulls { most: u64::from(*most) }.into(),
            Refusal::NoElection { nation } => refusals::NoElection { who: *nation }.into(),
            Refusal::NothingToCounter { nation, kind } => self.nothing_to_counter(*nation, *kind),
            Refusal::NotCourted { nation } => {
                let courted = |nation: &NationId| self.scenario.nations[nation.index()].alignment.is_some();
                let courted: Vec<NationId> = self.scenario.nations_present().filter(courted).collect();
                refusals::NotCourted { who: *nation, others: some(&courted, |&who| refusals::Nation { who }.into()) }.into()
            }
            Refusal::NoLegalBasis { guest, host } => refusals::NoLegalBasis { guest: *guest, host: *host }.into(),
            Refusal::NotAssured { place } => refusals::NotAssured { place: *place }.into(),
            Refusal::NotRatifying => refusals::NOT_RATIFYING.into(),
            Refusal::War(why) => self.war_refusal(*why),
            Refusal::Quarantine(why) => Self::quarantine_refusal(*why),
        }
    }

    fn missing(&self, what: What) -> Phrase {
        match what {
            What::Seat => {
                let seats: Vec<SeatId> = (0..self.scenario.seats.len()).map(|index| SeatId(index as u8)).collect();
                refusals::NoSuchSeat { others: some(&seats, |&team| refusals::Team { team }.into()) }.into()
            }
            What::Nation => {
                let all: Vec<NationId> = self.scenario.nations_present().collect();
                refusals::NoSuchNation { others: some(&all, |&who| refusals::Nation { who }.into()) }.into()
            }
            What::Feature => {
                let all: Vec<FeatureId> = self.scenario.features().map(|(id, _)| id).collect();
                refusals::NoSuchFeature { others: some(&all, |&place| refusals::Feature { place }.into()) }.into()
            }
            What::Place => refusals::NO_SUCH_PLACE.into(),
            What::Cell => refusals::NO_SUCH_CELL.into(),
            What::Agreement => refusals::NO_SUCH_AGREEMENT.into(),
            What::Proposal => refusals::NO_SUCH_OFFER.into(),
            What::Choice => refusals::NO_SUCH_CHOICE.into(),
            What::Order => refusals::NO_SUCH_ORDER.into(),
            What::Obligation => refusals::NO_SUCH_OBLIGATION.into(),
            What::Inject => refusals::NO_SUCH_INJECT.into(),
            What::Turn => refusals::NoSuchTurn { turn: u64::from(self.game.turn) }.into(),
            What::Text => refusals::NO_SUCH_TEXT.into(),
            What::List => refusals::NO_SUCH_LIST.into(),
            What::Good => refusals::NO_SUCH_GOOD.into(),
            What::Programme => refusals::NO_SUCH_PROGRAMME.into(),
            What::Stock => refusals::NO_SUCH_STOCK.into(),
            What::Permission => refusals::NO_SUCH_PERMISSION.into(),
        }
    }

    fn cannot(&self, force: ForceId, wanted: Act) -> Phrase {
        let act = kinds::act(wanted).into();
        let kind = self.game.forces.get(&force).map(|known| self.scenario.catalog.force_type(known.kind));
        let Some(kind) = kind else { return refusals::Cannot { force, act }.into() };
        if kind.acts.contains(&wanted) {
            return refusals::CannotThere { force, act }.into();
        }
        refusals::CannotBut { force, act, others: some(&kind.acts, |&can| kinds::act(can).into()) }.into()
    }

    fn wrong_place(&self, place: PlaceId, force: ForceId) -> Phrase {
        let needs = self.game.forces.get(&force).map(|known| match self.scenario.catalog.force_type(known.kind).domain {
            Domain::Air => refusals::Needs::AirBase,
            Domain::Surface | Domain::Subsurface => refusals::Needs::Port,
            Domain::Land => refusals::Needs::Land,
        });
        refusals::WrongPlace { place, force, needs: needs.unwrap_or(refusals::Needs::Another) }.into()
    }

    fn not_exposed(&self, nation: NationId, good: GoodId) -> Phrase {
        let exposed = self.scenario.catalog.goods.get(good.index()).map(|good| good.exposure.iter().map(|&(nation, _)| nation).collect::<Vec<_>>());
        let present: Vec<NationId> = exposed.unwrap_or_default().into_iter().filter(|other| self.scenario.nations[other.index()].present).collect();
        refusals::NotExposed { who: nation, good, others: some(&present, |&who| refusals::Nation { who }.into()) }.into()
    }

    fn nothing_to_counter(&self, nation: NationId, kind: CounterKind) -> Phrase {
        match kind {
            CounterKind::PreBunk => refusals::NothingToWarnOf { who: nation }.into(),
            CounterKind::Attribute => refusals::NothingToAttribute { who: nation }.into(),
            CounterKind::Divert(good) => {
                let pressed = self.game.competition.coercions.iter().filter(|c| c.target == nation && c.wear < Thousandths(1000));
                let pressed: Vec<GoodId> = pressed.map(|c| c.good).collect();
                refusals::NothingToDivert { who: nation, good, others: some(&pressed, |&good| refusals::Good { good }.into()) }.into()
            }
        }
    }

    fn text_problem(&self, problem: TextProblem) -> Phrase {
        match problem {
            TextProblem::Empty => refusals::TEXT_NO_CLAUSE.into(),
            TextProblem::Parties => refusals::TEXT_PARTIES.into(),
            TextProblem::WithItself(nation) => refusals::TextWithItself { who: nation }.into(),
            TextProblem::NotAParty(nation) => refusals::TextNotAParty { who: nation }.into(),
            TextProblem::NotTheirsToGrant(nation) => refusals::TextNotTheirs { who: nation }.into(),
            TextProblem::WrongInstrument => refusals::TextWrongInstrument { strength: kinds::instrument(Instrument::Treaty).into() }.into(),
            TextProblem::AlreadyExpired => refusals::TextExpired { turn: u64::from(self.game.turn) }.into(),
            TextProblem::Excluded(nation) => refusals::TextExcluded { who: nation }.into(),
            TextProblem::BadRevision => refusals::TEXT_BAD_REVISION.into(),
        }
    }

    /// Why an order of the crisis clock was refused.
    fn war_refusal(&self, why: WarRefusal) -> Phrase {
        match why {
            WarRefusal::NoWar => refusals::NO_WAR.into(),
            WarRefusal::NotInLevel => refusals::NOT_IN_LEVEL.into(),
            WarRefusal::UnderWay => refusals::UNDER_WAY.into(),
            WarRefusal::NoInvasion { nation } => refusals::NoInvasion { who: nation }.into(),
            WarRefusal::NoRule { nation } => refusals::NoRule { who: nation }.into(),
            WarRefusal::NoPart { nation } => refusals::NoPart { who: nation }.into(),
            WarRefusal::NoTaskForce { nation } => refusals::NoTaskForce { who: nation }.into(),
            WarRefusal::WrongMission => refusals::WRONG_MISSION.into(),
            WarRefusal::NoBeach => {
                let zones = self.war().map(|setup| {
                    setup
                        .arena
                        .zones
                        .iter()
                        .enumerate()
                        .filter(|(_, zone)| zone.beaches_permille > Thousandths::NONE)
                        .map(|(at, _)| at as u8)
                        .collect()
                });
                let zones: Vec<u8> = zones.unwrap_or_default();
                refusals::NoBeach { zones: some(&zones, |&zone| refusals::Zone { zone: self.zone(zone) }.into()) }.into()
            }
            WarRefusal::OutOfReach => refusals::OUT_OF_REACH.into(),
            WarRefusal::NoTarget => refusals::NO_TARGET.into(),
            WarRefusal::Spared => refusals::SPARED.into(),
            WarRefusal::NothingThere { place } => refusals::NothingThere { place }.into(),
            WarRefusal::NoBase { place } => refusals::NoBase { place }.into(),
            WarRefusal::NoLeave { place } => refusals::NoLeave { place }.into(),
            WarRefusal::NoRoom { place, room } => refusals::NoRoom { place, room: u64::from(room) }.into(),
            WarRefusal::NoHost { nation } => refusals::NoHost { who: nation }.into(),
            WarRefusal::Agreed { nation } => refusals::Agreed { who: nation }.into(),
            WarRefusal::Fights { nation } => refusals::Fights { who: nation }.into(),
            WarRefusal::NotConcerned { note } => {
                let parties: Vec<Party> = Party::ALL.into_iter().filter(|&party| note.concerns(party)).collect();
                let others = some(&parties, |&party| refusals::Named { name: self.party(party) }.into());
                refusals::NotConcerned { note: kinds::note(note).into(), others }.into()
            }
            WarRefusal::NotNuclear => refusals::NOT_NUCLEAR.into(),
            WarRefusal::InTaskForce { force } => refusals::InTaskForce { force }.into(),
        }
    }
}

/// Several things, the first of them if there are many; or none.
fn some<T>(items: &[T], name: impl Fn(&T) -> Phrase) -> Phrase {
    if items.is_empty() {
        return refusals::NONE.into();
    }
    let mut named: Vec<Phrase> = items.iter().take(MOST).map(name).collect();
    if items.len() > MOST {
        named.push(refusals::MoreOthers { more: (items.len() - MOST) as u64 }.into());
    }
    refusals::Several { named }.into()
}

/// What stands already, and what could be done instead.
fn already(what: Already) -> Label {
    match what {
        Already::Ordered => refusals::ALREADY_ORDERED_SO,
        Already::Open => refusals::ALREADY_OPEN,
        Already::Idle => refusals::ALREADY_IDLE,
        Already::Pressed => refusals::ALREADY_PRESSED,
        Already::NotPressed => refusals::ALREADY_NOT_PRESSED,
        Already::Warned => refusals::ALREADY_WARNED,
        Already::Built => refusals::ALREADY_BUILT,
        Already::Begun => refusals::ALREADY_BEGUN,
        Already::Planned => refusals::ALREADY_PLANNED,
        Already::Followed => refusals::ALREADY_FOLLOWED,
        Already::NotFollowed => refusals::ALREADY_NOT_FOLLOWED,
        Already::Based => refusals::ALREADY_BASED,
        Already::Ruled => refusals::ALREADY_RULED,
        Already::Offered => refusals::ALREADY_OFFERED,
        Already::Asked => refusals::ALREADY_ASKED,
        Already::Played => refusals::ALREADY_PLAYED,
        Already::Seated => refusals::ALREADY_SEATED,
    }
}
