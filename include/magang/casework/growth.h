/* SPDX-License-Identifier: MIT */
/*
 * How an organisation has grown: its sizes by date, and what was done about it,
 * summed by activity. Worked out from its activities; nothing is kept.
 */
#ifndef MAGANG_CASEWORK_GROWTH_H
#define MAGANG_CASEWORK_GROWTH_H

#include "magang/base/date.h"
#include "magang/rulebook/activities.h"

/* All sizes that were told of one day. */
struct growth_day {
	int32_t date;
	bool known[FIGURES];
	int64_t value[FIGURES];
};

/* All that was done of one activity. */
struct growth_sum {
	struct activity_kind kind; /* label NULL: no program has it now */
	char name[48];
	size_t times;
	int64_t amount; /* of those that have one */
	int32_t last;
};

struct growth {
	struct growth_day *days; /* the oldest first */
	size_t n_days, cap_days;
	bool told[FIGURES];      /* on any day */
	struct growth_sum *sums; /* by area, then by name */
	size_t n_sums, cap_sums;
};

/* Names of kinds are borrowed from the rulebook; ended by growth_release(). */
void growth_read(struct rulebook *book, struct txn *txn,
	const struct record *organisation, struct growth *out);
void growth_release(struct growth *g);

/* What money of an organisation is counted in: rupiah, or yen in Japan. */
const char *growth_currency(const struct record *organisation);

/* Told last of one size; false: never. Of two that were told of a day the
 * newer record. `but` counts as it stands there and not as the store has it;
 * NULL: all as they are. */
bool growth_latest(struct txn *txn, uint64_t organisation, const char *figure,
	const struct record *but, int64_t *amount);

#endif
