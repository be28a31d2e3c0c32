### The report of a game as a page.

page-result = The result
page-turned = What turned it:
page-open = What else was open (what would have come of it nobody can say):
page-seats = What each seat came to
page-points = Points
page-of = Of
page-success = Success
page-objective = Objective
page-score = Score
page-decided = What decided it
page-turn-by-turn = Turn by turn
page-as-things-stand = As things stand now.
page-turning-points = Turning points
page-nothing-yet = Nothing has happened yet.
page-pact = The story of the pact
page-refused = Promises that were refused
page-led-to = It led to:
page-charts = Charts
page-each-point = Each point is the start of a turn.
page-agreements = Agreements
page-no-agreement = No agreement was made or moved.
page-unchanged = Unchanged from the start:
page-offers = Offers
page-from = From
page-to = To
page-offer = Offer
page-answers = Answers
page-war = The war
page-losses = Losses
page-nobody-hurt = Nobody was hurt, and no hull was damaged.
page-nobody-hurt-outside = Outside the war nobody was hurt, and no hull was damaged.
page-nation = Nation
page-killed = Killed
page-injured = Injured
page-hulls-damaged = Hulls damaged
page-hulls-lost = Hulls lost
page-orders = Orders
page-orders-at-the-end = Orders at the end of the turn
page-questions = Questions for the debrief
page-notes = Notes for the instructor
page-seat = Seat
page-turn = Turn
# $title (text)
page-title = { $title } – report
page-white-cell = the White Cell
page-everybody = everybody
# $who (government)
page-desk-of = the desk of { $who }
# $reader (text) $over (yes | no) $turns (count) $open (yes | no)
page-report-for = Report for { $reader }. { $over ->
    [yes] The level is over after { $turns } turns.
   *[no] { $turns } turns have been played; the level goes on.
}{ $open ->
    [yes] {""}
   *[no] {" "}It holds only what this seat may know: other nations' support and standing are bands.
}
# $version (text) $rules (text) $level (text) $seed (text, if any) $from (text) $length (duration)
page-made-with = Latticework { $version }, rules { $rules }, level { $level }{ $seed ->
    [absent] {""}
   *[other] , seed { $seed }
}. From { $from }; a turn is { $length }.
# $turn (count) $what (text) $scores (text)
page-turned-by = Turn { $turn }: { $what } ({ $scores })
# $title (text) $missing (text)
page-missed = { $title }. { $missing }
# $points (count)
page-from-points = (from { $points } points)
# $score (count)
page-of-three = { $score } of 3
# $turn (count) $moment (text)
page-turn-at = Turn { $turn }, { $moment }
# $why (text)
page-why = Why: { $why }
# $scores (text)
page-moved-objectives = It moved these objectives: { $scores }
page-end = end
# $meaning (text)
page-meaning = { CAPITAL($meaning) }.
# $lines (text)
page-unchanged-lines = Unchanged: { $lines }.
# $subject (text) $value (text)
page-still-at = { $subject } { $value }
# $instrument (text) $who (governments) $course (text)
page-between = { $instrument } between { $who }. { CAPITAL($course) }.
# $name (text) $status (text)
page-stands = { $name } ({ $status })
page-private = (private)
# $turn (count) $who (text) $what (text) $lost (text)
page-loss = Turn { $turn }: { $who }, { $what }: { $lost }
