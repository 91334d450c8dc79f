/* t_pay.h: a served house with rooms ledger and pay, a channel whose other end is a table in memory, a subject that says what it is
 * told to say. */
#ifndef PAY_T_PAY_H
#define PAY_T_PAY_H

#include "pay_keys.h"
#include "pay_priv.h"
#include "t_house.h"

enum { T_TRADES = 4096 };

/* The channel's memory of a try or refund. */
struct t_trade { char number[40], refund_of[40]; int64_t fen; char currency[8]; bool paid, closed, refund, refund_failed, refund_pending; };
struct t_world {
    struct t_trade trade[T_TRADES];
    size_t n;
    enum err next;         /* the next call: ERR_NONE, or what pay_exchange says */
    bool lose;             /* the next call arrives and its answer is lost */
    int calls, refunds_sent;
    bool accept;           /* what the subject says to money */
    int paid, given_up, refunded, refund_failed;   /* how often it was told */
    int64_t refunded_fen;
};
extern struct t_world t_world;
extern const struct pay_channel t_channel;

void t_pay_each(void (*body)(struct t_house *h));
void t_fine(struct t_house *h, enum err e);
#define T_ERR(h, want, expr) t_err((h), (want), (expr), __LINE__)
void t_err(struct t_house *h, enum err want, enum err got, int line);

/* As a person or nobody. */
void t_as(struct t_house *h, const char *login);
/* A payment of fen for subject row id, by the account of login "owner-b". */
int64_t t_open(struct t_house *h, int64_t subject_id, int64_t fen, const char **uuid_out);
/* A try by a channel; its number. */
const char *t_try(struct t_house *h, const char *payment_uuid, const char *channel, enum pay_scene scene);
/* What the channel's callback says, over HTTP: "PAID number fen currency ours nonce"; the status. */
int t_notify(struct t_house *h, const char *text);
int t_paid(struct t_house *h, const char *number, int64_t fen);
struct pay_try t_row(struct t_house *h, const char *number);
int64_t t_payment_state(struct t_house *h, int64_t id);
int64_t t_balance(struct t_house *h, const char *account);
int64_t t_findings(struct t_house *h);
const char *t_refund_number(struct t_house *h, int64_t id);
int64_t t_refund_state(struct t_house *h, int64_t id);
enum err t_refund(struct t_house *h, int64_t payment, int64_t fen, const char *key, const char *from, int64_t *id_out);
struct t_trade *t_find(const char *number);

#endif
