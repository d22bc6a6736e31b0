#!/bin/sh
# Debian packages that the demo or the tests use: installed as root, named for an ordinary user.
# The demo starts without them (letters are then printed from the browser); the tests need Chromium.
set -eu
wanted="libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
if [ "$1" = test ] && ! command -v chromium-headless-shell >/dev/null 2>&1; then
    wanted="$wanted chromium" # the shell alone would do, and is quicker, but not every Debian has it
fi
command -v dpkg-query >/dev/null 2>&1 || exit 0
missing=""
for package in $wanted; do
    dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed || missing="$missing $package"
done
[ -z "$missing" ] && exit 0
if [ "$(id -u)" = 0 ]; then
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
else
    echo "To have everything, once:  sudo apt-get install --no-install-recommends$missing"
fi
