# shellcheck shell=bash disable=SC2034
# deps.sh: what the machine must have, and how the parts are built; sourced by ./run, ./test, ./bench and .ci/run from the root of the
# source. Installs only what is missing. Works as root, or as a user with sudo. Every function says what failed and returns 1; it does
# not rely on `set -e`, which bash switches off in functions called under `||`.

RUN_PACKAGES="gcc libc6-dev meson ninja-build pkg-config python3 ca-certificates libmicrohttpd-dev libsqlite3-dev libpq-dev libsodium-dev libssl-dev
  libqrencode-dev libcairo2-dev libpango1.0-dev libxlsxwriter-dev libcurl4-openssl-dev libpng-dev libjpeg-dev zlib1g-dev libzstd-dev libxml2-dev libzip-dev fonts-noto-cjk"
TEST_PACKAGES="libcmocka-dev libjansson-dev sqlite3 openssl procps libxml2-utils"
SERVER_PACKAGES="postgresql chromium poppler-utils zbar-tools"
CI_PACKAGES="clang libclang-rt-14-dev clang-tidy cppcheck shellcheck"
BENCH_PACKAGES="nginx-light wrk postgresql chromium"

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; return; fi
  command -v sudo >/dev/null || { echo "this needs root, or a user with sudo: $*" >&2; return 1; }
  sudo "$@"
}

# need_packages NAME...: one apt-get line for those that are missing.
need_packages() {
  local missing="" p
  command -v dpkg-query >/dev/null || { echo "not a Debian system; install by hand what answers to: $*" >&2; return 1; }
  for p in "$@"; do
    [ "$(dpkg-query -W -f='${Status}' "$p" 2>/dev/null)" = "install ok installed" ] || missing="$missing $p"
  done
  [ -n "$missing" ] || return 0
  echo "installing:$missing" >&2
  as_root apt-get update -qq >&2 || return 1
  # shellcheck disable=SC2086
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends -o DPkg::Lock::Timeout=300 $missing >/dev/null ||
    { echo "apt-get could not install:$missing" >&2; return 1; }
}

node_major() {
  node --version 2>/dev/null | sed 's/^v\([0-9]*\).*/\1/'
}

# need_node: Node.js 20 or later with an npm of its age. Debian 12 has Node 18, so both come from the npm registry into .cache/node;
# Debian's npm fetches them and is not used further (its modules are found by Debian's own node only).
need_node() {
  local here="$PWD/.cache/node" arch
  [ -x "$here/node_modules/.bin/node" ] && PATH="$here/node_modules/.bin:$PATH"
  if [ "$(node_major)" -ge 20 ] 2>/dev/null && command -v npm >/dev/null; then return 0; fi
  command -v npm >/dev/null || need_packages nodejs npm || return 1
  if [ "$(node_major)" -ge 20 ] 2>/dev/null; then return 0; fi
  case $(uname -m) in
    x86_64) arch=x64 ;;
    aarch64) arch=arm64 ;;
    *) echo "Node.js 20 or later is needed; install it by hand for $(uname -m)" >&2; return 1 ;;
  esac
  echo "installing Node.js 20 into .cache/node" >&2
  mkdir -p "$here"
  [ -f "$here/package.json" ] || echo '{"private": true}' >"$here/package.json"
  npm install --loglevel=error --no-audit --no-fund --ignore-scripts --prefix "$here" "node-linux-$arch@20" npm@10 >&2 ||
    { echo "the npm registry did not give Node.js 20" >&2; return 1; }
  PATH="$here/node_modules/.bin:$PATH"
  hash -r
  [ "$(node_major)" -ge 20 ] 2>/dev/null || { echo "Node.js 20 could not be installed from the npm registry" >&2; return 1; }
}

# need_modules: the front end's packages, as front/package-lock.json names them.
need_modules() {
  local stamp=front/node_modules/.tiantou-lock now
  now=$(cat front/package-lock.json front/package.json | sha256sum) || return 1
  if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$now" ]; then return 0; fi
  echo "installing the packages of the web applications" >&2
  for _ in 1 2 3; do # a registry that stumbles once is no reason to stop
    (cd front && npm ci --no-audit --no-fund --loglevel=error >/dev/null) && { echo "$now" >"$stamp"; return 0; }
    sleep 10
  done
  echo "npm ci failed three times" >&2
  return 1
}

# need_front: the web applications, built when their sources are newer than the last build.
need_front() {
  local stamp=.cache/front.sum now
  mkdir -p .cache
  need_modules || return 1
  now=$(cd front && find . \( -name node_modules -o -name dist \) -prune -o -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum)
  if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$now" ] && [ -f front/apps/console/dist/index.html ] && [ -f front/apps/mall/dist/index.html ] && [ -d front/apps/scan/dist ]; then return 0; fi
  echo "building the web applications" >&2
  rm -f "$stamp"
  (cd front && npm run --silent build) >.cache/front.log 2>&1 || { tail -40 .cache/front.log >&2; echo "the web applications do not build" >&2; return 1; }
  echo "$now" >"$stamp"
}

# build_binary DIR OPTIONS...: configure when DIR is new, its options changed or the tree was moved; build.
build_binary() {
  local dir=$1 options
  shift
  options="$PWD $*"
  if [ ! -f "$dir/build.ninja" ] || [ "$(cat "$dir/.options" 2>/dev/null)" != "$options" ]; then
    rm -rf "$dir" && mkdir -p "$dir"
    meson setup "$dir" "$@" >"$dir/setup.log" 2>&1 || { tail -20 "$dir/setup.log" >&2; rm -f "$dir/build.ninja"; return 1; }
    echo "$options" >"$dir/.options"
  fi
  echo "building the program in $dir" >&2
  ninja -C "$dir" >"$dir/build.log" 2>&1 || { grep -vE '^\[[0-9]+/' "$dir/build.log" | tail -40 >&2; return 1; }
}
