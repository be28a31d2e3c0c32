//! Clauses in sentences. What several say alike for all parties is told in one: a treaty of four has 36 clauses, and three things to read.

use crate::catalog::clause::{Area, AttackOn, Clause, Consent, InstitutionKind, Places, Promise, Response, Tension};
use crate::catalog::{NationId, Operation};
use crate::report::words::{Words, capital, count, institution, list, operation, short_list};
use crate::rules::vocab::ids::AgreementId;

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
        match clause {
            Clause::Permission { grantor, grantees, places, operation: granted, up_to, consent, cap, until_turn } => {
                let at = match places {
                    Places::AllHosted => "at all its places".to_owned(),
                    Places::These(these) => format!("at {}", short_list(&these.iter().map(|&place| self.place(place)).collect::<Vec<_>>(), 3)),
                };
                let how = self.how(*consent, *up_to, *cap, *until_turn);
                format!("{} lets {} {} {at} {how}", self.the(*grantor), self.nations(grantees), operation(*granted))
            }
            Clause::Obligation { obligor, beneficiary, area, trigger, response } => {
                let case = self.case(&self.the(*beneficiary), area, *trigger);
                format!("{} {} if {case}", self.the(*obligor), owes(*response))
            }
            Clause::Institution { kind, host, members } => {
                format!("{} keep {} at {}", self.nations(members), institution(*kind), self.place(*host))
            }
            Clause::Undertaking { who, what: promise, until_turn } => {
                let until = self.until(*until_turn);
                format!("{} {}{until}", self.the(*who), self.promise(*promise))
            }
        }
    }

    /// What a clause of an agreement undertakes: "China lets supply runs to Second Thomas Shoal pass".
    pub fn undertaking(&self, agreement: AgreementId, clause: u16) -> Option<String> {
        let clause = self.game.agreements.get(agreement.index())?.clauses().get(usize::from(clause))?;
        let (who, what) = clause.undertaking()?;
        Some(capital(&format!("it was agreed that {} {}", self.the(who), self.promise(what))))
    }

    /// What a clause of an agreement permits, as a thing: "logistics at all places of the Philippines under EDCA".
    pub fn permission(&self, agreement: AgreementId, clause: u16) -> String {
        let text = self.game.agreements.get(agreement.index()).and_then(|known| known.clauses().get(usize::from(clause)));
        let Some(Clause::Permission { grantor, places, operation: granted, .. }) = text else { return self.agreement(agreement) };
        let at = match places {
            Places::AllHosted => format!("places of {}", self.the(*grantor)),
            Places::These(these) => short_list(&these.iter().map(|&place| self.place(place)).collect::<Vec<_>>(), 3),
        };
        format!("{at} for {} under {}", operation(*granted), self.agreement(agreement))
    }

    /// What is undertaken, as the rest of a sentence.
    pub fn promise(&self, promise: Promise) -> String {
        match promise {
            Promise::LetPass(place) => format!("lets supply runs to {} pass", self.place(place)),
            Promise::Inspection(place) => format!("announces its runs to {} and lets the cargo be seen", self.place(place)),
            Promise::StayOut(place) => format!("keeps its hulls out of the waters of {}", self.place(place)),
            Promise::NoRepair(place) => format!("brings no repair materials to {}", self.place(place)),
            Promise::Declare => "stands by the other in words".to_owned(),
            Promise::Observe => "sits in as an observer, and owes nothing".to_owned(),
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
        said.extend(alone.into_iter().map(|index| ClausesSaid { text: capital(&self.clause(&clauses[index])), clauses: vec![index] }));
        for one in &mut said {
            one.clauses.sort_unstable();
            if let [index] = one.clauses[..]
                && let Some(who) = self.speaks_for_calm(clauses, index)
            {
                one.text = capital(&format!("{} declares that it wants calm at sea", self.the(who)));
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
                let other = if all.len() == 2 { "the other" } else { "another" };
                format!("Each of {} {} if {}", self.nations(&all), owes(*response), self.case(other, area, *trigger))
            }
            SharedTerms::Permission { up_to, consent, cap, until_turn } => {
                let may: Vec<String> = group.operations.iter().map(|&granted| operation(granted).to_owned()).collect();
                format!("{} let each other {} at all their places {}", self.nations(&all), list(&may), self.how(*consent, *up_to, *cap, *until_turn))
            }
        };
        Some(ClausesSaid { text: capital(&text), clauses: group.clauses.clone() })
    }

    /// Where something is owed, as a choice on a form.
    pub fn area(&self, area: &Area) -> String {
        match area {
            Area::Administered => "What it administers".to_owned(),
            Area::Pacific => "Anywhere in the Pacific".to_owned(),
            Area::TerritoryOf(nation) => format!("Territory of {}", self.nation(*nation)),
            Area::At(places) => format!("At {}", short_list(&places.iter().map(|&place| self.place(place)).collect::<Vec<_>>(), 3)),
        }
    }

    /// The case in which something is owed: what of whom is attacked, and where.
    fn case(&self, whose: &str, area: &Area, trigger: AttackOn) -> String {
        let area = match area {
            Area::Administered => "under its administration".to_owned(),
            Area::TerritoryOf(nation) => format!("in territory that {} administers", self.the(*nation)),
            Area::Pacific => "anywhere in the Pacific".to_owned(),
            Area::At(places) => format!("at {}", short_list(&places.iter().map(|&place| self.place(place)).collect::<Vec<_>>(), 3)),
        };
        let (what, is) = match trigger {
            AttackOn::Territory => ("territory", "is"),
            AttackOn::Forces => ("armed forces", "are"),
            AttackOn::PublicVessels => ("public vessels and aircraft", "are"),
        };
        format!("the {what} of {whose} {is} attacked {area}")
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
fn owes(response: Response) -> &'static str {
    match response {
        Response::Consult => "consults",
        Response::Act => "acts",
        Response::Automatic => "is at war",
    }
}

/// At which tension something is permitted, as a choice on a form.
pub fn when(up_to: Tension) -> &'static str {
    match up_to {
        Tension::Peace => "In peace only (rungs 0 to 2)",
        Tension::Crisis => "In peace and crisis (to rung 3)",
        Tension::War => "In war too",
    }
}

/// After which question something is permitted, as a choice on a form.
pub fn asked(consent: Consent) -> String {
    match consent {
        Consent::Automatic => "Without asking".to_owned(),
        Consent::Consult(turns) => format!("After {} of consultation", count(turns, "turn", "turns")),
        Consent::Veto => "With a yes each time".to_owned(),
    }
}

/// How many forces at once, as a choice on a form.
pub fn at_once(cap: Option<u16>) -> String {
    cap.map_or_else(|| "No cap".to_owned(), |cap| format!("{} at once", count(cap, "force", "forces")))
}

/// What must be attacked, as a choice on a form.
pub fn attacked(on: AttackOn) -> &'static str {
    match on {
        AttackOn::Territory => "Its territory is attacked",
        AttackOn::Forces => "Its armed forces are attacked",
        AttackOn::PublicVessels => "Its public vessels are attacked",
    }
}

/// What an obligor does, as a choice on a form.
pub fn responds(response: Response) -> &'static str {
    match response {
        Response::Consult => "Consults",
        Response::Act => "Acts",
        Response::Automatic => "Is at war",
    }
}

/// What is kept in common, as a choice on a form.
pub fn keeps(kind: InstitutionKind) -> &'static str {
    match kind {
        InstitutionKind::Headquarters => "Combined headquarters",
        InstitutionKind::WorkingGroup => "Planning group",
        InstitutionKind::SharedIsr => "Cell that shares reconnaissance",
        InstitutionKind::CoordinationCentre => "Coordination centre",
    }
}

/// What is undertaken, its place apart, as a choice on a form.
pub fn promises(what: Promise) -> &'static str {
    match what {
        Promise::LetPass(_) => "Lets supply runs pass",
        Promise::Inspection(_) => "Announces its runs and shows the cargo",
        Promise::StayOut(_) => "Keeps its hulls out",
        Promise::NoRepair(_) => "Brings no repair materials",
        Promise::Declare => "Stands by the others in words",
        Promise::Observe => "Sits in as an observer",
    }
}

impl Words<'_> {
    /// How and when something is permitted.
    fn how(&self, consent: Consent, up_to: Tension, cap: Option<u16>, until_turn: Option<u16>) -> String {
        let asked = match consent {
            Consent::Automatic | Consent::Consult(0) => "without asking".to_owned(),
            Consent::Consult(1) => "after a turn of consultation".to_owned(),
            Consent::Consult(turns) => format!("after {} of consultation", count(turns, "turn", "turns")),
            Consent::Veto => "with a yes each time".to_owned(),
        };
        let when = match up_to {
            Tension::Peace => ", in peace only",
            Tension::Crisis => ", in peace and crisis",
            Tension::War => ", in war too",
        };
        let cap = cap.map_or_else(String::new, |cap| format!(", at most {}", count(cap, "force", "forces")));
        format!("{asked}{when}{cap}{}", self.until(until_turn))
    }

    /// Until when something holds; nothing where it has no end.
    fn until(&self, turn: Option<u16>) -> String {
        turn.map_or_else(String::new, |turn| format!(", to {}", self.end_of(turn)))
    }
}
