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
