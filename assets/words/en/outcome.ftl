### A team's result, what its objectives lacked, and what it left unused.

# $team (text) $over (yes | no) $points (count) $most (count) $needed (count)
outcome-success = { $team }: success{ $over ->
    [yes] {""}
   *[no] {" "}as things stand
}, with { $points } of { $most } points; { $needed } were needed.
# $team (text) $over (yes | no) $points (count) $most (count) $short (count) $needed (count)
outcome-no-success = { $team }: no success{ $over ->
    [yes] {""}
   *[no] {" "}as things stand
}, with { $points } of { $most } points; { $short ->
    [one] 1 point
   *[other] { $short } points
} short of the { $needed } needed.
# $team (text) $points (count) $most (count) $over (yes | no)
outcome-points = { $team }: { $points } of { $most } points{ $over ->
    [yes] {""}
   *[no] {" "}as things stand
}.
# $offers (phrases)
outcome-not-accepted = On the table and not accepted: { $offers }. By its text it would have served this objective.
# $name (text) $who (government) $turn (count)
outcome-offer = “{ $name }” of { $who } (turn { $turn })
outcome-no-order = You gave no order that serves it by itself.
# $turn (count)
outcome-one-order = You gave an order that serves it in turn { $turn } only.
# $turns (count) $all (count)
outcome-orders = You gave orders that serve it in { $turns } of { $all } turns.
# $points (count) $missing (phrases)
outcome-missing = For { $points } of 3: { $missing }.
# $left (count) $limit (count)
outcome-staff-actions = Staff actions that were not used: { $left } of { $limit }.
# $who (government, if any) $capital (number) $start (number)
outcome-capital = Political capital{ $who ->
    [absent] {""}
   *[other] {" "}of { $who }
} that was not spent: { $capital } (at the start it was { $start }).
