/* SPDX-License-Identifier: MIT */
#include "magang/program/program.h"

#include <string.h>

#include "program.h"

bool
program_is_for(const struct program *p, int32_t start, int32_t today)
{
	if (p->valid_to != DATE_NONE &&
		p->valid_to < (start == DATE_NONE ? today : start))
		return false;
	return start == DATE_NONE || p->valid_from == DATE_NONE ||
	       p->valid_from <= start;
}

/* --- names --------------------------------------------------------------- */

int
program_stage(const struct program *p, const char *name)
{
	size_t i;

	for (i = 0; i < p->n_stages; i++)
		if (strcmp(p->stages[i].name, name) == 0)
			return (int)i;
	return -1;
}

int
program_start(const struct program *p)
{
	for (size_t i = 0; i < p->n_stages; i++)
		if (p->stages[i].kind == STAGE_START)
			return (int)i;
	return 0;
}

int
program_stage_by_number(const struct program *p, uint8_t number)
{
	size_t i;

	for (i = 0; i < p->n_stages; i++)
		if (number != 0 && p->stages[i].number == number)
			return (int)i;
	return -1;
}

int
program_document(const struct program *p, const char *name)
{
	size_t i;

	for (i = 0; i < p->n_documents; i++)
		if (strcmp(p->documents[i].name, name) == 0)
			return (int)i;
	return -1;
}

int
program_activity(const struct program *p, const char *name)
{
	size_t i;

	for (i = 0; i < p->n_activities; i++)
		if (strcmp(p->activities[i].name, name) == 0)
			return (int)i;
	return -1;
}

int
program_assessment(const struct program *p, const char *name)
{
	for (size_t i = 0; i < p->n_assessments; i++)
		if (strcmp(p->assessments[i].name, name) == 0)
			return (int)i;
	return -1;
}

int
program_unit(const struct program *p, const char *name)
{
	for (size_t i = 0; i < p->n_units; i++)
		if (strcmp(p->units[i].name, name) == 0)
			return (int)i;
	return -1;
}

const struct absence_cause *
program_absence(const struct program *p, char letter)
{
	for (size_t i = 0; i < p->n_absences; i++)
		if (p->absences[i].name[0] == letter)
			return &p->absences[i];
	return NULL;
}

bool
role_listed(const struct role_list *by, const char *role)
{
	if (by->n == 0 || strcmp(role, "administrator") == 0 ||
		strcmp(role, "system") == 0)
		return true;
	for (size_t i = 0; i < by->n; i++)
		if (strcmp(by->v[i], role) == 0)
			return true;
	return false;
}

bool
rule_override(const struct rule *rule, const char *role)
{
	return rule->override.n && strcmp(role, "system") != 0 &&
	       role_listed(&rule->override, role);
}

/* The lists of roles, one after the other; NULL: no more. */
static const struct role_list *
role_list_at(const struct program *p, size_t i)
{
	if (i < p->n_moves)
		return &p->moves[i].by;
	i -= p->n_moves;
	if (i < p->n_assessments)
		return &p->assessments[i].by;
	i -= p->n_assessments;
	return i < p->n_rules ? &p->rules[i].override : NULL;
}

const char *
program_role(const struct program *p, size_t at)
{
	const struct role_list *by;

	for (size_t i = 0; (by = role_list_at(p, i)); i++) {
		if (at < by->n)
			return by->v[at];
		at -= by->n;
	}
	return NULL;
}

const struct fdef *
program_field(const struct program *p, const char *name)
{
	size_t i;

	for (i = 0; i < p->n_fields; i++)
		if (strcmp(p->fields[i].name, name) == 0)
			return &p->fields[i];
	for (i = 0; i < p->n_core; i++)
		if (strcmp(p->core[i].name, name) == 0)
			return &p->core[i];
	return NULL;
}

/* --- moves --------------------------------------------------------------- */

/* Does a move that is written with `any` start at this stage? */
static bool
any_from(const struct program *p, const struct move *m, int from)
{
	const enum stage_kind kind = p->stages[from].kind;

	if (m->from >= 0 || m->to == from)
		return false;
	if (kind != STAGE_START && kind != STAGE_NORMAL && kind != STAGE_HOLD)
		return false;
	return m->before < 0 || from < m->before;
}

bool
program_starts(const struct program *p, const struct move *m, int from)
{
	return m->from == from || any_from(p, m, from);
}

const struct move *
program_move(const struct program *p, int from, int to)
{
	const struct move *any = NULL;
	size_t i;

	if (from < 0 || to < 0 || (size_t)from >= p->n_stages)
		return NULL;
	for (i = 0; i < p->n_moves; i++) {
		const struct move *m = &p->moves[i];

		if (m->to != to)
			continue;
		if (m->from == from)
			return m;
		if (any == NULL && any_from(p, m, from))
			any = m;
	}
	return any;
}

size_t
program_next(const struct program *p, int from, int *out, size_t max)
{
	size_t i, k, n = 0;

	if (from < 0 || (size_t)from >= p->n_stages)
		return 0;
	for (i = 0; i < p->n_moves && n < max; i++) {
		const struct move *m = &p->moves[i];

		if (!program_starts(p, m, from))
			continue;
		for (k = 0; k < n && out[k] != m->to; k++)
			;
		if (k == n)
			out[n++] = m->to;
	}
	return n;
}

int
program_waits_for(const struct program *p, int stage)
{
	for (size_t i = 0; stage >= 0 && i < p->n_moves; i++)
		if (p->moves[i].otherwise == stage)
			return p->moves[i].to;
	return -1;
}

bool
move_asks_reason(const struct move *m)
{
	return m->reason_required || m->n_causes > 0;
}

const struct choice *
move_cause(const struct move *m, const char *code)
{
	for (size_t i = 0; m && i < m->n_causes; i++)
		if (strcmp(m->causes[i].code, code) == 0)
			return &m->causes[i];
	return NULL;
}

int
program_letter(const struct program *p, const char *name)
{
	for (size_t i = 0; i < p->n_letters; i++)
		if (strcmp(p->letters[i].name, name) == 0)
			return (int)i;
	return -1;
}

int
program_certificate(const struct program *p, const char *name)
{
	for (size_t i = 0; i < p->n_certificates; i++)
		if (strcmp(p->certificates[i].name, name) == 0)
			return (int)i;
	return -1;
}

int
program_outcome(const struct program *p, const char *name)
{
	for (size_t i = 0; i < p->n_outcomes; i++)
		if (strcmp(p->outcomes[i].name, name) == 0)
			return (int)i;
	return -1;
}

int
program_listed(const struct program *p)
{
	for (size_t i = 0; i < p->n_outcomes; i++)
		if (p->outcomes[i].lists >= 0)
			return (int)i;
	return -1;
}

bool
program_lists_begin(const struct program *p, int stage)
{
	const int i = program_listed(p);

	return i >= 0 && p->outcomes[i].lists == stage;
}

bool
stage_is_end(enum stage_kind kind)
{
	return kind > STAGE_HOLD;
}

int
program_pack(const struct program *p, const char *name)
{
	for (size_t i = 0; i < p->n_packs; i++)
		if (strcmp(p->packs[i].name, name) == 0)
			return (int)i;
	return -1;
}

bool
letter_is_for(const struct letter *l, int stage, const char *cause)
{
	bool there = false, fits = l->n_causes == 0;

	for (size_t i = 0; i < l->n_on; i++)
		there |= l->on[i] == stage;
	for (size_t i = 0; cause && i < l->n_causes; i++)
		fits |= strcmp(l->causes[i], cause) == 0;
	return there && fits;
}
