/* SPDX-License-Identifier: MIT */
/*
 * An office at its busiest: SESSIONS people at their screens, WRITERS of whom
 * write notes, each at the speed of a hand; then a third of the processes dies
 * at once. How long a start and a key take, with what else this machine does
 * beside it, and what of the dead is left in the table of readers.
 */
#include "stand.h"

#include <lmdb.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

#define SESSIONS 500
#define WRITERS 20
#define AT_ONCE 4 /* start at a time */
#define SECONDS 60
#define START_MOST 5000 /* ms */
#define KEY_MOST 100
#define TIMES 65536
#define PATIENCE 30000

struct seat {
	struct line l;
	int64_t started, sent, due; /* us; sent 0: nothing is awaited */
	unsigned key;
	bool writes, there;
};

struct times {
	int64_t us[TIMES];
	size_t n;
};

struct crowd {
	const struct stand *stand;
	struct seat seat[SESSIONS];
	struct times starts, keys, acts;
	uint64_t random;
};

static int64_t
now_us(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

static int64_t
some(struct crowd *c, int64_t n)
{
	c->random = c->random * 6364136223846793005u + 1442695040888963407u;
	return (int64_t)((c->random >> 33) % (uint64_t)n);
}

static void
took(struct times *t, int64_t us)
{
	if (t->n < TIMES)
		t->us[t->n++] = us;
}

static int
by_time(const void *a, const void *b)
{
	const int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

	return (x > y) - (x < y);
}

/* What so many of a thousand stay below, in ms. */
static double
below(struct times *t, size_t of_1000)
{
	if (!t->n)
		return 0;
	qsort(t->us, t->n, sizeof(t->us[0]), by_time);
	return (double)t->us[(t->n - 1) * of_1000 / 1000] / 1000;
}

static void
tell(const char *what, struct times *t)
{
	double load[3] = { 0, 0, 0 };

	if (getloadavg(load, 3) < 1)
		load[0] = -1;
	tap_note("%s: %zu; half below %.1f ms, 99 %% below %.1f ms, all below "
		 "%.1f ms; load %.1f on %ld processors",
		what, t->n, below(t, 500), below(t, 990), below(t, 1000),
		load[0], sysconf(_SC_NPROCESSORS_ONLN));
}

/* --- coming --------------------------------------------------------------- */

static void
begin(struct crowd *c, size_t i)
{
	struct seat *s = &c->seat[i];

	s->writes = i % (SESSIONS / WRITERS) == 0;
	s->started = now_us();
	stand_begin(c->stand, &s->l, (struct line_options){ 0 });
}

static bool
all_there(struct crowd *c)
{
	size_t begun = 0, there = 0;
	int64_t end = line_now() + 10 * PATIENCE;

	while (there < SESSIONS && line_now() < end) {
		while (begun < SESSIONS && begun < there + AT_ONCE)
			begin(c, begun++);
		for (size_t i = 0; i < begun; i++) {
			struct seat *s = &c->seat[i];

			if (s->there)
				continue;
			line_pump(&s->l, 1);
			s->there = line_shows(&s->l, "TO DO");
			if (s->there) {
				took(&c->starts, now_us() - s->started);
				there++;
			}
		}
	}
	return there == SESSIONS;
}

/* To the list of cases; who writes opens one, each another. */
static bool
all_sit(struct crowd *c)
{
	for (size_t i = 0; i < SESSIONS; i++) {
		struct line *l = &c->seat[i].l;

		line_keys(l, "8");
		if (!line_text(l, "Filter") || !line_quiet(l))
			return false;
		for (size_t k = 0; c->seat[i].writes && k < i % 17; k++)
			line_keys(l, "Down");
		if (!c->seat[i].writes)
			continue;
		line_keys(l, "Enter");
		if (!line_text(l, "[Timeline]") || !line_quiet(l))
			return false;
	}
	return true;
}

/* --- working -------------------------------------------------------------- */

static const char *const writing[] = { "n", "Enter", "'h", "'a", "'l", "'o",
	"Enter" };
#define WRITING (sizeof(writing) / sizeof(writing[0]))

static void
press(struct crowd *c, struct seat *s)
{
	const char *steps = s->writes    ? writing[s->key % WRITING]
			    : s->key % 2 ? "Up"
					 : "Down";
	char bytes[32];
	size_t n = line_encode(steps, bytes, sizeof(bytes));

	s->sent = now_us();
	if (write(s->l.master, bytes, n) != (ssize_t)n)
		s->sent = 0;
	s->due = s->sent + (s->writes ? 100000 + some(c, 400000)
				      : 2000000 + some(c, 4000000));
}

static void
answer(struct crowd *c, struct seat *s)
{
	char bytes[4096];
	bool act = s->writes && s->key % WRITING == WRITING - 1;

	if (read(s->l.master, bytes, sizeof(bytes)) <= 0 || !s->sent)
		return;
	took(act ? &c->acts : &c->keys, now_us() - s->sent);
	s->sent = 0;
	s->key++;
}

static void
work(struct crowd *c)
{
	struct pollfd fds[SESSIONS];
	int64_t end = now_us() + SECONDS * 1000000LL;

	for (size_t i = 0; i < SESSIONS; i++) {
		fds[i] = (struct pollfd){ .fd = c->seat[i].l.master,
			.events = POLLIN };
		c->seat[i].due = now_us() + some(c, 4000000);
	}
	while (now_us() < end) {
		int64_t now = now_us();

		for (size_t i = 0; i < SESSIONS; i++)
			if (!c->seat[i].sent && c->seat[i].due <= now)
				press(c, &c->seat[i]);
		if (poll(fds, SESSIONS, 1) <= 0)
			continue;
		for (size_t i = 0; i < SESSIONS; i++)
			if (fds[i].revents & POLLIN)
				answer(c, &c->seat[i]);
	}
}

static size_t
unanswered(const struct crowd *c)
{
	size_t n = 0;

	for (size_t i = 0; i < SESSIONS; i++)
		n += c->seat[i].sent && now_us() - c->seat[i].sent > 5000000;
	return n;
}

/* --- dying ---------------------------------------------------------------- */

struct slots {
	size_t all, dead;
};

static int
count_slot(const char *line, void *ctx)
{
	struct slots *s = ctx;
	int pid;

	if (sscanf(line, "%d", &pid) != 1 || pid <= 0)
		return 0; /* its heads */
	s->all++;
	s->dead += kill(pid, 0) != 0;
	return 0;
}

static bool
slots_read(const struct stand *stand, struct slots *out)
{
	char path[600];
	MDB_env *env;
	bool good;

	*out = (struct slots){ 0, 0 };
	snprintf(path, sizeof(path), "%s/data", stand->store);
	if (mdb_env_create(&env) != 0)
		return false;
	good = mdb_env_open(env, path, MDB_RDONLY, 0600) == 0 &&
	       mdb_reader_list(env, count_slot, out) >= 0;
	mdb_env_close(env);
	return good;
}

int
part_crowd(struct stand *stand, const char *dir)
{
	struct crowd *c = calloc(1, sizeof(*c));
	const struct rlimit files = { 8 * SESSIONS, 8 * SESSIONS };
	struct slots slots;
	bool good;

	if (!c || setrlimit(RLIMIT_NOFILE, &files) != 0)
		return 1;
	stand_fresh(stand, dir, "2000");
	c->stand = stand;
	c->random = 1;
	tap(all_there(c), "%d sessions are there", SESSIONS);
	tell("starts", &c->starts);
	tap(below(&c->starts, 1000) < START_MOST,
		"each start takes below %d ms", START_MOST);
	tap(all_sit(c), "each has its list, %d a page of a case", WRITERS);
	work(c);
	tap(unanswered(c) == 0, "each key is answered");
	tap(c->acts.n > WRITERS, "%d people write", WRITERS);
	tell("keys", &c->keys);
	tell("acts", &c->acts);
	tap(below(&c->keys, 990) < KEY_MOST, "99 %% of keys take below %d ms",
		KEY_MOST);
	for (size_t i = 0; i < SESSIONS; i += 3)
		line_signal(&c->seat[i].l, SIGKILL);
	for (size_t i = 0; i < SESSIONS; i += 3)
		line_end(&c->seat[i].l);
	good = slots_read(stand, &slots) && slots.dead > 0;
	tap(good, "%zu of %zu slots are of the dead", slots.dead, slots.all);
	tap(stand_run(stand, "list person --count", NULL, 0) == 0,
		"the next one starts");
	good = slots_read(stand, &slots) && slots.dead == 0 && slots.all > 0;
	tap(good, "no slot of the dead is left, of %zu", slots.all);
	for (size_t i = 0; i < SESSIONS; i++)
		line_release(&c->seat[i].l);
	tap(stand_sound(stand), "the store is sound");
	free(c);
	return tap_done();
}
