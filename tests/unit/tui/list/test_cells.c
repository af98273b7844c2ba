/* SPDX-License-Identifier: MIT */
/* The columns of a list, as wide as what there is yet. */
#include "../../office/office_fixture.h"

#include "magang/office/find.h"
#include "magang/store/gate.h"
#include "magang/tui/list/cells.h"

#define MILLIONTH ((uint64_t)1 << 32 | 1000000)

static void
check_columns(struct desk *d, struct txn *txn, enum kind kind, const char *line)
{
	struct style style = { .office = d->o, .txn = txn, .form = OUT_TABLE };
	struct record *r = xcalloc(1, sizeof(*r));
	const struct row row = { &style, r, NULL };
	struct buf head = BUF_INIT, cells = BUF_INIT;

	record_init(r, kind, MILLIONTH);
	record_set_text(r, F_NAME, "Siti");
	cells_head(&style, kind, SIZE_NORMAL, 60, 0, &head);
	cells_row(SIZE_NORMAL, 60, &row, &cells);
	assert_true(strncmp(buf_str(&cells), line, strlen(line)) == 0);
	/* the heads stand over their columns */
	assert_int_equal(strstr(buf_str(&head), "NAME") - buf_str(&head),
		strstr(buf_str(&cells), "Siti") - buf_str(&cells));
	buf_release(&head);
	buf_release(&cells);
	free(r);
}

/* The number of the millionth person has a digit more. */
static void
test_seven_digits(void **state)
{
	struct desk *d = *state;
	struct key key = { 0 };
	struct txn *txn;

	person(d, "name=Ade");
	check_done(d, txn_read(d->o->store, &txn, &d->err));
	assert_int_equal(office_number_columns(d->o, txn, KIND_PERSON),
		strlen("MG-000001-3"));
	txn_abort(txn);
	check_done(d, gate_enter(d->o->store, &d->err));
	check_done(d, txn_write(d->o->store, &txn, &d->err));
	key_u8(&key, KIND_PERSON);
	key_u64(&key, MILLIONTH);
	txn_put(txn, TREE_REC, key.b, key.n, "", 1);
	assert_int_equal(office_number_columns(d->o, txn, KIND_PERSON),
		strlen("MG-1000000-0"));
	check_columns(d, txn, KIND_PERSON, "MG-1000000-");
	txn_abort(txn);
	gate_leave(d->o->store);
}

/* As long as those of the programs, before there is a case. */
static void
test_prefix(void **state)
{
	struct desk *d = *state;
	struct txn *txn;

	check_done(d, txn_read(d->o->store, &txn, &d->err));
	assert_int_equal(office_number_columns(d->o, txn, KIND_CASE),
		strlen("JP-000001-3"));
	txn_abort(txn);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		desk_test(test_seven_digits),
		desk_test(test_prefix),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
