/* SPDX-License-Identifier: MIT */
/*
 * Some thousand random acts of three users against a small model of what each
 * record must hold and what each act must answer, undo and redo included.
 */
#include "magang/ops/ops_about.h"
#include "../office/office_fixture.h"

#define ACTS 3000
#define RECORDS 4000
#define MANY 12
#define ACT_OPS (2 * MANY)
/* Of a person: street, rt, email; of a case: stage, the marks of two rolls in one
 * value; of a task: done. */
#define FIELDS 3

enum { AREAS = 2, USERS = 3 };
static const char *const users[USERS] = { "admin", "oji", "bela" };
/* Area of each user, -1: all. */
static const int user_area[USERS] = { -1, 0, 1 };
static const unsigned regency[AREAS] = { 5, 1 };

struct thing {
	enum kind kind;
	uint64_t id;
	int person, parent; /* places in things; -1 */
	int area;
	bool there;
	int value[FIELDS]; /* 0: empty; else what say() writes */
	uint64_t seen;     /* a version somebody once looked at */
	int seen_value[FIELDS];
};

struct model_op {
	enum { MAKE, CHANGE, TAKE } what;
	bool soft, with; /* begins what may be left alone; goes with it */
	int thing, field, old, new;
	int made[FIELDS]; /* of a change: what it saw */
};

enum act_type { PLAIN, UNDO, REDO };

struct model_act {
	uint64_t act;
	int user;
	enum act_type kind;
	int of; /* what it took back */
	bool undone;
	size_t n;
	struct model_op op[ACT_OPS];
};

struct model {
	struct desk *d;
	uint64_t random;
	int user;
	struct thing things[RECORDS];
	int n_things;
	struct model_act acts[ACTS + 1];
	int n_acts;
	int persons, cases; /* how many things are of that kind */
	size_t done, refused;
};

static unsigned
pick(struct model *m, unsigned n)
{
	m->random = m->random * 6364136223846793005u + 1442695040888963407u;
	return (unsigned)(m->random >> 33) % n;
}

/* A random thing of a kind, there or not; -1: none yet. */
static int
pick_thing(struct model *m, enum kind kind)
{
	for (int tries = 0; m->n_things && tries < 60; tries++) {
		int i = (int)pick(m, (unsigned)m->n_things);

		if (m->things[i].kind == kind)
			return i;
	}
	return -1;
}

static bool
may(const struct model *m, int thing)
{
	return user_area[m->user] < 0 ||
	       user_area[m->user] == m->things[thing].area;
}

static void
expect(struct model *m, const char *what, int rc, int expected)
{
	if (rc != expected)
		fail_msg("act %d, %s by %s: %s, not %s: %s", m->n_acts, what,
			users[m->user], err_id(rc), err_id(expected),
			m->d->err.text);
	m->done += rc == 0;
	m->refused += rc != 0;
	m->d->err = (struct err)ERR_INIT;
}

/* ---- the model ----------------------------------------------------------- */

static struct model_act *
act_new(struct model *m, uint64_t act, enum act_type kind, int of)
{
	struct model_act *a = &m->acts[m->n_acts++];

	*a = (struct model_act){ .act = act, .user = m->user, .of = of };
	a->kind = kind;
	return a;
}

static int
thing_new(struct model *m, enum kind kind, uint64_t id, int parent)
{
	struct thing *t = &m->things[m->n_things];

	assert_true(m->n_things < RECORDS && id);
	*t = (struct thing){
		.kind = kind, .id = id, .parent = parent, .there = true
	};
	t->person = parent < 0 ? m->n_things : m->things[parent].person;
	t->area = m->things[t->person].area;
	return m->n_things++;
}

static void
op_make(struct model *m, struct model_act *a, int thing)
{
	struct model_op *op = &a->op[a->n++];

	*op = (struct model_op){ .what = MAKE, .thing = thing };
	memcpy(op->made, m->things[thing].value, sizeof(op->made));
}

static void
op_change(struct model *m, struct model_act *a, int thing, int field, int new)
{
	struct thing *t = &m->things[thing];

	a->op[a->n++] = (struct model_op){ .what = CHANGE,
		.thing = thing,
		.field = field,
		.old = t->value[field],
		.new = new };
	memcpy(a->op[a->n - 1].made, t->value, sizeof(t->value));
	t->value[field] = new;
}

static bool
has_children(const struct model *m, int thing)
{
	for (int i = 0; i < m->n_things; i++)
		if (m->things[i].parent == thing && m->things[i].there)
			return true;
	return false;
}

static bool
has_active(const struct model *m, int person, int except)
{
	for (int i = 0; i < m->n_things; i++)
		if (i != except && m->things[i].kind == KIND_CASE &&
			m->things[i].there && m->things[i].person == person &&
			m->things[i].value[0] == 0)
			return true;
	return false;
}

/* Street and RT of a person are one place. */
static bool
group_differs(const struct thing *t, int field, const int seen[FIELDS])
{
	return t->kind == KIND_PERSON && field < 2 &&
	       t->value[1 - field] != seen[1 - field];
}

/* The reverse of an operation, done where it can be; false: it is left. */
static bool
reverse(struct model *m, const struct model_op *op, struct model_act *a)
{
	struct thing *t = &m->things[op->thing];
	struct model_op *back = &a->op[a->n];

	*back = *op;
	switch (op->what) {
	case MAKE:
		if (!t->there)
			return true; /* nothing to do, nothing left */
		if (memcmp(t->value, op->made, sizeof(t->value)) != 0 ||
			has_children(m, op->thing))
			return false;
		t->there = false;
		back->what = TAKE;
		break;
	case TAKE:
		if (t->there || (t->parent >= 0 && !m->things[t->person].there))
			return false;
		t->there = true;
		memcpy(t->value, op->made, sizeof(t->value));
		back->what = MAKE;
		break;
	default:
		if (!t->there || group_differs(t, op->field, op->made))
			return false;
		if (t->value[op->field] == op->old)
			return true; /* it is so already */
		if (t->value[op->field] != op->new)
			return false;
		t->value[op->field] = op->old;
		back->old = op->new;
		back->new = op->old;
	}
	a->n++;
	return true;
}

/* Would these reverse operations be refused together? */
static int
refusal(const struct model *m, const struct model_act *back, size_t from)
{
	for (size_t i = from; i < back->n; i++) {
		const struct model_op *op = &back->op[i];
		const struct thing *t = &m->things[op->thing];

		if (!may(m, op->thing))
			return MG_EACCESS;
		if (t->kind == KIND_CASE && t->there && t->value[0] == 0 &&
			op->what != TAKE && has_active(m, t->person, op->thing))
			return MG_EINUSE;
		if (op->what == MAKE && t->parent >= 0 &&
			!m->things[t->parent].there)
			return MG_ENOENT;
	}
	return 0;
}

/* Puts things back to what they were before the reverse operations. */
static void
restore(struct model *m, struct model_act *back, size_t from)
{
	while (back->n > from) {
		const struct model_op *op = &back->op[--back->n];
		struct thing *t = &m->things[op->thing];

		if (op->what == CHANGE)
			t->value[op->field] = op->old;
		else
			t->there = op->what == TAKE;
	}
}

/* All operations of an act backwards. What may be left alone and is refused
 * counts as left; a code: all of it is refused. */
static int
reverse_all(struct model *m, const struct model_act *of, struct model_act *back,
	size_t *left)
{
	size_t from = 0;
	int code, first = 0;

	for (size_t i = of->n; i-- > 0;) {
		const struct model_op *op = &of->op[i];

		*left += !reverse(m, op, back);
		if (op->with)
			continue;
		code = op->soft ? refusal(m, back, from) : 0;
		for (size_t k = from; k < back->n; k++) {
			back->op[k].soft = op->soft && k == from;
			back->op[k].with = op->soft && k > from;
		}
		if (code) {
			first = first ? first : code;
			*left += back->n - from;
			restore(m, back, from);
		}
		from = back->n;
	}
	code = refusal(m, back, 0);
	return code ? code : back->n ? 0 : first ? first : MG_ECONFLICT;
}

/* ---- acts ---------------------------------------------------------------- */

static void
do_person(struct model *m)
{
	int area = (int)pick(m, AREAS), rc, serial = m->persons;
	bool allowed = user_area[m->user] < 0 || user_area[m->user] == area;
	char text[160];
	struct model_act *a;

	snprintf(text, sizeof(text),
		"name=Orang %c%c%c; nik=320501%02d%02d9%d%04d; regency=32.%02u",
		'a' + serial % 26, 'a' + serial / 26 % 26, 'a' + serial / 676,
		1 + serial % 28, 1 + serial / 28 % 12, serial / 336 % 10,
		9001 + serial % 998, regency[area]);
	rc = try_person(m->d, text);
	expect(m, "person", rc, allowed ? 0 : MG_EACCESS);
	if (rc)
		return;
	m->persons++;
	a = act_new(m, m->d->r.act, PLAIN, -1);
	m->things[m->n_things].area = area;
	thing_new(m, KIND_PERSON, m->d->r.id, -1);
	m->things[m->n_things - 1].area = area;
	op_make(m, a, m->n_things - 1);
}

static const char program_text[] =
	"program: model\nversion: 1\nprefix: MD\nlabel: Model\n"
	"stages:\n"
	"  registered: {kind: start, label: Registered, within: 7 days}\n"
	"  working: {kind: success, label: Working}\n"
	"  withdrawn: {kind: exit, label: Withdrawn}\n"
	"moves:\n"
	"  - {from: registered, to: working}\n"
	"  - {from: registered, to: withdrawn}\n"
	"fields:\n"
	"  group:\n"
	"    label: Group\n"
	"    present: {type: marks, label: Present}\n";

static const char *const person_fields[FIELDS] = { "street", "rt", "email" };

static void
say(int field, int value, char *out, size_t size)
{
	out[0] = '\0';
	if (value == 0)
		return;
	if (field == 0)
		snprintf(out, size, "Jl. %d", value);
	else if (field == 1)
		snprintf(out, size, "%03d", value);
	else
		snprintf(out, size, "a%d@b.id", value);
}

/* "1:a 3:c": of rolls 1 and 2, with the mark of one of them anew. */
static void
say_marks(const int value[FIELDS], int field, int new, char *out, size_t size)
{
	size_t n = 0;

	out[0] = '\0';
	for (int f = 1; f < FIELDS; f++) {
		int mark = f == field ? new : value[f];

		if (mark)
			n += (size_t)snprintf(out + n, size - n, "%s%d:%c",
				n ? " " : "", f, 'a' + mark);
	}
}

static void
say_set(const struct thing *t, const int base[FIELDS], int field, int new,
	char *out, size_t size)
{
	char value[40];

	if (t->kind == KIND_CASE)
		say_marks(base, field, new, value, sizeof(value));
	else
		say(field, new, value, sizeof(value));
	snprintf(out, size, "%s=%s",
		t->kind == KIND_CASE ? "present" : person_fields[field], value);
}

/* Values of a person one by one and as a place, of a case mark by mark. */
static void
do_set(struct model *m)
{
	int i = pick_thing(m, pick(m, 3) ? KIND_PERSON : KIND_CASE), rc, base;
	int new = (int)pick(m, 6), expected = 0, field;
	struct thing *t;
	char text[80];
	uint64_t seen;

	if (i < 0)
		return;
	t = &m->things[i];
	field = t->kind == KIND_CASE ? 1 + (int)pick(m, FIELDS - 1)
				     : (int)pick(m, FIELDS);
	/* Now and then on an old look at it. */
	seen = pick(m, 3) == 0 ? t->seen : 0;
	base = seen ? t->seen_value[field] : t->value[field];
	if (!t->there || !may(m, i))
		expected = MG_ENOENT;
	else if (base == new)
		expected = MG_ENOENT; /* nothing to change */
	else if (t->value[field] != base && t->value[field] != new)
		expected = MG_ECONFLICT;
	else if (seen && group_differs(t, field, t->seen_value))
		expected = MG_ECONFLICT;
	say_set(t, seen ? t->seen_value : t->value, field, new, text,
		sizeof(text));
	rc = try_set(m->d, t->kind, t->id, seen, text);
	expect(m, "set", rc, expected);
	if (rc)
		return;
	op_change(m, act_new(m, m->d->r.act, PLAIN, -1), i, field, new);
	/* The act says what it saw, which an undo puts back. */
	m->acts[m->n_acts - 1].op[0].old = base;
}

static void
do_look(struct model *m)
{
	int i = pick_thing(m, pick(m, 3) ? KIND_PERSON : KIND_CASE);
	struct record *r;

	if (i < 0 || !m->things[i].there)
		return;
	r = xmalloc(sizeof(*r));
	assert_true(peek(m->d, m->things[i].kind, m->things[i].id, r));
	m->things[i].seen = r->seq;
	memcpy(m->things[i].seen_value, m->things[i].value,
		sizeof(m->things[i].value));
	free(r);
}

static void
do_open(struct model *m)
{
	int i = pick_thing(m, KIND_PERSON), rc, expected = 0, kase;
	struct model_act *a;

	if (i < 0)
		return;
	if (!m->things[i].there || !may(m, i))
		expected = MG_ENOENT;
	else if (has_active(m, i, -1))
		expected = MG_EINUSE;
	rc = try_open(m->d, m->things[i].id, "model", "");
	expect(m, "open", rc, expected);
	if (rc)
		return;
	a = act_new(m, m->d->r.act, PLAIN, -1);
	kase = thing_new(m, KIND_CASE, m->d->r.id, i);
	op_make(m, a, kase);
	op_make(m, a,
		thing_new(m, KIND_TASK,
			member(m->d, KIND_CASE, m->d->r.id, KIND_TASK, 0),
			kase));
}

/* The task of the stage, which closes with it. */
static int
task_of(const struct model *m, int kase)
{
	for (int i = kase + 1; i < m->n_things; i++)
		if (m->things[i].kind == KIND_TASK &&
			m->things[i].parent == kase)
			return i;
	return -1;
}

static void
do_move(struct model *m)
{
	int i = pick_thing(m, KIND_CASE), task, rc, expected = 0;
	struct model_act *a;

	if (i < 0)
		return;
	if (!m->things[i].there || !may(m, i))
		expected = MG_ENOENT;
	else if (m->things[i].value[0])
		expected = MG_ENOENT; /* it is there already */
	rc = try_move(m->d, m->things[i].id, "withdrawn", "moved away");
	expect(m, "move", rc, expected);
	if (rc)
		return;
	a = act_new(m, m->d->r.act, PLAIN, -1);
	op_change(m, a, i, 0, 1);
	task = task_of(m, i);
	if (m->things[task].there && !m->things[task].value[0])
		op_change(m, a, task, 0, 1);
}

/* What a move of this case is told: 0, or why it stays. */
static int
move_answer(const struct model *m, int kase)
{
	if (!m->things[kase].there || !may(m, kase))
		return MG_ENOENT;
	return m->things[kase].value[0] ? MG_ENOENT : 0;
}

static void
move_noted(struct model *m, struct model_act *a, int kase)
{
	int task = task_of(m, kase);
	size_t from = a->n;

	op_change(m, a, kase, 0, 1);
	if (m->things[task].there && !m->things[task].value[0])
		op_change(m, a, task, 0, 1);
	for (size_t i = from; i < a->n; i++) {
		a->op[i].soft = i == from;
		a->op[i].with = i > from;
	}
}

/* Some at once: those that may go, the others are counted. */
static void
do_moves(struct model *m)
{
	uint64_t ids[MANY], left[MANY];
	int cases[MANY], n = 0, first = 0, rc, stay = 0;
	size_t n_left;
	struct model_act *a;

	for (int i = 0; i < MANY; i++) {
		int kase = pick_thing(m, KIND_CASE);

		for (int k = 0; k < n; k++)
			if (cases[k] == kase)
				kase = -1;
		if (kase < 0)
			continue;
		rc = move_answer(m, kase);
		stay += rc != 0;
		first = first ? first : rc;
		ids[n] = m->things[kase].id;
		cases[n++] = kase;
	}
	if (!n)
		return;
	rc = op_cases_move(m->d->o, ids, (size_t)n,
		&(struct decision){
			.stage = "withdrawn", .reason = "moved away" },
		left, &n_left, &m->d->r, &m->d->err);
	expect(m, "moves", rc, stay == n ? first : 0);
	assert_int_equal(n_left, stay);
	if (rc)
		return;
	assert_int_equal(m->d->r.went, n - stay);
	a = act_new(m, m->d->r.act, PLAIN, -1);
	for (int i = 0; i < n; i++)
		if (move_answer(m, cases[i]) == 0)
			move_noted(m, a, cases[i]);
}

static void
do_note(struct model *m)
{
	int i = pick_thing(m, pick(m, 2) ? KIND_CASE : KIND_PERSON), rc;

	if (i < 0)
		return;
	rc = note_about(m->d->o, m->things[i].kind, m->things[i].id, "note", 0,
		"x", &m->d->r, &m->d->err);
	expect(m, "note", rc, m->things[i].there && may(m, i) ? 0 : MG_ENOENT);
	if (rc == 0)
		op_make(m, act_new(m, m->d->r.act, PLAIN, -1),
			thing_new(m, KIND_ACTIVITY, m->d->r.id, i));
}

static void
do_done(struct model *m)
{
	int i = pick_thing(m, KIND_TASK), rc, expected = 0;

	if (i < 0)
		return;
	if (!m->things[i].there || !may(m, i))
		expected = MG_ENOENT;
	else if (m->things[i].value[0])
		expected = MG_ENOENT;
	rc = op_tasks_done(m->d->o, &m->things[i].id, 1, &m->d->r, &m->d->err);
	expect(m, "done", rc, expected);
	if (rc)
		return;
	op_change(m, act_new(m, m->d->r.act, PLAIN, -1), i, 0, 1);
	m->acts[m->n_acts - 1].op[0].soft = true;
}

/* The last act of the user that an undo or a redo takes. */
static int
last_of(const struct model *m, bool redo)
{
	for (int i = m->n_acts - 1; i >= 0; i--)
		if (m->acts[i].user == m->user && !m->acts[i].undone &&
			m->acts[i].kind == (redo ? UNDO : PLAIN))
			return i;
	return -1;
}

static void
mark(struct model *m, int of)
{
	m->acts[of].undone = true;
	/* An undo that is taken back no longer counts, and so on. */
	for (int i = m->acts[of].of; i >= 0; i = m->acts[i].of)
		m->acts[i].undone = !m->acts[i].undone;
}

static void
do_back(struct model *m, bool redo)
{
	int of = last_of(m, redo), expected = MG_ENOENT, rc;
	struct model *kept = xmalloc(sizeof(*kept));
	struct model_act *back;
	size_t left = 0;

	*kept = *m;
	if (of >= 0) {
		back = act_new(m, 0, redo ? REDO : UNDO, of);
		expected = reverse_all(m, &m->acts[of], back, &left);
		if (!expected)
			mark(m, of);
	}
	if (expected) {
		memcpy(m, kept, sizeof(*m));
		rc = redo ? try_redo(m->d) : try_undo(m->d, 0);
		expect(m, redo ? "redo" : "undo", rc, expected);
	} else {
		rc = redo ? try_redo(m->d) : try_undo(m->d, 0);
		expect(m, redo ? "redo" : "undo", rc, 0);
		m->acts[m->n_acts - 1].act = m->d->undo.by;
		assert_int_equal(m->d->undo.act, m->acts[of].act);
		assert_int_equal(m->d->undo.left, left);
	}
	free(kept);
}

static void
do_undo(struct model *m)
{
	do_back(m, false);
}

static void
do_redo(struct model *m)
{
	do_back(m, true);
}

/* ---- comparing ----------------------------------------------------------- */

static void
compare_person(struct model *m, const struct thing *t)
{
	for (int f = 0; f < FIELDS; f++) {
		char text[40];

		say(f, t->value[f], text, sizeof(text));
		assert_string_equal(text,
			value_of(m->d, KIND_PERSON, t->id, person_fields[f]));
	}
}

static void
compare_case(struct model *m, const struct thing *t)
{
	char text[40];

	assert_string_equal(stage_of(m->d, t->id),
		t->value[0] ? "withdrawn" : "registered");
	say_marks(t->value, 0, 0, text, sizeof(text));
	assert_string_equal(text, value_of(m->d, KIND_CASE, t->id, "present"));
}

static void
compare(struct model *m)
{
	size_t n[KIND_COUNT] = { 0 };
	struct record *r = xmalloc(sizeof(*r));

	for (int i = 0; i < m->n_things; i++) {
		const struct thing *t = &m->things[i];

		if (peek(m->d, t->kind, t->id, r) != t->there)
			fail_msg("%s %d is %sthere", kind_info(t->kind)->name,
				i, t->there ? "not " : "");
		if (!t->there)
			continue;
		n[t->kind]++;
		if (t->kind == KIND_PERSON)
			compare_person(m, t);
		else if (t->kind == KIND_CASE)
			compare_case(m, t);
		else if (t->kind == KIND_TASK)
			assert_int_equal(record_has(r, F_DONE), t->value[0]);
	}
	for (int k = KIND_PERSON; k <= KIND_ACTIVITY; k++)
		assert_int_equal(count_records(m->d, (enum kind)k), n[k]);
	free(r);
}

static void (*const verbs[])(struct model *m) = { do_person, do_set, do_set,
	do_set, do_look, do_open, do_move, do_moves, do_note, do_done, do_undo,
	do_undo, do_redo };

static void
run_model(struct desk *d, uint64_t seed)
{
	struct model *m = xcalloc(1, sizeof(*m));

	m->d = d;
	m->random = seed;
	install_program(d, "model", program_text);
	user(d, "name=oji; role=officer; areas=32.05");
	user(d, "name=bela; role=coordinator; areas=32.01");
	/* Making the users is not what the model knows of. */
	as(d, "admin");
	set(d, KIND_USER, (uint64_t)1 << 32 | 1, "lang=id");
	for (int i = 0; i < ACTS; i++) {
		m->user = 1 + (int)pick(m, USERS - 1);
		if (pick(m, 4) == 0)
			m->user = 0;
		as(d, users[m->user]);
		/* The administrator's undo would reach the acts before. */
		verbs[pick(m, m->user ? ARRAY_SIZE(verbs)
				      : ARRAY_SIZE(verbs) - 3)](m);
		if (i % 250 == 249) {
			compare(m);
			assert_true(check_ok(d, NULL));
		}
	}
	print_message("%zu acts done, %zu refused, %d records\n", m->done,
		m->refused, m->n_things);
	free(m);
}

static void
test_first(void **state)
{
	struct desk *d = *state;

	d->replay = true;
	run_model(d, 20261124);
}

static void
test_second(void **state)
{
	struct desk *d = *state;

	d->replay = true;
	run_model(d, 7);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		desk_test(test_first),
		desk_test(test_second),
	};

	return cmocka_run_group_tests_name("model", tests, NULL, NULL);
}
