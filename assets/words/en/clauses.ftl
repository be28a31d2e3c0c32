### Clauses of agreements in sentences, and what forms offer.

# $who (government) $whom (governments) $operation (phrase) $how (phrase)
clauses-permission-at-all-places = { $who } lets { $whom } { $operation } at all its places { $how }
# $who (government) $whom (governments) $operation (phrase) $places (phrase) $how (phrase)
clauses-permission-at = { $who } lets { $whom } { $operation } at { $places } { $how }
# $who (government) $response (phrase) $case (phrase)
clauses-obligation = { $who } { $response } if { $case }
# $who (governments) $institution (phrase) $place (place)
clauses-institution = { $who } keep { $institution } at { $place }
# $who (government) $promise (phrase) $until (turn-end, if any)
clauses-undertaking = { $who } { $promise }{ $until ->
    [absent] {""}
   *[other] , to { $until }
}
# What two or more owe each other. $who (governments) $response (phrase) $case (phrase)
clauses-mutual-obligation = Each of { $who } { $response } if { $case }
# $who (governments) $operations (phrases) $how (phrase)
clauses-mutual-permission = { $who } let each other { $operations } at all their places { $how }
# Between rivals a declaration is a word for calm. $who (government)
clauses-wants-calm = { CAPITAL($who) } declares that it wants calm at sea
# A clause by itself. $sentence (phrase)
clauses-head = { CAPITAL($sentence) }
# $place (place)
clauses-place = { $place }
# $places (places)
clauses-places = { $places }
# $places (phrase) $more (count)
clauses-places-and-more = { $places } and { $more } more places

## How and when something is permitted

clauses-how-automatic = without asking
# $turns (count)
clauses-how-consult = after { $turns ->
    [one] a turn
   *[other] { $turns } turns
} of consultation
clauses-how-veto = with a yes each time
# $asked (phrase) $when (peace | crisis | war) $cap (count, if any) $until (turn-end, if any)
clauses-how = { $asked }, { $when ->
    [peace] in peace only
    [crisis] in peace and crisis
   *[war] in war too
}{ $cap ->
    [absent] {""}
    [one] , at most 1 force
   *[other] , at most { $cap } forces
}{ $until ->
    [absent] {""}
   *[other] , to { $until }
}

## What is owed, and in which case

clauses-owes-consults = consults
clauses-owes-acts = acts
clauses-owes-is-at-war = is at war
# $who (government)
clauses-beneficiary = { $who }
clauses-the-other = the other
clauses-another = another
# $whose (phrase) $area (phrase)
clauses-territory-attacked = the territory of { $whose } is attacked { $area }
# $whose (phrase) $area (phrase)
clauses-forces-attacked = the armed forces of { $whose } are attacked { $area }
# $whose (phrase) $area (phrase)
clauses-vessels-attacked = the public vessels and aircraft of { $whose } are attacked { $area }
clauses-under-its-administration = under its administration
# $who (government)
clauses-in-territory = in territory that { $who } administers
clauses-anywhere = anywhere in the Pacific
# $places (phrase)
clauses-at-places = at { $places }

## What is undertaken

# $who (government) $promise (phrase)
clauses-agreed = It was agreed that { $who } { $promise }
# $place (place)
clauses-promise-let-pass = lets supply runs to { $place } pass
# $place (place)
clauses-promise-inspection = announces its runs to { $place } and lets the cargo be seen
# $place (place)
clauses-promise-stay-out = keeps its hulls out of the waters of { $place }
# $place (place)
clauses-promise-no-repair = brings no repair materials to { $place }
clauses-promise-declare = stands by the other in words
clauses-promise-observe = sits in as an observer, and owes nothing

## What is permitted, as a thing

# $agreement (agreement)
clauses-agreement = { $agreement }
# $who (government) $operation (phrase) $agreement (agreement)
clauses-use-of-all-places = places of { $who } for { $operation } under { $agreement }
# $places (phrase) $operation (phrase) $agreement (agreement)
clauses-use-of = { $places } for { $operation } under { $agreement }

## Choices on a form

clauses-area-administered = What it administers
clauses-area-pacific = Anywhere in the Pacific
# $who (government)
clauses-area-territory = Territory of { FORM($who, "bare") }
# $places (phrase)
clauses-area-at = At { $places }
clauses-when-peace = In peace only (rungs 0 to 2)
clauses-when-crisis = In peace and crisis (to rung 3)
clauses-when-war = In war too
clauses-asked-automatic = Without asking
# $turns (count)
clauses-asked-consult = After { $turns ->
    [one] 1 turn
   *[other] { $turns } turns
} of consultation
clauses-asked-veto = With a yes each time
clauses-no-cap = No cap
# $forces (count)
clauses-at-once = { $forces ->
    [one] 1 force
   *[other] { $forces } forces
} at once
clauses-attacked-territory = Its territory is attacked
clauses-attacked-forces = Its armed forces are attacked
clauses-attacked-vessels = Its public vessels are attacked
clauses-responds-consults = Consults
clauses-responds-acts = Acts
clauses-responds-is-at-war = Is at war
clauses-keeps-headquarters = Combined headquarters
clauses-keeps-group = Planning group
clauses-keeps-shared-isr = Cell that shares reconnaissance
clauses-keeps-centre = Coordination centre
clauses-promises-let-pass = Lets supply runs pass
clauses-promises-inspection = Announces its runs and shows the cargo
clauses-promises-stay-out = Keeps its hulls out
clauses-promises-no-repair = Brings no repair materials
clauses-promises-declare = Stands by the others in words
clauses-promises-observe = Sits in as an observer
