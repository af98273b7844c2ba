/* SPDX-License-Identifier: MIT */
/*
 * Certificates: given once for what was completed, under a number that nobody else
 * ever has; printed they stay; a name put right is another one; the code tells.
 */
#include "../office/office_fixture.h"

#include "magang/base/num.h"
#include "magang/office/certificate_code.h"
#include "magang/ops/erase.h"
#include "magang/ops/ops_certificate.h"
#include "magang/ops/ops_seat.h"
#include "magang/record/certificate_state.h"

static const char program_text[] =
	"program: course\nversion: 1\nprefix: KU\nlabel: Course\n"
	"fields:\n"
	"  marks:\n"
	"    label: Marks\n"
	"    points: {label: Marks, type: number}\n"
	"stages:\n"
	"  begun: {kind: start, label: Begun}\n"
	"  passed: {label: Passed}\n"
	"  rest: {kind: hold, label: Rest}\n"
	"  done: {kind: success, label: Done}\n"
	"moves:\n"
	"  - {from: begun, to: passed}\n"
	"  - {from: passed, to: begun, kind: back}\n"
	"  - {from: passed, to: rest}\n"
	"  - {from: rest, to: passed, kind: resume}\n"
	"  - {from: passed, to: done}\n"
	"certificates:\n"
	"  course:\n"
	"    label: {id: SERTIFIKAT, en: CERTIFICATE, ja: 修了証}\n"
	"    on: passed\n"
	"    if: points >= 60\n"
	"    text: has passed\n"
	"  cohort:\n"
	"    label: CLASS\n"
	"    on: [passed, done]\n"
	"    cohort: required\n"
	"    number: '{number}/{prefix}'\n"
	"    text: was there\n";

static uint64_t
passed(struct desk *d, const char *who, const char *marks)
{
	uint64_t kase = open_case(d, person(d, who), "course", marks);

	move(d, kase, "passed", NULL);
	return kase;
}

static int
give(struct desk *d, uint64_t kase, const char *name)
{
	return op_certificates_give(d->o,
		&(struct giving){ .name = name, .cases = &kase, .n = 1 }, &d->r,
		&d->err);
}

static int
print(struct desk *d, uint64_t id, const char *reason)
{
	return op_certificates_print(d->o, &id, 1, reason, &d->r, &d->err);
}

static int
replace(struct desk *d, uint64_t id)
{
	return op_certificates_replace(
		d->o, &id, 1, "put right", &d->r, &d->err);
}

static int
end(struct desk *d, uint64_t id, const char *why)
{
	return op_certificates_revoke(d->o, &id, 1, why, &d->r, &d->err);
}

static uint64_t
of_case(struct desk *d, uint64_t kase, size_t nth)
{
	return member(d, KIND_CASE, kase, KIND_CERTIFICATE, nth);
}

static const char *
number(struct desk *d, uint64_t id)
{
	return value_of(d, KIND_CERTIFICATE, id, "cert_number");
}

static void
begin(struct desk *d)
{
	install_program(d, "course", program_text);
	d->replay = true;
}

static void
test_given(void **state)
{
	struct desk *d = *state;
	uint64_t a, b, c, id;

	begin(d);
	a = passed(d, "name=Adi; birth_date=2001-03-12", "points=70");
	b = passed(d, "name=Budi; birth_date=2001-03-13", "points=50");
	c = open_case(d, person(d, "name=Cici; birth_date=2001-03-14"),
		"course", "points=90");
	check_refused(d, give(d, a, NULL), MG_ENOENT, "name one", NULL);
	check_refused(d, give(d, b, "course"), MG_ENOTALLOWED,
		"does not meet what its program asks", NULL);
	check_refused(d, give(d, c, "course"), MG_ENOTALLOWED,
		"has not come to where", NULL);
	check_refused(d, give(d, a, "cohort"), MG_ENOTALLOWED,
		"for who has a seat", NULL);
	check_done(d, give(d, a, "course"));
	id = of_case(d, a, 0);
	check_values(d, KIND_CERTIFICATE, id,
		"cert_number=KU-2026-00001; printed_name=Adi; "
		"printed_birth=2001-03-12; state=given; copies=");
	check_refused(d, give(d, a, "course"), MG_EEXIST,
		"has this certificate", NULL);
	/* what was completed stays so, gone back it is none */
	set(d, KIND_CASE, b, "points=60");
	move(d, b, "begun", NULL);
	check_refused(d, give(d, b, "course"), MG_ENOTALLOWED,
		"has not come to where", NULL);
	move(d, b, "passed", NULL);
	move(d, b, "rest", NULL);
	check_done(d, give(d, b, "course"));
	assert_string_equal(number(d, of_case(d, b, 0)), "KU-2026-00002");
}

/* The decision that it was given for does not go from under it. */
static void
test_decision(void **state)
{
	struct desk *d = *state;
	uint64_t a, moved;

	begin(d);
	a = passed(d, "name=Adi; birth_date=2001-03-12", "points=70");
	moved = d->r.act;
	check_done(d, give(d, a, "course"));
	try_undo(d, moved);
	assert_string_equal(stage_of(d, a), "passed");
}

static void
test_number_once(void **state)
{
	struct desk *d = *state;
	uint64_t a, b, first, act;

	begin(d);
	a = passed(d, "name=Adi; birth_date=2001-03-12", "points=70");
	b = passed(d, "name=Budi; birth_date=2001-03-13", "points=70");
	check_done(d, give(d, a, "course"));
	first = of_case(d, a, 0);
	act = d->r.act;
	check_done(d, try_undo(d, act));
	assert_int_equal(of_case(d, a, 0), 0);
	check_done(d, give(d, b, "course"));
	assert_string_equal(number(d, of_case(d, b, 0)), "KU-2026-00002");
	/* it comes back with its own */
	check_done(d, try_redo(d));
	assert_int_equal(of_case(d, a, 0), first);
	assert_string_equal(number(d, first), "KU-2026-00001");
	check_done(d, give(d,
			      passed(d, "name=Cici; birth_date=2001-03-14",
				      "points=70"),
			      "course"));
	assert_string_equal(
		number(d, d->r.first[KIND_CERTIFICATE]), "KU-2026-00003");
}

static void
test_printed(void **state)
{
	struct desk *d = *state;
	uint64_t a, id, act;

	begin(d);
	a = passed(d, "name=Adi; birth_date=2001-03-12", "points=70");
	check_done(d, give(d, a, "course"));
	act = d->r.act;
	id = of_case(d, a, 0);
	check_done(d, print(d, id, NULL));
	check_values(d, KIND_CERTIFICATE, id, "copies=1");
	check_refused(d, print(d, id, " "), MG_EUSAGE,
		"why it is printed again", NULL);
	check_done(d, print(d, id, "lost"));
	check_values(d, KIND_CERTIFICATE, id, "copies=2");
	try_undo(d, act);
	assert_int_equal(of_case(d, a, 0), id);
	check_refused(d, end(d, id, NULL), MG_EUSAGE, "say why", NULL);
	check_done(d, end(d, id, "another took the test"));
	act = d->r.act;
	check_values(d, KIND_CERTIFICATE, id,
		"state=revoked; reason=another took the test");
	check_refused(d, print(d, id, "again"), MG_ENOTALLOWED,
		"is not valid any more", NULL);
	check_refused(d, replace(d, id), MG_ENOTALLOWED,
		"is not valid any more", NULL);
	check_done(d, try_undo(d, act));
	check_values(d, KIND_CERTIFICATE, id,
		"state=given; copies=2; revoked=; reason=");
}

static void
test_replaced(void **state)
{
	struct desk *d = *state;
	uint64_t her, a, id, next, act;

	begin(d);
	her = person(d, "name=Siti Nurhaliza; birth_date=2001-03-12");
	a = open_case(d, her, "course", "points=70");
	move(d, a, "passed", NULL);
	check_done(d, give(d, a, "course"));
	id = of_case(d, a, 0);
	check_done(d, print(d, id, NULL));
	check_refused(d, replace(d, id), MG_ENOENT, "as it is printed", NULL);
	set(d, KIND_PERSON, her, "name=Siti Nurhalizah");
	check_done(d, replace(d, id));
	act = d->r.act;
	next = of_case(d, a, 1);
	check_values(d, KIND_CERTIFICATE, id,
		"state=replaced; printed_name=Siti Nurhaliza; copies=1");
	check_values(d, KIND_CERTIFICATE, next,
		"state=given; printed_name=Siti Nurhalizah; copies=; "
		"cert_number=KU-2026-00002");
	check_refused(d, give(d, a, "course"), MG_EEXIST,
		"has this certificate", NULL);
	check_refused(d, end(d, id, "x"), MG_ENOTALLOWED,
		"is not valid any more", NULL);
	/* taken back, the old one is valid again */
	check_done(d, try_undo(d, act));
	check_values(d, KIND_CERTIFICATE, id, "state=given");
	assert_int_equal(of_case(d, a, 1), 0);
	check_done(d, try_redo(d));
	check_values(d, KIND_CERTIFICATE, id, "state=replaced");
	check_values(d, KIND_CERTIFICATE, next, "cert_number=KU-2026-00002");
}

/* Nobody but apply() says what it says. */
static void
test_forged(void **state)
{
	static const char *const values[] = { "cert_number=KU-2026-00099",
		"printed_name=Other", "state=replaced", "copies=4",
		"date=2026-01-01", "nth=7" };
	struct desk *d = *state;
	uint64_t a, id;

	begin(d);
	a = passed(d, "name=Adi; birth_date=2001-03-12", "points=70");
	check_done(d, give(d, a, "course"));
	id = of_case(d, a, 0);
	for (size_t i = 0; i < ARRAY_SIZE(values); i++)
		assert_int_not_equal(
			try_set(d, KIND_CERTIFICATE, id, 0, values[i]), 0);
	user(d, "name=oji; role=officer");
	as(d, "oji");
	check_refused(d, give(d, a, "course"), MG_EACCESS, NULL);
	check_refused(d, print(d, id, NULL), MG_EACCESS, NULL);
	check_refused(d, end(d, id, "x"), MG_EACCESS, NULL);
	as(d, "admin");
}

static bool
knows(struct desk *d, const char *code, uint64_t *id)
{
	struct record *r = xmalloc(sizeof(*r));
	struct txn *txn;
	bool found;

	check_done(d, txn_read(d->o->store, &txn, &d->err));
	found = certificate_by_code(d->o, txn, code, r);
	*id = found ? r->id : 0;
	txn_abort(txn);
	free(r);
	return found;
}

static void
test_code(void **state)
{
	struct desk *d = *state;
	struct record *r = xmalloc(sizeof(*r));
	char code[VERIFY_CODE];
	uint64_t a, id, found;
	struct txn *txn;

	begin(d);
	a = passed(d, "name=Adi; birth_date=2001-03-12", "points=70");
	check_done(d, give(d, a, "course"));
	id = of_case(d, a, 0);
	check_done(d, txn_read(d->o->store, &txn, &d->err));
	assert_true(record_load(txn, KIND_CERTIFICATE, id, 0, r));
	certificate_code(d->o, r, code);
	txn_abort(txn);
	free(r);
	assert_true(knows(d, code, &found));
	assert_int_equal(found, id);
	/* one sign is another one: of the number, the digits, the mark */
	for (size_t i = 0; code[i]; i++) {
		const char was = code[i];

		if (was == '-')
			continue;
		code[i] = was == '7' ? '8' : '7';
		assert_false(knows(d, code, &found));
		code[i] = was;
	}
	assert_true(knows(d, code, &found));
	/* erased it is in the register all the same */
	check_done(d, op_erase(d->o, &(uint64_t){ owner_of(d, a) }, 1, "asked",
			      &d->r, &d->err));

	assert_true(knows(d, code, &found));
	check_values(d, KIND_CERTIFICATE, id,
		"cert_number=KU-2026-00001; state=given; printed_name=; "
		"printed_birth=");
	check_refused(d, print(d, id, NULL), MG_EERASED, NULL);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		desk_test(test_given),
		desk_test(test_decision),
		desk_test(test_number_once),
		desk_test(test_printed),
		desk_test(test_replaced),
		desk_test(test_forged),
		desk_test(test_code),
	};

	return cmocka_run_group_tests_name("certificate", tests, NULL, NULL);
}
