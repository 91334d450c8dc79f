/* store_pg_dump.c: backup and restore of a PostgreSQL database by PostgreSQL's own pg_dump and pg_restore. The connection goes to
 * them by environment variables, so that no password stands in the list of processes. Called by db_backup and db_restore. */
#include <errno.h>
#include <libpq-fe.h>
#include <spawn.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include "store_pg_priv.h"

#define VARS_MAX 24

/* libpq's keyword → its environment variable. */
static const struct { const char *key, *var; } VARS[] = {
    {"host", "PGHOST"}, {"hostaddr", "PGHOSTADDR"}, {"port", "PGPORT"}, {"user", "PGUSER"}, {"password", "PGPASSWORD"},
    {"dbname", "PGDATABASE"}, {"sslmode", "PGSSLMODE"}, {"sslrootcert", "PGSSLROOTCERT"},
};
#define VARS_N (sizeof VARS / sizeof VARS[0])

static const char *variable(const char *key)
{
    for (size_t i = 0; i < VARS_N; i++)
        if (strcmp(VARS[i].key, key) == 0)
            return VARS[i].var;
    return NULL;
}

/* The environment of the tool; *db_out: the database's name. NULL: the URL is not one. */
static char **tool_env(struct cx *cx, const char *url, const char **db_out)
{
    char *msg = NULL, **env = AR_ARRAY(cx->ar, char *, VARS_MAX);
    PQconninfoOption *o = PQconninfoParse(url, &msg);
    size_t n = 0;
    PQfreemem(msg);
    if (!o)
        return NULL;
    for (const PQconninfoOption *p = o; p->keyword; p++) {
        const char *var = p->val ? variable(p->keyword) : NULL;
        if (var)
            env[n++] = ar_printf(cx->ar, "%s=%s", var, p->val);
        if (p->val && strcmp(p->keyword, "dbname") == 0)
            *db_out = ar_strdup(cx->ar, p->val);
    }
    PQconninfoFree(o);
    const char *path = getenv("PATH");
    env[n++] = ar_printf(cx->ar, "PATH=%s", path ? path : "/usr/bin:/bin");
    return env;
}

static enum err run_tool(struct cx *cx, const char *const *argv, char **env)
{
    pid_t pid;
    int status = -1, rc = posix_spawnp(&pid, argv[0], NULL, NULL, (char *const *)(uintptr_t)argv, env);
    if (rc != 0)
        return err_say(cx, ERR_IO, NULL, "不能运行 %s：%s", "Cannot run %s: %s", argv[0], strerror(rc));
    while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
        ;
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
        return ERR_NONE;
    return err_say(cx, ERR_IO, NULL, "%s 失败，原因见上", "%s failed; its reason stands above", argv[0]);
}

enum err pg_dump(struct cx *cx, const char *url, const char *to_path)
{
    const char *db = "";
    char **env = tool_env(cx, url, &db);
    if (!env)
        return err_say(cx, ERR_INVALID, NULL, "数据库地址有误", "The database address is not right");
    const char *const argv[] = {"pg_dump", "--format=custom", "--no-owner", "--no-privileges", "--file", to_path, NULL};
    return run_tool(cx, argv, env);
}

enum err db_restore(struct cx *cx, const char *url, const char *from_path)
{
    const char *db = "";
    char **env = tool_env(cx, url, &db);
    if (!env)
        return err_say(cx, ERR_INVALID, NULL, "数据库地址有误", "The database address is not right");
    const char *const argv[] = {"pg_restore", "--exit-on-error", "--single-transaction", "--no-owner", "--no-privileges", "--dbname", db,
                                from_path, NULL};
    return run_tool(cx, argv, env);
}
