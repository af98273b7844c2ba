/* SPDX-License-Identifier: MIT */
/*
 * Words for a shell to complete. What may stand at a place is called by the
 * name that help has for it: KIND, FILE, PROGRAM, FIELD=VALUE.
 */
#ifndef CLI_COMPLETE_H
#define CLI_COMPLETE_H

#include <stdbool.h>
#include <stddef.h>

#include "magang/record/kind.h"

struct app;

/* The place in the line. */
struct completion {
	struct app *app;
	const char *typed;  /* the beginning of the word */
	const char *before; /* part of it that stays as it is: "--kind=" */
	size_t before_len;
	const char *first; /* the first operand, "" where there is none */
	bool (*takes)(enum kind kind); /* of the command */
	char sign; /* between a field and what follows it; '\0': nothing does */
};

/* One word that fits what is typed; `about` may be NULL. */
void complete_offer(
	const struct completion *at, const char *word, const char *about);
/* "key=" or "key:", to be gone on with. */
void complete_offer_key(const struct completion *at, const char *key, char sign,
	const char *about);

/* Everything that has this name in help; unknown names offer nothing. */
void complete_value(const struct completion *at, const char *name);

#endif
