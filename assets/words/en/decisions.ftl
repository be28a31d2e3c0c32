### Why an AI player did what it did, for the facilitator and the debrief.

decisions-aim-of-bind = a promise that binds is what its objectives ask for
decisions-aim-of-arm = a programme that is begun now is in time
decisions-aim-of-build = what is built is what makes access worth something
decisions-aim-of-convince = its public, or the region, must go along first
decisions-aim-of-practise = forces that practise together are worth more
decisions-aim-of-relieve = an ally's public is the weakest link
decisions-aim-of-protect = it is pressed, or will be before the vote
decisions-aim-of-press = this public is the weakest, and its vote is near
decisions-aim-of-ease-off = a lever that is worn costs more than it brings
decisions-aim-of-court = this nation can be had
decisions-aim-of-widen = publics carry more than what is promised now
decisions-aim-of-let-in = one more in the promise makes it worth more to all
decisions-aim-of-access = what may be used in a crisis is what is built on
decisions-aim-of-store = munitions should lie where they would be needed
decisions-aim-of-shift = hulls lie idle there and are missing here

decisions-war-aim-strike-first = bases that are open to the other side are struck before it uses them
decisions-war-aim-wear-down = bases that the other side uses are worn down
decisions-war-aim-spare = striking would bring in who might stay out
decisions-war-aim-keep = what is left is kept
decisions-war-aim-land = the beaches there are the best
decisions-war-aim-wait = ships wait while the other side's missiles last
decisions-war-aim-sink = whoever sinks the ships decides the war
decisions-war-aim-place = from there squadrons may fly
decisions-war-aim-enter = whoever stays out now would be alone later
decisions-war-aim-open = allies who may use its bases can fight beside it
decisions-war-aim-settle = what is offered is as good as what would come
decisions-war-aim-squeeze = the island is pressed until it asks for terms
decisions-war-aim-ease = going on would cost more than it brings
decisions-war-aim-feed = the island's lights stay on while ships come
decisions-war-aim-guard = merchants come through where warships go along

# $act (phrase)
decisions-ceiling = ceiling: { $act }
# $agreement (agreement)
decisions-gives-notice = gives notice of { $agreement }
# $place (feature) $hours (duration)
decisions-feed = what { $place } has lasts { $hours } more
# $place (feature) $hull (count)
decisions-mend = the hull at { $place } is at { $hull } of 3 and gives way without repair materials
# $place (feature) $chance (percent)
decisions-cover = a run to { $place } that is blocked passes with { $chance } as things stand: cover would help
# $place (feature)
decisions-film = what happens at { $place } should be seen
# $place (feature)
decisions-watch-only = at { $place } watching is enough: more would cost more than it brings
# $place (feature) $act (phrase)
decisions-crowd = the other side's hulls at { $place } should be worn down: { $act }
# $who (government) $place (feature) $turns (count)
decisions-stand-by = { $who } should not stand alone at { $place }: turns there so far { $turns }
# $place (feature)
decisions-withdraw = one more turn at { $place } would cost more than it brings
decisions-refit = more hulls are damaged than fit: they go home
# $place (feature) $chance (percent)
decisions-recall = at { $place } somebody would be hurt with { $chance }: the cargo is not worth it
# $who (government)
decisions-ease-off = things have gone further with { $who } than its objectives bear
# $act (phrase)
decisions-crews = its crews may go as far as it has planned, and no further: { $act }
# $who (government)
decisions-keep-word = a promise to { $who } fell due, and its name is worth more than the risk
# $who (government)
decisions-break-word = a promise to { $who } fell due, and keeping it would risk more than its name is worth
# $place (feature) $by (percent)
decisions-publish = pictures from { $place } should raise support by { $by }
# $who (government)
decisions-consult = { $who }'s public backing steadies the government
# $who (government)
decisions-reassure = { $who } should know that it is not alone
# $who (government)
decisions-warn = { $who } should know the limit
# $who (government)
decisions-calm = { $who } should know that this can end here
# $who (government)
decisions-ask-leave = the leave of { $who } takes time to get, and will be needed
# $who (government) $total (signed-percent)
decisions-refuse-leave = what { $who } asks weighs more than it brings: { $total } on balance
# $worth (signed-percent) $bar (signed-percent)
decisions-launch = war now is worth { $worth } to it, and waiting { $bar }
# $who (government) $worth (hundredths)
decisions-deal = an understanding with { $who } is worth { $worth } of a point to it
# $who (government)
decisions-take-back = { $who } binds itself to others, and what was given for quiet is taken back
# $who (government) $worth (hundredths)
decisions-counter = it said no to { $who }, and this it would accept: worth { $worth } of a point to it
# $act (phrase) $place (feature)
decisions-reach = { $act } is wanted at { $place }
decisions-notice = firing that was announced costs neither its name nor a rung
# $place (feature)
decisions-watch = nobody looks at { $place }, and a task group is there or may be

# $what (phrase)
decisions-does = { CAPITAL($what) }
# $what (phrase)
decisions-asks-for = asks for { $what }
# $who (government) $what (phrase)
decisions-refuses = Refuses { $who } { $what }
# $instead (yes | no) $who (governments) $name (text)
decisions-offers = { $instead ->
    [yes] Would accept instead, and offers
   *[no] Offers
} { $who }: { $name }
# $who (government) $accepts (yes | no) $name (text) $whom (government)
decisions-answers = { $who } { $accepts ->
    [yes] accepts
   *[no] refuses
}: { $name } of { $whom }
# $who (government) $accepts (yes | no)
decisions-answers-an-offer = { $who } { $accepts ->
    [yes] accepts
   *[no] refuses
}: an offer
# $by (signed-percent) $ground (phrase)
decisions-weighed = { $by } { $ground }
# $clause (text)
decisions-asked = Asked: { $clause }
# $wanted (count) $place (feature) $there (count)
decisions-hulls = { $wanted ->
    [one] 1 hull is
   *[other] { $wanted } hulls are
} wanted at { $place }, and { $there ->
    [one] 1 is
   *[other] { $there } are
} there or on the way
# $place (feature) $act (phrase) $chance (percent)
decisions-stop = a cargo is at { $place }: against { $act } it passes with { $chance }, and stopping it is worth what that may cost
# $who (government) $total (percent) $favours (yes | no)
decisions-weighed-in = what it weighed in the offer of { $who } came to { $total } { $favours ->
    [yes] for
   *[no] against
} it
