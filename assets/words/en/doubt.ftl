### What Beijing believes of a war, and what the model says of one.

# $chance (percent) $low (percent) $high (percent) $war (yes | no)
doubt-line = Our estimate: a landing succeeds with { $chance } ({ $low } to { $high }); { $war ->
    [yes] war now is worth more than waiting
   *[no] war now is worth less than waiting
}
doubt-window-stands = a year changes nothing
# $by (percent)
doubt-window-closes = the window closes: a year costs { $by } of what success is worth
# $by (percent)
doubt-window-opens = time works for us: a year brings { $by } of what success is worth
# $outcome (phrase) $wars (count)
doubt-outcome-in = { $outcome } in { $wars }
# $wars (count) $outcomes (phrase, if any)
doubt-imagined-wars = Of { $wars } imagined wars of four weeks{ $outcomes ->
    [absent] {""}
   *[other] : { $outcomes }
}
# $chance (percent)
doubt-a-year-from-now = a year from now it would succeed with { $chance }
# $losses (percent)
doubt-losses-of-such = losses of such a war: { $losses } of what success is worth
# $now (signed-percent) $later (signed-percent) $bar (signed-percent)
doubt-worths = war now { $now }, a year later { $later }, what it has to exceed { $bar }
# $low (percent) $high (percent)
doubt-estimate = Analysts: China gives a landing a chance of success of { $low } to { $high }

## What something is worth

# $without (percent) $with (percent) $by (signed-percent) $low (signed-percent) $high (signed-percent)
doubt-deters = It deters: without it a landing succeeds with { $without }, not { $with }: { $by } (80%: { $low } to { $high })
# $without (percent) $with (percent) $by (signed-percent) $low (signed-percent) $high (signed-percent)
doubt-invites = It invites: without it a landing succeeds with { $without }, not { $with }: { $by } (80%: { $low } to { $high })
# $with (percent) $without (percent) $by (signed-percent) $low (signed-percent) $high (signed-percent)
doubt-no-difference = No difference in success that these wars can show: { $with } with it, { $without } without: { $by } (80%: { $low } to { $high })
# $by (signed-percent) $low (signed-percent) $high (signed-percent)
doubt-short-deters = deters: { $by } ({ $low } to { $high })
# $by (signed-percent) $low (signed-percent) $high (signed-percent)
doubt-short-invites = invites: { $by } ({ $low } to { $high })
# $by (signed-percent) $low (signed-percent) $high (signed-percent) $price (signed-percent)
doubt-short-price = no difference in success shown: { $by } ({ $low } to { $high }); with it a war costs Beijing { $price }
# $by (signed-percent) $low (signed-percent) $high (signed-percent)
doubt-short-none = no difference shown: { $by } ({ $low } to { $high })
# $wars (count)
doubt-paired-wars = { $wars } imagined wars, each fought with it and without it on the same luck
# $deterred (count) $invited (count)
doubt-success-only = success only without it: { $deterred }; only with it: { $invited }
# $with (percent) $without (percent)
doubt-paired-losses = losses of such a war: { $with } of what success is worth with it, { $without } without

## A preview of a war

# $outcome (phrase)
doubt-outcome = { CAPITAL($outcome) }
# $share (percent) $low (percent) $high (percent)
doubt-share-is = { $share } (80%: { $low } to { $high })
# $aircraft (tenths) $ships (tenths) $battalions (tenths, if any) $share (percent)
doubt-mean-losses = { $aircraft } aircraft, { $ships } ships{ $battalions ->
    [absent] {""}
   *[other] , { $battalions } battalions
}; fights in { $share }

## What is asked of the model

doubt-question-truth = The war as things are
doubt-question-believed = The war as Beijing believes it
# $what (phrase)
doubt-question-worth = { CAPITAL($what) }
doubt-an-offer = An offer
# $who (government)
doubt-letters = { FORM($who, "letters") }
# $name (text) $from (government) $to (phrase, if any)
doubt-question-offer = { $name } ({ FORM($from, "letters") }{ $to ->
    [absent] {""}
   *[other] {" "}to { $to }
})
# $who (government)
doubt-without-host = access to bases of { $who }
# $who (government)
doubt-without-promises = the promises of { $who }
doubt-without-stocks = munitions stored ahead
# $place (place)
doubt-without-works = what was built at { $place }
