//! What an author does about each kind of problem. `docs/LEVELS.md` prints it.

use super::Code;

impl Code {
    /// What to do about it.
    pub fn advice(self) -> &'static str {
        match self {
            Code::NoFile => "Look at the file's name and folder; save it as plain text in UTF-8, of at most 2,000,000 bytes.",
            Code::TooLarge => "Shorten what is marked, or split the level in two.",
            Code::Syntax => "Put in or take out the mark that the message names; if a bracket is named with its line, look there first.",
            Code::WrongKind => "Write the value as the reference says for this field: text in quotation marks, words without.",
            Code::UnknownField => "Take the suggested name, or look the field up in the reference: it may belong one bracket further out or in.",
            Code::MissingField => "Add the field; the message says what it means.",
            Code::DuplicateField => "Keep one of the two.",
            Code::UnknownWord => "Take the suggested word, or one of those that the message lists.",
            Code::OutOfRange => "Choose a number within the range that the message gives.",
            Code::BadDate => "Write the day as year-month-day, such as \"2025-03-21\".",
            Code::BadText => "Shorten the text, put something in, or write the short name with lower-case letters, digits and underscores.",
            Code::BadFormat => "Write `format: 2`; for a newer format get a newer Latticework.",
            Code::HiddenSign => {
                "Take the sign out: delete the text on both sides of it and type that again. In a long text, line breaks and tabs may stay."
            }
            Code::UnknownNation => "Take the suggested short name; the table of nations has them all.",
            Code::UnknownPlace => "Take the suggested short name, look into docs/THEATRE.md, or add the place under `places`.",
            Code::UnknownForceType => "Take the suggested short name; the table of kinds of force has them all.",
            Code::UnknownForce => "Take the suggested short name, look into docs/THEATRE.md, or give `nation` and `kind` instead of `theatre`.",
            Code::UnknownAgreement => "Take the suggested short name, or write the agreement yourself, with `name`, `parties` and `clauses`.",
            Code::UnknownSeat => "Take the suggested name: the `id` of a seat of this level.",
            Code::UnknownFeature => "Take the suggested name: the `place` of a feature of this level; or add the feature under `features`.",
            Code::UnknownInject => "Take the suggested name: the `id` of an inject of this level.",
            Code::UnknownParameter => "Take the suggested name; the table of parameters has them all.",
            Code::UnknownLevel => "Take the suggested name: a level of the program, or the name of a file in the same folder without .ron.",
            Code::DuplicateName => "Give one of the two another short name.",
            Code::NationTwice => "Leave the nation to one seat.",
            Code::AbsentNation => "Add the nation under `nations`; empty brackets give it the defaults.",
            Code::BadMap => "Move the edge that is marked, or take larger hexes or a smaller window.",
            Code::OffMap => "Widen the window under `map`, or choose a point or place inside it; latitude comes first.",
            Code::WrongElement => "Move the force: ships to sea or a port, aircraft to a place that takes them, land forces to land.",
            Code::NoHome => "Give a `home` that takes this kind of force.",
            Code::CannotDo => "Choose an act that the message lists, or another kind of force.",
            Code::NeverHappens => "Change the turn, the day or the test, so that it can happen; or take the inject out.",
            Code::Unreachable => "Make the tier that is marked possible, and harder than the one before it.",
            Code::BadClause => "Name two different parties of the agreement, and places that the grantor hosts.",
            Code::NoSeat => "Give each seat a nation, and at least one seat to people.",
            Code::BadClock => "Choose a length that fits the clock, or leave `turn_hours` out.",
            Code::SameNation => "Name two different nations.",
            Code::NoWar => {
                "Take `clock: Incident` for a stand-off at sea, or write `quarantine: (...)` or `war: (...)`, with `prc` and `twn` under `nations` and in `at_war`."
            }
            Code::FewObjectives => "Give the seat three or four objectives that pull in different directions.",
            Code::IdleNation => "Give the nation a seat or forces, or take it out.",
            Code::NoText => "Write the text: people have nothing else to go by.",
            Code::Incredible => "Keep the value if you mean it, and tell participants; otherwise stay within what is credible.",
            Code::LongSession => "Give more `minutes`, or fewer `turns`.",
            Code::LongText => "Shorten the text to what people read at the table.",
            Code::TooBusy => "Lower `staff_actions`: few weighty orders make better games.",
            Code::NoSources => "Write where the facts come from, or that they are invented.",
            Code::NoLeave => "Start the force elsewhere, or bring an agreement that lets it stay into force.",
            Code::NoForces => "Give the seat's nations a force, or make it a seat for the computer with `for_people: false`.",
            Code::AlwaysHolds => "Change the number that is tested, or use `Turn` for an inject that is sure to come.",
            Code::StaysAway => "Start the force nearer or in another port, give it a task in its reach, or leave `task` out.",
            Code::NeverMoves => "Test a measure that moves on this clock and with what this level has; the message says what is missing.",
            Code::NoEffect => "Write what the message proposes, or take out what is marked.",
            Code::LooksLikePercent => "Write thousandths: 560 is 56 percent. Keep a small number if you mean it.",
            Code::NobodyPresses => "Bring China in under `nations`, or name who challenges whom under `features`.",
            Code::SameTitle => "Give one of the two another `title`: in the list of levels people cannot tell them apart.",
            Code::NotListed => "Rename the file so that its name ends in .ron and in nothing else.",
            Code::Placeholder => "Write the text.",
        }
    }
}
