/* SPDX-License-Identifier: MIT */
#include "magang/view/codes.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/marks_pack.h"
#include "magang/casework/at_host.h"
#include "magang/casework/closed_code.h"
#include "magang/casework/pack_old.h"
#include "magang/casework/rolls.h"
#include "magang/casework/seat_cause.h"
#include "magang/casework/sheet_ask.h"
#include "magang/record/cohort_sheet.h"
#include "magang/record/doubt_state.h"
#include "magang/record/index.h"
#include "magang/casework/letters.h"
#include "magang/casework/stages.h"
#include "magang/casework/task_make.h"
#include "magang/casework/waiting.h"
#include "magang/program/scorecard.h"
#include "magang/rulebook/program_cache.h"
#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/view/marks_words.h"

#define CODE_MAX 64
#define PROGRAMS_MAX 64

static const struct program *
sheet_program(const struct style *s, const struct record *sheet)
{
	struct record *cohort = xmalloc(sizeof(*cohort));
	const struct program *p =
		office_sees(s->office, s->txn, KIND_COHORT,
			cohort_of_sheet(sheet->id), cohort)
			? cohort_program(&s->office->book, s->txn, cohort)
			: NULL;

	free(cohort);
	return p;
}

static const struct program *
program_of(const struct style *s, const struct record *r)
{
	if (kind_is(r->kind, KIND_OF_PROGRAM) || r->kind == KIND_DECISION ||
		r->kind == KIND_PROPOSAL)
		return case_program(s->office, s->txn, r);
	if (r->kind == KIND_SHEET)
		return sheet_program(s, r);
	return office_program(s->office, s->txn, record_program(s->txn, r), 0);
}

/* The words of a label that the office stores. */
static bool
is_stored(
	const struct style *s, const struct label *label, const struct value *v)
{
	const char *stored = label_in(label, s->office->book.site.lang, "");

	return v && strlen(stored) == v->len &&
	       memcmp(stored, v->text, v->len) == 0;
}

/* Of deadlines that share a task, the one whose words the task has. */
static const struct label *
deadline_label(const struct style *s, const struct program *p, const char *name,
	const struct value *words)
{
	const struct label *first = NULL;

	for (size_t i = 0; i < p->n_deadlines; i++) {
		const struct deadline *d = &p->deadlines[i];

		if (strcmp(d->task ? d->task : d->name, name) != 0)
			continue;
		if (is_stored(s, &d->label, words))
			return &d->label;
		first = first ? first : &d->label;
	}
	return first;
}

/* What is due of a host is of no one program. */
static const struct label *
host_deadline_label(
	const struct style *s, const struct record *r, const char *name)
{
	uint16_t number[PROGRAMS_MAX];
	const size_t n = office_program_numbers(s->txn, number, PROGRAMS_MAX);
	const struct value *words = record_get(r, F_TASK);
	const struct label *first = NULL, *label;

	for (size_t i = 0; i < n; i++) {
		const struct program *p =
			office_program(s->office, s->txn, number[i], 0);

		label = program_asks_hosts(p)
				? deadline_label(s, p, name, words)
				: NULL;
		if (label && is_stored(s, label, words))
			return label;
		first = first ? first : label;
	}
	return first;
}

static const char *
stage_words(const struct style *s, const struct program *p, int i)
{
	if (i < 0 || s->form != OUT_TABLE)
		return i < 0 ? NULL : p->stages[i].name;
	return label_in(
		&p->stages[i].label, s->office->lang, p->stages[i].name);
}

/* "stage:doc_check", "deadline:coe#2", "nik". NULL: of none that there is. */
static const struct label *
rule_label(const struct style *s, const struct record *r, char *rule)
{
	const struct program *p = program_of(s, r);
	char *name = strchr(rule, ':');
	int stage;

	if (task_made_label(rule))
		return task_made_label(rule);
	if (!name)
		return strcmp(rule, "nik") == 0 ? &core_field(F_NIK)->label
						: NULL;
	*name++ = '\0';
	name[strcspn(name, "#")] = '\0';
	if (!p)
		return record_about(r) == KIND_ORGANISATION
			       ? host_deadline_label(s, r, name)
			       : NULL;
	if (strcmp(rule, "stage") != 0)
		return deadline_label(s, p, name, record_get(r, F_TASK));
	stage = program_stage(p, name);
	return stage < 0 ? NULL : &p->stages[stage].label;
}

/* A task that followed bears the label of its rule in the language of the
 * office; who reads it has it in his own. Words that somebody wrote stay. */
static const char *
task_words(const struct style *s, const struct record *r, const struct value *v)
{
	char rule[CODE_MAX];
	const struct label *label;

	record_text(r, F_RULE, rule, sizeof(rule));
	label = rule_label(s, r, rule);
	return label && is_stored(s, label, v)
		       ? label_in(label, s->office->lang, "")
		       : NULL;
}

static const char *
activity_words(const struct style *s, const struct record *r, const char *name)
{
	enum kind about = (enum kind)record_number(r, F_ABOUT_KIND, 0);
	struct activity_kind kind;

	if (!activity_about(&s->office->book, s->txn, about, program_of(s, r),
		    name, &kind))
		return NULL;
	return label_in(kind.label, s->office->lang, name);
}

size_t
activities_of(struct office *office, enum kind about,
	const struct program *program, struct activity_kind out[ACTIVITIES_MAX])
{
	struct err unread = ERR_INIT;
	struct txn *txn;
	size_t n;

	if (office_look(office, &txn, &unread) != 0)
		return 0;
	n = activities_about(&office->book, txn, about, program, out);
	office_look_end(txn);
	return n;
}

static size_t
add_outcomes(const struct program *p, struct choice *out, size_t n)
{
	for (size_t i = 0; i < p->n_outcomes; i++) {
		size_t at = 0;

		while (at < n && strcmp(out[at].code, p->outcomes[i].name) != 0)
			at++;
		if (at == n && n < OUTCOMES_MAX)
			out[n++] = (struct choice){ p->outcomes[i].name,
				p->outcomes[i].label };
	}
	return n;
}

size_t
outcomes_of(struct office *office, const struct program *program,
	struct choice out[OUTCOMES_MAX])
{
	struct err unread = ERR_INIT;
	const struct program *p;
	struct txn *txn;
	size_t n = 0;

	if (office_look(office, &txn, &unread) != 0)
		return 0;
	for (uint16_t no = 0;
		(p = rulebook_program_next(&office->book, txn, &no));)
		if (!program || strcmp(p->name, program->name) == 0)
			n = add_outcomes(p, out, n);
	office_look_end(txn);
	return n;
}

/* Units of figures and those of the programs we ship; others stay as they are
 * written. */
static const char *const units[] = { N_("hours"), N_("days"), N_("visits"),
	N_("events"), N_("sessions"), N_("audits"), N_("buyers"), N_("shops"),
	N_("items"), N_("applications"), N_("members"), N_("people"),
	N_("rupiah"), N_("yen") };

const char *
unit_words(const struct activity_kind *kind, const struct record *about)
{
	const char *unit = kind->unit;

	if (unit && strcmp(unit, UNIT_MONEY) == 0)
		unit = growth_currency(about);
	for (size_t i = 0; unit && i < ARRAY_SIZE(units); i++)
		if (strcmp(units[i], unit) == 0)
			return _(units[i]);
	return unit;
}

static int
stage_of(const struct program *p, const struct record *r, uint16_t field)
{
	return program_stage_by_number(p, (uint8_t)record_number(r, field, 0));
}

/* The move of a decision, as it was meant. */
static const struct move *
move_of(const struct program *p, const struct record *r)
{
	const uint16_t to = record_has(r, F_MEANT) ? F_MEANT : F_DECISION_TO;

	return program_move(
		p, stage_of(p, r, F_DECISION_FROM), stage_of(p, r, to));
}

/* Of a case, the cause of its last move, which may have led to a list. */
static const struct choice *
last_cause(const struct program *p, const struct record *kase, const char *code)
{
	const int to = stage_of(p, kase, F_STAGE);
	const size_t n = stage_entries(kase);
	struct stage_entry before;
	const struct choice *c;
	int from;

	if (n < 2 || !stage_entry(kase, n - 2, &before))
		return NULL;
	from = program_stage_by_number(p, before.stage);
	c = move_cause(program_move(p, from, to), code);
	return c ? c
		 : move_cause(program_move(p, from, program_waits_for(p, to)),
			   code);
}

static const char *
cause_words(const struct style *s, const struct record *r, const char *code)
{
	const struct program *p = program_of(s, r);
	const struct choice *c;
	struct seat_of of;

	if (r->kind == KIND_SEAT) {
		of = seat_of(&s->office->book, s->txn, r);
		c = seat_cause(&of, code, strlen(code));
		return c ? label_in(&c->label, s->office->lang, NULL) : NULL;
	}
	if (!p)
		return NULL;
	c = r->kind == KIND_CASE ? last_cause(p, r, code)
				 : move_cause(move_of(p, r), code);
	return c ? label_in(&c->label, s->office->lang, NULL) : NULL;
}

static const char *
letter_words(const struct style *s, const struct record *r, const char *name)
{
	const struct program *p = program_of(s, r);
	const int i = p ? program_letter(p, name) : -1;

	return i < 0 ? NULL
		     : label_in(&p->letters[i].label, s->office->lang, NULL);
}

static const char *
certificate_words(
	const struct style *s, const struct record *r, const char *name)
{
	const struct program *p = program_of(s, r);
	const int i = p ? program_certificate(p, name) : -1;

	return i < 0 ? NULL
		     : label_in(&p->certificates[i].label, s->office->lang,
			       NULL);
}

static const char *
outcome_words(const struct style *s, const struct record *r, const char *name)
{
	const struct program *p =
		office_program(s->office, s->txn, record_program(s->txn, r), 0);
	const int i = p ? program_outcome(p, name) : -1;

	return i < 0 ? NULL
		     : label_in(&p->outcomes[i].label, s->office->lang, NULL);
}

static const struct assessment *
assessment_of(const struct style *s, const struct record *r, const char *name)
{
	const struct program *p = program_of(s, r);
	const int i = p ? program_assessment(p, name) : -1;

	return i < 0 ? NULL : &p->assessments[i];
}

static const char *
assessment_words(
	const struct style *s, const struct record *r, const char *name)
{
	const struct assessment *a = assessment_of(s, r, name);

	return a ? label_in(&a->label, s->office->lang, NULL) : NULL;
}

static bool
points_words(const struct style *s, const struct record *r,
	const struct value *v, struct buf *out)
{
	char name[CODE_MAX];
	const struct assessment *a = assessment_of(
		s, r, record_text(r, F_CARD_OF, name, sizeof(name)));

	if (a)
		card_say(a, v->text, v->len, s->office->lang, out);
	return a != NULL;
}

/* Those that are not for the reader are closed, or left out. */
static bool
marks_read(const struct style *s, const struct record *r, const struct value *v,
	struct marks *out)
{
	const bool good = marks_unpack(v->text, v->len, out);

	if (good)
		(r->kind == KIND_SHEET ? marks_close : rolls_close)(
			&s->office->access, s->txn, cohort_of_sheet(r->id),
			out);
	return good;
}

/* Of a day by their words, of a unit as they are. */
static bool
marks_words(const struct style *s, const struct record *r, uint16_t id,
	const struct value *v, struct buf *out)
{
	struct marks *marks = xmalloc(sizeof(*marks));
	const bool good = marks_read(s, r, v, marks);

	if (good && id == F_GRADE_MARKS)
		grade_marks_say(marks, out);
	else if (good)
		day_marks_say(s->office, program_of(s, r), marks, out);
	free(marks);
	return good;
}

const char *
role_words(const struct office *office, const char *name)
{
	for (size_t i = 0; i < office->book.roles.n; i++)
		if (strcmp(office->book.roles.rows[i].name, name) == 0)
			return label_in(&office->book.roles.rows[i].label,
				office->lang, name);
	return name;
}

static const char *
text_words(const struct style *s, const struct record *r, uint16_t id,
	const struct value *v)
{
	char code[CODE_MAX];
	const struct label *label;

	if (id == F_TASK)
		return task_words(s, r, v);
	snprintf(code, sizeof(code), "%.*s", (int)v->len, v->text);
	if (field_of_causes(id))
		return cause_words(s, r, code);
	if (id == F_ACTIVITY)
		return activity_words(s, r, code);
	if (id == F_LETTER_TEMPLATE)
		return letter_words(s, r, code);
	if (id == F_CERT_OF)
		return certificate_words(s, r, code);
	if (id == F_OUTCOME_WHAT)
		return outcome_words(s, r, code);
	if (id == F_CARD_OF)
		return assessment_words(s, r, code);
	if (id == F_USER_ROLE)
		return role_words(s->office, code);
	label = rule_label(s, r, code);
	return label ? label_in(label, s->office->lang, NULL) : NULL;
}

static const char *
number_words(const struct style *s, const struct record *r, uint16_t id,
	int64_t number, char text[NUMBER_TEXT])
{
	const struct program *p;
	enum kind kind = KIND_PERSON;

	if (id == F_STAGE || id == F_DECISION_FROM || id == F_DECISION_TO ||
		id == F_MEANT || id == F_PROPOSED) {
		p = program_of(s, r);
		return p ? stage_words(s, p,
				   program_stage_by_number(p, (uint8_t)number))
			 : NULL;
	}
	if (id == F_VERSION) {
		snprintf(text, NUMBER_TEXT, "%" PRId64, number);
		return text;
	}
	if (id == F_ABOUT || id == F_DECISION_CASE)
		kind = record_about(r);
	text_number(s->office, s->txn, kind, (uint64_t)number, text);
	return text[0] ? text : "-";
}

static bool
marks_closed(const struct style *s, const struct record *r,
	const struct value *v, struct buf *out)
{
	struct marks *marks;
	bool closed;

	marks = xmalloc(sizeof(*marks));
	closed = marks_read(s, r, v, marks);
	if (closed)
		marks_print(marks, out);
	free(marks);
	return closed;
}

bool
code_closed(const struct style *s, const struct record *r, uint16_t id,
	const struct value *v, struct buf *out)
{
	if (id == F_PACK_COUNT) {
		buf_addf(out, "%" PRId64,
			pack_count(&s->office->access, s->txn, r));
		return true;
	}
	if (!value_is_closed(
		    &s->office->book, s->txn, &s->office->access, r, id, v))
		return false;
	if (field_of_marks(id) && v->kind == VALUE_TEXT)
		return marks_closed(s, r, v, out);
	buf_adds(out, CODE_CLOSED);
	return true;
}

bool
code_words(const struct style *s, const struct record *r, uint16_t id,
	const struct value *v, struct buf *out)
{
	char number[NUMBER_TEXT];
	const char *words = NULL;
	enum kind kind;
	uint64_t by;

	if (id == F_CARD_POINTS && v->kind == VALUE_TEXT &&
		s->form == OUT_TABLE)
		return points_words(s, r, v, out);
	if (field_of_marks(id) && v->kind == VALUE_TEXT && s->form == OUT_TABLE)
		return marks_words(s, r, id, v, out);
	if (code_closed(s, r, id, v, out))
		return true;
	if (v->kind == VALUE_TEXT && s->form == OUT_TABLE &&
		(id == F_RULE || id == F_TASK || id == F_ACTIVITY ||
			id == F_LETTER_TEMPLATE || id == F_CARD_OF ||
			id == F_CERT_OF || id == F_OUTCOME_WHAT ||
			id == F_USER_ROLE || field_of_causes(id)))
		words = text_words(s, r, id, v);
	else if (v->kind == VALUE_NUMBER &&
		 (id == F_STAGE || id == F_PERSON || id == F_ABOUT ||
			 id == F_DECISION_CASE || id == F_DECISION_FROM ||
			 id == F_DECISION_TO || id == F_MEANT ||
			 id == F_PROPOSED || id == F_VERSION))
		words = number_words(s, r, id, v->number, number);
	else if (id == F_ROOM_BY && room_by_read(v, &kind, &by))
		words = text_number(s->office, s->txn, kind, by, number);
	if (words)
		buf_adds(out, words);
	return words != NULL;
}

void
program_words(const struct style *s, const struct record *r, struct buf *out)
{
	const struct program *p = program_of(s, r);

	if (p)
		buf_adds(out, label_in(&p->label, s->office->lang, p->name));
}

void
words_likeness(int64_t likeness, struct buf *out)
{
	static const char *const bands[LINK_BANDS] = { N_("hardly"),
		N_("perhaps"), N_("probable"), N_("sure") };

	buf_adds(out, _(bands[link_band((int)(likeness / DECIMAL_ONE))]));
}
