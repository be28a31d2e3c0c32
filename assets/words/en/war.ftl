### A war: orders, what happened, and how it stands.

## Orders

# $from (place) $to (place)
war-order-rebase = squadrons move from { $from } to { $to }
war-order-may-strike = bombers may strike bases in China
war-order-do-not-strike = bombers do not strike bases in China
# $who (government)
war-order-spare = do not strike the territory of { $who } while it does not fight
# $who (government)
war-order-strike-too = strike the territory of { $who } too
# $who (government) $basing (phrase)
war-allows = { $who } allows from its bases: { $basing }
# $who (government)
war-order-enter = { $who } enters the war
# $note (phrase)
war-order-agree = agree to a note: { $note }
war-order-invade = launch the invasion of Taiwan: war from the next turn on
# $rung (count) $name (phrase)
war-order-recommend = recommend rung { $rung } to the White Cell: { $name }
# $who (phrase)
war-operate-hold = { CAPITAL($who) }: held back
# $who (phrase) $share (percent, if any) $keep (percent, if any)
war-operate-bases = { CAPITAL($who) }: strike air bases{ $share ->
    [absent] {""}
   *[other] , { $share }
}{ $keep ->
    [absent] {""}
   *[other] , keeping { $keep } of the stock
}
# $who (phrase) $host (government) $share (percent, if any) $keep (percent, if any)
war-operate-bases-of = { CAPITAL($who) }: strike air bases, those of { $host } too{ $share ->
    [absent] {""}
   *[other] , { $share }
}{ $keep ->
    [absent] {""}
   *[other] , keeping { $keep } of the stock
}
# $who (phrase) $place (place) $share (percent, if any) $keep (percent, if any)
war-operate-base = { CAPITAL($who) }: strike air bases, { $place } above all{ $share ->
    [absent] {""}
   *[other] , { $share }
}{ $keep ->
    [absent] {""}
   *[other] , keeping { $keep } of the stock
}
# $who (phrase) $share (percent, if any) $keep (percent, if any)
war-operate-ships = { CAPITAL($who) }: strike ships{ $share ->
    [absent] {""}
   *[other] , { $share }
}{ $keep ->
    [absent] {""}
   *[other] , keeping { $keep } of the stock
}
# $who (phrase) $share (percent, if any)
war-operate-hunt = { CAPITAL($who) }: hunt in the Strait{ $share ->
    [absent] {""}
   *[other] , { $share }
}
# $who (phrase) $share (percent, if any)
war-operate-forward = { CAPITAL($who) }: come forward{ $share ->
    [absent] {""}
   *[other] , { $share }
}
# $who (phrase) $zone (text) $share (percent, if any)
war-operate-land = { CAPITAL($who) }: land in the { $zone } of Taiwan{ $share ->
    [absent] {""}
   *[other] , { $share }
}

# $who (government)
war-party-named = { CAPITAL($who) }

## What was decided

# A stalemate in which nobody has landed. $outcome (phrase)
war-outcome-nobody-ashore = { $outcome }; none of China's forces is ashore
# $who (governments)
war-broke-out = War for Taiwan: { $who } { COUNT($who) ->
    [one] fights
   *[other] fight
}
war-half-weeks = Turns are of half a week now; the calendar goes on when it is over
# $turns (count)
war-resumed = The calendar goes on after { $turns ->
    [one] 1 turn
   *[other] { $turns } turns
} of war
# $who (government)
war-decided = { CAPITAL($who) } decides to fight
# $who (government) $basing (phrase)
war-allowed = { CAPITAL($who) } allows from its bases: { $basing }
# $turn (count)
war-allowed-from = From turn { $turn } of the war: what is granted now serves in the next turn
# $who (government) $allowed (yes | no)
war-mainland-rule = Bombers of { $who } { $allowed ->
    [yes] may strike
   *[no] do not strike
} bases in China
# $who (government) $spared (yes | no) $whom (government)
war-spare-rule = { CAPITAL($who) } { $spared ->
    [yes] does not
   *[no] may
} strike the territory of { $whom }
# $who (government) $whom (government)
war-called = A treaty commitment is triggered: { $who } owes { $whom } help in the war
# $agreement (agreement) $turn (count)
war-called-under = Written in { $agreement }; whoever enters by turn { $turn } of the war honours it
# $who (government) $note (phrase)
war-agreed = { CAPITAL($who) } agrees to a note: { $note }
# $who (government) $rung (count) $name (phrase)
war-recommended = { CAPITAL($who) } recommends rung { $rung }: { $name }
war-recommended-done = It is done
war-recommended-not-done = It is not done: the White Cell decides, and a cautious rule in its absence
# $who (government)
war-withdrew = { CAPITAL($who) } withdraws from the war
# $outcome (phrase)
war-ended = The war ends: { $outcome }
war-stops = It stops where it stands
# $note (phrase)
war-by-note = By a note: { $note }

## What the phases did

# $chance (percent)
war-warning-chance = Chance of warning { $chance }
war-warned = Warning came in time: aircraft disperse, ships put to sea
war-unwarned = No warning was heeded: aircraft are parked in the open, ships lie in port
# $who (government)
war-entered = { CAPITAL($who) } is at war
war-entered-attacked = Its soil was attacked
war-entered-decided = By its own decision
# $squadron (text) $place (text)
war-rebased = { CAPITAL($squadron) } comes to { $place }
# $lost (count) $there (count) $place (text)
war-base-struck = { $lost ->
    [0] Chinese missiles destroy no aircraft at { $place }
   *[other] Chinese missiles destroy { $lost } of { $there } aircraft at { $place }
}
# $lost (count) $there (count) $place (text)
war-base-in-china-struck = { $lost ->
    [0] U.S. missiles destroy no aircraft at { $place }
   *[other] U.S. missiles destroy { $lost } of { $there } aircraft at { $place }
}
# $ballistic (count)
war-fired-ballistic = { $ballistic ->
    [one] 1 ballistic missile
   *[other] { $ballistic } ballistic missiles
}
# $cruise (count)
war-fired-cruise = { $cruise ->
    [one] 1 cruise missile
   *[other] { $cruise } cruise missiles
}
# $ballistic (count) $cruise (count)
war-fired-both = { $ballistic ->
    [one] 1 ballistic missile
   *[other] { $ballistic } ballistic missiles
} and { $cruise ->
    [one] 1 cruise missile
   *[other] { $cruise } cruise missiles
}
# $fired (phrase) $arrived (count) $down (count) $interceptors (count)
war-came = { $fired } fired: { $arrived } came through, { $down ->
    [0] none
   *[other] { $down }
} shot down{ $interceptors ->
    [0] {""}
    [one] {" "}(1 interceptor used)
   *[other] {" "}({ $interceptors } interceptors used)
}
# $shelters (count)
war-runways-open = Runways stay open{ $shelters ->
    [0] {""}
    [one] ; 1 shelter destroyed
   *[other] ; { $shelters } shelters destroyed
}
# $hits (count) $hours (count) $shelters (count)
war-runways-hit = { $hits ->
    [one] 1 hit
   *[other] { $hits } hits
} on runways, closed for { $hours ->
    [one] 1 hour
   *[other] { $hours } hours
}{ $shelters ->
    [0] {""}
    [one] ; 1 shelter destroyed
   *[other] ; { $shelters } shelters destroyed
}
war-parked = Aircraft were parked in the open, close together
# $away (count)
war-dispersed = Aircraft were dispersed{ $away ->
    [0] {""}
   *[other] , { $away } of them at other fields
}
# $submarines (count) $lost (count)
war-submarines-in-the-strait = { $submarines ->
    [one] 1 submarine
   *[other] { $submarines } submarines
} in the Strait, { $lost ->
    [0] none lost
   *[other] { $lost } lost
}
# $ships (phrase)
war-submarines-sink = U.S. submarines sink { $ships } in the Strait
# $submarines (count) $lost (count)
war-submarines-at-sea = { $submarines ->
    [one] 1 submarine
   *[other] { $submarines } submarines
} at sea, { $lost ->
    [0] none lost
   *[other] { $lost } lost
}
# $ships (count)
war-chinese-submarines-sink = Chinese submarines sink { $ships ->
    [0] no ship
    [one] 1 ship
   *[other] { $ships } ships
}
# $ships (count)
war-mines-sink = Mines off the beaches sink { $ships ->
    [0] no landing ship
    [one] 1 landing ship
   *[other] { $ships } landing ships
}
war-ships-none = no ship
# $escorts (count)
war-ships-escorts = { $escorts ->
    [one] 1 escort
   *[other] { $escorts } escorts
}
# $landing (count)
war-ships-landing = { $landing ->
    [one] 1 landing ship
   *[other] { $landing } landing ships
}
# $landing (count) $escorts (count)
war-ships-both = { $landing ->
    [one] 1 landing ship
   *[other] { $landing } landing ships
} and { $escorts ->
    [one] 1 escort
   *[other] { $escorts } escorts
}
# $chinese (count) $coalition (count) $fights (count)
war-air-sorties = { $chinese ->
    [one] 1 Chinese sortie
   *[other] { $chinese } Chinese sorties
} over the Strait, { $coalition } of the coalition; { $fights ->
    [one] 1 fight
   *[other] { $fights } fights
}
# $lost (count)
war-air-defences = Of China's losses { $lost } to Taiwan's ground-based air defences
# $china (count) $coalition (count)
war-air-fought = In the air China loses { $china } aircraft, the coalition { $coalition }
# $fired (count) $located (count)
war-salvo-shot = { $fired } fired, { $located } of them at ships that had been found
# $flew (count) $down (count) $stopped (count) $hits (count)
war-salvo-reached = { $flew } reached the ships: { $down } shot down on the way in, { $stopped } by the ships' last defences, { $hits ->
    [one] 1 hit
   *[other] { $hits } hits
}
war-ballistic-missiles = ballistic missiles
# $name (text)
war-munition = { $name }
# $what (phrase) $ships (count) $who (government)
war-salvo-sinks-landing = { CAPITAL($what) } sink { $ships ->
    [0] no landing ship
    [one] 1 landing ship
   *[other] { $ships } landing ships
} of { $who }
# $what (phrase) $ships (count) $who (government) $amphibious (count)
war-salvo-sinks = { CAPITAL($what) } sink { $ships ->
    [0] no ship
    [one] 1 ship
   *[other] { $ships } ships
} of { $who }{ $amphibious ->
    [0] {""}
   *[other] , { $amphibious } of them amphibious
}
# $ships (count) $air (count)
war-landed-by = { $ships ->
    [one] 1 landing ship
   *[other] { $ships } landing ships
}; { $air ->
    [one] 1 battalion
   *[other] { $air } battalions
} by air
# $battalions (count) $zone (text)
war-landed = { $battalions ->
    [one] 1 battalion lands
   *[other] { $battalions } battalions land
} in the { $zone } of Taiwan
# $chinese (count) $supplied (count) $taiwan (count) $chinese-lost (count) $taiwan-lost (count)
war-ground-forces = { $chinese ->
    [one] 1 Chinese battalion
   *[other] { $chinese } Chinese battalions
} ({ $supplied } in supply) against { $taiwan } of Taiwan; China loses { $chinese-lost }, Taiwan { $taiwan-lost }
# $pace (percent)
war-ground-pace = China's pace is { $pace } of that over open country
# $zone (text) $gained (count)
war-ground-fought = { $gained ->
    [0] In the { $zone } of Taiwan the front stands still
   *[other] In the { $zone } of Taiwan China gains { $gained } km²
}
# $battalions (count) $zone (text)
war-reinforced = { $battalions ->
    [one] 1 Taiwanese battalion comes
   *[other] { $battalions } Taiwanese battalions come
} to the { $zone }
# $outcome (phrase)
war-is-decided = The war is decided: { $outcome }

## How it stands

war-line-ended = The war ended with
war-line-if-stopped = If it stopped now
war-line-ashore = Chinese battalions ashore
# $battalions (count) $km2 (count)
war-line-ashore-holding = { $battalions }, holding { $km2 } km²
war-line-landing-ships = Chinese landing ships left
# $left (count) $all (count)
war-line-of = { $left } of { $all }
# $who (government)
war-line-lost = { CAPITAL($who) } lost
# $aircraft (count) $ships (count) $fights (yes | no)
war-line-losses = { $aircraft } aircraft, { $ships ->
    [one] 1 ship
   *[other] { $ships } ships
}{ $fights ->
    [yes] {""}
   *[no] , not in the war
}
# $who (government) $name (text)
war-line-munition-of = { CAPITAL($who) }: { $name }
# $left (count) $all (count)
war-line-left = { $left } of { $all } left
war-line-missiles = Land-based missiles
war-line-submarines = Submarines
# $left (count) $ready (count)
war-line-ready = { $left }, { $ready } ready this turn
# $who (government)
war-access-of = Bases of { $who }
# $basing (phrase) $places (phrase, if any) $next (phrase, if any)
war-access = { $basing }{ $places ->
    [absent] {""}
   *[other] {" "}at { $places }
}{ $next ->
    [absent] {""}
   *[other] ; { $next }
}
# $turn (count) $basing (phrase)
war-access-from = from turn { $turn } of the war { $basing }
