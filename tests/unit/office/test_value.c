/* SPDX-License-Identifier: MIT */
/* Values as typed, printed for people and written for files, by type. */
#include "office_fixture.h"

/* What is typed, what files then hold; NULL: refused with all of `said`. */
struct trial {
	enum kind kind;
	const char *field, *text, *kept;
	const char *said[3];
};

static const struct trial cases[] = {
	{ KIND_PERSON, "name", "  Siti   Aminah ", "Siti Aminah", { NULL } },
	{ KIND_PERSON, "name", "SUKARNO", "SUKARNO", { NULL } },
	{ KIND_PERSON, "name",
		"1234567890123456789012345678901234567890123456789012345678901"
		"1234567890123456789012345678901234567890",
		NULL, { "name", "1 to 100", "has 101" } },
	{ KIND_PERSON, "name", "Siti\x07", NULL, { "name", "U+0007" } },
	{ KIND_PERSON, "name", "Siti\xe2\x80\xaexyz", NULL,
		{ "name", "U+202E" } },
	{ KIND_PERSON, "name", "Siti\xff", NULL, { "name", "UTF-8" } },
	{ KIND_PERSON, "nik", "3205 0112 0301 9001", "3205011203019001",
		{ NULL } },
	{ KIND_PERSON, "nik", "32O5011203019001", NULL,
		{ "nik", "32O5011203019001", "3205011203019001" } },
	{ KIND_PERSON, "nik", "320501120301900", NULL, { "nik", "16 digits" } },
	{ KIND_PERSON, "nik", "3.20501E+15", NULL, { "nik", "spreadsheet" } },
	{ KIND_PERSON, "nik", "3200011203019001", NULL, { "00" } },
	{ KIND_PERSON, "nik", "3205013213019001", NULL, { "date" } },
	{ KIND_PERSON, "nik", "3205011203010000", NULL, { "0000" } },
	{ KIND_PERSON, "no_kk", "3205-0112-0301-9001", "3205011203019001",
		{ NULL } },
	{ KIND_PERSON, "no_kk", "32050112", NULL, { "no_kk", "16", "has 8" } },
	{ KIND_PERSON, "no_kk", "x", NULL, { "no_kk", "only digits" } },
	{ KIND_PERSON, "rt", "3", "003", { NULL } },
	{ KIND_PERSON, "rw", "12", "012", { NULL } },
	{ KIND_PERSON, "rw", "1234", NULL,
		{ "rw", "must have 3 digits", "has 4" } },
	{ KIND_PERSON, "birth_date", "12/03/2001", "2001-03-12", { NULL } },
	{ KIND_PERSON, "birth_date", "12 Maret 2001", "2001-03-12", { NULL } },
	{ KIND_PERSON, "birth_date", "31/2/2001", NULL,
		{ "birth_date", "31/2/2001", "no such day" } },
	{ KIND_PERSON, "birth_date", "besok", NULL, { "besok", "1998-03-12" } },
	{ KIND_PERSON, "sex", "perempuan", "P", { NULL } },
	{ KIND_PERSON, "sex", "Pria", "L", { NULL } },
	{ KIND_PERSON, "sex", "x", NULL, { "sex", "'x'", "L, P" } },
	{ KIND_PERSON, "phone", "0812 0000 5678", "+6281200005678", { NULL } },
	{ KIND_PERSON, "phone", "12", NULL, { "phone", "'12'", "telephone" } },
	{ KIND_PERSON, "email", "siti@example.id", "siti@example.id",
		{ NULL } },
	{ KIND_PERSON, "email", "siti", NULL, { "email", "siti", "one @" } },
	{ KIND_PERSON, "email", "a@b@c", NULL, { "one @" } },
	{ KIND_PERSON, "education", "SMK/sederajat", "smk", { NULL } },
	{ KIND_PERSON, "education", "smq", NULL,
		{ "education", "smq", "did you mean 'smp'" } },
	{ KIND_PERSON, "marital", "Belum menikah", "belum_kawin", { NULL } },
	{ KIND_PERSON, "marital", "Janda", NULL, { "marital", "cerai_mati" } },
	{ KIND_PERSON, "religion", "Islam", "islam", { NULL } },
	{ KIND_PERSON, "regency", "Garut", "32.05", { NULL } },
	{ KIND_PERSON, "regency", "32.05", "32.05", { NULL } },
	{ KIND_PERSON, "regency", "3205", "32.05", { NULL } },
	{ KIND_PERSON, "regency", "Kota Bandung", "32.73", { NULL } },
	{ KIND_PERSON, "regency", "Garrut", NULL,
		{ "regency", "Garrut", "Garut" } },
	{ KIND_PERSON, "district", "32.05.01", "32.05.01", { NULL } },
	{ KIND_PERSON, "district", "32.05", NULL, { "district", "32.05" } },
	{ KIND_PERSON, "village", "Sukamaju", NULL, { "village", "several" } },
	{ KIND_PERSON, "grad_year", "2019", "2019", { NULL } },
	{ KIND_PERSON, "grad_year", "1900", NULL,
		{ "grad_year", "1950", "2100" } },
	{ KIND_PERSON, "grad_year", "two", NULL, { "grad_year", "no number" } },
	{ KIND_PERSON, "experience_months", "1.5", "1.5", { NULL } },
	{ KIND_PERSON, "name_passport", "Siti Aminah", "SITI AMINAH",
		{ NULL } },
	{ KIND_PERSON, "name_passport", "Siti-Aminah", NULL,
		{ "name_passport", "A to Z" } },
	{ KIND_PERSON, "name_kana", "シティ・アミナ", "シティ・アミナ",
		{ NULL } },
	{ KIND_PERSON, "name_kana", "しち", NULL, { "name_kana", "katakana" } },
	{ KIND_PERSON, "passport_no", "a 1234567", "A1234567", { NULL } },
	{ KIND_PERSON, "passport_no", "A1", NULL, { "passport_no", "6 to 9" } },
	{ KIND_PERSON, "remark", "satu\ndua", "satu\ndua", { NULL } },
	{ KIND_PERSON, "street", "satu\ndua", NULL, { "street", "U+000A" } },
	{ KIND_ORGANISATION, "kind", "Koperasi", "cooperative", { NULL } },
	{ KIND_ORGANISATION, "country", "日本", "jp", { NULL } },
	{ KIND_ORGANISATION, "kind", "koprasi", NULL, { "kind", "koprasi" } },
	{ KIND_CASE, "insurance_active", "ya", "yes", { NULL } },
	{ KIND_CASE, "insurance_active", "Tidak", "no", { NULL } },
	{ KIND_CASE, "insurance_active", "mungkin", NULL,
		{ "insurance_active", "mungkin", "yes or no" } },
	{ KIND_CASE, "allowance_idr", "Rp 1.500.000", "1500000", { NULL } },
	{ KIND_CASE, "allowance_idr", "1,5 juta", "1500000", { NULL } },
	{ KIND_CASE, "allowance_idr", "200 juta", NULL,
		{ "allowance_idr", "200 juta", "100000000" } },
	{ KIND_CASE, "channels", "shop, market", "market shop", { NULL } },
	{ KIND_CASE, "channels", "shop/eksport", NULL,
		{ "channels", "eksport", "did you mean 'export'" } },
	{ KIND_CASE, "nib", "1234567890123", "1234567890123", { NULL } },
	{ KIND_CASE, "planned_start", "2027-04-01", "2027-04-01", { NULL } },
};

static void
check_typed(struct desk *d, const struct trial *t)
{
	const struct fdef *f =
		field_named(d, t->kind, t->field, strlen(t->field));
	struct buf out = BUF_INIT, people = BUF_INIT;
	struct value v = { 0 }, again = { 0 };
	int rc = field_parse(d->o, f, t->text, d->arena, &v, &d->err);

	if (!t->kept) {
		if (rc == 0)
			fail_msg("%s '%s' was taken", t->field, t->text);
		check_refused(d, rc, MG_EDATA, t->said[0], t->said[1],
			t->said[2], NULL);
		return;
	}
	check_done(d, rc);
	field_write(d->o, NULL, f, &v, &out);
	if (strcmp(buf_str(&out), t->kept) != 0)
		fail_msg(
			"%s '%s' gives '%s'", t->field, t->text, buf_str(&out));
	check_done(
		d, field_parse(d->o, f, out.data, d->arena, &again, &d->err));
	assert_true(value_equal(&v, &again));
	field_print(d->o, NULL, f, &v, true, &people);
	assert_true(people.len > 0);
	buf_release(&out);
	buf_release(&people);
}

static void
test_typed(void **state)
{
	for (size_t i = 0; i < ARRAY_SIZE(cases); i++)
		check_typed(*state, &cases[i]);
}

static void
test_empty(void **state)
{
	struct desk *d = *state;

	for (int k = KIND_NONE + 1; k < KIND_COUNT; k++)
		for (size_t i = 0; i < kind_info((enum kind)k)->n_fields; i++) {
			struct value v = value_number(1);

			check_done(
				d, field_parse(d->o,
					   &kind_info((enum kind)k)->fields[i],
					   "  \t ", d->arena, &v, &d->err));
			assert_int_equal(v.kind, VALUE_UNKNOWN);
		}
}

/* Titles stand apart from the name, however the name was typed. */
static void
test_titles(void **state)
{
	struct desk *d = *state;
	uint64_t id = person(
		d, "name=H. Asep Sunandar, S.Pd.; birth_date=1990-01-02");

	check_values(d, KIND_PERSON, id, "name=Asep Sunandar;titles=H. S.Pd.");
	set(d, KIND_PERSON, id, "name=Drs. Asep Sunandar; titles=");
	check_values(d, KIND_PERSON, id, "name=Asep Sunandar;titles=Drs.");
}

/* A record of another kind is no host. */
static void
test_references(void **state)
{
	struct desk *d = *state;
	const struct fdef *f = field_named(d, KIND_CASE, "coop", 4);
	char mg[NUMBER_TEXT], or [NUMBER_TEXT];
	struct values v;
	struct value out;
	uint64_t id = person(d, "name=Siti; birth_date=2001-03-12");

	number_format(mg, "MG", id);
	values_parse(d, KIND_ORGANISATION,
		"name=Koperasi Maju; kind=cooperative", &v);
	check_done(
		d, op_add(d->o, KIND_ORGANISATION, v.row, v.n, &d->r, &d->err));
	number_format(or, "OR", d->r.id);
	check_done(d, field_parse(d->o, f, or, d->arena, &out, &d->err));
	assert_int_equal(out.number, (int64_t)d->r.id);
	check_refused(d, field_parse(d->o, f, mg, d->arena, &out, &d->err),
		MG_EDATA, "coop", mg, NULL);
	check_refused(d,
		field_parse(d->o, f, "OR-000099-1", d->arena, &out, &d->err),
		MG_EUSAGE, "last digit", NULL);
	check_refused(d,
		field_parse(d->o, f, "nobody", d->arena, &out, &d->err),
		MG_ENOENT, "nobody", NULL);
}

/* Whatever its type: who may not reveal sees nothing of it. */
static void
test_personal(void **state)
{
	struct desk *d = *state;
	const char *text = "1234567890123456";

	for (int t = 0; t < TYPE_COUNT; t++) {
		const struct fdef f = { .id = F_PROGRAM,
			.name = "x",
			.type = (enum fdef_type)t,
			.privacy = PRIVACY_PERSONAL };
		struct value v = fdef_is_number(f.type) ? value_number(77777)
							: value_text(text);
		struct buf b = BUF_INIT;

		assert_true(field_is_masked(&f));
		field_print(d->o, NULL, &f, &v, false, &b);
		if (!strchr(buf_str(&b), '*') || strstr(buf_str(&b), text) ||
			strstr(buf_str(&b), "7777"))
			fail_msg("%s: %s", fdef_type_word[t], buf_str(&b));
		buf_release(&b);
	}
}

static void
test_masks(void **state)
{
	static const struct {
		const char *field, *text, *masked;
	} rows[] = {
		{ "nik", "3205011203019001", "3205********9001" },
		{ "no_kk", "3205011203019001", "3205********9001" },
		{ "passport_no", "A1234567", "****" },
		{ "name", "Siti", "Siti" },
	};
	struct desk *d = *state;

	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		const struct fdef *f = field_named(
			d, KIND_PERSON, rows[i].field, strlen(rows[i].field));
		struct value v = value_text(rows[i].text);
		struct buf out = BUF_INIT;

		field_print(d->o, NULL, f, &v, false, &out);
		assert_string_equal(buf_str(&out), rows[i].masked);
		buf_release(&out);
	}
}

/* Beside a field stands the rule alone, whatever it says. */
static void
test_beside(void **state)
{
	static const struct {
		const char *field, *typed;
	} rows[] = { { "sex", "X" }, { "phone", "08" }, { "nik", "32O5" },
		{ "village", "Nowhere" }, { "birth_date", "yesterday': x" } };
	struct desk *d = *state;

	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		const struct fdef *f = field_named(
			d, KIND_PERSON, rows[i].field, strlen(rows[i].field));
		struct err named = ERR_INIT, beside = ERR_INIT;
		struct value v;
		char *whole;

		assert_int_equal(field_parse(d->o, f, rows[i].typed, d->arena,
					 &v, &named),
			MG_EDATA);
		assert_int_equal(field_parse_row(d->o, f, rows[i].typed,
					 d->arena, &v, &beside),
			MG_EDATA);
		whole = xasprintf("%s '%s': %s", rows[i].field, rows[i].typed,
			beside.text);
		assert_string_equal(whole, named.text);
		free(whole);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		desk_test(test_typed),
		desk_test(test_empty),
		desk_test(test_titles),
		desk_test(test_references),
		desk_test(test_personal),
		desk_test(test_masks),
		desk_test(test_beside),
	};

	return cmocka_run_group_tests_name("value", tests, NULL, NULL);
}
