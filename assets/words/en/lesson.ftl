### What was done for each objective of a lesson.

# $act (text) $turns (phrases)
lesson-act-in-turns = { $act } ({ COUNT($turns) ->
    [one] turn
   *[other] turns
} { $turns })
# $turn (count)
lesson-turn = { $turn }
# $signal (phrase) $who (government)
lesson-signal = { CAPITAL($signal) } { $who }
# $act (phrase)
lesson-limit = Use-of-force limit: { $act }
# $who (government) $name (text)
lesson-offer-to = Offer to { $who }: { $name }
# $who (government)
lesson-offer-accepted = An offer of { $who } accepted
