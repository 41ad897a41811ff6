#!/bin/sh
# Sorgt für den Browser der Tests: nimmt den vorhandenen, sonst das Paket von Debian.
set -eu
command -v chromium >/dev/null && exit 0
if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
    apt-get update -qq
    apt-get install -y -qq --no-install-recommends chromium fonts-dejavu-core >/dev/null
    exit 0
fi
echo "Für die Tests im Browser fehlt Chromium. Installieren Sie es, zum Beispiel mit: sudo apt-get install chromium" >&2
exit 1
