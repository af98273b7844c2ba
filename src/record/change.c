/* SPDX-License-Identifier: MIT */
#include "magang/record/change.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/arena.h"
#include "magang/base/mem.h"

static const char *const act_words[ACT_COUNT] = {
#define ACT_WORD(act, word) [ACT_##act] = (word),
	CHANGE_ACTS(ACT_WORD)
#undef ACT_WORD
};

const char *
act_word(enum act_kind act)
{
	return act > 0 && act < ACT_COUNT ? act_words[act] : "?";
}

static const enum op_verb verbs_back[OP_VERBS] = {
#define VERB_BACK(verb, row, back) [OP_##verb] = OP_##back,
	CHANGE_VERBS(VERB_BACK)
#undef VERB_BACK
};

enum op_verb
verb_back(enum op_verb verb)
{
	return verb > OP_NONE && verb < OP_VERBS ? verbs_back[verb] : OP_NONE;
}

void
change_init(struct change *c, enum act_kind kind)
{
	memset(c, 0, sizeof(*c));
	c->kind = kind;
	c->arena = arena_new();
}

void
change_cut(struct change *c, size_t from)
{
	while (c->n > from)
		free(c->ops[--c->n].f);
}

void
change_release(struct change *c)
{
	change_cut(c, 0);
	free(c->ops);
	free(c->spare);
	arena_free(c->arena);
	memset(c, 0, sizeof(*c));
}

void
change_clear(struct change *c)
{
	change_cut(c, 0);
	c->reckoned = 0;
	arena_clear(c->arena);
}

struct op *
change_op(struct change *c, enum op_verb verb, enum kind kind, uint64_t id,
	uint64_t owner)
{
	struct op *op;

	VEC_GROW(c->ops, c->n, c->cap);
	op = &c->ops[c->n++];
	memset(op, 0, sizeof(*op));
	op->verb = verb;
	op->kind = kind;
	op->id = id;
	op->owner = owner;
	return op;
}

void
change_soft(struct change *c, size_t from)
{
	for (size_t i = from; i < c->n; i++) {
		c->ops[i].soft = i == from;
		c->ops[i].with = i > from;
	}
}

static struct value
value_copy(struct arena *arena, const struct value *v)
{
	struct value copy = *v;

	if (v->kind == VALUE_TEXT)
		copy.text = arena_strndup(arena, v->text, v->len);
	return copy;
}

struct op_field *
op_field_new(struct op *op, bool seen)
{
	size_t n = op->n + op->n_seen;

	VEC_GROW(op->f, n, op->cap);
	if (seen) {
		op->n_seen++;
		return &op->f[n];
	}
	if (op->n_seen)
		op->f[n] = op->f[op->n];
	return &op->f[op->n++];
}

void
op_set(struct change *c, struct op *op, uint16_t id, const struct value *old,
	const struct value *new)
{
	struct value none = value_none();
	struct op_field *f;

	if (!old)
		old = &none;
	if (!new)
		new = &none;
	if (value_equal(old, new))
		return;
	f = op_field_new(op, false);
	f->id = id;
	f->old = value_copy(c->arena, old);
	f->new = value_copy(c->arena, new);
}

void
op_seen(struct change *c, struct op *op, uint16_t id, const struct value *value)
{
	struct value none = value_none();
	struct op_field *f = op_field_new(op, true);

	f->id = id;
	f->old = f->new = value_copy(c->arena, value ? value : &none);
}

const struct op_field *
op_sets(const struct op *op, uint16_t id)
{
	for (size_t i = 0; i < op->n; i++)
		if (op->f[i].id == id)
			return &op->f[i];
	return NULL;
}

int64_t
op_number(const struct op *op, uint16_t id)
{
	const struct op_field *f = op_sets(op, id);

	return f && f->new.kind == VALUE_NUMBER ? f->new.number : 0;
}

/* What it sets, or, of what goes or is only seen, what was there. */
static int64_t
number_told(const struct op *op, uint16_t id)
{
	const struct op_field *f = op_sets(op, id);
	const struct value *v = f ? &f->new : NULL;

	if (f && op->verb == OP_DELETE)
		v = &f->old;
	for (size_t i = op->n; !f && !v && i < op->n + op->n_seen; i++)
		if (op->f[i].id == id)
			v = &op->f[i].old;
	return v && v->kind == VALUE_NUMBER ? v->number : 0;
}

uint64_t
op_about(const struct op *op, enum kind *kind)
{
	const struct kind_info *k = kind_info(op->kind);

	*kind = KIND_NONE;
	if (!k || !k->about)
		return 0;
	*kind = k->about_kind ? (enum kind)number_told(op, k->about_kind)
			      : kind_about(op->kind);
	return (uint64_t)number_told(op, k->about);
}

enum kind
op_counts_as(const struct op *op)
{
	enum kind kind = op->kind;

	if (kind == KIND_DECISION || kind == KIND_PROPOSAL)
		op_about(op, &kind);
	return kind;
}

uint64_t
op_subject(const struct op *op, enum kind *kind)
{
	if (kind_is(op->kind, KIND_WITHIN))
		return op_about(op, kind);
	*kind = op->kind;
	return op->id;
}

void
op_record(const struct op *op, struct record *out)
{
	record_init(out, op->kind, op->id);
	for (size_t i = 0; i < op->n && out->n < RECORD_FIELDS; i++) {
		const struct op_field *f = &op->f[i];

		if (!field_is_told(f->id))
			record_set(out, f->id,
				f->new.kind == VALUE_UNKNOWN ? &f->old
							     : &f->new);
	}
}

/* Ids of program fields say their class: see F_PROGRAM_HEALTH. */
enum fdef_privacy
field_class(enum kind kind, uint16_t id)
{
	const struct kind_info *k = kind_info(kind);

	if (id >= F_PROGRAM_HEALTH)
		return PRIVACY_HEALTH;
	if (field_is_told(id) || id >= F_PROGRAM)
		return PRIVACY_PERSONAL;
	for (size_t i = 0; k && i < k->n_fields; i++)
		if (k->fields[i].id == id)
			return fdef_class(&k->fields[i]);
	return PRIVACY_PERSONAL;
}

uint64_t
change_number(const struct change *c)
{
	return (uint64_t)c->origin << 32 | c->oseq;
}

bool
change_begins_act(const struct change *c)
{
	return c->act == change_number(c);
}
