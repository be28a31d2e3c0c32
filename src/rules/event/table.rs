//! The table of events: a row a kind, by groups. A new event is a row here, an arm in `rules/state/apply` and a sentence in `report`; the
//! compiler asks for both.

use serde::{Deserialize, Serialize};

use super::entry::{entries, grouped_entries};
use super::facts::{
    Audience, Bearing, Concerned, Drift, EventEntry, EventRole, EventSpot, Facts, Fares, Joins, Loss, Subject, Told, detail, headline, line, measured,
};
use super::quarantine::QuarantineNews;
use super::reads;
use super::war::WarNews;
use crate::catalog::quantity::{Hours, Thousandths, Turns};
use crate::catalog::{Act, AgreementStatus, Cargo, EncounterOutcome, GoodId, NationId, PlaceId, ProgrammeId, StockKind, absent};
use crate::geo::CellId;
use crate::rules::vocab::agreement::{Agreement, Answer, Consultation, Due, Proposal};
use crate::rules::vocab::cause::{Driver, Factor, HaltReason};
use crate::rules::vocab::command::Message;
use crate::rules::vocab::competition::{
    BenefitKind, Inducement, InfluenceKind, InformationOperation, PlannedExercise, StandingPolicy, Wearing, Work,
};
use crate::rules::vocab::doubt::Doubt;
use crate::rules::vocab::effect::Effect;
use crate::rules::vocab::error::Refusal;
use crate::rules::vocab::force::Task;
use crate::rules::vocab::ids::{AgreementId, DueId, FeatureId, ForceId, InjectId, NationSet, ProposalId, SeatId, SeatSet};
use crate::rules::vocab::order::{Order, SignalKind};
use crate::rules::vocab::parameter::Param;
use crate::rules::vocab::position::Position;
use crate::rules::vocab::war::Party;

grouped_entries! {
    /// What happened.
    Event;

    /// Before a turn resolves: a team's orders and talk. The log and the state hold them; they are no news.
    Ordering: Messages {
        /// A team gave an order.
        OrderGiven { seat: SeatId, order: Order } for Seat(*seat), detail();
        /// A team took an order back.
        OrderTakenBack { seat: SeatId, index: u16 } for Seat(*seat), detail();
        /// A team is ready for the turn to resolve.
        Sealed { seat: SeatId } for Everybody, detail();
        /// A team is not ready any more.
        Unsealed { seat: SeatId } for Everybody, detail();
        /// A team said how far its forces may go.
        CeilingSet { seat: SeatId, ceiling: Act } for Seat(*seat), detail();
        /// A team guessed Beijing's doubt.
        GuessNoted { seat: SeatId, permille: u16 } for Seat(*seat), detail();
        /// A team or the White Cell wrote to others.
        MessageSent { message: Message }
            for Seats(message.from.map_or(message.to, |from| message.to.union(SeatSet::one(from)))), detail();
    }

    /// Offers, agreements, permissions, commitments, parliaments.
    Bargaining: Agreements {
        /// A nation offered an agreement.
        Proposed { id: ProposalId, proposal: Proposal } for Offer(*id), line();
        /// A nation accepted or refused an offer.
        Answered { id: ProposalId, nation: NationId, answer: Answer }
            for Offer(*id), line().calm_if(*answer == Answer::Accept)
                .bears(Bearing::Answer(*id, *answer == Answer::Accept));
        /// An offer was taken back.
        Withdrawn { id: ProposalId } for Offer(*id), line();
        /// Nobody answered an offer in time.
        ProposalLapsed { id: ProposalId } for Offer(*id), detail();
        /// Nations made an agreement.
        AgreementMade { id: AgreementId, agreement: Agreement }
            for Everybody, headline().calm().of(&agreement.text.parties).matters(250).decision()
                .bears(Bearing::Ties(agreement.text.parties.clone(), Drift::Closer));
        /// An agreement came into force, or lapsed.
        AgreementMoved { id: AgreementId, status: AgreementStatus }
            for Everybody, headline().matters(200).decision().bears(Bearing::Agreement(*id, Drift::closer_if(*status != AgreementStatus::Lapsed)));
        /// An agreement was suspended.
        AgreementSuspended { id: AgreementId, until_turn: u16 }
            for Everybody, line().grave().matters(150).decision().bears(Bearing::Agreement(*id, Drift::Apart)).reads(&[Param::PublicitySuspends]);
        /// A party gave notice of an agreement.
        Denounced { id: AgreementId, by: NationId, ends_turn: u16 }
            for Everybody, headline().grave().matters(300).decision().bears(Bearing::Agreement(*id, Drift::Apart));
        /// A nation asked a host for leave to do what an agreement permits.
        PermissionAsked { consultation: Consultation }
            for Nations(vec![consultation.nation, consultation.host]), line().of(&[consultation.nation, consultation.host]);
        /// A host answered, or let the time pass.
        PermissionAnswered { nation: NationId, agreement: AgreementId, clause: u16, granted: bool }
            for Permission(*nation, *agreement, *clause),
            headline().calm_if(*granted).of(&[*nation]).decision().bears(Bearing::Nation(*nation, Fares::well_if(*granted)));
        /// A party broke what it undertook.
        UndertakingBroken { id: AgreementId, clause: u16, by: NationId }
            for Everybody, headline().grave().of(&[*by]).matters(250).joins(Joins::Anything).decision()
                .bears(Bearing::Breach(*id, *by)).reads(&[Param::CreditBroke]);
        /// A treaty's case of help came.
        ObligationFellDue { id: DueId, due: Due }
            for Everybody, headline().grave().of(&[due.obligor, due.beneficiary]).at(EventSpot::Feature(due.feature)).matters(200).decision()
                .bears(Bearing::Owed { obligor: due.obligor, beneficiary: due.beneficiary }).reads(&[Param::ObligationTurns]);
        /// An ally helped, or did not.
        ObligationSettled { id: DueId, kept: bool }
            for Everybody, headline().good(*kept).among(Concerned::Due(*id)).matters(if *kept { 250 } else { 350 }).decision()
                .bears(Bearing::Due(*id, *kept))
                .reads(if *kept { &[Param::AllyKept, Param::CreditKept] } else { &[Param::AllyRefused, Param::CreditRefused] });
        /// A parliament goes on reading a treaty.
        RatificationMoved { id: AgreementId, nation: NationId, hours_left: Hours }
            for Everybody, detail().of(&[*nation]).reads(&[Param::RatificationMonths, Param::HastenMonths]);
        /// A government put a vote off.
        RatificationPutOff { id: AgreementId, nation: NationId, hours_left: Hours, why: Vec<Factor> }
            for Everybody, headline().grave().of(&[*nation]).matters(120).decision().bears(Bearing::Agreement(*id, Drift::Apart))
                .reads(&[Param::RatifySupport, Param::RatifyMood, Param::RatifySlack]);
        /// A parliament agreed to a treaty.
        Ratified { id: AgreementId, nation: NationId, why: Vec<Factor> }
            for Everybody, headline().calm().of(&[*nation]).matters(220).decision().bears(Bearing::Agreement(*id, Drift::Closer))
                .reads(&[Param::RatifySupport, Param::RatifyAccess, Param::RatifyMood]);
        /// A parliament turned a treaty down.
        RatificationFailed { id: AgreementId, nation: NationId, why: Vec<Factor> }
            for Everybody, headline().grave().of(&[*nation]).matters(350).decision().bears(Bearing::Agreement(*id, Drift::Apart))
                .reads(&[Param::RatifySupport, Param::RatifyMood, Param::RatifySlack, Param::RatifyFailCredit]);
    }

    /// Forces on their way.
    Movement: AtSea {
        /// A force was given a way and a task.
        RouteSet { force: ForceId, route: Vec<CellId>, task: Option<Task> } for Owner(*force), detail();
        /// A force went on its way.
        Moved { force: ForceId, from: Position, path: Vec<CellId>, to: Position }
            for Watchers(*force), detail().at(EventSpot::Position(*to));
        /// What only the owner knows of a force under way.
        Logged { force: ForceId, progress_m: u32, hours_out: Hours } for Owner(*force), detail();
        /// A force stopped short.
        Halted { force: ForceId, why: HaltReason }
            for Halt(*force, *why), line().grave().at(EventSpot::Force(*force)).bears(Bearing::Force(*force, Fares::Ill));
        /// A force entered another's waters or airspace unasked.
        Incursion { force: ForceId, nation: NationId, of: NationId, cell: CellId }
            for Watchers(*force), headline().grave().of(&[*nation, *of]).at(EventSpot::Cell(*cell)).matters(60)
                .bears(Bearing::Intrusion { by: *nation, of: *of }).reads(&[Param::IncursionSupport, Param::IncursionStanding]);
        /// Hulls went from one force to another.
        HullsTransferred { from: ForceId, to: ForceId, hulls: u16 } for Owner(*from), detail().at(EventSpot::Force(*to));
        /// Others see a hidden force, or see it no more.
        Detected { force: ForceId, seen_by: NationSet } for Watchers(*force), line().at(EventSpot::Force(*force));
        /// A force came in.
        Reinforced { force: ForceId } for Watchers(*force), line().at(EventSpot::Force(*force)).bears(Bearing::Force(*force, Fares::Well));
    }

    /// Encounters at contested features, and what they do to hulls, people, outposts and control.
    GrayZone: AtSea {
        /// An activity met an opponent.
        Encountered {
            feature: FeatureId,
            actor: NationId,
            activity: Act,
            opponent: NationId,
            act: Act,
            outcome: EncounterOutcome,
            actor_forces: Vec<ForceId>,
            opponent_forces: Vec<ForceId>,
            why: Vec<Factor>,
        }
            for Openly([actor_forces.as_slice(), opponent_forces].concat()),
            headline().good(*outcome == EncounterOutcome::Pass).of(&[*actor, *opponent]).at(EventSpot::Feature(*feature))
                .matters(match outcome {
                    EncounterOutcome::Pass => 30,
                    EncounterOutcome::Delay => 60,
                    EncounterOutcome::Damage => 100,
                    EncounterOutcome::Injury | EncounterOutcome::Death => 120,
                })
                .bears(Bearing::Encounter { actor: *actor, opponent: *opponent, act: *act, outcome: *outcome }).reads(&reads::encounter(*act));
        /// Hulls were damaged.
        HullsDamaged { force: ForceId, hulls: u16, repair_hours: Hours }
            for Watchers(*force), line().grave().at(EventSpot::Force(*force)).role(EventRole::Follows(0))
                .loss(Loss::Hulls(*force)).bears(Bearing::Force(*force, Fares::Ill))
                .reads(&[Param::RepairHours]);
        /// Hulls came out of repair.
        HullsRepaired { force: ForceId, hulls: u16 }
            for Watchers(*force), detail().calm().at(EventSpot::Force(*force)).role(EventRole::Routine).bears(Bearing::Force(*force, Fares::Well))
                .reads(&[Param::RepairHours]);
        /// Repairs go on.
        Repairing { force: ForceId, hours_left: Hours } for Owner(*force), detail().reads(&[Param::RepairHours]);
        /// Hulls were lost.
        HullsLost { force: ForceId, hulls: u16 }
            for Watchers(*force), headline().grave().at(EventSpot::Force(*force)).matters(300).joins(Joins::Anything).loss(Loss::Hulls(*force))
                .bears(Bearing::Force(*force, Fares::Ill));
        /// People were killed or hurt.
        Casualties { nation: NationId, feature: FeatureId, deaths: u16, injuries: u16 }
            for Everybody, headline().grave().of(&[*nation]).at(EventSpot::Feature(*feature)).matters(if *deaths > 0 { 500 } else { 120 })
                .joins(Joins::Anything).loss(Loss::People(*nation)).bears(Bearing::Harm(*nation)).reads(&[Param::InjuredMost, Param::KilledMost]);
        /// A cargo came through.
        Delivered { feature: FeatureId, force: ForceId, cargo: Cargo }
            for Watchers(*force), headline().calm().at(EventSpot::Feature(*feature)).matters(120).joins(Joins::Anything)
                .bears(Bearing::Force(*force, Fares::Well));
        /// A survey that nobody stopped.
        Surveyed { feature: FeatureId, force: ForceId, nation: NationId }
            for Watchers(*force), line().of(&[*nation]).at(EventSpot::Feature(*feature)).matters(50).bears(Bearing::Nation(*nation, Fares::Well))
                .reads(&[Param::SurveyStanding]);
        /// An outpost lived off its supply.
        SupplyUsed { feature: FeatureId, clock_hours: Hours, steps: u8 }
            for Everybody, line().at(EventSpot::Feature(*feature)).bears(Bearing::Shortage(*feature));
        /// An outpost's hull rusted by a step.
        FabricWorn { feature: FeatureId }
            for Everybody, line().grave().at(EventSpot::Feature(*feature))
                .loss(Loss::Outpost(*feature)).bears(Bearing::Holder(*feature, Fares::Ill)).reads(&[Param::FabricHours]);
        /// An outpost without supply was given up.
        GarrisonLeft { feature: FeatureId }
            for Everybody, headline().grave().at(EventSpot::Feature(*feature)).matters(500)
                .loss(Loss::Outpost(*feature)).bears(Bearing::Holder(*feature, Fares::Ill));
        /// A nation's hulls at a feature were counted.
        PresenceCounted { feature: FeatureId, nation: NationId, hull_hours: Hours, hours: Hours }
            for Everybody, detail().at(EventSpot::Feature(*feature)).reads(&[Param::SceneKm, Param::HullAvailability, Param::StayShare]);
        /// Control of a feature moved.
        ControlMoved { feature: FeatureId, by: i8, why: Vec<Factor> }
            for Everybody, headline().among(Concerned::Contest(*feature)).at(EventSpot::Feature(*feature)).matters(200)
                .bears(Bearing::Holder(*feature, Fares::well_if(*by > 0))).reads(&[Param::ControlShare]);
        /// A task group showed itself, fired, or aircraft were harassed.
        Pressed { feature: FeatureId, nation: NationId, target: NationId, act: Act, outcome: EncounterOutcome, why: Vec<Factor> }
            for Everybody, headline().grave().of(&[*nation, *target]).at(EventSpot::Feature(*feature)).matters(130).bears(Bearing::Harm(*target))
                .reads(&reads::harm(*act));
        /// A nation built on a feature.
        Built { feature: FeatureId, nation: NationId, to: u8 }
            for Everybody, headline().grave().of(&[*nation]).at(EventSpot::Feature(*feature)).matters(200).bears(Bearing::Nation(*nation, Fares::Well))
                .reads(&[Param::BuildAlarm]);
        /// A nation announces to mariners and airmen that it will fire.
        NoticeGiven { nation: NationId, until_turn: u16 }
            for Everybody, line().of(&[*nation]).matters(50).reads(&[Param::NoticeTurns, Param::NoticeLeft]);
        /// Weapons were fired off a nation's coast, and it had neither been told nor seen them come.
        Surprised { nation: NationId, feature: FeatureId, by: NationId }
            for Everybody, headline().grave().of(&[*nation, *by]).at(EventSpot::Feature(*feature)).matters(110)
                .bears(Bearing::Nation(*nation, Fares::Ill)).reads(&[Param::LiveFireAlarm, Param::ForewarnedLeft]);
        /// A force keeps a station for a part of the turn.
        Stationed { force: ForceId, feature: FeatureId, base: PlaceId, hours: Hours, why: Vec<Factor> }
            for Owner(*force), detail().at(EventSpot::Feature(*feature)).reads(&[Param::HullAvailability]);
    }

    /// Signals, publicity, consultations.
    Signals: Messages {
        /// A nation signalled to another, which read it rightly or not.
        Signalled { from: NationId, to: NationId, kind: SignalKind, with_message: bool, read_as: SignalKind, text: String }
            for Nations(vec![*from, *to]), line().of(&[*from, *to]).matters(if kind == read_as { 20 } else { 90 })
                .reads(&[if *with_message { Param::MisreadWithMessage } else { Param::MisreadWithout }, Param::SignalSupport, Param::SignalCalm]);
        /// A nation showed the world what another did.
        Publicised { nation: NationId, feature: FeatureId, against: NationId, effect: Thousandths, why: Vec<Factor> }
            for Everybody, headline().of(&[*nation, *against]).at(EventSpot::Feature(*feature)).matters(120)
                .bears(Bearing::Exposure { by: *nation, against: *against })
                .reads(&[Param::PublicityEffect, Param::PublicityExposure, Param::PublicityWear]);
        /// A nation consulted an ally.
        Consulted { nation: NationId, ally: NationId, agreement: AgreementId }
            for Everybody, headline().of(&[*nation, *ally]).matters(100).bears(Bearing::Talks(vec![*nation, *ally]))
                .reads(&[Param::ConsultStanding, Param::ConsultSupport]);
    }

    /// Trade, disinformation, courtship.
    Pressure: Pressure {
        /// A nation used a lever of trade.
        CoercionImposed { by: NationId, target: NationId, good: GoodId }
            for Everybody, headline().grave().of(&[*by, *target]).matters(150).bears(Bearing::Nation(*target, Fares::Ill))
                .reads(&[Param::CostCoerce, Param::CoercionRally, Param::CoercionCredit]);
        /// It let go of a lever of trade.
        CoercionLifted { by: NationId, target: NationId, good: GoodId }
            for Everybody, line().calm().of(&[*by, *target]).matters(80).bears(Bearing::Nation(*target, Fares::Well));
        /// A nation lost trade.
        TradeHit { by: NationId, target: NationId, good: GoodId, loss: Thousandths, wear: Thousandths, why: Vec<Factor> }
            for Everybody, line().grave().of(&[*target]).bears(Bearing::Nation(*target, Fares::Ill))
                .reads(&[Param::CoercionBite, Param::CoercionWear]);
        /// A nation helped its traders to other markets.
        TradeDiverted { by: NationId, nation: NationId, good: GoodId, wear: Thousandths }
            for Everybody, line().calm().of(&[*nation]).bears(Bearing::Nation(*nation, Fares::Well)).reads(&[Param::CostDivert, Param::DivertWear]);
        /// An operation of influence began.
        Influenced { influence: InformationOperation }
            for Nations(vec![influence.by]), line().of(&[influence.by])
                .reads(&[Param::DisinformationEffect, Param::MeddlingEffect, Param::RhetoricEffect, Param::WearPerUse]);
        /// It took effect.
        InfluenceLanded { influence: InformationOperation } for Nations(vec![influence.by]), line().of(&[influence.by]).reads(&[Param::PreBunkLeft]);
        /// A public was lied to by somebody.
        Misled { nation: NationId, kind: InfluenceKind, effect: Thousandths, why: Vec<Factor> }
            for Nations(vec![*nation]), headline().grave().of(&[*nation]).matters(90).bears(Bearing::Nation(*nation, Fares::Ill))
                .reads(&[Param::PreBunkLeft]);
        /// A government spoke of blocs and a new Cold War.
        Spoke { nation: NationId, target: NationId }
            for Everybody, line().of(&[*nation, *target]).reads(&[Param::RhetoricEffect, Param::RegionRhetoric]);
        /// The author of an operation was named in public.
        Attributed { nation: NationId, influence: InformationOperation, why: Vec<Factor> }
            for Everybody, headline().calm().of(&[*nation, influence.by]).matters(130).bears(Bearing::Nation(*nation, Fares::Well))
                .reads(&[Param::AttributionChance, Param::AttributionPerPartner, Param::AttributionReturn, Param::AttributionCredit]);
        /// The author of an operation was not found.
        AttributionFailed { nation: NationId, why: Vec<Factor> }
            for Nations(vec![*nation]), line().of(&[*nation]).bears(Bearing::Nation(*nation, Fares::Ill))
                .reads(&[Param::AttributionChance, Param::AttributionPerPartner]);
        /// A government warned its public of disinformation.
        PreBunked { nation: NationId, until_turn: u16 }
            for Everybody, line().of(&[*nation]).reads(&[Param::CostPreBunk, Param::PreBunkTurns, Param::PreBunkLeft]);
        /// A nation offered another something to win it.
        Induced { by: NationId, target: NationId, kind: Inducement }
            for Everybody, line().of(&[*by, *target]).reads(&[Param::InduceStep, Param::WearPerUse]);
        /// A courted nation leans more to one side.
        AlignmentMoved { nation: NationId, to: Thousandths, driver: Driver, why: Vec<Factor> }
            for Everybody, line().of(&[*nation]).role(measured(*driver, 0)).reads(&[Param::InduceStep, Param::CourtshipFade]);
        /// The region accepts closer defence ties more, or less.
        RegionMoved { by: Thousandths, why: Driver }
            for Everybody, line().good(*by >= Thousandths::NONE).role(measured(*why, by.size())).bears(Bearing::Region(*by > Thousandths::NONE))
                .reads(&reads::behind(*why));
        /// What is done again and again wears out, or recovers.
        Wore { nation: NationId, what: Wearing, to: Thousandths }
            for Wearing(*nation, *what), detail().reads(&[Param::WearPerUse, Param::WearRecovery]);
    }

    /// Exercises, works, programmes, stocks.
    Posture: Home {
        /// A nation planned an exercise.
        ExercisePlanned { exercise: PlannedExercise } for Everybody, line().of(&[exercise.lead]).reads(&[Param::CostExercise]);
        /// Nations exercised.
        Exercised { exercise: PlannedExercise, why: Vec<Factor> }
            for Everybody, headline().of(&[exercise.lead]).at(EventSpot::Place(exercise.place)).matters(60)
                .reads(&[Param::ExerciseInterop, Param::ExerciseSupport, Param::ExerciseProvokes, Param::RegionExercise]);
        /// Two nations work together better, or worse.
        InteropMoved { a: NationId, b: NationId, to: Thousandths, why: Driver }
            for Everybody, detail().of(&[*a, *b]).role(measured(*why, 0))
                .reads(&[Param::InteropGrowth, Param::InteropFade, Param::InteropHeadquarters, Param::InteropPlans, Param::InteropCentre]);
        /// A work or a shipment began.
        WorkBegan { work: Work }
            for Work(*work), line().of(&[work.nation]).at(EventSpot::Place(work.place)).reads(&[Param::WorkMonths, Param::PrepositionMonths]);
        /// A work went on, or was finished.
        WorkMoved { index: u16, work: Work }
            for Nations(vec![work.nation]), line().calm().of(&[work.nation]).at(EventSpot::Place(work.place))
                .bears(Bearing::Nation(work.nation, Fares::Well)).reads(&[Param::WorkMonths, Param::SheltersPerWork]);
        /// A nation began a programme.
        ProgrammeBegan { nation: NationId, programme: ProgrammeId, hours_left: Hours } for Programme(*programme), line().of(&[*nation]);
        /// A programme went on, or waited for money.
        ProgrammeMoved { programme: ProgrammeId, hours_left: Hours, stalled: bool }
            for ProgrammeOwner(*programme),
            line().grave().bears(if *stalled { Bearing::Programme(*programme, Fares::Ill) } else { Bearing::Nobody });
        /// A programme delivered.
        ProgrammeDelivered { nation: NationId, programme: ProgrammeId }
            for Programme(*programme), headline().calm().of(&[*nation]).matters(80).bears(Bearing::Nation(*nation, Fares::Well))
                .reads(&[Param::ProgrammeStanding]);
        /// A nation's stock grew or shrank.
        StockMoved { nation: NationId, what: StockKind, by: i32, why: Driver }
            for Nations(vec![*nation]), detail().of(&[*nation]).role(EventRole::Follows(0)).bears(Bearing::Nation(*nation, Fares::well_if(*by > 0)))
                .reads(&reads::behind(*why));
        /// New hulls joined a force.
        HullsDelivered { force: ForceId, hulls: u16 }
            for Watchers(*force), line().role(EventRole::Follows(0)).bears(Bearing::Force(*force, Fares::Well));
    }

    /// Policies, campaigns, elections, and what Beijing believes of a war.
    Home: Home {
        /// A government began or ended a policy.
        PolicySet { nation: NationId, policy: StandingPolicy, on: bool }
            for Everybody, headline().good(matches!(policy, StandingPolicy::Tariffs(_)) != *on).of(&[*nation]).matters(120)
                .bears(match policy { StandingPolicy::Tariffs(target) => Bearing::Nation(*target, Fares::well_if(!*on)), _ => Bearing::Own(*nation) })
                .reads(&[Param::CostPolicy, Param::SiloLeft, Param::FairShareBudget, Param::TariffStrain]);
        /// A government campaigned for closer ties.
        Campaigned { nation: NationId } for Everybody, line().of(&[*nation]).reads(&[Param::CostPersuade, Param::PersuadeEffect]);
        /// A nation did another's people a service.
        Benefited { by: NationId, to: NationId, kind: BenefitKind }
            for Everybody, line().calm().of(&[*by, *to]).bears(Bearing::Ties(vec![*by, *to], Drift::Closer))
                .reads(&[Param::TechnologyEffect, Param::InfrastructureEffect, Param::DisasterEffect]);
        /// A nation reassured the region.
        Reassured { nation: NationId } for Everybody, line().of(&[*nation]).reads(&[Param::CostReassure, Param::ReassureEffect]);
        /// A nation voted.
        ElectionHeld { nation: NationId, election: u16, fell: bool, swing: Thousandths, why: Vec<Factor> }
            for Everybody, headline().good(*swing >= Thousandths::NONE).of(&[*nation]).matters(200).decision().bears(Bearing::Vote(*nation, *swing >= Thousandths::NONE))
                .reads(&[Param::ElectionMood, Param::ElectionHarm, Param::ElectionWon]);
        /// Beijing's belief at the end of a turn, for itself.
        DoubtSettled { doubt: Doubt }
            for Party(Party::Prc), line().matters(if doubt.worth.launches() { 400 } else { 0 }).reads(reads::DOUBT);
        /// What the allies' analysts read of it, for everybody else.
        DoubtEstimated { turn: u16, estimate: Thousandths } for ButParty(Party::Prc), line().reads(reads::DOUBT);
        /// What a nation's staff reckons that its promises would cost it in a war: aircraft, and ships in aircraft's worth.
        PromisesPriced { nation: NationId, price: u16 } for Nations(vec![*nation]), detail().of(&[*nation]).reads(reads::DOUBT);
    }

    /// What nations have: support, approval, credibility, capital, budget. News tell them a line a government.
    Measures: Home {
        /// Support for closer defence ties moved; in China, the leadership's cohesion.
        SupportMoved { nation: NationId, by: Thousandths, why: Driver }
            for Nations(vec![*nation]), line().good(*by >= Thousandths::NONE).of(&[*nation]).role(measured(*why, by.size()))
                .bears(Bearing::Nation(*nation, Fares::well_if(*by > Thousandths::NONE))).reads(&reads::behind(*why));
        /// Approval of a government moved.
        StandingMoved { nation: NationId, by: Thousandths, why: Driver }
            for Nations(vec![*nation]), line().good(*by >= Thousandths::NONE).of(&[*nation]).role(measured(*why, by.size()))
                .bears(Bearing::Nation(*nation, Fares::well_if(*by > Thousandths::NONE))).reads(&reads::behind(*why));
        /// How far a nation's word is taken moved.
        CreditMoved { nation: NationId, by: Thousandths, why: Driver }
            for Everybody, line().good(*by >= Thousandths::NONE).of(&[*nation]).role(measured(*why, by.size()))
                .bears(Bearing::Nation(*nation, Fares::well_if(*by > Thousandths::NONE))).reads(&reads::behind(*why));
        /// Political capital was won or spent.
        CapitalMoved { nation: NationId, by: i32, why: Driver }
            for Nations(vec![*nation]), detail().good(*by >= 0).of(&[*nation]).role(measured(*why, 0))
                .bears(Bearing::Nation(*nation, Fares::well_if(*by > 0))).reads(&reads::behind(*why));
        /// Money came in or was spent.
        BudgetMoved { nation: NationId, by: i32, why: Driver }
            for Nations(vec![*nation]), detail().good(*by >= 0).of(&[*nation]).role(measured(*why, 0))
                .bears(Bearing::Nation(*nation, Fares::well_if(*by > 0))).reads(&reads::behind(*why));
        /// Publicity wears out with use, and recovers.
        PublicityWore { nation: NationId, to: Thousandths } for Everybody, detail().reads(&[Param::PublicityWear, Param::PublicityRecovery]);
    }

    /// The ladder of escalation between two nations.
    Ladder: Escalation {
        /// Two nations stand on another rung.
        RungMoved { a: NationId, b: NationId, from: u8, to: u8, why: Driver }
            for Everybody, if to > from { headline().grave().matters(40 * u32::from(*to)) } else { line().calm() }.of(&[*a, *b])
                .role(if *why == Driver::Decay { EventRole::Routine } else { EventRole::Stands })
                .joins(if matches!(why, Driver::Encounter(_) | Driver::Deaths | Driver::Injuries) { Joins::Encounters } else { Joins::Never })
                .bears(Bearing::Rung(*a, *b, to > from)).reads(&reads::behind(*why));
        /// It stayed quiet between two nations.
        RungQuiet { a: NationId, b: NationId, turns: Turns } for Everybody, detail().reads(&[Param::RungDecay]);
    }

    /// The turn, injects, and the White Cell.
    Level: Level {
        /// A turn began.
        TurnBegan { turn: u16 } for Everybody, detail();
        /// News came that the level's author prepared, or the White Cell wrote.
        Injected { #[serde(with = "absent::largest")] inject: Option<InjectId>, title: String, text: String } for Author, headline().matters(40);
        /// An inject or the White Cell changed something.
        EffectApplied { effect: Effect, by_white_cell: bool }
            for Effect(effect.clone()), line().role(EventRole::Follows(reads::moved(effect))).bears(Bearing::Effect(effect.clone()));
        /// What an inject was to do could not be done.
        EffectLeftOut { effect: Effect, why: Refusal } for WhiteCell, line();
        /// The White Cell set the last turn.
        Paced { turns: u16 } for LastTurn, line();
        /// A team speaks for one more nation.
        DeskTaken { seat: SeatId, nation: NationId } for Everybody, line();
        /// A nation speaks for itself again.
        DeskReturned { seat: SeatId, nation: NationId } for Everybody, line();
        /// The White Cell overrode the rules, and why.
        Overridden { reason: String } for WhiteCell, headline().matters(150);
        /// The level is over.
        GameEnded for Everybody, headline();
    }

    @nested {
        /// On the crisis clock.
        War(WarNews);
        /// In a quarantine.
        Quarantine(QuarantineNews);
    }
}
