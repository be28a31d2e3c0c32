//! What can be wrong with theatre data, and which name was meant.

/// What is wrong with an item of the theatre data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CatalogProblem {
    /// The list and the item: `forces us_csg5`.
    pub item: String,
    /// The field.
    pub field: &'static str,
    /// What it says.
    pub text: String,
    /// What is wrong.
    pub reason: String,
    /// The nearest right name.
    pub suggestion: Option<String>,
}

/// The longest name, in bytes, that is compared with others: nobody meant a longer one, and comparing takes the product of two lengths.
pub const MAX_NEAR: usize = 100;

/// The known name that is nearest to `wrong`, if any is near enough to be meant.
pub fn nearest<'a>(wrong: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    if wrong.len() > MAX_NEAR {
        return None;
    }
    let wrong = wrong.to_lowercase();
    let scored = known.filter(|name| name.len() <= MAX_NEAR).map(|name| (strsim::jaro_winkler(&wrong, &name.to_lowercase()), name));
    let best = scored.fold(None, |best: Option<(f64, &str)>, (score, name)| match best {
        Some((least, _)) if least >= score => best,
        _ => Some((score, name)),
    });
    best.filter(|(score, _)| *score > 0.78).map(|(_, name)| name)
}
