/* SPDX-License-Identifier: MIT */
/* A check at work: what its files share. */
#ifndef OFFICE_CHECK_STATE_H
#define OFFICE_CHECK_STATE_H

#include "magang/base/ids.h"
#include "magang/base/seal.h"
#include "magang/office/check.h"
#include "magang/office/office.h"
#include "magang/record/derive.h"
#include "magang/record/record.h"

#include "check_tasks.h"
#include "tally.h"

/* What a record is known by, as a sum. */
struct known {
	uint64_t sum, id;
	enum kind kind;
};

/* A seat that a run of a matching offered. */
struct offered {
	uint64_t run, seat, kase, slot;
};

struct store_checking {
	struct office *office;
	struct txn *txn;
	struct check_report *out;
	struct hash hash;
	struct record r, person, parent, stub, stub_person;
	struct entries entries;
	struct arena *arena; /* texts of a case that is reckoned again */
	struct tasks_checking tasks;
	struct ids keys;                 /* persons whose key opens */
	uint64_t history, history_found; /* of the trace: wanted, there */
	struct tallies tallies;          /* counters as recounted */
	struct known *known;
	size_t n_known, cap_known;
	struct offered *offered;
	size_t n_offered, cap_offered;
};

/* A problem of what the journal makes again. */
void check_problem(struct store_checking *c, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));
/* One of any kind, as the checks of check_keys.h and the like want it. */
void check_say_problem(void *checking, enum check_kind kind, const char *text);
/* "PS-000000001-2" */
const char *check_name(const struct record *r, char out[NUMBER_TEXT]);
/* Loads a record without giving up on the whole check when it is damaged: its
 * own turn names it. */
bool check_look(struct store_checking *c, enum kind kind, uint64_t id,
	struct record *out);

#endif
