/* SPDX-License-Identifier: MIT */
/* Who is looked for by what he is a member of is found by an index, and the same as
 * by a walk. */
#include "../office/office_fixture.h"

#include "magang/base/ids.h"
#include "magang/demo/demo.h"
#include "magang/query/query_count.h"
#include "magang/query/query_home.h"
#include "magang/query/query_parse.h"
#include "magang/query/source.h"
#include "magang/record/fields.h"

static void
ids_of_filter(
	struct desk *d, enum kind kind, const char *filter, struct ids *out)
{
	struct source *source = NULL;
	struct query *query;
	uint64_t id;

	*out = (struct ids){ 0 };
	if (query_parse(d->o, kind, filter, &query, &d->err) ||
		source_open(d->o, query, &source, &d->err))
		fail_msg("%s: %s", filter, d->err.text);
	while (source_next_id(source, &id, &d->err) == 1)
		ids_add(out, id);
	source_close(source);
	query_free(query);
}

/* No index answers what is denied: every record is looked at. How many there are. */
static size_t
same_as_walk(struct desk *d, enum kind kind, const char *filter)
{
	char *walked = xasprintf("not not (%s)", filter);
	struct ids a, b;
	size_t n;

	ids_of_filter(d, kind, filter, &a);
	ids_of_filter(d, kind, walked, &b);
	n = a.n;
	if (a.n != b.n || (n && memcmp(a.rows, b.rows, n * sizeof(*a.rows))))
		fail_msg("%s: %zu, walked %zu", filter, a.n, b.n);
	ids_release(&a);
	ids_release(&b);
	free(walked);
	return n;
}

/* One of a kind by its number, chosen by a row of numbers. */
static void
any_number(struct desk *d, enum kind kind, const struct ids *ids,
	uint64_t *random, char *out)
{
	struct txn *txn;

	*random = *random * 6364136223846793005u + 1442695040888963407u;
	if (office_look(d->o, &txn, &d->err))
		fail_msg("%s", d->err.text);
	office_number_of(
		d->o, txn, kind, ids->rows[(*random >> 33) % ids->n], out);
	office_look_end(txn);
}

/* By one, two, not by that one, in another order. */
static void
filter_members(struct buf *b, const char *name, size_t form, const char *x,
	const char *y)
{
	buf_clear(b);
	buf_addf(b, "%s%s:%s", form == 3 ? "not " : "", name, x);
	if (form == 1)
		buf_addf(b, ",%s", y);
	else if (form == 2)
		buf_addf(b, " or %s:%s", name, y);
}

static size_t
members_by(struct desk *d, enum kind kind, const struct fdef *f)
{
	const struct kind_info *of = kind_to(f);
	char x[NUMBER_TEXT], y[NUMBER_TEXT];
	struct buf filter = BUF_INIT;
	uint64_t random = f->id;
	struct ids ids;
	size_t n = 0;

	ids_of_filter(d, of->kind, "", &ids);
	for (size_t i = 0; ids.n && i < 60; i++) {
		any_number(d, of->kind, &ids, &random, x);
		any_number(d, of->kind, &ids, &random, y);
		filter_members(&filter, f->name, i % 4, x, y);
		n += same_as_walk(d, kind, filter.data);
	}
	ids_release(&ids);
	buf_release(&filter);
	return n;
}

static void
fill(struct desk *d)
{
	struct demo_options opt = { .people = 300,
		.seed = 7,
		.names = TEST_DATA "/config/demo/names.txt" };
	struct demo_report report;

	check_done(d, demo_fill(d->o, &opt, &report, &d->err));
}

static void
test_fields(void **state)
{
	struct desk *d = *state;
	size_t seats = 0;

	fill(d);
	for (int kind = KIND_NONE + 1; kind < KIND_COUNT; kind++) {
		const struct kind_info *k = kind_info((enum kind)kind);

		for (size_t i = 0; i < k->n_fields; i++) {
			size_t n = 0;

			if (kind_is_within(k->kind, &k->fields[i]))
				n = members_by(d, k->kind, &k->fields[i]);
			seats += kind == KIND_SEAT ? n : 0;
		}
	}
	assert_true(seats > 100);
}

static void
test_at_risk(void **state)
{
	struct desk *d = *state;
	const struct kind_info *of = kind_info(KIND_COHORT);
	char filter[80], number[NUMBER_TEXT];
	uint64_t all = 0;
	size_t n = 0;
	struct ids ids;

	fill(d);
	ids_of_filter(d, KIND_COHORT, "", &ids);
	for (size_t i = 0; i < ids.n; i++) {
		number_format(number, of->prefix, ids.rows[i]);
		snprintf(
			filter, sizeof(filter), "cohort:%s atrisk:yes", number);
		n += same_as_walk(d, KIND_SEAT, filter);
	}
	ids_release(&ids);
	check_done(d, filter_count_told(
			      d->o, KIND_SEAT, "atrisk:yes", &all, &d->err));
	assert_true(n > 0);
	assert_int_equal(n, all);
}

/* Of all cohorts only those are looked at that have class about this day. */
static void
test_unmarked(void **state)
{
	struct desk *d = *state;
	struct count_limit limit = { 0 };
	uint64_t cohorts = 0, found = 0, classes = 0;
	const int32_t today = d->o->today;
	size_t days = 0, n = 0;
	bool exact;

	fill(d);
	check_done(
		d, filter_count_told(d->o, KIND_COHORT, "", &cohorts, &d->err));
	for (int32_t day = today - 400; day < today + 400; day += 13) {
		d->o->today = day;
		n = same_as_walk(d, KIND_COHORT, "unmarked:yes");
		same_as_walk(d, KIND_COHORT, "unmarked:no");
		limit.most = cohorts - 1;
		check_done(
			d, filter_count_some(d->o, KIND_COHORT, "unmarked:yes",
				   &limit, &found, &exact, &d->err));
		assert_true(exact);
		assert_int_equal(found, n);
		check_done(d, count_classes_today(d->o, &classes, &d->err));
		assert_true(classes >= n);
		days += n > 0;
	}
	d->o->today = today;
	assert_true(days > 10);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		desk_test(test_fields),
		desk_test(test_at_risk),
		desk_test(test_unmarked),
	};

	return cmocka_run_group_tests_name("within", tests, NULL, NULL);
}
