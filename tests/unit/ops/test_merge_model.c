/* SPDX-License-Identifier: MIT */
/*
 * Random merges, edits and what takes them back, beside a model of pointers and
 * values: by whichever number, in whatever order. MERGE_MODEL_SEED (1) and MERGE_MODEL_STORES say
 * which stores; each is checked, erased from and replayed at its end.
 */
#include "../office/office_fixture.h"

#include "magang/ops/merge.h"
#include "magang/query/query_count.h"
#include "magang/record/root.h"

#define PERSONS 9
#define ACTS 120
#define STORES 2
#define TEXT 24

enum { STREET, PHONE, NIK, FIELDS };
static const char *const names[FIELDS] = { "street", "phone", "nik" };

struct state {
	int with[PERSONS]; /* -1: a person */
	char value[PERSONS][FIELDS][TEXT];
	size_t write[PERSONS][FIELDS]; /* by which it came to be that */
};

/* One that stands: what it found and what it left of both. */
struct merged {
	int first, second;
	bool moved[FIELDS];
	struct {
		char was[TEXT];
		size_t before, write; /* the same: it was left as it is */
	} value[2][FIELDS];
};

struct world {
	struct desk *d;
	uint64_t random, ids[PERSONS];
	struct state s;
	struct state before[ACTS +
			    1]; /* of acts that one after another undo takes */
	struct merged merge[ACTS + 1];
	struct merged merge_of[ACTS + 1];
	bool is_merge[ACTS + 1];
	size_t n_acts, n_merges, n_writes, done, refused;
};

static unsigned
pick(struct world *w, unsigned n)
{
	w->random = w->random * 6364136223846793005u + 1442695040888963407u;
	return (unsigned)(w->random >> 33) % n;
}

static int
root(const struct state *s, int i)
{
	while (s->with[i] >= 0)
		i = s->with[i];
	return i;
}

static void
tell(struct world *w, int rc, bool may, const char *what, int a, int b)
{
	if ((rc == 0) != may)
		fail_msg("%s %d %d after %zu acts: %s %s", what, a, b,
			w->done + w->refused, err_id(rc), w->d->err.text);
	w->d->err = (struct err)ERR_INIT;
	w->done += rc == 0;
	w->refused += rc != 0;
}

static void
stands(struct world *w, const struct state *before)
{
	w->is_merge[w->n_acts] = false;
	w->before[w->n_acts++] = *before;
}

/* ---- acts -------------------------------------------------------------------- */

static void
act_set(struct world *w)
{
	const int i = (int)pick(w, PERSONS), f = (int)pick(w, NIK);
	const struct state before = w->s;
	char text[64], value[TEXT];

	w->n_writes++;
	if (f == STREET)
		snprintf(value, sizeof(value), "Jl. Mawar %zu", w->n_writes);
	else
		snprintf(value, sizeof(value), "+62812%07zu", w->n_writes);
	snprintf(text, sizeof(text), "%s=%s", names[f], value);
	tell(w, try_set(w->d, KIND_PERSON, w->ids[i], 0, text), true, "set", i,
		f);
	strcpy(w->s.value[root(&w->s, i)][f], value);
	w->s.write[root(&w->s, i)][f] = w->n_writes;
	stands(w, &before);
}

static void
model_value(struct world *w, struct merged *m, int side, int f, const char *is)
{
	const int i = side ? m->second : m->first;

	if (strcmp(w->s.value[i][f], is) == 0)
		return;
	strcpy(w->s.value[i][f], is);
	m->value[side][f].write = w->s.write[i][f] = ++w->n_writes;
}

static void
model_merge(struct world *w, struct merged *m)
{
	for (int side = 0; side < 2; side++)
		for (int f = 0; f < FIELDS; f++) {
			const int i = side ? m->second : m->first;

			strcpy(m->value[side][f].was, w->s.value[i][f]);
			m->value[side][f].before = m->value[side][f].write =
				w->s.write[i][f];
		}
	for (int f = 0; f < FIELDS; f++) {
		if (!m->moved[f])
			continue;
		model_value(w, m, 0, f, m->value[1][f].was);
		if (f != STREET && *m->value[0][f].was)
			model_value(w, m, 1, f, m->value[0][f].was);
	}
	w->s.with[m->second] = m->first;
}

static void
act_merge(struct world *w)
{
	struct merged m = { .first = (int)pick(w, PERSONS),
		.second = (int)pick(w, PERSONS) };
	const struct state before = w->s;
	const bool may = m.first != m.second && w->s.with[m.first] < 0 &&
			 w->s.with[m.second] < 0;
	struct merge_plan plan;
	int rc = merge_plan_make(
		w->d->o, w->ids[m.first], w->ids[m.second], &plan, &w->d->err);

	for (int f = 0; !rc && f < FIELDS; f++) {
		m.moved[f] = pick(w, 2);
		m.moved[f] &= merge_plan_keep(&plan,
			field_named(
				w->d, KIND_PERSON, names[f], strlen(names[f]))
				->id,
			m.moved[f]);
	}
	if (!rc)
		rc = op_merge_persons(
			w->d->o, &plan, NULL, false, &w->d->r, &w->d->err);
	merge_plan_release(&plan);
	tell(w, rc, may, "merge", m.first, m.second);
	if (rc)
		return;
	model_merge(w, &m);
	w->merge[w->n_merges++] = m;
	stands(w, &before);
	w->is_merge[w->n_acts - 1] = true;
	w->merge_of[w->n_acts - 1] = m;
}

/* What was changed since stays as it is. */
static void
take_back(struct state *s, const struct merged *m)
{
	for (int side = 0; side < 2; side++)
		for (int f = 0; f < FIELDS; f++) {
			const int i = side ? m->second : m->first;

			if (s->write[i][f] != m->value[side][f].write)
				continue;
			strcpy(s->value[i][f], m->value[side][f].was);
			s->write[i][f] = m->value[side][f].before;
		}
	s->with[m->second] = -1;
}

static size_t
merge_at(const struct world *w, int second)
{
	for (size_t i = w->n_merges; i-- > 0;)
		if (w->merge[i].second == second)
			return i;
	return SIZE_MAX;
}

static void
act_unmerge(struct world *w)
{
	const int second = (int)pick(w, PERSONS);
	const size_t at = merge_at(w, second);
	struct state after = w->s;
	bool may = w->s.with[second] >= 0;
	int rc;

	if (may) {
		take_back(&after, &w->merge[at]);
		/* a number of hers that the other one has by now */
		for (int i = 0; i < PERSONS; i++)
			for (int k = 0; k < i; k++)
				may &= root(&after, i) == root(&after, k) ||
				       strcmp(after.value[i][NIK],
					       after.value[k][NIK]) != 0;
	}
	rc = op_unmerge(w->d->o, w->ids[second], &w->d->undo, &w->d->err);
	tell(w, rc, may, "unmerge", second, 0);
	if (rc)
		return;
	w->s = after;
	memmove(&w->merge[at], &w->merge[at + 1],
		(w->n_merges - at - 1) * sizeof(*w->merge));
	w->n_merges--;
	w->n_acts = 0; /* from here on undo has others before it */
}

static void
act_undo(struct world *w)
{
	const struct state now = w->s;
	const size_t merges = w->n_merges;

	if (!w->n_acts)
		return;
	w->n_acts--;
	tell(w, try_undo(w->d, 0), true, "undo", 0, 0);
	w->s = w->before[w->n_acts];
	if (w->is_merge[w->n_acts])
		w->n_merges--;
	if (pick(w, 2))
		return;
	tell(w, try_redo(w->d), true, "redo", 0, 0);
	w->s = now;
	w->n_merges = merges;
	w->n_acts++;
}

/* ---- compared ------------------------------------------------------------------ */

static void
compare_person(struct world *w, struct txn *txn, struct record *r, int i)
{
	char text[64];

	assert_true(record_load(txn, KIND_PERSON, w->ids[i],
		RECORD_UNCHECKED | RECORD_ITSELF, r));
	assert_int_equal(record_number(r, F_MERGED, 0),
		w->s.with[i] < 0 ? 0 : w->ids[w->s.with[i]]);
	assert_int_equal(person_root(txn, w->ids[i]), w->ids[root(&w->s, i)]);
	for (int f = 0; f < FIELDS; f++) {
		const uint16_t id[FIELDS] = { F_STREET, F_PHONE, F_NIK };

		record_text(r, id[f], text, sizeof(text));
		if (strcmp(text, w->s.value[i][f]) != 0)
			fail_msg("%s of %d after %zu acts: %s, not %s",
				names[f], i, w->done + w->refused, text,
				w->s.value[i][f]);
	}
}

/* Each number leads to the one whom its record is of. */
static void
compare(struct world *w)
{
	struct record *r = xmalloc(sizeof(*r));
	struct txn *txn;
	uint64_t listed, roots = 0, id;
	enum kind kind;

	assert_int_equal(txn_read(w->d->o->store, &txn, &w->d->err), 0);
	for (int i = 0; i < PERSONS; i++) {
		compare_person(w, txn, r, i);
		roots += w->s.with[i] < 0;
	}
	txn_abort(txn);
	for (int i = 0; i < PERSONS; i++) {
		check_done(w->d, office_find(w->d->o, w->s.value[i][NIK], &kind,
					 &id, &w->d->err));
		assert_int_equal(id, w->ids[root(&w->s, i)]);
	}
	check_done(w->d, filter_count_told(w->d->o, KIND_PERSON, "", &listed,
				 &w->d->err));
	assert_int_equal(listed, roots);
	assert_true(check_ok(w->d, NULL));
	free(r);
}

static void
prepare(struct world *w)
{
	for (int i = 0; i < PERSONS; i++) {
		char text[160];

		w->s.with[i] = -1;
		snprintf(w->s.value[i][NIK], TEXT, "32050155059900%02d", i + 1);
		if (i % 3)
			snprintf(w->s.value[i][STREET], TEXT, "Gg. %d", i);
		snprintf(text, sizeof(text),
			"name=Siti Aminah %c; regency=32.%02d; nik=%s; "
			"street=%s",
			'A' + i, i % 2 ? 1 : 5, w->s.value[i][NIK],
			w->s.value[i][STREET]);
		if (!*w->s.value[i][STREET])
			*strstr(text, "; street") = '\0';
		w->ids[i] = person(w->d, text);
	}
}

static void
run_store(struct desk *d, unsigned seed, size_t *acts, size_t *refused)
{
	static void (*const act[])(struct world *) = { act_set, act_set,
		act_set, act_merge, act_merge, act_merge, act_merge,
		act_unmerge, act_unmerge, act_undo };
	struct world *w = xcalloc(1, sizeof(*w));

	w->d = d;
	w->random = seed;
	prepare(w);
	for (int i = 0; i < ACTS; i++) {
		act[pick(w, ARRAY_SIZE(act))](w);
		if (i % 8 == 7)
			compare(w);
	}
	compare(w);
	check_done(d, op_erase(d->o, &w->ids[pick(w, PERSONS)], 1, "asked",
			      &d->r, &d->err));
	assert_true(check_ok(d, NULL));
	*acts += w->done;
	*refused += w->refused;
	free(w);
}

static unsigned
number_from(const char *name, unsigned usual)
{
	const char *text = getenv(name);

	return text ? (unsigned)strtoul(text, NULL, 10) : usual;
}

static void
test_merge_model(void **state)
{
	const unsigned n = number_from("MERGE_MODEL_STORES", STORES);
	const unsigned seed = number_from("MERGE_MODEL_SEED", 1);
	size_t acts = 0, refused = 0;

	(void)state;
	for (unsigned i = 0; i < n; i++) {
		void *desk = NULL;

		assert_int_equal(desk_setup(&desk), 0);
		((struct desk *)desk)->replay = true;
		run_store(desk, seed + i, &acts, &refused);
		assert_int_equal(desk_teardown(&desk), 0);
	}
	print_message("%zu acts, %zu of them refused, 0 times two at once\n",
		acts + refused, refused);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_merge_model),
	};

	return cmocka_run_group_tests_name("merge_model", tests, NULL, NULL);
}
