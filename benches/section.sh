# section.sh: what the sections of ./bench share: the table, servers, loads. Sourced by ./bench; its globals: $bin (folder of the
# programs), $work (scratch folder), $quick (set for the short version).

# ---- the table -----------------------------------------------------------------------------------------------------------------
# row SECTION WHAT FIGURE UNIT CEILING CEILING-NAME AIM: one line. AIM: "ratio>=0.5", "ratio<=1.5", "figure<=64", or "" (told only).
# CEILING may be empty. Printed at once and kept for the end.
row() {
  awk -v OFS='\t' -v section="$1" -v what="$2" -v figure="$3" -v unit="$4" -v ceiling="$5" -v name="$6" -v aim="$7" '
    function show(x) { return x == "" ? "" : x >= 1000 ? sprintf("%.0f", x) : x >= 10 ? sprintf("%.1f", x) : sprintf("%.2f", x) }
    BEGIN {
      ratio = ceiling != "" && ceiling > 0 ? figure / ceiling : ""
      verdict = ""
      if (aim != "") {
        split(aim, part, /[<>]=/); value = part[1] == "ratio" ? ratio : figure
        verdict = ((aim ~ />=/ && value >= part[2] + 0) || (aim ~ /<=/ && value <= part[2] + 0)) ? "holds" : "does not hold"
        sub(/>=/, " ≥ ", aim); sub(/<=/, " ≤ ", aim)
      }
      print section, what, show(figure) " " unit, name == "" ? "" : (show(ceiling) " " name), ratio == "" ? "" : sprintf("%.2f", ratio), aim, verdict
    }' | tee -a "$work/table" | print_rows
}

print_rows() {
  awk -F'\t' '{ printf "  %-2s %-46s %18s  %-34s %6s  %-13s %s\n", $1, $2, $3, $4, $5, $6, $7; fflush() }'
}

broken() { echo "bench: $*" >&2; exit 1; }

# median: of the numbers on standard input
median() { sort -g | awk '{ v[NR] = $1 } END { if (NR % 2) print v[(NR + 1) / 2]; else if (NR) print (v[NR / 2] + v[NR / 2 + 1]) / 2 }'; }
# value NAME TEXT: of "name=value" words
value() { tr ' ' '\n' <<<"$2" | sed -n "s/^$1=//p" | head -1; }

# ---- data and servers -------------------------------------------------------------------------------------------------------------
# fresh DIR [--db URL]: an initialised, empty data folder; its key for machines is in DIR.key.
fresh() {
  local dir=$1
  shift
  rm -rf "$dir"
  mkdir -p "$dir"
  echo 'Bench-only-7531' >"$dir/password"
  "$bin/tiantou" init --data "$dir" "$@" --admin admin --password-file "$dir/password" --county 529999 >/dev/null 2>"$work/log" || { cat "$work/log" >&2; broken "init"; }
  machine_key "$dir" "$@"
}

machine_key() {
  local dir=$1
  shift
  "$bin/tiantou" key new --data "$dir" "$@" --name bench --role machine >"$dir.key" 2>"$work/log" || { cat "$work/log" >&2; broken "key new"; }
}

server_pid= server_port=
# serve DIR [OPTIONS…]: start the server; $server_pid, $server_port.
serve() {
  local dir=$1
  shift
  : >"$work/serve.out"
  "$bin/tiantou" serve --data "$dir" --port 0 "$@" >"$work/serve.out" 2>"$work/serve.log" &
  server_pid=$!
  for _ in $(seq 200); do
    server_port=$(sed -n 's/^listening on .*:\([0-9]*\)$/\1/p' "$work/serve.out")
    [ -n "$server_port" ] && return 0
    kill -0 "$server_pid" 2>/dev/null || break
    sleep 0.05
  done
  cat "$work/serve.log" >&2
  broken "the server does not start"
}

stop_server() {
  [ -n "$server_pid" ] || return 0
  kill -TERM "$server_pid" 2>/dev/null || true
  wait "$server_pid" 2>/dev/null || true
  server_pid=
}

# crash_server: kill -9
crash_server() {
  kill -KILL "$server_pid" 2>/dev/null || true
  wait "$server_pid" 2>/dev/null || true
  server_pid=
}

# metric NAME: of the running server
metric() { curl -fsS "http://127.0.0.1:$server_port/metrics" | awk -v n="$1" '$1 == n { print $2 }'; }

# load KIND DIR CLIENTS EVENTS FROM [OPTIONS…]: send; prints bench_load's line.
load() {
  "$bin/benches/bench_load" "$1" --port "$server_port" --key "$(cat "$2.key")" --clients "$3" --events "$4" --from "$5" "${@:6}"
}
# ask KIND KEY-FILE EVENTS COUNT: bench_ask's line, about a county of so many events
ask() {
  "$bin/benches/bench_ask" "$1" --port "$server_port" --key "$(cat "$2")" --events "$3" --count "$4"
}

# cpu_ms PID: processor time of a running process so far; server_cpu: of the server
cpu_ms() { awk '{ sub(/^.*\) /, ""); print ($12 + $13) * 10 }' "/proc/$1/stat"; }
server_cpu() { cpu_ms "$server_pid"; }

resident_kib() { awk '/^VmRSS:/ { print $2 }' "/proc/$1/status"; }

# requests URL SECONDS [CONNECTIONS]: requests per second by wrk; every answer must be 2xx.
requests() {
  wrk -t2 -c"${3:-32}" -d"$2s" "$1" >"$work/wrk" 2>&1 || { cat "$work/wrk" >&2; broken "wrk"; }
  grep -q 'Non-2xx' "$work/wrk" && { cat "$work/wrk" >&2; broken "not every answer was 2xx: $1"; }
  awk '/^Requests\/sec:/ { print $2 }' "$work/wrk"
}

# ---- the demonstration county ---------------------------------------------------------------------------------------------------
# need_demo: $demo, and $good_path, $pack_path of its codes
demo= good_path= pack_path=
need_demo() {
  [ -z "$demo" ] || return 0
  demo=$work/demo
  rm -rf "$demo"
  "$bin/tiantou" demo --data "$demo" --url http://127.0.0.1:8080 >"$work/demo.out" 2>"$work/log" || { cat "$work/log" >&2; broken "demo"; }
  good_path=$(sed -n 's|^scan good http://[^/]*\(/01/[^ ]*\).*|\1|p' "$work/demo.out" | grep -v /21/ | head -1)
  pack_path=$(sed -n 's|^scan [a-z]* http://[^/]*\(/01/[^ ]*/21/[^ ]*\).*|\1|p' "$work/demo.out" | head -1)
  [ -n "$good_path" ] || { cat "$work/demo.out" >&2; broken "the demonstration names no good code"; }
  machine_key "$demo"
}

# nginx_serve FILE: nginx on $nginx_port with two workers, nothing but this file.
nginx_pid= nginx_port=8479
nginx_serve() {
  mkdir -p "$work/nginx/tmp" "$work/nginx/root"
  cp "$1" "$work/nginx/root/page"
  cat >"$work/nginx/conf" <<CONF
daemon off; worker_processes 2; pid $work/nginx/pid; error_log $work/nginx/error.log warn;
$([ "$(id -u)" = 0 ] && echo "user root;")
events { worker_connections 1024; }
http {
  access_log off; sendfile on; tcp_nopush on; keepalive_requests 100000000; default_type "text/html; charset=utf-8";
  client_body_temp_path $work/nginx/tmp/b; proxy_temp_path $work/nginx/tmp/p; fastcgi_temp_path $work/nginx/tmp/f; uwsgi_temp_path $work/nginx/tmp/u; scgi_temp_path $work/nginx/tmp/s;
  server { listen 127.0.0.1:$nginx_port; root $work/nginx/root; }
}
CONF
  nginx -p "$work/nginx" -c "$work/nginx/conf" 2>"$work/log" &
  nginx_pid=$!
  for _ in $(seq 100); do
    curl -fsS -o /dev/null "http://127.0.0.1:$nginx_port/page" 2>/dev/null && return 0
    sleep 0.05
  done
  cat "$work/log" >&2
  broken "nginx does not start"
}

stop_nginx() {
  [ -n "$nginx_pid" ] || return 0
  kill -TERM "$nginx_pid" 2>/dev/null || true
  wait "$nginx_pid" 2>/dev/null || true
  nginx_pid=
}
