/* SPDX-License-Identifier: MIT */
/* Rows of this file that no store shows yet. */
#ifndef EXCHANGE_IMPORT_SEEN_H
#define EXCHANGE_IMPORT_SEEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "magang/linkage/weigh.h"

struct buf;
struct record;
struct seen;

/*
 * seen: traits of rows that no store can show yet: all of a dry run, else those
 * of the batch; and which line a person of this file came from.
 */
struct seen *seen_new(void);
void seen_free(struct seen *s);
void seen_clear(struct seen *s); /* traits; lines of persons stay */
/* The record is kept, so that a later row can be told what differs. */
void seen_add(
	struct seen *s, const struct record *person, size_t line, size_t index);
struct seen_hit {
	size_t line;  /* 0: nobody */
	size_t index; /* as given to seen_add */
	int score,
		likeness; /* as in struct weighed; NONE is below LINK_LISTED */
	bool certain, passport;   /* same NIK, or passport number */
	const struct buf *record; /* of record_encode() */
	char evidence[EVIDENCE_TEXT];
};
/* Of `persons` in the store. */
void seen_find(const struct seen *s, uint64_t persons, const struct trait *t,
	struct seen_hit *out);
void seen_person(struct seen *s, uint64_t id, size_t line);
size_t seen_line(const struct seen *s, uint64_t id);
/* What rows of the file have said of a person of the store, and of each field the
 * line of the first that did; stays to the end of the file. */
void seen_name(
	struct seen *s, const struct record *said, const struct record *lines);
/* The same again; false: none has. Texts live until the person is named again. */
bool seen_named(const struct seen *s, uint64_t id, struct record *said,
	struct record *lines);

#endif
