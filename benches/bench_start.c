/* bench_start.c: how long from exec to the first 200: starts the program, asks until it answers, ends it, several times.
 *   bench_start --runs R --port P --path /01/… [--drop FILE] -- PROGRAM ARGS…
 * --drop: before each start FILE and its -wal are thrown out of the file cache. Prints ms= (median) stop_ms= (median). */
#include "bench.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

enum { RUNS_MAX = 31, ANSWER_MAX = 1 << 20 };

static void drop(const char *path)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return;
    fdatasync(fd);
    posix_fadvise(fd, 0, 0, POSIX_FADV_DONTNEED);
    close(fd);
}

/* One request on a connection of its own; true when the answer begins with 200. */
static bool asked(int port, const char *path)
{
    struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    char text[1024], head[16] = "";
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    bool ok = connect(fd, (struct sockaddr *)&to, sizeof to) == 0;
    int n = snprintf(text, sizeof text, "GET %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nConnection: close\r\n\r\n", path, port);
    ok = ok && send(fd, text, (size_t)n, MSG_NOSIGNAL) == n && recv(fd, head, sizeof head - 1, MSG_WAITALL) > 0 && strncmp(head, "HTTP/1.1 200", 12) == 0;
    close(fd);
    return ok;
}

static pid_t start(char **argv)
{
    pid_t pid = fork();
    if (pid < 0)
        bench_die("fork: %s", strerror(errno));
    if (pid > 0)
        return pid;
    int null = open("/dev/null", O_RDWR);
    dup2(null, 0);
    dup2(null, 1);
    execv(argv[0], argv);
    _exit(127);
}

static double once(char **argv, int port, const char *path, double *stop_ms)
{
    double from = bench_now(), took;
    pid_t pid = start(argv);
    while (!asked(port, path)) {
        if (bench_now() - from > 30 || waitpid(pid, NULL, WNOHANG) == pid)
            bench_die("%s did not answer", argv[0]);
        usleep(500);
    }
    took = bench_now() - from;
    double since = bench_now();
    kill(pid, SIGTERM);
    waitpid(pid, NULL, 0);
    *stop_ms = (bench_now() - since) * 1e3;
    return took * 1e3;
}

int main(int argc, char **argv)
{
    double v[RUNS_MAX], stop[RUNS_MAX];
    const char *path = bench_arg(argc, argv, "path", "/healthz"), *file = bench_arg(argc, argv, "drop", NULL);
    size_t runs = (size_t)bench_arg_i64(argc, argv, "runs", 7);
    int at = 1;
    while (at < argc && strcmp(argv[at], "--") != 0)
        at++;
    if (at + 1 >= argc || runs < 1 || runs > RUNS_MAX)
        bench_die("usage: bench_start [--runs N] [--port N] [--path P] [--drop FILE] -- PROGRAM ARGS…");
    for (size_t i = 0; i < runs; i++) {
        char wal[4096];
        if (file) {
            snprintf(wal, sizeof wal, "%s-wal", file);
            drop(file);
            drop(wal);
            drop(argv[at + 1]);
        }
        v[i] = once(argv + at + 1, (int)bench_arg_i64(argc, argv, "port", 8080), path, &stop[i]);
    }
    printf("ms=%.1f stop_ms=%.1f\n", bench_median(v, runs), bench_median(stop, runs));
    return 0;
}
