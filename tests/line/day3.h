/* SPDX-License-Identifier: MIT */
/* A day of classes on a slow line: what its parts share. */
#ifndef TESTS_DAY3_H
#define TESTS_DAY3_H

#include "stand.h"

struct class_day {
	struct stand stand;
	struct line l;
	char cohort[16], other[16], course[16];
};

/* Keys, and then this is on the screen. */
bool class_on(struct class_day *d, const char *steps, const char *want);
/* Somebody at another table; what is printed ends *out. */
bool class_run(struct class_day *d, char *out, size_t room, const char *fmt,
	...) __attribute__((format(printf, 4, 5)));
/* ... and has `want` in it. */
bool class_says(struct class_day *d, const char *want, const char *fmt, ...)
	__attribute__((format(printf, 3, 4)));
/* The first number of a kind that a filter finds. */
void class_number(struct class_day *d, const char *what, char out[16]);

/* A class from its first day to its last. */
void class_course(struct class_day *d, const char *dir);

#endif
