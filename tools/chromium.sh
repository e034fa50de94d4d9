#!/bin/sh
# Makes sure that a Chromium is there for the browser tests: any that is found, else Debian's.
set -eu

for name in "${CHROMIUM:-}" chromium chromium-browser google-chrome; do
    if [ -n "$name" ] && command -v "$name" >/dev/null 2>&1; then
        exit 0
    fi
done

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    # A new machine's list of packages may be empty, so it is fetched first.
    apt-get -qq update
    DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends chromium fonts-liberation
    exit 0
fi

echo "The browser tests need Chromium. Install the package chromium (and fonts-liberation)," >&2
echo "or set CHROMIUM to the path of a Chromium or Chrome that you have." >&2
exit 1
