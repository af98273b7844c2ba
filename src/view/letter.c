/* SPDX-License-Identifier: MIT */
#include "magang/casework/closed_code.h"
#include "magang/view/letter.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/casework/appeal.h"
#include "magang/casework/facts.h"
#include "magang/casework/kept.h"
#include "magang/casework/verdict.h"
#include "magang/office/find.h"
#include "magang/program/letter.h"
#include "magang/record/letter_state.h"
#include "magang/record/fields.h"
#include "magang/record/index.h"
#include "magang/record/reach.h"
#include "magang/view/when.h"
#include "magang/view/words.h"

#include "letter_why.h"

/* All that a letter may speak of. */
struct writing {
	const struct style *s;
	const struct record *letter;
	struct record *kase, *person, *decision;
	const struct program *p;
	struct letter_lack *lack;
};

/* ---- marks ---------------------------------------------------------------- */

/* What is written in full that a reader may not see so stands between marks, in
 * what is kept and nowhere else: no characters, for ever (U+FDD0, U+FDD1), that no
 * value brings along. While it is written these stand for them, which no value and
 * no program may hold. */
#define OPEN "\xEF\xB7\x90"
#define SHUT "\xEF\xB7\x91"
#define MARK (sizeof(OPEN) - 1)
#define WRITES_OPEN '\002'
#define WRITES_SHUT '\003'

static bool
is_mark(const char *p, const char *mark)
{
	return strncmp(p, mark, MARK) == 0;
}

/* From `at` on: what was written is as it is kept. */
static void
keep_marks(struct buf *out, size_t at)
{
	char *written = xstrdup(buf_str(out) + at);

	buf_truncate(out, at);
	for (const char *p = written; *p; p++) {
		if (is_mark(p, OPEN) || is_mark(p, SHUT))
			p += MARK - 1;
		else if (*p == WRITES_OPEN)
			buf_adds(out, OPEN);
		else if (*p == WRITES_SHUT)
			buf_adds(out, SHUT);
		else
			buf_addc(out, *p);
	}
	free(written);
}

void
letter_read(const char *kept, bool full, struct buf *out)
{
	bool open = false;

	for (const char *p = kept; *p; p++) {
		if (is_mark(p, OPEN) || is_mark(p, SHUT)) {
			open = is_mark(p, OPEN);
			p += MARK - 1;
			if (open && !full)
				buf_adds(out, "****");
		} else if (full || !open) {
			buf_addc(out, *p);
		}
	}
}

/* ---- words ---------------------------------------------------------------- */

static void
say_number(const struct writing *w, const struct record *r, struct buf *out)
{
	char number[NUMBER_TEXT];

	office_number(w->s->office, w->s->txn, r, number);
	buf_adds(out, number);
}

static void
say_date(int64_t date, struct buf *out)
{
	char text[WHEN_TEXT];

	buf_adds(out, when_whole((int32_t)date, text));
}

static void
say_stage(const struct writing *w, struct buf *out)
{
	const int i = program_stage_by_number(
		w->p, (uint8_t)record_number(w->decision, F_DECISION_TO, 0));

	if (i >= 0)
		buf_adds(
			out, label_in(&w->p->stages[i].label,
				     w->s->office->lang, w->p->stages[i].name));
}

static void
say_cell(const struct writing *w, const struct record *r, const struct fdef *f,
	struct buf *out)
{
	const struct value *v = record_get(r, f->id);
	const bool marked = w->s->reveal && field_is_masked(f);

	if (marked)
		buf_addc(out, WRITES_OPEN);
	if (v && v->kind == VALUE_NUMBER && f->type == TYPE_DATE)
		say_date(v->number, out);
	else if (v)
		record_cell(w->s, r, f, v, out);
	if (marked)
		buf_addc(out, WRITES_SHUT);
}

/* Of health nothing, whoever writes it: a letter is read by whoever opens it. Who sees
 * none is not told either by what is not closed. */
static void
say_decision(const struct writing *w, uint16_t id, struct buf *out)
{
	char code[64];

	record_text(w->decision, F_DECISION_CAUSE, code, sizeof(code));
	if (id != F_DATE && *code &&
		(cause_tells_health(w->p, code, strlen(code)) ||
			(!access_class(&w->s->office->access, PRIVACY_HEALTH) &&
				move_cause_is_closed(
					w->p, code, strlen(code))))) {
		buf_adds(out, CODE_CLOSED);
		return;
	}
	say_cell(w, w->decision, field_of(NULL, KIND_DECISION, id), out);
}

/* With its head, or nothing. */
static void
say_answers(const struct writing *w, bool change, struct buf *out)
{
	struct style s = *w->s;
	struct buf lines = BUF_INIT;
	struct case_facts now;
	struct verdict v;

	s.reveal = false; /* no reason is a place for a number in full */
	verdict_init(&v);
	if (kept_read(&s.office->book, s.txn, w->decision, &v) == KEPT_READ) {
		case_facts_under(&now, &s.office->book, s.txn, v.program,
			w->kase, w->person, s.office->today);
		if (change)
			letter_changes(&s, &v, &now, &lines);
		else
			letter_reasons(&s, &v, &lines);
	}
	if (lines.len)
		buf_addf(out, "%s\n%.*s",
			change ? _("What would change it:")
			       : _("What was not met:"),
			(int)lines.len - 1, lines.data);
	buf_release(&lines);
	verdict_release(&v);
}

/* Nothing where it cannot be contested. */
static void
say_appeal(const struct writing *w, struct buf *out)
{
	struct office *o = w->s->office;
	char number[NUMBER_TEXT], day[WHEN_TEXT];
	int32_t until;

	if (appeal_may(&o->book, w->s->txn, w->p, w->decision, o->today,
		    &until) != APPEAL_MAY)
		return;
	/* TRANSLATORS: office, last day, number of the letter */
	buf_addf(out,
		_("You may contest this decision at %s until %s; name the "
		  "number %s. Another person decides on it then."),
		o->book.site.office, when_whole(until, day),
		office_number(o, w->s->txn, w->letter, number));
}

static void
say_word(const struct writing *w, enum letter_word word, struct buf *out)
{
	switch (word) {
	case LETTER_CASE:
		say_number(w, w->kase, out);
		break;
	case LETTER_NUMBER:
		say_number(w, w->letter, out);
		break;
	case LETTER_PROGRAM:
		buf_adds(out,
			label_in(&w->p->label, w->s->office->lang, w->p->name));
		break;
	case LETTER_OFFICE:
		buf_adds(out, w->s->office->book.site.office);
		break;
	case LETTER_TODAY:
		say_date(w->s->office->today, out);
		break;
	case LETTER_DECIDED:
		say_decision(w, F_DATE, out);
		break;
	case LETTER_STAGE:
		say_stage(w, out);
		break;
	case LETTER_CAUSE:
		say_decision(w, F_DECISION_CAUSE, out);
		break;
	case LETTER_REASON:
		say_decision(w, F_DECISION_REASON, out);
		break;
	case LETTER_WHY:
	case LETTER_CHANGE:
		say_answers(w, word == LETTER_CHANGE, out);
		break;
	case LETTER_APPEAL:
		say_appeal(w, out);
		break;
	case LETTER_WORD_COUNT:
		break;
	}
}

/* ---- fields --------------------------------------------------------------- */

/* Its own field, or one of the person. */
static const struct fdef *
field_named(const struct writing *w, const char *name, size_t n)
{
	const struct fdef *f;
	char *word = xstrndup(name, n);

	f = program_field(w->p, word);
	free(word);
	if (!f)
		f = kind_field(KIND_CASE, name, n);
	return f ? f : kind_field(KIND_PERSON, name, n);
}

static void
note_lack(struct letter_lack *lack, const struct fdef *f)
{
	for (size_t i = 0; i < lack->n; i++)
		if (lack->seen[i] == f)
			return;
	if (lack->n == ARRAY_SIZE(lack->seen))
		return;
	lack->seen[lack->n++] = f;
	buf_addf(&lack->words, "%s%s", lack->words.len ? ", " : "",
		label_in(&f->label, lack->lang, f->name));
	if (f->id >= F_PERSON)
		buf_addf(&lack->fields, " %s=VALUE", f->name);
}

static void
say_field(const struct writing *w, const struct letter_part *part,
	struct buf *out)
{
	const struct fdef *f = field_named(w, part->text, part->n);
	const struct record *r;

	if (!f)
		return;
	r = f->id < F_PERSON ? w->person : w->kase;
	if (record_has(r, f->id))
		say_cell(w, r, f, out);
	else if (w->lack)
		note_lack(w->lack, f);
}

/* ---- lines ---------------------------------------------------------------- */

/* One line of the template; false: its words come to nothing. */
static bool
write_line(const struct writing *w, const char *line, struct buf *out)
{
	struct letter_part part;
	const size_t before = out->len;
	bool named = false;

	while (letter_next(&line, &part)) {
		const enum letter_word word =
			part.named ? letter_word_of(part.text, part.n)
				   : LETTER_WORD_COUNT;

		named |= part.named;
		if (!part.named)
			buf_add(out, part.text, part.n);
		else if (word == LETTER_WORD_COUNT)
			say_field(w, &part, out);
		else
			say_word(w, word, out);
	}
	return !named ||
	       strspn(buf_str(out) + before, " \t") < out->len - before;
}

/* No two empty lines behind each other, where one between came to nothing. */
static void
write_lines(const struct writing *w, const char *text, struct buf *out)
{
	bool empty = true;

	while (*text) {
		const size_t n = strcspn(text, "\n"), before = out->len;
		char *line = xstrndup(text, n);
		bool says = write_line(w, line, out);

		if (!says || (empty && out->len == before)) {
			buf_truncate(out, before);
		} else {
			empty = out->len == before;
			buf_addc(out, '\n');
		}
		free(line);
		text += n + (text[n] == '\n');
	}
}

/* ---- the whole ------------------------------------------------------------ */

static bool
sees(const struct writing *w, enum kind kind, uint16_t field,
	struct record *out)
{
	return office_sees(w->s->office, w->s->txn, kind,
		(uint64_t)record_number(w->letter, field, 0), out);
}

static bool
load_all(struct writing *w)
{
	const struct style *s = w->s;

	if (!sees(w, KIND_CASE, F_DECISION_CASE, w->kase) ||
		!sees(w, KIND_PERSON, F_PERSON, w->person) ||
		!sees(w, KIND_DECISION, F_LETTER_DECISION, w->decision) ||
		record_has(w->person, F_ERASED))
		return false;
	w->p = case_program(s->office, s->txn, w->decision);
	return w->p;
}

bool
letter_write(const struct style *s, const struct record *letter,
	struct buf *out, struct letter_lack *lack)
{
	struct record *r = xmalloc(3 * sizeof(*r));
	struct writing w = { s, letter, r, r + 1, r + 2, NULL, lack };
	const bool there = load_all(&w);
	const size_t before = out->len;
	char name[64];
	int i = -1;

	record_text(letter, F_LETTER_TEMPLATE, name, sizeof(name));
	if (there)
		i = program_letter(w.p, name);
	if (i >= 0)
		write_lines(&w,
			label_in(&w.p->letters[i].text, s->office->lang, ""),
			out);
	keep_marks(out, before);
	free(r);
	return i >= 0;
}

void
letter_text(const struct style *s, const struct record *letter, struct buf *out)
{
	const struct value *kept = record_get(letter, F_LETTER_TEXT);
	struct buf text = BUF_INIT;

	if (kept && kept->kind == VALUE_TEXT)
		buf_add(&text, kept->text, kept->len);
	else if (letter_state(letter) == LETTER_HELD)
		letter_write(s, letter, &text, NULL);
	letter_read(buf_str(&text),
		s->reveal && s->office->access.permissions & PERM_REVEAL, out);
	buf_release(&text);
}
