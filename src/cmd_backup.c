/* cmd_backup.c: `tiantou backup` and `tiantou restore`: the database (an online copy), the files, the settings and the key in
 * one folder with a manifest of SHA-256 sums; a restore checks every sum before it puts anything in place. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <openssl/evp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app.h"
#include "cmd.h"
#include "conf.h"
#include "str.h"

#define MANIFEST "MANIFEST.sha256"
#define LITE_COPY "tiantou.db"     /* the database: SQLite's file, or */
#define PG_DUMP "tiantou.pgdump"   /* pg_dump's */
#define DEPTH_MAX 4

static const char *to_dir;

static enum err fail_io(struct cx *cx, const char *path)
{
    int no = errno;
    return err_say(cx, no == ENOSPC ? ERR_DISK_FULL : ERR_IO, NULL, "%s：%s", "%s: %s", path, strerror(no));
}

static enum err sum_and_copy(struct cx *cx, int in, int out, const char *path, char hex[65])
{
    unsigned char buf[64 * 1024], md[32];
    EVP_MD_CTX *h = EVP_MD_CTX_new();
    EVP_DigestInit_ex(h, EVP_sha256(), NULL);
    ssize_t n = 0;
    enum err e = ERR_NONE;
    while (e == ERR_NONE && (n = read(in, buf, sizeof buf)) > 0) {
        EVP_DigestUpdate(h, buf, (size_t)n);
        if (out >= 0 && write(out, buf, (size_t)n) != n)
            e = fail_io(cx, path);
    }
    if (e == ERR_NONE && (n < 0 || (out >= 0 && fsync(out) != 0)))
        e = fail_io(cx, path);
    EVP_DigestFinal_ex(h, md, NULL);
    EVP_MD_CTX_free(h);
    hex_encode(md, sizeof md, hex);
    return e;
}

/* Copy one file (to NULL: only its sum); the sum as hex. */
static enum err copy_file(struct cx *cx, const char *from, const char *to, char hex[65])
{
    int in = open(from, O_RDONLY | O_CLOEXEC);
    if (in < 0)
        return fail_io(cx, from);
    int out = to ? open(to, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600) : -1;
    enum err e = to && out < 0 ? fail_io(cx, to) : sum_and_copy(cx, in, out, to ? to : from, hex);
    close(in);
    if (out >= 0)
        close(out);
    return e;
}

struct walk { FILE *manifest; const char *from, *to; };

static enum err copy_tree(struct cx *cx, const struct walk *w, const char *rel, int depth);

static enum err copy_entry(struct cx *cx, const struct walk *w, const char *rel, int depth)
{
    struct stat st;
    char hex[65];
    const char *from = ar_printf(cx->ar, "%s/%s", w->from, rel), *to = ar_printf(cx->ar, "%s/%s", w->to, rel);
    if (lstat(from, &st) != 0)
        return fail_io(cx, from);
    if (S_ISDIR(st.st_mode)) {
        if (mkdir(to, 0700) != 0)
            return fail_io(cx, to);
        return copy_tree(cx, w, rel, depth + 1);
    }
    if (!S_ISREG(st.st_mode))
        return ERR_NONE;
    TRY(copy_file(cx, from, to, hex));
    fprintf(w->manifest, "%s  %s\n", hex, rel);
    return ERR_NONE;
}

static enum err copy_tree(struct cx *cx, const struct walk *w, const char *rel, int depth)
{
    const char *dir = ar_printf(cx->ar, "%s/%s", w->from, rel);
    DIR *d = depth <= DEPTH_MAX ? opendir(dir) : NULL;
    if (!d)
        return fail_io(cx, dir);
    enum err e = ERR_NONE;
    for (struct dirent *ent; e == ERR_NONE && (ent = readdir(d));) {
        if (ent->d_name[0] == '.')
            continue;
        struct ar_mark m = ar_mark(cx->ar);
        e = copy_entry(cx, w, ar_printf(cx->ar, "%s/%s", rel, ent->d_name), depth);
        if (e == ERR_NONE)
            ar_rewind(cx->ar, m);
    }
    closedir(d);
    return e;
}

/* What lies beside the database: settings and keys are single files, the photos and reports a tree. */
static const char *const FILES[] = {"tiantou.conf", "secret.key", "log.key", "witness.key"};
static const char *const TREES[] = {"files"};

static enum err copy_beside(struct cx *cx, struct walk *w)
{
    for (size_t i = 0; i < sizeof FILES / sizeof FILES[0]; i++)
        if (access(ar_printf(cx->ar, "%s/%s", w->from, FILES[i]), F_OK) == 0)
            TRY(copy_entry(cx, w, FILES[i], 0));
    for (size_t i = 0; i < sizeof TREES / sizeof TREES[0]; i++)
        if (access(ar_printf(cx->ar, "%s/%s", w->from, TREES[i]), F_OK) == 0)
            TRY(copy_entry(cx, w, TREES[i], 0));
    return ERR_NONE;
}

static enum err write_backup(struct cx *cx, struct walk *w)
{
    char hex[65];
    const char *name = db_engine(db_used()) == STORE_PG ? PG_DUMP : LITE_COPY, *copy = ar_printf(cx->ar, "%s/%s", w->to, name);
    TRY(db_backup(cx, db_used(), copy));
    TRY(copy_file(cx, copy, NULL, hex));
    fprintf(w->manifest, "%s  %s\n", hex, name);
    TRY(copy_beside(cx, w));
    if (fflush(w->manifest) != 0 || fsync(fileno(w->manifest)) != 0)
        return fail_io(cx, MANIFEST);
    return ERR_NONE;
}

static enum err backup(struct cx *cx, int argc, char **argv, int *exit_out)
{
    (void)argc, (void)argv, (void)exit_out;
    if (!to_dir)
        return err_say(cx, ERR_INVALID, "--to", "请给出 --to 目录", "Give --to DIR");
    const struct app_opt ao = {.data_dir = app_data, .db_url = app_db, .must_exist = true};
    TRY(app_open(cx, &ao));
    if (mkdir(to_dir, 0700) != 0)
        return fail_io(cx, to_dir);
    FILE *f = fopen(ar_printf(cx->ar, "%s/" MANIFEST, to_dir), "wx");
    if (!f)
        return fail_io(cx, to_dir);
    struct walk w = {f, app_data, to_dir};
    enum err e = write_backup(cx, &w);
    fclose(f);
    if (e == ERR_NONE)
        printf("backup written to %s\n", to_dir);
    return e;
}

/* One line of the manifest: check, or copy into place. Names may not leave the folder. */
static enum err restore_line(struct cx *cx, const char *from_dir, char *line, bool put)
{
    char hex[65];
    line[strcspn(line, "\n")] = 0;
    if (strlen(line) < 67 || line[66] == '/' || strstr(line + 66, ".."))
        return err_say(cx, ERR_CORRUPT, MANIFEST, "备份清单损坏", "The manifest is damaged");
    const char *rel = line + 66, *from = ar_printf(cx->ar, "%s/%s", from_dir, rel), *to = ar_printf(cx->ar, "%s/%s", app_data, rel);
    if (put && strcmp(rel, PG_DUMP) == 0)
        return db_restore(cx, app_db, from);
    for (char *p = strchr(to + strlen(app_data) + 1, '/'); put && p; p = strchr(p + 1, '/')) {
        *p = 0;
        if (mkdir(to, 0700) != 0 && errno != EEXIST)
            return fail_io(cx, to);
        *p = '/';
    }
    TRY(copy_file(cx, from, put ? to : NULL, hex));
    if (strncmp(hex, line, 64) != 0)
        return err_say(cx, ERR_CORRUPT, rel, "备份文件已损坏：%s", "A file of the backup is damaged: %s", rel);
    return ERR_NONE;
}

static enum err each_line(struct cx *cx, const char *from_dir, bool put)
{
    char line[4096];
    FILE *f = fopen(ar_printf(cx->ar, "%s/" MANIFEST, from_dir), "r");
    if (!f)
        return fail_io(cx, from_dir);
    enum err e = ERR_NONE;
    while (e == ERR_NONE && fgets(line, sizeof line, f))
        e = restore_line(cx, from_dir, line, put);
    fclose(f);
    return e;
}

static enum err restore(struct cx *cx, int argc, char **argv, int *exit_out)
{
    (void)argc, (void)exit_out;
    if (access(ar_printf(cx->ar, "%s/tiantou.db", app_data), F_OK) == 0)
        return err_say(cx, ERR_DUPLICATE, NULL, "%s 里已有数据库，不会覆盖", "%s holds a database already; it is not overwritten", app_data);
    bool dump = access(ar_printf(cx->ar, "%s/" PG_DUMP, argv[0]), F_OK) == 0;
    if (dump != (app_db != NULL))
        return err_say(cx, ERR_INVALID, "--db", "PostgreSQL 的备份恢复到 --db 指定的空数据库，文件数据库的备份不用 --db",
                       "A backup of PostgreSQL is restored into the empty database of --db, one of the file database without --db");
    TRY(each_line(cx, argv[0], false));
    if (mkdir(app_data, 0700) != 0 && errno != EEXIST)
        return fail_io(cx, app_data);
    TRY(each_line(cx, argv[0], true));
    printf("restored %s from %s; run tiantou check\n", app_data, argv[0]);
    return ERR_NONE;
}

static const struct cmd_opt BACKUP[] = {APP_OPTS, {"to", "DIR", "folder to make and fill", &to_dir, NULL}};
static const struct cmd_opt RESTORE[] = {APP_OPTS};
const struct command cmd_backup = {"backup", NULL, "copy everything to a folder while the server runs", BACKUP, sizeof BACKUP / sizeof BACKUP[0], 0, backup};
const struct command cmd_restore = {"restore", "FROM-DIR", "put a backup in place, after checking every sum", RESTORE, sizeof RESTORE / sizeof RESTORE[0], 1, restore};
