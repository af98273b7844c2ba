/* SPDX-License-Identifier: MIT */
/* What a change becomes when the log keeps it on this host for now. */
#include "../office/office_fixture.h"

#include "magang/log/engine.h"
#include "magang/ops/ops_about.h"

/* A log that is cut off: 41 changes and 99 persons wait in it already. */
struct cut_off {
	struct log log;
	uint64_t oseq; /* of the change that came last */
};

static int
keep(struct log *log, const struct log_change *batch, size_t n,
	struct log_result *results, struct err *err)
{
	struct cut_off *c = (struct cut_off *)log;

	(void)err;
	for (size_t i = 0; i < n; i++)
		results[i] = (struct log_result){ 0, 0, NULL };
	c->oseq = batch[n - 1].oseq;
	return 0;
}

static uint64_t
waiting_oseq(struct log *log, struct txn *txn, uint32_t origin)
{
	(void)log;
	return journal_origin_last(txn, origin) + 41;
}

static uint64_t
waiting_given(struct log *log, struct txn *txn, uint8_t kind, uint32_t origin)
{
	(void)log;
	(void)txn;
	return ((uint64_t)origin << 32) + (kind == KIND_PERSON ? 99 : 0);
}

static void
test_a_change_that_waits(void **state)
{
	static const struct log_ops ops = {
		.append = keep, .oseq = waiting_oseq, .given = waiting_given
	};
	struct desk *d = *state;
	struct cut_off off = { { &ops }, 0 };
	struct log *whole = d->o->log;
	uint64_t seq, after;

	check_done(d, office_head(d->o, &seq, &d->err));
	d->o->log = &off.log;
	check_done(d, try_person(d, "name=Rina Wati;regency=3205"));
	d->o->log = whole;
	assert_true(d->r.waiting);
	assert_int_equal(d->r.seq, 0);
	assert_int_equal(d->r.id & UINT32_MAX, 100);
	assert_int_equal(d->r.act & UINT32_MAX, off.oseq);
	assert_true(off.oseq > 41);
	/* nothing is here yet */
	check_done(d, office_head(d->o, &after, &d->err));
	assert_int_equal(after, seq);
	check_done(d, try_person(d, "name=Rina Wati;regency=3205"));
	assert_false(d->r.waiting);
	assert_true(d->r.seq > seq);
}

/* What waits may still be refused, so nobody's keys go before it is answered. */
static void
test_an_erasure_that_waits(void **state)
{
	static const struct log_ops ops = {
		.append = keep, .oseq = waiting_oseq, .given = waiting_given
	};
	struct desk *d = *state;
	struct cut_off off = { { &ops }, 0 };
	struct log *whole = d->o->log;
	uint64_t her = person(d, "name=Rina Wati;regency=3205");

	d->o->log = &off.log;
	check_done(d, op_erase(d->o, &her, 1, "asked for it", &d->r, &d->err));
	d->o->log = whole;
	assert_true(d->r.waiting);
	assert_string_equal(value_of(d, KIND_PERSON, her, "name"), "Rina Wati");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		desk_test(test_a_change_that_waits),
		desk_test(test_an_erasure_that_waits),
	};

	return cmocka_run_group_tests_name("submit", tests, NULL, NULL);
}
