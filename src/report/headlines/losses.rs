//! What it cost: people and hulls, by nation and by occasion.

use crate::catalog::NationId;
use crate::report::Account;
use crate::report::words::second_names;
use crate::rules::event::Event;
use crate::rules::state::Force;
use crate::rules::vocab::ids::ForceId;
use crate::words::keys::{lists, losses, names};
use crate::words::say;

/// What a nation lost.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NationLosses {
    /// Its name.
    pub nation: String,
    /// Its people killed.
    pub deaths: u32,
    /// Its people injured.
    pub injuries: u32,
    /// Its hulls damaged.
    pub damaged: u32,
    /// Its hulls lost for good.
    pub lost: u32,
}

/// One occasion on which something was lost.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LossLine {
    /// The turn that resolved.
    pub turn: u16,
    /// Position in that turn's events.
    pub index: usize,
    /// Whose.
    pub nation: String,
    /// Where, or which force.
    pub what: String,
    /// People killed.
    pub deaths: u16,
    /// People injured.
    pub injuries: u16,
    /// Hulls damaged.
    pub damaged: u16,
    /// Hulls lost.
    pub lost: u16,
    /// Whether a war took it: its phases tell by what.
    pub in_war: bool,
}

impl LossLine {
    /// What was lost, such as "1 killed, 3 injured".
    pub fn in_words(&self) -> String {
        let parts = [
            (self.deaths > 0).then(|| say(losses::Killed { people: self.deaths.into() })),
            (self.injuries > 0).then(|| say(losses::Injured { people: self.injuries.into() })),
            (self.damaged > 0).then(|| say(losses::Damaged { hulls: self.damaged.into() })),
            (self.lost > 0).then(|| say(losses::Lost { hulls: self.lost.into() })),
        ];
        parts.into_iter().flatten().reduce(|so_far, next| say(lists::Middle { so_far, next })).unwrap_or_default()
    }
}

/// Losses by nation, for every nation of the level; those of a war apart, which counts more than stands on the map.
pub fn by_nation(account: &Account) -> Vec<NationLosses> {
    let lines = by_occasion(account);
    let of = |nation: NationId| {
        let name = account.words().nation(nation);
        let mut sum = NationLosses { nation: name.clone(), ..NationLosses::default() };
        for line in lines.iter().filter(|line| line.nation == name && !line.in_war) {
            sum.deaths += u32::from(line.deaths);
            sum.injuries += u32::from(line.injuries);
            sum.damaged += u32::from(line.damaged);
            sum.lost += u32::from(line.lost);
        }
        sum
    };
    account.nations().into_iter().map(of).collect()
}

/// Losses in the order in which they happened.
pub fn by_occasion(account: &Account) -> Vec<LossLine> {
    let mut lines = Vec::new();
    for (position, turn) in account.turns.iter().enumerate() {
        let words = account.words_after(position);
        let force = |id: ForceId| -> Option<&Force> { account.after(position).forces.get(&id).or_else(|| turn.start.forces.get(&id)) };
        let of_force = |id: ForceId, index, damaged, lost| {
            let (nation, what) = force(id).map_or_else(
                || (losses::UNKNOWN.text().to_owned(), names::FORCE.text().to_owned()),
                |force| (words.nation(force.nation), second_names::shown(&account.scenario.catalog, &force.name)),
            );
            let in_war = account.after(position).crisis.as_ref().is_some_and(|crisis| crisis.counters.contains_key(&id));
            LossLine { turn: turn.number, index, nation, what, deaths: 0, injuries: 0, damaged, lost, in_war }
        };
        for (index, recorded) in turn.events.iter().enumerate() {
            if let Event::HullsDamaged { force, hulls, .. } = recorded.event {
                lines.push(of_force(force, index, hulls, 0));
            } else if let Event::HullsLost { force, hulls } = recorded.event {
                lines.push(of_force(force, index, 0, hulls));
            } else if let Event::Casualties { nation, feature, deaths, injuries } = recorded.event {
                let (nation, what) = (words.nation(nation), words.say(losses::PeopleAt { place: feature }));
                lines.push(LossLine { turn: turn.number, index, nation, what, deaths, injuries, damaged: 0, lost: 0, in_war: false });
            }
        }
    }
    lines
}
