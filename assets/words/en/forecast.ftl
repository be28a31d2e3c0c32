### What an order may bring, told before it is given: odds, effects, objectives touched, undertakings broken.

## When

# $when (text)
forecast-after-the-last = After the last turn ({ $when })
# $turn (count) $when (text)
forecast-with-turn = With turn { $turn } ({ $when })
forecast-each-turn = Each turn from this one
# $turn (count)
forecast-each-turn-from = Each turn from turn { $turn }, less as it wears out
forecast-with-the-next-election = With the next election

## What an order does by itself

# $who (government) $exact (yes | no) $by (signed-percent)
forecast-support-moves = Support in { $who } { $exact ->
    [yes] {""}
   *[no] about{" "}
}{ $by }
# $who (government) $exact (yes | no) $by (signed-percent)
forecast-approval-moves = Approval of the government of { $who } { $exact ->
    [yes] {""}
   *[no] about{" "}
}{ $by }
# $who (government) $by (signed-percent)
forecast-credibility-moves = Credibility of { $who } { $by }
# $who (government) $by (signed)
forecast-capital-moves = Capital of { $who } { $by }
# $who (government) $by (signed)
forecast-budget-moves = Budget of { $who } { $by } M$
# $who (government) $by (percent)
forecast-reaches-and-moves = It reaches { $who } and moves { $by }
# $less (percent)
forecast-done-again = Done again soon, { $less } less comes of it

## What it would break

# $sure (yes | no) $agreement (text) $who (government) $price (signed-percent)
forecast-breach = this { $sure ->
    [yes] breaks
   *[no] would break, if a supply run comes,
} “{ $agreement }”: what { $who } owes under it. Price: credibility { $price }.
# $sure (yes | no) $agreement (text) $who (government) $promise (phrase) $price (signed-percent)
forecast-breach-of-promise = this { $sure ->
    [yes] breaks
   *[no] would break, if a supply run comes,
} “{ $agreement }”: there { $who } { $promise }. Price: credibility { $price }.

## Objectives that it touches

# $helps (yes | no) $title (text) $when (surely | done | stopped) $what (text) $rises (yes | no)
forecast-touch = { $helps ->
    [yes] helps
   *[no] hurts
} your objective “{ $title }”{ $when ->
    [surely] {""}
    [done] {" "}if it gets done
   *[stopped] {" "}if it goes wrong
}: { $what } { $rises ->
    [yes] ↑
   *[no] ↓
}

## Chances

forecast-hardly-ever = hardly ever
forecast-almost-always = almost always
# $low (number)
forecast-about-in-ten = about { $low } in 10
# $low (number) $high (number)
forecast-in-ten = { $low } to { $high } in 10
# $when (text) $text (text)
forecast-effect = { $when }: { $text }
# $line (text)
forecast-head = { CAPITAL($line) }

## An air base in a war

forecast-base-aircraft = Aircraft
# $aircraft (count) $room (count)
forecast-base-room = { $aircraft } (room for { $room })
forecast-base-shelters = Shelters
forecast-base-runways = Runways
# $hours (count)
forecast-base-closed = closed for { $hours } h of the last turn
forecast-base-interceptors = Interceptors

## Parliaments

# $who (government) $chance (phrase) $needed (text)
forecast-parliament-says-yes = { FORM($who, "bare") }: its parliament says yes { $chance } (support needed { $needed })
