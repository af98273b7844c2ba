/* SPDX-License-Identifier: MIT */
/*
 * Decisions and the acts that made them, took them back, put them back: of a
 * case all, those too that do not stand any more.
 */
#ifndef MAGANG_VIEW_DECIDED_H
#define MAGANG_VIEW_DECIDED_H

#include "magang/base/date.h"
#include "magang/record/record.h"
#include "magang/view/worked.h"

struct arena;
struct err;
struct office;

/* What became of a decision by an act. */
enum decided_what {
	DECIDED_MADE,
	DECIDED_TAKEN_BACK,
	DECIDED_PUT_BACK,
	DECIDED_APPROVED,
	DECIDED_UP /* it moved up from the waiting list */
};

/* What an act did to a decision. */
struct decided_act {
	uint64_t decision;
	enum decided_what what;
	uint64_t act, undoes; /* which act it took back, or 0 */
	char by[40], at[DATE_TIME_TEXT];
};

/* A decision that there is, or was. */
struct decided_row {
	struct record decision;
	bool stands; /* it was not taken back */
};

/* All of a case. */
struct decided {
	struct decided_row *rows; /* the last one first */
	size_t n, cap;
	struct decided_act *acts; /* in the order of time */
	size_t n_acts, cap_acts;
};

/* Of a case, as the caller may see them; `only`: one of them, 0: all. Texts in
 * arena. Looks at the store by itself. */
int decided_read(struct office *office, uint64_t kase, uint64_t only,
	struct arena *arena, struct decided *out, struct err *err);
void decided_release(struct decided *d);

/* "by siti, 2026-11-24 08:00 (act ACT-000017-4)" */
void decided_say(const struct decided_act *a, struct buf *out);
/* "made": stable, for --json. */
const char *decided_word(enum decided_what what);

/* Columns of a decision: hour and act of the change that it came with. */
bool work_decided_at(const struct row *row, struct buf *out);
bool work_decided_act(const struct row *row, struct buf *out);

#endif
