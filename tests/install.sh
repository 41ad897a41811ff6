#!/bin/sh
# Sorgt für die Programme, mit denen die Tests arbeiten: Chromium, LibreOffice, Texterkennung, Java, Node.
set -eu
missing=""
command -v chromium >/dev/null || missing="chromium fonts-dejavu-core"
command -v soffice >/dev/null || missing="$missing libreoffice-calc"
command -v pdftoppm >/dev/null || missing="$missing poppler-utils"
command -v ocrmypdf >/dev/null || missing="$missing ocrmypdf"
tesseract --list-langs 2>/dev/null | grep -qx deu || missing="$missing tesseract-ocr-deu"
command -v java >/dev/null || missing="$missing default-jre-headless"
command -v npm >/dev/null || missing="$missing nodejs npm"
[ -e /usr/share/i18n/locales/tr_TR ] || missing="$missing locales"
command -v pkill >/dev/null || missing="$missing procps"
command -v setpriv >/dev/null || missing="$missing util-linux"
[ -z "$missing" ] && exit 0
if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
    apt-get update -qq
    # shellcheck disable=SC2086  # eine Liste von Paketen
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
    exit 0
fi
echo "Für die Tests fehlen Programme. Installieren Sie sie, zum Beispiel mit: sudo apt-get install $missing" >&2
exit 1
