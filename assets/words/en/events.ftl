### Movement, encounters, signals, measures, the ladder, the level.

# $force (force)
events-seen = { CAPITAL($force) } is seen
# $force (force)
events-arrives = { CAPITAL($force) } arrives
# $force (force) $cargo (phrase) $place (feature)
events-delivered = { CAPITAL($force) }: { $cargo } brought to { $place }
# $force (force) $who (government) $place (feature)
events-surveyed = { CAPITAL($force) } of { $who } surveys at { $place }, and nobody stops it
# $place (feature) $steps (count)
events-supply-used = { CAPITAL($place) } has used up { $steps } of its supply
# $place (feature)
events-hull-wears = The hull at { $place } wears: its condition falls by one
# $place (feature)
events-garrison-leaves = The garrison leaves { $place }: its supply has run out
# $who (government) $place (feature) $hours (count)
events-presence = { CAPITAL($who) } at { $place }: { $hours ->
    [one] 1 ship-hour
   *[other] { $hours } ship-hours
}
# $who (government) $until (turn-end)
events-notice-given = { CAPITAL($who) } gives notice to mariners and airmen that it will fire, to { $until }
# $who (government) $by (government) $place (feature)
events-surprised = { CAPITAL($who) } is taken by surprise: { $by } fires at { $place } unannounced and unwatched
# $who (government) $place (feature) $step (count)
events-built = { CAPITAL($who) } builds at { $place }: step { $step } of 3
# $force (force) $place (feature) $hours (duration) $base (place)
events-on-station = { CAPITAL($force) } is on station at { $place } for { $hours }, from { $base }
# $who (government) $whom (government) $place (feature) $by (signed-percent)
events-publicised = { CAPITAL($who) } publicises what { $whom } did at { $place } (its support { $by })
# $who (government) $whom (government) $agreement (agreement)
events-consulted = { CAPITAL($who) } consults { $whom } under { $agreement }
# $turns (count)
events-last-turn = The White Cell sets the last turn: { $turns }
# $team (team) $who (government)
events-desk-taken = { CAPITAL($team) } now speaks for { $who }
# $who (government)
events-desk-returned = { CAPITAL($who) } is a country desk again
# $reason (text)
events-overridden = The White Cell overrides: { $reason }
events-level-over = The level is over
# $force (force) $place (place)
events-puts-in = { CAPITAL($force) } puts in at { $place }
# $force (force) $at (phrase)
events-is-at = { CAPITAL($force) } is { $at }
# $force (force) $why (phrase)
events-halted = { CAPITAL($force) } breaks off: { $why }
# $force (force) $who (government) $entered (phrase)
events-entered = { CAPITAL($force) } of { $who } enters { $entered }
# $hulls (count) $from (force) $to (force)
events-hulls-transferred = { $hulls ->
    [one] 1 hull of { $from } joins { $to }
   *[other] { $hulls } hulls of { $from } join { $to }
}
# $hulls (count) $force (force) $repairs (duration)
events-hulls-damaged = { $hulls ->
    [one] 1 hull
   *[other] { $hulls } hulls
} of { $force } damaged; repairs take { $repairs }
# $hulls (count) $force (force)
events-hulls-repaired = { $hulls ->
    [one] 1 hull
   *[other] { $hulls } hulls
} of { $force } repaired
# $hulls (count) $force (force)
events-hulls-lost = { $hulls ->
    [one] 1 hull
   *[other] { $hulls } hulls
} of { $force } lost
# $every (duration)
events-hull-rusts = It rusts by a step every { $every }; a delivery of repair materials adds one
# $who (government) $by (signed-percent)
events-support-moved = Support in { $who }: { $by }
# $who (government) $by (signed-percent)
events-approval-moved = Approval of the government of { $who }: { $by }
# $who (government) $by (signed-percent)
events-credibility-moved = Credibility of { $who }: { $by }
# $who (government) $by (signed)
events-capital-moved = Political capital of { $who }: { $by }
# $who (government) $by (signed)
events-budget-moved = Budget of { $who }: { $by } M$
# $who (government) $whom (government) $from (count) $to (count) $name (phrase) $cause (phrase, if any)
events-rung-moved = Escalation between { $who } and { $whom }: { $from } → { $to } of 8, { $name }{ $cause ->
    [absent] {""}
   *[other] ; cause: { $cause }
}
# $title (text)
events-injected = { CAPITAL($title) }
# $text (text)
events-injected-text = { $text }
events-by-the-white-cell = By the White Cell
# $effect (phrase)
events-effect-left-out = Left out of an inject: { $effect }
# $why (phrase)
events-because = { CAPITAL($why) }
