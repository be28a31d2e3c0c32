//! Words of the crisis clock: orders to task forces, and headlines with the inputs that explain each result.

use crate::catalog::NationId;
use crate::catalog::war::WaterRole;
use crate::geo::CellId;
use crate::report::headlines::events::{Headline, Said, Tone, Weight};
use crate::report::words;
use crate::report::words::{Words, count};
use crate::rules::crisis::{WarNews, WarSetup, terms};
use crate::rules::models::war::{Outcome, Party};
use crate::rules::order::war::{Aim, Mission, Operate, Rule, WarOrder};
use crate::rules::vocab::war::arena::NationMunition;
use crate::rules::vocab::war::event::WarEvent;

/// Aircraft lost at a base, or ships in a salvo, from which the news deserves a stop on the map.
const MANY: u16 = 8;

/// How a war ended or stands, with what its name alone would not say: a stalemate in which nobody has landed.
fn outcome_of(words: &Words<'_>, how: Outcome) -> String {
    let nobody = words.game.crisis.as_ref().is_some_and(|crisis| crisis.war.red_ashore() == 0);
    let said = match how {
        Outcome::StalemateToward | Outcome::StalemateAgainst if nobody => "; none of China's forces is ashore",
        _ => "",
    };
    format!("{}{said}", words::outcome(how))
}

impl Words<'_> {
    pub(crate) fn war(&self) -> Option<&WarSetup> {
        self.scenario.war.as_deref()
    }

    /// A party's name.
    pub fn party(&self, party: Party) -> String {
        self.war().map_or_else(|| party.slug().to_owned(), |setup| self.the(setup.nation(party)))
    }

    /// A zone of Taiwan.
    pub fn zone(&self, zone: u8) -> String {
        self.war().and_then(|setup| setup.arena.zones.get(usize::from(zone))).map_or_else(|| self.party(Party::Twn), |zone| zone.name.to_lowercase())
    }

    fn base(&self, base: u8) -> String {
        let place = self.war().and_then(|setup| setup.arena.bases.get(usize::from(base))).map(|base| base.place);
        place.map_or_else(|| "a base".to_owned(), |place| self.place(place))
    }

    pub(crate) fn munition(&self, munition: NationMunition) -> String {
        let row = self.scenario.catalog.war.munitions.iter().find(|row| row.slug == munition.slug());
        row.map_or_else(|| munition.slug().to_owned(), |row| row.name.clone())
    }

    /// A munition's name within a sentence: a designation keeps its capital letter, a description does not.
    fn munition_within(&self, munition: NationMunition) -> String {
        let name = self.munition(munition);
        let (first, rest) = name.split_once(' ').unwrap_or((name.as_str(), ""));
        let described = first.chars().skip(1).all(|c| c.is_lowercase() || c == '-') && !rest.starts_with(|c: char| c.is_ascii_digit());
        if described { name.to_lowercase() } else { name }
    }

    /// An order of the crisis clock.
    pub fn war_order(&self, order: &WarOrder) -> String {
        match order {
            WarOrder::Operate(order) => self.operate(order),
            WarOrder::Rebase(order) => format!("squadrons move from {} to {}", self.place(order.from), self.place(order.to)),
            WarOrder::Engage(order) => match (order.rule, order.on) {
                (Rule::Mainland, true) => "bombers may strike bases in China".to_owned(),
                (Rule::Mainland, false) => "bombers do not strike bases in China".to_owned(),
                (Rule::Spare(host), true) => format!("do not strike the territory of {} while it does not fight", self.the(host)),
                (Rule::Spare(host), false) => format!("strike the territory of {} too", self.the(host)),
            },
            WarOrder::Allow(order) => format!("{} allows from its bases: {}", self.the(order.host), words::basing(order.basing)),
            WarOrder::Enter(order) => format!("{} enters the war", self.the(order.nation)),
            WarOrder::Agree(order) => format!("agree to a note: {}", words::note(order.note)),
            WarOrder::Invade(_) => "launch the invasion of Taiwan: war from the next turn on".to_owned(),
            WarOrder::Recommend(order) => format!("recommend rung {} to the White Cell: {}", order.rung, words::rung(order.rung)),
        }
    }

    fn operate(&self, order: &Operate) -> String {
        let name = words::capital(words::task_force(order.task_force));
        let share = if order.share < 1000 { format!(", {}", words::percent(i32::from(order.share))) } else { String::new() };
        let keep = if order.keep > 0 { format!(", keeping {} of the stock", words::percent(i32::from(order.keep))) } else { String::new() };
        match order.mission {
            Mission::Hold => format!("{name}: held back"),
            Mission::StrikeBases(aim) => format!("{name}: strike air bases{}{share}{keep}", self.aim(aim)),
            Mission::StrikeShips => format!("{name}: strike ships{share}{keep}"),
            Mission::Hunt => format!("{name}: hunt in the Strait{share}"),
            Mission::Forward => format!("{name}: come forward{share}"),
            Mission::Land(zone) => format!("{name}: land in the {} of Taiwan{share}", self.zone(zone)),
        }
    }

    fn aim(&self, aim: Aim) -> String {
        match aim {
            Aim::Standing => String::new(),
            Aim::Host(host) => format!(", those of {} too", self.the(host)),
            Aim::Base(place) => format!(", {} above all", self.place(place)),
        }
    }
}

/// What is said of what happened on the crisis clock; `None` for bookkeeping, and for what a phase did: [`fought`] tells it.
pub(crate) fn said(words: &Words<'_>, news: &WarNews) -> Option<Said> {
    let line = Said::plain;
    let n = |id: &NationId| words.the(*id);
    Some(match news {
        WarNews::Began { .. } | WarNews::Counted { .. } | WarNews::Fought { .. } | WarNews::Seen { .. } => return None,
        WarNews::BrokeOut { at_war } => Said {
            why: vec!["Turns are of half a week now; the calendar goes on when it is over".to_owned()],
            ..line(format!("War for Taiwan: {} {}", words.nations(at_war), if at_war.len() == 1 { "fights" } else { "fight" }))
        },
        WarNews::Resumed { turns, .. } => line(format!("The calendar goes on after {} of war", count(*turns, "turn", "turns"))),
        WarNews::Decided { nation, .. } => line(format!("{} decides to fight", n(nation))),
        WarNews::Allowed { host, basing: what, from_turn } => Said {
            why: vec![format!("From turn {from_turn} of the war: what is granted now serves in the next turn")],
            ..line(format!("{} allows from its bases: {}", n(host), words::basing(*what)))
        },
        WarNews::MainlandRule { nation, allowed } => {
            line(format!("Bombers of {} {} bases in China", n(nation), if *allowed { "may strike" } else { "do not strike" }))
        }
        WarNews::SpareRule { nation, host, spared } => {
            line(format!("{} {} strike the territory of {}", n(nation), if *spared { "does not" } else { "may" }, n(host)))
        }
        WarNews::Called { call } => Said {
            why: vec![format!("Written in {}; whoever enters by turn {} of the war honours it", words.agreement(call.agreement), call.until_turn)],
            ..line(format!("A treaty commitment is triggered: {} owes {} help in the war", n(&call.obligor), n(&call.beneficiary)))
        },
        WarNews::Answered { index, kept } => {
            let call = words.game.crisis.as_ref()?.calls.get(usize::from(*index))?;
            line(format!("{} {} its commitment to {}", n(&call.obligor), if *kept { "honours" } else { "declines" }, n(&call.beneficiary)))
        }
        WarNews::Agreed { nation, note: what, .. } => line(format!("{} agrees to a note: {}", n(nation), words::note(*what))),
        WarNews::Recommended { nation, rung, followed } => Said {
            why: vec![if *followed { "It is done" } else { "It is not done: the White Cell decides, and a cautious rule in its absence" }.to_owned()],
            ..line(format!("{} recommends rung {rung}: {}", n(nation), words::rung(*rung)))
        },
        WarNews::Withdrew { nation } => line(format!("{} withdraws from the war", n(nation))),
        WarNews::Ended { outcome: how, note: by } => Said {
            why: vec![by.map_or_else(|| "It stops where it stands".to_owned(), |by| format!("By a note: {}", words::note(by)))],
            ..line(format!("The war ends: {}", outcome_of(words, *how)))
        },
    })
}

/// A count with its noun, "no ship" for none.
fn some(number: u16, one: &str, many: &str) -> String {
    if number == 0 { format!("no {one}") } else { count(number, one, many) }
}

/// How missiles came to a base: how many of which kind were fired, came through and were shot down.
fn came(fired: &[(u16, &str, &str)], arrived: u16, intercepted: u16, interceptors: u16) -> String {
    let kinds: Vec<String> = fired.iter().filter(|(number, ..)| *number > 0).map(|(number, one, many)| count(*number, one, many)).collect();
    let used = if interceptors > 0 { format!(" ({} used)", count(interceptors, "interceptor", "interceptors")) } else { String::new() };
    let down = if intercepted > 0 { format!("{intercepted} shot down{used}") } else { format!("none shot down{used}") };
    format!("{} fired: {arrived} came through, {down}", words::list(&kinds))
}

/// What they did to runways and shelters.
fn on_the_ground(on_runways: u16, closed_hours: u16, shelters: u16) -> String {
    let runways = match (on_runways, closed_hours) {
        (0, 0) => "Runways stay open".to_owned(),
        (hits, hours) => format!("{} on runways, closed for {}", count(hits, "hit", "hits"), count(hours, "hour", "hours")),
    };
    let shelters = if shelters > 0 { format!("; {} destroyed", count(shelters, "shelter", "shelters")) } else { String::new() };
    format!("{runways}{shelters}")
}

/// Submarines at work and those that were lost.
fn submerged(number: u16, at: &str, lost: u16) -> String {
    format!("{} {at}, {} lost", count(number, "submarine", "submarines"), if lost == 0 { "none".to_owned() } else { lost.to_string() })
}

/// What was sunk of a landing fleet, without the kind of which there is none.
fn ships_of_two_kinds(landing_ships: u16, escorts: u16) -> String {
    let landing = || count(landing_ships, "landing ship", "landing ships");
    match (landing_ships, escorts) {
        (0, 0) => "no ship".to_owned(),
        (0, _) => count(escorts, "escort", "escorts"),
        (_, 0) => landing(),
        (_, _) => format!("{} and {}", landing(), count(escorts, "escort", "escorts")),
    }
}

fn water(words: &Words<'_>, role: WaterRole) -> Option<CellId> {
    words.scenario.map.cell_at(words.scenario.catalog.war.water(role)?.at)
}

/// What a phase did.
#[expect(clippy::too_many_lines, reason = "one arm an event: a list of sentences, not logic")]
pub(crate) fn fought(words: &Words<'_>, event: &WarEvent) -> Option<Headline> {
    let plain = |text: String| Headline { text, why: Vec::new(), cell: None, weight: Weight::Line, tone: Tone::Grave, nations: Vec::new() };
    let setup = words.war()?;
    let nation = |party: Party| setup.nation(party);
    let cell_of_base = |base: u8| {
        let place = setup.arena.bases.get(usize::from(base))?.place;
        words.scenario.place_cells.get(place.index()).copied().flatten()
    };
    let weight = |count: u16| match count {
        0 => Weight::Detail,
        MANY.. => Weight::Headline,
        _ => Weight::Line,
    };
    let taiwan = || {
        words.scenario.catalog.capital_place(nation(Party::Twn)).and_then(|place| words.scenario.place_cells.get(place.index()).copied().flatten())
    };
    Some(match event {
        WarEvent::Warned { warned, permille } => Headline {
            weight: Weight::Headline,
            tone: if *warned { Tone::Calm } else { Tone::Grave },
            why: vec![format!("Chance of warning {}", words::percent(i32::from(*permille)))],
            ..plain(
                if *warned {
                    "Warning came in time: aircraft disperse, ships put to sea"
                } else {
                    "No warning was heeded: aircraft are parked in the open, ships lie in port"
                }
                .to_owned(),
            )
        },
        WarEvent::Entered { party, attacked } => Headline {
            // A decision has been told by itself.
            weight: if *attacked { Weight::Headline } else { Weight::Detail },
            nations: vec![nation(*party)],
            why: vec![if *attacked { "Its soil was attacked" } else { "By its own decision" }.to_owned()],
            ..plain(format!("{} is at war", words.party(*party)))
        },
        WarEvent::Rebased { squadron, base } => {
            let row = setup.arena.squadrons.get(usize::from(*squadron))?;
            let name = words.scenario.catalog.forces.get(row.def.index())?.name.clone();
            Headline {
                weight: Weight::Detail,
                tone: Tone::Plain,
                cell: cell_of_base(*base),
                ..plain(format!("{name} comes to {}", words.base(*base)))
            }
        }
        WarEvent::BaseStruck {
            base,
            ballistic,
            cruise,
            arrived,
            intercepted,
            interceptors_used,
            on_runways,
            closed_hours,
            shelters_lost,
            aircraft_there,
            aircraft_away,
            aircraft_lost,
            dispersed,
        } => Headline {
            weight: weight(*aircraft_lost),
            cell: cell_of_base(*base),
            nations: setup.arena.bases.get(usize::from(*base)).and_then(|base| base.host).map(nation).into_iter().collect(),
            why: vec![
                came(
                    &[(*ballistic, "ballistic missile", "ballistic missiles"), (*cruise, "cruise missile", "cruise missiles")],
                    *arrived,
                    *intercepted,
                    *interceptors_used,
                ),
                on_the_ground(*on_runways, *closed_hours, *shelters_lost),
                match (*dispersed, *aircraft_away) {
                    (false, _) => "Aircraft were parked in the open, close together".to_owned(),
                    (true, 0) => "Aircraft were dispersed".to_owned(),
                    (true, away) => format!("Aircraft were dispersed, {away} of them at other fields"),
                },
            ],
            ..plain({
                let whose = if setup.arena.bases.get(usize::from(*base)).and_then(|base| base.host) == Some(Party::Prc) { "U.S." } else { "Chinese" };
                match (*aircraft_lost, *aircraft_there) {
                    (0, _) => format!("{whose} missiles destroy no aircraft at {}", words.base(*base)),
                    (lost, there) => format!("{whose} missiles destroy {lost} of {there} aircraft at {}", words.base(*base)),
                }
            })
        },
        WarEvent::SubmarinesStruck { boats, landing_ships, escorts, boats_lost } => Headline {
            weight: weight(landing_ships.saturating_add(*escorts)),
            cell: water(words, WaterRole::Crossing),
            why: if *boats > 0 { vec![submerged(*boats, "in the Strait", *boats_lost)] } else { Vec::new() },
            ..plain(format!("U.S. submarines sink {} in the Strait", ships_of_two_kinds(*landing_ships, *escorts)))
        },
        WarEvent::RedSubmarinesStruck { boats, ships, boats_lost } => Headline {
            weight: weight(*ships),
            cell: water(words, WaterRole::Approach),
            why: if *boats > 0 { vec![submerged(*boats, "at sea", *boats_lost)] } else { Vec::new() },
            ..plain(format!("Chinese submarines sink {}", some(*ships, "ship", "ships")))
        },
        WarEvent::MinesStruck { landing_ships } => Headline {
            weight: weight(*landing_ships),
            cell: water(words, WaterRole::Crossing),
            ..plain(format!("Mines off the beaches sink {}", some(*landing_ships, "landing ship", "landing ships")))
        },
        WarEvent::AirFought { red_sorties, blue_sorties, fights, red_lost, blue_lost, to_air_defence } => Headline {
            weight: Weight::Headline,
            cell: water(words, WaterRole::Crossing),
            why: vec![
                format!(
                    "{} over the Strait, {blue_sorties} of the coalition; {}",
                    count(*red_sorties, "Chinese sortie", "Chinese sorties"),
                    count(*fights, "fight", "fights")
                ),
                format!("Of China's losses {to_air_defence} to Taiwan's ground-based air defences"),
            ],
            ..plain(format!("In the air China loses {} aircraft, the coalition {blue_lost}", red_lost.saturating_add(*to_air_defence)))
        },
        WarEvent::SalvoFired { munition, at, fired, located, flew, intercepted, stopped, hits, ships_lost, landing_ships_lost } => {
            let what = munition.map_or_else(|| "ballistic missiles".to_owned(), |munition| words.munition_within(munition));
            let mut why = Vec::new();
            if *fired > 0 {
                why.push(format!("{fired} fired, {located} of them at ships that had been found"));
            }
            why.push(format!(
                "{flew} reached the ships: {intercepted} shot down on the way in, {stopped} by the ships' last defences, {}",
                count(*hits, "hit", "hits")
            ));
            // All of one kind are told in one word.
            let all_landing = *landing_ships_lost > 0 && landing_ships_lost == ships_lost;
            let (one, many) = if all_landing { ("landing ship", "landing ships") } else { ("ship", "ships") };
            let of_these = if *landing_ships_lost > 0 && !all_landing { format!(", {landing_ships_lost} of them amphibious") } else { String::new() };
            Headline {
                weight: weight(*ships_lost),
                cell: water(words, if *at == Party::Prc { WaterRole::Crossing } else { WaterRole::Approach }),
                nations: vec![nation(*at)],
                why,
                ..plain(format!("{} sink {} of {}{of_these}", words::capital(&what), some(*ships_lost, one, many), words.party(*at)))
            }
        }
        WarEvent::Landed { zone, ships, battalions, by_air } => Headline {
            weight: Weight::Headline,
            cell: taiwan(),
            why: vec![format!("{}; {} by air", count(*ships, "landing ship", "landing ships"), count(*by_air, "battalion", "battalions"))],
            ..plain({
                let ashore = battalions.saturating_add(*by_air);
                let verb = if ashore == 1 { "lands" } else { "land" };
                format!("{} {verb} in the {} of Taiwan", count(ashore, "battalion", "battalions"), words.zone(*zone))
            })
        },
        WarEvent::GroundFought { zone, red, supplied, blue, pace, area_gained, red_lost, blue_lost } => Headline {
            // A front that stands still is a line, not a stop on the map.
            weight: if *area_gained > 0 {
                Weight::Headline
            } else if *red_lost > 0 || *blue_lost > 0 {
                Weight::Line
            } else {
                Weight::Detail
            },
            cell: taiwan(),
            why: vec![
                format!(
                    "{} ({supplied} in supply) against {blue} of Taiwan; China loses {red_lost}, Taiwan {blue_lost}",
                    count(*red, "Chinese battalion", "Chinese battalions")
                ),
                format!("China's pace is {} of that over open country", words::percent(i32::from(*pace))),
            ],
            ..plain(match area_gained {
                0 => format!("In the {} of Taiwan the front stands still", words.zone(*zone)),
                gained => format!("In the {} of Taiwan China gains {gained} km²", words.zone(*zone)),
            })
        },
        WarEvent::Reinforced { zone, battalions } => Headline {
            tone: Tone::Plain,
            cell: taiwan(),
            ..plain({
                let verb = if *battalions == 1 { "comes" } else { "come" };
                format!("{} {verb} to the {}", count(*battalions, "Taiwanese battalion", "Taiwanese battalions"), words.zone(*zone))
            })
        },
        WarEvent::Ended { outcome: how } => {
            Headline { weight: Weight::Headline, tone: Tone::Plain, ..plain(format!("The war is decided: {}", outcome_of(words, *how))) }
        }
    })
}

/// A line of how a war stands: what, and how much.
pub struct WarLine {
    /// What.
    pub what: String,
    /// How much.
    pub value: String,
}

/// How a war stands, as far as the reader may know: the ground, losses by nation, and of `own` nations the stocks that are left. Empty
/// without a war.
pub fn lines(words: &Words<'_>, own: &[NationId]) -> Vec<WarLine> {
    let (Some(setup), Some(crisis)) = (words.war(), words.game.crisis.as_ref()) else { return Vec::new() };
    let war = &crisis.war;
    let line = |what: String, value: String| WarLine { what, value };
    let stands = crate::rules::models::war::outcome::at_the_end(&setup.arena, war);
    let mut all = vec![line(if war.outcome.is_some() { "The war ended with" } else { "If it stopped now" }.to_owned(), outcome_of(words, stands))];
    all.push(line("Chinese battalions ashore".to_owned(), format!("{}, holding {} km²", war.red_ashore(), war.held_km2())));
    all.push(line("Chinese landing ships left".to_owned(), format!("{} of {}", war.landing_ships(&setup.arena), setup.arena.landing_ships())));
    for party in Party::ALL {
        let (aircraft, ships) = (war.tally.aircraft_of(party), war.tally.ships_of(party));
        let fights = crisis.is_in(party);
        if fights || aircraft + ships > 0 {
            let state = if fights { "" } else { ", not in the war" };
            all.push(line(
                format!("{} lost", words::capital(&words.party(party))),
                format!("{aircraft} aircraft, {}{state}", count(ships, "ship", "ships")),
            ));
        }
    }
    for munition in NationMunition::ALL.into_iter().filter(|munition| own.contains(&setup.nation(munition.owner()))) {
        let left = war.munitions[munition.index()];
        let name = words.munition(munition);
        let whose = if own.len() > 1 { format!("{}: {name}", words::capital(&words.party(munition.owner()))) } else { name };
        all.push(line(whose, format!("{left} of {} left", setup.arena.munitions[munition.index()])));
    }
    if own.contains(&setup.nation(Party::Prc)) {
        let whole: u32 = setup.arena.missiles.iter().map(|unit| u32::from(setup.arena.missiles_of(unit))).sum();
        all.push(line(
            "Land-based missiles".to_owned(),
            format!("{} of {whole} left", war.missiles.iter().map(|&left| u32::from(left)).sum::<u32>()),
        ));
    }
    if own.contains(&setup.nation(Party::Usa)) {
        let boats = setup.arena.boats.iter().zip(&war.boats).filter(|(row, _)| row.party == Party::Usa);
        let (left, ready) = boats.fold((0, 0), |(left, ready), (_, state)| {
            let boats = u32::from(state.boats);
            (left + boats, ready + if state.ready_turn <= war.turn { boats } else { 0 })
        });
        all.push(line("Submarines".to_owned(), format!("{left}, {ready} ready this turn")));
    }
    all
}

/// What each host lets the United States do from its bases now, and from the next turn on where that differs.
pub fn access(words: &Words<'_>) -> Vec<WarLine> {
    let (Some(setup), Some(crisis)) = (words.war(), words.game.crisis.as_ref()) else { return Vec::new() };
    let of = |host: Party| {
        let now = terms::basing_now(setup, words.game, host);
        let coming = crisis.access[host.index()].filter(|access| access.from_turn > crisis.war.turn && access.basing != now);
        let next = coming.map_or_else(String::new, |access| format!("; from turn {} of the war {}", access.from_turn, words::basing(access.basing)));
        let hosted = || setup.arena.bases.iter().filter(|base| base.host == Some(host));
        let open: Vec<String> =
            hosted().filter(|base| terms::basing_at(setup, words.game, Party::Usa, base.place) == now).map(|base| words.place(base.place)).collect();
        let at = if open.len() < hosted().count() { format!(" at {}", words::short_list(&open, 3)) } else { String::new() };
        WarLine { what: format!("Bases of {}", words.party(host)), value: format!("{}{at}{next}", words::basing(now)) }
    };
    [Party::Jpn, Party::Phl, Party::Aus].map(of).into()
}
