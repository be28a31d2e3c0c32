### Salvos, landings and fronts of a turn of war: sums of several, and lines of one on the map.

# $missiles (count) $bases (count) $lost (count) $there (count) $left (count)
salvos-at-bases = { $missiles ->
    [one] 1 missile
   *[other] { $missiles } missiles
} at { $bases ->
    [one] 1 base
   *[other] { $bases } bases
}: { $lost } of { $there } aircraft lost{ $left ->
    [0] {""}
   *[other] ; { $left } land-based missiles left
}
# $missiles (count) $bases (count) $lost (count) $there (count)
salvos-at-bases-in-china = { $missiles ->
    [one] 1 missile
   *[other] { $missiles } missiles
} at { $bases ->
    [one] 1 base
   *[other] { $bases } bases
} in China: { $lost } of { $there } aircraft lost
# All of them landing ships. $salvos (count) $fleet (yes | no) $ships (count)
salvos-sink-landing = { $salvos ->
    [one] 1 salvo
   *[other] { $salvos } salvos
} at { $fleet ->
    [yes] the invasion fleet
   *[no] ships of the coalition
}: { $ships ->
    [one] 1 landing ship
   *[other] { $ships } landing ships
} sunk
# $salvos (count) $fleet (yes | no) $ships (count) $landing (count)
salvos-sink = { $salvos ->
    [one] 1 salvo
   *[other] { $salvos } salvos
} at { $fleet ->
    [yes] the invasion fleet
   *[no] ships of the coalition
}: { $ships ->
    [one] 1 ship
   *[other] { $ships } ships
}{ $landing ->
    [0] {""}
   *[other] {" "}({ $landing } of them amphibious)
} sunk
# $so-far (text) $next (text)
salvos-sentences = { $so-far }. { $next }

## On the map

# $place (place) $missiles (count) $down (count)
salvos-on-base = { $place }: { $missiles ->
    [one] 1 missile
   *[other] { $missiles } missiles
}, { $down } shot down
# $lost (count) $there (count)
salvos-aircraft-lost = { $lost } of { $there } aircraft lost
# $fired (count) $left (count)
salvos-fired-left = { $fired } fired, { $left } left
# $fired (count)
salvos-fired = { $fired } fired
# $seen (count)
salvos-seen = { $seen } seen
# $what (phrase) $fired (phrase) $stopped (count) $hits (count)
salvos-shot = { CAPITAL($what) }: { $fired }, { $stopped } stopped, { $hits ->
    [one] 1 hit
   *[other] { $hits } hits
}
# $ships (count) $amphibious (count)
salvos-ships-sunk = { $ships ->
    [one] 1 ship
   *[other] { $ships } ships
} sunk{ $amphibious ->
    [0] {""}
   *[other] {" "}({ $amphibious } amphibious)
}
# $ships (count)
salvos-by-submarines = Submarines: { $ships ->
    [one] 1 ship
   *[other] { $ships } ships
} sunk
# $ships (count)
salvos-by-mines = Mines: { $ships ->
    [one] 1 landing ship
   *[other] { $ships } landing ships
} sunk
# $sorties (count) $lost (count)
salvos-china-in-the-air = China: { $sorties ->
    [one] 1 sortie
   *[other] { $sorties } sorties
}, { $lost } lost
# $sorties (count) $lost (count)
salvos-coalition-in-the-air = Coalition: { $sorties ->
    [one] 1 sortie
   *[other] { $sorties } sorties
}, { $lost } lost
# $battalions (count) $air (count)
salvos-ashore = { $battalions ->
    [one] 1 battalion
   *[other] { $battalions } battalions
} ashore{ $air ->
    [0] {""}
   *[other] , { $air } of them by air
}
# $chinese (count) $taiwanese (count) $chinese-lost (count) $taiwanese-lost (count)
salvos-on-the-ground = { $chinese } Chinese battalions, { $taiwanese } Taiwanese; { $chinese-lost } and { $taiwanese-lost } lost
# $km2 (count)
salvos-area-gained = { $km2 } km² to China
# $battalions (count)
salvos-to-the-front = { $battalions ->
    [one] 1 Taiwanese battalion
   *[other] { $battalions } Taiwanese battalions
} to the front
