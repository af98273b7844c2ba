/* SPDX-License-Identifier: MIT */
/*
 * matching make PEOPLE PLACES WISHES HOSTS	an instance by chance, to stdout
 * matching time FILE		how long it takes to read, match, check and say
 * why
 *
 * Places near the beginning are wished more; all who wish a place are ranked
 * there, or at its host where that has the list, one in ten tied to the one
 * before. There are seats for two thirds of the people, and hosts have fewer
 * than their places together.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

#include "magang/base/buf.h"
#include "magang/base/diag.h"
#include "magang/base/err.h"
#include "magang/base/file.h"
#include "magang/base/mem.h"
#include "magang/base/seal.h"
#include "magang/exchange/match_file.h"
#include "magang/matching/check.h"
#include "magang/matching/whatif.h"

static uint64_t state = 1;

static uint32_t
chance(uint32_t n)
{
	state = state * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)((state >> 33) % n);
}

/* --- make ---------------------------------------------------------------- */

/* Who wishes what, sorted by the place or host that ranks them. */
struct said {
	uint32_t list, score, person;
};

struct made {
	uint32_t people, places, wishes, hosts;
	struct said *said;
	size_t n;
};

static uint32_t
host_of(const struct made *g, uint32_t place)
{
	return place % g->hosts;
}

/* Every third host ranks for its places. */
static uint32_t
list_of(const struct made *g, uint32_t place)
{
	return host_of(g, place) % 3 == 0 ? g->places + host_of(g, place)
					  : place;
}

static int
by_list(const void *va, const void *vb)
{
	const struct said *a = va, *b = vb;

	if (a->list != b->list)
		return a->list < b->list ? -1 : 1;
	if (a->score != b->score)
		return a->score < b->score ? -1 : 1;
	return a->person < b->person ? -1 : a->person > b->person;
}

static bool
has(const uint32_t *row, uint32_t n, uint32_t x)
{
	for (uint32_t i = 0; i < n; i++)
		if (row[i] == x)
			return true;
	return false;
}

static void
make_person(struct made *g, uint32_t person)
{
	uint32_t *row = xcalloc(g->wishes, sizeof(uint32_t)), i, a, b;
	const uint32_t merit = chance(1000);

	printf("  P-%06u: [", person);
	for (i = 0; i < g->wishes; i++) {
		do {
			a = chance(g->places);
			b = chance(g->places);
			row[i] = a < b ? a : b;
		} while (has(row, i, row[i]));
		printf("%sK-%04u", i > 0 ? ", " : "", row[i]);
		g->said[g->n++] = (struct said){ list_of(g, row[i]),
			merit + chance(1000), person };
	}
	puts("]");
	free(row);
}

static size_t
make_ranks(const struct made *g, size_t at, uint32_t list)
{
	bool tie = false, next;
	uint32_t last = UINT32_MAX;
	const size_t from = at;

	if (at == g->n || g->said[at].list != list)
		return at;
	printf(", ranks: [");
	for (; at < g->n && g->said[at].list == list; at++) {
		if (g->said[at].person == last)
			continue;
		last = g->said[at].person;
		next = !tie && chance(10) == 0 && at + 1 < g->n &&
		       g->said[at + 1].list == list &&
		       g->said[at + 1].person != last;
		printf("%s%sP-%06u%s", at > from ? ", " : "", next ? "[" : "",
			last, tie ? "]" : "");
		tie = next;
	}
	printf("]");
	return at;
}

static void
make_nodes(const struct made *g)
{
	const uint32_t mean = g->people * 2 / 3 / g->places + 1;
	size_t at = 0;
	uint32_t i;

	puts("places:");
	for (i = 0; i < g->places; i++) {
		printf("  K-%04u: {seats: %u, host: H-%u", i,
			1 + chance(2 * mean - 1), host_of(g, i));
		at = make_ranks(g, at, i);
		puts("}");
	}
	puts("hosts:");
	for (i = 0; i < g->hosts; i++) {
		printf("  H-%u: {seats: %u", i,
			mean * (g->places / g->hosts) * 9 / 10 + 1);
		at = make_ranks(g, at, g->places + i);
		puts("}");
	}
}

static int
make(char **words)
{
	struct made g = { 0 };
	uint32_t i;

	g.people = (uint32_t)strtoul(words[0], NULL, 10);
	g.places = (uint32_t)strtoul(words[1], NULL, 10);
	g.wishes = (uint32_t)strtoul(words[2], NULL, 10);
	g.hosts = (uint32_t)strtoul(words[3], NULL, 10);
	if (g.people == 0 || g.hosts == 0 || g.wishes > g.places)
		return 64;
	g.said = xcalloc((size_t)g.people * g.wishes + 1, sizeof(*g.said));
	puts("seed: 20261124\npeople:");
	for (i = 0; i < g.people; i++)
		make_person(&g, i);
	qsort(g.said, g.n, sizeof(*g.said), by_list);
	make_nodes(&g);
	free(g.said);
	return 0;
}

/* --- time ---------------------------------------------------------------- */

static double
clock_ms(clockid_t clock)
{
	struct timespec t;

	clock_gettime(clock, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

/* Says what went by since the last call, on the wall and of this process: on a
 * busy machine they differ. */
static void
lap(const char *what)
{
	static double wall, mine;
	const double w = clock_ms(CLOCK_MONOTONIC);
	const double m = clock_ms(CLOCK_PROCESS_CPUTIME_ID);

	if (what != NULL)
		printf("%-28s %10.2f ms, processor %10.2f ms\n", what, w - wall,
			m - mine);
	wall = clock_ms(CLOCK_MONOTONIC);
	mine = clock_ms(CLOCK_PROCESS_CPUTIME_ID);
}

static size_t
all_reasons(const struct match_check *c)
{
	struct match_lost l;
	size_t n = 0;
	uint32_t i, w;

	for (i = 0; i < c->m->n_people; i++) {
		const struct match_person *p = &c->m->person[i];
		uint32_t end = c->seat[i].wish;

		if (c->seat[i].pinned)
			continue;
		if (c->seat[i].place == MATCH_NONE)
			end = p->first + p->n_wishes;
		for (w = p->first; w < end; w++, n++)
			match_lost(c, i, w, &l);
	}
	return n;
}

/* What would give each lost wish: runs anew, for instances of an office. */
#define ASKED_MOST 1000

static size_t
all_whatifs(const struct match_check *c)
{
	struct match_whatif *w;
	size_t rows = 0;
	uint32_t i, n;

	for (i = 0; i < c->m->n_people; i++) {
		if (c->seat[i].pinned)
			continue;
		w = match_whatif(c, i, &n);
		rows += n;
		free(w);
	}
	return rows;
}

static void
time_match(const struct instance *m)
{
	struct match_seat *seat;
	struct match_check c;
	uint32_t i, seated = 0;
	size_t lost;

	lap(NULL);
	seat = match_solve(m, false);
	lap("match");
	match_check(m, seat, &c);
	lap("check");
	lost = all_reasons(&c);
	lap("reasons of all lost wishes");
	if (m->n_people <= ASKED_MOST) {
		all_whatifs(&c);
		lap("what would give each of them");
	}
	for (i = 0; i < m->n_people; i++)
		seated += seat[i].place != MATCH_NONE;
	printf("%u people, %u places, %u hosts, %u wishes, %u rank entries\n"
	       "%u have a seat, %zu wishes are lost, %s\n",
		m->n_people, m->n_places, m->n_nodes - m->n_places, m->n_wishes,
		m->n_entries, seated, lost,
		match_stable(&c) ? "stable" : "NOT STABLE");
	match_check_release(&c);
	free(seat);
}

static int
time_file(const char *path)
{
	struct err err = ERR_INIT;
	struct buf text = BUF_INIT;
	struct diag_list diags;
	struct match_file f;
	struct rusage used;

	if (seal_start(&err) ||
		file_read(path, MATCH_FILE_BYTES, &text, &err)) {
		fprintf(stderr, "%s\n", err.text);
		return 66;
	}
	diag_init(&diags, path);
	lap(NULL);
	if (!match_file_read(buf_str(&text), text.len, &f, &diags))
		return 65;
	lap("read, with lots and ranks");
	time_match(&f.m);
	match_file_release(&f);
	diag_release(&diags);
	buf_release(&text);
	getrusage(RUSAGE_SELF, &used);
	printf("%-28s %10.1f MB\n", "most memory",
		(double)used.ru_maxrss / 1024);
	return 0;
}

int
main(int argc, char **argv)
{
	if (argc == 6 && strcmp(argv[1], "make") == 0)
		return make(argv + 2);
	if (argc == 3 && strcmp(argv[1], "time") == 0)
		return time_file(argv[2]);
	fprintf(stderr, "usage: matching make PEOPLE PLACES WISHES HOSTS\n"
			"       matching time FILE\n");
	return 64;
}
