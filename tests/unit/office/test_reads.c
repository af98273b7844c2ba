/* SPDX-License-Identifier: MIT */
/* Reads of a session: each is noted once, and the limit of the day holds. Rows of
 * the log lose whom they are about with the key, and a damaged one is found. */
#include "office_fixture.h"

#include "magang/office/reads.h"
#include "magang/office/reads_told.h"

#include "../../../src/store/gate.h"
#include "../../../src/store/internal.h"

/* More than a session remembers. */
#define MANY 1500

static void
test_noted_once(void **state)
{
	struct desk *d = *state;

	d->o->access.limits[READ_NUMBER] = 10;
	for (int round = 0; round < 2; round++)
		for (uint64_t person = 1; person <= 10; person++)
			assert_int_equal(office_read(d->o, READ_NUMBER, person,
						 person, &d->err),
				0);
	/* one that was not found is known by the number */
	assert_int_equal(
		office_read(d->o, READ_NUMBER, 0, 77, &d->err), MG_EACCESS);
	assert_int_equal(office_read(d->o, READ_FULL, 11, 0, &d->err), 0);
	assert_int_equal(office_read(d->o, READ_NUMBER, 10, 10, &d->err), 0);
}

/* Who asks for the same again after a refusal is refused again. */
static void
test_limit_after_many(void **state)
{
	struct desk *d = *state;

	d->o->access.limits[READ_NUMBER] = MANY;
	for (uint64_t person = 1; person <= MANY; person++)
		assert_int_equal(
			office_read(d->o, READ_NUMBER, person, 0, &d->err), 0);
	for (int round = 0; round < 3; round++)
		assert_int_equal(
			office_read(d->o, READ_NUMBER, MANY + 1, 0, &d->err),
			MG_EACCESS);
}

static int
count_one(void *ctx, const struct read_row *row)
{
	(void)row;
	++*(size_t *)ctx;
	return 1;
}

/* Rows about a person; 0: all. */
static size_t
rows_of(struct desk *d, uint64_t person)
{
	struct txn *txn;
	size_t n = 0;

	office_reads_keep(d->o);
	check_done(d, txn_read(d->o->store, &txn, &d->err));
	check_done(d, person ? office_reads_of(d->o, txn, person, 0, count_one,
				       &n, &d->err)
			     : office_reads_each(
				       d->o, txn, 0, count_one, &n, &d->err));
	txn_abort(txn);
	return n;
}

/* Three rows, two about one person. */
static void
read_two(struct desk *d, uint64_t her, uint64_t him)
{
	check_done(d, office_read(d->o, READ_FULL, her, 0, &d->err));
	check_done(d, office_read(d->o, READ_HEALTH, her, 0, &d->err));
	check_done(d, office_read(d->o, READ_FULL, him, 0, &d->err));
}

static void
test_erased(void **state)
{
	struct desk *d = *state;
	uint64_t her = person(d, "name=Iis; regency=32.05");
	uint64_t him = person(d, "name=Ujang; regency=32.05");

	read_two(d, her, him);
	assert_int_equal(rows_of(d, her), 2);
	assert_int_equal(rows_of(d, him), 1);
	assert_int_equal(rows_of(d, 0), 3);
	check_done(d, op_erase(d->o, &her, 1, "asked", &d->r, &d->err));
	assert_int_equal(rows_of(d, her), 0);
	assert_int_equal(rows_of(d, him), 1);
	assert_int_equal(rows_of(d, 0), 3);
}

/* Flips a bit of every byte of the first row, in turn, key and value. */
static void
flip(struct desk *d, size_t at)
{
	struct store *store = d->o->store;
	MDB_val k, v, old;
	uint8_t key[64], value[64];
	MDB_cursor *c;
	MDB_txn *txn;

	check_done(d, gate_hold(store, READS_BYTE, &d->err));
	assert_int_equal(env_write(&store->reads, &txn), 0);
	assert_int_equal(mdb_cursor_open(txn, store->reads.dbi[0], &c), 0);
	assert_int_equal(mdb_cursor_get(c, &k, &v, MDB_FIRST), 0);
	assert_true(k.mv_size <= sizeof(key) && v.mv_size <= sizeof(value));
	memcpy(key, k.mv_data, k.mv_size);
	memcpy(value, v.mv_data, v.mv_size);
	old = (MDB_val){ k.mv_size, key };
	assert_int_equal(mdb_cursor_del(c, 0), 0);
	if (at < k.mv_size)
		key[at] ^= 1;
	else
		value[at - k.mv_size] ^= 1;
	v.mv_data = value;
	assert_int_equal(mdb_put(txn, store->reads.dbi[0], &old, &v, 0), 0);
	mdb_cursor_close(c);
	assert_int_equal(mdb_txn_commit(txn), 0);
	gate_free(store, READS_BYTE);
}

static void
test_flipped(void **state)
{
	struct desk *d = *state;
	uint64_t her = person(d, "name=Iis; regency=32.05"), lost;
	size_t n, bytes = 12 + 41;

	for (size_t at = 0; at < bytes; at++) {
		d->o->now++;
		check_done(
			d, office_read(d->o, READ_NUMBER, 0, 1 + at, &d->err));
		office_reads_keep(d->o);
		assert_int_equal(rows_of(d, 0), 1);
		flip(d, at);
		assert_int_equal(rows_of(d, 0), 0);
		check_done(d, reads_mend(d->o->store, &n, &lost, &d->err));
		assert_int_equal(n, 1);
		check_done(d, reads_mend(d->o->store, &n, &lost, &d->err));
		assert_int_equal(n, 0);
	}
	assert_non_null(strstr(office_reads_fault(d->o), "damaged"));
	read_two(d, her, her + 1);
	assert_int_equal(rows_of(d, 0), 3);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		desk_test(test_noted_once),
		desk_test(test_limit_after_many),
		desk_test(test_erased),
		desk_test(test_flipped),
	};

	return cmocka_run_group_tests_name("reads", tests, NULL, NULL);
}
