/* SPDX-License-Identifier: MIT */
/* How the store and its journal stand, cheaply: for `magang doctor`. */
#ifndef MAGANG_OFFICE_HEALTH_H
#define MAGANG_OFFICE_HEALTH_H

#include "magang/office/office.h"

#define BACKUP_DAYS 2      /* the last backup is too old from the day after */
#define HEALTH_CHANGES 100 /* how many of the last ones are looked at */

struct health {
	uint64_t file,
		map; /* bytes of the data file, and what it may grow to */
	unsigned sessions, sessions_max;
	char writer[128]; /* who is writing just now; "": nobody */
	int64_t backup;   /* when the last one was made; 0: never */
	uint64_t changes;
	int64_t last; /* when the last of them was made; 0: there is none */
};

/*
 * Proves the chain of the last changes and reads the last one; check_store()
 * proves everything. What the machine says is filled in even where that fails.
 */
int office_health(struct office *office, struct health *out, struct err *err);

/* Whole days since the last backup, without one since the first change; that is not
 * told, 0, where nothing was changed yet. */
int office_unsaved_days(struct office *office, int64_t *out, struct err *err);

#endif
