/* SPDX-License-Identifier: MIT */
/*
 * Who may do what: for every verb and role, in the own area and in another, the
 * answer as the manual promises it, written by hand.
 */
#include "magang/exchange/import.h"
#include "magang/ops/history.h"
#include "magang/ops/ops_about.h"
#include "magang/ops/ops_set.h"
#include "magang/ops/ops_settings.h"
#include "magang/ops/submit.h"
#include "magang/record/change_build.h"
#include "../office/office_fixture.h"

#define HERE "32.05.01.1001" /* of the users of this test */
#define THERE "32.01.01.1001"

static const char *const roles[] = { "administrator", "manager", "coordinator",
	"verifier", "officer", "assessor", "partner", "auditor" };

struct scene {
	struct desk *d;
	uint64_t person, kase, task, doubt;
	int serial;
};

/* Somebody of a place, with a case, a task and a doubt, made by the office. */
static void
scene_make(struct scene *s, const char *village)
{
	struct desk *d = s->d;
	struct record *r = xmalloc(sizeof(*r));
	struct change c;
	char text[200];
	int n = s->serial++;
	uint64_t second;

	as(d, "admin");
	snprintf(text, sizeof(text),
		"name=Orang Ke%c%c; nik=32050101%02d90%04d; village=%s",
		'a' + n / 26 % 26, 'a' + n % 26, 1 + n % 12, 9001 + n, village);
	s->person = person(d, text);
	s->kase = open_case(d, s->person, "magang-jabar", "");
	check_done(d, op_task_add(d->o, KIND_PERSON, s->person, "ring",
			      d->o->today, &d->r, &d->err));
	s->task = d->r.id;
	second = person(d, "name=Lain");
	change_init(&c, ACT_ADD);
	record_init(r, KIND_DOUBT, 0);
	record_set_number(r, F_FIRST, (int64_t)s->person);
	record_set_number(r, F_SECOND, (int64_t)second);
	record_set_text(r, F_ANSWER, "open");
	change_create(&c, r, s->person);
	check_done(d, submit(d->o, &c, NULL, &d->err));
	s->doubt = c.ops[0].id;
	change_release(&c);
	free(r);
}

/* ---- verbs --------------------------------------------------------------- */

static int
do_see(struct scene *s)
{
	struct record *r = xmalloc(sizeof(*r));
	int rc = office_load(
		s->d->o, KIND_PERSON, s->person, s->d->arena, r, &s->d->err);

	free(r);
	return rc;
}

static int
do_see_case(struct scene *s)
{
	struct record *r = xmalloc(sizeof(*r));
	int rc = office_load(
		s->d->o, KIND_CASE, s->kase, s->d->arena, r, &s->d->err);

	free(r);
	return rc;
}

static int
do_find(struct scene *s)
{
	char number[NUMBER_TEXT];
	uint64_t id;
	enum kind kind;

	number_format(number, "MJ", s->kase);
	return office_find(s->d->o, number, &kind, &id, &s->d->err);
}

static int
no_row(void *ctx, const struct history_row *row, struct err *err)
{
	(void)ctx;
	(void)row;
	(void)err;
	return 0;
}

static int
do_history(struct scene *s)
{
	return history_record(
		s->d->o, KIND_CASE, s->kase, 10, no_row, NULL, &s->d->err);
}

static int
do_add(struct scene *s)
{
	char text[100], village[20];

	snprintf(village, sizeof(village), "%s",
		value_of(s->d, KIND_PERSON, s->person, "village"));
	snprintf(text, sizeof(text), "name=Baru; village=%s", village);
	return try_person(s->d, text);
}

static int
do_set(struct scene *s)
{
	return try_set(s->d, KIND_PERSON, s->person, 0, "street=Jl. Baru");
}

static int
do_set_case(struct scene *s)
{
	return try_set(s->d, KIND_CASE, s->kase, 0, "host_approval_no=3");
}

/* A date that a deadline hangs on: its task is no act of its own. */
static int
do_set_deadline(struct scene *s)
{
	return try_set(
		s->d, KIND_CASE, s->kase, 0, "host_application=2026-11-20");
}

static int
do_open(struct scene *s)
{
	return try_open(s->d, s->person, "wirausaha-baru", "");
}

static int
do_move(struct scene *s)
{
	return try_move(s->d, s->kase, "withdrawn", "moved away");
}

static int
do_move_check(struct scene *s)
{
	return op_case_move_check(s->d->o,
		&(struct decision){ .id = s->kase,
			.stage = "withdrawn",
			.reason = "moved away" },
		&s->d->err);
}

static int
do_document(struct scene *s)
{
	return op_case_document(
		s->d->o, s->kase, "ktp", s->d->o->today, &s->d->r, &s->d->err);
}

static int
do_note(struct scene *s)
{
	return note_about(s->d->o, KIND_CASE, s->kase, "note", 0, "x", &s->d->r,
		&s->d->err);
}

static int
do_task(struct scene *s)
{
	return op_task_add(s->d->o, KIND_CASE, s->kase, "x", s->d->o->today,
		&s->d->r, &s->d->err);
}

static int
do_task_done(struct scene *s)
{
	return op_tasks_done(s->d->o, &s->task, 1, &s->d->r, &s->d->err);
}

static int
do_answer(struct scene *s)
{
	return try_set(s->d, KIND_DOUBT, s->doubt, 0, "answer=different");
}

static int
do_erase(struct scene *s)
{
	return op_erase(s->d->o, &s->person, 1, "asked", &s->d->r, &s->d->err);
}

/* ---- verbs without an area ----------------------------------------------- */

static int
do_organisation(struct scene *s)
{
	struct values v;

	values_parse(s->d, KIND_ORGANISATION, "name=PT Maju; kind=host", &v);
	return op_add(
		s->d->o, KIND_ORGANISATION, v.row, v.n, &s->d->r, &s->d->err);
}

static int
do_user(struct scene *s)
{
	struct values v;

	values_parse(s->d, KIND_USER, "name=lagi; role=administrator", &v);
	return op_add(s->d->o, KIND_USER, v.row, v.n, &s->d->r, &s->d->err);
}

static int
do_setting(struct scene *s)
{
	char text[80];

	snprintf(text, sizeof(text),
		"holidays:\n  2027-01-01: {id: A%d, en: A, ja: A}\n",
		s->serial);
	return op_setting_install(s->d->o, "calendar", text, strlen(text), NULL,
		&s->d->r, &s->d->err);
}

static int
do_import(struct scene *s)
{
	static char text[] = "Nama;NIK;No HP\n";
	struct import_options opt = { .kind = KIND_PERSON, .file = "x.csv" };
	struct import_report report;
	FILE *f = fmemopen(text, strlen(text), "r");
	int rc = import_file(s->d->o, f, &opt, &report, &s->d->err);

	import_report_release(&report);
	fclose(f);
	return rc;
}

/* + done, . refused; one for each role above: the administrator is of all areas. */
static const struct {
	const char *name;
	int (*run)(struct scene *s);
	const char *here, *there;
} verbs[] = {
	{ "see", do_see, "++++++++", "+......." },
	{ "see case", do_see_case, "++++++++", "+......." },
	{ "find", do_find, "++++++++", "+......." },
	{ "history", do_history, "++++++++", "+......." },
	{ "add", do_add, "+++++...", "+......." },
	{ "set", do_set, "++++++..", "+......." },
	{ "set case", do_set_case, "++++++..", "+......." },
	{ "set deadline", do_set_deadline, "++++++..", "+......." },
	{ "open", do_open, "+++++...", "+......." },
	{ "move", do_move, "+++++...", "+......." },
	{ "move check", do_move_check, "+++++...", "+......." },
	{ "document", do_document, "++++++..", "+......." },
	{ "note", do_note, "+++++...", "+......." },
	{ "task", do_task, "+++++...", "+......." },
	{ "task done", do_task_done, "+++++...", "+......." },
	{ "answer", do_answer, "++++++..", "+......." },
	{ "erase", do_erase, "+.......", "+......." },
	{ "organisation", do_organisation, "+++++...", NULL },
	{ "user", do_user, "+.......", NULL },
	{ "setting", do_setting, "+.......", NULL },
	{ "import", do_import, "+++.....", NULL },
};

static void
users_make(struct desk *d)
{
	for (size_t i = 0; i < ARRAY_SIZE(roles); i++) {
		char text[100];

		snprintf(text, sizeof(text), "name=%s; role=%s%s", roles[i],
			roles[i], i ? "; areas=32.05" : "");
		user(d, text);
	}
}

static void
check_verb(struct scene *s, size_t verb, size_t role, const char *village,
	char expected)
{
	int rc, refused;

	scene_make(s, village);
	as(s->d, roles[role]);
	rc = verbs[verb].run(s);
	refused = strcmp(village, HERE) == 0 || rc != MG_ENOENT ? MG_EACCESS
								: MG_ENOENT;
	if (rc != (expected == '+' ? 0 : refused))
		fail_msg("%s by %s in %s: %s %s", verbs[verb].name, roles[role],
			village, err_id(rc), s->d->err.text);
	if (rc && !s->d->err.text[0])
		fail_msg("%s by %s: nothing is said", verbs[verb].name,
			roles[role]);
	s->d->err = (struct err)ERR_INIT;
}

static void
test_matrix(void **state)
{
	struct scene s = { .d = *state };

	s.d->replay = true;
	users_make(s.d);
	for (size_t v = 0; v < ARRAY_SIZE(verbs); v++)
		for (size_t r = 0; r < ARRAY_SIZE(roles); r++) {
			check_verb(&s, v, r, HERE, verbs[v].here[r]);
			if (verbs[v].there)
				check_verb(&s, v, r, THERE, verbs[v].there[r]);
		}
	as(s.d, "admin");
}

/* ---- edges --------------------------------------------------------------- */

/* Nobody is bound to what is not there: he would see nothing, or all. */
static void
test_words_of_a_user(void **state)
{
	static const struct {
		const char *text, *wrong;
		bool person, kase;
	} rows[] = {
		{ "name=a; role=officer", NULL, true, true },
		{ "name=b; role=officer; areas=32.05 32.01", NULL, true, true },
		{ "name=c; role=officer; areas=Grut", "Grut", 0, 0 },
		{ "name=d; role=officer; areas=32.05.01", "32.05.01", 0, 0 },
		{ "name=e; role=officer; areas=32", "32", 0, 0 },
		{ "name=e; role=officer; areas=32.05 32.99", "32.99", 0, 0 },
		{ "name=f; role=officer; programs=magang-jabar", NULL, true,
			true },
		{ "name=g; role=officer; programs=wirausaha-baru", NULL, false,
			false },
		{ "name=h; role=officer; programs=magang-jabra", "magang-jabra",
			0, 0 },
		{ "name=i; role=offcer", "officer", 0, 0 },
		{ "name=J; role=officer", "'J'", 0, 0 },
		{ "name=j k; role=officer", "'j k'", 0, 0 },
		{ "name=-j; role=officer", "'-j'", 0, 0 },
	};
	struct scene s = { .d = *state };

	scene_make(&s, HERE);
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		char name[2] = { rows[i].text[5], '\0' };
		struct values v;
		int rc;

		as(s.d, "admin");
		values_parse(s.d, KIND_USER, rows[i].text, &v);
		rc = op_add(s.d->o, KIND_USER, v.row, v.n, &s.d->r, &s.d->err);
		if (rows[i].wrong) {
			check_refused(s.d, rc, MG_EDATA, rows[i].wrong, NULL);
			continue;
		}
		check_done(s.d, rc);
		as(s.d, name);
		if ((do_see(&s) == 0) != rows[i].person)
			fail_msg("person, %s", rows[i].text);
		if ((do_see_case(&s) == 0) != rows[i].kase)
			fail_msg("case, %s", rows[i].text);
	}
}

/* The same when one that is there is changed; and each uid is of one user. */
static void
test_user_changed(void **state)
{
	static const char *const wrong[] = { "name=admin", "name=Oji",
		"name=", "role=offcer", "role=", "areas=Grut",
		"programs=magang", "uid=7" };
	struct desk *d = *state;
	uint64_t oji, act;

	user(d, "name=siti; role=officer; uid=7");
	user(d, "name=oji; role=officer");
	oji = d->r.id;
	for (size_t i = 0; i < ARRAY_SIZE(wrong); i++) {
		int rc = try_set(d, KIND_USER, oji, 0, wrong[i]);

		if (rc == 0)
			fail_msg("%s was taken", wrong[i]);
		d->err = (struct err)ERR_INIT;
	}
	set(d, KIND_USER, oji,
		"name=oji.2; areas=32.05; programs=magang-jabar");
	set(d, KIND_USER, oji - 1, "closed=2026-11-24");
	act = d->r.act;
	set(d, KIND_USER, oji, "uid=7");
	check_refused(d, try_set(d, KIND_USER, oji - 1, 0, "closed="),
		MG_ETAKEN, "oji.2", NULL);
	check_refused(d, try_undo(d, act), MG_ETAKEN, "oji.2", NULL);
	set(d, KIND_USER, oji, "uid=8");
	check_done(d, try_undo(d, act));
}

static void
test_bound_to_program(void **state)
{
	struct scene s = { .d = *state };

	scene_make(&s, HERE);
	user(s.d, "name=w; role=manager; programs=wirausaha-baru");
	as(s.d, "w");
	check_refused(s.d, do_set_case(&s), MG_ENOENT, NULL);
	check_refused(s.d, do_move(&s), MG_ENOENT, NULL);
	check_refused(s.d, do_note(&s), MG_ENOENT, NULL);
	s.task = member(s.d, KIND_CASE, s.kase, KIND_TASK, 0);
	check_refused(s.d, do_task_done(&s), MG_ENOENT, NULL);
	check_refused(s.d, do_open(&s), MG_ENOENT, NULL);
	check_refused(
		s.d, try_person(s.d, "name=Baru"), MG_EACCESS, "sight", NULL);
	/* Whoever is the office's gives the person its first case there. */
	as(s.d, "admin");
	check_done(s.d, do_open(&s));
	as(s.d, "w");
	check_done(s.d, do_see(&s));
	check_refused(s.d, do_set_case(&s), MG_ENOENT, NULL);
	check_refused(s.d, try_open(s.d, s.person, "kyoto-magang", ""),
		MG_EACCESS, "program", NULL);
}

/* Both at once is the way, and both go at once, the person after the case that
 * made it one of his. */
static void
test_bound_registers(void **state)
{
	struct desk *d = *state;
	struct opening first = { "wirausaha-baru", NULL, 0 };
	struct receipt kase;
	struct values v;
	uint64_t id;

	user(d, "name=w; role=manager; programs=wirausaha-baru");
	as(d, "w");
	values_parse(d, KIND_PERSON, "name=Baru; regency=32.05", &v);
	check_done(d, op_person_with_case(
			      d->o, v.row, v.n, &first, &d->r, &kase, &d->err));
	id = d->r.id;
	set(d, KIND_PERSON, id, "street=Jl. A");
	check_done(d, try_undo(d, 0));
	check_done(d, try_undo(d, 0));
	assert_int_equal(count_records(d, KIND_PERSON), 0);
	check_done(d, try_redo(d));
	set(d, KIND_PERSON, id, "street=Jl. B");
	d->replay = true;
}

/* What is done to all areas is not for an administrator of one: he would see the
 * others by it. */
static void
test_bound_administrator(void **state)
{
	static const char *const bound[] = { "areas=32.05",
		"programs=magang-jabar" };
	int (*const run[])(
		struct scene * s) = { do_erase, do_user, do_setting };
	struct scene s = { .d = *state };

	scene_make(&s, HERE);
	for (size_t i = 0; i < ARRAY_SIZE(bound); i++) {
		char text[100], name[] = { 'a', (char)('a' + i), '\0' };

		snprintf(text, sizeof(text), "name=%s; role=administrator; %s",
			name, bound[i]);
		user(s.d, text);
		as(s.d, name);
		check_done(s.d, do_see(&s));
		for (size_t k = 0; k < ARRAY_SIZE(run); k++)
			check_refused(s.d, run[k](&s), MG_EACCESS, NULL);
		as(s.d, "admin");
	}
}

/* Whoever may write and not read. */
static void
test_without_read(void **state)
{
	static const char text[] =
		"roles:\n"
		"  administrator: {label: {id: A, en: A, ja: A}, "
		"may: [read, register, edit, move, settings, admin]}\n"
		"  box: {label: {id: A, en: A, ja: A}, may: [register]}\n" ROLES_OF_MOVES;
	struct scene s = { .d = *state };

	check_done(s.d, op_setting_install(s.d->o, "roles", text, strlen(text),
				NULL, &s.d->r, &s.d->err));
	scene_make(&s, HERE);
	user(s.d, "name=b; role=box");
	as(s.d, "b");
	check_refused(s.d, do_see(&s), MG_EACCESS, "see persons", NULL);
	check_refused(s.d, do_history(&s), MG_EACCESS, "see persons", NULL);
	check_done(s.d, try_person(s.d, "name=Baru"));
}

/* Nobody carries a person over the border of his area, in or out. */
static void
test_border(void **state)
{
	struct scene s = { .d = *state };

	scene_make(&s, HERE);
	user(s.d, "name=oji; role=officer; areas=32.05");
	as(s.d, "oji");
	check_refused(s.d,
		try_set(s.d, KIND_PERSON, s.person, 0, "village=32.01.01.1001"),
		MG_EACCESS, "area", NULL);
	/* Nor into no area at all, where everybody would see it. */
	check_refused(s.d,
		try_set(s.d, KIND_PERSON, s.person, 0,
			"village=; district=; regency="),
		MG_EACCESS, "area", NULL);
	check_done(s.d, try_set(s.d, KIND_PERSON, s.person, 0,
				"village=32.05.02.2004"));
}

/* A person of another area is named by the area and nothing else. */
static void
test_known_elsewhere(void **state)
{
	struct desk *d = *state;

	person(d, "name=Rahasia Sekali; nik=3201015203019001; "
		  "phone=081200007777; village=" THERE);
	user(d, "name=oji; role=officer; areas=32.05");
	as(d, "oji");
	assert_int_equal(try_person(d, "name=Siti; nik=3201015203019001; "
				       "regency=32.05"),
		MG_ETAKEN);
	assert_non_null(strstr(d->err.text, "32.01"));
	assert_null(strstr(d->err.text, "Rahasia"));
	assert_null(strstr(d->err.text, "MG-0"));
	assert_int_equal(count_records(d, KIND_PERSON), 1);
}

static void
test_closed(void **state)
{
	struct desk *d = *state;
	struct office_options opt = desk_options(d);
	uint64_t id;

	user(d, "name=oji; role=officer; uid=99999");
	id = d->r.id;
	as(d, "oji");
	check_done(d, try_person(d, "name=Siti"));
	as(d, "admin");
	set(d, KIND_USER, id, "closed=2026-11-24");
	/* A program that was open meanwhile is told by apply(). */
	d->o->access.user = id;
	check_refused(d, try_person(d, "name=Budi"), MG_EACCESS, NULL);
	as(d, "admin");
	office_close(d->o);
	opt.as = "oji";
	check_refused(
		d, office_open(&opt, &d->o, &d->err), MG_EACCESS, "oji", NULL);
	opt.as = NULL;
	opt.uid = 99999;
	check_refused(d, office_open(&opt, &d->o, &d->err), MG_EACCESS, NULL);
	opt.as = "admin";
	check_refused(
		d, office_open(&opt, &d->o, &d->err), MG_EACCESS, "--as", NULL);
	opt.as = "nobody";
	opt.uid = (uint32_t)getuid();
	check_refused(d, office_open(&opt, &d->o, &d->err), MG_ENOENT, "nobody",
		NULL);
	desk_open(d);
}

/* How the screens look is one's own to say, without a permission; everything
 * else of a user is not, and undo passes over it. */
static void
test_own_choice(void **state)
{
	struct desk *d = *state;
	struct setting lang = { core_field(F_USER_LANG), value_text("ja") };
	struct setting role = { core_field(F_USER_ROLE),
		value_text("administrator") };
	uint64_t siti;

	user(d, "name=audit; role=auditor");
	user(d, "name=petugas; role=officer");
	as(d, "audit");
	check_done(d, op_own_choice(d->o, &lang, 1, &d->err));
	check_done(d, op_own_choice(d->o, &lang, 1, &d->err)); /* as it is */
	check_refused(
		d, op_own_choice(d->o, &role, 1, &d->err), MG_EACCESS, NULL);
	check_refused(d,
		op_set_fields(d->o, KIND_USER, d->o->access.user, 0, &role, 1,
			NULL, &d->r, &d->err),
		MG_EACCESS, NULL);
	as(d, "petugas");
	siti = person(d, "name=Siti");
	check_done(d, op_own_choice(d->o, &lang, 1, &d->err));
	check_done(d, try_undo(d, 0));
	check_refused(d, try_set(d, KIND_PERSON, siti, 0, "name=Siti A"),
		MG_ENOENT, NULL);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		desk_test(test_own_choice),
		desk_test(test_matrix),
		desk_test(test_words_of_a_user),
		desk_test(test_user_changed),
		desk_test(test_bound_to_program),
		desk_test(test_bound_registers),
		desk_test(test_bound_administrator),
		desk_test(test_without_read),
		desk_test(test_border),
		desk_test(test_known_elsewhere),
		desk_test(test_closed),
	};

	return cmocka_run_group_tests_name("access", tests, NULL, NULL);
}
