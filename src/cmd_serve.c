/* cmd_serve.c: `tiantou serve`: open the data, start the jobs and the network, wait for a signal, end cleanly. */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include "app.h"
#include "cmd.h"
#include "confine.h"
#include "conf.h"
#include "epcis_subs.h"
#include "job.h"
#include "log.h"
#include "net.h"
#include "people.h"
#include "web.h"

#define STOP_MS 4000 /* what is in flight may end within this; the promise to the operator is 5 s */

static const char *port = "8080", *bind_to = "127.0.0.1", *cert, *key, *run_as, *public_url;

static const struct cmd_opt OPTS[] = {
    APP_OPTS,
    {"port", "N", "port to listen on (default: 8080; 0: any free one)", &port, NULL},
    {"bind", "ADDRESS", "address to listen on (default: 127.0.0.1)", &bind_to, NULL},
    {"cert", "FILE", "certificate chain (PEM): serve TLS, together with --key", &cert, NULL},
    {"key", "FILE", "private key (PEM)", &key, NULL},
    {"user", "NAME", "after start-up become this user (when started as root)", &run_as, NULL},
    {"public-url", "URL", "address the outside knows, printed in codes (default: from the request)", &public_url, NULL},
};

/* Every job kind of every room in one list. */
static enum err start_jobs(struct cx *cx)
{
    size_t n = 0;
    for (size_t i = 0; APP_ROOMS[i]; i++)
        n += APP_ROOMS[i]->jobs_n;
    struct job_kind *all = AR_ARRAY(cx->ar, struct job_kind, n ? n : 1);
    n = 0;
    for (size_t i = 0; APP_ROOMS[i]; i++)
        for (size_t j = 0; j < APP_ROOMS[i]->jobs_n; j++)
            all[n++] = APP_ROOMS[i]->jobs[j];
    return jobs_start(cx, all, n, 4); /* two long captures must not keep the log from its checkpoint */
}

/* A subscription lives as long as whoever made it may query. */
static enum err may_receive(struct cx *cx, struct tx *tx, const char *caller, bool *may_out)
{
    return people_caller_may(cx, tx, caller, "epcis.query", may_out);
}

static enum err open_rooms(struct cx *cx)
{
    epcis_set_receiver(may_receive);
    for (size_t i = 0; APP_ROOMS[i]; i++)
        if (APP_ROOMS[i]->open)
            TRY(APP_ROOMS[i]->open(cx));
    return ERR_NONE;
}

static void close_rooms(void)
{
    for (size_t i = 0; APP_ROOMS[i]; i++)
        if (APP_ROOMS[i]->close)
            APP_ROOMS[i]->close();
}

static enum err ready(struct cx *cx)
{
    return web_ready(cx);
}

static enum err start_net(struct cx *cx)
{
    int64_t number;
    if (!str_i64(str_of(port), &number) || number < 0 || number > 65535)
        return err_say(cx, ERR_INVALID, "--port", "端口号应在 0 到 65535 之间", "The port is a number from 0 to 65535");
    const struct net_opt opt = {
        .bind = bind_to, .port = (int)number, .cert_file = cert, .key_file = key, .rooms = APP_ROOMS, .auth = people_auth,
        .find_asset = web_asset, .asset_link = web_asset_link, .ready = ready, .error_page = web_error_page, .keep = &web_keep,
    };
    return net_start(cx, &opt);
}

/* The signals that end the server or have it read its settings again are taken by this thread only; block them before any other thread exists. */
static void block_signals(sigset_t *set)
{
    sigemptyset(set);
    sigaddset(set, SIGINT);
    sigaddset(set, SIGTERM);
    sigaddset(set, SIGHUP);
    pthread_sigmask(SIG_BLOCK, set, NULL);
    signal(SIGPIPE, SIG_IGN);
}

/* SIGHUP reads the settings again; a mistake in the file is logged and changes nothing further. */
static int wait_end(struct cx *cx, const sigset_t *set)
{
    int sig = 0;
    while (sigwait(set, &sig) == 0 && sig == SIGHUP) {
        if (app_reload(cx) == ERR_NONE)
            log_info(cx, "serve.reload", "settings=read");
        else
            log_error(cx, "serve.reload", "field=\"%s\" text=\"%s\"", cx->err_field, cx->err_text);
        cx_clear(cx);
    }
    return sig;
}

static enum err serve(struct cx *cx, int argc, char **argv, int *exit_out)
{
    (void)argc, (void)argv, (void)exit_out;
    sigset_t set;
    block_signals(&set);
    struct rlimit no_core = {0, 0};
    setrlimit(RLIMIT_CORE, &no_core);
    const struct app_opt ao = {.data_dir = app_data, .db_url = app_db, .start_rooms = true};
    app_conf();
    if (run_as)
        TRY(confine_user(cx, run_as, app_data));
    TRY(app_folder(cx, app_data));
    TRY(confine_self(cx, app_data));
    TRY(app_open(cx, &ao));
    TRY(people_routes_check(cx, APP_ROOMS));
    if (public_url)
        TRY(conf_set(cx, "net.public_url", public_url));
    TRY(start_jobs(cx));
    enum err e = open_rooms(cx);
    if (e == ERR_NONE)
        e = start_net(cx);
    if (e == ERR_NONE) {
        printf("listening on %s://%s:%d\n", cert ? "https" : "http", bind_to, net_port());
        fflush(stdout);
        log_info(cx, "serve.stop", "signal=%d", wait_end(cx, &set));
    }
    net_stop(STOP_MS);
    close_rooms();
    jobs_stop(STOP_MS / 4);
    return e;
}

const struct command cmd_serve = {"serve", NULL, "serve the county's pages, applications and interfaces", OPTS, sizeof OPTS / sizeof OPTS[0], 0, serve};
