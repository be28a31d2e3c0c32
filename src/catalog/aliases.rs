//! Other words for what the theatre has, and what was meant by a name that is none.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

/// The file, for a test that holds its order.
pub const ALIASES: &str = include_str!("../../levels/theatre/aliases.ron");

/// `aliases.ron`
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawAliases {
    /// Words for nations.
    pub nations: Vec<RawAlias>,
    /// Words for kinds of force.
    pub kinds: Vec<RawAlias>,
    /// Words for places.
    pub places: Vec<RawAlias>,
    /// Words for fields of the level format.
    pub fields: Vec<RawAlias>,
    /// Fields that a level does not have.
    pub absent: Vec<RawAbsent>,
}

/// Words that stand for one thing, or for one of several.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawAlias {
    /// Short names; none for what the theatre lacks.
    pub of: Vec<String>,
    /// The words, folded.
    pub words: Vec<String>,
}

/// Fields that a level does not have.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawAbsent {
    /// What they would hold.
    pub what: String,
    /// Their names, folded.
    pub words: Vec<String>,
}

/// What a name is looked up for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Thing {
    /// A nation.
    Nation,
    /// A kind of force.
    Kind,
    /// A place.
    Place,
    /// A field of the level format.
    Field,
    /// Something without other words: an agreement, a force.
    Other,
}

struct Aliases {
    words: BTreeMap<(Thing, String), Vec<String>>,
    absent: BTreeMap<String, String>,
}

static KNOWN: LazyLock<Aliases> = LazyLock::new(|| {
    // A test holds that the file can be read; without it there are no other words, and nothing else is lost.
    let raw = raw_aliases().unwrap_or_default();
    let lists = [(Thing::Nation, raw.nations), (Thing::Kind, raw.kinds), (Thing::Place, raw.places), (Thing::Field, raw.fields)];
    let rows = lists.into_iter().flat_map(|(thing, rows)| rows.into_iter().map(move |row| (thing, row)));
    let words = rows.flat_map(|(thing, row)| row.words.into_iter().map(move |word| ((thing, word), row.of.clone()))).collect();
    let absent = raw.absent.into_iter().flat_map(|row| row.words.into_iter().map(move |word| (word, row.what.clone()))).collect();
    Aliases { words, absent }
});

/// `aliases.ron` cannot be read.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[error("aliases.ron: {0}")]
pub struct AliasesError(#[from] ron::error::SpannedError);

/// The file as it is.
///
/// # Errors
/// It cannot be read: a fault of the build.
pub fn raw_aliases() -> Result<RawAliases, AliasesError> {
    Ok(ron::from_str(ALIASES)?)
}

/// What a field that no level has would hold, if its name is known for that.
pub fn absent_field(name: &str) -> Option<&'static str> {
    KNOWN.absent.get(&fold(name)).map(String::as_str)
}

/// The letters and digits of a name: small, without accents, points, apostrophes and invisible signs, other signs as blanks.
pub fn letters(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars().flat_map(char::to_lowercase) {
        match c {
            'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ā' | 'ă' | 'ą' | 'ǎ' | 'ạ' | 'ả' => out.push('a'),
            'ç' | 'ć' | 'č' => out.push('c'),
            'đ' | 'ð' => out.push('d'),
            'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ę' | 'ě' | 'ế' | 'ệ' => out.push('e'),
            'ğ' => out.push('g'),
            'ì' | 'í' | 'î' | 'ï' | 'ī' | 'ı' | 'ǐ' => out.push('i'),
            'ł' => out.push('l'),
            'ñ' | 'ń' => out.push('n'),
            'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' | 'ō' | 'ơ' | 'ő' | 'ǒ' => out.push('o'),
            'ş' | 'ś' | 'š' => out.push('s'),
            'ù' | 'ú' | 'û' | 'ü' | 'ū' | 'ư' | 'ű' | 'ǔ' => out.push('u'),
            'ý' | 'ÿ' => out.push('y'),
            'ž' | 'ź' | 'ż' => out.push('z'),
            'ß' => out.push_str("ss"),
            'æ' => out.push_str("ae"),
            'œ' => out.push_str("oe"),
            '\'' | '’' | '‘' | 'ʼ' | '`' | '.' | '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => {}
            c if c.is_alphanumeric() => out.push(c),
            _ => out.push(' '),
        }
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A name as it is compared: [`letters`] without "the" before it.
pub fn fold(text: &str) -> String {
    let letters = letters(text);
    letters.strip_prefix("the ").map_or(letters.clone(), str::to_owned)
}

/// The longest name, in bytes, that is compared with others: nobody meant a longer one, and comparing takes the product of two lengths.
pub const MAX_NEAR: usize = 100;
/// The most short names that are told where a word fits several.
const MOST: usize = 4;

/// Something that may have been meant.
#[derive(Clone, Copy, Debug)]
pub struct Candidate<'a> {
    /// Its short name.
    pub slug: &'a str,
    /// Its name on screens.
    pub name: &'a str,
    /// What else is said of it; every word of it is searched.
    pub note: &'a str,
}

/// What may have been meant.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Meant<'a> {
    /// Short names, the likeliest first; at most four.
    pub slugs: Vec<&'a str>,
    /// Whether the word is known, and stands for nothing that is there.
    pub lacking: bool,
}

impl<'a> Meant<'a> {
    /// The one that is meant, if it is one.
    pub fn only(&self) -> Option<&'a str> {
        match self.slugs[..] {
            [slug] => Some(slug),
            _ => None,
        }
    }
}

/// What may have been meant by a name that is none: by its other words, by a slip of one or two letters, or by words of the name and note.
/// `prefer` says how likely a short name is, where several fit equally well: those for which it is greatest are told.
pub fn meant<'a>(thing: Thing, wrong: &str, rows: impl Iterator<Item = Candidate<'a>> + Clone, prefer: impl Fn(&str) -> usize) -> Meant<'a> {
    if wrong.len() > MAX_NEAR {
        return Meant::default();
    }
    let wrong = fold(wrong);
    if wrong.is_empty() {
        return Meant::default();
    }
    let solid = wrong.replace(' ', "");
    let told = |mut slugs: Vec<&'a str>| {
        slugs.dedup();
        let best = slugs.iter().map(|slug| prefer(slug)).max().unwrap_or(0);
        slugs.retain(|slug| prefer(slug) == best);
        slugs.truncate(MOST);
        Meant { slugs, lacking: false }
    };
    let same: Vec<&str> = rows.clone().filter(|row| is_solid(row.slug, &solid) || is_solid(row.name, &solid)).map(|row| row.slug).collect();
    if !same.is_empty() {
        return told(same);
    }
    if let Some(of) = KNOWN.words.get(&(thing, wrong.clone())) {
        let there: Vec<&str> = of.iter().filter_map(|slug| rows.clone().find(|row| row.slug == slug).map(|row| row.slug)).collect();
        return if there.is_empty() { Meant { slugs: there, lacking: of.is_empty() } } else { told(there) };
    }
    let slips = slips(thing, &wrong, rows.clone());
    if !slips.is_empty() {
        return told(slips);
    }
    let words = telling_words(&wrong);
    let by_name: Vec<&str> = rows.clone().filter(|row| holds(&[row.slug, row.name], &words)).map(|row| row.slug).collect();
    if !by_name.is_empty() {
        return told(by_name);
    }
    let by_note: Vec<&str> = rows.clone().filter(|row| holds(&[row.slug, row.name, row.note], &words)).map(|row| row.slug).collect();
    if !by_note.is_empty() {
        return told(by_note);
    }
    told(rows.filter(|row| nearly_holds(row.name, &words)).map(|row| row.slug).collect())
}

fn is_solid(name: &str, solid: &str) -> bool {
    fold(name).replace(' ', "") == solid
}

/// How many letters of a word may be wrong.
fn allowed(letters: usize) -> usize {
    match letters {
        0..=2 => 0,
        3..=5 => 1,
        _ => 2,
    }
}

/// Those that differ least, if that is a slip.
fn slips<'a>(thing: Thing, wrong: &str, rows: impl Iterator<Item = Candidate<'a>> + Clone) -> Vec<&'a str> {
    let most = allowed(wrong.chars().count());
    let mut best: (usize, Vec<&str>) = (most, Vec::new());
    let mut judge = |slug: &'a str, distance: usize| {
        if distance < best.0 {
            best = (distance, vec![slug]);
        } else if distance == best.0 && !best.1.contains(&slug) {
            best.1.push(slug);
        }
    };
    if most == 0 {
        return Vec::new();
    }
    for row in rows.clone() {
        for known in [row.slug, row.name] {
            if let Some(distance) = distance(wrong, &fold(known), most) {
                judge(row.slug, distance);
            }
        }
    }
    // Other words of five letters and more: short ones lie too near to one another.
    for ((_, word), of) in KNOWN.words.range((thing, String::new())..).take_while(|((of_thing, _), _)| *of_thing == thing) {
        if word.chars().count() < 5 {
            continue;
        }
        if let (Some(distance), [slug]) = (distance(wrong, word, most), &of[..])
            && let Some(row) = rows.clone().find(|row| row.slug == slug)
        {
            judge(row.slug, distance);
        }
    }
    best.1
}

/// Letters that are wrong, missing, too many or swapped, if they are no more than `most`.
fn distance(a: &str, b: &str, most: usize) -> Option<usize> {
    let (left, right) = (a.chars().count(), b.chars().count());
    if left.abs_diff(right) > most {
        return None;
    }
    let distance = strsim::osa_distance(a, b);
    // Half of a short word is another word.
    (distance <= most && distance * 3 <= left.max(right) + 1).then_some(distance)
}

/// Words that tell nothing about which place or agreement is meant.
const COMMON: [&str; 38] = [
    "a",
    "air",
    "airbase",
    "airfield",
    "airport",
    "and",
    "at",
    "base",
    "bay",
    "camp",
    "city",
    "force",
    "group",
    "harbor",
    "headquarters",
    "hq",
    "island",
    "islands",
    "isle",
    "military",
    "naval",
    "navy",
    "of",
    "on",
    "port",
    "province",
    "reef",
    "sea",
    "shoal",
    "station",
    "strait",
    "the",
    "town",
    "unit",
    "ab",
    "afb",
    "nb",
    "in",
];

fn spelling(word: &str) -> &str {
    match word {
        "defence" => "defense",
        "harbour" => "harbor",
        "centre" => "center",
        "theatre" => "theater",
        word => word,
    }
}

/// The words of a name that tell which one is meant.
fn telling_words(wrong: &str) -> Vec<String> {
    let words = wrong.split(' ').map(spelling);
    words.filter(|word| !COMMON.contains(word) && word.chars().count() > 2).map(str::to_owned).collect()
}

/// Whether all these words stand in one of the texts, or in several together.
fn holds(texts: &[&str], words: &[String]) -> bool {
    if words.is_empty() {
        return false;
    }
    let folded: Vec<String> = texts.iter().map(|text| fold(text)).collect();
    let known: Vec<&str> = folded.iter().flat_map(|text| text.split(' ')).map(spelling).collect();
    words.iter().all(|word| known.contains(&word.as_str()))
}

/// Whether all these words stand in a name, but for slips.
fn nearly_holds(name: &str, words: &[String]) -> bool {
    let folded = fold(name);
    let begins = |word: &str, known: &str| known.starts_with(word) && known.len() <= word.len() + 4;
    let like = |word: &str, known: &str| {
        begins(word, known) || word.chars().next() == known.chars().next() && distance(word, known, allowed(word.chars().count())).is_some()
    };
    !words.is_empty() && words.iter().all(|word| word.chars().count() > 4 && folded.split(' ').map(spelling).any(|known| like(word, known)))
}

/// The known name that is nearest to `wrong`, if one alone is near enough to be meant: a slip of one or two letters, another way to write the
/// same letters, or the beginning of the other.
pub fn nearest<'a>(wrong: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    if wrong.len() > MAX_NEAR {
        return None;
    }
    let known: Vec<(&str, String)> = known.filter(|name| name.len() <= MAX_NEAR).map(|name| (name, fold(name).replace(' ', ""))).collect();
    let words = fold(wrong);
    let wrong = words.replace(' ', "");
    let length = wrong.chars().count();
    if let Some((name, _)) = known.iter().find(|(_, folded)| *folded == wrong) {
        return Some(name);
    }
    // "Kadena Air Base" for `kadena`.
    let first = words.split_once(' ').map(|(first, _)| first).filter(|first| first.len() >= 4);
    if let Some((name, _)) = known.iter().find(|(_, folded)| first == Some(folded.as_str())) {
        return Some(name);
    }
    let most = allowed(length);
    let scored = known.iter().filter_map(|(name, folded)| distance(&wrong, folded, most).map(|distance| (distance, *name)));
    let scored: Vec<(usize, &str)> = scored.filter(|(distance, _)| *distance > 0).collect();
    if let Some(least) = scored.iter().map(|(distance, _)| *distance).min() {
        return one(scored.iter().filter(|(distance, _)| *distance == least).map(|(_, name)| *name));
    }
    let begins = |a: &str, b: &str| a.len() >= 4 && b.starts_with(a) && b.len() <= a.len() * 2 && b.len() - a.len() <= 4;
    one(known.iter().filter(|(_, folded)| begins(folded, &wrong) || begins(&wrong, folded)).map(|(name, _)| *name))
}

/// The only one, however often it comes.
fn one<'a>(mut names: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let first = names.next()?;
    names.all(|name| name == first).then_some(first)
}
