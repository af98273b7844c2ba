/* SPDX-License-Identifier: MIT */
#include "magang/ops/build.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/arena.h"
#include "magang/base/buf.h"
#include "magang/base/date.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/base/num.h"
#include "magang/identity/identity.h"
#include "magang/record/index.h"
#include "magang/office/internal.h"
#include "magang/casework/stages.h"

#define CARD_DAYS 30 /* to bring the card when a person came without */

uint64_t
change_create(struct change *c, struct record *r, uint64_t owner)
{
	uint64_t id = c->n + 1;
	struct op *op = change_op(c, OP_CREATE, (enum kind)r->kind, id,
		r->kind == KIND_PERSON ? id : owner);

	for (size_t i = 0; i < r->n; i++)
		op_set(c, op, r->f[i].id, NULL, &r->f[i].v);
	r->id = id;
	return id;
}

struct op *
change_update(
	struct change *c, const struct record *old, const struct record *new)
{
	struct op *op = change_op(
		c, OP_SET, (enum kind)old->kind, old->id, record_owner(old));

	op->base = old->seq;
	for (size_t i = 0; i < new->n; i++)
		op_set(c, op, new->f[i].id, record_get(old, new->f[i].id),
			&new->f[i].v);
	for (size_t i = 0; i < old->n; i++)
		if (!record_has(new, old->f[i].id))
			op_set(c, op, old->f[i].id, &old->f[i].v, NULL);
	if (op->n)
		return op;
	free(op->f);
	c->n--;
	return NULL;
}

void
op_reason(struct change *c, struct op *op, const char *reason)
{
	struct value v;

	if (!reason || !*reason)
		return;
	v = value_text(reason);
	op_set(c, op, F_REASON, NULL, &v);
}

static void
complete_name(struct record *p, struct arena *arena)
{
	struct name_parts parts;
	char name[256];

	record_text(p, F_NAME, name, sizeof(name));
	name_split(name, &parts);
	if (!parts.name[0] || strcmp(parts.name, name) == 0)
		return;
	record_set_text(p, F_NAME,
		arena_strndup(arena, parts.name, strlen(parts.name)));
	if (parts.titles[0] && !record_has(p, F_TITLES))
		record_set_text(p, F_TITLES,
			arena_strndup(
				arena, parts.titles, strlen(parts.titles)));
}

static void
complete_from_nik(struct office *office, struct record *p)
{
	char digits[32];
	struct nik nik;

	record_text(p, F_NIK, digits, sizeof(digits));
	if (nik_parse(digits,
		    (int32_t)record_number(p, F_BIRTH_DATE, DATE_NONE),
		    office->today, &nik) != NIK_OK)
		return;
	if (!record_has(p, F_BIRTH_DATE))
		record_set_number(p, F_BIRTH_DATE, nik.birth);
	if (!record_has(p, F_SEX))
		record_set_text(p, F_SEX, nik.sex == 'P' ? "P" : "L");
}

static void
complete_area(struct record *p)
{
	uint64_t village = (uint64_t)record_number(p, F_VILLAGE, 0);
	uint64_t district = (uint64_t)record_number(p, F_DISTRICT, 0);

	if (village && !district) {
		district = area_parent(village, AREA_DISTRICT);
		record_set_number(p, F_DISTRICT, (int64_t)district);
	}
	if (district && !record_has(p, F_REGENCY))
		record_set_number(p, F_REGENCY,
			(int64_t)area_parent(district, AREA_REGENCY));
}

void
person_complete(struct office *office, struct record *p, struct arena *arena)
{
	complete_name(p, arena);
	complete_from_nik(office, p);
	complete_area(p);
	if (!record_has(p, F_REGISTERED))
		record_set_number(p, F_REGISTERED, office->today);
}

/* Did the place of this field change, while that one stands as it was? */
static bool
leaves_behind(const struct record *old, const struct record *new, uint16_t id,
	uint16_t other)
{
	int64_t was = record_number(old, other, 0);

	return record_number(old, id, 0) != record_number(new, id, 0) && was &&
	       was == record_number(new, other, 0);
}

static void
drop_place(struct record *r, uint16_t id)
{
	const struct value none = value_none();

	record_set(r, id, &none);
}

void
person_moved(const struct record *old, struct record *new)
{
	static const struct {
		uint16_t low, high;
		enum area_level level; /* of the higher one */
	} pairs[] = {
		{ F_VILLAGE, F_DISTRICT, AREA_DISTRICT },
		{ F_DISTRICT, F_REGENCY, AREA_REGENCY },
		{ F_VILLAGE, F_REGENCY, AREA_REGENCY },
	};
	struct record *said = xmalloc(sizeof(*said));

	*said = *new; /* as it was given, while places go */
	for (size_t i = 0; i < ARRAY_SIZE(pairs); i++) {
		uint16_t low = pairs[i].low, high = pairs[i].high;
		uint64_t inside = (uint64_t)record_number(said, low, 0);
		uint64_t place = (uint64_t)record_number(said, high, 0);

		if (!inside || area_parent(inside, pairs[i].level) == place)
			continue;
		if (leaves_behind(old, said, low, high))
			drop_place(new, high);
		else if (leaves_behind(old, said, high, low))
			drop_place(new, low);
	}
	free(said);
}

void
change_card_done(struct office *office, struct txn *txn, struct change *c,
	uint64_t person)
{
	struct record *t = xmalloc(sizeof(*t));
	struct value now = value_number(office->today);
	struct walk w;
	struct op *op;
	char rule[16];

	members_begin(&w, txn, KIND_PERSON, person, KIND_TASK);
	while (walk_next(&w)) {
		if (!record_load(txn, KIND_TASK, walk_id(&w), 0, t) ||
			record_has(t, F_DONE) ||
			strcmp(record_text(t, F_RULE, rule, sizeof(rule)),
				"nik"))
			continue;
		op = change_op(c, OP_SET, KIND_TASK, t->id, person);
		op->base = t->seq;
		op_set(c, op, F_DONE, NULL, &now);
	}
	walk_end(&w);
	free(t);
}

static void
add_doubt(struct change *c, uint64_t person, const struct likeness *like)
{
	struct record *d = xmalloc(sizeof(*d));

	record_init(d, KIND_DOUBT, 0);
	record_set_number(d, F_FIRST, (int64_t)person);
	record_set_number(d, F_SECOND, (int64_t)like->id);
	record_set_number(d, F_LIKENESS, like->score * DECIMAL_ONE);
	record_set_text(d, F_EVIDENCE, like->evidence);
	record_set_text(d, F_ANSWER, "open");
	change_create(c, d, person);
	free(d);
}

/* Registered now, card later: due in 30 days, or on the 17th birthday, when the
 * first card is issued (UU 24/2013 art. 63). */
static void
add_card_task(struct office *office, struct change *c, uint64_t person,
	const struct record *p)
{
	struct record *t = xmalloc(sizeof(*t));
	int32_t birth = (int32_t)record_number(p, F_BIRTH_DATE, DATE_NONE);
	int32_t due = office->today + CARD_DAYS;

	if (birth != DATE_NONE && date_add_months(birth, 17 * 12) > due)
		due = date_add_months(birth, 17 * 12);
	record_init(t, KIND_TASK, 0);
	record_set_number(t, F_PERSON, (int64_t)person);
	record_set_number(t, F_ABOUT, (int64_t)person);
	record_set_number(t, F_ABOUT_KIND, KIND_PERSON);
	record_set_text(t, F_TASK, "KTP / NIK");
	record_set_text(t, F_RULE, "nik");
	record_set_number(t, F_DUE, due);
	change_create(c, t, person);
	free(t);
}

uint64_t
change_person(struct office *office, struct change *c, struct record *p,
	const struct likeness *like, size_t n_like)
{
	uint64_t id = change_create(c, p, 0);

	for (size_t i = 0; i < n_like; i++)
		if (!like[i].certain &&
			like[i].score >= office->site.similar_line)
			add_doubt(c, id, &like[i]);
	if (!record_has(p, F_NIK))
		add_card_task(office, c, id, p);
	return id;
}

static int
start_stage(const struct program *p)
{
	for (size_t i = 0; i < p->n_stages; i++)
		if (p->stages[i].kind == STAGE_START)
			return (int)i;
	return 0;
}

int
change_case(struct office *office, struct txn *txn, struct change *c,
	struct record *kase, uint64_t person, const struct record *p,
	uint16_t program, struct err *err)
{
	const struct program *def = office_program(office, txn, program, 0);
	struct buf history = BUF_INIT;
	uint8_t stage;
	uint64_t id;

	if (!def)
		return err_set(
			err, MG_ENOENT, _("the program is not installed"));
	stage = def->stages[start_stage(def)].number;
	record_set_number(kase, F_PERSON, (int64_t)person);
	record_set_number(kase, F_PROGRAM_NO, program);
	record_set_number(kase, F_VERSION, def->version);
	record_set_number(kase, F_STAGE, stage);
	record_set_number(kase, F_OPENED, office->today);
	record_set_number(kase, F_ENTERED, office->today);
	record_set_number(kase, F_OFFICER, (int64_t)office->access.user);
	stage_history_add(&history, kase, stage, office->today);
	record_set_text(kase, F_HISTORY, buf_str(&history));
	id = change_create(c, kase, person);
	(void)id;
	deadline_tasks(office, txn, c, NULL, kase, p);
	buf_release(&history);
	return 0;
}
