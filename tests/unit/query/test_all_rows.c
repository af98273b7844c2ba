/* SPDX-License-Identifier: MIT */
/* A list has all there are, however many lead to it. */
#include "../office/office_fixture.h"

#include "magang/ops/op_run.h"
#include "magang/query/query_count.h"
#include "magang/query/query_parse.h"
#include "magang/query/source.h"
#include "magang/record/change_build.h"

#define ACTIVITIES 20500
#define BATCH 4100
#define STAGES 160

static uint64_t
count_of(struct desk *d, enum kind kind, const char *filter)
{
	struct query *q;
	uint64_t n = 0;

	check_done(d, query_parse(d->o, kind, filter, &q, &d->err));
	check_done(d, source_count(d->o, q, &n, &d->err));
	query_free(q);
	return n;
}

static uint64_t
rows_of(struct desk *d, enum kind kind, const char *filter)
{
	struct source *s;
	struct query *q;
	uint64_t id, n = 0;
	int rc;

	check_done(d, query_parse(d->o, kind, filter, &q, &d->err));
	check_done(d, source_open(d->o, q, &s, &d->err));
	while ((rc = source_next_id(s, &id, &d->err)) == 1)
		n++;
	check_done(d, rc);
	source_close(s);
	query_free(q);
	return n;
}

/* ---- rows that an index names --------------------------------------------- */

struct visiting {
	uint64_t organisation;
	size_t done;
};

static int
visit_build(struct office *office, struct txn *txn, struct change *c, void *ctx,
	struct err *err)
{
	struct visiting *v = ctx;
	struct record *a = xmalloc(sizeof(*a));

	(void)txn;
	(void)err;
	for (size_t i = 0; i < BATCH; i++, v->done++) {
		record_init(a, KIND_ACTIVITY, 0);
		record_set_number(a, F_ABOUT, (int64_t)v->organisation);
		record_set_number(a, F_ABOUT_KIND, KIND_ORGANISATION);
		record_set_text(a, F_ACTIVITY, "visit");
		record_set_number(a, F_DATE, office->today);
		change_create(c, a, 0);
	}
	free(a);
	return v->done < ACTIVITIES ? OP_MORE : 0;
}

static void
test_about_one(void **state)
{
	struct desk *d = *state;
	struct values values;
	struct visiting v = { 0 };
	char filter[60], number[NUMBER_TEXT];

	values_parse(d, KIND_ORGANISATION, "name=Maju; kind=host", &values);
	check_done(d, op_add(d->o, KIND_ORGANISATION, values.row, values.n,
			      &d->r, &d->err));
	v.organisation = d->r.first[KIND_ORGANISATION];
	check_done(d, op_run(d->o, ACT_NOTE, visit_build, &v, &d->r, &d->err));
	snprintf(filter, sizeof(filter), "about:%s",
		number_format(number, "OR", v.organisation));
	assert_int_equal(count_of(d, KIND_ACTIVITY, filter), ACTIVITIES);
	assert_int_equal(rows_of(d, KIND_ACTIVITY, filter), ACTIVITIES);
}

/* ---- stages that a case goes on from -------------------------------------- */

/* Many stages, of which cases begin in the last but one. */
static void
install_long(struct desk *d, const char *name, const char *prefix)
{
	struct buf b = BUF_INIT;

	buf_addf(&b, "program: %s\nversion: 1\nprefix: %s\nlabel: Long\n", name,
		prefix);
	buf_adds(&b, "stages:\n");
	for (int i = 0; i < STAGES; i++)
		buf_addf(&b, "  s%d: {label: S}\n", i);
	buf_adds(&b, "  a: {kind: start, label: A}\n"
		     "  z: {kind: exit, label: Z}\n"
		     "moves:\n");
	for (int i = 0; i < STAGES; i++)
		buf_addf(&b,
			"  - {from: a, to: s%d}\n"
			"  - {from: s%d, to: z}\n",
			i, i);
	install_program(d, name, b.data);
	buf_release(&b);
}

static void
test_open_stages(void **state)
{
	struct desk *d = *state;

	install_long(d, "first", "FA");
	install_long(d, "second", "FB");
	open_case(d, person(d, "name=Siti"), "second", "");
	assert_int_equal(count_of(d, KIND_CASE, ""), 1);
	assert_int_equal(count_of(d, KIND_CASE, "stage:open"), 1);
	assert_int_equal(rows_of(d, KIND_CASE, "stage:open"), 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		desk_test(test_about_one),
		desk_test(test_open_stages),
	};

	return cmocka_run_group_tests_name("all_rows", tests, NULL, NULL);
}
