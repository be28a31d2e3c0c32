//! A team's private briefing under its four heads: what it wants, what it fears, its tools, its first decision.
//!
//! A level writes them as four paragraphs, each with its head in front. A briefing without heads is shown as it stands.

/// The heads, in the order in which they stand.
pub const HEADS: [&str; 4] = ["You want", "You fear", "Your tools", "First decision"];

/// Most words that a person should have to read before the first order.
pub const MOST_WORDS: usize = 400;

/// The four texts under [`HEADS`], or nothing if the briefing is written otherwise.
pub fn heads(brief: &str) -> Option<[&str; 4]> {
    let mut found = [""; 4];
    let mut paragraphs = brief.split("\n\n").map(str::trim).filter(|text| !text.is_empty());
    for (place, head) in found.iter_mut().zip(HEADS) {
        let text = paragraphs.next()?.strip_prefix(head)?.strip_prefix(':')?.trim_start();
        if text.is_empty() {
            return None;
        }
        *place = text;
    }
    paragraphs.next().is_none().then_some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn four_heads_in_their_order_are_found_and_nothing_else() {
        let brief = "You want: rain.\n\nYou fear: sun.\n\nYour tools: a hat.\n\nFirst decision: go out?";
        assert_eq!(heads(brief), Some(["rain.", "sun.", "a hat.", "go out?"]));
        assert_eq!(heads("You want: rain."), None, "all four or none");
        assert_eq!(heads(&format!("{brief}\n\nAnd more.")), None, "a fifth paragraph would be lost");
        assert_eq!(heads(&brief.replace("You fear", "You dread")), None);
        assert_eq!(heads("Keep control, and keep it dull."), None);
    }
}
