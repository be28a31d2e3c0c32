//! The report as one HTML file for print: charts as SVG inside it, no script, no other file. Every text is escaped.

use maud::{DOCTYPE, Markup, html};

use crate::catalog::plain::shown;
use crate::report::debrief::agreements::{AgreementLine, agreements, offers};
use crate::report::debrief::outcome::outcome;
use crate::report::debrief::{orders, pact};
use crate::report::headlines::{losses, war};
use crate::report::pages::chart::chart;
use crate::report::words::capital;
use crate::report::{Account, Measure, SeatResult, Series, TurningPoint, scores, series, story};
use crate::rules::state::view::Viewer;

const STYLE: &str = "\
@page { size: A4; margin: 16mm }
body { font: 10.5pt/1.45 'Inter', 'Segoe UI', 'Helvetica Neue', Arial, sans-serif; color: #1a1f24; max-width: 190mm; margin: 0 auto; padding: 8mm 4mm }
h1 { font-size: 21pt; margin: 0 0 2pt } h2 { font-size: 14pt; margin: 18pt 0 6pt; border-bottom: 1px solid #9aa4ad; padding-bottom: 2pt }
h3 { font-size: 11pt; margin: 10pt 0 3pt } p { margin: 3pt 0 }
.quiet { color: #545d66 } .small { font-size: 9pt }
table { border-collapse: collapse; width: 100%; margin: 4pt 0 8pt; font-size: 9.5pt }
th { text-align: left; font-weight: 600; border-bottom: 1px solid #9aa4ad } td { border-bottom: 1px solid #dfe3e7; vertical-align: top }
th, td { padding: 2.5pt 6pt 2.5pt 0 } td.n, th.n { text-align: right; white-space: nowrap }
ul, ol { margin: 2pt 0 4pt; padding-left: 14pt }
svg { width: 100%; height: auto; break-inside: avoid } .grid { stroke: #dfe3e7; stroke-width: 1 } .axis { font-size: 11px; fill: #545d66 } .name { font-size: 11px; font-weight: 600 }
section, article, tr { break-inside: avoid } section.long { break-inside: auto }
.score { font-weight: 600; white-space: nowrap }
";

/// By this a report knows another of the same level: what its page bears in its head. It tells nothing of the game.
pub fn page_mark(scenario: &crate::rules::Scenario) -> String {
    format!("report {:016x}", crate::study::wars::mark(&format!("{} {}", scenario.slug, scenario.text.title)))
}

/// The head of a page that needs no other file. `mark` says what it was made from.
pub(crate) fn page_head(title: &str, mark: &str) -> Markup {
    html! {
        head {
            meta charset="utf-8";
            meta name="viewport" content="width=device-width, initial-scale=1";
            meta name="latticework" content=(mark);
            title { (title) }
            style { (maud::PreEscaped(STYLE)) }
        }
    }
}

/// The report as one HTML file.
pub fn html(account: &Account) -> String {
    let title = &account.scenario.text.title;
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            (page_head(&format!("{title} – report"), &page_mark(&account.scenario)))
            body {
                (head(account))
                (result_section(account))
                (score_section(account))
                (story_section(account))
                (pact_section(account))
                (chart_section(account))
                (agreement_section(account))
                (war_section(account))
                (loss_section(account))
                (order_section(account))
                (question_section(account))
                (note_section(account))
                p class="quiet small" { (crate::report::NEUTRAL) }
            }
        }
    };
    shown(&page.into_string()).into_owned()
}

fn head(account: &Account) -> Markup {
    let words = account.words();
    let text = &account.scenario.text;
    let reader = match account.reader {
        Viewer::WhiteCell => "the White Cell".to_owned(),
        Viewer::Seat(seat) => words.seat(seat),
        Viewer::Desk(nation) => format!("the desk of {}", words.the(nation)),
        Viewer::Public => "everybody".to_owned(),
    };
    let resolved = account.turns.len();
    html! {
        h1 { (text.title) }
        p class="quiet" {
            "Report for " (reader) ". "
            @if account.is_over() { "The level is over after " (resolved) " turns." }
            @else { (resolved) " turns have been played; the level goes on." }
            @if !account.open { " It holds only what this seat may know: other nations' support and standing are bands." }
        }
        @for remark in &account.remarks { p class="quiet" { (remark) } }
        p { (text.summary) }
        p class="quiet small" {
            "Latticework " (env!("CARGO_PKG_VERSION")) ", rules " (crate::session::RULES_VERSION) ", level " (account.scenario.slug)
            @if account.is_over() { ", seed " (account.now.seed) }
            ". From " (words.moment(1)) "; a turn is " (words.turn_length()) "."
        }
    }
}

/// The reader's own result, what turned it, and what else was open.
fn result_section(account: &Account) -> Markup {
    let points = story(account);
    let Some(result) = outcome(account, &scores(account), &points) else { return html! {} };
    html! {
        h2 { "The result" }
        p { strong { (result.sentence) } }
        @if !result.turned.is_empty() {
            p { "What turned it:" }
            ul {
                @for point in result.turned.iter().filter_map(|&at| points.get(at)) {
                    li { "Turn " (point.turn) ": " (point.text) " (" (point.scores.join("; ")) ")" }
                }
            }
        }
        @if !result.missed.is_empty() {
            p { "What else was open (what would have come of it nobody can say):" }
            ul {
                @for missed in &result.missed {
                    li { (missed.title) ". " (missed.missing) @for line in &missed.open { " " (line) } }
                }
                @for line in &result.unused { li { (line) } }
            }
        }
    }
}

fn score_section(account: &Account) -> Markup {
    let results = scores(account);
    html! {
        @if !results.is_empty() {
            h2 { "What each seat came to" }
            table {
                tr { th { "Seat" } th class="n" { "Points" } th class="n" { "Of" } th { "Success" } }
                @for seat in &results {
                    tr {
                        td { (seat.name) } td class="n" { (seat.points) } td class="n" { (seat.most) }
                        td { @if seat.success > 0 { @if seat.succeeded() { "yes" } @else { "no" } " (from " (seat.success) " points)" } }
                    }
                }
            }
            @for seat in &results { (seat_scores(account, seat)) }
        }
    }
}

fn seat_scores(account: &Account, seat: &SeatResult) -> Markup {
    html! {
        section {
            h3 { (seat.name) }
            table {
                tr { th { "Objective" } th { "Score" } th { "What decided it" } th { "Turn by turn" } }
                @for objective in &seat.objectives {
                    tr {
                        td { (objective.title) br; span class="quiet small" { (objective.text) } }
                        td class="score" { (objective.score) " of 3" }
                        td { (objective.decided) }
                        td class="small" { (objective.by_moment.iter().map(u8::to_string).collect::<Vec<_>>().join(" ")) }
                    }
                }
            }
            @if !account.is_over() { p class="quiet small" { "As things stand now." } }
        }
    }
}

fn story_section(account: &Account) -> Markup {
    let points = story(account);
    html! {
        h2 { "Turning points" }
        @if points.is_empty() { p { "Nothing has happened yet." } }
        @for point in &points { (story_point(account, point)) }
    }
}

fn pact_section(account: &Account) -> Markup {
    let (stories, refused) = (pact::pact(account), pact::refused(account));
    html! {
        @if !stories.is_empty() || !refused.is_empty() {
            h2 { "The story of the pact" }
            @if let Some(line) = pact::summary(account) { p { (line) } }
            @for story in &stories {
                article {
                    h3 { (story.title) }
                    ul { @for line in &story.lines { li { (line) } } }
                    p { strong { (story.outcome) } }
                }
            }
            @if !refused.is_empty() { h3 { "Promises that were refused" } ul { @for line in &refused { li { (line) } } } }
        }
    }
}

fn story_point(account: &Account, point: &TurningPoint) -> Markup {
    html! {
        article {
            h3 { "Turn " (point.turn) ", " (account.words().moment(point.turn)) }
            p { strong { (point.text) } }
            @if !point.why.is_empty() { p class="quiet" { "Why: " (point.why.join("; ")) } }
            @if !point.led_to.is_empty() { p { "It led to:" } ul { @for line in &point.led_to { li { (line) } } } }
            @if !point.scores.is_empty() { p { "It moved these objectives: " (point.scores.join("; ")) } }
        }
    }
}

fn chart_section(account: &Account) -> Markup {
    let all = series(account);
    let mut moments: Vec<String> = account.moments().map(|moment| moment.turn.to_string()).collect();
    if let Some(last) = moments.last_mut().filter(|_| account.is_over()) {
        *last = "end".to_owned();
    }
    html! {
        h2 { "Charts" }
        p class="quiet" { "Each point is the start of a turn." }
        @for measure in Measure::ALL {
            @let of_it: Vec<&Series> = all.iter().filter(|line| line.measure == measure).collect();
            @let (moving, still): (Vec<&Series>, Vec<&Series>) = of_it.into_iter().partition(|line| line.moves());
            @if !moving.is_empty() || !still.is_empty() {
                section {
                    h3 { (measure.title()) }
                    p class="quiet small" { (capital(measure.meaning())) "." }
                    @if !moving.is_empty() { (chart(measure, &moving, &moments)) }
                    @if !still.is_empty() { p class="small" { "Unchanged: " (still_line(measure, &still)) "." } }
                }
            }
        }
    }
}

/// Series that never moved, in a line.
fn still_line(measure: Measure, still: &[&Series]) -> String {
    let value = |line: &&Series| line.last().map_or_else(|| line.subject.clone(), |value| format!("{} {}", line.subject, measure.value(value)));
    still.iter().map(value).collect::<Vec<_>>().join(", ")
}

fn agreement_section(account: &Account) -> Markup {
    let (lines, offers) = (agreements(account), offers(account));
    let moved: Vec<&AgreementLine> = lines.iter().filter(|line| line.made_here || line.spans.len() > 1).collect();
    let still: Vec<&AgreementLine> = lines.iter().filter(|line| !line.made_here && line.spans.len() < 2).collect();
    html! {
        h2 { "Agreements" }
        @if moved.is_empty() { p { "No agreement was made or moved." } }
        @for line in moved {
            article {
                h3 { (line.name) }
                p class="quiet" { (line.instrument) " between " (account.words().nations(&line.parties)) ". " (capital(&line.course(account))) "." }
                ul { @for clause in &line.clauses { li { (clause) } } }
            }
        }
        @if !still.is_empty() {
            p { "Unchanged from the start:" }
            ul class="small" { @for line in still { li { (line.name) " (" (line.now()) ")" } } }
        }
        @if !offers.is_empty() {
            h3 { "Offers" }
            table {
                tr { th class="n" { "Turn" } th { "From" } th { "To" } th { "Offer" } th { "Answers" } }
                @for offer in &offers {
                    tr {
                        td class="n" { (offer.turn) } td { (offer.from) } td { (offer.to) }
                        td { (offer.name) @if offer.private { " (private)" } } td { (offer.answers.join("; ")) }
                    }
                }
            }
        }
    }
}

fn war_section(account: &Account) -> Markup {
    let words = account.words();
    let own: Vec<_> = account.nations().into_iter().filter(|&nation| account.knows(nation)).collect();
    let lines = war::lines(&words, &own);
    html! {
        @if !lines.is_empty() {
            h2 { "The war" }
            table { @for line in lines.iter().chain(&war::access(&words)) { tr { td { (line.what) } td { (line.value) } } } }
        }
    }
}

fn loss_section(account: &Account) -> Markup {
    let sums = losses::by_nation(account);
    let all = losses::by_occasion(account);
    // A war's losses are told by its own section and by nation.
    let lines: Vec<_> = all.iter().filter(|line| !line.in_war).collect();
    html! {
        h2 { "Losses" }
        @if lines.is_empty() { p { @if all.is_empty() { "Nobody was hurt, and no hull was damaged." } @else { "Outside the war nobody was hurt, and no hull was damaged." } } }
        @else {
            table {
                tr { th { "Nation" } th class="n" { "Killed" } th class="n" { "Injured" } th class="n" { "Hulls damaged" } th class="n" { "Hulls lost" } }
                @for sum in sums.iter().filter(|sum| sum.deaths + sum.injuries + sum.damaged + sum.lost > 0) {
                    tr {
                        td { (sum.nation) } td class="n" { (sum.deaths) } td class="n" { (sum.injuries) }
                        td class="n" { (sum.damaged) } td class="n" { (sum.lost) }
                    }
                }
            }
            ul class="small" {
                @for line in &lines {
                    li { "Turn " (line.turn) ": " (line.nation) ", " (line.what) ": " (line.in_words()) }
                }
            }
        }
    }
}

fn order_section(account: &Account) -> Markup {
    let sheets = orders::orders(account);
    html! {
        @if !sheets.is_empty() {
            section class="long" {
                h2 { "Orders" }
                table {
                    tr { th class="n" { "Turn" } th { "Seat" } th { "Orders at the end of the turn" } }
                    @for sheet in &sheets {
                        tr { td class="n" { (sheet.turn) } td { (sheet.name) } td { @for line in &sheet.lines { (line) br; } } }
                    }
                }
            }
        }
    }
}

fn question_section(account: &Account) -> Markup {
    let questions = &account.scenario.text.questions;
    html! {
        @if account.open && !questions.is_empty() {
            section { h2 { "Questions for the debrief" } ol { @for question in questions { li { (question) } } } }
        }
    }
}

fn note_section(account: &Account) -> Markup {
    let notes = account.scenario.text.instructor_notes.trim();
    html! {
        @if account.reader == Viewer::WhiteCell && !notes.is_empty() {
            section class="long" {
                h2 { "Notes for the instructor" }
                @for paragraph in notes.split("\n\n") { p { (paragraph) } }
            }
        }
    }
}
