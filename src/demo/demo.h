/* demo.h: the demonstration county while it is being made: a fictional county with a year of work behind it.
 *
 * How: everything random is decided beforehand from the seed (demo_field.c, demo_lot.c) and becomes an agenda: acts, each with
 * its instant and its actor. The agenda is sorted by time and run (demo_act.c) through the very acts the routes use, as the
 * role that would do them, with cx->now_us set to the instant of each. Nothing is written past the rules of the rooms.
 *
 * Nothing here names anybody: county code 999901 (99 is no province of GB/T 2260), made-up places, households by family name
 * only, telephone numbers of zeros, social credit codes whose inner check digit (GB 11714) is wrong on purpose. */
#ifndef DEMO_H
#define DEMO_H

#include <stdbool.h>
#include <stdint.h>

#include "cx.h"
#include "people.h"
#include "store.h"
#include "uuid.h"

/* ---- chance (demo_rand.c) ---------------------------------------------------------------------------------------------- */
struct demo_rand { uint64_t state; };
/* An own stream for each noun and index, so that a change in one place moves nothing elsewhere. */
struct demo_rand demo_rand_of(uint64_t seed, const char *noun, int64_t index);
uint64_t demo_rand_next(struct demo_rand *r);                          /* splitmix64 */
int64_t demo_rand_in(struct demo_rand *r, int64_t lo, int64_t hi);     /* lo..hi, both included */
double demo_rand_unit(struct demo_rand *r);                            /* 0 <= x < 1 */

/* ---- the tables (demo_words.c, demo_crops.c) ------------------------------------------------------------------------------- */
enum demo_crop { RICE, TOMATO, CUCUMBER, TEA, KIWI, SHIITAKE, HEN, CARP, DEMO_CROPS };
enum { DEMO_TOWNSHIPS = 3, DEMO_VILLAGES = 12, DEMO_OPERATORS = 24, DEMO_PLOTS = 80, DEMO_LOTS = 60, DEMO_STEPS_MAX = 40, DEMO_SEASONS_MAX = 320, DEMO_BUYERS = 8, DEMO_ORDERS = 110, DEMO_PACKS = 8 };

#define DEMO_COUNTY_CODE "999901"
#define DEMO_PREFIX "952000"       /* GS1's example prefix 952 */
#define DEMO_DOMAIN "yunling.example"

struct demo_place { const char *code, *name, *name_en; };
extern const struct demo_place DEMO_COUNTY, DEMO_TOWNSHIP[DEMO_TOWNSHIPS], DEMO_VILLAGE[DEMO_VILLAGES];   /* four villages a township */

struct demo_operator { int village; const char *kind, *name, *contact; bool poor; enum people_operator_state state; };
extern const struct demo_operator DEMO_OPERATOR[DEMO_OPERATORS];

struct demo_group { int op; enum demo_crop crop; int plots; };          /* the plots of one producer with one crop */
extern const struct demo_group DEMO_GROUP[];
extern const int DEMO_GROUPS;

struct demo_account { const char *login, *name, *password; enum people_role role; int village, op; };   /* village, op: -1 none */
enum demo_who { WHO_ADMIN, WHO_OFFICE, WHO_OFFICE2, WHO_LAB, WHO_AGRI, WHO_MARKET, WHO_POINT, WHO_WORKER, WHO_OWNER, WHO_BUYER = WHO_OWNER + DEMO_OPERATORS, WHO__COUNT = WHO_BUYER + DEMO_BUYERS, WHO_NOBODY };
extern const struct demo_account DEMO_ACCOUNT[WHO_OWNER];               /* all but the owners and the buyers */
struct demo_buyer { const char *phone, *name, *division, *region, *detail; };
extern const struct demo_buyer DEMO_BUYER[DEMO_BUYERS];                 /* phone: begins with 10, which no network has */
#define DEMO_BUYER_PASSWORD "demo-buyer-2026"
enum { DEMO_WORKER_OP = 1 };                                            /* the producer the worker works for */

struct demo_input { const char *name, *name_en, *reg_no, *ingredients; int kind; };    /* kind: enum grow_input_kind */
enum demo_input_id {
    IN_NONE = -1, IN_ORGANIC, IN_NPK, IN_UREA, IN_AZOXYSTROBIN, IN_IMIDACLOPRID, IN_PROPAMOCARB, IN_BIFENTHRIN, IN_INDOXACARB, IN_TRICYCLAZOLE,
    IN_CHLORANTRANILIPROLE, IN_LIME_SULFUR, IN_KASUGAMYCIN, IN_LIME, IN_HEN_FEED, IN_CARP_FEED, IN_VACCINE, IN_ASTRAGALUS, IN_ENROFLOXACIN,
    IN_IODINE, IN_RICE_SEED, IN_TOMATO_PLANT, IN_CUCUMBER_PLANT, IN_SPAWN, IN_PULLETS, IN_FRY, DEMO_INPUTS
};
extern const struct demo_input DEMO_INPUT[DEMO_INPUTS];
struct demo_rule { int input; enum demo_crop crop; const char *dose_min, *dose_max, *unit; int uses_max, interval_days; };
extern const struct demo_rule DEMO_RULE[];
extern const int DEMO_RULES;

struct demo_step { int kind, offset; const char *name, *name_en; int input; const char *amount, *unit; };  /* kind: enum grow_record_kind; amount a mu, for animals a time */
struct demo_good { const char *name, *name_en, *spec, *grades; };       /* a product; name NULL: none */
struct demo_item { const char *item, *item_en, *method, *limit, *unit, *low, *bad; };  /* limit NULL: not detectable; low, bad: values that pass and fail */
struct demo_crop_info {
    const char *code, *plot_word, *variety, *variety_en, *template_zh, *template_en;
    int plot_kind, side_min, side_max;     /* enum of grow_plot_kinds; sides of a plot in metres */
    struct { int month, mday; } start[2];  /* one or two seasons a year; month 0: none */
    int length, first, last;               /* days of the season; harvest from..to, days after its start */
    int yield_g_m2, pack_g;                /* of a season; of one pack */
    bool cold;                             /* goes by cold chain */
    struct demo_good raw, made;            /* as harvested; as processed */
    struct demo_item items[3];
    struct demo_step steps[DEMO_STEPS_MAX];  /* ends with name NULL */
};
extern const struct demo_crop_info DEMO_CROP[DEMO_CROPS];

/* What happens to a lot: a set of these. */
enum demo_fate {
    FATE_LAB = 1, FATE_FAIL = 2, FATE_SELF = 4, FATE_JUDGE = 8, FATE_SAMPLED = 16,    /* tested by a laboratory, failing, by quick test, left to be judged, only sampled */
    FATE_CERT = 32, FATE_BUYER = 64, FATE_RELEASE = 128, FATE_CODE = 256, FATE_PACK = 512, FATE_SHIP = 1024,
    FATE_REVOKE = 2048, FATE_RECALL = 4096, FATE_LOCK = 8192,
};
struct demo_lot_row { int op; enum demo_crop crop; int first, plots, back, permille; unsigned fate; int into; };
extern const struct demo_lot_row DEMO_LOT_ROW[];                        /* harvests; into: the change it goes into, -1 none */
extern const int DEMO_LOT_ROWS;
struct demo_change_row { int kind, process, outputs, loss_permille; bool made; unsigned fate[2]; };   /* kind: enum grow_change_kind */
extern const struct demo_change_row DEMO_CHANGE_ROW[];
extern const int DEMO_CHANGES;

/* ---- the county --------------------------------------------------------------------------------------------------------------- */
struct demo_plot { int op, group, in_group, village; enum demo_crop crop; char uuid[UUID_SIZE]; int64_t area_m2; };
struct demo_season {
    int plot, cycle; int32_t start, first, last;   /* harvest window, days */
    int32_t step_day[DEMO_STEPS_MAX];              /* when each step is done; 0: not yet */
    bool closed; char uuid[UUID_SIZE];
};
struct demo_lot {
    int op, seasons[20], seasons_n, change, photo; enum demo_crop crop; bool made; unsigned fate; int32_t day; int64_t permille_of_yield;
    char uuid[UUID_SIZE], gtin[16], lot_no[24], epc[80], test[UUID_SIZE], cert[UUID_SIZE], cert_no[40], pack_path[200]; int64_t id, quantity_g, packs;
};
struct demo_goods { int op, shop, state; int32_t from; enum demo_crop crop; bool made; char uuid[UUID_SIZE], sku[2][UUID_SIZE]; };   /* shop: operator that keeps it; from: day it can first be bought */
/* A purchase: of one or two goods, which are two orders when two shops keep them. */
struct demo_order {
    int buyer, goods[2], goods_n, orders_n, sku, pieces; int32_t day; int minute; unsigned how; int end;   /* how, end: of demo_orders.c */
    char purchase[UUID_SIZE], payment[UUID_SIZE], order[2][UUID_SIZE], refund[UUID_SIZE];                  /* purchase empty: it was not made, stock was short */
};
struct demo_act;
struct demo {
    struct cx *cx;                     /* of the command: owns what lives to the end */
    uint64_t seed; int32_t today, day0; /* today in China; first day of the county */
    int64_t county_id, township_id[DEMO_TOWNSHIPS], village_id[DEMO_VILLAGES], operator_id[DEMO_OPERATORS];
    char operator_uuid[DEMO_OPERATORS][UUID_SIZE], gln[DEMO_OPERATORS][14];
    struct principal *who[WHO__COUNT];
    char crop[DEMO_CROPS][UUID_SIZE], crop_name[DEMO_CROPS][64], variety[DEMO_CROPS][UUID_SIZE], input[DEMO_INPUTS][UUID_SIZE];
    char step[DEMO_CROPS][DEMO_STEPS_MAX][UUID_SIZE], product[DEMO_OPERATORS][DEMO_CROPS][2][UUID_SIZE], lab[2][UUID_SIZE], photo[DEMO_CROPS][3][65], report[DEMO_CROPS][65];
    struct demo_plot plots[DEMO_PLOTS]; int plots_n;
    struct demo_season seasons[DEMO_SEASONS_MAX]; int seasons_n;
    struct demo_lot lots[DEMO_LOTS]; int lots_n;
    char complaint[8][40];
    struct demo_act *acts; size_t acts_n, acts_max;
    char flaw[2][UUID_SIZE];           /* records that are corrected and made void afterwards */
    struct demo_goods goods[DEMO_LOTS]; int goods_n;
    char shop[DEMO_OPERATORS][UUID_SIZE];  /* of those who keep one */
    char demand[UUID_SIZE], tender[UUID_SIZE], package[4][UUID_SIZE];
    int published;                     /* a season that everybody may read; -1 none */
    struct demo_order orders[DEMO_ORDERS]; int orders_n;
    char address[DEMO_BUYERS][UUID_SIZE], campaign[UUID_SIZE], promoter[24]; int campaign_goods, coupon_goods;   /* indices; -1 none */
    char input_shop[UUID_SIZE], pack[DEMO_PACKS][UUID_SIZE], input_sale[UUID_SIZE], input_payment[UUID_SIZE];      /* demo_settle.c */
    int deal_lot[4]; char pledge[3][UUID_SIZE], deal_payment[4][UUID_SIZE], kept_demand[UUID_SIZE], kept_offer[UUID_SIZE], kept_tender[UUID_SIZE], contract[2][UUID_SIZE], delivery[UUID_SIZE];   /* demo_kept.c */
};

/* ---- the agenda (demo_act.c) ------------------------------------------------------------------------------------------------------ */
/* One act. It may run again after a lost connection: it only overwrites its own places in struct demo. */
typedef enum err demo_run(struct demo *d, struct cx *cx, struct tx *tx, int a, int b);
/* An act that has to be refused, and how the route would write it down. */
struct demo_refusal { enum err want; const char *action, *kind; };
/* What a job of the server would do at that instant, in transactions of its own. */
typedef enum err demo_job(struct demo *d, struct cx *cx, int a);
struct demo_act { int64_t at_us; size_t seq; int who; demo_run *run; int a, b; const struct demo_refusal *refusal; demo_job *job; };

/* The instant of a day at minutes after midnight in China. */
int64_t demo_at(int32_t day, int minute);
void demo_add(struct demo *d, int64_t at_us, int who, demo_run *run, int a, int b);
void demo_add_refused(struct demo *d, int64_t at_us, int who, demo_run *run, int a, int b, const struct demo_refusal *refusal);
void demo_add_job(struct demo *d, int64_t at_us, int who, demo_job *job, int a);
/* Run what was added, in order of time, many acts a transaction, and forget it. */
enum err demo_run_all(struct demo *d) MUST_CHECK;

/* ---- the parts: each decides and adds to the agenda --------------------------------------------------------------------------------- */
void demo_plan_fields(struct demo *d);      /* plots, seasons, records (demo_field.c); also finds day0 */
void demo_plan_lots(struct demo *d);        /* lots: days and fates (demo_lot.c) */
void demo_add_people(struct demo *d);       /* levels, operators, accounts (demo_people.c) */
void demo_add_applicants(struct demo *d);   /* those who apply later, and what the office says */
void demo_add_catalogue(struct demo *d);    /* varieties, inputs, procedures, laboratories, limits (demo_catalogue.c) */
void demo_add_states(struct demo *d);       /* what becomes of the operators afterwards */
void demo_add_fields(struct demo *d);
void demo_add_publication(struct demo *d);  /* seasons closed, submitted, reviewed (demo_publish.c) */
void demo_add_lots(struct demo *d);         /* harvests, changes, and the papers (demo_paper.c) */
void demo_add_papers(struct demo *d, int lot);
void demo_add_trace(struct demo *d);         /* named places, a recall drill, two histories that cannot be (demo_chain.c) */
void demo_add_chain(struct demo *d, int lot);  /* packed, shipped, kept cold, received (demo_chain.c) */
void demo_add_refused_acts(struct demo *d); /* demo_refuse.c */
void demo_add_shops(struct demo *d);        /* shops, goods from released lots (demo_shop.c) */
void demo_add_buyers(struct demo *d);       /* buyers, their addresses (demo_orders.c) */
void demo_add_orders(struct demo *d);       /* a few months of purchases, each to its end (demo_orders.c) */
void demo_add_settlements(struct demo *d);  /* who is paid where; two settlements (demo_settle.c) */
void demo_add_inputs(struct demo *d);       /* a shop of farm inputs and its sales (demo_settle.c) */
void demo_add_deals(struct demo *d);        /* a demand, a tender, packages that are open (demo_deal.c) */
void demo_add_kept(struct demo *d);         /* deals that have come some way (demo_kept.c) */
/* The next season of an active producer whose harvest is still to come and large enough; -1: none at this time of the year. (demo_deal.c) */
int demo_open_season(const struct demo *d);
void demo_add_complaints(struct demo *d);   /* demo_complain.c */
enum err demo_who_load(struct demo *d) MUST_CHECK;     /* principals of all accounts, once they exist */
enum err demo_photos_make(struct demo *d) MUST_CHECK;  /* drawn and uploaded (demo_photo.c) */
enum err demo_reports_make(struct demo *d) MUST_CHECK; /* the laboratories' sheets, uploaded (demo_report.c) */
/* A drawn field as PNG, in the arena. variant 0..2. */
struct str demo_picture(struct arena *ar, uint64_t seed, enum demo_crop crop, int variant);

/* The day shops of the county opened: what they sold since is in the statistics. */
int32_t demo_shops_day(const struct demo *d);

/* Small helps. */
void demo_copy(char *to, size_t size, const char *from);  /* cut when too long */
int demo_plot_of(const struct demo *d, int op, enum demo_crop crop, int in_group);   /* index, -1 none */
/* The newest season of a plot whose harvest has begun (back 0), the one before (1) where there is one; -1 none. */
int demo_season_of(const struct demo *d, int plot, int back);
/* A GLN under the example prefix; false when n is too large. */
bool demo_gln(uint64_t n, char out[14]);

#endif
