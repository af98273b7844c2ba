/* SPDX-License-Identifier: MIT */
/*
 * Erased is gone: nothing that was planted stands in any file of the store, free
 * pages among them, nor the row that sealed the key. Whoever dies while erasing,
 * at whatever call, leaves a person whole or is ended by the next who opens.
 */
#include "magang/ops/draft.h"
#include "magang/store/drafts.h"
#include "magang/store/gate.h"
#include "magang/store/pending.h"
#include "../office/office_fixture.h"
#include "../store/bytes.h"
#include "../store/killed.h"

#include "../../../src/store/internal.h"

static const char *const planted[] = { "Rahasia Sekali", "Tersembunyi",
	"3205015203019001", "3205015203019009", "81200005678", "asma kronis",
	"Cacatan" };

struct world {
	struct desk *d;
	uint64_t her, kase;
	uint8_t row[200]; /* that seals her key */
	size_t n;
};

static void
read_row(struct world *w)
{
	uint8_t id[8];
	MDB_val k = { 8, id }, v;
	MDB_txn *txn;

	for (int i = 0; i < 8; i++)
		id[i] = (uint8_t)(w->her >> (56 - 8 * i));
	assert_int_equal(env_read(&w->d->o->store->keys, &txn), 0);
	assert_int_equal(mdb_get(txn, w->d->o->store->keys.dbi[0], &k, &v), 0);
	memcpy(w->row, v.mv_data, v.mv_size);
	w->n = v.mv_size;
	env_read_end(&w->d->o->store->keys, txn);
}

/* A draft with her NIK, that is typed and saved over and over. */
static void
type_draft(struct desk *d, const char *name)
{
	struct draft draft;

	draft_init(&draft, KIND_PERSON);
	draft_add(&draft, F_NIK, 0, "3205015203019009");
	draft_add(&draft, F_NAME, 0, name);
	check_done(d, draft_save(d->o, 7, &draft, &d->err));
	draft_release(&draft);
}

/* Somebody with everything that can be said of a person: values changed since,
 * so that old ones lie about, a second person who is like her, a case, papers,
 * tasks, notes, a refused change, a draft. */
static void
prepare(struct world *w)
{
	struct desk *d = w->d;

	person(d, "name=Rahasia Sekaly; birth_date=2001-03-12; "
		  "regency=32.05");
	w->her = person(d,
		"name=Rahasia Sekali; nik=3205015203019001; "
		"birth_date=2001-03-12; phone=081200005678; regency=32.05; "
		"street=Jl. Tersembunyi 1; remark=asma kronis");
	w->kase = open_case(d, w->her, "magang-jabar", "host_approval_no=2");
	set(d, KIND_CASE, w->kase, "mentor=Pak Tersembunyi");
	document(d, w->kase, "health", d->o->today);
	check_done(d, note_about(d->o, KIND_CASE, w->kase, "note", 0,
			      "Cacatan satu", &d->r, &d->err));
	check_done(d, op_task_add(d->o, KIND_PERSON, w->her, "Cacatan dua",
			      d->o->today, &d->r, &d->err));
	set(d, KIND_PERSON, w->her, "nik=3205015203019009; street=Lain");
	move(d, w->kase, "withdrawn", "Cacatan tiga");
	type_draft(d, "Tersembunyi satu");
	type_draft(d, "Tersembunyi dua");
	for (int i = 0; i < 5; i++)
		person(d, "name=Orang Lain; regency=32.01");
	read_row(w);
}

static void
close_desk(struct desk *d)
{
	office_close(d->o);
	d->o = NULL;
}

static void
check_gone(struct world *w)
{
	for (size_t i = 0; i < ARRAY_SIZE(planted); i++)
		if (bytes_stand(w->d->store, planted[i], strlen(planted[i])))
			fail_msg("'%s' still stands", planted[i]);
	assert_false(bytes_stand(w->d->store, w->row, w->n));
}

static void
test_gone(void **state)
{
	struct world w = { .d = *state };
	struct desk *d = w.d;
	size_t n;

	d->replay = true;
	prepare(&w);
	close_desk(d);
	for (size_t i = 0; i < 2; i++) /* they can be found at all */
		assert_true(
			bytes_stand(d->store, planted[i], strlen(planted[i])));
	assert_true(bytes_stand(d->store, w.row, w.n));
	desk_open(d);
	check_done(d, op_erase(d->o, &w.her, 1, "asked", &d->r, &d->err));
	assert_false(pending_is(d->o->store));
	check_done(d, drafts_keys(d->o->store, 0, &(struct draft_key){ 0 }, 1,
			      &n, &d->err));
	assert_int_equal(n, 0);
	close_desk(d);
	check_gone(&w);
	desk_open(d);
}

/* Nothing is begun by an erasure that is refused. */
static void
test_refused(void **state)
{
	struct world w = { .d = *state };
	struct desk *d = w.d;
	struct person_keys keys;
	uint64_t two[2];

	prepare(&w);
	two[0] = w.her;
	two[1] = w.her + 100;
	check_refused(d, op_erase(d->o, two, 2, "asked", &d->r, &d->err),
		MG_ENOENT, NULL);
	assert_false(pending_is(d->o->store));
	check_values(d, KIND_PERSON, w.her, "name=Rahasia Sekali");
	assert_int_equal(keyring_get(d->o->store, w.her, &keys), KEYRING_FOUND);
}

/* ---- killed -------------------------------------------------------------- */

static void
run_erase(void *arg)
{
	struct world *w = arg;
	struct office_options opt = desk_options(w->d);
	struct office *o;
	struct receipt r;
	struct err err = ERR_INIT;

	if (office_open(&opt, &o, &err))
		_exit(1);
	killed_from_here();
	_exit(op_erase(o, &w->her, 1, "asked", &r, &err) ? 2 : 0);
}

static void
run_end(void *arg)
{
	struct world *w = arg;
	struct office_options opt = desk_options(w->d);
	struct office *o;
	struct err err = ERR_INIT;

	if (office_open(&opt, &o, &err))
		_exit(1);
	killed_from_here();
	_exit(erase_end(o, &err) ? 2 : 0);
}

/* Whole or gone; what "gone" is, the bytes tell. Returns which. */
static bool
check_one_or_other(struct world *w)
{
	struct desk *d = w->d;
	struct record *r = xmalloc(sizeof(*r));
	struct person_keys keys;
	bool erased;

	desk_open(d);
	check_done(d, erase_end(d->o, &d->err));
	assert_false(pending_is(d->o->store));
	assert_true(check_ok(d, NULL));
	assert_true(peek(d, KIND_PERSON, w->her, r));
	erased = record_has(r, F_ERASED);
	free(r);
	assert_int_equal(keyring_get(d->o->store, w->her, &keys),
		erased ? KEYRING_DESTROYED : KEYRING_FOUND);
	close_desk(d);
	if (erased)
		check_gone(w);
	else
		assert_true(bytes_stand(d->store, planted[0], 14));
	return erased;
}

/* The register beside it is of what was done since. */
static void
copy_store(struct world *w, const char *from, const char *to)
{
	char line[400];

	snprintf(line, sizeof(line),
		"cd '%s' && rm -rf %s %s.register && cp -a %s %s", w->d->dir,
		to, to, from, to);
	assert_int_equal(system(line), 0);
}

static void
test_killed(void **state)
{
	struct world w = { .d = *state };
	unsigned n, whole = 0, gone = 0;
	int status = -1;

	prepare(&w);
	close_desk(w.d);
	copy_store(&w, "store", "before");
	for (n = 1; killed_at(n, run_erase, &w, &status); n += 10) {
		/* and once more while the first death is made good */
		if (n % 20 == 1)
			killed_at(n / 2, run_end, &w, &status);
		if (check_one_or_other(&w))
			gone++;
		else
			whole++;
		copy_store(&w, "before", "store");
	}
	assert_int_equal(status, 0);
	assert_true(whole > 2 && gone > 20);
	print_message("# killed: %u times whole, %u times gone\n", whole, gone);
	desk_open(w.d);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		desk_test(test_gone),
		desk_test(test_refused),
		desk_test(test_killed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
