/* SPDX-License-Identifier: MIT */
#include "whatif_losses.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/mem.h"
#include "magang/casework/cards.h"
#include "magang/casework/version.h"
#include "magang/ops/whatif.h"
#include "magang/record/change.h"
#include "magang/record/reach.h"

struct losses {
	const struct program *to;
	bool blind; /* whoever asks sees no health: how many have it is not told */
	struct whatif_gone *rows;
	size_t n, cap;
	/* By the id of a field: 0 not met yet, 1 it is there, else 2 and its row,
	 * of which an office has some hundred and a case some dozen. */
	uint32_t by_id[UINT16_MAX + 1];
};

struct losses *
losses_new(const struct program *to, bool blind)
{
	struct losses *l = xcalloc(1, sizeof(*l));

	l->to = to;
	l->blind = blind;
	return l;
}

void
losses_free(struct losses *l)
{
	free(l->rows);
	free(l);
}

static size_t
row_of(struct losses *l, enum whatif_loss what, const char *name,
	const struct label *label)
{
	size_t i = 0;

	while (i < l->n && (l->rows[i].what != what ||
				   (name && strcmp(l->rows[i].name, name))))
		i++;
	if (i < l->n)
		return i;
	VEC_GROW(l->rows, l->n, l->cap);
	l->rows[l->n++] = (struct whatif_gone){ what, name, label, 0 };
	return i;
}

/* A paper is kept as a field with its day. */
static size_t
row_of_field(struct losses *l, const struct program *was, uint16_t id)
{
	const struct fdef *f = field_of(was, KIND_CASE, id);

	for (size_t i = 0; i < was->n_documents; i++)
		if (was->documents[i].date.id == id)
			return row_of(l, LOSS_PAPER, was->documents[i].name,
				&was->documents[i].label);
	return row_of(l, LOSS_FIELD, f ? f->name : "", f ? &f->label : NULL);
}

static void
note_field(struct losses *l, const struct program *was, uint16_t id)
{
	uint32_t *at = &l->by_id[id];

	if (id < F_PROGRAM || *at == 1 ||
		(l->blind && field_class(KIND_CASE, id) == PRIVACY_HEALTH))
		return;
	if (!*at && (field_of(l->to, KIND_CASE, id) ||
			    !field_of(was, KIND_CASE, id)))
		*at = 1;
	else if (!*at)
		*at = 2 + (uint32_t)row_of_field(l, was, id);
	if (*at > 1)
		l->rows[*at - 2].cases++;
}

static void
note_fault(struct losses *l, const struct case_facts *now,
	enum version_fault fault, const struct fdef *field)
{
	const struct stage *s = &now->program->stages[now->to];
	size_t row;

	if (fault == VERSION_STAGE)
		row = row_of(l, LOSS_STAGE, s->name, &s->label);
	else if (fault == VERSION_VALUE || fault == VERSION_HEALTH)
		row = row_of(l,
			fault == VERSION_VALUE ? LOSS_VALUE : LOSS_HEALTH,
			field->name, &field->label);
	else
		row = row_of(l, LOSS_START, NULL, NULL);
	l->rows[row].cases++;
}

/* Scorecards that are open were seen, and stay open, where more are asked for. */
static void
note_cards(struct losses *l, const struct case_facts *now)
{
	for (size_t i = 0; i < now->program->n_assessments; i++) {
		const struct assessment *was = &now->program->assessments[i];
		const int at = program_assessment(l->to, was->name);
		struct cards cards;
		size_t row;

		if (at < 0 ||
			l->to->assessments[at].assessors <= was->assessors)
			continue;
		case_cards(now->txn, now->c->id, was->name, &cards);
		if (!cards.open ||
			cards.open >= l->to->assessments[at].assessors)
			continue;
		row = row_of(l, LOSS_CARDS, was->name, &was->label);
		l->rows[row].cases++;
	}
}

bool
losses_note(struct losses *l, const struct case_facts *now, bool told)
{
	const struct fdef *field = NULL;
	enum version_fault fault = version_fits(now, l->to, l->blind, &field);

	if (told && fault)
		note_fault(l, now, fault, field);
	if (told)
		note_cards(l, now);
	for (size_t i = 0; told && i < now->c->n; i++)
		note_field(l, now->program, now->c->f[i].id);
	return fault != VERSION_FITS;
}

void
losses_tell(struct losses *l, struct whatif *w)
{
	w->gone = l->rows;
	w->n_gone = l->n;
	w->cap_gone = l->cap;
	l->rows = NULL;
	l->n = 0;
}
