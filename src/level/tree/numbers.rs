//! Numbers, and what people write for them: degrees and minutes, percent, commas, units.

use super::habits::{Habit, HabitSeen};
use super::{Code, Edit, Node, Span, TreeReader, Value};

/// A number that is written in a way that this format does not have.
#[derive(Clone, Debug, PartialEq)]
pub struct Odd {
    /// As it stands in the file.
    pub raw: String,
    /// What it says.
    pub value: f64,
    /// How it is written.
    pub sort: Sort,
}

/// How an odd number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// `56%`
    Percent,
    /// `560‰`
    Permille,
    /// With N or S: a latitude.
    Latitude,
    /// With E or W: a longitude.
    Longitude,
    /// Degrees, minutes and seconds without a letter.
    Degrees,
    /// `1,000` or `11,4`: the value is that of a decimal comma, if there is one comma only.
    Comma,
    /// `1 000`
    Spaced,
}

impl Odd {
    /// The whole number, if the signs in it part thousands.
    pub fn thousands(&self) -> Option<i64> {
        let digits: String = self.raw.chars().filter(|c| c.is_ascii_digit() || *c == '-').collect();
        let mut groups = self.raw.split(|c: char| !c.is_ascii_digit() && c != '-' && c != '+').skip(1).peekable();
        let whole = matches!(self.sort, Sort::Comma | Sort::Spaced) && groups.peek().is_some() && groups.all(|group| group.len() == 3);
        digits.parse().ok().filter(|_| whole)
    }
}

/// Units that stand behind a number out of habit, where a field has no other.
const UNITS: [&str; 11] = ["km", "kms", "turns", "turn", "ships", "usd", "deg", "$", "€", "£", "¥"];
/// Units of which a field may have another: what the number is then is not known.
const OTHER_UNITS: [&str; 16] = ["nm", "nmi", "m", "miles", "h", "hr", "hrs", "hour", "hours", "min", "mins", "minutes", "days", "weeks", "kt", "kn"];

impl TreeReader<'_> {
    /// A number from here.
    pub(super) fn number(&mut self, mut span: Span) -> Node {
        let start = self.mark();
        while self.peek().is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '+' | '.' | '_')) {
            self.bump();
        }
        let raw = self.text[start.at..self.at].to_owned();
        span.length = raw.chars().count() as u32;
        let plain: String = raw.chars().filter(|c| *c != '_').collect();
        let decimal = plain.parse::<f64>().ok().filter(|decimal| decimal.is_finite() && !plain.contains(['n', 'N', 'i', 'I']));
        let digits = raw.ends_with(|c: char| c.is_ascii_digit() || c == '.');
        let rest = self.text[self.at..].chars();
        // `1'000`, as the Swiss write it.
        let parts_thousands = matches!(self.peek(), Some('\'' | '’')) && {
            let digits = rest.clone().skip(1).take_while(char::is_ascii_digit).count();
            digits == 3 && !rest.clone().nth(4).is_some_and(|c| matches!(c, '\'' | '’' | '"' | '″' | 'N' | 'S' | 'E' | 'W') && c != '\'')
        };
        match self.peek().filter(|_| !parts_thousands) {
            Some('°' | 'º' | '˚' | '′' | '″' | '\'' | '"' | '’' | '”') if digits => {
                self.go_to(start);
                return self.degrees(span);
            }
            Some('/') if digits && decimal.is_some() && self.text[self.at + 1..].starts_with(|c: char| c.is_ascii_digit()) => {
                self.go_to(start);
                return self.bare_date(span);
            }
            Some(sign @ ('%' | '‰')) if decimal.is_some() => {
                self.bump();
                let sort = if sign == '%' { Sort::Percent } else { Sort::Permille };
                return self.odd(start.at, span, decimal.unwrap_or(0.0), sort);
            }
            Some('$' | '€' | '£' | '¥') if decimal.is_some() => {
                self.bump();
                return self.without_unit(start.at, span, &plain);
            }
            Some(' ' | '\u{a0}' | ':') if decimal.is_some() => {
                let number = decimal.unwrap_or(0.0);
                if let Some(node) = self.letter_behind(start.at, span, number).or_else(|| self.parted_degrees(start, span)) {
                    return node;
                }
                if let Some(node) = self.unit_behind(start.at, span, &plain, number) {
                    return node;
                }
            }
            _ => {}
        }
        if let Ok(whole) = plain.parse::<i64>() {
            return Node { span, value: Value::Int(whole) };
        }
        if let Some(decimal) = decimal {
            return Node { span, value: Value::Float(decimal) };
        }
        if let Some(node) = self.parted_degrees(start, span) {
            return node;
        }
        if is_thousands(&raw) {
            return self.odd(start.at, span, 0.0, Sort::Spaced);
        }
        if is_date(&raw) {
            self.go_to(start);
            return self.bare_date(span);
        }
        if let Some(letter) = raw.chars().last().filter(|c| "NSEWnsew".contains(*c))
            && let Ok(degrees) = raw[..raw.len() - 1].parse::<f64>()
        {
            return self.lettered(start.at, span, degrees, letter);
        }
        let number = raw.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let unit = &raw[number.len()..];
        if is_unit(&unit.to_lowercase()) && number.parse::<f64>().is_ok() {
            let number = number.to_owned();
            return self.without_unit(start.at, span, &number);
        }
        let message = format!("`{raw}` is not a number");
        self.broken(span, &message)
    }

    /// A number behind which a unit or a sign for money stands, which was read already.
    fn without_unit(&mut self, start: usize, span: Span, number: &str) -> Node {
        let raw = self.text[start..self.at].to_owned();
        let span = Span { length: raw.chars().count() as u32, ..span };
        self.report(Code::Syntax, span, format!("a number stands without its unit, in that of its field: `{raw}`"));
        if OTHER_UNITS.iter().any(|unit| raw.to_lowercase().ends_with(unit)) && !UNITS.iter().any(|unit| raw.to_lowercase().ends_with(unit)) {
            return Node { span, value: Value::Broken };
        }
        self.mend_last(span, number);
        let value = number.parse::<i64>().map_or_else(|_| Value::Float(number.parse().unwrap_or(0.0)), Value::Int);
        Node { span, value }
    }

    /// `$1000`: money stands without its sign.
    pub(super) fn money(&mut self, span: Span) -> Node {
        let start = self.at;
        self.bump();
        let digits = self.text[self.at..].chars().take_while(|c| c.is_ascii_digit() || *c == '.').count();
        let number = self.text[self.at..self.at + digits].to_owned();
        for _ in 0..digits {
            self.bump();
        }
        self.without_unit(start, span, &number)
    }

    /// `56 %`, `50 km`
    fn unit_behind(&mut self, start: usize, span: Span, plain: &str, number: f64) -> Option<Node> {
        let rest = self.text[self.at..].trim_start_matches([' ', '\u{a0}']);
        let blanks = self.text.len() - self.at - rest.len();
        let word: String = rest.chars().take_while(|c| c.is_alphabetic() || matches!(c, '%' | '‰' | '$' | '€')).take(12).collect();
        let after = rest[word.len()..].trim_start().chars().next();
        if word.is_empty() || !matches!(after, Some(',' | ')' | ']' | '}') | None) {
            return None;
        }
        let lower = word.to_lowercase();
        let percent = matches!(lower.as_str(), "%" | "percent" | "pct" | "prozent");
        if !percent && lower != "‰" && !is_unit(&lower) {
            return None;
        }
        let end = self.at + blanks + word.len();
        while self.at < end {
            self.bump();
        }
        if percent || lower == "‰" {
            return Some(self.odd(start, span, number, if percent { Sort::Percent } else { Sort::Permille }));
        }
        Some(self.without_unit(start, span, plain))
    }

    /// Degrees and minutes with blanks, hyphens or colons between and a letter behind: `12 30 N`, `12-30N`. Reading is where it began.
    fn parted_degrees(&mut self, start: super::quotes::ReaderMark, span: Span) -> Option<Node> {
        let text: Vec<char> = self.text[start.at..].chars().take(24).collect();
        let (mut numbers, mut at) = (Vec::new(), 0);
        loop {
            let digits: String = text[at..].iter().take_while(|c| c.is_ascii_digit() || **c == '.').collect();
            numbers.push(digits.parse::<f64>().ok()?);
            at += digits.len();
            let next = text.get(at).copied()?;
            if numbers.len() < 3 && matches!(next, ' ' | '-' | ':') && text.get(at + 1).is_some_and(char::is_ascii_digit) {
                at += 1;
                continue;
            }
            at += usize::from(next == ' ');
            break;
        }
        let letter = text.get(at).copied().filter(|c| "NSEWnsew".contains(*c))?;
        let small = numbers.iter().skip(1).all(|part| *part < 60.0);
        if numbers.len() < 2 || !small || text.get(at + 1).is_some_and(|c| c.is_alphanumeric()) {
            return None;
        }
        let degrees = numbers.iter().zip([1.0, 60.0, 3600.0]).map(|(part, of)| part / of).sum::<f64>();
        self.go_to(start);
        for _ in 0..=at {
            self.bump();
        }
        Some(self.lettered(start.at, span, degrees, letter))
    }

    fn mend_last(&mut self, span: Span, text: &str) {
        if let Some(problem) = self.problems.last_mut().filter(|problem| problem.span == span) {
            problem.suggestion = Some(text.to_owned());
            problem.edits = vec![Edit { span, text: text.to_owned() }];
        }
    }

    fn odd(&self, start: usize, span: Span, value: f64, sort: Sort) -> Node {
        let raw = self.text[start..self.at].to_owned();
        let span = Span { length: raw.chars().count() as u32, ..span };
        Node { span, value: Value::Odd(Odd { raw, value, sort }) }
    }

    fn lettered(&self, start: usize, span: Span, degrees: f64, letter: char) -> Node {
        let letter = letter.to_ascii_uppercase();
        let sort = if matches!(letter, 'N' | 'S') { Sort::Latitude } else { Sort::Longitude };
        let signed = if matches!(letter, 'S' | 'W') { -degrees.abs() } else { degrees };
        self.odd(start, span, signed, sort)
    }

    /// `11.4 N`
    fn letter_behind(&mut self, start: usize, span: Span, degrees: f64) -> Option<Node> {
        let mut rest = self.text[self.at..].trim_start_matches(' ').chars();
        let letter = rest.next().filter(|c| "NSEW".contains(*c))?;
        if rest.next().is_some_and(|c| c.is_alphanumeric() || c == '_' || c == '(') {
            return None;
        }
        while self.peek() == Some(' ') {
            self.bump();
        }
        self.bump();
        Some(self.lettered(start, span, degrees, letter))
    }

    /// Whether a letter of the compass stands before a number: `N 11.4`.
    pub(super) fn compass_comes(&self) -> bool {
        let rest = self.text[self.at..].get(1..).unwrap_or("");
        rest.trim_start_matches([' ', '\u{a0}']).starts_with(|c: char| c.is_ascii_digit())
    }

    /// A letter of the compass before a number.
    pub(super) fn compass(&mut self, span: Span) -> Node {
        let start = self.at;
        let letter = self.bump().unwrap_or('N');
        while self.peek().is_some_and(|c| c == ' ' || c == '\u{a0}') {
            self.bump();
        }
        let at = self.here(1);
        let node = self.number(at);
        let degrees = match node.value {
            Value::Int(whole) => whole as f64,
            Value::Float(decimal) => decimal,
            Value::Odd(odd) => odd.value,
            _ => return node,
        };
        self.lettered(start, span, degrees, letter)
    }

    /// Degrees, minutes and seconds with their signs, and perhaps a letter.
    fn degrees(&mut self, span: Span) -> Node {
        let start = self.at;
        let rest: Vec<char> = self.text[self.at..].chars().take(40).collect();
        let sign = |c: char| matches!(c, '°' | 'º' | '˚' | '\'' | '′' | '’' | '‘' | '"' | '″' | '”' | '“');
        let mut length = 0;
        while let Some(&c) = rest.get(length) {
            let next = rest.get(length + 1).copied().unwrap_or(' ');
            let before = length.checked_sub(1).map_or(' ', |at| rest[at]);
            let goes_on = match c {
                ' ' | '\u{a0}' => next.is_ascii_digit() || sign(next),
                ',' => before.is_ascii_digit() && next.is_ascii_digit(),
                '-' | '+' => length == 0,
                c => c.is_ascii_digit() || c == '.' || sign(c),
            };
            if !goes_on {
                break;
            }
            length += 1;
        }
        let numbers: String = rest[..length].iter().map(|c| if *c == ',' { '.' } else { *c }).collect();
        let parts: Vec<f64> = numbers.split(|c: char| !(c.is_ascii_digit() || c == '.')).filter_map(|part| part.parse().ok()).take(3).collect();
        let size = parts.iter().zip([1.0, 60.0, 3600.0]).map(|(part, of)| part / of).sum::<f64>();
        let degrees = if numbers.starts_with('-') { -size } else { size };
        for _ in 0..length {
            self.bump();
        }
        let rest = self.text[self.at..].trim_start_matches([' ', '\u{a0}']);
        let mut letters = rest.chars();
        if let Some(letter) = letters.next().filter(|c| "NSEWnsew".contains(*c))
            && !letters.next().is_some_and(char::is_alphanumeric)
        {
            while self.peek().is_some_and(|c| c == ' ' || c == '\u{a0}') {
                self.bump();
            }
            self.bump();
            return self.lettered(start, span, degrees, letter);
        }
        self.odd(start, span, degrees, Sort::Degrees)
    }

    /// A day without quotation marks.
    fn bare_date(&mut self, span: Span) -> Node {
        let start = self.at;
        while self.peek().is_some_and(|c| c.is_ascii_digit() || matches!(c, '-' | '/' | '.')) {
            self.bump();
        }
        let raw = self.text[start..self.at].to_owned();
        let span = Span { length: raw.chars().count() as u32, ..span };
        let quoted = format!("\"{raw}\"");
        let message = "a day stands in quotation marks".to_owned();
        let edits = vec![Edit { span, text: quoted.clone() }];
        self.see(HabitSeen { habit: Habit::BareDate, span, message, suggestion: Some(quoted), edits });
        Node { span, value: Value::Text(raw) }
    }

    /// A number of a field that goes on after a comma without a blank, or with thousands apart: `1,000`, `11,4`, `1 000`.
    pub(super) fn grouped(&mut self, node: Node) -> Node {
        let Value::Int(whole) = node.value else { return self.spaced(node) };
        let rest = &self.text[self.at..];
        if !rest.starts_with(',') || !rest[1..].starts_with(|c: char| c.is_ascii_digit()) {
            return self.spaced(node);
        }
        let start = self.at - node.span.length as usize;
        while self.peek().is_some_and(|c| c == ',' || c == '.' || c.is_ascii_digit()) {
            let rest = &self.text[self.at..];
            if rest.starts_with([',', '.']) && !rest[1..].starts_with(|c: char| c.is_ascii_digit()) {
                break;
            }
            self.bump();
        }
        let raw = self.text[start..self.at].to_owned();
        let decimal = raw.replacen(',', ".", 1).parse::<f64>().unwrap_or(whole as f64);
        self.odd(start, node.span, decimal, Sort::Comma)
    }

    /// `1 000`, also with an apostrophe or another blank between.
    pub(super) fn spaced(&mut self, node: Node) -> Node {
        let Value::Int(whole) = node.value else { return node };
        if node.span.length > 4 {
            return node;
        }
        let start = self.at - node.span.length as usize;
        let before = self.mark();
        let mut groups = 0;
        loop {
            let group = self.mark();
            let between = self.peek().filter(|c| matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '\'' | '’'));
            let rest = between.map_or("", |c| &self.text[self.at + c.len_utf8()..]);
            let digits = rest.chars().take_while(char::is_ascii_digit).count();
            let ends = rest.chars().nth(digits).is_none_or(|c| !(c.is_alphanumeric() || c == '.' || c == '_'));
            if between.is_none() || digits != 3 || !ends {
                self.go_to(group);
                break;
            }
            groups += 1;
            for _ in 0..4 {
                self.bump();
            }
        }
        if groups == 0 {
            self.go_to(before);
            return node;
        }
        self.odd(start, node.span, whole as f64, Sort::Spaced)
    }
}

/// Whether this is a unit.
fn is_unit(word: &str) -> bool {
    UNITS.contains(&word) || OTHER_UNITS.contains(&word)
}

/// Whether points part the thousands of this number: `1.000.000`.
fn is_thousands(raw: &str) -> bool {
    let mut parts = raw.split('.');
    let first = parts.next().unwrap_or("");
    let digits = |part: &str| part.chars().all(|c| c.is_ascii_digit());
    (1..=3).contains(&first.len()) && digits(first) && raw.matches('.').count() > 1 && parts.all(|part| part.len() == 3 && digits(part))
}

/// Whether this is three numbers with hyphens or points between, one of them perhaps a year, as in a date.
fn is_date(raw: &str) -> bool {
    let parts: Vec<&str> = raw.split(['-', '.']).collect();
    let digits = parts.iter().all(|part| !part.is_empty() && part.chars().all(|c| c.is_ascii_digit()));
    parts.len() == 3
        && digits
        && parts.iter().all(|part| part.len() <= 2 || part.len() == 4)
        && parts.iter().filter(|part| part.len() == 4).count() <= 1
}
