### Turning points.

# $team (team, if any) $title (text) $from (count) $to (count)
story-score-move = { $team ->
    [absent] {""}
   *[other] { $team },{" "}
}{ $title }: { $from } → { $to }
# $agreement (agreement) $ends (turn-with)
story-denounced = { $agreement } is denounced; it ends { $ends }
