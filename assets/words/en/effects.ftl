### What an inject or the facilitator's hand changes, within a sentence.

# $who (government) $begins (yes | no) $policy (phrase)
effects-policy = { $who } { $begins ->
    [yes] begins
   *[no] ends
}: { $policy }
# $who (government) $by (signed-percent)
effects-support = support in { $who } { $by }
# $who (government) $by (signed-percent)
effects-approval = approval of the government of { $who } { $by }
# $who (government) $by (signed-percent)
effects-credibility = credibility of { $who } { $by }
# $who (government) $by (signed)
effects-capital = political capital of { $who } { $by }
# $who (government) $by (signed)
effects-budget = budget of { $who } { $by } M$
# $place (feature) $by (signed)
effects-control = control of { $place } { $by }
# $place (feature) $by (signed)
effects-supply = supply at { $place } { $by }
# $place (feature) $by (signed)
effects-hull-condition = hull condition at { $place } { $by }
# $who (government) $whom (government) $rung (count) $name (phrase)
effects-rung = { $who } and { $whom } stand at rung { $rung }, { $name }
# $turns (count)
effects-weather = bad weather at sea for { $turns ->
    [one] a turn
   *[other] { $turns } turns
}
effects-forces = forces arrive
effects-war = war for Taiwan begins
# $who (government) $by (signed-percent)
effects-alignment = alignment of { $who } { $by }
# $by (signed-percent)
effects-region = acceptance in the region { $by }
# $good (good) $who (government)
effects-coercion = { $good } is withheld from { $who }
# $agreement (agreement) $status (phrase)
effects-agreement = { $agreement } is { $status }
