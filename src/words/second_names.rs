//! Names that stand with their second name: a disputed place that two governments call differently is written with both, "Senkaku/Diaoyu
//! Islands", in a force's name too. Which they are stands in the theatre's data, in the names of its places.

use crate::catalog::{Catalog, PlaceKind};

/// A name as it is shown to everybody: "CCG Senkaku flotilla" becomes "CCG Senkaku/Diaoyu flotilla". What a game keeps of it stays as it is, so
/// that saves hold.
pub fn shown(catalog: &Catalog, name: &str) -> String {
    pairs(catalog).fold(name.to_owned(), |name, (first, second, whole)| {
        let both = format!("{first}/{second}");
        if !name.contains(first) || name.contains(&both) {
            return name;
        }
        name.replace(&format!("{first}s"), whole).replace(&format!("{first} "), &format!("{both} "))
    })
}

/// The two names of each place that has two in one word, and the name with what it is: "Senkaku", "Diaoyu", "Senkaku/Diaoyu Islands".
fn pairs(catalog: &Catalog) -> impl Iterator<Item = (&str, &str, &str)> {
    catalog.places.iter().filter(|place| place.kind == PlaceKind::Feature).filter_map(|place| {
        let whole = place.name.split(" (").next()?;
        let (first, second) = whole.split(' ').next()?.split_once('/')?;
        (!first.is_empty() && !second.is_empty()).then_some((first, second, whole))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_single_name_gets_its_second_and_no_other_changes() {
        let catalog = Catalog::theatre().expect("the theatre");
        let shown = |name| shown(&catalog, name);
        assert_eq!(shown("CCG Senkaku flotilla"), "CCG Senkaku/Diaoyu flotilla");
        assert_eq!(shown("Cutters for the Senkakus"), "Cutters for the Senkaku/Diaoyu Islands");
        assert_eq!(shown("Senkaku/Diaoyu Islands"), "Senkaku/Diaoyu Islands");
        assert_eq!(shown("CCG Scarborough cordon"), "CCG Scarborough cordon");
    }
}
