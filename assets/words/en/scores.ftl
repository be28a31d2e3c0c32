### What each team came to, and what decided that.

scores-was-so = it was so
scores-was-not-so = it was not so
# $value (text)
scores-came-to = it came to { $value }
# $asks (text) $came (phrase)
scores-asked-and-came = { $asks } ({ $came })
# $points (count) $missing (phrases)
scores-missing-for = For { $points } of 3: { $missing }
scores-reached-in-full = Reached in full
# $turn (count) $from (count) $to (count)
scores-raised = Turn { $turn } raised the score from { $from } to { $to }
# $turn (count) $from (count) $to (count)
scores-took = Turn { $turn } took the score from { $from } to { $to }
scores-from-the-start = So it stood from the start
# $result (phrase) $when (phrase)
scores-decided = { $result }. { $when }.
