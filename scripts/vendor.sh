#!/bin/sh
# Re-creates src/main/resources/static/vendor and icons.svg from the npm packages, pinned by the sums beside them.
# Needs npm; nothing of the build does. After raising a version: run with --accept, look at the diff, commit the sums.
set -eu
cd "$(dirname "$0")/.."
static=src/main/resources/static
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# pack NAME VERSION: the unpacked package in $work/<dir>
pack() {
    (cd "$work" && npm pack --silent "$1@$2" >/dev/null)
    mkdir -p "$work/$3"
    tar -xzf "$work/$(echo "$1" | tr -d @ | tr / -)-$2.tgz" -C "$work/$3" --strip-components 1
}

pack @tabler/core 1.6.1 tabler
pack htmx.org 2.0.11 htmx
pack @tabler/icons 3.49.0 icons

out=$static/vendor
rm -rf "$out/tabler-1.6.1" "$out/htmx-2.0.11"
mkdir -p "$out/tabler-1.6.1" "$out/htmx-2.0.11"
# The comment that points at a source map would make browsers ask for a file that is not here.
sed '/^\/\*# sourceMappingURL=/d' "$work/tabler/dist/css/tabler.min.css" > "$out/tabler-1.6.1/tabler.min.css"
cp "$work/htmx/dist/htmx.min.js" "$out/htmx-2.0.11/htmx.min.js"
cp "$work/htmx/LICENSE" "$out/htmx-2.0.11/LICENSE"
# @tabler/core states MIT without its text; the text is that of the icons, the holders are those its css names.
sed 's/^Copyright (c).*/Copyright (c) 2018-2026 The Tabler Authors, Paweł Kuna/' "$work/icons/LICENSE" \
    > "$out/tabler-1.6.1/LICENSE"

# One sprite of the outlines that scripts/icons.txt names; stroke and size come from our css.
{
    echo '<!-- Outlines of @tabler/icons 3.49.0, MIT License, Copyright (c) 2020-2026 Paweł Kuna. Made by scripts/vendor.sh -->'
    echo '<svg xmlns="http://www.w3.org/2000/svg">'
    sort -u scripts/icons.txt | while read -r name; do
        test -n "$name" || continue
        printf '<symbol id="%s" viewBox="0 0 24 24">' "$name"
        grep -o '<path d=[^>]*/>' "$work/icons/icons/outline/$name.svg" | tr -d '\n'
        echo '</symbol>'
    done
    echo '</svg>'
} > "$static/icons.svg"

sums=$out/SHA256SUMS
if [ "${1:-}" = --accept ]; then
    (cd "$static" && find vendor icons.svg -type f ! -name SHA256SUMS | LC_ALL=C sort | xargs sha256sum) > "$work/sums"
    mv "$work/sums" "$sums"
fi
(cd "$static" && sha256sum --check --quiet vendor/SHA256SUMS)
echo "vendor and icons are as pinned"
