/* cmd_sandbox.c: `tiantou sandbox`: the other end of the payment channels, for demonstrations and tests (src/sandbox/). It has no database
 * and none of the house's data; it listens on this machine only. */
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>

#include "app.h"
#include "cmd.h"
#include "conf.h"
#include "log.h"
#include "net.h"
#include "room.h"
#include "sandbox.h"

#define STOP_MS 2000
#define PUBLIC (RT_PUBLIC | RT_RAW | RT_HIDDEN | RT_SLOW)

static const char *port = "8090", *folder = "sandbox", *write_config;
const char *sb_base;

static const struct cmd_opt OPTS[] = {
    {"port", "N", "port to listen on (default: 8090; 0: any free one)", &port, NULL},
    {"data", "DIR", "folder of the sandbox's own keys and orders (default: ./sandbox)", &folder, NULL},
    {"write-config", "DATA", "write the settings and keys with which a server of data folder DATA pays here, and end", &write_config, NULL},
};

static const struct route ROUTES[] = {
    {"GET", "/", sb_home_get, "public", PUBLIC | RT_HTML, .op = "home"},
    {"GET", "/cashier.css", sb_cashier_css, "public", PUBLIC, .op = "css"},
    {"GET", "/cashier/{channel}/{number}", sb_cashier_get, "public", PUBLIC | RT_HTML, .op = "cashier"},
    {"POST", "/cashier/{channel}/{number}", sb_cashier_post, "public", PUBLIC | RT_HTML | RT_FOREIGN, .op = "cashierDo"},
    {"GET", "/control", sb_control_get, "public", PUBLIC, .op = "control"},
    {"POST", "/control", sb_control_post, "public", PUBLIC, .op = "controlDo"},
    {"GET", "/v3/{rest}", sb_wechat_get, "public", PUBLIC | RT_TAIL, .op = "wechatGet"},
    {"POST", "/v3/{rest}", sb_wechat_post, "public", PUBLIC | RT_TAIL, .op = "wechatPost"},
    {"GET", "/connect/oauth2/authorize", sb_authorize, "public", PUBLIC, .op = "authorize"},
    {"GET", "/sns/oauth2/access_token", sb_access_token, "public", PUBLIC, .op = "accessToken"},
    {"GET", "/gateway.do", sb_alipay_get, "public", PUBLIC, .op = "alipayGet"},
    {"POST", "/gateway.do", sb_alipay_post, "public", PUBLIC, .op = "alipayPost"},
    {"GET", "/alipay-bill", sb_alipay_file, "public", PUBLIC, .op = "alipayFile"},
    {"POST", "/gateway/api/frontTransReq.do", sb_union_front, "public", PUBLIC | RT_FOREIGN, .op = "unionFront"},
    {"POST", "/gateway/api/queryTrans.do", sb_union_query, "public", PUBLIC, .op = "unionQuery"},
    {"POST", "/gateway/api/backTransReq.do", sb_union_back, "public", PUBLIC, .op = "unionBack"},
    {"POST", "/unionpay-files", sb_union_file, "public", PUBLIC, .op = "unionFile"},
};
static const struct room SANDBOX = {.name = "sandbox", .routes = ROUTES, .routes_n = sizeof ROUTES / sizeof ROUTES[0]};
static const struct room *const ROOMS[] = {&SANDBOX, NULL};

static void wait_for_end(const sigset_t *set)
{
    int sig = 0;
    sigwait(set, &sig);
}

static enum err listen_on(struct cx *cx, int number)
{
    const struct net_opt opt = {.bind = "127.0.0.1", .port = number, .net_threads = 1, .worker_threads = 16, .rooms = ROOMS};
    TRY(net_start(cx, &opt));
    sb_base = ar_printf(cx->ar, "http://127.0.0.1:%d", net_port());
    return sb_send_open(cx);
}

static enum err sandbox(struct cx *cx, int argc, char **argv, int *exit_out)
{
    sigset_t set;
    int64_t number;
    const struct rlimit no_core = {0, 0};
    (void)argc, (void)argv, (void)exit_out;
    if (!str_i64(str_of(port), &number) || number < 0 || number > 65535)
        return err_say(cx, ERR_INVALID, "--port", "端口号应在 0 到 65535 之间", "The port is a number from 0 to 65535");
    sigemptyset(&set), sigaddset(&set, SIGINT), sigaddset(&set, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &set, NULL);
    signal(SIGPIPE, SIG_IGN);
    setrlimit(RLIMIT_CORE, &no_core);
    app_conf();
    TRY(conf_set(cx, "net.client_private", "127.0.0.0/8, ::1"));
    TRY(sb_keys_open(cx, folder));
    if (write_config)
        return sb_keys_write_config(cx, write_config, ar_printf(cx->ar, "http://127.0.0.1:%lld", (long long)number));
    TRY(sb_state_open(cx, folder));
    enum err e = listen_on(cx, (int)number);
    if (e == ERR_NONE) {
        printf("listening on %s\n", sb_base);
        fflush(stdout);
        wait_for_end(&set);
    }
    net_stop(STOP_MS);
    sb_send_close();
    sb_state_close();
    return e;
}

const struct command cmd_sandbox = {"sandbox", NULL, "play WeChat Pay, Alipay and UnionPay for demonstrations and tests", OPTS, sizeof OPTS / sizeof OPTS[0], 0, sandbox};
