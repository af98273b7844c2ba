/* SPDX-License-Identifier: MIT */
/* A damaged or lost key comes back from a backup; a wrong one does not, nor that
 * of a person who was erased. */
#include "magang/ops/mend.h"
#include "magang/base/pack.h"
#include "magang/store/backup.h"
#include "magang/store/backup_read.h"
#include "magang/store/gate.h"
#include "magang/store/register.h"
#include "../office/office_fixture.h"

#include "../../../src/store/internal.h"

static uint64_t her, other;

/* Her row in the keys: a byte of it altered, or none at all. */
static void
spoil(struct desk *d, uint64_t id, bool lose)
{
	struct env *env = &d->o->store->keys;
	uint8_t key[8], row[200];
	MDB_val k = { 8, key }, v;
	MDB_txn *txn;

	put_u64(key, id);
	d->o->store->held |= env->before; /* nobody else is there */
	assert_int_equal(env_write(env, &txn), 0);
	assert_int_equal(mdb_get(txn, env->dbi[0], &k, &v), 0);
	memcpy(row, v.mv_data, v.mv_size);
	row[30] ^= 1;
	v.mv_data = row;
	assert_int_equal(lose ? mdb_del(txn, env->dbi[0], &k, NULL)
			      : mdb_put(txn, env->dbi[0], &k, &v, 0),
		0);
	assert_int_equal(mdb_txn_commit(txn), 0);
}

static const char *
backup(struct desk *d, const char *name)
{
	static char keys[2][200];
	static int turn;
	char data[180];
	struct backup_order order = { .data = data };

	snprintf(data, sizeof(data), "%s/%s", d->dir, name);
	check_done(d, office_backup(d->o, &order, &d->err));
	snprintf(keys[++turn % 2], sizeof(keys[0]), "%s.keys", data);
	return keys[turn % 2];
}

static void
mend(struct desk *d, const char *keys, size_t mended, size_t erased,
	size_t left)
{
	struct backup *b;
	struct mending m;

	check_done(d, backup_open(keys, BACKUP_KEYS, &b, &d->err));
	check_done(d, mend_keys(d->o, b, &m, &d->err));
	backup_close(b);
	assert_int_equal(m.mended, mended);
	assert_int_equal(m.erased, erased);
	assert_int_equal(m.n_left, left);
	if (left)
		assert_int_equal(m.left[0], her);
	free(m.left);
}

static enum keyring_answer
key_of(struct desk *d, uint64_t id)
{
	struct person_keys keys;

	return keyring_get(d->o->store, id, &keys);
}

static void
prepare(struct desk *d)
{
	her = person(d, "name=Siti; nik=3205015203019001; regency=32.05");
	other = person(d, "name=Orang Lain; regency=32.01");
	set(d, KIND_PERSON, her, "street=Jl. Satu");
}

static void
test_mended(void **state)
{
	struct desk *d = *state;
	const char *keys;

	prepare(d);
	keys = backup(d, "one");
	mend(d, keys, 0, 0, 0);
	spoil(d, her, false);
	spoil(d, other, true);
	spoil(d, other + 200, false); /* nobody's yet */
	assert_false(check_ok(d, NULL));
	mend(d, keys, 2, 0, 0);
	assert_int_equal(key_of(d, other + 200), KEYRING_FOUND);
	assert_true(check_ok(d, NULL));
	set(d, KIND_PERSON, her, "street=Jl. Dua");
	d->replay = true;
}

/* After a backup was put in its place a number may be another person's. */
static void
test_other_key(void **state)
{
	struct desk *d = *state;
	struct person_keys keys, wrong = { { 1 }, { 2 } };
	const char *good, *bad;

	prepare(d);
	good = backup(d, "one");
	assert_int_equal(keyring_get(d->o->store, her, &keys), KEYRING_FOUND);
	check_done(d, gate_enter(d->o->store, &d->err));
	check_done(d, keyring_put(d->o->store, her, &wrong, &d->err));
	gate_leave(d->o->store);
	bad = backup(d, "two");
	spoil(d, her, false);
	mend(d, bad, 0, 0, 1);
	assert_int_equal(key_of(d, her), KEYRING_DAMAGED);
	mend(d, good, 1, 0, 0);
	assert_int_equal(keyring_get(d->o->store, her, &wrong), KEYRING_FOUND);
	assert_memory_equal(&keys, &wrong, sizeof(keys));
	d->replay = true;
}

static void
test_erased(void **state)
{
	struct desk *d = *state;
	const char *keys;

	prepare(d);
	keys = backup(d, "one");
	check_done(d, op_erase(d->o, &her, 1, "asked", &d->r, &d->err));
	spoil(d, her, false); /* the tombstone */
	assert_int_equal(key_of(d, her), KEYRING_DAMAGED);
	mend(d, keys, 0, 1, 0);
	assert_int_equal(key_of(d, her), KEYRING_DESTROYED);
	assert_true(check_ok(d, NULL));
	spoil(d, her, true);
	mend(d, keys, 0, 1, 0);
	assert_int_equal(key_of(d, her), KEYRING_DESTROYED);
	d->replay = true;
}

/* An older store came back, and only the register knows. */
static void
test_register(void **state)
{
	struct desk *d = *state;
	struct register_line line = { .word = REGISTER_ERASED };
	const char *keys;

	prepare(d);
	keys = backup(d, "one");
	line.cluster = d->o->cluster;
	line.number = her;
	check_done(d, register_add(d->o->store, &line, &d->err));
	spoil(d, her, false);
	mend(d, keys, 0, 1, 0);
	assert_int_equal(key_of(d, her), KEYRING_DESTROYED);
	check_done(d, op_erase(d->o, &her, 1, "once more", &d->r, &d->err));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		desk_test(test_mended),
		desk_test(test_other_key),
		desk_test(test_erased),
		desk_test(test_register),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
