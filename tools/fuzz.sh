#!/usr/bin/env bash
# Run every libFuzzer target for a while from its kept inputs.   tools/fuzz.sh SECONDS [TARGET]
set -uo pipefail
cd "$(dirname "$0")/.."
seconds=${1:-60} only=${2:-}
CC=clang meson setup build-fuzz -Dfuzz=true -Dtests=false -Dbuildtype=debugoptimized >/dev/null 2>&1 || true
status=0 n=0
targets=$(cd src && ls */fuzz_*.c)
for t in $targets; do
  room=${t%%/*} name=$(basename "${t%.c}")
  [ -z "$only" ] || [ "$only" = "$name" ] || continue
  ninja -C build-fuzz "src/$room/$name" >build-fuzz/build.log 2>&1 || { tail -20 build-fuzz/build.log; status=1; continue; }
  mkdir -p "build-fuzz/found/$name"
  seeds="src/$room/corpus_${name#fuzz_}"
  [ -d "$seeds" ] || seeds=
  # New inputs go to build-fuzz/found; a crash input is kept there and belongs into the corpus with the fix.
  if "build-fuzz/src/$room/$name" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -artifact_prefix="build-fuzz/found/$name-" \
    "build-fuzz/found/$name" $seeds >"build-fuzz/$name.log" 2>&1; then
    echo "fuzz $name: $(grep -oE 'Done [0-9]+ runs in [0-9]+ second' "build-fuzz/$name.log" | tail -1)"
    n=$((n + 1))
  else
    echo "fuzz $name: FAILED"
    tail -30 "build-fuzz/$name.log"
    status=1
  fi
done
echo "fuzz targets passed: $n"
exit $status
