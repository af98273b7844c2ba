/* SPDX-License-Identifier: MIT */
/* A value for any field. */
#ifndef DEMO_DEMO_VALUE_H
#define DEMO_DEMO_VALUE_H

#include <stdint.h>

struct applicant;
struct demo;
struct fdef;
struct route;
struct value;

enum mood {
	MOOD_OPEN, /* neither way */
	MOOD_GOOD, /* what a passed guard or score asks for */
	MOOD_BAD,  /* what it failed for */
};
struct demo_filling {
	struct demo *d;
	const struct route *route;
	const struct applicant *applicant;
	enum mood mood;
	int32_t from, to; /* while the case was in the stage */
};
/* A value that the field takes; its text lives in d->arena. */
void demo_value(const struct demo_filling *f, const struct fdef *field,
	struct value *out);

/* Text of the arena of the person at hand. */
const char *demo_text(struct demo *d, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));

#endif
