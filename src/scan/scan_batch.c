/* scan_batch.c: code batches: allocated only for lots that are cleared (certificate valid, nothing failed or open), told to
 * the repository as an event; voided with a reason, never deleted. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "dec.h"
#include "scan_priv.h"
#include "uuid.h"
#include "when.h"

const char *const scan_batch_kinds[] = {"lot", "pack", NULL};

static enum err may(struct cx *cx, const char *perm, const char *level_path, int64_t operator_id)
{
    if (people_may_on(cx, "scan.code.read", level_path, operator_id) != ERR_NONE)
        return err_set(cx, ERR_NOT_FOUND, NULL);
    return people_may_on(cx, perm, level_path, operator_id);
}

static enum err check(struct cx *cx, struct tx *tx, const struct scan_batch_body *in, const struct grow_lot *lot)
{
    int64_t packed;
    if (in->kind < 0)
        return err_say(cx, ERR_INVALID, "/kind", "请选择码的种类", "Say which kind of code");
    if (in->count < 1 || in->count > SCAN_BATCH_MAX)
        return err_say(cx, ERR_INVALID, "/count", "数量应在 1 到 %d 之间", "The number is from 1 to %d", SCAN_BATCH_MAX);
    if (in->kind != 1 || in->net_g == FIELD_NULL || in->net_g <= 0)
        return ERR_NONE;
    TRY(sql_i64(tx, SQ(Q_BATCH_WEIGHT), ARGS(v_i(lot->id)), &packed));
    if (in->net_g > (lot->quantity_g - packed) / in->count)
        return err_say(cx, ERR_UNBALANCED, "/count", "%lld 包 × %lld 克超过该批次还没有装包的 %lld 克", "%lld packs of %lld g are more than the %lld g of the lot that are not packed yet",
                       (long long)in->count, (long long)in->net_g, (long long)(lot->quantity_g > packed ? lot->quantity_g - packed : 0));
    return ERR_NONE;
}

static void write_z(struct jw *w, const char *key, const char *z)
{
    jw_key(w, key);
    jw_z(w, z);
}

static void write_place(struct jw *w, const char *key, const char *uri)
{
    jw_key(w, key);
    jw_obj(w);
    write_z(w, "id", uri);
    jw_obj_end(w);
}

/* The lot, and what went into the packs by mass where a pack's content is known: a lot is measured in mass everywhere. */
static void write_quantity(struct cx *cx, struct jw *w, const char *epc, int64_t grams)
{
    jw_key(w, "quantityList");
    jw_arr(w);
    jw_obj(w);
    write_z(w, "epcClass", epc);
    if (grams > 0) {
        jw_key(w, "quantity");
        jw_raw(w, dec_plain(cx->ar, str_of(ar_printf(cx->ar, "%" PRId64 ".%03d", grams / 1000, (int)(grams % 1000)))));
        write_z(w, "uom", "KGM");
    }
    jw_obj_end(w);
    jw_arr_end(w);
}

/* The repository hears that packs were made of the lot: one ObjectEvent over the quantity, not one EPC a pack. */
static enum err tell(struct cx *cx, struct tx *tx, const struct grow_lot *lot, const struct people_operator *op, const struct scan_batch_body *in,
                     const char **event_id)
{
    struct buf b;
    struct jw w;
    char when[40];
    const char *place;
    TRY(people_location_uri(cx, tx, op->id, &place));
    when_format(cx->now_us, WHEN_CST_MIN, when);
    buf_init(&b, cx->ar, 1024);
    jw_init(&w, &b);
    jw_obj(&w);
    write_z(&w, "type", "ObjectEvent");
    write_z(&w, "eventTime", when);
    write_z(&w, "eventTimeZoneOffset", "+08:00");
    write_z(&w, "action", "OBSERVE");
    write_z(&w, "bizStep", "packing");
    write_z(&w, "disposition", "in_progress");
    write_place(&w, "readPoint", place);
    write_place(&w, "bizLocation", place);
    write_quantity(cx, &w, lot->epc, in->net_g == FIELD_NULL ? 0 : in->net_g * in->count);
    jw_obj_end(&w);
    return epcis_capture_event(cx, tx, buf_view(&b), lot->county, op->id, event_id);
}

static struct str as_json(struct cx *cx, const struct scan_batch *b)
{
    struct buf buf;
    struct jw w;
    buf_init(&buf, cx->ar, 512);
    jw_init(&w, &buf);
    field_write(&w, &scan_batch_shape, b);
    return buf_view(&buf);
}

enum err scan_batch_create(struct cx *cx, struct tx *tx, const struct scan_batch_body *in, struct scan_batch *out)
{
    struct grow_lot lot = {0};
    struct people_operator op = {0};
    int64_t first = 0, id;
    const char *event_id = NULL, *uuid = uuid_make(cx->ar);
    TRY(grow_lot_get(cx, tx, in->lot, &lot));
    TRY(people_operator_by_id(cx, tx, lot.operator_id, &op));
    TRY(may(cx, "scan.code.write", op.level_path, op.id));
    TRY(check(cx, tx, in, &lot));
    TRY(people_operator_active(cx, tx, op.id));
    TRY(certify_lot_cleared(cx, tx, lot.id));
    if (in->kind == 1) {
        TRY(sql_i64(tx, SQ(Q_BATCH_LAST), ARGS(v_i(lot.id)), &first));
        if (first + in->count - 1 > SCAN_SERIAL_LAST)
            return err_say(cx, ERR_LIMIT, "/count", "这一批次的码已用完", "The lot's serial numbers are used up");
        TRY(tell(cx, tx, &lot, &op, in, &event_id));
    }
    TRY(sql_i64(tx, SQ(Q_BATCH_INSERT),
                ARGS(v_t(uuid), v_i(lot.id), v_i(op.id), v_t(op.level_path), v_t(scan_batch_kinds[in->kind]), v_i(first), v_i(in->count), v_i(in->net_g),
                     v_t(event_id), v_i(cx->now_us), v_t(cx->who ? cx->who->name : "system"), v_t(lot.county)),
                &id));
    TRY(sql_one(tx, SQ(Q_BATCH_BY_ID), ARGS(v_i(id)), &scan_batch_row, out));
    return people_audit(cx, tx, "scan.batch.create", "code_batch", uuid, (struct str){0}, as_json(cx, out), NULL);
}

enum err scan_batch_get(struct cx *cx, struct tx *tx, const char *uuid, struct scan_batch *out)
{
    TRY(sql_one(tx, SQ(Q_BATCH_BY_UUID), ARGS(v_t(uuid)), &scan_batch_row, out));
    return may(cx, "scan.code.read", out->level_path, out->operator_id);
}

enum err scan_batch_void(struct cx *cx, struct tx *tx, const char *uuid, const char *reason, struct scan_batch *out)
{
    struct scan_batch before = {0};
    int64_t changed;
    TRY(sql_one(tx, SQ(Q_BATCH_BY_UUID), ARGS(v_t(uuid)), &scan_batch_row, &before));
    TRY(may(cx, "scan.code.write", before.level_path, before.operator_id));
    TRY(sql_exec_n(tx, SQ(Q_BATCH_VOID), ARGS(v_i(before.id), v_t(reason)), &changed));
    if (changed == 0)
        return err_say(cx, ERR_WRONG_STATE, NULL, "这批码已经作废", "These codes are void already");
    TRY(sql_one(tx, SQ(Q_BATCH_BY_ID), ARGS(v_i(before.id)), &scan_batch_row, out));
    return people_audit(cx, tx, "scan.batch.void", "code_batch", uuid, as_json(cx, &before), as_json(cx, out), reason);
}

enum err scan_codes_allocate(struct cx *cx, struct tx *tx, const char *lot_uuid, const char *kind, int64_t count, const char **batch_uuid_out,
                             const char **first_path_out)
{
    struct scan_batch b = {0};
    char serial[13];
    const struct scan_batch_body in = {lot_uuid, field_enum(scan_batch_kinds, str_of(kind)), count, FIELD_NULL};
    TRY(scan_batch_create(cx, tx, &in, &b));
    scan_serial_make(b.gtin, b.lot_no, b.first_serial, serial);
    *batch_uuid_out = b.uuid;
    *first_path_out = scan_code_path(cx->ar, b.gtin, b.lot_no, b.kind == 1 ? serial : NULL);
    return ERR_NONE;
}
