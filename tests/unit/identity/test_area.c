/* SPDX-License-Identifier: MIT */
#include "magang/identity/area.h"
#include "magang/identity/area_lookup.h"
#include "magang/identity/area_parse.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <cmocka.h>

#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"

static const char table[] =
	"\xef\xbb\xbf# a small world\n"
	"32\tJawa Barat\tja=西ジャワ州\n"
	"32.04\tKabupaten Bandung\tletters=BDG\r\n"
	"32.05\tKabupaten Garut\tletters=GRT\tja=ガルット県\tlater=1\n"
	"32.05.01\tGarut Kota\n"
	"32.05.01.1001\tKota Kulon\tpost=44151\n"
	"32.05.01.2002\tDesa Lama\n"
	"\n"
	"32.05.12\tTarogong Kaler\n"
	"32.05.12\t=\tTarogong Utara\n"
	"32.05.12\t=\tTarogong-Lor\n"
	"32.05.12.2001\tMekar Sari\tpost=44152\n"
	"32.05.12.2002\tRancabango\tretired\n"
	"32.05.13\tTarogong Kidul\n"
	"32.05.13.2001\tMekarsari\n"
	"32.05.13.2002\tRancabango\n"
	"32.73\tKota Bandung\tletters=KBDG\n"
	"\xef\xbb\xbf# another file, out of order\n"
	"91.01\tKabupaten Merauke\tretired\n"
	"31.71\tKota Administrasi Jakarta Pusat\n"
	"93.01\tKabupaten Merauke\n"
	"32.73\tKota Bandung\tja=バンドン市";

static struct areas *
parse(const char *text)
{
	struct err err = ERR_INIT;
	struct areas *areas = areas_parse(text, strlen(text), &err);

	assert_non_null(areas);
	return areas;
}

static struct area
found(const struct areas *a, uint64_t code)
{
	struct area area;

	assert_true(area_find(a, code, &area));
	return area;
}

static void
test_rows(void **state)
{
	(void)state;
	struct areas *a = parse(table);

	assert_int_equal(areas_count(a), 16);
	for (size_t i = 1; i < areas_count(a); i++)
		assert_true(areas_row(a, i - 1).code < areas_row(a, i).code);
	assert_string_equal(found(a, 3205).letters, "GRT");
	assert_string_equal(found(a, 3205).ja, "ガルット県");
	assert_string_equal(found(a, 3204).letters, "BDG");
	assert_null(found(a, 3204).ja);
	assert_string_equal(found(a, 3205011001).postcode, "44151");
	assert_true(found(a, 9101).retired);
	assert_false(area_find(a, 3299, NULL));
	assert_false(area_find(a, 0, NULL));
	assert_string_equal(found(a, 3273).ja, "バンドン市");
	assert_string_equal(found(a, 3273).letters, "KBDG");
	areas_free(a);
	a = parse("");
	assert_int_equal(areas_count(a), 0);
	assert_false(area_find(a, 32, NULL));
	areas_free(a);
}

static const struct {
	const char *text;
	enum area_level level;
	uint64_t parent, code;
	size_t found;
} lookups[] = {
	{ "Bandung", AREA_REGENCY, 32, 3204, 1 },
	{ "bandung", AREA_REGENCY, 0, 3204, 1 },
	{ "Kab. Bandung", AREA_REGENCY, 32, 3204, 1 },
	{ "KABUPATEN BANDUNG", AREA_REGENCY, 32, 3204, 1 },
	{ "Kota Bandung", AREA_REGENCY, 32, 3273, 1 },
	{ "Kotamadya Bandung", AREA_REGENCY, 32, 3273, 1 },
	{ "Kota Garut", AREA_REGENCY, 32, 0, 0 },
	{ "KBDG", AREA_REGENCY, 32, 3273, 1 },
	{ "grt", AREA_REGENCY, 0, 3205, 1 },
	{ "32.05", AREA_REGENCY, 0, 3205, 1 },
	{ "3205", AREA_REGENCY, 0, 3205, 1 },
	{ "32.05", AREA_DISTRICT, 0, 0, 0 },
	{ "Jakarta Pusat", AREA_REGENCY, 0, 3171, 1 },
	{ "Merauke", AREA_REGENCY, 0, 9301, 1 },
	{ "Merauke", AREA_REGENCY, 91, 9101, 1 },
	{ "Prov. Jawa Barat", AREA_PROVINCE, 0, 32, 1 },
	{ "Kec. Tarogong Kaler", AREA_DISTRICT, 3205, 320512, 1 },
	{ "kec tarogongkaler", AREA_DISTRICT, 3205, 320512, 1 },
	{ "Tarogong-Kaler", AREA_DISTRICT, 0, 320512, 1 },
	{ "Tarogong Utara", AREA_DISTRICT, 3205, 320512, 1 },
	{ "Tarogong Lor", AREA_DISTRICT, 32, 320512, 1 },
	{ "Tarogong Kaler", AREA_DISTRICT, 3204, 0, 0 },
	{ "Garut Kota", AREA_DISTRICT, 3205, 320501, 1 },
	{ "Kota Kulon", AREA_VILLAGE, 320501, 3205011001, 1 },
	{ "Desa Lama", AREA_VILLAGE, 320501, 3205012002, 1 },
	{ "Desa Desa Lama", AREA_VILLAGE, 320501, 3205012002, 1 },
	{ "Kel/Desa Mekarsari", AREA_VILLAGE, 320512, 3205122001, 1 },
	{ "Kel.Mekarsari", AREA_VILLAGE, 320513, 3205132001, 1 },
	{ "Mekarsari", AREA_VILLAGE, 3205, 0, 2 },
	{ "Rancabango", AREA_VILLAGE, 3205, 3205132002, 1 },
	{ "Rancabango", AREA_VILLAGE, 320512, 3205122002, 1 },
	{ "", AREA_VILLAGE, 3205, 0, 0 },
	{ "Desa", AREA_VILLAGE, 3205, 0, 0 },
	{ "-", AREA_VILLAGE, 3205, 0, 0 },
};

static void
test_lookup(void **state)
{
	(void)state;
	struct areas *a = parse(table);

	for (size_t i = 0; i < ARRAY_SIZE(lookups); i++) {
		size_t found = 99;
		uint64_t code = area_lookup(a, lookups[i].text,
			lookups[i].level, lookups[i].parent, &found);

		if (code != lookups[i].code || found != lookups[i].found)
			fail_msg("%s: %llu, found %zu", lookups[i].text,
				(unsigned long long)code, found);
	}
	areas_free(a);
}

static void
test_nearest(void **state)
{
	(void)state;
	struct areas *a = parse(table);
	struct area area;

	assert_true(
		area_nearest(a, "Taragong Kaler", AREA_DISTRICT, 3205, &area));
	assert_int_equal(area.code, 320512);
	assert_true(area_nearest(a, "Kab. Garutt", AREA_REGENCY, 32, &area));
	assert_int_equal(area.code, 3205);
	assert_true(area_nearest(a, "Kota Bandong", AREA_REGENCY, 32, &area));
	assert_int_equal(area.code, 3273);
	assert_false(area_nearest(a, "Cianjur", AREA_REGENCY, 32, &area));
	assert_false(area_nearest(a, "", AREA_REGENCY, 32, &area));
	areas_free(a);
}

static const struct {
	const char *text;
	uint64_t code;
} codes[] = {
	{ "32", 32 },
	{ "32.05", 3205 },
	{ "3205", 3205 },
	{ "32.05.12", 320512 },
	{ "32.05.12.1001", 3205121001 },
	{ "3205121001", 3205121001 },
	{ "32.1", 0 },
	{ "32.10", 3210 },
	{ "3", 0 },
	{ "320", 0 },
	{ "32.", 0 },
	{ ".32", 0 },
	{ "32.05.", 0 },
	{ "32.0512", 0 },
	{ "3205.12", 0 },
	{ "32..05", 0 },
	{ "32.05.12.100", 0 },
	{ "32.05.12.10010", 0 },
	{ "32051210011", 0 },
	{ "02", 0 },
	{ "32 05", 0 },
	{ "", 0 },
	{ "a", 0 },
};

static void
test_codes(void **state)
{
	(void)state;
	char out[AREA_CODE_TEXT];

	for (size_t i = 0; i < ARRAY_SIZE(codes); i++)
		if (area_code_parse(codes[i].text) != codes[i].code)
			fail_msg("%s", codes[i].text);
	assert_string_equal(area_code_format(out, 32), "32");
	assert_string_equal(area_code_format(out, 3210), "32.10");
	assert_string_equal(area_code_format(out, 320512), "32.05.12");
	assert_string_equal(area_code_format(out, 3205121001), "32.05.12.1001");
	assert_string_equal(area_code_format(out, 320), "");
	assert_int_equal(area_level(32), AREA_PROVINCE);
	assert_int_equal(area_level(3205), AREA_REGENCY);
	assert_int_equal(area_level(320512), AREA_DISTRICT);
	assert_int_equal(area_level(3205121001), AREA_VILLAGE);
	assert_int_equal(area_level(320), 0);
	assert_int_equal(area_level(0), 0);
	assert_int_equal(area_level(32051210010), 0);
	assert_int_equal(area_parent(3205121001, AREA_DISTRICT), 320512);
	assert_int_equal(area_parent(3205121001, AREA_REGENCY), 3205);
	assert_int_equal(area_parent(3205121001, AREA_PROVINCE), 32);
	assert_int_equal(area_parent(3205, AREA_REGENCY), 3205);
	assert_int_equal(area_parent(3205, AREA_DISTRICT), 0);
}

static void
test_faults(void **state)
{
	(void)state;
	static const char *const bad[] = { "32", "32\t", "x\tJawa", "32.1\tY",
		"32.05\t=", "32.05\t=\t", "\tJawa", "32 Jawa Barat" };

	for (size_t i = 0; i < ARRAY_SIZE(bad); i++) {
		struct err err = ERR_INIT;
		struct buf text = BUF_INIT;

		buf_addf(&text, "11\tAceh\n%s\n", bad[i]);
		assert_null(areas_parse(text.data, text.len, &err));
		assert_int_equal(err.code, MG_ECONFIG);
		assert_non_null(strstr(err.text, "line 2"));
		buf_release(&text);
	}
}

static void
add_file(struct buf *to, const char *path)
{
	char chunk[4096];
	size_t n;
	FILE *f = fopen(path, "rb");

	assert_non_null(f);
	while ((n = fread(chunk, 1, sizeof(chunk), f)) > 0)
		buf_add(to, chunk, n);
	fclose(f);
}

static void
test_runs(void **state)
{
	struct areas *a = parse(table);
	struct area_run run = areas_run(a, AREA_VILLAGE, 3205);

	(void)state;
	assert_int_equal(run.end - run.first, 6);
	assert_int_equal(areas_row(a, run.first).code, 3205011001);
	run = areas_run(a, AREA_DISTRICT, 3205);
	assert_int_equal(run.end - run.first, 3);
	run = areas_run(a, AREA_PROVINCE, 0);
	assert_int_equal(run.end - run.first, 1);
	run = areas_run(a, AREA_VILLAGE, 3299);
	assert_int_equal(run.end - run.first, 0);
	areas_free(a);
}

/* A copy without a byte behind it, and everything that may be asked of it. */
static bool
ask_all(const struct areas *from, size_t n, size_t bit)
{
	unsigned char *bytes = xmemdup(from->bytes.p, n);
	struct areas *a;
	struct area area;
	size_t found;

	if (bit < 8 * n)
		bytes[bit / 8] ^= (unsigned char)(1U << bit % 8);
	a = areas_open(bytes, n);
	for (size_t i = 0; a && i < areas_count(a); i++) {
		area = areas_row(a, i);
		found = strlen(area.name) + (area.ja ? strlen(area.ja) : 0);
		area_lookup(a, area.name, area_level(area.code), 0, &found);
	}
	if (a) {
		area_lookup(a, "Tarogong Utara", AREA_DISTRICT, 0, &found);
		area_nearest(a, "Kab. Garutt", AREA_REGENCY, 32, &area);
		area_find(a, 3205, &area);
	}
	areas_free(a);
	free(bytes);
	return a != NULL;
}

/* The bytes of a table: whole they are one, cut they are none, and damage never
 * leads outside of them. */
static void
test_bytes(void **state)
{
	struct areas *a = parse(table);

	(void)state;
	assert_true(ask_all(a, a->bytes.n, SIZE_MAX));
	for (size_t n = 0; n < a->bytes.n; n++)
		assert_false(ask_all(a, n, SIZE_MAX));
	for (size_t bit = 0; bit < 64; bit++)
		assert_false(ask_all(a, a->bytes.n, bit));
	for (size_t bit = 64; bit < 8 * a->bytes.n; bit++)
		ask_all(a, a->bytes.n, bit);
	areas_free(a);
}

static double
now_us(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec * 1e6 + (double)t.tv_nsec / 1e3;
}

/* The real table: every present area is found by its own name in its parent. */
static void
test_real(void **state)
{
	(void)state;
	struct err err = ERR_INIT;
	struct buf text = BUF_INIT;
	size_t found, twice = 0, looked = 0;

	add_file(&text, TEST_DATA "/config/areas/indonesia.txt");
	add_file(&text, TEST_DATA "/config/areas/jawa-barat.txt");
	double begin = now_us();
	struct areas *a = areas_parse(text.data, text.len, &err);
	double parsed = now_us();
	assert_non_null(a);
	assert_true(areas_count(a) > 13900);
	for (size_t i = 0; i < areas_count(a); i++) {
		const struct area area = areas_row(a, i);
		enum area_level level = area_level(area.code);
		uint64_t parent = level > AREA_PROVINCE
					  ? area_parent(area.code, level - 1)
					  : 0;

		if (area.retired)
			continue;
		uint64_t code =
			area_lookup(a, area.name, level, parent, &found);
		looked++;
		if (code == area.code)
			continue;
		assert_int_equal(code, 0);
		twice++;
	}
	double done = now_us();
	print_message("# %zu areas: read in %.0f us, lookup %.2f us, %zu not "
		      "unique in their parent\n",
		areas_count(a), parsed - begin,
		(done - parsed) / (double)looked, twice);
	assert_true(twice < 30);
	assert_int_equal(
		area_lookup(a, "Kota Bogor", AREA_REGENCY, 32, &found), 3271);
	assert_int_equal(
		area_lookup(a, "Bogor", AREA_REGENCY, 32, &found), 3201);
	buf_release(&text);
	areas_free(a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_rows),
		cmocka_unit_test(test_lookup),
		cmocka_unit_test(test_nearest),
		cmocka_unit_test(test_codes),
		cmocka_unit_test(test_faults),
		cmocka_unit_test(test_runs),
		cmocka_unit_test(test_bytes),
		cmocka_unit_test(test_real),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
