#!/usr/bin/env python3
"""Fill a mall: copy the goods on sale in an SQLite data file until there are N, each with a word of two characters of its own in its
title, with sizes, listings and search pairs.   seed_goods.py FILE N   prints words to look for, percent-encoded, one a line: rare ones,
common ones, two at once. No server may run on the file. Pieces sold stay as they are: they are derived from others' rows, and the program
would write anew what does not agree. Statistics are not made: the program makes none either."""
import sqlite3
import sys
from urllib.parse import quote

STEP = 1_000_000  # between the row numbers of two copies
db = sqlite3.connect(sys.argv[1])
for pragma in ("synchronous=OFF", "journal_mode=OFF", "cache_size=-400000"):
    db.execute("PRAGMA " + pragma)
first = [r[0] for r in db.execute("SELECT id FROM sell_goods WHERE live = 1")]
goods = f"IN ({', '.join(map(str, first))})"
copies = int(sys.argv[2]) // len(first)
# Character pairs nobody writes; the same pair comes back after 2,500 copies.
pair = "char(0x5000 + n.k % 50) || char(0x6000 + n.k / 50 % 50)"
db.execute(f"CREATE TEMP TABLE n AS WITH RECURSIVE n(k) AS (SELECT 1 UNION ALL SELECT k + 1 FROM n WHERE k < {copies}) SELECT k FROM n")
# Made anew at the end, at once.
indexes = db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND tbl_name IN ('sell_goods', 'sell_gram')").fetchall()
for name, _ in indexes:
    db.execute("DROP INDEX " + name)


def copy(table, where, **changed):
    columns = [r[1] for r in db.execute(f"PRAGMA table_info({table})")]
    values = [changed.get(c, f"t.{c}") for c in columns]
    db.execute(f"INSERT INTO {table} ({', '.join(columns)}) SELECT {', '.join(values)} FROM {table} t CROSS JOIN n WHERE {where}")


def uuid(kind):
    return f"printf('%08x-%04x-7000-8000-%012x', t.id, {kind}, n.k)"


copy("sell_goods", f"t.id {goods}", id=f"t.id + n.k * {STEP}", uuid=uuid(1), title=f"t.title || {pair}")
copy("sell_sku", f"t.goods_id {goods}", id=f"t.id + n.k * {STEP}", uuid=uuid(2), goods_id=f"t.goods_id + n.k * {STEP}")
copy("sell_listing", f"t.sku_id IN (SELECT id FROM sell_sku WHERE goods_id {goods})", id=f"t.id + n.k * {STEP}", uuid=uuid(3), sku_id=f"t.sku_id + n.k * {STEP}")
copy("sell_gram", f"t.goods_id {goods}", goods_id=f"t.goods_id + n.k * {STEP}")
db.execute(f"INSERT INTO sell_gram (gram, rank, goods_id) SELECT {pair}, g.rank, t.id + n.k * {STEP} FROM sell_goods t JOIN (SELECT goods_id, MIN(rank) AS rank FROM sell_gram WHERE goods_id {goods} GROUP BY goods_id) g ON g.goods_id = t.id CROSS JOIN n")
for _, sql in indexes:
    db.execute(sql)
db.commit()
db.execute("PRAGMA journal_mode=WAL")
titles = [r[0].split("（")[0] for r in db.execute(f"SELECT DISTINCT title FROM sell_goods WHERE id {goods}")]
words = []
for k in range(400):
    rare = chr(0x5000 + k % 50) + chr(0x6000 + k // 50 % 50)
    title = titles[k % len(titles)]
    words += [rare, title[-2:], title, title + " " + rare]
print("\n".join(quote(w) for w in words))
