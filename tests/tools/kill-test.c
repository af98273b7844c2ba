/* SPDX-License-Identifier: MIT */
/*
 * kill-test CONFIG KILLS [SEED] - nothing that was acknowledged is ever lost.
 *
 * A child makes an office and works in it; after each act has returned it writes
 * what was done into a pipe. The parent kills it at a random moment, reads the
 * pipe to its end, opens the store, proves it sound and looks for everything
 * that was acknowledged. Every fourth round begins with no store at all, so the
 * creation is killed, too. Then: full disk, full map, a stopped writer. TAP.
 */
#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <inttypes.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "magang/base/arena.h"
#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/base/num.h"
#include "magang/base/seal.h"
#include "magang/exchange/import.h"
#include "magang/office/check.h"
#include "magang/exchange/import_reason.h"
#include "magang/office/value_parse.h"
#include "magang/ops/case_open.h"
#include "magang/ops/erase.h"
#include "magang/ops/init.h"
#include "magang/ops/ops.h"
#include "magang/ops/ops_about.h"
#include "magang/ops/ops_set.h"
#include "magang/store/open.h"
#include "magang/store/gate.h"
#include "magang/store/keyring.h"
#include "magang/store/txn.h"
#include "magang/office/office_open.h"

#define NOW 1795482000 /* 2026-11-24 08:00 WIB */
#define MAP ((uint64_t)1 << 30)
#define ROUNDS_A_STORE 4
#define PERSONS_MOST 4096

/* What a child has acknowledged: 'i'nit, 'p'erson, 'c'ase, 'n'ote, 's'et (value:
 * the remark's number), 'e'rased. */
struct ack {
	char what;
	uint64_t id;
	uint64_t value;
};

struct test {
	const char *config;
	char top[64], dir[80];
	uint64_t seed;
	uint64_t rounds;
	struct ack *acks;
	size_t n, cap;
	unsigned passed, failed;
};

struct worker {
	struct office *office;
	struct arena *arena;
	uint64_t seed;
	int pipe; /* -1: nobody asks */
	uint64_t persons[PERSONS_MOST];
	size_t n;
	uint64_t count;
	struct err err;
};

/* ---- small things ------------------------------------------------------- */

static uint64_t
dice(uint64_t *seed)
{
	uint64_t z = *seed += 0x9e3779b97f4a7c15;

	z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9;
	z = (z ^ z >> 27) * 0x94d049bb133111eb;
	return z ^ z >> 31;
}

static void
report(struct test *t, bool good, const char *title)
{
	printf("%sok %u - %s\n", good ? "" : "not ", t->passed + t->failed + 1,
		title);
	if (good)
		t->passed++;
	else
		t->failed++;
	fflush(stdout);
}

static int
remove_one(const char *path, const struct stat *st, int type, struct FTW *w)
{
	(void)st;
	(void)type;
	(void)w;
	return remove(path);
}

static void
remove_tree(const char *dir)
{
	nftw(dir, remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

static struct office_options
options(const struct test *t, uint64_t map_bytes)
{
	return (struct office_options){ .dir = t->dir,
		.uid = getuid(),
		.login = "kill-test",
		.now = NOW,
		.map_bytes = map_bytes,
		.lang = LANG_EN,
		.config = t->config };
}

static int
open_office(const struct test *t, uint64_t map_bytes, struct worker *w)
{
	struct office_options opt = options(t, map_bytes);
	int rc = office_open(&opt, &w->office, &w->err);

	if (!rc)
		w->arena = arena_new();
	return rc;
}

static void
close_office(struct worker *w)
{
	office_close(w->office);
	arena_free(w->arena);
	w->office = NULL;
}

/* ---- the child: acts ---------------------------------------------------- */

static void
acknowledge(struct worker *w, char what, uint64_t id, uint64_t value)
{
	struct ack a = { what, id, value };

	if (w->pipe >= 0 && write(w->pipe, &a, sizeof(a)) != sizeof(a))
		_exit(9);
}

/* A name, sex, birth and remark that no other person has. */
static int
set_value(
	struct worker *w, struct setting *s, const char *name, const char *text)
{
	s->field = kind_field(KIND_PERSON, name, strlen(name));
	return field_parse(
		w->office, s->field, text, w->arena, &s->value, &w->err);
}

static void
invent_name(struct worker *w, char out[64])
{
	static const char *const parts[] = { "ka", "di", "su", "ra", "wa", "ti",
		"no", "le", "ma", "gu", "pe", "yo", "ci", "bu", "ha", "ni" };

	out[0] = '\0';
	for (int i = 0; i < 12; i++) {
		strcat(out, parts[dice(&w->seed) % ARRAY_SIZE(parts)]);
		if (i % 4 == 3)
			strcat(out, " ");
	}
}

static int
add_person(struct worker *w)
{
	struct setting s[5];
	struct receipt r;
	char name[64], birth[32];
	int rc;

	invent_name(w, name);
	snprintf(birth, sizeof(birth), "%u-%02u-%02u",
		1990 + (unsigned)(dice(&w->seed) % 15),
		1 + (unsigned)(dice(&w->seed) % 12),
		1 + (unsigned)(dice(&w->seed) % 28));
	rc = set_value(w, &s[0], "name", name);
	if (!rc)
		rc = set_value(w, &s[1], "sex", dice(&w->seed) % 2 ? "L" : "P");
	if (!rc)
		rc = set_value(w, &s[2], "birth_date", birth);
	if (!rc)
		rc = set_value(w, &s[3], "remark", "0");
	if (!rc)
		rc = set_value(w, &s[4], "regency", "32.05");
	if (!rc)
		rc = op_person_add(w->office, s, ARRAY_SIZE(s), &r, &w->err);
	if (rc)
		return rc;
	if (w->n < PERSONS_MOST)
		w->persons[w->n++] = r.id;
	acknowledge(w, 'p', r.id, 0);
	return 0;
}

static uint64_t
some_person(struct worker *w)
{
	return w->persons[dice(&w->seed) % w->n];
}

static int
open_case(struct worker *w)
{
	struct receipt r;
	int rc = op_case_open(w->office, some_person(w), "wirausaha-baru", NULL,
		0, &r, &w->err);

	if (!rc)
		acknowledge(w, 'c', r.id, 0);
	return rc == MG_EINUSE || rc == MG_EERASED ? 0 : rc;
}

static int
set_remark(struct worker *w)
{
	uint64_t id = some_person(w);
	struct setting s;
	struct receipt r;
	char text[32];
	int rc;

	snprintf(text, sizeof(text), "%" PRIu64, ++w->count);
	rc = set_value(w, &s, "remark", text);
	if (!rc)
		rc = op_set_fields(w->office, KIND_PERSON, id, 0, &s, 1, NULL,
			&r, &w->err);
	if (!rc)
		acknowledge(w, 's', id, w->count);
	return rc == MG_EERASED ? 0 : rc;
}

static int
add_note(struct worker *w)
{
	struct receipt r;
	const struct setting note[] = {
		{ core_field(F_ACTIVITY), value_text("note") },
		{ core_field(F_TEXT), value_text("was here and asked") },
	};
	int rc = op_about_add(w->office, KIND_ACTIVITY, KIND_PERSON,
		some_person(w), note, 2, &r, &w->err);

	if (!rc)
		acknowledge(w, 'n', r.id, 0);
	return rc == MG_EERASED ? 0 : rc;
}

static int
erase_person(struct worker *w)
{
	uint64_t id = some_person(w);
	struct receipt r;
	int rc = op_erase(w->office, &id, 1, "test", &r, &w->err);

	if (!rc)
		acknowledge(w, 'e', id, 0);
	return rc == MG_EERASED ? 0 : rc;
}

struct imported {
	uint64_t id[64];
	size_t n;
};

static void
import_line(void *ctx, const struct import_line *line)
{
	struct imported *got = ctx;

	if (line->id && line->result <= IMPORT_WARN && got->n < 64)
		got->id[got->n++] = line->id;
}

static int
import_list(struct worker *w)
{
	struct imported got = { .n = 0 };
	struct import_options opt = { .kind = KIND_PERSON,
		.file = "list.csv",
		.line = import_line,
		.ctx = &got };
	struct import_report result = { 0 };
	struct buf text = BUF_INIT;
	char name[64];
	FILE *f;
	int rc;

	buf_adds(&text, "name,sex,birth_date,regency,remark\n");
	for (int i = 0; i < 30; i++) {
		invent_name(w, name);
		buf_addf(&text, "%s,%c,19%u-05-%02u,32.07,0\n", name,
			i % 2 ? 'L' : 'P', 70 + (unsigned)(dice(&w->seed) % 30),
			i % 28 + 1);
	}
	f = fmemopen(text.data, text.len, "r");
	if (!f)
		abort();
	rc = import_file(w->office, f, &opt, &result, &w->err);
	for (size_t i = 0; !rc && i < got.n; i++)
		acknowledge(w, 'p', got.id[i], 0);
	import_report_release(&result);
	fclose(f);
	buf_release(&text);
	return rc;
}

static int
act(struct worker *w)
{
	uint64_t which = dice(&w->seed) % 16;

	arena_clear(w->arena);
	if (w->n < 3 || which < 5)
		return add_person(w);
	if (which < 8)
		return set_remark(w);
	if (which < 11)
		return open_case(w);
	if (which < 13)
		return add_note(w);
	return which < 14 ? erase_person(w) : import_list(w);
}

static void
work(const struct test *t, uint64_t seed, uint64_t count, int pipe)
{
	struct worker *w = xcalloc(1, sizeof(*w));
	struct office_options opt = options(t, MAP);
	int rc = 0;

	w->seed = seed;
	w->pipe = pipe;
	w->count = count;
	if (!store_exists(t->dir)) {
		rc = office_init(&opt, &w->err);
		if (!rc)
			acknowledge(w, 'i', 0, 0);
	}
	if (!rc)
		rc = open_office(t, MAP, w);
	if (!rc && !office_areas(w->office, &w->err))
		rc = w->err.code;
	while (!rc)
		rc = act(w);
	printf("# the child ended: %s\n", w->err.text);
	fflush(stdout);
	_exit(1);
}

/* ---- the parent: proof -------------------------------------------------- */

static void
read_acks(struct test *t, int pipe)
{
	struct ack a;

	while (read(pipe, &a, sizeof(a)) == sizeof(a)) {
		VEC_GROW(t->acks, t->n, t->cap);
		t->acks[t->n++] = a;
	}
}

static bool
ack_holds(struct worker *w, struct txn *txn, const struct ack *a,
	struct record *r)
{
	enum kind kind = a->what == 'c'   ? KIND_CASE
			 : a->what == 'n' ? KIND_ACTIVITY
					  : KIND_PERSON;
	struct person_keys keys;
	char text[32];
	uint64_t now;

	if (a->what == 'i')
		return true;
	if (!record_load(txn, kind, a->id, 0, r))
		return false;
	if (a->what == 'e')
		return record_has(r, F_ERASED) &&
		       keyring_get(w->office->store, a->id, &keys) ==
			       KEYRING_DESTROYED;
	if (a->what != 's' || record_has(r, F_ERASED))
		return true;
	record_text(r, F_REMARK, text, sizeof(text));
	return num_u64(text, 0, UINT64_MAX, &now) && now >= a->value;
}

/* Sound, and everything acknowledged is there. */
static bool
prove(struct test *t, struct worker *w)
{
	struct record *r = xmalloc(sizeof(*r));
	struct check_report check = { 0 };
	struct txn *txn;
	/* as each start of the program does */
	bool good = erase_end(w->office, &w->err) == 0 &&
		    check_store(w->office, &check, &w->err) == 0 && check.ok;

	if (!good)
		printf("# check: %s\n",
			check.n_problems ? check.problems[0] : w->err.text);
	check_report_release(&check);
	if (txn_read(w->office->store, &txn, &w->err))
		good = false;
	for (size_t i = 0; good && i < t->n; i++)
		if (!ack_holds(w, txn, &t->acks[i], r)) {
			printf("# lost: '%c' %" PRIx64 " %" PRIu64 "\n",
				t->acks[i].what, t->acks[i].id,
				t->acks[i].value);
			good = false;
		}
	txn_abort(txn);
	free(r);
	return good;
}

static bool
prove_closed(struct test *t)
{
	struct worker *w = xcalloc(1, sizeof(*w));
	bool good;

	if (!store_exists(t->dir)) {
		free(w);
		return t->n == 0; /* killed before there was anything */
	}
	good = open_office(t, MAP, w) == 0;
	if (good) {
		good = prove(t, w);
		close_office(w);
	} else {
		printf("# open: %s\n", w->err.text);
	}
	free(w);
	return good;
}

static void
pause_us(uint64_t us)
{
	struct timespec ts = { (time_t)(us / 1000000),
		(long)(us % 1000000) * 1000 };

	nanosleep(&ts, NULL);
}

static int64_t
clock_us(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return (int64_t)ts.tv_sec * 1000000 + ts.tv_nsec / 1000;
}

/* How long a creation takes, so that it is hit all along its way. */
static uint64_t
creation_us(struct test *t)
{
	struct office_options opt = options(t, MAP);
	struct err err = ERR_INIT;
	int64_t start = clock_us();

	if (office_init(&opt, &err))
		printf("# init: %s\n", err.text);
	start = clock_us() - start;
	remove_tree(t->dir);
	return (uint64_t)start;
}

static bool
one_kill(struct test *t, uint64_t delay)
{
	uint64_t seed = dice(&t->seed);
	int fd[2], status;
	pid_t pid;

	if (pipe(fd))
		abort();
	t->rounds++; /* remarks of a later child are greater numbers */
	fflush(stdout);
	pid = fork();
	if (pid == 0) {
		close(fd[0]);
		work(t, seed, t->rounds * 1000000, fd[1]);
	}
	close(fd[1]);
	pause_us(delay);
	kill(pid, SIGKILL);
	while (waitpid(pid, &status, 0) < 0)
		;
	read_acks(t, fd[0]);
	close(fd[0]);
	if (!WIFSIGNALED(status)) {
		printf("# the child ended by itself\n");
		return false;
	}
	return prove_closed(t);
}

static void
test_kills(struct test *t, unsigned kills)
{
	uint64_t init = creation_us(t);
	unsigned creations = 0, acknowledged = 0;

	for (unsigned i = 0; i < kills; i++) {
		bool first = i % ROUNDS_A_STORE == 0;
		uint64_t delay;
		size_t before;
		char title[96];

		if (first) {
			remove_tree(t->dir);
			t->n = 0;
		}
		before = t->n;
		/* up to a little after the creation; else some acts */
		delay = first ? dice(&t->seed) % (init + init / 4 + 1)
			      : 20000 + dice(&t->seed) % 200000;
		if (!store_exists(t->dir) && !first)
			delay += init;
		snprintf(title, sizeof(title), "kill %u after %u us%s", i + 1,
			(unsigned)delay, first ? ", no store at first" : "");
		report(t, one_kill(t, delay), title);
		acknowledged += (unsigned)(t->n - before);
		creations += first && !t->n;
	}
	printf("# %u acts acknowledged, %u creations cut off, creation %u us\n",
		acknowledged, creations, (unsigned)init);
	report(t, acknowledged > kills, "the children did work");
}

/* The proof would fail if something were missing. */
static void
test_control(struct test *t)
{
	struct ack missing = { 'p', (uint64_t)1 << 32 | 0xffffff, 0 };

	VEC_GROW(t->acks, t->n, t->cap);
	t->acks[t->n++] = missing;
	report(t, !prove_closed(t), "a missing act is noticed (control)");
	t->n--;
}

/* ---- full, stopped ------------------------------------------------------ */

static struct worker *
fresh_office(struct test *t, uint64_t map_bytes)
{
	struct office_options opt = options(t, map_bytes);
	struct worker *w = xcalloc(1, sizeof(*w));

	remove_tree(t->dir);
	t->n = 0;
	w->seed = dice(&t->seed);
	w->pipe = -1;
	if (office_init(&opt, &w->err) || open_office(t, map_bytes, w) ||
		!office_areas(w->office, &w->err)) {
		printf("Bail out! %s\n", w->err.text);
		exit(1);
	}
	return w;
}

static void
keep_persons(struct test *t, const struct worker *w)
{
	t->n = 0;
	for (size_t i = 0; i < w->n; i++) {
		VEC_GROW(t->acks, t->n, t->cap);
		t->acks[t->n++] = (struct ack){ 'p', w->persons[i], 0 };
	}
}

static void
limit_file(uint64_t bytes)
{
	struct rlimit limit;

	if (getrlimit(RLIMIT_FSIZE, &limit))
		abort();
	limit.rlim_cur = bytes;
	if (setrlimit(RLIMIT_FSIZE, &limit))
		abort();
}

/* The largest file stands in for a full disk. */
static void
test_full_disk(struct test *t)
{
	struct worker *w = fresh_office(t, MAP);
	bool good = true;

	signal(SIGXFSZ, SIG_IGN);
	for (unsigned round = 0; good && round < 10; round++) {
		struct store_state now;
		int rc = 0;

		store_state(w->office->store, &now);
		limit_file(now.file + round * 3000);
		for (int i = 0; !rc && i < 2000; i++)
			rc = i % 3 ? add_person(w) : import_list(w);
		limit_file(RLIM_INFINITY);
		good = rc == MG_EFULL && strstr(w->err.text, "full");
		if (!good)
			printf("# %s: %s\n", err_id(rc), w->err.text);
		keep_persons(t, w);
		good = good && prove(t, w) && add_person(w) == 0;
	}
	report(t, good, "a full disk gives a sentence, and then all goes on");
	close_office(w);
	free(w);
	report(t, prove_closed(t), "nothing is lost by a full disk");
}

static void
test_full_map(struct test *t)
{
	struct worker *w = fresh_office(t, MAP);
	struct store_state now;
	uint64_t map;
	bool good;
	int rc = 0;

	store_state(w->office->store, &now);
	close_office(w);
	map = (now.file + (1 << 20)) & ~(uint64_t)0xffff;
	if (open_office(t, map, w) || !office_areas(w->office, &w->err))
		rc = w->err.code;
	for (int i = 0; !rc && i < 20000; i++)
		rc = i % 3 ? add_person(w) : import_list(w);
	good = rc == MG_EFULL && strstr(w->err.text, "limit");
	if (!good)
		printf("# %s: %s\n", err_id(rc), w->err.text);
	keep_persons(t, w);
	report(t, good && prove(t, w), "a full map gives a sentence");
	close_office(w);
	rc = open_office(t, MAP, w);
	if (!rc && office_areas(w->office, &w->err))
		rc = add_person(w);
	report(t, !rc && prove(t, w), "in a larger map all goes on");
	close_office(w);
	free(w);
}

static void
hold_gate(struct test *t, int pipe)
{
	struct worker *w = xcalloc(1, sizeof(*w));

	if (open_office(t, MAP, w) || gate_enter(w->office->store, &w->err) ||
		write(pipe, "g", 1) != 1)
		_exit(1);
	for (;;)
		pause();
}

static void
test_stopped(struct test *t)
{
	struct worker *w = fresh_office(t, MAP);
	char byte, who[48];
	int fd[2], rc;
	int64_t start;
	pid_t pid;

	close_office(w);
	if (pipe(fd))
		abort();
	fflush(stdout);
	pid = fork();
	if (pid == 0)
		hold_gate(t, fd[1]);
	close(fd[1]);
	rc = read(fd[0], &byte, 1) == 1 ? 0 : MG_EIO;
	close(fd[0]);
	kill(pid, SIGSTOP);
	if (!rc)
		rc = open_office(t, MAP, w);
	if (!rc && !office_areas(w->office, &w->err))
		rc = w->err.code;
	start = clock_us();
	rc = rc ? rc : add_person(w);
	snprintf(who, sizeof(who), "kill-test (process %ld)", (long)pid);
	report(t,
		rc == MG_EBUSY && clock_us() - start < 6000000 &&
			strstr(w->err.text, who),
		"a stopped writer is named within 6 s");
	report(t, prove(t, w), "readers do not wait for him");
	kill(pid, SIGKILL);
	while (waitpid(pid, NULL, 0) < 0)
		;
	start = clock_us();
	report(t, add_person(w) == 0 && clock_us() - start < 1000000,
		"when he is killed the next one goes on at once");
	close_office(w);
	free(w);
}

int
main(int argc, char **argv)
{
	struct test t = { .seed = 1 };
	struct err err = ERR_INIT;
	const char *tmp = getenv("TMPDIR");
	uint64_t kills;

	if (argc < 3 || !num_u64(argv[2], 0, 100000, &kills) ||
		(argc > 3 && !num_u64(argv[3], 0, UINT64_MAX, &t.seed)) ||
		seal_start(&err)) {
		fputs("usage: kill-test CONFIG KILLS [SEED]\n", stderr);
		return 64;
	}
	t.config = argv[1];
	snprintf(t.top, sizeof(t.top), "%.32s/magang-kill.XXXXXX",
		tmp ? tmp : "/tmp");
	if (!mkdtemp(t.top))
		return 1;
	snprintf(t.dir, sizeof(t.dir), "%s/office", t.top);
	printf("# seed %" PRIu64 "\n", t.seed);
	test_kills(&t, (unsigned)kills);
	test_control(&t);
	test_full_disk(&t);
	test_full_map(&t);
	test_stopped(&t);
	printf("1..%u\n", t.passed + t.failed);
	printf("%u passed, %u failed\n", t.passed, t.failed);
	remove_tree(t.top);
	free(t.acks);
	return t.failed != 0;
}
