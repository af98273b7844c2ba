/* SPDX-License-Identifier: MIT */
/* Lists of offices in: results, reasons, and what stands in the store then. */
#include "magang/exchange/import.h"
#include "magang/exchange/import_reason.h"
#include "magang/ops/ops_about.h"
#include "../office/office_fixture.h"

#define INTAKE TEST_DATA "/../shared/data/intake/"
#define LINES 2000

/* ---- running an import --------------------------------------------------- */

struct run {
	struct desk *d;
	struct import_report report;
	char *line[LINES]; /* "ok", "same of 3: same_nik; differs(No HP)" */
	enum import_result result[LINES];
	size_t same_as_line[LINES];
	uint64_t id[LINES];
	size_t top; /* highest line */
};

static void
take_line(void *ctx, const struct import_line *l)
{
	struct run *r = ctx;
	struct buf b = BUF_INIT;

	assert_true(l->line < LINES);
	buf_adds(&b, import_result_word[l->result]);
	if (l->same_as_line)
		buf_addf(&b, " of %zu", l->same_as_line);
	for (size_t i = 0; i < l->n_reasons; i++) {
		const struct import_reason *why = &l->reasons[i];

		assert_true(why->text && why->text[0]);
		buf_addf(&b, "%s %s", i ? ";" : ":",
			import_reason_word[why->code]);
		if (why->column)
			buf_addf(&b, "(%s)", why->column);
	}
	free(r->line[l->line]);
	r->line[l->line] = buf_detach(&b);
	r->result[l->line] = l->result;
	r->same_as_line[l->line] = l->same_as_line;
	r->id[l->line] = l->id;
	if (l->line > r->top)
		r->top = l->line;
}

static void
run_release(struct run *r)
{
	for (size_t i = 0; i < LINES; i++)
		free(r->line[i]);
	import_report_release(&r->report);
	memset(r->line, 0, sizeof(r->line));
	r->top = 0;
}

static int
run_file(struct run *r, FILE *f, struct import_options *opt)
{
	run_release(r);
	rewind(f);
	opt->kind = KIND_PERSON;
	opt->file = "list.csv";
	opt->line = take_line;
	opt->ctx = r;
	return import_file(r->d->o, f, opt, &r->report, &r->d->err);
}

static int
run_text(struct run *r, const char *text, struct import_options *opt)
{
	struct import_options none = { 0 };
	FILE *f = fmemopen((void *)(uintptr_t)text, strlen(text), "r");
	int rc = run_file(r, f, opt ? opt : &none);

	fclose(f);
	return rc;
}

static struct run *
run_new(struct desk *d)
{
	struct run *r = xcalloc(1, sizeof(*r));

	r->d = d;
	return r;
}

static void
run_free(struct run *r)
{
	run_release(r);
	free(r);
}

static void
check_line(const struct run *r, size_t line, const char *text)
{
	if (!r->line[line] || strcmp(r->line[line], text) != 0)
		fail_msg("line %zu is '%s', not '%s'", line,
			r->line[line] ? r->line[line] : "(none)", text);
}

/* Numbers of the report add up to the lines. */
static void
check_sums(const struct run *r)
{
	size_t n[IMPORT_RESULTS] = { 0 }, rows = 0;

	for (size_t i = 0; i <= r->top; i++)
		if (r->line[i]) {
			n[r->result[i]]++;
			rows++;
		}
	assert_int_equal(r->report.rows, rows);
	assert_int_equal(r->report.warned, n[IMPORT_WARN]);
	assert_int_equal(r->report.same, n[IMPORT_SAME]);
	assert_int_equal(r->report.unchanged, n[IMPORT_UNCHANGED]);
	assert_int_equal(r->report.rejected, n[IMPORT_REJECT]);
	assert_int_equal(r->report.skipped, n[IMPORT_SKIP]);
}

/* ---- the files of the offices -------------------------------------------- */

static void
check_truth(struct run *r, const char *name)
{
	char path[300], row[300];
	size_t bad = 0;
	FILE *f;

	snprintf(path, sizeof(path), INTAKE "%s.truth.csv", name);
	f = fopen(path, "r");
	assert_non_null(f);
	assert_non_null(fgets(row, sizeof(row), f));
	while (fgets(row, sizeof(row), f)) {
		char *save = row, *cell[4];
		size_t line;

		for (int i = 0; i < 4; i++)
			cell[i] = strsep(&save, ",\r\n");
		line = strtoul(cell[0], NULL, 10);
		if (r->line[line] &&
			strcmp(import_result_word[r->result[line]], cell[1]) ==
				0 &&
			(!*cell[3] || r->same_as_line[line] ==
					      strtoul(cell[3], NULL, 10)))
			continue;
		print_error("%s:%zu: %s, not %s (%s) %s\n", name, line,
			r->line[line] ? r->line[line] : "(none)", cell[1],
			cell[2], cell[3]);
		bad++;
	}
	fclose(f);
	assert_int_equal(bad, 0);
}

static void
check_intake(struct desk *d, const char *name, const char *set_regency)
{
	struct run *r = run_new(d), *again = run_new(d);
	struct import_options opt = { .set = &set_regency,
		.n_set = set_regency ? 1 : 0,
		.dry_run = true };
	char path[300];
	FILE *f;

	snprintf(path, sizeof(path), INTAKE "%s.csv", name);
	f = fopen(path, "r");
	if (!f) {
		print_message("../shared/data/intake is missing: skipped\n");
		run_free(r);
		run_free(again);
		skip();
	}
	d->replay = true;
	check_done(d, run_file(again, f, &opt));
	assert_int_equal(count_records(d, KIND_PERSON), 0);
	opt.dry_run = false;
	check_done(d, run_file(r, f, &opt));
	check_sums(r);
	check_truth(r, name);
	assert_int_equal(count_records(d, KIND_PERSON), r->report.added);
	assert_int_equal(count_records(d, KIND_CASE), r->report.cases);
	for (size_t i = 0; i <= r->top; i++)
		if (r->line[i])
			check_line(again, i, r->line[i]);
	assert_int_equal(again->report.added, r->report.added);
	assert_int_equal(again->report.cases, r->report.cases);
	/* Once more: nobody is added, nothing changes. */
	rewind(f);
	check_done(d, run_file(again, f, &opt));
	assert_int_equal(again->report.added, 0);
	assert_int_equal(count_records(d, KIND_PERSON), r->report.added);
	fclose(f);
	run_free(r);
	run_free(again);
}

static void
test_priangan(void **state)
{
	check_intake(*state, "priangan-2026", NULL);
}

static void
test_daftar_calon(void **state)
{
	check_intake(*state, "daftar-calon-2026", "regency=32.01");
}

/* ---- every reason -------------------------------------------------------- */

#define HEADS                                                                  \
	"Nama;NIK;Tgl Lahir;L/P;No HP;Desa;Kecamatan;Kab/Kota;Program;"        \
	"No Paspor;Pendidikan;magang number;Keterangan\n"

/* One row under HEADS; what it gives in an office that knows Siti Aminah. */
static const struct {
	const char *row, *line;
} reasons[] = {
	{ "Budi Santosa;3205011203999002;12-3-1999;L;081200001234;Kota Kulon;"
	  "Garut Kota;Garut;;;SMK;;",
		"ok" },
	{ ";;;;;;;;;;;;TOTAL", "skip: ruling" },
	{ "1;2;3;4;5;6;7;8;9;10;11;12;13", "skip: ruling" },
	{ "----;---;---;;;;;;;;;;", "skip: ruling" },
	{ "\"Budi\"x;3205011203999002;12-3-1999;L;;;;;;;;;", "reject: torn" },
	{ "Budi;3205011203999002;12-3-1999;L", "reject: width" },
	{ "Budi;3205011203999002;12-3-1999;L;;;;;;;;;;x", "reject: width" },
	{ "Kecamatan Garut Kota;;;;;;;;;;;;", "skip: not_a_person" },
	{ HEADS, "skip: heads" },
	{ ";3205011203999002;;;;;;;;;;;", "reject: name_missing" },
	{ "Budi;3,20501E+15;;;;;;;;;;;", "reject: nik_notation(NIK)" },
	{ "Budi;32O5011203999002;;;;;;;;;;;", "reject: nik_letter(NIK)" },
	{ "Budi;320501120399900;;;;;;;;;;;", "reject: nik_length(NIK)" },
	{ "Budi;3205001203999002;;;;;;;;;;;", "reject: nik_region(NIK)" },
	{ "Budi;3205013203999002;;;;;;;;;;;", "reject: nik_date(NIK)" },
	{ "Budi;3205011203990000;;;;;;;;;;;", "reject: nik_serial(NIK)" },
	{ "Budi;;31-2-1999;L;;;;;;;;;",
		"reject: birth_impossible(Tgl Lahir); nik_missing" },
	{ "Bu\x01"
	  "di;;1-2-1999;L;;;;;;;;;",
		"reject: broken_text(Nama); nik_missing; name_missing" },
	{ "Budi;;1-2-1999;L;;;;;magang-jabra;;;;",
		"reject: unknown_program(Program); nik_missing" },
	{ "Budi;;1-2-1999;L;;;;;;;;MG-000001-9;",
		"reject: value_wrong(magang number); nik_missing" },
	{ "Siti Aminah;3205015203019001;;;081299990000;;;;;;;;",
		"same: differs(No HP); "
		"same_nik" },
	{ "Siti Aminah;3205015203019001;12-3-2001;P;081200005678;;;;;;;;",
		"unchanged" },
	{ "Ujang Suparman;3205015203019001;5-7-1999;L;;;;;;;;;",
		"reject: birth_differs(Tgl Lahir); "
		"sex_differs(L/P); value_wrong(NIK)" },
	{ "Ujang Suparman;3205015203019001;12-3-2001;P;;;;;;;;;",
		"same: differs(Nama); same_nik" },
	{ "Ujang Suparman;3205010507999001;5-7-1999;L;;;;;;A1234567;;;",
		"reject: value_wrong(No Paspor)" },
	{ "Siti A;3205015203019777;12-3-2001;P;;;;;;A1234567;;;",
		"same: differs(Nama); differs(NIK); same_passport" },
	{ "Siti Aminah;;12-3-2001;P;081200005678;;;;;;SMA;;",
		"same: nik_missing; likeness" },
	{ "Siti Aminah;;12-3-2001;P;081200005678;;;;;;;;",
		"unchanged: nik_missing" },
	{ "Budi;3205011203999002;13-3-1999;L;;;;;;;;;",
		"warn: area_from_nik(NIK); birth_differs(Tgl Lahir)" },
	{ "Budi;3205011203999002;12-3-1999;P;;;;;;;;;",
		"warn: area_from_nik(NIK); sex_differs(L/P)" },
	{ "Budi;;12-3-1899;L;;;;;;;;;",
		"warn: nik_missing; birth_doubtful(Tgl Lahir)" },
	{ "Budi;3299011203999002;12-3-1999;L;;;;;;;;;",
		"warn: nik_region_unknown(NIK)" },
	{ "Budi;;12-3-1999;L;;;;;;;;;", "warn: nik_missing" },
	{ "Budi;3205011203999002;;;;;;;;;;;",
		"warn: birth_from_nik(NIK); area_from_nik(NIK)" },
	{ "Budi;3205011203999002;12-3-1999;L;12;;;;;;;;",
		"warn: phone_invalid(No HP); area_from_nik(NIK)" },
	{ "Budi;3205011203999002;12-3-1999;L;081200001234 / 081200004321;;;;;;;;",
		"warn: phone_several(No HP); area_from_nik(NIK)" },
	{ "Budi;3205011203999002;12-3-1999;L;;Xyzzy;Garut Kota;Garut;;;;;",
		"warn: village_unknown(Desa)" },
	{ "Budi;3205011203999002;12-3-1999;L;;;Xyzzy;Garut;;;;;",
		"warn: district_unknown(Kecamatan)" },
	{ "Budi;3205011203999002;12-3-1999;L;;;;Xyzzy;;;;;",
		"warn: regency_unknown(Kab/Kota)" },
	{ "Bu\xe2\x80\x8b"
	  "di;3205011203999002;12-3-1999;L;;;;;;;;;",
		"warn: invisible(Nama); area_from_nik(NIK)" },
	{ "Budi \xd0\x9f\xd0\xb5;3205011203999002;12-3-1999;L;;;;;;;;;",
		"warn: mixed_scripts(Nama); area_from_nik(NIK)" },
	{ "Budi;3205011203999002;12-3-1999;L;;;;;;;Xyzzy;;",
		"warn: value_doubtful(Pendidikan); area_from_nik(NIK)" },
	{ "H. Budi Santosa, S.Pd.;3205011203999002;12-3-1999;L;;;;;;;;;",
		"warn: area_from_nik(NIK)" },
	{ "Budi;3205011203999002;12-3-1999;L;;;;;;;;MG-000099-9;",
		"reject: value_wrong(magang number)" },
};

static void
test_reasons(void **state)
{
	struct desk *d = *state;
	struct run *r = run_new(d);
	bool provoked[REASON_COUNT] = { false };

	person(d, "name=Siti Aminah; nik=3205015203019001; phone=081200005678; "
		  "passport_no=A1234567");
	for (size_t i = 0; i < ARRAY_SIZE(reasons); i++) {
		char *text = xasprintf(HEADS "%s\n", reasons[i].row);
		struct import_options dry = { .dry_run = true };

		check_done(d, run_text(r, text, &dry));
		if (!r->line[2] || strcmp(r->line[2], reasons[i].line) != 0)
			fail_msg("'%s' gives '%s', not '%s'", reasons[i].row,
				r->line[2] ? r->line[2] : "", reasons[i].line);
		check_done(d, run_text(r, text, NULL));
		check_line(r, 2, reasons[i].line);
		check_sums(r);
		if (r->report.added)
			check_done(d, try_undo(d, r->report.act));
		for (size_t c = 0; c < REASON_COUNT; c++)
			provoked[c] |= strstr(reasons[i].line,
					       import_reason_word[c]) != NULL;
		free(text);
	}
	/* Those of other tests; kbli_old has no column of a person. */
	provoked[REASON_undecided] = provoked[REASON_same_licence] = true;
	provoked[REASON_outside_area] = provoked[REASON_same_number] = true;
	provoked[REASON_clash] = provoked[REASON_outside_program] = true;
	provoked[REASON_kbli_old] = provoked[REASON_second_value] = true;
	provoked[REASON_line_break] = provoked[REASON_follows] = true;
	for (size_t c = 0; c < REASON_COUNT; c++)
		if (!provoked[c])
			fail_msg("no row gives %s", import_reason_word[c]);
	run_free(r);
}

/* ---- over the borders of batches ----------------------------------------- */

#define MANY 1300

static bool
repeats(int i)
{
	return i % 9 == 8 || i % 50 == 49;
}

/* The row that row i is about: itself, or one near or far before it. */
static int
original(int i)
{
	int of = i % 9 == 8 ? i - 3 : i % 50 == 49 ? i / 3 : i;

	while (of != i && repeats(of))
		of--;
	return of;
}

/* A list in which some rows come again near and far: by NIK with another phone,
 * by passport, by name and birth date. */
static char *
many_rows(void)
{
	struct buf b = BUF_INIT;

	buf_adds(&b, "Nama;NIK;Tgl Lahir;No HP;No Paspor;Program\n");
	for (int i = 0; i < MANY; i++) {
		int of = original(i);
		char name[40];

		snprintf(name, sizeof(name), "Oke%c%c Ra%c%c Su%c",
			'a' + of % 20, "aiueo"[of / 7 % 5],
			"bdgkl"[of / 20 % 5], "aiueo"[of / 3 % 5],
			"nrmst"[of / 100 % 5]);
		if (of == i)
			buf_addf(&b,
				"%s;320501%02d%02d9%d%04d;;08120000%04d;B%07d;%s\n",
				name, 1 + i % 28, 1 + i / 28 % 12, i / 336,
				9001 + i % 999, i, 1000000 + i,
				i % 5 ? "" : "magang-jabar");
		else if (i % 3 == 0)
			buf_addf(&b,
				"%s;320501%02d%02d9%d%04d;;08120001%04d;;\n",
				name, 1 + of % 28, 1 + of / 28 % 12, of / 336,
				9001 + of % 999, i);
		else if (i % 3 == 1)
			buf_addf(&b, "%s;;%d-%d-199%d;08120000%04d;;\n", name,
				1 + of % 28, 1 + of / 28 % 12, of / 336, of);
		else
			buf_addf(&b, "%s;327301%02d%02d9%d%04d;;;B%07d;\n",
				name, 1 + of % 28, 1 + of / 28 % 12, of / 336,
				9001 + i % 999, 1000000 + of);
	}
	return buf_detach(&b);
}

static void
test_batches(void **state)
{
	struct desk *d = *state;
	struct run *dry = run_new(d), *real = run_new(d);
	struct import_options opt = { .dry_run = true };
	char *text = many_rows();
	size_t same = 0;

	d->replay = true;
	check_done(d, run_text(dry, text, &opt));
	assert_int_equal(count_records(d, KIND_PERSON), 0);
	check_done(d, run_text(real, text, NULL));
	check_sums(real);
	for (size_t i = 1; i <= MANY + 1; i++) {
		int row = (int)i - 2;
		int of = original(row);

		check_line(dry, i, real->line[i]);
		if (i < 2)
			continue;
		same += of != row;
		if ((real->result[i] == IMPORT_SAME) != (of != row) ||
			real->same_as_line[i] !=
				(of != row ? (size_t)of + 2 : 0))
			fail_msg("line %zu, of %d: %s", i, of + 2,
				real->line[i]);
	}
	assert_int_equal(real->report.same, same);
	assert_int_equal(dry->report.added, real->report.added);
	assert_int_equal(dry->report.cases, real->report.cases);
	assert_int_equal(count_records(d, KIND_PERSON), real->report.added);
	assert_int_equal(count_records(d, KIND_CASE), real->report.cases);
	check_done(d, run_text(real, text, NULL));
	assert_int_equal(real->report.added, 0);
	free(text);
	run_free(dry);
	run_free(real);
}

/* A row that says what line 2 said, in the same batch and in another. */
static void
test_differences_in_file(void **state)
{
	struct desk *d = *state;
	struct run *r = run_new(d);
	struct buf b = BUF_INIT;
	static const char repeated[] = "same of 2: "
				       "differs(No HP); same_nik";

	buf_adds(&b,
		"Nama;NIK;No HP\nSiti Aminah;3205015203019001;081200005678\n"
		"Siti Aminah;3205015203019001;081200005679\n");
	for (int i = 0; i < 700; i++)
		buf_addf(&b, "Or%c%c%c Z%c;32050112%02d99%04d;\n", 'a' + i % 26,
			'a' + i / 26, 'k' + i % 7, 'a' + i % 11, 1 + i % 12,
			9001 + i);
	buf_adds(&b, "Siti Aminah;3205015203019001;081200005679\n");
	check_done(d, run_text(r, b.data, NULL));
	check_line(r, 3, repeated);
	check_line(r, 704, repeated);
	assert_int_equal(r->id[3], r->id[2]);
	assert_int_equal(r->id[704], r->id[2]);
	check_values(d, KIND_PERSON, r->id[2], "phone=+6281200005678");
	buf_release(&b);
	run_free(r);
}

/* ---- update -------------------------------------------------------------- */

static void
test_update(void **state)
{
	struct desk *d = *state;
	struct run *r = run_new(d);
	struct import_options opt = { .update = true, .dry_run = true };
	uint64_t id = person(d, "name=Siti Aminah; nik=3205015203019001; "
				"phone=081200005678; street=Kp. Baru");
	static const char text[] =
		"Nama;NIK;No HP;Program\n"
		"Siti Aminah;3205015203019001;081200001111;magang-jabar\n"
		"Siti Aminah;3205015203019001;081200002222;magang-jabar\n"
		"Budi Santosa;3205011203999002;081200003333;\n"
		"Budi Santosa;3205011203999002;081200004444;\n";

	check_done(d, run_text(r, text, NULL));
	check_values(d, KIND_PERSON, id, "phone=+6281200005678");
	assert_int_equal(r->report.updated, 0);
	assert_int_equal(r->report.cases, 1); /* of the known, too */
	check_done(d, try_undo(d, r->report.act));
	assert_int_equal(count_records(d, KIND_CASE), 0);
	check_done(d, run_text(r, text, &opt));
	assert_int_equal(r->report.updated, 1);
	assert_int_equal(r->report.cases, 1);
	check_values(d, KIND_PERSON, id, "phone=+6281200005678");
	/* The first row is taken; a person who came in with this file is not
	 * changed by it. */
	opt.dry_run = false;
	check_done(d, run_text(r, text, &opt));
	assert_int_equal(r->report.updated, 1);
	assert_int_equal(r->report.cases, 1);
	check_values(
		d, KIND_PERSON, id, "phone=+6281200001111;street=Kp. Baru");
	check_values(d, KIND_PERSON, r->id[4], "phone=+6281200003333");
	assert_int_equal(count_records(d, KIND_CASE), 1);
	check_done(d, try_undo(d, r->report.act));
	check_values(d, KIND_PERSON, id, "phone=+6281200005678");
	assert_int_equal(count_records(d, KIND_CASE), 0);
	run_free(r);
}

/* A file that says the regency alone takes the old village with it, in two rows
 * of one person too. */
static void
test_update_moved(void **state)
{
	struct desk *d = *state;
	struct run *r = run_new(d);
	struct import_options opt = { .update = true };
	uint64_t id = person(d, "name=Siti Aminah; nik=3205015203019001; "
				"village=32.05.01.1001");
	static const char text[] =
		"Nama;NIK;No HP;Kab/Kota\n"
		"Siti Aminah;3205015203019001;;Kab. Bandung\n"
		"Siti Aminah;3205015203019001;081200002222;\n";

	check_done(d, run_text(r, text, &opt));
	assert_int_equal(r->report.updated, 2);
	check_values(d, KIND_PERSON, id,
		"village=;district=;regency=32.04;postcode=;"
		"phone=+6281200002222");
	run_free(r);
}

/* Of rows that say different things of one person the first is taken, in which
 * batch and dry or not; what only adds to it goes on. */
static void
test_update_clash(void **state)
{
	struct desk *d = *state;
	struct run *r = run_new(d);
	uint64_t id = person(d, "name=Siti Aminah; nik=3205015203019001; "
				"phone=081200001111");
	static const char text[] =
		"Nama;NIK;No HP;Email\n"
		"Siti Aminah;3205015203019001;081200002222;\n"
		"Siti Aminah;3205015203019001;081200003333;\n"
		"Siti Aminah;3205015203019001;081200001111;\n"
		"Siti Aminah;3205015203019001;;a@b.id\n";

	for (int dry = 1; dry >= 0; dry--) {
		struct import_options opt = { .update = true, .dry_run = dry };

		check_done(d, run_text(r, text, &opt));
		assert_int_equal(r->report.rejected, 2);
		assert_int_equal(r->result[2], IMPORT_SAME);
		assert_int_equal(r->result[3], IMPORT_REJECT);
		assert_int_equal(r->result[4], IMPORT_REJECT);
		assert_int_equal(r->result[5], IMPORT_SAME);
		check_line(r, 3,
			"reject of 2: differs(No HP); same_nik; clash(No HP)");
		check_line(r, 4, "reject of 2: clash(No HP)");
	}
	check_values(d, KIND_PERSON, id, "phone=+6281200002222;email=a@b.id");
	run_free(r);
}

/* The row is named that said the other thing, not the first of the person. */
static void
test_update_clash_row(void **state)
{
	struct desk *d = *state;
	struct run *r = run_new(d);
	static const char text[] =
		"Nama;NIK;No HP;Email\n"
		"Siti Aminah;3205015203019001;081200002222;\n"
		"Siti Aminah;3205015203019001;;a@b.id\n"
		"Siti Aminah;3205015203019001;;c@d.id\n"
		"Siti Aminah;3205015203019001;081200003333;\n";

	person(d, "name=Siti Aminah; nik=3205015203019001");
	for (int dry = 1; dry >= 0; dry--) {
		struct import_options opt = { .update = true, .dry_run = dry };

		check_done(d, run_text(r, text, &opt));
		assert_int_equal(r->report.rejected, 2);
		check_line(r, 4,
			"reject of 3: differs(Email); same_nik; "
			"clash(Email)");
		check_line(r, 5,
			"reject of 2: differs(No HP); same_nik; "
			"clash(No HP)");
	}
	run_free(r);
}

/* By our own number; a row that would hurt somebody hurts itself alone. */
static void
test_own_number(void **state)
{
	struct desk *d = *state;
	struct run *r = run_new(d);
	struct import_options opt = { .update = true };
	char text[500], a[NUMBER_TEXT], b[NUMBER_TEXT], gone[NUMBER_TEXT];
	uint64_t id, other, erased;

	id = person(d, "name=Siti Aminah; nik=3205015203019001");
	other = person(d, "name=Budi Santosa; nik=3205011203999002");
	erased = person(d, "name=Cecep Supriadi; nik=3205011203999003");
	check_done(d, op_erase(d->o, &erased, 1, "asked", &d->r, &d->err));
	number_format(a, "MG", id);
	number_format(b, "MG", other);
	number_format(gone, "MG", erased);
	snprintf(text, sizeof(text),
		"magang number;Nama;NIK;No HP\n"
		"%s;Siti Aminah;3205015203019001;081200001111\n"
		"%s;Budi Santosa;3205015203019001;\n"
		"%s;Cecep Supriadi;3205011203999003;081200001111\n"
		"MG-000099-9;Dadang Hidayat;3205011203999004;\n"
		"%s;Siti Nur Aminah;;\n",
		a, b, gone, a);
	check_done(d, run_text(r, text, &opt));
	check_line(r, 2,
		"same: birth_from_nik(NIK); area_from_nik(NIK); "
		"differs(No HP); same_number");
	assert_int_equal(r->result[3], IMPORT_REJECT);
	assert_int_equal(r->result[4], IMPORT_REJECT);
	assert_int_equal(r->result[5], IMPORT_REJECT);
	assert_int_equal(r->result[6], IMPORT_REJECT);
	check_values(d, KIND_PERSON, id,
		"name=Siti Aminah;phone=+6281200001111;nik=3205015203019001");
	check_values(d, KIND_PERSON, other, "nik=3205011203999002");
	check_values(d, KIND_PERSON, erased, "name=;phone=");
	assert_int_equal(count_records(d, KIND_PERSON), 3);
	run_free(r);
}

/* ---- areas, programs ----------------------------------------------------- */

static void
test_outside(void **state)
{
	struct desk *d = *state;
	struct run *r = run_new(d);
	static const char text[] =
		"Nama;NIK;No HP;Kab/Kota;Program\n"
		"Siti Aminah;3205015203019001;;Garut;\n"
		"Budi Santosa;3201011203999002;;Kabupaten Bogor;\n"
		"Orang Rahasia;3201015203019009;;Garut;\n"
		"Cecep Supriadi;3205011203999003;;Garut;wirausaha-baru\n"
		"Dadang Hidayat;3205011203999004;;Garut;magang-jabar\n";

	person(d, "name=Orang Rahasia; nik=3201015203019009; "
		  "phone=081299998888; village=32.01.01.1001");
	user(d, "name=k; role=coordinator; areas=32.05; programs=magang-jabar");
	as(d, "k");
	check_done(d, run_text(r, text, NULL));
	check_line(r, 2, "reject: unknown_program");
	check_line(r, 3, "reject: outside_area");
	check_line(r, 4, "reject: same_nik; outside_area");
	assert_int_equal(r->id[4], 0);
	assert_int_equal(r->result[5], IMPORT_REJECT);
	assert_int_equal(r->result[6], IMPORT_WARN);
	assert_int_equal(r->report.added, 1);
	assert_int_equal(r->report.cases, 1);
	run_free(r);
}

static void
test_outside_program(void **state)
{
	struct desk *d = *state;
	struct run *r = run_new(d);
	static const char text[] =
		"Nama;NIK;Program\n"
		"Orang Rahasia;3201015203019009;magang-jabar\n";

	person(d, "name=Orang Rahasia; nik=3201015203019009");
	user(d, "name=k; role=coordinator; programs=magang-jabar");
	as(d, "k");
	check_done(d, run_text(r, text, NULL));
	check_line(r, 2, "reject: same_nik; outside_program");
	run_free(r);
}

static void
test_program_column(void **state)
{
	struct desk *d = *state;
	struct run *r = run_new(d);
	uint64_t kase;
	static const char text[] =
		"Nama;NIK;No HP;Program\n"
		"Siti Aminah;3205015203019001;;magang jabar\n"
		"Budi Santosa;3205011203999002;;ikusei\n"
		"Cecep Supriadi;3205011203999003;;kyoto\n";

	d->replay = true;
	check_done(d, run_text(r, text, NULL));
	assert_int_equal(r->report.cases, 2);
	kase = member(d, KIND_PERSON, r->id[2], KIND_CASE, 0);
	assert_string_equal(stage_of(d, kase), "registered");
	assert_true(member(d, KIND_CASE, kase, KIND_TASK, 0));
	assert_true(member(d, KIND_PERSON, r->id[3], KIND_CASE, 0));
	assert_int_equal(r->result[4], IMPORT_REJECT); /* two have that name */
	check_done(d, run_text(r, text, NULL));
	check_line(r, 2, "unchanged");
	run_free(r);
}

/* ---- rejects ------------------------------------------------------------- */

static void
test_rejects(void **state)
{
	struct desk *d = *state;
	struct run *r = run_new(d);
	char *rejects = NULL, *at;
	size_t n;
	struct import_options opt = { 0 };
	static const char text[] =
		"DAFTAR CALON;;;\n"
		"Nama;NIK;No HP;Ket.\n"
		"Siti Aminah;3205015203019001;081200005678;\"satu; dua\"\n"
		"Budi Santosa;32050112O3999002;+6281200003333;=1+1\n"
		"\"Cecep; Supriadi\";320501120399;;\"kata \"\"dua\"\"\"\n";

	opt.rejects = open_memstream(&rejects, &n);
	check_done(d, run_text(r, text, &opt));
	fclose(opt.rejects);
	assert_int_equal(r->report.added, 1);
	assert_int_equal(r->report.rejected, 2);
	assert_non_null(rejects);
	assert_null(strstr(rejects, "Siti"));
	assert_non_null(strstr(rejects, "a letter stands in the NIK"));
	/* Corrected, it loads as it is, its reasons aside. */
	at = strstr(rejects, "32050112O3999002");
	assert_non_null(at);
	at[8] = '0';
	at = strstr(rejects, "320501120399");
	assert_non_null(strstr(at + 1, "320501120399"));
	{
		char *second = strstr(at + 1, "320501120399");
		char *whole = xasprintf("%.*s3205011203999003%s",
			(int)(second - rejects), rejects, second + 12);

		opt.rejects = NULL;
		check_done(d, run_text(r, whole, &opt));
		free(whole);
	}
	assert_int_equal(r->report.added, 2);
	assert_int_equal(r->report.rejected, 0);
	check_values(d, KIND_PERSON, r->id[2],
		"name=Budi Santosa;phone=+6281200003333;remark==1+1");
	free(rejects);
	run_free(r);
}

/* ---- odd files ----------------------------------------------------------- */

static void
test_damage(void **state)
{
	struct desk *d = *state;
	struct run *r = run_new(d);
	struct buf zeros = BUF_INIT, short_ones = BUF_INIT;

	buf_adds(&zeros, "Nama;NIK;No HP\n");
	buf_adds(&short_ones, "Nama;NIK;No HP\n");
	for (int i = 0; i < 30; i++) {
		buf_addf(&zeros, "Orang %c%c;32050112%02d99%03d%d;\n",
			'a' + i % 26, 'a' + i / 3, 1 + i % 12, 901 + i,
			i % 6 ? 0 : 5);
		buf_addf(&short_ones, "Orang %c%c;%s;\n", 'a' + i % 26,
			'a' + i / 3,
			i % 10 ? "3205011203999002" : "3,20501E+15");
	}
	check_done(d, run_text(r, zeros.data,
			      &(struct import_options){ .dry_run = true }));
	assert_int_equal(r->report.n_notes, 1);
	assert_non_null(strstr(r->report.notes[0], "25 of 30"));
	check_done(d, run_text(r, short_ones.data,
			      &(struct import_options){ .dry_run = true }));
	assert_int_equal(r->report.n_notes, 1);
	assert_non_null(strstr(r->report.notes[0], "3 of 30"));
	assert_int_equal(r->report.rejected, 3);
	buf_release(&zeros);
	buf_release(&short_ones);
	run_free(r);
}

static void
test_pipe(void **state)
{
	struct desk *d = *state;
	struct run *r = run_new(d);
	struct import_options opt = { 0 };
	FILE *f = popen(
		"printf 'Nama;NIK;No HP\\nSiti;3205015203019001;\\n'", "r");

	check_done(d, run_file(r, f, &opt));
	pclose(f);
	check_line(r, 2, "warn: birth_from_nik(NIK); area_from_nik(NIK)");
	run_free(r);
}

static void
test_odd_files(void **state)
{
	struct desk *d = *state;
	struct run *r = run_new(d);
	const char *bad[] = { "regenci=32.01", "regency", "regency=Xyzzy" };
	struct import_options opt = { .n_set = 1 };
	int codes[] = { MG_EUSAGE, MG_EUSAGE, MG_EDATA };

	check_refused(d, run_text(r, "satu;dua\ntiga;empat\n", NULL), MG_EDATA,
		"list.csv", "heads", NULL);
	check_refused(d, run_text(r, "\n", NULL), MG_EDATA, "heads", NULL);
	for (size_t i = 0; i < ARRAY_SIZE(bad); i++) {
		opt.set = &bad[i];
		check_refused(d, run_text(r, "Nama;NIK;No HP\n", &opt),
			codes[i], NULL);
	}
	check_done(d, run_text(r, "Nama;NIK;No HP\n", NULL));
	check_line(r, 1, "skip: heads");
	assert_int_equal(r->report.act, 0);
	/* Fewer and more cells than heads. */
	check_done(d, run_text(r,
			      "Nama;NIK;No HP\nSiti;3205015203019001\n"
			      "Budi;3205011203999002;;;;;\n\n",
			      NULL));
	assert_int_equal(r->report.added, 2);
	run_free(r);
}

/* Remarks longer than the field takes are refused in their row; the others of
 * the batch come in. */
static void
test_long_remarks(void **state)
{
	struct desk *d = *state;
	struct run *r = run_new(d);
	struct buf b = BUF_INIT;
	char *remark = xcalloc(1, 50001);

	memset(remark, 'x', 50000);
	buf_adds(&b, "Nama;NIK;No HP;Keterangan\n");
	for (int i = 0; i < 40; i++)
		buf_addf(&b, "Or%c%c Z%c;32050112%02d99%04d;;%s\n",
			'a' + i % 26, 'a' + i / 26, 'a' + i % 11, 1 + i % 12,
			9001 + i, i % 2 ? remark : "pendek");
	check_done(d, run_text(r, b.data, NULL));
	assert_int_equal(r->report.added, 20);
	assert_int_equal(r->report.rejected, 20);
	check_line(r, 3, "reject: value_wrong");
	buf_release(&b);
	free(remark);
	run_free(r);
}

/* The columns that are the program's own are not taken from a file. */
static void
test_kept_columns(void **state)
{
	struct desk *d = *state;
	struct run *r = run_new(d);

	check_done(d, run_text(r,
			      "name;nik;phone;registered;erased\n"
			      "Siti;3205015203019001;;2026-01-02;2026-01-03\n",
			      NULL));
	assert_int_equal(r->report.added, 1);
	check_values(d, KIND_PERSON, r->id[2], "registered=2026-01-02;erased=");
	run_free(r);
}

/* A text of a person comes in by its label, whatever number its field has. */
static void
test_every_text(void **state)
{
	struct run *r = run_new(*state);
	const struct kind_info *k = kind_info(KIND_PERSON);
	size_t n = 0;

	for (size_t i = 0; i < k->n_fields; i++) {
		const struct fdef *f = &k->fields[i];
		char text[200];

		if ((f->type != TYPE_TEXT && f->type != TYPE_CONTACT) ||
			f->flags & FDEF_HIDDEN)
			continue;
		snprintf(text, sizeof(text),
			"Nama,Tanggal Lahir,Kabupaten,\"%s\"\n"
			"Orang %c%c,2001-03-%02zu,32.05,pala kuda\n",
			f->label.text[LANG_ID], 'A' + (char)n, 'a' + (char)n,
			n + 1);
		check_done(r->d, run_text(r, text, NULL));
		n++;
		if (!strstr(value_of(r->d, KIND_PERSON, (uint64_t)1 << 32 | n,
				    f->name),
			    "pala kuda"))
			fail_msg("%s is not read", f->name);
	}
	assert_true(n > 4);
	run_free(r);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		desk_test(test_priangan),
		desk_test(test_daftar_calon),
		desk_test(test_reasons),
		desk_test(test_batches),
		desk_test(test_differences_in_file),
		desk_test(test_update),
		desk_test(test_update_moved),
		desk_test(test_update_clash),
		desk_test(test_update_clash_row),
		desk_test(test_own_number),
		desk_test(test_outside),
		desk_test(test_outside_program),
		desk_test(test_program_column),
		desk_test(test_rejects),
		desk_test(test_damage),
		desk_test(test_pipe),
		desk_test(test_odd_files),
		desk_test(test_long_remarks),
		desk_test(test_kept_columns),
		desk_test(test_every_text),
	};

	return cmocka_run_group_tests_name("import", tests, NULL, NULL);
}
