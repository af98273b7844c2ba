/* SPDX-License-Identifier: MIT */
#include "magang/ops/ops_match.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/arena.h"
#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/placing/match_find.h"
#include "magang/placing/match_frozen.h"
#include "magang/casework/refusal.h"
#include "magang/casework/seating.h"
#include "magang/matching/digest.h"
#include "magang/ops/op_run.h"
#include "magang/record/change_build.h"
#include "magang/record/index.h"
#include "magang/record/seat_giver.h"
#include "magang/record/seat_state.h"
#include "magang/rulebook/access.h"
#include "magang/store/txn.h"

#include "op_parts.h"

#define CHANGED_NAMED 5

struct publishing {
	const struct match_kept *kept;
	uint64_t offers; /* that there are to be */
	bool try;
	size_t made;
};

/* ---- what is otherwise by now --------------------------------------------- */

/* A person or node by name, and what it hangs on. */
struct input_mark {
	const char *name;
	uint64_t mark;
};

struct input_marks {
	struct input_mark *row; /* sorted by name */
	size_t n;
};

static int
by_name(const void *a, const void *b)
{
	const struct input_mark *x = a, *y = b;

	return strcmp(x->name, y->name);
}

static void
marks_of(const struct instance *m, struct input_marks *out)
{
	out->row = xcalloc(
		(size_t)m->n_people + m->n_nodes + 1, sizeof(*out->row));
	out->n = 0;
	for (uint32_t i = 0; i < m->n_people; i++)
		out->row[out->n++] = (struct input_mark){ m->person[i].name,
			match_person_mark(m, i) };
	for (uint32_t i = 0; i < m->n_nodes; i++)
		out->row[out->n++] = (struct input_mark){ m->node[i].name,
			match_node_mark(m, i) };
	qsort(out->row, out->n, sizeof(*out->row), by_name);
}

struct changed {
	struct buf names;
	size_t n;
};

static void
add_changed(struct changed *c, const char *name)
{
	if (c->n++ < CHANGED_NAMED)
		buf_addf(&c->names, "%s%s", c->names.len ? ", " : "", name);
}

/* Who came, went, or hangs on something else. */
static void
compare(struct changed *c, const struct input_marks *was,
	const struct input_marks *is)
{
	size_t i = 0, k = 0;

	while (i < was->n || k < is->n) {
		const int order = i == was->n ? 1
				  : k == is->n
					  ? -1
					  : by_name(&was->row[i], &is->row[k]);

		if (order)
			add_changed(c,
				order < 0 ? was->row[i].name : is->row[k].name);
		else if (was->row[i].mark != is->row[k].mark)
			add_changed(c, is->row[k].name);
		i += order <= 0;
		k += order >= 0;
	}
}

static void
find_changed(struct changed *c, const struct buf *before, const struct buf *now)
{
	struct match_frozen was, is;
	struct input_marks a, b;

	if (!match_thaw(before->data, before->len, &was))
		return;
	if (match_thaw(now->data, now->len, &is)) {
		marks_of(&was.m, &a);
		marks_of(&is.m, &b);
		compare(c, &a, &b);
		free(a.row);
		free(b.row);
		match_frozen_release(&is);
	}
	match_frozen_release(&was);
}

static int
say_changed(const struct match_kept *k, const struct match_input *in,
	struct err *err)
{
	struct changed c = { BUF_INIT, 0 };

	find_changed(&c, &k->frozen, &in->frozen);
	if (c.n > CHANGED_NAMED)
		buf_addf(&c.names, _(" and %zu more"), c.n - CHANGED_NAMED);
	err_set(err, MG_ECONFLICT,
		_("changed since run %u: %s; match again, and publish that "
		  "run"),
		k->number, buf_str(&c.names));
	buf_release(&c.names);
	return err->code;
}

/* ---- offers --------------------------------------------------------------- */

static void
offer(struct office *office, struct change *c, const struct match_ran *r,
	uint32_t person, uint64_t run, struct record *seat)
{
	const struct match_case *is = &r->in.person[person];
	const uint32_t slot = match_slot_at(&r->in, r->seat[person].place);

	record_init(seat, KIND_SEAT, 0);
	record_set_number(seat, F_PERSON, (int64_t)is->person);
	record_set_number(seat, F_DECISION_CASE, (int64_t)is->kase);
	record_set_number(seat, F_PROGRAM_NO, r->of.program);
	seat_set_into(seat, KIND_SLOT, r->in.slot[slot].slot);
	seat_set_state(seat, SEAT_OFFERED);
	record_set_number(seat, F_SEAT_SINCE, office->today);
	record_set_number(seat, F_SEAT_RUN, (int64_t)run);
	change_create(c, seat, is->person);
}

static void
set_hex(struct change *c, struct record *r, uint16_t field,
	const uint8_t hash[HASH_SIZE])
{
	char hex[2 * HASH_SIZE + 1];

	hex_format(hex, hash, HASH_SIZE);
	record_set_text(r, field, arena_strndup(c->arena, hex, strlen(hex)));
}

/* "JP-000871-5=K-07", a blank between */
static void
set_pins(struct change *c, struct record *run, const struct match_ran *r)
{
	struct buf b = BUF_INIT;

	for (size_t i = 0; i < r->of.n_pins; i++) {
		const uint32_t person = match_person_of(
				       &r->in, r->of.pins[i].kase),
			       slot = match_slot_of(&r->in, r->of.pins[i].slot);

		if (r->in.pin_fit[i] == FIT)
			buf_addf(&b, "%s%s=%s", b.len ? " " : "",
				r->in.m.person[person].name,
				r->in.slot[slot].name);
	}
	if (b.len)
		record_set_text(run, F_RUN_PINS,
			arena_strndup(c->arena, b.data, b.len));
	buf_release(&b);
}

static uint64_t
add_run(struct office *office, struct change *c, const struct match_ran *r,
	const struct match_kept *k, struct record *run)
{
	record_init(run, KIND_RUN, 0);
	record_set_number(run, F_RUN_PROGRAM, k->program);
	if (k->intake)
		record_set_number(run, F_RUN_INTAKE, (int64_t)k->intake);
	record_set_number(run, F_RUN_DAY, office->today);
	record_set_number(run, F_RUN_DRAFT, k->number * DECIMAL_ONE);
	record_set_text(run, F_RUN_SEED, k->seed);
	if (k->again)
		record_set_number(run, F_RUN_AGAIN, 1);
	record_set_number(run, F_RUN_AS_OF, (int64_t)k->as_of * DECIMAL_ONE);
	set_hex(c, run, F_RUN_INPUT, r->in.digest);
	set_hex(c, run, F_RUN_RESULT, r->result);
	set_pins(c, run, r);
	record_set(run, F_RUN_FROZEN,
		&(struct value){ .kind = VALUE_TEXT,
			.text = arena_strndup(
				c->arena, r->in.frozen.data, r->in.frozen.len),
			.len = r->in.frozen.len });
	return change_create(c, run, 0);
}

static bool
is_offered(const struct match_ran *r, uint32_t person)
{
	return r->seat[person].place != MATCH_NONE &&
	       !r->in.person[person].seat;
}

static int
check_ran(
	const struct publishing *p, const struct match_ran *r, struct err *err)
{
	uint64_t n = 0;

	if (memcmp(r->in.digest, p->kept->input, HASH_SIZE) != 0 ||
		memcmp(r->result, p->kept->result, HASH_SIZE) != 0)
		return say_changed(p->kept, &r->in, err);
	if (!match_stable(&r->check))
		return err_set(err, MG_EINTERNAL, "%s",
			_("the checker found a pair that blocks; nothing is "
			  "offered"));
	for (uint32_t i = 0; i < r->in.m.n_people; i++)
		n += is_offered(r, i);
	if (!n)
		return err_set(err, MG_ENOENT, "%s",
			_("nothing to offer: all of this run have their seat"));
	if (!p->try && n != p->offers)
		return err_set(err, MG_EUSAGE,
			_("%llu offers would be made; to make them: --number "
			  "%llu"),
			(unsigned long long)n, (unsigned long long)n);
	return 0;
}

/* What the log would refuse, with whom and where. */
static int
check_offer(struct office *office, const struct match_ran *r, uint32_t person,
	struct err *err)
{
	const struct match_case *is = &r->in.person[person];
	const struct match_slot *to =
		&r->in.slot[match_slot_at(&r->in, r->seat[person].place)];
	struct record *rec = xmalloc(2 * sizeof(*rec));
	struct seating *s = xmalloc(sizeof(*s));
	const char *why = NULL;
	int rc = 0;

	if (record_load(r->txn, KIND_CASE, is->kase, 0, &rec[0]) &&
		record_load(r->txn, KIND_PERSON, is->person, 0, &rec[1]) &&
		seating_begin(s, &office->book, r->txn, KIND_SLOT, to->slot,
			office->today)) {
		rc = seating_joins(s, &rec[0], &why);
		if (!rc)
			rc = seating_ask(s, &rec[0], &rec[1], &why);
		if (rc) {
			err_set(err, rc, _("%s at %s: %s"),
				r->in.m.person[person].name, to->name,
				refusal_text(rc, why));
			op_say_seat(
				office, r->txn, &rec[0], KIND_SLOT, why, err);
		}
		seating_end(s);
	}
	free(s);
	free(rec);
	return rc;
}

static int
add_offers(struct office *office, struct change *c, const struct match_ran *r,
	struct publishing *p, struct err *err)
{
	struct record *rec = xmalloc(sizeof(*rec));
	const uint64_t run = add_run(office, c, r, p->kept, rec);
	int rc = 0;

	for (uint32_t i = 0; i < r->in.m.n_people && !rc; i++) {
		if (!is_offered(r, i))
			continue;
		rc = check_offer(office, r, i, err);
		if (!rc)
			offer(office, c, r, i, run, rec);
		p->made += !rc;
	}
	free(rec);
	return rc;
}

static int
publish_build(struct office *office, struct txn *txn, struct change *c,
	void *ctx, struct err *err)
{
	struct publishing *p = ctx;
	const struct match_kept *k = p->kept;
	const struct match_of of = { .program = k->program,
		.intake = k->intake,
		.seed = k->seed,
		.today = office->today,
		.pins = k->pin,
		.n_pins = k->n_pins };
	struct match_ran ran;
	int rc = match_run_in(office, txn, &of, k->again, &ran, err);

	if (rc)
		return rc;
	rc = check_ran(p, &ran, err);
	if (!rc)
		rc = add_offers(office, c, &ran, p, err);
	match_ran_release(&ran);
	return rc;
}

int
op_match_publish(struct office *office, uint32_t number, uint64_t offers,
	bool try, struct receipt *out, struct err *err)
{
	struct publishing p = { .offers = offers, .try = try };
	const struct op_job job = {
		.kind = ACT_SEAT, .build = publish_build, .ctx = &p, .try = try
	};
	struct match_kept kept;
	int rc = access_need(
		&office->access, PERM_PLAN | PERM_MATCH | PERM_PUBLISH, err);

	if (!rc)
		rc = match_kept(office, number, &kept, err);
	if (rc)
		return rc;
	p.kept = &kept;
	rc = op_run_job(office, &job, out, err);
	out->went = rc ? 0 : p.made;
	match_kept_release(&kept);
	return rc;
}
