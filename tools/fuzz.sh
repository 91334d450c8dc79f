#!/usr/bin/env bash
# Run every libFuzzer target for a while from its kept inputs, two at a time.   tools/fuzz.sh SECONDS [TARGET]
# New inputs stay in build-clang/found; an input that crashes is kept there and belongs into the room's corpus_* with the fix.
set -uo pipefail
cd "$(dirname "$0")/.." || exit 1
. tools/deps.sh
seconds=${1:-60} only=${2:-}
CC=clang build_binary build-clang -Dbuildtype=debugoptimized -Dtests=false -Dfuzz=true || { echo "fuzz targets do not build"; exit 1; }

# fuzz_one ROOM/NAME
fuzz_one() {
  local room=${1%%/*} name=${1##*/} found log seeds=()
  found=build-clang/found/$name log=build-clang/$name.log
  mkdir -p "$found"
  [ ! -d "src/$room/corpus_${name#fuzz_}" ] || seeds=("src/$room/corpus_${name#fuzz_}")
  if timeout --kill-after=10 $((seconds + 120)) "build-clang/src/$room/$name" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 \
    -artifact_prefix="build-clang/found/$name-" "$found" "${seeds[@]}" >"$log" 2>&1 </dev/null && grep -q '^Done ' "$log"; then
    echo "fuzz $name: $(grep -oE 'Done [0-9]+ runs in [0-9]+ second' "$log" | tail -1), $(find "$found" -type f | wc -l) inputs found"
  else
    echo "fuzz $name: FAILED"
    tail -30 "$log"
    return 1
  fi
}

status=0 n=0 pids=()
reap() { # wait for the oldest
  if wait "${pids[0]}"; then n=$((n + 1)); else status=1; fi
  pids=("${pids[@]:1}")
}
trap 'kill "${pids[@]}" 2>/dev/null; exit 130' INT TERM
for source in src/*/fuzz_*.c; do
  target=${source#src/} target=${target%.c}
  [ -z "$only" ] || [ "$only" = "${target##*/}" ] || continue
  [ ${#pids[@]} -lt 2 ] || reap
  fuzz_one "$target" &
  pids+=($!)
done
while [ ${#pids[@]} -gt 0 ]; do reap; done
echo "fuzz targets passed: $n"
[ "$n" -gt 0 ] || status=1
exit $status
