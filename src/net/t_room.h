/* t_room.h: a small room of its own for the tests of net: every shape of route there is, without a database. */
#ifndef NET_T_ROOM_H
#define NET_T_ROOM_H

#include "net.h"
#include "room.h"

extern const struct room t_room;
extern const struct list_spec t_thing_list;
extern _Atomic int t_runs;        /* calls of the creating handler */
extern _Atomic bool t_gate_shut;  /* the handler that sleeps goes on sleeping */
extern _Atomic int t_at_gate;     /* how many of it run now */
extern _Atomic int t_refusals;    /* calls of net_auth.refused */

/* Start the server over net_room and t_room on any port; the port. */
int t_serve(int workers);
int t_serve_tls(const char *cert, const char *key);

/* Connect, send size bytes, read until the peer closes or is quiet; the bytes read, NUL-terminated (static buffer). */
char *t_talk(int port, const char *bytes, size_t size, int quiet_ms);
int t_connect(int port);
/* Status of the n-th answer in a text of answers, 0 when there is none. */
int t_status(const char *answers, int n);

#endif
