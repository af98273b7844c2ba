/* SPDX-License-Identifier: MIT */
/* Between apply.c (decides) and apply_write.c (writes). */
#ifndef APPLY_APPLY_WRITE_H
#define APPLY_APPLY_WRITE_H

#include "magang/casework/licences.h"
#include "magang/casework/waiting.h"
#include "magang/record/change.h"
#include "magang/rulebook/access.h"
#include "magang/rulebook/in_use.h"
#include "magang/rulebook/rulebook.h"
#include "magang/log/log.h"
#include "magang/record/index.h"
#include "magang/base/buf.h"

struct applier {
	struct rulebook *book;
	struct txn *txn;
	uint64_t seq;
	const struct change *c;
	const struct log_result *recorded; /* during a replay */
	struct log_result *res;
	struct buf skipped;    /* of skips.h */
	size_t done;           /* operations that stand */
	const struct op *lead; /* what the operation at hand may follow from */
	int idle;              /* it has nothing to do, for this code */
	const char *idle_why;  /* and word */
	bool fresh;            /* it makes a record that never was */
	const struct op *up;   /* what moves a case up, of the group at hand */
	struct waiting_turns turns; /* who waits for the places it gives */
	struct access actor;
	/* Persons that an actor bound to programs had, or made, before this
	 * change took or gave them a case. */
	struct own_person {
		uint64_t id;
		bool made;
	} * own;
	size_t n_own, cap_own;
	/* What refers to what the change takes away, since the last operation
	 * that made or changed a record; NULL: not asked yet. */
	struct uses *uses;
	struct licences_touched licences; /* by what it wrote */
	bool repair; /* settings or users are to be put right, nothing else */
	struct arena *arena; /* texts of the records below */
	struct record old, new, person, parent, child;
	struct entries before, after;
};

/* Is the change an undo or a redo? */
bool applier_takes_back(const struct applier *ap);
/* With texts of its own: what the map holds moves with the next write. */
bool applier_load(
	struct applier *ap, enum kind kind, uint64_t id, struct record *out);
/* The person of a record, in ap->person (or r itself); NULL: none. */
const struct record *applier_person(struct applier *ap, const struct record *r);
/* Writes a record and the difference of what it leaves in indexes and counters;
 * old NULL: new, new NULL: goes. Members follow. */
void applier_write(struct applier *ap, const struct record *old,
	const struct record *new, const struct record *person_before,
	const struct record *person_after);
/* The person in ap->old and all that belongs to it become stubs, after `close`
 * has ended what was open of it. */
typedef void (*applier_close)(struct applier *ap, struct record *r);
void applier_erase(struct applier *ap, applier_close close);

#endif
