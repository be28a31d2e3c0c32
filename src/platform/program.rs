//! The name by which the program was started, for messages that tell a command.

/// The variable by which a script that starts the program says what a person types to start it.
pub const VARIABLE: &str = "LATTICEWORK_PROGRAM";

/// The most characters of a name that is believed.
const MOST: usize = 200;

/// What a person types to start this program, such as `./play`: the script `play` says so. Without it, `latticework`.
pub fn name() -> String {
    plain(std::env::var(VARIABLE).ok())
}

/// A name that can stand in a line of text.
fn plain(told: Option<String>) -> String {
    let fits = |name: &String| !name.trim().is_empty() && name.chars().count() <= MOST && !name.chars().any(char::is_control);
    told.filter(fits).unwrap_or_else(|| "latticework".to_owned())
}

/// A file's name or another argument as it is typed into a shell: in quotation marks where it needs them. Signs that cannot be seen are left to
/// the caller, who writes them out.
pub fn typed(argument: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "_-./~+,:@%=".contains(c);
    if !argument.is_empty() && argument.chars().all(plain) { argument.to_owned() } else { format!("'{}'", argument.replace('\'', r"'\''")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_is_none_is_not_believed() {
        assert_eq!(plain(Some("./play".to_owned())), "./play");
        for told in [None, Some(String::new()), Some("  ".to_owned()), Some("a\nb".to_owned()), Some("x".repeat(201))] {
            assert_eq!(plain(told), "latticework");
        }
    }

    #[test]
    fn an_argument_is_quoted_where_a_shell_would_take_it_apart() {
        assert_eq!(typed("levels/my_first.ron"), "levels/my_first.ron");
        assert_eq!(typed("Reed Bank.ron"), "'Reed Bank.ron'");
        assert_eq!(typed("it's.ron"), r"'it'\''s.ron'");
        assert_eq!(typed(""), "''");
    }
}
