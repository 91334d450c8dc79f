#!/usr/bin/env bash
# Import a file larger than 2 GB into an empty SQLite database and say how much memory it took.   tools/large.sh [BINARY] [MEGABYTES]
# Needs twice the file's room in TMPDIR; removes what it made. Not part of ./test, which does the same with 300 MB (tests/large.test.mjs).
set -euo pipefail
cd "$(dirname "$0")/.."
bin=$(realpath "${1:-build-test/tiantou}") megabytes=${2:-2200}
dir=$(mktemp -d "${TMPDIR:-/tmp}/tiantou-large.XXXXXX")
trap 'rm -rf "$dir"' EXIT
printf 'large-file-password-1\n' >"$dir/password"
"$bin" init --data "$dir/data" --admin root --password-file "$dir/password" --county 330109 --county-name 青田县 >/dev/null
python3 - "$dir/events.json" "$megabytes" <<'PY'
import sys, json
path, most = sys.argv[1], int(sys.argv[2]) * 1000000
head = '{"@context":["https://ref.gs1.org/standards/epcis/epcis-context.jsonld",{"ex":"https://ex.example/"}],"type":"EPCISDocument","schemaVersion":"2.0","creationDate":"2026-01-01T00:00:00Z","epcisBody":{"eventList":[\n'
size, n = 0, 0
with open(path, 'w') as f:
    size += f.write(head)
    while size < most:
        e = {"type": "ObjectEvent", "eventTime": "2026-01-%02dT%02d:%02d:%02d.%03dZ" % (1 + n // 86400000 % 28, n // 3600000 % 24, n // 60000 % 60, n // 1000 % 60, n % 1000), "eventTimeZoneOffset": "+08:00", "action": "OBSERVE",
             "bizStep": "shipping", "epcList": ["urn:epc:id:sgtin:9521141.012345.%d" % n], "readPoint": {"id": "urn:epc:id:sgln:9521141.12345.400"}, "ex:note": ("reading %d of many " % n) * 110}
        size += f.write((',\n' if n else '') + json.dumps(e))
        n += 1
    f.write(']}}')
print('%d events, %d MB' % (n, size // 1000000))
PY
"$bin" import events --data "$dir/data" "$dir/events.json" >"$dir/out" &
pid=$! peak=0
while [ -r "/proc/$pid/status" ]; do
  now=$(awk '/VmHWM/ {print $2}' "/proc/$pid/status" 2>/dev/null || true)
  [ -z "$now" ] || peak=$now
  sleep 0.2
done
wait "$pid" || { cat "$dir/out"; exit 1; }
sed "s|$dir/||" "$dir/out"
echo "peak memory: $((peak / 1024)) MiB; database: $(du -sm "$dir/data" | cut -f1) MB"
