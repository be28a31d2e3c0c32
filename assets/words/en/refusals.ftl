### Why something was refused: what was wrong, and what would be legal instead.

refusals-over = The level is over: only messages and the White Cell go on.
refusals-sealed = You have ended this turn. Take that back first, if the turn has not resolved.
# $who (government)
refusals-not-your-nation = You do not command { $who }. Choose a nation of your own.
refusals-no-such-force = There is no such force that you know of. Choose one of your own.
# $force (force)
refusals-not-your-force = { CAPITAL($force) } is not yours to command. Choose a force of your own.
# $force (force)
refusals-force-fixed = { CAPITAL($force) } is tied to its place in this level: it takes no orders.
# $force (force)
refusals-already-ordered = { CAPITAL($force) } has an order this turn. Take that back first.
refusals-broken-route = The way does not lead hex by hex from where the force is to another goal. Choose the goal again.
refusals-land-in-the-way = Land is in the way: choose a goal that the sea leads to.
refusals-sea-in-the-way = Sea is in the way: choose a goal over land.
refusals-too-shallow = The water there is too shallow for a submarine: choose deeper water.
# $who (government)
refusals-foreign-land = The way leads over land of { $who }, which has not agreed. Ask it for access.
refusals-unreachable = No way leads there for this kind of force. Choose a place that it can reach.
# $km (count)
refusals-needs-base = Aircraft need a base to land on ({ $km } km away). Choose an air base.
# $km (count) $limit (count)
refusals-too-far = Too far: { $km } km, and its reach is { $limit } km. Base it nearer first.
# $out (duration) $limit (duration)
refusals-endurance-spent = It would be out { $out }, and can stay out { $limit }. Put into port first.
refusals-nothing-to-publish = No opponent did anything there in the last two turns, to you or a partner, that you could publish.
# $needed (number) $have (number)
refusals-too-little-capital = It takes { $needed } political capital, and you have { $have }. Take an order back, or wait for income.
# $needed (number) $have (number)
refusals-too-little-budget = It takes { $needed } M$, and you have { $have } M$. Take an order back, or wait for income.
refusals-not-on-offer = That offer or question is not on the table for you. Choose one that is open to your answer.
refusals-empty-text = The text is empty. Write something.
# $sign (text)
refusals-hidden-sign = The text holds a sign that cannot be seen ({ $sign }). Take it out, or type the text again.
refusals-no-such-munitions = You hold no munitions of that kind. Choose one that you hold.
# $limit (count)
refusals-too-many-munitions = Between 1 and { $limit } of these munitions can be stored at a time.
# $limit (count)
refusals-text-too-long = The text is too long: at most { $limit } characters.
# $limit (count)
refusals-list-too-long = The list is too long: at most { $limit }.
refusals-needs-reason = State a reason: all read it.
# $place (feature)
refusals-needs-force-there = The promise is to act: first send a force with something to do at { $place }.
# $who (government)
refusals-no-treaty = No treaty binds you and { $who }. Consult an ally by treaty.
refusals-waits-for-war = This order waits until the war is over and the calendar goes on.
# $length (duration)
refusals-wrong-clock = This order belongs to levels of quarters; a turn is { $length } here.
refusals-wrong-rung = A rung is between two different nations, and from 0 to 8.
refusals-only-by-inject = Forces do not arrive by hand. Play the inject that brings them.
# $from (count) $to (count)
refusals-wrong-last-turn = The last turn can be set from { $from } to { $to }.
# $place (place)
refusals-no-host-there = Nobody is host at { $place }. Choose a base of a nation that takes part.
# $most (count)
refusals-wrong-partners = An exercise is of its leader and of one to { $most } others, each named once.
# $who (government)
refusals-no-election = No election in { $who } lies ahead to meddle in. Choose a nation that votes.
# $guest (government) $host (government)
refusals-no-legal-basis = No agreement lets { $guest } come to { $host }, or keeps what they share. Make one first.
# $place (place)
refusals-not-assured = Access to { $place } is not assured in a crisis: nobody builds there. Agree first on access that is automatic up to a crisis.
refusals-not-ratifying = That is not before your parliament. Only a treaty that waits for its vote can be pressed.
refusals-no-such-place = There is no such place on this map. Choose one that the map shows.
refusals-no-such-cell = There is no such hex on this map. Choose one that the map shows.
refusals-no-such-agreement = There is no such agreement. Choose one from the list of agreements.
refusals-no-such-offer = There is no such offer. Choose one that is on the table.
refusals-no-such-choice = There is nobody and nothing to give it for as things stand.
refusals-no-such-order = There is no such order in your list. Choose one that stands there.
refusals-no-such-obligation = No such obligation waits for your answer. Choose one that fell due for you.
refusals-no-such-inject = This level has no such inject. Choose one of those prepared.
refusals-no-such-text = There is no such text. Write one.
refusals-no-such-list = There is no such list.
refusals-no-such-good = There is no such good. Choose one of those traded in this level.
refusals-no-such-programme = There is no such programme. Choose one of your own.
refusals-no-such-stock = There are no munitions of that kind to store, and munitions are shipped, not built. Choose one that you hold.
refusals-no-such-permission = That clause asks for no consultation now. Choose a permission that must be asked for, in the tension that it covers.
refusals-text-no-clause = The text has no clause. Add one.
refusals-text-parties = The parties must be whoever offers and whoever is asked, two at least and each once.
# $who (government)
refusals-text-not-a-party = { CAPITAL($who) } is no party to the text. Ask it too, or leave it out of the clause.
# $who (government)
refusals-text-excluded = { CAPITAL($who) } stays outside treaties of defence. Offer it something less, or leave it out.
refusals-text-bad-revision = A revision needs all parties of what it revises, and something that still stands.
refusals-no-war = There is no war now: orders of war wait for one.
refusals-not-in-level = This level has no war that could begin.
refusals-under-way = The war is being fought already.
# $who (government)
refusals-no-invasion = { CAPITAL($who) } launches no invasion: only Beijing does.
# $who (government)
refusals-no-rule = That is no rule for { $who } to set: Washington decides about strikes on China, Beijing whose soil it spares.
# $who (government)
refusals-no-part = { CAPITAL($who) } has no part in this war.
# $who (government)
refusals-no-task-force = { CAPITAL($who) } has no such task force. Choose one of its own.
refusals-wrong-mission = That is no mission for it. Choose one of its own, with shares from 0% to 100%.
refusals-out-of-reach = No missile reaches that. Choose a base nearer to China.
refusals-no-target = No base of the other side is there. Aim at one, or at a host of some.
refusals-spared = Your own rules of engagement spare it. Lift them first.
# $place (place)
refusals-nothing-there = You have no squadron at { $place }. Choose a base from which you fly.
# $place (place)
refusals-no-base = { CAPITAL($place) } is no air base of this war. Choose one that is.
# $place (place)
refusals-no-leave = The host of { $place } does not let you in. Ask it for access.
# $who (government)
refusals-no-host = { CAPITAL($who) } has no bases that others ask for.
# $who (government)
refusals-agreed = { CAPITAL($who) } has agreed to more: what is in force binds it. It can allow more, not less.
# $who (government)
refusals-fights = { CAPITAL($who) } is in the war already.
refusals-not-nuclear = Only Beijing and Washington recommend rung 7 or 8, and only while they fight.
# $force (force)
refusals-in-task-force = { CAPITAL($force) } fights with its task force: order that.
refusals-already-ordered-so = Your list has that order already, or another about the same thing. Take that back first.
refusals-already-open = Your orders are open already.
refusals-already-idle = It does nothing that could be ended. Give it something to do, or leave it.
refusals-already-pressed = That lever is pulled already. It can be let go.
refusals-already-not-pressed = That lever is not pulled. There is nothing to let go.
refusals-already-warned = The public is warned already. Warn it again when the warning has worn off.
refusals-already-built = As much of that stands or is under way there as is of use. Build something else, or elsewhere.
refusals-already-begun = That programme runs already, or has delivered. Begin another.
refusals-already-planned = That exercise is planned already. Choose other partners or another place.
refusals-already-followed = That policy stands already. It can be ended.
refusals-already-not-followed = That policy does not stand. It can be begun.
refusals-already-based = The squadrons are there already. Choose another base.
refusals-already-ruled = That stands already. Choose another rule, or leave it.
refusals-already-offered = That offer is on the table already. Wait for the answer, or change the text.
refusals-already-asked = The host has been asked that. Wait for its answer, or ask again next turn.
refusals-already-played = That inject was played already. Announce something new instead.
refusals-already-seated = A seat speaks for that nation already. Choose a country desk.

# $text (text)
refusals-plain = { $text }
# $force (text)
refusals-cannot-take-order = { CAPITAL($force) } cannot take this order: it is lost, not there yet, or, to take hulls, not alike and not in the same place.
# $limit (count)
refusals-no-staff-actions = { $limit ->
    [one] The one staff action of this turn is used. Take an order back to free it.
   *[other] All { $limit } staff actions of this turn are used. Take an order back to free one.
}
# $who (government) $operation (phrase) $place (place, if any)
refusals-no-permission = { CAPITAL($who) } has not agreed to { $operation }{ $place ->
    [absent] {""}
   *[other] {" "}at { $place }
}. Ask it for access.
# $who (government) $agreement (agreement) $turns (count) $asked (yes | no)
refusals-must-consult = { CAPITAL($who) } must be consulted first, under { $agreement }: { $turns ->
    [one] 1 turn
   *[other] { $turns } turns
}.{ $asked ->
    [yes] {" "}It has been asked.
   *[no] {""}
}
# $act (phrase) $ceiling (phrase)
refusals-above-ceiling = { CAPITAL($act) } is beyond the ceiling that you set ({ $ceiling }). Raise the ceiling first, or order less.
# $all (phrase)
refusals-bad-opponent = Name another nation that takes part ({ $all }), and nobody where the order is against nobody.
# $who (government) $offers (count)
refusals-too-many-offers = You have made { $offers ->
    [one] 1 offer
   *[other] { $offers } offers
} to { $who } this turn; more would not be heard before the next.
# $open (phrase)
refusals-not-all-sealed = Not every seat has ended its turn. Still at work: { $open }.
# $who (government) $goods (phrase)
refusals-no-lever = { CAPITAL($who) } has no such lever of trade. It can withhold: { $goods }.
# $who (government) $programmes (phrase)
refusals-not-its-programme = { CAPITAL($who) } has no such programme. Its own are: { $programmes }.
# $who (government) $agreement (agreement) $others (phrase)
refusals-not-bound = { CAPITAL($who) } is not bound by { $agreement }, or has given notice. It can denounce: { $others }.
# $agreement (agreement) $from (phrase) $to (phrase) $next (phrase)
refusals-wrong-status = { CAPITAL($agreement) } is { $from } and cannot become { $to }. It can become: { $next }.
# $who (government) $others (phrase)
refusals-not-courted = { CAPITAL($who) } is not courted in this level. Those that are: { $others }.
# $most (count)
refusals-wrong-hulls = { $most ->
    [0] It can give no hull away: one stays, and the other has room for no more.
    [one] One hull can be shifted: one at least stays.
   *[other] From 1 to { $most } hulls can be shifted: one at least stays.
}
# $others (phrase)
refusals-no-such-seat = This level has no such seat. Its seats: { $others }.
# $others (phrase)
refusals-no-such-nation = No such nation takes part. Those that do: { $others }.
# $others (phrase)
refusals-no-such-feature = Nobody contests such a feature in this level. Contested are: { $others }.
# $turn (count)
refusals-no-such-turn = There is no such turn in this game. Choose one up to turn { $turn }.
# $force (force) $act (phrase)
refusals-cannot = { CAPITAL($force) } cannot do that: { $act }.
# $force (force) $act (phrase)
refusals-cannot-there = { CAPITAL($force) } cannot do that there: { $act }. A cargo goes to an outpost of one's own whose garrison holds out.
# $force (force) $act (phrase) $others (phrase)
refusals-cannot-but = { CAPITAL($force) } cannot do that: { $act }. It can: { $others }.
# $place (place) $force (force) $needs (air-base | port | land | another)
refusals-wrong-place = { CAPITAL($place) } does not take { $force }. Choose { $needs ->
    [air-base] an air base
    [port] a port
    [land] a place on land
   *[another] another place
}.
# $who (government) $good (good) $others (phrase)
refusals-not-exposed = { CAPITAL($who) } does not depend on that trade: { $good }. Those that do: { $others }.
# $who (government)
refusals-nothing-to-warn-of = There is nothing to warn the public of { $who } of.
# $who (government)
refusals-nothing-to-attribute = No lies that have reached the public of { $who } wait for an author. They can be traced once they have landed.
# $who (government) $good (good) $others (phrase)
refusals-nothing-to-divert = Nobody presses { $who } with { $good } so that other markets would help. It is pressed with: { $others }.
# $who (government)
refusals-text-with-itself = A clause between { $who } and { $who } says nothing. Name another nation in it.
# $who (government)
refusals-text-not-theirs = { CAPITAL($who) } cannot grant what is not its own. Name places that { $who } hosts.
# $strength (phrase)
refusals-text-wrong-instrument = A promise to help needs a { $strength }. Change the form of the text.
# $turn (count)
refusals-text-expired = A clause is over before it begins. Let it last at least to turn { $turn }.
# $zones (phrase)
refusals-no-beach = Nobody can land there. Beaches are in: { $zones }.
# $place (place) $room (count)
refusals-no-room = { CAPITAL($place) } has room for { $room ->
    [one] one
   *[other] { $room }
} more aircraft, fewer than a squadron. Choose another base.
# $note (phrase) $others (phrase)
refusals-not-concerned = You cannot agree to that note as the war stands: { $note }. It is for { $others }, Washington only while it is in the war.

## What is listed

# $who (government)
refusals-nation = { $who }
# $team (team)
refusals-team = { $team }
# $good (good)
refusals-good = { $good }
# $programme (programme)
refusals-programme = { $programme }
# $agreement (agreement)
refusals-agreement = { $agreement }
# $place (feature)
refusals-feature = { $place }
# $zone (text)
refusals-zone = the { $zone }
# $name (text)
refusals-named = { $name }
# $more (count)
refusals-more-others = { $more ->
    [one] 1 other
   *[other] { $more } others
}
# $named (phrases)
refusals-several = { $named }
refusals-none = none
