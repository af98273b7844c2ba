/* SPDX-License-Identifier: MIT */
#include "magang/view/worked.h"

#include <stdlib.h>

#include "magang/base/date.h"
#include "magang/base/ids.h"
#include "magang/base/mem.h"
#include "magang/base/num.h"
#include "magang/casework/intake_seats.h"
#include "magang/casework/work.h"
#include "magang/linkage/cluster.h"
#include "magang/office/find.h"
#include "magang/office/office.h"
#include "magang/record/card_state.h"
#include "magang/record/doubt_state.h"
#include "magang/record/index.h"
#include "magang/record/ranks.h"
#include "magang/record/reach.h"
#include "magang/record/root.h"
#include "magang/rulebook/program_cache.h"
#include "magang/view/codes.h"
#include "magang/view/growth_words.h"

bool
work_number(const struct row *row, struct buf *out)
{
	char number[NUMBER_TEXT];

	buf_adds(out, office_number(row->style->office, row->style->txn,
			      row->record, number));
	return true;
}

static bool
add_number(
	const struct row *row, enum kind kind, uint16_t field, struct buf *out)
{
	char number[NUMBER_TEXT];
	uint64_t id = (uint64_t)record_number(row->record, field, 0);

	text_number(row->style->office, row->style->txn, kind, id, number);
	buf_adds(out, number);
	return number[0] != '\0';
}

/* Of a doubt: it is between the two as they were registered. */
static bool
add_registered(const struct row *row, uint16_t field, struct buf *out)
{
	char number[NUMBER_TEXT];
	uint64_t id = (uint64_t)record_number(row->record, field, 0);

	text_number_itself(
		row->style->office, row->style->txn, KIND_PERSON, id, number);
	buf_adds(out, number);
	return number[0] != '\0';
}

bool
work_merged(const struct row *row, struct buf *out)
{
	struct txn *txn = row->style->txn;
	char number[NUMBER_TEXT];
	struct ids group = { 0 };
	bool any;

	if (persons_merged(txn))
		person_group(txn, row->record->id, &group);
	any = group.n > 1;
	for (size_t i = 1; i < group.n; i++)
		buf_addf(out, "%s%s", i > 1 ? " " : "",
			number_format(number, "MG", group.rows[i]));
	ids_release(&group);
	return any;
}

/* In words; for programs as codes. */
bool
work_likeness(const struct row *row, struct buf *out)
{
	static const char *const codes[LINK_BANDS] = { "none", "listed",
		"probable", "sure" };
	const int64_t likeness = record_number(row->record, F_LIKENESS, 0);
	const enum out_form form = row->style->form;

	if (form == OUT_JSON || form == OUT_CSV)
		buf_adds(out, codes[link_band((int)(likeness / DECIMAL_ONE))]);
	else
		words_likeness(likeness, out);
	return true;
}

bool
work_person(const struct row *row, struct buf *out)
{
	return add_number(row, KIND_PERSON, F_PERSON, out);
}

bool
work_first(const struct row *row, struct buf *out)
{
	return add_registered(row, F_FIRST, out);
}

bool
work_second(const struct row *row, struct buf *out)
{
	return add_registered(row, F_SECOND, out);
}

bool
work_group(const struct row *row, struct buf *out)
{
	struct cluster c;

	cluster_of(row->style->office, row->style->txn, row->record, &c);
	if (c.pairs < 2)
		return false;
	buf_addf(out, _("%zu of %zu decided"), c.decided, c.pairs);
	return true;
}

bool
work_about(const struct row *row, struct buf *out)
{
	enum kind kind = record_about(row->record);

	return kind_info(kind) &&
	       add_number(row, kind, kind_info(row->record->kind)->about, out);
}

static bool
load_about(const struct row *row, enum kind wanted, struct record *out)
{
	const struct style *s = row->style;
	const uint16_t about = kind_info(row->record->kind)->about;

	return record_about(row->record) == wanted &&
	       office_sees(s->office, s->txn, wanted,
		       (uint64_t)record_number(row->record, about, 0), out);
}

bool
work_about_program(const struct row *row, struct buf *out)
{
	const struct style *s = row->style;
	struct record *about = xmalloc(sizeof(*about));
	const struct program *p =
		load_about(row, KIND_CASE, about)
			? case_program(s->office, s->txn, about)
			: NULL;

	if (p)
		buf_adds(out, p->name);
	free(about);
	return p != NULL;
}

bool
work_about_name(const struct row *row, struct buf *out)
{
	struct record *about = xmalloc(sizeof(*about));
	const bool is = load_about(row, KIND_ORGANISATION, about);
	char name[256];

	if (is)
		buf_adds(out, record_text(about,
				      kind_info(KIND_ORGANISATION)->name_field,
				      name, sizeof(name)));
	free(about);
	return is;
}

bool
work_store(const struct row *row, struct buf *out)
{
	char mark[STORE_MARK];

	buf_adds(out, office_store_mark(row->style->office, mark));
	return true;
}

static bool
add_user(const struct row *row, uint16_t field, struct buf *out)
{
	uint64_t id = field == F_OFFICER
			      ? record_officer(row->style->txn, row->record)
			      : (uint64_t)record_number(row->record, field, 0);
	char name[64];
	struct record user;

	if (!id || !office_sees(row->style->office, row->style->txn, KIND_USER,
			   id, &user))
		return false;
	buf_adds(out, record_text(&user, F_USER_NAME, name, sizeof(name)));
	return true;
}

bool
work_officer(const struct row *row, struct buf *out)
{
	return add_user(row, F_OFFICER, out);
}

static bool
add_in_hand(const struct row *row, size_t which, struct buf *out)
{
	struct office *office = row->style->office;
	struct in_hand has;

	work_of(&office->book, row->style->txn, row->record->id,
		&office->access, office->today, &has);
	buf_addf(out, "%llu",
		(unsigned long long)(const uint64_t[]){
			has.cases, has.tasks, has.late }[which]);
	return true;
}

bool
work_cases(const struct row *row, struct buf *out)
{
	return add_in_hand(row, 0, out);
}

bool
work_tasks(const struct row *row, struct buf *out)
{
	return add_in_hand(row, 1, out);
}

bool
work_late(const struct row *row, struct buf *out)
{
	return add_in_hand(row, 2, out);
}

/* "12/120", or, for a program to read, how many are taken. */
bool
work_taken(const struct row *row, struct buf *out)
{
	const struct style *s = row->style;
	struct intake_seats n;

	if (!intake_seats(&s->office->book, s->txn, row->record, &n))
		return false;
	buf_addf(out, "%lld", (long long)n.taken);
	if (s->form == OUT_TABLE && n.seats >= 0)
		buf_addf(out, "/%lld", (long long)n.seats);
	return true;
}

bool
work_ranked(const struct row *row, struct buf *out)
{
	const struct style *s = row->style;
	struct record *r = xmalloc(sizeof(*r));
	struct walk w;
	size_t n = 0;

	ranks_begin(&w, s->txn, row->record->id);
	while (walk_next(&w))
		n += !access_bound(&s->office->access) ||
		     office_sees(s->office, s->txn, KIND_RANK, walk_id(&w), r);
	walk_end(&w);
	free(r);
	buf_addf(out, "%zu", n);
	return true;
}

bool
work_decided_by(const struct row *row, struct buf *out)
{
	return add_user(row, F_DECISION_BY, out);
}

bool
work_second_user(const struct row *row, struct buf *out)
{
	return add_user(row, F_DECISION_SECOND, out);
}

bool
work_returned_by(const struct row *row, struct buf *out)
{
	return add_user(row, F_SET_RETURNED_BY, out);
}

bool
work_assessor(const struct row *row, struct buf *out)
{
	return add_user(row, F_CARD_BY, out);
}

bool
work_total(const struct row *row, struct buf *out)
{
	char text[DECIMAL_TEXT];
	int64_t sum;

	if (!card_sum(row->record, &sum))
		return false;
	buf_adds(out, decimal_format(text, sum));
	return true;
}

bool
work_appeal(const struct row *row, struct buf *out)
{
	return record_has(row->record, F_APPEAL) &&
	       add_number(row, KIND_DECISION, F_APPEAL, out);
}

bool
work_appealed(const struct row *row, struct buf *out)
{
	return record_has(row->record, F_APPEALED) &&
	       add_number(row, KIND_DECISION, F_APPEALED, out);
}

bool
work_proposal(const struct row *row, struct buf *out)
{
	return record_has(row->record, F_PROPOSAL) &&
	       add_number(row, KIND_PROPOSAL, F_PROPOSAL, out);
}

bool
work_program(const struct row *row, struct buf *out)
{
	const struct program *p =
		case_program(row->style->office, row->style->txn, row->record);

	if (!p)
		return false;
	buf_adds(out, p->name);
	return true;
}

bool
work_version(const struct row *row, struct buf *out)
{
	buf_addf(out, "%u", (uint32_t)row->record->id);
	return true;
}

bool
work_label(const struct row *row, struct buf *out)
{
	const struct style *s = row->style;
	const struct program *p = rulebook_program(&s->office->book, s->txn,
		(uint16_t)(row->record->id >> 32),
		(int)(uint32_t)row->record->id);

	if (!p)
		return false;
	buf_adds(out, label_in(&p->label, s->office->lang, p->name));
	return true;
}

static bool
add_stage(const struct row *row, uint16_t field, struct buf *out)
{
	const struct style *s = row->style;
	const struct program *p = case_program(s->office, s->txn, row->record);
	int64_t number = record_number(row->record, field, 0);
	int i = p ? program_stage_by_number(p, (uint8_t)number) : -1;

	if (i < 0)
		return false;
	buf_adds(out, s->form == OUT_TABLE
			      ? label_in(&p->stages[i].label, s->office->lang,
					p->stages[i].name)
			      : p->stages[i].name);
	return true;
}

/* "Interview > Training?": proposed, and not yet approved. */
bool
work_stage(const struct row *row, struct buf *out)
{
	const bool there = add_stage(row, F_STAGE, out);

	if (there && row->style->form == OUT_TABLE &&
		record_has(row->record, F_PROPOSED)) {
		buf_adds(out, " > ");
		add_stage(row, F_PROPOSED, out);
		buf_addc(out, '?');
	}
	return there;
}

bool
work_proposed(const struct row *row, struct buf *out)
{
	return record_has(row->record, F_PROPOSED) &&
	       add_stage(row, F_PROPOSED, out);
}

bool
work_from(const struct row *row, struct buf *out)
{
	return add_stage(row, F_DECISION_FROM, out);
}

bool
work_to(const struct row *row, struct buf *out)
{
	return add_stage(row, F_DECISION_TO, out);
}

bool
work_meant(const struct row *row, struct buf *out)
{
	return add_stage(row, F_MEANT, out);
}

bool
work_age(const struct row *row, struct buf *out)
{
	const struct record *r = row->person ? row->person : row->record;
	int64_t birth = record_number(r, F_BIRTH_DATE, DATE_NONE);
	int age = date_age((int32_t)birth, row->style->office->today);

	if (birth == DATE_NONE || age < 0)
		return false;
	buf_addf(out, "%d", age);
	return true;
}

/* A name of its program. */
static bool
work_named(const struct row *row, uint16_t id, struct buf *out)
{
	const struct value *v = record_get(row->record, id);

	if (v && !code_words(row->style, row->record, id, v, out))
		text_value(row->style, core_field(id), v, out);
	return v != NULL;
}

bool
work_activity(const struct row *row, struct buf *out)
{
	return work_named(row, F_ACTIVITY, out);
}

bool
work_outcome(const struct row *row, struct buf *out)
{
	return work_named(row, F_OUTCOME_WHAT, out);
}

bool
work_amount(const struct row *row, struct buf *out)
{
	const struct value *v = record_get(row->record, F_AMOUNT);

	if (v)
		growth_amount(row->style, v->number, out);
	return v != NULL;
}
