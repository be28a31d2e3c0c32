### What an objective asks for, in one line: each measure once, with its values for 1, 2 and 3 points. An absent government is the team's own.

# $place (feature)
tiers-control = control at { $place }
# $place (feature)
tiers-supply = supply at { $place }
tiers-hull-condition = hull condition
# $place (feature)
tiers-deliveries = deliveries to { $place }
tiers-repair-deliveries = deliveries of repair materials
# $who (government, if any) $place (feature)
tiers-longest-stay = longest stay{ $who ->
    [absent] {""}
   *[other] {" "}of { $who }
} at { $place }
# $who (government, if any) $place (feature)
tiers-ship-hours = ship-hours{ $who ->
    [absent] {""}
   *[other] {" "}of { $who }
} at { $place }
# $who (government, if any) $place (feature)
tiers-presence-share = share of ship-days{ $who ->
    [absent] {""}
   *[other] {" "}of { $who }
} at { $place }
# $who (government, if any) $place (feature)
tiers-turns-present = turns{ $who ->
    [absent] {""}
   *[other] {" "}of { $who }
} at { $place }
# $place (feature)
tiers-built = construction at { $place }
# $who (government, if any) $whom (government)
tiers-rung = escalation{ $who ->
    [absent] {" "}with { $whom }
   *[other] {" "}between { $who } and { $whom }
} at the end
# $who (government, if any) $whom (government)
tiers-rung-peak = highest escalation{ $who ->
    [absent] {" "}with { $whom }
   *[other] {" "}between { $who } and { $whom }
}
# $who (government, if any)
tiers-support = public support{ $who ->
    [absent] {" "}at home
   *[other] {" "}in { $who }
}
# $who (government, if any)
tiers-support-change = change of public support{ $who ->
    [absent] {" "}at home
   *[other] {" "}in { $who }
}
# $who (government, if any)
tiers-credibility = credibility{ $who ->
    [absent] {""}
   *[other] {" "}of { $who }
}
# $who (government, if any)
tiers-deaths = deaths{ $who ->
    [absent] {""}
   *[other] {" "}of { $who }
}
# $who (government, if any)
tiers-injuries = injuries{ $who ->
    [absent] {""}
   *[other] {" "}of { $who }
}
# $who (government, if any)
tiers-hulls-damaged = damaged ships{ $who ->
    [absent] {""}
   *[other] {" "}of { $who }
}
# $who (government, if any)
tiers-entries = entries without permission{ $who ->
    [absent] {" "}by you
   *[other] {" "}by { $who }
}
# $who (government, if any)
tiers-publicised = incidents publicised{ $who ->
    [absent] {" "}by you
   *[other] {" "}by { $who }
}
# $who (government, if any)
tiers-declined = commitments declined{ $who ->
    [absent] {" "}by you
   *[other] {" "}by { $who }
}
# $who (government, if any)
tiers-honoured = commitments honoured{ $who ->
    [absent] {" "}by you
   *[other] {" "}by { $who }
}
# $who (government, if any)
tiers-consultations = treaty consultations{ $who ->
    [absent] {""}
   *[other] {" "}of { $who }
}
# $who (government, if any) $whom (government)
tiers-agreements = new agreements{ $who ->
    [absent] {" "}with { $whom }
   *[other] {" "}between { $who } and { $whom }
}
# $who (government, if any)
tiers-broken = undertakings broken{ $who ->
    [absent] {" "}by you
   *[other] {" "}by { $who }
}
# $who (government, if any)
tiers-alignment = alignment{ $who ->
    [absent] {""}
   *[other] {" "}of { $who }
}
# $who (government, if any) $whom (government)
tiers-interop = interoperability{ $who ->
    [absent] {" "}with { $whom }
   *[other] {" "}between { $who } and { $whom }
}
# $who (government, if any)
tiers-allies = nations bound to help{ $who ->
    [absent] {" "}you
   *[other] {" "}{ $who }
}
# $who (government, if any)
tiers-treaties = new treaties binding{ $who ->
    [absent] {" "}you
   *[other] {" "}{ $who }
}
# $who (government, if any) $whom (government)
tiers-assured = assured access{ $who ->
    [absent] {""}
   *[other] {" "}of { $who }
} to { $whom }
# $who (government, if any)
tiers-exercises = exercises{ $who ->
    [absent] {""}
   *[other] {" "}of { $who }
}
# $who (government, if any)
tiers-programmes = programmes delivered{ $who ->
    [absent] {""}
   *[other] {" "}to { $who }
}
tiers-works = infrastructure completed
# $who (government, if any)
tiers-trade-lost = trade lost{ $who ->
    [absent] {" "}by you
   *[other] {" "}by { $who }
}
# $who (government, if any)
tiers-tariffs = tariffs on{ $who ->
    [absent] {" "}you
   *[other] {" "}{ $who }
}
# $who (government, if any)
tiers-elections-lost = election lost{ $who ->
    [absent] {" "}by you
   *[other] {" "}by { $who }
}
# $who (government, if any)
tiers-rejected = treaties rejected{ $who ->
    [absent] {" "}at home
   *[other] {" "}in { $who }
}
# $who (government, if any)
tiers-restrictions = trade restrictions{ $who ->
    [absent] {" "}by you
   *[other] {" "}by { $who }
}
# $who (government, if any)
tiers-attributed = operations attributed to{ $who ->
    [absent] {" "}you
   *[other] {" "}{ $who }
}
tiers-region = regional acceptance of allied ties
tiers-area-held = area of Taiwan held by China
tiers-expected-losses = expected losses from commitments
# $who (government, if any)
tiers-aircraft-lost = aircraft lost{ $who ->
    [absent] {" "}by you
   *[other] {" "}by { $who }
}
# $who (government, if any)
tiers-ships-lost = ships lost{ $who ->
    [absent] {" "}by you
   *[other] {" "}by { $who }
}
# $who (government, if any)
tiers-budget = budget{ $who ->
    [absent] {""}
   *[other] {" "}of { $who }
}
# $who (government, if any)
tiers-capital = political capital{ $who ->
    [absent] {""}
   *[other] {" "}of { $who }
}
tiers-power = electricity in Taiwan
tiers-resilience = societal resilience of Taiwan
tiers-landed = merchant ships landed
tiers-seized = merchant ships seized
tiers-sunk = merchant ships sunk
# $who (government, if any)
tiers-convoys = convoys{ $who ->
    [absent] {""}
   *[other] {" "}of { $who }
} arrived
# $who (government, if any)
tiers-escorts-lost = escorts lost{ $who ->
    [absent] {" "}by you
   *[other] {" "}by { $who }
}
# $who (government, if any)
tiers-live-fires = live firings{ $who ->
    [absent] {" "}by you
   *[other] {" "}by { $who }
}
# $who (government, if any)
tiers-surprised = firings that surprise{ $who ->
    [absent] {" "}you
   *[other] {" "}{ $who }
}
# $who (government)
tiers-visited = places visited off { $who }
# $who (government, if any)
tiers-cohesion = leadership cohesion{ $who ->
    [absent] {""}
   *[other] {" "}of { $who }
}
# $who (government, if any)
tiers-approval = government approval{ $who ->
    [absent] {""}
   *[other] {" "}in { $who }
}
# $approval (phrase)
tiers-approval-change = change of { $approval }
# A country whose support is asked for together with that of others. $who (government, if any)
tiers-country = { $who ->
    [absent] your country
   *[other] { $who }
}
# $countries (phrases)
tiers-support-change-in = change of public support in { $countries }

## Tests that read best as phrases of their own

# $place (feature)
tiers-garrison-holds = garrison on { $place } holds
# $who (government, if any) $bound (yes | no) $whom (government, if any)
tiers-bound = { $who ->
    [absent] you
   *[other] { $who }
} { $bound ->
    [yes] bound to help
   *[no] not bound to help
} { $whom ->
    [absent] you
   *[other] { $whom }
}
# $who (government, if any) $whom (government)
tiers-intelligence-sharing = intelligence-sharing{ $who ->
    [absent] {" "}with { $whom }
   *[other] {" "}between { $who } and { $whom }
}
# $who (government, if any)
tiers-fights = { $who ->
    [absent] you fight
   *[other] { $who } fights
}
# $who (government, if any)
tiers-not-at-war = { $who ->
    [absent] you are not at war
   *[other] { $who } not at war
}
# $who (government, if any)
tiers-no-attack = { $who ->
    [absent] no attack on your territory
   *[other] no attack on the territory of { $who }
}
# $who (government, if any) $combat (yes | no)
tiers-allows = { $who ->
    [absent] you allow
   *[other] { $who } allows
} { $combat ->
    [yes] combat sorties
   *[no] supply
}
tiers-quarantine-stands = the quarantine stands
# $outcome (phrase)
tiers-at-worst = at worst { $outcome }
# $what (phrase) $bound (phrase)
tiers-named = { $what }: { $bound }

## How the line is put together

tiers-head = for 1 / 2 / 3 points
tiers-always = Always
# $line (phrase)
tiers-line = { CAPITAL($line) }
# What is asked from a later point on. $points (count) $parts (phrase)
tiers-later = for { $points }: { $parts }
# $what (phrase) $values (phrase)
tiers-no-less = { $what } ≥ { $values }
# $what (phrase) $values (phrase)
tiers-no-more = { $what } ≤ { $values }
tiers-not-asked = –
# $so-far (phrase) $next (phrase)
tiers-slash = { $so-far } / { $next }
# $values (phrase)
tiers-in-percent = { $values }%
# $values (phrase)
tiers-in-km2 = { $values } km²
# $values (phrase)
tiers-in-money = { $values } M$
# $values (phrase)
tiers-in-hours = { $values } h
