### A quarantine: orders, refusals, how it stands, and what happened.

quarantine-cargo-gas = gas
quarantine-cargo-coal = coal
quarantine-cargo-oil = oil
quarantine-cargo-goods = goods

quarantine-grade-lifted = lifted
quarantine-grade-eased = eased: papers are asked for
quarantine-grade-held = held: ships are inspected
quarantine-grade-tight = tight: most who are stopped are sent away

quarantine-crews-shadow = follow convoys
quarantine-crews-block = block convoys
quarantine-crews-board = board the merchants of convoys
quarantine-crews-fire = fire on whoever resists

quarantine-guard-accompany = sail along
quarantine-guard-shoulder = stay between
quarantine-guard-return-fire = fire at whoever boards or fires

quarantine-course-wait = stay away
quarantine-course-comply = give their papers to Beijing's customs
quarantine-course-run = run the line

quarantine-ending-lifted = Beijing lifts the quarantine
quarantine-ending-standing = the quarantine stands
quarantine-ending-yielded = Taiwan yields

## Orders

quarantine-order-lift = lift the quarantine
# $grade (phrase) $crews (phrase)
quarantine-order-cordon = the cordon is { $grade }; crews { $crews }
quarantine-order-blockade-by-both = blockade: mines before the ports, submarines against merchants
quarantine-order-blockade-by-mines = blockade: mines before the ports
quarantine-order-blockade-by-submarines = blockade: submarines against merchants
quarantine-order-no-blockade = no mines and no submarines against merchants
# $course (phrase)
quarantine-order-sail = merchants that come alone { $course }
# $share (percent)
quarantine-order-ration = people get { $share } of the fuel they want
# $who (government)
quarantine-order-stand-down = escorts of { $who } stand down
# $who (government) $groups (count) $guard (phrase) $first (phrase)
quarantine-order-escort = { $groups ->
    [one] 1 group of { $who } escorts
   *[other] { $groups } groups of { $who } escort
} convoys, told to { $guard }, { $first } first
# $who (government) $on (yes | no)
quarantine-order-airlift = { $on ->
    [yes] { $who } flies goods to Taiwan
   *[no] { $who } flies goods no longer
}
# $who (government) $on (yes | no)
quarantine-order-surety = { $on ->
    [yes] { $who } stands surety for ships to Taiwan
   *[no] { $who } stands surety no longer
}
# $who (government) $open (yes | no)
quarantine-order-ports = { $open ->
    [yes] { $who } opens its ports to escorts from next week on
   *[no] { $who } closes its ports to escorts
}

## Refusals

quarantine-refused-none = There is no quarantine now.
# $who (government)
quarantine-refused-not-theirs = That is not for { $who } to decide.
# $wanted (count) $have (count)
quarantine-refused-too-few-groups = { $wanted } groups of escorts are too many: you have { $have }.
# $least (percent)
quarantine-refused-ration = Between { $least } and 100% of the fuel that people want can be given out.

## How it stands

quarantine-electricity = Electricity
quarantine-endurance = Endurance
quarantine-stores = Gas, coal, oil
# $gas (number) $coal (number) $oil (number)
quarantine-stores-of = { $gas }, { $coal }, { $oil } days
quarantine-merchants-landed = Merchants landed
# $percent (number)
quarantine-landed-of-these = { $percent }% of those that came
quarantine-taken-and-sunk = Taken, sunk
# $taken (count) $sunk (count)
quarantine-taken-and-sunk-of = { $taken }, { $sunk }
quarantine-cordon = The cordon
# $grade (phrase) $crews (phrase)
quarantine-cordon-is = { $grade }; crews { $crews }
quarantine-merchants-alone = Merchants alone
quarantine-fuel = Fuel given out
quarantine-blockade = Blockade
quarantine-mines-and-submarines = mines, submarines
quarantine-mines = mines
quarantine-submarines = submarines
# $who (government)
quarantine-escorts-of = Escorts of { $who }
# $groups (count) $guard (phrase) $first (phrase)
quarantine-escorts-are = { $groups ->
    [one] 1 group
   *[other] { $groups } groups
}; { $guard }, { $first } first
quarantine-fly-in = Fly goods in
quarantine-stand-surety = Stand surety

## What happened

# An order that names whom it is of. $decision (phrase)
quarantine-decided = { CAPITAL($decision) }
# $who (government) $decision (phrase)
quarantine-decided-by = { CAPITAL($who) }: { $decision }
# $on (count) $came (count)
quarantine-went-on = Merchants that came alone: { $on } of { $came } went on
# $ships (count) $hulls (count)
quarantine-came-alone = { $ships ->
    [one] 1 ship
   *[other] { $ships } ships
} came alone; { $hulls } of Beijing's hulls on the line
# $gave (count) $away (count) $taken (count)
quarantine-papers = Gave their papers: { $gave }; sent away: { $away }; taken: { $taken }
# $crews (phrase) $escorts (phrase)
quarantine-told-to = Crews were told to { $crews }, escorts to { $escorts }
# $chance (percent) $drawn (percent)
quarantine-convoy-chance = Chance to come through { $chance }; drawn { $drawn }
# $who (government) $ships (count)
quarantine-convoy-passes = A convoy of { $who } comes through with { $ships ->
    [one] 1 ship
   *[other] { $ships } ships
}
# $who (government) $ships (count)
quarantine-convoy-turned-back = A convoy of { $who } with { $ships ->
    [one] 1 ship
   *[other] { $ships } ships
} is turned back
# $who (government) $taken (count) $ships (count)
quarantine-convoy-stopped = A convoy of { $who } is stopped; ships taken: { $taken } of { $ships }
# $who (government)
quarantine-collided = An escort of { $who } and a Chinese cutter collide; the cutter sinks
# $who (government) $boats (count) $warship (yes | no)
quarantine-fired = Shots between escorts of { $who } and Chinese crews: { $boats ->
    [one] 1 cutter or boat is
   *[other] { $boats } cutters and boats are
} lost{ $warship ->
    [yes] ; { $who } loses a warship
   *[no] {""}
}
# $who (government)
quarantine-became-war = The shots become war: { $who } and China fight from next week on
# $sunk-by (both | mines | submarines) $merchants (count)
quarantine-sunk = { $sunk-by ->
    [both] Mines and submarines
    [mines] Mines
   *[submarines] Submarines
} sink { $merchants ->
    [one] 1 merchant
   *[other] { $merchants } merchants
}
# $alone (count) $convoy (count)
quarantine-sunk-how = { $alone } that came alone, { $convoy } in convoy
# $power (percent) $days (count)
quarantine-supplied = Taiwan has { $power } of the electricity that it wants; gas for { $days ->
    [one] 1 day
   *[other] { $days } days
}
# $gas (count) $coal (count) $oil (count) $goods (count)
quarantine-ships-landed = Ships landed: { $gas } of gas, { $coal } of coal, { $oil } of oil, { $goods } of goods
# $gas (count) $coal (count) $oil (count) $goods (count)
quarantine-in-store = In store: gas { $gas ->
    [one] 1 day
   *[other] { $gas } days
}, coal { $coal ->
    [one] 1 day
   *[other] { $coal } days
}, oil { $oil ->
    [one] 1 day
   *[other] { $oil } days
}, goods { $goods ->
    [one] 1 day
   *[other] { $goods } days
}
# $share (percent)
quarantine-on-the-shelves = Goods on the shelves: { $share }
# $endurance (percent)
quarantine-endured = Taiwan's endurance: { $endurance }
# $dark (percent) $hunger (percent) $spirit (percent)
quarantine-endured-why = Darkness −{ $dark }, empty shelves −{ $hunger }, help and habit +{ $spirit }
# $merchants (count)
quarantine-sailed = Merchants that sail for Taiwan: { $merchants }
# $share (percent)
quarantine-dare = { $share } of owners dare
# $ending (phrase)
quarantine-ended = { CAPITAL($ending) }
