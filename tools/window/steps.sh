#!/usr/bin/env bash
# The window on real displays: each step says "holds" or "fails". README.md says what it needs and how to run it.
#
# Usage: tools/window/steps.sh PROGRAM [STEP ...]
#   PROGRAM   the program with its window, such as target/debug/latticework
#   STEP      names of steps; all of them if none is given. `list` lists them.
# Environment: FIRST (the first number of a display that is free, 64), SLOW (what is added to waits, in seconds, 0; 1 on a busy machine),
#   PICTURES (a folder that keeps the pictures of each step).

set -u
program=$(realpath "${1:?the program}")
shift
first=${FIRST:-64}
slow=${SLOW:-0}
work=$(mktemp -d)
keep=${PICTURES:-$work/pictures}
mkdir -p "$keep"
fails=0
started=()
export WGPU_BACKEND=vulkan

say() { printf '%-34s %-6s %s\n' "$1" "$2" "${3:-}"; [ "$2" = holds ] || [ "$2" = skipped ] || fails=$((fails + 1)); }
verdict() { if [ "$2" = 0 ]; then say "$1" holds "${3:-}"; else say "$1" fails "${3:-}"; fi; }
pause() { sleep "$(echo "$1 + $slow" | bc)"; }
end_all() {
    for pid in "${started[@]}"; do
        kill -CONT "$pid" 2>/dev/null
        kill "$pid" 2>/dev/null
    done
    for pid in "${started[@]}"; do wait "$pid" 2>/dev/null; done
    started=()
}
trap 'end_all; rm -rf "$work"' EXIT

# screen NUMBER SIZE [options of Xvfb]: a display without a window manager.
screen() {
    local number=$1 size=$2
    shift 2
    # -noreset: otherwise what one program set (resources, a keyboard) is gone when it ends as the only one.
    Xvfb ":$number" -screen 0 "${size}x24" -noreset "$@" >/dev/null 2>&1 &
    started+=($!)
    export DISPLAY=":$number"
    for _ in $(seq 1 50); do
        sleep 0.2
        timeout 2 xdpyinfo >/dev/null 2>&1 && break
    done
}
managed() { openbox >/dev/null 2>&1 & started+=($!); sleep 1; }
# open [options]: starts the program in a home of its own; its number in $app, its window in $window.
open() {
    export LATTICEWORK_HOME="$work/home-$RANDOM$RANDOM"
    "$program" "$@" >"$work/out" 2>"$work/err" &
    app=$!
    started+=("$app")
    window=
    for _ in $(seq 1 400); do
        window=$(xdotool search --onlyvisible --name Latticework 2>/dev/null | tail -1)
        [ -n "$window" ] && break
        kill -0 "$app" 2>/dev/null || break
        sleep 0.2
    done
    [ -n "$window" ] && pause 4
}
# play: opens a level on the map, with the window in focus: past its briefing, however slowly that is drawn.
play() {
    open --level second_thomas --seat philippines --seed 3 "$@"
    xdotool mousemove 200 20 2>/dev/null
    xdotool windowfocus "$window" 2>/dev/null
    pause 1
    shot briefing
    for _ in 1 2 3 4; do
        tap Return
        pause 2
        shot begun
        [ "$(differ briefing begun)" -gt 60000 ] && break
        xdotool windowfocus "$window" 2>/dev/null
    done
}
down() { xdotool keydown "$1"; sleep 0.25; }
up() { xdotool keyup "$1"; sleep 0.25; }
tap() { down "$1"; up "$1"; }
chord() { down "$1"; tap "$2"; up "$1"; }
shot() { import -window root "$keep/$1.png"; }
# differ A B [part]: pixels that differ between two pictures, of all or of a part (WxH+X+Y).
differ() {
    local part=()
    [ -n "${3:-}" ] && part=(-extract "$3")
    compare "${part[@]}" -metric AE -fuzz 8% "$keep/$1.png" "$keep/$2.png" null: 2>&1 | awk '{printf "%d", $1}'
}
close() { end_all; rm -f "$work"/err "$work"/out; }
# wait_end: the exit code of the program, or "runs" after ten seconds.
wait_end() {
    for _ in $(seq 1 50); do
        kill -0 "$app" 2>/dev/null || { wait "$app"; echo $?; return; }
        sleep 0.2
    done
    echo runs
}
no_panic() { ! grep -q panicked "$work/err"; }
# changes NAME AREA: seconds until the picture of a part changes from $keep/NAME.png; 60 at most.
changes() {
    local begun
    begun=$(date +%s.%N)
    for _ in $(seq 1 300); do
        import -window root -crop "$2" +repage "$work/now.png"
        convert "$keep/$1.png" -crop "$2" +repage "$work/then.png"
        [ "$(compare -metric AE -fuzz 8% "$work/then.png" "$work/now.png" null: 2>&1 | awk '{printf "%d", $1}')" != 0 ] && break
        sleep 0.03
    done
    echo "$(date +%s.%N) - $begun" | bc
}
field='420x90+540+80' # where the search field opens in a window of 1280x720 that stands at 40, 40
search() { chord Control_L f; pause 1; }
# held TEXT: the field holds this text.
held() {
    chord Control_L a
    chord Control_L c
    pause 1
    timeout 5 xclip -selection clipboard -o 2>/dev/null
}

# ---- what a display lacks -------------------------------------------------------------------------------------------------------------------

refuses() { # refuses NAME WORD: exit 2, one sentence that has the word, no panic.
    local name=$1 word=$2 code
    code=$(wait_end)
    grep -q "$word" "$work/err" && no_panic && [ "$code" = 2 ]
    verdict "$name" $? "exit $code: $(head -1 "$work/err" | cut -c1-110)"
    close
}
step_no_randr() {
    screen "$first" 1280x720 -extension RANDR
    open
    refuses "no RANDR (Xvfb)" RANDR
}
step_tightvnc() {
    command -v Xtightvnc >/dev/null || { say "no RANDR (TightVNC)" skipped; return; }
    for depth in 16 24; do
        Xtightvnc ":$((first + 100))" -geometry 1024x768 -depth $depth >/dev/null 2>&1 &
        started+=($!)
        export DISPLAY=":$((first + 100))"
        sleep 2
        xdpyinfo >/dev/null 2>&1 || { say "no RANDR (TightVNC, $depth bits)" skipped "the server does not start here"; continue; }
        open
        refuses "no RANDR (TightVNC, $depth bits)" RANDR
    done
}
step_no_extension() {
    for extension in XInputExtension XKEYBOARD; do
        screen "$first" 1280x720 -extension $extension
        if xdpyinfo 2>/dev/null | grep -q "$extension"; then say "no $extension" skipped "this server cannot do without"; close; continue; fi
        open
        refuses "no $extension" $extension
    done
}
step_no_vulkan() {
    screen "$first" 1280x720
    VK_DRIVER_FILES=/nonexistent VK_ICD_FILENAMES=/nonexistent open
    refuses "no Vulkan" Vulkan
}
step_no_display() {
    screen "$first" 1280x720
    export DISPLAY=
    open
    refuses "no display" DISPLAY
    export DISPLAY=":$((first + 9))"
    open
    refuses "a display that is not there" DISPLAY
}
step_depths() {
    for depth in 8 15 16 30; do
        Xvfb ":$first" -screen 0 1280x720x$depth >/dev/null 2>&1 &
        started+=($!)
        export DISPLAY=":$first"
        sleep 1
        xdpyinfo >/dev/null 2>&1 || { say "a screen of $depth bits" skipped "no such server"; close; continue; }
        open
        # A window that was there for a moment and is gone counts as refused.
        if [ -n "$window" ] && kill -0 "$app" 2>/dev/null; then verdict "a screen of $depth bits" 0 opens; close; else refuses "a screen of $depth bits" "$DISPLAY"; fi
    done
}

# ---- displays that other programs can use ---------------------------------------------------------------------------------------------------

step_sockets() {
    screen "$first" 1280x720 -nolisten unix
    for name in ":$first" ":$first.0" "unix:$first"; do
        DISPLAY=$name open
        DISPLAY=":$first"
        kill -0 "$app" 2>/dev/null && [ -n "$window" ]
        verdict "abstract socket, DISPLAY=$name" $? "$(head -1 "$work/err" | cut -c1-90)"
        kill "$app" 2>/dev/null
        wait "$app" 2>/dev/null
    done
    close
    screen "$first" 1280x720 -listen tcp -nolisten unix -nolisten local -ac
    export DISPLAY="localhost:$first"
    open
    kill -0 "$app" 2>/dev/null && [ -n "$window" ]
    verdict "TCP, DISPLAY=$DISPLAY" $? "$(head -1 "$work/err" | cut -c1-90)"
    close
}

# ---- the size of the window -----------------------------------------------------------------------------------------------------------------

frame_of() { # left right top bottom
    xprop -id "$window" _NET_FRAME_EXTENTS 2>/dev/null | sed -n 's/.*= //p' | tr -d ','
}
inside() { # inside NAME WIDTH HEIGHT: the window with its frame lies on the screen
    local x y w h l=0 r=0 t=0 b=0
    # Not xdotool's place: it counts the frame twice.
    read -r x y w h <<<"$(xwininfo -id "$window" | awk '/Absolute upper-left/ {print $4} /^  (Width|Height):/ {print $2}' | tr '\n' ' ')"
    read -r l r t b <<<"$(frame_of)"
    l=${l:-0} r=${r:-0} t=${t:-0} b=${b:-0}
    [ $((x - l)) -ge 0 ] && [ $((y - t)) -ge 0 ] && [ $((x + w + r)) -le "$2" ] && [ $((y + h + b)) -le "$3" ]
    verdict "$1" $? "window ${w}x${h} at $x,$y, frame $l $r $t $b, screen $2x$3"
}
step_opens_whole() {
    local size
    for size in 1366x768 1280x800 1024x768 1024x600 800x600 1920x1080; do
        for dpi in 96 120 144 192; do
            [ $dpi = 96 ] || [ $size = 1366x768 ] || [ $size = 1920x1080 ] || continue
            screen "$first" $size
            echo "Xft.dpi: $dpi" | xrdb -nocpp -merge 2>/dev/null
            managed
            open
            shot "opens-$size-$dpi"
            inside "opens whole, $size at $dpi dpi" "${size%x*}" "${size#*x}"
            close
        done
    done
    screen "$first" 1280x720
    open
    inside "opens whole, no window manager" 1280 720
    close
}
step_size_is_pixels() {
    for dpi in 96 120 144 192; do
        screen "$first" 1920x1080
        echo "Xft.dpi: $dpi" | xrdb -nocpp -merge 2>/dev/null
        managed
        open --size 1366x768
        local got
        got=$(xdotool getwindowgeometry "$window" | sed -n 's/.*Geometry: //p')
        [ "$got" = 1366x768 ]
        verdict "--size 1366x768 at $dpi dpi" $? "$got"
        close
    done
}

# ---- scale ----------------------------------------------------------------------------------------------------------------------------------

step_scale() {
    screen "$first" 1920x1080
    managed
    play --size 1920x1000
    shot scale-before
    down Control_L; tap equal; tap equal; tap equal; up Control_L
    pause 1.5
    shot scale-three
    [ "$(differ scale-before scale-three)" -gt 100000 ]
    verdict "Ctrl + scales" $? "look at scale-three.png: ground, symbols and words agree"
    chord Control_L 0
    pause 2
    shot scale-after
    local off
    off=$(differ scale-before scale-after)
    [ "$off" -lt 3000 ]
    verdict "Ctrl 0 brings all back, map unzoomed" $? "$off pixels differ"
    down Control_L
    for _ in $(seq 1 40); do xdotool key --clearmodifiers equal 2>/dev/null; xdotool keydown Control_L; sleep 0.05; done
    up Control_L
    pause 1.5
    shot scale-most
    down Control_L
    for _ in $(seq 1 40); do xdotool key minus; sleep 0.05; done
    up Control_L
    pause 1.5
    shot scale-least
    chord Control_L 0
    pause 1.5
    kill -0 "$app"
    verdict "40 presses either way" $? "look at scale-most.png, scale-least.png"
    close
}

# ---- keys -----------------------------------------------------------------------------------------------------------------------------------

step_sticky() {
    command -v xkbset >/dev/null || { say "sticky keys" skipped "no xkbset"; return; }
    screen "$first" 1400x860
    managed
    play --size 1280x720
    xdotool windowmove "$window" 40 40
    xkbset a sticky -twokey latchlock
    tap Control_L
    tap f
    pause 1
    xdotool type --delay 150 abc
    tap Control_L
    tap a
    tap Control_L
    tap c
    pause 1
    local got
    got=$(timeout 5 xclip -selection clipboard -o 2>/dev/null)
    [ "$got" = abc ]
    verdict "sticky Ctrl, then F, A, C" $? "the field holds '$got'"
    tap Control_L
    tap v
    tap Control_L
    tap v
    got=$(held)
    [ "$got" = abcabc ] || [ "$got" = abcabcabc ]
    verdict "sticky Ctrl, then V" $? "'$got'"
    tap Shift_L
    tap x
    got=$(held)
    case "$got" in *X) true ;; *) false ;; esac
    verdict "sticky Shift, then X" $? "'$got'"
    close
}
step_fast_chord() {
    screen "$first" 1400x860
    managed
    play --size 1280x720
    xdotool windowmove "$window" 40 40
    search
    xdotool type --delay 150 abc
    for _ in 1 2 3; do xdotool key --delay 1 ctrl+a; xdotool key --delay 1 ctrl+c; pause 1; done
    local got
    got=$(timeout 5 xclip -selection clipboard -o 2>/dev/null)
    [ "$got" = abc ]
    verdict "Ctrl A, Ctrl C within one frame" $? "'$got'"
    close
}
typed() { # typed NAME DELAY TEXT
    local got
    chord Control_L a
    tap BackSpace
    xdotool type --delay "$2" "$3"
    pause 3
    got=$(held)
    [ "$got" = "$3" ]
    verdict "$1" $? "'$got'"
}
step_auto_type() {
    screen "$first" 1400x860
    managed
    play --size 1280x720
    xdotool windowmove "$window" 40 40
    search
    for delay in 20 20 20 60 60 150 150 400; do
        typed "auto-type, $delay ms" $delay 'é–Łß日 AbCdEfGh @€{}'
    done
    typed "auto-type, ASCII, 5 ms" 5 'The quick brown fox, 12 & 34 (AbC).'
    close
}
step_layouts() {
    command -v setxkbmap >/dev/null || { say "other keyboards" skipped "no setxkbmap"; return; }
    for layout in fr de jp ru; do
        screen "$first" 1280x720
        managed
        setxkbmap $layout 2>/dev/null
        play --size 1280x720
        xdotool keydown Control_L; sleep 0.25; xdotool key 41; sleep 0.25; xdotool keyup Control_L # the key at the place of F
        pause 1
        typed "keyboard $layout, 60 ms" 60 'azerty @{}'
        close
    done
}

# ---- the clipboard --------------------------------------------------------------------------------------------------------------------------

paste_takes() { # seconds from Ctrl V to a letter that was typed after it
    shot "$1"
    down Control_L
    xdotool key v
    xdotool keyup Control_L
    sleep 0.05
    xdotool key x
    changes "$1" "$field"
}
step_clipboard() {
    screen "$first" 1400x860
    managed
    play --size 1280x720
    xdotool windowmove "$window" 40 40
    search
    shot clip-base
    xdotool key x
    local base took rss
    base=$(changes clip-base "$field")
    echo -n 'some text' | xclip -selection clipboard -i
    pause 0.5
    local owner
    owner=$(pgrep -n -x xclip)
    kill -STOP "$owner"
    took=$(paste_takes clip-hung)
    [ "$(echo "$took < $base + 0.5" | bc)" = 1 ]
    verdict "a hung clipboard" $? "a letter after it shows in $took s, without it in $base s"
    pause 4
    shot clip-said
    kill -CONT "$owner"
    kill "$owner"
    pause 1
    head -c 50000000 /dev/zero | tr '\0' 'a' | xclip -selection clipboard -i
    pause 1
    took=$(paste_takes clip-book)
    pause 3
    rss=$(awk '/VmHWM/ {print int($2 / 1024)}' "/proc/$app/status" 2>/dev/null)
    [ "$(echo "$took < $base + 0.5" | bc)" = 1 ] && [ "${rss:-9999}" -lt 1000 ]
    verdict "50 MB on the clipboard" $? "a letter after it shows in $took s; at most $rss MB in memory"
    owner=$(pgrep -n -x xclip) && kill "$owner"
    close
}

# ---- hidden, moved, resized -----------------------------------------------------------------------------------------------------------------

middle='500x300+150+200' # of the map in a window of 1280x720
step_hidden_drag() {
    screen "$first" 1400x860
    managed
    play --size 1280x720
    xdotool windowmove "$window" 20 40
    pause 1
    for button in 1 2; do
        for way in desktop minimise; do
            tap plus; tap plus; tap plus
            pause 1
            xdotool mousemove 400 400 mousedown $button
            sleep 0.3
            xdotool mousemove 430 400
            sleep 0.2
            xdotool mousemove 460 400
            pause 0.5
            if [ $way = desktop ]; then xdotool set_desktop 1; else xdotool windowminimize "$window"; fi
            sleep 0.7
            xdotool mouseup $button
            sleep 0.3
            if [ $way = desktop ]; then xdotool set_desktop 0; else xdotool windowmap "$window"; fi
            xdotool windowactivate "$window" 2>/dev/null
            pause 1
            xdotool mousemove 500 400
            pause 1
            shot "drag-$button-$way-1"
            xdotool mousemove 560 430
            sleep 0.2
            xdotool mousemove 620 460
            pause 1
            shot "drag-$button-$way-2"
            local off
            off=$(differ "drag-$button-$way-1" "drag-$button-$way-2" "$middle")
            [ "$off" -lt 6000 ]
            verdict "a drag by button $button, $way" $? "$off pixels of the map follow the pointer"
            xdotool mousemove 400 400 click 1
            tap Escape
            tap Home
            pause 1
        done
    done
    close
}
whole() { # whole NAME: the picture half a second after a change is the one that a moved mouse shows
    pause 0.6
    shot "$1-1"
    xdotool mousemove_relative 2 0
    pause 1.2
    shot "$1-2"
    local off
    off=$(differ "$1-1" "$1-2")
    [ "$off" -lt 1500 ]
    verdict "whole at once: $1" $? "$off pixels differ from the picture after the mouse moved"
}
step_sizes() {
    screen "$first" 1920x1080
    managed
    play --size 1280x720
    xdotool mousemove 300 60
    pause 1
    xdotool windowsize "$window" 1600 900; whole larger
    xdotool windowsize "$window" 1100 700; whole smaller
    if command -v wmctrl >/dev/null; then
        for what in maximized_vert,maximized_horz fullscreen; do
            wmctrl -i -r "$window" -b toggle,$what; whole "$what on"
            wmctrl -i -r "$window" -b toggle,$what; whole "$what off"
        done
    fi
    for n in $(seq 1 20); do xdotool windowsize "$window" $((1030 + n * 17)) $((650 + n * 9)); sleep 0.1; done
    whole "twenty sizes"
    for size in 1024x768 1280x720 1920x1080; do
        xrandr -s $size 2>/dev/null && whole "screen $size"
    done
    close
}
step_vnc() {
    command -v Xtigervnc >/dev/null || { say "a VNC server" skipped "no TigerVNC"; return; }
    Xtigervnc ":$first" -geometry 1366x768 -depth 24 -SecurityTypes None -localhost >/dev/null 2>&1 &
    started+=($!)
    export DISPLAY=":$first"
    sleep 2
    managed
    play
    inside "opens whole on VNC" 1366 768
    xdotool mousemove 300 60
    for size in 1024x768 1920x1080 1280x720 1024x600; do
        xrandr -s $size 2>/dev/null || xrandr --fb $size 2>/dev/null || continue
        whole "VNC screen $size"
    done
    kill -0 "$app"
    verdict "VNC: still there" $?
    search
    typed "VNC: auto-type, 60 ms" 60 'é–Łß日 AbCd @€{}'
    close
}
step_tiny() {
    screen "$first" 1400x860
    play --size 1280x720
    xdotool mousemove 200 20
    tap Home
    pause 1.5
    shot tiny-before
    for size in "1 1" "200 120"; do
        xdotool windowsize "$window" $size
        pause 1
        xdotool mousemove 0 0 click 1
        sleep 0.5
        xdotool click 1
        pause 1
        shot "tiny-${size% *}"
        xdotool windowsize "$window" 1280 720
        xdotool mousemove 200 20
        pause 1
        tap Escape
        tap Home
        pause 2
        shot "tiny-after-${size% *}"
        local off
        off=$(differ tiny-before "tiny-after-${size% *}" "$middle")
        [ "$off" -lt 6000 ]
        verdict "a window of ${size/ /x}, clicked" $? "$off pixels of the map differ afterwards"
    done
    close
}

all="no_display no_randr tightvnc no_extension no_vulkan depths sockets opens_whole size_is_pixels scale sticky fast_chord auto_type layouts clipboard hidden_drag sizes vnc tiny"
if [ "${1:-}" = list ]; then
    echo "$all" | tr ' ' '\n'
    exit 0
fi
for step in ${@:-$all}; do "step_$step"; done
echo "$fails fail"
[ "$fails" = 0 ]
