/* scan_proof.c: /log/proof: the proof file of anything a trace page shows, for whoever may see that page: events of the lot's or pack's
 * chain, its tests, certificates and releases. Only their open parts. What no page shows has no public proof: entries of the log cannot
 * be asked for by number alone. Called by the router. */
#include "gs1.h"
#include "net.h"
#include "proof.h"
#include "scan_priv.h"

struct query { const char *gtin, *lot, *serial; int64_t leaf; };
static const struct field QUERY[] = {
    FIELD(struct query, gtin, F_TEXT, FF_REQ, 8, 14, "商品条码", "GTIN"),
    FIELD(struct query, lot, F_TEXT, FF_REQ, 1, 20, "批次号", "Lot number"),
    FIELD(struct query, serial, F_TEXT, 0, 1, 20, "包装序号", "Serial number of the pack"),
    FIELD(struct query, leaf, F_I64, FF_REQ, 0, INT64_MAX, "日志里的序号", "Index of the leaf in the log"),
};
const struct shape scan_proof_query_shape = SHAPE("ProofQuery", struct query, QUERY);

struct ask { enum proof_kind kind; int64_t ref; struct str text; };

static enum err proof_tx(struct cx *cx, struct tx *tx, void *arg)
{
    struct ask *k = arg;
    return proof_file_make(cx, tx, k->kind, k->ref, false, &k->text);
}

enum err scan_proof_get(struct req *rq, struct resp *rs)
{
    struct cx *cx = rq_cx(rq);
    const struct query *q = rq_query(rq);
    struct scan_answer a;
    struct ask k = {0};
    char gtin[15];
    enum gs1_fault f = gs1_gtin14(str_of(q->gtin), gtin);
    if (f != GS1_OK)
        return err_say(cx, ERR_MALFORMED, "gtin", "%s", "%s", gs1_fault_text(f, cx->lang));
    TRY(scan_answer_code(cx, ar_strdup(cx->ar, gtin), q->lot, q->serial, false, &a));
    if (!scan_leaf_shown(&a, q->leaf, &k.kind, &k.ref))
        return err_say(cx, ERR_NOT_FOUND, "leaf", "这个码的追溯页上没有这条记录", "No record of this code's page has that number in the log");
    TRY(tx_read(cx, "scan.proof", proof_tx, &k));
    rs_header(rs, "Cache-Control", "public, max-age=60");
    rs_download(rs, ar_printf(cx->ar, "tiantou-proof-%lld.json", (long long)q->leaf));
    rs_json(rs, k.text);
    return ERR_NONE;
}
