/* SPDX-License-Identifier: MIT */
/*
 * A catalog of translations as msgfmt(1) writes it (.mo, either order of
 * bytes), read in place: nothing is copied, and nothing in it is believed. A
 * text that is not whole, is no UTF-8 or takes other arguments than its id is
 * as good as missing; so the worst that a damaged file does is to leave words
 * in English.
 */
#ifndef MAGANG_BASE_CATALOG_H
#define MAGANG_BASE_CATALOG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct catalog {
	const uint8_t *data;
	size_t size;
	bool little;         /* the order of bytes */
	uint32_t n;          /* texts */
	uint32_t ids, texts; /* where the two tables are */
	const char *plural;  /* the expression, and its length */
	size_t plural_len;
};

/* The bytes stay the caller's, for as long as the catalog or a text of it is
 * used. false: this is no catalog in UTF-8. */
bool catalog_init(struct catalog *c, const void *data, size_t size);

/* NULL: there is none. Without an id there is no text. */
const char *catalog_text(const struct catalog *c, const char *id);

/* The form that goes with n; `one` and `many` are both forms of the id. */
const char *catalog_plural(const struct catalog *c, const char *one,
	const char *many, unsigned long n);

/* Looks at everything: every text is whole, and found by its id. */
bool catalog_sound(const struct catalog *c);

#endif
