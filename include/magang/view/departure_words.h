/* SPDX-License-Identifier: MIT */
/* A departure in words: the papers of one case, and cases in a list. */
#ifndef MAGANG_VIEW_DEPARTURE_WORDS_H
#define MAGANG_VIEW_DEPARTURE_WORDS_H

#include "magang/casework/departure.h"
#include "magang/view/worked.h"

struct page;

/* Of a case, as its reader may see it: departure_read(). */
bool departure_of(const struct style *style, const struct record *kase,
	const struct record *person, struct departure *out);

/* "2027-04-12, in 139 days"; of a planned start it is said that it is one. */
void departure_day(
	const struct style *style, const struct departure *d, struct buf *out);
/* Of a paper. */
const char *leaving_word(enum leaving how);
/* "12 days too short", "60 days beyond"; "" where no day is known. */
void leaving_spare(const struct leaving_paper *row, struct buf *out);

/* A part of a page about one case; nothing where it has none. */
void departure_page(struct page *page, const struct style *style,
	const struct departure *d);

/* As columns of cases: the day, how far it is, "5/7", what is not ready. */
bool work_flight(const struct row *row, struct buf *out);
bool work_days(const struct row *row, struct buf *out);
bool work_ready(const struct row *row, struct buf *out);
bool work_wanting(const struct row *row, struct buf *out);

#endif
