/* SPDX-License-Identifier: MIT */
/* The rules of entry, each as keys from the line. */
/* The store has a struct key, the line an enum term_key; only a test sees both. */
#define key store_key
#include "../../office/office_fixture.h"
#undef key

#include "../term/typing.h"

#include "magang/ops/draft.h"
#include "magang/ops/ops_set.h"
#include "magang/program/form_sheet.h"

#include "magang/tui/form/entry.h"
#include "magang/tui/form/entry_check.h"
#include "magang/tui/form/entry_keys.h"
#include "magang/tui/form/entry_open.h"
#include "magang/tui/form/entry_rows.h"
#include "magang/tui/form/entry_save.h"

#define UP "\x1B[A"
#define DOWN "\x1B[B"
#define LEFT "\x1B[D"
#define PGDN "\x1B[6~"
#define PGUP "\x1B[5~"
#define BACKTAB "\x1B[Z"
#define BS "\x7F"
#define ESC "\x03" /* ^C: the same without the wait */
#define KILL "\x0B"
#define AGAIN "\x12" /* ^R */
#define SAVE "\x18"  /* ^X */

/* Bytes as one burst; what all keys returned, together. */
static unsigned
type(struct entry_form *e, const char *bytes)
{
	struct key_events events = typed(bytes);
	unsigned all = 0;

	for (size_t i = 0; i < events.n; i++) {
		all |= entry_key(e, &events.v[i]);
		assert_true(e->at <= e->n);
		if (e->at < e->n)
			edit_check(&e->rows[e->at].edit);
	}
	events_release(&events);
	return all;
}

static const char *
text_of(struct entry_form *e, uint16_t field)
{
	struct entry_row *row = entry_row_of(e, field);

	assert_non_null(row);
	return edit_text(&row->edit);
}

static const char *
at_name(const struct entry_form *e)
{
	return e->at < e->n ? e->rows[e->at].f->name : "save";
}

static void
go(struct entry_form *e, uint16_t field)
{
	e->at = (size_t)(entry_row_of(e, field) - e->rows);
	e->rows[e->at].edit.fresh = !edit_empty(&e->rows[e->at].edit);
}

static void
form(struct desk *d, struct entry_form *e)
{
	entry_init(e, d->o, &(struct entry_subject){ .kind = KIND_PERSON });
}

/* ---- a whole person ----------------------------------------------------- */

/* No Enter behind date and sex: they are left when they are full. */
static const char whole[] = "3205044107999002\r" /* nik */
			    "Hj. Neng Sumiati\r" /* name */
			    "\r"                 /* titles */
			    "3205040101019001\r" /* no_kk */
			    "01-07-1999"         /* birth_date */
			    "Garut\r"            /* birth_place */
			    "2"                  /* sex */
			    "belum\r"            /* marital */
			    "isl\r"              /* religion */
			    "\r"               /* name_passport: as suggested */
			    "\r"               /* name_kana */
			    "C1234567\r"       /* passport_no */
			    "0813-0002-4411\r" /* phone */
			    "neng@example.id\r"    /* email */
			    "Ibu, 081300024412\r"  /* emergency */
			    "Kp. Sukamaju\r"       /* street */
			    "3\r"                  /* rt */
			    "05\r"                 /* rw */
			    "grt\r"                /* regency */
			    "04\r"                 /* district */
			    "langen\r"             /* village */
			    "44151\r"              /* postcode */
			    "smk\r"                /* education */
			    "Tata boga\r"          /* major */
			    "2017\r"               /* grad_year */
			    "24\r"                 /* experience_months */
			    "\r"                   /* sector */
			    "h\r"                  /* consent_data */
			    "k\r"                  /* consent_partner */
			    "rumah dekat pasar\r"; /* remark */

static const struct {
	const char *field, *value;
} stored[] = {
	{ "nik", "3205044107999002" },
	{ "name", "Neng Sumiati" },
	{ "titles", "Hj." },
	{ "no_kk", "3205040101019001" },
	{ "birth_date", "1999-07-01" },
	{ "birth_place", "Garut" },
	{ "sex", "P" },
	{ "marital", "belum_kawin" },
	{ "religion", "islam" },
	{ "name_passport", "NENG SUMIATI" },
	{ "name_kana", "ネン・スミアティ" },
	{ "passport_no", "C1234567" },
	{ "phone", "+6281300024411" },
	{ "email", "neng@example.id" },
	{ "emergency", "Ibu, 081300024412" },
	{ "street", "Kp. Sukamaju" },
	{ "rt", "003" },
	{ "rw", "005" },
	{ "regency", "32.05" },
	{ "district", "32.05.04" },
	{ "village", "32.05.04.2009" },
	{ "postcode", "44151" },
	{ "education", "smk" },
	{ "major", "Tata boga" },
	{ "grad_year", "2017" },
	{ "experience_months", "24" },
	{ "consent_data", "2026-11-24" },
	{ "consent_partner", "2026-11-23" },
	{ "remark", "rumah dekat pasar" },
};

static void
check_stored(struct desk *d, uint64_t id)
{
	struct record *r = xmalloc(sizeof(*r));

	check_done(d, office_load(d->o, KIND_PERSON, id, d->arena, r, &d->err));
	for (size_t i = 0; i < ARRAY_SIZE(stored); i++) {
		const struct fdef *f = kind_field(
			KIND_PERSON, stored[i].field, strlen(stored[i].field));
		const struct value *v = record_get(r, f->id);
		struct buf b = BUF_INIT;

		if (v)
			field_write(d->o, NULL, f, v, &b);
		if (strcmp(buf_str(&b), stored[i].value) != 0)
			fail_msg("%s: '%s', not '%s'", stored[i].field,
				buf_str(&b), stored[i].value);
		buf_release(&b);
	}
	free(r);
}

static void
test_whole(void **state)
{
	struct desk *d = *state;
	struct receipt r = { 0 }, c = { 0 };
	struct entry_form e;
	unsigned got;

	form(d, &e);
	got = type(&e, whole);
	assert_int_equal(e.at, e.n);
	assert_false(got & ENTRY_READY);
	got = type(&e, "\r");
	for (size_t i = 0; i < e.n; i++)
		if (e.rows[i].level == LEVEL_ERROR)
			fail_msg("%s: %s", e.rows[i].f->name, e.rows[i].note);
	assert_true(got & ENTRY_READY);
	check_done(d, entry_save(&e, &r, &c, &d->err));
	check_stored(d, r.id);
	/* Next one: repeated values are grey, the cursor is at the first. */
	entry_next(&e);
	assert_string_equal(at_name(&e), "nik");
	assert_string_equal(text_of(&e, F_VILLAGE), "32.05.04.2009");
	assert_int_equal(entry_row_of(&e, F_VILLAGE)->mark, MARK_EQUAL);
	assert_string_equal(entry_row_of(&e, F_VILLAGE)->shown, "Langensari");
	assert_string_equal(text_of(&e, F_NAME), "");
	assert_int_equal(entry_filled(&e, SIZE_MAX), 4);
	entry_release(&e);
}

/* The burst cut at any byte: what was typed before is there. */
static void
test_cut(void **state)
{
	struct desk *d = *state;
	char part[sizeof(whole)];
	struct entry_form e;

	for (size_t cut = 1; cut < sizeof(whole); cut += 7) {
		memcpy(part, whole, cut);
		part[cut] = '\0';
		form(d, &e);
		type(&e, part);
		if (cut > 17)
			assert_string_equal(
				text_of(&e, F_NIK), "3205044107999002");
		if (cut > 80)
			assert_string_equal(
				text_of(&e, F_BIRTH_PLACE), "Garut");
		entry_release(&e);
	}
}

/* ---- the sheet of a program --------------------------------------------- */

/* All that the program needs at its first stage, by the keys of a hand that
 * reads it from paper. */
static const char sheet_keys[] = "3205044107999002\r" /* nik: birth date, sex */
				 "Neng Sumiati\r"
				 "Garut\r"
				 "2\r" /* marital */
				 "0813-0002-4411\r"
				 "Kp. Sukamaju\r"
				 "3/5\r"    /* rt, rw */
				 "langen\r" /* village: district, regency */
				 "smk\r"
				 "food_deli\r"
				 "h\r"  /* consent_data */
				 "\r"   /* consent_partner */
				 "\r\r" /* no_kk, religion */
				 "ya"   /* ktp_jabar */
	SAVE;

static const struct program *
program_of(struct desk *d, const char *name)
{
	const struct program *p;
	struct txn *txn;

	check_done(d, office_look(d->o, &txn, &d->err));
	p = office_program_named(d->o, txn, name);
	office_look_end(txn);
	assert_non_null(p);
	return p;
}

/* The rows of the paper, in its order; what follows needs no key. */
static void
test_sheet(void **state)
{
	static const char *const by_itself[] = { "birth_date", "sex", "rw",
		"district", "regency" };
	struct desk *d = *state;
	const struct program *p = program_of(d, "wirausaha-baru");
	struct form_sheet *s = xcalloc(1, sizeof(*s));
	struct receipt r, kase;
	struct entry_form e;
	static struct record person;
	size_t at = 0, others = 0;

	entry_init(&e, d->o,
		&(struct entry_subject){ .kind = KIND_PERSON, .program = p });
	form_sheet(s, p, kind_person.fields, kind_person.n_fields);
	for (size_t i = 0; i < s->n; i++)
		if (!(s->rows[i].f->flags & FDEF_HIDDEN))
			assert_int_equal(e.rows[at++].f->id, s->rows[i].f->id);
	assert_int_equal(at, e.n);
	assert_true(type(&e, sheet_keys) & ENTRY_READY);
	check_done(d, entry_save(&e, &r, &kase, &d->err));
	assert_true(kase.id != 0);
	assert_true(peek(d, KIND_PERSON, r.id, &person));
	for (size_t i = 0; i < ARRAY_SIZE(by_itself); i++)
		assert_true(record_has(
			&person, field_named(d, KIND_PERSON, by_itself[i],
					 strlen(by_itself[i]))
					 ->id));
	assert_true(record_has(&person, F_CONSENT_DATA));
	/* fields that stay empty, and the key that saves */
	for (const char *k = sheet_keys + 1; *k; k++)
		others += (k[0] == '\r' && k[-1] == '\r') || *k == SAVE[0];
	assert_true(person.n >= 16);
	assert_true(others <= 5);
	entry_release(&e);
	free(s);
}

/* ---- keys in a field ---------------------------------------------------- */

#define LOST "a key was refused here; type it anew"

/* Keys in one field, then its text, where the cursor is, and the note. */
static const struct {
	uint16_t field;
	const char *keys, *text, *at, *note;
} rows[] = {
	/* the same keys in every field */
	{ F_NAME, "Neng\r", "Neng", "titles", "" },
	{ F_NAME, "Neng\t", "Neng", "titles", "" },
	{ F_NAME, "Neng" DOWN, "Neng", "titles", "" },
	{ F_NAME, "Neng" UP, "Neng", "nik", "" },
	{ F_NAME, "Neng" BACKTAB, "Neng", "nik", "" },
	{ F_NAME, "Neng\r" UP "Cecep", "Cecep", "name", "" },
	{ F_NAME, "Neng\r" UP LEFT "x", "Nenxg", "name", "" },
	{ F_NAME, "Neng\r" UP KILL, "", "name", "" },
	{ F_NAME, "Neng" LEFT LEFT KILL, "Ne", "name", "" },
	{ F_NAME, "Neng" PGDN, "Neng", "street", "" },
	{ F_STREET, "Kp" PGUP, "Kp", "nik", "" },
	{ F_NAME, "?\r", "?", "titles", NULL },
	/* a bad value warns and lets go on */
	{ F_NIK, "3205\r", "3205", "name", "a NIK has 16 digits" },
	{ F_NIK, "32x05", "3205", "nik", "this character has no place here" },
	{ F_NIK, "32x", "32", "nik", "this character has no place here" },
	{ F_POSTCODE, "40a12", "4012", "postcode",
		"this character has no place here" },
	{ F_NIK, "32050441079990023", "3205044107999002", "nik",
		"no more than 16 characters fit" },
	/* a key that was refused marks its field until it is typed again */
	{ F_NIK, "32x05044107999002\r", "3205044107999002", "name", LOST },
	{ F_NIK, "32050441079990023\r", "3205044107999002", "name", LOST },
	{ F_NIK,
		"32x05\x15"
		"3205044107999002\r",
		"3205044107999002", "name", "" },
	{ F_NIK, "32x05\r" UP "3205044107999002\r", "3205044107999002", "name",
		"" },
	{ F_NIK, "3205044107999002x\r" UP BS "2\r", "3205044107999002", "name",
		"" },
	{ F_NIK, "3205-0441-0799-9002\r", "3205044107999002", "name", "" },
	{ F_RT, "3/5\r", "3/5", "rw", "" },
	{ F_RT, "03/05\r", "03/05", "rw", "" },
	{ F_RT, "x\r", "x", "rw", "only digits" },
	{ F_RW, "3/5\r", "35", "regency", LOST },
	{ F_POSTCODE, "x\r", "", "education", LOST ", or ^K leaves it empty" },
	{ F_POSTCODE, "x" KILL "\r", "", "education", "" },
	{ F_POSTCODE, "x" BS "\r", "", "education", "" },
	{ F_POSTCODE, "x\r" UP KILL "\r", "", "education", "" },
	{ F_EXPERIENCE, "1,5\r", "1,5", "sector", "" },
	{ F_EXPERIENCE, "1.050\r", "1.050", "sector",
		"must be between 0 and 480" },
	{ F_PHONE, "0813\r", "0813", "email",
		"is no telephone number of Indonesia or Japan" },
	{ F_PHONE, "0813\r" UP BS, "081", "phone", "" },
	{ F_BIRTH_DATE, "31-02-2000\r", "31-02-2000", "birth_place",
		"there is no such day" },
	/* full: it goes on by itself */
	{ F_BIRTH_DATE, "30-01-1998", "30-01-1998", "birth_place", "" },
	{ F_BIRTH_DATE, "30/01/1998", "30-01-1998", "birth_place", "" },
	/* full and no date: as many keys as a good one */
	{ F_BIRTH_DATE, "31-02-2000", "31-02-2000", "birth_place",
		"there is no such day" },
	{ F_SEX, "P", "P", "marital", "" },
	{ F_SEX, "p", "P", "marital", "" },
	{ F_SEX, "1", "L", "marital", "" },
	{ F_SEX, "x", "x", "sex", "is none of L, P" },
	{ F_RT, "003", "003", "rt", "" },
	{ F_REGENCY, "3205", "32.05", "district", "" },
	{ F_REGENCY, "32.05", "32.05", "district", "" },
	{ F_VILLAGE, "32.05.04.2009", "32.05.04.2009", "postcode", "" },
	/* dates */
	{ F_BIRTH_DATE, "300198\r", "30-01-1998", "birth_place", "" },
	{ F_BIRTH_DATE, "30011998", "30-01-1998", "birth_place", "" },
	{ F_BIRTH_DATE, "310298\r", "310298", "birth_place",
		"is no date; write 1998-03-12 or 12-3-1998" },
	{ F_BIRTH_DATE, "30-1-98\r", "30-01-1998", "birth_place", "" },
	{ F_CONSENT_DATA, "h\r", "24-11-2026", "consent_partner", "" },
	{ F_CONSENT_DATA, "k\r", "23-11-2026", "consent_partner", "" },
	{ F_CONSENT_DATA, "+7\r", "01-12-2026", "consent_partner",
		"is a day to come, or before 1900" },
	{ F_CONSENT_DATA, "kemarin\r", "23-11-2026", "consent_partner", "" },
	{ F_CONSENT_DATA, "20 Nov\r", "20-11-2026", "consent_partner", "" },
	{ F_CONSENT_DATA, "30 Nov\r", "30-11-2025", "consent_partner", "" },
	{ F_CONSENT_DATA, "2 hari lalu\r", "22-11-2026", "consent_partner",
		"" },
	{ F_BIRTH_DATE, "30 Nov\r", "30 Nov", "birth_place",
		"is no date; write 1998-03-12 or 12-3-1998" },
	{ F_CONSENT_DATA, "-1\r", "23-11-2026", "consent_partner", "" },
	/* choices by number, code, label, first letters */
	{ F_EDUCATION, "smk\r", "smk", "major", "" },
	{ F_EDUCATION, "4\r", "smk", "major", "" },
	{ F_EDUCATION, "vocat\r", "smk", "major", "" },
	{ F_EDUCATION, "SLTA\r", "sma", "major", "" },
	{ F_EDUCATION, "s\r", "s", "major", NULL },
	{ F_EDUCATION, "?" DOWN DOWN "\r", "sma", "major", "" },
	{ F_EDUCATION, "?" DOWN DOWN UP "\r", "smp", "major", "" },
	{ F_EDUCATION, "?" ESC "smk\r", "smk", "major", "" },
	{ F_EDUCATION, "s?" DOWN "\r", "smp", "major", "" },
	/* areas */
	{ F_REGENCY, "grt\r", "32.05", "district", "" },
	{ F_REGENCY, "garut\r", "32.05", "district", "" },
	{ F_REGENCY, "05\r", "05", "district", NULL },
	{ F_REGENCY, "bandung\r", "32.04", "district", "" },
	{ F_REGENCY, "zzz\r", "zzz", "district",
		"there is no such place here" },
	{ F_REGENCY,
		"grt\r"
		"tarogong kal\r",
		"32.05", "village", "" },
};

static void
test_rows(void **state)
{
	struct desk *d = *state;

	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		struct entry_row *row;
		struct entry_form e;

		form(d, &e);
		go(&e, rows[i].field);
		type(&e, rows[i].keys);
		row = entry_row_of(&e, rows[i].field);
		if (strcmp(edit_text(&row->edit), rows[i].text) != 0 ||
			strcmp(at_name(&e), rows[i].at) != 0)
			fail_msg("row %zu '%s': '%s' at %s", i, rows[i].keys,
				edit_text(&row->edit), at_name(&e));
		if (rows[i].note && strcmp(row->note, rows[i].note) != 0)
			fail_msg("row %zu '%s': '%s'", i, rows[i].keys,
				row->note);
		if (!rows[i].note)
			assert_int_equal(row->level, LEVEL_ERROR);
		entry_release(&e);
	}
}

/* Places inside one another, in both directions. */
static void
test_places(void **state)
{
	static const struct {
		const char *keys, *regency, *district, *village;
	} places[] = {
		{ "grt\r04\r2009\r", "32.05", "32.05.04", "32.05.04.2009" },
		{ "grt\rkaler\rlang\r", "32.05", "32.05.04", "32.05.04.2009" },
		{ "grt\r\rlangensari\r", "32.05", "32.05.04", "32.05.04.2009" },
		{ "\r\r32.05.04.2009", "32.05", "32.05.04", "32.05.04.2009" },
		{ "grt\rkaler\rja\r", "32.05", "32.05.04", "ja" },
		{ "grt\rkaler\rsukajadi\r", "32.05", "32.05.04",
			"32.05.04.2001" },
	};
	struct desk *d = *state;

	for (size_t i = 0; i < ARRAY_SIZE(places); i++) {
		struct entry_form e;

		form(d, &e);
		go(&e, F_REGENCY);
		type(&e, places[i].keys);
		assert_string_equal(text_of(&e, F_REGENCY), places[i].regency);
		assert_string_equal(
			text_of(&e, F_DISTRICT), places[i].district);
		assert_string_equal(text_of(&e, F_VILLAGE), places[i].village);
		entry_release(&e);
	}
}

/* ---- grey values -------------------------------------------------------- */

static void
test_computed(void **state)
{
	struct desk *d = *state;
	struct entry_form e;

	form(d, &e);
	type(&e, "3205044107999002\rNeng Sumiati\r");
	assert_string_equal(text_of(&e, F_BIRTH_DATE), "01-07-1999");
	assert_string_equal(entry_row_of(&e, F_SEX)->note, "(from NIK)");
	assert_string_equal(entry_row_of(&e, F_SEX)->shown, "Female");
	assert_string_equal(text_of(&e, F_REGENCY), "32.05");
	assert_string_equal(text_of(&e, F_NAME_PASSPORT), "NENG SUMIATI");
	assert_false(entry_counts(entry_row_of(&e, F_NAME_PASSPORT)));
	assert_string_equal(text_of(&e, F_DISTRICT), "32.05.04");
	/* Enter makes it count, a letter replaces it, what is typed stays. */
	go(&e, F_NAME_PASSPORT);
	type(&e, "\r");
	assert_true(entry_counts(entry_row_of(&e, F_NAME_PASSPORT)));
	go(&e, F_SEX);
	type(&e, "L");
	assert_string_equal(text_of(&e, F_SEX), "L");
	go(&e, F_NAME);
	type(&e, "Cecep\r");
	assert_string_equal(text_of(&e, F_NAME_PASSPORT), "NENG SUMIATI");
	assert_string_equal(text_of(&e, F_NAME_KANA), "チェチェップ");
	/* The contradiction is named. */
	entry_settle(&e);
	assert_non_null(strstr(e.doubts, "the sex differs from the NIK"));
	entry_release(&e);
}

static void
save_one(struct desk *d, struct entry_form *e, const char *keys)
{
	struct receipt r, c;

	type(e, keys);
	if (!(type(e, SAVE) & ENTRY_READY))
		fail_msg("at %s: %s", at_name(e),
			e->at < e->n ? e->rows[e->at].note : "");
	check_done(d, entry_save(e, &r, &c, &d->err));
	entry_next(e);
}

/* What is cleared stays empty: in the store, through a draft, and when other
 * values change. What no longer follows goes. */
static void
test_declined(void **state)
{
	struct desk *d = *state;
	struct draft_head heads[4];
	struct entry_form e;
	struct receipt r, c;
	struct draft draft;
	size_t n;

	form(d, &e);
	type(&e, "3205044107999002\rHj. Neng Sumiati\r");
	assert_string_equal(text_of(&e, F_TITLES), "Hj.");
	go(&e, F_REGENCY);
	type(&e, KILL "\r");
	/* a district that lies in no regency that is known does not follow */
	assert_string_equal(text_of(&e, F_DISTRICT), "");
	go(&e, F_NAME);
	type(&e, "Neng\r");
	assert_string_equal(text_of(&e, F_REGENCY), "");
	assert_string_equal(text_of(&e, F_TITLES), "");
	check_done(d, entry_keep(&e, 7, &d->err));
	entry_release(&e);
	check_done(d, draft_heads(d->o, heads, 4, &n, &d->err));
	check_done(d, draft_load(d->o, 7, heads[0].form, &draft, &d->err));
	form(d, &e);
	entry_restore(&e, &draft);
	draft_release(&draft);
	type(&e, SAVE);
	check_done(d, entry_save(&e, &r, &c, &d->err));
	check_values(d, KIND_PERSON, r.id,
		"name=Neng;birth_date=1999-07-01;regency=;district=");
	entry_release(&e);
}

static void
test_repeat(void **state)
{
	struct desk *d = *state;
	size_t which;
	struct entry_form e;

	form(d, &e);
	go(&e, F_REGENCY);
	type(&e, "grt\r04\r2009\r");
	e.at = 0;
	save_one(d, &e, "\rNeng Sumiati\r");
	/* Not looked at: saving stops at them, Enter accepts one by one. */
	type(&e, "\rCecep Supriatna\r");
	assert_false(type(&e, SAVE) & ENTRY_READY);
	assert_string_equal(at_name(&e), "regency");
	assert_int_equal(entry_errors(&e, &which), 3);
	assert_int_equal(which, 1);
	type(&e, "\r");
	assert_string_equal(at_name(&e), "district");
	type(&e, "\r2011\r");
	assert_string_equal(at_name(&e), "save");
	assert_true(type(&e, "\r") & ENTRY_READY);
	assert_string_equal(text_of(&e, F_VILLAGE), "32.05.04.2011");
	entry_next(&e);
	/* ^R: the last saved value, in any field. */
	go(&e, F_NAME);
	type(&e, AGAIN);
	assert_string_equal(text_of(&e, F_NAME), "Neng Sumiati");
	go(&e, F_PHONE);
	type(&e, AGAIN "0813");
	assert_string_equal(text_of(&e, F_PHONE), "0813");
	entry_release(&e);
}

/* ---- saving ------------------------------------------------------------- */

static void
test_errors(void **state)
{
	struct desk *d = *state;
	size_t which;
	struct entry_form e;

	form(d, &e);
	type(&e, "3205\r");
	go(&e, F_PHONE);
	type(&e, "08\r");
	assert_false(type(&e, SAVE) & ENTRY_READY);
	assert_string_equal(at_name(&e), "nik");
	assert_int_equal(entry_errors(&e, &which), 3);
	assert_int_equal(which, 1);
	type(&e, "3205044107999002\r");
	assert_string_equal(at_name(&e), "name");
	type(&e, "Neng\r");
	assert_string_equal(at_name(&e), "phone");
	assert_int_equal(entry_errors(&e, &which), 1);
	type(&e, "\r"); /* left as it is */
	assert_string_equal(at_name(&e), "save");
	assert_false(type(&e, "\r") & ENTRY_READY);
	assert_string_equal(at_name(&e), "phone");
	type(&e, KILL "\r");
	assert_true(type(&e, "\r") & ENTRY_READY);
	entry_release(&e);
}

static void
test_known(void **state)
{
	struct desk *d = *state;
	struct receipt r, c;
	struct entry_form e;

	person(d, "name=Neng Sumiati; nik=3205044107999002; "
		  "birth_date=1999-07-01; phone=081300024411");
	form(d, &e);
	type(&e, "3205044107999002\rNeng S\r");
	entry_settle(&e);
	assert_int_equal(e.n_like, 1);
	assert_true(e.like[0].certain);
	assert_false(type(&e, SAVE) & ENTRY_READY);
	assert_string_equal(at_name(&e), "nik");
	assert_non_null(
		strstr(e.rows[0].note, "registered already: MG-000001-"));
	/* Alike only: it is told, and asks for no second key. */
	entry_next(&e);
	go(&e, F_NAME);
	type(&e, "Neng Sumiati\r");
	go(&e, F_BIRTH_DATE);
	type(&e, "01-07-1999");
	go(&e, F_PHONE);
	type(&e, "081300024411\r");
	e.at = e.n;
	assert_true(type(&e, SAVE) & ENTRY_READY);
	assert_int_equal(e.n_like, 1);
	assert_non_null(strstr(e.like[0].evidence, "name same"));
	check_done(d, entry_save(&e, &r, &c, &d->err));
	assert_int_equal(r.doubts, 1);
	entry_release(&e);
}

static void
test_verify(void **state)
{
	static const struct fdef code = { .id = 900,
		.name = "code",
		.type = TYPE_TEXT,
		.min = 0,
		.max = 20,
		.flags = FDEF_VERIFY };
	static const struct {
		const char *keys, *text, *at;
		bool good;
	} verify[] = {
		{ "abc\rabc\r", "abc", "save", true },
		{ "abc\r", "", "code", false },
		/* what follows does not wait to see it */
		{ "abc\rabd\r", "abc", "save", false },
		{ "abc\r" UP, "abc", "code", false },
		{ "abc\rabc\r" UP "\r", "abc", "save", true },
		{ "abc\rabc\r" UP "x", "x", "code", false },
		{ "\r", "", "save", true },
	};
	struct desk *d = *state;

	for (size_t i = 0; i < ARRAY_SIZE(verify); i++) {
		struct entry_form e;

		entry_init(
			&e, d->o, &(struct entry_subject){ .kind = KIND_NONE });
		entry_add(&e, KIND_NONE, &code);
		type(&e, verify[i].keys);
		assert_string_equal(text_of(&e, 900), verify[i].text);
		assert_string_equal(at_name(&e), verify[i].at);
		if (verify[i].good)
			assert_int_equal(entry_check_all(&e), 0);
		else if (*verify[i].text || e.rows[0].first)
			assert_int_equal(entry_check_all(&e), 1);
		entry_release(&e);
	}
}

static const struct program *
program_named(struct desk *d, const char *name)
{
	const struct program *p;
	struct txn *txn;

	check_done(d, office_look(d->o, &txn, &d->err));
	p = office_program_named(d->o, txn, name);
	office_look_end(txn);
	assert_non_null(p);
	return p;
}

/* A program may ask for a field of everybody twice. */
static void
test_verify_core(void **state)
{
	struct desk *d = *state;
	struct entry_form e;

	entry_init(&e, d->o,
		&(struct entry_subject){ .kind = KIND_PERSON,
			.program = program_named(d, "kyoto-ikusei") });
	go(&e, F_PASSPORT_NO);
	type(&e, "C1234567\r");
	assert_string_equal(at_name(&e), "passport_no");
	type(&e, "C1234567\r");
	assert_int_equal(entry_row_of(&e, F_PASSPORT_NO)->mark, MARK_TWICE);
	entry_release(&e);
}

/* ---- a case, a record that exists --------------------------------------- */

static void
test_case(void **state)
{
	struct desk *d = *state;
	const struct program *p;
	struct receipt r, c = { 0 };
	struct txn *txn;
	struct entry_form e;

	check_done(d, office_look(d->o, &txn, &d->err));
	p = office_program_named(d->o, txn, "wirausaha-baru");
	office_look_end(txn);
	entry_init(&e, d->o,
		&(struct entry_subject){ .kind = KIND_PERSON, .program = p });
	assert_true(e.n_pages >= 2);
	assert_true(entry_row_of(&e, F_NIK)->stage);
	go(&e, F_NAME);
	type(&e, "Cecep\r");
	e.at = e.n - 1;
	while (e.at && strcmp(at_name(&e), "ktp_jabar") != 0)
		e.at--;
	type(&e, "ya\r");
	assert_true(type(&e, SAVE) & ENTRY_READY);
	check_done(d, entry_save(&e, &r, &c, &d->err));
	assert_int_not_equal(c.id, 0);
	assert_int_equal(c.act, r.act);
	entry_release(&e);
	check_done(d, entry_open(&e, d->o,
			      &(struct entry_subject){
				      .kind = KIND_CASE, .record = c.id },
			      &d->err));
	for (e.at = 0; strcmp(at_name(&e), "ktp_jabar") != 0;)
		e.at++;
	assert_string_equal(edit_text(&e.rows[e.at].edit), "yes");
	entry_release(&e);
}

static void
test_edit(void **state)
{
	struct desk *d = *state;
	uint64_t id = person(d, "name=Neng Sumiati; nik=3205044107999002; "
				"village=32.05.04.2009; phone=081300024411");
	struct receipt r, c;
	struct entry_form e;

	check_done(d, entry_open(&e, d->o,
			      &(struct entry_subject){
				      .kind = KIND_PERSON, .record = id },
			      &d->err));
	assert_string_equal(text_of(&e, F_VILLAGE), "32.05.04.2009");
	assert_string_equal(entry_row_of(&e, F_VILLAGE)->shown, "Langensari");
	assert_true(type(&e, SAVE) & ENTRY_READY);
	check_done(d, entry_save(&e, &r, &c, &d->err));
	assert_int_equal(r.act, 0); /* nothing was changed */
	go(&e, F_PHONE);
	type(&e, "081300024499\r");
	go(&e, F_BIRTH_PLACE);
	type(&e, "Garut\r");
	assert_true(type(&e, SAVE) & ENTRY_READY);
	check_done(d, entry_save(&e, &r, &c, &d->err));
	entry_release(&e);
	check_done(d, entry_open(&e, d->o,
			      &(struct entry_subject){
				      .kind = KIND_PERSON, .record = id },
			      &d->err));
	assert_string_equal(text_of(&e, F_PHONE), "+6281300024499");
	assert_string_equal(text_of(&e, F_BIRTH_PLACE), "Garut");
	/* Emptied: it is taken away. */
	go(&e, F_PHONE);
	type(&e, KILL "\r");
	assert_true(type(&e, SAVE) & ENTRY_READY);
	check_done(d, entry_save(&e, &r, &c, &d->err));
	entry_release(&e);
	check_done(d, entry_open(&e, d->o,
			      &(struct entry_subject){
				      .kind = KIND_PERSON, .record = id },
			      &d->err));
	assert_string_equal(text_of(&e, F_PHONE), "");
	entry_release(&e);
}

/* Enter behind a field that went on by itself belongs to that field; Tab does
 * not. */
static void
test_habit(void **state)
{
	static const struct {
		const char *keys, *at;
	} cases[] = {
		{ "01-07-1999", "birth_place" },
		{ "01-07-1999\r", "birth_place" },
		{ "01071999\r", "birth_place" },
		{ "01-07-1999\r\r", "sex" },
		{ "01-07-1999\t", "sex" },
		{ "01-07-1999\rGarut\r2\rbelum\r", "religion" },
	};
	struct desk *d = *state;

	for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
		struct entry_form e;

		form(d, &e);
		go(&e, F_BIRTH_DATE);
		type(&e, cases[i].keys);
		assert_string_equal(at_name(&e), cases[i].at);
		entry_release(&e);
	}
}

/* An officer of one area means a place in it, where there is one. */
static void
test_own_area(void **state)
{
	static const struct {
		const char *keys, *regency;
	} cases[] = {
		{ "gar\r", "32.05" }, /* not Garut and Gar... elsewhere */
		{ "tasikmalaya\r", "32.06" }, /* none there: anywhere */
		{ "3206\r", "32.06" },
	};
	struct desk *d = *state;

	user(d, "name=dewi; role=officer; areas=32.05");
	as(d, "dewi");
	for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
		struct entry_form e;

		form(d, &e);
		go(&e, F_REGENCY);
		type(&e, cases[i].keys);
		assert_string_equal(text_of(&e, F_REGENCY), cases[i].regency);
		entry_release(&e);
	}
}

/* ---- a person who is registered already ---------------------------------- */

static void
check_field(struct desk *d, uint64_t id, uint16_t field, const char *want)
{
	struct record *r = xmalloc(sizeof(*r));
	char text[200] = "";

	check_done(d, office_load(d->o, KIND_PERSON, id, d->arena, r, &d->err));
	assert_string_equal(record_text(r, field, text, sizeof(text)), want);
	free(r);
}

/* Saving stops at the known number; ^R goes on with that record: what was typed
 * stays, what was not comes from the store, and the case is opened for it. */
static void
test_adopt(void **state)
{
	struct desk *d = *state;
	uint64_t id = person(d, "name=Neng Sumiati; nik=3205044107999002; "
				"birth_place=Garut; phone=081300024411");
	struct receipt r, c = { 0 };
	struct entry_form e;
	uint64_t kase;

	entry_init(&e, d->o,
		&(struct entry_subject){ .kind = KIND_PERSON,
			.program = program_named(d, "wirausaha-baru") });
	type(&e, "3205044107999002\rN Sumiati\r");
	go(&e, F_BIRTH_PLACE);
	type(&e, "Bandung\r");
	go(&e, F_PHONE);
	type(&e, "081300024411\r"); /* the same, in other digits */
	assert_false(type(&e, SAVE) & ENTRY_READY);
	assert_string_equal(at_name(&e), "nik");
	assert_non_null(strstr(e.brief, "Neng Sumiati, registered 2026"));
	go(&e, F_MAJOR); /* from any field */
	type(&e, AGAIN);
	assert_int_equal(e.record, id);
	assert_true(e.adopted);
	assert_string_equal(at_name(&e), "name");
	assert_string_equal(entry_row_of(&e, F_NAME)->theirs, "Neng Sumiati");
	type(&e, AGAIN); /* the registered name */
	assert_string_equal(at_name(&e), "birth_place");
	assert_false(type(&e, SAVE) & ENTRY_READY);
	type(&e, "\r"); /* what was typed */
	assert_string_equal(at_name(&e), "save");
	for (e.at = 0; strcmp(at_name(&e), "ktp_jabar") != 0;)
		e.at++;
	type(&e, "ya\r");
	assert_true(type(&e, SAVE) & ENTRY_READY);
	check_done(d, entry_save(&e, &r, &c, &d->err));
	assert_int_equal(r.id, id);
	assert_int_not_equal(c.id, 0);
	check_field(d, id, F_PHONE, "+6281300024411");
	check_field(d, id, F_BIRTH_PLACE, "Bandung");
	check_field(d, id, F_NAME, "Neng Sumiati");
	assert_int_equal(e.there, 0);
	kase = c.id;
	entry_next(&e);
	assert_int_equal(e.record, 0);
	assert_false(e.adopted);
	/* announced: the case that is open is the case, and gets what it lacks */
	type(&e, "3205044107999002\r" AGAIN);
	assert_true(type(&e, SAVE) & ENTRY_READY);
	check_done(d, entry_save(&e, &r, &c, &d->err));
	assert_int_equal(e.there, kase);
	assert_int_equal(c.id, kase);
	assert_int_equal(count_records(d, KIND_CASE), 1);
	entry_next(&e);
	assert_int_equal(e.there, 0);
	entry_release(&e);
}

/* Somebody alike, told at the line to save: the same key takes that person. */
static void
test_adopt_alike(void **state)
{
	struct desk *d = *state;
	uint64_t id = person(d, "name=Neng Sumiati; birth_date=1999-07-01; "
				"village=32.05.04.2009; phone=081300024411");
	struct entry_form e;

	form(d, &e);
	go(&e, F_NAME);
	type(&e, "Neng Sumiati\r");
	go(&e, F_BIRTH_DATE);
	type(&e, "01-07-1999");
	go(&e, F_PHONE);
	type(&e, "081300024411\r");
	e.at = e.n;
	type(&e, AGAIN);
	assert_int_equal(e.record, id);
	assert_false(e.adopted); /* no program was chosen: no case */
	assert_string_equal(text_of(&e, F_VILLAGE), "32.05.04.2009");
	entry_release(&e);
}

/* ---- two people in one record -------------------------------------------- */

static void
set_text(struct desk *d, uint64_t id, uint16_t field, const char *text)
{
	struct setting set = { core_field(field), value_text(text) };

	check_done(d, op_set_fields(d->o, KIND_PERSON, id, 0, &set, 1, NULL,
			      &d->r, &d->err));
}

/* What only the other has changed comes in; what both have is asked. */
static void
test_merge(void **state)
{
	static const struct {
		const char *keys, *birth_place;
	} answers[] = {
		{ "\r", "Bandung" }, /* mine */
		{ AGAIN, "Cimahi" }, /* theirs */
		{ KILL "Ciamis\r", "Ciamis" },
	};
	struct desk *d = *state;

	for (size_t i = 0; i < ARRAY_SIZE(answers); i++) {
		uint64_t id = person(
			d, "name=Neng Sumiati; birth_place=Garut; major=Boga");
		struct entry_form e;
		struct receipt r, c;

		check_done(
			d, entry_open(&e, d->o,
				   &(struct entry_subject){
					   .kind = KIND_PERSON, .record = id },
				   &d->err));
		go(&e, F_BIRTH_PLACE);
		type(&e, "Bandung\r");
		set_text(d, id, F_BIRTH_PLACE, "Cimahi");
		set_text(d, id, F_MAJOR, "Tata busana");
		assert_true(type(&e, SAVE) & ENTRY_READY);
		check_refused(d, entry_save(&e, &r, &c, &d->err), MG_ECONFLICT,
			"Place of birth", NULL);
		assert_string_equal(at_name(&e), "birth_place");
		assert_string_equal(text_of(&e, F_BIRTH_PLACE), "Bandung");
		assert_string_equal(text_of(&e, F_MAJOR), "Tata busana");
		assert_string_equal(
			entry_row_of(&e, F_BIRTH_PLACE)->theirs, "Cimahi");
		assert_false(type(&e, SAVE) & ENTRY_READY);
		type(&e, answers[i].keys);
		assert_true(type(&e, SAVE) & ENTRY_READY);
		check_done(d, entry_save(&e, &r, &c, &d->err));
		check_field(d, id, F_BIRTH_PLACE, answers[i].birth_place);
		check_field(d, id, F_MAJOR, "Tata busana");
		entry_release(&e);
		d->err = (struct err)ERR_INIT;
	}
}

/* What two people have changed is not forgotten by a draft. */
static void
test_merge_draft(void **state)
{
	struct desk *d = *state;
	uint64_t id = person(d, "name=Neng Sumiati; birth_place=Garut");
	struct entry_subject what = { .kind = KIND_PERSON, .record = id };
	struct draft_head head;
	struct draft draft;
	struct entry_form e;
	struct receipt r, c;
	size_t n;

	check_done(d, entry_open(&e, d->o, &what, &d->err));
	go(&e, F_BIRTH_PLACE);
	type(&e, "Bandung\r");
	set_text(d, id, F_BIRTH_PLACE, "Cimahi");
	type(&e, SAVE);
	check_refused(d, entry_save(&e, &r, &c, &d->err), MG_ECONFLICT,
		"Place of birth", NULL);
	check_done(d, entry_keep(&e, 7, &d->err));
	entry_release(&e);

	check_done(d, draft_heads(d->o, &head, 1, &n, &d->err));
	check_done(d, draft_load(d->o, 7, head.form, &draft, &d->err));
	entry_subject_of(&draft, &what);
	check_done(d, entry_open(&e, d->o, &what, &d->err));
	entry_restore(&e, &draft);
	draft_release(&draft);
	type(&e, SAVE);
	check_refused(d, entry_save(&e, &r, &c, &d->err), MG_ECONFLICT,
		"Place of birth", NULL);
	assert_string_equal(entry_row_of(&e, F_BIRTH_PLACE)->theirs, "Cimahi");
	entry_release(&e);
}

/* Who may not reveal a number sees its mask and writes another one over it. */
static void
test_masked(void **state)
{
	struct desk *d = *state;
	uint64_t id = person(d, "name=Neng Sumiati; nik=3205044107999002; "
				"regency=32.05; phone=081300024411");
	struct entry_subject what = { .kind = KIND_PERSON, .record = id };
	struct receipt r, c;
	struct entry_form e;

	user(d, "name=dewi; role=officer; areas=32.05");
	as(d, "dewi");
	check_done(d, entry_open(&e, d->o, &what, &d->err));
	assert_string_equal(text_of(&e, F_NIK), "");
	assert_string_equal(entry_row_of(&e, F_NIK)->note, "3205********9002");
	go(&e, F_PHONE);
	type(&e, "081300024499\r");
	assert_true(type(&e, SAVE) & ENTRY_READY);
	check_done(d, entry_save(&e, &r, &c, &d->err));
	entry_release(&e);
	as(d, "admin");
	check_field(d, id, F_NIK, "3205044107999002");
	check_field(d, id, F_PHONE, "+6281300024499");
}

/* Nothing but the number of somebody known was typed, by who may not see it:
 * the case is opened all the same. */
static void
test_adopt_masked(void **state)
{
	struct desk *d = *state;
	uint64_t id = person(d, "name=Neng Sumiati; nik=3205044107999002; "
				"regency=32.05");
	struct receipt r, c = { 0 };
	struct entry_form e;

	user(d, "name=dewi; role=officer; areas=32.05");
	as(d, "dewi");
	entry_init(&e, d->o,
		&(struct entry_subject){ .kind = KIND_PERSON,
			.program = program_named(d, "wirausaha-baru") });
	type(&e, "3205044107999002\r" AGAIN);
	assert_int_equal(e.record, id);
	for (e.at = 0; strcmp(at_name(&e), "ktp_jabar") != 0;)
		e.at++;
	type(&e, "ya\r");
	assert_true(type(&e, SAVE) & ENTRY_READY);
	check_done(d, entry_save(&e, &r, &c, &d->err));
	assert_int_equal(r.id, id);
	assert_int_not_equal(c.id, 0);
	entry_release(&e);
}

/* ---- drafts ------------------------------------------------------------- */

static void
test_draft(void **state)
{
	struct desk *d = *state;
	struct receipt r, c;
	struct draft_head heads[4];
	struct draft draft;
	struct entry_form e;
	size_t n;

	form(d, &e);
	check_done(d, entry_keep(&e, 7, &d->err));
	check_done(d, draft_heads(d->o, heads, 4, &n, &d->err));
	assert_int_equal(n, 0); /* nothing was typed */
	assert_true(type(&e, "3205044107999002\r") & ENTRY_LEFT);
	type(&e, "Neng Sumiati\r");
	go(&e, F_PHONE);
	type(&e, "0813");
	check_done(d, entry_keep(&e, 7, &d->err));
	check_done(d, entry_keep(&e, 7, &d->err));
	entry_release(&e);

	check_done(d, draft_heads(d->o, heads, 4, &n, &d->err));
	assert_int_equal(n, 1);
	check_done(d, draft_load(d->o, 7, heads[0].form, &draft, &d->err));
	form(d, &e);
	entry_restore(&e, &draft);
	draft_release(&draft);
	assert_string_equal(at_name(&e), "phone");
	type(&e, "00024411\r"); /* goes on where it stopped */
	assert_string_equal(text_of(&e, F_PHONE), "081300024411");
	assert_string_equal(text_of(&e, F_NAME), "Neng Sumiati");
	assert_int_equal(entry_row_of(&e, F_SEX)->mark, MARK_COMPUTED);
	assert_true(type(&e, SAVE) & ENTRY_READY);
	check_done(d, entry_save(&e, &r, &c, &d->err));
	check_done(d, draft_heads(d->o, heads, 4, &n, &d->err));
	assert_int_equal(n, 0);
	entry_release(&e);
}

/* An organisation has the same form. */
static void
test_organisation(void **state)
{
	struct desk *d = *state;
	struct receipt r, c;
	struct entry_form e;

	entry_init(
		&e, d->o, &(struct entry_subject){ .kind = KIND_ORGANISATION });
	assert_false(type(&e, SAVE) & ENTRY_READY);
	type(&e, "PT Maju\r");
	assert_string_equal(at_name(&e), "kind");
	type(&e, "host\r\r");
	check_done(d, entry_save(&e, &r, &c, &d->err));
	entry_release(&e);
}

/* ---- tasks, activities, cases, papers ------------------------------------ */

/* A draft of a new task knows what it is about. */
static void
test_about(void **state)
{
	struct desk *d = *state;
	uint64_t id = person(d, "name=Neng Sumiati");
	struct entry_subject what = { .kind = KIND_TASK,
		.about_kind = KIND_PERSON,
		.about = id },
			     back;
	struct draft_head heads[2];
	struct draft draft;
	struct receipt r, c;
	struct entry_form e;
	size_t n;

	check_done(d, entry_open(&e, d->o, &what, &d->err));
	assert_null(entry_row_of(&e, F_DONE));
	type(&e, "Telepon ibunya\r+7\r");
	assert_string_equal(text_of(&e, F_DUE), "01-12-2026");
	check_done(d, entry_keep(&e, 7, &d->err));
	entry_release(&e);

	check_done(d, draft_heads(d->o, heads, 2, &n, &d->err));
	assert_int_equal(heads[0].filled, 2);
	check_done(d, draft_load(d->o, 7, heads[0].form, &draft, &d->err));
	entry_subject_of(&draft, &back);
	assert_int_equal(back.about, id);
	check_done(d, entry_open(&e, d->o, &back, &d->err));
	entry_restore(&e, &draft);
	draft_release(&draft);
	assert_true(type(&e, SAVE) & ENTRY_READY);
	check_done(d, entry_save(&e, &r, &c, &d->err));
	entry_release(&e);

	what = (struct entry_subject){ .kind = KIND_TASK, .record = r.id };
	check_done(d, entry_open(&e, d->o, &what, &d->err));
	assert_string_equal(text_of(&e, F_TASK), "Telepon ibunya");
	assert_non_null(entry_row_of(&e, F_DONE));
	entry_release(&e);
}

/* What can be done about a case: the three plain ones and its program's. */
static void
test_activity(void **state)
{
	struct desk *d = *state;
	uint64_t id = person(d, "name=Neng Sumiati");
	struct entry_subject what = { .kind = KIND_CASE,
		.program = program_named(d, "wirausaha-baru"),
		.about_kind = KIND_PERSON,
		.about = id };
	struct receipt r, c;
	struct entry_form e;
	size_t papers = 0;

	check_done(d, entry_open(&e, d->o, &what, &d->err));
	for (e.at = 0; strcmp(at_name(&e), "ktp_jabar") != 0;)
		e.at++;
	type(&e, "ya\r");
	assert_true(type(&e, SAVE) & ENTRY_READY);
	check_done(d, entry_save(&e, &r, &c, &d->err));
	entry_release(&e);

	what = (struct entry_subject){ .kind = KIND_CASE, .record = r.id };
	check_done(d, entry_open(&e, d->o, &what, &d->err));
	for (size_t i = 0; i < e.n; i++)
		papers +=
			strcmp(e.rows[i].f->section ? e.rows[i].f->section : "",
				"documents") == 0;
	assert_int_equal(papers, e.program->n_documents);
	e.at = e.n - 1; /* the last paper of the checklist */
	type(&e, "h\r");
	assert_true(type(&e, SAVE) & ENTRY_READY);
	check_done(d, entry_save(&e, &r, &c, &d->err));
	entry_release(&e);

	what = (struct entry_subject){
		.kind = KIND_ACTIVITY, .about_kind = KIND_CASE, .about = r.id
	};
	check_done(d, entry_open(&e, d->o, &what, &d->err));
	assert_int_equal(entry_row_of(&e, F_ACTIVITY)->f->n_choices,
		4 + e.program->n_activities);
	type(&e, "2\r"); /* call */
	assert_string_equal(text_of(&e, F_ACTIVITY), "call");
	go(&e, F_TEXT);
	type(&e, "tidak diangkat\r");
	assert_true(type(&e, SAVE) & ENTRY_READY);
	check_done(d, entry_save(&e, &r, &c, &d->err));
	entry_release(&e);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		desk_test(test_whole),
		desk_test(test_cut),
		desk_test(test_sheet),
		desk_test(test_rows),
		desk_test(test_places),
		desk_test(test_computed),
		desk_test(test_declined),
		desk_test(test_repeat),
		desk_test(test_errors),
		desk_test(test_known),
		desk_test(test_verify),
		desk_test(test_verify_core),
		desk_test(test_case),
		desk_test(test_edit),
		desk_test(test_habit),
		desk_test(test_own_area),
		desk_test(test_adopt),
		desk_test(test_adopt_alike),
		desk_test(test_merge),
		desk_test(test_merge_draft),
		desk_test(test_masked),
		desk_test(test_adopt_masked),
		desk_test(test_draft),
		desk_test(test_about),
		desk_test(test_activity),
		desk_test(test_organisation),
	};

	return cmocka_run_group_tests_name("entry", tests, NULL, NULL);
}
