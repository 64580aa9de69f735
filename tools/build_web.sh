#!/bin/sh
# build_web.sh NODE WEB DIST STAMP - build web/ into DIST when something in it is newer than STAMP.
# Without web/node_modules nothing is built: run script/build, which fetches what it needs.
set -eu
node=$1 web=$2 dist=$3 stamp=$4
if [ ! -d "$web/node_modules/esbuild" ]; then
    echo "web: no node_modules, the program is built without its pages (run script/build)"
    [ -e "$stamp" ] || touch "$stamp"
    exit 0
fi
if [ -e "$dist/manifest.json" ] && [ -e "$stamp" ] &&
    [ -z "$(find "$web/src" "$web/build.mjs" "$web/package-lock.json" -newer "$stamp" -print -quit)" ]
then
    exit 0
fi
(cd "$web" && "$node" build.mjs "$dist")
touch "$stamp"
