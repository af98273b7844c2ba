/* SPDX-License-Identifier: MIT */
/* What expressions may ask about a case. */
#ifndef MAGANG_CASEWORK_FACTS_H
#define MAGANG_CASEWORK_FACTS_H

#include <stdbool.h>
#include <stdint.h>

#include "magang/expr/expr.h"
#include "magang/program/program.h"
#include "magang/record/record.h"

struct change_index;
struct expr;
struct places_given;
struct rulebook;
struct txn;

/* Facts of a case for expressions; valid while txn lives. */
struct case_facts {
	struct rulebook *book;
	struct txn *txn;
	const struct program *program;
	const struct record *c;
	const struct record *person;
	int to;   /* stage that quotas are asked for; -1: where the case is */
	int seat; /* stage by which it has a place: that of an open proposal,
		       or the one that it stands in */
	bool proposed;  /* a proposal about it is open */
	bool approving; /* that is what is asked about: without the place that
			   it holds */
	bool roomy;     /* as if there was room in all quotas */
	struct change_index *change; /* activities as they will be after it, or
					NULL: as they are */
	struct places_given *given;  /* besides those taken, or NULL */
	const struct record *slot;   /* places that are asked about; NULL: those
					that the case has a seat in */
	struct facts facts;
};
/* Of a case by the version that it is in. */
void case_facts_init(struct case_facts *f, struct rulebook *book,
	struct txn *txn, const struct record *c, const struct record *person,
	int32_t today);
/* The same by another version than its own, which may not be installed. */
void case_facts_under(struct case_facts *f, struct rulebook *book,
	struct txn *txn, const struct program *program, const struct record *c,
	const struct record *person, int32_t today);

/* NULL: it holds, or there is none. Else the word of refusal.h against it: `word`,
 * or, for who is `blind` to health, that it hangs on that, whatever it is. */
const char *case_fails(struct case_facts *f, const struct expr *condition,
	bool blind, const char *word);

/* Records of a kind about the case, or its person. */
struct about {
	enum kind kind;  /* theirs */
	enum kind topic; /* what they are about */
	uint64_t id;
};
/* One of them, borrowed for the call. */
typedef void (*about_visit)(void *ctx, const struct record *r);
/* Each of them, as it will be after f->change. */
void case_about(struct case_facts *f, const struct about *which,
	about_visit visit, void *ctx);

/* A field that is kept with no record (FDEF_ELSEWHERE): the places of a case, or
 * their host; of no value where it has none. */
struct value case_elsewhere(
	struct txn *txn, uint64_t kase, const struct fdef *f);

/* What was recorded of an activity for the case, in its unit: ten-thousandths. */
int64_t case_activity(struct case_facts *f, const char *activity);
/* The best mark of a unit of its class, in ten-thousandths; false: there is none. */
bool case_unit(struct case_facts *f, const char *unit, int64_t *out);

#endif
