/* scan_batch.c: code batches: allocated only for lots that are cleared (certificate valid, nothing failed or open), told to
 * the repository as an event; voided with a reason, never deleted. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

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

static enum err check(struct cx *cx, const struct scan_batch_body *in, const struct grow_lot *lot)
{
    bool pack = in->kind == 1;
    if (in->count < 1 || in->count > SCAN_BATCH_MAX)
        return err_say(cx, ERR_INVALID, "/count", "数量应在 1 到 %d 之间", "The number is from 1 to %d", SCAN_BATCH_MAX);
    if (pack && in->net_g != FIELD_NULL && in->net_g > 0 && in->net_g > lot->quantity_g / in->count)
        return err_say(cx, ERR_UNBALANCED, "/count", "%lld 包 × %lld 克超过批次重量 %lld 克", "%lld packs of %lld g are more than the lot's %lld g",
                       (long long)in->count, (long long)in->net_g, (long long)lot->quantity_g);
    return ERR_NONE;
}

/* The repository hears that packs were made of the lot: one ObjectEvent over the quantity, not one EPC a pack. */
static enum err tell(struct cx *cx, struct tx *tx, const struct grow_lot *lot, const struct people_operator *op, int64_t count, const char **event_id)
{
    struct buf b;
    struct jw w;
    char when[40];
    const char *place;
    TRY(people_location_uri(cx, tx, op->id, &place));
    when_format(cx->now_us, WHEN_CST_MIN, when);
    buf_init(&b, cx->ar, 1024);
    buf_puts(&b, "{\"type\":\"ObjectEvent\",\"eventTime\":");
    jw_init(&w, &b);
    jw_z(&w, when);
    buf_puts(&b, ",\"eventTimeZoneOffset\":\"+08:00\",\"action\":\"OBSERVE\",\"bizStep\":\"packing\",\"disposition\":\"in_progress\",\"readPoint\":{\"id\":");
    jw_init(&w, &b);
    jw_z(&w, place);
    buf_puts(&b, "},\"quantityList\":[{\"epcClass\":");
    jw_init(&w, &b);
    jw_z(&w, lot->epc);
    buf_printf(&b, ",\"quantity\":%" PRId64 "}]}", count);
    return epcis_capture_event(cx, tx, buf_view(&b), lot->county, event_id);
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
    TRY(check(cx, in, &lot));
    TRY(people_operator_active(cx, tx, op.id));
    TRY(certify_lot_cleared(cx, tx, lot.id));
    if (in->kind == 1) {
        TRY(sql_i64(tx, SQ(Q_BATCH_LAST), ARGS(v_i(lot.id)), &first));
        if (first + in->count > 9999999)
            return err_say(cx, ERR_LIMIT, "/count", "这一批次的码已用完", "The lot's serial numbers are used up");
        TRY(tell(cx, tx, &lot, &op, in->count, &event_id));
    }
    TRY(sql_i64(tx, SQ(Q_BATCH_INSERT),
                ARGS(v_t(uuid), v_i(lot.id), v_i(op.id), v_t(op.level_path), v_t(scan_batch_kinds[in->kind]), v_i(first), v_i(in->count), v_i(in->net_g),
                     v_t(event_id), v_i(cx->now_us), v_t(cx->who ? cx->who->name : "system"), v_t(lot.county)),
                &id));
    TRY(sql_one(tx, SQ(Q_BATCH_BY_ID), ARGS(v_i(id)), &scan_batch_row, out));
    return people_audit(cx, tx, "scan.batch.create", "code_batch", uuid, (struct str){0}, (struct str){0}, NULL);
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
    return people_audit(cx, tx, "scan.batch.void", "code_batch", uuid, (struct str){0}, (struct str){0}, reason);
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
