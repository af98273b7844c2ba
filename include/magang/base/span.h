/* SPDX-License-Identifier: MIT */
/* Spans of time and codes of areas as people write them in a program. */
#ifndef MAGANG_BASE_SPAN_H
#define MAGANG_BASE_SPAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "magang/base/i18n.h"

struct buf;

/* In what a span counts. */
enum span_unit {
	SPAN_NONE,
	SPAN_DAYS,
	SPAN_WORKING_DAYS,
	SPAN_MONTHS,
	SPAN_YEARS
};
struct span {
	int amount; /* negative: before */
	enum span_unit unit;
};

/* "90 days", "14 working days", "3 months", "30 days before" */
bool span_parse(const char *s, struct span *out);
/* What a word of those counts: "weeks" is 7 days. */
bool span_word(const char *word, size_t len, struct span *out);
/* From today on, as people type it in any of the languages: "+3 days", "3 hari
 * kerja", "2 minggu", "3営業日"; "3 hari lalu" is behind. */
bool span_read(const char *s, struct span *out);
/* As it is printed: "90 hari". */
void span_format(struct buf *out, struct span span, enum lang lang);

/* An area code as it is written, 32.05, as a number; 0: not one. */
int64_t area_code(const char *s);

#endif
