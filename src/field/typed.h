/* SPDX-License-Identifier: MIT */
/* What the rows of types share. */
#ifndef FIELD_TYPED_H
#define FIELD_TYPED_H

#include "magang/field/merge.h"
#include "magang/field/type.h"

/* MG_EDATA: field, what was typed, why it cannot be. */
int typed_wrong(struct typed *t, const char *rule);
int typed_wrongf(struct typed *t, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));
int typed_text(struct typed *t, const char *text);
int typed_number(struct typed *t, int64_t number);
/* Within the bounds of the field, in characters. */
int typed_length(struct typed *t);

void write_text(const struct field_context *ctx, const struct fdef *f,
	const struct value *v, struct buf *out);

void mask_open(const struct value *v, struct buf *out);
void mask_whole(const struct value *v, struct buf *out); /* "****" */

size_t key_none(const struct value *v, uint8_t out[TYPE_KEY]);
size_t key_digits(const struct value *v, uint8_t out[TYPE_KEY]);

struct value sample_format(const struct sampling *s, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));
bool sample_chance(const struct sampling *s, unsigned permille);

/* The row of a type whose values are texts as they were typed. */
#define TEXT_TYPE(row, type, takes, parse, mask, key, filter, chars, most,     \
	column, sample)                                                        \
	FIELD_TYPE(row, type, .kept = VALUE_TEXT, takes, parse,                \
		.print = write_text, .write = write_text, mask, key,           \
		.merge = merge_whole, .meaning = XT_TEXT, filter, chars, most, \
		.list = LIST_NONE, column, sample)

#endif
