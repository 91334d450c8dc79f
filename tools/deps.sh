# deps.sh: what the machine must have; sourced by ./run, ./test and ./bench. Installs only what is missing.
# Works as root, or as a user with sudo.

RUN_PACKAGES="gcc meson ninja-build pkg-config python3 libmicrohttpd-dev libsqlite3-dev libpq-dev libsodium-dev libssl-dev
  libqrencode-dev libcairo2-dev libpango1.0-dev libxlsxwriter-dev libpng-dev libjpeg-dev zlib1g-dev libzstd-dev fonts-noto-cjk"
TEST_PACKAGES="libcmocka-dev libjansson-dev sqlite3 postgresql chromium clang libclang-rt-14-dev cppcheck zbar-tools poppler-utils curl"
BENCH_PACKAGES="nginx-light wrk postgresql"

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

# need_packages NAME...: one apt-get line for those that are missing.
need_packages() {
  local missing=""
  for p in "$@"; do
    [ "$(dpkg-query -W -f='${Status}' "$p" 2>/dev/null)" = "install ok installed" ] || missing="$missing $p"
  done
  [ -z "$missing" ] && return 0
  echo "installing:$missing" >&2
  as_root apt-get update -qq >&2
  # shellcheck disable=SC2086
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
}

node_major() {
  node --version 2>/dev/null | sed 's/^v\([0-9]*\).*/\1/'
}

# need_node: Node.js 20 or later with npm. Debian 12 has 18, so the npm registry's own package of Node 20 is put into .cache.
need_node() {
  local here="$PWD/.cache/node/node_modules/node/bin"
  [ -x "$here/node" ] && PATH="$here:$PATH"
  if [ "$(node_major)" -ge 20 ] 2>/dev/null && command -v npm >/dev/null; then return 0; fi
  command -v npm >/dev/null || need_packages nodejs npm
  if [ "$(node_major)" -ge 20 ] 2>/dev/null; then return 0; fi
  echo "installing Node.js 20 into .cache/node" >&2
  mkdir -p .cache/node
  npm install --silent --no-audit --no-fund --prefix .cache/node node@20 >&2
  PATH="$here:$PATH"
}

# need_front: the web applications, built when their sources are newer than the last build.
need_front() {
  local stamp=.cache/front.sum now
  mkdir -p .cache
  now=$(cd front && find . \( -name node_modules -o -name dist \) -prune -o -type f -print0 | sort -z | xargs -0 sha256sum | sha256sum)
  if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$now" ] && [ -d front/apps/console/dist ]; then return 0; fi
  echo "building the web applications" >&2
  (cd front && npm ci --silent --no-audit --no-fund && npm run --silent build) >&2
  echo "$now" >"$stamp"
}

# build_binary DIR OPTIONS...: configure once, build.
build_binary() {
  local dir=$1
  shift
  [ -f "$dir/build.ninja" ] || meson setup "$dir" "$@" >/dev/null
  ninja -C "$dir" >"$dir/build.log" 2>&1 || { tail -40 "$dir/build.log" >&2; return 1; }
}
