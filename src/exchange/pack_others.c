/* SPDX-License-Identifier: MIT */
#include "magang/exchange/pack_others.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/ids.h"
#include "magang/base/mem.h"
#include "magang/base/num.h"
#include "magang/exchange/pack_sheet.h"
#include "magang/program/program.h"
#include "magang/query/source.h"
#include "magang/record/pack_state.h"
#include "magang/record/record.h"

struct each_pack {
	const struct record *like;
	void (*each)(void *ctx, const struct record *pack);
	void *ctx;
};

static int
visit_pack(void *ctx, const struct hit *hit, struct err *err)
{
	const struct each_pack *e = ctx;

	(void)err;
	if (record_same(hit->record, e->like, F_PROGRAM_NO) &&
		record_same(hit->record, e->like, F_PACK_RANKING))
		e->each(e->ctx, hit->record);
	return 0;
}

/* Each pack of the program of `like`, of its name and for its ranking. */
static int
packs_each(struct office *office, const struct record *like,
	void (*each)(void *ctx, const struct record *pack), void *ctx,
	struct err *err)
{
	char name[64],
		*filter = xasprintf("pack=%s",
			record_text(like, F_PACK_OF, name, sizeof(name)));
	struct each_pack e = { like, each, ctx };
	int rc = source_each(office, KIND_PACK, filter, visit_pack, &e, err);

	free(filter);
	return rc;
}

/* ---- before one goes ------------------------------------------------------ */

struct old_looking {
	struct pack_sheet *sheet;
	struct ids cases; /* of it, ascending */
	char code[PACK_CODE + 1];
	int32_t date; /* both of the one that is the same */
};

/* The same cells, whatever the file was: it is no other pack. */
static bool
is_same(const struct pack_sheet *s, const struct record *pack)
{
	char content[sizeof(s->content)];

	return strcmp(record_text(
			      pack, F_PACK_CONTENT, content, sizeof(content)),
		       s->content) == 0;
}

/* Rows of a pack that is with the partner, and that go once more. */
static void
find_old(void *ctx, const struct record *pack)
{
	struct old_looking *l = ctx;
	struct pack_sheet *s = l->sheet;
	struct ids rows = { 0 };
	size_t n = 0;

	if (pack_state(pack) != PACK_OUT || l->sheet->same)
		return;
	if (is_same(s, pack)) {
		s->same = pack->id;
		s->n_old = 0;
		s->as_of = (uint64_t)(record_number(pack, F_PACK_AS_OF, 0) /
				      DECIMAL_ONE);
		record_text(pack, F_PACK_CODE, l->code, sizeof(l->code));
		l->date = (int32_t)record_number(pack, F_DATE, 0);
		return;
	}
	pack_rows(pack, &rows);
	for (size_t i = 0; i < rows.n; i++)
		n += ids_sorted_has(&l->cases, rows.rows[i]);
	ids_release(&rows);
	if (!n)
		return;
	VEC_GROW(s->old, s->n_old, s->cap_old);
	s->old[s->n_old++] = (struct pack_old){ pack->id, n };
}

int
pack_find_old(struct office *office, struct pack_sheet *s, struct err *err)
{
	struct record *like = xmalloc(sizeof(*like));
	struct old_looking l = { .sheet = s };
	int rc;

	record_init(like, KIND_PACK, 0);
	record_set_number(like, F_PROGRAM_NO, s->number);
	record_set_text(like, F_PACK_OF, s->pack->name);
	if (s->ranking)
		record_set_number(like, F_PACK_RANKING, (int64_t)s->ranking);
	for (size_t i = 0; i < s->cases.n; i++)
		ids_add(&l.cases, s->cases.rows[i]);
	ids_sort(&l.cases);
	rc = packs_each(office, like, find_old, &l, err);
	if (!rc && s->same)
		pack_recode(office, s, l.code, l.date);
	ids_release(&l.cases);
	free(like);
	return rc;
}
