/* SPDX-License-Identifier: MIT */
/* What a person can do: adding, changing, opening, moving, settings. */
#include "magang/ops/ops_seat.h"
#include "magang/ops/ops_assess.h"
#include "magang/ops/ops_proposal.h"
#include "magang/ops/ops_about.h"
#include "magang/ops/ops_set.h"
#include "magang/ops/ops_settings.h"
#include "../office/office_fixture.h"

#define SITI                                                                   \
	"name=Siti Aminah; nik=3205015203019001; phone=081200005678; "         \
	"village=32.05.01.1001"
/* Everything that both programs ask for before the first stage is left. */
#define WHOLE                                                                  \
	SITI "; birth_place=Garut; marital=kawin; street=Kp. Baru; rt=1; "     \
	     "rw=2;"                                                           \
	     "education=smk; sector=%s; no_kk=3205010101019001; "              \
	     "religion=islam"

static const char *
whole(struct desk *d)
{
	char text[600];

	snprintf(text, sizeof(text), WHOLE,
		field_named(d, KIND_PERSON, "sector", 6)->choices[0].code);
	/* Others of the same household come with the next number. */
	strstr(text, "9001")[3] += (char)count_records(d, KIND_PERSON);
	return arena_strndup(d->arena, text, strlen(text));
}

static int32_t
day(const char *iso)
{
	int32_t date;

	assert_int_equal(date_parse(iso, 0, &date), DATE_OK);
	return date;
}

/* ---- persons ------------------------------------------------------------- */

static void
test_person_completed(void **state)
{
	struct desk *d = *state;
	uint64_t id = person(d, SITI);

	check_values(d, KIND_PERSON, id,
		"name=Siti "
		"Aminah;birth_date=2001-03-12;sex=P;district=32.05.01;"
		"regency=32.05;registered=2026-11-24;phone=+6281200005678");
	assert_int_equal(count_records(d, KIND_TASK), 0);
	/* What is stated goes before what follows. */
	id = person(d, "name=Budi; nik=3205021203019002; sex=P; "
		       "birth_date=2001-12-03; regency=32.05");
	check_values(d, KIND_PERSON, id, "sex=P;birth_date=2001-12-03");
}

/* Who says nothing of a place lives where the NIK comes from; who says that
 * nothing is known has none. */
static void
test_place_inferred(void **state)
{
	struct desk *d = *state;
	uint64_t id = person(d, "name=Budi; nik=3205021203019002");

	check_values(d, KIND_PERSON, id,
		"sex=L;birth_date=2001-03-12;district=32.05.02;regency=32.05");
	id = person(d, "name=Cecep; nik=3205021204019003; regency=; sex=");
	check_values(d, KIND_PERSON, id,
		"regency=;district=;sex=;birth_date=2001-04-12");
	/* nor does another field bring it */
	set(d, KIND_PERSON, id, "phone=081200009999");
	check_values(d, KIND_PERSON, id, "regency=;sex=");
}

/* Moving house: what is not said anew follows or goes. */
static void
test_moved(void **state)
{
	struct desk *d = *state;
	uint64_t id = person(d, SITI "; street=Kp. Baru");

	check_values(d, KIND_PERSON, id,
		"district=32.05.01;regency=32.05;postcode=44112");
	set(d, KIND_PERSON, id, "village=32.05.02.1001");
	check_values(d, KIND_PERSON, id,
		"district=32.05.02;regency=32.05;postcode=44182");
	set(d, KIND_PERSON, id, "regency=32.04");
	check_values(d, KIND_PERSON, id,
		"village=;district=;regency=32.04;postcode=;street=Kp. Baru");
	set(d, KIND_PERSON, id, "village=32.05.01.1001; postcode=44999");
	check_values(d, KIND_PERSON, id,
		"district=32.05.01;regency=32.05;postcode=44999");
	/* a NIK that is corrected changes what followed, no stated fact */
	set(d, KIND_PERSON, id, "nik=3204015203029001");
	check_values(d, KIND_PERSON, id,
		"birth_date=2002-03-12;regency=32.05;district=32.05.01");
	set(d, KIND_PERSON, id, "birth_date=2001-03-12");
	set(d, KIND_PERSON, id, "nik=3204015203049001");
	check_values(d, KIND_PERSON, id, "birth_date=2001-03-12");
}

static void
test_person_without_nik(void **state)
{
	static const struct {
		const char *text, *due;
	} rows[] = {
		{ "name=Budi Santosa; birth_date=1999-01-02", "2026-12-24" },
		{ "name=Cecep", "2026-12-24" },
		/* the first card comes at 17 */
		{ "name=Dadang; birth_date=2010-03-04", "2027-03-04" },
	};
	struct desk *d = *state;

	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		uint64_t id = person(d, rows[i].text);
		uint64_t task = member(d, KIND_PERSON, id, KIND_TASK, 0);

		assert_true(task);
		check_values(d, KIND_TASK, task, "task=KTP / NIK;rule=nik");
		assert_string_equal(
			value_of(d, KIND_TASK, task, "due"), rows[i].due);
	}
}

/* The card is there: nothing is left to do about it. */
static void
test_card_brought(void **state)
{
	struct desk *d = *state;
	uint64_t id = person(d, "name=Budi; birth_date=2001-03-12");
	uint64_t task = member(d, KIND_PERSON, id, KIND_TASK, 0);

	set(d, KIND_PERSON, id, "nik=3205011203019002");
	check_values(d, KIND_TASK, task, "done=2026-11-24");
	check_done(d, try_undo(d, d->r.act));
	check_values(d, KIND_TASK, task, "done=");
}

static void
test_same_nik(void **state)
{
	struct desk *d = *state;
	char number[NUMBER_TEXT];
	uint64_t id = person(d, SITI "; passport_no=A1234567");

	number_format(number, "MG", id);
	check_refused(d, try_person(d, "name=Another; nik=3205015203019001"),
		MG_ETAKEN, number, "Siti Aminah", "NIK same", NULL);
	check_refused(d, try_person(d, "name=Another; passport_no=A1234567"),
		MG_ETAKEN, number, "passport", NULL);
	assert_int_equal(count_records(d, KIND_PERSON), 1);
	/* Changing a NIK to one that is taken: the same. */
	id = person(d, "name=Budi Santosa; nik=3205011203019002");
	check_refused(d, try_set(d, KIND_PERSON, id, 0, "nik=3205015203019001"),
		MG_ETAKEN, NULL);
	set(d, KIND_PERSON, id, "nik=3205011203019003");
}

static void
test_needed(void **state)
{
	struct desk *d = *state;

	check_refused(d, try_person(d, "phone=081200005678"), MG_EUSAGE, "name",
		NULL);
}

static void
test_similar(void **state)
{
	struct desk *d = *state;
	uint64_t first = person(d, SITI), second;

	second = person(d, "name=Siti Aminah; birth_date=2001-03-12; "
			   "phone=081200005678");
	assert_int_equal(d->r.doubts, 1);
	assert_true(member(d, KIND_PERSON, first, KIND_DOUBT, 0));
	assert_int_equal(member(d, KIND_PERSON, first, KIND_DOUBT, 0),
		member(d, KIND_PERSON, second, KIND_DOUBT, 0));
}

/* ---- set ----------------------------------------------------------------- */

static void
test_conflict(void **state)
{
	static const struct {
		const char *theirs, *mine, *words[3];
		int code;
	} rows[] = {
		{ "street=Jl. A", "street=Jl. B",
			{ "before Kp. Lama", "theirs Jl. A", "mine Jl. B" },
			MG_ECONFLICT },
		{ "street=", "street=Jl. B",
			{ "before Kp. Lama", "theirs (empty)", "mine Jl. B" },
			MG_ECONFLICT },
		{ "street=Jl. A", "street=",
			{ "before Kp. Lama", "theirs Jl. A", "mine (empty)" },
			MG_ECONFLICT },
		{ "email=a@b.id", "remark=ok", { NULL }, 0 },
		{ "street=Jl. A; email=a@b.id", "street=Jl. A; remark=ok",
			{ NULL }, 0 },
		{ "rt=005; rw=008", "rw=7; rt=6",
			{ "(RW): before (empty), theirs 008, mine 007",
				"(RT): " },
			MG_ECONFLICT },
	};
	struct desk *d = *state;

	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		uint64_t id = person(d, "name=Adi; street=Kp. Lama");
		uint64_t version = seq_of(d, KIND_PERSON, id);
		int rc;

		set(d, KIND_PERSON, id, rows[i].theirs);
		rc = try_set(d, KIND_PERSON, id, version, rows[i].mine);
		if (rows[i].code)
			check_refused(d, rc, MG_ECONFLICT, rows[i].words[0],
				rows[i].words[1], rows[i].words[2], NULL);
		else
			check_done(d, rc);
		check_values(d, KIND_PERSON, id, rows[i].theirs);
	}
}

static void
test_nothing_to_change(void **state)
{
	struct desk *d = *state;
	uint64_t id = person(d, SITI);

	check_refused(d, try_set(d, KIND_PERSON, id, 0, "sex=P"), MG_ENOENT,
		"nothing to change", NULL);
	check_refused(d, try_set(d, KIND_PERSON, id + 7, 0, "sex=P"), MG_ENOENT,
		"no such record", NULL);
}

/* The place follows down to the village, and never says two things. */
static void
test_move_house(void **state)
{
	struct desk *d = *state;
	uint64_t id = person(d, SITI);

	set(d, KIND_PERSON, id, "village=32.01.01.1001");
	check_values(d, KIND_PERSON, id,
		"village=32.01.01.1001;district=32.01.01;regency=32.01");
	set(d, KIND_PERSON, id, "regency=32.73");
	check_values(d, KIND_PERSON, id, "village=;district=;regency=32.73");
}

/* Fields that the program keeps are not for people. */
static void
test_kept_fields(void **state)
{
	struct desk *d = *state;
	uint64_t a = person(d, SITI), b = person(d, "name=Budi; sex=L");
	uint64_t kase = open_case(d, a, "magang-jabar", "");
	struct setting s[] = {
		{ field_named(d, KIND_CASE, "person", 6),
			value_number((int64_t)b) },
		{ field_named(d, KIND_CASE, "stage_no", 8), value_number(3) },
		{ field_named(d, KIND_CASE, "version", 7), value_number(9) },
		{ field_named(d, KIND_CASE, "score", 5), value_number(9) },
	};

	for (size_t i = 0; i < ARRAY_SIZE(s); i++)
		check_refused(d,
			op_set_fields(d->o, KIND_CASE, kase, 0, &s[i], 1, NULL,
				&d->r, &d->err),
			MG_EUSAGE, s[i].field->name, NULL);
}

/* ---- cases --------------------------------------------------------------- */

static void
test_case_open(void **state)
{
	struct desk *d = *state;
	uint64_t id = person(d, SITI);
	uint64_t kase =
		open_case(d, id, "magang-jabar", "host_approval_no=12/X");

	check_values(d, KIND_CASE, kase,
		"host_approval_no=12/X;opened=2026-11-24;entered=2026-11-24");
	assert_string_equal(stage_of(d, kase), "registered");
	check_refused(d, try_open(d, id, "magang-jabar", ""), MG_EINUSE,
		"not finished", NULL);
	check_refused(d, try_open(d, id, "magang-jakarta", ""), MG_ENOENT,
		"magang-jakarta", NULL);
	check_refused(
		d, try_open(d, id + 5, "magang-jabar", ""), MG_ENOENT, NULL);
	open_case(d, id, "wirausaha-baru", "");
	/* One that came to its end is no hindrance. */
	move(d, kase, "withdrawn", "moved away");
	open_case(d, id, "magang-jabar", "");
}

/* All of it or nothing: where the case cannot be opened, nobody is added. */
static void
test_person_with_case(void **state)
{
	struct desk *d = *state;
	struct opening first = { .program = "magang-jakarta" };
	struct receipt opened;
	struct values v;

	values_parse(d, KIND_PERSON, SITI, &v);
	check_refused(d,
		op_person_with_case(
			d->o, v.row, v.n, &first, &d->r, &opened, &d->err),
		MG_ENOENT, "magang-jakarta", NULL);
	assert_int_equal(count_records(d, KIND_PERSON), 0);
	first.program = "magang-jabar";
	check_done(d, op_person_with_case(d->o, v.row, v.n, &first, &d->r,
			      &opened, &d->err));
	assert_int_equal(count_records(d, KIND_PERSON), 1);
	assert_string_equal(stage_of(d, opened.id), "registered");
}

static void
test_move_refused(void **state)
{
	struct desk *d = *state;
	uint64_t id = person(d, SITI);
	uint64_t kase = open_case(d, id, "magang-jabar", "");

	assert_int_equal(try_move(d, kase, "selection", NULL), MG_ENOTALLOWED);
	check_verdict(d, " move ", NULL);
	check_refused(d, try_move(d, kase, "selektion", NULL), MG_EUSAGE,
		"selektion", "did you mean 'selection'", NULL);
	/* Every missing field and document by name, and the guard. */
	assert_int_equal(try_move(d, kase, "doc_check", NULL), MG_ENOTALLOWED);
	check_verdict(d, " field:birth_place ", " field:marital ",
		" field:street ", " field:education ", " field:rt ", "consent",
		" guard ", NULL);
	assert_int_equal(try_move(d, kase, "withdrawn", NULL), MG_ENOTALLOWED);
	check_verdict(d, " reason ", NULL);
	assert_int_equal(try_move(d, kase, "withdrawn", ""), MG_ENOTALLOWED);
	check_verdict(d, " reason ", NULL);
	assert_string_equal(stage_of(d, kase), "registered");
	assert_int_equal(op_case_move_check(d->o,
				 &(struct decision){ .id = kase,
					 .stage = "doc_check",
					 .reason = NULL },
				 &d->err),
		MG_ENOTALLOWED);
	check_verdict(d, "consent", NULL);
}

/* Documents of magang-jabar that leaving doc_check asks for. */
static void
give_papers(struct desk *d, uint64_t kase)
{
	static const char *const papers[] = { "ktp", "kk", "akta", "ijazah",
		"foto", "cv" };

	for (size_t i = 0; i < ARRAY_SIZE(papers); i++)
		document(d, kase, papers[i], d->o->today - 1);
}

static uint64_t
selected_case(struct desk *d)
{
	uint64_t kase = open_case(d, person(d, whole(d)), "magang-jabar", "");

	document(d, kase, "consent", d->o->today);
	move(d, kase, "doc_check", NULL);
	give_papers(d, kase);
	move(d, kase, "selection", NULL);
	return kase;
}

/* By two assessors, each of the four criteria. */
static void
interviewed(struct desk *d, uint64_t kase)
{
	static const char *const names[] = { "sari", "tono" };

	for (size_t i = 0; i < ARRAY_SIZE(names); i++) {
		char values[60];

		as(d, "admin");
		snprintf(values, sizeof(values), "name=%s; role=assessor",
			names[i]);
		if (!user_id(d, names[i]))
			user(d, values);
		as(d, names[i]);
		check_done(d, op_assess(d->o,
				      &(struct assessing){ .kase = kase,
					      .points = "attitude=7 speech=6 "
							"trade=5 plan=8" },
				      &d->r, &d->err));
	}
	as(d, "admin");
}

/* As far as the quotas of magang-jabar. */
static uint64_t
ready_case(struct desk *d)
{
	uint64_t kase = selected_case(d);

	document(d, kase, "health", d->o->today);
	set(d, KIND_CASE, kase,
		"aptitude=80; math=4; reading=5; motivation=4;"
		"work_status=not_working; distance=same; "
		"host_approval_no=12/X");
	interviewed(d, kase);
	return kase;
}

/* At a host with ten workers, which may have two. */
static void
placed(struct desk *d, uint64_t kase)
{
	struct filling f = { .in_kind = KIND_SLOT, .cases = &kase, .n = 1 };
	struct values v;

	values_parse(
		d, KIND_ORGANISATION, "name=PT Maju; kind=host; staff=10", &v);
	check_done(
		d, op_add(d->o, KIND_ORGANISATION, v.row, v.n, &d->r, &d->err));
	values_parse(
		d, KIND_SLOT, "program=magang-jabar; name=M-1; seats=9", &v);
	v.row[v.n++] = (struct setting){ core_field(F_SLOT_HOST),
		value_number((int64_t)d->r.id) };
	check_done(d, op_add(d->o, KIND_SLOT, v.row, v.n, &d->r, &d->err));
	f.in = d->r.id;
	check_done(d, op_seats_fill(d->o, &f, &d->r, &d->err));
}

static uint64_t
intake(struct desk *d, const char *values)
{
	struct values v;

	values_parse(d, KIND_INTAKE, values, &v);
	check_done(d, op_add(d->o, KIND_INTAKE, v.row, v.n, &d->r, &d->err));
	return d->r.id;
}

static void
full(struct desk *d, uint64_t kase, const char *quota)
{
	check_done(d, op_case_move_check(d->o,
			      &(struct decision){ .id = kase,
				      .stage = "matched",
				      .reason = NULL },
			      &d->err));
	if (!op_case_list(d->o, "matched"))
		fail_msg("there is room in%s", quota);
	check_verdict(d, quota, NULL);
}

/* A case begins in the intake that is open, and what that says of places counts
 * before what the file says, from the moment it is said. */
static void
test_intake_places(void **state)
{
	struct desk *d = *state;
	uint64_t before = ready_case(d), a, b, now;

	intake(d, "program=wirausaha-baru; name=2026");
	intake(d, "program=magang-jabar; name=Past; closes=2026-11-23");
	intake(d, "program=magang-jabar; name=Later; starts=2027-07-01");
	now = intake(d, "program=magang-jabar; name=Now; starts=2027-01-04;"
			"seats=1");
	a = ready_case(d);
	b = ready_case(d);
	check_values(d, KIND_CASE, before, "intake=");
	check_values(d, KIND_CASE, a, "intake=IN-000004-5");
	/* Whoever came before the intake takes none of its places. */
	move(d, before, "matched", NULL);
	move(d, a, "matched", NULL);
	full(d, b, " !quota:total ");
	set(d, KIND_INTAKE, now, "seats=2; seats_by_area=Garut 1");
	full(d, b, " !quota:regency ");
	set(d, KIND_INTAKE, now, "seats_by_area=5; seats_household=1");
	full(d, b, " !quota:household ");
	set(d, KIND_INTAKE, now, "seats_household=; women_percent=50");
	set(d, KIND_PERSON, owner_of(d, a), "sex=L");
	set(d, KIND_PERSON, owner_of(d, b), "sex=L");
	full(d, b, " !quota:women_percent ");
	set(d, KIND_INTAKE, now, "women_percent=");
	move(d, b, "matched", NULL);
	set(d, KIND_CASE, b, "intake=IN-000003-7");
	check_refused(d, try_set(d, KIND_CASE, a, 0, "intake=IN-000001-3"),
		MG_ENOENT, NULL);
	assert_true(check_ok(d, NULL));
}

static void
test_documents(void **state)
{
	struct desk *d = *state;
	uint64_t kase = open_case(d, person(d, whole(d)), "magang-jabar", "");

	check_refused(d,
		op_case_document(
			d->o, kase, "ktpp", d->o->today, &d->r, &d->err),
		MG_EUSAGE, "ktpp", "akta", NULL);
	document(d, kase, "consent", d->o->today);
	check_refused(d,
		op_case_document(
			d->o, kase, "consent", d->o->today, &d->r, &d->err),
		MG_ENOENT, "nothing to change", NULL);
	move(d, kase, "doc_check", NULL);
	give_papers(d, kase);
	/* 180 days it is good for: the last one counts, the next does not. */
	document(d, kase, "foto", d->o->today - 181);
	assert_int_equal(try_move(d, kase, "selection", NULL), MG_ENOTALLOWED);
	check_verdict(d, " paper:foto until 2026-11-23 ", NULL);
	document(d, kase, "foto", d->o->today - 180);
	check_done(d, op_case_move_check(d->o,
			      &(struct decision){ .id = kase,
				      .stage = "selection",
				      .reason = NULL },
			      &d->err));
	document(d, kase, "cv", DATE_NONE);
	assert_int_equal(try_move(d, kase, "selection", NULL), MG_ENOTALLOWED);
	check_verdict(d, " paper:cv ", NULL);
}

static void
test_guard_seen(void **state)
{
	struct desk *d = *state;
	uint64_t kase = ready_case(d);

	set(d, KIND_CASE, kase, "host_approval_no=");
	assert_int_equal(try_move(d, kase, "matched", NULL), MG_ENOTALLOWED);
	check_verdict(d, " guard [known(host_approval_no)", NULL);
	set(d, KIND_CASE, kase, "host_approval_no=12/X");
	move(d, kase, "matched", NULL);
	assert_int_equal(try_move(d, kase, "selection", NULL), MG_ENOTALLOWED);
	check_verdict(d, " reason ", NULL);
	move(d, kase, "selection", "host closed");
}

/* Two of one household get a place, and a third when one of them leaves. */
static void
test_quota(void **state)
{
	struct desk *d = *state;
	uint64_t kase[3];

	for (size_t i = 0; i < 3; i++)
		kase[i] = ready_case(d);
	/* Those who wait for a place have none. */
	move(d, kase[0], "matched", NULL);
	move(d, kase[1], "matched", NULL);
	move(d, kase[2], "matched", NULL);
	assert_string_equal(stage_of(d, kase[2]), "waiting");
	check_refused(d, try_move(d, kase[2], "matched", "soon"),
		MG_ENOTALLOWED, NULL);
	check_verdict(d, "[quota_left is 0]", NULL);
	check_done(d, try_undo(d, 0));
	check_done(d, try_undo(d, 0));
	move(d, kase[2], "matched", NULL);
	move(d, kase[1], "matched", NULL);
	assert_string_equal(stage_of(d, kase[1]), "waiting");
	move(d, kase[0], "withdrawn", "later");
	assert_string_equal(stage_of(d, kase[1]), "matched");
}

/* Open tasks of a rule of a case; the last one's id and due date. */
static size_t
open_visits(struct desk *d, uint64_t kase, uint64_t *id, int64_t *due)
{
	static const char rule[] = "deadline:mentor_visit";
	struct record t;
	uint64_t task;
	size_t n = 0;
	char text[64];

	for (size_t i = 0; (task = member(d, KIND_CASE, kase, KIND_TASK, i));
		i++) {
		if (!peek(d, KIND_TASK, task, &t) || record_has(&t, F_DONE) ||
			strncmp(record_text(&t, F_RULE, text, sizeof(text)),
				rule, sizeof(rule) - 1) != 0)
			continue;
		*id = task;
		*due = record_number(&t, F_DUE, 0);
		n++;
	}
	return n;
}

/* A deadline that repeats has one open task at a time, each after the last. */
static void
check_visits(struct desk *d, uint64_t kase)
{
	uint64_t task = 0;
	int64_t due = 0, next = 0;

	assert_int_equal(open_visits(d, kase, &task, &due), 1);
	for (int i = 0; i < 3; i++) {
		check_done(d, op_tasks_done(d->o, &task, 1, &d->r, &d->err));
		assert_int_equal(open_visits(d, kase, &task, &next), 1);
		assert_int_equal(next, due + 30);
		due = next;
		/* Another change of the case leaves it where it is. */
		set(d, KIND_CASE, kase,
			i % 2 ? "mentor=Pak Ujang" : "mentor=Bu Yani");
		assert_int_equal(open_visits(d, kase, &task, &next), 1);
		assert_int_equal(next, due);
	}
}

/* From the door to work practice and out. */
static void
test_path_jabar(void **state)
{
	struct desk *d = *state;
	uint64_t kase = selected_case(d);

	user(d, "name=dewi; role=verifier");
	user(d, "name=oji; role=officer");
	d->replay = true;
	document(d, kase, "health", d->o->today);
	assert_int_equal(try_move(d, kase, "matched", NULL), MG_ENOTALLOWED);
	check_verdict(d, " field:aptitude ", " field:math ",
		"[known(host_approval_no)]", NULL);
	set(d, KIND_CASE, kase,
		"aptitude=80; math=4; reading=5; motivation=4;"
		"work_status=not_working; distance=same; "
		"host_approval_no=12/X");
	assert_int_equal(try_move(d, kase, "matched", NULL), MG_ENOTALLOWED);
	check_verdict(d, "[score >= 60]", NULL);
	interviewed(d, kase);
	move(d, kase, "matched", NULL);
	assert_int_equal(try_move(d, kase, "agreement", NULL), MG_ENOTALLOWED);
	check_verdict(d, "[known(slot)]", NULL);
	placed(d, kase);
	move(d, kase, "agreement", NULL);
	set(d, KIND_CASE, kase,
		"agreement_date=2026-11-20; mentor=Pak Ujang; start=2026-12-01;"
		"end=2027-12-02; allowance_idr=2 juta; hours_theory=100;"
		"hours_practice=500; ratification_no=7");
	document(d, kase, "agreement", d->o->today);
	as(d, "oji");
	assert_int_equal(try_move(d, kase, "ratified", NULL), MG_ENOTALLOWED);
	check_verdict(d, " role:officer ", " rule:length ", NULL);
	as(d, "dewi");
	set(d, KIND_CASE, kase, "end=2027-12-01");
	move(d, kase, "ratified", NULL);
	document(d, kase, "ratification", d->o->today);
	set(d, KIND_CASE, kase, "insurance_active=ya; bpjs_no=12345678901");
	move(d, kase, "theory", NULL);
	move(d, kase, "practice", NULL);
	move(d, kase, "on_hold", "sick");
	move(d, kase, "practice", NULL);
	assert_int_equal(try_move(d, kase, "assessment", NULL), MG_ENOTALLOWED);
	check_verdict(d, "[attendance_rate >= 80]", NULL);
	check_visits(d, kase);
	as(d, "admin");
	set(d, KIND_CASE, kase, "attendance_rate=79.5");
	assert_int_equal(try_move(d, kase, "assessment", NULL), MG_ENOTALLOWED);
	check_verdict(d, "[attendance_rate >= 80 is 795000]", NULL);
	set(d, KIND_CASE, kase, "attendance_rate=80");
	move(d, kase, "assessment", NULL);
	set(d, KIND_CASE, kase, "competent=no");
	move(d, kase, "practice", "not yet competent");
	move(d, kase, "terminated", "host closed");
	assert_int_equal(try_move(d, kase, "withdrawn", "x"), MG_ENOTALLOWED);
	check_verdict(d, " move ", NULL);
}

/* Leaving training needs attendance or a waiver. */
static void
test_path_wirausaha(void **state)
{
	struct desk *d = *state;
	uint64_t kase = open_case(d, person(d, whole(d)), "wirausaha-baru", "");
	static const char *const papers[] = { "ktp", "kk", "akta", "ijazah",
		"foto", "cv", "domicile", "idea" };
	uint64_t proposal;
	const struct answer seen = { .ids = &proposal, .n = 1, .anew = true };

	d->replay = true;
	user(d, "name=rina; role=manager");
	user(d, "name=tono; role=manager");
	document(d, kase, "consent", d->o->today);
	set(d, KIND_CASE, kase, "ktp_jabar=tidak");
	assert_int_equal(try_move(d, kase, "doc_check", NULL), MG_ENOTALLOWED);
	check_verdict(d, "ktp_jabar is 0]", NULL);
	set(d, KIND_CASE, kase, "ktp_jabar=ya");
	move(d, kase, "doc_check", NULL);
	for (size_t i = 0; i < ARRAY_SIZE(papers); i++)
		document(d, kase, papers[i], d->o->today);
	set(d, KIND_CASE, kase,
		"civil_servant=tidak; returnee=tidak; priority_group=tidak");
	move(d, kase, "online_test", NULL);
	set(d, KIND_CASE, kase, "test_points=59");
	assert_int_equal(try_move(d, kase, "interview", NULL), MG_ENOTALLOWED);
	check_verdict(d, "test_points", " is 590000]", NULL);
	set(d, KIND_CASE, kase, "test_points=90");
	as(d, "rina");
	move(d, kase, "interview", NULL);
	set(d, KIND_CASE, kase,
		"idea=5; market=5; business_years=3; planned_jobs=5");
	move(d, kase, "training", NULL);
	assert_string_equal(stage_of(d, kase), "interview");
	proposal = member(d, KIND_CASE, kase, KIND_PROPOSAL, 0);
	/* whoever fills in the marks may still be the second */
	as(d, "tono");
	set(d, KIND_CASE, kase, "planned_jobs=4");
	check_done(d, op_proposals_answer(d->o, &seen, &d->r, &d->err));
	assert_string_equal(stage_of(d, kase), "training");
	assert_int_equal(try_move(d, kase, "placement", NULL), MG_ENOTALLOWED);
	check_verdict(d, "attendance", NULL);
	set(d, KIND_CASE, kase, "placement_waived=ya");
	move(d, kase, "business_plan", "has a shop");
	document(d, kase, "plan", d->o->today);
	set(d, KIND_CASE, kase,
		"plan_points=70; business_name=Rasa; kbli=10799; "
		"kbli_edition=kbli_2025; capital_idr=20 juta");
	move(d, kase, "mentoring", NULL);
	move(d, kase, "legality", NULL);
	document(d, kase, "nib", d->o->today);
	set(d, KIND_CASE, kase, "nib=1234567890123");
	move(d, kase, "launched", NULL);
	set(d, KIND_CASE, kase,
		"launch_date=2026-11-24; last_sale=2026-11-24; "
		"turnover_idr=100 juta;"
		"workers=3; channels=market");
	assert_int_equal(try_move(d, kase, "dormant", "rain"), MG_ENOTALLOWED);
	check_verdict(d, "last_sale", NULL);
	later_days(d, 200);
	move(d, kase, "dormant", "rain");
	move(d, kase, "launched", NULL);
	document(d, kase, "photo_site", d->o->today);
	document(d, kase, "sales_log", d->o->today);
	document(d, kase, "visit_report", d->o->today);
	set(d, KIND_CASE, kase, "sales_months=6");
	move(d, kase, "entrepreneur", NULL);
	assert_string_equal(stage_of(d, kase), "entrepreneur");
	/* It has come to its end: another may be opened. */
	open_case(d,
		member(d, KIND_CASE, kase, KIND_NONE, 0)
			? ((uint64_t)1 << 32 | 1)
			: 0,
		"wirausaha-baru", "");
}

/* ---- activities, tasks --------------------------------------------------- */

static void
test_activities(void **state)
{
	struct desk *d = *state;
	uint64_t id = person(d, SITI), a;
	uint64_t kase = open_case(d, id, "magang-jabar", "");

	check_done(d, note_about(d->o, KIND_CASE, kase, "visit", 0, "at home",
			      &d->r, &d->err));
	a = d->r.id;
	check_values(d, KIND_ACTIVITY, a,
		"activity=visit;date=2026-11-24;amount=;text=at home");
	assert_int_equal(member(d, KIND_CASE, kase, KIND_ACTIVITY, 0), a);
	check_done(d, note_about(d->o, KIND_CASE, kase, "induction",
			      16 * DECIMAL_ONE, NULL, &d->r, &d->err));
	check_values(d, KIND_ACTIVITY, d->r.id, "activity=induction;amount=16");
	check_done(d, note_about(d->o, KIND_PERSON, id, "note", 0, "rang",
			      &d->r, &d->err));
	/* A name that neither the program nor the office has is a slip. */
	check_refused(d,
		note_about(d->o, KIND_CASE, kase, "inducton", 0, NULL, &d->r,
			&d->err),
		MG_EUSAGE, "inducton", "induction", NULL);
	check_refused(d,
		note_about(d->o, KIND_PERSON, id, "induction", 0, NULL, &d->r,
			&d->err),
		MG_EUSAGE, "note", NULL);
}

static void
test_tasks(void **state)
{
	struct desk *d = *state;
	uint64_t id = person(d, SITI), task;

	check_done(d, op_task_add(d->o, KIND_PERSON, id, "ring her",
			      day("2026-12-01"), &d->r, &d->err));
	task = d->r.id;
	check_values(d, KIND_TASK, task, "task=ring her;due=2026-12-01;done=");
	later_days(d, 2);
	check_done(d, op_tasks_done(d->o, &task, 1, &d->r, &d->err));
	check_values(d, KIND_TASK, task, "done=2026-11-26");
	check_refused(d, op_tasks_done(d->o, &task, 1, &d->r, &d->err),
		MG_ENOENT, NULL);
	check_done(d, try_undo(d, 0));
	check_values(d, KIND_TASK, task, "done=");
}

/* Each is decided by itself; one act and one undo for those that moved. */
static void
test_many_moves(void **state)
{
	struct desk *d = *state;
	uint64_t ids[3], left[3];
	size_t n_left = 0;

	for (int i = 0; i < 3; i++) {
		char *text = xasprintf("name=Orang %c; regency=32.05", 'A' + i);

		ids[i] = open_case(d, person(d, text), "magang-jabar", "");
		free(text);
	}
	move(d, ids[1], "withdrawn", "moved away");
	check_done(d, op_cases_move(d->o, ids, 3,
			      &(struct decision){ .stage = "withdrawn",
				      .reason = "moved away" },
			      left, &n_left, &d->r, &d->err));
	assert_int_equal(n_left, 1);
	assert_int_equal(left[0], ids[1]);
	assert_int_equal(d->r.went, 2);
	assert_int_equal(d->r.stayed, 1);
	assert_non_null(strstr(d->r.why[0].text, "already"));
	for (int i = 0; i < 3; i++)
		assert_string_equal(stage_of(d, ids[i]), "withdrawn");
	check_done(d, try_undo(d, 0));
	assert_string_equal(stage_of(d, ids[0]), "registered");
	assert_string_equal(stage_of(d, ids[1]), "withdrawn");
	assert_string_equal(stage_of(d, ids[2]), "registered");
	check_refused(d,
		op_cases_move(d->o, ids, 3,
			&(struct decision){
				.stage = "withdrwn", .reason = "x" },
			left, &n_left, &d->r, &d->err),
		MG_EUSAGE, "withdrawn", NULL);
	assert_int_equal(n_left, 3);
}

/* What somebody has changed since the list was looked at is looked at again. */
static void
test_many_since(void **state)
{
	struct desk *d = *state;
	struct decision to = { .stage = "withdrawn", .reason = "moved away" };
	uint64_t ids[3], left[3], who;
	size_t n_left = 0;

	for (int i = 0; i < 3; i++) {
		char *text = xasprintf("name=Orang %c; regency=32.05", 'A' + i);

		who = person(d, text);
		ids[i] = open_case(d, who, "magang-jabar", "");
		free(text);
	}
	check_done(d, office_head(d->o, &to.since, &d->err));
	check_done(d, try_set(d, KIND_PERSON, who, 0, "birth_date=1999-02-03"));
	check_done(d,
		try_set(d, KIND_CASE, ids[1], 0, "planned_start=2027-04-01"));
	check_done(d,
		op_cases_try(d->o, ids, 3, &to, left, &n_left, &d->r, &d->err));
	assert_int_equal(n_left, 2);
	check_done(d, op_cases_move(d->o, ids, 3, &to, left, &n_left, &d->r,
			      &d->err));
	assert_int_equal(d->r.went, 1);
	assert_int_equal(n_left, 2);
	assert_non_null(strstr(d->r.why[0].text, "changed since"));
	assert_string_equal(stage_of(d, ids[0]), "withdrawn");
	assert_string_equal(stage_of(d, ids[1]), "registered");
	check_done(d, office_head(d->o, &to.since, &d->err));
	check_done(d, op_cases_move(d->o, left, 2, &to, left, &n_left, &d->r,
			      &d->err));
	assert_int_equal(n_left, 0);
}

/* More than one change holds, yet one act and one undo. */
static void
test_many_tasks(void **state)
{
	enum { MANY = 1100 };
	struct desk *d = *state;
	uint64_t id = person(d, SITI), ids[MANY + 1] = { 0 };
	struct record t;

	for (size_t i = 0; i < MANY; i++) {
		check_done(d, op_task_add(d->o, KIND_PERSON, id, "ring her",
				      day("2026-12-01"), &d->r, &d->err));
		ids[i] = d->r.id;
	}
	check_done(d, op_tasks_done(d->o, ids, 1, &d->r, &d->err));
	check_done(d, op_tasks_done(d->o, ids, MANY, &d->r, &d->err));
	check_done(d, try_undo(d, 0));
	assert_int_equal(d->undo.records, MANY - 1);
	for (size_t i = 0; i < MANY; i++) {
		assert_true(peek(d, KIND_TASK, ids[i], &t));
		assert_int_equal(record_has(&t, F_DONE), i == 0);
	}
	ids[MANY] = UINT64_MAX;
	check_refused(d, op_tasks_done(d->o, ids + MANY, 1, &d->r, &d->err),
		MG_ENOENT, NULL);
}

/* Answers to pairs, in one act; an answer that stands is no change. */
static void
test_many_doubts(void **state)
{
	struct desk *d = *state;
	uint64_t her = person(d, SITI), ids[2];

	for (size_t i = 0; i < ARRAY_SIZE(ids); i++) {
		person(d, "name=Siti Aminah; birth_date=2001-03-12; "
			  "phone=081200005678");
		ids[i] = member(d, KIND_PERSON, her, KIND_DOUBT, i);
	}
	check_done(
		d, op_doubts_answer(d->o, ids, 1, "different", &d->r, &d->err));
	check_done(
		d, op_doubts_answer(d->o, ids, 2, "different", &d->r, &d->err));
	check_refused(d,
		op_doubts_answer(d->o, ids, 2, "different", &d->r, &d->err),
		MG_ENOENT, NULL);
	check_done(d, try_undo(d, 0));
	assert_string_equal(
		value_of(d, KIND_DOUBT, ids[0], "answer"), "different");
	assert_string_equal(value_of(d, KIND_DOUBT, ids[1], "answer"), "open");
}

/* ---- settings ------------------------------------------------------------ */

static char *
program_text(const char *name, const char *version)
{
	char path[200], *text = xcalloc(1, 100000), *at;
	FILE *f;

	snprintf(
		path, sizeof(path), TEST_DATA "/config/programs/%s.yaml", name);
	f = fopen(path, "r");
	assert_non_null(f);
	assert_true(fread(text, 1, 99999, f) > 0);
	fclose(f);
	at = strstr(text, "\nversion: 1");
	assert_non_null(at);
	memcpy(at + 10, version, 1);
	return text;
}

static void
test_program_versions(void **state)
{
	struct desk *d = *state;
	uint64_t old = open_case(d, person(d, SITI), "magang-jabar", ""), new;
	char *same = program_text("magang-jabar", "1");
	char *next = program_text("magang-jabar", "2");

	d->replay = true;
	check_done(d, try_install(d, "p.yaml", same));
	assert_int_equal(d->r.seq, 0); /* nothing was done */
	/* Another text under the same version. */
	memcpy(strstr(same, "within: 7 days"), "within: 8 days", 14);
	check_refused(d, try_install(d, "p.yaml", same), MG_EEXIST,
		"magang-jabar", "version 1", NULL);
	memcpy(strstr(next, "within: 7 days"), "within: 9 days", 14);
	check_done(d, try_install(d, "p.yaml", next));
	new = open_case(d, person(d, "name=Budi; sex=L"), "magang-jabar", "");
	check_values(d, KIND_CASE, old, "version=1");
	check_values(d, KIND_CASE, new, "version=2");
	check_values(d, KIND_TASK, member(d, KIND_CASE, new, KIND_TASK, 0),
		"due=2026-12-03");
	check_values(d, KIND_TASK, member(d, KIND_CASE, old, KIND_TASK, 0),
		"due=2026-12-01");
	memcpy(next, "program: [", 10);
	check_refused(d, try_install(d, "p.yaml", next), MG_EDATA,
		"nothing installed", NULL);
	free(same);
	free(next);
}

/* A version that cases began under stays; one that nobody uses can be taken
 * back and come again with another text. */
static void
test_program_undone(void **state)
{
	struct desk *d = *state;
	char *next = program_text("magang-jabar", "2");
	uint64_t install, kase;

	d->replay = true;
	memcpy(strstr(next, "within: 7 days"), "within: 9 days", 14);
	check_done(d, try_install(d, "p.yaml", next));
	install = d->r.act;
	open_case(d, person(d, "name=Budi; sex=L"), "magang-jabar", "");
	check_done(d, try_undo(d, 0));
	check_done(d, try_undo(d, install));
	memcpy(strstr(next, "within: 9 days"), "within: 8 days", 14);
	check_done(d, try_install(d, "p.yaml", next));
	install = d->r.act;
	kase = open_case(d, person(d, SITI), "magang-jabar", "");
	check_values(d, KIND_CASE, kase, "version=2");
	check_values(d, KIND_TASK, member(d, KIND_CASE, kase, KIND_TASK, 0),
		"due=2026-12-02");
	check_refused(d, try_undo(d, install), MG_ECONFLICT, NULL);
	assert_non_null(strstr(d->text.data, "MJ-000002-1 refers to it"));
	assert_string_equal(stage_of(d, kase), "registered");
	check_done(d, try_undo(d, 0)); /* the case */
	check_done(d, try_undo(d, install));
	kase = open_case(d, (uint64_t)1 << 32 | 2, "magang-jabar", "");
	check_values(d, KIND_CASE, kase, "version=1");
	free(next);
}

static void
test_users(void **state)
{
	struct desk *d = *state;
	struct values v;
	uint64_t act;

	d->replay = true;
	user(d, "name=oji; role=officer");
	act = d->r.act;
	values_parse(d, KIND_USER, "name=oji; role=administrator", &v);
	check_refused(d, op_add(d->o, KIND_USER, v.row, v.n, &d->r, &d->err),
		MG_ETAKEN, "'oji'", NULL);
	check_done(d, try_undo(d, act));
	check_done(d, try_redo(d));
	as(d, "oji");
	person(d, SITI);
	/* Who has done something stays, or nobody would know who it was. */
	as(d, "admin");
	check_refused(d, try_undo(d, act), MG_EINUSE, NULL);
}

static void
test_settings(void **state)
{
	static const char closed[] =
		"roles:\n  administrator:\n    label: {id: A, "
		"en: A, ja: A}\n    may: [read, settings, admin]\n" ROLES_OF_MOVES;
	struct desk *d = *state;

	d->replay = true;
	check_refused(d,
		op_setting_install(d->o, "rols", closed, strlen(closed), NULL,
			&d->r, &d->err),
		MG_EUSAGE, "rols", NULL);
	check_refused(d,
		op_setting_install(
			d->o, "roles", "roles: 3\n", 9, NULL, &d->r, &d->err),
		MG_ECONFIG, "roles", NULL);
	check_done(d, op_setting_install(d->o, "roles", closed, strlen(closed),
			      NULL, &d->r, &d->err));
	/* In force at once, decided by apply. */
	check_refused(d, try_person(d, SITI), MG_EACCESS, NULL);
	as(d, "admin");
	check_refused(d, try_person(d, SITI), MG_EACCESS, "add persons", NULL);
}

/* ---- numbers ------------------------------------------------------------- */

static void
test_find(void **state)
{
	static const char *const names[] = { "petugas1", "dewi", "adm12",
		"ka10" };
	struct desk *d = *state;
	uint64_t id = person(d, SITI), found, kase;
	enum kind kind;
	char number[NUMBER_TEXT];

	number_format(number, "MG", id);
	check_done(d, office_find(d->o, number, &kind, &found, &d->err));
	assert_int_equal(found, id);
	number[strlen(number) - 1] ^= 1;
	check_refused(d, office_find(d->o, number, &kind, &found, &d->err),
		MG_EUSAGE, number, NULL);
	check_done(d, office_find(d->o, "3205 0152 0301 9001", &kind, &found,
			      &d->err));
	assert_int_equal(found, id);
	kase = open_case(d, id, "magang-jabar", "");
	number_format(number, "MJ", kase);
	check_done(d, office_find(d->o, number, &kind, &found, &d->err));
	assert_int_equal(kind, KIND_CASE);
	number[1] = 'P';
	check_refused(d, office_find(d->o, number, &kind, &found, &d->err),
		MG_ENOENT, NULL);
	for (size_t i = 0; i < ARRAY_SIZE(names); i++) {
		char text[80];

		snprintf(text, sizeof(text), "name=%s; role=officer", names[i]);
		user(d, text);
		check_done(
			d, office_find(d->o, names[i], &kind, &found, &d->err));
		assert_int_equal(kind, KIND_USER);
		assert_int_equal(found, d->r.id);
	}
}

/* The third of one family card is registered and told to wait. */
static void
test_household(void **state)
{
	static const char *const rows[] = {
		"name=Euis; nik=3205015203019001; no_kk=3205010101019001",
		"name=Asep; nik=3205011203029001; no_kk=3205010101019001",
		"name=Ujang; nik=3205011203039001; no_kk=3205010101019001",
	};
	struct desk *d = *state;

	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		uint64_t id = person(d, rows[i]);

		assert_int_equal(d->r.notes.n, i == 2);
		if (i == 2)
			assert_non_null(strstr(d->r.notes.text[0],
				"others have 2 active cases"));
		open_case(d, id, "magang-jabar", "");
	}
}

/* Each doubt is a row of its own, told when it is new. */
static void
test_notes(void **state)
{
	struct desk *d = *state;
	uint64_t id = person(d, "name=Euis; nik=3205015203019001");

	assert_int_equal(d->r.notes.n, 0);
	set(d, KIND_PERSON, id, "sex=L; birth_date=2001-03-13");
	assert_true(d->r.notes.n >= 2);
	assert_string_equal(
		d->r.notes.text[0], "the birth date differs from the NIK");
	assert_string_equal(d->r.notes.text[1], "the sex differs from the NIK");
	set(d, KIND_PERSON, id, "street=Jl. Satu");
	assert_int_equal(d->r.notes.n, 0);
	set(d, KIND_PERSON, id, "sex=P"); /* another number fits now */
	assert_null(strstr(d->r.notes.text[0], "differs"));
	set(d, KIND_PERSON, id, "sex=L");
	assert_string_equal(d->r.notes.text[0], "the sex differs from the NIK");
}

/* Nobody decides on what is not before his eyes any more. */
static void
test_decide(void **state)
{
	struct desk *d = *state;
	uint64_t who = person(d, "name=Siti; nik=3205015203019001");
	uint64_t id = open_case(d, who, "wirausaha-baru", "");
	struct record *r = xmalloc(sizeof(*r));
	struct decision how = {
		.id = id, .stage = "withdrawn", .reason = "No"
	};

	assert_true(peek(d, KIND_CASE, id, r));
	how.seen = r->seq;
	assert_true(peek(d, KIND_PERSON, who, r));
	how.seen_person = r->seq;
	set(d, KIND_PERSON, who, "phone=081234567890");
	check_refused(d, op_case_decide(d->o, &how, &d->r, &d->err),
		MG_ECONFLICT, "changed since you looked", NULL);
	assert_string_equal(stage_of(d, id), "registered");
	assert_true(peek(d, KIND_PERSON, who, r));
	how.seen_person = r->seq;
	set(d, KIND_CASE, id, "host_approval_no=2027-1");
	check_refused(d, op_case_decide(d->o, &how, &d->r, &d->err),
		MG_ECONFLICT, "changed since you looked", NULL);
	assert_true(peek(d, KIND_CASE, id, r));
	how.seen = r->seq;
	check_done(d, op_case_decide(d->o, &how, &d->r, &d->err));
	assert_string_equal(stage_of(d, id), "withdrawn");
	free(r);
}

/* ---- what may be there already -------------------------------------------- */

static void
check_told(struct desk *d, enum kind kind, const char *text, const char *number)
{
	struct values v;

	values_parse(d, kind, text, &v);
	check_done(d, op_add(d->o, kind, v.row, v.n, &d->r, &d->err));
	assert_int_equal(d->r.notes.n, *number ? 1 : 0);
	if (*number)
		assert_non_null(strstr(d->r.notes.text[0], number));
}

/* Said of what is no person, too, to whoever sees the other one. */
static void
test_same(void **state)
{
	struct desk *d = *state;
	uint64_t third;

	check_told(d, KIND_ORGANISATION,
		"name=Koperasi Maju; kind=cooperative; regency=32.05", "");
	check_told(d, KIND_ORGANISATION,
		"name=KOPERASI  maju; kind=sme; regency=32.05", "OR-000001-3");
	check_told(d, KIND_ORGANISATION,
		"name=Koperasi Maju; kind=sme; regency=32.04", "");
	third = d->r.id;
	set(d, KIND_ORGANISATION, third, "regency=32.05");
	check_told(d, KIND_ORGANISATION, "name=\u65e5\u672c; kind=host", "");
	check_told(d, KIND_ORGANISATION, "name=\u6771\u4eac; kind=host", "");
	check_told(d, KIND_INTAKE, "program=kyoto-ikusei; name=2027 A", "");
	check_told(d, KIND_INTAKE, "program=kyoto-magang; name=2027 A", "");
	check_told(d, KIND_INTAKE, "program=kyoto-ikusei; name=2027 a",
		"IN-000001-3");
	user(d, "name=kepala; role=coordinator; programs=kyoto-magang");
	as(d, "kepala");
	check_told(d, KIND_INTAKE, "program=kyoto-magang; name=2027 A",
		"IN-000002-1");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		desk_test(test_person_completed),
		desk_test(test_place_inferred),
		desk_test(test_moved),
		desk_test(test_person_without_nik),
		desk_test(test_card_brought),
		desk_test(test_same_nik),
		desk_test(test_needed),
		desk_test(test_similar),
		desk_test(test_conflict),
		desk_test(test_nothing_to_change),
		desk_test(test_move_house),
		desk_test(test_kept_fields),
		desk_test(test_case_open),
		desk_test(test_person_with_case),
		desk_test(test_move_refused),
		desk_test(test_documents),
		desk_test(test_guard_seen),
		desk_test(test_quota),
		desk_test(test_intake_places),
		desk_test(test_path_jabar),
		desk_test(test_path_wirausaha),
		desk_test(test_activities),
		desk_test(test_tasks),
		desk_test(test_many_moves),
		desk_test(test_many_since),
		desk_test(test_many_tasks),
		desk_test(test_many_doubts),
		desk_test(test_program_versions),
		desk_test(test_program_undone),
		desk_test(test_users),
		desk_test(test_settings),
		desk_test(test_find),
		desk_test(test_household),
		desk_test(test_notes),
		desk_test(test_decide),
		desk_test(test_same),
	};

	return cmocka_run_group_tests_name("ops", tests, NULL, NULL);
}
