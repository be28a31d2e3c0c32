# shellcheck shell=bash
# What `play` and `check` need of the machine. Sourced by both, from the root of the checkout; not run by itself.
#
# Nothing is built into the checkout: everything goes to CARGO_TARGET_DIR, by default a folder in the user's cache.

export CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-${XDG_CACHE_HOME:-$HOME/.cache}/latticework/target}"

# The oldest Rust that builds the game; Cargo.toml says the same.
rust_needed=1.95

say() { printf '%s\n' "$*"; }
fail() {
    printf '%s\n' "$*" >&2
    exit 1
}

# Finds Rust, or says how to get it.
need_rust() {
    if ! command -v cargo >/dev/null && [ -x "${CARGO_HOME:-$HOME/.cargo}/bin/cargo" ]; then
        export PATH="${CARGO_HOME:-$HOME/.cargo}/bin:$PATH"
    fi
    command -v cargo >/dev/null || fail "Rust is missing. Install it as https://rustup.rs says (version $rust_needed or newer), then run this again."
    # The pinned toolchain may be absent where no other can be fetched: the machine's own serves if it is new enough.
    if ! cargo --version >/dev/null 2>&1; then
        export RUSTUP_TOOLCHAIN=stable
        cargo --version >/dev/null 2>&1 || fail "Rust $rust_needed is missing and cannot be fetched. Run: rustup toolchain install $rust_needed.0"
        say "The pinned Rust is not installed here: going on with $(rustc --version)."
    fi
    local have
    have=$(rustc --version | cut -d' ' -f2)
    if [ "$(printf '%s\n%s\n' "$rust_needed" "$have" | sort -V | head -n1)" != "$rust_needed" ]; then
        fail "Rust $have is too old: the game needs $rust_needed. Run: rustup update"
    fi
}

# Whether Rust can build for a browser; fetches what that takes where rustup can.
has_browser_target() {
    local target=wasm32-unknown-unknown library
    library=$(rustc --print target-libdir --target "$target" 2>/dev/null) || return 1
    [ -d "$library" ] || { command -v rustup >/dev/null && timeout 180 rustup target add "$target" >/dev/null 2>&1; } || return 1
    [ -d "$library" ]
}

# Whether a shared library can be loaded by programs.
has_library() {
    local caches
    caches=$( (ldconfig -p || /sbin/ldconfig -p) 2>/dev/null ) || return 1
    grep -q -F " $1 " <<<"$caches " || grep -q -F "	$1 " <<<"$caches"
}

# Whether any Vulkan driver is installed, of a graphics card or in software.
has_vulkan_driver() {
    local folder
    for folder in /usr/share/vulkan/icd.d /etc/vulkan/icd.d /usr/local/share/vulkan/icd.d; do
        if compgen -G "$folder/*.json" >/dev/null; then return 0; fi
    done
    [ -n "${VK_DRIVER_FILES:-}${VK_ICD_FILENAMES:-}" ]
}

# Prints the packages that a build without the window needs and this machine lacks.
missing_to_build() {
    command -v cc >/dev/null || printf '%s\n' gcc libc6-dev
}

# The same for the game window: libraries that it loads when it opens, and a Vulkan driver.
missing_for_window() {
    local library package
    while read -r library package; do
        has_library "$library" || printf '%s\n' "$package"
    done <<'LIST'
libX11.so.6 libx11-6
libX11-xcb.so.1 libx11-xcb1
libXcursor.so.1 libxcursor1
libXi.so.6 libxi6
libxkbcommon.so.0 libxkbcommon0
libxkbcommon-x11.so.0 libxkbcommon-x11-0
libvulkan.so.1 libvulkan1
LIST
    has_vulkan_driver || printf '%s\n' mesa-vulkan-drivers
}

# The same for tests that open windows on a screen of their own.
missing_for_pictures() {
    command -v Xvfb >/dev/null || printf '%s\n' xvfb
    command -v xauth >/dev/null || printf '%s\n' xauth
}

# Installs packages through apt where that works without asking. Otherwise says what to run, and returns 1.
install_packages() {
    [ "$#" -gt 0 ] || return 0
    local command="apt-get install -y --no-install-recommends $*" as=()
    if ! command -v apt-get >/dev/null; then
        say "Missing on this machine: $* (these are Debian's names of the packages). Install them and run this again."
        return 1
    fi
    if [ "$(id -u)" -ne 0 ]; then
        if ! sudo -n true 2>/dev/null; then
            say "Missing on this machine: $*. Run this, then try again:"
            say "    sudo $command"
            return 1
        fi
        as=(sudo -n)
    fi
    say "Installing: $*"
    export DEBIAN_FRONTEND=noninteractive
    # Not every machine's package lists are fresh, or there at all.
    "${as[@]}" apt-get update -qq || say "The package lists could not be refreshed; trying with those at hand."
    if ! "${as[@]}" apt-get install -y -qq --no-install-recommends "$@" >/dev/null; then
        say "Installing failed. By hand: ${as[0]:+sudo }$command"
        return 1
    fi
}
