### Encounters, harm, control and signals: a sentence for each way that such a thing can end.

## What is at work

encounters-subject-document = watch
encounters-subject-patrol = patrol
encounters-subject-escort = escort
encounters-subject-resupply = supply run
encounters-subject-resupply-repair = run with repair materials
encounters-subject-survey = survey
encounters-subject-build = dredging
encounters-subject-shadow = ships that shadow
encounters-subject-show-force = show of force
encounters-subject-block = ships that block
encounters-subject-live-fire = firing exercise
encounters-subject-harass = ships that harass
encounters-subject-water-cannon = ships that use water cannon
encounters-subject-ram = ships that ram
encounters-subject-board = ships that board

## The same, and it goes on

encounters-goes-on-document = watch goes on
encounters-goes-on-patrol = patrol goes on
encounters-goes-on-escort = escort goes on
encounters-goes-on-resupply = supply run gets through
encounters-goes-on-resupply-repair = run with repair materials gets through
encounters-goes-on-survey = survey goes on
encounters-goes-on-build = dredging goes on
encounters-goes-on-shadow = ships that shadow stay
encounters-goes-on-show-force = show of force goes on
encounters-goes-on-block = ships that block stay
encounters-goes-on-live-fire = firing exercise goes on
encounters-goes-on-harass = ships that harass stay
encounters-goes-on-water-cannon = ships that use water cannon stay
encounters-goes-on-ram = ships that ram stay
encounters-goes-on-board = ships that board stay

## The same, and it breaks off

encounters-breaks-off-document = watch breaks off
encounters-breaks-off-patrol = patrol breaks off
encounters-breaks-off-escort = escort breaks off
encounters-breaks-off-resupply = supply run turns back
encounters-breaks-off-resupply-repair = run with repair materials turns back
encounters-breaks-off-survey = survey breaks off
encounters-breaks-off-build = dredging breaks off
encounters-breaks-off-shadow = ships that shadow break off
encounters-breaks-off-show-force = show of force breaks off
encounters-breaks-off-block = ships that block break off
encounters-breaks-off-live-fire = firing exercise breaks off
encounters-breaks-off-harass = ships that harass break off
encounters-breaks-off-water-cannon = ships that use water cannon break off
encounters-breaks-off-ram = ships that ram break off
encounters-breaks-off-board = ships that board break off

## It goes on

# $place (feature) $who (government) $activity (phrase) $whom (government)
encounters-passes-block = { CAPITAL($place) }: the { FORM($who, "adjective") } { $activity } although { $whom } blocks the way
# $place (feature) $who (government) $activity (phrase) $whom (government)
encounters-passes-water-cannon = { CAPITAL($place) }: the { FORM($who, "adjective") } { $activity } although { $whom } uses water cannon
# $place (feature) $who (government) $activity (phrase) $whom (government)
encounters-passes-ram = { CAPITAL($place) }: the { FORM($who, "adjective") } { $activity } although { $whom } rams
# $place (feature) $who (government) $activity (phrase) $whom (government)
encounters-passes-board = { CAPITAL($place) }: the { FORM($who, "adjective") } { $activity } although { $whom } tries to board
# $place (feature) $who (government) $activity (phrase) $whom (government)
encounters-passes-other = { CAPITAL($place) }: the { FORM($who, "adjective") } { $activity } with { $whom } on the scene
# $place (feature) $who (government) $activity (phrase) $whom (government)
encounters-passes-shadow = { CAPITAL($place) }: the { FORM($who, "adjective") } { $activity }; { $whom } follows and watches

## It is stopped

# $place (feature) $who (government) $activity (phrase) $whom (government) $harm (none | damage | injury | death)
encounters-stopped-block = { CAPITAL($place) }: { $whom } blocks the { FORM($who, "adjective") } { $activity }{ $harm ->
    [none] {""}
    [damage] ; a hull is damaged
    [injury] ; people are hurt
   *[death] ; people are killed
}
# $place (feature) $who (government) $activity (phrase) $whom (government) $harm (none | damage | injury | death)
encounters-stopped-water-cannon = { CAPITAL($place) }: { $whom } stops the { FORM($who, "adjective") } { $activity } with water cannon{ $harm ->
    [none] {""}
    [damage] ; a hull is damaged
    [injury] ; people are hurt
   *[death] ; people are killed
}
# $place (feature) $who (government) $activity (phrase) $whom (government) $harm (none | damage | injury | death)
encounters-stopped-ram = { CAPITAL($place) }: { $whom } rams and stops the { FORM($who, "adjective") } { $activity }{ $harm ->
    [none] {""}
    [damage] ; a hull is damaged
    [injury] ; people are hurt
   *[death] ; people are killed
}
# $place (feature) $who (government) $activity (phrase) $whom (government) $harm (none | damage | injury | death)
encounters-stopped-board = { CAPITAL($place) }: { $whom } boards and stops the { FORM($who, "adjective") } { $activity }{ $harm ->
    [none] {""}
    [damage] ; a hull is damaged
    [injury] ; people are hurt
   *[death] ; people are killed
}
# $place (feature) $who (government) $activity (phrase) $whom (government) $harm (none | damage | injury | death)
encounters-stopped-shadow = { CAPITAL($place) }: the { FORM($who, "adjective") } { $activity } with { $whom } close by{ $harm ->
    [none] {""}
    [damage] ; a hull is damaged
    [injury] ; people are hurt
   *[death] ; people are killed
}
# $place (feature) $who (government) $activity (phrase) $whom (government) $harm (none | damage | injury | death)
encounters-stopped-other = { CAPITAL($place) }: the { FORM($who, "adjective") } { $activity } with { $whom } on the scene{ $harm ->
    [none] {""}
    [damage] ; a hull is damaged
    [injury] ; people are hurt
   *[death] ; people are killed
}

## A nation presses another

# $place (feature) $who (government) $whom (government) $came (nothing | damage | injury | death)
encounters-presses-show-force = { CAPITAL($place) }: { $who } shows force to { $whom }{ $came ->
    [nothing] {""}
    [damage] ; there is damage
    [injury] ; people are hurt
   *[death] ; people are killed
}
# $place (feature) $who (government) $whom (government) $came (nothing | damage | injury | death)
encounters-presses-live-fire = { CAPITAL($place) }: { $who } fires live weapons in view of { $whom }{ $came ->
    [nothing] {""}
    [damage] ; there is damage
    [injury] ; people are hurt
   *[death] ; people are killed
}
# $place (feature) $who (government) $whom (government) $came (nothing | damage | injury | death)
encounters-presses-harass = { CAPITAL($place) }: { $who } harasses ships or aircraft of { $whom }{ $came ->
    [nothing] {""}
    [damage] ; there is damage
    [injury] ; people are hurt
   *[death] ; people are killed
}
# $place (feature) $who (government) $whom (government) $came (nothing | damage | injury | death)
encounters-presses-block = { CAPITAL($place) }: { $who } blocks { $whom }{ $came ->
    [nothing] {""}
    [damage] ; there is damage
    [injury] ; people are hurt
   *[death] ; people are killed
}
# $place (feature) $who (government) $whom (government) $came (nothing | damage | injury | death)
encounters-presses-water-cannon = { CAPITAL($place) }: { $who } uses water cannon against { $whom }{ $came ->
    [nothing] {""}
    [damage] ; there is damage
    [injury] ; people are hurt
   *[death] ; people are killed
}
# $place (feature) $who (government) $whom (government) $came (nothing | damage | injury | death)
encounters-presses-ram = { CAPITAL($place) }: { $who } rams ships of { $whom }{ $came ->
    [nothing] {""}
    [damage] ; there is damage
    [injury] ; people are hurt
   *[death] ; people are killed
}
# $place (feature) $who (government) $whom (government) $came (nothing | damage | injury | death)
encounters-presses-board = { CAPITAL($place) }: { $who } boards ships of { $whom }{ $came ->
    [nothing] {""}
    [damage] ; there is damage
    [injury] ; people are hurt
   *[death] ; people are killed
}
# $place (feature) $who (government) $whom (government) $came (nothing | damage | injury | death)
encounters-presses-shadow = { CAPITAL($place) }: { $who } shadows { $whom }{ $came ->
    [nothing] {""}
    [damage] ; there is damage
    [injury] ; people are hurt
   *[death] ; people are killed
}
# $place (feature) $who (government) $whom (government) $came (nothing | damage | injury | death)
encounters-presses-build = { CAPITAL($place) }: { $who } builds against the will of { $whom }{ $came ->
    [nothing] {""}
    [damage] ; there is damage
    [injury] ; people are hurt
   *[death] ; people are killed
}
# $place (feature) $who (government) $whom (government) $came (nothing | damage | injury | death)
encounters-presses-other = { CAPITAL($place) }: { $who } shows itself to { $whom }{ $came ->
    [nothing] {""}
    [damage] ; there is damage
    [injury] ; people are hurt
   *[death] ; people are killed
}

## Who was hurt

# $place (feature) $who (government) $injured (count)
encounters-injured = { CAPITAL($place) }: { $injured ->
    [one] 1 person of { $who } is injured
   *[other] { $injured } people of { $who } are injured
}
# $place (feature) $who (government) $killed (count)
encounters-killed = { CAPITAL($place) }: { $killed ->
    [one] 1 person of { $who } is killed
   *[other] { $killed } people of { $who } are killed
}
# $place (feature) $who (government) $killed (count) $injured (count)
encounters-killed-and-injured = { CAPITAL($place) }: { $killed ->
    [one] 1 person of { $who } is killed
   *[other] { $killed } people of { $who } are killed
} and { $injured } injured

## Control. Nobody controls the high seas: there it is presence

# $coast (text) $steps (count) $who (government)
encounters-presence-shifts = Naval presence off { $coast } shifts { $steps ->
    [one] 1 step
   *[other] { $steps } steps
} towards { $who }
# $place (feature) $steps (count) $who (government)
encounters-control-moves = Control at { $place } moves { $steps ->
    [one] 1 step
   *[other] { $steps } steps
} towards { $who }

## Signals: what the sender does, how it was read, and in which words

# $who (government) $whom (government) $read-as (as-meant | reassurance | warning | calm | notice) $said (text, if any)
encounters-reassures = { CAPITAL($who) } reassures { $whom }{ $read-as ->
    [as-meant] {""}
    [reassurance] ; it was read as a reassurance
    [warning] ; it was read as a warning
    [calm] ; it was read as a call for calm
   *[notice] ; it was read as notice of firing
}{ $said ->
    [absent] {""}
   *[other] {" "}— “{ $said }”
}
# $who (government) $whom (government) $read-as (as-meant | reassurance | warning | calm | notice) $said (text, if any)
encounters-warns = { CAPITAL($who) } warns { $whom }{ $read-as ->
    [as-meant] {""}
    [reassurance] ; it was read as a reassurance
    [warning] ; it was read as a warning
    [calm] ; it was read as a call for calm
   *[notice] ; it was read as notice of firing
}{ $said ->
    [absent] {""}
   *[other] {" "}— “{ $said }”
}
# $who (government) $whom (government) $read-as (as-meant | reassurance | warning | calm | notice) $said (text, if any)
encounters-calms = { CAPITAL($who) } calls on { $whom } to keep calm{ $read-as ->
    [as-meant] {""}
    [reassurance] ; it was read as a reassurance
    [warning] ; it was read as a warning
    [calm] ; it was read as a call for calm
   *[notice] ; it was read as notice of firing
}{ $said ->
    [absent] {""}
   *[other] {" "}— “{ $said }”
}
# $who (government) $whom (government) $read-as (as-meant | reassurance | warning | calm | notice) $said (text, if any)
encounters-gives-notice = { CAPITAL($who) } gives { $whom } notice of firing{ $read-as ->
    [as-meant] {""}
    [reassurance] ; it was read as a reassurance
    [warning] ; it was read as a warning
    [calm] ; it was read as a call for calm
   *[notice] ; it was read as notice of firing
}{ $said ->
    [absent] {""}
   *[other] {" "}— “{ $said }”
}
