### Courses of what is measured, over the turns of a game.

series-title-support = Support
series-title-standing = Government approval
series-title-credit = Credibility
series-title-capital = Political capital
series-title-rung = Escalation
series-title-control = Control of features
series-title-supply = Supply of outposts
series-title-presence = Share of presence
series-title-area-held = Area of Taiwan in Chinese hands
series-title-aircraft-lost = Aircraft lost
series-title-ships-lost = Ships lost
series-title-doubt = Doubt
series-meaning-support = public and elite backing for closer defence ties; in China, cohesion behind pressure
series-meaning-standing = how its own public judges the government
series-meaning-credit = how far others take a nation's word
series-meaning-capital = what a government can spend on unpopular decisions
series-meaning-rung = 0 competition to 8 nuclear use, for each pair of nations that ever left 0
series-meaning-control = +3 the first side's, −3 the other's; who is which stands with the place
series-meaning-supply = steps of supply on the outpost, 0 to 3
series-meaning-presence = share of the ship-hours of the turn before
series-meaning-area-held = km² ashore that are held
series-meaning-aircraft-lost = in the war so far, by all causes
series-meaning-ships-lost = in the war so far, submarines apart
series-meaning-doubt = chance that a landing fails: as Beijing believes, as analysts read it, as teams guess it
# $who (government) $whom (government)
series-pair = { FORM($who, "bare") } – { FORM($whom, "bare") }
# $who (government) $place (text)
series-at = { FORM($who, "bare") } at { $place }
series-belief = Beijing's belief
series-analysts = Allied analysts
# $team (text)
series-guess-of = Guess of { $team }
