/* SPDX-License-Identifier: MIT */
/*
 * bench PEOPLE DIR CONFIG MAGANG: the whole run, in a new directory DIR.
 * Goals are those of the goal table of storage.md section 6; nothing is
 * asserted.
 */
#include "bench.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "magang/base/fold.h"
#include "magang/base/mem.h"
#include "magang/base/seal.h"
#include "magang/office/check.h"
#include "magang/ops/replay.h"
#include "magang/store/open.h"

#define LOAD_BATCH 200
#define AREAS_MAX 40
#define NAMES 64
#define SAMPLES 4096
#define IMPORTED 100000 /* rows at most */

struct bench {
	const char *dir, *config, *magang;
	uint64_t people, next; /* next person to be invented */
	struct people *pp;
	struct magang *m;
	struct bare *b;
	struct lite *s;
	struct ids ids;
	uint16_t program;
	unsigned area[AREAS_MAX];
	size_t n_areas;
	size_t by_stage[AREAS_MAX][BENCH_STAGES + 1]; /* prepared */
	size_t by_area[AREAS_MAX];
	struct {
		unsigned area;
		char word[8];
		size_t prepared;
	} name[NAMES];
};

typedef void (*act_fn)(struct bench *b, size_t i);

/* ---- load --------------------------------------------------------------- */

static void
load(struct bench *b)
{
	double from = now_us(), mine = 0;
	struct act a;

	bare_sync(b->b, false);
	lite_sync(b->s, false);
	while (b->next < b->people) {
		uint64_t n = b->people - b->next;
		double t;

		if (n > LOAD_BATCH)
			n = LOAD_BATCH;
		act_insert(&a, magang_office(b->m), b->pp, &b->ids, b->next, n,
			b->program);
		t = now_us();
		magang_do(b->m, &a);
		mine += now_us() - t;
		bare_do(b->b, &a);
		lite_do(b->s, &a);
		act_release(&a);
		b->next += n;
	}
	bare_sync(b->b, true);
	lite_sync(b->s, true);
	table_value("load of persons with a case each, M, durable",
		(double)b->people * 2e6 / mine, "rec/s", 0);
	table_note("load of all three took %.0f s (B and S without flushes)",
		(now_us() - from) / 1e6);
}

static void
find_areas(struct bench *b)
{
	for (uint64_t i = 0; i < 20000 && i < b->people; i++) {
		unsigned a = people_area(b->pp, i);
		size_t k = 0;

		while (k < b->n_areas && b->area[k] != a)
			k++;
		if (k == b->n_areas && k < AREAS_MAX)
			b->area[b->n_areas++] = a;
	}
}

/* Does it fold to itself, going on or not? Else M looks up two beginnings: "jay" is
 * that of jaya and of jaylani, which is jailani by then. */
static bool
folds_once(const char *word)
{
	struct fold_name open, whole;

	fold_name(&open, word, FOLD_PREFIX);
	fold_name(&whole, word, 0);
	return open.n == 1 && whole.n == 1 && strcmp(open.word[0], word) == 0 &&
	       strcmp(whole.word[0], word) == 0;
}

/* The beginning of a word of the i-th person that the three can look up alike. */
static bool
beginning(struct bench *b, uint64_t i, unsigned *area, char word[8])
{
	struct arena *arena = arena_new();
	struct record *p = xmalloc(sizeof(*p));
	struct fold_name name;
	char text[128];
	bool good;

	people_person(b->pp, i, p, arena);
	fold_name(&name, record_text(p, F_NAME, text, sizeof(text)), 0);
	snprintf(word, 8, "%.3s", name.word[0]);
	good = strlen(word) == 3 && folds_once(word);
	*area = (unsigned)record_number(p, F_REGENCY, 0);
	free(p);
	arena_free(arena);
	return good;
}

static void
prepare(struct bench *b)
{
	char text[64];
	size_t n = 0;

	find_areas(b);
	for (size_t a = 0; a < b->n_areas; a++) {
		unsigned code = b->area[a];

		snprintf(text, sizeof(text), "area:%u.%02u", code / 100,
			code % 100);
		b->by_area[a] = magang_prepare(b->m, KIND_PERSON, text);
		for (int s = 1; s <= BENCH_STAGES; s++) {
			snprintf(text, sizeof(text),
				"area:%u.%02u program:bench stage:s%d",
				code / 100, code % 100, s);
			b->by_stage[a][s] =
				magang_prepare(b->m, KIND_CASE, text);
		}
	}
	for (uint64_t i = 0; n < NAMES && i < b->people; i++) {
		unsigned *area = &b->name[n].area;

		if (!beginning(b, i, area, b->name[n].word))
			continue;
		snprintf(text, sizeof(text), "area:%u.%02u %s", *area / 100,
			*area % 100, b->name[n].word);
		b->name[n++].prepared = magang_prepare(b->m, KIND_PERSON, text);
	}
}

/* ---- reading ------------------------------------------------------------ */

static uint64_t
some_nik(struct bench *b, size_t i)
{
	return people_nik(b->pp, mix(i) % b->people);
}

static void
m_nik(struct bench *b, size_t i)
{
	magang_nik(b->m, some_nik(b, i));
}

static void
m_nik_typed(struct bench *b, size_t i)
{
	char text[40];

	snprintf(text, sizeof(text), "nik:%016" PRIu64, some_nik(b, i));
	if (magang_typed(b->m, KIND_PERSON, text) != 1)
		fail("M: '%s' is not there", text);
}

static void
b_nik(struct bench *b, size_t i)
{
	bare_nik(b->b, some_nik(b, i));
}

static void
s_nik(struct bench *b, size_t i)
{
	lite_nik(b->s, some_nik(b, i));
}

static void
pick(struct bench *b, size_t i, size_t *area, unsigned *stage)
{
	*area = mix(i) % b->n_areas;
	*stage = 1 + (unsigned)(mix(i) >> 32) % BENCH_STAGES;
}

static void
m_stage(struct bench *b, size_t i)
{
	unsigned stage;
	size_t a;

	pick(b, i, &a, &stage);
	magang_page(b->m, b->by_stage[a][stage]);
}

static void
b_stage(struct bench *b, size_t i)
{
	unsigned stage;
	size_t a;

	pick(b, i, &a, &stage);
	bare_stage(b->b, b->area[a], b->program, stage);
}

static void
s_stage(struct bench *b, size_t i)
{
	unsigned stage;
	size_t a;

	pick(b, i, &a, &stage);
	lite_stage(b->s, b->area[a], b->program, stage);
}

static void
m_area(struct bench *b, size_t i)
{
	magang_page(b->m, b->by_area[i % b->n_areas]);
}

static void
b_area(struct bench *b, size_t i)
{
	bare_area(b->b, b->area[i % b->n_areas]);
}

static void
s_area(struct bench *b, size_t i)
{
	lite_area(b->s, b->area[i % b->n_areas]);
}

static void
m_name(struct bench *b, size_t i)
{
	magang_page(b->m, b->name[i % NAMES].prepared);
}

static void
b_name(struct bench *b, size_t i)
{
	bare_name(b->b, b->name[i % NAMES].area, b->name[i % NAMES].word);
}

static void
s_name(struct bench *b, size_t i)
{
	lite_name(b->s, b->name[i % NAMES].area, b->name[i % NAMES].word);
}

static void
m_count(struct bench *b, size_t i)
{
	unsigned stage;
	size_t a;

	pick(b, i, &a, &stage);
	sink[0] ^= (uint8_t)magang_count(b->m, b->by_stage[a][stage]);
}

static void
s_count(struct bench *b, size_t i)
{
	unsigned stage;
	size_t a;

	pick(b, i, &a, &stage);
	sink[0] ^= (uint8_t)lite_count(b->s, b->area[a], b->program, stage);
}

static void
s_counter(struct bench *b, size_t i)
{
	unsigned stage;
	size_t a;

	pick(b, i, &a, &stage);
	sink[0] ^= (uint8_t)lite_counter(b->s, b->area[a], b->program, stage);
}

/* Blocks of n acts; the mean of a block, so that reading the clock is nothing.
 */
static void
reads(struct bench *b, const char *name, act_fn m, act_fn bare, act_fn lite,
	size_t n, double goal_mb, double goal_ms)
{
	const act_fn fn[ENGINES] = { m, bare, lite };
	struct cell c = { 0 };

	for (size_t block = 0; block <= BLOCKS; block++)
		for (size_t i = 0; i < ENGINES; i++) {
			enum engine e = rotated(block, i);
			double from = now_us();

			for (size_t j = 0; fn[e] && j < n; j++)
				fn[e](b, block * n + j);
			if (block > 0 && fn[e])
				c.v[e][block - 1] =
					(now_us() - from) / (double)n;
		}
	table_row(name, &c, goal_mb, goal_ms);
}

/* The three give the same rows, else the rows below say nothing. */
static void
compare(struct bench *b)
{
	size_t n = 0, odd = 0;

	for (size_t a = 0; a < b->n_areas; a++)
		for (unsigned s = 1; s <= BENCH_STAGES; s++, n++) {
			size_t m = magang_page(b->m, b->by_stage[a][s]);

			odd += m != bare_stage(
					    b->b, b->area[a], b->program, s) ||
			       m != lite_stage(b->s, b->area[a], b->program, s);
			odd += magang_count(b->m, b->by_stage[a][s]) !=
			       lite_count(b->s, b->area[a], b->program, s);
		}
	for (size_t i = 0; i < NAMES; i++, n++) {
		size_t m = magang_page(b->m, b->name[i].prepared);

		odd += m != bare_name(b->b, b->name[i].area, b->name[i].word) ||
		       m != lite_name(b->s, b->name[i].area, b->name[i].word);
	}
	table_note(
		"%zu lists compared, %zu with another number of rows", n, odd);
}

static void
reading(struct bench *b)
{
	table_section("reading (us an act, warm, every page touched)");
	magang_touch(b->m);
	bare_touch(b->b);
	lite_touch(b->s);
	compare(b);
	reads(b, "(c) exact NIK, record decoded", m_nik, b_nik, s_nik, 2000, 2,
		0.8);
	reads(b, "(c) nik:... as typed, parsed", m_nik_typed, b_nik, s_nik,
		1000, 0, 0);
	reads(b, "(d) area+stage by score, 21", m_stage, b_stage, s_stage, 300,
		1.5, 0.9);
	reads(b, "(d) one area only, 21", m_area, b_area, s_area, 300, 1.5,
		0.9);
	reads(b, "(e) name prefix in an area, 21", m_name, b_name, s_name, 300,
		1.5, 0.9);
	reads(b, "(f) count against count(*)", m_count, NULL, s_count, 1000, 0,
		0.1);
	reads(b, "(f) count against counter row", m_count, NULL, s_counter,
		1000, 0, 0.2);
}

/* ---- writing ------------------------------------------------------------ */

struct samples {
	double v[ENGINES][SAMPLES];
	size_t n[ENGINES];
};

static void
one(struct bench *b, enum engine e, struct act *a)
{
	if (e == M)
		magang_do(b->m, a);
	else if (e == B)
		bare_do(b->b, a);
	else
		lite_do(b->s, a);
}

/* n acts in each block, the same ones for all; p50 and mean of each block. */
static void
block_of_writes(struct bench *b, struct act *acts, size_t n, size_t block,
	struct cell *p50, struct cell *mean, struct samples *all)
{
	double *t = xcalloc(n, sizeof(*t));

	for (size_t i = 0; i < ENGINES; i++) {
		enum engine e = rotated(block, i);
		double sum = 0;

		for (size_t j = 0; j < n; j++) {
			double from = now_us();

			one(b, e, &acts[j]);
			t[j] = now_us() - from;
			sum += t[j];
			if (block > 0 && all->n[e] < SAMPLES)
				all->v[e][all->n[e]++] = t[j];
		}
		if (block == 0)
			continue;
		mean->v[e][block - 1] = sum / (double)n;
		p50->v[e][block - 1] = percentile(t, n, 50);
	}
	free(t);
}

struct goals {
	double p50_mb, p50_ms, mean_ms, p99_ms;
};

static void
put_p99(const char *name, struct samples *all, double goal)
{
	double p[ENGINES];

	for (int e = 0; e < ENGINES; e++)
		p[e] = percentile(all->v[e], all->n[e], 99);
	printf("%-32s %9.0f %9.0f %9.0f  %6.2f %-13s %6.2f ", name, p[M], p[B],
		p[S], p[M] / p[B], "", p[M] / p[S]);
	if (goal > 0)
		printf("<= %.3g %s", goal,
			p[M] / p[S] <= goal ? "ok" : "misses");
	putchar('\n');
}

/* size 0: single acts, told with mean and p99. moves: cases instead of persons.
 */
static void
writes(struct bench *b, const char *name, bool moves, size_t size, size_t n,
	const struct goals *g)
{
	struct samples *all = xcalloc(1, sizeof(*all));
	struct cell p50 = { 0 }, mean = { 0 };
	struct act *acts = xcalloc(n, sizeof(*acts));
	struct office *office = magang_office(b->m);
	uint64_t *ids = xcalloc(size * n, sizeof(*ids));
	char text[64];
	static uint64_t turn;

	for (size_t block = 0; block <= BLOCKS; block++) {
		/* each case once in a block: prepared before the block runs */
		for (size_t j = 0; j < size * n; j++)
			ids[j] = ORIGIN_ID |
				 (1 + (turn++ * 7919 + mix(block) % 13) %
						 b->people);
		for (size_t j = 0; j < n; j++)
			if (moves) {
				act_move(
					&acts[j], office, ids + j * size, size);
			} else {
				act_insert(&acts[j], office, b->pp, &b->ids,
					b->next, size, 0);
				b->next += size;
			}
		block_of_writes(b, acts, n, block, &p50, &mean, all);
		for (size_t j = 0; j < n; j++)
			act_release(&acts[j]);
	}
	snprintf(text, sizeof(text), "%s p50", name);
	table_row(text, &p50, g->p50_mb, g->p50_ms);
	if (size == 1) {
		snprintf(text, sizeof(text), "%s mean", name);
		table_row(text, &mean, 0, g->mean_ms);
		snprintf(text, sizeof(text), "%s p99", name);
		put_p99(text, all, g->p99_ms);
	}
	free(ids);
	free(acts);
	free(all);
}

static void
writing(struct bench *b)
{
	static const struct goals insert = { 1.5, 4, 0, 0.5 };
	static const struct goals move = { 1.7, 5, 0, 0 };
	static const struct goals batch = { 1.3, 0, 0, 0 };
	static const struct goals large = { 0, 1, 0, 0 };

	table_section("writing (us a durable act)");
	writes(b, "(a) insert a person", false, 1, 150, &insert);
	writes(b, "(a) change a stage", true, 1, 150, &move);
	writes(b, "(b) 10 persons", false, 10, 20, &batch);
	writes(b, "(b) 100 persons", false, 100, 8, &batch);
	writes(b, "(b) 200 persons", false, 200, 5, &large);
	writes(b, "(b) 400 decisions", true, 400, 4, &large);
}

/* ---- magang alone ------------------------------------------------------- */

static void
adding(struct bench *b)
{
	struct arena *arena = arena_new();
	struct record *p = xmalloc(sizeof(*p));
	double t[300];

	for (size_t i = 0; i < ARRAY_SIZE(t); i++) {
		people_person(b->pp, b->next++, p, arena);
		t[i] = now_us();
		magang_add(b->m, p);
		t[i] = now_us() - t[i];
	}
	table_value("op_person_add, duplicates looked for, p50",
		percentile(t, ARRAY_SIZE(t), 50), "us", 0);
	table_value("op_person_add, p99", percentile(t, ARRAY_SIZE(t), 99),
		"us", 50000);
	free(p);
	arena_free(arena);
}

static const struct {
	enum kind kind;
	const char *filter;
	const char *column; /* of S; NULL: no such thing */
} pages[] = {
	{ KIND_PERSON, "", NULL },
	{ KIND_PERSON, "sort:name", NULL },
	{ KIND_PERSON, "sort:-birth_date", "birth desc" }, /* its index */
	{ KIND_PERSON, "sort:phone", "+phone" },           /* not its index */
	{ KIND_PERSON, "sort:street", "substr(rec, 90, 30)" },
	{ KIND_PERSON, "area:32.05 sort:name", NULL },
	{ KIND_PERSON, "education:s1 age:20-25", NULL },
	{ KIND_PERSON, "education:s1 sort:-grad_year", NULL },
	{ KIND_PERSON, "siti nur", NULL },
	{ KIND_PERSON, "rahm sort:name", NULL },
	{ KIND_PERSON, "nik:-", NULL },
	{ KIND_CASE, "program:bench stage:s3", NULL },
	{ KIND_CASE, "sort:-score", NULL },
	{ KIND_CASE, "stage:s3 sort:name", NULL },
	{ KIND_CASE, "sex:P sort:-entered", NULL },
	{ KIND_CASE, "education:s1 sort:opened", NULL },
};

static void
sorting(struct bench *b)
{
	table_section(
		"first page of a filter and sort, all rows, as typed (ms)");
	for (size_t i = 0; i < ARRAY_SIZE(pages); i++) {
		double t[5], s[5];
		char text[96];

		for (size_t j = 0; j < ARRAY_SIZE(t); j++) {
			t[j] = now_us();
			magang_typed(b->m, pages[i].kind, pages[i].filter);
			t[j] = now_us() - t[j];
			s[j] = now_us();
			if (pages[i].column)
				lite_sorted(b->s, pages[i].column);
			s[j] = now_us() - s[j];
		}
		snprintf(text, sizeof(text), "%s: %s",
			kind_info(pages[i].kind)->name,
			*pages[i].filter ? pages[i].filter : "(everybody)");
		table_value(text, median(t, ARRAY_SIZE(t)) / 1000, "ms", 300);
		if (pages[i].column)
			table_note("  S, order by %s: %.2f ms", pages[i].column,
				median(s, ARRAY_SIZE(s)) / 1000);
	}
}

static void
proving(struct bench *b)
{
	struct check_report *r = xcalloc(1, sizeof(*r));
	char *dir = xasprintf("%s/again", b->dir);
	struct err err = ERR_INIT;
	double t = now_us();

	table_section("check and replay");
	need(check_store(magang_office(b->m), r, &err), &err);
	t = (now_us() - t) / 1e6;
	table_value("check: records", (double)r->records / t, "a second", 0);
	table_value("check: whole store", t, "s", 0);
	table_note("%" PRIu64 " records, %" PRIu64 " index rows, %" PRIu64
		   " counters, %zu problems",
		r->records, r->entries, r->counters, r->n_problems);
	check_report_release(r);
	t = now_us();
	need(check_replay(magang_office(b->m), dir, r, &err), &err);
	t = (now_us() - t) / 1e6;
	table_value(
		"replay: journal entries", (double)r->seq / t, "a second", 0);
	table_value("replay: records", (double)r->records / t, "a second", 0);
	table_note("%zu problems", r->n_problems);
	check_report_release(r);
	free(r);
	free(dir);
}

/* ---- files and processes ------------------------------------------------ */

static void
sizes(struct bench *b)
{
	struct cell c = { 0 };
	struct buf dir = BUF_INIT;
	struct store_state now;
	double keys;

	store_state(magang_office(b->m)->store, &now);
	buf_addf(&dir, "%s/m", b->dir);
	keys = (double)file_bytes(dir.data, "keys/data.mdb");
	for (size_t i = 0; i < BLOCKS; i++) {
		c.v[M][i] = (double)now.file / 1e6;
		c.v[B][i] = (double)bare_bytes(b->b) / 1e6;
		c.v[S][i] = (double)file_bytes(b->dir, "s.db") / 1e6;
	}
	table_section("(h) after the load (MB)");
	table_row("file", &c, 0, 1.7);
	table_note(
		"%.0f bytes a person with case and journal; keys/ %.1f MB more",
		(double)now.file / (double)b->people, keys / 1e6);
	buf_release(&dir);
}

static void
processes(const char *name, char *const m[], char *const s[], double goal)
{
	struct cell c = { 0 };

	for (size_t block = 0; block <= BLOCKS; block++)
		for (size_t i = 0; i < 2; i++) {
			bool mine = (block + i) % 2 == 0;
			double t[15];

			for (size_t j = 0; j < ARRAY_SIZE(t); j++)
				t[j] = process_us(mine ? m : s);
			if (block > 0)
				c.v[mine ? M : S][block - 1] =
					percentile(t, ARRAY_SIZE(t), 50);
		}
	if (c.v[M][0] < 0 || c.v[S][0] < 0)
		fail("%s: could not be run (M %s, S %s)", name,
			c.v[M][0] < 0 ? "failed" : "ran",
			c.v[S][0] < 0 ? "failed" : "ran");
	table_row(name, &c, 0, goal);
}

static void
cold(struct bench *b)
{
	const uint64_t some = ORIGIN_ID | (b->people / 2);
	char number[NUMBER_TEXT];
	char *store = xasprintf("%s/m", b->dir),
	     *db = xasprintf("%s/s.db", b->dir);
	char *row = xasprintf("select * from person where id=%" PRIu64, some);
	char *magang = xstrdup(b->magang);
	static char lang[] = "select id, nik, birth, sex, phone from person "
			     "where area=3205 order by id limit 21";
	char *const show[] = { magang, (char[]){ "--store" }, store,
		(char[]){ "show" }, number, NULL };
	char *const one_row[] = { (char[]){ "sqlite3" }, db, row, NULL };
	char *const list[] = { magang, (char[]){ "--store" }, store,
		(char[]){ "list" }, (char[]){ "person" },
		(char[]){ "area:32.05" }, (char[]){ "--limit" },
		(char[]){ "21" }, NULL };
	char *const many[] = { (char[]){ "sqlite3" }, db, lang, NULL };

	table_section("(g) whole process (us), page cache warm");
	number_format(number, "MG", some);
	processes("show a person; one row by key", show, one_row, 0);
	processes("list 21 rows of an area", list, many, 1);
	free(store);
	free(db);
	free(row);
	free(magang);
}

/* Rows of the first-th person and those after it, into the store `name`. */
static bool
import_one(struct bench *b, const char *self, const char *name, uint64_t first,
	uint64_t rows, struct import_numbers *out)
{
	char *csv = xasprintf("%s/import.csv", b->dir);
	char *dir = xasprintf("%s/%s", b->dir, name);
	FILE *f = fopen(csv, "we");
	bool good;

	if (!f)
		fail("%s cannot be written", csv);
	people_csv(b->pp, first, rows, f);
	fclose(f);
	good = process_import(self, dir, csv, b->config, out);
	if (good)
		table_note("%" PRIu64
			   " rows into %s: %.1f s, %.0f rows/s, added "
			   "%.0f, doubts %.0f, cases %.0f, RssAnon %.0f KiB",
			rows, first ? "the full store" : "an empty store",
			out->seconds, out->rows / out->seconds, out->added,
			out->same, out->cases, out->anon_kib);
	free(csv);
	free(dir);
	return good;
}

/*
 * Private memory grows with the file, if it does, or with the store: LMDB keeps
 * the pages that one change touches, and 200 rows touch more of them in a large
 * store. So a tenth of the rows is imported into a new store, and after all.
 */
static void
importing(struct bench *b, const char *self)
{
	const uint64_t all = b->people < IMPORTED ? b->people : IMPORTED;
	struct import_numbers few, many, after;

	table_section("import, all checks and duplicates, a case for each row");
	if (!import_one(b, self, "few", 0, all / 10, &few) ||
		!import_one(b, self, "many", 0, all, &many) ||
		!import_one(b, self, "many", all, all / 10, &after))
		fail("the import failed");
	table_value(
		"rows a second, of all", many.rows / many.seconds, "rows/s", 0);
	table_value("memory, all rows / a tenth, both from empty",
		many.anon_kib / few.anon_kib, "", 1.1);
	table_value("memory, the same, the tenth into the full store",
		many.anon_kib / after.anon_kib, "", 1.1);
}

/* ---- main --------------------------------------------------------------- */

static void
begin(struct bench *b)
{
	char *path = xasprintf("%s/m", b->dir);

	b->m = magang_open(path, b->config);
	free(path);
	path = xasprintf("%s/b", b->dir);
	if (mkdir(path, 0700) != 0)
		fail("%s", path);
	b->b = bare_open(path);
	free(path);
	path = xasprintf("%s/s.db", b->dir);
	b->s = lite_open(path);
	free(path);
	b->pp = people_new(b->config, magang_office(b->m)->book.areas);
	b->program = magang_program(b->m);
	b->ids.person = b->ids.kase = ORIGIN_ID | 1;
}

static const struct {
	const char *name;
	void (*run)(struct bench *b);
} parts[] = {
	{ "read", reading },
	{ "sort", sorting },
	{ "cold", cold },
	{ "write", writing },
	{ "add", adding },
	{ "check", proving },
};

static bool
wanted(const char *only, const char *name)
{
	return !only || strstr(only, name);
}

int
main(int argc, char **argv)
{
	struct bench *b = xcalloc(1, sizeof(*b));
	const char *only = argc > 5 ? argv[5] : NULL;
	struct err err = ERR_INIT;

	need(seal_start(&err), &err);
	if (argc == 5 && strcmp(argv[1], "--import") == 0)
		return import_main(argv[2], argv[3], argv[4]);
	if (argc == 5 && strcmp(argv[1], "--marks") == 0)
		return marks_main(
			argv[2], argv[3], strtoull(argv[4], NULL, 10));
	if (argc < 5)
		fail("usage: bench PEOPLE DIR CONFIG MAGANG [PARTS]");
	b->people = strtoull(argv[1], NULL, 10);
	b->dir = argv[2];
	b->config = argv[3];
	b->magang = argv[4];
	printf("\n=== %" PRIu64 " persons with a case each\n\n", b->people);
	begin(b);
	load(b);
	prepare(b);
	printf("\nMedians of %d blocks; ratios are medians of block ratios.\n",
		BLOCKS);
	table_head("");
	sizes(b);
	for (size_t i = 0; i < ARRAY_SIZE(parts); i++)
		if (wanted(only, parts[i].name))
			parts[i].run(b);
	if (wanted(only, "import"))
		importing(b, argv[0]);
	people_free(b->pp);
	lite_close(b->s);
	bare_close(b->b);
	magang_close(b->m);
	free(b);
	return 0;
}
