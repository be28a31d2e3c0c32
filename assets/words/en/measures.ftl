### What objectives and injects ask for: conditions, what their metrics measure, and values with their units.

measures-always = always
measures-test-quarantine-lifted = the quarantine is lifted
measures-test-taiwan-does-not-yield = Taiwan does not yield
measures-test-quarantine-not-lifted = the quarantine is not lifted
measures-test-taiwan-yields = Taiwan yields
# $who (government) $whom (government)
measures-test-not-bound = { $who } not bound to help { $whom }
# $who (government)
measures-test-not-at-war = { $who } not at war
# $who (government)
measures-test-no-attack = no attack on the territory of { $who }
measures-test-ends-by-agreement = the war ends by agreement
measures-test-ends-no-better = the war ends no better for China than in a stalemate against it
measures-test-ends-no-worse = the war ends no worse for China than in a stalemate toward it
# $outcome (phrase)
measures-test-ends-in = the war ends in { $outcome }
# $what (phrase)
measures-test-no = no { $what }
# $what (phrase) $bound (phrase)
measures-test-bound = { $what } { $bound }
measures-turn = turn
# $place (feature)
measures-control = control of { $place }
# $place (feature)
measures-supply = supply at { $place }
# $place (feature)
measures-hull-condition = hull condition at { $place }
# $place (feature)
measures-garrison = garrison on { $place }
# $place (feature)
measures-deliveries = cargoes to { $place }
# $place (feature)
measures-repair-deliveries = cargoes of repair materials to { $place }
# $who (government) $place (feature)
measures-longest-stay = longest stay of { $who } at { $place }
# $who (government) $place (feature)
measures-ship-hours = ship-hours of { $who } at { $place }
# $who (government) $place (feature)
measures-presence-share = share of presence of { $who } at { $place }
# $who (government) $whom (government)
measures-rung = escalation between { $who } and { $whom }
# $who (government) $whom (government)
measures-rung-peak = highest escalation between { $who } and { $whom }
# $who (government)
measures-support = support in { $who }
# $who (government)
measures-support-change = change of support in { $who }
# $who (government)
measures-approval = approval of the government of { $who }
# $who (government)
measures-approval-change = change of the approval of the government of { $who }
# $who (government)
measures-capital = political capital of { $who }
# $who (government)
measures-credibility = credibility of { $who }
# $who (government)
measures-deaths = deaths of { $who }
# $who (government)
measures-injuries = injured of { $who }
# $who (government)
measures-hulls-damaged = damaged hulls of { $who }
# $who (government)
measures-incursions = entries without permission by { $who }
# $who (government)
measures-publicised = acts publicised by { $who }
# $who (government)
measures-obligations-refused = obligations that { $who } refused
# $who (government)
measures-obligations-kept = obligations that { $who } kept
# $who (government)
measures-consultations = treaty consultations of { $who }
# $who (government) $whom (government)
measures-agreements-made = agreements made between { $who } and { $whom }
# $who (government)
measures-undertakings-broken = undertakings that { $who } broke
# $place (feature)
measures-built = what was built at { $place }
# $who (government)
measures-alignment = alignment of { $who }
measures-region = acceptance in the region
# $who (government) $whom (government)
measures-interop = how well { $who } and { $whom } work together
# $who (government) $whom (government)
measures-bound = { $who } bound to help { $whom }
# $who (government)
measures-allies = nations bound to help { $who }
# $who (government)
measures-treaties = new treaties in force that bind { $who }
# $who (government) $whom (government)
measures-shares-isr = shared reconnaissance of { $who } and { $whom }
# $who (government) $whom (government)
measures-assured = assured access of { $who } to { $whom }
# $who (government)
measures-exercises = exercises of { $who }
# $who (government)
measures-programmes = programmes delivered to { $who }
# $who (government)
measures-works = works finished for { $who }
# $who (government)
measures-trade-loss = trade lost by { $who }
# $who (government)
measures-strain = tariffs of others on { $who }
# $who (government)
measures-elections-lost = elections lost by the government of { $who }
# $who (government)
measures-treaties-failed = treaties that failed in { $who }
# $who (government)
measures-coercions = trade restrictions used by { $who }
# $who (government)
measures-attributed = operations attributed to { $who }
# $who (government)
measures-budget = budget of { $who }
measures-war-outcome = outcome of the war for China
measures-war-note = war ended by a note
measures-area-held = area of Taiwan in Chinese hands
measures-ashore = Chinese battalions ashore
# $who (government)
measures-aircraft-lost = aircraft lost by { $who }
# $who (government)
measures-ships-lost = ships lost by { $who }
# $who (government)
measures-at-war = { $who } at war
# $who (government)
measures-promise-cost = expected losses that its commitments bring { $who } (aircraft, and ships counted as aircraft)
# $who (government)
measures-soil-attacked = territory of { $who } attacked
# $who (government)
measures-basing = what { $who } allows from its bases
measures-power = electricity in Taiwan
measures-gas-days = days of gas in Taiwan
measures-endurance = endurance of Taiwan
measures-landed = merchants landed of those that arrived
measures-ships-seized = merchants taken
measures-ships-sunk = merchants sunk
measures-quarantine-end = how the quarantine stands
# $who (government)
measures-convoys-through = convoys of { $who } that came through
# $who (government)
measures-warships-lost = escorts or cutters lost by { $who }
# $who (government)
measures-live-fires = live firings of { $who }
# $who (government)
measures-surprised = firings that took { $who } by surprise
# $coast (government) $who (government)
measures-rounded = places off the coasts of { $coast } at which { $who } has been
# $who (government) $place (feature)
measures-turns-present = turns of { $who } at { $place }
# $value (number)
measures-value-percent = { $value }%
# $value (number)
measures-value-money = { $value } M$
# $value (number)
measures-value-hours = { $value } h
# $days (count)
measures-value-days = { $days ->
    [one] 1 day
   *[other] { $days } days
}
# $value (number)
measures-value-area = { $value } km²
measures-value-lifted = lifted
measures-value-standing = standing
measures-value-yielded = Taiwan has yielded
measures-value-nothing = nothing
measures-value-supply = supply
measures-value-combat = combat sorties
measures-value-yes = yes
measures-value-no = no
# $value (phrase)
measures-at-least = at least { $value }
# $value (phrase)
measures-at-most = at most { $value }
# $tests (phrases)
measures-together = { $tests }
