/* SPDX-License-Identifier: MIT */
/* Whether the person of a case was seen when it was time to, in words. */
#ifndef MAGANG_VIEW_FOLLOWUP_WORDS_H
#define MAGANG_VIEW_FOLLOWUP_WORDS_H

#include <stdbool.h>

struct buf;
struct record;
struct style;

/* "Not seen for 31-03-2028, 12 days late; last seen 02-11-2027"; false, and
 * nothing: there is no such day. */
bool followup_words(
	const struct style *style, const struct record *kase, struct buf *out);
/* Behind a title: "  ! not seen", when that day is over. */
void followup_mark(
	const struct style *style, const struct record *kase, struct buf *out);

#endif
