# sections.sh: the sections of ./bench, one function each. See section.sh for what they use.

# ---- a: durable capture --------------------------------------------------------------------------------------------------------
# capture_http DIR CLIENTS EVENTS [--db URL]: events/s of 1,000-event documents over HTTP into a fresh folder.
capture_http() {
  local dir=$1 clients=$2 events=$3 line
  shift 3
  fresh "$dir" "$@"
  serve "$dir" "$@"
  line=$(load capture "$dir" "$clients" "$events" 0)
  value rate "$line"
  stop_server
}

# capture_import DIR EVENTS-FILE EVENTS: events/s of `tiantou import events`, start of the program included.
capture_import() {
  fresh "$1"
  local from to
  from=$(date +%s%N)
  "$bin/tiantou" import events --data "$1" "$2" >"$work/log" 2>&1 || { cat "$work/log" >&2; broken "import"; }
  to=$(date +%s%N)
  awk -v n="$3" -v ns=$((to - from)) 'BEGIN { print n / (ns / 1e9) }'
}

section_capture() {
  local n=50000 runs=3 line
  [ -z "$quick" ] || n=20000
  "$bin/benches/gen_events" "$n" >"$work/events.json" 2>/dev/null
  rm -f "$work"/a.*
  for _ in $(seq $runs); do
    capture_http "$work/a" 4 "$n" >>"$work/a.four"
    fresh "$work/bare"
    line=$("$bin/benches/bench_replay_sqlite" "$work/a/tiantou.db" "$work/bare/tiantou.db" --per 1000)
    value rate "$line" >>"$work/a.bare"
    capture_http "$work/a" 1 "$n" >>"$work/a.one"
    capture_import "$work/a" "$work/events.json" "$n" >>"$work/a.import"
  done
  local bare
  bare=$(median <"$work/a.bare")
  row a "capture over HTTP, SQLite, 4 senders" "$(median <"$work/a.four")" events/s "$bare" "bare SQLite" "ratio>=0.5"
  row a "capture over HTTP, SQLite, 1 sender" "$(median <"$work/a.one")" events/s "$bare" "bare SQLite" "ratio>=0.5"
  row a "tiantou import events, SQLite" "$(median <"$work/a.import")" events/s "$bare" "bare SQLite" "ratio>=0.5"
}

section_postgres() {
  local n=30000 runs=3 url line
  [ -z "$quick" ] || n=10000
  tools/pg_temp.sh stop "$work/pg" 2>/dev/null || true
  url=$(tools/pg_temp.sh start "$work/pg" 5549 durable) || broken "PostgreSQL"
  local base=${url%/*}
  rm -f "$work"/p.*
  for _ in $(seq $runs); do
    psql -q "$url" -c 'DROP DATABASE IF EXISTS a' -c 'DROP DATABASE IF EXISTS b' -c 'CREATE DATABASE a' -c 'CREATE DATABASE b' 2>"$work/log" || { cat "$work/log" >&2; broken "psql"; }
    capture_http "$work/p" 4 "$n" --db "$base/a" >>"$work/p.four"
    fresh "$work/bare" --db "$base/b"
    line=$("$bin/benches/bench_replay_pg" "$base/a" "$base/b" --per 1000)
    value rate "$line" >>"$work/p.bare"
  done
  row a "capture over HTTP, PostgreSQL, 4 senders" "$(median <"$work/p.four")" events/s "$(median <"$work/p.bare")" "bare COPY" "ratio>=0.5"
  tools/pg_temp.sh stop "$work/pg"
}

# ---- b: one event a request -------------------------------------------------------------------------------------------------------
section_single() {
  local many=20000 one=2000 runs=3 c0 c1 line
  [ -z "$quick" ] || { many=10000 one=1000; }
  rm -f "$work"/b.*
  for _ in $(seq $runs); do
    fresh "$work/b"
    serve "$work/b"
    line=$(load events "$work/b" 1 "$one" 0)
    value rate "$line" >>"$work/b.one"
    c0=$(metric tiantou_store_commits_total)
    line=$(load events "$work/b" 64 "$many" "$one")
    c1=$(metric tiantou_store_commits_total)
    value rate "$line" >>"$work/b.many"
    value p99_ms "$line" >>"$work/b.p99"
    awk -v n="$many" -v c=$((c1 - c0)) 'BEGIN { print n / c }' >>"$work/b.group"
    stop_server
    fresh "$work/bare"
    line=$("$bin/benches/bench_replay_sqlite" "$work/b/tiantou.db" "$work/bare/tiantou.db" --per 1 --events "$one")
    value rate "$line" >>"$work/b.bare"
  done
  row b "POST /events, 64 clients" "$(median <"$work/b.many")" events/s "$(median <"$work/b.one")" "the same, 1 client" "ratio>=3"
  row b "POST /events, 64 clients" "$(median <"$work/b.many")" events/s "$(median <"$work/b.bare")" "bare SQLite, 1 a commit" "ratio>=3"
  row b "events in one commit" "$(median <"$work/b.group")" events "" "" ""
  row b "slowest of a hundred answers, 64 clients" "$(median <"$work/b.p99")" ms "" "" ""
}

# ---- c: scan page against nginx ------------------------------------------------------------------------------------------------------
# against_nginx WHAT PATH AIM [SECTION]: alternates both, medians of three.
against_nginx() {
  local what=$1 path=$2 aim=$3 section=${4:-c} seconds=4 size
  [ -z "$quick" ] || seconds=2
  curl -fsS "http://127.0.0.1:$server_port$path" -o "$work/page" || broken "GET $path"
  size=$(stat -c %s "$work/page")
  nginx_serve "$work/page"
  rm -f "$work"/c.*
  requests "http://127.0.0.1:$server_port$path" 1 >/dev/null
  for _ in 1 2 3; do
    requests "http://127.0.0.1:$nginx_port/page" $seconds >>"$work/c.nginx"
    requests "http://127.0.0.1:$server_port$path" $seconds >>"$work/c.ours"
  done
  stop_nginx
  row "$section" "$what ($size bytes)" "$(median <"$work/c.ours")" requests/s "$(median <"$work/c.nginx")" "nginx, static file" "$aim"
}

section_scan() {
  need_demo
  serve "$demo"
  against_nginx "scan page of a lot" "$good_path" "ratio>=0.5"
  [ -z "$pack_path" ] || against_nginx "scan page of a pack, each scan counted" "$pack_path" ""
  stop_server
  TIANTOU_WEB_PAGE_CACHE=0 serve "$demo"
  against_nginx "scan page of a lot, rendered anew each time" "$good_path" ""
  stop_server
}

# ---- d: event hash ---------------------------------------------------------------------------------------------------------------------
section_hash() {
  local line
  line=$("$bin/benches/bench_hash" --events 20000 --runs "$([ -z "$quick" ] && echo 7 || echo 3)") || broken "hash"
  row d "event read, checked and hashed, one core" "$(value hash "$line")" events/s "$(value sha256 "$line")" "SHA-256 alone" ""
  row d "the same against reading the JSON alone" "$(value hash "$line")" events/s "$(value json "$line")" "JSON reading alone" ""
}

# ---- e: memory and start -----------------------------------------------------------------------------------------------------------------
section_idle() {
  local line idle=30
  [ -z "$quick" ] || idle=5
  need_demo
  serve "$demo"
  sleep 1
  row e "resident memory after the start" "$(awk -v k="$(resident_kib "$server_pid")" 'BEGIN { print k / 1024 }')" MiB 64 "MiB allowed" "figure<=64"
  local scanners=()
  for _ in 1 2 3 4; do
    curl -fsS -o /dev/null "http://127.0.0.1:$server_port$good_path?n=[1-250]" &
    scanners+=($!)
  done
  wait "${scanners[@]}"
  row e "resident memory after 1,000 scans" "$(awk -v k="$(resident_kib "$server_pid")" 'BEGIN { print k / 1024 }')" MiB 64 "MiB allowed" "figure<=64"
  sleep $idle
  row e "resident memory after $idle s idle" "$(awk -v k="$(resident_kib "$server_pid")" 'BEGIN { print k / 1024 }')" MiB 64 "MiB allowed" "figure<=64"
  stop_server
  line=$("$bin/benches/bench_start" --runs 7 --port 8478 --path "$good_path" -- "$bin/tiantou" serve --data "$demo" --port 8478 2>"$work/log") || { cat "$work/log" >&2; broken "start"; }
  row e "start to the first scan page" "$(value ms "$line")" ms 300 "ms allowed" "figure<=300"
  line=$("$bin/benches/bench_start" --runs 7 --port 8478 --path "$good_path" --drop "$demo/tiantou.db" -- "$bin/tiantou" serve --data "$demo" --port 8478 2>"$work/log") || { cat "$work/log" >&2; broken "start"; }
  row e "the same, program and data not in memory" "$(value ms "$line")" ms 300 "ms allowed" "figure<=300"
  row e "SIGTERM to the end" "$(value stop_ms "$line")" ms 5000 "ms allowed" "figure<=5000"
}

# ---- f: growth ----------------------------------------------------------------------------------------------------------------------------
# data_bytes DIR: pages of the database, whether they stand in the file or still in the log
data_bytes() { sqlite3 "$1/tiantou.db" 'SELECT page_count * page_size FROM pragma_page_count, pragma_page_size'; }

# At each size: capture of the last events up to it, scan pages rendered anew, bytes. The processor's share of the cost is told
# beside, since it alone does not depend on what else the disk and the machine do.
section_growth() {
  local sizes="10000 100000 1000000" at=0 empty last line rate cpu c0 first_us= first_cpu= first_scan=
  [ -z "$quick" ] || sizes="10000 100000"
  need_demo
  rm -rf "$work/f"
  cp -r "$demo" "$work/f"
  cp "$demo.key" "$work/f.key"
  empty=$(data_bytes "$work/f")
  TIANTOU_WEB_PAGE_CACHE=0 serve "$work/f"
  for size in $sizes; do
    last=$((size >= 100000 ? 50000 : 10000))
    if [ $((size - last)) -gt $at ]; then
      load capture "$work/f" 4 $((size - last - at)) $at >/dev/null
      at=$((size - last))
    fi
    c0=$(server_cpu)
    line=$(load capture "$work/f" 4 $((size - at)) $at)
    cpu=$(awk -v ms=$(($(server_cpu) - c0)) -v n=$((size - at)) 'BEGIN { print ms * 1000 / n }')
    rate=$(value rate "$line")
    line=$(awk -v r="$rate" 'BEGIN { print 1e6 / r }')
    at=$size first_us=${first_us:-$line} first_cpu=${first_cpu:-$cpu}
    row f "capture at $size events" "$line" "µs/event" "$first_us" "µs at 10000" "ratio<=1.5"
    row f "  of it processor" "$cpu" "µs/event" "$first_cpu" "µs at 10000" ""
    sleep 4 # the log is folded into the file when it has been quiet for 3 s
    rate=$(requests "http://127.0.0.1:$server_port$good_path" 3 8)
    line=$(awk -v r="$rate" 'BEGIN { print 1e6 / r }')
    first_scan=${first_scan:-$line}
    row f "scan page, rendered anew, at $size events" "$line" "µs/page" "$first_scan" "µs at 10000" "ratio<=1.5"
    row f "on disk at $size events" "$(awk -v a="$(data_bytes "$work/f")" -v b="$empty" -v n="$size" 'BEGIN { print (a - b) / n }')" "bytes/event" "" "" ""
  done
  row f "log beside it (at most 512 MiB are kept)" "$(stat -c %s "$work/f/tiantou.db-wal" | awk '{ print $1 / 1048576 }')" MiB "" "" ""
  row f "resident memory at $at events" "$(awk -v k="$(resident_kib "$server_pid")" 'BEGIN { print k / 1024 }')" MiB "" "" ""
  stop_server
  rm -rf "$work/f"
}

# ---- g: a county of many events ------------------------------------------------------------------------------------------------------------
# Events of bench_county.c: chains of ten hops, packs in boxes on pallets, a year of 10^7. $events of them (./bench --events N).

# county_cost DIR FROM TO NAME: capture up to TO; microseconds an event of the last fifth, in all and of the server's processor, into
# $county_us, $county_cpu.
county_us= county_cpu=
county_cost() {
  local dir=$1 from=$2 to=$3 last=$((($3 - $2) / 5)) c0 line
  [ $last -le 50000 ] || last=50000
  load capture "$dir" 4 $((to - last - from)) "$from" --of county >/dev/null
  c0=$(server_cpu)
  line=$(load capture "$dir" 4 $last $((to - last)) --of county)
  county_us=$(awk -v r="$(value rate "$line")" 'BEGIN { print 1e6 / r }')
  county_cpu=$(awk -v ms=$(($(server_cpu) - c0)) -v n=$last 'BEGIN { print ms * 1000 / n }')
}

# county_questions ENGINE DIR EVENTS: MATCH_anyEPC, trace back, drill of a recall
county_questions() {
  local engine=$1 dir=$2 n=$3 line
  ask match "$dir.key" "$n" 200 >/dev/null # what a server that runs has in memory
  line=$(ask match "$dir.key" "$n" 1000)
  row g "MATCH_anyEPC of a pack, $engine, median" "$(value p50_ms "$line")" ms "" "" ""
  row g "  99 of 100 within" "$(value p99_ms "$line")" ms 5 "ms allowed" "figure<=5"
  line=$(ask back "$dir.key" "$n" 500)
  row g "trace of a pack back to the plot, $engine, median" "$(value p50_ms "$line")" ms "" "" ""
  row g "  99 of 100 within" "$(value p99_ms "$line")" ms 20 "ms allowed" "figure<=20"
  if [ "$(curl -s -o /dev/null -w '%{http_code}' "http://127.0.0.1:$server_port/api/v1/recalls")" = 404 ]; then
    echo "     no recalls in this program: not measured"
    return 0
  fi
  line=$(ask recall "$dir.agri.key" "$n" 3)
  row g "drill of a recall, packs of 1,400 lots, $engine" "$(value p50_ms "$line")" ms 2000 "ms allowed" "figure<=2000"
  echo "     the drill: $(value answer "$line" | tr '_' ' ' | cut -c1-400)"
}

# county_bytes DIR: what stands in the file for an event, against gzip -1 of the same events
county_bytes() {
  local dir=$1 n=$2 each stream json all
  "$bin/benches/gen_events" 4000 $((n / 2)) county 2>/dev/null | sed -n '2,4001s/,$//p' >"$work/g.lines"
  each=$(python3 -c 'import sys, zlib; v = [len(zlib.compress(l.rstrip(b"\n"), 1)) + 12 for l in sys.stdin.buffer]; print(sum(v) / len(v))' <"$work/g.lines")
  stream=$(awk -v b="$(gzip -1 -c "$work/g.lines" | wc -c)" 'BEGIN { print b / 4000 }')
  json=$(sqlite3 "$dir/tiantou.db" "SELECT avg(length(json)) FROM epcis_event WHERE id > (SELECT max(id) FROM epcis_event) / 2")
  all=$(awk -v b="$(data_bytes "$dir")" -v n="$n" 'BEGIN { print b / n }')
  row g "JSON of an event at rest" "$json" bytes "$each" "gzip -1 of each" "ratio<=1.3"
  row g "JSON of an event at rest" "$json" bytes "$stream" "gzip -1 of 4,000 together" "ratio<=1.3"
  row g "on disk, indexes and log of proofs included" "$all" bytes/event "" "" ""
}

county_start() {
  local dir=$1
  shift
  fresh "$dir" "$@"
  "$bin/tiantou" key new --data "$dir" "$@" --name drill --role agri >"$dir.agri.key" 2>"$work/log" || { cat "$work/log" >&2; broken "key new"; }
  serve "$dir" "$@"
}

# A server that dies in the middle of a capture: the log of the database as large as it gets, then the next start.
county_crash() {
  local dir=$1 n=$2 line
  load capture "$dir" 4 40000 "$n" --of county >"$work/g.load" 2>&1 &
  sleep 3
  crash_server
  wait $! 2>/dev/null || true
  row g "log left behind by kill -9" "$(stat -c %s "$dir/tiantou.db-wal" | awk '{ print $1 / 1048576 }')" MiB "" "" ""
  line=$("$bin/benches/bench_start" --runs 1 --port 8478 --path /healthz -- "$bin/tiantou" serve --data "$dir" --port 8478 2>"$work/log") || { cat "$work/log" >&2; broken "start after kill -9"; }
  row g "start after kill -9 to the first answer" "$(value ms "$line")" ms 2000 "ms allowed" "figure<=2000"
}

section_county() {
  local small=100000 n=${events:-500000} first_us first_cpu
  [ -z "$quick" ] || { small=20000; n=${events:-60000}; }
  [ "$n" -gt $small ] || small=$((n / 5))
  county_start "$work/g"
  county_cost "$work/g" 0 $small
  first_us=$county_us first_cpu=$county_cpu
  county_cost "$work/g" $small "$n"
  row g "capture at $n events, SQLite" "$county_us" "µs/event" "$first_us" "µs at $small" "ratio<=1.5"
  row g "  of it processor" "$county_cpu" "µs/event" "$first_cpu" "µs at $small" "ratio<=1.5"
  county_questions SQLite "$work/g" "$n"
  county_bytes "$work/g" "$n"
  county_crash "$work/g" "$n"
  rm -rf "$work/g"
}

section_countypg() {
  local small=50000 n=${events:-200000} url first_us first_cpu
  [ "$n" -le 1000000 ] || n=1000000
  [ -z "$quick" ] || { small=10000; n=${events:-30000}; }
  [ "$n" -gt $small ] || small=$((n / 5))
  tools/pg_temp.sh stop "$work/pg" 2>/dev/null || true
  url=$(tools/pg_temp.sh start "$work/pg" 5549 durable) || broken "PostgreSQL"
  county_start "$work/g" --db "$url"
  county_cost "$work/g" 0 $small
  first_us=$county_us first_cpu=$county_cpu
  county_cost "$work/g" $small "$n"
  row g "capture at $n events, PostgreSQL" "$county_us" "µs/event" "$first_us" "µs at $small" "ratio<=1.5"
  row g "  of it the server's processor" "$county_cpu" "µs/event" "$first_cpu" "µs at $small" ""
  psql -q "$url" -c ANALYZE
  county_questions PostgreSQL "$work/g" "$n"
  row g "on disk, PostgreSQL" "$(psql -qAt "$url" -c 'SELECT pg_database_size(current_database())' | awk -v n="$n" '{ print $1 / n }')" bytes/event "" "" ""
  stop_server
  tools/pg_temp.sh stop "$work/pg"
  rm -rf "$work/g"
}

# ---- h: XML beside JSON ---------------------------------------------------------------------------------------------------------------------
# The same events as the server gives them in either form, page by page, sent to empty servers one document after another.
section_xml() {
  local n=10000 pages at url form runs=3 c0 from to
  [ -z "$quick" ] || n=4000
  pages=$((n / 1000))
  fresh "$work/h"
  serve "$work/h"
  load capture "$work/h" 4 "$n" 0 --of county >/dev/null
  for form in json xml; do
    url="/epcis/v2/events?perPage=1000&orderBy=eventTime&orderDirection=ASC"
    for at in $(seq $pages); do
      curl -fsS -D "$work/h.head" -H "Authorization: Bearer $(cat "$work/h.key")" -H "Accept: application/$form" -H 'GS1-EPCIS-Version: 2.0.0' -o "$work/h.$at.$form" "http://127.0.0.1:$server_port$url" || broken "GET $url as $form"
      url=$(sed -n 's/^[Ll]ink: *<\([^>]*\)>.*rel="\{0,1\}next.*/\1/p' "$work/h.head" | sed 's|^http://[^/]*||')
      [ -n "$url" ] || [ "$at" = "$pages" ] || broken "no further page of $form"
    done
  done
  stop_server
  rm -f "$work"/h.*.rate
  for _ in $(seq $runs); do
    for form in json xml; do
      fresh "$work/h"
      serve "$work/h"
      c0=$(server_cpu) from=$(date +%s%N)
      for at in $(seq $pages); do
        curl -fsS -o /dev/null -H "Authorization: Bearer $(cat "$work/h.key")" -H "Content-Type: application/$form" -H 'GS1-EPCIS-Version: 2.0.0' --data-binary "@$work/h.$at.$form" \
          "http://127.0.0.1:$server_port/epcis/v2/capture" || broken "capture of $form"
      done
      to=$(date +%s%N)
      awk -v n="$n" -v ns=$((to - from)) 'BEGIN { print n / (ns / 1e9) }' >>"$work/h.$form.rate"
      awk -v n="$n" -v ms=$(($(server_cpu) - c0)) 'BEGIN { print ms * 1000 / n }' >>"$work/h.$form.cpu.rate"
      [ "$(sqlite3 "$work/h/tiantou.db" 'SELECT count(*) FROM epcis_event')" = "$n" ] || broken "not every event of $form was captured"
      stop_server
    done
  done
  row h "capture of XML, one sender" "$(median <"$work/h.xml.rate")" events/s "$(median <"$work/h.json.rate")" "the same as JSON" "ratio>=0.5"
  row h "  its processor" "$(median <"$work/h.xml.cpu.rate")" "µs/event" "$(median <"$work/h.json.cpu.rate")" "as JSON" "ratio<=2"
}

# ---- i: the mall -------------------------------------------------------------------------------------------------------------------------------
# What a stranger opens.
# paints GOODS: the largest contentful paint of what a stranger opens, and what it weighs, on a phone throttled as Slow 4G.
paints() {
  local path what line
  while read -r path what; do
    line=$(node benches/paint.mjs "http://127.0.0.1:$server_port" "$([ -n "$quick" ] && echo 3 || echo 5)" "$path" 2>"$work/log") || { cat "$work/log" >&2; broken "paint.mjs"; }
    row i "largest paint on Slow 4G: $what" "$(value lcp_ms "$line")" ms 2500 "ms allowed" "figure<=2500"
    row i "  all that it loads" "$(($(value bytes "$line") / 1024))" KiB "" "" ""
  done <<<"/mall/ the first page
/mall/search search
/mall/goods/$1 goods"
}

section_mall() {
  local goods
  need_demo
  goods=$(sqlite3 "$demo/tiantou.db" 'SELECT uuid FROM sell_goods WHERE live = 1 ORDER BY id LIMIT 1')
  [ -n "$goods" ] || broken "the demonstration sells nothing"
  serve "$demo"
  against_nginx "page of goods" "/api/v1/mall/goods/$goods" "ratio>=0.4" i
  against_nginx "first page of the mall" "/api/v1/mall/home" "ratio>=0.4" i
  ! $front || paints "$goods"
  stop_server
  TIANTOU_WEB_PAGE_CACHE=0 serve "$demo"
  against_nginx "page of goods, made anew each time" "/api/v1/mall/goods/$goods" "" i
  stop_server
}

# Over 10^5 goods, each question made anew (web.page_cache 0) as while orders come in.
section_search() {
  local n=100000 count=2000 line
  [ -z "$quick" ] || { n=10000 count=800; }
  need_demo
  rm -rf "$work/i"
  cp -r "$demo" "$work/i"
  python3 benches/seed_goods.py "$work/i/tiantou.db" "$n" >"$work/i.words" || broken "seed_goods.py"
  TIANTOU_WEB_PAGE_CACHE=0 serve "$work/i"
  "$bin/benches/bench_ask" search --port "$server_port" --words "$work/i.words" --count 200 >/dev/null # what a server that runs has in memory
  line=$("$bin/benches/bench_ask" search --port "$server_port" --words "$work/i.words" --count "$count")
  row i "search over $n goods, median" "$(value p50_ms "$line")" ms "" "" ""
  row i "  99 of 100 within" "$(value p99_ms "$line")" ms 20 "ms allowed" "figure<=20"
  stop_server
  rm -rf "$work/i"
}

# ---- j: checkout ---------------------------------------------------------------------------------------------------------------------------------
sandbox_pid= sandbox_port=
# sandbox_serve DIR DATA: the other end of the payment channels in a process of its own, and a server of DATA that will pay there.
sandbox_serve() {
  "$bin/tiantou" sandbox --port 0 --data "$1" >"$work/sandbox.out" 2>"$work/sandbox.log" &
  sandbox_pid=$!
  for _ in $(seq 400); do
    sandbox_port=$(sed -n 's/^listening on .*:\([0-9]*\)$/\1/p' "$work/sandbox.out")
    [ -z "$sandbox_port" ] || break
    kill -0 "$sandbox_pid" 2>/dev/null || break
    sleep 0.05
  done
  [ -n "$sandbox_port" ] || { cat "$work/sandbox.log" >&2; broken "the sandbox does not start"; }
  "$bin/tiantou" sandbox --port "$sandbox_port" --data "$1" --write-config "$2" >/dev/null 2>"$work/log" || { cat "$work/log" >&2; broken "sandbox --write-config"; }
  curl -fsS -o /dev/null -d '{"at_once":32}' "http://127.0.0.1:$sandbox_port/control" || broken "the sandbox's control"
}

stop_sandbox() {
  [ -n "$sandbox_pid" ] || return 0
  kill -TERM "$sandbox_pid" 2>/dev/null || true
  wait "$sandbox_pid" 2>/dev/null || true
  sandbox_pid=
}

orders_paid() { sqlite3 "$1/tiantou.db" "SELECT count(*) FROM sell_order WHERE state = 'paid'"; }

# checkout_run ORDERS: buyers on a fresh copy of the demonstration, whose sizes weigh 10 g here so that its lots are enough for all of them.
# Adds to $work/j.line (bench_shop's words and those of the server: commits, txs, server_ms, sandbox_ms).
checkout_run() {
  local orders=$1 dir=$work/j shop c0 t0 s0 b0 before
  rm -rf "$dir" "$work"/j.ready "$work"/j.go "$work/j.sandbox"
  cp -r "$demo" "$dir"
  sqlite3 "$dir/tiantou.db" "UPDATE sell_sku SET weight_g = 10 WHERE unit = 'piece'"
  sqlite3 "$dir/tiantou.db" "SELECT s.uuid FROM sell_sku s JOIN sell_goods g ON g.id = s.goods_id WHERE g.live = 1 AND s.state = 'on' AND s.unit = 'piece'
    AND (SELECT SUM(v.free_g) FROM sell_live_v v WHERE v.sku_id = s.id) > $orders * 20 ORDER BY s.id" >"$work/j.skus"
  before=$(orders_paid "$dir")
  sandbox_serve "$work/j.sandbox" "$dir"
  TIANTOU_PEOPLE_BUYERS_PER_ADDRESS=1000 serve "$dir"
  "$bin/benches/bench_shop" --port "$server_port" --sandbox "$sandbox_port" --skus "$work/j.skus" --clients 64 --orders "$orders" --ready "$work/j.ready" --go "$work/j.go" >"$work/j.out" 2>"$work/log" &
  shop=$!
  until [ -e "$work/j.ready" ]; do
    kill -0 "$shop" 2>/dev/null || { cat "$work/log" >&2; broken "bench_shop"; }
    sleep 0.1
  done
  c0=$(metric tiantou_store_commits_total) t0=$(metric tiantou_store_transactions_total) s0=$(cpu_ms "$server_pid") b0=$(cpu_ms "$sandbox_pid")
  touch "$work/j.go"
  wait "$shop" || { cat "$work/log" >&2; broken "bench_shop"; }
  echo "$(cat "$work/j.out") commits=$(($(metric tiantou_store_commits_total) - c0)) txs=$(($(metric tiantou_store_transactions_total) - t0)) server_ms=$(($(cpu_ms "$server_pid") - s0)) sandbox_ms=$(($(cpu_ms "$sandbox_pid") - b0))" >>"$work/j.line"
  stop_server
  stop_sandbox
  [ "$(orders_paid "$dir")" = $((before + orders)) ] || broken "not every order is paid, once"
  "$bin/tiantou" check --data "$dir" >"$work/log" 2>&1 || { cat "$work/log" >&2; broken "check after the orders"; }
  rm -rf "$dir"
}

# checkout_value NAME: median over the runs; checkout_each NAME FACTOR: the same for each order
checkout_value() { tr ' ' '\n' <"$work/j.line" | sed -n "s/^$1=//p" | median; }
checkout_each() { awk -v v="$(checkout_value "$1")" -v n="$(checkout_value orders)" -v f="$2" 'BEGIN { print v * f / n }'; }

section_checkout() {
  local n=4000 runs=3
  [ -z "$quick" ] || { n=2000 runs=1; }
  need_demo
  rm -f "$work/j.line"
  for _ in $(seq $runs); do
    checkout_run "$n"
  done
  row j "checkout: cart, order, paid; 64 clients" "$(checkout_value rate)" orders/s 500 "orders/s wanted" "figure>=500"
  row j "  order to paid, median" "$(checkout_value paid_p50_ms)" ms "" "" ""
  row j "  99 of 100 within" "$(checkout_value paid_p99_ms)" ms "" "" ""
  row j "  the purchase itself, 99 of 100 within" "$(checkout_value checkout_p99_ms)" ms "" "" ""
  row j "  transactions an order" "$(checkout_each txs 1)" "" "$(checkout_each commits 1)" "commits to disk" ""
  row j "  the server's processor" "$(checkout_each server_ms 1000)" "µs/order" "$(checkout_each sandbox_ms 1000)" "µs of the sandbox" ""
}
