//! A language that nobody speaks, made of English: letters accented, each text half as long again, each phrase between marks. What is not marked
//! on a screen is no phrase; what is cut has no room for a longer language.

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, Resource};
use fluent_syntax::{parser, serializer};

/// What a phrase begins and ends with.
pub const MARKS: (char, char) = ('⟦', '⟧');

/// A file of English in that language.
pub fn mirrored(english: &str) -> String {
    let mut resource: Resource<String> = parser::parse(english.to_owned()).unwrap_or_else(|(_, errors)| panic!("{errors:?}"));
    for entry in &mut resource.body {
        if let Entry::Message(message) = entry
            && let Some(pattern) = &mut message.value
        {
            changed(pattern);
            let mark = |mark: char| PatternElement::TextElement { value: mark.to_string() };
            pattern.elements.insert(0, mark(MARKS.0));
            pattern.elements.push(mark(MARKS.1));
        }
    }
    serializer::serialize(&resource)
}

fn changed(pattern: &mut Pattern<String>) {
    for element in &mut pattern.elements {
        match element {
            PatternElement::TextElement { value } => *value = longer(value),
            PatternElement::Placeable { expression } => inside(expression),
        }
    }
}

fn inside(expression: &mut Expression<String>) {
    match expression {
        Expression::Select { variants, .. } => variants.iter_mut().for_each(|variant| changed(&mut variant.value)),
        Expression::Inline(InlineExpression::Placeable { expression }) => inside(expression),
        Expression::Inline(_) => {}
    }
}

/// A text with accents, and vowels twice: half as long again.
fn longer(text: &str) -> String {
    let mut made = String::new();
    for letter in text.chars() {
        match letter {
            'a' => made.push_str("àá"),
            'e' => made.push_str("èé"),
            'i' => made.push_str("ìí"),
            'o' => made.push_str("òó"),
            'u' => made.push_str("ùú"),
            'n' => made.push_str("ñņ"),
            't' => made.push_str("ťt"),
            's' => made.push_str("šs"),
            other => made.push(other),
        }
    }
    made
}
