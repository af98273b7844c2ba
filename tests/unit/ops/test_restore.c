/* SPDX-License-Identifier: MIT */
/* No old backup brings back who was erased since, nor does a replay of one. */
#include "magang/ops/restore.h"
#include "magang/store/backup.h"
#include "magang/store/register.h"
#include "../office/office_fixture.h"
#include "../store/bytes.h"

#define SECRET "Rahasia Sekali"

static uint64_t her, other;

static void
prepare(struct desk *d)
{
	her = person(d, "name=" SECRET "; nik=3205015203019001; "
			"regency=32.05; street=Jl. Tersembunyi");
	other = person(d, "name=Orang Lain; regency=32.01");
}

static const char *
path(struct desk *d, const char *name)
{
	static char out[8][200];
	static unsigned turn;
	char *p = out[turn++ % 8];

	snprintf(p, 200, "%s/%s", d->dir, name);
	return p;
}

static void
backup(struct desk *d, const char *name)
{
	struct backup_order order = { .data = path(d, name) };

	check_done(d, office_backup(d->o, &order, &d->err));
}

static int
restore(struct desk *d, const char *from, const char *to, struct restoring *r)
{
	struct office_options opt = desk_options(d);

	opt.dir = path(d, to);
	return restore_store(path(d, from), &opt, r, &d->err);
}

/* The desk is at the restored store from here on. */
static void
move_to(struct desk *d, const char *to)
{
	office_close(d->o);
	d->o = NULL;
	snprintf(d->store, sizeof(d->store), "%s", path(d, to));
	desk_open(d);
}

static void
check_gone(struct desk *d)
{
	struct person_keys keys;

	check_values(d, KIND_PERSON, her, "name=;nik=;erased=2026-11-24");
	assert_int_equal(
		keyring_get(d->o->store, her, &keys), KEYRING_DESTROYED);
	check_values(d, KIND_PERSON, other, "name=Orang Lain");
	assert_true(check_ok(d, NULL));
	office_close(d->o);
	d->o = NULL;
	assert_false(bytes_stand(d->store, SECRET, strlen(SECRET)));
	assert_false(bytes_stand(d->store, "Tersembunyi", 11));
	desk_open(d);
}

static void
test_old_backups(void **state)
{
	struct desk *d = *state;
	struct restoring r = { .copy = NULL };

	prepare(d);
	backup(d, "one");
	set(d, KIND_PERSON, her, "street=Jl. Tersembunyi 2");
	backup(d, "two");
	check_done(d, op_erase(d->o, &her, 1, "asked", &d->r, &d->err));
	backup(d, "three");
	/* at its own place there is nothing to say */
	office_close(d->o);
	d->o = NULL;
	for (int i = 0; i < 3; i++) {
		static const char *const from[] = { "one", "two", "three" };

		remove_tree(d->store);
		check_done(d, restore(d, from[i], "store", &r));
		assert_int_equal(r.erased, i < 2);
		assert_int_equal(r.bad, 0);
		desk_open(d);
		check_gone(d);
		office_close(d->o);
		d->o = NULL;
	}
	desk_open(d);
	d->replay = true;
}

/* At another place, or after everything was lost. */
static void
test_registers(void **state)
{
	struct desk *d = *state;
	char copy[200];
	struct restoring r = { .copy = NULL };
	FILE *f;

	prepare(d);
	backup(d, "one");
	check_done(d, op_erase(d->o, &her, 1, "asked", &d->r, &d->err));
	check_refused(d, restore(d, "one", "again", &r), MG_EINPUT,
		"again.register", NULL);
	assert_false(access(path(d, "again"), F_OK) == 0);
	snprintf(copy, sizeof(copy), "%s", path(d, "store.register"));
	r.copy = copy;
	check_done(d, restore(d, "one", "again", &r));
	assert_int_equal(r.erased, 1);
	/* the new place has it from then on */
	assert_true(register_is(path(d, "again.register")));
	remove_tree(path(d, "again"));
	r.copy = NULL;
	check_done(d, restore(d, "one", "again", &r));
	assert_int_equal(r.erased, 1);
	/* a line that was altered, or that others have signed, erases nobody */
	f = fopen(path(d, "third.register"), "w");
	fprintf(f, "erased 0000000000000001 %llu 5 00 %0128d\nno line\n",
		(unsigned long long)other, 0);
	fclose(f);
	check_refused(d, restore(d, "one", "third", &r), MG_EINPUT,
		"third.register", NULL);
	assert_false(access(path(d, "third"), F_OK) == 0);
	r.without = true;
	check_done(d, restore(d, "one", "third", &r));
	assert_int_equal(r.erased, 0);
	assert_int_equal(r.bad, 1); /* what bears no signature says nothing */
	check_done(d, restore(d, "one", "fourth", &r));
	assert_int_equal(r.erased, 0);
	move_to(d, "again");
	check_gone(d);
}

/* What it said before the backup says nothing of the time since. */
static void
test_old_register(void **state)
{
	struct desk *d = *state;
	char copy[200], line[500];
	struct restoring r = { .copy = copy };

	prepare(d);
	backup(d, "one");
	snprintf(copy, sizeof(copy), "%s", path(d, "before"));
	snprintf(line, sizeof(line), "cp '%s.register' '%s'", d->store, copy);
	assert_int_equal(system(line), 0);
	set(d, KIND_PERSON, her, "street=Jl. Tersembunyi 2");
	backup(d, "two");
	check_done(d, op_erase(d->o, &her, 1, "asked", &d->r, &d->err));
	check_refused(d, restore(d, "two", "again", &r), MG_EINPUT, copy, NULL);
	assert_false(access(path(d, "again"), F_OK) == 0);
	/* the same for one that is empty, or of another office */
	fclose(fopen(copy, "w"));
	check_refused(d, restore(d, "two", "again", &r), MG_EINPUT, copy, NULL);
	snprintf(copy, sizeof(copy), "%s.register", d->store);
	check_done(d, restore(d, "two", "again", &r));
	assert_int_equal(r.erased, 1);
	move_to(d, "again");
	check_gone(d);
}

/* A backup put in place by hand: what is rebuilt of it obeys. */
static void
test_replay(void **state)
{
	struct desk *d = *state;
	struct check_report report;
	char line[500];

	prepare(d);
	office_close(d->o);
	d->o = NULL;
	snprintf(line, sizeof(line), "cp -a '%s' '%s'", d->store,
		path(d, "saved"));
	assert_int_equal(system(line), 0);
	desk_open(d);
	check_done(d, op_erase(d->o, &her, 1, "asked", &d->r, &d->err));
	office_close(d->o);
	d->o = NULL;
	remove_tree(d->store);
	assert_int_equal(rename(path(d, "saved"), d->store), 0);
	desk_open(d);
	check_values(d, KIND_PERSON, her, "name=" SECRET);
	check_done(d, check_replay(d->o, path(d, "again"), &report, &d->err));
	assert_true(report.ok);
	check_report_release(&report);
	move_to(d, "again");
	check_gone(d);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		desk_test(test_old_backups),
		desk_test(test_registers),
		desk_test(test_old_register),
		desk_test(test_replay),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
