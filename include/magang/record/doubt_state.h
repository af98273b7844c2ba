/* SPDX-License-Identifier: MIT */
/* How likely a doubt is, and what was answered to it. */
#ifndef MAGANG_RECORD_DOUBT_STATE_H
#define MAGANG_RECORD_DOUBT_STATE_H

struct record;

/* The answer that no hand gives: one of the two was erased. */
#define DOUBT_ERASED "gone"

/* As numbers of keys. */
enum doubt_state { DOUBT_OPEN = 1, DOUBT_SAME, DOUBT_DIFFERENT, DOUBT_GONE };
/* Of a doubt as it is. */
enum doubt_state doubt_state(const struct record *d);

/* Bands of likeness, which is the chance in 1000 that two are one: nobody is shown
 * more of it than the band. */
enum link_band { LINK_NONE, LINK_LISTED, LINK_PROBABLE, LINK_SURE, LINK_BANDS };
enum link_band link_band(int likeness);

#endif
