/* epcis_sql.c: every fixed query of the room. The queries of GET /events are made by epcis_query_sql.c from fixed pieces. */
#include "epcis_priv.h"

/* Columns that epcis_read.c reads, in its order. */
#define READ_COLS "e.id, e.type, e.action, e.time_us, e.off_min, e.record_us, e.error_us, e.event_id, e.hash, e.id_sent, e.json, e.context, " \
                  "s.uri AS step, d.uri AS disp, r.uri AS rp, l.uri AS loc"
#define READ_JOINS " LEFT JOIN epcis_uri s ON s.id = e.biz_step AND s.county = e.county LEFT JOIN epcis_uri d ON d.id = e.disposition AND d.county = e.county" \
                   " LEFT JOIN epcis_uri r ON r.id = e.read_point AND r.county = e.county LEFT JOIN epcis_uri l ON l.id = e.biz_location AND l.county = e.county "
const char epcis_read_cols[] = READ_COLS;
const char epcis_read_joins[] = READ_JOINS;

/* The next distinct values of an indexed column after $1, at most $2: each step is one look into the index, however many events
 * share a value ("loose index scan"). A text that is interned for two counties is told once, at its first id in use. */
#define USED_EVENT(column) "EXISTS (SELECT 1 FROM epcis_event e WHERE e." column " = w.id)"
#define NEXT_EVENT(column, after) "(SELECT min(e." column ") FROM epcis_event e WHERE e." column " > " after ")"
#define USED_EPC "EXISTS (SELECT 1 FROM epcis_epc x WHERE x.uri = w.id)"
#define NEXT_EPC(after) "(SELECT min(x.uri) FROM epcis_epc x WHERE x.uri > " after ")"
#define DISTINCT(next_1, next_v, used) \
    "WITH RECURSIVE d(v, n) AS (SELECT " next_1 ", CAST(1 AS BIGINT) UNION ALL SELECT " next_v ", d.n + 1 FROM d WHERE d.v IS NOT NULL AND d.n < $2) " \
    "SELECT d.v, u.uri, EXISTS (SELECT 1 FROM epcis_uri w WHERE w.uri = u.uri AND w.id < u.id AND " used "), " \
    "(SELECT x.role FROM epcis_epc x WHERE x.uri = d.v ORDER BY x.time_us LIMIT 1) FROM d JOIN epcis_uri u ON u.id = d.v ORDER BY d.v"
#define LIST_EVENT(column) DISTINCT(NEXT_EVENT(column, "$1"), NEXT_EVENT(column, "d.v"), USED_EVENT(column))
/* The same for who sees some operators' events only ($3): words and places of the newest 20,000 of them, found through the
 * operators when they are few, else through the time; things one by one. */
#define OWN_EVENT(column, plus) \
    "SELECT d.v, u.uri, EXISTS (SELECT 1 FROM epcis_uri w WHERE w.uri = u.uri AND w.id < u.id AND " USED_EVENT(column) "), CAST(0 AS BIGINT) FROM " \
    "(SELECT DISTINCT n.v FROM (SELECT e." column " AS v FROM epcis_event e WHERE " plus "e.operator @IN($3) ORDER BY e.time_us DESC, e.id DESC LIMIT 20000) AS n " \
    "WHERE n.v > $1) AS d JOIN epcis_uri u ON u.id = d.v ORDER BY d.v LIMIT $2"
#define OWN_EPC \
    "WITH RECURSIVE d(v, n) AS (SELECT " NEXT_EPC("$1") ", CAST(1 AS BIGINT) UNION ALL SELECT " NEXT_EPC("d.v") ", d.n + 1 FROM d WHERE d.v IS NOT NULL AND d.n < $2) " \
    "SELECT d.v, u.uri, NOT EXISTS (SELECT 1 FROM epcis_epc x JOIN epcis_event e ON e.id = x.event WHERE x.uri = d.v AND e.operator @IN($3)), " \
    "(SELECT x.role FROM epcis_epc x WHERE x.uri = d.v ORDER BY x.time_us LIMIT 1) FROM d JOIN epcis_uri u ON u.id = d.v ORDER BY d.v"
#define HAS_EVENT(column) "SELECT count(*) FROM (SELECT 1 FROM epcis_event e WHERE e." column " IN (SELECT id FROM epcis_uri WHERE uri = $1) LIMIT 1) AS f"
/* The last event id that was given (PostgreSQL), and the high 16 bits of the advisory locks that hold it. */
#define FEED_LAST "CASE WHEN is_called THEN last_value ELSE last_value - 1 END"
#define FEED_SPACE "29801"
#define FEED_LOCK "(CAST(" FEED_SPACE " AS BIGINT) << 48)"

/* On SQLite a list is joined, row by row: IN would first copy it into a table of its own, which costs as much as reading ten rows. */
#define LISTED(columns, table, key) "SELECT " columns " FROM store_list($1) l CROSS JOIN " table " WHERE " key " = l.value"
#define MEMBERS(list, part) "SELECT x.event, x.uri, x.role FROM store_list(" list ") l CROSS JOIN epcis_epc x WHERE x.event = l.value AND x.role = " part
#define DEED_COLS "e.type, e.action, e.time_us, e.off_min, e.record_us, e.biz_step, e.disposition, e.read_point, e.biz_location, e.transformation, e.error_us, e.event_id, e.hash, e.capture"
/* What epcis_derived.c compares: columns of the primary key, then those compared. */
#define DERIVED_EVENTS \
    "SELECT e.id, e.county, e.event_id, e.hash, e.eid_key, e.id_sent, t.uri AS transformation, e.error_us, r.uri AS reason, e.operator, k.behaviour, k.operator AS for_operator, c.json AS context, e.json " \
    "FROM epcis_event e LEFT JOIN epcis_uri t ON t.id = e.transformation AND t.county = e.county LEFT JOIN epcis_uri r ON r.id = e.error_reason AND r.county = e.county " \
    "LEFT JOIN epcis_capture k ON k.id = e.capture LEFT JOIN epcis_context c ON c.id = e.context "
#define DERIVED_URI(alias, column) "LEFT JOIN epcis_uri " alias " ON " alias ".id = x." column " AND " alias ".county = x.county "
#define DERIVED_EPC \
    "SELECT x.uri, x.time_us, x.event, x.seq, x.county, coalesce(u.uri, '?') AS name, x.time_us AS at, x.seq AS place, x.role, x.quantity, x.value, x.uom FROM epcis_epc x " DERIVED_URI("u", "uri")
#define DERIVED_TAG \
    "SELECT x.kind, x.value, x.type, x.event, x.seq, x.county, x.kind AS k, coalesce(u.uri, '?') AS name, CASE WHEN x.type = 0 THEN NULL ELSE coalesce(t.uri, '?') END AS type_name, x.seq AS place " \
    "FROM epcis_tag x " DERIVED_URI("u", "value") DERIVED_URI("t", "type")
#define DERIVED_FIELD(gen) \
    "SELECT " gen " AS g, x.name, x.key, x.event, x.seq, x.county, coalesce(u.uri, '?') AS named, x.key AS k, x.scope, x.num, x.seq AS place, " gen " AS gen FROM epcis_field x " DERIVED_URI("u", "name")
#define DERIVED_MEASURE(gen) "SELECT " gen " AS g, x.what, x.num, x.event, x.county, x.what AS w, x.num AS n, " gen " AS gen FROM epcis_measure x "
#define DERIVED_DIGEST "SELECT x.gen, x.key, x.event, x.key AS k, x.gen AS g FROM epcis_digest x "
#define DERIVED_NO_DIGEST "SELECT CAST(0 AS BIGINT) AS gen, CAST(0 AS BIGINT) AS key, CAST(0 AS BIGINT) AS event, CAST(0 AS BIGINT) AS k, CAST(0 AS BIGINT) AS g "
#define OF_EVENTS "WHERE x.event @IN($1)"
#define STRAY(table) "SELECT count(*) FROM " table " WHERE event < 1 OR event > (SELECT coalesce(max(id), 0) FROM epcis_event)"
#define GEN_PG "(x.event / 16384)"
/* PostgreSQL reads a table as it lies, all of it ($n: rows at most): its rows are compared as a set. */
#define WHOLE4 "WHERE num_nonnulls(CAST($1 AS BIGINT), CAST($2 AS BIGINT), CAST($3 AS BIGINT), CAST($4 AS BIGINT)) = 4 LIMIT $5"
#define WHOLE4_REAL "WHERE num_nonnulls(CAST($1 AS BIGINT), CAST($2 AS BIGINT), CAST($3 AS DOUBLE PRECISION), CAST($4 AS BIGINT)) = 4 LIMIT $5"
#define WHOLE5 "WHERE num_nonnulls(CAST($1 AS BIGINT), CAST($2 AS BIGINT), CAST($3 AS BIGINT), CAST($4 AS BIGINT), CAST($5 AS BIGINT)) = 5 LIMIT $6"

/* Columns of struct subscription, in its order. */
#define SUBSCRIPTION "SELECT s.id, s.uuid, n.name, n.query, s.dest, s.origin, s.token, s.schedule, s.report_empty, s.initial_us, s.only_county, s.not_county, " \
                     "s.created_us, s.created_by, s.mark, s.pending, s.batch, s.next_us, s.failures, s.notified_us, s.events, s.calls, s.error, s.paused, s.scope " \
                     "FROM epcis_subscription s JOIN epcis_named n ON n.id = s.named "

const struct sql epcis_sql[Q__COUNT] = {
    [Q_URI_FIND] = {"epcis.uri_find", "SELECT id FROM epcis_uri WHERE uri = $1 AND county = $2", NULL},
    [Q_URI_INSERT] = {"epcis.uri_insert", "INSERT INTO epcis_uri (county, uri) VALUES ($1, $2) RETURNING id", NULL},
    [Q_URI_MANY] = {"epcis.uri_many", "SELECT id, uri FROM epcis_uri WHERE county = $1 AND uri @INT($2)", NULL},
    /* PostgreSQL only: all new ones in one round trip; what exists already is left out of the answer. */
    [Q_URI_INSERT_MANY] = {"epcis.uri_insert_many", "INSERT INTO epcis_uri (county, uri) SELECT $1, value FROM store_list($2) WHERE 1 = 1 ON CONFLICT DO NOTHING RETURNING id, uri",
        "INSERT INTO epcis_uri (county, uri) SELECT $1, value FROM unnest(CAST($2 AS TEXT[])) AS value ON CONFLICT DO NOTHING RETURNING id, uri"},
    [Q_CONTEXT_FIND] = {"epcis.context_find", "SELECT id FROM epcis_context WHERE key = $1 AND json = $2", NULL},
    [Q_CONTEXT_INSERT] = {"epcis.context_insert", "INSERT INTO epcis_context (key, json) VALUES ($1, $2) ON CONFLICT (key) DO NOTHING RETURNING id", NULL},
    [Q_CONTEXT_JSON] = {"epcis.context_json", "SELECT json FROM epcis_context WHERE id = $1", NULL},
    /* As many new event ids as asked for. SQLite has one writer, so the next numbers are nobody else's. */
    [Q_EVENT_IDS] = {"epcis.event_ids",
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < $1), top(id) AS (SELECT coalesce(max(id), 0) FROM epcis_event) "
        "SELECT top.id + n.i FROM n, top ORDER BY 1",
        /* The lock first, then the numbers: epcis_subs.h tells why. */
        "WITH held AS MATERIALIZED (SELECT pg_advisory_xact_lock_shared(" FEED_LOCK " | " FEED_LAST ") FROM epcis_event_id_seq) "
        "SELECT nextval('epcis_event_id_seq') FROM held, generate_series(1, CAST($1 AS BIGINT))"},
    [Q_EVENT_SAME] = {"epcis.event_same",
        "SELECT id, eid_key, eid_seq, event_id, hash, error_us FROM epcis_event WHERE eid_key @IN($1) ORDER BY eid_key, eid_seq", NULL},
    [Q_EVENT_CLAIMS] = {"epcis.event_claims", "SELECT EXISTS (SELECT 1 FROM epcis_event WHERE id_sent = 2)", "SELECT CAST(0 AS BIGINT)"},
    [Q_EVENT_CLAIMED] = {"epcis.event_claimed",
        "SELECT id, eid_key, eid_seq, event_id, hash, error_us FROM epcis_event WHERE id_sent = 2 AND eid_key @IN($1)", NULL},
    /* PostgreSQL has no epcis_digest: the name of a hash ID is its key there. */
    [Q_EVENT_DIGEST] = {"epcis.event_digest",
        EPCIS_GENS "SELECT e.id, e.eid_key, e.eid_seq, e.event_id, e.hash, e.error_us FROM gens CROSS JOIN epcis_digest d JOIN epcis_event e ON e.id = d.event "
        "WHERE d.gen = gens.n AND d.key @IN($1)",
        "SELECT id, eid_key, eid_seq, event_id, hash, error_us FROM epcis_event WHERE eid_key @IN($1)"},
    /* $1: key, $2: name of the eventID (epcis_ident.c). */
    [Q_EVENT_FIND] = {"epcis.event_find",
        "SELECT " READ_COLS " FROM epcis_event e" READ_JOINS "WHERE e.id IN (" EPCIS_GENS "SELECT i.id FROM epcis_event i WHERE i.eid_key = $1 UNION ALL "
        "SELECT d.event FROM gens CROSS JOIN epcis_digest d WHERE d.gen = gens.n AND d.key = $2) ORDER BY e.eid_seq, e.id",
        "SELECT " READ_COLS " FROM epcis_event e" READ_JOINS "WHERE e.eid_key = $1 OR e.eid_key = $2 ORDER BY e.eid_seq, e.id"},
    [Q_EVENT_OPERATOR] = {"epcis.event_operator", "SELECT coalesce(operator, 0) FROM epcis_event WHERE id = $1", NULL},
    [Q_PLACE_SET] = {"epcis.place_set", "INSERT INTO epcis_place (uri, parent) VALUES ($1, $2) ON CONFLICT (uri) DO UPDATE SET parent = excluded.parent", NULL},
    [Q_PLACE_DROP] = {"epcis.place_drop", "DELETE FROM epcis_place WHERE uri = $1", NULL},
    [Q_PLACE_ABOVE] = {"epcis.place_above",
        "WITH RECURSIVE a(uri, depth) AS (SELECT CAST($1 AS TEXT) @BIN, 0 UNION ALL SELECT p.parent, a.depth + 1 FROM epcis_place p JOIN a ON p.uri = a.uri WHERE a.depth < 64) "
        "SELECT count(*) FROM a WHERE uri = $2", NULL},
    [Q_MASTER_FIND] = {"epcis.master_find", "SELECT id, json FROM epcis_master WHERE vtype = $1 AND uri = $2 AND until_us IS NULL", NULL},
    [Q_MASTER_INSERT] = {"epcis.master_insert",
        "INSERT INTO epcis_master (county, vtype, uri, from_us, until_us, json) VALUES ($1, $2, $3, $4, NULL, $5) RETURNING id", NULL},
    [Q_MASTER_END] = {"epcis.master_end", "UPDATE epcis_master SET until_us = $2 WHERE id = $1", NULL},
    [Q_MASTER_ATTR_DROP] = {"epcis.master_attr_drop", "DELETE FROM epcis_master_attr WHERE master = $1", NULL},
    /* $1: names, $2: most, $3: values. */
    [Q_MASTER_HAVING] = {"epcis.master_having", "SELECT a.uri, m.json FROM epcis_master_attr a JOIN epcis_master m ON m.id = a.master WHERE a.name @INT($1) LIMIT $2", NULL},
    [Q_MASTER_HAVING_VALUE] = {"epcis.master_having_value",
        "SELECT a.uri, m.json FROM epcis_master_attr a JOIN epcis_master m ON m.id = a.master WHERE a.name @INT($1) AND a.text @INT($3) LIMIT $2", NULL},
    [Q_MASTER_CHILDREN] = {"epcis.master_children", "SELECT child FROM epcis_master_child WHERE vtype = $1 AND parent = $2", NULL},
    [Q_MASTER_CHILD_DROP] = {"epcis.master_child_drop", "DELETE FROM epcis_master_child WHERE vtype = $1 AND parent = $2", NULL},
    [Q_MASTER_CHILD_PUT] = {"epcis.master_child_put", "INSERT INTO epcis_master_child (vtype, parent, child) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING", NULL},
    /* Three lists, each with whether it is asked: vocabularies, names, names with all below. */
    [Q_MASTER_QUERY] = {"epcis.master_query",
        "WITH RECURSIVE d(uri, depth) AS (SELECT value @BIN, 0 FROM store_list($6) UNION ALL SELECT c.child, d.depth + 1 FROM epcis_master_child c JOIN d ON c.parent = d.uri WHERE d.depth < 64) "
        "SELECT m.vtype, m.json FROM epcis_master m WHERE m.until_us IS NULL AND (CAST($1 AS BIGINT) = 0 OR m.vtype @INT($2)) AND (CAST($3 AS BIGINT) = 0 OR m.uri @INT($4)) "
        "AND (CAST($5 AS BIGINT) = 0 OR m.uri IN (SELECT uri FROM d)) ORDER BY m.vtype, m.uri",
        "WITH RECURSIVE d(uri, depth) AS (SELECT v COLLATE \"C\", 0 FROM unnest(CAST($6 AS TEXT[])) AS v UNION ALL SELECT c.child, d.depth + 1 FROM epcis_master_child c JOIN d ON c.parent = d.uri WHERE d.depth < 64) "
        "SELECT m.vtype, m.json FROM epcis_master m WHERE m.until_us IS NULL AND (CAST($1 AS BIGINT) = 0 OR m.vtype @INT($2)) AND (CAST($3 AS BIGINT) = 0 OR m.uri @INT($4)) "
        "AND (CAST($5 AS BIGINT) = 0 OR m.uri IN (SELECT uri FROM d)) ORDER BY m.vtype, m.uri"},
    /* The walk of epcis_walk.c: each is asked once a level, for all of it. A list holds nothing twice. */
    [Q_WALK_IDS] = {"epcis.walk_ids", LISTED("u.id, u.uri", "epcis_uri u", "u.uri"), "SELECT id, uri FROM epcis_uri WHERE uri @MANYT($1)"},
    [Q_WALK_TEXTS] = {"epcis.walk_texts", LISTED("u.id, u.uri", "epcis_uri u", "u.id"), "SELECT id, uri FROM epcis_uri WHERE id @MANY($1)"},
    [Q_WALK_TOUCHES] = {"epcis.walk_touches",
        LISTED("x.uri, x.time_us, x.event, x.role, x.quantity, x.value, x.uom", "epcis_epc x", "x.uri") " AND x.time_us >= $2 AND x.time_us < $3 LIMIT $4",
        "SELECT uri, time_us, event, role, quantity, value, uom FROM epcis_epc WHERE uri @MANY($1) AND time_us >= $2 AND time_us < $3 LIMIT $4"},
    [Q_WALK_DEEDS] = {"epcis.walk_events",
        LISTED("e.id, " DEED_COLS, "epcis_event e", "e.id"), "SELECT e.id, " DEED_COLS " FROM epcis_event e WHERE e.id @MANY($1)"},
    /* Of $1 the containers, of $2 the contents, of $3 the inputs, of $4 the outputs, of $5 what is observed. */
    [Q_WALK_MEMBERS] = {"epcis.walk_members",
        MEMBERS("$1", "3") " UNION ALL " MEMBERS("$2", "2") " UNION ALL " MEMBERS("$2", "7") " UNION ALL " MEMBERS("$3", "4") " UNION ALL " MEMBERS("$3", "8") " UNION ALL "
        MEMBERS("$4", "5") " UNION ALL " MEMBERS("$4", "9") " UNION ALL " MEMBERS("$5", "1") " UNION ALL " MEMBERS("$5", "6") " LIMIT $6",
        "SELECT event, uri, role FROM epcis_epc WHERE event @MANY($1) AND role = 3 "
        "UNION ALL SELECT event, uri, role FROM epcis_epc WHERE event @MANY($2) AND role IN (2, 7) "
        "UNION ALL SELECT event, uri, role FROM epcis_epc WHERE event @MANY($3) AND role IN (4, 8) "
        "UNION ALL SELECT event, uri, role FROM epcis_epc WHERE event @MANY($4) AND role IN (5, 9) "
        "UNION ALL SELECT event, uri, role FROM epcis_epc WHERE event @MANY($5) AND role IN (1, 6) LIMIT $6"},
    [Q_WALK_EMPTIED] = {"epcis.walk_emptied",
        "SELECT l.value FROM store_list($1) l WHERE NOT EXISTS (SELECT 1 FROM epcis_epc x WHERE x.event = l.value AND x.role = 2) "
        "AND NOT EXISTS (SELECT 1 FROM epcis_epc x WHERE x.event = l.value AND x.role = 7)",
        "SELECT e.id FROM epcis_event e WHERE e.id @MANY($1) AND NOT EXISTS (SELECT 1 FROM epcis_epc x WHERE x.event = e.id AND x.role IN (2, 7))"},
    [Q_WALK_SAME] = {"epcis.walk_same", "SELECT id, transformation FROM epcis_event WHERE transformation @MANY($1)", NULL},
    [Q_WALK_LOT_FIELD] = {"epcis.walk_lot_field",
        EPCIS_GENS "SELECT f.event FROM gens CROSS JOIN epcis_field f WHERE f.gen = gens.n AND f.name IN (SELECT u.id FROM epcis_uri u WHERE u.uri = $1) AND f.key @IN($2) AND f.scope = 3 LIMIT $3",
        "SELECT f.event FROM epcis_field f WHERE f.name IN (SELECT u.id FROM epcis_uri u WHERE u.uri = $1) AND f.key @IN($2) AND f.scope = 3 LIMIT $3"},
    [Q_TOUCHED_LAST] = {"epcis.touched_last", "SELECT COALESCE(MAX(id), $1) FROM (SELECT id FROM epcis_event WHERE id > $1 AND id <= $3 ORDER BY id LIMIT $2) AS e", NULL},
    [Q_TOUCHED] = {"epcis.touched",
        "SELECT DISTINCT u.uri FROM epcis_epc x JOIN epcis_uri u ON u.id = x.uri WHERE x.event > $1 AND x.event <= $2 AND "
        "(u.uri NOT LIKE 'https://id.gs1.org/01/%' OR u.uri LIKE 'https://id.gs1.org/01/%/10/%' OR u.uri LIKE 'https://id.gs1.org/01/%/21/%') LIMIT $3", NULL},
    [Q_WALK_JSON] = {"epcis.walk_json", LISTED("e.id, e.json", "epcis_event e", "e.id"), "SELECT id, json FROM epcis_event WHERE id @MANY($1)"},
    /* What the newest $3 events at a place before a time name; both as location and as read point. */
    [Q_THINGS_AT] = {"epcis.things_at",
        "SELECT DISTINCT u.uri FROM (SELECT * FROM (SELECT e.id FROM epcis_event e WHERE e.biz_location IN (SELECT id FROM epcis_uri WHERE uri = $1) AND e.time_us < $2 "
        "ORDER BY e.time_us DESC, e.id DESC LIMIT $3) AS l UNION SELECT * FROM (SELECT e.id FROM epcis_event e WHERE e.read_point IN (SELECT id FROM epcis_uri WHERE uri = $1) "
        "AND e.time_us < $2 ORDER BY e.time_us DESC, e.id DESC LIMIT $3) AS p) AS f JOIN epcis_epc x ON x.event = f.id JOIN epcis_uri u ON u.id = x.uri ORDER BY u.uri LIMIT $4", NULL},
    [Q_WALK_CAPTURED] = {"epcis.walk_captured", "SELECT id, by_name FROM epcis_capture WHERE id @MANY($1)", NULL},
    [Q_EXPORT] = {"epcis.export", "SELECT " READ_COLS " FROM epcis_event e" READ_JOINS "WHERE e.id > $1 ORDER BY e.id LIMIT $2", NULL},
    [Q_CAPTURE_INSERT] = {"epcis.capture_insert",
        "INSERT INTO epcis_capture (county, uuid, created_us, finished_us, behaviour, lang, events, done, accepted, duplicate, refused, document, by_name, operator, created_by) "
        "VALUES ($1, $2, $3, NULL, $4, $5, $6, 0, 0, 0, 0, $7, $8, $9, $10) RETURNING id", NULL},
    /* An event that came alone: no job of the binding, only who sent it. */
    [Q_CAPTURE_SENDER] = {"epcis.capture_sender",
        "INSERT INTO epcis_capture (county, uuid, created_us, finished_us, behaviour, lang, events, done, accepted, duplicate, refused, by_name, created_by) "
        "VALUES ($1, $2, $3, $3, 'event', 0, 1, 1, 1, 0, 0, $4, $5) RETURNING id", NULL},
    [Q_CAPTURE_GET] = {"epcis.capture_get",
        "SELECT id, uuid, created_us, finished_us, behaviour, events, done, accepted, duplicate, refused, operator, created_by FROM epcis_capture WHERE uuid = $1 AND behaviour <> 'event'", NULL},
    [Q_CAPTURE_LIST] = {"epcis.capture_list",
        "SELECT id, uuid, created_us, finished_us, behaviour, events, done, accepted, duplicate, refused, operator FROM epcis_capture WHERE behaviour <> 'event' AND "
        "(CAST($4 AS BIGINT) = 1 OR operator @IN($5) OR created_by = $6) AND (created_us < $1 OR (created_us = $1 AND id < $2)) ORDER BY created_us DESC, id DESC LIMIT $3", NULL},
    [Q_CAPTURE_LOAD] = {"epcis.capture_load",
        "SELECT id, county, behaviour, lang, done, document, created_us, operator FROM epcis_capture WHERE uuid = $1 AND finished_us IS NULL", NULL},
    [Q_CAPTURE_STEP] = {"epcis.capture_step",
        "UPDATE epcis_capture SET done = $2, accepted = accepted + $3, duplicate = duplicate + $4, refused = refused + $5 WHERE id = $1 AND done = $6", NULL},
    [Q_CAPTURE_FINISH] = {"epcis.capture_finish", "UPDATE epcis_capture SET finished_us = $2, document = NULL WHERE id = $1", NULL},
    [Q_CAPTURE_FAILED] = {"epcis.capture_failed", "SELECT idx, outcome, event_id, pointer, code, detail FROM epcis_outcome WHERE capture = $1 ORDER BY idx LIMIT $2", NULL},
    [Q_CAPTURE_STORED] = {"epcis.capture_stored", "SELECT capture_index, event_id, hash FROM epcis_event WHERE capture = $1 ORDER BY capture_index LIMIT $2", NULL},
    [Q_CAPTURE_NEWEST] = {"epcis.capture_newest", "SELECT id FROM epcis_capture WHERE behaviour <> 'event' ORDER BY created_us DESC, id DESC LIMIT 1", NULL},
    [Q_CAPTURE_RUNNING] = {"epcis.capture_running", "SELECT count(*), COALESCE(SUM(done), 0) FROM epcis_capture WHERE finished_us IS NULL", NULL},
    [Q_CAPTURE_WARNED] = {"epcis.capture_warned", "UPDATE epcis_capture SET warnings = warnings + 1 WHERE id = $1", NULL},
    [Q_CAPTURE_WAITING] = {"epcis.capture_waiting", "SELECT uuid FROM epcis_capture WHERE finished_us IS NULL AND created_us < $1 ORDER BY id LIMIT 1000", NULL},
    [Q_DICTIONARY] = {"epcis.dictionary", "SELECT id, events, content FROM epcis_dictionary WHERE id = $1", NULL},
    [Q_DICTIONARY_NEWEST] = {"epcis.dictionary_newest", "SELECT id, events, content FROM epcis_dictionary ORDER BY id DESC LIMIT 1", NULL},
    [Q_DICTIONARY_SAMPLE] = {"epcis.dictionary_sample", "SELECT json FROM epcis_event WHERE id > $1 AND id % $2 = 0 ORDER BY id LIMIT $3", NULL},
    [Q_DICTIONARY_INSERT] = {"epcis.dictionary_insert", "INSERT INTO epcis_dictionary (made_us, events, content) VALUES ($1, $2, $3) RETURNING id", NULL},
    [Q_CHECK_URIS] = {"epcis.check_uris",
        "SELECT count(*) FROM epcis_epc x WHERE NOT EXISTS (SELECT 1 FROM epcis_uri u WHERE u.id = x.uri) OR NOT EXISTS (SELECT 1 FROM epcis_event e WHERE e.id = x.event)", NULL},
    [Q_CHECK_EVENTS] = {"epcis.check_events", "SELECT id, event_id, hash, id_sent, json, context FROM epcis_event WHERE id > $1 ORDER BY id LIMIT $2", NULL},
    [Q_PROOF] = {"epcis.proof",
        "SELECT e.id, e.county, e.event_id, e.hash, e.type, e.action, e.time_us, e.off_min, e.record_us, s.uri AS step, d.uri AS disp, r.uri AS rp, l.uri AS loc, "
        "f.uri AS first, c.json AS context, e.json FROM epcis_event e" READ_JOINS "LEFT JOIN epcis_uri f ON f.id = e.first_epc AND f.county = e.county "
        "LEFT JOIN epcis_context c ON c.id = e.context WHERE e.id >= $1 AND e.id <= $2 ORDER BY e.id LIMIT $3", NULL},
    [Q_DERIVED_LAST] = {"epcis.derived_last", "SELECT coalesce(max(id), 0) FROM epcis_event", NULL},
    [Q_DERIVED_EVENTS] = {"epcis.derived_events", DERIVED_EVENTS "WHERE e.id > $1 AND e.id <= $2 ORDER BY e.id LIMIT $3", NULL},
    [Q_DERIVED_EVENTS_OF] = {"epcis.derived_events_of", DERIVED_EVENTS "WHERE e.id @IN($1)", NULL},
    [Q_DERIVED_EPC] = {"epcis.derived_epc", DERIVED_EPC "WHERE (x.uri, x.time_us, x.event, x.seq) > ($1, $2, $3, $4) ORDER BY x.uri, x.time_us, x.event, x.seq LIMIT $5", DERIVED_EPC WHOLE4},
    [Q_DERIVED_EPC_OF] = {"epcis.derived_epc_of", DERIVED_EPC OF_EVENTS, NULL},
    [Q_DERIVED_EPC_STRAY] = {"epcis.derived_epc_stray", STRAY("epcis_epc"), NULL},
    [Q_DERIVED_TAG] = {"epcis.derived_tag", DERIVED_TAG "WHERE (x.kind, x.value, x.type, x.event, x.seq) > ($1, $2, $3, $4, $5) ORDER BY x.kind, x.value, x.type, x.event, x.seq LIMIT $6", DERIVED_TAG WHOLE5},
    [Q_DERIVED_TAG_OF] = {"epcis.derived_tag_of", DERIVED_TAG OF_EVENTS, NULL},
    [Q_DERIVED_TAG_STRAY] = {"epcis.derived_tag_stray", STRAY("epcis_tag"), NULL},
    [Q_DERIVED_FIELD] = {"epcis.derived_field", DERIVED_FIELD("x.gen") "WHERE (x.gen, x.name, x.key, x.event, x.seq) > ($1, $2, $3, $4, $5) ORDER BY x.gen, x.name, x.key, x.event, x.seq LIMIT $6",
        DERIVED_FIELD(GEN_PG) WHOLE5},
    [Q_DERIVED_FIELD_OF] = {"epcis.derived_field_of", DERIVED_FIELD("x.gen") OF_EVENTS, DERIVED_FIELD(GEN_PG) OF_EVENTS},
    [Q_DERIVED_FIELD_STRAY] = {"epcis.derived_field_stray", STRAY("epcis_field"), NULL},
    [Q_DERIVED_MEASURE] = {"epcis.derived_measure", DERIVED_MEASURE("x.gen") "WHERE (x.gen, x.what, x.num, x.event) > ($1, $2, $3, $4) ORDER BY x.gen, x.what, x.num, x.event LIMIT $5",
        DERIVED_MEASURE(GEN_PG) WHOLE4_REAL},
    [Q_DERIVED_MEASURE_OF] = {"epcis.derived_measure_of", DERIVED_MEASURE("x.gen") OF_EVENTS, DERIVED_MEASURE(GEN_PG) OF_EVENTS},
    [Q_DERIVED_MEASURE_STRAY] = {"epcis.derived_measure_stray", STRAY("epcis_measure"), NULL},
    /* PostgreSQL has no epcis_digest and does not ask. */
    [Q_DERIVED_DIGEST] = {"epcis.derived_digest", DERIVED_DIGEST "WHERE (x.gen, x.key, x.event) > ($1, $2, $3) ORDER BY x.gen, x.key, x.event LIMIT $4",
        DERIVED_NO_DIGEST "WHERE CAST($1 AS BIGINT) IS NULL AND CAST($2 AS BIGINT) IS NULL AND CAST($3 AS BIGINT) IS NULL LIMIT $4"},
    [Q_DERIVED_DIGEST_OF] = {"epcis.derived_digest_of", DERIVED_DIGEST OF_EVENTS, DERIVED_NO_DIGEST "WHERE CAST(0 AS BIGINT) @IN($1)"},
    [Q_DERIVED_DIGEST_STRAY] = {"epcis.derived_digest_stray", STRAY("epcis_digest"), "SELECT CAST(0 AS BIGINT)"},
    [Q_SCOPE_LEVEL] = {"epcis.scope_level", "SELECT path FROM people_level_v WHERE id = $1", NULL},
    [Q_TOKEN_GONE] = {"epcis.token_gone", "SELECT count(*) FROM epcis_token_gone WHERE mac = $1", NULL},
    [Q_TOKEN_DROP] = {"epcis.token_drop", "INSERT INTO epcis_token_gone (mac, expires_us) VALUES ($1, $2) ON CONFLICT DO NOTHING", NULL},
    [Q_TOKEN_PURGE] = {"epcis.token_purge", "DELETE FROM epcis_token_gone WHERE expires_us < $1", NULL},
    [Q_LIST_STEPS] = {"epcis.list_steps", LIST_EVENT("biz_step"), NULL},
    [Q_LIST_DISPOSITIONS] = {"epcis.list_dispositions", LIST_EVENT("disposition"), NULL},
    [Q_LIST_LOCATIONS] = {"epcis.list_locations", LIST_EVENT("biz_location"), NULL},
    [Q_LIST_POINTS] = {"epcis.list_points", LIST_EVENT("read_point"), NULL},
    [Q_LIST_EPCS] = {"epcis.list_epcs", DISTINCT(NEXT_EPC("$1"), NEXT_EPC("d.v"), USED_EPC), NULL},
    [Q_OWN_STEPS] = {"epcis.own_steps", OWN_EVENT("biz_step", ""), NULL},
    [Q_OWN_DISPOSITIONS] = {"epcis.own_dispositions", OWN_EVENT("disposition", ""), NULL},
    [Q_OWN_LOCATIONS] = {"epcis.own_locations", OWN_EVENT("biz_location", ""), NULL},
    [Q_OWN_POINTS] = {"epcis.own_points", OWN_EVENT("read_point", ""), NULL},
    [Q_OWN_EPCS] = {"epcis.own_epcs", OWN_EPC, NULL},
    [Q_WIDE_STEPS] = {"epcis.wide_steps", OWN_EVENT("biz_step", "+"), NULL},
    [Q_WIDE_DISPOSITIONS] = {"epcis.wide_dispositions", OWN_EVENT("disposition", "+"), NULL},
    [Q_WIDE_LOCATIONS] = {"epcis.wide_locations", OWN_EVENT("biz_location", "+"), NULL},
    [Q_WIDE_POINTS] = {"epcis.wide_points", OWN_EVENT("read_point", "+"), NULL},
    [Q_HAS_STEP] = {"epcis.has_step", HAS_EVENT("biz_step"), NULL},
    [Q_HAS_DISPOSITION] = {"epcis.has_disposition", HAS_EVENT("disposition"), NULL},
    [Q_HAS_LOCATION] = {"epcis.has_location", HAS_EVENT("biz_location"), NULL},
    [Q_HAS_POINT] = {"epcis.has_point", HAS_EVENT("read_point"), NULL},
    [Q_HAS_EPC] = {"epcis.has_epc",
        "SELECT count(*) FROM (SELECT 1 FROM epcis_epc x WHERE x.uri IN (SELECT id FROM epcis_uri WHERE uri = $1) LIMIT 1) AS f", NULL},
    [Q_FEED_LAST] = {"epcis.feed_last", "SELECT coalesce(max(id), 0) FROM epcis_event", "SELECT " FEED_LAST " FROM epcis_event_id_seq"},
    /* PostgreSQL only: the lowest id that a transaction under way may still fill. */
    [Q_FEED_HELD] = {"epcis.feed_held", "SELECT NULL",
        "SELECT min(((CAST(classid AS BIGINT) & 65535) << 32) | CAST(objid AS BIGINT)) FROM pg_locks WHERE locktype = 'advisory' AND objsubid = 1 "
        "AND CAST(classid AS BIGINT) >> 16 = " FEED_SPACE " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"},
    [Q_FEED_SINCE] = {"epcis.feed_since", "SELECT min(id) FROM epcis_event WHERE record_us >= $1", NULL},
    [Q_NAMED_INSERT] = {"epcis.named_insert",
        "INSERT INTO epcis_named (county, name, query, created_us, created_by) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (name) DO NOTHING", NULL},
    [Q_NAMED_FIND] = {"epcis.named_find", "SELECT id, name, query, created_us, created_by FROM epcis_named WHERE name = $1", NULL},
    [Q_NAMED_LIST] = {"epcis.named_list", "SELECT id, name, query, created_us, created_by FROM epcis_named WHERE id > $1 ORDER BY id LIMIT $2", NULL},
    [Q_NAMED_DELETE] = {"epcis.named_delete", "DELETE FROM epcis_named WHERE id = $1", NULL},
    [Q_SUBSCRIPTION_INSERT] = {"epcis.subscription_insert",
        "INSERT INTO epcis_subscription (county, uuid, named, dest, origin, token, schedule, report_empty, initial_us, only_county, not_county, created_us, "
        "created_by, mark, batch, next_us, scope, failures, events, calls, paused, lease_us) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, 0, 0, 0, 0, 0)", NULL},
    [Q_SUBSCRIPTION_COUNT] = {"epcis.subscription_count", "SELECT count(*) FROM epcis_subscription", NULL},
    [Q_SUBSCRIPTION_FIND] = {"epcis.subscription_find", SUBSCRIPTION "WHERE s.uuid = $1", NULL},
    [Q_SUBSCRIPTION_LIST] = {"epcis.subscription_list", SUBSCRIPTION "WHERE s.named = $1 AND s.id > $2 ORDER BY s.id LIMIT $3", NULL},
    [Q_SUBSCRIPTION_DELETE] = {"epcis.subscription_delete", "DELETE FROM epcis_subscription WHERE id = $1", NULL},
    [Q_SUBSCRIPTION_DELETE_OF] = {"epcis.subscription_delete_of", "DELETE FROM epcis_subscription WHERE named = $1", NULL},
    [Q_SUBSCRIPTION_PAUSE] = {"epcis.subscription_pause", "UPDATE epcis_subscription SET paused = $2, next_us = 0, error = $3 WHERE uuid = $1", NULL},
    [Q_SUBSCRIPTION_DUE] = {"epcis.subscription_due",
        SUBSCRIPTION "WHERE s.paused = 0 AND s.next_us <= $1 AND (s.lease_us <= $1 OR s.owner = $2) AND (s.schedule IS NOT NULL OR s.mark < $3) "
        "ORDER BY s.next_us, s.id LIMIT 1000", NULL},
    [Q_SUBSCRIPTION_CLAIM] = {"epcis.subscription_claim",
        "UPDATE epcis_subscription SET owner = $2, lease_us = $3, pending = $4 "
        "WHERE id = $1 AND mark = $5 AND paused = 0 AND (lease_us <= $6 OR owner = $2)", NULL},
    [Q_SUBSCRIPTION_SENT] = {"epcis.subscription_sent",
        "UPDATE epcis_subscription SET mark = $3, pending = NULL, owner = NULL, lease_us = 0, failures = 0, error = NULL, notified_us = $4, events = events + $5, "
        "calls = calls + 1, next_us = $6 WHERE id = $1 AND owner = $2 AND pending = $3", NULL},
    [Q_SUBSCRIPTION_FAILED] = {"epcis.subscription_failed",
        "UPDATE epcis_subscription SET owner = NULL, lease_us = 0, failures = failures + 1, error = $3, next_us = $4, paused = $5 "
        "WHERE id = $1 AND (owner = $2 OR lease_us <= $6)", NULL},
    [Q_SUBSCRIPTION_SMALLER] = {"epcis.subscription_smaller",
        "UPDATE epcis_subscription SET owner = NULL, lease_us = 0, pending = NULL, batch = $3 WHERE id = $1 AND owner = $2", NULL},
    [Q_SUBSCRIPTION_FREE] = {"epcis.subscription_free", "UPDATE epcis_subscription SET lease_us = 0 WHERE lease_us > 0", NULL},
    [Q_SUBSCRIPTION_LOOKED] = {"epcis.subscription_looked",
        "UPDATE epcis_subscription SET mark = $3, next_us = $4 WHERE id = $1 AND mark = $2 AND pending IS NULL", NULL},
};
