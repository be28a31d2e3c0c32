//! What a team reads before its first order, in every level: how much it is, under which heads, and that it takes no side.

mod harness;

use latticework::level::Library;
use latticework::report::Words;
use latticework::report::pages::briefing;
use latticework::report::words::{second_names, wordlist};
use latticework::rules::Discard;
use latticework::rules::scenario::{Scenario, Trigger};
use latticework::rules::state::Game;
use latticework::rules::vocab::ids::SeatId;

use harness::levels::level;

fn levels() -> Vec<Scenario> {
    let levels: Vec<Scenario> = Library::embedded().map(level).collect();
    assert!(levels.len() >= 13, "{}", levels.len());
    levels
}

/// Words with a letter or a digit: "1 / 3 / 4" is three.
fn words_in(text: &str) -> usize {
    text.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count()
}

/// All that a team reads before its first order, folded text too; the aims and sources of the level are for whoever runs it.
fn before_the_first_order(scenario: &Scenario, game: &Game, seat: SeatId) -> Vec<String> {
    let text = &scenario.text;
    let words = Words { scenario, game };
    let mut read = vec![text.summary.clone(), text.situation.clone()];
    read.extend(scenario.seats.iter().map(|other| other.public_brief.clone()));
    read.push(scenario.seat(seat).private_brief.clone());
    for objective in scenario.objectives.iter().filter(|objective| objective.seat == seat) {
        read.extend([objective.title.clone(), objective.text.clone(), words.tiers(objective)]);
    }
    let first = scenario.injects.iter().filter(|inject| matches!(inject.trigger, Trigger::Turn(1)));
    for inject in first.filter(|inject| inject.to.is_empty() || inject.to.contains(&seat)) {
        read.extend([inject.title.clone(), inject.text.clone()]);
    }
    read
}

fn each_team(mut look: impl FnMut(&Scenario, SeatId, Vec<String>)) {
    for scenario in levels() {
        let game = Game::start(&scenario, 1, &mut Discard);
        for index in 0..scenario.seats.len() {
            let seat = SeatId(index as u8);
            look(&scenario, seat, before_the_first_order(&scenario, &game, seat));
        }
    }
}

#[test]
fn a_team_reads_under_four_hundred_words_before_its_first_order() {
    let mut long = Vec::new();
    each_team(|scenario, seat, read| {
        let count: usize = read.iter().map(|text| words_in(text)).sum();
        assert!(count > 150, "{}: {count} words are too few to know what one wants", scenario.slug);
        if std::env::var_os("SHOW_WORDS").is_some() {
            println!("{} {} {count}\n    {}", scenario.slug, scenario.seat(seat).slug, read.join("\n    "));
        }
        if count >= briefing::MOST_WORDS {
            long.push(format!("{}, {}: {count} words", scenario.slug, scenario.seat(seat).slug));
        }
    });
    assert!(long.is_empty(), "{}", long.join("\n"));
}

#[test]
fn every_private_briefing_has_its_four_heads() {
    for scenario in levels() {
        for seat in &scenario.seats {
            assert!(briefing::heads(&seat.private_brief).is_some(), "{}, {}:\n{}", scenario.slug, seat.slug, seat.private_brief);
        }
    }
}

#[test]
fn no_short_name_of_a_file_is_shown_to_a_team() {
    each_team(|scenario, _, read| {
        for text in read {
            let raw = text.split_whitespace().find(|word| word.contains('_') || word.contains('`'));
            assert_eq!(raw, None, "{}: {text}", scenario.slug);
        }
    });
}

#[test]
fn texts_take_no_side() {
    // Words that one side or a reader from it would rightly resent, with what is written instead.
    let resented = [
        ("incursion", "entry without permission"),
        ("squeeze", "say what is prevented"),
        ("meddl", "election interference"),
        (" lies land", "disinformation"),
        ("spread lies", "disinformation"),
        ("suitor", "provider, partner"),
        ("gift", "assistance"),
        ("courts ", "engages"),
        ("frighten", "alarm"),
        ("pawn", "governments are not prizes"),
        ("enemy fewer", "governments that stay out"),
        ("sack of rice", "plain words for what people carry"),
        ("army that must not", "say what the constitution limits"),
        ("given on paper", "say what the award held"),
        ("gave back to them", "say what the award held"),
        ("its province of taiwan", "quote whoever says it"),
        ("regime", "government"),
    ];
    for scenario in levels() {
        let text = &scenario.text;
        let mut read = vec![text.title.clone(), text.summary.clone(), text.situation.clone(), text.instructor_notes.clone()];
        read.extend(text.aims.iter().chain(&text.questions).cloned());
        read.extend(scenario.seats.iter().flat_map(|seat| [seat.name.clone(), seat.public_brief.clone(), seat.private_brief.clone()]));
        read.extend(scenario.objectives.iter().flat_map(|objective| [objective.title.clone(), objective.text.clone()]));
        read.extend(scenario.injects.iter().flat_map(|inject| [inject.title.clone(), inject.text.clone()]));
        for text in &read {
            let low = text.to_lowercase();
            for (word, instead) in resented {
                assert!(!low.contains(word), "{}: \"{word}\" ({instead}): {text}", scenario.slug);
            }
        }
        for seat in &scenario.seats {
            let alone = seat.nations.len() == 1 && scenario.catalog.nation(seat.nations[0]).slug == "prc";
            assert!(!alone || seat.name == "China", "{}: the team is China, not {}", scenario.slug, seat.name);
        }
        assert!(read.iter().any(|text| text.contains("(Invented.)")), "{}: what is invented is marked", scenario.slug);
        let sources = text.sources.join(" ");
        let china = scenario.seats.iter().any(|seat| seat.name == "China");
        assert!(!china || sources.contains("China"), "{}: China's reasons have sources", scenario.slug);
    }
}

/// Text in quotes that begins a heading, a tab or a chip in the sources of the play screen.
/// The Senkaku/Diaoyu Islands have two names in what everybody reads, in forces' names too; a team's own briefing and objectives may use its own.
#[test]
fn no_place_with_two_names_stands_with_one() {
    let single = |text: &str| text.contains("Senkaku") && !text.contains("Senkaku/Diaoyu");
    for scenario in levels() {
        let (text, catalog) = (&scenario.text, &scenario.catalog);
        let shown = |name: &str| second_names::shown(catalog, name);
        // A title is read with its summary.
        let mut read = vec![format!("{}: {}", text.title, text.summary), text.situation.clone(), text.instructor_notes.clone()];
        read.extend(text.aims.iter().chain(&text.questions).cloned());
        read.extend(scenario.seats.iter().flat_map(|seat| [seat.name.clone(), seat.public_brief.clone()]));
        read.extend(scenario.injects.iter().flat_map(|inject| [inject.title.clone(), inject.text.clone()]));
        read.extend(catalog.places.iter().flat_map(|place| [place.name.clone(), place.note.clone()]));
        read.extend(catalog.programmes.iter().flat_map(|programme| [programme.name.clone(), programme.note.clone()]));
        read.extend(catalog.forces.iter().map(|force| shown(&force.name)));
        let game = Game::start(&scenario, 1, &mut Discard);
        let words = Words { scenario: &scenario, game: &game };
        read.extend(game.forces.keys().map(|&id| words.force(id)));
        read.extend(scenario.features().map(|(id, _)| words.feature(id)));
        for text in read {
            assert!(!single(&text), "{}: one name alone: {text}", scenario.slug);
        }
    }
}

fn headings() -> Vec<(String, String)> {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/app");
    let mut folders = vec![root.join("panels"), root.join("screens/play")];
    let mut found = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).expect("a folder").flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = std::fs::read_to_string(&path).expect("a source");
            let file = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            for call in ["heading(ui", "eyebrow(ui", "chip(\n", "chip(ui, \"", "(Tab::"] {
                for (at, _) in text.match_indices(call) {
                    // As far as the call's own end; what is put together there from names has no word of its own.
                    let rest = &text[at..];
                    let rest = &rest[..rest.find([';', '|']).unwrap_or(rest.len())];
                    let literal = rest.split_once('"').and_then(|(before, after)| Some((before, after.split_once('"')?.0)));
                    if let Some((before, literal)) = literal
                        && !before.contains("desk.words()")
                    {
                        found.push((file.clone(), literal.to_owned()));
                    }
                }
            }
        }
    }
    found
}

#[test]
fn every_chip_tab_and_heading_of_the_play_screen_has_an_entry_in_the_word_list() {
    let headings = headings();
    assert!(headings.len() >= 50, "{}", headings.len());
    for word in ["News", "Staff", "Capital", "Support", "Escalation", "Programmes"] {
        assert!(headings.iter().any(|(_, heading)| heading == word), "{word} is not found: {headings:?}");
    }
    // Put together from names, or from a turn's number.
    let plain = |heading: &str| heading.contains('{') || heading.is_empty();
    let missing: Vec<_> = headings.iter().filter(|(_, heading)| !plain(heading) && wordlist::leading(heading).is_none()).collect();
    assert!(missing.is_empty(), "src/report/words/wordlist/entries.rs lacks these words, or another name for what it has:\n{missing:#?}");
}

#[test]
fn the_word_list_knows_the_heads_of_a_briefing_and_of_objectives() {
    for word in ["Control", "Credibility", "Public support", "Government approval", "Escalation", "Staff actions", "Ship-days", "Use-of-force limit"]
    {
        assert!(wordlist::entry(word).is_some(), "{word}");
    }
}
