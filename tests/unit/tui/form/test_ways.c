/* SPDX-License-Identifier: MIT */
/*
 * Five ways in, one person: form, command, list, note and pasted note leave the
 * same record, whatever the NIK and the place say.
 */
/* The store has a struct key, the line an enum term_key; only a test sees both. */
#define key store_key
#include "../../office/office_fixture.h"
#undef key

#include "../term/typing.h"

#include "magang/exchange/csv.h"
#include "magang/exchange/import.h"
#include "magang/ops/draft.h"

#include "magang/tui/form/entry.h"
#include "magang/tui/form/entry_rows.h"
#include "magang/tui/form/entry_keys.h"
#include "magang/tui/form/entry_save.h"

#define CASES TEST_DATA "/../shared/data/identity/nik-cases.csv"

/* "" where a thing is not said. */
struct said {
	const char *nik, *name, *village, *district, *regency;
};

static const char *text(struct desk *d, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));

static const char *
text(struct desk *d, const char *fmt, ...)
{
	struct buf b = BUF_INIT;
	const char *out;
	va_list va;

	va_start(va, fmt);
	buf_vaddf(&b, fmt, va);
	va_end(va);
	out = arena_strndup(d->arena, b.data, b.len);
	buf_release(&b);
	return out;
}

/* ---- the ways ------------------------------------------------------------ */

static bool
by_command(struct desk *d, const struct said *s)
{
	const struct {
		const char *field, *text;
	} words[] = { { "nik", s->nik }, { "name", s->name },
		{ "regency", s->regency }, { "district", s->district },
		{ "village", s->village } };
	struct setting values[ARRAY_SIZE(words)];
	size_t n = 0;

	for (size_t i = 0; i < ARRAY_SIZE(words); i++) {
		struct setting *v = &values[n];

		if (!*words[i].text)
			continue;
		v->field = field_named(
			d, KIND_PERSON, words[i].field, strlen(words[i].field));
		if (field_parse(d->o, v->field, words[i].text, d->arena,
			    &v->value, &d->err))
			return false;
		n++;
	}
	return op_person_add(d->o, values, n, &d->r, &d->err) == 0;
}

static void
feed(struct entry_form *e, const char *bytes)
{
	struct key_events events = typed(bytes);

	for (size_t i = 0; i < events.n; i++)
		entry_key(e, &events.v[i]);
	events_release(&events);
}

/* false: a digit too many, which the form does not take. */
static bool
type_row(struct entry_form *e, uint16_t field, const char *bytes)
{
	struct entry_row *row = entry_row_of(e, field);
	bool fits;

	e->at = (size_t)(row - e->rows);
	feed(e, bytes);
	fits = row->level != LEVEL_WARN;
	if (e->at == (size_t)(row - e->rows))
		feed(e, "\r");
	return fits;
}

/* What the form shows grey, and is no proposal, is what the store has then. */
static void
check_grey(struct desk *d, struct entry_form *e, const struct record *p)
{
	for (size_t i = 0; i < e->n; i++) {
		struct entry_row *row = &e->rows[i];
		struct value v;

		if (row->mark != MARK_COMPUTED ||
			row->f->id == F_NAME_PASSPORT ||
			row->f->id == F_NAME_KANA)
			continue;
		check_done(d, field_parse(d->o, row->f, edit_text(&row->edit),
				      d->arena, &v, &d->err));
		if (!record_has(p, row->f->id) ||
			!value_equal(&v, record_get(p, row->f->id)))
			fail_msg("%s is shown as %s", row->f->name,
				edit_text(&row->edit));
	}
}

static bool
by_form(struct desk *d, const struct said *s)
{
	struct receipt kase;
	struct entry_form e;
	struct record *p = xmalloc(sizeof(*p));
	bool good, fits;

	entry_init(&e, d->o, &(struct entry_subject){ .kind = KIND_PERSON });
	fits = type_row(&e, F_NIK, s->nik);
	type_row(&e, F_NAME, s->name);
	if (*s->regency)
		type_row(&e, F_REGENCY, s->regency);
	if (*s->district)
		type_row(&e, F_DISTRICT, s->district);
	if (*s->village)
		type_row(&e, F_VILLAGE, s->village);
	good = fits && entry_row_of(&e, F_NIK)->level != LEVEL_ERROR &&
	       entry_save(&e, &d->r, &kase, &d->err) == 0;
	if (good) {
		assert_true(peek(d, KIND_PERSON, d->r.id, p));
		check_grey(d, &e, p);
	}
	entry_release(&e);
	free(p);
	return good;
}

static bool
by_import(struct desk *d, const char *list, bool note, uint32_t drafts)
{
	const struct import_options opt = { .kind = KIND_PERSON,
		.file = "list",
		.note = note,
		.drafts = drafts };
	struct import_report report;
	FILE *f = fmemopen((void *)(uintptr_t)list, strlen(list), "r");
	bool added;

	check_done(d, import_file(d->o, f, &opt, &report, &d->err));
	added = report.added == 1;
	d->r.act = report.act;
	import_report_release(&report);
	fclose(f);
	return added;
}

static bool
by_list(struct desk *d, const struct said *s)
{
	return by_import(d,
		text(d, "Nama;NIK;Desa;Kecamatan;Kab/Kota\n\"%s\";%s;%s;%s;%s\n",
			s->name, s->nik, s->village, s->district, s->regency),
		false, 0);
}

static const char *
note_of(struct desk *d, const struct said *s)
{
	return text(d, "nama: %s\nnik: %s\nkab: %s\nkec: %s\ndesa: %s\n",
		s->name, s->nik, s->regency, s->district, s->village);
}

static bool
by_note(struct desk *d, const struct said *s)
{
	return by_import(d, note_of(d, s), true, 0);
}

static bool
by_paste(struct desk *d, const struct said *s)
{
	return by_import(d, note_of(d, s), true, draft_session());
}

static const struct {
	const char *name;
	bool (*add)(struct desk *d, const struct said *s);
} ways[] = {
	{ "command", by_command },
	{ "form", by_form },
	{ "list", by_list },
	{ "note", by_note },
	{ "paste", by_paste },
};

/* ---- what is left of them ------------------------------------------------ */

static uint64_t
only_person(struct desk *d)
{
	const uint8_t prefix = KIND_PERSON;
	struct walk w;
	struct txn *txn;
	uint64_t id;

	assert_int_equal(count_records(d, KIND_PERSON), 1);
	assert_int_equal(txn_read(d->o->store, &txn, &d->err), 0);
	walk_begin(&w, txn, TREE_REC, &prefix, 1);
	assert_true(walk_next(&w));
	id = walk_id(&w);
	walk_end(&w);
	txn_abort(txn);
	return id;
}

/* The person there is now, as text; then it goes again. */
static const char *
take_person(struct desk *d)
{
	static const char *const fields[] = { "name", "titles", "nik",
		"birth_date", "sex", "village", "district", "regency",
		"postcode", "registered" };
	uint64_t id = only_person(d);
	const char *all = "";

	for (size_t i = 0; i < ARRAY_SIZE(fields); i++)
		all = text(d, "%s%s=%s; ", all, fields[i],
			value_of(d, KIND_PERSON, id, fields[i]));
	check_done(d, try_undo(d, 0));
	return all;
}

/* All ways give what the command gives; returns it, "refused" where none adds
 * anybody. */
static const char *
check_ways(struct desk *d, const struct said *s)
{
	const char *first = NULL;

	for (size_t i = 0; i < ARRAY_SIZE(ways); i++) {
		bool added = ways[i].add(d, s);
		const char *all = added ? take_person(d) : "refused";

		assert_int_equal(count_records(d, KIND_PERSON), 0);
		d->err = (struct err)ERR_INIT;
		if (!first)
			first = all;
		if (strcmp(first, all) != 0)
			fail_msg("%s, %s, %s %s %s:\n%s gives %s\n%s gives %s",
				s->nik, s->name, s->village, s->district,
				s->regency, ways[0].name, first, ways[i].name,
				all);
	}
	return first;
}

/* ---- the tests ----------------------------------------------------------- */

static const struct said places[] = {
	{ "", "Neng Sumiati", "", "", "" },
	{ "", "Hj. Neng Sumiati, S.Pd.", "", "", "32.77" },
	{ "", "Neng", "", "32.05.01", "32.05" },
	{ "", "Neng", "32.05.01.1001", "", "" },
	{ "", "Neng", "32.05.02.1001", "32.05.02", "32.05" },
};

static void
test_cases(void **state)
{
	struct desk *d = *state;
	struct err err = ERR_INIT;
	struct csv_row *row;
	FILE *f = fopen(CASES, "rb");
	size_t rows = 0;
	bool refused;

	if (!f) {
		print_message("# skipped: %s is not here\n", CASES);
		skip();
	}
	struct csv *csv = csv_open(f, &err);
	assert_int_equal(csv_next(csv, &row, &err), 1);
	for (; csv_next(csv, &row, &err) == 1; rows++)
		for (size_t i = 0; i < ARRAY_SIZE(places); i++) {
			struct said s = places[i];

			s.nik = row->cell[0];
			refused = strcmp(check_ways(d, &s), "refused") == 0;
			assert_int_equal(
				refused, strncmp(row->cell[1], "bad_", 4) == 0);
		}
	assert_int_equal(rows, 30);
	csv_close(csv);
	fclose(f);
}

static void
test_values(void **state)
{
	struct desk *d = *state;
	struct said s = { "3205015203019001", "Hj. Neng, S.Pd.", "", "", "" };

	assert_string_equal(check_ways(d, &s),
		"name=Neng; titles=Hj. S.Pd.; nik=3205015203019001; "
		"birth_date=2001-03-12; sex=P; village=; district=32.05.01; "
		"regency=32.05; postcode=; registered=2026-11-24; ");
	s.village = "32.05.02.1001";
	assert_non_null(strstr(check_ways(d, &s),
		"village=32.05.02.1001; district=32.05.02; regency=32.05; "
		"postcode=44"));
}

/* An officer of one regency registers there whose NIK is from elsewhere. */
static void
test_officer(void **state)
{
	struct desk *d = *state;
	struct said s = { "3277011204989018", "Neng", "", "", "" };

	user(d, "name=g; role=coordinator; areas=32.05");
	as(d, "g");
	assert_non_null(strstr(check_ways(d, &s), "regency=32.05; "));
	s.nik = "3205015203019001";
	assert_non_null(strstr(check_ways(d, &s), "regency=32.05; "));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		desk_test(test_cases),
		desk_test(test_values),
		desk_test(test_officer),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
