/* SPDX-License-Identifier: MIT */
/* How many people a host may have, by its staff: rows of a program file, values in,
 * values out. */
#ifndef MAGANG_PROGRAM_HOST_QUOTA_H
#define MAGANG_PROGRAM_HOST_QUOTA_H

#include <stddef.h>
#include <stdint.h>

#include "magang/base/i18n.h"

#define HOST_YEARS 50 /* of a stay, at most */

/* How the law looks at a host. */
enum host_class {
	HOST_PLAIN,
	HOST_EXCELLENT,
	HOST_DESIGNATED, /* that, in a designated area */
	HOST_CLASSES
};

/* So many people, or so many of a hundred of the staff. */
struct host_most {
	int64_t n;
	bool share;
};

/* One of `slots: host_quota:`. */
struct host_limit {
	const char *name;
	struct label label;
	int from_year, to_year; /* whom it counts: those in these years */
	const int64_t *staff;   /* up to so many, rising */
	size_t n_staff;
	/* One for each step and one for more; NULL: as the class before. */
	const struct host_most *most[HOST_CLASSES];
	int times_staff; /* never more than so many for each of the staff; 0: no bound */
};

/* The most that such a host may have. */
int64_t host_most(
	const struct host_limit *l, enum host_class class, int64_t staff);

#endif
