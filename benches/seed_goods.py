#!/usr/bin/env python3
"""Fill a mall: copy the goods on sale in an SQLite data file until there are N, each with a word of two characters of its own in its
title, with sizes, listings and search pairs.   seed_goods.py FILE N   prints words to look for, percent-encoded, one a line: rare ones,
common ones, two at once. No server may run on the file."""
import sqlite3
import sys
from urllib.parse import quote

STEP = 1_000_000  # between the row numbers of two copies
db = sqlite3.connect(sys.argv[1])
db.execute("PRAGMA synchronous=OFF")
live = db.execute("SELECT count(*) FROM sell_goods WHERE live = 1").fetchone()[0]
copies = int(sys.argv[2]) // live
# Character pairs nobody writes; the same pair comes back after 2,500 copies.
pair = "char(0x5000 + n.k % 50) || char(0x6000 + n.k / 50 % 50)"
numbers = f"WITH RECURSIVE n(k) AS (SELECT 1 UNION ALL SELECT k + 1 FROM n WHERE k < {copies}) "


def copy(table, where, **changed):
    columns = [r[1] for r in db.execute(f"PRAGMA table_info({table})")]
    values = [changed.get(c, f"t.{c}") for c in columns]
    db.execute(f"{numbers} INSERT INTO {table} ({', '.join(columns)}) SELECT {', '.join(values)} FROM {table} t, n WHERE {where}")


def uuid(kind):
    return f"printf('%08x-%04x-7000-8000-%012x', t.id, {kind}, n.k)"


goods = f"IN (SELECT id FROM sell_goods WHERE live = 1 AND id < {STEP})"
copy("sell_goods", f"t.live = 1 AND t.id < {STEP}", id=f"t.id + n.k * {STEP}", uuid=uuid(1), title=f"t.title || {pair}", sold="n.k % 1000")
copy("sell_sku", f"t.goods_id {goods}", id=f"t.id + n.k * {STEP}", uuid=uuid(2), goods_id=f"t.goods_id + n.k * {STEP}")
copy("sell_listing", f"t.sku_id IN (SELECT id FROM sell_sku WHERE goods_id {goods})", id=f"t.id + n.k * {STEP}", uuid=uuid(3), sku_id=f"t.sku_id + n.k * {STEP}")
copy("sell_gram", f"t.goods_id {goods}", goods_id=f"t.goods_id + n.k * {STEP}", rank="t.rank + n.k % 1000")
db.execute(f"{numbers} INSERT INTO sell_gram (gram, rank, goods_id) SELECT {pair}, 0, t.id + n.k * {STEP} FROM sell_goods t, n WHERE t.live = 1 AND t.id < {STEP}")
db.commit()
db.execute("ANALYZE")
db.commit()
titles = [r[0].split("（")[0] for r in db.execute(f"SELECT DISTINCT title FROM sell_goods WHERE live = 1 AND id < {STEP}")]
words = []
for k in range(400):
    rare = chr(0x5000 + k % 50) + chr(0x6000 + k // 50 % 50)
    title = titles[k % len(titles)]
    words += [rare, title[-2:], title, title + " " + rare]
print("\n".join(quote(w) for w in words))
