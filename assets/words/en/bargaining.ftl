### Bargaining: offers, agreements, permissions, commitments, parliaments.

# $who (government) $name (text) $whom (governments)
bargaining-proposed = { CAPITAL($who) } offers { $name } to { $whom }
bargaining-withdrawn = An offer was withdrawn
bargaining-lapsed = An offer lapsed
# $who (governments) $name (text) $status (phrase)
bargaining-made = { CAPITAL($who) } agree: { $name } ({ $status })
# $agreement (agreement) $status (phrase)
bargaining-moved = { CAPITAL($agreement) } is now { $status }
bargaining-quiet = Quiet understandings do not survive publicity between their parties
# $agreement (agreement) $until (turn-end)
bargaining-suspended = { CAPITAL($agreement) } is suspended to { $until }
# $who (government) $agreement (agreement) $ends (turn-with)
bargaining-denounced = { CAPITAL($who) } denounces { $agreement }; it ends { $ends }
# $who (government) $agreement (agreement)
bargaining-broken = { CAPITAL($who) } breaks what it undertook in { $agreement }
# $agreement (agreement) $until (turn-end)
bargaining-due-written = Written in { $agreement }; to be answered by { $until }
# $who (government) $whom (government) $against (government)
bargaining-due = A treaty commitment is triggered: { $who } owes { $whom } help against { $against }
# $agreement (agreement) $months (count) $who (government)
bargaining-reading = { CAPITAL($agreement) }: { $months ->
    [one] 1 month
   *[other] { $months } months
} before the parliament of { $who }
# $who (government) $agreement (agreement) $months (count)
bargaining-put-off = { CAPITAL($who) } puts off { $agreement }: { $months ->
    [one] 1 month
   *[other] { $months } months
} more
# $who (government) $agreement (agreement)
bargaining-ratified = { CAPITAL($who) } ratifies { $agreement }
# $agreement (agreement) $who (government)
bargaining-failed = { CAPITAL($agreement) } fails in { $who }
# $offer (text, if any) $who (government) $answer (phrase)
bargaining-answered = { $offer ->
    [absent] An offer
   *[other] { CAPITAL($offer) }
}: { $who } { $answer }
# $clause (text)
bargaining-clause = { $clause }
# $who (government) $whom (government) $operation (phrase) $agreement (agreement) $until (turn-end)
bargaining-permission-asked = { CAPITAL($who) } asks { $whom } whether its forces may { $operation }, under { $agreement }: agreed at { $until } unless { $whom } refuses
# $who (government) $granted (yes | no) $what (phrase)
bargaining-permission-answered = { CAPITAL($who) } { $granted ->
    [yes] may now use
   *[no] is refused
} { $what }
# $who (government) $kept (yes | no) $whom (government)
bargaining-obligation-settled = { CAPITAL($who) } { $kept ->
    [yes] honours
   *[no] declines
} its commitment to { $whom }
