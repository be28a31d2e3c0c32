### A name for each kind of thing that the rules know: acts, pressure, stocks, work, signals, grounds, drivers, factors.

kinds-act-document = document
kinds-act-patrol = patrol
kinds-act-escort = escort
kinds-act-resupply = resupply
kinds-act-resupply-repair = bring repair materials
kinds-act-survey = survey
kinds-act-build = build
kinds-act-shadow = shadow
kinds-act-show-force = show force
kinds-act-block = block
kinds-act-live-fire = fire live weapons
kinds-act-harass = harass
kinds-act-water-cannon = use water cannon
kinds-act-ram = ram
kinds-act-board = board

kinds-act-meaning-document = watches and films; its pictures make publicity count
kinds-act-meaning-patrol = is there: counts towards presence and control
kinds-act-meaning-escort = stands between your side's activity and whoever opposes it
kinds-act-meaning-resupply = brings food, water and people to the outpost
kinds-act-meaning-resupply-repair = brings repair materials: the other side minds more
kinds-act-meaning-survey = surveys the seabed, or works for those who do
kinds-act-meaning-build = dredges and builds: an island grows unless the holder controls the waters
kinds-act-meaning-shadow = follows and watches
kinds-act-meaning-show-force = sails past, or round, another's coast to be seen
kinds-act-meaning-block = puts hulls in the way
kinds-act-meaning-live-fire = fires live weapons in another's waters or airways
kinds-act-meaning-harass = flares, lasers and close passes at those who watch
kinds-act-meaning-water-cannon = sprays to stop or damage
kinds-act-meaning-ram = shoulders or rams
kinds-act-meaning-board = boards, seizes or detains

kinds-influence-disinformation = spread lies
kinds-influence-meddling = meddle in the election
kinds-influence-rhetoric = speak of blocs and a new Cold War

kinds-inducement-loan = loans and gifts
kinds-inducement-policing = police advisers and equipment
kinds-inducement-infrastructure = a port, a cable or a hospital
kinds-inducement-relief = help after a storm

kinds-benefit-technology = share technology
kinds-benefit-infrastructure = build what serves civilians too
kinds-benefit-disaster-response = help after disasters

kinds-stock-strike-missiles = strike missiles
kinds-stock-anti-ship-missiles = anti-ship missiles
kinds-stock-interceptors = interceptors
kinds-stock-shelters = hardened shelters
kinds-stock-drones = unmanned aircraft
kinds-stock-submarines = submarines
kinds-stock-cutters = cutters
kinds-stock-sealift = hundreds of troops in one lift

kinds-cargo-supplies = supplies
kinds-cargo-repair-material = repair materials

kinds-operation-overflight = fly over
kinds-operation-logistics = put in and refuel
kinds-operation-isr = fly reconnaissance
kinds-operation-defensive-operations = defend
kinds-operation-combat-sorties = fly combat sorties
kinds-operation-mainland-strikes = strike the mainland

kinds-signal-reassure = reassure
kinds-signal-warn = warn
kinds-signal-calm = calm
kinds-signal-notice = give notice of firing

kinds-status-proposed = proposed
kinds-status-signed = signed
kinds-status-ratifying = being ratified
kinds-status-in-force = in force
kinds-status-lapsed = lapsed

kinds-instrument-declaration = Declaration
kinds-instrument-arrangement = Arrangement
kinds-instrument-treaty = Treaty

kinds-rung-0 = competition
kinds-rung-1 = coercion and lawfare
kinds-rung-2 = harassment
kinds-rung-3 = quarantine and boarding
kinds-rung-4 = submarines and mines
kinds-rung-5 = overt force in a zone
kinds-rung-6 = bases and homelands
kinds-rung-7 = nuclear signalling
kinds-rung-last = nuclear use

kinds-ground-consensus = too little backing at home
kinds-ground-threat = it does not see the threat
kinds-ground-exposure = what China could do in return
kinds-ground-operation = the operation asked for goes too far
kinds-ground-control = too little would be left to its own decision
kinds-ground-return = it gets too little for it
kinds-ground-credit = your word is not taken far enough
kinds-ground-fatigue = too many such offers already
kinds-ground-alignment = it leans the other way
kinds-ground-timing = not before the election
kinds-ground-unstated = no reason given

kinds-weighed-consensus = backing at home
kinds-weighed-threat = the threat as it sees it
kinds-weighed-exposure = what China could do in return
kinds-weighed-operation = what is asked of it
kinds-weighed-control = what is left to its own decision
kinds-weighed-return = what it gets for it
kinds-weighed-credit = how far the other's word is taken
kinds-weighed-fatigue = how many such offers it has had
kinds-weighed-alignment = where it leans
kinds-weighed-timing = an election is near
kinds-weighed-unstated = no reason given

kinds-institution-headquarters = a combined headquarters
kinds-institution-working-group = a planning group
kinds-institution-shared-isr = a cell that shares reconnaissance
kinds-institution-coordination-centre = a coordination centre

kinds-task-force-missiles = missile force
kinds-task-force-bombers = bombers
kinds-task-force-submarines = submarines
kinds-task-force-surface = carriers and surface groups
kinds-task-force-landing = landing force
kinds-task-force-coastal = coastal missiles
kinds-task-force-reserves = reserves

kinds-note-surrender = Taiwan yields
kinds-note-withdrawal = China withdraws in phases
kinds-note-enclave = arms rest where they stand
kinds-note-us-withdrawal = the United States withdraws

kinds-outcome-chinese-victory = a Chinese victory
kinds-outcome-stalemate-toward = a stalemate toward China
kinds-outcome-stalemate-against = a stalemate against China
kinds-outcome-chinese-defeat = a Chinese defeat

kinds-basing-none = nothing that has to do with the war
kinds-basing-logistics = tankers, patrols and supply
kinds-basing-combat = combat sorties

kinds-work-runway = runways and aprons
kinds-work-fuel = fuel and piers
kinds-work-shelters = hardened shelters
kinds-work-stocks = stores for munitions

kinds-driver-deaths = people were killed
kinds-driver-injuries = people were injured
kinds-driver-damage = a hull was damaged
kinds-driver-survey = a survey that nobody stopped
kinds-driver-delivery = a cargo got through
kinds-driver-blocked = a cargo did not get through
kinds-driver-outpost-lost = an outpost was lost
kinds-driver-control-shift = control of a feature moved
kinds-driver-publicity = it publicised what happened
kinds-driver-exposure = the world was shown what it did
kinds-driver-ally-kept = an ally kept its word
kinds-driver-ally-refused = an ally did not keep its word
kinds-driver-kept-word = it kept its word
kinds-driver-broke-word = it did not keep its word
kinds-driver-incursion = forces entered without permission
kinds-driver-rashness = it acted rashly in the world's eyes
kinds-driver-concession = a concession that the public dislikes
kinds-driver-understanding = an understanding that calms things
kinds-driver-signal = a signal or a consultation
kinds-driver-misread = a signal was misread
kinds-driver-inject = events
kinds-driver-white-cell = the White Cell's decision
kinds-driver-order-cost = the cost of an order
kinds-driver-income = what support yields in a turn
kinds-driver-decay = time without incidents
kinds-driver-persistence = long presence without an answer
kinds-driver-coercion = trade was restricted
kinds-driver-embargo = trade was lost to a restriction
kinds-driver-disinformation = disinformation
kinds-driver-meddling = election interference
kinds-driver-rhetoric = speeches of blocs and a new Cold War
kinds-driver-attribution = disinformation was attributed
kinds-driver-inducement = what was offered
kinds-driver-exercise = an exercise
kinds-driver-infrastructure = what is built at bases
kinds-driver-institution = institutions at work
kinds-driver-programme = a programme
kinds-driver-spending = what is spent on defence
kinds-driver-tariffs = tariffs between allies
kinds-driver-upkeep = the price of a policy
kinds-driver-benefit = what closer ties bring to people
kinds-driver-campaign = the government's campaign
kinds-driver-election = an election
kinds-driver-ratification = a treaty before parliaments
kinds-driver-reassurance = the region was reassured
kinds-driver-live-fire = live fire near by
kinds-driver-show-of-force = a task group showed itself
kinds-driver-harassment = aircraft or ships were harassed
kinds-driver-island-building = an island was built
kinds-driver-war = they fight each other
kinds-driver-quarantine = merchants are stopped, and others escort them
kinds-driver-nuclear = nuclear forces were shown

# $act (phrase)
kinds-driver-encounter = an encounter ({ $act })

# $shown (phrase) $number (count)
kinds-stocked-strike-missiles = { $shown } { $number ->
    [one] strike missile
   *[other] strike missiles
}
# $shown (phrase) $number (count)
kinds-stocked-anti-ship-missiles = { $shown } { $number ->
    [one] anti-ship missile
   *[other] anti-ship missiles
}
# $shown (phrase) $number (count)
kinds-stocked-interceptors = { $shown } { $number ->
    [one] interceptor
   *[other] interceptors
}
# $shown (phrase) $number (count)
kinds-stocked-shelters = { $shown } { $number ->
    [one] hardened shelter
   *[other] hardened shelters
}
# $shown (phrase) $number (count)
kinds-stocked-submarines = { $shown } { $number ->
    [one] submarine
   *[other] submarines
}
# $shown (phrase) $number (count)
kinds-stocked-cutters = { $shown } { $number ->
    [one] cutter
   *[other] cutters
}
# $shown (phrase) $number (count)
kinds-stocked-sealift = { $shown } { $number ->
    [one] hundred troops in one lift
   *[other] hundreds of troops in one lift
}
# $shown (phrase)
kinds-stocked-drones = { $shown } unmanned aircraft

# $tons (number)
kinds-factor-own-weight = weight of the acting hulls { $tons } t
# $tons (number)
kinds-factor-escort-weight = weight of the escorts { $tons } t
# $tons (number)
kinds-factor-opposing-weight = weight of the opposing hulls { $tons } t
# $value (percent)
kinds-factor-base-chance = chance against this act { $value }
# $value (signed-percent)
kinds-factor-balance = balance of hulls { $value }
# $value (signed-percent)
kinds-factor-weather = weather { $value }
# $value (signed-percent)
kinds-factor-witnesses = cameras on the scene { $value }
# $value (signed-percent)
kinds-factor-ally-present = a treaty ally on the scene { $value }
# $value (signed-percent)
kinds-factor-passage = a passage arrangement { $value }
# $value (percent)
kinds-factor-chance = chance to get it done { $value }
# $value (percent)
kinds-factor-drawn = drawn { $value } (below the chance passes)
# $value (number)
kinds-factor-presence-share = share of presence { $value }%
# $value (percent)
kinds-factor-wear = worn by earlier use { $value }
# $value (number)
kinds-factor-gravity = gravity of the act { $value }
# $value (number)
kinds-factor-hours = { $value } h
# $number (count)
kinds-factor-people = { $number ->
    [one] 1 person
   *[other] { $number } people
}
# $value (percent)
kinds-factor-exposure = trade at stake { $value } of product
# $value (percent)
kinds-factor-effect = full effect { $value }
# $value (percent)
kinds-factor-pre-bunking = left after warnings { $value }
# $number (count)
kinds-factor-partners = { $number ->
    [one] 1 nation
   *[other] { $number } nations
}
# $value (percent)
kinds-factor-backing = support { $value }
# $value (percent)
kinds-factor-needed = support needed { $value }
# $value (percent)
kinds-factor-standing = approval of the government { $value }
# $value (signed-percent)
kinds-factor-mood = mood of the day { $value }
# $value (signed-percent)
kinds-factor-meddling = meddling { $value }
# $value (signed-percent)
kinds-factor-trade-loss = lost trade { $value }
# $value (percent)
kinds-factor-region = acceptance in the region { $value }
# $value (duration)
kinds-factor-transit = transit out and back { $value }
# $value (percent)
kinds-factor-notice = alarm left, as it was announced or not { $value }
# $value (percent)
kinds-factor-forewarned = loss of face left, as it was seen or not { $value }
# $value (percent)
kinds-factor-on-station = on station of the time at sea { $value }
# $value (number)
kinds-factor-availability = hulls at sea at any time { $value }%
