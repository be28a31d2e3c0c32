### Pressure on a government now: trade that is withheld, disinformation, others' ships at its features.

# $levers (count)
pressure-levers = { $levers ->
    [one] 1 lever of trade
   *[other] { $levers } levers of trade
}
# $campaigns (count)
pressure-campaigns = { $campaigns ->
    [one] 1 campaign of lies
   *[other] { $campaigns } campaigns of lies
}
# $places (count)
pressure-at-sea = { $places ->
    [one] 1 feature or act at sea
   *[other] { $places } features and acts at sea
}
# $sums (phrases)
pressure-sums = { $sums }
# $until (turn-end)
pressure-warned = Its public is warned of disinformation, to { $until }
# $who (government) $good (good)
pressure-withholds = { CAPITAL($who) } withholds: { $good }
# $turn (count) $by (signed-percent)
pressure-since-turn = since turn { $turn }; approval { $by } a turn
# $share (percent)
pressure-trade-at-stake = Trade at stake: { $share } of its product
# $share (percent)
pressure-other-ways = Trade has found other ways for { $share } of it
pressure-bites-next-turn = It bites from the next turn on
pressure-bites-each-turn = It bites each turn, less as it wears out
# $turn (count)
pressure-landed-unknown = turn { $turn }; what it moved is its own to know
# $turn (count) $by (signed-percent)
pressure-landed-moved = turn { $turn }; moved { $by }
# $turn (count)
pressure-landed-in = It landed in turn { $turn }
pressure-on-its-way = on its way
pressure-not-landed = It has not landed yet
# $author (government, if any) $named (yes | no) $what (phrase)
pressure-operation = { $author ->
    [absent] Somebody
   *[other] { CAPITAL($author) }
}{ $named ->
    [yes] , named as the author
   *[no] {""}
}: to { $what }
# $who (government) $place (feature)
pressure-hulls-at = { FORM($who, "bare") } at { $place }
# $share (number) $control (signed)
pressure-share-of-ship-hours = { $share }% of ship-hours last turn; control { $control }
pressure-control-moves = Control moves a step on a share of ship-hours, or by a decisive encounter
pressure-last-turn = last turn
