//! docs/RULES.md, paragraph by paragraph: which tests hold each, and which numbers of the page they work out. A paragraph with a heading of its
//! own, in bold or italics too, that no row names fails the test; so does a row whose paragraph or test is gone, a worked example without
//! numbers that a test checks, and a number that stands in one of the two only.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// A paragraph: its section and heading, its tests (file under `tests/`, and function), and numbers that stand in it and in one of these.
type Row = (&'static str, &'static [&'static str], &'static [&'static str]);

const ROWS: &[Row] = &[
    ("How a turn goes", &["rules/turns::a_turn_resolves_in_the_order_of_the_table", "rules/turns::who_arrives_meets_others_in_the_next_turn"], &[]),
    (
        "Orders",
        &[
            "rules/orders::orders_are_given_taken_back_and_sealed",
            "rules/orders::staff_actions_limit_what_a_seat_can_do",
            "order_list::the_page_tells_every_kind_of_order",
        ],
        &[],
    ),
    ("Movement", &["rules/movement::a_ship_makes_its_speed_and_keeps_what_is_left_of_a_step"], &["445", "17", "25"]),
    ("Permission", &["rules/permissions::the_most_permissive_clause_applies", "rules/permissions::when_leave_ends_forces_go_the_turn_after"], &[]),
    ("Consultation", &["rules/permissions::a_host_that_is_consulted_and_keeps_silent_has_agreed"], &[]),
    ("Incursions", &["rules/permissions::ships_in_anothers_waters_without_leave_are_an_incursion"], &[]),
    ("Incursions: Innocent passage", &["rules/permissions::a_ship_that_only_passes_through_does_not_enter"], &[]),
    (
        "Incursions: Disputed islets",
        &["geo::disputed_islets_are_nobodys_on_the_map", "rules/features::presence_in_the_territorial_sea_is_an_incursion_once_and_then_a_wound"],
        &[],
    ),
    ("Encounters", &["rules/encounters::the_chance_to_pass_follows_the_worked_example"], &["725", "55", "60", "120"]),
    ("Control, supply and the fabric", &["rules/features::control_moves_one_step_on_more_than_sixty_in_a_hundred"], &[]),
    ("Words: Publicise", &["rules/words::publicity_raises_support_exposes_the_other_and_wears"], &["30", "12", "300"]),
    ("Words: Signals", &["rules/words::a_signal_that_is_understood_does_what_it_says_and_only_the_two_hear_it"], &[]),
    ("Words: Consult", &["rules/words::consultation_needs_a_treaty_and_steadies_both"], &[]),
    (
        "Words: Obligations",
        &["rules/words::a_promise_to_act_is_kept_by_sending_somebody", "rules/words::an_obligation_that_is_not_kept_in_time_is_refused"],
        &[],
    ),
    (
        "Agreements",
        &["rules/bargaining::at_most_three_offers_a_pair_a_turn", "rules/bargaining::a_treaty_must_be_ratified_and_needs_a_year_to_end"],
        &[],
    ),
    ("How an AI player weighs an offer", &["ai/players::every_offer_is_answered_with_grounds_and_asking_again_changes_nothing"], &[]),
    ("How an AI player weighs an offer: Public grounds", &["ai/answers::seoul_weighs_a_treaty_to_consult_as_the_page_reckons"], &[]),
    (
        "How an AI player weighs an offer: Private grounds",
        &["ai/answers::a_promise_weighs_90_more_with_the_bold_and_115_less_with_the_cautious_where_parliament_is_not_ready"],
        &["90", "115", "10"],
    ),
    ("How an AI player weighs an offer: Chance", &["ai/answers::asking_again_draws_nothing_new_in_the_turn_and_a_new_mood_in_the_next"], &[]),
    (
        "How an AI player weighs an offer: The answer",
        &[
            "ai/answers::a_counter_offer_is_refused_but_never_countered_again",
            "ai/answers::of_two_parties_of_different_mind_one_refusal_closes_the_offer_whoever_is_asked_first",
        ],
        &[],
    ),
    ("How an AI player weighs an offer: Opponents", &["ai/answers::a_help_that_is_owed_already_is_not_weighed_again"], &[]),
    (
        "How an AI player weighs an offer: What others see",
        &[
            "ai/answers::seoul_weighs_a_treaty_to_consult_as_the_page_reckons",
            "ai/answers::a_host_that_is_consulted_consents_by_silence_and_refuses_a_guest_whose_word_is_worth_nothing",
        ],
        &["120", "132 / 220", "113", "470", "52"],
    ),
    (
        "The ladder",
        &["rules/home::the_ladder_comes_down_a_rung_after_quiet_turns", "rules/home::what_is_milder_than_the_rung_does_not_keep_it_up"],
        &[],
    ),
    ("Home fronts", &["rules/home::capital_comes_from_support_up_to_the_cap", "rules/home::income_is_concave"], &["500", "22", "4"]),
    ("Injects and the White Cell", &["rules/outside::injects_come_on_their_turn_or_when_their_condition_holds"], &[]),
    ("Chance", &["determinism::the_same_seed_gives_the_same_states_in_debug_and_release", "determinism::threads_change_nothing"], &[]),
    (
        "Caps",
        &[
            "rules/turns::a_seat_gives_64_orders_at_most",
            "rules/turns::a_way_has_5000_hexes_at_most",
            "rules/turns::a_message_has_2000_characters_at_most",
            "rules/turns::a_text_has_64_clauses_and_a_refusal_16_grounds_at_most",
            "rules/turns::an_override_has_32_effects_and_a_game_400_turns_at_most",
        ],
        &["64", "5000", "2000", "80", "32", "16", "400"],
    ),
    ("Competition", &["competition/games::computers_play_every_start_of_draft_the_pact_to_its_end"], &[]),
    ("Competition: Who presses", &["competition/nothing_contested::beijing_presses_where_nothing_is_contested"], &[]),
    ("Competition: Stations", &["competition/stations::a_station_is_the_turn_less_transit_times_what_is_at_sea"], &[]),
    ("Competition: Parliaments", &["competition/agreements::a_wider_promise_needs_more_behind_it"], &["330", "500"]),
    (
        "Competition: The region",
        &["competition/worked::reassurance_moves_a_region_by_what_is_left_to_convince", "competition/worked::speeches_cost_the_region_10"],
        &["24", "500", "10"],
    ),
    ("Competition: Institutions and exercises", &["competition/worked::an_exercise_teaches_the_less_the_more_is_known"], &["180"]),
    ("Competition: Works and stocks", &["competition/posture::investment_follows_assurance"], &["4"]),
    ("Competition: Trade", &["competition/pressure::a_lever_bites_a_turn_later_and_wears_out"], &["120", "90", "30"]),
    ("Competition: Lies", &["competition/pressure::a_warned_public_is_moved_less"], &["450"]),
    ("Competition: Third nations", &["competition/worked::a_loan_and_a_port_move_a_courted_nation_by_weight_and_region"], &["150", "1100", "214"]),
    ("Competition: Acts with reach", &["rules/reach::firing_unannounced_and_unseen_takes_a_government_by_surprise"], &[]),
    ("Competition: At home", &["competition/home::a_campaign_convinces_the_fewer_the_more_are_convinced_and_wears_out"], &["26"]),
    ("Competition: Elections", &["competition/worked::an_election_moves_standing_by_the_pages_numbers"], &["540", "30", "90"]),
    ("War", &["crisis/main::orders_of_war_need_a_war"], &[]),
    ("War: How it begins and ends", &["crisis/main::rungs_and_the_white_cell_begin_wars"], &[]),
    ("War: Orders", &["crisis/main::task_forces_without_orders_follow_a_standing_plan"], &[]),
    ("War: Access", &["crisis/main::access_granted_this_turn_gives_combat_sorties_next_turn"], &[]),
    ("War: Warning and dispersal", &["study_wars::warning_dispersal_and_isr_matter_on_the_first_turn"], &[]),
    ("War: Obligations", &["crisis/main::an_attack_on_a_hosts_soil_brings_it_in_and_calls_allies"], &[]),
    ("War: Notes", &["crisis/main::notes_end_a_war", "crisis/main::the_united_states_can_withdraw"], &[]),
    ("War: Nuclear rungs", &["crisis/main::nuclear_rungs_are_only_recommended"], &[]),
    ("War: Desks", &["crisis/main::desks_yield_with_half_of_the_capital_and_open_bases_once_they_fight"], &[]),
    ("War: How it ends", &["crisis/main::what_was_agreed_before_the_war_shows_in_it"], &[]),
    ("Quarantine", &["quarantine::a_quarantine_is_not_war", "quarantine::each_decides_what_is_its_own"], &[]),
    ("Quarantine: 1. Arrival", &["quarantine::ports_double_what_escorts_bring", "quarantine::a_quarantine_is_not_war"], &["66", "14"]),
    ("Quarantine: 2. The cordon", &["quarantine::hulls_on_the_line_stop_ships"], &["120", "49", "44"]),
    ("Quarantine: 3. Convoys", &["quarantine::rules_of_engagement_decide_what_comes_through"], &[]),
    ("Quarantine: 4. Mines and submarines", &["quarantine::a_blockade_sinks_who_comes_alone"], &["39.7"]),
    ("Quarantine: 5. Energy", &["quarantine::electricity_follows_the_fuels", "quarantine::gas_runs_out_in_the_second_week"], &["550", "807"]),
    ("Quarantine: 6. Endurance", &["quarantine::darkness_wears_by_its_square"], &["61", "138"]),
    ("Quarantine: 7. Insurers", &["quarantine::owners_look_at_the_week"], &[]),
    ("Quarantine: 8. Home fronts", &["quarantine::publics_look_at_what_the_cordon_stopped_and_what_came_through"], &["6", "8"]),
    ("Quarantine: How it ends", &["quarantine::how_it_ends"], &[]),
    ("Doubt", &["doubt::sixteen_successes_of_sixty_four_are_not_worth_a_war"], &["184", "234", "250"]),
    ("What promises cost", &["doubt::a_promise_costs_what_is_lost_in_wars_that_it_alone_brings"], &["53", "111", "42"]),
    ("Where a player meets what the article says", &["rules_page::the_article_is_met_in_shipped_levels"], &[]),
    ("What is hidden", &["secrecy::two_worlds_that_differ_in_what_is_hidden_look_the_same"], &[]),
];

/// The page's paragraphs: what each is called, and what it says. What has no words of its own is none.
fn paragraphs(page: &str) -> BTreeMap<String, String> {
    let mut found: BTreeMap<String, String> = BTreeMap::new();
    let (mut section, mut name) = (String::new(), String::new());
    for line in page.lines() {
        if let Some(title) = line.strip_prefix("## ").or_else(|| line.strip_prefix("### ")) {
            section = title.to_owned();
            name.clone_from(&section);
            continue;
        }
        if let Some(lead) = lead(line) {
            name = format!("{section}: {lead}");
        }
        if !section.is_empty() && !line.trim().is_empty() {
            let text = found.entry(name.clone()).or_default();
            text.push_str(line);
            text.push('\n');
        }
    }
    found
}

/// The words in bold or italics with which a paragraph begins.
fn lead(line: &str) -> Option<&str> {
    let line = line.trim_start_matches(|sign: char| sign.is_ascii_digit()).trim_start_matches(". ");
    let (open, close) = if line.starts_with("**") { ("**", "**") } else { ("*", "*") };
    let rest = line.strip_prefix(open)?;
    let lead = &rest[..rest.find(close)?];
    lead.starts_with(|sign: char| sign.is_uppercase() || sign.is_ascii_digit()).then(|| lead.trim_end_matches('.'))
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A test with the lines of comment above it, as written; `None` where there is none.
fn source(test: &str) -> Option<String> {
    let (file, name) = test.split_once("::")?;
    let path: PathBuf = root().join("tests").join(format!("{file}.rs"));
    let text = std::fs::read_to_string(&path).ok()?;
    let at = text.find(&format!("fn {name}("))?;
    let begins = text[..at].rfind("\n\n").map_or(0, |at| at + 2);
    text[begins..at].contains("#[test]").then_some(())?;
    let ends = text[at..].find("\n}\n").map_or(text.len(), |end| at + end);
    Some(text[begins..ends].to_owned())
}

/// Whether a number stands in a text by itself, however its thousands are set apart.
fn holds(text: &str, number: &str) -> bool {
    let plain: Vec<char> = text.chars().collect();
    let digit = |at: usize| plain.get(at).is_some_and(char::is_ascii_digit);
    let set_apart =
        |at: usize| matches!(plain.get(at), Some(',' | '_')) && at > 0 && digit(at - 1) && digit(at + 1) && digit(at + 2) && digit(at + 3);
    let joined: String = (0..plain.len()).filter(|&at| !set_apart(at)).map(|at| plain[at]).collect();
    joined.match_indices(number).any(|(at, _)| {
        let before = joined[..at].chars().next_back();
        let after = joined[at + number.len()..].chars().next();
        !before.is_some_and(|sign| sign.is_ascii_digit()) && !after.is_some_and(|sign| sign.is_ascii_digit())
    })
}

#[test]
fn every_paragraph_of_the_page_has_its_test() {
    let page = std::fs::read_to_string(root().join("docs/RULES.md")).unwrap_or_else(|why| panic!("docs/RULES.md: {why}"));
    let paragraphs = paragraphs(&page);
    let named: BTreeSet<&str> = ROWS.iter().map(|(name, ..)| *name).collect();
    let mut faults: Vec<String> = Vec::new();
    assert_eq!(named.len(), ROWS.len(), "a paragraph stands twice");
    faults.extend(paragraphs.keys().filter(|name| !named.contains(name.as_str())).map(|name| format!("no test holds \"{name}\"")));
    for (name, tests, numbers) in ROWS {
        let Some(text) = paragraphs.get(*name) else {
            faults.push(format!("the page has no paragraph \"{name}\""));
            continue;
        };
        if tests.is_empty() {
            faults.push(format!("\"{name}\" has no test"));
        }
        if text.contains("orked example") && numbers.is_empty() && !ELSEWHERE.contains(name) {
            faults.push(format!("\"{name}\" has a worked example, and no number of it is checked"));
        }
        let sources: Vec<String> = tests
            .iter()
            .filter_map(|test| {
                let found = source(test);
                if found.is_none() {
                    faults.push(format!("\"{name}\": there is no test {test}"));
                }
                found
            })
            .collect();
        for number in *numbers {
            if !holds(text, number) {
                faults.push(format!("\"{name}\" does not say {number}"));
            }
            if !sources.iter().any(|source| holds(source, number)) {
                faults.push(format!("\"{name}\": no test of it says {number}"));
            }
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

/// Paragraphs whose worked example is reckoned by the test that they name, and not on the page.
const ELSEWHERE: &[&str] = &["Competition: Stations"];

/// What the table above relies on: leads are found, and numbers as a whole.
#[test]
fn leads_and_numbers_are_found() {
    assert_eq!(lead("**1. Arrival.** Ships"), Some("1. Arrival"));
    assert_eq!(lead("1. *Public grounds.* It adds"), Some("Public grounds"));
    assert_eq!(lead("*Disputed islets* have"), Some("Disputed islets"));
    assert_eq!([lead("Forces are"), lead("| a | b |"), lead("*they* are")], [None; 3]);
    assert!(holds("at 5,000 hexes", "5000") && holds("5_001", "5001") && !holds("1,500", "500") && !holds("50", "5"));
}
