/* SPDX-License-Identifier: MIT */
/* A letter in words: what was not met, what is short of it, how it is contested. */
#include "../office/office_fixture.h"

#include "magang/ops/ops_appeal.h"
#include "magang/ops/ops_assess.h"
#include "magang/view/letter.h"

#define OFFICE "Dinas Koperasi dan Usaha Kecil Provinsi Jawa Barat"

static const char program_text[] =
	"program: panel\nversion: 1\nprefix: PA\nlabel: Panel\n"
	"fields:\n"
	"  talk:\n"
	"    label: Talk\n"
	"    level: {label: Level, type: level, values: [none, n5, n4]}\n"
	"stages:\n"
	"  talk: {kind: start, label: Talk}\n"
	"  seat: {label: Seat}\n"
	"  done: {kind: success, label: Done}\n"
	"  no: {kind: failed, label: Declined}\n"
	"moves:\n"
	"  - {from: talk, to: seat, if: score >= 60}\n"
	"  - {from: seat, to: done}\n"
	"  - {from: talk, to: no, kind: failed, reason: required}\n"
	"assessments:\n"
	"  panel:\n"
	"    label: Interview\n"
	"    stage: talk\n"
	"    assessors: 2\n"
	"    criteria:\n"
	"      will: {label: Will, range: 0 .. 10}\n"
	"      words: {label: Words, range: 0 .. 10}\n"
	"score:\n"
	"  line: 60\n"
	"  parts:\n"
	"    panel: {label: Interview, weight: 80, from: assessment(panel),\n"
	"      scale: 0 .. 20, pass: 14}\n"
	"    level: {weight: 20, from: level, points: {none: 0, n5: 60, n4: 100}}\n"
	"appeals: {within: 21 days, decide: 10 days}\n"
	"letters:\n"
	"  sorry:\n"
	"    label: Decline\n"
	"    on: no\n"
	"    text: |\n"
	"      Dear {name},\n"
	"\n"
	"      {why}\n"
	"      {change}\n"
	"\n"
	"      {appeal}\n"
	"      {office}, {today}\n";

static void
assess(struct desk *d, const char *who, uint64_t kase, const char *points)
{
	as(d, who);
	check_done(d,
		op_assess(d->o,
			&(struct assessing){ .kase = kase, .points = points },
			&d->r, &d->err));
}

/* 12 of 20 and a level of nothing: 48 points, and two below the mark. */
static uint64_t
declined(struct desk *d)
{
	uint64_t kase;

	install_program(d, "panel", program_text);
	user(d, "name=rina; role=coordinator");
	user(d, "name=aya; role=assessor");
	user(d, "name=budi; role=assessor");
	kase = open_case(d, person(d, "name=Adi; birth_date=2001-03-12"),
		"panel", "level=none");
	assess(d, "aya", kase, "will=6 words=7");
	assess(d, "budi", kase, "will=5 words=6");
	as(d, "rina");
	move(d, kase, "no", "not this time");
	return kase;
}

static void
check_letter(struct desk *d, uint64_t kase, size_t nth, const char *text)
{
	struct style style = { .office = d->o, .form = OUT_TABLE };
	struct record *letter = xmalloc(sizeof(*letter));
	struct buf is = BUF_INIT;

	d->o->lang = LANG_EN;
	assert_true(peek(d, KIND_LETTER,
		member(d, KIND_CASE, kase, KIND_LETTER, nth), letter));
	check_done(d, txn_read(d->o->store, &style.txn, &d->err));
	letter_text(&style, letter, &is);
	txn_abort(style.txn);
	assert_string_equal(buf_str(&is), text);
	buf_release(&is);
	free(letter);
}

static void
test_declined(void **state)
{
	struct desk *d = *state;
	uint64_t kase = declined(d);

	check_letter(d, kase, 0,
		"Dear Adi,\n\n"
		"What was not met:\n"
		"- score: 48, 60 is needed\n"
		"- Interview: 12, 14 is needed\n"
		"What would change it:\n"
		"- 12 points short of 60; Level: n5 gives 12\n"
		"- Interview: 2 points short of 14\n\n"
		"You may contest this decision at " OFFICE
		" until 15 Dec 2026; name the number SR-000001-3. Another "
		"person decides on it then.\n" OFFICE ", 24 Nov 2026\n");
}

/* What was decided on an appeal is not contested once more. */
static void
test_contested(void **state)
{
	struct desk *d = *state;
	uint64_t kase = declined(d);

	check_done(d, op_case_appeal(d->o, kase, 0, "was ill", &d->r, &d->err));
	as(d, "admin");
	set(d, KIND_CASE, kase, "level=n5");
	move(d, kase, "no", "the same once more");
	check_letter(d, kase, 1,
		"Dear Adi,\n\n"
		"What was not met:\n"
		"- Interview: 12, 14 is needed\n"
		"What would change it:\n"
		"- Interview: 2 points short of 14\n\n" OFFICE
		", 24 Nov 2026\n");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		desk_test(test_declined),
		desk_test(test_contested),
	};

	return cmocka_run_group_tests_name("letter", tests, NULL, NULL);
}
