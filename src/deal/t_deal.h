/* t_deal.h: the acts of the room in transactions of their own, over the small county of t_farm.h with certificates, the books, a buyer, a
 * village point, and a double of room pay that pays and gives back when it is told to. */
#ifndef DEAL_T_DEAL_H
#define DEAL_T_DEAL_H

#include "t_paper.h"

#include "deal_priv.h"
#include "pay.h"

/* Run body on each engine there is. Accounts beside those of t_farm.h: buyer, buyer2, point. op2 (a household) is active here too. */
void t_deals_each(void (*body)(struct t_farm *f));
/* One act as who, in a transaction of its own; out is left alone when it fails. */
enum err t_do(struct t_farm *f, const char *who, deal_act *fn, const char *id, const void *in, void *out, size_t size);
#define T_DO(f, who, fn, id, in, out) t_do((f), (who), (fn), (id), (in), (out), sizeof *(out))
/* The channel says that a payment was paid (key: uuid); true when the subject took it, else it was given back. */
bool t_pay(struct t_farm *f, const char *payment);
/* Two payments are told at the same moment, as callbacks are: READ COMMITTED. Both are taken. */
void t_pay_both(struct t_farm *f, const char *a, const char *b);
void t_pay_expire(struct t_farm *f, const char *payment);
/* The outbox: every queued refund ends. How many did. */
int t_refunds(struct t_farm *f, bool ok);
int64_t t_balance(struct t_farm *f, const char *account);
/* Lines of all postings sum to zero. */
void t_books(struct t_farm *f);
const char *t_text(struct t_farm *f, const char *sql);
/* A lot of op's season, with certificate, released. */
void t_clear_lot(struct t_farm *f, int64_t grams, struct grow_lot_seen *out);
/* Move the clock on by days. */
void t_later(struct t_farm *f, int64_t days);

#endif
