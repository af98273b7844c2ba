/* SPDX-License-Identifier: MIT */
/* Names of invented persons, put together from config/demo/names.txt. */
#ifndef DEMO_DEMO_WORDS_H
#define DEMO_DEMO_WORDS_H

#include <stddef.h>
#include <stdint.h>

struct err;
struct rng;

#define NAME_TEXT 61 /* the longest a civil record takes, and NUL */

enum { ORIGINS = 3 };

struct word_pool {
	const char **word;
	uint32_t *sum; /* of the weights up to and with this one */
	size_t n, cap;
};
struct demo_words {
	char *text;
	/* women 0/1, second word 0/1, origin */
	struct word_pool pool[2][2][ORIGINS];
};

int words_load(struct demo_words *w, const char *path, struct err *err);
void words_release(struct demo_words *w);

/* birth_year: some names belong to a generation. */
void words_name(const struct demo_words *w, struct rng *r, char sex,
	int birth_year, char out[NAME_TEXT]);
/* The same name as another clerk would write it. */
void words_respell(struct rng *r, const char *name, char out[NAME_TEXT]);
/* Katakana, good enough for an invented form. */
void words_kana(const char *name, char *out, size_t size);
/* As a passport prints it. */
void words_upper(const char *name, char out[NAME_TEXT]);

#endif
