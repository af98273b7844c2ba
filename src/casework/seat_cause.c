/* SPDX-License-Identifier: MIT */
#include "magang/casework/seat_cause.h"

#include <string.h>

#include "magang/base/buf.h"
#include "magang/program/program.h"
#include "magang/record/fields.h"
#include "magang/record/record.h"
#include "magang/record/seat_giver.h"
#include "magang/record/seat_state.h"
#include "magang/rulebook/program_cache.h"

struct seat_of
seat_of(struct rulebook *book, struct txn *txn, const struct record *seat)
{
	uint64_t in;
	const struct seat_giver *g = seat_into(seat, &in);

	return (struct seat_of){
		.program = rulebook_program(book, txn,
			(uint16_t)record_number(seat, F_PROGRAM_NO, 0), 0),
		.in = g ? g->kind : KIND_NONE,
	};
}

static size_t
count_own(const struct seat_of *of)
{
	return of->program && of->in == KIND_COHORT ? of->program->n_seat_causes
						    : 0;
}

static bool
is_own(const struct seat_of *of, const char *code)
{
	const size_t n = count_own(of);
	size_t i = 0;

	while (i < n && strcmp(of->program->seat_causes[i].code, code) != 0)
		i++;
	return i < n;
}

const struct choice *
seat_cause_nth(const struct seat_of *of, size_t i)
{
	const struct fdef *f = core_field(F_SEAT_CAUSE);
	const size_t own = count_own(of);
	size_t at = own;

	if (i < own)
		return &of->program->seat_causes[i];
	for (size_t k = 0; k < f->n_choices; k++) {
		const struct choice *c = &f->choices[k];

		if ((!own || (seat_cause_stands(c->code) &&
				     !is_own(of, c->code))) &&
			at++ == i)
			return c;
	}
	return NULL;
}

const struct choice *
seat_cause(const struct seat_of *of, const char *code, size_t len)
{
	const struct choice *c;
	size_t i = 0;

	while ((c = seat_cause_nth(of, i++)) &&
		(strlen(c->code) != len || memcmp(c->code, code, len) != 0))
		;
	return c;
}

void
seat_causes_list(const struct seat_of *of, struct buf *out)
{
	const struct choice *c;

	for (size_t i = 0; (c = seat_cause_nth(of, i)); i++)
		buf_addf(out, "%s%s", i ? ", " : "", c->code);
}
