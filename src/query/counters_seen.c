/* SPDX-License-Identifier: MIT */
#include "counters_seen.h"

#include "magang/rulebook/access.h"

void
counters_seen_begin(struct counters_seen *s, struct txn *txn,
	const struct access *access, enum family family, uint16_t program)
{
	s->access = access;
	s->program = program;
	if (access->n_areas)
		counters_begin_all(&s->cs, txn, family);
	else
		counters_begin(&s->cs, txn, family, 0, program);
}

bool
counters_seen_next(struct counters_seen *s)
{
	struct counters *cs = &s->cs;

	while (counters_next(cs)) {
		const struct counted *of = &cs->of;

		if ((s->program && of->program != s->program) ||
			(of->program &&
				!access_program(s->access, of->program)) ||
			(of->area && access_area(s->access, of->area)))
			continue;
		if (of->area)
			cs->n = -cs->n;
		return true;
	}
	return false;
}

void
counters_seen_end(struct counters_seen *s)
{
	counters_end(&s->cs);
}
