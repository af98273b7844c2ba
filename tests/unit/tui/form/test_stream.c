/* SPDX-License-Identifier: MIT */
/*
 * Persons typed ahead in one stream, with faults anywhere, over all programs:
 * every key is about the person it was typed for. Each person bears a mark of
 * his own in all that is typed for him, and whatever is kept, a record or a
 * draft, bears one mark alone.
 */
/* The store has a struct key, the line an enum term_key; only a test sees both. */
#define key store_key
#include "../../office/office_fixture.h"
#undef key

#include "../term/typing.h"

#include "magang/field/type.h"
#include "magang/ops/draft.h"

#include "magang/tui/form/entry.h"
#include "magang/tui/form/entry_rows.h"
#include "magang/tui/form/screen_entry.h"
#include "magang/tui/form/screen_entry_draw.h"
#include "magang/tui/term/input.h"

#define SAVE "\x18" /* ^X */
#define MARK "Qz"   /* and three letters */
#define IN_STREAM 3
#define STREAMS 12 /* of each program */
#define PEOPLE 800

static const char *const programs[] = { NULL, "kyoto-ikusei", "kyoto-magang",
	"magang-jabar", "wirausaha-baru" };

struct stream {
	struct desk *d;
	struct ui ui;
	struct screen *s;
	uint32_t seed;
	size_t people;
	size_t typed[PEOPLE]; /* fields that bear the mark of a person */
	size_t kept[PEOPLE];  /* records and drafts of a person */
	size_t stored, aside;
	bool filled[F_PROGRAM]; /* fields of this person, in this form */
};

static uint32_t
pick(struct stream *st, uint32_t n)
{
	st->seed = st->seed * 1664525u + 1013904223u;
	return (st->seed >> 8) % n;
}

static void
open_form(struct stream *st, const char *name)
{
	struct entry_subject what = { .kind = KIND_PERSON };
	struct txn *txn;

	if (name) {
		check_done(st->d, office_look(st->d->o, &txn, &st->d->err));
		what.program = office_program_named(st->d->o, txn, name);
		office_look_end(txn);
		assert_non_null(what.program);
	}
	st->s = entry_screen_new(&what);
	check_done(st->d, st->s->ops->enter(&st->ui, st->s, &st->d->err));
}

/* The last one of a stream is left as it is: what was typed is kept. */
static void
close_form(struct stream *st)
{
	st->s->ops->keep(&st->ui, st->s);
	st->s->ops->leave(st->s);
	free(st->s);
	message_clear(&st->ui.message);
}

static void
feed(struct stream *st, const char *bytes, int64_t at)
{
	struct key_events events = typed(bytes);

	for (size_t i = 0; i < events.n; i++) {
		events.v[i].at = at;
		st->s->ops->key(&st->ui, st->s, &events.v[i]);
	}
	events_release(&events);
}

static void
mark_text(size_t who, char out[8])
{
	snprintf(out, 8, MARK "%c%c%c", (char)('a' + who / 676 % 26),
		(char)('a' + who / 26 % 26), (char)('a' + who % 26));
}

/* Letters have no place in some, and what is repeated from the person before is
 * meant to be his; the rest takes the mark, good or not. */
static bool
takes_mark(const struct entry_row *row)
{
	return !(row->f->flags & FDEF_REPEAT) &&
	       row->edit.rules.filter == CHARS_ANY && row->edit.rules.max >= 20;
}

/* What is typed into a field: mostly nothing, sometimes what is no value. */
static void
type_field(struct stream *st, const struct entry_row *row, size_t who,
	bool faulty, struct buf *out)
{
	static const char *const wrong[] = { "31022000", "12", "99", "9x" };
	bool needed = row->f->id == F_NAME;
	char mark[8];
	size_t from = out->len;

	mark_text(who, mark);
	if (needed ? !faulty || pick(st, 3) : pick(st, 6) == 0) {
		if (takes_mark(row) &&
			(faulty || needed || row->f->id == F_STREET ||
				row->f->id == F_REMARK)) {
			buf_adds(out, mark);
			st->typed[who]++;
		} else if (faulty) {
			buf_adds(out, wrong[pick(st, ARRAY_SIZE(wrong))]);
		}
	}
	buf_addc(out, '\r');
	if (row->f->flags & FDEF_VERIFY && out->len > from + 1) {
		char *once = xstrndup(out->data + from, out->len - from);

		buf_adds(out, once);
		free(once);
	}
}

/* On a sheet the hand knows what Enter passes by: what follows from a field that
 * is not empty. */
static bool
is_passed(const struct stream *st, const struct entry_form *e, size_t i)
{
	switch (e->program ? e->rows[i].f->id : 0) {
	case F_BIRTH_DATE:
	case F_SEX:
		return st->filled[F_NIK];
	case F_DISTRICT:
	case F_REGENCY:
		return st->filled[F_VILLAGE];
	default:
		return false;
	}
}

static void
type_person(struct stream *st, const struct entry_form *e, struct buf *out)
{
	bool faulty = pick(st, 2);
	size_t who = st->people++;

	assert_true(who < PEOPLE);
	for (size_t i = 0; i < e->n; i++) {
		const uint16_t id = e->rows[i].f->id;
		const size_t from = out->len;

		if (is_passed(st, e, i))
			continue;
		type_field(st, &e->rows[i], who, faulty, out);
		/* the village of the one before is repeated */
		if (id == F_NIK || (id == F_VILLAGE && !st->filled[F_VILLAGE]))
			st->filled[id] = out->len > from + 1;
	}
	/* by the key, or by Enter on the line to save */
	buf_adds(out, pick(st, 2) ? SAVE : "\r");
}

/* ---- what is kept -------------------------------------------------------- */

/* The marks of a text belong to one person, who is noted in *who. */
static size_t
marks_of(const char *text, size_t n, size_t *who, const char *where)
{
	const char *end = text + n;
	size_t found = 0;

	while ((text = memmem(text, (size_t)(end - text), MARK,
			strlen(MARK))) != NULL) {
		const char *p = text += strlen(MARK);
		size_t id = (size_t)(p[0] - 'a') * 676 +
			    (size_t)(p[1] - 'a') * 26 + (size_t)(p[2] - 'a');

		if (*who != SIZE_MAX && *who != id)
			fail_msg("%s: keys of %zu and of %zu", where, *who, id);
		*who = id;
		found++;
	}
	return found;
}

static void
is_kept(struct stream *st, size_t who, size_t marks, const char *where)
{
	if (who == SIZE_MAX)
		return;
	assert_true(who < st->people);
	if (marks != st->typed[who])
		fail_msg("%s of %zu: %zu of %zu fields", where, who, marks,
			st->typed[who]);
	st->kept[who]++;
}

static void
look_at_draft(struct stream *st, const struct draft_head *head)
{
	struct draft d;
	size_t who = SIZE_MAX, marks = 0;

	check_done(st->d, draft_load(st->d->o, head->session, head->form, &d,
				  &st->d->err));
	for (size_t i = 0; i < d.n_rows; i++)
		marks += marks_of(
			d.rows[i].text, strlen(d.rows[i].text), &who, "draft");
	is_kept(st, who, marks, "draft");
	st->aside++;
	draft_release(&d);
}

static void
look_at_person(struct stream *st, uint64_t id)
{
	static struct record r;
	size_t who = SIZE_MAX, marks = 0;

	assert_true(peek(st->d, KIND_PERSON, id, &r));
	for (size_t i = 0; i < r.n; i++)
		if (r.f[i].v.kind == VALUE_TEXT)
			marks += marks_of(
				r.f[i].v.text, r.f[i].v.len, &who, "record");
	is_kept(st, who, marks, "record");
	st->stored++;
}

static void
look(struct stream *st)
{
	static struct draft_head heads[PEOPLE];
	size_t n;

	check_done(
		st->d, draft_heads(st->d->o, heads, PEOPLE, &n, &st->d->err));
	for (size_t i = 0; i < n; i++)
		look_at_draft(st, &heads[i]);
	n = count_records(st->d, KIND_PERSON);
	for (uint64_t i = 1; i <= n; i++)
		look_at_person(st, (uint64_t)1 << 32 | i);
	for (size_t i = 0; i < st->people; i++)
		if (st->kept[i] != (st->typed[i] > 0))
			fail_msg("%zu is kept %zu times", i, st->kept[i]);
}

/* ---- the tests ----------------------------------------------------------- */

static void
run_stream(struct stream *st, const char *program)
{
	struct buf bytes = BUF_INIT;

	open_form(st, program);
	memset(st->filled, 0, sizeof(st->filled));
	for (size_t i = 0; i < IN_STREAM; i++)
		type_person(st, &((struct entry_screen *)st->s)->form, &bytes);
	feed(st, buf_str(&bytes), 0);
	close_form(st);
	buf_release(&bytes);
}

static void
test_streams(void **state)
{
	struct desk *d = *state;
	struct stream *st = xcalloc(1, sizeof(*st));

	st->d = d;
	st->ui.office = d->o;
	st->seed = 7;
	for (size_t p = 0; p < ARRAY_SIZE(programs); p++)
		for (size_t i = 0; i < STREAMS; i++)
			run_stream(st, programs[p]);
	look(st);
	/* both happened, often */
	assert_true(st->stored > 20 && st->aside > 20);
	print_message("# %zu persons: %zu stored, %zu drafts\n", st->people,
		st->stored, st->aside);
	free(st);
}

/* Keys that come before anybody can have read it are about the next one, later
 * ones put it right. */
static void
test_shown(void **state)
{
	static const struct {
		int64_t after; /* ms, since it was shown */
		size_t aside;
	} rows[] = { { 1, 1 }, { 600, 1 }, { 800, 0 } };
	struct desk *d = *state;

	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		struct stream st = { .d = d, .ui.office = d->o };
		struct entry_screen *es;
		int64_t now = input_now();

		open_form(&st, NULL);
		es = (struct entry_screen *)st.s;
		feed(&st, "3205\r" SAVE, now);
		assert_true(es->refused);
		es->shown = now;
		feed(&st, "\x15", now + rows[i].after);
		feed(&st, "32", now + rows[i].after);
		assert_int_equal(es->aside, rows[i].aside);
		assert_string_equal(edit_text(&es->form.rows[0].edit), "32");
		feed(&st, "\x15", now + 5000);
		close_form(&st);
	}
}

/* A record that is there has no next one: what was typed ahead is dropped. */
static void
test_once(void **state)
{
	struct desk *d = *state;
	struct stream st = { .d = d, .ui.office = d->o };
	struct entry_screen *es;
	int64_t now = input_now();

	st.s = entry_screen_new(&(struct entry_subject){ .kind = KIND_PERSON,
		.record = person(d, "name=Neng Sumiati") });
	check_done(d, st.s->ops->enter(&st.ui, st.s, &d->err));
	es = (struct entry_screen *)st.s;
	feed(&st, "3205\r" SAVE "jjx", now);
	assert_int_equal(es->form.at, 0);
	assert_string_equal(edit_text(&es->form.rows[0].edit), "3205");
	es->shown = now;
	feed(&st, "12", now + 600); /* and a pause begins anew */
	feed(&st, "34", now + 1200);
	assert_string_equal(edit_text(&es->form.rows[0].edit), "3205");
	feed(&st,
		"\x15"
		"77",
		now + 2000);
	assert_string_equal(edit_text(&es->form.rows[0].edit), "77");
	close_form(&st);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		desk_test(test_streams),
		desk_test(test_shown),
		desk_test(test_once),
	};

	return cmocka_run_group_tests_name("stream", tests, NULL, NULL);
}
