### Time: lengths, days, turns.

# $hours (count)
time-hours = { $hours } h
# $days (tenths)
time-days-and-tenths = { $days } days
# $days (count)
time-many-days = { $days } days
# $hours (duration)
time-length = { $hours }
# $day (count) $month (count) $year (text)
time-day = { $day } { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
} { $year }
# With which turn something ends. $turn (count)
time-with-turn = with turn { $turn }
# What is said of a turn that the game does not come to.
time-after-the-last = after the last turn
# Until when something lasts, or by when it is due. $turn (count)
time-end-of-turn = the end of turn { $turn }
time-end-of-the-game = the end of the game
# $day (date)
time-date = { $day }
# $day (date) $hour (text)
time-day-and-hour = { $day }, { $hour }:00
# $quarter (count) $year (text)
time-quarter = { $quarter ->
    [1] first
    [2] second
    [3] third
   *[4] fourth
} quarter of { $year }
# $month (count) $year (text)
time-month-and-year = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
} { $year }
