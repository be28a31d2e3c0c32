### Competition: pressure, posture, home fronts.

competition-bites = It bites from the next turn on, and wears out as trade finds other ways
# $who (government) $whom (government) $good (good)
competition-coercion = { CAPITAL($who) } presses { $whom } with { $good }
# $who (government) $whom (government) $good (good)
competition-coercion-lifted = { CAPITAL($who) } trades with { $whom } again: { $good }
# $who (government) $good (good) $by (signed-percent)
competition-trade-hit = { CAPITAL($who) } loses trade: { $good } (approval { $by })
# $who (government) $good (good) $wear (percent)
competition-diverted = Traders of { $who } find other markets: { $good } is worn by { $wear }
# $who (government) $how (phrase) $whom (government)
competition-influenced = { CAPITAL($who) } begins to { $how } against { $whom }
# $by (percent)
competition-moves = It moves { $by }
# $who (government) $whom (government)
competition-spread = What { $who } spread reaches { $whom }
# $who (government) $how (phrase) $by (signed-percent)
competition-misled = { CAPITAL($who) }: an unknown author tried to { $how } ({ $by })
# $who (government) $whom (government)
competition-spoke = { CAPITAL($who) } warns of blocs and a new Cold War, with { $whom } in mind
# $who (government) $whom (government) $how (phrase)
competition-attributed = { CAPITAL($who) } names the author: { $whom } tried to { $how }
# $who (government)
competition-attribution-failed = { CAPITAL($who) } cannot attribute the disinformation
# $who (government) $until (turn-end)
competition-prebunked = { CAPITAL($who) } prebunks: it warns its public of disinformation, to { $until }
# $who (government) $whom (government) $what (phrase)
competition-induced = { CAPITAL($who) } offers { $whom } { $what }
# $by (signed-percent)
competition-region = Acceptance in the region: { $by }
# $who (government) $partners (governments) $place (place)
competition-exercise-planned = { CAPITAL($who) } plans an exercise with { $partners } at { $place }
# $who (governments) $place (place)
competition-exercised = { CAPITAL($who) } exercise at { $place }
# $who (government) $whom (government) $to (percent)
competition-interop = { CAPITAL($who) } and { $whom } work together at { $to }
# $place (place) $what (phrase)
competition-ready = Ready at { $place }: { $what }
# $programme (programme)
competition-programme-waits = Short of money, a programme waits: { $programme }
# $who (government) $programme (programme)
competition-programme-delivered = { CAPITAL($who) } has delivered: { $programme }
# $who (government)
competition-campaigned = The government of { $who } campaigns for closer ties
# $who (government) $whom (government) $what (phrase)
competition-benefited = { CAPITAL($who) } for { $whom }: { $what }
# $who (government)
competition-reassured = { CAPITAL($who) } reassures the region
# $who (government) $price (number)
competition-promises-priced = Promises would cost { $who } about { $price } aircraft, or ships in their worth, if war came now
# $who (government) $whom (governments) $tenths (tenths)
competition-leans-to = { CAPITAL($who) } leans to { $whom } ({ $tenths } of 3)
# $who (government) $tenths (tenths)
competition-leans-to-allies = { CAPITAL($who) } leans to the allies ({ $tenths } of 3)
# $who (government) $what (phrase) $place (place)
competition-work-ships = { CAPITAL($who) } ships { $what } to { $place }
# $who (government) $what (phrase) $place (place)
competition-work-builds = { CAPITAL($who) } builds { $what } at { $place }
# $who (government) $programme (programme) $months (count)
competition-programme-began = { CAPITAL($who) } begins: { $programme } ({ $months ->
    [one] 1 month
   *[other] { $months } months
} to delivery)
# $who (government) $what (phrase)
competition-stock-moved = { CAPITAL($who) }: { $what }
# $hulls (count) $force (force)
competition-hulls-delivered = { $hulls ->
    [one] 1 new hull joins { $force }
   *[other] { $hulls } new hulls join { $force }
}
# $who (government) $begins (yes | no) $policy (phrase)
competition-policy-set = { CAPITAL($who) } { $begins ->
    [yes] begins
   *[no] ends
}: { $policy }
# $who (government) $outcome (falls | weakened | confirmed) $name (text, if any) $swing (signed-percent)
competition-election-held = { CAPITAL(FORM($who, "bare")) }: { $outcome ->
    [falls] the government falls
    [weakened] the government is weakened
   *[confirmed] the government is confirmed
} ({ $name ->
    [absent] An election
   *[other] { $name }
}; swing { $swing })
