#!/bin/sh
# fuzz.sh BUILD SECONDS [NAME...] - run each libFuzzer target (or those named) for SECONDS.
# New inputs gather in BUILD/corpus, crashes in BUILD/crashes: copy what is worth keeping to
# tests/corpus/NAME, where every test run replays it.
set -eu
build=$1 seconds=$2
shift 2
if [ $# -eq 0 ]; then
    for target in "$build"/tests/*_fuzz; do
        if [ -x "$target" ]; then set -- "$@" "$(basename "$target")"; fi
    done
fi
if [ $# -eq 0 ]; then
    echo "no fuzz targets in $build/tests" >&2
    exit 1
fi
mkdir -p "$build/crashes"
for name in "$@"; do
    mkdir -p "$build/corpus/$name"
    echo "== $name, $seconds s"
    dict=tests/corpus/$name.dict
    "$build/tests/$name" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 \
        -print_final_stats=1 -verbosity=0 -artifact_prefix="$build/crashes/$name-" \
        $(if [ -f "$dict" ]; then echo "-dict=$dict"; fi) \
        "$build/corpus/$name" "tests/corpus/$name"
done
