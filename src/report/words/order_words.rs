//! What is told of orders, kind by kind: their names, what forms ask, and sentences. One place a kind: the compiler names the kind that has
//! none.

use crate::catalog::quantity::{Hours, Thousandths};
use crate::catalog::{NationId, Origin};
use crate::report::Tone;
use crate::report::forecast::prospect::Prospect;
use crate::report::words::{Words, kinds, numbers};
use crate::rules::order::form::{Besides, Chosen, Pick, Purpose};
use crate::rules::order::{
    Benefit, Coerce, Consult, Counter, CounterKind, Exercise, Hasten, Hold, Honour, Induce, Influence, Invest, Kind, Launch, Move, Order, Persuade,
    Preposition, Publicise, QuarantineOrder, Reassure, SetPolicy, Signal, SignalKind, Transfer, Undertake, WarOrder,
};
use crate::rules::phases::homefront::election;
use crate::rules::phases::pressure::{coercion, influence as influencing};
use crate::rules::scenario::Position;
use crate::rules::state::competition::{MONTH_HOURS, StandingPolicy};
use crate::rules::vocab::order::{with_kind, with_order};
use crate::rules::vocab::parameter::Param;
use crate::words::keys::orders;
use crate::words::{Label, Phrase, say};

/// What is told of a kind of order.
trait ToldOrder {
    /// Its name, as what one does.
    const NAME: Label;
    /// What it is for, in a sentence.
    const MEANING: Label;
    /// What a form asks, step by step.
    const ASKS: &'static [Label] = &[];
    /// Why it has no odds; nothing where nothing hangs on chance, or the effects say it.
    const NO_ODDS: Option<Label> = None;

    /// What is ordered, as it stands in the list.
    fn sentence(&self, words: &Words<'_>) -> Phrase;

    /// What is to be known of a choice of its form in a few words; empty for nothing.
    fn detail(_: &Words<'_>, _: NationId, _: &[Pick], _: Pick) -> String {
        String::new()
    }

    /// What hangs on a draw, with its chance, or on a day that is known.
    fn chances(&self, _: &Words<'_>) -> Vec<Prospect> {
        Vec::new()
    }

    /// Where the facts behind what it names come from, a line each; empty where the numbers of the rules say all.
    fn sources(&self, _: &Words<'_>) -> Vec<String> {
        Vec::new()
    }
}

/// A kind's name, as what one does: "Press your parliament".
pub fn name(kind: Kind) -> &'static str {
    with_kind!(kind, Data => Data::NAME).text()
}

/// What a kind is for, in a sentence.
pub fn meaning(kind: Kind) -> &'static str {
    with_kind!(kind, Data => Data::MEANING).text()
}

/// What stands above the kinds of a purpose.
pub fn heading(purpose: Purpose) -> &'static str {
    let label = match purpose {
        Purpose::Build => orders::PURPOSE_BUILD,
        Purpose::Bargain => orders::PURPOSE_BARGAIN,
        Purpose::Pressure => orders::PURPOSE_PRESSURE,
        Purpose::Home => orders::PURPOSE_HOME,
    };
    label.text()
}

/// What a form asks next; empty if it has nothing to ask.
pub fn question(kind: Kind, chosen: &Chosen) -> String {
    let asks = with_kind!(kind, Data => Data::ASKS);
    let Some(ask) = asks.get(chosen.picks.len()) else { return String::new() };
    match kind.besides() {
        Besides::Partners if chosen.picks.is_empty() && chosen.partners.is_empty() => say(orders::ChoosePartner { ask: ask.text().to_owned() }),
        Besides::Partners | Besides::Message | Besides::Nothing => ask.text().to_owned(),
    }
}

/// What is to be known of a choice after what is chosen, where its kind says more of it than any other would; empty for nothing.
pub fn detail(words: &Words<'_>, nation: NationId, kind: Kind, chosen: &Chosen, pick: Pick) -> String {
    with_kind!(kind, Data => Data::detail(words, nation, &chosen.picks, pick))
}

/// Why an order that no force carries out on the scene has no odds; empty where nothing hangs on chance or the effects say it.
pub(crate) fn no_odds(kind: Kind) -> &'static str {
    with_kind!(kind, Data => Data::NO_ODDS).map_or("", Label::text)
}

/// What hangs on a draw, with its chance.
pub(crate) fn chances(words: &Words<'_>, order: &Order) -> Vec<Prospect> {
    with_order!(order, order => order.chances(words))
}

/// Where the facts behind what an order names come from: a programme, a good. A line each; empty where the numbers of the rules say all.
pub fn sources(words: &Words<'_>, order: &Order) -> Vec<String> {
    with_order!(order, order => order.sources(words))
}

impl Words<'_> {
    /// An order, as it stands in the list.
    pub fn order(&self, order: &Order) -> String {
        self.say(self.order_phrase(order))
    }

    /// The same as a phrase.
    pub(crate) fn order_phrase(&self, order: &Order) -> Phrase {
        with_order!(order, order => order.sentence(self))
    }
}

fn origin(origin: &Origin) -> String {
    match origin {
        Origin::Source(source) => say(orders::Source { source: source.clone() }),
        Origin::Assumption(why) => say(orders::Assumption { why: why.clone() }),
    }
}

/// What hangs on chance with the turn itself.
fn this_turn(text: String, params: Vec<Param>) -> Prospect {
    Prospect { when: orders::WITH_THIS_TURN.text().to_owned(), text, tone: Tone::Plain, params }
}

impl ToldOrder for Move {
    const NAME: Label = orders::MOVE_NAME;
    const MEANING: Label = orders::MOVE_MEANING;
    const NO_ODDS: Option<Label> = Some(orders::MOVE_NO_ODDS);

    fn sentence(&self, words: &Words<'_>) -> Phrase {
        match self.to {
            Position::At(place) => orders::Moves { force: self.force, place }.into(),
            Position::Field(cell) if words.is_off_a_place(cell) => orders::MovesOff { force: self.force, place: cell }.into(),
            Position::Field(cell) => orders::MovesOut { force: self.force, place: cell }.into(),
        }
    }
}

impl ToldOrder for Undertake {
    const NAME: Label = orders::UNDERTAKE_NAME;
    const MEANING: Label = orders::UNDERTAKE_MEANING;

    fn sentence(&self, _: &Words<'_>) -> Phrase {
        orders::Undertakes { force: self.force, act: kinds::act(self.act).into(), place: self.feature, against: self.against }.into()
    }
}

impl ToldOrder for Hold {
    const NAME: Label = orders::HOLD_NAME;
    const MEANING: Label = orders::HOLD_MEANING;

    fn sentence(&self, _: &Words<'_>) -> Phrase {
        orders::Stops { force: self.force }.into()
    }
}

impl ToldOrder for Transfer {
    const NAME: Label = orders::TRANSFER_NAME;
    const MEANING: Label = orders::TRANSFER_MEANING;

    fn sentence(&self, _: &Words<'_>) -> Phrase {
        orders::HullsJoin { hulls: self.hulls.into(), from: self.from, to: self.to }.into()
    }
}

impl ToldOrder for Signal {
    const NAME: Label = orders::SIGNAL_NAME;
    const MEANING: Label = orders::SIGNAL_MEANING;
    const ASKS: &'static [Label] = &[orders::SIGNAL_ASKS_WHAT, orders::SIGNAL_ASKS_WHOM];

    fn sentence(&self, _: &Words<'_>) -> Phrase {
        let (signal, whom, message) = (kinds::signal(self.kind).into(), self.to, self.message.trim());
        match message {
            "" => orders::SignalWithoutWords { signal, whom }.into(),
            message => orders::SignalWithWords { signal, whom, message: message.to_owned() }.into(),
        }
    }

    fn chances(&self, words: &Words<'_>) -> Vec<Prospect> {
        let get = |param| words.scenario.parameters.get(param);
        let with_message = !self.message.trim().is_empty();
        let param = if with_message { Param::MisreadWithMessage } else { Param::MisreadWithout };
        let meant = match self.kind {
            SignalKind::Notice => return Vec::new(),
            SignalKind::Reassure => words.say(orders::SupportRises { who: self.to, by: get(Param::SignalSupport) }),
            SignalKind::Warn => words.say(orders::SupportFalls { who: self.to, by: -get(Param::SignalSupport) }),
            SignalKind::Calm => words.say(orders::ApprovalRises { who: self.to, by: get(Param::SignalCalm) }),
        };
        vec![
            this_turn(meant, vec![Param::SignalSupport, Param::SignalCalm]),
            this_turn(say(orders::Misread { chance: get(param), message: with_message }), vec![param]),
        ]
    }
}

impl ToldOrder for Publicise {
    const NAME: Label = orders::PUBLICISE_NAME;
    const MEANING: Label = orders::PUBLICISE_MEANING;
    const ASKS: &'static [Label] = &[orders::PUBLICISE_ASKS];

    fn sentence(&self, _: &Words<'_>) -> Phrase {
        orders::Publicises { place: self.feature }.into()
    }
}

impl ToldOrder for Consult {
    const NAME: Label = orders::CONSULT_NAME;
    const MEANING: Label = orders::CONSULT_MEANING;
    const ASKS: &'static [Label] = &[orders::CONSULT_ASKS];

    fn sentence(&self, _: &Words<'_>) -> Phrase {
        orders::Consults { who: self.ally }.into()
    }
}

impl ToldOrder for Honour {
    const NAME: Label = orders::ANSWER_NAME;
    const MEANING: Label = orders::ANSWER_MEANING;

    fn sentence(&self, words: &Words<'_>) -> Phrase {
        let due = words.game.dues.get(self.due.index());
        orders::Answers { keep: self.keep, whom: due.map(|due| due.beneficiary) }.into()
    }
}

impl ToldOrder for Coerce {
    const NAME: Label = orders::COERCE_NAME;
    const MEANING: Label = orders::COERCE_MEANING;
    const ASKS: &'static [Label] = &[orders::COERCE_ASKS_GOOD, orders::COERCE_ASKS_WHOM];

    fn sentence(&self, _: &Words<'_>) -> Phrase {
        let (good, whom) = (self.good, self.target);
        if self.lift { orders::TradesAgain { good, whom }.into() } else { orders::Withholds { good, whom }.into() }
    }

    fn detail(words: &Words<'_>, nation: NationId, chosen: &[Pick], pick: Pick) -> String {
        let (Pick::Nation(target), Some(Pick::Good(good))) = (pick, chosen.first()) else { return String::new() };
        let stake = coercion::exposure(words.scenario, *good, target);
        let standing = words.game.competition.coercions.iter().find(|c| c.by == nation && c.target == target && c.good == *good);
        match standing {
            Some(c) => say(orders::InUse { stake, since: c.since_turn.into(), wear: c.wear.into() }),
            None => say(orders::AtStake { stake }),
        }
    }

    fn sources(&self, words: &Words<'_>) -> Vec<String> {
        words.scenario.catalog.goods.get(self.good.index()).map(|good| vec![origin(&good.origin)]).unwrap_or_default()
    }
}

impl ToldOrder for Influence {
    const NAME: Label = orders::INFLUENCE_NAME;
    const MEANING: Label = orders::INFLUENCE_MEANING;
    const ASKS: &'static [Label] = &[orders::INFLUENCE_ASKS_HOW, orders::INFLUENCE_ASKS_WHOM];

    fn sentence(&self, _: &Words<'_>) -> Phrase {
        orders::Influences { how: kinds::influence(self.kind).into(), who: self.target }.into()
    }

    fn detail(words: &Words<'_>, _: NationId, _: &[Pick], pick: Pick) -> String {
        let Pick::Nation(target) = pick else { return String::new() };
        election::next(words.scenario, words.game, target).map_or_else(
            || orders::NO_ELECTION.text().to_owned(),
            |(_, election)| say(orders::ElectionOn { name: election.name.clone(), day: election.day }),
        )
    }

    fn chances(&self, words: &Words<'_>) -> Vec<Prospect> {
        let ahead = election::next(words.scenario, words.game, self.target).map(|(_, election)| election);
        let told = ahead.map(|election| Prospect {
            when: orders::CALENDAR.text().to_owned(),
            text: say(orders::ElectionAhead { name: election.name.clone(), day: election.day }),
            tone: Tone::Plain,
            params: Vec::new(),
        });
        told.into_iter().collect()
    }
}

impl ToldOrder for Counter {
    const NAME: Label = orders::COUNTER_NAME;
    const MEANING: Label = orders::COUNTER_MEANING;
    const ASKS: &'static [Label] = &[orders::COUNTER_ASKS];

    fn sentence(&self, _: &Words<'_>) -> Phrase {
        match self.kind {
            CounterKind::PreBunk => orders::PREBUNKS.into(),
            CounterKind::Attribute => orders::ATTRIBUTES.into(),
            CounterKind::Divert(good) => orders::Diverts { good }.into(),
        }
    }

    fn chances(&self, words: &Words<'_>) -> Vec<Prospect> {
        if self.kind != CounterKind::Attribute {
            return Vec::new();
        }
        let get = |param| words.scenario.parameters.get(param);
        let (helpers, chance) = influencing::attribution(words.scenario, words.game, self.nation);
        vec![
            this_turn(
                say(orders::AuthorFound { chance, helping: helpers.max(0) as u64 }),
                vec![Param::AttributionChance, Param::AttributionPerPartner],
            ),
            this_turn(
                words.say(orders::AuthorPays { back: get(Param::AttributionReturn), credibility: get(Param::AttributionCredit) }),
                vec![Param::AttributionReturn, Param::AttributionCredit],
            ),
        ]
    }
}

impl ToldOrder for Induce {
    const NAME: Label = orders::INDUCE_NAME;
    const MEANING: Label = orders::INDUCE_MEANING;
    const ASKS: &'static [Label] = &[orders::INDUCE_ASKS_WHOM, orders::INDUCE_ASKS_WHAT];

    fn sentence(&self, _: &Words<'_>) -> Phrase {
        orders::Induces { who: self.target, what: kinds::inducement(self.kind).into() }.into()
    }

    fn detail(words: &Words<'_>, _: NationId, _: &[Pick], pick: Pick) -> String {
        let Pick::Nation(target) = pick else { return String::new() };
        let leans = words.game.competition.front(target).alignment;
        let tenths = leans.size() as i32 / 30;
        if leans < Thousandths::NONE { say(orders::LeansAway { tenths }) } else { say(orders::LeansTowards { tenths }) }
    }
}

impl ToldOrder for Exercise {
    const NAME: Label = orders::EXERCISE_NAME;
    const MEANING: Label = orders::EXERCISE_MEANING;
    const ASKS: &'static [Label] = &[orders::EXERCISE_ASKS];

    fn sentence(&self, _: &Words<'_>) -> Phrase {
        orders::Exercises { who: self.partners.to_vec(), place: self.place }.into()
    }
}

impl ToldOrder for Preposition {
    const NAME: Label = orders::PREPOSITION_NAME;
    const MEANING: Label = orders::PREPOSITION_MEANING;
    const ASKS: &'static [Label] =
        &[orders::PREPOSITION_ASKS_COUNTRY, orders::PREPOSITION_ASKS_BASE, orders::PREPOSITION_ASKS_WHAT, orders::PREPOSITION_ASKS_NUMBER];

    fn sentence(&self, _: &Words<'_>) -> Phrase {
        orders::Stores { what: kinds::stocked(self.count.into(), self.what, false), place: self.place }.into()
    }
}

impl ToldOrder for Invest {
    const NAME: Label = orders::INVEST_NAME;
    const MEANING: Label = orders::INVEST_MEANING;
    const ASKS: &'static [Label] = &[orders::INVEST_ASKS_COUNTRY, orders::INVEST_ASKS_BASE, orders::INVEST_ASKS_WHAT];

    fn sentence(&self, _: &Words<'_>) -> Phrase {
        orders::Builds { what: kinds::work(self.work).into(), place: self.place }.into()
    }
}

impl ToldOrder for Launch {
    const NAME: Label = orders::PROGRAMME_NAME;
    const MEANING: Label = orders::PROGRAMME_MEANING;
    const ASKS: &'static [Label] = &[orders::PROGRAMME_ASKS];

    fn sentence(&self, _: &Words<'_>) -> Phrase {
        orders::BeginsProgramme { programme: self.programme }.into()
    }

    fn sources(&self, words: &Words<'_>) -> Vec<String> {
        let known = words.scenario.catalog.programmes.get(self.programme.index());
        known.map(|programme| vec![programme.note.clone(), origin(&programme.origin)]).unwrap_or_default()
    }
}

impl ToldOrder for Persuade {
    const NAME: Label = orders::PERSUADE_NAME;
    const MEANING: Label = orders::PERSUADE_MEANING;

    fn sentence(&self, _: &Words<'_>) -> Phrase {
        orders::CAMPAIGNS.into()
    }
}

impl ToldOrder for Benefit {
    const NAME: Label = orders::BENEFIT_NAME;
    const MEANING: Label = orders::BENEFIT_MEANING;
    const ASKS: &'static [Label] = &[orders::BENEFIT_ASKS_WHAT, orders::BENEFIT_ASKS_WHOM];

    fn sentence(&self, _: &Words<'_>) -> Phrase {
        orders::Benefits { what: kinds::benefit(self.kind).into(), who: self.to }.into()
    }

    fn detail(words: &Words<'_>, _: NationId, _: &[Pick], pick: Pick) -> String {
        let Pick::Nation(to) = pick else { return String::new() };
        words.say(orders::SupportIn { band: numbers::band(words.game.nations[to.index()].support).into() })
    }
}

impl ToldOrder for SetPolicy {
    const NAME: Label = orders::POLICY_NAME;
    const MEANING: Label = orders::POLICY_MEANING;
    const ASKS: &'static [Label] = &[orders::POLICY_ASKS];

    fn sentence(&self, _: &Words<'_>) -> Phrase {
        let policy = Words::policy_phrase(self.policy);
        if self.on { orders::BeginsPolicy { policy }.into() } else { orders::EndsPolicy { policy }.into() }
    }

    fn chances(&self, words: &Words<'_>) -> Vec<Prospect> {
        if self.policy != StandingPolicy::Silo || !self.on {
            return Vec::new();
        }
        let left = words.scenario.parameters.get(Param::SiloLeft);
        vec![this_turn(words.say(orders::SiloWeighs { left }), vec![Param::SiloLeft])]
    }
}

impl ToldOrder for Hasten {
    const NAME: Label = orders::HASTEN_NAME;
    const MEANING: Label = orders::HASTEN_MEANING;
    const ASKS: &'static [Label] = &[orders::HASTEN_ASKS];

    fn sentence(&self, _: &Words<'_>) -> Phrase {
        orders::Hastens { agreement: self.agreement }.into()
    }

    fn detail(words: &Words<'_>, nation: NationId, _: &[Pick], pick: Pick) -> String {
        let Pick::Agreement(id) = pick else { return String::new() };
        let hours = words.game.agreement(id).and_then(|agreement| agreement.hours_to_ratify(nation)).unwrap_or(Hours::NONE);
        words.say(orders::ToTheVote { months: u64::from(hours.div_ceil(MONTH_HOURS)) })
    }
}

impl ToldOrder for Reassure {
    const NAME: Label = orders::REASSURE_NAME;
    const MEANING: Label = orders::REASSURE_MEANING;

    fn sentence(&self, _: &Words<'_>) -> Phrase {
        orders::REASSURES.into()
    }
}

impl ToldOrder for QuarantineOrder {
    const NAME: Label = orders::QUARANTINE_NAME;
    const MEANING: Label = orders::QUARANTINE_MEANING;
    const NO_ODDS: Option<Label> = Some(orders::QUARANTINE_NO_ODDS);

    fn sentence(&self, words: &Words<'_>) -> Phrase {
        words.quarantine_order_phrase(self)
    }
}

impl ToldOrder for WarOrder {
    const NAME: Label = orders::WAR_NAME;
    const MEANING: Label = orders::WAR_MEANING;
    const NO_ODDS: Option<Label> = Some(orders::WAR_NO_ODDS);

    fn sentence(&self, words: &Words<'_>) -> Phrase {
        words.war_order_phrase(self)
    }
}
