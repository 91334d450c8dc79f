#!/usr/bin/env bash
# Static checks: layers and sizes, strict builds with clang and of the release, cppcheck, gcc's analyzer and clang-tidy over what reads
# strangers' bytes, shellcheck, types and ESLint of the front end. Every check runs, also after one that failed.
set -uo pipefail
cd "$(dirname "$0")/.." || exit 1
. tools/deps.sh
status=0
# check NAME COMMAND...
check() {
  local name=$1 from=$SECONDS
  shift
  if "$@"; then
    printf '== %s: passed, %d s\n' "$name" $((SECONDS - from))
  else
    printf '== %s: FAILED, %d s\n' "$name" $((SECONDS - from))
    status=1
  fi
}

mapfile -t INCLUDES < <(for d in src/*/; do echo "-I$d"; done; pkg-config --cflags-only-I libpq libpng libxml-2.0 2>/dev/null | tr ' ' '\n' | grep .)
STRANGERS=(src/base/base_json*.c src/base/base_when*.c src/base/base_str*.c src/gs1/gs1_*.c src/net/net_multipart.c src/net/net_guard.c src/net/net_body.c
  src/net/net_router.c src/epcis/epcis_read.c src/epcis/epcis_doc.c src/epcis/epcis_event.c src/epcis/epcis_pattern.c src/epcis/epcis_token.c src/grow/grow_image.c
  src/epcisxml/epcisxml_*.c src/proof/proof_note.c src/proof/proof_file.c src/net/net_call.c src/share/share_xlsx*.c
  src/pay/pay_form.c src/pay/pay_bill_read.c src/pay/pay_*_sign.c src/pay/pay_crypt.c src/pay/pay_cert.c src/pay/pay_*_bill.c)

clang_build() { CC=clang build_binary build-clang -Dbuildtype=debugoptimized -Dtests=false -Dfuzz=true; }
release_build() { build_binary build-release -Dbuildtype=release -Dtests=false; }

run_cppcheck() {
  cppcheck --quiet --error-exitcode=1 --std=c11 --enable=warning,portability --inline-suppr -j 2 --suppressions-list=tools/cppcheck.txt "${INCLUDES[@]}" src
}

# -O1: without inlining the paths stay short enough to be true. Left out: what the analyzer of gcc 12 gets wrong in C with arenas
# (leaks and null from memory that the arena owns), each by name.
analyzer() {
  printf '%s\n' "${STRANGERS[@]}" | xargs -P 2 -n 1 gcc -std=gnu17 -D_GNU_SOURCE -O1 -fanalyzer -Werror "${INCLUDES[@]}" -c -o /dev/null
}

tidy() {
  local log=build-clang/tidy.log
  printf '%s\n' "${STRANGERS[@]}" | xargs -P 2 -n 4 clang-tidy --quiet -p build-clang >"$log" 2>/dev/null && return 0
  grep -A4 -E ' (warning|error): ' "$log" || tail -20 "$log"
  return 1
}

front_lint() { need_node && need_modules && npm --prefix front run --silent lint; }
front_types() { need_node && need_modules && npm --prefix front run --silent typecheck; }

check layers python3 tools/check_layers.py
check shellcheck shellcheck -x -S warning -e SC1007 run test bench .ci/run tools/*.sh
check "clang build" clang_build
check "release build" release_build
check cppcheck run_cppcheck
check "gcc -fanalyzer" analyzer
check clang-tidy tidy
check "types of the front end" front_types
check "ESLint of the front end" front_lint
echo "static checks: $([ $status = 0 ] && echo passed || echo FAILED)"
exit $status
