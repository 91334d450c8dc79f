#!/bin/sh
# A PostgreSQL server of its own for tests: in one folder, on one port of 127.0.0.1, without fsync (a killed server process
# still loses nothing), gone afterwards.
# usage: pg_temp.sh start DIR PORT [durable]   prints the URL for TIANTOU_TEST_PG; durable: with fsync, for measurements
#        pg_temp.sh stop DIR                   stops the server and removes the folder
# As root the server runs as the system user postgres (it refuses to run as root); otherwise as the caller. The
# folders above DIR must be open to that user.
set -eu

fail() { echo "pg_temp: $*" >&2; exit 1; }

# The newest installed server programs.
bindir() {
    for d in $(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -t/ -k5 -Vr); do
        [ -x "$d/initdb" ] && { echo "$d"; return; }
    done
    d=$(command -v initdb) && { dirname "$d"; return; }
    fail "no PostgreSQL server is installed (apt-get install postgresql)"
}

as_pg() {
    if [ "$(id -u)" = 0 ]; then
        (cd / && exec setpriv --reuid=postgres --regid=postgres --init-groups -- "$@")
    else
        "$@"
    fi
}

start() {
    dir=$1 port=$2 bin=$(bindir) sync="-c fsync=off -c full_page_writes=off -c shared_buffers=128MB"
    [ -z "${3:-}" ] || sync="-c fsync=on -c full_page_writes=on -c shared_buffers=512MB -c max_wal_size=4GB"
    [ ! -e "$dir/data" ] || fail "$dir is in use"
    mkdir -p "$dir"
    [ "$(id -u)" != 0 ] || chown postgres "$dir"
    as_pg "$bin/initdb" -D "$dir/data" -U tiantou -A trust -E UTF8 --locale=C.UTF-8 -N >"$dir/../.pg_temp.$port.log" 2>&1 \
        || { cat "$dir/../.pg_temp.$port.log" >&2; fail "initdb"; }
    rm -f "$dir/../.pg_temp.$port.log"
    as_pg "$bin/pg_ctl" -D "$dir/data" -l "$dir/log" -w -t 60 -s -o "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories= \
        $sync -c max_connections=200 \
        -c autovacuum_naptime=60" start >/dev/null 2>&1 </dev/null || { cat "$dir/log" >&2; fail "the server does not start on port $port"; }
    echo "postgres://tiantou@127.0.0.1:$port/postgres"
}

stop() {
    dir=$1 bin=$(bindir)
    [ ! -e "$dir/data/postmaster.pid" ] || as_pg "$bin/pg_ctl" -D "$dir/data" -m immediate -s stop >/dev/null 2>&1 || true
    rm -rf "$dir/data" "$dir/log"
    rmdir "$dir" 2>/dev/null || true
}

case "${1:-}" in
start) [ $# = 3 ] || [ "${4:-}" = durable ] || fail "usage: pg_temp.sh start DIR PORT [durable]"; start "$2" "$3" "${4:-}" ;;
stop) [ $# = 2 ] || fail "usage: pg_temp.sh stop DIR"; stop "$2" ;;
*) fail "usage: pg_temp.sh start DIR PORT [durable] | stop DIR" ;;
esac
