### Agreements: where one stands, answers to offers, policies, and why a force may not stay.

# $status (phrase) $suspended (yes | no) $ends (turn-with, if any)
agreements-state = { $status }{ $suspended ->
    [yes] , suspended by publicity
   *[no] {""}
}{ $ends ->
    [absent] {""}
   *[other] , ends { $ends }
}
# $who (government) $place (place, if any)
agreements-halt-permission-ended = { $who } no longer lets it stay{ $place ->
    [absent] {""}
   *[other] {" "}at { $place }
}
# $strength (phrase) $name (text)
agreements-text-line = { $strength }: { $name }
agreements-answer-accepts = accepts
agreements-answer-refuses = refuses
# $reasons (phrases)
agreements-answer-refuses-for = refuses: { $reasons }
agreements-policy-silo = keep security in its own silo
agreements-policy-fair-share = a fair share for defence
# $who (government)
agreements-policy-tariffs = tariffs on { $who }
agreements-halt-endurance = its time at sea is up
agreements-halt-weather = bad weather keeps small craft in
agreements-halt-disabled = nothing of it can go on
agreements-halt-harassed = it was harassed and has broken off
# $who (government) $answer (phrase, if any)
agreements-answer-of = { FORM($who, "bare") } { $answer ->
    [absent] has not answered
   *[other] { $answer }
}
# $status (text)
agreements-span-at-the-end = at the end: { $status }
# $turn (count) $status (text)
agreements-span-from = turn { $turn }: { $status }
