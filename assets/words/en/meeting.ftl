### The odds of an encounter, or why there are none.

meeting-no-odds-cargo = No odds: nobody that you see stands against it now; unless ships come, it gets through.
meeting-no-odds-unopposed = No odds: nobody that you see stands against it now.
meeting-no-odds-nothing-to-stop = No odds: nobody that you see is there to be stopped; it counts as presence.
meeting-no-odds-pictures = No odds of its own: its pictures strengthen what you publicise, and a supply run beside it.
meeting-no-odds-nothing-to-help = No odds of its own: it helps only a supply run, survey or patrol of your side, and none is there or ordered.
meeting-no-odds-unstoppable = No odds: the rules let nobody stop it; what others make of it is up to them.
# $who (government) $activity (phrase) $chance (phrase) $harm (phrase, if any)
meeting-stops = it stops the { FORM($who, "adjective") } { $activity }: { $chance }{ $harm ->
    [absent] {""}
   *[other] ; people are hurt: up to { $harm }
}
# $cargo (yes | no) $chance (phrase) $who (government) $act (phrase) $harm (phrase, if any)
meeting-against = { $cargo ->
    [yes] it gets through
   *[no] it gets done
}: { $chance } against { $who } ({ $act }){ $harm ->
    [absent] {""}
   *[other] ; people are hurt: up to { $harm }
}
# $cargo (yes | no) $chance (phrase) $who (government) $act (phrase) $further (phrase) $worst (phrase) $harm (phrase, if any)
meeting-further = { $cargo ->
    [yes] it gets through
   *[no] it gets done
}: { $chance } while { $who } goes no further than to { $act }, { $further } if it goes on to { $worst }{ $harm ->
    [absent] {""}
   *[other] ; people are hurt: up to { $harm }
}
meeting-one-in-twenty = 1 in 20
# $tenths (number)
meeting-in-ten = { $tenths } in 10
meeting-thing-supply-run = supply run
meeting-thing-patrol = patrol
meeting-thing-survey = survey
meeting-thing-dredging = dredging
meeting-thing-ships = ships that oppose you
