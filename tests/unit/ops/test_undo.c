/* SPDX-License-Identifier: MIT */
/* Taking back and putting back, of every kind of act. */
#include "magang/exchange/import.h"
#include "magang/ops/ops_about.h"
#include "magang/ops/ops_settings.h"
#include "magang/ops/submit.h"
#include "magang/record/change_build.h"
#include "../office/office_fixture.h"

/* ---- every kind of act --------------------------------------------------- */

static uint64_t siti, kase, task;

static void
act_person(struct desk *d)
{
	person(d, "name=Budi Santosa; birth_date=1999-01-02");
}

static void
act_person_with_case(struct desk *d)
{
	const struct opening first = { .program = "wirausaha-baru" };
	struct receipt opened;
	struct values v;

	values_parse(d, KIND_PERSON, "name=Budi; birth_date=1999-01-02", &v);
	check_done(d, op_person_with_case(d->o, v.row, v.n, &first, &d->r,
			      &opened, &d->err));
	assert_int_equal(opened.act, d->r.act);
}

static void
act_set(struct desk *d)
{
	set(d, KIND_PERSON, siti, "street=Jl. Baru; phone=; rt=7");
}

static void
act_village(struct desk *d)
{
	set(d, KIND_PERSON, siti,
		"village=32.01.01.1001; name=Hj. Siti Aminah");
}

static void
act_open(struct desk *d)
{
	open_case(d, siti, "wirausaha-baru", "planned_start=2027-05-01");
}

static void
act_move(struct desk *d)
{
	move(d, kase, "withdrawn", "moved away");
}

static void
act_document(struct desk *d)
{
	document(d, kase, "ktp", d->o->today);
}

static void
act_health(struct desk *d)
{
	document(d, kase, "health", d->o->today);
}

static void
act_activity(struct desk *d)
{
	check_done(d, note_about(d->o, KIND_CASE, kase, "call", 0, "spoke",
			      &d->r, &d->err));
}

static void
act_task(struct desk *d)
{
	check_done(d, op_task_add(d->o, KIND_PERSON, siti, "ring", d->o->today,
			      &d->r, &d->err));
}

static void
act_task_done(struct desk *d)
{
	check_done(d, op_tasks_done(d->o, &task, 1, &d->r, &d->err));
}

static void
act_organisation(struct desk *d)
{
	struct values v;

	values_parse(d, KIND_ORGANISATION, "name=PT Maju; kind=host", &v);
	check_done(
		d, op_add(d->o, KIND_ORGANISATION, v.row, v.n, &d->r, &d->err));
}

static void
act_user(struct desk *d)
{
	user(d, "name=dewi; role=officer; areas=32.05");
}

static void
act_calendar(struct desk *d)
{
	static const char text[] =
		"holidays:\n  2027-01-01: {id: A, en: A, ja: A}\n";

	check_done(d, op_setting_install(d->o, "calendar", text, strlen(text),
			      NULL, &d->r, &d->err));
}

static void
act_import(struct desk *d)
{
	static char text[] = "Nama;Tgl Lahir;Program\nAdi Sutisna;2/1/1990;"
			     "magang-jabar\nCucu Cahyati;3/1/1991;\n";
	struct import_options opt = { .kind = KIND_PERSON, .file = "x.csv" };
	struct import_report report;
	FILE *f = fmemopen(text, strlen(text), "r");

	check_done(d, import_file(d->o, f, &opt, &report, &d->err));
	assert_int_equal(report.added, 2);
	assert_int_equal(report.cases, 1);
	d->r.act = report.act;
	import_report_release(&report);
	fclose(f);
}

static void (*const acts[])(struct desk *d) = { act_person,
	act_person_with_case, act_set, act_village, act_open, act_move,
	act_document, act_health, act_activity, act_task, act_task_done,
	act_organisation, act_user, act_calendar, act_import };

/* Everything that stands in records, apart from their versions. */
static void
content(struct desk *d, struct buf *out)
{
	struct record *r = xmalloc(sizeof(*r));
	struct txn *txn;
	struct walk w;

	assert_int_equal(txn_read(d->o->store, &txn, &d->err), 0);
	walk_begin(&w, txn, TREE_REC, "", 0);
	while (walk_next(&w)) {
		assert_true(
			record_decode(r, walk_id(&w), w.value.p, w.value.n, 0));
		buf_add(out, w.key.p, w.key.n);
		r->seq = 0;
		record_encode(r, out);
	}
	walk_end(&w);
	txn_abort(txn);
	free(r);
}

static void
prepare(struct desk *d)
{
	siti = person(d, "name=Siti Aminah; nik=3205015203019001; "
			 "phone=081200005678; village=32.05.01.1001");
	kase = open_case(d, siti, "magang-jabar", "");
	check_done(d, op_task_add(d->o, KIND_CASE, kase, "look", d->o->today,
			      &d->r, &d->err));
	task = d->r.id;
}

static bool
same_content(struct desk *d, const struct buf *as_it_was)
{
	struct buf now = BUF_INIT;
	bool same;

	content(d, &now);
	same = now.len == as_it_was->len &&
	       memcmp(now.data, as_it_was->data, now.len) == 0;
	buf_release(&now);
	return same;
}

static void
test_every_act(void **state)
{
	struct desk *d = *state;

	d->replay = true;
	prepare(d);
	for (size_t i = 0; i < ARRAY_SIZE(acts); i++) {
		struct buf before = BUF_INIT, after = BUF_INIT;
		uint64_t act;

		content(d, &before);
		acts[i](d);
		act = d->r.act;
		content(d, &after);
		for (int n = 0; n < 3; n++) {
			check_done(d, try_undo(d, n ? 0 : act));
			assert_int_equal(d->undo.act, act);
			assert_int_equal(d->undo.left, 0);
			if (!same_content(d, &before))
				fail_msg("undo %d of act %zu", n, i);
			check_done(d, try_redo(d));
			if (!same_content(d, &after))
				fail_msg("redo %d of act %zu", n, i);
		}
		assert_true(check_ok(d, NULL));
		check_done(d, try_undo(d, act));
		buf_release(&before);
		buf_release(&after);
	}
}

/* ---- in a row ------------------------------------------------------------ */

static void
test_row(void **state)
{
	static const char *const streets[] = { "A", "B", "C" };
	struct desk *d = *state;
	char text[40];

	prepare(d);
	for (size_t i = 0; i < 3; i++) {
		snprintf(text, sizeof(text), "street=%s", streets[i]);
		set(d, KIND_PERSON, siti, text);
	}
	check_done(d, try_undo(d, 0));
	check_values(d, KIND_PERSON, siti, "street=B");
	check_done(d, try_undo(d, 0));
	check_values(d, KIND_PERSON, siti, "street=A");
	check_done(d, try_redo(d));
	check_values(d, KIND_PERSON, siti, "street=B");
	check_done(d, try_redo(d));
	check_values(d, KIND_PERSON, siti, "street=C");
	check_refused(d, try_redo(d), MG_ENOENT, "no undo", NULL);
	check_done(d, try_undo(d, 0));
	check_values(d, KIND_PERSON, siti, "street=B");
}

static void
test_undo_of_undo(void **state)
{
	struct desk *d = *state;
	uint64_t act, undo;

	prepare(d);
	set(d, KIND_PERSON, siti, "street=A");
	act = d->r.act;
	check_done(d, try_undo(d, act));
	undo = d->undo.by;
	check_refused(d, try_undo(d, act), MG_ENOENT, "already", NULL);
	check_done(d, try_undo(d, undo));
	check_values(d, KIND_PERSON, siti, "street=A");
	check_refused(d, try_undo(d, undo), MG_ENOENT, "already", NULL);
	check_done(d, try_undo(d, act));
	check_values(d, KIND_PERSON, siti, "street=");
	check_refused(d, try_undo(d, 12345), MG_ENOENT, NULL);
}

static void
test_of_somebody_else(void **state)
{
	struct desk *d = *state;
	uint64_t act;

	prepare(d);
	user(d, "name=dewi; role=officer");
	user(d, "name=oji; role=officer");
	as(d, "dewi");
	set(d, KIND_PERSON, siti, "street=A");
	act = d->r.act;
	as(d, "oji");
	check_refused(d, try_undo(d, act), MG_EACCESS, "others did", NULL);
	check_refused(d, try_undo(d, 0), MG_ENOENT, NULL);
	as(d, "admin");
	check_done(d, try_undo(d, act));
	check_values(d, KIND_PERSON, siti, "street=");
}

/* ---- changed since ------------------------------------------------------- */

static void
test_left_field(void **state)
{
	struct desk *d = *state;
	uint64_t act;

	prepare(d);
	set(d, KIND_PERSON, siti, "street=A; email=a@b.id; remark=x");
	act = d->r.act;
	set(d, KIND_PERSON, siti, "email=c@d.id");
	check_done(d, try_undo(d, act));
	assert_int_equal(d->undo.records, 1);
	assert_int_equal(d->undo.left, 1);
	assert_non_null(strstr(d->text.data, "MG-000001-"));
	assert_non_null(strstr(d->text.data, "Email: changed since"));
	assert_null(strstr(d->text.data, "Remark"));
	check_values(d, KIND_PERSON, siti, "street=;email=c@d.id;remark=");
}

/* Though it be the same value: what somebody has set since is his act, and of an
 * act that was taken back nothing is left. */
static void
test_set_since(void **state)
{
	struct desk *d = *state;
	uint64_t act, other;

	prepare(d);
	user(d, "name=dewi; role=officer");
	set(d, KIND_PERSON, siti, "street=A; email=a@b.id; remark=x");
	act = d->r.act;
	as(d, "dewi");
	set(d, KIND_PERSON, siti, "street=B; email=c@d.id");
	set(d, KIND_PERSON, siti, "street=A; email=a@b.id");
	other = d->r.act;
	as(d, "admin");
	check_done(d, try_undo(d, act));
	assert_int_equal(d->undo.left, 1);
	assert_non_null(strstr(d->text.data,
		"Street or hamlet, Email: changed since by dewi, 2"));
	check_values(d, KIND_PERSON, siti, "street=A;email=a@b.id;remark=");
	check_done(d, try_redo(d));
	check_values(d, KIND_PERSON, siti, "remark=x");
	check_done(d, try_undo(d, other));
	set(d, KIND_PERSON, siti, "street=A");
	check_done(d, try_undo(d, 0));
	check_values(d, KIND_PERSON, siti, "street=B");
	check_done(d, try_redo(d));
	check_done(d, try_undo(d, act));
	assert_non_null(strstr(d->text.data, ": changed since by"));
	check_values(d, KIND_PERSON, siti, "street=A;email=c@d.id;remark=");
	/* by way of what it was before */
	set(d, KIND_PERSON, siti, "remark=X");
	act = d->r.act;
	set(d, KIND_PERSON, siti, "remark=");
	set(d, KIND_PERSON, siti, "remark=X");
	check_refused(d, try_undo(d, act), MG_ECONFLICT, "changed since", NULL);
	check_values(d, KIND_PERSON, siti, "remark=X");
}

/* So it is with the place of a person, which is one. */
static void
test_taken_back_since(void **state)
{
	struct desk *d = *state;
	uint64_t act, other;

	prepare(d);
	user(d, "name=dewi; role=officer");
	set(d, KIND_PERSON, siti, "street=A; rt=1; phone=");
	act = d->r.act;
	as(d, "dewi");
	set(d, KIND_PERSON, siti, "rt=2; phone=081200009999");
	other = d->r.act;
	check_done(d, try_undo(d, other));
	check_done(d, try_redo(d));
	check_done(d, try_undo(d, other));
	/* all of hers is taken back */
	as(d, "admin");
	check_done(d, try_undo(d, act));
	assert_int_equal(d->undo.left, 0);
	check_values(d, KIND_PERSON, siti, "street=;rt=;phone=+6281200005678");
	check_done(d, try_redo(d));
	as(d, "dewi");
	set(d, KIND_PERSON, siti, "rt=2");
	set(d, KIND_PERSON, siti, "rt=1");
	as(d, "admin");
	check_done(d, try_undo(d, act));
	check_values(
		d, KIND_PERSON, siti, "street=A;rt=001;phone=+6281200005678");
}

static void
test_left_record(void **state)
{
	struct desk *d = *state;
	uint64_t act, id;

	prepare(d);
	id = person(
		d, "name=Budi; birth_date=1999-01-02; nik=3205010201999001");
	act = d->r.act;
	set(d, KIND_PERSON, id, "street=A");
	check_refused(d, try_undo(d, act), MG_ECONFLICT, "changed since", NULL);
	assert_int_equal(d->undo.left, 1);
	assert_non_null(strstr(d->text.data, "MG-000002-"));
	/* Nothing was taken back, so it can still be. */
	check_done(d, try_undo(d, 0));
	check_done(d, try_undo(d, act));
	id = person(d, "name=Cecep; nik=3205010201999002");
	act = d->r.act;
	open_case(d, id, "magang-jabar", "");
	check_refused(d, try_undo(d, act), MG_ECONFLICT, NULL);
	assert_non_null(strstr(d->text.data, " refers to it; it stays"));
}

/* Undo of a move after the case went on leaves it where it is. */
static void
test_left_move(void **state)
{
	struct desk *d = *state;
	uint64_t act, other;

	prepare(d);
	other = open_case(d, siti, "wirausaha-baru", "");
	move(d, other, "withdrawn", "x");
	act = d->r.act;
	open_case(d, siti, "wirausaha-baru", "");
	/* Taking it back would make two active ones. */
	check_refused(d, try_undo(d, act), MG_EINUSE, "not finished", NULL);
	assert_string_equal(stage_of(d, other), "withdrawn");
}

/* ---- what followed ------------------------------------------------------- */

static size_t
open_tasks(struct desk *d, enum kind kind, uint64_t id)
{
	uint64_t t;
	size_t n = 0;

	for (size_t i = 0; (t = member(d, kind, id, KIND_TASK, i)); i++)
		n += !*value_of(d, KIND_TASK, t, "done");
	return n;
}

/* What stays keeps its tasks. */
static void
test_left_tasks(void **state)
{
	struct desk *d = *state;
	uint64_t act, person_act, id;

	d->replay = true;
	prepare(d);
	id = person(d, "name=Budi; birth_date=1999-01-02");
	person_act = d->r.act;
	kase = open_case(d, id, "magang-jabar", "");
	act = d->r.act;
	document(d, kase, "ktp", d->o->today);
	check_refused(d, try_undo(d, act), MG_ECONFLICT, NULL);
	assert_int_equal(open_tasks(d, KIND_CASE, kase), 1);
	set(d, KIND_PERSON, id, "phone=081234567890");
	check_refused(d, try_undo(d, person_act), MG_ECONFLICT, NULL);
	assert_int_equal(open_tasks(d, KIND_PERSON, id), 1);
	set(d, KIND_PERSON, id, "nik=3205010201999001");
	assert_int_equal(open_tasks(d, KIND_PERSON, id), 0);
	check_done(d, try_undo(d, 0));
	assert_int_equal(open_tasks(d, KIND_PERSON, id), 1);
	assert_true(check_ok(d, NULL));
}

static const char sharing[] =
	"program: few\nversion: 1\nprefix: FW\nlabel: Few\n"
	"fields:\n"
	"  f:\n"
	"    label: F\n"
	"    d: {label: D, type: date}\n"
	"stages:\n"
	"  a: {kind: start, label: A}\n"
	"  b: {label: B}\n"
	"  z: {kind: exit, label: Z}\n"
	"moves:\n"
	"  - {from: a, to: b}\n"
	"  - {from: b, to: z}\n"
	"deadlines:\n"
	"  late: {from: d, after: 60 days, task: papers}\n"
	"  soon: {from: d, after: 5 days, stage: b, task: papers}\n";

/* Who comes back may have been registered once more meanwhile; and what was
 * asked then comes back, once. */
static void
test_asked_again(void **state)
{
	static const char her[] =
		"name=Eka Wulandari; birth_date=2001-02-03; sex=P; "
		"village=32.05.01.1001";
	struct desk *d = *state;

	d->replay = true;
	user(d, "name=oji; role=officer");
	person(d, her);
	check_done(d, try_undo(d, 0));
	as(d, "oji");
	person(d, her);
	assert_int_equal(count_records(d, KIND_DOUBT), 0);
	as(d, "admin");
	check_done(d, try_redo(d));
	assert_int_equal(count_records(d, KIND_PERSON), 2);
	assert_int_equal(count_records(d, KIND_DOUBT), 1);
	person(d, her);
	assert_int_equal(count_records(d, KIND_DOUBT), 3);
	check_done(d, try_undo(d, 0));
	check_done(d, try_redo(d));
	assert_int_equal(count_records(d, KIND_DOUBT), 3);
}

/* A date that was changed after the act counts in the stage before it. */
static void
test_dates_follow(void **state)
{
	struct desk *d = *state;
	uint64_t act, t;

	d->replay = true;
	install_program(d, "few", sharing);
	kase = open_case(d, person(d, "name=Siti; nik=3205015203019001"), "few",
		"d=2026-11-30");
	t = member(d, KIND_CASE, kase, KIND_TASK, 0);
	check_values(d, KIND_TASK, t, "due=2027-01-29");
	move(d, kase, "b", NULL);
	act = d->r.act;
	check_values(d, KIND_TASK, t, "due=2026-12-05");
	set(d, KIND_CASE, kase, "d=2026-12-20");
	check_values(d, KIND_TASK, t, "due=2026-12-25");
	check_done(d, try_undo(d, act));
	assert_int_equal(d->undo.left, 0);
	assert_string_equal(stage_of(d, kase), "a");
	check_values(d, KIND_TASK, t, "due=2027-02-18");
	check_done(d, try_redo(d));
	check_values(d, KIND_TASK, t, "due=2026-12-25");
	assert_true(check_ok(d, NULL));
	/* An undo gives new numbers to what it makes. */
	check_done(d, op_task_add(d->o, KIND_CASE, kase, "ring", d->o->today,
			      &d->r, &d->err));
}

/* ---- many ---------------------------------------------------------------- */

#define MANY 1100 /* over the borders of batches */

static void
import_many(struct desk *d)
{
	struct import_options opt = { .kind = KIND_PERSON, .file = "x.csv" };
	struct import_report report;
	char *text = xcalloc(MANY + 1, 80);
	size_t n = (size_t)sprintf(text, "Nama;NIK;No HP\n");
	FILE *f;

	for (int i = 0; i < MANY; i++)
		n += (size_t)sprintf(text + n,
			"Orang %c%c%c;320501%02d01%02d%04d;\n", 'a' + i % 26,
			'a' + i / 26 % 26, 'k' + i % 7, 1 + i % 28, 80 + i % 19,
			9001 + i % 990);
	f = fmemopen(text, n, "r");
	check_done(d, import_file(d->o, f, &opt, &report, &d->err));
	assert_int_equal(report.added, MANY);
	d->r.act = report.act;
	import_report_release(&report);
	fclose(f);
	free(text);
}

static void
test_import_many(void **state)
{
	struct desk *d = *state;
	uint64_t act, id = (uint64_t)1 << 32 | 250;

	d->replay = true;
	import_many(d);
	act = d->r.act;
	set(d, KIND_PERSON, id, "street=A");
	check_done(d, try_undo(d, act));
	assert_int_equal(d->undo.records, MANY - 1);
	assert_int_equal(d->undo.left, 1);
	assert_int_equal(count_records(d, KIND_PERSON), 1);
	assert_non_null(strstr(d->text.data, "MG-000250-"));
	check_refused(d, try_undo(d, act), MG_ENOENT, "already", NULL);
	assert_true(check_ok(d, NULL));
	check_done(d, try_redo(d));
	assert_int_equal(count_records(d, KIND_PERSON), MANY);
	check_done(d, try_undo(d, act));
	assert_int_equal(count_records(d, KIND_PERSON), 1);
}

/* A reason is said once, with the first of those it is about. */
static void
test_left_counted(void **state)
{
	struct desk *d = *state;
	uint64_t act, first = (uint64_t)1 << 32 | 7;

	import_many(d);
	act = d->r.act;
	for (uint64_t id = first; id < first + 5; id++)
		set(d, KIND_PERSON, id, "street=A");
	check_done(d, try_undo(d, act));
	assert_int_equal(d->undo.left, 5);
	assert_int_equal(d->undo.n_why, 1);
	assert_int_equal(d->undo.why[0].n, 5);
	assert_non_null(strstr(d->text.data, " and 2 more: "));
	assert_null(strstr(d->text.data, "MG-000008-"));
}

/* Asked of who does not say which: not within the quarter of an hour in which he
 * did nothing else. */
static void
test_offered(void **state)
{
	struct desk *d = *state;
	struct undo_offer o;
	uint64_t id = person(d, "name=Siti; regency=32.05");

	assert_int_equal(undo_offered(d->o, 0, &o, &d->err), 0);
	assert_int_equal(o.act, d->r.act);
	assert_true(o.records > 0);
	assert_true(o.sure);
	d->o->now += 14 * 60;
	assert_int_equal(undo_offered(d->o, 0, &o, &d->err), 0);
	assert_true(o.sure);
	d->o->now += 60;
	assert_int_equal(undo_offered(d->o, 0, &o, &d->err), 0);
	assert_false(o.sure);
	set(d, KIND_PERSON, id, "street=A");
	assert_int_equal(undo_offered(d->o, 0, &o, &d->err), 0);
	assert_true(o.sure);
}

/* One of many is never meant by one key, be it the last one. */
static void
test_offered_many(void **state)
{
	struct desk *d = *state;
	struct undo_offer o;

	import_many(d);
	assert_int_equal(undo_offered(d->o, 0, &o, &d->err), 0);
	assert_true(o.records > UNDO_FEW);
	assert_false(o.sure);
	assert_int_equal(undo_offered(d->o, o.act, &o, &d->err), 0);
	assert_true(o.many);
	assert_false(o.sure);
	check_refused(d, undo_count(&o, o.records - 1, &d->err), MG_EUSAGE,
		"nothing was taken back", NULL);
	assert_int_equal(undo_count(&o, o.records, &d->err), 0);
}

/* One change of 300 records. */
static void
test_one_change(void **state)
{
	struct desk *d = *state;
	struct change c;
	struct record *r = xmalloc(sizeof(*r)), *new = xmalloc(sizeof(*new));

	import_many(d);
	change_init(&c, ACT_SET);
	for (uint64_t i = 1; i <= 300; i++) {
		assert_true(peek(d, KIND_PERSON, (uint64_t)1 << 32 | i, r));
		*new = *r;
		record_set_text(new, F_STREET, "Jl. Satu");
		change_update(&c, r, new);
	}
	check_done(d, submit(d->o, &c, NULL, &d->err));
	check_done(d, try_undo(d, c.act));
	assert_int_equal(d->undo.records, 300);
	check_values(d, KIND_PERSON, (uint64_t)1 << 32 | 7, "street=");
	change_release(&c);
	free(r);
	free(new);
}

/* What cannot come back is left and named, all else does. */
static void
test_taken_since(void **state)
{
	struct desk *d = *state;
	uint64_t undo;

	import_many(d);
	check_done(d, try_undo(d, d->r.act));
	undo = d->undo.by;
	/* Somebody gets the NIK of the 10th. */
	person(d, "name=Lain; nik=3205011001899010");
	check_done(d, try_redo(d));
	assert_int_equal(d->undo.records, MANY - 1);
	assert_int_equal(d->undo.left, 1);
	assert_non_null(strstr(d->text.data, "NIK was given"));
	assert_int_equal(count_records(d, KIND_PERSON), MANY);
	assert_int_equal(d->undo.act, undo);
}

/* ---- what two change at once --------------------------------------------- */

static const char lists_text[] =
	"program: lists\nversion: 1\nprefix: LS\nlabel: Lists\n"
	"stages:\n"
	"  a: {kind: start, label: A, within: 7 days}\n"
	"  y: {kind: success, label: Y}\n"
	"  z: {kind: exit, label: Z}\n"
	"moves:\n"
	"  - {from: a, to: y}\n"
	"  - {from: a, to: z}\n"
	"fields:\n"
	"  group:\n"
	"    label: Group\n"
	"    present: {type: marks, label: Present}\n";

static uint64_t
lists_case(struct desk *d)
{
	uint64_t id;

	install_program(d, "lists", lists_text);
	id = person(d, "name=Budi; birth_date=1999-01-02");
	open_case(d, id, "lists", "present=1:a");
	return d->r.first[KIND_CASE] ? d->r.first[KIND_CASE] : d->r.id;
}

/* Marks go on and come back one by one, whoever else made some. */
static void
test_lists(void **state)
{
	struct desk *d = *state;
	uint64_t id = lists_case(d), seen, first;
	struct record *r = xmalloc(sizeof(*r));

	peek(d, KIND_CASE, id, r);
	seen = r->seq;
	free(r);
	set(d, KIND_CASE, id, "present=1:a 2:s");
	first = d->r.act;
	check_done(d, try_set(d, KIND_CASE, id, seen, "present=1:a 3:i"));
	check_values(d, KIND_CASE, id, "present=1:a 2:s 3:i");
	check_refused(d, try_set(d, KIND_CASE, id, seen, "present=1:a 2:i"),
		MG_ECONFLICT, "Present", NULL);
	check_done(d, try_undo(d, first));
	check_values(d, KIND_CASE, id, "present=1:a 3:i");
	/* each by whom it was made last */
	set(d, KIND_CASE, id, "present=1:s 2:s");
	first = d->r.act;
	set(d, KIND_CASE, id, "present=1:s 2:i");
	set(d, KIND_CASE, id, "present=1:s 2:i 4:a");
	check_refused(d, try_undo(d, first), MG_ECONFLICT, "Present", NULL);
	check_done(d, try_undo(d, 0));
	check_done(d, try_undo(d, 0));
	set(d, KIND_CASE, id, "present=1:s 2:s 5:a");
	check_done(d, try_undo(d, first));
	check_values(d, KIND_CASE, id, "present=1:a 3:i 5:a");
	check_done(d, try_redo(d));
	set(d, KIND_CASE, id, "present=1:s 2:i 5:a");
	set(d, KIND_CASE, id, "present=1:s 2:s 5:a");
	check_refused(
		d, try_undo(d, first), MG_ECONFLICT, "changed since", NULL);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		desk_test(test_lists),
		desk_test(test_every_act),
		desk_test(test_row),
		desk_test(test_undo_of_undo),
		desk_test(test_left_counted),
		desk_test(test_offered),
		desk_test(test_offered_many),
		desk_test(test_of_somebody_else),
		desk_test(test_left_field),
		desk_test(test_set_since),
		desk_test(test_taken_back_since),
		desk_test(test_left_record),
		desk_test(test_left_move),
		desk_test(test_left_tasks),
		desk_test(test_asked_again),
		desk_test(test_dates_follow),
		desk_test(test_import_many),
		desk_test(test_one_change),
		desk_test(test_taken_since),
	};

	return cmocka_run_group_tests_name("undo", tests, NULL, NULL);
}
