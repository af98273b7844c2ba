/* SPDX-License-Identifier: MIT */
/*
 * What a key of the deck costs the server, in the largest store that is there (PEOPLE
 * of tests/tools/lines; 100000 and 500000 are what the figures are of): time
 * on the processor, which hangs on nothing else that runs, and until the picture
 * has come. The next cards are read while this one is looked at; that is part of
 * the key before.
 */
#include "stand.h"

#include <dirent.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define KEYS_MOST 400
#define CPU_MOST 10 /* ms, of 99 % */

static const struct {
	const char *what, *steps;
	unsigned times;
} keys[] = {
	{ "the next case", "]", 150 },
	{ "the one before", "[", 50 },
	{ "skipped", "s", 50 },
	{ "declined, the next", "r 3", 100 },
	{ "what was decided", "v", 20 },
	{ "taken back", "u", 30 },
};

struct times {
	double ms[KEYS_MOST];
	size_t n;
};

static int
by_time(const void *a, const void *b)
{
	const double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static double
below(struct times *t, size_t percent)
{
	if (!t->n)
		return 0;
	qsort(t->ms, t->n, sizeof(t->ms[0]), by_time);
	return t->ms[(t->n - 1) * percent / 100];
}

static double
now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

/* Of the program, on the processor. */
static double
cpu_ms(const struct line *l)
{
	char path[64];
	uint64_t ns = 0;
	FILE *f;

	snprintf(path, sizeof(path), "/proc/%d/schedstat", (int)l->pid);
	f = fopen(path, "re");
	if (f) {
		if (fscanf(f, "%" SCNu64, &ns) != 1)
			ns = 0;
		fclose(f);
	}
	return (double)ns / 1e6;
}

static void
press(struct line *l, size_t k, struct times *all)
{
	struct times cpu = { .n = 0 }, wall = { .n = 0 };

	line_count(l);
	for (unsigned i = 0; i < keys[k].times; i++) {
		const double began = now_ms(), used = cpu_ms(l);

		line_keys(l, keys[k].steps);
		line_pump(l, 1000);
		wall.ms[wall.n++] = now_ms() - began;
		if (!line_quiet(l))
			break;
		cpu.ms[cpu.n++] = all->ms[all->n++] = cpu_ms(l) - used;
	}
	tap_note(
		"%s: %zu; processor: half below %.2f ms, 99 %% below %.2f, all "
		"below %.2f; first byte after %.2f, %.2f, %.2f ms; %.0f bytes",
		keys[k].what, cpu.n, below(&cpu, 50), below(&cpu, 99),
		below(&cpu, 100), below(&wall, 50), below(&wall, 99),
		below(&wall, 100), (double)l->bytes / keys[k].times);
}

/* The store of most people: its name says how many. */
static bool
find_store(struct stand *stand, const char *dir)
{
	unsigned long most = 0;
	const struct dirent *e;
	DIR *d = opendir(dir);

	while (d && (e = readdir(d))) {
		const unsigned long people = strtoul(e->d_name, NULL, 10);

		if (people <= most)
			continue;
		most = people;
		snprintf(stand->store, sizeof(stand->store), "%s/%lu", dir,
			people);
	}
	if (d)
		closedir(d);
	return most > 0;
}

int
part_keys(struct stand *stand, const char *dir)
{
	static const char *const filters[] = { "stage:open",
		"stage:registered" };
	struct times all = { .n = 0 };
	struct line l;

	if (!find_store(stand, dir)) {
		tap(false, "there is a store of people in %s", dir);
		return tap_done();
	}
	for (size_t f = 0; f < sizeof(filters) / sizeof(filters[0]); f++) {
		const char *argv[] = { stand->magang, "--store", stand->store,
			"--as", "rina", "--lang", "en", "deck", filters[f],
			NULL };
		const double began = now_ms();

		all.n = 0;
		line_start(&l, &(struct line_options){ .argv = argv });
		if (!line_text(&l, "RULES") || !line_quiet(&l))
			return 1;
		tap_note("%s in %s: %.0f ms, %.0f on the processor", filters[f],
			stand->store, now_ms() - began, cpu_ms(&l));
		for (size_t k = 0; k < sizeof(keys) / sizeof(keys[0]); k++)
			press(&l, k, &all);
		tap(below(&all, 99) < CPU_MOST,
			"%s: 99 %% of %zu keys take below %d ms", filters[f],
			all.n, CPU_MOST);
		line_release(&l);
	}
	return tap_done();
}
