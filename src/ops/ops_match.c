/* SPDX-License-Identifier: MIT */
#include "magang/ops/ops_match.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/arena.h"
#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/casework/match_find.h"
#include "magang/ops/op_run.h"
#include "magang/record/change_build.h"
#include "magang/record/index.h"
#include "magang/record/seat_giver.h"
#include "magang/record/seat_state.h"
#include "magang/rulebook/access.h"
#include "magang/store/txn.h"

#define CHANGED_NAMED 5

struct publishing {
	const struct match_kept *kept;
	uint64_t offers; /* that there are to be */
	bool try;
	size_t made;
};

/* ---- what is otherwise by now --------------------------------------------- */

static int
by_name(const void *a, const void *b)
{
	const struct match_kept_mark *x = a, *y = b;

	return strcmp(x->name, y->name);
}

struct changed {
	struct match_kept_mark *was; /* sorted by name; seen: without a name */
	size_t n;
	struct buf names;
	size_t n_names;
};

static void
add_changed(struct changed *c, const char *name)
{
	if (c->n_names++ < CHANGED_NAMED)
		buf_addf(&c->names, "%s%s", c->names.len ? ", " : "", name);
}

static void
compare(struct changed *c, bool *seen, const char *name, uint64_t mark)
{
	const struct match_kept_mark key = { (char *)(uintptr_t)name, 0 };
	const struct match_kept_mark *was =
		c->n ? bsearch(&key, c->was, c->n, sizeof(key), by_name) : NULL;

	if (was)
		seen[was - c->was] = true;
	if (!was || was->mark != mark)
		add_changed(c, name);
}

static void
find_changed(struct changed *c, const struct match_kept *k,
	const struct match_input *in)
{
	bool *seen = xcalloc(k->n_marks + 1, sizeof(*seen));

	c->n = k->n_marks;
	c->was = xcalloc(c->n + 1, sizeof(*c->was));
	if (c->n)
		memcpy(c->was, k->mark, c->n * sizeof(*c->was));
	qsort(c->was, c->n, sizeof(*c->was), by_name);
	for (uint32_t i = 0; i < in->m.n_people; i++)
		compare(c, seen, in->m.person[i].name, in->person[i].mark);
	for (uint32_t i = 0; i < in->m.n_nodes; i++)
		compare(c, seen, in->m.node[i].name, in->mark[i]);
	for (size_t i = 0; i < c->n; i++)
		if (!seen[i])
			add_changed(c, c->was[i].name);
	free(seen);
}

static int
say_changed(const struct match_kept *k, const struct match_input *in,
	struct err *err)
{
	struct changed c = { .names = BUF_INIT };

	find_changed(&c, k, in);
	if (c.n_names > CHANGED_NAMED)
		buf_addf(&c.names, _(" and %zu more"),
			c.n_names - CHANGED_NAMED);
	err_set(err, MG_ECONFLICT,
		_("changed since run %u: %s; match again, and publish that "
		  "run"),
		k->number, buf_str(&c.names));
	buf_release(&c.names);
	free(c.was);
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
	struct record *r = xmalloc(sizeof(*r));
	struct match_ran ran;
	uint64_t run;
	int rc = match_run_in(office, txn, &of, k->again, &ran, err);

	if (rc) {
		free(r);
		return rc;
	}
	rc = check_ran(p, &ran, err);
	if (!rc) {
		run = add_run(office, c, &ran, k, r);
		for (uint32_t i = 0; i < ran.in.m.n_people; i++)
			if (is_offered(&ran, i)) {
				offer(office, c, &ran, i, run, r);
				p->made++;
			}
	}
	match_ran_release(&ran);
	free(r);
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
	int rc = access_need(&office->access, PERM_PLAN | PERM_PUBLISH, err);

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
