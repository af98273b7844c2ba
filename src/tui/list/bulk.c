/* SPDX-License-Identifier: MIT */
#include "magang/tui/list/bulk.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/arena.h"
#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/office/find.h"
#include "magang/office/office.h"
#include "magang/record/index.h"

static void
count(struct bulk *b, const struct program *p, int stage)
{
	b->n++;
	for (size_t i = 0; i < b->n_from; i++)
		if (b->from[i].program == p && b->from[i].stage == stage) {
			b->from[i].n++;
			return;
		}
	VEC_GROW(b->from, b->n_from, b->cap);
	b->from[b->n_from++] = (struct bulk_from){ p, stage, 1 };
}

int
bulk_read(struct office *office, const uint64_t *ids, size_t n,
	struct bulk *out, struct err *err)
{
	struct arena *arena = arena_new();
	struct record *c = arena_alloc(arena, sizeof(*c));
	struct txn *txn;
	int rc = office_look(office, &txn, err);

	*out = (struct bulk){ 0 };
	for (size_t i = 0; !rc && i < n; i++) {
		const struct program *p;

		if (!office_sees(office, txn, KIND_CASE, ids[i], c))
			continue;
		p = case_program(office, txn, c);
		if (p)
			count(out, p,
				program_stage_by_number(p,
					(uint8_t)record_number(c, F_STAGE, 0)));
	}
	if (!rc)
		office_look_end(txn);
	arena_free(arena);
	return rc;
}

void
bulk_release(struct bulk *b)
{
	free(b->from);
	*b = (struct bulk){ 0 };
}

static void
add(struct bulk_row *rows, size_t *n, const char *name,
	const struct label *label, size_t cases)
{
	for (size_t i = 0; i < *n; i++)
		if (strcmp(rows[i].name, name) == 0) {
			rows[i].n += cases;
			return;
		}
	if (*n < BULK_ROWS)
		rows[(*n)++] = (struct bulk_row){ name, label, cases };
}

/* Those for the most cases first; otherwise as the programs have them. */
static void
by_cases(struct bulk_row *rows, size_t n)
{
	for (size_t i = 1; i < n; i++) {
		const struct bulk_row row = rows[i];
		size_t at = i;

		for (; at > 0 && rows[at - 1].n < row.n; at--)
			rows[at] = rows[at - 1];
		rows[at] = row;
	}
}

size_t
bulk_stages(const struct bulk *b, struct bulk_row out[BULK_ROWS])
{
	size_t n = 0;

	for (size_t i = 0; i < b->n_from; i++) {
		const struct bulk_from *f = &b->from[i];
		int next[BULK_ROWS];
		size_t n_next = f->stage < 0
					? 0
					: program_next(f->program, f->stage,
						  next, BULK_ROWS);

		for (size_t k = 0; k < n_next; k++) {
			const struct stage *s = &f->program->stages[next[k]];

			add(out, &n, s->name, &s->label, f->n);
		}
	}
	by_cases(out, n);
	return n;
}

static const struct move *
move_of(const struct bulk_from *f, const char *stage)
{
	const int to = program_stage(f->program, stage);

	return to < 0 || f->stage < 0 ? NULL
				      : program_move(f->program, f->stage, to);
}

size_t
bulk_causes(
	const struct bulk *b, const char *stage, struct bulk_row out[BULK_ROWS])
{
	size_t n = 0;

	for (size_t i = 0; i < b->n_from; i++) {
		const struct bulk_from *f = &b->from[i];
		const struct move *m = move_of(f, stage);

		for (size_t k = 0; m && k < m->n_causes; k++)
			add(out, &n, m->causes[k].code, &m->causes[k].label,
				f->n);
	}
	by_cases(out, n);
	return n;
}

bool
bulk_needs_cause(const struct bulk *b, const char *stage)
{
	bool needs = b->n_from > 0;

	for (size_t i = 0; i < b->n_from; i++) {
		const struct move *m = move_of(&b->from[i], stage);

		needs &= !m || m->cause_required;
	}
	return needs;
}

char *
bulk_words(const struct bulk *b, const struct bulk_row *row, enum lang lang)
{
	const char *label = label_in(row->label, lang, row->name);

	return row->n == b->n
		       ? xstrdup(label)
		       : xasprintf(_("%s  (%zu of %zu)"), label, row->n, b->n);
}
