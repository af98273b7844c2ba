/* SPDX-License-Identifier: MIT */
/* A store of invented people and the program on it. */
#ifndef TESTS_STAND_H
#define TESTS_STAND_H

#include <stdbool.h>
#include <stddef.h>

#include "magang/ops/draft.h"

#include "line.h"

struct stand {
	const char *magang;
	char store[512];
	const char *as; /* who is at the screens; NULL: the coordinator */
	bool full;      /* every cut, not some */
};

/* A copy of DIR/PEOPLE, as the demo made it, becomes the store, DIR/store or
 * DIR/NAME. */
void stand_fresh(struct stand *stand, const char *dir, const char *people);
void stand_copy(struct stand *stand, const char *dir, const char *people,
	const char *name);
/* The screens; the first of them is there. */
bool stand_open(const struct stand *stand, struct line *l, const char *term,
	int columns, int rows);
/* The same without waiting; the program itself is no option. */
void stand_begin(
	const struct stand *stand, struct line *l, struct line_options options);
void stand_start(const struct stand *stand, struct line *l, const char *term,
	int columns, int rows);
/* A command in a shell, the store given; its exit status. Output is appended
 * to out (or NULL). */
int stand_run(
	const struct stand *stand, const char *args, char *out, size_t room);
/* `check` passes and whoever wants to write can. */
bool stand_sound(const struct stand *stand);

/* The latest draft of who is at the screens; false: there is none. */
bool stand_draft(const struct stand *stand, struct draft *out);
void stand_drop_drafts(const struct stand *stand);
/* Text of a field of a draft, "" where there is none. */
const char *draft_text(const struct draft *d, const char *field);

int part_drop(struct stand *stand, const char *dir);
int part_cut(struct stand *stand, const char *dir);
int part_burst(struct stand *stand, const char *dir);
int part_windows(struct stand *stand, const char *dir);
int part_bytes(struct stand *stand, const char *dir);
int part_day1(struct stand *stand, const char *dir);
int part_day2(struct stand *stand, const char *dir);
int part_day3(struct stand *stand, const char *dir);
int part_keys(struct stand *stand, const char *dir);
int part_memory(struct stand *stand, const char *dir);
int part_crowd(struct stand *stand, const char *dir);
int part_remote(struct stand *stand, const char *dir);

#endif
