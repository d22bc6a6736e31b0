#!/bin/sh
# Debian packages that the demo or the tests use: installed as root, named for an ordinary user.
# The demo starts without them (letters are then printed from the browser); the tests need Chromium.
set -eu
wanted="libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
has() { command -v "$1" >/dev/null 2>&1; }
root=$(test "$(id -u)" = 0 && echo yes || echo no)
if [ "$1" = test ] && ! has chromium-headless-shell; then
    # The shell spends a third less than the whole browser on the same page; not every Debian has it.
    if [ "$root" = yes ] && ! has chromium; then apt-get update -qq; fi
    browser=chromium
    if [ "$root" = yes ] && apt-cache show chromium-headless-shell >/dev/null 2>&1; then browser=chromium-headless-shell; fi
    wanted="$wanted $browser"
fi
command -v dpkg-query >/dev/null 2>&1 || exit 0
missing=""
for package in $wanted; do
    dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed || missing="$missing $package"
done
[ -z "$missing" ] && exit 0
if [ "$root" = yes ]; then
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
else
    echo "To have everything, once:  sudo apt-get install --no-install-recommends$missing"
fi
