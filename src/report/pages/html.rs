//! The report as one HTML file for print: charts as SVG inside it, no script, no other file. Every text is escaped.

use maud::{DOCTYPE, Markup, html};

use crate::catalog::plain::shown;
use crate::report::debrief::agreements::{AgreementLine, agreements, offers};
use crate::report::debrief::outcome::outcome;
use crate::report::debrief::{orders, pact};
use crate::report::headlines::{losses, war};
use crate::report::pages::chart::chart;
use crate::report::{Account, Measure, SeatResult, Series, TurningPoint, scores, series, story};
use crate::rules::state::view::Viewer;
use crate::words::keys::{lists, measures, page};
use crate::words::{Language, say};

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
        html lang=(Language::current().code()) {
            (page_head(&say(page::Title { title: title.clone() }), &page_mark(&account.scenario)))
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
        Viewer::WhiteCell => page::WHITE_CELL.text().to_owned(),
        Viewer::Seat(seat) => words.seat(seat),
        Viewer::Desk(nation) => words.say(page::DeskOf { who: nation }),
        Viewer::Public => page::EVERYBODY.text().to_owned(),
    };
    let resolved = account.turns.len();
    html! {
        h1 { (text.title) }
        p class="quiet" {
            (say(page::ReportFor { reader, over: account.is_over(), turns: resolved as u64, open: account.open }))
        }
        @for remark in &account.remarks { p class="quiet" { (remark) } }
        p { (text.summary) }
        p class="quiet small" {
            (say(page::MadeWith {
                version: env!("CARGO_PKG_VERSION").to_owned(),
                rules: crate::session::RULES_VERSION.to_string(),
                level: account.scenario.slug.to_string(),
                seed: account.is_over().then(|| account.now.seed.to_string()),
                from: words.moment(1),
                length: account.scenario.turn_hours.into(),
            }))
        }
    }
}

/// The reader's own result, what turned it, and what else was open.
fn result_section(account: &Account) -> Markup {
    let points = story(account);
    let Some(result) = outcome(account, &scores(account), &points) else { return html! {} };
    html! {
        h2 { (page::RESULT.text()) }
        p { strong { (result.sentence) } }
        @if !result.turned.is_empty() {
            p { (page::TURNED.text()) }
            ul {
                @for point in result.turned.iter().filter_map(|&at| points.get(at)) {
                    li { (say(page::TurnedBy { turn: point.turn.into(), what: point.text.clone(), scores: apart(&point.scores) })) }
                }
            }
        }
        @if !result.missed.is_empty() {
            p { (page::OPEN.text()) }
            ul {
                @for missed in &result.missed {
                    li { (say(page::Missed { title: missed.title.clone(), missing: missed.missing.clone() })) @for line in &missed.open { " " (line) } }
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
            h2 { (page::SEATS.text()) }
            table {
                tr { th { (page::SEAT.text()) } th class="n" { (page::POINTS.text()) } th class="n" { (page::OF.text()) } th { (page::SUCCESS.text()) } }
                @for seat in &results {
                    tr {
                        td { (seat.name) } td class="n" { (seat.points) } td class="n" { (seat.most) }
                        td { @if seat.success > 0 { @if seat.succeeded() { (measures::VALUE_YES.text()) } @else { (measures::VALUE_NO.text()) } " " (say(page::FromPoints { points: seat.success.into() })) } }
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
                tr { th { (page::OBJECTIVE.text()) } th { (page::SCORE.text()) } th { (page::DECIDED.text()) } th { (page::TURN_BY_TURN.text()) } }
                @for objective in &seat.objectives {
                    tr {
                        td { (objective.title) br; span class="quiet small" { (objective.text) } }
                        td class="score" { (say(page::OfThree { score: objective.score.into() })) }
                        td { (objective.decided) }
                        td class="small" { (objective.by_moment.iter().map(u8::to_string).collect::<Vec<_>>().join(" ")) }
                    }
                }
            }
            @if !account.is_over() { p class="quiet small" { (page::AS_THINGS_STAND.text()) } }
        }
    }
}

fn story_section(account: &Account) -> Markup {
    let points = story(account);
    html! {
        h2 { (page::TURNING_POINTS.text()) }
        @if points.is_empty() { p { (page::NOTHING_YET.text()) } }
        @for point in &points { (story_point(account, point)) }
    }
}

fn pact_section(account: &Account) -> Markup {
    let (stories, refused) = (pact::pact(account), pact::refused(account));
    html! {
        @if !stories.is_empty() || !refused.is_empty() {
            h2 { (page::PACT.text()) }
            @if let Some(line) = pact::summary(account) { p { (line) } }
            @for story in &stories {
                article {
                    h3 { (story.title) }
                    ul { @for line in &story.lines { li { (line) } } }
                    p { strong { (story.outcome) } }
                }
            }
            @if !refused.is_empty() { h3 { (page::REFUSED.text()) } ul { @for line in &refused { li { (line) } } } }
        }
    }
}

fn story_point(account: &Account, point: &TurningPoint) -> Markup {
    html! {
        article {
            h3 { (say(page::TurnAt { turn: point.turn.into(), moment: account.words().moment(point.turn) })) }
            p { strong { (point.text) } }
            @if !point.why.is_empty() { p class="quiet" { (say(page::Why { why: apart(&point.why) })) } }
            @if !point.led_to.is_empty() { p { (page::LED_TO.text()) } ul { @for line in &point.led_to { li { (line) } } } }
            @if !point.scores.is_empty() { p { (say(page::MovedObjectives { scores: apart(&point.scores) })) } }
        }
    }
}

fn chart_section(account: &Account) -> Markup {
    let all = series(account);
    let mut moments: Vec<String> = account.moments().map(|moment| moment.turn.to_string()).collect();
    if let Some(last) = moments.last_mut().filter(|_| account.is_over()) {
        *last = page::END.text().to_owned();
    }
    html! {
        h2 { (page::CHARTS.text()) }
        p class="quiet" { (page::EACH_POINT.text()) }
        @for measure in Measure::ALL {
            @let of_it: Vec<&Series> = all.iter().filter(|line| line.measure == measure).collect();
            @let (moving, still): (Vec<&Series>, Vec<&Series>) = of_it.into_iter().partition(|line| line.moves());
            @if !moving.is_empty() || !still.is_empty() {
                section {
                    h3 { (measure.title()) }
                    p class="quiet small" { (say(page::Meaning { meaning: measure.meaning().to_owned() })) }
                    @if !moving.is_empty() { (chart(measure, &moving, &moments)) }
                    @if !still.is_empty() { p class="small" { (say(page::UnchangedLines { lines: still_line(measure, &still) })) } }
                }
            }
        }
    }
}

/// Series that never moved, in a line.
fn still_line(measure: Measure, still: &[&Series]) -> String {
    let value = |line: &&Series| {
        line.last().map_or_else(|| line.subject.clone(), |value| say(page::StillAt { subject: line.subject.clone(), value: measure.value(value) }))
    };
    still.iter().map(value).reduce(|so_far, next| say(lists::Middle { so_far, next })).unwrap_or_default()
}

/// Texts set apart in a line.
fn apart(texts: &[String]) -> String {
    texts.iter().cloned().reduce(|so_far, next| say(lists::Apart { so_far, next })).unwrap_or_default()
}

fn agreement_section(account: &Account) -> Markup {
    let (lines, offers) = (agreements(account), offers(account));
    let moved: Vec<&AgreementLine> = lines.iter().filter(|line| line.made_here || line.spans.len() > 1).collect();
    let still: Vec<&AgreementLine> = lines.iter().filter(|line| !line.made_here && line.spans.len() < 2).collect();
    html! {
        h2 { (page::AGREEMENTS.text()) }
        @if moved.is_empty() { p { (page::NO_AGREEMENT.text()) } }
        @for line in moved {
            article {
                h3 { (line.name) }
                p class="quiet" { (account.words().say(page::Between { instrument: line.instrument.to_owned(), who: line.parties.clone(), course: line.course(account) })) }
                ul { @for clause in &line.clauses { li { (clause) } } }
            }
        }
        @if !still.is_empty() {
            p { (page::UNCHANGED.text()) }
            ul class="small" { @for line in still { li { (say(page::Stands { name: line.name.clone(), status: line.now().to_owned() })) } } }
        }
        @if !offers.is_empty() {
            h3 { (page::OFFERS.text()) }
            table {
                tr { th class="n" { (page::TURN.text()) } th { (page::FROM.text()) } th { (page::TO.text()) } th { (page::OFFER.text()) } th { (page::ANSWERS.text()) } }
                @for offer in &offers {
                    tr {
                        td class="n" { (offer.turn) } td { (offer.from) } td { (offer.to) }
                        td { (offer.name) @if offer.private { " " (page::PRIVATE.text()) } } td { (apart(&offer.answers)) }
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
            h2 { (page::WAR.text()) }
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
        h2 { (page::LOSSES.text()) }
        @if lines.is_empty() { p { @if all.is_empty() { (page::NOBODY_HURT.text()) } @else { (page::NOBODY_HURT_OUTSIDE.text()) } } }
        @else {
            table {
                tr { th { (page::NATION.text()) } th class="n" { (page::KILLED.text()) } th class="n" { (page::INJURED.text()) } th class="n" { (page::HULLS_DAMAGED.text()) } th class="n" { (page::HULLS_LOST.text()) } }
                @for sum in sums.iter().filter(|sum| sum.deaths + sum.injuries + sum.damaged + sum.lost > 0) {
                    tr {
                        td { (sum.nation) } td class="n" { (sum.deaths) } td class="n" { (sum.injuries) }
                        td class="n" { (sum.damaged) } td class="n" { (sum.lost) }
                    }
                }
            }
            ul class="small" {
                @for line in &lines {
                    li { (say(page::Loss { turn: line.turn.into(), who: line.nation.clone(), what: line.what.clone(), lost: line.in_words() })) }
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
                h2 { (page::ORDERS.text()) }
                table {
                    tr { th class="n" { (page::TURN.text()) } th { (page::SEAT.text()) } th { (page::ORDERS_AT_THE_END.text()) } }
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
            section { h2 { (page::QUESTIONS.text()) } ol { @for question in questions { li { (question) } } } }
        }
    }
}

fn note_section(account: &Account) -> Markup {
    let notes = account.scenario.text.instructor_notes.trim();
    html! {
        @if account.reader == Viewer::WhiteCell && !notes.is_empty() {
            section class="long" {
                h2 { (page::NOTES.text()) }
                @for paragraph in notes.split("\n\n") { p { (paragraph) } }
            }
        }
    }
}
