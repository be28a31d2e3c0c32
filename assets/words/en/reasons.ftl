### The inputs of a result as sentences, and what an inject or the facilitator changed.

reasons-consultation-shows = It shows both publics that neither stands alone; each further one counts half
# $who (government) $approval (signed-percent) $whom (government) $support (signed-percent)
reasons-consultation-moved = It moved government approval in { $who } { $approval }, and public support in { $whom } { $support }

## A chance as the sum that it is

# $chance (percent)
reasons-against-this-act = { $chance } against this act
# $by (signed-percent)
reasons-balance = balance of hulls { $by }
# $by (signed-percent)
reasons-weather = weather { $by }
# $by (signed-percent)
reasons-cameras = cameras { $by }
# $by (signed-percent)
reasons-ally = a treaty ally { $by }
# $by (signed-percent)
reasons-passage = passage arrangement { $by }
# $chance (percent)
reasons-kept-at-least = kept at least { $chance }
# $chance (percent)
reasons-kept-at-most = kept at most { $chance }
# $chance (percent) $parts (phrase, if any) $drawn (percent) $passes (yes | no)
reasons-chance = Chance { $chance }{ $parts ->
    [absent] {""}
   *[other] : { $parts }
}; drawn { $drawn }: { $passes ->
    [yes] it passes
   *[no] it is stopped
}
# $acting (number) $escorting (number, if any) $opposing (number)
reasons-hulls = Hulls: { $acting } t acting{ $escorting ->
    [absent] {""}
   *[other] , { $escorting } t escorting
}, { $opposing } t opposing
reasons-no-pictures = no pictures of its own
reasons-pictures = pictures of its own: half as much again

## What was changed

# $place (feature) $by (signed)
reasons-control-changed = Control of { $place }: { $by }
# $place (feature) $by (signed)
reasons-supply-changed = Supply at { $place }: { $by }
# $place (feature) $by (signed)
reasons-hull-changed = Hull condition at { $place }: { $by }
# $who (government) $whom (government) $rung (count) $name (phrase)
reasons-rung-changed = { CAPITAL($who) } and { $whom }: rung { $rung }, { $name }
# $turns (count)
reasons-bad-weather = Bad weather at sea for { $turns ->
    [one] a turn
   *[other] { $turns } turns
}
reasons-forces-arrive = Forces arrive
reasons-war-begins = War for Taiwan begins
# $who (government) $by (signed-percent)
reasons-alignment-changed = Alignment of { $who }: { $by }
# $good (good) $who (government)
reasons-withheld = { CAPITAL($good) } is withheld from { $who }
