/* SPDX-License-Identifier: MIT */
/* A note from a phone: blocks into columns, and what the import makes of them.
 */
#include "../office/office_fixture.h"

#include "../../../src/exchange/note.h"
#include "magang/exchange/import.h"
#include "magang/exchange/import_reason.h"
#include "magang/ops/draft.h"

/* Cells of the first block as "head=value; ", in the order they came. */
static const struct {
	const char *note, *cells;
	size_t rows;
} notes[] = {
	{ "nama: Neng\nnik: 32", "nama=Neng; nik=32; ", 1 },
	{ "NAMA : Neng\r\nno hp 0812 00\r\n", "NAMA=Neng; no hp=0812 00; ", 1 },
	{ "nama = Neng\nhp\t0812", "nama=Neng; hp=0812; ", 1 },
	{ "1. nama: Neng\n2) nik: 32\n- hp: 0812",
		"nama=Neng; nik=32; hp=0812; ", 1 },
	{ "nama\uff1a\u201cNeng Ma\u2019ruf\u201d\nlahir: 1\u20132\u20131998",
		"nama=Neng Ma'ruf; lahir=1-2-1998; ", 1 },
	{ "nama: Neng\nhp: -\nnik:\n", "nama=Neng; ", 1 },
	{ "desa: langensari, tarogong kaler\nnama: Neng",
		"desa=langensari; kec=tarogong kaler; nama=Neng; ", 1 },
	{ "desa: a, b, c, d\nnama: Neng",
		"desa=a; kec=b; kab=c; catatan=d; nama=Neng; ", 1 },
	{ "kecamatan: cisurupan, garut\nnama: N",
		"kecamatan=cisurupan; kab=garut; nama=N; ", 1 },
	{ "nama: N\nlahir: Garut, 1-7-1999", "nama=N; lahir=Garut, 1-7-1999; ",
		1 },
	{ "nama: N\nkp sukamaju rt 3 rw 5",
		"nama=N; kp=kp sukamaju rt 3 rw 5; ", 1 },
	{ "nama: N\nhp: 0812\nwa: 0813", "nama=N; hp=0812 / 0813; ", 1 },
	{ "nama: N\nsekolah: smk\nsekolah: sma",
		"nama=N; sekolah=smk; catatan=sekolah: sma; ", 1 },
	{ "nama: N\nikut ibunya\nhobi: menari\ncatatan: besok",
		"nama=N; catatan=ikut ibunya; hobi: menari; besok; ", 1 },
	{ "nama: N\nno 12\numur: 20", "nama=N; catatan=no 12; ", 1 },
	{ "nama: N\nterdaftar: kemarin", "nama=N; catatan=terdaftar: kemarin; ",
		1 },
	{ "nama: N\nNama Ibu: Euis\nHP Ibu: 0812\nhp: 0813",
		"nama=N; catatan=Nama Ibu: Euis; HP Ibu: 0812; hp=0813; ", 1 },
	{ "nama: N\nnama ayah Dadang\nhp ibu 0812\nhp istri",
		"nama=N; catatan=nama ayah Dadang; hp ibu 0812; hp=istri; ",
		1 },
	{ "nama: Ibu Siti\nlahir 12 mei 2001 jam 10:30",
		"nama=Ibu Siti; lahir=12 mei 2001 jam 10:30; ", 1 },
	{ "nama: N\n\n\n---\n nama: M\n", "nama=N; ", 2 },
	{ "nama: N\nnik: 1\nnama: M\nnik: 2", "nama=N; nik=1; ", 2 },
	{ "\n\n\ufeffnama: N\n\n", "nama=N; ", 1 },
	/* pages of chats */
	{ "[28/11/26 10.15] Ida: Nama: Siti\nHP: 0812", "Nama=Siti; HP=0812; ",
		1 },
	{ "[28/11/26, 10:15:33] ~ Ida R.: Nama: Siti\n"
	  "\u200e[28/11/26, 10:16:02] ~ Ida R.: HP: 0812",
		"Nama=Siti; HP=0812; ", 1 },
	{ "[10:15, 28/11/2026] +62 812-0000-1: Nama Siti", "Nama=Siti; ", 1 },
	{ "28/11/26 10.15 - Ida: Nama: Siti", "Nama=Siti; ", 1 },
	{ "28/11/2026, 10:15 - Ida: Nama: Siti", "Nama=Siti; ", 1 },
	{ "11/28/26, 10:15\u202fAM - Ida: Nama: Siti", "Nama=Siti; ", 1 },
	{ "28/11/26 pukul 10.15 - Ida: Nama: Siti", "Nama=Siti; ", 1 },
	{ "28/11/26 10.14 - Ida menambahkan Budi\n"
	  "28/11/26 10.15 - Ida: <Media tidak disertakan>\n"
	  "28/11/26 10.15 - Ida: Nama: Siti",
		"Nama=Siti; ", 1 },
	/* two at once: each goes on with their own */
	{ "28/11/26 10.15 - Ida: Nama: Siti\n"
	  "28/11/26 10.16 - Budi: Nama: Asep\n"
	  "28/11/26 10.17 - Ida: HP: 0812\n"
	  "28/11/26 10.17 - Budi: HP: 0813\n"
	  "28/11/26 10.18 - Ida: Nama: Neng",
		"Nama=Siti; HP=0812; ", 3 },
	{ "[28/11/26 10.15] Nama: Siti", "Nama=Siti; ", 1 },
	/* no chat */
	{ "nama: N\nlahir: Garut 1-2-1998 - 10.15 pagi: ya",
		"nama=N; lahir=Garut 1-2-1998 - 10.15 pagi: ya; ", 1 },
};

static void
test_cells(void **state)
{
	struct arena *arena = arena_new();
	struct err err = ERR_INIT;

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(notes); i++) {
		struct buf b = BUF_INIT;
		struct note note;

		if (note_read(&note, notes[i].note, strlen(notes[i].note),
			    arena, &err))
			fail_msg("%s: %s", notes[i].note, err.text);
		for (size_t k = 0; k < note.sheet.n; k++)
			if (note.rows[0].cell[k])
				buf_addf(&b, "%s=%s; ", note.heads[k],
					note.rows[0].cell[k]);
		assert_string_equal(buf_str(&b), notes[i].cells);
		assert_int_equal(note.n_rows, notes[i].rows);
		buf_release(&b);
		note_release(&note);
	}
	arena_free(arena);
}

static void
test_faults(void **state)
{
	struct arena *arena = arena_new();
	struct err err = ERR_INIT;
	struct note note;
	char *big = xcalloc(NOTE_BYTES + 2, 1);
	struct buf many = BUF_INIT;

	(void)state;
	assert_int_equal(note_read(&note, "", 0, arena, &err), MG_EDATA);
	assert_int_equal(
		note_read(&note, "halo\napa", 8, arena, &err), MG_EDATA);
	memset(big, 'x', NOTE_BYTES + 1);
	assert_int_equal(
		note_read(&note, big, NOTE_BYTES + 1, arena, &err), MG_EDATA);
	for (size_t i = 0; i <= NOTE_ROWS; i++)
		buf_adds(&many, "nama: N\n\n");
	assert_int_equal(
		note_read(&note, many.data, many.len, arena, &err), MG_EDATA);
	assert_int_equal(
		note_read(&note, "nama: N\nx\xff\n\nnama: M", 19, arena, &err),
		0);
	assert_true(note.rows[0].broken);
	assert_false(note.rows[1].broken);
	note_release(&note);
	buf_release(&many);
	free(big);
	arena_free(arena);
}

/* ---- the import --------------------------------------------------------- */

struct seen_lines {
	size_t n;
	struct {
		size_t line;
		enum import_result result;
		char reasons[200];
	} row[8];
};

static void
take_line(void *ctx, const struct import_line *line)
{
	struct seen_lines *s = ctx;

	s->row[s->n].line = line->line;
	s->row[s->n].result = line->result;
	for (size_t i = 0; i < line->n_reasons; i++) {
		char *out = s->row[s->n].reasons;

		snprintf(out + strlen(out), 200 - strlen(out), "%s ",
			import_reason_word[line->reasons[i].code]);
	}
	s->n++;
}

static void
import_text(struct desk *d, const char *text, bool dry, FILE *rejects,
	struct import_report *report, struct seen_lines *seen)
{
	struct import_options opt = { .kind = KIND_PERSON,
		.note = true,
		.file = "note",
		.dry_run = dry,
		.rejects = rejects,
		.line = take_line,
		.ctx = seen };
	FILE *f = fmemopen((void *)(uintptr_t)text, strlen(text), "r");

	memset(seen, 0, sizeof(*seen));
	check_done(d, import_file(d->o, f, &opt, report, &d->err));
	fclose(f);
	import_report_release(report);
}

/* shared/data/intake/note-garut.txt */
static const char garut[] =
	"nama: Neng Sumiati\nnik: 3205124107999002\nlahir: 1 7 1999\n"
	"desa: langensari, tarogong kaler\nhp 0813 0002 4411\n"
	"program: ikusei\n\n"
	"nama : Moch. Ridwan\nnik 3205 1201 0298 9003\nlahir 1/2/98\n"
	"desa: Pasawahan\nkec: Tarogong Kaler\nhp: 62812-0008-1122\n"
	"sekolah: smk\nprogram: wirausaha\n\n"
	"NAMA: Cecep\nlahir: 12 agustus 2001\ndesa: Rancabango\nhp: -\n"
	"program: magang jabar\ncatatan: belum punya ktp, ikut ibunya\n\n"
	"nama: Iis Rohaeti\nnik: 32051241079900\nlahir: 31/2/2000\n"
	"desa: langensari\nhp: 08132233\nprogram: ikusei\n";

static void
test_garut(void **state)
{
	static const struct {
		size_t line;
		enum import_result result;
		const char *reasons;
	} want[] = {
		{ 1, IMPORT_OK, "" },
		{ 8, IMPORT_OK, "" },
		{ 17, IMPORT_WARN, "nik_missing village_unknown " },
		{ 24, IMPORT_REJECT,
			"birth_impossible phone_invalid nik_length "
			"village_unknown " },
	};
	struct desk *d = *state;
	struct import_report report;
	struct seen_lines seen;

	import_text(d, garut, true, NULL, &report, &seen);
	import_text(d, garut, false, NULL, &report, &seen);
	assert_int_equal(seen.n, ARRAY_SIZE(want));
	for (size_t i = 0; i < seen.n; i++) {
		assert_int_equal(seen.row[i].line, want[i].line);
		assert_int_equal(seen.row[i].result, want[i].result);
		assert_string_equal(seen.row[i].reasons, want[i].reasons);
	}
	d->replay = true;
	/* Pasted a second time, nobody is there twice. */
	import_text(d, garut, false, NULL, &report, &seen);
	assert_int_equal(seen.row[0].result, IMPORT_UNCHANGED);
	assert_int_equal(seen.row[1].result, IMPORT_UNCHANGED);
}

/* Rejected blocks come back as a list that loads. */
static void
test_rejects(void **state)
{
	struct desk *d = *state;
	struct import_report report;
	struct seen_lines seen;
	char *text = NULL;
	size_t n;
	FILE *f = open_memstream(&text, &n);

	import_text(d, "nama: Iis\nnik: 32\n\nnama: Neng\nhp: 081300024411",
		false, f, &report, &seen);
	fclose(f);
	assert_string_equal(
		text, "nama,nik,hp,reasons\nIis,32,,a NIK has 16 digits\n");
	free(text);
}

/* Who is refused, and who is known already, waits as a draft of the caller with
 * the texts as they were written; nothing is kept of a dry run. */
static const char left_over[] =
	"nama: Iis Rohaeti\nnik: 32051241079900\nlahir: Garut, 31/2/2000\n"
	"alamat: Kp. Sukamaju RT 3/5 Ds. Langensari\nprogram: ikusei\n\n"
	"nama: Neng Sumiati\nnik: 3205124107999002\nprogram: ikusei\n\n"
	"nama: Cucu\ndesa: Langensari\n"; /* too little to be registered */

static const struct {
	uint16_t field;
	const char *text;
} iis[] = {
	{ F_NAME, "Iis Rohaeti" },
	{ F_NIK, "32051241079900" },
	{ F_BIRTH_PLACE, "Garut" },
	{ F_BIRTH_DATE, "31/2/2000" },
	{ F_STREET, "Kp. Sukamaju" },
	{ F_RT, "003" },
	{ F_VILLAGE, "Langensari" },
};

static const char *
draft_text(const struct draft *d, uint16_t field)
{
	for (size_t i = 0; i < d->n_rows; i++)
		if (d->rows[i].field == field)
			return d->rows[i].text;
	return "";
}

static void
import_drafts(struct desk *d, bool dry, size_t drafts)
{
	struct import_report report;
	struct import_options opt = { .kind = KIND_PERSON,
		.note = true,
		.file = "note",
		.dry_run = dry,
		.drafts = 7 };
	FILE *f =
		fmemopen((void *)(uintptr_t)left_over, strlen(left_over), "r");

	check_done(d, import_file(d->o, f, &opt, &report, &d->err));
	fclose(f);
	assert_int_equal(report.drafts, drafts);
	assert_int_equal(report.rejected, 1);
	import_report_release(&report);
}

static void
test_drafts(void **state)
{
	struct desk *d = *state;
	struct draft_head heads[4];
	struct draft draft;
	size_t n;

	person(d, "name=Neng Sumiati; nik=3205124107999002");
	import_drafts(d, true, 0);
	import_drafts(d, false, 3);
	check_done(d, draft_heads(d->o, heads, 4, &n, &d->err));
	assert_int_equal(n, 3);
	check_done(d, draft_load(d->o, 7, 1, &draft, &d->err));
	assert_string_equal(draft.program, "kyoto-ikusei");
	for (size_t i = 0; i < ARRAY_SIZE(iis); i++)
		assert_string_equal(
			draft_text(&draft, iis[i].field), iis[i].text);
	draft_release(&draft);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_cells),
		cmocka_unit_test(test_faults),
		desk_test(test_garut),
		desk_test(test_drafts),
		desk_test(test_rejects),
	};

	return cmocka_run_group_tests_name("note", tests, NULL, NULL);
}
