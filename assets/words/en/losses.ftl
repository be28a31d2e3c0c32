### What it cost.

# $people (count)
losses-killed = { $people } killed
# $people (count)
losses-injured = { $people } injured
# $hulls (count)
losses-damaged = { $hulls } damaged
# $hulls (count)
losses-lost = { $hulls } lost
losses-unknown = unknown
# $place (feature)
losses-people-at = people at { $place }
