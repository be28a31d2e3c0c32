//! A posture with something other than the level has it: a host's bases closed, an institution gone, a number of the model changed. Studies
//! compare wars with and without it.
//!
//! Written as a name and what differs: `no_luzon: phl.bases=none`. Parts that stand in agreements are taken out of the game before the war;
//! what governments do is set after their decisions are drawn, so that no chance goes round it.

use std::fmt;
use std::ops::RangeInclusive;

use crate::catalog::clause::InstitutionKind;
use crate::catalog::{Catalog, nearest};
use crate::rules::scenario::war::WarSetup;
use crate::rules::state::{Game, Trial};
use crate::rules::vocab::doubt::Without;
pub use crate::rules::vocab::variation::{Flag, Override, Quantity, Variation};
use crate::rules::vocab::war::number::Number;
use crate::rules::vocab::war::since::Since;
use crate::rules::vocab::war::terms::{GUESTS, Terms};
use crate::rules::vocab::war::{Basing, Party};

impl Flag {
    const ALL: [(&'static str, Flag); 5] = [
        ("headquarters", Flag::Headquarters),
        ("isr", Flag::SharedIsr),
        ("stocks", Flag::Stocks),
        ("maritime_jassm", Flag::MaritimeJassm),
        ("mainland", Flag::Mainland),
    ];
}

impl Quantity {
    const ALL: [(&'static str, Quantity, (u16, u16)); 5] = [
        ("warning", Quantity::Warning, (0, 1000)),
        ("taiwan_skill", Quantity::TaiwanSkill, (100, 3000)),
        ("red_skill", Quantity::RedSkill, (100, 3000)),
        ("shelters", Quantity::Shelters, (0, 400)),
        ("missiles", Quantity::Missiles, (0, 3000)),
    ];
}

/// What may differ, for help and for messages: how it is written, and what it means.
pub const KEYS: [(&str, &str); 17] = [
    ("NATION.bases=none|logistics|combat", "what jpn, phl or aus lets others do from its bases, whatever is agreed or decided"),
    ("NATION.enters=TURN", "the turn from which usa, jpn, aus or phl fights of its own accord; 0 is never"),
    ("NATION.attacked=on|off", "whether a nation fights once its soil is attacked"),
    ("NATION.agreed=off", "the permissions that jpn, phl or aus has agreed are gone; it may still grant what it is asked for"),
    ("NATION.promises=off", "the promises of help that jpn, phl or aus has given are gone"),
    ("headquarters=on|off", "a combined headquarters"),
    ("isr=on|off", "one picture for three allies or more"),
    ("stocks=on|off", "munitions and fuel stored at forward bases"),
    ("maritime_jassm=on|off", "JASSM-ER against ships"),
    ("mainland=on|off", "strikes on bases in China"),
    ("warning=PERMILLE", "chance that the preparations are read in time, before what shared ISR adds"),
    ("taiwan_skill=PERMILLE", "how well Taiwan's army fights, 100 to 3000"),
    ("red_skill=PERMILLE", "how well China's fleet and army land and advance, 100 to 3000"),
    ("shelters=NUMBER", "shelters added at each large allied base in reach, up to 400"),
    ("missiles=PERMILLE", "China's long-range missiles against the order of battle, up to 3000"),
    ("numbers.NAME=VALUE", "a number of the model, as docs/MODEL.md names them"),
    ("NAME: A=X, B=Y", "several at once, under a name of your own"),
];

/// What differs cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum VariationError {
    /// No shipped variant, and nothing with a value; the nearest name, if one is near.
    #[error("`{text}` is no variant{}; --list names those that ship and what else may differ", perhaps(.near))]
    NoVariant {
        /// As written.
        text: String,
        /// A name that is like it.
        near: Option<String>,
    },
    /// A name of one's own that is none, or too long, in characters.
    #[error("the name of `{text}` has {length} characters; it may have 1 to 60: write NAME: A=X, B=Y")]
    Name {
        /// All as written.
        text: String,
        /// The name's characters.
        length: usize,
    },
    /// A part without a value.
    #[error("`{0}` says nothing: write what differs as KEY=VALUE, such as jpn.bases=logistics")]
    SaysNothing(String),
    /// Nothing that may differ.
    #[error("nothing is called `{key}`{}; --list says what may differ", perhaps(.near))]
    UnknownKey {
        /// As written.
        key: String,
        /// One that is like it.
        near: Option<String>,
    },
    /// No number of the model of war.
    #[error("the model of war has no number `{name}`{}; docs/MODEL.md lists them", perhaps(.near))]
    UnknownNumber {
        /// As written.
        name: String,
        /// One that is like it.
        near: Option<String>,
    },
    /// No nation of the model of war.
    #[error("the model of war has no nation `{0}`; it has {known}", known = Party::ALL.map(Party::slug).join(", "))]
    UnknownNation(String),
    /// Nothing that differs in a nation.
    #[error("a nation has bases, enters, attacked, agreed and promises, and no `{0}`")]
    UnknownOfNation(String),
    /// No use that a host allows.
    #[error("`{}.bases` is none, logistics or combat, not `{value}`", .party.slug())]
    Bases {
        /// The host.
        party: Party,
        /// As written.
        value: String,
    },
    /// A nation that lets nobody use its bases in the model.
    #[error("`{}` decides about its own bases only; jpn, phl and aus let others use theirs", .0.slug())]
    NoHost(Party),
    /// A nation that does not decide whether it fights.
    #[error("`{}` fights from the first turn in every war; usa, jpn, aus and phl may enter later", .0.slug())]
    AlwaysFights(Party),
    /// A nation that agrees to nothing and promises nothing in the model.
    #[error("`{}.{what}` is not read: jpn, phl and aus agree to access and promise help", .party.slug())]
    AgreesToNothing {
        /// The nation.
        party: Party,
        /// Agreed or promises.
        what: String,
    },
    /// What is agreed or promised can only be taken away.
    #[error("`{}.{what}` can be off; what is agreed and promised stands in a level's agreements", .party.slug())]
    OnlyOff {
        /// The nation.
        party: Party,
        /// Agreed or promises.
        what: String,
    },
    /// Neither on nor off.
    #[error("`{key}` is on or off, not `{value}`")]
    OnOff {
        /// What.
        key: String,
        /// As written.
        value: String,
    },
    /// No number, or out of its range.
    #[error("`{key}` is a whole number from {} to {}, not `{value}`", .range.start(), .range.end())]
    Number {
        /// What.
        key: String,
        /// As written.
        value: String,
        /// What it may be.
        range: RangeInclusive<i64>,
    },
}

/// A hint at a name that is like the one that was written.
fn perhaps(near: &Option<String>) -> String {
    near.as_ref().map_or_else(String::new, |near| format!(", perhaps `{near}`"))
}

impl Variation {
    /// Reads a shipped variation's name, `name: a=x, b=y`, or what differs alone, which then serves as the name.
    ///
    /// # Errors
    /// It cannot be read: which part, and what it might have been.
    pub fn parse(catalog: &Catalog, text: &str) -> Result<Self, VariationError> {
        let text = text.trim();
        let shipped = &catalog.war.variations;
        if let Some(row) = shipped.iter().find(|row| row.slug == text) {
            return Self::parse(catalog, &format!("{}: {}", row.slug, row.differs));
        }
        let (name, list) = text.split_once(':').map_or((text, text), |(name, list)| (name.trim(), list));
        if !list.contains('=') {
            let near = nearest(text, shipped.iter().map(|row| row.slug.as_str())).map(str::to_owned);
            return Err(VariationError::NoVariant { text: text.to_owned(), near });
        }
        let overrides = list.split(',').map(|part| Override::parse(part.trim())).collect::<Result<Vec<_>, _>>()?;
        let plain = |c: char| if c.is_ascii_alphanumeric() || "._-=+".contains(c) { c } else { '+' };
        let name: String = name.replace(", ", "+").chars().map(plain).collect();
        if name.is_empty() || name.len() > 60 {
            return Err(VariationError::Name { text: text.to_owned(), length: name.len() });
        }
        Ok(Self { name, overrides })
    }

    /// The game without what agreements and works give and this takes away.
    pub fn posture(&self, setup: &WarSetup, game: &Game) -> Trial {
        let gone = self.overrides.iter().filter_map(|change| match *change {
            Override::Flag(Flag::Headquarters, false) => Some(Without::Institution(InstitutionKind::Headquarters)),
            Override::Flag(Flag::Stocks, false) => Some(Without::Stocks),
            Override::NothingAgreed(party) => Some(Without::Host(setup.nation(party))),
            Override::NoPromises(party) => Some(Without::Promises(setup.nation(party))),
            Override::Flag(..)
            | Override::Bases(..)
            | Override::Enters(..)
            | Override::Attacked(..)
            | Override::Quantity(..)
            | Override::Number(..) => None,
        });
        let mut left = gone.fold(Trial::of(game), |game, without| without.removed_from(&game));
        if self.overrides.contains(&Override::Flag(Flag::SharedIsr, false)) {
            super::terms::split_picture(setup, &mut left);
        }
        left
    }

    /// What the level says about war, changed by this.
    pub fn setup(&self, setup: &mut WarSetup) {
        for change in &self.overrides {
            match *change {
                Override::Flag(Flag::Stocks, false) => setup.stocks.clear(),
                Override::Flag(Flag::MaritimeJassm, on) => setup.maritime_jassm = on,
                Override::Quantity(Quantity::Warning, permille) => setup.warning = permille,
                Override::Quantity(Quantity::TaiwanSkill, permille) => setup.taiwan_skill = permille,
                Override::Quantity(Quantity::RedSkill, permille) => setup.red_skill = permille,
                Override::Quantity(Quantity::Shelters, more) => setup.extra_shelters = more,
                Override::Quantity(Quantity::Missiles, permille) => setup.red_missiles = permille,
                Override::Number(number, value) => setup.arena.numbers.set(number, value),
                Override::Flag(..) | Override::Bases(..) | Override::Enters(..) | Override::Attacked(..) => {}
                Override::NothingAgreed(_) | Override::NoPromises(_) => {}
            }
        }
    }

    /// The terms of a war after governments' decisions, changed by this.
    pub fn terms(&self, setup: &WarSetup, terms: &mut Terms) {
        for change in &self.overrides {
            match *change {
                Override::Bases(host, basing) => {
                    (terms.basing[host.index()], terms.basing_from[host.index()]) = (basing, 1);
                    let own = |base: &crate::rules::vocab::war::arena::Base| base.host == Some(host);
                    terms.at.iter_mut().zip(&setup.arena.bases).filter(|(_, base)| own(base)).for_each(|(at, _)| *at = (basing, 1));
                    let others = terms.allied.iter_mut().zip(&setup.arena.bases).filter(|(_, base)| own(base));
                    others.for_each(|(row, _)| *row = [(basing, 1); GUESTS.len()]);
                    let open = Since::start_if(basing == Basing::Combat);
                    (terms.watch_from[host.index()], terms.defend_from[host.index()]) = match basing {
                        Basing::None => (Since::NEVER, Since::NEVER),
                        Basing::Logistics => (terms.watch_from[host.index()], terms.defend_from[host.index()]),
                        Basing::Combat => (Since::START, Since::START),
                    };
                    if host == Party::Phl && basing != Basing::Logistics {
                        terms.overflight_from = open;
                    }
                }
                Override::Enters(party, turn) => terms.enters[party.index()] = turn,
                Override::Attacked(party, fights) => terms.fights_when_attacked[party.index()] = fights,
                Override::Flag(Flag::Headquarters, true) => terms.planning = [1000; Party::COUNT],
                Override::Flag(Flag::SharedIsr, true) => {
                    let more = super::terms::warned_by(setup, 0, 1000) - super::terms::warned_by(setup, 0, terms.picture);
                    (terms.picture, terms.warning) = (1000, (terms.warning + more).min(1000));
                }
                Override::Flag(Flag::Stocks, on) => terms.stocks = [on; Party::COUNT],
                // What agreements gave is taken out of the game, so that what else they give stays.
                Override::Flag(Flag::Headquarters | Flag::SharedIsr, false) => {}
                Override::Flag(Flag::Mainland, on) => terms.mainland_strikes = on,
                Override::Flag(Flag::MaritimeJassm, _) | Override::Quantity(..) | Override::Number(..) => {}
                Override::NothingAgreed(_) | Override::NoPromises(_) => {}
            }
        }
    }
}

impl Override {
    fn parse(text: &str) -> Result<Self, VariationError> {
        let Some((key, value)) = text.split_once('=').map(|(key, value)| (key.trim(), value.trim())) else {
            return Err(VariationError::SaysNothing(text.to_owned()));
        };
        if let Some(name) = key.strip_prefix("numbers.") {
            return Self::number(name, value);
        }
        if let Some((slug, what)) = key.split_once('.') {
            return Self::of_nation(slug, what, value);
        }
        if let Some((_, flag)) = Flag::ALL.iter().find(|(name, _)| *name == key) {
            return Ok(Self::Flag(*flag, on_off(key, value)?));
        }
        if let Some((name, quantity, (low, high))) = Quantity::ALL.iter().find(|(name, ..)| *name == key) {
            return whole(name, value, i64::from(*low)..=i64::from(*high)).map(|value| Self::Quantity(*quantity, value as u16));
        }
        let known = Flag::ALL.iter().map(|(name, _)| *name).chain(Quantity::ALL.iter().map(|(name, ..)| *name));
        Err(VariationError::UnknownKey { key: key.to_owned(), near: nearest(key, known).map(str::to_owned) })
    }

    fn number(name: &str, value: &str) -> Result<Self, VariationError> {
        let Some(number) = Number::ALL.iter().copied().find(|number| number.slug() == name) else {
            let near = nearest(name, Number::ALL.iter().map(|number| number.slug())).map(str::to_owned);
            return Err(VariationError::UnknownNumber { name: name.to_owned(), near });
        };
        whole(name, value, -1_000_000..=1_000_000).map(|value| Self::Number(number, value as i32))
    }

    fn of_nation(slug: &str, what: &str, value: &str) -> Result<Self, VariationError> {
        let Some(party) = Party::ALL.into_iter().find(|party| party.slug() == slug) else {
            return Err(VariationError::UnknownNation(slug.to_owned()));
        };
        match what {
            "bases" if matches!(party, Party::Jpn | Party::Phl | Party::Aus) => {
                let basing = match value {
                    "none" => Basing::None,
                    "logistics" => Basing::Logistics,
                    "combat" => Basing::Combat,
                    _ => return Err(VariationError::Bases { party, value: value.to_owned() }),
                };
                Ok(Self::Bases(party, basing))
            }
            "bases" => Err(VariationError::NoHost(party)),
            "enters" if matches!(party, Party::Prc | Party::Twn) => Err(VariationError::AlwaysFights(party)),
            "enters" => whole("enters", value, 0..=30).map(|turn| Self::Enters(party, Since::turn(turn as u8))),
            "attacked" => on_off("attacked", value).map(|fights| Self::Attacked(party, fights)),
            "agreed" | "promises" if !matches!(party, Party::Jpn | Party::Phl | Party::Aus) => {
                Err(VariationError::AgreesToNothing { party, what: what.to_owned() })
            }
            "agreed" | "promises" if value != "off" => Err(VariationError::OnlyOff { party, what: what.to_owned() }),
            "agreed" => Ok(Self::NothingAgreed(party)),
            "promises" => Ok(Self::NoPromises(party)),
            _ => Err(VariationError::UnknownOfNation(what.to_owned())),
        }
    }
}

fn on_off(key: &str, value: &str) -> Result<bool, VariationError> {
    match value {
        "on" => Ok(true),
        "off" => Ok(false),
        _ => Err(VariationError::OnOff { key: key.to_owned(), value: value.to_owned() }),
    }
}

fn whole(key: &str, value: &str, range: RangeInclusive<i64>) -> Result<i64, VariationError> {
    let number = value.parse::<i64>().ok().filter(|number| range.contains(number));
    number.ok_or_else(|| VariationError::Number { key: key.to_owned(), value: value.to_owned(), range })
}

impl fmt::Display for Override {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let word = |on: bool| if on { "on" } else { "off" };
        match *self {
            Self::Bases(party, basing) => {
                let basing = match basing {
                    Basing::None => "none",
                    Basing::Logistics => "logistics",
                    Basing::Combat => "combat",
                };
                write!(f, "{}.bases={basing}", party.slug())
            }
            Self::Enters(party, turn) => write!(f, "{}.enters={}", party.slug(), u8::from(turn)),
            Self::Attacked(party, on) => write!(f, "{}.attacked={}", party.slug(), word(on)),
            Self::NothingAgreed(party) => write!(f, "{}.agreed=off", party.slug()),
            Self::NoPromises(party) => write!(f, "{}.promises=off", party.slug()),
            Self::Flag(flag, on) => {
                let name = Flag::ALL.iter().find(|(_, known)| *known == flag).map_or("", |(name, _)| name);
                write!(f, "{name}={}", word(on))
            }
            Self::Quantity(quantity, value) => {
                let name = Quantity::ALL.iter().find(|(_, known, _)| *known == quantity).map_or("", |(name, ..)| name);
                write!(f, "{name}={value}")
            }
            Self::Number(number, value) => write!(f, "numbers.{}={value}", number.slug()),
        }
    }
}

impl fmt::Display for Variation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parts: Vec<String> = self.overrides.iter().map(Override::to_string).collect();
        write!(f, "{}", parts.join(", "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn catalog() -> Catalog {
        Catalog::theatre().expect("theatre data hold together")
    }

    #[test]
    fn every_variation_that_ships_reads_as_it_is_written() {
        let catalog = catalog();
        assert!(!catalog.war.variations.is_empty());
        for row in &catalog.war.variations {
            let variation = Variation::parse(&catalog, &row.slug).unwrap_or_else(|why| panic!("{}: {why}", row.slug));
            assert_eq!((&variation.name, &variation.to_string()), (&row.slug, &row.differs));
        }
    }

    #[test]
    fn what_cannot_be_read_says_what_it_might_have_been() {
        let catalog = catalog();
        let why = |text: &str| Variation::parse(&catalog, text).expect_err("an error").to_string();
        assert!(why("no_luzn").contains("perhaps `no_luzon`"));
        assert!(why("stoks=off").contains("perhaps `stocks`"));
        assert!(why("jpn.bases=open").contains("none, logistics or combat"));
        assert!(why("usa.bases=none").contains("jpn, phl and aus"));
        assert!(why("warning=1200").contains("0 to 1000"));
        assert!(why("numbers.open_kil=3").contains("perhaps `open_kill`"));
        assert!(why("x: ").contains("no variant"));
        assert!(why("").contains("no variant"));
    }

    #[test]
    fn an_own_name_keeps_to_letters_that_a_table_bears() {
        let catalog = catalog();
        let own = Variation::parse(&catalog, "my try: usa.enters=3, warning=0").expect("readable");
        assert_eq!((own.name.as_str(), own.overrides.len()), ("my+try", 2));
        assert_eq!(Variation::parse(&catalog, "warning=0").expect("readable").name, "warning=0");
    }
}
