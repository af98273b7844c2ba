/* SPDX-License-Identifier: MIT */
#include "magang/rulebook/in_use.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/mem.h"
#include "magang/base/num.h"
#include "magang/base/pack.h"
#include "magang/base/refs.h"
#include "magang/record/dict.h"
#include "magang/record/index.h"
#include "magang/record/reach.h"
#include "magang/rulebook/access.h"
#include "magang/rulebook/program_cache.h"
#include "magang/store/walk.h"
#include "magang/store/txn.h"

/* ---- what a value points to --------------------------------------------- */

static bool
has_program(struct txn *txn, int64_t number)
{
	char name[DICT_NAME + 1];

	return number > 0 && number <= UINT16_MAX &&
	       *dict_name(txn, DICT_PROGRAM, 0, (uint16_t)number, name,
		       sizeof(name));
}

/* What belongs to a program refers to what belongs to the same one, and what a
 * person owns to what the same person owns. */
static bool
stands_with(struct txn *txn, const struct record *r, const struct kind_info *to,
	uint64_t id)
{
	const uint16_t own = kind_info(r->kind)->scope.program;
	const bool in_program = own && to->scope.program;
	const bool owned = kind_has_person((enum kind)r->kind) &&
			   kind_has_person(to->kind);
	struct record *there;
	bool same = true;

	if (!in_program && !owned)
		return true;
	there = xmalloc(sizeof(*there));
	if (record_load(txn, to->kind, id, RECORD_UNCHECKED, there))
		same = (!in_program ||
			       record_number(there, to->scope.program, 0) ==
				       record_number(r, own, 0)) &&
		       (!owned || record_owner(there) == record_owner(r));
	free(there);
	return same;
}

static bool
all_there(struct txn *txn, const struct record *r, const struct kind_info *to,
	const struct value *v)
{
	struct refs refs = { 0 };
	size_t at;

	if (refs_parse(v->text, v->len, NULL, NULL, &refs, &at) != REFS_OK)
		return false;
	for (size_t i = 0; i < refs.n; i++)
		if (!record_there(txn, to->kind, refs.row[i].id) ||
			!stands_with(txn, r, to, refs.row[i].id))
			return false;
	return true;
}

bool
reference_stands(struct txn *txn, const struct record *r, const struct fdef *f,
	const struct value *v)
{
	const struct kind_info *to = kind_to(f);

	if (v->kind == VALUE_UNKNOWN)
		return true;
	if (kind_refers((enum kind)r->kind, f))
		return v->kind == VALUE_NUMBER &&
		       record_there(txn, to ? to->kind : record_about(r),
			       (uint64_t)v->number) &&
		       (!to || stands_with(txn, r, to, (uint64_t)v->number));
	if (!to)
		return true;
	if (f->type == TYPE_REFS)
		return v->kind == VALUE_TEXT && all_there(txn, r, to, v);
	return v->kind == VALUE_NUMBER && has_program(txn, v->number);
}

/* ---- what points to a record -------------------------------------------- */

struct use_looking {
	struct rulebook *book;
	struct txn *txn;
	const struct use *of;
	const struct kind_info *to;
	const struct uses *known;
	bool (*counts)(void *ctx, const struct use *by);
	void *ctx;
	struct record *r;
	uint64_t owner;
	/* of a program: the only version there is */
	bool only;
};

static bool
counts(const struct use_looking *l, const struct use *by)
{
	return !l->counts || l->counts(l->ctx, by);
}

/* Is called with what a record names; of programs with their number in the
 * dictionary. true: that is enough. */
typedef bool on_named(void *ctx, const struct use *of);

static bool
each_of_value(
	const struct fdef *f, const struct value *v, on_named *on, void *ctx)
{
	const struct kind_info *to = kind_to(f);
	struct refs refs = { 0 };
	bool enough = false;
	size_t at;

	if (!to || f->flags & FDEF_PASSING || v->kind == VALUE_UNKNOWN)
		return false;
	if (v->kind == VALUE_NUMBER)
		return on(ctx, &(struct use){ to->kind, (uint64_t)v->number });
	if (f->type != TYPE_REFS ||
		refs_parse(v->text, v->len, NULL, NULL, &refs, &at) != REFS_OK)
		return false;
	for (size_t i = 0; !enough && i < refs.n; i++)
		enough = on(ctx, &(struct use){ to->kind, refs.row[i].id });
	return enough;
}

static bool
each_named(struct rulebook *book, struct txn *txn, const struct record *r,
	on_named *on, void *ctx)
{
	const struct program *p = kind_is((enum kind)r->kind, KIND_OF_PROGRAM)
					  ? rulebook_case_program(book, txn, r)
					  : NULL;
	bool enough = false;

	for (size_t i = 0; !enough && i < r->n; i++) {
		const struct fdef *f =
			field_of(p, (enum kind)r->kind, r->f[i].id);

		enough = f && each_of_value(f, &r->f[i].v, on, ctx);
	}
	return enough;
}

static bool
is_it(void *ctx, const struct use *named)
{
	const struct use_looking *l = ctx;

	if (named->kind != l->of->kind)
		return false;
	return l->to->flags & KIND_VERSIONS
		       ? l->only && named->id == l->of->id >> 32
		       : named->id == l->of->id;
}

/* A case has the version that it began under, an intake the one it is for. */
uint64_t
version_named(const struct record *r)
{
	const struct kind_info *k = kind_info((enum kind)r->kind);
	int64_t version = record_number(r, k->scope.version, 0);

	if (kind_is(k->kind, KIND_OF_PROGRAM))
		return PROGRAM_ID(record_number(r, F_PROGRAM_NO, 0),
			record_number(r, F_VERSION, 0));
	if (!k->scope.version || version <= 0)
		return 0;
	return PROGRAM_ID(
		record_number(r, k->scope.program, 0), version / DECIMAL_ONE);
}

/* Users name the programs that they are bound to. */
static bool
is_bound_to(const struct use_looking *l)
{
	char text[512], *save = NULL;

	if (!l->only || l->r->kind != KIND_USER ||
		record_has(l->r, F_USER_CLOSED))
		return false;
	record_text(l->r, F_USER_PROGRAMS, text, sizeof(text));
	for (char *w = strtok_r(text, ACCESS_BETWEEN, &save); w;
		w = strtok_r(NULL, ACCESS_BETWEEN, &save))
		if (dict_number(l->txn, DICT_PROGRAM, 0, w) == l->of->id >> 32)
			return true;
	return false;
}

static bool
record_names_it(struct use_looking *l)
{
	return each_named(l->book, l->txn, l->r, is_it, l) ||
	       (l->to->flags & KIND_VERSIONS &&
		       version_named(l->r) == l->of->id) ||
	       is_bound_to(l);
}

static bool
look_through(struct use_looking *l, const struct kind_info *k, struct use *by)
{
	const uint8_t prefix = (uint8_t)k->kind;
	struct walk w;
	bool found = false;

	walk_begin(&w, l->txn, TREE_REC, &prefix, 1);
	while (!found && walk_next(&w)) {
		*by = (struct use){ k->kind, get_u64(w.key.p + 1) };
		found = record_decode(l->r, by->id, w.value.p, w.value.n,
				RECORD_UNCHECKED) &&
			record_names_it(l) && counts(l, by);
	}
	walk_end(&w);
	return found;
}

/* The same among what belongs to somebody, from a record down. */
static bool
look_below(struct use_looking *l, const struct use *top, enum kind k,
	struct use *by)
{
	struct walk w;
	bool found = false;

	members_itself_begin(&w, l->txn, top->kind, top->id, KIND_NONE);
	while (!found && walk_next(&w)) {
		const struct use is = { member_kind(&w), walk_id(&w) };

		*by = is;
		found = (is.kind == k &&
				record_load(l->txn, k, is.id, RECORD_UNCHECKED,
					l->r) &&
				record_names_it(l) && counts(l, by)) ||
			look_below(l, &is, k, by);
	}
	walk_end(&w);
	return found;
}

/* Where a reference can stand: see stands_with(). */
static bool
look(struct use_looking *l, const struct kind_info *k, struct use *by)
{
	const struct use owner = { KIND_PERSON, l->owner };

	return l->owner && kind_has_person(k->kind)
		       ? look_below(l, &owner, k->kind, by)
		       : look_through(l, k, by);
}

static bool
any_points(const struct fdef *rows, size_t n, const struct kind_info *k,
	const struct kind_info *to)
{
	for (size_t i = 0; i < n; i++)
		if (kind_to(&rows[i]) == to &&
			!(rows[i].flags & FDEF_PASSING) &&
			(!k || (rows[i].id != k->owner &&
				       rows[i].id != k->other &&
				       rows[i].id != k->about)))
			return true;
	return false;
}

/* A field of any version of any program. */
static bool
programs_point(
	struct rulebook *book, struct txn *txn, const struct kind_info *to)
{
	const uint8_t prefix = KIND_PROGRAM;
	struct walk w;
	bool found = false;

	walk_begin(&w, txn, TREE_REC, &prefix, 1);
	while (!found && walk_next(&w)) {
		uint64_t id = get_u64(w.key.p + 1);
		const struct program *p = rulebook_program(
			book, txn, (uint16_t)(id >> 32), (int)(uint32_t)id);

		found = p && any_points(p->fields, p->n_fields, NULL, to);
	}
	walk_end(&w);
	return found;
}

/* What it belongs to, or is about, has it as a member, by an index. */
static bool
may_point(struct rulebook *book, struct txn *txn, const struct kind_info *k,
	const struct kind_info *to)
{
	return any_points(k->fields, k->n_fields, k, to) ||
	       (k->flags & KIND_OF_PROGRAM && programs_point(book, txn, to));
}

static bool
has_member_of(struct use_looking *l, enum kind kind, struct use *by)
{
	struct walk w;
	bool found = false;

	members_begin(&w, l->txn, l->of->kind, l->of->id, kind);
	while (!found && walk_next(&w)) {
		*by = (struct use){ member_kind(&w), walk_id(&w) };
		found = counts(l, by);
	}
	walk_end(&w);
	return found;
}

static bool
has_member(struct use_looking *l, struct use *by)
{
	bool found = has_member_of(l, KIND_NONE, by);

	for (int k = KIND_NONE + 1; !found && k < KIND_COUNT; k++)
		found = kind_is((enum kind)k, KIND_GIVEN) &&
			has_member_of(l, (enum kind)k, by);
	return found;
}

static bool
only_version(struct txn *txn, uint64_t program)
{
	struct walk w;
	size_t n = 0;

	program_versions(&w, txn, (uint16_t)(program >> 32));
	while (n < 2 && walk_next(&w))
		n++;
	walk_end(&w);
	return n < 2;
}

/* ---- what points to many -------------------------------------------------- */

static int
use_order(const void *a, const void *b)
{
	const struct use *x = a, *y = b;

	if (x->kind != y->kind)
		return x->kind < y->kind ? -1 : 1;
	return (x->id > y->id) - (x->id < y->id);
}

/* Rows of what is the same stay in the order in which they were found. */
static int
row_order(const void *a, const void *b)
{
	const struct used *x = a, *y = b;
	const int order = use_order(&x->of, &y->of);

	return order ? order : use_order(&x->by, &y->by);
}

static bool
is_asked(const struct uses *u, const struct use *of)
{
	return u->n_of && bsearch(of, u->of, u->n_of, sizeof(*of), use_order);
}

struct use_gathering {
	struct uses *u;
	struct use by;
};

static bool
gather(void *ctx, const struct use *named)
{
	struct use_gathering *g = ctx;

	if (is_asked(g->u, named)) {
		VEC_GROW(g->u->row, g->u->n, g->u->cap);
		g->u->row[g->u->n++] = (struct used){ *named, g->by };
	}
	return false;
}

static void
gather_kind(struct uses *u, struct rulebook *book, struct txn *txn, enum kind k)
{
	const uint8_t prefix = (uint8_t)k;
	struct record *r = xmalloc(sizeof(*r));
	struct use_gathering g = { u, { k, 0 } };
	struct walk w;

	walk_begin(&w, txn, TREE_REC, &prefix, 1);
	while (walk_next(&w)) {
		g.by.id = walk_id(&w);
		if (record_decode(
			    r, g.by.id, w.value.p, w.value.n, RECORD_UNCHECKED))
			each_named(book, txn, r, gather, &g);
	}
	walk_end(&w);
	free(r);
}

/* To any kind of those that are asked for, which stand by their kinds. */
static bool
points_there(const struct uses *u, struct rulebook *book, struct txn *txn,
	const struct kind_info *k)
{
	for (size_t i = 0; i < u->n_of; i++)
		if ((i == 0 || u->of[i].kind != u->of[i - 1].kind) &&
			may_point(book, txn, k, kind_info(u->of[i].kind)))
			return true;
	return false;
}

void
uses_find(struct uses *u, struct rulebook *book, struct txn *txn,
	const struct change *c, enum op_verb verb)
{
	*u = (struct uses){ .of = xcalloc(c->n + 1, sizeof(*u->of)) };
	for (size_t i = 0; i < c->n; i++)
		if (c->ops[i].verb == verb &&
			!kind_has_person(c->ops[i].kind) &&
			!kind_is(c->ops[i].kind, KIND_VERSIONS))
			u->of[u->n_of++] =
				(struct use){ c->ops[i].kind, c->ops[i].id };
	qsort(u->of, u->n_of, sizeof(*u->of), use_order);
	for (int k = KIND_NONE + 1; u->n_of && k < KIND_COUNT; k++)
		if (points_there(u, book, txn, kind_info((enum kind)k)))
			gather_kind(u, book, txn, (enum kind)k);
	if (u->n)
		qsort(u->row, u->n, sizeof(*u->row), row_order);
}

void
uses_release(struct uses *u)
{
	free(u->of);
	free(u->row);
	*u = (struct uses){ 0 };
}

static size_t
first_row(const struct uses *u, const struct use *of)
{
	size_t from = 0, end = u->n;

	while (from < end) {
		const size_t mid = from + (end - from) / 2;

		if (use_order(&u->row[mid].of, of) < 0)
			from = mid + 1;
		else
			end = mid;
	}
	return from;
}

/* One of those that were found, where it still is as it was. */
static bool
look_among(struct use_looking *l, struct use *by)
{
	const struct uses *u = l->known;
	bool found = false;

	for (size_t i = first_row(u, l->of);
		!found && i < u->n && use_order(&u->row[i].of, l->of) == 0;
		i++) {
		*by = u->row[i].by;
		found = record_load(l->txn, by->kind, by->id, RECORD_UNCHECKED,
				l->r) &&
			record_names_it(l) && counts(l, by);
	}
	return found;
}

/* ---- the question ---------------------------------------------------------- */

static bool
look_everywhere(struct use_looking *l, struct use *by)
{
	bool found = false;

	if (kind_is(l->of->kind, KIND_VERSIONS))
		l->only = only_version(l->txn, l->of->id);
	if (kind_has_person(l->of->kind) &&
		record_load(
			l->txn, l->of->kind, l->of->id, RECORD_UNCHECKED, l->r))
		l->owner = record_owner(l->r);
	for (int k = KIND_NONE + 1; !found && k < KIND_COUNT; k++)
		found = ((l->only && k == KIND_USER) ||
				may_point(l->book, l->txn,
					kind_info((enum kind)k), l->to)) &&
			look(l, kind_info((enum kind)k), by);
	return found;
}

bool
in_use(struct rulebook *book, struct txn *txn, const struct use *of,
	const struct uses *known,
	bool (*which)(void *ctx, const struct use *by), void *ctx,
	struct use *by)
{
	struct use_looking l = { .book = book,
		.txn = txn,
		.of = of,
		.to = kind_info(of->kind),
		.known = known,
		.counts = which,
		.ctx = ctx };
	bool found = has_member(&l, by);

	if (found)
		return true;
	l.r = xmalloc(sizeof(*l.r));
	found = known && is_asked(known, of) ? look_among(&l, by)
					     : look_everywhere(&l, by);
	free(l.r);
	return found;
}
