/* SPDX-License-Identifier: MIT */
/* Each type by its row alone: what it invents it writes, and reads back. */
#include "magang/field/type.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "magang/base/arena.h"
#include "magang/base/buf.h"
#include "magang/base/date.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/base/num.h"
#include "magang/identity/area.h"
#include "magang/identity/area_parse.h"

static const struct choice colours[] = {
	{ "red", { { "merah", "red", "赤" } } },
	{ "green", { { "hijau", "green", "緑" } } },
	{ "blue", { { "biru", "blue", "青" } } },
};

static const char places[] = "32\tJawa Barat\n"
			     "32.05\tKabupaten Garut\tletters=GRT\n"
			     "32.05.01\tGarut Kota\n"
			     "32.05.01.1001\tPakuwon\n";

#define ORIGIN ((int64_t)1 << 32)

struct room {
	struct areas *areas;
	struct arena *arena;
	struct err err;
	struct field_context ctx;
	struct sampling sampling;
	uint64_t chance;
};

/* ---- what lies outside -------------------------------------------------- */

static const struct areas *
areas_of(void *outside, struct err *err)
{
	(void)err;
	return ((struct room *)outside)->areas;
}

static int
find(void *outside, const struct fdef *f, const char *text, int64_t *id,
	struct err *err)
{
	(void)outside;
	if (strncmp(text, "no.", 3) != 0)
		return err_set(err, MG_ENOENT, "%s: no '%s'", f->name, text);
	*id = ORIGIN | strtoll(text + 3, NULL, 10);
	return 0;
}

static void
refer(void *outside, const struct fdef *f, int64_t id, bool for_people,
	struct buf *out)
{
	(void)outside;
	(void)f;
	buf_addf(out, "no.%lld%s", (long long)(id & ~ORIGIN),
		for_people ? " Maju" : "");
}

static uint32_t
below(void *outside, size_t n)
{
	struct room *r = outside;

	r->chance = r->chance * 6364136223846793005U + 1442695040888963407U;
	return n ? (uint32_t)((r->chance >> 33) % n) : 0;
}

static int64_t
between(void *outside, int64_t lo, int64_t hi)
{
	return lo + below(outside, (size_t)(hi - lo + 1));
}

static int64_t
some_record(void *outside, const struct fdef *f)
{
	(void)f;
	return ORIGIN | (1 + below(outside, 1000));
}

/* No holidays here: every day is worked. */
static int32_t
after(void *outside, int32_t from, struct span span)
{
	(void)outside;
	return from + span.amount;
}

static int
enter(void **state)
{
	struct room *r = xcalloc(1, sizeof(*r));

	r->arena = arena_new();
	r->areas = areas_parse(places, strlen(places), &r->err);
	assert_non_null(r->areas);
	r->ctx = (struct field_context){ date_from_civil(2026, 11, 1), LANG_EN,
		false, 0, r, areas_of, find, refer, after };
	r->sampling = (struct sampling){ .outside = r,
		.below = below,
		.between = between,
		.refer = some_record,
		.arena = r->arena,
		.village = 3205011001,
		.from = date_from_civil(2020, 1, 1),
		.to = date_from_civil(2026, 1, 1) };
	*state = r;
	return 0;
}

static int
leave(void **state)
{
	struct room *r = *state;

	areas_free(r->areas);
	arena_free(r->arena);
	free(r);
	return 0;
}

/* A field as a program could have it. */
static struct fdef
field_of(enum fdef_type type)
{
	struct fdef f = { .id = 300, .name = "f", .type = type };
	unsigned takes = type_of(&f)->takes;

	if (takes & TAKES_VALUES) {
		f.choices = colours;
		f.n_choices = ARRAY_SIZE(colours);
	}
	if (takes & TAKES_RANGE)
		f.max = 500 * DECIMAL_ONE;
	if (takes & TAKES_DIGITS)
		f.min = f.max = 6;
	if (takes & TAKES_LEVEL)
		f.min = f.max = AREA_REGENCY;
	return f;
}

/* ---- every type --------------------------------------------------------- */

static void
check_round(struct room *r, const struct fdef *f)
{
	struct value v = value_none(), again = value_none();
	struct buf text = BUF_INIT, people = BUF_INIT;
	const struct field_type *row = type_of(f);

	row->sample(&r->sampling, f, &v);
	if (v.kind != row->kept)
		fail_msg(
			"'%s' is not kept as it says", fdef_type_word[f->type]);
	type_write(&r->ctx, f, &v, &text);
	type_print(&r->ctx, f, &v, &people);
	assert_true(people.len > 0);
	if (type_parse(&r->ctx, f, buf_str(&text), r->arena, &again, &r->err) ||
		!value_equal(&v, &again))
		fail_msg("'%s' does not read back '%s': %s",
			fdef_type_word[f->type], buf_str(&text), r->err.text);
	if (row->takes & (TAKES_LENGTH | TAKES_DIGITS))
		assert_true(text.len <= row->most);
	buf_release(&text);
	buf_release(&people);
}

static void
test_round(void **state)
{
	struct room *r = *state;

	for (int t = 0; t < TYPE_COUNT; t++) {
		struct fdef f = field_of((enum fdef_type)t);

		assert_int_equal(type_of(&f)->type, t);
		assert_int_equal(fdef_is_number((enum fdef_type)t),
			type_of(&f)->kept == VALUE_NUMBER);
		for (int i = 0; i < 200; i++) {
			r->sampling.serial = (size_t)i;
			r->sampling.bent = i % 3 - 1;
			check_round(r, &f);
		}
	}
}

/* Nothing is no value, and what cannot be shown is none of any type. */
static void
test_empty(void **state)
{
	struct room *r = *state;

	for (int t = 0; t < TYPE_COUNT; t++) {
		struct fdef f = field_of((enum fdef_type)t);
		struct value v = value_number(1);

		assert_int_equal(
			type_parse(&r->ctx, &f, " \t ", r->arena, &v, &r->err),
			0);
		assert_int_equal(v.kind, VALUE_UNKNOWN);
		assert_int_equal(type_parse(&r->ctx, &f,
					 "a\xE2\x80\xAE"
					 "b",
					 r->arena, &v, &r->err),
			MG_EDATA);
		assert_non_null(strstr(r->err.text, "U+202E"));
		assert_int_equal(
			type_parse(&r->ctx, &f, "a\xE9", r->arena, &v, &r->err),
			MG_EDATA);
	}
}

/* ---- one by one --------------------------------------------------------- */

static const struct {
	enum fdef_type type;
	const char *text;
	const char *kept; /* as it is written; NULL: refused */
	const char *said; /* for people, or in the refusal */
} rows[] = {
	{ TYPE_TEXT, " Kp. Sukamaju ", "Kp. Sukamaju", "Kp. Sukamaju" },
	{ TYPE_TEXT, "a\nb", NULL, "U+000A" },
	{ TYPE_NOTE, "a\nb", "a\nb", "a\nb" },
	{ TYPE_NAME, "Siti  Aminah", "Siti Aminah", "Siti Aminah" },
	{ TYPE_UPPER, "siti aminah", "SITI AMINAH", "SITI AMINAH" },
	{ TYPE_UPPER, "Siti-Aminah", NULL, "only A to Z" },
	{ TYPE_KATAKANA, "シティ・アミナ", "シティ・アミナ", "シティ・アミナ" },
	{ TYPE_KATAKANA, "しち", NULL, "only katakana" },
	{ TYPE_NIK, "3205 0112 0301 9001", "3205011203019001",
		"3205011203019001" },
	{ TYPE_NIK, "320501120301900", NULL, "has 16 digits" },
	{ TYPE_NIK, "32O5011203019001", NULL,
		"did you mean '3205011203019001'" },
	{ TYPE_KK, "3205.0112.0301.9001", "3205011203019001",
		"3205011203019001" },
	{ TYPE_KK, "320501120301900", NULL, "must have 16 digits, has 15" },
	{ TYPE_DIGITS, "12-34.56", "123456", "123456" },
	{ TYPE_DIGITS, "12345", NULL, "must have 6 digits, has 5" },
	{ TYPE_DIGITS, "12345a", NULL, "only digits" },
	{ TYPE_PHONE, "0812 3456 7890", "+6281234567890", "+6281234567890" },
	{ TYPE_PHONE, "12", NULL, "no telephone number" },
	{ TYPE_EMAIL, "a@b.id", "a@b.id", "a@b.id" },
	{ TYPE_EMAIL, "a@b@c", NULL, "one address with one @" },
	{ TYPE_CONTACT, "Ibu, 0812", "Ibu, 0812", "Ibu, 0812" },
	{ TYPE_PASSPORT, "a 1234567", "A1234567", "A1234567" },
	{ TYPE_PASSPORT, "A1", NULL, "6 to 9" },
	{ TYPE_RESCARD, "ab12345678cd", "AB12345678CD", "AB12345678CD" },
	{ TYPE_RESCARD, "AB1234567CD", NULL, "2 letters, 8 digits" },
	{ TYPE_DATE, "12-3-1998", "1998-03-12", "1998-03-12" },
	{ TYPE_DATE, "30-2-1998", NULL, "no such day" },
	{ TYPE_DATE, "soon", NULL, "is no date" },
	{ TYPE_DATE, "030599", "1999-05-03", "1999-05-03" },
	{ TYPE_DATE, "03051999", "1999-05-03", "1999-05-03" },
	{ TYPE_NUMBER, "12.50", "12.5", "12.5" },
	{ TYPE_NUMBER, "1,5", "1.5", "1.5" },
	{ TYPE_NUMBER, "0,125", "0.1250", "0.125" },
	{ TYPE_NUMBER, "1.050", NULL, "between 0 and 500" },
	{ TYPE_NUMBER, "0,3 ribu", "300", "300" },
	{ TYPE_NUMBER, "0.02万", "200", "200" },
	{ TYPE_DATE, "besok", "2026-11-02", "2026-11-02" },
	{ TYPE_DATE, "明日", "2026-11-02", "2026-11-02" },
	{ TYPE_DATE, "+3 hari", "2026-11-04", "2026-11-04" },
	{ TYPE_DATE, "3日後", "2026-11-04", "2026-11-04" },
	{ TYPE_DATE, "2 minggu lalu", "2026-10-18", "2026-10-18" },
	{ TYPE_DATE, "14 hari kerja", "2026-11-15", "2026-11-15" },
	{ TYPE_DATE, "30 Nov", "2026-11-30", "2026-11-30" },
	{ TYPE_DATE, "30 Sep", "2026-09-30", "2026-09-30" },
	{ TYPE_DATE, "30 Agustus", "2027-08-30", "2027-08-30" },
	{ TYPE_DATE, "11月30日", "2026-11-30", "2026-11-30" },
	{ TYPE_DATE, "29 Feb", "2028-02-29", "2028-02-29" },
	{ TYPE_DATE, "31 Nov", NULL, "is no date" },
	{ TYPE_DATE, "30-11-27", "2027-11-30", "2027-11-30" },
	{ TYPE_NUMBER, "501", NULL, "between 0 and 500" },
	{ TYPE_NUMBER, "many", NULL, "is no number" },
	{ TYPE_MONEY, "Rp 200", "200", "200" },
	{ TYPE_MONEY, "Rp 1.500.000", NULL, "between 0 and 500" },
	{ TYPE_MONEY, "0,125", "0.1250", "0,1250" },
	{ TYPE_MONEY, "1,5", "1.5", "1,50" },
	{ TYPE_YESNO, "Tidak", "no", "no" },
	{ TYPE_YESNO, "はい", "yes", "yes" },
	{ TYPE_YESNO, "maybe", NULL, "yes or no" },
	{ TYPE_CHOICE, "Hijau", "green", "green" },
	{ TYPE_CHOICE, "gren", NULL, "did you mean 'green'" },
	{ TYPE_LEVEL, "青", "blue", "blue" },
	{ TYPE_LEVEL, "black", NULL, "is none of red, green, blue" },
	{ TYPE_CHOICES, "blue, merah", "red blue", "red, blue" },
	{ TYPE_CHOICES, "blue/gray", NULL, "is none of red, green, blue" },
	{ TYPE_AREA, "garut", "32.05", "Kabupaten Garut" },
	{ TYPE_AREA, "Garrut", NULL, "did you mean" },
	{ TYPE_AREA, "Atlantis", NULL, "no such place" },
	{ TYPE_REF, "no.17", "no.17", "no.17 Maju" },
	{ TYPE_REF, "Maju", NULL, "no 'Maju'" },
	{ TYPE_REFS, "no.9, no.8=no.7 !no.3", "no.9 no.7=no.8 !no.3",
		"no.9 Maju no.7 Maju=no.8 Maju !no.3 Maju" },
	{ TYPE_REFS, "no.9 no.9", NULL, "stands in it twice" },
	{ TYPE_REFS, "no.9 Maju", NULL, "no 'Maju'" },
	{ TYPE_REFS, "no.9 =", NULL, "the best first" },
	{ TYPE_REFS, "no.1 no.2 no.3 no.4 no.5 no.6 no.7 no.8 no.9 no.10 no.11",
		NULL, "at most 10" },
	{ TYPE_MARKS, "7:s, 3:a", "3:a 7:s", "3:a 7:s" },
	{ TYPE_MARKS, "3:a 3:s", NULL, "stands in it twice" },
	{ TYPE_MARKS, "3", NULL, "NUMBER:MARK" },
	{ TYPE_SEATS, "10", "10", "10" },
	{ TYPE_SEATS, "garut: 6; 10", "10, 32.05 6", "10, Kabupaten Garut 6" },
	{ TYPE_SEATS, "32.05 0", "32.05 0", "Kabupaten Garut 0" },
	{ TYPE_SEATS, "32.05", NULL, "write how many each has" },
	{ TYPE_SEATS, "10, 12", NULL, "stands in it twice" },
	{ TYPE_SEATS, "garrut 5", NULL, "did you mean" },
	{ TYPE_SEATS, "Atlantis 5", NULL, "no regency 'Atlantis'" },
};

static void
test_rows(void **state)
{
	struct room *r = *state;

	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		struct fdef f = field_of(rows[i].type);
		struct buf text = BUF_INIT, people = BUF_INIT;
		struct value v;
		int rc = type_parse(
			&r->ctx, &f, rows[i].text, r->arena, &v, &r->err);

		if ((rc == 0) != (rows[i].kept != NULL))
			fail_msg("'%s' of '%s': %d", rows[i].text,
				fdef_type_word[f.type], rc);
		if (rc && !strstr(r->err.text, rows[i].said))
			fail_msg("'%s': %s", rows[i].said, r->err.text);
		if (rc)
			continue;
		type_write(&r->ctx, &f, &v, &text);
		type_print(&r->ctx, &f, &v, &people);
		assert_string_equal(buf_str(&text), rows[i].kept);
		assert_string_equal(buf_str(&people), rows[i].said);
		buf_release(&text);
		buf_release(&people);
	}
}

static void
test_languages(void **state)
{
	static const char *const said[LANG_COUNT] = { "merah, biru",
		"red, blue", "赤, 青" };
	struct room *r = *state;
	struct fdef f = field_of(TYPE_CHOICES);
	struct value v = value_text("red blue");

	for (int l = 0; l < LANG_COUNT; l++) {
		struct buf out = BUF_INIT;

		r->ctx.lang = (enum lang)l;
		type_print(&r->ctx, &f, &v, &out);
		assert_string_equal(buf_str(&out), said[l]);
		buf_release(&out);
	}
}

static void
test_masks(void **state)
{
	static const struct {
		enum fdef_type type;
		const char *text, *masked;
	} masks[] = {
		{ TYPE_NIK, "3205011203019001", "3205********9001" },
		{ TYPE_KK, "3205011203019001", "3205********9001" },
		{ TYPE_KK, "320501120301900", "****" },
		{ TYPE_PHONE, "+6281234567890", "+62812****7890" },
		{ TYPE_CONTACT, "Ibu Cucu, +6281634567890",
			"Ibu Cucu, +62816****7890" },
		{ TYPE_PASSPORT, "A1234567", "****" },
		{ TYPE_RESCARD, "AB12345678CD", "****" },
	};

	(void)state;
	for (int t = 0; t < TYPE_COUNT; t++) {
		struct fdef f = field_of((enum fdef_type)t);
		bool listed = false;

		for (size_t i = 0; i < ARRAY_SIZE(masks); i++) {
			struct value v = value_text(masks[i].text);
			struct buf out = BUF_INIT;

			if (masks[i].type != f.type)
				continue;
			listed = true;
			type_of(&f)->mask(&v, &out);
			assert_string_equal(buf_str(&out), masks[i].masked);
			buf_release(&out);
		}
		assert_int_equal(type_is_masked(&f), listed);
	}
}

static void
check_key(enum fdef_type type, const char *text, const void *key, size_t n)
{
	struct fdef f = field_of(type);
	struct value v = value_text(text);
	uint8_t out[TYPE_KEY];

	assert_int_equal(type_of(&f)->key(&v, out), n);
	assert_memory_equal(out, key, n);
}

static void
test_keys(void **state)
{
	(void)state;
	check_key(TYPE_NIK, "0000000000000258", "\0\0\0\0\0\0\1\2", 8);
	check_key(TYPE_KK, "0000000000000258", "\0\0\0\0\0\0\1\2", 8);
	check_key(TYPE_PHONE, "+6281234567890",
		"\x00\x00\x05\xb6\x76\xc1\x52\xd2", 8);
	check_key(TYPE_PASSPORT, "A1234567", "A1234567", 9);
	check_key(TYPE_NIK, "", "", 0);
	check_key(TYPE_PASSPORT, "", "", 0);
	check_key(TYPE_TEXT, "258", "", 0);
}

/* By default the whole value: one of two may have changed it, or both alike. */
static void
test_merge(void **state)
{
	struct room *r = *state;
	struct fdef f = field_of(TYPE_TEXT);
	struct value a = value_text("a"), b = value_text("b"),
		     c = value_text("c"), out;

	assert_true(type_of(&f)->merge(&a, &a, &b, r->arena, &out));
	assert_true(value_equal(&out, &b));
	assert_true(type_of(&f)->merge(&b, &a, &b, r->arena, &out));
	assert_false(type_of(&f)->merge(&c, &a, &b, r->arena, &out));
}

/* Lists merge part by part; what is left empty is no value. */
static void
test_merge_lists(void **state)
{
	static const struct {
		enum fdef_type type;
		const char *now, *seen, *wanted, *merged; /* NULL: none */
	} lists[] = {
		{ TYPE_MARKS, "as", "a", "a3i", "asi" },
		{ TYPE_MARKS, "a", "a", NULL, NULL },
		{ TYPE_REFS, "7 !9", "7", "7 8", "7 8 !9" },
	};
	struct room *r = *state;

	for (size_t i = 0; i < ARRAY_SIZE(lists); i++) {
		struct fdef f = field_of(lists[i].type);
		struct value now = value_text(lists[i].now),
			     seen = value_text(lists[i].seen),
			     wanted = lists[i].wanted
					      ? value_text(lists[i].wanted)
					      : value_none(),
			     want = lists[i].merged
					    ? value_text(lists[i].merged)
					    : value_none(),
			     out;

		assert_true(type_of(&f)->merge(
			&now, &seen, &wanted, r->arena, &out));
		assert_true(value_equal(&out, &want));
	}
}

static void
test_merge_conflict(void **state)
{
	struct room *r = *state;
	struct fdef f = field_of(TYPE_MARKS);
	struct value now = value_text("s"), seen = value_text("a"),
		     wanted = value_text("i"), out;

	assert_false(type_of(&f)->merge(&now, &seen, &wanted, r->arena, &out));
}

/* The class of a field comes from its row, of core fields as of others. */
static void
test_class(void **state)
{
	struct fdef f = field_of(TYPE_NOTE);

	(void)state;
	assert_int_equal(fdef_class(&f), PRIVACY_PERSONAL);
	f.flags = FDEF_CLEAR;
	assert_int_equal(fdef_class(&f), PRIVACY_PUBLIC);
	f.privacy = PRIVACY_HEALTH;
	assert_int_equal(fdef_class(&f), PRIVACY_HEALTH);
}

static void
test_rank(void **state)
{
	struct fdef level = field_of(TYPE_LEVEL), date = field_of(TYPE_DATE);
	struct value blue = value_text("blue"), gone = value_text("black"),
		     day = value_number(9);

	(void)state;
	assert_int_equal(type_rank(&level, &blue), 2);
	assert_int_equal(type_rank(&level, &gone), -1);
	assert_int_equal(type_rank(&date, &day), 9);
}

#define room_test(f) cmocka_unit_test_setup_teardown(f, enter, leave)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		room_test(test_round),
		room_test(test_empty),
		room_test(test_rows),
		room_test(test_languages),
		room_test(test_masks),
		room_test(test_keys),
		room_test(test_merge),
		room_test(test_merge_lists),
		room_test(test_merge_conflict),
		room_test(test_class),
		room_test(test_rank),
	};

	return cmocka_run_group_tests_name("type", tests, NULL, NULL);
}
