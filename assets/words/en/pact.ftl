### The story of each promise of help.

# $who (government) $ground (phrase)
pact-said-no = { $who } said no ({ $ground })
# $turn (count) $who (government) $name (text) $whom (governments) $no (phrase)
pact-refused = Turn { $turn }: { $who } offered { $name } to { $whom }; { $no }
# $turn (count) $who (government) $instead (yes | no) $whom (governments)
pact-proposed = Turn { $turn }: { $who } { $instead ->
    [yes] proposed it instead of another offer
   *[no] proposed it
}, and { $whom } signed
pact-signed-before = It was signed before the first turn
# $name (text) $who (governments)
pact-title = { $name }: { $who }
# $who (government) $has (percent) $needs (percent)
pact-backing = { $who } { $has } of the { $needs } that its promise needs
# $parts (phrase)
pact-backing-when-signed = Backing when it was signed: { $parts }
# $acts (count)
pact-acts-at-sea = { $acts ->
    [one] 1 act at sea
   *[other] { $acts } acts at sea
}
# $who (government) $what (phrase)
pact-pressure-on = on { $who }: { $what }
# $parts (phrase)
pact-pressure-while = Pressure while it waited, { $parts }
# $has (percent) $needs (percent)
pact-vote-numbers = with backing of about { $has } where { $needs } is needed
# $turn (count) $who (government) $came (yes | weakened | put-off | no | dropped) $numbers (phrase, if any)
pact-vote-line = Turn { $turn }, { $who }: { $came ->
    [yes] parliament says yes
    [weakened] it waits: the election weakened the government
    [put-off] it is put off
    [no] parliament says no
   *[dropped] the new government lets it fall
}{ $numbers ->
    [absent] {""}
   *[other] , { $numbers }
}

## What became of it

# $since (count, if any) $who (government) $aimed (yes | no)
pact-in-force-without = { $since ->
    [absent] It entered into force before the game
   *[other] It entered into force in turn { $since }
}, without { $who }.{ $aimed ->
    [yes] {" "}Pressure had been aimed there most.
   *[no] {""}
}
# $since (count, if any)
pact-in-force-carried = { $since ->
    [absent] It entered into force before the game
   *[other] It entered into force in turn { $since }
}: every public carried it from the day it was signed.
# $since (count, if any) $who (governments)
pact-in-force-won = { $since ->
    [absent] It entered into force before the game
   *[other] It entered into force in turn { $since }
}, although { $who } had to be won over after the signature.
# $turn (count) $who (government) $early (yes | no) $aimed (yes | no)
pact-failed-with-election = It failed with an election in turn { $turn }: the new government of { $who } did not stand by it.{ $early ->
    [yes] {" "}It had been signed before that public carried it.
   *[no] {" "}Its public carried it when it was signed, and no longer.
}{ $aimed ->
    [yes] {" "}Pressure had been aimed there most.
   *[no] {""}
}
# $who (government) $turn (count) $early (yes | no) $aimed (yes | no)
pact-failed-in-parliament = It failed in the parliament of { $who } in turn { $turn }.{ $early ->
    [yes] {" "}It had been signed before that public carried it.
   *[no] {" "}Its public carried it when it was signed, and no longer.
}{ $aimed ->
    [yes] {" "}Pressure had been aimed there most.
   *[no] {""}
}
# $since (count, if any)
pact-ended-since = { $since ->
    [absent] It ended before the game
   *[other] It ended in turn { $since }
}.
# $who (governments) $put-off (yes | no)
pact-still-waits = It still waits for { $who }.{ $put-off ->
    [yes] {" "}Votes were put off before publics that did not carry it.
   *[no] {""}
}
# $treaties (count) $in-force (count) $arrangements (count)
pact-summary = { $treaties ->
    [one] 1 treaty of help was
   *[other] { $treaties } treaties of help were
} signed or before parliaments; { $in-force ->
    [one] 1 is
   *[other] { $in-force } are
} in force, beside { $arrangements ->
    [one] 1 arrangement
   *[other] { $arrangements } arrangements
} made in the game.
