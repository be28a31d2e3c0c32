#!/usr/bin/env bash
# Makes the pictures of docs/pictures from real games: opens the program on a screen of its own, types and clicks as a person does.
# Look at each before it is committed.
#
# Usage: tools/pictures/take.sh PROGRAM [FOLDER] [NAME ...]
#   PROGRAM   the program with its window, such as target/debug/latticework
#   FOLDER    where the pictures go, docs/pictures if none is given
#   NAME      only these (see below)
# Environment: SIZE (1280x720), SETTINGS (the text of settings.ron), SLOW (seconds added to each wait, 0; 2 for a program that was built
#   for debugging), DISPLAY_NUMBER (71).
# Needs: xvfb openbox xdotool imagemagick
set -eu
program=$(realpath "${1:?the program}")
here=$(cd "$(dirname "$0")/../.." && pwd)
folder=$(realpath -m "${2:-$here/docs/pictures}")
shift; [ $# -gt 0 ] && shift
names=("$@")
size=${SIZE:-1280x720}
slow=${SLOW:-0}
export DISPLAY=:${DISPLAY_NUMBER:-71}
work=$(mktemp -d)
export LATTICEWORK_HOME=$work/home
mkdir -p "$folder" "$LATTICEWORK_HOME/games"
echo "${SETTINGS:-()}" >"$LATTICEWORK_HOME/settings.ron"
started=()
app=
trap 'kill ${app:-} "${started[@]}" 2>/dev/null || true; rm -rf "$work"' EXIT

pause() { sleep "$(echo "$1 + $slow" | bc)"; }
key() { for one in "$@"; do xdotool key --clearmodifiers "$one"; sleep 0.3; done; pause 0.7; }
click() { xdotool mousemove "$1" "$2"; sleep 0.2; xdotool click 1; pause 1; }
wanted() { [ ${#names[@]} -eq 0 ] || [[ " ${names[*]} " == *" $1 "* ]]; }
shot() {
    wanted "$1" || return 0
    xdotool mousemove "$((${size%x*} - 3))" "$((${size#*x} - 3))"
    pause 1
    import -window root "$work/$1.png"
    # 255 colours are enough for charts, and a third of the size.
    convert "$work/$1.png" -strip +dither -colors 255 "PNG8:$folder/$1.png"
    echo "$1"
}
open() { # open [ARGUMENT ...]
    "$program" --size "$size" "$@" >"$work/log" 2>&1 &
    app=$!
    pause 6
    key F11
    pause 1
}
close() { kill "$app" 2>/dev/null || true; wait "$app" 2>/dev/null || true; app=; }
end_turn() { xdotool keydown ctrl key Return keyup ctrl; pause 1.5; key Return; pause 5; key Escape; pause 1; }

Xvfb "$DISPLAY" -screen 0 "${size}x24" >/dev/null 2>&1 & started+=($!)
sleep 1
openbox >/dev/null 2>&1 & started+=($!)
sleep 0.5

# A finished game, for the debrief and the list of games.
"$program" autoplay senkaku --seed 7 --save "$LATTICEWORK_HOME/games/senkaku.lattice" >/dev/null 2>&1 || true

# The start screen's button number N from above: it is opened by keyboard, so that it is found at any size.
button() { for _ in $(seq "$1"); do xdotool key Tab; pause 0.3; done; xdotool key Return; pause 1; }
opened() { # opened N SECONDS NAME: what a button opens
    wanted "$3" || return 0
    open
    button "$1"; pause "$2"; shot "$3"
    close
}
if wanted start; then open; shot start; close; fi
if wanted levels || wanted setup; then
    open
    button 1; pause 8; shot levels
    key Tab Tab Return; pause 2; shot setup
    close
fi
opened 2 3 load
opened 3 4 atlas
opened 4 1 settings

open --level second_thomas --seat philippines --seed 3
shot briefing
key Return; pause 3
key n; shot play
key F4; shot orders
key F6; shot status
key F7; shot objectives
key F1; pause 1; shot words
key Escape
xdotool keydown ctrl key Return keyup ctrl; pause 1.5; shot end_turn
key Return; pause 6; shot playback
key Escape; shot news
key F5; pause 1; shot offers
close

open --level draft_the_pact --seat japan --seed 3
key Return; pause 3; shot lattice
key F5; shot diplomacy
key F8; shot policy
close

open --level strait_2027 --seat japan --seed 3
key Return; pause 3
key F4; shot war_orders
end_turn; end_turn
shot war
close

open --level quarantine --seat taiwan --seed 3
key Return; pause 3; shot quarantine
close

open --save "$LATTICEWORK_HOME/games/senkaku.lattice"
key Return; pause 2
click "$((${size%x*} - 95))" 42; pause 3; shot debrief
key 2; shot debrief_scores
key 3; shot debrief_charts
close
