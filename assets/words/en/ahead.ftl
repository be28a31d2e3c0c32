### What lies ahead: elections, votes on treaties, programmes.

ahead-this-turn = this turn
# $turn (count)
ahead-in-turn = turn { $turn }
# $chance (count)
ahead-about-percent = about { $chance }%

## Elections

ahead-government-falls = a government that loses falls, and its successor looks again at what is not ratified
# $treaties (phrases)
ahead-government-falls-with = a government that loses falls, and its successor looks again at what is not ratified: { $treaties }
ahead-government-stays = a government that loses stays, with less capital and every vote on treaties three months later
# $stakes (phrase)
ahead-at-stake = At stake: { $stakes }
# $chance (phrase)
ahead-confirmed = It is confirmed with { $chance } as things stand
# $exact (yes | no) $approval (percent) $swing (signed-percent)
ahead-approval-swing = Approval { $exact ->
    [yes] {""}
   *[no] about{" "}
}{ $approval }: a swing of { $swing }
# $by (signed-percent)
ahead-trade-lost = Trade that is lost to pressure: { $by }
# $mood (percent)
ahead-mood-and-meddling = The mood of the day: up to { $mood } either way; meddling, if there is any, comes on top
# $name (text) $who (government)
ahead-election = { $name } ({ FORM($who, "letters") })
# $day (date) $turn (phrase) $chance (phrase)
ahead-election-when = { $day }, { $turn }; confirmed with { $chance }

## Votes on treaties

# $done (count) $all (count) $who (government) $turn (phrase)
ahead-ratified = { $done } of { $all } ratified; next: { $who }, { $turn }
ahead-binds-in-part = It binds those who have ratified once two have
ahead-binds-all = It binds once all have ratified
ahead-has-ratified = has ratified
ahead-has-said-no = has said no
ahead-votes-no-more = does not vote any more
# $who (government) $chance (phrase)
ahead-yes-with = { FORM($who, "bare") }: yes with { $chance }
# $turn (phrase) $exact (yes | no) $support (percent) $needed (percent)
ahead-votes = votes { $turn }; support { $exact ->
    [yes] {""}
   *[no] about{" "}
}{ $support }, needed { $needed }
# $exact (yes | no) $support (percent) $needed (percent) $margin (signed-percent)
ahead-support-needed = Support { $exact ->
    [yes] {""}
   *[no] about{" "}
}{ $support } where this text needs { $needed }: { $margin }
# $exact (yes | no) $approval (percent) $by (signed-percent)
ahead-approval-counts = Approval of the government { $exact ->
    [yes] {""}
   *[no] about{" "}
}{ $approval }: { $by }
# $mood (percent)
ahead-mood = The mood of the day: up to { $mood } either way
# $exact (yes | no) $put-off (percent) $no (percent)
ahead-if-not-yes = If it is not yes: put off with { $exact ->
    [yes] {""}
   *[no] about{" "}
}{ $put-off }, no with { $exact ->
    [yes] {""}
   *[no] about{" "}
}{ $no }
# $months (count)
ahead-usual-pace = Left at the usual pace: { $months ->
    [one] 1 month
   *[other] { $months } months
}; a ready public makes it faster, an unready one slower

## Programmes

# $count (count) $what (phrase)
ahead-yield = { $count } { $what }
# $who (government) $name (text)
ahead-programme = { FORM($who, "letters") }: { $name }
# $yields (phrases)
ahead-delivers = Delivers { $yields }
# $cost (number) $budget (number)
ahead-costs = Costs { $cost } M$ this turn, of a budget of { $budget } M$; what is not paid waits
# $turn (phrase) $day (date) $stalled (yes | no)
ahead-delivery = { $turn }, { $day }{ $stalled ->
    [yes] ; money was short last turn
   *[no] {""}
}
ahead-its-own-to-know = How far it has come is its own to know
ahead-in-work = in work
# $turn (count)
ahead-delivered-in = delivered in turn { $turn }
