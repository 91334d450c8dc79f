#!/usr/bin/env python3
"""Add up the results of all steps of ./test and print them: what the tests agreed on, what was skipped and why, the closing line.

usage: count_tests.py RESULTS-DIR [TESTS-DIR]
Each step left NAME.exit (its exit status); a test runner also its report: c.json (meson), server.tap (node), vitest.json. A step that
ended badly without telling a failure, or a runner without a whole report or without any test, counts as one failure: a crash is no success.
Every test that stands in TESTS-DIR (*.test.mjs, default: tests/ beside tools/) must be in node's report: a file that calls
process.exit(0) loses its later tests, and node calls that a success.
Exit 1 when anything failed.
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
                notes.append("skipped: " + t["name"])
            elif t["result"] == "OK":
                passed, failed, skipped = passed + max(ok, 0 if skip else 1), failed, skipped + skip
            else:
                passed, failed, skipped = passed + ok, failed + max(bad, 1), skipped + skip
                notes.append("FAILED: %s (%s)" % (t["name"], t["result"].lower()))
    return passed, failed, skipped, notes


TESTS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "tests")


def lost(tests, reported):
    """Names of tests at the left margin of the files of tests that have no result; onBoth() adds the engine to the name."""
    out = []
    for name in sorted(os.listdir(tests)):
        if not name.endswith(".test.mjs"):
            continue
        with open(os.path.join(tests, name), encoding="utf-8") as f:
            stand = re.findall(r"""^(test|onBoth)\((['"])(.*?)\2, """, f.read(), re.M)
        if not stand:
            out.append("FAILED: %s: no test stands in it" % name)
        for call, _, title in stand:
            title = re.sub(r"\\(.)", r"\1", title)
            for whole in [title] if call == "test" else [title + " [sqlite]", title + " [postgres]"]:
                if whole not in reported:
                    out.append("FAILED: %s: no result of '%s'" % (name, whole))
    return out


def tap(path):
    with open(path, encoding="utf-8", errors="replace") as f:
        text = f.read()

    def n(word):
        m = re.search(r"^# %s (\d+)" % word, text, re.M)
        if not m:
            raise ValueError("the report has no line '# %s'" % word)
        return int(m.group(1))
    notes = re.findall(r"^\s*# (.*\b\d+ of \d+\b.*)$", text, re.M)
    notes += ["skipped: " + " - ".join(a) for a in re.findall(r"^\s*ok \d+ - (.*) # SKIP (.*)$", text, re.M)]
    notes += ["FAILED: " + a for a in re.findall(r"^\s*not ok \d+ - (.*)$", text, re.M)]
    gone = lost(TESTS, {re.sub(r"\\(.)", r"\1", a) for a in re.findall(r"^(?:not )?ok \d+ - (.*?)(?: # SKIP.*)?$", text, re.M)})
    return n("pass"), n("fail") + n("cancelled") + len(gone), n("skipped") + n("todo"), notes + gone


def vitest(path):
    with open(path, encoding="utf-8") as f:
        d = json.load(f)
    notes = ["FAILED: " + a["fullName"] for r in d["testResults"] for a in r["assertionResults"] if a["status"] == "failed"]
    notes += ["FAILED: " + r["name"] for r in d["testResults"] if r["status"] == "failed" and not r["assertionResults"]]
    return d["numPassedTests"], d["numFailedTests"], d["numPendingTests"] + d["numTodoTests"], notes


READERS = {"c": ("c.json", meson), "server": ("server.tap", tap), "vitest": ("vitest.json", vitest)}


def step(folder, name):
    """(passed, failed, skipped, notes) of one step."""
    with open(os.path.join(folder, name + ".exit"), encoding="utf-8") as f:
        status = int(f.read())
    counts = [0, 0, 0]
    notes = []
    if name in READERS:
        file, read = READERS[name]
        try:
            *counts, notes = read(os.path.join(folder, file))
        except (OSError, ValueError, KeyError) as e:
            counts, notes = [0, 0, 0], ["FAILED: no whole report of %s (%s)" % (name, e)]
            status = status or 1
        if sum(counts) == 0 and status == 0:
            notes.append("FAILED: %s ran no test" % name)
            status = 1
    if status and not counts[1]:
        notes.append("FAILED: step %s ended with status %d" % (name, status))
        counts[1] = 1
    return counts, notes


def main():
    global TESTS
    folder = sys.argv[1]
    TESTS = sys.argv[2] if len(sys.argv) > 2 else TESTS
    names = sorted(f[:-5] for f in os.listdir(folder) if f.endswith(".exit"))
    total = [0, 0, 0]
    for name in names:
        counts, notes = step(folder, name)
        if name in READERS or counts[1]:
            print("\n== %s: %d passed, %d failed, %d skipped" % (name, *counts))
        for line in dict.fromkeys(notes):
            print("   " + line)
        total = [a + b for a, b in zip(total, counts)]
    if total[0] + total[1] == 0:
        total[1] = 1
    print("\n%d passed, %d failed, %d skipped" % tuple(total))
    sys.exit(1 if total[1] else 0)


main()
