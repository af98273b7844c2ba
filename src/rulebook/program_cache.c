/* SPDX-License-Identifier: MIT */
#include "magang/rulebook/program_cache.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/arena.h"
#include "magang/base/diag.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/base/pack.h"
#include "magang/program/load.h"
#include "magang/program/score.h"
#include "magang/rulebook/core.h"
#include "magang/store/key.h"
#include "magang/rulebook/parsed.h"
#include "magang/base/i18n.h"
#include "magang/store/txn.h"
#include "magang/store/walk.h"

struct cached {
	uint16_t number;
	int version;
	struct program *program; /* NULL: nobody used it yet */
	struct outline *outline; /* NULL: nobody asked for it yet */
};

struct program_cache {
	struct cached *rows;
	size_t n, cap;
	struct core core;
};

static const char *
copy_text(struct arena *arena, const char *text)
{
	return text ? arena_strndup(arena, text, strlen(text)) : NULL;
}

/* All of it in one arena, so that little stands in its way. */
static struct outline *
outline_new(const struct program *p)
{
	struct arena *arena = arena_new();
	struct outline *o = arena_alloc(arena, sizeof(*o));

	o->arena = arena;
	o->version = p->version;
	o->name = copy_text(arena, p->name);
	for (int l = 0; l < LANG_COUNT; l++)
		o->label.text[l] = copy_text(arena, p->label.text[l]);
	o->n_stages = p->n_stages;
	o->stages = arena_array(arena, p->n_stages, sizeof(*o->stages));
	for (size_t i = 0; i < p->n_stages; i++)
		o->stages[i] = (struct outline_stage){ p->stages[i].number,
			p->stages[i].kind, .guarded = p->second_person };
	for (size_t i = 0; i < p->n_assessments; i++)
		if (p->assessments[i].stage >= 0)
			o->stages[p->assessments[i].stage].assessed = true;
	for (int i = p->departure.from;
		p->departure.date && i < p->departure.to; i++)
		o->stages[i].departs = true;
	o->n_rules = p->n_rules;
	o->rules = arena_array(arena, p->n_rules, sizeof(*o->rules));
	for (size_t i = 0; i < p->n_rules; i++)
		o->rules[i] = (struct outline_rule){ copy_text(arena,
							     p->rules[i].name),
			p->rules[i].level, rule_reads(&p->rules[i]) };
	return o;
}

struct program_cache *
program_cache_new(void)
{
	struct program_cache *cache = xcalloc(1, sizeof(*cache));

	core_init(&cache->core);
	return cache;
}

void
program_cache_free(struct program_cache *cache)
{
	if (!cache)
		return;
	for (size_t i = 0; i < cache->n; i++) {
		program_free(cache->rows[i].program);
		if (cache->rows[i].outline)
			arena_free(cache->rows[i].outline->arena);
	}
	free(cache->rows);
	core_release(&cache->core);
	free(cache);
}

void
program_cache_forget(struct program_cache *cache, uint16_t number, int version)
{
	for (size_t i = 0; i < cache->n; i++)
		if (cache->rows[i].number == number &&
			cache->rows[i].version == version)
			cache->rows[i].version = 0; /* never asked for */
}

const struct core_fields *
program_cache_core(const struct program_cache *cache)
{
	return &cache->core.fields;
}

char *
field_name_ever(struct txn *txn, uint16_t id, char out[DICT_NAME + 1])
{
	static const char paper[] = "doc.";
	const size_t n = sizeof(paper) - 1;

	dict_name(txn, DICT_FIELD, id >= F_PROGRAM_HEALTH, id, out,
		DICT_NAME + 1);
	if (strncmp(out, paper, n) == 0)
		memmove(out, out + n, strlen(out + n) + 1);
	else if (!out[0])
		snprintf(out, DICT_NAME + 1, "#%u", id);
	return out;
}

void
program_numbered(struct program *p, struct txn *txn, uint16_t number)
{
	char name[DICT_NAME + 8];

	for (size_t i = 0; i < p->n_stages; i++)
		p->stages[i].number = (uint8_t)dict_number(
			txn, DICT_STAGE, number, p->stages[i].name);
	for (size_t i = 0; i < p->n_targets; i++)
		p->targets[i].number = dict_number(
			txn, DICT_TARGET, number, p->targets[i].name);
	for (size_t i = 0; i < p->n_units; i++)
		p->units[i].number =
			dict_number(txn, DICT_UNIT, number, p->units[i].name);
	for (size_t i = 0; i < p->n_fields; i++)
		p->fields[i].id = dict_number(txn, DICT_FIELD,
			p->fields[i].privacy == PRIVACY_HEALTH,
			p->fields[i].name);
	for (size_t i = 0; i < p->n_documents; i++) {
		DOCUMENT_NAME(name, p->documents[i].name);
		p->documents[i].date.id = dict_number(txn, DICT_FIELD,
			p->documents[i].date.privacy == PRIVACY_HEALTH, name);
	}
}

void
program_versions(struct walk *w, struct txn *txn, uint16_t number)
{
	struct key k = { 0 };

	key_u8(&k, KIND_PROGRAM);
	key_u32(&k, number);
	walk_begin(w, txn, TREE_REC, k.b, k.n);
}

int
program_version_at(const struct walk *w)
{
	return (int)get_u32(w->key.p + w->key.n - 4);
}

/* The newest version of a program; 0: not installed. From its key alone. */
static int
newest_version(struct txn *txn, uint16_t number)
{
	struct walk w;
	int version = 0;

	program_versions(&w, txn, number);
	if (walk_back(&w))
		version = program_version_at(&w);
	walk_end(&w);
	return version;
}

static struct program *
program_read(
	struct rulebook *book, struct txn *txn, uint16_t number, int version)
{
	struct record *r = xmalloc(sizeof(*r));
	struct diag_list diags;
	struct program *p = NULL;
	struct parsed_text text;

	diag_init(&diags, "");
	if (parsed_text(book->parsed, txn, KIND_PROGRAM,
		    PROGRAM_ID(number, version), r, &text))
		p = program_load(text.parsed ? NULL : "", text.p, text.n,
			&book->programs->core.fields, &diags);
	diag_release(&diags);
	free(r);
	if (p)
		program_numbered(p, txn, number);
	return p;
}

/* The row of a version, which may not be there. */
static struct cached *
row_of(struct program_cache *cache, uint16_t number, int version)
{
	size_t i = 0;

	while (i < cache->n && (cache->rows[i].number != number ||
				       cache->rows[i].version != version))
		i++;
	if (i == cache->n) {
		VEC_GROW(cache->rows, cache->n, cache->cap);
		cache->rows[cache->n++] =
			(struct cached){ number, version, NULL, NULL };
	}
	return &cache->rows[i];
}

const struct program *
rulebook_program(
	struct rulebook *book, struct txn *txn, uint16_t number, int version)
{
	struct cached *row;

	if (version <= 0)
		version = newest_version(txn, number);
	if (version <= 0)
		return NULL;
	row = row_of(book->programs, number, version);
	if (!row->program)
		row->program = program_read(book, txn, number, version);
	return row->program;
}

const struct outline *
rulebook_outline(
	struct rulebook *book, struct txn *txn, uint16_t number, int version)
{
	struct cached *row;
	struct program *p;

	if (version <= 0)
		version = newest_version(txn, number);
	if (version <= 0)
		return NULL;
	row = row_of(book->programs, number, version);
	if (row->outline)
		return row->outline;
	p = row->program ? row->program
			 : program_read(book, txn, number, version);
	if (p)
		row->outline = outline_new(p);
	if (p != row->program)
		program_free(p);
	return row->outline;
}

bool
program_is_returned(struct txn *txn, uint16_t number, int version)
{
	struct record *r = xmalloc(sizeof(*r));
	const bool is =
		record_load(txn, KIND_PROGRAM, PROGRAM_ID(number, version),
			RECORD_UNCHECKED, r) &&
		record_has(r, F_SET_RETURNED);

	free(r);
	return is;
}

const struct program *
rulebook_program_for(struct rulebook *book, struct txn *txn, uint16_t number,
	int32_t start, int32_t today)
{
	const struct program *best = NULL, *p;
	const struct program *later = NULL;
	struct walk w;

	program_versions(&w, txn, number);
	while (walk_next(&w)) {
		p = rulebook_program(book, txn, number, program_version_at(&w));
		if (!p || !program_is_for(p, start, today) ||
			program_is_returned(txn, number, p->version))
			continue;
		if (start != DATE_NONE || program_is_for(p, today, today))
			best = p;
		later = p;
	}
	walk_end(&w);
	return best ? best : later;
}

const struct program *
rulebook_program_named(struct rulebook *book, struct txn *txn, const char *name)
{
	uint16_t number = dict_number(txn, DICT_PROGRAM, 0, name);

	return number ? rulebook_program(book, txn, number, 0) : NULL;
}

const struct program *
rulebook_program_next(struct rulebook *book, struct txn *txn, uint16_t *number)
{
	const struct program *p = NULL;
	char name[DICT_NAME + 1];

	while (!p && *dict_name(txn, DICT_PROGRAM, 0, (uint16_t)(*number + 1),
			     name, sizeof(name)))
		p = rulebook_program(book, txn, ++*number, 0);
	return p;
}

const struct outline *
rulebook_outline_next(struct rulebook *book, struct txn *txn, uint16_t *number)
{
	const struct outline *o = NULL;
	char name[DICT_NAME + 1];

	while (!o && *dict_name(txn, DICT_PROGRAM, 0, (uint16_t)(*number + 1),
			     name, sizeof(name)))
		o = rulebook_outline(book, txn, ++*number, 0);
	return o;
}

const struct program *
rulebook_case_program(
	struct rulebook *book, struct txn *txn, const struct record *c)
{
	return rulebook_program(book, txn,
		(uint16_t)record_number(c, F_PROGRAM_NO, 0),
		(int)record_number(c, F_VERSION, 0));
}

size_t
office_program_numbers(struct txn *txn, uint16_t *out, size_t max)
{
	size_t n = 0;

	for (uint16_t number = 1; n < max; number++) {
		char name[DICT_NAME + 1];

		dict_name(txn, DICT_PROGRAM, 0, number, name, sizeof(name));
		if (!name[0])
			break;
		out[n++] = number;
	}
	return n;
}

char *
rulebook_program_text(
	struct rulebook *book, uint16_t number, size_t *len, struct err *err)
{
	struct record *r = xmalloc(sizeof(*r));
	const struct value *text = NULL;
	char *copy = NULL;
	struct txn *txn;

	if (txn_read(book->store, &txn, err) == 0) {
		int version = newest_version(txn, number);

		if (record_load(txn, KIND_PROGRAM, PROGRAM_ID(number, version),
			    0, r))
			text = record_get(r, F_SET_TEXT);
		if (text && text->kind == VALUE_TEXT) {
			copy = xstrndup(text->text, text->len);
			*len = text->len;
		} else {
			err_set(err, MG_EDAMAGED,
				_("the text of a program is missing"));
		}
		txn_abort(txn);
	}
	free(r);
	return copy;
}
