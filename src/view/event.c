/* SPDX-License-Identifier: MIT */
#include "magang/view/event.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "magang/ops/history_told.h"
#include "magang/view/codes.h"
#include "magang/view/told_fields.h"
#include "magang/view/words.h"

#include "magang/view/why.h"
#include "magang/view/why_kept.h"

#include "magang/casework/waiting.h"

#include "magang/base/date.h"
#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/office/find.h"
#include "magang/rulebook/program_cache.h"

/* What is needed to say one operation. */
struct saying {
	struct style style;
	const struct history_row *row;
	struct record *r;      /* as it is now; gone: what the act tells */
	struct record *person; /* of it */
	struct told_fields *told;
	struct event *e;
};

static void
add_value(const struct saying *s, const struct fdef *f, const struct value *v,
	struct buf *out)
{
	if (v->kind == VALUE_UNKNOWN && !(f && text_hides(s->style.office, f)))
		buf_adds(out, "-");
	else if (f)
		record_cell(&s->style, s->r, f, v, out);
	else if (v->kind == VALUE_NUMBER)
		buf_addf(out, "%" PRId64, v->number);
	else
		buf_add(out, v->text, v->len);
}

static void
add_label(const struct saying *s, const struct fdef *f, uint16_t id,
	struct buf *out)
{
	char name[DICT_NAME + 1];

	buf_adds(out, f ? text_subject(s->style.office, f)
			: field_name_ever(s->style.txn, id, name));
}

/* What was there before; of what is closed not even whether. */
static bool
was_told(
	const struct saying *s, const struct fdef *f, const struct op_field *of)
{
	return of->old.kind != VALUE_UNKNOWN &&
	       !(f && text_hides(s->style.office, f));
}

/* "Phone: old -> new" */
static void
add_field(const struct saying *s, const struct op_field *of, struct buf *out)
{
	const struct fdef *f =
		office_field_ever(s->style.office, s->style.txn, s->r, of->id);

	add_label(s, f, of->id, out);
	buf_adds(out, ": ");
	if (was_told(s, f, of)) {
		add_value(s, f, &of->old, out);
		buf_adds(out, " -> ");
	}
	add_value(s, f, &of->new, out);
}

/* --- one line ------------------------------------------------------------- */

static void
add_text(const struct op *op, uint16_t id, struct buf *out)
{
	const struct op_field *f = op_sets(op, id);

	if (f && f->new.kind == VALUE_TEXT)
		buf_add(out, f->new.text, f->new.len);
}

static void
say_activity(const struct saying *s, struct buf *out)
{
	static const uint16_t first[] = { F_ACTIVITY, F_RESULT };
	const char *before = "";

	for (size_t i = 0; i < ARRAY_SIZE(first); i++) {
		const struct op_field *f = op_sets(s->row->op, first[i]);

		if (!f)
			continue;
		buf_adds(out, before);
		add_value(s, core_field(first[i]), &f->new, out);
		before = ": ";
	}
	if (op_sets(s->row->op, F_TEXT))
		buf_adds(out, ": ");
	add_text(s->row->op, F_TEXT, out);
}

static void
say_task(const struct saying *s, struct buf *out)
{
	const struct op_field *due = op_sets(s->row->op, F_DUE);
	const struct op_field *done = op_sets(s->row->op, F_DONE);
	const struct value *task = record_get(s->r, F_TASK);
	char text[WHEN_TEXT];

	if (done)
		buf_adds(out, done->new.kind == VALUE_UNKNOWN
				      ? _("open again: ")
				      : _("done: "));
	if (task)
		add_value(s, core_field(F_TASK), task, out);
	if (due && due->new.kind == VALUE_NUMBER)
		buf_addf(out, _(", due %s"),
			when_day((int32_t)due->new.number,
				s->style.office->today, text));
}

/* What a value alone does not say. */
static const char *
before_told(uint16_t id)
{
	switch (id) {
	case F_CERT_COPIES:
		return _("printed, copy ");
	case F_CERT_REPLACES:
		return _("in the place of ");
	default:
		return "";
	}
}

/* Is the history that of what the field names? */
static bool
is_of(const struct saying *s, uint16_t id)
{
	const char *to = id ? core_field(id)->to : NULL;

	return to && s->row->of && strcmp(to, kind_info(s->row->of)->name) == 0;
}

/* "Invitation: answered, no", "Garut 1: refused, has work"; in the history of that
 * class "Ade Suherman: refused, has work". */
static void
say_within(const struct saying *s, const struct told_within *t, struct buf *out)
{
	const uint16_t id = record_has(s->r, t->name) ? t->name : t->instead;
	const struct value *name = record_get(s->r, id);
	size_t n = 0;

	if (is_of(s, id) && s->person->kind) {
		cell_name(&(struct row){ &s->style, s->r, s->person }, out);
		buf_adds(out, ": ");
	} else if (name) {
		add_value(s, core_field(id), name, out);
		buf_adds(out, ": ");
	}
	if (s->row->op->verb == OP_DELETE) {
		buf_adds(out, _("taken away"));
		return;
	}
	for (size_t i = 0; i < WITHIN_TOLD; i++) {
		const struct op_field *f = op_sets(s->row->op, t->told[i]);

		if (!f || f->new.kind == VALUE_UNKNOWN)
			continue;
		buf_adds(out, n++ ? ", " : "");
		buf_adds(out, before_told(t->told[i]));
		add_value(s, core_field(t->told[i]), &f->new, out);
	}
	if (!n && s->row->op->kind == KIND_SHEET &&
		s->row->op->verb == OP_CREATE)
		buf_adds(out, _("all present"));
}

static void
say_fields(const struct saying *s, struct buf *out)
{
	const struct op *op = s->row->op;
	const struct told_fields *told = s->told;
	size_t n = 0;

	for (size_t i = 0; i < told->n; i++) {
		if (told->f[i].id == F_REASON || told->f[i].id == F_MEANT ||
			told->f[i].id == F_ROOM_BY)
			continue;
		if (n++ == 3) {
			buf_addf(out, _(", and %zu more"), told->n - i);
			break;
		}
		if (n > 1)
			buf_adds(out, "; ");
		add_field(s, &told->f[i], out);
	}
	if (n == 0 && op->sealed)
		buf_adds(out, op->lost ? _("(key damaged)") : _("(erased)"));
}

static void
say_create(const struct saying *s, struct buf *out)
{
	const struct op *op = s->row->op;
	const struct kind_info *k = kind_info(op->kind);
	size_t n = 0;

	for (size_t i = 0; i < op->n; i++)
		n += !told_hides(&s->style, s->r, op->f[i].id);
	buf_addf(out, _("added to %s, %zu fields"),
		k ? label_in(&k->label, s->style.office->lang, k->name) : "?",
		n);
}

/* The stage that it was meant for. */
static void
say_meant(const struct saying *s, struct buf *out)
{
	const struct program *p =
		case_program(s->style.office, s->style.txn, s->r);
	const int stage = p ? program_stage_by_number(p,
				      (uint8_t)op_number(s->row->op, F_MEANT))
			    : -1;

	if (stage >= 0)
		buf_addf(out, _(" (no room: %s)"),
			label_in(&p->stages[stage].label, s->style.office->lang,
				p->stages[stage].name));
}

/* What made room, where the reader sees it, and whose act that was. That of the
 * case itself, or of its person, something came to be known made none. */
static void
say_room_by(const struct saying *s, struct buf *out)
{
	const struct op *op = s->row->op;
	struct record *r = xmalloc(sizeof(*r));
	char number[NUMBER_TEXT];
	enum kind kind, own;
	uint64_t id;

	if (room_by_read(&op_sets(op, F_ROOM_BY)->new, &kind, &id) &&
		id != op_subject(op, &own) && id != op->owner &&
		kind != KIND_ACTIVITY &&
		office_sees(s->style.office, s->style.txn, kind, id, r)) {
		office_number(s->style.office, s->style.txn, r, number);
		buf_addf(out, _(" (moved up: %s made room, by %s)"), number,
			s->row->actor);
	} else {
		buf_addf(out, _(" (moved up: there was room, by %s)"),
			s->row->actor);
	}
	free(r);
}

static const struct op_field *
told_reason(const struct told_fields *told)
{
	for (size_t i = 0; i < told->n; i++)
		if (told->f[i].id == F_REASON)
			return &told->f[i];
	return NULL;
}

/* What became of it; a return with why. */
static void
say_proposal(const struct saying *s, struct buf *out)
{
	const struct op *op = s->row->op;
	const struct op_field *standing = op_sets(op, F_STANDING);

	if (op->verb == OP_CREATE)
		buf_adds(out, _("proposed: "));
	else if (op->verb == OP_DELETE)
		buf_adds(out, _("proposal taken back: "));
	if (op->verb != OP_SET) {
		say_fields(s, out);
		return;
	}
	if (!standing)
		return;
	add_value(s, core_field(F_STANDING), &standing->new, out);
	if (op_sets(op, F_RETURNED) &&
		op_sets(op, F_RETURNED)->new.kind == VALUE_TEXT)
		buf_adds(out, ": ");
	add_text(op, F_RETURNED, out);
}

static void
say_set(const struct saying *s, struct buf *out)
{
	say_fields(s, out);
}

static void
say_delete(const struct saying *s, struct buf *out)
{
	(void)s;
	buf_adds(out, _("taken away"));
}

static void
say_erase(const struct saying *s, struct buf *out)
{
	(void)s;
	buf_adds(out, _("erased"));
}

/* Nobody is told what was only looked at. */
static void
say_expect(const struct saying *s, struct buf *out)
{
	(void)s;
	(void)out;
}

/* A verb that nobody can say does not compile. */
static void (*const said[OP_VERBS])(const struct saying *s, struct buf *out) = {
#define SAID(verb, row, back) [OP_##verb] = say_##row,
	CHANGE_VERBS(SAID)
#undef SAID
};

static void
say_op(const struct saying *s, struct buf *out)
{
	const struct op *op = s->row->op;
	const struct op_field *reason = told_reason(s->told);

	if (op->kind == KIND_ACTIVITY && op->verb == OP_CREATE)
		say_activity(s, out);
	else if (op->kind == KIND_TASK)
		say_task(s, out);
	else if (op->kind == KIND_DECISION) {
		if (op_sets(op, F_APPEAL))
			buf_adds(out, _("appeal: "));
		say_fields(s, out);
	} else if (op->kind == KIND_PROPOSAL)
		say_proposal(s, out);
	else if (told_within(op->kind))
		say_within(s, told_within(op->kind), out);
	else
		said[op->verb](s, out);
	if (op_sets(op, F_MEANT))
		say_meant(s, out);
	if (s->row->up && op_moves_up(op))
		say_room_by(s, out);
	if (reason && reason->new.kind == VALUE_TEXT) {
		buf_adds(out, " (");
		add_value(s, core_field(F_REASON), &reason->new, out);
		buf_addc(out, ')');
	}
	if (s->row->code) {
		buf_adds(out, _("  REFUSED: "));
		why_refused(&s->style, s->row, out);
	}
}

/* --- the whole ------------------------------------------------------------ */

static void
set_when(const struct saying *s)
{
	int32_t date = s->row->change->date, today = s->style.office->today;
	char iso[DATE_TIME_TEXT], day[DATE_TEXT];
	const char *hour = date_format_time(
		iso, s->row->change->time, s->style.office->zone);

	hour += strlen(hour) == 16 ? 11 : strlen(hour);
	when_day(date, today, s->e->day);
	snprintf(s->e->at, sizeof(s->e->at), "%s %s", cell_date(date, day),
		hour);
	/* of another year the day; what unfolds says the hour */
	if (strcmp(s->e->day, day) == 0)
		snprintf(s->e->when, sizeof(s->e->when), "%s", s->e->day);
	else
		snprintf(s->e->when, sizeof(s->e->when), "%s %s", s->e->day,
			hour);
	snprintf(s->e->hour, sizeof(s->e->hour), "%s", hour);
}

static void
load_record(struct saying *s)
{
	const struct op *op = s->row->op;
	struct office *office = s->style.office;
	struct txn *txn = s->style.txn;

	if (history_never_was(op, s->row->code)) {
		op_record(op, s->r);
		s->r->id = 0;
	} else if (!office_sees(office, txn, op->kind, op->id, s->r)) {
		op_record(op, s->r); /* gone: what this act gave or took */
	}
	office_sees_person(office, txn, s->r, s->person);
}

/* A decision is told of its case. */
static void
load_subject(struct saying *s)
{
	enum kind kind;
	uint64_t id = op_subject(s->row->op, &kind);

	if (kind != s->row->op->kind)
		office_sees(s->style.office, s->style.txn, kind, id, s->r);
}

static void
kept_line(void *ctx, const struct kept_answer *a)
{
	buf_addf(ctx, "%s: %s\n", a->word, a->says);
}

static void
say_all(struct saying *s)
{
	const char *gone;

	told_fields(s->row->op, s->told);
	load_record(s);
	told_close(&s->style, s->r, s->told);
	say_op(s, &s->e->text);
	for (size_t i = 0; i < s->told->n; i++) {
		const struct op_field *f = &s->told->f[i];

		add_field(s, f, &s->e->more);
		buf_addc(&s->e->more, '\n');
		if (!was_told(s,
			    office_field_ever(
				    s->style.office, s->style.txn, s->r, f->id),
			    f))
			continue;
		add_field(s, f, &s->e->replaced);
		buf_addc(&s->e->replaced, '\n');
	}
	gone = why_kept_op(&s->style, s->row->op, kept_line, &s->e->more);
	if (gone)
		buf_addf(&s->e->more, "%s\n", gone);
	load_subject(s);
	if (s->r->id)
		cell_who(&s->style, s->r, s->person->kind ? s->person : NULL,
			&s->e->about);
	else if (s->person->kind)
		cell_who(&s->style, s->person, NULL, &s->e->about);
}

void
event_make(
	struct office *office, const struct history_row *row, struct event *out)
{
	struct saying s = {
		.style = { .office = office, .form = OUT_TABLE },
		.row = row,
		.e = out,
	};
	struct err ignored = ERR_INIT;

	*out = (struct event){ .what = _(act_word(row->change->kind)) };
	if (!row->up)
		snprintf(out->actor, sizeof(out->actor), "%s", row->actor);
	set_when(&s);
	if (!row->op || office_look(office, &s.style.txn, &ignored) != 0)
		return;
	s.r = xmalloc(sizeof(*s.r));
	s.person = xmalloc(sizeof(*s.person));
	s.told = xmalloc(sizeof(*s.told));
	say_all(&s);
	office_look_end(s.style.txn);
	free(s.r);
	free(s.person);
	free(s.told);
}

void
event_release(struct event *e)
{
	buf_release(&e->text);
	buf_release(&e->more);
	buf_release(&e->replaced);
	buf_release(&e->about);
}
