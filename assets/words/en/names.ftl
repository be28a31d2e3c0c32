### What things are called that have no name, and where things are.

names-unknown-nation = an unknown nation
names-seat = a seat
names-place = a place
names-feature = a feature
names-force = a force
names-forces = forces
names-agreement = an agreement
names-good = a good
names-programme = a programme
# $name (text)
names-agreement-named = { $name }
# Agreements of one name are told apart by their parties. $name (text) $parties (governments)
names-agreement-of-parties = { $name } ({ FORM($parties, "bare") })
# $who (governments)
names-governments = { $who }
# $who (forces)
names-forces-known = { $who }
names-beyond-the-map = beyond the map
# $place (place)
names-off-place = off { $place }
# $km (count) $place (place)
names-near-place = { $km } km from { $place }
# $latitude (tenths) $north (yes | no) $longitude (tenths) $east (yes | no)
names-position = { $latitude }° { $north ->
    [yes] N
   *[no] S
}, { $longitude }° { $east ->
    [yes] E
   *[no] W
}
# $place (phrase)
names-at-position = at { $place }
