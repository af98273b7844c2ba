/* SPDX-License-Identifier: MIT */
/* The rows of a filter, walked both ways and sought in, against the list. */
#include "../../office/office_fixture.h"

#include "magang/query/query_parse.h"
#include "magang/query/source.h"
#include "magang/tui/list/rows.h"

/* More than the first pages of a source hold, in any order. */
#define MANY 620

static uint64_t
add_person(struct desk *d, int i)
{
	static const char *const names[] = { "Siti", "Ade", "Budi", "Cucu",
		"Dadang" };
	char *text = xasprintf("name=%s %c%c; regency=32.05; "
			       "birth_date=%d-01-02",
		names[i % 5], 'A' + i % 26, 'a' + i % 7, 1990 + i % 15);
	uint64_t id = person(d, text);

	free(text);
	return id;
}

static const char *const filters[] = { "", "sort:name", "sort:-id",
	"sort:birth_date", "siti", "zzzz" };

static size_t
listed(struct desk *d, const char *filter, uint64_t *ids)
{
	struct source *s;
	struct query *q;
	struct hit hit;
	size_t n = 0;

	check_done(d, query_parse(d->o, KIND_PERSON, filter, &q, &d->err));
	check_done(d, source_open(d->o, q, &s, &d->err));
	while (source_next(s, &hit, &d->err) == 1)
		ids[n++] = hit.record->id;
	source_close(s);
	query_free(q);
	return n;
}

static void
walk_rows(struct desk *d, struct rows *r, const uint64_t *ids, size_t n)
{
	uint64_t id, position, count;
	bool exact;
	size_t i;

	check_done(d, rows_ops.seek(r, SEEK_FIRST, 0, &id, &position, &d->err));
	assert_int_equal(id, n ? ids[0] : 0);
	for (i = 1; rows_ops.next(r, &id, &d->err) == 1; i++)
		assert_int_equal(id, ids[i]);
	assert_int_equal(i, n ? n : 1);
	check_done(d, rows_ops.seek(r, SEEK_LAST, 0, &id, &position, &d->err));
	assert_int_equal(id, n ? ids[n - 1] : 0);
	for (i = n; i > 1 && rows_ops.prev(r, &id, &d->err) == 1; i--)
		assert_int_equal(id, ids[i - 2]);
	assert_int_equal(rows_ops.prev(r, &id, &d->err), 0);
	check_done(d, rows_ops.count(r, &count, &exact, &d->err));
	assert_int_equal(count, n);
	assert_true(exact);
}

static void
test_walks(void **state)
{
	struct desk *d = *state;
	uint64_t ids[MANY];
	struct rows r;

	for (int i = 0; i < MANY; i++)
		add_person(d, i);
	rows_init(&r, d->o, KIND_PERSON);
	for (size_t f = 0; f < ARRAY_SIZE(filters); f++) {
		size_t n = listed(d, filters[f], ids), all;
		const uint64_t *got;

		check_done(d, rows_filter(&r, filters[f], &d->err));
		walk_rows(d, &r, ids, n);
		rows_forget(&r);
		walk_rows(d, &r, ids, n);
		rows_forget(&r);
		check_done(d, rows_all(&r, &got, &all, &d->err));
		assert_int_equal(all, n);
		assert_memory_equal(got, ids, n * sizeof(*ids));
	}
	rows_release(&r);
}

/* From the last row up to the first, `head` rows of which were read before. */
static void
climb(struct desk *d, struct rows *r, const uint64_t *ids, size_t n, bool head)
{
	uint64_t id, position, count;
	size_t i = n;
	bool exact;

	if (head)
		check_done(d, rows_ops.seek(r, SEEK_FIRST, 0, &id, &position,
				      &d->err));
	check_done(d, rows_ops.seek(r, SEEK_LAST, 0, &id, &position, &d->err));
	assert_int_equal(id, ids[--i]);
	assert_true(position == UINT64_MAX); /* nothing was counted yet */
	check_done(d, rows_ops.count(r, &count, &exact, &d->err));
	check_done(
		d, rows_ops.seek(r, SEEK_ID, ids[i], &id, &position, &d->err));
	assert_int_equal(position, n - 1);
	assert_int_equal(rows_known(r, n - 1), ids[n - 1]);
	assert_int_equal(rows_known(r, 0), head ? ids[0] : 0);
	assert_true(r->ends[false].n + r->ends[true].n < n);
	while (rows_ops.prev(r, &id, &d->err) == 1)
		assert_int_equal(id, ids[--i]);
	assert_int_equal(i, 0);
	assert_int_equal(r->at.back, !head);
	while (i + 1 < n && rows_ops.next(r, &id, &d->err) == 1)
		assert_int_equal(id, ids[++i]);
	assert_int_equal(rows_ops.next(r, &id, &d->err), 0);
}

static void
test_end(void **state)
{
	struct desk *d = *state;
	uint64_t ids[MANY];
	struct rows r;

	for (int i = 0; i < MANY; i++)
		add_person(d, i);
	rows_init(&r, d->o, KIND_PERSON);
	for (size_t f = 0; f < 4; f++)
		for (int head = 0; head < 2; head++) {
			check_done(d, rows_filter(&r, filters[f], &d->err));
			climb(d, &r, ids, listed(d, filters[f], ids), head);
		}
	rows_release(&r);
}

/* Whoever looks at the end of a list that is read anew stays there. */
static void
test_end_anew(void **state)
{
	struct desk *d = *state;
	uint64_t ids[MANY], id, position;
	struct rows r;

	for (int i = 0; i < MANY; i++)
		add_person(d, i);
	rows_init(&r, d->o, KIND_PERSON);
	check_done(d, rows_filter(&r, "sort:name", &d->err));
	listed(d, "sort:name", ids);
	check_done(d, rows_ops.seek(&r, SEEK_LAST, 0, &id, &position, &d->err));
	assert_int_equal(rows_ops.prev(&r, &id, &d->err), 1);
	rows_mark(&r, id);
	rows_forget(&r);
	check_done(d, rows_ops.seek(&r, SEEK_ID, id, &id, &position, &d->err));
	assert_int_equal(id, ids[MANY - 2]);
	assert_int_equal(r.ends[false].n, 0);
	rows_release(&r);
}

static void
test_seek(void **state)
{
	struct desk *d = *state;
	uint64_t ids[40], id, position, gone;
	struct rows r;

	for (int i = 0; i < 40; i++)
		ids[i] = add_person(d, i);
	gone = d->r.act;
	rows_init(&r, d->o, KIND_PERSON);
	check_done(d, rows_filter(&r, "", &d->err));
	for (int i = 39; i >= 0; i--) {
		check_done(d, rows_ops.seek(&r, SEEK_ID, ids[i], &id, &position,
				      &d->err));
		assert_int_equal(id, ids[i]);
		assert_int_equal(position, i);
	}
	/* the last one goes: what is last now took its place */
	check_done(d, rows_ops.seek(&r, SEEK_LAST, 0, &id, &position, &d->err));
	check_done(d, try_undo(d, gone));
	rows_forget(&r);
	check_done(d,
		rows_ops.seek(&r, SEEK_ID, ids[39], &id, &position, &d->err));
	assert_int_equal(id, ids[38]);
	rows_release(&r);
}

static void
test_fault(void **state)
{
	struct desk *d = *state;
	uint64_t id = add_person(d, 0), got, position;
	struct rows r;

	rows_init(&r, d->o, KIND_PERSON);
	check_done(d, rows_filter(&r, "", &d->err));
	check_refused(d, rows_filter(&r, "nmae:siti", &d->err), MG_EUSAGE,
		"nmae", NULL);
	/* the old filter stays */
	check_done(
		d, rows_ops.seek(&r, SEEK_FIRST, 0, &got, &position, &d->err));
	assert_int_equal(got, id);
	check_done(d, rows_load(&r, id, &d->err));
	assert_int_equal(r.record->id, id);
	assert_int_equal(r.person->kind, KIND_NONE);
	rows_release(&r);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		desk_test(test_walks),
		desk_test(test_end),
		desk_test(test_end_anew),
		desk_test(test_seek),
		desk_test(test_fault),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
