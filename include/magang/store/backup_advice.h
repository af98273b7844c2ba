/* SPDX-License-Identifier: MIT */
/* What mends a damaged store: steps, the mildest first. */
#ifndef MAGANG_STORE_BACKUP_ADVICE_H
#define MAGANG_STORE_BACKUP_ADVICE_H

#define STORE_ASIDE 1000 /* damaged ones that are looked for at a place */

/* "DIR.damaged", "DIR.damaged.2", ...: where the store DIR is put aside, `i` from 1
 * on. The caller frees it. */
char *store_aside(const char *dir, int i);
/* What is done to a store. */
enum store_step {
	STEP_NONE, /* nothing: what was found says what to do, or it is done */
	STEP_PLACES, /* data and keys, which were exchanged, to their places */
	STEP_KEYS,   /* keys are put back from a backup of them */
	STEP_MEND,   /* entries of the journal, from a backup of it */
	STEP_OLDER,  /* a newer store, or this one as it is */
	STEP_ANEW,   /* a new one of its own journal: nothing is lost */
	STEP_BACK, /* the last backup in its place: of what came since, what the
		       journal proves */
};
/* The step as a line for a shell, with what is known of the last backup of the
 * store DIR; NULL: there is none to take. The caller frees it. */
char *store_step_advice(const char *dir, enum store_step step);

#endif
