/* SPDX-License-Identifier: MIT */
/*
 * make bench: magang (M) against bare LMDB (B) and SQLite (S) in one run.
 *
 * The same acts in the same order go to all three, prepared outside of the
 * clock as one `struct act`.
 *
 * M: submit() of the change: numbering, ids, keys, sealing, decoding,
 * permission and uniqueness, derived keys, counters, chained journal.
 *
 * B: the bytes of the records and the index rows that M leaves in rec and ix,
 * put into two LMDB trees; no journal, no counters, no codec.
 *
 * S: the bytes of the records as a blob beside the columns that M has in its
 * indexes, each indexed; name words and history as tables; the counters; the
 * head; the journal entry (sealed beforehand) as a blob.
 *
 * Not equal: M encodes, seals, checks and derives on the clock, B and S get all
 * that ready made. M decodes and checks the records that it reads and copies
 * them out of the map, B and S copy bytes. S's indexes hold key and rowid and
 * not the values (cards) that M and B store, which is in favour of S in size
 * and writing. M has a second environment for keys; blocks of 256 keys are made
 * durable on the clock of M, and keys/ is told apart from the size. M names a
 * person once where two words of the name begin alike, B and S twice. A page of
 * cases reads the record of the person too, in all three.
 */
#ifndef BENCH_H
#define BENCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "magang/record/index.h"
#include "magang/base/arena.h"
#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/record/change.h"
#include "magang/office/office.h"

enum engine { M, B, S, ENGINES };

#ifndef BLOCKS
#define BLOCKS 11 /* of each row; one more before them is thrown away */
#endif
#define ORIGIN_ID ((uint64_t)1 << 32)
#define PAGE_ROWS 21
#define BENCH_NOW 1795482000 /* 2026-11-24 */

void fail(const char *fmt, ...) __attribute__((format(printf, 1, 2), noreturn));
/* Ends the run with the sentence of err when rc is not 0. */
void need(int rc, const struct err *err);

/* ---- table -------------------------------------------------------------- */

double now_us(void);
/* Values of one row: microseconds (or bytes, or counts), 0: not measured. */
struct cell {
	double v[ENGINES][BLOCKS];
};
double median(const double *v, size_t n);
double percentile(double *v, size_t n, int percent); /* sorts v */
void table_head(const char *unit);
void table_section(const char *title);
/* goal 0: none. One value for each engine in `unit`, medians of the blocks and
 * of their ratios. */
void table_row(
	const char *name, const struct cell *c, double goal_mb, double goal_ms);
void table_note(const char *fmt, ...) __attribute__((format(printf, 1, 2)));
/* "name  value unit  goal ok|misses": rows with magang alone. */
void table_value(const char *name, double value, const char *unit, double goal);
/* Order of engines in a block, rotated. */
enum engine rotated(size_t block, size_t i);

/* ---- invented people ---------------------------------------------------- */

struct people;
struct people *people_new(const char *config, const struct areas *areas);
void people_free(struct people *pp);
/* The i-th person; texts in `arena`. */
void people_person(
	struct people *pp, uint64_t i, struct record *out, struct arena *arena);
/* The case of the i-th person in program `program`. */
void people_case(uint64_t i, uint64_t person, uint16_t program,
	struct record *out, struct arena *arena);
uint64_t people_nik(struct people *pp, uint64_t i);
unsigned people_area(struct people *pp, uint64_t i); /* 3205 */
void people_csv(struct people *pp, uint64_t first, uint64_t n, FILE *out);
uint64_t mix(uint64_t x); /* a well mixed number for each x */

extern const char bench_program[]; /* YAML of a program with free moves */
#define BENCH_STAGES 8

/* ---- acts --------------------------------------------------------------- */

/* What one record of an act leaves behind. */
struct piece {
	enum kind kind;
	uint64_t id;
	bool is_new;
	struct buf bytes;         /* record_encode() */
	struct entry *put, *take; /* index rows and counters that come and go */
	size_t n_put, n_take;
	/* columns of S */
	int64_t area, sex, nik, kk, phone, birth;
	int64_t person, program, stage, order;
};
struct act {
	struct change change; /* M: goes into submit() once */
	struct piece *pieces;
	size_t n;
	struct buf journal; /* S: an entry of the same bytes */
	struct arena *arena;
};
/* Ids that the next new records get. */
struct ids {
	uint64_t person, kase;
};
/* n new persons beginning with the i-th, with a case each or without. */
void act_insert(struct act *a, struct office *office, struct people *pp,
	struct ids *ids, uint64_t first, size_t n, uint16_t program);
/* n cases (ids) to another stage, as they are in the store now. */
void act_move(
	struct act *a, struct office *office, const uint64_t *ids, size_t n);
void act_release(struct act *a);

/* ---- engines ------------------------------------------------------------ */

/* Rows read are copied here, so that their bytes are really touched. */
extern uint8_t sink[1 << 16];

struct magang;
struct magang *magang_open(const char *dir, const char *config);
/* Anew, as somebody (NULL: whoever made it) and at another time. Prepared filters
 * die. */
void magang_as(struct magang *m, const char *as, int64_t now);
void magang_close(struct magang *m);
struct office *magang_office(struct magang *m);
uint16_t magang_program(struct magang *m);
void magang_touch(struct magang *m);
void magang_do(struct magang *m, struct act *a);
void magang_nik(struct magang *m, uint64_t nik);
/* A filter as typed, parsed anew, first page; rows read. */
size_t magang_typed(struct magang *m, enum kind kind, const char *filter);
/* The same, counted. */
uint64_t magang_typed_count(
	struct magang *m, enum kind kind, const char *filter);
/* Prepared filters, by number. */
size_t magang_prepare(struct magang *m, enum kind kind, const char *filter);
size_t magang_page(struct magang *m, size_t prepared);
uint64_t magang_count(struct magang *m, size_t prepared);
void magang_add(struct magang *m, const struct record *p);
void magang_move(struct magang *m, uint64_t id, const char *stage);

struct bare;
struct bare *bare_open(const char *dir);
void bare_close(struct bare *b);
void bare_sync(struct bare *b, bool on);
void bare_touch(struct bare *b);
void bare_do(struct bare *b, const struct act *a);
void bare_nik(struct bare *b, uint64_t nik);
size_t bare_stage(
	struct bare *b, unsigned area, unsigned program, unsigned stage);
size_t bare_area(struct bare *b, unsigned area);
size_t bare_name(struct bare *b, unsigned area, const char *word);
uint64_t bare_bytes(struct bare *b);

struct lite;
struct lite *lite_open(const char *path);
void lite_close(struct lite *s);
void lite_sync(struct lite *s, bool on); /* on: also checkpoint, analyze */
void lite_touch(struct lite *s);
void lite_do(struct lite *s, const struct act *a);
void lite_nik(struct lite *s, uint64_t nik);
size_t lite_stage(
	struct lite *s, unsigned area, unsigned program, unsigned stage);
size_t lite_area(struct lite *s, unsigned area);
size_t lite_name(struct lite *s, unsigned area, const char *word);
uint64_t lite_count(
	struct lite *s, unsigned area, unsigned program, unsigned stage);
uint64_t lite_counter(
	struct lite *s, unsigned area, unsigned program, unsigned stage);
void lite_sorted(struct lite *s, const char *column);

/* ---- marks --------------------------------------------------------------- */

/* `bench --marks DIR CONFIG MARKS`: in stores of their own in DIR. */
int marks_main(const char *dir, const char *config, uint64_t marks);

/* ---- processes ---------------------------------------------------------- */

/* Wall time of a command from fork to its end, output thrown away; < 0: it
 * could not be run or failed. */
double process_us(char *const argv[]);
/* Runs in a process of its own: `bench --import DIR CSV`. */
int import_main(const char *dir, const char *csv, const char *config);
struct import_numbers {
	double seconds, added, same, rows, cases;
	double anon_kib; /* highest RssAnon seen */
};
bool process_import(const char *self, const char *dir, const char *csv,
	const char *config, struct import_numbers *out);
uint64_t file_bytes(const char *dir, const char *name);

#endif
