/* t_paper.h: the acts of room certify each in a transaction of its own, over the small county of grow's t_farm.h: for the tests of
 * certify, scan and web. */
#ifndef CERTIFY_T_PAPER_H
#define CERTIFY_T_PAPER_H

#include "t_farm.h"

#include "certify_acts.h"

/* Run body on each engine there is, with certify's tables (and those of more, a NULL-terminated list, or NULL). */
void t_papers_each(void (*body)(struct t_farm *f), const struct room *const *more);

enum err t_test_request(struct cx *cx, const struct certify_request_body *in, struct certify_test_seen *out);
enum err t_test_sample(struct cx *cx, const char *uuid, const struct certify_sample_body *in, struct certify_test_seen *out);
enum err t_test_results(struct cx *cx, const char *uuid, const struct certify_results_body *in, struct certify_test_seen *out);
enum err t_test_judge(struct cx *cx, const char *uuid, const struct certify_judge_body *in, struct certify_test_seen *out);
enum err t_test_cancel(struct cx *cx, const char *uuid, const char *reason, struct certify_test_seen *out);
enum err t_lab_create(struct cx *cx, const struct certify_lab_body *in, struct certify_lab *out);
enum err t_lab_bind(struct cx *cx, const char *lab, const char *account, bool bound);   /* false: free it */
enum err t_test_get(struct cx *cx, const char *uuid, struct certify_test_seen *out);
enum err t_limit_create(struct cx *cx, const struct certify_limit_body *in, struct certify_limit *out);
enum err t_template_make(struct cx *cx, const struct certify_template_body *in, struct certify_template *out);
enum err t_cert_issue(struct cx *cx, const struct certify_issue_body *in, struct certify_cert_seen *out);
enum err t_cert_revoke(struct cx *cx, const char *uuid, const char *reason, struct certify_cert_seen *out);
enum err t_release_grant(struct cx *cx, const struct certify_release_body *in, struct certify_release_seen *out);
enum err t_release_withdraw(struct cx *cx, const char *uuid, const char *reason, struct certify_release_seen *out);
enum err t_market_entry(struct cx *cx, const char *gtin, const char *lot_no, struct certify_entry *out);
enum err t_lot_cleared(struct cx *cx, int64_t lot);

/* A laboratory's test of a lot, to its verdict: value against a limit of 2 mg/kg. Ends as "owner". */
void t_tested(struct t_farm *f, const char *lot, const char *value, struct certify_test_seen *out);
/* A producer's certificate over so many grams on "质量安全控制符合要求". As "owner". */
enum err t_certified(struct t_farm *f, const char *lot, int64_t grams, struct certify_cert_seen *out);
/* Its release, by the regulator. Ends as "owner". */
void t_released(struct t_farm *f, const char *cert, struct certify_release_seen *out);

#endif
