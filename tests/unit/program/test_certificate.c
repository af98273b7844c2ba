/* SPDX-License-Identifier: MIT */
/* The paper of a certificate: within its columns, whatever stands on it, and the
 * numbers of a register. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "magang/base/buf.h"
#include "magang/base/date.h"
#include "magang/base/mem.h"
#include "magang/base/utf8.h"
#include "magang/program/certificate.h"
#include "magang/program/certificate_paper.h"
#include "magang/program/program.h"

static const struct signer signers[] = {
	{ "Ibu Ani Suhaeni Kartasasmita Wiradinata, S.Sos., M.Si.",
		{ { "Kepala", "Head", "所長" } } },
	{ NULL, { { "Pelatih", "Trainer", "講師" } } },
	{ NULL, { { "Saksi", "Witness", "立会人" } } },
};

static const struct certificate certificate = { .name = "course",
	.label = { { "SERTIFIKAT", "CERTIFICATE", "修了証" } },
	.number = CERTIFICATE_PATTERN,
	.text = { { "telah lulus {program}.\nKelas: {cohort}, {from}.",
		"has passed {program}.\nClass: {cohort}, {from}.",
		"{program}を修了したことを証する。この証書は大切に保管すること。"
		"\nクラス：{cohort}（{from}）" } },
	.signers = signers,
	.n_signers = ARRAY_SIZE(signers) };

static const struct program program = { .name = "kursus",
	.prefix = "KU",
	.owner = "Balai Latihan Kerja Kabupaten Garut di Jalan Raya Samarang "
		 "nomor seratus tujuh belas, Tarogong Kaler",
	.label = { { "Kursus jahit", "Sewing course", "縫製講座" } } };

static struct certificate_paper
paper(enum lang lang)
{
	return (struct certificate_paper){ .program = &program,
		.certificate = &certificate,
		.lang = lang,
		.office = "Dinas",
		.number = "KU-2026-00001",
		.code = "KU-2026-00001-12-0123-4567",
		.name = "Siti Nurhaliza",
		.kana = "シティ",
		.cohort = "Garut 1",
		.date = date_from_civil(2026, 11, 29),
		.born = date_from_civil(2001, 3, 12),
		.from = date_from_civil(2026, 8, 17),
		.until = DATE_NONE,
		.replaces = "",
		.copy = 1 };
}

static void
check_columns(const struct buf *page)
{
	const char *p = buf_str(page);

	while (*p) {
		const size_t n = strcspn(p, "\n");
		char *line = xstrndup(p, n);

		if (utf8_columns(line) > PAPER_COLUMNS)
			fail_msg("%d columns: %s", utf8_columns(line), line);
		assert_false(n && line[n - 1] == ' ');
		free(line);
		p += n + (p[n] == '\n');
	}
}

static void
test_columns(void **state)
{
	(void)state;
	for (int lang = 0; lang < LANG_COUNT; lang++) {
		struct certificate_paper p = paper((enum lang)lang);
		struct buf page = BUF_INIT;

		p.name = "Raden Ayu Siti Nurhaliza Kusumawardhani binti Haji "
			 "Muhammad Abdurrahman Wiratanuningrat Sastradipura";
		p.kana =
			"ラデン・アユ・シティ・ヌルハリザ・クスマワルダニ・ビン"
			"ティ・ハジ・ムハンマド・アブドゥルラフマン・ウィラタヌ";
		p.cohort = "A name of a class that is as long as a name may be "
			   "here";
		p.replaces = "KU-2026-00000";
		p.copy = 12;
		certificate_print(&p, &page);
		check_columns(&page);
		buf_release(&page);
	}
}

static void
says(const struct certificate_paper *p, const char *want, bool there)
{
	struct buf page = BUF_INIT;

	certificate_print(p, &page);
	if ((strstr(buf_str(&page), want) != NULL) != there)
		fail_msg("'%s' in: %s", want, buf_str(&page));
	buf_release(&page);
}

static void
test_words(void **state)
{
	(void)state;
	struct certificate_paper id = paper(LANG_ID), ja = paper(LANG_JA);

	says(&id, "lahir 12 Maret 2001", true);
	says(&id, "Kelas: Garut 1, 17 Agustus 2026.", true);
	says(&id, "Salinan 1 (asli)", true);
	says(&id, "Menggantikan", false);
	says(&ja, "Siti Nurhaliza 殿", true);
	says(&ja, "2026年11月29日", true);
	says(&ja, "シティ", true);
	says(&id, "シティ", false);
	id.copy = 2;
	id.replaces = "KU-2026-00000";
	says(&id, "Salinan 2\n", true);
	says(&id, "Menggantikan sertifikat No. KU-2026-00000", true);
	/* without a class there is no line of it */
	id.cohort = "";
	id.from = DATE_NONE;
	says(&id, "Kelas", false);
	id.born = DATE_NONE;
	says(&id, "lahir", false);
}

static void
test_numbers(void **state)
{
	(void)state;
	static const struct {
		const char *pattern, *number;
		bool by_year;
	} rows[] = {
		{ CERTIFICATE_PATTERN, "KU-2026-00017", true },
		{ "{number}/{prefix}", "00017/KU", false },
		{ "421.5/{number}/{prefix}/{year}", "421.5/00017/KU/2026",
			true },
	};

	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		const struct certificate c = { .number = rows[i].pattern };
		struct buf number = BUF_INIT;

		assert_null(certificate_pattern_fault(rows[i].pattern));
		assert_int_equal(certificate_by_year(&c), rows[i].by_year);
		certificate_number(&program, &c, 2026, 17, &number);
		assert_string_equal(buf_str(&number), rows[i].number);
		buf_release(&number);
	}
	assert_non_null(certificate_pattern_fault(""));
	assert_non_null(certificate_pattern_fault("{number}"));
	assert_non_null(certificate_pattern_fault("{prefix}{number"));
	assert_non_null(certificate_pattern_fault(
		"{prefix}{number}-------------------------------------"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_columns),
		cmocka_unit_test(test_words),
		cmocka_unit_test(test_numbers),
	};

	return cmocka_run_group_tests_name("certificate", tests, NULL, NULL);
}
