/* SPDX-License-Identifier: MIT */
/*
 * A store that an older program left damaged: settings that cannot be read, an
 * office that nobody may administer. Its owner opens it, reads, writes nothing
 * else, and puts it right; and apply() lets no such thing in again. The same
 * for a store in which a newer program wrote.
 */
#include "../office/office_fixture.h"

#include "magang/record/change_bytes.h"
#include "magang/record/trace.h"
#include "magang/apply/apply.h"
#include "../../../src/apply/apply_write.h"
#include "magang/ops/history.h"
#include "magang/ops/history_acts.h"
#include "magang/ops/ops_set.h"
#include "magang/ops/ops_settings.h"
#include "magang/query/source.h"
#include "magang/store/gate.h"
#include "magang/store/journal.h"

#define ADMIN ((uint64_t)1 << 32 | 1)
#define STRANGER 54321 /* uid that owns nothing */

#define NO_ADMINISTRATOR                                                       \
	"roles:\n  administrator: {label: {id: A, en: A, ja: A}, "             \
	"may: [read, register, settings]}\n"

enum harm { READ_ONLY, UNMANNED };

static int
count_row(void *ctx, const struct history_row *row, struct err *err)
{
	(void)row;
	(void)err;
	(*(size_t *)ctx)++;
	return 0;
}

static int
count_hit(void *ctx, const struct hit *hit, struct err *err)
{
	(void)hit;
	(void)err;
	(*(size_t *)ctx)++;
	return 0;
}

/* Whoever puts it right finds what there is, and what was done to it. */
static void
assert_read(struct desk *d, uint64_t known)
{
	size_t listed = 0, acts = 0, changes = 0;

	check_done(d, source_each(d->o, KIND_PERSON, "siti sort:regency",
			      count_hit, &listed, &d->err));
	check_done(d, history_acts(d->o, &(struct acts_wanted){ .max = 3 },
			      count_row, &acts, &d->err));
	check_done(d, history_record(d->o, KIND_PERSON, known, 10, count_row,
			      &changes, &d->err));
	assert_true(listed > 0);
	assert_int_equal(acts, 3);
	assert_true(changes > 0);
}

static const struct damage {
	const char *name;
	enum kind kind;
	uint64_t id;
	uint16_t field;
	const char *text; /* NULL: today */
	enum harm harm;
} damages[] = {
	{ "site", KIND_SETTING, SETTING_SITE, F_SET_TEXT, "office: [\n",
		READ_ONLY },
	{ "site of a key", KIND_SETTING, SETTING_SITE, F_SET_TEXT, "offic: A\n",
		READ_ONLY },
	{ "roles", KIND_SETTING, SETTING_ROLES, F_SET_TEXT, "roles: {",
		READ_ONLY },
	{ "calendar", KIND_SETTING, SETTING_CALENDAR, F_SET_TEXT,
		"holidays: 3\n", READ_ONLY },
	{ "areas", KIND_SETTING, SETTING_AREAS, F_SET_TEXT, "nonsense\n",
		READ_ONLY },
	{ "roles without administrator", KIND_SETTING, SETTING_ROLES,
		F_SET_TEXT, NO_ADMINISTRATOR, UNMANNED },
	{ "closed", KIND_USER, ADMIN, F_USER_CLOSED, NULL, UNMANNED },
	{ "role that is not there", KIND_USER, ADMIN, F_USER_ROLE, "chief",
		UNMANNED },
};

/* ---- as an older program would have left it ------------------------------ */

struct planting {
	struct applier ap;
	struct change c;
	struct buf bytes;
};

/* Writes what the operation says, asking nothing. */
static void
plant_write(struct desk *d, struct planting *p, const struct damage *damage)
{
	struct applier *ap = &p->ap;
	struct value v = damage->text ? value_text(damage->text)
				      : value_number(d->o->today);
	struct op *op;

	assert_true(
		record_load(ap->txn, damage->kind, damage->id, 0, &ap->old));
	record_own(&ap->old, d->arena);
	op = change_op(&p->c, OP_SET, damage->kind, damage->id, 0);
	op->base = ap->old.seq;
	op_set(&p->c, op, damage->field, record_get(&ap->old, damage->field),
		&v);
	ap->new = ap->old;
	ap->new.seq = ap->seq;
	record_set(&ap->new, damage->field, &v);
	applier_write(ap, &ap->old, &ap->new, NULL, NULL);
	trace_op(ap->txn, op, ap->seq);
	trace_change(ap->txn, &p->c, ap->seq, 0);
	entries_release(&ap->before);
	entries_release(&ap->after);
}

static uint64_t
plant(struct desk *d, const struct damage *damage)
{
	struct planting *p = xcalloc(1, sizeof(*p));
	struct log_result res = { 0, 0, NULL };
	struct log_head head;
	uint64_t act;

	check_done(d, gate_enter(d->o->store, &d->err));
	check_done(d, txn_write(d->o->store, &p->ap.txn, &d->err));
	journal_head(p->ap.txn, &head);
	change_init(&p->c, ACT_SET);
	p->c.cluster = d->o->cluster;
	p->c.origin = 1;
	p->c.oseq = journal_origin_last(p->ap.txn, 1) + 1;
	p->c.act = act = (uint64_t)1 << 32 | p->c.oseq;
	p->c.time = d->o->now;
	p->c.date = d->o->today;
	p->c.actor = ADMIN;
	p->ap.book = &d->o->book;
	p->ap.c = &p->c;
	p->ap.seq = res.seq = head.seq + 1;
	plant_write(d, p, damage);
	check_done(d, change_encode(&p->c, d->o->store, &p->bytes, &d->err));
	journal_append(p->ap.txn, &head,
		&(struct log_change){
			1, p->c.oseq, p->bytes.data, p->bytes.len },
		&res);
	check_done(d, txn_commit(p->ap.txn, &d->err));
	gate_leave(d->o->store);
	change_release(&p->c);
	buf_release(&p->bytes);
	free(p);
	return act;
}

static void
reopen(struct desk *d)
{
	struct office_options opt = desk_options(d);

	office_close(d->o); /* NULL is fine */
	d->o = NULL;
	if (office_open(&opt, &d->o, &d->err))
		fail_msg("the owner is kept out: %s", d->err.text);
}

/* ---- how it stands ------------------------------------------------------- */

static void
assert_stranger_kept_out(struct desk *d, const struct damage *damage)
{
	struct office_options opt = desk_options(d);
	struct office *o = NULL;
	int rc;

	office_close(d->o);
	d->o = NULL;
	opt.uid = STRANGER;
	rc = office_open(&opt, &o, &d->err);
	if (rc == 0)
		fail_msg("%s: a stranger is in", damage->name);
	d->err = (struct err)ERR_INIT;
	reopen(d);
}

static size_t
problems(struct desk *d)
{
	struct check_report r;
	size_t n;

	check_done(d, check_store(d->o, &r, &d->err));
	n = r.n_problems;
	check_report_release(&r);
	return n;
}

static void
assert_damaged(struct desk *d, const struct damage *damage, uint64_t known)
{
	struct record *r = xmalloc(sizeof(*r));

	if (!d->o->notice)
		fail_msg("%s: no notice", damage->name);
	if ((d->o->access.user == 0) !=
		(damage->harm == UNMANNED ||
			strcmp(damage->name, "roles") == 0))
		fail_msg("%s: user %llx", damage->name,
			(unsigned long long)d->o->access.user);
	if (d->o->state != (damage->harm == UNMANNED ? OFFICE_UNMANNED
						     : OFFICE_UNREADABLE))
		fail_msg("%s: state %d", damage->name, (int)d->o->state);
	assert_read(d, known);
	if (problems(d) != 1)
		fail_msg("%s: %zu problems", damage->name, problems(d));
	check_done(
		d, office_load(d->o, KIND_PERSON, known, d->arena, r, &d->err));
	free(r);
	check_refused(d, try_set(d, KIND_PERSON, known, 0, "street=Jl. A"),
		MG_ECONFIG,
		damage->id == SETTING_AREAS ? "areas" : "magang undo", NULL);
	assert_stranger_kept_out(d, damage);
}

static void
assert_healed(struct desk *d, const struct damage *damage)
{
	reopen(d);
	if (d->o->notice)
		fail_msg("%s: %s", damage->name, d->o->notice);
	assert_int_equal(d->o->access.user, ADMIN);
	person(d, "name=Sesudah");
	assert_int_equal(problems(d), 0);
}

/* ---- three ways out ------------------------------------------------------ */

static void
heal_last(struct desk *d, const struct damage *damage, uint64_t act)
{
	/* As the office it is the last act of all; an administrator takes back
	 * his own last one, which is this, too. */
	(void)act;
	(void)damage;
	check_done(d, try_undo(d, 0));
}

static void
heal_act(struct desk *d, const struct damage *damage, uint64_t act)
{
	(void)damage;
	check_done(d, try_undo(d, act));
}

static void
read_shipped(const char *name, struct buf *out)
{
	char path[300], part[4096];
	size_t n;
	FILE *f;

	snprintf(path, sizeof(path), "%s/config/%s", TEST_DATA, name);
	f = fopen(path, "r");
	assert_non_null(f);
	while ((n = fread(part, 1, sizeof(part), f)) > 0)
		buf_add(out, part, n);
	fclose(f);
}

static void
heal_install(struct desk *d, const struct damage *damage, uint64_t act)
{
	static const char *const files[SETTING_COUNT] = {
		[SETTING_SITE] = "magang.yaml",
		[SETTING_ROLES] = "roles.yaml",
		[SETTING_CALENDAR] = "calendar.yaml",
		[SETTING_AREAS] = "areas/jawa-barat.txt",
	};
	struct buf text = BUF_INIT;

	(void)act;
	if (damage->kind == KIND_USER) {
		set(d, KIND_USER, ADMIN, "closed=; role=administrator");
		return;
	}
	read_shipped(files[damage->id], &text);
	check_done(d, op_setting_install(d->o, setting_name[damage->id],
			      buf_str(&text), text.len, NULL, &d->r, &d->err));
	buf_release(&text);
}

static void
test_healed(void **state)
{
	static void (*const ways[])(struct desk * d,
		const struct damage *damage,
		uint64_t act) = { heal_last, heal_act, heal_install };
	struct desk *d = *state;

	for (size_t i = 0; i < ARRAY_SIZE(damages) * ARRAY_SIZE(ways); i++) {
		const struct damage *damage = &damages[i / ARRAY_SIZE(ways)];
		uint64_t act, known = person(d, "name=Siti");

		act = plant(d, damage);
		reopen(d);
		assert_damaged(d, damage, known);
		ways[i % ARRAY_SIZE(ways)](d, damage, act);
		assert_healed(d, damage);
	}
}

/* ---- and never again ----------------------------------------------------- */

static void
test_not_taken(void **state)
{
	struct desk *d = *state;

	d->replay = true;
	for (size_t i = 0; i < ARRAY_SIZE(damages); i++) {
		const struct damage *damage = &damages[i];
		struct setting s = { core_field(damage->field),
			damage->text ? value_text(damage->text)
				     : value_number(d->o->today) };

		if (op_set_fields(d->o, damage->kind, damage->id, 0, &s, 1,
			    NULL, &d->r, &d->err) == 0)
			fail_msg("%s: taken", damage->name);
		d->err = (struct err)ERR_INIT;
	}
	/* Nor does a setting go, or take the place of another. */
	check_refused(d, try_undo(d, (uint64_t)1 << 32 | 1), MG_ENOTALLOWED,
		"settings", NULL);
	check_refused(d,
		try_set(d, KIND_SETTING, SETTING_ROLES, 0, "name=site"),
		MG_EDATA, "name", NULL);
	person(d, "name=Siti");
}

/* Whoever made himself the only administrator stays until there is another. */
static void
test_last_administrator(void **state)
{
	static const char few[] =
		"roles:\n  administrator: {label: A, may: [read, settings, "
		"admin, register]}\n  officer: {label: O, may: [read]}\n" ROLES_OF_MOVES;
	struct desk *d = *state;
	uint64_t oji, undone;

	d->replay = true;
	check_refused(d, try_set(d, KIND_USER, ADMIN, 0, "role=officer"),
		MG_ENOTALLOWED, "settings and admin", NULL);
	user(d, "name=oji; role=administrator");
	oji = d->r.id;
	undone = d->r.act;
	set(d, KIND_USER, ADMIN, "role=officer");
	as(d, "oji");
	check_refused(d, try_set(d, KIND_USER, oji, 0, "closed=2026-11-24"),
		MG_ENOTALLOWED, "settings and admin", NULL);
	check_refused(d, try_undo(d, undone), MG_ENOTALLOWED,
		"settings and admin", NULL);
	check_done(d, op_setting_install(d->o, "roles", few, strlen(few), NULL,
			      &d->r, &d->err));
}

/* ---- a newer program ----------------------------------------------------- */

static void
plant_newer(struct desk *d, bool kind)
{
	static const uint8_t record[] = { KIND_COUNT, 0, 0, 0, 1, 0, 0, 0, 1 };
	static const char entry[] = "\2 of another form";
	struct log_result res = { 0, 0, NULL };
	struct log_head head;
	struct txn *txn;

	check_done(d, gate_enter(d->o->store, &d->err));
	check_done(d, txn_write(d->o->store, &txn, &d->err));
	journal_head(txn, &head);
	res.seq = head.seq + 1;
	if (kind)
		txn_put(txn, TREE_REC, record, sizeof(record), "?", 1);
	else
		journal_append(txn, &head,
			&(struct log_change){ 1,
				journal_origin_last(txn, 1) + 1, entry,
				sizeof(entry) },
			&res);
	check_done(d, txn_commit(txn, &d->err));
	gate_leave(d->o->store);
}

static void
take_away_kind(struct desk *d)
{
	static const uint8_t record[] = { KIND_COUNT, 0, 0, 0, 1, 0, 0, 0, 1 };
	struct txn *txn;

	check_done(d, gate_enter(d->o->store, &d->err));
	check_done(d, txn_write(d->o->store, &txn, &d->err));
	txn_del(txn, TREE_REC, record, sizeof(record));
	check_done(d, txn_commit(txn, &d->err));
	gate_leave(d->o->store);
}

static void
test_newer(void **state)
{
	struct desk *d = *state;
	uint64_t known = person(d, "name=Siti");
	struct record *r = xmalloc(sizeof(*r));
	struct check_report report;

	for (int kind = 1; kind >= 0; kind--) {
		plant_newer(d, kind);
		/* Whoever has it open at the time is told as well. */
		check_refused(d, try_person(d, "name=Baru"), MG_EVERSION,
			"newer", NULL);
		reopen(d);
		assert_non_null(d->o->notice);
		assert_non_null(strstr(d->o->notice, "newer"));
		assert_int_equal(d->o->state, OFFICE_IS_NEWER);
		assert_read(d, known);
		check_done(d, office_load(d->o, KIND_PERSON, known, d->arena, r,
				      &d->err));
		check_refused(d, try_person(d, "name=Baru"), MG_EVERSION,
			"newer", NULL);
		check_refused(d, try_undo(d, 0), MG_EVERSION, "newer", NULL);
		check_refused(d, check_store(d->o, &report, &d->err),
			MG_EVERSION, "newer", NULL);
		if (kind)
			take_away_kind(d);
	}
	free(r);
}

/* Nothing else is checked of a store that holds more than we know. */
static int
newer_teardown(void **state)
{
	struct desk *d = *state;

	office_close(d->o);
	remove_tree(d->dir);
	arena_free(d->arena);
	buf_release(&d->text);
	free(d);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		desk_test(test_healed),
		desk_test(test_not_taken),
		desk_test(test_last_administrator),
		cmocka_unit_test_setup_teardown(
			test_newer, desk_setup, newer_teardown),
	};

	return cmocka_run_group_tests_name("repair", tests, NULL, NULL);
}
