#!/usr/bin/env python3
"""Compile page templates to C. See src/tmpl/README.md for the language.

usage: tmpl.py OUT.c FILE.html...

Refuses what escaping could not make safe: a value inside <script> or <style>, in an event-handler attribute, in an unquoted
attribute, or in href/src without {{url …}} or a literal beginning.
"""
import os
import re
import sys

TOKEN = re.compile(r"(\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\})", re.S)
VERBS = {"url": "tmpl_put_url", "pct": "tmpl_put_pct", "raw": "tmpl_put_raw", "day": "tmpl_put_day",
         "time": "tmpl_put_time", "mass": "tmpl_put_mass", "area": "tmpl_put_area"}


class Fault(Exception):
    pass


class Place:
    """Where in the HTML the reader stands: enough to judge whether an escaped value is safe there."""

    def __init__(self):
        self.tag = None      # inside <tag ...> (name) or None
        self.quote = None    # inside a quoted attribute value
        self.attr = ""       # name of that attribute
        self.value = ""      # literal text of the value so far
        self.raw = None      # inside <script> or <style>

    def feed(self, text):
        i = 0
        while i < len(text):
            c = text[i]
            if self.raw:
                end = text.lower().find("</" + self.raw, i)
                if end < 0:
                    return
                self.raw, i = None, end
                continue
            if self.quote:
                if c == self.quote:
                    self.quote, self.attr, self.value = None, "", ""
                else:
                    self.value += c
            elif self.tag is not None:
                if c in "\"'":
                    if not self.attr:
                        raise Fault("quote without attribute name")
                    self.quote, self.value = c, ""
                elif c == ">":
                    self.raw = self.tag if self.tag in ("script", "style") else None
                    self.tag, self.attr = None, ""
                else:
                    m = re.compile(r"([A-Za-z_:][-A-Za-z0-9_:.]*)\s*=\s*(?=[\"'])").match(text, i)
                    if m:
                        self.attr = m.group(1).lower()
                        i = m.end()
                        continue
            elif c == "<":
                m = re.compile(r"<!--.*?-->", re.S).match(text, i)
                if m:
                    i = m.end()
                    continue
                m = re.compile(r"</?([A-Za-z][A-Za-z0-9]*)").match(text, i)
                if m:
                    self.tag = m.group(1).lower()
                    if text[i + 1] == "/":
                        self.tag = "/" + self.tag
                    i = m.end()
                    continue
            i += 1

    def check(self, verb):
        if self.raw:
            raise Fault("a value inside <%s>" % self.raw)
        if self.tag is not None and not self.quote:
            raise Fault("a value inside a tag outside of a quoted attribute")
        if self.quote:
            if self.attr.startswith("on"):
                raise Fault("a value in an event handler")
            if self.attr in ("href", "src", "action", "formaction") and verb not in ("url",) and not self.value:
                raise Fault("a value at the start of %s needs {{url …}}" % self.attr)
            if verb == "raw":
                raise Fault("{{raw …}} in an attribute")
            self.value += "x"


def c_string(text):
    out = []
    for line in re.split(r"(?<=\n)", text):
        esc = line.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("?", "\\?")
        if esc:
            out.append('"%s"' % esc)
    return "\n        ".join(out) or '""'


def squeeze(text):
    """Indentation carries nothing: a line break with the blanks around it becomes one line break."""
    return re.sub(r"[ \t]*\n\s*", "\n", text)


class Compiler:
    def __init__(self, path, out):
        self.path, self.out, self.depth, self.open, self.place, self.line = path, out, 0, False, Place(), 1

    def emit(self, code):
        self.out.append("    " * (1 + self.depth) + code)

    def literal(self, text):
        self.place.feed(text)
        text = squeeze(text)
        if not self.open:
            if text.strip():
                raise Fault("text before {% page … %}")
            return
        if text:
            self.emit("tmpl_lit(t, %s,\n        %d);" % (c_string(text), len(text.encode())))

    def value(self, body):
        m = re.match(r"(\w+)\s+(.+)$", body, re.S)
        verb = m.group(1) if m and m.group(1) in VERBS else None
        self.place.check(verb)
        expr = m.group(2) if verb else body
        self.emit("%s(t, %s);" % (VERBS[verb] if verb else "tmpl_put", expr.strip()))

    def statement(self, body):
        word, _, rest = body.partition(" ")
        rest = rest.strip()
        if word == "include":
            self.out.append("#include %s" % rest)
        elif word == "page":
            self.out.append("void %s;\nvoid %s\n{" % (rest, rest))
            self.open, self.depth, self.place = True, 0, Place()
        elif word == "endpage":
            if self.depth:
                raise Fault("a block is still open")
            self.out.append("}\n")
            self.open = False
        elif word in ("if", "for"):
            self.emit("%s (%s) {" % (word, rest))
            self.depth += 1
        elif word == "else":
            self.depth -= 1
            self.emit("} else %s{" % ("if (%s) " % rest[3:].strip() if rest.startswith("if ") else ""))
            self.depth += 1
        elif word == "end":
            self.depth -= 1
            if self.depth < 0:
                raise Fault("end without beginning")
            self.emit("}")
        elif word == "embed":
            path = os.path.join(os.path.dirname(self.path), rest.strip('"'))
            with open(path, encoding="utf-8") as f:
                self.literal(f.read().strip())
        elif word == "let":
            self.emit("%s;" % rest)
        elif word == "call":
            self.emit("%s;" % rest)
        else:
            raise Fault("unknown word %r" % word)

    def run(self):
        with open(self.path, encoding="utf-8") as f:
            parts = TOKEN.split(f.read())
        for part in parts:
            try:
                if part.startswith("{{"):
                    self.out.append('#line %d "%s"' % (self.line, self.path))
                    self.value(part[2:-2].strip())
                elif part.startswith("{%"):
                    self.out.append('#line %d "%s"' % (self.line, self.path))
                    self.statement(part[2:-2].strip())
                elif not part.startswith("{#"):
                    self.literal(part)
            except Fault as e:
                sys.exit("%s:%d: %s" % (self.path, self.line, e))
            self.line += part.count("\n")
        if self.open:
            sys.exit("%s: page not ended" % self.path)


def main():
    out = ["/* Generated by tools/tmpl.py. */", '#include "tmpl.h"']
    for path in sys.argv[2:]:
        Compiler(path, out).run()
    with open(sys.argv[1], "w", encoding="utf-8") as f:
        f.write("\n".join(out) + "\n")


main()
