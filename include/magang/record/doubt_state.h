/* SPDX-License-Identifier: MIT */
/* What was answered to a doubt. */
#ifndef MAGANG_RECORD_DOUBT_STATE_H
#define MAGANG_RECORD_DOUBT_STATE_H

struct record;

/* The answer that no hand gives: one of the two was erased. */
#define DOUBT_ERASED "gone"

/* As numbers of keys. */
enum doubt_state { DOUBT_OPEN = 1, DOUBT_SAME, DOUBT_DIFFERENT, DOUBT_GONE };
/* Of a doubt as it is. */
enum doubt_state doubt_state(const struct record *d);

#endif
