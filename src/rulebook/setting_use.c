/* SPDX-License-Identifier: MIT */
#include "magang/rulebook/setting_use.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/diag.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/field/seats.h"
#include "magang/identity/area.h"
#include "magang/identity/area_parse.h"
#include "magang/program/program.h"
#include "magang/record/index.h"
#include "magang/record/reach.h"
#include "magang/record/record.h"
#include "magang/rulebook/access.h"
#include "magang/rulebook/parsed.h"
#include "magang/rulebook/program_cache.h"
#include "magang/store/txn.h"
#include "magang/store/walk.h"

/* A text that is to come, against what is there. */
struct taking_away {
	struct rulebook *book;
	struct txn *txn;
	struct record r;
	struct setting_gone *out;
	struct roles roles;
	struct areas *old, *new;
	/* of programs: versions that cases are in */
	uint64_t *versions;
	size_t n_versions, cap_versions;
};

static void
note_use(struct taking_away *t, const char *word)
{
	struct setting_gone *out = t->out;

	if (!out->n)
		snprintf(out->word, sizeof(out->word), "%s", word);
	if (out->n < GONE_NAMED)
		out->by[out->n] = (struct use){ (enum kind)t->r.kind, t->r.id };
	out->n++;
}

/* The first word that was there is the one that is told. */
static bool
is_told(const struct taking_away *t, const char *word)
{
	return !t->out->n || strcmp(t->out->word, word) == 0;
}

static void
each_record(struct taking_away *t, enum kind kind,
	void (*look)(struct taking_away *t))
{
	const uint8_t prefix = (uint8_t)kind;
	struct walk w;

	walk_begin(&w, t->txn, TREE_REC, &prefix, 1);
	while (walk_next(&w)) {
		if (record_decode(&t->r, walk_id(&w), w.value.p, w.value.n,
			    RECORD_UNCHECKED))
			look(t);
	}
	walk_end(&w);
}

/* ---- roles -------------------------------------------------------------- */

static bool
has_role(const struct roles *roles, const char *name)
{
	for (size_t i = 0; i < roles->n; i++)
		if (strcmp(roles->rows[i].name, name) == 0)
			return true;
	return false;
}

static bool
role_goes(const struct taking_away *t, const char *name)
{
	return has_role(&t->book->roles, name) && !has_role(&t->roles, name);
}

static void
look_at_user(struct taking_away *t)
{
	char role[GONE_WORD];

	record_text(&t->r, F_USER_ROLE, role, sizeof(role));
	if (!record_has(&t->r, F_USER_CLOSED) && role_goes(t, role) &&
		is_told(t, role))
		note_use(t, role);
}

static void
look_at_case(struct taking_away *t)
{
	uint64_t id = PROGRAM_ID(record_number(&t->r, F_PROGRAM_NO, 0),
		record_number(&t->r, F_VERSION, 0));

	for (size_t i = 0; i < t->n_versions; i++)
		if (t->versions[i] == id)
			return;
	VEC_GROW(t->versions, t->n_versions, t->cap_versions);
	t->versions[t->n_versions++] = id;
}

/* New cases come under the newest version, others are in theirs. */
static bool
is_worked_under(const struct taking_away *t, uint64_t version)
{
	const struct program *newest =
		rulebook_program(t->book, t->txn, (uint16_t)(version >> 32), 0);

	for (size_t i = 0; i < t->n_versions; i++)
		if (t->versions[i] == version)
			return true;
	return newest && newest->version == (int)(uint32_t)version;
}

static void
look_at_program(struct taking_away *t)
{
	const struct program *p = rulebook_program(t->book, t->txn,
		(uint16_t)(t->r.id >> 32), (int)(uint32_t)t->r.id);
	const char *role;

	if (!p || !is_worked_under(t, t->r.id))
		return;
	for (size_t i = 0; (role = program_role(p, i)); i++)
		if (role_goes(t, role) && is_told(t, role)) {
			note_use(t, role);
			return;
		}
}

static bool
any_role_goes(const struct taking_away *t)
{
	const struct roles *now = &t->book->roles;

	for (size_t i = 0; i < now->n; i++)
		if (!has_role(&t->roles, now->rows[i].name))
			return true;
	return false;
}

static void
take_roles(struct taking_away *t, const char *text, size_t len)
{
	struct diag_list diags;

	diag_init(&diags, "");
	if (!roles_load("", text, len, &t->roles, &diags) && any_role_goes(t)) {
		each_record(t, KIND_USER, look_at_user);
		each_record(t, KIND_CASE, look_at_case);
		each_record(t, KIND_PROGRAM, look_at_program);
	}
	roles_release(&t->roles);
	free(t->versions);
	diag_release(&diags);
}

const char *
program_role_missing(const struct roles *roles, const struct program *p)
{
	const char *role;
	size_t i = 0;

	while ((role = program_role(p, i)) && has_role(roles, role))
		i++;
	return role;
}

/* ---- areas -------------------------------------------------------------- */

static bool
area_goes(const struct taking_away *t, uint64_t code)
{
	return code && area_find(t->old, code, NULL) &&
	       !area_find(t->new, code, NULL);
}

/* The area of a value that goes; 0: none. */
static uint64_t
value_goes(const struct taking_away *t, const struct fdef *f,
	const struct value *v)
{
	struct seats seats;

	if (f->type == TYPE_AREA && v->kind == VALUE_NUMBER)
		return area_goes(t, (uint64_t)v->number) ? (uint64_t)v->number
							 : 0;
	if (f->type != TYPE_SEATS)
		return 0;
	seats_read(v, &seats);
	for (size_t i = 0; i < seats.n; i++)
		if (area_goes(t, seats.row[i].area))
			return seats.row[i].area;
	return 0;
}

static uint64_t
user_area_goes(struct taking_away *t)
{
	char text[512], *save = NULL;

	record_text(&t->r, F_USER_AREAS, text, sizeof(text));
	for (char *w = strtok_r(text, ACCESS_BETWEEN, &save); w;
		w = strtok_r(NULL, ACCESS_BETWEEN, &save))
		if (area_goes(t, area_code_parse(w)))
			return area_code_parse(w);
	return 0;
}

/* A record counts once, by the first area of it that goes. */
static void
look_for_areas(struct taking_away *t)
{
	const struct program *p =
		kind_is((enum kind)t->r.kind, KIND_OF_PROGRAM)
			? rulebook_case_program(t->book, t->txn, &t->r)
			: NULL;
	uint64_t code =
		t->r.kind == KIND_USER && !record_has(&t->r, F_USER_CLOSED)
			? user_area_goes(t)
			: 0;
	char word[AREA_CODE_TEXT];

	for (size_t i = 0; !code && i < t->r.n; i++) {
		const struct fdef *f =
			field_of(p, (enum kind)t->r.kind, t->r.f[i].id);

		if (f)
			code = value_goes(t, f, &t->r.f[i].v);
	}
	if (code)
		note_use(t, area_code_format(word, code));
}

static bool
any_area_goes(const struct taking_away *t)
{
	for (size_t i = 0; i < areas_count(t->old); i++)
		if (!area_find(t->new, areas_row(t->old, i).code, NULL))
			return true;
	return false;
}

static void
take_areas(struct taking_away *t, const char *text, size_t len)
{
	struct err none = ERR_INIT;

	t->old = parsed_areas(t->book->parsed, t->txn, &none);
	t->new = areas_parse(text, len, &none);
	if (t->old && t->new &&any_area_goes(t))
		for (int k = KIND_NONE + 1; k < KIND_COUNT; k++)
			if (!kind_is((enum kind)k, KIND_TEXT))
				each_record(t, (enum kind)k, look_for_areas);
	areas_free(t->old);
	areas_free(t->new);
}

bool
setting_takes_away(struct rulebook *book, struct txn *txn, uint64_t id,
	const char *text, size_t len, struct setting_gone *out)
{
	struct taking_away *t = xcalloc(1, sizeof(*t));

	*out = (struct setting_gone){ .setting = id };
	t->book = book;
	t->txn = txn;
	t->out = out;
	if (id == SETTING_ROLES)
		take_roles(t, text, len);
	else if (id == SETTING_AREAS)
		take_areas(t, text, len);
	free(t);
	return out->n > 0;
}
