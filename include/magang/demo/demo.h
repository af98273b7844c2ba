/* SPDX-License-Identifier: MIT */
/*
 * Invented data: persons, organisations, cases at all stages of all programs,
 * tasks, activities, possible duplicates and a few users.
 *
 * Nobody in it exists: serials of NIK and family card begin at 9001, phone
 * numbers carry a block of zeros. The same seed, day and store give the same
 * records; nothing is taken from a clock or from the C library's random.
 */
#ifndef MAGANG_DEMO_DEMO_H
#define MAGANG_DEMO_DEMO_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct err;
struct office;

#define DEMO_PEOPLE_MAX 2000000
#define DEMO_COORDINATOR "rina" /* one of its users: who sees all of it */

/* How much, and from which seed. */
struct demo_options {
	size_t people;
	uint64_t seed;
	const char *names; /* path of config/demo/names.txt */
	/* After each batch; may be NULL. */
	void (*progress)(void *ctx, size_t persons, size_t people);
	void *ctx;
};

/* What was made. */
struct demo_report {
	size_t persons, cases, organisations, tasks, activities, doubts, users;
	uint64_t act;          /* all of it is one act */
	uint64_t person, kase; /* one to look at: far on its way */
};

/* Adds `people` persons and what goes with them. Needs PERM_ADMIN. */
int demo_fill(struct office *office, const struct demo_options *opt,
	struct demo_report *out, struct err *err);

/* Puts "DEMO" before the name of the office, and: is it there? */
int demo_mark(struct office *office, struct err *err);
bool demo_marked(const struct office *office);

#endif
