//! What many games came to, as tables for people.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::catalog::NationId;
use crate::rules::Scenario;
use crate::rules::metric::Metric;
use crate::rules::models::war::outcome::at_the_end;
use crate::rules::models::war::{Outcome, Party, War};
use crate::rules::quarantine::{Ending, MerchantCargo, Quarantine};
use crate::rules::vocab::ids::SeatId;
use crate::study::games::belief::Beliefs;
use crate::study::games::kind::OrderKind;
use crate::study::games::simulate::{GameRow, Pact, measures};
use crate::study::games::statistics::{Frequencies, Interval, wilson};
use crate::study::tables::compare::PointsChange;

fn percent(interval: Interval) -> String {
    format!("{:3.0}% ({:.0} to {:.0})", interval.value * 100.0, interval.low * 100.0, interval.high * 100.0)
}

/// The balance of a level over many games, of which only counts are kept.
pub struct Balance<'a> {
    scenario: &'a Scenario,
    games: u32,
    /// Points, by seat.
    points: Vec<Frequencies>,
    /// Scores, by seat and objective.
    scores: Vec<Vec<Frequencies>>,
    /// Orders and offers, by seat and kind.
    used: BTreeMap<(SeatId, OrderKind), u32>,
    outcomes: Vec<OutcomeLine<'a>>,
    beliefs: Beliefs,
    /// What the objectives measure, in the order of [`measures`].
    measured: Vec<Frequencies>,
}

impl<'a> Balance<'a> {
    /// Of no games yet.
    pub fn of(scenario: &'a Scenario) -> Self {
        let objectives = |seat: usize| scenario.objectives.iter().filter(|objective| objective.seat.index() == seat).count();
        let seats = scenario.seats.len();
        Self {
            scenario,
            games: 0,
            points: vec![Frequencies::default(); seats],
            scores: (0..seats).map(|seat| vec![Frequencies::default(); objectives(seat)]).collect(),
            used: BTreeMap::new(),
            outcomes: outcomes(scenario),
            beliefs: Beliefs::default(),
            measured: vec![Frequencies::default(); measures(scenario).len()],
        }
    }

    /// Adds a game.
    pub fn add(&mut self, row: &GameRow) {
        self.games += 1;
        for (index, (points, scores)) in self.points.iter_mut().zip(&mut self.scores).enumerate() {
            points.add(row.points(SeatId(index as u8)));
            for (found, &score) in scores.iter_mut().zip(&row.scores[index]) {
                found.add(score.into());
            }
        }
        for (&key, &uses) in &row.used {
            *self.used.entry(key).or_default() += uses;
        }
        for line in &mut self.outcomes {
            line.add(row);
        }
        self.beliefs.add(row);
        for (found, &value) in self.measured.iter_mut().zip(&row.measured) {
            found.add(value);
        }
    }

    /// All that was added, to be written down and taken up again by [`Balance::take_up`].
    pub fn keep(&self) -> serde_json::Value {
        let used: Vec<(u8, String, u32)> = self.used.iter().map(|(&(seat, kind), &uses)| (seat.0, kind.to_string(), uses)).collect();
        let outcomes: Vec<(bool, &Frequencies)> = self.outcomes.iter().map(|line| (line.asked.is_some(), &line.found)).collect();
        serde_json::json!((self.games, &self.points, &self.scores, used, outcomes, &self.beliefs, &self.measured))
    }

    /// Goes on from what [`Balance::keep`] wrote down for the same level: false, and nothing has changed, if it is not that.
    pub fn take_up(&mut self, value: &serde_json::Value) -> bool {
        type Kept = (u32, Vec<Frequencies>, Vec<Vec<Frequencies>>, Vec<(u8, String, u32)>, Vec<(bool, Frequencies)>, Beliefs, Vec<Frequencies>);
        let Ok((games, points, scores, used, outcomes, beliefs, measured)) = serde_json::from_value::<Kept>(value.clone()) else { return false };
        let used = used.into_iter().map(|(seat, kind, uses)| Some(((SeatId(seat), OrderKind::named(&kind).ok()?), uses)));
        let Some(used) = used.collect::<Option<BTreeMap<_, _>>>() else { return false };
        let lengths = |scores: &[Vec<Frequencies>]| scores.iter().map(Vec::len).collect::<Vec<_>>();
        let alike = points.len() == self.points.len()
            && lengths(&scores) == lengths(&self.scores)
            && outcomes.len() == self.outcomes.len()
            && measured.len() == self.measured.len();
        if !alike {
            return false;
        }
        for (line, (asked, found)) in self.outcomes.iter_mut().zip(outcomes) {
            line.found = found;
            if !asked {
                line.asked = None;
            }
        }
        *self = Self { scenario: self.scenario, games, points, scores, used, outcomes: std::mem::take(&mut self.outcomes), beliefs, measured };
        true
    }

    /// How many games were added.
    pub fn games(&self) -> u32 {
        self.games
    }

    /// The mean of a seat's points.
    pub(crate) fn mean_points(&self, seat: SeatId) -> f64 {
        self.points.get(seat.index()).map_or(0.0, |points| points.mean().value)
    }

    /// How often each score came up, by seat and by the seat's objectives.
    pub(crate) fn scores(&self) -> &[Vec<Frequencies>] {
        &self.scores
    }

    /// How often each value came up of what a metric came to; `None` if no objective measures it.
    pub(crate) fn found(&self, metric: Metric) -> Option<&Frequencies> {
        let at = measures(self.scenario).into_iter().position(|known| known == metric)?;
        self.measured.get(at)
    }

    /// Success and points of each seat with 95% intervals, how often each objective's tiers were reached, the orders that were given,
    /// outcomes, and how Beijing's belief moved.
    pub fn text(&self) -> String {
        let (scenario, games) = (self.scenario, self.games);
        let mut out = format!("{}: {games} games\n", scenario.text.title);
        for (index, seat) in scenario.seats.iter().enumerate() {
            let id = SeatId(index as u8);
            let points = &self.points[index];
            let average = points.mean();
            let objectives: Vec<&crate::rules::scenario::Objective> = scenario.objectives.iter().filter(|o| o.seat == id).collect();
            let _ = writeln!(
                out,
                "\n{}: success {} from {} of {} points; points {:.2} ({:.2} to {:.2}), quartiles {:?}",
                seat.name,
                percent(wilson(points.at_least(seat.success.into()), games)),
                seat.success,
                objectives.len() * 3,
                average.value,
                average.low,
                average.high,
                points.spread(),
            );
            for (objective, scores) in objectives.iter().zip(&self.scores[index]) {
                let reached = |tier: i32| percent(wilson(scores.at_least(tier), games));
                let _ = writeln!(out, "  {:32} 1: {}  2: {}  3: {}", objective.title, reached(1), reached(2), reached(3));
            }
            let mut used = String::new();
            for kind in OrderKind::all() {
                let uses = self.used.get(&(id, kind)).copied().unwrap_or(0);
                if uses > 0 {
                    let _ = write!(used, " {kind} {:.1}", f64::from(uses) / f64::from(games.max(1)));
                }
            }
            let _ = writeln!(out, "  orders a game:{used}");
        }
        out.push('\n');
        for line in &self.outcomes {
            line.write(&mut out);
        }
        out += &self.beliefs.table();
        out
    }

    /// What the objectives measure at the end of the games, a line each: what an author needs who sets their thresholds. `name` says what a
    /// metric is called.
    pub fn measured(&self, name: &dyn Fn(Metric) -> String) -> String {
        let mut out = String::from("What the objectives measure at the end: mean, then the least, the quartiles and the most\n");
        for (metric, found) in measures(self.scenario).into_iter().zip(&self.measured) {
            let _ = writeln!(out, "  {:64} {:9.2}  {:?}", name(metric), found.mean().value, found.spread());
        }
        out
    }
}

/// How a line shows the numbers that it found.
enum ShownAs {
    /// Their mean and quartiles.
    Spread,
    /// The share of them that is 1.
    Share,
    /// The share of each above 0, on a line of its own.
    EachShare,
}

/// A number of a game that has it.
type GameValue<'a> = Box<dyn Fn(&GameRow) -> Option<i32> + 'a>;

/// What may hold of a game.
type GameTest<'a> = Box<dyn Fn(&GameRow) -> bool + 'a>;

/// A line of outcomes: a number of each game that has it.
struct OutcomeLine<'a> {
    name: String,
    shown: ShownAs,
    value: GameValue<'a>,
    /// The line is left out unless this holds of a game.
    asked: Option<GameTest<'a>>,
    found: Frequencies,
}

impl<'a> OutcomeLine<'a> {
    fn new(name: String, shown: ShownAs, value: impl Fn(&GameRow) -> Option<i32> + 'a) -> Self {
        Self { name, shown, value: Box::new(value), asked: None, found: Frequencies::default() }
    }

    /// A number of every game.
    fn number(name: &str, value: impl Fn(&GameRow) -> i32 + 'a) -> Self {
        Self::new(format!("{name:36}"), ShownAs::Spread, move |row| Some(value(row)))
    }

    /// A number of every game with a quarantine.
    fn of_quarantine(name: &str, value: impl Fn(&Quarantine) -> i32 + 'a) -> Self {
        Self::new(format!("{name:36}"), ShownAs::Spread, move |row| row.quarantine.as_ref().map(&value))
    }

    /// The share of games of which something holds.
    fn share(name: String, holds: impl Fn(&GameRow) -> bool + 'a) -> Self {
        Self::new(name, ShownAs::Share, move |row| Some(holds(row).into()))
    }

    /// The share of wars of which something holds; left out without any.
    fn of_war(name: &str, holds: impl Fn(&War) -> bool + 'a) -> Self {
        Self::new(format!("{name:65}"), ShownAs::Share, move |row| row.war.as_ref().map(|war| holds(war).into())).if_any(|row| row.war.is_some())
    }

    fn if_any(self, holds: impl Fn(&GameRow) -> bool + 'a) -> Self {
        Self { asked: Some(Box::new(holds)), ..self }
    }

    fn add(&mut self, row: &GameRow) {
        if self.asked.as_ref().is_some_and(|holds| holds(row)) {
            self.asked = None;
        }
        if let Some(value) = (self.value)(row) {
            self.found.add(value);
        }
    }

    fn write(&self, out: &mut String) {
        if self.asked.is_some() {
            return;
        }
        let (name, found) = (&self.name, &self.found);
        let share = |value: i32| percent(wilson(found.of(value), found.total()));
        let _ = match self.shown {
            ShownAs::Spread => writeln!(out, "  {name} mean {:7.2}  quartiles {:?}", found.mean().value, found.spread()),
            ShownAs::Share => writeln!(out, "  {name} {}", share(1)),
            ShownAs::EachShare => {
                found.values().filter(|&value| value > 0).try_for_each(|value| writeln!(out, "  {:65} {}", format!("{name} {value}"), share(value)))
            }
        };
    }
}

fn outcomes(scenario: &Scenario) -> Vec<OutcomeLine<'_>> {
    let mut lines = vec![
        OutcomeLine::number("highest rung", |row| row.rung_peak().into()),
        OutcomeLine::number("clashes at rung 2 and above", |row| row.clashes as i32),
        OutcomeLine::number("agreements made", |row| row.agreements as i32),
    ];
    for (index, feature) in scenario.features.iter().enumerate() {
        let (name, challenger) = (&scenario.catalog.place(feature.place).slug, feature.challenger);
        lines.extend([
            OutcomeLine::number(&format!("{name} control"), move |row| row.features[index].control.into()),
            OutcomeLine::number(&format!("{name} longest stay, hours"), move |row| {
                row.features[index].presence_of(challenger).longest_stay_hours.0 as i32
            }),
            OutcomeLine::number(&format!("{name} challenger's share, percent"), move |row| row.features[index].share_percent(challenger)),
        ]);
        if feature.outpost {
            lines.extend([
                OutcomeLine::number(&format!("{name} deliveries"), move |row| row.features[index].deliveries.into()),
                OutcomeLine::number(&format!("{name} of which repair"), move |row| row.features[index].repair_deliveries.into()),
                OutcomeLine::number(&format!("{name} garrison"), move |row| row.features[index].garrison.into()),
            ]);
        }
    }
    for nation in scenario.nations_present() {
        let (slug, at, setup) = (&scenario.catalog.nation(nation).slug, nation.index(), scenario.nations[nation.index()]);
        lines.extend([
            OutcomeLine::number(&format!("{slug} support change"), move |row| i32::from(row.nations[at].support - setup.support)),
            OutcomeLine::number(&format!("{slug} standing change"), move |row| i32::from(row.nations[at].standing - setup.standing)),
            OutcomeLine::number(&format!("{slug} credit"), move |row| row.nations[at].credit.into()),
            OutcomeLine::number(&format!("{slug} injuries"), move |row| row.nations[at].tally.injuries.into()),
            OutcomeLine::number(&format!("{slug} hulls damaged"), move |row| row.nations[at].tally.hulls_damaged.into()),
        ]);
    }
    lines.extend(pact());
    if scenario.quarantine.is_some() {
        lines.extend(quarantine(scenario));
    }
    lines.extend(war(scenario));
    let due = |row: &GameRow| row.nations.iter().any(|nation| nation.tally.obligations_kept + nation.tally.obligations_refused > 0);
    lines.push(OutcomeLine::share("games with a death".to_owned(), |row| row.deaths() > 0));
    lines.push(OutcomeLine::share("games in which an obligation fell due".to_owned(), due));
    lines
}

/// What became of promises of help: shares of games. Left out where there was none.
fn pact<'a>() -> impl Iterator<Item = OutcomeLine<'a>> {
    type Held = (&'static str, fn(&Pact) -> bool);
    let shares: [Held; 6] = [
        ("a promise of help was signed", |pact| pact.signed > 0),
        ("one was signed in the first two turns", |pact| pact.first_signed_turn.is_some_and(|turn| turn <= 2)),
        ("one entered into force", |pact| pact.in_force > 0),
        ("a parliament refused one", |pact| pact.refused > 0),
        ("a government that an election brought in dropped one", |pact| pact.dropped > 0),
        ("a parliament or an election put one off", |pact| pact.put_off > 0),
    ];
    shares.into_iter().map(|(name, holds)| {
        OutcomeLine::share(format!("games in which {name:52}"), move |row| holds(&row.pact)).if_any(|row| row.pact != Pact::default())
    })
}

/// How quarantines ended, and what they came to.
fn quarantine(scenario: &Scenario) -> Vec<OutcomeLine<'_>> {
    let mut lines = Vec::new();
    for (name, ending) in
        [("lifted", Some(Ending::Lifted)), ("stands at the end", Some(Ending::Standing)), ("Taiwan yields", Some(Ending::Yielded)), ("war", None)]
    {
        lines.push(OutcomeLine::share(format!("quarantine: {name:53}"), move |row| row.quarantine.as_ref().is_some_and(|now| now.ending == ending)));
    }
    let blockade = |row: &GameRow| row.quarantine.as_ref().is_some_and(Quarantine::is_blockade);
    lines.push(OutcomeLine::share(format!("quarantines that were blockades at the end {:21}", ""), blockade));
    lines.extend([
        OutcomeLine::of_quarantine("weeks", |now| i32::from(now.week) - 1),
        OutcomeLine::of_quarantine("electricity at the end, permille", |now| now.power.into()),
        OutcomeLine::of_quarantine("endurance at the end, permille", |now| now.endurance.into()),
        OutcomeLine::of_quarantine("days of gas at the end", |now| now.days(MerchantCargo::Gas) as i32),
        OutcomeLine::of_quarantine("landed, percent of arrivals", Quarantine::landed_percent),
        OutcomeLine::of_quarantine("taken", |now| now.ships(|ledger| ledger.seized) as i32),
        OutcomeLine::of_quarantine("sunk", |now| now.ships(|ledger| ledger.sunk) as i32),
        OutcomeLine::of_quarantine("cutters and boats lost", |now| now.cutters.into()),
    ]);
    for nation in scenario.nations_present() {
        let of = move |counts: &BTreeMap<NationId, u16>| i32::from(counts.get(&nation).copied().unwrap_or(0));
        let sent = move |row: &GameRow| row.quarantine.as_ref().is_some_and(|now| now.sent.contains_key(&nation));
        let slug = &scenario.catalog.nation(nation).slug;
        lines.extend([
            OutcomeLine::of_quarantine(&format!("{slug} convoys sent"), move |now| of(&now.sent)).if_any(sent),
            OutcomeLine::of_quarantine(&format!("{slug} convoys through"), move |now| of(&now.through)).if_any(sent),
            OutcomeLine::of_quarantine(&format!("{slug} warships lost"), move |now| of(&now.warships)).if_any(sent),
        ]);
    }
    lines
}

/// How often there was a war, when it was launched, who fought and how it ended.
fn war(scenario: &Scenario) -> Vec<OutcomeLine<'_>> {
    let Some(setup) = scenario.war.as_deref() else { return Vec::new() };
    let mut lines = vec![
        OutcomeLine::share(format!("{:65}", "games with a war"), |row| row.war.is_some()),
        OutcomeLine::new("games in which one broke out in turn".to_owned(), ShownAs::EachShare, |row| {
            Some(row.launched_turn.unwrap_or_default().into())
        }),
    ];
    lines.extend(
        Outcome::ALL
            .map(|outcome| OutcomeLine::of_war(&format!("wars: {}", outcome_name(outcome)), move |war| at_the_end(&setup.arena, war) == outcome)),
    );
    lines.extend(Party::COALITION.map(|party| {
        let name = &scenario.catalog.nation(setup.nation(party)).slug;
        OutcomeLine::of_war(&format!("wars in which {name} fought"), move |war| war.fights(party))
    }));
    lines
}

/// An outcome in tables.
fn outcome_name(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::ChineseVictory => "Chinese victory",
        Outcome::StalemateToward => "stalemate toward China",
        Outcome::StalemateAgainst => "stalemate against China",
        Outcome::ChineseDefeat => "Chinese defeat",
    }
}

/// What changes of play did, a line each.
pub fn changes(scenario: &Scenario, changes: &[PointsChange]) -> String {
    let mut out = String::from("seat            change                     uses/game   points (95%)              worse   better   success\n");
    for change in changes {
        let _ = writeln!(
            out,
            "{:15} {:26} {:8.2}   {:+.2} ({:+.2} to {:+.2}){}   {:4.0}%   {:4.0}%   {}% to {}%",
            scenario.seat(change.seat).slug,
            change.what,
            f64::from(change.uses_hundredths) / 100.0,
            change.points.value,
            change.points.low,
            change.points.high,
            if change.points.excludes_zero() { " *" } else { "  " },
            change.worse.value * 100.0,
            change.better.value * 100.0,
            change.success_percent.0,
            change.success_percent.1,
        );
    }
    out
}
