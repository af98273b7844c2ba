/* SPDX-License-Identifier: MIT */
/* JSON. */
#ifndef MAGANG_VIEW_JSON_H
#define MAGANG_VIEW_JSON_H

#include <stdbool.h>
#include <stdint.h>

struct buf;

/* Commas are put where they belong; at most 32 levels. */
struct json {
	struct buf *b;
	unsigned first; /* bit n: level n has no member yet */
	int depth;
};
/* Appends to `b`, which is the caller's; nothing is to be released. */
void json_init(struct json *j, struct buf *b);
void json_open(struct json *j, const char *key, char bracket); /* '{' or '[' */
void json_close(struct json *j, char bracket);                 /* '}' or ']' */
/* NULL gives null. Bytes that are no UTF-8 become U+FFFD. */
void json_text(struct json *j, const char *key, const char *text);

/* A member under `key`, or an element where key is NULL. */
void json_number(struct json *j, const char *key, uint64_t n);
void json_bool(struct json *j, const char *key, bool b);

/* A number that is already text ("1.5"), or another JSON value. */
void json_raw(struct json *j, const char *key, const char *raw);

#endif
