/* cmd_verify.c: `tiantou verify FILE`: check a proof file with nothing but the log's public key: no server, no database, no network.
 * Exit 0: it holds; 1: it does not, or it cannot be read; 2: it holds in itself, but no key was given to hold it against. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "cmd.h"
#include "json.h"
#include "proof.h"
#include "when.h"

enum { FILE_MAX = 5 << 20, KEY_MAX = 1 << 16 };

static const char *key;

static enum err read_file(struct cx *cx, const char *path, size_t max, struct str *out)
{
    FILE *f = strcmp(path, "-") == 0 ? stdin : fopen(path, "rb");
    if (!f)
        return err_say(cx, ERR_IO, NULL, "打不开 %s", "Cannot open %s", path);
    char *text = ar_alloc(cx->ar, max);
    size_t n = fread(text, 1, max, f);
    bool whole = !ferror(f) && n < max;
    if (f != stdin)
        fclose(f);
    if (!whole)
        return err_say(cx, ERR_TOO_LARGE, NULL, "%s 读不了或太大", "%s cannot be read or is too large", path);
    *out = (struct str){text, n};
    return ERR_NONE;
}

/* A key itself, or a file of keys, one a line. */
static enum err read_key(struct cx *cx, struct str *out)
{
    *out = key ? str_of(key) : (struct str){0};
    if (!key || strchr(key, '+'))
        return ERR_NONE;
    return read_file(cx, key, KEY_MAX, out);
}

static void print_members(struct cx *cx, struct str json)
{
    struct jv *v = AR_NEW(cx->ar, struct jv);
    struct json_fault fault;
    if (!json_read(cx->ar, json, NULL, v, &fault) || v->type != J_OBJ) {
        printf("  %.*s\n", STR_ARG(json));
        return;
    }
    for (uint32_t i = 0; i < v->n; i++) {
        const struct jv *m = &v->members[i].val;
        if (m->type == J_STR)
            printf("  %.*s: %.*s\n", STR_ARG(v->members[i].key), STR_ARG(m->s));
        else
            printf("  %.*s: %.*s\n", STR_ARG(v->members[i].key), (int)m->size, json.p + m->off);
    }
}

static void print_good(struct cx *cx, const struct proof_verdict *p)
{
    char at[32];
    printf("%s\n", p->key_given ? "成立：这条记录在日志里，记录以后没有改动过。" : "文件自身一致，但没有给出公钥，还不能说明是谁签的（用 --key）。");
    printf("%s\n", p->key_given ? "It holds: the record is in the log and has not been changed since it was recorded."
                                : "The file is consistent in itself, but no key was given: it does not show who signed (use --key).");
    printf("日志 log: %.*s\n第 %" PRIu64 " 条，共 %" PRIu64 " 条 / leaf %" PRIu64 " of %" PRIu64 "\n", STR_ARG(p->origin), p->index, p->size, p->index, p->size);
    if (p->witnesses) {
        when_format_utc(p->witnessed_s * US_PER_S, at);
        printf("见证 witnesses: %d, %s\n", p->witnesses, at);
    }
    printf("记录 record (%.*s):\n", STR_ARG(p->kind));
    print_members(cx, p->record);
    if (p->whole)
        print_members(cx, p->closed);
}

static enum err verify(struct cx *cx, int argc, char **argv, int *exit_out)
{
    for (int i = 0; i < argc; i++) {
        struct str file, keys;
        struct proof_verdict p;
        TRY(read_key(cx, &keys));
        TRY(read_file(cx, argv[i], FILE_MAX, &file));
        if (argc > 1)
            printf("%s:\n", argv[i]);
        if (proof_file_check(cx->ar, file, keys, &p)) {
            print_good(cx, &p);
            if (!p.key_given && *exit_out == 0)
                *exit_out = 2;
            continue;
        }
        printf("不成立：%s。\nIt does not hold: %s.\n", p.why_zh, p.why_en);
        *exit_out = 1;
    }
    return ERR_NONE;
}

static const struct cmd_opt OPTS[] = {{"key", "KEY", "verifier key of the log (from /log/keys, asked for elsewhere), or a file with keys of the log and its witnesses", &key, NULL}};
const struct command cmd_verify = {"verify", "FILE…", "check proof files offline; exit 0 they hold, 1 one does not, 2 no key was given", OPTS, sizeof OPTS / sizeof OPTS[0], 1, verify};

