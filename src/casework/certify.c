/* SPDX-License-Identifier: MIT */
#include "magang/casework/certify.h"

#include <stdlib.h>

#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/casework/class_of.h"
#include "magang/casework/facts.h"
#include "magang/casework/refusal.h"
#include "magang/casework/stages.h"
#include "magang/program/program.h"
#include "magang/record/index.h"
#include "magang/rulebook/program_cache.h"

/* ---- completed ------------------------------------------------------------ */

static bool
is_on(const struct certificate *c, int stage)
{
	for (size_t i = 0; i < c->n_on; i++)
		if (c->on[i] == stage)
			return true;
	return false;
}

/* Where in its history the case came last to one of the stages; false: it did not,
 * or has gone back before it since. */
static bool
came_there(const struct certifying *c, size_t *nth)
{
	const struct program *p = c->program;
	const int now = program_stage_by_number(
		p, (uint8_t)record_number(c->kase, F_STAGE, 0));
	struct stage_entry e;
	int there = -1;

	for (size_t i = 0; stage_entry(c->kase, i, &e); i++) {
		const int stage = program_stage_by_number(p, e.stage);

		if (stage < 0 || !is_on(c->certificate, stage))
			continue;
		there = stage;
		*nth = i;
	}
	return there >= 0 && now >= 0 &&
	       (now >= there || p->stages[now].kind > STAGE_NORMAL);
}

static void
find_decision(struct certifying *c, size_t nth)
{
	struct record *decision = xmalloc(sizeof(*decision));

	c->decision = nth && case_decision(c->txn, c->kase->id, (int64_t)nth,
				     decision)
			      ? decision->id
			      : 0;
	free(decision);
}

static const char *
against(const struct certifying *c)
{
	struct case_facts f;

	case_facts_init(&f, c->book, c->txn, c->kase, c->person, c->today);
	return case_fails(
		&f, c->certificate->condition, c->blind, REFUSED_NOT_CERTIFIED);
}

int
certify_ask(struct certifying *c, const char *name, const char **why)
{
	struct class_of in;
	size_t nth = 0;
	int i;

	c->program = rulebook_case_program(c->book, c->txn, c->kase);
	i = !c->program ? -1
	    : *name     ? program_certificate(c->program, name)
			: (int)(c->program->n_certificates == 1) - 1;
	*why = REFUSED_NO_CERTIFICATE;
	if (i < 0)
		return MG_ENOENT;
	c->certificate = &c->program->certificates[i];
	c->cohort = class_finished(c->txn, c->kase->id, &in) ? in.cohort : 0;
	if (!came_there(c, &nth))
		*why = REFUSED_NOT_COMPLETED;
	else if (c->certificate->in_cohort && !c->cohort)
		*why = REFUSED_NO_SEAT;
	else
		*why = against(c);
	find_decision(c, nth);
	return *why ? MG_ENOTALLOWED : 0;
}

bool
certificate_terms(struct rulebook *book, struct txn *txn,
	const struct record *r, const struct program **program,
	const struct certificate **out)
{
	char name[64];
	const struct program *p = rulebook_case_program(book, txn, r);
	const int i = p ? program_certificate(p,
				  record_text(r, F_CERT_OF, name, sizeof(name)))
			: -1;

	*program = p;
	*out = i < 0 ? NULL : &p->certificates[i];
	return i >= 0;
}

uint16_t
certificate_paper(
	struct rulebook *book, struct txn *txn, const struct record *r)
{
	const struct program *p;
	const struct certificate *c;

	return certificate_terms(book, txn, r, &p, &c) && c->document >= 0
		       ? p->documents[c->document].date.id
		       : 0;
}
