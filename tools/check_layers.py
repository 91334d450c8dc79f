#!/usr/bin/env python3
"""Keep the house in order: a file may include public headers of its own room and of rooms below, private headers (*_priv.h)
only of its own room, and drivers' headers only where they belong. Also: file lengths. Exit 1 names every breach.
"""
import os
import re
import sys

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "src")
# The rooms in floor order, as the build lists them.
FLOORS = re.findall(r"'(\w+)'", re.search(r"rooms = \[(.*?)\]", open(os.path.join(ROOT, "meson.build"), encoding="utf-8").read(), re.S)[1])
DRIVERS = {  # header of a library that only these rooms may include
    "sqlite3.h": ("store",), "libpq-fe.h": ("store",), "microhttpd.h": ("net",), "sodium.h": ("people", "proof"),
    "libxml/parser.h": ("epcisxml",), "libxml/SAX2.h": ("epcisxml",), "libxml/xmlreader.h": ("share",), "zip.h": ("share",), "curl/curl.h": ("net",), "cairo.h": ("scan",), "qrencode.h": ("qr",), "xlsxwriter.h": ("net",),
}
LINES_MAX = {".c": 800, ".h": 250}
PRIVATE_LINES_MAX = 400


def owner_of_headers(root):
    owners = {}
    for room in FLOORS:
        folder = os.path.join(root, room)
        if os.path.isdir(folder):
            for name in os.listdir(folder):
                if name.endswith(".h"):
                    owners.setdefault(name, room)
    return owners


def breaches(root):
    owners = owner_of_headers(root)
    for room in FLOORS:
        folder = os.path.join(root, room)
        for name in sorted(os.listdir(folder)) if os.path.isdir(folder) else []:
            if not name.endswith((".c", ".h")):
                continue
            path = os.path.join(folder, name)
            text = open(path, encoding="utf-8").read()
            ext = os.path.splitext(name)[1]
            limit = PRIVATE_LINES_MAX if name.endswith("_priv.h") or name.endswith("_shapes.h") else LINES_MAX[ext]
            lines = text.count("\n")
            if lines > limit:
                yield "%s: %d lines, at most %d" % (path, lines, limit)
            if not text.startswith("/*"):
                yield "%s: does not open with its purpose" % path
            test = name.startswith(("t_", "fuzz_")) or "_test" in name
            for inc in re.findall(r'^#include [<"]([^">]+)[">]', text, re.M):
                other = owners.get(inc)
                if other and other != room and FLOORS.index(other) > FLOORS.index(room):
                    yield "%s: includes %s of the higher room %s" % (path, inc, other)
                if other and other != room and inc.endswith("_priv.h"):
                    yield "%s: includes the private header %s" % (path, inc)
                if inc in DRIVERS and room not in DRIVERS[inc] and not test:
                    yield "%s: includes %s, which only %s may" % (path, inc, ", ".join(DRIVERS[inc]))


def main():
    found = [os.path.relpath(b) if os.path.exists(b) else b for b in breaches(ROOT)]
    for line in found:
        print(line)
    print("layers: %d breaches" % len(found))
    sys.exit(1 if found else 0)


main()
