#!/usr/bin/env bash
# Static checks: layers and sizes, cppcheck, gcc's analyzer over the rooms that parse strangers' bytes, a build with clang.
set -uo pipefail
cd "$(dirname "$0")/.."
status=0
python3 tools/check_layers.py || status=1
echo "== cppcheck"
cppcheck --quiet --error-exitcode=1 --std=c11 --enable=warning,portability --inline-suppr -j 2 --suppressions-list=tools/cppcheck.txt \
  $(for d in src/*/; do printf -- '-I%s ' "$d"; done) src || status=1
echo "== build with clang"
CC=clang meson setup build-clang -Dbuildtype=debugoptimized -Dtests=false >/dev/null 2>&1 || true
ninja -C build-clang >build-clang/build.log 2>&1 || { grep -E 'error|warning' build-clang/build.log | head -20; status=1; }
echo "== gcc -fanalyzer"
for f in src/base/base_json*.c src/base/base_when.c src/gs1/gs1_dl*.c src/net/net_multipart.c src/net/net_guard.c; do
  gcc -std=gnu17 -D_GNU_SOURCE -O1 -fanalyzer -Werror $(for d in src/*/; do printf -- '-I%s ' "$d"; done) -c -o /dev/null "$f" || status=1
done
echo "static checks: $([ $status = 0 ] && echo passed || echo failed)"
exit $status
