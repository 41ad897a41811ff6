#!/bin/sh
# Sorgt für die Programme, mit denen die Tests die Seite öffnen: Chromium und LibreOffice.
set -eu
missing=""
command -v chromium >/dev/null || missing="chromium fonts-dejavu-core"
command -v soffice >/dev/null || missing="$missing libreoffice-calc"
[ -z "$missing" ] && exit 0
if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
    apt-get update -qq
    # shellcheck disable=SC2086  # eine Liste von Paketen
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
    exit 0
fi
echo "Für die Tests fehlen Programme. Installieren Sie sie, zum Beispiel mit: sudo apt-get install $missing" >&2
exit 1
