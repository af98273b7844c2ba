/* SPDX-License-Identifier: MIT */
/* Lists out, and back in again: what comes back changes nothing. */
#include "../office/office_fixture.h"

#include "magang/exchange/export.h"
#include "magang/exchange/import.h"
#include "magang/exchange/import_reason.h"
#include "magang/ops/ops_about.h"
#include "magang/query/query_parse.h"

static int
try_export(struct desk *d, char **out, uint64_t *rows)
{
	struct query *q = NULL;
	size_t n;
	FILE *f;
	int rc = query_parse(d->o, KIND_PERSON, "", &q, &d->err);

	*out = NULL;
	if (rc)
		return rc;
	f = open_memstream(out, &n);
	rc = export_csv(d->o, q, f, rows, &d->err);
	fclose(f);
	query_free(q);
	return rc;
}

static size_t unchanged, others;

static void
take_line(void *ctx, const struct import_line *l)
{
	(void)ctx;
	if (l->result == IMPORT_SKIP)
		return;
	if (l->result == IMPORT_UNCHANGED) {
		unchanged++;
		return;
	}
	others++;
	print_error("line %zu: %s", l->line, import_result_word[l->result]);
	for (size_t i = 0; i < l->n_reasons; i++)
		print_error("; %s %s '%s': %s",
			import_reason_word[l->reasons[i].code],
			l->reasons[i].column ? l->reasons[i].column : "",
			l->reasons[i].value ? l->reasons[i].value : "",
			l->reasons[i].text);
	print_error("\n");
}

/* All lines unchanged, with and without --update; nothing written. */
static void
check_comes_back(struct desk *d, char *text, size_t persons)
{
	uint8_t before[HASH_SIZE], after[HASH_SIZE];

	assert_true(check_ok(d, before));
	for (int update = 0; update < 2; update++) {
		struct import_options opt = { .kind = KIND_PERSON,
			.file = "x.csv",
			.line = take_line,
			.update = update };
		struct import_report r;
		FILE *f = fmemopen(text, strlen(text), "r");

		unchanged = others = 0;
		check_done(d, import_file(d->o, f, &opt, &r, &d->err));
		fclose(f);
		assert_int_equal(others, 0);
		assert_int_equal(unchanged, persons);
		assert_int_equal(r.added + r.updated + r.cases, 0);
		assert_int_equal(r.act, 0);
		import_report_release(&r);
	}
	assert_true(check_ok(d, after));
	assert_memory_equal(before, after, HASH_SIZE);
}

static const char *const people[] = {
	"name=Siti Aminah; nik=3205015203019001; phone=081200005678; "
	"village=32.05.01.1001; street=Kp. Baru, No. 1; rt=1; rw=2; "
	"no_kk=3205010101019001; birth_place=Garut; marital=kawin; "
	"religion=islam; education=smk; major=Teknik \"Mesin\"; grad_year=2019; "
	"experience_months=12.5; email=siti@example.id; postcode=44112; "
	"name_passport=SITI AMINAH; name_kana=シティ; passport_no=A1234567; "
	"consent_data=2026-01-02; consent_partner=2026-01-03; "
	"emergency=Ibu (0812)",
	"name=Drs. H. Asep Sunandar, S.Pd.; nik=3201010101809002",
	"name=Cecep",
	"name=Dadang Hidayat; birth_date=1990-01-02; sex=L; regency=32.73",
	"name=Tatang O'Brien; birth_date=1991-01-02; remark==1+1",
	"name=Ujang; nik=3205010101909003; birth_date=1991-01-01; sex=P",
	"name=Jalan Jauh; phone=+81 90-1234-5678; street=+62; remark=-",
	"name=ΑΒΓ; birth_date=1992-01-02; remark=baris satu\nbaris \"dua\"",
};

static void
test_comes_back(void **state)
{
	struct desk *d = *state;
	char *text;
	uint64_t rows, first = 0;

	d->replay = true;
	for (size_t i = 0; i < ARRAY_SIZE(people); i++) {
		uint64_t id = person(d, people[i]);

		first = first ? first : id;
	}
	open_case(d, first, "magang-jabar", "");
	check_done(d, try_export(d, &text, &rows));
	assert_int_equal(rows, ARRAY_SIZE(people));
	check_comes_back(d, text, ARRAY_SIZE(people));
	free(text);
}

/* The real lists, doubts and remarks and all. */
static void
test_intake_comes_back(void **state)
{
	static const char path[] =
		TEST_DATA "/../shared/data/intake/priangan-2026.csv";
	struct import_options opt = { .kind = KIND_PERSON, .file = path };
	struct desk *d = *state;
	struct import_report r;
	FILE *f = fopen(path, "r");
	char *text;
	uint64_t rows;

	if (!f) {
		print_message("../shared/data/intake is missing: skipped\n");
		skip();
	}
	check_done(d, import_file(d->o, f, &opt, &r, &d->err));
	fclose(f);
	check_done(d, try_export(d, &text, &rows));
	assert_int_equal(rows, r.added);
	check_comes_back(d, text, r.added);
	import_report_release(&r);
	free(text);
}

static void
test_access(void **state)
{
	struct desk *d = *state;
	char *text;
	uint64_t rows;

	person(d, "name=Orang Garut; nik=3205015203019001; "
		  "village=32.05.01.1001");
	person(d, "name=Orang Bogor; nik=3201015203019001; "
		  "village=32.01.01.1001");
	user(d, "name=oji; role=officer; areas=32.05");
	user(d, "name=k; role=coordinator; areas=32.05");
	as(d, "oji");
	check_refused(d, try_export(d, &text, &rows), MG_EACCESS,
		"write files out", NULL);
	free(text);
	as(d, "k");
	check_done(d, try_export(d, &text, &rows));
	assert_int_equal(rows, 1);
	assert_non_null(strstr(text, "Orang Garut"));
	assert_null(strstr(text, "Bogor"));
	free(text);
}

/* What a spreadsheet would take for a formula is kept from being one. */
static void
test_formulas(void **state)
{
	struct desk *d = *state;
	char *text;
	uint64_t rows;

	person(d, "name=Siti; street==cmd|' /C calc'!A0; major=@SUM(1)");
	check_done(d, try_export(d, &text, &rows));
	assert_null(strstr(text, ",=cmd"));
	assert_null(strstr(text, ",@SUM"));
	assert_non_null(strstr(text, "'=cmd"));
	free(text);
}

/* A stub is nobody: it does not come back as somebody new. */
static void
test_erased(void **state)
{
	struct desk *d = *state;
	uint64_t id = person(d, "name=Siti; nik=3205015203019001"), rows;
	struct import_options opt = {
		.kind = KIND_PERSON, .file = "x.csv", .update = true
	};
	struct import_report r;
	char *text;
	FILE *f;

	d->replay = true;
	person(d, "name=Budi; nik=3205011203019002");
	check_done(d, op_erase(d->o, &id, 1, "asked", &d->r, &d->err));
	check_done(d, try_export(d, &text, &rows));
	f = fmemopen(text, strlen(text), "r");
	check_done(d, import_file(d->o, f, &opt, &r, &d->err));
	assert_int_equal(r.added + r.updated, 0);
	assert_int_equal(count_records(d, KIND_PERSON), 2);
	import_report_release(&r);
	fclose(f);
	free(text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		desk_test(test_comes_back),
		desk_test(test_intake_comes_back),
		desk_test(test_access),
		desk_test(test_formulas),
		desk_test(test_erased),
	};

	return cmocka_run_group_tests_name("export", tests, NULL, NULL);
}
