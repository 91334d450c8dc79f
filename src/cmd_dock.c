/* cmd_dock.c: `tiantou dock`: sets up docking at both ends by their APIs, with a key of an office account at each. Secrets come from
 * files and go over the wire only; nothing is printed but what was set up. When the second end refuses, the first is undone. */
#include <stdio.h>
#include <string.h>

#include "app.h"
#include "client.h"
#include "cmd.h"
#include "conf.h"
#include "json.h"

static const char *from_url, *to_url, *from_key_file, *to_key_file;
static bool pull, all;

static const struct cmd_opt OPTS[] = {
    {"from", "URL", "the platform whose events are shared", &from_url, NULL},
    {"to", "URL", "the platform that gets them", &to_url, NULL},
    {"from-key", "FILE", "key of an office role there (tiantou key new --role office), one line", &from_key_file, NULL},
    {"to-key", "FILE", "the same for the other platform", &to_key_file, NULL},
    {"pull", NULL, "the getting platform fetches (where the sharing one cannot reach it)", NULL, &pull},
    {"all", NULL, "also pass on events that came from elsewhere", NULL, &all},
};

struct end { const char *url, *key, *code, *name, *level; };

static enum err read_key(struct cx *cx, const char *path, const char **out)
{
    char line[256];
    FILE *f = fopen(path, "re");
    bool ok = f && fgets(line, sizeof line, f);
    if (f)
        fclose(f);
    if (!ok)
        return err_say(cx, ERR_IO, NULL, "读不了密钥文件 %s", "Cannot read the key file %s", path);
    *out = str_dup(cx->ar, str_trim(str_of(line)));
    explicit_bzero(line, sizeof line);
    return ERR_NONE;
}

/* One call; its JSON in *out. The sentence of a refusal is the server's own. */
static enum err call(struct cx *cx, const struct end *e, const char *method, const char *path, struct str body, struct jv *out)
{
    struct json_fault fault;
    const char *headers[] = {ar_printf(cx->ar, "Authorization: Bearer %s", e->key), "Content-Type: application/json",
                             cx->lang == LANG_ZH ? "Accept-Language: zh" : "Accept-Language: en", NULL};
    struct client_call c = {.ar = cx->ar, .method = method, .url = ar_printf(cx->ar, "%s%s", e->url, path), .headers = headers, .body = body};
    if (!client_do(&c))
        return err_say(cx, ERR_IO, NULL, "%s：%s", "%s: %s", e->url, c.error);
    *out = (struct jv){0};
    bool json = c.reply.size && json_read(cx->ar, c.reply, NULL, out, &fault);
    if (c.status >= 200 && c.status < 300)
        return json || !c.reply.size ? ERR_NONE : err_say(cx, ERR_MALFORMED, NULL, "%s 的回答不是 JSON", "%s does not answer JSON", e->url);
    struct str why = json_str(json ? json_get(out, "detail") : NULL);
    return err_say(cx, ERR_CONFLICT, NULL, "%s%s：%d %.*s", "%s%s: %d %.*s", e->url, path, c.status, (int)(why.size > 300 ? 300 : why.size), why.p ? why.p : "");
}

static const char *text(struct cx *cx, const struct jv *v, const char *name)
{
    struct str s = json_str(json_get(v, name));
    return str_dup(cx->ar, s);
}

static enum err who(struct cx *cx, struct end *e)
{
    struct jv v;
    TRY(call(cx, e, "GET", "/api/v1/county", (struct str){0}, &v));
    e->code = text(cx, &v, "code");
    e->name = text(cx, &v, "name");
    e->level = text(cx, &v, "level");
    return ERR_NONE;
}

struct member { const char *name, *value; };
static struct str object(struct cx *cx, const struct member *m, bool with_all)
{
    struct buf b;
    struct jw w;
    buf_init(&b, cx->ar, 256);
    jw_init(&w, &b);
    jw_obj(&w);
    for (; m->name; m++)
        if (m->value && *m->value) {
            jw_key(&w, m->name);
            jw_z(&w, m->value);
        }
    if (with_all) {
        jw_key(&w, "all");
        jw_bool(&w, true);
    }
    jw_obj_end(&w);
    return buf_view(&b);
}

static const char *county6(struct cx *cx, const char *code)
{
    return strlen(code) >= 6 ? ar_strndup(cx->ar, code, 6) : NULL;
}

static enum err dock_push(struct cx *cx, const struct end *from, const struct end *to)
{
    struct jv made, other;
    TRY(call(cx, to, "POST", "/api/v1/peers",
             object(cx, (const struct member[]){{"name", from->name}, {"direction", "receive"}, {"url", from->url}, {"county", county6(cx, from->code)}, {NULL, NULL}}, false),
             &made));
    const char *uuid = text(cx, &made, "uuid");
    enum err e = call(cx, from, "POST", "/api/v1/peers",
                      object(cx, (const struct member[]){{"name", to->name}, {"direction", "send"}, {"url", to->url}, {"county", county6(cx, to->code)},
                                                         {"secret", text(cx, &made, "secret")}, {"inbox", text(cx, &made, "inbox")}, {NULL, NULL}}, all), &other);
    if (e == ERR_NONE)
        return ERR_NONE;
    struct cx undo = *cx; /* the reason of the refusal stays in cx */
    (void)!call(&undo, to, "DELETE", ar_printf(cx->ar, "/api/v1/peers/%s", uuid), (struct str){0}, &other);
    return e;
}

static enum err dock_pull(struct cx *cx, const struct end *from, const struct end *to)
{
    struct jv key, other;
    TRY(call(cx, from, "POST", "/api/v1/keys",
             object(cx, (const struct member[]){{"name", ar_printf(cx->ar, "dock %s", to->name)}, {"role", "machine"}, {"level", from->level}, {NULL, NULL}}, false), &key));
    enum err e = call(cx, to, "POST", "/api/v1/peers",
                      object(cx, (const struct member[]){{"name", from->name}, {"direction", "pull"}, {"url", from->url}, {"county", county6(cx, from->code)},
                                                         {"secret", text(cx, &key, "secret")}, {NULL, NULL}}, false), &other);
    if (e == ERR_NONE)
        return ERR_NONE;
    struct cx undo = *cx;
    (void)!call(&undo, from, "DELETE", ar_printf(cx->ar, "/api/v1/keys/%s", text(cx, &key, "uuid")), (struct str){0}, &other);
    return e;
}

static const char *base(struct cx *cx, const char *url)
{
    size_t n = strlen(url);
    while (n && url[n - 1] == '/')
        n--;
    return ar_strndup(cx->ar, url, n);
}

static enum err dock(struct cx *cx, int argc, char **argv, int *exit_out)
{
    struct end from, to;
    (void)argc, (void)argv, (void)exit_out;
    if (!from_url || !to_url || !from_key_file || !to_key_file)
        return err_say(cx, ERR_INVALID, NULL, "请给出 --from --to --from-key --to-key", "Give --from --to --from-key --to-key");
    app_conf();
    TRY(conf_set(cx, "net.client_private", "0.0.0.0/0, ::/0")); /* whoever runs the command names the addresses */
    TRY(client_check_url(cx, from_url, "--from"));
    TRY(client_check_url(cx, to_url, "--to"));
    from = (struct end){.url = base(cx, from_url)};
    to = (struct end){.url = base(cx, to_url)};
    TRY(read_key(cx, from_key_file, &from.key));
    TRY(read_key(cx, to_key_file, &to.key));
    TRY(who(cx, &from));
    TRY(who(cx, &to));
    TRY(pull ? dock_pull(cx, &from, &to) : dock_push(cx, &from, &to));
    printf("%s (%s) %s %s (%s)\n", from.name, from.url, pull ? "<-" : "->", to.name, to.url);
    return ERR_NONE;
}

const struct command cmd_dock = {"dock", NULL, "share events with another platform: sets up both ends", OPTS, sizeof OPTS / sizeof OPTS[0], 0, dock};
