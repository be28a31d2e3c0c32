### Orders, kind by kind: their names, what forms ask, and sentences.

orders-purpose-build = Build
orders-purpose-bargain = Help the bargain
orders-purpose-pressure = Pressure and counters
orders-purpose-home = Home and region
# $source (text)
orders-source = Source: { $source }
# $why (text)
orders-assumption = Assumption: { $why }
orders-with-this-turn = With this turn
orders-move-name = Send a force
orders-move-meaning = A force goes along a way, and goes on in later turns until it is there.
orders-move-no-odds = No odds: a move alone meets nobody.
orders-undertake-name = Give a force something to do
orders-undertake-meaning = A force does this at a feature until it is told otherwise, and goes there first.
orders-hold-name = Stop a force
orders-hold-meaning = A force stops where it is, and drops what it has to do.
# $force (force)
orders-stops = { $force } stops what it is doing
orders-transfer-name = Shift hulls
orders-transfer-meaning = Hulls pass from one force to another of the same kind in the same place; at least one stays.
orders-signal-name = Send a signal
orders-signal-meaning = Tells another government what you mean. With a message it is misread less often.
orders-signal-asks-what = What you mean
orders-signal-asks-whom = To whom
# $who (government) $by (signed-percent)
orders-support-rises = Support in { $who } about { $by } at most
# $who (government) $by (signed-percent)
orders-support-falls = Support in { $who } about { $by } at most
# $who (government) $by (signed-percent)
orders-approval-rises = Approval of the government of { $who } about { $by } at most, and a quieter rung between you
orders-publicise-name = Publish what was done
orders-publicise-meaning = Shows the world what another did at a feature in the last two turns: raises support, costs the other credit, and suspends quiet understandings.
orders-publicise-asks = What happened where
# $place (feature)
orders-publicises = publicise what happened at { $place }
orders-consult-name = Consult under a treaty
orders-consult-meaning = In public, with a treaty ally: steadies your government and the ally's support. Each further time it says less.
orders-consult-asks = With whom
# $who (government)
orders-consults = consult { $who } under the treaty
orders-answer-name = Answer an obligation
orders-answer-meaning = Keeps or refuses what an agreement asks now that it fell due.
orders-coerce-name = Use or end a lever of trade
orders-coerce-meaning = A named good is withheld or no longer bought. It bites from the next turn on, costs you too, and wears out as trade finds other ways.
orders-coerce-asks-good = Which good
orders-coerce-asks-whom = Against whom
orders-influence-name = Work on another public
orders-influence-meaning = Lies, meddling or speeches against closer ties. Whoever is named as the author of lies pays in credit.
orders-influence-asks-how = How
orders-influence-asks-whom = On whose public
# $how (phrase) $who (government)
orders-influences = { $how } against { $who }
orders-calendar = Calendar
orders-counter-name = Counter pressure
orders-counter-meaning = Warn your public before lies come, name their author afterwards, or help traders to other markets.
orders-counter-asks = How
orders-prebunks = warn the public of lies to come
orders-attributes = name the author of what was spread
# $good (good)
orders-diverts = help traders to other markets: { $good }
# $back (percent) $credibility (percent)
orders-author-pays = Found, { $back } of what it moved comes back, and the author loses { $credibility } of credibility
orders-induce-name = Court a third nation
orders-induce-meaning = Something for a third nation, so that it leans your way. Far enough over, it signs a security framework.
orders-induce-asks-whom = Whom
orders-induce-asks-what = With what
# $who (government) $what (phrase)
orders-induces = offer { $who } { $what }
orders-exercise-name = Plan an exercise
orders-exercise-meaning = Forces of two, three or four learn to work together. Publics see allies; Beijing's leaders close ranks; the neighbours worry a little.
orders-exercise-asks = Where
# $who (governments) $place (place)
orders-exercises = exercise with { $who } at { $place }
orders-preposition-name = Store munitions ahead
orders-preposition-meaning = Ships munitions of yours to a place that you may use, so that they are there before they are needed.
orders-preposition-asks-country = In which country
orders-preposition-asks-base = At which base
orders-preposition-asks-what = What is stored
orders-preposition-asks-number = How many
orders-invest-name = Build at a base
orders-invest-meaning = Runways, fuel and shelters, at home or where an agreement assures your use of the place in a crisis: automatic, without asking.
orders-invest-asks-country = In which country
orders-invest-asks-base = At which base
orders-invest-asks-what = What is built
# $what (phrase) $place (place)
orders-builds = build { $what } at { $place }
orders-programme-name = Begin a programme
orders-programme-meaning = Missiles, shelters, hulls, unmanned aircraft: paid turn by turn, delivered whole at the end. While the money is short it waits.
orders-programme-asks = Which programme
# $programme (programme)
orders-begins-programme = begin a programme: { $programme }
orders-persuade-name = Campaign at home
orders-persuade-meaning = The government explains closer ties at home. The more are convinced, and the oftener it is done, the less it brings.
orders-campaigns = campaign at home for closer ties
orders-benefit-name = Give an ally's people something
orders-benefit-meaning = Technology, civil works or help after a disaster: raises support for closer ties in the other nation, and costs you money.
orders-benefit-asks-what = What they get
orders-benefit-asks-whom = Who gets it
# $what (phrase) $who (government)
orders-benefits = { $what } for { $who }
orders-policy-name = Begin or end a policy
orders-policy-meaning = The silo, a fair share, tariffs: each stands until it is ended.
orders-policy-asks = Which policy
# $left (percent)
orders-silo-weighs = Tariffs weigh { $left } of what they would between you and an ally
orders-hasten-name = Press your parliament
orders-hasten-meaning = Spends political capital so that a treaty comes to its vote sooner. The public's doubts stay.
orders-hasten-asks = Which treaty
# $agreement (agreement)
orders-hastens = press parliament on { $agreement }
# $months (count)
orders-to-the-vote = { $months ->
    [one] 1 month
   *[other] { $months } months
} to the vote at an even pace
orders-reassure-name = Reassure the region
orders-reassure-meaning = Tells ASEAN and the rest what closer ties are for. A region that accepts them listens to the allies.
orders-reassures = reassure the region
orders-quarantine-name = Decide in a quarantine
orders-quarantine-meaning = How tight the cordon is, who escorts, flies in, stands surety or opens ports, what merchants are told, how much is burnt.
orders-quarantine-no-odds = No odds: how ships meet the cordon hangs on what the other side orders for the same week.
orders-war-name = Decide in a war
orders-war-meaning = Missions of task forces, bases of squadrons, rules of engagement, entry, notes, the nuclear rungs, the invasion.
orders-war-no-odds = No forecast: what comes of it hangs on the other side's plan for the same days, which is not known.

# $ask (text)
orders-choose-partner = { $ask }: choose a partner first
# $force (force) $place (place)
orders-moves = { $force } moves to { $place }
# $force (force) $place (cell)
orders-moves-off = { $force } moves to waters { $place }
# $force (force) $place (cell)
orders-moves-out = { $force } moves to { $place }
# $force (force) $act (phrase) $place (feature) $against (government, if any)
orders-undertakes = { $force }: { $act } at { $place }{ $against ->
    [absent] {""}
   *[other] {" "}against { $against }
}
# $hulls (count) $from (force) $to (force)
orders-hulls-join = { $hulls ->
    [one] 1 hull of { $from } joins { $to }
   *[other] { $hulls } hulls of { $from } join { $to }
}
# $signal (phrase) $whom (government)
orders-signal-without-words = { $signal } { $whom } without words
# $signal (phrase) $whom (government) $message (text)
orders-signal-with-words = { $signal } { $whom }: “{ $message }”
# $chance (percent) $message (yes | no)
orders-misread = Misread with { $chance }{ $message ->
    [yes] {""}
   *[no] ; with a message less often
}
# $keep (yes | no) $whom (government, if any)
orders-answers = { $keep ->
    [yes] keep
   *[no] refuse
} the obligation{ $whom ->
    [absent] {""}
   *[other] {" "}to { $whom }
}
# $good (good) $whom (government)
orders-trades-again = sell and buy again: { $good } ({ $whom })
# $good (good) $whom (government)
orders-withholds = withhold or no longer buy: { $good } ({ $whom })
# $stake (percent) $since (count) $wear (percent)
orders-in-use = { $stake } of its product; in use since turn { $since }, worn by { $wear }: choose it to end it
# $stake (percent)
orders-at-stake = { $stake } of its product at stake
orders-no-election = no election ahead
# $name (text) $day (date)
orders-election-on = { $name }, { $day }
# $name (text) $day (date)
orders-election-ahead = { $name }: { $day }
# $chance (percent) $helping (count)
orders-author-found = The author of each is found with { $chance }, { $helping ->
    [one] 1 nation
   *[other] { $helping } nations
} helping
# Far from China. $tenths (tenths)
orders-leans-towards = leans +{ $tenths } of 3, Beijing below 0
# Towards China. $tenths (tenths)
orders-leans-away = leans −{ $tenths } of 3, Beijing below 0
# $band (phrase)
orders-support-in = support { $band }
# $policy (phrase)
orders-begins-policy = begin: { $policy }
# $policy (phrase)
orders-ends-policy = end: { $policy }
# $what (phrase) $place (place)
orders-stores = store { $what } at { $place }
