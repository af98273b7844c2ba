/* SPDX-License-Identifier: MIT */
#include "magang/ops/order.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/ids.h"
#include "magang/base/mem.h"
#include "magang/base/refs.h"
#include "magang/base/utf8.h"
#include "magang/casework/at_stage.h"
#include "magang/casework/hosting.h"
#include "magang/casework/refusal.h"
#include "magang/casework/seating.h"
#include "magang/ops/ops_rank.h"
#include "magang/ops/ops_wish.h"
#include "magang/record/index.h"
#include "magang/record/ranks.h"
#include "magang/record/seat_giver.h"
#include "magang/store/txn.h"

#include "op_parts.h"

#define SLOTS_MOST 64 /* of a host that are asked whom they take */

/* ---- read ----------------------------------------------------------------- */

struct order_reading {
	struct office *office;
	struct txn *txn;
	struct order *out;
	struct record r, kase, person;
	struct seating *slots[SLOTS_MOST]; /* that the rows are asked about */
	size_t n_slots;
};

static struct order_row *
row_of(struct order *o, uint64_t id)
{
	for (size_t i = 0; i < o->n; i++)
		if (o->rows[i].id == id)
			return &o->rows[i];
	return NULL;
}

static struct order_row *
add_row(struct order *o, uint64_t id)
{
	struct order_row *row;

	VEC_GROW(o->rows, o->n, o->cap);
	row = &o->rows[o->n];
	*row = (struct order_row){ .id = id, .at = o->n++ };
	return row;
}

static struct seating *
begin_slot(struct order_reading *r, uint64_t slot)
{
	struct seating *s = xcalloc(1, sizeof(*s));

	if (!seating_begin(s, &r->office->book, r->txn, KIND_SLOT, slot,
		    r->office->today)) {
		free(s);
		return NULL;
	}
	s->blind = op_is_blind(r->office);
	return s;
}

static void
end_slot(struct seating *s)
{
	seating_end(s);
	free(s);
}

/* What stands between the case at hand and the slot but a seat that is gone or had
 * already: that says nothing of who wishes whom. NULL: nothing. */
static char *
what_is_against(struct order_reading *r, struct seating *s)
{
	struct err err = ERR_INIT;
	const char *why = NULL;
	int rc = seating_ask(s, &r->kase, &r->person, &why);

	if (!rc || seating_is_room(why) || refusal_is(why, REFUSED_SEATED))
		return NULL;
	err_set(&err, rc, "%s", refusal_text(rc, why));
	op_say_seat(r->office, r->txn, &r->kase, KIND_SLOT, why, &err);
	return xstrdup(err.text);
}

/* -- of wishes -- */

static void
read_wished(struct order *o, const struct record *kase)
{
	const struct value *v = record_get(kase, F_WISHES);
	struct refs refs;
	size_t at;

	record_text(kase, F_WISHES_NOT, o->not_to, sizeof(o->not_to));
	if (!v || v->kind != VALUE_TEXT ||
		refs_parse(v->text, v->len, NULL, NULL, &refs, &at) != REFS_OK)
		return;
	for (size_t i = 0; i < refs.n; i++) {
		struct order_row *row = add_row(o, refs.row[i].id);

		row->rank = refs.row[i].rank;
		row->refused = !refs.row[i].rank;
	}
}

static void
read_slot(struct order_reading *r, uint64_t slot)
{
	struct order_row *row = row_of(r->out, slot);
	struct seating *s;

	if (!office_sees(r->office, r->txn, KIND_SLOT, slot, &r->r) ||
		record_number(&r->r, F_SLOT_PROGRAM, 0) != r->out->program ||
		(!row && slot_has_begun(&r->r, r->office->today)))
		return;
	if (!row)
		row = add_row(r->out, slot);
	s = begin_slot(r, slot);
	row->against = s ? what_is_against(r, s) : NULL;
	if (s)
		end_slot(s);
}

/* Those that can still be had, from a day that is to come, and what is wished
 * already. */
static void
read_slots(struct order_reading *r)
{
	struct ids slots = { 0 };

	for (size_t i = 0; i < r->out->n; i++)
		ids_add(&slots, r->out->rows[i].id);
	slots_good(r->txn, r->office->today, &slots);
	for (size_t i = 0; i < slots.n; i++)
		read_slot(r, slots.rows[i]);
	ids_release(&slots);
}

static void
read_wishes(struct order_reading *r)
{
	r->out->rows_kind = KIND_SLOT;
	r->out->program = (uint16_t)record_number(&r->r, F_PROGRAM_NO, 0);
	read_wished(r->out, &r->r);
	r->kase = r->r;
	if (office_sees_person(r->office, r->txn, &r->kase, &r->person))
		read_slots(r);
}

/* -- of ranks -- */

/* The places that the ranking is for. */
static void
find_slots(struct order_reading *r)
{
	const uint64_t host = (uint64_t)record_number(&r->r, F_RANKING_HOST, 0);
	const uint64_t only = (uint64_t)record_number(&r->r, F_RANKING_SLOT, 0);
	struct walk w;

	members_begin(&w, r->txn, KIND_ORGANISATION, host, KIND_SLOT);
	while (r->n_slots < SLOTS_MOST && walk_next(&w)) {
		struct seating *s;

		if (only && walk_id(&w) != only)
			continue;
		s = begin_slot(r, walk_id(&w));
		if (s && (record_number(&s->in, F_SLOT_PROGRAM, 0) !=
					 r->out->program ||
				 seat_giver_is_over(&s->in) ||
				 slot_is_expired(&s->in, r->office->today))) {
			end_slot(s);
			s = NULL;
		}
		if (s)
			r->slots[r->n_slots++] = s;
	}
	walk_end(&w);
}

/* All that she cannot have; NULL: there is one that she can. */
static char *
against_all(struct order_reading *r)
{
	char *first = NULL;

	for (size_t i = 0; i < r->n_slots; i++) {
		char *why = what_is_against(r, r->slots[i]);

		if (!why) {
			free(first);
			return NULL;
		}
		if (first)
			free(why);
		else
			first = why;
	}
	return first;
}

static void
add_case(struct order_reading *r, uint64_t kase, unsigned rank, bool told)
{
	struct order_row *row;

	if (row_of(r->out, kase) ||
		!office_sees(r->office, r->txn, KIND_CASE, kase, &r->kase) ||
		!office_sees_person(r->office, r->txn, &r->kase, &r->person))
		return;
	row = add_row(r->out, kase);
	row->rank = rank;
	row->refused = told && !rank;
	row->against = against_all(r);
}

static void
read_pool(struct order_reading *r)
{
	const struct program *p =
		office_program(r->office, r->txn, r->out->program, 0);
	struct at_stage a;
	uint64_t id;
	uint16_t best;

	for (size_t i = 0; p && i < p->n_stages; i++) {
		if (!p->stages[i].matched)
			continue;
		at_stage_begin(
			&a, r->txn, r->out->program, p->stages[i].number);
		while (at_stage_next(&a, &id, &best))
			add_case(r, id, 0, false);
		at_stage_end(&a);
	}
}

static void
read_ranks(struct order_reading *r)
{
	struct walk w;

	r->out->rows_kind = KIND_CASE;
	r->out->program = (uint16_t)record_number(&r->r, F_RANKING_PROGRAM, 0);
	r->out->rest = record_number(&r->r, F_RANKING_REST, 0) != 0;
	find_slots(r);
	ranks_begin(&w, r->txn, r->out->of);
	while (walk_next(&w))
		add_case(r, ranks_case(&w), ranks_rank(&w), true);
	walk_end(&w);
	read_pool(r);
	while (r->n_slots)
		end_slot(r->slots[--r->n_slots]);
}

static void settle(struct order *o);

int
order_read(struct office *office, enum kind kind, uint64_t of,
	struct order *out, struct err *err)
{
	struct order_reading *r = xcalloc(1, sizeof(*r));
	int rc = office_look(office, &r->txn, err);

	*out = (struct order){ .kind = kind, .of = of };
	r->office = office;
	r->out = out;
	if (rc) {
		free(r);
		return rc;
	}
	if (!office_sees(office, r->txn, kind, of, &r->r))
		rc = err_set(err, MG_ENOENT, "%s", _("it is gone"));
	else if (kind == KIND_CASE)
		read_wishes(r);
	else
		read_ranks(r);
	if (!rc)
		rc = txn_fault(r->txn, err);
	office_look_end(r->txn);
	free(r);
	settle(out);
	return rc;
}

void
order_release(struct order *o)
{
	for (size_t i = 0; i < o->n; i++)
		free(o->rows[i].against);
	free(o->rows);
	*o = (struct order){ .kind = KIND_NONE };
}

/* ---- changed -------------------------------------------------------------- */

static unsigned
part_of(const struct order_row *row)
{
	return row->rank ? 0 : row->refused ? 1 : 2;
}

static int
by_rank(const void *a, const void *b)
{
	const struct order_row *x = a, *y = b;

	if (part_of(x) != part_of(y))
		return part_of(x) < part_of(y) ? -1 : 1;
	if (x->rank != y->rank)
		return x->rank < y->rank ? -1 : 1;
	return x->at < y->at ? -1 : x->at > y->at;
}

/* Sorted, each rank one more than how many stand before the tie. */
static void
settle(struct order *o)
{
	unsigned was = 0, rank = 0;

	if (o->n)
		qsort(o->rows, o->n, sizeof(*o->rows), by_rank);
	for (size_t i = 0; i < o->n && o->rows[i].rank; i++) {
		if (o->rows[i].rank != was)
			rank = (unsigned)i + 1;
		was = o->rows[i].rank;
		o->rows[i].rank = rank;
	}
}

static struct order_row *
take_out(struct order *o, size_t row)
{
	const uint64_t id = o->rows[row].id;

	o->rows[row].rank = 0;
	o->rows[row].refused = false;
	settle(o);
	return row_of(o, id);
}

void
order_put(struct order *o, size_t row, unsigned rank)
{
	struct order_row *is = take_out(o, row);

	for (size_t i = 0; i < o->n; i++)
		o->rows[i].rank += o->rows[i].rank >= rank;
	is->rank = rank;
	settle(o);
}

void
order_append(struct order *o, size_t row)
{
	take_out(o, row)->rank = (unsigned)o->n + 1;
	settle(o);
}

void
order_equal(struct order *o, size_t row)
{
	const unsigned is = o->rows[row].rank;
	unsigned before = 0;

	for (size_t i = 0; i < o->n; i++)
		if ((!is || o->rows[i].rank < is) && o->rows[i].rank > before)
			before = o->rows[i].rank;
	o->rows[row].refused = false;
	o->rows[row].rank = before ? before : 1;
	settle(o);
}

void
order_refuse(struct order *o, size_t row)
{
	o->rows[row].refused = !o->rows[row].refused;
	o->rows[row].rank = 0;
	settle(o);
}

void
order_out(struct order *o, size_t row)
{
	take_out(o, row);
}

void
order_clear(struct order *o)
{
	for (size_t i = 0; i < o->n; i++) {
		o->rows[i].rank = 0;
		o->rows[i].refused = false;
	}
	o->not_to[0] = '\0';
	settle(o);
}

void
order_country(struct order *o, const char *code)
{
	char was[sizeof(o->not_to)], *rest = was, *word;
	struct buf is = BUF_INIT;
	bool found = false;

	strcpy(was, o->not_to);
	while ((word = strsep(&rest, " ")))
		if (strcmp(word, code) == 0)
			found = true;
		else if (*word)
			buf_addf(&is, "%s%s", is.len ? " " : "", word);
	if (!found)
		buf_addf(&is, "%s%s", is.len ? " " : "", code);
	snprintf(o->not_to, sizeof(o->not_to), "%s", buf_str(&is));
	buf_release(&is);
}

/* ---- saved ---------------------------------------------------------------- */

static int
by_id(const void *a, const void *b)
{
	const struct ref *x = a, *y = b;
	const unsigned x_rank = x->rank - 1, y_rank = y->rank - 1;

	if (x_rank != y_rank)
		return x_rank < y_rank ? -1 : 1;
	return x->id < y->id ? -1 : x->id > y->id;
}

static int
save_wishes(struct office *office, const struct order *o, struct receipt *out,
	struct err *err)
{
	struct wish w = { .kase = o->of };

	for (size_t i = 0; i < o->n; i++) {
		const struct order_row *row = &o->rows[i];

		if (!row->rank && !row->refused)
			continue;
		if (w.places.n == REFS_MAX)
			return err_set(err, MG_EDATA, _("at most %d places"),
				REFS_MAX);
		w.places.row[w.places.n++] = (struct ref){ row->id, row->rank };
	}
	/* canonical: 0, which is refused, goes last */
	qsort(w.places.row, w.places.n, sizeof(*w.places.row), by_id);
	snprintf(w.refused, sizeof(w.refused), "%s", o->not_to);
	return op_wishes_set(office, &w, 1, false, out, err);
}

static int
save_ranks(struct office *office, const struct order *o, struct receipt *out,
	struct err *err)
{
	struct ranked *rows = xcalloc(o->n + 1, sizeof(*rows));
	struct ranks_told told = {
		.ranking = o->of, .rows = rows, .whole = true
	};
	struct ranks_changed is;
	int rc;

	for (size_t i = 0; i < o->n; i++)
		if (o->rows[i].rank || o->rows[i].refused)
			rows[told.n++] = (struct ranked){ o->rows[i].id,
				o->rows[i].rank };
	rc = op_ranks_set(office, &told, &is, out, err);
	free(rows);
	return rc;
}

int
order_save(struct office *office, const struct order *o, struct receipt *out,
	struct err *err)
{
	return o->kind == KIND_CASE ? save_wishes(office, o, out, err)
				    : save_ranks(office, o, out, err);
}

/* ---- made ----------------------------------------------------------------- */

/* "Matsumura Farm", "Matsumura Farm, K-07" */
static int
name_it(struct office *office, uint64_t host, uint64_t slot, char out[61],
	struct err *err)
{
	struct record *r = xmalloc(sizeof(*r));
	char name[200] = "", place[200] = "", *both;
	struct txn *txn;
	int rc = office_look(office, &txn, err);

	if (!rc) {
		if (office_sees(office, txn, KIND_ORGANISATION, host, r))
			record_text(r, F_ORG_NAME, name, sizeof(name));
		if (slot && office_sees(office, txn, KIND_SLOT, slot, r))
			record_text(r, F_SLOT_NAME, place, sizeof(place));
		office_look_end(txn);
	}
	both = xasprintf("%s%s%s", place, *place ? ", " : "", name);
	utf8_copy(out, 61, both);
	free(both);
	free(r);
	return rc;
}

int
order_make(struct office *office, uint64_t host, uint16_t program,
	uint64_t slot, struct receipt *out, struct err *err)
{
	char name[61] = "";
	int rc = name_it(office, host, slot, name, err);
	const struct setting values[] = {
		{ core_field(F_RANKING_PROGRAM), value_number(program) },
		{ core_field(F_RANKING_HOST), value_number((int64_t)host) },
		{ core_field(F_RANKING_NAME), value_text(name) },
		{ core_field(F_RANKING_SLOT), value_number((int64_t)slot) },
	};

	return rc ? rc
		  : op_add(office, KIND_RANKING, values,
			    ARRAY_SIZE(values) - !slot, out, err);
}
