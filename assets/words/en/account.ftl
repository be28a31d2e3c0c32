### What was ordered and done, line by line: teams, and the facilitator (White Cell).

# $act (phrase)
account-ceiling = Ceiling set: { $act }
account-white-cell = White Cell
# $turn (count) $reason (text, if any)
account-rewound = Rewound the game to the start of turn { $turn }{ $reason ->
    [absent] {""}
   *[other] : { $reason }
}
# $team (team) $person (yes | no)
account-passed-to = { $team } passed to { $person ->
    [yes] a person
   *[no] an AI player
}
# $chance (percent)
account-guessed = Guessed China's chance that a landing fails: { $chance }
# $agreement (agreement)
account-denounced = Denounced { $agreement }
# $what (phrase)
account-consulted-about = Consulted about { $what }
# $who (government) $what (phrase)
account-refused = Refused { $who } { $what }
# $title (text, if any)
account-played-inject = Played the inject: { $title ->
    [absent] a prepared inject
   *[other] { $title }
}
# $title (text) $effects (count)
account-announced = Announced: { $title }{ $effects ->
    [0] {""}
    [one] {" "}(one effect)
   *[other] {" "}({ $effects } effects)
}
# $turns (count)
account-last-turn = Set the last turn to { $turns }
# $who (government) $team (team)
account-put-under = Put { $who } under { $team }
# $who (government) $team (team)
account-took-from = Took { $who } from { $team }
# $reason (text, if any) $effects (count)
account-override = Override by hand{ $reason ->
    [absent] {""}
   *[other] : { $reason }
}{ $effects ->
    [0] {""}
    [one] {" "}(one effect)
   *[other] {" "}({ $effects } effects)
}
