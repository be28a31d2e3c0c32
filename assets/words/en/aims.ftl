### How a team's own objectives moved.

# $title (text) $nearer (yes | no) $what (text)
aims-moved = Your objective “{ $title }” is { $nearer ->
    [yes] nearer
   *[no] further off
}: { $what }
# $title (text) $from (count) $to (count)
aims-rises = Your objective “{ $title }” rises from { $from } to { $to } of 3 points
# $title (text) $from (count) $to (count)
aims-falls = Your objective “{ $title }” falls from { $from } to { $to } of 3 points
# $what (phrase) $from (phrase) $to (phrase) $asked (phrase)
aims-asked = { CAPITAL($what) }: { $from } → { $to } (asked in full: { $asked })
