//! What is told of orders, kind by kind: their names, what forms ask, and sentences. One place a kind: the compiler names the kind that has
//! none.

use crate::catalog::quantity::{Hours, Thousandths};
use crate::catalog::{NationId, Origin};
use crate::report::Tone;
use crate::report::forecast::prospect::Prospect;
use crate::report::words::numbers::{in_band, percent, signed_percent};
use crate::report::words::{Words, act, benefit, count, inducement, influence, signal, stocked, work};
use crate::rules::order::form::{Besides, Chosen, Pick, Purpose};
use crate::rules::order::{
    Benefit, Coerce, Consult, Counter, CounterKind, Exercise, Hasten, Hold, Honour, Induce, Influence, Invest, Kind, Launch, Move, Order, Persuade,
    Preposition, Publicise, QuarantineOrder, Reassure, SetPolicy, Signal, SignalKind, Transfer, Undertake, WarOrder,
};
use crate::rules::phases::homefront::election;
use crate::rules::phases::pressure::{coercion, influence as influencing};
use crate::rules::state::competition::{MONTH_HOURS, StandingPolicy};
use crate::rules::vocab::order::{with_kind, with_order};
use crate::rules::vocab::parameter::Param;

/// What is told of a kind of order.
trait ToldOrder {
    /// Its name, as what one does.
    const NAME: &'static str;
    /// What it is for, in a sentence.
    const MEANING: &'static str;
    /// What a form asks, step by step.
    const ASKS: &'static [&'static str] = &[];
    /// Why it has no odds; empty where nothing hangs on chance, or the effects say it.
    const NO_ODDS: &'static str = "";

    /// What is ordered, as it stands in the list.
    fn sentence(&self, words: &Words<'_>) -> String;

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
    with_kind!(kind, Data => Data::NAME)
}

/// What a kind is for, in a sentence.
pub fn meaning(kind: Kind) -> &'static str {
    with_kind!(kind, Data => Data::MEANING)
}

/// What stands above the kinds of a purpose.
pub fn heading(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::Build => "Build",
        Purpose::Bargain => "Help the bargain",
        Purpose::Pressure => "Pressure and counters",
        Purpose::Home => "Home and region",
    }
}

/// What a form asks next; empty if it has nothing to ask.
pub fn question(kind: Kind, chosen: &Chosen) -> String {
    let asks = with_kind!(kind, Data => Data::ASKS);
    let ask = asks.get(chosen.picks.len()).copied().unwrap_or_default();
    match kind.besides() {
        Besides::Partners if chosen.picks.is_empty() && chosen.partners.is_empty() => format!("{ask}: choose a partner first"),
        Besides::Partners | Besides::Message | Besides::Nothing => ask.to_owned(),
    }
}

/// What is to be known of a choice after what is chosen, where its kind says more of it than any other would; empty for nothing.
pub fn detail(words: &Words<'_>, nation: NationId, kind: Kind, chosen: &Chosen, pick: Pick) -> String {
    with_kind!(kind, Data => Data::detail(words, nation, &chosen.picks, pick))
}

/// Why an order that no force carries out on the scene has no odds; empty where nothing hangs on chance or the effects say it.
pub(crate) fn no_odds(kind: Kind) -> &'static str {
    with_kind!(kind, Data => Data::NO_ODDS)
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
        with_order!(order, order => order.sentence(self))
    }
}

fn origin(origin: &Origin) -> String {
    match origin {
        Origin::Source(source) => format!("Source: {source}"),
        Origin::Assumption(why) => format!("Assumption: {why}"),
    }
}

/// What hangs on chance with the turn itself.
fn this_turn(text: String, params: Vec<Param>) -> Prospect {
    Prospect { when: "With this turn".to_owned(), text, tone: Tone::Plain, params }
}

impl ToldOrder for Move {
    const NAME: &'static str = "Send a force";
    const MEANING: &'static str = "A force goes along a way, and goes on in later turns until it is there.";
    const NO_ODDS: &'static str = "No odds: a move alone meets nobody.";

    fn sentence(&self, words: &Words<'_>) -> String {
        let to = words.position(self.to);
        let to = if to.starts_with("off ") { format!("waters {to}") } else { to };
        format!("{} moves to {to}", words.force(self.force))
    }
}

impl ToldOrder for Undertake {
    const NAME: &'static str = "Give a force something to do";
    const MEANING: &'static str = "A force does this at a feature until it is told otherwise, and goes there first.";

    fn sentence(&self, words: &Words<'_>) -> String {
        let against = self.against.map_or_else(String::new, |nation| format!(" against {}", words.the(nation)));
        format!("{}: {} at {}{against}", words.force(self.force), act(self.act), words.feature(self.feature))
    }
}

impl ToldOrder for Hold {
    const NAME: &'static str = "Stop a force";
    const MEANING: &'static str = "A force stops where it is, and drops what it has to do.";

    fn sentence(&self, words: &Words<'_>) -> String {
        format!("{} stops what it is doing", words.force(self.force))
    }
}

impl ToldOrder for Transfer {
    const NAME: &'static str = "Shift hulls";
    const MEANING: &'static str = "Hulls pass from one force to another of the same kind in the same place; at least one stays.";

    fn sentence(&self, words: &Words<'_>) -> String {
        let verb = if self.hulls == 1 { "joins" } else { "join" };
        format!("{} of {} {verb} {}", count(self.hulls, "hull", "hulls"), words.force(self.from), words.force(self.to))
    }
}

impl ToldOrder for Signal {
    const NAME: &'static str = "Send a signal";
    const MEANING: &'static str = "Tells another government what you mean. With a message it is misread less often.";
    const ASKS: &'static [&'static str] = &["What you mean", "To whom"];

    fn sentence(&self, words: &Words<'_>) -> String {
        let message = self.message.trim();
        let how = if message.is_empty() { " without words".to_owned() } else { format!(": “{message}”") };
        format!("{} {}{how}", signal(self.kind), words.the(self.to))
    }

    fn chances(&self, words: &Words<'_>) -> Vec<Prospect> {
        let get = |param| words.scenario.parameters.get(param);
        let with_message = !self.message.trim().is_empty();
        let param = if with_message { Param::MisreadWithMessage } else { Param::MisreadWithout };
        let meant = match self.kind {
            SignalKind::Notice => return Vec::new(),
            SignalKind::Reassure => format!("Support in {} about {} at most", words.the(self.to), signed_percent(get(Param::SignalSupport))),
            SignalKind::Warn => format!("Support in {} about {} at most", words.the(self.to), signed_percent(-get(Param::SignalSupport))),
            SignalKind::Calm => format!(
                "Approval of the government of {} about {} at most, and a quieter rung between you",
                words.the(self.to),
                signed_percent(get(Param::SignalCalm))
            ),
        };
        vec![
            this_turn(meant, vec![Param::SignalSupport, Param::SignalCalm]),
            this_turn(format!("Misread with {}{}", percent(get(param)), if with_message { "" } else { "; with a message less often" }), vec![param]),
        ]
    }
}

impl ToldOrder for Publicise {
    const NAME: &'static str = "Publish what was done";
    const MEANING: &'static str = "Shows the world what another did at a feature in the last two turns: raises support, costs the other credit, and suspends quiet understandings.";
    const ASKS: &'static [&'static str] = &["What happened where"];

    fn sentence(&self, words: &Words<'_>) -> String {
        format!("publicise what happened at {}", words.feature(self.feature))
    }
}

impl ToldOrder for Consult {
    const NAME: &'static str = "Consult under a treaty";
    const MEANING: &'static str = "In public, with a treaty ally: steadies your government and the ally's support. Each further time it says less.";
    const ASKS: &'static [&'static str] = &["With whom"];

    fn sentence(&self, words: &Words<'_>) -> String {
        format!("consult {} under the treaty", words.the(self.ally))
    }
}

impl ToldOrder for Honour {
    const NAME: &'static str = "Answer an obligation";
    const MEANING: &'static str = "Keeps or refuses what an agreement asks now that it fell due.";

    fn sentence(&self, words: &Words<'_>) -> String {
        let due = words.game.dues.get(self.due.index());
        let what = due.map_or_else(String::new, |due| format!(" to {}", words.the(due.beneficiary)));
        format!("{} the obligation{what}", if self.keep { "keep" } else { "refuse" })
    }
}

impl ToldOrder for Coerce {
    const NAME: &'static str = "Use or end a lever of trade";
    const MEANING: &'static str =
        "A named good is withheld or no longer bought. It bites from the next turn on, costs you too, and wears out as trade finds other ways.";
    const ASKS: &'static [&'static str] = &["Which good", "Against whom"];

    fn sentence(&self, words: &Words<'_>) -> String {
        let verb = if self.lift { "sell and buy again:" } else { "withhold or no longer buy:" };
        format!("{verb} {} ({})", words.good(self.good), words.the(self.target))
    }

    fn detail(words: &Words<'_>, nation: NationId, chosen: &[Pick], pick: Pick) -> String {
        let (Pick::Nation(target), Some(Pick::Good(good))) = (pick, chosen.first()) else { return String::new() };
        let stake = percent(coercion::exposure(words.scenario, *good, target));
        let standing = words.game.competition.coercions.iter().find(|c| c.by == nation && c.target == target && c.good == *good);
        match standing {
            Some(c) => {
                format!("{stake} of its product; in use since turn {}, worn by {}: choose it to end it", c.since_turn, percent(i32::from(c.wear)))
            }
            None => format!("{stake} of its product at stake"),
        }
    }

    fn sources(&self, words: &Words<'_>) -> Vec<String> {
        words.scenario.catalog.goods.get(self.good.index()).map(|good| vec![origin(&good.origin)]).unwrap_or_default()
    }
}

impl ToldOrder for Influence {
    const NAME: &'static str = "Work on another public";
    const MEANING: &'static str = "Lies, meddling or speeches against closer ties. Whoever is named as the author of lies pays in credit.";
    const ASKS: &'static [&'static str] = &["How", "On whose public"];

    fn sentence(&self, words: &Words<'_>) -> String {
        format!("{} against {}", influence(self.kind), words.the(self.target))
    }

    fn detail(words: &Words<'_>, _: NationId, _: &[Pick], pick: Pick) -> String {
        let Pick::Nation(target) = pick else { return String::new() };
        election::next(words.scenario, words.game, target)
            .map_or_else(|| "no election ahead".to_owned(), |(_, election)| format!("{}, {}", election.name, election.day.long()))
    }

    fn chances(&self, words: &Words<'_>) -> Vec<Prospect> {
        let ahead = election::next(words.scenario, words.game, self.target).map(|(_, election)| election);
        let told = ahead.map(|election| Prospect {
            when: "Calendar".to_owned(),
            text: format!("{}: {}", election.name, election.day.long()),
            tone: Tone::Plain,
            params: Vec::new(),
        });
        told.into_iter().collect()
    }
}

impl ToldOrder for Counter {
    const NAME: &'static str = "Counter pressure";
    const MEANING: &'static str = "Warn your public before lies come, name their author afterwards, or help traders to other markets.";
    const ASKS: &'static [&'static str] = &["How"];

    fn sentence(&self, words: &Words<'_>) -> String {
        match self.kind {
            CounterKind::PreBunk => "warn the public of lies to come".to_owned(),
            CounterKind::Attribute => "name the author of what was spread".to_owned(),
            CounterKind::Divert(good) => format!("help traders to other markets: {}", words.good(good)),
        }
    }

    fn chances(&self, words: &Words<'_>) -> Vec<Prospect> {
        if self.kind != CounterKind::Attribute {
            return Vec::new();
        }
        let get = |param| words.scenario.parameters.get(param);
        let (helpers, chance) = influencing::attribution(words.scenario, words.game, self.nation);
        let helping = count(helpers.max(0) as u64, "nation", "nations");
        vec![
            this_turn(
                format!("The author of each is found with {}, {helping} helping", percent(chance)),
                vec![Param::AttributionChance, Param::AttributionPerPartner],
            ),
            this_turn(
                format!(
                    "Found, {} of what it moved comes back, and the author loses {} of credibility",
                    percent(get(Param::AttributionReturn)),
                    percent(get(Param::AttributionCredit))
                ),
                vec![Param::AttributionReturn, Param::AttributionCredit],
            ),
        ]
    }
}

impl ToldOrder for Induce {
    const NAME: &'static str = "Court a third nation";
    const MEANING: &'static str = "Something for a third nation, so that it leans your way. Far enough over, it signs a security framework.";
    const ASKS: &'static [&'static str] = &["Whom", "With what"];

    fn sentence(&self, words: &Words<'_>) -> String {
        format!("offer {} {}", words.the(self.target), inducement(self.kind))
    }

    fn detail(words: &Words<'_>, _: NationId, _: &[Pick], pick: Pick) -> String {
        let Pick::Nation(target) = pick else { return String::new() };
        let leans = words.game.competition.front(target).alignment;
        format!("leans {}{}.{} of 3, Beijing below 0", if leans < Thousandths::NONE { "−" } else { "+" }, leans.size() / 300, leans.size() % 300 / 30)
    }
}

impl ToldOrder for Exercise {
    const NAME: &'static str = "Plan an exercise";
    const MEANING: &'static str =
        "Forces of two, three or four learn to work together. Publics see allies; Beijing's leaders close ranks; the neighbours worry a little.";
    const ASKS: &'static [&'static str] = &["Where"];

    fn sentence(&self, words: &Words<'_>) -> String {
        format!("exercise with {} at {}", words.nations(&self.partners), words.place(self.place))
    }
}

impl ToldOrder for Preposition {
    const NAME: &'static str = "Store munitions ahead";
    const MEANING: &'static str = "Ships munitions of yours to a place that you may use, so that they are there before they are needed.";
    const ASKS: &'static [&'static str] = &["In which country", "At which base", "What is stored", "How many"];

    fn sentence(&self, words: &Words<'_>) -> String {
        format!("store {} at {}", stocked(self.count.into(), self.what, false), words.place(self.place))
    }
}

impl ToldOrder for Invest {
    const NAME: &'static str = "Build at a base";
    const MEANING: &'static str =
        "Runways, fuel and shelters, at home or where an agreement assures your use of the place in a crisis: automatic, without asking.";
    const ASKS: &'static [&'static str] = &["In which country", "At which base", "What is built"];

    fn sentence(&self, words: &Words<'_>) -> String {
        format!("build {} at {}", work(self.work), words.place(self.place))
    }
}

impl ToldOrder for Launch {
    const NAME: &'static str = "Begin a programme";
    const MEANING: &'static str =
        "Missiles, shelters, hulls, unmanned aircraft: paid turn by turn, delivered whole at the end. While the money is short it waits.";
    const ASKS: &'static [&'static str] = &["Which programme"];

    fn sentence(&self, words: &Words<'_>) -> String {
        format!("begin a programme: {}", words.programme(self.programme))
    }

    fn sources(&self, words: &Words<'_>) -> Vec<String> {
        let known = words.scenario.catalog.programmes.get(self.programme.index());
        known.map(|programme| vec![programme.note.clone(), origin(&programme.origin)]).unwrap_or_default()
    }
}

impl ToldOrder for Persuade {
    const NAME: &'static str = "Campaign at home";
    const MEANING: &'static str =
        "The government explains closer ties at home. The more are convinced, and the oftener it is done, the less it brings.";

    fn sentence(&self, _: &Words<'_>) -> String {
        "campaign at home for closer ties".to_owned()
    }
}

impl ToldOrder for Benefit {
    const NAME: &'static str = "Give an ally's people something";
    const MEANING: &'static str =
        "Technology, civil works or help after a disaster: raises support for closer ties in the other nation, and costs you money.";
    const ASKS: &'static [&'static str] = &["What they get", "Who gets it"];

    fn sentence(&self, words: &Words<'_>) -> String {
        format!("{} for {}", benefit(self.kind), words.the(self.to))
    }

    fn detail(words: &Words<'_>, _: NationId, _: &[Pick], pick: Pick) -> String {
        let Pick::Nation(to) = pick else { return String::new() };
        format!("support {}", in_band(words.game.nations[to.index()].support))
    }
}

impl ToldOrder for SetPolicy {
    const NAME: &'static str = "Begin or end a policy";
    const MEANING: &'static str = "The silo, a fair share, tariffs: each stands until it is ended.";
    const ASKS: &'static [&'static str] = &["Which policy"];

    fn sentence(&self, words: &Words<'_>) -> String {
        format!("{}: {}", if self.on { "begin" } else { "end" }, words.policy(self.policy))
    }

    fn chances(&self, words: &Words<'_>) -> Vec<Prospect> {
        if self.policy != StandingPolicy::Silo || !self.on {
            return Vec::new();
        }
        let left = words.scenario.parameters.get(Param::SiloLeft);
        vec![this_turn(format!("Tariffs weigh {} of what they would between you and an ally", percent(left)), vec![Param::SiloLeft])]
    }
}

impl ToldOrder for Hasten {
    const NAME: &'static str = "Press your parliament";
    const MEANING: &'static str = "Spends political capital so that a treaty comes to its vote sooner. The public's doubts stay.";
    const ASKS: &'static [&'static str] = &["Which treaty"];

    fn sentence(&self, words: &Words<'_>) -> String {
        format!("press parliament on {}", words.agreement(self.agreement))
    }

    fn detail(words: &Words<'_>, nation: NationId, _: &[Pick], pick: Pick) -> String {
        let Pick::Agreement(id) = pick else { return String::new() };
        let hours = words.game.agreement(id).and_then(|agreement| agreement.hours_to_ratify(nation)).unwrap_or(Hours::NONE);
        format!("{} to the vote at an even pace", count(hours.div_ceil(MONTH_HOURS), "month", "months"))
    }
}

impl ToldOrder for Reassure {
    const NAME: &'static str = "Reassure the region";
    const MEANING: &'static str = "Tells ASEAN and the rest what closer ties are for. A region that accepts them listens to the allies.";

    fn sentence(&self, _: &Words<'_>) -> String {
        "reassure the region".to_owned()
    }
}

impl ToldOrder for QuarantineOrder {
    const NAME: &'static str = "Decide in a quarantine";
    const MEANING: &'static str =
        "How tight the cordon is, who escorts, flies in, stands surety or opens ports, what merchants are told, how much is burnt.";
    const NO_ODDS: &'static str = "No odds: how ships meet the cordon hangs on what the other side orders for the same week.";

    fn sentence(&self, words: &Words<'_>) -> String {
        words.quarantine_order(self)
    }
}

impl ToldOrder for WarOrder {
    const NAME: &'static str = "Decide in a war";
    const MEANING: &'static str = "Missions of task forces, bases of squadrons, rules of engagement, entry, notes, the nuclear rungs, the invasion.";
    const NO_ODDS: &'static str = "No forecast: what comes of it hangs on the other side's plan for the same days, which is not known.";

    fn sentence(&self, words: &Words<'_>) -> String {
        words.war_order(self)
    }
}
