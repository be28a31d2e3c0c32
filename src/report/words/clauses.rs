//! Clauses in sentences. What several say alike for all parties is told in one: a treaty of four has 36 clauses, and three things to read.

use crate::catalog::clause::{Area, AttackOn, Clause, Consent, InstitutionKind, Places, Promise, Response, Tension};
use crate::catalog::{NationId, Operation, PlaceId};
use crate::report::words::{Words, kinds};
use crate::rules::vocab::ids::AgreementId;
use crate::words::keys::{clauses, lists};
use crate::words::{Phrase, say};

/// The most places that a clause names.
const MOST_PLACES: usize = 3;

/// Clauses told in one sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClausesSaid {
    /// The sentence, without its stop.
    pub text: String,
    /// Which clauses of the text it tells, in their order.
    pub clauses: Vec<usize>,
}

/// What two clauses must share to be told together: their terms, without who owes or lets whom.
#[derive(Clone, Debug, PartialEq, Eq)]
enum SharedTerms {
    Obligation { area: Area, trigger: AttackOn, response: Response },
    Permission { up_to: Tension, consent: Consent, cap: Option<u16>, until_turn: Option<u16> },
}

/// Clauses with the same terms that hold between the same pairs.
struct ClauseGroup {
    terms: SharedTerms,
    operations: Vec<Operation>,
    /// Who owes or lets whom, in order and without a pair twice.
    pairs: Vec<(NationId, NationId)>,
    clauses: Vec<usize>,
}

impl Words<'_> {
    /// A clause in a sentence.
    pub fn clause(&self, clause: &Clause) -> String {
        self.say(Self::clause_phrase(clause))
    }

    /// The same as a phrase.
    pub(crate) fn clause_phrase(clause: &Clause) -> Phrase {
        match clause {
            Clause::Permission { grantor, grantees, places, operation, up_to, consent, cap, until_turn } => {
                let how = how(*consent, *up_to, *cap, *until_turn);
                let (who, whom, operation) = (*grantor, grantees.clone(), kinds::operation(*operation).into());
                match places {
                    Places::AllHosted => clauses::PermissionAtAllPlaces { who, whom, operation, how }.into(),
                    Places::These(these) => clauses::PermissionAt { who, whom, operation, places: short(these), how }.into(),
                }
            }
            Clause::Obligation { obligor, beneficiary, area, trigger, response } => {
                let case = case(Attacked::Named(*beneficiary), area, *trigger);
                clauses::Obligation { who: *obligor, response: owes(*response), case }.into()
            }
            Clause::Institution { kind, host, members } => {
                clauses::Institution { who: members.clone(), institution: kinds::institution(*kind).into(), place: *host }.into()
            }
            Clause::Undertaking { who, what: promise, until_turn } => {
                clauses::Undertaking { who: *who, promise: promise_phrase(*promise), until: *until_turn }.into()
            }
        }
    }

    /// What a clause of an agreement undertakes: "China lets supply runs to Second Thomas Shoal pass".
    pub(crate) fn undertaking_phrase(&self, agreement: AgreementId, clause: u16) -> Option<Phrase> {
        let clause = self.game.agreements.get(agreement.index())?.clauses().get(usize::from(clause))?;
        let (who, what) = clause.undertaking()?;
        Some(clauses::Agreed { who, promise: promise_phrase(what) }.into())
    }

    /// What a clause of an agreement permits, as a thing: "logistics at all places of the Philippines under EDCA".
    pub fn permission(&self, agreement: AgreementId, clause: u16) -> String {
        self.say(self.permission_phrase(agreement, clause))
    }

    /// What is undertaken, as the rest of a sentence.
    pub fn promise(&self, promise: Promise) -> String {
        self.say(promise_phrase(promise))
    }

    /// The same as [`Self::permission`], as a phrase.
    pub(crate) fn permission_phrase(&self, agreement: AgreementId, clause: u16) -> Phrase {
        let text = self.game.agreements.get(agreement.index()).and_then(|known| known.clauses().get(usize::from(clause)));
        let Some(Clause::Permission { grantor, places, operation, .. }) = text else { return clauses::Agreement { agreement }.into() };
        let operation = kinds::operation(*operation).into();
        match places {
            Places::AllHosted => clauses::UseOfAllPlaces { who: *grantor, operation, agreement }.into(),
            Places::These(these) => clauses::UseOf { places: short(these), operation, agreement }.into(),
        }
    }

    /// All clauses of a text, in as few sentences as tell them: what each owes or lets each other is said once.
    pub fn clauses(&self, clauses: &[Clause]) -> Vec<ClausesSaid> {
        let mut groups: Vec<ClauseGroup> = Vec::new();
        for (index, clause) in clauses.iter().enumerate() {
            let Some(alone) = ClauseGroup::of(index, clause) else { continue };
            match groups.iter_mut().find(|group| group.terms == alone.terms && group.operations == alone.operations) {
                Some(group) => {
                    group.pairs.extend(alone.pairs);
                    group.clauses.push(index);
                }
                None => groups.push(alone),
            }
        }
        for group in &mut groups {
            group.pairs.sort_unstable();
            group.pairs.dedup();
        }
        // Operations that the same nations let each other do on the same terms are one sentence.
        let mut together: Vec<ClauseGroup> = Vec::new();
        for group in groups {
            let same = |known: &&mut ClauseGroup| known.terms == group.terms && known.pairs == group.pairs && !group.operations.is_empty();
            match together.iter_mut().find(same) {
                Some(known) => {
                    known.operations.extend(group.operations);
                    known.clauses.extend(group.clauses);
                }
                None => together.push(group),
            }
        }
        let mut said: Vec<ClausesSaid> = together.iter().filter_map(|group| self.mutual(group)).collect();
        let alone = (0..clauses.len()).filter(|index| !said.iter().any(|one| one.clauses.contains(index))).collect::<Vec<_>>();
        said.extend(alone.into_iter().map(|index| ClausesSaid { text: self.head(Self::clause_phrase(&clauses[index])), clauses: vec![index] }));
        for one in &mut said {
            one.clauses.sort_unstable();
            if let [index] = one.clauses[..]
                && let Some(who) = self.speaks_for_calm(clauses, index)
            {
                one.text = self.say(clauses::WantsCalm { who });
            }
        }
        said.sort_by_key(|one| one.clauses.first().copied());
        said
    }

    /// Who declares something together with one that it contests a place with: between rivals that is a word for calm, not for each other.
    fn speaks_for_calm(&self, clauses: &[Clause], index: usize) -> Option<NationId> {
        let declares = |clause: &Clause| clause.undertaking().filter(|(_, what)| *what == Promise::Declare).map(|(who, _)| who);
        let who = declares(clauses.get(index)?)?;
        let rival = |other: NationId| {
            self.scenario.features.iter().any(|f| [f.holder, f.challenger] == [who, other] || [f.challenger, f.holder] == [who, other])
        };
        clauses.iter().filter_map(declares).any(rival).then_some(who)
    }

    /// A group in a sentence, if it holds between each two of those whom it names.
    fn mutual(&self, group: &ClauseGroup) -> Option<ClausesSaid> {
        let mut all: Vec<NationId> = group.pairs.iter().flat_map(|&(a, b)| [a, b]).collect();
        all.sort_unstable();
        all.dedup();
        let each_other = group.pairs.len() == all.len() * all.len().saturating_sub(1);
        if !each_other || group.clauses.len() < 2 {
            return None;
        }
        let text = match &group.terms {
            SharedTerms::Obligation { area, trigger, response } => {
                let case = case(if all.len() == 2 { Attacked::TheOther } else { Attacked::Another }, area, *trigger);
                clauses::MutualObligation { who: all, response: owes(*response), case }.into()
            }
            SharedTerms::Permission { up_to, consent, cap, until_turn } => {
                let operations = group.operations.iter().map(|&granted| kinds::operation(granted).into()).collect();
                clauses::MutualPermission { who: all, operations, how: how(*consent, *up_to, *cap, *until_turn) }.into()
            }
        };
        Some(ClausesSaid { text: self.head(text), clauses: group.clauses.clone() })
    }

    /// A sentence by itself, with its capital letter.
    fn head(&self, sentence: Phrase) -> String {
        self.say(clauses::Head { sentence })
    }

    /// Where something is owed, as a choice on a form.
    pub fn area(&self, area: &Area) -> String {
        match area {
            Area::Administered => clauses::AREA_ADMINISTERED.text().to_owned(),
            Area::Pacific => clauses::AREA_PACIFIC.text().to_owned(),
            Area::TerritoryOf(nation) => self.say(clauses::AreaTerritory { who: *nation }),
            Area::At(places) => self.say(clauses::AreaAt { places: short(places) }),
        }
    }
}

/// The case in which something is owed: what of whom is attacked, and where.
fn case(whose: Attacked, area: &Area, trigger: AttackOn) -> Phrase {
    let area = match area {
        Area::Administered => clauses::UNDER_ITS_ADMINISTRATION.into(),
        Area::TerritoryOf(nation) => clauses::InTerritory { who: *nation }.into(),
        Area::Pacific => clauses::ANYWHERE.into(),
        Area::At(places) => clauses::AtPlaces { places: short(places) }.into(),
    };
    let whose = match whose {
        Attacked::Named(who) => clauses::Beneficiary { who }.into(),
        Attacked::TheOther => clauses::THE_OTHER.into(),
        Attacked::Another => clauses::ANOTHER.into(),
    };
    match trigger {
        AttackOn::Territory => clauses::TerritoryAttacked { whose, area }.into(),
        AttackOn::Forces => clauses::ForcesAttacked { whose, area }.into(),
        AttackOn::PublicVessels => clauses::VesselsAttacked { whose, area }.into(),
    }
}

/// Places, cut where there are many.
pub(crate) fn short(places: &[PlaceId]) -> Phrase {
    if places.len() <= MOST_PLACES {
        return clauses::Places { places: places.to_vec() }.into();
    }
    let named = places[..MOST_PLACES].iter().map(|&place| clauses::Place { place }.into());
    let row = named.reduce(|so_far, next| lists::Row { so_far, next }.into());
    row.map_or_else(
        || clauses::Places { places: Vec::new() }.into(),
        |places_named| clauses::PlacesAndMore { places: places_named, more: (places.len() - MOST_PLACES) as u64 }.into(),
    )
}

/// Who is attacked.
enum Attacked {
    Named(NationId),
    TheOther,
    Another,
}

/// What is undertaken, as the rest of a sentence.
pub(crate) fn promise_phrase(promise: Promise) -> Phrase {
    match promise {
        Promise::LetPass(place) => clauses::PromiseLetPass { place }.into(),
        Promise::Inspection(place) => clauses::PromiseInspection { place }.into(),
        Promise::StayOut(place) => clauses::PromiseStayOut { place }.into(),
        Promise::NoRepair(place) => clauses::PromiseNoRepair { place }.into(),
        Promise::Declare => clauses::PROMISE_DECLARE.into(),
        Promise::Observe => clauses::PROMISE_OBSERVE.into(),
    }
}

impl ClauseGroup {
    /// A clause alone, if it is of a kind that can hold between each two of the parties.
    fn of(index: usize, clause: &Clause) -> Option<Self> {
        match clause {
            Clause::Permission { grantor, grantees, places: Places::AllHosted, operation: granted, up_to, consent, cap, until_turn } => Some(Self {
                terms: SharedTerms::Permission { up_to: *up_to, consent: *consent, cap: *cap, until_turn: *until_turn },
                operations: vec![*granted],
                pairs: grantees.iter().map(|&grantee| (*grantor, grantee)).collect(),
                clauses: vec![index],
            }),
            Clause::Obligation { obligor, beneficiary, area, trigger, response } => Some(Self {
                terms: SharedTerms::Obligation { area: area.clone(), trigger: *trigger, response: *response },
                operations: Vec::new(),
                pairs: vec![(*obligor, *beneficiary)],
                clauses: vec![index],
            }),
            Clause::Permission { places: Places::These(_), .. } | Clause::Institution { .. } | Clause::Undertaking { .. } => None,
        }
    }
}

/// What an obligor does.
fn owes(response: Response) -> Phrase {
    let label = match response {
        Response::Consult => clauses::OWES_CONSULTS,
        Response::Act => clauses::OWES_ACTS,
        Response::Automatic => clauses::OWES_IS_AT_WAR,
    };
    label.into()
}

/// At which tension something is permitted, as a choice on a form.
pub fn when(up_to: Tension) -> &'static str {
    let label = match up_to {
        Tension::Peace => clauses::WHEN_PEACE,
        Tension::Crisis => clauses::WHEN_CRISIS,
        Tension::War => clauses::WHEN_WAR,
    };
    label.text()
}

/// After which question something is permitted, as a choice on a form.
pub fn asked(consent: Consent) -> String {
    match consent {
        Consent::Automatic => clauses::ASKED_AUTOMATIC.text().to_owned(),
        Consent::Consult(turns) => say(clauses::AskedConsult { turns: turns.into() }),
        Consent::Veto => clauses::ASKED_VETO.text().to_owned(),
    }
}

/// How many forces at once, as a choice on a form.
pub fn at_once(cap: Option<u16>) -> String {
    cap.map_or_else(|| clauses::NO_CAP.text().to_owned(), |cap| say(clauses::AtOnce { forces: cap.into() }))
}

/// What must be attacked, as a choice on a form.
pub fn attacked(on: AttackOn) -> &'static str {
    let label = match on {
        AttackOn::Territory => clauses::ATTACKED_TERRITORY,
        AttackOn::Forces => clauses::ATTACKED_FORCES,
        AttackOn::PublicVessels => clauses::ATTACKED_VESSELS,
    };
    label.text()
}

/// What an obligor does, as a choice on a form.
pub fn responds(response: Response) -> &'static str {
    let label = match response {
        Response::Consult => clauses::RESPONDS_CONSULTS,
        Response::Act => clauses::RESPONDS_ACTS,
        Response::Automatic => clauses::RESPONDS_IS_AT_WAR,
    };
    label.text()
}

/// What is kept in common, as a choice on a form.
pub fn keeps(kind: InstitutionKind) -> &'static str {
    let label = match kind {
        InstitutionKind::Headquarters => clauses::KEEPS_HEADQUARTERS,
        InstitutionKind::WorkingGroup => clauses::KEEPS_GROUP,
        InstitutionKind::SharedIsr => clauses::KEEPS_SHARED_ISR,
        InstitutionKind::CoordinationCentre => clauses::KEEPS_CENTRE,
    };
    label.text()
}

/// What is undertaken, its place apart, as a choice on a form.
pub fn promises(what: Promise) -> &'static str {
    let label = match what {
        Promise::LetPass(_) => clauses::PROMISES_LET_PASS,
        Promise::Inspection(_) => clauses::PROMISES_INSPECTION,
        Promise::StayOut(_) => clauses::PROMISES_STAY_OUT,
        Promise::NoRepair(_) => clauses::PROMISES_NO_REPAIR,
        Promise::Declare => clauses::PROMISES_DECLARE,
        Promise::Observe => clauses::PROMISES_OBSERVE,
    };
    label.text()
}

/// How and when something is permitted.
fn how(consent: Consent, up_to: Tension, cap: Option<u16>, until_turn: Option<u16>) -> Phrase {
    let asked = match consent {
        Consent::Automatic | Consent::Consult(0) => clauses::HOW_AUTOMATIC.into(),
        Consent::Consult(turns) => clauses::HowConsult { turns: turns.into() }.into(),
        Consent::Veto => clauses::HOW_VETO.into(),
    };
    let when = match up_to {
        Tension::Peace => clauses::When::Peace,
        Tension::Crisis => clauses::When::Crisis,
        Tension::War => clauses::When::War,
    };
    clauses::How { asked, when, cap: cap.map(u64::from), until: until_turn }.into()
}
