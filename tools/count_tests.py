#!/usr/bin/env python3
"""Add up the results of all test runners and print them: what the tests agreed on, what was skipped and why, the closing line.

usage: count_tests.py RESULTS-DIR   exit 1 when anything failed or nothing ran
"""
import json
import os
import re
import sys


def meson(path):
    passed = failed = skipped = 0
    notes = []
    with open(path, encoding="utf-8", errors="replace") as f:
        for line in f:
            t = json.loads(line)
            out = (t.get("stdout") or "") + "\n" + (t.get("stderr") or "")
            ok = len(re.findall(r"^\[       OK \]", out, re.M))
            bad = len(set(re.findall(r"^\[  FAILED  \] (\w+)\s*$", out, re.M)))
            skip = len(set(re.findall(r"^\[  SKIPPED \] (\w+)\s*$", out, re.M)))
            notes += [l.strip() for l in out.splitlines() if re.search(r"\b\d+ of \d+\b|\bskipped?\b: ", l) and len(l) < 200]
            if t["result"] == "SKIP":
                skipped += 1
            elif t["result"] in ("OK", "EXPECTEDFAIL"):
                passed, failed, skipped = passed + max(ok, 0 if skip else 1), failed, skipped + skip
            else:
                passed, failed, skipped = passed + ok, failed + max(bad, 1), skipped + skip
                notes.append("FAILED: " + t["name"])
    return passed, failed, skipped, notes


def tap(path):
    text = open(path, encoding="utf-8", errors="replace").read()

    def n(word):
        m = re.search(r"^# %s (\d+)" % word, text, re.M)
        return int(m.group(1)) if m else 0
    notes = re.findall(r"^\s*# (.*\b\d+ of \d+\b.*)$", text, re.M)
    notes += ["skipped: " + a for a in re.findall(r"^\s*ok .* # SKIP (.*)$", text, re.M)]
    notes += ["FAILED: " + a for a in re.findall(r"^\s*not ok \d+ - (.*)$", text, re.M)]
    return n("pass"), n("fail") + n("cancelled"), n("skipped"), notes


def vitest(path):
    d = json.load(open(path, encoding="utf-8"))
    return d["numPassedTests"], d["numFailedTests"] + (0 if d.get("success") or d["numFailedTests"] else 1), d["numPendingTests"], []


def plain(path):
    p, f, s = map(int, open(path).read().split())
    return p, f, s, ["FAILED: step " + os.path.basename(path)] if f else []


READERS = {"meson.json": meson, "server.tap": tap, "vitest.json": vitest}


def main():
    total = [0, 0, 0]
    for name in sorted(os.listdir(sys.argv[1])):
        p, f, s, notes = READERS.get(name, plain)(os.path.join(sys.argv[1], name))
        print("\n== %s: %d passed, %d failed, %d skipped" % (name, p, f, s))
        for line in dict.fromkeys(notes):
            print("   " + line)
        total = [a + b for a, b in zip(total, (p, f, s))]
    if total[0] + total[1] == 0:
        total[1] = 1
    print("\n%d passed, %d failed, %d skipped" % tuple(total))
    sys.exit(1 if total[1] else 0)


main()
