/* bench.h: what the measuring programs share: a clock, an end on failure, and the event generator. These programs run on
 * one machine by one person; anything unexpected ends them with a sentence and status 1. */
#ifndef BENCHES_BENCH_H
#define BENCHES_BENCH_H

#include <stddef.h>
#include <stdint.h>

/* ---- bench_util.c --------------------------------------------------------------------------------------------------------- */
double bench_now(void);                                       /* seconds of the monotonic clock */
double bench_cpu(void);                                       /* seconds of processor time of this process so far */
_Noreturn void bench_die(const char *fmt, ...) __attribute__((format(printf, 1, 2)));
void *bench_alloc(size_t size);                               /* zeroed; ends the program when there is none */
void *bench_grow(void *p, size_t size);                       /* realloc that never fails */
/* "--name value" among the arguments, else def. */
const char *bench_arg(int argc, char **argv, const char *name, const char *def);
int64_t bench_arg_i64(int argc, char **argv, const char *name, int64_t def);
/* The middle of n values, which it sorts. */
double bench_median(double *v, size_t n);
/* The value below which the share lies (0.99), of sorted values. */
double bench_quantile(const double *sorted, size_t n, double share);

/* ---- bench_gen.c: events of a county ------------------------------------------------------------------------------------------ */
/* Event number n is the same in every run: ten events tell the way of one lot, harvest, then three times packing, shipping and
 * receiving. 1.0 to 1.3 KB each, with ILMD, extensions, sensor reports; identifiers under GS1's example prefix 952. */
enum { GEN_EVENT_MAX = 4096 };
/* Write it to out (GEN_EVENT_MAX bytes); its size. alone: with its own "@context", as POST /events wants it. */
size_t gen_event(uint64_t n, int alone, char *out);
#define GEN_CONTEXT "\"@context\":[\"https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld\",{\"tt\":\"https://tiantou.example/ns/\"}]"
/* What stands before and after the events of a document. */
extern const char gen_document_head[], gen_document_tail[];

/* ---- bench_county.c: a county at any size, for the large measurements ----------------------------------------------------------- */
/* Event number n of a year of 10^7; see the file. */
size_t gen_county(uint64_t n, int alone, char *out);
/* How many lots have gone their whole way within so many events. */
uint64_t gen_county_lots(uint64_t events);
enum { GEN_EPC_MAX = 80 };
/* Identifiers of a lot: pack 0..71; box 0..5, 6: the pallet; the batch of auxiliaries it shares with 1,399 others. */
void gen_county_pack(uint64_t lot, unsigned pack, char out[GEN_EPC_MAX]);
void gen_county_box(uint64_t lot, unsigned box, char out[GEN_EPC_MAX]);
void gen_county_charge(uint64_t lot, char out[GEN_EPC_MAX]);

#endif
