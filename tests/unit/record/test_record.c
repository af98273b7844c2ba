/* SPDX-License-Identifier: MIT */
/* The tables of fields, records in memory, and numbers as people read them. */
#include "../office/office_fixture.h"

/* ---- fields -------------------------------------------------------------- */

static void
check_field(const struct kind_info *k, const struct fdef *f, const void **seen)
{
	assert_true(f->id > 0 && f->id < F_REASON);
	assert_true(f->name && f->name[0]);
	for (int l = 0; l < LANG_COUNT; l++)
		if (!f->label.text[l] || !f->label.text[l][0])
			fail_msg("%s.%s has no label %d", k->name, f->name, l);
	assert_true(f->type < TYPE_COUNT);
	/* The same id in two kinds is the same field. */
	if (seen[f->id])
		assert_string_equal(
			((const struct fdef *)seen[f->id])->name, f->name);
	seen[f->id] = f;
	if (f->type == TYPE_CHOICE || f->type == TYPE_LEVEL)
		assert_true(f->n_choices > 1);
	if (f->min || f->max)
		assert_true(f->min <= f->max);
	if (f->type == TYPE_AREA)
		assert_true(f->min >= AREA_REGENCY && f->max <= AREA_VILLAGE);
	for (size_t i = 0; i < f->n_choices; i++)
		assert_int_equal(fdef_choice(f, f->choices[i].code,
					 strlen(f->choices[i].code)),
			(int)i);
	/* What counters and keys are made of must stand in clear. */
	if (f->type == TYPE_REF && k->kind >= KIND_CASE &&
		k->kind <= KIND_DOUBT)
		assert_true(f->flags & FDEF_CLEAR);
}

static void
test_fields(void **state)
{
	const void *seen[F_PROGRAM] = { NULL };

	(void)state;
	for (int n = KIND_NONE + 1; n < KIND_COUNT; n++) {
		const struct kind_info *k = kind_info((enum kind)n);

		assert_int_equal(k->kind, n);
		assert_ptr_equal(kind_by_name(k->name), k);
		for (size_t i = 0; i < k->n_fields; i++) {
			const struct fdef *f = &k->fields[i];

			check_field(k, f, seen);
			assert_ptr_equal(
				kind_field(k->kind, f->name, strlen(f->name)),
				f);
			for (size_t j = 0; j < i; j++)
				assert_int_not_equal(k->fields[j].id, f->id);
		}
	}
	assert_null(kind_info(KIND_NONE));
	assert_null(kind_info(KIND_COUNT));
	assert_null(kind_by_name("perso"));
	assert_null(kind_field(KIND_PERSON, "name", 3));
	assert_null(core_field(F_PROGRAM));
	assert_int_equal(core_field(F_REASON)->id, F_REASON);
}

/* Personal unless it is needed for counters: by hand, not from the table. */
static void
test_classes(void **state)
{
	static const struct {
		enum kind kind;
		uint16_t id;
		enum fdef_privacy class;
	} rows[] = {
		{ KIND_PERSON, F_NAME, PRIVACY_PERSONAL },
		{ KIND_PERSON, F_NIK, PRIVACY_PERSONAL },
		{ KIND_PERSON, F_PHONE, PRIVACY_PERSONAL },
		{ KIND_PERSON, F_VILLAGE, PRIVACY_PERSONAL },
		{ KIND_PERSON, F_BIRTH_DATE, PRIVACY_PERSONAL },
		{ KIND_PERSON, F_REGENCY, PRIVACY_PUBLIC },
		{ KIND_PERSON, F_SEX, PRIVACY_PUBLIC },
		{ KIND_PERSON, F_REASON, PRIVACY_PERSONAL },
		{ KIND_CASE, F_STAGE, PRIVACY_PUBLIC },
		{ KIND_CASE, F_PROGRAM, PRIVACY_PERSONAL },
		{ KIND_CASE, F_PROGRAM_HEALTH - 1, PRIVACY_PERSONAL },
		{ KIND_CASE, F_PROGRAM_HEALTH, PRIVACY_HEALTH },
		{ KIND_CASE, F_CAUSE, PRIVACY_PERSONAL },
		{ KIND_DECISION, F_DECISION_CAUSE, PRIVACY_PERSONAL },
		{ KIND_PROPOSAL, F_DECISION_CAUSE, PRIVACY_PERSONAL },
		{ KIND_SEAT, F_SEAT_CAUSE, PRIVACY_PERSONAL },
		{ KIND_TASK, F_TASK, PRIVACY_PERSONAL },
		{ KIND_ACTIVITY, F_TEXT, PRIVACY_PERSONAL },
		{ KIND_DOUBT, F_EVIDENCE, PRIVACY_PERSONAL },
		/* a field of another kind */
		{ KIND_TASK, F_SEX, PRIVACY_PERSONAL },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++)
		assert_int_equal(
			field_class(rows[i].kind, rows[i].id), rows[i].class);
}

/* ---- records ------------------------------------------------------------- */

static void
test_set(void **state)
{
	struct record *r = xmalloc(sizeof(*r));
	const struct value none = value_none();
	char text[8];

	(void)state;
	record_init(r, KIND_PERSON, 5);
	for (int i = 0; i < RECORD_FIELDS; i++)
		record_set_number(r, (uint16_t)(1 + i * 37 % RECORD_FIELDS), i);
	assert_int_equal(r->n, RECORD_FIELDS);
	for (size_t i = 1; i < r->n; i++)
		assert_true(r->f[i - 1].id < r->f[i].id);
	assert_int_equal(record_number(r, 1 + 37, -1), 1);
	record_set(r, 38, &none);
	record_set(r, 38, &none);
	assert_int_equal(r->n, RECORD_FIELDS - 1);
	assert_false(record_has(r, 38));
	assert_int_equal(record_number(r, 38, -1), -1);
	record_set_text(r, 38, "Siti Aminah");
	assert_string_equal(record_text(r, 38, text, sizeof(text)), "Siti Am");
	assert_string_equal(record_text(r, 39, text, sizeof(text)), "");
	assert_int_equal(record_number(r, 38, -1), -1);
	free(r);
}

/* ---- numbers ------------------------------------------------------------- */

#define ID(origin, counter) ((uint64_t)(origin) << 32 | (counter))

static void
test_numbers(void **state)
{
	static const struct {
		uint64_t id;
		const char *begin;
	} rows[] = {
		{ ID(1, 1), "MG-000001-" },
		{ ID(1, 123), "MG-000123-" },
		{ ID(1, 999999), "MG-999999-" },
		{ ID(1, 1000000), "MG-1000000-" },
		{ ID(1, 99999999), "MG-99999999-" },
		{ ID(2, 1), "MG-200000001-" },
		{ ID(4000, 99999999), "MG-400099999999-" },
	};
	char text[NUMBER_TEXT], prefix[8];
	uint64_t id;
	bool bad;

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		size_t n = strlen(rows[i].begin);

		number_format(text, "MG", rows[i].id);
		assert_int_equal(strncmp(text, rows[i].begin, n), 0);
		assert_int_equal(strlen(text), n + 1);
		assert_true(number_parse(text, prefix, &id, &bad));
		assert_int_equal(id, rows[i].id);
		assert_false(bad);
		/* Any other last digit is wrong. */
		for (char c = '0'; c <= '9'; c++) {
			bool is = text[n] == c;
			char other[NUMBER_TEXT];

			memcpy(other, text, sizeof(other));
			other[n] = c;
			assert_true(number_parse(other, prefix, &id, &bad));
			assert_int_equal(bad, !is);
		}
	}
}

static void
test_numbers_typed(void **state)
{
	static const struct {
		const char *text;
		bool is, good;
	} rows[] = {
		{ "MG-000123-4", true, true },
		{ "mg-000123-4", true, true },
		{ "mg0001234", true, true },
		{ "MG 123 4", true, true },
		{ "MG-123-4", true, true },
		{ "MG-000132-4", true, false },
		{ "MG-000123", true, false },
		{ "TS-000004-5", true, true },
		{ "TS-000045", true, false }, /* of another: TS-000045-0 */
		{ "TS-45", true, false },
		{ "TS-4-5", true, true },
		{ "TS-0000-45", true, false },
		{ "M-000123-4", false, false },
		{ "000123-4", false, false },
		{ "MG-00O123-4", false, false },
		{ "MG-", false, false },
		{ "MG-4", false, false },
		{ "", false, false },
		{ "MG-00000000000000000000000000001-4", false, false },
		{ "MG-000000-0", false, false },
	};
	char prefix[8];
	uint64_t id;
	bool bad;

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		bool is = number_parse(rows[i].text, prefix, &id, &bad);

		if (is != rows[i].is || (is && bad == rows[i].good))
			fail_msg("'%s'", rows[i].text);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_fields),
		cmocka_unit_test(test_classes),
		cmocka_unit_test(test_set),
		cmocka_unit_test(test_numbers),
		cmocka_unit_test(test_numbers_typed),
	};

	return cmocka_run_group_tests_name("record", tests, NULL, NULL);
}
